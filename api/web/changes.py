"""Changes: facts that are otherwise, in words."""

from collections.abc import Mapping

from pydantic import JsonValue, ValidationError

from privesfeer.api.ask.registry import Facts, codebook
from privesfeer.api.web import wording
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated


def changed(values: Mapping[str, JsonValue], lang: Lang) -> list[str]:
    """Word changes of facts, a phrase for each; of a value that cannot be, a question mark."""
    shorts = {name: capital(codebook().fact(name).short[lang]) for name in values}
    return [f"{shorts[name]}: {_valued(name, value)[lang]}" for name, value in values.items()]


def _valued(name: str, value: JsonValue) -> Text:
    try:
        known = Facts.model_validate({name: value}).known.get(name) if value is not None else None
    except ValidationError:
        return untranslated("?")
    if known is None:
        return wording.NOT_KNOWN.map(str.lower)
    return codebook().fact(name).label(known)
