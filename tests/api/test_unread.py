"""Unread: what a sentence says is known as data, and is never found out by reading it again."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from privesfeer import api

FOLDER = Path(api.__path__[0])
# What joins sentences: a capital at the start, a full stop at the end, a name in the place of a reference.
JOINING: Mapping[str, str] = {
    "paper/blocks.py": "begins words with a small letter, takes their full stop, makes a user's own fit",
    "memo/telling.py": "names a ruling in short where a sentence cites it, and puts one sentence behind another",
    "memo/person.py": "says to the employee what is told of one",
    "http/version.py": "puts the name that a key had in version 0.5 in the place of the key, which stands in marks",
    "web/named.py": "puts words in the place of the names of facts and values, which stand in marks",
    "web/sources.py": "names a ruling in short where a sentence cites it by its ECLI, which is a reference and no word",
}
# What sets words on paper or a screen: how long they are, where a line is broken, which signs a form has of its own.
SETTING: Mapping[str, str] = {
    "paper/html.py": "escapes words, breaks off long ones, and counts them for a page of paper",
    "paper/length.py": "counts words, for what may have so many",
    "paper/markdown.py": "escapes words",
    "paper/terminal.py": "breaks lines",
    "pictures/svg.py": "breaks lines",
    "reports/reading.py": "marks what was found in the user's own text",
    "reports/stress.py": "cuts the title of a user's code short",
    "agents/prompts.py": "takes back what Markdown escapes",
}
METHODS = {
    *("split", "rsplit", "partition", "rpartition", "splitlines", "startswith", "endswith", "replace"),
    *("removeprefix", "removesuffix", "find", "rfind", "index", "rindex", "count", "lower", "upper", "casefold"),
    *("strip", "lstrip", "rstrip", "islower", "isupper", "capitalize", "title", "swapcase"),
}
PATTERNS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
LANGS = {"lang", "_lang", "OWN"}
GIVING = {"says", "fill", "map", "enumerate", "joined", "label", "quoted"}  # methods that give a wording
COMPOSED = {"fragment", "text", "markdown", "capital", "small", "unstopped", "printable", "stands", "worded", "unfit"}
WORDS = {"words", "told", "said", "sentence", "html"}  # what a parameter is called that holds some


class Reader(ast.NodeVisitor):
    """Finds where a wording is read in one file: it follows wordings through names and attributes.

    Attributes:
        found: what reads one, as it is written.
    """

    def __init__(self, tree: ast.Module) -> None:
        """Follow the wordings of a file.

        Args:
            tree: its code.
        """
        self._names: set[str] = set()
        self._attributes: set[str] = set()
        self._tree = tree
        self.found: list[str] = []
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                self._function(function)

    def _function(self, function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        self._names = {each.arg for each in arguments if each.arg in WORDS and self._plain(each.annotation)}
        if isinstance(function, ast.Lambda):
            if function not in self._mapped():
                return
            self._names |= {each.arg for each in arguments}
        for _ in range(4):  # a wording goes through few names
            for node in ast.walk(function):
                self._bind(node)
        for node in ast.walk(function):
            if self._reads(node):
                self.found.append(ast.unparse(node))

    def _mapped(self) -> list[ast.expr]:
        calls = (each for each in ast.walk(self._tree) if isinstance(each, ast.Call))
        return [each for call in calls if self._method(call) == "map" for each in call.args]

    @staticmethod
    def _plain(annotation: ast.expr | None) -> bool:
        return annotation is not None and ast.unparse(annotation) in {"str", "Markup"}

    @staticmethod
    def _method(call: ast.Call) -> str:
        return call.func.attr if isinstance(call.func, ast.Attribute) else ""

    def _bind(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._to(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value) | ast.NamedExpr(target=target, value=value):
                self._to(target, value)
            case ast.For(target=target, iter=held) | ast.comprehension(target=target, iter=held):
                if self._holds(held):
                    self._to(target, held, item=True)

    def _to(self, target: ast.expr, value: ast.expr, *, item: bool = False) -> None:
        match target, value:
            case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
                for one, held in zip(targets, values, strict=True):
                    self._to(one, held)
            case ast.Tuple(elts=targets), _ if item or self._is(value):
                self._names |= {each.id for each in targets if isinstance(each, ast.Name)}
            case ast.Name(id=name), _ if item or self._is(value) or self._holds(value):
                self._names.add(name)
            case ast.Attribute(attr=name), _ if self._is(value):
                self._attributes.add(name)

    def _holds(self, value: ast.expr) -> bool:
        """Say whether something is a list of wordings."""
        match value:
            case ast.List(elts=held) | ast.Tuple(elts=held):
                return any(map(self._is, held))
            case ast.ListComp(elt=each) | ast.GeneratorExp(elt=each) | ast.SetComp(elt=each):
                return self._is(each)
            case ast.Call(func=ast.Name(id="list" | "tuple" | "sorted" | "set"), args=[held, *_]):
                return self._holds(held)
            case ast.Call(func=ast.Name(id="map"), args=[ast.Attribute(attr=name) | ast.Name(id=name), *_]):
                return name in GIVING | COMPOSED
            case ast.Name(id=name):
                return name in self._names
        return False

    def _is(self, value: ast.expr) -> bool:  # noqa: C901, PLR0911, PLR0912 - a case for each form of code
        """Say whether something is a wording in one language, or in all."""
        match value:
            case ast.Subscript(slice=ast.Name(id=name) | ast.Attribute(attr=name)) if name in LANGS:
                return True
            case ast.Subscript(value=held, slice=ast.Slice()):
                return self._is(held)
            case ast.Attribute(attr="nl" | "en" | "text"):
                return True
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                return name in self._attributes
            case ast.Name(id=name):
                return name in self._names
            case ast.Call(func=ast.Name(id=name)) if name in COMPOSED:
                return True
            case ast.Call(func=ast.Name(id="str"), args=[held]):
                return self._is(held)
            case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[held]):
                return self._holds(held)
            case ast.Call(func=ast.Attribute(value=held, attr=name)):
                return name in GIVING or (name in METHODS and self._is(held))
            case ast.JoinedStr(values=parts):
                return any(isinstance(each, ast.FormattedValue) and self._is(each.value) for each in parts)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._is(left) or self._is(right)
            case ast.IfExp(body=one, orelse=other):
                return self._is(one) or self._is(other)
            case ast.BoolOp(values=parts):
                return any(map(self._is, parts))
        return False

    def _reads(self, node: ast.AST) -> bool:
        match node:
            case ast.Call(func=ast.Attribute(value=held, attr=name), args=given):
                return (name in METHODS and self._is(held)) or (name in PATTERNS and any(map(self._is, given)))
            case ast.Subscript(value=held, slice=ast.Slice()):
                return self._is(held) and not (isinstance(held, ast.Name) and self._listed(held.id))
            case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[held]):
                return not isinstance(held, ast.Name) and self._is(held)
        return False

    def _listed(self, name: str) -> bool:
        """Say whether a name is that of a list: of it a slice is no part of a wording."""
        bound = (each for each in ast.walk(self._tree) if isinstance(each, ast.Assign))
        held = (
            each.value for each in bound if any(isinstance(one, ast.Name) and one.id == name for one in each.targets)
        )
        return any(not self._is(each) for each in held)


def read(source: str) -> Iterator[str]:
    """Give what reads a wording in code."""
    yield from dict.fromkeys(Reader(ast.parse(source)).found)


def test_no_sentence_is_read_again() -> None:
    """Else a sentence that is worded anew says something else elsewhere, or in one language alone."""
    found = [
        f"{name}: {each}"
        for file in sorted(FOLDER.rglob("*.py"))
        if (name := str(file.relative_to(FOLDER))) not in {*JOINING, *SETTING}
        for each in read(file.read_text("utf-8"))
    ]
    assert found == []


def test_what_may_read_words_does() -> None:
    """A module that joins or sets no words needs no reason."""
    idle = [each for each in (*JOINING, *SETTING) if not [*read((FOLDER / each).read_text("utf-8"))]]
    assert idle == []


@pytest.mark.parametrize(
    "code",
    [
        "def told(text, lang): return text[lang].partition(': ')",
        "def told(self, text): return self.says(text).endswith('?')",
        "def told(line): return line[0].text.split('. ')",
        "def told(text): return _STOP.sub('', text.fill(day='1').nl)",
        "def told(self, text):\n    words = self.says(text)\n    first = words\n    return first.startswith('De ')",
        "def told(self, texts):\n    return [each.count(' ') for each in map(self.says, texts)]",
        "def told(blocks):\n    html = fragment(blocks)\n    return re.split('<h2>', html)",
        "def told(words: str) -> str: return words[:1].lower()",
        "def told(text): return text.map(lambda each: each.rstrip(':'))",
        "def told(text, lang): return 'ECLI' in text[lang]",
        "async def told(blocks):\n    html = fragment(blocks)\n    return html.count('<p>')",
        "def told(self, one, other):\n    said = f'{self.says(one)} {other}'\n    return said.replace(' (a)', '')",
    ],
)
def test_what_reads_a_sentence_is_found(code: str) -> None:
    """By whatever method, and through names."""
    assert [*read(code)] != []


@pytest.mark.parametrize(
    "code",
    [
        "def asked(path): return path.removesuffix('.yaml')",
        "def asked(request): return request.headers.get('accept', '').split(',')",
        "def asked(self, texts):\n    told = [self.says(each) for each in texts]\n    return told[:3]",
        "def asked(name): return name.partition('.')[2]",
    ],
)
def test_what_is_no_sentence_may_be_read(code: str) -> None:
    """A path, a header, a name; and a list has places."""
    assert [*read(code)] == []
