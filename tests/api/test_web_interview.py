"""The interview: what it asks, in which order, until when, and what it says of a wrong answer."""

import html
import json
import re

import pytest
from httpx2 import Client
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import codebook, facts_read
from privesfeer.api.reports.headline import about
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import made
from privesfeer.api.web.examples import examples
from privesfeer.api.web.interview import worth_asking
from privesfeer.api.web.named import noted
from privesfeer.api.web.sections import choices, facts_of, section_of, sections, unknown_as
from privesfeer.api.web.steps import left
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text, capital
from tests.api.web import LARGEST, between, carried, dossier, filled, plain, questions, visible
from tests.conftest import tries


def test_every_fact_is_asked_for_in_one_section() -> None:
    """And every choice can be made, those that people make most before the others."""
    assert sorted(name for each in sections() for name in facts_of(each)) == sorted(codebook().fact_ids)
    for fact in codebook().facts:
        assert sorted(choices(fact)) == sorted(fact.values)
    assert choices(codebook().fact("platforms"))[0] == "whatsapp"
    assert {name for each in sections().values() for name in each.first} <= {*codebook().fact_ids}


@pytest.mark.parametrize(("lang", "called"), [("nl", "De onderdelen"), ("en", "The parts")])
def test_the_parts_of_the_interview_are_announced_as_such(visitor: Client, lang: Lang, called: str) -> None:
    """By the words that a screen reader says before the list."""
    assert f'<nav aria-label="{called}">' in visitor.get(f"/{lang}/interview").text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_can_stay_unknown_and_says_why_it_is_asked(visitor: Client, lang: Lang) -> None:
    """With the sources that make the fact count, which are pages here if they are rulings."""
    form = {"dossier": "{}", "go": "all"}
    page = "".join(visitor.post(f"/{lang}/interview", data={**form, "at": each}).text for each in sections())
    asked = re.findall(r'(?s)<fieldset class="sheet" id="q-.*?</fieldset>', page)
    assert len(asked) == len(facts_read())
    unknown = [
        wording.NOT_KNOWN[lang],
        *(each[lang] for each in map(unknown_as, codebook().fact_ids) if each),
        wording.EMPTY_IS_UNKNOWN[lang],
        wording.SET_UNKNOWN[lang],
    ]
    why = "|".join(re.escape(each[lang]) for each in (wording.WHY_ASKED, wording.EXPLAINED))
    for each in asked:
        assert any(words in html.unescape(each) for words in unknown)
        assert re.search(rf"(?:{why})<span[^>]*>[^<]*</span></summary>\s*(?:<p>[^<]*</p>\s*)*<p>[^<]{{20,}}</p>", each)
    sourced = [each for each in asked if wording.RULINGS_MATTER[lang] in each]
    tested = [each for each in asked if html.escape(wording.WHY_NOTHING[lang], quote=False) not in html.unescape(each)]
    assert len(sourced) > 0.9 * len(tested)  # the others only raise a question


def test_the_form_offers_what_something_reads_and_nothing_else(visitor: Client) -> None:
    """A fact that no rule, sum, list of proof or paper reads is not asked for; one that is known can be corrected."""
    unread = [each.id for each in codebook().facts if each.id not in facts_read() and each.type == "boolean"][:3]
    for known in ([], unread):
        form = {"dossier": json.dumps({"facts": dict.fromkeys(known, False)}), "go": "all"}
        pages = [visitor.post("/nl/interview", data={**form, "at": each}).text for each in sections()]
        assert {name for page in pages for name in questions(page)} == facts_read() | {*known}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_strength_is_said_in_the_words_of_the_verdict(visitor: Client, lang: Lang) -> None:
    """Also why a question is asked: of what is not worked out how strong it would be, both words of it."""
    form = {"dossier": plain(), "go": "all"}
    page = "".join(visitor.post(f"/{lang}/interview", data={**form, "at": each}).text for each in sections())
    either = codebook().status("leaning").label[lang]
    assert either in visible(page)
    assert all(codebook().standing(name).label[lang] in either for name in ("likely", "slight"))
    assert not re.search("neigt|leaning", visible(page))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_explanation_shows_a_name_of_the_program(lang: Lang) -> None:
    """Values by their labels, other facts by their short phrase."""
    notes = [noted(fact, lang) for fact in codebook().facts if fact.note]
    assert any(codebook().fact("audience").values["closed_group"][lang] in note for note in notes)
    assert [note for note in notes if re.search(r"\w_\w| = ", note)] == []


