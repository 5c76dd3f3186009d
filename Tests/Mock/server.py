"""`codegen mock` of openapi/codegen.yaml: both SDKs call every operation over a socket, as do the samples for curl; then come malformed
requests, and a load test."""

import os, pathlib, re, socket, subprocess, sys, time, urllib.request

tool, root = sys.argv[1], pathlib.Path(sys.argv[2])
hostile = [
    b"", b"\r\n", b"\0" * 4096, b"GARBAGE\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/1.1", b"GET  HTTP/1.1\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"G\0T / HTTP/1.1\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(10_000)) + b"\r\n",
    b"GET / HTTP/1.1\r\n: no name\r\nno colon\r\nHost: \xff\xff\r\n\r\n",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 9223372036854775807\r\n\r\nabc",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n"
    + b"[" * 200_000,
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n\xff\xfe{}",
    b"POST /sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Type: multipart/form-data\r\nContent-Length: 4\r\n\r\n----",
    b"GET /sessions/%00%ff%zz?%=%&&&==%ff HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n",
    b"GET http://[::1/sessions HTTP/1.1\r\nHost: x\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /sessions HTTP/1.1\r\nHost: x\r\nAccept: ;;;q=,,/*/*;q=9e999\r\nPrefer: code=999999999999999999999, example=\"\\\r\n\r\n",
    b"GET /sessions?__code=-1&__example=%22&__dynamic=maybe HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n",
]
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAILED:", message)


def status(address, path, headers={}):
    request = urllib.request.Request(address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def sdks(addresses):
    environment = dict(os.environ, MOCK_HERO_HEALTH=addresses["HeroHealth"], MOCK_HEIDI=addresses["Heidi"])
    run = subprocess.run(
        ["swift", "test", "--package-path", str(root), "--skip-build", "--filter", "SampleCallTests"],
        env=environment, capture_output=True, text=True)
    check(run.returncode == 0, "the SDKs' calls: " + run.stdout[-2000:])
    print("SDKs: every operation with all parameters, and with the required ones:", "passed" if run.returncode == 0 else "failed")


def curl(addresses):
    for api, document in (("HeroHealth", "hero-health"), ("Heidi", "heidi")):
        overlay = root / f"openapi/{document}.overlay.yaml"
        source = ["--input", str(root / f"openapi/{document}.yaml")] + (["--overlay", str(overlay)] if overlay.exists() else [])
        for arguments in ([], ["--all"]):
            run = subprocess.run(
                [tool, "sample", "--as", "curl", "--server", addresses[api], *source, *arguments],
                capture_output=True, text=True)
            check(run.returncode == 0 and not run.stderr, f"codegen sample of {api}: {run.stderr}")
            commands = [block for block in run.stdout.split("\n\n") if "curl " in block]
            wrong = []
            for command in commands:
                text = re.sub(r"(?m)^curl ", "curl -sS -o /dev/null -w '%{http_code}' ", command, count=1)
                done = subprocess.run(["bash", "-c", text], capture_output=True, text=True)
                if not done.stdout.endswith(("200", "201", "202", "204")):
                    wrong.append(f"{command}\n  {done.stdout} {done.stderr}")
            for one in wrong[:5]:
                print(one)
            check(not wrong, f"{len(wrong)} of {len(commands)} samples for curl of {api} fail")
            print(f"curl: {len(commands)} samples of {api} {' '.join(arguments)}, {len(wrong)} failed")


def attack(address):
    host, port = address.removeprefix("http://").split(":")
    for number, payload in enumerate(hostile):
        for ends in (True, False):
            try:
                with socket.create_connection((host, int(port)), timeout=5) as connection:
                    connection.settimeout(1)
                    connection.sendall(payload)
                    if ends:
                        connection.shutdown(socket.SHUT_WR)
                    try:
                        connection.recv(65536)
                    except TimeoutError:
                        pass
            except (ConnectionError, TimeoutError):
                pass
        code, _ = status(address, "/jwt?email=a@example.com&third_party_internal_id=1", {"Heidi-Api-Key": "x"})
        check(code == 200, f"after hostile request {number} ({payload[:60]!r}) the next one gets {code}")
    print(f"hostile: {2 * len(hostile)} requests, and after each pair of them the next one was served")


def memory(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def many(process, address):
    host, port = address.removeprefix("http://").split(":")
    request = (f"GET /jwt?email=a@example.com&third_party_internal_id=1 HTTP/1.1\r\nHost: {host}\r\nHeidi-Api-Key: x\r\n\r\n").encode()
    post = b"POST /sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"

    def run(count):
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            stream = connection.makefile("rb")
            for number in range(count):
                connection.sendall(post if number % 4 == 3 else request)
                head = b""
                while not head.endswith(b"\r\n\r\n"):
                    head += stream.readline()
                length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
                stream.read(length)

    run(2_000)
    before, start = memory(process), time.time()
    run(10_000)
    seconds, after = time.time() - start, memory(process)
    check(after - before < 8, f"memory grows from {before:.1f} to {after:.1f} MB over 10,000 requests")
    print(f"10,000 requests on one connection: {10_000 / seconds:,.0f} a second, {before:.1f} → {after:.1f} MB")


def main():
    process = subprocess.Popen(
        [tool, "mock", "--config", str(root / "openapi/codegen.yaml"), "--port", "0", "--quiet"],
        stdout=subprocess.PIPE, text=True)
    try:
        addresses = {}
        while len(addresses) < 2:
            line = process.stdout.readline()
            check(line != "", "the mock doesn't start")
            if not line:
                break
            if match := re.match(r"(\w+) .*(http://\S+)", line):
                addresses[match.group(1)] = match.group(2)
        if len(addresses) == 2:
            sdks(addresses)
            curl(addresses)
            attack(addresses["Heidi"])
            many(process, addresses["Heidi"])
            check(process.poll() is None, "the mock has ended")
    finally:
        process.terminate()
        process.wait(10)
    print(f"{len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
