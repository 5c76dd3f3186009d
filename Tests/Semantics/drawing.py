"""Draws one value of a schema: what it demands in conjunction is collected, and then satisfied.

What is drawn is a proposal; a validator decides whether it is kept.
"""
import re

from formats import TEXTS
from patterns import text_for
from scalars import numbers, texts

LIMIT = 24
REPETITIONS = 64


class Impossible(Exception):
    """No value of finite size, or none that this can think of."""


class Drawing:
    def __init__(self, dialect, choices):
        self.dialect, self.choices = dialect, choices

    def flat(self, schemas, path, depth):
        """All schemas that hold for the same value, with the branches that were chosen."""
        result, pending, seen = [], list(schemas), set()
        while pending:
            schema = pending.pop(0)
            if schema is True or id(schema) in seen:
                continue
            if not isinstance(schema, dict) or schema.get("x-unresolved") or schema.get("not") == {}:
                raise Impossible("nothing is valid")
            seen.add(id(schema))
            result.append(schema)
            more = list(schema.get("allOf", ()))
            if "$ref" in schema:
                more.insert(0, self.dialect.entry(schema["$ref"]))
            for word in ("anyOf", "oneOf"):
                if word in schema:
                    chosen = self.choices.branch(f"{schema.get('x-at')}/{word}", schema[word], path, depth)
                    if not chosen:
                        raise Impossible("every branch is infinite")
                    more += [schema[word][index] for index in chosen]
            pending = more + pending
        return result

    def draw(self, schemas, path="", depth=0):
        self.choices.nodes += 1
        if depth > LIMIT or self.choices.nodes > 5000:
            raise Impossible("too deep")
        flat = self.flat(schemas, path, depth)
        if (values := listed(flat)) is not None:
            if not values:
                raise Impossible("enumerations without a common value")
            real = [v for v in values if v is not None] or values
            return None if self.choices.mode == "nulls" and None in values else self.choices.one_of(real)
        kind = self.kind(flat, path, depth)
        if kind == "object":
            return self.object(flat, path, depth)
        if kind == "array":
            return self.array(flat, path, depth)
        if kind == "null":
            return None
        if kind == "boolean":
            return self.choices.one_of([True, False])
        if kind == "string":
            return self.text(flat)
        if kind in ("integer", "number"):
            found = numbers(flat, kind)
            if not found:
                raise Impossible("no number in range")
            return self.choices.one_of(found)
        anything = ["anything", 12, {"any": [1, None, "é"]}, [True, {}], False, 0.5]
        return "anything" if self.choices.mode == "least" else self.choices.one_of(anything)

    def kind(self, flat, path, depth):
        allowed, at = None, flat[0].get("x-at", "")
        for schema in flat:
            if "type" not in schema:
                continue
            types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
            at = schema.get("x-at", at) if len(types) > 1 else at
            allowed = types if allowed is None else both(allowed, types)
        if allowed is None:
            return implied(flat)
        if not allowed:
            raise Impossible("types without a common value")
        return allowed[0] if len(allowed) == 1 else self.choices.type(at, allowed, path, depth)

    def text(self, flat):
        formats = [s["format"] for s in flat if "format" in s]
        patterns = [s["pattern"] for s in flat if "pattern" in s]
        if any(s.get("contentEncoding") == "base64" for s in flat):
            formats.append("byte")
        for name in formats:
            if name in TEXTS and not patterns:
                return self.choices.one_of(texts(flat, TEXTS[name]))
        least = max([s["minLength"] for s in flat if "minLength" in s], default=0)
        most = min([s["maxLength"] for s in flat if "maxLength" in s], default=10**6)
        for attempt in range(12 if patterns else 0):
            repetitions = (0, 1, min(least, REPETITIONS), min(most, REPETITIONS), 3, 8)[attempt % 6]
            text = text_for(patterns[attempt % len(patterns)], self.choices.random, longer=repetitions)
            if text is not None and least <= len(text) <= most and all(re.search(p, text) for p in patterns):
                return text
        if patterns:
            raise Impossible("no text for a pattern")
        return self.choices.one_of(texts(flat, None))

    def object(self, flat, path, depth):
        required = [key for schema in flat for key in schema.get("required", ())]
        names = dict.fromkeys([key for schema in flat for key in schema.get("properties", ())] + required)
        least = max([s["minProperties"] for s in flat if "minProperties" in s], default=0)
        most = min([s["maxProperties"] for s in flat if "maxProperties" in s], default=10**6)
        result, left_out = {}, []
        for key in names:
            if key in required:
                result[key] = self.member(flat, key, path, depth)
            elif len(result) + len(set(required) - set(result)) < most and self.choices.includes(depth):
                self.attempt(result, flat, key, path, depth)
            else:
                left_out.append(key)
        for key in self.extra_keys(flat, max(least - len(result) - len(left_out), 0), depth):
            if key not in names and len(result) < most:
                self.attempt(result, flat, key, path, depth)
        for key in left_out:
            if len(result) < least:
                self.attempt(result, flat, key, path, depth)
        return result

    def attempt(self, result, flat, key, path, depth):
        try:
            result[key] = self.member(flat, key, path, depth)
        except Impossible:
            pass

    def member(self, flat, key, path, depth):
        found = member_schemas(flat, key)
        return self.draw(found or [{}], f"{path}/{key}", depth + 1)

    def extra_keys(self, flat, missing, depth):
        """Names of properties that aren't listed, where the schema says that there may be some."""
        if any(s.get("additionalProperties") is False or s.get("unevaluatedProperties") is False for s in flat):
            explicit = []
        else:
            explicit = [s for s in flat if "additionalProperties" in s or isinstance(s.get("unevaluatedProperties"), dict)]
        patterns = [p for s in flat for p in s.get("patternProperties", ())]
        wanted = max(missing, 1 if self.choices.mode not in ("least", "empty") and not self.choices.is_exhausted(depth) else 0)
        rules = [s["propertyNames"] for s in flat if isinstance(s.get("propertyNames"), dict)]
        keys = []
        for number in range(wanted):
            if rules:
                keys.append(str(self.draw([*rules, {"type": "string"}], "", depth + 1)))
            elif patterns:
                keys += [t for p in patterns if (t := text_for(p, self.choices.random, longer=number + 1)) is not None]
            elif explicit or missing:
                keys.append("extra key" if number == 0 else f"extra key {number}")
        return keys

    def array(self, flat, path, depth):
        positions = max((s["prefixItems"] for s in flat if "prefixItems" in s), key=len, default=[])
        items = [s["items"] for s in flat if "items" in s]
        least = max([s["minItems"] for s in flat if "minItems" in s], default=0)
        most = min([s["maxItems"] for s in flat if "maxItems" in s], default=10**6)
        closed = any(i is False or isinstance(i, dict) and i.get("not") == {} for i in items)
        values = [self.draw(position_schemas(flat, i), f"{path}/{i}", depth + 1) for i in range(min(len(positions), most))]
        count = len(values) if closed and positions else max(len(values), self.choices.count(least, most, depth))
        turn, unique = self.choices.turn, any(s.get("uniqueItems") for s in flat)
        while len(values) < min(count, 64):
            try:
                value = self.draw(items or [{}], f"{path}/{len(values)}", depth + 1)
            except Impossible:
                if len(values) < least:
                    raise
                break
            self.choices.turn += 1
            if not unique or value not in values:
                values.append(value)
            elif self.choices.turn > turn + 24:
                break
        self.choices.turn = turn
        return values


