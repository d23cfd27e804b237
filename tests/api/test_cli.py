"""The command line: what it prints, in which language and width, and with which exit code it ends."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.ask.request import outlook_json, read_request, verdict_json
from privesfeer.api.cli.main import app
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.books import ruling_page
from privesfeer.api.reports.measures import scale_report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine.answers.verdicts.explanation import titled
from tests.api.test_report import lines
from tests.conftest import sparing
from tests.golden import CASE_FILES, EXAMPLES, FEW, INCIDENTS, MEASURED, asked
from tests.languages import WRITTEN

PROGRAM = Path(sys.executable).with_name("privesfeer")
DANCE_TEACHER = next(incident for incident in INCIDENTS if incident.stem == "dance-teacher")
OF_TYPER = re.compile(
    r"\b(?:usage|options?|arguments?|commands?|args|required|default|env var|show this|message|exit|range)\b|list\[",
    re.IGNORECASE,
)
BOX = re.compile(r"[═─]+")


def call(*arguments: str | Path, stdin: str | bytes = "", width: int = 100) -> Result:
    """Call the program in this process."""
    return CliRunner().invoke(
        app, [str(argument) for argument in arguments], input=stdin, env={"COLUMNS": str(width)}, catch_exceptions=False
    )


def words(text: str) -> list[str]:
    """Give the words of a text, whatever the width at which it was broken."""
    return BOX.sub("", text.replace("┃", "")).split()


def test_the_program_prints_a_verdict() -> None:
    """As its own process, in a pipe: Dutch, answer first, without control codes, exit code 0."""
    done = subprocess.run([PROGRAM, "verdict", DANCE_TEACHER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Verbod of gebod: met aarzeling niet toewijsbaar" in " ".join(done.stdout[:600].split())
    assert "ECLI:NL:RBMAA:2012:BV3122" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_language_of_the_environment_counts_last() -> None:
    """PRIVESFEER_LANG rules help and answers; the option comes before it."""
    question = codebook().facts[0].question
    assert "The language" in said_by("verdict", "--help", PRIVESFEER_LANG="en").stdout
    assert question.en in said_by("facts", PRIVESFEER_LANG="en").stdout
    assert question.nl in said_by("facts", "--lang", "nl", PRIVESFEER_LANG="en").stdout


@pytest.mark.parametrize(("given", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_weights_are_reckoned_in_one_thread(given: dict[str, str], threads: str) -> None:
    """Unless the environment says otherwise."""
    told_at_end = "import atexit, os; atexit.register(lambda: print(os.environ['OPENBLAS_NUM_THREADS']))"
    run = f"import sys; sys.argv[1:] = ['--version']; {told_at_end}; from privesfeer.api.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", run], env=given, capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == threads


def said_by(*arguments: str | Path, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run the installed program, in whatever language the environment names, and give what it says."""
    env = os.environ | {"COLUMNS": "300", "PRIVESFEER_LANG": ""} | env
    return subprocess.run([PROGRAM, *arguments], env=env, capture_output=True, text=True, check=False)


def commands(group: Any = None, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - Typer's own
    """Give every command with those above it, the program itself first."""
    group = group or get_command(app)
    yield above
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*above, name))


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_all_help_is_in_dutch(command: tuple[str, ...]) -> None:
    """Also what Typer adds of its own: what an option takes by default, that it is required, how to ask for help."""
    told = call(*command, "--help", width=300).stdout
    assert told.strip().startswith(f"Gebruik: {' '.join(('root', *command))} [OPTIES]")
    assert "Toon deze uitleg." in told
    assert not OF_TYPER.findall(told)


# What is asked, with the language of the environment, and that in which it is answered.
HELP = [
    ("--help", "", "nl"),
    ("serve --help", "", "nl"),
    ("serve --lang nl --help", "en", "nl"),
    ("serve --help --lang=nl", "en", "nl"),
    ("serve --lang en --lang nl --help", "", "nl"),
    ("", "en", "en"),
    ("--help", "en", "en"),
    ("serve --help --lang en", "nl", "en"),
]


@pytest.mark.parametrize(("asked", "environment", "lang"), sparing(HELP, [HELP[3], HELP[5]]))
def test_help_is_in_the_language_that_is_asked(asked: str, environment: str, lang: Lang) -> None:
    """By the option wherever it stands, or else by the environment."""
    told = said_by(*asked.split(), PRIVESFEER_LANG=environment).stdout
    assert {"nl": "Gebruik: ", "en": "Usage: "}[lang] in told
    assert lang == "nl" or not re.findall(r"\b(?:Gebruik|Toon|standaard|De|Het)\b", told)


