"""What may become of a description: damaged bytes, and trees with odd things in odd places.

Trees are what `json` reads, with objects as `Object`, so that keys may stand twice.
"""

import copy
import json


class Object(list):
    """The entries of an object, as lists of key and value."""


def read(text):
    return json.loads(text, object_pairs_hook=lambda pairs: Object([key, value] for key, value in pairs))


def write(tree):
    if isinstance(tree, Object):
        return "{" + ",".join(json.dumps(key) + ":" + write(value) for key, value in tree) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(map(write, tree)) + "]"
    if isinstance(tree, Raw):
        return tree.text
    return json.dumps(tree)


class Raw:
    """A scalar as it is to be written: numbers that Python can't hold."""

    def __init__(self, text):
        self.text = text


# Bytes

def damaged(random, seed, other):
    data = bytearray(seed)
    for _ in range(random.choice([1, 1, 1, 2, 4, 12])):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.choice([1, 1, 2, 8, 40, 400]))
        kind = random.randrange(8)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << random.randrange(8)
        elif kind == 1:
            data[at:at] = random.choice(TOKENS)
        elif kind == 2:
            del data[at:end]
        elif kind == 3:
            data[at:at] = data[at:end]
        elif kind == 4:
            to = random.randrange(len(data) + 1)
            data[to:to] = data[at:end]
        elif kind == 5 and random.random() < 0.2:
            del data[at:]
        elif kind == 6 and other:
            start = random.randrange(len(other))
            data[at:at] = other[start:start + random.choice([4, 40, 400, 4000])]
        elif kind == 7:
            move_lines(random, data)
    return bytes(data)


def move_lines(random, data):
    """Blocks of lines elsewhere, perhaps indented otherwise: what happens to YAML in editors."""
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    count = random.choice([1, 1, 2, 5, 20])
    block = lines[start:start + count]
    if random.random() < 0.6:
        del lines[start:start + count]
    shift = random.choice([0, 0, 2, -2, 4])
    block = [b" " * shift + line if shift > 0 else line[-shift:] if line.startswith(b" " * -shift) else line for line in block]
    at = random.randrange(len(lines) + 1)
    lines[at:at] = block
    data[:] = b"\n".join(lines)


TOKENS = [
    b"\0", b"\t", b"\n", b"\r", b"\x7f", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"&a ", b"*a", b"<<: *a\n", b"- ",
    b": ", b"? ", b"|", b">-", b"{", b"}", b"[", b"]", b"\"", b"'", b"#", b"!!str ", b"!<x> ", b"---\n", b"...\n", b"%YAML 1.2\n",
    b"$ref", b"null", b"true", b"-1", b"1e999", b"0x", b"~", b"\\u0000", b"\xf0\x9f\x98\x80", b"\xd8\xb9", b",", b"  ",
]

# Trees


def containers(tree):
    """All objects and arrays, with the key path to them."""
    found = []
    pending = [((), tree)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, list):
            found.append((path, value))
            for index, item in enumerate(value):
                if isinstance(value, Object):
                    pending.append((path + (item[0],), item[1]))
                else:
                    pending.append((path + (str(index),), item))
    return found


def pointer(path):
    return "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)


def looks_like_schema(value):
    return isinstance(value, Object) and any(key in SCHEMA_KEYS for key, _ in value)


class Slot:
    """A place in a tree that holds a value."""

    def __init__(self, container, index):
        self.container = container
        self.index = index

    def get(self):
        item = self.container[self.index]
        return item[1] if isinstance(self.container, Object) else item

    def set(self, value):
        if isinstance(self.container, Object):
            self.container[self.index] = [self.container[self.index][0], value]
        else:
            self.container[self.index] = value


def slots(found):
    return [Slot(container, index) for _, container in found for index in range(len(container))]


def twisted(random, tree, other):
    """A copy with some odd things in it; `other` is a tree to take parts from."""
    tree = copy.deepcopy(tree)
    for _ in range(random.choice([1, 1, 1, 2, 3, 6])):
        twist(random, tree, other)
        if sum(len(container) for _, container in containers(tree)) > 60_000:
            break
    return tree


