"""The page of a verdict: what it says first, what it says once, and what can be changed and kept from it."""

import html
import json
import re
from itertools import cycle
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Client

from privesfeer.api.ask.registry import casebook, codebook, courts, rulebook
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.reports import verdict as report
from privesfeer.api.reports.headline import about, at_issue
from privesfeer.api.serve.application import create_app
from privesfeer.api.web import pages, sources, wording
from privesfeer.api.web import verdict as verdict_page
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.examples import examples
from privesfeer.cases.commons.catalogue import catalogue as words_of
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated
from tests.api.web import EXAMPLE, between, carried, dossier, filled, plain, questions, visible
from tests.conftest import needs_pdf, sparing
from tests.golden import FEW

SAID = words_of(verdict_page.__file__)
LONG = 60  # letters: what is shorter is a phrase
FIRST = {each.stem for each in FEW}
IN_TURN = list(zip(examples(), cycle(LANGUAGES), strict=False))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_says_first_every_answer_with_what_decides_and_what_speaks_against_it(
    visitor: Client, lang: Lang
) -> None:
    """With what to find out, each a way to its question in the interview, and every measure.

    What may speak against an answer, and is not known, stands with the answer that was come for and where it is opened.
    """
    told = dossier().verdict()
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    first = between(page, '<div class="first">', '<p class="quiet">')
    words = visible(first)
    for answer in told.answers:
        assert wording.answered(answer)[lang].casefold() in words.casefold() or answer.outcome is None
        contra = answer.contra if answer.contra and not answer.contra.unknown else None
        for point in (answer.decides, contra):
            assert point is None or point.text[lang].casefold() in words.casefold()
            if point and point.authority and point.authority.kind == "ruling":
                assert f'href="/{lang}/rulings/{point.authority.key}"' in first
    assert all(each.label[lang] in words for each in told.measures)
    asked = re.findall(r'<button class="ask" name="edit" value="(\w+)" formaction="([^"]*)">', first)
    assert asked == [(each.fact, f"/{lang}/interview") for each in told.worth_asking]
    for name, path in asked:
        assert questions(visitor.post(path, data={"dossier": plain(), "edit": name}).text) == [name]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_ruling_of_another_country_is_named_with_its_country(visitor: Client, lang: Lang) -> None:
    """Among reasons a reader would otherwise take it for one of a Dutch court."""
    marks = {each.mark[lang] for each in courts().jurisdictions.values() if each.mark}
    for question, some in (("circle", True), ("character", True), ("misconduct", False)):
        page = visitor.post(f"/{lang}/verdict", data={"dossier": plain("blokker"), "open": question}).text
        section = between(page, f'<h2 id="a-{question}" tabindex="-1">', "</section>")
        named = dict(re.findall(r'href="/\w+/rulings/([^"]+)"[^>]*>(.*?)</a>', section))
        assert named
        countries = {key: courts().jurisdictions[casebook()[key].jurisdiction].mark for key in named}
        assert any(countries.values()) is some
        for key, country in countries.items():
            assert country is None or named[key].endswith(f", {country[lang]}")
            assert country is not None or not any(named[key].endswith(f", {each}") for each in marks)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_among_what_is_still_open_has_its_own_mark_alone(visitor: Client, lang: Lang) -> None:
    """A conclusion that cannot be drawn names the questions on which it waits; no full stop stands behind them."""
    facts = {"platforms": ["whatsapp"], "content": ["insult"], "measure": "summary_dismissal"}
    page = visitor.post(f"/{lang}/verdict", data={"dossier": json.dumps({"facts": facts})}).text
    words = visible(between(page, '<div class="first">', '<h2 id="find-out"'))
    assert codebook().question("circle").question[lang] in words
    assert not re.search(r"\?\s*\.", words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_shows_both_sides_the_rulings_and_how_they_compare(visitor: Client, lang: Lang) -> None:
    """What each of the nearest decided stands once; drawings and pleas come when they are asked for."""
    told = dossier().verdict()
    for answer in told.answers:
        page = visitor.post(f"/{lang}/verdict", data={"dossier": plain(), "open": answer.question}).text
        section = between(page, f'<h2 id="a-{answer.question}" tabindex="-1">', "</section>")
        words = visible(section)
        elsewhere = {each.scope for each in answer.rulings.nearest}
        statements = rulebook().questions[answer.question].statements.values()
        assert all(each[lang] in words for each in answer.summary if each not in {*elsewhere, *statements})
        for ground in (*answer.for_, *answer.against):
            assert answer.outcomes[ground.favours][lang].casefold() in words.casefold()
            assert ground.text[lang] in words
        assert all(each.standard[lang] in words for each in answer.framework if "ECLI" not in each.standard[lang])
        rulings = answer.rulings
        for ruling in rulings.nearest:
            assert words.count(ruling.holding[lang]) == 1
        near = [place for place, each in enumerate(rulings.nearest) if each.overlap.shared or each.governs]
        rows = re.findall(r'(?s)<tr><th scope="row">(.*?)</th>(.*?)</tr>', between(section, "<table", "</table>"))
        shown = [each for each in rulings.circumstances.values() if any(each.there[place] for place in near)]
        assert len(rows) == len(shown)
        assert all(cells.count("<td") == 1 + len(near) for _, cells in rows)
        assert 'class="drawing"' not in page
        assert page.count('<section class="question"') == 1
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain(), "draw": "circle", "plead": "circle"}).text
    assert page.count('class="drawing"') == 2
    assert all(wording.CASE[party].fill(outcome="")[lang] in page for party in ("employee", "employer"))


