"""Words that take us to somebody: not known yet, or known and not to be met soon."""

from salescoach.guidance.advice import Action
from salescoach.guidance.view import View
from salescoach.values.names import first_name


def words_to_reach(action: Action, view: View) -> str | None:
    """Of the playbook, to whoever takes us there; None where it has none, or nobody does."""
    role = view.playbook.role(action.subject)
    if role is None or not role.reach or action.through is None:
        return None
    return role.reach[0].replace("{name}", first_name(action.through.name))


def is_to_be_arranged(action: Action) -> bool:
    """Whether it takes people who are not at the visit that is planned next."""
    takes = action.kind in ("do", "find-out", "settle", "agree", "repay")
    return action.moment == "today" and takes and bool(action.whom or action.roles)


def words_to_invite(action: Action, view: View) -> tuple[str, ...]:
    """Of the playbook, the best first, to one of those whom it takes; none where they come anyway.

    To whoever has the first of the roles that the action takes, in the words of that role; else in
    those of any role that they hold.
    """
    if not action.whom or action.through is not None or not is_to_be_arranged(action):
        return ()
    wanted = {role: place for place, role in enumerate(action.roles)}
    found = [
        (wanted.get(role.id, len(wanted)), place, person.name, role.invite)
        for place, person in enumerate(action.whom)
        for role in view.playbook.buyer_roles
        if role.invite and role.id in person.roles_on(view.today)
    ]
    if not found:
        return ()
    _, _, name, lines = min(found)
    return tuple(line.replace("{name}", first_name(name)) for line in lines)
