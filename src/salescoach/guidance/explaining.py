"""Why something is not advised, or in which place it is: one answer for whatever is asked about."""

from collections.abc import Callable

from salescoach.deal.records import Agreement, Commitment, Doubt, Option, Problem, Visit
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.explaining_gate import explain_criterion, explain_move
from salescoach.guidance.explaining_records import (
    explain_agreement,
    explain_commitment,
    explain_doubt,
    explain_handover,
    explain_option,
    explain_problem,
    explain_visit,
    explain_work,
)
from salescoach.guidance.explaining_stages import explain_stage, explain_warning
from salescoach.guidance.explaining_work import (
    explain_deal,
    explain_debt,
    explain_fact,
    explain_field,
    explain_item,
    explain_role,
)
from salescoach.guidance.explanations import Advised, Answer, DealRests, Waiting
from salescoach.guidance.matching import Matching
from salescoach.guidance.parts import Part
from salescoach.guidance.ranks import ranked, serving
from salescoach.guidance.subjects import Subject, SubjectKind
from salescoach.guidance.truth import unique
from salescoach.guidance.view import View

_ACTIONS: dict[SubjectKind, tuple[str, ...]] = {
    "item": ("do",),
    "fact": ("find-out",),
    "field": ("find-out",),
    "role": ("meet",),
    "debt": ("repay",),
    "move": ("advance", "win"),
    "deal": ("take-up", "walk-away"),
    "handover": ("hand-over",),
}


_EXPLAIN: dict[SubjectKind, Callable[[Advice, str], Answer]] = {
    "item": explain_item,
    "criterion": explain_criterion,
    "stage": explain_stage,
    "warning": explain_warning,
    "fact": explain_fact,
    "field": explain_field,
    "role": explain_role,
    "debt": explain_debt,
    "move": explain_move,
    "deal": explain_deal,
    "visit": explain_visit,
    "commitment": explain_commitment,
    "doubt": explain_doubt,
    "agreement": explain_agreement,
    "option": explain_option,
    "problem": explain_problem,
    "work": explain_work,
    "handover": explain_handover,
}


_RECORDS: dict[SubjectKind, type[Matching]] = {
    "visit": Visit,
    "commitment": Commitment,
    "doubt": Doubt,
    "agreement": Agreement,
    "option": Option,
    "problem": Problem,
}


def action_for(advice: Advice, subject: Subject) -> Action | None:
    """The action that is advised for exactly this; None where none is."""
    ids = [f"{kind}/{subject.id}" for kind in _ACTIONS.get(subject.kind, ())]
    if subject.action is None and subject.kind in _RECORDS:
        return next((one for one in advice.actions if _is_on(one, subject)), None)
    wanted = ids if subject.action is None else [subject.action]
    return next((one for one in advice.actions if one.id in wanted), None)


def _is_on(action: Action, subject: Subject) -> bool:
    """Whether the action is about this very record."""
    record = action.work.about if action.work is not None else None
    return isinstance(record, _RECORDS[subject.kind]) and record.id == subject.id


def explain(advice: Advice, subject: Subject) -> Answer:
    """The first answer that fits."""
    view = advice.view
    action = action_for(advice, subject)
    if action is not None:
        return _advised(advice, action)
    if view.deal.rests_on(view.today) and subject.kind not in ("stage", "criterion"):
        return DealRests()
    return _EXPLAIN[subject.kind](advice, subject.id)


def _advised(advice: Advice, action: Action) -> Answer:
    found = ranked(advice, action.id)
    assert found is not None, action.id
    if action.moment != "waiting":
        return Advised(found)
    first = tuple(one for one in advice.actions if one.kind == "take-up")
    return Waiting(found, _awaited(advice.view, action), first or serving(advice, action.subject))


def _awaited(view: View, action: Action) -> tuple[Part, ...]:
    """What an item comes after, or needs, and is not there; what a hand-over waits for."""
    item, handover = view.playbook.item(action.subject), view.playbook.handover(action.subject)
    conditions = () if item is None else (*item.after, item.needs)
    if handover is not None and action.kind == "hand-over":
        conditions = (handover.passes_when,)
    return unique(part for one in conditions for part in view.evaluate(one).missing)
