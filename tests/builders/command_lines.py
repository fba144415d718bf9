"""One command line for every command, to be run on the deal of `worlds.halden`.

Tests that hold for every command walk the registry and take its line from here; a command without
one fails `tests/unit/cli/test_registry.py`.
"""

from tests.builders.worlds import HALDEN, Run

_OURS = (
    "set", HALDEN, "real-possibility=real", "where-we-could-help=x", "visit-how-much=5 EUR",
    "estimated-price=5 EUR", "effort-limit=5",
)  # fmt: skip
_FIRST = (
    "advance", HALDEN, "--because", "they travel", "--until", "2026-06-01", "--waive",
    "need-confirmed", "--waive", "worth-acting", "--waive", "way-of-deciding", "--waive",
    "ready-to-compare",
)  # fmt: skip
# All that a market customer says on the way to the order and to the next round.
_SAID = (
    "set", HALDEN, "need=x", "specifications=x", "quantity-wanted=x", "needed-by=2026-06-01",
    "supplier-today=x", "reason-to-change=x", "options-sketched=x", "comparison-day=2026-06-01",
    "their-share=x", "still-in-the-way=none", "terms-confirmed=yes", "decision=yes",
    "arrived-as-ordered=yes", "how-it-runs=steadily", "left-to-solve=none",
    "pass-mark=x", "lab-verdict=accepted", "options-considered=x", "price-in-use-accepted=yes",
    "proposal-date=2026-06-01", "--said-by", "pia",
)  # fmt: skip
_PIA = (
    "person", "add", HALDEN, "Pia Voss", "--role", "economic", "--role", "technical",
    "--role", "user", "--role", "purchasing",
)  # fmt: skip
_DECIDED = (
    _PIA, ("set", HALDEN, "customer-type=market", "real-possibility=real", "inside-our-rules=yes"), _SAID,
    ("advance", HALDEN), ("advance", HALDEN, "--again"),
)  # fmt: skip

# All that an opportunity customer says before ways are compared.
_AGREED = (
    "set", HALDEN, "need=x", "cost-of-need=5 EUR", "why-now=x", "decision-path=x", "budget=5 EUR",
    "options-sketched=x", "comparison-day=2026-06-01", "their-share=x", "--said-by", "pia",
)  # fmt: skip

WRITERS: dict[str, tuple[str, ...]] = {
    "new": ("new", "Corvin Dairies", "--type", "market"),
    "set": ("set", HALDEN, "need=fewer breaks", "--said-by", "ana"),
    "done": ("done", HALDEN, "read-up"),
    "skip": ("skip", HALDEN, "read-up", "--because", "a customer for years"),
    "asked": ("asked", HALDEN, "need", "--of", "ulf"),
    "wait": (
        "wait", HALDEN, "--until", "2026-05-04", "--because", "their board", "--said-by", "ana",
    ),
    "park": ("park", HALDEN, "--until", "2026-06-01", "--because", "no money this year"),
    "lose": ("lose", HALDEN, "--reason", "price", "--because", "a third cheaper"),
    "disqualify": ("disqualify", HALDEN, "--reason", "no-need"),
    "cancel": ("cancel", HALDEN, "--because", "the mill was sold"),
    "reopen": ("reopen", HALDEN, "--because", "they called"),
    "person add": ("person", "add", HALDEN, "Marta Solberg", "--role", "user"),
    "advance": ("advance", HALDEN),
    "win": ("win", HALDEN),
    "back": ("back", HALDEN, "need-recognition", "--because", "a new need"),
    "cycle": ("cycle", HALDEN),
    "undo": ("undo", HALDEN),
}  # fmt: skip

# What has to be recorded before.
GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "reopen": (WRITERS["park"],),
    "cancel": (*_DECIDED, ("win", HALDEN)),
    "advance": (_PIA, _OURS, _AGREED),
    "win": _DECIDED,
    "back": (_OURS, _FIRST),
    "cycle": (*_DECIDED, ("win", HALDEN), ("advance", HALDEN)),
}

# Commands without --again: what they do cannot be done twice.
ONCE = frozenset(
    {"win", "back", "cycle", "skip", "wait", "park", "lose", "disqualify", "cancel", "reopen"}
)

# What cannot be done a second time by its own effect; just repeated, it is recorded already.
FORBIDS_ITSELF = frozenset(
    {"advance", "win", "back", "cycle", "lose", "disqualify", "cancel", "reopen"}
)

# What a repetition cannot be mistaken for: each names another target than the one before.
NEVER_REPEATS = frozenset({"undo"})

READERS: dict[str, tuple[str, ...]] = {
    "next": ("next", HALDEN),
    "why": ("why", HALDEN, "judge-the-business"),
    "why-not": ("why-not", HALDEN, "ask-the-need"),
    "list": ("list",),
    "person list": ("person", "list", HALDEN),
    "show": ("show", HALDEN),
    "gate": ("gate", HALDEN),
    "history": ("history", HALDEN),
    "playbook show": ("playbook", "show", "technical-sale"),
    "playbook check": ("playbook", "check", "technical-sale"),
    "playbook test": ("playbook", "test", "technical-sale"),
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


def prepare(run: Run, name: str) -> None:
    """Bring about what a command needs."""
    for words in GIVEN.get(name, ()):
        run.ok(*words)
