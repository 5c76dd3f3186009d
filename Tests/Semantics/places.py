"""Which schemas hold for each part of a value, and which branches of each union accept it."""
import json
import re

from choices import is_null
from drawing import position_schemas
from pointers import joined


class Union:
    """A union that a part of a value is of: the indexes of the branches that accept the part."""

    def __init__(self, path, at, word, branches, accepted):
        self.path, self.at, self.word, self.branches, self.accepted = path, at, word, branches, accepted

    @property
    def only(self):
        """The branch that alone accepts the value, or None."""
        return self.accepted[0] if len(self.accepted) == 1 else None


class Places:
    """The schemas of one value, by JSON pointer into the value."""

    def __init__(self, dialect, validity, schema, value):
        self.dialect, self.validity = dialect, validity
        self.schemas, self.unions, self.values = {}, [], {}
        self._walk([schema], value, "")

    def pointers(self, path):
        """Where the schemas of a part of the value are."""
        return list(dict.fromkeys(s["x-at"] for s in self.schemas.get(path, ()) if s.get("x-at")))

    def in_several_branches(self, path):
        """Whether a part is a value of several branches of a union at once."""
        return any(path == union.path and len(union.accepted) > 1 for union in self.unions)

    def _walk(self, schemas, value, path):
        flat = self._flat(schemas, value, path)
        self.schemas[path], self.values[path] = flat, value
        if isinstance(value, dict):
            for key, member in value.items():
                self._walk(self._members(flat, key), member, joined(path, key))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self._walk(position_schemas(flat, index), item, joined(path, index))

    def _flat(self, schemas, value, path):
        result, pending, seen = [], list(schemas), set()
        while pending:
            schema = pending.pop(0)
            if not isinstance(schema, dict) or id(schema) in seen:
                continue
            seen.add(id(schema))
            result.append(schema)
            if "$ref" in schema:
                pending.append(self.dialect.entry(schema["$ref"]))
            pending += schema.get("allOf", ())
            for word in ("anyOf", "oneOf"):
                if word in schema:
                    pending += self._accepted(schema, word, value, path)
        return result

    def _accepted(self, schema, word, value, path):
        branches = schema[word]
        accepted = [i for i, branch in enumerate(branches) if self.validity.accepts(branch, value)]
        if value is not None and not schema.get("x-nullable") and sum(not is_null(b) for b in branches) > 1:
            self.unions.append(Union(path, schema.get("x-at", ""), word, branches, accepted))
        return [branches[i] for i in accepted]

    def _members(self, flat, key):
        found = []
        for schema in flat:
            own = schema.get("properties", {}).get(key)
            matching = [s for p, s in schema.get("patternProperties", {}).items() if re.search(p, key)]
            found += [own] if own is not None else []
            found += matching
            for word in ("additionalProperties", "unevaluatedProperties"):
                if own is None and not matching and isinstance(schema.get(word), dict):
                    found.append(schema[word])
        return found

    def any_defaults(self, path):
        """(key, default, pointer) of all defaults of an object's properties."""
        for schema in self.schemas.get(path, ()):
            for key, member in schema.get("properties", {}).items():
                if "default" in member:
                    yield key, member["default"], member["x-at"]

    def absent_defaults(self, path):
        """(key, default, pointer) of the absent properties of an object that have one default, and a valid one."""
        value, found = self.values[path], {}
        for schema in self.schemas[path]:
            for key, member in schema.get("properties", {}).items():
                if key not in value and isinstance(member, dict) and member.get("default") is not None:
                    found.setdefault(key, []).append(member)
        for key, members in found.items():
            same = {json.dumps(m["default"], sort_keys=True) for m in members}
            if len(same) == 1 and all(self.validity.accepts(m, m["default"]) for m in members):
                yield key, members[0]["default"], members[0]["x-at"]


def is_typed(dialect, schema, seen=()):
    """Whether a schema says more than that any value, object or array is valid."""
    if not isinstance(schema, dict) or schema.get("x-unresolved") or id(schema) in seen:
        return False
    seen = (*seen, id(schema))
    types = schema.get("type")
    if isinstance(types, str) and types not in ("object", "array", "null"):
        return True
    if isinstance(types, list) and len(set(types) - {"null"}) < 5 and set(types) - {"object", "array", "null"}:
        return True
    if schema.get("properties") or "prefixItems" in schema or is_typed(dialect, schema.get("items"), seen):
        return True
    if "$ref" in schema and is_typed(dialect, dialect.entry(schema["$ref"]), seen):
        return True
    if any(is_typed(dialect, part, seen) for part in schema.get("allOf", ())):
        return True
    branches = [b for word in ("oneOf", "anyOf") for b in schema.get(word, ()) if not is_null(b)]
    return bool(branches) and all(is_typed(dialect, branch, seen) for branch in branches)
