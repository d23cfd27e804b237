"""The pages on leading rulings, which are generated."""

from pathlib import Path

from privesfeer.api.ask.registry import rulebook, sources
from privesfeer.api.paper.markdown import markdown
from tests.leading import leading, leading_index, leading_page

PAGES = Path(__file__).parents[2] / "docs" / "rulings"


def test_the_pages_are_those_of_the_rulings_that_most_rules_cite() -> None:
    """No more and no fewer, each as the files now say; a forgotten `make refresh` fails here."""
    told = {ruling.key: markdown(leading_page(sources(), ruling, "en")) for ruling in leading(sources())}
    told["README"] = markdown(leading_index(sources(), "en"))
    assert {page.stem: page.read_text("utf-8") for page in PAGES.glob("*.md")} == told


def test_a_page_lists_every_rule_that_cites_the_ruling_once() -> None:
    """Under its stance; a rule on two decisions of one ruling as well."""
    for ruling in leading(sources()):
        page = markdown(leading_page(sources(), ruling, "nl"))
        rules = [rule for each in rulebook().questions.values() for rule in each.rules]
        cites = [rule for rule in rules if any(source.ruling == ruling.key for source in rule.authority)]
        assert page.count(" Pleit voor: ") + page.count(" (tussenconclusie)") == len(cites)
