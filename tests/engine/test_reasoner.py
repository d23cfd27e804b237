"""What the engine says of the cases it exists for, and that it always says the same."""

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.measured import tracked
from privesfeer.api.ask.registry import Facts, Incident, casebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reason, reasoner
from privesfeer.cases.commons.text import Lang, Output, fields_of
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.verdicts.verdict import Answer, Verdict
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.condition import met
from privesfeer.rules.rulebook import Moment
from tests.conftest import tries
from tests.golden import INCIDENTS
from tests.strategies import incidents, some_facts

TODAY, LONG_AGO = dt.date(2026, 11, 24), dt.date(2012, 6, 1)
DANCE_TEACHER: dict[str, Any] = casebook()["RBMAA-2012-BV3122"].facts.plain
RECRUITING = {"explicit_business_request": True, "recruits_by_message": True, "content": ["solicitation"]}


def verdict(facts: dict[str, Any], as_of: dt.date = TODAY, **more: Any) -> Verdict:  # noqa: ANN401 - incident fields
    """Reason on facts."""
    return reason(Incident.model_validate({"facts": facts, **more}), as_of)


def answer(
    facts: dict[str, Any],
    as_of: dt.date = TODAY,
    question: str = "private_sphere",
    **more: Any,  # noqa: ANN401 - incident fields
) -> Answer:
    """Answer one question: whether the conversation was private, or another."""
    (found,) = (each for each in verdict(facts, as_of, **more).answers if each.question == question)
    return found


def citations(node: object) -> Iterator[Citation]:
    """Collect everything that a verdict, or a part of it, cites."""
    match node:
        case Citation():
            yield node
        case Output():
            yield from citations(tuple(getattr(node, name) for name in fields_of(type(node))))
        case dict():
            yield from citations(tuple(node.values()))
        case tuple() | list():
            for each in node:
                yield from citations(each)


def cited(node: object) -> set[str]:
    """Collect the keys of everything that a verdict, or a part of it, cites."""
    return {each.key for each in citations(node)}


def test_the_dance_teacher_spoke_in_private() -> None:
    """Nothing is known of the circle: the starting point of Maastricht remains, and leans slightly."""
    found = answer(DANCE_TEACHER)
    assert (found.outcome, found.status, found.strength) == ("private", "leaning", "slight")
    (ground,) = found.for_
    assert [each.key for each in ground.authority] == ["RBMAA-2012-BV3122"]


def test_the_rulings_nearest_to_the_other_outcome_are_shown_with_what_sets_them_apart() -> None:
    """The gym case governs a recruiting message, not that of the dance teacher: there a request was made."""
    found = answer(DANCE_TEACHER, question="character")
    assert (found.outcome, found.status) == ("private", "leaning")
    recruiting = next(each for each in found.rulings.opposing if each.citation.key == "GHSGR-2012-BW0090")
    assert not recruiting.governs
    kinds = {each.factor: each.kind for each in recruiting.overlap.differences}
    assert kinds["no_business_request"] == kinds["no_recruiting_content"] == "added"


def test_an_express_business_request_takes_the_conversation_out_of_the_private_sphere() -> None:
    """The same incident with a request to switch leans the way of the gym case, which had it too."""
    found = answer(DANCE_TEACHER | RECRUITING, question="character")
    assert (found.outcome, found.status) == ("business", "leaning")
    assert found.rulings.supporting[0].citation.ecli == "ECLI:NL:RBROT:2012:BX7261"
    assert {each.factor for each in found.for_} >= {"business_request", "recruiting_content"}
    assert "Gosh" in found.summary[0].nl
    concluded = answer(DANCE_TEACHER | RECRUITING)
    assert (concluded.outcome, concluded.status) == ("not_private", "leaning")
    assert [each.factor for each in concluded.for_] == ["business_character"]


