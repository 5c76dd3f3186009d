"""What the generated Swift declares: the type of each component, and of each type the properties and their wire names."""
import json
import re
from dataclasses import dataclass, field

SOURCE = re.compile(r"Source: `(#/[^`]+)`")
NAME = r"`?([^\s:<={(`]+)`?"
DECLARATION = re.compile(rf"^( *)(?:(?:public|package|internal|nonisolated|indirect) )*(struct|enum|typealias|extension) {NAME}")
PROPERTY = re.compile(rf"^ *(?:@\w+ )?(?:public |package )(?:nonisolated )?(?:var|let) {NAME}: ([^{{=]+)")
KEYS = re.compile(r"static let keys = JSONKeys\((.*?)\)\n", re.S)
WRITE = re.compile(r"json\.write\w*\(`?(?:self\.)?_?([^,`()]+?)`?(?:\.value)?, (\d+), in:")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass
class SwiftType:
    """One declared type."""
    name: str
    kind: str
    body: list = field(default_factory=list)
    properties: dict = field(default_factory=dict)  # Swift name: declared type
    documented: set = field(default_factory=set)    # Swift names with a default in the doc comment
    wire: dict = field(default_factory=dict)        # Swift name: wire name


class SwiftSource:
    """The declarations of all generated files."""

    def __init__(self, files):
        self.types, self.of_component = {}, {}
        for path in files:
            self._read(path.read_text())
        for found in self.types.values():
            self._name_properties(found)

    def _read(self, text):
        stack, pointer, comment = [], None, ""
        for line in text.splitlines():
            stripped = line.strip()
            if stripped.startswith("///"):
                comment += stripped
                match = SOURCE.search(line)
                pointer = match[1] if match else pointer
                continue
            match = DECLARATION.match(line)
            if match:
                depth = len(match[1]) // 4
                stack = stack[:depth]
                name = ".".join([s.name.rsplit(".", 1)[-1] for s in stack] + [match[3]])
                found = self.types.setdefault(name, SwiftType(name, match[2]))
                stack.append(found)
                if pointer and depth == 0:
                    self.of_component.setdefault(pointer, name)
            elif stripped and stack:
                depth = (len(line) - len(line.lstrip())) // 4
                stack = stack[:max(depth, 1)]
                stack[-1].body.append(line)
                if declared := PROPERTY.match(line):
                    stack[-1].properties[declared[1]] = declared[2].strip()
                    if "Default: `" in comment:
                        stack[-1].documented.add(declared[1])
            if not stripped.startswith("@"):
                pointer, comment = None, ""

    def _name_properties(self, found):
        body = "\n".join(found.body) + "\n"
        keys = KEYS.search(body)
        names = [unescaped(text) for text in TEXT.findall(keys[1])] if keys else []
        for swift, index in WRITE.findall(body):
            if int(index) < len(names):
                found.wire[swift] = names[int(index)]

    def swift_names(self, type_name):
        """Swift names by wire name."""
        found = self.types.get(type_name)
        return {wire: swift for swift, wire in found.wire.items()} if found else {}


def unescaped(text):
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m[1], 16)), text)
    try:
        return json.loads(f'"{text}"'.replace("\\'", "'"))
    except ValueError:
        return text
