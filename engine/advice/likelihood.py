"""Likelihood: between what numbers it lies that a measure stands, and on what that rests."""

from math import sqrt
from typing import Literal

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine.advice.records import Likelihood
from privesfeer.engine.answers.reasons.track import Track
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.rules.advice.prognosis import ChanceBand, Prognosis, Prospect

_SAID = catalogue(__file__)
_Basis = Literal["rule", "measured", "estimated", "estimated_few"]
_BASES = _SAID.table("BASES")
_Z = 1.959964  # of the interval that Wilson gives at 95 %


def likelihood(
    link: ChainLink, kind: str | None, whole: Prospect, prognosis: Prognosis, track: Track | None
) -> Likelihood | None:
    """Say how likely it is that a measure stands.

    Args:
        link: the answer to the question on the measure.
        kind: the kind of the measure.
        whole: what may become of it.
        prognosis: how a prognosis is made.
        track: what strengths were worth; None: that was not measured.

    Returns:
        The band, in words and with what it rests on; None: there is no answer from which it follows.
    """
    result = link.result
    if result is None:
        return None
    standing = result.strength or result.status
    unseen = track.unseen.get((link.name, kind, result.strength)) if track and result.strength else None
    band, basis, counted = _band(standing, unseen, prognosis)
    if band is None:
        return None
    if result.outcome is None or result.outcome == link.law.question.protects:
        band = ChanceBand(low=100 - band.high, high=100 - band.low)
    chance = next(each for each in prognosis.chances if middle(band) < each.below)
    against = next(each for each in prognosis.chances if 100 - middle(band) < each.below)
    claim = whole.claim[chance.of].fill(chance=chance.text or "").map(capital)
    parts: dict[str, Text | str] = {"claim": claim, "low": str(band.low), "high": str(band.high)}
    return Likelihood(
        low=band.low,
        high=band.high,
        text=_SAID.LIKELIHOOD.fill(**parts),
        short=_SAID.SHORT.fill(**parts) if basis == "measured" else claim,
        person=against.person,
        basis=_BASES[basis].fill(**counted),
    )


def middle(band: ChanceBand | Likelihood) -> float:
    """Give the middle of a band.

    Args:
        band: the band.

    Returns:
        It, in per cent.
    """
    return (band.low + band.high) / 2


def _band(
    standing: str, unseen: tuple[int, int] | None, prognosis: Prognosis
) -> tuple[ChanceBand | None, _Basis, dict[str, str]]:
    """Give the band in which an answer of a strength is right: measured where enough was, else estimated."""
    estimated = prognosis.bands.get(standing)
    if not unseen:
        return estimated, "rule" if standing == "required" else "estimated", {}
    right, n = unseen
    counted = {"right": str(right), "n": str(n)}
    if n < prognosis.measured:
        return estimated, "estimated_few", counted
    return _wilson(right, n, prognosis), "measured", counted


def _wilson(right: int, n: int, prognosis: Prognosis) -> ChanceBand:
    """Give the interval of Wilson (1927), rounded, and no narrower than a band can be."""
    share, spread = right / n, _Z * _Z / n
    centre = (share + spread / 2) / (1 + spread)
    half = max(_Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread), prognosis.width / 200)
    low, high = (
        min(100, max(0, round(100 * each / prognosis.step) * prognosis.step)) for each in (centre - half, centre + half)
    )
    return ChanceBand(low=low, high=high)
