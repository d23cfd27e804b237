"""Memo: every sentence goes back to the proof and its authority, in both languages alike, for three readers."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import READERS, MemoMatter, Reader, chronology, matter, memo, nodes
from privesfeer.api.memo import lawyer as lawyers
from privesfeer.api.memo import wording as words
from privesfeer.api.memo.questions import disputed
from privesfeer.api.memo.telling import Teller, lowered
from privesfeer.api.memo.ways import limitation
from privesfeer.api.paper.blocks import (
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Line,
    Paragraph,
    Span,
    lines,
)
from privesfeer.api.paper.document import document
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.paper.writers import written as file_of
from privesfeer.cases.commons.catalogue import catalogue as said
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text, untranslated
from tests.conftest import sparing
from tests.golden import FEW
from tests.languages import worded

CASES = Path(__file__).parents[2] / "cases"
FILES = {path.stem: path for folder in ("incidents", "files") for path in sorted((CASES / folder).glob("*.yaml"))}
EVERY = pytest.mark.parametrize("name", sparing(FILES, {path.stem for path in FEW}))
MEMO = pytest.mark.parametrize("reader", READERS)
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)
UNAUTHORISED = re.compile(r"(part:\d+/)?(fact|program):")
LAWYER = said(str(lawyers.__file__))
CHRONOLOGY = said(str(chronology.__file__))
# The employer has taken no measure yet.
CONSIDERED = "care-worker-film-of-client"


@cache
def heard(name: str) -> MemoMatter:
    """Reason about an example once."""
    return matter(read_request(FILES[name].read_bytes()))


@cache
def written(name: str, lang: Lang, reader: Reader) -> tuple[Block, ...]:
    """Write a memo on an example once."""
    return memo(heard(name), lang, reader)


def spans(blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Go through all stretches of text, with their notes."""
    for block in blocks:
        for line in lines(block):
            for span in line:
                yield span
                yield from span.note


def told(line: Line) -> str:
    """Give the words of a line."""
    return "".join(span.text for span in line)


