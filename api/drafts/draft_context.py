"""Draft context: what a draft is written from: the file with its proof, for whom it is, and the route that it takes."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from privesfeer.api.ask.registry import drafts, rulebook
from privesfeer.api.drafts.placeholders import Placeholders
from privesfeer.api.memo.matter import Part
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, Citation, Ground, ToldRequest, ToldRoute
from privesfeer.rules.condition import met
from privesfeer.rules.drafts.draft import DraftPassage, DraftSection, Objection, places
from privesfeer.rules.remedies.applied import Applied
from privesfeer.rules.remedies.route import EITHER

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
class DraftContext(Placeholders):
    """What a draft is written from.

    Attributes:
        joined: the routes that are joined to the one that it takes.
    """

    joined: tuple[ToldRoute, ...]

    # ---- which facts are told ----

    @cached_property
    def _helped(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """By part and fact the sides that it helps: those for which a reason holds because it is as it is there."""
        parts, helping = self.told.parts, drafts().frame.helping
        found = {(part.prefix, fact): {side} for part in parts for fact, side in helping.items()}
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
            part: of which act.

        Returns:
            Both sides, where it tells only what either has to plead; else those whom its other facts help.
        """
        facts = {each for each in (*passage.tested, *passage.places) if each in part.facts}
        chosen = facts - {*drafts().frame.must}
        if not chosen:
            return frozenset(OTHER)
        return frozenset[str]().union(*(self._helped.get((part.prefix, each), frozenset()) for each in chosen))

    def adverse(self, passage: DraftPassage, part: Part) -> tuple[str, ...]:
        """Name the facts of a sentence that not either side has to plead.

        Args:
            passage: the sentence.
            part: of which act.

        Returns:
            Their ids.
        """
        told = (*passage.tested, *sorted(passage.places))
        return tuple(dict.fromkeys(each for each in told if each in part.facts and each not in drafts().frame.must))

    def left(self, passage: DraftPassage, part: Part) -> bool:
        """Say whether a sentence that helps the other side alone is left to it, which has to assert and prove it.

        Args:
            passage: the sentence.
            part: of which act.

        Returns:
            Whether all its facts are so.
        """
        other, proves = OTHER[self.writer], drafts().frame.proves
        facts = self.adverse(passage, part)
        return self.sides(passage, part) == {other} and all(proves.get(each) == other for each in facts)

    def helps(self, passage: DraftPassage, part: Part) -> bool:
        """Say whether a sentence on facts is told among those of the writer."""
        return self.writer in self.sides(passage, part)

    # ---- what is asked ----

    @property
    def asks(self) -> bool:
        """Whether whoever writes it takes the route; one that either side can take is the employer's in an argument."""
        if self.route is None:
            return False
        if self.route.by == EITHER:
            return self.draft.by == "asker" and (not self.draft.either or self.writer == "employer")
        return side_of(self.route.by, self.writer) == self.writer

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
            petitum = drafts().petita.routes.get(route.id)
            if petitum is None:  # of what only letters are written
                continue
            written: Mapping[str, DraftPassage] = getattr(petitum, side)
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
            Whether nothing speaks against that; of the whole not in each act in which it holds.
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
        """What its writer has to know; of what is so for some of several acts alone with their numbers."""
        told = []
        for each in self.draft.warned:
            numbers = self.numbers(each, self.told_of)
            parts = {name: self.value(name) for name in places(each.text.en)}
            if (numbers or self.holds(each)) and self.cite(each.authority) and None not in parts.values():
                text = each.text.fill(**{name: part for name, part in parts.items() if part is not None})
                told.append((each.model_copy(update={"text": text}), numbers))
        return tuple(told)

    @cached_property
    def told_of(self) -> tuple[Part, ...]:
        """The acts of which the document tells: of a letter those in which there is something to reproach."""
        each = [one for one in self.sections if one.each and self.draft.style == "letter"]
        return tuple(part for part in self.told.parts[:-1] if all(self.holds(one, part) for one in each))

    def untold(self, applied: Applied) -> bool:
        """Say whether something is so only in acts of which a letter says nothing.

        Args:
            applied: it.

        Returns:
            Whether it is.
        """
        *acts, _ = self.told.parts
        silent = [part for part in acts if part not in self.told_of]
        return any(self.holds(applied, part) for part in silent) and not any(
            self.holds(applied, part) for part in self.told_of
        )

    def numbers(self, applied: Applied, among: tuple[Part, ...] | None = None) -> tuple[int, ...]:
        """Say in which acts something is so.

        Args:
            applied: it.
            among: the acts of which it is asked; None: all.

        Returns:
            Their numbers; none where it is so in all, or there are not several.
        """
        several = self.told.parts[:-1] if among is None else among
        found = tuple(part.number or 0 for part in several if self.holds(applied, part))
        return found if len(found) < len(several) else ()

    def numbers_of(self, question: str, factor: str) -> tuple[int, ...]:
        """Say in which acts a reason holds; one that one denies to have written is not named as one's own.

        Args:
            question: the question's id.
            factor: the rule's id.

        Returns:
            Their numbers; none where it is so in all, where it is of no act, or there are not several.
        """
        tested = rulebook().questions[question].tested[factor]
        used = [each for each in self._holding(question, factor) if self.reasons(each, factor, tested)]
        if len(used) == len(self.told.parts[:-1]):
            return ()
        own = (each for each in used if self.writer == "employer" or not self.known(each)["denied"])
        return tuple(each.number or 0 for each in own)

    def _holding(self, question: str, factor: str) -> tuple[Part, ...]:
        """Give the acts in which a reason holds; none where it is of no act."""
        rules = rulebook().questions[question]
        outcomes = {each.question: each.outcome for each in self.told.whole.answers if each.outcome}
        if rules.tested[factor] <= {*outcomes, *(each.fact for each in self.told.verdict.given.facts)}:
            return ()
        when = rules.expanded(rules.rule(factor).when)
        return tuple(each for each in self.told.parts[:-1] if met(when, {**outcomes, **each.known}))


def _promoted(asked: list[WrittenRequest]) -> Iterator[WrittenRequest]:
    """Let what is left take the place of what is lost: no request is more in the alternative than the one before it.

    One that has words of its own for its place keeps them, unless nothing primary is left.
    """
    steps, ranks = drafts().frame.steps, rulebook().remedies.routes.ranks
    present = [each for each in steps if any(one.rank == each for one in asked)]
    moved, headless = dict(zip(present, steps, strict=False)), present[:1] != [steps[0]]
    for each in asked:
        rank = moved.get(each.rank, each.rank) if headless or each.title == ranks[each.rank] else each.rank
        yield each if rank == each.rank else replace(each, rank=rank, title=ranks[rank])


def side_of(party: str, writer: str) -> str:
    """Say which side a party is.

    Args:
        party: the party, as a route names it.
        writer: who is meant where either can be.

    Returns:
        The side.
    """
    side = rulebook().remedies.routes.side(party)
    return side if side in OTHER else writer
