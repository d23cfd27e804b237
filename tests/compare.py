"""Which method should weigh the factors where no ruling governs? ``python -m tests.compare`` prints what came out.

Every method is fitted on precedents as the engine reads them, with their courts' own earlier decisions, and tested on
factors as the engine finds them, with its own earlier answers. Nothing here is a test.
"""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from random import Random

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from cases.casebook import Casebook, casebook
from cases.codebook import codebook
from engine.health import predict
from engine.kernel import Kernel
from engine.law import Law
from engine.reading import Reading
from engine.weights import _SHRINK, _minimise
from rules.question import Rule
from rules.rulebook import Moment, rulebook

Vector = NDArray[np.float64]
Score = Callable[[int], float]  # from the bits of factors: above 0 for the protected outcome, below 0 for the other

INNER, RANDOM_SETS, NOTHING = 5, 150, 1e-9
BOOK, RULES = casebook(), rulebook()
KERNELS = {name: Kernel(RULES.questions[name]) for name in RULES.order}
AFFAIRS = sorted({ruling.line for ruling in BOOK if ruling.decisions})
TODAY = Moment(BOOK.release, BOOK.release)


@dataclass(frozen=True, slots=True)
class Row:
    """One decision: its factors, its outcome (1: protected, -1: the other) and its affair."""

    factors: int
    outcome: int
    affair: str


@dataclass(frozen=True)
class Training:
    """The precedents on one question, and the factors whose rules are known."""

    question: str
    active: int
    rows: tuple[Row, ...]

    @property
    def bits(self) -> list[int]:
        """The bit of every factor."""
        return [1 << index for index in range(len(RULES.questions[self.question].factors))]

    @property
    def sides(self) -> Vector:
        """The side of every factor."""
        question = RULES.questions[self.question]
        return np.array([1.0 if factor.favours == question.protects else -1.0 for factor in question.factors])

    @property
    def held(self) -> Vector:
        """A row for each precedent, with 1 for each factor that held."""
        return np.array([spread(row.factors, self.bits) for row in self.rows]).reshape(len(self.rows), len(self.bits))

    @property
    def outcomes(self) -> Vector:
        """The outcome of every precedent."""
        return np.array([row.outcome for row in self.rows], dtype=float)

    @property
    def share(self) -> Vector:
        """The weight of every precedent: each affair counts once."""
        affairs = Counter(row.affair for row in self.rows)
        return np.array([1 / affairs[row.affair] for row in self.rows], dtype=float)


def spread(factors: int, bits: Sequence[int]) -> Vector:
    """Write a bit set as zeros and ones."""
    return np.array([bool(factors & bit) for bit in bits], dtype=float)


def additive(training: Training, weights: Vector, base: float = 0.0) -> Score:
    """Add up the weights of the factors that hold, each for its own side."""
    bits, signed = training.bits, weights * training.sides
    return lambda factors: float(spread(factors, bits) @ signed) + base


def majority(training: Training) -> Score:
    """Give the commonest outcome, whatever the factors."""
    balance = float(training.share @ training.outcomes)
    return lambda _: balance


def lattice(training: Training) -> Score:
    """Follow the most on-point rulings: no other shares these factors and more (Ashley, HYPO, 1990)."""

    def score(factors: int) -> float:
        shared = {row: factors & row.factors for row in training.rows}
        most = {
            one
            for one in shared.values()
            if one and not any(one & ~other == 0 != other & ~one for other in shared.values())
        }
        top = [row for row, one in shared.items() if one in most]
        if not top:
            return 0.0
        sides = {side: {row.affair for row in top if row.outcome == side} for side in (1, -1)}
        nearest = min(top, key=lambda row: (row.factors ^ factors).bit_count())
        return float(len(sides[1]) - len(sides[-1])) or float(nearest.outcome)

    return score


def neighbours(training: Training) -> Score:
    """Let every precedent vote, the like ones most: the cosine of the factors, to the third power."""
    bits, held, votes = training.bits, training.held, training.share * training.outcomes
    sizes = held.sum(1)

    def score(factors: int) -> float:
        like = held @ spread(factors, bits) / np.sqrt(sizes * factors.bit_count() + NOTHING)
        return float(votes @ like**3)

    return score


