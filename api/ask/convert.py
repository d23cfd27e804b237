"""Convert: what an earlier version kept or gave, in the shape of today, with nothing lost."""

import base64
import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from privesfeer.api.ask.earlier import converted
from privesfeer.api.ask.receipt import commitment
from privesfeer.api.ask.registry import AT_TOP, codebook
from privesfeer.api.ask.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    UnreadableRequestError,
    parsed,
    read_request,
    request_of,
)
from privesfeer.api.ask.stored_verdict import LARGEST as LARGEST_KEPT
from privesfeer.api.ask.stored_verdict import StoredVerdict, read_stored
from privesfeer.cases.casefile import OF_AN_ACT
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)
_LINKED = re.compile(r"#dossier=([\w-]+)$")
_MARK = "privesfeer_dossier"  # the pages put it at the head of a dossier that is kept
_CLIENTS = {"employee": "employee", "hr": "employer"}  # by who asks at the screen; a lawyer asks for either


@dataclass(frozen=True)
class Converted:
    """What became of a file or a link.

    Attributes:
        content: what it holds in the shape of today.
        change: "none": it was in that shape, or is read as it is; "shape": the same document in it; "taken": a case
            that was taken out of something else, which stays beside it.
        text: what it was and what became of it.
    """

    content: bytes
    change: Literal["none", "shape", "taken"]
    text: Text


def convert(source: bytes, lang: Lang) -> Converted:
    """Put a file into the shape of today: an incident, case file or dossier, a verdict in JSON, or a receipt.

    Args:
        source: the file.

    Returns:
        What became of it; of a verdict the case that it was given on.

    Raises:
        InvalidRequestError: it is none of these, or cannot be read without loss.
        UnreadableRequestError: it cannot be read.
    """
    content = parsed(source, lang, json_only=False, largest=LARGEST_KEPT)
    if isinstance(content, dict) and {"answers", "versions"} <= content.keys():
        return _of_kept(read_stored(source, lang), source, lang)
    if isinstance(content, dict) and _MARK in content:
        return _of_dossier({name: value for name, value in content.items() if name != _MARK}, lang)
    asked = read_request(source, default_lang=lang)
    if (now := converted(content)) is content:
        return Converted(source, "none", _SAID.SAME)
    text = _reworded(source, now)
    if parsed(text, lang, json_only=False) != now or read_request(text, default_lang=lang) != asked:
        raise UnreadableRequestError(_SAID.LOST, lang)
    changes = ", ".join(f"'{old}' → '{new}'" for old, new in zip(content, now, strict=True) if old != new)
    return Converted(text, "shape", _SAID.RENAMED.fill(changes=changes))


def convert_link(link: str, lang: Lang) -> Converted:
    """Take the case out of a link to the pages that holds a dossier.

    Returns:
        The case.

    Raises:
        InvalidRequestError: its dossier is no longer taken.
        UnreadableRequestError: it holds no dossier.
    """
    found = _LINKED.search(link)
    if not found:
        raise UnreadableRequestError(_SAID.NO_DOSSIER, lang)
    try:
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        source = reader.decompress(base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)), LARGEST + 1)
    except (ValueError, zlib.error) as error:
        raise UnreadableRequestError(_SAID.BROKEN_LINK, lang) from error
    if len(source) <= LARGEST and not reader.eof:  # a part of it is missing
        raise UnreadableRequestError(_SAID.BROKEN_LINK, lang)
    return _of_dossier(parsed(source, lang, json_only=True), lang)


# ---- an incident or case file ----------------------------------------------------------------------------------------


def _reworded(source: bytes, now: Mapping[str, Any]) -> bytes:
    """Give a document its keys of today, each in its place; all else stays as it is, comments too."""
    text = source.decode("utf-8-sig")
    marked = source[: len(source) - len(text.encode())]  # a byte order mark
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        root = None
    if not isinstance(root, yaml.MappingNode):  # not all JSON is YAML
        return marked + json.dumps(now, ensure_ascii=False, indent=2).encode() + b"\n"
    for (key, _), name in reversed([*zip(root.value, now, strict=True)]):
        if key.value != name:
            start, end = key.start_mark.index, key.end_mark.index
            quote = text[start] if text[start] in "\"'" else ""
            text = f"{text[:start]}{quote}{name}{quote}{text[end:]}"
    return marked + text.encode()