WRONG: dict[tuple[str, ...], tuple[str, str]] = {
    ("verdict",): ("Het argument file ontbreekt.", "The argument file is missing."),
    ("picture", "x"): ("De optie --out ontbreekt.", "The option --out is missing."),
    ("keys", "--colour"): ("De optie --colour is er niet.", "There is no option --colour."),
    ("verdict", "x", "--questio", "y"): ("Bedoelde u '--question'?", "Did you mean '--question'?"),
    ("nonsense",): ("Er is geen commando 'nonsense'.", "There is no command 'nonsense'."),
    ("verdit", "x"): ("Bedoelde u 'verdict'?", "Did you mean 'verdict'?"),
    ("verdict", "x", "y"): ("Dit vraagt het commando niet: y.", "The command does not take this: y."),
    ("verdict", "x", "y\x1b[1m"): ("Dit vraagt het commando niet: y�[1m.", "The command does not take this: y�[1m."),
    ("verdict", "--as-of"): ("Bij de optie --as-of hoort een waarde.", "The option --as-of takes a value."),
    ("--version=3",): ("Bij de optie --version hoort geen waarde.", "The option --version takes no value."),
    ("verdict", "x", "--format", "pdf"): ("--format kan niet 'pdf' zijn. Toegestaan:", "--format cannot be 'pdf'."),
    ("serve", "--port", "x"): ("--port moet een geheel getal zijn.", "--port must be a whole number."),
    ("serve", "--port", "99999"): ("--port mag hoogstens 65535 zijn.", "--port must be at most 65535."),
    ("bulk", "a", "b", "--jobs", "0"): ("--jobs moet minstens 1 zijn.", "--jobs must be at least 1."),
}


