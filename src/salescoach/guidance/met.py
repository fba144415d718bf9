"""Who met the criteria of an open gate: the reason for going on, by name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salescoach.guidance.criteria import Judged, Verdict
from salescoach.guidance.gate import gate_of
from salescoach.playbook.conditions import Condition, FactCondition, singles
from salescoach.values.levels import Level
from salescoach.values.messages import Message, say

if TYPE_CHECKING:
    from salescoach.guidance.view import View

_MOST_TOLD = 3


def met_by(view: "View") -> Iterator[Message]:
    """A sentence for each group of people whose word met something, those with most first.

    Only what somebody of theirs said: our own criteria are no reason why they go on.
    """
    met: dict[tuple[str, ...], list[str]] = {}
    for judged in gate_of(view).criteria:
        if judged.verdict is Verdict.MET and not judged.criterion.internal:
            people = _who(judged, view)
            if people:
                met.setdefault(people, []).append(judged.criterion.label)
    most_first = sorted(met.items(), key=lambda one: -len(one[1]))
    for people, labels in most_first[:_MOST_TOLD]:
        yield say("because.met-by", who=people, criteria=tuple(labels))


def _who(judged: Judged, view: "View") -> tuple[str, ...]:
    """The names behind the facts that it asks for, in the order in which it asks."""
    asked: Condition | None = judged.criterion.met_when
    ids: dict[str, None] = {}
    for one in singles((asked,)) if asked is not None else ():
        stands = view.stands(one.fact) if isinstance(one, FactCondition) else None
        if stands is not None and stands.level is not Level.ASSUMED:
            ids.update(dict.fromkeys(stands.evidence.said_by))
    known = (view.deal.person(id_) for id_ in ids)
    return tuple(person.name for person in known if person is not None)
