"""Descriptions, read as a YAML 1.2 reader reads them."""
import json
import re

import yaml

SCALARS = {
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF", lambda text: text.lower() == "true"),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789", lambda text: int(text, 0 if text[:2] in ("0o", "0x") else 10)),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+.0123456789",
              lambda text: float(text.replace(".inf", "inf").replace(".Inf", "inf").replace(".INF", "inf").replace(".nan", "nan"))),
}


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2's core schema: no dates, no `yes`, no octal numbers that start with 0."""


def _tag(name):
    return f"tag:yaml.org,2002:{name}"


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in found if tag not in map(_tag, ("timestamp", *SCALARS))]
    for first, found in Loader.yaml_implicit_resolvers.items()
}
for _name, (_pattern, _first, _convert) in SCALARS.items():
    Loader.add_implicit_resolver(_tag(_name), re.compile(rf"^(?:{_pattern})$"), list(_first))
    Loader.add_constructor(_tag(_name), lambda loader, node, convert=_convert: convert(loader.construct_scalar(node)))


def load(path):
    text = path.read_text(encoding="utf-8-sig")
    try:
        return json.loads(text)
    except ValueError:
        return json.loads(json.dumps(yaml.load(text, Loader=Loader), default=str))
