"""The whole schemas: of a playbook, of a test file."""

import json
from collections.abc import Callable
from typing import Any

from salescoach.playbook.default_warnings import default_set
from salescoach.playbook.written import Playbook
from salescoach.trainer.scenarios.written import File
from salescoach.trainer.schemas.making import DIALECT, Making, told_of_event
from salescoach.trainer.schemas.values import TEST_DAY, Node
from salescoach.trainer.translations.written import Translation

Events = Callable[[Node], dict[str, Node]]

_PLAYBOOK = "A playbook for salescoach: what to know about a deal, the buyer's stages, what to do."
_TRANSLATION = "A translation of a playbook for salescoach: its texts in another language."
_TEST = "Tests of a playbook for salescoach: what happens in a deal, and what must be so then."


def schema_of_playbooks() -> Node:
    """Of a playbook. One that extends another says only what is different."""
    shipped = tuple(rule["id"] for rule in default_set().data["warnings"])
    making = Making(shipped_warnings=shipped)
    which = {
        "if": {"type": "object", "required": ["extends"]},
        "then": making.form(Playbook, change=True),
        "else": making.form(Playbook),
    }
    return _file("salescoach playbook", _PLAYBOOK, which, making)


def schema_of_tests(events: Events) -> Node:
    """Of a test file; `events` makes the definitions of events out of the keys of all of them.

    Which commands there are only the command line knows.
    """
    making = Making()
    whole = making.form(File)
    making.definitions.update(events(_keys_of_events()))
    return _file("salescoach playbook test", _TEST, whole, making)


def schema_of_translations() -> Node:
    """Of the texts of a playbook in another language."""
    making = Making()
    return _file("salescoach translation", _TRANSLATION, making.form(Translation), making)


def text_of(schema: Any) -> str:
    """As it is published."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _keys_of_events() -> Node:
    at = TEST_DAY.schema
    refused = {"enum": [True, *range(1, 7), *(str(code) for code in range(1, 7))]}
    types = {"at": at, "refused": refused}
    return {key: {**told_of_event(key), **node} for key, node in types.items()}


def _file(title: str, text: str, which: Node, making: Making) -> Node:
    head = {"$schema": DIALECT, "title": title, "description": text, "type": "object"}
    return {**head, **which, "$defs": dict(sorted(making.definitions.items()))}
