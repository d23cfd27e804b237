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

from privesfeer.cases.strict import read_yaml
from tests.linked import FOLDERS, importing

ROOT = Path(__file__).parents[2]
# The nodes of every memo in both languages, and the verdicts with every sentence left out.
SCRIPT = """
import json
from pathlib import Path
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import READERS, matter, memo
from privesfeer.api.paper.blocks import lines
from privesfeer.cases.text import LANGUAGES

def bare(told):
    if isinstance(told, dict):
        return {key: bare(each) for key, each in told.items()}
    if isinstance(told, list):
        return [bare(each) for each in told]
    return "..." if isinstance(told, str) and " " in told else told

found = {}
for file in sorted((Path(read_request.__code__.co_filename).parents[2] / "cases" / "incidents").glob("*.yaml"))[::3]:
    told = matter(read_request(file.read_bytes()))
    for lang in LANGUAGES:
        found[f"{file.stem}.{lang}"] = bare(told.verdict.in_language(lang) | {"versions": None})  # which hash words
        for reader in READERS:
            blocks = memo(told, lang, reader)
            nodes = [span.node for block in blocks for line in lines(block) for span in line]
            found[f"{file.stem}.{lang}.{reader}"] = [each for each, last in zip(nodes, [None, *nodes]) if each != last]
print(json.dumps(found))
"""
SWAPPED = str.maketrans("aeouAEOU", "eauoEAUO")


def anew(words: str) -> str:
    """Word a sentence anew, as long as it was: other letters and signs, and what it began with at its end.

    What is filled in keeps its name, and a ruling its reference.
    """
    kept = r"(\{[^{}]*\}|\([^()]*ECLI:[^()]*\))"
    parts = re.split(kept, words)
    told = [
        each if place % 2 else re.sub(r"[.:] (?=\S)", "; ", each.translate(SWAPPED)) for place, each in enumerate(parts)
    ]
    first, rest = told[1:2], "".join(told[2:])
    if told[0] or not rest.strip("., "):
        return "".join(told)
    return f"{rest.removesuffix('.').lstrip()} {first[0]}{'.' * rest.endswith('.')}"


def reworded(content: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Word the Dutch of every sentence anew."""
    if isinstance(content, dict):
        if content.keys() == {"nl", "en"} and isinstance(content["nl"], str):
            return {"nl": anew(content["nl"]), "en": content["en"]}
        return {key: reworded(each) for key, each in content.items()}
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
        timeout=600,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_to_word_every_sentence_anew_changes_the_sentences_alone(tmp_path: Path) -> None:
    """Of engine, formulas and application, the Dutch as long as before: verdicts and memos keep their parts."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    parts = ("engine", "api", "rules/nl/formulas")
    files = [file for name in parts for file in (tmp_path / name).rglob("*.yaml")]
    for file in files:
        content = reworded(read_yaml(file.read_bytes()))
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    was, now = structure(ROOT), structure(tmp_path)
    assert was.keys() == now.keys()
    assert [name for name in was if was[name] != now[name]] == []
