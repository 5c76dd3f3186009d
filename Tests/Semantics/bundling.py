"""One document of a description in several files.

A schema that is a file of its own becomes a component, named after the component that refers to it or after the file, as
the generator names its type. Other files are kept whole, and references lead to where they are kept.
"""
from urllib.parse import unquote

from derivation import nodes
from documents import load
from pointers import joined

FILES = "x-oracle-files"
SUFFIXES = (".yaml", ".yml", ".json")
SCHEMA_WORDS = {"type", "properties", "allOf", "oneOf", "anyOf", "enum", "items"}


class Bundle:
    """A root document with all files that its references lead to."""

    def __init__(self, document, path):
        self.document, self.root = document, path.resolve()
        self.prefixes = {self.root: "#"}
        self.files = {}
        self.places = {}  # pointer of what was a file: its name
        self.schemas, self.parent = components(document)
        self._take_components()
        self._rewrite(document, self.root)
        if self.files:
            document[FILES] = self.files

    def _take_components(self):
        """Components that are nothing but a reference to a file hold what is in the file; files may refer to each other."""
        taken = {}
        for name, schema in list(self.schemas.items()):
            reference = schema.get("$ref") if isinstance(schema, dict) and set(schema) <= {"$ref", "description"} else None
            file, _, fragment = reference.partition("#") if isinstance(reference, str) else ("", "", "")
            path = existing((self.root.parent / unquote(file)).resolve()) if file and "://" not in file and not fragment else None
            if path is not None and path.is_file() and path not in self.prefixes:
                self.prefixes[path] = joined(self.parent, name)
                taken[name] = path
        for name, path in taken.items():
            self._keep(path, self.prefixes[path], self.schemas, name, load(path))

    def _keep(self, path, pointer, parent, key, content):
        self.prefixes[path], self.places[pointer] = pointer, path.name
        parent[key] = content
        self._rewrite(content, path)

    def _rewrite(self, tree, path):
        for node in list(nodes(tree)):
            if isinstance(node.get("$ref"), str):
                node["$ref"] = self._target(node["$ref"], path)
            discriminator = node.get("discriminator")
            mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
            if isinstance(mapping, dict):
                for key, value in mapping.items():
                    if isinstance(value, str) and ("/" in value or value.endswith(SUFFIXES)):
                        mapping[key] = self._target(value, path)

    def _target(self, reference, path):
        file, _, fragment = reference.partition("#")
        if "://" in file or not file and (path == self.root or self._is_rewritten(reference)):
            return reference
        try:
            return self._prefix(existing((path.parent / unquote(file)).resolve()) if file else path) + fragment
        except (OSError, ValueError):
            return reference

    def _is_rewritten(self, reference):
        """Files in a circle come to be rewritten while others are, and a part of one may be a part of several."""
        return any(reference == place or reference.startswith(place + "/") for place in self.places)

    def _prefix(self, path):
        if path not in self.prefixes:
            content = load(path)
            if isinstance(content, dict) and SCHEMA_WORDS & set(content) and path.stem not in self.schemas:
                self._keep(path, joined(self.parent, path.stem), self.schemas, path.stem, content)
            else:
                key = str(len(self.files))
                self._keep(path, f"#/{FILES}/{key}", self.files, key, content)
        return self.prefixes[path]

    def origin(self, pointer):
        """The place in a file for a pointer into the bundle."""
        for place, name in self.places.items():
            if pointer == place or pointer.startswith(place + "/"):
                return f"{name}#{pointer[len(place):]}"
        return pointer


def components(document):
    """The schemas of a document, which has a place for them, and the pointer to them."""
    is_swagger = "swagger" in document
    parent = document if is_swagger else document.setdefault("components", {})
    key = "definitions" if is_swagger else "schemas"
    if not isinstance(parent, dict) or not isinstance(parent.setdefault(key, {}), dict):
        return {}, ""
    return parent[key], "#/definitions" if is_swagger else "#/components/schemas"


def existing(path):
    """The file, which a reference may name without its extension."""
    candidates = [path, *(path.with_name(path.name + suffix) for suffix in SUFFIXES)]
    return next((found for found in candidates if found.is_file()), path)
