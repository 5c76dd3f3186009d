"""Schemas of every version of OpenAPI, as JSON Schema 2020-12 that means the same; the readings are in README.md.

Each schema that something refers to is an entry of its own in `$defs`, and every schema says with `x-at` where it is from.
"""
import math
import re

from families import Families, branches, discriminator, parts
from identifiers import Identifiers
from pointers import joined, resolve

TYPES = {"string", "number", "integer", "boolean", "object", "array", "null"}
NUMBERS = {"maximum", "minimum", "multipleOf"}
COUNTS = {"maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties"}
SCHEMAS = {"additionalProperties", "not", "contains", "propertyNames", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems"}
MAPS = {"properties", "patternProperties", "dependentSchemas"}
LISTS = {"allOf", "anyOf", "oneOf"}


class Dialect:
    """One derived description's schemas in JSON Schema 2020-12."""

    def __init__(self, derived):
        self.document = derived.document
        self.left_out = {"sent": "readOnly", "received": "writeOnly"}.get(derived.direction)
        self.prefix = derived.prefix
        self.components = derived.schemas
        self.families = Families(derived.document, derived.schemas, derived.prefix)
        version = str(derived.document.get("openapi") or "2")
        self.is_old = derived.is_swagger or version.startswith(("2", "3.0"))
        self.root = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {}}
        self.keys, self.pending, self.is_working = {}, [], False
        self.identifiers = Identifiers(derived.document)

    def reference(self, pointer, kind="use", heir=None):
        """The reference to the entry of a schema; `kind` is `use`, or `part` where an `allOf` extends it."""
        base = self.families.component({"$ref": pointer})
        is_extended = base is not None and (self.families.members(base) or heir is not None and self.families.has_branch(base, heir))
        if kind == "part" and not is_extended:
            kind = "use"
        if kind == "use" and base is not None and self.families.members(base):
            kind = "family"
        if (pointer, kind) not in self.keys:
            self.keys[pointer, kind] = str(len(self.keys))
            self.pending.append((pointer, kind))
            self._work()
        return "#/$defs/" + self.keys[pointer, kind]

    def entry(self, reference):
        return self.root["$defs"][reference.rsplit("/", 1)[1]]

    def _work(self):
        if self.is_working:
            return
        self.is_working = True
        while self.pending:
            pointer, kind = self.pending.pop()
            self.root["$defs"][self.keys[pointer, kind]] = self._made(pointer, kind)
        self.is_working = False

    def _made(self, pointer, kind):
        if kind == "family":
            return self._family(pointer)
        try:
            node = resolve(self.document, pointer)
        except KeyError:
            return {"x-at": pointer, "x-unresolved": True}
        if isinstance(node, dict) and node.get("$ref") in self.families.aliases:
            pointer, node = node["$ref"], self.families.structure(node)
        component = self.families.component({"$ref": pointer})
        if kind == "part" and isinstance(node, dict):
            node = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf", "discriminator")}
        return self.schema(node, pointer, component)

    def _family(self, pointer):
        """A value where a base with a discriminator is expected: the base, or anything that extends it."""
        base = self.families.component({"$ref": pointer})
        key, mapping = self.families.inherited(base)
        variants, taken = [], set()
        # A name belongs to the subtype, where the base's list of values has it too.
        for member in reversed(self.families.members(base)):
            branch = {"$ref": joined(self.prefix, member)}
            names = [name for name in self.families.names(key, mapping, branch) if str(name) not in taken]
            taken.update(map(str, names))
            if not names:
                continue
            kind = "part" if self.families.members(member) else "use"
            variants.append(tagged({"$ref": self.reference(branch["$ref"], kind), "x-at": branch["$ref"]}, key, names, branch["$ref"]))
        return {"anyOf": variants[::-1], "x-at": pointer}

    def target(self, reference, at):
        """The pointer that a reference at a place leads to; None for what can't be resolved."""
        return self.identifiers.target(reference, at) if isinstance(reference, str) else None

    def schema(self, node, at, component=None):
        """One schema in 2020-12; `component` names it where it is one."""
        if isinstance(node, bool):
            return {"x-at": at} if node else {"not": {}, "x-at": at}
        if not isinstance(node, dict):
            return {"x-at": at}
        result = self._keywords(node, at, component)
        result["x-at"] = at
        self._leave_out(result, node)
        self._discriminate(node, result, at)
        if (self.is_old and node.get("nullable") is True) or node.get("x-nullable") is True:
            return nullable(result, at)
        return result

    def _keywords(self, node, at, component):
        result = {}
        for key, value in node.items():
            if key in SCHEMAS and isinstance(value, (dict, bool)):
                result[key] = value if isinstance(value, bool) else self.schema(value, joined(at, key))
            elif key in MAPS and isinstance(value, dict):
                result[key] = {str(k): self.schema(v, joined(at, key, k)) for k, v in value.items() if isinstance(v, (dict, bool))}
            elif key in LISTS and isinstance(value, list) and value:
                result[key] = [self._branch(v, joined(at, key, i), key, component, node) for i, v in enumerate(value)]
            elif key == "$recursiveRef":  # 2019-09: the component around it
                result["$ref"] = self.reference("/".join(at.split("/")[:4]))
            elif key in ("$ref", "$dynamicRef"):
                pointer = self.target(value, at)
                result.update({"$ref": self.reference(pointer)} if pointer else {"x-unresolved": True})
            else:
                result.update(scalar_keyword(key, value, node))
        self._items(node, result, at)
        if "type" not in result and not any(key in result for key in LISTS | {"$ref"}):
            implied = "object" if "properties" in result else "array" if "items" in result or "prefixItems" in result else None
            result.update({"type": implied} if implied else {})
        if isinstance(result.get("patternProperties"), dict):
            result["patternProperties"] = {k: v for k, v in result["patternProperties"].items() if is_pattern(k)}
        return result

    def _leave_out(self, result, node):
        """The properties of the other direction aren't required."""
        properties = node.get("properties")
        if self.left_out and isinstance(result.get("required"), list) and isinstance(properties, dict):
            other = [k for k, v in properties.items() if isinstance(v, dict) and v.get(self.left_out) is True]
            result["required"] = [k for k in result["required"] if k not in other]

    def _branch(self, value, at, key, component, node):
        extends = key == "allOf" and (component is not None or len(parts(node)) > 1 or any(k in node for k in MAPS))
        reference = value.get("$ref") if isinstance(value, dict) else None
        if extends and (pointer := self.target(reference, at)) is not None:
            result = self.schema({k: v for k, v in value.items() if k != "$ref"}, at)
            return {**result, "$ref": self.reference(pointer, "part", component)}
        return self.schema(value, at)

    def _items(self, node, result, at):
        items = node.get("items")
        positions = node.get("prefixItems") if isinstance(node.get("prefixItems"), list) else None
        if isinstance(items, list) and len(items) == 1:
            result["items"] = self.schema(items[0], joined(at, "items", 0))
        elif isinstance(items, list) and items:
            result["prefixItems"] = [self.schema(v, joined(at, "items", i)) for i, v in enumerate(items)]
            if isinstance(node.get("additionalItems"), (dict, bool)):
                result["items"] = self.schema(node["additionalItems"], joined(at, "additionalItems"))
        elif isinstance(items, (dict, bool)):
            result["items"] = self.schema(items, joined(at, "items"))
        if positions:
            result["prefixItems"] = [self.schema(v, joined(at, "prefixItems", i)) for i, v in enumerate(positions)]

    def _discriminate(self, node, result, at):
        """A discriminator as what it demands of each branch: that the property has one of the branch's names."""
        found = discriminator(node)
        word = next((key for key in ("oneOf", "anyOf") if key in result), None)
        if found is None or word is None:
            return
        key, mapping = found
        for index, branch in enumerate(branches(node)[:len(result[word])]):
            names = self.families.names(key, mapping, branch)
            if names and not is_null(result[word][index]):
                result[word][index] = tagged(result[word][index], key, names, joined(at, word, index))


