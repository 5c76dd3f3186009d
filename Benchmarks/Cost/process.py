"""Runs a process, and says what it took."""
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Usage:
    """Seconds and bytes; those of a process's children are in it."""

    wall: float
    cpu: float
    memory: int
    """The most that one process held at once."""
    output: str


def run(arguments, cwd=None, allowed=(0,)):
    """Standard output and standard error come back together; any other exit code than an allowed one ends the script."""
    with tempfile.TemporaryFile() as sink:
        start = time.perf_counter()
        child = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, cwd=cwd)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        sink.seek(0)
        output = sink.read().decode("utf-8", "replace")
    if child.returncode not in allowed:
        sys.exit(f"{' '.join(map(str, arguments))}\nended with {child.returncode}:\n{output[-4000:]}")
    # Linux counts kibibytes, Darwin bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, output)
