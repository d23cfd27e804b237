"""The laws of remedies, on any incident with any days and amounts."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from privesfeer.api.ask.registry import Incident, codebook, rulebook
from privesfeer.api.ask.request import to_json
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.fact import LEAST
from tests.strategies import facts

_DAYS = st.one_of(
    st.dates(dt.date(2010, 1, 1), dt.date(2031, 12, 31)),
    st.sampled_from([dt.date(1, 1, 1), dt.date(1965, 4, 1), dt.date(2099, 12, 31), dt.date(9999, 12, 31)]),
)
_AMOUNTS = st.decimals(0, 10**9, places=2)
_COUNTED = {
    fact.id: _DAYS.map(dt.date.isoformat) if fact.type == "date" else _AMOUNTS.map(str)
    for fact in codebook().facts
    if fact.type in LEAST
}


@example(
    {"pay_measure_kind": "wage_stop_sick"}, {"end_date": "0001-01-01", "wage_due_date": "0001-01-01"}, None, dt.date.min
)
@given(
    facts(),
    st.fixed_dictionaries({}, optional=_COUNTED),
    st.none() | _DAYS.map(dt.date.isoformat),
    _DAYS,
)
def test_whatever_the_days_and_amounts_remedies_are_told_soundly(
    known: dict[str, Any], counted: dict[str, str], measure: str | None, as_of: dt.date
) -> None:
    """The least is no more than the amount, and that no more than the most; what lies before is lost; JSON."""
    try:
        incident = Incident.model_validate({"facts": known | counted, "dates": {"measure": measure}})
    except ValidationError:
        return  # days in the wrong order, which is refused
    remedies = reasoner().remedies(incident, as_of)
    told = json.loads(to_json(remedies.localize("nl")))
    for each in told["money"]:
        numbers = [Decimal(each[name]) for name in ("low", "amount", "high") if each[name] is not None]
        assert numbers == sorted(numbers)
        assert all(number >= 0 for number in numbers)
        assert each["amount"] is None or not each["scenarios"]
    back = {each.id for each in rulebook().remedies.terms if each.back}
    for each in told["deadlines"]:
        assert each["passed"] == (each["last_day"] < as_of.isoformat() if each["last_day"] else None)
        if each["start"] and each["last_day"] and each["id"] not in back:
            assert each["start"] <= each["last_day"]
    requests = [each for route in told["routes"] for each in (*route["requests"], *route["counter"])]
    assert all(each["last_day"] >= as_of.isoformat() for each in requests if each["state"] == "open")
    lost = {name for side in told["standing"] for name in side["lost"]}
    assert lost == {
        f"{route['id']}.{each['id']}"
        for route in told["routes"]
        for each in route["requests"]
        if each["state"] == "lost" and each["short"]
    }
    for element in (each for one in told["proof"] for each in one["elements"]):
        assert not set(element["missing"]) & known.keys()
    asked = {each["fact"] for each in told["asked"]}
    assert not asked & {*known, *counted}
