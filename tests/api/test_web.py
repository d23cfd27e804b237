"""The web application as the server gives it: what is on each page, in both languages, and what is kept: nothing."""

import hashlib
import html
import json
import re
from itertools import cycle
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Client
from hypothesis import given
from hypothesis import strategies as st

from api.ask.request import LARGEST as LARGEST_BODY
from api.ask.request import read_request
from api.ask.shelf import AT_TOP, casebook, codebook, courts, rulebook
from api.paper.document import DocumentError
from api.serve.application import create_app
from api.web import desk, pages, wording
from api.web.dossier import MOST_VARIANTS, opened
from api.web.examples import examples, governed
from api.web.interview import noted, worth_asking
from api.web.sections import choices, facts_of, section_of, sections
from api.web.steps import left
from cases.text import LANGUAGES, Lang, same
from tests.api.served import Server
from tests.api.web import EXAMPLE, HOSTILE, MARK, carried, dossier, plain
from tests.conftest import sparing, tries

LARGEST, FIRST_VIEW = 150_000, 60_000  # bytes, not packed: of any page; and of the first with all that it asks for
READ = (
    "",
    "interview",
    "read",
    "rulings",
    "rules",
    "evaluation",
    "codes",
    "about",
    f"examples/{EXAMPLE}",
    "rules/private_sphere",
)
FILLED = ("interview", "read", "verdict", "desk", "remedies", "draft")
SHOWN = (("dance-teacher", "nl"), ("whatsapp-group-of-five", "en"))  # in every run; the others in the slow part
LONG = 60  # letters: what is shorter is a phrase


@pytest.fixture(scope="module", name="client")
def fixture_client(visitor: Client) -> Client:
    """Ask as a browser does."""
    return visitor


def visible(page: str) -> str:
    """Give the words of a page without its markup."""
    return html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style|svg).*?</\1>", "", page)))


# ---- every page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", READ)
def test_a_page_is_in_its_language_small_and_kept_by_no_one(client: Client, path: str, lang: Lang) -> None:
    """No script or style but the site's own; nothing in a cache; no cookie."""
    page = client.get(f"/{lang}/{path}")
    assert page.status_code == 200
    assert f'<html lang="{lang}">' in page.text
    assert wording.LIMITS[lang] in html.unescape(page.text)
    assert len(page.content) < LARGEST
    assert page.headers["cache-control"] == "private, no-cache"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "set-cookie" not in page.headers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_view_is_light(client: Client, lang: Lang) -> None:
    """With style, script and icon, not packed."""
    page = client.get(f"/{lang}/")
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    assert len(page.content) + sum(len(client.get(each).content) for each in asked) < FIRST_VIEW


@pytest.mark.parametrize(("stem", "lang"), sparing(zip(examples(), cycle(LANGUAGES), strict=False), SHOWN))
def test_every_example_has_a_verdict_a_desk_and_an_interview(client: Client, stem: str, lang: Lang) -> None:
    """Also with a question told in full and drawn, and with all of a section asked; none above the largest size."""
    told = [("verdict", {"draw": each.question}) for each in dossier(stem).verdict().answers]
    every = [("interview", {"go": "all", "at": each}) for each in sections()]
    for path, more in (*((path, {}) for path in FILLED), *told, *every):
        page = client.post(f"/{lang}/{path}", data={"dossier": plain(stem), **more})
        assert page.status_code == 200
        assert len(page.content) < LARGEST, (path, len(page.content))
        assert carried(page.text)["facts"] == dossier(stem).plain["facts"]
        for tag in ("div", "form", "section", "table"):  # one closed too many closes the form, which then sends nothing
            assert page.text.count(f"<{tag}") == page.text.count(f"</{tag}>"), (path, tag)


@pytest.mark.slow
def test_every_link_within_the_site_leads_somewhere(client: Client) -> None:
    """Of the pages to read, of one ruling and of one rule; those in the other language are linked too."""
    paths = [*READ, "rulings/RBMAA-2012-BV3122", "rules/private_sphere/at_most_closed_group"]
    pages = [client.get(f"/en/{path}").text for path in paths]
    links = {html.unescape(link) for page in pages for link in re.findall(r'href="(/[^"]*)"', page)}
    assert len(links) > 100
    assert [link for link in sorted(links) if client.get(link).status_code != 200] == []


def test_what_pages_ask_for_is_kept_for_good_under_a_name_of_its_content(client: Client) -> None:
    """The name holds the hash, so other content has another name; what there is not, is kept by no one."""
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/nl/").text))
    assert {path.rpartition(".")[2] for path in asked} == {"css", "js", "svg"}
    for path in asked:
        found = client.get(path)
        assert found.status_code == 200
        assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert hashlib.sha256(found.content).hexdigest()[:16] == path.split(".")[-2]
        assert client.head(path).headers["content-type"] == found.headers["content-type"]
    for path in ("style.css", "app.js", "style.0123456789abcdef.css", "..%2fpages.py"):
        gone = client.get(f"/static/{path}")
        assert gone.status_code == 404
        assert gone.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["rulings/none", "rules/none", "rules/private_sphere/none", "examples/none"])
def test_what_is_not_there_is_said_on_a_page(client: Client, path: str) -> None:
    """With the main menu, to go on from there."""
    page = client.get(f"/nl/{path}")
    assert page.status_code == 404
    assert wording.NOT_FOUND.nl in page.text
    assert 'href="/nl/rulings"' in page.text


# ---- the interview ---------------------------------------------------------------------------------------------------


