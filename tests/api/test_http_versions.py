"""Versions of the API: /v1 takes a case and tells of it as version 0.5 did, /v2 as now; all else is one."""

import copy
import json
import lzma
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from httpx2 import Client

from privesfeer.api.http.description import ROUTES, description
from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.http.many import LINES
from privesfeer.cases.commons.text import LANGUAGES

JSON = {"content-type": "application/json"}
# What 0.5.0 was asked over HTTP on a case file, and what it answered: the verdict, its receipt, the keys of the short
# form. A hash of the facts is given no more.
KEPT = json.loads(lzma.decompress((Path(__file__).parent / "kept" / "chat-and-post-0.5.0.json.xz").read_bytes()))
THEN: dict[str, Any] = KEPT["request"]
TOLD_THEN = {"full": KEPT["verdict"].keys() - {"incident_hash"}, "compact": {*KEPT["compact"]} - {"incident_hash"}}
# How 0.5.0 described what it told of a case: these models of its OpenAPI description. A client of then passes over keys
# that it does not know, and the hash of the facts is given no more.
DESCRIBED_THEN = json.loads(
    lzma.decompress((Path(__file__).parent / "kept" / "told-schemas-0.5.0.json.xz").read_bytes())
)
NOW: dict[str, Any] = {("acts" if key == "conversations" else key): each for key, each in THEN.items()}
NEW = {"acts", "client", "lists"}
CASES = (
    "verdicts",
    "measures",
    "remedies",
    "before",
    "stability",
    "changes?question=private_sphere",
    "arguments",
    "interview",
)

TOLD = {
    "verdicts": "Verdict",
    "verdicts?form=compact": "Compact",
    "measures": "Scales",
    "remedies": "Remedies",
    "stability": "Stability",
    "changes?question=private_sphere": "Changes",
    "arguments": "Arguments",
    "interview": "Interview",
    "interview?form=full": "Interview",
}
SOMETIMES = {"strength", "open_facts", "disputed", "valuations", "presumption", "consequences", "decides", "contra"}
REASON = ("includes", "decisive")
RULING = ("outcome", "express", "governs", "floor")
RULINGS = tuple((each, "citation", RULING) for each in ("governing", "supporting", "opposing"))


def post(client: Client, path: str, body: Any) -> Any:  # noqa: ANN401 - JSON, and the client's response
    """Send JSON."""
    return client.post(path, content=json.dumps(body), headers=JSON)


def outcomes(parts: list[dict[str, Any]]) -> list[Any]:
    """Give question, outcome and status of each answer."""
    return [[(each["question"], each["outcome"], each["status"]) for each in part["answers"]] for part in parts]


@pytest.mark.parametrize("form", ["full", "compact"])
def test_a_case_of_then_is_told_as_it_was_told_then(client: Client, form: str) -> None:
    """With every key at its top that it had; and none of the shape of now."""
    told = post(client, f"/v1/verdicts?form={form}", THEN).json()
    assert told.keys() >= TOLD_THEN[form]
    assert not told.keys() & NEW
    assert all("row" not in each for each in told["conversations"])
    now = post(client, f"/v2/verdicts?form={form}", NOW).json()
    assert "conversations" not in now
    assert outcomes([*told["conversations"], told]) == outcomes([*now["acts"], now])
    assert form == "compact" or all("row" in each for each in now["acts"])


def fits(schemas: dict[str, Any], model: str, told: dict[str, Any]) -> list[str]:
    """Say where what is told does not fit the description of its model."""
    whole = {"$ref": f"#/components/schemas/{model}", "components": {"schemas": schemas}}
    return [f"{each.json_path}: {each.message}" for each in jsonschema.Draft202012Validator(whole).iter_errors(told)]


def read_by_a_client_of_then(schema: Any) -> Any:  # noqa: ANN401 - JSON values
    """Give what a description of then asks of an answer that a client of then can read."""
    match schema:
        case dict():
            kept = {key: read_by_a_client_of_then(each) for key, each in schema.items()}
            if kept.get("additionalProperties") is False:
                del kept["additionalProperties"]
            if isinstance(kept.get("required"), list):
                kept["required"] = [each for each in kept["required"] if each != "incident_hash"]
            return kept
        case list():
            return [read_by_a_client_of_then(each) for each in schema]
        case _:
            return schema


