"""Summary: an answer in a few sentences, each told from the proof."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from privesfeer.cases.commons.text import Text
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.comparison import Comparison
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.because import Because, Kind
from privesfeer.engine.answers.reasons.failing import held_open, told_open
from privesfeer.engine.answers.reasons.point import few, open_exception, open_exceptions, requirements
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.reading import Reading, strength
from privesfeer.engine.search.case_analysis import CaseAnalysis

Reason = tuple[Text, ...]  # in its sentences

_EXCEPTIONS = 5  # that are not known, in a sentence
_STATED = {"required", "governed"}  # statuses of answers that are said before their reasons


class Summary:
    """What is said of one answer in short: how it was reached, and on what."""

    def __init__(
        self,
        analysis: CaseAnalysis,
        sources: Sources,
        link: ChainLink,
        comparison: Comparison,
        facts: Mapping[str, Collection[str]],
    ) -> None:
        """Keep the parts of the proof.

        Args:
            analysis: what the user gave, and all answers.
            sources: makes the citations.
            link: the question, answered.
            comparison: the precedents beside it.
            facts: the facts on which each factor rests, by their ids.
        """
        assert link.result is not None  # noqa: S101 - only questions that are raised are told; narrows the type
        self._assumed: Mapping[str, str] = analysis.incident.assume
        self._link, self._law, self._result, self._factors = link, link.law, link.result, link.factors
        self._sources, self._comparison, self._facts = sources, comparison, facts
        self._known, self._links = analysis.chain.known, analysis.chain.links
        self._question = link.law.codebook.question(link.name)
        self._outcomes = link.law.outcomes(link.law.question.rung(self._known))

    def told(self, *, firm: bool) -> tuple[Because, tuple[Text, ...]]:
        """Tell the answer.

        Args:
            firm: whether no single unknown fact can change it.

        Returns:
            How it was reached, and it in a few sentences.
        """
        kind, result, law = self._kind(), self._result, self._law
        telling: dict[Kind, Callable[[], Iterator[Reason]]] = {
            "concluded": self._concluded,
            "required": self._required,
            "required_on_finding": self._required_on_finding,
            "required_unless": self._required_unless,
            "governed": self._governed,
            "contested": self._contested,
            "pointed": self._pointed,
            "weighed": self._weighed,
            "undetermined": self._undetermined,
        }
        first, *others = telling[kind]()
        pointed = kind == "pointed"
        because = Because(
            kind=kind,
            sentences=first,
            towards=self._pointing.key if pointed and self._pointing else None,
            held_back=self._held_back if pointed else None,
            none_of_kind=kind in {"required", "required_on_finding"} and self._none_of_kind,
        )
        stated = [law.question.statements[result.outcome]] if result.outcome and result.status in _STATED else []
        summary = (*stated, *(Text.joined(each, " ") for each in (first, *others)))
        return because, (*summary, wording.FIRM) if firm else summary

    def _kind(self) -> Kind:
        result, requirement = self._result, self._law.required(self._factors)
        if self._law.question.conclusion:
            return "concluded"
        if result.status == "governed" and not result.governing[str(result.outcome)]:
            # A requirement decides, on an earlier answer that is itself no firmer than the rulings that govern it.
            return "required_on_finding"
        if result.status != "leaning":
            return result.status
        if requirement:
            return "required_on_finding" if requirement.sure else "required_unless"
        return "pointed" if self._pointing else "weighed"

    @cached_property
    def _pointing(self) -> Reading | None:
        """The ruling that points the way of an answer that leans."""
        return self._comparison.pointing(str(self._result.outcome))

    def _concluded(self) -> Iterator[Reason]:
        """Say which earlier answers decide a conclusion, or which are missing."""
        outcome, codebook, earlier = self._result.outcome, self._law.codebook, self._law.question.earlier
        missing = [each.question for each in codebook.questions if each.id in earlier - self._known.keys()]
        questions = Text.joined(missing, " ")
        if outcome is None:
            shorts = Text.enumerate([each.short for each in codebook.questions if each.id in earlier])
            unheard = wording.NOTHING_CONCLUDES.fill(tests=shorts)
            yield (wording.NOT_CONCLUDED.fill(questions=questions) if missing else unheard,)
            return
        held = requirements(self._law, self._factors, outcome)
        resting = {name for rule in held for name in self._facts[rule.id]} & earlier
        if not resting:
            shorts = Text.enumerate([each.short for each in held])
            yield (wording.CONCLUDED_WITHOUT.fill(questions=questions, shorts=shorts),)
            return
        tests = [self._test(each.id) for each in codebook.questions if each.id in resting]
        yield (wording.CONCLUDED.fill(tests=Text.enumerate(tests)),)

    def _test(self, name: str) -> Text:
        """Tell an earlier answer on which a conclusion rests, and how firm it is."""
        outcome = self._law.codebook.question(name).outcomes[str(self._known[name])]
        result = self._links[name].result
        if name in self._assumed or result is None:
            return wording.TEST_ASSUMED.fill(outcome=outcome)
        return wording.TEST.fill(outcome=outcome, status=self._law.codebook.standing(result.standing).label)

    def _required(self) -> Iterator[Reason]:
        outcome = str(self._result.outcome)
        held = [
            each for each in requirements(self._law, self._factors, outcome) if not open_exception(self._link, each)
        ]
        yield (wording.REQUIRED.fill(shorts=Text.enumerate([each.short for each in held])),)
        if self._none_of_kind:
            yield (wording.NONE_OF_KIND,)
        yield from self._required_against(self._question.other(outcome))

    @cached_property
    def _none_of_kind(self) -> bool:
        """Whether no ruling is known on what is asked: on that measure, and on the same kind of it."""
        law, link = self._law, self._link
        return bool(law.question.rung(self._known)) and not law.reaching(link.reach) - self._comparison.unlike

    def _required_on_finding(self) -> Iterator[Reason]:
        """Tell a requirement that rests on an earlier answer which is less firm."""
        yield from self._required()
        held = requirements(self._law, self._factors, str(self._result.outcome))
        resting = {name for rule in held for name in self._facts[rule.id]}
        findings = [each for each in self._link.held_back if each in resting]
        yield (wording.ON_FINDING.fill(findings=self._weaker(findings or self._link.held_back)),)

    def _required_unless(self) -> Iterator[Reason]:
        """Tell a requirement of which an exception, or the reach, is open."""
        outcome = str(self._result.outcome)
        required = requirements(self._law, self._factors, outcome)
        first = wording.REQUIRED_TOWARDS.fill(shorts=Text.enumerate([each.short for each in required]))
        unknown = few(open_exceptions(self._link, outcome, self._known), _EXCEPTIONS)
        if not unknown:
            yield first, wording.NOT_SO_FAR
        else:
            yield first, wording.EXCEPTION_UNKNOWN.fill(exceptions=Text.enumerate(unknown, "any"))
            if all(each.unsettled for each in required):
                yield (wording.NOT_SO_FAR,)
        yield from self._required_against(self._question.other(outcome))

    def _required_against(self, other: str) -> Iterator[Reason]:
        """Name the rulings that would govern for the other outcome."""
        against = self._result.governing[other]
        if against:
            cited = [self._cite(each) for each in self._comparison.ordered(against)]
            yield (wording.REQUIRED_AGAINST.fill(citations=Text.enumerate(cited)),)

    def _governed(self) -> Iterator[Reason]:
        first, *others = self._comparison.ordered(self._result.governing[str(self._result.outcome)])
        reason = Text.enumerate([each.short for each in self._law.factor_index.circumstances(first.reason)])
        yield self._relied(first, wording.GOVERNED, wording.GOVERNED_UNSAID, reason=reason)
        scope = self._law.question.scope(first.precedent.ruling)
        if scope.text != self._law.question.scopes[-1].text:  # the usual one says no more than the question
            yield (scope.text,)
        if first.precedent.ruling.confidence == "low":
            yield (wording.LOW_CONFIDENCE,)
        if others:
            yield (wording.GOVERNED_MORE.fill(citations=Text.enumerate([self._cite(each) for each in others])),)

    def _relied(self, reading: Reading, said: Text, unsaid: Text, **parts: Text) -> Reason:
        """Tell what a ruling does here by what its court relied on; where it did not say so, that it did not."""
        if reading.precedent.decision.relied_on:
            return (said.fill(citation=self._cite(reading), **parts),)
        return unsaid.fill(citation=self._cite(reading), **parts), wording.RELIED_UNKNOWN

    def _contested(self) -> Iterator[Reason]:
        outcome = self._result.outcome
        side = outcome or self._law.question.protects
        other = self._question.other(side)
        ours, theirs = self._result.governing[side], self._result.governing[other]
        first, second = self._cite(self._strongest(ours)), self._cite(self._strongest(theirs))
        if outcome is None:
            yield (wording.CONTESTED_OPEN.fill(first=first, second=second),)
            return
        stronger = wording.CONTESTED_STRONGER.fill(
            outcome=self._outcomes[side],
            other=self._outcomes[other],
            first=first,
            second=second,
            why=_why_stronger(ours, theirs),
        )
        yield wording.CONTESTED, stronger

    def _pointed(self) -> Iterator[Reason]:
        """Tell which ruling points the way, and why it does not decide."""
        assert self._pointing is not None  # noqa: S101 - else nothing points the way; narrows the type
        yield self._relied(self._pointing, wording.LEANING_TOWARDS_RULING, wording.LEANING_TOWARDS_RULING_UNSAID)
        if self._held_back:
            yield (wording.NOT_DECISIVE.fill(why=self._held_back),)

    def _weighed(self) -> Iterator[Reason]:
        """Tell that circumstances decide together, and whether rulings on that measure are known."""
        law = self._law
        yield (wording.LEANING,)
        rung = law.question.rung(self._known)
        if rung is not None and not law.ruled.get(rung):
            none = wording.NONE_BINDING_ON_RUNG if rung in law.persuaded else wording.NONE_ON_RUNG
            yield (wording.NONE_AT_HOME_ON_RUNG if rung in law.ruled else none,)

    @cached_property
    def _held_back(self) -> Text | None:
        """Why an answer that a ruling would govern only leans; None: nothing governs the question."""
        law, reading = self._law, self._pointing
        if reading is None or not law.question.governs:
            return None
        if self._link.held_back:
            return wording.ON_LEANING_FINDING.fill(findings=self._weaker(self._link.held_back))
        if self._link.may_govern:
            if reading.precedent.ruling.branch in law.question.persuades:
                return wording.PERSUADES_ONLY
            return wording.THIN_LINE if reading.carries else wording.UNREAD
        facts = [self._law.codebook.variable(fact).short for fact in law.question.governs_with]
        return wording.NOT_KNOWN.fill(facts=Text.enumerate(facts, "any"))

    def _weaker(self, held_back: Iterable[str]) -> Text:
        """Name the earlier answers that hold this one back."""
        return Text.enumerate([self._law.codebook.variable(name).short for name in held_back])

    def _undetermined(self) -> Iterator[Reason]:
        weights = self._law.weights
        if held := held_open(self._link, self._known, self._sources):
            yield (told_open(held, self._link, self._known, self._sources),)
        elif not any(
            self._factors & bit and weight for bit, weight in weights.items()
        ):  # a mere exception weighs nothing
            yield (wording.UNDETERMINED_NO_FACTOR,)
        elif any(self._law.governing(self._factors, self._link.reach).values()):
            yield (wording.UNDETERMINED_TIE,)
        else:
            yield (wording.UNDETERMINED_BALANCED,)

    def _strongest(self, line: tuple[Reading, ...]) -> Reading:
        return max(self._comparison.ordered(line), key=lambda reading: reading.rank)

    def _cite(self, reading: Reading) -> Text:
        return self._sources.ruling(reading.key, self._question.id, self._law.moment.as_of).short


def _why_stronger(ours: tuple[Reading, ...], theirs: tuple[Reading, ...]) -> Text:
    first, second = strength(ours), strength(theirs)
    if first.rank != second.rank:
        return wording.HIGHER_LEVEL
    if first.affairs != second.affairs:
        return wording.MORE_AFFAIRS.fill(ours=str(first.affairs), theirs=str(second.affairs))
    return wording.LATER
