"""Receipt: what is kept of a verdict to show later how it came about, without the facts."""

import hashlib
from typing import Annotated, Any

from pydantic import Field

from api.ask.request import CaseRequest, Request, verdict_json
from cases.canonical import canonical
from cases.day import Day
from cases.text import Lang, Record, Text
from cases.told import Told
from cases.words import words
from engine import Verdict, Versions

_SAID = words(__file__)
_MOVED = _SAID.table("MOVED")

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Version = Annotated[str, Field(max_length=100)]


class ReceiptVersions(Versions):
    """What the verdict was made with, as a caller gives it back."""

    engine: _Version
    rulebook: _Version
    casebook: _Version


class Receipt(Record):
    """What shows that a verdict is this one; no time stands in it, so that the same verdict has the same receipt.

    Attributes:
        incident_hash: the hash of the incident, as in the verdict.
        versions: what the verdict was made with.
        as_of: the day on which the law was known.
        lang: the language.
        verdict: SHA-256 of the bytes of the verdict as JSON.
        answers: SHA-256 of its outcomes and statuses alone, as canonical JSON (RFC 8785).
    """

    incident_hash: Sha256
    versions: ReceiptVersions
    as_of: Day
    lang: Lang
    verdict: Sha256
    answers: Sha256

    @property
    def header(self) -> str:
        """The receipt on one line, as canonical JSON."""
        return canonical(self.model_dump(mode="json")).decode()


class Moved(Record):
    """A part of a receipt that is another now.

    Attributes:
        part: "facts", "as_of", "lang", "engine", "rulebook", "casebook" or "title".
        was: what it was.
        now: what it is.
        text: it in a sentence.
    """

    part: str
    was: str | None
    now: str | None
    text: Text


class Replay(Told):
    """A verdict given once more, held against its receipt.

    Attributes:
        same: whether it has the same bytes.
        same_answers: whether every outcome and status is the same.
        text: both in a sentence.
        moved: what is another.
        receipt: the receipt of the verdict as it is now.
    """

    same: bool
    same_answers: bool
    text: Text
    moved: tuple[Moved, ...]
    receipt: Receipt


def receipt(verdict: Verdict, lang: Lang, content: bytes) -> Receipt:
    """Give the receipt of a verdict.

    Args:
        verdict: the verdict.
        lang: the language in which it was given.
        content: its bytes as JSON.

    Returns:
        The receipt.
    """
    return Receipt(
        incident_hash=verdict.incident_hash,
        versions=ReceiptVersions(**dict(verdict.versions)),
        as_of=verdict.as_of,
        lang=lang,
        verdict=hashlib.sha256(content).hexdigest(),
        answers=hashlib.sha256(canonical(_outcomes(verdict))).hexdigest(),
    )


def _outcomes(verdict: Verdict) -> Any:  # noqa: ANN401 - JSON values
    parts = [each.answers for each in verdict.conversations] + [verdict.answers]
    return [[[each.question, each.outcome, each.status] for each in answers] for answers in parts]


def replay(asked: Request | CaseRequest, kept: Receipt) -> Replay:
    """Give a verdict once more and hold it against its receipt.

    Args:
        asked: the incident or case file; where it names no day, that of the receipt counts.
        kept: the receipt.

    Returns:
        Whether the same came out, and if not, what moved.
    """
    asked = asked if asked.as_of else asked.model_copy(update={"as_of": kept.as_of})
    verdict = asked.verdict()
    now = receipt(verdict, asked.lang, verdict_json(verdict, asked.lang))
    same, alike = now.verdict == kept.verdict, now.answers == kept.answers
    return Replay(
        same=same,
        same_answers=alike,
        text=_SAID.REPLAY_SAME if same else _SAID.REPLAY_ALIKE if alike else _SAID.REPLAY_OTHER,
        moved=() if same else moved(kept, now),
        receipt=now,
    )


def moved(kept: Receipt, now: Receipt) -> tuple[Moved, ...]:
    """Name the parts of a receipt that are other now.

    Args:
        kept: the receipt.
        now: that of the verdict as it is now.

    Returns:
        The parts; where none is, that the title or the program must be.
    """
    before, after = _parts(kept), _parts(now)
    found = tuple(
        Moved(part=name, was=was, now=after[name], text=_MOVED[name])
        for name, was in before.items()
        if was != after[name]
    )
    return found or (Moved(part="title", was=None, now=None, text=_MOVED["title"]),)


def _parts(each: Receipt) -> dict[str, str]:
    return {
        "facts": each.incident_hash,
        "as_of": each.as_of.isoformat(),
        "lang": each.lang,
        **each.versions.model_dump(),
    }
