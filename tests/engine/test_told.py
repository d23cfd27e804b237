"""What is told in one language: of each text the one language, what repeats by its key, and nothing empty."""

import datetime as dt
import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

from privesfeer.api.ask.registry import casebook, rulebook, sources
from privesfeer.api.ask.services import reasoner
from privesfeer.api.client import cited
from privesfeer.cases.commons import serialize
from privesfeer.cases.commons.serialize import Interned, Localizable, Ref, SerializeAs
from privesfeer.cases.commons.text import LANGUAGES, Lang, Record, Text
from privesfeer.engine import Answer, Citation, Verdict
from privesfeer.engine.answers.facts.records import NamedFact, ValueBrings, VariedFact, brought
from privesfeer.engine.doctrine.authority import Stance
from privesfeer.engine.doctrine.factors import Circumstance
from tests.conftest import sparing
from tests.engine.books import AS_OF
from tests.golden import EXAMPLES, FEW, INCIDENTS, asked
from tests.languages import worded

ACCOUNTS = ("reason", "compact", "stability", "arguments", "interview", "scale")


class Named(Interned):
    """What is told by its key."""

    key: str
    text: Text


class Whole(Localizable):
    """A whole that names things by their keys."""

    one: Annotated[Named, Ref("key", "names")]
    several: Annotated[tuple[Named, ...], Ref("key")] = ()
    none: Annotated[Named | None, Ref("key", "names")] = None
    day: dt.date
    left_out: str = ""


def localised(node: Any, lang: Lang) -> Any:  # noqa: ANN401 - JSON values
    """Keep one language of what pydantic writes of a record in both."""
    if isinstance(node, dict):
        return node[lang] if set(node) == set(LANGUAGES) else {key: localised(each, lang) for key, each in node.items()}
    return [localised(each, lang) for each in node] if isinstance(node, list) else node


CITING = {"source", "by", "authority", "authorities", "against_authority", "citation", "supporting", "opposing"}


