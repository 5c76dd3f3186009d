"""Calls every operation of descriptions client → service → client, in process and over loopback: what arrives is what was sent, and what
the client receives is what the service gave."""
import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import relays

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# The modules that the judge is linked with, beside those of generated Swift.
MODULES = (HERE.parent / "runtime-modules.txt").read_text().split() + """
APIServer APIMock CodegenHTTPServer CodegenMock CodegenOverlay CodegenJSONPath CodegenSchemaEvaluation CodegenSamples CodegenOpenAPIDocument
CodegenDocumentTree CodegenDiagnostics FlyingSocks CSystemLinux""".split()
# Options that the judge sets itself.
OWN = re.compile(r"^(?:server|access|namespace|layout|protocols|parts): ?.*\n", re.M)


class Subject:
    """A description, with the files that it needs."""

    def __init__(self, index, description, label, options="", overlays=()):
        self.prefix = f"N{index}"
        self.label = label
        self.description = description.resolve()
        self.options = OWN.sub("", options)
        self.overlays = [path.resolve() for path in overlays]


def golden(index, folder, label):
    options = (folder / "codegen.yaml").read_text() if (folder / "codegen.yaml").exists() else ""
    description = next(folder / f"openapi.{kind}" for kind in ("yaml", "json") if (folder / f"openapi.{kind}").exists())
    overlays = [folder / path.strip() for path in ",".join(re.findall(r"overlays: \[(.*)\]", options)).split(",") if path]
    options = re.sub(r"overlays: .*\n", "", options)
    return Subject(index, description, label, options, overlays)


def subjects(paths):
    if paths:
        for index, path in enumerate(map(Path, paths)):
            yield golden(index, path, f"{path.parent.name}/{path.name}") if path.is_dir() else Subject(index, path, path.stem)
        return
    cases = ROOT / "Tests/GoldenTests/Cases"
    folders = sorted({path.parent for path in cases.glob("*/*/openapi.*") if path.suffix in (".yaml", ".json")})
    for index, folder in enumerate(folders):
        yield golden(index, folder, str(folder.relative_to(cases)))
    for offset, path in enumerate(("openapi/hero-health.yaml", "openapi/heidi.yaml", "Tests/Conformance/styles.yaml")):
        overlay = ROOT / path.replace(".yaml", ".overlay.yaml")
        yield Subject(len(folders) + offset, ROOT / path, Path(path).stem, overlays=[overlay] if overlay.exists() else [])


def generated(build, work, subject):
    """The Swift of a subject: generated files, and the judge's; nil where the description has none, which goldens of mistakes haven't."""
    folder = work / subject.prefix
    folder.mkdir()
    config = folder / "codegen.yaml"
    options = "".join(f"    {line}\n" for line in subject.options.splitlines())
    overlays = f"    overlays: [{', '.join(map(str, subject.overlays))}]\n" if subject.overlays else ""
    config.write_text(
        f"apis:\n  - name: {subject.prefix}\n    input: {os.path.relpath(subject.description, folder.resolve())}\n    output: out\n"
        f"    namespace: {subject.prefix}\n    access: internal\n    server: true\n{overlays}{options}")
    run = subprocess.run([build / "codegen", "generate", "--config", config, "--quiet"], capture_output=True, text=True, timeout=300)
    if run.returncode:
        return None, (run.stderr.splitlines() or ["?"])[0]
    printed = []
    for arguments in (["--all"], []):
        sample = subprocess.run(
            [build / "codegen", "sample", "--config", config, "--as", "swift", *arguments], capture_output=True, text=True, timeout=300)
        printed.append(sample.stdout)
    swift = relays.subject(subject.prefix, subject.label, subject.description, subject.overlays, folder / "out", printed)
    if swift is None:
        return None, "no operations"
    (folder / "out" / f"{subject.prefix}Judged.swift").write_text("import APIJSON\nimport APIRuntime\nimport APIServer\nimport Foundation\nimport ServiceJudge\n\n" + swift)
    return folder / "out", None


def swiftc(*arguments, cwd):
    package = re.sub(r"\W", "_", ROOT.name.lower())
    return subprocess.run(
        ["swiftc", "-Onone", "-wmo", "-parse-as-library", "-swift-version", "6", "-suppress-warnings", "-package-name", package,
         "-I", ROOT / "Sources/CodegenCLibYAML", "-I", ROOT / ".build/checkouts/FlyingFox/CSystemLinux/include", *arguments],
        cwd=cwd, capture_output=True, text=True)


def library(build, work):
    """The judge as a module, and all that it is linked with as an archive."""
    done = swiftc(
        "-module-name", "ServiceJudge", "-enable-upcoming-feature", "InternalImportsByDefault", "-I", build / "Modules", "-emit-module", "-emit-module-path", work / "ServiceJudge.swiftmodule",
        "-c", *sorted(HERE.glob("*.swift")), "-o", work / "ServiceJudge.o", cwd=work)
    if done.returncode:
        sys.exit(done.stderr)
    objects = [path for name in MODULES for path in sorted((build / f"{name}.build").rglob("*.o"))]
    subprocess.run(["ar", "rcs", work / "libServiceJudge.a", work / "ServiceJudge.o", *objects, *sorted((build / "HTTPTypes.build").rglob("*.o"))], check=True)


