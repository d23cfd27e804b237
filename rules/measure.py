"""Measure: what a court asks of one, element by element in its order, and which rules answer each element."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from pydantic import Field, ValidationInfo, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.condition import Condition, holds, predicates_in
from privesfeer.rules.left_open import LeftOpen
from privesfeer.rules.period import Period
from privesfeer.rules.rule import Authority

Role = Literal["decides", "sizes", "tells"]


class MeasureElement(Record):
    """One thing that a court asks of a measure.

    Attributes:
        id: unique within its measure and branch.
        short: what it is, as a noun phrase.
        lacking: on what the measure fails where it is not met, as a noun phrase; None: `short` says it.
        text: the question that the court asks.
        rule: the law on it, as a sentence that its sources bear; None: the question says enough.
        party: who has to assert and prove it; None: nobody has.
        risk: what follows where it stays open, as a sentence; None: whoever has to prove it bears that risk.
        authority: its sources.
        valid: the days of the measure on which it is asked.
        when: it is asked only where this is known to hold; None: always.
        unless: it is not asked where this is known to hold.
        silent: whether a court says nothing of it where nothing points to it, as of a ban.
        bar: whether `short` names what stands in the way where it is not met, as a ban or a freedom does.
        role: whether the measure falls where it fails, or only a sum or a remedy is another, or it is only told.
        failed_by: the rules of the question on the measure by which it fails.
        not_met: further ways in which it is known not to be met, where the measure does not fall by it.
        met: the ways in which it is known to be met.
        doubted_by: factors inside it beside which none of these ways shows that it is met: it is then weighed.
        open: what of it has still to be proved, whatever else is known.
        weighs: the factors that are weighed inside it.
        whole: whether all that is weighed of the measure is weighed there, once one of these factors holds.
        follows: it stands as the weakest of these elements does.
        behind: while it is open, nothing is said of it where one of these elements fails, which leaves nothing of it.
    """

    id: str
    short: Text
    lacking: Text | None = None
    text: Text
    rule: Text | None = None
    party: str | None = None
    risk: Text | None = None
    authority: tuple[Authority, ...] = ()
    valid: Period = Period()
    when: Condition | None = None
    unless: Condition | None = None
    silent: bool = False
    bar: bool = False
    role: Role = "decides"
    failed_by: tuple[str, ...] = ()
    not_met: tuple[Condition, ...] = ()
    met: tuple[Condition, ...] = ()
    doubted_by: tuple[str, ...] = ()
    open: tuple[LeftOpen, ...] = ()
    weighs: tuple[str, ...] = ()
    whole: bool = False
    follows: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _doubted_inside(self) -> Self:
        if strange := [each for each in self.doubted_by if each not in self.weighs]:
            raise ValueError(f"'{self.id}' is doubted by '{strange[0]}', which is not weighed inside it")
        return self

    @property
    def fails_on(self) -> Text:
        """On what the measure fails where this is not met, as a noun phrase."""
        return self.lacking or self.short

    @cached_property
    def tested(self) -> tuple[str, ...]:
        """What its own conditions test, in the order in which it is written."""
        conditions: list[Condition] = [*self.met, *self.not_met]
        conditions += [part for each in self.open for part in (each.when, each.unless) if part]
        return tuple(dict.fromkeys(test.fact for each in conditions for test, _ in predicates_in(each)))

    def asked(self, known: Mapping[str, Any]) -> bool:
        """Say whether it is asked.

        Args:
            known: the known facts, and the answers to earlier questions.

        Returns:
            Whether what it is asked for is known to hold, and nothing that keeps it from being asked.
        """
        if self.unless is not None and holds(self.unless, known.get):
            return False
        return self.when is None or holds(self.when, known.get) is True


class Branch(Record):
    """What is asked of a measure of one kind, or on one ground.

    Attributes:
        id: unique within the measure.
        short: what it is, as a noun phrase.
        when: over facts; None: where no other branch holds.
        elements: what is asked, in the order of the court.
    """

    id: str
    short: Text
    when: Condition | None = None
    elements: tuple[MeasureElement, ...] = Field(min_length=1)


class MeasureTree(Record):
    """What a court asks of a measure.

    Attributes:
        measure: the measure.
        elements: what it asks first.
        kinds: the kinds of the measure; the first that holds is taken.
        grounds: the grounds on which it can be asked; each that holds is taken.
        ending: what it asks after these.
    """

    measure: str
    elements: tuple[MeasureElement, ...] = ()
    kinds: tuple[Branch, ...] = ()
    grounds: tuple[Branch, ...] = ()
    ending: tuple[MeasureElement, ...] = ()

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        book = info.context
        if isinstance(book, Codebook) and self.measure not in book.fact("measure").values:
            raise ValueError(f"'{self.measure}' is no measure")
        for branch in self.branches or (None,):
            names = [each.id for each in (*self.elements, *(branch.elements if branch else ()), *self.ending)]
            if twice := {name for name in names if names.count(name) > 1}:
                raise ValueError(f"'{self.measure}' has more than one element {', '.join(sorted(twice))}")
        return self

    @property
    def branches(self) -> tuple[Branch, ...]:
        """Its kinds and grounds."""
        return (*self.kinds, *self.grounds)

    @property
    def every(self) -> Iterator[MeasureElement]:
        """All elements, of every branch."""
        yield from self.elements
        yield from (each for branch in self.branches for each in branch.elements)
        yield from self.ending

    @property
    def named(self) -> Iterator[str]:
        """The names by which elements are asked for: of one that is asked on a ground the ground goes before."""
        grounds = {id(one): each.id for each in self.grounds for one in each.elements}
        for each in self.every:
            yield f"{grounds[id(each)]}.{each.id}" if id(each) in grounds else each.id

    def taken(self, known: Mapping[str, Any]) -> tuple[Branch, ...]:
        """Choose the kind and the grounds.

        Returns:
            The first kind that holds, and every ground that does; where none does, the one without a condition.
        """
        fits = [each for each in self.kinds if each.when is None or holds(each.when, known.get) is True]
        asked = [each for each in self.grounds if each.when is not None and holds(each.when, known.get) is True]
        return (*fits[:1], *(asked or [each for each in self.grounds if each.when is None]))


def trees_of(folder: Path) -> tuple[dict[str, Any], ...]:
    """Read the files on measures, with what they share in its places.

    Args:
        folder: holds a file for each measure, and `shared.yaml` with the elements of several.

    Returns:
        Each as it is written, elements that it uses filled in; empty where there is no such folder.

    Raises:
        ValueError: a file uses an element that is not there.
    """
    if not folder.is_dir():
        return ()
    shared = {each["id"]: each for each in document.read(folder / "shared.yaml")}
    files = sorted(path for path in folder.glob("*.yaml") if path.stem != "shared" and "." not in path.stem)
    return tuple(_filled(document.read(path), shared) for path in files)


def _filled(part: Any, shared: Mapping[str, dict[str, Any]]) -> Any:  # noqa: ANN401 - a document can hold anything
    if isinstance(part, list):
        return [_filled(each, shared) for each in part]
    if not isinstance(part, dict):
        return part
    if (name := part.get("use")) is None:
        return {key: _filled(each, shared) for key, each in part.items()}
    if name not in shared:
        raise ValueError(f"no shared element '{name}'")
    return shared[name] | {key: each for key, each in part.items() if key != "use"}


class Split(NamedTuple):
    """The files on measures in their two parts.

    Attributes:
        trees: the elements.
        rules: the rules of the question on the measure that stand there, without their outcome where the place says it.
        stands: the ids of those by which a measure stands.
        left_open: what leaves its answer open.
        own: of each measure of which not everything is weighed, the factors that are.
    """

    trees: tuple[dict[str, Any], ...]
    rules: tuple[dict[str, Any], ...]
    stands: frozenset[str]
    left_open: tuple[dict[str, Any], ...]
    own: Mapping[str, frozenset[str]]


_Placed = dict[str, tuple[dict[str, Any], list[list[dict[str, Any]]]]]
"""Rules by their ids, each with the places in which it stands: what holds there, the measure first."""


class _Splitter:
    """Takes the rules out of files on measures, each with the measure and branch of which it is one."""

    def __init__(self, measure: str) -> None:
        self._measure = measure
        self.rules: _Placed = {}
        self.stands: set[str] = set()
        self.left_open: _Placed = {}

    def tree(self, tree: dict[str, Any]) -> dict[str, Any]:
        """Give a file without its rules."""
        held = [{"fact": self._measure, "is": tree["measure"]}]
        self._standing(tree, held)
        kept = {key: each for key, each in tree.items() if key != "stands"}
        for part in ("elements", "ending"):
            kept[part] = [self._element(each, held) for each in tree.get(part, ())]
        for kind in ("kinds", "grounds"):
            branches = tree.get(kind, ())
            kept[kind] = [self._branch(each, held, _on_every(branches)) for each in branches]
        return kept

    def _branch(self, branch: dict[str, Any], held: list[dict[str, Any]], on_every: frozenset[str]) -> dict[str, Any]:
        held = [*held, *([branch["when"]] if "when" in branch else [])]
        self._standing(branch, held)
        kept = {key: each for key, each in branch.items() if key not in {"stands", "only"}}
        # What is asked on every ground leaves none of them when it fails.
        bounds = [
            [] if each["id"] in on_every or "only" not in branch else [branch["only"]] for each in branch["elements"]
        ]
        elements = zip(branch["elements"], bounds, strict=True)
        return {**kept, "elements": [self._element(each, held, only) for each, only in elements]}

    def _element(
        self, element: dict[str, Any], held: list[dict[str, Any]], only: list[dict[str, Any]] | None = None
    ) -> dict[str, Any]:
        """Give an element without its rules; `only` confines those by which the measure falls, or stays open."""
        held = [*held, *([element["when"]] if "when" in element else [])]
        failing, weighed, left = (
            [each for each in element.get(key, ()) if self._is_of(each["when"], held)]
            for key in ("fails", "counts", "open")
        )
        bound = [*held, *(only or ())]
        for rule in failing:
            self._add(self.rules, rule, bound)
        for rule in weighed:
            self._add(self.rules, rule, held)
        if element.get("role", "decides") == "decides":
            for each in left:
                self._add(self.left_open, each, bound)
        return {
            **{key: each for key, each in element.items() if key not in {"fails", "counts", "open"}},
            "open": left,
            "failed_by": [*element.get("failed_by", ()), *(rule["id"] for rule in failing)],
            "weighs": [*element.get("weighs", ()), *(rule["id"] for rule in weighed)],
        }

    def _standing(self, part: dict[str, Any], held: list[dict[str, Any]]) -> None:
        for rule in part.get("stands", ()):
            self.stands.add(rule["id"])
            self._add(self.rules, rule, held)

    def _is_of(self, when: dict[str, Any], held: list[dict[str, Any]]) -> bool:
        """Say whether a rule of an element that several measures share can hold of this one: it may name another."""
        named = [each for each in when.get("all", [when]) if each.get("fact") == self._measure]
        values = [each["one_of"] if "one_of" in each else [each.get("is")] for each in named]
        return all(held[0]["is"] in each for each in values)

    @staticmethod
    def _add(found: _Placed, rule: dict[str, Any], held: list[dict[str, Any]]) -> None:
        places = found.setdefault(rule["id"], (rule, []))[1]
        if held not in places:
            places.append(held)

    def written(self, found: _Placed) -> tuple[dict[str, Any], ...]:
        """Give rules with the places in which they hold."""
        return tuple(
            [{**rule, "when": _every([self._placed(places), rule["when"]])} for rule, places in found.values()]
        )

    def _placed(self, places: list[list[dict[str, Any]]]) -> dict[str, Any]:
        """Write in which of some places something holds, in as few alternatives as can be."""
        alike: list[tuple[list[dict[str, Any]], list[str]]] = []
        for place in places:
            if any(_wider(each, place) for each in places):
                continue
            measure, rest = place[0]["is"], place[1:]
            measures = [held for within, held in alike if within == rest]
            if measures:
                measures[0].append(measure)
            else:
                alike.append((rest, [measure]))
        return _any([_every([self._one_of(measures), *rest]) for rest, measures in alike])

    def _one_of(self, measures: list[str]) -> dict[str, Any]:
        return {"fact": self._measure, **({"one_of": measures} if len(measures) > 1 else {"is": measures[0]})}


def split(trees: Iterable[dict[str, Any]], measure: str) -> Split:
    """Take the rules out of files on measures.

    Args:
        trees: the files, as they are written.
        measure: the fact that holds the measure.

    Returns:
        What is left, and the rules. One that several measures share stands there once.
    """
    splitter = _Splitter(measure)
    left = tuple([splitter.tree(each) for each in trees])
    own = {}
    for tree in left:
        branches = [*tree["kinds"], *tree["grounds"]]
        elements = [*tree["elements"], *(each for branch in branches for each in branch["elements"]), *tree["ending"]]
        if not any(each.get("whole") for each in elements):
            own[tree["measure"]] = frozenset(name for each in elements for name in each["weighs"])
    rules, left_open = splitter.written(splitter.rules), splitter.written(splitter.left_open)
    return Split(left, rules, frozenset(splitter.stands), left_open, own)


def _on_every(branches: Sequence[dict[str, Any]]) -> frozenset[str]:
    """Name the elements that every branch of which something must be known asks."""
    named = [frozenset(each["id"] for each in branch["elements"]) for branch in branches if "when" in branch]
    return frozenset.intersection(*named) if named else frozenset()


def _wider(place: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Say whether a place asks only some of what another of the same measure asks."""
    return place[0] == other[0] and len(place) < len(other) and all(each in other for each in place)


