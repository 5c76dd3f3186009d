"""Tries the checks themselves: what is wrong on purpose has to be noticed."""
import copy
from typing import Callable, Iterator

from planning import Call


def in_path(call: Call) -> bool:
    return bool(call.received) and any(p["in"] == "path" for p in call.operation.parameters)


def in_query(call: Call) -> bool:
    return bool(call.received) and "=" in call.received.query


def in_headers(call: Call) -> bool:
    return any(p["in"] == "header" and isinstance(call.parameters.get(("header", p["name"])), str) for p in call.operation.parameters)


def with_json(call: Call) -> bool:
    return bool(call.received) and call.received.body[:1] == b"{" and b'":' in call.received.body


def with_secret(call: Call) -> bool:
    return bool(call.used) and bool(call.received)


def with_answer(call: Call) -> bool:
    return call.made["outcome"] == "success" and isinstance(call.made["value"], dict) and bool(call.made["value"])


def change_path(call: Call) -> None:
    path, mark, query = call.received.target.partition("?")
    call.received.target = path.rsplit("/", 1)[0] + "/other" + mark + query


def change_method(call: Call) -> None:
    call.received.method = "trace"


def add_to_query(call: Call) -> None:
    call.received.target += "&unheard=1"


def add_header(call: Call) -> None:
    call.received.headers = call.received.headers + [("X-Unheard", "1")]


def lacks_parameter(call: Call) -> bool:
    return bool(call.received) and bool(unset(call))


def unset(call: Call) -> list[str]:
    """Query parameters that the caller didn't set, and that are one pair."""
    return [
        p["name"] for p in call.operation.parameters
        if p["in"] == "query" and ("query", p["name"]) not in call.parameters
        and p.get("schema", {}).get("type") in ("string", "integer", "number", "boolean")
    ]


def set_unset(call: Call) -> None:
    target = call.received.target
    parameter = next(p for p in call.operation.parameters if p["in"] == "query" and p["name"] == unset(call)[0])
    value = str(parameter["schema"].get("default", 1)).lower()
    call.received.target = target + ("&" if "?" in target else "?") + parameter["name"] + "=" + value


def change_query(call: Call) -> None:
    call.received.target += "x"


def break_target(call: Call) -> None:
    call.received.target += "|"


def change_header(call: Call) -> None:
    names = {p["name"].lower() for p in call.operation.parameters if p["in"] == "header"}
    call.received.headers = [(n, v + "x" if n.lower() in names else v) for n, v in call.received.headers]


def drop_headers(call: Call) -> None:
    call.received.headers = [("Host", "example.com")]
    call.received.target = call.received.path


def rename_in_body(call: Call) -> None:
    call.received.body = call.received.body.replace(b'":', b'x":', 1)


def cut_body(call: Call) -> None:
    call.received.body = call.received.body[:-1]


def change_type(call: Call) -> None:
    call.received.headers = [(n, "application/pdf" if n.lower() == "content-type" else v) for n, v in call.received.headers]


def drop_from_answer(call: Call) -> None:
    call.made["value"].pop(next(iter(call.made["value"])))


def change_outcome(call: Call) -> None:
    call.made["outcome"] = "undocumented"


TAMPERINGS: list[tuple[str, Callable[[Call], bool], Callable[[Call], None]]] = [
    ("another path", in_path, change_path),
    ("another method", in_path, change_method),
    ("one more in the query", in_query, add_to_query),
    ("one more header", lambda call: bool(call.received), add_header),
    ("a parameter that wasn't set, with its default", lacks_parameter, set_unset),
    ("another value in the query", in_query, change_query),
    ("an illegal character in the target", in_query, break_target),
    ("another header", in_headers, change_header),
    ("no secrets", with_secret, drop_headers),
    ("another name in the body", with_json, rename_in_body),
    ("half a body", with_json, cut_body),
    ("another content type", with_json, change_type),
    ("half an answer", with_answer, drop_from_answer),
    ("another outcome", with_answer, change_outcome),
]


def tampered(calls: list[Call]) -> Iterator[tuple[str, Call]]:
    """Calls that went well, each with one thing wrong."""
    for what, fits, tamper in TAMPERINGS:
        for call in [call for call in calls if call.made["outcome"] not in ("refused", "mistaken") and fits(call)][:3]:
            # The plan is shared, what was seen is not.
            changed = copy.copy(call)
            changed.received, changed.made = copy.deepcopy(call.received), copy.deepcopy(call.made)
            tamper(changed)
            yield f"{what} ({call.operation.name})", changed
