"""Pleaded: what a partner would strike out of a document that is filed or sent is not in it."""

import json
import re
from collections.abc import Iterator, Mapping

import pytest
from fastapi.testclient import TestClient as Client

from privesfeer.api.ask.registry import casebook, drafts, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.drafts import KINDS, wording
from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.drafts.fit import draft_context, heard
from privesfeer.api.drafts.pleaded_rulings import PleadedRulings
from privesfeer.api.drafts.writer import Writer
from privesfeer.api.paper.blocks import Bullets, Heading, Line, Span, Table
from privesfeer.api.paper.markdown import markdown
from privesfeer.cases.commons.document import read
from privesfeer.cases.commons.text import LANGUAGES
from tests.api.test_drafts import EVERY, FILES, body, briefs, lines, texts
from tests.golden.remedies import FOLDER as REMEDIES

DISMISSED = read(REMEDIES / "private-summary-dismissal.yaml")
COMPARED = {"circle", "character", "private_sphere"}
THREE: dict[str, object] = {
    "as_of": "2026-10-20",
    "facts": {
        "sector": "private", "measure": "summary_dismissal", "policy_known": True, "policy_covers": True,
        "acted_promptly": True,
    },
    "dates": {"measure": "2026-09-30"},
    "acts": [
        {
            "facts": {
                "platforms": ["instagram"], "form": "post", "audience": "friends",
                "content": ["confidential_information", "private_matter"], "during_working_time": True,
            },
            "dates": {"utterance": "2026-09-20"},
        },
        {
            "facts": {
                "platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "content": ["insult"],
                "target": "manager", "gravity": "serious", "repeated": True,
            }
        },
        {"facts": {"form": "email", "content": ["private_matter"], "learned_via": "device_search", "covert": True}},
    ],
}  # fmt: skip


def written(content: Mapping[str, object], kind: str, party: str | None = None) -> str:
    """Write a document on a file, as Markdown without its links."""
    told, remedies = heard(read_request(json.dumps(content, default=str)))
    text = markdown(tuple(Writer(draft_context(told, remedies, kind, party), "nl").blocks()))
    return re.sub(r"\(<[^)]*>\)", "", text).replace("\N{NO-BREAK SPACE}", " ")


def filed(content: dict[str, object], kind: str, party: str | None = None) -> str:
    """Give what is filed or sent of it."""
    return written(content, kind, party).split(wording.NOTES.nl)[0]


def behind(content: dict[str, object], kind: str, party: str | None = None) -> str:
    """Give what stands behind it for the lawyer."""
    return written(content, kind, party).split(wording.NOTES.nl)[1]


def changed(**facts: object) -> dict[str, object]:
    """Change facts of the summary dismissal."""
    return {**DISMISSED, "facts": {**DISMISSED["facts"], **facts}}


def chosen(each: DraftContext) -> Iterator[tuple[Line, frozenset[str]]]:
    """Give the sentences on facts that are not left to the other side, with the sides for which each is told."""
    writer = Writer(each, "nl")
    several = len(each.told.parts) > 1
    for section in (one for one in each.sections if one.chosen):
        for part in (one for one in each.told.parts if not several or section.each is (one.number is not None)):
            if section.each and not each.holds(section, part):
                continue
            for passage in section.passages:
                if each.left(passage, part):
                    continue
                if line := writer._sentence(section, passage, part):  # noqa: SLF001 - a sentence by itself
                    yield line, each.sides(passage, part)


# ---- facts -----------------------------------------------------------------------------------------------------------


