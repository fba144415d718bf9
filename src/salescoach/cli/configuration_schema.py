"""The JSON Schema of configuration files, for editors: made from the table of settings.

`docs/schemas/configuration.schema.json` is its published form; a test keeps the two the same.
"""

from typing import Any, assert_never

from salescoach.cli.settings import Setting, keys_of, tables
from salescoach.values.messages import Message, say
from salescoach.wording.catalogue import Catalogue

SCHEMA = "salescoach/configuration@1"


def json_schema() -> dict[str, Any]:
    """The whole schema, as JSON has it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "salescoach.toml",
        "description": _text(say("configuration.schema")),
        "type": "object",
        "additionalProperties": False,
        "properties": {table: _table(table) for table in tables()},
    }


def _table(table: str) -> dict[str, Any]:
    keys = {key: _value(one)["examples"][0] for key, one in keys_of(table).items()}
    return {
        "title": table,
        "description": _text(say(f"table.{table}")),
        "examples": [dict([next(iter(keys.items()))])],
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _key(one) for key, one in keys_of(table).items()},
    }


def _key(setting: Setting) -> dict[str, Any]:
    return {
        "title": setting.name,
        "description": _text(say(f"setting.{setting.name}")),
        **_value(setting),
    }


def _value(setting: Setting) -> dict[str, Any]:
    match setting.kind:
        case "choice":
            choices = list(setting.choices)
            return {"enum": choices, "default": choices[0], "examples": [choices[-1]]}
        case "language":
            return {"type": "string", "minLength": 1, "default": "en", "examples": ["en"]}
        case "folder":
            return {"type": "string", "pattern": "^(/|~/)", "examples": ["~/Deals"]}
        case "playbook":
            examples = ["technical-sale", "~/playbooks/pumps.yaml"]
            return {"type": "string", "minLength": 1, "default": examples[0], "examples": examples}
        case "name":
            return {"type": "string", "minLength": 1, "examples": ["Kim Larsen"]}
        case "tag":
            pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
            return {"type": "string", "pattern": pattern, "examples": ["de", "pt-BR"]}
        case "days":
            days = {"type": "string", "format": "date", "examples": ["2026-12-25"]}
            return {"type": "array", "items": days, "default": [], "examples": [days["examples"]]}
        case "other":
            raise AssertionError(setting.name)
        case _:
            assert_never(setting.kind)


def _text(message: Message) -> str:
    return Catalogue().text(message)
