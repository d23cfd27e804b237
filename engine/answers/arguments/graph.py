"""Argument graph: how facts, factors and rulings lead to an answer, on both sides, as nodes and edges."""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.text import Record, Text, untranslated
from privesfeer.engine.answers.applied import Ground
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.compared import ComparedRuling
from privesfeer.engine.answers.facts.records import StatedFact
from privesfeer.engine.answers.verdicts.verdict import Answer
from privesfeer.engine.doctrine.factors import Circumstance
from privesfeer.rules.question import Question

NodeKind = Literal[
    "source", "fact", "earlier", "finding", "factor", "difference", "ruling", "presumption", "outcome", "answer"
]
EdgeKind = Literal[
    "shows",
    "founds",
    "implies",
    "speaks",
    "shared",
    "overcome",
    "distinguishes",
    "governs",
    "supports",
    "opposes",
    "carries",
    "presumes",
]


class Node(Record):
    """A statement of the argument.

    Attributes:
        id: its kind and what it is about, such as "factor:closed_group"; unique in the graph.
        kind: "fact": as the user gave it; "earlier": the answer to an earlier question, or what is assumed in its
            place; "finding": a derived notion; "source": the authority of a rule; "factor"; "difference": what sets a
            ruling apart; "ruling": a precedent; "presumption": what decides without an outcome; "outcome": one of the
            two sides; "answer".
        label: a few words for a drawing.
        text: the statement as a sentence.
        favours: of a factor, ruling or outcome the outcome on whose side it stands.
        citation: of a source or ruling.
    """

    id: str
    kind: NodeKind
    label: Text
    text: Text
    favours: str | None = None
    citation: Citation | None = None


class Edge(Record):
    """A step of the argument.

    Attributes:
        source: the id of the node where it begins.
        target: the id of the node where it ends.
        kind: "shows": a fact, earlier answer or finding makes a factor hold; "founds": a source is the authority of a
            factor's rule; "implies": a factor says more than another and holds too; "speaks": a factor counts for an
            outcome; "shared": a factor is part of the reason of a ruling; "overcome": a factor did not prevail in a
            ruling; "distinguishes": a difference keeps a ruling from governing; "governs": a ruling decides this
            case; "supports": a ruling comes near; "opposes": an outcome excludes the other; "carries": an outcome is
            the answer (without one: both leave it open); "presumes": a presumption takes the place of an outcome.
    """

    source: str
    target: str
    kind: EdgeKind


