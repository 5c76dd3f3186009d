"""The operations of a description, with references resolved."""
from dataclasses import dataclass

from schemas import Schemas

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
#: OpenAPI 3.1.2, Parameter Object: header parameters of these names are ignored.
IGNORED_HEADERS = ("accept", "content-type", "authorization")


@dataclass
class Operation:
    """One operation."""

    method: str
    path: str
    parameters: list[dict]
    body: dict | None
    #: Responses by status: `200`, `4XX`, `default`.
    responses: dict[str, dict]
    #: Alternatives, in each of which all schemes are needed.
    security: list[dict]

    @property
    def name(self) -> str:
        return f"{self.method.upper()} {self.path}"


def read_operations(document: dict, schemas: Schemas) -> list[Operation]:
    found = []
    for path, item in (document.get("paths") or {}).items():
        shared = [schemas.resolve(parameter) for parameter in item.get("parameters") or []]
        for method in METHODS:
            if method not in item:
                continue
            node = item[method]
            own = [schemas.resolve(parameter) for parameter in node.get("parameters") or []]
            replaced = {(parameter["in"], parameter["name"]) for parameter in own}
            parameters = [p for p in shared if (p["in"], p["name"]) not in replaced] + own
            found.append(Operation(
                method, path,
                [p for p in parameters if not (p["in"] == "header" and p["name"].lower() in IGNORED_HEADERS)],
                schemas.resolve(node["requestBody"]) if "requestBody" in node else None,
                {str(status): schemas.resolve(response) for status, response in (node.get("responses") or {}).items()},
                node.get("security", document.get("security") or []),
            ))
    return found


def schemes(document: dict, schemas: Schemas) -> dict[str, dict]:
    """Security schemes by name."""
    declared = (document.get("components") or {}).get("securitySchemes") or {}
    return {name: schemas.resolve(scheme) for name, scheme in declared.items()}


def media_types(document: dict) -> set[str]:
    """Names of all media types, wherever they stand."""
    found, pending = set(), [document]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            content = node.get("content")
            found |= set(content) if isinstance(content, dict) else set()
            declared = node.get("contentType")
            found |= {declared} if isinstance(declared, str) else set()
            pending += node.values()
        elif isinstance(node, list):
            pending += node
    return found
