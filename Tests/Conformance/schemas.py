"""Questions about a description's schemas."""
import json

from jsonschema import Draft202012Validator

from samples import Sampler

#: Tried in turn where a schema is choosy about its text.
TEXTS = ("12345", "abc", "A-1", "1", "AB12 3CD", "07700900123", "+447700900123", "#aabbcc", "x" * 40, "#/")


class ChoosySampler(Sampler):
    """Samples that also keep to `pattern`, to lengths and to `multipleOf`."""

    @staticmethod
    def scalar(flat, kind, mode):
        value = Sampler.scalar(flat, kind, mode)
        limits = {key: flat[key] for key in ("pattern", "minLength", "maxLength", "minimum", "maximum", "multipleOf") if key in flat}
        fits = Draft202012Validator(limits).is_valid
        others = TEXTS if isinstance(value, str) else range(64) if kind in ("integer", "number") else ()
        return next((candidate for candidate in (value, *others) if fits(candidate)), value)


class NoSample(Exception):
    """No value that this can think of is allowed."""


class Schemas:
    """The schemas of one description (3.1 or later: JSON Schema 2020-12)."""

    def __init__(self, document: dict):
        self.document = document
        self.sampler = ChoosySampler(document)
        self.validators: dict[str, Draft202012Validator] = {}

    def sample(self, schema, mode: str, pick: int):
        """A value that the schema allows: the one asked for, or else the next one that is allowed.

        A `oneOf` whose branches overlap refuses what its own branches say.
        """
        for other in range(8):
            value = self.sampler.value(schema, mode, pick + other)
            if not self.mistakes(schema, value):
                return value
        raise NoSample(f"no sample of {json.dumps(schema)[:200]}: {self.mistakes(schema, value)}")

    def resolve(self, node: dict) -> dict:
        """The object that a Reference Object stands for."""
        while isinstance(node, dict) and "$ref" in node:
            node = self.sampler.resolve(node["$ref"])
        return node

    def flat(self, schema) -> dict:
        return self.sampler.flat(schema)

    def kind(self, schema) -> str:
        """`array`, `object`, or the name of a primitive type; `string` where nothing is said."""
        flat = self.flat(schema)
        for branch in flat.get("oneOf") or flat.get("anyOf") or []:
            if not self.sampler.is_null(branch):
                return self.kind(branch)
        return self.sampler.kind(flat, 0) or "string"

    def is_file(self, schema) -> bool:
        """Whether a part or a body is raw bytes (OpenAPI 3.1.2, Working with Binary Data; 3.0 says `format: binary`)."""
        flat = self.flat(schema)
        if flat.get("format") == "binary":
            return True
        if flat.get("type", "string") != "string" or "contentEncoding" in flat:
            return False
        return "contentMediaType" in flat or not set(flat) - {"description", "title", "examples", "deprecated"}

    def property_names(self, schema) -> set[str] | None:
        """The names that an object may have; nil when it may have any."""
        flat = self.flat(schema)
        properties = flat.get("properties")
        return set(properties) if properties and not flat.get("additionalProperties") else None

    def property_schema(self, schema, name: str):
        flat = self.flat(schema)
        extra = flat.get("additionalProperties", True)
        return (flat.get("properties") or {}).get(name, extra)

    def mistakes(self, schema, value) -> list[str]:
        """What is wrong with a value."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            root = {"components": self.document.get("components") or {}, "paths": self.document.get("paths") or {}, "allOf": [schema]}
            self.validators[key] = Draft202012Validator(root, format_checker=Draft202012Validator.FORMAT_CHECKER)
        return [f"{error.json_path}: {error.message[:200]}" for error in self.validators[key].iter_errors(value)]

    def typed(self, texts, schema):
        """The JSON value that texts of the wire stand for, by the types of the schema."""
        if isinstance(texts, list):
            item = self.flat(schema).get("items", True)
            return [self.typed(text, item) for text in texts]
        if isinstance(texts, dict):
            return {name: self.typed(text, self.property_schema(schema, name)) for name, text in texts.items()}
        if not self.mistakes(schema, texts):
            return texts
        try:
            value = json.loads(texts)
        except ValueError:
            return texts
        return texts if isinstance(value, str) or self.mistakes(schema, value) else value
