"""A whole condition in words: what it asks, whatever a deal has of it.

`condition_words(condition, playbook)` is one sentence that stands after a colon, without a full
stop. `condition_lines` has the same for a page with room: a line for each part, and above parts
that belong together what joins them. Words for ids come from the playbook; what it does not know
has its id. No deal, no day: for showing a playbook, and for comparing two.
"""

from collections.abc import Iterator
from dataclasses import replace

from salescoach.guidance.asked_words import asked_words
from salescoach.playbook.conditions import (
    All,
    AnyOf,
    Condition,
    Counted,
    FactCondition,
    FieldCondition,
    Not,
    StakeholderCondition,
)
from salescoach.playbook.model import Playbook
from salescoach.values.messages import Message, say
from salescoach.values.record import record


@record
class Line:
    """A line of a condition; `depth` 0 for the outermost. A `head` has lines below it."""

    depth: int
    words: Message
    head: bool = False


def condition_words(condition: Condition, playbook: Playbook) -> Message:
    """The whole condition: "need: known; and (customer type: Market; or amount: set)"."""
    return _words(plainer(condition), playbook)


def condition_lines(condition: Condition, playbook: Playbook) -> tuple[Line, ...]:
    """The same line by line. Parts that must all hold, at the outermost, have no head."""
    found = plainer(condition)
    if isinstance(found, All):
        return tuple(line for part in found.parts for line in _lines(part, playbook, 0))
    return tuple(_lines(found, playbook, 0))


def plainer(condition: Condition) -> Condition:
    """The same meaning with less around it: no list of one, no list in a like one, no `not not`."""
    match condition:
        case All(parts) | AnyOf(parts):
            kind = type(condition)
            found = [plainer(part) for part in parts]
            flat: list[Condition] = []
            for part in found:
                flat.extend(part.parts if isinstance(part, kind) else (part,))
            return flat[0] if len(flat) == 1 else kind(tuple(flat))
        case Not(part):
            return _opposite(plainer(part))
        case single:
            return single


def _opposite(condition: Condition) -> Condition:
    """What a `not` around it asks, without the `not` where that can be said."""
    match condition:
        case Not(part):
            return part
        case Counted(at_least=None | 1, at_most=None) if not isinstance(
            condition, StakeholderCondition
        ):  # with nobody of theirs on record it is unknown that there is none
            return replace(condition, at_least=None, at_most=0)
        case FieldCondition(checks=(check,)) if check.operator in ("is", "one_of"):
            return replace(condition, checks=(replace(check, operator="is_not"),))
        case FactCondition(checks=(check,), asked=None) if check.operator == "missing":
            # it alone is never unknown
            return replace(condition, checks=(replace(check, operand=check.operand is not True),))
        case other:
            return Not(other)


def _words(condition: Condition, playbook: Playbook) -> Message:
    match condition:
        case All(parts):
            return _joined("asks.and", [_inner(part, playbook) for part in parts])
        case AnyOf(parts):
            return _joined("asks.or", [_inner(part, playbook) for part in parts])
        case Not(part):
            return say("asks.not", words=_inner(part, playbook))
        case single:
            return asked_words(single, playbook)


def _inner(part: Condition, playbook: Playbook) -> Message:
    words = _words(part, playbook)
    return say("asks.together", words=words) if isinstance(part, All | AnyOf) else words


def _joined(id_: str, words: list[Message]) -> Message:
    found = words[0]
    for word in words[1:-1]:
        found = say("asks.more", start=found, next=word)
    return say(id_, start=found, last=words[-1])


def _lines(condition: Condition, playbook: Playbook, depth: int) -> Iterator[Line]:
    match condition:
        case All(parts):
            head, below = "asks.all-of", parts
        case AnyOf(parts):
            head, below = "asks.one-of", parts
        case Not(All(parts) | AnyOf(parts) as inner):
            every = isinstance(inner, All)
            head, below = ("asks.not-all-of" if every else "asks.none-of"), parts
        case single:
            yield Line(depth, _words(single, playbook))
            return
    yield Line(depth, say(head), head=True)
    for part in below:
        yield from _lines(part, playbook, depth + 1)
