"""The same JSON in another order, where the order means nothing."""

from random import Random
from typing import Any


def keys_shuffled(value: Any, random: Random) -> Any:
    """The keys of every mapping in any order; lists as they are."""
    if isinstance(value, list):
        return [keys_shuffled(part, random) for part in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    random.shuffle(keys)
    return {key: keys_shuffled(value[key], random) for key in keys}
