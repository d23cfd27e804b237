"""Proof: how each element stands on the facts, what carries it and what is missing."""

from collections.abc import Mapping

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine.answers.facts.records import stated
from privesfeer.engine.doctrine.elements import ElementState
from privesfeer.engine.remedies.law_records import Outcome, ToldChecklist, ToldElement
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.routes import party_text, told_remarks
from privesfeer.rules.remedies.proof import Checklist, Element, State, WayOfProof

_SAID = catalogue(__file__)
_LIKELY, _SETTLED = frozenset({"likely_met", "likely_not_met"}), frozenset({"met", "not_met"})
_AS_TESTED: Mapping[ElementState, State] = {
    "met": "met",
    "likely_met": "met",
    "open": "unknown",
    "likely_not_met": "not_met",
    "not_met": "not_met",
}


def proof(matter: Matter) -> tuple[ToldChecklist, ...]:
    """Go through the lists that apply.

    Args:
        matter: what is known.

    Returns:
        The lists in the order of the law.
    """
    return tuple(
        _told(each, matter)
        for each in matter.book.proof
        if matter.under(each.regimes) and each.holds(matter.known, matter.moment.event)
    )


def _told(checklist: Checklist, matter: Matter) -> ToldChecklist:
    states = _States(checklist, matter)
    elements = tuple(_element(each, states, matter) for each in states.elements)
    result, why = states.whole()
    unknown = (each for each in elements if each.state == "unknown")
    open_facts = dict.fromkeys(fact for each in unknown for fact in (*each.disputed, *each.missing))
    return ToldChecklist(
        id=checklist.id,
        title=checklist.title,
        regimes=(regimes := matter.under(checklist.regimes)),
        under=matter.only_under(regimes),
        authority=matter.cite(checklist.authority),
        elements=elements,
        result=result,
        result_text=_SAID.table("RESULTS")[result] if result else None,
        why=why,
        deciding=tuple(open_facts) if result == "open" else (),
        notes=told_remarks(matter, checklist.notes),
    )


def _element(element: Element, states: "_States", matter: Matter) -> ToldElement:
    book, state, leaning = matter.sources.codebook, states[element.id], states.tested(element)
    likely = leaning in _LIKELY
    (remark,) = told_remarks(matter, (element,))
    unknown = tuple(fact for fact in element.bearing if fact not in matter.known)
    disputed = tuple(fact for fact in unknown if fact in matter.disputed)
    # Nobody is asked for a valuation of days that tell themselves.
    told = matter.book.lapse.valuations if matter.book.lapse and matter.passed else ()
    missing = tuple(fact for fact in unknown if fact not in matter.disputed and fact not in told)
    return ToldElement(
        **vars(remark),
        id=element.id,
        short=element.short or element.text,
        asks=element.asks,
        clause=element.clause,
        party=element.party,
        party_text=party_text(matter, element.party) if element.party else None,
        element=element.element if leaning else None,
        likely=likely,
        state=state,
        state_text=_SAID.table("LIKELY")[leaning] if leaning and likely else _SAID.table("STATES")[state],
        carried=tuple(stated(book, fact, matter.known[fact]) for fact in element.bearing if fact in matter.known),
        disputed=disputed,
        disputed_text=tuple(book.fact(fact).short for fact in disputed),
        missing=missing,
        missing_text=tuple(book.fact(fact).short for fact in missing),
        note=element.note,
    )


class _States:
    """How the elements of one list stand; worked out when first asked for, as they can depend on one another."""

    def __init__(self, checklist: Checklist, matter: Matter) -> None:
        self._list, self._matter, self._event = checklist, matter, matter.moment.event
        self.elements = [each for each in checklist.elements if each.holds(matter.known, self._event)]
        self._by_id = {each.id: each for each in self.elements}
        self._found: dict[str, State] = {}

    def __getitem__(self, name: str) -> State:
        if name not in self._found:
            self._found[name] = self._state(self._by_id[name]) if name in self._by_id else "unknown"
        return self._found[name]

    def tested(self, element: Element) -> ElementState | None:
        """Say how that stands which a court asks of the measure and an element is; None: it is none, or not asked."""
        return self._matter.elements.get(element.element) if element.element else None

    def _state(self, element: Element) -> State:
        # What a court asks of the measure stands one way, wherever it is told.
        if tested := self.tested(element):
            ways = element.met or element.not_met
            # What leans by weighing alone is still weighed, and what is open there too where nothing else settles it.
            return _AS_TESTED[tested] if ways or tested in _SETTLED else "weighed"
        if any(each.exception and self._holds(each) for each in element.met):
            return "met"
        if any(map(self._holds, element.not_met)):
            return "not_met"
        if any(map(self._holds, element.met)):
            return "met"
        return "unknown" if element.met or element.not_met else "weighed"

    def _holds(self, case: WayOfProof) -> bool:
        return case.holds(self._matter.known, self._event) is True and all(
            self[name] in states for name, states in case.states.items()
        )

    def whole(self) -> tuple[Outcome | None, tuple[Text, ...]]:
        """Say how the list stands as a whole, and what has to be known of that."""
        if not self._list.failed and not self._list.passed:
            return None, ()
        ways: tuple[tuple[Outcome, tuple[WayOfProof, ...]], ...] = (
            ("failed", self._list.failed),
            ("passed", self._list.passed),
        )
        for result, cases in ways:
            if held := [each for each in cases if self._holds(each)]:
                return result, tuple(each.note for each in held if each.note)
        return "open", ()
