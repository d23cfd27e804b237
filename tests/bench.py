"""Benchmarks: how quick and how small, each beside something in the same run. ``make bench`` prints them.

Nothing here is a test: a figure depends on the machine. The targets stand beside the figures.
"""

import datetime as dt
import json
import math
import operator
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import clips
import numpy as np
import zen
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from privesfeer.api.ask.registry import Incident, casebook, codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons import document
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.proof.inference import Inference
from privesfeer.engine.reasoner import Reasoner
from privesfeer.engine.search.batch import Batch
from privesfeer.engine.search.variants import StepSets
from privesfeer.rules.condition import Conjunct, FindingRef, Literal, alternatives
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule
from tests.bench_memo import bench_memos
from tests.drawn import drawn
from tests.engine.test_batch import disagreement
from tests.strategies import TESTED

INCIDENTS = sorted((Path(__file__).parents[1] / "cases" / "incidents").glob("*.yaml"))
TODAY = dt.date(2026, 11, 24)
ROUNDS = 40
THIRTY = range(22, 34)  # about thirty unknown facts, of those that a rule tests
MANY, SOME, SEED = 100_000, 500, 7
_UNLESS = "_unless"
CLIPS, ZEN = "plain CLIPS (clipspy)", "zen-engine, bare compiled expressions"

_TESTED = {fact.id for fact in TESTED}
_NAMES = (
    *codebook().fact_ids,
    *(each.id for each in codebook().counted),
    *(each.id for each in codebook().questions),
)


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
                for name, conjuncts in _conditions(question, rule):
                    for index, conjunct in enumerate(conjuncts):
                        pattern, held = _pattern(question.question, conjunct), f"{question.question}/{name}"
                        self.environment.build(f"(defrule {held}-{index} {pattern} => (assert (held (rule {held}))))")

    def derive(self, known: Mapping[str, FactValue]) -> set[str]:
        """Run the rules on facts and give the ids of those that held, after their questions."""
        self.environment.reset()
        self.template.assert_fact(**{**self.unknown, **{name: _clips(value) for name, value in known.items()}})
        self.environment.run()
        return _standing({str(fact["rule"]) for fact in self.environment.facts() if fact.template.name == "held"})


def _conditions(question: Question, rule: Rule) -> Iterator[tuple[str, tuple[Conjunct, ...]]]:
    """Give the conditions of a rule and of its exceptions, each with the name of what holds when it is met.

    A finding stays one where it has to hold; that it is known not to hold is written out over facts.
    """
    for name, condition in ((rule.id, rule.when), (f"{rule.id}{_UNLESS}", rule.unless)):
        if condition is not None:
            chained = alternatives(condition)
            denied = any(isinstance(each.test, FindingRef) and not each.positive for part in chained for each in part)
            yield name, question.expanded(condition) if denied else chained


def _standing(held: set[str]) -> set[str]:
    """Give the rules that held, without those of which an exception did."""
    return {rule for rule in held if f"{rule}{_UNLESS}" not in held}


def _clips(value: FactValue) -> object:
    if isinstance(value, frozenset):
        return [clips.Symbol(each) for each in sorted(value)]
    if isinstance(value, bool):
        return clips.Symbol(str(value).upper())
    return value if isinstance(value, int) else clips.Symbol(str(value))


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


