"""Case files: several acts that share employment and aftermath, each an incident with what is shared."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from privesfeer.api.ask.registry import AT_TOP, CaseFile, Facts, Incident, codebook
from privesfeer.api.ask.request import CaseRequest, read_request
from privesfeer.cases.casefile import MOST, MOST_LISTED
from privesfeer.cases.commons.text import Text
from tests.strategies import incidents, some_facts

FOLDER = Path(__file__).parents[2] / "cases" / "files"
FILES = sorted(FOLDER.iterdir())


@st.composite
def case_files(draw: st.DrawFn) -> CaseFile:
    """Draw case files: facts of which some are shared, and acts that do not contradict them."""
    known = draw(some_facts())
    shared = {name: value for name, value in known.items() if name in AT_TOP or draw(st.booleans())}
    own = [known, *draw(st.lists(some_facts(), max_size=3))]
    disputed = draw(st.lists(st.sampled_from(sorted(AT_TOP)), unique=True, max_size=2))
    started = Facts.model_validate(shared).known.get("start_date")
    measure = draw(st.none() | st.dates(min_value=started if isinstance(started, dt.date) else dt.date.min))
    utterances = st.none() if measure is None else st.none() | st.dates(max_value=measure)
    acts = [
        {"title": f"nr. {place}", "facts": beside(shared, facts), "dates": {"utterance": draw(utterances)}}
        for place, facts in enumerate(own)
    ]
    plain = {"facts": shared, "disputed": disputed, "dates": {"measure": measure}, "acts": acts}
    return CaseFile.model_validate(plain)


def beside(shared: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Give those of the facts that can stand in an act beside the shared ones."""
    known, own = Facts.model_validate(shared).known, {}
    for name, value in Facts.model_validate(facts):
        if (
            name not in known
            and name not in AT_TOP
            and not any(test.holds(value) for test in codebook().contradictions.barred(known).get(name, ()))
        ):
            known[name] = value
            own[name] = facts[name]
    return own


