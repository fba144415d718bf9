"""When an action is done, with whom and how long it takes, in front of its title."""

from salescoach.cli.rendering.gate_reasons import roles_words
from salescoach.cli.rendering.naming import short_name
from salescoach.deal.records import Visit
from salescoach.guidance.advice import Action
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import when_of
from salescoach.values.messages import Argument, Message, Unit, say

_UNITS = {"min": "minute", "h": "hour", "d": "work-day", "bd": "work-day"}
_DAYS = "when."


def moment_words(action: Action, view: View) -> Message:
    """The title with its moment: "TODAY, 20 minutes: …", "THURSDAY with Ulf: …"."""
    match action.moment:
        case "waiting":
            return say("moment.waiting", title=action.title)
        case "next-visit" if action.visit is not None:
            return _at_the_visit(action, action.visit, view)
        case "next-visit" if action.whom:
            who = tuple(person.name for person in action.whom)
            return say("moment.next-visit", who=who, title=action.title)
        case "next-visit":
            roles = roles_words(action.roles, view)
            return say("moment.next-visit-nobody", roles=roles, title=action.title)
        case "today":
            return _today(action, view)


def _at_the_visit(action: Action, visit: Visit, view: View) -> Message:
    """On its day, through who is there, or with those of whom something is wanted."""
    day = say(f"moment-day.{when_of(visit.day, view).id.removeprefix(_DAYS)}", day=visit.day)
    if action.through is not None:
        who: Argument = short_name(action.through, view)
        return say("moment.visit-through", day=day, who=who, title=action.title)
    named = tuple(short_name(person, view) for person in action.whom)
    if not named or action.kind == "meet":
        return say("moment.visit-plain", day=day, title=action.title)
    return say("moment.visit", day=day, who=named, title=action.title)


def _today(action: Action, view: View) -> Message:
    effort = _effort(action)
    if effort is not None and not _is_away(action):
        return say("moment.today-effort", effort=effort, title=action.title)
    if action.through is not None:
        return say("moment.today-through", who=action.through.name, title=action.title)
    if not _is_away(action):
        return say("moment.today", title=action.title)
    if action.whom:
        who = tuple(person.name for person in action.whom)
        return say("moment.today-arrange", who=who, title=action.title)
    roles = roles_words(action.roles, view)
    return say("moment.today-arrange-roles", roles=roles, title=action.title)


def _is_away(action: Action) -> bool:
    """Whether it takes people who are not at the visit that is planned next."""
    return action.kind in ("do", "find-out", "settle", "agree", "repay") and bool(
        action.whom or action.roles
    )


def _effort(action: Action) -> Unit | None:
    effort = action.effort
    if effort is None or effort.unit not in _UNITS:
        return None
    return Unit(effort.count, _UNITS[effort.unit])
