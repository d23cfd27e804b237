"""What a clause can do to a measure on the employment: in known cases and on drawn facts."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import casebook, codebook
from privesfeer.api.ask.request import Request, read_request
from privesfeer.cases.fact import FactValue
from tests.conftest import in_parts, tries
from tests.golden import INCIDENTS
from tests.laws.answers import Known, changed, decided, drawn, side

CLAUSES = tuple(value for value in codebook().fact("clause").values if value != "none")
WORDING = (
    "clause",
    "clause_wide",
    "clause_names_social_media",
    "clause_names_relations",
    "clause_agreed_at_exit",
    "clause_after_end_only",
    "clause_in_writing",
    "clause_motivated",
    "written_penalty_clause",
    "penalty_clause_names",
    "penalty_deviates",
    "profile_adapted",
)
"""The facts that say which clause there is and how it reads; the last was done, and presupposes one."""

WORDINGS: tuple[dict[str, FactValue], ...] = (
    {},
    {"clause_wide": True, "clause_names_social_media": False, "clause_names_relations": False},
    {"clause_after_end_only": True, "clause_in_writing": True, "written_penalty_clause": True},
)
EMPLOYMENT = (
    "warning",
    "reprimand",
    "suspension",
    "transfer",
    "dissolution",
    "dismissal_with_notice",
    "summary_dismissal",
    "conditional_dismissal",
    "disciplinary_dismissal",
)
"""Measures on the employment itself; a fine, a penalty and a claim rest on the clause, and fall without a breach."""


def without_clause(known: Known) -> Iterator[dict[str, FactValue]]:
    """Give the facts without a clause: nothing said of one, and said that there is none."""
    bare = {name: value for name, value in known.items() if name not in WORDING}
    yield bare
    if none := changed(bare, clause="none"):
        yield none


def check_clause(known: Known, measure: str, clauses: Iterable[str], wording: Known) -> None:
    """Check that a measure that stands, or may, without a clause does not fall, or hang, with one."""
    free = [each for bare in without_clause(known) if (each := changed(bare, measure=measure))]
    bound = [each for clause in clauses if free and (each := changed({**free[0], **wording}, clause=clause))]
    # The question protects the employee where the measure does not stand.
    lightest = min((side(each, "measure_upheld") for each in free), default=1)
    assert all(side(each, "measure_upheld") <= lightest for each in bound)


@tries(300)
@given(drawn(), st.sampled_from(EMPLOYMENT), st.sampled_from(CLAUSES), st.sampled_from(WORDINGS))
def test_no_clause_makes_conduct_lighter_for_a_measure_on_the_employment(
    known: dict[str, FactValue], measure: str, clause: str, wording: Known
) -> None:
    """Whatever the clause is about: conduct that breaks none is judged as if there were none."""
    check_clause(known, measure, [clause], wording)


def told() -> Iterator[Known]:
    """Give the facts of every ruling, of every textbook incident and of every example with one conversation."""
    yield from (known for _, known in decided())
    yield from (each.facts.known for each in casebook().textbook)
    for path in INCIDENTS:
        asked = read_request(path.read_bytes())
        assert isinstance(asked, Request)
        yield asked.facts.known


@pytest.mark.parametrize("cases", in_parts(told()))
def test_no_clause_makes_what_was_done_in_a_known_case_lighter(cases: Iterable[Known]) -> None:
    """Nor where an order on a mailbox was not heeded, of which the contents turn on a clause."""
    for known in cases:
        refused = changed(known, form="email", account_created_by="employer", refused_instruction=True)
        for measure in ("warning", "dissolution", "summary_dismissal", "disciplinary_dismissal"):
            check_clause(known, measure, CLAUSES, {})
            if refused:
                check_clause(refused, measure, CLAUSES, {})
