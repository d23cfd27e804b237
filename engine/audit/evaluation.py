"""Evaluation: how often the engine gives the court's own outcome on a ruling that it does not know."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.verdicts.verdict import Versions
from privesfeer.engine.audit.folds import Folds, Mode
from privesfeer.engine.audit.score import Measured, Prediction
from privesfeer.rules.rulebook import Rulebook

LEFT_OUT: Mapping[str, Text] = catalogue(__file__).table("LEFT_OUT")
_WORTH_SHARING = 40  # with fewer rulings than this a second process takes longer to start than it saves
_SAME_DISPUTE = frozenset({"appeal_of", "upheld_by", "overturned_by", "overtaken_by", "parallel_to"})

_Task = tuple[Ruling, tuple[str, ...]]  # a ruling, and the questions on which it is predicted


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


def _all(folds: Folds, tasks: Sequence[_Task]) -> list[Prediction]:
    return [each for task in tasks for each in folds.predictions(*task)]


def _shared(folds: Folds, tasks: Sequence[_Task], workers: int) -> Iterator[Prediction]:
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
