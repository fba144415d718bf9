"""Leaving out what the model takes for granted, so that saying it or not is the same."""

import dataclasses
from typing import Any, get_args

from salescoach.playbook.walking import Map


def without_defaults(kind: Any, data: Map) -> Map:
    """The JSON of a record without the keys that say what their absence says, at any depth.

    `kind` is a class of the model. Conditions, which read themselves, stay as they are.
    """
    fields = {field.name.rstrip("_"): field for field in dataclasses.fields(kind)}
    parts = {key: _part(_record_in(fields[key].type), value) for key, value in data.items()}
    return {key: part for key, part in parts.items() if not _is_default(fields[key], part)}


def _part(kind: Any, value: Any) -> Any:
    if kind is not None and isinstance(value, list):
        return [without_defaults(kind, one) for one in value]
    if kind is not None and isinstance(value, dict):
        return without_defaults(kind, value)
    return value  # text that the model reads as a record, like a length of time, too


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(value == ([] if field.default == () else field.default))
    return field.default_factory is not dataclasses.MISSING and value == {}


def _record_in(annotation: Any) -> Any:
    """The record that a field holds, or a list of it; None for anything else."""
    for part in (annotation, *get_args(annotation)):
        if dataclasses.is_dataclass(part) and not hasattr(part, "from_json"):
            return part
    return None
