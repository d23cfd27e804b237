"""Interview: what the pages show of a dossier while its facts are asked for, in one language."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from api.ask.request import InvalidRequestError
from api.ask.shelf import codebook, rulebook, sources
from api.paper.blocks import capital
from api.web import wording
from api.web.dossier import Dossier
from cases.codebook import Fact
from cases.text import Lang, Text
from engine import AskedFact, ValueBrings, Verdict, importance
from rules.condition import Conjunct

_NAMED = re.compile(r"\b([a-z][a-z_]*)\b( =)?")
AT_A_TIME = 3
_SOURCES = 4
_VALUES_TOLD = 4


def standing(verdict: Verdict | None, lang: Lang) -> dict[str, Any]:
    """Show the answers so far in short.

    Args:
        verdict: the verdict; None: there is none.
        lang: the language.

    Returns:
        A line for each question that is raised.
    """
    answers = [
        {
            "question": each.question_text[lang],
            "answered": capital(wording.answered(each)[lang]),
            "firm": (wording.FIRM if each.firm else wording.NOT_FIRM)[lang],
        }
        for each in (verdict.answers if verdict else ())
    ]
    return {"answers": answers, "problems": []}


def worth_asking(dossier: Dossier) -> dict[str, AskedFact]:
    """Find the unknown facts that can still change something.

    Args:
        dossier: what is known.

    Returns:
        The facts, the most important first.
    """
    facts = [each for group in dossier.interview().groups for each in group.facts]
    return {each.fact: each for each in sorted(facts, key=lambda each: importance(each, codebook()))}


def next_facts(dossier: Dossier, worth: Mapping[str, AskedFact], asked: Iterable[str]) -> list[str]:
    """Choose the facts that are asked next: a few that belong together.

    Args:
        dossier: what is known.
        worth: the facts that can still change something, the most important first.
        asked: facts that were asked before and stayed unknown.

    Returns:
        Their ids; none where no fact is left that matters.
    """
    passed = set(asked)
    if not dossier.facts.known and not passed:
        return list(codebook().fact_ids[:AT_A_TIME])  # nothing is known: the conversation itself comes first
    ranked = [name for name in worth if name not in passed]
    if not ranked:
        return []
    first = codebook().fact(ranked[0]).group
    beside = [name for name in ranked[1:] if codebook().fact(name).group == first]
    return [ranked[0], *beside][:AT_A_TIME]


def question(  # noqa: PLR0913, PLR0917 - each is another part of what is shown
    name: str,
    plain: Mapping[str, Any],
    wrong: Mapping[str, str],
    why: Mapping[str, list[str]],
    worth: Mapping[str, AskedFact],
    lang: Lang,
) -> dict[str, Any]:
    """Show the question that asks for a fact, with the answer given so far.

    Args:
        name: the fact.
        plain: the dossier as JSON values.
        wrong: what is wrong, by fact.
        why: what an answer can bring, by fact.
        worth: the facts that can still change something.
        lang: the language.

    Returns:
        What the template shows.
    """
    fact = codebook().fact(name)
    given = plain["facts"].get(name)
    chosen: list[str] = []
    if fact.type == "set" and isinstance(given, list):
        chosen = [str(each) for each in given]
    elif isinstance(given, bool):
        chosen = ["true" if given else "false"]
    elif given is not None:
        chosen = [str(given)]
    cited = (
        [(each.named[lang], each.key if each.kind == "ruling" else "") for each in worth[name].authority]
        if name in worth
        else []
    )
    return {
        "id": name,
        "type": fact.type,
        "question": fact.question[lang],
        "note": noted(fact, lang),
        "assessment": fact.assessment,
        "personal": fact.personal,
        "options": _options(fact, lang),
        "chosen": chosen,
        "nothing": fact.type == "set" and given == [],
        "value": "" if given is None or isinstance(given, bool) else given,
        "disputed": name in plain.get("disputed", ()),
        "problem": wrong.get(name, ""),
        "why": why.get(name) or [_tested(name, lang)],
        "rulings": cited[:_SOURCES] or _sources(name, lang),
    }


def noted(fact: Fact, lang: Lang) -> str:
    """Give the explanation of a fact as a person reads it: values by their labels, other facts by their short phrase.

    Args:
        fact: the fact.
        lang: the language.

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

    return _NAMED.sub(named, fact.note[lang])