@EVERY
def test_a_party_pleads_what_it_must_and_what_helps_it_and_discloses_the_rest_apart(name: str) -> None:
    """Nothing that helps the other side alone stands among the facts; it stands where art. 21 Rv asks it."""
    for each, blocks in texts(name, "nl"):
        if not any(one.tells == "disclosed" for one in each.sections):
            continue
        title, told, apart = "", list[str](), list[str]()
        for block in body(blocks, "nl"):
            if isinstance(block, Heading) and block.level == 2:
                title = block.text
            if isinstance(block, Bullets):
                (apart if title == "Volledigheidshalve" else told).extend(
                    "".join(span.text for span in item.line) for item in block.items
                )
        facts = [("".join(span.text for span in line), sides) for line, sides in chosen(each)]
        own = {words for words, sides in facts if each.writer in sides}
        others = {words for words, sides in facts if sides and each.writer not in sides}
        assert all(any(words in one for one in apart) for words in others)
        assert not [words for words in others - own if any(words in one for one in told)]
        nobodys = {words for words, sides in facts if not sides} - own - others
        assert not [words for words in nobodys if any(words in one for one in (*told, *apart))]


def test_the_employee_tells_the_good_record_and_the_employer_the_warning() -> None:
    """Each discloses what the other would tell."""
    given = changed(good_record=True, prior_warning=True)
    employee, employer = filed(given, "petition"), filed(given, "defence")
    for text, own, other in (
        (employee, "De staat van dienst is goed.", "Eerder is voor vergelijkbaar gedrag gewaarschuwd."),
        (employer, "Eerder is voor vergelijkbaar gedrag gewaarschuwd, namelijk **", "De staat van dienst is goed."),
    ):
        facts, disclosed = text.split("Volledigheidshalve")
        assert own in facts
        assert other not in facts
        assert other in disclosed


# ---- what is asked, by which article ---------------------------------------------------------------------------------


def test_the_paragraph_that_applies_is_cited_and_no_other() -> None:
    """Ground a of art. 7:681(1); b only of who was ill; art. 223 Rv in pending proceedings, 254 in interim relief."""
    well, ill = filed(DISMISSED, "petition"), filed(changed(sick_at_dismissal=True), "petition")
    assert "art. 7:681 lid 1, aanhef en onder a, BW" in well
    assert "onder b, BW" not in well.split("7:686a lid 4")[0]
    assert "opzegverbod tijdens ziekte" not in well
    assert "art. 7:681 lid 1, aanhef en onder b, BW" in ill
    assert "art. 223 Rv" in well
    assert "254 Rv" not in well
    suspended = filed(
        {"facts": {"sector": "private", "measure": "suspension"}, "dates": {"measure": "2026-09-30"}}, "writ"
    )
    assert "art. 254 Rv" in suspended
    assert "223 Rv" not in suspended


# ---- the standard, and sources ---------------------------------------------------------------------------------------


@EVERY
def test_a_standard_is_compared_only_where_no_article_sets_it(name: str) -> None:
    """Of the circle and the character; of all else it is the standard, with the articles and rulings that set it."""
    compared = wording.STANDARD_COMPARED.nl.partition("{")[0]
    for _, blocks in texts(name, "nl"):
        for line in lines(blocks):
            for span in line:
                if compared in span.text and (found := re.search(r"framework:(\w+)/", span.node)):
                    assert found[1] in COMPARED
                if found := re.search(r"framework:(\w+)/", span.node):
                    assert not re.search(r"ECLI:NL:\S+\d\)\?", span.text)


@EVERY
def test_every_ecli_that_a_document_names_stands_among_its_sources(name: str) -> None:
    """Also those of the standards, and none stands bare."""
    for each, blocks in texts(name, "nl"):
        table = next((block for block in blocks if isinstance(block, Table)), None)
        held = " ".join(span.text for row in table.rows for cell in row for span in cell) if table else ""
        told = "".join(span.text for line in lines(tuple(body(blocks, "nl"))) for span in line)
        assert set(re.findall(r"ECLI:[A-Z]{2}:[A-Z]+:\d{4}:\w+", told)) <= set(
            re.findall(r"ECLI:[A-Z]{2}:[A-Z]+:\d{4}:\w+", held)
        ), each.draft.id


