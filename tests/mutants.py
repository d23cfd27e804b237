"""Mutants: small errors put into code and law one by one, each of which a test should notice.

``python -m tests.mutants [count] [module ...]`` makes mutants of the modules that decide answers, of those that search
what would change them, of advice, memo and drafts, and of the files on measures (`measures`); it draws as many as asked
for (240; the same, whatever changes elsewhere), runs the tests of the module against each, and lists those that no test
noticed. A mutant that can make no difference stands in ``tests/mutants.yaml`` with the reason; a test says when one of
these is a mutant no more. It takes half an hour, and is no part of the tests.

A mutant is never written to a file: each runs in a child process that reads the mutated module or law in its place.
"""

import ast
import importlib.abc
import importlib.machinery
import os
import re
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from functools import partial
from hashlib import sha256
from importlib import import_module
from importlib.util import spec_from_loader
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, cast

import hypothesis
import pytest
import yaml

from privesfeer.api.ask import registry
from privesfeer.cases.commons import document

HERE = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("mutants.yaml")
COUNT, LIMIT = 240, 60  # seconds of work for one mutant: one that never ends is noticed too
TESTS = {
    "factors": ("small_batch", "factor_index"),
    "answer_chain": ("small_batch", "answer_chain"),
    "reading": ("small_law", "small_batch"),
    "law": ("small_law", "small_batch", "reach", "regime", "law", "comparison"),
    "weights": ("small_law", "weights"),
    "change": ("small_change",),
    "variants": ("small_change",),
    "counterfactual": ("small_change",),
    "firmness": ("small_firmness", "firmness"),
    "decision": ("small_batch", "batch"),
    "batch": ("small_batch", "batch"),
    "bitset": ("bitset", "small_batch"),
    "column": ("small_batch", "small_firmness", "batch"),
    "encoding": ("small_batch", "small_firmness", "batch"),
    "representative_values": ("small_firmness", "small_change", "stability"),
    "stability": ("small_told", "stability"),
    "single_change": ("small_told", "single_change"),
    "advice/choice": ("engine/advice/choice", "engine/advice/advice", "engine/advice/examples"),
    "advice/circumstances": ("engine/advice/choice", "engine/advice/advice", "engine/advice/examples"),
    "advice/duration": ("engine/advice/advice", "engine/advice/examples", "bounds"),
    "advice/likelihood": ("engine/advice/advice", "engine/advice/examples"),
    "advice/look": ("engine/advice/look",),
    "advice/outlook": ("engine/advice/advice", "engine/advice/examples"),
    "measures": ("rules/measures", "bounds"),
    "memo/plan": ("memo_terms", "memo_several", "memo_against"),
    "memo/sums": ("api/sums", "memo_against"),
    "memo/terms": ("memo_terms", "memo"),
    "memo/ways": ("memo_terms", "memo_against"),
    "memo/worth": ("worth", "api/sums", "memo_terms", "memo_against"),
    "drafts/chronology": ("chronology", "pleaded", "drafts"),
    "drafts/fit": ("drafts",),
    "drafts/citable_precedents": ("citable_precedents", "pleaded"),
}  # of each module, doctrine before all others, those that notice most of its mutants soonest first
LAW = HERE / "rules" / "nl" / "measures"

_PLUGINS = ("xdist.plugin", "_hypothesis_pytestplugin", "no:cacheprovider")
_OPTIONS = (
    "-x",
    "-n0",
    "--assert=plain",
    *(f"-p{each}" for each in _PLUGINS),
    "-Wignore",
    "--hypothesis-profile=mutants",
)
_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """A module with one small error.

    Attributes:
        path: its file.
        where: the function or class that was changed.
        before: the expression or statement as it is.
        after: as it was made.
        module: the module as it is.
        node: the part of it that is changed.
        changed: what stands in its place.
        line: where it stands.
        alike: how many before it in the same function are written alike.
    """

    path: Path
    where: str
    before: str
    after: str
    module: ast.Module
    node: ast.AST
    changed: ast.AST
    line: int
    alike: int

    @property
    def name(self) -> str:
        """What tells it from others, wherever the module and the line may move."""
        place = f" ({self.alike + 1})" if self.alike else ""
        return f"{self.path.stem}.{self.where}: {self.before} -> {self.after}{place}"


