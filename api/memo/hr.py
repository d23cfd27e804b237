"""HR's note: two pages in plain words: how things stand, the options with their risks, and what comes first."""

from collections.abc import Iterator

from api.ask.measured import worth
from api.ask.shelf import codebook, rulebook
from api.memo import wording
from api.memo.lawyer import grouped
from api.memo.matter import Part
from api.memo.telling import Teller, lowered, unstopped
from api.paper.blocks import Blank, Block, Bullets, Item, Line, Table, capital, printable
from cases.text import Text
from engine import Answer, Ground, Rung
from rules.step import Step


class HrNote(Teller):
    """The note for HR."""

    in_full = False

    def body(self, reasons: int, open_facts: int, questions: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            reasons: how many reasons are told of each side on a question, at most.
            open_facts: how many open facts are told, at most.
            questions: of how many questions the reasons are told, at most; those nearest to the measure come first.

        Returns:
            The two pages, without their sources.
        """
        verdict = self._matter.verdict
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, wording.HR_TITLE_ON, title=title) if title else self.heading(1, wording.HR_TITLE)
        yield self.as_of()
        yield self.paragraph(self.told("program:method", wording.HR_INTRO))
        yield self.heading(2, wording.IN_SHORT)
        yield Bullets(tuple(Item(self._short(part, each)) for part in self._parts for each in _told(part)))
        told = list(self._reasons(reasons, questions))
        if told:
            yield self.heading(2, wording.HR_REASONS)
            yield Bullets(tuple(map(Item, told)))
        if any(scale.families for scale in self._matter.scales):
            yield self.heading(2, wording.HR_OPTIONS)
            yield self._options()
            yield self.paragraph(self.told("program:method", wording.HR_RISK_NOTE))
        yield self.heading(2, wording.HR_STEPS)
        steps = [Item(self._step(step, step.text)) for step in self._matter.steps if step.text]
        yield Bullets(tuple(steps), numbered=True)
        yield self.heading(2, wording.HR_OPEN)
        yield self._open(open_facts)
        yield self.heading(2, wording.HR_DECISION)
        yield self.paragraph(self.told("program:reviewer", wording.HR_REVIEW))
        yield Blank(self.says(wording.DECIDED_BY), 3)
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))

    def annex(self) -> Iterator[Block]:
        """Tell what the two pages rest on.

        Returns:
            The sources and what the note was made with.
        """
        yield self.heading(2, wording.HR_SOURCES)
        yield self.sources()
        yield self.heading(2, wording.HR_FOOT)
        yield from self.foot()

    @property
    def _parts(self) -> tuple[Part, ...]:
        return self._matter.parts

    def _short(self, part: Part, answer: Answer) -> Line:
        node = f"{part.prefix}answer:{answer.question}"
        statement = self.statement(answer)
        small = lowered(statement)
        if answer.outcome is None:
            text = statement
        elif answer.status in {"required", "governed"}:
            sure = wording.HR_REQUIRED if answer.status == "required" else wording.HR_SURE
            conclusion = rulebook().questions[answer.question].conclusion
            text = (wording.HR_CONCLUDED if conclusion else sure).fill(statement=statement)
        elif answer.strength:
            text = wording.HR_LEANS[answer.strength].fill(statement=small)
            if rulebook().questions[answer.question].ladder:  # two pages have room for it at what HR decides on
                text = Text.joined((text, worth(answer.question, answer.strength)), " ")
        else:
            text = wording.HR_CONTESTED.fill(statement=small)
        number = wording.HR_CONVERSATION.fill(number=str(part.number)) if part.number else None
        return self.told(node, Text.joined((number, text), "") if number else text)

    # ---- reasons ----

    def _reasons(self, most: int, questions: int) -> Iterator[Line]:
        """Tell the weightiest reasons of both sides, question after question; no reason is told twice."""
        told: set[Text] = set()
        asked = [(part, answer) for part in self._parts if part.pleaded for answer in part.answers]
        for part, answer in asked[-questions:]:
            question = codebook().question(answer.question)
            ours = answer.outcome or rulebook().questions[answer.question].protects
            sentences = []
            for side, outcome, opening in (
                (answer.for_, ours, wording.HR_IN_FAVOUR),
                (answer.against, question.other(ours), wording.HR_AGAINST),
            ):
                fresh = [group[0] for group in grouped(side) if group[0].text not in told][:most]
                told.update(ground.text for ground in fresh)
                for place, ground in enumerate(fresh):
                    text = wording.PLAIN_GROUND if place else opening
                    sentences.append(self._ground(part, answer, ground, text, question.outcomes[outcome]))
            if sentences:
                yield self.run(sentences)

    def _ground(self, part: Part, answer: Answer, ground: Ground, text: Text, outcome: Text) -> Line:
        node, said = f"{part.prefix}ground:{answer.question}/{ground.factor}", ground.text
        if text is not wording.PLAIN_GROUND:
            said = lowered(said)
        said = unstopped(said)
        return self.told(node, text, outcome=outcome, text=said, cites=self.cites(node, ground.authority, 1))

    # ---- options ----

    def _options(self) -> Table:
        families = [family for scale in self._matter.scales for family in scale.families]
        chosen = [family for family in families if any(rung.given for rung in family.rungs)] or families
        rungs = [rung for family in chosen for rung in family.rungs]
        headings = (wording.HR_OPTION, wording.HR_RISK, wording.HR_NEAREST)
        return Table(tuple(map(self.says, headings)), tuple(map(self._option, rungs)))

    def _option(self, rung: Rung) -> tuple[Line, ...]:
        node = f"measure:{rung.value}"
        label = self.says(rung.label)
        taken = wording.HR_TAKEN if rung.given else wording.VALUE
        risk = wording.HR_RISKS.get(rung.outcome or "", {}).get(rung.status, wording.HR_OPEN_RISK)
        near = rung.supporting or rung.opposing
        cited = self.cite(node, near) if near else self.told(node, wording.HR_NONE_NEAR)
        return self.told(node, taken, measure=capital(label), label=capital(label)), self.told(node, risk), cited

    # ---- steps ----

    def _step(self, step: Step, text: Text) -> Line:
        node = f"step:{step.id}"
        told = self.told(node, wording.HR_STEP, text=text, cites=self.cites(node, self._proof[node], 3))
        done = self._matter.whole.known.get(step.done) if step.done else None
        if not isinstance(done, bool):
            return told
        said = wording.HR_DONE if done else wording.HR_NOT_DONE
        return self.run([told, self.told(f"{self._given_in(str(step.done))}fact:{step.done}", said)])

    def _given_in(self, fact: str) -> str:
        return next((part.prefix for part in (self._matter.whole, *self._parts) if fact in part.facts), "")

    # ---- open facts ----

    def _open(self, most: int) -> Block:
        items: list[Item] = []
        seen: set[str] = set()
        for part in reversed(self._parts):
            for answer in part.answers:
                for fact in answer.open_facts:
                    if fact.turns and fact.fact not in seen and len(items) < most:
                        seen.add(fact.fact)
                        items.append(Item(self.told(f"{part.prefix}open:{answer.question}/{fact.fact}", fact.question)))
        if items:
            return Bullets(tuple(items))
        part = self._matter.whole
        node = f"{part.prefix}answer:{part.answers[0].question}" if part.answers else "program:method"
        return self.paragraph(self.told(node, wording.HR_NO_OPEN))


def _told(part: Part) -> list[Answer]:
    """Give the answers on a conversation; of one of several not those from which a conclusion is drawn."""
    drawn = [each for each in part.answers if each.outcome and rulebook().questions[each.question].conclusion]
    carried = {name for each in drawn for name in rulebook().questions[each.question].earlier}
    return [each for each in part.answers if part.number is None or each.question not in carried]
