"""The rows of the table of keys that only the command line knows: of events, answers, settings.

They are made of the schemas, so that editor and `playbook explain` say the same. Read by the tests
that keep the table in step, and by no command.
"""

import json
from collections.abc import Iterator
from typing import Any

from salescoach.cli.configuration_schema import json_schema as schema_of_settings
from salescoach.cli.event_schema import entries_of_events, event_definitions
from salescoach.cli.verbs import verbs
from salescoach.exchange.written_answers import json_schema as schema_of_answers
from salescoach.trainer.keys.events import example_of_command, example_of_option

Node = dict[str, Any]
Row = dict[str, Any]

_EVENTS = ("tests > events", "tests > cases > events")
_SHOWN = 7
_ANSWERS = "answers"
_SETTINGS = "configuration"


def rows() -> Iterator[Row]:
    """All of them."""
    yield from _events()
    yield from _answers()
    yield from _settings()


def _events() -> Iterator[Row]:
    found = event_definitions({})
    for name, _ in entries_of_events():
        event = found[f"event-{name}"]
        yield _row(
            ("test", "event", "An event"), name, _EVENTS, event["properties"][name],
            example=example_of_command(name),
        )  # fmt: skip
        form = ("test", name, f"What {name} may be given")
        arguments = {one.name: one.required for one in verbs()[name].arguments}
        for option, node in event["properties"].items():
            if option != name:
                behind = option in arguments
                places = tuple(f"{one} > {name}" for one in _EVENTS) if behind else _EVENTS
                example = example_of_option(name, option, behind=behind)
                needed = arguments.get(option, False)
                yield _row(form, option, places, node, example=example, needed=needed)


def _answers() -> Iterator[Row]:
    whole = schema_of_answers()
    for key, node in whole["properties"].items():
        yield _answer((_ANSWERS, "Answers to a debrief"), key, "", node, whole)
    for key, node in whole["properties"].items():
        entry = _one_of(node).get("items", {}).get("$ref", "")
        form = whole["$defs"].get(entry.rpartition("/")[2])
        if form is not None:
            title = f"In answers: {form['description'][:1].lower()}{form['description'][1:-1]}"
            for name, told in form["properties"].items():
                yield _answer((f"{_ANSWERS}_{key}", title), name, key, told, form)


def _answer(form: tuple[str, str], key: str, under: str, node: Node, whole: Node) -> Row:
    named = (_ANSWERS, *form)
    needed = key in whole["required"]
    return _row(named, key, (under,) if under else (), node, example=_written(key, node),
                needed=needed)  # fmt: skip


def _settings() -> Iterator[Row]:
    tables = schema_of_settings()["properties"]
    for table, node in tables.items():
        ((key, value),) = node["examples"][0].items()
        lines = f"[{table}]\n{_written(key, {'examples': [value]}, sign=' =')}"
        yield _row((_SETTINGS, _SETTINGS, "The settings"), table, (), node, example=lines)
    for table, whole in tables.items():
        for key, node in whole["properties"].items():
            title = f"In the settings: {whole['description'][:1].lower()}{whole['description'][1:]}"
            example = f"[{table}]\n{_written(key, node, sign=' =')}"
            form = (_SETTINGS, table, title.removesuffix("."))
            yield _row(form, key, (table,), node, example=example)


def _row(
    form: tuple[str, str, str], key: str, under: tuple[str, ...], node: Node, *, example: str,
    needed: bool = False,
) -> Row:  # fmt: skip
    file, name, title = form
    return {
        "file": file,
        "form": name,
        "form_title": title,
        "key": key,
        "places": [f"{one} > {key}" for one in under] or [key],
        "type": _in_words(_one_of(node)),
        "words": list(_one_of(node).get("enum", ())),
        "needed": needed,
        "default": _default(node),
        "text": node["description"],
        "example": example,
        "related": [],
    }


def _default(node: Node) -> str:
    left_out = node.get("default")
    return str(left_out).lower() if isinstance(left_out, str | bool) else ""


def _written(key: str, node: Node, *, sign: str = ":") -> str:
    """In one line, as YAML and TOML both have it."""
    return f"{key}{sign} {json.dumps(node['examples'][0], ensure_ascii=False)}"


def _one_of(node: Node) -> Node:
    """Without the null of what may be left out."""
    found = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    if len(found) != 1:
        return node
    return {**{key: one for key, one in node.items() if key != "anyOf"}, **found[0]}


def _in_words(node: Node) -> str:
    if "const" in node:
        return f"`{node['const']}`"
    if "enum" in node:
        return "one of these words"
    if "anyOf" in node:
        return "a value, or several; true or false"
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    words = {
        ("boolean",): "true or false",
        ("array",): _many(node),
        ("string",): "a day" if node.get("format") == "date" else "a text",
        ("string", "number"): "a text",
        ("string", "number", "array"): "a text, or several",
    }
    told = words.get(tuple(types))
    if told is not None:
        return told
    if "object" in types and "additionalProperties" in node and node.get("minProperties"):
        return "values, each behind its name"
    names = list(node.get("properties", {}))
    keys = ", ".join([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])])
    if types == ["object"]:
        return f"keys of its own: {keys}"
    bare = [one for one in types if one not in ("object", "null", "boolean")]
    alone = words[tuple(bare)] if bare else ""
    parts = [part for part in (alone, "true" if "boolean" in types else "") if part]
    return f"{', or '.join(parts)}; or braces with: {keys}"


def _many(node: Node) -> str:
    items = node.get("items", {})
    if "$ref" in items:
        return "a list of entries"
    return "a list of days" if items.get("format") == "date" else "a list of texts"
