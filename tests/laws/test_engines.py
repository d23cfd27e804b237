"""Engines: the chain, the batch and experta mean the same, requirements and conclusions included."""

from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.proof.inference import Inference
from privesfeer.engine.search.batch import Batch
from tests.conftest import tries
from tests.engine.books import LAWS, answered
from tests.laws.answers import Known, drawn

BATCH = Batch(LAWS.values())
INFERENCE = Inference(rulebook().questions.values())
VALID = {name: law.valid for name, law in LAWS.items()}


def check(facts: list[Known]) -> set[tuple[str, str]]:
    """Check that the three agree; give the questions and statuses that were met."""
    batch, met = BATCH.answer(BATCH.encode(facts)), set[tuple[str, str]]()
    for place, known in enumerate(facts):
        chain = answered(known)
        found = {name: link.result and (link.result.outcome, link.result.status) for name, link in chain.links.items()}
        assert batch.of(place) == found
        derived = INFERENCE.derive(chain.known, VALID)
        for name, link in chain.links.items():
            assert link.law.holding(link.tests, link.factors) == derived[name].steps.keys()
            if link.result:
                met.add((name, link.result.status))
    return met


@tries(60)
@given(st.lists(drawn(), min_size=1, max_size=3))
def test_chain_batch_and_experta_agree(facts: list[dict[str, FactValue]]) -> None:
    """On random incidents: outcome and status of each question, and all that holds."""
    check([*facts])


def test_chain_batch_and_experta_agree_on_every_ruling_and_textbook_incident() -> None:
    """Requirements and conclusions are among them."""
    books = casebook()
    met = check([*(ruling.facts.known for ruling in books), *(each.facts.known for each in books.textbook)])
    assert {"required", "governed", "leaning", "undetermined"} <= {status for _, status in met}
    assert {"measure_upheld", "clause_breached"} <= {name for name, status in met if status == "required"}
    assert {"governed", "leaning", "undetermined"} <= {status for name, status in met if name == "private_sphere"}
