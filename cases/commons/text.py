"""Text: the same content in every language of the program."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal, Self, dataclass_transform, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from privesfeer.cases.commons import compiled

SHOWN = 60  # how many characters of the user's own words are repeated at most
LARGEST_SHOWN = 10**15  # whole numbers beyond this are not repeated: not every JSON reader keeps them as they are


class Record(BaseModel):
    """Base of every model read from a file or a caller: immutable, and an unexpected key is an error.

    What reads one is built when it is first needed: no process needs them all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class _Frozen(type):
    """Makes an immutable dataclass of each class."""

    def __new__(cls, *declared: Any) -> type[Any]:  # noqa: ANN401 - name, bases and namespace
        return dataclass(frozen=True, kw_only=True, repr=False, eq=False)(super().__new__(cls, *declared))


class Output(metaclass=_Frozen):
    """Base of what the program makes and tells: its values are not looked at again.

    Pydantic describes it, and reads it where it is a field of what is read.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    # Here once for all of them: written into each class, making the classes takes twice as long.
    def __eq__(self, other: object) -> bool:
        """Say whether the other is of the same kind and its fields hold the same."""
        return type(self) is type(other) and _held(type(self))(self) == _held(type(self))(other)

    def __hash__(self) -> int:
        """Give a hash of what its fields hold."""
        return hash(_held(type(self))(self))


@cache
def _held(kind: type[Output]) -> Callable[[Any], Any]:
    return attrgetter(*(each.name for each in fields(kind)))


@cache
def fields_of(kind: type[BaseModel | Output]) -> dict[str, FieldInfo]:
    """Give the fields of what is read or told, as pydantic knows them."""
    if issubclass(kind, BaseModel):
        return kind.model_fields
    hints = get_type_hints(kind, include_extras=True)
    return {each.name: FieldInfo.from_annotated_attribute(hints[each.name], each) for each in fields(kind)}


Joint = Literal["all", "any"]


class Language(Record):
    """A language in which the program speaks.

    Attributes:
        name: what it is called in itself.
        culture: how documents name it, such as nl-NL.
        decimal: the sign before decimals.
        grouping: the sign between groups of three digits.
        joints: the last connective of an enumeration: "and", or "or".
        date: how a day is written out.
        months: their names.
        weekdays: likewise of the days of the week, from Monday.
    """

    name: str
    culture: str
    decimal: str
    grouping: str
    joints: dict[Joint, str]
    date: str
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[str, ...] = Field(min_length=7, max_length=7)


_FILE = Path(__file__).with_name("languages.yaml")


def _tongues() -> dict[str, Language]:
    from privesfeer.cases.commons.strict import read_yaml  # noqa: PLC0415 - where what it gives is kept, YAML need not be there

    return {code: Language.model_validate(told) for code, told in read_yaml(_FILE.read_bytes()).items()}


TONGUES: dict[str, Language] = compiled.part("languages") or _tongues()
LANGUAGES: tuple[str, ...] = tuple(TONGUES)
OWN = "nl"  # the language of the courts, in which rulings are cited as lawyers there do

if TYPE_CHECKING:
    Lang = str

    class LocalizedFields(Record):
        """What is read and has a wording in each language, by its code."""

        nl: str
        en: str

    class OptionalLocalizedFields(LocalizedFields):
        """What may have one; left out, it is empty."""
else:
    # The languages are data, so these are made of them.
    Lang = Literal[LANGUAGES]
    LocalizedFields = create_model("LocalizedFields", __base__=Record, **dict.fromkeys(LANGUAGES, (str, ...)))
    OptionalLocalizedFields = create_model(
        "OptionalLocalizedFields", __base__=LocalizedFields, **dict.fromkeys(LANGUAGES, (str, ""))
    )


class Text(Output):
    """The same content in every language."""

    if TYPE_CHECKING:
        nl: str
        en: str
    else:
        __annotations__ = dict.fromkeys(LANGUAGES, str)

    def __getitem__(self, lang: Lang) -> str:
        """Give the text in one language.

        Args:
            lang: its code, such as "nl".

        Returns:
            The wording in that language.
        """
        wording: str = getattr(self, lang)
        return wording

    @staticmethod
    def of(worded: "LocalizedFields | Text") -> "Text":
        """Take the wording of something that has one beside other things.

        Args:
            worded: it.

        Returns:
            Its wording alone.
        """
        return Text.each(lambda lang: getattr(worded, lang))

    @classmethod
    def each(cls, write: Callable[[Lang], str]) -> Self:
        """Write a text in each language.

        Args:
            write: gives the wording in a language.

        Returns:
            The text.
        """
        return cls(**{lang: write(lang) for lang in LANGUAGES})

    def map(self, change: Callable[[str], str]) -> "Text":
        """Change the wording in each language alike.

        Args:
            change: gives the changed wording.

        Returns:
            The changed text.
        """
        return Text.each(lambda lang: change(self[lang]))

    @staticmethod
    def joined(parts: "Iterable[Text]", joint: str) -> "Text":
        """Put texts behind one another; a part that is empty in a language is left out in it.

        Args:
            parts: the texts.
            joint: what stands between them.

        Returns:
            One text.
        """
        kept = tuple(parts)
        if len(kept) == 1:
            return kept[0]
        return Text.each(lambda lang: joint.join(part[lang] for part in kept if part[lang]))

    def fill(self, **parts: "Text | str") -> "Text":
        """Put parts into the ``{named}`` places of every wording, each part in its own language.

        A place with two wordings, ``{days:day|days}``, takes the first where its part is 1.

        Args:
            **parts: a text, or a string that is the same in every language.

        Returns:
            The filled text.

        Raises:
            KeyError: a place has no part.
        """
        return Text.each(
            lambda lang: _filled(self[lang], {k: v if isinstance(v, str) else v[lang] for k, v in parts.items()})
        )

    @property
    def places(self) -> frozenset[str]:
        """The names of its places, in any language."""
        wordings = (self[lang] for lang in LANGUAGES)
        return frozenset(name for each in wordings for _, name, _, _ in Formatter().parse(each) if name)

    @staticmethod
    def enumerate(parts: "list[Text]", joint: Joint = "all") -> "Text":
        """Join parts into an enumeration ("a, b en c").

        Args:
            parts: the items, in order; may be empty.
            joint: whether they hold together ("and"), or are a choice ("or").

        Returns:
            The enumeration; empty for no parts.
        """
        if len(parts) == 1:
            return parts[0]

        def enumerated(lang: Lang) -> str:
            items = [part[lang] for part in parts]
            last = TONGUES[lang].joints[joint]
            return f" {last} ".join([", ".join(items[:-1]), items[-1]] if items[1:] else items)

        return Text.each(enumerated)


class _Counted(str):
    """A number in words, which chooses between what goes with one and with more."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, parted, more = spec.partition("|")
        return (one if self == "1" else more) if parted else super().__format__(spec)