def judged(build, work, name, parts):
    """Compiles subjects into one program, and runs it."""
    names = ", ".join(f"{subject.prefix}Judged.subject" for subject, _ in parts)
    (work / f"{name}.swift").write_text(
        f"import ServiceJudge\n\n@main struct Program {{\n    static func main() async {{ await judge([{names}]) }}\n}}\n")
    done = swiftc(
        "-module-name", name, "-I", build / "Modules", "-I", work, work / f"{name}.swift",
        *[path for _, folder in parts for path in sorted(folder.glob("*.swift"))], "-L", work, "-lServiceJudge", "-lyaml",
        "-o", work / name, cwd=work)
    if done.returncode:
        removed = without_calls(done.stderr, parts)
        if removed:
            return removed + judged(build, work, name, parts)
        if len(parts) == 1:
            errors = [line for line in done.stderr.splitlines() if "error:" in line]
            return [f"finding\t{parts[0][0].label}\t-\tdoesn't compile: {' '.join(errors[:3])[-500:]}"]
        # One that doesn't compile mustn't hide the others.
        errors = "\n".join(line for line in done.stderr.splitlines() if "error:" in line)
        broken = [part for part in parts if f"/{part[0].prefix}/" in errors] or parts[:1]
        lines = [line for index, part in enumerate(broken) for line in judged(build, work, f"{name}x{index}", [part])]
        rest = [part for part in parts if part not in broken]
        return lines + (judged(build, work, f"{name}r", rest) if rest else [])
    try:
        run = subprocess.run([work / name], capture_output=True, text=True, timeout=600)
    except subprocess.TimeoutExpired:
        return [f"finding\t{name}\t-\tthe program doesn't end"]
    if run.returncode:
        return run.stdout.splitlines() + [f"finding\t{parts[0][0].label} …\t-\tthe program ends with {run.returncode}: {run.stderr[-500:]}".replace("\n", " ")]
    return run.stdout.splitlines()


def without_calls(errors, parts):
    """Removes the calls that don't compile, which are findings."""
    found = []
    places = set(re.findall(r"/(N\d+)Judged\.swift:(\d+):\d+: error: (.*)", errors))
    for subject, folder in parts:
        path = folder / f"{subject.prefix}Judged.swift"
        lines = path.read_text().split("\n")
        spans = {}
        for prefix, number, message in places:
            if prefix == subject.prefix:
                start = max((index for index in range(int(number)) if lines[index].startswith("        SampleCall(")), default=None)
                if start is not None:
                    spans[start] = (lines.index("        },", start) + 1, message)
        for start, (end, message) in sorted(spans.items(), reverse=True):
            operation = re.search(r'"(.*?)"', lines[start]).group(1)
            found.append(f"finding\t{subject.label}\t{operation}\tthe sample doesn't compile: {message}")
            del lines[start:end]
        path.write_text("\n".join(lines))
    return found


def exceptions():
    rows = [line.split("\t") for line in (HERE / "exceptions.tsv").read_text().splitlines() if line and not line.startswith("#")]
    return {(subject, operation, place): reason for subject, operation, place, reason in rows}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=Path)
    parser.add_argument("descriptions", nargs="*", help="descriptions, or folders of golden cases; without any, all golden cases and the SDKs'")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a new folder for what is generated")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.keep.resolve() if arguments.keep else Path(temporary)
        work.mkdir(exist_ok=True)
        library(build, work)
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            wanted = list(subjects(arguments.descriptions))
            made = list(zip(wanted, pool.map(lambda subject: generated(build, work, subject), wanted)))
            parts = [(subject, folder) for subject, (folder, _) in made if folder]
            for subject, (_, reason) in made:
                if reason and arguments.descriptions:
                    print(f"{subject.label}: {reason}")
            size = lambda part: sum(path.stat().st_size for path in part[1].glob("*.swift"))
            programs = shards(sorted(parts, key=size, reverse=True), size, arguments.jobs)
            lines = [line for found in pool.map(lambda entry: judged(build, work, f"Program{entry[0]}", entry[1]), enumerate(programs)) for line in found]
    report(lines, len(parts), bool(arguments.descriptions))


def shards(parts, size, jobs, limit=1_500_000):
    """Programs of about the same size, at least as many as there are jobs."""
    total = sum(map(size, parts))
    count = max(jobs, -(-total // limit))
    programs = [[] for _ in range(min(count, max(1, len(parts))))]
    sizes = [0] * len(programs)
    for part in parts:
        smallest = sizes.index(min(sizes))
        programs[smallest].append(part)
        sizes[smallest] += size(part)
    return [program for program in programs if program]


def report(lines, count, is_partial):
    rows, used, found = exceptions(), set(), 0
    figures = [0, 0, 0, 0]
    for line in lines:
        kind, *fields = line.split("\t")
        if kind == "figures":
            figures = [one + int(two) for one, two in zip(figures, fields)]
        elif kind == "finding":
            subject, operation, difference = fields
            row = next((row for row in rows if row[0] in (subject, "*") and row[1] in (operation.split(" (")[0], "*") and row[2] in difference), None)
            if row:
                used.add(row)
            else:
                found += 1
                print(f"{subject}: {operation}: {difference}")
    for row in set(rows) - used:
        if not is_partial:
            found += 1
            print(f"covers nothing any more: {' '.join(row)}")
    calls, trips, equal, unprepared = figures
    print(f"{count} descriptions, {calls} calls, {trips} round trips: {equal} equal; {unprepared} documented statuses that the mock "
          f"makes no outcome of; {found} findings")
    sys.exit(1 if found else 0)


main()
