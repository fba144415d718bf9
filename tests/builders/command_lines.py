"""One command line for every command, to be run on the deal of `worlds.halden`.

Tests that hold for every command walk the registry and take its line from here; a command without
one fails `tests/unit/cli/test_registry.py`.
"""

from tests.builders.worlds import HALDEN

WRITERS: dict[str, tuple[str, ...]] = {
    "new": ("new", "Corvin Dairies", "--type", "market"),
    "set": ("set", HALDEN, "need=fewer breaks", "--said-by", "ana"),
    "done": ("done", HALDEN, "read-up"),
    "person add": ("person", "add", HALDEN, "Marta Solberg", "--role", "user"),
    "undo": ("undo", HALDEN),
}

# What a repetition cannot be mistaken for: each names another target than the one before.
NEVER_REPEATS = frozenset({"undo"})

READERS: dict[str, tuple[str, ...]] = {
    "next": ("next", HALDEN),
    "person list": ("person", "list", HALDEN),
    "show": ("show", HALDEN),
    "gate": ("gate", HALDEN),
    "history": ("history", HALDEN),
    "playbook check": ("playbook", "check", "technical-sale"),
    "playbook explain": ("playbook", "explain", "SC310"),
    "demo": ("demo",),
    "doctor": ("doctor",),
    "help exit-codes": ("help", "exit-codes"),
    "help environment": ("help", "environment"),
}

# The queue is a screen of its own.
SCREENS: dict[str, tuple[str, ...]] = {"queue": ("next",), **READERS}

ALL: dict[str, tuple[str, ...]] = {**WRITERS, **READERS}

# Exit codes of a reader that has an answer on that deal.
ANSWERS = {"gate": 1}