def cases() -> list[Any]:
    """Give cases of every kind that then knew: one of several acts, one in English, one of no facts."""
    unsure = {"facts": {"audience": "closed_group", "gravity": "serious"}, "disputed": ["gravity"], "lang": "en"}
    return [THEN, unsure, {"facts": {}, "lang": "nl"}]


@pytest.mark.parametrize("path", TOLD)
def test_what_is_told_of_a_case_fits_what_0_5_described(client: Client, path: str) -> None:
    """With each key that was required then, and with the types of then; and it fits what is described now."""
    then, now = read_by_a_client_of_then(DESCRIBED_THEN), description()["components"]["schemas"]
    for case in cases():
        told = post(client, f"/v1/{path}", case).json()
        assert not fits(then, TOLD[path], told)
        assert not fits(now, f"{TOLD[path]}V1", told)
        assert not names_nothing(told)
        told = post(client, f"/v2/{path}", case).json()
        assert not fits(now, TOLD[path], told)


def test_many_verdicts_and_those_with_a_code_fit_too(client: Client) -> None:
    """One of many, line by line, and both answers beside a code."""
    then = read_by_a_client_of_then(DESCRIBED_THEN)
    many = post(client, "/v1/verdicts/batch?form=full", {"requests": cases()}).json()["answers"]
    assert not any(fits(then, "Verdict", each["verdict"]) for each in many)
    lines = "\n".join(map(json.dumps, cases()))
    given = client.post("/v1/verdicts/lines?form=compact", content=lines, headers={"content-type": LINES})
    assert not any(fits(then, "Compact", json.loads(each)["verdict"]) for each in given.content.splitlines())
    incident = {key: each for key, each in EXAMPLE.items() if key not in {"as_of", "lang"}}
    told = post(client, "/v1/codes/compare", {"policy": {}, "incident": incident}).json()
    assert not fits(then, "WithCode", told)
    told = post(client, "/v1/codes/check", {}).json()
    assert not fits(then, "CodeCheck", told)


def names_nothing(told: dict[str, Any]) -> set[str]:
    """Give the sources and open facts that are named by keys which stand in no table of what is told."""
    sources, asked = set[str](), set[str]()

    def walk(value: Any) -> None:  # noqa: ANN401 - JSON values
        match value:
            case {"source": str(source)}:
                sources.add(source)
            case {"fact": str(fact), "turns": bool(), "values": list(values)} if "short" not in value:
                asked.add(fact)
                sources.update(each["by"] for each in values if each.get("by"))
            case dict():
                walk(list(value.values()))
            case list():
                for each in value:
                    walk(each)

    walk({name: each for name, each in told.items() if name != "sources"})
    known = {*told["sources"], *(told["asked"] if asked else ())}
    return (sources | asked) - known


def test_what_did_not_change_is_told_as_it_was_then(client: Client) -> None:
    """Beside the verdict that 0.5.0 gave: of answers that are the same still, what is there has its value of then."""
    then, now = KEPT["verdict"], post(client, "/v1/verdicts", THEN).json()
    same = 0
    for was, told in zip([*then["conversations"], then], [*now["conversations"], now], strict=True):
        assert was["facts"] == told["facts"]
        answers = {each["question"]: each for each in told["answers"]}
        for before in was["answers"]:
            after = answers.get(before["question"], {})
            if all(before[key] == after.get(key, "") for key in ("outcome", "status")):
                same += 1
                holds_as_then(before, after)
    assert same >= 10
    shared = then["sources"].keys() & now["sources"].keys()
    assert len(shared) >= 20
    for name in ("name", "ecli", "url"):
        assert all(then["sources"][key].get(name) == now["sources"][key].get(name) for key in shared)


