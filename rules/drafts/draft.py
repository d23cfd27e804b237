"""Draft: a document that follows from a file, in sections of sentences that each have a condition and an authority."""

from collections.abc import Iterator
from string import Formatter
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import LANGUAGES, Record, Text
from privesfeer.rules.condition import predicates_in
from privesfeer.rules.period import Period
from privesfeer.rules.remedies.applied import Applied
from privesfeer.rules.rule import Authority

Writer = Literal["asker", "answerer", "employee", "employer"]
Tells = Literal["passages", "pleas", "speech", "points", "disclosed", "requests", "counter", "sums", "agreement"]
Style = Literal["numbered", "letter"]


class DraftPassage(Applied):
    """A sentence.

    Attributes:
        text: the sentence; its ``{named}`` places are filled from the file, or with a blank.
        otherwise: what is said where a place of the text is not known; None: nothing.
        authority: its sources; empty: those of its section.
        production: the production that shows it; in a list of productions: which one it names; None: none.
    """

    text: Text
    otherwise: Text | None = None
    authority: tuple[Authority, ...] = ()
    production: str | None = None

    @model_validator(mode="after")
    def _same_places(self) -> Self:
        for text in filter(None, (self.text, self.otherwise)):
            if len({frozenset(places(text[lang])) for lang in LANGUAGES}) > 1:
                raise ValueError(f"a sentence has other places in one language than in another: {text.en}")
        return self

    @property
    def places(self) -> frozenset[str]:
        """The names of all its places."""
        texts = filter(None, (self.text, self.otherwise))
        return frozenset(name for text in texts for name in places(text.en))

    @property
    def tested(self) -> tuple[str, ...]:
        """The facts on which it depends, in the order in which they are written."""
        conditions = [each for each in (self.when, self.unless) if each is not None]
        return tuple(test.fact for condition in conditions for test, _ in predicates_in(condition))


def places(words: str) -> Iterator[str]:
    """Name the places of a wording.

    Args:
        words: the wording.

    Yields:
        The names, with repeats.
    """
    yield from (name for _, name, *_ in Formatter().parse(words) if name)


class DraftSection(Applied):
    """A part of a document.

    Attributes:
        id: unique in its document.
        title: its heading; None: it has none.
        title_several: its heading where it is told of several acts; None: that of one.
        tells: what follows its own sentences: pleas in full, or as they are spoken, their points alone, the facts that
            help the other side alone, what it can say on each plea, requests in their order, those of the other side
            for itself, how amounts were worked out, the points of the agreement; passages: nothing.
        each: whether it is told of each conversation of a case file, of those to which it applies.
        chosen: whether its facts are chosen for whoever writes: those that must be pleaded, and those that help.
        listed: whether its paragraphs are items of a list.
        grounds: whether it says what follows from the law, so that there is a defence where no question is pleaded.
        authority: what its sentences rest on where they name nothing else; empty: they tell facts, or are form.
        paragraphs: its own sentences.
        points: by its id how each point of the agreement is written.
    """

    id: str
    title: Text | None = None
    title_several: Text | None = None
    tells: Tells = "passages"
    each: bool = False
    chosen: bool = False
    listed: bool = False
    grounds: bool = False
    authority: tuple[Authority, ...] = ()
    paragraphs: tuple[tuple[DraftPassage, ...], ...] = ()
    points: dict[str, tuple[DraftPassage, ...]] = Field(default_factory=dict)

    @property
    def passages(self) -> Iterator[DraftPassage]:
        """All its sentences."""
        yield from (each for paragraph in (*self.paragraphs, *self.points.values()) for each in paragraph)


class Objection(Applied):
    """Why a document does not fit a file, where `when` is known to hold; or what its writer has to know.

    Attributes:
        text: why, and what is allowed; or what has to be known, where each of its places can be filled.
        authority: its sources; what a writer has to know always has some.
    """

    text: Text
    authority: tuple[Authority, ...] = ()


class Petitum(Record):
    """How the requests of a route are written in a document.

    Attributes:
        ranks: what stands above the requests of a rank in place of its name.
        counter_ranks: likewise above those of the other side.
        requests: each request of whoever takes the route, by its id.
        answer: what the other side asks first.
        counter: each request of the other side, by its id.
        besides: what both ask in the end.
    """

    ranks: dict[str, Text] = Field(default_factory=dict)
    counter_ranks: dict[str, Text] = Field(default_factory=dict)
    requests: dict[str, DraftPassage]
    answer: tuple[DraftPassage, ...] = ()
    counter: dict[str, DraftPassage] = Field(default_factory=dict)
    besides: tuple[DraftPassage, ...] = ()

    @property
    def passages(self) -> Iterator[DraftPassage]:
        """All its sentences."""
        yield from (*self.requests.values(), *self.answer, *self.counter.values(), *self.besides)


class Draft(Record):
    """A kind of document.

    Attributes:
        id: what it is called.
        name: as a noun phrase.
        title: what stands above it.
        purpose: what it is for, as a sentence.
        titled: what stands there in its place; the first that holds.
        by: who writes it: whoever takes the route, the other side, or always the same.
        either: whether the other side can have it written too.
        routes: the routes of which one must be open, the first that is; empty: none is needed.
        joins: the routes whose requests are joined to it where they are open.
        remains: the routes of which it asks what no term has taken, once they are lost.
        style: numbered, as what is filed; or as a letter.
        pressing: whether it is written before there is a case, and so goes before others.
        event: by which day its law is chosen: that of the measure, or that on which it is asked.
        valid: on which days of that it exists.
        refused: why it does not fit.
        warned: what its writer has to know.
        sections: its parts; a name stands for a part that documents share.
    """

    id: str
    name: Text
    title: Text
    purpose: Text
    titled: tuple[Objection, ...] = ()
    by: Writer
    either: bool = False
    routes: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    remains: tuple[str, ...] = ()
    style: Style = "numbered"
    pressing: bool = False
    event: Literal["measure", "as_of"] = "measure"
    valid: Period = Period()
    refused: tuple[Objection, ...] = ()
    warned: tuple[Objection, ...] = ()
    sections: tuple[DraftSection | str, ...] = Field(min_length=1)


class Petita(Record):
    """How the requests of all routes are written.

    Attributes:
        common: what several routes ask alike, by name.
        routes: by route its requests; where a request is a name, it is the common one of that name.
    """

    common: dict[str, DraftPassage] = Field(default_factory=dict)
    routes: dict[str, Petitum]

    @model_validator(mode="before")
    @classmethod
    def _written_out(cls, data: Any) -> Any:  # noqa: ANN401 - raw input
        """Put what is common in the place of its name."""
        common = data.get("common", {})

        def whole(part: Any) -> Any:  # noqa: ANN401 - raw input
            if isinstance(part, str):
                return common.get(part, part)
            if isinstance(part, list):
                return [whole(each) for each in part]
            return part

        def request(part: Any) -> Any:  # noqa: ANN401 - raw input
            return {name: whole(each) for name, each in part.items()} if isinstance(part, dict) else whole(part)

        routes = {
            route: {
                name: part if name in {"ranks", "counter_ranks"} else request(part) for name, part in petitum.items()
            }
            for route, petitum in data.get("routes", {}).items()
        }
        return {**data, "routes": routes}
