"""How sure an answer says it is: no figure while facts are open, valuations named, and no question without reasons."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.measured import tracked
from privesfeer.api.ask.registry import Incident, casebook, codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.reports import stability
from privesfeer.api.reports.headline import at_issue
from privesfeer.cases.commons.catalogue import catalogue as words_of
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.cases.facts import plain_value
from privesfeer.engine import LIMITS, Answer, Verdict
from tests.api.test_cli import call
from tests.api.web import between, visible
from tests.conftest import sparing
from tests.drawn import drawn

CHANGE = words_of(stability.__file__)
FEW_TICKS = {"platforms": ["whatsapp"], "form": "group_chat", "content": ["insult"], "gravity": "serious"}
# A youth worker posts on Instagram what a client told her; all that the answer turns on is known.
CARE = {
    "platforms": ["instagram"],
    "form": "post",
    "audience": "friends",
    "content": ["confidential_information"],
    "gravity": "serious",
    "learned_via": "third_party",
    "prior_warning": False,
    "sector": "private",
}
# A customs officer sends discriminating pictures in a group of colleagues, found when a telephone was handed in.
CUSTOMS = {
    "platforms": ["telegram"],
    "form": "group_chat",
    "audience": "closed_group",
    "content": ["discrimination"],
    "gravity": "serious",
    "learned_via": "participant",
    "prior_warning": False,
    "sensitive_function": True,
    "sector": "public",
    "public_status": "other_excepted",
}
FIGURE = re.compile(r"\d+ van de \d+ antwoorden|\d+ of \d+ answers")


def verdict(facts: Mapping[str, Any], **more: Any) -> Verdict:  # noqa: ANN401 - JSON values
    """Answer an incident."""
    return reasoner().reason(Incident.model_validate({"facts": facts, **more}), casebook().release)


def measure(facts: Mapping[str, Any]) -> Answer:
    """Give the answer on the measure."""
    found = at_issue(verdict(facts))
    assert found
    return found


def printed(tmp_path: Path, command: str, facts: Mapping[str, Any], *more: str) -> str:
    """Print what a command says of an incident, in one line."""
    file = tmp_path / "incident.json"
    file.write_text(json.dumps({"facts": facts}))
    result = call(command, file, "--lang", "nl", *more, width=300)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.replace("┃", " ").split())


def memoed(tmp_path: Path, facts: Mapping[str, Any], reader: str) -> str:
    """Write a memo, in one line."""
    file, out = tmp_path / "incident.json", tmp_path / f"{reader}.md"
    file.write_text(json.dumps({"facts": facts}))
    result = call("memo", file, "--reader", reader, "--out", out, "--lang", "nl")
    assert result.exit_code == 0, result.output
    return " ".join(re.sub(r"\[\^\d+\]", "", out.read_text()).replace("\\", "").split())


def shown(visitor: Client, facts: Mapping[str, Any], lang: Lang, opened: str = "") -> str:
    """Give the words of the page of a verdict, as a lawyer sees it; with a question opened, if it is named."""
    file = json.dumps({"facts": facts, "asks": "lawyer"})
    return " ".join(visible(visitor.post(f"/{lang}/verdict", data={"dossier": file, "open": opened}).text).split())


# ---- what a strength is worth ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "of", "open_"),
    [
        ({**FEW_TICKS, "measure": "summary_dismissal"}, 5, 4),
        ({**CARE, "measure": "dissolution"} | {"learned_via": None}, 4, 1),
        ({"platforms": ["linkedin"], "form": "post", "measure": "penalty", "clause": "relations"}, 5, 4),
    ],
)
def test_no_figure_is_told_while_a_fact_on_which_the_answer_turns_is_unknown(
    facts: dict[str, Any], of: int, open_: int, tmp_path: Path, visitor: Client
) -> None:
    """It says how many are open, and which: on screen, in JSON and on the page; HR is asked for what is open."""
    facts = {name: value for name, value in facts.items() if value is not None}
    told = measure(facts)
    assert told.worth
    count = "is één" if open_ == 1 else f"zijn {open_}"
    assert told.worth.nl.startswith(f"Nog onbekend {count} van de {of} feiten waarvan dit afhangt: ")
    assert not FIGURE.search(told.worth.nl)
    assert told.worth.nl in printed(tmp_path, "verdict", facts)
    data = json.loads(call("verdict", tmp_path / "incident.json", "--format", "json", "--lang", "en").output)
    assert next(each for each in data["answers"] if each["question"] == told.question)["worth"] == told.worth.en
    assert told.worth.nl in shown(visitor, facts, "nl")
    note = memoed(tmp_path, facts, "hr")
    assert "feiten waarvan dit afhangt" not in note
    assert "Het antwoord kan dit doen omslaan" in note.partition("## Wat u eerst kunt uitzoeken")[2]


@pytest.mark.parametrize(
    ("facts", "kind", "named"),
    [
        (
            {**CARE, "measure": "summary_dismissal", "acted_promptly": True},
            "summary_dismissal",
            "ontslag op staande voet",
        ),
        ({**CUSTOMS, "measure": "disciplinary_dismissal"}, "discipline", "strafontslag van ambtenaren"),
    ],
)
def test_the_figure_is_that_of_the_kind_of_measure_and_says_that_the_rules_knew_those_rulings(
    facts: dict[str, Any], kind: str, named: str
) -> None:
    """Not of all measures together; where that kind has too few answers, none."""
    told = measure(facts)
    assert told.worth
    assert told.strength
    assert "geschreven met de zaken bekend" in LIMITS.nl
    key = "measure_upheld", kind, told.strength
    counted, unseen = tracked().left_out.get(key), tracked().unseen.get(key)
    if unseen:
        assert f"zaken die het programma niet kende {unseen[0]} van de {unseen[1]}" in told.worth.nl
    if counted is None:
        assert unseen or f"te weinig antwoorden over {named}" in told.worth.nl
    else:
        assert f"{counted[0]} van de {counted[1]} antwoorden met deze sterkte over {named}" in told.worth.nl
        assert told.worth.nl.startswith("In de toets op weggelaten zaken")


def test_a_figure_is_only_told_where_all_that_the_answer_turns_on_is_known() -> None:
    """Over drawn incidents, on every question."""
    found = 0
    for facts in drawn(60, 31):
        incident = Incident.model_validate(
            {"facts": {name: plain_value(value, codebook().fact(name)) for name, value in facts.items()}}
        )
        told = reasoner().reason(incident, casebook().release)
        for answer in (each for each in told.answers if each.worth and FIGURE.search(each.worth.nl)):
            question = reasoner().rulebook.questions[answer.question]
            kind = question.ladder.kind(facts.get("measure")) if question.ladder else None
            turns_on = kind.turns_on if kind else question.turns_on
            assert all(any(one in facts for one in each) for each in turns_on)
            found += 1
    assert found


# ---- own valuations --------------------------------------------------------------------------------------------------

CLOSED = {
    **FEW_TICKS,
    "audience": "closed_group",
    "measure": "summary_dismissal",
    "sector": "private",
}


def test_a_valuation_that_turns_the_answer_is_named_with_what_another_would_bring(
    tmp_path: Path, visitor: Client
) -> None:
    """In the first line of the screen, of the page and of the memo; ``change`` does not hide it."""
    told = measure(CLOSED)
    assert told.hinges
    assert told.hinged
    hinge = told.hinges[0]
    assert hinge.text.nl.startswith(
        "omdat u de uiting ernstig noemt; noemt een rechter haar licht, dan is het oordeel: "
    )
    assert hinge.text.en.startswith("because you call the utterance serious; if a court calls it mild, the answer is: ")
    mild = measure({**CLOSED, "gravity": "mild"})
    assert mild.outcome != told.outcome
    assert (mild.outcome_text.nl if mild.outcome else mild.status_text.nl) in hinge.text.nl
    first = printed(tmp_path, "verdict", CLOSED).partition("De kring van lezers")[0]
    assert told.hinged.nl in first
    page = shown(visitor, CLOSED, "en")
    assert told.hinged.en[1:] in page
    data = json.loads(call("verdict", tmp_path / "incident.json", "--format", "json", "--lang", "nl").output)
    answer = next(each for each in data["answers"] if each["question"] == told.question)
    assert {"fact": "gravity", "text": hinge.text.nl} in answer["hinges"]
    advice = memoed(tmp_path, CLOSED, "lawyer").partition("## Feiten")[0]
    assert f"Ons oordeel staat of valt ermee dat {told.hinged.nl.removeprefix('omdat ')}" in advice
    assert f"Dit staat of valt ermee dat {told.hinged.nl.removeprefix('omdat ')}" in memoed(tmp_path, CLOSED, "hr")
    changed = printed(tmp_path, "change", CLOSED, "--question", "measure_upheld")
    assert hinge.text.nl[1:] in changed
    assert CHANGE.CHANGE_NONE.nl not in changed
    live = visitor.post("/nl/so-far", data={"dossier": json.dumps({"facts": CLOSED})}).text
    assert told.hinged.nl[1:] in visible(live)


@pytest.mark.parametrize("count", sparing([6, 25], [6]))
def test_a_valuation_is_named_where_another_turns_the_answer_and_nowhere_else(count: int) -> None:
    """Over drawn incidents: each that is named does, each that is not does not, all else as it is."""
    named = 0
    for facts in drawn(count, 8):
        plain = {name: plain_value(value, codebook().fact(name)) for name, value in facts.items()}
        told = {each.question: each for each in verdict(plain).answers}
        for fact in (each for each in codebook().facts if each.assessment and each.id in facts):
            others = [True, False] if fact.type == "boolean" else list(fact.values) if fact.type == "ordered" else []
            for answer in (each for each in told.values() if each.outcome):
                says = any(each.fact.fact == fact.id for each in answer.hinges)
                named += says
            if not others:
                continue
            brought: dict[str, set[str | None]] = {}
            for value in others:
                try:
                    other = verdict({**plain, fact.id: value})
                except ValueError:
                    continue
                for each in other.answers:
                    brought.setdefault(each.question, set()).add(each.outcome)
            for answer in (each for each in told.values() if each.outcome):
                says = any(each.fact.fact == fact.id for each in answer.hinges)
                assert says == bool(brought.get(answer.question, set()) - {answer.outcome}), (answer.question, fact.id)
    assert named


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_no_help_says_which_outcome_a_valuation_brings(visitor: Client, lang: Lang) -> None:
    """Before it is given: else the user picks the outcome by the word. Of a fact that can be found out it is told."""
    facts = {name: value for name, value in CLOSED.items() if name not in {"gravity", "audience"}}
    file = json.dumps({"facts": facts})
    outcomes = [text[lang].casefold() for question in codebook().questions for text in question.outcomes.values()]
    outcomes += [text[lang].casefold() for text in measure(facts).outcomes.values()]
    for fact in (each for each in codebook().facts if each.assessment):
        page = visitor.post(f"/{lang}/interview", data={"dossier": file, "edit": fact.id}).text
        helped = between(page, '<div class="aside">', "</fieldset>")
        said = visible(re.sub(r"(?s)<ul>.*?</ul>", "", helped)).casefold()
        assert helped
        assert not [each for each in outcomes if f": {each}" in said or said.rstrip(". ").endswith(each)], fact.id
    known = visitor.post(f"/{lang}/interview", data={"dossier": file, "edit": "audience"}).text
    lines = re.findall(r"<p>(.*?)</p>", between(known, '<div class="aside">', "</fieldset>"))
    assert len(lines) == len(set(lines))


# ---- no outcome ------------------------------------------------------------------------------------------------------


def undetermined(count: int, seed: int) -> list[dict[str, Any]]:
    """Draw incidents that leave a question without an outcome."""
    found = []
    for facts in drawn(200, seed):
        plain = {name: plain_value(value, codebook().fact(name)) for name, value in facts.items()}
        if any(each.undecided for each in verdict(plain).answers):
            found.append(plain)
        if len(found) == count:
            break
    return found


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_no_question_is_left_without_an_outcome_and_without_what_speaks_for_either(
    lang: Lang, tmp_path: Path, visitor: Client
) -> None:
    """With who bears the risk and what would tip it: on screen, in JSON, on the page and in the verdict so far.

    On the page each stands whole where it is opened, and the one that was come for above all; the others in short.
    """
    for facts in undetermined(6, 90):
        told = verdict(facts)
        file = tmp_path / "incident.json"
        file.write_text(json.dumps({"facts": facts}))
        day = ("--as-of", str(casebook().release))
        screen = " ".join(call("verdict", file, "--lang", lang, *day, width=300).output.replace("┃", " ").split())
        data = json.loads(call("verdict", file, "--format", "json", "--lang", lang, *day).output)
        first = at_issue(told)
        live = " ".join(
            visible(visitor.post(f"/{lang}/so-far", data={"dossier": json.dumps({"facts": facts})}).text).split()
        )
        for answer in (each for each in told.answers if each.outcome is None):
            assert answer.undecided
            sides = answer.undecided.sides
            assert {each.outcome for each in sides} == set(answer.outcomes)
            assert answer.undecided.risk
            page = shown(visitor, facts, lang, answer.question)
            assert not first or not first.undecided or first.undecided.tip.text[lang] in shown(visitor, facts, lang)
            for line in answer.undecided.lines:
                assert line.text[lang] in screen
                assert line.text[lang] in page
                assert line.text[lang] in live
            listed = shown(visitor, facts, lang)
            assert all(line.text[lang] in listed for line in answer.undecided.pleaded)
            record = next(each for each in data["answers"] if each["question"] == answer.question)["undecided"]
            assert [each["outcome"] for each in record["sides"]] == list(answer.outcomes)
            assert record["risk"] == answer.undecided.risk[lang]
            assert record["tips"] == (answer.undecided.tips.fact if answer.undecided.tips else None)


def test_what_would_tip_a_question_does() -> None:
    """Over drawn incidents: with a value that is named, all else as it is, there is the outcome that is named."""
    tried = 0
    for facts in undetermined(12, 4):
        for answer in (each for each in verdict(facts).answers if each.undecided and each.undecided.tips):
            assert answer.undecided
            assert answer.undecided.tips
            name = answer.undecided.tips.fact
            for varied in (*answer.open_facts, *answer.valuations):
                for value in (each for each in varied.values if varied.fact == name and each.outcome):
                    then = next(
                        each
                        for each in verdict({**facts, name: value.value}).answers
                        if each.question == answer.question
                    )
                    assert then.outcome == value.outcome
                    tried += 1
    assert tried


def test_a_fact_that_a_client_can_find_out_tips_before_a_valuation_of_it() -> None:
    """Where any does."""
    for facts in undetermined(12, 17):
        for answer in (each for each in verdict(facts).answers if each.undecided):
            open_ = [each for each in answer.open_facts if any(value.outcome for value in each.values)]
            if any(not codebook().fact(each.fact).assessment for each in open_):
                assert answer.undecided
                assert answer.undecided.tips
                assert not answer.undecided.tips.assessment


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whether_it_was_private_says_which_question_would_settle_it(lang: Lang, visitor: Client) -> None:
    """A closed group of twelve, insulted, passed on; and a mail of which the readers are unknown."""
    group = {**FEW_TICKS, "audience": "closed_group", "audience_size": 12, "passed_to_third_parties": True}
    club = {"platforms": ["email"], "form": "email", "content": ["criticism"], "explicit_business_request": False}
    found = 0
    for facts in (group, club):
        answer = next(each for each in verdict(facts).answers if each.question == "private_sphere")
        if answer.undecided:
            assert answer.undecided.tips
            assert answer.undecided.tips.question[lang] in shown(visitor, facts, lang, "private_sphere")
            found += 1
    assert found


def test_a_measure_that_can_go_either_way_says_so_beside_the_others(tmp_path: Path) -> None:
    """In the table of measures: both sides, who bears the risk and what would tip it, of each measure by itself."""
    found = 0
    for facts in undetermined(20, 5):
        scales = reasoner().scale(Incident.model_validate({"facts": facts}), casebook().release).scales
        rungs = [rung for scale in scales for family in scale.families for rung in family.rungs]
        open_ = [each for each in rungs if each.outcome is None]
        assert all(each.undecided for each in open_)
        assert not any(each.undecided for each in rungs if each.outcome)
        if open_ and found < 3:
            said = printed(tmp_path, "measures", facts, "--as-of", str(casebook().release))
            assert all(line.text.nl in said for each in open_ if each.undecided for line in each.undecided.lines)
            found += 1
    assert found


def test_a_measure_that_can_go_either_way_is_told_so_in_every_memo(tmp_path: Path) -> None:
    """For the lawyer in the advice, for HR in how things stand; there for the employee too, in plain words."""
    facts = next(each for each in undetermined(40, 5) if (first := at_issue(verdict(each))) and first.undecided)
    answer = measure(facts)
    assert answer.undecided
    for reader in ("lawyer", "hr"):
        told = memoed(tmp_path, facts, reader)
        assert all(" ".join(line.text.nl.split()) in told for line in answer.undecided.lines), reader
    plain = memoed(tmp_path, facts, "employee")
    assert "Het is nog niet duidelijk of de maatregel in stand blijft. Het kan nog beide kanten op." in plain
    for side in ("Waarop kan uw werkgever zich beroepen?", "Wat kunt u antwoorden?"):
        assert plain.partition(f"## {side} ")[2].startswith(("- ", "Uit de ingevulde feiten blijkt nog niets")), side
