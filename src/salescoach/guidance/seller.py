"""Whose turn it is on our side: deals and actions of one seller role."""

from dataclasses import replace

from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.handing import hands
from salescoach.guidance.view import View

_BUYER = "buyer"


def is_with(view: View, role: str) -> bool:
    """Whether the deal is in the hands of that seller role, or of nobody in particular.

    While it is being handed over it is in both hands, until the receiver has accepted it.
    """
    found = hands(view)
    return not found or role in found


def only_for(advice: Advice, role: str) -> Advice:
    """The same advice with the actions that are `by` this seller role or by nobody in particular.

    What the buyer is asked to do is for whoever asks.
    """
    actions = tuple(one for one in advice.actions if _by(one, advice.view) in (None, _BUYER, role))
    return replace(advice, actions=actions, role=role)


def _by(action: Action, view: View) -> str | None:
    item = view.playbook.item(action.subject) if action.kind == "do" else None
    return item.by if item else None
