"""What may be the same under another id, though nothing says so: a question, never an answer."""

from collections.abc import Iterator, Sequence

from salescoach.trainer.diffing.change import Change
from salescoach.values.record import record


@record
class Alike:
    """An element that is gone, and a new one of its kind with the same words."""

    element: str
    before: str
    after: str


def alike(changes: Sequence[Change]) -> tuple[Alike, ...]:
    """In the order of the changes; none where several could be meant."""
    return tuple(_alike(changes))


def _alike(changes: Sequence[Change]) -> Iterator[Alike]:
    gone = [one for one in changes if one.kind == "removed" and one.new is None]
    added = [one for one in changes if one.kind == "added"]
    for one in gone:
        twins = [each for each in gone if _is_like(each, one)]
        found = [each for each in added if _is_like(each, one)]
        if len(twins) == len(found) == 1 and _bare(found[0]) != _bare(one):
            yield Alike(one.element, _bare(one), _bare(found[0]))


def _is_like(one: Change, other: Change) -> bool:
    words = " ".join(one.label.casefold().split())
    return one.element == other.element and words == " ".join(other.label.casefold().split()) != ""


def _bare(change: Change) -> str:
    return change.id.rpartition("/")[2]
