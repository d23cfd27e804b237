"""Pleas: what one side argues on each question: the point, its reasons, its best ruling, and its answer."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.registry import casebook, drafts, rulebook
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.drafts.pleaded_rulings import PleadedRulings, facts_of
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.paper.blocks import Line, printable
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.engine import Answer, Citation, Ground

_GROUNDS, _CITED = 4, 2


class Pleas:
    """What the writer of a draft argues."""

    def __init__(self, draft_context: DraftContext, teller: Teller) -> None:
        """Keep what it is argued from, and what tells the sentences."""
        self._context, self._teller, self._rulings = draft_context, teller, PleadedRulings(draft_context, teller)
        self._standards: set[str] = set()  # of several acts the first has the test of a question
        self._reasoned: dict[tuple[str, str], int] = {}  # and the authority of a reason, in a paragraph of this number
        self._paragraph = 0

    def questions(self) -> Iterator[tuple[Part, Answer]]:
        """Give the questions that the writer pleads, each in its part: a reason or a ruling speaks for them."""
        for part, answer in self._every():
            if self._carried(part, answer) and not self._hopeless(part, answer):
                yield part, answer

    def left_out(self) -> Iterator[tuple[Part, Answer]]:
        """Give the questions that the writer does not plead, for the answer is otherwise and little can be said."""
        yield from ((part, answer) for part, answer in self._every() if self._hopeless(part, answer))

    def _every(self) -> Iterator[tuple[Part, Answer]]:
        """Give all questions, those on which the request turns first, and of each of these first the strongest act."""
        leads = drafts().frame.leads
        every = [
            (part, answer)
            for part in self._context.told.parts
            for answer in part.answers
            if self._context.pleads(part, answer)
        ]
        order = list(dict.fromkeys(answer.question for _, answer in every if answer.question in leads))
        first = [each for each in every if each[1].question in order]
        yield from sorted(first, key=lambda each: (order.index(each[1].question), self._weakness(each[1])))
        yield from (each for each in every if each[1].question not in order)

    def _weakness(self, answer: Answer) -> int:
        """Say how far an answer is from what the writer pleads: the surest for it first, the surest against it last."""
        sure = 1 + (answer.strength == "likely") + 2 * (answer.status in {"required", "governed"})
        if answer.outcome is None:
            return 0
        return -sure if answer.outcome == self._context.side(answer) else sure

    def _carried(self, part: Part, answer: Answer) -> bool:
        """Say whether anything carries a plea; what is not enough by itself does where all turns on it."""
        rules, lead = rulebook().questions[answer.question], answer.question in drafts().frame.leads
        alone = any(lead or rules.rule(ground.factor).alone for ground, _ in self._grounds(part, answer))
        return alone or self._rulings.best(part, answer) is not None

    def _hopeless(self, part: Part, answer: Answer) -> bool:
        """Say whether a question is not worth pleading; what it is all about is pleaded all the same."""
        against = answer.outcome not in {None, self._context.side(answer)}
        if not against:
            return False
        frame, route = drafts().frame, self._context.route
        if answer.question in frame.leads:
            return route is not None and route.id in frame.conceded
        # Of one of several acts it would take the strength from what is pleaded of the others.
        unlikely = (answer.strength == "likely" or part.number) and self._rulings.best(part, answer) is None
        return unlikely or answer.status in {"required", "governed"}

    def together(self) -> Iterator[tuple[tuple[Part, ...], Answer]]:
        """Give the questions that are pleaded, each once, with the parts in which the same is said of it."""
        held: dict[tuple[str, tuple[str, ...] | int], list[tuple[Part, Answer]]] = {}
        for place, (part, answer) in enumerate(self.questions()):
            reasons = tuple(ground.factor for ground, _ in self._grounds(part, answer))
            apart = self._rulings.best(part, answer) or self._rulings.other(part, answer) or not reasons
            held.setdefault((answer.question, place if apart else reasons), []).append((part, answer))
        yield from ((tuple(part for part, _ in each), each[0][1]) for each in held.values())

    def heading(self, parts: tuple[Part, ...], answer: Answer) -> Text:
        """Give what stands above the plea on a question; of some of several acts with their numbers."""
        short = rulebook().codebook.question(answer.question).short
        numbers = [untranslated(str(part.number)) for part in parts if part.number]
        return wording.OF_ACT.fill(short=short, number=Text.enumerate(numbers)) if numbers else short

    def statement(self, part: Part, answer: Answer, *, numbered: bool = False) -> Line:
        """Give the position that the writer takes on a question, with the number of one of several acts or without."""
        statement = self._context.statement(part, answer)
        told = self.labelled(statement, (part.number,) if numbered and part.number else ())
        return self._teller.told(f"{part.prefix}answer:{answer.question}", told)

    @staticmethod
    def labelled(sentence: Text, numbers: Iterable[int]) -> Text:
        """Put the numbers of acts, if there are any, behind a sentence."""
        told = [untranslated(str(each)) for each in numbers]
        if not told:
            return sentence
        return wording.POINT.fill(statement=unstopped(sentence), numbers=Text.enumerate(told))

    def points(self) -> Iterator[Line]:
        """Give the positions in short, each once; of some of several acts with their numbers.

        In a letter they are as its writer says them, without what that is all about.
        """
        held: dict[Text, list[tuple[Part, Answer]]] = {}
        frame, letter = drafts().frame, self._context.draft.style == "letter"
        for part, answer in self.questions():
            statement = self._context.statement(part, answer)
            if letter:
                if answer.question in frame.leads:
                    continue
                statement = frame.letter.get(answer.question, statement)
            held.setdefault(statement, []).append((part, answer))
        several = len(self._context.told.verdict.acts)
        named: set[int | None] = set()
        for statement, places in held.items():
            (part, answer), *_ = places
            node = f"{part.prefix}answer:{answer.question}"
            some = [each for each, _ in places] if part.number and len(places) < several else []
            if letter or named.issuperset(each.number for each in some):
                told = self.labelled(statement, [each.number or 0 for each in some])
            else:
                told = wording.POINT_NAMED.fill(statement=unstopped(statement), named=_called(some))
            named |= {each.number for each in some}
            yield self._teller.told(node, told)

    def paragraphs(self, part: Part, answer: Answer, number: int) -> Iterator[tuple[Line, ...]]:
        """Plead a question in full: the position and the standard, the reasons, the ruling, the answer.

        Args:
            number: of its first paragraph.
        """
        yield (self.statement(part, answer), *self._standard(part, answer))
        self._paragraph = number + 1
        if reasons := tuple(self._reasons(part, answer, _GROUNDS)):
            yield reasons
        if ruled := tuple(self._rulings.ruled(part, answer)):
            yield ruled
        if answered := tuple(self._rulings.answered(part, answer)):
            yield answered

    def speech(self, part: Part, answer: Answer, number: int) -> tuple[Line, ...]:
        """Plead a question as it is spoken: the position, the best reason, the ruling, the answer to the other's.

        Args:
            number: of its paragraph.
        """
        self._paragraph = number
        return (
            self.statement(part, answer, numbered=True),
            *self._reasons(part, answer, 1),
            *tuple(self._rulings.ruled(part, answer))[:3],
            *tuple(self._rulings.answered(part, answer))[:2],
        )

    def conceded(self) -> Iterator[tuple[Part, Answer, str, Citation]]:
        """Give the rulings of the other side from which nothing sets this case apart, with the node that says so."""
        for part, answer in self.questions():
            if found := self._rulings.conceded(part, answer):
                yield part, answer, *found

    # ---- what carries it ----

    def _standard(self, part: Part, answer: Answer) -> Iterator[Line]:
        if answer.question in self._standards:
            return
        self._standards.add(answer.question)
        for number, framework in enumerate(answer.framework[:1], 1):
            node = f"{part.prefix}framework:{answer.question}/{number}"
            named = (*framework.authority[:_CITED], *framework.stated_in[:_CITED])
            cited = self._teller.cites(node, named, len(named)) if named else ()
            text = wording.STANDARD if cited else wording.STANDARD_ALONE
            if cited and framework.compared:
                text = wording.STANDARD_COMPARED
            yield self._teller.told(node, text, standard=lowered(framework.test), authority=cited)

    def _grounds(self, part: Part, answer: Answer) -> Iterator[tuple[Ground, tuple[Citation, ...]]]:
        """Give the reasons for the writer that a source really supports."""
        side = self._context.side(answer)
        for ground in (*answer.for_, *answer.against):
            cited = self._rulings.reliance.carrying(part, answer.question, ground)
            if ground.favours == side and cited and self._context.rests(part, answer.question, ground):
                yield ground, cited

    def _reasons(self, part: Part, answer: Answer, most: int) -> Iterator[Line]:
        rules = rulebook().questions[answer.question]
        ordered = sorted(self._grounds(part, answer), key=lambda each: not rules.rule(each[0].factor).alone)
        for place, (ground, cited) in enumerate(ordered):
            if place < most:
                node = f"{part.prefix}ground:{answer.question}/{ground.factor}"
                yield self._reason(node, answer.question, ground, cited, part)

    def _reason(self, node: str, question: str, ground: Ground, cited: tuple[Citation, ...], part: Part) -> Line:
        """Tell a reason with its authority: what the law says, or the rulings in which such a circumstance counted.

        A ruling that supports it, but of which it is not known that the circumstance counted, is only compared.

        Of several acts the first has the authority.
        """
        reason = (question, ground.factor)
        text = self._rulings.placed(part, question, ground.factor, unstopped(ground.text))
        if reason in self._reasoned:
            return self._teller.told(node, wording.REASON_AGAIN, text=text, number=str(self._reasoned[reason]))
        self._reasoned[reason] = self._paragraph
        norm = any(each.kind == "statute" for each in cited)
        alike = [each for each in cited if each.stance == "supports" and not norm]
        law = [each for each in cited if each not in alike]
        counted = [each for each in alike if _counted(each.key, question, ground)]
        rulings = "counted" if counted else "compared" if alike else ""
        parts: dict[str, Text | Line] = {"text": text}
        if law:
            parts |= {"authority": self._teller.cites(node, law, _CITED)}
        if rulings:
            parts |= {"rulings": self._teller.cites(node, counted or alike, _CITED)}
        return self._teller.told(
            node, wording.REASONS["_and_".join(filter(None, ("law" if law else "", rulings)))], **parts
        )


def _called(parts: Iterable[Part]) -> Text:
    """Name acts by their numbers, titles and days."""
    told = (
        wording.CALLED.fill(number=str(each.number), called=called)
        if (called := described(each))
        else wording.ACT.fill(number=str(each.number))
        for each in parts
    )
    return lowered(Text.joined(tuple(told), "; "))


def described(part: Part) -> Text | None:
    """Describe an act by its title and its day, or else its medium and day; None: nothing of these is known."""
    title, day = part.act.title if part.act else None, part.dates.get("utterance")
    if title is None:
        return part.called
    return Text.joined([title.map(printable), *([long_date(day)] if day else [])], ", ")


def _counted(key: str, question: str, ground: Ground) -> bool:
    """Say whether a ruling on a question relied on a fact of a reason, or an earlier answer on such a fact."""
    ruling = casebook()[key]
    decision = ruling.decision(question)
    if decision is None:
        return False
    relied = frozenset(decision.relied_on)
    earlier = {each.question for each in ruling.decisions if relied & set(each.relied_on)}
    return bool(facts_of(question, ground) & (relied | earlier))