@pytest.mark.parametrize(
    ("arguments", "sentences"), sparing(WRONG.items(), list(WRONG.items())[3::6]), ids=map(" ".join, WRONG)
)
def test_a_wrong_command_is_refused_in_one_language(arguments: tuple[str, ...], sentences: tuple[str, str]) -> None:
    """Whatever is wrong with it, with the way to its help and exit code 2."""
    for lang, told in zip(WRITTEN, sentences, strict=True):
        done = said_by(*arguments, PRIVESFEER_LANG=lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
        assert {"nl": "Gebruik: privesfeer ", "en": "Usage: privesfeer "}[lang] in done.stderr
        assert not re.findall(r"[^\n\x20-\x7e\xa0-\uffff]", done.stderr)
        other = {"nl": r"\b(?:usage|options|try|error|value|argument\(s\)|such)\b", "en": r"\b(?:het|niet|optie)\b"}[
            lang
        ]
        assert not re.findall(other, done.stderr, re.IGNORECASE)


def test_an_unknown_language_is_refused() -> None:
    """Of the option in the language that is left; of the environment in both, whatever is asked."""
    done = said_by("facts", "--lang", "zz", PRIVESFEER_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--lang cannot be 'zz'. Allowed: 'nl', 'en'" in done.stderr
    for arguments in (("facts",), ("--help",)):
        done = said_by(*arguments, PRIVESFEER_LANG="zz")
        assert (done.returncode, done.stdout) == (2, "")
        assert "PRIVESFEER_LANG kan niet 'zz' zijn. Toegestaan: nl, en" in done.stderr
        assert "PRIVESFEER_LANG cannot be 'zz'. Allowed: nl, en" in done.stderr


@pytest.mark.slow
def test_output_that_goes_nowhere_is_told() -> None:
    """With the cause, and exit code 1, in the language of the option."""
    for lang, told in (("nl", "De uitvoer kan niet worden geschreven: de schijf is vol."), ("en", "the disk is full.")):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            command = (PROGRAM, "verdict", DANCE_TEACHER, "--lang", lang)
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 1
        assert told in done.stderr


@pytest.mark.slow
def test_a_terminal_that_knows_no_accents_gets_question_marks() -> None:
    """Not a traceback."""
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    for command, shown in (("verdict", "Priv?"), ("measures", "De maatregelen ")):
        done = subprocess.run([PROGRAM, command, DANCE_TEACHER], env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert shown in done.stdout


@pytest.mark.parametrize("width", sparing([60, 80, 120], [60]))
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("incident", [INCIDENTS[1], CASE_FILES[0]], ids=lambda incident: incident.stem)
def test_every_line_fits_and_no_word_is_cut(incident: Path, lang: str, width: int) -> None:
    """In any width the same words, and no line is wider, save for a hash that would not fit in any way.

    The cells of a table stand beside each other and may be broken, so that letters are counted.
    """
    told = call("verdict", incident, "--lang", lang, width=width).stdout
    assert [line for line in told.splitlines() if len(line) > width and " " in line.strip()] == []
    wide = call("verdict", incident, "--lang", lang, width=1000).stdout
    assert Counter("".join(words(told))) == Counter("".join(words(wide)))


def test_no_line_ends_in_blanks() -> None:
    """A verdict can be pasted and compared."""
    assert not re.findall(r"[ \t]+$", call("verdict", DANCE_TEACHER).stdout, re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("incident", sparing(EXAMPLES, FEW), ids=lambda incident: incident.stem)
def test_json_is_the_verdict(incident: Path, lang: Lang) -> None:
    """Byte for byte what the API gives, which writes it with the same function."""
    arguments = ("--format", "json", "--as-of", "2026-11-24", "--lang", lang)
    request = read_request(incident.read_bytes(), as_of="2026-11-24", lang=lang)
    assert call("verdict", incident, *arguments).stdout_bytes == verdict_json(request.verdict(), request.lang)


def test_options_come_before_the_file() -> None:
    """The file's language and day count where no option names others."""
    incident = "facts: {}\nlang: en\nas_of: 2012-02-07"
    assert "7 February 2012" in call("verdict", "-", stdin=incident).stdout
    assert "8 februari 2012" in call("verdict", "-", "--lang", "nl", "--as-of", "2012-02-08", stdin=incident).stdout


def test_nothing_known_is_no_error() -> None:
    """Undetermined, with the presumption or burden of proof, what to find out, and exit code 0."""
    done = call("verdict", "-", stdin="facts: {}")
    assert done.exit_code == 0
    assert "niet te bepalen" in done.stdout
    assert "Eerst uitzoeken" in done.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", sparing(EXAMPLES, FEW), ids=lambda example: example.stem)
def test_the_measures_can_be_had_as_json(example: Path, lang: Lang) -> None:
    """Every scale, in the language that was asked, for a case file as well."""
    request = read_request(example.read_bytes(), as_of="2026-11-24")
    told = call("measures", example, "--format", "json", "--as-of", "2026-11-24", "--lang", lang)
    assert told.exit_code == 0
    assert told.stdout_bytes == outlook_json(request.scale(), lang)
    (scale,) = json.loads(told.stdout)["scales"]
    assert scale["question_text"] == codebook().question("measure_upheld").question[lang]
    assert [rung["value"] for family in scale["families"] for rung in family["rungs"] if "given" in rung] == [
        each.value for each in request.verdict().given.facts if each.fact == "measure" and each.value != "none"
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", MEASURED, ids=lambda example: example.stem)
def test_the_measures_can_be_had_as_markdown(example: Path, lang: Lang) -> None:
    """The same report as in the terminal, in which the words are the same."""
    arguments = ("measures", example, "--as-of", "2026-11-24", "--lang", lang)
    told = call(*arguments, "--format", "markdown").stdout
    scaled = asked(example).scale()
    assert told == markdown(scale_report(scaled.scales, titled(asked(example).title), lang, scaled.days_passed))
    in_terminal = words(call(*arguments).stdout)
    for family in scaled.scales[0].families:
        assert not family.note or set(family.note[lang].split()) <= set(in_terminal)


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_measures_are_told_in_the_terminal(lang: Lang) -> None:
    """Title, the lightest that stands or that none does, and that it is no advice; no line is wider than asked."""
    told = call("measures", MEASURED[0], "--lang", lang, width=80).stdout
    said = " ".join(words(told))
    for part in {
        "nl": (
            "De maatregelen naast elkaar",
            "De lichtste maatregel die standhoudt: waarschuwing",
            "geen advies om een maatregel te nemen",
        ),
        "en": (
            "The measures side by side",
            "The lightest measure that stands: warning",
            "no advice to take a measure",
        ),
    }[lang]:
        assert part in said
    assert max(map(len, told.splitlines())) <= 80
    assert not re.findall(r"[ \t]+$", told, re.MULTILINE)
    assert "\x1b" not in told


def test_measures_that_exist_only_in_public_service_are_shown_there_only() -> None:
    """Where the sector is public, or such a measure was taken."""
    discipline = "strafontslag"
    for facts, there in (
        ("{}", False),
        ("{sector: private}", False),
        ("{sector: public}", True),
        ("{measure: disciplinary_dismissal}", True),
    ):
        said = " ".join(words(call("measures", "-", stdin=f"facts: {facts}").stdout)).lower()
        assert (discipline in said) is there, facts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_question_is_told_in_full_and_the_others_in_the_overview(lang: Lang) -> None:
    """More than one can be named."""
    arguments = ("verdict", DANCE_TEACHER, "--lang", lang, "--format", "markdown")
    told = [
        call(*arguments, *(word for name in named for word in ("--question", name))).stdout
        for named in (["measure_upheld"], ["measure_upheld", "clause_breached"], [])
    ]
    assert len(told[0]) < len(told[1]) < len(told[2])
    in_full = [
        {each.id for each in codebook().questions if f"## {each.question[lang]}" in text.splitlines()} for text in told
    ]
    assert in_full[:2] == [{"measure_upheld"}, {"measure_upheld", "clause_breached"}]
    assert in_full[1] < in_full[2]
    for text in told:
        screen, *_ = text.partition("\n## ")
        silent = {"inspection_lawful", "account_belongs_to", "misconduct"}
        shorts = {each.id: each.short[lang] for each in codebook().questions if each.id not in silent}
        shorts["measure_upheld"] = codebook().fact("measure").values["injunction"][lang]
        assert all(each.casefold() in screen.casefold() for each in shorts.values())


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_question_that_does_not_exist_is_corrected(form: str) -> None:
    """In the language of the file, with the nearest, exit code 2, and nothing on standard output."""
    arguments = ("verdict", "-", "--question", "measure_uphold", "--format", form)
    done = call(*arguments, stdin="facts: {}\nlang: en")
    assert (done.exit_code, done.stdout) == (2, "")
    said = " ".join(words(done.stderr))
    assert "There is no legal question 'measure_uphold'." in said
    assert "Did you mean 'measure_upheld'?" in said
    assert all(question.id in said for question in codebook().questions)
    assert "Bedoelde u 'measure_upheld'?" in " ".join(words(call(*arguments, stdin="facts: {}").stderr))


NONSENSE: dict[str, str | bytes] = {
    "binary": b"\x7fELF\x02\x01\x00\xff\xfe",
    "empty": "",
    "blank": "  \n ",
    "a word": "hello",
    "a list": "[1, 2]",
    "a number": "42",
    "a key twice": "facts: {form: like, form: post}",
    "broken": "facts: {form: [",
    "an unknown fact": "facts: {audiense: friends}",
    "an unknown value": "facts: {audience: freinds}",
    "a wrong type": "facts: {audience_size: many}",
    "an unknown key": "fact: {}",
    "a fact in the wrong place": "audience: friends",
    "contradictory facts": "facts: {audience: one_to_one, audience_size: 40}",
    "a wrong date": "as_of: yesterday",
    "a half character": '{"title": "\\ud800"}',
    "no conversations": "conversations: []",
    "a conversation that is none": "conversations: [one]",
    "a measure in a conversation": "conversations: [{facts: {measure: warning}}]",
    "too many conversations": f"conversations: [{', '.join(['{}'] * 21)}]",
    "nested deeply": "[" * 5000,
    "too large": "#" * (1024 * 1024 + 1),
}


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("command", ["verdict", "measures"])
def test_nonsense_is_refused_in_words(command: str, nonsense: str, lang: Lang) -> None:
    """Exit code 2, nothing on standard output, and a sentence on standard error in the user's language."""
    done = call(command, "-", "--lang", lang, stdin=NONSENSE[nonsense])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.strip().endswith((".", "?"))
    assert "Traceback" not in done.stderr
    other = {"nl": r"\b(?:the|is not|must|does not)\b", "en": r"\b(?:het|niet|moet|een)\b"}[lang]
    assert not re.search(other, done.stderr)


def test_a_wrong_name_is_corrected() -> None:
    """The nearest valid one is named."""
    said = {name: " ".join(words(call("verdict", "-", stdin=NONSENSE[name]).stderr)) for name in NONSENSE}
    assert "Bedoelde u 'friends'?" in said["an unknown value"]
    assert "Bedoelde u 'audience'?" in said["an unknown fact"]
    assert "nl, en" in call("verdict", "-", stdin="lang: zz").stderr


def test_nonsense_leaves_no_traceback(tmp_path: Path) -> None:
    """Nor does a file that is no text, in a process of its own."""
    picture = tmp_path / "picture.yaml"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    done = subprocess.run([PROGRAM, "verdict", picture], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("De tekst is geen UTF-8")


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    """What is missing, a folder, and a name that no file can have, in the language of the option."""
    for file, message in (
        ("nowhere.yaml", "There is no file 'nowhere.yaml'."),
        (str(tmp_path), "is a folder, not a file."),
        ("a\0b", "cannot be read"),
    ):
        done = call("verdict", file, "--lang", "en", width=300)
        assert (done.exit_code, done.stdout) == (2, "")
        assert message in done.stderr


def test_an_unknown_option_ends_with_two() -> None:
    """As does input that cannot be taken."""
    assert call("verdict", DANCE_TEACHER, "--colour").exit_code == 2


def test_all_rulings_are_listed() -> None:
    """Each with its key, or with a filter only those that decide the question."""
    everything = call("rulings").stdout
    assert all(f"• {ruling.key} " in everything for ruling in casebook())
    on_question = call("rulings", "--question", "clause_breached", "--lang", "en").stdout
    deciding = [ruling.key for ruling in casebook() if ruling.decision("clause_breached")]
    assert re.findall(r"^• (\S+)", on_question, re.MULTILINE) == deciding


def test_an_unknown_question_is_corrected() -> None:
    """With the nearest, and exit code 2."""
    done = call("rulings", "--question", "privatesphere")
    assert done.exit_code == 2
    assert "'private_sphere'" in done.stderr


@pytest.mark.parametrize("name", ["RBMAA-2012-BV3122", "ECLI:NL:RBMAA:2012:BV3122", "BV3122"])
def test_a_ruling_is_found_by_each_of_its_names(name: str) -> None:
    """Key, ECLI and LJN show the same."""
    assert "Rb. Maastricht (ktr.) 8 februari 2012" in call("rulings", "show", name).stdout
    assert call("rulings", "--lang", "en", "show", name).stdout == call("rulings", "show", name, "--lang", "en").stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_ruling_can_be_shown(lang: Lang) -> None:
    """All facts, decisions and sources of each stand on its page, and what was held against the employee.

    Of a decision for a measure of its own the measure stands beside the question.
    """
    for ruling in casebook():
        page = tuple(ruling_page(casebook(), ruling, lang))
        said = "\n".join("".join(span.text for span in line) for line in lines(page))
        assert all(source.url in said for source in ruling.sources)
        assert ruling.reproached is None or ruling.reproached[lang] in said
        assert all(decision.holding[lang] in said for decision in ruling.decisions)
        assert all(codebook().fact(fact).short[lang] in said for fact, _ in ruling.facts)
        for decision in (each for each in ruling.decisions if each.of):
            question, measures = codebook().question(decision.question), codebook().fact("measure").values
            named = f"{question.question[lang]} ({measures[decision.of or ''][lang]})"
            assert f"{named} {question.outcomes[decision.outcome][lang]}" in said


def test_an_unknown_ruling_names_the_nearest() -> None:
    """Or the command that lists them all."""
    done = call("rulings", "show", "RBMAA-2012-BV3123")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Bedoelde u 'RBMAA-2012-BV3122'?" in done.stderr
    assert "privesfeer rulings" in call("rulings", "show", "zzz").stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rules_are_told_whole(lang: Lang) -> None:
    """Each rule and presumption with its sentence."""
    told = " ".join(words(call("rules", "--lang", lang).stdout))
    for question in rulebook().questions.values():
        texts = [rule.text for rule in question.rules] + [each.text for each in question.presumptions]
        assert [text for text in texts if " ".join(text[lang].split()) not in told] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_codebook_is_told_whole(lang: Lang) -> None:
    """Each fact with its question and every value."""
    told = " ".join(words(call("facts", "--lang", lang).stdout))
    for fact in codebook().facts:
        assert f"• {fact.id} – {fact.question[lang]}" in told
        assert all(f"{key} = {label[lang]}" in told for key, label in fact.values.items())


def test_the_server_listens_to_this_computer_only() -> None:
    """Any other address is refused before anything starts."""
    for host in ("0.0.0.0", "192.168.1.1", "example.org"):  # noqa: S104 - that is the point
        done = call("serve", "--host", host)
        assert done.exit_code == 2
        assert host in done.stderr


def test_the_version_is_told() -> None:
    """That of the package."""
    assert re.fullmatch(r"privesfeer \d+\.\d+\.\d+\n", call("--version").stdout)


def test_the_exit_codes_are_documented() -> None:
    """In the help of every command."""
    for command in ("verdict", "measures", "stability", "change", "rulings", "rules", "facts", "serve"):
        assert "Afsluitcodes: 0" in call(command, "--help").stdout
