"""What generating costs, by stage: the tables of the section *Generation*. See README.md in the folder above."""
import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import process
import synthetic
from markdown import number, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STAGES = ["read", "parse", "decode", "rules", "lower", "names", "views", "render", "write"]
EMPTY = '{"openapi": "3.1.0", "info": {"title": "Empty", "version": "1"}, "paths": {}}'


class Cost:
    """The medians of some runs on one description; times in milliseconds."""

    def __init__(self, runs, stages, path, output):
        self.wall = statistics.median(run.wall for run in runs) * 1000
        self.cpu = statistics.median(run.cpu for run in runs) * 1000
        self.memory = statistics.median(run.memory for run in runs) / 1e6
        self.size = path.stat().st_size / 1e6
        files = list(output.rglob("*.swift"))
        self.files = len(files)
        self.lines = sum(file.read_bytes().count(b"\n") for file in files)
        self.stage_wall, self.stage_work = (
            {stage: statistics.median(run[stage][column] for run in stages) for stage in STAGES} for column in (0, 1))


def stages_of(text):
    """What `--timings` prints a line for each stage of: wall and work, in milliseconds."""
    rows = [line.split() for line in text.splitlines()]
    found = {row[0]: (float(row[1]), float(row[2])) for row in rows if len(row) == 3 and row[0] in STAGES}
    missing = set(STAGES) - set(found)
    if missing:
        sys.exit(f"--timings says nothing of {', '.join(sorted(missing))}:\n{text[-2000:]}")
    return found


class Measuring:
    def __init__(self, codegen, runs, work):
        self.codegen, self.runs, self.work = codegen, runs, work

    def generate(self, path, output, *arguments, allowed=(0,)):
        command = [self.codegen, "generate", "--input", path, "--output", output, "--name", "Measured", *arguments]
        return process.run(command, allowed=allowed)

    def cost(self, path):
        """Each run writes all of its files, and none reads what another left behind; nil where there is no Swift."""
        runs, stages = [], []
        for place in range(self.runs):
            output = self.work / "output"
            shutil.rmtree(output, ignore_errors=True)
            run = self.generate(path, output, "--timings", allowed=(0, 1))
            if not output.exists():
                print(f"{path.name}: no Swift comes out, left out", file=sys.stderr)
                return None
            runs.append(run)
            stages.append(stages_of(run.output))
        return Cost(runs, stages, path, output)

    def repeated(self, path, times):
        """In a process of its own: a child's peak of memory is never below what its parent held when it was started."""
        target = self.work / f"repeated-{times}{path.suffix}"
        subprocess.run([sys.executable, "-B", HERE / "repeating.py", path, str(times), target], check=True)
        return target


def whole_runs(measured, empty):
    head = ["description", "MB", "files", "lines", "wall, ms", "CPU, ms", "memory, MB", "memory / size",
            "less the empty one's / size"]
    rows = []
    for label, cost in measured:
        own = cost.memory - empty.memory
        multiples = [number(memory / cost.size, 1) if cost is not empty else "–" for memory in (cost.memory, own)]
        rows.append([
            label, number(cost.size, 2), number(cost.files), number(cost.lines), number(cost.wall), number(cost.cpu),
            number(cost.memory), *multiples])
    table("Whole runs", head, rows)


def by_stage(measured):
    rows = [[label] + [number(cost.stage_wall[stage], 1) for stage in STAGES] for label, cost in measured]
    table("By stage, in milliseconds of waiting", ["description"] + STAGES, rows)


def linearity(label, costs, empty):
    """Cost against size: what k copies take, over k times what one takes."""
    times = sorted(costs)
    first = times[0]
    rows = []

    def row(name, cost_of):
        base = cost_of(costs[first]) / first
        cells = [name] + [number(cost_of(costs[k]), 1) for k in times]
        # Below some milliseconds it is the clock and the machine that are measured.
        ratios = [cost_of(costs[k]) / k / base if cost_of(costs[first]) >= 3 else None for k in times[1:]]
        rows.append(cells + [number(ratio, 2) for ratio in ratios])

    for stage in STAGES:
        row(stage, lambda cost: cost.stage_work[stage])
    row("all stages", lambda cost: sum(cost.stage_work.values()))
    row("CPU less an empty description's", lambda cost: cost.cpu - empty.cpu)
    row("memory less an empty description's, MB", lambda cost: cost.memory - empty.memory)
    head = ["work in ms"] + [f"{k} ×" for k in times] + [f"{k} × / linear" for k in times[1:]]
    table(f"Several times {label} ({number(costs[first].size / first, 2)} MB)", head, rows)


def descriptions(inputs, operations, work):
    """Pairs of what a description is called and where it is."""
    if not inputs:
        made = work / "synthetic.json"
        synthetic.write(operations, made)
        own = [ROOT / "openapi" / name for name in ("heidi.yaml", "hero-health.yaml")]
        return [(path.stem, path) for path in own] + [(f"synthetic, {operations} operations", made)]
    found = []
    for each in map(Path, inputs):
        inside = sorted(each.rglob("*")) if each.is_dir() else [each]
        found += [path for path in inside if each.is_file() or path.suffix in (".yaml", ".yml", ".json")]
    return [(path.stem, path.resolve()) for path in found]


def main():
    parser = argparse.ArgumentParser(prog="run generation", description=__doc__)
    parser.add_argument("inputs", nargs="*", metavar="FOLDER|FILE", help="the SDKs' descriptions and a synthetic one otherwise")
    parser.add_argument("--codegen", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--repeat", metavar="1,2,4,8", help="put everything of a description into it so many times, and compare")
    parser.add_argument("--operations", type=int, default=500, help="how many the synthetic description has (500)")
    parser.add_argument("--runs", type=int, default=5, help="how many the medians are of (5)")
    parser.add_argument("--min-bytes", type=int, default=0, help="leave out smaller descriptions")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        measuring = Measuring(arguments.codegen, arguments.runs, work)
        found = descriptions(arguments.inputs, arguments.operations, work)
        found = [(label, path) for label, path in found if path.stat().st_size >= arguments.min_bytes]
        (work / "empty.json").write_text(EMPTY)
        empty = measuring.cost(work / "empty.json")
        if arguments.repeat:
            times = [int(each) for each in arguments.repeat.split(",")]
            for label, path in found if arguments.inputs else found[-1:]:
                costs = {k: measuring.cost(measuring.repeated(path, k)) for k in times}
                if all(costs.values()):
                    linearity(label, costs, empty)
            return
        measured = [("empty", empty)]
        measured += [(label, cost) for label, path in found if (cost := measuring.cost(path))]
        whole_runs(measured, empty)
        by_stage(measured)


if __name__ == "__main__":
    main()
