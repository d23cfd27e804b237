"""What moved: the answers and predictions that a change in rules or rulings moves, against the last commit.

``python -m tests.moved`` (``make moved``) puts the last commit beside the working tree and tells the differences. Both
are collected by this same file, run by its path in the one tree and in the other; that is why it imports nothing of the
project but where it collects, and asks little of it: the last commit may be older than this file.
"""

import datetime as dt
import hashlib
import importlib
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tests.linked import importing

HERE = Path(__file__).parents[1]
Snapshot = dict[str, Any]  # JSON: "examples", "answers", "predictions", "words" and "uncollected"
NOTHING = "Nothing moved."
_CITING = {"authority", "authorities", "against_authority", "citation"}  # what a source is told under by its key
_FEW = 3  # as many rulings are named in a sentence at most


class UncollectedError(RuntimeError):
    """A tree that cannot be collected, or of which there is no last commit; the message says why."""


class Predicted(NamedTuple):
    """A prediction and what the court decided."""

    outcome: str | None
    status: str | None
    decided: str

    @property
    def right(self) -> bool:
        """Whether it is the court's own outcome."""
        return self.outcome == self.decided


# ---- collecting, in either tree --------------------------------------------------------------------------------------


def collect(tree: Path, day: dt.date) -> Snapshot:
    """Collect what the program of a tree answers; it must be the one that this process imports.

    Args:
        tree: the root of the tree.
        day: the day on which the law is read where an example names none.

    Returns:
        The answers on its examples and the predictions of its precedents; and what could not be collected.
    """
    home = Path(importlib.import_module("privesfeer.cases").__file__ or "").resolve()
    if not home.is_relative_to(tree.resolve()):
        message = f"the program was imported from {home.parent}, not from {tree}"
        raise UncollectedError(message)
    found: Snapshot = {"examples": {}, "answers": {}, "predictions": {}, "words": {}, "uncollected": {}}
    for part, gather in (("answers", _gather_answers), ("predictions", _gather_predictions)):
        try:
            gather(found, tree, day)
        except Exception as error:  # noqa: BLE001 - older code may lack anything; the reader is told what
            found[part] = {}
            found["uncollected"][part] = f"{type(error).__name__}: {error}"
    return found


def _first(name: str, *modules: str) -> Any:  # noqa: ANN401 - of whichever tree
    """Find a name in the first of some modules that there is; in older code it stands elsewhere."""
    for module in modules:
        with suppress(ModuleNotFoundError):
            return getattr(importlib.import_module(module), name)
    message = f"none of {', '.join(modules)} is there"
    raise UncollectedError(message)


def _in_english(verdict: Any) -> dict[str, Any]:  # noqa: ANN401 - of whichever tree
    told: dict[str, Any] = (getattr(verdict, "localize", None) or verdict.in_language)("en")
    return told


def _gather_answers(found: Snapshot, tree: Path, day: dt.date) -> None:
    """Answer every example incident, every conversation of every case file, and the question of every small case."""
    read_request = _first("read_request", "api.ask.request", "api.request")
    reason = _first("reason", "api.ask.services", "api.ask.ready", "api.ready")
    for path in (*sorted(tree.glob("cases/incidents/*.yaml")), *sorted(tree.glob("cases/files/*.yaml"))):
        content = path.read_bytes()
        request = read_request(content)
        verdict = _in_english(reason(request, request.as_of or day))
        parts = {path.stem: verdict["answers"]}
        for number, conversation in enumerate(verdict.get("acts", ()), start=1):
            parts[f"{path.stem}, act {number}"] = conversation["answers"]
        for name, answers in parts.items():
            found["examples"][name] = hashlib.sha256(content).hexdigest()
            found["answers"][name] = {each["question"]: _answer(each) for each in answers}
        for each in (each for answers in parts.values() for each in answers):
            found["words"][each["question"]] = each.get("question_text") or each["short"]
    for name, question, asked in _small_cases(tree):
        request = read_request(json.dumps(asked).encode())
        verdict = _in_english(reason(request, request.as_of or day))
        answers = {each["question"]: _answer(each) | {"citations": []} for each in verdict["answers"]}
        found["examples"][name] = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
        found["answers"][name] = {question: answers[question]} if question in answers else {}


