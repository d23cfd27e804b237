"""Miss: why the engine does not give the court's outcome, in a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, decimal, untranslated
from privesfeer.engine.audit.own_outcomes import REASONS as HEALTH_REASONS
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.reading import Reading

_SAID = catalogue(__file__)
_NAMED = 3  # how many rulings or factors a reason names at most

Cause = Literal[
    "concluded",
    "equal_lines",
    "governed",
    "no_factor",
    "not_concluded",
    "not_raised",
    "outweighed",
    "requirement",
    "softened",
    "stronger",
    "undecided",
]
REASONS: Mapping[Cause, Text] = {**_SAID.table("REASONS"), "not_raised": HEALTH_REASONS["not_raised"]}


@dataclass(frozen=True, slots=True)
class Miss:
    """Why the engine does not give the court's outcome.

    Attributes:
        link: the engine's answer.
        court: the court's outcome.
        other: the other outcome.
        governing: the rulings that govern for each, whether or not they may be called so.
    """

    link: ChainLink
    court: str
    other: str = field(init=False)
    governing: dict[str, tuple[Reading, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Set apart what governs for each outcome."""
        law = self.link.law
        object.__setattr__(self, "other", next(each for each in law.factor_index.favouring if each != self.court))
        object.__setattr__(self, "governing", law.governing(self.link.factors, self.link.reach))

    def told(self) -> Text:
        """Give the reason in a line."""
        cause = self._cause()
        if cause == "not_raised":
            return REASONS[cause]
        lines = cause in {"equal_lines", "stronger"}
        reason = REASONS[cause].fill(
            rulings=_named(self.governing[self.other]),
            factors=self._factors(self.other, decisive=cause in {"concluded", "requirement"}),
            own=_named(self.governing[self.court]) if lines else self._factors(self.court),
        )
        more = None if lines or self.link.law.question.conclusion else self._criterion()
        return _SAID.WITH.fill(reason=reason, more=more) if more else reason

    def _cause(self) -> Cause:
        result, law, factors = self.link.result, self.link.law, self.link.factors
        ours, theirs = self.governing[self.court], self.governing[self.other]
        if result is None:
            return "not_raised"
        if law.question.conclusion:
            return "concluded" if result.outcome else "not_concluded"
        if result.outcome is None:
            return "equal_lines" if ours and theirs else "undecided" if factors else "no_factor"
        if theirs:
            return "stronger" if ours else "governed" if result.status == "governed" else "softened"
        required = law.required(factors)
        return "requirement" if required and required.outcome == self.other else "outweighed"

    def _factors(self, outcome: str, *, decisive: bool = False) -> Text:
        """Name what weighs most for an outcome."""
        law = self.link.law
        factor_index = law.factor_index
        held = self.link.factors & factor_index.favouring[outcome] & (factor_index.decisive if decisive else ~0)
        weights = {each: law.weights[factor_index.bit[each]] for each in factor_index.ids(held)}
        weighed = [(law.question.rule(each).short, weight) for each, weight in weights.items() if weight or decisive]
        weighed.sort(key=lambda each: -each[1])
        told = [
            short if decisive else _SAID.WEIGHED.fill(short=short, weight=decimal(weight)) for short, weight in weighed
        ]
        return _listed(told)

    def _criterion(self) -> Text | None:
        """Say that nothing speaks for the court's outcome, or nothing that was known without it."""
        law, tests = self.link.law, self.link.tests
        favouring = law.factor_index.favouring[self.court]
        if self.link.factors & favouring:
            return None
        unknown = law.factor_index.narrowest(law.factor_index.factors(tests) & favouring)
        if not unknown:
            return _SAID.NO_CRITERION
        return _SAID.OWN_CRITERION.fill(
            factors=_listed([each.short for each in law.factor_index.circumstances(unknown)])
        )


def _named(line: Sequence[Reading]) -> Text:
    """Name rulings, the latest first."""
    rulings = [reading.precedent.ruling for reading in reversed(line)]
    return _listed([untranslated(ruling.ecli or ruling.key) for ruling in rulings])


def _listed(parts: Sequence[Text]) -> Text:
    more = len(parts) - _NAMED
    told = [*parts[:_NAMED], _SAID.AND_MORE.fill(count=str(more))] if more > 0 else list(parts)
    return Text.enumerate(told) if told else _SAID.NOTHING
