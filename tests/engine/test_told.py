"""What is told in one language: of each text the one language, what repeats by its key, and nothing empty."""

import datetime as dt
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest

from api.ask.ready import reasoner
from cases import told
from cases.text import LANGUAGES, Lang, Record, Text
from cases.told import By, Shared, Told
from engine.doctrine.factors import Circumstance
from tests.conftest import sparing
from tests.engine.books import AS_OF
from tests.golden import EXAMPLES, FEW, INCIDENTS, asked
from tests.languages import worded

ACCOUNTS = ("reason", "compact", "stability", "arguments", "interview", "scale")


class Named(Shared):
    """What is told by its key."""

    key: str
    text: Text


class Whole(Told):
    """A whole that names things by their keys."""

    one: Annotated[Named, By("key", "names")]
    several: Annotated[tuple[Named, ...], By("key")] = ()
    none: Annotated[Named | None, By("key", "names")] = None
    day: dt.date
    left_out: str = ""


def localised(node: Any, lang: Lang) -> Any:  # noqa: ANN401 - JSON values
    """Keep one language of what pydantic writes of a record in both."""
    if isinstance(node, dict):
        return node[lang] if set(node) == set(LANGUAGES) else {key: localised(each, lang) for key, each in node.items()}
    return [localised(each, lang) for each in node] if isinstance(node, list) else node


def references(node: Any, key: str) -> Iterator[str]:  # noqa: ANN401 - JSON values
    """Find what is told by key under a name; what became of a ruling names the later one in words."""
    if isinstance(node, dict) and "elsewhere" not in node:
        for name, each in node.items():
            if name == key and isinstance(each, str):
                yield each
            else:
                yield from references(each, key)
    elif isinstance(node, list):
        for each in node:
            yield from references(each, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_told_by_its_key_stands_once_in_its_table(lang: Lang) -> None:
    """And a field that holds its default is left out."""
    one, other = Named(key="a", text=worded("een", "one")), Named(key="b", text=worded("twee", "two"))
    assert Whole(one=one, several=(one, other), day=AS_OF).in_language(lang) == {
        "lang": lang,
        "one": "a",
        "several": ["a", "b"],
        "day": AS_OF.isoformat(),
        "names": {"a": {"key": "a", "text": one.text[lang]}},
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", sparing(INCIDENTS, FEW), ids=lambda path: path.stem)
def test_a_record_without_keys_is_told_as_pydantic_writes_it(example: Path, lang: Lang) -> None:
    """Twice: shared parts are not worked out the second time."""
    for answer in reasoner().reason(asked(example), AS_OF).answers:
        for record in (*answer.framework, *answer.rulings.circumstances.values()):
            parts = record.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"burden"})
            for _ in range(2):
                told_ = told.in_language(record, lang)
                assert {name: each for name, each in told_.items() if name != "burden"} == localised(parts, lang)


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_every_source_that_is_named_stands_in_the_table_and_no_other(example: Path, account: str) -> None:
    """In every account of a case, in both languages alike."""
    accounts = [getattr(reasoner(), account)(asked(example), AS_OF).in_language(lang) for lang in LANGUAGES]
    for each in accounts:
        sources = each.pop("sources", {})
        named = {*references(each, "source"), *(by for by in references(each, "by") if " " not in by)}
        named -= {"employee", "employer"}
        assert set(sources) == named
    assert shape(accounts[0]) == shape(accounts[1])


@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_the_short_form_is_the_full_form_with_parts_left_out(example: Path) -> None:
    """So that who reads the one can read the other."""
    full = reasoner().reason(asked(example), AS_OF).in_language("nl")
    short = reasoner().compact(asked(example), AS_OF).in_language("nl")
    assert within(short, full)


def shape(node: Any) -> Any:  # noqa: ANN401 - JSON values
    """Leave out what is said."""
    if isinstance(node, dict):
        return {key: shape(each) for key, each in node.items()}
    return [shape(each) for each in node] if isinstance(node, list) else type(node)


def within(part: Any, whole: Any) -> bool:  # noqa: ANN401 - JSON values
    """Say whether all that one holds stands in the other."""
    if isinstance(part, dict):
        return all(key in whole and within(each, whole[key]) for key, each in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(map(within, part, whole))
    return bool(part == whole)


def test_a_copy_of_a_shared_record_is_told_as_it_is_itself() -> None:
    """Not as the record from which it was copied."""
    record = Circumstance(factor="one", short=worded("een", "one"))
    assert told.in_language(record, "nl")["short"] == "een"
    other = record.model_copy(update={"short": worded("twee", "two")})
    assert told.in_language(other, "nl")["short"] == "twee"
    assert told.in_language(record, "en")["short"] == "one"


def test_nothing_is_kept_of_a_shared_record_that_is_gone() -> None:
    """So that a server does not grow."""
    before = len(told._KEPT)  # noqa: SLF001 - what is kept shows nowhere else
    record: Record = Circumstance(factor="gone", short=worded("weg", "gone"))
    told.in_language(record, "nl")
    assert len(told._KEPT) == before + 1  # noqa: SLF001
    del record
    gc.collect()
    assert len(told._KEPT) <= before  # noqa: SLF001
