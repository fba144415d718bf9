"""A field of the deal that an item asks to be corrected, where a fact says what it should be.

An item has no word for it in the format: it applies while the field and a fact differ, and records
nothing. So it is found by its condition, and by what would make it false.
"""

from salescoach.guidance.candidates import Candidate
from salescoach.guidance.view import View
from salescoach.playbook.conditions import FactCondition, FieldCondition, singles

_TYPE = "customer_type"


def outdated_field(candidate: Candidate, view: View) -> str | None:
    """`customer-type=strategic`: of an item that is there until the deal says what the fact says.

    None for all others.
    """
    item = candidate.item
    if item is None or item.records or item.when is None:
        return None
    parts = tuple(singles((item.when,)))
    if not any(isinstance(one, FieldCondition) and one.field == _TYPE for one in parts):
        return None
    types = {one.id for one in view.playbook.customer_types} - {view.deal.customer_type}
    for one in parts:
        stands = view.stands(one.fact) if isinstance(one, FactCondition) else None
        if stands is not None and stands.evidence.value in types:
            return f"customer-type={stands.evidence.value}"
    return None