class Slip(NamedTuple):
    """A file of law with one small error, in one line.

    Attributes:
        path: its file.
        where: the entry in which it stands, by the ids around it.
        before: the line as it is.
        after: as it was made; empty: it was left out.
        line: which line it is.
        alike: how many before it in the same entry are written alike.
    """

    path: Path
    where: str
    before: str
    after: str
    line: int
    alike: int

    @property
    def name(self) -> str:
        """What tells it from others, wherever the line may move."""
        place = f" ({self.alike + 1})" if self.alike else ""
        return f"{self.path.stem}.{self.where}: {self.before} -> {self.after or 'left out'}{place}"

    @property
    def content(self) -> str:
        """The file, with the error in it."""
        lines = self.path.read_text("utf-8").splitlines()
        indent = lines[self.line - 1][: -len(self.before)]
        lines[self.line - 1 : self.line] = [indent + self.after] if self.after else []
        return "\n".join(lines)


def source(name: str) -> Path:
    """Find a module by its name, or the folder of law of that name."""
    if name == LAW.name:
        return LAW
    return next(file for folder in ("engine", "api") for file in (HERE / folder).rglob(f"{name}.py"))


def imported_as(path: Path) -> str:
    """Give the name under which a module is imported."""
    return ".".join(("privesfeer", *path.relative_to(HERE).with_suffix("").parts))


def slips(folder: Path) -> Iterator[Slip]:
    """Make all mutants of the files of law in a folder."""
    for path in sorted(each for each in folder.glob("*.yaml") if "." not in each.stem):
        written, ids = Counter[tuple[str, str, str]](), list[tuple[int, str]]()
        for number, whole in enumerate(path.read_text("utf-8").splitlines(), 1):
            line = whole.lstrip(" ")
            depth = len(whole) - len(line)
            ids = [each for each in ids if each[0] < depth or not line.startswith("- ")]
            if named := re.match(r"- (?:id|use): (\w+)", line):
                ids.append((depth, named[1]))
            where = ".".join(each for _, each in ids) or "whole"
            for after in line_changes(line):
                alike = written[where, line, after]
                written[where, line, after] += 1
                yield Slip(path, where, line, after, number, alike)


def line_changes(line: str) -> Iterator[str]:
    """Give what can stand in the place of a line of law, that is still law; empty: nothing."""
    if line.startswith(("#", "nl:", "en:", "short:", "text:", "authority:", "name:")):
        return
    if line.startswith(("unsettled:", "whole:", "unless: {", "- use:")) or re.fullmatch(r"- (\w+|\{fact: .+\})", line):
        yield ""
    for pattern, change in _LINES:
        for found in re.finditer(pattern, line):
            yield line[: found.start()] + change(found) + line[found.end() :]


_OTHER = {"true": "false", "upheld": "not_upheld", "employer": "employee", "all": "any"}
_OTHER |= {after: before for before, after in _OTHER.items()}
_LINES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?<=is: )(?:true|false)(?=\})", lambda found: _OTHER[found[0]]),
    (r"(?<=at_least: )\d+|(?<=at_most: )\d+", lambda found: str(int(found[0]) + 1)),
    (r"(?<=^favours: )\w+|(?<=^party: )employ\w+", lambda found: _OTHER[found[0]]),
    (r"\b(?:all|any)(?=: \[|:$)", lambda found: _OTHER[found[0]]),
    (r"(?<=any_of: \[|weighs: \[)\w+, ", lambda _: ""),
    (r"(?<=failed_by: \[)\w+, ", lambda _: ""),
)


def mutants(path: Path) -> Iterator[Mutant | Slip]:
    """Make all mutants of a module, or of a folder of law."""
    if path.is_dir():
        yield from slips(path)
        return
    tree = ast.parse(path.read_text("utf-8"))
    for owner, where in functions(tree):
        written = Counter[tuple[str, str]]()
        for node in own(owner):
            for changed in changes(node):
                before, after = shown(owner, node, None), shown(owner, node, changed)
                line, alike = getattr(node, "lineno", owner.lineno), written[before, after]
                written[before, after] += 1
                yield Mutant(path, where, before, after, tree, node, changed, line, alike)


def functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Find all functions, with their names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from ((each, f"{node.name}.{each.name}") for each in node.body if isinstance(each, ast.FunctionDef))
    yield from ((each, each.name) for each in tree.body if isinstance(each, ast.FunctionDef))


def own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Give what a function does, without what it says of itself: its docstring, annotations and assertions."""
    waiting: list[ast.AST] = [each for each in function.body if not _said(each)]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting += [
            child
            for name, held in ast.iter_fields(node)
            if name not in {"annotation", "returns"}
            for child in (held if isinstance(held, list) else [held])
            if isinstance(child, ast.AST) and not _said(child)
        ]


def _said(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Assert | ast.Raise | ast.arguments)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        # How much is kept changes no answer, and two rows of one length have it, asked or not.
        or (isinstance(node, ast.keyword) and node.arg in {"maxsize", "strict"})
        or (isinstance(node, ast.If) and isinstance(node.body[0], ast.Raise))
    )


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Give what can stand in the place of a part."""
    changed = deepcopy(node)
    if isinstance(changed, ast.Compare) and type(changed.ops[0]) in _SWAPS:
        changed.ops[0] = _SWAPS[type(changed.ops[0])]()  # type: ignore[call-overload]
        yield changed
    elif isinstance(changed, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(changed.op) in _SWAPS:
        changed.op = _SWAPS[type(changed.op)]()  # type: ignore[assignment]
        yield changed
    elif isinstance(changed, ast.UnaryOp) and isinstance(changed.op, ast.Not | ast.USub | ast.Invert):
        yield changed.operand
    elif isinstance(changed, ast.Constant) and changed.value is not None and isinstance(changed.value, bool | int):
        yield ast.Constant(not changed.value if isinstance(changed.value, bool) else changed.value + 1)
    elif isinstance(changed, ast.If | ast.IfExp | ast.While):
        changed.test = ast.UnaryOp(ast.Not(), changed.test)
        yield changed
    elif isinstance(changed, ast.Name) and changed.id in _NAMES:
        yield ast.Name(_NAMES[changed.id], ast.Load())
    elif isinstance(changed, ast.Break | ast.Continue):
        yield _SWAPS[type(changed)]()
    elif isinstance(changed, ast.comprehension) and changed.ifs:
        changed.ifs = changed.ifs[1:]
        yield changed
    elif isinstance(changed, ast.Slice | ast.Starred):
        return


def replaced(tree: ast.Module, node: ast.AST, changed: ast.AST) -> ast.Module:
    """Put something in the place of a part of a module."""

    class Replacing(ast.NodeTransformer):
        def visit(self, each: ast.AST) -> ast.AST:
            return changed if each is node else self.generic_visit(each)

    # The transformer changes lists in place: it works on a copy of which the one node is the original.
    memo = {id(node): node}
    whole = cast("ast.Module", Replacing().visit(deepcopy(tree, memo)))
    return ast.fix_missing_locations(whole)


def shown(function: ast.FunctionDef, node: ast.AST, changed: ast.AST | None) -> str:
    """Write a part, or what stands in its place, in one line; of a statement with a body the head alone."""
    part = node if changed is None else changed
    if isinstance(part, ast.If | ast.While):
        return f"{type(part).__name__.lower()} {ast.unparse(part.test)}"
    if isinstance(part, ast.comprehension):
        return ast.unparse(part).strip()
    holding = _holding(function, node)
    while isinstance(holding, ast.UnaryOp) and (wider := _holding(function, holding)):  # of -1 more than the sign
        holding = wider
    if isinstance(part, ast.Constant | ast.Name) and holding is not None:
        copied = deepcopy(holding, {id(node): part})
        return f"{ast.unparse(part)} in {ast.unparse(holding if changed is None else copied)}"
    return ast.unparse(part)


def _holding(function: ast.FunctionDef, node: ast.AST) -> ast.expr | None:
    """Find the expression of which a part is the next smaller one."""
    every = (each for each in ast.walk(function) if isinstance(each, ast.expr))
    return next((each for each in every if node in ast.iter_child_nodes(each)), None)


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self._module = imported_as(mutant.path)
        tree = replaced(mutant.module, mutant.node, mutant.changed)
        self._code = compile(tree, str(mutant.path), "exec", dont_inherit=True)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return spec_from_loader(fullname, self) if fullname == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - this project's own code, with an error in it


def started(mutant: Mutant | Slip | None, module: str) -> int:
    """Run the tests of a module against a mutant of it, or as it is, in a process of its own; give its id."""
    child = os.fork()
    if child:
        return child
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    code = 1
    try:
        if isinstance(mutant, Slip):
            _misread(mutant)
        elif mutant:
            sys.meta_path.insert(0, _Mutated(mutant))
        files = (str(test(name)) for name in TESTS[module])
        # One file at a time: most mutants fall at the first, and need no other collected.
        code = next((1 for file in files if pytest.main([*_OPTIONS, file])), 0)
    finally:
        os._exit(code)


def test(name: str) -> Path:
    """Find a file of tests by its name."""
    folder, _, stem = name.rpartition("/")
    return next((HERE / "tests" / folder).rglob(f"test_{stem}.py"))


def _misread(slip: Slip) -> None:
    """Read a file of law with an error in it, and so the books of the program anew."""
    read, content = document.read, slip.content
    document.read = lambda path: document.parse(content) if path == slip.path else read(path)
    vars(registry)["KEPT"] = None
    registry._law.cache_clear()  # noqa: SLF001 - what was read without the error


def noticed(mutant: Mutant | Slip | None, module: str) -> bool:
    """Say whether a test of a module fails on a mutant of it, or on the module as it is, or does not end in time."""
    return os.waitpid(started(mutant, module), 0)[1] != 0


def prepared(module: str) -> None:
    """Import and read what no mutant of a module changes, once for all child processes.

    Args:
        module: the module; those of doctrine come before the others, and those of the API last.

    Raises:
        RuntimeError: the module itself is imported by now, so that no mutant would ever stand in its place.
    """
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, deadline=None, database=None, phases=(hypothesis.Phase.generate,)
    )
    registry.casebook()
    registry.rulebook()
    above = source(module).is_relative_to(HERE / "api")
    if above:
        import_module("privesfeer.api.ask.services").reasoner()
    if above or source(module).parent.name == "search":
        import_module("tests.engine.small")
    if imported_as(source(module)) in sys.modules:
        raise RuntimeError(f"{module} is imported before any mutant of it")


