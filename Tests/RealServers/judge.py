"""Starts each server, generates a client from its description, and runs the calls."""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import servers

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
WORK = ROOT / ".build" / "real-servers"

PACKAGE = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "RealServers",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "codegen", path: "{root}"{traits})],
    targets: [
{targets}
    ]
)
"""

TARGET = """        .executableTarget(
            name: "{name}Calls",
            dependencies: [.product(name: "APIRuntime", package: "codegen")],
            path: "Sources/{name}"
        ),"""


def generate(server, codegen):
    """Puts the generated client, the calls and what they share into one target; false without a description."""
    description = server.describe()
    if description is None:
        return False
    folder = WORK / "Sources" / server.name
    folder.mkdir(parents=True, exist_ok=True)
    document = server.folder / "openapi.json"
    document.write_bytes(description)
    options = HERE / "Calls" / f"{server.name}.yaml"
    lines = [f"name: {server.name}", f"input: {document}", f"output: {folder / 'Generated'}"]
    lines += options.read_text().splitlines() if options.exists() else []
    overlay = HERE / "Calls" / f"{server.name}.overlay.yaml"
    lines += [f"overlays: [{overlay}]"] if overlay.exists() else []
    configuration = server.folder / "codegen.yaml"
    configuration.write_text("apis:\n  -\n" + "".join(f"    {line}\n" for line in lines))
    command = [codegen, "generate", "--config", configuration, "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    # An action or a correction that the server's version no longer needs.
    for line in result.stderr.splitlines():
        if line.endswith("[unmatched-target]"):
            print(line)
    for source in [HERE / "Calls" / f"{server.name}.swift", *(HERE / "Harness").glob("*.swift")]:
        target = folder / source.name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            shutil.copy(source, target)
    return True


def build(names, transport):
    traits = ', traits: ["AsyncHTTPClient"]' if transport == "asynchttpclient" else ""
    targets = "\n".join(TARGET.format(name=name) for name in names)
    (WORK / "Package.swift").write_text(PACKAGE.format(root=ROOT, traits=traits, targets=targets))
    flags = ["-Xswiftc", "-DASYNC_HTTP_CLIENT"] if traits else []
    scratch = [".build-" + transport]
    command = ["swift", "build", "--package-path", WORK, "--scratch-path", WORK / scratch[0], *flags]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode:
        errors = dict.fromkeys(line for line in result.stdout.splitlines() if ": error: " in line)
        print("\n".join(errors) or result.stdout)
        sys.exit(1)
    return subprocess.run([*command, "--show-bin-path"], capture_output=True, text=True, check=True).stdout.strip()


def judge(server, binaries):
    """Runs the calls: how many passed and failed. A program that ends early has failed once more."""
    print(f"\n== {server.name}")
    result = subprocess.run(
        [pathlib.Path(binaries) / f"{server.name}Calls", server.origin], stdout=subprocess.PIPE, text=True, timeout=600)
    print(result.stdout, end="")
    total = re.search(r"^(\d+) passed, (\d+) failed$", result.stdout, re.MULTILINE)
    if total:
        return int(total[1]), int(total[2])
    print(f"{server.name}: the program ended with status {result.returncode}")
    return result.stdout.count("\npassed "), result.stdout.count("\nFAILED ") + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codegen", required=True)
    parser.add_argument("--descriptions", type=pathlib.Path, help="a folder with descriptions that no server hands out")
    parser.add_argument("--transport", choices=["default", "asynchttpclient"], default="default")
    parser.add_argument("servers", nargs="*", help="names of servers; all of them by default")
    arguments = parser.parse_args()
    chosen = [kind for kind in servers.ALL if not arguments.servers or kind.name in arguments.servers]
    running = []
    passed = failed = 0
    try:
        for kind in chosen:
            server = kind(WORK / "run", arguments.descriptions)
            if isinstance(server, servers.Synapse) and arguments.descriptions is None:
                print("Synapse is left out: `--descriptions FOLDER` has to name the folder of `matrix-client-server.json`")
                continue
            running.append(server)
            server.start()
            generate(server, arguments.codegen)
        binaries = build([server.name for server in running], arguments.transport)
        for server in running:
            counts = judge(server, binaries)
            passed += counts[0]
            failed += counts[1]
    finally:
        for server in running:
            server.stop()
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
