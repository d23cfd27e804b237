"""What the README shows is so: its commands exist, its verdict is the real one, its examples are accepted."""

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from privesfeer.api.ask.request import CaseRequest, Request, read_request
from privesfeer.api.cli.main import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("privesfeer")
SHOWN = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```")
LEFT_OUT = "[…]\n"
CODE = "\n".join([*re.findall(r"```\w*\n(.*?)```", README, re.DOTALL), *re.findall(r"`([^`\n]+)`", README)])


def run(command: str) -> str:
    """Run a command of the README as its reader would, and return what it prints."""
    settings, words = {}, shlex.split(command)
    while "=" in words[0]:
        name, value = words.pop(0).split("=")
        settings[name] = value
    assert words.pop(0) == "privesfeer"
    done = subprocess.run(
        [PROGRAM, *words], cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=True
    )
    return done.stdout


@cache
def help_of(command: str) -> str:
    """Return the help of a command; fail if there is no such command."""
    done = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.slow
def test_the_verdict_is_what_the_program_prints() -> None:
    """Word for word and line for line; only what stands at a mark is left out."""
    shown = SHOWN.search(README)
    assert shown
    printed, at = run(shown["command"]), 0
    for part in shown["output"].split(LEFT_OUT):
        assert part in printed[at:]
        at = printed.index(part, at) + len(part)
    assert printed.startswith(shown["output"].split(LEFT_OUT)[0])


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"privesfeer ((?:code|keys) [a-z]+|[a-z]+(?:-[a-z]+)*)", CODE)))
)
def test_a_command_exists(command: str) -> None:
    """The program has it, and it has every option that the README uses with it."""
    named = " ".join(re.findall(rf"privesfeer {command}(?!-)([^\n]*)", CODE))
    for option in re.findall(r"--[a-z-]+", named):
        assert option in help_of(command)
    assert help_of(command)


def test_the_options_exist() -> None:
    """All options that the README names are those of some command that it names."""
    commands = sorted(set(re.findall(r"privesfeer ((?:code|keys) [a-z]+|[a-z]+(?:-[a-z]+)*)", CODE)))
    known = "".join(map(help_of, commands))
    assert [option for option in re.findall(r"--[a-z-]+", CODE) if option not in known] == []


def test_every_target_of_make_exists() -> None:
    """The Makefile has it."""
    (targets,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"^make ([a-z]+)", CODE, re.MULTILINE)) <= set(targets.split())


def test_the_examples_of_files_are_accepted() -> None:
    """The first YAML is an incident, and shows a disputed fact and a date; the second a case with all its lists."""
    incident, case = map(read_request, re.findall(r"```yaml\n(.*?)```", README, re.DOTALL))
    assert isinstance(incident, Request)
    assert incident.disputed
    assert incident.dates.utterance
    assert isinstance(case, CaseRequest)
    assert case.acts
    assert {*case.lists} == {"clauses", "measures", "proceedings"}


def test_the_example_of_a_call_is_accepted() -> None:
    """The body that curl sends is an incident."""
    (body,) = re.findall(r"-d '(.*?)'", README)
    assert read_request(body).facts.known


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_a_link_leads_somewhere(target: str) -> None:
    """The file or folder is there."""
    assert (ROOT / target).exists()


def test_the_licence_is_that_of_the_project() -> None:
    """README, LICENSE and pyproject.toml name the same one."""
    assert "EUPL-1.2" in README
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "European Union Public Licence" in (ROOT / "LICENSE").read_text(encoding="utf-8")