def equivalent() -> dict[str, str]:
    """Give the mutants that can make no difference, by name, each with the reason."""
    known: dict[str, str] = yaml.safe_load(EQUIVALENT.read_text("utf-8"))
    return known


def main(asked: Sequence[str]) -> int:
    """Make mutants and tell which of them no test noticed.

    Args:
        asked: how many; then the modules, or none for all.

    Returns:
        1 where one was not noticed that is not known to make no difference, else 0.
    """
    count = int(asked[0]) if asked else COUNT
    modules = asked[1:] or tuple(TESTS)
    known = equivalent()
    every = [(module, mutant) for module in modules for mutant in mutants(source(module))]
    every.sort(key=lambda each: sha256(each[1].name.encode()).digest())
    law, code = ([each for each in every if isinstance(each[1], Slip) is ours] for ours in (True, False))
    drawn = (code[: count - len(law[: count // 4])] + law)[:count]  # a quarter of law: each reads the books anew
    chosen = sorted(drawn, key=lambda each: ((*TESTS,).index(each[0]), each[1].line))
    sys.stdout.write(f"{len(every)} mutants, {len(chosen)} of them tried\n")
    counted = Counter[str]()
    for module, group in groupby(chosen, key=itemgetter(0)):
        prepared(module)
        if noticed(None, module):
            sys.stdout.write(f"the tests of {module} fail, or take longer than {LIMIT} s, without a mutant\n")
            return 1
        made = [mutant for _, mutant in group]
        tried = [mutant for mutant in made if mutant.name not in known]
        counted["known to make no difference"] += len(made) - len(tried)
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as waiting:  # each thread waits for a process
            for mutant, found in zip(tried, waiting.map(partial(noticed, module=module), tried), strict=True):
                counted["noticed" if found else "not noticed"] += 1
                if not found:
                    sys.stdout.write(f"{mutant.path.relative_to(HERE)}:{mutant.line} {mutant.name}\n")
                    sys.stdout.flush()
    sys.stdout.write(", ".join(f"{number} {what}" for what, number in counted.items()) + "\n")
    return int(bool(counted["not noticed"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
