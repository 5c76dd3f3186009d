"""One document of a description in several files: each further file is kept whole, and references lead to where it is kept."""
from urllib.parse import unquote

from derivation import nodes
from documents import load

FILES = "x-oracle-files"


class Bundle:
    """A root document with all files that its references lead to."""

    def __init__(self, document, path):
        self.document = document
        self.root = path.resolve()
        self.prefixes = {self.root: "#"}
        self.files = {}
        self._rewrite(document, self.root)
        if self.files:
            document[FILES] = self.files

    def _rewrite(self, tree, path):
        for node in nodes(tree):
            if isinstance(node.get("$ref"), str):
                node["$ref"] = self._target(node["$ref"], path)
            discriminator = node.get("discriminator")
            mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
            if isinstance(mapping, dict):
                for key, value in mapping.items():
                    if isinstance(value, str) and ("/" in value or "." in value):
                        mapping[key] = self._target(value, path)

    def _target(self, reference, path):
        file, _, fragment = reference.partition("#")
        if "://" in file or not file and path == self.root:
            return reference
        try:
            target = existing((path.parent / unquote(file)).resolve()) if file else path
            prefix = self._prefix(target)
        except (OSError, ValueError):
            return reference
        return prefix + fragment if fragment or prefix == "#" else prefix

    def _prefix(self, path):
        if path not in self.prefixes:
            document = load(path)
            self.prefixes[path] = f"#/{FILES}/{len(self.files)}"
            self.files[str(len(self.files))] = document
            self._rewrite(document, path)
        return self.prefixes[path]


def existing(path):
    """The file, which a reference may name without its extension."""
    candidates = [path, *(path.with_name(path.name + suffix) for suffix in (".yaml", ".yml", ".json"))]
    return next((found for found in candidates if found.is_file()), path)
