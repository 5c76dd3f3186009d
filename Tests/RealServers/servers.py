"""The servers: how each is started, and where its description comes from."""

import gzip
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A server of a Debian package or of PyPI, on a free port of the loopback interface."""

    name = ""
    requirement = None

    def __init__(self, work, descriptions):
        self.folder = work / self.name
        self.descriptions = descriptions
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.process = None

    def command(self):
        raise NotImplementedError

    def ready(self):
        """A path that answers once the server is up."""
        return "/"

    def headers(self):
        return {}

    def describe(self):
        """The description's bytes: of the package, or of the running server."""
        raise NotImplementedError

    def prepare(self):
        pass

    def environment(self):
        return dict(os.environ)

    def start(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.prepare()
        log = open(self.folder / "log.txt", "wb")
        self.process = subprocess.Popen(
            self.command(), cwd=self.folder, env=self.environment(), stdin=subprocess.DEVNULL, stdout=log,
            stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 180
        while True:
            try:
                self.get(self.ready())
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"{self.name} doesn't start: {(self.folder / 'log.txt').read_text(errors='replace')[-2000:]}")
                time.sleep(0.2)

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def get(self, path):
        request = urllib.request.Request(self.origin + path, headers=self.headers())
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.read()

    def tool(self, program):
        """A program of the server's own Python environment."""
        environment = HERE.parent.parent / ".build" / "real-servers" / f"venv-{self.requirement}"
        stamp = environment / "requirement.txt"
        wanted = next(line for line in (HERE / "requirements.txt").read_text().split() if line.startswith(self.requirement))
        if not stamp.exists() or stamp.read_text() != wanted:
            shutil.rmtree(environment, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            subprocess.run(
                [environment / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wanted], check=True)
            stamp.write_text(wanted)
        return environment / "bin" / program


class Alertmanager(Server):
    name = "Alertmanager"

    def prepare(self):
        (self.folder / "config.yml").write_text("route: {receiver: none}\nreceivers: [{name: none}]\n")

    def command(self):
        return ["prometheus-alertmanager", "--config.file=config.yml", "--storage.path=data",
                f"--web.listen-address=127.0.0.1:{self.port}", "--cluster.listen-address="]

    def describe(self):
        # The program has its description inside.
        program = pathlib.Path(shutil.which("prometheus-alertmanager")).read_bytes()
        start = program.rfind(b"{", 0, program.index(b'"swagger": "2.0"'))
        description, _ = json.JSONDecoder().raw_decode(program[start:start + (1 << 20)].decode("utf-8", "replace"))
        return json.dumps(description, indent=2).encode()


class PowerDNS(Server):
    name = "PowerDNS"

    def prepare(self):
        schema = pathlib.Path("/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql").read_text()
        subprocess.run(["sqlite3", "zones.sqlite3"], input=schema, text=True, cwd=self.folder, check=True)

    def command(self):
        return ["pdns_server", f"--config-dir={self.folder}", "--launch=gsqlite3",
                f"--gsqlite3-database={self.folder}/zones.sqlite3", "--gsqlite3-dnssec=yes",
                "--local-address=127.0.0.1", f"--local-port={free_port()}", "--api=yes", "--api-key=secret",
                "--webserver=yes", "--webserver-address=127.0.0.1", f"--webserver-port={self.port}",
                f"--socket-dir={self.folder}", "--daemon=no", "--guardian=no"]

    def headers(self):
        return {"X-API-Key": "secret", "Accept": "application/json"}

    def describe(self):
        return self.get("/api/docs")


class Etcd(Server):
    name = "Etcd"

    def command(self):
        return ["etcd", "--name=one", "--data-dir=data", f"--listen-client-urls={self.origin}",
                f"--advertise-client-urls={self.origin}", f"--listen-peer-urls=http://127.0.0.1:{free_port()}",
                "--logger=zap", "--log-outputs=stdout"]

    def ready(self):
        return "/health"

    def describe(self):
        folder = pathlib.Path("/usr/share/doc/etcd-server/dev-guide/apispec/swagger")
        return gzip.decompress((folder / "rpc.swagger.json.gz").read_bytes())


class Prefect(Server):
    name = "Prefect"
    requirement = "prefect"

    def environment(self):
        return {**os.environ, "PREFECT_HOME": str(self.folder), "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
                "PREFECT_SERVER_UI_ENABLED": "false", "DO_NOT_TRACK": "1"}

    def command(self):
        return [self.tool("prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(self.port), "--no-ui"]

    def ready(self):
        return "/api/health"

    def describe(self):
        return self.get("/api/openapi.json")


class Chroma(Server):
    name = "Chroma"
    requirement = "chromadb"

    def environment(self):
        return {**os.environ, "ANONYMIZED_TELEMETRY": "False"}

    def command(self):
        return [self.tool("chroma"), "run", "--path", "data", "--host", "127.0.0.1", "--port", str(self.port)]

    def ready(self):
        return "/api/v2/heartbeat"

    def describe(self):
        return self.get("/openapi.json")


class Synapse(Server):
    """Its description is the Matrix specification's, which no package has: `--descriptions` says where it is."""

    name = "Synapse"
    requirement = "matrix-synapse"

    def prepare(self):
        python = self.tool("python")
        subprocess.run(
            [python, "-m", "synapse.app.homeserver", "--server-name=localhost", "--config-path=homeserver.yaml",
             "--generate-config", "--report-stats=no"], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        with open(self.folder / "homeserver.yaml", "a") as file:
            file.write(
                "\nenable_registration: true\nenable_registration_without_verification: true\n"
                "rc_message: {per_second: 1000, burst_count: 1000}\n"
                "rc_registration: {per_second: 1000, burst_count: 1000}\n"
                "rc_login: {address: {per_second: 1000, burst_count: 1000}}\n"
                "trusted_key_servers: []\n"
                f"listeners: [{{port: {self.port}, bind_addresses: ['127.0.0.1'], type: http, resources: [{{names: [client]}}]}}]\n")

    def command(self):
        return [self.tool("python"), "-m", "synapse.app.homeserver", "--config-path=homeserver.yaml"]

    def ready(self):
        return "/_matrix/client/versions"

    def describe(self):
        return (self.descriptions / "matrix-client-server.json").read_bytes() if self.descriptions else None


ALL = [Alertmanager, PowerDNS, Etcd, Prefect, Chroma, Synapse]
