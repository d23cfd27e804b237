"""Letters: what is a word in a text, and how words are compared, in steps that a browser takes too."""

import re
import unicodedata

_MARKS = "\u0300-\u036f"
# What no reader sees: soft hyphens, joiners, marks of direction. Texts that were copied are full of them.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
TOKEN = re.compile(f"[0-9A-Za-zÀ-ÖØ-öø-ɏ{_MARKS}{_UNSEEN}]+")
_LEFT_OUT = re.compile(f"[{_MARKS}{_UNSEEN}]")


def folded(word: str) -> str:
    """Leave out case, marks and what no reader sees.

    Returns:
        The same in small letters; empty where nothing is left.
    """
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKD", word)).lower()