def log_odds(training: Training, plus: float, minus: float) -> Vector:
    """Weigh each factor by the affairs in which it held: how much oftener they went its way than the other."""

    def weight(bit: int, side: float) -> float:
        won = {row.affair for row in training.rows if row.factors & bit and row.outcome == side}
        lost = {row.affair for row in training.rows if row.factors & bit and row.outcome != side}
        return max(0.0, math.log((len(won) + plus) / (len(lost) + minus)))

    return np.array([weight(bit, side) for bit, side in zip(training.bits, training.sides, strict=True)])


def shared(training: Training, plus: float, minus: float) -> Score:
    """Add up what the factors weigh, each by itself."""
    return additive(training, log_odds(training, plus, minus))


def within(training: Training, plus: float, minus: float) -> Score:
    """Count implied factors within the one that implies them, which weighs at least as much as they do together."""
    kernel, weights = KERNELS[training.question], log_odds(training, plus, minus)
    for index in sorted(range(len(weights)), key=lambda each: kernel.implied[1 << each].bit_count()):
        implied = kernel.narrowest(kernel.implied[1 << index] & training.active)
        weights[index] = max(weights[index], spread(implied, training.bits) @ weights)
    score = additive(training, weights)
    return lambda factors: score(kernel.narrowest(factors))


def issues(training: Training, plus: float, minus: float) -> Score:
    """Decide each issue by its factors, from -1 to 1, then add up the issues (after Brüninghaus and Ashley, IBP)."""
    bits, signed = training.bits, log_odds(training, plus, minus) * training.sides
    groups = [issue_of(training.question, rule) for rule in RULES.questions[training.question].factors]
    belongs = np.array([[group == issue for group in groups] for issue in sorted(set(groups))], dtype=float)
    return lambda factors: float(np.tanh(belongs @ (signed * spread(factors, bits))).sum())


def issue_of(question: str, rule: Rule) -> str:
    """Give the group to which most facts of a factor belong; earlier answers are a group of their own."""
    conjuncts = RULES.questions[question].expanded(rule.when)
    facts = dict.fromkeys(literal.fact for conjunct in conjuncts for literal in conjunct)
    return Counter(codebook().variable(fact).group for fact in facts).most_common(1)[0][0]


def signed(training: Training, shrink: float, *, base: bool) -> Score:
    """Fit the weights of ``engine.weights``, shrunk otherwise.

    Its objective is the loss, times the share of each precedent, plus the shrink: more of the one is less of the other.
    The base is shrunk a tenth of what the weights are, as in the engine; a column of zeros leaves it out.
    """
    if not training.rows:
        return lambda _: 0.0
    rows = np.column_stack([training.held * training.sides, np.full(len(training.rows), float(base))])
    point = _minimise(rows * training.outcomes[:, None], training.share * (_SHRINK / shrink))
    return additive(training, point[:-1], point[-1])


BASELINE = "majority"
METHODS: dict[str, Callable[[Training], Score]] = {
    BASELINE: majority,
    "claim lattice": lattice,
    "nearest neighbours": neighbours,
    **{f"shared factors {a:g}/{b:g}": partial(shared, plus=a, minus=b) for a, b in ((2, 1), (1, 0.5))},
    **{f"shared factors {a:g}/{b:g}, implied within": partial(within, plus=a, minus=b) for a, b in ((2, 1), (1, 0.5))},
    **{f"issues {a:g}/{b:g}": partial(issues, plus=a, minus=b) for a, b in ((2, 1), (1, 0.5))},
    **{f"signed weights {shrink:g}": partial(signed, shrink=shrink, base=False) for shrink in (0.3, 1, 3)},
    **{f"signed weights {shrink:g}, base": partial(signed, shrink=shrink, base=True) for shrink in (0.3, 1, 3)},
}


@cache
def fitted(method: str, training: Training) -> Score:
    """Fit a method, once for the same precedents."""
    return METHODS[method](training)


