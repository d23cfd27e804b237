"""The pictures of a verdict: readable in print, by screen reader and in a page under a strict policy."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from privesfeer.api.ask.request import read_request
from privesfeer.api.cli.main import app
from privesfeer.api.paper.blocks import Picture
from privesfeer.api.pictures import svg
from privesfeer.api.pictures.graph import graph
from privesfeer.api.pictures.openness import openness
from privesfeer.api.pictures.timeline import timeline
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated
from privesfeer.engine import Answer, ComparedRuling
from tests.conftest import sparing
from tests.golden import EXAMPLES, FEW, INCIDENTS, answered

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = untranslated('</title><script>alert("1")</script> & \x00\x1b {braces} ' + "é" * 300)
ELEMENTS = {"svg", "title", "desc", "rect", "line", "path", "polygon", "circle", "text", "tspan"}


class Box(NamedTuple):
    """The room that a line of text takes."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


def boxes(root: ET.Element) -> Iterator[Box]:
    """Measure every line of a drawing as the drawing itself does."""
    for element in root.iter(f"{SVG}text"):
        size, bold = float(element.attrib["font-size"]), "font-weight" in element.attrib
        for line in element:
            words, x, y = line.text or "", float(line.attrib["x"]), float(line.attrib["y"])
            width = svg.advance(words, size, bold=bold)
            left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
            yield Box(words, left, y - 0.75 * size, left + width, y + 0.22 * size)


@cache
def drawn(example: Path, lang: Lang) -> tuple[Picture, ...]:
    """Draw everything that can be drawn of an example."""
    verdict = answered(example)
    answers = [*verdict.answers, *chain(*(each.answers for each in verdict.acts))]
    pictures = [
        make
        for each in answers
        for make in (graph(each, lang, verdict.title), timeline(each, verdict.as_of, lang, verdict.title))
    ]
    places = range(len(verdict.acts)) or [None]
    return (*pictures, *filter(None, (openness(verdict, lang, place) for place in places)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda example: example.stem)
def test_nothing_overlaps_and_nothing_falls_outside(example: Path, lang: Lang) -> None:
    """No two lines of text touch, and every line stands within the picture."""
    for picture in drawn(example, lang):
        root = ET.fromstring(picture.svg)  # noqa: S314 - made by this program
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        found = list(boxes(root))
        assert found
        for box in found:
            assert box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height, box  # noqa: PT018
        for one, other in combinations(found, 2):
            apart = (
                one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
            )
            assert apart, (one, other)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda example: example.stem)
def test_a_picture_can_be_heard_and_stands_in_a_page_of_strict_policy(example: Path, lang: Lang) -> None:
    """It has a title and a description in its language, ids of its own, and neither style, script nor reference."""
    ids: dict[str, str] = {}
    for picture in drawn(example, lang):
        root = ET.fromstring(picture.svg)  # noqa: S314 - made by this program
        title, description = root[0], root[1]
        assert (root.get("role"), root.get("lang")) == ("img", lang)
        assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("aria-describedby") == description.get("id")
        assert title.text
        assert description.text == picture.alt
        assert root.get("width") == "640"
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
        names = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in names if name == "style" or "href" in name or name.startswith("on")}
        assert "url(" not in picture.svg
        for each in re.findall(r' id="([^"]+)"', picture.svg):
            assert ids.setdefault(each, picture.svg) == picture.svg


@pytest.mark.parametrize("example", sparing(INCIDENTS, FEW), ids=lambda example: example.stem)
def test_both_languages_show_the_same(example: Path) -> None:
    """As many boxes, marks and arrows; the lines of text may break elsewhere."""
    for dutch, english in zip(drawn(example, "nl"), drawn(example, "en"), strict=True):
        counts = [
            [picture.svg.count(f"<{name} ") for name in ("rect", "circle", "polygon", "path")]
            for picture in (dutch, english)
        ]
        assert counts[0] == counts[1]
        assert dutch.alt != english.alt


def test_the_same_answer_gives_the_same_bytes() -> None:
    """Drawn anew."""
    verdict = answered(EXAMPLES[0])
    assert graph(verdict.answers[0], "nl").svg == graph(verdict.answers[0], "nl").svg
    assert (
        timeline(verdict.answers[0], verdict.as_of, "nl").svg == timeline(verdict.answers[0], verdict.as_of, "nl").svg
    )