def _small_cases(tree: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the name, the question and the incident of every small case beside the law."""
    read = _first("read", "privesfeer.cases.commons.document", "privesfeer.cases.document")
    for path in sorted(tree.glob("rules/*/questions/*.cases.yaml")):
        question = read(path.with_name(path.name.replace(".cases", "")))["question"]
        for case in read(path):
            asked = {name: case[name] for name in ("facts", "disputed", "dates", "assume", "as_of") if name in case}
            yield f"'{case['case']}' ({question})", question, json.loads(json.dumps(asked, default=str))


def _answer(answer: dict[str, Any]) -> dict[str, Any]:
    # What is empty, or goes without saying, is left out.
    rulings = answer.get("rulings", {})
    beside = (*rulings.get("governing", ()), *rulings.get("opposing", ()))
    governing = [each["citation"] for each in beside if each.get("governs")]
    if governing and answer["status"] == "governed":  # of many that govern, five are set beside the case
        governing += answer.get("authorities", ())
    return {
        "outcome": answer["outcome"],
        "said": answer["outcome_text"],
        "status": answer["status"],
        "firm": answer.get("firm", False),
        "governing": sorted({_key(each) for each in governing}),
        "citations": sorted(set(_citations(answer))),
        "elements": {_called(each): each["state"] for each in answer.get("elements", ())},
    }


def _called(element: dict[str, Any]) -> str:
    """Name an element of a measure with the kind or ground on which it is asked."""
    return ".".join(part for part in (element.get("kind"), element.get("ground"), element["element"]) if part)


def _key(citation: str | dict[str, str]) -> str:
    """Give the key of what is cited: the citation itself, or in it."""
    return citation if isinstance(citation, str) else citation.get("source") or citation["key"]


def _citations(node: object) -> Iterator[str]:
    """Give the key of every ruling or statute that is cited anywhere in an answer."""
    if isinstance(node, dict):
        for name in _CITING & node.keys():
            told = node[name]
            yield from (each for each in (told if isinstance(told, list) else [told]) if isinstance(each, str))
        if isinstance(node.get("source"), str):
            yield node["source"]
        elif node.get("kind") in {"ruling", "statute"}:  # as it was told until November 2026
            yield str(node.get("key"))
        for value in node.values():
            yield from _citations(value)
    elif isinstance(node, list):
        for value in node:
            yield from _citations(value)


def _gather_predictions(found: Snapshot, _tree: Path, _day: dt.date) -> None:
    """Predict every precedent without its own affair, as the back-test of the label "governed" does."""
    book = _first("casebook", "api.ask.registry", "api.ask.shelf", "api.shelf")()
    rules = importlib.import_module("privesfeer.rules.rulebook")
    factors = importlib.import_module("privesfeer.engine.doctrine.factors")
    factor_index = getattr(factors, "FactorIndex", None) or factors.Kernel
    law = importlib.import_module("privesfeer.engine.doctrine.law").Law
    predict = importlib.import_module("privesfeer.engine.audit.own_outcomes").predict
    words = _first("codebook", "api.ask.registry", "api.ask.shelf", "api.shelf")()
    rulebook, today = (
        _first("rulebook", "api.ask.registry", "api.ask.shelf", "api.shelf")(),
        rules.Moment(book.release, book.release),
    )
    indexes = {name: factor_index(rulebook.questions[name]) for name in rulebook.order}
    affairs: dict[str, list[tuple[str, Any]]] = {}
    for name, question in rulebook.questions.items():
        found["predictions"][name] = {}
        found["words"][name] = words.question(name).question.en
        for precedent in (
            rulebook.precedents(name, book, book.release)
            if hasattr(rulebook, "precedents")
            else book.precedents(name, question.precedents_about, book.release)
        ):
            affairs.setdefault(precedent.ruling.line, []).append((name, precedent))
    for affair, precedents in affairs.items():
        asked = _with_earlier(rulebook, {name for name, _ in precedents})
        laws = [law(rulebook, book, indexes[name], today, but_not=affair) for name in rulebook.order if name in asked]
        for name, precedent in precedents:
            said = words.question(name).outcomes
            result = predict(laws, precedent.ruling)[name].result
            found["predictions"][name][precedent.ruling.key] = {
                "outcome": said[result.outcome].en if result and result.outcome else None,
                "status": result.status if result else None,
                "decided": said[precedent.decision.outcome].en,
            }


def _with_earlier(rulebook: Any, names: set[str]) -> set[str]:  # noqa: ANN401 - of whichever tree
    """Add the questions on whose answers some questions build; the others need no answer, which saves half the time."""
    earlier = set[str]().union(*(rulebook.questions[name].earlier & rulebook.questions.keys() for name in names))
    return names if earlier <= names else _with_earlier(rulebook, names | earlier)


# ---- the two trees ---------------------------------------------------------------------------------------------------


@contextmanager
def last_commit(repository: Path) -> Iterator[Path]:
    """Put the last commit in a temporary folder, and take it away again whatever happens.

    Args:
        repository: the root of the working tree.

    Yields:
        The root of the last commit.

    Raises:
        UncollectedError: there is none, or git is not there.
    """
    with tempfile.TemporaryDirectory(prefix="privesfeer-moved-") as folder:
        tree = Path(folder) / "last-commit"
        try:
            _git(repository, "worktree", "add", "--quiet", "--detach", str(tree), "HEAD")
            yield tree
        finally:
            subprocess.run(
                ["git", "worktree", "remove", "--force", str(tree)],  # noqa: S607 - whichever git there is
                cwd=repository,
                capture_output=True,
                check=False,
            )


def _git(repository: Path, *arguments: str) -> None:
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    except OSError as error:
        raise UncollectedError(str(error)) from error
    if done.returncode:
        raise UncollectedError(_last_line(done.stderr))


def start(tree: Path, day: dt.date) -> subprocess.Popen[str]:
    """Start to collect a tree in a process of its own, with this interpreter.

    Args:
        tree: the root of the tree.
        day: the day on which the law is read.

    Returns:
        The process.
    """
    return subprocess.Popen(
        [sys.executable, "-P", __file__, str(tree), day.isoformat()],
        cwd=tree,
        env=importing(tree),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen[str]) -> Snapshot:
    """Wait for what a process collects.

    Args:
        process: the process.

    Returns:
        What was collected.

    Raises:
        UncollectedError: it failed.
    """
    out, complaint = process.communicate()
    if process.returncode:
        raise UncollectedError(_last_line(complaint))
    found: Snapshot = json.loads(out)
    return found


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no reason was given")


# ---- telling ---------------------------------------------------------------------------------------------------------


def told(before: Snapshot, after: Snapshot) -> list[str]:
    """Tell what moved.

    Args:
        before: what the last commit gives.
        after: what the working tree gives.

    Returns:
        A sentence for each difference; one that says so where there is none.
    """
    sentences: list[str] = []
    for part, name, compare in (("answers", "verdicts", _examples), ("predictions", "predictions", _predictions)):
        failed = [
            f"The {name} of the {where} cannot be collected, so these are not compared: {found['uncollected'][part]}."
            for found, where in ((before, "last commit"), (after, "working tree"))
            if part in found["uncollected"]
        ]
        sentences += failed or compare(before, after)
    return sentences or [NOTHING]


def _examples(before: Snapshot, after: Snapshot) -> Iterator[str]:
    words = before["words"] | after["words"]
    old, new = before["answers"], after["answers"]
    yield from (f"{name} is a new example." for name in new if name not in old)
    yield from (f"{name} is no longer an example." for name in old if name not in new)
    for name in (name for name in new if name in old):
        edited = " (the example itself changed)" if before["examples"][name] != after["examples"][name] else ""
        for question in dict.fromkeys((*old[name], *new[name])):
            was, now = old[name].get(question), new[name].get(question)
            if change := _answer_moved(was, now):
                yield f"{name}: {_small(words[question])} {change}{edited}."
        moved = sorted({key for _, key in _cited(old[name]) ^ _cited(new[name])})
        if moved:
            yield f"{len(moved)} citation{'s' * (len(moved) > 1)} moved in {name}{edited}: {_listed(moved)}."


def _answer_moved(was: dict[str, Any] | None, now: dict[str, Any] | None) -> str:
    """Say how one answer differs; empty where it does not."""
    if was is None and now is not None:
        return f"was not raised, is now {_said(now)}"
    if was is not None and now is None:
        return f"was {_said(was)}, is now not raised"
    if was is None or now is None:
        return ""
    changes = []
    if _said(was) != _said(now):
        changes.append(f"was {_said(was)}, is now {_said(now)}")
    if was["firm"] != now["firm"]:
        changes.append(f"{'is' if not changes else 'and is'} {'now' if now['firm'] else 'no longer'} firm")
    states = {
        name: [each.get("elements", {}).get(name, "not asked") for each in (was, now)] for name in _elements(was, now)
    }
    changes += [f"{name} was {old}, is now {new}" for name, (old, new) in states.items() if old != new]
    gained, lost = (sorted(set(a["governing"]) - set(b["governing"])) for a, b in ((now, was), (was, now)))
    governed = [f"{how} governed by {_listed(keys)}" for how, keys in (("now", gained), ("no longer", lost)) if keys]
    if governed:
        changes.append(f"{'is' if not changes else 'and is'} {', '.join(governed)}")
    return ", ".join(changes)


def _elements(*answers: dict[str, Any]) -> list[str]:
    """Name the elements of both; of a tree that tells of none, none is said to have moved."""
    if not all(each.get("elements") for each in answers):
        return []
    return list(dict.fromkeys(name for each in answers for name in each.get("elements", ())))


def _said(answer: dict[str, Any]) -> str:
    status, outcome = answer["status"], answer["said"]
    if status == "undetermined":
        return "undetermined"
    if answer["outcome"] is None:
        return f"{status} without an outcome"
    return f"leaning towards {outcome}" if status == "leaning" else f"{status} as {outcome}"


def _cited(answers: dict[str, dict[str, Any]]) -> set[tuple[str, str]]:
    return {(question, key) for question, answer in answers.items() for key in answer["citations"]}


def _predictions(before: Snapshot, after: Snapshot) -> Iterator[str]:
    words = before["words"] | after["words"]
    for question in dict.fromkeys((*before["predictions"], *after["predictions"])):
        old, new = (
            {key: Predicted(**each) for key, each in found["predictions"].get(question, {}).items()}
            for found in (before, after)
        )
        sentences = [
            f"{key} {change}."
            for key in dict.fromkeys((*old, *new))
            if (change := _prediction_moved(old.get(key), new.get(key)))
        ]
        if sentences:
            yield f"Predicted without their own affair: {_small(words[question])}"
            yield from sentences
            yield f"Of these predictions {_right(old)} were right, and now {_right(new)}."


def _prediction_moved(was: Predicted | None, now: Predicted | None) -> str:
    """Say how one prediction differs; empty where it does not."""
    if now is None:
        return "is no longer a precedent" if was else ""
    end = f"; the court decided '{now.decided}'"
    if was is None:
        return f"is a new precedent, and predicted {_foretold(now)}{end}"
    if was == now:
        return ""
    if was.decided != now.decided:
        return (
            f"is now recorded as decided '{now.decided}' where it was '{was.decided}', and predicted {_foretold(now)}"
        )
    if was.outcome == now.outcome and was.outcome is not None:
        return f"is still predicted '{now.outcome}', now {now.status} where it was {was.status}"
    return f"is now predicted {_foretold(now)} where it was {_foretold(was)}{end}"


def _foretold(prediction: Predicted) -> str:
    if prediction.status is None:
        return "not to be raised"
    return f"'{prediction.outcome}' ({prediction.status})" if prediction.outcome else f"open ({prediction.status})"


def _right(predictions: dict[str, Predicted]) -> str:
    return f"{sum(each.right for each in predictions.values())} of {len(predictions)}"


def _small(question: str) -> str:
    return f"{question[:1].lower()}{question[1:]}"


def _listed(keys: list[str]) -> str:
    more = f" and {len(keys) - _FEW} more" if len(keys) > _FEW else ""
    return f"{', '.join(keys[:_FEW])}{more}"


# ---- the command -----------------------------------------------------------------------------------------------------


def compared(repository: Path, day: dt.date) -> list[str]:
    """Compare the working tree with the last commit.

    Args:
        repository: the root of the working tree.
        day: the day on which the law is read where an example names none.

    Returns:
        What moved, or why it cannot be told, in sentences.
    """
    try:
        with last_commit(repository) as tree, start(tree, day) as old, start(repository, day) as new:
            try:
                return _compared(old, new)
            finally:
                old.kill()
                new.kill()
    except UncollectedError as error:
        return [f"There is no last commit to compare with: {error}"]


def _compared(old: subprocess.Popen[str], new: subprocess.Popen[str]) -> list[str]:
    found = []
    for process, name in ((old, "last commit"), (new, "working tree")):
        try:
            found.append(finished(process))
        except UncollectedError as error:
            return [f"The {name} cannot be collected, so nothing can be compared: {error}"]
    return told(*found)


def _stop(*_: object) -> NoReturn:
    sys.exit(1)


def main() -> None:
    """Tell what moved; or, given a tree and a day, collect that tree."""
    match sys.argv[1:]:
        case [tree, day]:
            found = collect(Path(tree), dt.date.fromisoformat(day))
            sys.stdout.buffer.write(json.dumps(found).encode())
        case _:
            signal.signal(signal.SIGTERM, _stop)  # so that the temporary folder goes then too
            day = importlib.import_module("tests.golden").AS_OF
            sys.stdout.write("".join(f"{sentence}\n" for sentence in compared(HERE, day)))


if __name__ == "__main__":
    main()
