"""What building the tool from nothing costs: the table of the section *The tool*. See README.md in the folder above."""
import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import compilation
import models
import process
from markdown import number, table

ROOT = Path(__file__).resolve().parents[2]
# What people run, and what the build tool plugin runs.
PRODUCTS = ["codegen", "CodegenBuildTool"]
# The modules that are worth a row take this much of what all of them take.
SHARE = 0.01


def build(product, configuration, work):
    """Seconds of CPU time, all in all and by module."""
    scratch, statistics = work / f"{product}-{configuration}", work / f"{product}-{configuration}-statistics"
    statistics.mkdir()
    command = ["swift", "build", "--package-path", ROOT, "--scratch-path", scratch]
    # Fetching isn't building.
    resolve = ["swift", "package", "--package-path", ROOT, "--scratch-path", scratch, "resolve"]
    subprocess.run(resolve, check=True, stdout=sys.stderr)
    flags = ["-Xswiftc", "-stats-output-dir", "-Xswiftc", statistics]
    usage = process.run([*command, "--configuration", configuration, "--product", product, *flags])
    parts = collections.Counter()
    for file in statistics.glob("*-swift-frontend-*.json"):
        module = re.search(r"-swift-frontend-(\w+?)-", file.name).group(1)
        times = json.loads(file.read_text())
        parts[module] += sum(time for key, time in times.items() if re.fullmatch(r"time\.swift-frontend\..*\.user", key))
    return usage.cpu, parts


def yardstick(mode, work):
    """Seconds for models with what the compiler derives, which say what the run's seconds are worth."""
    derived = work / "Derived.swift"
    models.write_derived(compilation.MODELS, derived)
    command = ["swiftc", *compilation.FLAGS, *compilation.MODES[mode][1], "-c", derived]
    return process.run(command, cwd=work).cpu


def main():
    parser = argparse.ArgumentParser(prog="run tool", description=__doc__)
    parser.add_argument("--modes", default="debug,release", help="of debug and release (debug,release)")
    modes = parser.parse_args().modes.split(",")
    if unknown := set(modes) - {"debug", "release"}:
        parser.error(f"no such mode: {', '.join(sorted(unknown))}")
    columns = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for mode in modes:
            columns.append({f"{compilation.MODELS} models, `Codable` and `Hashable` derived": yardstick(mode, work)})
            for product in PRODUCTS:
                columns[-1][f"`{product}`"], parts = build(product, mode, work)
                # They share all but ArgumentParser.
                if product == PRODUCTS[0]:
                    modules = parts
            total = sum(modules.values())
            shown = [(module, time) for module, time in modules.most_common() if time > SHARE * total]
            columns[-1].update({f"of `{PRODUCTS[0]}`: {module}": time for module, time in shown})
    labels = dict.fromkeys(label for column in reversed(columns) for label in column)
    rows = [[label, *(number(column.get(label), 1) for column in columns)] for label in labels]
    table("From nothing", ["what is built", *(f"{mode}, CPU s" for mode in modes)], rows)


if __name__ == "__main__":
    main()
