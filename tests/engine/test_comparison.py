"""Which rulings are set beside a case: those that a reader needs to check what its answer rests on."""

import datetime as dt
from collections.abc import Iterable, Iterator

from privesfeer.api.ask.registry import Incident, casebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.authorities.comparison import Comparison
from privesfeer.engine.doctrine.reading import Reading
from tests.engine.books import answered


def compared(rulings: Iterable[Ruling]) -> Iterator[Comparison]:
    """Compare the precedents with the facts of rulings, on every question that has an answer."""
    for ruling in rulings:
        for link in answered(ruling.facts.known).links.values():
            if link.result and link.law.readings:
                yield Comparison.of(link, reasoner().sources, ruling.facts.known)


def test_the_ruling_that_points_to_an_outcome_stands_among_those_compared() -> None:
    """For either outcome, also where the answer may not be called governed by it."""
    pointing = 0
    for comparison in compared(casebook()):
        ours, theirs = comparison.law.decided
        found = comparison.rulings(ours, frozenset())
        for reading in filter(None, map(comparison.pointing, (ours, theirs))):
            pointing += 1
            assert reading.key in {each.citation.key for each in (*found.governing, *found.supporting, *found.opposing)}
            assert comparison.governs or reading.key in found.compared
    assert pointing


def apart(comparison: Comparison, reading: Reading) -> tuple[bool, ...]:
    """Say of act, relation and sector, as far as they are known here, whether the ruling shares none."""
    return comparison.farther(reading)


def test_nearest_is_a_ruling_of_which_something_that_is_known_to_have_carried_it_holds_here() -> None:
    """Of those on the same act; where grounds are not known all factors may be what carried it.

    A circle of four within a closed group is one circumstance.
    """
    tried = 0
    for comparison in compared(casebook()):
        factor_index, factors = comparison.law.factor_index, comparison.factors
        reaching = [
            each
            for each in comparison.law.readings
            if comparison.law.reaches(each, comparison.reach)
            and each.key not in comparison.unlike
            and each.precedent.ruling.employment is not False
        ]
        order = []
        for each in comparison.ordered(tuple(reaching)):
            held = (factor_index.narrowest(each.reason & factors) & factor_index.alone).bit_count()
            order.append((apart(comparison, each), -held if each.precedent.decision.relied_on else 0, -held))
        tried += len(set(order)) > 1
        assert order == sorted(order)
    assert tried


def test_of_rulings_that_are_equally_near_the_highest_court_comes_first_and_then_the_latest() -> None:
    """Equally near are those that the facts and factors, and the branch of law, tell apart in no way."""
    tried = 0
    for comparison in compared(casebook()):
        near: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        for each in comparison.ordered(comparison.law.readings):
            same = each.reason, each.factors, each.barring, each.nearness, each.stated
            reaches = comparison.law.reaches(each, comparison.reach)
            kind = each.key in comparison.unlike, each.precedent.ruling.employment is False
            near.setdefault((reaches, *kind, *apart(comparison, each), *same), []).append(
                (-each.rank, -each.day.toordinal())
            )
        tried += any(len(set(order)) > 1 for order in near.values())
        assert all(order == sorted(order) for order in near.values())
    assert tried


def test_what_carried_the_nearest_ruling_and_is_not_so_here_has_its_place_beside_it() -> None:
    """Fourteen years of service are not the more than twenty that counted in one of the nearest rulings."""
    facts: dict[str, object] = {
        "form": "video",
        "audience": "selected_friends",
        "content": ["image_of_persons"],
        "target": "customer",
    }
    facts |= {"gravity": "serious", "repeated": False, "prior_warning": False, "good_record": True, "sector": "private"}
    facts |= {"sensitive_function": True, "professional_secrecy": True, "during_working_time": True}
    facts |= {"colleagues_in_audience": True, "policy_covers": True, "policy_known": True, "publicity": False}
    incident = Incident.model_validate({"facts": facts | {"years_of_service": 14, "measure": "summary_dismissal"}})
    answers = reasoner().reason(incident, dt.date(2026, 11, 24)).answers
    rulings = next(each for each in answers if each.question == "measure_upheld").rulings
    place = rulings.compared.index("RBZWB-2014-5369")
    served = rulings.circumstances["at_least_20_years"]
    assert (served.here, served.there[place]) == (False, "carried")


