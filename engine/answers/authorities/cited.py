"""Cited: a ruling or an article of law as it is cited, with what became of it."""

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from privesfeer.cases.casebook import FateKind
from privesfeer.cases.commons.serialize import Interned, KeyOrObject, OmitIf, Ref
from privesfeer.cases.commons.text import Output, Text, untranslated
from privesfeer.engine.answers import wording
from privesfeer.engine.doctrine.authority import Stance


class Stood(Interned):
    """What became of a cited ruling on appeal or in cassation.

    Attributes:
        kind: "set_aside" on appeal; "quashed" in cassation; "overtaken" on the merits; "upheld".
        elsewhere: whether a ruling that fell stands on the question for which it is cited.
        by: ECLI or key of the later ruling, or what the file of the ruling calls it.
        date: the day of the later ruling; None where it is not known here; not told, as the words say it.
        text: all of it in words, as it stands behind the citation.
        told: written ``text``: that with "{by}" where ``by`` stands in it.
    """

    kind: FateKind
    elsewhere: bool = False
    by: str
    date: Annotated[dt.date | None, Field(exclude=True)] = None
    text: Annotated[Text, Field(exclude=True)]
    told: Annotated[Text, Field(serialization_alias="text")]


class Verification(Interned):
    """How sources were read; told once, in the table of such ways.

    Attributes:
        key: of a ruling "text", "summary" or "others", with where its ECLI comes from where no source prints it
            ("text-matched"); of an article how sure its reading is, with whether it was read ("high-unread").
        text: it in a few words.
    """

    key: str
    text: Text


class Source(Interned):
    """A ruling or an article of law, apart from what it is cited for; told once, in the table of sources.

    Attributes:
        key: the ruling's key or the statute's id.
        kind: which of the two.
        name: what lawyers call a ruling; None for an article.
        text: the bare citation.
        told: written ``text``: that with "{ecli}" and "{name}" where the ECLI and the name stand in it.
        ecli: of a ruling, where one is known.
        date: the day of a ruling; None where no source gives it.
        level: the level of its court.
        gist: what happened there.
        url: the public address, where there is a lasting one.
        address: written ``url``: that address; left out where it follows from the ECLI. One that begins with ECLI:NL:
            is found at https://deeplink.rechtspraak.nl/uitspraak?id=ECLI, one with ECLI:CE: at
            https://hudoc.echr.coe.int/eng#{%22ecli%22:[%22ECLI%22]}; null where it would follow, and is not there.
        read: how it was read.
        remarked: written ``read``: that, told by its key, where a reader has something to check: a ruling that was not
            read in the court's own text, or an article of which it is not sure how it reads.
        provenance: where it was read, how sure that is, and whether points are open.
        apart: of a foreign or disciplinary ruling, that it is; None: it is neither.
        carries: whether a ruling was read in the court's text or official summary, so that it can stand alone.
        standing: what became of the ruling on appeal or in cassation, as known on the day.
        history: in words, what else became of it, as known on the day: on appeal from, doubted.
        unfound: what of that names a ruling without an ECLI, which nobody can look up; not told.
    """

    key: Annotated[str, Field(exclude=True)]
    kind: Annotated[Literal["ruling", "statute"], Field(exclude=True)] = "statute"
    name: str | None = None
    text: Annotated[Text, Field(exclude=True)]
    told: Annotated[Text, Field(serialization_alias="text")]
    ecli: str | None = None
    date: Annotated[dt.date | None, Field(exclude=True)] = None
    level: Annotated[Text | None, Field(exclude=True)] = None
    gist: Annotated[Text | None, Field(exclude=True)] = None
    url: Annotated[str | None, Field(exclude=True)] = None
    address: Annotated[str | None, Field(serialization_alias="url")] = ""
    read: Annotated[Verification, Field(exclude=True)]
    remarked: Annotated[Verification | None, Ref("key", "read", "text"), Field(serialization_alias="read")] = None
    provenance: Annotated[Text, Field(exclude=True)]
    apart: Annotated[Text | None, Field(exclude=True)] = None
    carries: Annotated[bool, Field(exclude=True)] = True
    standing: tuple[Stood, ...] = ()
    history: tuple[Text, ...] = ()
    unfound: Annotated[frozenset[Text], Field(exclude=True)] = frozenset()


