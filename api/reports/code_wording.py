"""Wording: what is said of social media codes, in both languages."""

from collections.abc import Mapping

from cases.text import Text, same
from cases.words import words

_WORDS = words(__file__)


SEVERITY: Mapping[str, Text] = _WORDS.table("SEVERITY")
COUNT = same("{severity} ({count})")
QUOTED = same("'{words}'")
MET = {
    True: Text(nl="de code voldoet hieraan", en="the code meets this"),
    False: Text(nl="de code voldoet hier niet aan", en="the code does not meet this"),
    None: Text(nl="hier niet aan de orde", en="not in issue here"),
}

STRESS_CHANGE = same("{fact}: {value} ({count}). {why}")
SIDES: Mapping[str, Text] = _WORDS.table("SIDES")

MARKED = same("{mark} ({label})")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
