"""The table that a TAB reads: what every command takes, and what completes it."""

import json
from typing import Any

from salescoach.cli.completing.parameters import completed_by
from salescoach.cli.registry import GROUPS
from tests.docs.described import Described, Parameter, described, shared_options


def table() -> str:
    """As JSON, a command a line, so that a change of one is a change of one line."""
    commands = {one.entry.name: _command(one) for one in described()}
    shared = [_option("", one) for one in shared_options()]
    lines = ",\n".join(f"  {_json(name)}: {_json(said)}" for name, said in commands.items())
    head = f'"groups": {_json(GROUPS)},\n"shared": {_json(shared)}'
    return f'{{{head},\n"commands": {{\n{lines}\n}}}}\n'


def _command(one: Described) -> dict[str, Any]:
    name = one.entry.name
    return {
        "help": one.entry.help,
        "formats": " ".join(one.formats),
        "arguments": [[arg.name, completed_by(name, arg.name, arg.value), arg.many]
                      for arg in one.arguments],
        "options": [_option(name, option) for option in one.own_options],
    }  # fmt: skip


def _option(command: str, one: Parameter) -> list[Any]:
    """Of --format the kind says enough: which formats there are stands beside the command."""
    kind = completed_by(command, one.name, one.value) if one.value else None
    help_ = "How to print." if one.name == "format" else one.help
    return [list(one.names), kind, one.many, help_]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
