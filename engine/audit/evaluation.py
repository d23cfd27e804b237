"""Evaluation: how often the engine gives the court's own outcome on a ruling that it does not know."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from math import sqrt
from multiprocessing import get_context
from statistics import NormalDist
from typing import Literal

from cases.casebook import Casebook
from cases.ruling import Ruling
from cases.text import Text, decimal, same
from cases.words import words
from engine.answers.verdict import Versions
from engine.audit.own_outcomes import REASONS as HEALTH_REASONS
from engine.audit.own_outcomes import predict
from engine.doctrine.chain import Chain, Link
from engine.doctrine.factors import Kernel
from engine.doctrine.law import Law, Strength
from engine.doctrine.reading import Reading
from rules.rulebook import Moment, Rulebook

_SAID = words(__file__)

Mode = Literal["leave_one_affair_out", "chronological", "rulings"]
LEAST_COUNT, LEAST_SHARE = 10, 0.9  # what a question's answers must show before they may be called governed
LEAST_DECISIONS, LEAST_AFFAIRS = 30, 8  # below either a share says too little to hold anyone to
STANDINGS = ("required", "governed", "contested", "likely", "slight", "undetermined", "not_raised")
_LEVEL = 0.95
_NAMED = 3  # how many rulings or factors a reason names at most
_LAWS_KEPT = 16
_WORTH_SHARING = 40  # with fewer rulings than this a second process takes longer to start than it saves
_SAME_DISPUTE = frozenset({"appeal_of", "upheld_by", "overturned_by", "overtaken_by", "parallel_to"})

Cause = Literal[
    "concluded",
    "equal_lines",
    "governed",
    "no_factor",
    "not_concluded",
    "not_raised",
    "outweighed",
    "requirement",
    "softened",
    "stronger",
    "undecided",
]
REASONS: Mapping[Cause, Text] = {**_SAID.table("REASONS"), "not_raised": HEALTH_REASONS["not_raised"]}
LEFT_OUT: Mapping[str, Text] = _SAID.table("LEFT_OUT")


_Task = tuple[Ruling, tuple[str, ...]]  # a ruling, and the questions on which it is predicted


@dataclass(frozen=True, slots=True)
class Prediction:
    """One decision, and what the engine made of its facts without knowing its affair.

    Attributes:
        ruling: the ruling.
        question: the question.
        court: what the court decided.
        outcome: the engine's outcome; None: it gave none.
        status: the engine's status; "not_raised": the question was not raised.
        strength: of an answer that leans, how strongly; else None.
        majority: the outcome that most rulings had from which it was predicted; None: there was no such outcome.
        governed: the outcome that would be called governed, if the question may use that label; None: it would not.
        reason: why the outcome is not the court's; None where it is.
    """

    ruling: Ruling
    question: str
    court: str
    outcome: str | None
    status: str
    strength: Strength | None
    majority: str | None
    governed: str | None
    reason: Text | None

    @property
    def answered(self) -> bool:
        """Whether the engine gave an outcome."""
        return self.outcome is not None

    @property
    def right(self) -> bool:
        """Whether it is the court's."""
        return self.outcome == self.court

    @property
    def standing(self) -> str:
        """How firm the answer is called: its status, and of one that leans how strongly."""
        return self.strength or self.status


@dataclass(frozen=True, slots=True)
class Score:
    """Predictions counted.

    Attributes:
        n: how many decisions were predicted.
        affairs: of how many affairs.
        answered: how many got an outcome.
        right: how many got the court's.
    """

    n: int
    affairs: int
    answered: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """The share of the answered ones that is right; None if none was answered."""
        return self.right / self.answered if self.answered else None

    @property
    def wilson(self) -> tuple[float, float] | None:
        """The 95 % interval of the accuracy."""
        return wilson(self.right, self.answered)


