"""Judges what Swift did with each value."""
import decimal
import json
import re

from differences import ABSENT, differences
from places import Places, is_typed
from pointers import above, joined
from relaxed import RelaxedValidity
from swift_tree import SwiftTree
from union_cases import UnionCases

PLAIN = re.compile(r"(?:String|Bool|Int(?:32|64)?|UInt64|Double|Float)\??|Field<(?:String|Bool|Int(?:32|64)?|Double|Float)>")
STEP = re.compile(r'\.([^.\[]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]')


class Verdicts:
    """Collects the findings of one description, value by value."""

    def __init__(self, dialect, validity, source, announcements, findings):
        self.dialect, self.validity, self.source = dialect, validity, source
        self.announcements, self.findings = announcements, findings
        self.cases = UnionCases(dialect)
        self.shapes = RelaxedValidity(dialect.root)

    def judge(self, root, reference, value, answer):
        places = Places(self.dialect, self.validity, {"$ref": reference}, value)
        if answer[0] != "ok":
            return self._unread(root, places, value, answer[1] if len(answer) > 1 else "?")
        old = json.loads(json.dumps(value), parse_float=decimal.Decimal)
        new = json.loads(answer[1], parse_float=decimal.Decimal)
        tree = SwiftTree(json.loads(answer[2]), self.source)
        self._differences(root, places, tree, old, new, value)
        self._unions(places, tree, value)
        self._enumerations(places, tree, value)
        self._raw(places, tree, value)
        self._defaults(places, tree, value)

    def finish(self):
        for union, (path, value), case, branch, owner, alike, count in self.cases.conflicts():
            kind = "same-shape" if alike else "shared-case"
            announced = self.announcements.code([union.at])
            self.findings.add(kind, union.at, path, value, f"branch {branch} in the case of branch {owner}", spelled(case), announced)

    def _unread(self, root, places, value, why):
        path = json_path(why, places.schemas)
        pointers = places.pointers(path) + [u.at for u in places.unions if u.path in above(path)]
        announced = self.announcements.code(pointers) or self.announcements.code(places.pointers(""), within=path == "")
        self.findings.add("unread", (places.pointers(path) or [root])[0], path, value, why, announced=announced)

    def _announced(self, places, path):
        """A diagnostic at the schemas of a part, at the object that has it, or at a union that it is in."""
        parent = path.rsplit("/", 1)[0] if "/" in path else path
        unions = [u.at for u in places.unions if u.path in above(path)]
        return self.announcements.code(places.pointers(path)) or self.announcements.code(
            places.pointers(parent) + unions, within=False)

    def _differences(self, root, places, tree, old, new, value):
        for found in differences(old, new):
            path, kind = found.path, found.kind
            parent = path.rsplit("/", 1)[0] if "/" in path else ""
            pointers = places.pointers(path) or places.pointers(parent) or [root]
            if kind == "added":
                defaults = {joined(parent, key): at for key, value, at in places.any_defaults(parent) if value == found.new}
                if path in defaults:
                    kind, pointers = "default-written", [defaults[path]]
            elif kind == "null-for-absent" and self._is_required(places, path):
                kind = "gone"
            elif kind == "changed" and self._is_rounded(places, found):
                kind = "double-precision"
            elif kind == "instant-spelling" and (places.in_several_branches(path) or not self._is_date(places, path)):
                kind = "changed"
            result = "absent" if found.new is ABSENT else found.new
            announced = self._announced(places, path) or (self.announcements.code(pointers) if kind == "added" else "")
            self.findings.add(kind, pointers[0], path, value, result, spelled(tree.case(parent)), announced)

    def _is_required(self, places, path):
        parent, key = path.rsplit("/", 1)
        key = key.replace("~1", "/").replace("~0", "~")
        return any(key in schema.get("required", ()) for schema in places.schemas.get(parent, ()))

    def _is_rounded(self, places, found):
        """Whether a number is as near as a double can be, where the schema allows fractions."""
        numbers = isinstance(found.old, (int, decimal.Decimal)) and isinstance(found.new, (int, decimal.Decimal))
        schemas = places.schemas.get(found.path, ())
        return numbers and any("number" in s.get("type", ()) for s in schemas) and float(found.old) == float(found.new)

    def _is_date(self, places, path):
        return any(s.get("format") in ("date-time", "google-datetime") for s in places.schemas.get(path, ()))

    def _unions(self, places, tree, value):
        for union in places.unions:
            if not union.accepted or union.path not in tree.chains:
                continue
            announced = self.announcements.code([union.at])
            case = tree.case(union.path)
            if tree.is_unknown(union.path):
                if self._is_of_other_branch(union, places.values[union.path]):
                    continue
                branches = ", ".join(f"{union.word}/{index}" for index in union.accepted)
                self.findings.add("unknown-case", union.at, union.path, value, f"valid for {branches}", spelled(case), announced)
            elif union.only is not None:
                self._named(union, tree, places.values[union.path], value, case, announced)
                self.cases.add(union, case, (union.path, value))

    def _named(self, union, tree, part, value, case, announced):
        """A branch that is a component has that component's type, if any branch has."""
        payload = tree.structs.get(union.path)
        wanted = [self.source.of_component.get(component(self.dialect, b)) for b in union.branches]
        own = wanted[union.only]
        if payload in wanted and payload != own and own in self.source.types and self.source.types[own].kind == "struct":
            is_fit = self.shapes.accepts(union.branches[wanted.index(payload)], part)
            kind = "same-shape" if is_fit else "wrong-case"
            self.findings.add(kind, union.at, union.path, value, f"{payload} instead of {own}", spelled(case), announced)

    def _is_of_other_branch(self, union, value):
        """Whether the branches that accept an object list none of its keys, and one that rejects it does: it is kept as it is."""
        if not isinstance(value, dict):
            return False
        listed = [listed_keys(self.dialect, branch) & set(value) for branch in union.branches]
        return any(listed) and not any(listed[index] for index in union.accepted)

    def _enumerations(self, places, tree, value):
        for path, (name, case) in tree.enums.items():
            part = places.values.get(path)
            lists = [s["enum"] for s in places.schemas.get(path, ()) if "enum" in s and not s.get("x-tag")]
            if case.startswith("unknown") and lists and all(part in listed for listed in lists):
                known = self.source.types.get(name)
                is_listed = known is not None and any(re.match(rf" *case `?{case}`?$", line) for line in known.body)
                if not is_listed:
                    announced = self._announced(places, path)
                    self.findings.add("unlisted", places.pointers(path)[0], path, value, f"{name}.{case}", announced=announced)

    def _raw(self, places, tree, value):
        found = set()
        for path in sorted(tree.raw | tree.maps, key=len):
            if path not in places.schemas or any(p in tree.raw or p in found for p in above(path)[1:]) or tree.is_unknown(path):
                continue
            part = places.values[path]
            is_kept = path in tree.beside or path.rsplit("/", 1)[0] in tree.maps
            if is_kept and self._is_in_several_branches(places, path):
                continue  # the chosen variant keeps the properties of the others
            if part is None or self._is_free_form(places, path) or path in tree.maps and not self._lists_properties(places, path):
                continue
            schema = next((s for s in places.schemas[path] if "x-at" in s and is_typed(self.dialect, s)), None)
            if schema is not None:
                found.add(path)
                result = "JSONValue" if path in tree.raw else "[String: …]"
                self.findings.add("untyped", schema["x-at"], path, value, result, "", self._announced(places, path))

    def _is_in_several_branches(self, places, path):
        """Whether a part is in a value that several branches of a union accept, as far as Swift's types can say."""
        return any(
            sum(self.shapes.accepts(branch, places.values[union.path]) for branch in union.branches) > 1
            for union in places.unions if union.path in above(path)[1:])

    def _is_free_form(self, places, path):
        """Whether a branch that says nothing of the value accepts it."""
        accepted = [u.branches[index] for u in places.unions if u.path == path for index in u.accepted]
        return any(not is_typed(self.dialect, branch) for branch in accepted)

    def _lists_properties(self, places, path):
        return any(schema.get("properties") and not is_tag(schema) for schema in places.schemas[path])

    def _defaults(self, places, tree, value):
        for path, name in tree.structs.items():
            if not isinstance(places.values.get(path), dict):
                continue
            for key, default, at in places.absent_defaults(path):
                read = tree.defaults.get(path, {}).get(key, "absent")
                swift = self.source.swift_names(name).get(key)
                expected = json.loads(json.dumps(default))
                if swift is None or not any(differences(expected, read)):
                    continue
                found = self.source.types[name]
                is_comment = swift in found.documented and not PLAIN.fullmatch(found.properties.get(swift, ""))
                kind = "default-in-comment" if is_comment else "default-missing"
                result = f"{name}.{swift}: {found.properties.get(swift)} reads {json.dumps(read)}, default {json.dumps(default)}"
                self.findings.add(kind, at, joined(path, key), value, result, "", self.announcements.code([at]))


