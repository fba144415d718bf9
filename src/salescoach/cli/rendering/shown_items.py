"""What a playbook says of one item, in sentences: why, with whom, what to ask and to leave with."""

from collections.abc import Iterable, Iterator, Sequence

from salescoach.cli.rendering.tree import Node, condition_node, told
from salescoach.guidance.asked_values import either, length_words, roles_words
from salescoach.guidance.condition_words import condition_words
from salescoach.playbook.conditions import Condition, FieldCondition, ItemCondition
from salescoach.playbook.model import Due, Item, Playbook, Repeat, Titled
from salescoach.values.days import Duration
from salescoach.values.messages import Argument, Message, Quoted, Unit, say

_STAGE_ENTRY = "stage-entry"
_COMMAS = ",،，、"


def item_node(item: Item, playbook: Playbook) -> Node:
    """An item with everything that is said of it."""
    return Node(say("value", value=item.do), tuple(item_lines(item, playbook)), strong=True)


def item_lines(item: Item, playbook: Playbook) -> Iterator[Node]:
    """In the order in which a rep needs it: why, when, with whom, the talk itself, the rest."""
    yield from told("shown.why", [item.why] if item.why else [])
    yield from told("shown.about", [item.about] if item.about else [])
    yield from _marks(item)
    yield from when_node(item.when, playbook)
    yield from _who(item, playbook)
    yield from told("shown.ask", [Quoted(line) for line in questions_of(item, playbook)])
    yield from told("shown.listen", _listen_for(item, playbook))
    yield from told("shown.leave-with", [item.leave_with] if item.leave_with else [])
    yield from told("shown.or-at-least", [item.or_at_least] if item.or_at_least else [])
    yield from told("shown.not-enough", [Quoted(line) for line in item.not_enough])
    facts = [label_of_fact(id_, playbook) for id_ in item.records]
    yield from told("shown.records", [tuple(facts)] if facts else [])
    before = [label_of_fact(id_, playbook) for id_ in item.builds_on]
    yield from told("shown.builds-on", [tuple(before)] if before else [])
    yield from told("shown.materials", titles_of(item.materials, playbook.materials))
    yield from _time(item, playbook)
    yield from told("shown.after", [_after(one, playbook) for one in item.after])
    yield from condition_node("shown.needs", item.needs, playbook)


def with_words(item: Item, playbook: Playbook) -> Message | None:
    """With whom, in brackets behind an item; None for the desk."""
    if item.by == "buyer":
        return say("shown.in-brackets-buyer")
    if not item.with_:
        return None
    return say("shown.in-brackets", words=roles_words(item.with_, playbook))


def questions_of(item: Item, playbook: Playbook) -> tuple[str, ...]:
    """Its own questions, else all of the facts that it records, each once."""
    if item.ask:
        return item.ask
    facts = (playbook.fact(id_) for id_ in item.records)
    return tuple(dict.fromkeys(line for fact in facts if fact for line in fact.ask))


def label_of_fact(id_: str, playbook: Playbook) -> str:
    """Its short name; what the playbook does not know has its id."""
    fact = playbook.fact(id_)
    return fact.label if fact else id_


def item_label(path: str, playbook: Playbook) -> str:
    """The short name of an item (STAGE/ID)."""
    item = playbook.item(path)
    return item.label if item else path


def only_for(condition: Condition, playbook: Playbook) -> Argument | None:
    """The customer types, where a condition asks for nothing else; None for any other."""
    if not isinstance(condition, FieldCondition) or condition.field != "customer_type":
        return None
    check = condition.checks[0]
    if len(condition.checks) > 1 or check.operator not in ("is", "one_of"):
        return None
    ids = check.operand if isinstance(check.operand, tuple) else (str(check.operand),)
    titles = {one.id: one.label for one in playbook.customer_types}
    return either(told_apart([titles.get(id_, id_) for id_ in ids]))


def told_apart(titles: Sequence[str]) -> tuple[Argument, ...]:
    """Titles for a list with commas: all in quotation marks where one has a comma of its own."""
    if len(titles) > 1 and any(sign in title for title in titles for sign in _COMMAS):
        return tuple(Quoted(title) for title in titles)
    return tuple(titles)


def when_node(condition: Condition | None, playbook: Playbook) -> Iterator[Node]:
    """Where it applies at all: "Only for: Market customer"."""
    types = None if condition is None else only_for(condition, playbook)
    if types is not None:
        yield Node(say("shown.only-for", types=types))
    else:
        yield from condition_node("shown.when", condition, playbook)


def _marks(item: Item) -> Iterator[Node]:
    if item.start_here:
        yield Node(say("shown.start-here"))
    if item.required:
        yield Node(say("shown.required"))


def _who(item: Item, playbook: Playbook) -> Iterator[Node]:
    if item.with_:
        yield Node(say("shown.with", words=roles_words(item.with_, playbook)))
    if item.by == "buyer":
        yield Node(say("shown.by-buyer"))
    elif item.by:
        yield Node(say("shown.by", words=_title(item.by, playbook.seller_roles)))
    if item.visit_kind:
        yield Node(say("shown.visit-kind", words=_title(item.visit_kind, playbook.visit_kinds)))
    if item.touchpoint:
        yield Node(say("shown.touchpoint", words=_title(item.touchpoint, playbook.touchpoints)))


def _listen_for(item: Item, playbook: Playbook) -> list[Argument]:
    facts = (playbook.fact(id_) for id_ in item.records)
    return [*dict.fromkeys(line for fact in facts if fact for line in fact.listen_for)]


def _time(item: Item, playbook: Playbook) -> Iterator[Node]:
    if item.effort:
        yield Node(say("shown.effort", length=length_words(item.effort)))
    if item.due:
        yield Node(_due(item.due, playbook))
    if item.repeat:
        yield Node(_repeat(item.repeat))
    again = [item_label(path, playbook) for path in item.again if path != _STAGE_ENTRY]
    if _STAGE_ENTRY in item.again:
        yield Node(say("shown.again-entry"))
    yield from told("shown.again", [either(again)] if again else [])


def _due(due: Due, playbook: Playbook) -> Message:
    match due.anchor:
        case "fact":
            what: Argument = label_of_fact(due.what or "", playbook)
        case "item":
            what = item_label(due.what or "", playbook)
        case anchor:
            what = say(f"shown.anchor-{anchor}")
    if not due.days:
        return say("shown.due-on", what=what)
    days = Unit(due.days, "day")
    return say("shown.due-before" if due.before else "shown.due-after", days=days, what=what)


def _repeat(repeat: Repeat) -> Message:
    every: Argument = length_words(repeat.every)
    if repeat.every.count == 1:
        every = say(f"shown.each-{_unit_of(repeat.every)}")
    if repeat.for_ is None:
        return say("shown.repeat", every=every)
    return say("shown.repeat-for", every=every, length=length_words(repeat.for_))


def _unit_of(length: Duration) -> str:
    return length_words(length).of


def _after(condition: Condition, playbook: Playbook) -> Argument:
    """An item by its name: that it may also be left out goes without saying."""
    if isinstance(condition, ItemCondition) and "done" in condition.states:
        return item_label(condition.item, playbook)
    return condition_words(condition, playbook)


def _title(id_: str, known: Iterable[Titled]) -> str:
    return next((one.title for one in known if one.id == id_), id_)


def titles_of(ids: Iterable[str], known: Iterable[Titled]) -> list[Argument]:
    """What they are called, an id where nothing of that id is known."""
    titles = {one.id: one.title for one in known}
    return [titles.get(id_, id_) for id_ in ids]
