"""Tables: every word of a cell reaches the reader, in Markdown and in a terminal of any width."""

import re
from collections import Counter
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import codebook
from privesfeer.api.paper.blocks import Banner, Bullets, Line, Span, Table, plain
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.paper.terminal import write
from privesfeer.api.reports.measures import scale_report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine.answers.verdicts.explanation import titled
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
@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.stem)
def test_the_lightest_measure_that_stands_comes_first(example: Path, lang: Lang) -> None:
    """Then those that stand before those that do not, each measure once, and the one that is given beside the first."""
    request = asked(example)
    (scale,) = request.scale().scales
    measures = codebook().fact("measure").values
    first, *rest = [each for each in scale_report((scale,), None, lang) if isinstance(each, Banner | Bullets)]
    assert isinstance(first, Banner)
    banner = "".join(span.text for line in first.lines for span in line)
    standing = [rung for family in scale.families for rung in family.rungs if rung.value == family.lightest]
    assert not standing or measures[standing[0].value][lang] in banner
    assert measures[str(request.facts.known["measure"])][lang] in banner
    told = [
        "".join(span.text for span in line)
        for bullets in rest
        if isinstance(bullets, Bullets)
        for item in bullets.items
        for line in item.below
    ]
    rungs = [rung for family in scale.families for rung in family.rungs]
    places = {
        rung.value: [
            place
            for place, line in enumerate(told)
            if measures[rung.value][lang] in re.split(r", | en | and ", line.partition(":")[0].lower())
        ]
        for rung in rungs
        if rung.decides
    }
    assert {len(each) for each in places.values()} == {1}
    upheld = [places[rung.value][0] for rung in rungs if rung.outcome == "upheld"]
    fallen = [places[rung.value][0] for rung in rungs if rung.outcome == "not_upheld"]
    assert not (upheld and fallen) or max(upheld) < min(fallen)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.stem)
def test_the_sources_of_the_measures_stand_once_at_the_end(example: Path, lang: Lang) -> None:
    """Every ruling that is named, by its short name, with where it can be found."""
    blocks = scale_report(asked(example).scale().scales, None, lang)
    *_, listed = (each for each in blocks if isinstance(each, Bullets))
    names = [item.line[0].text.removesuffix(": ") for item in listed.items]
    assert len(names) == len(set(names))
    scales = asked(example).scale().localize(lang)
    rulings = {each["name"] for each in scales["sources"].values() if "name" in each}
    assert set(names) <= rulings
