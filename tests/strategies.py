"""What hypothesis draws in tests of all packages: facts that can be true together, incidents, and case files."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from privesfeer.api.ask.registry import AT_TOP, CaseFile, Incident, casebook, codebook
from privesfeer.cases.fact import LEAST, Fact

# Those of a type that something can test; days and amounts are not drawn, for no rule tests them as such.
TESTED = tuple(fact for fact in codebook().facts if fact.type not in LEAST)
_IDS = tuple(fact.id for fact in TESTED)
_OUTCOMES = {question.id: tuple(question.outcomes) for question in codebook().questions}
_RULINGS = tuple(casebook())


def values(fact: Fact) -> st.SearchStrategy[Any]:
    """Draw a value of a fact, as a caller writes it: a set is a list."""
    if fact.type == "boolean":
        return st.booleans()
    if fact.type == "integer":
        return st.integers(min_value=0, max_value=60 if fact.most is None else min(60, fact.most))
    one = st.sampled_from(tuple(fact.values))
    return st.lists(one, unique=True, max_size=4) if fact.type == "set" else one


def facts() -> st.SearchStrategy[dict[str, Any]]:
    """Draw facts that do not contradict each other, each fact known or not; from none to all of them."""
    every = {fact.id: values(fact) for fact in TESTED}
    return st.fixed_dictionaries({}, optional=every).map(without_contradictions)


@st.composite
def facts_near_a_ruling(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the facts of a ruling with a few of them forgotten or changed, so that rulings often govern."""
    known = dict(draw(st.sampled_from(_RULINGS)).facts.plain)
    for fact in draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=3)) if known else ():
        del known[fact]
    for fact in draw(st.lists(st.sampled_from(_IDS), unique=True, max_size=2)):
        known[fact] = draw(values(codebook().fact(fact)))
    return without_contradictions(known)


def some_facts() -> st.SearchStrategy[dict[str, Any]]:
    """Draw facts of either kind."""
    return st.one_of(facts_near_a_ruling(), facts())


def outcomes() -> st.SearchStrategy[dict[str, str]]:
    """Draw answers, of each question one or none."""
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in _OUTCOMES.items()})


def few_outcomes() -> st.SearchStrategy[dict[str, str]]:
    """Draw what a user takes as given: mostly nothing, otherwise some answers."""
    return st.one_of(st.just({}), st.just({}), outcomes())


def without_contradictions(known: dict[str, Any]) -> dict[str, Any]:
    """Forget one fact of every contradiction, of facts as a caller writes them or as the engine has them."""
    left = codebook().contradictions.cleared({name: hashable(value) for name, value in known.items()})
    return {name: known[name] for name in left}


def hashable(value: Any) -> Any:  # noqa: ANN401 - the value of any fact
    """Give a value as the engine has it."""
    return frozenset(value) if isinstance(value, list) else value


_EVENTS = 3


def incidents() -> st.SearchStrategy[Incident]:
    """Draw incidents: facts, some of them disputed, and dates in order; beside the day of a measure no other days."""
    return st.builds(
        lambda known, disputed, dates: Incident.model_validate(
            {
                "facts": {
                    name: value
                    for name, value in known.items()
                    if len(dates) < _EVENTS or codebook().fact(name).type != "date"
                },
                "disputed": disputed,
                "dates": dict(zip(("utterance", "inspection", "measure"), dates, strict=False)),
            }
        ),
        some_facts(),
        st.lists(st.sampled_from(_IDS), unique=True, max_size=3),
        st.lists(st.dates(max_value=dt.date(2026, 11, 1)), max_size=3).map(sorted),
    )


@st.composite
def case_files(draw: st.DrawFn, least: int = 1) -> CaseFile:
    """Draw case files: the facts of the whole from one drawing, each act's own from others."""
    shared = {name: value for name, value in draw(some_facts()).items() if name in AT_TOP}
    acts = []
    for known in draw(st.lists(some_facts(), min_size=least, max_size=3)):
        whole = without_contradictions({name: value for name, value in known.items() if name not in AT_TOP} | shared)
        acts.append({"facts": {name: value for name, value in whole.items() if name not in AT_TOP}})
        shared = {name: value for name, value in shared.items() if name in whole}
    return CaseFile.model_validate({"facts": shared, "acts": acts})