def section(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Give what stands under a heading of the second level."""
    start = next(place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.text == title) + 1
    rest = [
        place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.level < 3 and place >= start
    ]
    return blocks[start : min(rest, default=len(blocks))]


def five(blocks: tuple[Block, ...], lang: Lang = "nl") -> Bullets:
    """Give the advice in five of a lawyer's memo."""
    return next(each for each in section(blocks, LAWYER.ADVICE[lang]) if isinstance(each, Bullets))


@EVERY
@MEMO
@IN_BOTH
def test_every_sentence_goes_back_to_a_node_with_its_authority(name: str, lang: Lang, reader: Reader) -> None:
    """No sentence without its node, no node without its authority but the user's own statement and the program's."""
    proof = nodes(heard(name))
    every = list(spans(written(name, lang, reader)))
    assert every
    for span in every:
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
    told = {
        tuple(node for node, _ in groupby(each.node for each in spans(written(name, lang, reader))))
        for lang in LANGUAGES
    }
    assert len(told) == 1


@EVERY
@IN_BOTH
def test_the_lawyers_memo_opens_with_its_file_and_an_advice_of_five(name: str, lang: Lang) -> None:
    """File and author are left open, and both sides as long as it is not known for whom it is asked.

    The course with the last day and the first step, why, what to check and what else, the risk, and for how much.
    """
    title, fields, heading, *rest = written(name, lang, "lawyer")
    assert isinstance(title, Heading)
    assert isinstance(fields, Fields)
    labels = LAWYER.table("FIELDS")
    open_ = [label for label, line in fields.pairs if not line]
    sides = () if heard(name).verdict.client else ("client", "opponent")
    assert open_ == [labels[each][lang] for each in ("file", "author", *sides)]
    assert LAWYER.CONFIDENTIAL[lang] in {told(line) for _, line in fields.pairs}
    assert heading == Heading(2, LAWYER.ADVICE[lang])
    # Before it stands for whom it is, and how far the matter is taken to be, where that was not given.
    advice = next(each for each in rest if isinstance(each, Bullets))
    assert all(isinstance(each, Paragraph) for each in rest[: rest.index(advice)])
    assert advice.numbered
    assert len(advice.items) == 5
    assert all(told(item.line) for item in advice.items)
    course = advice.items[0].line
    assert "strong" in {span.tone for span in course}
    matter_ = heard(name)
    # Each side that is advised gets its course, the employer first; without one the answer stands in its place.
    courses = [f"course:{each.side}/{each.course.id}" for each in matter_.advice.sides if each.course]
    strong = list(dict.fromkeys(span.node for span in course if span.tone == "strong"))
    assert [node for node in strong if node.startswith("course:")] == courses
    assert courses or strong
    pressing = [each for each in matter_.verdict.last_days if not each.passed and not limitation(each.term)]
    named = any(each.course.dated for each in matter_.advice.sides if each.course)
    assert not pressing or named or {span.node for span in course} & {f"deadline:{each.term}" for each in pressing}


def test_the_author_is_who_was_named_and_nobody_else() -> None:
    """Never invented."""
    fields = memo(matter(read_request(FILES["dance-teacher"].read_bytes()), "mr. A. Jansen"), "nl", "lawyer")[1]
    assert isinstance(fields, Fields)
    assert dict(fields.pairs)[LAWYER.table("FIELDS")["author"].nl][0].text == "mr. A. Jansen"


@EVERY
def test_the_lawyers_memo_takes_its_parts_in_the_order_of_a_memo(name: str) -> None:
    """Advice, questions of the client, facts, assessment, rulings and so on to the proof; then the annex."""
    order = ["ADVICE", "ASKED", "FACTS", "ASSESSMENT", "RULINGS", "ACTS", "MEASURES", "WORTH", "PLAN", "GAPS"]
    titles = [LAWYER.text(each).nl for each in order]
    blocks = written(name, "nl", "lawyer")
    annex = next(place for place, each in enumerate(blocks[1:], 1) if isinstance(each, Heading) and each.level == 1)
    found = [each.text for each in blocks[:annex] if isinstance(each, Heading) and each.level == 2]
    assert found == [each for each in titles if each in found]
    assert {LAWYER.text(each).nl for each in ("ADVICE", "FACTS", "ASSESSMENT", "PLAN")} <= set(found)
    assert LAWYER.ACTS.nl not in found or len(heard(name).verdict.acts) > 1
    assert isinstance(section(blocks, LAWYER.FACTS.nl)[0], Paragraph)
    assert len(section(blocks, LAWYER.FACTS.nl)) == 1


@EVERY
def test_each_question_in_dispute_is_assessed_by_what_decides_and_what_speaks_against_it(name: str) -> None:
    """Both as the answer says them, each with its authority; of several acts on the lead, and the main one first.

    Where that can be cited from nothing that a court looks up, or from nothing at all, another reason may stand in its
    place. What nobody disputes is named in a line; what the pages have no room for stands in the annex.
    """
    blocks = written(name, "nl", "lawyer")
    nodes_told = [span.node for span in spans(section(blocks, LAWYER.ASSESSMENT.nl))]
    every = {span.node for span in spans(blocks)}
    main = heard(name).main
    assert f":{main[1].question}" in nodes_told[0]
    for part in heard(name).parts:
        for answer in part.answers if part.pleaded else ():
            own = [f"{part.prefix}{step}:{answer.question}" for step in ("answer", "decides", "contra", "undecided")]
            grounds = f"{part.prefix}ground:{answer.question}/"
            assert set(own) & every or any(node.startswith(grounds) for node in every), answer.question
            points = [(own[1], answer.decides), (own[2], answer.contra)] if disputed(answer) else []
            for node, point in points if answer.outcome else ():
                told_ = node in every or any(each.startswith(grounds) for each in every)
                assert told_ if point else node not in every, node


@EVERY
def test_the_annex_tells_no_reason_again(name: str) -> None:
    """Neither one that a table of the pages has, nor what decides, nor what speaks against it."""
    blocks = written(name, "nl", "lawyer")
    annex = next(place for place, each in enumerate(blocks[1:], 1) if isinstance(each, Heading) and each.level == 1)
    pages, behind = ({span.node for span in spans(part)} for part in (blocks[:annex], blocks[annex:]))
    assert not {node for node in behind if "ground:" in node} & pages
    for part in heard(name).parts:
        for answer in part.answers if part.pleaded else ():
            for step, point in (("decides", answer.decides), ("contra", answer.contra)):
                if point and f"{part.prefix}{step}:{answer.question}" in pages:
                    again = [each for each in (*answer.for_, *answer.against) if each.short == point.reason]
                    assert not {f"{part.prefix}ground:{answer.question}/{each.factor}" for each in again} & behind


@EVERY
def test_no_sentence_of_the_lawyers_pages_is_said_twice_on_a_question(name: str) -> None:
    """Neither in one paragraph nor in two of them."""
    question: list[str] = []
    for block in section(written(name, "nl", "lawyer"), LAWYER.ASSESSMENT.nl):
        if isinstance(block, Heading):
            question = []
        if isinstance(block, Paragraph):
            sentences = [each for each in re.split(r"(?<=[.]) (?=[A-Z])", told(block.line)) if len(each) > 40]
            assert len(set(sentences)) == len(sentences)
            assert not set(sentences) & set(question)
            question += sentences


@EVERY
@MEMO
def test_no_place_is_left_unfilled_and_no_stop_doubled(name: str, reader: Reader) -> None:
    """Sentences are whole."""
    for lang in LANGUAGES:
        text = "".join(span.text for span in spans(written(name, lang, reader)))
        assert not re.search(r"\{\w*\}|\.\.(?!\.)| \.|  |None", text)


@EVERY
def test_no_memo_tells_anyone_to_take_a_measure(name: str) -> None:
    """Options with their risks; a person decides. A lawyer is advised what to do for a client."""
    for lang, orders in (
        ("nl", r"\b[Oo]ntsla\b|\b[Ss]chors\b|\b[Gg]eef (hem|haar)"),
        ("en", r"\b[Dd]ismiss (the|him|her)\b"),
    ):
        for reader in READERS[1:]:
            text = "".join(span.text for span in spans(written(name, lang, reader)))
            assert not re.search(orders, text)


@MEMO
def test_every_memo_tells_its_versions(reader: Reader) -> None:
    """So that it can be made again."""
    found = heard("dance-teacher")
    text = file_of(document(found.verdict, written("dance-teacher", "nl", reader), "nl"), ".md").decode()
    line = text.rstrip().partition("\n\n[^1]:")[0].splitlines()[-1]
    assert all(value in line for value in dict(found.verdict.versions).values())


@pytest.mark.parametrize(("reader", "who"), [("lawyer", LAWYER.SIGNED_BY), ("hr", words.REVIEWER)])
def test_a_person_signs(reader: Reader, who: Text) -> None:
    """There is room for the name and the day."""
    blanks = [block.label for block in written("dance-teacher", "nl", reader) if isinstance(block, Blank)]
    assert {who.nl, words.REVIEWED_ON.nl} <= set(blanks)


def test_a_sentence_without_a_node_of_the_proof_cannot_be_told() -> None:
    """The writer refuses it."""
    with pytest.raises(KeyError):
        Teller(heard("dance-teacher"), "nl").told("ground:private_sphere/invented", untranslated("Dit is zo."))


def test_a_police_officer_is_heard_under_public_service_law_and_an_employee_under_civil_law() -> None:
    """The steps follow the body of law."""
    before = matter(read_request(FILES["police-group-chat"].read_bytes(), as_of=dt.date(2026, 6, 30)))
    officer, employee, leaver = (
        {span.node for span in spans(memo(each, "nl", "hr"))}
        for each in (before, heard("teams-channel"), heard("dance-teacher"))
    )
    assert "advised:employer/s50_advice_police" in officer
    assert "advised:employer/s19" not in officer
    assert "advised:employer/s19" in employee
    assert "advised:employer/s19" not in leaver, "who has left is not heard"
    assert "advised:employer/s50_advice_police" not in employee


def test_the_measures_table_tells_the_risk_of_every_measure_of_its_family() -> None:
    """For HR, from light to heavy."""
    told = {span.node for span in spans(written(CONSIDERED, "nl", "hr"))}
    family = next(each for each in heard(CONSIDERED).scales[0].families if each.family == "ending")
    assert {f"measure:{rung.value}" for rung in family.rungs} <= told


def test_a_name_keeps_its_capital_behind_a_colon() -> None:
    """An ordinary first word does not."""
    assert lowered(worded("De groep was besloten.", "Facebook was used.")) == worded(
        "de groep was besloten.", "Facebook was used."
    )


@pytest.mark.parametrize(
    "content",
    [
        {"facts": {"covert": False}, "as_of": "2018-10-22"},
        {"facts": {"measure": "summary_dismissal"}, "dates": {"measure": "2001-12-31"}},
    ],
    ids=["rulings not given yet", "statutes not in force yet"],
)
def test_a_memo_on_an_older_day_tells_what_the_verdict_tells(content: dict[str, Any]) -> None:
    """The presumption among it, which stands on its earliest ruling."""
    found = matter(read_request(json.dumps(content)))
    blocks = memo(found, "nl", "lawyer")
    presumed = {each.presumption.presumption for each in found.verdict.answers if each.presumption}
    assert presumed
    told = {span.node.rpartition("/")[2] for span in spans(blocks) if span.node.startswith("presumption:")}
    assert presumed <= told


def test_who_has_left_is_not_held_to_the_norm_of_an_employee() -> None:
    """The law of each question is that after the end; the fact that says so reaches the framework."""
    for answer in heard("gym-advance-sale").whole.answers:
        for framework in answer.framework:
            assert "bw-7-611" not in {each.key for each in framework.authority}, answer.question
            assert "bw-7-650" not in {each.key for each in framework.authority}, answer.question


def test_the_risk_is_that_of_the_answer_which_carries_the_outcome() -> None:
    """Where nothing speaks against the outcome itself; and what is undecided is not called without risk."""
    teacher = yaml.safe_load(FILES["dance-teacher"].read_text(encoding="utf-8"))
    teacher["facts"]["content"] = ["private_matter"]  # so that no exception to what decides is open
    told_of_it = matter(read_request(json.dumps(teacher)))
    advice = five(memo(told_of_it, "nl", "lawyer"))
    risk = told(advice.items[3].line)
    assert "Het oordeel rust op het beding; daartegen pleit vooral relaties onder de lezers" in risk
    open_ = matter(read_request(json.dumps({"facts": {"sector": "private", "measure": "warning"}})))
    advice = five(memo(open_, "nl", "lawyer"))
    assert open_.main[1].outcome is None
    assert "pleit niets" not in told(advice.items[3].line)


def test_a_valuation_beside_the_point_is_not_said_to_decide() -> None:
    """Whether a message recruits matters to whoever is held to a clause, and not to a complaint of the management."""

    def decides(name: str) -> bool:
        told = (hinge.fact.fact for answer in heard(name).whole.answers for hinge in answer.hinges)
        return "recruits_by_message" in told

    assert decides("dance-teacher")
    assert not decides("protected-twitter-account")


def test_a_police_officer_has_the_articles_of_the_police_and_no_others() -> None:
    """Neither those of Defence or judges, nor those of a contract."""
    lines = "; ".join(each.line.nl for answer in heard("police-group-chat").whole.answers for each in answer.framework)
    assert "art. 76 Barp" in lines
    assert not re.search(r"BARD|AMAR|Wrra|7:611|defensie", lines)


@EVERY
def test_the_facts_take_no_more_than_a_few_sentences(name: str) -> None:
    """At most 150 words besides that they were not investigated; the gravest acts by their titles."""
    facts = section(written(name, "nl", "lawyer"), LAWYER.FACTS.nl)[0]
    assert isinstance(facts, Paragraph)
    assert len(told(facts.line).split()) <= 150 + len(CHRONOLOGY.STATED.nl.split())
    leads = [part.name.nl for part in heard(name).parts if part.act and part.act.row.part == "leads"]
    assert all(each in told(facts.line) for each in leads)


def test_markdown_shows_no_stars_where_words_that_stand_out_meet() -> None:
    """A day within a warning is one with it."""
    words = (Span("Voor 21 december "), Span("2026", "strong"), Span(" wacht", "strong"), Span("."))
    assert markdown((Paragraph(words),)) == "Voor 21 december **2026 wacht**.\n"


@pytest.mark.parametrize(
    ("facts", "told", "untold"),
    [
        ({"measure": "dissolution", "start_date": "2012-09-01"}, "want uw contract loopt nog", "begindatum"),
        ({"measure": "penalty", "employment_ended": True, "loss_known_date": "2026-10-01"}, "een dagvaarding", "2031"),
    ],
)
def test_an_employee_is_told_the_own_terms_alone(facts: dict[str, object], told: str, untold: str) -> None:
    """The writ, not the prescription of the employer's claim; and no start to fill in while a request is pending."""
    given = {"facts": {"sector": "private", **facts}, "dates": {"measure": "2026-10-19"}, "as_of": "2026-11-10"}
    text = markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "employee")))
    assert told in text
    assert untold not in text