class Zen:
    """The same rules in GoRules' engine, written in Rust: a condition for each rule, in its expression language."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        """Compile the rules, both as a decision of expression nodes and as expressions without an engine around them.

        A node for each question, in which rules build on findings; an expression has nothing to build on, so there
        the conditions are written out over facts alone, and only those of factors.
        """
        nodes = {
            name: {
                _key(name, held): _condition(name, conjuncts)
                for rule in question.rules
                for held, conjuncts in _conditions(question, rule)
            }
            for name, question in questions.items()
        }
        self.decision = zen.ZenEngine().create_decision(json.dumps(_decision(nodes)))
        written = (
            [
                f"{_key(name, rule.id)}: ({_condition(name, question.expanded(rule.when))})"
                + (f" and not ({_condition(name, question.expanded(rule.unless))})" if rule.unless else "")
                for rule in question.factors
            ]
            for name, question in questions.items()
        )
        self.expressions = [zen.compile_expression(f"{{{', '.join(each)}}}") for each in written]

    def decide(self, known: dict[str, object]) -> dict[str, bool]:
        """Evaluate the decision on facts as JSON values: whether each rule holds."""
        return dict(self.decision.evaluate(known)["result"])

    def evaluate(self, known: dict[str, object]) -> list[dict[str, bool]]:
        """Evaluate the expressions on facts as JSON values: by question, whether each factor holds."""
        return [expression.evaluate(known) for expression in self.expressions]


def _key(question: str, rule: str) -> str:
    return f"{question}__{rule}"


def _decision(nodes: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    ends = [{"id": kind, "name": kind, "type": f"{kind}Node"} for kind in ("input", "output")]
    between = [
        {
            "id": name,
            "name": name,
            "type": "expressionNode",
            "content": {"expressions": [{"id": key, "key": key, "value": value} for key, value in rules.items()]},
        }
        for name, rules in nodes.items()
    ]
    pairs = [pair for name in nodes for pair in (("input", name), (name, "output"))]
    edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in pairs]
    return {"contentType": "application/vnd.gorules.decision", "nodes": [*ends, *between], "edges": edges}


def _condition(question: str, conjuncts: Iterable[Conjunct]) -> str:
    return " or ".join(f"({' and '.join(_zen(question, each) for each in conjunct)})" for conjunct in conjuncts)


def _zen(question: str, literal: Literal) -> str:
    if isinstance(literal.test, FindingRef):
        return f"{'' if literal.positive else 'not '}$.{_key(question, literal.test.finding)}"
    test = literal.test
    fact, name, argument = codebook().variable(test.fact), test.fact, test.argument
    if isinstance(argument, bool):
        return f"{name} == {str(argument is literal.positive).lower()}"
    if isinstance(argument, int):
        holds = f"{name} {'<=' if test.test == 'at_most' else '>='} {argument}"
    elif fact.type == "set":
        assert isinstance(argument, frozenset)
        holds = f"{'all' if test.test == 'all_of' else 'some'}({sorted(argument)}, # in {name})"
        holds = f"not ({holds})" if test.test == "none_of" else holds
    else:
        return f"{name} in {[value for value in fact.values if literal.passes(value)]}"
    return f"({name} != null and {holds if literal.positive else f'not ({holds})'})"


def _plain(known: Mapping[str, FactValue]) -> dict[str, object]:
    return {name: _as_json(value) for name, value in known.items()}


def _as_json(value: FactValue) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Time some work a number of times and give the median in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def cpu_us(work: Callable[[], object], count: int, rounds: int = 5) -> float:
    """Time some work on a number of incidents, all threads together, and give the best in microseconds for each."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) / count * 1e6


def read_incidents() -> dict[str, Incident]:
    """Read the example incidents by name."""
    fields = set(Incident.model_fields)
    return {
        path.stem: Incident.model_validate({k: v for k, v in document.read(path).items() if k in fields})
        for path in INCIDENTS
    }


def bench_verdicts(table: Table) -> None:
    """One verdict on all questions with full explanation."""
    services, incidents = reasoner(), list(read_incidents().values())
    whole = [median_ms(partial(services.reason, incident, TODAY)) for incident in incidents]
    json = [median_ms(partial(_as_json_values, services, incident)) for incident in incidents]
    fresh = [median_ms(partial(services.reason, incident, TODAY), 1) for incident in variations(incidents)]
    table.add_row("verdict, all questions, median example", f"{statistics.median(whole):.2f} ms", "below 10 ms")
    table.add_row("verdict, slowest example", f"{max(whole):.2f} ms", "")
    table.add_row("verdict on an incident never seen before, median", f"{statistics.median(fresh):.2f} ms", "")
    table.add_row("verdict as JSON values, median example", f"{statistics.median(json):.2f} ms", "")


def _drawn_incidents() -> Iterable[Incident]:
    for known in drawn(SOME * 6, SEED):
        yield Incident.model_validate({"facts": _plain(known)})


def bench_outlook(table: Table) -> None:
    """Time what is open, and what would change each answer, beside answering as many incidents one by one."""
    services, incidents = reasoner(), list(read_incidents().values())
    output = [median_ms(partial(services.stability, incident, TODAY), 5) for incident in incidents]
    unknown = [len(_TESTED - incident.settled.known.keys()) for incident in incidents]
    about = [incident for incident in _drawn_incidents() if len(_TESTED - incident.settled.known.keys()) in THIRTY]
    took_about = [median_ms(partial(services.stability, incident, TODAY), 5) for incident in about[: len(incidents)]]
    table.add_row(
        f"stability, {len(took_about)} drawn incidents with {THIRTY[0]} to {THIRTY[-1]} unknown facts, median",
        f"{statistics.median(took_about):.0f} ms",
        "below 20 ms",
    )
    table.add_row("... slowest", f"{max(took_about):.0f} ms", "")
    table.add_row(
        f"stability, median example ({statistics.median(unknown):.0f} unknown)",
        f"{statistics.median(output):.0f} ms",
        "",
    )
    table.add_row("stability, slowest example", f"{max(output):.0f} ms", "")
    took: dict[tuple[int, str], float] = {}
    for place, incident in enumerate(incidents):
        chain = AnswerChain(services.laws(TODAY, incident.dates), incident.settled.known, incident.assume)
        for name in [name for name, link in chain.links.items() if link.result]:
            took[place, name] = median_ms(partial(services.changes, incident, TODAY, name), 1)
    table.add_row("up to three changes, median example and question", f"{statistics.median(took.values()):.0f} ms", "")
    table.add_row("up to three changes, slowest", f"{max(took.values()):.0f} ms", "below 500 ms")
    place, name = max(took, key=took.__getitem__)
    known = incidents[place].settled.known
    chain = AnswerChain(services.laws(TODAY, incidents[place].dates), known, incidents[place].assume)
    sets = math.comb(len(StepSets(chain, known, [name]).places), 3)
    laws = tuple(link.law for link in chain.links.values())
    alone = cpu_us(lambda: [AnswerChain(laws, known, {}) for _ in range(SOME)], SOME, 1)
    table.add_row(f"... its {sets:,} sets of three by the chain, one by one", f"{sets * alone / 1e6:.0f} s", "")


