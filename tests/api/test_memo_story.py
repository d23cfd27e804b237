"""The facts of a memo as a story, and what is told of the employee said to the employee."""

import json
import re
from string import Formatter

import pytest

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import matter, memo
from privesfeer.api.memo.person import addressed
from privesfeer.api.memo.story import CHAPTERS
from privesfeer.api.paper.blocks import lines
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.languages import WRITTEN

DAYS = {"utterance", "inspection", "measured"}
SENTENCES = [sentence for chapter in CHAPTERS.values() for sentence in chapter]
OWN = {"nl": "eigen waardering", "en": "own valuation"}
THIRD = {
    "nl": re.compile(r"\b([Dd]e|[Dd]e zieke|[Dd]e oud-)werknemer\b|hij of zij|van hem of haar"),
    "en": re.compile(
        r"\b[Tt]he( sick| former)? employee\b|\bhe or she\b|\b[Yy]ou (was|is|has|denies|owes)\b|\bwas you\b"
    ),
}


def test_every_sentence_of_the_story_needs_what_the_codebook_knows_and_places_nothing_else() -> None:
    """Each fact, each value of it, and each place that is filled."""
    for sentence in SENTENCES:
        for name, value in sentence.needs.items():
            if name in DAYS:
                assert value is None
                continue
            fact = codebook().fact(name)
            values = getattr(fact, "values", None)
            if value is not None:
                assert value in ({"true", "false"} if fact.type == "boolean" else set(values or {"0"})), (name, value)
        places = {lang: [name for _, name, *_ in Formatter().parse(sentence.text[lang]) if name] for lang in LANGUAGES}
        assert all(set(each) <= set(sentence.needs) for each in places.values())
        assert len(set(map(tuple, places.values()))) == 1, "another order in another language"


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_valuation_of_the_user_is_called_so_in_the_story(lang: Lang) -> None:
    """Whether something is serious, or a record good, was not investigated."""
    for sentence in SENTENCES:
        valued = [name for name in sentence.needs if name not in DAYS and codebook().fact(name).assessment]
        assert (OWN[lang] in sentence.text[lang]) is bool(valued), sentence.text[lang]


def test_the_facts_are_told_as_they_happened() -> None:
    """Who, what and when, for whom to read, how it was found, and what followed; what is disputed stands apart."""
    facts = {
        "sector": "private", "years_of_service": 12, "age": 58, "platforms": ["whatsapp"], "form": "group_chat",
        "audience": "closed_group", "audience_size": 7, "content": ["insult"], "target": "manager",
        "learned_via": "colleague", "content_inspected": True, "measure": "summary_dismissal",
    }  # fmt: skip
    dates = {"utterance": "2026-08-13", "inspection": "2026-08-17", "measure": "2026-08-19"}
    given = {"facts": facts, "dates": dates, "disputed": ["content_inspected"], "as_of": "2026-09-01"}
    blocks = memo(matter(read_request(json.dumps(given))), "nl", "lawyer")
    text = "".join(span.text for block in blocks for line in lines(block) for span in line)
    told = text.partition("niet onderzocht.")[2].partition("Bedragen.")[0]
    order = (
        "een dienstverband van 12 jaar bij een private werkgever; de werknemer is 58 jaar",
        "Het bericht (groepschat, WhatsApp) is van 13 augustus 2026",
        "een besloten groep die 7 anderen konden lezen",
        "Op 17 augustus 2026 nam de werkgever er kennis van",
        "Op 19 augustus 2026 volgde een ontslag op staande voet",
        "Betwist is inzage in de inhoud",
    )
    places = [told.index(each) for each in order]
    assert places == sorted(places)
    assert "De inhoud is gelezen" not in told


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_employee_is_spoken_to(lang: Lang) -> None:
    """No reason, question or requirement is told on the own page of a third person."""
    texts = [rule.text for question in rulebook().questions.values() for rule in question.factors]
    texts += [fact.question for fact in codebook().facts]
    texts += [element.text for checklist in rulebook().remedies.proof for element in checklist.elements]
    assert [said for each in texts if THIRD[lang].search(said := addressed(each)[lang])] == []
    assert any(THIRD[lang].search(each[lang]) for each in texts)
