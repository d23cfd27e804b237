"""Mutants: small errors put into doctrine and search one by one, each of which a test should notice.

``python -m tests.mutants [count] [module ...]`` makes mutants of the modules that decide answers and of those that
search what would change them, draws as many as asked for (240; the same, whatever changes elsewhere), runs the tests of
the module against each, and lists those that no test noticed. A mutant that can make no difference stands in
``tests/mutants.yaml`` with the reason. It takes some ten minutes, and is no part of the tests.

A mutant is never written to a file: each runs in a child process that imports the mutated module in its place.
"""

import ast
import importlib.abc
import importlib.machinery
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
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

from privesfeer.api.ask.shelf import casebook, rulebook

HERE = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("mutants.yaml")
COUNT, LIMIT = 240, 60  # seconds of work for one mutant: one that never ends is noticed too
TESTS = {
    "factors": ("small_batch", "kernel"),
    "chain": ("small_batch", "chain"),
    "reading": ("small_law", "small_batch"),
    "law": ("small_law", "small_batch", "reach", "regime", "law", "comparison"),
    "weights": ("small_law", "weights"),
    "change": ("small_change",),
    "variants": ("small_change",),
    "counterfactual": ("small_change",),
    "firmness": ("small_firmness", "firmness"),
    "decision": ("small_batch", "batch"),
    "batch": ("small_batch", "batch"),
    "bitset": ("plane", "small_batch"),
    "encoding": ("small_batch", "small_firmness", "batch"),
    "values": ("small_firmness", "small_change", "stability"),
    "stability": ("small_told", "stability"),
    "single_change": ("small_told", "switch"),
}  # of each module, doctrine before search, those that notice most of its mutants soonest first

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


def source(name: str) -> Path:
    """Find a module by its name, in whichever folder of the engine it stands."""
    return next((HERE / "engine").rglob(f"{name}.py"))


def imported_as(path: Path) -> str:
    """Give the name under which a module is imported."""
    return ".".join(path.relative_to(HERE).with_suffix("").parts)


def mutants(path: Path) -> Iterator[Mutant]:
    """Make all mutants of a module."""
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


def started(mutant: Mutant | None, module: str) -> int:
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
        if mutant:
            sys.meta_path.insert(0, _Mutated(mutant))
        files = (str(next((HERE / "tests").rglob(f"test_{name}.py"))) for name in TESTS[module])
        # One file at a time: most mutants fall at the first, and need no other collected.
        code = next((1 for file in files if pytest.main([*_OPTIONS, file])), 0)
    finally:
        os._exit(code)


def noticed(mutant: Mutant | None, module: str) -> bool:
    """Say whether a test of a module fails on a mutant of it, or on the module as it is, or does not end in time."""
    return os.waitpid(started(mutant, module), 0)[1] != 0


def prepared(module: str) -> None:
    """Import and read what no mutant of a module changes, once for all child processes.

    Args:
        module: the module; those of doctrine come before the others.

    Raises:
        RuntimeError: the module itself is imported by now, so that no mutant would ever stand in its place.
    """
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, deadline=None, database=None, phases=(hypothesis.Phase.generate,)
    )
    casebook()
    rulebook()
    if source(module).parent.name != "doctrine":
        import_module("tests.engine.small")
    if imported_as(source(module)) in sys.modules:
        raise RuntimeError(f"{module} is imported before any mutant of it")


def main(asked: Sequence[str]) -> int:
    """Make mutants and tell which of them no test noticed.

    Args:
        asked: how many; then the modules, or none for all.

    Returns:
        1 where one was not noticed that is not known to make no difference, else 0.
    """
    count = int(asked[0]) if asked else COUNT
    modules = asked[1:] or tuple(TESTS)
    known = yaml.safe_load(EQUIVALENT.read_text("utf-8")) or {}
    every = [(module, mutant) for module in modules for mutant in mutants(source(module))]
    drawn = sorted(every, key=lambda each: sha256(each[1].name.encode()).digest())[:count]
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
