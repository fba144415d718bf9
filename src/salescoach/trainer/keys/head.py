"""The keys at the top of a playbook."""

from salescoach.trainer.keys.key import Key, Keys

_FACTS_OF_THE_DEAL = "One of the ids of the list of this name in the playbook."

KEYS: Keys = {
    ("Playbook", "salescoach"): Key(
        "The version of this format, so that a later program still knows how to read the file. "
        "There is only 1.",
        "salescoach: 1"),
    ("Playbook", "id"): Key(
        "By this name deals remember which playbook they follow, and others `extends` it. Keep it "
        "when the text changes; raise `version` instead.",
        "id: pumps", related=("playbook.version", "playbook.extends")),
    ("Playbook", "title"): Key(
        "What your company calls this way of selling; heads the handbook and the outline.",
        "title: Selling pumps"),
    ("Playbook", "version"): Key(
        "Which edition of your text this is: three numbers with points. A running deal keeps the "
        "text that it was opened with, whatever you change later.",
        "version: 1.0.0"),
    ("Playbook", "language"): Key(
        "In which language the texts are written, by its short sign.",
        "language: en"),
    ("Playbook", "extends"): Key(
        "The playbook that this one stands on: the id of one that ships, or a file beside this "
        "one. Then say only what is different: name an element by its id to change it key by key, "
        "add `remove: true` to take it out.",
        "extends: technical-sale"),
    ("Playbook", "fragment"): Key(
        "Says that this file is a piece for other playbooks, and not meant to be whole.",
        "fragment: true", default="false"),
    ("Playbook", "points"): Key(
        "The points of the document that the playbook puts into practice. Where they are listed, "
        "`ref` may only name these, and `playbook show --refs` tells which are carried and shown "
        "by a test.",
        "points:\n  - {ref: T7, title: \"Try it on their material\"}", related=("item.ref",)),
    ("Playbook", "customer_types"): Key(
        "The sorts of customer that you treat differently. A rep gives one with `--type`; "
        "conditions ask for it with `customer_type`.",
        "customer_types:\n  - {id: new-one, title: \"New customer\"}",
        related=("condition.customer_type", "customer_type.axes")),
    ("Playbook", "deal_kinds"): Key(
        "The sorts of deal, such as a first order, an enlargement or a renewal, where the way "
        "differs between them.",
        "deal_kinds:\n  - {id: first-order, title: \"First order\"}",
        related=("condition.deal_kind",)),
    ("Playbook", "lead_sources"): Key(
        "Where deals come from, for those who want to know it, and for conditions.",
        "lead_sources:\n  - {id: fair, title: \"Trade fair\"}",
        related=("condition.lead_source",)),
    ("Playbook", "buyer_roles"): Key(
        "What people are in the customer's decision: who uses it, who pays, who can say no. Whose "
        "word settles what, and who is missing, is told by these.",
        "buyer_roles:\n  - {id: user, title: \"Runs it every day\"}",
        related=("fact.ask_whom", "item.with", "stakeholder.role")),
    ("Playbook", "seller_roles"): Key(
        "What people are on your side, where deals pass from one to another. `next --as ROLE` "
        "shows each of them their own work.",
        "seller_roles:\n  - {id: engineer, title: \"Sales engineer\"}",
        related=("stage.owner", "item.by", "playbook.handovers")),
    ("Playbook", "visit_kinds"): Key(
        "The sorts of meeting and call that you plan by name, such as a trial day.",
        "visit_kinds:\n  - {id: trial, title: \"The trial\", aim: work}",
        related=("item.visit_kind", "visit.kind")),
    ("Playbook", "commitment_kinds"): Key(
        "The sorts of promise that come again and again, with the time they usually take.",
        "commitment_kinds:\n  - {id: send, title: \"Send something\", effort: 20min}",
        related=("commitment.kind",)),
    ("Playbook", "agreement_kinds"): Key(
        "The sorts of agreement that conditions ask for, such as a price or a trial.",
        "agreement_kinds:\n  - {id: price, title: \"The price\"}",
        related=("agreement.kind",)),
    ("Playbook", "touchpoints"): Key(
        "The places where you and they meet: the plant, a call, a fair.",
        "touchpoints:\n  - {id: plant, title: \"At the plant\"}", related=("item.touchpoint",)),
    ("Playbook", "perspectives"): Key(
        "The points of view from which people look at the same thing: money, safety, quiet.",
        "perspectives:\n  - {id: money, title: \"Money\"}", related=("serves.perspective",)),
    ("Playbook", "materials"): Key(
        "What reps bring or send: sheets, cases, samples.",
        "materials:\n  - {id: noise-sheet, title: \"Noise, measured\", link: \"sheets/noise.pdf\"}",
        related=("item.materials", "doubt.proof")),
    ("Playbook", "facts"): Key(
        "What you want to know about each deal, with the words to ask for it.",
        "facts:\n  - {id: trouble, title: \"What goes wrong today\", type: text}",
        related=("item.records", "condition.fact")),
    ("Playbook", "fact_groups"): Key(
        "Facts that belong together, so that a condition can ask for all of them, or for so many.",
        "fact_groups:\n  - {id: basics, title: \"The basics\", facts: [trouble, loss]}",
        related=("condition.facts",)),
    ("Playbook", "new_deal"): Key(
        "What a rep must say to open a deal, and what counts if they say nothing.",
        "new_deal: {requires: [amount], defaults: {customer_type: new-one}}"),
    ("Playbook", "stages"): Key(
        "The buyer's way to a decision, in order: each stage is a place where the buyer is, and "
        "what you do there. At least one.",
        "stages:\n  - {id: finding-out, title: \"Finding out\"}",
        related=("playbook.won_after", "stage.exit_criteria")),
    ("Playbook", "library"): Key(
        "Items and criteria that several stages have in common: write them once here, and `use` "
        "them there.",
        "library:\n  items:\n    - {id: fix-the-day, do: \"Agree the day of the next talk\"}",
        related=("used_item.use", "used_criterion.use")),
    ("Playbook", "won_after"): Key(
        "The stage after which the customer has decided for you. Out of it leads `win`; the stages "
        "behind it deliver.",
        "won_after: running", default="the last stage, out of which `advance` wins"),
    ("Playbook", "handovers"): Key(
        "Where a deal passes from one colleague to another, and what both do until it is accepted.",
        "handovers:\n  - {id: to-keeper, from: opener, to: keeper, at: running}"),
    ("Playbook", "moves_back"): Key(
        "Ways back that are usual, with the reason. They are offered first; others stay possible.",
        "moves_back:\n  - {from: running, to: finding-out, because: \"They need something else\"}"),
    ("Playbook", "cycle"): Key(
        "From which stage the next round with the same customer begins, and where.",
        "cycle: {from: quiet, to: finding-out}"),
    ("Playbook", "outcomes"): Key(
        "How deals end other than won: the reasons to choose from, and what must be known first.",
        "outcomes:\n  lost:\n    reasons:\n      - {id: too-late, title: \"We were late\"}"),
    ("Playbook", "parking"): Key(
        "Why a deal may rest for a while without being lost.",
        "parking:\n  reasons:\n    - {id: budget-year, title: \"Waits for the next budget\"}"),
    ("Playbook", "scorecards"): Key(
        "Whether a deal is one of yours: what rules it out, and what speaks for it.",
        "scorecards:\n  - {id: fit, title: \"Ours or not ours\"}", related=("condition.score",)),
    ("Playbook", "doubts"): Key(
        "The doubts that customers have again and again, with what to ask and what to show. A "
        "doubt in a customer's words is recognised by `sounds_like`.",
        "doubts:\n  - {id: too-loud, sounds_like: \"hear it through the wall\"}"),
    ("Playbook", "differentiation"): Key(
        "What you can do for a customer that others do not, and what it raises.",
        "differentiation:\n  - {id: spare-shelf, raises: loyalty, do: \"Keep their spare parts\"}"),
    ("Playbook", "warnings"): Key(
        "Danger signs of your own, and changes of those that come with the program: name one by "
        "its id to change it, or add `remove: true`.",
        "warnings:\n  - id: too-long\n    severity: medium\n"
        "    fires_when: {limit_used: {more_than: 100}}\n"
        "    because: \"{days_used} here; the limit is {limit_days}\"",
        related=("playbook.default_warnings", "warning.fires_when")),
    ("Playbook", "default_warnings"): Key(
        "Whether the danger signs that come with the program count here, too.",
        "default_warnings: false", default="true", related=("playbook.warnings",)),
    ("Playbook", "solution_elements"): Key(
        "The parts of what you sell: what each is, what that is good for, and for whom.",
        "solution_elements:\n  - {id: second-pump, title: \"A second pump\"}"),
    ("Playbook", "exchange_rates"): Key(
        "Rates by which conditions compare amounts in two currencies. Without one such a "
        "comparison stays unknown.",
        "exchange_rates:\n  - {from: USD, to: EUR, rate: 0.92, source: ECB}"),
    ("Playbook", "ranking"): Key(
        "How much each reason counts when actions are put in order. Change one only when a test "
        "shows that the wrong action comes first.",
        "ranking: {opens_gate: 50}"),
    ("Playbook", "stale_after_days"): Key(
        "After how many days without a word of the buyer a deal counts as stale, and as a zombie.",
        "stale_after_days: {stale: 14, zombie: 45, source: ours}"),
    ("Point", "ref"): Key(
        "The number or sign of the point, as your document has it; `ref` elsewhere names it.",
        "ref: T7"),
    ("Point", "title"): Key(
        "The point in your own words, shown by `playbook show --refs`.",
        "title: Try it on their material"),
    ("NewDeal", "requires"): Key(
        "What `new` asks for, or refuses to go on without in a script.",
        "requires: [amount, customer-type]"),
    ("NewDeal", "defaults"): Key(
        "What a new deal starts with where the rep says nothing else.",
        "defaults: {amount: 20000 EUR, customer_type: new-one}"),
    ("NewDealDefaults", "amount"): Key(
        "The usual sum of a deal, with its currency.", "amount: 20000 EUR"),
    ("NewDealDefaults", "customer_type"): Key(
        f"The usual sort of customer. {_FACTS_OF_THE_DEAL}", "customer_type: new-one",
        related=("playbook.customer_types",)),
    ("NewDealDefaults", "deal_kind"): Key(
        f"The usual sort of deal. {_FACTS_OF_THE_DEAL}", "deal_kind: first-order",
        related=("playbook.deal_kinds",)),
    ("NewDealDefaults", "lead_source"): Key(
        f"Where a deal comes from if nobody says. {_FACTS_OF_THE_DEAL}", "lead_source: fair",
        related=("playbook.lead_sources",)),
    ("StaleAfterDays", "stale"): Key(
        "After more than so many days without a word of theirs a deal is marked as stale.",
        "stale: 14"),
    ("StaleAfterDays", "zombie"): Key(
        "After more than so many days, and with no next step, it sinks to the end of the queue.",
        "zombie: 45"),
    ("StaleAfterDays", "source"): Key("Who says that these are the right numbers.", "source: ours"),
    ("ExchangeRate", "from"): Key("The currency of which one unit is exchanged.", "from: USD"),
    ("ExchangeRate", "to"): Key("The currency that one gets for it.", "to: EUR"),
    ("ExchangeRate", "rate"): Key(
        "How much of `to` one unit of `from` is.", "rate: 0.92"),
    ("ExchangeRate", "source"): Key(
        "Where the rate is from, and of which day.", "source: Our bank, 2 March"),
}  # fmt: skip
