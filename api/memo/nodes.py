"""Nodes: every part of a proof that a memo may tell, with the authority on which it rests."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property

from privesfeer.api.ask.registry import casebook, rulebook, sources
from privesfeer.api.memo.citable import went_past
from privesfeer.api.memo.entered import entered
from privesfeer.api.memo.matter import MemoMatter, Part
from privesfeer.api.memo.precedents import Pleadable, precedents
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import (
    AdvisedStep,
    Answer,
    Argument,
    Citation,
    ComparedRuling,
    Deadline,
    Plea,
    Remedies,
    SideAdvice,
    Sum,
    Verdict,
)
from privesfeer.rules.advice.stage import Side
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Authority, Presumption

Node = tuple[str, tuple[Citation, ...]]

# What the program says of itself, or of words; it needs no authority.
PROGRAM = ("as_of", "limits", "reviewer", "notes", "words", "help", "method")
BEYOND = "fact:beyond"
"""The node of what the user stated that no fact says."""
WAY = "way"
"""The node of what is told of the law under which an official works."""


class Proof(dict[str, tuple[Citation, ...]]):
    """By the path of each part of a proof the sources on which it rests.

    Attributes:
        pleadable: by the node of each answer the rulings that can be pleaded on it.
    """

    def __init__(self, *given: Mapping[str, tuple[Citation, ...]]) -> None:
        """Keep the parts.

        Args:
            *given: them.
        """
        super().__init__(*given)
        self.pleadable: dict[str, tuple[Pleadable, ...]] = {}

    @cached_property
    def named(self) -> Mapping[Text, Citation]:
        """By every text that names a ruling in full that ruling, worked out once for all tries at one memo."""
        rulings = dict.fromkeys(each.unmarked for held in self.values() for each in held if each.kind == "ruling")
        bare = {each: replace(each, pinpoint=None) for each in rulings}
        return {words: bare[each] for each in rulings for words in (each.text, each.named)}

    @cached_property
    def _own(self) -> dict[tuple[str, Lang], Mapping[str, Citation]]:
        return {}

    def own(self, node: str, lang: Lang) -> Mapping[str, Citation]:
        """Give by their names, alone and with their paragraphs, the rulings on which a part rests.

        Args:
            node: the part.
            lang: the language.

        Returns:
            The rulings.
        """
        if (node, lang) not in self._own:
            found: dict[str, Citation] = {}
            for each in (each.unmarked for each in self[node] if each.kind == "ruling"):
                found[str(each.source.name)] = replace(each, pinpoint=None) if each.pinpoint else each
                found[each.short[lang]] = each
            self._own[node, lang] = found
        return self._own[node, lang]


def node_of_step(side: Side, step: AdvisedStep) -> str:
    """Name the part of the proof that a step of a side tells.

    Args:
        side: the side.
        step: the step.

    Returns:
        The node: of what the user stated himself, that of his own words.
    """
    return BEYOND if step.stated else f"advised:{side}/{step.told_by}"


def nodes(matter: MemoMatter) -> Proof:
    """Name all parts of a proof.

    Args:
        matter: the matter.

    Returns:
        The parts. Only what the user stated (``fact:``) and what the program says of itself (``program:``) have no
        source.
    """
    found = Proof({f"program:{name}": () for name in PROGRAM} | {BEYOND: ()})
    for node, authority in _all(matter):
        found[node] = _merged((*found.get(node, ()), *authority))
    for node, held in _pleadable(matter):
        found.pleadable[node] = held
        found |= {f"{node}/ruling/{each.ruling.citation.key}": (each.ruling.citation,) for each in held}
    found.update({f"source:{each.key}": (each,) for authority in tuple(found.values()) for each in authority})
    return found


def _pleadable(matter: MemoMatter) -> Iterator[tuple[str, tuple[Pleadable, ...]]]:
    """Give by the node of each answer the rulings that can be pleaded on it."""
    told = [(part, each) for part in matter.parts for each in part.answers]
    for part, answer in (*told, *((each.part, each.answer) for each in entered(matter))):
        yield f"{part.prefix}answer:{answer.question}", precedents(matter, part, answer)


def _merged(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Keep each source once; a citation with a paragraph before one without."""
    kept: dict[str, Citation] = {}
    for each in citations:
        if each.key not in kept or (each.pinpoint and not kept[each.key].pinpoint):
            kept[each.key] = each
    return tuple(kept.values())