def test_the_users_own_words_stay_words() -> None:
    """A title with markup, control characters and a word without end is text, and fits."""
    verdict = replace(answered(EXAMPLES[0]), title=HOSTILE)
    answer = verdict.answers[0]
    mapped = openness(verdict, "nl")
    assert mapped
    for picture in (graph(answer, "nl", HOSTILE), timeline(answer, verdict.as_of, "nl", HOSTILE), mapped):
        root = ET.fromstring(picture.svg)  # noqa: S314 - made by this program
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
        assert all(box.right <= svg.WIDTH for box in boxes(root))
        assert "&lt;/title&gt;&lt;script&gt;" in picture.svg
        assert "{braces}" in picture.svg


def test_wrapped_lines_fit_and_lose_nothing() -> None:
    """Also where one word is wider than the line."""
    for words in ("ECLI:NL:RBMAA:2012:BV3122", "een twee drie", "W" * 90, ""):
        lines = svg.wrapped(words, 60, 10)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        assert all(svg.advance(line, 10) <= 60 for line in lines)


def located(facts: str) -> Picture:
    """Draw the openness of a conversation."""
    verdict = read_request(f"facts: {{{facts}}}", as_of="2026-11-24").verdict()
    picture = openness(verdict, "en")
    assert picture
    return picture


def test_an_unknown_circle_is_said_and_not_guessed() -> None:
    """Only a known circle is placed on the scale; a disputed one is said to be so."""
    assert "(this conversation)" in located("platforms: [whatsapp], audience: closed_group").svg
    unknown = located("platforms: [whatsapp]")
    assert "is not known" in unknown.alt
    assert "(this conversation)" not in unknown.svg
    example = next(each for each in EXAMPLES if each.stem == "facebook-disputed-audience")
    disputed = openness(answered(example), "en")
    assert disputed
    assert "is disputed" in disputed.alt
    assert "(this conversation)" not in disputed.svg


def test_the_map_counts_every_precedent_once() -> None:
    """Of 2013 fewer than of 2026: what was not known then is not drawn."""
    verdict = read_request("facts: {audience: public}", as_of="2013-01-01").verdict()
    early, late = openness(verdict, "en"), located("audience: public")
    assert early
    shapes = ("<circle", "<polygon", "<rect")
    assert 0 < sum(map(early.svg.count, shapes)) < sum(map(late.svg.count, shapes))


def undated_beside(answer: Answer) -> list[ComparedRuling]:
    """Give the rulings beside an answer of which the date is not known."""
    rulings = (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing)
    return [each for each in rulings if each.date is None]


def test_a_ruling_without_a_date_is_not_given_one() -> None:
    """The time line says from when it counts."""
    answers = (answer for example in EXAMPLES for answer in answered(example).answers)
    answer, undated = next((each, found) for each in answers if (found := undated_beside(each)))
    assert timeline(answer, dt.date(2026, 11, 24), "en").alt.count("date unknown; counts from") == len(undated)


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("--out", "x.svg"), "<svg"),
        (("--kind", "timeline", "--out", "x.svg"), "<svg"),
        (("--kind", "openness", "--out", "x.svg"), "<svg"),
        (("--out", "x.mmd"), "flowchart"),
        (("--out", "x.dot"), "digraph"),
        (("--out", "x.json"), "{"),
    ],
)
def test_the_command_writes_a_file(arguments: tuple[str, ...], begins: str, tmp_path: Path) -> None:
    """Of each kind, by the ending of its name."""
    *options, name = arguments
    done = CliRunner().invoke(app, ["picture", str(EXAMPLES[0]), *options, str(tmp_path / name)])
    assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "x.png"), ".svg"),
        (("--kind", "timeline", "--out", "x.dot"), ".svg"),
        (("--out", "no/such/folder/x.svg"), "no/such/folder"),
        (("--question", "nonsense", "--out", "x.svg"), "nonsense"),
        (("--question", "account_belongs_to", "--out", "x.svg"), "account"),
    ],
)
def test_the_command_refuses_what_it_cannot_draw(arguments: tuple[str, ...], said: str) -> None:
    """With exit code 2, naming what is wrong, and without a file."""
    example = next(each for each in EXAMPLES if each.stem == "dance-teacher")
    done = CliRunner().invoke(app, ["picture", str(example), *arguments], env={"COLUMNS": "300"})
    assert done.exit_code == 2
    assert said in done.output
    assert not Path(arguments[-1]).exists()
