"""Remedies: everything that is computed of one matter, put together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine.remedies.awards import awards
from privesfeer.engine.remedies.deadline_owner import owned
from privesfeer.engine.remedies.deadline_source import of_which, places
from privesfeer.engine.remedies.deadlines import deadlines
from privesfeer.engine.remedies.law_records import ToldRoute
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.money import grouped, money
from privesfeer.engine.remedies.proof import proof
from privesfeer.engine.remedies.records import Asked, Deadline, Further, Remedies, Sum
from privesfeer.engine.remedies.routes import absent, general, routes, standing, undecided
from privesfeer.engine.remedies.settlement import settlement
from privesfeer.rules.condition import predicates_in


def remedies(matter: Matter, envelope: dict[str, Any]) -> Remedies:
    """Work out what may be asked, until when and for how much.

    Args:
        matter: what is known.
        envelope: what is told of every case whatever was asked.

    Returns:
        The remedies.
    """
    terms = deadlines(matter)
    sums = money(matter, terms)
    ways = routes(matter, terms)
    parts: tuple[Deadline | Sum | ToldRoute, ...] = (*terms, *sums, *ways)
    lacking = [(each.id, each.lacking) for each in parts]
    return Remedies(
        regimes=tuple(matter.named(matter.regimes)),
        deadlines=owned(terms, ways, matter),
        money=sums,
        absent=absent(matter),
        grouped=grouped(matter, sums),
        routes=ways,
        standing=standing(ways, matter),
        remarks=general(matter) if ways else (),
        awards=awards(matter, ways),
        proof=proof(matter),
        settlement=settlement(matter, terms, sums),
        warnings=(*filter(None, (matter.assumed,)), *matter.out_of_reach, *_known_early(matter)),
        asked=tuple(_asked(matter, (*lacking, *undecided(matter), *_law(matter)))),
        **envelope,
    )


def further(title: Text, told: Remedies, first: Remedies) -> Further | None:
    """Say what another measure or clause adds to the first.

    Args:
        title: what it is called.
        told: the remedies with it.
        first: those with the first.

    Returns:
        What is not the same; None: nothing.
    """
    added: dict[str, Any] = {
        name: tuple(each for each in getattr(told, name) if each not in getattr(first, name))
        for name in ("deadlines", "money", "routes")
    }
    return Further(title=title, **added) if any(added.values()) else None


def side_by_side(first: Remedies, others: Sequence[tuple[str, Text, Remedies]], titles: Mapping[str, Text]) -> Remedies:
    """Put the remedies of the measures and clauses of a case together.

    Args:
        first: those with the first entry of each list.
        others: those with another entry, with its list and what it is called.
        titles: by list what its first entry is called.

    Returns:
        Those of the first with what the others add; each term says which of them make it run, where others do not.
    """
    counted = [(name, title, {each.told_by for each in told.deadlines}) for name, title, told in others]
    lists = places({each.told_by for each in first.deadlines}, counted, titles)

    def named(terms: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
        return tuple(replace(each, of=of_which(each.told_by, lists)) for each in terms)

    added = filter(None, (further(title, told, first) for _, title, told in others))
    more = tuple(replace(each, deadlines=named(each.deadlines)) for each in added)
    return replace(first, deadlines=named(first.deadlines), further=more) if others else first


def _known_early(matter: Matter) -> Iterator[Text]:
    """Warn where the reason was known before the utterance: it is another reason, or a day is wrong."""
    lapse, uttered = matter.book.lapse, matter.day("utterance")
    knew = matter.day(lapse.since) if lapse else None
    if lapse and knew and uttered and knew < uttered:
        yield lapse.early.fill(knew=long_date(knew), uttered=long_date(uttered))


def _law(matter: Matter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name what would tell under which law the employee works, where that is open or assumed."""
    regimes = matter.sources.rulebook.framework.regimes
    if regimes and (matter.regimes[1:] or matter.assumed):
        tests = (test for each in regimes.inference if each.when for test, _ in predicates_in(each.when))
        yield "regimes", tuple(dict.fromkeys(test.fact for test in tests if test.fact not in matter.known))


def _asked(matter: Matter, lacking: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Asked]:
    """Ask once for each fact that something lacks, in the order of the codebook.

    None that was given: a day that is out of reach is warned of, not asked again.
    """
    needed: dict[str, list[str]] = {}
    for name, facts in lacking:
        for fact in (each for each in facts if each not in matter.known):
            needed.setdefault(fact, []).append(name)
    codebook = matter.sources.codebook
    # A question that does not arise after the answer to another is not asked.
    ids = [each for each in needed if each in codebook.fact_ids]
    for fact in (each for each in ids if codebook.asked_first(each, matter.known) is None):
        del needed[fact]
    for event, question in matter.book.days.asked.items():
        if of_event := needed.pop(f"dates.{event}", None):
            yield Asked(fact=f"dates.{event}", question=question, personal=False, needed_for=tuple(of_event))
    for fact in sorted(needed, key=codebook.fact_ids.index):
        asked = codebook.fact(fact)
        yield Asked(
            fact=fact, question=asked.question, personal=asked.personal, needed_for=tuple(dict.fromkeys(needed[fact]))
        )
