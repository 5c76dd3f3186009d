"""Hostile servers: answers calls of the client's transports with valid and broken HTTP, and watches the client's process."""

import argparse
import gzip
import os
import pathlib
import random
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

# How long a transport waits without progress, and how long all of a call may take before it hangs.
SECONDS = 1
HANGS = 25
MEMORY = 512 << 20
DISK = 64 << 20
AT_ONCE = 12

STATUSES = [200] * 12 + [201, 204, 205, 206, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 404, 407, 417, 421, 426, 429, 500, 503, 599, 999]
STRANGE_STATUSES = ["000", "0", "99", "1000", "100", "101", "103", "-1", "", "2OO", "200200", "\x00\x00"]
HEADERS = [
    "Content-Type: text/event-stream", "Content-Type: application/json", "Content-Type: application/x-ndjson", "Connection: close",
    "Connection: keep-alive", "Connection: upgrade", "Upgrade: h2c, websocket", "Keep-Alive: timeout=0", "Set-Cookie: a=b; Domain=.",
    'WWW-Authenticate: Basic realm="x"', "WWW-Authenticate: Digest", "WWW-Authenticate: ", 'Proxy-Authenticate: Basic realm="x"',
    "Content-Encoding: gzip", "Content-Encoding: deflate", "Content-Encoding: br", "Content-Encoding: gzip, gzip, gzip", "Content-Encoding: x",
    "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: identity", "Trailer: Digest",
    "Content-Length: 0", "Content-Length: 5, 5", "Content-Length: -1", "Content-Length: 99999999999999999999999", "Content-Length: 0x10",
    "Retry-After: 99999999999", "Retry-After: x", "Alt-Svc: h3=\":443\"", "Strict-Transport-Security: max-age=1", "Refresh: 0", ": x", "no colon",
    "X" * 9000 + ": y", "X: " + "y" * 9000, "X-\u00e9: \u00e9", "\tfolded", "Location: /x", "Content-Range: bytes 5-1/0", "Expect: 100-continue", "Age: \x00",
]
LOCATIONS = [
    "/", "", "fuzz", "//", "///", "http://", "https://127.0.0.1:1/", "http://127.0.0.1:1/", "http://[::1", "http://a b/", "//a:99999999/%%%?%%#%", "ftp://x/",
    "file:///etc/passwd", "javascript:x", "http://localhost:%d/fuzz", "?", "#", "../../..", "http://u:p@127.0.0.1:%d/x", "http://127.0.0.1:%d/" + "a" * 9000,
    "\u00e9", "http://\u00e9.invalid/", "data:,x", "http:relative", "HTTP://127.0.0.1:%d/x",
]
EVENTS = ["data: 1\n\n", "data: {}\n\n", "data:\n", "id: \x00\n\n", "retry: 0\n\n", "retry: 99999999999999999999\n", ": c\n", "event: x\n", "{}\n", "[DONE]\n",
          "\r", "\r\n", "\ufeff", "\x1e{}\n", "data: " + "x" * 5000 + "\n"]


