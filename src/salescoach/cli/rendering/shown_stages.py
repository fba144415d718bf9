"""What a playbook says of a stage, as sentences: where the buyer is, how long, what it takes."""

from collections.abc import Iterator

from salescoach.cli.rendering.shown_items import item_node, only_for, when_node
from salescoach.cli.rendering.tree import Node, condition_node, text_node, told
from salescoach.guidance.asked_values import roles_words
from salescoach.guidance.condition_words import condition_words
from salescoach.playbook.conditions import FactCondition, singles
from salescoach.playbook.model import Criterion, LimitCase, NotYet, Playbook, Stage
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, Quoted, Unit, say


def stage_nodes(stage: Stage, playbook: Playbook) -> Iterator[Node]:
    """Everything of a stage, for a screen of its own."""
    yield from stage_head(stage, playbook)
    yield from told("shown.goal", list(stage.goals))
    yield from not_yet_nodes(stage, playbook)
    for checklist in stage.checklists:
        items = tuple(item_node(item, playbook) for item in checklist.items)
        yield Node(say("value", value=checklist.title), items, strong=True)
    if stage.exit_criteria:
        yield Node(say("shown.criteria"), tuple(criteria_nodes(stage, playbook)), strong=True)


def stage_head(stage: Stage, playbook: Playbook) -> Iterator[Node]:
    """Where the buyer is, who leads, how long it usually takes, when it is passed over."""
    if stage.about:
        yield text_node(stage.about)
    if stage.buyer:
        yield Node(say("outline.buyer", buyer=stage.buyer))
    if stage.owner:
        yield Node(say("shown.owner", words=seller_label(stage.owner, playbook)))
    yield from limit_nodes(stage, playbook)
    yield from condition_node("shown.stage-when", stage.when, playbook)
    if stage.beside:
        yield Node(say("shown.beside", stage=stage_title(stage.beside, playbook)))
        gate = stage.must_close_before or stage.beside
        if stage.exit_criteria:
            yield Node(say("shown.closes", stage=stage_title(gate, playbook)))
    yield from told("shown.called", [f"{one.name} ({one.where})" for one in stage.also_called])


def limit_nodes(stage: Stage, playbook: Playbook) -> Iterator[Node]:
    """How long is usual: one line, or one a case."""
    cases = stage.limit
    if len(cases) == 1 and cases[0].when is None:
        yield Node(say("shown.limit", words=days_of(cases[0])))
    elif cases:
        lines = tuple(Node(case_words(case, playbook)) for case in cases)
        yield Node(say("shown.limit-list"), lines)


def case_words(case: LimitCase, playbook: Playbook) -> Message:
    """So many days, and where that holds."""
    days = days_of(case)
    if case.when is None:
        return say("shown.case-else", days=days)
    types = only_for(case.when, playbook)
    if types is not None:
        return say("shown.case-for", days=days, types=types)
    return say("shown.case", days=days, words=condition_words(case.when, playbook))


def days_of(case: LimitCase) -> Unit:
    """Days of the calendar, or those that are worked."""
    return Unit(case.days, "work-day" if case.calendar == "business" else "day")


def not_yet_nodes(stage: Stage, playbook: Playbook) -> Iterator[Node]:
    """What not to talk about, until when, and why."""
    if stage.not_yet:
        lines = tuple(_not_yet(one, playbook) for one in stage.not_yet)
        yield Node(say("shown.not-yet"), lines, strong=True)


def criteria_nodes(stage: Stage, playbook: Playbook) -> Iterator[Node]:
    """Each criterion with what makes it true, in words."""
    for one in stage.exit_criteria:
        yield text_node(one.statement, tuple(_criterion(one, playbook)), strong=True)


def whose_word(criterion: Criterion, playbook: Playbook) -> Argument | None:
    """The roles without whose word it is not met; None where anybody's will do, or it is ours.

    Where no level is asked for, what somebody else says is enough: `ask_whom` alone asks nothing.
    """
    if criterion.internal:
        return None
    roles: dict[str, None] = {}
    for single in singles((criterion.met_when,)):
        if isinstance(single, FactCondition):
            fact = playbook.fact(single.fact)
            settled = single.level is not None and single.level.rank >= Level.CONFIRMED.rank
            asked = () if fact is None or fact.ours or not settled else fact.ask_whom
            roles.update(dict.fromkeys(single.from_ or asked))
    in_order = [role.id for role in playbook.buyer_roles if role.id in roles]
    return roles_words(in_order, playbook) if in_order else None


def stage_title(id_: str, playbook: Playbook) -> str:
    """What a stage is called; its id where the playbook has none."""
    stage = playbook.stage(id_)
    return stage.title if stage else id_


def seller_label(id_: str, playbook: Playbook) -> str:
    """What a seller role is called."""
    return next((one.title for one in playbook.seller_roles if one.id == id_), id_)


def _not_yet(one: NotYet, playbook: Playbook) -> Node:
    below: list[Node] = []
    below.extend(condition_node("shown.until", one.until, playbook))
    below.extend(told("shown.why", [one.because] if one.because else []))
    return text_node(one.say, below)


def _criterion(one: Criterion, playbook: Playbook) -> Iterator[Node]:
    if one.about:
        yield text_node(one.about)
    if one.internal:
        yield Node(say("shown.internal"))
    yield from when_node(one.when, playbook)
    yield from condition_node("shown.met-when", one.met_when, playbook)
    yield from condition_node("shown.failed-when", one.failed_when, playbook)
    yield from told("shown.ask", [Quoted(line) for line in one.ask])
    if not one.waivable:
        yield Node(say("shown.not-waivable"))
