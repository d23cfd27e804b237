"""Faults: what a rulebook cites that is not there, or does not decide what it is cited for."""

from collections.abc import Iterator

from privesfeer.cases.casebook import Casebook
from privesfeer.rules.question import Question
from privesfeer.rules.rulebook import Rulebook


def faults(rulebook: Rulebook, casebook: Casebook) -> list[str]:
    """Check that every authority is there and decides what it is cited for; give the faults in words.

    A ruling that decided no question of the codebook, as on a point of law, is cited for what its gist says.
    """
    found = [
        fault for question in rulebook.questions.values() for fault in _question_faults(rulebook, question, casebook)
    ]
    for connection in rulebook.connections:
        cited = [rulebook.fault(each, None, casebook) for each in connection.authority]
        if connection.regime not in {None, *(regime.id for regime in rulebook.regimes)}:
            cited.append(f"no regime '{connection.regime}'")
        found += [f"connections/{connection.id}: {fault}" for fault in cited if fault]
    for measure, tree in rulebook.trees.items():
        for element in tree.every:
            cited = [rulebook.fault(each, None, casebook) for each in element.authority]
            found += [f"measures/{measure}/{element.id}: {fault}" for fault in cited if fault]
    found += [
        f"priors/{name}: no factor '{each}' that is weighed"
        for name, prior in rulebook.priors.items()
        for each in sorted(
            prior.factors.keys() - {rule.id for rule in rulebook.questions[name].factors if not rule.decisive}
        )
    ]
    found += _remedy_faults(rulebook, casebook)
    found += [f"hierarchy: no court '{each}'" for each in sorted(rulebook.hierarchy.courts - casebook.courts.all_ids)]
    for entry in rulebook.framework.entries:
        named = (each for each in entry.statutes if each not in rulebook.statutes)
        found += [f"framework/{entry.question}: no statute '{each}'" for each in named]
        stated = (each for each in entry.rulings if casebook.find(each) is None)
        found += [f"framework/{entry.question}: no ruling '{each}'" for each in stated]
        for refused in (each for one in rulebook.framework.refused(entry) for each in one.cites):
            if not any(each == refused or each.startswith(f"{refused}-") for each in rulebook.statutes):
                found += [] if casebook.find(refused) else [f"framework/{entry.question}: nothing called '{refused}'"]
    return found


def _remedy_faults(rulebook: Rulebook, casebook: Casebook) -> Iterator[str]:
    for name, authority in rulebook.remedies.cited:
        if fault := rulebook.fault(authority, None, casebook):
            yield f"remedies/{name}: {fault}"
    asked = {name for tree in rulebook.trees.values() for name in tree.named}
    tested = {each.element for checklist in rulebook.remedies.proof for each in checklist.elements if each.element}
    yield from (f"remedies: no measure asks '{each}'" for each in sorted(tested - asked if rulebook.trees else ()))
    for name, authority in rulebook.advice.cited:
        if fault := rulebook.fault(authority, None, casebook):
            yield f"advice/{name}: {fault}"
    if names := rulebook.framework.regimes:
        yield from (f"remedies/{each}" for each in rulebook.remedies.strange(names.names, names.parties))


def _question_faults(rulebook: Rulebook, question: Question, casebook: Casebook) -> Iterator[str]:
    for key in (key for scope in question.scopes for key in scope.rulings):
        if casebook.find(key) is None:
            yield f"{question.question}/scopes: no ruling with key '{key}'"
    for name, authority in question.cited:
        if fault := rulebook.fault(authority, question.question, casebook):
            yield f"{question.question}/{name}: {fault}"
