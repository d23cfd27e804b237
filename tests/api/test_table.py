"""Tables: every word of a cell reaches the reader, in Markdown and in a terminal of any width."""

import re
from collections import Counter
from pathlib import Path

import pytest

from api.ask.shelf import codebook
from api.paper.blocks import Line, Span, Table, plain
from api.paper.markdown import markdown
from api.paper.terminal import write
from api.reports.measures import scale_report
from cases.text import LANGUAGES, Lang
from engine.answers.explanation import titled
from tests.golden import MEASURED, asked

UNESCAPED = re.compile(r"(?<!\\)\|")


def letters(text: str) -> Counter[str]:
    """Count the characters of a text, without blanks and rules."""
    return Counter(re.sub(r"[\s═─┃]", "", text))


def shown(table: Table, capsys: pytest.CaptureFixture[str]) -> str:
    """Write a table as to a terminal."""
    write([table])
    return capsys.readouterr().out


def row(*cells: str) -> tuple[Line, ...]:
    """Make a row of words."""
    return tuple(map(plain, cells))


def test_a_pipe_in_a_cell_does_not_end_it() -> None:
    """Nor in a heading, a link or strong words; a row has as many cells as there are headings."""
    cells: tuple[Line, ...] = (
        plain("a|b", "strong"),
        (Span("c|d", url="https://example.org/?q=x|y"), Span(" \\| ")),
        plain(""),
    )
    head, rule, body = markdown([Table(("one|two", "three", "four"), (cells,))]).splitlines()
    assert [len(UNESCAPED.findall(line)) for line in (head, rule, body)] == [4, 4, 4]
    assert head == r"| one\|two | three | four |"
    assert r"**a\|b**" in body
    assert r"[c\|d](<https://example.org/?q=x\|y>)" in body


def test_markup_in_a_cell_is_not_obeyed() -> None:
    """As elsewhere in Markdown."""
    assert markdown([Table(("*x*",), (row("_a_ <b>"),))]) == "| \\*x\\* |\n|---|\n| \\_a\\_ \\<b\\> |\n"


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_a_narrow_terminal_loses_no_word_of_a_table(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that does not fit is broken, not cut off, and no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    address = "ECLI:NL:RBMAA:2012:BV3122"
    cells = [("Maatregel [bold]", ":smile: [/]"), ("ontbinding door de rechter", address), ("waarschuwing [bold]", "–")]
    told = shown(Table(cells[0], tuple(row(*each) for each in cells[1:])), capsys)
    assert letters(told) == letters("".join(word for each in cells for word in each))
    assert max(map(len, told.splitlines())) <= width
    assert not re.findall(r"[ \t]+$", told, re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.stem)
def test_the_measures_lose_nothing_in_a_narrow_terminal(
    example: Path, lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At 60 columns each cell is whole, and words of ordinary length are not broken."""
    blocks = scale_report(asked(example).scale().scales, titled(asked(example).title), lang)
    monkeypatch.setenv("COLUMNS", "60")
    for table in (block for block in blocks if isinstance(block, Table)):
        told = shown(table, capsys)
        cells = [*table.headings, *("".join(span.text for span in cell) for line in table.rows for cell in line)]
        assert letters(told) == letters("".join(cells))
        assert max(map(len, told.splitlines())) <= 60
        ordinary = {word for cell in cells for word in cell.split() if len(word) <= 10}
        assert ordinary <= set(told.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_measures_are_told_from_light_to_heavy(lang: Lang) -> None:
    """By family, with the given one marked, and with the lightest that stands and the heaviest that does not."""
    request = asked(MEASURED[0])
    (scale,) = request.scale().scales
    measures = codebook().fact("measure").values
    text = markdown(scale_report((scale,), None, lang)).replace("\\", "")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    for family in scale.families:
        places = [
            next(place for place, line in enumerate(rows) if measures[rung.value][lang].lower() in line.lower()[:80])
            for rung in family.rungs
        ]
        assert places == sorted(places)
    (given,) = (rung for family in scale.families for rung in family.rungs if rung.given)
    assert given.value == request.facts.known["measure"]
    (marked,) = (line for line in rows if {"nl": "(opgegeven)", "en": "(given)"}[lang] in line)
    assert measures[given.value][lang].lower() in marked.lower()