@pytest.mark.parametrize(("stem", "lang"), sparing(IN_TURN, [each for each in IN_TURN if each[0] in FIRST]))
def test_where_a_ruling_is_found_and_how_it_was_read_stands_once_on_a_verdict(
    visitor: Client, stem: str, lang: Lang
) -> None:
    """In the table of rulings, for every one that it names; elsewhere an ECLI is the title of a link at most."""
    asked = dossier(stem).verdict().answers[-1].question
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain(stem), "open": asked}).text
    eclis = re.findall(r"ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]*\w", visible(page))
    assert len(eclis) == len(set(eclis))
    table = between(page, 'id="rulings"')
    rows = re.findall(r'(?s)<tr[^>]*><th scope="row"><a href="/\w\w/rulings/([^"]*)"[^>]*>.*?</tr>', table)
    assert set(rows) == set(re.findall(rf'href="/{lang}/rulings/([^"]+)"', page))
    for key in rows:
        ruling = casebook()[key]
        row = html.unescape(between(table, f'rulings/{key}"', "</tr>"))
        assert courts().cite(ruling)[lang] in row
        assert courts().deeplink(ruling) is None or f'href="{courts().deeplink(ruling)}"' in row
        assert courts().verification(ruling)[lang].casefold() in row.casefold()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_ruling_of_which_no_reason_holds_here_is_not_called_near(visitor: Client, lang: Lang) -> None:
    """What is told of it is folded away with the other rulings."""
    seen = 0
    for stem in (EXAMPLE, "dance-teacher"):
        for answer in dossier(stem).verdict().answers:
            nearest = answer.rulings.nearest
            far = [each for each in nearest if not (each.overlap.shared or each.governs)]
            page = visitor.post(f"/{lang}/verdict", data={"dossier": plain(stem), "open": answer.question}).text
            unfolded = between(page, f'<h2 id="a-{answer.question}" tabindex="-1">', "<details>")
            folded = visible(between(page, "<details><summary>" + SAID.MORE[lang], "</details>"))
            assert not [each for each in far if each.holding[lang] in visible(unfolded)]
            assert all(each.holding[lang] in folded for each in far)
            assert not re.search(r"<td>0 (of|van) \d", page)
            seen += len(far)
    assert seen


@pytest.mark.parametrize("stem", sparing(examples(), FIRST))
def test_a_section_of_a_verdict_says_nothing_twice(visitor: Client, stem: str) -> None:
    """No sentence of its unfolded part; a circumstance is a reason, and a row of the comparison by its short name."""
    answers = dossier(stem).verdict().answers
    pages = (visitor.post("/nl/verdict", data={"dossier": plain(stem), "open": each.question}).text for each in answers)
    for section in [
        found for page in pages for found in re.findall(r'(?s)<section class="question".*?</section>', page)
    ]:
        uncited = re.sub(r'(?s)<span class="cited">.*?</span>', "", section.split("<details")[0])
        blocks = re.split(r"</?(?:p|li|dd|dt|td|th|h\d|div)\b[^>]*>", uncited)
        told = [" ".join(visible(block).split()) for block in blocks]
        long = [
            sentence for block in told for sentence in re.split(r"(?<=\.) (?=[A-Z])", block) if len(sentence) > LONG
        ]
        assert sorted(long) == sorted(set(long))