# ---- what HR reads ---------------------------------------------------------------------------------------------------

DISMISSED = {
    "measure": "summary_dismissal",
    "sector": "private",
    "contract_type": "indefinite",
    "audience": "closed_group",
    "content": ["insult"],
    "start_date": "2016-03-01",
    "wage_base": 2950,
    "good_record": True,
}


def told_of(facts: dict[str, Any], reader: Reader, lang: Lang = "nl", **dates: str) -> tuple[Block, ...]:
    """Write a memo on facts, on 26 November 2026."""
    given = {"facts": facts, "dates": dates, "as_of": "2026-11-26"}
    return memo(matter(read_request(json.dumps(given))), lang, reader)


def words_of(blocks: tuple[Block, ...]) -> str:
    """Give all words of a memo."""
    return "\n".join(told(line) for block in blocks for line in lines(block))


@pytest.mark.parametrize("name", [CONSIDERED, "gym-advance-sale"])
def test_hrs_table_has_the_word_of_each_strength(name: str) -> None:
    """An answer that leans slightly is not called likely."""
    found, blocks = heard(name), written(name, "nl", "hr")
    said_of = {"slight": "isschien", "likely": "ermoedelijk"}
    families = [family for family in found.scales[0].families if any(rung.given for rung in family.rungs)]
    leaning = [rung for family in families for rung in family.rungs if rung.strength]
    assert leaning
    for rung in leaning:
        row = " ".join(span.text for span in spans(blocks) if span.node == f"measure:{rung.value}")
        assert {name for name, word in said_of.items() if word in row} == {rung.strength}


def test_hr_reads_each_strength_once() -> None:
    """Answers that lean equally strongly stand in one line, that on the measure with what it hangs on by itself."""
    text = words_of(told_of(DISMISSED | {"audience_size": 7, "work_channel": False}, "hr", measure="2026-10-20"))
    _, *lines = text.split("\nOnzeker, maar aannemelijker dan het tegendeel: ")
    assert [line.startswith("de maatregel ") for line in lines] == [True, *[False] * (len(lines) - 1)]
    assert len(lines) <= 2
    assert text.count("; de uiting ") >= 1
