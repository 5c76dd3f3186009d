"""What the validator (openapi-core 0.23.1) gets wrong: errors of its own that say nothing about the request.

Each stands for one row of the specification. The values concerned are still read, compared with what was meant, and held
against their schemas by this harness itself; only the validator's word on them doesn't count.
"""
from openapi_core.deserializing.exceptions import DeserializeError
from openapi_core.validation.request.exceptions import (
    InvalidParameter, InvalidRequestBody, MissingRequiredParameter, ParameterValidationError, RequestBodyValidationError)

from planning import Call
from schemas import Schemas
from wire import style_of

EMPTY_MATRIX = "matrix, an empty value: it wants an equals sign, which RFC 6570, section 3.2.7 leaves out"
MATRIX_LINES = "matrix, a line feed in the value: its regular expression stops there (RFC 6570, section 3.2.7 has no such limit)"
DELIMITED = "spaceDelimited and pipeDelimited with explode: it has no reader; OpenAPI 3.1.2, Style Examples, leaves it open, and it is read as form"
EQUALS = "an exploded object in a header: it splits at each equals sign, not at the first (OpenAPI 3.1.2, Style Examples)"
COOKIE = "style cookie: it takes all values for text (OpenAPI 3.2.0, Style Values)"
FORM_OBJECT = "a form's object without style and explode: it wants style form, but the content type decides, and is JSON (OpenAPI 3.1.2, Encoding Object)"
MULTIPART_TEXT = "a multipart part of a number or a Boolean: it takes the text for a string (OpenAPI 3.1.2, Encoding Object)"


def excuse(error: Exception, call: Call, schemas: Schemas) -> str | None:
    """The reason why an error isn't one; nil when it is one."""
    if isinstance(error, ParameterValidationError):
        return of_parameter(error, call)
    if isinstance(error, RequestBodyValidationError) and call.body is not None:
        return of_body(error, call, schemas)
    return None


def of_parameter(error: ParameterValidationError, call: Call) -> str | None:
    place = error.location, error.name
    parameter = next(p for p in call.operation.parameters if (p["in"], p["name"]) == place)
    if "content" in parameter:
        return None
    style, explode = style_of(parameter)
    value = call.parameters.get(place)
    if isinstance(error, MissingRequiredParameter) and style == "matrix" and value == "":
        return EMPTY_MATRIX
    if isinstance(error, MissingRequiredParameter) and style == "matrix" and isinstance(value, str) and "\n" in value:
        return MATRIX_LINES
    if isinstance(error, InvalidParameter) and style == "cookie" and not isinstance(value, str):
        return COOKIE
    if not isinstance(error.__cause__, DeserializeError):
        return None
    if style in ("spaceDelimited", "pipeDelimited") and explode:
        return DELIMITED
    if error.location == "header" and explode and isinstance(value, dict) and any("=" in text for text in value.values()):
        return EQUALS
    return None


def of_body(error: RequestBodyValidationError, call: Call, schemas: Schemas) -> str | None:
    media_type, value = call.body
    media = call.operation.body["content"][media_type]
    cause = error.__cause__
    # Its arguments are a style and a property.
    name = cause.args[1] if isinstance(cause, DeserializeError) and len(cause.args) == 2 else None
    if media_type.endswith("urlencoded") and isinstance(value.get(name), dict):
        encoding = (media.get("encoding") or {}).get(name) or {}
        if not {"style", "explode", "allowReserved"} & encoding.keys():
            return FORM_OBJECT
    if media_type.startswith("multipart/") and isinstance(error, InvalidRequestBody):
        places = [list(e.absolute_path) for e in getattr(cause, "schema_errors", [])]
        properties = schemas.flat(media["schema"])["properties"]
        if places and all(place and schemas.kind(properties[place[0]]) in ("integer", "number", "boolean") for place in places):
            return MULTIPART_TEXT
    return None


def known_to_validator(document: dict) -> dict:
    """The description without what the validator falls over: `in: querystring` (OpenAPI 3.2.0, Parameter Locations)."""
    def known(parameters: list[dict]) -> list[dict]:
        return [parameter for parameter in parameters if parameter.get("in") != "querystring"]
    paths = {
        path: {
            method: {**node, "parameters": known(node["parameters"])} if isinstance(node, dict) and "parameters" in node else node
            for method, node in item.items()
        }
        for path, item in document["paths"].items()
    }
    return {**document, "paths": paths}
