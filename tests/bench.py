"""Benchmarks: how quick and how small, each beside something in the same run. ``make bench`` prints them.

Nothing here is a test: a figure depends on the machine. The targets stand beside the figures.
"""

import datetime as dt
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

import clips
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from cases import document
from cases.codebook import FactValue, codebook
from cases.incident import Dates, Incident
from cases.predicate import Predicate
from engine.chain import Chain
from engine.inference import Inference
from engine.kernel import Kernel
from engine.reasoner import Reasoner, reasoner
from rules.condition import Conjunct, FindingRef, Literal, alternatives
from rules.question import Question

INCIDENTS = sorted((Path(__file__).parents[1] / "cases" / "incidents").glob("*.yaml"))
TODAY = dt.date(2026, 11, 24)
ROUNDS = 40


_NAMES = (*codebook().fact_ids, *(question.id for question in codebook().questions))


class Clips:
    """The same rules in plain CLIPS: one wide fact, one rule for each alternative, findings chained."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Compile the rules."""
        self.environment = clips.Environment()
        sets = {fact.id for fact in codebook().facts if fact.type == "set"}
        slots = "".join(f"({'multislot' if name in sets else 'slot'} {name})" for name in _NAMES)
        self.environment.build(f"(deftemplate case {slots})")
        self.environment.build("(deftemplate held (slot rule))")
        self.template = self.environment.find_template("case")
        self.unknown = {name: [clips.Symbol("unknown")] if name in sets else clips.Symbol("unknown") for name in _NAMES}
        for question in questions:
            for rule in question.rules:
                name = f"{question.question}/{rule.id}"
                for index, conjunct in enumerate(alternatives(rule.when)):
                    pattern = _pattern(question.question, conjunct)
                    self.environment.build(f"(defrule {name}-{index} {pattern} => (assert (held (rule {name}))))")

    def derive(self, known: Mapping[str, FactValue]) -> set[str]:
        """Run the rules on facts and give the ids of those that held, after their questions."""
        self.environment.reset()
        self.template.assert_fact(**{**self.unknown, **{name: _clips(value) for name, value in known.items()}})
        self.environment.run()
        return {str(fact["rule"]) for fact in self.environment.facts() if fact.template.name == "held"}


def _clips(value: FactValue) -> object:
    if isinstance(value, frozenset):
        return [clips.Symbol(each) for each in sorted(value)]
    if isinstance(value, bool):
        return clips.Symbol(str(value).upper())
    return value if isinstance(value, int) else clips.Symbol(value)


def _pattern(question: str, conjunct: Conjunct) -> str:
    facts = dict.fromkeys(each.fact for each in conjunct if isinstance(each.test, Predicate))
    slots = "".join(f"({fact} {'$?' if codebook().variable(fact).type == 'set' else '?'}{fact})" for fact in facts)
    tests = "".join(f"(test {_expression(each)})" for each in conjunct if isinstance(each.test, Predicate))
    named = (each.test.finding for each in conjunct if isinstance(each.test, FindingRef))
    findings = "".join(f"(held (rule {question}/{finding}))" for finding in named)
    return (f"(case {slots}){tests}" if facts else "") + findings


def _expression(literal: Literal) -> str:
    assert isinstance(literal.test, Predicate)
    test = literal.test
    fact, name, argument = codebook().variable(test.fact), f"?{test.fact}", test.argument
    if fact.type == "set":
        assert isinstance(argument, frozenset)
        among = [f"(member$ {value} {name})" for value in sorted(argument)]
        joined = f"({'and' if test.test == 'all_of' else 'or'} {' '.join(among)})" if among[1:] else among[0]
        holds = f"(not {joined})" if test.test == "none_of" else joined
        known = f"(not (member$ unknown {name}))"
    elif isinstance(argument, bool):
        holds, known = f"(eq {name} {str(argument).upper()})", f"(neq {name} unknown)"
    elif isinstance(argument, int):
        holds, known = f"({'<=' if test.test == 'at_most' else '>='} {name} {argument})", f"(integerp {name})"
    else:
        passing = [f"(eq {name} {value})" for value in fact.values if test.holds(value)]
        holds = f"(or {' '.join(passing)})" if passing[1:] else passing[0]
        known = f"(neq {name} unknown)"
    return f"(and {known} {holds if literal.positive else f'(not {holds})'})"


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Time some work a number of times and give the median in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def read_incidents() -> dict[str, Incident]:
    """Read the example incidents by name."""
    fields = set(Incident.model_fields)
    return {
        path.stem: Incident.model_validate({k: v for k, v in document.read(path).items() if k in fields})
        for path in INCIDENTS
    }