@EVERY
def test_what_became_of_a_ruling_that_did_not_stand_is_said_each_time(name: str) -> None:
    """Overtaken or set aside, if only on another point; and that it is no employment case, where it is none."""
    for each, blocks in texts(name, "nl"):
        home = "public_service" if each.worked_out.get("law") == "appointed" else "labour"
        for span in (span for line in lines(tuple(body(blocks, "nl"))) for span in line if span.url):
            ruling = next((one for one in casebook() if one.ecli and one.ecli in span.text), None)
            if ruling is None:
                continue
            fates = casebook().fates(ruling, None, each.told.verdict.as_of)
            assert not any(one.kind == "overtaken" for one in fates) or "anders beslist" in span.text, span.text
            suffix = {None: "", True: "_employment", False: "_other"}[ruling.employment]
            if ruling.branch == "public_service" and not casebook().courts.administrative(ruling):
                suffix = "_civil"
            branch = f"{ruling.branch}{suffix}"
            if branch not in {home, "human_rights"} and branch in wording.SCOPES:
                assert wording.SCOPES[branch].nl in span.text, span.text


def test_no_plea_stands_on_what_says_itself_that_it_is_not_enough() -> None:
    """An unlawful inspection alone does not exclude evidence, and is not pleaded as if it did."""
    content = {
        "facts": {
            "sector": "private", "measure": "summary_dismissal", "learned_via": "device_search", "covert": True,
            "content_inspected": True, "account_owner": "employee", "device_owner": "employee",
            "employee_consented": False,
        },
        "dates": {"measure": "2026-09-30"},
        "as_of": "2026-10-20",
    }  # fmt: skip
    for rule in ("unlawfully_obtained", "unauthorised_access"):
        assert not rulebook().questions["evidence_admitted"].rule(rule).alone
    text = filed(content, "petition")
    assert "op zichzelf niet genoeg" not in text or "De werknemer beroept zich op" in text.split("Het bewijs")[1]


def test_a_difference_is_said_once() -> None:
    """A ruling on recruiting is told apart by what lacks, not also by that it lacks."""
    content = read(FILES["dance-teacher"])
    told, _ = heard(read_request(json.dumps(content, default=str)))
    answer = next(each for each in told.whole.answers if each.question == "clause_breached")
    gosh = next(each for each in answer.rulings.opposing if each.name == "Gosh / The Training Room")
    kept = [each.factor for each in gosh.overlap.differences if not each.repeats]
    assert "recruiting_content" in kept
    assert not {"no_recruiting", "no_business_request"} & set(kept)
    rulings = PleadedRulings(briefs("dance-teacher")[0], Writer(briefs("dance-teacher")[0], "nl"))
    said = " ".join(each.nl for each in rulings.points(told.whole, answer, gosh))
    assert "wervende inhoud" in said
    assert "het ontbreken van" not in said


# ---- letters ---------------------------------------------------------------------------------------------------------


def test_a_dismissal_names_the_facts_and_the_norm_of_each_conversation_and_reproaches_no_private_matter() -> None:
    """An act in which nothing is to be reproached stands only in the notes."""
    letter, notes = written(THREE, "dismissal").split(wording.NOTES.nl)
    assert "Wij zien daarin het volgende: vertrouwelijke informatie." in letter
    assert "privéaangelegenheid" not in letter
    assert "7:678 lid 2, aanhef en onder i, BW" in letter.split("### Handeling 2")[0].split("## Handeling 2")[0]
    assert "grovelijk beledigd" in letter
    assert "Het bleef niet bij één keer:" in letter.split("# Handeling 2")[1]
    assert "Die regels verbieden dit gedrag duidelijk, en u hebt ze overtreden." in letter
    assert "Op 30 september 2026 hebben wij de arbeidsovereenkomst met u opgezegd" in letter
    assert "Handeling 3" not in letter
    assert "handeling 3, want daarin staat niets dat de werknemer te verwijten is" in notes


def test_of_several_conversations_what_holds_for_some_says_for_which() -> None:
    """In what is spoken, and in the notes for the lawyer."""
    spoken = written(THREE, "oral_argument", "employee")
    pleas = [line for line in spoken.splitlines() if re.match(r"\d+\. (De kring van lezers|De conversatie) ", line)]
    assert pleas
    assert all(re.search(r"\(handeling \d", line) for line in pleas)
    told = [line for line in spoken.splitlines() if line.startswith("- Niet bepleit") and "kring" in line]
    assert all("(handeling" in line for line in told)


