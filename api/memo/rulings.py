"""Rulings: those that come nearest, and what sets them apart from the case."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from privesfeer.api.ask.registry import casebook, codebook, roles, rulebook, sources
from privesfeer.api.memo.citable import nearest, remote, stands
from privesfeer.api.memo.matter import MemoMatter, Part
from privesfeer.api.memo.nodes import beside
from privesfeer.api.memo.telling import Teller
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine import Answer, Citation, ComparedRuling, Rung
from privesfeer.rules.condition import Literal, predicates_in

_SAID = catalogue(__file__)
_KINDS = ("missing", "added")


class Nearest:
    """The rulings that come nearest on the questions of a matter."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller

    def first(self, most: int) -> dict[str, tuple[Part, Answer, ComparedRuling]]:
        """Give the nearest rulings in their order.

        Args:
            most: how many.

        Returns:
            By its key each, with the answer beside which it stands and its part of the matter.
        """
        found: dict[str, tuple[Part, Answer, ComparedRuling]] = {}
        for each in self._nearest():
            found.setdefault(each[2].citation.key, each)
        return dict(islice(found.items(), most))

    def to(self, rung: Rung) -> tuple[str, Citation] | None:
        """Find the ruling that comes nearest to a measure.

        Args:
            rung: the measure with its answer.

        Returns:
            The part of the proof and the ruling: of the measure itself, else the nearest on conduct that decided so on
            this measure, or on one that says it all the more; none that was carried by what is not so here.
        """
        matter, question = self._teller.matter, self._teller.matter.main[1].question
        known = matter.whole.known
        near = rung.supporting or rung.opposing
        if near and not _carried_elsewhere(near, question, known):
            return f"measure:{rung.value}", near
        found = [
            (
                len(ruling.overlap.shared),
                f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}",
                ruling.citation,
            )
            for part in matter.parts
            if part.pleaded
            for answer in part.answers
            if answer.question in roles().question.conduct
            for ruling in beside(answer)
            if stands(ruling.citation, answer.question)
            and _bears_on(question, ruling.citation, rung)
            and ended_there(matter, ruling) == rung.outcome
            and not _carried_elsewhere(ruling.citation, question, known)
        ]
        best = max(found, key=lambda each: each[0], default=None)
        return best[1:] if best and best[0] > 1 else None

    def _nearest(self) -> Iterator[tuple[Part, Answer, ComparedRuling]]:
        """Take the one that speaks most against the answer, and on the main question the nearest ruling for each side.

        Then come of all the others those on the same act and relation, and those that share most with the case; those
        that cannot be cited come last.
        """
        main = self._teller.matter.main
        rest = [(part, each) for part in self._teller.matter.parts if part.pleaded for each in part.answers]
        asked = [main, *(each for each in reversed(rest) if each[1] is not main[1])]
        found = [(part, answer, place, each) for part, answer in asked for place, each in _of_both(answer)]

        opposed = against(self._teller.matter)

        def order(each: tuple[Part, Answer, int, ComparedRuling]) -> tuple[bool, bool, bool, tuple[bool, ...], int]:
            _, answer, place, ruling = each
            first = answer is main[1] and not place
            named = stands(ruling.citation, answer.question)
            return not named, not first, not ruling.citation.source.carries, ruling.farther, -len(ruling.overlap.shared)

        ordered = [(part, answer, each) for part, answer, _, each in sorted(found, key=order)]
        yield from (*ordered[:1], *([opposed] if opposed else ()), *ordered[1:])


def apart(part: Part, answer: Answer, ruling: ComparedRuling) -> Text | None:
    """Say what sets a ruling apart.

    Args:
        part: the part of the matter.
        answer: the answer.
        ruling: the ruling beside it.

    Returns:
        The difference that weighs most, of those that are known of both; None: none is known.
    """
    return next((text for text, _ in _apart(part, answer, ruling)), None)


def alike(part: Part, answer: Answer, ruling: ComparedRuling) -> list[Text]:
    """Say in what a ruling is like the case.

    Args:
        part: the part of the matter.
        answer: the answer.
        ruling: the ruling beside it.

    Returns:
        What they have in common, without what turns on the fact by which the ruling is told apart.
    """
    tested = rulebook().questions[answer.question].tested
    other = next((fact for _, fact in _apart(part, answer, ruling)), None)
    return [short for factor, short in in_common(answer, ruling) if other not in tested[factor]]


def in_common(answer: Answer, ruling: ComparedRuling) -> list[tuple[str, Text]]:
    """Give what a ruling has in common with the case.

    Args:
        answer: the answer.
        ruling: the ruling beside it.

    Returns:
        The circumstances that can carry a plea, each with the id of its rule, those of which the ruling is a source
        first; without what is so of every such case, and without an answer to an earlier question that the court there
        did not give itself.
    """
    question, there = rulebook().questions[answer.question], casebook()[ruling.citation.key]
    given = {each.question for each in there.decisions if each.express}
    found = [
        (each.factor, each.short)
        for each in ruling.overlap.shared
        if question.rule(each.factor).alone
        and not question.of_every(each.factor)
        and question.tested[each.factor] & {*question.earlier} <= given
    ]
    key = ruling.citation.key
    return sorted(found, key=lambda each: not question.rule(each[0]).cites(key))


