"""The example incidents: valid, told in both languages, and true to the rulings after which they are told."""

import re
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import Request, read_request
from privesfeer.cases.commons.text import Text

FOLDER = Path(__file__).parents[2] / "cases" / "incidents"
FILES = sorted(FOLDER.iterdir())
AFTER = re.compile(r"^# after: (?P<key>\S+)$", re.MULTILINE)


def read(path: Path) -> Request:
    """Read an example as the program does."""
    request = read_request(path.read_bytes())
    assert isinstance(request, Request)
    return request


def model(path: Path) -> str | None:
    """Give the key of the ruling after which an example is told."""
    found = AFTER.search(path.read_text(encoding="utf-8"))
    return found["key"] if found else None


TOLD_AFTER = [(path, key) for path in FILES if (key := model(path))]


def test_there_are_enough_examples() -> None:
    """Both kinds are there: told after a ruling, and invented."""
    assert len(TOLD_AFTER) >= 6
    assert len(FILES) - len(TOLD_AFTER) >= 4


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_is_an_incident_with_a_title_in_both_languages(path: Path) -> None:
    """Each file is named in kebab-case, is read without a problem, and has two different titles."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml", path.name)
    title = read(path).title
    assert isinstance(title, Text)
    assert title.nl != title.en
    assert all(0 < len(words) <= 120 for words in (title.nl, title.en))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_says_where_it_comes_from_and_what_it_leaves_open(path: Path) -> None:
    """Two to four lines above the title: the ruling, or that it is invented; and what is unknown on purpose."""
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    told = [line for line in header if not AFTER.match(line)]
    assert 2 <= len(told) <= 4
    assert ("An invented, everyday story" in told[0]) is (model(path) is None)
    assert any("Left open on purpose: " in line for line in told)


@pytest.mark.parametrize(("path", "key"), TOLD_AFTER, ids=[path.name for path, _ in TOLD_AFTER])
def test_an_example_told_after_a_ruling_invents_no_facts(path: Path, key: str) -> None:
    """Its facts are among those of the ruling, with the same values."""
    assert read(path).facts.plain.items() <= casebook()[key].facts.plain.items()


def test_the_dance_teacher_has_all_facts_of_the_ruling() -> None:
    """The first example leaves out nothing that the ruling has."""
    assert read(FOLDER / "dance-teacher.yaml").facts == casebook()["RBMAA-2012-BV3122"].facts


def test_no_two_examples_share_a_title_or_a_ruling() -> None:
    """Each adds something."""
    titles = [read(path).title for path in FILES]
    keys = [key for _, key in TOLD_AFTER]
    assert len({title.nl for title in titles if isinstance(title, Text)}) == len(FILES)
    assert len({title.en for title in titles if isinstance(title, Text)}) == len(FILES)
    assert len(set(keys)) == len(keys)


def test_the_examples_show_disputed_facts_dates_and_an_earlier_day() -> None:
    """Everything that an incident file can hold is shown somewhere, save an assumed answer."""
    requests = [read(path) for path in FILES]
    assert any(request.disputed for request in requests)
    assert any(request.dates.utterance for request in requests)
    assert any(request.as_of for request in requests)
