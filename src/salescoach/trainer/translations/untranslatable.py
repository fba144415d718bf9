"""The keys that a playbook has beside its texts: copied into a translation, they are told apart."""

from functools import cache

from pydantic import BaseModel

from salescoach.playbook import (
    written,
    written_conditions,
    written_records,
    written_stages,
    written_ways,
)


@cache
def playbook_keys() -> frozenset[str]:
    """Every key of the playbook format, wherever it may stand."""
    modules = (written, written_conditions, written_records, written_stages, written_ways)
    forms = (
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, BaseModel)
    )
    return frozenset(
        field.alias or name for form in forms for name, field in form.model_fields.items()
    )
