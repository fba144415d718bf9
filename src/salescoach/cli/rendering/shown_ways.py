"""The ways through a playbook, in sentences: the win, hand-overs, ways back, rounds, ends."""

from collections.abc import Iterator

from salescoach.cli.rendering.shown_items import item_node, label_of_fact
from salescoach.cli.rendering.shown_stages import seller_label, stage_title
from salescoach.cli.rendering.tree import Node, condition_node, text_node
from salescoach.playbook.model import Ending, Handover, MoveBack, Playbook
from salescoach.values.messages import Argument, Message, say


def way_nodes(playbook: Playbook, names: Playbook) -> Iterator[Node]:
    """On, back and out, in the order of a deal's life; `names` knows what others are called."""
    if playbook.won_after:
        yield Node(say("shown.won-after", stage=stage_title(playbook.won_after, names)))
    for one in playbook.handovers:
        yield Node(handover_title(one, names))
    yield from back_nodes(playbook, names)
    if playbook.cycle:
        start, to = (stage_title(id_, names) for id_ in (playbook.cycle.from_, playbook.cycle.to))
        yield Node(say("shown.cycle", start=start, to=to))


def back_nodes(playbook: Playbook, names: Playbook) -> Iterator[Node]:
    """The usual ways back, each with its reason."""
    for one in playbook.moves_back:
        yield back_node(one, names)


def back_node(one: MoveBack, names: Playbook) -> Node:
    """One way back, with its reason."""
    start, to = stage_title(one.from_, names), stage_title(one.to, names)
    return Node(say("shown.back", start=start, to=to, because=one.because))


def handover_title(one: Handover, names: Playbook) -> Message:
    """Who hands over to whom, and when."""
    giver, taker = seller_label(one.from_, names), seller_label(one.to, names)
    return say("shown.handover", giver=giver, taker=taker, stage=stage_title(one.at, names))


def handover_nodes(one: Handover, names: Playbook) -> Iterator[Node]:
    """What is to be done for it, and when it may pass."""
    if one.about:
        yield text_node(one.about)
    if one.gradual:
        yield Node(say("shown.gradual"))
    yield from condition_node("shown.passes-when", one.passes_when, names)
    for checklist in one.checklists:
        items = tuple(item_node(item, names) for item in checklist.items)
        yield Node(say("value", value=checklist.title), items, strong=True)


def ending_nodes(playbook: Playbook, names: Playbook) -> Iterator[Node]:
    """How a deal ends without being won, and why it may rest."""
    endings = {
        "lost": playbook.outcomes.lost,
        "disqualified": playbook.outcomes.disqualified,
        "cancelled": playbook.outcomes.cancelled,
    }
    for name, ending in endings.items():
        below = tuple(_ending(ending, names))
        if below:
            yield Node(say(f"shown.ending-{name}"), below, strong=True)
    reasons: list[Argument] = [one.title for one in playbook.parking.reasons]
    if reasons:
        below = tuple(text_node(reason) for reason in reasons)
        yield Node(say("shown.parking"), below, strong=True)


def _ending(ending: Ending, names: Playbook) -> Iterator[Node]:
    for one in ending.reasons:
        yield text_node(one.title)
    if ending.requires:
        facts = tuple(label_of_fact(id_, names) for id_ in ending.requires)
        yield Node(say("shown.requires", words=facts))
    if ending.from_:
        yield Node(say("shown.from", words=tuple(stage_title(id_, names) for id_ in ending.from_)))
