"""Ready: what answers from the books of this program, made once: the reasoner, and the bench for codes."""

import datetime as dt
import gc
from functools import cache
from typing import TYPE_CHECKING

from privesfeer.api.ask.measured import tracked
from privesfeer.api.ask.shelf import BOOKS, RULES, CaseFile, Incident, casebook, rulebook
from privesfeer.cases import policy
from privesfeer.cases.policy import Policybook
from privesfeer.cases.text import Lang
from privesfeer.engine import Bench, CodeCheck, Reasoner, Stress, Verdict, WithCode, WrittenCode, drafting
from privesfeer.rules.norm import Norms

# An answer makes thousands of objects and next to no circles of them: Python need not look for circles so often.
_GARBAGE = 50_000, 20, 50


@cache
def reasoner() -> Reasoner:
    """Give the reasoner, compiled once.

    Returns:
        The reasoner.
    """
    ready = Reasoner(rulebook(), casebook(), tracked())
    gc.freeze()  # the books stay as long as the process does: looking through them for garbage is lost time
    gc.set_threshold(*_GARBAGE)
    return ready


def reason(case: Incident | CaseFile, as_of: dt.date) -> Verdict:
    """Answer every question that a case raises.

    Args:
        case: what happened.
        as_of: the day on which the law is known.

    Returns:
        The verdict.
    """
    return reasoner().reason(case, as_of)


def policybook() -> Policybook:
    """Give the policybook.

    Returns:
        What a code can say.
    """
    return BOOKS.policybook


@cache
def norms() -> Norms:
    """Give the norms for codes, read once.

    Returns:
        The norms.
    """
    return Norms.load(RULES / "codes", BOOKS)


@cache
def bench() -> Bench:
    """Give the bench on which codes are checked, made once.

    Returns:
        The bench.
    """
    return Bench(BOOKS, norms(), reasoner())


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
        code: the code.
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        What it does not meet, what it meets, and what a works council can ask.
    """
    return bench().check(code, as_of)


def stress(code: Policy, as_of: dt.date | None = None) -> Stress:
    """Decide every ruling of the casebook again as if a code had applied.

    Args:
        code: the code.
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The answers that move, and by which clause.
    """
    return bench().stress(code, as_of)


def with_code(code: Policy, incident: Incident, as_of: dt.date | None = None) -> WithCode:
    """Answer an incident without and with a code.

    Args:
        code: the code.
        incident: the incident.
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The answers side by side.
    """
    return bench().with_code(code, incident, as_of)


def compose(choices: Choices, lang: Lang, as_of: dt.date | None = None) -> WrittenCode:
    """Write a code.

    Args:
        choices: the choices.
        lang: the language of the code's own words in the policy.
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The code in both languages, and the policy that it comes to in one.
    """
    return drafting.compose(bench(), choices, lang, as_of)