@pytest.mark.parametrize("stem", ["whatsapp-group-of-five", "dance-teacher"])
@pytest.mark.parametrize("section", ["readers", "found", "work", "followed"])
def test_a_section_asks_the_most_telling_facts_first(visitor: Client, stem: str, section: str) -> None:
    """As the engine ranks them, after what a section always begins with."""
    page = visitor.post("/en/interview", data={"dossier": plain(stem), "at": section}).text
    asked = [name for name in questions(page) if name not in sections()[section].first]
    first = sections()[section].first
    telling = [name for name in left(section, dossier(stem), worth_asking(dossier(stem))) if name not in first]
    assert asked == telling[: len(asked)]
    assert len(questions(page)) == min(len(telling) + sum(name in questions(page) for name in first), 5)


def test_the_interview_begins_with_the_aim(visitor: Client) -> None:
    """Who asks, what happened, the measure and the dates; the terms that they bring are told at once."""
    page = visitor.get("/nl/interview").text
    assert questions(page) == ["measure"]
    for label in (wording.WHO_ASKS.nl, wording.TITLE.nl, *(each.nl for each in wording.DATES.values())):
        assert label in page
    form = {"asks": "hr", "date.measure": "2026-11-20", "shown": "measure", "fact.measure": "summary_dismissal"}
    for path in ("so-far", "interview"):
        assert "20 januari 2027" in visible(visitor.post(f"/nl/{path}", data=form).text)
    kept = carried(visitor.post("/nl/interview", data=form).text)
    assert kept["asks"] == "hr"
    emptied = {"dossier": json.dumps(kept), "asks": "", "date.measure": ""}
    assert not {"asks", "dates"} & {
        name for name, value in carried(visitor.post("/nl/interview", data=emptied).text).items() if value
    }


def test_the_interview_comes_to_an_end_and_asks_nothing_twice(visitor: Client) -> None:
    """Section by section; then all answers are looked over, and the verdict can be asked for at any time."""
    seen: list[str] = []
    page = visitor.get("/nl/interview").text
    for _ in range(len(sections())):
        assert not set(questions(page)) & set(seen)
        seen += questions(page)
        page = visitor.post("/nl/interview", data=filled(page, go="next", title="Groep")).text
        if wording.CHECK_LEDE.nl in page:
            break
    assert wording.CHECK_LEDE.nl in page
    assert [section_of(name) for name in seen] == sorted(map(section_of, seen), key=list(sections()).index)


@pytest.mark.parametrize("section", ["found", "readers"])
def test_a_section_asks_on_until_nothing_there_matters(visitor: Client, section: str) -> None:
    """Every fact of it that can change an answer, and no other; what stayed unknown is not asked again."""
    page = visitor.post("/nl/interview", data={"dossier": plain(), "at": section}).text
    seen = questions(page)
    while 'value="more"' in page:
        page = visitor.post("/nl/interview", data=filled(page, go="more")).text
        assert not set(questions(page)) & set(seen)
        seen += questions(page)
    assert set(left(section, dossier(), worth_asking(dossier()))) <= set(seen)


