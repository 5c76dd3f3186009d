"""JSON Pointers (RFC 6901) as fragments of a URI, and the nodes that they lead to."""
from urllib.parse import unquote


def escaped(token):
    return str(token).replace("~", "~0").replace("/", "~1")


def joined(pointer, *tokens):
    return "/".join([pointer, *map(escaped, tokens)])


def tokens(pointer):
    """The decoded tokens of `#/a/b`; none for `#`."""
    text = unquote(pointer.lstrip("#"))
    return [token.replace("~1", "/").replace("~0", "~") for token in text.split("/")[1:]]


def name(reference):
    """The last token of a reference, which for a component is its name."""
    parts = tokens(reference.rsplit("#", 1)[-1]) if isinstance(reference, str) and "/" in reference else []
    return parts[-1] if parts else None


def resolve(document, pointer):
    """The node at a pointer; KeyError where there is none."""
    node = document
    for token in tokens(pointer):
        if isinstance(node, list) and token.isdigit() and int(token) < len(node):
            node = node[int(token)]
        elif isinstance(node, dict) and token in node:
            node = node[token]
        else:
            raise KeyError(pointer)
    return node
