"""The same objects twice: as a description, and as the Swift that people write when the compiler derives the rest.

Compiling both in one run tells what a machine's seconds are worth.
"""
import json

TYPES = [
    ("string", "String", {"type": "string"}),
    ("whole", "Int", {"type": "integer"}),
    ("real", "Double", {"type": "number"}),
    ("flag", "Bool", {"type": "boolean"}),
    ("perhaps_string", "String?", {"type": "string"}),
    ("perhaps_whole", "Int?", {"type": "integer"}),
    ("strings", "[String]", {"type": "array", "items": {"type": "string"}}),
    ("moment", "Date?", {"type": "string", "format": "date-time"}),
]


def write_description(count, path):
    schema = {
        "type": "object",
        "required": [key for key, swift, _ in TYPES if not swift.endswith("?")],
        "properties": {key: each for key, _, each in TYPES},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Models", "version": "1"},
        "paths": {},
        "components": {"schemas": {f"Model{number}": schema for number in range(count)}},
    }
    path.write_text(json.dumps(document))


def camel(key):
    first, *rest = key.split("_")
    return first + "".join(word.capitalize() for word in rest)


def derived(number):
    """One model with `Codable` and `Hashable` from the compiler."""
    names = [(camel(key), key, swift) for key, swift, _ in TYPES]
    parameters = ", ".join(f"{name}: {swift}{' = nil' if swift.endswith('?') else ''}" for name, _, swift in names)
    return "\n".join([
        f"public struct Model{number}: Codable, Hashable, Sendable {{",
        *(f"    public let {name}: {swift}" for name, _, swift in names),
        f"    public init({parameters}) {{",
        *(f"        self.{name} = {name}" for name, _, _ in names),
        "    }",
        "    enum CodingKeys: String, CodingKey {",
        *(f'        case {name} = "{key}"' for name, key, _ in names),
        "    }",
        "}\n",
    ])


def write_derived(count, path):
    path.write_text("public import Foundation\n" + "".join(map(derived, range(count))))
