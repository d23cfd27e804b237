"""Worth asking: the facts that are worth finding out first."""

from collections.abc import Iterable, Mapping

from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import NamedFact
from privesfeer.engine.answers.facts.worth import Worth
from privesfeer.engine.answers.reasons.elements import closing
from privesfeer.engine.answers.verdicts.verdict import Answer

_MOST = 3  # as many as a client is asked in one telephone call


def first_worth_asking(
    answers: Iterable[Answer], sources: Sources, known: Mapping[str, FactValue]
) -> tuple[NamedFact, ...]:
    """Choose the facts that are worth finding out first."""
    worth, named = Worth(sources, known), dict[str, NamedFact]()
    for answer in answers:
        for missing in closing(answer.elements):
            named.update({each.fact: each for each in missing})
            worth.closes(each.fact for each in missing)
        for fact in (*answer.disputed, *answer.open_facts):
            required = None if answer.status == "required" else "required"
            telling = [each for each in fact.values if each.outcome != answer.outcome or each.status == required]
            if telling:
                named[fact.fact] = fact.named
                deciding = any(each.status == required for each in telling)
                worth.turns(fact.fact, [each.value for each in telling], decides=deciding)
    return tuple(named[each] for each in worth.first(_MOST))
