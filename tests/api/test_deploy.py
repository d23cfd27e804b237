"""The examples of how it is deployed: what in them has to agree with something elsewhere."""

import ipaddress
import json
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from privesfeer.api.middleware.api_keys import needed
from privesfeer.api.middleware.http_protocol import LARGEST_HEAD
from privesfeer.api.middleware.rate_limit import Limits

ROOT = Path(__file__).parent.parent.parent
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
COMPOSE_FILE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_FILE)
BALANCER = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
INSTANCES = [COMPOSE["services"][name] for name in ("one", "two")]
POD = next(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")))
(IN_POD,) = POD["spec"]["template"]["spec"]["containers"]


def test_no_probe_ends_an_instance_that_is_busy() -> None:
    """What is asked needs no place among the requests under way, and there is time to answer."""
    for name in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert needed("GET", IN_POD[name]["httpGet"]["path"]) is None
    lives = IN_POD["livenessProbe"]
    assert lives["httpGet"]["path"] == "/v2/health"
    assert lives["timeoutSeconds"] >= 10
    assert lives["periodSeconds"] * lives["failureThreshold"] >= 60


def test_the_balancer_sends_as_much_as_an_instance_takes() -> None:
    """As many requests, or one key could fill what the balancer sends; and no head that an instance would refuse."""
    for instance in INSTANCES:
        processes = int(instance["command"][instance["command"].index("--workers") + 1])
        assert f" maxconn {processes * Limits().places} " in BALANCER
    assert f"tune.bufsize {LARGEST_HEAD}\n" in BALANCER


def test_the_image_has_one_name() -> None:
    """In all files that of this version, so that an instance is not another one after a restart."""
    image = f"privesfeer:{version('privesfeer')}"
    for file, times in ((CONTAINER, 4), (COMPOSE_FILE, 2)):  # where it is built, and where it is run
        assert re.findall(r"(?:-t|:/run/secrets(?::ro)?) (privesfeer\S*)", file) == [image] * times
    assert [each["image"] for each in (IN_POD, *INSTANCES)] == [image] * 3


def test_what_the_image_is_built_of_is_let_through_to_it() -> None:
    """Of the checkout only what the Containerfile copies, and nothing that is made in it."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = {name for each in re.findall(r"^COPY (?!--)(.+) \S+$", CONTAINER, re.MULTILINE) for name in each.split()}
    assert {each.removeprefix("!") for each in ignored if each.startswith("!")} == copied
    assert ignored[0] == "*"
    assert ignored[-2:] == ["**/__pycache__", "cases/compiled"]


@pytest.mark.parametrize("name", ["SECURITY.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_what_a_page_names_is_there(name: str) -> None:
    """Its links, the targets of make, and the modules that it runs."""
    page = (ROOT / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)]+)\)", page):
        assert (ROOT / link).exists(), link
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)`", page)) <= set(targets)
    for module in re.findall(r"`python -m ([\w.]+)`", page):
        assert find_spec(module), module


def test_a_weakness_is_reported_in_private() -> None:
    """The page says how, what is covered and what is not; the README leads to it."""
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == ["Reporting", "What is covered", "What is not"]
    assert "private reporting of the repository" in page
    assert "](SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_an_instance_sees_the_folder_of_the_keys_and_nothing_else() -> None:
    """Not the certificate beside it; and not the file alone, which is replaced when a key is made or revoked."""
    (keys,) = re.findall(r"PRIVESFEER_KEYS=(\S+)", CONTAINER)
    for instance in INSTANCES:
        assert instance["volumes"] == [f"./keys:{Path(keys).parent}:ro"]
    assert re.search(rf"^#.* -v \./keys:{Path(keys).parent}:ro ", CONTAINER, re.MULTILINE)


def test_the_balancer_is_the_proxy_that_is_believed() -> None:
    """And no instance can be handed its address."""
    (pool,) = COMPOSE["networks"]["inner"]["ipam"]["config"]
    balancer = COMPOSE["services"]["balancer"]["networks"]["inner"]["ipv4_address"]
    assert ipaddress.ip_address(balancer) in ipaddress.ip_network(pool["subnet"])
    assert ipaddress.ip_address(balancer) not in ipaddress.ip_network(pool["ip_range"])
    for instance in INSTANCES:
        assert instance["command"][instance["command"].index("--proxy") + 1] == balancer


def test_the_balancer_knows_every_instance() -> None:
    """By the name of its service, at the port of the container file."""
    (port,) = re.findall(r"(?m)^EXPOSE (\d+)$", CONTAINER)
    (start,) = re.findall(r"(?m)^ENTRYPOINT (.+)$", CONTAINER)
    assert port in json.loads(start)
    servers = re.findall(r"(?m)^ +server \w+ (\S+)$", BALANCER)
    assert servers == [f"{name}:{port}" for name in COMPOSE["services"] if name != "balancer"]
