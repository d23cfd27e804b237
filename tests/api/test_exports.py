"""The exports of an argument graph: what other programs must be able to read."""

import json
import re
from collections.abc import Iterator
from itertools import chain

import pytest

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.pictures.exports import aif, dot, mermaid
from privesfeer.cases.commons.text import LANGUAGES, Lang, untranslated
from privesfeer.engine.answers.arguments.graph import ArgumentGraph, argument_graph
from tests.conftest import sparing
from tests.golden import EXAMPLES, answered

NODE = re.compile(r'  (n\d+)(\(\[|>|\{\{|\[\[|\[)"([^"`\[\]{}()|<>\\]|<br/>)*"(\]\)|\]|\}\}|\]\])')
LINK = re.compile(r"  (n\d+) (-->|==>|-\.->|--x) (n\d+)")
STRING = r'"(?:[^"\\]|\\.)*"'
DOT_NODE = re.compile(rf"  ({STRING}) \[label={STRING}, shape=\w+\];")
DOT_EDGE = re.compile(rf"  ({STRING}) -> ({STRING}) \[style=\w+(, arrowhead=tee)?\];")
PAIRS = {"([": "])", ">": "]", "{{": "}}", "[[": "]]", "[": "]"}
HOSTILE = untranslated('"]; end --> x["`a\\" <b> #quot; {x} | \n%% note')


def graphs() -> Iterator[ArgumentGraph]:
    """Give the graph of every answer on every example, and one with hostile labels."""
    for verdict in map(answered, EXAMPLES):
        for answer in chain(verdict.answers, *(each.answers for each in verdict.acts)):
            yield argument_graph(answer, rulebook().questions[answer.question])
    yield hostile()


def hostile() -> ArgumentGraph:
    """Give a graph whose labels try to break out of their quotes."""
    answer = answered(EXAMPLES[0]).answers[0]
    graph = argument_graph(answer, rulebook().questions[answer.question])
    nodes = tuple(node.model_copy(update={"label": HOSTILE, "text": HOSTILE}) for node in graph.nodes)
    return graph.model_copy(update={"nodes": nodes, "question_text": HOSTILE})


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_mermaid_reads_every_line(lang: Lang) -> None:
    """A node with a quoted label, or a link between two nodes; within what Mermaid takes by default."""
    for graph in graphs():
        written = mermaid(graph, lang)
        first, comment, *lines = written.splitlines()
        assert (first, comment) == ("flowchart LR", f"  %% {graph.question}")
        nodes, links = lines[: len(graph.nodes)], lines[len(graph.nodes) :]
        found = [NODE.fullmatch(line) for line in nodes]
        assert all(each and PAIRS[each[2]] == each[4] for each in found), nodes
        names = {each[1] for each in found if each}
        joined = [LINK.fullmatch(line) for line in links]
        assert all(each and {each[1], each[3]} <= names for each in joined), links
        assert len(links) == len(graph.edges) <= 500
        assert len(written) < 50_000


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_graphviz_reads_every_line(lang: Lang) -> None:
    """A node or an edge with quoted strings; edges name nodes that are there."""
    for graph in graphs():
        lines = dot(graph, lang).splitlines()
        assert re.fullmatch(rf"digraph {STRING} \{{", lines[0])
        assert re.fullmatch(rf"  label={STRING};", lines[3])
        assert lines[-1] == "}"
        nodes, edges = lines[4 : 4 + len(graph.nodes)], lines[4 + len(graph.nodes) : -1]
        found = [DOT_NODE.fullmatch(line) for line in nodes]
        assert all(found), nodes
        names = {each[1] for each in found if each}
        joined = [DOT_EDGE.fullmatch(line) for line in edges]
        assert all(each and {each[1], each[2]} <= names for each in joined), edges
        assert len(edges) == len(graph.edges)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_aif_joins_statements_through_schemes_only(lang: Lang) -> None:
    """Every edge joins two nodes that are there, none two I-nodes; every scheme has a premise and one conclusion."""
    for graph in graphs():
        content = json.loads(aif(graph, lang))
        kinds = {node["nodeID"]: node["type"] for node in content["nodes"]}
        assert len(kinds) == len(content["nodes"])
        assert set(kinds.values()) <= {"I", "RA", "CA", "PA"}
        assert list(kinds.values()).count("I") == len(graph.nodes)
        edges = [(edge["fromID"], edge["toID"]) for edge in content["edges"]]
        assert len(set(edges)) == len(edges)
        for source, target in edges:
            assert (kinds[source], kinds[target]) != ("I", "I")
        for name, kind in kinds.items():
            if kind != "I":
                assert [target for source, target in edges if source == name][1:] == []
                assert any(target == name for _, target in edges)
                assert any(source == name for source, _ in edges)


def test_aif_says_which_outcome_prevails() -> None:
    """A preference where there is an outcome; the outcomes conflict both ways in any case."""
    for graph in graphs():
        kinds = [
            node["type"] for node in json.loads(aif(graph, "en"))["nodes"] if node.get("scheme") != "Distinguishing"
        ]
        assert kinds.count("CA") == 2
        assert kinds.count("PA") == (graph.nodes[-1].favours is not None)


@pytest.mark.parametrize("write", [mermaid, dot, aif])
def test_both_languages_have_the_same_nodes(write: type) -> None:
    """Only the words differ."""
    for graph in graphs():
        assert len({len(write(graph, lang).splitlines()) for lang in LANGUAGES}) == 1
