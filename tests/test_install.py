"""Plain pip can install the program on every Python that it names, and the program then works.

The dependencies come from the package index once, in the versions of uv.lock, and lie in .tools/wheels from
then on: later runs need no network, and a release of tomorrow does not change what a commit of today does.
"""

import hashlib
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import needs_tool

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
VERSIONS = ["3.11", "3.12", "3.13"]
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
FIRE_A_RULE = """
from privesfeer.engine.proof.production import Fact, KnowledgeEngine, Rule

class Engine(KnowledgeEngine):
    @Rule(Fact(audience="group"))
    def note(self):
        print("fired")

engine = Engine()
engine.reset()
engine.declare(Fact(audience="group"))
engine.run()
"""


def run(*command: str | Path, stdin: str = "") -> str:
    """Run the command where it lies, outside the checkout, and return what it prints; raise if it fails."""
    folder = Path(command[0]).parent
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, input=stdin, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def interpreter(version: str) -> Path | None:
    """Return a Python of the version that can make environments, or None; the running one comes first."""
    name = f"python{version}"
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    folders = [
        Path(sys.base_prefix, "bin"),
        *map(Path, os.get_exec_path()),
        *pyenv.glob(f"versions/{version}.*/bin"),
    ]
    for candidate in (folder / name for folder in folders):
        if candidate.exists():
            asked = subprocess.run([candidate, "-c", "import ensurepip"], capture_output=True, check=False)
            if asked.returncode == 0:
                return candidate
    return None


def constraint(package: dict[str, Any]) -> str:
    """Pin a package to its version in the lock; one with a version for each Python has its markers there."""
    pinned = f"{package['name']}=={package['version']}"
    markers = " or ".join(f"({marker})" for marker in package.get("resolution-markers", ()))
    return f"{pinned} ; {markers}" if markers else pinned


def wheelhouse(version: str, python: Path, wheel: Path) -> Path:
    """Return the folder of the wheel's dependencies for the version; pip fills it if there is none."""
    lock = (ROOT / "uv.lock").read_bytes()
    house = ROOT / ".tools" / "wheels" / hashlib.sha256(lock).hexdigest()[:12] / version
    if not house.exists():
        filling = house.with_name(f"{version}-filling")
        filling.mkdir(parents=True, exist_ok=True)
        constraints = filling / "constraints.txt"
        packages = tomllib.loads(lock.decode())["package"]
        lines = (constraint(package) for package in packages if "registry" in package["source"])
        constraints.write_text("".join(f"{line}\n" for line in lines))
        run(
            *(python, "-m", "pip", "wheel", "--quiet", "--retries=1"),
            *(f"--constraint={constraints}", f"--wheel-dir={filling}", wheel),
        )
        filling.rename(house)
    return house


def built(project: Path, folder: Path) -> Path:
    """Build the wheel of a project, by way of its source distribution where it has one."""
    kinds = ["--wheel"] if project != ROOT else []
    build = [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(folder), str(project)]
    subprocess.run(build, stdout=subprocess.DEVNULL, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(version: str, python: Path, wheel: Path, folder: Path) -> Path:
    """Install the wheel with plain pip into a new environment; return the folder of its commands."""
    run(python, "-m", "venv", folder)
    clean = folder / "bin" / "python"
    house = wheelhouse(version, clean, wheel)
    run(clean, "-m", "pip", "install", "--quiet", "--no-index", f"--find-links={house}", wheel)
    return folder / "bin"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Path]]]:
    """Install the program on every interpreter there is, side by side; give where its commands lie."""
    folder = tmp_path_factory.mktemp("install")
    wheel = built(ROOT, folder)
    with ThreadPoolExecutor() as pool:
        yield {
            version: pool.submit(install, version, python, wheel, folder / version)
            for version in VERSIONS
            if (python := interpreter(version))
        }


@pytest.fixture(params=VERSIONS)
def commands(request: pytest.FixtureRequest, installed: dict[str, Future[Path]]) -> Path:
    """Return the folder of commands of the program as installed on one of the versions."""
    version: str = request.param
    needs_tool(
        f"Python {version} with venv",
        how=f"apt-get install python{version}-venv, or pyenv install {version}",
        found=version in installed,
        optional=version != RUNNING,
    )
    try:
        return installed[version].result()
    except AssertionError as failure:
        reached = "connection broken" not in str(failure)  # pip's words
        needs_tool("the package index", how="connect to it for one run of this test", found=reached)
        raise


def test_the_installed_engine_fires_a_rule(commands: Path) -> None:
    """On experta with the frozendict that it pins, and with every warning an error."""
    assert run(commands / "python", "-W", "error", "-c", FIRE_A_RULE) == "fired\n"


def test_the_installed_program_gives_a_verdict(commands: Path) -> None:
    """Even on an incident of which nothing is known, with the rules and rulings that lie in the wheel."""
    assert run(commands / "privesfeer", "verdict", "-", stdin="{facts: {}}")


def test_the_installed_program_starts_from_what_the_wheel_keeps(commands: Path) -> None:
    """Whatever Python it is: what the build wrote is of the code and data that are installed."""
    code = (
        "from privesfeer.cases.commons.compiled import series; "
        "print(series('books') is not None, series('words') is not None)"
    )
    assert run(commands / "python", "-c", code) == "True True\n"


def test_the_wheel_brings_one_import_name(commands: Path) -> None:
    """And two packages of others, named as folders of this one, do it no harm, nor it them."""
    site = Path(run(commands / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    brought = (name for name in files("privesfeer", site) if not name.startswith("../"))
    assert {name.partition("/")[0] for name in brought if ".dist-info/" not in name} == {"privesfeer"}
    for name in ("api", "rules"):
        (site / name).mkdir()
        (site / name / "__init__.py").write_text("MINE = True\n")
    mine = "import api, rules; assert api.MINE and rules.MINE; from privesfeer.api.cli.main import main; main()"
    said = run(commands / "python", "-c", mine, "verdict", "-", stdin="{facts: {}}")
    assert said == run(commands / "privesfeer", "verdict", "-", stdin="{facts: {}}")


def files(distribution: str, site: Path) -> list[str]:
    """Give the files that a distribution installed."""
    (record,) = site.glob(f"{distribution}-*.dist-info/RECORD")
    return [line.partition(",")[0] for line in record.read_text("utf-8").splitlines()]


def test_the_client_is_a_distribution_of_its_own(tmp_path: Path) -> None:
    """Of one module, which the program's own wheel does not have, with the version of the program."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    wheel = built(ROOT / "deploy" / "client", tmp_path)
    assert wheel.name == f"privesfeer_client-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as opened:
        names = [name for name in opened.namelist() if ".dist-info/" not in name]
        opened.extractall(tmp_path)
    assert sorted(names) == ["privesfeer/api/client.py", "privesfeer/api/py.typed"]
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.meta_path.pop(); from privesfeer.api import client"
    assert run(sys.executable, "-c", f"{code}; print(client.__file__)") == f"{tmp_path}/privesfeer/api/client.py\n"
