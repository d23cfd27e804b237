"""Stock experta, by its public names alone, derives what every answer shows; where it does not, nothing is answered."""

import ast
from pathlib import Path
from typing import Any

import pytest

from privesfeer import engine
from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.ask.request import read_request, verdict_json
from privesfeer.api.ask.services import reasoner
from privesfeer.api.cli import main, output
from privesfeer.api.serve.proof import prove
from privesfeer.cases.commons.text import Lang
from privesfeer.engine.doctrine.reading import known_in
from privesfeer.engine.proof import quick
from privesfeer.engine.proof.fault import UnprovedError
from privesfeer.engine.proof.inference import Inference
from privesfeer.engine.proof.stock import Prover
from tests.conftest import in_parts
from tests.engine.books import LAWS, answered
from tests.languages import WRITTEN, worded

CASES = Path(__file__).parents[2] / "cases"
EXAMPLES = sorted([*(CASES / "incidents").glob("*.yaml"), *(CASES / "files").glob("*.yaml")])
EXAMPLE = CASES / "incidents" / "dance-teacher.yaml"
ENGINE = Path(engine.__file__).parent
QUESTIONS = rulebook().questions
PROVER = Prover(Inference(QUESTIONS.values()), QUESTIONS.values())
VALID = {name: law.valid for name, law in LAWS.items()}
PROVED = worded("Bewezen: ", "Proved: ")
DIFFERS = worded("Het programma geeft geen oordeel.", "The program gives no verdict.")
NOT_STARTED = worded("De server start niet", "The server does not start")


@pytest.fixture
def _one_rule_is_never_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the quick matcher lose one of the rules that every fact of a case completes, as a fault in it would."""
    changes = quick._Matcher.changes  # noqa: SLF001 - what is broken here

    def losing(self: Any, adding: Any = None, deleting: Any = None) -> Any:  # noqa: ANN401 - experta's signature
        activated, removed = changes(self, adding, deleting)
        return activated[1:], removed

    monkeypatch.setattr(quick._Matcher, "changes", losing)  # noqa: SLF001 - likewise


@pytest.fixture
def _what_answers_loses_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the answers rest on whatever follows, so that nothing but stock experta is left to find the fault."""
    monkeypatch.setattr("privesfeer.engine.reasoner.proved", lambda _link, derivation: derivation)


broken = pytest.mark.usefixtures("_one_rule_is_never_reached", "_what_answers_loses_it_too")


@pytest.mark.parametrize("rulings", in_parts(casebook()))
def test_stock_experta_derives_the_same_on_every_ruling(rulings: list[Any]) -> None:
    """All questions, with the law of a day and answers worked out, and with what the courts themselves answered."""
    for ruling in rulings:
        PROVER.derive(answered(ruling.facts.known).known, VALID)
        PROVER.derive(known_in(ruling, frozenset(QUESTIONS)), VALID)


@pytest.mark.parametrize("files", in_parts(EXAMPLES))
def test_stock_experta_derives_the_same_on_every_example(files: list[Path]) -> None:
    """Of all acts, clauses, accounts and measures of a file; the verdict is the same to the byte."""
    prover = reasoner().proving()
    for file in files:
        request = read_request(file.read_bytes())
        assert verdict_json(request.verdict(prover), "nl") == verdict_json(request.verdict(), "nl")


def test_stock_experta_looks_at_no_rule_that_is_not_valid() -> None:
    """With half of the rules no law, and what builds on their findings with them."""
    halved = {name: frozenset(sorted(rules)[::2]) for name, rules in VALID.items()}
    for ruling in list(casebook())[::40]:
        PROVER.derive(answered(ruling.facts.known).known, halved)


@broken
def test_a_rule_that_the_quick_matcher_loses_is_found() -> None:
    """The error names the question alone where it is logged, and to who asked also what differs."""
    prover = Prover(Inference(QUESTIONS.values()), QUESTIONS.values())
    known = [answered(ruling.facts.known).known for ruling in list(casebook())[:10]]
    with pytest.raises(UnprovedError) as caught:
        [prover.derive(each, VALID) for each in known]
    assert caught.value.question in QUESTIONS
    assert str(caught.value).startswith("the answer to ")


def run(monkeypatch: pytest.MonkeyPatch, lang: Lang, *arguments: str) -> int | str:
    """Run the command as its users do, on a reasoner that has derived nothing yet; give its exit code."""
    ready = reasoner()
    monkeypatch.setattr(ready, "_derived", {})
    monkeypatch.setattr(ready, "_inference", Inference(QUESTIONS.values()))
    monkeypatch.setattr("sys.argv", ["privesfeer", *arguments])
    monkeypatch.setattr(main, "LANG", lang)
    with pytest.raises(SystemExit) as ended:
        main.main()
    return ended.value.code or 0


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_verdict_can_be_proved(
    lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--prove` says so in one line on standard error, and leaves what stands on standard output as it is."""
    asked = ("verdict", str(EXAMPLE), "--format", "json", "--lang", lang)
    assert run(monkeypatch, lang, *asked) == 0
    plain = capsys.readouterr()
    assert run(monkeypatch, lang, *asked, "--prove") == 0
    proved = capsys.readouterr()
    assert proved.out == plain.out
    assert proved.err.startswith(PROVED[lang])
    assert proved.err.count("\n") == 1


@broken
@pytest.mark.parametrize("lang", WRITTEN)
def test_a_verdict_that_is_not_proved_is_not_given(
    lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 with the reason, nothing on standard output, and no traceback."""
    assert run(monkeypatch, lang, "verdict", str(EXAMPLE), "--prove") == output.FAILED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(DIFFERS[lang])
    assert "experta" in printed.err
    assert "Traceback" not in printed.err


@broken
@pytest.mark.parametrize("lang", WRITTEN)
def test_a_server_does_not_start_where_an_example_is_not_proved(
    lang: Lang, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with code 1 and says why, before it names an address."""
    assert run(monkeypatch, lang, "serve", "--port", "0", "--lang", lang) == output.FAILED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert DIFFERS[lang] in " ".join(printed.err.split())
    assert NOT_STARTED[lang] in " ".join(printed.err.split())


@pytest.mark.parametrize("workers", [1, 2])
def test_examples_are_proved_at_the_start_of_a_server(workers: int) -> None:
    """In its own process where that answers, else in one that ends."""
    prove(workers)


def test_only_the_matcher_names_what_lies_inside_experta() -> None:
    """All else takes its public names, and takes them from where it is imported."""
    found: dict[str, set[str]] = {}
    for file in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            named = [node.module] if isinstance(node, ast.ImportFrom) else []
            named += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if inside := {name for name in named if name and name.split(".")[0] == "experta"}:
                found.setdefault(file.name, set()).update(inside)
    assert found == {"production.py": {"experta"}, "quick.py": {"experta.abstract", "experta.activation"}}
