"""Verdict: the answers on an incident, with every reason, ruling and open fact, in both languages."""

import datetime as dt
from typing import Literal

from pydantic import Field, JsonValue

from cases.casebook import FateKind
from cases.text import Record, Text, same
from cases.told import Shared, Told
from engine.answers import wording
from engine.doctrine.authority import Stance
from engine.doctrine.factors import Circumstance
from engine.doctrine.law import Status, Strength


class Stood(Shared):
    """What became of a cited ruling on appeal or in cassation.

    Attributes:
        kind: "set_aside" on appeal; "quashed" in cassation; "overtaken" on the merits; "upheld".
        elsewhere: whether a ruling that fell stands on the question for which it is cited.
        by: ECLI or key of the later ruling, or what the file of the ruling calls it.
        date: the day of the later ruling; None where it is not known here.
        text: all of it in words, as it stands behind the citation.
    """

    kind: FateKind
    elsewhere: bool
    by: str
    date: dt.date | None
    text: Text


class Citation(Shared):
    """A reference to a ruling or an article of law.

    Attributes:
        key: the ruling's key or the statute's id.
        kind: which of the two.
        text: the bare citation.
        pinpoint: the paragraph, where a source gives one.
        ecli: of a ruling, where one is known.
        url: the public address, where there is a lasting one.
        stance: how a ruling stands to the sentence that it is cited under; None for an article, and where the sentence
            takes no side.
        standing: what became of the ruling on appeal or in cassation, as known on the day.
        verification: how it was read, in a few words.
        provenance: where it was read, how sure that is, and whether points are open.
        history: what else became of the ruling: on appeal from, doubted.
    """

    key: str
    kind: Literal["ruling", "statute"]
    text: Text
    pinpoint: Text | None = None
    ecli: str | None = None
    url: str | None = None
    stance: Stance | None = None
    standing: tuple[Stood, ...] = ()
    verification: Text
    provenance: Text
    history: tuple[Text, ...] = ()

    @property
    def fallen(self) -> bool:
        """Whether it was set aside or quashed on the question for which it is cited."""
        return any(each.kind != "upheld" and not each.elsewhere for each in self.standing)

    @property
    def contrary(self) -> bool:
        """Whether it decided otherwise than its sentence says, or stands no more."""
        return self.fallen or self.stance in {"a_contrario", "weighed"}

    @property
    def stood(self) -> Text:
        """What became of the ruling, between brackets; empty where nothing did."""
        return Text.joined([each.text for each in self.standing], "; ").map(lambda told: told and f"({told})")

    @property
    def named(self) -> Text:
        """The source by itself: the citation with its paragraph, and what became of the ruling."""
        placed = Text.joined([self.text, self.pinpoint], ", ") if self.pinpoint else self.text
        return Text.joined([placed, self.stood], " ")

    @property
    def mark(self) -> Text:
        """What stands before it under a sentence that it does not support; else empty."""
        return wording.STANCES.get(self.stance, same(""))

    @property
    def cited(self) -> Text:
        """The source as it is cited under its sentence: marked where it does not support that."""
        return Text.joined([self.mark, self.named], " ")

    @property
    def unmarked(self) -> "Citation":
        """The source apart from any sentence."""
        return self.model_copy(update={"stance": None}) if self.stance else self


Origin = Literal["given", "implied", "answered", "assumed"]


class StatedFact(Shared):
    """A fact as the user gave it, or the answer to an earlier question.

    Attributes:
        fact: its id; for an answer that of the question.
        origin: "given" by the user; "answered" by the engine; "assumed" by the user in place of an answer.
        short: the noun phrase.
        value: the value, as JSON.
        label: the value in words.
        assessment: whether it is the user's own valuation.
    """

    fact: str
    origin: Origin = "given"
    short: Text
    value: JsonValue
    label: Text
    assessment: bool


class Ground(Shared):
    """A reason: a factor that holds, the facts that made it hold and the authority of its rule.

    Attributes:
        factor: the rule's id.
        favours: the outcome for which it counts.
        implied_by: a factor for the same side that says more and holds too ("at most friends" is implied by "at most
            a closed group"); None for those that say most.
        text: the circumstance as a sentence.
        facts: the facts that made it hold.
        findings: the findings on which it builds, as sentences.
        authority: the sources of the rule that were known.
        weight: its weight where no ruling governs, a logarithm of odds, 0 or more; the weights of all factors count,
            also of those that are implied.
        decisive: whether it is a requirement of the law that decides where no ruling governs.
        note: why the rule stands though none of its sources carries it; None: one does.
    """

    factor: str
    favours: str
    implied_by: str | None
    text: Text
    facts: tuple[StatedFact, ...]
    findings: tuple[Text, ...]
    authority: tuple[Citation, ...]
    weight: float
    decisive: bool
    note: Text | None


DifferenceKind = Literal["missing", "unknown", "added", "floor"]


