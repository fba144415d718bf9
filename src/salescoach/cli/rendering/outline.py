"""A playbook in outline: a tree of its stages, or one stage of it in full.

A large playbook shows how many items a checklist has, and its criteria by their short names, so
that it stays within two screens.
"""

import shlex
from collections.abc import Iterator

from salescoach.cli.rendering.handbook_warnings import because_words, own_warnings
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.shown_items import label_of_fact, only_for, told_apart, with_words
from salescoach.cli.rendering.shown_roles import people_nodes
from salescoach.cli.rendering.shown_stages import (
    days_of,
    limit_nodes,
    seller_label,
    stage_nodes,
    stage_title,
    whose_word,
)
from salescoach.cli.rendering.shown_ways import ending_nodes, handover_title, way_nodes
from salescoach.cli.rendering.tree import Node, condition_node, draw, told
from salescoach.cli.session import Session
from salescoach.playbook.conditions import Condition
from salescoach.playbook.model import Checklist, Criterion, Item, Playbook, Stage
from salescoach.values.messages import Argument, Message, Unit, say

_MOST_IN_FULL = 30
"""Items and criteria together; above that a checklist tells only how many it has."""


def outline_lines(
    screen: Screen, session: Session, playbook: Playbook, names: Playbook, *, given: str
) -> None:
    """The whole of it.

    `names` is the playbook before anything was left out of it, `given` how it was named.
    """
    _head(screen, session, playbook)
    folded = _size(playbook) > _MOST_IN_FULL
    nodes = [_stage(place, playbook, names, folded=folded) for place in range(len(playbook.stages))]
    ways = tuple(_ways(playbook, names, folded=folded))
    endings = tuple(_ending(one, folded=folded) for one in ending_nodes(playbook, names))
    if ways:
        nodes.append(Node(say("shown.ways"), ways, strong=True))
    people = () if folded else tuple(people_nodes(playbook))
    if people:
        nodes.append(Node(say("shown.their-roles"), people, strong=True))
    own = tuple(Node(because_words(rule)) for rule in own_warnings(playbook))
    if own and folded:
        nodes.append(Node(say("outline.warnings", warnings=Unit(len(own), "warning"))))
    elif own:
        nodes.append(Node(say("shown.warnings"), own, strong=True))
    if endings:
        nodes.append(Node(say("shown.endings"), endings, strong=True))
    screen.blank()
    draw(screen, nodes, session.text)
    if folded:
        stage = playbook.stages[0].id
        command = f"salescoach playbook show {shlex.quote(given)} --stage {stage}"
        screen.blank()
        screen.whole(session.text(say("outline.more", command=command)))


def stage_lines(screen: Screen, session: Session, stage: Stage, names: Playbook) -> None:
    """One stage with everything that is said of it."""
    screen.add((stage.title, "bold"), f"  {names.id}/{stage.id}")
    screen.blank()
    draw(screen, tuple(stage_nodes(stage, names)), session.text)


def outline_rows(playbook: Playbook) -> Iterator[tuple[str, ...]]:
    """One line for each: what it is, its id, its words."""
    for stage in playbook.stages:
        yield "stage", stage.id, stage.title
        for item in stage.items:
            yield "item", f"{stage.id}/{item.id}", item.do
        for criterion in stage.exit_criteria:
            yield "criterion", f"{stage.id}/{criterion.id}", criterion.statement


def counts(playbook: Playbook) -> tuple[Argument, ...]:
    """How many stages, items, criteria and facts."""
    items = sum(len(stage.items) for stage in playbook.stages)
    criteria = sum(len(stage.exit_criteria) for stage in playbook.stages)
    return (
        Unit(len(playbook.stages), "stage"),
        Unit(items, "item"),
        Unit(criteria, "criterion"),
        Unit(len(playbook.facts), "fact"),
    )


def _head(screen: Screen, session: Session, playbook: Playbook) -> None:
    screen.add((playbook.title, "bold"), f"  {playbook.id} {playbook.version}")
    if playbook.about:
        screen.add(playbook.about)
    titles = told_apart([one.label for one in playbook.customer_types])
    if titles:
        screen.add(session.text(say("outline.for", types=titles)))
    screen.add(session.text(say("outline.counts", counts=counts(playbook))))


