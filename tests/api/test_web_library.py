"""The pages of rulings, rules and the evaluation."""

import html
import re

import pytest
from httpx2 import Client

from privesfeer.api.ask.measured import measured
from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.reports import books
from privesfeer.api.web import wording
from privesfeer.api.web.examples import governed
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.cases.ruling import Ruling
from tests.api.web import between, visible
from tests.conftest import sparing

BOOKS = catalogue(books.__file__)
CORRECTED = sparing([each for each in casebook() if each.corrections], [casebook()["echr-46704-16"]])


def test_search_and_filters_are_in_the_address_so_that_it_can_be_kept(visitor: Client) -> None:
    """And the other language shows the same search."""
    page = visitor.get("/nl/rulings?q=Barbulescu&level=echr").text
    assert "Bărbulescu" in page
    assert 'href="/en/rulings?q=Barbulescu&amp;level=echr"' in page
    wrong = visitor.get("/nl/rulings?year_from=abc&level=moon")
    assert wrong.status_code == 200
    assert wording.FILTER_WRONG.nl in wrong.text


def test_a_dutch_name_is_marked_as_dutch_on_an_english_page_alone(visitor: Client) -> None:
    """So that it is read aloud as Dutch; a name of Strasbourg is in no other language than the page."""
    assert '<span lang="nl">Boa-appgroep Paniek' in visitor.get("/en/rulings?q=Paniek").text
    assert 'lang="nl">Boa-appgroep' not in visitor.get("/nl/rulings?q=Paniek").text
    assert '<span lang="nl">Garamukanwa' not in visitor.get("/en/rulings?q=Garamukanwa").text


def test_the_evaluation_says_where_it_is_no_better_than_the_most_frequent_outcome(visitor: Client) -> None:
    """By the question, above what is folded."""
    words = visible(visitor.get("/en/evaluation").text)
    told = between(words, "No better than always choosing the most frequent outcome", "A share binds")
    worse = [
        each.question
        for each in measured().questions
        if each.score.accuracy is not None and each.majority is not None and each.score.accuracy <= each.majority
    ]
    asked = {question.id: question.question.en for question in codebook().questions}
    assert worse == [name for name, words in asked.items() if words in told]


@pytest.mark.slow
def test_every_ruling_and_every_rule_has_a_page(visitor: Client) -> None:
    """A rule's page links the rulings on which it rests, and theirs link back, under the question of the rule."""
    lang: Lang = "en"
    rulings = {each.key: html.unescape(visitor.get(f"/{lang}/rulings/{each.key}").text) for each in casebook()}
    assert all("</h1>" in page for page in rulings.values())
    for asked, question in rulebook().questions.items():
        listed = visitor.get(f"/{lang}/rules/{asked}").text
        for rule in question.rules:
            path = f"/{lang}/rules/{asked}/{rule.id}"
            assert f'href="{path}"' in listed
            page = visitor.get(path).text
            assert rule.text[lang] in html.unescape(page)
            for each in rule.authority:
                if each.ruling:
                    assert f'href="/{lang}/rulings/{each.ruling}"' in page
                    assert f'href="{path}">{codebook().question(asked).question[lang]}' in rulings[each.ruling]
                else:
                    assert rulebook().statutes[each.statute or ""].latest(rule.valid.last).cite[lang] in html.unescape(
                        page
                    )


def test_a_ruling_names_the_examples_that_it_governs(visitor: Client) -> None:
    """As their verdicts say."""
    key, stems = next(iter(governed().items()))
    page = visitor.get(f"/nl/rulings/{key}").text
    assert all(f'href="/nl/examples/{stem}"' in page for stem in stems)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("corrected", CORRECTED, ids=lambda each: each.key)
def test_a_ruling_begins_with_what_was_decided_and_tells_no_remark_of_who_coded_it(
    visitor: Client, lang: Lang, corrected: Ruling
) -> None:
    """Where it was read is folded at the end; what was corrected in its file stands in the file and the API."""
    page = visitor.get(f"/{lang}/rulings/{corrected.key}").text
    titles = re.findall(r"<h2>(.*?)</h2>", page)
    assert titles[0] == BOOKS.DECISIONS[lang]
    opened, _, folded = page.partition(f"<summary><h3>{BOOKS.READ_AND_CHECKED[lang]}</h3></summary>")
    assert BOOKS.KEY[lang] in visible(folded)
    assert f"{BOOKS.KEY[lang]}:" not in visible(opened)
    assert all(each not in visible(page) for each in corrected.corrections)
    if lang == "nl":
        assert "European Court" not in visible(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_evaluation_says_that_the_rules_knew_the_rulings(visitor: Client, lang: Lang) -> None:
    """With figures for every question, wrong answers and all, and a drawing; no name of the program."""
    page = visitor.get(f"/{lang}/evaluation").text
    words = visible(page)
    assert all(question.question[lang] in words for question in codebook().questions)
    assert "<svg" in page
    assert "private_sphere" not in words
    assert wording.EVALUATION_IN_SAMPLE[lang] in words
    assert "--" not in words
