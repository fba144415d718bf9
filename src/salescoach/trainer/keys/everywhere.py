"""Keys that mean the same wherever they stand: of everything with an id, or with a title."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("Sourced", "ref"): Key(
        "Which point of the document behind the playbook this carries; one, or several. `playbook "
        "show --refs` tells which points nothing carries yet. With a list of `points` in the head "
        "only those may be named.",
        "ref: [T7]", related=("playbook.points", "test.covers")),
    ("ElementKeys", "about"): Key(
        "One sentence for whoever reads or changes the playbook later. Reps do not see it, except "
        "on a stage that has neither checklists nor criteria yet.",
        "about: The lesson of the pump that we sold to the wrong plant"),
    ("ElementKeys", "source"): Key(
        "Who says so: `ours` for your own experience, `practitioner` for what people of the trade "
        "say, or the name of a publication.",
        "source: ours"),
    ("ElementKeys", "also"): Key(
        "Ids that this had before. Whoever still writes an old one is told the new one, and a "
        "playbook that extends yours finds it under both. What running deals recorded under the "
        "old id lives on when `deal upgrade` takes them over, and `playbook diff` calls it renamed "
        "instead of removed and added.",
        "also: [first-talk]"),
    ("Element", "id"): Key(
        "The name by which the rest of the playbook, the tests and the commands refer to this. "
        "Small letters, digits and hyphens. Reps read titles, not ids; when you change one, leave "
        "the old one under `also`.",
        "id: first-visit", related=("item.also",)),
    ("Titled", "title"): Key(
        "What a rep reads wherever this is meant. Write it as you would say it to a colleague.",
        "title: What goes wrong today, in their own words", related=("fact.short",)),
    ("Titled", "short"): Key(
        "Two or three words for lists and brackets, where the title would be too long.",
        "short: their trouble", default="the title"),
}  # fmt: skip

REMOVE = Key(
    "Takes the element out that a playbook which is extended, or the set of warnings that comes "
    "with the program, has under this id.",
    "remove: true", related=("playbook.extends", "playbook.warnings"))  # fmt: skip
"""Stands in a change of an element, and in no form: what is taken out is never read."""
