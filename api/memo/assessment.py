"""Assessment: each question with its law, what decides it, what the other side says, and why one outweighs it."""

from collections.abc import Iterator

from api.ask.shelf import codebook, rulebook
from api.memo.matter import Part
from api.memo.nodes import argued, beside
from api.memo.telling import Teller, lowered
from api.paper.blocks import Block, Line, Span, Table, capital
from cases.day import long_date
from cases.text import OWN, Text
from cases.words import words
from engine import Answer, Point, ToldChecklist, ToldElement
from engine import wording as explained

_SAID = words(__file__)
_STATES = _SAID.table("STATES")
_URGENT = "urgent_reason"
_HELD, _STANDARD = 3, 2  # from which depth what rulings held, and the standard, are told
_OTHERS = 2  # reasons beside the weightiest that are named


class Assessment:
    """The answers, question by question."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told = teller, set[Text]()

    def blocks(self, depth: int) -> Iterator[Block]:
        """Assess each question that is raised; of several conversations on the one that the whole turns on.

        Args:
            depth: how much is told: 3 with what the rulings held, 2 with the standard of every question, 1 with the
                articles and the standard of the main question, 0 what decides alone.

        Yields:
            Of several conversations a table of the answers on the others; then of each question heading and paragraph.
        """
        if self._teller.matter.verdict.conversations:
            yield self._side_by_side()
        for part in self._teller.matter.parts:
            for answer in part.answers if part.pleaded else ():
                text = _SAID.HEADED_ON if part.number else _SAID.HEADED
                told = text.fill(short=answer.short.map(capital), told=standing(answer), number=str(part.number))
                yield self._teller.heading(3, told)
                yield self._teller.paragraph(*self._law(part, answer, depth), *self._weighed(part, answer, depth))
                if answer is self._teller.matter.main[1]:
                    yield from self._tested()

    def _side_by_side(self) -> Table:
        """Show what the answers are on the other conversations, each with its best authority."""
        teller = self._teller
        parts = [part for part in teller.matter.parts if part.number and not part.pleaded]
        asked = {answer.question: answer for part in parts for answer in uncarried(part)}
        rows = []
        for name, first in asked.items():
            found = {part.number: answer for part in parts for answer in part.answers if answer.question == name}
            node = next(f"{part.prefix}answer:{name}" for part in parts if part.number in found)
            rows.append(
                (
                    teller.told(node, first.short.map(capital)),
                    *(self._cell(part, found.get(part.number)) for part in parts),
                )
            )
        headings = (
            teller.says(_SAID.QUESTION),
            *(teller.says(_SAID.CONVERSATION, number=str(part.number)) for part in parts),
        )
        return Table(headings, tuple(rows))

    def _cell(self, part: Part, answer: Answer | None) -> Line:
        if answer is None:
            return (Span("–", node="program:method"),)
        node = f"{part.prefix}answer:{answer.question}"
        told = self._teller.told(node, standing(answer))
        if answer.decides and answer.decides.authority:
            node = f"{part.prefix}decides:{answer.question}"
            return (*told, *self._teller.cites(node, (answer.decides.authority,)))
        return told

    # ---- what the measure requires ----

    def _tested(self) -> Iterator[Block]:
        """Tell of each ground that is relied on which of its requirements are met, not met, weighed or not known."""
        teller = self._teller
        for checklist in teller.matter.tested:
            lines = [teller.told(f"proof:{checklist.id}", _SAID.TESTED, "strong", title=checklist.title)]
            for state, opening in _STATES.items():
                if held := [each for each in checklist.elements if each.state == state]:
                    unshown = state == "not_met" and all(each.party == "employee" for each in held)
                    lines.append(self._elements(checklist, held, _SAID.NOT_SHOWN if unshown else opening))
            if checklist.id == _URGENT:
                lines += self._days()
            yield teller.paragraph(*lines)

    def _elements(self, checklist: ToldChecklist, elements: list[ToldElement], opening: Text) -> Line:
        """Name requirements that stand alike, with their sources; who bears one where that is not the employer."""
        teller, spans, cited = self._teller, list[Span](), set[str]()
        for each in elements:
            node = f"proof:{checklist.id}/{each.id}"
            spans += [Span("; ", node=node)] if spans else []
            text = _SAID.ELEMENT if each.party in {None, "employer"} else _SAID.ELEMENT_OF
            told = text.fill(text=each.text, party=each.party_text or "")
            spans += teller.told(node, told if spans else opening.fill(text=told))
            fresh = [one for one in each.authority[:1] if one.key not in cited]
            spans += teller.cites(node, fresh, 1) if fresh else ()
            cited.update(one.key for one in fresh)
        return (*spans, Span(".", node=spans[-1].node))

    def _days(self) -> Iterator[Line]:
        """Count the days between knowledge of the reason and the dismissal."""
        teller = self._teller
        if waited := teller.matter.waited:
            each, knew, measure = waited
            days = (measure - knew).days
            text = _SAID.SAME_DAY if not days else _SAID.DAY_LATER if days == 1 else _SAID.DAYS_LATER
            parts = {"knew": long_date(knew), "told": long_date(measure)}
            yield teller.told(f"deadline:{each.name}", text, days=str(days), **parts)

    # ---- the law ----

    def _law(self, part: Part, answer: Answer, depth: int) -> Iterator[Line]:
        """Tell the articles and the standard; what regimes share, once."""
        if not depth or (rulebook().questions[answer.question].conclusion and depth < _HELD):
            return
        standards = dict.fromkeys(each.standard for each in answer.framework)
        for number, framework in enumerate(answer.framework, 1):
            node = f"{part.prefix}framework:{answer.question}/{number}"
            told = framework.regimes_text
            yield self._teller.told(node, _SAID.LAW_FOR if told else _SAID.LAW, regime=told or "", line=framework.line)
            if (depth >= _STANDARD or answer is self._teller.matter.main[1]) and framework.standard in standards:
                del standards[framework.standard]
                yield self._teller.told(node, _SAID.STANDARD, standard=framework.standard)

    # ---- the answer ----

    def _weighed(self, part: Part, answer: Answer, depth: int) -> Iterator[Line]:
        """Tell what decides, what the other side says, and why the one outweighs the other."""
        teller, node = self._teller, f"{part.prefix}answer:{answer.question}"
        if answer.assumed:
            outcome = codebook().question(answer.question).outcomes[answer.assumed]
            yield teller.told(node, _SAID.ASSUMED, outcome=outcome)
        if answer.outcome is None:
            yield from self._open(part, answer)
            return
        if answer.decides:
            yield self._point(part, answer, "decides", _SAID.DECIDES, answer.decides)
            yield from self._held(part, answer, answer.decides, depth)
            if _alike(answer):
                yield teller.told(f"{part.prefix}decides:{answer.question}", _SAID.ALIKE)
        if answer.contra:
            yield self._point(part, answer, "contra", _SAID.AGAINST, answer.contra)
            yield from self._held(part, answer, answer.contra, depth)
        yield from self._why(part, answer, depth)

    def _point(self, part: Part, answer: Answer, step: str, text: Text, point: Point) -> Line:
        node = f"{part.prefix}{step}:{answer.question}"
        cited = self._teller.cites(node, (point.authority,)) if point.authority else ()
        return (*self._teller.told(node, text, point=point.text), *cited, Span(".", node=node))

    def _held(self, part: Part, answer: Answer, point: Point, depth: int) -> Iterator[Line]:
        """Tell what the ruling behind a point held, once."""
        if depth < _HELD or point.authority is None:
            return
        found = next((each for each in beside(answer) if each.citation.key == point.authority.key), None)
        if found and found.holding not in self._told:
            self._told.add(found.holding)
            node = f"{part.prefix}ruling:{answer.question}/{found.citation.key}"
            yield self._teller.told(node, _SAID.HELD, holding=lowered(found.holding))

    def _why(self, part: Part, answer: Answer, depth: int) -> Iterator[Line]:
        """Say why the one outweighs the other; of a conclusion its earlier answers say so."""
        if rulebook().questions[answer.question].conclusion:
            return
        node, told = f"{part.prefix}answer:{answer.question}", _reasoned(answer)
        if answer.contra and not answer.contra.authority:
            yield from self._first_time(node, _SAID.RULE_UNLESS)
        elif answer.status == "leaning" and told[:1] == (explained.LEANING.fill(outcome=answer.outcome_text),):
            yield from self._balance(node, answer)
        elif _alike(answer):
            yield from self._overcome(part, answer)
            if answer.status == "leaning":
                yield from self._first_time(node, told[0].map(_last))
        elif told:
            yield self._teller.told(node, told[0].map(_before))
            yield from self._first_time(node, told[0].map(_last))
        if depth >= _STANDARD and answer.contra:
            yield from self._apart(part, answer)

    def _overcome(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Say what against the answer did not stand in the way in the ruling on which it rests."""
        for ruling in answer.rulings.governing[:1]:
            node = f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
            if shorts := [each.short for each in ruling.overcome]:
                named = [answer.contra.text] if answer.contra else []
                text = _SAID.OVERCAME if shorts == named else _SAID.OVERCOME
                cited = self._teller.cite(node, ruling.citation)
                yield self._teller.told(node, text, ruling=cited, shorts=Text.enumerate(shorts))

    def _first_time(self, node: str, text: Text) -> Iterator[Line]:
        """Tell a sentence that holds for several questions once."""
        if text not in self._told:
            self._told.add(text)
            yield self._teller.told(node, text)

    def _balance(self, node: str, answer: Answer) -> Iterator[Line]:
        """Say of an answer that leans which reasons together outweigh which."""
        named = {each.text for each in (answer.decides, answer.contra) if each}
        ours, theirs = (
            [each.short for each in side if each.short not in named][:_OTHERS] for side in (answer.for_, answer.against)
        )
        parts = {"ours": Text.enumerate(ours), "theirs": Text.enumerate(theirs)}
        if not answer.against:
            text = _SAID.UNOPPOSED_WITH if ours else _SAID.UNOPPOSED
        elif ours:
            text = _SAID.TOGETHER_OVER if theirs else _SAID.TOGETHER
        else:
            text = _SAID.ALONE_OVER if theirs else _SAID.ALONE
        yield self._teller.told(node, text, **parts)

    def _apart(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Say what sets the other side's ruling apart, or whose ruling weighs more."""
        argument = self._teller.matter.argument(part, answer.question)
        for plea in argument.pleas if argument else ():
            if argument and plea.outcome == answer.outcome:
                node = f"{part.prefix}{argued(argument, plea, 'answer')}"
                yield from (self._teller.told(node, each.text) for each in plea.answer[:1])

    def _open(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Tell why there is no outcome, and which presumption or burden of proof then decides."""
        teller, node = self._teller, f"{part.prefix}answer:{answer.question}"
        yield from (teller.told(node, each) for each in _reasoned(answer)[:1])
        if answer.presumption:
            node = f"{part.prefix}presumption:{answer.question}/{answer.presumption.presumption}"
            yield teller.told(node, answer.presumption.text)


def uncarried(part: Part) -> list[Answer]:
    """Give the answers on a conversation, without those from which a conclusion is drawn.

    Args:
        part: the conversation.

    Returns:
        The answers, in their order.
    """
    drawn = [each for each in part.answers if each.outcome and rulebook().questions[each.question].conclusion]
    carried = {name for each in drawn for name in rulebook().questions[each.question].earlier}
    return [each for each in part.answers if each.question not in carried]


def standing(answer: Answer) -> Text:
    """Give an answer with how firm it is.

    Args:
        answer: the answer.

    Returns:
        Such as "besloten, vermoedelijk".
    """
    return (
        _SAID.STANDING.fill(outcome=answer.outcome_text, status=answer.status_text)
        if answer.outcome
        else answer.status_text
    )


def _alike(answer: Answer) -> bool:
    """Say whether the ruling that decides, or points the way, was carried by what is so here too."""
    authority = answer.decides.authority if answer.decides else None
    if authority is None or authority.kind != "ruling":
        return False
    return answer.status == "governed" or _reasoned(answer)[0][OWN].startswith(str(authority.source.name))


def _reasoned(answer: Answer) -> tuple[Text, ...]:
    """Give from a summary why the answer is so, without what it is."""
    return answer.summary[1:] if answer.outcome and answer.status in {"required", "governed"} else answer.summary


def _last(words: str) -> str:
    """Give the last sentence."""
    return f"{words.rstrip('.').rpartition('. ')[2]}."


def _before(words: str) -> str:
    """Give the sentences before the last."""
    return words.removesuffix(_last(words)).strip()
