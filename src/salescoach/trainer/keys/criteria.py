"""The keys of exit criteria: what must be true before the buyer can go on."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Criterion", "id"): Key(
        "By this name `advance --waive` leaves it open, and tests ask for its verdict. Items and "
        "criteria of a stage share their names.",
        "id: trouble-said"),
    ("Criterion", "statement"): Key(
        "What is true when it is met: a sentence about what the buyer said or did. It stands on "
        "the screen under what is still open.",
        "statement: They have said what goes wrong, and what it costs them"),
    ("Criterion", "met_when"): Key(
        "The condition that decides it. A fact must be at least `heard` here; ask for `level: "
        "confirmed` where only the right person's word will do.",
        "met_when: {fact: trouble, level: confirmed}",
        related=("criterion.failed_when", "condition.level")),
    ("UsedCriterion", "use"): Key(
        "Takes a criterion out of the library. Further keys beside it stand in the place of the "
        "library's.",
        "use: day-fixed", related=("library.criteria",)),
    ("UsedCriterion", "id"): Key(
        "Another id, where a stage uses the same criterion twice.",
        "id: second-day-fixed", default="the id in the library"),
    ("UsedCriterion", "statement"): Key(
        "Other words for this stage.",
        "statement: They have given a day for the trial", default="the words in the library"),
    ("UsedCriterion", "met_when"): Key(
        "Another condition for this stage.",
        "met_when: {next_step: {within: 7d}}", default="the condition in the library"),
    ("CriterionKeys", "short"): Key(
        "Two or three words for lists.", "short: trouble and cost", default="the statement"),
    ("CriterionKeys", "failed_when"): Key(
        "When it is a certain no, and no longer only open. It counts before `met_when`.",
        "failed_when: {fact: trouble, none: true, level: confirmed}",
        related=("criterion.met_when",)),
    ("CriterionKeys", "when"): Key(
        "For which deals it is meant. Unknown keeps the gate closed until it is found out.",
        "when: {customer_type: new-one}"),
    ("CriterionKeys", "ask"): Key(
        "The question that `gate` shows with it, where those of its facts would not do.",
        "ask: Is there anything else that keeps you from going on?"),
    ("CriterionKeys", "internal"): Key(
        "True for a decision of our own, such as a go or no-go. Only such a criterion may rest on "
        "our own word, and the buyer's position does not depend on it.",
        "internal: true", default="false", related=("fact.ours",)),
    ("CriterionKeys", "waivable"): Key(
        "False where nobody may leave the stage without it, whatever the reason.",
        "waivable: false", default="true"),
}  # fmt: skip
