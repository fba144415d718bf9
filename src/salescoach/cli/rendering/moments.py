"""When an action is done, with whom, how long it takes and by which way, before its title."""

from salescoach.cli.rendering.gate_reasons import roles_words
from salescoach.cli.rendering.naming import short_name
from salescoach.deal.records import Visit
from salescoach.guidance.advice import Action
from salescoach.guidance.reaching import is_to_be_arranged
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import when_of
from salescoach.playbook.model import Titled
from salescoach.values.messages import Message, Unit, say
from salescoach.values.text import shortened

_UNITS = {"min": "minute", "h": "hour", "d": "work-day", "bd": "work-day"}
_DAYS = "when."
_MOST_OF_A_TOUCHPOINT = 32  # letters: it stands before what is to be done


def moment_words(action: Action, view: View) -> Message:
    """The title with its moment: "TODAY, 20 minutes: …", "THURSDAY with Ulf: …"."""
    return say("moment.title", moment=moment_alone(action, view), title=action.title)


def moment_alone(action: Action, view: View) -> Message:
    """The moment, and where the item has a touchpoint that: "THURSDAY with Ulf, presentation"."""
    moment = _moment(action, view)
    touchpoint = touchpoint_of(action, view)
    if touchpoint is None:
        return moment
    where = shortened(touchpoint.label, _MOST_OF_A_TOUCHPOINT)
    return say("moment.touchpoint", moment=moment, touchpoint=where)


def touchpoint_of(action: Action, view: View) -> Titled | None:
    """Where the item takes place that an action does, or repeats for a stage already left."""
    if action.kind not in ("do", "repay"):
        return None
    found = view.find_item(action.subject)
    wanted = found[1].touchpoint if found is not None else None
    return next((one for one in view.playbook.touchpoints if one.id == wanted), None)


def _moment(action: Action, view: View) -> Message:
    match action.moment:
        case "waiting":
            return say("moment.waiting")
        case "next-visit" if action.visit is not None:
            return _at_the_visit(action, action.visit, view)
        case "next-visit" if action.whom:
            return say("moment.next-visit", who=tuple(person.name for person in action.whom))
        case "next-visit":
            return say("moment.next-visit-nobody", roles=roles_words(action.roles, view))
        case "today":
            return _today(action, view)


def _at_the_visit(action: Action, visit: Visit, view: View) -> Message:
    """On its day, through who is there, or with those of whom something is wanted."""
    day = say(f"moment-day.{when_of(visit.day, view).id.removeprefix(_DAYS)}", day=visit.day)
    if action.through is not None:
        return say("moment.visit-through", day=day, who=short_name(action.through, view))
    named = tuple(short_name(person, view) for person in action.whom)
    if not named or action.kind == "meet":
        return day
    return say("moment.visit", day=day, who=named)


def _today(action: Action, view: View) -> Message:
    effort = _effort(action)
    if effort is not None and not is_to_be_arranged(action):
        return say("moment.today-effort", effort=effort)
    if action.through is not None:
        return say("moment.today-through", who=action.through.name)
    if not is_to_be_arranged(action):
        return say("moment.today")
    if action.whom:
        return say("moment.today-arrange", who=tuple(person.name for person in action.whom))
    return say("moment.today-arrange-roles", roles=roles_words(action.roles, view))


def _effort(action: Action) -> Unit | None:
    effort = action.effort
    if effort is None or effort.unit not in _UNITS:
        return None
    return Unit(effort.count, _UNITS[effort.unit])