@pytest.mark.parametrize("facts", [DANCE_TEACHER, DANCE_TEACHER | RECRUITING], ids=["dance teacher", "recruiting"])
def test_before_maastricht_none_of_the_three_is_cited(facts: dict[str, Any]) -> None:
    """A ruling is not known before it was given."""
    keys = cited(verdict(facts, dt.date(2012, 2, 7)))
    assert not keys & {"RBMAA-2012-BV3122", "RBARN-2012-BV9483", "RBROT-2012-BX7261"}


@tries(60)
@given(some_facts(), st.dates(dt.date(2000, 1, 1), dt.date(2026, 11, 24)))
def test_no_verdict_cites_a_ruling_given_later(facts: dict[str, Any], as_of: dt.date) -> None:
    """Not as precedent, authority, or history; nor does a scale of measures."""
    content = (verdict(facts, as_of), reasoner().scale(Incident(facts=Facts(**facts)), as_of))
    book = casebook()
    later = [key for key in cited(content) if (ruling := book.find(key)) and not book.known(ruling, as_of)]
    assert not later


def test_without_facts_the_presumption_is_named() -> None:
    """No outcome, the presumption with its authority and what speaks against it, and what to ask."""
    found = answer({})
    assert (found.outcome, found.status, found.firm) == (None, "undetermined", False)
    assert found.presumption is not None
    assert found.presumption.presumption == "maastricht_starting_point"
    assert [each.key for each in found.presumption.authority] == ["RBMAA-2012-BV3122"]
    assert {each.key for each in found.presumption.against_authority} == {"RBARN-2012-BV9483", "RBAMS-2014-8364"}
    assert {"platforms", "audience"} <= {each.fact for each in found.open_facts}


def test_before_maastricht_the_convention_and_the_burden_of_proof_remain() -> None:
    """Article 8 of the Convention, article 10 of the Constitution, article 150 Rv."""
    found = answer({}, dt.date(2012, 2, 7))
    assert found.presumption is not None
    assert [each.key for each in found.presumption.authority] == ["evrm-8", "gw-10", "rv-150"]


def test_outside_social_media_the_maastricht_presumption_is_not_used() -> None:
    """It speaks of conversations on social media."""
    found = answer({"platforms": ["forum"]})
    assert found.presumption is not None
    assert found.presumption.presumption == "burden_of_proof"


def test_the_convention_reaches_further_than_the_private_sphere() -> None:
    """A ruling that rests on article 8 says so, and the summary names it."""
    facts = {
        "platforms": ["messenger"],
        "form": "direct_message",
        "audience": "one_to_one",
        "monitoring_announced": False,
    }
    found = answer(facts, question="privacy_expected")
    assert any(each.name in found.summary[0].nl for each in found.rulings.supporting)


def test_a_governed_answer_says_what_its_ruling_decides_where_that_is_not_the_question_itself() -> None:
    """That a ruling on the circle is on the circle says nothing; one on publicity in criminal law says that it is."""
    found = answer({"audience": "public", "form": "post"}, question="circle")
    question = rulebook().questions["circle"]
    assert found.status == "governed"
    assert question.scopes[-1].text not in found.summary
    assert all(each.scope != question.scopes[-1].text for each in found.rulings.governing)
    told = {each.scope for each in (*found.rulings.governing, *found.rulings.nearest) if each.scope}
    assert told <= {each.text for each in question.scopes[:-1]}
    assert told


def test_of_many_exceptions_that_are_not_known_a_few_are_named() -> None:
    """A mild utterance is no urgent reason; what could make it one all the same is told where it can still change."""
    content, measure = ["insult"], "summary_dismissal"
    facts = {"sector": "private", "content": content, "gravity": "mild", "repeated": False, "measure": measure}
    found = answer(facts, question="measure_upheld")
    assert (found.outcome, found.status) == ("not_upheld", "leaning")
    [sentence] = [each.en for each in found.summary if "whether an exception applies" in each.en]
    assert sentence.endswith("or another circumstance.")
    assert sentence.rpartition(":")[2].count(",") == 3


