"""Schemas are read as README.md says, and values of every branch are drawn."""
import json
import random
import re
import unittest

from derivation import Derived
from dialects import Dialect
from differences import differences
from heights import Heights
from patterns import text_for
from places import Places
from validity import Validity
from values import Values


def described(schemas, version="3.0.3", **more):
    return Derived({"openapi": version, "info": {"title": "T", "version": "1"}, "paths": {}, "components": {"schemas": schemas}, **more})


def drawn(schemas, name, version="3.0.3"):
    """(dialect, validity, values) of one component."""
    dialect = Dialect(described(schemas, version))
    reference = dialect.reference(f"#/components/schemas/{name}")
    validity = Validity(dialect.root)
    values = Values(dialect, Heights(dialect.root), validity, 60, 1).of(reference)
    return dialect, validity, [value for _, value in values]


CAT = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}}
DOG = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}}}


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


class Drawn(unittest.TestCase):
    def test_values_are_the_same_each_time(self):
        schemas = {"A": {"type": "object", "properties": {"a": {"type": "string", "pattern": "^[a-z]{3}-\\d+$"}, "b": {"type": "number"}}}}
        self.assertEqual(drawn(schemas, "A")[2], drawn(schemas, "A")[2])

    def test_null_is_drawn_beside_a_reference(self):
        _, _, values = drawn({"A": {"type": "object", "properties": {"b": {"nullable": True, "allOf": [reference("B")]}}}, "B": CAT}, "A")
        self.assertIn({"b": None}, values)

    def test_a_boolean_bound_excludes_the_number(self):
        _, validity, values = drawn({"A": {"type": "integer", "minimum": 5, "exclusiveMinimum": True, "maximum": 7}}, "A")
        self.assertEqual(sorted(values), [6, 7])

    def test_a_discriminator_demands_the_name_of_the_branch(self):
        discriminator = {"propertyName": "kind", "mapping": {"wuff": "#/components/schemas/Dog"}}
        union = {"oneOf": [reference("Cat"), reference("Dog")], "discriminator": discriminator}
        _, _, values = drawn({"A": union, "Cat": CAT, "Dog": DOG}, "A")
        self.assertEqual({value["kind"] for value in values}, {"Cat", "wuff"})

    def test_subtypes_are_values_of_their_base(self):
        kind = {"kind": {"type": "string"}}
        pet = {"type": "object", "required": ["kind"], "properties": kind, "discriminator": {"propertyName": "kind"}}
        lion = {"allOf": [reference("Tiger"), {"properties": {"mane": {"type": "boolean"}}}]}
        tiger = {"allOf": [reference("Pet"), {"properties": {"stripes": {"type": "integer"}}}]}
        schemas = {"Pet": pet, "Tiger": tiger, "Lion": lion}
        _, _, values = drawn({**schemas, "A": {"type": "object", "properties": {"pet": reference("Pet")}}}, "A")
        self.assertEqual({value["pet"]["kind"] for value in values if "pet" in value}, {"Pet", "Tiger", "Lion"})

    def test_nested_branches_and_combinations_are_drawn(self):
        two, more = ([{"required": [k], "properties": {k: {"type": "integer"}}} for k in keys] for keys in ("ab", "cd"))
        _, _, values = drawn({"A": {"type": "object", "allOf": [{"anyOf": two}, {"anyOf": more}]}}, "A")
        keys = {tuple(sorted(value)) for value in values}
        self.assertLessEqual({("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("a", "b", "c", "d")}, keys)

    def test_recursion_ends(self):
        schemas = {"A": {"type": "object", "required": ["next"], "properties": {"next": {"oneOf": [reference("A"), {"type": "string"}]}}}}
        self.assertIn({"next": "text"}, drawn(schemas, "A")[2])

    def test_a_schema_without_finite_values_has_none(self):
        self.assertEqual(drawn({"A": {"type": "object", "required": ["a"], "properties": {"a": reference("A")}}}, "A")[2], [])

    def test_unions_say_which_branch_accepts(self):
        dialect, validity, _ = drawn({"A": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}, "A")
        places = Places(dialect, validity, {"$ref": dialect.reference("#/components/schemas/A")}, 3)
        self.assertEqual([union.only for union in places.unions], [1])

    def test_patterns_are_matched(self):
        for pattern in ("^[A-Z]{2}\\d{3,}$", "a|b+", "^(?:x|yz)*$", "[^a-z]", "\\w+@\\w+"):
            self.assertTrue(re.search(pattern, text_for(pattern, random.Random(1))), pattern)


class Derivation(unittest.TestCase):
    def test_lines_lead_to_places(self):
        derived = described({"A": {"type": "object", "properties": {"a/b": {"type": "string"}}}})
        number = next(n for n, line in enumerate(derived.text.splitlines()) if '"a/b"' in line)
        self.assertEqual(derived.lines[number], "#/components/schemas/A/properties/a~1b")
        self.assertEqual(json.loads(derived.text), derived.document)

    def test_inline_schemas_become_components(self):
        schema = {"type": "object", "properties": {"a": {"type": "string"}}}
        message = {"200": {"content": {"application/problem+json": {"schema": schema}}}}
        derived = Derived({"openapi": "3.0.0", "paths": {"/a": {"get": {"responses": message}}}})
        place = "#/paths/~1a/get/responses/200/content/application~1problem+json/schema"
        self.assertEqual(derived.origin("#/components/schemas/OracleInline1/properties/a"), place + "/properties/a")


class Difference(unittest.TestCase):
    def kinds(self, old, new):
        return [(found.kind, found.path) for found in differences(old, new)]

    def test_numbers_are_compared_as_numbers(self):
        self.assertEqual(self.kinds({"a": 1, "b": 2**63}, {"b": 2**63, "a": 1.0}), [])
        self.assertEqual(self.kinds(2**63, 2**63 + 1), [("changed", "")])
        self.assertEqual(self.kinds(True, 1), [("type-changed", "")])

    def test_each_difference_has_its_kind(self):
        self.assertEqual(self.kinds({"a": 1}, {}), [("gone", "/a")])
        self.assertEqual(self.kinds({"a": None}, {}), [("null-for-absent", "/a")])
        self.assertEqual(self.kinds({}, {"a": 1}), [("added", "/a")])
        self.assertEqual(self.kinds([1, 2], [1]), [("items-changed", "")])
        self.assertEqual(self.kinds("2024-01-01T00:00:00+00:00", "2024-01-01T00:00:00Z"), [("instant-spelling", "")])


if __name__ == "__main__":
    unittest.main()
