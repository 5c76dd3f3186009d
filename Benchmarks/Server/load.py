"""Measures the generated service and the routes written by hand in turn: requests per second and memory. `load.py PROGRAM [--seconds N]`"""
import argparse
import json
import re
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

SIDES = {"generated": 8471, "by-hand": 8472}
ACCOUNT = {
    "id": 7, "name": "Record number 7", "email": "record7@example.com", "created": "2024-02-29T12:00:00Z", "balance": 8.75, "isActive": True,
    "tags": ["first", "second", "third"], "note": "A note of some length. " * 30,
    "address": {"street": "7 High Street", "city": "Springfield", "postcode": "AB1 2CD", "country": "GB"}}
LOADS = {
    "GET, 20 accounts": ("/accounts?count=20", None), "GET, 1,000 accounts": ("/accounts?count=1000", None),
    "POST, 1 kB": ("/accounts", json.dumps(ACCOUNT))}


def started(program, side):
    process = subprocess.Popen([program, side, str(SIDES[side])], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{SIDES[side]}/accounts?count=1", timeout=1).read()
            return process
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{side} doesn't start")


def same_answers():
    """Both sides respond with the same JSON, or the comparison says nothing."""
    for path, body in LOADS.values():
        texts = []
        for port in SIDES.values():
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}{path}", data=body.encode() if body else None, headers={"Content-Type": "application/json"})
            texts.append(json.loads(urllib.request.urlopen(request).read()))
        if texts[0] != texts[1]:
            raise SystemExit(f"the sides differ in {path}")


def wrk(port, path, body, connections, seconds, folder):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", f"http://127.0.0.1:{port}{path}"]
    if body:
        script = folder / "post.lua"
        script.write_text(f"wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [==[{body}]==]\n")
        command[1:1] = ["-s", str(script)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        print(f"<!-- {path}, {connections} connections: {[line for line in text.splitlines() if 'Non-2xx' in line or 'Socket' in line]} -->")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


def memory(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    processes = {side: started(args.program, side) for side in SIDES}
    try:
        same_answers()
        print("| load | connections | generated, requests/s | by hand, requests/s | ratio | memory, MB: generated | by hand |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        with tempfile.TemporaryDirectory() as folder:
            for load, (path, body) in LOADS.items():
                for connections in (1, 64, 1000):
                    rates = {side: [] for side in SIDES}
                    for _ in range(args.turns):
                        for side, port in SIDES.items():
                            rates[side].append(wrk(port, path, body, connections, args.seconds, Path(folder)))
                    ratio = statistics.median(a / b for a, b in zip(rates["generated"], rates["by-hand"]))
                    numbers = [f"{statistics.median(rates[side]):,.0f}" for side in SIDES]
                    sizes = [f"{memory(processes[side]):.0f}" for side in SIDES]
                    print(f"| {load} | {connections:,} | {numbers[0]} | {numbers[1]} | {ratio:.2f} | {sizes[0]} | {sizes[1]} |", flush=True)
    finally:
        for process in processes.values():
            process.terminate()
            process.wait()


main()
