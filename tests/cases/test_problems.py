"""Problems: bad input told in correct Dutch and English, without a programmer's words."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue, TypeAdapter, ValidationError

from privesfeer.api.ask.registry import CaseFile, Incident, codebook
from privesfeer.cases.casefile import MOST
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.cases.problems import problems
from privesfeer.cases.ruling import Ruling
from tests.cases.sample import ruling

AUDIENCES = "self, one_to_one, closed_group, selected_friends, friends, friends_of_friends, open_followers, public"
JARGON = re.compile(r"[Ii]nput should|valid (dict|str|bool|int|date)|pydantic|frozenset|NoneType|Extra inputs|\bloc\b")

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=100),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=100), inner, max_size=3),
    max_leaves=5,
)
FIELDS = [*Incident.model_fields, *codebook().fact_ids, "utterance", "measure", "nl", "en"]
NEARLY_INCIDENTS = st.recursive(
    JSON, lambda inner: st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4), max_leaves=8
)
NEARLY_CASE_FILES = st.builds(
    lambda shared, acts: shared | {"acts": acts},
    st.dictionaries(st.sampled_from(FIELDS), NEARLY_INCIDENTS, max_size=3),
    st.lists(NEARLY_INCIDENTS, max_size=3) | JSON,
)


def told(plain: object, model: Any = Incident) -> tuple[Problem, ...]:  # noqa: ANN401 - anything that can be validated
    """Return the problems of input for a model."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(plain, context=codebook())
    return problems(caught.value, model, codebook())


