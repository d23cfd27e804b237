"""A verdict as a person reads it: whole, the same in both languages, answer first, nothing without its source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api import wording
from api.blocks import Banner, Block, Bullets, Heading, Line, Paragraph, Span, printable
from api.markdown import markdown
from api.report import report
from api.request import Request
from cases.casebook import casebook
from cases.citation import cite
from cases.text import LANGUAGES, Text
from rules.rulebook import rulebook
from tests.golden import INCIDENTS, answered


def lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Give every line of a text."""
    for block in blocks:
        match block:
            case Heading(text=words):
                yield (Span(words),)
            case Paragraph(line=line):
                yield line
            case Banner(lines=inner):
                yield from inner
            case Bullets(items=items):
                for item in items:
                    yield item.line
                    yield from item.below


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Reduce a text to what should not depend on the language."""
    return [
        (type(block).__name__, [[len(item.below)] for item in block.items] if isinstance(block, Bullets) else None)
        for block in blocks
    ]


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.stem)
def test_both_languages_have_the_same_content(incident: Path) -> None:
    """Block for block and item for item, and nothing in it is empty."""
    verdict = answered(incident)
    dutch, english = (report(verdict, lang) for lang in LANGUAGES)
    assert shape(dutch) == shape(english)
    for line in (*lines(dutch), *lines(english)):
        assert "".join(span.text for span in line).strip()


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.stem)
def test_the_answer_comes_first(incident: Path) -> None:
    """Title, day, question, and then the banner with outcome, status, and whether it is firm."""
    verdict = answered(incident)
    *_, question, banner = report(verdict, "nl")[:4]
    assert question == Heading(2, verdict.answers[0].question_text.nl)
    assert isinstance(banner, Banner)
    headline = "".join(span.text for span in banner.lines[0]).lower()
    assert verdict.answers[0].outcome_text.nl in headline
    assert ("nog niet bestendig" in headline) is not verdict.answers[0].firm


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.stem)
def test_every_citation_is_in_the_books(incident: Path) -> None:
    """What the report links or cites as a source is a ruling of the casebook or a statute of the rulebook."""
    known = {cite(ruling).nl for ruling in casebook()} | {each.cite.nl for each in rulebook().statutes.values()}
    for answer in answered(incident).answers:
        grounds = (*answer.for_, *answer.against)
        assert all(ground.authority for ground in grounds)
        cited = [citation for ground in grounds for citation in ground.authority]
        rulings = (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing)
        cited += [ruling.citation for ruling in rulings]
        text = markdown(report(answered(incident), "nl")).replace("\\", "")
        for citation in cited:
            assert citation.text.nl in known
            assert citation.text.nl in text


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.stem)
def test_every_source_says_once_how_sure_it_is(incident: Path) -> None:
    """Each source that is cited has its verification in the report, and has it once."""
    text = markdown(report(answered(incident), "nl")).replace("\\", "")
    said = re.findall(r"^  - (?:Gelezen in|Zekerheid)", text, re.MULTILINE)
    answers = answered(incident).answers
    cited = {
        citation.key
        for answer in answers
        for citation in (
            *(each for ground in (*answer.for_, *answer.against) for each in ground.authority),
            *(each.citation for each in (*answer.rulings.governing, *answer.rulings.supporting)),
            *(each.citation for each in answer.rulings.opposing),
            *((*answer.presumption.authority, *answer.presumption.against_authority) if answer.presumption else ()),
        )
    }
    assert len(said) == len(cited)


def test_the_fixed_words_are_in_both_languages() -> None:
    """No Dutch wording was left in English, nor the other way round; what only joins parts may read the same."""
    texts = [
        text
        for value in vars(wording).values()
        for text in (value.values() if isinstance(value, dict) else [value])
        if isinstance(text, Text)
    ]
    alike = {text.nl for text in texts if text.nl == text.en}
    assert alike == {"{outcome}, {status}", "{answer} ({ruling})"}


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.stem)
def test_dutch_holds_no_english(incident: Path) -> None:
    """No common English word stands in the Dutch verdict."""
    text = markdown(report(answered(incident), "nl"))
    assert not re.findall(r"\b(?:the|and|of the|with|which|facts|ruling|outcome|read in|unknown)\b", text)


def test_what_follows_from_a_stronger_reason_is_folded() -> None:
    """'At most friends' stands below 'at most a closed group', not beside it."""
    verdict = Request.model_validate({"facts": {"audience": "closed_group"}, "as_of": "2026-11-24"}).verdict()
    implied = [ground for ground in verdict.answers[0].for_ if ground.implied_by]
    assert implied
    items = [line for block in report(verdict, "en") if isinstance(block, Bullets) for line in block.items]
    tops = {"".join(span.text for span in item.line) for item in items}
    for ground in implied:
        assert not any(ground.text.en in top for top in tops)


def test_a_long_list_of_open_facts_names_the_rest() -> None:
    """Eight are told in full; how many more there are, and which, follows in one line."""
    verdict = Request.model_validate({"as_of": "2026-11-24"}).verdict()
    more = verdict.answers[0].open_facts[8:]
    assert more
    text = markdown(report(verdict, "en"))
    assert f"And {len(more)} more: " in text
    assert all(fact.short.en in text for fact in more)


def test_a_title_cannot_disturb_the_page() -> None:
    """Control codes and line ends of a user's title do not reach it, and its markup is not obeyed."""
    request = Request.model_validate({"title": "a\x1b[31m\n# b <script> *c*", "as_of": "2026-11-24"})
    first, *_ = markdown(report(request.verdict(), "nl")).splitlines()
    assert first == "# a\N{REPLACEMENT CHARACTER}\\[31m # b \\<script\\> \\*c\\*"


def test_long_words_of_the_user_are_cut_short() -> None:
    """A message does not repeat a page of input."""
    assert printable("x" * 1000, 10) == "x" * 9 + "…"