def refused(plain: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return what kinds of errors the case file gives, and where."""
    with pytest.raises(ValidationError) as caught:
        CaseFile.model_validate(plain)
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


@given(case_files())
def test_a_case_file_goes_out_as_it_came_in(case: CaseFile) -> None:
    """Written as JSON and read again, it is the same, whether or not its incidents were looked at."""
    assert len(case.incidents) == len(case.acts)
    assert CaseFile.model_validate_json(case.model_dump_json()) == case


@given(case_files())
def test_each_act_is_an_incident_with_what_is_shared(case: CaseFile) -> None:
    """All facts, disputes, assumptions and dates of both, in codebook order, under the act's title."""
    for incident, act in zip(case.incidents, case.acts, strict=True):
        assert incident.facts.known == case.facts.known | act.facts.known
        assert list(incident.facts.known) == [name for name in codebook().fact_ids if name in incident.facts.known]
        assert incident.disputed == (*case.disputed, *act.disputed)
        assert incident.assume == case.assume
        assert dict(incident.dates) == {**dict(case.dates), **dict(act.dates)}
        assert incident.title == act.title


@given(incidents(), st.sets(st.sampled_from(codebook().fact_ids)))
def test_it_does_not_matter_whether_a_fact_of_one_act_stands_at_the_top(incident: Incident, chosen: set[str]) -> None:
    """However an incident is divided, the case file with that one act holds the same incident."""
    top = chosen | AT_TOP
    plain, dates = incident.facts.plain, dict(incident.dates)
    case = CaseFile.model_validate(
        {
            "facts": {name: value for name, value in plain.items() if name in top},
            "disputed": [name for name in incident.disputed if name in top],
            "dates": {"measure": dates.pop("measure")},
            "acts": [
                {
                    "facts": {name: value for name, value in plain.items() if name not in top},
                    "disputed": [name for name in incident.disputed if name not in top],
                    "dates": dates,
                }
            ],
        }
    )
    (found,) = case.incidents
    assert found.facts == incident.facts
    assert set(found.disputed) == set(incident.disputed)
    assert found.dates == incident.dates


@pytest.mark.parametrize("name", sorted(AT_TOP))
def test_employment_and_measure_belong_at_the_top(name: str) -> None:
    """They are the same for all acts, so an act has no others, stated or disputed."""
    assert refused({"acts": [{}, {"disputed": [name]}]}) == [("belongs_at_top", ("acts", 1, "disputed"))]
    assert CaseFile.model_validate({"disputed": [name], "acts": [{}]}).incidents[0].disputed == (name,)


def test_what_belongs_at_the_top_is_the_employment_and_the_measure() -> None:
    """With dates and amounts, save what is asked about an utterance; the aftermath may differ: one post was removed."""
    employment = {fact.id for fact in codebook().facts if fact.group in {"employment", "dates_money"}}
    of_an_utterance = {"employment_ended", "hierarchical_relation", "policy_covers", "penalty_breaches", "penalty_days"}
    assert of_an_utterance < employment
    assert {*AT_TOP, *of_an_utterance} == {"measure", *employment}
    assert not of_an_utterance & AT_TOP


def test_what_is_asked_about_an_utterance_may_differ_between_acts() -> None:
    """One was during the employment, the other after it; one covered by the code, the other not."""
    facts: list[dict[str, Any]] = [
        {"employment_ended": ended, "policy_covers": not ended, "hierarchical_relation": ended}
        for ended in (False, True)
    ]
    case = CaseFile.model_validate({"facts": {"sector": "private"}, "acts": [{"facts": each} for each in facts]})
    assert [incident.facts.known["employment_ended"] for incident in case.incidents] == [False, True]


def test_a_fact_of_the_whole_can_be_overruled_in_one_act() -> None:
    """Stated or disputed there, it holds so there; the others keep what stands at the top."""
    plain = {
        "facts": {"form": "post", "audience": "public"},
        "disputed": ["target"],
        "acts": [{}, {"facts": {"form": "like", "target": "manager"}}, {"disputed": ["form"]}],
    }
    first, second, third = CaseFile.model_validate(plain).incidents
    assert [each.settled.known.get("form") for each in (first, second, third)] == ["post", "like", None]
    assert [each.disputed for each in (first, second, third)] == [("target",), (), ("target", "form")]
    assert second.settled.known["target"] == "manager"
    assert {each.facts.known["audience"] for each in (first, second, third)} == {"public"}


def test_facts_that_contradict_each_other_are_refused_in_each_act() -> None:
    """Each is named at its own place; one that is in order is not."""
    alone, several = {"facts": {"audience": "self"}}, {"facts": {"audience": "public"}}
    assert refused({"facts": {"audience_size": 3}, "acts": [alone, several, alone]}) == [
        ("contradiction", ("acts", 0, "facts")),
        ("contradiction", ("acts", 2, "facts")),
    ]


def test_what_is_wrong_with_the_shared_part_is_told_once() -> None:
    """Not again for each act."""
    wrong = {"disputed": ["audiance"], "assume": {}}
    assert refused({**wrong, "acts": [{}, {}]}) == [("unknown_name", ())]


@pytest.mark.parametrize("event", ["inspection", "measure"])
def test_nothing_is_inspected_or_punished_before_it_was_said(event: str) -> None:
    """The utterance comes first in every act."""
    early, late = {event: "2026-05-01"}, {"utterance": "2026-05-02"}
    shared, own = (early, late) if event == "measure" else ({}, early | late)
    assert refused({"dates": shared, "acts": [{}, {"dates": own}]}) == [("dates_order", ("acts", 1, "dates"))]


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ({"acts": []}, "too_short"),
        ({"acts": [{}] * (MOST + 1)}, "too_long"),
        ({"acts": [{"assume": {}}]}, "extra_forbidden"),
        ({"acts": [{"dates": {"measure": "2026-05-01"}}]}, "extra_forbidden"),
        ({"dates": {"utterance": "2026-05-01"}, "acts": [{}]}, "belongs_to_one"),
        ({"clauses": [{}] * (MOST_LISTED + 1)}, "too_long"),
        ({"clauses": [{"dates": {"measure": "2026-05-01"}}]}, "extra_forbidden"),
    ],
    ids=str,
)
def test_a_case_file_has_from_one_to_twenty_acts_and_nothing_unexpected(plain: dict[str, Any], kind: str) -> None:
    """Of which nothing need be known."""
    assert [found for found, _ in refused(plain)] == [kind]
    assert len(CaseFile.model_validate({"acts": [{}] * MOST}).incidents) == MOST


def test_a_case_file_does_not_change() -> None:
    """What was hashed and reasoned about stays what it was."""
    with pytest.raises(ValidationError, match="frozen"):
        CaseFile.model_validate({"acts": [{}]}).title = "other"


