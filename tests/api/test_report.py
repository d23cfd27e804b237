"""A verdict as a person reads it: whole, the same in both languages, answer first, nothing without its source."""

import io
import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from privesfeer.api.ask.registry import Incident, casebook, codebook, courts, rulebook, sources
from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.api.ask.services import reason
from privesfeer.api.paper import terminal
from privesfeer.api.paper.blocks import Banner, Block, Bullets, Heading, Line, Paragraph, Span, Table, printable
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports import verdict, wording
from privesfeer.api.reports.headline import about, at_issue
from privesfeer.api.reports.verdict import first_screen, report
from privesfeer.cases.commons.catalogue import Catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text, capital
from privesfeer.engine.answers.applied import Ground
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.verdicts.verdict import Answer, Verdict
from tests.golden import AS_OF, CASE_FILES, EXAMPLES, INCIDENTS, answered, asked
from tests.languages import WRITTEN

SAID = Catalogue(Path(verdict.__file__).with_suffix(".yaml"))
SOURCES = Catalogue(Path(verdict.__file__).with_name("sources.yaml")).SOURCES
ORIGINS = SAID.table("ORIGINS")


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
            case Table(headings=headings, rows=rows):
                yield from ((Span(heading),) for heading in headings)
                yield from (cell for row in rows for cell in row)


def words(line: Line) -> str:
    """Give the words of a line."""
    return "".join(span.text for span in line)


def told(verdict: Verdict) -> tuple[Answer, ...]:
    """Give all answers of a verdict in the order in which they are told, those on each act first."""
    return (*(answer for each in verdict.acts for answer in each.answers), *verdict.answers)


def grounds(answer: Answer) -> tuple[Ground, ...]:
    """Give the reasons for both sides."""
    return (*answer.for_, *answer.against)


def cited(verdict: Verdict) -> Iterator[Citation]:
    """Give every citation of a verdict."""
    for connection in verdict.connections:
        yield from connection.authority
    for answer in told(verdict):
        for ground in grounds(answer):
            yield from ground.authority
        for consequence in answer.consequences:
            yield from consequence.authority
        for framework in answer.framework:
            yield from framework.authority
            for burden in framework.burden:
                yield from burden.authority
        for ruling in (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing):
            yield ruling.citation
        if answer.presumption:
            yield from (*answer.presumption.authority, *answer.presumption.against_authority)


