"""Explanation: an answer told from its proof; no sentence without the node that it comes from."""

from collections.abc import Iterable, Mapping

from cases.codebook import Fact, FactValue, codebook
from cases.facts import plain_value
from cases.incident import Incident
from cases.text import Text, same
from engine import wording
from engine.comparison import Comparison
from engine.firmness import Firmness, Variant
from engine.inference import Derivation
from engine.law import Law, Result
from engine.reading import Reading, strength
from engine.sources import Sources
from engine.verdict import (
    Answer,
    AppliedPresumption,
    Ground,
    StatedFact,
    ValueBrings,
    VariedFact,
)
from rules.condition import met
from rules.question import Presumption

_NAMED_IN_SENTENCE = 4


def stated(fact: Fact, value: FactValue) -> StatedFact:
    """Show a fact as the user gave it.

    Args:
        fact: the fact.
        value: its value.

    Returns:
        The fact with its value in words.
    """
    return StatedFact(
        fact=fact.id,
        short=fact.short,
        value=plain_value(value, fact),
        label=fact.label(value),
        assessment=fact.assessment,
    )


class Explanation:
    """One answer in the making."""

    def __init__(
        self,
        incident: Incident,
        law: Law,
        sources: Sources,
        derivation: Derivation,
        result: Result,
    ) -> None:
        """Keep the parts of the proof.

        Args:
            incident: what the user gave.
            law: the law that was applied.
            sources: makes the citations.
            derivation: what followed from the facts.
            result: the answer.
        """
        self._incident, self._law, self._sources = incident, law, sources
        self._derivation, self._result = derivation, result
        self._known = incident.settled.known
        self._question = codebook().question(law.question.question)
        self._factors = law.kernel.mask(factor.id for factor in law.question.factors if factor.id in derivation.steps)
        self._comparison = Comparison(law, sources, self._known, self._factors)
        self._firmness = Firmness(law, self._known, result)

    def answer(self) -> Answer:
        """Tell the answer.

        Returns:
            The answer with all its reasons.
        """
        result, question = self._result, self._question
        side = result.outcome or self._law.question.protects
        status = codebook().status(result.status)
        open_facts = tuple(self._varied(fact, variants) for fact, variants in self._firmness.moving())
        open_facts = tuple(each for each in open_facts if each.fact not in self._incident.disputed)
        disputed = tuple(self._all_values(fact, self._firmness) for fact in self._relevant(self._incident.disputed))
        firm = not any(each.turns for each in (*open_facts, *disputed))
        rule = next((each for each in self._law.question.presumptions if self._applies(each)), None)
        leading = frozenset(each.ruling for each in rule.authority if each.ruling) if rule else frozenset()
        presumption = self._applied(rule) if rule and result.outcome is None else None
        return Answer(
            question=question.id,
            question_text=question.question,
            outcome=result.outcome,
            outcome_text=self._outcome_text(result.outcome),
            status=result.status,
            status_text=status.label,
            status_explanation=status.explanation or status.label,
            firm=firm,
            summary=tuple(self._summary(firm=firm, presumption=presumption, open_facts=(*disputed, *open_facts))),
            for_=self._grounds(side),
            against=self._grounds(question.other(side)),
            rulings=self._comparison.rulings(side, result.governing, leading),
            presumption=presumption,
            open_facts=open_facts,
            disputed=disputed,
            valuations=self._valuations(),
        )

    def _outcome_text(self, outcome: str | None) -> Text:
        return wording.NO_OUTCOME if outcome is None else self._question.outcomes[outcome]

    def _relevant(self, facts: Iterable[str]) -> tuple[str, ...]:
        return tuple(fact for fact in self._law.kernel.facts if fact in set(facts))

    # ---- reasons ----

    def _grounds(self, side: str) -> tuple[Ground, ...]:
        rules = self._law.question.rules
        held = (rule for rule in rules if rule.favours == side and rule.id in self._derivation.steps)
        kernel, law = self._law.kernel, self._law
        return tuple(
            Ground(
                factor=rule.id,
                favours=side,
                implied_by=kernel.implied_by(rule.id, self._factors),
                text=rule.text,
                facts=tuple(
                    stated(codebook().variable(fact), self._known[fact]) for fact in self._derivation.facts(rule.id)
                ),
                findings=tuple(
                    law.question.rule(finding).text
                    for step in self._derivation.steps[rule.id]
                    for finding in step.findings
                ),
                authority=self._sources.authority(rule.authority, self._question.id, law.moment),
                weight=round(law.weight(kernel.mask([rule.id]) & kernel.narrowest(self._factors)), 4),
            )
            for rule in held
        )

    # ---- other values ----

    def _varied(self, fact_id: str, variants: Iterable[Variant], firmness: Firmness | None = None) -> VariedFact:
        fact = codebook().variable(fact_id)
        firmness = firmness or self._firmness
        variants = tuple(variants)
        return VariedFact(
            fact=fact_id,
            question=fact.question,
            short=fact.short,
            turns=any(firmness.turns(variant) for variant in variants),
            values=tuple(self._brings(fact, variant) for variant in variants),
        )

    def _all_values(self, fact: str, firmness: Firmness) -> VariedFact:
        variants = firmness.variants(fact)
        single = [each for each in variants if not isinstance(each.value, frozenset) or len(each.value) <= 1]
        turning = [each for each in variants if each not in single and firmness.turns(each)]
        return self._varied(fact, (*single, *turning), firmness)

    def _brings(self, fact: Fact, variant: Variant) -> ValueBrings:
        result = variant.result
        best = result.governing[result.outcome] if result.outcome else ()
        return ValueBrings(
            value=plain_value(variant.value, fact),
            label=self._label(fact, variant.value),
            outcome=result.outcome,
            outcome_text=self._outcome_text(result.outcome),
            status=result.status,
            status_text=codebook().status(result.status).label,
            by=self._cite(self._strongest(best)) if best else None,
        )

    def _label(self, fact: Fact, value: FactValue) -> Text:
        """Word a value; a number stands for all that the rules do not tell apart from it."""
        if isinstance(value, bool) or not isinstance(value, int):
            return fact.label(value)
        starts = [start for start, _ in self._law.kernel.telling[fact.id] if isinstance(start, int)]
        last = next((start - 1 for start in starts if start > value), None)
        if last is None:
            return wording.FROM.fill(first=str(value))
        if last == value:
            return fact.label(value)
        return wording.FROM_TO.fill(first=str(value), last=str(last)) if value else wording.UP_TO.fill(last=str(last))

    def _valuations(self) -> tuple[VariedFact, ...]:
        """Show what other valuations than the user's own would bring."""
        found = []
        for name in self._relevant(self._known):
            fact = codebook().variable(name)
            if not fact.assessment:
                continue
            others = {key: value for key, value in self._known.items() if key != name}
            firmness = Firmness(self._law, others, self._result)
            variants = (each for each in firmness.variants(name) if each.value != self._known[name])
            found.append(self._varied(name, variants, firmness))
        return tuple(found)

    # ---- the answer in sentences ----

    def _summary(
        self, *, firm: bool, presumption: AppliedPresumption | None, open_facts: tuple[VariedFact, ...]
    ) -> Iterable[Text]:
        result = self._result
        if result.outcome and result.status == "governed":
            yield self._law.question.statements[result.outcome]
        yield from {
            "governed": self._governed,
            "contested": self._contested,
            "leaning": self._leaning,
            "undetermined": self._undetermined,
        }[result.status]()
        if presumption:
            yield wording.PRESUMPTION.fill(text=presumption.text)
        if firm:
            yield wording.FIRM
            return
        turning = [each.short for each in open_facts if each.turns]
        shown = turning[:_NAMED_IN_SENTENCE]
        if len(turning) > len(shown):
            shown.append(wording.AND_MORE.fill(count=str(len(turning) - len(shown))))
            facts = Text(
                nl=f"{', '.join(each.nl for each in shown[:-1])} {shown[-1].nl}",
                en=f"{', '.join(each.en for each in shown[:-1])} {shown[-1].en}",
            )
        else:
            facts = Text.enumerate(shown, Text(nl="of", en="or"))
        yield wording.NOT_FIRM["governed" if result.status == "governed" else "other"].fill(facts=facts)

    def _governed(self) -> Iterable[Text]:
        outcome = self._result.outcome
        assert outcome is not None  # noqa: S101 - a governed answer has an outcome; narrows the type
        first, *others = self._comparison.ordered(self._result.governing[outcome])
        reason = Text.enumerate([each.short for each in self._law.circumstances(first.reason)])
        told = wording.GOVERNED if first.precedent.decision.relied_on else wording.GOVERNED_UNSAID
        yield told.fill(citation=self._cite(first), reason=reason)
        yield self._law.question.scope(first.precedent.ruling).text
        if first.precedent.ruling.confidence == "low":
            yield wording.LOW_CONFIDENCE
        if others:
            yield wording.GOVERNED_MORE.fill(citations=Text.enumerate([self._cite(each) for each in others]))

    def _contested(self) -> Iterable[Text]:
        outcome = self._result.outcome
        side = outcome or self._law.question.protects
        other = self._question.other(side)
        ours, theirs = self._result.governing[side], self._result.governing[other]
        first, second = self._cite(self._strongest(ours)), self._cite(self._strongest(theirs))
        if outcome is None:
            yield wording.CONTESTED_OPEN.fill(first=first, second=second)
            return
        yield wording.CONTESTED.fill(
            outcome=self._outcome_text(side),
            other=self._outcome_text(other),
            first=first,
            second=second,
            why=_why_stronger(ours, theirs),
        )

    def _leaning(self) -> Iterable[Text]:
        outcome = self._result.outcome
        assert outcome is not None  # noqa: S101 - a leaning answer has an outcome; narrows the type
        law = self._law
        if not law.may_govern(self._known):
            governing = law.decide(self._factors, may_govern=True).governing[outcome]
            if governing:
                facts = Text.enumerate(
                    [codebook().variable(fact).short for fact in law.question.governs_with],
                    Text(nl="of", en="or"),
                )
                best = self._comparison.ordered(governing)[0]
                yield wording.LEANING_TOWARDS_RULING.fill(citation=self._cite(best), facts=facts)
                return
        ours, theirs = self._weighed(outcome)
        yield wording.LEANING.fill(outcome=self._outcome_text(outcome), ours=ours, theirs=theirs)

    def _undetermined(self) -> Iterable[Text]:
        if not self._factors:
            yield wording.UNDETERMINED_NO_FACTOR
        elif abs(self._result.balance) < self._law.question.margin:
            ours, theirs = self._weighed(self._law.question.protects)
            yield wording.UNDETERMINED_BALANCED.fill(ours=ours, theirs=theirs)
        else:
            yield wording.UNDETERMINED_TIE

    def _weighed(self, side: str) -> tuple[Text, Text]:
        ours = self._law.weight(self._factors & self._law.kernel.favouring[side])
        theirs = self._law.weight(self._factors & ~self._law.kernel.favouring[side])
        return _decimal(ours), _decimal(theirs)

    def _strongest(self, line: tuple[Reading, ...]) -> Reading:
        return max(self._comparison.ordered(line), key=lambda reading: reading.rank)

    def _cite(self, reading: Reading) -> Text:
        return self._sources.ruling(reading.key, self._question.id, self._law.moment.as_of).text

    # ---- what would decide without an outcome ----

    def _applies(self, presumption: Presumption) -> bool:
        excluded = presumption.unless and met(self._law.question.expanded(presumption.unless), self._known)
        return presumption.id in self._law.valid and not excluded

    def _applied(self, presumption: Presumption) -> AppliedPresumption:
        law, question = self._law, self._question.id
        return AppliedPresumption(
            presumption=presumption.id,
            favours=presumption.favours,
            text=presumption.text,
            level=law.level(presumption.authority),
            authority=self._sources.authority(presumption.authority, question, law.moment),
            against=presumption.against,
            against_authority=self._sources.authority(presumption.against_authority, question, law.moment),
        )


def _why_stronger(ours: tuple[Reading, ...], theirs: tuple[Reading, ...]) -> Text:
    first, second = strength(ours), strength(theirs)
    if first.rank != second.rank:
        return wording.HIGHER_LEVEL
    if first.affairs != second.affairs:
        return wording.MORE_AFFAIRS.fill(ours=str(first.affairs), theirs=str(second.affairs))
    return wording.LATER


def _decimal(number: float) -> Text:
    written = f"{number:.2f}"
    return Text(nl=written.replace(".", ","), en=written)


def known_values(known: Mapping[str, FactValue]) -> tuple[StatedFact, ...]:
    """Show all facts that were given.

    Args:
        known: the facts.

    Returns:
        Each with its value in words, in the given order.
    """
    return tuple(stated(codebook().variable(name), value) for name, value in known.items())


def titled(title: str | Text | None) -> Text | None:
    """Give a free title in both languages.

    Args:
        title: as the user wrote it.

    Returns:
        The title; one that was written once reads the same in both languages.
    """
    return same(title) if isinstance(title, str) else title