class Difference(Shared):
    """A difference between a ruling and the incident that keeps the ruling from governing.

    Attributes:
        factor: the rule's id; None for "floor".
        kind: "missing": it carried the ruling and is not so here; "unknown": it carried the ruling and is not
            known here; "added": it counts here against the ruling's outcome and was not there; "floor": no
            factor, but the European Court, whose ruling does not bind against the employee.
        text: the difference as a sentence.
    """

    factor: str | None
    kind: DifferenceKind
    text: Text


class ComparedRuling(Shared):
    """A precedent set beside the incident.

    Attributes:
        citation: the reference.
        name: the neutral nickname.
        date: the day of the ruling; None where no source gives it.
        level: the level of the court.
        scope: what the ruling decides when it answers the question.
        gist: what happened there.
        outcome: what the court decided.
        outcome_text: the outcome in words.
        express: False where the outcome follows from the court's reasoning.
        holding: the decision in our own words.
        governs: whether it governs the incident.
        reason: the factors that carried it; where the court's reasons are not known, all factors for its outcome.
        reason_stated: whether the court's reasons are known.
        shared: those of them that hold here too.
        overcome: factors against its outcome that hold here and had not prevailed there.
        differences: what keeps it from governing.
    """

    citation: Citation
    name: str
    date: dt.date | None
    level: Text
    scope: Text
    gist: Text
    outcome: str
    outcome_text: Text
    express: bool
    holding: Text
    governs: bool
    reason: tuple[Circumstance, ...]
    reason_stated: bool
    shared: tuple[Circumstance, ...]
    overcome: tuple[Circumstance, ...]
    differences: tuple[Difference, ...]


class Rulings(Shared):
    """The precedents that matter for an answer, most on point first.

    Attributes:
        governing: those that govern for the outcome.
        supporting: the nearest others for the outcome.
        opposing: those that govern for, or come nearest to, the other outcome.
    """

    governing: tuple[ComparedRuling, ...]
    supporting: tuple[ComparedRuling, ...]
    opposing: tuple[ComparedRuling, ...]


class AppliedPresumption(Record):
    """The presumption or burden of proof that decides when no factor does.

    Attributes:
        presumption: its id.
        favours: the outcome that it presumes, if any.
        text: the presumption.
        level: the level of the highest court behind it; None where it rests on statute alone.
        authority: its sources.
        against: what speaks against it.
        against_authority: the sources of that.
    """

    presumption: str
    favours: str | None
    text: Text
    level: Text | None
    authority: tuple[Citation, ...]
    against: Text
    against_authority: tuple[Citation, ...]


class ValueBrings(Shared):
    """What one value of a fact would bring.

    Attributes:
        value: the value, as JSON.
        label: the value in words.
        outcome: the outcome then.
        outcome_text: in words.
        status: the status then.
        status_text: in words.
        by: the best ruling that then governs, if any.
    """

    value: JsonValue
    label: Text
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    by: Text | None


class VariedFact(Record):
    """A fact whose value could be another, with what each value would bring.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        turns: whether some value changes the outcome.
        values: the values; for an open fact only those that change outcome or status.
    """

    fact: str
    question: Text
    short: Text
    turns: bool
    values: tuple[ValueBrings, ...]


class AppliedConsequence(Record):
    """What hangs on an answer by statute.

    Attributes:
        consequence: its id.
        outcome: the outcome on which it follows; None: it is so whatever the answer.
        outcome_text: that outcome in words.
        text: the consequence.
        authority: its sources.
    """

    consequence: str
    outcome: str | None
    outcome_text: Text | None
    text: Text
    authority: tuple[Citation, ...]


class AppliedBurden(Record):
    """Who has to assert and prove something.

    Attributes:
        element: what.
        party: who.
        authority: the articles that say so.
    """

    element: Text
    party: Text
    authority: tuple[Citation, ...]


class AppliedFramework(Record):
    """The law of a question, as it is on the day of the event.

    Attributes:
        regimes: the ids of the regimes under which it is the law.
        regimes_text: for whom it is so, where it is not known under which someone works; None: that is known.
        assumed: why the regime is only assumed; None: it is not.
        line: the articles.
        standard: the test.
        burden: who has to assert and prove what.
        authority: the leading articles.
    """

    regimes: tuple[str, ...]
    regimes_text: Text | None
    assumed: Text | None
    line: Text
    standard: Text
    burden: tuple[AppliedBurden, ...]
    authority: tuple[Citation, ...]


class AppliedConnection(Record):
    """How several answers fit together.

    Attributes:
        connection: its id.
        text: how they fit.
        authority: its sources.
    """

    connection: str
    text: Text
    authority: tuple[Citation, ...]


