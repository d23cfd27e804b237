"""Memo: every sentence goes back to the proof and its authority, in both languages alike, for three readers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from api.ask.request import read_request
from api.ask.shelf import casebook, rulebook
from api.memo import LONGEST, READERS, Matter, Reader, matter, memo, nodes
from api.memo import wording as words
from api.memo.telling import Teller, counted, counted_words, lowered, short_form
from api.paper.blocks import Banner, Blank, Block, Bullets, Heading, Paragraph, Picture, Span, Table
from api.paper.document import document
from api.paper.markdown import markdown
from api.paper.writers import written as file_of
from cases.text import LANGUAGES, Lang, Text, same
from engine.answers.wording import STANCES
from tests.conftest import sparing
from tests.golden import FEW

CASES = Path(__file__).parents[2] / "cases"
FILES = {path.stem: path for folder in ("incidents", "files") for path in sorted((CASES / folder).glob("*.yaml"))}
EVERY = pytest.mark.parametrize("name", sparing(FILES, {path.stem for path in FEW}))
MEMO = pytest.mark.parametrize("reader", READERS)
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)
# The number of a source, behind its mark if it has one.
MARKS = "|".join(re.escape(mark[lang]) for mark in STANCES.values() for lang in LANGUAGES)
NUMBER = re.compile(rf"(?:(?:{MARKS})\s)?(\d+)\b")
UNAUTHORISED = re.compile(r"(conversation:\d+/)?(fact|program):")


@cache
def heard(name: str) -> Matter:
    """Reason about an example once."""
    return matter(read_request(FILES[name].read_bytes()))


@cache
def written(name: str, lang: Lang, reader: Reader) -> tuple[Block, ...]:
    """Write a memo on an example once."""
    return memo(heard(name), lang, reader)


def spans(blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Go through all stretches of text."""
    for block in blocks:
        match block:
            case Paragraph(line=line):
                yield from line
            case Banner(lines=lines):
                yield from (span for line in lines for span in line)
            case Bullets(items=items):
                yield from (span for item in items for line in (item.line, *item.below) for span in line)
            case Table(rows=rows):
                yield from (span for row in rows for cell in row for span in cell)
            case Heading() | Blank() | Picture():
                pass