@pytest.mark.parametrize(
    ("plain", "field", "nl", "en"),
    [
        (
            {"facts": {"audiance": "friends"}},
            "facts.audiance",
            "'facts.audiance' bestaat niet. Bedoelde u 'audience'?",
            "'facts.audiance' does not exist. Did you mean 'audience'?",
        ),
        (
            {"facts": {"moon_phase": "full"}},
            "facts.moon_phase",
            "'facts.moon_phase' bestaat niet. De feiten die er zijn, staan in het codeboek.",
            "'facts.moon_phase' does not exist. The facts that exist are in the codebook.",
        ),
        (
            {"facts": {"audience": "frends"}},
            "facts.audience",
            (
                f"'facts.audience' (de kring van lezers) kan niet 'frends' zijn. Toegestaan: {AUDIENCES}."
                " Bedoelde u 'friends'?"
            ),
            (
                f"'facts.audience' (the circle of readers) cannot be 'frends'. Allowed: {AUDIENCES}."
                " Did you mean 'friends'?"
            ),
        ),
        (
            {"facts": {"gravity": ["mild"]}},
            "facts.gravity",
            ("'facts.gravity' (de ernst van de uiting) kan niet een lijst zijn. Toegestaan: mild, serious, extreme."),
            ("'facts.gravity' (the gravity of the utterance) cannot be a list. Allowed: mild, serious, extreme."),
        ),
        (
            {"facts": {"work_channel": "yes"}},
            "facts.work_channel",
            (
                "'facts.work_channel' (een kanaal voor het werk) moet ja of nee zijn"
                " (true of false, zonder aanhalingstekens), niet 'yes'."
            ),
            (
                "'facts.work_channel' (a channel for work) must be yes or no"
                " (true or false, without quotation marks), not 'yes'."
            ),
        ),
        (
            {"facts": {"audience_size": -1}},
            "facts.audience_size",
            (
                "'facts.audience_size' (de omvang van de kring) moet een geheel getal van 0 of meer zijn,"
                " zonder aanhalingstekens, niet -1."
            ),
            (
                "'facts.audience_size' (the size of the circle) must be a whole number of 0 or more,"
                " without quotation marks, not -1."
            ),
        ),
        (
            {"facts": {"audience": "one_to_one", "audience_size": 40}},
            "facts",
            (
                "De feiten spreken elkaar tegen. Een één-op-éénbericht heeft niet meer dan één andere lezer."
                " Opgegeven: 'audience' (de kring van lezers): één-op-één en 'audience_size' (de omvang"
                " van de kring): 40."
            ),
            (
                "The facts contradict each other. A one-to-one message has no more than one other reader."
                " Given: 'audience' (the circle of readers): one to one and 'audience_size' (the size of"
                " the circle): 40."
            ),
        ),
        (
            {"facts": []},
            "facts",
            "'facts' moet uit sleutels met waarden bestaan, niet uit een lijst.",
            "'facts' must consist of keys with values, not of a list.",
        ),
        (
            None,
            "",
            "De invoer moet uit sleutels met waarden bestaan, niet uit niets (null).",
            "The input must consist of keys with values, not of nothing (null).",
        ),
        (
            {"audience": "friends"},
            "audience",
            "'audience' is een feit en hoort onder 'facts'.",
            "'audience' is a fact and belongs under 'facts'.",
        ),
        (
            {"fcts": {}},
            "fcts",
            (
                "'fcts' bestaat niet. Toegestaan: title, client, facts, disputed, assume, dates, beyond."
                " Bedoelde u 'facts'?"
            ),
            (
                "'fcts' does not exist. Allowed: title, client, facts, disputed, assume, dates, beyond."
                " Did you mean 'facts'?"
            ),
        ),
        (
            {"disputed": ["audiance"]},
            "disputed",
            "'disputed': 'audiance' bestaat niet. Bedoelde u 'audience'?",
            "'disputed': 'audiance' does not exist. Did you mean 'audience'?",
        ),
        (
            {"disputed": "audience"},
            "disputed",
            "'disputed' moet een lijst zijn, niet 'audience'.",
            "'disputed' must be a list, not 'audience'.",
        ),
        (
            {"assume": {"private_sphere": "privat"}},
            "assume.private_sphere",
            ("'assume.private_sphere': 'privat' bestaat niet. Toegestaan: private, not_private. Bedoelde u 'private'?"),
            (
                "'assume.private_sphere': 'privat' does not exist. Allowed: private, not_private. Did you"
                " mean 'private'?"
            ),
        ),
        (
            {"dates": {"utterance": "8 februari"}},
            "dates.utterance",
            ("'dates.utterance' moet een datum zijn in de vorm jjjj-mm-dd, zoals 2012-02-08, niet '8 februari'."),
            "'dates.utterance' must be a date in the form yyyy-mm-dd, such as 2012-02-08, not '8 februari'.",
        ),
        (
            {"dates": {"utterance": "2012-02-08", "measure": "2012-02-01"}},
            "dates.measure",
            "'dates.measure' (1 februari 2012) ligt vóór de uiting (8 februari 2012).",
            "'dates.measure' (1 February 2012) lies before the utterance (8 February 2012).",
        ),
        (
            {"facts": {"employer_knew_date": "2026-05-02"}, "dates": {"measure": "2026-05-01"}},
            "facts.employer_knew_date",
            (
                "'facts.employer_knew_date' (de dag waarop de reden bekend werd) is 2 mei 2026; dat ligt na de dag van"
                " de maatregel, 1 mei 2026."
            ),
            (
                "'facts.employer_knew_date' (the day on which the reason became known) is 2 May 2026; that lies after"
                " the day of the measure, 1 May 2026."
            ),
        ),
        (
            {"title": "x" * 201},
            "title",
            "'title' mag hoogstens 200 tekens lang zijn.",
            "'title' must be at most 200 characters long.",
        ),
        (
            {"title": {lang: "x" for lang in LANGUAGES if lang != "en"}},
            "title.en",
            "'title.en' ontbreekt.",
            "'title.en' is missing.",
        ),
        ({"title": 3}, "title", "'title' moet tekst zijn, niet 3.", "'title' must be text, not 3."),
    ],
    ids=lambda part: str(part)[:40],
)
def test_bad_input_is_told_in_full_sentences(plain: object, field: str, nl: str, en: str) -> None:
    """One problem, in both languages: where it is, what is wrong, what is allowed, what was meant."""
    (problem,) = told(plain)
    assert (problem.field, problem.text.nl, problem.text.en) == (field, nl, en)


