"""The endpoint stubs of generated Swift, as their source text declares them.

The names are read from what a user of the client would read; nothing here knows how the generator makes them.
"""
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

PROPERTY = re.compile(r"^ +public var (`?\w+`?): (.+)$", re.M)
PARAMETER = re.compile(r'request\.(path|query|header|cookie|querystring)\(\s*("(?:[^"\\]|\\.)*"), (?:self\.)?(`?\w+`?)')
BODY = re.compile(r"request\.(json|text|bytes|form|multipart)\(\s*(?:self\.)?(`?\w+`?)[,)]")
PART = re.compile(r'form\.(field|file|files)\(\s*("(?:[^"\\]|\\.)*"), (?:self\.)?(`?\w+`?)')
METHOD = re.compile(r'method: \.(?:named\("(\w+)"\)|(\w+))')


@dataclass
class Argument:
    """One argument of an initializer."""

    label: str
    type: str
    has_default: bool
    #: Where it goes on the wire: `query` and `page_size`; `part` and its name; `body` and how it is written.
    location: str = ""
    wire_name: str = ""


@dataclass
class Stub:
    """An endpoint type."""

    name: str
    method: str
    path: str
    arguments: list[Argument]


@dataclass
class Sources:
    """What one API's generated folder declares."""

    client: str
    stubs: list[Stub] = field(default_factory=list)
    #: Multipart bodies by qualified type name.
    forms: dict[str, list[Argument]] = field(default_factory=dict)
    #: Fields of the credentials: label, scheme's name.
    credentials: list[tuple[str, str]] = field(default_factory=list)

    def form(self, stub: Stub, type_name: str) -> tuple[str, list[Argument]] | None:
        """The multipart body that a type name means inside of a stub."""
        bare = type_name.rstrip("?")
        for name in (f"{stub.name}.{bare}", bare):
            if name in self.forms:
                return name, self.forms[name]
        return None


def unquoted(literal: str) -> str:
    """The text of a Swift string literal."""
    return json.loads(re.sub(r"\\u\{(\w+)\}", lambda m: json.dumps(chr(int(m[1], 16)))[1:-1], literal).replace("\\'", "'"))


def arguments(block: str, calls: re.Pattern) -> list[Argument]:
    """The stored properties of a struct in the order of its initializer."""
    start = block.find("public init(")
    found: list[Argument] = []
    if start < 0:
        return found
    signature = block[start:block.index("{\n", start)]
    wires = {m[3]: (m[1], unquoted(m[2])) for m in calls.finditer(block)}
    for label, kind in PROPERTY.findall(block[:start]):
        match = re.search(rf"[(\s]{re.escape(label)}: {re.escape(kind)}( =)?", signature)
        if match:
            location, wire = wires.get(label, ("", ""))
            found.append(Argument(label, kind, bool(match[1]), location, wire))
    return found


def structs(text: str, conformance: str) -> list[tuple[str, str]]:
    """Qualified names and texts of the structs with a conformance."""
    found, scope = [], []
    for match in re.finditer(rf"^( *)public (?:nonisolated )?(struct|enum) (`?\w+`?)(: [^\n]*)? \{{$", text, re.M):
        depth = len(match[1]) // 4
        scope = scope[:depth] + [match[3]]
        if match[2] == "struct" and re.search(rf": .*\b{conformance}\b", match[4] or ""):
            end = text.index(f"\n{match[1]}}}", match.end())
            found.append((".".join(scope), text[match.end():end]))
    return found


def read_stub(name: str, block: str) -> Stub:
    found = arguments(block, PARAMETER)
    body = BODY.search(block)
    for argument in found:
        if body and argument.label == body[2] and not argument.location:
            argument.location, argument.wire_name = "body", body[1]
    method = METHOD.search(block)
    path = re.search(r'path: ("(?:[^"\\]|\\.)*")', block)
    return Stub(name, next(filter(None, method.groups())).lower(), unquoted(path[1]), found)


def read_credentials(text: str) -> list[tuple[str, str]]:
    for _, block in structs(text, "CredentialSet"):
        labels = [label for label, _ in PROPERTY.findall(block)]
        cases = re.findall(r'case ("(?:[^"\\]|\\.)*"): (`?\w+`?)', block)
        wires = {label: unquoted(wire) for wire, label in cases}
        return [(label, wires[label]) for label in labels]
    return []


def read_sources(folder: Path) -> Sources:
    text = "\n".join(path.read_text() for path in sorted(folder.glob("*.swift")))
    client = re.search(r"struct (\w+): ServiceClient", text)
    if client is None:
        raise ValueError(f"no client in {folder}")
    sources = Sources(client[1])
    sources.stubs = [read_stub(name, block) for name, block in structs(text, "(?:Paginated)?Endpoint")]
    sources.forms = {name: arguments(block, PART) for name, block in structs(text, "MultipartBody")}
    sources.credentials = read_credentials(text)
    return sources
