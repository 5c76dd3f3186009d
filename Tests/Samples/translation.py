"""Schemas of OpenAPI as JSON Schema 2020-12, so that `jsonschema` can read them."""

import jsonschema
import referencing
import referencing.jsonschema
import regex

SINGLE = ["additionalProperties", "items", "not"]
LISTS = ["allOf", "anyOf", "oneOf"]
MAPS = ["properties", "patternProperties"]
MODERN_SINGLE = [
    "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
]
MODERN_LISTS = ["prefixItems"]
MODERN_MAPS = ["dependentSchemas", "$defs"]
COUNTS = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]
NUMBERS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]
TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}
SIMPLE = ["$ref", "type", "enum", "required", "pattern", "format", "multipleOf", "uniqueItems"] + COUNTS + NUMBERS
MODERN_SIMPLE = [
    "const", "dependentRequired", "minContains", "maxContains", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor",
]
# Those that Python's checks and the specification agree on.
FORMATS = ["date", "date-time", "email", "ipv4", "ipv6", "uuid"]


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


class Translator:
    """One dialect. Keywords with values of the wrong kind are left out, as the evaluator does."""

    def __init__(self, dialect):
        self.is_modern = dialect == "3.1"
        self.nullable = {"3.0": "nullable", "2.0": "x-nullable"}.get(dialect)
        self.dialect = dialect

    def schema(self, source):
        if isinstance(source, bool) or not isinstance(source, dict):
            return source if isinstance(source, bool) else True
        if not self.is_modern and isinstance(source.get("$ref"), str):
            return {"$ref": source["$ref"]}
        result = {}
        for key, value in source.items():
            self.keyword(key, value, source, result)
        if self.nullable and source.get(self.nullable) is True:
            return {"anyOf": [{"type": "null"}, result]}
        return result

    def keyword(self, key, value, source, result):
        modern = self.is_modern
        if key in SINGLE or (modern and key in MODERN_SINGLE):
            if isinstance(value, (dict, bool)):
                result[key] = self.schema(value)
        elif key in LISTS or (modern and key in MODERN_LISTS):
            if isinstance(value, list) and value:
                result[key] = [self.schema(item) for item in value]
        elif key in MAPS or (modern and key in MODERN_MAPS):
            if isinstance(value, dict):
                result[key] = {name: self.schema(item) for name, item in value.items()}
        elif key in SIMPLE or (modern and key in MODERN_SIMPLE):
            self.simple(key, value, source, result)

    def simple(self, key, value, source, result):
        if key == "type":
            names = value if isinstance(value, list) else [value]
            if "file" in names and self.dialect == "2.0":
                return
            if not names or any(name not in TYPES for name in names if isinstance(name, str)):
                return
            if any(not isinstance(name, str) for name in names):
                return
        elif key == "enum" and not isinstance(value, list):
            return
        elif key == "required":
            if not isinstance(value, list):
                return
            value = [name for name in value if isinstance(name, str)]
        elif key in COUNTS or key in ("minContains", "maxContains"):
            if not is_number(value) or value < 0 or value != int(value):
                return
            value = int(value)
        elif key in NUMBERS:
            if isinstance(value, bool) or not is_number(value):
                return
            if not self.is_modern and not key.startswith("exclusive"):
                exclusive = "exclusive" + key[0].upper() + key[1:]
                if source.get(exclusive) is True:
                    key = exclusive
        elif key == "multipleOf":
            if not is_number(value) or value <= 0:
                return
        elif key in ("pattern", "format", "$ref", "$dynamicRef") and not isinstance(value, str):
            return
        elif key == "uniqueItems" and not isinstance(value, bool):
            return
        result[key] = value

    def document(self, root):
        """The document with its schemas translated, wherever a reference may lead."""
        return self.walk(root, False)

    def walk(self, value, is_map_of_schemas):
        if isinstance(value, list):
            return [self.walk(item, False) for item in value]
        if not isinstance(value, dict):
            return value
        result = {}
        for key, item in value.items():
            if is_map_of_schemas or (key in ("schema", "itemSchema") and isinstance(item, dict)):
                result[key] = self.schema(item)
            elif key in ("schemas", "definitions", "x-judge", "$defs") and isinstance(item, dict):
                result[key] = self.walk(item, True)
            elif key in ("example", "examples", "default", "enum"):
                result[key] = item
            else:
                result[key] = self.walk(item, False)
        return result


def matches(pattern, text):
    try:
        return regex.search(pattern, text) is not None
    except Exception:
        return True


def pattern_keyword(validator, pattern, instance, schema):
    if isinstance(instance, str) and not matches(pattern, instance):
        yield jsonschema.ValidationError(f"{instance!r} doesn't match {pattern!r}")


def multiple_keyword(validator, divisor, instance, schema):
    """Exact, as decimals are written."""
    from decimal import Decimal
    if is_number(instance) and Decimal(repr(instance)) % Decimal(repr(divisor)) != 0:
        yield jsonschema.ValidationError(f"{instance!r} is not a multiple of {divisor!r}")


Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator, {"pattern": pattern_keyword, "multipleOf": multiple_keyword})


class Document:
    def __init__(self, root, dialect, schemas, problems):
        self.problems = problems
        translator = Translator(dialect)
        contents = translator.document(root)
        contents["x-judge"] = [translator.schema(schema) for schema in schemas]
        resource = referencing.Resource(contents=contents, specification=referencing.jsonschema.DRAFT202012)
        self.registry = referencing.Registry().with_resource("urn:description", resource)
        self.formats = jsonschema.FormatChecker(FORMATS)

    def judge(self, index, sample):
        schema = {"$ref": f"urn:description#/x-judge/{index}"}
        validator = Validator(schema, registry=self.registry, format_checker=self.formats)
        try:
            error = next(validator.iter_errors(sample), None)
        except (referencing.exceptions.Unresolvable, referencing.exceptions.PointerToNowhere) as problem:
            return "unjudged", f"unresolved reference {str(problem)[:120]}"
        except RecursionError:
            return "unjudged", "too deep"
        except Exception as problem:
            return "unjudged", f"{type(problem).__name__}: {str(problem)[:160]}"
        if error is None:
            return "fits", ""
        if error.validator == "pattern" and any(f"`{error.validator_value}`" in text for text in self.problems):
            return "unmatched", "the pattern is none of ECMA-262, or too large, so that it isn't used"
        place = "/".join(map(str, error.absolute_path))
        return "violation", f"{place}: {error.message[:200]} ({'/'.join(map(str, error.absolute_schema_path))})"