def test_every_fact_is_asked_for_in_one_section() -> None:
    """And every choice can be made, those that people make most before the others."""
    assert sorted(name for each in sections() for name in facts_of(each)) == sorted(codebook().fact_ids)
    for fact in codebook().facts:
        assert sorted(choices(fact)) == sorted(fact.values)
    assert choices(codebook().fact("platforms"))[0] == "whatsapp"
    assert {name for each in sections().values() for name in each.first} <= {*codebook().fact_ids}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_can_stay_unknown_and_says_why_it_is_asked(client: Client, lang: Lang) -> None:
    """With the sources that make the fact count, which are pages here if they are rulings."""
    form = {"dossier": "{}", "go": "all"}
    page = "".join(client.post(f"/{lang}/interview", data={**form, "at": each}).text for each in sections())
    asked = re.findall(r'(?s)<fieldset class="sheet" id="q-.*?</fieldset>', page)
    assert len(asked) == len(codebook().facts)
    unknown = [wording.NOT_KNOWN[lang], wording.EMPTY_IS_UNKNOWN[lang], wording.SET_UNKNOWN[lang]]
    why = "|".join(re.escape(each[lang]) for each in (wording.WHY_ASKED, wording.EXPLAINED))
    for each in asked:
        assert any(words in html.unescape(each) for words in unknown)
        assert re.search(rf"(?:{why})<span[^>]*>[^<]*</span></summary>\s*(?:<p>[^<]*</p>\s*)*<p>[^<]{{20,}}</p>", each)
    sourced = [each for each in asked if wording.RULINGS_MATTER[lang] in each]
    tested = [each for each in asked if html.escape(wording.WHY_NOTHING[lang], quote=False) not in html.unescape(each)]
    assert len(sourced) > 0.9 * len(tested)  # the others only raise a question


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_explanation_shows_a_name_of_the_program(lang: Lang) -> None:
    """Values by their labels, other facts by their short phrase."""
    notes = [noted(fact, lang) for fact in codebook().facts if fact.note]
    assert any(codebook().fact("audience").values["closed_group"][lang] in note for note in notes)
    assert [note for note in notes if re.search(r"\w_\w| = ", note)] == []


@pytest.mark.parametrize("stem", ["whatsapp-group-of-five", "dance-teacher"])
@pytest.mark.parametrize("section", ["readers", "found", "work", "followed"])
def test_a_section_asks_the_most_telling_facts_first(client: Client, stem: str, section: str) -> None:
    """As the engine ranks them, after what a section always begins with."""
    page = client.post("/en/interview", data={"dossier": plain(stem), "at": section}).text
    asked = [name for name in questions(page) if name not in sections()[section].first]
    first = sections()[section].first
    telling = [name for name in left(section, dossier(stem), worth_asking(dossier(stem))) if name not in first]
    assert asked == telling[: len(asked)]
    assert len(questions(page)) == min(len(telling) + sum(name in questions(page) for name in first), 5)


def test_the_interview_begins_with_the_aim(client: Client) -> None:
    """Who asks, what happened, the measure and the dates; the terms that they bring are told at once."""
    page = client.get("/nl/interview").text
    assert questions(page) == ["measure"]
    for label in (wording.WHO_ASKS.nl, wording.TITLE.nl, *(each.nl for each in wording.DATES.values())):
        assert label in page
    form = {"asks": "hr", "date.measure": "2026-11-20", "shown": "measure", "fact.measure": "summary_dismissal"}
    for path in ("so-far", "interview"):
        assert "20 januari 2027" in visible(client.post(f"/nl/{path}", data=form).text)
    kept = carried(client.post("/nl/interview", data=form).text)
    assert kept["asks"] == "hr"
    emptied = {"dossier": json.dumps(kept), "asks": "", "date.measure": ""}
    assert not {"asks", "dates"} & {
        name for name, value in carried(client.post("/nl/interview", data=emptied).text).items() if value
    }


def test_the_interview_comes_to_an_end_and_asks_nothing_twice(client: Client) -> None:
    """Section by section; then all answers are looked over, and the verdict can be asked for at any time."""
    seen: list[str] = []
    page = client.get("/nl/interview").text
    for _ in range(len(sections())):
        assert not set(questions(page)) & set(seen)
        seen += questions(page)
        page = client.post("/nl/interview", data=filled(page, go="next", title="Groep")).text
        if wording.CHECK_LEDE.nl in page:
            break
    assert wording.CHECK_LEDE.nl in page
    assert [section_of(name) for name in seen] == sorted(map(section_of, seen), key=list(sections()).index)


@pytest.mark.parametrize("section", ["found", "readers"])
def test_a_section_asks_on_until_nothing_there_matters(client: Client, section: str) -> None:
    """Every fact of it that can change an answer, and no other; what stayed unknown is not asked again."""
    page = client.post("/nl/interview", data={"dossier": plain(), "at": section}).text
    seen = questions(page)
    while 'value="more"' in page:
        page = client.post("/nl/interview", data=filled(page, go="more")).text
        assert not set(questions(page)) & set(seen)
        seen += questions(page)
    assert set(left(section, dossier(), worth_asking(dossier()))) <= set(seen)


def test_all_answers_can_be_looked_over_and_changed(client: Client) -> None:
    """Each with a way to its question, which leads back; what matters and is not known stands there too."""
    page = client.post("/nl/interview", data={"dossier": plain(), "go": "check"}).text
    offered = re.findall(r'name="edit" value="(\w+)"', page)
    facts = dossier().plain["facts"]
    assert {*facts} <= {*offered}
    assert {*offered} - {*facts} - {"about"} <= {name for each in sections() for name in facts_of(each)}
    asked = client.post("/nl/interview", data=filled(page, edit="audience")).text
    assert questions(asked) == ["audience"]
    assert re.search(r'class="primary" name="go" value="check"', asked)
    changed = client.post("/nl/interview", data=filled(asked, go="check", **{"fact.audience": "public"})).text
    assert carried(changed)["facts"] == {**facts, "audience": "public"}
    assert wording.CHECK_LEDE.nl in changed


