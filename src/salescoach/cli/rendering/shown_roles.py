"""What a playbook says of a buyer role: how it decides, what it likes, what is made for it."""

from collections.abc import Iterator

from salescoach.cli.rendering.shown_items import titles_of
from salescoach.cli.rendering.tree import Node, text_node, told
from salescoach.playbook.model import BuyerRole, Playbook
from salescoach.values.messages import say


def role_nodes(role: BuyerRole, playbook: Playbook) -> Iterator[Node]:
    """In the order in which a rep needs it before a talk."""
    if role.decides_on:
        yield Node(say("book.decides-on", words=role.decides_on))
    yield from told("shown.decides-by", role.decides_by)
    yield from told("shown.prefers", role.prefers)
    yield from told("shown.materials", titles_of(role.materials, playbook.materials))


def people_nodes(playbook: Playbook) -> Iterator[Node]:
    """The roles of which it is said how they decide, what they like, or what is made for them."""
    for role in playbook.buyer_roles:
        if role.decides_by or role.prefers or role.materials:
            yield text_node(role.title, tuple(role_nodes(role, playbook)))
