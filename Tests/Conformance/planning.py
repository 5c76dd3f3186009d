"""Which calls are made with what, and what they are answered with."""
import base64
import json
from dataclasses import dataclass

from bodies import is_json
from operations import Operation
from schemas import Schemas
from stubs import Stub
from wire import Request, style_of

TEAPOT = 418
STREAMS = ("application/x-ndjson", "application/jsonl", "application/json-seq", "text/event-stream")
#: Every byte, twice over a boundary of reads.
FILE_BYTES = bytes(range(256)) * 3 + b"\r\n--part-"


@dataclass
class Answer:
    """What the server says."""

    status: int
    content_type: str | None
    body: bytes
    #: What the client should make of it.
    outcome: str
    value: object = None


@dataclass
class Call:
    """One call, what was meant by it, and what came of it."""

    id: str
    operation: Operation
    stub: Stub
    label: str
    parameters: dict[tuple[str, str], object]
    #: The media type of the body and its value; nil for none.
    body: tuple[str, object] | None
    #: Secrets by scheme: those given, and the names of those that are to be used.
    credentials: dict[str, object]
    used: list[str]
    answer: Answer
    received: Request | None = None
    made: dict | None = None

    def line(self) -> dict:
        """What the driver is told."""
        # A form in the query string is written as a query is.
        own = {(a.location, a.wire_name) for a in self.stub.arguments}
        arguments = {
            f"{place[0] if place in own else 'query'} {place[1]}": value for place, value in self.parameters.items()
        }
        if self.body is not None:
            arguments["body"] = self.body[1]
        return {"call": self.id, "operation": self.stub.name, "arguments": arguments, "credentials": self.credentials}


class Planner:
    """Makes the calls of one description."""

    def __init__(self, schemas: Schemas, schemes: dict[str, dict]):
        self.schemas = schemas
        self.schemes = schemes
        self.secrets = {name: secret(name, scheme) for name, scheme in schemes.items()}
        self.count = 0

    def calls(self, operation: Operation, stub: Stub) -> list[Call]:
        """Everything once, the required alone, more values, each status, and each alternative of the credentials."""
        answers = self.answers(operation)
        full = [self.request(operation, stub, "most", pick) for pick in range(self.variety(operation))]
        least = self.request(operation, stub, "least", 0)
        requests = [("everything", full[0]), ("the required alone", least)]
        for request in full[1:] + [self.request(operation, stub, "null", 0)]:
            if request not in [known for _, known in requests]:
                requests.append((f"variation {len(requests) - 1}", request))
        made = [
            self.call(operation, stub, label, request, answers[index % len(answers)], self.secrets)
            for index, (label, request) in enumerate(requests)
        ]
        made += [self.call(operation, stub, "answer", full[0], answer, self.secrets) for answer in answers[len(requests):]]
        # One alternative's credentials alone, where there is a choice.
        for alternative in operation.security if len(operation.security) > 1 else []:
            made.append(self.call(operation, stub, "credentials", least, answers[0], {n: self.secrets[n] for n in alternative}))
        return made

    def call(self, operation: Operation, stub: Stub, label: str, request, answer: Answer, secrets: dict) -> Call:
        self.count += 1
        used = next((list(a) for a in operation.security if set(a) <= set(secrets)), [])
        return Call(str(self.count), operation, stub, label, *request, secrets, used, answer)

    def variety(self, operation: Operation) -> int:
        """How many requests are made: as many as the parameter with the most examples has, and some for the body."""
        most = max([len(p.get("examples") or {}) for p in operation.parameters], default=0)
        media = list(self.bodies(operation).values())
        return max(most, 4 if media else 1, *[len(m.get("examples") or {}) for m in media], 1)

    def bodies(self, operation: Operation) -> dict[str, dict]:
        return (operation.body or {}).get("content") or {}

    def request(self, operation: Operation, stub: Stub, mode: str, pick: int):
        """Values for the parameters, and the body."""
        values = {}
        for parameter in operation.parameters:
            if parameter.get("required") or mode != "least":
                values[parameter["in"], parameter["name"]] = self.parameter(parameter, pick)
        if operation.body is None or (mode == "least" and not operation.body.get("required")):
            return values, None
        media_type = self.sent_type(operation, stub)
        return values, (media_type, self.body(media_type, self.bodies(operation)[media_type], mode, pick))

    def sent_type(self, operation: Operation, stub: Stub) -> str:
        """The media type that the stub writes, of those that are documented."""
        form = next(a.wire_name for a in stub.arguments if a.location == "body")
        kinds = {"json": is_json, "form": lambda t: t.endswith("urlencoded"), "multipart": lambda t: t.startswith("multipart/"), "text": lambda t: t.startswith("text/")}
        documented = list(self.bodies(operation))
        return next((t for t in documented if kinds.get(form, lambda t: True)(t.split(";")[0].lower())), documented[0])

    def parameter(self, parameter: dict, pick: int):
        examples = list((parameter.get("examples") or {}).values())
        if examples:
            return self.schemas.resolve(examples[pick % len(examples)])["value"]
        media = next(iter(parameter["content"].values())) if "content" in parameter else parameter
        value = self.schemas.sample(media.get("schema", {}), "most", pick)
        # A header has no line feeds, and quotes of its own.
        return json.loads(json.dumps(value).replace("\\n\\\"", "")) if parameter["in"] == "header" else value

    def body(self, media_type: str, media: dict, mode: str, pick: int):
        examples = list((media.get("examples") or {}).values())
        if examples and mode != "least":
            return self.schemas.resolve(examples[pick % len(examples)])["value"]
        schema = media.get("schema", {})
        if is_json(media_type) or media_type.endswith("urlencoded") or (media_type.startswith("text/") and not self.schemas.is_file(schema)):
            return self.schemas.sample(schema, mode, pick)
        if media_type.startswith("multipart/"):
            return self.form(schema, mode, pick)
        return {"base64": base64.b64encode(FILE_BYTES).decode()}

    def form(self, schema, mode: str, pick: int) -> dict:
        flat = self.schemas.flat(schema)
        required = flat.get("required") or []
        value = {}
        for name, part in (flat.get("properties") or {}).items():
            if name not in required and mode == "least":
                continue
            is_list = self.schemas.kind(part) == "array"
            item = self.schemas.flat(part).get("items", {}) if is_list else part
            if self.schemas.is_file(item):
                files = [file(f"{pick}{index}") for index in range(2)]
                value[name] = files if is_list else files[0]
            else:
                value[name] = self.schemas.sample(part, "most" if mode == "null" else mode, pick)
        return value

    def answers(self, operation: Operation) -> list[Answer]:
        """The fullest and the smallest answer of each status and media type, and one that isn't documented."""
        found: list[Answer] = []
        for status, response in operation.responses.items():
            code = TEAPOT if status == "default" else int(status.upper().replace("XX", "99"))
            outcome = "success" if 200 <= code < 300 else "failure"
            content = response.get("content") or {}
            # Whatever is documented there: no server can send a body (RFC 9110, sections 9.3.2 and 15.3.5).
            if not content or operation.method == "head" or code in (204, 205, 304):
                found.append(Answer(code, None, b"", outcome))
                continue
            for media_type, media in content.items():
                found += [Answer(code, media_type, body, outcome, value) for body, value in self.samples(media_type, media)]
        found.sort(key=lambda answer: answer.status >= 300)
        ranges = {status[0] for status in operation.responses if status.upper().endswith("XX")}
        if "default" not in operation.responses and str(TEAPOT)[0] not in ranges:
            body = b"" if operation.method == "head" else '{"error": "é"}'.encode()
            found.append(Answer(TEAPOT, "application/json", body, "undocumented", {"base64": base64.b64encode(body).decode()}))
        return found

    def samples(self, media_type: str, media: dict) -> list[tuple[bytes, object]]:
        """Bodies with the values that they say."""
        schema = media.get("itemSchema") or media.get("schema") or {}
        if not (is_json(media_type) or media_type in STREAMS):
            if media_type.startswith("text/"):
                return [("text é\n".encode(), "text é\n")]
            return [(FILE_BYTES, {"base64": base64.b64encode(FILE_BYTES).decode()})]
        values: list[object] = []
        for mode, picks in (("most", 4), ("least", 1), ("null", 1)):
            for pick in range(picks):
                value = self.schemas.sample(schema, mode, pick)
                if value not in values:
                    values.append(value)
        if media_type in STREAMS:
            return [(b"".join(framed(media_type, value) for value in values), values)]
        return [(json.dumps(value, ensure_ascii=False).encode(), value) for value in values]


