"""Adding a ruling, a rule or a fact takes data alone: a copy of the program speaks of it at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.slow  # what the other tests hold of every ruling, rule and fact, holds of one that is added

ROOT = Path(__file__).parents[1]
RULING = """\
key: RBAMS-2026-9999
ecli: ECLI:NL:RBAMS:2026:9999
court: Rechtbank Amsterdam, kantonrechter
level: first_instance
branch: labour
jurisdiction: nl
date: 2026-05-01
name: Verzonnen
gist: {nl: Verzonnen., en: Made up.}
about: conversation
facts: {audience: closed_group, audience_size: 5, form: group_chat, sector: private}
decisions:
- question: circle
  outcome: closed
  express: true
  relied_on: [audience]
  despite: []
  holding: {nl: De kring was besloten., en: The circle was closed.}
  paragraph: null
relations: []
sources: [{url: https://example.org, kind: court-text}]
confidence: high
unverified: null
"""
RULE = """\
rules:
  - id: on_snapchat
    favours: protected
    decisive: true
    when: {fact: platforms, any_of: [snapchat]}
    text: {nl: Het stond op Snapchat., en: It stood on Snapchat.}
    short: {nl: een bericht op Snapchat, en: a message on Snapchat}
    authority: [{statute: evrm-10}]
"""
FACT = """\
facts:
  - id: messages_vanish
    group: conversation
    type: boolean
    nl: Verdwenen de berichten vanzelf?
    en: Did the messages vanish?
    short: {nl: het verdwijnen van de berichten, en: that the messages vanished}
"""


class Added(NamedTuple):
    """What is put into which file in place of which words of it, what is asked then, and what is said of it."""

    file: str
    words: str
    place: str
    asked: str
    said: str


ADDED = {
    "a ruling": Added(
        "cases/rulings/2026/RBAMS-2026-9999.yaml",
        RULING,
        "",
        "facts: {audience: closed_group, audience_size: 5, form: group_chat, sector: private}",
        "ECLI:NL:RBAMS:2026:9999",
    ),
    "a rule": Added(
        "rules/nl/questions/expression.yaml",
        RULE,
        "rules:\n",
        "facts: {platforms: [snapchat], form: post}",
        "It stood on Snapchat.",
    ),
    "a fact": Added("cases/codebook.yaml", FACT, "facts:\n", "facts: {messages_vanish: true}", "the messages vanished"),
}


@pytest.mark.parametrize("added", ADDED.values(), ids=ADDED)
def test_what_is_added_as_data_is_told_in_a_verdict(tmp_path: Path, added: Added) -> None:
    """By the command, in the copy; the program as it is knows nothing of it."""
    for package in ("cases", "rules", "engine", "api"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / added.file
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        file.read_text("utf-8").replace(added.place, added.words, 1) if added.place else added.words, "utf-8"
    )
    run = "from api.cli.main import main; main()"
    command = [sys.executable, "-c", run, "verdict", "-", "--lang", "en", "--as-of", "2026-11-24"]
    said = [
        " ".join(
            subprocess.run(
                command,
                cwd=folder,
                env=os.environ | {"COLUMNS": "10000", "PYTHONPATH": str(folder)},
                input=added.asked,
                capture_output=True,
                text=True,
                check=False,
            ).stdout.split()
        )
        for folder in (tmp_path, ROOT)
    ]
    assert [added.said in each for each in said] == [True, False]
