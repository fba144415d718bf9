"""What a name can mean in a deal's playbook: an item, a criterion, a stage, and so on."""

from collections.abc import Iterator
from typing import Literal

from salescoach.guidance.view import View
from salescoach.playbook.conditions import FIELDS
from salescoach.values.record import record

SubjectKind = Literal[
    "item", "criterion", "stage", "warning", "fact", "field", "role", "debt", "move", "deal"
]
_ACTIONS: dict[str, tuple[SubjectKind, ...]] = {
    "do": ("item",),
    "find-out": ("fact", "field"),
    "meet": ("role",),
    "repay": ("debt",),
    "advance": ("move",),
    "win": ("move",),
    "take-up": ("deal",),
    "walk-away": ("deal",),
}


@record
class Subject:
    """One thing that can be asked about.

    Attributes:
        kind: what sort of thing it is; `move` is leaving the stage, `debt` what is owed for it,
            `deal` the deal as a whole.
        id: STAGE/ID of an item, a criterion or a debt; else the playbook's id (a field's with a
            hyphen); of a move its stage; of the deal the deal's.
        action: the id of the action that was asked about, where one was.
    """

    kind: SubjectKind
    id: str
    action: str | None = None


def meant_by(given: str, view: View) -> tuple[Subject, ...]:
    """Everything that a name means, the likeliest first; empty where it means nothing.

    A bare name is first an item or criterion of the position, then of a stage that is open beside
    it, then of any other; then a stage, a warning, a fact, a field, a role. Any name may also be
    STAGE/ID, or the id of an action.
    """
    found = (one for one in _everything(view) if given in (one.id, one.id.rpartition("/")[2]))
    return tuple(dict.fromkeys((*found, *_of_an_action(given, view))))


def names(view: View) -> tuple[str, ...]:
    """All that can be asked about, whole names and bare ones, for a did-you-mean."""
    ids = [one.id for one in _everything(view)]
    return tuple(dict.fromkeys((*(id_.rpartition("/")[2] for id_ in ids), *ids)))


def _everything(view: View) -> Iterator[Subject]:
    """In the order in which a bare name is looked for."""
    playbook = view.playbook
    for stage in dict.fromkeys((*view.open_stages, *playbook.stages)):
        yield from (Subject("item", f"{stage.id}/{item.id}") for item in stage.items)
        yield from (Subject("criterion", f"{stage.id}/{one.id}") for one in stage.exit_criteria)
    yield from (Subject("stage", stage.id) for stage in playbook.stages)
    yield from (Subject("warning", rule.id) for rule in playbook.warnings)
    yield from (Subject("fact", fact.id) for fact in playbook.facts)
    yield from (Subject("field", name.replace("_", "-")) for name in FIELDS)
    yield from (Subject("role", role.id) for role in playbook.buyer_roles)


def _of_an_action(given: str, view: View) -> Iterator[Subject]:
    """`do/STAGE/ITEM` and its like, whether it is advised or not."""
    kind, slash, rest = given.partition("/")
    for wanted in _ACTIONS.get(kind, ()) if slash else ():
        if wanted == "debt" and (view.find_criterion(rest) or view.find_item(rest)):
            yield Subject("debt", rest, given)
        elif wanted == "move" and view.playbook.stage(rest) is not None:
            yield Subject("move", rest, given)
        elif wanted == "deal" and rest == view.deal_id:
            yield Subject("deal", rest, given)
        else:
            for one in _everything(view):
                if one.kind == wanted and one.id == rest:
                    yield Subject(one.kind, one.id, given)