# ---- a verdict or receipt --------------------------------------------------------------------------------------------


def _of_kept(kept: StoredVerdict, source: bytes, lang: Lang) -> Converted:
    if kept.content is None:
        return Converted(source, "none", _SAID.RECEIPT)
    if commitment(request_of(kept.content, lang), None) != kept.receipt.facts:
        raise UnreadableRequestError(_SAID.LOST, lang)
    return Converted(_written(kept.content), "taken", _SAID.VERDICT.fill(day=kept.receipt.as_of.isoformat()))


def _written(case: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(case, ensure_ascii=False, indent=2, default=str)}\n".encode()  # dates as words


# ---- a dossier of the pages ------------------------------------------------------------------------------------------


class _Part(BaseModel):
    """What belongs to one act of a dossier; what it says is checked in the case that is made of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Any = None
    facts: dict[str, Any] = Field(default_factory=dict)
    disputed: tuple[str, ...] = ()
    dates: dict[str, Any] = Field(default_factory=dict)

    def told(
        self, keeps: Callable[[str], bool] = lambda _: True, falls: Callable[[str], bool] = lambda _: True
    ) -> dict[str, Any]:
        """Give what it says of the facts that are kept, and when it happened that falls to it."""
        return _filled(
            title=self.title,
            facts={name: value for name, value in self.facts.items() if keeps(name)},
            disputed=[name for name in self.disputed if keeps(name)],
            dates={event: day for event, day in self.dates.items() if falls(event)},
        )


class _Dossier(_Part):
    """A dossier as the pages keep it: the act at hand with what all share, and the other acts."""

    lang: Lang | None = None
    client: str | None = None
    asks: Literal["lawyer", "hr", "employee"] | None = None
    assume: dict[str, Any] = Field(default_factory=dict)
    beyond: tuple[Any, ...] = ()
    as_of: Any = None
    about: str = ""
    others: tuple[_Part, ...] = ()
    place: int = Field(0, ge=0)
    lists: dict[str, Annotated[tuple[_Part, ...], Field(min_length=1)]] = Field(default_factory=dict)
    variants: tuple[Any, ...] = ()
    choice: Any = None

    @property
    def case(self) -> dict[str, Any]:
        """The case that it holds: of each list the first entry has the values that stand at the screen."""
        firsts = [entries[0] for entries in self.lists.values()]
        listed = {name for first in firsts for name in first.facts}
        taken = {event for first in firsts for event in first.dates}
        own = frozenset(codebook().fact_ids) - AT_TOP - listed
        case = self.told(lambda name: name not in listed, lambda event: event not in taken)
        if self.others or self.about:
            at_hand = self.told(own.__contains__, OF_AN_ACT.__contains__) | {"title": self.about}
            acts = [each.told() for each in self.others]
            acts = [*acts[: self.place], _filled(**at_hand), *acts[self.place :]]
            shared = self.told(lambda name: name not in own | listed, lambda event: event not in {*taken, *OF_AN_ACT})
            case = shared | {"acts": acts}
        lists = {}
        for name, (first, *others) in self.lists.items():
            told = self.told(first.facts.__contains__, first.dates.__contains__) | {"title": first.title}
            lists[name] = [_filled(**told), *(each.told() for each in others)]
        return case | lists


def _of_dossier(content: Any, lang: Lang) -> Converted:  # noqa: ANN401 - JSON values
    try:
        dossier = _Dossier.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error, _Dossier, codebook()), lang) from error
    case = _filled(
        client=dossier.client or _CLIENTS.get(dossier.asks or ""),
        lang=dossier.lang,
        as_of=dossier.as_of,
        assume=dossier.assume,
        beyond=list(dossier.beyond),
    )
    case |= dossier.case
    asked = request_of(case, lang)
    told = asked.incidents[min(dossier.place, len(dossier.others))] if isinstance(asked, CaseRequest) else asked
    if told.facts != type(told.facts).model_validate(dossier.facts):
        raise UnreadableRequestError(_SAID.LOST, lang)
    kept = {"VARIANTS": dossier.variants, "CHOICE": dossier.choice}
    left = [_SAID.text(name) for name, value in kept.items() if value]
    said = _SAID.DOSSIER_LEFT.fill(left=Text.enumerate(left)) if left else _SAID.DOSSIER
    return Converted(_written(case), "taken", said)


def _filled(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    return {name: value for name, value in given.items() if value}
