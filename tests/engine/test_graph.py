"""The argument graph: complete, well joined, and no more than what the answer says."""

from collections.abc import Iterator
from itertools import chain

import pytest

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.engine.answers.arguments.graph import ArgumentGraph, Edge, argument_graph, outcomes_of
from privesfeer.engine.answers.verdicts.verdict import Answer
from tests.golden import EXAMPLES, answered


def answers() -> Iterator[Answer]:
    """Give every answer on every example, those on single conversations too."""
    for verdict in map(answered, EXAMPLES):
        yield from chain(verdict.answers, *(each.answers for each in verdict.acts))


def graph_of(answer: Answer) -> ArgumentGraph:
    """Draw up the graph of an answer."""
    return argument_graph(answer, rulebook().questions[answer.question])


def test_every_edge_joins_two_nodes_and_nothing_occurs_twice() -> None:
    """On every answer of every example."""
    for answer in answers():
        graph = graph_of(answer)
        ids = [node.id for node in graph.nodes]
        assert len(set(ids)) == len(ids)
        assert len(set(graph.edges)) == len(graph.edges)
        assert {edge.source for edge in graph.edges} | {edge.target for edge in graph.edges} <= set(ids)


def test_no_statement_stands_alone_and_no_argument_runs_in_a_circle() -> None:
    """From every node a way leads to the answer; only the two outcomes oppose each other both ways."""
    for answer in answers():
        graph = graph_of(answer)
        onward = {node.id: [edge.target for edge in graph.edges if edge.source == node.id] for node in graph.nodes}
        argued = {
            node.id: [edge.target for edge in graph.edges if edge.source == node.id and edge.kind != "opposes"]
            for node in graph.nodes
        }
        for node in graph.nodes:
            reached, ahead = set(), list(onward[node.id])
            while ahead:
                name = ahead.pop()
                if name not in reached:
                    reached.add(name)
                    ahead += onward[name]
            assert node.id == "answer" or "answer" in reached, node.id
        done: set[str] = set()
        while ready := [name for name in argued if name not in done and set(argued[name]) <= done]:
            done.update(ready)
        assert done == set(argued)


def test_the_graph_holds_all_reasons_and_rulings_of_the_answer_and_no_others() -> None:
    """Each on its own side, with what goes without saying once it holds."""
    for answer in answers():
        graph = graph_of(answer)
        grounds = {
            (f"factor:{name}", ground.favours)
            for ground in (*answer.for_, *answer.against)
            for name in (ground.factor, *(each.factor for each in ground.includes))
        }
        assert {(node.id, node.favours) for node in graph.of_kind("factor")} == grounds
        rulings = (*answer.rulings.governing, *answer.rulings.supporting, *answer.rulings.opposing)
        assert {node.id for node in graph.of_kind("ruling")} == {f"ruling:{each.citation.key}" for each in rulings}
        governing = {edge.source for edge in graph.edges if edge.kind == "governs"}
        assert governing == {f"ruling:{each.citation.key}" for each in rulings if each.governs}


def test_every_factor_has_a_fact_and_an_authority() -> None:
    """No reason without what makes it hold and a source; what goes without saying has those of what says more."""
    for answer in answers():
        graph = graph_of(answer)
        grounds = {f"factor:{each.factor}" for each in (*answer.for_, *answer.against)}
        for factor in graph.of_kind("factor"):
            into = {edge.kind: edge.source for edge in graph.edges if edge.target == factor.id}
            if factor.id in grounds:
                assert {"shows", "founds"} <= into.keys(), factor.id
            else:
                assert into["implies"] in grounds, factor.id


@pytest.mark.parametrize(
    "answer", [next(a for a in answers() if a.outcome), next(a for a in answers() if not a.outcome)]
)
def test_the_outcome_carries_the_answer_and_without_one_both_leave_it_open(answer: Answer) -> None:
    """Whatever the weights."""
    carrying = {edge.source for edge in graph_of(answer).edges if edge.kind == "carries"}
    named = [answer.outcome] if answer.outcome else outcomes_of(answer, codebook())
    assert carrying == {f"outcome:{outcome}" for outcome in named}


def test_what_governs_who_could_read_a_public_film_leads_to_an_open_circle() -> None:
    """The reason leads from the audience through the appeal court's ruling to "open"."""
    example = next(each for each in EXAMPLES if each.stem == "care-worker-film-of-client")
    answer = next(each for each in answered(example).answers if each.question == "circle")
    edges = graph_of(answer).edges
    ruling = next(edge.source for edge in edges if edge.kind == "governs")
    assert Edge(source=ruling, target="outcome:open", kind="governs") in edges
    assert (
        Edge(
            source="fact:audience",
            target=next(edge.target for edge in edges if edge.source == "fact:audience"),
            kind="shows",
        )
        in edges
    )
    assert [edge for edge in edges if edge.target == ruling and edge.kind == "shared"]
