"""Exports: an argument graph for other programs to draw or reason with: Mermaid, DOT and AIF."""

from itertools import count
from typing import Any

from privesfeer.api.ask.request import to_json
from privesfeer.api.paper.blocks import printable
from privesfeer.api.pictures import svg
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import ArgumentGraph, EdgeKind, Node, NodeKind

_LINE = 44  # how many letters of size 1 a line of a label is wide, as `svg.wrapped` measures them
_AGAINST = ("--x", "dotted, arrowhead=tee")  # how an edge is drawn, in Mermaid and in DOT
_WEAK = ("-.->", "dashed")
_LINKS: dict[EdgeKind, tuple[str, str]] = {
    **dict.fromkeys(("distinguishes", "opposes"), _AGAINST),
    **dict.fromkeys(("supports", "overcome", "implies", "founds"), _WEAK),
    "governs": ("==>", "bold"),
}


def _lines(node: Node, lang: Lang) -> list[str]:
    return svg.wrapped(printable(node.label[lang]), _LINE * 0.64, 1.0)


# ---- Mermaid ---------------------------------------------------------------------------------------------------------

_MERMAID_SHAPES: dict[NodeKind, tuple[str, str]] = {
    **dict.fromkeys(("fact", "earlier", "finding"), ("([", "])")),
    "source": (">", "]"),
    "difference": ("{{", "}}"),
    **dict.fromkeys(("outcome", "answer"), ("[[", "]]")),
}
_MERMAID_ENTITIES = str.maketrans(
    {
        character: f"#{ord(character)};"
        for character in "#&<>\"'`\\|[]{}()"  # what Markdown, HTML or Mermaid itself would read
    }
)


def mermaid(graph: ArgumentGraph, lang: Lang) -> str:
    """Write an argument graph as a Mermaid flowchart.

    Returns:
        The source of the flowchart.
    """
    names = {node.id: f"n{place}" for place, node in enumerate(graph.nodes, 1)}
    lines = ["flowchart LR", f"  %% {graph.question}"]
    for node in graph.nodes:
        opening, closing = _MERMAID_SHAPES.get(node.kind, ("[", "]"))
        label = "<br/>".join(line.translate(_MERMAID_ENTITIES) for line in _lines(node, lang))
        lines.append(f'  {names[node.id]}{opening}"{label}"{closing}')
    for edge in graph.edges:
        link, _ = _LINKS.get(edge.kind, ("-->", ""))
        lines.append(f"  {names[edge.source]} {link} {names[edge.target]}")
    return "\n".join(lines) + "\n"


# ---- DOT -------------------------------------------------------------------------------------------------------------

_DOT_SHAPES: dict[NodeKind, str] = {
    **dict.fromkeys(("fact", "earlier", "finding"), "ellipse"),
    "source": "note",
    "difference": "hexagon",
    **dict.fromkeys(("outcome", "answer"), "box3d"),
}


