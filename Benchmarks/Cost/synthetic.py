"""A description of any size, with what real ones are made of: `synthetic.py OPERATIONS FILE`."""
import json
import sys

WORDS = "account address amount archive batch branch calendar channel contact customer delivery device document event".split()
KINDS = ["string", "integer", "number", "boolean"]
FORMATS = [None, "date-time", "uuid", "uri", "date", "email"]


def ref(name, kind="schemas"):
    return {"$ref": f"#/components/{kind}/{name}"}


def word(number):
    return WORDS[number % len(WORDS)]


def name(number):
    return f"{word(number).capitalize()}{number}"


def sentence(number):
    """Documentation in the lengths that people write."""
    words = [word(number * 7 + place * 3) for place in range(6 + number % 24)]
    return f"The {' '.join(words)}."


def property_schema(number):
    kind = KINDS[number % 3 if number % 11 else 3]
    schema = {"type": kind, "description": sentence(number)}
    if kind == "string" and FORMATS[number % 6]:
        schema["format"] = FORMATS[number % 6]
    if kind == "integer":
        schema.update({"format": "int64", "minimum": 0})
    if number % 7 == 0:
        schema["type"] = [kind, "null"]
    return schema


def properties(number, count):
    return {f"{word(number + place)}_{word(place * 5)}_{place}": property_schema(number + place) for place in range(count)}


def resource(number, count):
    """An object that mentions its neighbours, with a nested object, an enumeration and, in places, recursion."""
    entries = properties(number, 4 + number % 9)
    required = list(entries)[::2]
    entries["status"] = {"type": "string", "enum": ["open", "closed", f"{word(number)}-pending"]}
    entries["details"] = {"type": "object", "properties": properties(number + 3, 3)}
    entries["related"] = {"type": "array", "items": ref(name((number + 1) % count))}
    entries["labels"] = {"type": "object", "additionalProperties": {"type": "string"}}
    if number % 5 == 0:
        entries["parent"] = ref(name(number))
    return {"type": "object", "description": sentence(number), "required": required, "properties": entries}


def schemas(count):
    made = {"Base": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, **properties(1, 2)}}}
    made["Problem"] = {"type": "object", "required": ["message"], "properties": properties(2, 3) | {"message": {"type": "string"}}}
    for number in range(count):
        if number % 4 == 3:
            made[name(number)] = {"allOf": [ref("Base"), ref(name(number - 1)), resource(number, count)]}
        else:
            made[name(number)] = resource(number, count)
        if number % 10 == 9:
            names = [name(number - 9), name(number - 8)]
            mapping = {word(place): f"#/components/schemas/{each}" for place, each in enumerate(names)}
            made[f"Any{name(number)}"] = {
                "oneOf": [ref(each) for each in names],
                "discriminator": {"propertyName": "kind", "mapping": mapping},
            }
    return made


def body(schema):
    return {"content": {"application/json": {"schema": schema}}}


def operation(number, method):
    resource_name = name(number)
    made = {
        "operationId": f"{method}_{word(number)}_{number}",
        "summary": sentence(number + 1),
        "description": " ".join(sentence(number + place) for place in range(3)),
        "tags": [f"{word(number // 10)} {number // 10}"],
        "parameters": [ref("Page", "parameters")] if method == "get" else [],
        "responses": {
            "200": {"description": "Done.", **body({"type": "array", "items": ref(resource_name)} if number % 3 else ref(resource_name))},
            "404": ref("NotFound", "responses"),
            "default": {"description": "Not done.", **body(ref("Problem"))},
        },
    }
    if method == "get":
        made["parameters"].append(
            {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["asc", "desc"], "default": "asc"}})
    else:
        made["requestBody"] = {"required": True, **body(ref(f"Any{resource_name}") if number % 10 == 9 else ref(resource_name))}
    return made


def description(operations):
    """One schema an operation; two operations a path."""
    paths = {}
    for number in range(operations):
        path = f"/{word(number // 2)}-{number // 2}/{{id}}"
        item = paths.setdefault(
            path, {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]})
        method = "get" if number % 2 == 0 else "post"
        item[method] = operation(number, method)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Synthetic", "version": "1", "description": f"{operations} operations."},
        "servers": [{"url": "https://example.com/v1"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "schemas": schemas(operations),
            "parameters": {"Page": {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}},
            "responses": {"NotFound": {"description": "Not there.", **body(ref("Problem"))}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        },
    }


def write(operations, path):
    with open(path, "w") as file:
        json.dump(description(operations), file, indent=2)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
