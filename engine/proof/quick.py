"""Quick: all that is ours about experta, by the places that experta offers for it: an engine's matcher and strategy.

experta keeps the rules, the facts, the agenda and the loop (`reset`, `declare`, `run`), and derives the same without
what stands here, as `stock.py` proves. It is here for speed alone. With the rules of `inference.py`, a case takes
(mean of every ruling and textbook incident, all questions, Python 3.11)

- 31 ms with experta's own matcher: after each rule that fires it asks every rule whether anything changed for it;
- 0.50 ms with this one and experta's own strategy, which sorts the agenda, and keeps what it sorted by in a cache that
  the engines of all threads share;
- 0.45 ms with both of these.

What makes it possible is what our rules never do: none names what it finds (so a pattern is fitted or not, whatever the
others took), none takes a fact back, and none minds in which order others fire, for they only ever add.
"""

# experta can be imported once this was.
from privesfeer.cases.commons.grouping import grouped
from privesfeer.engine.proof.production import Fact, KnowledgeEngine, P, Rule  # isort: split

import copyreg
import operator
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from experta.abstract import Matcher, Strategy
from experta.activation import Activation

# A network is kept in a file, without what made its rules fire: that it holds itself.
copyreg.pickle(Rule, lambda rule: (Rule, (), vars(rule)))

_VALUES_KEPT = 4096  # there is no end to numbers, and hardly to sets


class _Patterns:
    """The patterns over one type of fact, each a bit by its number."""

    def __init__(self, patterns: Mapping[Any, int]) -> None:
        self._all = sum(1 << number for number in patterns.values())
        self._tests = grouped(
            (name, (test.match if isinstance(test, P) else partial(operator.eq, test), number))
            for pattern, number in patterns.items()
            for name, test in pattern.items()
        )
        self._without = {
            name: self._all - sum(1 << number for _, number in tests) for name, tests in self._tests.items()
        }
        self._kept: dict[tuple[str, Any], int] = {}

    def fitted(self, fact: Mapping[str, Any]) -> int:
        """Give the patterns that a fact fits: those of which every test is passed, and none asks what is not known."""
        found, kept = self._all, self._kept
        for name, without in self._without.items():
            value = fact.get(name)  # no fact has None for a value
            if value is None:
                found &= without
                continue
            passing = kept.get((name, value))
            if passing is None:
                passing = without + sum(1 << number for passes, number in self._tests[name] if passes(value))
                if len(kept) < _VALUES_KEPT:
                    kept[name, value] = passing
            found &= passing
        return found


class Network:
    """The patterns of rules, and which rules wait for each. Nothing of a case is kept in it: threads share it."""

    def __init__(self, rules: Iterable[Any]) -> None:
        """Lay it out.

        Args:
            rules: the rules, each of patterns that all have to be fitted.

        Raises:
            TypeError: a rule has more than patterns.
        """
        self.rules = tuple(rules)
        self.lacking = [len(set(rule)) for rule in self.rules]
        waiting = grouped((pattern, place) for place, rule in enumerate(self.rules) for pattern in set(rule))
        self.waiting = tuple(waiting.values())
        by_type: dict[type, dict[Any, int]] = {}
        for number, pattern in enumerate(waiting):
            if not isinstance(pattern, Fact):
                raise TypeError(pattern)
            by_type.setdefault(type(pattern), {})[pattern] = number
        self.patterns = {kind: _Patterns(patterns) for kind, patterns in by_type.items()}


class _Matcher(Matcher):
    """Says which rules a fact completes: those of which it fits the last pattern that was not fitted yet."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - experta has no types
        super().__init__(engine)
        self._network = engine.network
        self._activations = [Activation(rule, ()) for rule in self._network.rules]
        self.reset()

    def reset(self) -> None:
        self._fitted, self._lacking = 0, [*self._network.lacking]

    def changes(self, adding: Any = None, deleting: Any = None) -> Any:  # noqa: ANN401 - experta's signature
        assert not deleting  # noqa: S101 - no rule takes a fact back
        activated: list[Any] = []
        for fact in adding or ():
            patterns = self._network.patterns.get(type(fact))
            new = patterns.fitted(fact) & ~self._fitted if patterns else 0
            self._fitted |= new
            while new:
                last = new.bit_length() - 1
                new ^= 1 << last
                for place in self._network.waiting[last]:
                    self._lacking[place] -= 1
                    if not self._lacking[place]:
                        activated.append(self._activations[place])
        return activated, ()


class _AnyOrder(Strategy):
    """Fires rules as they come."""

    def _update_agenda(self, agenda: Any, added: Any, removed: Any) -> None:  # noqa: ANN401, ARG002 - experta's signature
        agenda.activations.extend(added)


class QuickEngine(KnowledgeEngine):
    """An engine of experta on rules that are laid out already. It is of one thread."""

    __matcher__ = _Matcher
    __strategy__ = _AnyOrder

    def __init__(self, network: Network) -> None:
        """Take the rules.

        Args:
            network: the rules.
        """
        self.network = network
        super().__init__()

    def get_rules(self) -> Any:  # noqa: ANN401 - experta has no types
        """Give the rules, which are no attributes."""
        return self.network.rules

    def get_deffacts(self) -> Any:  # noqa: ANN401 - experta has no types
        """Give the facts with which each case begins: none. To look for them among all attributes takes time."""
        return ()
