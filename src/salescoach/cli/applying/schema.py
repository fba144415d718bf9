"""The JSON Schema of a line, made of the commands' own signatures."""

from typing import Any

from salescoach.cli.applying.commands import applicable, command_named
from salescoach.cli.verbs import Slot

SCHEMA = "salescoach/change@1"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"$ref": "#/$defs/text"}
_OWN: dict[str, Any] = {
    "deal": {"type": "string", "minLength": 1},
    "at": {"type": "string", "format": "date"},
    "actor": {"type": "string", "minLength": 1},
    "id": {"type": ["string", "integer"]},
    "as": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
}


def json_schema() -> dict[str, Any]:
    """Of one line; a file in YAML is a list of these."""
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA,
        "title": "A change for salescoach apply",
        "oneOf": [_line(name) for name in applicable()],
        "$defs": {
            "text": {
                "anyOf": [
                    {"type": "string", "minLength": 1},
                    {"type": "number"},
                    {
                        "type": "object",
                        "properties": {
                            "amount": {"type": ["string", "number"]},
                            "currency": {"type": "string"},
                        },
                        "required": ["amount", "currency"],
                        "additionalProperties": False,
                    },
                ]
            },
            "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
            "assigned": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"type": "string"}, "minItems": 1},
                    {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": {
                            "anyOf": [
                                {"$ref": "#/$defs/texts"},
                                {"type": "boolean"},
                            ]
                        },
                    },
                ]
            },
        },
    }


def _line(name: str) -> dict[str, Any]:
    command = command_named(name)
    options = {slot.parameter.name: _value(slot) for slot in command.slots.values()}
    own = {key: one for key, one in _OWN.items() if key != ("as" if command.about_deal else "deal")}
    return {
        "title": name,
        "type": "object",
        "properties": {**options, **own, name: _behind(name, options)},
        "required": [name, *(["deal"] if command.about_deal else [])],
        "additionalProperties": False,
    }


def _behind(name: str, options: dict[str, Any]) -> dict[str, Any]:
    """What stands behind the command: its first argument, or a map of parameters, or nothing."""
    first = command_named(name).first
    if first is not None and first.parameter.assignments:
        return _value(first)
    whole = {"type": "object", "properties": options, "additionalProperties": False}
    nothing = {"enum": [True, None]}
    return {"anyOf": [*([_value(first)] if first is not None else []), whole, nothing]}


def _value(slot: Slot) -> dict[str, Any]:
    if slot.parameter.flag:
        return {"type": "boolean"}
    if slot.parameter.assignments:
        return {"$ref": "#/$defs/assigned"}
    return {"$ref": "#/$defs/texts"} if slot.parameter.many else _TEXT
