"""Roles: which facts, questions, terms and sums have a part of their own in what readers are told.

Whoever tells a case asks for the part that something plays, and knows no id of the law.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fit import fit
from privesfeer.cases.incident import EVENTS
from privesfeer.rules.remedies.applied import Applied
from privesfeer.rules.rulebook import Rulebook


class Ids:
    """What can be named, by its kind; and the vocabulary of conditions on facts, answers and what is counted."""

    def __init__(self, rulebook: Rulebook, vocabulary: Codebook | None = None) -> None:
        """Collect the ids.

        Args:
            rulebook: the law, with the codebook of which it speaks.
            vocabulary: that codebook, where more can be tested than it has.
        """
        book, remedies = vocabulary or rulebook.codebook, rulebook.remedies
        self.variable = book.variable
        self.named: Mapping[str, frozenset[str]] = {
            "fact": frozenset(book.fact_ids),
            "field": frozenset((*(f"facts.{each}" for each in book.fact_ids), *(f"dates.{each}" for each in EVENTS))),
            "question": frozenset(rulebook.questions),
            "measure": frozenset(book.fact(rulebook.measure).values),
            "requirement": frozenset(each.id for tree in rulebook.trees.values() for each in tree.every),
            "family": frozenset(family.id for family, *_ in rulebook.on_measure.families),
            "regime": frozenset(each.id for each in rulebook.regimes),
            "law": frozenset(rulebook.framework.regimes.names if rulebook.framework.regimes else ()),
            "term": frozenset(each.id for each in remedies.terms),
            "sum": frozenset(each.id for each in remedies.money.sums),
            "request": frozenset(each.id for one in remedies.routes.routes for each in (*one.requests, *one.counter)),
            "checklist": frozenset(each.id for each in remedies.proof),
            "element": frozenset(f"{one.id}/{each.id}" for one in remedies.proof for each in one.elements),
        }


def _of(kind: str) -> AfterValidator:
    """Refuse an id that does not exist."""

    def there(name: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Ids) and name not in info.context.named[kind]:
            raise ValueError(f"there is no {kind} '{name}'")
        return name

    return AfterValidator(there)


FactId = Annotated[str, _of("fact")]
FieldId = Annotated[str, _of("field")]  # such as facts.audience, or dates.measure
QuestionId = Annotated[str, _of("question")]
MeasureId = Annotated[str, _of("measure")]
RequirementId = Annotated[str, _of("requirement")]
FamilyId = Annotated[str, _of("family")]
RegimeId = Annotated[str, _of("regime")]
RegimeName = Annotated[str, _of("law")]  # as the framework names the law under which someone works
TermId = Annotated[str, _of("term")]
SumId = Annotated[str, _of("sum")]
RequestId = Annotated[str, _of("request")]
ChecklistId = Annotated[str, _of("checklist")]
ElementId = Annotated[str, _of("element")]  # such as evidence/authentic


class AskedFirst(Applied):
    """What the law or a term depends on, so that it is asked before the rest.

    Attributes:
        field: the fact, or the day of an event.
    """

    field: FieldId


class MeasureRoles(Record):
    """What measures are told in a way of their own.

    Attributes:
        none: that none is taken.
        at_once: the one for which the days since the reason was known count.
        dissolved: the one that a court is asked for by petition, so that no term of the employee runs yet.
        ending: those that end the employment.
        asked_of_court: those that are asked of a court before they are so.
        claimed: those that are claimed by writ.
        bearing: those with a test of their own, with the questions that bear on it besides.
        called: those that are told by the value of another fact.
        lighter: the families with which an employer begins, the lightest first.
        brings: the facts that the measure at issue brought about.
        reproached: the requirement that the conduct is proved; what else is met is so of that conduct.
        over: that the employment is over, so that no other measure can be taken.
        serving: those that nobody who has left can be given.
    """

    none: MeasureId
    at_once: MeasureId
    dissolved: MeasureId
    ending: tuple[MeasureId, ...]
    asked_of_court: tuple[MeasureId, ...]
    claimed: tuple[MeasureId, ...]
    bearing: dict[MeasureId, tuple[QuestionId, ...]]
    called: dict[MeasureId, FactId]
    lighter: tuple[FamilyId, ...]
    brings: tuple[FactId, ...]
    reproached: RequirementId
    over: Predicate
    serving: tuple[MeasureId, ...]


class MessageRoles(Record):
    """What says of a message what it was and who could read it.

    Attributes:
        medium: on which medium it was.
        content: what it said.
        size: how many could read it.
        anyone: that its circle of readers was one that anyone can join.
        closed: that its form reaches only whom it is sent to.
        looked: that the employer went in; came to know of otherwise, it came out.
        managers: whether those who lead were among the readers.
        spread: whether it came to others.
        told: the facts that are told of any message.
        denied: where its author denies to be one, and it is not proved.
    """

    medium: FactId
    content: FactId
    size: FactId
    anyone: Predicate
    closed: Predicate
    looked: Predicate
    managers: FactId
    spread: FactId
    told: tuple[FactId, ...]
    denied: Applied

    @property
    def called(self) -> tuple[FactId, FactId]:
        """What a message is called by, besides its day."""
        return self.medium, self.form

    @property
    def form(self) -> FactId:
        """In which form it was."""
        return self.closed.fact

    @property
    def readers(self) -> FactId:
        """How wide its circle of readers was."""
        return self.anyone.fact


class QuestionRoles(Record):
    """What questions are told in a way of their own.

    Attributes:
        circle: on who could read it, which is drawn.
        beside_circle: beside which that drawing stands.
        drawn: which is drawn where none is named.
        inspection: on the reading by the employer, of each message.
        evidence: on the use of what was read as evidence.
        beside: the answers that are told in a word behind that on the measure.
        in_dispute: the one that is asked only where its subject is in dispute, so that a missing answer matters.
        conduct: those on what was done.
        within: by a question those that are told with it, where both are asked.
    """

    circle: QuestionId
    beside_circle: tuple[QuestionId, ...]
    drawn: QuestionId
    inspection: QuestionId
    evidence: QuestionId
    beside: tuple[QuestionId, ...]
    in_dispute: QuestionId
    conduct: tuple[QuestionId, ...]
    within: dict[QuestionId, tuple[QuestionId, ...]]


class RuledOut(Record):
    """Sums that cannot be awarded if an answer is so.

    Attributes:
        answer: the answer, to one question.
        sums: the sums.
        by_law: whether a rule of law is needed to say so; else an answer that leans makes them unlikely.
    """

    answer: Predicate
    sums: tuple[SumId, ...] = Field(min_length=1)
    by_law: bool


class SumRoles(Record):
    """What sums and requests are told in a way of their own.

    Attributes:
        by_formula: the sum that a formula of the law gives.
        interest: those that are told with what they come on top of.
        end: the fact that says when the employment ends, which may be supposed.
        by_employer_first: the request that is made to the employer first, and told by itself.
        back: what is asked only by who wants to return.
        unwanted: that the employee does not.
        ruled_out: what cannot be awarded.
    """

    by_formula: SumId
    interest: tuple[SumId, ...]
    end: FactId
    by_employer_first: RequestId
    back: tuple[SumId, ...]
    unwanted: Predicate
    ruled_out: tuple[RuledOut, ...]


class TermRoles(Record):
    """What terms are told in a way of their own.

    Attributes:
        barring: those without which the measure stands.
        notice: the end of the employment with due notice.
    """

    barring: tuple[TermId, ...]
    notice: TermId


class ProofRoles(Record):
    """What lists and elements of proof are told in a way of their own.

    Attributes:
        of_money: the lists that bear on what is paid, and not on whether the measure stands.
        presumed: the list of which an element that is met presumes the rest.
        days: the list with which the days since the reason was known are told.
        author: who wrote it.
        stop: on which ground wages were stopped, and the fact that says which.
        ban: the ban on notice, and the facts that say for what it is.
        unconnected: that notice has nothing to do with that.
    """

    of_money: tuple[ChecklistId, ...]
    presumed: ChecklistId
    days: ChecklistId
    author: ElementId
    stop: ElementId
    stop_ground: FactId
    ban: ElementId
    banned: tuple[FactId, ...]
    unconnected: ElementId


class Roles(Record):
    """The parts that facts, questions, terms and sums play in what readers are told.

    Attributes:
        regime: the body of law where it is not known which.
        of_any_case: the facts that a reader has to know of any case.
        worth_telling: those that are told besides where there is something to tell of them.
        asked_last: those that are left out of the few questions that a note ends with.
        asked_first: what is asked before the rest, where it is not known.
        measure: those of measures.
        message: those of messages.
        question: those of questions.
        money: those of sums and requests.
        term: those of terms.
        proof: those of proof.
    """

    regime: RegimeId
    of_any_case: tuple[FactId, ...]
    worth_telling: tuple[FactId, ...]
    asked_last: tuple[FactId, ...]
    asked_first: tuple[AskedFirst, ...]
    measure: MeasureRoles
    message: MessageRoles
    question: QuestionRoles
    money: SumRoles
    term: TermRoles
    proof: ProofRoles

    @classmethod
    def load(cls, path: Path, rulebook: Rulebook) -> Self:
        """Read them.

        Args:
            rulebook: the law of which they speak.

        Returns:
            The roles.

        Raises:
            ValueError: an id does not exist.
        """
        read: Self = fit(cls, path, Ids(rulebook))
        return read
