"""The formats that are asserted, and texts of each."""
import base64
import binascii
import datetime
import ipaddress
import re
import uuid

from jsonschema import FormatChecker

INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
TEXTS = {
    "date-time": ["2024-05-06T07:08:09Z", "1999-12-31T23:59:59.250Z", "2024-02-29T12:00:00+02:00"],
    "date": ["2024-05-06", "1999-12-31"],
    "time": ["07:08:09Z"],
    "uuid": ["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-4000-8000-00000000abcd"],
    "uri": ["https://example.com/a?b=c", "urn:isbn:0451450523", "https://example.com/%C3%A9#top"],
    "byte": ["aGVsbG8=", "", "AAEC/w=="],
    "email": ["a@example.com"],
    "ipv4": ["192.0.2.1"],
    "ipv6": ["2001:db8::1"],
    "hostname": ["example.com"],
    "duration": ["P1DT2H"],
    "decimal": ["1.25", "-3"],
    "int64": ["12", "-9007199254740993"],
    "int32": ["12"],
}
TEXTS["google-datetime"] = TEXTS["date-time"]
TEXTS["guid"], TEXTS["url"], TEXTS["base64"] = TEXTS["uuid"], TEXTS["uri"], TEXTS["byte"]
RANGES = {
    "int32": (-2**31, 2**31 - 1), "int64": (-2**63, 2**63 - 1), "long": (-2**63, 2**63 - 1), "uint64": (0, 2**64 - 1),
    "int8": (-2**7, 2**7 - 1), "int16": (-2**15, 2**15 - 1), "uint8": (0, 2**8 - 1), "uint16": (0, 2**16 - 1), "uint32": (0, 2**32 - 1),
}
checker = FormatChecker(formats=())


def text_format(*names):
    def register(check):
        for name in names:
            checker.checks(name, raises=ValueError)(lambda value: not isinstance(value, str) or check(value))
        return check
    return register


@text_format("date-time", "google-datetime")
def is_instant(text):
    if not INSTANT.fullmatch(text):
        return False
    datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00"))
    return True


@text_format("date")
def is_date(text):
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and bool(datetime.date.fromisoformat(text))


@text_format("uuid", "guid")
def is_uuid(text):
    return bool(re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text)) and bool(uuid.UUID(text))


@text_format("uri", "url")
def is_uri(text):
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+", text)) and not re.search(r'[<>"{}|\\^`]', text)


@text_format("byte", "base64")
def is_base64(text):
    try:
        return base64.b64encode(base64.b64decode(text, validate=True)).decode() == text
    except binascii.Error:
        return False


@text_format("ipv4")
def is_ipv4(text):
    return bool(ipaddress.IPv4Address(text))


@text_format("ipv6")
def is_ipv6(text):
    return bool(ipaddress.IPv6Address(text))


def in_range(low, high):
    """A check for the integers of a range, which a `number` with such a format is, too (OpenAPI's format registry)."""
    return lambda value: not isinstance(value, (int, float)) or isinstance(value, bool) or low <= value <= high and value == int(value)


for _name, _range in RANGES.items():
    checker.checks(_name)(in_range(*_range))


def spelled_instant(old, new):
    """Whether two texts are the same instant; Foundation counts seconds as a double, exact to about a microsecond."""
    moments = []
    for text in (old, new):
        match = INSTANT.fullmatch(text) if isinstance(text, str) else None
        if not match:
            return False
        whole = re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00")
        try:
            moments.append(datetime.datetime.fromisoformat(whole).timestamp() + float("0" + (match[1] or ".0")))
        except ValueError:
            return False
    return abs(moments[0] - moments[1]) < 2e-6
