"""Words that take us to somebody whom we do not know yet, or have not met."""

from salescoach.guidance.advice import Action
from salescoach.guidance.view import View
from salescoach.values.names import first_name


def words_to_reach(action: Action, view: View) -> str | None:
    """Of the playbook, to whoever takes us there; None where it has none, or nobody does."""
    role = view.playbook.role(action.subject)
    if role is None or not role.reach or action.through is None:
        return None
    return role.reach[0].replace("{name}", first_name(action.through.name))
