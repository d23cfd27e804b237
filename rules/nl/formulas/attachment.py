"""Attachment: until when the main claim has to be filed after an attachment (art. 700(3) Code of Civil Procedure)."""

import datetime as dt

from privesfeer.rules.formula import CountedTo
from privesfeer.rules.given import Given


def main_claim(matter: Given, attached: dt.date) -> CountedTo:
    """Say until when the main claim can be filed.

    Args:
        matter: what is known.
        attached: the day of the attachment.

    Returns:
        The last of the days that the leave gives, which no weekend moves, as a court set them and no law.
    """
    days = matter.known.get("main_claim_days")
    if not isinstance(days, int):
        return CountedTo(None, ("main_claim_days",))
    return CountedTo(attached + dt.timedelta(days=days))
