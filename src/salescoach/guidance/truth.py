"""Three-valued logic: unknown is not no. Kleene's tables, and what would settle a result.

A result carries the parts that are not settled, each of them a thing that a rep can do something
about: get a fact, meet a person, do an item.
"""

from collections.abc import Iterable
from enum import Enum

from salescoach.deal.fold import Evidence
from salescoach.playbook.conditions import Check, Field, Stance
from salescoach.values.levels import Level
from salescoach.values.record import record


class Truth(Enum):
    """True, false or unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @property
    def opposite(self) -> "Truth":
        """Unknown stays unknown."""
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(self, self)


def of(value: bool) -> Truth:  # noqa: FBT001 - there is nothing else to tell it from
    """A plain boolean as a truth."""
    return Truth.TRUE if value else Truth.FALSE


def both(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: false and unknown is false. Of nothing it is true."""
    found = set(truths)
    if Truth.FALSE in found:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.TRUE


def either(truths: Iterable[Truth]) -> Truth:
    """Kleene's or: true or unknown is true. Of nothing it is false."""
    found = set(truths)
    if Truth.TRUE in found:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.FALSE


@record
class Weighed:
    """A piece of evidence with the level that it has today; `stale` means too old to count."""

    evidence: Evidence
    level: Level
    stale: bool


@record(kw_only=True)
class FactPart:
    """A fact that is missing, too weak, stale, or not as wanted.

    `level` and `from_` are what the condition asks; `now` is the best that stands, None for
    nothing at all. `certain`: known well enough, and it says otherwise.
    """

    fact: str
    level: Level
    from_: tuple[str, ...]
    checks: tuple[Check, ...]
    now: Weighed | None
    certain: bool


@record
class FieldPart:
    """One of the deal's own fields that is not set, or cannot be compared.

    A field that is known and otherwise is no part: nobody changes it to open a gate.
    """

    field: Field


@record
class ItemPart:
    """An item (STAGE/ID) that is not in the wanted state. `doing` it would settle the part."""

    item: str
    doing: bool


@record
class PersonPart:
    """People to meet, missing or not heard yet (`enough` false), or too many (`enough` true)."""

    role: str | None
    stance: tuple[Stance, ...]
    enough: bool


Part = FactPart | FieldPart | ItemPart | PersonPart


def is_a_no(part: Part) -> bool:
    """Whether the part is otherwise than wanted, and not merely unknown."""
    match part:
        case FactPart(certain=certain):
            return certain
        case FieldPart():
            return False
        case ItemPart() | PersonPart():
            return True


@record
class Outcome:
    """What a condition comes to.

    Attributes:
        truth: of the whole.
        missing: every unsettled part, even where another part already decides; empty when true.
        settle: those of them worth going for; in an `any` the nearest way only.
    """

    truth: Truth
    missing: tuple[Part, ...] = ()
    settle: tuple[Part, ...] = ()

    @property
    def holds(self) -> bool:
        """True, neither false nor unknown."""
        return self.truth is Truth.TRUE


TRUE = Outcome(Truth.TRUE)


def settled_by(truth: Truth, part: Part) -> Outcome:
    """The outcome of a single test: settled when true, else `part` is what is missing."""
    return TRUE if truth is Truth.TRUE else Outcome(truth, (part,), (part,))


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """False and unknown is false; every part is needed."""
    found = tuple(outcomes)
    truth = both(outcome.truth for outcome in found)
    if truth is Truth.TRUE:
        return TRUE
    missing = tuple(part for outcome in found for part in outcome.missing)
    settle = tuple(part for outcome in found for part in outcome.settle)
    return Outcome(truth, unique(missing), unique(settle))


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """True or unknown is true; the way with the fewest open parts is the one to go.

    A way that can't be gone (it is false and nothing settles it) is left out, unless all are.
    """
    found = tuple(outcomes)
    truth = either(outcome.truth for outcome in found)
    if truth is Truth.TRUE:
        return TRUE
    missing = tuple(part for outcome in found for part in outcome.missing)
    ways = [outcome for outcome in found if outcome.settle]
    nearest = min(ways, key=lambda way: (way.truth is Truth.FALSE, len(way.settle)), default=None)
    return Outcome(truth, unique(missing), nearest.settle if nearest else ())


def unique(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Each part once, in order."""
    return tuple(dict.fromkeys(parts))
