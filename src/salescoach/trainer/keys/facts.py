"""The keys of facts."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Fact", "type"): Key(
        "What sort of answer it has. It decides how a rep writes the value, and what a condition "
        "can compare.",
        "type: money", related=("fact.choices",)),
    ("Fact", "choices"): Key(
        "The answers to choose from, in rising order; for the types `choice` and `choices`.",
        "choices:\n  - {id: accepted, title: \"Accepted\"}\n  - {id: refused, title: \"Refused\"}",
        related=("fact.type",)),
    ("Fact", "ours"): Key(
        "True for what is settled on our side and never asked of the buyer. Such a fact may meet "
        "only a criterion that is `internal`.",
        "ours: true", default="false", related=("criterion.internal",)),
    ("Fact", "ask"): Key(
        "The question to put, in words that a rep can say aloud; the best first. The next ones "
        "come when the first was asked in vain.",
        "ask:\n  - What goes wrong today, and how do you notice?\n  - What have you tried already?",
        related=("item.ask", "fact.ask_whom")),
    ("Fact", "debrief"): Key(
        "The question to the rep after the call, when the answer may have come up.",
        "debrief: What did they say goes wrong, and who said it?"),
    ("Fact", "ask_whom"): Key(
        "The buyer roles whose word settles it. What somebody else says is only heard.",
        "ask_whom: [user, payer]", default="anybody who is named",
        related=("condition.level", "playbook.buyer_roles")),
    ("Fact", "listen_for"): Key(
        "What a good answer has in it, so that a rep notices a bad one.",
        "listen_for:\n  - a number with an instrument"),
    ("Fact", "spin"): Key(
        "Which sort of question it is, by Rackham's research: about the situation, the problem, "
        "what follows from it, or what a solution would be worth.",
        "spin: implication"),
    ("Fact", "scope"): Key(
        "For whom it holds: the deal; the `account`, then it is still known in the next deal with "
        "them; or each `person`, who has a value of their own.",
        "scope: person", default="deal", related=("condition.of",)),
    ("Fact", "stale_after"): Key(
        "After this time the answer no longer counts, and is worth asking again.",
        "stale_after: 180d", default="never", related=("condition.fresh_within",)),
    ("FactGroup", "facts"): Key(
        "The ids of the facts that belong to the group.",
        "facts: [trouble, loss]", related=("condition.facts",)),
}  # fmt: skip
