"""References by `$id` and `$anchor` (JSON Schema 2020-12, section 8.2), and by pointer."""
from urllib.parse import urljoin

from pointers import joined, located


class Identifiers:
    """The named schemas of one document."""

    def __init__(self, document):
        self.document = document
        self.bases = {}    # pointer of a schema with an `$id`: its address
        self.schemas = {}  # address, with the anchor if there is one: pointer
        base = document.get("$self") if isinstance(document.get("$self"), str) else ""
        self._collect(document, "#", base)

    def _collect(self, node, pointer, base):
        if isinstance(node, dict):
            if isinstance(node.get("$id"), str):
                base = urljoin(base, node["$id"]).rstrip("#")
                self.bases[pointer] = base
                self.schemas.setdefault(base, pointer)
            for word in ("$anchor", "$dynamicAnchor"):
                if isinstance(node.get(word), str):
                    self.schemas.setdefault(f"{base}#{node[word]}", pointer)
            for key, value in node.items():
                self._collect(value, joined(pointer, key), base)
        elif isinstance(node, list):
            for index, value in enumerate(node):
                self._collect(value, joined(pointer, index), base)

    def target(self, reference, at):
        """The pointer that a reference at a place leads to; None for what can't be resolved."""
        scope = self._scope(at)
        if reference == "#" or reference.startswith("#/"):
            candidates = [(scope or "#") + reference[1:], reference]
        else:
            address, _, fragment = urljoin(self.bases.get(scope, ""), reference).partition("#")
            if not fragment or fragment.startswith("/"):
                candidates = [self.schemas[address] + fragment] if address in self.schemas else []
            else:
                candidates = [self.schemas[f"{address}#{fragment}"]] if f"{address}#{fragment}" in self.schemas else []
        return next((place for pointer in candidates if (place := self._place(pointer)) is not None), None)

    def _scope(self, at):
        while self.bases and "/" in at:
            if at in self.bases:
                return at
            at = at.rsplit("/", 1)[0]
        return None

    def _place(self, pointer):
        try:
            return located(self.document, pointer)[0]
        except KeyError:
            return None