def _apart(part: Part, answer: Answer, ruling: ComparedRuling) -> Iterator[tuple[Text, str | None]]:
    """Give what sets a ruling apart, what weighs most first; with the fact, where it is told by its values."""
    kinds = _SAID.table("APART_BY")
    yield from ((kinds[kind].fill(short=short), None) for kind, short in _differences(part, answer, ruling))
    yield from _otherwise(part, answer, ruling)


def decided_there(matter: MemoMatter, answer: Answer, ruling: ComparedRuling) -> Text:
    """Say what a ruling decided: on the question on which a matter turns, where it did, and on that of an answer.

    Args:
        matter: the matter.
        answer: the answer.
        ruling: the ruling beside it.

    Returns:
        It, in words; with what became of the measure there.
    """
    main, there = matter.main[1], _SAID.ABOUT.fill(short=answer.short, outcome=ruling.outcome_text)
    outcome = ended_there(matter, ruling)
    if answer is main or outcome is None:
        return _with_measure(answer, ruling, there)
    told = worded(main.question, ruling.citation, outcome)
    return Text.joined((_SAID.ABOUT.fill(short=main.short, outcome=told), there), "; ")


def decided_on(part: Part, answer: Answer, ruling: ComparedRuling) -> Text:
    """Say what a ruling decided on the question of an answer: of another measure which, and whether it stood.

    Args:
        part: that to which the answer belongs.
        answer: the answer.
        ruling: the ruling beside it.

    Returns:
        It, in words; on another question with what became of the measure there.
    """
    ladder, facts = rulebook().questions[answer.question].ladder, casebook()[ruling.citation.key].facts.known
    value = facts.get(ladder.fact) if ladder else None
    if ladder is None or value is None or value == part.known.get(ladder.fact):
        return _with_measure(answer, ruling, ruling.outcome_text)
    measure = codebook().variable(ladder.fact).label(value)
    return _SAID.MEASURE.fill(measure=measure, outcome=ruling.outcome_text)


def _with_measure(answer: Answer, ruling: ComparedRuling, told: Text) -> Text:
    """Add, to what a ruling decided on another question, whether the measure stood, where it decided on that."""
    measure = measure_there(answer.question, ruling.citation)
    return Text.joined((told, measure), "; ") if measure else told


def measure_there(name: str, citation: Citation) -> Text | None:
    """Say whether the measure stood in a ruling that is named on another question.

    Args:
        name: the question on which it is named.
        citation: the ruling.

    Returns:
        The measure with what became of it; None: it did not decide on one, or it is named on that.
    """
    question, there = rulebook().on_measure, casebook()[citation.key]
    decision, ladder = there.decision(question.question), question.ladder
    if name == question.question or decision is None or ladder is None:
        return None
    value = decision.of or there.facts.known.get(ladder.fact)
    if value is None:
        return None
    named = {**codebook().question(question.question).outcomes, **ladder.outcomes(value)}
    measure = codebook().variable(ladder.fact).label(value)
    return _SAID.MEASURE.fill(measure=measure, outcome=named[decision.outcome])


def ended_there(matter: MemoMatter, ruling: ComparedRuling) -> str | None:
    """Give the outcome of a ruling on the question on which a matter turns.

    Args:
        matter: the matter.
        ruling: the ruling.

    Returns:
        The outcome; None: it did not decide on it, or on another measure.
    """
    return ended(matter, ruling.citation)


def ended(matter: MemoMatter, citation: Citation) -> str | None:
    """Give the outcome of a source on the question on which a matter turns.

    Args:
        matter: the matter.
        citation: the ruling.

    Returns:
        The outcome; None: it did not decide on it, or on another measure.
    """
    main, there = matter.main[1].question, casebook()[citation.key]
    decision, ladder = there.decision(main), rulebook().questions[main].ladder
    here = matter.whole.known.get(ladder.fact) if ladder else None
    if decision and ladder and here and ladder.steps(there.facts.known.get(ladder.fact), here) is None:
        return None
    return decision.outcome if decision else None


def worded(question: str, citation: Citation, outcome: str) -> Text:
    """Put an outcome of a ruling into words.

    Args:
        question: the question.
        citation: the ruling.
        outcome: the outcome.

    Returns:
        The words, for a measure those of its kind.
    """
    ladder, facts = rulebook().questions[question].ladder, casebook()[citation.key].facts.known
    named = ladder.outcomes(facts.get(ladder.fact)) if ladder else {}
    return named.get(outcome) or codebook().question(question).outcomes[outcome]


