"""What completes each parameter of each command: one small table, looked at when it is compiled.

`make test ARGS='tests/docs --rewrite-goldens'` writes what it comes to into `table.json`, the file
that a TAB reads. A parameter that stands nowhere here fails a test: somebody has to say that it
is free text. The kinds are told in `sources.py`, those of a playbook in `of_playbook.py`.
"""

from typing import get_args

from salescoach.cli.shapes import SHAPES
from salescoach.exchange.tables import TABLES
from salescoach.trainer.schemas.kinds import KINDS
from salescoach.values.levels import Level
from salescoach.values.states import OptionKind, Severity, Side, Stance, VisitOutcome

FREE = "nothing"
FILE = "file"
FOLDER = "folder"

# By what `--help` calls the value.
_BY_METAVAR = {
    "DATE": FREE, "TIME": FREE, "MONEY": FREE, "N": FREE, "PERCENT": FREE, "TEXT": FREE,
    "FILE": FILE, "FOLDER": FOLDER, "VISIT": "visit", "ITEM": "item", "FACT": "fact",
    "FACT=VALUE": "fact=", "CRITERION=MARK": "weight=", "CRITERION=WEIGHT": "weight=",
    "DEAL": "deal",
}  # fmt: skip


def _words(*words: str) -> str:
    """A closed list."""
    return " ".join(("words", *words))


# By the name of the parameter, wherever it stands.
_BY_NAME = {
    "deal": "deal",
    "said_by": "person",
    "of": "person",
    "people": "person",
    "person": "person",
    "holder": "person",
    "to": "person",
    "owner": "person",
    "waive": "criterion",
    "commitment": "commitment",
    "doubt": "doubt",
    "agreement": "agreement",
    "option": "option",
    "problem": "problem",
    "visit": "visit",
    "stage": "stage",
    "role": "buyer-role",
    "not_role": "buyer-role",
    "as_": "seller-role",
    "perspective": "perspective",
    "like": "known-doubt",
    "action": "action",
    "tx": "tx",
    "type_": "customer-type",
    "lead_source": "lead-source",
    "playbook": "playbook",
    "language": "language",
    "lang": "language",
    "fields": FREE,
    "format": "format",
    "document": FILE,
    "stance": _words(*get_args(Stance)),
    "severity": _words(*get_args(Severity)),
    "outcome": _words(*get_args(VisitOutcome)),
    "level": _words(*Level),
    "color": _words("auto", "always", "never"),
}

_OF_COMMAND = {
    ("why-not", "what"): "subject",
    ("brief", "visit"): "visit planned",
    ("recap", "visit"): "visit held",
    ("recap", "for_"): _words("mail", "crm"),
    ("new", "kind"): "deal-kind",
    ("new", "owner"): FREE,
    ("list", "owner"): FREE,
    ("list", "status"): _words("selling", "delivering", "parked", "ended"),
    ("lose", "reason"): "reason lost",
    ("disqualify", "reason"): "reason disqualified",
    ("cancel", "reason"): "reason cancelled",
    ("park", "reason"): "reason parked",
    ("visit plan", "kind"): "visit-kind",
    ("visit edit", "kind"): "visit-kind",
    ("visit hold", "kind"): "visit-kind",
    ("visit hold", "visit"): "visit planned",
    ("visit cancel", "visit"): "visit planned",
    ("debrief", "kind"): "visit-kind",
    ("debrief", "visit"): "visit planned",
    ("commitment add", "kind"): "commitment-kind",
    ("commitment confirm", "commitment"): "commitment open",
    ("commitment keep", "commitment"): "commitment open broken",
    ("commitment break", "commitment"): "commitment open",
    ("commitment move", "commitment"): "commitment open broken",
    ("commitment cancel", "commitment"): "commitment open",
    ("agreement add", "kind"): "agreement-kind",
    ("agreement edit", "kind"): "agreement-kind",
    ("doubt explore", "doubt"): "doubt raised explored answered",
    ("doubt answer", "doubt"): "doubt raised explored answered",
    ("doubt settle", "doubt"): "doubt raised explored answered",
    ("option add", "kind"): _words(*get_args(OptionKind)),
    ("problem solve", "problem"): "problem open",
    ("back", "stage"): "stage earlier",
    ("handover", "role"): "seller-role",
    ("handover", "person"): FREE,
    ("playbook new", "name"): FREE,
    ("playbook new", "from_"): "playbook",
    ("playbook check", "files"): "playbook",
    ("playbook test", "files"): "playbook",
    ("playbook diff", "old"): "playbook",
    ("playbook diff", "new"): "playbook",
    ("playbook explain", "what"): "code-or-key",
    ("playbook schema", "kind"): _words(*KINDS),
    ("export", "deals"): "deal",
    ("export", "of"): _words(*TABLES),
    ("export", "profile"): _words("spreadsheet", "raw"),
    ("export", "separator"): _words("comma", "semicolon", "tab"),
    ("export", "owner"): FREE,
    ("import", "as_"): "deal",
    ("demo", "playbook"): "example",
    ("deal upgrade", "deals"): "deal",
    ("deal upgrade", "playbook"): "playbook",
    ("commitment late", "side"): _words(*get_args(Side)),
    ("help formatting", "shape"): _words(*(one.schema for one in SHAPES)),
    ("completion", "shell"): _words("bash", "zsh", "fish", "powershell"),
}

# Words of one's own: nobody can complete them.
_FREE = frozenset({
    "account", "title", "amount", "expected_close", "limit", "because", "trigger", "note", "name",
    "job", "wants", "goal", "place", "our", "at_least", "leave_out", "what", "who", "how_much",
    "when", "where", "how", "why", "text", "our_part", "our_guarantee", "their_part",
    "their_guarantee", "give", "get", "words", "show", "risk", "answer", "maker", "technical",
    "economic", "impact", "strengths", "weaknesses", "actor", "first", "then", "hear", "ask",
})  # fmt: skip


def completed_by(command: str, name: str, metavar: str | None) -> str | None:
    """The kind of thing that completes a parameter; None where nobody has said so."""
    said = _OF_COMMAND.get((command, name)) or _BY_METAVAR.get((metavar or "").strip("[]."))
    return said or _BY_NAME.get(name) or (FREE if name in _FREE else None)


def shown_as(name: str) -> str:
    """How help calls the value of an option that does not say so itself."""
    if name in _SHOWN:
        return _SHOWN[name]
    kind = _BY_NAME.get(name, FREE)
    return "NAME" if kind == "person" else "TEXT" if kind == FREE else name.strip("_").upper()


_SHOWN = {
    "as_": "ROLE",
    "not_role": "ROLE",
    "type_": "TYPE",
    "lead_source": "SOURCE",
    "expected_close": "DATE",
    "amount": "MONEY",
    "for_": "WHAT",
    "color": "WHEN",
    "document": "FILE",
    "kind": "KIND",
    "reason": "REASON",
    "status": "STATUS",
    "waive": "CRITERION",
    "owner": "NAME",
    "actor": "NAME",
    "maker": "NAME",
}


def unused(parameters: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The entries of the table for a command and parameter that are not there."""
    return set(_OF_COMMAND) - parameters
