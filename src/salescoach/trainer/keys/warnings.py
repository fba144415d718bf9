"""The keys of warnings."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("WarningRule", "severity"): Key(
        "How bad it is. The worst stands on the screen, and moves the deal up in the queue.",
        "severity: medium"),
    ("WarningRule", "fires_when"): Key(
        "The condition on which it fires: only when it is true for certain, never on what is "
        "unknown. Some measures can be asked for only here.",
        "fires_when: {limit_used: {more_than: 100}}",
        related=("condition.stages_ahead", "condition.days_of_silence")),
    ("WarningRule", "because"): Key(
        "What the rep reads. Words in braces such as `{days_in_stage}` are filled in with their "
        "unit.",
        "because: \"{days_used} here; the limit is {limit_days}\""),
    ("WarningRule", "counter_action"): Key(
        "What to do about it: words, and at most one item, role to meet or fact to find out.",
        "counter_action: {text: \"Ask what would have to happen\"}"),
    ("WarningRule", "during"): Key(
        "Keeps it silent once the deal is won, or until then.",
        "during: selling", default="always"),
    ("CounterAction", "text"): Key(
        "What to do, in words, if no item says it. The words in braces are filled in here, too.",
        "text: Ask what would have to happen"),
    ("CounterAction", "do"): Key(
        "The item that helps, as STAGE/ID; it ranks higher while the warning fires.",
        "do: finding-out/ask-the-trouble"),
    ("CounterAction", "meet"): Key(
        "The buyer role in which somebody is to be met.", "meet: payer",
        related=("playbook.buyer_roles",)),
    ("CounterAction", "find_out"): Key(
        "The fact, or field of the deal, that is to be found out.", "find_out: loss"),
}  # fmt: skip
