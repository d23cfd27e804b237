"""View: what the pages show of a dossier, in one language, ready to be laid out."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from markupsafe import Markup
from pydantic import JsonValue, ValidationError

from api.ask.measured import worth
from api.ask.ready import reasoner
from api.ask.request import InvalidRequestError
from api.ask.shelf import Facts, codebook, rulebook, sources
from api.memo import Reader, memo_document
from api.paper.blocks import Heading, capital, printable
from api.paper.writers import written
from api.pictures.graph import graph
from api.pictures.timeline import timeline
from api.reports import wording as reports_wording
from api.reports.measures import scale_report
from api.reports.remedies import remedies_report
from api.web import wording
from api.web.dossier import MOST_VARIANTS, Dossier
from api.web.layout import text
from cases.codebook import LEAST, Fact
from cases.problem import Problem
from cases.text import Lang, Text
from engine import (
    Answer,
    AppliedFramework,
    Argument,
    AskedFact,
    Citation,
    ComparedRuling,
    Ground,
    Remedies,
    Switch,
    ValueBrings,
    VariedFact,
    Verdict,
    importance,
)
from rules.condition import Conjunct, met

_NAMED = re.compile(r"\b([a-z][a-z_]*)\b( =)?")
AT_A_TIME = 3
_SWITCHES = 6
_CARDS = 3
_SOURCES = 4
_OPEN = 8
_VALUES_TOLD = 4
_RAISED: Mapping[int, Literal[1, 2]] = {1: 1, 2: 1, 3: 2}  # headings of a text whose title the page has


def said(told: Iterable[Problem], lang: Lang) -> list[str]:
    """Give problems as sentences."""
    return [problem.text[lang] for problem in told]


def standing(verdict: Verdict | None, lang: Lang, before: Verdict | None = None) -> dict[str, Any]:
    """Show the answers in short.

    Args:
        verdict: the verdict; None: there is none.
        lang: the language.
        before: the verdict with which it is compared.

    Returns:
        A line for each question that is raised.
    """
    was = {each.question: each for each in before.answers} if before else {}
    answers = []
    for each in verdict.answers if verdict else ():
        old = was.get(each.question)
        moved = old is not None and (old.outcome, old.status) != (each.outcome, each.status)
        answers.append(
            {
                "id": each.question,
                "question": each.question_text[lang],
                "outcome": capital(each.outcome_text[lang]),
                "status": each.status,
                "status_text": each.status_text[lang],
                "firm": (wording.FIRM if each.firm else wording.NOT_FIRM)[lang],
                "was": f"{old.outcome_text[lang]} ({old.status_text[lang]})" if old and moved else "",
            }
        )
    return {"answers": answers, "problems": []}


# ---- the interview ---------------------------------------------------------------------------------------------------


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
    return wording.THEN.fill(outcome=brings.outcome_text, status=brings.status_text)


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


# ---- the verdict -----------------------------------------------------------------------------------------------------


def in_line(citations: Iterable[Citation], lang: Lang) -> str:
    """Name sources in a line."""
    return "; ".join(each.cited[lang] for each in citations)


def answers(dossier: Dossier, verdict: Verdict, lang: Lang, drawn: str | None) -> list[dict[str, Any]]:
    """Show the answers in full.

    Args:
        dossier: the dossier.
        verdict: the verdict on it.
        lang: the language.
        drawn: the question of which the pictures are shown.

    Returns:
        One for each question that is raised.
    """
    pleaded = {each.question: each for each in dossier.arguments().arguments}
    turning = reasoner().switches(dossier, dossier.day)
    return [
        {
            **_answer(each, pleaded[each.question], lang),
            "switches": [_switch(switch, lang) for switch in turning[each.question][:_SWITCHES]],
            "drawn": drawn == each.question,
            "drawings": list(_drawings(verdict, each, lang)) if drawn == each.question else [],
        }
        for each in verdict.answers
    ]


def _answer(answer: Answer, argument: Argument, lang: Lang) -> dict[str, Any]:
    asked = codebook().question(answer.question)
    ours = answer.outcome or rulebook().questions[answer.question].protects
    rulings = answer.rulings
    beside = (*rulings.governing[:_CARDS], *rulings.supporting[:_CARDS], *rulings.opposing[:_CARDS])
    cards = [_card(each, lang) for each in {each.citation.key: each for each in beside}.values()]
    sides = ((ours, "for", answer.for_), (asked.other(ours), "against", answer.against))
    return {
        "id": answer.question,
        "question": answer.question_text[lang],
        "outcome": capital(answer.outcome_text[lang]),
        "status": answer.status,
        "status_text": answer.status_text[lang],
        "worth": worth(answer.question, answer.strength)[lang] if answer.strength else "",
        "summary": [text[lang] for text in answer.summary],
        "sides": [
            {
                "class": side,
                "title": wording.FOR.fill(outcome=asked.outcomes[outcome])[lang],
                "grounds": list(_grounds(grounds, lang)),
            }
            for outcome, side, grounds in sides
        ],
        "rulings": cards[:_CARDS],
        "more_rulings": cards[_CARDS:],
        "presumption": (answer.presumption.text[lang], in_line(answer.presumption.authority, lang))
        if answer.presumption
        else None,
        "framework": [_framework(each, lang) for each in answer.framework],
        "open": [_open(each, lang) for each in (*answer.disputed, *answer.open_facts)][:_OPEN],
        "consequences": [(each.text[lang], in_line(each.authority, lang)) for each in answer.consequences],
        "pleas": [
            {
                "title": wording.CASE[plea.party].fill(outcome=plea.outcome_text)[lang],
                "said": [" ".join(each.text[lang] for each in said) for said in (plea.case, plea.answer) if said],
            }
            for plea in argument.pleas
        ],
    }


def _framework(framework: AppliedFramework, lang: Lang) -> dict[str, Any]:
    """Show the law of a question, for whom it is so, the test and who has to prove what."""
    told = framework.regimes_text
    return {
        "title": (reports_wording.FRAMEWORK_FOR.fill(regime=told) if told else reports_wording.FRAMEWORK)[lang],
        "assumed": framework.assumed[lang] if framework.assumed else "",
        "line": framework.line[lang],
        "standard": framework.standard[lang],
        "burden": [
            f"{each.element[lang]}: {each.party[lang]} ({in_line(each.authority, lang)})" for each in framework.burden
        ],
    }


def _grounds(grounds: Iterable[Ground], lang: Lang) -> Iterator[tuple[str, str]]:
    for ground in grounds:
        yield ground.text[lang], in_line(ground.authority, lang)


def _open(fact: VariedFact, lang: Lang) -> str:
    brings = "; ".join(f"{each.label[lang]}: {_then(each)[lang]}" for each in fact.values[:_VALUES_TOLD])
    return f"{fact.question[lang]} {capital(brings)}."


def _card(ruling: ComparedRuling, lang: Lang) -> dict[str, Any]:
    return {
        "key": ruling.citation.key,
        "cite": ruling.citation.named[lang],
        "url": ruling.citation.url,
        "outcome": ruling.outcome_text[lang],
        "level": ruling.level[lang],
        "governs": ruling.governs,
        "holding": ruling.holding[lang],
        "shared": Text.enumerate([each.short for each in ruling.shared])[lang],
        "differences": [each.text[lang] for each in ruling.differences],
        "verification": capital(ruling.citation.verification[lang]),
        "provenance": capital(ruling.citation.provenance[lang]),
    }


def _switch(switch: Switch, lang: Lang) -> tuple[str, str, str]:
    """Give what would be so, what it brings, and the change as JSON."""
    label = f"{capital(switch.short[lang])}: {switch.label[lang]}"
    return label, switch.outcome_text[lang], json.dumps({"fact": switch.fact, "value": switch.value})


def _drawings(verdict: Verdict, answer: Answer, lang: Lang) -> Iterator[dict[str, Any]]:
    pictures = (graph(answer, lang, verdict.title), timeline(answer, verdict.as_of, lang, verdict.title))
    for picture in pictures:
        title = " ".join(span.text for span in picture.caption)
        yield {"title": title, "svg": Markup(picture.svg)}  # noqa: S704 - drawn by this program, its words escaped


def changes(flips: Iterable[Mapping[str, Any]]) -> dict[str, JsonValue]:
    """Give changes of facts by fact.

    Args:
        flips: the changes, each with a fact and a value.

    Returns:
        The values; None: not known.
    """
    return {str(flip["fact"]): flip["value"] for flip in flips}


def changed(flips: Iterable[Mapping[str, Any]], lang: Lang) -> list[str]:
    """Word changes of facts.

    Args:
        flips: the changes.
        lang: the language.

    Returns:
        One phrase for each.
    """
    return [_changed(name, value, lang) for name, value in changes(flips).items()]


def _changed(name: str, value: JsonValue, lang: Lang) -> str:
    fact = codebook().fact(name)
    try:
        known = Facts.model_validate({name: value}).known.get(name) if value is not None else None
    except ValidationError:
        return f"{capital(fact.short[lang])}: ?"
    label = fact.label(known)[lang] if known is not None else wording.NOT_KNOWN[lang].lower()
    return f"{capital(fact.short[lang])}: {label}"


def memo(dossier: Dossier, reader: Reader, lang: Lang, suffix: str) -> bytes:
    """Write the verdict as a memo.

    Args:
        dossier: the dossier.
        reader: for whom it is.
        lang: the language.
        suffix: .docx, .pdf or .html.

    Returns:
        The content of the file.

    Raises:
        DocumentError: it cannot be written.
    """
    return written(memo_document(dossier, lang, reader, dossier.choice.by), suffix)


# ---- the desk --------------------------------------------------------------------------------------------------------


def desk(dossier: Dossier, lang: Lang) -> dict[str, Any]:
    """Put the variants of a dossier side by side.

    Args:
        dossier: the dossier.
        lang: the language.

    Returns:
        The table, what can be added, and what is wrong with a variant.
    """
    base = dossier.verdict()
    shown: list[dict[str, Any]] = [{"name": wording.AS_IT_IS[lang], "changes": []}]
    verdicts: list[Verdict | None] = [base]
    wrong: list[str] = []
    for variant in dossier.variants:
        name = printable(variant.name)
        shown.append({"name": name, "changes": [_changed(fact, value, lang) for fact, value in variant.facts.items()]})
        try:
            verdicts.append(dossier.otherwise(variant.facts, lang).verdict())
        except InvalidRequestError as error:
            verdicts.append(None)
            wrong += [f"{name}: {each}" for each in said(error.problems, lang)]
    return {
        "variants": shown,
        "rows": list(_rows(verdicts, lang)),
        "choices": list(_choices(dossier, lang)),
        "full": len(dossier.variants) >= MOST_VARIANTS,
        "problems": wrong,
        "measures": _measures(dossier, lang),
        "steps": list(_steps(dossier, base.as_of, lang)),
    }


def _steps(dossier: Dossier, day: dt.date, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the steps owed before acting: those of the regime and the measure; where that is not known, of any."""
    known = dossier.settled.known
    regime = rulebook().regime(known, dossier.dates.measure or day)
    for step in rulebook().steps:
        fits = step.regime in {None, regime} or regime is None
        measured = not step.measures or known.get("measure", step.measures[0]) in step.measures
        if step.text and fits and measured and met(step.alternatives, known):
            yield step.text[lang], "; ".join(rulebook().statutes[each].latest(day).cite[lang] for each in step.statutes)


