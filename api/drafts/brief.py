"""Brief: what a draft is written from: the file with its proof, for whom it is, and the route that it takes."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from api.ask.shelf import drafts, rulebook, sources
from api.memo import MemoMatter
from api.memo.matter import Part
from cases.amount import in_words
from cases.day import long_date
from cases.fact import FactValue
from cases.text import Text, same
from cases.words import words
from engine import Answer, Citation, Ground, Remedies, Sum, ToldRequest, ToldRoute
from rules.condition import met
from rules.drafts.draft import Draft, DraftPassage, DraftSection, Objection, places
from rules.question import Authority
from rules.remedies.applied import Applied
from rules.rulebook import Moment

_SAID = words(__file__)
_SIDES = {"official": "employee", "authority": "employer"}
_UNKNOWN = "unknown"
_ANNULLED = "T1"  # the term in which annulment is asked
_FLOOR = dt.timedelta(weeks=52)  # art. 7:629(1) Civil Code: until then at least the minimum wage
OTHER = {"employee": "employer", "employer": "employee"}


@dataclass(frozen=True)
class WrittenRequest:
    """A request as it is written.

    Attributes:
        node: the part of the proof that it tells.
        rank: its place in the order.
        title: what stands above the requests of its rank.
        passage: how it is written.
        authority: its sources.
        money: the id of the sum that is asked, if one is worked out.
        mark: how sure it is that it can be asked, in words; None: as its sources are.
    """

    node: str
    rank: str
    title: Text
    passage: DraftPassage
    authority: tuple[Citation, ...]
    money: str | None = None
    mark: Text | None = None


@dataclass(frozen=True)
class Brief:
    """What a draft is written from.

    Attributes:
        draft: the kind of document.
        told: the file with its proof.
        remedies: what may be asked, until when and for how much.
        writer: for whom it is written.
        route: the route that it takes; None: it needs none.
        joined: the routes that are joined to it.
    """

    draft: Draft
    told: MemoMatter
    remedies: Remedies
    writer: str
    route: ToldRoute | None
    joined: tuple[ToldRoute, ...]

    # ---- what is known ----

    @property
    def moment(self) -> Moment:
        """The days that decide which law applies."""
        today = self.told.verdict.as_of
        return Moment(today, today) if self.draft.event == "as_of" else self.told.moment(self.told.whole, "measure")

    @cached_property
    def worked_out(self) -> Mapping[str, FactValue]:
        """What conditions can test besides facts and answers."""
        days, today = self.remedies.deadlines, self.told.verdict.as_of
        dated = {each.id for each in days if each.last_day}
        running = frozenset(each.id for each in days if each.last_day and not each.passed)
        regimes = {regime for route in self.remedies.routes for regime in route.regimes}
        regimes |= {each for answer in self.told.whole.answers for law in answer.framework for each in law.regimes}
        return {
            "writer": self.writer,
            **({"route": self.route.id} if self.route else {}),
            **({"law": regimes.pop()} if len(regimes) == 1 else {}),
            "open_routes": frozenset(each.id for each in self.remedies.routes if each.state == "open"),
            "running": running,
            **self._access(today),
            "over": self._over(lapsed := frozenset(dated - running)),
            "lapsed": lapsed,
            "inspections": frozenset(map(self._inspection, self._conversations)),
            **({"given_before": today > taken} if (taken := self.told.whole.dates.get("measure")) else {}),
            **({"waited": waited} if (waited := self._waited(self.told.whole)) is not None else {}),
        }

    def _over(self, lapsed: frozenset[str]) -> bool:
        """Say whether the contract has ended: it is so told, or a dismissal is no longer or not to be annulled."""
        known = self.told.whole.known
        kept = known.get("reinstatement_wanted") is False or known.get("statutory_director") is True
        dismissed = known.get("measure") in {"summary_dismissal", "dismissal_with_notice"}
        return known.get("employment_ended") is True or (dismissed and (kept or _ANNULLED in lapsed))

    def _access(self, today: dt.date) -> Mapping[str, bool]:
        """Say whether access was asked for on an earlier day, and answered."""
        asked = self.told.whole.known.get("access_request_date")
        before = isinstance(asked, str) and dt.date.fromisoformat(asked) < today
        return {"access_asked": before, "access_answered": "access_answer_date" in self.told.whole.known}

    @property
    def _conversations(self) -> tuple[Part, ...]:
        """The conversations of a case file; of an incident the whole."""
        return self.told.parts[:-1] or (self.told.whole,)

    @staticmethod
    def _inspection(part: Part) -> str:
        """Give the outcome on the inspection of a conversation; unknown where there is none."""
        asked = drafts().frame.inspection
        return next((each.outcome for each in part.answers if each.question == asked and each.outcome), _UNKNOWN)

    def _inspected(self, _: Part) -> Text:
        """Name the inspection that may have been unlawful, by its conversations where that is not each of them."""
        asked, book = drafts().frame.inspection, rulebook()
        lawful = book.codebook.question(asked).other(book.questions[asked].protects)
        found = [same(str(each.number)) for each in self._conversations if self._inspection(each) != lawful]
        if not found or len(found) == len(self._conversations):
            return _SAID.INSPECTION
        return _SAID.INSPECTION_OF.fill(numbers=Text.enumerate(found))

    def known(self, part: Part | None = None) -> Mapping[str, FactValue]:
        """Give what conditions can test.

        Args:
            part: of which conversation; None: the whole.

        Returns:
            Facts that are not disputed, answers, and what was worked out.
        """
        here = part or self.told.whole
        denied = here.known.get("authorship_disputed") is True and here.known.get("authorship_proved") is not True
        return {**here.known, **self.worked_out, **self._blamed(here), "denied": denied}

    def _blamed(self, here: Part) -> Mapping[str, bool]:
        """Say whether there is anything to reproach; of the whole where it is known of each conversation."""
        parts = self.told.parts[:-1] if here is self.told.whole else ()
        contents = [self._reproached(each) for each in parts or (here,) if "content" in each.known]
        known = any(contents) or len(contents) == len(parts or (here,))
        return {"blamed": any(contents)} if known else {}

    def _reproach(self, part: Part) -> Text | None:
        labels, blamed = rulebook().codebook.fact("content").values, self._reproached(part)
        return Text.enumerate([labels[each] for each in blamed]) if blamed else None

    @staticmethod
    def _reproached(part: Part) -> tuple[str, ...]:
        """Give what can be reproached of the content of an utterance."""
        content = part.known.get("content")
        return tuple(each for each in drafts().frame.reproaches if isinstance(content, frozenset) and each in content)

    # ---- which facts are told ----

    @cached_property
    def _helped(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """By part and fact the sides that it helps: those for which a reason holds because it is as it is there."""
        found: dict[tuple[str, str], set[str]] = {}
        parts = self.told.parts
        for part in parts:
            beside = parts if part is self.told.whole else (part, self.told.whole)
            for answer in {id(each): each for one in beside for each in one.answers}.values():
                protects = rulebook().questions[answer.question].protects
                for ground in (*answer.for_, *answer.against):
                    side = "employee" if ground.favours == protects else "employer"
                    for fact in ground.facts:
                        if fact.fact not in part.facts or part.facts[fact.fact].value == fact.value:
                            found.setdefault((part.prefix, fact.fact), set()).add(side)
        return {place: frozenset(sides) for place, sides in found.items()}

    def sides(self, passage: DraftPassage, part: Part) -> frozenset[str]:
        """Say for whom a sentence on facts is told.

        Args:
            passage: the sentence.
            part: of which conversation.

        Returns:
            Both sides, where it tells only what either has to plead; else those whom its other facts help.
        """
        facts = {each for each in (*passage.tested, *passage.places) if each in part.facts}
        chosen = facts - {*drafts().frame.must}
        if not chosen:
            return frozenset(OTHER)
        return frozenset[str]().union(*(self._helped.get((part.prefix, each), frozenset()) for each in chosen))

    def holds(self, applied: Applied, part: Part | None = None) -> bool:
        """Say whether something is known to be so.

        Args:
            applied: it.
            part: of which conversation; None: the whole.

        Returns:
            Whether it is.
        """
        return applied.holds(self.known(part), self.moment.event) is True

    def cite(self, authority: tuple[Authority, ...]) -> tuple[Citation, ...]:
        """Cite what a sentence rests on, as far as it was known and in force."""
        return sources().authority(authority, None, self.moment)

    def helps(self, passage: DraftPassage, part: Part) -> bool:
        """Say whether a sentence on facts is told among those of the writer."""
        return self.writer in self.sides(passage, part)

    # ---- what fills a place ----

    def value(self, name: str, part: Part | None = None) -> Text | None:
        """Give what fills a place.

        Args:
            name: the place.
            part: of which conversation; None: the whole.

        Returns:
            The words; None: it is not known.
        """
        here = part or self.told.whole
        kind, _, rest = name.partition("_")
        found: Text | None = None
        match kind:
            case _ if name in here.facts:
                found = None if name in here.disputed else here.facts[name].label
            case _ if name in _WORKED:
                found = _WORKED[name](self, here)
            case "day":
                found = self._day(name.removeprefix("day_of_").removeprefix("day_"), here)
            case "last":
                found = self._last(rest)
            case "sum":
                found = self._amount(rest)
            case "days" | "written":
                found = self._late(name, here)
            case "court" if self.route:
                found = self.route.court_text
        return found

    def _standing(self, part: Part) -> Text | None:
        """Give how sure the answer is on which the request turns."""
        leads = (each for each in part.answers if each.question in drafts().frame.leads)
        return next((each.status_text for each in leads), None)

    @staticmethod
    def _disputed(part: Part) -> Text | None:
        shorts = [each.short for name, each in part.facts.items() if name in part.disputed]
        return Text.enumerate(shorts) if shorts else None

    def _day(self, event: str, part: Part) -> Text | None:
        if event not in {"end", "after_end"}:
            return long_date(part.dates[event]) if event in part.dates else None
        given, summary = part.known.get("end_date"), part.known.get("measure") == "summary_dismissal"
        last = (
            dt.date.fromisoformat(given) if isinstance(given, str) else part.dates.get("measure") if summary else None
        )
        return long_date(last + dt.timedelta(days=event == "after_end")) if last else None

    def _wage(self, part: Part) -> Text | None:
        """Give the monthly wage with its other components."""
        base, more = part.known.get("wage_base"), part.known.get("wage_components", "0")
        return in_words(Decimal(base) + Decimal(more)) if isinstance(base, str) and isinstance(more, str) else None

    @staticmethod
    def _extra(part: Part) -> Text | None:
        """Give what of the wage is for other components, if anything is."""
        more = part.known.get("wage_components")
        return in_words(Decimal(more)) if isinstance(more, str) and Decimal(more) else None

    @staticmethod
    def _seventy(part: Part) -> Text | None:
        """Give seventy per cent of the overdue wages, if they are of after the weeks with the minimum wage."""
        unpaid, since = part.known.get("wage_unpaid"), part.known.get("sick_since")
        from_day = part.dates.get("measure")
        if not isinstance(since, str) or not from_day or from_day < dt.date.fromisoformat(since) + _FLOOR:
            return None
        return in_words(Decimal(unpaid) * 7 / 10) if isinstance(unpaid, str) else None

    def _waited(self, part: Part) -> int | None:
        """Give the days that went by between the knowledge of the reason and the measure."""
        knew = part.known.get("employer_knew_date")
        measure = part.dates.get("measure", self.told.verdict.as_of)
        return (measure - dt.date.fromisoformat(knew)).days if isinstance(knew, str) else None

    def _late(self, name: str, part: Part) -> Text | None:
        """Give the days that went by before the measure, or the day of writing where that comes after it."""
        today, measure = self.told.verdict.as_of, part.dates.get("measure")
        if name == "written_after":
            return long_date(today) if measure and today > measure else None
        waited = self._waited(part) or 0
        return same(str(waited)) if waited > 0 else None

    def _last_find(self, part: Part) -> Text | None:
        """Give the day on which the last of several conversations was found, if after the first knowledge."""
        knew = part.known.get("employer_knew_date")
        told = (each for each in self.told.parts[:-1] if self._blamed(each).get("blamed", True))
        found = max((each.dates["inspection"] for each in told if "inspection" in each.dates), default=None)
        later = isinstance(knew, str) and found is not None and found > dt.date.fromisoformat(knew)
        return long_date(found) if found and later else None

    def _last(self, term: str) -> Text | None:
        dated = [each for each in self.remedies.deadlines if each.id == term and each.last_day]
        latest = max((each.last_day for each in dated if each.last_day), default=None)
        return long_date(latest) if latest else None

    def _amount(self, name: str) -> Text | None:
        found = self.sum(name)
        if found is None or found.scenarios:
            return None
        least, most = found.low or found.amount, found.high or found.amount
        if most is None:
            return None
        if least is None or least == most or not Decimal(least):
            return in_words(Decimal(most))
        return _SAID.BETWEEN.fill(most=in_words(Decimal(most)), least=in_words(Decimal(least)))

    def sum(self, name: str) -> Sum | None:
        """Give an amount.

        Args:
            name: its id.

        Returns:
            It; None: it was not worked out.
        """
        return next((each for each in self.remedies.money if each.id == name), None)

    # ---- what is asked ----

    @property
    def asks(self) -> bool:
        """Whether whoever writes it takes the route."""
        return self.route is not None and side_of(self.route.by, self.writer) == self.writer

    def _requests(self) -> Iterator[tuple[ToldRoute, str, tuple[ToldRequest, ...]]]:
        if self.route:
            side = "requests" if self.asks else "counter"
            yield self.route, side, self.route.requests if self.asks else self.route.counter
            yield from ((each, "requests", each.requests) for each in self.joined)

    @cached_property
    def asked(self) -> tuple[WrittenRequest, ...]:
        """What is asked, in the order in which it is asked, without what a lapsed term has taken."""
        if self.route is None or self.route.id not in drafts().petita.routes:
            return ()
        order = list(rulebook().remedies.routes.ranks)
        found = sorted(self._asked(), key=lambda each: order.index(each.rank))
        if found:
            last = drafts().frame.last
            found += self._alike("besides", drafts().petita.routes[self.route.id].besides, last)
        return tuple(_promoted(found))

    def _asked(self) -> Iterator[WrittenRequest]:
        ranks, routes = rulebook().remedies.routes, drafts().petita.routes
        if self.route and not self.asks:
            yield from self._alike("answer", routes[self.route.id].answer, ranks.first)
        for route, side, each, passage in self._askable():
            if self.holds(passage):
                titles = routes[route.id].ranks if side == "requests" else routes[route.id].counter_ranks
                rank = each.rank if route is self.route else drafts().frame.last
                title = titles.get(rank, ranks.ranks[rank])
                node = f"{side}:{route.id}/{each.id}"
                yield WrittenRequest(node, rank, title, passage, each.authority, each.money, each.mark_text)

    def _askable(self) -> Iterator[tuple[ToldRoute, str, ToldRequest, DraftPassage]]:
        """Give what no lapsed term has taken, with how it is written."""
        for route, side, requests in self._requests():
            written: Mapping[str, DraftPassage] = getattr(drafts().petita.routes[route.id], side)
            yield from ((route, side, each, written[each.id]) for each in requests if each.state != "lost")

    @property
    def uncarried(self) -> tuple[ToldRequest, ...]:
        """What can be asked, but is not known to be carried by the facts."""
        known, event = self.known(), self.moment.event
        return tuple(each for _, _, each, passage in self._askable() if passage.holds(known, event) is None)

    def _alike(self, name: str, passages: tuple[DraftPassage, ...], rank: str) -> Iterator[WrittenRequest]:
        """Give what is asked that no route names: the answer to its requests, and the costs."""
        assert self.route is not None  # noqa: S101 - who asks takes a route; narrows the type
        title = rulebook().remedies.routes.ranks[rank]
        for number, each in enumerate(passages, 1):
            if self.holds(each):
                yield WrittenRequest(f"{name}:{self.route.id}/{number}", rank, title, each, self.cite(each.authority))

    @property
    def lost(self) -> tuple[ToldRequest, ...]:
        """What a lapsed term has taken."""
        return tuple(each for _, _, requests in self._requests() for each in requests if each.state == "lost")

    # ---- what is pleaded ----

    def side(self, answer: Answer) -> str:
        """Give the outcome for which the writer pleads.

        Args:
            answer: the answer to the question.

        Returns:
            The outcome.
        """
        question = rulebook().codebook.question(answer.question)
        protects = rulebook().questions[answer.question].protects
        return protects if self.writer == "employee" else question.other(protects)

    def statement(self, part: Part, answer: Answer) -> Text:
        """Give what the writer says on a question.

        Args:
            part: the part of the file.
            answer: the answer.

        Returns:
            The position as a sentence.
        """
        stated = (
            each for each in drafts().pleaded.stated if each.question == answer.question and self.holds(each, part)
        )
        words = next(stated, None)
        if words:
            return words.employee if self.writer == "employee" else words.employer
        return rulebook().questions[answer.question].statements[self.side(answer)]

    def pleads(self, part: Part, answer: Answer) -> bool:
        """Say whether a question bears on what is asked, and the facts told leave it open.

        Args:
            part: the part of the file.
            answer: the answer.

        Returns:
            Whether it may be pleaded.
        """
        left_out = drafts().pleaded.unpleaded
        return not any(answer.question in each.questions and self.holds(each, part) for each in left_out)

    def rests(self, part: Part, question: str, ground: Ground) -> bool:
        """Say whether the writer can rest a plea on a reason.

        Args:
            part: the part of the file.
            question: the question's id.
            ground: the reason.

        Returns:
            Whether nothing speaks against that; of the whole not in each conversation in which it holds.
        """
        facts = {each.fact for each in ground.facts}
        held = () if part.number else self._holding(question, ground.factor)
        used = any(self.reasons(each, ground.factor, facts) for each in held)
        return self.reasons(part, ground.factor, facts) and (used or not held)

    def reasons(self, part: Part, factor: str, facts: AbstractSet[str] = frozenset()) -> bool:
        """Say whether the writer can use a reason, or what is so by it.

        Args:
            part: the part of the file.
            factor: the reason.
            facts: on which it rests.

        Returns:
            Whether nothing that is known speaks against that.
        """
        found = (each for each in drafts().pleaded.unreasoned if factor in each.factors or facts & {*each.facts})
        return not any(self.holds(each, part) for each in found)

    @property
    def title(self) -> Text:
        """What stands above it."""
        return next((each.text for each in self.draft.titled if self.holds(each)), self.draft.title)

    @property
    def sections(self) -> tuple[DraftSection, ...]:
        """The parts of the document that belong to this file."""
        return tuple(each for each in drafts().sections(self.draft) if each.each or self.holds(each))

    @property
    def warned(self) -> tuple[tuple[Objection, tuple[int, ...]], ...]:
        """What its writer has to know; of what is so for some of several conversations alone with their numbers."""
        told = []
        for each in self.draft.warned:
            numbers = self.numbers(each)
            parts = {name: self.value(name) for name in places(each.text.en)}
            if (numbers or self.holds(each)) and self.cite(each.authority) and None not in parts.values():
                text = each.text.fill(**{name: part for name, part in parts.items() if part is not None})
                told.append((each.model_copy(update={"text": text}), numbers))
        return tuple(told)

    def numbers(self, applied: Applied) -> tuple[int, ...]:
        """Say in which conversations something is so.

        Args:
            applied: it.

        Returns:
            Their numbers; none where it is so in all, or there are not several.
        """
        several = self.told.parts[:-1]
        found = tuple(part.number or 0 for part in several if self.holds(applied, part))
        return found if len(found) < len(several) else ()

    def numbers_of(self, question: str, factor: str) -> tuple[int, ...]:
        """Say in which conversations a reason holds; one that one denies to have written is not named as one's own.

        Args:
            question: the question's id.
            factor: the rule's id.

        Returns:
            Their numbers; none where it is so in all, where it is of no conversation, or there are not several.
        """
        tested = rulebook().questions[question].tested[factor]
        used = [each for each in self._holding(question, factor) if self.reasons(each, factor, tested)]
        if len(used) == len(self.told.parts[:-1]):
            return ()
        own = (each for each in used if self.writer == "employer" or not self.known(each)["denied"])
        return tuple(each.number or 0 for each in own)

    def _holding(self, question: str, factor: str) -> tuple[Part, ...]:
        """Give the conversations in which a reason holds; none where it is of no conversation."""
        rules = rulebook().questions[question]
        outcomes = {each.question: each.outcome for each in self.told.whole.answers if each.outcome}
        if rules.tested[factor] <= {*outcomes, *(each.fact for each in self.told.verdict.facts)}:
            return ()
        when = rules.expanded(rules.rule(factor).when)
        return tuple(each for each in self.told.parts[:-1] if met(when, {**outcomes, **each.known}))


# What fills a place by a name of its own.
_WORKED: Mapping[str, Callable[[Brief, Part], Text | None]] = {
    "wage": Brief._wage,  # noqa: SLF001 - of this module
    "wage_seventy": lambda _, part: Brief._seventy(part),  # noqa: SLF001
    "unpaid_from": lambda brief, part: brief._day("measure", part),  # noqa: SLF001
    "wage_extra": lambda _, part: Brief._extra(part),  # noqa: SLF001
    "reproach": Brief._reproach,  # noqa: SLF001
    "last_find": Brief._last_find,  # noqa: SLF001
    "inspected": Brief._inspected,  # noqa: SLF001
    "standing": Brief._standing,  # noqa: SLF001
    "disputed": lambda _, part: Brief._disputed(part),  # noqa: SLF001
}


def _promoted(asked: list[WrittenRequest]) -> Iterator[WrittenRequest]:
    """Let what is left take the place of what is lost: a document without a primary request has a first one."""
    steps, ranks = drafts().frame.steps, rulebook().remedies.routes.ranks
    present = [each for each in steps if any(one.rank == each for one in asked)]
    moved = dict(zip(present, steps, strict=False)) if present[:1] != [steps[0]] else {}
    for each in asked:
        rank = moved.get(each.rank, each.rank)
        yield each if rank == each.rank else replace(each, rank=rank, title=ranks[rank])


def side_of(party: str, writer: str) -> str:
    """Say which side a party is.

    Args:
        party: the party, as a route names it.
        writer: who is meant where either can be.

    Returns:
        The side.
    """
    side = _SIDES.get(party, party)
    return side if side in OTHER else writer