def test_a_disputed_fact_counts_as_unknown_and_is_reported_for_each_value() -> None:
    """Also where one side's value is given."""
    found = answer({"form": "post", "audience": "public"}, question="circle", disputed=["audience"])
    assert not {"public", "followers_or_wider"} & {each.factor for each in (*found.for_, *found.against)}
    (disputed,) = found.disputed
    outcomes = {value.value: value.outcome for value in disputed.values}
    assert outcomes["public"] == "open"
    assert outcomes["closed_group"] == "closed"
    assert not found.firm


def test_an_assessment_is_shown_with_the_other_valuation_beside_it() -> None:
    """Whether a message recruits is the user's own valuation."""
    (valuation,) = answer(DANCE_TEACHER, question="character").valuations
    assert valuation.fact == "recruits_by_message"
    assert [value.value for value in valuation.values] == [True]


def household_exemption(utterance: str) -> set[str]:
    """Give the articles that are cited for a private matter in a post of that day."""
    found = answer(
        {"content": ["private_matter"], "form": "post"}, question="character", dates={"utterance": utterance}
    )
    return {each.key for ground in found.for_ for each in ground.authority if each.kind == "statute"}


def test_a_statute_is_cited_as_it_stood_on_the_day_of_the_utterance() -> None:
    """The household exemption applied from 1 September 2001, and stands in the Regulation since 25 May 2018."""
    assert household_exemption("2001-08-31") == set()
    assert household_exemption("2001-09-01") == household_exemption("2018-05-24") == {"wbp-2-2-a"}
    assert household_exemption("2018-05-25") == {"avg-2-2-c"}


def test_a_missing_date_is_said() -> None:
    """Where the date that a question asks for is unknown the reference date is used; one note names all such dates."""
    days = {"utterance": "2020-01-01", "inspection": "2020-01-02", "measure": "2020-01-03"}
    facts = DANCE_TEACHER | {"learned_via": "monitoring"}
    dated = verdict(facts, dates=days).notes
    (noted,) = (note for note in verdict(facts).notes if note not in dated)
    for event, words in (("utterance", "the utterance"), ("inspection", "the inspection"), ("measure", "the measure")):
        assert words in noted.en
        left = verdict(facts, dates={name: day for name, day in days.items() if name != event})
        (note,) = (each for each in left.notes if each not in dated)
        assert words in note.en
        assert note != noted


WBP, GDPR = "art. 2, 8, 9, 33, 34 en 43 Wbp", "art. 13 en 14 AVG (beperkingen: art. 23 AVG en art. 41 UAVG)"
DISSOLUTION = {
    "sector": "private",
    "measure": "dissolution",
    "content": ["insult"],
    "form": "post",
    "audience": "friends",
    "learned_via": "monitoring",
    "monitoring_announced": False,
}


@pytest.mark.parametrize(
    ("year", "law", "not_law"),
    [
        (2012, {"art. 7:685 (oud) BW", WBP}, {"art. 7:671b (oud) BW", "art. 7:671b BW", GDPR}),
        (2016, {"art. 7:671b (oud) BW", WBP}, {"art. 7:685 (oud) BW", "art. 7:671b BW", GDPR}),
        (2024, {"art. 7:671b BW", GDPR}, {"art. 7:685 (oud) BW", "art. 7:671b (oud) BW", WBP}),
    ],
)
def test_statutes_and_rulings_move_with_the_day(year: int, law: set[str], not_law: set[str]) -> None:
    """A dissolution in the private sector, as the law stood; nothing later is cited anywhere in the verdict."""
    day = dt.date(year, 6, 1)
    told = verdict(DISSOLUTION, day)
    keys, texts = cited(told), {each.text.nl for each in citations(told)}
    assert texts >= law
    assert not texts & not_law
    book, statutes = casebook(), rulebook().statutes
    rulings = {key for key in keys if key not in statutes}
    assert rulings
    assert all(book.known(book[key], day) for key in rulings)
    assert not [key for key in keys & statutes.keys() if not statutes[key].in_force(day)]


