"""Text in the two languages of the program."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Lang = Literal["nl", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
SHOWN = 60  # how many characters of the user's own words are repeated at most
LARGEST_SHOWN = 10**15  # whole numbers beyond this are not repeated: not every JSON reader keeps them as they are


class Record(BaseModel):
    """Base of every model read from a file or a caller: immutable, and an unexpected key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Record):
    """The same content in Dutch and in English."""

    nl: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        """Give the text in one language.

        Args:
            lang: "nl" or "en".

        Returns:
            The wording in that language.
        """
        return self.nl if lang == "nl" else self.en

    def fill(self, **parts: "Text | str") -> "Text":
        """Put parts into the ``{named}`` places of both wordings, each part in its own language.

        Args:
            **parts: a bilingual text, or a string that is the same in both languages.

        Returns:
            The filled text.

        Raises:
            KeyError: a place has no part.
        """
        filled = {
            lang: self[lang].format(**{k: v if isinstance(v, str) else v[lang] for k, v in parts.items()})
            for lang in LANGUAGES
        }
        return Text(**filled)

    @staticmethod
    def enumerate(parts: "list[Text]", joint: "Text | None" = None) -> "Text":
        """Join parts into an enumeration ("a, b en c").

        Args:
            parts: the items, in order; may be empty.
            joint: the last connective; by default "en" / "and".

        Returns:
            The enumeration; empty for no parts.
        """
        joint = joint or Text(nl="en", en="and")

        def joined(lang: Lang) -> str:
            items = [part[lang] for part in parts]
            return f" {joint[lang]} ".join([", ".join(items[:-1]), items[-1]] if items[1:] else items)

        return Text(nl=joined("nl"), en=joined("en"))


def same(text: str) -> Text:
    """Give a text that reads the same in both languages, such as an ECLI.

    Args:
        text: the wording.

    Returns:
        The bilingual text.
    """
    return Text(nl=text, en=text)


def decimal(number: float) -> Text:
    """Write a number with two decimals.

    Args:
        number: the number.

    Returns:
        The number as each language writes it.
    """
    written = f"{number:.2f}"
    return Text(nl=written.replace(".", ","), en=written)


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
