"""Reads all parameters of a request."""
import json
import re
from dataclasses import dataclass

from schemas import Schemas
from wire import (
    ABSENT, DEFAULT_STYLE, PATH, QUERY, Pairs, Request, Unreadable, decoded, named, segment, style_of, with_commas, with_commas_hidden)


def path_values(template: str, raw: str) -> dict[str, str] | None:
    """What stands in place of each `{name}`."""
    names = re.findall(r"\{([^}]+)\}", template)
    pattern = "".join(
        "([^/]*)" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]+\})", template)
    )
    match = re.fullmatch(pattern, raw)
    return dict(zip(names, match.groups())) if match else None


def read_content(parameter: dict, text: str):
    """A parameter with `content`: JSON, or the text itself."""
    media_type = next(iter(parameter["content"]))
    if media_type.endswith("json"):
        try:
            return json.loads(text)
        except ValueError as problem:
            raise Unreadable(f"{text!r} is not JSON") from problem
    return text


def read_querystring(media_type: str, schema, query: Pairs, schemas: Schemas):
    """The whole query as one value (OpenAPI 3.2.0, Parameter Locations)."""
    if media_type.endswith("urlencoded"):
        query.is_form = True
        texts = named("", query, "form", True, "object", schemas, schema)
        return texts if texts is ABSENT else schemas.typed(texts, schema)
    text = "&".join(name + ("=" + value if value else "") for name, value in query.raw)
    query.take(lambda name: True)
    return read_content({"content": {media_type: {}}}, decoded(text)) if text else ABSENT


@dataclass
class Reading:
    """Everything that a request's parameters say."""

    values: dict[tuple[str, str], object]
    problems: list[str]


def read_parameters(request: Request, template: str, base: str, parameters: list[dict], schemas: Schemas, keys: set) -> Reading:
    """Reads all parameters; `keys` are names that credentials take in query (`query`, name) and cookies."""
    values: dict[tuple[str, str], object] = {}
    problems: list[str] = []
    if not PATH.fullmatch(request.path) or not QUERY.fullmatch(request.query):
        problems.append(f"the target has characters that RFC 3986 doesn't allow there: {request.target!r}")
    query = Pairs.split(request.query)
    cookies = Pairs.split(request.header("cookie") or "", "; ")
    places = path_values(template, request.path.removeprefix(base))
    if places is None:
        return Reading({}, problems + [f"{request.path} is not {template}"])
    for location, name in keys:
        (query if location == "query" else cookies).take(lambda key: key == name)
    # Objects without a name of their own on the wire come last: they take what nobody else does.
    for parameter in sorted(parameters, key=lambda p: takes_rest(p, schemas)):
        place = parameter["in"], parameter["name"]
        try:
            values[place] = read(parameter, request, places, query, cookies, schemas)
        except Unreadable as problem:
            problems.append(f"{' '.join(place)}: {problem}")
            values[place] = problem
    problems += [f"undocumented in the query: {name}={value}" for name, value in query.rest()]
    problems += [f"undocumented cookie: {name}={value}" for name, value in cookies.rest()]
    return Reading(values, problems)


def takes_rest(parameter: dict, schemas: Schemas) -> int:
    if parameter["in"] not in ("query", "cookie") or "content" in parameter or "schema" not in parameter:
        return 0
    style, explode = style_of(parameter)
    if style == "deepObject" or not explode or schemas.kind(parameter["schema"]) != "object":
        return 0
    return 1 if schemas.property_names(parameter["schema"]) is not None else 2


def read(parameter: dict, request: Request, places: dict, query: Pairs, cookies: Pairs, schemas: Schemas):
    location, name = parameter["in"], parameter["name"]
    is_content = "content" in parameter
    schema = next(iter(parameter["content"].values())).get("schema", True) if is_content else parameter.get("schema", True)
    style, explode = (DEFAULT_STYLE[location], False) if is_content else style_of(parameter)
    kind = "text" if is_content else schemas.kind(schema)
    if location == "querystring":
        return read_querystring(next(iter(parameter["content"])), schema, query, schemas)
    if location == "path":
        texts = segment(name, places[name], style, explode, kind)
    elif location == "header":
        raw = request.header(name)
        if raw is None:
            return ABSENT
        text = with_commas_hidden(raw.encode("iso-8859-1").decode("utf-8"))
        texts = segment(name, text, style, explode, kind, with_commas)
    else:
        texts = named(name, query if location == "query" else cookies, style, explode, kind, schemas, schema)
    if texts is ABSENT:
        return ABSENT
    return read_content(parameter, texts) if is_content else schemas.typed(texts, schema)
