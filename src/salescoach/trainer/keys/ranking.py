"""The keys of the ranking: how much each reason counts."""

from salescoach.trainer.keys.key import Key, Keys

_TOLD = ("playbook.ranking",)

KEYS: Keys = {
    ("Ranking", "opens_gate"): Key(
        "For each criterion of the gate that the action helps to settle, two at most.",
        "opens_gate: 50", default="40", related=_TOLD),
    ("Ranking", "certain_no"): Key(
        "Where the action answers a certain no.", "certain_no: 30", default="30", related=_TOLD),
    ("Ranking", "unblocks"): Key(
        "For each item, debt or other criterion that waits for it, three at most.",
        "unblocks: 10", default="10", related=_TOLD),
    ("Ranking", "our_word"): Key(
        "For what we promised and now comes due, most for one who sits at the next visit.",
        "our_word: 15", default="15", related=_TOLD),
    ("Ranking", "their_word"): Key(
        "For what they promised and is late.", "their_word: 22", default="22", related=_TOLD),
    ("Ranking", "next_step"): Key(
        "For agreeing something dated, where nothing is.",
        "next_step: 20", default="20", related=_TOLD),
    ("Ranking", "untold"): Key(
        "For telling how a visit went whose day is past.",
        "untold: 100", default="100", related=_TOLD),
    ("Ranking", "problem"): Key(
        "For an open problem, by how bad and how late it is.",
        "problem: 7", default="7", related=_TOLD),
    ("Ranking", "doubt"): Key(
        "For an open doubt, by how bad it is; one that can end the deal stands above all else.",
        "doubt: 22", default="22", related=_TOLD),
    ("Ranking", "clears_warning"): Key(
        "For what counters a warning, by how severe that is.",
        "clears_warning: 5", default="5", related=_TOLD),
    ("Ranking", "debt"): Key(
        "For what is owed, more when it is late.", "debt: 15", default="15", related=_TOLD),
    ("Ranking", "over_limit"): Key(
        "Added to what opens the gate of a stage that takes too long.",
        "over_limit: 10", default="10", related=_TOLD),
    ("Ranking", "weak_evidence"): Key(
        "Where there is a value already, but too weak, too old or contradicted.",
        "weak_evidence: 10", default="10", related=_TOLD),
    ("Ranking", "start_here"): Key(
        "For the item that is the least that keeps the deal alive: it need not come first.",
        "start_here: 10", default="10", related=("item.start_here",)),
    ("Ranking", "required"): Key(
        "For an item that must not be left out lightly.",
        "required: 5", default="5", related=("item.required",)),
    ("Ranking", "cheap"): Key(
        "For what is done in minutes, by its effort.",
        "cheap: 3", default="3", related=("item.effort",)),
    ("Ranking", "asked_before"): Key(
        "For a question that was asked in vain more than once; below zero, so that it sinks.",
        "asked_before: -20", default="-20", related=_TOLD),
}  # fmt: skip
