"""Deals seen through a playbook: what `guidance` answers about.

a_view(a_playbook(items="…"), met("anna"), said("pain", by=["anna"]), customer_type="market")
"""

from datetime import date
from typing import Any

from salescoach.deal.events import Payload
from salescoach.deal.transactions import live_events
from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.parts import Weighed
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from salescoach.values.levels import Level
from tests.builders.deals import DAY, Command, a_deal, events, opened


def a_view(
    playbook: Playbook,
    *commands: Payload | Command,
    today: date = DAY,
    deal_id: str = "acme-pumps",
    **opening: Any,
) -> View:
    """A deal opened on `DAY`, with what was recorded by today."""
    recorded = live_events(events(opened(**opening), *commands))
    counting = tuple(event for event in recorded if event.on <= today)
    return View(
        playbook, a_deal(*commands, at=today, **opening), today, events=counting, deal_id=deal_id
    )


def advice_on(
    playbook: Playbook, *commands: Payload | Command, today: date = DAY, **opening: Any
) -> Advice:
    return advise(a_view(playbook, *commands, today=today, **opening))


def ids_of(advice: Advice) -> list[str]:
    """The ids of the actions, best first."""
    return [action.id for action in advice.actions]


def the_action(advice: Advice, id_: str) -> Action:
    """The one action of this id."""
    (found,) = (action for action in advice.actions if action.id == id_)
    return found


def terms_of(action: Action) -> list[tuple[str, int, str]]:
    """What each term is called, what it adds, and for what."""
    return [(term.term, term.value, term.for_) for term in action.terms]


def stated(weighed: Weighed | None) -> tuple[object, Level] | None:
    """What a piece of evidence says and how strong it is; "none" where there is none."""
    if weighed is None:
        return None
    return "none" if weighed.evidence.none else weighed.evidence.value, weighed.level
