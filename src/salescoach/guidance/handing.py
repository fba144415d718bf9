"""Handing the deal from one seller role to another: what is under way, and whose turn it is."""

from typing import TYPE_CHECKING

from salescoach.playbook.model import Handover, Stage

if TYPE_CHECKING:
    from salescoach.deal.records import Handover as Passed
    from salescoach.guidance.truth import Outcome
    from salescoach.guidance.view import View


def current_role(view: "View") -> str | None:
    """The seller role that has the deal: who took it over last, else who owns the stage.

    While it is to be handed to the owner of the stage, it is still with who hands it over. None
    where the stage is nobody's in particular.
    """
    last = last_taken(view)
    if last is not None:
        return last.role
    owner = view.stage.owner
    coming = (one.from_ for one in running(view) if one.to == owner)
    return next(coming, owner)


def hands(view: "View") -> frozenset[str]:
    """The seller roles that have the deal, or are about to; empty where it is nobody's.

    From the day on which a hand-over is due until it is accepted the deal is in both hands.
    """
    pending = view.deal.records.pending
    coming = [one.to for one in running(view) if one.to == view.stage.owner]
    coming += [pending.role] if pending is not None else []
    role = current_role(view)
    return frozenset(coming if role is None else (role, *coming))


def last_taken(view: "View") -> "Passed | None":
    """The last hand-over of this round that was accepted."""
    taken = (one for one in reversed(view.deal.records.handovers) if one.accepted is not None)
    return next(taken, None)


def running(view: "View") -> tuple[Handover, ...]:
    """Those under way, in playbook order: started, or due since their stage was entered."""
    if not view.playbook.handovers:
        return ()
    pending = view.deal.records.pending
    started = pending.handover if pending is not None else None
    return tuple(
        one
        for one in view.playbook.handovers
        if one.id == started or (one.at in view.course.way and not is_done(view, one.id))
    )


def is_done(view: "View", id_: str) -> bool:
    """Whether the receiver has taken the deal over by this entry of the playbook."""
    return done_by(view, id_) is not None


def done_by(view: "View", id_: str) -> "Passed | None":
    """The hand-over by this entry of the playbook that was accepted, None where none was."""
    taken = (one for one in reversed(view.deal.records.handovers) if one.accepted is not None)
    return next((one for one in taken if one.handover == id_), None)


def passed_by(view: "View", id_: str) -> "Passed | None":
    """What waits to be accepted, where it goes by this entry of the playbook."""
    pending = view.deal.records.pending
    return pending if pending is not None and pending.handover == id_ else None


def readiness(view: "View", handover: Handover) -> "Outcome":
    """Whether it may be handed over, and what would have to be settled before."""
    return view.evaluate(handover.passes_when)


def work_of(view: "View") -> tuple[Stage, ...]:
    """What is to be done for those under way, each as a stage beside the others."""
    return tuple(one.as_stage for one in running(view))


def handover_to(view: "View", role: str) -> Handover | None:
    """What the playbook asks for when the deal goes to this role: of what is under way first."""
    fitting = [one for one in view.playbook.handovers if one.to == role]
    under_way = [one for one in running(view) if one in fitting]
    return next(iter((*under_way, *fitting)), None)
