"""Serves descriptions with `codegen mock`, calls every operation with the requests of `codegen sample`, and has schemathesis judge the
responses."""

import argparse, concurrent.futures, contextlib, json, os, pathlib, re, subprocess, sys, time, warnings

import requests
import schemathesis
import yaml

warnings.filterwarnings("ignore")
here = pathlib.Path(__file__).parent
known = {}
for line in (here / "exceptions.tsv").read_text().splitlines():
    if line and not line.startswith("#"):
        name, operation, reason = line.split("\t")
        known.setdefault(name, {})[operation] = reason


class Mock:
    """`codegen mock` on a free port."""

    def __init__(self, tool, description, seconds):
        self.process = subprocess.Popen(
            [tool, "mock", "--input", description, "--port", "0", "--quiet"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started = time.time()
        line = ""
        while "http://" not in line:
            line = self.process.stdout.readline()
            if not line:
                error = self.process.stderr.read()
                raise RuntimeError("doesn't start: " + (error.splitlines() or ["?"])[0][:200])
            if time.time() - started > seconds:
                raise RuntimeError("doesn't start in time")
        self.address = re.search(r"http://\S+", line).group()

    def close(self):
        self.process.terminate()
        self.process.wait(10)


def samples(tool, description, address, arguments):
    run = subprocess.run(
        [tool, "sample", "--input", description, "--as", "json", "--server", address, *arguments],
        capture_output=True, text=True, timeout=300)
    return json.loads(run.stdout or "[]"), run.stderr


def send(session, sample):
    headers = dict(sample["headers"])
    arguments = {}
    if "parts" in sample:
        arguments["files"] = [
            (part["name"], (part.get("filename"), part["value"].encode(), part.get("contentType")))
            for part in sample["parts"]]
        if arguments["files"]:
            headers.pop("Content-Type", None)
        else:
            del arguments["files"]
            arguments["data"] = b"--x--\r\n"
            headers["Content-Type"] = "multipart/form-data; boundary=x"
    elif "body" in sample:
        arguments["data"] = json.dumps(sample["body"]).encode()
    elif "text" in sample:
        arguments["data"] = sample["text"].encode()
    if "user" in sample:
        arguments["auth"] = tuple(sample["user"].split(":"))
    return session.request(
        sample["method"], sample["url"], headers=headers, timeout=30, allow_redirects=False, **arguments)


def is_success(responses, status):
    """Whether a status is what the mock has to choose: a documented success, a redirection, or 200 where there is neither."""
    if any(code.startswith("2") for code in codes(responses)):
        return 200 <= status < 300
    return status < 400


def codes(responses):
    return [str(code).upper() for code in responses]


def documents_success(responses):
    return any(code[0] in "23" or code == "DEFAULT" for code in codes(responses))


def judge(tool, path, seconds):
    name = path.name
    result = {"name": name, "operations": 0, "requests": 0, "unsampled": 0, "failures": [], "rows": 0, "unjudged": 0}
    try:
        mock = Mock(tool, str(path), seconds)
    except RuntimeError as error:
        result["error"] = str(error)
        return result
    try:
        schema = schemathesis.openapi.from_path(str(path))
        raw = schema.raw_schema
        session = requests.Session()
        # Nothing but what the sample has.
        session.headers.clear()
        operations = {}
        with contextlib.suppress(Exception):
            operations = {
                (o.ok().method.upper(), o.ok().path): o.ok()
                for o in schema.get_all_operations() if o.__class__.__name__ == "Ok"}
        for arguments in ([], ["--all"]):
            found, errors = samples(tool, str(path), mock.address, arguments)
            result["operations"] = max(result["operations"], len(found))
            result["unsampled"] += errors.count("[no-sample]")
            for sample in found:
                result["requests"] += 1
                reasons = check(session, sample, operations, raw)
                label = f"{sample['method']} {sample['path']}"
                rows = known.get(name, {})
                if reasons and "Invalid Schema Object" in reasons:
                    # The judge reads no schemas with such mistakes.
                    result["unjudged"] += 1
                elif reasons and (label in rows or "*" in rows):
                    result["rows"] += 1
                elif reasons:
                    result["failures"].append(f"{label} {' '.join(arguments)}: {reasons}")
    except Exception as error:
        result["error"] = f"{type(error).__name__}: {str(error)[:300]}"
    finally:
        mock.close()
    return result


def check(session, sample, operations, raw):
    """Why the response to a sample is wrong; None where it isn't."""
    try:
        response = send(session, sample)
    except requests.RequestException as error:
        return f"no response: {str(error)[:200]}"
    operation = operations.get((sample["method"], sample["path"]))
    item = raw.get("paths", {}).get(sample["path"]) or {}
    described = item.get(sample["method"].lower()) if isinstance(item, dict) else None
    responses = (described or {}).get("responses") or {}
    if responses and not is_success(responses, response.status_code):
        return f"{response.status_code} {response.headers.get('X-Codegen-Problem', '')} {response.text[:300]}"
    if operation is None or responses and not documents_success(responses):
        return None
    try:
        operation.validate_response(response)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        text = "; ".join(str(e) for e in getattr(error, "exceptions", [error]))
        return f"{response.status_code} {re.sub(chr(10) + '+', ' | ', text)[:400]}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--every", type=int, default=1, help="takes each n-th description of a folder")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=60)
    arguments = parser.parse_args()
    files = []
    for path in map(pathlib.Path, arguments.paths):
        inner = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml", ".json")) if path.is_dir() else [path]
        files += inner[:: arguments.every] if path.is_dir() else inner
    total = {"descriptions": 0, "operations": 0, "requests": 0, "unsampled": 0, "violations": 0, "rows": 0, "unjudged": 0, "unread": 0}
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        for result in pool.map(judge, [arguments.tool] * len(files), files, [arguments.seconds] * len(files)):
            total["descriptions"] += 1
            for key in ("operations", "requests", "unsampled", "rows", "unjudged"):
                total[key] += result[key]
            total["violations"] += len(result["failures"])
            if "error" in result:
                total["unread"] += 1
                print(f"{result['name']}: {result['error']}")
            for failure in result["failures"][:20]:
                print(f"{result['name']}: {failure}")
            if len(result["failures"]) > 20:
                print(f"{result['name']}: … and {len(result['failures']) - 20} more")
    print(", ".join(f"{count} {key}" for key, count in total.items()))
    sys.exit(1 if total["violations"] else 0)


if __name__ == "__main__":
    main()
