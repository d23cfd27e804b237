"""Filled form: what stood on the screen, and what the form carried along unseen, as a dossier."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

from privesfeer.api.ask.registry import codebook
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Choice
from privesfeer.cases.commons.amount import by_hand
from privesfeer.cases.fact import Fact
from privesfeer.cases.incident import EVENTS


def stated(form: Mapping[str, list[str]]) -> dict[str, Any]:
    """Read a form: what it carried along unseen, with what stood on the screen in its place, unchecked.

    Raises:
        ProblemDetailsError: it carries something that is no dossier.
    """
    plain = _carried(form)
    facts, held = dict(plain.get("facts", {})), plain.get("disputed")
    disputed = [name for name in held if name not in form.get("shown", ())] if isinstance(held, list) else []
    for name in form.get("shown", ()):
        if name in codebook().fact_ids:
            value = _answer(codebook().fact(name), form)
            facts.pop(name, None)
            if value is not None:
                facts[name] = value
            if form.get(f"disputed.{name}"):
                disputed.append(name)
    return {**plain, "facts": facts, "disputed": disputed, **_beside(form, plain)}


def _beside(form: Mapping[str, list[str]], plain: Mapping[str, Any]) -> dict[str, Any]:
    """Read what stands in a form beside facts; what was emptied is as good as left out."""
    told: dict[str, Any] = {
        name: form[name][0].strip() or None for name in ("title", "client", "asks", "as_of") if name in form
    }
    if "about" in form:
        told["about"] = form["about"][0].strip()
    if any(f"date.{event}" in form for event in EVENTS):
        dates = {event: form.get(f"date.{event}", [""])[0] for event in EVENTS}
        told["dates"] = {event: day for event, day in dates.items() if day}
    assumed = {each.id: form[f"assume.{each.id}"][0] for each in codebook().questions if f"assume.{each.id}" in form}
    before = plain.get("assume", {})
    if assumed and isinstance(before, dict):
        told["assume"] = {name: outcome for name, outcome in {**before, **assumed}.items() if outcome}
    if places := form.get("beyond"):
        rows = (_beyond(place, form) for place in places)
        told["beyond"] = [each for each in rows if each]
    if "by" in form:
        decided = {name: form[name][0].strip() for name in Choice.model_fields if form.get(name)}
        told["choice"] = {name: words for name, words in decided.items() if words}
    return told


def _beyond(place: str, form: Mapping[str, list[str]]) -> dict[str, Any]:
    """Read a row of what no fact can say; one without words is as good as left out."""
    words, day, todo = (form.get(f"beyond.{place}.{name}", [""])[0].strip() for name in ("text", "day", "todo"))
    row = {"text": words, "last_day": day, "todo": todo, "decides": f"beyond.{place}.decides" in form}
    return {name: value for name, value in row.items() if value} if words else {}


def _carried(form: Mapping[str, list[str]]) -> dict[str, Any]:
    """Read what a form carried along: nothing on a fresh start; what cannot be read must not pass for nothing."""
    try:
        plain = json.loads(form.get("dossier", [""])[0] or "{}")
    except (ValueError, RecursionError) as error:
        raise ProblemDetailsError(422, wording.DOSSIER_UNREADABLE) from error
    if not isinstance(plain, dict) or not isinstance(plain.get("facts", {}), dict):
        raise ProblemDetailsError(422, wording.DOSSIER_UNREADABLE)
    return plain


def _answer(fact: Fact, form: Mapping[str, list[str]]) -> JsonValue:
    """Read the answer to one fact; None: not known."""
    values = [value for value in form.get(f"fact.{fact.id}", ()) if value]
    if fact.type == "set":
        chosen: list[JsonValue] = [value for value in values if value != "none"]
        return chosen if chosen or "none" in values else None
    if not values:
        return None
    if fact.type == "boolean":
        return {"true": True, "false": False}.get(values[0], values[0])
    if fact.type == "integer":
        return int(values[0]) if values[0].isascii() and values[0].isdigit() and len(values[0]) < 10 else values[0]  # noqa: PLR2004 - more digits are no count
    return by_hand(values[0]) if fact.type == "money" else values[0]
