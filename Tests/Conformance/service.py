"""Has schemathesis and openapi-core judge generated services over HTTP: those of the SDKs' descriptions, which respond with the descriptions'
examples, and the example server. `service.tsv` has what is found, and why it stays."""
import argparse
import base64
import contextlib
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from openapi_core import Config, OpenAPI
from openapi_core.deserializing.media_types.util import json_loads
from openapi_core.testing import MockRequest, MockResponse

from bodies import is_json
from documents import load
from limits import known_to_validator
from planning import STREAMS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "Tests/Services"))
import relays  # noqa: E402

MODULES = (ROOT / "Tests/runtime-modules.txt").read_text().split() + """
APIServer APIMock CodegenHTTPServer CodegenMock CodegenOverlay CodegenJSONPath CodegenSchemaEvaluation CodegenSamples CodegenOpenAPIDocument
CodegenDocumentTree CodegenDiagnostics FlyingSocks CSystemLinux""".split()

FIXED = """
import APIMock
import APIRuntime
import APIServer
import CodegenHTTPServer
import Foundation
import HTTPTypes

enum Relay {{
    static let client: APIClient = {{
        do {{
            let mock = try MockTransport(description: URL(fileURLWithPath: {description}), options: .init(validates: false))
            return APIClient(server: ServerURL("http://mock.localhost{base}"), configuration: .init(retries: nil, allowsMissingCredentials: true), transport: mock)
        }} catch {{ fatalError("\\(error)") }}
    }}()

    static func relay<Call: Endpoint, Principal>(_ call: Call, in context: CallContext<Principal>) async throws -> Call.Output {{
        try await client.call(call)
    }}
}}

{relays}

@main struct Program {{
    static func main() async throws {{
        var configuration = ServiceConfiguration()
        // The descriptions document errors as JSON.
        configuration.problemResponse = {{ problem in
            var response = problem.response
            response.head.headerFields[.contentType] = "application/json"
            return response
        }}
        let service = {api}({services}, configuration: configuration)
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: service)
        print(server.address)
        fflush(nil)
        try await server.run()
    }}
}}
"""


def swiftc(*arguments, cwd):
    package = re.sub(r"\W", "_", ROOT.name.lower())
    done = subprocess.run(
        ["swiftc", "-Onone", "-wmo", "-parse-as-library", "-swift-version", "6", "-suppress-warnings", "-package-name", package,
         "-I", ROOT / "Sources/CodegenCLibYAML", "-I", ROOT / ".build/checkouts/FlyingFox/CSystemLinux/include", *arguments],
        cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr[-4000:])


def guard(name, body):
    """Lets callers in that know the secret."""
    lines = [f"struct {name}Relay: {name} {{", "    typealias Principal = String"]
    for signature in relays.functions(body):
        credential = re.search(r"_ (\w+): (\w+)", signature)
        value = credential.group(1) + (".password" if credential.group(2) == "BasicCredential" else "")
        lines.append(f'    {signature} {{ {value} == "secret" ? "caller" : nil }}')
    return "\n".join([*lines, "}"])


def secrets(source):
    """The headers of a caller that is let in."""
    found = [f"{name}: secret" for name in re.findall(r'\.apiKey\("[^"]*", in: \.header, name: "([^"]*)"\), by:', source)]
    if re.search(r'\.(?:http\("[^"]*", scheme: "bearer"|oauth2\(|openIDConnect\()', source):
        found.append("Authorization: Bearer secret")
    return found


def fixed(build, work, description):
    """A program that serves a description, with the responses that it describes."""
    out = work / description.stem
    overlay = description.with_suffix(".overlay.yaml")
    subprocess.run(
        [build / "codegen", "generate", "--input", description, "--output", out, "--name", "Judged", "--server", "--quiet",
         *(["--overlay", overlay] if overlay.exists() else [])], check=True, stderr=subprocess.DEVNULL)
    source = "\n".join(path.read_text() for path in sorted(out.glob("*.swift")))
    api = re.search(r"nonisolated struct (\w+): APIService \{.*?\n    (?:public )?init(?:<\w+>)?\((.*?)\n    \) \{", source, re.S)
    base = re.search(r'ServerURL\("http://service\.localhost(.*?)"\)', source).group(1)
    written = "\n\n".join(
        relays.relay(*found) if found[0].endswith("Service") else guard(*found) for found in relays.protocols(source)
        if found[0].endswith(("Service", "Security")))
    services = ", ".join(
        f"{parameter}: {kind}Relay()" for parameter, kind in re.findall(r"(`?\w+`?): (?:some )?(\w+)", api.group(2)) if kind != "ServiceConfiguration")
    (work / f"{description.stem}.swift").write_text(
        FIXED.format(description=json.dumps(str(description)), base=base, relays=written, api=api.group(1), services=services))
    objects = [path for name in MODULES for path in sorted((build / f"{name}.build").rglob("*.o"))]
    swiftc("-module-name", "Judged", "-I", build / "Modules", *sorted(out.glob("*.swift")), work / f"{description.stem}.swift", *objects,
           "-lyaml", "-o", work / f"{description.stem}.program", cwd=work)
    return work / f"{description.stem}.program", base, secrets(source)


