"""What the runner says of a Swift value, by JSON pointer into the value."""
from pointers import joined

MODULE = "Sample."


class SwiftTree:
    """Cases, raw values and defaults of one value that was read."""

    def __init__(self, tree, source):
        self.source = source
        self.chains = {}      # path: [(union type, case), …], from the outside in
        self.enums = {}       # path: (type, case)
        self.raw = set()      # paths that hold a `JSONValue`
        self.maps = set()     # paths that hold a dictionary
        self.defaults = {}    # path: {wire name: what is read}
        self.structs = {}     # path: type
        self.beside = set()   # paths of properties that their object's type doesn't list
        self._walk(tree, "")

    def _walk(self, tree, path):
        if isinstance(tree, list):
            for index, item in enumerate(tree):
                self._walk(item, joined(path, index))
        elif isinstance(tree, dict):
            self._node(tree, path)

    def _node(self, tree, path):
        name = tree.get("t", "").removeprefix(MODULE)
        if "r" in tree:
            self.raw.add(path)
        elif "m" in tree:
            self.maps.add(path)
            for key, member in tree["m"].items():
                self._walk(member, joined(path, key))
        elif "e" in tree:
            self.enums[path] = (name, tree["e"])
        elif "c" in tree:
            self.chains.setdefault(path, []).append((name, tree["c"]))
            self._walk(tree.get("v"), path)
        elif "p" in tree:
            self._struct(name, tree, path)

    def _struct(self, name, tree, path):
        self.structs[path] = name
        self.defaults[path] = tree["d"]
        found = self.source.types.get(name)
        wire = found.wire if found else {}
        for label, member in tree["p"].items():
            plain = label.lstrip("_$")
            if label in wire or plain in wire:
                self._walk(member, joined(path, wire.get(label, wire.get(plain))))
            elif isinstance(member, dict) and "m" in member:
                # Properties that the description doesn't list.
                for key, extra in member["m"].items():
                    self.beside.add(joined(path, key))
                    self._walk(extra, joined(path, key))

    def case(self, path):
        """All that Swift decided about a part of the value, down to an enumeration's case."""
        return tuple(self.chains.get(path, ())) + ((self.enums[path],) if path in self.enums else ())

    def is_unknown(self, path):
        chain = self.chains.get(path)
        return bool(chain) and chain[-1][1].startswith("unknown") and path in self.raw