class Script:
    """What a connection does, which follows from the run's seed and the call's number alone."""

    def __init__(self, seed, number, port):
        self.chance = random.Random("%d:%d" % (seed, number))
        self.port = port
        self.method = self.chance.choice(["GET", "GET", "GET", "POST", "HEAD", "DELETE"])
        self.kind = self.chance.choice(["whole", "whole", "stream"])

    def text(self):
        return "".join(self.chance.choice(EVENTS) for _ in range(self.chance.randint(0, 20))).encode()

    def body(self):
        chance = self.chance
        body = chance.choice([b"", b"x", b'{"a":1}', b"[1,2,3]", bytes(chance.randrange(256) for _ in range(50)), b"x" * 70_000, self.text(), self.text()])
        if chance.random() < 0.15:
            body = gzip.compress(body)
        if chance.random() < 0.03:
            body = gzip.compress(bytes(50 << 20), 1)
        return body

    def head(self, fields, status=None):
        chance = self.chance
        if status is None:
            status = chance.choice(STRANGE_STATUSES) if chance.random() < 0.08 else str(chance.choice(STATUSES))
        lines = [chance.choice(["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2", "HTTP/0.9", "http/1.1", "HTTP/1.11"] if chance.random() < 0.2 else ["HTTP/1.1"])
                 + " " + status + chance.choice([" OK", "", " ", " \u00e9"])]
        lines += fields + [chance.choice(HEADERS) for _ in range(chance.choice([0, 0, 1, 2, 5]))]
        if status.startswith("3") or chance.random() < 0.02:
            location = chance.choice(LOCATIONS)
            lines.append("Location: " + (location % self.port if "%d" in location else location))
        ending = "\n" if chance.random() < 0.05 else "\r\n"
        return (ending.join(lines) + ending * 2).encode("utf-8", "surrogatepass")

    def chunked(self, body):
        chance = self.chance
        out, at = b"", 0
        while at < len(body):
            size = chance.choice([1, 3, 100, 5000, 100_000])
            piece = body[at:at + size]
            extension = chance.choice(["", "", ";a=b", ";" + "x" * 5000]) if chance.random() < 0.1 else ""
            out += b"%x%s\r\n%s\r\n" % (len(piece), extension.encode(), piece)
            at += size
        trailers = chance.choice([b"", b"", b"Digest: x\r\n", b"Grpc-Trailer-Content-Type: application/grpc\r\n", b"HTTP/1.1 500 X\r\n", b"Content-Length: 7\r\n", b"\x00\r\n"])
        return out + b"0\r\n" + trailers + b"\r\n"

    def answer(self):
        """Whole answers, valid as a rule."""
        body, chance = self.body(), self.chance
        kind = chance.choice(["length", "length", "chunked", "chunked", "close", "both", "wrong"])
        early = b"".join(self.head([], chance.choice(["100", "103", "102"])) for _ in range(chance.choice([0, 0, 0, 1, 3])))
        if kind == "chunked":
            return early + self.head(["Transfer-Encoding: chunked"]) + self.chunked(body)
        if kind == "both":
            return early + self.head(["Transfer-Encoding: chunked", "Content-Length: %d" % len(body)]) + self.chunked(body)
        if kind == "close":
            return early + self.head(["Connection: close"]) + body
        length = len(body) + (chance.choice([-1, 1, 1000]) if kind == "wrong" else 0)
        return early + self.head(["Content-Length: %d" % length]) + body

    def damaged(self, data):
        data, chance = bytearray(data), self.chance
        for _ in range(chance.choice([1, 1, 2, 5, 30])):
            at = chance.randrange(len(data) + 1) if chance.random() < 0.3 else chance.randrange(min(len(data), 300) + 1)
            what = chance.randrange(5)
            if what == 0 and at < len(data):
                data[at] = chance.randrange(256)
            elif what == 1:
                data[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice([1, 4, 100])))
            elif what == 2:
                del data[at:at + chance.choice([1, 3, 50])]
            elif what == 3:
                data[at:at] = chance.choice([b"\r\n", b"\n", b"\x00", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b"ffffffffffffffff\r\n", b"7fffffff\r\n", b"0\r\n\r\n"])
            else:
                del data[at:]
        return bytes(data)

    def play(self, connection):
        chance = self.chance
        kind = chance.random()
        if kind < 0.35:
            connection.sendall(self.answer())
        elif kind < 0.70:
            connection.sendall(self.damaged(self.answer()))
        elif kind < 0.78:
            self.slowly(connection, self.answer())
        elif kind < 0.92:
            self.endlessly(connection)
        elif kind < 0.95:
            connection.sendall(bytes(chance.randrange(256) for _ in range(chance.choice([1, 20, 5000]))))
        elif kind < 0.97:
            time.sleep(SECONDS * 3)
        self.part(connection)

    def slowly(self, connection, data):
        for at in range(0, min(len(data), 60)):
            connection.sendall(data[at:at + 1])
            time.sleep(0.05)
        connection.sendall(data[60:])

    def endlessly(self, connection):
        """Something without an end, as fast as it is taken, for a few seconds."""
        chance = self.chance
        chunk = lambda piece: b"%x\r\n%s\r\n" % (len(piece), piece)
        start, piece = chance.choice([
            (b"HTTP/1.1 200 OK\r\n", b"X-%d: y\r\n"), (b"HTTP/1.1 200 OK\r\nX: ", b"y" * 1000), (b"", b"HTTP/1.1 100 Continue\r\n\r\n"), (b"HTTP/1.1 200 ", b"x" * 1000),
            (self.head(["Transfer-Encoding: chunked"], "200"), chunk(b"x" * 60_000)), (self.head(["Connection: close"], "200"), b"x" * 60_000),
            (self.head(["Transfer-Encoding: chunked", "Location: /x"], "302"), chunk(b"x" * 60_000)),
            (self.head(["Transfer-Encoding: chunked", 'WWW-Authenticate: Basic realm="x"'], "401"), chunk(b"x" * 1000)),
            (self.head(["Transfer-Encoding: chunked", "Content-Type: text/event-stream"], "200"), chunk(b"data: x\n" * 5000)),
            (self.head(["Transfer-Encoding: chunked", "Content-Type: text/event-stream"], "200"), chunk(b"data: 1\n\n" * 5000)),
            (self.head(["Transfer-Encoding: chunked", "Content-Type: application/x-ndjson"], "200"), chunk(b"[" * 60_000)),
            (self.head(["Transfer-Encoding: chunked"], "200") + b"1;", b"x" * 1000), (self.head(["Transfer-Encoding: chunked"], "200") + b"0\r\n", b"T: x\r\n"),
            (self.head(["Transfer-Encoding: chunked"], "200"), b"0" * 1000),
        ])
        drips = chance.random() < 0.3
        connection.sendall(start)
        end = time.monotonic() + SECONDS * 4
        while time.monotonic() < end:
            connection.sendall(piece)
            if drips:
                time.sleep(0.2)

    def part(self, connection):
        """Ends the connection, or leaves it open."""
        how = self.chance.random()
        if how < 0.2:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if how < 0.6:
            connection.close()