@dataclass(frozen=True, slots=True)
class Label:
    """Whether a question's setting for the label "governed" is borne out.

    Attributes:
        governs: the setting.
        answers: how many answers are governed, or would be.
        right: how many of these are right.
    """

    governs: bool
    answers: int
    right: int

    @property
    def earned(self) -> bool:
        """Whether there are enough of such answers, and enough of them are right."""
        return self.answers >= LEAST_COUNT and self.right >= LEAST_SHARE * self.answers

    @property
    def borne_out(self) -> bool:
        """Whether the setting is as the figures say."""
        return self.governs == self.earned


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one question.

    Attributes:
        question: its id.
        predictions: one for each decision, by date of the ruling.
        governs: whether the question's answers may be called governed.
    """

    question: str
    predictions: tuple[Prediction, ...]
    governs: bool

    @property
    def score(self) -> Score:
        """All predictions."""
        return _score(self.predictions)

    @property
    def by_status(self) -> dict[str, Score]:
        """Those of each status that occurs, of what leans of each strength, firmest first."""
        grouped = {name: [each for each in self.predictions if each.standing == name] for name in STANDINGS}
        return {name: _score(group) for name, group in grouped.items() if group}

    @property
    def majority(self) -> float | None:
        """How often the outcome that most other rulings had is the court's; None where there never was one."""
        told = [each.majority == each.court for each in self.predictions if each.majority]
        return sum(told) / len(told) if told else None

    @property
    def binding(self) -> bool:
        """Whether there are enough decisions, of enough affairs for either outcome, for a share to bind."""
        affairs: dict[str, set[str]] = {}
        for each in self.predictions:
            affairs.setdefault(each.court, set()).add(each.ruling.line)
        either = len(affairs) > 1 and min(map(len, affairs.values())) >= LEAST_AFFAIRS
        return either and len(self.predictions) >= LEAST_DECISIONS

    @property
    def label(self) -> Label:
        """What the answers say that are governed, or would be if the question were allowed to say so."""
        governed = [each for each in self.predictions if each.governed]
        return Label(self.governs, len(governed), sum(each.governed == each.court for each in governed))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A ruling that was not predicted.

    Attributes:
        ruling: the ruling.
        reason: why.
    """

    ruling: Ruling
    reason: Text


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A measurement of the engine on rulings.

    Attributes:
        mode: what each ruling was predicted from.
        questions: what was measured, in the order of the codebook.
        left_out: rulings that were not predicted though they might have been expected to be.
        versions: what was measured.
    """

    mode: Mode
    questions: tuple[Measured, ...]
    left_out: tuple[LeftOut, ...]
    versions: Versions


def wilson(right: int, n: int) -> tuple[float, float] | None:
    """Give the 95 % interval of a share (Wilson, "Probable inference", JASA 22, 1927).

    Args:
        right: how many of them.
        n: of how many.

    Returns:
        The lower and upper bound; None of nothing.
    """
    if not n:
        return None
    z = NormalDist().inv_cdf((1 + _LEVEL) / 2)
    share, spread = right / n, z * z / n
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return (0.0 if right == 0 else low), (1.0 if right == n else high)


def evaluate(  # noqa: PLR0913 - what is measured, on what, and how
    rulebook: Rulebook,
    casebook: Casebook,
    mode: Mode,
    questions: Iterable[str] | None = None,
    outside: Iterable[Ruling] = (),
    *,
    workers: int = 1,
) -> Evaluation:
    """Predict rulings without their affair, and compare with what the courts decided.

    The decisions of the ruling under test are never read: the answers to earlier questions are the engine's own. The
    statutes are those in force on the day of the ruling, which follows the events on which it decides.

    Args:
        rulebook: the rules.
        casebook: the rulings.
        mode: "leave_one_affair_out": every ruling of the casebook is predicted from all others, earlier and later;
            "chronological": every dated one from those that were known on the day before it; "rulings": those from
            outside from the whole casebook.
        questions: the questions that are measured; None: all.
        outside: the rulings from outside the casebook.
        workers: how many processes share the work; the result is the same.

    Returns:
        What was measured.
    """
    folds = Folds(rulebook, casebook, mode)
    wanted = set(rulebook.questions if questions is None else questions)
    names = [name for name in rulebook.questions if name in wanted]
    left_out: list[LeftOut] = []
    if mode == "rulings":
        kept, left_out = apart(casebook, tuple(outside))
    else:
        kept = tuple(casebook)
    tasks: list[_Task] = []
    for ruling in kept:
        decided = [name for name in names if folds.counts(ruling, name)]
        if mode == "chronological" and ruling.date is None:
            left_out += [LeftOut(ruling, LEFT_OUT["undated"])] if decided else []
        elif decided:
            tasks.append((ruling, tuple(decided)))
        elif mode == "rulings":
            left_out.append(LeftOut(ruling, LEFT_OUT["nothing_decided"]))
    predictions: dict[str, list[Prediction]] = {name: [] for name in names}
    for each in _shared(folds, tasks, workers) if workers > 1 and len(tasks) >= _WORTH_SHARING else _all(folds, tasks):
        predictions[each.question].append(each)
    return Evaluation(
        mode,
        tuple(Measured(name, tuple(predictions[name]), rulebook.questions[name].governs) for name in names),
        tuple(left_out),
        Versions(engine=version("privesfeer"), rulebook=rulebook.version, casebook=casebook.version),
    )