def bench_verdicts(table: Table) -> None:
    """One verdict on all questions with full explanation, and its parts, beside plain CLIPS on the same rules."""
    ready, incidents = reasoner(), list(read_incidents().values())
    questions = ready.rulebook.questions
    inference, plain = Inference(questions.values()), Clips(questions.values())
    kernels = {name: Kernel(question) for name, question in questions.items()}
    valid = {name: frozenset(rule.id for rule in question.rules) for name, question in questions.items()}
    facts = [Chain(ready.laws(TODAY, Dates()), incident.settled.known, {}).known for incident in incidents]

    def by_kernel(known: Mapping[str, FactValue]) -> set[str]:
        return {
            f"{name}/{factor}"
            for name, kernel in kernels.items()
            for factor in kernel.ids(kernel.factors(kernel.tests(known)))
        }

    def bare_kernel(known: Mapping[str, FactValue]) -> list[int]:
        return [kernel.factors(kernel.tests(known)) for kernel in kernels.values()]

    factors = {f"{name}/{rule.id}" for name, question in questions.items() for rule in question.factors}
    for known in facts:
        derived = inference.derive(known, valid)
        by_experta = {f"{name}/{rule}" for name, derivation in derived.items() for rule in derivation.steps}
        assert by_kernel(known) == factors & by_experta == factors & plain.derive(known)
    whole = [median_ms(partial(ready.reason, incident, TODAY)) for incident in incidents]
    json = [median_ms(partial(_as_json_values, ready, incident)) for incident in incidents]
    fresh = [median_ms(partial(ready.reason, incident, TODAY), 1) for incident in variations(incidents)]
    table.add_row("verdict, all questions, median example", f"{statistics.median(whole):.2f} ms", "below 10 ms")
    table.add_row("verdict, slowest example", f"{max(whole):.2f} ms", "")
    table.add_row("verdict on an incident never seen before, median", f"{statistics.median(fresh):.2f} ms", "")
    table.add_row("verdict as JSON values, median example", f"{statistics.median(json):.2f} ms", "")
    engines: dict[str, Callable[[Mapping[str, FactValue]], object]] = {
        "factors of all questions by experta, with trace": lambda known: inference.derive(known, valid),
        "factors of all questions by plain CLIPS (clipspy)": plain.derive,
        "factors of all questions by the kernel": bare_kernel,
    }
    for name, derive in engines.items():
        times = [median_ms(partial(derive, known)) for known in facts]
        table.add_row(name, f"{statistics.median(times):.3f} ms", "")
    plain.environment.clear()


def variations(incidents: list[Incident]) -> list[Incident]:
    """Change a few facts of the example incidents, always in the same ways; what cannot be true is left out."""
    chosen, found = Random(1), []  # noqa: S311 - no secret
    for _ in range(20):
        for incident in incidents:
            plain = dict(incident.facts.plain)
            for fact in chosen.sample(codebook().facts, 6):
                if fact.type == "set":
                    plain[fact.id] = chosen.sample(list(fact.values), 2)
                else:
                    plain[fact.id] = chosen.choice(
                        [True, False] if fact.type == "boolean" else list(fact.values) or [9]
                    )
            with suppress(ValidationError):
                found.append(Incident.model_validate({"facts": plain}))
    return found


def _as_json_values(ready: Reasoner, incident: Incident) -> object:
    return ready.reason(incident, TODAY).in_language("nl")


def bench_start(table: Table) -> None:
    """Start of the command line, beside Python itself and beside importing the libraries it stands on."""
    program = [str(Path(sys.executable).with_name("privesfeer")), "verdict", str(INCIDENTS[0])]
    started = [
        ("command line, one verdict", program, "below 1000 ms"),
        ("python -c pass", [sys.executable, "-c", "pass"], ""),
        ("importing pydantic, typer and rich", [sys.executable, "-c", "import pydantic, typer, rich.console"], ""),
    ]
    for name, command, target in started:
        run = partial(subprocess.run, command, check=True, capture_output=True)
        table.add_row(name, f"{median_ms(run, 7):.0f} ms", target)


def bench_server(table: Table) -> None:
    """Memory of the server after a hundred verdicts, and how long one takes over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [str(Path(sys.executable).with_name("privesfeer")), "serve", "--port", str(port)]
    server = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/v1"
        deadline = time.monotonic() + 30
        while not _answers(f"{address}/health"):
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.1)
        asked = urllib.request.Request(  # noqa: S310 - loopback
            f"{address}/verdicts", data=b'{"facts": {"form": "post"}}', headers={"content-type": "application/json"}
        )
        took = median_ms(lambda: urllib.request.urlopen(asked).read(), 100)  # noqa: S310 - loopback
        status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        table.add_row("server, resident memory", f"{resident / 1024:.0f} MB", "below 150 MB")
        table.add_row("verdict over HTTP", f"{took:.2f} ms", "")
    finally:
        server.terminate()
        server.wait(10)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - loopback
            return bool(answer.status == 200)
    except OSError:
        return False


def main() -> None:
    """Print every benchmark with its target."""
    table = Table("measure", "figure", "target", title=f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    bench_verdicts(table)
    bench_start(table)
    bench_server(table)
    Console().print(table)


if __name__ == "__main__":
    main()