def twist(random, tree, other):
    found = containers(tree)
    all_slots = slots(found)
    if not all_slots:
        return
    schemas = [slot for slot in all_slots if looks_like_schema(slot.get())]
    slot = random.choice(schemas if schemas and random.random() < 0.6 else all_slots)
    paths = [path for path, _ in found]
    kind = random.randrange(13)
    if kind == 0:
        second = random.choice(schemas if schemas and random.random() < 0.6 else all_slots)
        first, last = copy.deepcopy(slot.get()), copy.deepcopy(second.get())
        slot.set(last)
        second.set(first)
    elif kind == 1:
        slot.set(odd_value(random, paths))
    elif kind == 2:
        rename(random, found)
    elif kind == 3:
        slot.set(reference(random, paths))
    elif kind in (4, 5, 6):
        objects = [slot.get() for slot in schemas] or [value for _, value in found if isinstance(value, Object)]
        if objects:
            place = random.choice(objects)
            key = random.choice(KEYWORDS)
            entry = [key, value_for(random, key, schemas, paths)]
            existing = [index for index, (name, _) in enumerate(place) if name == key]
            if existing and random.random() < 0.9:
                place[existing[0]] = entry
            else:
                place.insert(random.randrange(len(place) + 1), entry)
    elif kind in (7, 8):
        slot.set(wrapped(random, slot.get(), schemas, paths))
    elif kind == 9:
        version(random, tree)
    elif kind == 10:
        del slot.container[slot.index]
    elif kind == 11 and isinstance(slot.container, Object):
        slot.container[slot.index] = [odd_name(random), slot.get()]
    else:
        donors = [donor.get() for donor in slots(containers(other))] if other else [donor.get() for donor in all_slots]
        if donors:
            slot.set(copy.deepcopy(random.choice(donors)))


# Descriptions made from scratch

def entangled(random):
    """Components that are recursive, alone and together, through every kind of keyword."""
    names = "ABC"
    document = Object([
        ["openapi", "3.1.0"], ["info", Object([["title", "Entangled"], ["version", "1"]])],
        ["components", Object([["schemas", Object([name, entangled_schema(random, names, 4)] for name in names)]])],
    ])
    if random.random() < 0.5:
        content = Object([["application/json", Object([["schema", entangled_schema(random, names, 3)]])]])
        responses = Object([["200", Object([["description", ""], ["content", content]])]])
        operation = Object([["operationId", "get"], ["responses", responses]])
        document.append(["paths", Object([["/a", Object([["get", operation]])]])])
    return document


def entangled_schema(random, names, depth):
    reference = lambda: ["$ref", "#/components/schemas/" + random.choice(names)]
    if depth == 0 or random.random() < 0.25:
        if random.random() < 0.75:
            return Object([reference()])
        return Object([random.choice([
            ["type", "string"], ["type", "array"], ["type", "object"], ["description", "x"], ["minItems", 1], ["nullable", True],
            ["required", ["a"]],
        ])])
    inner = lambda: entangled_schema(random, names, depth - 1)
    result = Object()
    for key in random.choices(ENTANGLING, k=random.choice([1, 1, 1, 2])):
        if any(key == existing for existing, _ in result):
            continue
        if key in ("allOf", "oneOf", "anyOf", "prefixItems"):
            value = [inner() for _ in range(random.choice([1, 1, 2, 2, 3]))]
        elif key in ("properties", "patternProperties"):
            value = Object([[random.choice(names).lower(), inner()]])
        elif key == "type":
            value = random.choice(["object", "array", "string", ["object", "null"], ["array", "object"]])
        elif key == "$ref":
            value = reference()[1]
        else:
            value = inner()
        result.append([key, value])
    return result


ENTANGLING = [
    "allOf", "allOf", "allOf", "oneOf", "anyOf", "items", "items", "properties", "additionalProperties", "patternProperties",
    "prefixItems", "$ref", "type", "not",
]


def rename(random, found):
    objects = [value for _, value in found if isinstance(value, Object) and value]
    if not objects:
        return
    place = random.choice(objects)
    entry = random.choice(place)
    kind = random.randrange(4)
    if kind == 0:
        place.insert(random.randrange(len(place) + 1), copy.deepcopy(entry))
    elif kind == 1:
        entry[0] = random.choice(place)[0]
    elif kind == 2:
        name = entry[0]
        variation = random.choice([name.upper(), name.lower(), name + "_", "_" + name, name + "2", name.capitalize(), " " + name])
        place.append([variation, copy.deepcopy(entry[1])])
    else:
        entry[0] = odd_name(random)


def reference(random, paths):
    target = random.choice(paths)
    components = [path for path in paths if len(path) == 3 and path[0] == "components"]
    kind = random.randrange(8)
    if components and kind < 5:
        text = pointer(random.choice(components))
    elif kind == 5:
        text = random.choice(["#", "", "#/", "openapi.yaml", ".", "..", "/dev/null", "#/components", "#nope", "%", "#/%zz", "http://[", "x" * 300])
    else:
        text = pointer(target)
    return Object([["$ref", text]])


