"""The keys of known doubts, of what sets us apart, and of the parts of what we sell."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("KnownDoubt", "title"): Key(
        "What it is called among yourselves.", "title: Too loud", default="its id"),
    ("KnownDoubt", "sounds_like"): Key(
        "Phrases by which it is recognised in a customer's words, word for word. Short ones find "
        "more.",
        "sounds_like:\n  - too loud\n  - hear it through the wall"),
    ("KnownDoubt", "risk_behind"): Key(
        "What they are really afraid of.", "risk_behind: The night shift complained"),
    ("KnownDoubt", "explore"): Key(
        "What to ask before answering anything; the first line stands on the screen.",
        "explore:\n  - At which hour?"),
    ("KnownDoubt", "answer"): Key(
        "What to say or show once they have told what is behind it.",
        "answer:\n  - A night with it running"),
    ("KnownDoubt", "proof"): Key(
        "Materials that back the answer.", "proof: [noise-sheet]",
        related=("playbook.materials",)),
    ("KnownDoubt", "not_yet"): Key(
        "What not to offer while the doubt stands.", "not_yet:\n  - a warranty"),
    ("Differentiation", "raises"): Key(
        "What it raises: their loyalty, or the assistance that they want.", "raises: loyalty"),
    ("Differentiation", "from"): Key(
        "The customer types for which it is worth it.", "from: [new-one]",
        default="all of them", related=("playbook.customer_types",)),
    ("Differentiation", "do"): Key(
        "What we do for them, beginning with a verb.", "do: Keep their spare parts with us"),
    ("Differentiation", "why"): Key(
        "What they gain from it.", "why: A stop lasts an hour, not a day"),
    ("Differentiation", "item"): Key(
        "The item that does it, as STAGE/ID. Where that does not apply, neither does this.",
        "item: finding-out/ask-the-trouble"),
    ("SolutionElement", "advantage"): Key(
        "What is better with it than without.", "advantage: One may fail"),
    ("SolutionElement", "benefit"): Key(
        "What this customer gains by that.", "benefit: No night without water"),
    ("SolutionElement", "serves"): Key(
        "For whom it is good, and in which respect.",
        "serves:\n  - {role: payer, perspective: money}"),
    ("Serves", "role"): Key(
        "The buyer role that gains by it.", "role: payer", related=("playbook.buyer_roles",)),
    ("Serves", "perspective"): Key(
        "From which point of view.", "perspective: money", related=("playbook.perspectives",)),
}  # fmt: skip
