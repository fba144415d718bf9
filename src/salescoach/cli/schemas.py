"""The published JSON Schemas: where they lie, what they say of a record.

They are files of the program, `docs/schemas` in a checkout and `schemas` in the wheel. Knows
nothing of what makes the documents.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from salescoach.cli.session import Session
from salescoach.errors import Fatal
from salescoach.store.atomic import reason_of
from salescoach.values.canonical import BadJson, read_json
from salescoach.values.messages import say

Node = dict[str, Any]
SHARED = "common"
_HERE = Path(__file__).resolve()


def schema_folder() -> Path:
    """Where they lie."""
    in_wheel = _HERE.parents[1] / "schemas"
    return in_wheel if in_wheel.is_dir() else _HERE.parents[3] / "docs" / "schemas"


def schema_file(name: str) -> Path:
    """The file of a shape, or of what several have in common."""
    return schema_folder() / f"{name}.schema.json"


def fields_of(session: Session, name: str, member: str) -> tuple[str, ...]:
    """The fields of the records that stand at `member` of a document, parts of them dotted."""
    whole = whole_schema(session, name)
    node = whole
    for key in member.split("."):
        node = _followed(node, whole)["properties"][key]
    return tuple(_fields(_followed(node["items"], whole), whole))


def whole_schema(session: Session, name: str) -> Node:
    """The schema with everything in it that it refers to.

    Raises:
        Fatal: its file cannot be read: the installation is damaged.
    """
    schema = _read(session, name)
    shared = _read(session, SHARED)["$defs"]
    needed = [one for one in shared if one in _closure(schema, shared)]
    own = schema.pop("$defs", {})
    inside = {**own, **{one: shared[one] for one in needed}}
    return _turned_inwards({**schema, "$defs": inside}) if inside else schema


def _read(session: Session, name: str) -> Node:
    path = schema_file(name)
    try:
        found: Node = read_json(session.world.disk.read(path))
    except (OSError, BadJson) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "no JSON"
        raise Fatal(say("file-unreadable", path=str(path), reason=reason)) from error
    return found


def _closure(schema: Node, shared: Node) -> set[str]:
    """Of the shared definitions, those that it refers to, and those that these refer to."""
    found: set[str] = set()
    waiting = list(_named(schema, f"{SHARED}.schema.json#/$defs/"))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_named(shared[name], "#/$defs/"))
    return found


def _named(node: Any, prefix: str) -> Iterator[str]:
    if isinstance(node, dict):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith(prefix):
            yield ref.removeprefix(prefix)
        for value in node.values():
            yield from _named(value, prefix)
    elif isinstance(node, list):
        for value in node:
            yield from _named(value, prefix)


def _turned_inwards(node: Any) -> Any:
    """With the definitions of the other file in its own."""
    if isinstance(node, dict):
        turned = {key: _turned_inwards(value) for key, value in node.items()}
        if isinstance(turned.get("$ref"), str):
            turned["$ref"] = turned["$ref"].removeprefix(f"{SHARED}.schema.json")
        return turned
    return [_turned_inwards(one) for one in node] if isinstance(node, list) else node


def _followed(node: Node, whole: Node) -> Node:
    """What a reference names, and of something that may be null what it is else."""
    while "$ref" in node or "anyOf" in node:
        if "$ref" in node:
            node = whole["$defs"][node["$ref"].removeprefix("#/$defs/")]
        else:
            node = next(one for one in node["anyOf"] if one.get("type") != "null")
    return node


def _fields(node: Node, whole: Node) -> Iterator[str]:
    for name, part in node.get("properties", {}).items():
        yield name
        yield from (f"{name}.{inner}" for inner in _fields(_followed(part, whole), whole))
