"""How deep the smallest value of each schema is: infinite for one that only ever contains itself."""
INFINITE = 10**6


class Heights:
    """Least heights of all schemas below the entries of one root, as the fixed point that they settle at."""

    def __init__(self, root):
        self.entries = root["$defs"]
        self.of_entry = dict.fromkeys(self.entries, INFINITE)
        for _ in range(len(self.entries) + 1):
            changed = False
            for key, schema in self.entries.items():
                height = self.of(schema)
                if height < self.of_entry[key]:
                    self.of_entry[key], changed = height, True
            if not changed:
                break

    def of(self, schema):
        if not isinstance(schema, dict):
            return 0 if schema else INFINITE
        height = 0
        if "$ref" in schema:
            height = self.of_entry[schema["$ref"].rsplit("/", 1)[1]]
        for part in schema.get("allOf", ()):
            height = max(height, self.of(part))
        for word in ("anyOf", "oneOf"):
            if word in schema:
                height = max(height, min(self.of(branch) for branch in schema[word]))
        properties = schema.get("properties", {})
        for key in schema.get("required", ()):
            height = max(height, 1 + self.of(properties.get(key, {})))
        if schema.get("minItems", 0) > 0 and "items" in schema:
            height = max(height, 1 + self.of(schema["items"]))
        for position in schema.get("prefixItems", ()):
            height = max(height, 1 + self.of(position))
        # A value that may be null or a scalar instead needs none of what is inside.
        if isinstance(schema.get("type"), list) and set(schema["type"]) - {"object", "array"}:
            return 0
        return min(height, INFINITE)