# ---- what does not fit -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "query", "field", "allowed"),
    [
        ({"measure": "none"}, "of=petition", "facts.measure", "summary_dismissal"),
        ({"measure": "warning"}, "of=dismissal", "facts.measure", "summary_dismissal"),
        ({"employment_ended": True}, "of=warning", "facts.employment_ended", "false"),
        ({"measure": "suspension", "sector": "private"}, "of=petition", "facts.measure", "dissolution"),
        ({"measure": "summary_dismissal", "sector": "private"}, "of=petition&party=employer", "party", "employee"),
    ],
)
def test_a_document_that_does_not_fit_names_the_field_what_is_wrong_and_what_is_allowed(
    client: Client, facts: dict[str, object], query: str, field: str, allowed: str
) -> None:
    """As any other bad input."""
    posted = {"facts": facts, "dates": {"measure": "2026-09-30"}, "as_of": "2026-10-20", "lang": "nl"}
    answered = client.post(f"/v1/drafts?{query}", json=posted)
    assert answered.status_code == 422
    problem = answered.json()["problems"][0]
    assert problem["field"] == field
    assert problem["value"] == facts.get(field.removeprefix("facts."), "employer")
    assert allowed in problem["allowed"]
    assert problem["text"]


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_term_that_lapsed_names_its_field_in_every_form(client: Client, accept: str) -> None:
    """Also where the document is written in a process of its own."""
    posted = {**json.loads(json.dumps(DISMISSED, default=str)), "as_of": "2026-12-20", "lang": "nl"}
    answered = client.post("/v1/drafts?of=petition", json=posted, headers={"Accept": accept})
    assert answered.status_code == 422
    assert [each["field"] for each in answered.json()["problems"]] == ["as_of"]


# ---- all of them -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_kind_of_document_is_written_for_some_example_by_either_side_that_can_have_it() -> None:
    """So that what is asked of every draft of every example is asked of every draft that there is."""
    seen = {(each.draft.id, each.writer) for name in FILES for each in briefs(name)}
    assert {kind for kind, _ in seen} == {*KINDS}
    for draft in (each for each in drafts().drafts if each.either):
        assert {writer for kind, writer in seen if kind == draft.id} == {*wording.RELIES}


def test_a_sentence_without_a_part_of_the_proof_cannot_be_told() -> None:
    """So the trace of each sentence can fail: whoever writes one needs a node that is there."""
    each = briefs("private-summary-dismissal")[0]
    for lang in LANGUAGES:
        with pytest.raises(KeyError):
            Writer(each, lang).told("draft:no/such/1", wording.NOTES)
    assert Span("x").node == ""


INSULT: dict[str, object] = {
    "sector": "private", "measure": "dissolution", "content": ["insult"], "target": "manager", "gravity": "serious",
    "form": "group_chat", "platforms": ["whatsapp"], "audience": "closed_group", "colleagues_in_audience": True,
}  # fmt: skip


def dissolved(**facts: object) -> dict[str, object]:
    """Give a file in which dissolution is asked for an insult in a group chat."""
    return {"facts": INSULT | facts, "dates": {"measure": "2026-11-02"}, "as_of": "2026-11-10"}


def test_what_a_court_is_not_known_to_have_weighed_is_not_said_to_have_counted() -> None:
    """A requirement of the law of 2015 did not stand in the way of a ruling of 2014."""
    told = filed(dissolved(), "petition")
    assert "RBAMS:2014:2391" in told
    assert "de eis van een voldragen ontslaggrond" not in told


INSULTED: dict[str, object] = {
    "facts": INSULT | {
        "measure": "summary_dismissal", "wage_base": 2950, "wage_components": 150, "employer_knew_date": "2026-10-16",
        "reason_told_at_once": True, "employee_heard": True, "end_date": "2026-10-20",
    },
    "dates": {"measure": "2026-10-20"},
    "as_of": "2026-11-10",
}  # fmt: skip


