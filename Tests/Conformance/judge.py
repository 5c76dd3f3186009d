"""Holds each request and each answer against the description."""
import base64
import json
import warnings
from decimal import Decimal

from openapi_core import Config, OpenAPI
from openapi_core.deserializing.media_types.util import json_loads
from openapi_core.testing import MockResponse

from bodies import is_json, read_body
from comparison import Comparison
from limits import excuse, known_to_validator
from operations import media_types
from outside import OutsideRequest, outside_request
from parameters import read_parameters
from planning import STREAMS, Call, is_expressible
from schemas import Schemas
from wire import ABSENT, Request, Unreadable, decoded

# What any request may have, by RFC 9110 and RFC 6265.
TRANSPORT_HEADERS = {
    "host", "accept", "accept-encoding", "accept-language", "authorization", "connection", "content-length", "content-type", "cookie",
    "te", "transfer-encoding", "user-agent",
}


class Judge:
    """Counts checks; says what fails."""

    def __init__(self, document: dict, url: str, base: str, schemas: Schemas, schemes: dict[str, dict], known: dict):
        self.url, self.base = url, base
        self.schemas, self.schemes, self.known = schemas, schemes, known
        # Every media type of JSON is JSON to the validator, too.
        readers = {name: json_loads for name in media_types(document) if is_json(name)}
        self.api = OpenAPI.from_dict(
            {**known_to_validator(document), "servers": [{"url": url + base}]}, config=Config(extra_media_type_deserializers=readers))
        self.passed = 0
        self.failures: list[str] = []
        self.excused: dict[str, int] = {}

    def check(self, call: Call, problems: list[str], what: str) -> None:
        """One check: no problems."""
        if not problems:
            self.passed += 1
            return
        target = f" ({call.received.target[:200]!r})" if call.received else ""
        self.failures.append(f"{call.operation.name}, {call.label}: {what}: {'; '.join(problems)[:700]}{target}")

    def judge(self, call: Call) -> None:
        if call.made["outcome"] == "mistaken":
            return self.check(call, [call.made["value"]], "the driver can't make the call")
        impossible = [p for p in call.operation.parameters if not self.is_expressible(p, call)]
        if call.made["outcome"] == "refused":
            names = [p["name"] for p in impossible]
            wrong = [] if impossible and all(name in call.made["value"] for name in names) else [call.made["value"]]
            return self.check(call, wrong, "the client refuses the call")
        self.check(call, [f"{p['name']}={call.parameters[p['in'], p['name']]!r}" for p in impossible], "the client sends what can't be told apart")
        if call.received is None:
            return self.check(call, [str(call.made)], "no request came")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.judge_request(call, call.received)
            self.judge_answer(call)

    def is_expressible(self, parameter: dict, call: Call) -> bool:
        place = parameter["in"], parameter["name"]
        return place not in call.parameters or is_expressible(parameter, call.parameters[place], self.schemas)

    def judge_request(self, call: Call, request: Request) -> None:
        operation = call.operation
        self.check(call, [] if request.method == operation.method else [request.method], "the method")
        self.check(call, self.unexcused(call, self.api.iter_request_errors(self.outside(call))), "the validator finds")
        keys = self.check_security(call, request)
        reading = read_parameters(request, operation.path, self.base, operation.parameters, self.schemas, keys)
        self.check(call, reading.problems, "the wire")
        for parameter in operation.parameters:
            self.check_value(call, parameter, reading.values.get((parameter["in"], parameter["name"]), ABSENT))
        self.check_headers(call, request)
        self.check_body(call, request)

    def outside(self, call: Call) -> OutsideRequest:
        return outside_request(call.operation, call.received, self.url, self.base, self.schemas)

    def unexcused(self, call: Call, errors) -> list[str]:
        """What the validator finds, but for its own mistakes."""
        problems = []
        for error in errors:
            reason = excuse(error, call, self.schemas)
            if reason:
                self.excused[reason] = self.excused.get(reason, 0) + 1
            else:
                problems.append(told(error))
        return problems

    def check_value(self, call: Call, parameter: dict, got) -> None:
        place = parameter["in"], parameter["name"]
        meant = call.parameters.get(place, ABSENT)
        media = next(iter(parameter["content"].values())) if "content" in parameter else parameter
        if meant in ([], {}) and got is ABSENT:
            # RFC 6570, section 3.2.1: a list without items is undefined, and left out.
            meant = ABSENT
        if isinstance(got, Unreadable):
            return
        if meant is ABSENT or got is ABSENT:
            problems = [] if meant is got else [f"{' '.join(place)}: {shown(meant)} became {shown(got)}"]
        else:
            problems = self.differences(meant, got) + self.schemas.mistakes(media.get("schema", True), got)
        self.check(call, problems, f"parameter {' '.join(place)}")

    def differences(self, meant, got) -> list[str]:
        comparison = Comparison(self.known)
        comparison.compare(exact(meant), exact(got))
        return [comparison.difference] if comparison.difference else []

    def check_headers(self, call: Call, request: Request) -> None:
        """No header that the description, the body or the transport doesn't call for."""
        documented = {name.lower() for place, name in call.parameters if place == "header"}
        keys = {scheme["name"].lower() for scheme in self.schemes.values() if scheme.get("in") == "header"}
        known = documented | keys | TRANSPORT_HEADERS
        undocumented = [f"{name}: {value}" for name, value in request.headers if name.lower() not in known]
        self.check(call, undocumented, "the headers")

    def check_body(self, call: Call, request: Request) -> None:
        if call.body is None:
            is_empty = not request.body and request.header("content-type") is None
            return self.check(call, [] if is_empty else ["a body that wasn't meant"], "the body")
        content = call.operation.body["content"]
        media_type, meant = call.body
        try:
            got, problems = read_body(content, request.header("content-type"), request.body, self.schemas)
        except (Unreadable, ValueError) as problem:
            return self.check(call, [str(problem)], "the body")
        schema = content[media_type].get("schema", True)
        if not is_bytes(got) and not media_type.startswith("multipart/"):
            problems = problems + self.schemas.mistakes(schema, plain(got))
        self.check(call, problems + self.differences(meant, got), "the body")

    def check_security(self, call: Call, request: Request) -> set[tuple[str, str]]:
        """Each secret is where its scheme says, and those that aren't needed are nowhere."""
        keys = set()
        problems = []
        authorization = request.header("authorization")
        for name, scheme in self.schemes.items():
            if scheme["type"] == "apiKey":
                got = self.key(scheme, request)
                meant = call.credentials.get(name) if name in call.used else None
                problems += [] if got == meant else [f"{name} is {got!r}, not {meant!r}"]
                if scheme["in"] != "header" and name in call.used:
                    keys.add((scheme["in"], scheme["name"]))
            elif name in call.used:
                meant = authorized(scheme, call.credentials[name])
                problems += [] if authorization == meant else [f"{name}: Authorization is {authorization!r}, not {meant!r}"]
        if authorization and all(self.schemes[name]["type"] == "apiKey" for name in call.used):
            problems.append("an Authorization header that nobody asked for")
        self.check(call, problems, "the credentials")
        return keys

    def key(self, scheme: dict, request: Request) -> str | None:
        if scheme["in"] == "header":
            return request.header(scheme["name"])
        text, separator = (request.query, "&") if scheme["in"] == "query" else (request.header("cookie") or "", "; ")
        pairs = (pair.partition("=") for pair in text.split(separator))
        values = [value for name, _, value in pairs if decoded(name) == scheme["name"]]
        return decoded(values[0]) if len(values) == 1 else None

    def judge_answer(self, call: Call) -> None:
        answer, made = call.answer, call.made
        if answer.outcome != "undocumented" and answer.content_type and answer.content_type not in STREAMS:
            response = MockResponse(answer.body, answer.status, content_type=answer.content_type)
            errors = self.api.iter_response_errors(self.outside(call), response)
            self.check(call, self.unexcused(call, errors), "the validator finds in the harness's answer")
        accept = call.received.header("accept") or "*/*"
        is_accepted = answer.outcome == "undocumented" or not answer.content_type or answer.content_type in accept or "*/*" in accept
        self.check(call, [] if is_accepted else [f"{accept} doesn't have {answer.content_type}"], "the Accept header")
        is_same = (made["outcome"], made["status"]) == (answer.outcome, answer.status)
        problems = [] if is_same else [f"{answer.outcome} {answer.status} became {made['outcome']} {made['status']}: {made['value']}"]
        if is_same:
            problems = self.differences(answer.value, made["value"])
        self.check(call, problems, f"the answer {answer.status}")


def told(error: Exception) -> str:
    """An error and its causes, without the values, which are long."""
    causes = []
    while error is not None:
        schema_errors = [e.message[-200:] for e in getattr(error, "schema_errors", [])]
        causes.append(f"{type(error).__name__} {'; '.join(schema_errors) or repr(error)[:160]}")
        error = error.__cause__ or error.__context__
    return " < ".join(causes)


def authorized(scheme: dict, secret) -> str:
    """The Authorization header of a scheme (RFC 7617, RFC 6750)."""
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
        text = f"{secret['username']}:{secret['password']}"
        return "Basic " + base64.b64encode(text.encode()).decode()
    if scheme["type"] == "http" and scheme["scheme"].lower() != "bearer":
        return f"{scheme['scheme']} {secret}"
    return f"Bearer {secret}"


def exact(value):
    """Numbers with a fraction as decimals, which compare as they are written."""
    return json.loads(json.dumps(plain(value)), parse_float=Decimal)


def plain(value):
    """Decimals as floats, which is what the validator knows."""
    return json.loads(json.dumps(value, default=float))


def is_bytes(value) -> bool:
    return isinstance(value, dict) and "base64" in value


def shown(value) -> str:
    return "nothing" if value is ABSENT else repr(value)[:200]
