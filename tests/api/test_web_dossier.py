"""The dossier: what is kept of it opens as it was, also of several acts; what is none is refused."""

import html
import json
import re
from pathlib import Path

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import AT_TOP, codebook
from privesfeer.api.ask.request import LARGEST as LARGEST_BODY
from privesfeer.api.ask.request import read_request
from privesfeer.api.web import wording
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.examples import examples
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.web import SHOWN, between, carried, dossier, filled, plain, questions, visible
from tests.conftest import sparing

# ---- the dossier file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", sparing(examples(), {stem for stem, _ in SHOWN}))
def test_a_dossier_that_is_kept_opens_as_it_was(visitor: Client, stem: str) -> None:
    """Through the file alone: the server keeps nothing."""
    lang = "en"
    kept = visitor.post(f"/{lang}/dossier", data={"dossier": plain(stem)})
    assert kept.headers["content-disposition"] == 'attachment; filename="dossier.json"'
    assert kept.headers["cache-control"] == "no-store"
    page = visitor.post(f"/{lang}/open", files={"file": ("dossier.json", kept.content)})
    assert page.status_code == 200
    assert carried(page.text) == carried(visitor.post(f"/{lang}/interview", data={"dossier": plain(stem)}).text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"facts: [", b"[1]", b'{"facts": {"audience": "village"}}', b"x" * 1_000_000]
)
def test_a_file_that_is_no_dossier_is_refused_with_why(visitor: Client, content: bytes, lang: Lang) -> None:
    """On the page where it was chosen."""
    page = visitor.post(f"/{lang}/open", files={"file": ("x.json", content)})
    assert page.status_code == 422
    assert wording.SOMETHING_WRONG[lang] in html.unescape(page.text)
    assert 'type="file"' in page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_with_a_choice_that_there_is_not_is_refused_in_the_words_of_the_page(
    visitor: Client, lang: Lang
) -> None:
    """What can be chosen is named by its labels; what is too large for any dossier, by what one is."""
    content = b'{"facts": {"audience": "village"}}'
    words = visible(visitor.post(f"/{lang}/open", files={"file": ("x.json", content)}).text)
    audience = codebook().fact("audience")
    assert all(label[lang] in words for label in (audience.short, *audience.values.values()))
    assert "village" in words
    assert not any(value in words for value in ("facts.audience", "one_to_one", "closed_group"))
    large = visitor.post(f"/{lang}/open", files={"file": ("x.json", b" " * (LARGEST_BODY + 1))})
    assert large.status_code == 413
    assert wording.FILE_TOO_LARGE[lang] in visible(large.text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["interview", "verdict", "desk", "remedies", "draft", "memo", "dossier", "read"])
@pytest.mark.parametrize("sent", ["{", '{"facts":', "[]", "no json", '{"facts": []}', "null"])
def test_a_dossier_that_cannot_be_read_is_not_judged_as_if_nothing_was_said(
    visitor: Client, sent: str, path: str, lang: Lang
) -> None:
    """On every page; an empty one is a fresh start."""
    page = visitor.post(f"/{lang}/{path}", data={"dossier": sent}, headers={"Accept": "text/html"})
    assert page.status_code == 422
    assert wording.DOSSIER_UNREADABLE[lang] in html.unescape(page.text)
    assert visitor.post(f"/{lang}/interview", data={"dossier": ""}).status_code == 200


def test_a_file_that_is_too_large_comes_no_further_than_the_gate(visitor: Client) -> None:
    """It is refused by its size, whatever it holds."""
    assert visitor.post("/nl/open", files={"file": ("x.json", b"{" + b" " * LARGEST_BODY + b"}")}).status_code == 413


# ---- several acts -------------------------------------------------------------------------------------------


