"""Rulings made up for a test."""

from typing import Any

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.ruling import Ruling
from tests.languages import spoken


def ruling(key: str = "sample", outcome: str = "private", **changes: Any) -> Ruling:  # noqa: ANN401 - any field
    """Make a valid ruling of 2015 that decides the private sphere; ``changes`` replace or add fields."""
    words = {"nl": "woorden", "en": "words"}
    decided = {
        "question": "private_sphere",
        "outcome": outcome,
        "express": True,
        "relied_on": ["audience"],
        "despite": [],
        "holding": words,
        "paragraph": None,
    }
    plain = {
        "key": key,
        "ecli": None,
        "court": "Rechtbank Utrecht",
        "level": "first_instance",
        "branch": "labour",
        "jurisdiction": "nl",
        "date": "2015-06-01",
        "name": "Voorbeeld",
        "gist": words,
        "about": "conversation",
        "facts": {"audience": "friends"},
        "decisions": [decided],
        "sources": [{"url": "https://example.org", "kind": "blog"}],
        "confidence": "high",
        "unverified": None,
    }
    return Ruling.model_validate(spoken(plain | changes), context=codebook())
