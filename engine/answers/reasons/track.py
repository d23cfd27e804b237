"""Track: what the strength of an answer was worth on rulings left out or not known, where that says anything here."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.reasons.point import open_exceptions
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.result import Strength
from privesfeer.rules.ladder import Kind

Tally = Mapping[tuple[str, str | None, Strength], tuple[int, int]]
"""Of a question, a kind of its ladder and a strength: how many answers were right, of how many; nothing of too few."""


class Track(NamedTuple):
    """What strengths were worth.

    Attributes:
        left_out: on rulings of the casebook, each affair left out in turn.
        unseen: on rulings that were predicted before they came into the casebook.
    """

    left_out: Tally
    unseen: Tally


def track_record(link: ChainLink, known: Mapping[str, FactValue], track: Track) -> Text | None:
    """Say what it is worth that an answer leans as strongly as it does.

    Args:
        link: the question, answered.
        track: what was measured.

    Returns:
        How often a court decided so, of answers of the same kind; that there are too few of them; or, as long as facts
        on which the answer turns are unknown, which these are. Of a rule of law of which nobody says that it reaches so
        far, that alone. None: the answer does not lean, or nothing was measured of its question.
    """
    law, result = link.law, link.result
    if result is None or result.strength is None or (not law.question.turns_on and not law.question.ladder):
        return None
    required = law.required(link.factors)
    if required and not required.sure and not open_exceptions(link, required.outcome, known):
        return wording.TRACK_UNSETTLED
    ladder, codebook = law.question.ladder, law.codebook
    kind = ladder.kind(known.get(ladder.fact)) if ladder else None
    turns_on = kind.turns_on if kind else law.question.turns_on
    if ladder and kind is None:
        turns_on = ((ladder.fact,), *turns_on)
    open_ = tuple([each[0] for each in turns_on if not any(one in known for one in each)])
    key = link.name, kind.id if kind else None, result.strength
    return _told(codebook, open_, len(turns_on), kind, (track.left_out.get(key), track.unseen.get(key)))


@lru_cache(maxsize=512)
def _told(
    codebook: Codebook,
    open_: tuple[str, ...],
    of: int,
    kind: Kind | None,
    counted: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> Text:
    if open_:
        told = wording.TRACK_ONE_UNKNOWN if len(open_) == 1 else wording.TRACK_UNKNOWN
        facts = Text.enumerate([codebook.fact(each).short for each in open_])
        return told.fill(n=str(of), count=str(len(open_)), facts=facts)
    about = wording.TRACK_KIND.fill(kind=kind.short) if kind else wording.TRACK_QUESTION
    left_out, unseen = counted
    if left_out and unseen:
        (right, n), (right_unseen, n_unseen) = left_out, unseen
        return wording.TRACK_BOTH.fill(
            right=str(right), n=str(n), kind=about, unseen=str(right_unseen), of=str(n_unseen)
        )
    if one := left_out or unseen:
        told = wording.TRACK if left_out else wording.TRACK_UNSEEN
        return told.fill(right=str(one[0]), n=str(one[1]), kind=about)
    return wording.TRACK_TOO_FEW.fill(kind=about)
