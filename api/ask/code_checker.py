"""Code checker: what checks social media codes by the books of this program, made once."""

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from privesfeer.api.ask.registry import BOOKS, RULES, Incident
from privesfeer.api.ask.services import reasoner
from privesfeer.cases import policy
from privesfeer.cases.commons.text import Lang
from privesfeer.cases.policy import Policybook
from privesfeer.engine import CodeCheck, CodeChecker, Stress, WithCode, WrittenCode, drafting
from privesfeer.rules.norm import Norms


def policybook() -> Policybook:
    """Give the policybook.

    Returns:
        What a code can say.
    """
    return BOOKS.policybook


@cache
def norms() -> Norms:
    """Give the norms for codes, read once."""
    return Norms.load(RULES / "codes", BOOKS)


@cache
def code_checker() -> CodeChecker:
    """Give the checker on which codes are checked, made once."""
    return CodeChecker(BOOKS, norms(), reasoner())


if TYPE_CHECKING:
    Policy = policy.Policy
    Choices = drafting.Choices
else:
    Policy, Choices = BOOKS.policy, drafting.choices_of(norms().choices)
    for _model in (Policy, Choices):
        _model.__module__ = __name__  # where pickle finds it


def check_code(code: Policy, as_of: dt.date | None = None) -> CodeCheck:
    """Hold a code against the norms.

    Args:
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        What it does not meet, what it meets, and what a works council can ask.
    """
    return code_checker().check(code, as_of)


def stress(code: Policy, as_of: dt.date | None = None) -> Stress:
    """Decide every ruling of the casebook again as if a code had applied.

    Args:
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The answers that move, and by which clause.
    """
    return code_checker().stress(code, as_of)


def with_code(code: Policy, incident: Incident, as_of: dt.date | None = None) -> WithCode:
    """Answer an incident without and with a code.

    Args:
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The answers side by side.
    """
    return code_checker().with_code(code, incident, as_of)


def compose(choices: Choices, lang: Lang, as_of: dt.date | None = None) -> WrittenCode:
    """Write a code.

    Args:
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The code in both languages, and the policy that it comes to in one.
    """
    return drafting.compose(code_checker(), choices, lang, as_of)
