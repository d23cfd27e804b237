"""Description: the API as OpenAPI 3.1, made from the routes themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from importlib.metadata import version
from types import UnionType
from typing import Any, get_args

from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode
from starlette.responses import StreamingResponse

from privesfeer.api.ask.earlier import described_before
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import InvalidRequestError, read_request
from privesfeer.api.http import wording
from privesfeer.api.http.books import router as books
from privesfeer.api.http.cases import router as cases
from privesfeer.api.http.citations import router as citations
from privesfeer.api.http.codes import router as codes
from privesfeer.api.http.many import router as many
from privesfeer.api.http.problem import MEDIA, problem_content
from privesfeer.api.http.route import ApiRoute, elsewhere, takes
from privesfeer.api.http.rulings import router as rulings
from privesfeer.api.http.state import router as state
from privesfeer.api.http.version import VERSIONS, ApiVersion
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.serialize import Localizable, Told, tables_of
from privesfeer.cases.commons.text import LANGUAGES, Output

_SAID = catalogue(__file__)

ROUTES: tuple[ApiRoute, ...] = tuple(
    route.under(version)
    for version in reversed(VERSIONS)  # the first that fits answers, and the newest is asked most
    for router in (cases, many, codes, books, rulings, citations, state)
    for route in router.routes
    if isinstance(route, ApiRoute)
)
_REF = "#/components/schemas/{model}"
_TEXT_REF = {"$ref": _REF.format(model="Text")}
_STRING = {"type": "string"}
_PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457), in the language of the body, or else of Accept-Language.",
    "properties": {
        "title": _STRING,
        "status": {"type": "integer"},
        "detail": _STRING,
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "field": {**_STRING, "description": "A dotted path; empty for the whole."},
                    "text": _STRING,
                    "value": {"description": "What was given, if it can be repeated."},
                    "allowed": {"type": "array", "items": _STRING},
                    "nearest": {"type": ["string", "null"], "description": "The valid name that looks most like it."},
                },
                "required": ["field", "text", "value", "allowed", "nearest"],
            },
        },
    },
    "required": ["title", "status", "detail", "problems"],
}
# What any route can refuse, or middleware of the server before it.
_GATES = (401, 403, 406, 421, 422, 429, 431, 500, 503)
_BODY_GATES = (400, 408, 413, 415)
_REQUEST = {"X-Request-Id": {"$ref": "#/components/headers/Request"}}


@cache
def description() -> dict[str, Any]:
    """Describe the API.

    Returns:
        OpenAPI 3.1, as JSON values.
    """
    described = _Described(ROUTES)
    told = get_openapi(
        title="Privésfeer",
        version=version("privesfeer"),
        description=f"{_SAID.ABOUT.en}\n\n{elsewhere(_SAID.ABOUT)}",
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        routes=[described.shown(route) for route in ROUTES],
    )
    for route in ROUTES:
        _plain(route, told["paths"][route.path][route.method.lower()])
    told["components"] = {
        "schemas": described.schemas,
        "responses": _refusals(),
        "headers": {"Request": {"schema": _STRING, "description": "What the log of the server calls this request."}},
        "examples": dict(_problem_examples()),
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
    }
    told["security"] = [{}, {"key": []}]  # whether a key is asked is up to who runs the server
    return told


def _plain(route: ApiRoute, operation: dict[str, Any]) -> None:
    """Say what FastAPI does not of parameters in a model: what each is, an example, and that none is null.

    Of a refusal it says what the status means anywhere; here it says what it means in this program.
    """
    asked = [each for field in route.dependant.query_params for each in field.field_info.examples or ()]
    said = dict(re.findall(r"^\s+(\w+): (.+)$", route.query.__doc__ or "", re.MULTILINE))
    for each in operation["parameters"]:
        ways = [way for way in each["schema"].pop("anyOf", ()) if way != {"type": "null"}]
        each["schema"].update(*ways)
        if each["in"] == "query" and each["name"] in said:
            each["description"] = said[each["name"]]
        each.update(*({"example": shown[each["name"]]} for shown in asked if each["name"] in shown))
    for each in operation["responses"].values():
        if "$ref" in each:
            del each["description"]


def _refusals() -> dict[str, Any]:
    """Describe each refusal."""
    content = {
        "schema": {"$ref": _REF.format(model="Problem")},
        "examples": {f"problem_{lang}": {"$ref": f"#/components/examples/problem_{lang}"} for lang in LANGUAGES},
    }
    return {
        f"Refusal{status}": {"description": title.en, "headers": _REQUEST, "content": {MEDIA: content}}
        for status, title in wording.HTTP_STATUS.items()
        if any(status in _statuses(route) for route in ROUTES)
    }


def _statuses(route: ApiRoute) -> set[int]:
    """Give the statuses of the refusals of a route, and of those before it."""
    return {*_GATES, *(_BODY_GATES if route.takes_as else ()), *map(int, route.responses)} - {200}


def _problem_examples() -> Iterator[tuple[str, Any]]:
    """Give a real problem in each language."""
    for lang in LANGUAGES:
        try:
            read_request('{"facts": {"audience": "freinds"}}', default_lang=lang, json_only=True)
        except InvalidRequestError as error:
            yield f"problem_{lang}", {"value": problem_content(422, wording.REFUSED, lang, error.problems)}


class _Described:
    """The parts of a description.

    Attributes:
        schemas: the models of everything that is taken and given.
    """

    def __init__(self, routes: tuple[ApiRoute, ...]) -> None:
        schemas = [schema for route in routes for schema in (route.takes, *route.gives.values())]
        models = {model: None for schema in schemas for model in _models(schema)}
        told = [model for model in models if issubclass(model, Localizable)]
        self._refs: dict[type[Told], dict[str, Any]] = {}
        self.schemas: dict[str, Any] = {"Problem": _PROBLEM}
        self._add(_schemas([model for model in models if model not in told], "validation", self._refs))
        for name in ("Request", "CaseRequest", "Act"):
            self.schemas[name]["properties"] |= _names(self.schemas[name])
        taken = {*self.schemas}
        self._add(_told(told, self._refs))
        for schema in self.schemas.values():
            _given_twice(schema)
        self._earlier = self._before({route.version for route in routes if route.version.successor}, told, taken)

    def _before(
        self, versions: set[ApiVersion], told: Sequence[type[Localizable]], taken: set[str]
    ) -> dict[str, dict[str, str]]:
        """Add what was otherwise in earlier versions, and what refers to it.

        Args:
            versions: the earlier versions.
            told: the models of all that is told of a case.
            taken: the names of all other models.

        Returns:
            By the name of the version the references of now, each with that which takes its place.
        """
        found: dict[str, dict[str, str]] = {}
        for each in versions:
            then = {name: described_before(name, self.schemas[name]) for name in taken}
            for name, schema in _told([each.model(model) for model in told], {}).items():
                _given_twice(schema)
                then[name] = schema
            others = {name for name in then if then[name] != self.schemas.get(name)}
            while more := {name for name in then.keys() - others if others & {*_referred(then[name])}}:
                others |= more
            for name in others:
                then[name] = {**then[name], "description": f"{name} as /{each.name} has it."}
            refs = {_REF.format(model=name): _REF.format(model=f"{name}{each.behind}") for name in others}
            self.schemas |= {f"{name}{each.behind}": _with(then[name], refs) for name in sorted(others)}
            found[each.name] = refs
        return found

    def _add(self, schemas: Mapping[str, Any]) -> None:
        for name, schema in schemas.items():
            if self.schemas.setdefault(name, schema) != schema:
                raise ValueError(f"two models are called {name}")

    def _resolved(self, schema: Any, version: ApiVersion) -> Any:  # noqa: ANN401 - a schema in which models stand for themselves
        match schema:
            case UnionType():
                return {"anyOf": [self._resolved(each, version) for each in get_args(schema)]}
            case type():
                return _with(self._refs[schema], self._earlier.get(version.name, {}))
            case Mapping():
                return {name: self._resolved(each, version) for name, each in schema.items()}
            case list() | tuple():
                return [self._resolved(each, version) for each in schema]
            case _:
                return schema

    def shown(self, route: ApiRoute) -> ApiRoute:
        """Give a route as FastAPI is to describe it: with schemas for models, and with what all routes have."""
        shown = copy(route)
        headers = _headers(route) | route.responses.get(200, {}).get("headers", {})
        shown.methods = {route.method}  # HEAD goes without saying
        shown.responses = {
            200: {"description": "OK", "content": self._resolved(route.gives, route.version), "headers": headers},
            **({304: {"description": "What If-None-Match names is still the same."}} if route.method == "GET" else {}),
            **{each: {"$ref": f"#/components/responses/Refusal{each}"} for each in sorted(_statuses(route))},
        }
        body = (
            takes(self._resolved(route.takes, route.version), route.examples, route.takes_as) if route.takes_as else {}
        )
        shown.openapi_extra = {"parameters": [*_header_parameters(route)], **body}
        return shown


def _schemas(models: Sequence[type[Told]], mode: JsonSchemaMode, refs: dict[Any, Any]) -> dict[str, Any]:
    """Describe models, and add what refers to each."""
    described = [(each, mode, TypeAdapter(each)) for each in models]
    named, schemas = TypeAdapter.json_schemas(described, ref_template=_REF)
    refs |= {model: named[model, mode] for model in models}
    found: dict[str, Any] = schemas["$defs"]
    return found


def _told(models: Sequence[type[Output]], refs: dict[Any, Any]) -> dict[str, Any]:
    """Describe models of what is told of a case, in one language and with their tables; add what refers to each."""
    tables = {model: tables_of(model) for model in models}
    rows = dict.fromkeys(row for each in tables.values() for row in each.values() if issubclass(row, Told))
    schemas = _schemas([*models, *rows], "serialization", refs)
    found = {name: _in_one_language(each) for name, each in schemas.items() if name != "Text"}
    for model in models:
        schema = found[model.__name__]
        of = {
            name: {
                "type": "object",
                "additionalProperties": refs[row] if issubclass(row, Told) else _STRING,
            }
            for name, row in tables[model].items()
        }
        language = {"enum": list(LANGUAGES), "type": "string"}
        schema["properties"] = {"lang": language, **schema["properties"], **of}
        schema["required"] = ["lang", *schema["required"], *of]
    return found


def _given_twice(schema: Mapping[str, Any]) -> None:
    """Let a value be given twice: it is given."""
    for field in schema.get("properties", {}).values():
        for way in (field, *field.get("anyOf", ())):
            way.pop("uniqueItems", None)


def _names(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Say which facts can be disputed and which outcomes assumed, where a model has these."""
    facts = {"type": "array", "items": {"type": "string", "enum": list(codebook().fact_ids)}, "default": []}
    outcomes = {each.id: {"type": "string", "enum": list(each.outcomes)} for each in codebook().questions}
    assumed = {"type": "object", "properties": outcomes, "additionalProperties": False}
    return {name: each for name, each in {"disputed": facts, "assume": assumed}.items() if name in schema["properties"]}


