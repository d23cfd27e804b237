"""Named: what a page says where a sentence for files names facts, fields and values as files do.

Such names stand in marks, and are no wording: `measure`, 'facts.audience' with what it is called in brackets, and of a
note the values that it explains, as in "self = ...".
"""

import datetime as dt
import re

from privesfeer.api.ask.code_checker import norms, policybook
from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import wording
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.cases.fact import Fact

_WORD = re.compile(r"\b([a-z][a-z_]*)\b( =)?")
_REPEATED = re.compile(r"'([^']+)': \1[.;]\s*", re.IGNORECASE)  # what says of a value no more than its label does
_OF_FACT = re.compile(r"'(?:facts\.)?(\w+)' \(([^)]*)\)")
_IN_PASSING, _NAMED, _VALUE = re.compile(r" \(`\w+`\)"), re.compile(r"`(\w+)`"), re.compile(r"'([a-z_]+)'")
_LABELS = {**{f"dates.{event}": label for event, label in wording.DATES.items()}, "choice.on": wording.DECIDED_ON}


def noted(fact: Fact, lang: Lang) -> str:
    """Give the explanation of a fact as a person reads it: values by their labels, other facts by their short phrase.

    Returns:
        The explanation; empty where there is none.
    """
    if fact.note is None:
        return ""
    labels = {value: label for each in (*codebook().facts, fact) for value, label in each.values.items()}
    shorts = {each.id: each.short for each in codebook().facts}

    def named(found: re.Match[str]) -> str:
        word, equals = found.groups()
        label = fact.values.get(word) if equals else shorts.get(word) or labels.get(word) if "_" in word else None
        if label is None:
            return found.group()
        return f"{wording.QUOTED.fill(words=label)[lang]}{':' if equals else ''}"

    return capital(_REPEATED.sub("", _WORD.sub(named, fact.note[lang])).strip())


def unfit(why: Text, lang: Lang) -> str:
    """Say why a document does not fit without the names that fields and values have in a file.

    Args:
        why: why it does not.

    Returns:
        It in the words of the page.
    """
    shorts = {each.id: each.short[lang] for each in codebook().facts}
    labels = {value: label[lang] for each in codebook().facts for value, label in each.values.items()}
    told = _NAMED.sub(lambda found: f"'{shorts.get(found[1], found[1])}'", _IN_PASSING.sub("", why[lang]))
    return _VALUE.sub(lambda found: f"'{labels.get(found[1], found[1])}'", told)


def wrong_here(problem: Problem, lang: Lang) -> str:
    """Say what is wrong to who fills in a page, without the name that the field has in a file.

    Args:
        problem: what is wrong.

    Returns:
        A sentence.
    """
    name = problem.field.removeprefix("facts.")
    fact = codebook().fact(name) if name in codebook().fact_ids else None
    if fact and fact.type in wording.WRONG and not _is_day(problem.value):  # a day is wrong beside another
        return wording.WRONG[fact.type].fill(value=str(problem.value))[lang]
    if fact and fact.values and problem.allowed:
        labels = [fact.values[value] for value in problem.allowed if value in fact.values]
        allowed = Text.enumerate(labels, "any")
        return wording.WRONG_CHOICE.fill(fact=fact.short, value=str(problem.value), allowed=allowed)[lang]
    told = _OF_FACT.sub(lambda found: wording.QUOTED.fill(words=found[2])[lang], problem.text[lang])
    for name, label in _LABELS.items():
        told = told.replace(f"'{name}'", wording.QUOTED.fill(words=label)[lang])
    return told


def wrong_in_code(problem: Problem, lang: Lang) -> str:
    """Say what is wrong to who fills in a code: with the question, not with the name that it has in a file.

    Args:
        problem: what is wrong.

    Returns:
        A sentence.
    """
    field = re.sub(r"\.\d+$", "", problem.field)
    asked = {f"{clause.id}.{term.id}": term for clause in policybook().clauses for term in clause.terms}
    asked |= {term.id: term for term in norms().choices.terms}
    told = problem.text[lang]
    if field in asked:
        told = told.replace(f"'{problem.field}'", wording.QUOTED.fill(words=asked[field].question)[lang])
    return told


def _is_day(value: object) -> bool:
    try:
        return bool(dt.date.fromisoformat(str(value)))
    except ValueError:
        return False
