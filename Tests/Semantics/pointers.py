"""JSON Pointers (RFC 6901) as fragments of a URI, and the nodes that they lead to."""
from urllib.parse import unquote


def escaped(token):
    return str(token).replace("~", "~0").replace("/", "~1")


def joined(pointer, *tokens):
    return "/".join([pointer, *map(escaped, tokens)])


def name(reference):
    """The last token of a reference, which for a component is its name."""
    return plain(unquote(reference.rsplit("/", 1)[1])) if isinstance(reference, str) and "/" in reference else None


def plain(token):
    return token.replace("~1", "/").replace("~0", "~")


def located(document, pointer):
    """(pointer without percent encoding, node) of what a pointer leads to; KeyError where there is nothing."""
    node, place = document, "#"
    for token in pointer.lstrip("#").split("/")[1:]:
        key = step(node, [plain(token), plain(unquote(token))])
        if key is None:
            raise KeyError(pointer)
        node, place = node[key], joined(place, key)
    return place, node


def step(node, candidates):
    for key in candidates:
        if isinstance(node, dict) and key in node:
            return key
        if isinstance(node, list) and key.isdigit() and int(key) < len(node):
            return int(key)
    return None


def resolve(document, pointer):
    """The node at a pointer; KeyError where there is none."""
    return located(document, pointer)[1]


def above(path):
    """The path and all that it is in."""
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]