class Answer(Record):
    """Outcome, status and reasons on one question.

    Attributes:
        question: the question's id.
        question_text: the question.
        outcome: one of its outcomes, or None.
        outcome_text: in words.
        status: how the outcome was reached.
        status_text: in words.
        status_explanation: what the status means.
        strength: of an answer that leans, how strongly: "likely" or "slight"; else None.
        firm: whether no single unknown fact can change the outcome, also by way of an earlier answer.
        assumed: the outcome that the user takes as given; later questions build on it instead.
        summary: the answer in a few sentences.
        for_: written ``for``: the reasons for the outcome; without an outcome those for the protected one.
        against: the reasons for the other outcome.
        rulings: the precedents beside it.
        presumption: what would decide, where there is no outcome.
        framework: the law of the question; more than one where it is not known under which law someone works.
        open_facts: unknown facts that can change the answer on their own, those that change the outcome first.
        disputed: disputed facts, with what each value brings.
        valuations: the user's own valuations that bear on the question, with what another would bring.
        consequences: what hangs on the answer by statute.
    """

    question: str
    question_text: Text
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    status_explanation: Text
    strength: Strength | None
    firm: bool
    assumed: str | None
    summary: tuple[Text, ...]
    for_: tuple[Ground, ...] = Field(serialization_alias="for")
    against: tuple[Ground, ...]
    rulings: Rulings
    presumption: AppliedPresumption | None
    framework: tuple[AppliedFramework, ...]
    open_facts: tuple[VariedFact, ...]
    disputed: tuple[VariedFact, ...]
    valuations: tuple[VariedFact, ...]
    consequences: tuple[AppliedConsequence, ...]


class Versions(Record):
    """What the verdict was made with.

    Attributes:
        engine: the version of the program.
        rulebook: a hash of rules and statutes.
        casebook: its release and a hash of the rulings.
    """

    engine: str
    rulebook: str
    casebook: str


class ConversationVerdict(Record):
    """The answers on one of several conversations.

    Attributes:
        title: its free title.
        facts: the facts that were given of it alone, in codebook order; disputed ones too.
        disputed: the ids of those that are disputed.
        dates: the dates that were given of it alone.
        answers: the answers to the questions that are asked of each conversation and are raised.
        left_out: the ids of those that are not raised.
    """

    title: Text | None
    facts: tuple[StatedFact, ...]
    disputed: tuple[str, ...]
    dates: dict[str, dt.date]
    answers: tuple[Answer, ...]
    left_out: tuple[str, ...]


class Verdict(Told):
    """All answers on an incident, or on several conversations.

    Attributes:
        title: the incident's free title.
        as_of: the day on which the law is known.
        facts: the facts that were given, in codebook order; disputed ones too.
        implied: the facts that follow from these, on the lead of a case file.
        disputed: the ids of the disputed facts.
        assume: the outcomes that the user took as given.
        dates: the dates that were given.
        conversations: of a case file, the answers on each conversation by itself; else empty.
        lead: of a case file, the place (from 0) of the conversation that is strongest for the employer.
        answers: the answers to the questions that are raised, in the order of the codebook; of a case file those that
            concern the whole, answered on the lead.
        left_out: the ids of the questions that are not raised.
        connections: how the answers fit together.
        notes: what the reader must know: dates that were missing, assumptions.
        limits: what the verdict is not.
        versions: what it was made with.
        incident_hash: SHA-256 of the canonical JSON (RFC 8785) of facts, disputed, assume and dates.
    """

    title: Text | None
    as_of: dt.date
    facts: tuple[StatedFact, ...]
    implied: tuple[StatedFact, ...]
    disputed: tuple[str, ...]
    assume: dict[str, str]
    dates: dict[str, dt.date]
    conversations: tuple[ConversationVerdict, ...]
    lead: int | None
    answers: tuple[Answer, ...]
    left_out: tuple[str, ...]
    connections: tuple[AppliedConnection, ...]
    notes: tuple[Text, ...]
    limits: Text
    versions: Versions
    incident_hash: str


class Rung(Record):
    """One value of a fact that is part of the question, and the answer that it brings.

    Attributes:
        value: the value, such as a measure.
        label: the value in words.
        given: whether the incident has it.
        outcome: the answer.
        outcome_text: in words.
        status: how it was reached.
        status_text: in words.
        weight_for: the weight of the factors for that outcome (without one: for the protected one).
        weight_against: the weight of the factors for the other outcome.
        supporting: of the rulings for that outcome (without one: for the protected one) on the same value or a
            fortiori, the one most on point; None if there is none.
        opposing: the same for the other outcome.
    """

    value: str
    label: Text
    given: bool
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    weight_for: float
    weight_against: float
    supporting: Citation | None
    opposing: Citation | None


class ScaleFamily(Record):
    """Values that can be compared, from light to heavy.

    Attributes:
        family: its id.
        text: what they have in common.
        note: what sets them apart from the others; None where its sources were not yet known.
        authority: the sources of the note.
        rungs: the values, from light to heavy.
        lightest: the lightest value with the outcome that does not protect the employee, as a measure that stands.
        heaviest: the heaviest value without that outcome, as a measure that may fall.
    """

    family: str
    text: Text
    note: Text | None
    authority: tuple[Citation, ...]
    rungs: tuple[Rung, ...]
    lightest: str | None
    heaviest: str | None


class Scale(Record):
    """Every value of a fact that is part of a question, put beside one incident.

    Attributes:
        question: the question's id.
        question_text: the question.
        families: the values by family; families that have no place here are left out.
    """

    question: str
    question_text: Text
    families: tuple[ScaleFamily, ...]
