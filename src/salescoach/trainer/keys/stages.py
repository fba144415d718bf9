"""The keys of stages, and of what stands directly in them."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Stage", "title"): Key(
        "What this part of the buyer's way is called; heads the screen of a deal that stands here.",
        "title: Finding out"),
    ("Stage", "also_called"): Key(
        "The names that other systems have for this stage. The keys are your own words.",
        "also_called: {crm: Prospect}"),
    ("Stage", "buyer"): Key(
        "What the buyer does while being here, in one sentence.",
        "buyer: Weighs our way against leaving things as they are"),
    ("Stage", "goals"): Key(
        "What both sides want to have reached when it is over.",
        "goals:\n  - They can say which way is best for them"),
    ("Stage", "owner"): Key(
        "The seller role that leads here. `next --as ROLE` shows the deal to it.",
        "owner: engineer", default="everybody", related=("playbook.seller_roles", "item.by")),
    ("Stage", "limit"): Key(
        "How many days a deal normally stays: one case, or several of which the first whose `when` "
        "is true counts. Beyond it, a warning can fire and the queue moves.",
        "limit:\n  - {when: {customer_type: new-one}, days: 30}\n  - {days: 15}",
        related=("condition.limit_used", "stage.limit_source")),
    ("Stage", "limit_source"): Key(
        "Who says that this is the right number of days.", "limit_source: ours"),
    ("Stage", "leaving"): Key(
        "Finishes the sentence \"Still open before …\" above the list of what is missing.",
        "leaving: the trouble is clear"),
    ("Stage", "when"): Key(
        "Makes the stage optional: where this is certainly false, a deal passes through. Not on "
        "the first stage.",
        "when: {amount: {more_than: 5000 EUR}}"),
    ("Stage", "beside"): Key(
        "The stage that this one runs alongside. It opens with it, a deal never stands in it, and "
        "its criteria have to be met, too.",
        "beside: trying-out", related=("stage.must_close_before",)),
    ("Stage", "must_close_before"): Key(
        "Of a stage that runs beside another: which stage cannot be left before it is closed.",
        "must_close_before: running", default="the one that it is beside",
        related=("stage.beside",)),
    ("Stage", "not_yet"): Key(
        "What not to talk about here, and until when; it stands at the foot of the screen.",
        "not_yet:\n  - {say: \"the price\", until: {fact: loss, known: true}}"),
    ("Stage", "checklists"): Key(
        "What we do here, in steps. Ticking all of it off moves no deal: only the buyer's acts do.",
        "checklists:\n  - id: first-visit\n    title: The first visit\n    items:\n"
        "      - {id: read-up, do: \"Read what they make\"}",
        related=("stage.exit_criteria",)),
    ("Stage", "exit_criteria"): Key(
        "What must be true before the buyer can go on: something that they said or did. Two to "
        "four are usual.",
        "exit_criteria:\n  - id: trouble-said\n    statement: They have said what goes wrong\n"
        "    met_when: {fact: trouble, level: confirmed}",
        related=("criterion.met_when",)),
    ("LimitCase", "days"): Key(
        "So many days are normal. The day of entering is day 0; over it is strictly more.",
        "days: 30"),
    ("LimitCase", "when"): Key(
        "For which deals this case is meant. The last case has none, and is for all others.",
        "when: {customer_type: new-one}"),
    ("LimitCase", "calendar"): Key(
        "Which days count: all, or Mondays to Fridays.",
        "calendar: business", default="calendar"),
    ("NotYet", "say"): Key(
        "What a rep should leave out, in two or three words.", "say: the price"),
    ("NotYet", "until"): Key(
        "From when it may be said: once this is true.", "until: {fact: loss, known: true}",
        default="as long as the stage"),
    ("NotYet", "because"): Key(
        "Why it would do harm now; told with it.",
        "because: We do not know yet what today's way costs them."),
    ("Checklist", "title"): Key(
        "What this group of steps is about.", "title: The first visit"),
    ("Checklist", "items"): Key(
        "The things that we do, in the order in which one would do them.",
        "items:\n  - {id: read-up, do: \"Read what they make\"}"),
    ("Library", "items"): Key(
        "Items to `use` in the checklists of several stages.",
        "items:\n  - {id: fix-the-day, do: \"Agree the day of the next talk\"}",
        related=("used_item.use",)),
    ("Library", "criteria"): Key(
        "Criteria to `use` in several stages.",
        "criteria:\n  - id: day-fixed\n    statement: They have given a day\n"
        "    met_when: {next_step: {within: 14d}}",
        related=("used_criterion.use",)),
}  # fmt: skip
