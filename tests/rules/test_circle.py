"""Circle: how large a group of readers is, and who decided that it was too large to be closed."""

from privesfeer.api.ask.registry import casebook, rulebook

CIRCLE = rulebook().questions["circle"]


def test_how_many_read_rests_on_no_ruling_that_found_the_circle_open_in_spite_of_their_number() -> None:
    """Twenty to twenty-five friends were few to the court of Leeuwarden; others decided on a group of 520."""
    for name in ("more_than_25_readers", "more_than_100_readers"):
        [rule] = [each for each in CIRCLE.rules if each.id == name]
        decided = [casebook()[each.ruling].decision("circle") for each in rule.authority if each.ruling]
        assert decided
        assert all(each and "audience_size" in each.relied_on for each in decided), name
