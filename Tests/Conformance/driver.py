"""Writes and compiles the Swift program that makes the calls, and talks to it."""
import json
import subprocess
from pathlib import Path

from stubs import Argument, Sources, Stub

HERE = Path(__file__).resolve().parent
# The modules that generated Swift is linked with.
MODULES = (HERE.parent / "runtime-modules.txt").read_text().split()


def literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def construction(kind: str, source: str, arguments: list[Argument], name: str) -> list[str]:
    """Lines that make a value of the required arguments, and then set what else is given."""
    given = [f"{a.label}: {source}.member({key(a)}).read()" for a in arguments if not a.has_default]
    lines = [f"    {'let' if len(given) == len(arguments) else 'var'} {name} = {'try ' if given else ''}{kind}({', '.join(given)})"]
    for argument in arguments:
        if argument.has_default:
            lines.append(f"    if let value = {source}[{key(argument)}] {{ {name}.{argument.label} = try value.read() }}")
    return lines


def key(argument: Argument) -> str:
    """The name of an argument in what the harness sends: unique among locations."""
    if argument.location in ("field", "file", "files"):
        return literal(argument.wire_name)
    return literal("body" if argument.location == "body" else f"{argument.location} {argument.wire_name}")


def function(sources: Sources, stub: Stub) -> list[str]:
    lines = [f"private func call{stub.name.strip('`')}(_ call: Call, _ client: {sources.client}) async throws -> JSONObject {{"]
    body = next((a for a in stub.arguments if a.location == "body"), None)
    form = sources.form(stub, body.type) if body and body.wire_name == "multipart" else None
    if form is None:
        lines += construction(stub.name, "call.arguments", stub.arguments, "stub")
    else:
        # A form isn't JSON: its parts are given one by one.
        kind, parts = form
        others = [f"{a.label}: call.arguments.member({key(a)}).read()" for a in stub.arguments if not a.has_default and a is not body]
        made = construction(kind, "form", parts, "body")
        if body.has_default:
            lines.append(f"    var stub = {'try ' if others else ''}{stub.name}({', '.join(others)})")
            lines += ['    if let form = call.arguments["body"] {', *("    " + line for line in made), "        stub.body = body", "    }"]
        else:
            lines += ['    let form = try call.arguments.member("body")', *made]
            given = [f"{a.label}: {'body' if a is body else f'call.arguments.member({key(a)}).read()'}" for a in stub.arguments if not a.has_default]
            lines.append(f"    var stub = {'try ' if others else ''}{stub.name}({', '.join(given)})")
        lines += [
            f"    if let value = call.arguments[{key(a)}] {{ stub.{a.label} = try value.read() }}"
            for a in stub.arguments if a.has_default and a is not body
        ]
        if lines[-1].lstrip().startswith("var stub"):
            lines[-1] = lines[-1].replace("var stub", "let stub", 1)
    return lines + ["    return try await call.answer(client, stub)", "}", ""]


def client(sources: Sources) -> list[str]:
    """A client with the credentials that a call has."""
    lines = [f"private func client(_ call: Call, _ server: ServerURL) throws -> {sources.client} {{"]
    if sources.credentials:
        lines.append(f"    var credentials = {sources.client}.Credentials.anonymous")
        lines += [
            f"    if let value = call.credentials[{literal(wire)}] {{ credentials.{label} = try value.read() }}"
            for label, wire in sources.credentials
        ]
    credentials = "credentials: credentials, " if sources.credentials else ""
    lines.append(f"    return {sources.client}(server: .init(url: server), {credentials}configuration: call.configuration)")
    return lines + ["}", ""]


def program(sources: Sources, module: str | None) -> str:
    """The calls of one API as Swift; `module` is the SDK's, where it is compiled already."""
    lines = ["import APIRuntime", "import Foundation"] + ([f"import {module}"] if module else []) + [""]
    lines += client(sources)
    for stub in sources.stubs:
        lines += function(sources, stub)
    lines += ["func make(_ call: Call, _ server: ServerURL) async throws -> JSONObject {", "    let client = try client(call, server)", "    switch call.operation {"]
    lines += [f"    case {literal(stub.name)}: return try await call{stub.name.strip('`')}(call, client)" for stub in sources.stubs]
    lines += ["    default: throw Mistake(what: \"no operation \\(call.operation)\")", "    }", "}", ""]
    return "\n".join(lines)


def compile_driver(sources: Sources, module: str | None, generated: Path, build: Path, work: Path) -> Path:
    """The program, linked with the SDK's objects, or compiled with the generated Swift where there is no SDK."""
    (work / "Calls.swift").write_text(program(sources, module))
    # Hand-written files of an SDK need packages that no call does.
    names = {path.stem for path in generated.glob("*.swift")}
    objects = [path for name in MODULES for path in (build / f"{name}.build").rglob("*.o")]
    objects += [path for path in (build / f"{module}.build").rglob("*.o") if path.name.split(".")[0] in names] if module else []
    swift = [HERE / "Driver.swift", work / "Calls.swift"] + ([] if module else sorted(generated.glob("*.swift")))
    done = subprocess.run(
        ["swiftc", "-Onone", "-parse-as-library", "-swift-version", "6", "-module-name", "ConformanceDriver", "-I", build / "Modules",
         *swift, *objects, "-o", work / "driver"],
        capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the driver doesn't compile:\n{done.stdout}{done.stderr}")
    return work / "driver"


class Driver:
    """The running program."""

    def __init__(self, executable: Path, server: str):
        self.process = subprocess.Popen([executable, server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def call(self, line: dict) -> dict:
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the driver ended with {self.process.wait()} in {line['operation']}")
        return json.loads(answer)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=10)