def _all(folds: "Folds", tasks: Sequence[_Task]) -> list[Prediction]:
    return [each for task in tasks for each in folds.predictions(*task)]


def _shared(folds: "Folds", tasks: Sequence[_Task], workers: int) -> Iterator[Prediction]:
    """Predict in several processes; the order is that of the tasks, whichever is done first."""
    batches = [tasks[start::workers] for start in range(workers)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running = [pool.submit(_batch, *folds.books, batch) for batch in batches]
        done = [each.result() for each in running]
    for place in range(len(tasks)):
        yield from done[place % workers][place // workers]


def _batch(rulebook: Rulebook, casebook: Casebook, mode: Mode, tasks: Sequence[_Task]) -> list[list[Prediction]]:
    """Do one process's part of the work."""
    folds = Folds(rulebook, casebook, mode)
    return [list(folds.predictions(*task)) for task in tasks]


def apart(casebook: Casebook, outside: Sequence[Ruling]) -> tuple[tuple[Ruling, ...], list[LeftOut]]:
    """Leave out what the casebook knows: rulings that are in it, or that belong to an affair in it.

    Args:
        casebook: the rulings that are known.
        outside: rulings that should not be.

    Returns:
        Those that are not, by date and key; and those that are, with the reason.
    """
    ordered = sorted(outside, key=lambda ruling: (casebook.counts_from(ruling), ruling.key))
    named = {name: ruling for ruling in outside for name in ruling.names}
    lines = {ruling.line: ruling.key for ruling in casebook}
    linked = {
        relation.ruling: ruling.key
        for ruling in casebook
        for relation in ruling.relations
        if relation.kind in _SAME_DISPUTE
    }
    out: dict[str, Text] = {}
    for ruling in ordered:
        others = [other for relation in _disputes(ruling) if (other := casebook.find(relation))]
        known = next((same_one for name in ruling.names if (same_one := casebook.find(name))), None)
        if known:
            out[ruling.key] = LEFT_OUT["in_casebook"].fill(key=known.key)
        elif ruling.line in lines:
            out[ruling.key] = LEFT_OUT["affair"].fill(key=lines[ruling.line])
        elif others:
            out[ruling.key] = LEFT_OUT["affair"].fill(key=others[0].key)
        elif by := next((linked[name] for name in ruling.names if name in linked), None):
            out[ruling.key] = LEFT_OUT["affair"].fill(key=by)
    ties = [(ruling, other) for ruling in ordered for name in _disputes(ruling) if (other := named.get(name))]
    ties += [(one, two) for one in ordered for two in ordered if one is not two and one.line == two.line]
    spreading = True
    while spreading:
        spreading = False
        for one, two in (*ties, *((two, one) for one, two in ties)):
            if two.key in out and one.key not in out:
                out[one.key] = LEFT_OUT["affair_of_outside"].fill(key=two.key)
                spreading = True
    kept = tuple(ruling for ruling in ordered if ruling.key not in out)
    return kept, [LeftOut(ruling, out[ruling.key]) for ruling in ordered if ruling.key in out]


def _disputes(ruling: Ruling) -> Iterator[str]:
    """Name the rulings that belong to the same dispute as a ruling by its own account."""
    return (relation.ruling for relation in ruling.relations if relation.kind in _SAME_DISPUTE)


def _score(predictions: Sequence[Prediction]) -> Score:
    return Score(
        n=len(predictions),
        affairs=len({each.ruling.line for each in predictions}),
        answered=sum(each.answered for each in predictions),
        right=sum(each.right for each in predictions),
    )


@dataclass(frozen=True, slots=True)
class _Fold:
    """What a ruling is predicted from: the day on which the law is known, that of the event, the affair left out."""

    moment: Moment
    but_not: str | None


class Folds:
    """The law from which each ruling is predicted: without its affair, and in chronological mode as it was before."""

    def __init__(self, rulebook: Rulebook, casebook: Casebook, mode: Mode) -> None:
        """Compile the rulebook.

        Args:
            rulebook: the rules.
            casebook: the rulings.
            mode: what each ruling is predicted from.
        """
        self._rulebook, self._casebook, self._mode = rulebook, casebook, mode
        questions = rulebook.questions
        self._kernels = {name: Kernel(question) for name, question in questions.items()}
        self._counted = {
            name: {each.ruling.key for each in rulebook.precedents(name, casebook, casebook.release)}
            for name in questions
        }
        self._allowed = {name: each.model_copy(update={"governs": True}) for name, each in questions.items()}
        self._law = lru_cache(maxsize=_LAWS_KEPT)(self._read)

    @property
    def books(self) -> tuple[Rulebook, Casebook, Mode]:
        """All that another process needs to do the same."""
        return self._rulebook, self._casebook, self._mode

    def counts(self, ruling: Ruling, question: str) -> bool:
        """Say whether a ruling has a decision on a question that counts as a precedent, or would.

        Args:
            ruling: the ruling.
            question: the question's id.

        Returns:
            Whether it has.
        """
        if self._mode != "rulings":
            return ruling.key in self._counted[question]
        about = self._rulebook.questions[question].precedents_about
        persuasive = self._rulebook.persuasive(ruling)
        return ruling.decision(question) is not None and not persuasive and ruling.about in about

    def predictions(self, ruling: Ruling, questions: Sequence[str]) -> Iterator[Prediction]:
        """Predict a ruling; only then are its decisions read, to be compared.

        Args:
            ruling: the ruling.
            questions: questions that it decided.

        Yields:
            One prediction for each question.
        """
        laws = self.laws(ruling, questions)
        links = predict(laws, ruling)
        for name in questions:
            governed = self._governed(laws, ruling, links[name])
            yield _compared(ruling, links[name], governed)

    def laws(self, ruling: Ruling, questions: Iterable[str]) -> tuple[Law, ...]:
        """Read the law from which a ruling is predicted.

        Args:
            ruling: the ruling.
            questions: the questions on which it is predicted.

        Returns:
            The law on these and on all questions on whose answers they build, in the order in which they are answered.
        """
        needed, fold = self._needed(questions), self._fold(ruling)
        return tuple(self._law(name, fold) for name in self._rulebook.order if name in needed)

    def _fold(self, ruling: Ruling) -> _Fold:
        release = self._casebook.release
        event = ruling.date or ruling.date_not_after or release
        if self._mode == "chronological":
            return _Fold(Moment(event - dt.timedelta(days=1), event), ruling.line)
        return _Fold(Moment(release, event), ruling.line if self._mode == "leave_one_affair_out" else None)

    def _read(self, question: str, fold: _Fold) -> Law:
        kernel = self._kernels[question]
        return Law(self._rulebook, self._casebook, kernel, fold.moment, but_not=fold.but_not)

    def _needed(self, questions: Iterable[str]) -> set[str]:
        """Name questions and all those on whose answers they build."""
        needed: set[str] = set()
        waiting = list(questions)
        while waiting:
            name = waiting.pop()
            if name not in needed:
                needed.add(name)
                waiting += self._rulebook.questions[name].earlier & self._rulebook.questions.keys()
        return needed

    def _governed(self, laws: Sequence[Law], ruling: Ruling, link: Link) -> str | None:
        """Give the outcome that is called governed, or would be if the question were allowed to say so."""
        if not link.law.question.governs:
            twin = copy(link.law)
            twin.question = self._allowed[link.name]
            before = laws[: laws.index(link.law)]
            link = Chain((*before, twin), ruling.facts.known, {}, ruling.branch).links[link.name]
        return link.result.outcome if link.result and link.result.status == "governed" else None


def _compared(ruling: Ruling, link: Link, governed: str | None) -> Prediction:
    decision = ruling.decision(link.name)
    if decision is None:
        raise LookupError(f"ruling '{ruling.key}' does not decide {link.name}")
    result = link.result
    outcome = result.outcome if result else None
    outcomes = Counter(reading.outcome for reading in link.law.readings)
    most = [name for name, count in outcomes.items() if count == max(outcomes.values())]
    return Prediction(
        ruling=ruling,
        question=link.name,
        court=decision.outcome,
        outcome=outcome,
        status=result.status if result else "not_raised",
        strength=result.strength if result else None,
        majority=most[0] if len(most) == 1 else None,
        governed=governed,
        reason=None if outcome == decision.outcome else _Why(link, decision.outcome).told(),
    )


@dataclass(frozen=True, slots=True)
class _Why:
    """Why the engine does not give the court's outcome.

    Attributes:
        link: the engine's answer.
        court: the court's outcome.
        other: the other outcome.
        governing: the rulings that govern for each, whether or not they may be called so.
    """

    link: Link
    court: str
    other: str = field(init=False)
    governing: dict[str, tuple[Reading, ...]] = field(init=False)

    def __post_init__(self) -> None:
        law = self.link.law
        object.__setattr__(self, "other", next(each for each in law.kernel.favouring if each != self.court))
        object.__setattr__(self, "governing", law.governing(self.link.factors, self.link.reach))

    def told(self) -> Text:
        """Give the reason in a line."""
        cause = self._cause()
        if cause == "not_raised":
            return REASONS[cause]
        lines = cause in {"equal_lines", "stronger"}
        reason = REASONS[cause].fill(
            rulings=_named(self.governing[self.other]),
            factors=self._factors(self.other, decisive=cause in {"concluded", "requirement"}),
            own=_named(self.governing[self.court]) if lines else self._factors(self.court),
        )
        more = None if lines or self.link.law.question.conclusion else self._criterion()
        return _SAID.WITH.fill(reason=reason, more=more) if more else reason

    def _cause(self) -> Cause:
        result, law, factors = self.link.result, self.link.law, self.link.factors
        ours, theirs = self.governing[self.court], self.governing[self.other]
        if result is None:
            return "not_raised"
        if law.question.conclusion:
            return "concluded" if result.outcome else "not_concluded"
        if result.outcome is None:
            return "equal_lines" if ours and theirs else "undecided" if factors else "no_factor"
        if theirs:
            return "stronger" if ours else "governed" if result.status == "governed" else "softened"
        required = law.required(factors)
        return "requirement" if required and required.outcome == self.other else "outweighed"

    def _factors(self, outcome: str, *, decisive: bool = False) -> Text:
        """Name what weighs most for an outcome."""
        law = self.link.law
        kernel = law.kernel
        held = self.link.factors & kernel.favouring[outcome] & (kernel.decisive if decisive else ~0)
        weights = {each: law.weights[kernel.mask([each])] for each in kernel.ids(held)}
        weighed = [(law.question.rule(each).short, weight) for each, weight in weights.items() if weight or decisive]
        weighed.sort(key=lambda each: -each[1])
        told = [
            short if decisive else _SAID.WEIGHED.fill(short=short, weight=decimal(weight)) for short, weight in weighed
        ]
        return _listed(told)

    def _criterion(self) -> Text | None:
        """Say that nothing speaks for the court's outcome, or nothing that was known without it."""
        law, tests = self.link.law, self.link.tests
        favouring = law.kernel.favouring[self.court]
        if self.link.factors & favouring:
            return None
        unknown = law.kernel.narrowest(law.kernel.factors(tests) & favouring)
        if not unknown:
            return _SAID.NO_CRITERION
        return _SAID.OWN_CRITERION.fill(factors=_listed([each.short for each in law.kernel.circumstances(unknown)]))


def _named(line: Sequence[Reading]) -> Text:
    """Name rulings, the latest first."""
    rulings = [reading.precedent.ruling for reading in reversed(line)]
    return _listed([same(ruling.ecli or ruling.key) for ruling in rulings])


def _listed(parts: Sequence[Text]) -> Text:
    more = len(parts) - _NAMED
    told = [*parts[:_NAMED], _SAID.AND_MORE.fill(count=str(more))] if more > 0 else list(parts)
    return Text.enumerate(told) if told else _SAID.NOTHING