class Servers:
    def __init__(self, seed):
        self.seed = seed
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(200)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        connection.settimeout(SECONDS * 4)
        try:
            while True:
                data = b""
                while b"\r\n\r\n" not in data:
                    more = connection.recv(65536)
                    if not more:
                        return
                    data += more
                path = data.split(b" ", 2)[1]
                number = path.split(b"/")[1] if path.count(b"/") > 0 else b""
                script = Script(self.seed, int(number) if number.isdigit() else 0, self.port)
                # Some don't wait for the body.
                if script.chance.random() < 0.8 and b"ontent-Length: 100000\r\n" in data:
                    left = 100_000 - len(data.split(b"\r\n\r\n", 1)[1])
                    while left > 0:
                        more = connection.recv(65536)
                        if not more:
                            return
                        left -= len(more)
                script.play(connection)
                if connection.fileno() < 0:
                    return
        except (OSError, IndexError, ValueError):
            pass
        finally:
            connection.close()


class Client:
    """The process that makes the calls, over one transport."""

    def __init__(self, path, transport, folder):
        self.transport = transport
        self.folder = tempfile.mkdtemp(dir=folder)
        self.process = subprocess.Popen(
            [path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1, errors="replace",
            env={**os.environ, "TMPDIR": self.folder, "SWIFT_BACKTRACE": "enable=no", "http_proxy": ""})
        self.calls = {}
        self.lock = threading.Lock()
        self.room = threading.Semaphore(AT_ONCE)
        self.answers = 0
        self.errors = ""
        self.slowest = 0
        for read in (self.read, self.listen):
            threading.Thread(target=read, daemon=True).start()

    def call(self, number, script, port):
        with self.lock:
            self.calls[number] = time.monotonic()
        line = [str(number), self.transport, script.method, "http://127.0.0.1:%d/%d" % (port, number), str(SECONDS), script.kind]
        self.process.stdin.write("\t".join(line) + "\n")
        self.process.stdin.flush()

    def read(self):
        for line in self.process.stdout:
            number = line.split("\t")[0]
            with self.lock:
                start = self.calls.pop(int(number), None) if number.isdigit() else None
                if start is None:
                    continue
                self.answers += 1
                self.slowest = max(self.slowest, time.monotonic() - start)
            self.room.release()

    def listen(self):
        for line in self.process.stderr:
            self.errors = (self.errors + line)[-2000:]

    def fault(self):
        """What is wrong with the process; nil when it is well."""
        if self.process.poll() is not None:
            time.sleep(0.2)
            code = self.process.returncode
            return "died: %s %s" % (signal.Signals(-code).name if code < 0 else "exit %d" % code, self.errors.strip().split("\n")[0][:200])
        with self.lock:
            late = [number for number, start in self.calls.items() if time.monotonic() - start > HANGS]
        if late:
            return "hangs: call %d has no answer after %d seconds" % (late[0], HANGS)
        try:
            memory = int(pathlib.Path("/proc/%d/statm" % self.process.pid).read_text().split()[1]) * 4096
        except (OSError, IndexError):
            return None
        if memory > MEMORY:
            return "takes %d MB of memory" % (memory >> 20)
        disk = 0
        for folder, _, names in os.walk(self.folder):
            for name in names:
                try:
                    disk += os.path.getsize(os.path.join(folder, name))
                except OSError:
                    pass
        if disk > DISK:
            return "takes %d MB of the disk" % (disk >> 20)
        return None

    def stop(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Run:
    def __init__(self, options):
        self.options = options
        self.servers = Servers(options.seed)
        self.folder = tempfile.mkdtemp(prefix="fuzz-servers-")
        self.passed = 0
        self.failed = 0

    def over(self, transport, end):
        number, last = self.options.first, self.options.first + self.options.inputs
        client, answers, slowest = None, 0, 0
        while time.monotonic() < end and (not self.options.inputs or number < last or client.calls):
            client = client or Client(self.options.client, transport, self.folder)
            more = not self.options.inputs or number < last
            if more and client.room.acquire(timeout=0.2):
                number += 1
                try:
                    client.call(number - 1, Script(self.options.seed, number - 1, self.servers.port), self.servers.port)
                except OSError:
                    pass
            elif not more:
                time.sleep(0.1)
            if number % 5 and client.process.poll() is None and more:
                continue
            fault = client.fault()
            if fault:
                self.failed += 1
                print("%s: %s; calls %s of seed %d" % (transport, fault, sorted(client.calls)[:AT_ONCE], self.options.seed), flush=True)
            if fault or client.answers >= 5000:
                answers, slowest = answers + client.answers, max(slowest, client.slowest)
                client.stop()
                client = None
        if client:
            deadline = time.monotonic() + HANGS + 1
            while client.calls and not client.fault() and time.monotonic() < deadline:
                time.sleep(0.2)
            fault = client.fault()
            if fault:
                self.failed += 1
                print("%s: %s" % (transport, fault), flush=True)
            answers, slowest = answers + client.answers, max(slowest, client.slowest)
            client.stop()
        self.passed += answers
        print("%s: %d calls, the longest took %.1f seconds" % (transport, answers, slowest), flush=True)

    def run(self):
        share = self.options.minutes * 60 / len(self.options.transports)
        for transport in self.options.transports:
            self.over(transport, time.monotonic() + share)
        shutil.rmtree(self.folder, ignore_errors=True)
        print("%d passed, %d failed" % (self.passed, self.failed))
        return 1 if self.failed or not self.passed else 0


def main():
    parser = argparse.ArgumentParser(prog="run servers")
    parser.add_argument("--client", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=1, help="the number of the first call")
    parser.add_argument("--inputs", type=int, default=0, help="stop after so many calls of each transport")
    parser.add_argument("--transports", type=lambda text: text.split(","), default=["default", "asynchttpclient"], metavar="NAME,…")
    sys.exit(Run(parser.parse_args()).run())


main()