@pytest.mark.parametrize(
    ("plain", "field", "nl", "en"),
    [
        (
            {"acts": [{"facts": {"sector": "public"}}]},
            "acts.0.facts.sector",
            (
                "'acts.0.facts.sector' (de sector van de werkgever) geldt voor alle handelingen en hoort"
                " bovenaan in de invoer, niet bij één handeling."
            ),
            (
                "'acts.0.facts.sector' (the sector of the employer) holds for all acts and belongs"
                " at the top of the input, not with one act."
            ),
        ),
        (
            {"acts": [{"disputed": ["measure"]}]},
            "acts.0.disputed",
            (
                "'acts.0.disputed': 'measure' (de maatregel van de werkgever) geldt voor alle handelingen en"
                " hoort bovenaan in de invoer, niet bij één handeling."
            ),
            (
                "'acts.0.disputed': 'measure' (the measure of the employer) holds for all acts and"
                " belongs at the top of the input, not with one act."
            ),
        ),
        (
            {"acts": [{"dates": {"measure": "2026-05-15"}}]},
            "acts.0.dates.measure",
            (
                "'acts.0.dates.measure' geldt voor alle handelingen en hoort bovenaan in de invoer,"
                " niet bij één handeling."
            ),
            ("'acts.0.dates.measure' holds for all acts and belongs at the top of the input, not with one act."),
        ),
        (
            {"dates": {"utterance": "2026-05-15"}, "acts": [{}]},
            "dates.utterance",
            "'dates.utterance' geldt voor één handeling en hoort daarbij te staan, onder 'acts'.",
            "'dates.utterance' holds for one act and belongs with it, under 'acts'.",
        ),
        (
            {"acts": [{}, {"facts": {"audience": "self"}}], "facts": {"audience_size": 3}},
            "acts.1.facts",
            (
                "De feiten spreken elkaar tegen. Een bericht dat alleen de schrijver zelf kon lezen, heeft geen andere"
                " lezers. Opgegeven: 'audience' (de kring van lezers): alleen de schrijver zelf en 'audience_size' (de"
                " omvang van de kring): 3."
            ),
            (
                "The facts contradict each other. A message that only its author could read has no other readers."
                " Given: 'audience' (the circle of readers): the author only and 'audience_size' (the size of the"
                " circle): 3."
            ),
        ),
        (
            {"acts": [{"dates": {"utterance": "2026-05-16"}}], "dates": {"measure": "2026-05-15"}},
            "acts.0.dates.measure",
            "'acts.0.dates.measure' (15 mei 2026) ligt vóór de uiting (16 mei 2026).",
            "'acts.0.dates.measure' (15 May 2026) lies before the utterance (16 May 2026).",
        ),
        (
            {"acts": [{"disputed": ["audiance"]}]},
            "acts.0.disputed",
            "'acts.0.disputed': 'audiance' bestaat niet. Bedoelde u 'audience'?",
            "'acts.0.disputed': 'audiance' does not exist. Did you mean 'audience'?",
        ),
        (
            {"disputed": ["audiance"], "acts": [{}, {}]},
            "disputed",
            "'disputed': 'audiance' bestaat niet. Bedoelde u 'audience'?",
            "'disputed': 'audiance' does not exist. Did you mean 'audience'?",
        ),
        (
            {"acts": [{}], "asume": {}},
            "asume",
            (
                "'asume' bestaat niet. Toegestaan: title, client, facts, disputed, assume, dates, beyond, acts,"
                " clauses, accounts, measures, proceedings. Bedoelde u 'assume'?"
            ),
            (
                "'asume' does not exist. Allowed: title, client, facts, disputed, assume, dates, beyond, acts,"
                " clauses, accounts, measures, proceedings. Did you mean 'assume'?"
            ),
        ),
        (
            {"acts": [{"fcts": {}}]},
            "acts.0.fcts",
            "'acts.0.fcts' bestaat niet. Toegestaan: title, facts, disputed, dates. Bedoelde u 'facts'?",
            "'acts.0.fcts' does not exist. Allowed: title, facts, disputed, dates. Did you mean 'facts'?",
        ),
        (
            {"acts": [{"dates": {"utterence": "2026-05-15"}}]},
            "acts.0.dates.utterence",
            ("'acts.0.dates.utterence' bestaat niet. Toegestaan: utterance, inspection. Bedoelde u 'utterance'?"),
            ("'acts.0.dates.utterence' does not exist. Allowed: utterance, inspection. Did you mean 'utterance'?"),
        ),
        (
            {"acts": []},
            "acts",
            "'acts' mag niet leeg zijn.",
            "'acts' must not be empty.",
        ),
        (
            {"acts": [{}] * (MOST + 1)},
            "acts",
            "'acts' mag uit hoogstens 20 onderdelen bestaan.",
            "'acts' must consist of at most 20 items.",
        ),
        (
            {"clauses": [{"facts": {"sector": "public"}}]},
            "clauses.0.facts.sector",
            (
                "'clauses.0.facts.sector' (de sector van de werkgever) hoort niet bij een beding, maar bovenaan in de"
                " invoer of bij een handeling."
            ),
            (
                "'clauses.0.facts.sector' (the sector of the employer) does not belong with a clause, but at the top of"
                " the input or with an act."
            ),
        ),
        (
            {"facts": {"measure": "warning"}, "measures": [{}]},
            "facts.measure",
            (
                "'facts.measure' (de maatregel van de werkgever) hoort bij één van de onderdelen van 'measures', want"
                " die lijst is opgegeven."
            ),
            (
                "'facts.measure' (the measure of the employer) belongs with one of the items of 'measures', as that"
                " list is given."
            ),
        ),
        (
            {"acts": {}},
            "acts",
            "'acts' moet een lijst zijn, niet een groep sleutels met waarden.",
            "'acts' must be a list, not a group of keys with values.",
        ),
    ],
    ids=lambda part: str(part)[:40],
)
def test_mistakes_in_a_case_file_are_told_in_full_sentences(plain: object, field: str, nl: str, en: str) -> None:
    """Also what is wrong only because of what several acts share."""
    (problem,) = told(plain, CaseFile)
    assert (problem.field, problem.text.nl, problem.text.en) == (field, nl, en)


