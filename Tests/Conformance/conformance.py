"""Has a validator from outside watch what generated clients send and receive; see README.md beside this file."""
import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from comparison import property_names
from documents import load
from driver import Driver, compile_driver
from judge import Judge
from operations import read_operations, schemes
from planning import Call, Planner
from samples import Impossible
from schemas import NoSample, Schemas
from server import Server
from stubs import Sources, read_sources
from tampering import tampered


def names_differ(sources: Sources) -> list[str]:
    """Stubs that put an argument under a name on the wire that isn't its own."""
    def plain(name: str) -> str:
        return re.sub(r"[^a-z0-9]", "", name.lower())
    wrong = []
    for owner, arguments in [(stub.name, stub.arguments) for stub in sources.stubs] + list(sources.forms.items()):
        for argument in arguments:
            if argument.location != "body" and plain(argument.label) != plain(argument.wire_name):
                wrong.append(f"{owner}.{argument.label} is sent as {argument.wire_name!r}")
    return wrong


def generate(codegen: str, description: Path, out: Path) -> None:
    done = subprocess.run(
        [codegen, "generate", "--input", description, "--output", out, "--name", "Sample", "--quiet"], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{description.name} isn't generated:\n{done.stderr}")


def make_calls(sources: Sources, document: dict, schemas: Schemas, failures: list[str]) -> list[Call]:
    planner = Planner(schemas, schemes(document, schemas))
    stubs = {(stub.method, stub.path): stub for stub in sources.stubs}
    calls: list[Call] = []
    for operation in read_operations(document, schemas):
        stub = stubs.get((operation.method, operation.path))
        if stub is None:
            failures.append(f"{operation.name}: no endpoint in the generated Swift")
            continue
        try:
            calls += planner.calls(operation, stub)
        except (NoSample, Impossible) as problem:
            failures.append(f"{operation.name}: not called: {problem}")
    return calls


def watch_the_judge(judge: Judge, calls: list[Call]) -> None:
    """Each tampering is a check: it has to be noticed."""
    for what, call in tampered(calls):
        passed, failures, excused = judge.passed, list(judge.failures), dict(judge.excused)
        judge.judge(call)
        is_noticed = len(judge.failures) > len(failures)
        judge.passed, judge.failures, judge.excused = passed + is_noticed, failures, excused
        if not is_noticed:
            judge.failures.append(f"nobody noticed {what}")


def run(description: Path, module: str | None, generated: Path | None, options: argparse.Namespace) -> tuple[int, list[str]]:
    """Checks passed, and what failed."""
    began = time.monotonic()
    document = load(description)
    schemas = Schemas(document)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if generated is None:
            generated = work / "generated"
            generate(options.codegen, description, generated)
        sources = read_sources(generated)
        executable = compile_driver(sources, module, generated, Path(options.build), work)
        servers = document.get("servers") or [{"url": "/"}]
        base = urlsplit(servers[0]["url"]).path.rstrip("/")
        server = Server()
        judge = Judge(document, server.url, base, schemas, schemes(document, schemas), property_names(document))
        judge.failures += names_differ(sources)
        calls = make_calls(sources, document, schemas, judge.failures)
        driver = Driver(executable, server.url + base)
        for call in calls:
            server.calls[call.id] = call
            call.made = driver.call(call.line())
            judge.judge(call)
        driver.close()
        server.close()
    watch_the_judge(judge, calls)
    if server.strangers:
        judge.failures.append(f"{server.strangers} requests that nobody planned")
    operations = {call.operation.name for call in calls}
    print(f"{description.name}: {len(operations)} operations, {len(calls)} calls, {judge.passed} checks passed, "
          f"{len(judge.failures)} failed ({time.monotonic() - began:.0f} s)")
    for failure in judge.failures[:options.show]:
        print(f"  {failure}")
    for reason, count in judge.excused.items():
        print(f"  the validator's own mistake, {count} times: {reason}")
    sys.stdout.flush()
    return judge.passed, judge.failures


def overlaid(codegen: str, description: Path, folder: str) -> Path:
    """The description as its SDK is generated from it: with the overlay beside it, if there is one."""
    overlay = description.with_suffix(".overlay.yaml")
    if not overlay.exists():
        return description
    result = Path(folder) / description.name
    subprocess.run([codegen, "overlay", str(description), str(overlay), "-o", str(result)], check=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codegen", required=True)
    parser.add_argument("--build", required=True, help="the folder with modules and objects")
    parser.add_argument("--root", required=True, type=Path, help="the package")
    parser.add_argument("--show", type=int, default=40, help="how many failures of a description are printed")
    parser.add_argument("descriptions", nargs="*", type=Path)
    options = parser.parse_args()
    here = Path(__file__).resolve().parent
    sdks = [("HeroHealth", "hero-health"), ("Heidi", "heidi")]
    overlaid_files = tempfile.TemporaryDirectory()
    jobs = [(overlaid(options.codegen, options.root / f"openapi/{name}.yaml", overlaid_files.name), module,
             options.root / f"Sources/{module}/Generated") for module, name in sdks]
    jobs += [(path, None, None) for path in sorted(here.glob("*.yaml"))]
    if options.descriptions:
        jobs = [(path, None, None) for path in options.descriptions]
    passed, failed = 0, 0
    for description, module, generated in jobs:
        good, failures = run(description, module, generated, options)
        passed += good
        failed += len(failures)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
