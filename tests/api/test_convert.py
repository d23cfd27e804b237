"""What an earlier version kept or gave is put into the shape of today, with no fact lost: each kind of file, and links.

The files in `kept` were made by the program of their version, with the facts as it read them.
"""

import base64
import json
import lzma
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from httpx2 import Client
from typer.testing import CliRunner, Result

from privesfeer.api.ask.convert import convert, convert_link
from privesfeer.api.ask.receipt import commitment
from privesfeer.api.ask.request import CaseRequest, Request, read_request
from privesfeer.api.cli.main import app
from privesfeer.api.web.dossier_file import opened
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.web import carried
from tests.golden import CASE_FILES

PROGRAM = Path(sys.executable).with_name("privesfeer")
KEPT = Path(__file__).parent / "kept"
CASES: dict[str, dict[str, Any]] = json.loads(lzma.decompress((KEPT / "cases-0.5.0.json.xz").read_bytes()))
LINKS: dict[str, dict[str, Any]] = json.loads((KEPT / "links-0.5.0.json").read_bytes())
INCIDENT, FILE = "cases/incidents/dance-teacher.yaml", "cases/files/two-chats-and-an-email.yaml"
RECEIPT = KEPT / "two-chats-and-an-email-0.5.0.receipt.json"
VERDICTS = {  # with their receipts
    "roster-group-0.4.0.json.xz": KEPT / "roster-group-0.4.0.receipt.json",
    "two-chats-and-an-email-0.5.0.json.xz": RECEIPT,
}
DAY = "2026-11-26"
NONCE = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
SAME = {"nl": "Dit heeft al de vorm van nu", "en": "This is already in today's shape"}
AS_IT_IS = {"nl": "Een ontvangstbewijs wordt gelezen zoals het is", "en": "A receipt is read as it is"}


