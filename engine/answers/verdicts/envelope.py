"""Envelope: what all that is told of a case has beside what it tells."""

import datetime as dt

from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Text
from privesfeer.engine.answers.verdicts.verdict import Versions


class Envelope(Localizable):
    """A telling of an incident or a case file.

    Attributes:
        title: the incident's free title.
        as_of: the day on which the law is known.
        lead: of several acts, the place (from 0) of the act on which this is told; else None.
        limits: what this is not, and where what is known of the law ends if `as_of` lies beyond.
        versions: what it was made with.
    """

    title: Text | None
    as_of: dt.date
    lead: int | None
    limits: Text
    versions: Versions
