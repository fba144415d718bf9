"""What a name can mean in a deal's playbook: an item, a criterion, a stage, and so on."""

from collections.abc import Iterator
from typing import Literal, get_args

from salescoach.guidance.recorded_work import AGREEMENT, NEXT_STEP, PROMISE, VISIT
from salescoach.guidance.view import View
from salescoach.playbook.conditions import FIELDS
from salescoach.values.record import record
from salescoach.values.states import Evaluation, OptionKind

SubjectKind = Literal[
    "item", "criterion", "stage", "warning", "fact", "field", "role", "debt", "move", "deal",
    "visit", "commitment", "doubt", "agreement", "option", "problem", "work", "handover",
]  # fmt: skip
_ACTIONS: dict[str, tuple[SubjectKind, ...]] = {
    "do": ("item",),
    "find-out": ("fact", "field"),
    "meet": ("role",),
    "repay": ("debt",),
    "advance": ("move",),
    "win": ("move",),
    "take-up": ("deal",),
    "walk-away": ("deal",),
    "settle": ("doubt",),
    "keep": ("commitment",),
    "chase": ("commitment",),
    "repair": ("problem",),
    "evaluate": ("option", "work"),
    "arrange": ("work",),
    "agree": ("work",),
    "hand-over": ("handover",),
}


@record
class Subject:
    """One thing that can be asked about.

    Attributes:
        kind: what sort of thing it is; `move` is leaving the stage, `debt` what is owed for it,
            `deal` the deal as a whole.
        id: STAGE/ID of an item, a criterion or a debt; else the playbook's id (a field's with a
            hyphen); of a move its stage; of the deal the deal's; of `work` on a record that is not
            there yet the id of the action.
        action: the id of the action that was asked about, where one was.
    """

    kind: SubjectKind
    id: str
    action: str | None = None


def meant_by(given: str, view: View) -> tuple[Subject, ...]:
    """Everything that a name means, the likeliest first; empty where it means nothing.

    A bare name is first an item or criterion of the position, then of a stage or hand-over that is
    open beside it, then of any other; then a stage, a warning, a fact, a field, a role, a
    hand-over, a record. Any name may also be STAGE/ID, or the id of an action.
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
    handovers = (one.as_stage for one in playbook.handovers)
    for stage in dict.fromkeys((*view.open_stages, *playbook.stages, *handovers)):
        yield from (Subject("item", f"{stage.id}/{item.id}") for item in stage.items)
        yield from (Subject("criterion", f"{stage.id}/{one.id}") for one in stage.exit_criteria)
    yield from (Subject("stage", stage.id) for stage in playbook.stages)
    yield from (Subject("warning", rule.id) for rule in playbook.warnings)
    yield from (Subject("fact", fact.id) for fact in playbook.facts)
    yield from (Subject("field", name.replace("_", "-")) for name in FIELDS)
    yield from (Subject("role", role.id) for role in playbook.buyer_roles)
    yield from (Subject("handover", one.id) for one in playbook.handovers)
    yield from _records(view)


def _records(view: View) -> Iterator[Subject]:
    """What somebody wrote down of the deal itself, by its ids."""
    records = view.deal.records
    yield from (Subject("visit", one.id) for one in records.visits)
    yield from (Subject("commitment", one.id) for one in records.commitments)
    yield from (Subject("doubt", one.id) for one in records.doubts)
    yield from (Subject("agreement", one.id) for one in records.agreements)
    yield from (Subject("option", one.id) for one in records.options)
    yield from (Subject("problem", one.id) for one in records.problems)


def _names_work(kind: str, about: str, view: View) -> bool:
    """Whether an action of this kind, on a record that is not there yet, can be about that."""
    book = view.playbook
    match kind:
        case "arrange":
            people = (one.id for one in view.deal.people)
            visits = (one.id for one in view.deal.records.visits)
            kinds_of_visit = (one.id for one in book.visit_kinds)
            return about in (NEXT_STEP, VISIT, *people, *visits, *kinds_of_visit)
        case "agree":
            kinds = (*book.agreement_kinds, *book.commitment_kinds)
            records = (one.id for one in view.deal.records.agreements)
            return about in (AGREEMENT, PROMISE, *(one.id for one in kinds), *records)
        case _:
            option, _, respect = about.partition("/")
            return option in get_args(OptionKind) and respect in get_args(Evaluation)


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
        elif wanted == "work" and _names_work(kind, rest, view):
            yield Subject("work", given, given)
        else:
            for one in _everything(view):
                if one.kind == wanted and one.id in (rest, rest.rpartition("/")[0]):
                    yield Subject(one.kind, one.id, given)