def holds_as_then(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Hold what an answer has to what it had: its reasons, rulings and law, as far as both have them."""
    assert before.keys() - SOMETIMES <= after.keys()
    assert before["firm"] == after["firm"]
    assert before["outcomes"].keys() == after["outcomes"].keys()
    # The test itself has other words now.
    assert [each | {"standard": ""} for each in before["framework"]] == [
        each | {"standard": ""} for each in after["framework"]
    ]
    for place, key, told in (*(("for", "factor", REASON), ("against", "factor", REASON)), *RULINGS):
        one, other = ({name(each, key): each for each in listed(answer, place)} for answer in (before, after))
        for each in one.keys() & other.keys():
            assert [one[each].get(field) for field in told] == [other[each].get(field) for field in told]
    rulings = after["rulings"]
    assert all(len(each["there"]) == len(rulings["compared"]) for each in rulings.get("circumstances", {}).values())


def name(each: dict[str, Any], key: str) -> str:
    """Give what a reason or a ruling is known by."""
    return str(each["citation"]["source"] if key == "citation" else each[key])


def listed(answer: dict[str, Any], place: str) -> list[dict[str, Any]]:
    """Give the reasons or the rulings of an answer."""
    found: list[dict[str, Any]] = answer["rulings"].get(place, []) if place not in answer else answer[place]
    return found


@pytest.mark.parametrize("path", CASES)
def test_the_new_shape_is_refused_under_v1_with_the_address_where_it_is_known(client: Client, path: str) -> None:
    """By each of its keys; of acts it is said what they were called."""
    more = {"client": "employer", "clauses": [{"facts": {}}], "lang": "en"}
    response = post(client, f"/v1/{path}", NOW | more)
    assert response.status_code == 422
    problems = response.json()["problems"]
    assert [(each["field"], each["nearest"]) for each in problems] == [
        ("acts", "conversations"),
        ("clauses", None),
        ("client", None),
    ]
    assert all("/v2" in each["text"] for each in problems)


def test_the_new_shape_is_refused_in_each_place_where_a_case_stands(client: Client) -> None:
    """One of many, line by line, in a replay, and beside a code."""
    requests = [NOW, THEN, {"client": "employee"}]
    told = post(client, "/v1/verdicts/batch", {"requests": requests}).json()["answers"]
    assert [next(iter(each)) for each in told] == ["problem", "verdict", "problem"]
    assert "conversations" in told[1]["verdict"]
    lines = "\n".join(json.dumps(each) for each in requests)
    response = client.post("/v1/verdicts/lines", content=lines, headers={"content-type": LINES})
    streamed = [json.loads(line) for line in response.content.splitlines()]
    assert [{name: each for name, each in line.items() if name != "line"} for line in streamed] == told
    body = {"policy": {}, "incident": EXAMPLE | {"client": "employer"}}
    for each in ("as_of", "lang"):
        del body["incident"][each]
    problem = post(client, "/v1/codes/compare", body).json()["problems"][0]
    assert problem["field"] == "client"


def test_a_case_of_then_is_converted_under_v2(client: Client) -> None:
    """It is answered as the same case in the shape of now."""
    given = [post(client, "/v2/verdicts", each).content for each in (THEN, NOW)]
    assert given[0] == given[1]


def test_a_refusal_names_fields_as_the_version_calls_them(client: Client) -> None:
    """In the field, in its sentence, and among what is allowed."""
    wrong: dict[str, Any] = {"lang": "en", "conversations": [{}, {"facts": {"audience": "freinds"}}]}
    for version, name in (("v1", "conversations"), ("v2", "acts")):
        (problem,) = post(client, f"/{version}/verdicts", wrong).json()["problems"]
        assert (problem["field"], problem["nearest"]) == (f"{name}.1.facts.audience", "friends")
        assert f"{name}.1" in problem["text"] or "acts" not in problem["text"]
        many = post(client, f"/{version}/verdicts/batch", {"requests": [wrong]}).json()["answers"]
        assert many[0]["problem"]["problems"] == [problem]
        stray = {"lang": "en", "conversations": [{}], "dates": {"utterance": "2026-09-01"}}
        (problem,) = post(client, f"/{version}/verdicts", stray).json()["problems"]
        assert f"under '{name}'" in problem["text"]
        (problem,) = post(client, f"/{version}/verdicts", {"zzz": 1}).json()["problems"]
        assert name in problem["allowed"]
        assert ("clauses" in problem["allowed"]) == (version == "v2")


@pytest.mark.parametrize("given", ["v1", "v2"])
@pytest.mark.parametrize("replayed", ["v1", "v2"])
def test_a_receipt_of_either_replays_under_both(client: Client, given: str, replayed: str) -> None:
    """The bytes differ, and it commits to those that were given; of other facts it still is not."""
    case = copy.deepcopy(THEN)
    answer = post(client, f"/{given}/verdicts", case)
    receipt, nonce = json.loads(answer.headers["privesfeer-receipt"]), answer.headers["privesfeer-nonce"]
    asked = {"request": case, "receipt": receipt, "nonce": nonce}
    told = post(client, f"/{replayed}/verdicts/replay", asked).json()
    assert told["same"]
    assert told["receipt"] == receipt
    case["conversations"][0]["facts"]["audience"] = "public"
    told = post(client, f"/{replayed}/verdicts/replay", asked).json()
    assert not told["same"]
    own = client.post(
        f"/{replayed}/verdicts", content=json.dumps(case), headers=JSON | {"privesfeer-nonce": nonce}
    ).headers["privesfeer-receipt"]
    assert told["receipt"] == json.loads(own)


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_receipt_of_then_replays_under_both(client: Client, version: str) -> None:
    """It is of these facts, though what answers is of another version."""
    told = post(client, f"/{version}/verdicts/replay", {"request": THEN, "receipt": KEPT["receipt"]}).json()
    assert {each["part"] for each in told["moved"]} <= {"engine", "rulebook", "casebook"}
    assert told["receipt"] is None


def test_the_receipts_of_both_commit_to_their_own_bytes(client: Client) -> None:
    """Under the same nonce they differ in that alone."""
    headers = JSON | {"privesfeer-nonce": "0f" * 16}
    answers = [client.post(f"/{each}/verdicts", content=json.dumps(THEN), headers=headers) for each in ("v1", "v2")]
    then, now = (json.loads(each.headers["privesfeer-receipt"]) for each in answers)
    assert {name for name in then if then[name] != now[name]} == {"verdict"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_under_v1_names_its_successor(client: Client, lang: str) -> None:
    """In Link, beside what else stands there; of a newer version there is none."""
    found = client.get("/v1/rulings", params={"q": "whatsapp", "size": 1}, headers={"accept-language": lang})
    assert found.headers["link"].endswith('</v2/rulings>; rel="successor-version"')
    assert 'rel="next"' in found.headers["link"]
    assert client.get("/v1/rulings/61496/08").headers["link"] == '</v2/rulings/61496/08>; rel="successor-version"'
    assert "successor" not in client.get("/v2/rulings", params={"q": "whatsapp", "size": 1}).headers["link"]
    assert "link" not in post(client, "/v2/verdicts", EXAMPLE | {"lang": lang}).headers


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_version_says_which_it_is(client: Client, version: str) -> None:
    """Beside the versions of what answers."""
    assert client.get(f"/{version}/version").json()["api"] == version


def test_the_description_has_both_versions() -> None:
    """The same addresses under each, of which the earlier is deprecated; each with the models of its own shape."""
    told = description()
    paths, schemas = told["paths"], told["components"]["schemas"]
    under = {version: {path[3:] for path in paths if path.startswith(f"/{version}/")} for version in ("v1", "v2")}
    assert under["v1"] == under["v2"]
    assert len(paths) == len({route.path for route in ROUTES}) == 2 * len(under["v2"])
    for path, operations in paths.items():
        assert all(each.get("deprecated", False) == path.startswith("/v1/") for each in operations.values())
    for version, behind, name in (("v1", "V1", "conversations"), ("v2", "", "acts")):
        posted = paths[f"/{version}/verdicts"]["post"]
        (body,) = posted["requestBody"]["content"].values()
        refs = [f"#/components/schemas/{each}{behind}" for each in ("Request", "CaseRequest")]
        assert [each["$ref"] for each in body["schema"]["anyOf"]] == refs
        assert name in body["examples"]["case_file"]["value"]
        for model in ("CaseRequest", "Compact", "Verdict"):
            assert name in schemas[f"{model}{behind}"]["properties"]
        assert ("client" in schemas[f"Request{behind}"]["properties"]) == (version == "v2")
    # What version 0.5 did not tell has under either address the shape of now.
    then = {name for name in schemas if name.endswith("V1")} - {"AdviceV1"}
    assert not any(key in schemas[name]["properties"] for name in then for key in NEW | {"row", "clauses"})
    assert "V1" not in json.dumps([each for path, each in paths.items() if path.startswith("/v2/")])
