"""Usual: which last days run under the law that is the most common of those under which the employee can work."""

from privesfeer.api.ask.registry import rulebook
from privesfeer.engine import Remedies


def usual(term: str, told: Remedies) -> bool:
    """Say whether a time limit runs under the law that is the most common of those under which the employee can work.

    Args:
        term: its id, or its name with its variant.
        told: what may be asked in the case; the most common law is the first that it names.

    Returns:
        Whether it does, or it is known under which law the employee works.
    """
    regimes = rulebook().framework.regimes
    first = told.regimes[:1]
    return not any(
        each.under and regimes and first and first[0] not in {regimes.names[name] for name in each.regimes}
        for each in told.deadlines
        if term in {each.id, each.name}
    )
