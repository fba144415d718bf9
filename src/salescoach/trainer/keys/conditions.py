"""The keys of conditions: subjects, and what can be asked of them. Records are in `records`."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("AllOf", "all"): Key(
        "True when every part is true; false as soon as one is false; else unknown.",
        "all:\n  - {fact: trouble, level: confirmed}\n  - {fact: loss, known: true}",
        related=("condition.any", "condition.not")),
    ("AnyOf", "any"): Key(
        "True as soon as one part is true; false when all are false; else unknown.",
        "any:\n  - {fact: trial-day, known: true}\n  - {fact: trial-day, none: true}",
        related=("condition.all", "condition.not")),
    ("NotThis", "not"): Key(
        "Turns true and false round; unknown stays unknown. To ask that something is not known, "
        "take `missing`.",
        "not: {fact: loss, less_than: 1000 EUR}", related=("condition.missing",)),
    ("FactIs", "fact"): Key(
        "Asks about a fact, by its id. Alone it asks whether the fact is known.",
        "fact: trouble", related=("playbook.facts", "condition.level")),
    ("FactIs", "known"): Key(
        "Whether there is a value, as good and as fresh as asked. False when it was recorded that "
        "there is none. With `of`, `all` asks it of each of these people.",
        "known: true", related=("condition.missing", "condition.none")),
    ("FactIs", "agree"): Key(
        "With `of`: whether all of these people have the same value.",
        "agree: true", related=("condition.of",)),
    ("FactIs", "level"): Key(
        "How good the evidence must be at least: a guess of ours (`assumed`), somebody's word "
        "(`heard`), the word of one whose role settles it (`confirmed`), that and a document "
        "(`proven`). What falls short is unknown, not false.",
        "level: confirmed",
        default="heard in met_when and failed_when, assumed elsewhere",
        related=("fact.ask_whom", "condition.from")),
    ("FactIs", "from"): Key(
        "Whose word counts here: only that of people in these buyer roles.",
        "from: [user]", default="anybody's", related=("fact.ask_whom",)),
    ("FactIs", "fresh_within"): Key(
        "How old the evidence may be at most.",
        "fresh_within: 90d", related=("fact.stale_after",)),
    ("FactIs", "of"): Key(
        "Of a fact that each person has for themselves: asks it of everybody in these roles.",
        "of: [payer]", related=("fact.scope", "condition.agree")),
    ("FactIs", "asked"): Key(
        "How often it was asked without an answer.", "asked: {at_least: 1}"),
    ("Operators", "missing"): Key(
        "True when nothing counts today: neither a value nor the word that there is none; with a "
        "`level`, also when what counts falls short of it. Always true or false, never unknown.",
        "missing: true", related=("condition.known", "condition.none")),
    ("Operators", "none"): Key(
        "True when they were asked and there is none.",
        "none: true", related=("condition.known", "condition.missing")),
    ("Operators", "is"): Key(
        "Is exactly this: a choice, a text, a number, a sum, a day, true or false. Of a list of "
        "words, one of them; for `choices`, these and no others.",
        "is: worth-it"),
    ("Operators", "is_not"): Key("Is known, and is something else.", "is_not: not-for-us"),
    ("Operators", "one_of"): Key("Is one of these.", "one_of: [worth-it, not-for-us]"),
    ("Operators", "at_least"): Key(
        "This much, or more: a number, a percentage, a sum with its currency, a day.",
        "at_least: 50000 EUR"),
    ("Operators", "at_most"): Key("This much, or less.", "at_most: 50000 EUR"),
    ("Operators", "more_than"): Key("Strictly more than this.", "more_than: 100000 EUR"),
    ("Operators", "less_than"): Key("Strictly less than this.", "less_than: 1000 EUR"),
    ("Operators", "before"): Key(
        "An earlier day than this one: `2026-04-14`, `today`, `today+14d`, `today-1d`.",
        "before: today+14d"),
    ("Operators", "after"): Key(
        "A later day than this one: `2026-04-14`, `today`, `today+14d`, `today-1d`.",
        "after: today-1d"),
    ("Operators", "contains"): Key(
        "Has this in it: words of a text or list, or ids of `choices`.",
        "contains: leak"),
    ("Comparison", "known"): Key(
        "Whether the field is set.", "known: true", default="true, where nothing else is asked"),
    ("Comparison", "level"): Key(
        "`confirmed`: only as far as somebody of theirs said it; `assumed`: our own word will do.",
        "level: confirmed", default="assumed"),
    ("DealField", "amount"): Key(
        "Asks about the sum of the deal: a sum, or what it is compared with.",
        "amount: {more_than: 100000 EUR}"),
    ("DealField", "expected_close"): Key(
        "Asks about the day on which they are expected to decide.",
        "expected_close: {before: today+30d}"),
    ("DealField", "customer_type"): Key(
        "Asks which sort of customer it is; of several, one of them.",
        "customer_type: [new-one, old-friend]", related=("playbook.customer_types",)),
    ("DealField", "deal_kind"): Key(
        "Asks which sort of deal it is.", "deal_kind: first-order",
        related=("playbook.deal_kinds",)),
    ("DealField", "lead_source"): Key(
        "Asks where the deal came from.", "lead_source: fair",
        related=("playbook.lead_sources",)),
    ("GroupIs", "facts"): Key(
        "Asks how many facts of a group are known, by the id of the group.",
        "facts: basics", related=("playbook.fact_groups",)),
    ("GroupIs", "known"): Key(
        "All of the group, or at least so many.", "known: {at_least: 2}", default="all"),
    ("GroupIs", "level"): Key(
        "How well each of them has to be known to count, like the level of one fact.",
        "level: confirmed"),
    ("SoMany", "at_least"): Key("So many facts of the group, or more.", "at_least: 2"),
    ("ItemIs", "item"): Key(
        "Asks where an item stands: its id within the stage, else STAGE/ID.",
        "item: read-up", related=("item.after",)),
    ("ItemIs", "is"): Key(
        "The state that it must be in; of several, one of them.", "is: [done, skipped]"),
    ("CriterionIs", "criterion"): Key(
        "Asks what became of a criterion: its id within the stage, else STAGE/ID.",
        "criterion: trouble-said"),
    ("CriterionIs", "is"): Key(
        "`met`, or `passed`: met or waived.", "is: passed", default="met"),
    ("NextStepIs", "next_step"): Key(
        "Asks whether something dated is agreed with the buyer: a planned visit, or an open "
        "promise of theirs with a day.",
        "next_step: {within: 14d}"),
    ("WithinTime", "within"): Key(
        "How far ahead it may lie at most.", "within: 14d", default="any time"),
    ("ScoreIs", "score"): Key(
        "Asks what a scorecard comes to, by its id. While facts are unknown it is a range, and the "
        "answer is true or false only when all of the range agrees.",
        "score: fit", related=("playbook.scorecards",)),
    ("ScoreIs", "at_least"): Key("So many points of a hundred, or more.", "at_least: 60"),
    ("ScoreIs", "verdict"): Key(
        "The words of one of its bands; of several, one of them.", "verdict: ours",
        related=("band.verdict",)),
    ("HandoverIs", "handover"): Key(
        "Asks whether a hand-over was accepted, by its id.", "handover: to-keeper",
        related=("playbook.handovers",)),
    ("HandoverIs", "is"): Key("There is only `done`.", "is: done", default="done"),
    ("StageIs", "stage"): Key(
        "Asks where the deal is or has been.", "stage: finding-out",
        related=("playbook.stages",)),
    ("StageIs", "is"): Key(
        "`entered` at some time, `current` now, or `passed`: left forwards.", "is: passed"),
    ("MeasureIs", "days_in_stage"): Key(
        "How long the deal has been in its stage, without the days for which the customer asked "
        "or on which it was parked.",
        "days_in_stage: {more_than: 20}", related=("condition.limit_used",)),
    ("MeasureIs", "limit_used"): Key(
        "How much of the stage's limit is used up, in percent; 100 is its last day.",
        "limit_used: {more_than: 100}", related=("stage.limit",)),
    ("MeasureIs", "days_since_contact"): Key(
        "Days since the buyer last acted: came to a visit, kept a promise, said something.",
        "days_since_contact: {more_than: 14}"),
    ("MeasureIs", "close_date_moves"): Key(
        "How often the expected close was moved to a later day.",
        "close_date_moves: {at_least: 2}"),
    ("MeasureIs", "stages_ahead"): Key(
        "Only in warnings: how many stages we are beyond the buyer.",
        "stages_ahead: {at_least: 1}"),
    ("MeasureIs", "contradictions"): Key(
        "Only in warnings: how many facts there are of which people say different things.",
        "contradictions: {at_least: 1}"),
    ("MeasureIs", "expired_debts"): Key(
        "Only in warnings: how much is owed that should have been made good by now.",
        "expired_debts: {at_least: 1}"),
    ("MeasureIs", "continuations_in_a_row"): Key(
        "Only in warnings: at how many of the last visits they agreed to nothing.",
        "continuations_in_a_row: {at_least: 2}"),
    ("MeasureIs", "days_of_silence"): Key(
        "Only in warnings: days since the last day agreed with them passed without a word.",
        "days_of_silence: {more_than: 3}"),
    ("MeasureIs", "given_away"): Key(
        "Only in warnings: what we give less what we get for it, in percent of the amount.",
        "given_away: {more_than: 5}"),
    ("MeasureIs", "smallest_refusal"): Key(
        "Only in warnings: the least that we refused, in percent of the amount, in the stage where "
        "the deal is won.",
        "smallest_refusal: {at_most: 2}"),
    ("Numbers", "at_least"): Key("This many, or more.", "at_least: 2"),
    ("Numbers", "at_most"): Key("This many, or fewer.", "at_most: 2"),
    ("Numbers", "more_than"): Key("Strictly more than this many.", "more_than: 20"),
    ("Numbers", "less_than"): Key("Strictly fewer than this many.", "less_than: 5"),
}  # fmt: skip
