"""Wording: every sentence of the rules is there in both languages, and is in the language that it says."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from privesfeer.api.ask.registry import rulebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text
from tests.languages import WRITTEN

NOUN_PHRASES = {"short", "title", "cite", "asked", "clause", "hinge", "otherwise", "weigh", "moment"}  # and clauses
FILLED = {"steps", "courses", "asked"}  # have places for what is known of the case
OTHER_LANGUAGE = {
    "nl": re.compile(r"\b(?:the|and|with|which|because|employer|employee|not|from|court)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:het|een|niet|wordt|werkgever|werknemer|zijn|naar|voor|deze|uitspraak)\b", re.IGNORECASE),
}

_PLACE = re.compile(r"\{\w+\}")


def texts(part: object, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Go through all wording with the place where it stands."""
    match part:
        case Predicate():
            return  # what it tests is worded in the codebook
        case Text():
            yield place, part
        case BaseModel():
            for name in type(part).model_fields:  # not what was worked out from them since
                yield from texts(getattr(part, name), (*place, name))
        case dict():
            for name, value in part.items():
                yield from texts(value, (*place, name))
        case tuple() | list():
            for number, value in enumerate(part):
                yield from texts(value, (*place, getattr(value, "id", str(number))))


QUESTIONS = {name: tuple(texts(question, (name,))) for name, question in rulebook().questions.items()}
ASKED = rulebook().advice.asked
PARTS = QUESTIONS | {
    "connections": tuple(texts(rulebook().connections, ("connections",))),
    "steps": tuple(texts(rulebook().advice.steps, ("steps",))),
    "courses": tuple(texts(rulebook().advice.courses, ("courses",))),
    "asked": tuple(texts(ASKED.questions if ASKED else (), ("asked",))),
    "statutes": tuple(texts(tuple(rulebook().statutes.values()), ("statutes",))),
}


def is_noun_phrase(place: tuple[str, ...]) -> bool:
    """Say whether what stands there is a noun phrase; all else is one or more sentences."""
    return place[-1] in NOUN_PHRASES or ("families" in place and place[-1] == "text") or "terms" in place


def test_all_kinds_of_wording_are_looked_at() -> None:
    """Rules, presumptions, consequences, scopes, statements, everyday words and families."""
    measure = QUESTIONS["measure_upheld"]
    kinds = {"rules", "presumptions", "consequences", "scopes", "statements", "ladder", "asked", "plain", "left_open"}
    assert {place[1] for place, _ in measure} == kinds
    assert all(PARTS.values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_sentences_end_with_a_full_stop_and_noun_phrases_do_not(part: str, lang: Lang) -> None:
    """Sentences begin with a capital; nothing is empty or has blanks to spare."""
    for place, text in PARTS[part]:
        words = text[lang]
        assert words
        assert words == " ".join(words.split()), place
        if is_noun_phrase(place):
            assert not words.endswith("."), place
        else:
            asked = part == "asked" and "answers" not in place and "besides" not in place
            assert words.endswith("?" if asked else (".", "?") if "person" in place else (".", "}")), place
            assert not words.endswith("}") or part in FILLED, place
            assert words[0] == words[0].upper(), place
            assert "{" not in words or part in FILLED, place


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("part", PARTS)
def test_no_word_of_the_other_language_gives_it_away(part: str, lang: Lang) -> None:
    """A citation may hold the Dutch name of a text."""
    told = {place: _PLACE.sub("", text[lang]) for place, text in PARTS[part] if place[-1] != "cite"}
    found = {place: given for place, words in told.items() if (given := OTHER_LANGUAGE[lang].findall(words))}
    assert found == {}


@pytest.mark.parametrize("part", PARTS)
def test_a_sentence_is_not_the_same_in_both_languages(part: str) -> None:
    """One of them was then forgotten."""
    alike = [place for place, text in PARTS[part] if text.nl == text.en and _PLACE.sub("", text.nl).strip()]
    assert [place for place in alike if not is_noun_phrase(place)] == []


def test_each_circumstance_has_a_sentence_and_a_name_of_its_own() -> None:
    """Within a question no two factors read alike, so that a reader can tell them apart."""
    for name, question in rulebook().questions.items():
        for lang in LANGUAGES:
            shorts = [rule.short[lang] for rule in question.rules]
            assert sorted({short for short in shorts if shorts.count(short) > 1}) == [], name


def test_content_is_not_counted_in_english_and_consent_says_whose() -> None:
    """It is "extreme content", and a check without the consent of the works council."""
    shorts = [rule.short for question in rulebook().questions.values() for rule in question.rules]
    assert [each.en for each in shorts if re.search(r"\ban? (?:\w+ )?content\b", each.en)] == []
    assert [each.nl for each in shorts if each.nl.endswith("zonder instemming")] == []