class Citation(KeyOrObject, Interned):
    """A reference to a ruling or an article of law; where only its source is to be told, the key of that stands for it.

    Attributes:
        source: the ruling or article, told by its key.
        pinpoint: the paragraph, where a source gives one.
        stance: how a ruling stands to the sentence that it is cited under; None where the sentence takes no side, and
            for an article, unless that is the law of the question and no source of the sentence is left (rule_only).
            What supports its sentence is told without it, for that goes without saying.
        stood_here: written ``standing``: what became of the ruling on the question for which it is cited, where that is
            something else than the source says; None: it is not.
        history_here: written ``history``: what else became of it on that question, where that is something else.
    """

    names: ClassVar[str] = "source"

    source: Annotated[Source, Ref("key", "sources")]
    pinpoint: Text | None = None
    stance: Annotated[Stance | None, OmitIf("supports")] = None
    stood_here: Annotated[tuple[Stood, ...] | None, Field(serialization_alias="standing")] = None
    history_here: Annotated[tuple[Text, ...] | None, OmitIf(()), Field(serialization_alias="history")] = None

    @property
    def key(self) -> str:
        """The ruling's key or the statute's id."""
        return self.source.key

    @property
    def kind(self) -> Literal["ruling", "statute"]:
        """Which of the two it is."""
        return self.source.kind

    @property
    def text(self) -> Text:
        """The bare citation."""
        return self.source.text

    @property
    def ecli(self) -> str | None:
        """The ECLI of a ruling, where one is known."""
        return self.source.ecli

    @property
    def url(self) -> str | None:
        """The public address, where there is a lasting one."""
        return self.source.url

    @property
    def verification(self) -> Text:
        """How it was read, in a few words."""
        return self.source.read.text

    @property
    def provenance(self) -> Text:
        """Where it was read, how sure that is, and whether points are open."""
        return self.source.provenance

    @property
    def standing(self) -> tuple[Stood, ...]:
        """What became of the ruling on appeal or in cassation, on the question for which it is cited."""
        return self.source.standing if self.stood_here is None else self.stood_here

    @property
    def history(self) -> tuple[Text, ...]:
        """What else became of the ruling, in words; nothing where it is cited for no question."""
        return self.source.history if self.history_here is None else self.history_here

    @property
    def short(self) -> Text:
        """The source as lawyers call it once it is known, with its paragraph; marked where it does not support."""
        source = self.source
        named = (
            Text.joined(filter(None, [untranslated(source.name), source.apart]), ", ") if source.name else source.text
        )
        placed = Text.joined([named, self.pinpoint], ", ") if self.pinpoint else named
        return (
            Text.joined([self.mark, placed, self.stood], " ") if self.fallen else Text.joined([self.mark, placed], " ")
        )

    @cached_property
    def fallen(self) -> bool:
        """Whether it was set aside or quashed on the question for which it is cited."""
        return any(each.kind != "upheld" and not each.elsewhere for each in self.standing)

    @property
    def contrary(self) -> bool:
        """Whether it decided otherwise than its sentence says, or stands no more."""
        return self.fallen or self.stance in {"a_contrario", "weighed"}

    @property
    def otherwise(self) -> bool:
        """Whether it weighed what its sentence says, decided otherwise, and stands."""
        return self.stance == "weighed" and not self.fallen

    @property
    def stood(self) -> Text:
        """What became of the ruling, between brackets; empty where nothing did."""
        return Text.joined([each.text for each in self.standing], "; ").map(lambda told: told and f"({told})")

    @property
    def named(self) -> Text:
        """The source by itself: the citation with its paragraph, and what became of the ruling."""
        placed = Text.joined([self.text, self.pinpoint], ", ") if self.pinpoint else self.text
        return Text.joined([placed, self.stood], " ")

    @property
    def mark(self) -> Text:
        """What stands before it under a sentence that it does not support; else empty."""
        return wording.STANCES.get(self.stance, untranslated(""))

    @property
    def cited(self) -> Text:
        """The source as it is cited under its sentence: marked where it does not support that."""
        return Text.joined([self.mark, self.named], " ")

    @property
    def unmarked(self) -> "Citation":
        """The source apart from any sentence."""
        return replace(self, stance=None) if self.stance else self


class Point(Output):
    """What decides an answer, or what speaks most against it, in a line with its best authority.

    Attributes:
        text: the line, without its authority.
        short: the reason in it, where it says more than that; not told.
        authority: the authority; None: none can be named.
        unknown: whether it is that something is not known, such as an exception.
    """

    text: Text
    short: Annotated[Text | None, Field(exclude=True)] = None
    authority: Citation | None = None
    unknown: Annotated[bool, Field(exclude=True)] = False

    @property
    def reason(self) -> Text:
        """The reason alone, as it stands among the reasons of an answer."""
        return self.short or self.text
