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
"""Whether the day of the measure is still to come."""
STAGE, KINDS, REGIMES, DATED = "stage", "kinds", "regimes", "dated"
MEASURE_DAY, DAYS_LEFT, PRICED, ASKS = "measure_day", "days_left", "priced", "asks"
OFFER, OFFERED, SEVERAL = "offer", "offered", "several"
"""The names under which conditions of advice test the stage, the kinds of all acts, the bodies of law under which
someone can work, the dates that are known, whether the day of the measure is still to come, the days to the nearest
last day of the side that is advised, whether the whole could be put in money, whether any fact is worth asking, whether
an offer of the other side still runs, whether what is offered is enough, and whether the measure leads several."""