def dot(graph: ArgumentGraph, lang: Lang) -> str:
    """Write an argument graph in DOT, the language of Graphviz.

    Returns:
        The source of the graph.
    """
    lines = [
        f"digraph {_quoted([graph.question])} {{",
        "  rankdir=LR;",
        '  node [shape=box, fontname="Helvetica"];',
        f"  label={_quoted([printable(graph.question_text[lang])])};",
    ]
    for node in graph.nodes:
        shape = _DOT_SHAPES.get(node.kind, "box")
        lines.append(f"  {_quoted([node.id])} [label={_quoted(_lines(node, lang))}, shape={shape}];")
    for edge in graph.edges:
        _, style = _LINKS.get(edge.kind, ("", "solid"))
        lines.append(f"  {_quoted([edge.source])} -> {_quoted([edge.target])} [style={style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(lines: list[str]) -> str:
    """Quote lines as one DOT string; a backslash would begin an escape, a quote would end it."""
    return '"' + "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines) + '"'


# ---- AIF -------------------------------------------------------------------------------------------------------------


def aif(graph: ArgumentGraph, lang: Lang) -> bytes:
    """Write an argument graph in the Argument Interchange Format, as JSON in the manner of AIFdb.

    Every statement of the graph is an I-node (information). I-nodes are never joined directly, but by scheme nodes:

    - RA (inference): facts, findings and the sources of its rule are the premises of a factor; the factors of an
      outcome those of an argument by weight; the shared factors and the ruling itself those of an argument from
      precedent (where it governs) or analogy; an outcome or presumption that of the answer.
    - CA (conflict): each outcome with the other; a difference with the argument from the ruling that it tells apart
      (an undercutter: its CA-node leads to an RA-node).
    - PA (preference): the outcome of the answer over the other.

    Source: C. Chesñevar, J. McGinnis, S. Modgil, I. Rahwan, C. Reed, G. Simari, M. South, G. Vreeswijk and S. Willmott,
    "Towards an argument interchange format", The Knowledge Engineering Review 21 (2006), pp. 293-316.

    Returns:
        UTF-8, indented, with a line end: `nodes` (nodeID, text, type; of scheme nodes also scheme) and `edges` (edgeID,
        fromID, toID).
    """
    return to_json(_Aif(graph, lang).content())


class _Aif:
    """An AIF graph in the making."""

    def __init__(self, graph: ArgumentGraph, lang: Lang) -> None:
        self._graph, self._lang = graph, lang
        self._ids = (str(number) for number in count(1))
        self._nodes: list[dict[str, Any]] = []
        self._joins: list[tuple[str, str]] = []
        self._statements: dict[str, str] = {}

    def content(self) -> dict[str, Any]:
        for node in self._graph.nodes:
            # A source or ruling is what is cited; the words of a ruling's holding stand behind it.
            told = printable(node.text[self._lang])
            if node.kind == "ruling":
                told = f"{printable(node.label[self._lang])}: {told}"
            self._statements[node.id] = self._node("I", told)
        for node in self._graph.nodes:
            if node.kind in {"factor", "ruling", "outcome", "answer", "presumption"}:
                self._infer(node)
        self._conflicts()
        edges = [
            {"edgeID": str(number), "fromID": source, "toID": target}
            for number, (source, target) in enumerate(dict.fromkeys(self._joins), 1)
        ]
        return {"lang": self._lang, "nodes": self._nodes, "edges": edges, "locutions": []}

    def _node(self, kind: str, text: str, scheme: str | None = None) -> str:
        name = next(self._ids)
        self._nodes.append({"nodeID": name, "text": text, "type": kind} | ({"scheme": scheme} if scheme else {}))
        return name

    def _scheme(self, kind: str, scheme: str, premises: list[str], conclusion: str) -> None:
        if premises:
            name = self._node(kind, scheme, scheme)
            self._joins += [*((premise, name) for premise in premises), (name, conclusion)]

    def _into(self, node: str, *kinds: EdgeKind) -> list[str]:
        """Give the statements from which edges of some kinds lead to a node."""
        return [
            self._statements[edge.source] for edge in self._graph.edges if edge.target == node and edge.kind in kinds
        ]

    def _infer(self, node: Node) -> None:
        conclusion = self._statements[node.id]
        if node.kind == "ruling":
            outcome = f"outcome:{node.favours}"
            kind = next(edge.kind for edge in self._graph.edges if edge.source == node.id and edge.target == outcome)
            scheme = "Argument from Precedent" if kind == "governs" else "Argument from Analogy"
            self._scheme("RA", scheme, [conclusion, *self._into(node.id, "shared")], self._statements[outcome])
            argument = self._joins[-1][0]
            for difference in self._into(node.id, "distinguishes"):
                self._scheme("CA", "Distinguishing", [difference], argument)
        elif node.kind == "factor":
            self._scheme("RA", "Argument from Rule", self._into(node.id, "shows", "founds"), conclusion)
            for wider in self._into(node.id, "implies"):
                self._scheme("RA", "Argument a Fortiori", [wider], conclusion)
        elif node.kind == "presumption":
            self._scheme("RA", "Argument from Rule", self._into(node.id, "founds"), conclusion)
        elif node.kind == "outcome":
            self._scheme("RA", "Argument from Weighing Factors", self._into(node.id, "speaks"), conclusion)
        else:
            for premise in self._into(node.id, "carries", "presumes"):
                self._scheme("RA", "Argument from Outcome", [premise], conclusion)

    def _conflicts(self) -> None:
        answer = self._graph.nodes[-1]
        for edge in self._graph.edges:
            if edge.kind == "opposes":
                source, target = self._statements[edge.source], self._statements[edge.target]
                self._scheme("CA", "Conflict of Outcomes", [source], target)
                if edge.source == f"outcome:{answer.favours}":
                    self._scheme("PA", "Preferred Outcome", [source], target)
