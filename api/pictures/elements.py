"""Elements: what a court asks of the measure, a row for each thing that is not met and one for all that is."""

from collections.abc import Iterator
from typing import NamedTuple

from privesfeer.api.paper.blocks import Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Answer, AppliedElement

_SAID = catalogue(__file__)
_STATES, _BARS = _SAID.table("STATES"), _SAID.table("BARS")
_UNSURE, _UNSURE_BARS, _SLIGHT = _SAID.table("UNSURE"), _SAID.table("UNSURE_BARS"), "slight"
_IN_SHORT = tuple(reversed(_STATES))
_MISSING = 3  # facts that are named behind what is open
ELEMENT_HEADINGS = (_SAID.TESTED, _SAID.STANDS, _SAID.PROOF)


class ElementRow(NamedTuple):
    """What is told of an element, or of all that are met.

    Attributes:
        elements: which these are.
        cells: what is asked, how it stands, and who has to prove it with what is not known of it.
    """

    elements: tuple[AppliedElement, ...]
    cells: tuple[Text, Text, Text]


def element_rows(answer: Answer) -> Iterator[ElementRow]:
    """Tell what a court asks of the measure, and how it stands.

    Args:
        answer: the answer on the measure.

    Yields:
        A row for each element in the order of the court, and last those that are met, which nobody disputes: what is
        required in one row, what does not stand in the way in another.
    """
    shown = [each for each in answer.elements if each.shown and not each.moot]
    for each in shown:
        if each.state != "met":
            yield ElementRow((each,), (asked(each), _stands(each), _proof(each)))
    for bar in (False, True):
        if met := tuple(each for each in shown if each.state == "met" and each.bar is bar):
            named = Text.enumerate([*dict.fromkeys(map(asked, met))])
            yield ElementRow(met, (named, state_of(met[0]), _SAID.NOTHING))


def elements_in_short(answer: Answer) -> Iterator[tuple[AppliedElement, Text]]:
    """Tell what a court asks of the measure where there is little room: what stands alike together.

    Args:
        answer: the answer on the measure.

    Yields:
        A sentence for each way in which elements stand, what fails first, with the first of these.
    """
    shown = (each for each in answer.elements if each.shown and not each.moot)
    alike = grouped(
        ((each.state, each.bar and each.state in _BARS, each.party if each.state == "open" else None), each)
        for each in shown
    )
    for told in sorted(alike, key=lambda each: (_IN_SHORT.index(each[0]), each[1])):
        held, party = alike[told], told[2]
        unsure = (_UNSURE_BARS if held[0].bar else _UNSURE) if answer.strength == _SLIGHT else {}
        stands = unsure.get(held[0].state, state_of(held[0]))
        shorts = [_SAID.FOR.fill(element=asked(each), why=each.why) if each.why else asked(each) for each in held]
        stands = _SAID.TO_BE_PROVED.fill(state=stands, party=party) if party else stands
        elements = Text.enumerate([*dict.fromkeys(shorts)])
        yield held[0], _SAID.IN_SHORT.fill(state=stands.map(capital), elements=elements)


def element_tables(answer: Answer, lang: Lang) -> Iterator[Table]:
    """Show what a court asks of the measure, and how it stands.

    Args:
        answer: the answer on the measure.

    Yields:
        A table; nothing where it is not known what a court asks of it.
    """
    if rows := [each.cells for each in element_rows(answer)]:
        told = tuple(tuple((Span(capital(cell[lang])),) for cell in row) for row in rows)
        yield Table(tuple(each[lang] for each in ELEMENT_HEADINGS), told)


def asked(element: AppliedElement) -> Text:
    """Name an element; of several grounds with the ground on which it is asked.

    Returns:
        A noun phrase.
    """
    if element.ground_text is None or element.ground_text == element.short:
        return element.short
    return _SAID.ON_GROUND.fill(element=element.short, ground=element.ground_text)


def state_of(element: AppliedElement) -> Text:
    """Say how an element stands.

    Returns:
        Such as "vermoedelijk voldaan".
    """
    return _BARS.get(element.state, _STATES[element.state]) if element.bar else _STATES[element.state]


def _stands(element: AppliedElement) -> Text:
    state = state_of(element)
    return _SAID.BECAUSE.fill(state=state, why=element.why) if element.why else state


def _proof(element: AppliedElement) -> Text:
    """Say who has to prove what is open or fails, and which facts would close what is open."""
    if element.state == "likely_met":
        return _SAID.NOTHING
    told = [element.party] if element.party else []
    if element.missing:
        told.append(_SAID.MISSING.fill(facts=Text.enumerate([each.short for each in element.missing[:_MISSING]])))
    return Text.joined(told, "; ") if told else _SAID.NOTHING