def two_pages(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give HR's two pages without the sources behind them."""
    titles = [words.HR_SOURCES[lang] for lang in LANGUAGES]
    end = next(place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.text in titles)
    return blocks[:end]


@EVERY
@MEMO
@IN_BOTH
def test_every_sentence_goes_back_to_a_node_with_its_authority(name: str, lang: Lang, reader: Reader) -> None:
    """No sentence without its node, no node without its authority but the user's own statement and the program's."""
    proof = nodes(heard(name))
    told = list(spans(written(name, lang, reader)))
    assert told
    for span in told:
        assert span.node in proof, span
        assert proof[span.node] or UNAUTHORISED.match(span.node), span


@EVERY
def test_no_node_of_a_proof_lacks_its_authority(name: str) -> None:
    """Also those that no memo tells."""
    bare = [node for node, authority in nodes(heard(name)).items() if not authority]
    assert [node for node in bare if not UNAUTHORISED.match(node)] == []


@EVERY
def test_every_authority_is_a_ruling_of_the_casebook_or_a_statute(name: str) -> None:
    """And it says how sure it is."""
    for authority in nodes(heard(name)).values():
        for each in authority:
            assert casebook().find(each.key) if each.kind == "ruling" else each.key in rulebook().statutes
            assert each.verification.nl


@EVERY
@MEMO
def test_both_languages_tell_the_same_nodes_in_the_same_order(name: str, reader: Reader) -> None:
    """The English memo is the Dutch one."""
    dutch, english = (
        [node for node, _ in groupby(span.node for span in spans(written(name, lang, reader)))] for lang in LANGUAGES
    )
    assert dutch == english


@EVERY
@IN_BOTH
def test_hr_gets_two_pages_and_the_employee_one(name: str, lang: Lang) -> None:
    """In words; a case of which nearly nothing is known fills less."""
    pages = {"hr": two_pages(written(name, lang, "hr")), "employee": written(name, lang, "employee")}
    told = {reader: counted_words(blocks) for reader, blocks in pages.items()}
    assert 420 <= told["hr"] <= LONGEST["hr"]
    assert 250 <= told["employee"] <= LONGEST["employee"]


def source_rows(blocks: tuple[Block, ...]) -> dict[str, tuple[str, tuple[tuple[Span, ...], ...]]]:
    """Give by mark the number of each source in the tables of a lawyer's memo, with its cells."""
    found = {}
    for table in (block for block in blocks if isinstance(block, Table)):
        for row in table.rows:
            for place, cell in enumerate(row):
                if cell and cell[0].mark:
                    end = next((at for at in range(place + 1, len(row)) if row[at] and row[at][0].mark), len(row))
                    assert cell[0].mark not in found, "a source stands in the tables twice"
                    found[cell[0].mark] = (cell[0].text, tuple(filter(None, row[place + 1 : end])))
    return found


def references(blocks: tuple[Block, ...]) -> list[Span]:
    """Give all links to sources, in the order of the text."""
    return [span for span in spans(blocks) if (span.url or "").startswith("#")]


@EVERY
@IN_BOTH
def test_every_number_in_the_text_is_that_of_the_source_on_which_the_sentence_rests(name: str, lang: Lang) -> None:
    """It links to that row; mark and paragraph are those that the node of the sentence cites; an article has a name."""
    blocks, proof = written(name, lang, "lawyer"), nodes(heard(name))
    rows = source_rows(blocks)
    assert references(blocks)
    for span in references(blocks):
        key = (span.url or "").removeprefix("#source-")
        number, (source, *_) = rows[f"source-{key}"]
        told, _, place = span.text.replace("\N{NO-BREAK SPACE}", " ").partition(", ")
        if key in rulebook().statutes and rulebook().statutes[key].kind in {"statute", "treaty"}:
            assert span.text == "".join(each.text for each in source)
            continue
        own = {each.key: each for each in proof[span.node]}
        mark, _, numbered = told.rpartition(" ")
        assert numbered == number
        if key not in own:  # what only the history of another mentions
            assert (mark, place) in {("", ""), ("", words.FALLEN[lang])}
            continue
        cited = own[key]
        assert mark in {"", cited.mark[lang]}
        fallen = words.FALLEN[lang] if cited.fallen else ""
        assert place == ", ".join(filter(None, [cited.pinpoint[lang] if cited.pinpoint else "", fallen]))


@EVERY
@IN_BOTH
def test_a_reason_never_rests_on_a_contrary_or_dead_ruling_without_its_mark(name: str, lang: Lang) -> None:
    """In the memo of each reader, at every number or name behind a reason."""
    proof = nodes(heard(name))
    for reader in READERS:
        for span in spans(written(name, lang, reader)):
            if not span.url or "ground:" not in span.node:
                continue
            for cited in proof[span.node]:
                if span.url in {f"#source-{cited.key}", cited.url}:
                    told = span.text.replace("\N{NO-BREAK SPACE}", " ")
                    assert told.startswith(cited.mark[lang])
                    assert not cited.fallen or words.FALLEN[lang] in told


@EVERY
@IN_BOTH
def test_sources_are_numbered_in_the_order_in_which_they_are_first_mentioned(name: str, lang: Lang) -> None:
    """From one, without a gap; the law comes after the rest."""
    blocks = written(name, lang, "lawyer")
    numbers = [int(number) for number, _ in source_rows(blocks).values()]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    mentioned = [int(found[1]) for span in references(blocks) if (found := NUMBER.match(span.text))]
    first = list(dict.fromkeys(mentioned))
    assert first == sorted(first)


@EVERY
@IN_BOTH
def test_every_row_of_the_sources_cites_in_full_and_says_how_sure_the_content_is(name: str, lang: Lang) -> None:
    """With the public address where there is one; of a ruling also where it was read, and whether points are open."""
    blocks, proof = written(name, lang, "lawyer"), nodes(heard(name))
    for mark, (_, (source, *_, sure)) in source_rows(blocks).items():
        [citation] = proof[f"source:{mark.removeprefix('source-')}"]
        assert citation.text[lang] in source[0].text
        assert source[0].url == citation.url
        unverified = (
            casebook()[citation.key].unverified
            if citation.kind == "ruling"
            else rulebook().statutes[citation.key].cited(citation.text).unverified
        )
        confidence, asterisk, nothing = "".join(span.text for span in sure).partition("*")
        assert f": {confidence}" in citation.provenance[lang]
        assert (bool(asterisk), nothing) == (bool(unverified), "")


@EVERY
@IN_BOTH
def test_a_ruling_that_governs_is_cited_in_full_where_it_is_named_first(name: str, lang: Lang) -> None:
    """With its address; what governs is what a lawyer looks up."""
    text = markdown(written(name, lang, "lawyer"))
    for part in heard(name).parts:
        for answer in part.answers:
            for each in answer.rulings.governing[:1]:
                full, key = markdown_words(each.citation.text[lang]), each.citation.key
                short = markdown_words(short_form(casebook()[key], each.citation, lang))
                assert full in text
                assert short not in text[: text.index(full)]


@EVERY
def test_no_sentence_of_the_lawyers_memo_is_said_twice_on_a_question(name: str) -> None:
    """Neither in one section nor in two of them."""
    question: list[str] = []
    for block in written(name, "nl", "lawyer"):
        if isinstance(block, Heading) and block.level < 3:
            question = []
        if isinstance(block, Paragraph):
            told = ["".join(span.text for span in block.line)]
            sentences = [each for words in told for each in re.split(r"(?<=[.]) (?=[A-Z])", words) if len(each) > 40]
            assert not set(sentences) & set(question)
            question += sentences


@EVERY
@IN_BOTH
def test_the_sources_of_hrs_note_stand_in_full_with_their_verification(name: str, lang: Lang) -> None:
    """Behind its two pages, linked where there is an address."""
    *_, table = (block for block in written(name, lang, "hr") if isinstance(block, Table))
    proof = nodes(heard(name))
    for source, verified in table.rows:
        [citation] = proof[source[0].node]
        assert citation.text[lang] in source[0].text
        assert source[0].url == citation.url
        assert citation.verification[lang].rstrip(".")[1:] in "".join(span.text for span in verified)


def markdown_words(text: str) -> str:
    """Write words as Markdown does."""
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", text)


@EVERY
@MEMO
def test_no_place_is_left_unfilled_and_no_stop_doubled(name: str, reader: Reader) -> None:
    """Sentences are whole."""
    for lang in LANGUAGES:
        text = "".join(span.text for span in spans(written(name, lang, reader)))
        assert not re.search(r"\{\w*\}|\.\.(?!\.)| \.|  |None", text)


@EVERY
def test_no_memo_tells_anyone_to_take_a_measure(name: str) -> None:
    """Options with their risks; a person decides."""
    for lang, orders in (
        ("nl", r"\b[Oo]ntsla\b|\b[Ss]chors\b|\b[Gg]eef (hem|haar)"),
        ("en", r"\b[Dd]ismiss (the|him|her)\b"),
    ):
        for reader in READERS:
            text = "".join(span.text for span in spans(written(name, lang, reader)))
            assert not re.search(orders, text)


@EVERY
def test_the_lawyers_memo_takes_each_question_in_the_order_of_a_memo(name: str) -> None:
    """Question and answer, rule, application, rulings; then what is uncertain, open, and what would change it."""
    order = [
        words.RULE, words.APPLICATION, words.RULINGS, words.UNCERTAIN, words.TO_FIND_OUT, words.WOULD_CHANGE,
        words.CONSEQUENCES,
    ]  # fmt: skip
    headings = [block for block in written(name, "nl", "lawyer") if isinstance(block, Heading)]
    titles = [text.nl for text in order]
    answers = sum(len(part.answers) for part in heard(name).parts)
    told = [[each.text for each in group] for third, group in groupby(headings, lambda each: each.level == 3) if third]
    assert len(told) == answers
    for sections in told:
        assert sections[:3] == titles[:3]
        assert [titles.index(each) for each in sections] == sorted(titles.index(each) for each in sections)


@MEMO
def test_every_memo_tells_its_versions_and_the_hash_of_the_incident(reader: Reader) -> None:
    """So that it can be made again."""
    told = heard("dance-teacher")
    text = file_of(document(told.verdict, written("dance-teacher", "nl", reader), "nl"), ".md").decode()
    assert all(value in text for value in (told.verdict.incident_hash, *dict(told.verdict.versions).values()))


@pytest.mark.parametrize("reader", ["lawyer", "hr"])
def test_a_person_signs_for_an_own_judgment(reader: Reader) -> None:
    """There is room for the reviewer's name and judgment; the lawyer's on each question."""
    blanks = [block.label for block in written("dance-teacher", "nl", reader) if isinstance(block, Blank)]
    assert words.REVIEWER.nl in blanks
    if reader == "lawyer":
        assert len(blanks) == 3 + len(heard("dance-teacher").verdict.answers)


def test_pictures_name_sources_as_the_memo_does() -> None:
    """They stand last, and name a source by the number that it has in the memo."""
    told = heard("dance-teacher")
    first, *_ = (each for answer in told.verdict.answers for ground in answer.for_ for each in ground.authority)
    drawn = replace(told, draw=lambda named: [Picture("<svg/>", f"bron {named(first)}")])
    *blocks, last = memo(drawn, "nl", "lawyer")
    number, _ = source_rows(tuple(blocks))[f"source-{first.key}"]
    assert last == Picture("<svg/>", f"bron {number}")


def test_a_sentence_without_a_node_of_the_proof_cannot_be_told() -> None:
    """The writer refuses it."""
    with pytest.raises(KeyError):
        Teller(heard("dance-teacher"), "nl").told("ground:private_sphere/invented", same("Dit is zo."))


def test_every_step_rests_on_articles_in_the_statutes() -> None:
    """A step that no law asks is left out."""
    for step in rulebook().steps:
        assert step.statutes
        assert set(step.statutes) <= set(rulebook().statutes)


def test_a_police_officer_is_heard_under_public_service_law_and_an_employee_under_civil_law() -> None:
    """The steps follow the body of law."""
    officer, dancer = (
        {span.node for span in spans(written(name, "nl", "hr"))} for name in ("police-group-chat", "dance-teacher")
    )
    assert "step:hear_public_servant" in officer
    assert "step:hear" not in officer
    assert "step:hear" in dancer
    assert "step:hear_public_servant" not in dancer


def test_the_measures_table_tells_the_risk_of_every_measure_of_its_family() -> None:
    """For HR, from light to heavy."""
    told = {span.node for span in spans(written("whatsapp-group-of-five", "nl", "hr"))}
    family = next(each for each in heard("whatsapp-group-of-five").scales[0].families if each.family == "ending")
    assert {f"measure:{rung.value}" for rung in family.rungs} <= told


def test_words_agree_in_number() -> None:
    """One is singular; numbers up to twelve are written out."""
    one, more = Text(nl="één feit", en="one fact"), Text(nl="{number} feiten", en="{number} facts")
    assert [counted(number, one, more).nl for number in (1, 2, 13)] == ["één feit", "twee feiten", "13 feiten"]


def test_a_name_keeps_its_capital_behind_a_colon() -> None:
    """An ordinary first word does not."""
    assert lowered(Text(nl="De groep was besloten.", en="Facebook was used.")) == Text(
        nl="de groep was besloten.", en="Facebook was used."
    )