def test_the_day_of_the_law_and_assumptions_can_be_entered(client: Client) -> None:
    """And taken back; the verdict builds on them."""
    form = {"dossier": plain(), "as_of": "2015-01-01", "assume.private_sphere": "not_private", "assume.circle": ""}
    page = client.post("/nl/interview", data=form).text
    kept = carried(page)
    assert (kept["as_of"], kept["assume"]) == ("2015-01-01", {"private_sphere": "not_private"})
    told = client.post("/nl/verdict", data={"dossier": json.dumps(kept), "open": "private_sphere"}).text
    assert "1 januari 2015" in told
    assert "aanname" in visible(told)
    taken = {"dossier": json.dumps(kept), "as_of": "", "assume.private_sphere": ""}
    kept = carried(client.post("/nl/interview", data=taken).text)
    assert "as_of" not in kept
    assert kept["assume"] == {}


def questions(page: str) -> list[str]:
    """Give the questions on a page of the interview."""
    return [name for name in re.findall(r'name="shown" value="(\w+)"', page) if name != "about"]


def filled(page: str, **more: str) -> dict[str, str | list[str]]:
    """Fill in the form of a page of the interview."""
    fields: dict[str, str | list[str]] = {"dossier": json.dumps(carried(page)), **more}
    for name in ("shown", "asked", "mode", "at", "from"):
        fields[name] = re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    return fields


def test_the_questions_before_can_be_come_back_to(client: Client) -> None:
    """With their answers; those of the page that was left are asked again, unless they were answered there."""
    pages = [client.get("/nl/interview").text]
    first = {"fact.measure": "warning", "title": "Groep"}
    pages.append(client.post("/nl/interview", data=filled(pages[-1], go="next", **first)).text)
    pages.append(client.post("/nl/interview", data=filled(pages[-1], go="next")).text)
    back = rf'name="edit" value="([^"]*)">{wording.PREVIOUS.nl}<'
    assert not re.search(back, pages[0])
    for place in (1, 0):
        before = re.search(back, pages[-1])
        assert before
        name = questions(pages[-1])[0]
        more = {f"fact.{name}": "true"} if codebook().fact(name).type == "boolean" else {}
        pages.append(client.post("/nl/interview", data=filled(pages[-1], edit=before[1], **more)).text)
        assert questions(pages[-1]) == questions(pages[place])
        assert more.keys() <= {f"fact.{name}" for name in carried(pages[-1])["facts"]}
    assert 'value="Groep"' in pages[-1]
    assert re.search(r'value="warning" checked', pages[-1])
    assert not re.search(back, pages[-1])
    on = client.post("/nl/interview", data=filled(pages[-1], go="next", **first)).text
    again = [name for page in pages[1:3] for name in questions(page) if name not in carried(on)["facts"]]
    assert set(questions(on)) & set(again)


def test_a_question_stands_once_on_a_page_however_often_it_is_asked_for(client: Client) -> None:
    """Or a small form would make a page without end."""
    for name in ("edit", "shown", "asked"):
        form = {"dossier": plain(), name: "audience " * 50_000, "mode": "few"}
        page = client.post("/nl/interview", data=form)
        assert page.status_code == 200
        assert len(page.content) < LARGEST
        assert len(set(questions(page.text))) == len(questions(page.text))


@pytest.mark.parametrize("go", ["few", "all"])
def test_another_language_asks_the_same_and_all_questions_pass_none_over(client: Client, go: str) -> None:
    """To change the language is no step, and what was left open among all questions is asked again among a few."""
    first = client.post("/nl/interview", data=filled(client.get("/nl/interview").text, go="next")).text
    page = client.post("/nl/interview", data=filled(first, go=go)).text
    here = re.search(r'name="edit" value="([^"]*)" formaction="/en/interview"', page)
    assert here
    other = client.post("/en/interview", data=filled(page, edit=here[1])).text
    assert '<html lang="en">' in other
    assert questions(other) == questions(page)
    few = client.post("/en/interview", data=filled(page, go="few")).text
    assert questions(few)
    assert go == "all" or not set(questions(few)) & set(questions(page))


