"""Feeds sample values through generated types; see README.md beside this file."""
import argparse, decimal, hashlib, json, re, subprocess, sys, tempfile, warnings
from pathlib import Path

import yaml
from jsonschema import Draft4Validator, Draft202012Validator

from comparison import Comparison, property_names
from documents import load
from samples import Sampler, examples

HERE = Path(__file__).resolve().parent
SOURCE = re.compile(r"Source: `(#/(?:components/schemas|definitions)/[^`/]+)`")
DECLARATION = re.compile(r"^(?:public )?(?:nonisolated )?(?:struct|enum|typealias) (`?\w+`?)")


def types(folder):
    """Swift types by the pointer in their doc comment."""
    found = {}
    for path in sorted(folder.glob("*.swift")):
        pointer = None
        for line in path.read_text().splitlines():
            if line.startswith("///"):
                match = SOURCE.search(line)
                pointer = match.group(1) if match else pointer
            elif match := DECLARATION.match(line):
                if pointer and pointer not in found:
                    found[pointer] = match.group(1)
                pointer = None
            elif not line.startswith("@"):
                pointer = None
    return found


def is_valid(document, name, prefix, value):
    version = str(document.get("openapi") or document.get("swagger") or "")
    validator = Draft202012Validator if version.startswith(("3.1", "3.2")) else Draft4Validator
    root = json.loads(json.dumps(document))
    if validator is Draft4Validator:
        nullable(root)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return validator({**root, "$ref": prefix + name.replace("~", "~0").replace("/", "~1")}).is_valid(value)
    except Exception:  # a broken schema has no valid values
        return False


def nullable(node):
    """3.0's `nullable` in words that every validator knows."""
    pending = [node]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            pending += list(node.values())
            if node.get("nullable") is True and isinstance(node.get("type"), str):
                node["type"] = [node["type"], "null"]
                if isinstance(node.get("enum"), list) and None not in node["enum"]:
                    node["enum"] = node["enum"] + [None]


def collect(document, swift):
    """(component, label, value, is an example) of all samples."""
    sampler = Sampler(document)
    components, prefix = sampler.components, sampler.prefix
    for name in components:
        if prefix + name.replace("~", "~0").replace("/", "~1") in swift:
            for label, value in sampler.made(name):
                yield name, label, value, False
    taken = {}
    for name, label, value in examples(document, components, prefix):
        if prefix + name.replace("~", "~0").replace("/", "~1") not in swift or taken.get(name, 0) >= 6:
            continue
        taken[name] = taken.get(name, 0) + 1
        if is_valid(document, name, prefix, value):
            yield name, label, value, True


def run(path, args, row):
    document = load(path)
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        out = work / "out"
        done = subprocess.run([args.codegen, "generate", "--input", str(path), "--output", str(out), "--name", "Sample", "--quiet"],
                              capture_output=True, text=True)
        if done.returncode:
            row["first"] = "not generated: " + (done.stderr.splitlines() or [""])[0]
            return
        swift = types(out)
        prefix = Sampler(document).prefix
        samples = [s for s in collect(document, swift)]
        pointers = list(swift)
        (work / "Readers.swift").write_text(
            "import APIRuntime\n\nlet readers: [@Sendable (String) -> String] = [\n"
            + "".join(f"    {{ trip({swift[p]}.self)($0) }},\n" for p in pointers) + "]\n")
        objects = [str(o) for name in ("APIRuntime", "JSONCore", "HTTPTypes") for o in (Path(args.build) / f"{name}.build").rglob("*.o")]
        sources = [str(f) for f in sorted(out.glob("*.swift"))] + [str(work / "Readers.swift"), str(HERE / "Runner.swift")]
        done = subprocess.run(["swiftc", "-Onone", "-wmo", "-parse-as-library", "-swift-version", "6", "-module-name", "Sample", "-I", f"{args.build}/Modules",
                               *sources, *objects, "-o", str(work / "runner")], capture_output=True, text=True)
        if done.returncode:
            row["first"] = "not compiled: " + next((l for l in done.stderr.splitlines() if "error:" in l), done.stderr[-200:])
            return
        lines = [f"{pointers.index(prefix + name.replace('~', '~0').replace('/', '~1'))}\t{json.dumps(value)}" for name, _, value, _ in samples]
        done = subprocess.run([str(work / "runner")], input="\n".join(lines) + "\n", capture_output=True, text=True)
        answers = done.stdout.splitlines()
        if done.returncode or len(answers) != len(samples):
            row["first"] = f"the runner ended with {done.returncode} after {len(answers)} of {len(samples)} samples: {done.stderr[-200:]}"
            return
    known = property_names(document)
    for (name, label, value, is_example), answer in zip(samples, answers):
        row["samples"] += 1
        row["examples"] += is_example
        kind, text = answer.split("\t", 1)
        if kind == "ok":
            comparison = Comparison(known)
            comparison.compare(json.loads(json.dumps(value), parse_float=decimal.Decimal), json.loads(text, parse_float=decimal.Decimal))
            row["nulls"] += comparison.nulls > 0
            row["unlisted"] += comparison.unlisted > 0
            if comparison.difference is None:
                row["equal"] += 1
                continue
            text = comparison.difference
        row["first"] = row["first"] or f"{name} ({label}): {text}"
        if args.verbose:
            print(f"  {path.name}: {name} ({label}): {text}\n    {json.dumps(value)[:300]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codegen", required=True)
    parser.add_argument("--build", required=True, help="the folder with the runtime's modules and objects")
    parser.add_argument("--sample", type=int, default=0, help="only N descriptions, chosen by a stable hash of the name")
    parser.add_argument("--max-bytes", type=int, default=120_000)
    parser.add_argument("--report", help="a row for each description, as TSV")
    parser.add_argument("--verbose", action="store_true", help="print every sample that differs")
    parser.add_argument("descriptions", nargs="+", type=Path)
    args = parser.parse_args()
    paths = []
    for path in args.descriptions:
        found = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml", ".json")) if path.is_dir() else [path]
        paths += [p for p in found if not path.is_dir() or p.stat().st_size <= args.max_bytes]
    paths.sort(key=lambda p: hashlib.sha256(p.name.encode()).hexdigest() if args.sample else p.name)
    rows, taken = [], 0
    for path in paths:
        if args.sample and taken >= args.sample:
            break
        row = dict(name=path.name, samples=0, examples=0, equal=0, nulls=0, unlisted=0, first="")
        try:
            run(path, args, row)
        except (ValueError, yaml.YAMLError, OSError) as problem:
            row["first"] = f"not read: {problem}"
        # A description without components has nothing to ask.
        if args.sample and row["samples"] == 0:
            continue
        taken += 1
        rows.append(row)
        print(f"{row['name']}: {row['equal']} of {row['samples']} equal ({row['examples']} examples)" + (f"; {row['first'][:240]}" if row["first"] else ""), flush=True)
    if args.report:
        Path(args.report).write_text("".join("\t".join(str(v) for v in r.values()) + "\n" for r in [dict.fromkeys(rows[0]) and {k: k for k in rows[0]}] + rows))
    total, equal = sum(r["samples"] for r in rows), sum(r["equal"] for r in rows)
    print(f"{len(rows)} descriptions, {total} samples ({sum(r['examples'] for r in rows)} examples): {equal} passed, {total - equal} failed; "
          f"{sum(r['nulls'] for r in rows)} with a null that came back absent, {sum(r['unlisted'] for r in rows)} with keys that no schema knows")
    sys.exit(0 if total == equal and all(r["samples"] or not r["first"] for r in rows) else 1)


main()