def _rows(verdicts: list[Verdict | None], lang: Lang) -> Iterator[dict[str, Any]]:
    found = [{each.question: each for each in verdict.answers} if verdict else {} for verdict in verdicts]
    for asked in codebook().questions:
        cells = [each.get(asked.id) for each in found]
        if not any(cells):
            continue
        first = cells[0]
        yield {
            "question": asked.question[lang],
            "cells": [
                {
                    "outcome": capital(cell.outcome_text[lang]),
                    "status": cell.status_text[lang],
                    "moved": first is None or (cell.outcome, cell.status) != (first.outcome, first.status),
                }
                if cell
                else None
                for cell in cells
            ],
        }


def _choices(dossier: Dossier, lang: Lang) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    known = dossier.facts.known
    for group in codebook().groups:
        options = []
        for fact in codebook().facts:
            if fact.group != group.id or fact.type in {"set", "integer", *LEAST}:
                continue
            values = [True, False] if fact.type == "boolean" else list(fact.values)
            for value in values:
                if known.get(fact.id) != value:
                    label = f"{fact.short[lang]}: {fact.label(value)[lang]}"
                    options.append((json.dumps({"fact": fact.id, "value": value}), label))
        if options:
            yield group.label[lang], options


def _measures(dossier: Dossier, lang: Lang) -> Markup:
    """Give the measures under the heading of their page, without their own."""
    blocks = scale_report(reasoner().scale(dossier, dossier.day).scales, None, lang)
    return text(blocks[1:], lang, below=2)


def remedies(told: Remedies, lang: Lang) -> Markup:
    """Give what may be asked under the heading of its page, without its own.

    Args:
        told: the remedies.
        lang: the language.

    Returns:
        The text.
    """
    raised = (
        Heading(_RAISED[each.level], each.text) if isinstance(each, Heading) else each
        for each in remedies_report(told, lang)[1:]
    )
    return text(raised, lang, below=1)


def wrongs(error: InvalidRequestError) -> dict[str, str]:
    """Give what is wrong by the fact that it concerns."""
    return {
        problem.field.removeprefix("facts.").split(".")[0]: problem.text[error.lang]
        for problem in error.problems
        if problem.field.startswith("facts.")
    }