def _headers(route: ApiRoute) -> dict[str, Any]:
    tag = {} if route.response_class is StreamingResponse else {"ETag": {"schema": _STRING}}
    going = {"Link": {"schema": _STRING, "description": "The address that takes the place of this one."}}
    return {"Vary": {"schema": _STRING}} | tag | (going if route.version.successor else {}) | _REQUEST


def _header_parameters(route: ApiRoute) -> Iterator[dict[str, Any]]:
    headers = {"Accept-Language": "nl"}
    headers |= {"If-None-Match": '"0"'} if route.method == "GET" else {"Idempotency-Key": "1"}
    for name, example in headers.items():
        yield {"name": name, "in": "header", "required": False, "schema": _STRING, "example": example}


def _referred(schema: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Name the models to which a schema refers."""
    match schema:
        case {"$ref": str(ref)}:
            yield ref.rpartition("/")[2]
        case Mapping():
            for each in schema.values():
                yield from _referred(each)
        case list():
            for each in schema:
                yield from _referred(each)


def _with(schema: Any, refs: Mapping[str, str]) -> Any:  # noqa: ANN401 - as above
    """Put other references in a schema."""
    match schema:
        case {"$ref": str(ref)}:
            return {**schema, "$ref": refs.get(ref, ref)}
        case Mapping():
            return {name: _with(each, refs) for name, each in schema.items()}
        case list():
            return [_with(each, refs) for each in schema]
        case _:
            return schema


def _models(schema: Any) -> Iterator[type[Told]]:  # noqa: ANN401 - as above
    match schema:
        case type():
            yield schema
        case UnionType():
            yield from get_args(schema)
        case Mapping():
            for each in schema.values():
                yield from _models(each)
        case list() | tuple():
            for each in schema:
                yield from _models(each)


def _in_one_language(schema: Any) -> Any:  # noqa: ANN401 - as above
    """Put text in one language where a model has it in both."""
    if schema == _TEXT_REF:
        return _STRING
    if isinstance(schema, dict):
        return {name: _in_one_language(each) for name, each in schema.items()}
    return [_in_one_language(each) for each in schema] if isinstance(schema, list) else schema
