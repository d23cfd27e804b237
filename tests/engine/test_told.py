"""What is told in one language: the same values as the record has, and of each text the one language."""

import gc
from typing import Any

import pytest

from api.ask.ready import reasoner
from cases import told
from cases.text import LANGUAGES, Lang, Text
from engine.doctrine.factors import Circumstance
from tests.conftest import sparing
from tests.engine.books import AS_OF
from tests.golden import FEW, INCIDENTS, asked


def localised(node: Any, lang: Lang) -> Any:  # noqa: ANN401 - JSON values
    """Keep one language of what pydantic writes of a record in both."""
    if isinstance(node, dict):
        return node[lang] if set(node) == set(LANGUAGES) else {key: localised(each, lang) for key, each in node.items()}
    return [localised(each, lang) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("incident", sparing(INCIDENTS, FEW), ids=lambda path: path.stem)
def test_what_is_told_is_what_pydantic_writes_in_one_language(incident: Any, lang: Lang) -> None:  # noqa: ANN401 - a path
    """Of every kind of account, twice: shared parts are not worked out the second time."""
    case, ready = asked(incident), reasoner()
    for _ in range(2):
        for account in (
            ready.reason(case, AS_OF),
            ready.compact(case, AS_OF),
            ready.stability(case, AS_OF),
            ready.arguments(case, AS_OF),
            ready.interview(case, AS_OF),
        ):
            expected = {"lang": lang, **localised(account.model_dump(mode="json", by_alias=True), lang)}
            assert account.in_language(lang) == expected
            assert list(account.in_language(lang)) == list(expected)


def test_a_copy_of_a_shared_record_is_told_as_it_is_itself() -> None:
    """Not as the record from which it was copied."""
    record = Circumstance(factor="one", short=Text(nl="een", en="one"))
    assert told.in_language(record, "nl")["short"] == "een"
    other = record.model_copy(update={"short": Text(nl="twee", en="two")})
    assert told.in_language(other, "nl")["short"] == "twee"
    assert told.in_language(record, "en")["short"] == "one"


def test_nothing_is_kept_of_a_shared_record_that_is_gone() -> None:
    """So that a server does not grow."""
    before = len(told._KEPT)  # noqa: SLF001 - what is kept shows nowhere else
    record = Circumstance(factor="gone", short=Text(nl="weg", en="gone"))
    told.in_language(record, "nl")
    assert len(told._KEPT) == before + 1  # noqa: SLF001
    del record
    gc.collect()
    assert len(told._KEPT) <= before  # noqa: SLF001
