"""Proof: every part of a file that a draft may tell, with the authority on which it rests."""

from collections.abc import Iterator

from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.memo.nodes import Node, Proof, nodes
from privesfeer.engine import Citation
from privesfeer.rules.drafts.draft import DraftPassage, DraftSection

FORM = "form"  # names, places and days that whoever signs fills in, and what opens or closes a document


def proof(draft_context: DraftContext) -> Proof:
    """Name all parts of a file that its draft may tell.

    Args:
        draft_context: the file.

    Returns:
        The parts, with those of the proof of the verdict. Only what the user stated (`fact:`), form, and what the
        program says of itself have no source.
    """
    found = nodes(draft_context.told)
    found[FORM] = ()
    found |= dict(_asked(draft_context))
    for section in draft_context.sections:
        for passage in section.passages:
            if (cited := _cited(draft_context, section, passage)) is not None:
                found[node_of(draft_context, section, passage)] = cited
    found.update({f"source:{each.key}": (each,) for held in tuple(found.values()) for each in held})
    return found


def _cited(draft_context: DraftContext, section: DraftSection, passage: DraftPassage) -> tuple[Citation, ...] | None:
    authority = passage.authority or section.authority
    return draft_context.cite(authority) if authority else None


def node_of(draft_context: DraftContext, section: DraftSection, passage: DraftPassage) -> str:
    """Name the part that a sentence tells.

    Args:
        draft_context: the file.
        section: where it stands.
        passage: the sentence.

    Returns:
        Its own part where it or its section has an authority; else form, unless it tells a fact (`told_fact`).
    """
    if passage.authority or section.authority:
        number = list(section.passages).index(passage) + 1
        return f"draft:{draft_context.draft.id}/{section.id}/{number}"
    return FORM


def told_fact(draft_context: DraftContext, passage: DraftPassage, prefix: str) -> str:
    """Name the fact that a sentence without authority tells.

    Args:
        draft_context: the file.
        passage: the sentence.
        prefix: what stands before the nodes of its act.

    Returns:
        The first fact or date on which it depends that the user stated; else form.
    """
    part = next(each for each in draft_context.told.parts if each.prefix == prefix)
    events = (each.removeprefix("day_of_") for each in sorted(passage.places))
    named = (*passage.tested, *sorted(passage.places))
    fact = next((each for each in named if each in part.facts), None)
    event = next((each for each in events if each in part.dates), None)
    if fact:
        return f"{prefix}fact:{fact}"
    return f"{prefix}fact:dates/{event}" if event else FORM


def _asked(draft_context: DraftContext) -> Iterator[Node]:
    yield from ((each.node, each.authority) for each in draft_context.asked)
    yield from ((f"sum:{each.id}", each.authority) for each in draft_context.remedies.money)
    for number, (warned, _) in enumerate(draft_context.warned, 1):
        yield f"warning:{number}", draft_context.cite(warned.authority)
    if side := draft_context.advised:
        yield from ((f"advised:{side.side}/{each.id}", each.authority) for each in side.steps)
    if draft_context.remedies.settlement:
        yield from ((f"point:{each.id}", each.authority) for each in draft_context.remedies.settlement.points)
    if draft_context.route:
        yield f"route:{draft_context.route.id}", draft_context.route.court_authority
        yield from ((f"note:{number}", each.authority) for number, each in enumerate(draft_context.route.notes, 1))