def _filled(wording: str, parts: dict[str, str]) -> str:
    counted = {name: _Counted(part) for name, part in parts.items()} if "|" in wording else parts
    return wording.format(**counted)


def capital(words: str) -> str:
    """Begin words with a capital, and leave the rest as it is.

    Args:
        words: the words.

    Returns:
        The words.
    """
    return words[:1].upper() + words[1:]


def unstopped(words: str) -> str:
    """Take the full stop from a sentence.

    Args:
        words: the sentence.

    Returns:
        The sentence without it.
    """
    return words.removesuffix(".")


def one_line(words: str) -> str:
    """Put a user's own words on one line, and leave out what upsets a terminal.

    Args:
        words: the words.

    Returns:
        The same with single spaces; a character that cannot be printed is replaced.
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(words.split()))


def plain(words: str) -> str:
    """Leave out case and accents, so that "Barbulescu" finds "Bărbulescu".

    Args:
        words: the words.

    Returns:
        The same in small letters without marks.
    """
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def untranslated(text: str) -> Text:
    """Give a text that reads the same in every language, such as an ECLI.

    Args:
        text: the wording.

    Returns:
        The text.
    """
    return Text.each(lambda _: text)


def decimal(number: float) -> Text:
    """Write a number with two decimals.

    Args:
        number: the number.

    Returns:
        The number as each language writes it.
    """
    written = f"{number:.2f}"
    return Text.each(lambda lang: written.replace(".", TONGUES[lang].decimal))


def shown(part: object) -> str:
    """Repeat the user's own words: cut short, and without what upsets a terminal or cannot be sent.

    Args:
        part: a word or a number of the user.

    Returns:
        At most 60 printable characters.
    """
    text = "…" if isinstance(part, int) and abs(part) > LARGEST_SHOWN else str(part)
    cut = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut)
