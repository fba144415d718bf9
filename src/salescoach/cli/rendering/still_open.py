"""What is still open before they can go on, each with what there is so far, in one line."""

from salescoach.cli.rendering.gate_reasons import state_of
from salescoach.cli.session import Session
from salescoach.guidance.advice import Advice
from salescoach.guidance.criteria import Judged
from salescoach.guidance.parts import FactPart
from salescoach.values.messages import Message, say


def still_open(advice: Advice, session: Session) -> Message | None:
    """The open criteria; that there is none, where the gate is open; None without criteria."""
    unsettled, leaving = advice.gate.unsettled, advice.view.stage.leaving
    if not unsettled:
        told = advice.gate.criteria and leaving
        return say("screen.nothing-open", leaving=leaving or "") if told else None
    shown = "; ".join(session.text(_label(one, advice)) for one in unsettled)
    if leaving:
        return say("screen.still-open", leaving=leaving, criteria=shown)
    return say("screen.still-open-plain", criteria=shown)


def _label(judged: Judged, advice: Advice) -> Message:
    """In brackets what there is so far. That nobody was asked only where one could ask now."""
    state = state_of(judged, advice.view)
    label = judged.criterion.label
    if state.id.startswith("part.nothing") and not _can_be_asked(judged, advice):
        return say("value", value=label)
    return say("screen.criterion", label=label, state=state)


def _can_be_asked(judged: Judged, advice: Advice) -> bool:
    """Whether somebody was met who can answer, and nothing has to come before the question."""
    parts = judged.outcome.settle or judged.outcome.missing
    if not parts or not isinstance(parts[0], FactPart):
        return False
    met = advice.view.engaged
    able = (one for one in advice.actions if one.moment != "waiting" and one.ask)
    asking = (action for action in able if parts[0].fact in action.records)
    return any(person.id in met for action in asking for person in action.whom)
