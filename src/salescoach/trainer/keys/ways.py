"""The keys of ways on, back and out: hand-overs, moves back, the next round, endings."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Handover", "from"): Key(
        "The seller role that has the deal so far.", "from: opener",
        related=("playbook.seller_roles",)),
    ("Handover", "to"): Key("The seller role that takes it over.", "to: keeper"),
    ("Handover", "at"): Key(
        "The stage on entering which it is due.", "at: running"),
    ("Handover", "gradual"): Key(
        "Whether both work on the deal for a while.", "gradual: true", default="false"),
    ("Handover", "passes_when"): Key(
        "What must be settled before the receiver can take it. Handing over sooner takes a reason.",
        "passes_when: {item: introduce, is: done}"),
    ("Handover", "checklists"): Key(
        "What both do for it. Its items are named HANDOVER/ID, and no gate waits for them.",
        "checklists:\n  - id: together\n    title: Together\n    items:\n"
        "      - {id: introduce, do: \"Introduce the two\"}"),
    ("MoveBack", "from"): Key("The stage that is left.", "from: running"),
    ("MoveBack", "to"): Key("The earlier stage to which one returns.", "to: finding-out"),
    ("MoveBack", "because"): Key(
        "Why one goes back there; offered to the rep as the reason.",
        "because: They need something else"),
    ("Cycle", "from"): Key(
        "The stage in which the next round can begin; not before the deal is won.", "from: quiet"),
    ("Cycle", "to"): Key("The stage where the next round starts.", "to: finding-out"),
    ("Outcomes", "lost"): Key(
        "The customer decided against us.",
        "lost:\n  reasons:\n    - {id: too-late, title: \"We were late\"}"),
    ("Outcomes", "disqualified"): Key(
        "We find that this is no deal for us; possible from every stage.",
        "disqualified:\n  reasons:\n    - {id: no-pumps, title: \"They need no pumps\"}"),
    ("Outcomes", "cancelled"): Key(
        "A deal that was won is given up.",
        "cancelled:\n  reasons:\n    - {id: closed, title: \"The plant closed\"}"),
    ("Ending", "reasons"): Key(
        "The reasons to choose from; a rep names one with `--reason`.",
        "reasons:\n  - {id: too-late, title: \"We were late\"}"),
    ("Ending", "requires"): Key(
        "Facts that must be known before a deal can end this way, so that you learn from it.",
        "requires: [trouble]", related=("playbook.facts",)),
    ("EndingFrom", "from"): Key(
        "The stages from which this is possible.", "from: [running]", default="every stage"),
    ("Parking", "reasons"): Key(
        "The reasons to choose from; `park` takes a rep's own words beside one.",
        "reasons:\n  - {id: budget-year, title: \"Waits for the next budget\"}"),
}  # fmt: skip