def _every(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"all": conditions} if len(conditions) > 1 else conditions[0]


def _any(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"any": conditions} if len(conditions) > 1 else conditions[0]


def with_measures(question: dict[str, Any], trees: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], Split]:
    """Put the rules of the files on measures into the question on the measure.

    Args:
        question: the rule file of that question, as it is written.
        trees: the files on measures, as they are written.

    Returns:
        The question with them, and what is left of the files. A factor that a measure does not weigh does not hold of
        it.
    """
    measure, fails = question["ladder"]["fact"], question["protects"]
    parts = split(trees, measure)
    stands = next(each for each in question["statements"] if each != fails)
    placed = [
        {"favours": stands, "decisive": True, **rule}
        if rule["id"] in parts.stands
        else {"favours": fails, "decisive": "weighs" not in rule, **rule}
        for rule in parts.rules
    ]
    rules = [_confined(rule, parts.own, measure) for rule in (*question["rules"], *placed)]
    return {**question, "rules": rules, "left_open": parts.left_open}, parts


def _confined(rule: dict[str, Any], own: Mapping[str, frozenset[str]], measure: str) -> dict[str, Any]:
    """Give a rule that does not hold of the measures that do not weigh it."""
    others = [name for name, weighed in own.items() if rule["id"] not in weighed]
    if rule.get("decisive") or not rule.get("favours") or not others:
        return rule
    # Written one by one, so that it shows which factor is kept from a measure that another one is kept from too.
    barred = [{"fact": measure, "is": each} for each in others]
    return {**rule, "unless": _any([*([rule["unless"]] if "unless" in rule else []), *barred])}
