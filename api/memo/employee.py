"""The employee's page: what is claimed, on what it rests, and what can be answered, in everyday words."""

from collections.abc import Iterator

from api.ask.shelf import rulebook
from api.memo import wording
from api.memo.lawyer import grouped
from api.memo.matter import Part
from api.memo.telling import Teller, unstopped
from api.paper.blocks import Block, Bullets, Item, Line
from cases.text import OWN, Text
from engine import Answer, Ground

_READABLE = 18  # words; a longer sentence is told only where there is no shorter one


class EmployeePage(Teller):
    """The page for the employee."""

    named = False

    def body(self, reasons: int, open_facts: int, questions: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            reasons: how many reasons are told of each side, at most.
            open_facts: how many open questions are told, at most.
            questions: to how many questions the answer is told, at most.

        Returns:
            The page.
        """
        yield self.heading(1, wording.EMPLOYEE_TITLE)
        yield self.paragraph(self.told("program:method", wording.EMPLOYEE_INTRO))
        yield self.heading(2, wording.EMPLOYEE_CLAIMED)
        yield self.paragraph(self._measure())
        yield self.heading(2, wording.EMPLOYEE_STANDS)
        yield Bullets(tuple(Item(self._stands(part, each)) for part, each in [*self._answers()][-questions:]))
        yield self.heading(2, wording.EMPLOYEE_RESTS)
        yield self._side(reasons, wording.PLAIN_NOTHING_EMPLOYER, protecting=False)
        yield self.heading(2, wording.EMPLOYEE_ANSWER)
        yield self._side(reasons, wording.PLAIN_NOTHING_EMPLOYEE, protecting=True)
        yield self.heading(2, wording.EMPLOYEE_OPEN)
        yield from self._open(open_facts)
        yield self.heading(2, wording.EMPLOYEE_DO)
        yield Bullets(tuple(map(Item, self._can_do())))
        yield self.heading(2, wording.EMPLOYEE_WORDS)
        asked = {answer.question for _, answer in self._answers()}
        words = [each.plain.word for name, each in rulebook().questions.items() if name in asked and each.plain.word]
        words.append(wording.WORD_RULINGS)
        yield Bullets(tuple(Item(self.told("program:words", text)) for text in words))
        yield self.heading(2, wording.EMPLOYEE_ABOUT)
        yield self.paragraph(self.told("program:limits", wording.PLAIN_LIMITS))
        versions = self._matter.verdict.versions
        yield self.paragraph(
            self.told("program:versions", wording.MADE_WITH, "quiet", **dict(versions)),
            self.told("program:hash", wording.HASH, "quiet", hash=self._matter.verdict.incident_hash),
        )

    def annex(self) -> tuple[Block, ...]:
        """Tell nothing more: the page stands by itself.

        Returns:
            No blocks.
        """
        return ()

    def _answers(self) -> Iterator[tuple[Part, Answer]]:
        """Go through the answers; of several conversations those on the one that the whole turns on."""
        for part in self._matter.parts:
            if part.pleaded:
                for answer in part.answers:
                    yield part, answer

    def _measure(self) -> Line:
        fact = self._matter.whole.facts.get("measure")
        if fact is None:
            return self.told("program:method", wording.NO_MEASURE)
        return self.told("fact:measure", rulebook().questions["measure_upheld"].plain.values[str(fact.value)])

    def _stands(self, part: Part, answer: Answer) -> Line:
        node, plain = f"{part.prefix}answer:{answer.question}", rulebook().questions[answer.question].plain
        if answer.outcome is None:
            return self.told(node, wording.PLAIN_UNKNOWN, asked=plain.asked)
        text = plain.outcomes[answer.outcome]
        if answer.status in {"required", "governed"}:
            sure = wording.PLAIN_REQUIRED if answer.status == "required" else wording.PLAIN_SURE
            conclusion = rulebook().questions[answer.question].conclusion
            return self.told(node, wording.PLAIN_CONCLUDED if conclusion else sure, text=text)
        leans = wording.PLAIN_LEANS[answer.strength] if answer.strength else wording.PLAIN_CONTESTED
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
            told = unstopped(ground.text)
            items.append(
                Item(self.told(node, wording.PLAIN_GROUND, text=told, cites=self.cites(node, ground.authority, 1)))
            )
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

    def _open(self, most: int) -> Iterator[Block]:
        items: list[Item] = []
        seen: set[str] = set()
        for part, answer in self._answers():
            for fact in answer.open_facts:
                if fact.turns and fact.fact not in seen and len(items) < most:
                    seen.add(fact.fact)
                    items.append(Item(self.told(f"{part.prefix}open:{answer.question}/{fact.fact}", fact.question)))
        if items:
            yield self.paragraph(self.told("program:method", wording.PLAIN_OPEN))
            yield Bullets(tuple(items))
        else:
            yield self.paragraph(self.told("program:method", wording.PLAIN_NO_OPEN))

    def _can_do(self) -> Iterator[Line]:
        for step in self._matter.steps:
            if step.right:
                node = f"step:{step.id}"
                text = unstopped(step.right)
                yield self.told(node, wording.PLAIN_GROUND, text=text, cites=self.cites(node, self._proof[node], 1))
        yield self.told("program:help", wording.PLAIN_HELP)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
