"""Services: the reasoner that answers from the books of this program, made once."""

import datetime as dt
import gc
from functools import cache

from privesfeer.api.ask.registry import KEPT, CaseFile, Incident, casebook, rulebook
from privesfeer.engine import Reasoner, Verdict

# An answer makes thousands of objects and next to no circles of them: Python need not look for circles so often.
_GARBAGE = 50_000, 20, 50


@cache
def reasoner() -> Reasoner:
    """Give the reasoner, compiled once."""
    if KEPT:
        ready: Reasoner = KEPT[2]
    else:
        from privesfeer.api.ask.measured import tracked  # noqa: PLC0415 - what was kept has it

        ready = Reasoner(rulebook(), casebook(), tracked())
    gc.freeze()  # the books stay as long as the process does: looking through them for garbage is lost time
    gc.set_threshold(*_GARBAGE)
    return ready


def reason(case: Incident | CaseFile, as_of: dt.date) -> Verdict:
    """Answer every question that a case raises.

    Args:
        case: what happened.
        as_of: the day on which the law is known.
    """
    return reasoner().reason(case, as_of)
