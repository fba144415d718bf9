"""The published JSON Schemas, as strict as they can be read: a key that none of them tells fails.

They themselves let more keys pass, since shapes grow; here the growth has to be told first.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"
ENDING = ".schema.json"
INPUTS = {
    "apply", "configuration", "debrief-answers", "export-line", "playbook-file", "playbook-test",
    "playbook-translation",
}  # what a command takes  # fmt: skip
SHARED = "common"
_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date", raises=ValueError)
def _is_day(text: object) -> bool:
    return not isinstance(text, str) or date.fromisoformat(text).isoformat() == text


@_FORMATS.checks("date-time", raises=ValueError)
def _is_instant(text: object) -> bool:
    return not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None


@cache
def published() -> dict[str, Any]:
    """Every schema of a shape by its name, and what they have in common."""
    found = {path.name.removesuffix(ENDING): path for path in sorted(FOLDER.glob(f"*{ENDING}"))}
    return {name: json.loads(path.read_bytes()) for name, path in found.items()}


def problems_of(document: Any) -> list[str]:
    """What is wrong with a document in its envelope, each with its place; an unknown shape too."""
    name = document["schema"].removeprefix("salescoach/").partition("@")[0]
    if name not in published():
        return [f"no schema for {document['schema']}"]
    return _problems(_validator(name), document)


def problems_of_record(name: str, record: Any) -> list[str]:
    """The same of one line of `jsonl`."""
    return _problems(_validator(name, "#/$defs/record"), record)


def properties_of(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that stands anywhere in a schema, with what is told of it."""
    if isinstance(schema, list):
        for one in schema:
            yield from properties_of(one)
    elif isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"].items()
        for key, one in schema.items():
            if key not in ("examples", "default"):
                yield from properties_of(one)


def strict(node: Any) -> Any:
    """An object that tells its properties has no others, unless it says so itself."""
    if isinstance(node, list):
        return [strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    told = {key: strict(value) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and "type" in node:
        told.setdefault("additionalProperties", False)
    return told


@cache
def _validator(name: str, part: str = "") -> Draft202012Validator:
    resources = [
        (f"{one}{ENDING}", DRAFT202012.create_resource(strict(schema)))
        for one, schema in published().items()
        if one not in INPUTS
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    whole = {"$ref": f"{name}{ENDING}{part}"}
    return Draft202012Validator(whole, registry=registry, format_checker=_FORMATS)


def _problems(validator: Draft202012Validator, document: Any) -> list[str]:
    return [f"{one.json_path}: {one.message[:300]}" for one in validator.iter_errors(document)]