def answer(method: str, training: Training, factors: int) -> int:
    """Give a method's answer: 1 for the protected outcome, -1 for the other, 0 for none.

    As in the engine there is no answer for a side for which no factor speaks; the baseline always has one.
    """
    score = fitted(method, training)(factors)
    ours = KERNELS[training.question].favouring[RULES.questions[training.question].protects]
    speaking = method == BASELINE or factors & (ours if score > 0 else ~ours)
    return 0 if abs(score) < NOTHING or not speaking else 1 if score > 0 else -1


@dataclass(frozen=True, slots=True)
class Tested:
    """A decision that is predicted; ``undecided``: no ruling governs and no requirement of the law decides it."""

    training: Training
    row: Row
    undecided: bool

    def right(self, method: str) -> bool:
        """Say whether a method gives the court's outcome."""
        return answer(method, self.training, self.row.factors) == self.row.outcome


def laws(left_out: frozenset[str], moment: Moment) -> list[Law]:
    """Read the law without some affairs: for once they are one affair, which is left out as any other."""
    rulings = [each.model_copy(update={"affair": "left out"}) if each.line in left_out else each for each in BOOK]
    book = Casebook(rulings, BOOK.release)
    return [Law(RULES, book, KERNELS[name], moment, but_not="left out") for name in RULES.order]


def precedents(read: Iterable[Law]) -> dict[str, tuple[Reading, ...]]:
    """Give the precedents by question."""
    return {law.question.question: law.readings for law in read}


def training_of(law: Law) -> Training:
    """Give what a method learns from."""
    rows = tuple(row_of(reading, reading.factors) for reading in law.readings)
    return Training(law.question.question, law.factors(-1), rows)


def row_of(reading: Reading, factors: int) -> Row:
    """Write down a decision, with factors as read or as the engine finds them."""
    decision = reading.precedent.decision
    protected = decision.outcome == RULES.questions[decision.question].protects
    return Row(factors, 1 if protected else -1, reading.line)


def tested(read: Sequence[Law], readings: Iterable[Reading]) -> Iterator[Tested]:
    """Put decisions to the engine, which does not know them."""
    training = {law.question.question: training_of(law) for law in read}
    by_ruling = defaultdict(list)
    for reading in readings:
        by_ruling[reading.key].append(reading)
    for several in by_ruling.values():
        links = predict(read, several[0].precedent.ruling)
        for reading in several:
            question = reading.precedent.decision.question
            link = links[question]
            decided = any(link.law.governing(link.factors, link.reach).values()) or link.law.required(link.factors)
            yield Tested(training[question], row_of(reading, link.factors), not decided)


@dataclass(frozen=True, slots=True)
class Fold:
    """What is left out, the law that is left, and the decisions to predict from it."""

    left_out: frozenset[str]
    moment: Moment
    readings: tuple[Reading, ...]


def leave_one_out(readings: Sequence[Reading]) -> Iterator[Fold]:
    """Predict each affair from all others."""
    for affair in AFFAIRS:
        yield Fold(frozenset({affair}), TODAY, tuple(each for each in readings if each.line == affair))


def chronological(readings: Sequence[Reading]) -> Iterator[Fold]:
    """Predict each dated ruling from those of other affairs that were known the day before."""
    for day, affair in sorted({(each.day, each.line) for each in readings if each.precedent.ruling.date}):
        own = (each for each in readings if each.line == affair and each.precedent.ruling.date == day)
        yield Fold(frozenset({affair}), Moment(day - dt.timedelta(1), day), tuple(own))


def choose(fold: Fold, read: Sequence[Law], methods: Sequence[str]) -> str:
    """Choose the method that does best within what a fold leaves: a fifth of the affairs predicted from the others."""
    known = [each for several in precedents(read).values() for each in several]
    right = dict.fromkeys(methods, 0)
    for part in range(INNER):
        inner = frozenset(AFFAIRS[part::INNER])
        own = [each for each in known if each.line in inner]
        for case in tested(laws(fold.left_out | inner, fold.moment), own) if own else ():
            for method in methods:
                right[method] += case.right(method)
    return max(methods, key=right.__getitem__)


