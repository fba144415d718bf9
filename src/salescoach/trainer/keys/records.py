"""The keys of conditions on records: people, visits, promises, doubts and the others."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("HowMany", "at_least"): Key("So many, or more.", "at_least: 2"),
    ("HowMany", "at_most"): Key(
        "So many, or fewer; 0 asks that there be none.", "at_most: 0"),
    ("Counted", "count"): Key(
        "How many of them there must be.", "count: {at_least: 2}", default="at least one"),
    ("StakeholderIs", "stakeholder"): Key(
        "Asks who of the buyer's people is on record. All that stands in the braces must be true "
        "of the same person.",
        "stakeholder: {role: payer, informed: true}",
        related=("playbook.buyer_roles", "condition.count")),
    ("VisitIs", "visit"): Key(
        "Asks which meetings and calls there are.",
        "visit: {state: held, outcome: [order, advance], within: 30d}",
        related=("playbook.visit_kinds", "condition.count")),
    ("CommitmentIs", "commitment"): Key(
        "Asks which promises of either side there are.",
        "commitment: {side: theirs, state: broken}", related=("condition.count",)),
    ("DoubtIs", "doubt"): Key(
        "Asks which doubts of theirs are on record.",
        "doubt: {state: [raised, explored, answered], severity: high}",
        related=("playbook.doubts", "condition.count")),
    ("AgreementIs", "agreement"): Key(
        "Asks what both sides have settled.",
        "agreement: {kind: price, complete: true}",
        related=("playbook.agreement_kinds", "condition.count")),
    ("OptionIs", "option"): Key(
        "Asks which ways they weigh against each other, and how far.",
        "option: {kind: as-is, evaluated: economic}", related=("condition.count",)),
    ("ProblemIs", "problem"): Key(
        "Asks what went wrong while they put it to work.",
        "problem: {state: open, severity: high}", related=("condition.count",)),
    ("People", "role"): Key(
        "What the person is in the decision. Somebody on record without a role may have any.",
        "role: payer", related=("playbook.buyer_roles",)),
    ("People", "stance"): Key(
        "How the person stands to us; of several, one of them.", "stance: [mentor, supporter]"),
    ("People", "informed"): Key(
        "Whether the person has heard our case, from us or through somebody.", "informed: true"),
    ("People", "engaged_within"): Key(
        "Was at a visit no longer ago than this.", "engaged_within: 30d"),
    ("People", "engaged_since_stage_entry"): Key(
        "Was at a visit since the deal came into its stage.", "engaged_since_stage_entry: true"),
    ("People", "added_since_stage_entry"): Key(
        "Became known to us since the deal came into its stage.",
        "added_since_stage_entry: true"),
    ("Visits", "kind"): Key(
        "The sort of visit; of several, one of them.", "kind: trial",
        related=("playbook.visit_kinds",)),
    ("Visits", "state"): Key(
        "Whether it is still to come, took place, or was called off.", "state: held"),
    ("Visits", "outcome"): Key(
        "What it came to: they bought, promised something dated, agreed work was done, nobody "
        "agreed to anything, or they said no.",
        "outcome: [order, advance]"),
    ("Visits", "within"): Key(
        "How far it may be away: ahead for one that is planned, back for one that was held.",
        "within: 30d"),
    ("Visits", "since_stage_entry"): Key(
        "Only those since the deal came into its stage.", "since_stage_entry: true"),
    ("Visits", "with_roles"): Key(
        "All of these roles were, or will be, there.", "with_roles: [user, payer]"),
    ("Visits", "attendees"): Key(
        "How many of their people were there.", "attendees: {at_least: 2}"),
    ("Commitments", "side"): Key("Whose promise: ours or theirs.", "side: theirs"),
    ("Commitments", "kind"): Key(
        "The sort of promise; of several, one of them.", "kind: send",
        related=("playbook.commitment_kinds",)),
    ("Commitments", "state"): Key("What became of it so far.", "state: broken"),
    ("Commitments", "slipped"): Key(
        "Whether it was moved to a later day at least once.", "slipped: true"),
    ("Commitments", "within"): Key(
        "The last thing that happened to it is no longer ago than this.", "within: 30d"),
    ("Doubts", "state"): Key(
        "How far it is settled. Only the buyer's own yes makes it `settled`.", "state: answered"),
    ("Doubts", "severity"): Key(
        "How bad it is; `high` can end the deal.", "severity: high"),
    ("Doubts", "role"): Key(
        "The role of the person who has it.", "role: payer", related=("playbook.buyer_roles",)),
    ("Agreements", "kind"): Key(
        "The sort of agreement; of several, one of them.", "kind: price",
        related=("playbook.agreement_kinds",)),
    ("Agreements", "complete"): Key(
        "Whether it is clear, complete and well defined, with what each side does and stands for.",
        "complete: true"),
    ("Agreements", "give"): Key("Whether we give something in it.", "give: true"),
    ("Agreements", "get"): Key("Whether we get something for it.", "get: false"),
    ("Agreements", "refused"): Key(
        "True looks at what they wanted and we refused, which else does not count.",
        "refused: true", default="false"),
    ("Options", "kind"): Key(
        "Ours, a competitor's, or leaving things as they are.", "kind: as-is"),
    ("Options", "evaluated"): Key(
        "In which respect it has been judged: does it work, does it pay. Of several, all of them.",
        "evaluated: [technical, economic]"),
    ("Problems", "state"): Key("Whether it is solved.", "state: open"),
    ("Problems", "severity"): Key("How bad it is.", "severity: [medium, high]"),
}  # fmt: skip
