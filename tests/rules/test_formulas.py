"""Formulas: those of a country are the program's own, work out what its data name, and say all they have to say."""

import ast
import datetime as dt
import re
import shutil
import string
from decimal import Decimal
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import RULES, Incident, casebook, codebook, rulebook
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.formula import formulas_of
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas import FORMULAS
from privesfeer.rules.parameters import Parameters
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.rulebook import Rulebook
from privesfeer.rules.worked import cents

FOLDER = RULES / "nl" / "formulas"
FACTS = {
    "measure": "summary_dismissal",
    "sector": "private",
    "start_date": "2021-03-15",
    "end_date": "2026-11-02",
    "wage_base": "3000",
    "holiday_allowance": 8,
}


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """Copy the law of the country, with a module in its folder that nobody may run."""
    folder = tmp_path / "nl"
    shutil.copytree(RULES / "nl", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "formulas" / "__init__.py").write_text("raise AssertionError('it was run')\n", "utf-8")
    return folder


def test_a_formula_is_a_function_of_what_is_known() -> None:
    """Without the engine: case M2, five years, seven months and nineteen days."""
    days = {"start_date": dt.date(2021, 3, 15), "end_date": dt.date(2026, 11, 2)}
    known: dict[str, FactValue] = {**days, "wage_base": Decimal(3000), "holiday_allowance": 8}
    given = Given(known, Dates(), dt.date(2026, 11, 25), rulebook().remedies)
    worked = FORMULAS.sums["transition_payment"](given)
    assert worked
    assert worked.amount is not None
    assert str(cents(worked.amount)) == "6086.22"


def test_what_stands_in_a_folder_is_read_and_never_run(country: Path) -> None:
    """A copy of the law has its own numbers, and the formulas of the program."""
    file = country / "formulas" / "transition.yaml"
    file.write_text(file.read_text("utf-8").replace("\nshare: 3\n", "\nshare: 4\n"), "utf-8")
    other = Rulebook.load(country, codebook())
    told = Reasoner(other, casebook()).remedies(Incident.model_validate({"facts": FACTS}), dt.date(2026, 11, 25))
    (payment,) = (each for each in told.money if each.id == "transition_payment")
    assert payment.amount == "4564.66"  # three quarters of 6,086.22 before it was rounded
    assert any("/ 4 = " in step.nl for step in payment.working)
    assert other.version != rulebook().version


def test_a_country_without_formulas_works_nothing_out(country: Path, tmp_path: Path) -> None:
    """Its sums stay untold, its terms are counted without holidays, and a name of its folder runs no other's."""
    shutil.rmtree(country / "formulas")
    for folder in (country, country.rename(tmp_path / "xx")):
        assert formulas_of(folder).sums == {}
    told = Reasoner(Rulebook.load(folder, codebook()), casebook()).remedies(
        Incident.model_validate({"facts": FACTS | {"end_date": "2026-10-26"}}), dt.date(2026, 11, 25)
    )
    assert told.money == ()
    (term,) = (each for each in told.deadlines if each.id == "T1")
    assert term.last_day == dt.date(2026, 12, 28)  # a Saturday moves, to what is no holiday there


def test_a_sum_or_term_without_its_formula_is_refused() -> None:
    """By its name, when the rulebook is loaded."""
    book = rulebook().remedies
    assert list(FORMULAS.missing(book)) == []
    sums = FORMULAS._replace(sums={}, over={}, acts={}, days={})
    assert {f"the sum '{each.id}' has no formula" for each in book.money.sums} < set(sums.missing(book))
    assert "the term 'N' has no formula 'notice'" in set(sums.missing(book))


def test_a_day_that_is_not_there_is_refused(country: Path) -> None:
    """In a term, and among the days that the law names."""
    for name, old, new in (
        ("terms", "start: [end_day]", "start: [last_day]"),
        ("days", "filed: filed_on", "filed: filed_at"),
    ):
        file = country / "law" / "remedies" / f"{name}.yaml"
        kept = file.read_text("utf-8")
        file.write_text(kept.replace(old, new), "utf-8")
        with pytest.raises(ValueError, match=r"names? the day 'last_day'|the days name 'filed_at'"):
            RemedyBook.load(file.parent, codebook())
        file.write_text(kept, "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("outcome: breached, numbers", "outcome: broken, numbers", "the answer 'broken' to 'clause_breached'"),
        ("question: clause_breached", "question: clause_broken", "the answer 'breached' to 'clause_broken'"),
        ("numbers: [penalty_breaches,", "numbers: [breaches,", "the number 'breaches'"),
    ],
)
def test_an_amount_that_is_counted_by_what_is_not_there_is_refused(
    country: Path, old: str, new: str, wrong: str
) -> None:
    """The question, its answer and the numbers of an act are those of the codebook."""
    file = country / "law" / "remedies" / "money.yaml"
    written = file.read_text("utf-8")
    assert old in written
    file.write_text(written.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=wrong):
        RemedyBook.load(file.parent, codebook())


@pytest.mark.parametrize("law", rulebook().remedies.laws, ids=lambda law: type(law).__name__)
def test_every_sentence_is_said_and_asks_for_the_same_places_in_each_language(law: Parameters) -> None:
    """None is left over, and none is lacking."""
    module = (FOLDER / f"{type(law).__module__.rpartition('.')[2]}.py").read_text("utf-8")
    strings = {node.value for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Constant)}
    assert law.said.keys() <= strings
    assert set(re.findall(r"said\[\"([A-Z_]+)\"", module)) <= law.said.keys()
    for text in law.said.values():
        assert len({frozenset(_places(text[lang])) for lang in LANGUAGES}) == 1, text


def _places(wording: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(wording)}