def _all(matter: MemoMatter) -> Iterator[Node]:
    for part in matter.parts:
        yield from ((f"{part.prefix}fact:{name}", ()) for name in part.facts)
        yield from ((f"{part.prefix}fact:dates/{event}", ()) for event in part.dates)
        for answer in part.answers:
            yield from ((f"{part.prefix}{node}", held) for node, held in _answer(matter, part, answer))
    said = tuple(each for one in matter.whole.answers for each in _answered(one))
    for place, each in enumerate(matter.verdict.acts, 1):
        yield f"acts:{place}", each.row.authority or said
    yield from _entries(matter.verdict, said)
    for one in entered(matter):
        yield from ((f"{one.part.prefix}{node}", held) for node, held in _entered(one.answer))
    for connection in matter.verdict.connections:
        yield f"connection:{connection.connection}", connection.authority
    for scale in matter.scales:
        for family in scale.families:
            for rung in family.rungs:
                near = tuple(each for each in (rung.supporting, rung.opposing) if each)
                yield f"measure:{rung.value}", (*near, *family.authority) or said
    yield from _remedies(matter.remedies)
    for side in (*matter.advice.sides, *matter.beside):
        yield from _advice(side, said)


def _advice(told: SideAdvice, said: tuple[Citation, ...]) -> Iterator[Node]:
    """Name what is advised to a side and what it asks; what rests on no source of its own rests on the answers."""
    for course in filter(None, (told.course, told.instead, *(each.course for each in told.measures))):
        node = f"course:{told.side}/{course.id}"
        yield node, course.authority
        yield from ((f"{node}/contra/{place}", each.authority) for place, each in enumerate(course.contra))
    steps = (each for each in (*told.steps, *told.avoid) if not each.stated)
    yield from ((node_of_step(told.side, each), each.authority) for each in steps)
    yield from ((f"asked:{told.side}/{each.id}", each.authority or said) for each in told.asked)
    if told.way:
        yield WAY, told.way.authority
    if told.outlook:
        yield f"outlook:{told.side}", told.outlook.authority or said


def _entries(verdict: Verdict, said: tuple[Citation, ...]) -> Iterator[Node]:
    """Name the clauses, accounts, measures and proceedings; what no court decided rests on the answers on the whole."""
    for name, entries in verdict.lists.items():
        for place, entry in enumerate(entries, 1):
            answers = (*filter(None, [entry.measure]), *entry.answers)
            tested = (each for one in answers for element in one.elements for each in element.authority)
            yield f"{name}:{place}", (*(each for one in answers for each in one.authorities), *tested) or said


def _remedies(told: Remedies) -> Iterator[Node]:
    """Name the parts of what may be asked; a sum that rests on nothing else rests on the law of all of them."""
    bound = {
        f"{route.id}/{each.id}": each.authority for route in told.routes for each in (*route.requests, *route.counter)
    }
    whole = _merged(each for authority in bound.values() for each in authority)
    others = [each for more in told.further for each in more.deadlines]
    yield from ((f"deadline:{name}", each.authority) for each in others for name in (each.name, each.id))
    yield from ((f"deadline:{each.name}", each.authority) for each in told.deadlines)
    yield from ((f"deadline:{each.id}", each.authority) for each in told.deadlines)
    yield from ((f"money:{each.id}", each.authority or whole) for each in told.money)
    yield from ((f"absent:{place}", each.authority) for place, each in enumerate(told.absent))
    for route in told.routes:
        own = _merged(each for name, held in bound.items() if name.startswith(f"{route.id}/") for each in held)
        yield f"route:{route.id}", _merged((*route.court_authority, *own))
    yield from ((f"request:{name}", authority or whole) for name, authority in bound.items())
    for place, more in enumerate(told.further):
        parts: tuple[Deadline | Sum, ...] = (*more.deadlines, *more.money)
        yield f"further:{place}", _merged(one for each in parts for one in each.authority) or whole
    for left in told.standing:
        yield f"left:{left.party}", whole
    for checklist in told.proof:
        held = _merged((*checklist.authority, *(each for one in checklist.elements for each in one.authority)))
        yield f"proof:{checklist.id}", held
        yield from ((f"proof:{checklist.id}/{each.id}", each.authority or held) for each in checklist.elements)
    for compared in told.awards:
        for number, award in enumerate(compared.nearest, 1):
            yield f"award:{compared.money}/{number}", (award.citation,) if award.citation else whole
    if told.settlement:
        yield from ((f"settlement:{each.id}", each.authority or whole) for each in told.settlement.points)
        yield from ((f"position:{each.money}", each.authority or whole) for each in told.settlement.positions)


def _answered(answer: Answer) -> tuple[Citation, ...]:
    rulings, presumption = answer.rulings, answer.presumption
    return _merged(
        (
            *(each.citation for each in rulings.governing),
            *(each.unmarked for ground in (*answer.for_, *answer.against) for each in ground.authority),
            *(each.unmarked for each in (presumption.authority if presumption else ())),
            *(each.citation for each in (*rulings.supporting, *rulings.opposing)),
        )
    )


