"""What people and roles are called, from their ids."""

from salescoach.guidance.view import View


def role_words(roles: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The short names of roles; an id where the playbook has none."""
    return tuple(
        role.label if (role := view.playbook.role(id_)) is not None else id_ for id_ in roles
    )


def people_words(ids: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The names of people; an id where nobody is recorded."""
    return tuple(
        person.name if (person := view.deal.person(id_)) is not None else id_ for id_ in ids
    )
