"""Findings: the norms that a social media code does not meet, and what a works council can ask."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import get_args

from privesfeer.cases.commons.canonical import canonical
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Output, Text
from privesfeer.cases.policy import Policy
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.verdicts.verdict import Versions
from privesfeer.rules.condition import Condition, predicates_in
from privesfeer.rules.norm import Severity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class NormFinding(Output):
    """A norm that a code does not meet.

    Attributes:
        norm: the norm's id.
        clause: the clause of the code.
        clause_text: what that clause is called.
        severity: how serious it is.
        text: what was found.
        why: why it matters.
        proposal: what to do.
        terms: the full names of what the code says, or does not say, about it.
        quotes: the code's own words in which it was found.
        lacking: what a list of the code lacks.
        authority: its sources.
    """

    norm: str
    clause: str
    clause_text: Text
    severity: Severity
    text: Text
    why: Text
    proposal: Text
    terms: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    lacking: tuple[Text, ...] = ()
    authority: tuple[Citation, ...]


class CouncilQuestion(Output):
    """What a works council can ask.

    Attributes:
        norm: the norm's id.
        text: the question.
        met: whether the code meets the norm; None: it does not concern this code, or the code says nothing on it.
    """

    norm: str
    text: Text
    met: bool | None


class CodeCheck(Localizable):
    """A code held against the norms.

    Attributes:
        title: of the code, if it has one.
        as_of: the day on which the law is known.
        findings: the norms that it does not meet, the most serious first.
        met: the ids of the norms that it meets.
        silent: the ids of the norms that cannot be tested, for the code says nothing on what they are about.
        questions: what a works council can ask.
        limits: what has to be kept in mind.
        versions: what it was made with.
        policy_hash: identifies what the code says.
    """

    title: Text | None
    as_of: dt.date
    findings: tuple[NormFinding, ...]
    met: tuple[str, ...]
    silent: tuple[str, ...]
    questions: tuple[CouncilQuestion, ...]
    limits: Text
    versions: Versions
    policy_hash: str


def policy_hash(policy: Policy) -> str:
    """Hash what a code says; its title plays no part.

    Args:
        policy: the code.

    Returns:
        SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of its clauses.
    """
    return hashlib.sha256(canonical({k: v for k, v in policy.plain.items() if k != "title"})).hexdigest()


def quotes(test: Condition, policy: Policy) -> Iterator[str]:
    """Find the code's own words on which a test on vague words rests.

    Args:
        test: what is tested.
        policy: the code.
    """
    for part, _ in predicates_in(test):
        texts = policy.said(part.fact)
        if part.test == "vague" and isinstance(texts, tuple):
            yield from (each for each in texts if each in part.named)


def lacking(test: Condition, policy: Policy) -> Iterator[Text]:
    """Find what a list lacks, where the test is on that: that not all of some values are on it.

    Args:
        test: what is tested.
        policy: the code.

    Yields:
        The values that are not on it, in words.
    """
    for part, positive in predicates_in(test):
        if part.test == "all_of" and not positive:
            has = policy.said(part.fact)
            listed = has if isinstance(has, frozenset) else frozenset[str]()
            yield from (label for key, label in part.variable.values.items() if key in part.named and key not in listed)
