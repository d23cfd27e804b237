"""Employee's page: until when to act, what is claimed, on what it rests and what can be answered, in everyday words."""

from collections.abc import Iterator
from typing import NamedTuple

from api.ask.shelf import rulebook
from api.memo import wording
from api.memo.grounds import grouped
from api.memo.matter import Part
from api.memo.telling import Memo, unstopped
from api.paper.blocks import Banner, Block, Bullets, Item, Line, Span, Tone
from cases.day import long_date
from cases.text import OWN, Text
from cases.words import words
from engine import Answer, Ground, LastDay

_SAID = words(__file__)
_LEANS, _TERMS = _SAID.table("LEANS"), _SAID.table("TERMS")
_READABLE = 18  # words; a longer sentence is told only where there is no shorter one
_PARTIES = ("employee", "official")
_OTHERS = frozenset({"employer", "authority"})
_PENDING = "dissolution"  # what is asked of a court, so that the employment goes on


class EmployeeRoom(NamedTuple):
    """How much of the page is told.

    Attributes:
        reasons: of each side.
        open: how many open questions.
        questions: to how many questions the answer is told.
    """

    reasons: int
    open: int
    questions: int


ROOMS = tuple(
    EmployeeRoom(*each)
    for each in (
        *((4, 3, 9), (3, 3, 9), (3, 2, 9), (2, 2, 9), (2, 2, 6), (2, 2, 5), (2, 2, 4), (1, 2, 4)),
        *((1, 1, 4), (1, 1, 3), (1, 1, 2), (1, 0, 2), (1, 0, 1)),
    )
)


