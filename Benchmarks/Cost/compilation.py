"""What compiling generated Swift costs: the tables of the section *Compilation*. See README.md in the folder above."""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import models
import process
from generation import descriptions
from markdown import number, table

# What `.ci/compile-goldens` compiles with.
FLAGS = ["-parse-as-library", "-swift-version", "6", "-warnings-as-errors", "-module-name", "Measured"]
FEATURES = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
# What the tables begin with.
MODELS = 400
# One process for the whole module, so that its memory is all there is; SwiftPM's debug builds are batches side by side.
MODES = {
    "debug": ("debug", ["-Onone", "-wmo"]),
    "batch": ("debug", ["-Onone", "-enable-batch-mode", f"-j{os.cpu_count() or 2}"]),
    "release": ("release", ["-O", "-wmo"]),
}


class Compiling:
    def __init__(self, codegen, modules, runs, work):
        self.codegen, self.modules, self.runs, self.work = codegen, modules, runs, work

    def generate(self, path):
        """The files; none where there is no Swift."""
        output = self.work / "sources"
        shutil.rmtree(output, ignore_errors=True)
        command = [self.codegen, "generate", "--input", path, "--output", output, "--name", "Measured", "--quiet"]
        process.run(command, allowed=(0, 1))
        return sorted(output.rglob("*.swift"))

    def compile(self, files, mode):
        """The medians of seconds, bytes of memory and bytes of objects."""
        configuration, options = MODES[mode]
        command = ["swiftc", *FLAGS, *options, "-I", self.modules[configuration]]
        for feature in FEATURES:
            command += ["-enable-upcoming-feature", feature]
        runs = []
        for _ in range(self.runs):
            objects = self.work / "objects"
            shutil.rmtree(objects, ignore_errors=True)
            objects.mkdir()
            # The driver puts objects where it runs.
            usage = process.run([*command, "-c", *files], cwd=objects)
            runs.append((usage.cpu, usage.memory, sum(file.stat().st_size for file in objects.glob("*.o"))))
        return [statistics.median(column) for column in zip(*runs)]


def modules(configuration):
    """Where the runtime is, compiled as SwiftPM does."""
    command = ["swift", "build", "--package-path", Path(__file__).resolve().parents[2], "--configuration", configuration]
    subprocess.run([*command, "--target", "APIRuntime"], check=True, stdout=sys.stderr)
    shown = subprocess.run([*command, "--show-bin-path"], check=True, stdout=subprocess.PIPE, text=True)
    return Path(shown.stdout.strip()) / "Modules"


def sources(compiling, arguments, folder):
    """Pairs of a label and Swift files: the models with what the compiler derives, the same generated, then descriptions."""
    derived, described = folder / "Derived.swift", folder / "models.json"
    models.write_derived(MODELS, derived)
    models.write_description(MODELS, described)
    yield f"{MODELS} models, `Codable` and `Hashable` derived", [derived]
    yield f"{MODELS} models, generated", compiling.generate(described)
    for label, path in descriptions(arguments.inputs, arguments.operations, folder):
        yield label, compiling.generate(path)


def main():
    parser = argparse.ArgumentParser(prog="run compilation", description=__doc__)
    parser.add_argument("inputs", nargs="*", metavar="FILE", help="the SDKs' descriptions and a synthetic one otherwise")
    parser.add_argument("--codegen", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--operations", type=int, default=100, help="how many the synthetic description has (100)")
    parser.add_argument("--modes", default="debug,release", help="of debug, batch and release (debug,release)")
    parser.add_argument("--runs", type=int, default=1, help="how many the medians are of (1)")
    arguments = parser.parse_args()
    modes = arguments.modes.split(",")
    if unknown := set(modes) - set(MODES):
        parser.error(f"no such mode: {', '.join(sorted(unknown))}")
    places = {configuration: modules(configuration) for configuration in {MODES[mode][0] for mode in modes}}
    rows = {mode: [] for mode in modes}
    with tempfile.TemporaryDirectory() as folder:
        compiling = Compiling(arguments.codegen, places, arguments.runs, Path(folder))
        for label, files in sources(compiling, arguments, Path(folder)):
            if not files:
                print(f"{label}: no Swift comes out, left out", file=sys.stderr)
                continue
            lines = sum(file.read_bytes().count(b"\n") for file in files)
            for mode in modes:
                cpu, memory, size = compiling.compile(files, mode)
                rows[mode].append([
                    label, number(len(files)), number(lines), number(cpu, 1), number(lines / cpu), number(memory / 1e6),
                    number(size / 1e6, 2)])
    head = ["description", "files", "lines", "CPU, s", "lines / s", "memory, MB", "objects, MB"]
    for mode in modes:
        table(f"{mode.capitalize()}: `{' '.join(MODES[mode][1])}`", head, rows[mode])


if __name__ == "__main__":
    main()
