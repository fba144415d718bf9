"""Telling what is known of somebody now, in a sentence."""

from collections.abc import Iterator
from typing import get_args

from salescoach.cli.rendering.naming import people_words, role_words
from salescoach.deal.record_events import Goal, PersonChanged
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.states import Stance


def told_person(payload: PersonChanged, view: View) -> Message:
    """Who, and what is different."""
    name = people_words((payload.person,), view)
    changes = list(_changes(payload, view))
    if not changes:
        return say("value", value=name)
    first, *others = changes
    for other in others:
        first = say("recorded.both", first=first, second=other)
    return say("event.person-changed", name=name, changes=first)


def goal_words(goal: Goal, view: View, *, of: str) -> Message:
    """A goal of somebody, with the perspective from which it is one; `of` begins the ids."""
    if goal.perspective is None:
        return say(of, words=Quoted(goal.words))
    known = (one.label for one in view.playbook.perspectives if one.id == goal.perspective)
    perspective = next(known, goal.perspective)
    return say(f"{of}-as", words=Quoted(goal.words), perspective=perspective)


def stance_words(stance: str) -> Argument:
    """A stance as it is said; as it was recorded, where it is none that there is."""
    return say(f"stance.{stance}") if stance in get_args(Stance) else stance


def _changes(payload: PersonChanged, view: View) -> Iterator[Message]:
    if payload.name is not None:
        yield say("event.person-name", name=payload.name)
    if payload.roles:
        yield say("event.person-roles", roles=role_words(payload.roles, view))
    if payload.lost_roles:
        yield say("event.person-lost-roles", roles=role_words(payload.lost_roles, view))
    if payload.job is not None:
        yield say("event.person-job", job=payload.job)
    if payload.wants is not None:
        yield say("event.person-wants", words=Quoted(payload.wants))
    for goal in payload.goals:
        yield goal_words(goal, view, of="event.person-goal")
    if payload.stance is not None:
        yield say("event.person-stance", stance=stance_words(payload.stance))
    if payload.informed is not None:
        heard = "event.person-informed" if payload.informed else "event.person-not-informed"
        yield say(heard)
