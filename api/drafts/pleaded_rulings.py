"""Pleaded rulings: the best ruling of the side that writes, and its answer to that of the other side."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.registry import casebook, drafts, roles, rulebook
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.citable_precedents import CitablePrecedents, akin, pleadable
from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.nodes import argued, beside
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.paper.blocks import Line
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.engine import Answer, Argument, Citation, ComparedRuling, Ground, Plea
from privesfeer.rules.condition import predicates_in

_NAMED = 4


class PleadedRulings:
    """What the writer of a draft says of rulings.

    Attributes:
        reliance: on which rulings it can rely.
    """

    def __init__(self, draft_context: DraftContext, teller: Teller) -> None:
        """Keep the file, and what tells the sentences."""
        self._context, self._teller, self.reliance = draft_context, teller, CitablePrecedents(draft_context.writer)

    def placed(self, part: Part, question: str, factor: str | None, words: Text) -> Text:
        """Put behind a reason of the whole the acts of which it is so, where that is not all of them."""
        numbers = self._context.numbers_of(question, factor) if factor and part.number is None else ()
        told = Text.enumerate([untranslated(str(each)) for each in numbers])
        return wording.OF_ACT.fill(short=words, number=told) if numbers else words

    def _plea(self, part: Part, answer: Answer, *, other: bool = False) -> Plea | None:
        argument = self._context.told.argument(part, answer.question)
        if argument is None:
            return None
        return next(each for each in argument.pleas if (each.party != self._context.writer) is other)

    def other(self, part: Part, answer: Answer) -> Plea | None:
        """Give the plea of the other side."""
        return self._plea(part, answer, other=True)

    def best(self, part: Part, answer: Answer) -> ComparedRuling | None:
        """Give the best ruling of the writer that a court can look up; where the argument's is none, the next best."""
        plea = self._plea(part, answer)
        if plea is None:
            return None
        nearest = (
            each
            for each in beside(answer)
            if each.outcome == plea.outcome and each.overlap.akin and each.overlap.shared
        )
        found = (each for each in (plea.ruling, *nearest) if each and pleadable(each))
        return next((each for each in found if self.reliance.fits(part, answer.question, each)), None)

    def conceded(self, part: Part, answer: Answer) -> tuple[str, Citation] | None:
        """Give the other side's ruling from which nothing sets this case apart, after the node that says so."""
        other = self.other(part, answer)
        ruling = self._answerable(part, answer.question, other)
        if other is None or ruling is None or self.points(part, answer, ruling):
            return None
        return self._node(part, answer, other, "case"), ruling.citation

    def _node(self, part: Part, answer: Answer, plea: Plea, step: str) -> str:
        argument = self._context.told.argument(part, answer.question)
        assert isinstance(argument, Argument)  # noqa: S101 - there is a plea; narrows the type
        return f"{part.prefix}{argued(argument, plea, step)}"

    def ruled(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Cite the best ruling: what it held, what this case shares with it, and what did not stand in its way."""
        plea, ruling = self._plea(part, answer), self.best(part, answer)
        if plea is None or ruling is None:
            return
        own = ruling is plea.ruling
        node = self._node(part, answer, plea, "case") if own else _beside(part, answer, ruling)
        told = self._teller.told
        cited = self._teller.cite(node, ruling.citation)
        yield told(node, wording.RELIES[self._context.writer], ruling=cited)
        yield told(node, wording.HELD, holding=self._teller.quoted(node, lowered(unstopped(ruling.holding))))
        if shared := [each for each in ruling.overlap.shared if not self._concluded(answer.question, each.factor)]:
            shorts = (self.placed(part, answer.question, each.factor, each.short) for each in shared)
            yield told(node, wording.SHARED, shorts=_named(shorts))
        if overcome := tuple(self._overcome(answer, ruling)):
            yield told(node, wording.OVERCOME, shorts=_named(overcome))
        if ruling.governs:
            asked = roles().message.form
            form = casebook()[ruling.citation.key].facts.known.get(asked)
            other = form and part.known.get(asked, form) != form
            label = rulebook().codebook.fact(asked).values[str(form)] if other else None
            yield told(node, wording.GOVERNS_OF, form=label) if label else told(node, wording.GOVERNS)

    @staticmethod
    def _concluded(question: str, factor: str) -> bool:
        """Say whether a reason concludes from another answer: that is what the paper has to show."""
        tests = predicates_in(rulebook().questions[question].rule(factor).when)
        asked = {each.id for each in rulebook().codebook.questions}
        return any(positive and test.fact in asked for test, positive in tests)

    @staticmethod
    def _overcome(answer: Answer, ruling: ComparedRuling) -> Iterator[Text]:
        """Name what the court itself found not to stand in the way: no requirement of the law of today."""
        decision = casebook()[ruling.citation.key].decision(answer.question)
        weighed = frozenset(decision.despite) if decision else frozenset()
        grounds = {each.factor: facts_of(answer.question, each) for each in (*answer.for_, *answer.against)}
        for each in ruling.overlap.overcome:
            if each.factor in grounds and grounds[each.factor] & weighed:
                yield each.short

    @staticmethod
    def _answerable(part: Part, question: str, other: Plea | None) -> ComparedRuling | None:
        """Give the other side's ruling where it can be pleaded from, and is on the same kind of thing."""
        ruling = other.ruling if other else None
        found = ruling and pleadable(ruling) and akin(part, question, casebook()[ruling.citation.key])
        return ruling if found else None

    def answered(self, part: Part, answer: Answer) -> Iterator[Line]:
        """Answer the other side's best ruling: what sets this case apart from it, and whose ruling weighs more."""
        plea, other = self._plea(part, answer), self.other(part, answer)
        ruling = self._answerable(part, answer.question, other)
        if plea is None or other is None or ruling is None:
            return
        points = self.points(part, answer, ruling)
        floor = ruling.floor and self._context.writer == "employee"
        if not points and not floor:
            return
        node = self._node(part, answer, other, "case")
        cited = self._teller.cite(node, ruling.citation)
        yield self._teller.told(node, wording.ANSWERS[self._context.writer], ruling=cited)
        if floor:
            yield self._teller.told(node, wording.FLOOR)
        if points:
            yield self._teller.told(node, wording.APART, points=Text.joined(points, "; "))
        mine = self.best(part, answer)
        mine = mine if plea.ruling is mine else None  # the argument weighs its own ruling
        later = mine and mine.date and ruling.date and mine.date > ruling.date
        if mine and (later or mine.level != ruling.level):
            step = self._node(part, answer, plea, "answer")
            weighed = (each for each in plea.answer if each.node == f"ruling:{mine.citation.key}")
            yield from (self._teller.told(step, each.in_full) for each in weighed)

    def points(self, part: Part, answer: Answer, ruling: ComparedRuling) -> tuple[Text, ...]:
        """Say what sets this case apart from a ruling."""
        found, lacking = [], frozenset[str]()
        carrying = rulebook().questions[answer.question].carrying
        for kind, text in wording.DIFFERENCES.items():
            alike = (each for each in ruling.overlap.differences if each.kind == kind and not each.repeats)
            apart = [each for each in alike if self._tells_apart(part, answer.question, ruling, each.factor, kind)]
            if kind == "missing":
                lacking = lacking.union(*(carrying[each.factor] for each in apart if each.factor))
            else:  # what lacks is not also told as what is not known, by a wider name
                again = [
                    each for each in apart if kind == "unknown" and each.factor and lacking & carrying[each.factor]
                ]
                apart = [each for each in apart if each not in again]
            shorts = [self.placed(part, answer.question, each.factor, each.short) for each in apart if each.short]
            if shorts:
                found.append(text.fill(shorts=_named(shorts)))
        return tuple(found)

    def _tells_apart(self, part: Part, question: str, ruling: ComparedRuling, factor: str | None, kind: str) -> bool:
        """Say whether a difference can be pleaded.

        Not a conclusion, which is what the paper has to show; not that something is unknown here of which the paper
        tells the content; not that something was not shown there of which the file of the ruling knows nothing; nor, of
        one act among several, how often it was done; nor, of the whole, what is so in another act.
        """
        when = rulebook().questions[question].rule(factor).when if factor else None
        tests = [test for test, positive in predicates_in(when) if positive] if when else []
        rules = rulebook().questions[question]
        if factor and (
            self._concluded(question, factor) or not self._context.reasons(part, factor, rules.tested[factor])
        ):
            return False
        if kind != "added" and part.number is None and factor and self._context.numbers_of(question, factor):
            return False
        if part.number and any(test.fact in drafts().pleaded.together for test in tests):
            return False
        match kind:
            case "unknown":
                content = roles().message.content
                return not any(test.fact == content and test.holds(part.known.get(content)) for test in tests)
            case "added":
                there = casebook()[ruling.citation.key]
                known = {*there.facts.known, *(each.question for each in there.decisions)}
                own = [test for test in tests if factor and test.fact in rules.carrying[factor]]
                alike = own and all(test.holds(there.facts.known.get(test.fact)) for test in own)  # though not counted
                return not tests or (not alike and any(test.fact in known for test in tests))
            case _:
                return True


def _beside(part: Part, answer: Answer, ruling: ComparedRuling) -> str:
    return f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"


def _named(shorts: Iterable[Text]) -> Text:
    return Text.enumerate(list(shorts)[:_NAMED])


def facts_of(question: str, ground: Ground) -> frozenset[str]:
    """Give the facts of a reason, without what is asked."""
    ladder = rulebook().questions[question].ladder
    return frozenset(each.fact for each in ground.facts) - ({ladder.fact} if ladder else set())
