"""The keys of items: what we do."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Item", "id"): Key(
        "By this name `done` and `skip` tick it off, and other items wait for it. Items and "
        "criteria of a stage share their names; from another stage it is STAGE/ID.",
        "id: read-up"),
    ("Item", "do"): Key(
        "What the rep is told to do: one sentence that begins with a verb.",
        "do: Read what they make, and for whom"),
    ("UsedItem", "use"): Key(
        "Takes an item out of the library. Further keys beside it stand in the place of the "
        "library's.",
        "use: fix-the-day", related=("library.items",)),
    ("UsedItem", "id"): Key(
        "Another id, where a stage uses the same item twice.",
        "id: fix-another-day", default="the id in the library"),
    ("UsedItem", "do"): Key(
        "Other words for this stage.",
        "do: Agree the day of the trial", default="the words in the library"),
    ("ItemKeys", "why"): Key(
        "The reason in one line, shown below the action. Say what it spares or brings, not that it "
        "is important.",
        "why: They believe what they said themselves"),
    ("ItemKeys", "short"): Key(
        "Two or three words for lists and receipts.",
        "short: their trouble", default="the words of `do`"),
    ("ItemKeys", "records"): Key(
        "The facts that it brings. It puts their questions to the rep, and is done by itself when "
        "all of them are known well enough.",
        "records: [trouble]", related=("fact.ask", "playbook.facts")),
    ("ItemKeys", "builds_on"): Key(
        "Facts that the item takes up again, the best first. What they said of the first one that "
        "is known stands below the action as a reason, so that the rep goes on from their words.",
        "builds_on: [trouble]", related=("item.records", "item.why")),
    ("ItemKeys", "with"): Key(
        "The buyer roles that it takes. Without any it is done at the desk, today.",
        "with: [user]", default="at the desk", related=("playbook.buyer_roles",)),
    ("ItemKeys", "ask"): Key(
        "Its own questions, where those of the facts that it records would not do.",
        "ask: Shall we look at the leak together?", default="the questions of its facts",
        related=("fact.ask",)),
    ("ItemKeys", "leave_with"): Key(
        "With what the rep should come home from it; heads the call sheet.",
        "leave_with: They name the day of the trial"),
    ("ItemKeys", "or_at_least"): Key(
        "What is still good enough, if the best cannot be had.",
        "or_at_least: They name who will choose the day"),
    ("ItemKeys", "not_enough"): Key(
        "What sounds like a yes and is none.",
        "not_enough:\n  - \"We will get back to you\""),
    ("ItemKeys", "visit_kind"): Key(
        "A planned visit of this kind gives the item its day.",
        "visit_kind: trial", related=("playbook.visit_kinds",)),
    ("ItemKeys", "after"): Key(
        "What it waits for: items by their id, or conditions. An item that was skipped, or does "
        "not apply, is as good as done.",
        "after: [read-up, {fact: loss, known: true}]", related=("item.needs",)),
    ("ItemKeys", "needs"): Key(
        "Holds our spending until this is true: time, money, a price, a guarantee. Done sooner it "
        "takes a reason and a day, and is owed until it is made good.",
        "needs: {fact: trouble, known: true, level: confirmed}",
        related=("item.after", "item.when")),
    ("ItemKeys", "when"): Key(
        "For which deals it is meant. Where this is false it does not exist; where it is unknown, "
        "finding out is advised first.",
        "when: {customer_type: new-one}", related=("item.needs",)),
    ("ItemKeys", "due"): Key(
        "By which day it should be done, counted from something that happens.",
        "due: {after: visit, days: 2}"),
    ("ItemKeys", "repeat"): Key(
        "Comes again at this rhythm after it was done.",
        "repeat: {every: 2w, for: 3mo}"),
    ("ItemKeys", "effort"): Key(
        "Our own working time. A day has 8 hours; short items are advised a little earlier.",
        "effort: 20min"),
    ("ItemKeys", "by"): Key(
        "Who does it: a seller role, or `buyer` for what we ask them to do.",
        "by: engineer", default="whoever has the deal", related=("playbook.seller_roles",)),
    ("ItemKeys", "touchpoint"): Key(
        "Where it happens.", "touchpoint: plant", related=("playbook.touchpoints",)),
    ("ItemKeys", "materials"): Key(
        "What to bring to it.", "materials: [noise-sheet]", related=("playbook.materials",)),
    ("ItemKeys", "required"): Key(
        "Ranks it higher, and skipping it takes a reason. It never holds the gate.",
        "required: true", default="false"),
    ("ItemKeys", "start_here"): Key(
        "The least that keeps the deal alive. It ranks a little higher and need not come first; "
        "at most one item of a stage that applies may say so.",
        "start_here: true", default="false"),
    ("ItemKeys", "again"): Key(
        "What opens it anew once it was done: `stage-entry`, or the doing of other items.",
        "again: [stage-entry]"),
    ("Due", "after"): Key(
        "Counts from: `stage-entry`, `visit` (the last one held here), `win`, `expected-close`, "
        "`fact:ID` of a date, or `item:ID`. Either this or `before`.",
        "after: visit", related=("due.before", "due.days")),
    ("Due", "before"): Key(
        "Counts back from the same things.", "before: \"fact:trial-day\"",
        related=("due.after",)),
    ("Due", "days"): Key(
        "How many days after or before.", "days: 2", default="that very day"),
    ("Repeat", "every"): Key("How long from one time to the next, a day or longer.", "every: 2w"),
    ("Repeat", "for"): Key(
        "For how long it keeps coming.", "for: 3mo", default="as long as the stage"),
}  # fmt: skip
