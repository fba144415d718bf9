"""One command line for every command, to be run on the deal of `worlds.halden`.

Tests that hold for every command walk the registry and take its line from here; a command without
one fails `tests/unit/cli/test_registry.py`.
"""

from pathlib import Path

from tests.builders.worlds import HALDEN, Run

PRESS_SERVICE = str(Path(__file__).parents[1] / "examples/press-service/press-service.yaml")
COPY = str(Path(__file__).parents[1] / "hostile" / "notes" / "copy.json")
NOTE = str(Path(__file__).parents[1] / "hostile" / "notes" / "plain.txt")
INCOMING = str(Path(__file__).parents[1] / "hostile" / "notes" / "incoming.jsonl")
NEXT = str(Path(__file__).parents[1] / "hostile" / "notes" / "technical-sale-next.yaml")
CHANGES = str(Path(__file__).parents[1] / "hostile" / "notes" / "changes.jsonl")

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
    _PIA,
    ("set", HALDEN, "customer-type=market", "real-possibility=real", "inside-our-rules=yes"), _SAID,
    ("advance", HALDEN), ("advance", HALDEN, "--again"),
)  # fmt: skip

# All that an opportunity customer says before ways are compared.
_AGREED = (
    "set", HALDEN, "need=x", "cost-of-need=5 EUR", "why-now=x", "decision-path=x", "budget=5 EUR",
    "options-sketched=x", "comparison-day=2026-06-01", "their-share=x", "--said-by", "pia",
)  # fmt: skip

_DOUBT = ("doubt", "raise", HALDEN, "Too much foam", "--holder", "ana")
_OPTION = ("option", "add", HALDEN, "Leave it", "--kind", "as-is")
_PROBLEM = ("problem", "add", HALDEN, "Foam in pit 2", "--severity", "high")

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
    "person edit": ("person", "edit", HALDEN, "ulf", "--role", "economic", "--informed"),
    "visit plan": (
        "visit", "plan", HALDEN, "2026-03-09", "--with", "ulf", "--goal", "the figure",
        "--place", "at the mill", "--how-much", "20 t", "--how", "by telephone first", "--why",
        "they asked",
    ),
    "visit edit": ("visit", "edit", HALDEN, "visit-2026-03-09", "--day", "2026-03-12"),
    "visit hold": ("visit", "hold", HALDEN, "--with", "ana"),
    "visit cancel": ("visit", "cancel", HALDEN, "visit-2026-03-09", "--because", "they travel"),
    "debrief": ("debrief", HALDEN, "--notes", NOTE),
    "note": ("note", HALDEN, "Ulf is away until Easter"),
    "commitment add": (
        "commitment", "add", HALDEN, "send the figures", "--owner", "ana", "--due", "2026-03-12",
    ),
    "commitment confirm": ("commitment", "confirm", HALDEN, "send-the-figures", "--said-by", "ana"),
    "commitment keep": ("commitment", "keep", HALDEN, "send-the-figures"),
    "commitment break": ("commitment", "break", HALDEN, "send-the-figures"),
    "commitment move": ("commitment", "move", HALDEN, "send-the-figures", "2026-03-20"),
    "commitment cancel": (
        "commitment", "cancel", HALDEN, "send-the-figures", "--because", "the trial is off",
    ),
    "agreement add": ("agreement", "add", HALDEN, "delivery in big bags", "--said-by", "ana"),
    "agreement edit": ("agreement", "edit", HALDEN, "delivery-in-big-bags", "--clear"),
    "doubt raise": _DOUBT,
    "doubt explore": ("doubt", "explore", HALDEN, "too-much-foam", "a stop on Friday"),
    "doubt answer": ("doubt", "answer", HALDEN, "too-much-foam", "photographs"),
    "doubt settle": ("doubt", "settle", HALDEN, "too-much-foam", "--said-by", "ana"),
    "option add": _OPTION,
    "option edit": ("option", "edit", HALDEN, "leave-it", "--technical", "it stops", "--mark",
                    "steadiness=2"),
    "option weigh": ("option", "weigh", HALDEN, "steadiness=60", "price=40"),
    "problem add": _PROBLEM,
    "problem solve": ("problem", "solve", HALDEN, "foam-in-pit-2", "--said-by", "ana"),
    "advance": ("advance", HALDEN),
    "win": ("win", HALDEN),
    "back": ("back", HALDEN, "need-recognition", "--because", "a new need"),
    "cycle": ("cycle", HALDEN),
    "handover": ("handover", HALDEN, "project-manager", "Olga Lind", "--because", "she knows them"),
    "forget": ("forget", HALDEN, "ana", "--yes"),
    "undo": ("undo", HALDEN),
    "merge": ("merge", HALDEN, COPY),
    "apply": ("apply", CHANGES),
}  # fmt: skip

# What tells of many changes: each has a result, none a receipt.
MANY_AT_ONCE = frozenset({"apply"})
WITH_RECEIPTS = {name: line for name, line in WRITERS.items() if name not in MANY_AT_ONCE}