def run(*arguments: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run the installed program."""
    env = os.environ | {"COLUMNS": "1000", "PRIVESFEER_LANG": ""}
    return subprocess.run([PROGRAM, *arguments], input=stdin, env=env, capture_output=True, check=False)


def call(*arguments: str | Path) -> Result:
    """Call the program in this process."""
    return CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "1000"}, catch_exceptions=False)


def said(done: "subprocess.CompletedProcess[bytes]") -> str:
    """Give what a command says beside its output, whatever the width at which it was broken."""
    return " ".join(done.stderr.decode().split())


def told(asked: Request | CaseRequest) -> list[dict[str, Any]]:
    """Give what is told of each act, as it was kept of the version of then."""
    return [
        {
            "facts": dict(each.facts.plain),
            "disputed": sorted(each.disputed),
            "assume": dict(each.assume),
            "dates": {event: day.isoformat() for event, day in each.dates if day},
        }
        for each in (asked.incidents if isinstance(asked, CaseRequest) else (asked,))
    ]


def source(name: str) -> bytes:
    """Give a file of then."""
    words: str = CASES[name]["source"]
    return words.encode()


@pytest.mark.parametrize("name", CASES)
def test_every_case_of_0_5_is_read_with_the_same_facts(name: str) -> None:
    """Examples, case files and textbook incidents; what holds several acts is converted, and nothing else."""
    made = convert(source(name), "nl")
    several = "conversations" in document.parse(source(name))
    assert made.change == ("shape" if several else "none")
    assert several or made.content == source(name)
    assert told(read_request(made.content)) == told(read_request(source(name))) == CASES[name]["told"]


# ---- an incident, a case file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_incident_is_in_todays_shape_already(tmp_path: Path, lang: Lang) -> None:
    """That is said; it is given as it was, and where it stands it is not written again."""
    file, out = tmp_path / "incident.yaml", tmp_path / "made" / "today"
    file.write_bytes(source(INCIDENT))
    before = file.stat()
    shown = run("convert", file, "--lang", lang)
    assert (shown.returncode, shown.stdout) == (0, source(INCIDENT))
    assert SAME[lang] in said(shown)
    assert str(file) in said(shown)
    assert run("convert", file, "--in-place").returncode == 0
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert run("convert", file, "--out", out).returncode == 0
    assert (out / file.name).read_bytes() == source(INCIDENT)


# What a file of then looks like, and what is left of it today.
WRITTEN = {
    "as it was": (source(FILE), source(FILE).replace(b"\nconversations:", b"\nacts:")),
    "with Windows' line ends and a byte order mark": (
        b"\xef\xbb\xbf" + source(FILE).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + source(FILE).replace(b"\n", b"\r\n").replace(b"\nconversations:", b"\nacts:"),
    ),
    "with the word elsewhere": (
        "# 🙂 conversations: één\ntitle: 'conversations: {}'\n'conversations' : # x\n- title: conversations\n".encode(),
        "# 🙂 conversations: één\ntitle: 'conversations: {}'\n'acts' : # x\n- title: conversations\n".encode(),
    ),
    "on one line": (
        b'{"title":"\xc3\xa9\\u00e9","conversations":[{"facts":{"audience_size":2}}],"facts":{"years_of_service":5}}\n',
        b'{"title":"\xc3\xa9\\u00e9","acts":[{"facts":{"audience_size":2}}],"facts":{"years_of_service":5}}\n',
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("written", WRITTEN)
def test_a_case_file_keeps_all_but_the_name_of_its_acts(tmp_path: Path, written: str) -> None:
    """Comments, order, spaces and line ends too; the file of then stays unless it is to be replaced."""
    file, out = tmp_path / "case.yaml", tmp_path / "today"
    then, now = WRITTEN[written]
    file.write_bytes(then)
    done = run("convert", file, "--out", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "'conversations' → 'acts'" in said(done)
    assert (out / file.name).read_bytes() == now
    assert file.read_bytes() == then
    assert told(read_request(now)) == told(read_request(then))
    assert run("convert", file, "--in-place").returncode == 0
    assert file.read_bytes() == now
    assert {each.name for each in tmp_path.iterdir()} == {"case.yaml", "today"}
    assert run("convert", "-", stdin=then).stdout == now


def test_json_that_is_no_yaml_keeps_its_order() -> None:
    """It is written anew, with the same keys and values."""
    then = b'{"title": "\\ud83d\\ude42", "conversations": [{"title": "x"}], "facts": {"years_of_service": 5}}'
    with pytest.raises(yaml.YAMLError):
        yaml.load(then, Loader=yaml.CSafeLoader)
    now = run("convert", "-", stdin=then).stdout
    assert list(json.loads(now).items()) == [
        ("title", "🙂"),
        ("acts", [{"title": "x"}]),
        ("facts", {"years_of_service": 5}),
    ]


# ---- a verdict, a receipt --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_gives_the_case_that_it_was_given_on(tmp_path: Path, name: str) -> None:
    """The receipt of then is of these facts; the verdict itself is not replaced."""
    file, out = tmp_path / "verdict.json", tmp_path / "today"
    given = lzma.decompress((KEPT / name).read_bytes())
    file.write_bytes(given)
    done = run("convert", file, "--out", out)
    assert done.returncode == 0
    assert json.loads(given)["as_of"] in said(done)
    case = (out / "verdict.json").read_bytes()
    assert commitment(read_request(case), None) == json.loads(VERDICTS[name].read_bytes())["incident_hash"]
    assert json.loads(case)["title"] == json.loads(given)["title"]
    assert "conversations" not in json.loads(case)
    for refused in (run("convert", file, "--in-place"), run("convert", file, "--out", tmp_path)):
        assert (refused.returncode, file.read_bytes()) == (2, given)
        assert "Er is niets geschreven." in said(refused)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_receipt_is_read_as_it_is(lang: Lang) -> None:
    """There is nothing to convert in it."""
    done = run("convert", RECEIPT, "--lang", lang)
    assert (done.returncode, done.stdout) == (0, RECEIPT.read_bytes())
    assert AS_IT_IS[lang] in said(done)


def test_a_receipt_of_a_file_of_then_is_of_the_converted_file_too(tmp_path: Path) -> None:
    """What moved since is the program, not the facts."""
    file = tmp_path / "case.yaml"
    file.write_bytes(run("convert", "-", stdin=source(FILE)).stdout)
    assert commitment(read_request(file.read_bytes()), None) == json.loads(RECEIPT.read_bytes())["incident_hash"]
    compared = call("compare", RECEIPT, file, "--as-of", DAY, "--format", "json")
    moved = {each["part"] for each in json.loads(compared.stdout)["moved"]}
    assert "engine" in moved or "rulebook" in moved
    assert "facts" not in moved


def test_a_receipt_with_a_nonce_is_of_the_converted_file_too(tmp_path: Path) -> None:
    """Whichever of both it was made of."""
    then, now, receipt = tmp_path / "then.yaml", tmp_path / "now.yaml", tmp_path / "receipt.json"
    then.write_bytes(source(FILE))
    assert call("verdict", then, "--as-of", DAY, "--receipt", receipt, "--nonce", NONCE).exit_code == 0
    now.write_bytes(run("convert", then).stdout)
    assert call("convert", receipt).stdout_bytes == receipt.read_bytes()
    compared = call("compare", receipt, now, "--as-of", DAY, "--nonce", NONCE, "--format", "json")
    assert json.loads(compared.stdout)["moved"] == []


# ---- links -----------------------------------------------------------------------------------------------------------


def of_link(link: str) -> bytes:
    """Unpack what a link holds, as the pages do."""
    code = link.partition("#dossier=")[2]
    return zlib.decompress(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)), -zlib.MAX_WBITS)


def linked(content: Any) -> str:  # noqa: ANN401 - JSON values
    """Make a link of a dossier, as the pages do."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(content).encode()) + packer.flush()
    return "https://example.org/nl/#dossier=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


@pytest.mark.parametrize("name", LINKS)
def test_a_link_of_0_5_gives_its_case(tmp_path: Path, name: str) -> None:
    """Every fact of every act, in their order; what no case holds is named, and no word of it is told elsewhere."""
    link, out = LINKS[name]["link"], tmp_path / "today"
    done = run("convert", link, "--out", out)
    assert done.returncode == 0
    assert ("de varianten en de genoteerde beslissing" in said(done)) == (name == "several")
    assert link.partition("#dossier=")[2][:20] not in said(done)
    case = (out / "dossier.json").read_bytes()
    assert told(read_request(case)) == LINKS[name]["told"]
    assert json.loads(case).get("client") == {"several": "employee"}.get(name)
    assert json.loads(case)["title"] == json.loads(of_link(link))["title"]
    assert run("convert", link, "--in-place").returncode == 2
    # A dossier that the pages kept as a file is the same.
    file = tmp_path / "kept.json"
    file.write_bytes(json.dumps({"privesfeer_dossier": 1, **json.loads(of_link(link))}).encode())
    assert run("convert", file).stdout == case


@pytest.mark.parametrize("name", LINKS)
def test_a_link_of_0_5_opens_the_page_of_today_with_nothing_lost(visitor: Client, name: str) -> None:
    """The page gets what the link holds, and carries all of it along."""
    content = of_link(LINKS[name]["link"]).decode()
    page = visitor.post("/nl/verdict", data={"dossier": content})
    assert page.status_code == 200
    held = carried(page.text)
    assert json.loads(content).items() <= held.items()
    assert held.keys() - json.loads(content).keys() <= {"place"}


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_a_dossier_that_the_pages_kept_gives_the_case_that_they_opened(path: Path) -> None:
    """With its acts, clauses, measures and proceedings, and the side that asks."""
    before = read_request(path.read_bytes())
    back = read_request(convert(opened(path.read_bytes(), "nl").file, "nl").content)
    assert told(back) == told(before)
    assert back.client == before.client
    assert isinstance(back, CaseRequest)
    assert isinstance(before, CaseRequest)
    assert {name: [each.facts for each in entries] for name, entries in back.lists.items()} == {
        name: [each.facts for each in entries] for name, entries in before.lists.items()
    }


def test_the_act_at_hand_keeps_its_place() -> None:
    """The pages have it apart from the others, wherever it stands; one that is alone keeps its title too."""
    act = {"title": "B", "facts": {"audience_size": 2}}
    others = [{"title": each, "facts": {"audience_size": size}} for each, size in (("A", 1), ("C", 3))]
    at_hand = {"about": "B", "facts": {"audience_size": 2, "years_of_service": 5}, "dates": {"utterance": "2026-03-02"}}
    case = json.loads(convert_link(linked(at_hand | {"others": others, "place": 1, "asks": "hr"}), "nl").content)
    dated = act | {"dates": {"utterance": "2026-03-02"}}
    assert case == {"client": "employer", "facts": {"years_of_service": 5}, "acts": [others[0], dated, others[1]]}
    assert json.loads(convert_link(linked(at_hand), "nl").content)["acts"] == [dated]


# ---- what cannot be done ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bad_file_is_named_and_nothing_is_written(tmp_path: Path, lang: Lang) -> None:
    """Also none of the files that could be converted."""
    good, bad, worse = (tmp_path / name for name in ("good.yaml", "bad.yaml", "worse.yaml"))
    good.write_bytes(source(FILE))
    bad.write_text("conversations: [{facts: {audience: freinds}}]", encoding="utf-8")
    worse.write_text("facts: [", encoding="utf-8")
    out = tmp_path / "today"
    for where in (["--out", str(out)], ["--in-place"]):
        done = run("convert", good, bad, worse, *where, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, b"")
        assert f"{bad}: " in said(done)
        assert f"{worse}: " in said(done)
        assert "'friends'?" in said(done)
        assert {"nl": "Er is niets geschreven.", "en": "Nothing was written."}[lang] in said(done)
        assert not out.exists()
        assert good.read_bytes() == source(FILE)
    assert len(list(tmp_path.iterdir())) == 3


REFUSED = {
    "both places": (["x", "--out", ".", "--in-place"], "Kies --out of --in-place, niet beide."),
    "two files on the screen": (["x", "y"], "Bij meer dan één bestand hoort --out of --in-place."),
    "standard input in place": (["-", "--in-place"], "Standaardinvoer heeft geen naam"),
    "no file": (["nowhere.yaml"], "Het bestand 'nowhere.yaml' bestaat niet."),
    "a link without a dossier": (["https://example.org/nl/rulings"], "In deze koppeling staat geen dossier"),
    "half a link": ([LINKS["one"]["link"][:200]], "een deel ervan ontbreekt misschien"),
    "a link to nothing": (["https://example.org/nl/#dossier=____"], "een deel ervan ontbreekt misschien"),
    "a link to no dossier": ([linked({"facts": [1]})], "'facts' moet"),
    "a link with an unknown fact": ([linked({"facts": {"audiense": "friends"}})], "'audience'?"),
    "two of one name": (
        [LINKS["one"]["link"], LINKS["several"]["link"], "--out", "."],
        "plaats voor één 'dossier.json'",
    ),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_what_cannot_be_done_is_said(refused: str) -> None:
    """With exit code 2 and nothing on standard output."""
    arguments, reason = REFUSED[refused]
    done = call("convert", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert reason in " ".join(done.stderr.split())


def test_a_file_that_cannot_be_written_stays_whole(tmp_path: Path) -> None:
    """And where it cannot be is said."""
    file, out = tmp_path / "case.yaml", tmp_path / "taken"
    file.write_bytes(source(FILE))
    out.write_bytes(b"")
    done = run("convert", file, "--out", out)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "taken" in said(done)
    assert "Traceback" not in said(done)
    assert file.read_bytes() == source(FILE)
