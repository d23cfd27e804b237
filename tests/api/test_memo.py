"""Memo: every sentence goes back to the proof and its authority, in both languages alike, for three readers."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
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
from privesfeer.api.memo.citable import citable
from privesfeer.api.memo.questions import disputed
from privesfeer.api.memo.telling import Teller, lowered
from privesfeer.api.memo.ways import limitation
from privesfeer.api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Line,
    Paragraph,
    Span,
    Table,
    lines,
)
from privesfeer.api.paper.document import document
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.paper.writers import written as file_of
from privesfeer.cases.commons.catalogue import catalogue as said
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text, untranslated
from tests.conftest import sparing
from tests.golden import FEW
from tests.languages import WRITTEN, worded

CASES = Path(__file__).parents[2] / "cases"
FILES = {path.stem: path for folder in ("incidents", "files") for path in sorted((CASES / folder).glob("*.yaml"))}
EVERY = pytest.mark.parametrize("name", sparing(FILES, {path.stem for path in FEW}))
MEMO = pytest.mark.parametrize("reader", READERS)
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)
UNAUTHORISED = re.compile(r"(part:\d+/)?(fact|program):")
LAWYER = said(str(lawyers.__file__))
CHRONOLOGY = said(str(chronology.__file__))
LAPSED, STANDING_OUT = "two-chats-and-an-email", "whatsapp-group-of-five"
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
@MEMO
@IN_BOTH
def test_a_ruling_has_a_note_where_it_is_named_first_and_never_again(name: str, lang: Lang, reader: Reader) -> None:
    """With its citation as in a paper that is filed, its address and what became of it.

    Behind it stands that it is still to be read, where it was read neither in the court's own words nor in its summary.
    """
    blocks, proof = written(name, lang, reader), nodes(heard(name))
    seen: set[str] = set()
    every = [*spans(blocks)]
    for span, after in ((each, every[place + 2 : place + 3]) for place, each in enumerate(every) if each.note):
        [note] = span.note
        [citation] = proof[note.node]
        assert citation.key not in seen, "two notes for one ruling"
        seen.add(citation.key)
        assert str(citation.source.name) in span.text
        assert note.url == citation.url
        assert note.text.startswith(casebook().courts.cite(casebook()[citation.key], filed=True)[lang])
        assert citation.stood[lang] in note.text
        unread = any(each.text == words.UNREAD[lang] for each in after)
        assert unread is (reader != "employee" and not citation.source.carries)


@EVERY
@MEMO
@IN_BOTH
def test_no_ruling_of_the_pages_lacks_its_note(name: str, lang: Lang, reader: Reader) -> None:
    """What is linked to a ruling was noted before; in the annex its table says where each is found."""
    blocks, noted = written(name, lang, reader), set[str]()
    by_url = {
        each.url: each.key
        for held in nodes(heard(name)).values()
        for each in held
        if each.kind == "ruling" and each.url
    }
    end = next(
        (place for place, each in enumerate(blocks[1:], 1) if isinstance(each, Heading) and each.level == 1), None
    )
    for span in spans(blocks[:end]):
        if span.note:
            noted.add(span.note[0].node.removeprefix("source:"))
        if span.url in by_url:
            assert by_url[span.url] in noted, span


@EVERY
@IN_BOTH
def test_a_reason_never_rests_on_a_contrary_or_dead_ruling_without_its_mark(name: str, lang: Lang) -> None:
    """In the memo of each reader, at every name behind a reason or a point."""
    proof = nodes(heard(name))
    for reader in READERS:
        for span in spans(written(name, lang, reader)):
            if not span.url or not re.search("ground:|decides:|contra:", span.node):
                continue
            for cited in proof[span.node]:
                if span.url == cited.url and cited.kind == "ruling" and str(cited.source.name) in span.text:
                    # What carries a reason of another case is only compared.
                    compared = replace(cited, stance="rule_only")
                    assert span.text in {cited.short[lang], (cited if cited.contrary else compared).short[lang]}
                    assert not cited.fallen or cited.stood[lang] in span.text


def test_the_lawyers_memo_names_what_decided_otherwise_behind_a_reason_as_the_verdict_does() -> None:
    """Of the rulings on evidence the one that excluded it, however many say that it is used."""
    proof, seen = nodes(heard("teams-channel")), 0
    named = {(span.node, span.url) for span in spans(written("teams-channel", "nl", "lawyer")) if span.url}
    for node in {each for each, _ in named if each.startswith("ground:")}:
        otherwise = {(node, each.url) for each in proof[node] if each.otherwise and citable(each)}
        if otherwise and sum(each == node for each, _ in named) > 1:
            seen += 1
            assert otherwise & named, node
    assert seen


@EVERY
@IN_BOTH
def test_every_source_of_the_lawyers_memo_stands_in_the_last_table(name: str, lang: Lang) -> None:
    """Rulings by name, in full and with how they were read; articles behind them."""
    blocks, proof = written(name, lang, "lawyer"), nodes(heard(name))
    tables = [(at, block.rows) for at, block in enumerate(blocks) if isinstance(block, Table)]
    found = [(at, rows) for at, rows in tables if rows[0][0][0].node.startswith("source:")]
    place, told_rows = found[-1] if found else (0, ())
    rows = {row[0][0].node.removeprefix("source:"): row for row in told_rows}
    names = [told(row[0]) for row in told_rows]
    assert names == sorted(names, key=str.casefold)
    for key, (_, where, read) in rows.items():
        [citation] = proof[f"source:{key}"]
        assert told(where).startswith(casebook().courts.cite(casebook()[key], filed=True)[lang])
        assert where[0].url == citation.url
        assert told(read).casefold() == casebook()[key].verification[lang].casefold()
    noted = {span.note[0].node.removeprefix("source:") for span in spans(blocks) if span.note}
    assert noted <= rows.keys()
    below = {span.node for block in blocks[place + 1 :] for span in spans((block,))}
    sources = {key: held[0] for key, held in proof.items() if key.startswith("source:")}
    articles = {each.text[lang]: key for key, each in sources.items() if each.kind == "statute"}
    cited = {articles[span.text] for span in spans(blocks) if span.text in articles and span.url}
    assert cited <= below


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


@IN_BOTH
def test_the_last_days_and_what_has_lapsed_are_those_of_the_remedies(lang: Lang) -> None:
    """In the memo for each reader; after a term has passed, what is left."""
    found = heard(LAPSED)
    for reader in READERS:
        nodes_told = {span.node for span in spans(written(LAPSED, lang, reader))}
        assert {f"deadline:{each.term}" for each in found.verdict.last_days} <= nodes_told
        assert "left:employee" in nodes_told


def test_what_falls_with_a_lapsed_term_is_no_next_step() -> None:
    """Who let the term pass has nothing left to annul, and so there is nothing left to dissolve for that case."""
    told_nodes = {span.node for span in spans(section(written(LAPSED, "nl", "lawyer"), LAWYER.PLAN.nl))}
    assert "route:R6" in {f"route:{each.id}" for each in heard(LAPSED).remedies.routes}
    assert not told_nodes & {"route:R1", "route:R4", "route:R6"}


@pytest.mark.parametrize("reader", ["lawyer", "hr"])
def test_a_decision_that_was_not_contested_in_time_stands_and_brings_no_damages(reader: Reader) -> None:
    """What is left is that the delay is excusable (art. 6:11 Awb)."""
    facts = {"measure": "disciplinary_dismissal", "sector": "public", "public_status": "police"}
    given = {"facts": facts, "dates": {"measure": "2026-07-06"}, "as_of": "2026-11-20"}
    blocks = memo(matter(read_request(json.dumps(given))), "nl", reader)
    text = " ".join(told(line) for block in blocks for line in lines(block))
    assert "art. 6:11 Awb); het besluit staat vast, en wat rest is een verzoek daarvan terug te komen" in text
    assert "kan niet meer vragen: herroeping van het besluit; schadevergoeding wegens het besluit." in text


def test_hrs_steps_are_those_of_the_moment() -> None:
    """While a court decides the hearing is prepared and both may settle; after it data are erased, and it may stand."""
    before, after = ({span.node for span in spans(written(name, "nl", "hr"))} for name in (STANDING_OUT, LAPSED))
    assert "advised:employer/hearing_prepared" in before - after
    assert "advised:employer/s19" not in before | after, "who was taken to court is not invited any more"
    assert "advised:employer/s36_late" in after - before
    assert {"settlement:writing", "settlement:reflection"} <= before - after


@pytest.mark.parametrize("name", [LAPSED, STANDING_OUT, "dance-teacher"])
def test_the_employee_is_told_until_when_to_act_before_all_else(name: str) -> None:
    """Or that it is too late, or that the day is not known."""
    _, banner, *_ = written(name, "nl", "employee")
    assert isinstance(banner, Banner)
    days = heard(name).verdict.last_days
    assert any(span.node.startswith("deadline:") for line in banner.lines for span in line) is bool(days)


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


def test_whose_wages_were_stopped_is_told_to_claim_them() -> None:
    """In writing, and with an expert opinion where the illness is disputed; in words of every day."""
    facts = {"sector": "private", "measure": "pay_measure", "pay_measure_kind": "wage_stop_sick"}
    given = {"facts": facts, "dates": {"measure": "2026-09-21"}, "as_of": "2026-11-10"}
    text = markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "employee")))
    for told in ("Vraag uw loon vandaag schriftelijk terug", "deskundigenoordeel"):
        assert told in text


# ---- what a partner looks at first -----------------------------------------------------------------------------------

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


@MEMO
@pytest.mark.parametrize("lang", WRITTEN)
def test_where_the_term_has_passed_every_memo_says_before_all_else_that_the_dismissal_stands(
    reader: Reader, lang: Lang
) -> None:
    """The answer on the merits is told apart from that; before that day nothing of it is said (art. 7:686a(4))."""
    lapsed = words_of(told_of(DISMISSED | {"end_date": "2026-07-21"}, reader, lang, measure="2026-07-21"))
    open_ = words_of(told_of(DISMISSED | {"end_date": "2026-10-20"}, reader, lang, measure="2026-10-20"))
    stands = {
        "nl": ("staat het ontslag vast", "blijft uw ontslag staan"),
        "en": ("the dismissal stands", "your dismissal stands"),
    }
    assert any(each in lapsed for each in stands[lang])
    assert not any(each in open_ for each in stands[lang])
    if reader == "lawyer":
        advice = five(told_of(DISMISSED | {"end_date": "2026-07-21"}, reader, lang, measure="2026-07-21"), lang)
        assert advice.items[0].line[0].node.startswith("deadline:")
        assert stands[lang][0] in told(advice.items[0].line)


def test_once_both_terms_have_passed_no_claim_or_interest_is_told_that_fell_with_them() -> None:
    """Neither the transition payment until a day that has passed, nor the two months as if they still ran."""
    facts = DISMISSED | {"end_date": "2026-07-21"}
    lawyer, employee = told_of(facts, "lawyer", measure="2026-07-21"), told_of(facts, "employee", measure="2026-07-21")
    pages = words_of(section(lawyer, LAWYER.PLAN.nl))
    assert "tot haar eigen laatste dag" not in pages
    assert "wettelijke rente over" not in pages.lower()
    assert "binnen twee maanden na het einde" not in words_of(employee)


def test_the_employee_is_told_no_day_of_the_employers() -> None:
    """The limitation of a claim on the employee (art. 3:310) is no day to act; the lawyer is told whose it is."""
    facts = {"measure": "penalty", "sector": "private", "loss_known_date": "2026-10-01", "written_penalty_clause": True}
    assert "1 oktober 2031" not in words_of(told_of(facts, "employee", measure="2026-10-19"))
    assert "de werkgever: " in words_of(told_of(facts, "lawyer", measure="2026-10-19"))


def test_of_whom_dissolution_is_asked_no_term_runs_yet() -> None:
    """It starts with an end that nobody knows; it is not that a day was left out."""
    facts = {"measure": "dissolution", "sector": "private", "ground_asked": ["e", "g"], "start_date": "2012-09-01"}
    employee = words_of(told_of(facts, "employee", measure="2026-11-09"))
    assert "U hoeft nu geen termijn te halen" in employee
    assert "niet ingevuld. Vraag meteen" not in employee
    assert "Loopt pas vanaf het einde van de arbeidsovereenkomst" in words_of(
        told_of(facts, "hr", measure="2026-11-09")
    )


def test_a_next_step_names_what_is_asked_and_not_what_was_done_to_the_employee() -> None:
    """No one asks a court for a transfer of himself, nor for a wage stop."""
    for facts in ({"measure": "transfer"}, {"measure": "pay_measure", "pay_measure_kind": "wage_stop_sick"}):
        text = words_of(told_of({"sector": "private", **facts}, "lawyer", measure="2026-10-05"))
        assert not re.search(r"werknemer[^:]*: (overplaatsing|loonstop)", text)


def test_each_ground_of_dissolution_that_is_asked_is_assessed() -> None:
    """With redeployment on g; a ground that is not asked is left out (art. 7:669(1) and (3))."""
    facts = {"measure": "dissolution", "sector": "private", "ground_asked": ["e", "g"], "redeployment_examined": False}
    text = words_of(section(told_of(facts, "lawyer", measure="2026-11-09"), LAWYER.ASSESSMENT.nl))
    assert "(verwijtbaar handelen)" in text
    assert "(een verstoorde arbeidsverhouding)" in text
    assert "erplaatsing" in text  # open, as ground e needs none
    assert "(andere omstandigheden)" not in text


def test_the_days_between_knowledge_and_summary_dismissal_are_counted_in_the_assessment_and_the_proof() -> None:
    """At once is a requirement of its own (art. 7:677(1)); whoever dismisses proves it."""
    facts = DISMISSED | {"employer_knew_date": "2026-10-15"}
    blocks = told_of(facts, "lawyer", measure="2026-10-30")
    assert "15 dagen later" in words_of(section(blocks, LAWYER.ADVICE.nl))
    assert words_of(section(blocks, LAWYER.ASSESSMENT.nl)).count("15 dagen later") == 1
    given = {"facts": facts, "dates": {"measure": "2026-10-30"}, "as_of": "2026-11-26"}
    matter_told = matter(read_request(json.dumps(given)))
    wide = tuple(lawyers.LawyerMemo(matter_told, "nl", nodes(matter_told)).body(0))
    assert "dat onverwijld is opgezegd" in words_of(section(wide, LAWYER.GAPS.nl))


def test_hr_is_warned_that_a_reason_known_for_weeks_is_hardly_at_once() -> None:
    """Before the measure, in the short answer and at the row of summary dismissal."""
    facts = {each: value for each, value in DISMISSED.items() if each != "measure"} | {
        "employer_knew_date": "2026-10-16"
    }
    text = words_of(told_of(facts, "hr"))
    assert text.index("De reden is al 41 dagen bekend, sinds 16 oktober 2026") < text.index("Laatste dag.")
    assert text.count("Een ontslag op staande voet is dan vermoedelijk niet meer onverwijld") > 1


def test_the_employees_page_answers_with_what_a_rule_of_law_decides() -> None:
    """A wage stop that was not told at once falls (art. 7:629(7)): first of the answers, with what to do now."""
    facts = {
        "measure": "pay_measure",
        "sector": "private",
        "pay_measure_kind": "wage_stop_sick",
        "pay_measure_told_at_once": False,
    }
    text = words_of(told_of(facts, "employee", measure="2026-09-21"))
    assert text.index("Uw werkgever zei niet meteen dat hij uw loon stopte") > 0
    assert "deskundigenoordeel" in text


def test_who_reported_a_wrong_reads_of_the_ban_on_detriment_in_every_memo() -> None:
    """The employer proves that the measure is not the result of the report (Wet bescherming klokkenluiders)."""
    facts = {
        "measure": "transfer",
        "sector": "private",
        "content": ["wrongdoing_report"],
        "factual_basis": True,
        "reported_internally": "internal",
    }
    said = {"lawyer": "geen gevolg", "hr": "daar los van staat", "employee": "niet door uw melding komt"}
    for reader in READERS:
        assert said[reader] in words_of(told_of(facts, reader, measure="2026-10-05"))
        other = words_of(told_of(facts | {"content": ["criticism"]}, reader, measure="2026-10-05"))
        assert not any(each in other for each in ("geen gevolg is van de melding", said["hr"], said["employee"]))
    assert "Huis voor klokkenluiders" in words_of(told_of(facts, "employee", measure="2026-10-05"))


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


def test_the_transition_payment_is_reckoned_while_dissolution_is_pending_and_says_with_which_end() -> None:
    """The court sets the day (art. 7:671b(9)); the amount is told with the end on which it rests.

    Decided eight weeks after the request, on 4 January: three months' notice to the end of a month, less those weeks.
    """
    facts = {
        "measure": "dissolution",
        "sector": "private",
        "start_date": "2012-09-01",
        "wage_base": 3620,
        "wage_components": 310,
        "holiday_allowance": 8,
    }
    text = words_of(told_of(facts, "lawyer", measure="2026-11-09")).replace("\xa0", " ")
    assert "Transitievergoeding: € 20.414 bij een einde na de opzegtermijn" in text
    assert "Dienstverband van 1 september 2012 tot en met 5 maart 2027: 14 jaar, 6 maanden en 5 dagen" in text


def test_the_personal_circumstances_stand_in_the_facts_of_a_summary_dismissal() -> None:
    """They are what a court weighs (art. 7:678): age, consequences, record."""
    facts = DISMISSED | {"age": 52, "consequences": ["sole_breadwinner"]}
    text = words_of(section(told_of(facts, "lawyer", measure="2026-10-20"), LAWYER.FACTS.nl))
    assert all(each in text for each in ("52", "enige kostwinner", "staat van dienst is goed"))


def test_both_sums_are_told_where_what_counts_is_uncertain() -> None:
    """Compensation for irregular notice without and with holiday allowance and other components."""
    facts = DISMISSED | {"end_date": "2026-10-20", "wage_components": 150, "holiday_allowance": 8}
    text = words_of(told_of(facts, "lawyer", measure="2026-10-20")).replace("\xa0", " ")
    assert "Vergoeding wegens onregelmatige opzegging: € 9.896,77 tot € 11.191,74" in text.replace(
        "vergoeding wegens onregelmatige opzegging", "Vergoeding wegens onregelmatige opzegging"
    )


def test_one_reads_in_hrs_note_on_a_pending_request_of_steps_while_it_runs() -> None:
    """No measure was taken yet."""
    facts = {"measure": "dissolution", "sector": "private", "content_inspected": True}
    heads = [each.text for each in told_of(facts, "hr", measure="2026-11-09") if isinstance(each, Heading)]
    assert "Stappen terwijl het verzoek loopt" in heads