# What has to be recorded before.
GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "visit edit": (WRITERS["visit plan"],),
    "visit cancel": (WRITERS["visit plan"],),
    "brief": (WRITERS["visit plan"],),
    "recap": (WRITERS["visit hold"],),
    "reopen": (WRITERS["park"],),
    "commitment confirm": (WRITERS["commitment add"],),
    "commitment keep": (WRITERS["commitment add"],),
    "commitment break": (WRITERS["commitment add"],),
    "commitment move": (WRITERS["commitment add"],),
    "commitment cancel": (WRITERS["commitment add"],),
    "agreement edit": (WRITERS["agreement add"],),
    "cancel": (*_DECIDED, ("win", HALDEN)),
    "doubt explore": (_DOUBT,),
    "doubt answer": (_DOUBT,),
    "doubt settle": (_DOUBT,),
    "option edit": (_OPTION,),
    "problem solve": (_PROBLEM,),
    "advance": (_PIA, _OURS, _AGREED),
    "win": _DECIDED,
    "back": (_OURS, _FIRST),
    "cycle": (*_DECIDED, ("win", HALDEN), ("advance", HALDEN)),
}

# Commands without --again: what they do cannot be done twice.
ONCE = frozenset(
    {
        "win", "back", "cycle", "skip", "wait", "park", "lose", "disqualify", "cancel", "reopen",
        "handover",
        "person edit",
        "commitment confirm", "commitment keep", "commitment break", "commitment move",
        "commitment cancel", "agreement edit", "visit edit", "visit cancel",
        "doubt explore", "doubt answer", "doubt settle", "option add", "option edit",
        "option weigh", "problem solve",
    }
)  # fmt: skip

# What cannot be done a second time by its own effect; just repeated, it is recorded already.
FORBIDS_ITSELF = frozenset(
    {
        "advance", "win", "back", "cycle", "lose", "disqualify", "cancel", "reopen", "handover",
        "commitment confirm", "commitment keep", "commitment break", "commitment move",
        "commitment cancel", "agreement edit", "visit plan", "visit cancel",
        "debrief", "doubt settle", "option add", "problem solve",
    }
)  # fmt: skip

# What a repetition cannot be mistaken for: each names another target than the one before.
NEVER_REPEATS = frozenset({"undo", "forget", "merge"})

# What adds no event, and what nothing takes back; or only command by command.
FOR_GOOD = frozenset({"forget", "merge"})

READERS: dict[str, tuple[str, ...]] = {
    "next": ("next", HALDEN),
    "why": ("why", HALDEN, "judge-the-business"),
    "why-not": ("why-not", HALDEN, "ask-the-need"),
    "brief": ("brief", HALDEN),
    "recap": ("recap", HALDEN),
    "list": ("list",),
    "person list": ("person", "list", HALDEN),
    "visit list": ("visit", "list", HALDEN),
    "commitment list": ("commitment", "list", HALDEN),
    "commitment late": ("commitment", "late"),
    "agreement list": ("agreement", "list", HALDEN),
    "doubt list": ("doubt", "list", HALDEN),
    "option list": ("option", "list", HALDEN),
    "option compare": ("option", "compare", HALDEN),
    "problem list": ("problem", "list", HALDEN),
    "show": ("show", HALDEN),
    "gate": ("gate", HALDEN),
    "history": ("history", HALDEN),
    "playbook new": ("playbook", "new", "our-way", "--from", "technical-sale", "--dry-run"),
    "playbook list": ("playbook", "list"),
    "playbook show": ("playbook", "show", "technical-sale"),
    "playbook check": ("playbook", "check", "technical-sale"),
    "playbook test": ("playbook", "test", "technical-sale", "--run", "whose word settles the need"),
    "playbook explain": ("playbook", "explain", "SC310"),
    "playbook diff": ("playbook", "diff", "technical-sale", "technical-sale"),
    "playbook translate": ("playbook", "translate", PRESS_SERVICE, "de"),
    "playbook schema": ("playbook", "schema", "--list"),
    "demo": ("demo",),
    "export": ("export", HALDEN),
    "doctor": ("doctor",),
    "config show": ("config", "show"),
    "completion": ("completion", "bash"),
    "help exit-codes": ("help", "exit-codes"),
    "help formatting": ("help", "formatting"),
    "help environment": ("help", "environment"),
}

# What writes only with an option: then it is a writer like the others.
MENDERS: dict[str, tuple[str, ...]] = {
    "doctor": ("doctor", "--fix", "--yes"),
    "playbook translate": ("playbook", "translate", PRESS_SERVICE, "de", "--install"),
}

# What writes only with somebody at a terminal: from here it is refused.
BY_HAND: dict[str, tuple[str, ...]] = {"coach": ("coach", HALDEN)}

# The queue is a screen of its own.
SCREENS: dict[str, tuple[str, ...]] = {"queue": ("next",), **READERS}

# What writes whole deals that come from elsewhere: no command about one deal, so nothing of it is
# found, repeated or taken back as the others are. Its tests are its own.
TAKING_IN: dict[str, tuple[str, ...]] = {
    "import": ("import", INCOMING),
    "deal upgrade": ("deal", "upgrade", HALDEN, "--to", NEXT),
}

ALL: dict[str, tuple[str, ...]] = {**WRITERS, **READERS, **BY_HAND, **TAKING_IN}

# Exit codes of what has an answer on that deal, or nobody to ask.
ANSWERS = {"gate": 1, "coach": 5}


def prepare(run: Run, name: str) -> None:
    """Bring about what a command needs."""
    for words in GIVEN.get(name, ()):
        run.ok(*words)