def framed(media_type: str, value) -> bytes:
    text = json.dumps(value, ensure_ascii=False).encode()
    return {"text/event-stream": b"data: %s\n\n", "application/json-seq": b"\x1e%s\n"}.get(media_type, b"%s\n") % text


def file(name: str) -> dict:
    return {"base64": base64.b64encode(FILE_BYTES + name.encode()).decode(), "filename": f"naïve {name}.wav", "contentType": "audio/wav"}


def secret(name: str, scheme: dict):
    """A secret with characters that have to be encoded where they can be."""
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
        return {"username": f"user {name}", "password": "pässword:+/="}
    hard = ' a+b/c=d&e?f%20"' if scheme["type"] == "apiKey" and scheme["in"] == "query" else ""
    return f"secret-{name}{hard}"


def is_expressible(parameter: dict, value, schemas: Schemas) -> bool:
    """Whether the style table has a form for a value that its reader can tell from others."""
    location, is_content = parameter["in"], "content" in parameter
    style, explode = ("", False) if is_content else style_of(parameter)
    texts = [json.dumps(value)] if is_content else flat_texts(value)
    if location == "path":
        # Nothing would stand there, or a segment that is taken out on the way (RFC 3986, section 5.2.4).
        if value in ("", [], {}) and style != "matrix" or value in ([], {}):
            return False
        if style == "simple" and len(texts) == 1 and texts[0] in ("", ".", ".."):
            return False
        if style == "label" and (value in ("", ".") or explode and not isinstance(value, str) and any("." in text for text in texts)):
            return False
    if location == "header":
        if any(ord(c) < 32 and c != "\t" or ord(c) == 127 for text in texts for c in text):
            return False
        if any(text != text.strip() for text in texts):
            return False
    if style == "deepObject" and any(c in name for name in value for c in "[]"):
        return False
    if style == "cookie" and any(not 0x20 < ord(c) < 0x7F or c in ';,"\\' for text in texts for c in text):
        return False
    if style == "spaceDelimited" and not explode and any(" " in text for text in texts):
        return False
    return not (style == "pipeDelimited" and not explode and any("|" in text for text in texts))


def flat_texts(value) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for text in (pair[0], *flat_texts(pair[1]))]
    if isinstance(value, list):
        return [text for item in value for text in flat_texts(item)]
    return [value if isinstance(value, str) else json.dumps(value)]
