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


def words_to_invite(action: Action, view: View) -> str | None:
    """Of the playbook, to the first of those whom it takes; None where they are met anyway.

    A person has the words of the role in which the action takes them, else of any that they hold.
    """
    if not action.whom or action.through is not None or not is_to_be_arranged(action):
        return None
    person = action.whom[0]
    held = person.roles_on(view.today)
    roles = [role for role in view.playbook.buyer_roles if role.invite and role.id in held]
    roles.sort(key=lambda role: role.id not in action.roles)
    return roles[0].invite[0].replace("{name}", first_name(person.name)) if roles else None
