"""Graph: the argument on one question as a drawing: facts, factors and rulings, both sides, and the answer between."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.paper.blocks import Picture, Speaker, unstopped
from privesfeer.api.pictures import svg, wording
from privesfeer.api.pictures.ruling import standing
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Answer, ArgumentGraph, Citation, ComparedRuling, Ground, Node, argument_graph, outcomes_of

_LEFT, _MIDDLE, _RIGHT = (svg.MARGIN, 166.0), (214.0, 190.0), (444.0, 158.0)  # where a column begins, its width
_RAIL, _GOVERNING = 614.0, 624.0  # where rulings lead to the answer: those that come near, and those that govern
_WEIGHING = 412.0  # where factors do, when they themselves weigh
_PAD, _GAP = 5.0, 7.0
_MOST_GOVERNING = 6


def graph(
    answer: Answer, lang: Lang, of: Text | None = None, named: Callable[[Citation], str] | None = None
) -> Picture:
    """Draw the argument graph of an answer.

    Args:
        of: the title of the case, as the user wrote it, or of the conversation.
        named: by what the text in which it stands names a source, as by a number in a list; None: it stands alone, and
            lists its sources itself.

    Returns:
        The drawing, and the argument in words.
    """
    return _Drawing(answer, lang, of, named).picture()


Look = Literal["box", "round", "dashed", "bold"]


@dataclass(slots=True)
class _Box:
    """A box of a column: what stands in it, and where it ends up."""

    node: str
    look: Look
    paragraphs: list[tuple[list[str], float, bool, str]]  # lines, size, whether bold, colour
    x: float
    width: float
    top: float = 0.0
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = 2 * _PAD + sum(len(lines) * svg.leading(size) for lines, size, _, _ in self.paragraphs)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def end(self) -> float:
        return self.x + self.width

    def drawn(self, colour: str) -> Iterator[str]:
        thick = self.look == "bold"
        yield svg.rect(
            self.x,
            self.top,
            self.width,
            self.height,
            rx=9.0 if self.look == "round" else 2.0,
            fill=svg.PAPER,
            stroke=colour if thick or self.look == "box" else svg.QUIET,
            stroke_width=2.2 if thick else 1.0,
            stroke_dasharray="4 3" if self.look == "dashed" else None,
        )
        y = self.top + _PAD
        for lines, size, bold, fill in self.paragraphs:
            yield svg.text(self.x + _PAD, y + size * 0.95, lines, size, bold=bold, fill=fill)
            y += len(lines) * svg.leading(size)


class _Drawing(Speaker):
    """A graph in one language."""

    def __init__(
        self, answer: Answer, lang: Lang, of: Text | None, named: Callable[[Citation], str] | None = None
    ) -> None:
        super().__init__(lang)
        self._answer, self._of = answer, of
        self._named, self._alone = named or self._numbered, named is None
        self._graph: ArgumentGraph = argument_graph(answer, rulebook().questions[answer.question])
        self._nodes = {node.id: node for node in self._graph.nodes}
        self._grounds = {f"factor:{each.factor}": each for each in (*answer.for_, *answer.against)}
        self._included = {
            f"factor:{each.factor}": name for name, ground in self._grounds.items() for each in ground.includes
        }
        governing = answer.rulings.governing
        self._left_out = len(governing[_MOST_GOVERNING:])
        shown = (*governing[:_MOST_GOVERNING], *answer.rulings.supporting, *answer.rulings.opposing)
        self._rulings = {f"ruling:{each.citation.key}": each for each in shown}
        self._weighing = not any(each.governs for each in shown)
        self._sources: dict[str, int] = {}

    # ---- the whole ----

    def picture(self) -> Picture:
        answer = self._answer
        parts, y = self._head()
        ours, theirs = (node.favours or "" for node in self._graph.of_kind("outcome"))
        above, y = self._side(ours, svg.OURS, y, below=False)
        bar, y = self._bar(y + 14)
        under, y = self._side(theirs, svg.THEIRS, y + 14, below=True)
        foot, y = self._foot(y + 10)
        title = f"{self.says(wording.GRAPH)}: {self.says(answer.question_text)}"
        drawn = (*parts, *above, *bar, *under, *foot)
        return svg.picture(self._lang, title, self._told(ours, theirs), y + svg.MARGIN, drawn)

    def _head(self) -> tuple[list[str], float]:
        question = self.says(self._answer.question_text)
        parts, y = svg.head(question, self.says(wording.OF, title=self._of) if self._of else None)
        y += 14
        for (x, _), words in zip(
            (_LEFT, _MIDDLE, _RIGHT), (wording.FACTS, wording.FACTORS, wording.RULINGS), strict=True
        ):
            parts.append(svg.text(x, y, self.says(words), fill=svg.QUIET))
        return parts, y + 8

    def _bar(self, top: float) -> tuple[list[str], float]:
        """Draw the answer, across the whole width."""
        width = svg.WIDTH - 2 * svg.MARGIN
        words = f"{self.says(wording.ANSWER)}: {self._said()}"
        lines = svg.wrapped(words, width - 20, 13.0, bold=True)
        below: list[str] = []
        if self._answer.presumption:
            told = self.says(wording.PRESUMPTION, words=self._answer.presumption.text)
            numbers = map(self._named, self._answer.presumption.authority)
            told = f"{told} ({self.says(wording.SOURCE, numbers=', '.join(numbers))})"
            below = svg.wrapped(told, width - 20, svg.BODY)
        height = 14 + len(lines) * svg.leading(13.0) + len(below) * svg.leading(svg.BODY)
        parts = [
            svg.rect(svg.MARGIN, top, width, height, fill="#ececec", stroke=svg.INK, stroke_width=1.5),
            svg.text(svg.MARGIN + 10, top + 19, lines, 13.0, bold=True),
        ]
        if below:
            parts.append(svg.text(svg.MARGIN + 10, top + 18 + len(lines) * svg.leading(13.0), below))
        return parts, top + height

    def _said(self) -> str:
        return self.says(wording.ANSWERED, outcome=self._answer.outcome_text, status=self._answer.status_text)

    # ---- one side ----

    def _side(self, outcome: str, colour: str, top: float, *, below: bool) -> tuple[list[str], float]:
        """Draw a side in three columns; its lines lead to the answer, which stands below it or above."""
        factors = [self._factor(node) for node in self._shown_factors(outcome)]
        shown = {box.node for box in factors}
        facts = [self._fact(node) for node in self._facts_of(shown)]
        rulings = [self._ruling(name, each) for name, each in self._rulings.items() if each.outcome == outcome]
        heading = self.says(wording.FOR, outcome=outcomes_of(self._answer, codebook())[outcome])
        parts = [svg.text(svg.MARGIN, top + 17, heading, 12.0, bold=True, fill=colour)]
        first = top + 28
        columns = (facts, factors, rulings)
        height = max((sum(box.height + _GAP for box in column) - _GAP for column in columns if column), default=0.0)
        if not any(columns):
            parts.append(svg.text(svg.MARGIN, first + 8, capital(self.says(wording.NOTHING)), fill=svg.QUIET))
            return parts, first + 14
        for column in columns:
            _spread(column, first, height)
        goal = top - 14 if below else first + height + 14
        parts += self._lines(facts, factors, rulings, colour)
        parts += self._rails(factors, rulings, colour, goal, "up" if below else "down")
        for box in (*facts, *factors, *rulings):
            parts += box.drawn(colour)
        return parts, first + height

    def _shown_factors(self, outcome: str) -> list[Node]:
        """Give the factors of a side that say most."""
        return [node for node in self._graph.of_kind("factor") if node.favours == outcome and node.id in self._grounds]

    def _says_most(self, factor: str) -> str:
        """Give the factor that stands for one in the drawing: itself, or the one that includes it."""
        return self._included.get(factor, factor)

    def _sources_of(self, target: str, kind: str) -> list[str]:
        return [edge.source for edge in self._graph.edges if edge.target == target and edge.kind == kind]

    def _shown_by(self) -> Iterator[tuple[str, str]]:
        """Join facts with the factors that stand for what they show, each pair once."""
        shows = ((edge.source, self._says_most(edge.target)) for edge in self._graph.edges if edge.kind == "shows")
        yield from dict.fromkeys(shows)

    def _facts_of(self, factors: set[str]) -> Iterator[Node]:
        """Give the facts and findings of a side, in the order of the factors that they show."""
        order = {name: place for place, name in enumerate(self._grounds)}
        pairs = [(fact, order[factor]) for fact, factor in self._shown_by() if factor in factors]
        places = {fact: [place for each, place in pairs if each == fact] for fact, _ in pairs}
        yield from (
            self._nodes[fact] for fact in sorted(places, key=lambda fact: sum(places[fact]) / len(places[fact]))
        )

    def _lines(self, facts: list[_Box], factors: list[_Box], rulings: list[_Box], colour: str) -> Iterator[str]:
        by_name = {box.node: box for box in (*facts, *factors, *rulings)}
        for fact, factor in self._shown_by():
            if fact in by_name and factor in by_name:
                start, end = by_name[fact], by_name[factor]
                yield svg.curve(start.end, start.middle, end.x, end.middle, stroke=svg.HAIR)
        for ruling in rulings:
            shared = (self._says_most(name) for name in self._sources_of(ruling.node, "shared"))
            for factor in dict.fromkeys(shared):
                if factor in by_name:
                    start = by_name[factor]
                    thick = ruling.look == "bold"
                    yield svg.curve(
                        start.end,
                        start.middle,
                        ruling.x,
                        ruling.middle,
                        stroke=colour if thick else svg.HAIR,
                        stroke_width=1.6 if thick else 1.0,
                        stroke_dasharray=None if thick else "4 3",
                    )

    def _rails(
        self, factors: list[_Box], rulings: list[_Box], colour: str, goal: float, to: Literal["up", "down"]
    ) -> Iterator[str]:
        """Draw the lines along which rulings, or factors that weigh, lead to the answer."""
        governing = [box for box in rulings if box.look == "bold"]
        nearest = [box for box in rulings if box.look != "bold"]
        yield from _rail(governing, _GOVERNING, goal, to, stroke=colour, stroke_width=2.6)
        yield from _rail(nearest, _RAIL, goal, to, stroke=svg.QUIET, stroke_width=1.0, stroke_dasharray="4 3")
        if self._weighing:
            yield from _rail(factors, _WEIGHING, goal, to, stroke=colour, stroke_width=1.6)

    # ---- the boxes ----

    def _fact(self, node: Node) -> _Box:
        x, width = _LEFT
        marks = {"earlier": wording.EARLIER, "finding": wording.FINDING}
        mark = [self.says(marks[node.kind])] if node.kind in marks else []
        named = {f"fact:{each.fact}": each for ground in self._grounds.values() for each in ground.facts}
        stated = named.get(f"fact:{node.id.partition(':')[2]}") if node.kind in {"fact", "earlier"} else None
        if stated and stated.origin == "assumed":
            mark = [self.says(wording.ASSUMED)]
        if stated and stated.assessment:
            mark = [self.says(wording.VALUATION)]
        paragraphs = [(svg.wrapped(self.says(node.label), width - 2 * _PAD, svg.SMALL), svg.SMALL, False, svg.INK)]
        if mark:
            paragraphs.append((mark, svg.SMALL, False, svg.QUIET))
        return _Box(node.id, "dashed" if node.kind == "finding" else "round", paragraphs, x, width)

    def _factor(self, node: Node) -> _Box:
        x, width = _MIDDLE
        ground = self._grounds[node.id]
        paragraphs = [
            (svg.wrapped(capital(self.says(node.label)), width - 2 * _PAD, svg.BODY), svg.BODY, False, svg.INK)
        ]
        told = ", ".join(self._marks(ground))
        paragraphs.append((svg.wrapped(told, width - 2 * _PAD, svg.SMALL), svg.SMALL, False, svg.QUIET))
        return _Box(node.id, "box", paragraphs, x, width)

    def _marks(self, ground: Ground) -> Iterator[str]:
        named = (" ".join(filter(None, (self.says(each.mark), self._named(each)))) for each in ground.authority)
        numbers = dict.fromkeys(named)
        yield self.says(wording.SOURCE, numbers=", ".join(numbers))
        if ground.decisive:
            yield self.says(wording.DECISIVE)

    def _ruling(self, name: str, ruling: ComparedRuling) -> _Box:
        x, width = _RIGHT
        inner = width - 2 * _PAD
        about = self.says(wording.SOURCE, numbers=self._named(ruling.citation))
        if self._alone:  # else day and court stand where the source does
            date = self.says(long_date(ruling.date) if ruling.date else wording.UNDATED)
            about = f"{date}, {self.says(ruling.level)}; {about}"
        stands = capital(self.says(standing(ruling)))
        return _Box(
            name,
            "bold" if ruling.governs else "box",
            [
                (svg.wrapped(ruling.name, inner, svg.SMALL, bold=True), svg.SMALL, True, svg.INK),
                (svg.wrapped(about, inner, svg.SMALL), svg.SMALL, False, svg.INK),
                (svg.wrapped(stands, inner, svg.SMALL, bold=ruling.governs), svg.SMALL, ruling.governs, svg.QUIET),
            ],
            x,
            width,
        )

    def _numbered(self, citation: Citation) -> str:
        return str(self._sources.setdefault(self.says(citation.named), len(self._sources) + 1))

    # ---- below ----

    def _foot(self, y: float) -> tuple[list[str], float]:
        notes = [wording.GRAPH_LEGEND_WEIGHED if self._weighing else wording.GRAPH_LEGEND]
        implied = len(self._included)
        if implied:
            notes.append(wording.IMPLIED.fill(count=str(implied)))
        if self._left_out:
            notes.append(wording.LEFT_OUT.fill(shown=str(_MOST_GOVERNING), count=str(self._left_out)))
        told = map(self.says, notes) if self._grounds or self._rulings else ()
        parts, y = svg.notes(told, y)
        if not self._sources:
            return parts, y
        y += 22
        parts.append(svg.text(svg.MARGIN, y, self.says(wording.SOURCES), 12.0, bold=True))
        listed, y = self._source_list(y + 16)
        return [*parts, *listed], y

    def _source_list(self, top: float) -> tuple[list[str], float]:
        """List the sources in two columns that are about as long as each other."""
        column = svg.WIDTH / 2 - svg.MARGIN - 6
        told = [(f"{number}", svg.wrapped(each, column - 24, svg.SMALL)) for each, number in self._sources.items()]
        total, parts, lowest = sum(len(lines) for _, lines in told), [], top
        x, y, done = float(svg.MARGIN), top, 0
        for number, lines in told:
            if x == svg.MARGIN and done >= (total + 1) // 2:
                x, y = svg.WIDTH / 2 + 6, top
            parts.append(svg.text(x + 17, y, number, svg.SMALL, bold=True, anchor="end"))
            parts.append(svg.text(x + 23, y, lines, svg.SMALL))
            y += len(lines) * svg.leading(svg.SMALL) + 2
            done += len(lines)
            lowest = max(lowest, y)
        return parts, lowest - svg.leading(svg.SMALL)

    # ---- in words ----

    def _told(self, *outcomes: str) -> Iterator[str]:
        yield self.says(wording.LABELLED, label=wording.ANSWER, words=self._said())
        if self._answer.presumption:
            yield self.says(wording.PRESUMPTION, words=self._answer.presumption.text)
        words = outcomes_of(self._answer, codebook())
        for outcome in outcomes:
            label = self.says(wording.FOR, outcome=words[outcome])
            told = [self._factor_told(node) for node in self._shown_factors(outcome)]
            yield self.says(wording.LABELLED, label=label, words="; ".join(told) or self.says(wording.NOTHING))
            rulings = [self._ruling_told(each) for each in self._rulings.values() if each.outcome == outcome]
            if rulings:
                yield self.says(wording.LABELLED, label=wording.RULINGS, words="; ".join(rulings))

    def _factor_told(self, node: Node) -> str:
        facts = [fact for fact, factor in self._shown_by() if factor == node.id]
        if not facts:
            return self.says(node.label)
        told = "; ".join(unstopped(self.says(self._nodes[fact].label)) for fact in facts)
        return self.says(wording.FACTOR_TOLD, factor=node.label, facts=told)

    def _ruling_told(self, ruling: ComparedRuling) -> str:
        return self.says(
            wording.RULING_TOLD, name=ruling.name, citation=ruling.citation.named, standing=standing(ruling)
        )


def _spread(column: list[_Box], top: float, height: float) -> None:
    """Put the boxes of a column one below the other, over the whole height."""
    free = height - sum(box.height for box in column)
    gap = min(free / (len(column) - 1), 60.0) if len(column) > 1 else 0.0
    y = top if len(column) > 1 else top + free / 2
    for box in column:
        box.top = round(y, 1)
        y += box.height + gap


def _rail(
    boxes: Iterable[_Box], x: float, goal: float, to: Literal["up", "down"], **look: str | float | None
) -> Iterator[str]:
    """Draw a line along boxes, up or down to the answer."""
    listed = list(boxes)
    if not listed:
        return
    for box in listed:
        yield svg.line(box.end, box.middle, x, box.middle, **look)
    furthest = min(box.middle for box in listed) if to == "down" else max(box.middle for box in listed)
    before = goal - 7 if to == "down" else goal + 7
    yield svg.line(x, furthest, x, before, **look)
    yield svg.arrow(x, goal, to, str(look["stroke"]))
