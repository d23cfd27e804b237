"""Which questions an act raises: of words about someone the circle of readers; of words to the victim the harm."""

from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import Facts, casebook, codebook, rulebook
from privesfeer.cases.fact import FactValue
from tests.engine.books import answered, is_raised, known_of

PRIVACY = {"circle", "character", "private_sphere"}
ACTS = tuple(codebook().fact("act").values)
CHAT: dict[str, Any] = {
    "form": "direct_message",
    "audience": "one_to_one",
    "content": ["insult"],
    "target": "colleague",
    "learned_via": "participant",
    "sector": "private",
    "measure": "summary_dismissal",
}


def raised(**facts: Any) -> set[str]:  # noqa: ANN401 - facts as JSON
    """Name the questions that facts raise."""
    return {name for name, link in answered(known_of({**CHAT, **facts})).links.items() if link.result}


@pytest.mark.parametrize("act", ["said_about", "solicitation", "account", "monitoring_only", "other"])
def test_of_words_about_someone_and_of_an_account_the_private_sphere_is_asked(act: str) -> None:
    """The dance teacher himself approached customers; a profile and a chat about others are judged alike."""
    assert raised(act=[act]) >= PRIVACY


@pytest.mark.parametrize("act", ["said_to", "data_moved", "recording", "disclosure", "looked_up", "proof_of_conduct"])
def test_of_another_act_the_private_sphere_is_asked_only_where_someone_calls_it_private(act: str) -> None:
    """Of words to the victim the reader is the harm; where a message proves a theft, the theft is the question."""
    assert not raised(act=[act]) & PRIVACY
    assert raised(act=[act], private_claimed=True) >= PRIVACY
    assert raised(act=[act, "said_about"]) >= PRIVACY


@pytest.mark.parametrize("act", ["data_moved", "looked_up", "proof_of_conduct"])
def test_what_the_employer_searched_for_among_messages_meant_for_others_raises_the_private_sphere(act: str) -> None:
    """Then somebody's reading is at issue, and not only what the message proves."""
    assert raised(act=[act], learned_via="monitoring") >= {*PRIVACY, "privacy_expected", "inspection_lawful"}


def test_words_to_the_victim_that_the_employer_searched_for_raise_the_inspection_and_not_the_circle() -> None:
    """The check is judged; that one person read them is the harm itself."""
    found = raised(act=["said_to"], learned_via="monitoring", relation_to_victim="superior")
    assert found >= {"privacy_expected", "inspection_lawful", "evidence_admitted"}
    assert not found & {*PRIVACY, "expression"}


def test_words_to_a_superior_raise_expression() -> None:
    """A mail to the rector was protected (ECHR 79040/12); a sexual message, or one to a trainee, is no opinion."""
    assert "expression" in raised(act=["said_to"], relation_to_victim="subordinate", target="manager")
    assert "expression" not in raised(act=["said_to"], relation_to_victim="superior")
    assert "expression" not in raised(act=["said_to"], content=["sexual"], relation_to_victim="subordinate")


def test_a_public_post_that_nobody_calls_private_gets_no_chapter_on_privacy() -> None:
    """Once the act is known; what was passed on by a reader is no search either."""
    post: dict[str, Any] = {"act": ["said_about"], "form": "post", "audience": "public", "learned_via": "public_view"}
    chapter = {*PRIVACY, "privacy_expected", "inspection_lawful", "evidence_admitted"}
    assert not raised(**post) & chapter
    assert raised(**post, private_claimed=True) >= chapter


def test_what_was_only_read_is_held_against_nobody() -> None:
    """It is asked whether it might be read, and not whether it was culpable."""
    found = raised(act=["said_about"], role="read", learned_via="monitoring")
    assert not found & {"misconduct", "expression"}
    assert found >= {*PRIVACY, "inspection_lawful"}


def test_without_an_act_every_question_is_asked_as_before() -> None:
    """A short incident says no act, and loses nothing by it."""
    assert raised() >= {*PRIVACY, "privacy_expected", "inspection_lawful", "evidence_admitted", "misconduct"}


@pytest.mark.parametrize("act", ACTS)
def test_no_act_hides_a_question_that_a_court_decided_on_it(act: str) -> None:
    """Over all rulings: what was decided of an act of that kind was asked of it."""
    hidden = [
        (ruling.key, decision.question)
        for ruling in casebook()
        if act in kinds_of(ruling.facts)
        for decision in ruling.decisions
        if _silent(decision.question, dict(ruling.facts.known))
    ]
    assert hidden == []


def test_each_act_of_the_codebook_stands_in_a_ruling() -> None:
    """Else the test above could not fail for it."""
    assert {act for ruling in casebook() for act in kinds_of(ruling.facts)} == set(ACTS)


def kinds_of(facts: Facts) -> frozenset[str]:
    """Give the acts of a ruling."""
    found = facts.known.get("act", frozenset())
    assert isinstance(found, frozenset)
    return found


def _silent(name: str, known: dict[str, FactValue]) -> bool:
    """Say whether the act keeps a question from being asked, whatever raises it."""
    question = rulebook().questions[name]
    return not is_raised(question.model_copy(update={"raised_by": None}), known)


STEPS = tuple(codebook().fact("found_by").values)
LOOKED = {"monitoring", "log", "camera", "gps", "prompt_log", "search"}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_in_which_the_employer_looked_for_himself_raises_the_inspection(step: str) -> None:
    """A tip or a complaint that came unasked does not; an export does where nobody brought it (GDPR 13, ECHR 8)."""
    brought = {"act": ["data_moved"], "sector": "private", "measure": "summary_dismissal"}

    def asked(**facts: Any) -> set[str]:  # noqa: ANN401 - facts as JSON
        return {name for name, link in answered(known_of({**brought, **facts})).links.items() if link.result}

    assert ("inspection_lawful" in asked(found_by=[step])) is (step in LOOKED | {"export", "mistake"})
    for question in ("inspection_lawful", "privacy_expected", "evidence_admitted", "circle"):
        found = asked(found_by=["tip", step], learned_via="colleague", audience="closed_group")
        assert (question in found) is (step in LOOKED)


@pytest.mark.parametrize(
    ("steps", "way"),
    [
        (["camera"], "monitoring"), (["gps"], "monitoring"), (["prompt_log"], "monitoring"), (["told"], "employee"),
        (["mistake"], "mistake"), (["search"], None), (["log"], None), (["tip"], None), (["tip", "camera"], None),
        (["shown", "export"], None),
    ],
)  # fmt: skip
def test_a_chain_that_leaves_one_way_in_says_how_it_was_learned(steps: list[str], way: str | None) -> None:
    """A search leaves more than one: a recipient may let the employer look (Antwerp, 8 January 2003)."""
    known = known_of({"found_by": steps})
    assert codebook().contradictions.implied(known).get("learned_via") == way


@pytest.mark.parametrize(
    ("steps", "way"),
    [(["tip"], "monitoring"), (["complaint"], "device_search"), (["camera"], "colleague"), (["search"], "employee")],
)
def test_a_way_in_that_no_step_fits_is_refused(steps: list[str], way: str) -> None:
    """And one that a step fits is not."""
    with pytest.raises(ValidationError):
        known_of({"found_by": steps, "learned_via": way})
    assert known_of({"found_by": [*steps, "inquiry"], "learned_via": way})