def both(first, second):
    found = [t for t in first if t in second or t == "integer" and "number" in second]
    return found + [t for t in second if t == "integer" and "number" in first and t not in found]


def implied(flat):
    words = {key for schema in flat for key in schema}
    if words & {"properties", "required", "additionalProperties", "patternProperties", "minProperties"}:
        return "object"
    if words & {"items", "prefixItems", "minItems", "uniqueItems"}:
        return "array"
    if words & {"pattern", "minLength", "maxLength"} or any(s.get("format") in TEXTS for s in flat):
        return "string"
    return "number" if words & {"minimum", "maximum", "multipleOf"} else None


def listed(flat):
    """The values that all enumerations and constants allow; None where there is none."""
    lists = [s["enum"] for s in flat if "enum" in s] + [[s["const"]] for s in flat if "const" in s]
    if not lists:
        return None
    return [value for value in lists[0] if all(any(same(value, other) for other in values) for values in lists[1:])]


def same(a, b):
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def position_schemas(flat, index):
    """The schemas that hold for an item with a position of its own."""
    found = []
    for schema in flat:
        positions = schema.get("prefixItems", [])
        if index < len(positions):
            found.append(positions[index])
        elif "items" in schema:
            found.append(schema["items"])
    return found


def member_schemas(flat, key):
    """The schemas that hold for a property, listed or not."""
    found = []
    for schema in flat:
        own = schema.get("properties", {}).get(key)
        matching = [s for p, s in schema.get("patternProperties", {}).items() if re.search(p, key)]
        if own is not None:
            found.append(own)
        found += matching
        if own is None and not matching and isinstance(schema.get("additionalProperties"), dict):
            found.append(schema["additionalProperties"])
    return found
