"""Reading a pinned playbook with the standard library alone, for the hot commands."""

from typing import Any

from salescoach.playbook.model import Playbook
from salescoach.values.canonical import read_json
from salescoach.values.decoding import BadShape, decode, kind_of

FORMAT = 1
FORM = 3
"""Of what is made of a file of the format: another number leaves compiled playbooks unused."""


def playbook_from_pin(data: bytes) -> Playbook:
    """The frozen model of a resolved playbook.

    Raises:
        BadJson: not strict JSON.
        BadShape: not a resolved playbook of a format that this program knows.
    """
    return playbook_from_resolved(read_json(data))


def playbook_from_resolved(resolved: Any) -> Playbook:
    """The frozen model, from the JSON value itself; BadShape as above."""
    if not isinstance(resolved, dict):
        raise BadShape("$", "an object", kind_of(resolved))
    if resolved.get("salescoach") != FORMAT:
        raise BadShape("$.salescoach", f"format version {FORMAT}", str(resolved.get("salescoach")))
    try:
        return decode(Playbook, resolved)
    except RecursionError as error:
        raise BadShape("$", "conditions as deep as a playbook has them", "deeper ones") from error
