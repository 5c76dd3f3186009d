"""The description that is judged: the components of the given one, and its inline bodies and responses as components.

Its operations are left out, so that compiling takes little time. Without any, types are those of values that are both sent and
received; for one direction alone there are operations that send or receive all components.
"""
import copy
import json
import math
import re
from urllib.parse import quote

from pointers import escaped, joined

INLINE = "OracleInline"
TOGETHER = 40
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
JSON_TYPE = re.compile(r"application/(json|[\w.+-]+\+json)\b", re.I)


class Derived:
    """A description without operations, its text, and where each of its schemas is from."""

    def __init__(self, document, direction="both"):
        self.direction = direction
        self.document = {**document, "paths": {}}
        self.document.pop("webhooks", None)
        self.is_swagger = "definitions" in document and "components" not in document or "swagger" in document
        self.prefix = "#/definitions" if self.is_swagger else "#/components/schemas"
        self.schemas = dict(self._components(document))
        self.roots = [joined(self.prefix, name) for name in self.schemas]
        self.origins = {}
        self._add_inline(document)
        if self.is_swagger:
            self.document["definitions"] = self.schemas
        else:
            components = document.get("components")
            self.document["components"] = {**(components if isinstance(components, dict) else {}), "schemas": self.schemas}
        self._keep_paths(document)
        if direction != "both":
            self._add_operations()
        self.text, self.lines = written(self.document)

    def _components(self, document):
        parent = document if self.is_swagger else document.get("components")
        found = parent.get("definitions" if self.is_swagger else "schemas") if isinstance(parent, dict) else None
        return found if isinstance(found, dict) else {}

    def _add_inline(self, document):
        seen = set()
        for pointer, schema in inline_schemas(document):
            text = json.dumps(schema, sort_keys=True, default=str)
            if text in seen:
                continue
            seen.add(text)
            name = f"{INLINE}{len(self.origins) + 1}"
            self.schemas[name] = copy.deepcopy(schema)
            self.origins[joined(self.prefix, name)] = pointer
            self.roots.append(joined(self.prefix, name))

    def _keep_paths(self, document):
        """What references into operations lead to, where there are such references."""
        if '"#/paths/' in json.dumps(self.document, default=str):
            self.document["x-oracle-paths"] = document.get("paths")
            for node in nodes(self.document):
                if isinstance(node.get("$ref"), str) and node["$ref"].startswith("#/paths/"):
                    node["$ref"] = "#/x-oracle-paths/" + node["$ref"][len("#/paths/"):]

    def _add_operations(self):
        """One operation for some components at a time, in bodies that list them as properties."""
        for start in range(0, len(self.roots), TOGETHER):
            roots = self.roots[start:start + TOGETHER]
            schema = {"type": "object", "properties": {f"p{n}": {"$ref": quote(root, safe="#/~%")} for n, root in enumerate(roots)}}
            self.document["paths"][f"/oracle/{start}"] = {"post": operation(schema, self.direction, self.is_swagger)}

    def origin(self, pointer):
        """The pointer into the given description for one into the derived one."""
        for derived, original in self.origins.items():
            if pointer == derived or pointer.startswith(derived + "/"):
                return original + pointer[len(derived):]
        return pointer.replace("#/x-oracle-paths/", "#/paths/")


def operation(schema, direction, is_swagger):
    """An operation that sends or receives values of a schema."""
    content = {"schema": schema} if is_swagger else {"content": {"application/json": {"schema": schema}}}
    if direction == "received":
        return {"responses": {"200": {"description": "All", **content}}}
    body = {"parameters": [{"name": "body", "in": "body", **content}]} if is_swagger else {"requestBody": content}
    return {**body, "responses": {"204": {"description": "Nothing"}}}


def nodes(tree):
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            yield node
            pending += node.values()
        elif isinstance(node, list):
            pending += node


def inline_schemas(document):
    """(pointer, schema) of every JSON body and response that isn't just a reference."""
    for section in ("paths", "webhooks"):
        yield from _in_paths(document.get(section), f"#/{section}")
    parts = document if "swagger" in document else document.get("components")
    prefix = "#" if "swagger" in document else "#/components"
    for section in ("requestBodies", "responses", "parameters"):
        named = parts.get(section) if isinstance(parts, dict) else None
        for key, node in named.items() if isinstance(named, dict) else ():
            yield from _in_message(node, joined(prefix, section, key))


def _in_paths(paths, pointer):
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method, operation in item.items() if isinstance(item, dict) else ():
            if not isinstance(operation, dict) or method not in METHODS:
                continue
            at = joined(pointer, path, method)
            yield from _in_message(operation.get("requestBody"), joined(at, "requestBody"))
            for section in ("parameters", "responses"):
                found = operation.get(section)
                entries = enumerate(found) if isinstance(found, list) else found.items() if isinstance(found, dict) else ()
                for key, node in entries:
                    yield from _in_message(node, joined(at, section, key))
            for key, callback in (operation.get("callbacks") or {}).items() if isinstance(operation.get("callbacks"), dict) else ():
                yield from _in_paths(callback, joined(at, "callbacks", key))


def _in_message(node, pointer):
    if not isinstance(node, dict) or "$ref" in node:
        return
    content = node.get("content")
    if isinstance(content, dict) and "in" not in node:
        for media, value in content.items():
            if isinstance(value, dict) and JSON_TYPE.match(str(media)):
                yield from _inline(value.get("schema"), joined(pointer, "content", media, "schema"))
    elif "content" not in node and ("in" not in node or node["in"] == "body"):
        yield from _inline(node.get("schema"), joined(pointer, "schema"))


def _inline(schema, pointer):
    if isinstance(schema, dict) and "$ref" not in schema and schema.get("type") != "file" and schema:
        yield pointer, schema


def scalar(value):
    """JSON has no infinity: a number too large for a double is as good."""
    if isinstance(value, float) and not math.isfinite(value):
        return "null" if math.isnan(value) else "1e999" if value > 0 else "-1e999"
    return json.dumps(value, ensure_ascii=False)


def written(document):
    """The document as JSON with one entry a line, and the pointer of what each line holds."""
    text, lines = [], []

    def entry(value, pointer, indent, head, tail):
        nested = isinstance(value, (dict, list)) and value
        if not nested:
            line(head + scalar(value) + tail, pointer)
            return
        is_object = isinstance(value, dict)
        line(head + ("{" if is_object else "["), pointer)
        items = list(value.items() if is_object else enumerate(value))
        for index, (key, child) in enumerate(items):
            label = json.dumps(str(key), ensure_ascii=False) + ": " if is_object else ""
            comma = "," if index + 1 < len(items) else ""
            entry(child, f"{pointer}/{escaped(key)}", indent + 1, " " * (indent + 1) + label, comma)
        line(" " * indent + ("}" if is_object else "]") + tail, pointer)

    def line(content, pointer):
        text.append(content)
        lines.append(pointer)

    entry(document, "#", 0, "", "")
    return "\n".join(text) + "\n", lines
