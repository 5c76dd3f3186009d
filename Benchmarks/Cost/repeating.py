"""A description with everything in it several times: `repeating.py DESCRIPTION TIMES FILE`.

Paths, webhooks, operations, tags and components of each copy have names of their own, and mention each other; security
schemes, servers and the rest are there once. JSON stays JSON, and YAML stays YAML.
"""
import copy
import json
import re
import sys

SECTIONS = ["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "links", "callbacks", "pathItems"]
# Swagger 2.0 has them at the top.
SWAGGER_SECTIONS = ["definitions", "parameters", "responses"]
METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]
# What stands in these is a value, and no part of the description.
VALUES = {"example", "examples", "default", "const", "enum"}


def load(text):
    if text.lstrip().startswith("{"):
        return json.loads(text)
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        """YAML 1.2's core schema: no dates, no `yes`."""

    left_out = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    Loader.yaml_implicit_resolvers = {
        first: [resolver for resolver in resolvers if resolver[0] not in left_out]
        for first, resolvers in Loader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$", re.IGNORECASE), list("tTfF"))
    return yaml.load(text, Loader=Loader)


class Copy:
    """Renames what one copy holds."""

    def __init__(self, number, document):
        self.suffix = f"Copy{number}"
        self.path = f"/copy{number}"
        self.schemas = set(document.get("components", {}).get("schemas", {})) | set(document.get("definitions", {}))
        self.renamed = set()

    def reference(self, text):
        """`#/components/schemas/Pet/properties/id` → `#/components/schemas/PetCopy2/properties/id`."""
        parts = text.split("/")
        if text.startswith("#/components/") and len(parts) > 3 and parts[2] in SECTIONS:
            parts[3] += self.suffix
        elif text.startswith("#/paths/") and len(parts) > 2:
            parts[2] = self.path.replace("/", "~1") + parts[2]
        elif len(parts) > 2 and parts[0] == "#" and parts[1] in SWAGGER_SECTIONS + ["webhooks"]:
            parts[2] += self.suffix
        elif text in self.schemas:
            return text + self.suffix
        return "/".join(parts)

    def rename(self, value):
        """In place; whether a key is a keyword or a name of the user's makes no difference to what is looked for."""
        if isinstance(value, list):
            for item in value:
                self.rename(item)
        # An alias is the same value.
        if not isinstance(value, dict) or id(value) in self.renamed:
            return
        self.renamed.add(id(value))
        for key, entry in value.items():
            if key == "$ref" and isinstance(entry, str):
                value[key] = self.reference(entry)
            elif key == "discriminator" and isinstance(entry, dict) and isinstance(entry.get("mapping"), dict):
                entry["mapping"] = {tag: self.reference(target) for tag, target in entry["mapping"].items()}
            elif key not in VALUES or not isinstance(entry, list):
                self.rename(entry)

    def operations(self, items):
        for item in items.values():
            for method, operation in item.items() if isinstance(item, dict) else []:
                if method not in METHODS or not isinstance(operation, dict):
                    continue
                if "operationId" in operation:
                    operation["operationId"] = f"{operation['operationId']}{self.suffix}"
                if "tags" in operation:
                    operation["tags"] = [f"{tag} {self.suffix}" for tag in operation["tags"]]


def repeat(document, times):
    result = copy.deepcopy(document)
    for number in range(2, times + 1):
        names, part = Copy(number, document), copy.deepcopy(document)
        names.rename(part)
        names.operations(part.get("paths", {}))
        names.operations(part.get("webhooks", {}))
        result.setdefault("paths", {}).update({names.path + path: item for path, item in part.get("paths", {}).items()})
        for tag in part.get("tags", []):
            result["tags"].append(tag | {"name": f"{tag['name']} {names.suffix}"})
        for holder, made, sections in [
            (result, part, SWAGGER_SECTIONS + ["webhooks"]),
            (result.get("components", {}), part.get("components", {}), SECTIONS),
        ]:
            for section in sections:
                if section in made:
                    holder[section].update({key + names.suffix: item for key, item in made[section].items()})
    return result


def write(source, times, target):
    with open(source, encoding="utf-8-sig") as file:
        text = file.read()
    document = repeat(load(text), times)
    with open(target, "w") as file:
        if text.lstrip().startswith("{"):
            json.dump(document, file, indent=2, ensure_ascii=False)
        else:
            dump(document, text, file)


def dump(document, text, file):
    import yaml

    yaml.dump(document, file, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, allow_unicode=True, width=120)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3])
