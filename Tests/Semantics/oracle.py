"""Holds generated Swift against an independent reading of each description; see README.md beside this file."""
import argparse
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from description import judge
from report import Report

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = (".yaml", ".yml", ".json")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codegen", required=True)
    parser.add_argument("--build", required=True, type=Path, help="the folder with the runtime's modules and objects")
    parser.add_argument("--report", type=Path, help="a row for each finding, as TSV")
    parser.add_argument("--resume", action="store_true", help="leave out the descriptions that the report has already")
    parser.add_argument("--max-bytes", type=int, default=600_000)
    parser.add_argument("--values", type=int, default=40, help="at most this many values for each schema")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--direction", choices=["both", "sent", "received"], default="both", help="how all types are used")
    parser.add_argument("--only", type=re.compile, help="only descriptions whose name this is found in")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="print every finding, also those that don't fail")
    parser.add_argument("descriptions", nargs="*", type=Path, help="files and folders; the project's own without any")
    args = parser.parse_args()
    args.build = args.build.resolve()
    args.descriptions = args.descriptions or [ROOT / "openapi", ROOT / "Tests/GoldenTests/Cases"]
    return args


def descriptions(args):
    """(name, path) of all descriptions; of a folder those that are no larger than asked for."""
    for given in args.descriptions:
        if not given.is_dir():
            yield str(given), given
            continue
        for path in sorted(given.rglob("*"), key=lambda p: (p.stat().st_size, p)):
            is_expected = "expected" in path.parts or path.name == "codegen.yaml"
            if path.suffix in SUFFIXES and path.is_file() and not is_expected and path.stat().st_size <= args.max_bytes:
                yield str(path.relative_to(given)), path


def work(task):
    name, path, args = task
    with tempfile.TemporaryDirectory(prefix="semantics-") as folder:
        return judge(name, path, args, Path(folder))


def main():
    args = arguments()
    report = Report(args.report, args.resume, args.verbose)
    wanted = args.only or re.compile("")
    tasks = [(name, path, args) for name, path in descriptions(args) if name not in report.done and wanted.search(name)]
    with ProcessPoolExecutor(args.jobs) as pool:
        # As they are done: a slow one keeps none waiting, and nothing is lost when the run ends early.
        for done in as_completed([pool.submit(work, task) for task in tasks]):
            report.add(done.result())
    report.finish()
    sys.exit(1 if report.silent else 0)


if __name__ == "__main__":
    main()
