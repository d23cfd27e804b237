"""Verdict: what its page shows, ready to be laid out: the answers on one screen, then why, each thing once."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Any, NamedTuple

from markupsafe import Markup

from api.ask.measured import worth
from api.ask.ready import reasoner
from api.ask.shelf import casebook, codebook, level_of, rulebook, sources
from api.paper import wording as paper_wording
from api.paper.blocks import Speaker, capital, printable
from api.pictures.graph import graph
from api.pictures.timeline import timeline
from api.reports import sources as sources_report
from api.reports import verdict as report
from api.reports import wording as reports_wording
from api.web import wording
from api.web.dossier import Dossier
from api.web.form import Form
from api.web.layout import Words, last_day
from api.web.steps import ABOUT
from cases.day import long_date
from cases.text import Joint, Lang, Text
from cases.words import words
from engine import (
    Answer,
    AppliedBurden,
    AppliedConsequence,
    AppliedFramework,
    AppliedPresumption,
    Citation,
    ComparedRuling,
    ConversationVerdict,
    Ground,
    Point,
    StatedFact,
    Switch,
    ValueBrings,
    VariedFact,
    Verdict,
)

_REPORT = words(report.__file__)  # the page says what the report says, in the same words
_FOUND = words(sources_report.__file__)
_SAID = words(__file__)
_DATES, _HERE, _THERE = _REPORT.table("DATES"), _REPORT.table("HERE"), _REPORT.table("THERE")
_STANDS = _REPORT.table("STANDS")
_STANDS_NO_MORE = _SAID.table("STANDS_NO_MORE")
_ECLI = re.compile(r"(?:,? )?(ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]*\w)")

_ORDERS = _SAID.table("ORDERS")
_HIGHEST = ("echr", "supreme", "appeal", "first_instance")

_OPEN = 3  # facts that are told unfolded
_GROUNDS = 4  # reasons for a side that are told in full, unfolded
_CITED = 2  # sources behind a reason, unfolded
_LAST_DAYS = 3  # of the terms that run, on the first screen
_ABOUT = 4  # facts that stand for a title


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
    sort: str = "likeness"


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
    return View(question, "draw" in asked, "plead" in asked, sort if sort in _ORDERS else PLAIN.sort)


def told(dossier: Dossier, verdict: Verdict, lang: Lang, before: Verdict | None, view: View) -> dict[str, Any]:
    """Show a verdict.

    Args:
        dossier: the dossier.
        verdict: the verdict on it.
        lang: the language.
        before: the verdict with which it is compared; None: with none.
        view: how it is looked at.

    Returns:
        What the template shows.
    """
    return _Page(dossier, verdict, lang, view).shown(before)


class _Part(NamedTuple):
    """What is answered together.

    Attributes:
        place: the place of the conversation on which it is answered.
        conversation: the conversation, where there are several; None: all of them together.
        leads: whether both sides' case is told of it.
        answers: the answers by what tells them apart on the page.
    """

    place: int
    conversation: ConversationVerdict | None
    leads: bool
    answers: dict[str, Answer]


def _parts(verdict: Verdict) -> Iterator[_Part]:
    """Give the whole, and then each conversation where there are several."""
    lead = verdict.lead or 0
    yield _Part(lead, None, True, {answer.question: answer for answer in verdict.answers})  # noqa: FBT003 - one of a row
    for place, each in enumerate(verdict.conversations):
        yield _Part(place, each, place == lead, {f"{place}.{answer.question}": answer for answer in each.answers})


class _Likeness(NamedTuple):
    """How like a case a ruling is: whether it governs, and how many of the reasons that carried it hold here too."""

    governs: bool
    share: float
    shared: int
    reason: int


class _Page(Speaker):
    """One verdict in one language."""

    def __init__(self, dossier: Dossier, verdict: Verdict, lang: Lang, view: View) -> None:
        super().__init__(lang)
        self._dossier, self._verdict, self._view = dossier, verdict, view
        self._parts = list(_parts(verdict))
        self._answers = [each for part in self._parts for each in part.answers.values()]
        self._cited: dict[str, Citation] = {}

    def shown(self, before: Verdict | None) -> dict[str, Any]:
        verdict = self._verdict
        was = {id_: each for part in _parts(before) for id_, each in part.answers.items()} if before else {}
        shown: dict[str, Any] = {
            "s": Words(self._lang, _SAID),
            "r": Words(self._lang, _REPORT),
            "f": Words(self._lang, _FOUND),
            "view": self._view,
            "title": self._title(),
            "not_raised": self.says(reports_wording.NOT_RAISED),
            "as_of": self.says(reports_wording.AS_OF, date=long_date(verdict.as_of)),
            "parts": [
                {
                    "title": self._part_title(part),
                    "answers": [
                        self._headline(id_, each, was.get(id_)) for id_, each in part.answers.items() if _says(each)
                    ],
                    "unsaid": [(id_, self.says(each.short)) for id_, each in part.answers.items() if not _says(each)],
                }
                for part in self._parts
            ],
            "worth_asking": [(each.fact, self.says(each.question)) for each in verdict.worth_asking],
            "last_days": [
                last_day(each.last_day, each.what, each.passed, self._lang) for each in verdict.last_days[:_LAST_DAYS]
            ],
            "measures": self._measures(),
            "section": next(self._opened(), None),
            "connections": [self._cited_line(each.text, each.authority) for each in verdict.connections],
            "facts": list(self._facts()),
            "left_out": self._list(codebook().question(name).short for name in verdict.left_out),
            "notes": [self.says(note) for note in verdict.notes],
            "made_with": self.says(paper_wording.MADE_WITH, **dict(verdict.versions)),
            "hash": self.says(paper_wording.HASH, hash=verdict.incident_hash),
        }
        shown["rulings"] = list(self._rulings())
        shown["orders"] = {name: self.says(label) for name, label in _ORDERS.items()}
        return shown

    def _opened(self) -> Iterator[dict[str, Any]]:
        """Tell the question that is looked at, and which come before and after it."""
        every = [(id_, each, part) for part in self._parts for id_, each in part.answers.items()]
        for place, (id_, answer, part) in enumerate(every):
            if id_ == self._view.question:
                switches = reasoner().switches(self._dossier.incidents[part.place], self._dossier.day)[answer.question]
                beside = [every[place - 1] if place else None, every[place + 1] if every[place + 1 :] else None]
                yield {
                    **self._section(id_, answer),
                    "part": self._part_title(part),
                    "pleas": list(self._pleas(answer)) if self._view.pleaded and part.leads else [],
                    "leads": part.leads,
                    "more": self._more(answer, switches),
                    "beside": [(each[0], self.says(each[1].question_text)) if each else None for each in beside],
                }

    def _part_title(self, part: _Part) -> str:
        """Name a conversation, or the whole, where there are several; else nothing."""
        if len(self._parts) == 1:
            return ""
        if part.conversation is None:
            return self.says(wording.THE_WHOLE)
        title = part.conversation.title
        return printable(self.says(title)) if title else self.says(wording.CONVERSATION, number=str(part.place + 1))

    # ---- the first screen ----

    def _title(self) -> str:
        """Give the title; without one, the facts that tell most of what happened."""
        if self._verdict.title:
            return printable(self.says(self._verdict.title))
        telling = [each.label for each in self._verdict.facts if codebook().fact(each.fact).values]
        return capital(", ".join(self.says(label) for label in telling[:_ABOUT]))

    def _headline(self, id_: str, answer: Answer, was: Answer | None) -> dict[str, Any]:
        moved = was is not None and (was.outcome, was.status) != (answer.outcome, answer.status)
        return {
            **self._answered(id_, answer),
            "short": capital(self.says(answer.short)),
            "decides": self._point(answer.decides),
            "contra": self._point(answer.contra),
            "was": self.says(wording.answered(was)) if was and moved else "",
        }

    def _answered(self, id_: str, answer: Answer) -> dict[str, str]:
        """Say an answer with its strength, and how it is marked."""
        said = wording.answered(answer)
        if answer.assumed:
            said = _REPORT.ASSUMED.fill(outcome=answer.outcomes[answer.assumed], own=said)
        return {"id": id_, "said": capital(self.says(said)), "mark": answer.strength or answer.status}

    def _point(self, point: Point | None) -> dict[str, Any] | None:
        if point is None:
            return None
        return self._cited_line(point.text.map(capital), (point.authority,) if point.authority else ())

    def _measures(self) -> list[tuple[str, str]]:
        """Group the measures by how they would stand."""
        groups: dict[str, list[Text]] = {}
        for each in self._verdict.measures:
            label = _SAID.AT_ISSUE.fill(measure=each.label) if each.given else each.label
            stands = reports_wording.STATUS[each.status].fill(
                outcome=_STANDS[each.outcome or "none"], status=each.status_text
            )
            groups.setdefault(capital(self.says(stands)), []).append(label)
        return [(said, self._list(group)) for said, group in groups.items()]

    # ---- a question ----

    def _section(self, id_: str, answer: Answer) -> dict[str, Any]:
        nearest = answer.rulings.nearest
        turning = [each for each in answer.open_facts if each.weighs]
        return {
            **self._answered(id_, answer),
            "question": self.says(answer.question_text),
            "outcome": capital(self.says(answer.outcome_text)),
            "assumed": answer.assumed is not None,
            "summary": list(self._summary(answer)),
            "framework": self._framework(answer.framework),
            "sides": list(self._sides(answer)),
            "presumption": self._presumption(answer, answer.presumption) if answer.presumption else None,
            "nearest": [self._ruling(each) for each in nearest],
            "circumstances": [
                (
                    capital(self.says(each.short)),
                    self.says(_HERE["unknown" if each.here is None else "yes" if each.here else "no"]),
                    [(one or "not_shown", self.says(_THERE[one or "not_shown"])) for one in each.there],
                )
                for each in answer.rulings.circumstances.values()
            ],
            "remarks": self._remarks(nearest),
            "turning": [self._varied(each) for each in turning[:_OPEN]],
            "turning_too": [(each.fact, self.says(each.short)) for each in turning[_OPEN:]],
            "disputed": [self._varied(each) for each in answer.disputed],
            "consequences": [self._consequence(each) for each in answer.consequences],
            "drawings": list(self._drawings(answer)) if self._view.drawn else [],
        }

    def _summary(self, answer: Answer) -> Iterator[str]:
        """Say how the answer was reached, without its outcome and what the rulings are on, which stand elsewhere."""
        elsewhere = [each.scope for each in answer.rulings.nearest if each.scope]
        if answer.outcome:
            elsewhere.append(rulebook().questions[answer.question].statements[answer.outcome])
        return (self.says(sentence) for sentence in answer.summary if sentence not in elsewhere)

    def _framework(self, frameworks: tuple[AppliedFramework, ...]) -> dict[str, list[tuple[str, Any]]]:
        """Give the law of a question; what is the same for several regimes is said once."""
        standards: dict[Text, list[AppliedFramework]] = {}
        burdens: dict[tuple[AppliedBurden, ...], list[AppliedFramework]] = {}
        for each in frameworks:
            standards.setdefault(each.standard, []).append(each)
            burdens.setdefault(each.burden, []).append(each)
        return {
            "law": [self._law(each) for each in frameworks],
            "standards": [
                (self._of(reports_wording.STANDARD, same, standards), list(self._prose(standard)))
                for standard, same in standards.items()
            ],
            "burdens": [
                (self._of(reports_wording.BURDEN, same, burdens), [self._burden(each) for each in burden])
                for burden, same in burdens.items()
                if burden
            ],
        }

    def _law(self, framework: AppliedFramework) -> tuple[str, str]:
        told = framework.regimes_text
        title = reports_wording.FRAMEWORK_FOR.fill(regime=told) if told else reports_wording.FRAMEWORK
        line = framework.line.map(capital)
        return self.says(title), self.says(Text.joined([framework.assumed, line], " ") if framework.assumed else line)

    def _of(self, label: Text, same: Iterable[AppliedFramework], groups: Sized) -> str:
        """Name the regimes for which something is so, where it is not so for all."""
        regimes = self._list(each.regimes_text for each in same if each.regimes_text)
        return f"{self.says(label)} ({regimes})" if len(groups) > 1 else self.says(label)

    def _burden(self, burden: AppliedBurden) -> dict[str, Any]:
        return self._cited_line(Text.joined([burden.element, burden.party], ": "), burden.authority)

    def _prose(self, text: Text) -> Iterator[tuple[str, dict[str, str] | None]]:
        """Give a text, piece by piece, with each ruling that it names by its ECLI under its short name instead."""
        words, end = self.says(text), 0
        for found in _ECLI.finditer(words):
            ruling = casebook().find(found[1])
            if ruling:
                cited = sources().ruling(ruling.key, None, self._verdict.as_of)
                yield words[end : found.start(1)], self._name(cited)
                end = found.end()
        yield words[end:], None

    def _sides(self, answer: Answer) -> Iterator[dict[str, Any]]:
        ours = answer.outcome or rulebook().questions[answer.question].protects
        theirs = codebook().question(answer.question).other(ours)
        for outcome, side, grounds in ((ours, "for", answer.for_), (theirs, "against", answer.against)):
            if not grounds:
                continue
            yield {
                "side": side,
                "title": self.says(_REPORT.FOR, outcome=answer.outcomes[outcome]),
                "grounds": list(map(self._ground, grounds[:_GROUNDS])),
                "further": self._list(each.short for each in grounds[_GROUNDS:]),
            }

    def _ground(self, ground: Ground) -> dict[str, Any]:
        marks = [reports_wording.DECISIVE] if ground.decisive else []
        if any(fact.assessment for fact in ground.facts):
            marks.append(_REPORT.ON_VALUATION)
        if any(fact.fact in self._verdict.disputed for fact in ground.facts):
            marks.append(_REPORT.DISPUTED)
        return {
            **self._cited_line(ground.text, ground.authority[:_CITED]),
            "marks": ", ".join(map(self.says, marks)),
            "note": self.says(ground.note) if ground.note else "",
        }

    def _presumption(self, answer: Answer, presumption: AppliedPresumption) -> dict[str, Any]:
        points = ""
        if presumption.favours:
            points = f"{self.says(_REPORT.PRESUMES)}: {self.says(answer.outcomes[presumption.favours])}"
            points = f"{points} ({self.says(presumption.level)})." if presumption.level else f"{points}."
        return {
            **self._cited_line(presumption.text, presumption.authority),
            "points": points,
            "against": self._cited_line(presumption.against, presumption.against_authority),
        }

    def _consequence(self, consequence: AppliedConsequence) -> dict[str, Any]:
        given = consequence.outcome_text
        label = self.says(reports_wording.IF_SO, outcome=given) if given else ""
        return {**self._cited_line(consequence.text, consequence.authority), "label": label}

    # ---- rulings and other sources ----

    def _ruling(self, ruling: ComparedRuling) -> dict[str, Any]:
        year = [str(ruling.date.year)] if ruling.date else []
        reasoned = [] if ruling.express else [self.says(reports_wording.NOT_EXPRESS)]
        return {
            "source": self._name(ruling.citation),
            "outcome": capital(self.says(ruling.outcome_text)),
            "court": ", ".join([self.says(ruling.level), *year, *reasoned]),
            "holding": self.says(ruling.holding),
        }

    def _remarks(self, rulings: Iterable[ComparedRuling]) -> list[tuple[str, str]]:
        """Say what rulings are on, and whether they bind for the employee alone; once for all of which it is so."""
        remarks: dict[str, list[str]] = {}
        for number, each in enumerate(rulings, 1):
            for text in (each.scope, *(one.text for one in each.differences if not one.factor)):
                if text:
                    remarks.setdefault(self.says(text), []).append(str(number))
        return [(", ".join(numbers), remark) for remark, numbers in remarks.items()]

    def _cited_line(self, text: Text, authority: Iterable[Citation]) -> dict[str, Any]:
        return {"text": self.says(text), "sources": [self._name(each) for each in authority]}

    def _name(self, citation: Citation) -> dict[str, str]:
        """Name a source in short, with where it leads; where it is found is said in the table of sources."""
        self._cited.setdefault(citation.key, citation.unmarked)
        source, name = citation.source, citation.source.name or self.says(citation.text)
        fallen = [each for each in citation.standing if each.kind != "upheld" and not each.elsewhere]
        return {
            "mark": self.says(citation.mark),
            "name": f"{name}, {self.says(citation.pinpoint)}" if citation.pinpoint else name,
            "stands": self.says(_STANDS_NO_MORE[fallen[0].kind]) if fallen else "",
            "url": f"/{self._lang}/rulings/{source.key}" if source.kind == "ruling" else source.url or "",
            "title": self.says(source.text) if source.name else "",
        }

    def _rulings(self) -> Iterator[dict[str, Any]]:
        """Say once of each ruling where it is found, how it was read, what it decided and how like this case it is.

        An ECLI stands in its own row alone.
        """
        named = frozenset(self._cited)
        compared = [each for answer in self._answers for each in answer.rulings.nearest]
        for beside in compared:
            self._cited.setdefault(beside.citation.key, beside.citation.unmarked)
        rulings = [each for each in self._cited.values() if each.kind == "ruling"]
        told = {each.ecli for each in rulings if each.ecli}
        alike: dict[str, _Likeness | None] = {
            each.key: max((_alike(one) for one in compared if one.citation.key == each.key), default=None)
            for each in rulings
        }

        def once(found: re.Match[str]) -> str:
            if found[1] in told:
                return ""
            told.add(found[1])
            return found[0]

        for each in sorted(rulings, key=lambda each: _order(self._view.sort, each, alike[each.key])):
            became = [capital(self.says(said)) for said in (*(stood.text for stood in each.standing), *each.history)]
            likeness = alike[each.key]
            yield {
                "key": each.key,
                "named": each.key in named,
                "name": str(each.source.name),
                "place": self.says(each.text),
                "url": each.url,
                "became": [_ECLI.sub(once, said) for said in became],
                "court": capital(self.says(each.source.level)) if each.source.level else "",
                "date": str(each.source.date or ""),
                "decided": self._decided(each.key),
                "alike": self._share(likeness) if likeness and likeness.reason else "",
                "read": capital(self.says(each.verification)),
                "gist": self.says(each.source.gist) if each.source.gist else "",
                "provenance": _ECLI.sub(once, capital(self.says(each.provenance))),
            }

    def _share(self, likeness: _Likeness) -> str:
        return self.says(_SAID.ALIKE, shared=str(likeness.shared), all=str(likeness.reason))

    def _decided(self, key: str) -> list[tuple[str, str]]:
        """Give what a ruling decided on the questions on which it is compared, or else on those that are raised."""
        raised = {each.question: each for each in self._answers}
        near = {each.question for each in self._answers if any(one.citation.key == key for one in each.rulings.nearest)}
        return [
            (
                capital(self.says(raised[each.question].short)),
                self.says(codebook().question(each.question).outcomes[each.outcome]),
            )
            for each in casebook()[key].decisions
            if each.question in (near or raised)
        ]

    # ---- facts, as they are and as they could be ----

    def _facts(self) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
        """Give the facts on which it rests, under what they are of; those that can be changed from here by their id."""
        verdict = self._verdict
        yield "", [*map(self._fact, verdict.facts), *self._dates(verdict.dates)]
        for part in self._parts:
            if (told := part.conversation) is not None:
                facts = [*map(self._fact, told.facts), *self._dates(told.dates)]
                yield self._part_title(part), facts if part.place == 0 else [("", *each[1:]) for each in facts]

    def _fact(self, fact: StatedFact) -> tuple[str, str, str, str]:
        """Give a fact: its id, what it is, its value, and what must be known of it."""
        marks = [reports_wording.OWN_VALUATION] if fact.assessment else []
        if fact.fact in self._verdict.disputed:
            marks.append(_REPORT.DISPUTED)
        return fact.fact, capital(self.says(fact.short)), self.says(fact.label), ", ".join(map(self.says, marks))

    def _dates(self, dates: Mapping[str, dt.date]) -> Iterator[tuple[str, str, str, str]]:
        for event, date in dates.items():
            yield ABOUT, capital(self.says(_DATES[event])), self.says(long_date(date)), ""

    def _varied(self, fact: VariedFact) -> dict[str, Any]:
        """Tell what the values of a fact bring; values that bring the same stand together."""
        brings: dict[tuple[str, str | None], list[ValueBrings]] = {}
        for value in fact.values:
            by = value.by.key if value.by else None
            brings.setdefault((self.says(wording.answered(value)), by), []).append(value)
        return {
            "fact": fact.fact,
            "question": self.says(fact.question),
            "values": [
                {
                    "labels": capital(self._list((value.label for value in values), "any")),
                    "text": said,
                    "sources": [self._name(sources().ruling(key, None, self._verdict.as_of))] if key else [],
                }
                for (said, key), values in brings.items()
            ],
        }

    # ---- what is folded away ----

    def _more(self, answer: Answer, switches: tuple[Switch, ...]) -> dict[str, Any]:
        """Tell what bears out the section: facts and further sources, other rulings, what is otherwise."""
        rulings, nearest = answer.rulings, answer.rulings.nearest
        others = (*rulings.governing, *rulings.supporting, *rulings.opposing)
        return {
            "grounds": [
                self._behind(place, each) for side in (answer.for_, answer.against) for place, each in enumerate(side)
            ],
            "worth": self.says(worth(answer.question, answer.strength)) if answer.strength else "",
            "rulings": [self._ruling(each) for each in others if each not in nearest],
            "valuations": [self._varied(each) for each in answer.valuations],
            "status_only": [self._varied(each) for each in answer.open_facts if not each.weighs],
            "switches": [self._switch(each) for each in switches],
        }

    def _behind(self, place: int, ground: Ground) -> dict[str, Any]:
        facts = [f"{self.says(each.short)}: {self.says(each.label)}" for each in ground.facts]
        return {
            "short": capital(self.says(ground.short if place < _GROUNDS else ground.text)),
            "facts": "; ".join([*facts, *(self.says(each).removesuffix(".") for each in ground.findings)]),
            "includes": self._list(each.short for each in ground.includes),
            "sources": [self._name(each) for each in ground.authority[_CITED if place < _GROUNDS else 0 :]],
        }

    def _switch(self, switch: Switch) -> tuple[str, str, str]:
        """Give what would be so, what it brings, and the change as JSON."""
        label = f"{capital(self.says(switch.short))}: {self.says(switch.label)}"
        return label, self.says(switch.outcome_text), json.dumps({"fact": switch.fact, "value": switch.value})

    def _pleas(self, answer: Answer) -> Iterator[dict[str, Any]]:
        (argument,) = (each for each in self._dossier.arguments().arguments if each.question == answer.question)
        for plea in argument.pleas:
            yield {
                "title": self.says(wording.CASE[plea.party], outcome=plea.outcome_text),
                "said": [" ".join(self.says(each.text) for each in said) for said in (plea.case, plea.answer) if said],
            }

    def _drawings(self, answer: Answer) -> Iterator[dict[str, Any]]:
        verdict = self._verdict
        for picture in (
            graph(answer, self._lang, verdict.title),
            timeline(answer, verdict.as_of, self._lang, verdict.title),
        ):
            title = " ".join(span.text for span in picture.caption)
            yield {"title": title, "svg": Markup(picture.svg)}  # noqa: S704 - drawn by this program, its words escaped

    def _list(self, texts: Iterable[Text], joint: Joint = "all") -> str:
        return self.says(Text.enumerate(list(texts), joint))


def _says(answer: Answer) -> bool:
    return bool(answer.outcome or answer.assumed)


def _alike(ruling: ComparedRuling) -> _Likeness:
    shared, reason = len(ruling.shared), len(ruling.reason)
    return _Likeness(ruling.governs, shared / reason if reason else 0, shared, reason)


def _order(sort: str, citation: Citation, likeness: _Likeness | None) -> tuple[Any, ...]:
    """Say what puts rulings in order: the most alike, the latest or the highest first; then by name."""
    name, date = str(citation.source.name).casefold(), citation.source.date
    latest = -date.toordinal() if date else 0
    match sort:
        case "date":
            return latest, name
        case "court":
            level = level_of(casebook()[citation.key])
            return _HIGHEST.index(level) if level in _HIGHEST else len(_HIGHEST), latest, name
        case _:
            if likeness is None or not likeness.reason:
                return True, name
            return False, not likeness.governs, -likeness.share, -likeness.shared, name
