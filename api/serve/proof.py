"""Proof: before anybody is answered, stock experta derives a few examples once more."""

import gc
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from multiprocessing import get_context

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reasoner

_EVERY = 6  # of how many examples one is proved: together they take a second


def prove(workers: int) -> None:
    """Have stock experta derive examples that come with the program.

    Args:
        workers: how many processes are to answer.

    Raises:
        UnprovedError: something else follows by stock experta.
    """
    if workers == 1:
        _prove()
        return
    # The process that only minds those that answer has no books, and needs none.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        apart.submit(_prove).result()


def _prove() -> None:
    examples = sorted(files("privesfeer.cases").joinpath("incidents").iterdir(), key=lambda each: each.name)
    prover = reasoner().proving()
    for example in examples[::_EVERY]:
        # On the day of the casebook, after everything that examples tell of, whatever the clock of the machine says.
        read_request(example.read_bytes(), as_of=casebook().release).verdict(prover)
    del prover
    gc.collect()  # its engines are large, and nothing asks for them again
