"""Which Swift case the branches of each union have, over all values: no case may serve the values of two branches."""
import json
from collections import defaultdict


class UnionCases:
    """Cases of values that one branch alone accepts, by union."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.seen = defaultdict(lambda: defaultdict(list))  # union: {(branch, case): [evidence]}

    def add(self, union, case, evidence):
        self.seen[union.at, union.word][union.only, case].append((union, evidence))

    def conflicts(self):
        """(union, evidence, case, branches) of values in a case that belongs to another branch."""
        for found in self.seen.values():
            by_case = defaultdict(dict)
            for (branch, case), evidence in found.items():
                by_case[case][branch] = evidence
            for case, branches in by_case.items():
                if len(branches) < 2:
                    continue
                # The branch that has no other case owns this one; else the one with the most values in it.
                homes = {b: {c for (other, c) in found if other == b} for b in branches}
                owner = max(branches, key=lambda b: (len(homes[b]) == 1, len(branches[b]), -b))
                for branch, evidence in branches.items():
                    if branch != owner:
                        union, example = evidence[0]
                        alike = shape(self.dialect, union.branches[branch]) == shape(self.dialect, union.branches[owner])
                        yield union, example, case, branch, owner, alike, len(evidence)


def shape(dialect, schema, depth=0):
    """A schema without what Swift's types can't say: two branches of one shape are one type."""
    if not isinstance(schema, dict) or depth > 6:
        return None
    if "$ref" in schema:
        return shape(dialect, dialect.entry(schema["$ref"]), depth + 1)
    if set(schema) <= {"allOf", "x-at", "description"} and len(schema.get("allOf", ())) == 1:
        return shape(dialect, schema["allOf"][0], depth + 1)
    result = {key: schema[key] for key in ("type", "format", "enum", "const", "required") if key in schema}
    if "properties" in schema:
        result["properties"] = {k: shape(dialect, v, depth + 1) for k, v in schema["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            result[key] = shape(dialect, schema[key], depth + 1)
    for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
        if key in schema:
            result[key] = [shape(dialect, part, depth + 1) for part in schema[key]]
    return json.dumps(result, sort_keys=True)