def test_what_plays_no_part_under_a_measure_is_not_said_to_be_otherwise_here() -> None:
    """A good record counts against what ends a contract; beside a warning it stands in no row, though it is known."""
    facts = {"audience_size": 9, "work_channel": False, "content": ["insult"], "target": "manager", "gravity": "mild"}
    facts["good_record"] = True
    for measure, plays in (("warning", False), ("dissolution", True)):
        incident = Incident.model_validate({"facts": facts | {"measure": measure}})
        verdict = reasoner().reason(incident, dt.date(2026, 11, 27))
        [answer] = [each for each in verdict.answers if each.question == "measure_upheld"]
        assert ("good_record" in {each.factor for each in (*answer.for_, *answer.against)}) is plays
        assert plays or "good_record" not in answer.rulings.circumstances


def test_of_rulings_that_went_the_other_way_one_on_the_same_act_and_relation_comes_first() -> None:
    """After those that govern, or would; among what reaches the case and is on the same kind of thing."""
    tried = 0
    for comparison in compared(casebook()):
        ours, theirs = comparison.law.decided
        by_key = {each.key: each for each in comparison.law.readings}
        pointing = {each.key for each in map(comparison.pointing, (ours, theirs)) if each}
        for outcome in (ours, theirs):
            told = comparison.rulings(outcome, frozenset()).opposing
            opposing = [each for each in told if not each.governs and each.citation.key not in pointing]
            read = [by_key[each.citation.key] for each in opposing]
            kind = [
                (not comparison.law.reaches(each, comparison.reach), each.key in comparison.unlike) for each in read
            ]
            order = [(*first, *apart(comparison, each)) for first, each in zip(kind, read, strict=True)]
            assert order == sorted(order)
            tried += len(set(order)) > 1
    assert tried


def test_on_conduct_and_measure_a_ruling_from_the_other_sector_comes_later() -> None:
    """Where the act is known; one of which the sector is not known is no farther off, nor is one on the circle."""
    tried = 0
    for comparison in compared(casebook()):
        here = {each.fact: value for each, value in comparison.near}
        assert "sector" not in here or comparison.law.question.question in {"misconduct", "measure_upheld"}
        assert "sector" not in here or "act" in here
        for each in comparison.law.readings if "sector" in here else ():
            there = each.precedent.ruling.facts.get("sector")
            assert comparison.farther(each)[[*here].index("sector")] is (there not in {None, here["sector"]})
            tried += there is None
    assert tried


def test_a_ruling_that_went_the_other_way_is_told_apart_by_what_weighs_most_or_by_nothing() -> None:
    """What carried it and is not so here, and what counts against it here and was not shown there."""
    seen: set[str] = set()
    for comparison in compared(casebook()):
        outcome = next(iter(comparison.law.decided))
        for each in comparison.rulings(outcome, frozenset()).opposing:
            line, kinds = each.overlap.apart, {one.kind for one in each.overlap.differences if not one.repeats}
            assert ("daar, niet hier" in line["nl"].casefold()) is ("missing" in kinds)
            assert ("Geen feitelijk verschil" in line["nl"]) is kinds.isdisjoint({"missing", "added", "unknown"})
            seen |= kinds
    assert {"missing", "added", "unknown"} <= seen


def test_no_ruling_is_told_apart_by_what_is_so_here_too_and_does_not_count() -> None:
    """That one person read sexual words makes them no lighter to her: that there was one reader is no difference."""
    facts = {
        "act": ["said_to"], "content": ["sexual"], "audience": "one_to_one", "audience_size": 1, "gravity": "extreme",
        "relation_to_victim": "superior", "form": "direct_message", "leading_role": True, "good_record": True,
        "sector": "private", "measure": "summary_dismissal",
    }  # fmt: skip
    incident = Incident.model_validate({"facts": facts})
    verdict = reasoner().reason(incident, casebook().release)
    answer = next(each for each in verdict.answers if each.question == "measure_upheld")
    told = (*answer.rulings.supporting, *answer.rulings.opposing)
    kinds = {one.kind for each in told for one in each.overlap.differences if one.factor == "at_most_one_to_one"}
    assert kinds == {"discounted"}
    line = " ".join(each.overlap.apart.nl for each in told)
    assert "niet meer dan één lezer" not in line
