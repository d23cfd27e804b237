"""The pictures on the pages: the circle, the days and the scale; what they show is shown by form and said in words."""

import datetime as dt
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.paper.blocks import Picture
from privesfeer.api.pictures.circle import circle
from privesfeer.api.pictures.days import DayOf, days
from privesfeer.api.pictures.scale import ScaleStep, scale
from privesfeer.api.pictures.svg import NARROW
from privesfeer.api.web.examples import examples
from privesfeer.api.web.pictures import circle_of, scale_of
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated
from tests.api.test_picture import ELEMENTS, SVG, boxes
from tests.api.web import dossier

TODAY = dt.date(2026, 11, 26)
TOLD = (
    DayOf(dt.date(2026, 11, 2), untranslated("said")),
    DayOf(dt.date(2026, 11, 20), untranslated("dismissed")),
    DayOf(dt.date(2027, 1, 20), untranslated("annulment"), dt.date(2026, 11, 20), last=True),
    DayOf(dt.date(2026, 11, 25), untranslated("objection"), dt.date(2026, 11, 2), last=True),
)
STEPS = (
    ScaleStep(untranslated("warning"), True, untranslated("stands"), "governed", here=False),  # noqa: FBT003 - one of a row
    ScaleStep(untranslated("suspension"), None, untranslated("cannot be said"), "undetermined", here=False),
    ScaleStep(untranslated("transfer"), False, untranslated("contested"), "contested", here=False),  # noqa: FBT003 - one of a row
    ScaleStep(untranslated("dissolution"), True, untranslated("likely"), "likely", here=False),  # noqa: FBT003 - one of a row
    ScaleStep(untranslated("dismissal"), False, untranslated("falls"), "slight", here=True),  # noqa: FBT003 - one of a row
)


def around(facts: str) -> Picture:
    """Draw the circle of a conversation."""
    found = circle(read_request(f"facts: {{{facts}}}", as_of="2026-11-26").verdict(), "en")
    assert found
    return found


def line(told: tuple[DayOf, ...] = TOLD, lang: Lang = "en") -> Picture:
    """Draw days."""
    found = days(told, TODAY, lang)
    assert found
    return found


def ladder(steps: tuple[ScaleStep, ...] = STEPS, lang: Lang = "en") -> Picture:
    """Draw measures."""
    found = scale(steps, lang)
    assert found
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stem", examples())
def test_a_picture_is_narrow_in_the_ink_of_the_page_and_heard(stem: str, lang: Lang) -> None:
    """As wide as a phone; no colour of its own, so dark and print need none; nothing overlaps or falls outside."""
    verdict = dossier(stem).verdict()
    found = [each["svg"] for each in (*circle_of(verdict, None, lang), *scale_of(verdict.measures, lang))]
    for drawn in (*found, line(lang=lang).svg):
        root = ET.fromstring(drawn)  # noqa: S314 - made by this program
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        assert width == NARROW
        assert (root.get("role"), root[0].tag, root[1].tag) == ("img", f"{SVG}title", f"{SVG}desc")
        assert root[1].text
        assert {each.tag.removeprefix(SVG) for each in root.iter()} <= ELEMENTS
        assert {each.get(name) for each in root.iter() for name in ("fill", "stroke")} <= {None, "none", "currentColor"}
        inside = list(boxes(root))
        for box in inside:
            assert box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height, box  # noqa: PT018
        for one, other in combinations(inside, 2):
            assert (
                one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
            )


def test_a_closed_circle_has_no_gap_an_open_one_has_and_an_unknown_one_is_dotted() -> None:
    """The edge shows it without colour, and words say it."""
    edges = {}
    for audience in ("audience: closed_group, audience_size: 4", "audience: public", "platforms: [whatsapp]"):
        drawn = around(audience)
        edges[audience] = re.findall(r'<circle [^>]*r="98"[^>]*>', drawn.svg)[0]
    closed, public, unknown = edges.values()
    assert "dasharray" not in closed
    assert 'dasharray="14 10"' in public
    assert 'dasharray="1 6"' in unknown
    assert "4 others" in around("audience: closed_group, audience_size: 4").alt
    assert "not known" in around("platforms: [whatsapp]").alt


@pytest.mark.parametrize(
    ("inside", "said"), [("true", "was in the circle"), ("false", "was outside"), ("", "not known")]
)
def test_the_employer_stands_where_the_facts_put_him(inside: str, said: str) -> None:
    """Inside, outside, or with a question mark; no place is guessed."""
    drawn = around(f"audience: closed_group{f', managers_in_audience: {inside}' if inside else ''}")
    assert said in drawn.alt
    assert ("employer ?" in drawn.svg) == (not inside)


def test_as_many_readers_are_drawn_as_there_were() -> None:
    """As far as they can be told apart; else the number alone."""
    assert around("audience: closed_group, audience_size: 7").svg.count('r="4"') == 7
    assert around("audience: closed_group, audience_size: 400").svg.count('r="4"') == 0
    assert "400 others" in around("audience: closed_group, audience_size: 400").svg


def test_who_looked_went_into_the_circle_and_what_was_passed_on_came_out() -> None:
    """The head of the arrow is inside or outside."""
    heads = [
        float(re.findall(r'<polygon points="([\d.]+),', around(f"audience: closed_group, learned_via: {via}").svg)[0])
        for via in ("device_search", "participant")
    ]
    assert heads[0] < heads[1]


def test_days_stand_in_their_order_with_today_among_them() -> None:
    """What has passed above today, what is to come below it; the alternative says how many days are left."""
    told = line().alt
    places = [told.index(each) for each in ("2 November", "20 November", "25 November", "Today", "20 January")]
    assert places == sorted(places)
    assert "55 days left" in told
    assert "25 November 2026 – passed" in told


def test_a_term_that_runs_is_thick_and_one_that_has_passed_is_thin() -> None:
    """Without colour."""
    running, passed = (line((TOLD[1], each)).svg for each in TOLD[2:])
    assert 'stroke-width="4"' in running
    assert 'stroke-width="4"' not in passed


def test_the_last_day_itself_is_said_to_be_today() -> None:
    """And the day before it that one is left."""
    for ahead, said in ((0, "today is the last day"), (1, "one day left"), (2, "2 days left")):
        last = DayOf(TODAY + dt.timedelta(days=ahead), untranslated("petition"), last=True)
        assert said in line((last,)).alt


def test_every_measure_is_marked_by_form_with_its_strength_as_an_answer_has_it() -> None:
    """A tick, a question mark, a cross; a line that is whole, double, broken or dotted, and none that tells weight."""
    drawn = ladder().svg
    assert drawn.count("<path") == 4
    assert drawn.count(">?<") == 1
    assert "<rect" not in drawn
    each = [re.findall(r"<line [^>]*>", ladder((step,)).svg) for step in STEPS]
    assert [len(lines) for lines in each] == [1, 0, 2, 1, 1]
    broken = [re.findall(r'dasharray="([^"]*)"', "".join(lines)) for lines in each]
    assert [bool(found) for found in broken] == [False, False, False, True, True]
    assert broken[3] != broken[4]
    assert ladder().alt == (
        "Warning: stands. Suspension: cannot be said. Transfer: contested. Dissolution: likely. "
        "Dismissal (at issue here): falls."
    )


def test_what_there_is_nothing_of_is_not_drawn() -> None:
    """No empty frame."""
    assert days((), TODAY, "en") is None
    assert scale((), "en") is None
