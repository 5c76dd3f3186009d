"""Judges one description, from its text to its findings."""
import json
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import yaml

from bundling import Bundle
from derivation import Derived, nodes
from dialects import Dialect
from documents import load
from findings import Announcements, Findings
from heights import Heights
from pointers import resolve
from swift_process import SwiftProcess, Unusable
from validity import Validity
from values import Values
from verdicts import Verdicts

TOTAL = 24_000


@dataclass
class Outcome:
    """What came of one description."""
    name: str
    schemas: int = 0
    values: int = 0
    seconds: float = 0
    rows: list = field(default_factory=list)


def judge(name, path, args, work):
    start, outcome = time.monotonic(), Outcome(name)
    findings = Findings(name, lambda pointer: pointer)
    try:
        document = load(path)
        if isinstance(document, dict) and ("openapi" in document or "swagger" in document):
            bundle = Bundle(document, path)
            derived = Derived(document, args.direction)
            findings.origin = lambda pointer: bundle.origin(derived.origin(pointer))
            Judgement(derived, args, work, findings, outcome).run()
    except Unusable as problem:
        findings.add(problem.kind, "#", result=str(problem))
    except (yaml.YAMLError, UnicodeError, OSError) as problem:
        findings.add("unjudged", "#", result=f"{type(problem).__name__}: {problem}")
    except Exception as problem:  # a fault of the judge's own fails, and the other descriptions go on
        place = traceback.extract_tb(problem.__traceback__)[-1]
        findings.add("judge-failed", "#", result=f"{type(problem).__name__}: {problem} ({Path(place.filename).name}:{place.lineno})")
    outcome.rows = list(findings.rows.values())
    outcome.seconds = time.monotonic() - start
    return outcome


class Judgement:
    """The steps for one description."""

    def __init__(self, derived, args, work, findings, outcome):
        self.derived, self.args, self.findings, self.outcome = derived, args, findings, outcome
        self.swift = SwiftProcess(args, work)

    def run(self):
        if not self.derived.roots:
            return
        self.swift.generate(self.derived.text)
        dialect = Dialect(self.derived)
        references = {root: dialect.reference(root) for root in self.derived.roots}
        validity = Validity(dialect.root)
        self.types = {root: name for root in self.derived.roots if (name := self._type(root))}
        samples = self._samples(dialect, validity, references)
        if not samples:
            return
        types = self.types
        names = sorted({types[root] for root, _, _ in samples})
        self.swift.compile(names, default_keys(self.derived.document))
        answers = self.swift.answers([f"{names.index(types[root])}\t{json.dumps(value)}" for root, _, value in samples])
        announcements = Announcements(self.swift.diagnostics, self.derived.lines, schema_pointers(dialect.root))
        verdicts = Verdicts(dialect, validity, self.swift.source, announcements, self.findings)
        for (root, _, value), answer in zip(samples, answers):
            verdicts.judge(root, references[root], value, answer)
        verdicts.finish()

    def _type(self, root):
        """The Swift type of a component, which may be another name of the place that it refers to."""
        seen = set()
        while root not in self.swift.source.of_component and root not in seen:
            seen.add(root)
            try:
                schema = resolve(self.derived.document, root)
            except KeyError:
                return None
            if not isinstance(schema, dict) or not isinstance(schema.get("$ref"), str):
                return None
            root = unquote(schema["$ref"])
        return self.swift.source.of_component.get(root)

    def _samples(self, dialect, validity, references):
        """(root, label, value) for all schemas that have a Swift type."""
        limit = max(6, min(self.args.values, TOTAL // len(references)))
        values = Values(dialect, Heights(dialect.root), validity, limit, self.args.seed)
        samples = []
        for root, reference in references.items():
            if root not in self.types:
                self.findings.add("unjudged", root, result="no Swift type says that it is this schema")
                continue
            found = [(root, label, value) for label, value in values.of(reference)]
            if not found:
                self.findings.add("no-value", root, result="no valid value was drawn")
            samples += found
        self.outcome.schemas, self.outcome.values = len(references), len(samples)
        return samples


def default_keys(document):
    """Names of properties that have a default anywhere."""
    found = set()
    for node in nodes(document):
        properties = node.get("properties")
        for key, schema in properties.items() if isinstance(properties, dict) else ():
            if isinstance(schema, dict) and "default" in schema:
                found.add(str(key))
    return found


def schema_pointers(root):
    return {node["x-at"] for node in nodes(root) if isinstance(node.get("x-at"), str)}