class ArgumentGraph(Record):
    """The argument on one question.

    Attributes:
        question: the question's id.
        question_text: the question.
        nodes: the statements: sources and facts first, the answer last.
        edges: the steps between them; each joins two of the nodes, and none occurs twice.
    """

    question: str
    question_text: Text
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Give the nodes of one kind.

        Returns:
            The nodes, in their order.
        """
        return tuple(node for node in self.nodes if node.kind == kind)


_STATED = untranslated("{short}: {label}")
_ORDER: tuple[NodeKind, ...] = get_args(NodeKind)


def argument_graph(answer: Answer, question: Question) -> ArgumentGraph:
    """Draw up the argument graph of an answer.

    Args:
        answer: the answer, with all its reasons and rulings.
        question: the rule file of its question, for the short names of the factors.

    Raises:
        KeyError: a factor of the answer is not in the rule file.
    """
    return _Graph(answer, question).drawn_up()


class _Graph:
    """A graph in the making; what is added twice stands in it once."""

    def __init__(self, answer: Answer, question: Question) -> None:
        self._answer, self._question = answer, question
        self._nodes: dict[str, Node] = {}
        self._edges: dict[Edge, None] = {}
        self._findings: dict[Text, str] = {}

    def drawn_up(self) -> ArgumentGraph:
        answer = self._answer
        grounds = (*answer.for_, *answer.against)
        for ground in grounds:
            self._ground(ground)
        for ruling in (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing):
            self._ruling(ruling)
        self._conclusion()
        nodes = sorted(self._nodes.values(), key=lambda node: _ORDER.index(node.kind))
        return ArgumentGraph(
            question=answer.question, question_text=answer.question_text, nodes=tuple(nodes), edges=tuple(self._edges)
        )

    def _add(self, node: Node) -> str:
        self._nodes.setdefault(node.id, node)
        return node.id

    def _join(self, sources: Iterable[str], target: str, kind: EdgeKind) -> None:
        self._edges |= dict.fromkeys(Edge(source=source, target=target, kind=kind) for source in sources)

    def _ground(self, ground: Ground) -> None:
        factor = f"factor:{ground.factor}"
        short = self._question.rule(ground.factor).short
        self._add(Node(id=factor, kind="factor", label=short, text=ground.text, favours=ground.favours))
        self._join(map(self._fact, ground.facts), factor, "shows")
        self._join(map(self._finding, ground.findings), factor, "shows")
        self._join(map(self._source, ground.authority), factor, "founds")
        for each in ground.includes:
            included = self._question.rule(each.factor)
            node = Node(
                id=f"factor:{each.factor}", kind="factor", label=each.short, text=included.text, favours=ground.favours
            )
            self._join((factor,), self._add(node), "implies")
            self._join((node.id,), f"outcome:{ground.favours}", "speaks")
        self._join((factor,), f"outcome:{ground.favours}", "speaks")

    def _fact(self, fact: StatedFact) -> str:
        kind: NodeKind = "fact" if fact.origin == "given" else "earlier"
        words = _STATED.fill(short=fact.short, label=fact.label)
        return self._add(Node(id=f"{kind}:{fact.fact}", kind=kind, label=words, text=words))

    def _finding(self, text: Text) -> str:
        name = self._findings.setdefault(text, f"finding:{len(self._findings) + 1}")
        return self._add(Node(id=name, kind="finding", label=text, text=text))

    def _source(self, citation: Citation) -> str:
        place = citation.pinpoint.en if citation.pinpoint else None
        name = ":".join(filter(None, ("source", citation.key, place, citation.stance if citation.mark.en else None)))
        words = citation.cited
        return self._add(Node(id=name, kind="source", label=words, text=words, citation=citation))

    def _drawn(self, circumstances: Iterable[Circumstance]) -> Iterator[str]:
        """Name the nodes of those circumstances that are reasons."""
        names = (f"factor:{each.factor}" for each in circumstances)
        return (name for name in names if name in self._nodes)

    def _ruling(self, ruling: ComparedRuling) -> None:
        name = f"ruling:{ruling.citation.key}"
        self._add(
            Node(
                id=name,
                kind="ruling",
                label=ruling.citation.named,
                text=ruling.holding,
                favours=ruling.outcome,
                citation=ruling.citation,
            )
        )
        self._join(self._drawn(ruling.overlap.shared), name, "shared")
        self._join(self._drawn(ruling.overlap.overcome), name, "overcome")
        for each in ruling.overlap.differences:
            difference = f"difference:{each.kind}:{each.factor}" if each.factor else f"difference:{each.kind}"
            self._add(Node(id=difference, kind="difference", label=each.text, text=each.text))
            self._join((difference,), name, "distinguishes")
        self._join((name,), f"outcome:{ruling.outcome}", "governs" if ruling.governs else "supports")

    def _conclusion(self) -> None:
        answer = self._answer
        outcomes = dict(self._sides())
        for outcome, words in outcomes.items():
            self._add(Node(id=f"outcome:{outcome}", kind="outcome", label=words, text=words, favours=outcome))
        first, second = (f"outcome:{outcome}" for outcome in outcomes)
        self._join((first,), second, "opposes")
        self._join((second,), first, "opposes")
        words = _STATED.fill(short=answer.outcome_text, label=answer.status_text)
        self._add(Node(id="answer", kind="answer", label=words, text=words, favours=answer.outcome))
        self._join([f"outcome:{answer.outcome}"] if answer.outcome else (first, second), "answer", "carries")
        if rule := answer.presumption:
            name = f"presumption:{rule.presumption}"
            self._add(Node(id=name, kind="presumption", label=rule.text, text=rule.text, favours=rule.favours))
            self._join(map(self._source, rule.authority), name, "founds")
            self._join((name,), "answer", "presumes")

    def _sides(self) -> Iterator[tuple[str, Text]]:
        """Give the two outcomes: first the answer's own, without one the protected one."""
        side = self._answer.outcome or self._question.protects
        outcomes = outcomes_of(self._answer, self._question.codebook)
        yield side, outcomes[side]
        yield from ((outcome, words) for outcome, words in outcomes.items() if outcome != side)


def outcomes_of(answer: Answer, codebook: Codebook) -> dict[str, Text]:
    """Name the two outcomes of an answer's question.

    Args:
        codebook: has the outcomes.

    Returns:
        The outcomes with their words, in codebook order.
    """
    return codebook.question(answer.question).outcomes
