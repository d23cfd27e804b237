"""Verdict: the answers on an incident, with every reason, ruling and open fact, in both languages."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from cases.casebook import FateKind
from cases.text import Record, Text, same
from cases.told import By, Shared, Told
from engine.answers import wording
from engine.doctrine.authority import Stance
from engine.doctrine.factors import Circumstance
from engine.doctrine.law import Status, Strength

_COMPARED = 4  # rulings: as many as stand side by side on a page


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


class Source(Shared):
    """A ruling or an article of law, apart from what it is cited for; told once, in the table of sources.

    Attributes:
        key: the ruling's key or the statute's id.
        kind: which of the two.
        name: what lawyers call a ruling; None for an article.
        text: the bare citation.
        ecli: of a ruling, where one is known.
        date: the day of a ruling; None where no source gives it.
        level: the level of its court.
        gist: what happened there.
        url: the public address, where there is a lasting one; told where it does not follow from the ECLI.
        verification: how it was read, in a few words.
        provenance: where it was read, how sure that is, and whether points are open.
    """

    key: str = Field(exclude=True)
    kind: Literal["ruling", "statute"] = Field(default="statute", exclude=True)
    name: str | None = None
    text: Text
    ecli: str | None = None
    date: dt.date | None = Field(default=None, exclude=True)
    level: Text | None = Field(default=None, exclude=True)
    gist: Text | None = Field(default=None, exclude=True)
    url: str | None = None
    verification: Text
    provenance: Text = Field(exclude=True)


class Citation(Shared):
    """A reference to a ruling or an article of law.

    Attributes:
        source: the ruling or article, told by its key.
        pinpoint: the paragraph, where a source gives one.
        stance: how a ruling stands to the sentence that it is cited under; None for an article, and where the sentence
            takes no side.
        standing: what became of the ruling on appeal or in cassation, as known on the day.
        history: what else became of the ruling: on appeal from, doubted.
    """

    source: Annotated[Source, By("key", "sources")]
    pinpoint: Text | None = None
    stance: Stance | None = None
    standing: tuple[Stood, ...] = ()
    history: tuple[Text, ...] = ()

    @property
    def key(self) -> str:
        """The ruling's key or the statute's id."""
        return self.source.key

    @property
    def kind(self) -> Literal["ruling", "statute"]:
        """Which of the two it is."""
        return self.source.kind

    @property
    def text(self) -> Text:
        """The bare citation."""
        return self.source.text

    @property
    def ecli(self) -> str | None:
        """The ECLI of a ruling, where one is known."""
        return self.source.ecli

    @property
    def url(self) -> str | None:
        """The public address, where there is a lasting one."""
        return self.source.url

    @property
    def verification(self) -> Text:
        """How it was read, in a few words."""
        return self.source.verification

    @property
    def provenance(self) -> Text:
        """Where it was read, how sure that is, and whether points are open."""
        return self.source.provenance

    @property
    def short(self) -> Text:
        """The source as lawyers call it once it is known, with its paragraph; marked where it does not support."""
        name = same(self.source.name) if self.source.name else self.text
        placed = Text.joined([name, self.pinpoint], ", ") if self.pinpoint else name
        return (
            Text.joined([self.mark, placed, self.stood], " ") if self.fallen else Text.joined([self.mark, placed], " ")
        )

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
    assessment: bool = False


class Ground(Shared):
    """A reason: a factor that holds, the facts that made it hold and the authority of its rule.

    Attributes:
        factor: the rule's id.
        favours: the outcome for which it counts.
        text: the circumstance as a sentence.
        short: the circumstance as a noun phrase.
        facts: the facts that made it hold, told by their ids.
        findings: the findings on which it builds, as sentences.
        includes: factors for the same side that go without saying once it holds ("at most friends" beside "at most a
            closed group"), told by their ids.
        authority: the sources of the rule that were known.
        weight: what it and what it includes contribute where neither ruling nor requirement decides; not told.
        decisive: whether it is a requirement of the law.
        note: why the rule stands though none of its sources carries it; None: one does.
    """

    factor: str
    favours: str = Field(exclude=True)
    text: Text
    short: Text = Field(exclude=True)
    facts: Annotated[tuple[StatedFact, ...], By("fact")]
    findings: tuple[Text, ...] = ()
    includes: Annotated[tuple[Circumstance, ...], By("factor")] = ()
    authority: tuple[Citation, ...]
    weight: float = Field(exclude=True)
    decisive: bool = False
    note: Text | None = None


DifferenceKind = Literal["missing", "unknown", "added", "floor"]


class Difference(Shared):
    """A difference between a ruling and the incident that keeps the ruling from governing.

    Attributes:
        factor: the rule's id; None for "floor".
        kind: "missing": it carried the ruling and is not so here; "unknown": it carried the ruling and is not
            known here; "added": it counts here against the ruling's outcome and was not there; "floor": no
            factor, but the European Court, whose ruling does not bind against the employee.
        short: the circumstance as a noun phrase; None for "floor".
        text: the difference as a sentence.
        repeats: whether it turns on nothing but facts on which one of another kind turns, and so says that over again.
    """

    factor: str | None = None
    kind: DifferenceKind
    short: Text | None = Field(default=None, exclude=True)
    text: Text = Field(exclude=True)
    repeats: bool = Field(default=False, exclude=True)


class ComparedRuling(Shared):
    """A precedent set beside the incident.

    Attributes:
        citation: the reference.
        scope: what the ruling decides when it answers the question, where that has to be said.
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
        floor: whether it binds for the employee alone, as a ruling of the European Court.
        akin: whether what carried it and holds here outweighs what carried it and does not, by the margin by which an
            answer leans.
    """

    citation: Citation
    scope: Text | None = None
    outcome: str
    outcome_text: Text = Field(exclude=True)
    express: bool = True
    holding: Text
    governs: bool = False
    reason: tuple[Circumstance, ...] = Field(exclude=True)
    reason_stated: bool = True
    shared: tuple[Circumstance, ...] = Field(default=(), exclude=True)
    overcome: tuple[Circumstance, ...] = Field(default=(), exclude=True)
    differences: tuple[Difference, ...] = Field(default=(), exclude=True)
    floor: bool = False
    akin: bool = Field(default=False, exclude=True)

    @property
    def name(self) -> str:
        """What lawyers call it."""
        return str(self.citation.source.name)

    @property
    def date(self) -> dt.date | None:
        """The day of the ruling; None where no source gives it."""
        return self.citation.source.date

    @property
    def level(self) -> Text:
        """The level of the court."""
        return self.citation.source.level or same("")

    @property
    def gist(self) -> Text:
        """What happened there."""
        return self.citation.source.gist or same("")


Weight = Literal["carried", "held"]


class ComparedCircumstance(Shared):
    """A circumstance, here and in the rulings that are nearest.

    Attributes:
        short: the circumstance as a noun phrase.
        favours: the outcome for which it counts.
        here: whether it is so in the incident; None: not known.
        there: for each ruling in their order, whether it carried the decision, held beside that, or (None) neither.
    """

    short: Text
    favours: str = Field(exclude=True)
    here: bool | None
    there: tuple[Weight | None, ...]


class Rulings(Shared):
    """The precedents that matter for an answer, most on point first.

    Attributes:
        governing: those that govern for the outcome.
        supporting: the nearest others for the outcome.
        opposing: those that govern for, or come nearest to, the other outcome.
        compared: the keys of the few that are nearest, from both sides.
        circumstances: what is so in them by the factor's id, each beside what is so here.
    """

    governing: tuple[ComparedRuling, ...] = ()
    supporting: tuple[ComparedRuling, ...] = ()
    opposing: tuple[ComparedRuling, ...] = ()
    compared: tuple[str, ...] = ()
    circumstances: dict[str, ComparedCircumstance] = Field(default_factory=dict)

    @property
    def nearest(self) -> tuple[ComparedRuling, ...]:
        """The few that are worth a comparison, from both sides."""
        ours = (*self.governing, *self.supporting)
        return (*ours[: _COMPARED - min(len(self.opposing), _COMPARED // 2)], *self.opposing[: _COMPARED // 2])


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
    favours: str | None = None
    text: Text
    level: Text | None = None
    authority: tuple[Citation, ...]
    against: Text
    against_authority: tuple[Citation, ...] = ()


class ValueBrings(Shared):
    """What one value of a fact would bring.

    Attributes:
        value: the value, as JSON.
        label: the value in words.
        outcome: the outcome then.
        outcome_text: in words.
        status: the status then.
        status_text: in words.
        by: the best ruling that then governs, if any, told by its key.
    """

    value: JsonValue
    label: Text
    outcome: str | None
    outcome_text: Text = Field(exclude=True)
    status: Status
    status_text: Text = Field(exclude=True)
    by: Annotated[Source | None, By("key", "sources")] = None


class NamedFact(Shared):
    """A fact in words; told once, in the table of facts that are asked for.

    Attributes:
        fact: its id.
        question: the question that asks for it.
        short: the noun phrase.
        assessment: whether it asks for the user's own valuation.
    """

    fact: str = Field(exclude=True)
    question: Text
    short: Text = Field(exclude=True)
    assessment: bool = False


class VariedFact(Record):
    """A fact whose value could be another, with what each value would bring.

    Attributes:
        named: the fact in words, told by its id.
        turns: whether some value changes the outcome.
        values: the values; for an open fact only those that change outcome or status.
    """

    named: Annotated[NamedFact, By("fact", "asked")] = Field(serialization_alias="fact")
    turns: bool
    values: tuple[ValueBrings, ...]

    @property
    def fact(self) -> str:
        """Its id."""
        return self.named.fact

    @property
    def question(self) -> Text:
        """The question that asks for it."""
        return self.named.question

    @property
    def short(self) -> Text:
        """The noun phrase."""
        return self.named.short


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
    outcome: str | None = None
    outcome_text: Text | None = Field(default=None, exclude=True)
    text: Text
    authority: tuple[Citation, ...]


class AppliedBurden(Shared):
    """Who has to assert and prove something.

    Attributes:
        element: what.
        party: who.
        authority: the articles that say so.
    """

    element: Text
    party: Text
    authority: tuple[Citation, ...]


class AppliedFramework(Shared):
    """The law of a question, as it is on the day of the event.

    Attributes:
        regimes: the ids of the regimes under which it is the law.
        regimes_text: for whom it is so, where it is not known under which someone works; None: that is known.
        assumed: why the regime is only assumed; None: it is not.
        line: the articles.
        standard: the test, with the rulings that state it.
        test: that without them.
        stated_in: those rulings.
        compared: whether no article sets it, so that the articles are only compared.
        burden: who has to assert and prove what.
        authority: the leading articles.
    """

    regimes: tuple[str, ...] = ()
    regimes_text: Text | None = None
    assumed: Text | None = None
    line: Text
    standard: Text
    test: Text = Field(exclude=True)
    stated_in: tuple[Citation, ...] = Field(exclude=True)
    compared: bool = Field(exclude=True)
    burden: tuple[AppliedBurden, ...]
    authority: tuple[Citation, ...] = Field(exclude=True)


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


class Point(Record):
    """What decides an answer, or what speaks most against it, in a line with its best authority.

    Attributes:
        text: the line, without its authority.
        authority: the authority; None: there is none.
    """

    text: Text
    authority: Citation | None = None


class CompactAnswer(Record):
    """The answer to a question in short.

    Attributes:
        question: the question's id.
        outcome: one of its outcomes, or None.
        outcome_text: in words.
        status: how the outcome was reached.
        status_text: in words, with how strong it is.
        strength: of an answer that leans, how strongly: "likely" or "slight"; else None.
        authorities: the rulings that govern, of both sides where they conflict; where none governs, the authorities
            of the factors for the outcome, those that support them first; where there is no outcome, those of the
            presumption or burden of proof.
    """

    question: str
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    strength: Strength | None = None
    authorities: tuple[Citation, ...] = ()


class Answer(CompactAnswer):
    """Outcome, status and reasons on one question.

    Attributes:
        question_text: the question.
        short: what it is about, in a few words.
        outcomes: both outcomes in words, by their ids.
        firm: whether no single unknown fact can change the outcome, also by way of an earlier answer.
        assumed: the outcome that the user takes as given; later questions build on it instead.
        decides: what decides it, in a line.
        contra: what speaks most against it, in a line.
        summary: the answer in a few sentences.
        for_: written ``for``: the reasons for the outcome, in the order of what they contribute; without an outcome
            those for the protected one. What contributes nothing is no reason.
        against: the reasons for the other outcome.
        rulings: the precedents beside it.
        presumption: what would decide, where there is no outcome.
        framework: the law of the question; more than one where it is not known under which law someone works.
        open_facts: unknown facts that can change the answer on their own, those that change the outcome first.
        disputed: disputed facts, with what each value brings.
        valuations: the user's own valuations that bear on the question, with what another would bring.
        consequences: what hangs on the answer by statute.
    """

    question_text: Text
    short: Text
    outcomes: dict[str, Text]
    firm: bool
    assumed: str | None = None
    decides: Point | None = None
    contra: Point | None = None
    summary: tuple[Text, ...]
    for_: tuple[Ground, ...] = Field(serialization_alias="for")
    against: tuple[Ground, ...]
    rulings: Rulings
    presumption: AppliedPresumption | None = None
    framework: tuple[AppliedFramework, ...]
    open_facts: tuple[VariedFact, ...] = ()
    disputed: tuple[VariedFact, ...] = ()
    valuations: tuple[VariedFact, ...] = ()
    consequences: tuple[AppliedConsequence, ...] = ()


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


class CompactConversation(Record):
    """The answers on one of several conversations, in short.

    Attributes:
        answers: the answers to the questions that are asked of each conversation and are raised.
        left_out: the ids of those that are not raised.
    """

    answers: tuple[CompactAnswer, ...]
    left_out: tuple[str, ...] = ()


class ConversationVerdict(CompactConversation):
    """The answers on one of several conversations.

    Attributes:
        title: its free title.
        facts: the facts that were given of it alone, in codebook order; disputed ones too.
        disputed: the ids of those that are disputed.
        dates: the dates that were given of it alone.
    """

    title: Text | None = None
    facts: tuple[StatedFact, ...]
    disputed: tuple[str, ...] = ()
    dates: dict[str, dt.date] = Field(default_factory=dict)
    answers: tuple[Answer, ...]


class Compact(Told):
    """The answers of a verdict in short: the same outcomes and statuses, without the reasons and how firm they are.

    Attributes:
        as_of: the day on which the law is known.
        conversations: of a case file, the answers on each conversation by itself; else empty.
        lead: of a case file, the place (from 0) of the conversation that is strongest for the employer.
        answers: the answers to the questions that are raised, in the order of the codebook; of a case file those that
            concern the whole, answered on the lead.
        left_out: the ids of the questions that are not raised.
        limits: what the verdict is not.
        versions: what it was made with.
        incident_hash: SHA-256 of the canonical JSON (RFC 8785) of facts, disputed, assume and dates.
    """

    as_of: dt.date
    conversations: tuple[CompactConversation, ...]
    lead: int | None
    answers: tuple[CompactAnswer, ...]
    left_out: tuple[str, ...]
    limits: Text
    versions: Versions
    incident_hash: str


class CompactRung(Record):
    """One value of a fact that is part of the question, such as a measure, and the answer that it brings.

    Attributes:
        value: the value.
        label: the value in words.
        given: whether the incident has it.
        outcome: the answer.
        outcome_text: in words.
        status: how it was reached.
        status_text: in words, with how strong it is.
        strength: of an answer that leans, how strongly.
    """

    value: str
    label: Text
    given: bool = False
    outcome: str | None
    outcome_text: Text = Field(exclude=True)
    status: Status
    status_text: Text = Field(exclude=True)
    strength: Strength | None = None


class LastDay(Record):
    """A term that the dates in the case make run, in short.

    Attributes:
        term: its id among the terms of the law of remedies.
        what: what has to be done until then.
        last_day: its last day.
        passed: whether that lies before the day on which it is asked.
        authority: its first source.
    """

    term: str
    what: Text
    last_day: dt.date
    passed: bool
    authority: Citation | None = None


class Verdict(Compact):
    """All answers on an incident, or on several conversations.

    Attributes:
        title: the incident's free title.
        facts: the facts that were given, in codebook order; disputed ones too.
        implied: the facts that follow from these, on the lead of a case file.
        disputed: the ids of the disputed facts.
        assume: the outcomes that the user took as given.
        dates: the dates that were given.
        connections: how the answers fit together.
        worth_asking: the few unknown facts that are worth finding out first, those first that a client can know.
        last_days: the terms that the dates make run, by their last day.
        measures: every measure that could be taken, in short, from light to heavy.
        notes: what the reader must know: dates that were missing, assumptions.
    """

    title: Text | None
    facts: tuple[StatedFact, ...]
    implied: tuple[StatedFact, ...]
    disputed: tuple[str, ...]
    assume: dict[str, str]
    dates: dict[str, dt.date]
    conversations: tuple[ConversationVerdict, ...]
    answers: tuple[Answer, ...]
    connections: tuple[AppliedConnection, ...]
    worth_asking: Annotated[tuple[NamedFact, ...], By("fact", "asked")]
    last_days: tuple[LastDay, ...] = ()
    measures: tuple[CompactRung, ...]
    notes: tuple[Text, ...]


class Rung(CompactRung):
    """One value of a fact that is part of the question, and what its answer rests on.

    Attributes:
        decides: what decides the answer, in a line.
        supporting: of the rulings for that outcome (without one: for the protected one) on the same value or a
            fortiori, the one most on point; None if there is none.
        opposing: the same for the other outcome.
    """

    decides: Point | None = None
    supporting: Citation | None = None
    opposing: Citation | None = None


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
    note: Text | None = None
    authority: tuple[Citation, ...] = ()
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


class Scales(Told):
    """Every value of every fact that is part of a question, put beside one incident.

    Attributes:
        scales: one for each question with such a fact.
    """

    scales: tuple[Scale, ...]
