"""Which value of a discriminator names which schema, and which components extend a base that has one."""
import re

from pointers import name, plain, resolve


GIVEN_NAMES = ("x-discriminator-value", "x-ms-discriminator-value")


def discriminator(schema):
    """(property, mapping) of a schema's discriminator, in OpenAPI's spelling or Swagger 2.0's."""
    found = schema.get("discriminator") if isinstance(schema, dict) else None
    if isinstance(found, str):
        return found, {}
    if isinstance(found, dict) and isinstance(found.get("propertyName"), str):
        mapping = found.get("mapping")
        return found["propertyName"], mapping if isinstance(mapping, dict) else {}
    return None


class Families:
    """The components of one description, by who extends whom."""

    def __init__(self, document, schemas, prefix):
        self.document, self.schemas, self.prefix = document, schemas, prefix
        # A component that is nothing but a reference to a place outside of the components is another name of it.
        self.aliases = {s["$ref"]: n for n, s in schemas.items() if isinstance(s, dict) and isinstance(s.get("$ref"), str)
                        and not s["$ref"].startswith(prefix + "/")}
        self.children = {}
        for child, schema in schemas.items():
            for part in parts(self.structure(schema)):
                if (base := self.component(part)) is not None:
                    self.children.setdefault(base, []).append(child)

    def component(self, schema):
        """The name of the component that a schema refers to."""
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if reference in self.aliases:
            return self.aliases[reference]
        parent, _, last = reference.rpartition("/") if isinstance(reference, str) else ("", "", "")
        if parent != self.prefix:
            return None
        literal = plain(last)
        return next((found for found in (literal, name(reference)) if found in self.schemas), None)

    def structure(self, schema):
        """What a component says itself, or the place that it is another name of."""
        if isinstance(schema, dict) and schema.get("$ref") in self.aliases:
            try:
                return resolve(self.document, schema["$ref"])
            except KeyError:
                return schema
        return schema

    def members(self, base):
        """A component that has a discriminator or inherits one, with all that extend it or that its mapping names;
        nothing for any other component."""
        if self.inherited(base) is None or branches(self.structure(self.schemas[base])):
            return []
        found, pending = [], [base]
        while pending:
            member = pending.pop(0)
            if member not in found:
                found.append(member)
                pending += self.children.get(member, []) + self.mapped(member)
        return found

    def mapped(self, component):
        """The components that a component's own mapping names, whether they extend it or not."""
        found = discriminator(self.structure(self.schemas[component]))
        targets = found[1].values() if found is not None else ()
        return [name for name in self.schemas if name != component and any(self.is_target(target, name) for target in targets)]

    def inherited(self, component, seen=()):
        """The discriminator of a component that extends a base with one, or that others extend."""
        schema = self.structure(self.schemas[component])
        own = discriminator(schema)
        if own is not None and (seen or component in self.children or self.mapped(component)):
            return own
        for part in parts(schema):
            base = self.component(part)
            # What only adds to a union takes part in the union's discriminator, but has no name in it.
            if base is None or base in seen or branches(self.structure(self.schemas[base])) and not self.has_branch(base, component):
                continue
            found = self.inherited(base, (*seen, component))
            if found is not None:
                return found
        return None

    def has_branch(self, base, heir):
        """Whether a base is a union of what extends it, so that in its heirs it has to be read without the union."""
        return any(self.component(branch) == heir for branch in branches(self.structure(self.schemas[base])))

    def names(self, key, mapping, branch):
        """The values of a discriminator that mean a branch; empty where nothing says it."""
        component = self.component(branch)
        own = self.constants(branch, key)
        reference = branch.get("$ref") if isinstance(branch, dict) else None
        mapped = [value for value, target in mapping.items() if target == reference or self.is_target(target, component)]
        if component is not None:
            schema = self.structure(self.schemas[component])
            given = [schema[key] for key in GIVEN_NAMES if isinstance(schema, dict) and isinstance(schema.get(key), str)]
            implied = given[0] if given else component
            # A list of several values is the base's: all that extend it have the same one.
            return mapped or (own if len(own) == 1 else [v for v in own if letters(v) == letters(implied)] or [implied])
        return mapped or own

    def is_target(self, target, component):
        return component is not None and component in (target, name(target), self.component({"$ref": target}))

    def constants(self, schema, key, seen=()):
        """What `const` or a single-valued `enum` of a schema's property allows."""
        if not isinstance(schema, dict):
            return []
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            try:
                return self.constants(resolve(self.document, reference), key, seen + (reference,))
            except (KeyError, ValueError):
                return []
        properties = schema.get("properties")
        own = properties.get(key) if isinstance(properties, dict) else None
        found = listed(self.document, own)
        if found:
            return found
        for part in parts(schema):
            if found := self.constants(part, key, seen):
                return found
        return []


def letters(text):
    """A name without its spelling: `Circle` and `circle` mean the same."""
    return re.sub(r"[^a-z0-9]", "", str(text).lower())


def listed(document, schema):
    if isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
        try:
            schema = resolve(document, schema["$ref"])
        except KeyError:
            return []
    if not isinstance(schema, dict):
        return []
    if "const" in schema:
        return [schema["const"]]
    return schema["enum"] if isinstance(schema.get("enum"), list) else []


def parts(schema):
    found = schema.get("allOf") if isinstance(schema, dict) else None
    return found if isinstance(found, list) else []


def branches(schema):
    found = (schema.get("oneOf") or schema.get("anyOf")) if isinstance(schema, dict) else None
    return found if isinstance(found, list) else []