class EmployeePage(Memo):
    """The page for the employee."""

    rooms = len(ROOMS)

    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The page.
        """
        room = ROOMS[place]
        yield self.heading(1, _SAID.TITLE)
        yield self.paragraph(self.told("program:method", _SAID.INTRO))
        yield Banner(tuple(self._until()))
        yield self.heading(2, _SAID.CLAIMED)
        yield self.paragraph(self._measure())
        yield self.heading(2, _SAID.STANDS)
        answers = [*self._answers()][-room.questions :]
        yield Bullets(tuple(Item(self._stands(part, each)) for part, each in answers))
        yield self.heading(2, _SAID.RESTS)
        yield self._side(room.reasons, _SAID.NOTHING_EMPLOYER, protecting=False)
        yield self.heading(2, _SAID.ANSWER)
        yield self._side(room.reasons, _SAID.NOTHING_EMPLOYEE, protecting=True)
        if asked := self._open(room.open):
            yield self.heading(2, _SAID.OPEN_QUESTIONS)
            yield Bullets(asked)
        yield self.heading(2, _SAID.CAN_DO)
        yield Bullets(tuple(map(Item, self._can_do())))
        asked_of = {answer.question for _, answer in answers}
        told = [each.plain.word for name, each in rulebook().questions.items() if name in asked_of and each.plain.word]
        if told:
            yield self.heading(2, _SAID.WORDS)
            yield Bullets(tuple(Item(self.told("program:words", text)) for text in told))
        yield self.paragraph(self.told("program:limits", _SAID.LIMITS, "quiet"))

    # ---- until when ----

    def _until(self) -> Iterator[Line]:
        """Tell the first day that is still to come; where all have passed, what can still be asked."""
        own = {each.term for route in self.matter.remedies.routes if route.by not in _OTHERS for each in route.requests}
        days = [each for each in self.matter.verdict.last_days if each.term in own]
        coming = sorted((each for each in days if not each.passed), key=lambda each: each.last_day)
        if coming:
            first = coming[0]
            yield self._day(_SAID.ACT_BY, first, "strong")
            return
        yield from (self._day(_SAID.TOO_LATE, each) for each in days)
        left = [each for each in self.matter.remedies.standing if each.party in _PARTIES and each.left_text]
        for each in left:
            yield self.told(f"left:{each.party}", _SAID.LEFT, "strong", what=Text.joined(each.left_text, "; "))
        if not days and self.matter.whole.known.get("measure") == _PENDING:
            yield self.told("program:method", _SAID.PENDING, "strong")
        elif not days:
            waiting = any(each.last_day is None and each.first_day is None for each in self.matter.remedies.deadlines)
            yield self.told("program:method", _SAID.NO_DAY if waiting else _SAID.NO_TERM, "strong")

    def _day(self, text: Text, each: LastDay, tone: Tone = "plain") -> Line:
        what = _TERMS.get(each.term, each.what)
        return self.told(f"deadline:{each.term}", text, tone, what=what, day=long_date(each.last_day))

    # ---- how things stand ----

    def _answers(self) -> Iterator[tuple[Part, Answer]]:
        """Go through the answers; of several conversations those on the one that the whole turns on."""
        for part in self.matter.parts:
            if part.pleaded:
                for answer in part.answers:
                    yield part, answer

    def _measure(self) -> Line:
        fact = self.matter.whole.facts.get("measure")
        if fact is None:
            return self.told("program:method", _SAID.NO_MEASURE)
        return self.told("fact:measure", rulebook().questions["measure_upheld"].plain.values[str(fact.value)])

    def _stands(self, part: Part, answer: Answer) -> Line:
        node, plain = f"{part.prefix}answer:{answer.question}", rulebook().questions[answer.question].plain
        if answer.outcome is None:
            return self.told(node, _SAID.UNKNOWN, asked=plain.asked)
        text = plain.outcomes[answer.outcome]
        if answer.status in {"required", "governed"}:
            sure = _SAID.REQUIRED if answer.status == "required" else _SAID.SURE
            conclusion = rulebook().questions[answer.question].conclusion
            return self.told(node, _SAID.CONCLUDED if conclusion else sure, text=text)
        leans = _LEANS[answer.strength] if answer.strength else _SAID.CONTESTED
        return self.told(node, leans, text=text.map(_small))

    # ---- both sides ----

    def _side(self, most: int, nothing: Text, *, protecting: bool) -> Block:
        items: list[Item] = []
        seen: set[Text] = set()
        for part, answer, ground in self._grounds(protecting=protecting):
            if ground.text in seen or len(items) == most:
                continue
            seen.add(ground.text)
            node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
            told = self.told(node, wording.GROUND, text=unstopped(ground.text))
            items.append(Item((*told, *self.cites(node, ground.authority, 1), Span(".", node=node))))
        if items:
            return Bullets(tuple(items))
        return self.paragraph(self.told("program:method", nothing))

    def _grounds(self, *, protecting: bool) -> Iterator[tuple[Part, Answer, Ground]]:
        """Take the weightiest reason of each question in turn, then the next; those in short sentences first."""
        columns = []
        for part, answer in self._answers():
            protects = rulebook().questions[answer.question].protects
            every = tuple(each for each in (*answer.for_, *answer.against) if (each.favours == protects) is protecting)
            groups = [ground for group in grouped(every) for ground in group]
            ordered = sorted(groups, key=lambda each: len(each.text[OWN].split()) > _READABLE)
            columns.append([(part, answer, ground) for ground in ordered])
        columns.sort(key=lambda column: -max((ground.weight for *_, ground in column), default=0.0))
        for row in range(max(map(len, columns), default=0)):
            for column in columns:
                if row < len(column):
                    yield column[row]

    # ---- what is open, and what can be done ----

    def _open(self, most: int) -> tuple[Item, ...]:
        items: list[Item] = []
        seen: set[str] = set()
        for part, answer in self._answers():
            for fact in answer.open_facts:
                if fact.turns and fact.fact not in seen and len(items) < most:
                    seen.add(fact.fact)
                    items.append(Item(self.told(f"{part.prefix}open:{answer.question}/{fact.fact}", fact.question)))
        return tuple(items)

    def _can_do(self) -> Iterator[Line]:
        for step in self.matter.steps:
            if step.right:
                node = f"step:{step.id}"
                told = self.told(node, unstopped(step.right))
                yield (*told, *self.cites(node, self.proof[node], 1), Span(".", node=node))
        yield self.told("program:help", _SAID.HELP)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
