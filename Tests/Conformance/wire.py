"""Reads parameters off the wire: an independent reading of the style table.

OpenAPI 3.1.2, Parameter Object: Style Examples; RFC 6570, section 3.2 for path, query and form; RFC 9110 for headers; RFC 6265 for cookies. Lists are split before their items are percent-decoded.
"""
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from schemas import Schemas

#: What stands for a parameter that wasn't sent.
ABSENT = object()

PATH = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*")
QUERY = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*")
DEFAULT_STYLE = {"path": "simple", "header": "simple", "query": "form", "cookie": "form", "querystring": "form"}


class Unreadable(Exception):
    """The wire doesn't say a value as the description asks for it."""


@dataclass
class Request:
    """A request as it came: the raw target, header fields as bytes in ISO 8859-1, and the body."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    def header(self, name: str) -> str | None:
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(values) if values else None


@dataclass
class Pairs:
    """Names and values, still encoded; each is taken by at most one parameter."""

    raw: list[tuple[str, str]]
    is_form: bool = False
    taken: set[int] = field(default_factory=set)

    @classmethod
    def split(cls, text: str, separator: str = "&", is_form: bool = False) -> "Pairs":
        return cls([(name, value) for name, _, value in (pair.partition("=") for pair in text.split(separator) if pair)], is_form)

    def decode(self, text: str) -> str:
        # A plus sign is a space to a reader of forms and a plus sign to RFC 6570: in a query it must not stand at all.
        if self.is_form:
            text = text.replace("+", " ")
        elif "+" in text:
            raise Unreadable(f"{text!r} has a plus sign, which readers take for a space")
        return decoded(text)

    def take(self, wanted) -> list[tuple[str, str]]:
        """Decoded names and raw values of the pairs whose decoded name is wanted."""
        found = []
        for index, (name, value) in enumerate(self.raw):
            if index not in self.taken and wanted(self.decode(name)):
                self.taken.add(index)
                found.append((self.decode(name), value))
        return found

    def rest(self) -> list[tuple[str, str]]:
        return [pair for index, pair in enumerate(self.raw) if index not in self.taken]


def decoded(text: str) -> str:
    """Percent-decoded, as UTF-8 and nothing else."""
    try:
        return unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{text!r} is not UTF-8") from problem


def with_commas_hidden(text: str) -> str:
    """A header in which commas within quotes, which are no separators (RFC 9110, section 5.6.4), are hidden."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: match[0].replace(",", "\0"), text)


def with_commas(text: str) -> str:
    """Headers aren't encoded, and quotes belong to what was meant (OpenAPI 3.1.2, Appendix D)."""
    return text.replace("\0", ",")


def style_of(parameter: dict) -> tuple[str, bool]:
    style = parameter.get("style") or DEFAULT_STYLE[parameter["in"]]
    return style, parameter.get("explode", style in ("form", "cookie"))


def items(raw: str, separator: str, decode) -> list[str]:
    return [decode(item) for item in raw.split(separator)] if raw else []


def alternating(texts: list[str]) -> dict[str, str]:
    if len(texts) % 2:
        raise Unreadable(f"{texts!r} are not names and values by turns")
    return dict(zip(texts[::2], texts[1::2]))


def assignments(raw: str, separator: str, decode) -> dict[str, str]:
    found = {}
    for pair in raw.split(separator) if raw else []:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Unreadable(f"{pair!r} has no equals sign")
        found[decode(name)] = decode(value)
    return found


def without_prefix(raw: str, prefix: str) -> str:
    if not raw.startswith(prefix):
        raise Unreadable(f"{raw!r} doesn't start with {prefix!r}")
    return raw[len(prefix):]


def segment(name: str, raw: str, style: str, explode: bool, kind: str, decode=decoded):
    """Texts of a value that stands in one place: a path segment, or a header."""
    if style == "matrix":
        parts = without_prefix(raw, ";").split(";")
        if explode and kind == "object":
            return assignments(";".join(parts), ";", decode)
        # RFC 6570, section 3.2.7: an empty value has no equals sign.
        values = []
        for part in parts:
            key, equals, value = part.partition("=")
            if decode(key) != name or (equals and not value):
                raise Unreadable(f"{part!r} is not a value of {name}")
            values.append(value)
        if explode and kind == "array":
            return [decode(value) for value in values]
        if len(values) != 1:
            raise Unreadable(f"{raw!r} has several values")
        raw = values[0]
    elif style == "label":
        raw = without_prefix(raw, ".")
    elif style != "simple":
        raise Unreadable(f"no style {style} here")
    if kind not in ("array", "object"):
        return decode(raw)
    separator = "." if style == "label" and explode else ","
    if kind == "object" and explode:
        return assignments(raw, separator, decode)
    texts = items(raw, separator, decode)
    return texts if kind == "array" else alternating(texts)


SEPARATORS = {"form": ",", "cookie": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def named(name: str, pairs: Pairs, style: str, explode: bool, kind: str, schemas: Schemas, schema):
    """Texts of a value in pairs of names and values: a query, a form, cookies."""
    decode = pairs.decode if style != "cookie" else (lambda text: text)
    if style == "deepObject":
        found = pairs.take(lambda key: key.startswith(name + "[") and key.endswith("]"))
        if kind == "array":
            return [decode(value) for _, value in found] if found else ABSENT
        return {key[len(name) + 1:-1]: decode(value) for key, value in found} if found else ABSENT
    if kind == "object" and explode:
        known = schemas.property_names(schema)
        found = pairs.take(lambda key: key in known if known is not None else True)
        return {key: decode(value) for key, value in found} if found else ABSENT
    found = [value for _, value in pairs.take(lambda key: key == name)]
    if not found:
        return ABSENT
    if kind == "array" and explode:
        return [decode(value) for value in found]
    if len(found) > 1:
        raise Unreadable(f"{name} is there {len(found)} times")
    if kind not in ("array", "object"):
        return decode(found[0])
    # An unencoded bar means the same; it isn't legal in a URL, which is checked elsewhere.
    texts = [decode(item) for item in found[0].split(SEPARATORS[style])] if found[0] else [""]
    return texts if kind == "array" else alternating(texts)