def test_the_day_of_the_event_decides_which_statute_applies_and_as_of_which_rulings_are_known() -> None:
    """A measure of 2012 that is looked at today is still judged under the article of 2012."""
    found = verdict(DISSOLUTION, dates={"measure": "2012-06-01"})
    (measure,) = (each for each in found.answers if each.question == "measure_upheld")
    keys = cited(measure)
    assert "bw-7-685" in keys
    assert "bw-7-671b" not in keys
    assert any(key for key in keys - rulebook().statutes.keys() if not casebook().known(casebook()[key], LONG_AGO))


def test_what_a_court_did_not_say_is_not_told_as_its_reason() -> None:
    """Of the police ruling to which the answer leans, what it relied on is not known; the answer says so."""
    officer = {"public_status": "police", "content": ["insult"], "platforms": ["whatsapp"], "other_misconduct": True}
    told = {"sector": "public", "audience": "closed_group", "form": "group_chat", "measure": "disciplinary_dismissal"}
    found = reason(Incident.model_validate({"facts": officer | told}), TODAY)
    (expression,) = (each for each in found.answers if each.question == "expression")
    assert expression.status == "leaning"
    assert "Waarop de rechter steunde, is niet bekend" in expression.summary[0].nl


def test_private_unlawful_admitted_and_not_upheld_stand_together() -> None:
    """Each with its own rulings, and connections that say how they fit together."""
    (path,) = (each for each in INCIDENTS if each.stem == "laptop-left-for-update")
    # With a good record besides: without it the circumstances of the measure balance each other.
    request = read_request(path.read_bytes().replace(b"  policy_exists", b"  good_record: true\n  policy_exists"))
    assert isinstance(request, Incident)
    found = reason(request, request.as_of or TODAY)
    answers = {each.question: each for each in found.answers}
    assert answers["private_sphere"].outcome == "private"
    chosen = [answers[name] for name in ("circle", "inspection_lawful", "evidence_admitted", "measure_upheld")]
    assert [each.outcome for each in chosen] == ["closed", "unlawful", "admitted", "not_upheld"]
    for each in chosen:
        shown = (*each.rulings.governing, *each.rulings.supporting)
        assert shown
        for compared in shown:
            decision = casebook()[compared.citation.key].decision(each.question)
            assert decision
            assert decision.outcome == compared.outcome == each.outcome
    connections = {each.connection: each for each in found.connections}
    assert connections.keys() >= {"private_yet_admitted", "unlawful_yet_admitted_civil", "admitted_yet_not_upheld"}
    assert all(each.authority for each in connections.values())
    assert "unlawful_yet_admitted_public_service" not in connections


@tries(60)
@given(incidents())
def test_a_connection_joins_answers_that_are_there(incident: Incident) -> None:
    """Its own condition holds of the answers, whatever their status, and of the facts; and it has a source.

    One whose source was not yet law on the day of the measure is left out.
    """
    found, moment = reason(incident, TODAY), Moment(TODAY, incident.dates.measure or TODAY)
    known = {**incident.settled.known} | {each.question: each.outcome for each in found.answers if each.outcome}
    told = {each.connection: each for each in found.connections}
    assert all(each.authority for each in told.values())
    for connection in rulebook().connections:
        holds = met(connection.alternatives, known)
        assert holds or connection.id not in told
        sourced = reasoner().sources.known(connection.authority, moment)
        assert connection.regime or not (holds and sourced) or connection.id in told


def test_where_there_is_no_code_that_is_told_and_not_that_it_forbids_nothing() -> None:
    """Without a code both are so; the one says the more."""
    facts = {"measure": "warning", "policy_exists": False, "sector": "private"}
    measure = answer(facts, as_of=casebook().release, question="measure_upheld")
    told = {each.factor for each in measure.for_}
    assert "no_policy" in told
    assert "policy_does_not_cover" not in told


