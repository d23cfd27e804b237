"""Drafts: each sentence from the proof, few blanks, requests in their order, and no document where none fits."""

import asyncio
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX
from fastapi.testclient import TestClient as Client

from privesfeer.api.agents import tools
from privesfeer.api.ask.registry import casebook, drafts, rulebook
from privesfeer.api.ask.request import CaseRequest, Request, read_request
from privesfeer.api.ask.services import reasoner as ours
from privesfeer.api.drafts import KINDS, PARTIES, DraftRefusedError, draft_document, fitting, wording
from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.drafts.fit import draft_context, heard
from privesfeer.api.drafts.proof import FORM, proof
from privesfeer.api.drafts.writer import Writer
from privesfeer.api.paper.blocks import Banner, Block, Bullets, Heading, Line, Paragraph, Span
from privesfeer.api.paper.html import fragment
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.paper.writers import written
from privesfeer.cases.commons.document import read
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_cli import call
from tests.api.web import plain
from tests.conftest import sparing
from tests.golden import FEW
from tests.golden.remedies import FOLDER as REMEDIES

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "cases" / "incidents", ROOT / "cases" / "files", REMEDIES)
FILES = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))}
EVERY = pytest.mark.parametrize("name", sparing(FILES, {*(path.stem for path in FEW), "private-summary-dismissal"}))
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)
CASES: list[dict[str, Any]] = read(ROOT / "rules" / "nl" / "law" / "drafts" / "drafts.cases.yaml")
DISMISSED = FILES["private-summary-dismissal"]
UNAUTHORISED = re.compile(rf"(part:\d+/)?fact:|program:|{FORM}$")
SHORTENED = re.compile(r"\b(Rb|Ktr|art|arts|r\.o|par|para|paras|nr|no|ktr|vzr|vgl|cf|Stb|lid|a|b|c|e)\.$")
MOST = 10  # sentences for each with a blank
ONLY_BLANK = re.compile(r"[ .]*█( \(produc(tie|tion) \d+\))?[ .]*$")


@cache
def asked(name: str) -> Request | CaseRequest:
    """Read an example, on the day that it names, or two weeks after its measure."""
    request = read_request(FILES[name].read_bytes())
    measure = request.dates.measure
    day = request.as_of or (measure + dt.timedelta(days=14) if measure else dt.date(2026, 11, 24))
    return request.model_copy(update={"as_of": day})


@cache
def briefs(name: str) -> tuple[DraftContext, ...]:
    """Give every draft that fits an example, an oral argument for either side."""
    told, remedies = heard(asked(name))
    found = []
    for kind, (_, why) in fitting(asked(name)).items():
        either = next(each for each in drafts().drafts if each.id == kind).either
        if why is None:
            found += [draft_context(told, remedies, kind, party) for party in (PARTIES if either else (None,))]
    return tuple(found)


@cache
def texts(name: str, lang: Lang) -> tuple[tuple[DraftContext, tuple[Block, ...]], ...]:
    """Write every draft that fits an example."""
    return tuple((each, tuple(Writer(each, lang).blocks())) for each in briefs(name))


def body(blocks: tuple[Block, ...], lang: Lang) -> Iterator[Block]:
    """Give what is filed or sent: without what stands before and behind it for the lawyer."""
    for block in blocks:
        if isinstance(block, Heading) and block.text == wording.NOTES[lang]:
            return
        if not isinstance(block, Banner):
            yield block


def lines(blocks: Iterator[Block] | tuple[Block, ...]) -> Iterator[Line]:
    """Go through all lines of a text."""
    for block in blocks:
        match block:
            case Paragraph(line=line):
                yield line
            case Banner(lines=held):
                yield from held
            case Bullets(items=items):
                yield from (item.line for item in items)


def sentences(line: Line) -> Iterator[str]:
    """Cut a line into sentences; a blank becomes a mark."""
    words = "".join("█" if span.tone == "blank" else span.text for span in line)
    held = ""
    for part in re.split(r"(?<=[.;:?])\s+(?=[A-Z█€(])", words):
        held = f"{held} {part}".strip()
        if not SHORTENED.search(held):
            yield held
            held = ""
    if held:
        yield held