def _size(playbook: Playbook) -> int:
    return sum(len(stage.items) + len(stage.exit_criteria) for stage in playbook.stages)


def _stage(place: int, playbook: Playbook, names: Playbook, *, folded: bool) -> Node:
    stage = playbook.stages[place]
    below = [*_first_lines(stage, names, folded=folded)]
    below += [_checklist(one, names, folded=folded) for one in stage.checklists]
    if stage.exit_criteria:
        criteria = [_criterion(one, names, folded=folded) for one in stage.exit_criteria]
        below.append(Node(say("shown.criteria"), tuple(criteria)))
    words = say("outline.stage", number=place + 1, stage=stage.title, id=stage.id)
    return Node(words, tuple(below), strong=True)


def _first_lines(stage: Stage, names: Playbook, *, folded: bool) -> Iterator[Node]:
    if stage.buyer:
        yield Node(say("outline.buyer", buyer=stage.buyer))
    owner = seller_label(stage.owner, names) if stage.owner else None
    if folded and owner and stage.limit:
        yield Node(say("outline.led", owner=owner, time=_time(stage)))
    else:
        yield from told("shown.owner", [owner] if owner else [])
        yield from limit_nodes(stage, names)
    yield from condition_node("shown.stage-when", stage.when, names)
    if stage.beside:
        yield Node(say("shown.beside", stage=stage_title(stage.beside, names)))


def _time(stage: Stage) -> Message:
    """From the shortest limit to the longest."""
    cases = sorted(stage.limit, key=lambda case: case.days)
    least, most = days_of(cases[0]), days_of(cases[-1])
    return say("value", value=least) if least == most else say("book.to", least=least, most=most)


def _checklist(one: Checklist, names: Playbook, *, folded: bool) -> Node:
    if folded:
        return Node(say("outline.checklist", title=one.title, items=Unit(len(one.items), "item")))
    items = tuple(_item(item, names) for item in one.items)
    return Node(say("value", value=one.title), items)


def _item(item: Item, names: Playbook) -> Node:
    words: Message = say("value", value=item.label)
    who = with_words(item, names)
    if who is not None:
        words = say("outline.item-with", item=words, who=who)
    if item.records:
        facts = tuple(label_of_fact(id_, names) for id_ in item.records)
        words = say("outline.item-records", item=words, facts=facts)
    if item.needs is not None:
        words = say("outline.item-needs", item=words)
    return Node(_for_some(words, item.when, names))


def _for_some(words: Message, when: Condition | None, names: Playbook) -> Message:
    """With the types of customer that it is for, where it is not for all."""
    if when is None:
        return words
    types = only_for(when, names)
    if types is None:
        return say("outline.item-when", item=words)
    return say("outline.item-for", item=words, types=types)


def _criterion(one: Criterion, names: Playbook, *, folded: bool) -> Node:
    statement = one.label if folded else one.statement
    roles = whose_word(one, names)
    words = say("value", value=statement)
    if one.internal:
        words = say("outline.criterion-ours", criterion=statement)
    elif roles is not None:
        words = say("outline.criterion", criterion=statement, roles=roles)
    return Node(words if folded else _for_some(words, one.when, names))


def _ways(playbook: Playbook, names: Playbook, *, folded: bool) -> Iterator[Node]:
    """With the steps of each hand-over below it; of a large playbook only how many."""
    told = {handover_title(one, names): one for one in playbook.handovers}
    for node in way_nodes(playbook, names):
        handover = told.get(node.words)
        if handover is None:
            yield node
        elif folded:
            items = Unit(sum(len(one.items) for one in handover.checklists), "item")
            yield Node(say("outline.handover", handover=node.words, items=items))
        else:
            lists = [_checklist(one, names, folded=False) for one in handover.checklists]
            yield Node(node.words, tuple(lists))


def _ending(node: Node, *, folded: bool) -> Node:
    """In the outline of a large playbook there is only how many reasons there are."""
    if not folded:
        return Node(node.words, node.below)
    return Node(say("outline.ending", how=node.words, lines=Unit(len(node.below), "entry")))