def test_an_answer_can_be_changed_and_taken_back(client: Client) -> None:
    """What was filled in offers each fact again; "not known" takes it away."""
    page = client.post("/nl/interview", data={"dossier": plain(), "edit": "audience"}).text
    assert re.findall(r'name="shown" value="(\w+)"', page) == ["audience"]
    assert re.search(r'value="closed_group" checked', page)
    form = {"dossier": plain(), "shown": "audience", "fact.audience": "public"}
    assert carried(client.post("/nl/interview", data=form).text)["facts"]["audience"] == "public"
    assert "audience" not in carried(client.post("/nl/interview", data=form | {"fact.audience": ""}).text)["facts"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_so_far_follows_the_form(client: Client, lang: Lang) -> None:
    """It is the verdict on what stands in the form; something wrong is said in its place."""
    form = {"dossier": plain(), "shown": "audience", "fact.audience": "public"}
    told = dossier().otherwise({"audience": "public"}, lang).verdict()
    words = visible(client.post(f"/{lang}/so-far", data=form).text)
    assert all(each.question_text[lang] in words for each in told.answers)
    assert all(wording.answered(each)[lang].casefold() in words.casefold() for each in told.answers)
    assert "not private" in words.casefold() or "niet privé" in words.casefold()
    wrong = client.post(f"/{lang}/so-far", data={"shown": "audience_size", "fact.audience_size": "many"})
    assert wrong.status_code == 200
    assert "many" in wrong.text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"shown": "audience_size", "fact.audience_size": "veel"}, "veel"),
        ({"shown": "audience", "fact.audience": "village"}, "village"),
        ({"dates": "1", "date.utterance": "2026-13-01"}, "2026-13-01"),
        ({"dossier": '{"facts": {"audiense": 1}}'}, "audiense"),
        ({"title": "x" * 201}, "200"),
    ],
)
def test_what_is_wrong_is_said_where_it_was_filled_in(client: Client, form: dict[str, str], said: str) -> None:
    """And the answers stay on the screen."""
    page = client.post("/nl/interview", data=form)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert said in visible(page.text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from(["facts", "disputed", "assume", "dates", "title", "variants", "choice", "as_of", "lang", "x"])


@tries(40)
@given(sent=st.dictionaries(_KEYS, _JSON) | _JSON, raw=st.none() | st.text(max_size=20))
def test_no_form_makes_the_server_stumble(client: Client, sent: object, raw: str | None) -> None:
    """Whatever is carried along: a page, or what is wrong."""
    carry = json.dumps(sent) if raw is None else raw
    for path in ("interview", "desk", "so-far"):
        form = {"dossier": carry, "flips": carry, "change": carry, "shown": ["audience", "nonsense"], "add": "1"}
        assert client.post(f"/en/{path}", data=form).status_code in {200, 422}


# ---- the dossier file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", sparing(examples(), {stem for stem, _ in SHOWN}))
def test_a_dossier_that_is_kept_opens_as_it_was(client: Client, stem: str) -> None:
    """Through the file alone: the server keeps nothing."""
    lang = "en"
    kept = client.post(f"/{lang}/dossier", data={"dossier": plain(stem)})
    assert kept.headers["content-disposition"] == 'attachment; filename="dossier.json"'
    assert kept.headers["cache-control"] == "no-store"
    page = client.post(f"/{lang}/open", files={"file": ("dossier.json", kept.content)})
    assert page.status_code == 200
    assert carried(page.text) == carried(client.post(f"/{lang}/interview", data={"dossier": plain(stem)}).text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"facts: [", b"[1]", b'{"facts": {"audience": "village"}}', b"x" * 1_000_000]
)
def test_a_file_that_is_no_dossier_is_refused_with_why(client: Client, content: bytes, lang: Lang) -> None:
    """On the page where it was chosen."""
    page = client.post(f"/{lang}/open", files={"file": ("x.json", content)})
    assert page.status_code == 422
    assert wording.SOMETHING_WRONG[lang] in html.unescape(page.text)
    assert 'type="file"' in page.text


def test_a_file_that_is_too_large_comes_no_further_than_the_gate(client: Client) -> None:
    """It is refused by its size, whatever it holds."""
    assert client.post("/nl/open", files={"file": ("x.json", b"{" + b" " * LARGEST_BODY + b"}")}).status_code == 413


# ---- several conversations -------------------------------------------------------------------------------------------

FILES = Path(__file__).parents[2] / "cases" / "files"


