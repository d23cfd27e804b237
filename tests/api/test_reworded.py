"""Reworded: to word every sentence of the program anew changes the sentences, and nothing else."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from privesfeer.api.ask.registry import casebook
from privesfeer.cases.commons.strict import read_yaml
from tests.linked import FOLDERS, importing

ROOT = Path(__file__).parents[2]
# Every output in both languages without its words: the nodes of memos and drafts, the blocks of reports, the elements
# of pages, and verdicts and remedies with every sentence left out. Of drawings nothing: in them words break lines.
SCRIPT = """
import datetime as dt
import json
import re
import sys
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.registry import drafts, rulebook
from privesfeer.api.drafts import KINDS, PARTIES, DraftRefusedError
from privesfeer.api.drafts.fit import draft_context, heard
from privesfeer.api.drafts.writer import Writer
from privesfeer.api.memo import READERS, matter, memo
from privesfeer.api.paper.blocks import lines
from privesfeer.api.reports.argument import argument_report
from privesfeer.api.reports.measures import scale_report
from privesfeer.api.reports.remedies import remedies_report
from privesfeer.api.reports.routes import routes_report, standing_report
from privesfeer.api.reports.stability import stability_report
from privesfeer.api.reports.verdict import report
from privesfeer.api.serve.application import create_app
from privesfeer.cases.commons.text import LANGUAGES, Text
from privesfeer.engine.answers.verdicts.explanation import titled

ROOT = Path(read_request.__code__.co_filename).parents[2]
NAMED = {"class", "id", "name", "href", "for", "type", "action", "role"}


def wordings(told, lang, seen):
    if id(told) in seen:
        return
    seen.add(id(told))  # the same answer stands in many places
    if isinstance(told, Text):
        yield told[lang]
    elif isinstance(told, dict):
        for each in told.values():
            yield from wordings(each, lang, seen)
    elif isinstance(told, (list, tuple)):
        for each in told:
            yield from wordings(each, lang, seen)
    elif is_dataclass(told):
        for each in fields(told):
            yield from wordings(getattr(told, each.name), lang, seen)


def bare(record, lang):
    worded = {*wordings(record, lang, set())}

    def unworded(told):
        if isinstance(told, dict):
            return {key: unworded(each) for key, each in told.items() if key != "versions"}
        if isinstance(told, list):
            return [unworded(each) for each in told]
        return "..." if told in worded or (isinstance(told, str) and " " in told) else told

    return unworded(record.localize(lang))


def apart(found):
    return [each for each, last in zip(found, [None, *found]) if each != last]


def nodes(blocks):
    return apart([span.node for block in blocks for line in lines(block) for span in line])


def spans(line):
    return sorted({(each.tone, each.url or "", each.node) for each in line})  # words decide where a link stands


def shape(blocks):
    return [[type(block).__name__, [*map(spans, lines(block))]] for block in blocks]


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(re.sub("(?s)<svg.*?</svg>", "", html))

    def handle_data(self, data):
        self.found += [["id", each] for each in re.findall(r"\\b[a-z]+_[a-z_]+\\b", data)]

    def handle_starttag(self, tag, attributes):
        self.found.append([tag, *(each for each in attributes if each[0] in NAMED and " " not in str(each[1]))])


def pages(stem, content, lang, visitor):
    sent = {"dossier": json.dumps({"facts": content.facts.plain, "dates": content.dates.model_dump(mode="json")})}
    for path in ("verdict", "remedies", "desk", "interview"):
        yield f"{stem}.{lang}.{path}", visitor.post(f"/{lang}/{path}", data=sent)
    drawn = {"draw": "circle", "plead": "circle", "open": "measure_upheld"}
    yield f"{stem}.{lang}.pleaded", visitor.post(f"/{lang}/verdict", data=sent | drawn)
    for kind in ("dismissal", "settlement", "petition", "warning"):
        yield f"{stem}.{lang}.{kind}", visitor.post(f"/{lang}/draft", data=sent | {"of": kind})


def library(lang, visitor):
    rules = [f"rules/{name}/{each.rules[0].id}" for name, each in rulebook().questions.items()]
    rulings = ("rulings", "rulings/RBMAA-2012-BV3122", "rulings/echr-61496-08")
    for path in ("", "rules", "evaluation", "about", "codes", *rulings, *rules[::3], "rules/circle"):
        yield f"{lang}.{path}", visitor.get(f"/{lang}/{path}")


