"""Sample values that are made from what schemas say; for `Tests/Conformance`."""

INSTANTS = "2024-05-06T07:08:09Z"
STRINGS = {
    "date-time": INSTANTS, "date": "2024-05-06", "time": "07:08:09Z", "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "uri": "https://example.com/a?b=c", "url": "https://example.com/a", "byte": "aGVsbG8=", "email": "a@example.com",
    "google-datetime": INSTANTS, "ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "hostname": "example.com", "int64": "12", "decimal": "1.25",
}
DEPTH = 7


class Impossible(Exception):
    """No value of finite size, or none that this can think of."""


class Sampler:
    """Makes values of one document's schemas; `pick` chooses among branches and enumeration values."""

    def __init__(self, document):
        self.document = document
        self.components = (document.get("components") or {}).get("schemas") or document.get("definitions") or {}
        self.prefix = "#/definitions/" if "definitions" in document else "#/components/schemas/"

    def resolve(self, reference):
        if not isinstance(reference, str) or not reference.startswith("#"):
            raise Impossible(reference)
        node = self.document
        for token in reference[1:].split("/")[1:]:
            from urllib.parse import unquote
            token = unquote(token).replace("~1", "/").replace("~0", "~")
            if isinstance(node, list):
                node = node[int(token)]
            elif isinstance(node, dict) and token in node:
                node = node[token]
            else:
                raise Impossible(reference)
        return node

    # One flat schema of a schema and all that it refers to and combines.
    def flat(self, schema, seen=()):
        if schema is True or schema == {} or schema is None:
            return {}
        if not isinstance(schema, dict):
            raise Impossible("no schema")
        if len(seen) > 40:
            raise Impossible("too many references")
        result = {}
        if "$ref" in schema:
            if schema["$ref"] in seen:
                raise Impossible("circular")
            result = self.flat(self.resolve(schema["$ref"]), seen + (schema["$ref"],))
        result = self.merge(result, {k: v for k, v in schema.items() if k not in ("$ref", "allOf")})
        for part in schema.get("allOf") or []:
            result = self.merge(result, self.flat(part, seen))
        return result

    @staticmethod
    def merge(first, second):
        result = dict(first)
        for key, value in second.items():
            if key == "properties" and isinstance(value, dict):
                result[key] = {**result.get(key, {}), **{k: v for k, v in value.items() if k not in result.get(key, {})}}
            elif key == "required" and isinstance(value, list):
                result[key] = list(result.get(key, [])) + value
            elif key in ("oneOf", "anyOf", "discriminator") and key in result:
                pass
            else:
                result.setdefault(key, value)
        return result

    def heirs(self, name):
        """Components that extend a base with a discriminator, directly or not."""
        found, pending = [], [name]
        while pending:
            base = pending.pop()
            for child, schema in self.components.items():
                parts = schema.get("allOf") or [] if isinstance(schema, dict) else []
                if child not in found and any(isinstance(p, dict) and self.name(p) == base for p in parts):
                    found.append(child)
                    pending.append(child)
        return found

    def value(self, schema, mode, pick, depth=0, name=None):
        referred = self.name(schema) if isinstance(schema, dict) and set(schema) <= {"$ref", "description", "title", "nullable"} else None
        base = self.components.get(referred)
        if name is None and isinstance(base, dict) and base.get("discriminator") and not (base.get("oneOf") or base.get("anyOf")):
            # Where a base is asked for, any of its heirs may stand.
            kinds = [referred] + self.heirs(referred)
            name = kinds[pick % len(kinds)]
            schema = {"$ref": self.prefix + name}
        elif name is None:
            name = referred
        flat = self.flat(schema)
        if depth > DEPTH * 2:
            raise Impossible("too deep")
        if "const" in flat:
            return flat["const"]
        if isinstance(flat.get("enum"), list) and flat["enum"]:
            values = [v for v in flat["enum"] if v is not None] or flat["enum"]
            return values[pick % len(values)]
        branches = [b for b in (flat.get("oneOf") or flat.get("anyOf") or []) if not self.is_null(b)]
        if branches and not all(isinstance(b, dict) and set(b) <= {"required", "description", "title", "not"} for b in branches):
            return self.branch(flat, branches, mode, pick, depth)
        kind = self.kind(flat, pick)
        if kind == "object":
            return self.object(flat, mode, pick, depth, name)
        if kind == "array":
            return self.array(flat, mode, pick, depth)
        return self.scalar(flat, kind, mode)

    @staticmethod
    def is_null(schema):
        return isinstance(schema, dict) and (schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None] or schema.get("const", 0) is None)

    @staticmethod
    def is_nullable(flat):
        kind = flat.get("type")
        return flat.get("nullable") is True or flat.get("x-nullable") is True or kind == "null" or (isinstance(kind, list) and "null" in kind)

    @staticmethod
    def kind(flat, pick):
        kind = flat.get("type")
        if isinstance(kind, list):
            kinds = [k for k in kind if k != "null"]
            kind = kinds[pick % len(kinds)] if kinds else "null"
        if kind is None:
            if "properties" in flat or isinstance(flat.get("additionalProperties"), dict):
                kind = "object"
            elif "items" in flat or "prefixItems" in flat:
                kind = "array"
        return kind

    def branch(self, flat, branches, mode, pick, depth):
        branch = branches[pick % len(branches)]
        rest = {k: v for k, v in flat.items() if k not in ("oneOf", "anyOf")}
        value = self.value(branch, mode, pick // len(branches), depth + 1, self.name(branch))
        if isinstance(value, dict):
            if rest.get("properties"):
                beside = self.object({**rest, "type": "object"}, mode, 0, depth + 1, None)
                value = {**beside, **value}
            self.discriminate(value, flat.get("discriminator"), self.name(branch), branch)
        return value

    def name(self, schema):
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        return reference.rsplit("/", 1)[1] if isinstance(reference, str) and "/" in reference else None

    def discriminate(self, value, discriminator, name, branch=None):
        if isinstance(discriminator, str):
            discriminator = {"propertyName": discriminator}
        if not isinstance(discriminator, dict) or name is None:
            return
        key = discriminator.get("propertyName")
        mapping = discriminator.get("mapping") or {}
        wanted = [k for k, v in mapping.items() if str(v).rsplit("/", 1)[-1] == name]
        schema = self.flat((branch or {"$ref": self.prefix + name}))
        own = (schema.get("properties") or {}).get(key)
        own = self.flat(own) if own is not None else {}
        constants = [own["const"]] if "const" in own else own.get("enum") or []
        if wanted:
            value[key] = wanted[0]
        elif len(constants) == 1:
            value[key] = constants[0]
        elif schema.get("x-discriminator-value"):
            value[key] = schema["x-discriminator-value"]
        else:
            value[key] = name

    def object(self, flat, mode, pick, depth, name):
        properties = flat.get("properties") or {}
        required = set(r for r in flat.get("required") or [] if isinstance(r, str))
        result = {}
        for key, schema in properties.items():
            is_required = key in required
            if not is_required and (mode == "least" or depth > DEPTH):
                continue
            try:
                if mode == "null" and self.is_nullable(self.flat(schema)) and "enum" not in self.flat(schema):
                    result[key] = None
                else:
                    result[key] = self.value(schema, mode if depth <= DEPTH else "least", pick, depth + 1)
            except Impossible:
                if is_required:
                    raise
        for key in required - set(result) - set(properties):
            result[key] = "anything"
        extra = flat.get("additionalProperties")
        if isinstance(extra, dict) and mode == "most" and depth <= DEPTH:
            try:
                result["extra key"] = self.value(extra, mode, pick, depth + 1)
            except Impossible:
                pass
        if name is not None:
            self.discriminate(result, self.discriminator_above(name), name)
        return result

    def discriminator_above(self, name, seen=()):
        """The discriminator of a base that a component extends, or of the component itself."""
        schema = self.components.get(name)
        if not isinstance(schema, dict) or name in seen or len(seen) > 20:
            return None
        for part in schema.get("allOf") or []:
            above = self.discriminator_above(self.name(part), seen + (name,)) if isinstance(part, dict) and self.name(part) else None
            if above:
                return above
        return schema.get("discriminator") if not (schema.get("oneOf") or schema.get("anyOf")) else None

    def array(self, flat, mode, pick, depth):
        positions = flat.get("prefixItems") or (flat.get("items") if isinstance(flat.get("items"), list) else None)
        if positions:
            return [self.value(p, mode, pick, depth + 1) for p in positions]
        least = flat.get("minItems") if isinstance(flat.get("minItems"), int) else 0
        count = min(max(least, 1 if mode != "least" and depth <= DEPTH else 0), 4)
        try:
            return [self.value(flat.get("items", {}), mode, pick + i, depth + 1) for i in range(count)]
        except Impossible:
            if least:
                raise
            return []

    @staticmethod
    def scalar(flat, kind, mode):
        if kind == "string" or kind == "file":
            text = STRINGS.get(flat.get("format"), "text é\n\"")
            return "aGVsbG8=" if flat.get("contentEncoding") == "base64" else text
        if kind in ("integer", "number"):
            low, high = flat.get("minimum"), flat.get("maximum")
            numbers = [n for n in (low, high) if isinstance(n, (int, float)) and not isinstance(n, bool)]
            limit = {"int32": 2**31 - 1, "int64": 2**63 - 1, "uint64": 2**64 - 1}.get(flat.get("format"), 2**53)
            value = numbers[0] if numbers else (limit if mode == "most" and kind == "integer" else 3)
            if kind == "integer":
                return int(min(value, limit))
            return value + 0.5 if not numbers else value
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        return {"any": [1, "value", None]} if mode == "most" else "anything"
