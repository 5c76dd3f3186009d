"""What differs between the JSON value that was read and the one that was written."""
from dataclasses import dataclass
from decimal import Decimal

from formats import spelled_instant
from pointers import joined

ABSENT = object()


@dataclass
class Difference:
    kind: str
    path: str
    old: object
    new: object


def differences(old, new, path=""):
    """All differences, numbers being equal as numbers and objects in any order."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key in new:
                yield from differences(value, new[key], joined(path, key))
            else:
                yield Difference("null-for-absent" if value is None else "gone", joined(path, key), value, ABSENT)
        for key in new.keys() - old.keys():
            yield Difference("added", joined(path, key), ABSENT, new[key])
    elif isinstance(old, list) and isinstance(new, list):
        for index, (before, after) in enumerate(zip(old, new)):
            yield from differences(before, after, joined(path, index))
        if len(old) != len(new):
            yield Difference("items-changed", path, old, new)
    elif not is_same_scalar(old, new):
        is_instant = isinstance(old, str) and isinstance(new, str) and spelled_instant(old, new)
        kind = "instant-spelling" if is_instant else "changed" if json_type(old) == json_type(new) else "type-changed"
        yield Difference(kind, path, old, new)


def is_same_scalar(old, new):
    if json_type(old) != json_type(new):
        return False
    if json_type(old) != "number":
        return old == new
    if old == new:
        return True
    # A double keeps about 17 digits; an integer has to be exact.
    is_fraction = isinstance(old, Decimal) and old != old.to_integral_value()
    return is_fraction and float(old) == float(new)


def json_type(value):
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float, Decimal)):
        return "number"
    return {str: "string", dict: "object", list: "array", type(None): "null"}.get(type(value), "absent")
