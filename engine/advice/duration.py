"""Duration: how long an appeal took, by the days of the rulings themselves."""

import datetime as dt
from collections.abc import Iterator
from statistics import quantiles

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.cases.ruling import Branch

_SAID = catalogue(__file__)
_LEAST, _QUARTERS = 5, 4  # appeals of which the middle half is told
_MONTH = 365.25 / 12


def of_appeal(casebook: Casebook, branch: Branch, jurisdiction: str, as_of: dt.date) -> Text | None:
    """Say how long it took from a ruling in first instance to that on appeal.

    Args:
        casebook: the rulings.
        branch: the branch of law.
        jurisdiction: the country.
        as_of: rulings given after this day are not known.

    Returns:
        The middle half, in a sentence with how many appeals it is of; None: too few are known.
    """
    months = [*_months(casebook, branch, jurisdiction, as_of)]
    if len(months) < _LEAST:
        return None
    low, _, high = quantiles(months, n=_QUARTERS)
    return _SAID.APPEAL.fill(n=str(len(months)), low=str(round(low)), high=str(round(high)))


def _months(casebook: Casebook, branch: Branch, jurisdiction: str, as_of: dt.date) -> Iterator[float]:
    for ruling in casebook:
        if ruling.branch != branch or ruling.jurisdiction != jurisdiction or not casebook.known(ruling, as_of):
            continue
        appealed = (casebook.find(each.ruling) for each in ruling.relations if each.kind == "appeal_of")
        for first in filter(None, appealed):
            if ruling.date and first.date and (first.level, ruling.level) == ("first_instance", "appeal"):
                yield (ruling.date - first.date).days / _MONTH
