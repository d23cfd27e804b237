"""Graph: the argument on one question as a drawing: facts, factors and rulings, both sides, and the answer between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

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
    paragraphs: list[svg.Lines]
    x: float
    width: float
    top: float = 0.0

    @property
    def height(self) -> float:
        return 2 * _PAD + sum(each.height for each in self.paragraphs)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def end(self) -> float:
        return self.x + self.width

    @property
    def texts(self) -> list[svg.Placed]:
        return [*svg.block(self.x + _PAD, self.top + _PAD, self.paragraphs)]


@dataclass(slots=True)
class _Side:
    """A side of the argument: what it is called, its colour, and what stands in its columns."""

    heading: svg.Placed
    colour: str
    facts: list[_Box]
    factors: list[_Box]
    rulings: list[_Box]
    curves: list[tuple[_Box, _Box, Look | None]] = field(default_factory=list)  # from, to, the look of the ruling
    goal: float = 0.0  # where its lines meet the answer

    @property
    def boxes(self) -> list[_Box]:
        return [*self.facts, *self.factors, *self.rulings]


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
        question = self.says(self._answer.question_text)
        head, y = svg.head(question, self.says(wording.OF, title=self._of) if self._of else None)
        columns = ((_LEFT, wording.FACTS), (_MIDDLE, wording.FACTORS), (_RIGHT, wording.RULINGS))
        head += (svg.Placed(x, y + 14, svg.Lines([self.says(words)], fill=svg.QUIET)) for (x, _), words in columns)
        ours, theirs = (node.favours or "" for node in self._graph.of_kind("outcome"))
        above, y = self._side(ours, svg.OURS, y + 22, below=False)
        bar, y = self._bar(y + 14)
        under, y = self._side(theirs, svg.THEIRS, y + 14, below=True)
        foot, y = self._foot(y + 10)
        return svg.picture(
            "pictures/templates/graph.svg",
            self._lang,
            f"{self.says(wording.GRAPH)}: {question}",
            self._told(ours, theirs),
            y + svg.MARGIN,
            head=head,
            above=above,
            bar=bar,
            under=under,
            foot=foot,
            nothing=svg.Lines([capital(self.says(wording.NOTHING))], fill=svg.QUIET),
            rails={"near": _RAIL, "governing": _GOVERNING, "weighing": _WEIGHING if self._weighing else None},
        )

    def _bar(self, top: float) -> tuple[dict[str, Any], float]:
        """Place the answer, across the whole width; give where it ends."""
        width = svg.WIDTH - 2 * svg.MARGIN - 20
        answer = svg.told(f"{self.says(wording.ANSWER)}: {self._said()}", width, 13.0, bold=True)
        texts, height = [svg.Placed(svg.MARGIN + 10, top + 19, answer)], 14 + answer.height
        if self._answer.presumption:
            told = self.says(wording.PRESUMPTION, words=self._answer.presumption.text)
            numbers = map(self._named, self._answer.presumption.authority)
            below = svg.told(f"{told} ({self.says(wording.SOURCE, numbers=', '.join(numbers))})", width)
            texts.append(svg.Placed(svg.MARGIN + 10, top + 18 + answer.height, below))
            height += below.height
        return {"top": top, "height": height, "texts": texts}, top + height

    def _said(self) -> str:
        return self.says(wording.ANSWERED, outcome=self._answer.outcome_text, status=self._answer.status_text)

    # ---- one side ----

    def _side(self, outcome: str, colour: str, top: float, *, below: bool) -> tuple[_Side, float]:
        """Place a side in three columns; its lines lead to the answer, which stands below it or above."""
        factors = [self._factor(node) for node in self._shown_factors(outcome)]
        shown = {box.node for box in factors}
        facts = [self._fact(node) for node in self._facts_of(shown)]
        rulings = [self._ruling(name, each) for name, each in self._rulings.items() if each.outcome == outcome]
        heading = self.says(wording.FOR, outcome=outcomes_of(self._answer, codebook())[outcome])
        placed = svg.Placed(svg.MARGIN, top + 17, svg.Lines([heading], 12.0, bold=True, fill=colour))
        side = _Side(placed, colour, facts, factors, rulings)
        if not side.boxes:
            return side, top + 42
        first = top + 28
        columns = (facts, factors, rulings)
        height = max(sum(box.height + _GAP for box in column) - _GAP for column in columns if column)
        for column in columns:
            _spread(column, first, height)
        side.goal = top - 14 if below else first + height + 14
        side.curves = [*self._curves(side)]
        return side, first + height

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

    def _curves(self, side: _Side) -> Iterator[tuple[_Box, _Box, Look | None]]:
        by_name = {box.node: box for box in side.boxes}
        for fact, factor in self._shown_by():
            if fact in by_name and factor in by_name:
                yield by_name[fact], by_name[factor], None
        for ruling in side.rulings:
            shared = (self._says_most(name) for name in self._sources_of(ruling.node, "shared"))
            for factor in dict.fromkeys(shared):
                if factor in by_name:
                    yield by_name[factor], ruling, ruling.look

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
        paragraphs = [svg.told(self.says(node.label), width - 2 * _PAD, svg.SMALL)]
        if mark:
            paragraphs.append(svg.Lines(mark, svg.SMALL, fill=svg.QUIET))
        return _Box(node.id, "dashed" if node.kind == "finding" else "round", paragraphs, x, width)

    def _factor(self, node: Node) -> _Box:
        x, width = _MIDDLE
        marks = ", ".join(self._marks(self._grounds[node.id]))
        paragraphs = [
            svg.told(capital(self.says(node.label)), width - 2 * _PAD),
            svg.told(marks, width - 2 * _PAD, svg.SMALL, fill=svg.QUIET),
        ]
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
        paragraphs = [
            svg.told(ruling.name, inner, svg.SMALL, bold=True),
            svg.told(about, inner, svg.SMALL),
            svg.told(stands, inner, svg.SMALL, bold=ruling.governs, fill=svg.QUIET),
        ]
        return _Box(name, "bold" if ruling.governs else "box", paragraphs, x, width)

    def _numbered(self, citation: Citation) -> str:
        return str(self._sources.setdefault(self.says(citation.named), len(self._sources) + 1))

    # ---- below ----

    def _foot(self, y: float) -> tuple[list[svg.Placed], float]:
        notes = [wording.GRAPH_LEGEND_WEIGHED if self._weighing else wording.GRAPH_LEGEND]
        implied = len(self._included)
        if implied:
            notes.append(wording.IMPLIED.fill(count=str(implied)))
        if self._left_out:
            notes.append(wording.LEFT_OUT.fill(shown=str(_MOST_GOVERNING), count=str(self._left_out)))
        told = map(self.says, notes) if self._grounds or self._rulings else ()
        foot, y = svg.notes(told, y)
        if not self._sources:
            return foot, y
        foot.append(svg.Placed(svg.MARGIN, y + 22, svg.Lines([self.says(wording.SOURCES)], 12.0, bold=True)))
        listed, y = self._source_list(y + 38)
        return [*foot, *listed], y

    def _source_list(self, top: float) -> tuple[list[svg.Placed], float]:
        """List the sources in two columns that are about as long as each other."""
        width = svg.WIDTH / 2 - svg.MARGIN - 30
        told = [svg.told(each, width, svg.SMALL) for each in self._sources]
        total, placed, ends = sum(len(each.lines) for each in told), list[svg.Placed](), [top]
        x, y, done = float(svg.MARGIN), top, 0
        for number, each in enumerate(told, 1):
            if x == svg.MARGIN and done >= (total + 1) // 2:
                x, y = svg.WIDTH / 2 + 6, top
            placed.append(svg.Placed(x + 17, y, svg.Lines([str(number)], svg.SMALL, bold=True), "end"))
            placed.append(svg.Placed(x + 23, y, each))
            y += each.height + 2
            done += len(each.lines)
            ends.append(y)
        return placed, max(ends) - told[0].leading

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