def _options(fact: Fact, lang: Lang) -> list[tuple[str, str]]:
    if fact.type == "boolean":
        return [("true", fact.label(True)[lang]), ("false", fact.label(False)[lang])]  # noqa: FBT003 - a fact's value
    return [(value, label[lang]) for value, label in fact.values.items()]


def reasons(worth: Mapping[str, AskedFact], verdict: Verdict, lang: Lang) -> dict[str, list[str]]:
    """Say of each unknown fact that matters what its values would bring.

    Args:
        worth: the facts that can still change something.
        verdict: the verdict so far.
        lang: the language.

    Returns:
        The first few sentences by fact: what each value brings, and else which questions it bears on.
    """
    told: dict[str, list[str]] = {}
    for answer in verdict.answers:
        for varied in answer.open_facts:
            for each in varied.values:
                parts = {"value": each.label, "question": answer.question_text, "then": _then(each)}
                text = (
                    wording.WHY_MOVES_BY.fill(**parts, by=each.by.text) if each.by else wording.WHY_MOVES.fill(**parts)
                )
                told.setdefault(varied.fact, []).append(capital(text[lang]))
    for name, asked in worth.items():
        lines = told.setdefault(name, [])
        answered = {each.question for each in verdict.answers}
        lines += [each.why[lang] for each in asked.bearings if each.question not in answered or not lines]
    return {name: lines[:_VALUES_TOLD] for name, lines in told.items()}


def _then(brings: ValueBrings) -> Text:
    return wording.answered(brings).map("'{}'".format)


@lru_cache(maxsize=512)
def _testing(name: str) -> tuple[tuple[str, str], ...]:
    """Find the rules that test a fact, by question."""

    def tested(conjuncts: Iterable[Conjunct]) -> bool:
        return any(literal.fact == name for conjunct in conjuncts for literal in conjunct)

    return tuple(
        (asked, rule.id)
        for asked, rules in rulebook().questions.items()
        for rule in rules.factors
        if tested(rules.expanded(rule.when))
    )


def _tested(name: str, lang: Lang) -> str:
    asked = dict.fromkeys(each for each, _ in _testing(name))
    if not asked:
        return wording.WHY_NOTHING[lang]
    return wording.WHY_TESTED.fill(questions=" ".join(codebook().question(each).question[lang] for each in asked))[lang]


@lru_cache(maxsize=512)
def _sources(name: str, lang: Lang) -> list[tuple[str, str]]:
    """Name the first sources of the rules that test a fact: text, and the ruling's key."""
    found: dict[str, tuple[str, str]] = {}
    for asked, rule in _testing(name):
        for each in sources().authority(rulebook().questions[asked].rule(rule).authority, asked, None):
            found.setdefault(each.key, (each.named[lang], each.key if each.kind == "ruling" else ""))
    return list(found.values())[:_SOURCES]


def given(dossier: Dossier, lang: Lang) -> list[tuple[str, str, str]]:
    """Show what was filled in: fact, noun phrase, value in words."""
    return [
        (name, codebook().fact(name).short[lang], codebook().fact(name).label(value)[lang])
        for name, value in dossier.facts.known.items()
    ]


def wrongs(error: InvalidRequestError) -> dict[str, str]:
    """Give what is wrong by the fact that it concerns."""
    return {
        problem.field.removeprefix("facts.").split(".")[0]: problem.text[error.lang]
        for problem in error.problems
        if problem.field.startswith("facts.")
    }
