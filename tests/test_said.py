"""Said: every sentence in the data is one that somebody is told."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from privesfeer.cases.commons.strict import read_yaml

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "api" / "web" / "templates"
FOLDERS = ("cases", "rules", "engine", "api")
# Sentences whose names are told by another module than that which says them.
NAMED_BY: Mapping[str, str] = {"cases/commons/document.yaml": "cases/commons/strict.yaml"}
_READING = {"text", "table", "row", "all"}
_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_IN_TEMPLATE = re.compile(r"\b([a-z])\.([A-Z][A-Z0-9_]*)")


class Use(NamedTuple):
    """A sentence that is told.

    Attributes:
        part: the file in which it stands.
        name: its name; None: any, for the name is worked out.
    """

    part: str
    name: str | None


class Handed(NamedTuple):
    """What a module hands to a template.

    Attributes:
        page: the template.
        name: by what name.
        part: the file of sentences.
    """

    page: str
    name: str
    part: str


class Module:
    """The sentences that one module tells: it follows them through assignments and imports.

    Attributes:
        part: the file of sentences beside it, whether or not there is one.
        parts: by a name in the module, the file of sentences for which it stands.
        kept: by a name in the module, the sentences for which it stands.
        speaks: whether it reads sentences beside it.
    """

    def __init__(self, source: str, path: str) -> None:
        """Read a module.

        Args:
            source: its code.
            path: its file, from the root.
        """
        self._tree, self._path = ast.parse(source), path
        self.part = str(Path(path).with_suffix(".yaml"))
        self.parts: dict[str, str] = {}
        self.kept: dict[str, set[Use]] = {}
        self._keeping: set[ast.AST] = set()
        self.speaks = any(isinstance(each, ast.expr) and self._of(each) == self.part for each in ast.walk(self._tree))
        for node in ast.walk(self._tree):
            if isinstance(node, ast.ImportFrom):
                self._import(node)
        for node in self._tree.body:
            match node:
                case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                    for target, value in zip(targets, values, strict=True):
                        self._assign(target, value)
                case (
                    ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value)
                ):
                    self._assign(target, value)

    def _import(self, node: ast.ImportFrom) -> None:
        above = Path(self._path).parts[: -node.level] if node.level else ()
        module = Path(*above, *(node.module or "").removeprefix("privesfeer.").split("."))
        read = _module(str(module))
        for each in node.names:
            here = each.asname or each.name
            if (ROOT / module / f"{each.name}.py").exists():
                self.parts[here] = str(module / f"{each.name}.yaml")
            elif read and each.name in read.parts:
                self.parts[here] = read.parts[each.name]
            elif read and each.name in read.kept:
                self.kept[here] = read.kept[each.name]

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            if part := self._of(value):
                self.parts[target.id] = part
            elif uses := {use for each in ast.walk(value) for use in self._uses(each)}:
                self.kept[target.id] = uses
                self._keeping |= {*ast.walk(value)}

    def _of(self, node: ast.expr) -> str | None:
        """Give the file of sentences for which an expression stands."""
        match node:
            case ast.Name(id=name):
                return self.parts.get(name)
            case ast.Call(func=ast.Name(id="catalogue"), args=[ast.Name(id="__file__")]):
                return self.part
            case ast.Call(
                func=ast.Name(id="catalogue"), args=[ast.Attribute(value=ast.Name(id=name), attr="__file__")]
            ):
                return self.parts.get(name)
        return None

    def _uses(self, node: ast.AST) -> Iterator[Use]:
        match node:
            case ast.Call(func=ast.Attribute(value=held, attr=attr), args=[key]) if attr in _READING:
                if part := self._of(held):
                    yield Use(part, str(key.value) if isinstance(key, ast.Constant) else None)
            case ast.Call(func=ast.Name(id="map"), args=[ast.Attribute(value=held, attr=attr), ast.Tuple(elts=keys)]):
                if attr in _READING and (part := self._of(held)):
                    yield from (Use(part, str(key.value)) for key in keys if isinstance(key, ast.Constant))
            case ast.Attribute(value=held, attr=name) if _NAME.fullmatch(name):
                if part := self._of(held):
                    told = _module(part.removesuffix(".yaml")) if part != self.part else None
                    yield from told.kept.get(name, {Use(part, name)}) if told else {Use(part, name)}

    def used(self) -> Iterator[Use]:
        """Give what the module tells; where it works a name out, every name that it writes in full may be it."""
        for node in ast.walk(self._tree):
            if node not in self._keeping:
                yield from self._uses(node)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield from self.kept.get(node.id, ())

    def written(self) -> set[str]:
        """Give every name that the module writes in full."""
        every = (node.value for node in ast.walk(self._tree) if isinstance(node, ast.Constant))
        return {each for each in every if isinstance(each, str) and _NAME.fullmatch(each)}

    def handed(self) -> Iterator[Handed]:
        """Give what the module hands to templates; those that it names, or else that of its own name."""
        constants = {each.value for each in ast.walk(self._tree) if isinstance(each, ast.Constant)}
        pages = {each for each in constants if isinstance(each, str) and each.endswith(".html")}
        for node in ast.walk(self._tree):
            pairs: list[tuple[Any, ast.expr]] = []
            if isinstance(node, ast.Call):
                pairs = [(each.arg, each.value) for each in node.keywords]
            elif isinstance(node, ast.Dict):
                pairs = [(getattr(key, "value", None), each) for key, each in zip(node.keys, node.values, strict=True)]
            for name, value in pairs:
                match value:
                    case ast.Call(func=ast.Name(id="PageWords"), args=[_, given]) if part := self._of(given):
                        yield from (Handed(page, name, part) for page in pages or {f"{Path(self.part).stem}.html"})


@cache
def _module(place: str) -> Module | None:
    """Read a module of the program; of a package what its stub lists."""
    for file in (f"{place}.py", f"{place}/__init__.pyi"):
        if (ROOT / file).exists():
            return Module((ROOT / file).read_text("utf-8"), file)
    return None


def modules() -> Iterator[Module]:
    """Give all modules of the program."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if read := _module(str(file.relative_to(ROOT).with_suffix(""))):
                yield read