def test_all_answers_can_be_looked_over_and_changed(visitor: Client) -> None:
    """Each with a way to its question, which leads back; what matters and is not known stands there too."""
    page = visitor.post("/nl/interview", data={"dossier": plain(), "go": "check"}).text
    offered = re.findall(r'name="edit" value="(\w+)"', page)
    facts = dossier().plain["facts"]
    assert {*facts} <= {*offered}
    assert {*offered} - {*facts} - {"about"} <= {name for each in sections() for name in facts_of(each)}
    asked = visitor.post("/nl/interview", data=filled(page, edit="audience")).text
    assert questions(asked) == ["audience"]
    assert re.search(r'class="primary" name="go" value="check"', asked)
    changed = visitor.post("/nl/interview", data=filled(asked, go="check", **{"fact.audience": "public"})).text
    assert carried(changed)["facts"] == {**facts, "audience": "public"}
    assert wording.CHECK_LEDE.nl in changed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_disputed_fact_is_looked_over_as_disputed(visitor: Client, lang: Lang) -> None:
    """It counts as not known, whatever is filled in; also one of which nothing is filled in."""
    form = {"dossier": plain(disputed=["audience", "publicity"]), "go": "check"}
    page = visitor.post(f"/{lang}/interview", data=form).text
    said = re.findall(r'(?s)<dt>([^<]*)</dt><dd>[^<]*<em class="doubted">\(([^<]*)\)</em>', page)
    names = ("audience", "publicity")
    assert sorted(said) == sorted(
        (codebook().fact(name).short[lang], wording.COUNTS_AS_UNKNOWN[lang]) for name in names
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_looked_over_as_unknown_is_what_the_list_of_parts_counts(visitor: Client, lang: Lang) -> None:
    """As still to ask what was not asked yet, as left open what was; no part with either says that nothing matters."""
    page = visitor.post(f"/{lang}/interview", data={"dossier": plain(), "go": "to:followed"}).text
    passed = {name for name in questions(page) if name not in dossier().facts.known}
    chosen = dict(re.findall(r'name="(fact\.[^"]+)" value="([^"]+)" checked', page))  # which a browser sends along
    told = visitor.post(f"/{lang}/interview", data=filled(page, go="check", **chosen)).text
    worth = worth_asking(dossier())
    for section in sections().values():
        unknown = left(section.id, dossier(), worth)
        open_, asked = [sum((name in passed) == was for name in unknown) for was in (False, True)]
        known = sum(name in dossier().facts.known for name in facts_of(section.id))
        counts = ((wording.STEP_KNOWN, known), (wording.STEP_LEFT, open_), (wording.STEP_PASSED, asked))
        how = ", ".join(words.fill(count=str(count))[lang] for words, count in counts if count)
        step = re.search(rf'value="to:{section.id}">.*?<span class="quiet">(.*?)</span>', told)
        assert step
        assert step[1] == (how or wording.STEP_NONE[lang])
        here = between(told, f'<section class="checked"><h2>{html.escape(section.title[lang])}</h2>', "</section>")
        for words, count in ((wording.STILL_UNKNOWN, open_), (wording.LEFT_OPEN, asked)):
            listed = between(here, f'<div class="quiet open"><span>{words[lang]}:', "</div>")
            assert listed.count("<button") == count
    assert passed
    assert wording.LEFT_OPEN[lang] in told


def test_the_day_of_the_law_and_assumptions_can_be_entered(visitor: Client) -> None:
    """And taken back; the verdict builds on them."""
    form = {"dossier": plain(), "as_of": "2015-01-01", "assume.private_sphere": "not_private", "assume.circle": ""}
    page = visitor.post("/nl/interview", data=form).text
    kept = carried(page)
    assert (kept["as_of"], kept["assume"]) == ("2015-01-01", {"private_sphere": "not_private"})
    told = visitor.post("/nl/verdict", data={"dossier": json.dumps(kept), "open": "private_sphere"}).text
    assert "1 januari 2015" in told
    assert "aanname" in visible(told)
    taken = {"dossier": json.dumps(kept), "as_of": "", "assume.private_sphere": ""}
    kept = carried(visitor.post("/nl/interview", data=taken).text)
    assert "as_of" not in kept
    assert kept["assume"] == {}


def test_the_questions_before_can_be_come_back_to(visitor: Client) -> None:
    """With their answers; those of the page that was left are asked again, unless they were answered there."""
    pages = [visitor.get("/nl/interview").text]
    first = {"fact.measure": "warning", "title": "Groep"}
    pages.append(visitor.post("/nl/interview", data=filled(pages[-1], go="next", **first)).text)
    pages.append(visitor.post("/nl/interview", data=filled(pages[-1], go="next")).text)
    back = rf'name="edit" value="([^"]*)">{wording.PREVIOUS.nl}<'
    assert not re.search(back, pages[0])
    for place in (1, 0):
        before = re.search(back, pages[-1])
        assert before
        name = questions(pages[-1])[0]
        more = {f"fact.{name}": "true"} if codebook().fact(name).type == "boolean" else {}
        pages.append(visitor.post("/nl/interview", data=filled(pages[-1], edit=before[1], **more)).text)
        assert questions(pages[-1]) == questions(pages[place])
        assert more.keys() <= {f"fact.{name}" for name in carried(pages[-1])["facts"]}
    assert 'value="Groep"' in pages[-1]
    assert re.search(r'value="warning" checked', pages[-1])
    assert not re.search(back, pages[-1])
    on = visitor.post("/nl/interview", data=filled(pages[-1], go="next", **first)).text
    again = [name for page in pages[1:3] for name in questions(page) if name not in carried(on)["facts"]]
    assert set(questions(on)) & set(again)


def test_a_question_stands_once_on_a_page_however_often_it_is_asked_for(visitor: Client) -> None:
    """Or a small form would make a page without end."""
    for name in ("edit", "shown", "asked"):
        form = {"dossier": plain(), name: "audience " * 50_000, "mode": "few"}
        page = visitor.post("/nl/interview", data=form)
        assert page.status_code == 200
        assert len(page.content) < LARGEST
        assert len(set(questions(page.text))) == len(questions(page.text))


@pytest.mark.parametrize("go", ["few", "all"])
def test_another_language_asks_the_same_and_all_questions_pass_none_over(visitor: Client, go: str) -> None:
    """To change the language is no step, and what was left open among all questions is asked again among a few."""
    first = visitor.post("/nl/interview", data=filled(visitor.get("/nl/interview").text, go="next")).text
    page = visitor.post("/nl/interview", data=filled(first, go=go)).text
    here = re.search(r'name="edit" value="([^"]*)" formaction="/en/interview"', page)
    assert here
    other = visitor.post("/en/interview", data=filled(page, edit=here[1])).text
    assert '<html lang="en">' in other
    assert questions(other) == questions(page)
    few = visitor.post("/en/interview", data=filled(page, go="few")).text
    assert questions(few)
    assert go == "all" or not set(questions(few)) & set(questions(page))


def test_an_answer_can_be_changed_and_taken_back(visitor: Client) -> None:
    """What was filled in offers each fact again; "not known" takes it away."""
    page = visitor.post("/nl/interview", data={"dossier": plain(), "edit": "audience"}).text
    assert re.findall(r'name="shown" value="(\w+)"', page) == ["audience"]
    assert re.search(r'value="closed_group" checked', page)
    form = {"dossier": plain(), "shown": "audience", "fact.audience": "public"}
    assert carried(visitor.post("/nl/interview", data=form).text)["facts"]["audience"] == "public"
    assert "audience" not in carried(visitor.post("/nl/interview", data=form | {"fact.audience": ""}).text)["facts"]


def test_the_verdict_so_far_says_first_whether_the_measure_stands(visitor: Client) -> None:
    """It is what an employer asks."""
    page = visitor.post("/en/so-far", data={"dossier": plain()}).text
    verdict = dossier().verdict()
    asked = {capital(about(each, verdict).en): each.question for each in verdict.answers if each.outcome}
    shown = re.findall(r'<span class="asked">(.*?)</span>', html.unescape(page))
    assert sorted(shown) == sorted(asked)
    assert asked[shown[0]] == "measure_upheld"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_so_far_follows_the_form(visitor: Client, lang: Lang) -> None:
    """It is the verdict on what stands in the form; something wrong is said in its place."""
    form = {"dossier": plain(), "shown": "audience", "fact.audience": "public"}
    told = dossier().otherwise({"audience": "public"}, lang).verdict()
    words = visible(visitor.post(f"/{lang}/so-far", data=form).text)
    answered = [each for each in told.answers if each.outcome]
    assert all(about(each, told)[lang].casefold() in words.casefold() for each in answered)
    first = sorted(answered, key=lambda each: each.question != "measure_upheld")
    turning = Text.enumerate([about(each, told) for each in first if not each.firm])
    assert wording.TURNS.fill(which=turning)[lang] in words
    assert all(wording.answered(each)[lang].casefold() in words.casefold() for each in answered)
    unsaid = [each for each in told.answers if not each.outcome]
    assert all(about(each, told)[lang].casefold() in words.casefold() for each in unsaid)
    assert "not private" in words.casefold() or "niet privé" in words.casefold()


def test_what_is_wrong_is_said_instead_of_a_verdict_so_far_by_its_field(visitor: Client) -> None:
    """A contradiction by both of its facts; the page puts it there, and keeps the verdict that stood."""
    wrong = visitor.post("/nl/so-far", data={"shown": "audience_size", "fact.audience_size": "many"})
    assert wrong.status_code == 200
    assert re.findall(r'data-at="(.*?)"', wrong.text) == ["q-audience_size", "so-far"]
    assert "many" in wrong.text
    form = {"dossier": plain(), "shown": "audience_size", "fact.audience_size": "0"}
    assert re.findall(r'data-at="(.*?)"', visitor.post("/nl/so-far", data=form).text)[:2] == [
        "q-audience",
        "q-audience_size",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_contradiction_leaves_the_verdict_that_stood_and_is_linked_to_a_field_of_the_page(
    visitor: Client, lang: Lang
) -> None:
    """Whichever of its facts is asked there; what is carried along stays what can be judged."""
    form = {"dossier": plain(), "shown": "audience_size", "fact.audience_size": "0"}
    page = visitor.post(f"/{lang}/interview", data=form).text
    stood = re.findall(r'<span class="said', visitor.post(f"/{lang}/so-far", data={"dossier": plain()}).text)
    assert len(re.findall(r'<span class="said', page)) == len(stood) > 0
    assert wording.STOOD[lang] in page
    assert '<a href="#q-audience_size">' in page
    assert carried(page)["facts"] == dossier().plain["facts"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_that_is_yet_to_come_is_said_by_the_field_in_which_it_stands(visitor: Client, lang: Lang) -> None:
    """Both at once, in the words of the page, with a way to each; a planned measure is none."""
    form = {
        "date.utterance": "2998-01-01",
        "date.inspection": "2998-01-02",
        "date.measure": "2998-01-03",
        "shown": "about",
    }
    page = visitor.post(f"/{lang}/interview", data=form)
    assert page.status_code == 422
    said = re.findall(r'<a href="#q-date-(\w+)">([^<]*)</a>', page.text)
    assert [event for event, _ in said] == ["utterance", "inspection"]
    assert all(wording.DATES[event][lang] in html.unescape(words) for event, words in said)
    sent = visitor.post(f"/{lang}/so-far", data=form).text
    assert re.findall(r'data-at="(.*?)"', sent) == ["q-date-utterance", "q-date-inspection", "so-far"]
    assert visitor.post(f"/{lang}/interview", data={"date.measure": "2998-01-03", "shown": "about"}).status_code == 200


def test_what_is_wrong_leaves_the_other_answers_of_the_page_and_all_parts(visitor: Client) -> None:
    """The verdict is that on what can be, and one can go on to every part; also where the page began with nothing."""
    right = {"shown": ["audience", "platforms", "audience_size"], "fact.audience": "closed_group", "at": "readers"}
    stood = visitor.post("/nl/so-far", data={**right, "fact.platforms": "whatsapp"}).text
    said = re.findall(r'<span class="said.*?</span>', stood)
    assert said
    for size in ("0", "many"):
        form = {**right, "fact.platforms": "whatsapp", "fact.audience_size": size, "go": "next"}
        page = visitor.post("/nl/interview", data=form)
        assert page.status_code == 422
        assert re.findall(r'<span class="said.*?</span>', page.text) == said
        assert re.findall(r'name="go" value="to:(\w+)"', page.text) == [*sections()]
        assert page.text.count(wording.STEP_KNOWN.fill(count="1").nl) == 2  # in two parts


def test_a_question_that_follows_on_another_waits_for_it(visitor: Client) -> None:
    """Until then that one is asked in its place; with all questions of a section at once both are there."""
    held_back = 0
    for facts in ({"sector": "private"}, *(dossier(stem).plain["facts"] for stem in examples())):
        found = made({"facts": facts}, "nl")
        worth = worth_asking(found)
        for section in sections():
            if sections()[section].gate:
                continue
            asked, known = left(section, found, worth), found.facts.known
            for name in (each for each in worth if section_of(each) == section and section != "days"):
                first = codebook().asked_first(name, known)
                assert (name in asked) == (first == name)
                assert first is None or first in known or section_of(first) != section or first in asked
                held_back += first != name
    assert held_back
    page = visitor.post("/nl/interview", data={"dossier": "{}", "at": "work", "go": "all"}).text
    assert {"policy_exists", "policy_enforced"} <= {*questions(page)}


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"shown": "audience_size", "fact.audience_size": "veel"}, "veel"),
        ({"shown": "audience", "fact.audience": "village"}, "village"),
        ({"dates": "1", "date.utterance": "2026-13-01"}, "2026-13-01"),
        ({"dossier": '{"facts": {"audiense": 1}}'}, "audiense"),
        ({"title": "x" * 201}, "200"),
    ],
)
def test_what_is_wrong_is_said_where_it_was_filled_in(visitor: Client, form: dict[str, str], said: str) -> None:
    """And the answers stay on the screen."""
    page = visitor.post("/nl/interview", data=form)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert said in visible(page.text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from(["facts", "disputed", "assume", "dates", "title", "variants", "choice", "as_of", "lang", "x"])


@tries(40)
@given(sent=st.dictionaries(_KEYS, _JSON) | _JSON, raw=st.none() | st.text(max_size=20))
def test_no_form_makes_the_server_stumble(visitor: Client, sent: object, raw: str | None) -> None:
    """Whatever is carried along: a page, or what is wrong."""
    carry = json.dumps(sent) if raw is None else raw
    for path in ("interview", "desk", "so-far"):
        form = {"dossier": carry, "flips": carry, "change": carry, "shown": ["audience", "nonsense"], "add": "1"}
        assert visitor.post(f"/en/{path}", data=form).status_code in {200, 422}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_explanation_repeats_the_label_that_it_explains(lang: Lang) -> None:
    """It says something more of a value, or nothing."""
    for fact in codebook().facts:
        assert not re.search(r"'([^']+)': \1[.;]", noted(fact, lang), re.IGNORECASE), fact.id