# ---- the data --------------------------------------------------------------------------------------------------------


def test_every_request_term_amount_article_and_ruling_that_a_draft_names_is_there() -> None:
    """And each request of a route that a draft takes is written, each point of the agreement too."""
    assert list(drafts().faults(rulebook(), casebook())) == []


@pytest.mark.parametrize("case", CASES, ids=lambda each: each["case"])
def test_which_documents_follow_from_a_file_and_what_they_ask_in_which_order(case: dict[str, Any]) -> None:
    """The small cases beside the data."""
    content = {name: case[name] for name in ("facts", "dates", "as_of") if name in case}
    request = read_request(json.dumps(content, default=str))
    fit = [kind for kind, fit in fitting(request).items() if fit.party]
    assert fit == sorted(case["fits"], key=KINDS.index)
    told, remedies = heard(request)
    for kind, requests in case.get("asks", {}).items():
        found = draft_context(told, remedies, kind).asked
        assert [f"{each.rank} {each.node.rpartition('/')[2]}" for each in found] == requests


# ---- every draft of every example ------------------------------------------------------------------------------------


@EVERY
@IN_BOTH
def test_every_sentence_goes_back_to_a_node_with_its_authority(name: str, lang: Lang) -> None:
    """Only what the user stated, form and what the program says of itself have none; and form says nothing of law."""
    for each, blocks in texts(name, lang):
        known = proof(each)
        for line in lines(blocks):
            for span in line:
                assert known[span.node] or UNAUTHORISED.match(span.node), (each.draft.id, span)
                assert span.node != FORM or not re.search(r"\barts?\. |ECLI", span.text)


@EVERY
@IN_BOTH
def test_no_place_stays_unfilled_and_at_most_one_sentence_in_ten_has_a_blank(name: str, lang: Lang) -> None:
    """A blank stands between square brackets and is marked; the names of the parties are blanks.

    What is nothing but a blank, as the name under a document or the words of a message with the number of their
    production, is no sentence.
    """
    for each, blocks in texts(name, lang):
        filed = tuple(body(blocks, lang))
        told = [sentence for line in lines(filed) for sentence in sentences(line) if not ONLY_BLANK.match(sentence)]
        assert not [sentence for sentence in told if re.search(r"[{}]|\bNone\b|\(\)|\s[.,;]", sentence)]
        blank = [sentence for sentence in told if "█" in sentence]
        assert len(blank) * MOST <= len(told), (each.draft.id, len(blank), len(told))
        marked = [span for line in lines(filed) for span in line if span.tone == "blank"]
        assert all(re.fullmatch(r"\[[^\[\]]+\]", span.text) for span in marked)


@EVERY
def test_both_languages_tell_the_same_parts_in_the_same_order(name: str) -> None:
    """The English one says that it is to read along."""
    for (each, dutch), (_, english) in zip(texts(name, "nl"), texts(name, "en"), strict=True):
        both = (
            [key for key, _ in groupby(span.node for line in lines(filed) for span in line)]
            for filed in (tuple(body(dutch, "nl")), tuple(body(english, "en")))
        )
        assert len({tuple(nodes) for nodes in both}) == 1, each.draft.id
        assert wording.READING["en"] in markdown(english)
        assert wording.READING["nl"] == ""


@EVERY
@IN_BOTH
def test_requests_stand_in_their_order_numbered_through_and_without_what_is_lost(name: str, lang: Lang) -> None:
    """Interim, primary, alternative, further, conditional, besides; the same as the route has them."""
    ranks = list(rulebook().remedies.routes.ranks)
    for each, blocks in texts(name, lang):
        lists = [block for block in blocks if isinstance(block, Bullets) and block.roman]
        assert [block.first for block in lists] == [
            1 + sum(len(before.items) for before in lists[:place]) for place in range(len(lists))
        ]
        order = [ranks.index(one.rank) for one in each.asked]
        assert order == sorted(order)
        lost = {one.id for one in each.lost}
        assert not lost & {one.node.rpartition("/")[2] for one in each.asked if one.node.startswith("requests:")}


