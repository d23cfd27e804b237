"""The evaluation of the whole casebook, made once for all tests of a run that look at it."""

import fcntl
import os
import pickle
from collections.abc import Callable
from functools import cache

import pytest

from api.ask.shelf import casebook, rulebook
from engine.audit.evaluation import Evaluation, Mode, evaluate


@pytest.fixture(scope="session")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mode], Evaluation]:
    """Predict every ruling; the processes of one run share the result through its temporary folder."""
    apart = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent if apart else tmp_path_factory.mktemp("evaluated")

    @cache
    def made(mode: Mode) -> Evaluation:
        with (folder / f"{mode}.pickle").open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            if content := file.read():
                found: Evaluation = pickle.loads(content)  # noqa: S301 - written by this same run
                return found
            found = evaluate(rulebook(), casebook(), mode)
            file.write(pickle.dumps(found))
            return found

    return made
