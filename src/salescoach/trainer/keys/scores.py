"""The keys of scorecards."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Scorecard", "blockers"): Key(
        "What rules a deal out, whatever speaks for it; it counts only once it is confirmed.",
        "blockers:\n  - id: no-power\n    title: No power there\n"
        "    met_when: {fact: trouble, none: true, level: confirmed}"),
    ("Scorecard", "signals"): Key(
        "What speaks for a deal, each with its weight and with levels of so many points.",
        "signals:\n  - id: pain\n    title: It costs them\n    levels:\n"
        "      - {points: 1, title: \"by word\", met_when: {fact: loss}}"),
    ("Scorecard", "bands"): Key(
        "What the points come to in words, from the best down; the last begins at 0.",
        "bands:\n  - {at_least: 60, verdict: ours}\n  - {at_least: 0, verdict: \"not ours\"}",
        related=("condition.verdict",)),
    ("Blocker", "met_when"): Key(
        "When it is so.", "met_when: {fact: trouble, none: true, level: confirmed}"),
    ("Signal", "weight"): Key(
        "How much this signal counts beside the others.", "weight: 3", default="1"),
    ("Signal", "levels"): Key(
        "From the strongest down: the first whose condition is true gives its points.",
        "levels:\n  - {points: 3, title: \"proven\", met_when: {fact: loss, level: proven}}\n"
        "  - {points: 1, title: \"by word\", met_when: {fact: loss}}"),
    ("ScoreLevel", "points"): Key("What this level gives; fewer from level to level.", "points: 3"),
    ("ScoreLevel", "title"): Key(
        "What it means in a word or two, such as how sure it is.", "title: proven"),
    ("ScoreLevel", "met_when"): Key(
        "When this level is reached.", "met_when: {fact: loss, level: proven}"),
    ("Band", "at_least"): Key("From so many points of a hundred on.", "at_least: 60"),
    ("Band", "verdict"): Key(
        "What such a deal is called; conditions ask for these words.", "verdict: ours",
        related=("condition.verdict",)),
}  # fmt: skip
