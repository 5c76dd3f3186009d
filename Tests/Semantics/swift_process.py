"""Generates the Swift of a description, compiles it with readers of its types, and has it read and write values."""
import json
import shutil
import subprocess
from pathlib import Path

from swift_source import SwiftSource

HERE = Path(__file__).resolve().parent
PATIENCE = 900
# The modules that generated Swift is linked with.
MODULES = (HERE.parent / "runtime-modules.txt").read_text().split()


class Unusable(Exception):
    """The Swift can't be asked: `kind` says why."""

    def __init__(self, kind, text):
        super().__init__(text)
        self.kind = kind


class SwiftProcess:
    """The compiled Swift of one description."""

    def __init__(self, args, work):
        self.codegen, self.build, self.work = args.codegen, args.build, work
        self.out = work / "out"
        self.diagnostics, self.source = [], None

    def generate(self, text):
        document = self.work / "derived.json"
        document.write_text(text)
        done = subprocess.run(
            [self.codegen, "generate", "--input", document, "--output", self.out, "--name", "Sample",
             "--diagnostics", "json", "--notes"],
            capture_output=True, text=True)
        for line in done.stderr.splitlines():
            if line.startswith("{"):
                self.diagnostics.append(json.loads(line))
        if done.returncode:
            errors = [d["message"] for d in self.diagnostics if d["severity"] == "error"]
            crashed = done.returncode not in (1, 64)
            raise Unusable("crashed" if crashed else "not-generated", (errors or done.stderr.splitlines() or [str(done.returncode)])[0])
        self.source = SwiftSource(sorted(self.out.rglob("*.swift")))

    def compile(self, type_names, default_keys):
        readers = self.work / "Readers.swift"
        readers.write_text(readers_file(type_names, self.source, default_keys))
        objects = [o for name in MODULES for o in sorted((self.build / f"{name}.build").rglob("*.o"))]
        files = [*sorted(self.out.rglob("*.swift")), readers, HERE / "Runner.swift"]
        # Linking takes as long as compiling without it.
        linker = ["-use-ld=lld"] if (Path(shutil.which("swiftc")).resolve().parent / "ld.lld").exists() else []
        command = [
            "swiftc", "-Onone", "-wmo", "-parse-as-library", "-swift-version", "6", "-module-name", "Sample", "-I", self.build / "Modules",
            *linker, *files, *objects, "-o", self.work / "runner",
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, cwd=self.work, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise Unusable("does-not-compile", f"the compiler was stopped after {PATIENCE} s") from None
        if done.returncode:
            raise Unusable("does-not-compile", next((l for l in done.stderr.splitlines() if "error:" in l), done.stderr[-200:]))

    def answers(self, lines):
        """(kind, written, tree) or (error, why) for each line `INDEX<tab>JSON`."""
        done = subprocess.run([self.work / "runner"], input="".join(line + "\n" for line in lines), capture_output=True, text=True)
        # Values hold characters that `splitlines` takes for ends of lines.
        found = done.stdout.split("\n")[:-1]
        if done.returncode or len(found) != len(lines):
            next_line = lines[len(found)] if len(found) < len(lines) else ""
            raise Unusable("crashed", f"ended with {done.returncode} at {next_line[:300]}: {done.stderr[-200:]}")
        return [answer.split("\t") for answer in found]


def readers_file(type_names, source, default_keys):
    """The Swift that makes types reachable by index, and the properties that have a default readable."""
    lines = ["import APIRuntime", "import Foundation", "", "let readers: [@Sendable (String) -> String] = ["]
    lines += [f"    {{ trip({escaped(name)}.self)($0) }}," for name in type_names]
    lines += ["]", "", "let readDefaults: [String: @Sendable (Any) -> [(String, String)]] = ["]
    count = 0
    for found in source.types.values():
        pairs = [(swift, wire) for swift, wire in found.wire.items() if wire in default_keys and swift in found.properties]
        if pairs and found.kind == "struct":
            parts = ", ".join(f"({swift_text(wire)}, text(value.{escaped(swift)}))" for swift, wire in pairs)
            lines.append(f"    {swift_text('Sample.' + found.name)}: {{ value in")
            lines.append(f"        let value = value as! {escaped(found.name)}")
            lines.append(f"        return [{parts}]")
            lines.append("    },")
            count += 1
    return "\n".join(lines + ["]" if count else ":]"]) + "\n"


def escaped(name):
    return ".".join(f"`{part}`" for part in name.split("."))


def swift_text(text):
    return json.dumps(text, ensure_ascii=False)