def tagged(schema, key, names, at):
    """A schema whose values say in a property which one they are of."""
    tag = {"enum": names, "x-at": at, "x-tag": True}
    # In this order a validator looks at the property first.
    return {"type": "object", "required": [key], "properties": {key: tag}, "allOf": [schema], "x-at": at}


def is_null(schema):
    return schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None] or ("const" in schema and schema["const"] is None)


def nullable(schema, at):
    """The schema, or null: the lenient meaning, also beside `enum`, `$ref` and `allOf`."""
    if isinstance(schema.get("type"), str) and not any(key in schema for key in LISTS | {"$ref", "const", "not"}):
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema and None not in schema["enum"]:
            schema["enum"] = schema["enum"] + [None]
        return schema
    return {"anyOf": [schema, {"type": "null", "x-at": at}], "x-at": at, "x-nullable": True}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def is_pattern(text):
    try:
        re.compile(text)
        return True
    except (re.error, TypeError, RecursionError, OverflowError):
        return False


def scalar_keyword(key, value, node):
    """A keyword without schemas, where its value is what it has to be; nothing otherwise."""
    if key == "type":
        # Swagger 2.0 has files, which are text in JSON.
        written = ["string" if t == "file" else t for t in (value if isinstance(value, list) else [value])]
        types = [t for t in written if isinstance(t, str) and t in TYPES]
        return {"type": types[0] if len(types) == 1 else types} if types else {}
    if key in NUMBERS and is_number(value):
        strict = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}.get(key)
        return {strict if node.get(strict) is True else key: value}
    if key in ("exclusiveMinimum", "exclusiveMaximum") and is_number(value):
        return {key: value}
    if key in COUNTS and is_number(value) and value == int(value):
        return {key: int(value)}
    if key in ("required", "enum") and isinstance(value, list) and (key == "enum" and value or all(isinstance(v, str) for v in value)):
        return {key: value}
    if key == "pattern" and is_pattern(value):
        return {key: value}
    if key == "dependentRequired" and isinstance(value, dict):
        return {key: {k: v for k, v in value.items() if isinstance(v, list)}}
    if key in ("format", "contentEncoding") and isinstance(value, str) or key in ("uniqueItems",) and isinstance(value, bool):
        return {key: value}
    return {key: value} if key in ("const", "default") else {}
