"""A document as HTML: everyone can read it, nothing of what a user wrote becomes markup, and it stands alone."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from privesfeer.api.paper.blocks import Block, Heading, Paragraph, Picture, Span, plain
from privesfeer.api.paper.html import fragment, page
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.memos import ALT, BLOCKS, ECLI, HASH, LINK, SVG, memo

_VOID = {"meta"}


class Outline(HTMLParser):
    """Reads a page as a browser does: its elements, with what they hold."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what holds nothing."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that what ends is what began last."""
        assert self.open.pop() == tag, "an element closes before what it holds"

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element with one of these tags."""
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_its_language_and_title_and_stands_alone(lang: Lang) -> None:
    """It asks for no other file, runs nothing, and has one main part, one title and one foot."""
    read = Outline(page(memo(lang)))
    assert not read.open
    assert read.all("html") == [{"lang": lang}]
    assert len(read.all("title")) == 2  # of the page, and of the drawing
    assert len(read.all("main")) == len(read.all("footer")) == 1
    assert len(read.all("h1")) == 2  # the title, and that of the annex
    assert not read.all("script", "link", "img", "iframe")
    assert "url(" not in page(memo(lang))


def test_what_a_user_wrote_stays_words() -> None:
    """Neither as text nor as an address does it become markup."""
    read = Outline(page(memo()))
    assert '<script>alert("x")</script> & {{ 7 * 7 }}' in read.words
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", page(memo()))
    link = Outline(fragment([Paragraph((Span("x", url='https://a.nl/"onclick="x'),))])).all("a")
    assert link == [{"href": 'https://a.nl/"onclick="x'}]


def test_no_element_carries_a_style_of_its_own() -> None:
    """So that a page can forbid styles in its markup."""
    assert not [attributes for _, attributes in Outline(fragment(BLOCKS)).elements if "style" in attributes]


def test_no_level_of_heading_is_skipped() -> None:
    """A heading that jumps is written one level below the one before it."""
    levels = [int(tag[1]) for tag, _ in Outline(fragment(BLOCKS)).elements if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 2, 2, 2, 1]
    assert fragment([Heading(1, "a"), Heading(2, "b"), Heading(3, "c")]).count("<h") == 3
    assert "<h3>c</h3>" in fragment([Heading(1, "a"), Heading(2, "b"), Heading(3, "c")])


def test_a_table_says_which_cells_are_headings() -> None:
    """Each heading stands above its column."""
    read = Outline(fragment(BLOCKS))
    assert read.all("th") == [{"scope": "col"}] * 5
    assert len(read.all("tr")) == 17


def test_a_ruling_is_a_link_to_its_text() -> None:
    """By its ECLI, at the public address."""
    assert f'<a href="{LINK}">{ECLI}</a>' in fragment(BLOCKS)


def test_a_note_stands_at_the_end_and_its_number_links_there_and_back() -> None:
    """Numbered in the order of the text; a table has them too."""
    written = fragment(BLOCKS)
    for number, words in ((1, ", r.o. 4.3"), (2, "Rb. Arnhem")):
        assert f'<sup><a id="call-{number}" href="#note-{number}">{number}</a></sup>' in written
        note = written.partition(f'<li id="note-{number}">')[2].partition("</li>")[0]
        assert words in note
        assert f'<a href="#call-{number}">' in note
    assert "note-3" not in written


def test_what_is_not_known_of_a_file_is_left_to_fill_in() -> None:
    """At its head."""
    assert '<div><p>Cliënt: </p><span class="rule"></span></div>' in fragment(BLOCKS)
    assert "<div><p>Status: vertrouwelijk</p></div>" in fragment(BLOCKS)


def test_a_heading_of_the_lowest_level_is_kept_with_the_paragraph_that_it_opens() -> None:
    """On a page of its own; not where the text is a part of another page."""
    blocks: list[Block] = [
        Heading(1, "a"),
        Heading(2, "b"),
        Heading(3, "c"),
        Paragraph(plain("d")),
        Paragraph(plain("e")),
    ]
    assert '<div class="opened">\n<h3>c</h3>\n<p>d</p>\n</div>\n<p>e</p>' in fragment(blocks)
    assert "<div" not in fragment(blocks, below=1)


@pytest.mark.parametrize(("words", "brief"), [(500, True), (521, False)])
def test_a_text_that_is_meant_for_one_page_is_set_closer(words: int, brief: bool) -> None:  # noqa: FBT001 - as it is
    """By the words in its blocks, notes among them."""
    text = (Heading(1, "Titel"), Paragraph((Span("woord " * (words - 101)), Span("noot", note=plain("noot " * 99)))))
    assert ('<body class="brief">' in page(replace(memo(), blocks=text))) is brief


def test_a_drawing_has_one_name_for_who_cannot_see_it() -> None:
    """What is read aloud is the description, not what the drawing calls itself."""
    written = fragment([Picture(SVG, ALT, plain("Onderschrift"))])
    assert written.count("<title>") == 1
    assert "<title>Een tijdlijn: Maastricht &lt;2012&gt; &amp; Arnhem</title>" in written
    assert 'role="img"' in written
    assert "<?xml" not in written
    assert "<figcaption>Onderschrift</figcaption>" in written


def test_a_page_ends_with_versions_and_hash() -> None:
    """Below the text."""
    foot = page(memo()).partition("<footer>")[2]
    assert "privesfeer 9.9" in foot
    assert HASH in foot


def test_the_same_document_gives_the_same_page() -> None:
    """Byte for byte."""
    assert page(memo()) == page(memo())
