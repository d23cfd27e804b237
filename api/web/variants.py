"""Variants: what a form says should be otherwise: facts that are tried, a variant at the desk, a person's decision."""

import json

from pydantic import JsonValue

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.web import wording
from privesfeer.api.web.desk import had
from privesfeer.api.web.dossier import Choice, Dossier, made
from privesfeer.api.web.filled_form import stated
from privesfeer.api.web.form import Form, first
from privesfeer.cases.commons.text import Lang


def otherwise(form: Form) -> dict[str, JsonValue]:
    """Read the facts that are tried otherwise.

    Args:
        form: what was sent.

    Returns:
        Their values; what is no such thing is left out.
    """
    found: dict[str, JsonValue] = {}
    try:
        sent = [*json.loads(first(form, "flips", "[]") or "[]"), *(json.loads(each) for each in form.get("flip", ()))]
    except (ValueError, RecursionError, TypeError):
        return {}
    for each in sent:
        if isinstance(each, dict) and each.keys() == {"fact", "value"} and each["fact"] in codebook().fact_ids:
            found[each["fact"]] = each["value"]
    return found


def desked(dossier: Dossier, form: Form, lang: Lang) -> Dossier:
    """Take what was done at the desk into the dossier.

    Args:
        form: what was sent.

    Returns:
        The dossier with the variants and the decision.

    Raises:
        InvalidRequestError: a variant or the decision is wrong, or what is added cannot be true together.
    """
    plain, variants = dossier.plain, [variant.model_dump(mode="json") for variant in dossier.variants]
    places = {str(place): place for place in range(len(variants))}
    if first(form, "drop") in places:
        del variants[places[first(form, "drop")]]
    change = _supposed(form) if "add" in form else {}
    if change:
        into = places.get(first(form, "into"), len(variants))
        if into < len(variants):
            variants[into]["facts"].update(change)
        else:
            name = first(form, "name").strip() or wording.VARIANT.fill(number=str(len(variants) + 1))[lang]
            variants.append({"name": name, "facts": change})
        dossier.otherwise(variants[into]["facts"], lang)  # what cannot be true is not added
    plain["variants"] = variants
    if "by" in form:
        plain["choice"] = stated(form)["choice"]
    return made(plain, lang)


def _supposed(form: Form) -> dict[str, JsonValue]:
    """Read what a variant supposes: what was ready-made, a measure, and other facts, all together."""
    chosen = [had()[each].facts for each in form.get("had", ()) if each in had()]
    measure: dict[str, JsonValue] = {rulebook().measure: taken} if (taken := first(form, "taken")) else {}
    other = otherwise({"flip": [each for each in form.get("change", ()) if each]})
    return {name: value for facts in (*chosen, measure, other) for name, value in facts.items()}


def decided(form: Form, choice: Choice) -> dict[str, str]:
    """Give what stands in the fields of the decision.

    Args:
        form: what was sent.
        choice: the decision that is kept.

    Returns:
        What was just written, even if it is wrong, or what is kept.
    """
    held = {"by": choice.by, "on": str(choice.on or ""), "decision": choice.decision, "reasons": choice.reasons}
    return {name: first(form, name, words) for name, words in held.items()}