@EVERY
def test_no_ruling_is_pleaded_from_that_decided_otherwise_fell_or_gives_no_reasons(name: str) -> None:
    """Nor one that the court cannot look up; whoever pleads, under whatever law."""
    for each, blocks in texts(name, "nl"):
        known = proof(each)
        for line in lines(tuple(body(blocks, "nl"))):
            for span in line:
                relied = re.match(rf"(?:part:\d+/)?argument:([a-z_]+)/{each.writer}/case$", span.node)
                cited = [one for one in known[span.node] if one.kind == "ruling" and one.url and one.url == span.url]
                assert not any(one.contrary for one in cited), span
                if relied:
                    reasons = [casebook()[one.key].decision(relied[1]) for one in cited]
                    assert all(decision and decision.relied_on for decision in reasons), span
                    assert all(one.ecli for one in cited), span


def test_a_question_settled_against_the_writer_is_not_pleaded_but_told_to_the_lawyer() -> None:
    """Save the measure itself: that is what it is all about."""
    employer = next(each for each in briefs("shop-chat-and-post") if each.draft.id == "petition")
    told = markdown(tuple(Writer(employer, "nl").blocks()))
    filed, notes = told.split(wording.NOTES["nl"])
    assert "De kring van lezers was niet besloten (handeling 2: " in filed
    assert "Niet bepleit, want het oordeel is anders" in notes


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("GHARL-2014-753", "(onrechtmatige daad in een arbeidsverhouding)"),
        ("HR-2014-942", "(geen arbeidszaak)"),
        ("CRVB-2022-1208", "(bestuursrechter, geen arbeidszaak)"),
        ("CRVB-2017-1530", "(bestuursrechter)"),
    ],
)
def test_what_a_ruling_of_another_branch_was_about_is_told_by_its_parties(key: str, told: str) -> None:
    """An agency that read a diary for the employer was about an employment; a benefit is not, in whichever court."""
    draft = next(each for each in briefs("shop-chat-and-post") if each.draft.id == "petition")
    (cited,) = Writer(draft, "nl").cite("source", ours().sources.ruling(key, None, dt.date(2026, 11, 24)))
    assert told in cited.text


def test_a_lapsed_term_takes_the_annulment_and_what_is_left_moves_up() -> None:
    """The petition says which day passed, and what is no longer asked stands among the notes."""
    late = asked("private-summary-dismissal").model_copy(update={"as_of": dt.date(2026, 11, 20)})
    told = markdown(draft_document(late, "nl", "petition").blocks)
    filed, notes = told.split(wording.NOTES["nl"])
    assert "2 november 2026 verstreken" in filed
    assert "te vernietigen" not in filed.split("MITSDIEN")[1]
    assert "**Primair:**\n\n- I. de werkgever te veroordelen tot betaling van de transitievergoeding" in filed
    assert "vernietiging van de opzegging" in notes


def test_amounts_days_and_pinpoints_of_the_file_are_filled_in() -> None:
    """As they were worked out, to the cent."""
    told = markdown(draft_document(asked("private-summary-dismissal"), "nl", "petition").blocks)
    for words in ("2 september 2026", "2 november 2026", "€ 12.785,92 bruto", "€ 12.744, subsidiair € 11.800 bruto"):
        assert words in told.replace("\N{NO-BREAK SPACE}", " ")