def test_that_the_employee_was_not_heard_decides_only_where_nothing_else_weighs() -> None:
    """Hearing is no condition of a dismissal, and its rule says that it is not enough alone."""
    facts = {"employee_heard": False, "sector": "private"}
    dismissal = {**facts, "measure": "summary_dismissal", "policy_exists": False, "incapacity": True}
    weightiest = answer(dismissal, question="measure_upheld").decides
    only = answer({**facts, "measure": "transfer"}, question="measure_upheld").decides
    assert weightiest
    assert only
    assert only.reason.en == "the failure to hear the employee"
    assert weightiest.reason.en != only.reason.en


@pytest.mark.parametrize(
    ("measure", "told"), [("penalty", set()), ("injunction", set()), ("damages", set()), ("dissolution", {"T1", "T2"})]
)
def test_a_claim_under_a_clause_is_not_headed_by_the_last_day_for_the_transition_payment(
    measure: str, told: set[str]
) -> None:
    """Who is sued after the end may still have it (art. 7:673), and reads so among the remedies."""
    facts = {"clause": "relations", "employment_ended": True, "sector": "private", "end_date": "2026-09-02"}
    incident = Incident.model_validate({"facts": facts | {"measure": measure}})
    verdict = reasoner().reason(incident, dt.date(2026, 11, 24))
    assert {each.term for each in verdict.last_days} == told
    assert "T2" in {each.id for each in reasoner().remedies(incident, dt.date(2026, 11, 24)).deadlines}


def test_an_assumption_is_shown_as_one() -> None:
    """What the user takes as given is never passed off as reasoning."""
    found = verdict({}, assume={"inspection_lawful": "unlawful"})
    assert found.assume == {"inspection_lawful": "unlawful"}
    assert any("Assumed, not reasoned" in note.en for note in found.notes)


@tries(60)
@given(incidents())
def test_no_sentence_of_reasoning_is_without_authority(incident: Incident) -> None:
    """Each reason carries at least one ruling or statute of the books, and the facts that made it hold."""
    for each in reason(incident, TODAY).answers:
        for ground in (*each.for_, *each.against):
            assert ground.authority, ground.factor
            assert ground.facts, ground.factor
            assert all(key.key in rulebook().statutes or casebook().find(key.key) for key in ground.authority)


