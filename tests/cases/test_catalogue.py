"""Words: every sentence of the program is there in every language, is used, and asks for the same places in each."""

import ast
import importlib
import json
import re
import string
from pathlib import Path

import pytest

from privesfeer import cases
from privesfeer.api.web import wording as web_wording
from privesfeer.cases.commons.catalogue import Catalogue, catalogue
from privesfeer.cases.commons.text import LANGUAGES, Text
from tests.languages import spoken

ROOT = Path(cases.__file__).parents[1]
CODE = {
    file: file.read_text("utf-8")
    for package in ("cases", "rules", "engine", "api")
    for kind in ("*.py", "*.html")
    for file in sorted((ROOT / package).rglob(kind))
}
USED = frozenset(re.findall(r"[A-Za-z_]\w*", "\n".join(CODE.values())))
SPEAKING = [
    file
    for file, text in CODE.items()
    if file.suffix == ".py" and re.search(r"\bwording\b|catalogue\(__file__\)", text)
]
ALIKE = {
    "HTML",
    "Word",
    "Markdown",
    "Code",
    "ECLI",
    "In",
    "LJN",
    "Medium",
    "Open",
    "Memo",
    "SHA",
    "Status",
    "Variant",
    "a",
    "contrario",
    "is",
    "n",
    "was",
    "week",
    "open",
}
FILES = [file.with_suffix(".yaml") for file, text in CODE.items() if "catalogue(__file__)" in text]


def places(wording: str) -> frozenset[str]:
    """Give the places in a wording that are filled; which form a word takes by a number is the language's own."""
    parsed = string.Formatter().parse(wording)
    return frozenset(name for _, name, form, _ in parsed if name is not None and "|" not in (form or ""))


def sentences(said: Catalogue) -> dict[str, tuple[Text, ...]]:
    """Give all sentences of a file by the name under which they stand."""
    return {name: said.all(name) for name in said}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_sentence_asks_for_the_same_places_in_each_language(file: Path) -> None:
    """What one language tells of the case, the others tell too."""
    for texts in sentences(Catalogue(file)).values():
        for text in texts:
            assert len({places(text[lang]) for lang in LANGUAGES}) == 1, text


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_sentence_is_said_somewhere(file: Path) -> None:
    """None is left over from what the program said before."""
    assert [name for name in Catalogue(file) if name not in USED] == []


def test_what_reads_the_same_in_two_languages_is_no_sentence() -> None:
    """None was left untranslated: what is alike are names, and words that both languages have."""
    texts = (text for file in FILES for entry in sentences(Catalogue(file)).values() for text in entry)
    alike = (re.sub(r"{\w*}", "", text.nl) for text in texts if text.nl == text.en)
    assert {word for wording in alike for word in re.findall(r"[^\W\d_]+", wording)} == ALIKE


def test_no_sentence_stands_in_code() -> None:
    """Each is data, so that another language needs no line of code."""
    told = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file, text in CODE.items()
        if file.suffix == ".py"
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and set(LANGUAGES) <= {each.arg for each in call.keywords}
    ]
    assert told == []


@pytest.mark.parametrize("file", SPEAKING, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_sentence_that_code_names_is_there(file: Path) -> None:
    """One that lacks fails here, and not before the reader."""
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    for name, attribute in re.findall(r"\b(\w*_?wording|common|words|_SAID)\.([A-Z][A-Z_0-9]*)\b", CODE[file]):
        if hasattr(module, name):
            assert getattr(getattr(module, name), attribute)


class _AnyOf:
    """The sentences of some parts of the pages."""

    def __init__(self, *parts: str) -> None:
        """Read them."""
        self._said = [Catalogue(ROOT / "api" / "web" / f"{part}.yaml") for part in parts]

    def __getattr__(self, name: str) -> Text:
        """Give a sentence of the first part that has it."""
        return next(found for each in self._said if isinstance(found := getattr(each, name, None), Text))


def test_every_sentence_that_a_template_names_is_there() -> None:
    """Those of the pages, and those of some of them: on citations, codes, a look, a text, remedies and a verdict."""
    said = {"t": web_wording, "s": _AnyOf("citations", "codes", "look", "reading", "remedies", "verdict")}
    named = {each for text in CODE.values() for each in re.findall(r"\b([ts])\.([A-Z][A-Z_0-9]*)\b", text)}
    assert named
    for of, name in named:
        assert getattr(said[of], name)


def test_a_sentence_that_lacks_a_language_is_refused(tmp_path: Path) -> None:
    """By its name, and with the language that it lacks; and one in a language that there is not."""
    (tmp_path / "part.yaml").write_text("TITLE: {nl: Titel}\n")
    with pytest.raises(ValueError, match=r"part\.yaml: TITLE.*en"):
        catalogue(str(tmp_path / "part.py"))
    (tmp_path / "part.yaml").write_text("TITLE: {nl: Titel, en: Title, zz: Tittel}\n")
    with pytest.raises(ValueError, match=r"part\.yaml: TITLE.*zz"):
        catalogue(str(tmp_path / "part.py"))


def test_a_sentence_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    """The file and the name are said, as for any other name that does not exist."""
    title, one, row = ({"nl": "Titel", "en": "Title"}, {"nl": "een", "en": "one"}, {"nl": "b", "en": "c"})
    content = spoken({"TITLE": title, "OF": [one], "BY": {"a": row}})
    (tmp_path / "part.yaml").write_text(json.dumps(content))
    said = catalogue(str(tmp_path / "part.py"))
    assert (said.TITLE.en, said.row("OF")[0].nl, said.table("BY")["a"].en) == ("Title", "een", "c")
    for name in ("TITEL", "OF", "BY"):
        with pytest.raises(AttributeError, match=rf"/part\.yaml has no sentence '{name}'"):
            getattr(said, name)
    for asked in (said.table, said.row, said.all):
        with pytest.raises(KeyError, match=r"/part\.yaml has no"):
            asked("TITEL")


def test_a_sentence_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """The last one would be said in the place of the first: a list of steps was announced as what is owed."""
    file = tmp_path / "said.yaml"
    file.write_text("STEPS: {nl: De onderdelen, en: The parts}\nOTHER: x\nSTEPS: {nl: Wat u moet, en: Dues}\n", "utf-8")
    with pytest.raises(ValueError, match=r"said\.yaml: .*'STEPS'"):
        Catalogue(file)
