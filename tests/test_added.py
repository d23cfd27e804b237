"""Adding a ruling, a rule, a fact or a question takes data alone: a copy of the program speaks of it at once.

Another language is added in `tests/test_translated.py`.
"""

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from privesfeer.api.ask.registry import casebook
from tests.linked import FOLDERS, importing

pytestmark = pytest.mark.slow  # what the other tests hold of every ruling, rule and fact, holds of one that is added

ROOT = Path(__file__).parents[1]
NEXT = casebook().release + dt.timedelta(days=1)  # with which release a ruling comes
RULING = f"""\
key: RBAMS-2026-9999
ecli: ECLI:NL:RBAMS:2026:9999
court: Rechtbank Amsterdam, kantonrechter
level: first_instance
branch: labour
jurisdiction: nl
date: 2026-05-01
name: Verzonnen
gist: {{nl: Verzonnen., en: Made up.}}
about: conversation
facts: {{audience: closed_group, audience_size: 5, form: group_chat, sector: private}}
decisions:
- question: circle
  outcome: closed
  express: true
  relied_on: [audience, audience_size]
  despite: []
  holding: {{nl: De kring was besloten., en: The circle was closed.}}
  paragraph: null
relations: []
sources: [{{url: https://example.org, kind: court-text}}]
added: {NEXT}
confidence: high
unverified: null
"""
GHENT = (
    RULING.replace("key: RBAMS-2026-9999\necli: ECLI:NL:RBAMS:2026:9999", "key: be-arbrb-gent\necli: null")
    .replace("Rechtbank Amsterdam, kantonrechter", "Arbeidsrechtbank Gent")
    .replace("jurisdiction: nl", "jurisdiction: be")
)
RULE = """\
rules:
  - id: on_instagram
    favours: not_protected
    when: {fact: platforms, any_of: [instagram]}
    text: {nl: Het stond op Instagram., en: It stood on Instagram.}
    short: {nl: een bericht op Instagram, en: a message on Instagram}
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
ITS_RULE = """\
rules:
  - id: vanished
    favours: closed
    when: {fact: messages_vanish, is: true}
    text: {nl: Zij verdwenen., en: They vanished.}
    short: {nl: berichten die verdwijnen, en: messages that vanish}
    authority: [{statute: evrm-10}]
"""
KNOWING = RULING.replace("9999", "9998").replace("sector: private", "sector: private, messages_vanish: true")
QUESTION = """\
questions:
  - id: reply_owed
    short: {nl: het antwoord, en: the reply}
    outcomes: {owed: {nl: verschuldigd, en: owed}, not_owed: {nl: niet verschuldigd, en: not owed}}
    nl: Was een antwoord verschuldigd?
    en: Was a reply owed?
    decided_when: {nl: De rechter zegt het., en: The court says so.}
"""
ITS_RULES = """\
question: reply_owed
protects: owed
statements: {owed: {nl: Verschuldigd., en: It was owed.}, not_owed: {nl: Niet verschuldigd., en: It was not owed.}}
asked: {nl: of een antwoord verschuldigd was, en: whether a reply was owed}
plain:
  asked: {nl: of u moest antwoorden, en: whether you had to reply}
  outcomes: {owed: {nl: U moest antwoorden., en: You had to.}, not_owed: {nl: U hoefde niet., en: You had not.}}
event: measure
precedents_about: [conversation]
reading: reason
governs: false
on_the_whole: true
raised_by: {fact: sector, is: private}
least_reason: 1
governs_with: [form]
nearness: [labour]
margin: 0.3
scopes: [{text: {nl: Over antwoorden., en: On replies.}}]
rules:
  - id: asked_by_mail
    favours: owed
    decisive: true
    when: {fact: form, is: email}
    text: {nl: Het was een e-mail., en: It was an e-mail.}
    short: {nl: een e-mail, en: an e-mail}
    authority: [{statute: bw-7-611}]
  - id: asked_in_public
    favours: not_owed
    decisive: true
    when: {fact: form, is: post}
    text: {nl: Het was een openbaar bericht., en: It was a post.}
    short: {nl: een openbaar bericht, en: a post}
    authority: [{statute: bw-7-611}]
presumptions:
  - id: who_asserts
    text: {nl: Wie stelt bewijst., en: Who asserts proves.}
    against: {nl: Tenzij het anders is., en: Unless it is otherwise.}
    authority: [{statute: rv-150}]
    against_authority: [{statute: rv-150}]
