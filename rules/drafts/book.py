"""Draft book: all kinds of documents of a country, with the parts and the words that they share."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import LocalizedFields, Record, Text, untranslated
from privesfeer.cases.fact import Fact
from privesfeer.cases.fit import fit, fit_content
from privesfeer.rules.drafts.derived import Derived
from privesfeer.rules.drafts.draft import Draft, DraftPassage, DraftSection, Petita
from privesfeer.rules.remedies.applied import Applied
from privesfeer.rules.roles import Ids
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Rulebook

_SHARED = ("frame", "shared", "petita", "pleaded", "derived")


class Known(LocalizedFields):
    """What a condition of a draft can test besides the facts and answers of a file.

    Attributes:
        short: it as a noun phrase.
    """

    short: Text


class Stated(Applied):
    """What a side says on a question.

    Attributes:
        question: the question.
        employee: as the employee says it.
        employer: as the employer does.
    """

    question: str
    employee: Text
    employer: Text


class Unpleaded(Applied):
    """Questions that are not pleaded.

    Attributes:
        questions: which.
    """

    questions: tuple[str, ...] = Field(min_length=1)


class Unreasoned(Applied):
    """Facts on which no reason rests, and reasons that are left out.

    Attributes:
        facts: which facts.
        factors: which reasons; one of these sets no case apart either.
    """

    facts: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()


class Pleaded(Record):
    """How questions are pleaded.

    Attributes:
        stated: what a side says on one in place of the words of its answer; the first that holds.
        unpleaded: what is not pleaded, by what is known.
        unreasoned: the facts on which a side rests no reason, likewise.
        together: the facts that of one act among several set no case apart.
        degrees: the facts of which more speaks for the employer: how far it went counts where a ruling relied on it.
        graded: the facts and answers that count by how far such a fact goes.
        sized: by fact the number that belongs to it: who relied on the one relied on a number of that order.
        few: the number up to which a circle is counted as small.
        order: of how many times the other a number is still of its order.
    """

    together: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    graded: tuple[str, ...] = ()
    sized: dict[str, str] = Field(default_factory=dict)
    few: int = 0
    order: int = 1
    stated: tuple[Stated, ...] = ()
    unpleaded: tuple[Unpleaded, ...] = ()
    unreasoned: tuple[Unreasoned, ...] = ()

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Codebook):
            named = {
                *(each.question for each in self.stated),
                *(one for each in self.unpleaded for one in each.questions),
            }
            facts = {*self.graded, *(one for each in self.unreasoned for one in each.facts)}
            if strange := facts - {*info.context.fact_ids, *(each.id for each in info.context.questions)}:
                raise _fault("pleaded", f"names the fact '{min(strange)}', which is not known")
            if strange := named - {each.id for each in info.context.questions}:
                raise _fault("pleaded", f"names the question '{min(strange)}', which is not known")
        return self


class SharedWords(Record):
    """The words that all documents share.

    Attributes:
        known: what their conditions can test besides facts and answers.
        blanks: by their places what stays open for whoever signs.
        values: the places that are filled from the file, besides facts, terms and sums.
        must: the facts that a party pleads whomever they help; of the others, those that help it.
        helping: by fact the side that it helps though no reason of the verdict counts it.
        proves: by fact the side that has to assert and prove it, and to which the other side leaves it.
        reproaches: what an employer can reproach of the content of an utterance.
        leads: the questions that are pleaded before all others.
        conceded: the routes on which these are not pleaded against the answer.
        inspection: the question of which the outcomes over all acts can be tested.
        letter: by question what the employee says in a letter, where the answer speaks of the parties.
        steps: the ranks of requests of which what is left takes the place of what is lost.
        last: the rank of what is asked in the end.
        net: the sums that are no wages, and so not gross.
    """

    known: dict[str, Known]
    blanks: dict[str, Text]
    values: tuple[str, ...]
    must: tuple[str, ...]
    helping: dict[str, str]
    proves: dict[str, str]
    reproaches: tuple[str, ...]
    leads: tuple[str, ...]
    conceded: tuple[str, ...]
    inspection: str
    letter: dict[str, Text]
    steps: tuple[str, ...] = Field(min_length=1)
    last: str
    net: tuple[str, ...] = ()


class DraftBook(Record):
    """All documents.

    Attributes:
        frame: the words that they share.
        shared: the parts that they share.
        petita: how the requests of the routes are written.
        pleaded: how questions are pleaded.
        derived: what is worked out of several facts.
        drafts: the documents.
    """

    frame: SharedWords
    shared: tuple[DraftSection, ...] = ()
    petita: Petita
    pleaded: Pleaded = Pleaded()
    derived: Derived
    drafts: tuple[Draft, ...]

    @field_validator("drafts")
    @classmethod
    def _once(cls, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
        if twice := [name for name, count in Counter(each.id for each in drafts).items() if count > 1]:
            raise ValueError(f"more than one draft '{twice[0]}'")
        return drafts

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        """Refuse a part that is not there, and a place that nothing fills."""
        for draft in self.drafts:
            names = [each if isinstance(each, str) else each.id for each in draft.sections]
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise _fault(draft.id, f"has more than one section '{twice[0]}'")
            if lacking := {each for each in draft.sections if isinstance(each, str)} - self._parts.keys():
                raise _fault(draft.id, f"names a section '{min(lacking)}', which is not there")
            asks = any(each.tells in {"requests", "counter"} for each in self.sections(draft))
            if asks and (lacking := {*draft.routes, *draft.joins, *draft.remains} - self.petita.routes.keys()):
                raise _fault(draft.id, f"takes the route '{min(lacking)}', of which no petitum is written")
        if isinstance(info.context, Codebook):
            facts, questions = info.context.fact_ids, {each.id for each in info.context.questions}
            content = info.context.fact("content").values
            frame = self.frame
            named_there: dict[str, tuple[Collection[str], Collection[str]]] = {
                "must": (frame.must, facts),
                "helping": (frame.helping, facts),
                "proves": (frame.proves, facts),
                "reproaches": (frame.reproaches, content),
                "leads": (frame.leads, questions),
                "letter": (frame.letter, questions),
            }
            for told, (given, there) in named_there.items():
                if strange := {*given} - {*there}:
                    raise _fault("frame", f"has '{min(strange)}' among its `{told}`, which is not known")
            known = {*info.context.fact_ids, *self.frame.blanks, *self.frame.values}
            for where, passage in self.passages:
                named = {each for each in passage.places if not each.startswith(("last_T", "sum_"))}
                if strange := named - known:
                    raise _fault(where, f"has a place '{min(strange)}', which nothing fills")
        return self

    @cached_property
    def _parts(self) -> Mapping[str, DraftSection]:
        return {each.id: each for each in self.shared}

    def sections(self, draft: Draft) -> tuple[DraftSection, ...]:
        """Give the parts of a document.

        Args:
            draft: the document.

        Returns:
            Its own and those that it shares, in its order.
        """
        return tuple(self._parts[each] if isinstance(each, str) else each for each in draft.sections)

    @property
    def passages(self) -> Iterator[tuple[str, DraftPassage]]:
        """All sentences, each with where it stands."""
        for section in self.shared:
            yield from ((section.id, each) for each in section.passages)
        for draft in self.drafts:
            for part in (each for each in draft.sections if isinstance(each, DraftSection)):
                yield from ((f"{draft.id}/{part.id}", each) for each in part.passages)
        for route, petitum in self.petita.routes.items():
            yield from ((route, each) for each in petitum.passages)

    def faults(self, rulebook: Rulebook, casebook: Casebook) -> Iterator[str]:
        """Find what does not fit the law around it.

        Args:
            rulebook: has the routes, terms, sums and articles.

        Yields:
            What is wrong, in words.
        """
        remedies = rulebook.remedies
        routes = {each.id: each for each in remedies.routes.routes}
        for name, petitum in self.petita.routes.items():
            for side in ("requests", "counter"):
                written = set(getattr(petitum, side))
                asked = {each.id for each in getattr(routes[name], side)} if name in routes else set()
                yield from (f"{name}: no request '{each}' among the {side}" for each in sorted(written - asked))
                yield from (f"{name}: '{each}' of the {side} is not written" for each in sorted(asked - written))
        for draft in self.drafts:
            for section in self.sections(draft):
                if section.tells == "agreement":
                    asked = {each.id for each in remedies.settlement.points} if remedies.settlement else set()
                    odd = sorted(asked ^ section.points.keys())
                    yield from (f"{draft.id}: the point '{each}' is not written, or not there" for each in odd)
        ends = {f"last_{each.id}" for each in remedies.terms} | {f"sum_{each.id}" for each in remedies.money.sums}
        for where, passage in self.passages:
            places = (each for each in passage.places if each.startswith(("last_T", "sum_")))
            yield from (f"{where}: nothing fills '{each}'" for each in sorted(places) if each not in ends)
        for where, authority in self._cited:
            if authority.statute and authority.statute not in rulebook.statutes:
                yield f"{where}: no article '{authority.statute}'"
            if authority.ruling and casebook.find(authority.ruling) is None:
                yield f"{where}: no ruling '{authority.ruling}'"

    @property
    def _cited(self) -> Iterator[tuple[str, Authority]]:
        yield from ((where, each) for where, passage in self.passages for each in passage.authority)
        for draft in self.drafts:
            parts = (each.authority for each in draft.sections if isinstance(each, DraftSection))
            said = (each.authority for each in (*draft.refused, *draft.warned))
            yield from ((draft.id, each) for held in (*parts, *said) for each in held)
        for section in self.shared:
            yield from ((section.id, each) for each in section.authority)

    @classmethod
    def load(cls, folder: Path, rulebook: Rulebook) -> Self:
        """Read them.

        Args:
            folder: holds the frame, the shared parts, the petita, and a YAML file for each document.
            rulebook: the law of which they speak.

        Returns:
            The documents, in the order of the names of their files.

        Raises:
            ValueError: a file does not say what it should.
        """
        frame = fit(SharedWords, folder / "frame.yaml")
        book = vocabulary(frame, rulebook)
        shared = fit(tuple[DraftSection, ...], folder / "shared.yaml", book)
        petita = fit(Petita, folder / "petita.yaml", book)
        pleaded = fit(Pleaded, folder / "pleaded.yaml", book)
        derived = fit(Derived, folder / "derived.yaml", Ids(rulebook, book))
        files = {each: folder / f"{each}.yaml" for each in kinds(folder)}
        drafts = [fit(Draft, file, book, {"id": each}) for each, file in files.items()]
        parts: dict[str, Any] = {"frame": frame, "shared": shared, "petita": petita, "pleaded": pleaded}
        parts["derived"] = derived
        read: Self = fit_content(cls, {**parts, "drafts": tuple(drafts)}, f"{folder.parent.name}/{folder.name}", book)
        return read


def kinds(folder: Path) -> tuple[str, ...]:
    """Name the documents, without reading them.

    Args:
        folder: holds a YAML file for each; beside them stand what they share, and small cases, which are tests.

    Returns:
        Their names, sorted.
    """
    found = (each.stem for each in folder.glob("*.yaml"))
    return tuple(sorted(each for each in found if each not in _SHARED and not each.endswith(".cases")))


def vocabulary(frame: SharedWords, rulebook: Rulebook) -> Codebook:
    """Give what the conditions of drafts can test: facts and answers, and what is worked out of a file.

    Args:
        frame: words what is worked out.
        rulebook: its laws, routes and terms are the values.
    """
    remedies, regimes = rulebook.remedies, rulebook.framework.regimes
    routes = {each.id: each.title for each in remedies.routes.routes}
    terms = {each.id: each.what for each in remedies.terms}
    values: dict[str, tuple[str, dict[str, Text]]] = {
        "writer": ("enum", {each: untranslated(each) for each in ("employee", "employer")}),
        "law": ("enum", dict(regimes.names) if regimes else {}),
        "blamed": ("boolean", {}),
        "several": ("boolean", {}),
        "denied": ("boolean", {}),
        "access_asked": ("boolean", {}),
        "access_answered": ("boolean", {}),
        "inspections": (
            "set",
            {**rulebook.codebook.question(frame.inspection).outcomes, "unknown": untranslated("unknown")},
        ),
        "over": ("boolean", {}),
        "contract_ended": ("boolean", {}),
        "leaked": ("boolean", {}),
        "breach_late": ("boolean", {}),
        "restrainable": ("boolean", {}),
        "clause_weak": ("boolean", {}),
        "looked_into": ("boolean", {}),
        "waited": ("integer", {}),
        "given_before": ("boolean", {}),
        "ill_later": ("boolean", {}),
        "route": ("enum", routes),
        "open_routes": ("set", routes),
        "running": ("set", terms),
        "lapsed": ("set", terms),
    }
    book = rulebook.codebook
    told = [
        Fact.model_validate(
            {"id": name, "group": book.groups[0].id, "type": kind, **dict(frame.known[name])}
            | ({"values": named} if named else {})
        )
        for name, (kind, named) in values.items()
    ]
    parts = {name: getattr(book, name) for name in Codebook.model_fields}
    return Codebook.model_validate(parts | {"facts": (*book.facts, *told)})


def _fault(where: str, what: str) -> ValueError:
    message = f"'{where}' {what}"
    return ValueError(message)
