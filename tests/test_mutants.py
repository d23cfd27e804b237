"""The mutants: what makes them makes what it says; how many of them are noticed is no part of the tests."""

from importlib.util import find_spec

import pytest

from privesfeer.cases.commons import document
from tests import mutants


def test_what_can_make_no_difference_is_a_mutant_of_today() -> None:
    """Else it gives a reason for nothing, and hides one of that name that comes back."""
    known = mutants.equivalent()
    begun = {name.partition(".")[0] for name in known}
    modules = [each for each in mutants.TESTS if each == mutants.LAW.name or each.rpartition("/")[2] in begun]
    made = {mutant.name for module in modules for mutant in mutants.mutants(mutants.source(module))}
    assert [name for name in known if name not in made] == []


@pytest.mark.parametrize("module", mutants.TESTS)
def test_a_mutant_stands_where_its_module_is_asked_for(module: str) -> None:
    """Under the name by which the program imports it; and each file of tests is there."""
    place = mutants.source(module)
    if place != mutants.LAW:
        found = find_spec(mutants.imported_as(place))
        assert found is not None
        assert found.origin == str(place)
    assert all(mutants.test(name).exists() for name in mutants.TESTS[module])


def test_a_slip_in_the_law_changes_one_line() -> None:
    """And leaves a document that can be read, and another one."""
    made = [*mutants.slips(mutants.LAW)]
    for slip in made[::50]:
        before = slip.path.read_text("utf-8").splitlines()
        after = slip.content.splitlines()
        changed = [slip.line - 1] if slip.after else []
        assert len(before) - len(after) == (not slip.after)
        assert not slip.after or [place for place, each in enumerate(before) if each != after[place]] == changed
        assert document.parse(slip.content) != document.read(slip.path)
    assert len({slip.name for slip in made}) == len(made)