def shown() -> Iterator[Use]:
    """Give what the templates of the pages tell; every page is handed the words of all."""
    handed = [each for module in modules() if module.part.startswith("api/web/") for each in module.handed()]
    for file in sorted(TEMPLATES.glob("*.html")):
        here = [("t", "api/web/wording.yaml"), *((each.name, each.part) for each in handed if each.page == file.name)]
        for letter, name in _IN_TEMPLATE.findall(file.read_text("utf-8")):
            yield from (Use(part, name) for each, part in here if each == letter)


def told() -> set[Use]:
    """Give everything that the program tells."""
    read = [*modules()]
    found = {use for module in read for use in module.used()} | {*shown()}
    found |= {Use(each.part, name) for each in read if Use(each.part, None) in found for name in each.written()}
    for part, place in NAMED_BY.items():
        found |= {Use(part, name) for each in read if each.part == place for name in each.written()}
    return found


def untold(module: Module, entries: Iterable[str], every: set[Use]) -> list[str]:
    """Give the sentences beside a module that nobody is told.

    Args:
        module: the module.
        entries: the names of all sentences beside it.
        every: everything that the program tells.
    """
    return [f"{module.part}: {name}" for name in entries if Use(module.part, name) not in every]


def test_every_sentence_is_told() -> None:
    """One that no part says any more is translated, checked and read in vain, and hides which one is said."""
    every = told()
    speaking = [module for module in modules() if module.speaks]
    assert len(speaking) > 100  # else the parts were not found
    assert [
        each for module in speaking for each in untold(module, read_yaml((ROOT / module.part).read_bytes()), every)
    ] == []


def test_a_sentence_is_named_from_elsewhere_only_where_it_is() -> None:
    """What is named by another module works its names out."""
    every = {use for module in modules() for use in module.used()}
    assert [part for part in NAMED_BY if Use(part, None) not in every] == []


@pytest.mark.parametrize(
    "code",
    [
        "def told(): return _SAID.GREETING",
        "def told(): return _SAID.table('GREETING')[1]",
        "_HELLO = _SAID.row('GREETING')\ndef told(): return _HELLO",
        "_HELLO, _BYE = _SAID.table('GREETING'), _SAID.table('OTHER')\ndef told(): return _HELLO",
        "_HELLO, _BYE = map(_SAID.table, ('GREETING', 'OTHER'))",
        "_NAMES = ('GREETING',)\ndef told(place): return _SAID.text(_NAMES[place])",
    ],
)
def test_a_sentence_that_is_told_is_found(code: str) -> None:
    """By itself, in a table or a row, under a name of the module's own, and where its name is worked out."""
    module = Module(f"_SAID = catalogue(__file__)\n{code}", "cases/made_up.py")
    every = {*module.used()}
    every |= {Use(module.part, name) for name in module.written() if Use(module.part, None) in every}
    assert untold(module, ["GREETING"], every) == []


@pytest.mark.parametrize(
    "code",
    [
        "def told(): return 'GREETING'",
        "def told(): return _OTHER.GREETING",
        "_HELLO = _SAID.GREETING",
        "_HELLO, _BYE = _SAID.table('GREETING'), _SAID.table('OTHER')\ndef told(): return _BYE",
    ],
)
def test_a_sentence_that_nobody_is_told_is_found(code: str) -> None:
    """It is not told because another part has one of that name, nor because it is read and left."""
    module = Module(f"_SAID = catalogue(__file__)\n{code}", "cases/made_up.py")
    assert untold(module, ["GREETING"], {*module.used()}) == ["cases/made_up.yaml: GREETING"]