def test_what_stands_at_the_wrong_place_in_a_case_file_is_led_to_the_right_one() -> None:
    """A program can move it."""
    plain = {"facts": {"sector": "public"}, "disputed": ["leading_role"], "assume": {}, "dates": {"measure": None}}
    moved = [problem.nearest for problem in told({"acts": [plain]}, CaseFile)]
    assert moved == ["dates.measure", "assume"]
    kept = {name: plain[name] for name in ("facts", "disputed")}
    assert [problem.nearest for problem in told({"acts": [kept]}, CaseFile)] == ["facts.sector", "disputed"]


@pytest.mark.parametrize(
    ("fact", "value", "nearest"),
    [
        ("audience", "Friends of friends", "friends_of_friends"),
        ("audience", "vrienden", "friends"),
        ("audience", "openbaar", "public"),
        ("platforms", ["Whats App"], "whatsapp"),
        ("platforms", "twitter", "twitter"),
        ("provoked", "nee", "false"),
        ("provoked", "True", "true"),
        ("audience", "xyzzy", None),
        ("audience", 3, None),
    ],
    ids=str,
)
def test_the_nearest_value_is_named_whether_its_id_or_its_label_was_meant(
    fact: str, value: object, nearest: str | None
) -> None:
    """A lawyer writes what the form shows; the problem says what the file wants."""
    (problem,) = told({"facts": {fact: value}})
    assert problem.nearest == nearest
    assert nearest is None or nearest in problem.allowed


def test_a_long_list_of_what_is_allowed_stays_out_of_the_sentence() -> None:
    """Eighty facts in a sentence are not read; a program gets them all."""
    (problem,) = told({"facts": {"moon_phase": True}})
    assert problem.allowed == codebook().fact_ids
    assert len(problem.text.nl) < 200


