"""The keys of what a test expects."""

from salescoach.trainer.keys.key import Key, Keys

_WHICH = "Ids within the stage where the deal stands, else STAGE/ID; these and no others."

KEYS: Keys = {
    ("Expectation", "at"): Key(
        "The day at whose end it is looked at: so long after the start, or a date.",
        "at: 3d", default="the day of the last event"),
    ("Expectation", "gate"): Key(
        "Whether all that holds the stage is there.", "gate: closed"),
    ("Expectation", "met"): Key(
        f"The criteria of the gate that are met. {_WHICH}", "met: [trouble-said]"),
    ("Expectation", "unmet"): Key(
        f"Those that are certainly not met. {_WHICH}", "unmet: [trouble-said]"),
    ("Expectation", "unknown"): Key(
        f"Those of which it is not known. {_WHICH}", "unknown: [trouble-said]"),
    ("Expectation", "waived"): Key(
        f"Those that are left open for a reason. {_WHICH}", "waived: [trouble-said]"),
    ("Expectation", "open"): Key(
        f"Those that are unmet or unknown, together. {_WHICH}", "open: [trouble-said]"),
    ("Expectation", "next"): Key(
        "The actions that are advised: a list is all of them; or say which come first, are among "
        "them, or are not.",
        "next: {first: do/read-up, excludes: [advance]}", related=("next.first",)),
    ("Expectation", "stage"): Key("Where the deal stands.", "stage: offer"),
    ("Expectation", "position"): Key(
        "Where the buyer is: the first stage with a criterion that is not met.",
        "position: finding-out"),
    ("Expectation", "status"): Key("Whether it is still being sold, delivered, resting or over.",
                                   "status: selling"),
    ("Expectation", "outcome"): Key("How it ended, or `none`.", "outcome: none"),
    ("Expectation", "days_in_stage"): Key(
        "How many days it has been there, waits and parking left out.", "days_in_stage: 9"),
    ("Expectation", "warnings"): Key(
        "The danger signs that fire: a list is all of them; or say which are among them, or not.",
        "warnings: {includes: [over-the-limit]}", related=("test_file.warnings",)),
    ("Expectation", "brief"): Key(
        "What the call sheet has: for the next visit that is planned, or for a talk with those "
        "who are named.",
        "brief: {with: [Ana], offers: {includes: [second-pump]}}",
        related=("expected_sheet.with", "buyer_role.materials", "playbook.solution_elements")),
    ("BriefWanted", "with"): Key(
        "Who of theirs is there, by name or id.", "with: [Ana]",
        default="who comes to the next visit that is planned, else the only one who is known"),
    ("BriefWanted", "bring"): Key(
        "The materials to bring, by id: a list is all of them; or say which are among them, or "
        "not.", "bring: {includes: [noise-sheet]}", related=("playbook.materials",)),
    ("BriefWanted", "offers"): Key(
        "The solution elements that are offered to somebody there, by id: a list is all of them; "
        "or say which are among them, or not.", "offers: {includes: [second-pump]}",
        related=("playbook.solution_elements", "solution_element.serves")),
    ("SheetList", "includes"): Key(
        "Are on the sheet, whatever else is.", "includes: [noise-sheet]"),
    ("SheetList", "excludes"): Key("None of these is on the sheet.", "excludes: [noise-sheet]"),
    ("SheetList", "exact"): Key(
        "These and no others; the same as a list alone.", "exact: [noise-sheet]"),
    ("Expectation", "debts"): Key(
        "What is owed, by the ids of items and criteria. These and no others.",
        "debts: [run-a-trial]"),
    ("Expectation", "items"): Key(
        "How items stand, each by its id.", "items: {read-up: done, run-a-trial: open}"),
    ("Expectation", "facts"): Key(
        "How well facts are known, each by its id; and the value that counts.",
        "facts: {trouble: heard, loss: {level: confirmed, value: 9000 EUR}}"),
    ("NextWanted", "first"): Key(
        "Comes first; of several, they come first in this order.", "first: do/read-up"),
    ("NextWanted", "includes"): Key(
        "Are among the advised actions, whatever else is.", "includes: [find-out/loss]"),
    ("NextWanted", "excludes"): Key("None of these is advised.", "excludes: [advance]"),
    ("NextWanted", "exact"): Key(
        "These and no others, in any order; the same as a list alone.", "exact: [advance]"),
    ("NextWanted", "waiting"): Key(
        "Are advised, but wait for something.", "waiting: [do/run-a-trial]"),
    ("NextWanted", "ready"): Key(
        "Are advised, and wait for nothing.", "ready: [do/ask-the-trouble]"),
    ("WarningsWanted", "includes"): Key(
        "Fire, whatever else does.", "includes: [over-the-limit]"),
    ("WarningsWanted", "excludes"): Key("None of these fires.", "excludes: [over-the-limit]"),
    ("WarningsWanted", "exact"): Key(
        "These and no others; the same as a list alone.", "exact: [over-the-limit]"),
    ("FactWanted", "level"): Key("How well it is known.", "level: confirmed"),
    ("FactWanted", "value"): Key(
        "What counts as its value, written as a rep would.", "value: 9000 EUR"),
}  # fmt: skip