def listed_keys(dialect, schema, seen=()):
    """The properties that a schema lists, in all of its parts."""
    if not isinstance(schema, dict) or id(schema) in seen:
        return set()
    seen = (*seen, id(schema))
    parts = [part for word in ("allOf", "anyOf", "oneOf") for part in schema.get(word, ())]
    parts += [dialect.entry(schema["$ref"])] if "$ref" in schema else []
    return set(schema.get("properties", ())).union(*(listed_keys(dialect, part, seen) for part in parts))


def is_tag(schema):
    return any(member.get("x-tag") for member in schema.get("properties", {}).values() if isinstance(member, dict))


def component(dialect, branch):
    """The pointer of the component that a branch refers to, through what a discriminator adds."""
    while isinstance(branch, dict) and "$ref" not in branch and len(branch.get("allOf", ())) == 1:
        branch = branch["allOf"][0]
    return dialect.entry(branch["$ref"]).get("x-at") if isinstance(branch, dict) and "$ref" in branch else None


def spelled(case):
    return " ".join(f"{name}.{label}" for name, label in case)


def json_path(why, paths):
    """The JSON pointer of the path that an error starts with, as far as the value has it."""
    text = why.split(": expected", 1)[0].split(": missing", 1)[0]
    path = ""
    for plain, index, quoted in STEP.findall(text[1:] if text.startswith("$") else ""):
        step = joined(path, plain or index or quoted)
        if step not in paths:
            break
        path = step
    return path
