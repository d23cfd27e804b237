"""Thinned: what the word likely is worth on rulings of which less is known, as of a file on its first day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit.folds import Folds
from privesfeer.engine.audit.own_outcomes import predict
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.rulebook import Rulebook

SHARES = (0.8, 0.6, 0.4)
_TIMES, _SEED = 4, 5  # as many draws of each ruling at each share: a few thousand answers, within half a minute


@dataclass(frozen=True, slots=True)
class ThinAnswer:
    """An answer that was called likely on a part of what a court knew.

    Attributes:
        question: the question's id.
        share: the chance with which each fact was kept, 0 to 1.
        known: how many of the facts on which the answer turns were known.
        right: whether the court decided so.
    """

    question: str
    share: float
    known: int
    right: bool


def thinned(rulebook: Rulebook, casebook: Casebook, shares: Sequence[float] = SHARES) -> Iterator[ThinAnswer]:
    """Predict every ruling without its affair on a part of its facts, drawn at random.

    What says by which rulings it can be governed, such as the measure and the sector, is always kept.

    Args:
        shares: the chances with which each fact is kept.

    Yields:
        Each answer that is called likely.
    """
    folds, chosen = Folds(rulebook, casebook, "leave_one_affair_out"), Random(_SEED)  # noqa: S311 - no secret
    for ruling in casebook:
        decided = [name for name in rulebook.questions if folds.counts(ruling, name)]
        if not decided:
            continue
        laws = folds.laws(ruling, decided)
        kept = {fact for law in laws for fact in law.reach_facts}
        for share in shares:
            for _ in range(_TIMES):
                known = {
                    name: value for name, value in ruling.facts.known.items() if name in kept or chosen.random() < share
                }
                yield from _likely(ruling, known, laws, decided, share)


def _likely(
    ruling: Ruling, known: Mapping[str, FactValue], laws: Sequence[Law], decided: Sequence[str], share: float
) -> Iterator[ThinAnswer]:
    part = ruling.model_copy(update={"facts": type(ruling.facts).model_validate(known)})
    links = predict(laws, part)
    for name in decided:
        result, decision = links[name].result, ruling.decision(name)
        if result and decision and result.strength == "likely":
            told = links[name].law.question.told(known)
            yield ThinAnswer(name, share, told, result.outcome == decision.outcome)
