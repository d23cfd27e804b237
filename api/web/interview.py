"""Interview: what the pages show of a dossier while its facts are asked for, in one language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from privesfeer.api.ask.registry import codebook, rulebook, sources
from privesfeer.api.ask.request import InvalidRequestError
from privesfeer.api.ask.services import reasoner
from privesfeer.api.reports.headline import about, at_issue, come_for, hinge, opening
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.layout import days_passed, last_day
from privesfeer.api.web.named import noted, wrong_here
from privesfeer.api.web.sections import asked_as, at_hand, choices, facts_of, sections, unknown_as
from privesfeer.api.web.steps import InterviewPage, left
from privesfeer.api.web.usual import usual
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.cases.fact import Fact
from privesfeer.engine import Answer, AskedFact, Remedies, Verdict, importance

_SOURCES = 4
_VALUES_TOLD = 4


def standing(verdict: Verdict | None, told: Remedies | None, lang: Lang) -> dict[str, Any]:
    """Show the answers so far in short.

    Args:
        verdict: the verdict; None: there is none.
        told: what may be asked; None: as of the verdict.

    Returns:
        A line for each question that has an answer, the measure first, and of the one that was come for on what it
        hangs; which of them one unknown fact can turn; of each other what is told without an outcome, unfolded where
        it is the one that was come for; the last days that run, with whose they are; all of it in one line; and before
        all the days that passed before the measure.
    """
    if verdict is None or told is None:
        return {
            "answers": [],
            "turns": "",
            "unsaid": [],
            "last_days": [],
            "bar": wording.NOTHING_YET[lang],
            "passed": None,
        }
    questions = rulebook().questions
    raised = sorted(verdict.answers, key=lambda each: not questions[each.question].ladder)
    first = come_for(verdict)
    said = [(each, about(each, verdict)) for each in raised if each.outcome]
    turning = [short for each, short in said if not each.firm]
    return {
        "answers": [
            {
                "short": capital(short[lang]),
                "answered": wording.answered(each)[lang],
                "mark": each.strength or each.status,
                "more": list(_behind(each, verdict, lang)) if each is first else [],
            }
            for each, short in said
        ],
        "turns": wording.TURNS.fill(which=Text.enumerate(turning))[lang] if turning else "",
        "unsaid": [
            {
                "short": capital(about(each, verdict)[lang]),
                "answered": wording.answered(each)[lang],
                "lines": [line[lang] for line in _undecided(each, verdict)],
                "open": each is first,
            }
            for each in raised
            if not each.outcome
        ],
        "last_days": [last_day(each.last_day, each.what, each.passed, lang) for each in verdict.last_days],
        "bar": _bar(verdict, told)[lang],
        "passed": days_passed(verdict.days_passed, lang),
    }


def _behind(answer: Answer, verdict: Verdict, lang: Lang) -> Iterator[str]:
    """Tell behind an answer on which valuation it hangs, and what its strength was worth."""
    yield from (f"{capital(each[lang])}." for each in hinge(answer, verdict))
    if answer.worth:
        yield answer.worth[lang]


def _bar(verdict: Verdict, law: Remedies) -> Text:
    """Tell the verdict in one line: the measure at issue, or else the first answer, and the next last day."""
    told = sorted(verdict.answers, key=lambda each: (each is not at_issue(verdict), not each.outcome))
    days = [each.last_day for each in verdict.last_days if not each.passed and usual(each.term, law)]
    until = [wording.UNTIL.fill(day=long_date(days[0]))] if days else []
    first = [Text.joined((about(each, verdict).map(capital), wording.answered(each)), ": ") for each in told[:1]]
    return Text.joined((*(first or [wording.NOTHING_YET]), *until), " · ")


def _undecided(answer: Answer, verdict: Verdict) -> Iterator[Text]:
    """Tell of an answer without an outcome both sides, who bears the risk, and what would tip it."""
    if answer.undecided:
        yield from opening(answer, verdict)
        for each in answer.undecided.lines:
            text = wording.IN_BRACKETS if each.authority else wording.STOPPED
            yield text.fill(text=each.text, source=each.authority.short if each.authority else "")


def worth_asking(dossier: Dossier) -> dict[str, AskedFact]:
    """Find the unknown facts that can still change something.

    Args:
        dossier: what is known.

    Returns:
        The facts, the most important first.
    """
    # Of the act at hand, also where there are others.
    facts = [each for group in reasoner().interview(dossier, dossier.day).groups for each in group.facts]
    return {each.fact: each for each in sorted(facts, key=lambda each: importance(each, codebook()))}


def progress(step: InterviewPage, dossier: Dossier, worth: Mapping[str, AskedFact], lang: Lang) -> list[dict[str, Any]]:
    """Say how far each section is.

    Args:
        dossier: what is known.
        worth: the facts that can still change something.

    Returns:
        Each section with how many of its facts are known, and of those that matter and are not how many are still to be
        asked, and how many were and stayed unknown.
    """
    known, passed = dossier.facts.known, step.passed
    told = []
    for section in sections().values():
        open_ = left(section.id, dossier, worth)
        counts = (
            (wording.STEP_KNOWN, sum(name in known for name in facts_of(section.id))),
            (wording.STEP_LEFT, sum(name not in passed for name in open_)),
            (wording.STEP_PASSED, sum(name in passed for name in open_)),
        )
        how = [words.fill(count=str(count))[lang] for words, count in counts if count]
        told.append(
            {
                "id": section.id,
                "title": section.title[lang],
                "here": section.id == step.section,
                "how": ", ".join(how) or wording.STEP_NONE[lang],
            }
        )
    return told


def question(  # noqa: PLR0913, PLR0917 - each is another part of what is shown
    name: str,
    plain: Mapping[str, Any],
    wrong: Mapping[str, str],
    why: Mapping[str, list[str]],
    worth: Mapping[str, AskedFact],
    lang: Lang,
    *,
    planned: bool,
) -> dict[str, Any]:
    """Show the question that asks for a fact, with the answer given so far.

    Args:
        name: the fact.
        plain: the dossier as JSON values.
        wrong: what is wrong, by fact.
        why: what an answer can bring, by fact.
        worth: the facts that can still change something.
        planned: whether the measure is still to come.

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
        "question": asked_as(name, planned=planned)[lang],
        "unknown": (unknown_as(name) or wording.NOT_KNOWN)[lang],
        "note": noted(fact, lang),
        "assessment": fact.assessment,
        "personal": fact.personal,
        "options": _options(fact, lang)[: at_hand(fact)],
        "more": _options(fact, lang)[at_hand(fact) :],
        "further": wording.MORE_CHOICES.fill(count=str(len(fact.values) - at_hand(fact)))[lang],
        "opened": any(value in chosen for value in choices(fact)[at_hand(fact) :]),
        "chosen": chosen,
        "nothing": fact.type == "set" and given == [],
        "value": "" if given is None or isinstance(given, bool) else given,
        "disputed": name in plain.get("disputed", ()),
        "problem": wrong.get(name, ""),
        "why": why.get(name) or [_tested(name, lang)],
        "rulings": cited[:_SOURCES] or _sources(name, lang),
    }