def wrapped(random, value, schemas, paths):
    key = random.choice(["allOf", "oneOf", "anyOf", "items", "additionalProperties", "not", "prefixItems", "properties", "patternProperties"])
    if key in ("items", "additionalProperties", "not"):
        result = Object([[key, value]])
        if random.random() < 0.5:
            result.append(["type", "array" if key == "items" else "object"])
        return result
    if key in ("properties", "patternProperties"):
        return Object([["type", "object"], [key, Object([[odd_name(random) if random.random() < 0.5 else "value", value]])]])
    parts = [value]
    for _ in range(random.choice([0, 1, 1, 2, 4])):
        parts.insert(random.randrange(len(parts) + 1), random_schema(random, schemas, paths))
    return Object([[key, parts]])


def random_schema(random, schemas, paths, depth=0):
    kind = random.randrange(6)
    if schemas and kind < 2:
        return copy.deepcopy(random.choice(schemas).get())
    if kind == 2:
        return reference(random, paths)
    if kind == 3:
        return random.choice([Object([["type", "null"]]), Object(), True, False, None])
    result = Object()
    if random.random() < 0.8:
        result.append(["type", random.choice(TYPES)])
    for _ in range(random.randrange(3)):
        key = random.choice(KEYWORDS)
        result.append([key, value_for(random, key, schemas, paths, depth + 1)])
    return result


def value_for(random, key, schemas, paths, depth=0):
    """Mostly what the keyword wants, with a twist; sometimes anything."""
    if depth > 3 or random.random() < 0.12:
        return odd_value(random, paths)
    schema = lambda: random_schema(random, schemas, paths, depth + 1)
    if key in ("allOf", "oneOf", "anyOf", "prefixItems"):
        return [schema() for _ in range(random.choice([0, 1, 2, 2, 3, 8]))]
    if key in ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "schema", "itemSchema"):
        return schema()
    if key in ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"):
        return Object([name(random, schemas), schema()] for _ in range(random.choice([0, 1, 2, 5])))
    if key == "type":
        return random.choice(TYPES + [["string", "null"], ["object", "null", "array"], ["integer", "number", "string"], [], ["null"], list(PLAIN)])
    if key == "enum":
        return [random.choice([odd_name(random), "a", "A", "b", 1, 2, 1.5, True, None, -1, Object(), []]) for _ in range(random.choice([0, 1, 2, 5]))]
    if key == "required":
        return [name(random, schemas) for _ in range(random.choice([0, 1, 3]))]
    if key == "discriminator":
        mapping = Object([odd_name(random), random.choice([pointer(random.choice(paths)), odd_name(random), "A"])] for _ in range(random.randrange(3)))
        return Object([["propertyName", name(random, schemas)], ["mapping", mapping]])
    if key in ("nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems", "explode", "allowReserved", "allowEmptyValue"):
        return random.choice([True, True, False])
    if key == "format":
        return random.choice(FORMATS)
    if key == "in":
        return random.choice(["path", "query", "header", "cookie", "body", "formData", "querystring", "nowhere"])
    if key == "style":
        return random.choice(["form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"])
    if key in ("content", "requestBodies", "responses", "headers"):
        media = Object([["schema", schema()]])
        return Object([[random.choice(MEDIA_TYPES), media]])
    if key in ("default", "const", "example"):
        return random.choice([1, -1, 1.5, "a", "", True, None, [], Object(), [1, "a"], Raw("99999999999999999999"), Raw("1e400"), odd_name(random)])
    if key == "$ref":
        return reference(random, paths)[0][1]
    if key in ("operationId", "title", "summary", "description", "name", "x-swift-name", "pattern", "$id", "$anchor"):
        return odd_name(random)
    if key in ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "multipleOf"):
        return random.choice([0, 1, -1, 2**31, 2**63, 2**64, Raw("1e400"), Raw("-0"), 0.1])
    return odd_value(random, paths)


def name(random, schemas):
    """Often a name that is already there, so that things meet."""
    if schemas and random.random() < 0.6:
        for key, value in random.choice(schemas).get():
            if key == "properties" and isinstance(value, Object) and value:
                return random.choice(value)[0]
    return random.choice(["id", "type", "kind", "value", odd_name(random)])


def odd_value(random, paths):
    return random.choice([
        None, True, False, 0, -1, 1.5, Raw("1" * 400), Raw("1e99999"), Raw("-0.0"), "", [], Object(), [[]], [None], [Object()],
        Object([["", None]]), odd_name(random), odd_name(random), reference(random, paths), [reference(random, paths)],
    ])


def odd_name(random):
    if random.random() < 0.15:
        return "".join(chr(random.choice([random.randrange(1, 0x250), random.randrange(0x2000, 0x2100), random.randrange(0x1F300, 0x1F700)])) for _ in range(random.randrange(1, 9)))
    return random.choice(NAMES)


