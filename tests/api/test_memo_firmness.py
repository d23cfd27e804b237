"""How firm the answers of the lawyer's memo are told: nothing is called settled that leans, and no word of a test."""

import pytest

from privesfeer.api.memo import lawyer, questions
from privesfeer.api.memo.questions import settled
from privesfeer.api.paper.blocks import Heading
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_memo import heard, section, spans, written

LAWYER, QUESTIONS = catalogue(str(lawyer.__file__)), catalogue(str(questions.__file__))
UNCERTAIN = ["facebook-disputed-audience", "blokker", "hyves-family-page", "dance-teacher"]
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)


def text(name: str, lang: Lang, title: str | None = None) -> str:
    """Give the words of a memo, or of one of its sections."""
    blocks = written(name, lang, "lawyer")
    return "".join(each.text for each in spans(section(blocks, title) if title else blocks))


@pytest.mark.parametrize("name", UNCERTAIN)
def test_nothing_that_leans_stands_among_what_nothing_speaks_against(name: str) -> None:
    """What is uncertain is told with how firm it is; only a rule of law or a line of rulings settles a question."""
    blocks = section(written(name, "nl", "lawyer"), LAWYER.ASSESSMENT.nl)
    answers = {f"{part.prefix}answer:{each.question}": each for part in heard(name).parts for each in part.answers}
    for block in blocks:
        told = [*spans((block,))]
        if any(each.text == QUESTIONS.AGREED.nl for each in told):
            place = next(at for at, each in enumerate(told) if each.text == QUESTIONS.AGREED.nl)
            assert all(settled(answers[each.node]) for each in told[place:] if each.node in answers)


@IN_BOTH
@pytest.mark.parametrize("name", UNCERTAIN)
def test_a_memo_to_be_signed_tells_nothing_of_how_the_program_was_tested(name: str, lang: Lang) -> None:
    """That belongs to the verdict; an outcome does not hesitate."""
    told = text(name, lang)
    assert not [
        each for each in ("op weggelaten zaken", "on cases left out", "aarzeling", "tentatively") if each in told
    ]


def test_what_is_so_of_every_dissolution_is_its_law_and_weighs_against_none() -> None:
    """That continuing cannot be asked is what has to be shown, and so no reason beside others."""
    assert not [
        each.node for each in spans(written("blokker", "nl", "lawyer")) if each.node.endswith("full_ground_required")
    ]


def test_a_ruling_under_the_law_of_before_2015_is_compared_and_not_followed() -> None:
    """Blokker was decided under art. 7:685 (old); the grounds of art. 7:669 came later."""
    assert "Vgl. Blokker, onder ouder recht." in text("blokker", "nl", LAWYER.ASSESSMENT.nl)


def test_a_disputed_circle_is_told_with_what_it_brings() -> None:
    """Among friends alone it was not private either."""
    assert "Betwist is de kring van lezers; ook bij vrienden is het antwoord: niet privé." in text(
        "facebook-disputed-audience", "nl", LAWYER.ASSESSMENT.nl
    )


def test_no_other_measure_is_compared_once_the_employment_is_over() -> None:
    """A recruiter who left can no longer be warned."""
    headings = {
        each.text for each in written("recruiter-tweet-to-followers", "nl", "lawyer") if isinstance(each, Heading)
    }
    assert LAWYER.ASSESSMENT.nl in headings
    assert LAWYER.MEASURES.nl not in headings


def test_what_else_is_met_waits_for_the_conduct_reproached_to_be_proved() -> None:
    """Neglect of duty is not met while it is open whether the officer did it."""
    assert "Staat het verweten gedrag vast, dan is voldaan aan" in text("police-group-chat", "nl", LAWYER.ASSESSMENT.nl)