"""
ITS_LAW = """\
entries:
- question: reply_owed
  frames:
  - regimes: [private, wnra, appointed]
    line: {nl: art. 10 EVRM, en: art. 10 ECHR}
    statutes: [evrm-10]
  standard: {nl: Was een antwoord te verwachten?, en: Was a reply to be expected?}
  burden:
  - {element: {nl: dat iets gevraagd is, en: that something was asked}, party: relying, authority: [evrm-10]}
"""
ITS_CASES = """\
- case: A clerk is asked for a reply by mail
  facts: {form: email, sector: private}
  outcome: owed
  status: required
- case: A clerk is asked for a reply in public
  facts: {form: post, sector: private}
  outcome: not_owed
  status: required
"""


class Added(NamedTuple):
    """What is put into which files in place of which words of them, what is asked then, and what is said of it."""

    files: tuple[tuple[str, str, str], ...]
    asked: str
    said: str
    command: str = "verdict - --as-of 2026-11-24"


ADDED = {
    "a ruling": Added(
        (("cases/rulings/2026/RBAMS-2026-9999.yaml", "", RULING),),
        "facts: {audience: closed_group, audience_size: 5, form: group_chat, sector: private}",
        "ECLI:NL:RBAMS:2026:9999",
    ),
    "a ruling of another country": Added(
        (("cases/rulings/2026/be-arbrb-gent.yaml", "", GHENT),), "", "Belgium", "rulings show be-arbrb-gent"
    ),
    "a rule": Added(
        (("rules/nl/questions/expression.yaml", "rules:\n", RULE),),
        "facts: {platforms: [instagram], form: post}",
        "It stood on Instagram.",
    ),
    "a fact": Added(
        (
            ("cases/codebook.yaml", "facts:\n", FACT),
            ("rules/nl/questions/circle.yaml", "rules:\n", ITS_RULE),
            ("cases/rulings/2026/RBAMS-2026-9998.yaml", "", KNOWING),
        ),
        "facts: {messages_vanish: true}",
        "the messages vanished",
    ),
    "a question": Added(
        (
            ("cases/codebook.yaml", "questions:\n", QUESTION),
            ("rules/nl/law/framework.yaml", "entries:\n", ITS_LAW),
            ("rules/nl/questions/reply_owed.yaml", "", ITS_RULES),
            ("rules/nl/questions/reply_owed.cases.yaml", "", ITS_CASES),
        ),
        "facts: {form: email, sector: private}",
        "It was owed.",
    ),
}


def put(folder: Path, *added: Added) -> None:
    """Copy the program, and put things into the copy."""
    for each in FOLDERS:
        shutil.copytree(ROOT / each, folder / each, ignore=shutil.ignore_patterns("__pycache__"))
    for name, place, words in (file for each in added for file in each.files):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(file.read_text("utf-8").replace(place, words, 1) if place else words, "utf-8")


@pytest.mark.parametrize("added", ADDED.values(), ids=ADDED)
def test_what_is_added_as_data_is_told(tmp_path: Path, added: Added) -> None:
    """By the command, in the copy; the program as it is knows nothing of it."""
    put(tmp_path, added)
    run = "from privesfeer.api.cli.main import main; main()"
    command = [sys.executable, "-c", run, *added.command.split(), "--lang", "en"]
    said = [
        " ".join(
            subprocess.run(
                command,
                cwd=folder,
                env=importing(folder) | {"COLUMNS": "10000"},
                input=added.asked,
                capture_output=True,
                text=True,
                check=False,
            ).stdout.split()
        )
        for folder in (tmp_path, ROOT)
    ]
    assert [added.said in each for each in said] == [True, False]


def test_what_is_added_breaks_no_test_of_the_books_or_the_reasoning(tmp_path: Path) -> None:
    """All of it together: what holds of every ruling, rule, fact and question, holds of one that is added."""
    put(tmp_path, *ADDED.values())
    for each in ("tests", "docs"):
        shutil.copytree(ROOT / each, tmp_path / each, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    generated = "tests/engine/test_suggested.py::test_what_is_kept_is_what_the_terms_and_rulings_of_today_give"
    tested = ["tests/cases", "tests/rules", "tests/engine", f"--deselect={generated}"]  # nothing is written anew here
    command = [sys.executable, "-m", "pytest", "-n", "0", "--tb=short", *tested]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=importing(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
