"""Every shape of JSON that a command gives: its name, what makes it, where its records stand.

The tests hold this list against the registry, against what the commands give, and against the
schemas: a shape without one fails, and so does a schema that nothing makes.
"""

from collections.abc import Callable

from salescoach.cli.registry import COMMANDS, Entry
from salescoach.values.record import record

RECEIPT = "receipt"
FAILURE = "error"
_OF_THEIR_OWN = (
    "apply",
    "deal upgrade",
    "import",
    "merge",
)  # what they tell is more than what one command did


@record
class Published:
    """A shape. `schema` is without what all have in common: `next` for `salescoach/next@1`.

    `commands` are as somebody types them, the registry's name first; `records` is the member of
    which `jsonl` has one a line, dotted, None where the document has none.
    """

    schema: str
    commands: tuple[str, ...]
    records: str | None = None


def _every(fits: Callable[[Entry], bool]) -> tuple[str, ...]:
    return tuple(entry.name for entry in COMMANDS if fits(entry))


def _gives_a_receipt(entry: Entry) -> bool:
    return entry.writes and not entry.by_hand and entry.name not in _OF_THEIR_OWN


SHAPES: tuple[Published, ...] = (
    Published("queue", ("next",), "deals"),
    Published("next", ("next DEAL",), "actions"),
    Published("why", ("why DEAL ACTION",), "action.terms"),
    Published("why-not", ("why-not DEAL WHAT",)),
    Published("brief", ("brief DEAL",)),
    Published("recap", ("recap DEAL",)),
    Published("deals", ("list",), "deals"),
    Published("show", ("show DEAL",)),
    Published("gate", ("gate DEAL",), "gate.criteria"),
    Published("history", ("history DEAL",), "transactions"),
    Published("undo-choices", ("undo DEAL --list",)),
    Published("handover", ("handover DEAL",)),
    Published("people", ("person list DEAL",), "people"),
    Published("visits", ("visit list DEAL",), "visits"),
    Published("commitments", ("commitment list DEAL",), "commitments"),
    Published("agreements", ("agreement list DEAL",), "agreements"),
    Published("doubts", ("doubt list DEAL",), "doubts"),
    Published("options", ("option list DEAL",), "options"),
    Published("option-comparison", ("option compare DEAL",)),
    Published("deal-problems", ("problem list DEAL",), "problems"),
    Published("late-commitments", ("commitment late",), "commitments"),
    Published(RECEIPT, _every(_gives_a_receipt)),
    Published("applied", ("apply",), "results"),
    Published("export", ("export",)),
    Published("imported", ("import",)),
    Published("merged", ("merge DEAL FILE",)),
    Published("upgraded", ("deal upgrade",)),
    Published("playbooks", ("playbook list",), "playbooks"),
    Published("new-playbook", ("playbook new",)),
    Published("playbook", ("playbook show",)),
    Published("points", ("playbook show --refs",)),
    Published("problems", ("playbook check",), "problems"),
    Published("tests", ("playbook test",)),
    Published("playbook-diff", ("playbook diff",), "changes"),
    Published("playbook-effects", ("playbook diff --deals",), "deals"),
    Published("codes", ("playbook explain",), "codes"),
    Published("explanation", ("playbook explain CODE", "playbook explain KEY")),
    Published("schemas", ("playbook schema --list",), "schemas"),
    Published("doctor", ("doctor",), "findings"),
    Published("config", ("config show",)),
    Published("exit-codes", ("help exit-codes",), "exit_codes"),
    Published("environment", ("help environment",), "variables"),
    Published("formatting", ("help formatting",), "shapes"),
    Published(FAILURE, _every(lambda _: True)),
)