def titles(case: CaseFile) -> list[Text]:
    """Give the titles of an example and its acts, each in two languages."""
    given = [case.title, *(act.title for act in case.acts)]
    assert all(isinstance(title, Text) for title in given)
    return [title for title in given if isinstance(title, Text)]


def test_there_are_examples() -> None:
    """A reader copies one."""
    assert len(FILES) >= 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_is_a_case_file_with_titles_in_both_languages(path: Path) -> None:
    """Each is named in kebab-case, is read without a problem, and says what it leaves open."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml", path.name)
    case = read_request(path.read_bytes())
    assert isinstance(case, CaseRequest)
    assert len(case.acts) >= 2
    assert all(title.nl != title.en and 0 < len(title.nl) <= 120 and 0 < len(title.en) <= 120 for title in titles(case))
    assert len({title.nl for title in titles(case)}) == 1 + len(case.acts)
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "An invented, everyday story" in header[0]
    assert any("Left open on purpose: " in line for line in header)


# ---- clauses, accounts, measures and proceedings ---------------------------------------------------------------------

RELATIONS = {"title": "Relations", "facts": {"clause": "relations", "penalty_amount": "5000"}}
SECRECY = {"title": "Secrecy", "facts": {"clause": "confidentiality"}}
TAKEN = {"facts": {"measure": "summary_dismissal"}, "dates": {"measure": "2026-05-20"}}
ASKED = {"facts": {"measure": "dissolution", "measure_stage": "requested"}}


def test_without_acts_a_case_tells_of_one() -> None:
    """As short to write as an incident, and the same as it."""
    plain = {"title": "A case", "client": "employee", "facts": {"sector": "private", "audience": "friends"}}
    dates = {"utterance": "2026-05-01", "measure": "2026-05-20"}
    (found,) = CaseFile.model_validate({**plain, "dates": dates}).incidents
    assert found == Incident.model_validate({**plain, "dates": dates})


def test_an_act_is_heard_with_the_first_of_each_list_or_with_another() -> None:
    """What the first clause says is not so of the second; what stands at the top is so of both."""
    shared = {"clause_in_writing": True}
    case = CaseFile.model_validate({"facts": shared, "clauses": [RELATIONS, SECRECY], "measures": [TAKEN, ASKED]})
    (first,), (second,) = case.incidents, case.heard_with({"clauses": 1, "measures": 1})
    assert first.facts.plain == {"clause": "relations", "penalty_amount": "5000.00", "clause_in_writing": True} | {
        "measure": "summary_dismissal"
    }
    assert second.facts.plain == {**shared, "clause": "confidentiality", **ASKED["facts"]}
    assert (str(first.dates.measure), second.dates.measure) == ("2026-05-20", None)


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ({"clauses": [{"facts": {"audience": "friends"}}]}, ("not_of_list", ("clauses", 0, "facts", "audience"))),
        ({"clauses": [{"disputed": ["measure"]}]}, ("not_of_list", ("clauses", 0, "disputed"))),
        ({"measures": [{}, {"disputed": ["nonsense"]}]}, ("unknown_name", ("measures", 1))),
        ({"facts": {"clause": "relations"}, "clauses": [SECRECY]}, ("belongs_in_list", ("facts", "clause"))),
        (
            {"acts": [{"facts": {"clause": "relations"}}], "clauses": [SECRECY]},
            ("belongs_in_list", ("acts", 0, "facts", "clause")),
        ),
        ({"claim": []}, ("extra_forbidden", ("claim",))),
    ],
    ids=str,
)
def test_what_does_not_belong_to_a_clause_or_beside_a_list_is_refused(plain: dict[str, Any], found: object) -> None:
    """Where it stands is said, and nothing of it is lost unseen."""
    assert refused(plain) == [found]


def test_an_act_that_contradicts_the_second_clause_is_refused() -> None:
    """Not when it is answered, but when it is read; at its act."""
    moment = {"facts": {"breach_lasts": False}}
    lasting = {"facts": {"clause": "relations", "penalty_days": 3}}
    assert refused({"acts": [{}, moment], "clauses": [SECRECY, lasting]}) == [("contradiction", ("acts", 1, "facts"))]
    assert CaseFile.model_validate({"acts": [{}], "clauses": [SECRECY, lasting]}).incidents