def against(matter: MemoMatter) -> tuple[Part, Answer, ComparedRuling] | None:
    """Find the ruling that speaks most against the answer on which a matter turns.

    Args:
        matter: the matter.

    Returns:
        Of the rulings that can be named, are on the same kind of thing and decided otherwise than is answered here, on
        that question or on conduct, and share more than one circumstance, or one on that very question: first those
        that were read, then what is on the same act and relation, what can be told apart, and what shares most; none
        that ended as the matter does all the same. None: there is none, or no answer on the merits is given.
    """
    main = matter.main[1]
    if main.outcome is None or matter.barred:
        return None
    protects = main.outcome == rulebook().questions[main.question].protects
    found = [
        (part, answer, ruling)
        for part in matter.parts
        if part.pleaded
        for answer in part.answers
        if (answer is main or {main.question, answer.question} <= {*roles().question.conduct}) and answer.outcome
        for ruling in beside(answer)
        if stands(ruling.citation, answer.question)
        and ruling.outcome != answer.outcome
        and (answer is main or ended_there(matter, ruling) != main.outcome)
        and ruling.citation.key not in sources().unlike(answer.question, part.known)
        and (ruling.outcome == rulebook().questions[answer.question].protects) is not protects
    ]

    def order(each: tuple[Part, Answer, ComparedRuling]) -> tuple[object, ...]:
        _, answer, ruling = each
        citation, shared = ruling.citation, -len(ruling.overlap.shared)
        untold = apart(*each) is None
        return not citation.source.carries, ruling.farther, remote(citation), untold, shared, answer is not main

    near = (each for each in found if len(each[2].overlap.shared) > (each[1] is not main))
    return min(near, key=order, default=None)


def _carried_elsewhere(citation: Citation, question: str, known: Mapping[str, FactValue]) -> bool:
    """Say whether a ruling rests on something that is not known to be so here, such as a refused instruction."""
    ruling = casebook()[citation.key]
    decision, there = ruling.decision(question), ruling.facts.known
    return decision is not None and any(
        there.get(name) is True and known.get(name) is not True for name in decision.relied_on
    )


def _bears_on(question: str, citation: Citation, rung: Rung) -> bool:
    """Say whether a ruling is on a measure, on a heavier one where it stands, or on a lighter one where it falls."""
    ladder = rulebook().questions[question].ladder
    there = casebook()[citation.key].facts.known.get(ladder.fact) if ladder else None
    steps = ladder.steps(rung.value, there) if ladder else None
    protects = rung.outcome == rulebook().questions[question].protects
    return steps is not None and (steps <= 0 if protects else steps >= 0)


def _differences(part: Part, answer: Answer, ruling: ComparedRuling) -> Iterator[tuple[str, Text]]:
    """Give what sets a ruling apart by facts, by its kind, what weighs most first.

    What an earlier answer brings is none, for that is in dispute itself, nor is that of which a part is so here too,
    nor what turns on nothing but the facts in which the two are alike.
    """
    question, overlap = rulebook().questions[answer.question], ruling.overlap
    there = casebook()[ruling.citation.key].facts.known
    both = [question.tested[each.factor] for each in overlap.shared]
    for each in overlap.pleadable:
        if each.factor is None or each.short is None:
            continue
        when = question.rule(each.factor).when
        concluded = any(test.fact in question.earlier for test, _ in predicates_in(when))
        conjuncts = question.expanded(when)
        partly = each.kind == "missing" and all(any(_so(one, part) for one in conjunct) for conjunct in conjuncts)
        # Of what carried a ruling it has to be known here too, and not only of something beside it.
        was = [conjunct for conjunct in conjuncts if all(one.passes(there.get(one.fact)) for one in conjunct)]
        partly |= each.kind == "missing" and any(one.fact not in part.known for conjunct in was for one in conjunct)
        refuted = any(question.tested[each.factor] <= facts for facts in both)
        if not concluded and not partly and not refuted:
            yield each.kind, each.short


def _otherwise(part: Part, answer: Answer, ruling: ComparedRuling) -> Iterator[tuple[Text, str]]:
    """Give the facts that carried a ruling and are otherwise here, where no reason tells what sets it apart.

    A list that is longer here than there is none.
    """
    there = casebook()[ruling.citation.key]
    decision = there.decision(answer.question)
    for name in dict.fromkeys(decision.relied_on if decision else ()):
        was, now = there.facts.known.get(name), part.facts.get(name)
        told = was is not None and not isinstance(was, frozenset) and now is not None and name not in part.disputed
        if was is not None and now is not None and told and was != part.known.get(name):
            label = codebook().variable(name).label(was)
            yield _SAID.APART.fill(short=now.short, there=label, here=now.label), name


def _so(literal: Literal, part: Part) -> bool:
    """Say whether a fact that has to be so is so here."""
    known = part.known.get(literal.fact)
    return known is True and literal.passes(known)


def _of_both(answer: Answer) -> Iterator[tuple[int, ComparedRuling]]:
    """Give the rulings for both sides, each with its place on its side."""
    for side in ((*answer.rulings.governing, *answer.rulings.supporting), answer.rulings.opposing):
        yield from enumerate(_telling(nearest(side, answer.question)))


def _telling(rulings: Iterable[ComparedRuling]) -> list[ComparedRuling]:
    """Leave out rulings of which nothing can be set beside the case."""
    return [
        each for each in rulings if each.overlap.shared or any(one.kind in _KINDS for one in each.overlap.differences)
    ]
