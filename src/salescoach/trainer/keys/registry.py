"""The texts of all keys together, and which of them is meant by a form and a key."""

from collections.abc import Iterable

from salescoach.trainer.keys import (
    conditions,
    criteria,
    everywhere,
    expectations,
    facts,
    head,
    items,
    kinds,
    libraries,
    ranking,
    records,
    scores,
    stages,
    tests,
    translation,
    warnings,
    ways,
)
from salescoach.trainer.keys.key import Key, Keys

PARTS = (
    head, kinds, facts, stages, items, criteria, conditions, records, ways, scores, libraries,
    warnings, ranking, tests, expectations, everywhere,
)  # fmt: skip

KEYS: Keys = {place: key for part in PARTS for place, key in part.KEYS.items()}
TRANSLATION = translation.KEYS
"""Its forms are called like those of a playbook, and are others."""
REMOVE = everywhere.REMOVE


def key_of(forms: Iterable[str], key: str, keys: Keys = KEYS) -> Key:
    """The text of a key of a form, given with the forms that it stands on, the nearest first.

    Raises:
        KeyError: none of them has one.
    """
    for form in forms:
        if (form, key) in keys:
            return keys[form, key]
    raise KeyError(key)
