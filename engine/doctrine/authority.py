"""Authority: how a ruling stands to what it is cited for; worked out from the ruling itself, written down nowhere."""

import datetime as dt
from functools import cache
from typing import Literal, get_args

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.ruling import Decision, Ruling
from privesfeer.engine.doctrine.reading import known_in, relied_on
from privesfeer.rules.condition import Not, met
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Presumption, Rule
from privesfeer.rules.rulebook import Rulebook

Stance = Literal["supports", "rule_only", "a_contrario", "weighed"]
STANCES: tuple[Stance, ...] = get_args(Stance)
"""In the order in which they are cited."""


def stance(question: Question, claim: Rule | Presumption, ruling: Ruling, *, against: bool = False) -> Stance | None:
    """Say how a ruling stands to what it is cited for.

    Args:
        claim: the rule or presumption that cites it.
        against: whether it is cited for what speaks against the presumption.

    Returns:
        The stance: "supports": it holds there, and the ruling decided so, on grounds among which is what the rule tests
        or which are not known; "weighed": it holds there, and the ruling decided otherwise; "a_contrario": it is known
        not to hold there, and the ruling decided otherwise; "rule_only": in all other cases it is cited for the rule
        that it states. The outcome of a finding is no side of the
        question: a ruling supports it where it holds. None: what is cited takes no side, as a burden of proof.
    """
    holds = True if against else _holds(question, claim, ruling)
    side = claim.favours
    if side is None:
        return ("supports" if holds else "rule_only") if isinstance(claim, Rule) else None
    decision = ruling.decision(question.question)
    if decision is None or holds is None:
        return "rule_only"
    if (decision.outcome == side) is not against:
        return "supports" if holds and _among_grounds(question, claim, ruling, decision) else "rule_only"
    return "weighed" if holds else "a_contrario"


def _among_grounds(question: Question, claim: Rule | Presumption, ruling: Ruling, decision: Decision) -> bool:
    if isinstance(claim, Presumption) or not decision.relied_on:
        return True
    return bool(question.carrying[claim.id] & relied_on(ruling, decision))


def _holds(question: Question, claim: Rule | Presumption, ruling: Ruling) -> bool | None:
    """Say whether a rule holds in a ruling, None where that is not known; a presumption does until it is excluded."""
    known = known_in(ruling, question.earlier)
    if isinstance(claim, Presumption):
        return not (claim.unless and met(question.expanded(claim.unless), known))
    if met(question.expanded(claim.when), known):
        return True
    return False if met(question.expanded(Not(not_=claim.when)), known) else None


class Stances:
    """The stance of every ruling that a rule or presumption cites, worked out once for the books.

    Attributes:
        of: gives it by question, id of the rule or presumption, key of the ruling, and whether that is cited for what
            speaks against the presumption.
    """

    def __init__(self, rulebook: Rulebook, casebook: Casebook) -> None:
        """Keep the books."""
        self._rulebook, self._casebook = rulebook, casebook
        self.of = cache(self._of)

    def _of(self, question: str, name: str, key: str, *, against: bool = False) -> Stance | None:
        rules = self._rulebook.questions[question]
        claims: tuple[Rule | Presumption, ...] = (*rules.rules, *rules.presumptions)
        claim = next(each for each in claims if each.id == name)
        return stance(rules, claim, self._casebook[key], against=against)

    def carried(self, question: str, rule: Rule, as_of: dt.date) -> bool:
        """Say whether anything carries a rule: an article of law, or a ruling that supports it and still stands.

        Args:
            question: the question of the rule.
            as_of: the day.

        Returns:
            Whether something does.
        """
        return any(
            each.ruling is None
            or (
                self.of(question, rule.id, each.ruling) == "supports"
                and not self._casebook.set_aside(self._casebook[each.ruling], each.question or question, as_of)
            )
            for each in rule.authority
        )