def bench_factors(table: Table, facts: Sequence[Mapping[str, FactValue]], batch_us: float) -> None:
    """Factors of all questions by every engine that there is, on the same incidents; they must find the same."""
    services = reasoner()
    questions = services.rulebook.questions
    inference, plain, rust = Inference(questions.values()), Clips(questions.values()), Zen(questions)
    factor_indexes = {name: FactorIndex(question) for name, question in questions.items()}
    valid = {name: frozenset(rule.id for rule in question.rules) for name, question in questions.items()}
    laws = tuple(services.laws(TODAY, Dates()))
    answered = [AnswerChain(laws, known, {}).known for known in facts]
    as_json = [_plain(known) for known in answered]
    factors = {f"{name}/{rule.id}" for name, question in questions.items() for rule in question.factors}
    for known, values in zip(answered, as_json, strict=True):
        held = {
            f"{name}/{factor}"
            for name, factor_index in factor_indexes.items()
            for factor in factor_index.ids(factor_index.factors(factor_index.tests(known)))
        }
        derived = inference.derive(known, valid)
        assert held == factors & {f"{name}/{rule}" for name, each in derived.items() for rule in each.steps}
        assert held == factors & plain.derive(known)
        decided = {key.replace("__", "/") for key, holds in rust.decide(values).items() if holds}
        assert held == factors & _standing(decided)
        assert held == {key.replace("__", "/") for each in rust.evaluate(values) for key in each if each[key]}
    engines: dict[str, Callable[[], object]] = {
        "experta, with trace": lambda: [inference.derive(known, valid) for known in answered],
        CLIPS: lambda: [plain.derive(known) for known in answered],
        "zen-engine, a decision": lambda: [rust.decide(values) for values in as_json],
        ZEN: lambda: [rust.evaluate(values) for values in as_json],
        "the kernel": lambda: [
            factor_index.factors(factor_index.tests(known))
            for known in answered
            for factor_index in factor_indexes.values()
        ],
    }
    took = {name: cpu_us(work, len(facts), 3) for name, work in engines.items()}
    for name, each in took.items():
        table.add_row(f"factors of all questions by {name}, an incident", f"{each:.0f} µs", "")
    table.add_row("... and with all answers by the batch, encoding included", f"{batch_us:.1f} µs", "")
    for name in (CLIPS, ZEN):
        table.add_row(f"... so many times quicker than {name}", f"{took[name] / batch_us:.0f}", "at least 20")
    fresh = iter([list(drawn(SOME, SEED + each)) for each in (1, 2, 3)])
    chain = cpu_us(lambda: [AnswerChain(laws, known, {}) for known in next(fresh)], SOME * len(laws), 3)
    table.add_row("one question on an incident never seen before, by the chain", f"{chain:.0f} µs", "below 50 µs")
    plain.environment.clear()


def bench_batch(table: Table, facts: Sequence[Mapping[str, FactValue]]) -> float:
    """Outcome and status on all questions for many incidents; gives the time for one, encoding included."""
    laws = tuple(reasoner().laws(TODAY, Dates()))
    batch = Batch(laws)
    codes = batch.encode(facts)
    batch.answer(codes)
    compiling = median_ms(lambda: Batch(laws), 5)
    encoding = cpu_us(lambda: batch.encode(facts), len(facts))
    answering = cpu_us(lambda: batch.answer(codes), len(facts))
    table.add_row("batch, compiling the law of one moment", f"{compiling:.0f} ms", "")
    table.add_row("batch, encoding, incidents a second on one core", f"{1e6 / encoding:,.0f}", "")
    table.add_row("batch, all answers, incidents a second on one core", f"{1e6 / answering:,.0f}", "at least 100,000")
    return encoding + answering


