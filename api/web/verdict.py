"""Verdict: what its page shows, ready to be laid out: the answers on one screen, then why, each thing once."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from privesfeer.api.ask.registry import codebook, roles, rulebook
from privesfeer.api.paper import wording as paper_wording
from privesfeer.api.paper.blocks import Block, Speaker, printable
from privesfeer.api.pictures.acts import acts
from privesfeer.api.pictures.elements import element_tables
from privesfeer.api.pictures.entries import entry_tables
from privesfeer.api.pictures.valuations import valuation_tables
from privesfeer.api.reports import sources as sources_report
from privesfeer.api.reports import verdict as report
from privesfeer.api.reports import wording as reports_wording
from privesfeer.api.reports.headline import about, at_issue, by_standing, hinge, opening, strengths
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.form import Form
from privesfeer.api.web.layout import PageWords, days_passed, entitled, last_day, text
from privesfeer.api.web.pictures import circle_of, days_of, scale_of
from privesfeer.api.web.question import QuestionSection, stated
from privesfeer.api.web.sections import asked_as
from privesfeer.api.web.sources import ORDERS, SourceTable
from privesfeer.api.web.steps import ABOUT
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import ActVerdict, Answer, Point, StatedFact, Verdict
from privesfeer.engine import wording as explained

_REPORT = catalogue(report.__file__)  # the page says what the report says, in the same words
_FOUND = catalogue(sources_report.__file__)
_SAID = catalogue(__file__)
_DATES = _REPORT.table("DATES")
_LAST_DAYS = 3  # of the terms that run, on the first screen


class View(NamedTuple):
    """How a verdict is looked at.

    Attributes:
        question: the question that is told in full; None: none.
        drawn: whether it is shown as a drawing too.
        pleaded: whether both sides' case on it is shown too.
        sort: by what the rulings stand in order.
    """

    question: str | None = None
    drawn: bool = False
    pleaded: bool = False
    sort: str = "named"


PLAIN = View()


def viewed(form: Form) -> View:
    """Read from a form how a verdict is looked at.

    Args:
        form: what was sent.

    Returns:
        It; what there is not is left out.
    """
    asked = {name: form[name][-1] for name in ("open", "draw", "plead", "sort") if form.get(name)}
    question = asked.get("draw") or asked.get("plead") or asked.get("open")
    sort = asked.get("sort", "")
    return View(question, "draw" in asked, "plead" in asked, sort if sort in ORDERS else PLAIN.sort)


def told(dossier: Dossier, verdict: Verdict, lang: Lang, before: Verdict | None, view: View) -> dict[str, Any]:
    """Show a verdict.

    Args:
        before: the verdict with which it is compared; None: with none.
        view: how it is looked at.

    Returns:
        What the template shows.
    """
    return _Page(dossier, verdict, lang, view).shown(before)


class _Part(NamedTuple):
    """What is answered together.

    Attributes:
        place: the place of the act on which it is answered.
        act: the act, where there are several; None: all of them together.
        leads: whether both sides' case is told of it.
        answers: the answers by what tells them apart on the page.
    """

    place: int
    act: ActVerdict | None
    leads: bool
    answers: dict[str, Answer]


def _parts(verdict: Verdict) -> Iterator[_Part]:
    """Give the whole, and then each act where there are several."""
    lead = verdict.lead or 0
    yield _Part(lead, None, True, {answer.question: answer for answer in verdict.answers})  # noqa: FBT003 - one of a row
    for place, each in enumerate(verdict.acts):
        yield _Part(place, each, place == lead, {f"{place}.{answer.question}": answer for answer in each.answers})


class _Page(Speaker):
    """One verdict in one language."""

    def __init__(self, dossier: Dossier, verdict: Verdict, lang: Lang, view: View) -> None:
        super().__init__(lang)
        self._dossier, self._verdict, self._view = dossier, verdict, view
        self._remedies = dossier.remedies()
        self._parts = list(_parts(verdict))
        self._answers = [each for part in self._parts for each in part.answers.values()]
        self._sources = SourceTable(self._answers, verdict.as_of, lang)

    def shown(self, before: Verdict | None) -> dict[str, Any]:
        verdict = self._verdict
        was = {id_: each for part in _parts(before) for id_, each in part.answers.items()} if before else {}
        first = at_issue(verdict) or _leading(verdict)
        shown: dict[str, Any] = {
            "s": PageWords(self._lang, _SAID),
            "r": PageWords(self._lang, _REPORT),
            "f": PageWords(self._lang, _FOUND),
            "view": self._view,
            "title": entitled(verdict, self._lang),
            "not_raised": self.says(reports_wording.NOT_RAISED),
            "client": self.says(_REPORT.table("CLIENTS")[verdict.client]) if verdict.client else "",
            "as_of": self.says(reports_wording.AS_OF, date=long_date(verdict.as_of)),
            "reservation": self.says(verdict.reservation) if verdict.reservation else "",
            "surer": self.says(surer) if (surer := strengths(verdict)) else "",
            "first": self._headline(first.question, first, was.get(first.question), whole=True) if first else None,
            "worth": self.says(first.worth) if first and first.worth else "",
            "tested": text(tuple(self._tested(first)), self._lang, 2) if first else "",
            "parts": [
                {
                    "title": self._part_title(part),
                    "answers": [
                        self._headline(id_, each, was.get(id_))
                        for id_, each in part.answers.items()
                        if each is not first
                    ],
                }
                for part in self._parts
            ],
            "worth_asking": [
                (each.fact, self.says(asked_as(each.fact, planned=self._dossier.planned)))
                for each in verdict.worth_asking
            ],
            "passed": days_passed(verdict.days_passed, self._lang),
            "last_days": [
                last_day(each.last_day, each.what, each.passed, self._lang) for each in verdict.last_days[:_LAST_DAYS]
            ],
            "acts": text((acts(verdict, self._lang),), self._lang, 2) if verdict.acts else "",
            "lists": text(tuple(entry_tables(verdict, self._lang)), self._lang, 2),
            "measures": self._measures(),
            "section": (section := next(self._opened(), None)),
            "pictures": [] if section else self._pictures(),
            "connections": [self._sources.cited(each.text, each.authority) for each in verdict.connections],
            "facts": list(self._facts()),
            "left_out": self.listed(codebook().question(name).short for name in verdict.left_out),
            "notes": [self.says(note) for note in (*verdict.notes, *_beyond(verdict))],
            "made_with": self.says(paper_wording.MADE_WITH, **dict(verdict.versions)),
        }
        shown["rulings"] = list(self._sources.table(self._view.sort))  # what stands above has named them
        shown["orders"] = {name: self.says(label) for name, label in ORDERS.items()}
        return shown

    def _opened(self) -> Iterator[dict[str, Any]]:
        """Tell the question that is looked at, and which come before and after it."""
        every = [(id_, each, part) for part in self._parts for id_, each in part.answers.items()]
        for place, (id_, answer, part) in enumerate(every):
            if id_ == self._view.question:
                alone = part.place if part.act else None
                switches = self._dossier.switches(alone)[answer.question]
                beside = [every[place - 1] if place else None, every[place + 1] if every[place + 1 :] else None]
                question = QuestionSection(answer, self._verdict, self._sources, self._lang)
                pleaded = self._view.pleaded and part.leads
                yield {
                    "id": id_,
                    **question.shown(drawn=self._view.drawn),
                    "undecided": list(map(self._sentence, answer.undecided.lines if answer.undecided else ())),
                    "part": self._part_title(part),
                    "pictures": self._beside(answer, part),
                    "pleas": list(question.pleas(self._dossier.arguments())) if pleaded else [],
                    "leads": part.leads,
                    "more": question.more(switches),
                    "beside": [(each[0], self.says(each[1].question_text)) if each else None for each in beside],
                }

    def _part_title(self, part: _Part) -> str:
        """Name an act, or the whole, where there are several; else nothing."""
        if len(self._parts) == 1:
            return ""
        if part.act is None:
            return self.says(_REPORT.THE_WHOLE, lead=self._named(part.place))
        return self._named(part.place)

    def _named(self, place: int) -> str:
        title = self._verdict.acts[place].title
        named = printable(self.says(title)) if title else ""  # one at hand without a name has an empty one
        return named or self.says(wording.ACT, number=str(place + 1))

    # ---- the first screen ----

    def _tested(self, answer: Answer) -> Iterator[Block]:
        yield from element_tables(answer, self._lang)
        yield from valuation_tables(answer, self._verdict.given.facts, self._lang)

    def _headline(self, id_: str, answer: Answer, was: Answer | None, *, whole: bool = False) -> dict[str, Any]:
        moved = was is not None and (was.outcome, was.status) != (answer.outcome, answer.status)
        return {
            "id": id_,
            **stated(answer, self._lang),
            "short": capital(self.says(about(answer, self._verdict))),
            "hinged": " ".join(f"{capital(self.says(each))}." for each in hinge(answer, self._verdict)),
            "undecided": list(self._undecided(answer) if whole else self._undecided_in_short(answer)),
            "decides": self._point(answer.decides),
            "contra": self._point(answer.contra if whole or (answer.contra and not answer.contra.unknown) else None),
            "was": self.says(wording.answered(was)) if was and moved else "",
        }

    def _undecided(self, answer: Answer) -> Iterator[dict[str, Any]]:
        """Tell of an answer without an outcome both sides, who bears the risk, and what would tip it."""
        if answer.undecided:
            yield from (self._sources.cited(each, ()) for each in opening(answer, self._verdict))
            yield from map(self._sentence, answer.undecided.lines)

    def _undecided_in_short(self, answer: Answer) -> Iterator[dict[str, Any]]:
        """Tell of it both sides, else on what it waits or who bears the risk; the rest stands where it is opened."""
        if answer.undecided is None:
            return
        if answer.undecided.pleaded or not rulebook().questions[answer.question].conclusion:
            yield from map(self._sentence, answer.undecided.pleaded or answer.undecided.weighed)
        else:
            yield from (self._sources.cited(each, ()) for each in opening(answer, self._verdict))

    def _sentence(self, point: Point) -> dict[str, Any]:
        return self._sources.cited(point.text, (point.authority,) if point.authority else ())

    def _point(self, point: Point | None) -> dict[str, Any] | None:
        if point is None:
            return None
        return self._sources.cited(point.text.map(capital), (point.authority,) if point.authority else ())

    def _measures(self) -> list[tuple[str, str]]:
        """Group the measures by how they would stand."""
        return [
            (
                capital(self.says(told)),
                self.listed(_SAID.AT_ISSUE.fill(measure=each.label) if each.given else each.label for each in group),
            )
            for told, group in by_standing(self._verdict)
        ]

    # ---- pictures ----

    def _pictures(self) -> list[dict[str, Any]]:
        """Draw the circle, of several that on which the whole is answered, the days and the measures."""
        lead = (self._verdict.lead or 0) + 1
        of = self._part_title(self._parts[lead]) if self._parts[lead:] else ""
        return [
            *({**each, "of": of} for each in circle_of(self._verdict, None, self._lang)),
            *days_of(self._dossier, self._remedies, self._lang),
            *scale_of(self._verdict.measures, self._lang),
        ]

    def _beside(self, answer: Answer, part: _Part) -> list[dict[str, Any]]:
        """Draw who could read it, beside a question about that."""
        return (
            circle_of(self._verdict, part.place, self._lang)
            if answer.question in roles().question.beside_circle
            else []
        )

    # ---- facts, as they are and as they could be ----

    def _facts(self) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
        """Give the facts on which it rests, under what they are of; those that can be changed from here by their id."""
        verdict = self._verdict
        yield "", [*map(self._fact, verdict.given.facts), *self._dates(verdict.given.dates)]
        for part in self._parts:
            if (told := part.act) is not None:
                facts = [*map(self._fact, told.facts), *self._dates(told.dates)]
                yield (
                    self._part_title(part),
                    [(f"of:{part.place} {name}", short, value, marks) for name, short, value, marks in facts],
                )

    def _fact(self, fact: StatedFact) -> tuple[str, str, str, str]:
        """Give a fact: its id, what it is, its value, and what must be known of it."""
        marks = [reports_wording.OWN_VALUATION] if fact.assessment else []
        if fact.fact in self._verdict.given.disputed:
            marks.append(_REPORT.DISPUTED)
        return fact.fact, capital(self.says(fact.short)), self.says(fact.label), ", ".join(map(self.says, marks))

    def _dates(self, dates: Mapping[str, dt.date]) -> Iterator[tuple[str, str, str, str]]:
        for event, date in dates.items():
            yield ABOUT, capital(self.says(_DATES[event])), self.says(long_date(date)), ""


def _beyond(verdict: Verdict) -> tuple[Text, ...]:
    """Give the limits where they say more than what stands on every page."""
    return () if verdict.limits == explained.LIMITS else (verdict.limits,)


def _leading(verdict: Verdict) -> Answer | None:
    """Choose with what a verdict begins where no measure is at issue: its conclusion, or how far it came."""
    concluded = [each for each in verdict.answers if rulebook().questions[each.question].conclusion]
    said = [each for each in verdict.answers if each.outcome]
    return next((each for each in (*concluded, *reversed(said)) if each.outcome), next(iter(concluded), None))