def judged(name, description, url, headers, work, options):
    """What schemathesis finds: each failure's operation and title."""
    junit, har = work / f"{name}.xml", work / f"{name}.har"
    command = [options.schemathesis.absolute(), "run", description, "--url", url, "--checks", "all", "--max-examples", str(options.examples), "--seed",
               "1", "--no-color", "--report", "junit,har", "--report-junit-path", junit, "--report-har-path", har, "--warnings", "off"]
    for header in headers:
        command += ["-H", header]
    # Streams have no end.
    command += ["--exclude-path", "/events"]
    # It keeps what it has found in the folder that it runs in.
    done = subprocess.run(command, capture_output=True, text=True, cwd=work)
    if not junit.exists():
        sys.exit(done.stdout[-3000:] + done.stderr[-3000:])
    found = []
    for case in ElementTree.parse(junit).iter("testcase"):
        for failure in case.iter("failure"):
            text = (failure.get("message") or "") + "\n" + (failure.text or "")
            for title, detail in re.findall(r"^- (?:ST\d+ )?([^\n]+)\n(.*?)(?=^- |^Reproduce|\Z)", text, re.M | re.S):
                found.append((case.get("name"), f"{title}: {' '.join(detail.split())[:400]}"))
    entries = json.loads(har.read_text())["log"]["entries"] if har.exists() else []
    return found, entries


def unfit(description, url, entries):
    """The responses that openapi-core finds fault with. Requests that no operation takes, and statuses that aren't documented, are
    schemathesis' to judge."""
    document = load(description)
    readers = {"application/problem+json": json_loads}
    api = OpenAPI.from_dict(
        {**known_to_validator(document), "servers": [{"url": url}]}, config=Config(extra_media_type_deserializers=readers))
    found, count = [], 0
    for entry in entries:
        asked, given = entry["request"], entry["response"]
        parts = urlsplit(asked["url"])
        request = MockRequest(f"{parts.scheme}://{parts.netloc}", asked["method"].lower(), unquote(parts.path))
        headers = {header["name"]: header["value"] for header in given["headers"]}
        text = given["content"].get("text") or ""
        data = base64.b64decode(text) if given["content"].get("encoding") == "base64" else text.encode()
        content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
        essence = content_type.split(";")[0]
        if essence in STREAMS or not (is_json(essence) or essence.startswith("text/") or not essence):
            continue
        try:
            errors = list(api.iter_response_errors(request, MockResponse(data, given["status"], headers=headers, content_type=content_type)))
        except Exception as error:
            errors = [error]
        if errors and "NotFound" in type(errors[0]).__name__:
            continue
        count += 1
        for error in errors:
            found.append((f"{asked['method']} {parts.path}", f"{given['status']}: {type(error).__name__}: {str(error)[:200]} {str(error.__cause__)[:200]}"))
    return found, count


def rows():
    text = (HERE / "service.tsv").read_text()
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Verdict:
    """What is found, but for what a row has a reason for."""

    def __init__(self):
        self.rows, self.used, self.found, self.excused = rows(), set(), [], 0

    def add(self, name, operation, title):
        row = next((index for index, row in enumerate(self.rows) if row[0] == name and row[1] in ("*", operation) and title.startswith(row[2])), None)
        if row is None:
            self.found.append(f"{name}: {operation}: {title}")
        else:
            self.used.add(row)
            self.excused += 1

    def judge(self, name, description, url, headers, work, options):
        found, entries = judged(name, description, url, headers, work, options)
        for operation, title in found:
            self.add(name, operation, title)
        errors, count = unfit(description, url, entries)
        for operation, title in errors:
            self.add(name, operation, title)
        print(f"{name}: {len(entries)} requests of schemathesis, {count} responses judged by openapi-core")


def served(verdict, command, name, description, base, headers, work, options):
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip().removeprefix("http://")
            verdict.judge(name, description, f"http://{address}{base}", headers, work, options)
        finally:
            process.terminate()


def example(verdict, program, work, options):
    """The example server, whose description has streams of OpenAPI 3.2, which neither judge reads: those are left out."""
    description = work / "petstore.yaml"
    text = (ROOT / "Examples/PetServer/openapi/petstore.yaml").read_text()
    description.write_text(text.replace("openapi: 3.2.0", "openapi: 3.1.0").replace("itemSchema:", "schema:"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([program, str(port), work / "pets.sqlite"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/v1"
        request = urllib.request.Request(
            url + "/sessions", method="POST", headers={"Authorization": "Basic " + base64.b64encode(b"alex:swordfish").decode()})
        for _ in range(100):
            with contextlib.suppress(OSError):
                token = json.loads(urllib.request.urlopen(request, timeout=2).read())["token"]
                break
            time.sleep(0.1)
        verdict.judge("petstore", description, url, [f"Authorization: Bearer {token}"], work, options)
    finally:
        process.terminate()
        process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=Path)
    parser.add_argument("--server", type=Path, help="the program of Examples/PetServer")
    parser.add_argument("--schemathesis", type=Path, required=True)
    parser.add_argument("--examples", type=int, default=20, help="how many requests are made up for each operation")
    options = parser.parse_args()
    build = options.build.resolve()
    verdict = Verdict()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for description in (ROOT / "openapi/hero-health.yaml", ROOT / "openapi/heidi.yaml"):
            program, base, headers = fixed(build, work, description)
            served(verdict, [program], description.stem, description, base, headers, work, options)
        if options.server:
            example(verdict, options.server.resolve(), work, options)
    for found in verdict.found:
        print(found)
    print(f"{len(verdict.found)} findings, {verdict.excused} with a reason")
    sys.exit(1 if verdict.found else 0)


main()