@pytest.mark.parametrize("stem", sparing(["dance-teacher", EXAMPLE, "police-group-chat"], "dance-teacher"))
def test_a_switch_brings_what_it_says(visitor: Client, stem: str) -> None:
    """The dossier stays as it is until the change is taken over."""
    answers = dossier(stem).verdict().answers
    page = "".join(
        visitor.post("/en/verdict", data={"dossier": plain(stem), "open": each.question}).text for each in answers
    )
    offered = re.findall(r'→ ([^<]*)</span></span> <button class="small" name="flip" value="([^"]*)"', page)
    assert offered
    for outcome, flip in offered[:4]:
        tried = visitor.post("/en/verdict", data={"dossier": plain(stem), "flip": html.unescape(flip)}).text
        assert html.unescape(outcome).casefold() in visible(tried).casefold()
        assert f"{wording.WAS.en}:" in visible(tried)
        assert carried(tried)["facts"] == dossier(stem).plain["facts"]
        change = json.loads(html.unescape(flip))
        form = {"dossier": plain(stem), "flips": json.dumps([change]), "adopt": "1"}
        assert carried(visitor.post("/en/verdict", data=form).text)["facts"][change["fact"]] == change["value"]


@pytest.mark.parametrize("sort", ["likeness", "date", "court"])
def test_the_rulings_of_a_verdict_can_be_put_in_order(visitor: Client, sort: str) -> None:
    """By likeness, by date and by court; the head says which, and every order has the same rows in one table."""
    page = visitor.post("/en/verdict", data={"dossier": plain(), "sort": sort}).text
    table = between(page, 'id="rulings"')
    heads = re.findall(r'<th scope="col"([^>]*)><button class="ask" name="sort" value="(\w+)"', table)
    assert [name for mark, name in heads if "aria-sort" in mark] == [sort]
    cells = re.findall(
        r'(?s)<td>([^<]*)</td><td class="day">([\d-]*)</td><td>.*?</td><td(?: class="quiet")?>([^<]*)</td>', table
    )
    likeness = visitor.post("/en/verdict", data={"dossier": plain(), "sort": "x"}).text
    assert len(cells) == between(likeness, 'id="rulings"').count('class="day"')
    if sort == "date":
        dates = [date for _, date, _ in cells]
        assert dates == sorted(dates, reverse=True)
    elif sort == "court":
        courts = list(dict.fromkeys(court for court, _, _ in cells))
        assert len(courts) == len({court for court, _, _ in cells})
        assert courts.index("Supreme") < courts.index("First instance")
    else:
        compared = [" of " in alike for *_, alike in cells]
        assert compared == sorted(compared, reverse=True)
        assert {alike for *_, alike in cells if " of " not in alike} == {words_of(sources.__file__).NOT_COMPARED.en}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rulings_on_which_the_answers_rest_stand_first_in_their_order(visitor: Client, lang: Lang) -> None:
    """As long as no other order is asked for; those that are compared and not named are folded below them."""
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    above, _, table = page.partition('id="rulings"')
    named = dict.fromkeys(re.findall(rf'href="/{lang}/rulings/([^"]+)"', above))
    shown, _, folded = table.partition(SAID.COMPARED_TOO[lang])
    rows = re.compile(r'<tr[^>]*><th scope="row"><a href="/\w\w/rulings/([^"]*)"')
    assert rows.findall(shown) == list(named)
    assert rows.findall(folded)
    assert not named.keys() & set(rows.findall(folded))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_on_the_measure_at_issue_is_the_headline_of_a_verdict(visitor: Client, lang: Lang) -> None:
    """With what decides it, what speaks against it and the last day, before every other answer and not again below."""
    facts = {**dossier().plain["facts"], "measure": "summary_dismissal", "sector": "private", "wage_base": "3000"}
    file = plain(facts=facts, dates={"measure": "2026-11-20"})
    told = opened(file.encode(), lang).verdict()
    first = at_issue(told)
    assert first
    page = visitor.post(f"/{lang}/verdict", data={"dossier": file}).text
    headline = between(page, '<section class="headline"', "</section>")
    words = " ".join(visible(headline).split()).casefold()
    assert f"{about(first, told)[lang]}: {wording.answered(first)[lang]}".casefold() in words
    for point in filter(None, (first.decides, first.contra)):
        assert point.text[lang].casefold() in words
    assert told.last_days
    assert long_date(told.last_days[0].last_day)[lang].casefold() in words
    opened_by = re.findall(r'name="open" value="([\w.]+)" formaction', between(page, '<div class="first">'))
    assert opened_by[0] == first.question
    assert opened_by.count(first.question) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("facts", "first"),
    [({"audience": "public"}, "private_sphere"), ({"content": ["threat"], "gravity": "extreme"}, "misconduct")],
)
def test_without_a_measure_a_verdict_begins_with_its_conclusion_or_how_far_it_came(
    visitor: Client, facts: dict[str, Any], first: str, lang: Lang
) -> None:
    """Whether it was private; where nothing is said of that, the last question that has an answer."""
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain(facts=facts)}).text
    headline = between(page, '<section class="headline"', "</section>")
    assert re.findall(r'name="open" value="([\w.]+)"', headline) == [first]
    assert visible(headline).strip()
    assert page.count(f'name="open" value="{first}" formaction') == 1