def insulted(**facts: object) -> dict[str, object]:
    """Change facts of a dismissal for an insult in a group chat."""
    given = INSULTED["facts"]
    assert isinstance(given, dict)
    return {**INSULTED, "facts": given | facts}


def test_no_ruling_leads_of_which_the_ecli_is_to_be_checked() -> None:
    """It is neither relied on nor named for a reason."""
    for content in (dissolved(work_channel=False), insulted(work_channel=False)):
        for kind in ("petition", "defence"):
            assert "[te controleren" not in filed(content, kind).split("beroept zich op")[0]
            assert not re.search(r"beroept zich op [^.]*te controleren", filed(content, kind))


def test_a_difference_from_a_ruling_is_one_that_its_file_knows() -> None:
    """Not that something did not show there of which the file says nothing, nor that it is unknown what was leaked."""
    leak = dissolved(content=["confidential_information", "criticism"], audience="friends", form="post")
    told = filed(leak, "defence")
    assert "hier staat niet vast wat daar meewoog, namelijk het lekken" not in told


def test_a_reporter_of_a_wrong_pleads_the_ban_on_detriment() -> None:
    """With the presumption that the measure follows from the report."""
    given = dissolved(measure="transfer", other_prohibition=["whistleblower"], content=["wrongdoing_report"])
    told = filed(given, "writ")
    assert "Een melder mag niet worden benadeeld" in told
    assert "17eb" in told


def test_an_objection_rests_on_what_the_authority_itself_may_do() -> None:
    """Reconsideration and costs by the rules for an objection, and equal treatment where it lacked."""
    facts = {
        "platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "content": ["joke"],
        "sector": "public", "public_status": "police", "measure": "disciplinary_dismissal", "treated_alike": False,
        "start_date": "2012-04-01", "wage_base": 4100,
    }  # fmt: skip
    told = filed({"facts": facts, "dates": {"measure": "2026-10-26"}, "as_of": "2026-11-10"}, "objection")
    asked = told[told.index("REDENEN WAAROM") :]
    assert "7:15 lid 2 en 3 Awb" in asked
    assert "8:72" not in asked
    assert "Vergelijkbare gevallen zijn niet gelijk behandeld" in told
    assert "De aanstelling begon op 1 april 2012. De bezoldiging is € 4.100 bruto per maand." in told
    assert [words in told for words in ("arbeidsovereenkomst", "dienstverband", "vriendelijke groet")] == [False] * 3


def test_an_employee_speaks_in_a_letter_in_the_first_person_and_gives_reasons() -> None:
    """That the measure does not stand is what is to be shown; without another point there are none."""
    letter = filed(dissolved(measure="summary_dismissal"), "nullity")
    assert "- Ik mocht rekenen op eerbiediging van mijn privéleven" in letter
    assert "De werknemer" not in letter
    assert "De maatregel houdt geen stand" not in letter
    bare = {"facts": {"sector": "private", "measure": "summary_dismissal"}, "dates": {"measure": "2026-11-02"}}
    assert "Mijn standpunt" not in filed({**bare, "as_of": "2026-11-10"}, "nullity")


@pytest.mark.parametrize(
    ("measure", "kind"),
    [("summary_dismissal", "petition"), ("dissolution", "defence"), ("dissolution", "oral_argument")],
)
def test_the_employee_pleads_personal_circumstances(measure: str, kind: str) -> None:
    """Long service, age and what the end means (HR 12 February 1999, ECLI:NL:HR:1999:ZC2849)."""
    own = {"measure": measure, "years_of_service": 22, "age": 57, "consequences": ["sole_breadwinner"]}
    told = filed(dissolved(**own), kind, "employee")
    for words in ("persoonlijke omstandigheden", "22 jaar", "De werknemer is 57 jaar oud.", "enige kostwinner"):
        assert words in told
    assert ("ECLI:NL:HR:1999:ZC2849" in told.split("persoonlijke omstandigheden")[1]) is (kind == "petition")
    assert "persoonlijke omstandigheden" not in filed(dissolved(measure=measure), kind, "employee")
