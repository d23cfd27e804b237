"""The web application as the server gives it: what is on each page, in both languages, and what is kept: nothing."""

import hashlib
import html
import json
import re
from itertools import cycle

import pytest
from fastapi.testclient import TestClient
from httpx2 import Client
from hypothesis import given
from hypothesis import strategies as st

from api.ask.request import LARGEST as LARGEST_BODY
from api.ask.shelf import casebook, codebook, courts, rulebook
from api.paper.document import DocumentError
from api.serve.application import create_app
from api.web import pages, wording
from api.web.dossier import MOST_VARIANTS, opened
from api.web.examples import examples, governed
from api.web.interview import noted, worth_asking
from cases.text import LANGUAGES, Lang, same
from tests.api.served import Server
from tests.api.web import EXAMPLE, HOSTILE, MARK, carried, dossier, plain
from tests.conftest import sparing, tries

LARGEST = 250_000  # bytes; with all questions on one page, and packed a tenth of it
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


@pytest.mark.parametrize(("stem", "lang"), sparing(zip(examples(), cycle(LANGUAGES), strict=False), SHOWN))
def test_every_example_has_a_verdict_a_desk_and_an_interview(client: Client, stem: str, lang: Lang) -> None:
    """Also with a question drawn, and with all questions on one page; none above the largest size."""
    for path, more in (*((path, {}) for path in FILLED), ("interview", {"go": "all"})):
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_can_stay_unknown_and_says_why_it_is_asked(client: Client, lang: Lang) -> None:
    """With the sources that make the fact count, which are pages here if they are rulings."""
    page = client.post(f"/{lang}/interview", data={"dossier": "{}", "go": "all"}).text
    asked = re.findall(r'(?s)<fieldset class="sheet" id="q-.*?</fieldset>', page)
    assert len(asked) == len(codebook().facts)
    unknown = [wording.NOT_KNOWN[lang], wording.EMPTY_IS_UNKNOWN[lang], wording.SET_UNKNOWN[lang]]
    for each in asked:
        assert any(words in html.unescape(each) for words in unknown)
        assert wording.WHY_ASKED[lang] in each
        assert re.search(rf"{re.escape(wording.WHY_ASKED[lang])}</summary>\s*<p>[^<]{{20,}}</p>", each)
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
def test_the_next_question_is_the_most_important_one(client: Client, stem: str) -> None:
    """As the engine ranks the facts; those beside it are of the same group."""
    page = client.post("/en/interview", data={"dossier": plain(stem)}).text
    shown = re.findall(r'name="shown" value="(\w+)"', page)
    first = dossier(stem).interview().next
    assert first
    assert shown[0] in {each.id for each in codebook().facts if each.group == codebook().fact(first.fact).group}
    assert first.fact in shown
    assert len({codebook().fact(name).group for name in shown}) == 1


def test_a_question_that_stayed_unknown_is_not_asked_again(client: Client) -> None:
    """Until none is left; the verdict can be asked for at any time."""
    seen: list[str] = []
    form: dict[str, str | list[str]] = {"dossier": plain()}
    for _ in range(40):
        page = client.post("/nl/interview", data={**form, "go": "next"}).text
        shown = re.findall(r'name="shown" value="(\w+)"', page)
        assert not set(shown) & set(seen)
        seen += shown
        if not shown:
            break
        form = {"dossier": json.dumps(carried(page)), "shown": shown, "asked": seen}
    assert wording.NOTHING_LEFT.nl in page
    assert set(seen) == set(worth_asking(dossier()))


def questions(page: str) -> list[str]:
    """Give the questions on a page of the interview."""
    return [name for name in re.findall(r'name="shown" value="(\w+)"', page) if name != "about"]


def filled(page: str, **more: str) -> dict[str, str | list[str]]:
    """Fill in the form of a page of the interview."""
    fields: dict[str, str | list[str]] = {"dossier": json.dumps(carried(page)), **more}
    for name in ("shown", "asked", "mode"):
        fields[name] = re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    return fields


def test_the_questions_before_can_be_come_back_to(client: Client) -> None:
    """With their answers; those of the page that was left are asked again, unless they were answered there."""
    pages = [client.get("/nl/interview").text]
    first = {"fact.audience": "closed_group", "title": "Groep"}
    pages.append(client.post("/nl/interview", data=filled(pages[-1], go="next", **first)).text)
    pages.append(client.post("/nl/interview", data=filled(pages[-1], go="next")).text)
    assert wording.PREVIOUS.nl not in pages[0]
    for place in (1, 0):
        before = re.search(r'name="edit" value="([^"]*)">' + wording.PREVIOUS.nl, pages[-1])
        assert before
        name = questions(pages[-1])[0]
        more = {f"fact.{name}": "true"} if codebook().fact(name).type == "boolean" else {}
        pages.append(client.post("/nl/interview", data=filled(pages[-1], edit=before[1], **more)).text)
        assert questions(pages[-1]) == questions(pages[place])
        assert more.keys() <= {f"fact.{name}" for name in carried(pages[-1])["facts"]}
    assert 'value="Groep"' in pages[-1]
    assert re.search(r'value="closed_group" checked', pages[-1])
    assert wording.PREVIOUS.nl not in pages[-1]
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
    page = client.post("/nl/interview", data=filled(client.get("/nl/interview").text, go=go, form="group_chat")).text
    here = re.search(r'name="edit" value="([^"]*)" formaction="/en/interview"', page)
    assert here
    other = client.post("/en/interview", data=filled(page, edit=here[1])).text
    assert '<html lang="en">' in other
    assert questions(other) == questions(page)
    few = client.post("/en/interview", data=filled(page, go="few")).text
    assert questions(few) if go == "all" else not set(questions(few)) & set(questions(page))


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
    page = client.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    for answer in told.answers:
        section = between(page, f'<h2 id="a-{answer.question}">', "</section>")
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
    page = client.post(f"/{lang}/verdict", data={"dossier": plain(), "draw": "circle", "plead": "circle"}).text
    assert page.count("<svg") == 2
    assert all(wording.CASE[party].fill(outcome="")[lang] in page for party in ("employee", "employer"))


@pytest.mark.parametrize(("stem", "lang"), list(zip(examples(), cycle(LANGUAGES), strict=False)))
def test_where_a_ruling_is_found_and_how_it_was_read_stands_once_on_a_verdict(
    client: Client, stem: str, lang: Lang
) -> None:
    """In the table of sources, for every ruling that it names; elsewhere an ECLI is the title of a link at most."""
    page = client.post(f"/{lang}/verdict", data={"dossier": plain(stem)}).text
    eclis = re.findall(r"ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]*\w", visible(page))
    assert len(eclis) == len(set(eclis))
    table = between(page, 'id="sources"')
    rows = re.findall(r'(?s)<tr><th scope="row"><a href="/\w\w/rulings/([^"]*)">.*?</tr>', table)
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
    page = client.post("/nl/verdict", data={"dossier": plain(stem)}).text
    for section in re.findall(r'(?s)<section class="question".*?</section>', page):
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
    page = client.post("/en/verdict", data={"dossier": plain(stem)}).text
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
    assert wording.STEPS[lang] in page
    assert wording.MEASURES[lang] in page
    assert "privesfeer verdict" not in page
    assert re.findall(r"<h(\d)", page)[:2] == ["1", "2"]
    assert "<h1" not in page.split("</h1>", 1)[1]
    gone = client.post(f"/{lang}/desk", data={"dossier": json.dumps(carried(page)), "drop": "0"}).text
    assert "variants" not in carried(gone)


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
