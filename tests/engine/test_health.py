"""Every court gets its own outcome on its own facts, or stands in the list with the reason why not."""

import datetime as dt

from cases.casebook import casebook
from engine.health import REASONS, Examined, examine
from engine.reasoner import Reasoner, reasoner
from rules.rulebook import Rulebook

EXAMINED = Reasoner(Rulebook.load(drafts=True), casebook())
FOUND = {name: list(examine(EXAMINED, name, casebook().release)) for name in EXAMINED.rulebook.questions}


def examined() -> list[Examined]:
    """Give what was found on every question."""
    return [each for found in FOUND.values() for each in found]


def test_every_precedent_gets_its_own_outcome_or_a_reason_why_not() -> None:
    """On its own date, with itself in the casebook."""
    for each in examined():
        if each.uncounted is None and each.answer != each.outcome:
            assert each.reason in REASONS, each.ruling.key
        else:
            assert each.reason is None, each.ruling.key


def test_every_decision_is_examined() -> None:
    """None is left out: counted and uncounted together are all decisions on the question."""
    for question, found in FOUND.items():
        decided = [ruling.key for ruling in casebook() if ruling.decision(question)]
        assert [each.ruling.key for each in found] == decided


def test_a_reason_is_what_it_says() -> None:
    """No criterion: the relied-on facts yield no factor; a stronger or equal line: other rulings govern."""
    for each in examined():
        if each.reason in {"stronger_line", "conflicting_ruling"}:
            assert each.against
    missing = [each.ruling.key for each in FOUND["private_sphere"] if each.reason == "no_criterion"]
    assert missing == ["CBB-2022-128"]


def test_a_foreign_ruling_is_listed_apart() -> None:
    """It persuades, and never governs."""
    apart = {each.ruling.key: each.uncounted for each in FOUND["private_sphere"] if each.uncounted}
    assert set(apart) == {"ewhc-2013-1881-whitmar"}


def test_a_ruling_that_was_set_aside_is_listed_apart() -> None:
    """With the later ruling that ended it."""
    (found,) = (
        each
        for each in examine(reasoner(), "private_sphere", dt.date(2026, 11, 24))
        if each.ruling.key == "RBNNE-2014-6661"
    )
    assert found.uncounted is None, "overturned on the evidence alone"
