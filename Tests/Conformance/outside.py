"""Requests as the validator takes them.

The validator names path parameters by their template operators, and splits lists after they have been decoded: where it
splits, it is given the text as it stands on the wire.
"""
from dataclasses import dataclass

from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from operations import Operation
from parameters import path_values
from schemas import Schemas
from wire import Request, decoded, style_of


@dataclass
class OutsideRequest:
    """The validator's protocol of a request."""

    host_url: str
    path: str
    method: str
    body: bytes | None
    content_type: str
    parameters: RequestParameters


def outside_request(operation: Operation, request: Request, url: str, base: str, schemas: Schemas) -> OutsideRequest:
    places = path_values(operation.path, request.path.removeprefix(base)) or {}
    path = {}
    for parameter in operation.parameters:
        if parameter["in"] == "path" and parameter["name"] in places:
            raw = places[parameter["name"]]
            path[path_key(parameter)] = raw if is_split(parameter, schemas) else decoded(raw)
    return OutsideRequest(
        host_url=url,
        path=request.path,
        method=request.method,
        body=request.body or None,
        content_type=request.header("content-type") or "",
        parameters=RequestParameters(
            query=pairs(request.query, "&", "query", operation, schemas),
            header=Headers([(name, value.encode("iso-8859-1").decode("utf-8")) for name, value in request.headers]),
            cookie=pairs(request.header("cookie") or "", "; ", "cookie", operation, schemas),
            path=path,
        ),
    )


def path_key(parameter: dict) -> str:
    """`.name` for style label, `;name*` for style matrix with explode."""
    if "content" in parameter:
        return parameter["name"]
    style, explode = style_of(parameter)
    operator = {"label": ".", "matrix": ";"}.get(style, "")
    return operator + parameter["name"] + ("*" if operator and explode else "")


def is_split(parameter: dict, schemas: Schemas) -> bool:
    """Whether the validator takes a value apart."""
    if "content" in parameter or schemas.kind(parameter.get("schema", True)) not in ("array", "object"):
        return False
    style, explode = style_of(parameter)
    return style != "deepObject" and (parameter["in"] == "path" or not explode)


def pairs(text: str, separator: str, location: str, operation: Operation, schemas: Schemas) -> ImmutableMultiDict:
    split = {p["name"]: style_of(p)[0] for p in operation.parameters if p["in"] == location and is_split(p, schemas)}
    found = []
    for name, _, value in (pair.partition("=") for pair in text.split(separator) if pair):
        name = decoded(name)
        if split.get(name) == "pipeDelimited":
            # OpenAPI 3.1.2, Style Examples, shows the bar percent-encoded; the validator splits at a bare one.
            value = value.replace("%7C", "|")
        found.append((name, value if name in split else decoded(value)))
    return ImmutableMultiDict(found)