def test_how_often_an_answer_was_right_is_told_once(visitor: Client) -> None:
    """Of the answer that was asked for, to whoever asks."""
    facts = {**dossier().plain["facts"], "measure": "summary_dismissal"}
    for asks in ("hr", "employee", "lawyer"):
        file = plain(facts=facts, asks=asks)
        first = at_issue(opened(file.encode(), "en").verdict())
        assert first
        assert first.worth
        page = visitor.post("/en/verdict", data={"dossier": file}).text
        assert visible(page).count(first.worth.en) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_conversation_of_a_verdict_is_headed_and_the_whole_says_on_which_it_rests(
    visitor: Client, lang: Lang
) -> None:
    """Also the one at hand, which has no name yet."""
    acts = [{"facts": {"platforms": ["whatsapp"], "audience": "closed_group"}}] * 2
    case = opened(json.dumps({"facts": {"measure": "warning"}, "acts": acts}).encode(), lang)
    page = visitor.post(f"/{lang}/verdict", data={"dossier": json.dumps(case.plain)}).text
    heads = re.findall(r"<h3>(.*?)</h3>", html.unescape(between(page, '<div class="first">', '<div class="next">')))
    named = [wording.ACT.fill(number=number)[lang] for number in "12"]
    lead = named[case.verdict().lead or 0]
    assert heads == [words_of(report.__file__).THE_WHOLE.fill(lead=lead)[lang], *named]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_measures_stand_from_light_to_heavy_among_those_that_stand_alike(visitor: Client, lang: Lang) -> None:
    """Those that stand first, those that fall last."""
    order = [label[lang] for label in codebook().fact("measure").values.values()]
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    groups = re.findall(r"<dd>(.*?)</dd>", between(page, 'id="measures"', "</dl>"))
    assert groups
    for group in groups:
        places = sorted((html.unescape(group).index(name), order.index(name)) for name in order if name in group)
        assert [weight for _, weight in places] == sorted(weight for _, weight in places)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fact_of_a_verdict_can_be_changed_from_it(visitor: Client, lang: Lang) -> None:
    """The question leads back to the verdict."""
    page = visitor.post(f"/{lang}/verdict", data={"dossier": plain()}).text
    facts = between(page, '<ul class="facts">', "</ul>")
    names = re.findall(r'name="edit" value="(\w+)"', facts)
    assert [name for name in names if name != "about"] == [each.fact for each in dossier().verdict().facts]
    asked = visitor.post(f"/{lang}/interview", data=filled(page, edit=names[0])).text
    assert questions(asked) == [names[0]]
    assert re.search(r'class="primary" name="go" value="verdict"', asked)


def test_a_switch_that_does_not_fit_the_facts_leaves_the_verdict(visitor: Client) -> None:
    """And says why."""
    flip = json.dumps({"fact": "audience", "value": "village"})
    page = visitor.post("/en/verdict", data={"dossier": plain(), "flip": flip})
    assert page.status_code == 422
    assert wording.SOMETHING_WRONG.en in page.text
    assert wording.ANSWERS.en in page.text


@pytest.mark.parametrize(
    ("reader", "kind", "start"),
    [("lawyer", "html", b"<!DOCTYPE html>"), ("hr", "docx", b"PK"), ("employee", "pdf", b"%PDF")],
)
def test_a_memo_can_be_kept_for_each_reader_and_in_each_form(
    visitor: Client, reader: str, kind: str, start: bytes
) -> None:
    """As a file."""
    if kind == "pdf":
        needs_pdf()
    memo = visitor.post("/nl/memo", data={"dossier": plain("dance-teacher"), "reader": reader, "form": kind})
    assert memo.status_code == 200
    assert memo.content.startswith(start)
    assert memo.headers["content-disposition"] == f'attachment; filename="memo.{kind}"'


def test_a_memo_that_cannot_be_written_is_said_on_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict stays on the screen. In this process, where it can be brought about that there is no memo."""

    async def fail(*_: object) -> bytes:
        raise DocumentError(untranslated("Pango ontbreekt"))

    monkeypatch.setattr(pages, "in_render_pool", fail)
    page = TestClient(create_app()).post("/nl/memo", data={"dossier": plain(), "form": "pdf"})
    assert page.status_code == 422
    assert "Pango ontbreekt" in page.text
    assert wording.ANSWERS.nl in page.text