# ---- what does not fit -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "day", "words"),
    [
        ("private-mail-on-returned-laptop", "petition", None, "`measure` is 'none'"),
        ("blokker", "dismissal", None, "een andere maatregel"),
        ("dance-teacher", "petition", None, "geen weg open"),
        ("private-summary-dismissal", "petition", dt.date(2026, 12, 20), "de laatste dag was 2 december 2026"),
        ("private-summary-dismissal", "nullity", dt.date(2026, 11, 20), "verstreken"),
        ("police-group-chat", "objection", dt.date(2026, 11, 20), "de laatste dag was 17 augustus 2026"),
        ("police-group-chat", "settlement", None, "aangestelde ambtenaar"),
        ("blokker", "access", dt.date(2012, 4, 1), "gold op die dag nog niet"),
    ],
)
def test_a_document_that_does_not_fit_is_refused_with_what_is_missing(
    name: str, kind: str, day: dt.date | None, words: str
) -> None:
    """Nothing ended, a term that lapsed, another measure, another law."""
    request = asked(name).model_copy(update={"as_of": day or asked(name).as_of})
    with pytest.raises(DraftRefusedError) as refused:
        draft_document(request, "nl", kind)
    assert words in refused.value.text.nl


def test_a_dismissal_that_would_not_stand_is_written_with_a_warning() -> None:
    """The writer is told before the letter is sent."""
    told = markdown(draft_document(asked("covert-reading-of-returned-laptop"), "nl", "dismissal").blocks)
    assert "dat de maatregel geen stand houdt" in told.split("Van **")[0]


def test_only_what_either_side_can_have_is_written_for_a_side_that_is_named() -> None:
    """A petition is of whoever takes the route."""
    with pytest.raises(DraftRefusedError) as refused:
        draft_document(asked("private-summary-dismissal"), "nl", "petition", "employer")
    assert "de werknemer" in refused.value.text.nl
    both = [
        markdown(draft_document(asked("private-summary-dismissal"), "nl", "oral_argument", each).blocks)
        for each in PARTIES
    ]
    assert "Het ontslag op staande voet is niet rechtsgeldig." in both[0]
    assert "Het ontslag op staande voet is rechtsgeldig." in both[1]


# ---- every door ------------------------------------------------------------------------------------------------------


def test_every_door_gives_the_same_bytes(client: Client, tmp_path: Path) -> None:
    """Command and HTTP as a file; HTTP and the tool of an agent in blocks, each sentence with its node."""
    content = read(DISMISSED)
    posted = json.loads(json.dumps(content | {"lang": "nl"}, default=str))
    for suffix, media in (
        (".html", "text/html"),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ):
        file = tmp_path / f"draft{suffix}"
        assert call("draft", str(DISMISSED), "--of", "petition", "--lang", "nl", "--out", str(file)).exit_code == 0
        answered = client.post("/v1/drafts?of=petition", json=posted, headers={"Accept": media})
        assert answered.content == file.read_bytes()
    told = client.post("/v1/drafts?of=petition", json=posted)
    assert asyncio.run(tools.call("draft", posted | {"of": "petition"})) == told.content
    assert any("node" in str(block) for block in told.json()["blocks"])


def test_a_dismissal_of_before_july_2015_is_annulled_by_a_letter(tmp_path: Path) -> None:
    """Within six months, without a court: of that road only a letter is written, and no request."""
    facts = {"sector": "private", "measure": "summary_dismissal", "platforms": ["facebook"], "content": ["insult"]}
    (tmp_path / "file.json").write_text(json.dumps({"facts": facts, "dates": {"measure": "2014-09-01"}}))
    done = call("draft", str(tmp_path / "file.json"), "--of", "nullity", "--lang", "en", "--as-of", "2014-10-01")
    assert done.exit_code == 0, done.output
    assert "annul" in done.stdout


def test_a_draft_that_does_not_fit_or_is_not_there_is_told_at_every_door(client: Client) -> None:
    """With what is allowed."""
    posted = {"facts": {"measure": "none"}, "lang": "nl"}
    for accept in ("application/json", "text/html"):
        answered = client.post("/v1/drafts?of=petition", json=posted, headers={"Accept": accept})
        assert answered.status_code == 422
        assert "`measure` is 'none'" in answered.json()["detail"]
    assert client.post("/v1/drafts?of=petitie", json=posted).status_code == 422
    for kind, words in (("petition", "`measure` is 'none'"), ("petitie", "petition")):
        told = call("draft", "-", "--of", kind, "--lang", "nl", stdin=json.dumps(posted))
        assert told.exit_code == 2
        assert words in told.stderr.replace("\n", " ")


