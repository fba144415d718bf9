"""The JSON Schema of an event of a test file, made of the commands' own signatures."""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.groups import build
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.cli.verbs import Slot, slots_of, verbs
from salescoach.playbook.reader import read_yaml
from salescoach.trainer.keys.events import example_of_command, value_of_option
from salescoach.trainer.scenarios.verbs import Verb
from salescoach.trainer.schemas.making import as_an_editor_reads

Node = dict[str, Any]

_TEXT: Node = {"type": ["string", "number"]}
_TEXTS: Node = {"type": ["string", "number", "array"], "items": _TEXT}
_FLAG: Node = {"type": "boolean"}
_NOTHING = ["boolean", "null"]  # `undo: true`, or nothing behind the colon


def event_definitions(own: Node) -> dict[str, Node]:
    """The schema of an event under `event`, and under `event-COMMAND` that of each command.

    `own` are the keys of every event. Without a command all of them are offered; with one, what it
    takes. A command comes before the one that has the name of an option of it: `set` before `note`.
    """
    events = {name: _event(name, entry, own) for name, entry in entries_of_events()}
    menu = {name: event["properties"][name] for name, event in events.items()}
    node: Node = {"properties": {**own, **menu}, "additionalProperties": False, "minProperties": 2}
    for name in reversed(events):
        has_it = {"type": "object", "required": [name]}
        node = {"if": has_it, "then": {"$ref": f"#/$defs/event-{name}"}, "else": node}
    named = {f"event-{name}": event for name, event in events.items()}
    return {"event": {"type": "object", "title": "An event", **node}, **named}


def entries_of_events() -> Iterator[tuple[str, Entry]]:
    """The commands that may stand in an event, as a test names them."""
    for entry in COMMANDS:
        name = entry.name.replace(" ", "-")
        if name in verbs():
            yield name, entry


def _event(name: str, entry: Entry, own: Node) -> Node:
    told = {one.name: str(one.help) for one in build(entry).params}
    options = {slot.parameter.name: _option(name, slot, told) for slot in slots_of(entry)}
    (event,) = _read(f"events:\n  {example_of_command(name)}")["events"]
    title = {
        "title": f"event.{name}",
        "description": f"{entry.help} (`salescoach {entry.name}`)",
        "examples": [event[name]],
    }
    return {
        "title": entry.help,
        "type": "object",
        "properties": {**own, **options, name: {**title, **_behind(verbs()[name])}},
        "required": ["at", name],
        "additionalProperties": False,
    }


def _option(name: str, slot: Slot, told: dict[str, str]) -> Node:
    option = slot.parameter.name
    value = _read(f"value: {value_of_option(name, option)}")["value"]
    return {
        "title": f"{name}.{option}",
        "description": told[slot.keyword],
        "examples": [value],
        **_value(slot),
    }


def _read(example: str) -> Any:
    document, problems = read_yaml(f"{example}\n".encode(), "")
    assert not problems, (example, problems)
    return as_an_editor_reads(document.data)


def _value(slot: Slot) -> Node:
    if slot.parameter.flag:
        return _FLAG
    if slot.parameter.assignments:
        return _assigned()
    return _TEXTS if slot.parameter.many else _TEXT


def _assigned() -> Node:
    value = {"type": [*_TEXTS["type"], "boolean"], "items": _TEXT}
    return {"type": "object", "minProperties": 1, "additionalProperties": value}


def _behind(verb: Verb) -> Node:
    """What stands behind the command: its first argument, or a map of parameters, or nothing."""
    beside = f"#/$defs/event-{verb.name}/properties"
    options = {name: {"$ref": f"{beside}/{name}"} for name in verb.names if name != verb.name}
    first = verb.arguments[0] if verb.arguments else None
    if first is not None and first.assignments:
        return _assigned()
    braces = {"properties": options, "additionalProperties": False}
    if first is None:
        return {"type": ["object", *_NOTHING], **braces}
    value = _TEXTS if first.many else _TEXT
    nothing = [] if first.required else _NOTHING
    return {**value, "type": ["object", *value["type"], *nothing], **braces}
