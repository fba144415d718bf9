"""The words in braces of a warning: filled with the deal's own numbers and names.

The text stays the playbook's: it goes out as a message with its values, each of which brings its
unit when it is worded. Nothing here is a sentence.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, get_args

from salescoach.guidance.giving import Share, given_away, smallest_refusal
from salescoach.guidance.measures import days_of_silence, days_since_contact
from salescoach.guidance.visits import continuations_in_a_row
from salescoach.playbook.conditions import Condition, StakeholderCondition, singles
from salescoach.playbook.model import BuyerRole, Placeholder
from salescoach.values.messages import Argument, Message, Unit, say
from salescoach.values.money import Money

if TYPE_CHECKING:
    from salescoach.guidance.view import View

Of = Callable[["View", Condition], Argument]


def filled(text: str, condition: Condition, view: "View") -> Message:
    """A text of the playbook with the values of its placeholders, where it has any.

    `condition` is what the text speaks of: where it asks for certain roles, those count.
    """
    values = {
        name: _VALUES[name](view, condition)
        for name in get_args(Placeholder)
        if f"{{{name}}}" in text
    }
    return say("playbook-template", text=text, **values) if values else say_text(text)


def say_text(text: str) -> Message:
    """A text of the playbook as it stands."""
    return say("playbook-text", text=text)


def missing_roles(view: "View", condition: Condition) -> tuple[BuyerRole, ...]:
    """Those of the roles that are asked for, else of all, in which nobody is recorded."""
    asked = {one.role for one in singles((condition,)) if isinstance(one, StakeholderCondition)}
    roles = view.playbook.buyer_roles
    wanted = [role for role in roles if role.id in asked] or roles
    return tuple(role for role in wanted if not view.people_in((role.id,)))


def _limit_days(view: "View", _: Condition) -> Argument:
    """In the calendar of the case that applies."""
    found = view.limit_found
    return say("warning.no-limit") if found.allowed is None else found.in_days(found.allowed)


def _days_used(view: "View", _: Condition) -> Argument:
    """In the same calendar; without a limit the calendar days in the stage."""
    found = view.limit_found
    if found.allowed is None:
        return Unit(view.days_in_stage, "day")
    return found.in_days(found.used)


def _limit_used(view: "View", _: Condition) -> Argument:
    if view.limit is None:
        return say("warning.no-limit")
    used, allowed = view.limit
    return say("value.percent", number=100 * used // allowed if allowed else 0)


def _buyer_stage(view: "View", _: Condition) -> Argument:
    stage = view.playbook.stage(view.buyer_position or "")
    return stage.label if stage else say("warning.none")


def _worth(share: Share | None, view: "View") -> Argument:
    """In the currency of the deal."""
    amount = view.deal.amount
    if share is None or amount is None:
        return say("warning.no-worth")
    return Money(share.part.quantize(amount.amount), amount.currency)


def _names(labels: Iterable[str]) -> Argument:
    return tuple(labels) or say("warning.none")


_VALUES: dict[Placeholder, Of] = {
    "days_in_stage": lambda view, _: Unit(view.days_in_stage, "day"),
    "days_used": _days_used,
    "limit_days": _limit_days,
    "limit_used": _limit_used,
    "days_since_contact": lambda view, _: Unit(days_since_contact(view), "day"),
    "close_date_moves": lambda view, _: Unit(view.deal.close_date_moves, "time"),
    "expected_close": lambda view, _: view.deal.expected_close or say("warning.no-day"),
    "stages_ahead": lambda view, _: Unit(view.stages_ahead or 0, "stage"),
    "buyer_stage": _buyer_stage,
    "contradicted_facts": lambda view, _: _names(one.label for one in view.contradicted),
    "expired_debts": lambda view, _: _names(one.owed.label for one in view.expired),
    "continuations_in_a_row": lambda view, _: Unit(continuations_in_a_row(view), "visit"),
    "days_of_silence": lambda view, _: Unit(days_of_silence(view), "day"),
    "given_away": lambda view, _: _worth(given_away(view), view),
    "smallest_refusal": lambda view, _: _worth(smallest_refusal(view), view),
    "missing_roles": lambda view, asked: _names(one.label for one in missing_roles(view, asked)),
}
