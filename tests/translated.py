"""Translated: the program in a language that it does not have, made of its English, and all that it says in it.

Of the English each vowel gets an accent, and each text stands in brackets: "Verdict" becomes "⟦Vérdíct⟧". So what is
printed without is a sentence that no language of the data reaches. A copy of the program speaks it, and
`main` says there what is printed without, and where.
"""

import io
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from html import unescape
from importlib.metadata import entry_points
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import yaml
from fastapi.testclient import TestClient

from privesfeer.api.ask.registry import casebook, courts, rulebook
from privesfeer.api.drafts import KINDS
from privesfeer.api.memo import READERS
from privesfeer.api.pictures.drawn import Kind
from privesfeer.api.serve.application import create_app
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.sections import sections
from tests.linked import FOLDERS

LANG = "xx"
ROOT = Path(__file__).parents[1]
DAY = "2026-11-24"
_ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_PLACE = re.compile(r"(\{+[^{}]*\}+)")  # what is filled in, or stands for a field of a template


# ---- the copy --------------------------------------------------------------------------------------------------------


def accented(english: str) -> str:
    """Give a text in the language."""
    parts = _PLACE.split(english)
    return f"⟦{''.join(part if _PLACE.fullmatch(part) else part.translate(_ACCENTS) for part in parts)}⟧"


def translated(content: Any) -> Any:  # noqa: ANN401 - a document can hold anything
    """Give data with a wording in the language wherever it has one in English."""
    if isinstance(content, list):
        return [translated(each) for each in content]
    if not isinstance(content, dict):
        return content
    told = {key: translated(each) for key, each in content.items()}
    if isinstance(content.get("nl"), str) and isinstance(content.get("en"), str):
        told[LANG] = accented(content["en"])
    return told


def _tongue(english: dict[str, Any]) -> dict[str, Any]:
    """Give the entry of the language among the languages."""
    joints = {kind: joint.translate(_ACCENTS) for kind, joint in english["joints"].items()}
    months = [month.translate(_ACCENTS) for month in english["months"]]
    return {**english, "name": accented("Translated"), "joints": joints, "months": months}


def _copy(file: Path, folder: Path) -> None:
    place = folder / file.relative_to(ROOT)
    place.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix not in {".yaml", ".json"}:
        shutil.copyfile(file, place)
        return
    content = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    if file.name == "languages.yaml":
        content[LANG] = _tongue(content["en"])
    told = translated(content)
    if file.suffix == ".json":
        place.write_text(json.dumps(told), "utf-8")
    else:
        place.write_text(yaml.dump(told, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6), "utf-8")


