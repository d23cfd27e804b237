"""Search: rulings found by words in either language and by what is recorded of them."""

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import casebook, codebook, level_of
from privesfeer.cases.search import Filter, search


def keys(**sought: object) -> set[str]:
    """Give the keys of what is found."""
    return {each.key for each in search(casebook(), Filter.model_validate(sought), level_of)}


def test_nothing_sought_finds_everything_the_latest_first() -> None:
    """An undated ruling stands on the last day on which it can be given."""
    found = search(casebook(), Filter(), level_of)
    days = [casebook().counts_from(each) for each in found]
    assert len(found) == len(list(casebook()))
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("BV3122", "RBMAA-2012-BV3122"),
        ("ECLI:NL:RBMAA:2012:BV3122", "RBMAA-2012-BV3122"),
        ("maastricht dansleraar", "RBMAA-2012-BV3122"),
        ("DANSLERAAR Maastricht", "RBMAA-2012-BV3122"),
        ("blokker", "RBARN-2012-BV9483"),
    ],
)
def test_all_words_have_to_occur_in_any_order(words: str, key: str) -> None:
    """In the citation, the name, the gist or a holding."""
    assert key in keys(q=words)
    assert keys(q=f"{words} zzzz") == set()


def test_other_forms_of_a_word_find_the_same_rulings() -> None:
    """As a reader asks for them; a stem of few letters, such as that of "overheid", finds no more."""
    assert keys(q="insulted") == keys(q="insults") == keys(q="insult") != set()
    assert keys(q="dismissals") >= keys(q="dismissal") != set()
    assert keys(q="overheid") < keys(q="over")


@pytest.mark.parametrize(
    "forms",
    [
        "belediging beledigende beledigen beledigingen beledigt beledigd",
        "bedreiging bedreigingen bedreigen bedreigt bedreigd bedreigende",
        "waarschuwing waarschuwingen waarschuwen waarschuwt",
        "schorsing schorsingen schorsen",
        "insult insults insulted insulting",
    ],
)
def test_every_form_of_a_word_finds_the_same_rulings(forms: str) -> None:
    """Noun, verb and plural, in Dutch and English."""
    first, *others = forms.split()
    assert [keys(q=each) for each in others] == [keys(q=first)] * len(others)
    assert keys(q=first)


def test_a_word_that_only_begins_alike_is_another() -> None:
    """A reproach is no removal."""
    assert keys(q="verwijt") == keys(q="verwijten")


def test_accents_and_capitals_make_no_difference() -> None:
    """As a reader types a foreign name."""
    assert keys(q="barbulescu") == keys(q="Bărbulescu") != set()


@pytest.mark.parametrize("name", [each.id for each in codebook().questions])
def test_a_question_and_its_outcomes_narrow_the_search(name: str) -> None:
    """The outcomes of a question share its rulings between them; a court may decide both ways in one ruling."""
    asked = codebook().question(name)
    by_outcome = [keys(question=asked.id, outcome=outcome) for outcome in asked.outcomes]
    assert set.union(*by_outcome) == keys(question=asked.id)
    assert keys(question=asked.id) == {each.key for each in casebook() if each.decision(asked.id)}


def test_medium_audience_level_and_years_narrow_the_search() -> None:
    """Each by itself, and together."""
    echr = keys(level="echr")
    assert echr == {each.key for each in casebook() if each.level == "echr"}
    years = keys(year_from=2012, year_to=2012)
    assert years
    assert all(casebook().counts_from(casebook()[key]).year == 2012 for key in years if casebook()[key].date)
    closed = keys(platform="whatsapp", audience="closed_group")
    assert closed == keys(platform="whatsapp") & keys(audience="closed_group") != set()


@pytest.mark.parametrize("wrong", [{"level": "moon"}, {"year_from": 1}, {"q": "x" * 201}, {"judge": "x"}])
def test_another_filter_does_not_exist(wrong: dict[str, object]) -> None:
    """In particular none by judge."""
    with pytest.raises(ValidationError):
        Filter.model_validate(wrong)