def references(node: Any, *names: str) -> Iterator[str]:  # noqa: ANN401 - JSON values
    """Find what is told by key under some names; by whom a ruling was set aside is told by its ECLI."""
    for name, each in node.items() if isinstance(node, dict) else ():
        if name == "standing":
            continue
        serialize = each if isinstance(each, list) else [each]
        if name in names:
            yield from (one for one in serialize if isinstance(one, str))
        yield from (found for one in serialize for found in references(one, *names))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_told_by_its_key_stands_once_in_its_table(lang: Lang) -> None:
    """And a field that holds its default is left out."""
    one, other = Named(key="a", text=worded("een", "one")), Named(key="b", text=worded("twee", "two"))
    assert Whole(one=one, several=(one, other), day=AS_OF).localize(lang) == {
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
            keyed = {"burden", "regimes"}
            parts = TypeAdapter(type(record)).dump_python(
                record, mode="json", by_alias=True, exclude_defaults=True, exclude={"burden", "named"}
            )
            for _ in range(2):
                told_ = serialize.localize(record, lang)
                assert {name: each for name, each in told_.items() if name not in keyed} == localised(parts, lang)


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_every_source_that_is_named_stands_in_the_table_and_no_other(example: Path, account: str) -> None:
    """In every account of a case, in both languages alike."""
    accounts = [getattr(reasoner(), account)(asked(example), AS_OF).localize(lang) for lang in LANGUAGES]
    assert shape(accounts[0]) == shape(accounts[1])
    for each in accounts:
        serialize = {name: each.pop(name, {}) for name in ("sources", "read", "scopes")}
        assert set(serialize["sources"]) == set(references(each, *CITING)) - {"employee", "employer"}
        assert set(serialize["read"]) == {row["read"] for row in serialize["sources"].values() if "read" in row}
        assert set(serialize["scopes"]) == set(references(each, "scope"))


def told_verdict(example: Path) -> tuple[Verdict, dict[str, Any], list[tuple[Answer, dict[str, Any]]]]:
    """Give a verdict, what is told of it, and each of its answers with what is told of that."""
    verdict = reasoner().reason(asked(example), AS_OF)
    serialize = verdict.localize("nl")
    parts = (*(each.answers for each in verdict.acts), verdict.answers)
    kept = [answer for answers in parts for answer in answers]
    told_ = [answer for each in (*serialize["acts"], serialize) for answer in each["answers"]]
    return verdict, serialize, list(zip(kept, told_, strict=True))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_what_values_of_facts_bring_is_told_once_with_all_that_bring_it(example: Path) -> None:
    """By the fact and the value, as they are kept; numbers from which to which. Asked is what is worth asking."""
    verdict, serialize, answers = told_verdict(example)
    for answer, short in answers:
        for field in ("open_facts", "disputed", "valuations"):
            kept = set()
            for fact in getattr(answer, field):
                for each in fact.values:
                    by = each.by.key if each.by else None
                    number = isinstance(each.value, int) and not isinstance(each.value, bool)
                    value = {"from": each.value} | ({} if each.last is None else {"to": each.last})
                    kept.add((fact.fact, repr(value if number else each.value), each.outcome, each.status, by))
            parts = short.get(field, [])
            assert len({(each["outcome"], each["status"], each.get("by")) for each in parts}) == len(parts)
            assert kept == {
                (fact, repr(value), each["outcome"], each["status"], each.get("by"))
                for each in parts
                for fact, values in each["when"].items()
                for value in values
            }
    assert list(serialize["asked"]) == [each.fact for each in verdict.worth_asking]


def test_values_that_other_rulings_then_govern_are_told_apart() -> None:
    """Though outcome and status are the same; an open end of numbers, and a list of values, as they are."""
    first, second, *_ = (sources().ruling(each.key, None, AS_OF).source for each in casebook())
    said = worded("zo", "so")
    then: dict[str, Any] = {
        "label": said,
        "outcome": "open",
        "outcome_text": said,
        "status": "governed",
        "status_text": said,
    }
    size, content = (NamedFact(fact=each, question=said, short=said) for each in ("size", "content"))
    few, many = ValueBrings(value=1, last=3, by=first, **then), ValueBrings(value=4, by=second, **then)
    some = ValueBrings(value=["b"], by=first, **then)
    varied = [
        VariedFact(named=size, turns=True, values=(few, many)),
        VariedFact(named=content, turns=True, values=(some,)),
    ]
    one, other = brought(varied)
    assert serialize.localize(one, "nl") == {
        "outcome": "open",
        "status": "governed",
        "by": first.key,
        "when": {"size": [{"from": 1, "to": 3}], "content": [["b"]]},
    }
    assert serialize.localize(other, "nl")["when"] == {"size": [{"from": 4}]}
    assert serialize.localize(other, "nl")["by"] == second.key


@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_a_test_stands_once_with_the_law_of_each_regime_under_it(example: Path) -> None:
    """And each regime is named in words where it is not known which it is."""
    _, serialize, answers = told_verdict(example)
    named = set()
    for answer, short in answers:
        tests = [each["standard"] for each in short["framework"]]
        assert tests == list(dict.fromkeys(each.standard.nl for each in answer.framework))
        under = [
            (each["standard"], law["line"], law.get("regimes", []))
            for each in short["framework"]
            for law in each["under"]
        ]
        assert sorted(under) == sorted(
            (each.standard.nl, each.line.nl, [*each.regimes] if each.regimes_text else []) for each in answer.framework
        )
        named |= {regime for law in answer.framework if law.regimes_text for regime in law.regimes}
    assert set(serialize["regimes"]) == named


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_where_many_rulings_govern_five_are_set_beside_and_all_are_named(example: Path) -> None:
    """And where none governs, all that are near are."""
    for answer, short in told_verdict(example)[2]:
        rulings, told_ = answer.rulings, short["rulings"]
        for kept, names in (
            ((*rulings.governing, *rulings.supporting), ("governing", "supporting")),
            (rulings.opposing, ("opposing",)),
        ):
            beside = [each for name in names for each in told_.get(name, [])]
            governing = {each.citation.key for each in kept if each.governs}
            assert len(beside) == (min(len(kept), 5) if governing else len(kept))
            assert [each["holding"] for each in beside] == [each.holding.nl for each in kept[: len(beside)]]
            if answer.status in {"governed", "contested"}:
                assert governing <= {each if isinstance(each, str) else each["source"] for each in short["authorities"]}
        beside = [each for name in ("governing", "supporting", "opposing") for each in told_.get(name, [])]
        keys = [next(references({"citation": each["citation"]}, "citation", "source")) for each in beside]
        assert told_.get("compared", keys) == [*rulings.compared]
        assert set(rulings.compared) <= set(keys)
        assert (short.get("side") is None) is (short["outcome"] is not None)
        for row, said in zip(rulings.circumstances.values(), told_.get("circumstances", ()), strict=True):
            assert said.get("here", True) is row.here
            for weight in ("carried", "held"):
                assert said.get(weight, []) == [at for at, there in enumerate(row.there) if there == weight]


@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_who_has_to_prove_what_is_told_once_for_each_party_and_its_articles(example: Path) -> None:
    """And nothing of it is lost."""
    for answer, short in told_verdict(example)[2]:
        laws = [law for each in short["framework"] for law in each["under"]]
        assert sorted(
            (one["party"], element, [*references(one, "authority", "source")])
            for law in laws
            for one in law["burden"]
            for element in one["elements"]
        ) == sorted(
            (one.party.nl, one.element.nl, [each.key for each in one.authority])
            for law in answer.framework
            for one in law.burden
        )
        for law in laws:
            parties = [(one["party"], repr(one["authority"])) for one in law["burden"]]
            assert len(parties) == len(set(parties))


class Citing(Localizable):
    """A whole that cites."""

    citations: tuple[Citation, ...]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_reads_it_can_say_all_of_every_source(lang: Lang) -> None:
    """The whole citation, where it is found, how it was read where that has to be checked, and what became of it."""
    questions = [None, *(each.id for each in sources().codebook.questions)]
    rulings = [sources().ruling(each.key, question, dt.date.max) for each in casebook() for question in questions]
    citations = (*rulings, *(sources().latest(key) for key in rulebook().statutes))
    whole = Citing(citations=citations).localize(lang)
    for citation, reference in zip(citations, whole["citations"], strict=True):
        read = cited(whole, reference)
        assert read["text"] == citation.text[lang]
        assert read["url"] == citation.url
        plainly = citation.source.read.key in {"text", "high"}
        assert read.get("read") == (None if plainly else citation.verification[lang])
        assert read.get("ecli") == citation.ecli
        assert read.get("pinpoint") == (citation.pinpoint and citation.pinpoint[lang])
        assert [
            (each["kind"], each.get("elsewhere", False), each["by"], each["text"]) for each in read["standing"]
        ] == [(each.kind, each.elsewhere, each.by, each.text[lang]) for each in citation.standing]
        if citation.history:
            assert read["history"] == [each[lang] for each in citation.history]
    rows = whole["sources"].values()
    assert not any("ECLI:" in row["text"] for row in rows)
    assert not any(each["by"] in each["text"] for row in rows for each in row.get("standing", ()))
    assert any("url" not in row for row in rows if row.get("ecli", "").startswith("ECLI:NL:"))
    assert not any(row.get("url") for row in rows if row.get("ecli", "").startswith("ECLI:NL:"))


def test_only_what_does_not_support_its_sentence_is_told_with_its_stance() -> None:
    """A reference to what supports it, or takes no side, is a key."""
    plain = (sources().ruling(each.key, None, AS_OF) for each in casebook())
    key = next(each.key for each in plain if not each.pinpoint)
    stances: tuple[Stance | None, ...] = (None, "supports", "weighed")
    citations = tuple(sources().ruling(key, None, AS_OF, stance) for stance in stances)
    told_ = [
        each if isinstance(each, str) else each.get("stance")
        for each in Citing(citations=citations).localize("nl")["citations"]
    ]
    assert told_ == [key, key, "weighed"]


def test_a_row_says_on_a_day_what_became_of_a_ruling() -> None:
    """A reference says it itself only where something else became of the ruling on its question, and never nothing."""
    questions = [each.id for each in sources().codebook.questions]
    otherwise = 0
    for day in (AS_OF, dt.date(2020, 1, 1), dt.date(2014, 1, 1)):
        for ruling in casebook():
            told_ = [sources().ruling(ruling.key, question, day) for question in (None, *questions)]
            assert len({id(each.source) for each in told_}) == 1
            here = [each for each in told_ if each.stood_here is not None]
            assert all(each.standing and each.standing != each.source.standing for each in here)
            otherwise += len(here)
    assert otherwise


@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_the_short_form_is_the_full_form_with_parts_left_out(example: Path) -> None:
    """So that who reads the one can read the other; where none governs, each authority stands under a reason too."""
    full = reasoner().reason(asked(example), AS_OF).localize("nl")
    short = reasoner().compact(asked(example), AS_OF).localize("nl")
    for each, whole in zip((*short["acts"], short), (*full["acts"], full), strict=True):
        for answer, explained in zip(each["answers"], whole["answers"], strict=True):
            if answer["status"] not in {"governed", "contested"}:  # of many that govern, five are set beside the case
                named = set(references(answer, "authorities", "source"))
                assert named <= set(references({**explained, "authorities": []}, *CITING))
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
    assert serialize.localize(record, "nl")["short"] == "een"
    other = replace(record, short=worded("twee", "two"))
    assert serialize.localize(other, "nl")["short"] == "twee"
    assert serialize.localize(record, "en")["short"] == "one"


def test_a_citation_that_is_copied_is_named_as_it_is_cited_there() -> None:
    """With another place, or none, and another stance; whatever was asked of the one from which it was copied."""
    citation = reasoner().sources.ruling("RBGEL-2021-4701", "misconduct", AS_OF, "rule_only")
    assert citation.pinpoint
    assert citation.pinpoint.nl in citation.short.nl
    assert citation.short.nl.startswith("vgl. ")
    placeless, plain = replace(citation, pinpoint=None), replace(citation, stance=None)
    assert citation.pinpoint.nl not in placeless.short.nl
    assert not plain.short.nl.startswith("vgl. ")


def kept() -> int:
    """Count what is kept; it shows nowhere else."""
    return sum(map(len, serialize._KEPT.values()))  # noqa: SLF001


def test_nothing_is_kept_of_a_shared_record_that_is_gone() -> None:
    """So that a server does not grow."""
    before = kept()
    record = Circumstance(factor="gone", short=worded("weg", "gone"))
    serialize.localize(record, "nl")
    assert kept() == before + 1
    del record
    gc.collect()
    assert kept() <= before


class Row(Interned):
    """Told in a table."""

    key: str


class Passing(Interned):
    """Made while its holder is told, and gone thereafter."""

    row: Annotated[Row, Ref("key", "rows")]


class Holder(Record):
    """Tells its row by way of a record that stands nowhere."""

    row: Annotated[Row, SerializeAs(lambda row: Passing(row=row), Passing)]


class Holders(Localizable):
    """Tells holders, and the table of their rows."""

    holders: tuple[Holder, ...]


def test_what_is_named_by_records_that_are_gone_at_once_has_its_row() -> None:
    """Where one stood in memory the next may stand, and its rows were not gathered for that."""
    keys = [f"row {number}" for number in range(50)]
    values = Holders(holders=tuple(Holder(row=Row(key=key)) for key in keys)).localize("nl")
    assert [each["row"]["row"] for each in values["holders"]] == keys
    assert list(values["rows"]) == keys
