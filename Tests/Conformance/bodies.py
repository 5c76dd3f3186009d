"""Reads request bodies off the wire: JSON, forms, multipart, text and bytes.

OpenAPI 3.1.2, Media Type Object and Encoding Object; RFC 7578 for multipart, by werkzeug's parser.
"""
import base64
import fnmatch
import json
from decimal import Decimal

from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from schemas import Schemas
from wire import ABSENT, Pairs, Unreadable, named


def is_json(media_type: str) -> bool:
    return media_type == "application/json" or media_type.endswith("+json")


def read_body(content: dict, content_type: str | None, body: bytes, schemas: Schemas):
    """The value that a body says, and problems with how it says it; files as their bytes in Base64."""
    essence, options = parse_options_header(content_type or "")
    essence = essence.lower()
    declared = {parse_options_header(name)[0].lower(): value for name, value in content.items()}
    if essence not in declared:
        raise Unreadable(f"content type {content_type!r}, but documented are {sorted(content)}")
    media = declared[essence]
    schema = media.get("schema", True)
    if is_json(essence):
        try:
            return json.loads(body.decode("utf-8"), parse_float=Decimal), []
        except ValueError as problem:
            raise Unreadable(f"the body is not JSON: {problem}") from problem
    if essence == "application/x-www-form-urlencoded":
        return read_form(body, media, schema, schemas)
    if essence == "multipart/form-data":
        return read_multipart(body, options.get("boundary", ""), media, schema, schemas)
    if essence.startswith("text/") and not schemas.is_file(schema):
        if options.get("charset", "utf-8").lower() != "utf-8":
            raise Unreadable(f"an unexpected charset: {content_type}")
        return body.decode("utf-8"), []
    return {"base64": base64.b64encode(body).decode()}, []


def read_form(body: bytes, media: dict, schema, schemas: Schemas):
    text = body.decode("ascii")
    pairs = Pairs.split(text, is_form=True)
    encodings = media.get("encoding") or {}
    properties = schemas.flat(schema).get("properties") or {}
    value = {}
    for name, part in properties.items():
        encoding = encodings.get(name) or {}
        kind = schemas.kind(part)
        has_style = bool({"style", "explode", "allowReserved"} & encoding.keys())
        if kind == "object" and not has_style:
            # By content type, and an object's is JSON.
            found = [pairs.decode(raw) for _, raw in pairs.take(lambda key: key == name)]
            if found:
                value[name] = json.loads(found[0])
            continue
        style = encoding.get("style", "form")
        texts = named(name, pairs, style, encoding.get("explode", style == "form"), kind, schemas, part)
        if texts is not ABSENT:
            value[name] = schemas.typed(texts, part)
    extra = schemas.flat(schema).get("additionalProperties")
    if extra:
        for name, raw in pairs.take(lambda key: True):
            value[name] = schemas.typed(pairs.decode(raw), extra)
    return value, [f"undocumented in the form: {name}={text}" for name, text in pairs.rest()]


def parts_of(body: bytes, boundary: str) -> list[tuple[str, str | None, str | None, bytes]]:
    """(name, file name, content type, bytes) of each part."""
    decoder = MultipartDecoder(boundary.encode("ascii"))
    decoder.receive_data(body)
    decoder.receive_data(None)
    parts: list[list] = []
    while not isinstance(event := decoder.next_event(), (Epilogue, NeedData)):
        if isinstance(event, (Field, File)):
            parts.append([event.name, getattr(event, "filename", None), event.headers.get("content-type"), b""])
        elif isinstance(event, Data):
            parts[-1][3] += event.data
    if not isinstance(event, Epilogue):
        raise Unreadable("the multipart body has no end")
    return [tuple(part) for part in parts]


def read_multipart(body: bytes, boundary: str, media: dict, schema, schemas: Schemas):
    problems: list[str] = []
    value: dict = {}
    properties = schemas.flat(schema).get("properties") or {}
    for name, filename, content_type, data in parts_of(body, boundary):
        if name not in properties:
            problems.append(f"undocumented part {name}")
            continue
        part = properties[name]
        is_list = schemas.kind(part) == "array"
        item = schemas.flat(part).get("items", True) if is_list else part
        problems += wrong_type(name, content_type, (media.get("encoding") or {}).get(name) or {}, item, schemas)
        read = read_part(filename, content_type, data, item, schemas)
        if is_list:
            value.setdefault(name, []).append(read)
        elif name in value:
            problems.append(f"part {name} is there twice")
        else:
            value[name] = read
    return value, problems


def read_part(filename: str | None, content_type: str | None, data: bytes, schema, schemas: Schemas):
    if schemas.is_file(schema):
        return {"base64": base64.b64encode(data).decode(), "filename": filename, "contentType": content_type}
    if schemas.kind(schema) in ("object", "array"):
        return json.loads(data.decode("utf-8"))
    return schemas.typed(data.decode("utf-8"), schema)


def wrong_type(name: str, content_type: str | None, encoding: dict, schema, schemas: Schemas) -> list[str]:
    """The Encoding Object's `contentType`: what is declared, or the default of the value's type."""
    kind = "file" if schemas.is_file(schema) else schemas.kind(schema)
    if "contentType" in encoding:
        allowed = [text.strip().lower() for text in encoding["contentType"].split(",")]
    else:
        allowed = {"file": ["*/*"], "object": ["application/json"], "array": ["application/json"]}.get(kind, ["text/plain"])
    # RFC 7578, section 4.4: a part without a type is text.
    essence = parse_options_header(content_type or "text/plain")[0].lower()
    if any(fnmatch.fnmatch(essence, pattern) for pattern in allowed):
        return []
    return [f"part {name} has content type {content_type!r}, but {allowed} is documented"]