def test_every_problem_is_told_and_at_its_own_place() -> None:
    """Who sends several incidents learns of each mistake at once."""
    found = told(
        {
            "incidents": [
                {"facts": {"audience": "x", "content": ["x", "y"]}},
                {"title": dict.fromkeys(LANGUAGES, "a") | {"nl": 1}},
            ]
        },
        dict[str, tuple[Incident, ...]],
    )
    assert [problem.field for problem in found] == [
        "incidents.0.facts.audience",
        "incidents.0.facts.content",
        "incidents.0.facts.content",
        "incidents.1.title.nl",
    ]


@pytest.mark.parametrize(
    ("changes", "nl"),
    [
        (
            {"level": "apeal"},
            "'level' kan niet 'apeal' zijn. Toegestaan: first_instance, appeal, supreme, echr.",
        ),
        ({"sources": []}, "'sources' mag niet leeg zijn."),
        ({"ecli": "BV3122"}, "De invoer klopt niet (ruling 'sample': 'BV3122' is not an ECLI)."),
    ],
    ids=str,
)
def test_mistakes_in_a_ruling_file_are_told_too(changes: dict[str, Any], nl: str) -> None:
    """A user's own rulings are read with the same care."""
    plain = ruling().model_dump() | {"facts": {"audience": "friends"}} | changes
    (problem,) = told(plain, Ruling)
    assert problem.text.nl.startswith(nl)


@given(NEARLY_INCIDENTS)
def test_whatever_is_sent_the_answer_is_free_of_jargon(plain: JsonValue) -> None:
    """Random input that resembles an incident gives problems that name their field and go into JSON."""
    assert_told_well(plain, Incident)


@given(NEARLY_CASE_FILES)
def test_whatever_is_sent_as_a_case_file_the_answer_is_free_of_jargon(plain: JsonValue) -> None:
    """The same of random input that resembles a case file."""
    assert_told_well(plain, CaseFile)


def assert_told_well(plain: JsonValue, model: type[Incident | CaseFile]) -> None:
    """Check that input is accepted, or that what is wrong is told in words and can be sent."""
    try:
        model.model_validate(plain)
    except ValidationError as error:
        found = problems(error, model, codebook())
    else:
        return
    assert found
    for problem in found:
        for text in (problem.text.nl, problem.text.en):
            assert not JARGON.search(text)
            assert problem.field in text or re.fullmatch(r"(acts\.\d\.)?facts", problem.field)
            assert text.endswith((".", "?"))
        assert Problem.model_validate_json(problem.model_dump_json()) == problem


@pytest.mark.parametrize(
    "plain",
    [
        {"facts": {"audience": "\x1b[31m" + "x" * 10_000}},
        {"facts": {"x" * 10_000: True}},
        {"facts": {"audience_size": -(10**5000)}},
        {"disputed": ["y" * 10_000]},
        {"facts": {"form": "\ud800" * 1_000}},
        {"dates": {"utterance": "z" * 10_000}},
    ],
    ids=["value", "key", "number", "disputed", "surrogates", "date"],
)
def test_a_problem_repeats_no_more_than_sixty_characters_of_the_input(plain: object) -> None:
    """What was sent may be a message text; it is not spread over logs, and cannot upset a terminal."""
    (problem,) = told(plain)
    sent = problem.model_dump_json(exclude={"allowed"})
    assert not re.search(r"[xyz9]{61}|\\u001b|\\ud800", sent)
    assert len(problem.text.nl) < 400
    assert problem.text.nl.isprintable()


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    """A body full of nonsense must not get an answer a thousand times its size."""
    with pytest.raises(ValidationError) as caught:
        Incident.model_validate({"facts": {f"nonsense_{number}": True for number in range(1_000)}})
    found = problems(caught.value, Incident, codebook())
    assert len(found) == 51
    assert found[-1].text.en == "And 950 more errors."
