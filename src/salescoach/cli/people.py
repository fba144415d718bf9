"""What a rep says of somebody on the customer's side, read and checked."""

from collections.abc import Sequence
from typing import get_args

from salescoach.cli.finding import MOST_REASON, clean, one_of_titled
from salescoach.cli.finding_records import one_of_few
from salescoach.cli.rendering.naming import role_words
from salescoach.deal.record_events import Goal
from salescoach.deal.state import Deal, Person
from salescoach.errors import BadUsage, Refused
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.slugs import slug_for
from salescoach.values.states import Stance


def stance_by_name(given: str) -> str:
    """Mentor, supporter, neutral, opponent or unknown."""
    known: tuple[Stance, ...] = get_args(Stance)
    return one_of_few(given, known, "--stance")


def goals_of(words: Sequence[str] | None, perspective: str | None) -> tuple[Goal, ...]:
    """What somebody has to reach; all of one command are goals of the same perspective.

    Raises:
        BadUsage: a perspective without a goal.
    """
    if perspective is not None and not words:
        raise BadUsage(say("perspective-alone"))
    texts = dict.fromkeys(clean(one, "--goal", most=MOST_REASON) for one in words or ())
    return tuple(Goal(words=text, perspective=perspective) for text in texts)


def check_perspective(view: View, goals: Sequence[Goal]) -> None:
    """NotFound for a perspective that the playbook does not have."""
    for goal in goals:
        if goal.perspective is not None:
            one_of_titled(goal.perspective, view.playbook.perspectives, "perspective")


def roles_by_id(view: View, given: Sequence[str] | None) -> tuple[str, ...]:
    """Buyer roles of the playbook, each once."""
    roles = (one_of_titled(one, view.playbook.buyer_roles, "buyer-role") for one in given or ())
    return tuple(dict.fromkeys(roles))


def id_of_named(deal: Deal, name: str, *, again: bool = False) -> str:
    """Of the person of that name, else a new one; with `again` of a second person of that name."""
    same = [one for one in deal.people if one.name.casefold() == name.casefold()]
    if same and not again:
        return same[0].id
    return slug_for(name, otherwise="person", taken={one.id for one in deal.people})


def check_held(view: View, person: Person, roles: Sequence[str]) -> None:
    """That somebody has the roles that turned out to be wrong.

    A playbook may no longer know a role that somebody has.

    Raises:
        NotFound: neither the playbook nor the person has it.
        Refused: it is not one that the person has.
    """
    held = {one.role for one in person.roles}
    for role in roles:
        if role not in held:
            one_of_titled(role, view.playbook.buyer_roles, "buyer-role")
            (known,) = role_words((role,), view)
            raise Refused(say("role-not-held", name=person.name, role=known))
