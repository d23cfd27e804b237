"""Receipt: what is kept of a verdict to show later how it came about, without the facts.

Facts take few values, so whoever has a plain hash of them finds them by trying. What stands in a receipt is therefore
made with a nonce, which the caller gives or gets and keeps apart from the receipt.
"""

import datetime as dt
import hashlib
import hmac
import re
import secrets
from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, overload

from pydantic import Field

from privesfeer.api.ask.earlier import as_before
from privesfeer.api.ask.earlier_records import told_before
from privesfeer.api.ask.request import CaseRequest, Request, to_json
from privesfeer.cases.casefile import CaseFile, CasePart
from privesfeer.cases.commons.canonical import canonical
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Lang, Output, Record, Text
from privesfeer.cases.incident import Incident
from privesfeer.engine import Verdict, Versions

_SAID = catalogue(__file__)
_MOVED = _SAID.table("MOVED")

_BYTES = 16  # of a nonce
NONCE_PATTERN = f"^[0-9a-f]{{{2 * _BYTES}}}$"
Nonce = Annotated[str, Field(pattern=NONCE_PATTERN)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Shape = Callable[[Localizable, Lang], dict[str, Any]]  # tells of a case in a language, as JSON values
_Version = Annotated[str, Field(max_length=100)]


class NonceError(ValueError):
    """What is given as a nonce is none.

    Attributes:
        text: why not, in both languages.
    """

    def __init__(self) -> None:
        """Keep the reason."""
        super().__init__(_SAID.NO_NONCE.en)
        self.text = _SAID.NO_NONCE


# ---- what commits to facts without showing them ----------------------------------------------------------------------


def nonce_of(given: str | None) -> str:
    """Take a nonce, or draw one.

    Args:
        given: the caller's; None: he has none.

    Returns:
        128 bits in hexadecimal.

    Raises:
        NonceError: what is given is none.
    """
    if given is None:
        return secrets.token_hex(_BYTES)
    if not re.fullmatch(NONCE_PATTERN, given):
        raise NonceError
    return given


def sealed(content: bytes, nonce: str | None) -> str:
    """Commit to content: with content and nonce it can be shown later, without the nonce no guess can be tried.

    Args:
        nonce: the nonce; None: what up to version 0.5 stood in receipts, which hides nothing, to check one of these.

    Returns:
        HMAC-SHA-256 of the content under the nonce, in hexadecimal; without a nonce its SHA-256.
    """
    if nonce is None:
        return hashlib.sha256(content).hexdigest()
    return hmac.digest(bytes.fromhex(nonce), content, "sha256").hex()


def commitment(case: Incident | CaseFile, nonce: str | None) -> str:
    """Commit to what the reasoning depends on; order of facts, titles and language play no part.

    Args:
        nonce: as in `sealed`.

    Returns:
        The commitment to the canonical JSON (RFC 8785) of facts, disputed, assume and dates, of the client and of what
        lies beyond the facts where there is any; of a case file also of its acts and other lists, each a list of facts,
        disputed and dates.
    """
    content: dict[str, Any] = _told(case) | {"assume": dict(case.assume)}
    if case.client:
        content["client"] = case.client
    if case.beyond:
        content["beyond"] = [each.model_dump(mode="json") for each in case.beyond]
    if isinstance(case, CaseFile):
        lists = {"acts": case.acts, **case.lists} if case.acts else case.lists
        content |= {name: [_told(each) for each in entries] for name, entries in lists.items()}
    return sealed(canonical(content if nonce else as_before(content)), nonce)


def nonce_of_row(nonce: str, line: int) -> str:
    """Make the nonce of one row of many: it can be given away and opens no other row, nor shows which are alike.

    Args:
        line: the number of the row.

    Returns:
        The first 128 bits of the HMAC-SHA-256, under the nonce of all, of the number in digits.
    """
    return sealed(str(line).encode(), nonce)[: 2 * _BYTES]


def _told(part: Incident | CaseFile | CasePart) -> dict[str, Any]:
    return told(part.facts.plain, part.disputed, getattr(part, "dates", ()))


def told(
    facts: Mapping[str, Any], disputed: Iterable[str], dates: Iterable[tuple[str, dt.date | None]]
) -> dict[str, Any]:
    """Give what is told of an incident, a case file or an act, as a commitment is made to it.

    Args:
        facts: the facts, as JSON values.
        disputed: the ids of those that are disputed.
        dates: events with their days.

    Returns:
        All of it as JSON values.
    """
    return {
        "facts": facts,
        "disputed": sorted(set(disputed)),
        "dates": {event: day.isoformat() for event, day in dates if day},
    }


# ---- the receipt -----------------------------------------------------------------------------------------------------


class ReceiptVersions(Versions):
    """What the verdict was made with, as a caller gives it back."""

    engine: _Version
    rulebook: _Version
    casebook: _Version


class AnyReceipt(Record):
    """What every receipt holds; no time stands in it, so that the same verdict has the same under the same nonce.

    Attributes:
        versions: what the verdict was made with.
        as_of: the day on which the law was known.
        lang: the language.
        verdict: the bytes of the verdict as JSON, `sealed`.
        answers: its outcomes and statuses alone, as canonical JSON (RFC 8785), `sealed`.
    """

    versions: ReceiptVersions
    as_of: Day
    lang: Lang
    verdict: Sha256
    answers: Sha256

    @property
    @abstractmethod
    def facts(self) -> str:
        """What commits to the facts."""

    @property
    def header(self) -> str:
        """The receipt on one line, as canonical JSON."""
        return canonical(self.model_dump(mode="json")).decode()


class Receipt(AnyReceipt):
    """What shows that a verdict is this one, to whoever has its facts and the nonce; to others it shows no fact.

    Attributes:
        versions: what the verdict was made with.
        as_of: the day on which the law was known.
        lang: the language.
        commitment: HMAC-SHA-256, under the nonce, of the canonical JSON (RFC 8785) of the facts.
        verdict: HMAC-SHA-256, under the nonce, of the bytes of the verdict as JSON.
        answers: HMAC-SHA-256, under the nonce, of its outcomes and statuses alone, as canonical JSON (RFC 8785).
    """

    commitment: Sha256

    @property
    def facts(self) -> str:
        """What commits to the facts."""
        return self.commitment


class EarlierReceipt(AnyReceipt):
    """A receipt as it was given up to version 0.5, with hashes of which the facts can be guessed.

    Attributes:
        versions: what the verdict was made with.
        as_of: the day on which the law was known.
        lang: the language.
        incident_hash: SHA-256 of the canonical JSON (RFC 8785) of the facts.
        verdict: SHA-256 of the bytes of the verdict as JSON.
        answers: SHA-256 of its outcomes and statuses alone, as canonical JSON (RFC 8785).
    """

    incident_hash: Sha256

    @property
    def facts(self) -> str:
        """What commits to the facts."""
        return self.incident_hash


class Moved(Output):
    """A part of a receipt that is another now.

    Attributes:
        part: "facts", "as_of", "lang", "engine", "rulebook", "casebook" or "title".
        was: what it was; None: of facts and title, which are not told.
        now: what it is; None: likewise.
        text: it in a sentence.
    """

    part: str
    was: str | None
    now: str | None
    text: Text


class Replay(Localizable):
    """A verdict given once more, held against its receipt.

    Attributes:
        same: whether it has the same bytes.
        same_answers: whether every outcome and status is the same.
        text: both in a sentence.
        moved: what is another.
        receipt: the receipt of the verdict as it is now, under the same nonce; None: there is none.
    """

    same: bool
    same_answers: bool
    text: Text
    moved: tuple[Moved, ...]
    receipt: Receipt | None


@overload
def receipt(asked: Request | CaseRequest, verdict: Verdict, content: bytes, nonce: str) -> Receipt: ...


@overload
def receipt(asked: Request | CaseRequest, verdict: Verdict, content: bytes, nonce: str | None) -> AnyReceipt: ...


def receipt(asked: Request | CaseRequest, verdict: Verdict, content: bytes, nonce: str | None) -> AnyReceipt:
    """Give the receipt of a verdict.

    Args:
        content: its bytes as JSON.
        nonce: the nonce; None: as up to version 0.5, to hold it against a receipt of then.
    """
    shared: dict[str, Any] = {
        "versions": ReceiptVersions(**dict(verdict.versions)),
        "as_of": verdict.as_of,
        "lang": asked.lang,
        "verdict": sealed(content, nonce),
        "answers": sealed(canonical(_outcomes(verdict)), nonce),
    }
    facts = commitment(asked, nonce)
    return EarlierReceipt(incident_hash=facts, **shared) if nonce is None else Receipt(commitment=facts, **shared)


def _outcomes(verdict: Verdict) -> Any:  # noqa: ANN401 - JSON values
    parts = [each.answers for each in verdict.acts] + [verdict.answers]
    return [[[each.question, each.outcome, each.status] for each in answers] for answers in parts]


def replay(asked: Request | CaseRequest, kept: AnyReceipt, nonce: str | None, tell: Shape | None = None) -> Replay:
    """Give a verdict once more and hold it against its receipt, in every shape in which it can have been given.

    Args:
        asked: the incident or case file; where it names no day, that of the receipt counts.
        nonce: its nonce; None: it is one of up to version 0.5.
        tell: gives a verdict in the shape that is asked now; None: as it is told now.

    Returns:
        Whether the same came out, and if not, what moved.
    """
    asked = asked if asked.as_of else asked.model_copy(update={"as_of": kept.as_of})
    verdict = asked.verdict()
    tells: tuple[Shape, ...] = (*([tell] if tell else []), Verdict.localize, told_before)
    receipts = [receipt(asked, verdict, to_json(each(verdict, asked.lang)), nonce) for each in tells]
    now = next((each for each in receipts if each.verdict == kept.verdict), receipts[0])
    same, alike = now.verdict == kept.verdict, now.answers == kept.answers
    text = _SAID.REPLAY_SAME if same else _SAID.REPLAY_ALIKE if alike else _SAID.REPLAY_OTHER
    return Replay(
        same=same,
        same_answers=alike,
        text=text if alike else other_facts(kept, now) or text,
        moved=() if same else moved(kept, now),
        receipt=now if isinstance(now, Receipt) else None,
    )


def other_facts(kept: AnyReceipt, now: AnyReceipt) -> Text | None:
    """Say that a receipt is not of these facts, or of another nonce: then it tells nothing of the answers.

    Args:
        now: that of the verdict as it is now.

    Returns:
        That; None: it is of these facts.
    """
    if kept.facts == now.facts:
        return None
    return _SAID.OTHER_FACTS_OR_NONCE if isinstance(kept, Receipt) else _MOVED["facts"]


def moved(kept: AnyReceipt, now: AnyReceipt) -> tuple[Moved, ...]:
    """Name the parts of a receipt that are other now.

    Args:
        now: that of the verdict as it is now.

    Returns:
        The parts; where none is, that the title or the program must be.
    """
    before, after = _parts(kept), _parts(now)
    others = other_facts(kept, now)
    found = (
        *((Moved(part="facts", was=None, now=None, text=others),) if others else ()),
        *(
            Moved(part=name, was=was, now=after[name], text=_MOVED[name])
            for name, was in before.items()
            if was != after[name]
        ),
    )
    return found or (Moved(part="title", was=None, now=None, text=_MOVED["title"]),)


def _parts(each: AnyReceipt) -> dict[str, str]:
    return {
        "as_of": each.as_of.isoformat(),
        "lang": each.lang,
        **each.versions.model_dump(),
    }