def bench_planes(table: Table) -> None:
    """One operation on a bit vector, as a whole number and as an array of NumPy."""
    for count in (128, 32_768, 262_144):
        one, other = (Random(seed).getrandbits(count) for seed in (1, 2))  # noqa: S311 - no secret
        arrays = [np.frombuffer(each.to_bytes(count // 8, "little"), np.uint64) for each in (one, other)]
        whole = cpu_us(partial(_repeated, operator.and_, one, other), MANY, 3)
        array = cpu_us(partial(_repeated, operator.and_, *arrays), MANY, 3)
        table.add_row(f"one operation on {count:,} incidents, as a whole number", f"{whole:.2f} µs", "")
        table.add_row("... as an array of NumPy", f"{array:.2f} µs", "")


def _repeated(work: Callable[[Any, Any], object], one: object, other: object) -> None:
    for _ in range(MANY):
        work(one, other)


def bench_agreement(table: Table, facts: Sequence[Mapping[str, FactValue]]) -> None:
    """Outcome and status of every question by batch and chain, on many incidents and every ruling; takes a minute."""
    laws = {law.question.question: law for law in reasoner().laws(TODAY, Dates())}
    compared = [*(ruling.facts.known for ruling in casebook()), *facts]
    found = disagreement(compared, laws, Batch(laws.values()))
    table.add_row(f"batch and chain on {len(compared):,} incidents", found or "no difference", "no difference")


def variations(incidents: list[Incident], rounds: int = 20) -> list[Incident]:
    """Change a few facts of the example incidents, always in the same ways; what cannot be true is left out."""
    chosen, found = Random(1), []  # noqa: S311 - no secret
    for _ in range(rounds):
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


def _as_json_values(services: Reasoner, incident: Incident) -> object:
    return services.reason(incident, TODAY).localize("nl")


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
    bare = _processor_ms("pass")
    for name, code, target in (
        ("--help, processor time", "import sys; sys.argv[1:] = ['--help']; main()", "below 200 ms"),
        (
            "one verdict, processor time",
            f"import sys; sys.argv[1:] = ['verdict', {str(INCIDENTS[0])!r}]; main()",
            "below 600 ms",
        ),
    ):
        output = _processor_ms(f"from privesfeer.api.cli.main import main; {code}")
        table.add_row(name, f"{output:.0f} ms, {output / bare:.0f} times python -c pass", target)
    for part, took in _shares(INCIDENTS[0]).items():
        table.add_row(f"of which {part}", f"{took:.0f} ms")


_STAGES = """
import json, sys, time
marks = {"Python": time.process_time()}
from privesfeer.api.cli import main, output, verdict
from privesfeer.api.ask.registry import KEPT
from privesfeer.api.ask import services, request
from privesfeer.api.reports.verdict import report
marks["imports"] = time.process_time()
KEPT and KEPT[1]
marks["rules and rulings"] = time.process_time()
reasoner = ready.reasoner()
marks["weights, planes and network"] = time.process_time()
asked = request.read_request(open(sys.argv[1], "rb").read())
marks["reading the incident"] = time.process_time()
answered = asked.verdict()
marks["reasoning"] = time.process_time()
told.show(report(answered, asked.lang, None, detail=False), "text")
marks["printing"] = time.process_time()
print(json.dumps(marks), file=sys.stderr)
"""


def _shares(incident: Path) -> dict[str, float]:
    """Say how long each part of a first verdict takes, in milliseconds of processor time."""
    done = subprocess.run([sys.executable, "-c", _STAGES, incident], check=True, capture_output=True, text=True)
    marks = json.loads(done.stderr)
    return {
        name: 1000 * (mark - before) for (name, mark), before in zip(marks.items(), (0, *marks.values()), strict=False)
    }


def _processor_ms(code: str) -> float:
    """Say how long code takes in a Python of its own, in milliseconds of processor time; the least of five."""
    exit_ = f"import atexit, sys, time; atexit.register(lambda: print(time.process_time(), file=sys.stderr)); {code}"
    runs = (subprocess.run([sys.executable, "-c", exit_], capture_output=True, text=True, check=True) for _ in range(5))
    return min(1000 * float(run.stderr.split()[-1]) for run in runs)


def bench_server(table: Table) -> None:
    """Memory of the server after a hundred verdicts, and how long one takes over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [str(Path(sys.executable).with_name("privesfeer")), "serve", "--port", str(port)]
    server = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/v2"
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
    facts = list(drawn(MANY, SEED))
    bench_verdicts(table)
    bench_memos(table)
    bench_outlook(table)
    bench_planes(table)
    bench_factors(table, facts[:SOME], bench_batch(table, facts))
    bench_agreement(table, facts)
    bench_start(table)
    bench_server(table)
    Console().print(table)


if __name__ == "__main__":
    main()
