"""Stage: how far a matter is, and what else is told of it by a name of its own."""

from typing import Literal

Stage = Literal["found", "considering", "announced", "taken", "pending", "ended"]
"""No measure is planned; one is considered; one has a day to come or was announced; it was taken; a court has been
asked; all is over."""
Side = Literal["employee", "employer"]  # Python takes one for another in any order: the same everywhere
SIDES: tuple[Side, ...] = ("employer", "employee")
"""In the order in which they are told."""
OFFERS, WORTHS = ("running", "passed"), ("below", "enough")
DAYS = ("to_come", "passed")
"""Whether a day is still to come: that of the measure, or one that a fact gives; today has not passed."""
STAGE, KINDS, REGIMES, DATED, DAY = "stage", "kinds", "regimes", "dated", "day"
MEASURE_DAY, DAYS_LEFT, PRICED, ASKS = "measure_day", "days_left", "priced", "asks"
OFFER, OFFERED, SEVERAL = "offer", "offered", "several"
NAMED = "named"
NAMED_DAYS = ("too_late", "too_early", "right", "of_later_term")
"""The names under which conditions of advice test the stage, the kinds of all acts, the bodies of law under which
someone can work, the dates that are known, whether each of them is still to come, whether the day of the measure is,
the days to the nearest last day of the side that is advised, whether the whole could be put in money, whether any
fact is worth asking, whether an offer of the other side still runs, whether what is offered is enough, how the last
day that someone else names lies to that of the law (the first one, or that of a term which ends later), and whether
the measure leads several."""