FILES = Path(__file__).parents[2] / "cases" / "files"


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(FILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_file_of_several_acts_is_answered_as_it_is_elsewhere(visitor: Client, file: Path) -> None:
    """Each act and the whole; every one can be come to, and the dossier's file holds all of them."""
    told = read_request(file.read_bytes()).verdict()
    page = visitor.post("/nl/open", files={"file": (file.name, file.read_bytes())}).text
    for place in range(len(told.acts)):
        form = {"dossier": json.dumps(carried(page))}
        seen = opened(visitor.post("/nl/dossier", data=form).content, "nl").verdict()
        assert [each.outcome for each in seen.answers] == [each.outcome for each in told.answers]
        assert len(seen.acts) == len(told.acts)
        verdict = visitor.post("/nl/verdict", data=form).text
        first = visible(between(verdict, '<div class="first">', '<p class="quiet">'))
        for each in told.acts:
            assert each.title is not None
            assert each.title.nl in first
            assert all(
                wording.answered(answer).nl.casefold() in first.casefold() for answer in each.answers if answer.outcome
            )
        for answer in told.acts[place].answers[:1]:
            opened_ = visitor.post("/nl/verdict", data={**form, "open": f"{place}.{answer.question}"}).text
            assert opened_.count('<section class="question"') == 1
        page = visitor.post("/nl/interview", data={**form, "go": "turn:0"}).text


def test_an_act_can_be_added_and_let_go(visitor: Client) -> None:
    """What all share stays; the one that was at hand is one of the others."""
    page = visitor.post("/en/interview", data={"dossier": plain(), "go": "another", "about": "The chat"}).text
    both = carried(page)
    assert {*both["facts"]} <= AT_TOP
    assert both["others"][0]["title"] == "The chat"
    assert "platforms" in questions(page)
    back = carried(visitor.post("/en/interview", data={"dossier": json.dumps(both), "go": "turn:0"}).text)
    assert back["facts"] == dossier().plain["facts"]
    one = carried(visitor.post("/en/interview", data={"dossier": json.dumps(back), "go": "drop:0"}).text)
    assert "others" not in one
    for go in ("turn:7", "drop:x", "turn:" + "9" * 5000):
        assert visitor.post("/en/interview", data={"dossier": json.dumps(both), "go": go}).status_code == 200


def test_an_act_keeps_its_place_while_another_is_at_hand(visitor: Client) -> None:
    """However often one goes from one to the other; the verdict names them in the same order."""
    file = FILES / "two-chats-and-an-email.yaml"
    page = visitor.post("/nl/open", files={"file": (file.name, file.read_bytes())}).text
    titles = [each.title for each in opened(file.read_bytes(), "nl").incidents]
    for go in ("turn:1", "turn:0", "turn:1", "turn:0"):
        page = visitor.post("/nl/interview", data={"dossier": json.dumps(carried(page)), "go": go}).text
        found = opened(json.dumps(carried(page)).encode(), "nl")
        assert [each.title for each in found.incidents] == titles
        assert found.place == {"turn:1": 2, "turn:0": 0}[go]
    verdict = visitor.post("/nl/verdict", data={"dossier": json.dumps(carried(page))}).text
    assert [each for each in re.findall(r"<h3>(.*?)</h3>", verdict) if each in titles][: len(titles)] == titles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_act_is_looked_over_and_changed_where_it_stands(visitor: Client, lang: Lang) -> None:
    """On the page with all answers and on the verdict, whichever is at hand: "change" leads to that act."""
    file = FILES / "two-chats-and-an-email.yaml"
    found = opened(file.read_bytes(), lang)
    sent = {"dossier": json.dumps(found.plain)}
    checked = visitor.post(f"/{lang}/interview", data={**sent, "go": "check"}).text
    for page in (checked, visitor.post(f"/{lang}/verdict", data=sent).text):
        offered = re.findall(r'name="edit" value="of:(\d) (\w+)"', page)
        for place, one in enumerate(found.incidents):
            own = {name for name in one.facts.known if name not in AT_TOP}
            assert own <= {name for of, name in offered if int(of) == place}
            asked = visitor.post(
                f"/{lang}/interview", data={**sent, "edit": f"of:{place} audience", "from": "check"}
            ).text
            assert questions(asked) == ["audience"]
            assert carried(asked).get("place") == place
            assert f'value="{one.facts.known["audience"]}" checked' in asked
    for of in ("7", "99", "x"):
        assert visitor.post(f"/{lang}/interview", data={**sent, "edit": f"of:{of} audience"}).status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_the_interview_says_which_act_it_is_about(visitor: Client, lang: Lang) -> None:
    """Its number and its name, with a way to each other one that stays at the same part; there it can be named."""
    page = visitor.post(f"/{lang}/interview", data={"dossier": plain(), "go": "another", "about": "The chat"}).text
    second, first = [wording.ACT_OF.fill(number=str(place), all="2")[lang] for place in (2, 1)]
    assert second in between(page, "<h1", "</h1>")
    assert 'id="about" name="about"' in page
    page = visitor.post(f"/{lang}/interview", data=filled(page, go="to:readers", about="LinkedIn")).text
    assert f"{second}: LinkedIn" in between(page, "<h1", "</h1>")
    switch = re.findall(r'value="(turn:\d)">([^<]*)<', between(page, '<nav class="steps switch"', "</nav>"))
    assert switch == [("turn:0", f"{wording.ACT.fill(number='1')[lang]}: The chat")]
    back = visitor.post(f"/{lang}/interview", data=filled(page, go="turn:0")).text
    assert f"{first}: The chat" in between(back, "<h1", "</h1>")
    assert 'value="closed_group" checked' in back


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_place_that_there_is_not_is_refused_with_its_name(visitor: Client, lang: Lang) -> None:
    """In the language of the page."""
    answer = visitor.post(f"/{lang}/verdict", data={"dossier": plain(place=3)})
    assert answer.status_code == 422
    assert "place" in visible(answer.text)
