"""Drives the worker: mutates descriptions, watches what becomes of them, keeps what goes wrong."""

import argparse
import collections
import concurrent.futures
import glob
import os
import pathlib
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import mutations

LARGEST = 300_000
SECONDS = 10
MEMORY = 1536 << 20
# What a thread has on Apple's platforms.
STACK = 512 << 10
FEATURES = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]


class Worker:
    """The generator in a process of its own, which may die."""

    def __init__(self, path):
        self.path = path
        self.process = None

    def start(self):
        def bound():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        self.process = subprocess.Popen(
            [self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=bound,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        os.set_blocking(self.process.stderr.fileno(), False)

    def ask(self, *line):
        if not self.process:
            self.start()
        self.process.stdin.write(("\t".join(line) + "\n").encode())
        self.process.stdin.flush()
        answer = b""
        end = time.monotonic() + SECONDS
        while not answer.endswith(b"\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            if not ready:
                self.stop()
                return "broken no answer within %d seconds" % SECONDS
            piece = os.read(self.process.stdout.fileno(), 1 << 20)
            if not piece:
                code = self.process.wait()
                words = (self.process.stderr.read() or b"").decode(errors="replace").strip().splitlines()
                self.process = None
                reason = signal.Signals(-code).name if code < 0 else "exit %d" % code
                return "broken %s %s" % (reason, words[0][:200] if words else "")
            answer += piece
        return answer[:-1].decode()

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


class Fuzzer:
    def __init__(self, options):
        self.options = options
        self.finds = collections.Counter()
        self.outcomes = collections.Counter()
        self.lock = threading.Lock()
        self.folder = pathlib.Path(options.root) / ".build" / "fuzz"
        (self.folder / "finds").mkdir(parents=True, exist_ok=True)
        self.work = tempfile.mkdtemp(prefix="fuzz-")
        self.seeds = self.read_seeds()
        self.small = [seed for seed in self.seeds if len(seed[1]) < 6000]
        self.next = options.first

    def read_seeds(self):
        root = pathlib.Path(self.options.root)
        if self.options.seeds:
            paths = [path for folder in self.options.seeds for path in ([folder] if os.path.isfile(folder) else glob.glob(folder + "/**", recursive=True))]
        else:
            paths = glob.glob(str(root / "Tests/GoldenTests/Cases/*/*/openapi.*")) + glob.glob(str(root / "openapi/*.yaml"))
        worker = Worker(self.options.worker)
        seeds = []
        for path in sorted(paths):
            if not path.endswith((".yaml", ".yml", ".json")) or os.path.getsize(path) > LARGEST:
                continue
            text = worker.ask("tree", path)
            tree = None if text.startswith("broken") else mutations.read(text)
            if isinstance(tree, mutations.Object):
                seeds.append((path, pathlib.Path(path).read_bytes(), tree))
        worker.stop()
        return seeds

    # One input

    def make(self, number):
        """The bytes of an input, which follow from the run's seed and the input's number alone."""
        chance = random.Random("%d:%d" % (self.options.seed, number))
        compiles = self.options.typecheck > 0 and number % self.options.typecheck == 0
        seeds = self.small if compiles or (self.small and chance.random() < 0.5) else self.seeds
        path, data, tree = chance.choice(seeds or self.seeds)
        other = chance.choice(self.small or self.seeds)
        if not compiles and chance.random() < 0.3:
            return mutations.damaged(chance, data, other[1])[:LARGEST], os.path.splitext(path)[1], False
        tree = mutations.entangled(chance) if chance.random() < 0.15 else mutations.twisted(chance, tree, other[2])
        text = mutations.write(tree).encode("utf-8", "surrogatepass")
        return text[:LARGEST], ".json", compiles

    def check(self, worker, data, ending, output, compiles):
        path = os.path.join(self.work, "%d%s" % (threading.get_ident(), ending))
        pathlib.Path(path).write_bytes(data)
        if not output:
            return worker.ask("check", path)
        folder = os.path.join(self.work, "out-%d" % threading.get_ident())
        shutil.rmtree(folder, ignore_errors=True)
        answer = worker.ask("check", path, folder)
        if answer == "generated" and compiles:
            answer = self.compile(folder) or answer
        return answer

    def compile(self, folder):
        command = ["swiftc", "-frontend", "-emit-sil" if self.options.sil else "-typecheck", "-parse-as-library", "-swift-version", "6",
                   "-warnings-as-errors", "-module-name", "Golden", "-I", self.options.modules]
        for feature in FEATURES:
            command += ["-enable-upcoming-feature", feature]
        if self.options.sil:
            command += ["-o", "/dev/null"]
        try:
            result = subprocess.run(command + sorted(glob.glob(folder + "/*.swift")), capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            return "broken the Swift takes more than two minutes to check"
        if result.returncode == 0:
            return None
        lines = [line for line in result.stderr.decode(errors="replace").splitlines() if "error:" in line]
        return "broken the Swift does not compile: " + (lines[0].split("error:", 1)[1].strip() if lines else "the compiler crashed")

    # Runs

    def run_thread(self, end):
        worker = Worker(self.options.worker)
        while time.monotonic() < end:
            with self.lock:
                number = self.next
                self.next += 1
            if self.options.inputs and number >= self.options.first + self.options.inputs:
                break
            data, ending, compiles = self.make(number)
            answer = self.check(worker, data, ending, number % 100 == 0 or compiles, compiles)
            with self.lock:
                self.outcomes[answer.split(" ")[0]] += 1
                self.outcomes["compiled"] += compiles and (answer == "generated" or "the Swift" in answer)
            if answer.startswith("broken"):
                self.keep(worker, number, data, ending, answer, compiles)
        worker.stop()

    def keep(self, worker, number, data, ending, answer, compiles):
        kind = self.kind(answer)
        with self.lock:
            self.finds[kind] += 1
            count = self.finds[kind]
        if count > self.options.keep:
            return
        small = data if count > 1 or "seconds" in answer else self.minimised(worker, data, ending, kind, compiles)
        name = "%d-%d" % (self.options.seed, number)
        (self.folder / "finds" / (name + ending)).write_bytes(small)
        (self.folder / "finds" / (name + ".txt")).write_text(answer + "\n")
        print("%s: %s (%d bytes)" % (name, answer, len(small)), flush=True)

    def kind(self, answer):
        """Finds count as one where what is quoted is all that differs."""
        parts = answer.split("'")
        return "'…'".join(parts[::2])[:160]

    def minimised(self, worker, data, ending, kind, compiles):
        """Smaller, while it goes wrong the same way: subtrees are left out, or lines."""
        end = time.monotonic() + self.options.minimise
        breaks = lambda data: self.kind(self.check(worker, data, ending, compiles, compiles)) == kind
        if ending == ".json":
            try:
                return minimised_tree(mutations.read(data.decode()), breaks, end)
            except (ValueError, RecursionError):
                pass
        lines = data.split(b"\n")
        size = max(1, len(lines) // 2)
        while time.monotonic() < end:
            at = 0
            while at < len(lines) and time.monotonic() < end:
                rest = lines[:at] + lines[at + size:]
                if breaks(b"\n".join(rest)):
                    lines = rest
                else:
                    at += size
            if size == 1:
                break
            size //= 2
        return b"\n".join(lines)

    def run(self):
        end = time.monotonic() + self.options.minutes * 60
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for future in [pool.submit(self.run_thread, end) for _ in range(self.options.jobs)]:
                future.result()
        shutil.rmtree(self.work, ignore_errors=True)
        for kind, count in self.finds.most_common():
            print("%6d × %s" % (count, kind))
        counts = self.outcomes
        print("%d generated, %d refused, %d compiled" % (counts["generated"], counts["refused"], counts["compiled"]))
        total = counts["generated"] + counts["refused"] + counts["broken"]
        print("%d inputs, %d finds" % (total, sum(self.finds.values())))
        return 1 if self.finds else 0


def minimised_tree(tree, breaks, end):
    """Leaves out what isn't needed, the largest parts first, until nothing more can go."""
    bytes_of = lambda: mutations.write(tree).encode("utf-8", "surrogatepass")
    changed = True
    while changed and time.monotonic() < end:
        changed = False
        for _, container in mutations.containers(tree):
            index = 0
            while index < len(container) and time.monotonic() < end:
                taken = container.pop(index)
                if breaks(bytes_of()):
                    changed = True
                else:
                    container.insert(index, taken)
                    index += 1
    return bytes_of()


def main():
    parser = argparse.ArgumentParser(prog="run")
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--worker", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--modules", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--inputs", type=int, default=0, help="stop after so many inputs")
    parser.add_argument("--typecheck", type=int, default=20, metavar="N", help="compile what every Nth input generates; 0 for none")
    parser.add_argument("--sil", action="store_true", help="compile further than types: definite initialisation, ownership")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=int, default=3, help="inputs to keep of each kind of find")
    parser.add_argument("--minimise", type=float, default=20, metavar="SECONDS")
    parser.add_argument("seeds", nargs="*", metavar="SEED-FOLDER")
    sys.setrecursionlimit(10_000)
    sys.exit(Fuzzer(parser.parse_args()).run())


main()