def _answer(matter: MemoMatter, part: Part, answer: Answer) -> Iterator[Node]:
    name, question = answer.question, rulebook().questions[answer.question]
    moment = matter.moment(part, question.event)
    yield f"answer:{name}", _answered(answer)
    for step, point in (("decides", answer.decides), ("contra", answer.contra)):
        if point:
            yield f"{step}:{name}", (point.authority,) if point.authority else _answered(answer)
    if answer.undecided:
        told = (each.authority for each in answer.undecided.lines if each.authority)
        yield f"undecided:{name}", _merged(told) or _answered(answer)
    said = _answered(answer)
    yield from ((f"element:{name}/{each.element}", each.authority or said) for each in answer.elements)
    yield from _reasons(matter, answer)
    for presumption in question.presumptions:
        if rulebook().valid(presumption, casebook(), moment):
            yield from _presumption(matter, part, question, presumption)
    for number, framework in enumerate(answer.framework, 1):
        node = f"framework:{name}/{number}"
        yield node, (*framework.authority, *framework.stated_in)
        yield f"{node}/burden", tuple(each for burden in framework.burden for each in burden.authority)
        yield from ((f"statute:{each.key}", (each,)) for each in framework.authority)
    for each in answer.consequences:
        yield f"consequence:{name}/{each.consequence}", each.authority
    yield from _varied(matter, part, answer)
    if argument := matter.argument(part, name):
        yield from _argument(argument)


def _entered(answer: Answer) -> Iterator[Node]:
    """Name the parts of an answer on an entry of a list."""
    name, said = answer.question, _answered(answer)
    yield f"answer:{name}", said
    for step, point in (("decides", answer.decides), ("contra", answer.contra)):
        if point:
            yield f"{step}:{name}", (point.authority,) if point.authority else said
    if answer.undecided:
        told = (each.authority for each in answer.undecided.lines if each.authority)
        yield f"undecided:{name}", _merged(told) or said
    yield from ((f"element:{name}/{each.element}", each.authority or said) for each in answer.elements)
    yield from ((f"ground:{name}/{each.factor}", each.authority) for each in (*answer.for_, *answer.against))
    for number, framework in enumerate(answer.framework, 1):
        yield f"framework:{name}/{number}", (*framework.authority, *framework.stated_in)


def _reasons(matter: MemoMatter, answer: Answer) -> Iterator[Node]:
    """Name the reasons, the rulings beside them, and those that went past what decides."""
    name = answer.question
    for ground in (*answer.for_, *answer.against):
        yield f"ground:{name}/{ground.factor}", ground.authority
    for compared in beside(answer):
        yield f"ruling:{name}/{compared.citation.key}", (compared.citation,)
    if past := went_past(answer, matter.verdict.as_of):
        yield f"past:{name}", past


def _varied(matter: MemoMatter, part: Part, answer: Answer) -> Iterator[Node]:
    asked = {"open": answer.open_facts, "disputed": answer.disputed, "valuation": answer.valuations}
    for kind, facts in asked.items():
        for fact in facts:
            yield f"{kind}:{answer.question}/{fact.fact}", _asking(matter, part, answer, [fact.fact])


def _presumption(matter: MemoMatter, part: Part, question: Question, presumption: Presumption) -> Iterator[Node]:
    moment, node = matter.moment(part, question.event), f"presumption:{question.question}/{presumption.id}"
    authority = sources().under(presumption, question.question, moment)
    against = sources().against(presumption, question.question, moment)
    yield node, authority
    yield f"{node}/against", against or authority


def _argument(argument: Argument) -> Iterator[Node]:
    for plea in argument.pleas:
        for step, sentences in (("case", plea.case), ("answer", plea.answer)):
            if sentences:
                authority = (each for sentence in sentences for each in sentence.authority)
                yield argued(argument, plea, step), _merged(authority)
    if argument.conflict:
        authority = (each for sentence in argument.conflict.sentences for each in sentence.authority)
        yield f"conflict:{argument.question}", _merged(authority)


def argued(argument: Argument, plea: Plea, step: str) -> str:
    """Name a step of an argument.

    Args:
        argument: the argument.
        plea: the side's case.
        step: "case", or "answer": what it answers to the other side.

    Returns:
        The node, without the prefix of its part.
    """
    return f"argument:{argument.question}/{plea.party}/{step}"


def beside(answer: Answer) -> tuple[ComparedRuling, ...]:
    """Give all rulings that are set beside an incident on a question.

    Args:
        answer: the answer.

    Returns:
        The rulings, those that govern first.
    """
    return (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing)


# ---- why a fact is asked for -----------------------------------------------------------------------------------------


def _asking(matter: MemoMatter, part: Part, answer: Answer, facts: Iterable[str]) -> tuple[Citation, ...]:
    """Cite the rules that ask for facts; where they bear on the answer by way of another, the rules of that one."""
    cited: list[Citation] = []
    for fact in facts:
        for name in (answer.question, *rulebook().questions):
            moment = matter.moment(part, rulebook().questions[name].event)
            found = sources().authority(_askers(name, fact), name, moment)
            if found:
                cited += found
                break
    return _merged(cited) or _answered(answer)


@cache
def _askers(name: str, fact: str) -> tuple[Authority, ...]:
    question = rulebook().questions[name]
    return tuple(
        authority
        for rule in question.factors
        if any(literal.fact == fact for conjunct in question.expanded(rule.when) for literal in conjunct)
        for authority in rule.authority
    )
