"""Schemas without what Swift's types can't say."""
from validity import Validity

BOUNDS = {
    "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems",
    "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "minProperties", "maxProperties", "propertyNames", "not",
    "if", "then", "else", "dependentRequired", "dependentSchemas",
}
NAMED = {"properties", "patternProperties", "$defs"}
PLAIN = {"enum", "const", "default", "example", "examples", "required", "type"}


class RelaxedValidity:
    """Validates the shape of values alone: no bounds, and a `oneOf` accepts what several branches accept."""

    def __init__(self, root):
        self.validity = Validity(relaxed(root))

    def accepts(self, schema, value):
        return self.validity.accepts(relaxed(schema), value)


def relaxed(schema):
    if isinstance(schema, list):
        return [relaxed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, part in schema.items():
        if key in BOUNDS:
            continue
        if key in NAMED and isinstance(part, dict):
            result[key] = {name: relaxed(member) for name, member in part.items()}
        elif key in PLAIN or key.startswith("x-"):
            result[key] = part
        elif key == "oneOf":
            result["allOf"] = result.get("allOf", []) + [{"anyOf": relaxed(part)}]
        elif key == "allOf":
            result["allOf"] = result.get("allOf", []) + relaxed(part)
        else:
            result[key] = relaxed(part)
    return result