# How much a reader gets hangs on how his pages are filled, and so on the words: here each gets all.
sys.modules["privesfeer.api.memo"]._FULL.update(dict.fromkeys(READERS, 99))
sys.modules["privesfeer.api.memo.chronology"]._MOST = 10_000


def told_of(request, stem, lang, told):
    yield "verdict", bare(told.verdict, lang)
    yield "outlook", bare(told.remedies, lang)
    for reader in READERS:
        yield reader, nodes(memo(told, lang, reader))
    yield "report", shape(report(told.verdict, lang))
    yield "arguments", shape(argument_report(told.arguments, lang))
    yield "measures", shape(scale_report(told.scales, titled(request.title), lang))
    yield "stability", shape(stability_report(request.stability(), lang))
    for name, each in (("remedies", remedies_report), ("routes", routes_report), ("standing", standing_report)):
        yield name, shape(each(told.remedies, lang))


def written(request):
    told, remedies = heard(request)
    for kind in KINDS:
        either = next(each for each in drafts().drafts if each.id == kind).either
        for party in PARTIES if either else (None,):
            try:
                yield kind, party, draft_context(told, remedies, kind, party)
            except DraftRefusedError as error:
                yield kind, party, [each.field for each in error.problems]


found = {}
folders = ("cases/incidents", "cases/files")
files = [each for folder in folders for each in sorted((ROOT / folder).glob("*.yaml"))[::3]]
with TestClient(create_app(), headers={"Accept": "text/html"}) as visitor:
    for file in files:
        request = read_request(file.read_bytes())
        request = request.model_copy(update={"as_of": request.as_of or dt.date(2026, 11, 24)})
        told = matter(request)
        documents = [*written(request)]
        for lang in LANGUAGES:
            for name, each in told_of(request, file.stem, lang, told):
                found[f"{file.stem}.{lang}.{name}"] = each
            for kind, party, each in documents:
                whole = each if isinstance(each, list) else nodes([*Writer(each, lang).blocks()])
                found[f"{file.stem}.{lang}.{kind}.{party}"] = whole
    for lang in LANGUAGES:
        told = library(lang, visitor)
        for file in files[:6:2]:
            told = [*told, *pages(file.stem, read_request(file.read_bytes()), lang, visitor)]
        for name, response in told:
            found[name] = [response.status_code, Elements(response.text).found]
print(json.dumps(found))
"""
SWAPPED = str.maketrans("aeouAEOU", "eauoEAUO")
# What is filled in keeps its name, a ruling its name and its reference; the names of facts stand in marks.
KEPT = re.compile(
    rf"(\{{[^{{}}]*\}}|\([^()]*ECLI:[^()]*\)|`[^`]*`|'[a-z_]+'|{'|'.join(re.escape(each.name) for each in casebook())})"
)


def _other(words: str) -> str:
    """Give words of other letters and signs, one fewer of them, as long as they were."""
    return re.sub(r"(?<=\w) (?=\w)", "-", re.sub(r"[.:] (?=\S)", "; ", words.translate(SWAPPED)), count=1)


def anew(words: str) -> str:
    """Word a sentence anew, as long as it was: other words, and what it began with at its end."""
    parts = KEPT.split(words)
    told = [each if place % 2 else _other(each) for place, each in enumerate(parts)]
    first, rest = told[1:2], "".join(told[2:])
    if told[0] or not rest.strip("., "):
        return "".join(told)
    return f"{rest.removesuffix('.').lstrip()} {first[0]}{'.' * rest.endswith('.')}"


def reworded(content: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Word the Dutch of every sentence anew."""
    if isinstance(content, dict):
        own = isinstance(content.get("nl"), str) and isinstance(content.get("en"), str)
        return {
            key: anew(each) if own and key == "nl" else each if own and key == "en" else reworded(each)
            for key, each in content.items()
        }
    return [reworded(each) for each in content] if isinstance(content, list) else content


def structure(folder: Path) -> dict[str, Any]:
    """Give what is told without its words."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        env=importing(folder),
        check=True,
        capture_output=True,
        text=True,
        timeout=3000,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.slow
def test_to_word_every_sentence_anew_changes_the_sentences_alone(tmp_path: Path) -> None:
    """Of rules, engine and application, the Dutch as long as before: every output keeps its parts in both languages."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    files = [file for name in ("rules", "engine", "api") for file in (tmp_path / name).rglob("*.yaml")]
    for file in files:
        content = reworded(read_yaml(file.read_bytes()))
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    was, now = structure(ROOT), structure(tmp_path)
    assert was.keys() == now.keys()
    assert [name for name in was if was[name] != now[name]] == []
