"""Verdict diff: an incident of then, answered on the law and books of today, and what has changed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal

from privesfeer.api.ask.receipt import Moved, Receipt, moved, other_facts, receipt
from privesfeer.api.ask.registry import casebook, codebook, rulebook, sources
from privesfeer.api.ask.request import CaseRequest, Request, verdict_json
from privesfeer.api.ask.stored_verdict import StoredAnswer, StoredVerdict, read_stored
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Output, Text, untranslated
from privesfeer.engine import Answer, Citation, Standing, Verdict, Versions

_SAID = catalogue(__file__)
_SHOWN = 3  # rulings or reasons in a sentence

CauseKind = Literal["requirement", "earlier", "later", "added", "fallen", "dropped", "gained", "lost", "weighed"]
Change = Literal["outcome", "strength", "same", "new", "gone", "untold"]


class Then(Output):
    """An answer as it was given then.

    Attributes:
        outcome: the outcome, or None.
        outcome_text: in words.
        status: how it was reached.
        status_text: in words, with how strong it was where that was told.
        rested_on: the rulings that governed, or what decided it; None: that was not told.
    """

    outcome: str | None
    outcome_text: Text
    status: str
    status_text: Text
    rested_on: Text | None = None


class Cause(Output):
    """What moved an answer.

    Attributes:
        kind: a "requirement" that was no reason then; an "earlier" answer on which it builds; a "later" ruling, or one
            "added" to what is cited; a ruling that has "fallen", or that no longer decides ("dropped"); a reason that
            counts now ("gained") or counts no longer ("lost"); the same, "weighed" otherwise.
        text: it in a sentence.
        authority: its sources.
    """

    kind: CauseKind
    text: Text
    authority: tuple[Citation, ...] = ()


class ThenAndNow(Output):
    """The answer to one question, then and now.

    Attributes:
        act: of several acts, the place (from 0) of the act; None: the whole.
        question: the question's id.
        question_text: the question.
        short: what it is about, in a few words.
        change: another "outcome", another "strength" of the same, the "same"; "new": not answered then; "gone": not
            raised now; "untold": a receipt does not have the answer of then.
        by_law: of another outcome, whether on the law of then the old one still comes out, so that what came later
            moved it; False: rules or books were revised.
        was: the answer then.
        now: the answer now.
        causes: what moved it.
    """

    act: int | None = None
    question: str
    question_text: Text
    short: Text
    change: Change
    by_law: bool = False
    was: Then | None = None
    now: Standing | None = None
    causes: tuple[Cause, ...] = ()


class VerdictDiff(Localizable):
    """What has changed since a verdict was given.

    Attributes:
        title: the incident's free title.
        given_as_of: the day on which the law was known then.
        as_of: the day on which it is known now.
        text: what has changed, in a sentence.
        moved: the parts that are other now: facts, day, engine, rules, rulings.
        differences: the answers, then and now.
        limits: what this is not.
        versions: what today's answers are made with.
    """

    title: Text | None
    given_as_of: dt.date
    as_of: dt.date
    text: Text
    moved: tuple[Moved, ...]
    differences: tuple[ThenAndNow, ...]
    limits: Text
    versions: Versions


def verdict_diff(kept: StoredVerdict, asked: Request | CaseRequest, nonce: str | None = None) -> VerdictDiff:
    """Answer an incident of then again, and say what has changed.

    Args:
        kept: the verdict or receipt of then.
        asked: the incident, with the day of today.
        nonce: the nonce of a receipt that was given with one; without it such a receipt is of no facts.

    Returns:
        The differences.
    """
    then, lang = kept.receipt, kept.receipt.lang
    nonce = nonce if isinstance(then, Receipt) else None
    asked = asked.model_copy(update={"lang": lang})
    asked_then = asked.model_copy(update={"as_of": then.as_of})
    now, again = asked.verdict(), asked_then.verdict()
    content = verdict_json(again, lang)
    alike = receipt(asked_then, again, content, nonce).answers == then.answers
    receipt_now = receipt(asked, now, verdict_json(now, lang), nonce)
    # A receipt has no answers, but where the same come out on the law of then, they are known after all.
    told = kept.answers or (read_stored(content, lang).answers if alike else None)
    if told is None:
        differences = tuple(_untold(now))
        text = other_facts(then, receipt_now) or _SAID.UNTOLD
    else:
        differences = tuple(_differences(told, now, again, then.as_of))
        text = _summary(differences)
    return VerdictDiff(
        title=now.title,
        given_as_of=then.as_of,
        as_of=now.as_of,
        text=text,
        moved=tuple(each for each in moved(then, receipt_now) if each.part not in {"lang", "title"}),
        differences=differences,
        limits=now.limits,
        versions=now.versions,
    )


def _summary(differences: tuple[ThenAndNow, ...]) -> Text:
    before = [each for each in differences if each.was]
    turned = len([each for each in before if each.change == "outcome"])
    many = {0: _SAID.NONE_TURNED, 1: _SAID.ONE_TURNED}.get(turned, _SAID.TURNED)
    return many.fill(count=str(turned), total=str(len(before)))


def _parts(verdict: Verdict) -> tuple[tuple[Answer, ...], ...]:
    return (*(each.answers for each in verdict.acts), verdict.answers)


def _untold(now: Verdict) -> Iterator[ThenAndNow]:
    for number, answers in enumerate(_parts(now)):
        place = number if number < len(now.acts) else None
        for answer in answers:
            yield _difference(answer, place, "untold", now=_standing(answer))


def _differences(
    told: tuple[tuple[StoredAnswer, ...], ...], now: Verdict, again: Verdict, then_on: dt.date
) -> Iterator[ThenAndNow]:
    """Set the answers of then and now side by side; those of an act that was not there then are new."""
    parts = _parts(now)
    whole = len(parts) - 1
    before = [
        told[-1] if place == whole else told[place] if place < len(told) - 1 else () for place in range(len(parts))
    ]
    for place, (then, answers, repeated) in enumerate(zip(before, parts, _parts(again), strict=True)):
        was = {each.question: each for each in then}
        on_law_of_then = {each.question: each.outcome for each in repeated}
        act = None if place == whole else place
        changed = {each.question for each in answers if _change(was.get(each.question), each) != "same"}
        for answer in answers:
            kept, change = was.get(answer.question), _change(was.get(answer.question), answer)
            moved_by = _causes(kept, answer, then_on, changed) if kept and change in {"outcome", "strength"} else ()
            yield _difference(
                answer,
                act,
                change,
                by_law=bool(kept and change == "outcome" and on_law_of_then.get(answer.question) == kept.outcome),
                was=_then(kept, answer) if kept else None,
                now=_standing(answer),
                causes=tuple(moved_by),
            )
        still = {each.question for each in answers}
        for each in then:
            if each.question not in still:
                yield _gone(each, act)


def _change(was: StoredAnswer | None, now: Answer) -> Change:
    if was is None:
        return "new"
    if was.outcome != now.outcome:
        return "outcome"
    # Version 0.4 did not tell how strongly an answer leans.
    alike = was.status == now.status and was.strength in {None, now.strength}
    return "same" if alike else "strength"


def _difference(answer: Answer, act: int | None, change: Change, **more: Any) -> ThenAndNow:  # noqa: ANN401 - fields
    return ThenAndNow(
        act=act,
        change=change,
        question=answer.question,
        question_text=answer.question_text,
        short=answer.short,
        **more,
    )


def _gone(was: StoredAnswer, act: int | None) -> ThenAndNow:
    known = next((each for each in codebook().questions if each.id == was.question), None)
    return ThenAndNow(
        act=act,
        question=was.question,
        question_text=known.question if known else untranslated(was.question_text),
        short=known.short if known else untranslated(was.question_text),
        change="gone",
        was=_then(was, None),
    )


def _standing(answer: Answer) -> Standing:
    return Standing(
        outcome=answer.outcome,
        outcome_text=answer.outcome_text,
        status=answer.status,
        status_text=answer.status_text,
        decides=answer.decides,
    )


def _then(was: StoredAnswer, now: Answer | None) -> Then:
    """Tell an answer of then, in the words of now where there are any."""
    outcomes = now.outcomes if now else {}
    names = [_named(key) for key in was.governing]
    return Then(
        outcome=was.outcome,
        outcome_text=outcomes.get(was.outcome or "", untranslated(was.outcome_text)),
        status=was.status,
        status_text=codebook().standing(was.strength).label if was.strength else codebook().status(was.status).label,
        rested_on=Text.enumerate(names[:_SHOWN]) if names else untranslated(was.decides.text) if was.decides else None,
    )


def _named(key: str) -> Text:
    ruling = casebook().find(key)
    return untranslated(ruling.name if ruling else key)


# ---- what moved an answer --------------------------------------------------------------------------------------------


def _causes(was: StoredAnswer, now: Answer, then_on: dt.date, changed: set[str]) -> Iterator[Cause]:
    found = [*_requirements(was, now), *_earlier(now, changed), *_rulings(was, now, then_on), *_no_longer(was, now)]
    if not rulebook().questions[now.question].conclusion:
        found += _reasons(was, now)
    yield from found or [Cause(kind="weighed", text=_SAID.WEIGHED)]


def _reasons(was: StoredAnswer, now: Answer) -> Iterator[Cause]:
    """Name the reasons that count now and did not then, and the other way round."""
    grounds = (*now.for_, *now.against)
    counted = {each.factor for each in grounds} | {each.factor for ground in grounds for each in ground.includes}
    gained = [each.short for each in grounds if each.factor not in was.reasons and not each.decisive]
    rules = rulebook().questions[now.question].factors
    lost = [rule.short for rule in rules if rule.id in was.reasons and rule.id not in counted]
    if gained:
        yield Cause(kind="gained", text=_SAID.GAINED.fill(reasons=Text.enumerate(gained[:_SHOWN])))
    if lost:
        yield Cause(kind="lost", text=_SAID.LOST.fill(reasons=Text.enumerate(lost[:_SHOWN])))


def _requirements(was: StoredAnswer, now: Answer) -> Iterator[Cause]:
    for ground in now.for_:
        if ground.decisive and ground.factor not in was.reasons:
            yield Cause(
                kind="requirement", text=_SAID.REQUIREMENT.fill(reason=ground.short), authority=ground.authority[:1]
            )


def _earlier(now: Answer, changed: set[str]) -> Iterator[Cause]:
    question = rulebook().questions[now.question]
    answered = {fact.fact for ground in (*now.for_, *now.against) for fact in ground.facts if fact.origin == "answered"}
    answered |= question.earlier if question.conclusion else set()
    shorts = [each.short for each in codebook().questions if each.id in answered & changed]
    if shorts:
        yield Cause(kind="earlier", text=_SAID.EARLIER.fill(questions=Text.enumerate(shorts)))


def _rulings(was: StoredAnswer, now: Answer, then_on: dt.date) -> Iterator[Cause]:
    """Name the rulings that were given since, and those that carry the answer now and were not cited then."""
    beside = (*now.rulings.governing, *now.rulings.supporting, *now.rulings.opposing)
    carrying = [each.citation for each in now.rulings.governing]
    if now.decides and now.decides.authority and now.decides.authority.kind == "ruling":
        carrying.append(now.decides.authority)
    cited = {each.key: each for each in (*carrying, *(each.citation for each in beside))}
    later = [each for each in cited.values() if each.source.date and each.source.date > then_on]
    added = {each.key: each for each in carrying if each.key not in {*was.cited, *(one.key for one in later)}}
    found: tuple[tuple[CauseKind, Text, list[Citation]], ...]
    found = ("later", _SAID.LATER, later), ("added", _SAID.ADDED, list(added.values()))
    for kind, text, citations in found:
        if citations:
            shown = tuple(citations[:_SHOWN])
            named = Text.enumerate([each.short for each in shown])
            yield Cause(kind=kind, text=text.fill(rulings=named), authority=shown)


def _no_longer(was: StoredAnswer, now: Answer) -> Iterator[Cause]:
    governing = {each.citation.key for each in now.rulings.governing}
    for key in [each for each in was.governing if each not in governing][:_SHOWN]:
        if casebook().find(key) is None:
            continue
        citation = sources().ruling(key, now.question, dt.date.max)
        text = _SAID.FALLEN if citation.fallen else _SAID.DROPPED
        kind: CauseKind = "fallen" if citation.fallen else "dropped"
        yield Cause(kind=kind, text=text.fill(ruling=citation.short), authority=(citation,))