def _options(fact: Fact, lang: Lang) -> list[tuple[str, str]]:
    if fact.type == "boolean":
        return [("true", fact.label(True)[lang]), ("false", fact.label(False)[lang])]  # noqa: FBT003 - a fact's value
    return [(value, fact.values[value][lang]) for value in choices(fact)]


def reasons(worth: Mapping[str, AskedFact], verdict: Verdict, lang: Lang) -> dict[str, list[str]]:
    """Say of each unknown fact that matters what its values would bring.

    Args:
        worth: the facts that can still change something.
        verdict: the verdict so far.

    Returns:
        The first few sentences by fact: what each value brings, and else which questions it bears on; of a valuation
        nothing, so that nobody picks the outcome.
    """
    told: dict[str, list[str]] = {}
    for answer in verdict.answers:
        for varied in answer.open_facts:
            if codebook().fact(varied.fact).assessment:
                continue  # before it is given nobody is told what his own valuation would bring
            for each in varied.values:
                parts = {"value": each.label, "question": answer.question_text, "then": wording.answered(each)}
                text = (
                    wording.WHY_MOVES_BY.fill(**parts, by=each.by.text) if each.by else wording.WHY_MOVES.fill(**parts)
                )
                told.setdefault(varied.fact, []).append(capital(text[lang]))
    for name, asked in worth.items():
        if asked.assessment:
            continue
        lines = told.setdefault(name, [])
        answered = {each.question for each in verdict.answers}
        lines += [each.why[lang] for each in asked.bearings if each.question not in answered or not lines]
    return {name: [*dict.fromkeys(lines)][:_VALUES_TOLD] for name, lines in told.items()}


@lru_cache(maxsize=512)
def _testing(name: str) -> tuple[tuple[str, str], ...]:
    """Find the rules that test a fact, or what is counted from it, by question."""
    lapse = rulebook().remedies.lapse
    names = {name, lapse.fact} if lapse and lapse.since == name else {name}
    return tuple(
        (asked, rule.id)
        for asked, rules in rulebook().questions.items()
        for rule in rules.factors
        if not names.isdisjoint(rules.tested[rule.id])
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


def wrongs(error: InvalidRequestError) -> dict[str, str]:
    """Give what is wrong by each fact, or date, that it concerns.

    Args:
        error: what is wrong.

    Returns:
        It in the words of the page, by the id of the field.
    """
    return {field: wrong_here(problem, error.lang) for problem in error.problems for field in _fields(problem)}


def mistakes(error: InvalidRequestError, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Say what is wrong, and where on the page.

    Args:
        error: what is wrong.
        names: what is asked on the page.

    Yields:
        A sentence, and the id of the field; empty where it is not on the page.
    """
    here = {*names, *(f"date-{event}" for event in wording.DATES), "title"}
    for problem in error.problems:
        field = next((each for each in _fields(problem) if each in here), "")
        yield wrong_here(problem, error.lang), field and f"q-{field}"


def _fields(problem: Problem) -> tuple[str, ...]:
    """Give the fields that a problem concerns: of facts that contradict each other all, else one; none without one."""
    first, _, rest = problem.field.partition(".")
    if isinstance(problem.value, dict):
        return tuple(problem.value)
    field = f"date-{rest}" if first == "dates" else rest.split(".")[0] if first == "facts" else first
    return (field,) if field else ()