def section(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """Give what stands below a heading, up to the next one that is not lower."""
    start = next(place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.text == heading)
    level = blocks[start].level if isinstance(blocks[start], Heading) else 1  # type: ignore[union-attr]
    below = blocks[start + 1 :]
    ends = (place for place, each in enumerate(below) if isinstance(each, Heading) and each.level <= level)
    return below[: next(ends, len(below))]


def unescaped(verdict: Verdict, lang: Lang, questions: tuple[str, ...] | None = None) -> str:
    """Give a report as Markdown, with the words as they are."""
    return markdown(report(verdict, lang, questions)).replace("\\", "")


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Reduce a text to what should not depend on the language."""
    return [
        (type(block).__name__, [[len(item.below)] for item in block.items] if isinstance(block, Bullets) else None)
        for block in blocks
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_both_languages_have_the_same_content(example: Path) -> None:
    """Block for block and item for item, and nothing in it is empty."""
    verdict = answered(example)
    first, *others = (report(verdict, lang) for lang in LANGUAGES)
    for each in (first, *others):
        assert shape(each) == shape(first)
        assert all(words(line).strip() for line in lines(each))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_the_answers_come_first_each_with_what_decides_it(example: Path, lang: Lang) -> None:
    """Title, day, and then every answer, that on the measure at issue first; those that cannot be given together."""
    verdict = answered(example)
    screen = tuple(first_screen(verdict, lang))
    assert report(verdict, lang)[: len(screen)] == screen
    items = [words(item.line) for block in screen if isinstance(block, Bullets) for item in block.items]
    first = at_issue(verdict)
    assert (first is None) == (not any(each.given for each in verdict.measures))
    if first:
        assert items[0].startswith(f"{capital(about(first, verdict)[lang])}: ")
        assert (first.outcome_text if first.outcome else first.status_text)[lang] in items[0]
    for answer in told(verdict):
        head = f"{capital(about(answer, verdict)[lang])}: "
        if answer.undecided:
            lines_ = [each.text[lang] for each in answer.undecided.lines]
            assert any(item.startswith(head) and all(line in item for line in lines_) for item in items)
            continue
        (item,) = (
            (each for each in items if each.startswith(head) and answer.outcome_text[lang] in each)
            if not verdict.acts
            else (next(each for each in items if each.startswith(head)),)
        )
        assert answer.status_text[lang] in item or verdict.acts
        for point in filter(None, (answer.decides, answer.contra)):
            assert any(point.text[lang] in each for each in items)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", INCIDENTS, ids=lambda example: example.stem)
def test_the_answers_on_one_act_stand_on_one_screen(example: Path, lang: Lang) -> None:
    """Of fifty lines of 88 columns, with eleven questions; another adds its own line."""
    console = Console(width=88, file=io.StringIO())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal, "Console", lambda **_: console)
        terminal.write(first_screen(answered(example), lang))
    assert isinstance(console.file, io.StringIO)
    assert len(console.file.getvalue().splitlines()) <= 39 + len(rulebook().questions)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_what_is_not_raised_is_named(example: Path) -> None:
    """No question is passed over in silence: each is answered or said not to be raised."""
    verdict = answered(example)
    asked_of_each = {*(answer.question for answer in verdict.answers), *verdict.left_out}
    for act in verdict.acts:
        own = {*(answer.question for answer in act.answers), *act.left_out}
        assert not own & asked_of_each
        assert own | asked_of_each == set(rulebook().questions)
    assert verdict.acts or asked_of_each == set(rulebook().questions)
    text = unescaped(verdict, "nl")
    of_each = tuple(name for each in verdict.acts for name in each.left_out)
    for name in {*of_each, *verdict.left_out}:
        (line,) = (each for each in text.splitlines() if each.startswith(wording.NOT_RAISED.nl))
        assert codebook().question(name).short.nl in line


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_each_answer_is_told_again_below_its_question(example: Path) -> None:
    """In a banner, with how it was reached."""
    blocks = report(answered(example), "en")
    banners = [place for place, block in enumerate(blocks) if isinstance(block, Banner)]
    assert len(banners) == len(told(answered(example)))
    for place, answer in zip(banners, told(answered(example)), strict=True):
        banner = blocks[place]
        assert isinstance(banner, Banner)
        assert blocks[place - 1] == Heading(2, answer.question_text.en)
        assert (answer.outcome_text if answer.outcome else answer.status_text).en in words(banner.lines[0])
        assert set(map(words, banner.lines)) >= {each.en for each in answer.summary}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_no_weight_stands_in_a_verdict(example: Path, lang: Lang) -> None:
    """A reader sees what weighs most by what comes first."""
    text = unescaped(answered(example), lang)
    assert not re.search(r"\b(?:gewicht|weight) \d|\d[.,]\d\d (?:tegenover|against)", text)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_the_place_of_a_source_is_told_once(example: Path) -> None:
    """In the table of sources; elsewhere it goes by its name."""
    text = unescaped(answered(example), "nl")
    for citation in {each.key: each for each in cited(answered(example)) if each.ecli}.values():
        shown = re.sub(r"\(<[^>]*>\)", "", text)
        assert shown.count(citation.text.nl) <= 1 + len(
            re.findall(r"(?:door|van|in) " + re.escape(citation.text.nl), shown)
        )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_every_citation_is_in_the_books(example: Path) -> None:
    """What the report links or cites as a source is a ruling of the casebook or a statute of the rulebook."""
    known = {courts().cite(ruling).nl for ruling in casebook()} | {
        version.cite.nl for each in rulebook().statutes.values() for version in each.versions
    }
    for citation in cited(answered(example)):
        assert citation.text.nl in known


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_no_sentence_of_reasoning_is_without_its_source(example: Path) -> None:
    """Every reason, presumption, consequence and connection."""
    verdict = answered(example)
    assert all(connection.authority for connection in verdict.connections)
    for answer in told(verdict):
        assert all(ground.authority for ground in grounds(answer))
        assert all(consequence.authority for consequence in answer.consequences)
        assert answer.presumption is None or answer.presumption.authority


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_every_ruling_that_is_named_is_in_the_table_of_sources(example: Path) -> None:
    """With where it can be found and how it was read."""
    blocks = report(answered(example), "nl", detail=True)
    listed = [words(line) for line in lines(section(blocks, SOURCES.nl))]
    named = {each.source.name: each for each in cited(answered(example)) if each.kind == "ruling"}
    text = unescaped(answered(example), "nl")
    for name, citation in named.items():
        if f"({name}" in text or f"; {name}" in text:
            (place,) = (each for each in listed if each.startswith(f"{name}: {citation.text.nl}"))
            assert place.endswith(f" – {citation.provenance.nl}")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_consequences_and_connections_stand_with_their_authority(example: Path, lang: Lang) -> None:
    """What hangs on an answer by statute, and how the answers fit together, in words and with the articles."""
    verdict = answered(example)
    blocks = report(verdict, lang)
    items = [words(item.line) for block in blocks if isinstance(block, Bullets) for item in block.items]
    for consequence in (each for answer in told(verdict) for each in answer.consequences):
        label = wording.IF_SO[lang].format(outcome=consequence.outcome_text[lang]) if consequence.outcome_text else ""
        start = f"{label}: {consequence.text[lang]}" if label else consequence.text[lang]
        item = next(each for each in items if each.startswith(start))
        assert all(citation.short[lang] in item for citation in consequence.authority)
    for connection in verdict.connections:
        item = next(each for each in items if each.startswith(connection.text[lang]))
        assert all(citation.short[lang] in item for citation in connection.authority)


def test_some_example_shows_a_consequence_and_some_a_connection() -> None:
    """Else the test above would say nothing."""
    assert any(answer.consequences for example in EXAMPLES for answer in told(answered(example)))
    assert any(answered(example).connections for example in EXAMPLES)


OTHER_LANGUAGE = {
    "nl": re.compile(r"\b(?:the|and|with|which|facts|ruling|outcome|read in|unknown|employer|not)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:het|een|niet|wordt|werkgever|zijn|naar|voor|deze|uitspraak|van|dat)\b", re.IGNORECASE),
}


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_no_word_of_the_other_language_gives_it_away(example: Path, lang: Lang) -> None:
    """In the whole verdict, save in addresses and in the names of rulings and texts, which are Dutch."""
    text = re.sub(r"\(<[^>]*>\)", "", unescaped(answered(example), lang))
    versions = [version for each in rulebook().statutes.values() for version in each.versions]
    names = [*(ruling.name for ruling in casebook()), *(each.cite[lang] for each in versions)]
    names += [str(sources().ruling(ruling.key, None, AS_OF).source.name) for ruling in casebook()]
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    text = re.sub(r"(ECLI not known|NJ [\d/]+) \([^)]*\)", r"\1", text)
    assert {line for line in text.splitlines() if OTHER_LANGUAGE[lang].search(line)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", CASE_FILES, ids=lambda example: example.stem)
def test_a_case_file_is_told_act_by_act(example: Path, lang: Lang) -> None:
    """Each under its number and title with its own facts and answers; then the whole, on the strongest of them."""
    verdict = answered(example)
    blocks = report(verdict, lang)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    places = []
    for number, act in enumerate(verdict.acts, 1):
        assert act.title
        heading = f"{SAID.ACT[lang].format(number=number)}: {act.title[lang]}"
        places.append(headings.index(heading))
        stated = "\n".join(words(line) for line in lines(section(blocks, heading))).casefold()
        for fact in act.facts:
            assert f"{fact.short[lang]}: {fact.label[lang]}".casefold() in stated
        following = [text for text in headings[places[-1] :] if text in map(_question(lang), act.answers)]
        assert following[: len(act.answers)] == [each.question_text[lang] for each in act.answers]
    assert places == sorted(places)
    after = headings[places[-1] + 1 :]
    assert [each.question_text[lang] for each in verdict.answers if each.question_text[lang] not in after] == []
    assert verdict.lead is not None
    title = verdict.acts[verdict.lead].title
    assert title
    assert any(title[lang] in heading for heading in after)


def _question(lang: Lang) -> Callable[[Answer], str]:
    return lambda answer: answer.question_text[lang]


def test_a_fact_that_is_disputed_in_one_act_is_not_so_in_another() -> None:
    """What is marked in the first stands unmarked in the second."""
    public = {"form": "post", "audience": "public"}
    content = {"as_of": "2026-11-24", "acts": [{"facts": public, "disputed": ["audience"]}, {"facts": public}]}
    blocks = report(CaseRequest.model_validate(content).verdict(), "en")
    first, second = ("\n".join(map(words, lines(section(blocks, f"Act {number}")))) for number in (1, 2))
    assert "the circle of readers: public (disputed)" in first
    assert "the circle of readers: public" in second
    assert "disputed" not in second


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_assumption_is_marked_at_the_answer_and_where_it_is_built_on(lang: Lang) -> None:
    """The banner names it before the program's own answer; a ground that rests on it does not pass it off as given."""
    facts = {"form": "post", "audience": "public", "learned_via": "device_search", "sector": "private"}
    content = {"facts": facts, "assume": {"private_sphere": "private"}, "as_of": "2026-11-24"}
    verdict = Request.model_validate(content).verdict()
    told_of = {each.question: each for each in verdict.answers}
    private, expression = told_of["private_sphere"], told_of["expression"]
    assert (private.assumed, private.outcome, expression.assumed) == ("private", "not_private", None)
    outcome = codebook().question("private_sphere").outcomes["private"][lang]
    blocks = report(verdict, lang, detail=True)
    banners = dict(zip(told_of, (block for block in blocks if isinstance(block, Banner)), strict=True))
    banner, other = banners["private_sphere"], banners["expression"]
    assert words(banner.lines[1]) == SAID.BUILT_ON_ASSUMED[lang]
    assert outcome in words(banner.lines[0])
    assert private.outcome_text[lang] in words(banner.lines[0])
    assert SAID.BUILT_ON_ASSUMED[lang] not in map(words, other.lines)
    resting = [g for g in grounds(expression) for fact in g.facts if fact.fact == "private_sphere"]
    assert resting
    mark = f"{private.short[lang]}: {outcome} ({ORIGINS['assumed'][lang]})"
    assert sum(mark in words(line) for line in lines(blocks)) >= len(resting)
    assert any(outcome in words(line) for line in lines(section(blocks, SAID.GIVEN_FACTS[lang])))


def test_an_earlier_answer_is_marked_where_it_is_built_on() -> None:
    """So that a reader sees which facts were given and which were found."""
    facts = {"audience": "public", "content": ["insult"], "sector": "private", "measure": "warning"}
    verdict = Request.model_validate({"facts": facts, "as_of": "2026-11-24"}).verdict()
    text = markdown(report(verdict, "en", detail=True))
    (circle,) = (each for each in verdict.answers if each.question == "circle")
    assert f"{circle.short.en}: {circle.outcome_text.en} (in this verdict)" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_question_can_be_told_in_full(lang: Lang) -> None:
    """The overview still names all answers."""
    verdict = answered(CASE_FILES[0])
    whole, one = report(verdict, lang), report(verdict, lang, ("measure_upheld",))
    screen = first_screen(verdict, lang)
    assert whole[: len(screen)] == one[: len(screen)] == screen
    assert len([block for block in one if isinstance(block, Banner)]) == 1
    assert {block for block in one if isinstance(block, Banner)} <= set(whole)


@pytest.mark.parametrize("example", INCIDENTS[:3], ids=lambda example: example.stem)
def test_a_title_stands_first(example: Path) -> None:
    """As it was given, with a capital."""
    title = asked(example).title
    assert isinstance(title, Text)
    first, *_ = report(answered(example), "en")
    assert first == Heading(1, capital(title.en))


def test_what_follows_from_a_stronger_reason_is_folded() -> None:
    """'At most friends' is included in 'at most a closed group', and no reason beside it."""
    verdict = Request.model_validate({"facts": {"audience": "closed_group"}, "as_of": "2026-11-24"}).verdict()
    (ground,) = verdict.answers[0].for_
    assert "at_most_friends" in {each.factor for each in ground.includes}
    included = ground.includes[0].short.en
    assert included not in markdown(report(verdict, "en"))
    assert included in markdown(report(verdict, "en", detail=True))


def test_a_long_list_of_open_facts_names_the_rest() -> None:
    """Three are told in full; which others turn the answer follows in one line."""
    verdict = Request.model_validate({"as_of": "2026-11-24"}).verdict()
    answer = next(each for each in verdict.answers if sum(fact.turns for fact in each.open_facts) > 3)
    text = markdown(report(verdict, "en"))
    rest = [fact for fact in answer.open_facts if fact.turns][3:]
    assert any(
        line.startswith(f"{SAID.ALSO.en}: ") and all(fact.short.en in line for fact in rest)
        for line in text.replace("\\", "").splitlines()
    )


def test_a_title_cannot_disturb_the_page() -> None:
    """Control codes and line ends of a user's title do not reach it, and its markup is not obeyed."""
    request = Request.model_validate({"title": "a\x1b[31m\n# b <script> *c*", "as_of": "2026-11-24"})
    first, *_ = markdown(report(request.verdict(), "nl")).splitlines()
    assert first == "# a\N{REPLACEMENT CHARACTER}\\[31m # b \\<script\\> \\*c\\*"


def test_long_words_of_the_user_are_cut_short() -> None:
    """A message does not repeat a page of input."""
    assert printable("x" * 1000, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_what_stands_out_in_markdown_is_closed_beside_a_word(example: Path, lang: Lang) -> None:
    """Stars beside a space within them would be read as stars."""
    for line in markdown(report(answered(example), lang)).splitlines():
        outside_links = re.sub(r"\(<[^>]*>\)", "", line)
        *pairs, _ = outside_links.split("**")
        for strong in pairs[1::2]:
            assert strong == strong.strip(), line


def test_no_name_is_linked_to_an_ecli_that_may_be_that_of_another_case() -> None:
    """That it is to be checked stands in the table of sources, beside the link."""
    facts = {"work_channel": False, "account_owner": "employee", "form": "post", "measure": "dissolution"}
    blocks = report(reason(Incident.model_validate({"facts": facts}), AS_OF), "nl")
    unsure = {ruling.ecli for ruling in casebook() if ruling.ecli_origin == "matched"}
    linked = [
        span for line in lines(blocks) for span in line if span.url and any(str(each) in span.url for each in unsure)
    ]
    assert linked
    assert all("[te controleren]" in span.text for span in linked)


def below(blocks: tuple[Block, ...], heading: str) -> list[str]:
    """Give the items under a heading, wherever it stands."""
    found = [
        after.items
        for block, after in itertools.pairwise(blocks)
        if isinstance(block, Heading) and block.text == heading and isinstance(after, Bullets)
    ]
    return [words(item.line) for items in found for item in items]


@pytest.mark.parametrize("example", INCIDENTS, ids=lambda example: example.stem)
def test_what_cannot_change_the_outcome_does_not_stand_among_what_can(example: Path) -> None:
    """In detail it is told apart that a fact changes the strength alone; of valuations only those that change more."""
    verdict = answered(example)
    blocks, facts = report(verdict, "en", detail=True), [each for one in verdict.answers for each in one.open_facts]
    for weighs, heading in ((True, wording.OPEN_TURNING), (False, SAID.HOW_STRONG)):
        told = below(blocks, heading.en)
        asked = [each.question.en for each in facts if each.weighs is weighs]
        assert [line.partition("? ")[0] for line in told] == [each.partition("?")[0] for each in asked]
    # Those on the measure stand in a table beside what a court tests.
    valued = [each for one in verdict.answers if not one.elements for each in one.valuations if each.weighs]
    assert len(below(blocks, SAID.VALUATIONS.en)) == len(valued)


def test_some_example_has_what_changes_the_strength_alone_and_a_valuation_that_changes_nothing() -> None:
    """Otherwise the test above sees nothing."""
    answers = [answer for example in INCIDENTS for answer in answered(example).answers]
    assert any(not each.weighs for answer in answers for each in answer.open_facts)
    assert any(not each.weighs for answer in answers for each in answer.valuations)


def test_that_the_convention_is_a_floor_is_said_once() -> None:
    """Wherever rulings of the European Court stand beside the case; what it means is the same each time."""
    facts = {
        "platforms": ["twitter"], "form": "post", "audience": "public", "content": ["discrimination", "incitement"],
        "target": "population_group", "gravity": "extreme", "learned_via": "public_view", "sensitive_function": True,
        "prior_warning": True, "account_owner": "employee", "device_owner": "employee", "sector": "public",
    }  # fmt: skip
    answered_ = reason(Incident.model_validate({"facts": facts}), AS_OF)
    floors = {
        answer.question
        for answer in answered_.answers
        for ruling in answer.rulings.nearest
        if any(not each.factor for each in ruling.overlap.differences)
    }
    assert len(floors) > 1
    text = markdown(report(answered_, "nl"))
    assert text.count("ondergrens") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_ruling_that_went_the_other_way_says_how_to_tell_it_apart(lang: Lang) -> None:
    """In a line under it."""
    dancer = answered(next(each for each in EXAMPLES if each.stem == "dance-teacher"))
    text = " ".join(markdown(report(dancer, lang)).replace("\\", "").split())
    told = [(each, rulings) for answer in dancer.answers for rulings in [answer.rulings] for each in rulings.nearest]
    assert any(each in rulings.opposing for each, rulings in told)
    for each, rulings in told:
        assert each not in rulings.opposing or each.overlap.apart[lang] in text