class _Dumper(yaml.CSafeDumper):
    """Writes out what stands twice: references are no part of the files."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def copied(folder: Path) -> None:
    """Make a copy of the program that speaks the language: only data is changed."""
    files = [file for each in FOLDERS for file in (ROOT / each).rglob("*") if file.is_file()]
    files = [file for file in files if "__pycache__" not in file.parts]
    files += [Path(__file__), *map(Path(__file__).with_name, ("__init__.py", "linked.py"))]
    for file in files:
        _copy(file, folder)


# ---- what it says ----------------------------------------------------------------------------------------------------

# Commands that cannot be taken, and input that is wrong in every way in which input can be.
REFUSED = (
    "verdict",
    "verdict nwhr.yaml",
    "verdict --as-of gstrn nwhr.yaml",
    "verdict --format xml nwhr.yaml",
    "verdict --nnsns",
    "read nwhr",
    "nnsns",
    "rulings show blkkr",
    "rulings --question private",
    "change --question nthng {case}",
    "change --most 9 --question circle {case}",
    "memo --out memo.txt {case}",
    "draft --of nthng {case}",
    "draft --of nullity {case}",
    "picture --out picture.txt {case}",
    "code check {case}",
    "code write --out code.txt",
    "bulk in.txt out.txt",
    "evaluate --rulings nwhr",
    "evaluate --question nthng",
    "serve --port x",
    "serve --keys nwhr",
    "keys list --file nwhr",
    "keys revoke --file nwhr x",
)
COMMANDS = (
    *(
        "",
        "verdict",
        "measures",
        "remedies",
        "read",
        "stability",
        "change",
        "compare",
        "picture",
        "argue",
        "memo",
        "draft",
        "cite",
        "rules",
        "facts",
        "health",
    ),
    *(
        "advice",
        "before",
        "check",
        "check-citations",
        "convert",
        "bulk",
        "evaluate",
        "serve",
        "mcp",
        "rulings",
        "rulings show",
        "keys",
        "keys make",
        "keys list",
    ),
    *("keys revoke", "code", "code check", "code test", "code write"),
)
WRONG: tuple[Any, ...] = (
    {"facts": {"ddnc": "friends", "closed_group": 3, "audience": "frnds", "years_of_service": "x"}},
    {"facts": {"channel": "facebook", "platforms": [1], "gross_salary": "x"}, "dates": {"utterance": "gstrn"}},
    {"facts": [], "ttl": 1, "title": 5, "lang": "de", "nts": "x" * 5000},
    {"facts": None, "disputed": ["nnsns"], "audience": "friends", "as_of": "2012-13-40"},
    {"acts": []},
    {"acts": [{"facts": {"sector": "private"}}, {"facts": 1}], "facts": {"audience": "friends"}},
    {"dates": {"utterance": "2020-01-02", "measure": "2019-01-02"}, "facts": {"employment_ended": True}},
    [],
)
UNREADABLE = ("a: [", "a: 1\na: 2", "&a [*a]", "x: 0o17", "!!set {a}", "{{", '{"a": 1, "a": 2}', "\x00")
CITATIONS = ("ECLI:NL:RBMAA:2012:BV3122", "ECLI:NL:XX:2090:1", "ECLI:NL:HR", "BW4006", "61496/08", "nythng")


def command(words: str, given: str = "", **places: object) -> str:
    """Run a command in this process, and give what it says.

    Args:
        words: the command; what stands in braces is filled.
        given: what is put in.
        **places: with what.

    Returns:
        What it writes to standard output and standard error.
    """
    (program,) = entry_points(group="console_scripts", name="privesfeer")
    told = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    before = sys.argv, sys.stdin
    sys.argv = ["privesfeer", *words.format(**places).split()]
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()))
    try:
        with redirect_stdout(told), redirect_stderr(told):
            program.load()()
    except SystemExit:
        pass
    finally:
        sys.argv, sys.stdin = before
    told.seek(0)
    return told.read()


def commands(case: Path, code: Path) -> Iterator[tuple[str, str]]:
    """Give what the commands say.

    Args:
        case: an incident.
        code: a social media code.

    Yields:
        What was asked, and what is said.
    """
    for name in COMMANDS:
        yield f"{name} --help", command(f"{name} --help")
    for words in REFUSED:
        yield words, command(words, case=case)
    for given, words in product((*map(json.dumps, WRONG), *UNREADABLE), ("verdict -", "code check -", _WRITE)):
        yield f"{words}: {given[:60]}", command(words, given=given, out="code.md")
    yield "read -", command("read -", given="W3 sck y0 op staande voet")
    on = f"{{case}} --as-of {DAY}"
    for words in (
        *("rules", "facts", "health", "check", "rulings", "code check {code}", "code test {code} --format markdown"),
        *(f"verdict {on} --format {form}" for form in ("text", "markdown", "json")),
        *(
            f"{words} {on}"
            for words in ("measures", "remedies", "argue", "stability", "change --question circle --most 1")
        ),
    ):
        yield words, command(words, case=case, code=code)
    for citation in CITATIONS:
        told = command(f"cite {citation}").splitlines()
        # How a ruling is cited in Dutch and in English is told in whatever language.
        yield f"cite {citation}", "\n".join(line for line in told if not line.startswith(_IN_OTHERS))
    yield from _files(case, on)


_IN_OTHERS = (accented("Dutch"), accented("English"))
_WRITE = "code write - --out {out}"


def _files(case: Path, on: str) -> Iterator[tuple[str, str]]:
    """Give what stands in the files that commands write."""
    with TemporaryDirectory() as folder:
        for words in (
            *(f"memo {on} --reader {reader} --out {{folder}}/memo.md" for reader in READERS),
            *(f"draft {on} --of {kind} --out {{folder}}/draft.md" for kind in KINDS),
            *(f"picture {on} --kind {kind} --out {{folder}}/picture.svg" for kind in get_args(Kind)),
            *(f"code write --for {reader} --out {{folder}}/code.md" for reader in ("staff", "council")),
        ):
            yield words, command(words, folder=folder, case=case).replace(folder, "")  # by chance it has letters alone
            for file in Path(folder).iterdir():
                yield words, file.read_text("utf-8")
                file.unlink()


def pages(case: Path, code: Path) -> Iterator[tuple[str, str]]:
    """Give the pages, and what the API answers.

    Args:
        case: an incident.
        code: a social media code.

    Yields:
        What was asked, and what is said.
    """
    with TestClient(create_app(), headers={"Accept-Language": LANG}) as client:
        for path in (
            *(
                f"/{LANG}/{page}"
                for page in ("", "interview", "read", "codes", "rulings", "rulings/blokker", "rulings?year=x")
            ),
            *(f"/{LANG}/{page}" for page in ("rules", "evaluation", "about", "nwhr", f"examples/{case.stem}")),
            *(f"/{LANG}/rules/{question}" for question in rulebook().questions),
            *("/openapi.json", "/v1/codebook", "/v1/rules", "/v1/rulings", "/v1/statutes", "/v1/nwhr"),
            *("/v1/rulings/blkkr", "/v1/statutes/x", "/v1/citations"),
        ):
            yield path, client.get(path).text
        yield "PUT /v1/verdicts", client.put("/v1/verdicts").text
        yield from _answers(client, json.dumps(opened(case.read_bytes(), LANG).plain), code)


def _answers(client: TestClient, dossier: str, code: Path) -> Iterator[tuple[str, str]]:
    """Give what is said to who sends something."""
    flip = json.dumps({"fact": "years_of_service", "value": 30})
    forms: tuple[tuple[str, dict[str, str]], ...] = (
        ("interview", {}),
        *(("interview", {"go": "all", "at": section}) for section in sections()),
        *(("interview", {"go": "next", "at": section}) for section in sections()),
        ("interview", {"go": "another"}),
        ("interview", {"shown": "audience_size", "fact.audience_size": "x"}),
        ("so-far", {}),
        ("verdict", {"flips": f"[{flip}]", "open": "character"}),
        ("desk", {}),
        ("desk", {"add": "1", "change": flip, "by": "", "on": "x"}),
        *(("verdict", {"dossier": json.dumps(wrong)}) for wrong in WRONG),
    )
    for page, form in forms:
        yield f"POST /{LANG}/{page} {form}", client.post(f"/{LANG}/{page}", data={"dossier": dossier} | form).text
    for page in ("codes/check", "codes/test"):
        yield f"POST /{LANG}/{page}", client.post(f"/{LANG}/{page}", files={"file": code.read_bytes()}).text
    asked: tuple[tuple[str, object], ...] = (
        *(("verdicts", wrong) for wrong in WRONG),
        *((path, {"facts": {"audience": "friends"}, "lang": LANG}) for path in _ANSWERS),
    )
    for path, body in asked:
        yield f"POST /v1/{path} {body}", client.post(f"/v1/{path}", json=body).text


# What the API answers, and queries that it cannot take.
_ANSWERS = (
    *(
        "verdicts",
        "measures",
        "remedies",
        "stability",
        "arguments",
        "interview",
        "memo",
        "changes?question=circle&most=1",
    ),
    *("verdicts?question=nthng", "changes", "pictures?kind=nthng", "memo?reader=nthng", "measures?nnsns=1"),
)


def shown(text: str) -> Iterator[str]:
    """Give what a reader sees of an output: of a page its text, of JSON what has a language."""
    if re.match(r"\s*<", text):
        text = re.sub(r"(?s)<(script|style|textarea)\b.*?</\1>", " ", text)  # a field holds the user's own words
        yield from re.findall(r'(?:\b(?:title|alt|aria-label|placeholder)|"description" content)="([^"]*)"', text)
        yield unescape(re.sub(r"<[^>]*>", " ", text))
    elif text.lstrip().startswith(("{", "[")):
        yield from _values(json.loads(text))
    else:
        yield text


def _values(content: object) -> Iterator[str]:
    if isinstance(content, dict) and "openapi" in content:
        # The description is in English for programmers; below it stands in each other language what is done.
        told = (content["info"], *(each for path in content["paths"].values() for each in path.values()))
        yield from (each["description"].split("\n\n")[-1] for each in told)
        return
    if isinstance(content, dict) and {"nl", "en"} <= content.keys():
        yield str(content.get(LANG, content["en"]))
    elif isinstance(content, dict):
        # What is open of a statute stands in the words of who read it.
        yield from (part for key, each in content.items() if key != "unverified" for part in _values(each))
    elif isinstance(content, list):
        yield from (part for each in content for part in _values(each))
    elif isinstance(content, str) and not re.fullmatch(r"[a-z][\w:-]*", content):  # one such word is for programs
        yield from shown(content) if content.startswith("<") else (content,)


# ---- what of it is not in the language -------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]{2,}")
_UNTOUCHED = re.compile(r"[^áéíóúýÁÉÍÓÚÝ]*[aeiouAEIOU][^áéíóúýÁÉÍÓÚÝ]*")
# What is the same in every language: addresses, what has a number in it, options and what they take, placeholders.
_FIELDS = frozenset({"file", "citation", "markdown", "json", "yaml", "variants", "choice", "asks", "about", "others"})
_IDENTIFIERS = re.compile(
    r"https?://\S+|<[^<> ]*>|--[\w-]+|[{\[][\w .:=<>|-]*[}\]]|\b[\w.:/@-]*[\d_][\w.:/@-]*|\b[A-Z]{2,}\b"
)
_OWN_NAMES = frozenset({"privesfeer", "Nederlands", "English"})


def names() -> frozenset[str]:
    """Give the words that no language translates.

    They are those of the names of rulings, of their courts and of where these sit, which lawyers cite in Dutch or
    English whatever language they write in; and what input, commands and answers call things, which is the same for
    programs in every language.
    """
    cited = {
        each
        for ruling in casebook()
        for each in (ruling.name, ruling.court, ruling.application or "", *ruling.known_as)
    }
    cited |= {each.ruling for ruling in casebook() for each in ruling.relations}
    cited |= {*courts().places, *courts().places.values(), *courts().in_dutch.values(), *courts().countries.values()}
    data = [
        yaml.load(file.read_bytes(), yaml.CSafeLoader) for each in FOLDERS for file in (ROOT / each).rglob("*.yaml")
    ]
    keys = {key for content in data for key in _keys(content)}
    words = {word for text in (*cited, *keys, *COMMANDS, *KINDS, *get_args(Kind)) for word in _WORD.findall(text)}
    return _OWN_NAMES | _FIELDS | words


def _keys(content: object) -> Iterator[str]:
    """Give the keys of a document and the values that are one themselves."""
    if isinstance(content, dict):
        for key, each in content.items():
            yield str(key)
            if key not in {"nl", "en", LANG}:
                yield from _keys(each)
    elif isinstance(content, list):
        for each in content:
            yield from _keys(each)
    elif isinstance(content, str) and re.fullmatch(r"[a-zA-Z][\w-]*", content):
        yield content


def untranslated(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Name what is printed in no language of the data: in which output, and the line."""
    known = names()
    for name, text in said:
        for part in shown(text):
            for line in part.splitlines():
                words = _WORD.findall(_IDENTIFIERS.sub(" ", line))
                found = [word for word in words if _UNTOUCHED.fullmatch(word) and word not in known]
                if found:
                    yield f"{name}: {' '.join(found)}: {line.strip()[:200]}"


def main() -> None:
    """Say what a copy of the program prints in no language of the data; exits with 1 where there is any."""
    case = ROOT / "cases" / "incidents" / "whatsapp-group-of-five.yaml"
    code = ROOT / "cases" / "policies" / "good-private-code.yaml"
    said = list({"commands": commands, "pages": pages}[sys.argv[1]](case, code))
    found = list(untranslated(said))
    sys.stdout.write(f"{len(said)} outputs\n" + "".join(f"{line}\n" for line in found))
    sys.exit(bool(found))
