"""SC608: something else that is declared and that nothing names.

Only what has no effect unless it is named. Types, kinds and sources a rep chooses; stages, items,
criteria, doubts and warnings work by themselves; anybody may work in a seller role.
"""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.references import references_of
from salescoach.trainer.lint.linted import Linted
from salescoach.values.messages import say

_KINDS = {
    "buyer_roles": "buyer-role",
    "touchpoints": "touchpoint",
    "perspectives": "perspective",
    "materials": "material",
    "fact_groups": "fact-group",
    "scorecards": "scorecard",
}


def unused(linted: Linted) -> Iterator[Finding]:
    """Each of these that nothing names."""
    declared = [(key, kind) for key, kind in _KINDS.items() if linted.data.get(key)]
    named = {(kind, id_) for _, kind, id_ in references_of(linted.data)} if declared else set()
    for key, kind in declared:
        for place, element in enumerate(getattr(linted.playbook, key)):
            if (kind, element.id) not in named:
                what = say(f"kind.{kind}")
                yield finding("SC608", (key, place), kind=what, id=element.id)