@tries(40)
@given(some_facts(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(facts: dict[str, Any], random: Any) -> None:  # noqa: ANN401 - a Random
    """Same facts, same verdict."""
    names = list(facts)
    random.shuffle(names)
    assert verdict({name: facts[name] for name in names}) == verdict(facts)


@tries(60)
@given(incidents())
def test_dutch_and_english_have_the_same_content(incident: Incident) -> None:
    """The two differ in wording alone, and no wording is empty."""
    found = reason(incident, TODAY)
    dutch, english = found.localize("nl"), found.localize("en")
    assert shape(dutch) == shape(english)
    assert not list(empty(dutch)) + list(empty(english))


def shape(node: Any) -> Any:  # noqa: ANN401 - JSON values
    """Give the structure of JSON values, with text left out."""
    if isinstance(node, dict):
        return {key: shape(value) for key, value in node.items()}
    if isinstance(node, list):
        return [shape(each) for each in node]
    return "text" if isinstance(node, str) else node


def empty(node: Any) -> list[Any]:  # noqa: ANN401 - JSON values
    """Find empty texts."""
    if isinstance(node, dict):
        return [each for value in node.values() for each in empty(value)]
    if isinstance(node, list):
        return [each for value in node for each in empty(value)]
    return [node] if node == "" else []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_same_incident_gives_the_same_verdict_from_a_fresh_reasoner(lang: Lang) -> None:
    """Nothing depends on what was asked before."""
    incident = Incident.model_validate({"facts": DANCE_TEACHER})
    fresh = Reasoner(rulebook(), casebook(), tracked()).reason(incident, TODAY)
    assert fresh.localize(lang) == reason(incident, TODAY).localize(lang)


_PRINTS_VERDICTS = """
import datetime as dt, hashlib
from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.registry import Incident
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.serialize import localize
from pydantic_core import to_json
written = hashlib.sha256()
today = dt.date(2026, 11, 24)
for ruling in list(casebook())[::6]:
    incident = Incident.model_validate({"facts": ruling.facts.plain})
    for each in (reasoner().reason(incident, today), *reasoner().scale(incident, today).scales):
        written.update(to_json(localize(each, "nl")))
print(written.hexdigest())
"""


@pytest.mark.slow
def test_the_same_incident_gives_the_same_bytes_in_every_process() -> None:
    """However Python happens to order what has no order."""
    command = [sys.executable, "-c", _PRINTS_VERDICTS]
    written = {subprocess.check_output(command, env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "2")}
    assert len(written) == 1


@pytest.mark.slow
def test_eight_threads_give_what_one_gives() -> None:
    """Verdicts by eight threads at once equal the single-threaded ones."""
    asked = [Incident.model_validate({"facts": ruling.facts.plain}) for ruling in islice(casebook(), 0, None, 24)]
    alone = [reason(incident, TODAY) for incident in asked]
    reasoner.cache_clear()
    start = threading.Barrier(8)

    def work(number: int) -> list[bool]:
        start.wait()
        places = [(number * 31 + step) % len(asked) for step in range(4)]
        return [reason(asked[place], TODAY) == alone[place] for place in places]

    with ThreadPoolExecutor(8) as pool:
        results = [same for found in pool.map(work, range(8)) for same in found]
    assert len(results) == 32
    assert all(results)


def on_measure(measure: str) -> Answer:
    """Answer whether a measure stands for serious insults, privately employed."""
    facts = {"sector": "private", "measure": measure, "content": ["insult"], "gravity": "serious"}
    (found,) = (each for each in verdict(facts).answers if each.question == "measure_upheld")
    return found


def test_a_summary_dismissal_is_told_with_its_own_law() -> None:
    """The urgent reason first; who has to prove it stands beside it."""
    (framework,) = on_measure("summary_dismissal").framework
    assert [each.key for each in framework.authority[:2]] == ["bw-7-677-1", "bw-7-678"]
    assert framework.burden[0].party.en == "the employer"
    assert framework.regimes == ("private",)


@pytest.mark.parametrize(("measure", "stance"), [("summary_dismissal", "rule_only"), ("dissolution", "supports")])
def test_a_dissolution_that_was_granted_carries_no_urgent_reason(measure: str, stance: str) -> None:
    """Culpable conduct (art. 7:669 (3) (e)) is no urgent reason (art. 7:678): De Waalboog is compared there."""
    facts = {"sector": "private", "content": ["insult"], "gravity": "serious", "measure": measure}
    given = {"facts": facts, "assume": {"misconduct": "misconduct"}}
    verdict = reason(Incident.model_validate(given), dt.date(2026, 11, 24))
    [answer] = [each for each in verdict.answers if each.question == "measure_upheld"]
    [ground] = [each for each in (*answer.for_, *answer.against) if each.factor == "misconduct"]
    assert {each.key: each.stance for each in ground.authority}["RBGEL-2021-4701"] == stance


def test_no_reason_on_a_warning_cites_the_law_of_dismissal() -> None:
    """The rules cite it for the measures that end the contract."""
    found, ended = on_measure("warning"), on_measure("dissolution")
    keys = {each.key for ground in (*found.for_, *found.against) for each in ground.authority}
    assert keys
    assert not [key for key in keys if key.startswith(("bw-7-669", "bw-7-677", "bw-7-678"))]
    assert "full_ground_required" in {ground.factor for ground in (*ended.for_, *ended.against)}