def breaks(method: str, law: Law) -> Iterator[tuple[bool, str]]:
    """Find factors that move an answer away from their own side; whether to the other side, and in words."""
    training, question, random = training_of(law), law.question, Random(1)  # noqa: S311 - no secret
    sets = [(f"the factors of {each.key}", each.factors) for each in law.readings]
    size = len(question.factors)
    sets += [("random factors", random.getrandbits(size) & random.getrandbits(size)) for _ in range(RANDOM_SETS)]
    for name, factors in sets:
        before = answer(method, training, factors)
        for bit, own, rule in zip(training.bits, training.sides, question.factors, strict=True):
            after = answer(method, training, factors | bit)
            if not factors & bit and (after - before) * own < 0:
                flips = before == -after
                outcomes = {1: question.protects, -1: codebook().question(question.question).other(question.protects)}
                moved = f"from {outcomes.get(before, 'no answer')} to {outcomes.get(after, 'no answer')}"
                held = ", ".join(law.kernel.ids(factors))
                yield flips, f"{question.question}, {name} ({held}): {rule.id}, for {rule.favours}, moves it {moved}"


def counter_example(method: str, read: Iterable[Law]) -> str | None:
    """Give a counter-example to a method being monotone, if there is one."""
    found = None
    for law in read:
        for flips, words in breaks(method, law):
            if flips:
                return words
            found = found or words
    return found


def table(cases: Sequence[Tested], answers: Mapping[str, Sequence[bool]]) -> Iterator[str]:
    """Lay out how many decisions each method gets right, per question, in all, and where nothing else decides."""
    questions = [case.training.question for case in cases]
    heads = [name for name in RULES.questions if name in questions]
    yield f"{'':36}" + "".join(f"{head.split('_')[0]:>12}" for head in heads) + f"{'all':>7}{'%':>6}{'undecided':>11}"
    everyone = [True] * len(cases)
    for method, right in {"decisions": everyone, **answers}.items():
        per = Counter(question for question, each in zip(questions, right, strict=True) if each)
        left = sum(each and case.undecided for case, each in zip(cases, right, strict=True))
        total = sum(right)
        counts = "".join(f"{per[head]:>12}" for head in heads)
        yield f"{method:36}{counts}{total:>7}{100 * total / len(cases):>6.1f}{left:>11}"


def counted(chosen: Sequence[str]) -> str:
    """Say how often each method was chosen."""
    return ", ".join(f"{method} in {count}" for method, count in Counter(chosen).most_common())


def main() -> None:
    """Print which methods are out, and how the others do."""
    tell = partial(Console(width=200, highlight=False).print, markup=False, soft_wrap=True)
    tell(f"Rules {RULES.version}, casebook {BOOK.version}\n")
    read = laws(frozenset(), TODAY)
    readings = [each for several in precedents(read).values() for each in several]
    examples = {method: counter_example(method, read) for method in METHODS}
    tell("Not monotone:")
    for method, example in examples.items():
        if example:
            tell(f"- {method}: {example}")
    methods = [method for method, example in examples.items() if not example and method != BASELINE]
    for name, folds in (("Leave one affair out", leave_one_out), ("Chronological", chronological)):
        cases: list[Tested] = []
        picked: list[bool] = []
        chosen: list[str] = []
        for fold in folds(readings):
            read = laws(fold.left_out, fold.moment)
            own = list(tested(read, fold.readings))
            if not own:
                continue
            best = choose(fold, read, methods)
            chosen.append(best)
            cases += own
            picked += [case.right(best) for case in own]
        answers = {method: [case.right(method) for case in cases] for method in METHODS}
        tell(f"\n{name}, decisions predicted as the court decided them:")
        for line in table(cases, {**answers, "chosen within each fold": picked}):
            tell(line)
        tell(f"Chosen: {counted(chosen)}")
        if folds is chronological:
            tell(f"Chosen in the later half: {counted(chosen[len(chosen) // 2 :])}")


if __name__ == "__main__":
    main()