def version(random, tree):
    if not isinstance(tree, Object):
        return
    tree[:] = [entry for entry in tree if entry[0] not in ("openapi", "swagger")]
    text = random.choice(["2.0", "3.0.3", "3.1.0", "3.2.0", "3.0.0", "4.0.0", "3", ""])
    tree.insert(0, ["swagger" if text == "2.0" else "openapi", text])


PLAIN = ("string", "integer", "number", "boolean", "object", "array")
TYPES = list(PLAIN) + ["null", "object", "array", "string", "file", "any"]
FORMATS = [
    "date-time", "date", "uuid", "uri", "byte", "binary", "int32", "int64", "decimal", "float", "double", "password", "duration", "time",
    "email", "uint64", "unix-time", "",
]
MEDIA_TYPES = [
    "application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "application/octet-stream", "*/*",
    "text/event-stream", "application/jsonl", "application/xml", "image/png", "application/vnd.x+json; v=1", "", "bad type", "application/json-seq",
]
SCHEMA_KEYS = {"type", "properties", "allOf", "oneOf", "anyOf", "items", "$ref", "enum", "additionalProperties", "const"}
KEYWORDS = [
    "type", "type", "properties", "properties", "allOf", "oneOf", "anyOf", "items", "additionalProperties", "enum", "const", "required",
    "discriminator", "nullable", "readOnly", "writeOnly", "deprecated", "format", "default", "default", "example", "not", "if", "then",
    "else", "prefixItems", "patternProperties", "contains", "propertyNames", "dependentSchemas", "$defs", "definitions", "$ref", "$id",
    "$anchor", "in", "name", "style", "explode", "allowReserved", "content", "schema", "itemSchema", "operationId", "title", "summary",
    "description", "x-swift-name", "pattern", "minimum", "maximum", "minLength", "maxItems", "multipleOf", "uniqueItems", "xml",
    "externalDocs", "servers", "security", "tags", "parameters", "requestBody", "responses", "callbacks", "headers", "links", "encoding",
    "webhooks", "x-enum-varnames", "x-enum-descriptions", "unevaluatedProperties", "allowEmptyValue",
]
NAMES = [
    "", " ", "a", "A", "_", "__", "$", "0", "123", "1a", "a b", "a-b", "a_b", "aB", "AB", "a.b", "a/b", "a~b", "a`b", "a\"b", "a\\b", "\\(x)",
    "#", "\n", "a\nb", "\r", "\t", "\0", "\u0001", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "\u200d", "\ufeff", "\ufffd",
    "é", "e\u0301", "ß", "ǆ", "İ", "名前", "اسم", "\u202ename", "😀", "👩‍👩‍👧", "🇩🇪", "\u0301", "²", "½", "٣", "x" * 300, "Aa" * 150,
    "self", "Self", "Type", "Protocol", "init", "deinit", "class", "func", "let", "var", "in", "is", "as", "nil", "true", "default", "case",
    "switch", "some", "any", "Any", "async", "await", "throws", "actor", "extension", "import", "return", "where", "repeat", "protocol",
    "struct", "enum", "indirect", "inout", "operator", "subscript", "super", "rethrows", "public", "open", "static", "package", "consuming",
    "borrowing", "each", "macro", "nonisolated", "isolated", "sending", "unowned", "weak", "lazy", "mutating", "get", "set", "didSet", "willSet",
    "String", "Int", "Double", "Bool", "Data", "Date", "URL", "UUID", "Decimal", "Array", "Dictionary", "Optional", "Set", "Result", "Error",
    "Sendable", "Hashable", "Equatable", "Codable", "Encoder", "Decoder", "Swift", "Foundation", "APIRuntime", "HTTPTypes", "Golden",
    "GoldenClient", "Field", "JSONValue", "JSONReader", "JSONWriter", "JSONObject", "CalendarDate", "Output", "Input", "Body", "Response",
    "Endpoint", "Client", "Transport", "CodingKeys", "Never", "Void", "Character", "Int32", "Float", "Operations", "Components", "Models",
    "hash", "hashValue", "description", "debugDescription", "encode", "decode", "read", "write", "reader", "writer", "value", "values", "key",
    "keys", "rawValue", "unknown", "undocumented", "other", "null", "none", "absent", "body", "request", "response", "server", "credentials",
    "headers", "query", "path", "url", "error", "result", "output", "client", "transport", "send", "content", "contentType", "status",
    "*/", "/*", "//", "///", "\"\"\"", "#if", "@main", "<T>", "T", "()", "[]", "{}", "-", "--", "+1", "-1", "%20", "é" * 100,
]
