"""Handing the deal from one seller role to another: what is under way, and whose turn it is."""

from typing import TYPE_CHECKING

from salescoach.playbook.model import Handover, Stage

if TYPE_CHECKING:
    from salescoach.deal.records import Handover as Passed
    from salescoach.guidance.view import View


def current_role(view: "View") -> str | None:
    """The seller role that has the deal: who took it over last, else who owns the stage.

    None where the stage is nobody's in particular.
    """
    taken = [one for one in _of_this_round(view) if one.accepted is not None]
    return taken[-1].role if taken else view.stage.owner


def running(view: "View") -> tuple[Handover, ...]:
    """Those under way, in playbook order: started, or due since their stage was entered."""
    if not view.playbook.handovers:
        return ()
    done = {one.handover for one in _of_this_round(view) if one.accepted is not None}
    pending = view.deal.records.pending
    started = pending.handover if pending is not None else None
    return tuple(
        one
        for one in view.playbook.handovers
        if one.id not in done and (one.id == started or one.at in view.course.way)
    )


def work_of(view: "View") -> tuple[Stage, ...]:
    """What is to be done for those under way, each as a stage beside the others."""
    return tuple(one.as_stage for one in running(view))


def handover_to(view: "View", role: str) -> Handover | None:
    """What the playbook asks for when the deal goes to this role: of what is under way first."""
    fitting = [one for one in view.playbook.handovers if one.to == role]
    under_way = [one for one in running(view) if one in fitting]
    return next(iter((*under_way, *fitting)), None)


def _of_this_round(view: "View") -> tuple["Passed", ...]:
    began = view.deal.stages[0].on
    return tuple(one for one in view.deal.records.handovers if (one.accepted or one.on) >= began)
