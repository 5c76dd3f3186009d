"""What is found, and which of it a diagnostic announced."""
import json
from collections import Counter
from dataclasses import dataclass

# What the reader may not be able to do without loss, whatever the description says; counted apart.
APART = {
    "null-for-absent", "instant-spelling", "default-in-comment", "same-shape", "double-precision", "not-generated", "unjudged", "no-value",
}


@dataclass
class Finding:
    description: str
    kind: str
    pointer: str
    path: str = ""
    value: str = ""
    result: str = ""
    case: str = ""
    announced: str = ""
    count: int = 1

    @property
    def is_silent(self):
        return not self.announced and self.kind not in APART


COLUMNS = ["description", "kind", "announced", "count", "pointer", "path", "case", "value", "result"]


class Announcements:
    """The diagnostics of one description, by the schemas that they are at."""

    def __init__(self, diagnostics, lines, schema_pointers):
        self.codes = {}
        for diagnostic in diagnostics:
            line = diagnostic.get("line", 0)
            if 0 < line <= len(lines) and diagnostic["severity"] in ("warning", "note", "error"):
                place = nearest(lines[line - 1], schema_pointers)
                self.codes.setdefault(place, diagnostic["code"])

    def code(self, pointers, within=True):
        """The code of a diagnostic at one of the schemas, or inside of it."""
        for pointer in pointers:
            if pointer in self.codes:
                return self.codes[pointer]
        for pointer in pointers if within else ():
            for place, code in self.codes.items():
                if place.startswith(pointer + "/"):
                    return code
        return ""


def nearest(pointer, schema_pointers):
    """The innermost schema that a place is in."""
    while pointer and pointer not in schema_pointers and "/" in pointer:
        pointer = pointer.rsplit("/", 1)[0]
    return pointer


class Findings:
    """All findings of one description, alike ones once with their number."""

    def __init__(self, description, origin):
        self.description, self.origin = description, origin
        self.rows = {}

    def add(self, kind, pointer, path="", value=None, result="", case="", announced=""):
        key = (kind, pointer, announced, case if kind in ("wrong-case", "shared-case") else "")
        if key in self.rows:
            self.rows[key].count += 1
            return
        place = shown(self.origin(pointer))
        self.rows[key] = Finding(self.description, kind, place, shown(path or "/"), shown(value), shown(result), case, announced)


def shown(value, limit=400):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit] + "…"


def summary(rows):
    """Lines of a table: how many places and values by kind, silent ones first."""
    places, values = Counter(), Counter()
    for row in rows:
        key = ("silent" if row.is_silent else "announced" if row.announced else "apart", row.kind, row.announced)
        places[key] += 1
        values[key] += row.count
    order = {"silent": 0, "announced": 1, "apart": 2}
    for key in sorted(places, key=lambda k: (order[k[0]], -places[k], k)):
        yield f"{key[0]:<10} {key[1]:<20} {key[2]:<24} {places[key]:>7} places {values[key]:>8} values"