@IN_BOTH
def test_the_page_shows_a_document_gives_it_as_a_file_and_says_what_does_not_fit(visitor: Client, lang: Lang) -> None:
    """Without JavaScript; the dossier travels along."""
    data = {"dossier": plain("covert-reading-of-returned-laptop", as_of="2026-05-06")}
    first = visitor.post(f"/{lang}/draft", data=data)
    assert first.status_code == 200
    cards = re.findall(r'<input type="radio" name="of" value="(\w+)"', first.text)
    assert "petition" in cards
    assert "warning" not in cards
    shown = visitor.post(f"/{lang}/draft", data=data | {"of": "petition"})
    assert '<mark class="open">[' in shown.text
    assert 'type="I"' in shown.text
    file = visitor.post(f"/{lang}/draft", data=data | {"of": "petition", "form": "docx"})
    assert file.headers["content-disposition"] == 'attachment; filename="petition.docx"'
    for more in ({"of": "warning"}, {"of": "warning", "form": "pdf"}):
        refused = visitor.post(f"/{lang}/draft", data=data | more)
        assert refused.status_code == 422
        assert "measure" in refused.text
    assert "petition" in visitor.post(f"/{lang}/draft", data=data | {"of": "nothing", "form": "pdf"}).text


# ---- on paper --------------------------------------------------------------------------------------------------------


def test_in_word_a_blank_is_highlighted_and_lists_go_on_in_a_firms_own_template(tmp_path: Path) -> None:
    """A firm's template takes a draft as it takes a memo."""
    own = WordFile()
    own.add_paragraph("Kantoor Voorbeeld")
    own.add_paragraph("{{ content }}")
    template = tmp_path / "firm.docx"
    own.save(str(template))
    document = draft_document(asked("private-summary-dismissal"), "nl", "petition")
    opened = WordFile(io.BytesIO(written(document, ".docx", template)))
    assert opened.paragraphs[0].text == "Kantoor Voorbeeld"
    blanks = [
        run for each in opened.paragraphs for run in each.runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert "[naam werknemer]" in {run.text for run in blanks}
    lists = re.findall(r'w:val="ListNumber"/>\s*<w:numPr>.*?w:numId w:val="(\d+)"', opened.element.xml, re.DOTALL)
    assert len(set(lists)) == 2  # the paragraphs, and the requests


def test_a_list_that_goes_on_is_numbered_so_in_every_form() -> None:
    """And requests have Roman numbers."""
    items = draft_document(asked("private-summary-dismissal"), "nl", "petition").blocks
    on = next(block for block in items if isinstance(block, Bullets) and block.numbered and block.first > 1)
    assert f'<ol start="{on.first}">' in fragment([on])
    assert markdown([on]).startswith(f"{on.first}. ")
    roman = next(block for block in items if isinstance(block, Bullets) and block.roman and block.first > 1)
    assert f'<ol type="I" start="{roman.first}">' in fragment([roman])
    assert markdown([roman]).startswith("- II. ")
    assert list(Bullets((), numbered=True).marks) == []
    assert Span("[naam]", "blank").tone == "blank"


@pytest.mark.parametrize(
    ("dates", "heard_first"), [({}, True), ({"measure": "2026-12-03"}, True), ({"measure": "2026-11-02"}, False)]
)
def test_who_only_considers_a_dismissal_hears_the_employee_first(dates: dict[str, str], *, heard_first: bool) -> None:
    """The invitation, and a release from work, go with a measure that is not known to have been taken."""
    facts = {"measure": "summary_dismissal", "sector": "private", "content": ["insult"]}
    request = read_request(json.dumps({"facts": facts, "dates": dates, "as_of": "2026-11-26"}))
    fits = fitting(request)
    assert {bool(fits[kind].party) for kind in ("invitation", "suspension")} == {heard_first}