@pytest.mark.parametrize("file", sorted(FILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_file_of_several_conversations_is_answered_as_it_is_elsewhere(client: Client, file: Path) -> None:
    """Each conversation and the whole; every one can be come to, and the dossier's file holds all of them."""
    told = read_request(file.read_bytes()).verdict()
    page = client.post("/nl/open", files={"file": (file.name, file.read_bytes())}).text
    for place in range(len(told.conversations)):
        form = {"dossier": json.dumps(carried(page))}
        seen = opened(client.post("/nl/dossier", data=form).content, "nl").verdict()
        assert [each.outcome for each in seen.answers] == [each.outcome for each in told.answers]
        assert len(seen.conversations) == len(told.conversations)
        verdict = client.post("/nl/verdict", data=form).text
        first = visible(between(verdict, '<div class="first">', '<p class="quiet">'))
        for each in told.conversations:
            assert each.title is not None
            assert each.title.nl in first
            assert all(
                wording.answered(answer).nl.casefold() in first.casefold() for answer in each.answers if answer.outcome
            )
        opened_ = client.post("/nl/verdict", data={**form, "open": f"{place}.circle"}).text
        assert opened_.count('<section class="question"') == 1
        page = client.post("/nl/interview", data={**form, "go": "turn:0"}).text


def test_a_conversation_can_be_added_and_let_go(client: Client) -> None:
    """What all share stays; the one that was at hand is one of the others."""
    page = client.post("/en/interview", data={"dossier": plain(), "go": "another", "about": "The chat"}).text
    both = carried(page)
    assert {*both["facts"]} <= AT_TOP
    assert both["others"][0]["title"] == "The chat"
    assert "platforms" in questions(page)
    back = carried(client.post("/en/interview", data={"dossier": json.dumps(both), "go": "turn:0"}).text)
    assert back["facts"] == dossier().plain["facts"]
    one = carried(client.post("/en/interview", data={"dossier": json.dumps(back), "go": "drop:0"}).text)
    assert "others" not in one
    for go in ("turn:7", "drop:x", "turn:" + "9" * 5000):
        assert client.post("/en/interview", data={"dossier": json.dumps(both), "go": go}).status_code == 200


# ---- the verdict -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_says_first_every_answer_with_what_decides_and_what_speaks_against_it(
    client: Client, lang: Lang
) -> None:
    """With what to find out, each a way to its question in the interview, and every measure."""
    told = dossier().verdict()
    page = client.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    first = between(page, '<div class="first">', '<p class="quiet">')
    words = visible(first)
    for answer in told.answers:
        assert wording.answered(answer)[lang].casefold() in words.casefold() or answer.outcome is None
        for point in (answer.decides, answer.contra):
            assert point is None or point.text[lang].casefold() in words.casefold()
            if point and point.authority and point.authority.kind == "ruling":
                assert f'href="/{lang}/rulings/{point.authority.key}"' in first
    assert all(each.label[lang] in words for each in told.measures)
    asked = re.findall(r'<button class="ask" name="edit" value="(\w+)" formaction="([^"]*)">', first)
    assert asked == [(each.fact, f"/{lang}/interview") for each in told.worth_asking]
    for name, path in asked:
        assert questions(client.post(path, data={"dossier": plain(), "edit": name}).text) == [name]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_shows_both_sides_the_rulings_and_how_they_compare(client: Client, lang: Lang) -> None:
    """What each of the nearest decided stands once; drawings and pleas come when they are asked for."""
    told = dossier().verdict()
    for answer in told.answers:
        page = client.post(f"/{lang}/verdict", data={"dossier": plain(), "open": answer.question}).text
        section = between(page, f'<h2 id="a-{answer.question}" tabindex="-1">', "</section>")
        words = visible(section)
        elsewhere = {each.scope for each in answer.rulings.nearest}
        statements = rulebook().questions[answer.question].statements.values()
        assert all(each[lang] in words for each in answer.summary if each not in {*elsewhere, *statements})
        for ground in (*answer.for_, *answer.against):
            assert answer.outcomes[ground.favours][lang].casefold() in words.casefold()
            assert ground.text[lang] in words
        assert all(each.standard[lang] in words for each in answer.framework if "ECLI" not in each.standard[lang])
        rulings = answer.rulings
        for ruling in rulings.nearest:
            assert words.count(ruling.holding[lang]) == 1
        rows = re.findall(r'(?s)<tr><th scope="row">(.*?)</th>(.*?)</tr>', between(section, "<table", "</table>"))
        assert len(rows) == (len(rulings.circumstances) if rulings.nearest else 0)
        assert all(cells.count("<td") == 1 + len(rulings.nearest) for _, cells in rows)
        assert "<svg" not in page
        assert page.count('<section class="question"') == 1
    page = client.post(f"/{lang}/verdict", data={"dossier": plain(), "draw": "circle", "plead": "circle"}).text
    assert page.count("<svg") == 2
    assert all(wording.CASE[party].fill(outcome="")[lang] in page for party in ("employee", "employer"))


@pytest.mark.parametrize(("stem", "lang"), list(zip(examples(), cycle(LANGUAGES), strict=False)))
def test_where_a_ruling_is_found_and_how_it_was_read_stands_once_on_a_verdict(
    client: Client, stem: str, lang: Lang
) -> None:
    """In the table of rulings, for every one that it names; elsewhere an ECLI is the title of a link at most."""
    asked = dossier(stem).verdict().answers[-1].question
    page = client.post(f"/{lang}/verdict", data={"dossier": plain(stem), "open": asked}).text
    eclis = re.findall(r"ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]*\w", visible(page))
    assert len(eclis) == len(set(eclis))
    table = between(page, 'id="rulings"')
    rows = re.findall(r'(?s)<tr[^>]*><th scope="row"><a href="/\w\w/rulings/([^"]*)">.*?</tr>', table)
    assert set(rows) == set(re.findall(rf'href="/{lang}/rulings/([^"]+)"', page))
    for key in rows:
        ruling = casebook()[key]
        row = html.unescape(between(table, f'rulings/{key}"', "</tr>"))
        assert courts().cite(ruling)[lang] in row
        assert courts().deeplink(ruling) is None or f'href="{courts().deeplink(ruling)}"' in row
        assert courts().verification(ruling)[lang].casefold() in row.casefold()


@pytest.mark.parametrize("stem", examples())
def test_a_section_of_a_verdict_says_nothing_twice(client: Client, stem: str) -> None:
    """No sentence of its unfolded part; a circumstance is a reason, and a row of the comparison by its short name."""
    answers = dossier(stem).verdict().answers
    pages = (client.post("/nl/verdict", data={"dossier": plain(stem), "open": each.question}).text for each in answers)
    for section in [
        found for page in pages for found in re.findall(r'(?s)<section class="question".*?</section>', page)
    ]:
        uncited = re.sub(r'(?s)<span class="cited">.*?</span>', "", section.split("<details")[0])
        blocks = re.split(r"</?(?:p|li|dd|dt|td|th|h\d|div)\b[^>]*>", uncited)
        told = [" ".join(visible(block).split()) for block in blocks]
        long = [
            sentence for block in told for sentence in re.split(r"(?<=\.) (?=[A-Z])", block) if len(sentence) > LONG
        ]
        assert sorted(long) == sorted(set(long))


def between(page: str, start: str, end: str | None = None) -> str:
    """Give a part of a page; nothing where it does not start."""
    part = page.partition(start)[2]
    return part.partition(end)[0] if end else part


@pytest.mark.parametrize("stem", ["dance-teacher", EXAMPLE, "police-group-chat"])
def test_a_switch_brings_what_it_says(client: Client, stem: str) -> None:
    """The dossier stays as it is until the change is taken over."""
    answers = dossier(stem).verdict().answers
    page = "".join(
        client.post("/en/verdict", data={"dossier": plain(stem), "open": each.question}).text for each in answers
    )
    offered = re.findall(r'→ ([^<]*)</span></span> <button class="small" name="flip" value="([^"]*)"', page)
    assert offered
    for outcome, flip in offered[:4]:
        tried = client.post("/en/verdict", data={"dossier": plain(stem), "flip": html.unescape(flip)}).text
        assert html.unescape(outcome).casefold() in visible(tried).casefold()
        assert f"{wording.WAS.en}:" in visible(tried)
        assert carried(tried)["facts"] == dossier(stem).plain["facts"]
        change = json.loads(html.unescape(flip))
        form = {"dossier": plain(stem), "flips": json.dumps([change]), "adopt": "1"}
        assert carried(client.post("/en/verdict", data=form).text)["facts"][change["fact"]] == change["value"]


@pytest.mark.parametrize("sort", ["likeness", "date", "court"])
def test_the_rulings_of_a_verdict_can_be_put_in_order(client: Client, sort: str) -> None:
    """By likeness, by date and by court; the head says which, and every order has the same rows."""
    page = client.post("/en/verdict", data={"dossier": plain(), "sort": sort}).text
    table = between(page, 'id="rulings"')
    heads = re.findall(r'<th scope="col"([^>]*)><button class="ask" name="sort" value="(\w+)"', table)
    assert [name for mark, name in heads if "aria-sort" in mark] == [sort]
    cells = re.findall(r'(?s)<td>([^<]*)</td><td class="day">([\d-]*)</td><td>.*?</td><td>([^<]*)</td>', table)
    likeness = client.post("/en/verdict", data={"dossier": plain(), "sort": "x"}).text
    assert len(cells) == between(likeness, 'id="rulings"').count('class="day"')
    if sort == "date":
        dates = [date for _, date, _ in cells]
        assert dates == sorted(dates, reverse=True)
    elif sort == "court":
        courts = list(dict.fromkeys(court for court, _, _ in cells))
        assert len(courts) == len({court for court, _, _ in cells})
        assert courts.index("Supreme") < courts.index("First instance")
    else:
        assert [bool(alike) for *_, alike in cells] == sorted((bool(alike) for *_, alike in cells), reverse=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fact_of_a_verdict_can_be_changed_from_it(client: Client, lang: Lang) -> None:
    """The question leads back to the verdict."""
    page = client.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    facts = between(page, '<ul class="facts">', "</ul>")
    names = re.findall(r'name="edit" value="(\w+)"', facts)
    assert [name for name in names if name != "about"] == [each.fact for each in dossier().verdict().facts]
    asked = client.post(f"/{lang}/interview", data=filled(page, edit=names[0])).text
    assert questions(asked) == [names[0]]
    assert re.search(r'class="primary" name="go" value="verdict"', asked)


def test_a_switch_that_does_not_fit_the_facts_leaves_the_verdict(client: Client) -> None:
    """And says why."""
    flip = json.dumps({"fact": "audience", "value": "village"})
    page = client.post("/en/verdict", data={"dossier": plain(), "flip": flip})
    assert page.status_code == 422
    assert wording.SOMETHING_WRONG.en in page.text
    assert wording.ANSWERS.en in page.text


@pytest.mark.parametrize(
    ("reader", "kind", "start"),
    [("lawyer", "html", b"<!DOCTYPE html>"), ("hr", "docx", b"PK"), ("employee", "pdf", b"%PDF")],
)
def test_a_memo_can_be_kept_for_each_reader_and_in_each_form(
    client: Client, reader: str, kind: str, start: bytes
) -> None:
    """As a file."""
    memo = client.post("/nl/memo", data={"dossier": plain("dance-teacher"), "reader": reader, "form": kind})
    assert memo.status_code == 200
    assert memo.content.startswith(start)
    assert memo.headers["content-disposition"] == f'attachment; filename="memo.{kind}"'


def test_a_memo_that_cannot_be_written_is_said_on_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict stays on the screen. In this process, where it can be brought about that there is no memo."""

    async def fail(*_: object) -> bytes:
        raise DocumentError(same("Pango ontbreekt"))

    monkeypatch.setattr(pages, "pressed", fail)
    page = TestClient(create_app()).post("/nl/memo", data={"dossier": plain(), "form": "pdf"})
    assert page.status_code == 422
    assert "Pango ontbreekt" in page.text
    assert wording.ANSWERS.nl in page.text


# ---- the desk --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_desk_puts_variants_measures_and_steps_beside_each_other(client: Client, lang: Lang) -> None:
    """A variant is the same incident with another fact; its answers are those of that incident."""
    change = json.dumps({"fact": "audience", "value": "public"})
    form = {"dossier": plain(), "add": "1", "change": change, "into": "new", "name": "Openbaar"}
    page = client.post(f"/{lang}/desk", data=form).text
    assert carried(page)["variants"] == [{"name": "Openbaar", "facts": {"audience": "public"}}]
    told = dossier().otherwise({"audience": "public"}, lang).verdict()
    row = re.findall(r'(?s)<tr><th scope="row">(.*?)</tr>', page)
    assert len(row) >= len(told.answers)
    assert all(answer.outcome_text[lang].casefold() in visible(page).casefold() for answer in told.answers)
    assert desk.SAID.ANY_MEASURE[lang] in page
    assert wording.MEASURES[lang] in page
    assert "privesfeer verdict" not in page
    assert re.findall(r"<h(\d)", page)[:2] == ["1", "2"]
    assert "<h1" not in page.split("</h1>", 1)[1]
    gone = client.post(f"/{lang}/desk", data={"dossier": json.dumps(carried(page)), "drop": "0"}).text
    assert "variants" not in carried(gone)


def test_measures_stand_in_order_with_what_they_take_until_when_and_for_how_much(client: Client) -> None:
    """The lightest that stands first; of the one at issue, and of those that end the employment, terms and sums."""
    given = dossier("roster-group").plain
    facts = {**given["facts"], "measure": "summary_dismissal", "wage_base": "3000", "start_date": "2015-01-01"}
    stated = {**given, "facts": facts | {"sector": "private", "end_date": "2026-11-20"}}
    case = opened(json.dumps({**stated, "dates": {"measure": "2026-11-20"}}).encode(), "nl")
    page = client.post("/nl/desk", data={"dossier": json.dumps(case.plain)}).text
    families = [family for scale in case.scale().scales for family in scale.families]
    rungs = {rung.label.nl: rung for family in families for rung in family.rungs}
    groups = [
        re.findall(r'<tr><th scope="row">(.*?)[<\n]', table)
        for table in re.findall(r'(?s)<table class="measures">.*?</table>', page)
    ]
    order = [label.nl for label in codebook().fact("measure").values.values()]
    shown = [[name.lower() for name in group] for group in groups]
    assert sorted(name for group in shown for name in group) == sorted(rungs)
    assert all(group == sorted(group, key=order.index) for group in shown)
    standing = [name for name in shown[0] if rungs[name].value in {family.lightest for family in families}]
    assert desk.SAID.LIGHTEST.fill(measure=rungs[standing[0]].label).nl in page
    row = visible(re.findall(r'(?s)<tr><th scope="row">Ontslag op staande voet.*?</tr>', page)[0])
    assert desk.SAID.HERE.nl in row
    assert "20 januari 2027" in row
    assert "€" in row or "EUR" in row or "euro" in row
    warning = visible(re.findall(r'(?s)<tr><th scope="row">Waarschuwing.*?</tr>', page)[0])
    assert not re.search(r"20\d\d|€", warning)


def test_several_things_can_be_otherwise_at_once(client: Client) -> None:
    """What is ready-made, another measure and another fact make one variant; what is so already is not offered."""
    change = json.dumps({"fact": "publicity", "value": True})
    form = {"dossier": plain(), "add": "1", "had": ["warned", "code", "none"], "taken": "warning", "change": change}
    page = client.post("/en/desk", data=form).text
    (variant,) = carried(page)["variants"]
    assert variant["facts"] == {
        **desk.had()["warned"].facts,
        **desk.had()["code"].facts,
        "measure": "warning",
        "publicity": True,
    }
    so = plain(facts={**dossier().plain["facts"], **desk.had()["warned"].facts})
    offered = re.findall(r'name="had" value="(\w+)"', client.post("/en/desk", data={"dossier": so}).text)
    assert set(desk.had()) - set(offered) == {"warned"}
    for each in desk.had().values():
        assert opened(json.dumps({"facts": each.facts}).encode(), "nl").facts.known.keys() == each.facts.keys()


def test_the_decision_of_a_person_goes_into_the_dossier_file_alone(client: Client) -> None:
    """It changes no answer, and is there when the file is opened again."""
    decided = {"by": "Hoofd P&O", "on": "2026-11-24", "decision": "Een waarschuwing", "reasons": "Eerste keer.\nKort."}
    kept = client.post("/nl/desk", data={"dossier": plain(), "go": "dossier", **decided})
    assert json.loads(kept.content)["choice"] == decided
    found = opened(kept.content, "nl")
    assert found.verdict() == dossier().verdict()
    page = client.post("/nl/open", files={"file": ("dossier.json", kept.content)}).text
    page = client.post("/nl/desk", data={"dossier": json.dumps(carried(page))}).text
    assert html.escape("Hoofd P&O") in page
    assert "Een waarschuwing</textarea>" in page


@pytest.mark.parametrize("path", ["interview", "verdict", "desk"])
def test_a_decision_is_not_lost_by_leaving_the_desk(client: Client, path: str) -> None:
    """Whichever button was pressed after it was written."""
    decided = {"by": "Hoofd P&O", "on": "2026-11-24", "decision": "Een waarschuwing", "reasons": "Eerste keer."}
    page = client.post(f"/nl/{path}", data={"dossier": plain(), **decided})
    assert page.status_code == 200
    assert carried(page.text)["choice"] == decided
    none = {"dossier": json.dumps(carried(page.text)), **dict.fromkeys(decided, "")}
    assert "choice" not in carried(client.post(f"/nl/{path}", data=none).text)


def test_no_more_variants_than_fit_the_screen(client: Client) -> None:
    """Another one has to go first; a wrong day is said and what was written stays."""
    variants = [{"name": f"V{place}", "facts": {"audience": "public"}} for place in range(MOST_VARIANTS)]
    form = {"dossier": plain(variants=variants), "add": "1", "change": '{"fact": "audience", "value": "friends"}'}
    page = client.post("/en/desk", data=form)
    assert page.status_code == 422
    assert wording.VARIANTS_FULL.en in page.text
    assert len(carried(page.text)["variants"]) == MOST_VARIANTS
    page = client.post("/en/desk", data={"dossier": plain(), "by": "Me", "on": "tomorrow", "go": "dossier"})
    assert page.status_code == 422
    assert 'value="Me"' in page.text


# ---- casebook and rulebook -------------------------------------------------------------------------------------------


def test_search_and_filters_are_in_the_address_so_that_it_can_be_kept(client: Client) -> None:
    """And the other language shows the same search."""
    page = client.get("/nl/rulings?q=Barbulescu&level=echr").text
    assert "Bărbulescu" in page
    assert 'href="/en/rulings?q=Barbulescu&amp;level=echr"' in page
    wrong = client.get("/nl/rulings?year_from=abc&level=moon")
    assert wrong.status_code == 200
    assert wording.FILTER_WRONG.nl in wrong.text


@pytest.mark.slow
def test_every_ruling_and_every_rule_has_a_page(client: Client) -> None:
    """A rule's page links the rulings on which it rests, and theirs link back, under the question of the rule."""
    lang: Lang = "en"
    rulings = {each.key: html.unescape(client.get(f"/{lang}/rulings/{each.key}").text) for each in casebook()}
    assert all("</h1>" in page for page in rulings.values())
    for asked, question in rulebook().questions.items():
        listed = client.get(f"/{lang}/rules/{asked}").text
        for rule in question.rules:
            path = f"/{lang}/rules/{asked}/{rule.id}"
            assert f'href="{path}"' in listed
            page = client.get(path).text
            assert rule.text[lang] in html.unescape(page)
            for each in rule.authority:
                if each.ruling:
                    assert f'href="/{lang}/rulings/{each.ruling}"' in page
                    assert f'href="{path}">{codebook().question(asked).question[lang]}' in rulings[each.ruling]
                else:
                    assert rulebook().statutes[each.statute or ""].latest(rule.valid.last).cite[lang] in html.unescape(
                        page
                    )


def test_a_ruling_names_the_examples_that_it_governs(client: Client) -> None:
    """As their verdicts say."""
    key, stems = next(iter(governed().items()))
    page = client.get(f"/nl/rulings/{key}").text
    assert all(f'href="/nl/examples/{stem}"' in page for stem in stems)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_evaluation_says_that_the_rules_knew_the_rulings(client: Client, lang: Lang) -> None:
    """With figures for every question, wrong answers and all, and a drawing; no name of the program."""
    page = client.get(f"/{lang}/evaluation").text
    words = visible(page)
    assert all(question.question[lang] in words for question in codebook().questions)
    assert "<svg" in page
    assert "private_sphere" not in words
    assert wording.EVALUATION_IN_SAMPLE[lang] in words
    assert "--" not in words


# ---- what a user types -----------------------------------------------------------------------------------------------

HOSTILE_FORMS = {
    "title": ("interview", {"title": HOSTILE}),
    "title in the verdict": ("verdict", {"dossier": json.dumps({"facts": {"audience": "public"}, "title": HOSTILE})}),
    "variant": (
        "desk",
        {"dossier": "{}", "add": "1", "change": '{"fact": "audience", "value": "public"}', "name": HOSTILE},
    ),
    "who decides": ("desk", {"dossier": "{}", "by": HOSTILE}),
    "date": ("desk", {"dossier": "{}", "by": "x", "on": HOSTILE}),
    "decision": ("desk", {"dossier": "{}", "by": "x", "decision": HOSTILE}),
    "reasons": ("desk", {"dossier": "{}", "by": "x", "reasons": HOSTILE}),
    "answer": ("interview", {"shown": "audience", "fact.audience": HOSTILE}),
    "conversation": ("interview", {"dossier": "{}", "about": HOSTILE, "go": "another"}),
    "another conversation": ("verdict", {"dossier": json.dumps({"others": [{"title": HOSTILE}]})}),
    "day of the law": ("interview", {"dossier": "{}", "as_of": HOSTILE}),
    "assumption": ("interview", {"dossier": "{}", "assume.circle": HOSTILE}),
    "who asks": ("interview", {"dossier": "{}", "asks": HOSTILE}),
    "where it is": ("interview", {"dossier": "{}", "at": HOSTILE, "from": HOSTILE, "go": HOSTILE}),
    "how it is looked at": ("verdict", {"dossier": plain(), "open": HOSTILE, "sort": HOSTILE}),
    "unknown fact": ("interview", {"dossier": json.dumps({"facts": {HOSTILE: 1}})}),
    "flip": ("verdict", {"dossier": "{}", "flip": json.dumps({"fact": "audience", "value": HOSTILE})}),
}


@pytest.mark.parametrize("place", HOSTILE_FORMS)
def test_hostile_words_are_shown_as_words_and_never_logged(server: Server, client: Client, place: str) -> None:
    """No tag or attribute comes of them."""
    path, form = HOSTILE_FORMS[place]
    before = len(server.logged())
    page = client.post(f"/nl/{path}", data=form)
    assert page.status_code in {200, 422}
    assert "<script>document" not in page.text
    assert "<img" not in page.text
    assert "{{ 7" not in page.text or "&#34;&gt;" in page.text or "&quot;&gt;" in page.text
    assert MARK not in json.dumps(server.logged(before + 1))


@pytest.mark.parametrize(
    "content", [HOSTILE, json.dumps({"facts": {HOSTILE: HOSTILE}}), json.dumps({"title": HOSTILE})]
)
def test_a_hostile_file_is_shown_as_words_and_never_logged(server: Server, client: Client, content: str) -> None:
    """Nor is its name, which nothing repeats."""
    before = len(server.logged())
    page = client.post("/nl/open", files={"file": (HOSTILE, content)})
    assert page.status_code in {200, 422}
    assert "<script>document" not in page.text
    assert "<img" not in page.text
    assert MARK not in json.dumps(server.logged(before + 1))


@pytest.mark.parametrize("query", ["q", "platform", "year_from"])
def test_a_hostile_search_is_shown_as_words(client: Client, query: str) -> None:
    """Also in the link to the other language."""
    page = client.get("/nl/rulings", params={query: HOSTILE}).text
    assert "<script>document" not in page
    assert "<img" not in page
