"""Generates a type for each schema of JSON Schema's test suite that has a validated keyword, and has it judge the suite's instances.

An instance that the type can't hold, such as a text where the schema bounds numbers without a `type`, is not judged: there the Swift
type is narrower than the schema.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The modules that generated Swift is linked with.
MODULES = (HERE.parent / "runtime-modules.txt").read_text().split()
KEYWORDS = (
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems",
    "uniqueItems", "minProperties", "maxProperties", "enum", "const")
FURTHER = ("optional/bignum", "optional/ecmascript-regex", "optional/non-bmp-regex")


def files(folder):
    drafts = folder / "tests" / "draft2020-12"
    for name in (*KEYWORDS, *FURTHER):
        yield name, drafts / f"{name}.json"
    for path in sorted((drafts / "optional" / "format").glob("*.json")):
        yield f"optional/format/{path.stem}", path


def cases(folder):
    """Each schema of the suite, and its tests."""
    for name, path in files(folder):
        for case in json.loads(path.read_text()):
            schema = case["schema"]
            if isinstance(schema, dict):
                schema = {key: value for key, value in schema.items() if key != "$schema"}
            yield f"{name}: {case['description']}", schema, case["tests"]


def description(schemas):
    """Each schema is a property's, so that schemas without a type of their own are read, too."""
    components = {
        f"Case{index}": {"type": "object", "required": ["value"], "properties": {"value": schema}}
        for index, schema in enumerate(schemas)
    }
    paths = {
        f"/cases/{index}": {"post": {
            "operationId": f"send{index}", "requestBody": {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/Case{index}"}}}},
            "responses": {"204": {"description": "done"}}}}
        for index in range(len(schemas))
    }
    return {"openapi": "3.1.0", "info": {"title": "Cases", "version": "1"}, "paths": paths, "components": {"schemas": components}}


def program(count):
    lines = "\n".join(f"    case {index}: verdict(Case{index}.self, bytes)" for index in range(count))
    return f"""
import APIJSON
import APIRuntime
import Foundation

func verdict<Value: JSONReadable & JSONWritable>(_ type: Value.Type, _ bytes: [UInt8]) -> String {{
    guard let value = try? JSONReader.read(type, from: bytes) else {{ return "unreadable" }}
    guard let own = value as? any JSONWritable & Validatable else {{ return "valid" }}
    return own.violations().isEmpty ? "valid" : "invalid"
}}

func verdict(_ index: Int, _ bytes: [UInt8]) -> String {{
    switch index {{
{lines}
    default: "unknown"
    }}
}}

@main struct Program {{
    static func main() {{
        while let line = readLine() {{
            let parts = line.split(separator: "\\t", maxSplits: 1)
            print(verdict(Int(parts[0])!, Array(parts[1].utf8)))
        }}
    }}
}}
"""


def compiled(build, work, schemas):
    (work / "openapi.json").write_text(json.dumps(description(schemas)))
    (work / "options.yaml").write_text("validation: all\naccess: internal\n")
    subprocess.run(
        [build / "codegen", "generate", "--input", work / "openapi.json", "--output", work / "out", "--name", "Cases", "--options",
         work / "options.yaml", "--quiet"], check=True, stderr=subprocess.DEVNULL)
    (work / "Program.swift").write_text(program(len(schemas)))
    objects = [path for name in MODULES for path in sorted((build / f"{name}.build").rglob("*.o"))]
    subprocess.run(
        ["swiftc", "-Onone", "-wmo", "-parse-as-library", "-swift-version", "6", "-module-name", "Cases", "-I", build / "Modules",
         *sorted((work / "out").rglob("*.swift")), work / "Program.swift", *objects, "-o", work / "program"], check=True, cwd=work)
    return work / "program"


def rows():
    text = (HERE / "exceptions.tsv").read_text()
    return dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def main():
    build, folder = Path(sys.argv[1]), Path(sys.argv[2])
    suite = list(cases(folder))
    if not suite:
        sys.exit("no tests in that folder")
    with tempfile.TemporaryDirectory() as temporary:
        process = compiled(build, Path(temporary), [schema for _, schema, _ in suite])
        tests = [(index, test) for index, (_, _, tests) in enumerate(suite) for test in tests]
        lines = "".join(f"{index}\t{json.dumps({'value': test['data']})}\n" for index, test in tests)
        done = subprocess.run([process], input=lines, capture_output=True, text=True, check=True)
    verdicts = done.stdout.split()
    assert len(verdicts) == len(tests)
    exceptions, used = rows(), set()
    agreed = unjudged = excepted = 0
    found = []
    for (index, test), verdict in zip(tests, verdicts):
        name = f"{suite[index][0]}: {test['description']}"
        if verdict == "unreadable" and test["valid"]:
            unjudged += 1
        elif (verdict == "valid") == test["valid"]:
            agreed += 1
        elif row := next((row for row in exceptions if name.startswith(row)), None):
            excepted += 1
            used.add(row)
        else:
            found.append(f"{name}: {verdict}, should be {'valid' if test['valid'] else 'invalid'}")
    print(*found, sep="\n")
    unused = [row for row in exceptions if row not in used]
    for row in unused:
        print(f"covers nothing any more: {row}")
    print(f"{len(tests)} tests: {agreed} agree, {len(found)} differ, {excepted} differ for a reason, {unjudged} are values that the type can't hold")
    sys.exit(1 if found or unused else 0)


main()
