"""When two JSON values say the same; see README.md beside this file."""
import datetime, decimal, re


def instant(text):
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", text)
    if not match:
        return None
    day, clock, fraction, zone = match.groups()
    try:
        moment = datetime.datetime.fromisoformat(f"{day}T{clock}" + ("+00:00" if zone in "Zz" else zone))
    except ValueError:
        return None
    # Foundation counts seconds as a double: a microsecond is what today's dates are exact to.
    return round(decimal.Decimal(int(moment.timestamp())) + decimal.Decimal("0" + (fraction or ".0")), 5)


class Comparison:
    """What differs between a value that was read and the one that was written."""

    def __init__(self, known):
        self.known = known
        self.nulls = self.unlisted = 0
        self.difference = None

    def differ(self, path, why):
        self.difference = self.difference or f"{path or '/'}: {why}"

    def compare(self, old, new, path=""):
        if isinstance(old, dict) and isinstance(new, dict):
            for key, value in old.items():
                if key in new:
                    self.compare(value, new[key], f"{path}/{key}")
                elif value is None:
                    self.nulls += 1
                elif key not in self.known:
                    self.unlisted += 1
                else:
                    self.differ(f"{path}/{key}", "is gone")
            for key in new.keys() - old.keys():
                self.differ(f"{path}/{key}", "came from nowhere")
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for index, (a, b) in enumerate(zip(old, new)):
                self.compare(a, b, f"{path}/{index}")
        elif isinstance(old, str) and isinstance(new, str):
            if old != new and not (instant(old) is not None and instant(old) == instant(new)):
                self.differ(path, f"{old[:60]!r} became {new[:60]!r}")
        elif isinstance(old, bool) or isinstance(new, bool) or type(old) is not type(new) and not (
            isinstance(old, (int, decimal.Decimal)) and isinstance(new, (int, decimal.Decimal))
        ):
            if old is not new and old != new or isinstance(old, bool) != isinstance(new, bool):
                self.differ(path, f"{str(old)[:60]} became {str(new)[:60]}")
        elif old != new:
            self.differ(path, f"{str(old)[:60]} became {str(new)[:60]}")


def property_names(document):
    """Names of all properties anywhere."""
    names, pending = set(), [document]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            for key in node.get("required") or [] if isinstance(node.get("required"), list) else []:
                names.add(str(key))
            properties = node.get("properties")
            if isinstance(properties, dict):
                names.update(properties)
            pending += node.values()
    return names
