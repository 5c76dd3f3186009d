"""Holds samples against their schemas with `jsonschema`: `judge.py JUDGE FOLDER-OR-DESCRIPTION …`, where JUDGE makes the samples."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

import translation

SIZES = ["small", "complete", "made"]
# Violations of our evaluator and of `jsonschema`, and crashes. A schema without a sample (`none`) is listed, since most such schemas
# admit no value; a reference that only our reader understands (`unjudged`) is counted.
FAILURES = ["own", "violation", "crash"]


def descriptions(paths):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.suffix in (".yaml", ".yml", ".json"):
                    yield file
        else:
            yield path


def judge_file(tool, path, limit):
    """As `judge_samples`, within a time of this process, which doesn't depend on what else the machine does."""
    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        return judge_samples(tool, path, limit)
    except Late:
        return collections.Counter(), [("time", path.name, "", f"not judged within {limit} s")]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


class Late(BaseException):
    pass


def stop(number, frame):
    raise Late


def judge_samples(tool, path, limit):
    """The counts of one description, and a line for each thing to look at."""
    counts = collections.Counter()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "samples.json")
        try:
            run = subprocess.run([tool, str(path), output], capture_output=True, text=True, timeout=limit * 4)
        except subprocess.TimeoutExpired:
            return counts, [("time", path.name, "", f"no samples within {limit * 4} s")]
        if run.returncode != 0:
            reason = (run.stderr.strip().splitlines() or ["no reason"])[-1]
            kind = "unreadable" if run.returncode == 1 else "crash"
            return counts, [(kind, path.name, "", f"{run.returncode}: {reason[:200]}")]
        with open(output) as file:
            data = json.load(file)
    try:
        schemas = [row["schema"] for row in data["schemas"]]
        document = translation.Document(data["root"], data["dialect"], schemas, data["problems"])
    except Exception as problem:
        return counts, [("unjudged", path.name, "", f"{type(problem).__name__}: {problem}")]
    for index, row in enumerate(data["schemas"]):
        counts["schemas"] += 1
        for size in SIZES:
            if size in row:
                counts["samples"] += 1
        if "violation" in row:
            lines.append(("own", path.name, row["name"], row["violation"]))
        if "slow" in row:
            lines.append(("slow", path.name, row["name"], row["slow"]))
        missing = [size for size in SIZES if size not in row]
        if missing:
            counts["schemas without"] += 1
            lines.append(("none", path.name, row["name"], ", ".join(missing)))
        for size in SIZES:
            if size not in row:
                continue
            kind, message = document.judge(index, row[size])
            counts[kind] += 1
            if kind != "fits":
                lines.append((kind, path.name, row["name"], f"{size}: {message}"))
                break
    return counts, lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--report")
    arguments = parser.parse_args()
    total = collections.Counter()
    failures = 0
    files = list(descriptions(arguments.paths))
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        results = [pool.submit(judge_file, arguments.tool, file, arguments.seconds) for file in files]
        for result in results:
            counts, lines = result.result()
            total.update(counts)
            for line in lines:
                total["lines: " + line[0]] += 1
                if line[0] in FAILURES:
                    failures += 1
                if line[0] in FAILURES or line[0] == "none":
                    print("\t".join(line), flush=True)
            if arguments.report:
                with open(arguments.report, "a") as report:
                    for line in lines:
                        report.write("\t".join(part.replace("\t", " ").replace("\n", " ") for part in line) + "\n")
    print(f"{len(files)} descriptions, {total['schemas']} schemas, {total['samples']} samples: {total['fits']} fit")
    for name, count in sorted(total.items()):
        if name.startswith("lines: ") or name in ("schemas without",):
            print(f"  {name.removeprefix('lines: ')}: {count}")
    return 1 if failures or not total["samples"] else 0


if __name__ == "__main__":
    sys.exit(main())
