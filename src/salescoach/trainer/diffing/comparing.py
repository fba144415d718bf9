"""What is different between two contents of a playbook, element by element.

Nothing is left out: two contents without a difference are the same content.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from salescoach.playbook.model import Playbook
from salescoach.playbook.renames import Renames, renames_between
from salescoach.trainer.diffing.change import Change
from salescoach.trainer.diffing.directions import Directions
from salescoach.trainer.diffing.nodes import CHILDREN, Name, Node, nodes
from salescoach.trainer.diffing.order import in_order
from salescoach.trainer.diffing.translating import translated
from salescoach.values.record import fields_of, record

_ABSTRACT = ("cycle", "new-deal", "ranking", "stale-after-days", "outcome", "playbook")


@record
class Content:
    """A playbook with its resolved form."""

    playbook: Playbook
    resolved: dict[str, Any]


def _are_ids(*lists: Any) -> bool:
    """Whether a key holds names of elements, as `materials` of an item, and not elements."""
    return all(
        isinstance(found, tuple) and all(isinstance(one, str) for one in found) for found in lists
    )


@record
class Pair:
    """An element of both; of the old one also how it reads with today's ids."""

    old: Node
    same: Node
    new: Node


def compared(old: Content, new: Content) -> tuple[Change, ...]:
    """Every difference, by stage, and there the most consequential first."""
    if old.resolved == new.resolved:
        return ()
    renames = renames_between(old.playbook, new.playbook)
    comparison = _Comparison(old, new, renames)
    return in_order(tuple(comparison.changes()), old.playbook, new.playbook)


class _Comparison:
    """Of two contents: which elements belong together, and what is different of them."""

    def __init__(self, old: Content, new: Content, renames: Renames) -> None:
        self._renames = renames
        self._directions = Directions(new.playbook)
        same = nodes(translated(old.playbook, renames), old.resolved)
        self._before = list(zip(nodes(old.playbook, old.resolved), same, strict=True))
        self._after = {node.name: node for node in nodes(new.playbook, new.resolved)}
        self._pairs: dict[Name, Pair] = {}
        self._now: dict[Name, Name] = {}
        for first in (True, False):  # who keeps an id comes before who is called that now
            for node, twin in self._before:
                name = self._name_now(
                    twin if node.key in ("moves_back", "exchange_rates") else node
                )
                keeps = name == node.name
                if keeps is first and name in self._after and name not in self._pairs:
                    self._pairs[name] = Pair(node, twin, self._after[name])
                    self._now[node.name] = name

    def changes(self) -> Iterator[Change]:
        """In no order that matters."""
        for node, _ in self._before:
            if node.name not in self._now and self._stays(node.owner):
                yield self._removed(node)
        for name, node in self._after.items():
            if name in self._pairs:
                yield from self._of_pair(self._pairs[name])
            elif node.owner is None or node.owner in self._pairs:
                yield _added(node)
        yield from self._reordered()

    def _name_now(self, node: Node) -> Name:
        if node.kind == "playbook":
            return next(name for name in self._after if name[0] == "playbook")
        return node.kind, self._renames.now(node.kind, node.id)

    def _stays(self, owner: Name | None) -> bool:
        return owner is None or owner in self._now

    def _removed(self, node: Node) -> Change:
        into = self._renames.now(node.kind, node.id)
        joined = into != node.id and (node.kind, into) in self._after
        return Change(
            kind="removed", element=node.kind, id=node.id, old=_words(node),
            stage=None if node.stage is None else self._renames.now("stage", node.stage),
            new=into if joined else None, label=node.label,
        )  # fmt: skip

    # Of what both have

    def _of_pair(self, pair: Pair) -> Iterator[Change]:
        yield from self._name_of(pair)
        for name in fields_of(type(pair.new.value)).types:
            before, after = getattr(pair.same.value, name), getattr(pair.new.value, name)
            key = name.rstrip("_")
            if before == after or (key in CHILDREN and not _are_ids(before, after)):
                continue
            if name == "id" and pair.new.kind != "playbook":
                continue
            if name == "also" and _is_told(pair):
                continue
            kind, effect = self._directions.told(type(pair.new.value), name, before, after)
            yield self._change(
                pair, kind=kind, effect=effect, key=key,
                old=_value(pair.old, name), new=_value(pair.new, name),
            )  # fmt: skip

    def _name_of(self, pair: Pair) -> Iterator[Change]:
        """Another name; another stage; another checklist of the same stage."""
        old, new = pair.old, pair.new
        if new.kind in _ABSTRACT or new.owner is None:
            return
        if old.value.__class__ is not new.value.__class__ or not hasattr(new.value, "id"):
            return
        if old.value.id != new.value.id:
            yield self._change(pair, kind="renamed", key="id", old=old.id, new=new.id)
        home, after = old.id.rpartition("/")[0], new.id.rpartition("/")[0]
        if new.kind in ("item", "criterion") and self._home_now(home) != after:
            yield self._change(pair, kind="moved", key="stage", old=home, new=after)
        elif new.kind == "item" and self._now.get(_owner(old)) != new.owner:
            before, now = (_owner(one)[1].rpartition("/")[2] for one in (old, new))
            yield self._change(pair, kind="moved", key="checklist", old=before, new=now)

    def _home_now(self, home: str) -> str:
        now = self._renames.now("stage", home)
        return now if now != home else self._renames.now("handover", home)

    def _change(self, pair: Pair, **told: Any) -> Change:
        return Change(
            element=pair.new.kind,
            id=pair.new.id,
            old_id=pair.old.id if pair.old.id != pair.new.id else None,
            stage=pair.new.stage,
            label=pair.new.label,
            **told,
        )

    # The order of what both have

    def _reordered(self) -> Iterator[Change]:
        lists: dict[tuple[Name, str], list[Pair]] = {}
        for name in self._after:
            pair = self._pairs.get(name)
            if pair is None or pair.new.owner is None or not pair.new.key:
                continue
            if self._now.get(_owner(pair.old)) == pair.new.owner and pair.old.key == pair.new.key:
                lists.setdefault((pair.new.owner, pair.new.key), []).append(pair)
        for (owner, key), pairs in lists.items():
            before = sorted(pairs, key=lambda pair: pair.old.place)
            if before == pairs:
                continue
            if key == "stages":
                yield from self._moved_stages(pairs, before)
            else:
                home = self._pairs[owner]
                yield self._change(
                    home, kind="moved", key=key,
                    old=[_bare(pair.old) for pair in before],
                    new=[_bare(pair.new) for pair in pairs],
                )  # fmt: skip

    def _moved_stages(self, pairs: Sequence[Pair], before: Sequence[Pair]) -> Iterator[Change]:
        """Those without which the others have kept their order; each with what it stands behind."""
        stay = _longest([pair.old.place for pair in pairs])
        for place, pair in enumerate(pairs):
            if pair.old.place in stay:
                continue
            was = before.index(pair)
            yield self._change(
                pair, kind="moved", key="order",
                old=before[was - 1].old.id if was else None,
                new=pairs[place - 1].new.id if place else None,
            )  # fmt: skip


def _added(node: Node) -> Change:
    return Change(
        kind="added", element=node.kind, id=node.id, stage=node.stage, new=_words(node),
        label=node.label,
    )  # fmt: skip


def _owner(node: Node) -> Name:
    assert node.owner is not None, node
    return node.owner


def _bare(node: Node) -> str:
    return node.id if node.key in ("moves_back", "exchange_rates") else node.id.rpartition("/")[2]


def _words(node: Node) -> str | None:
    return node.label or None


def _value(node: Node, name: str) -> Any:
    """As a pin holds it; a plain value that it leaves out, as the model takes it."""
    key = name.rstrip("_")
    if key in node.data:
        return node.data[key]
    value = getattr(node.value, name)
    return value if isinstance(value, bool | int | str) else None


def _is_told(pair: Pair) -> bool:
    """Whether the former ids differ by the renaming alone."""
    old, new = pair.old.value, pair.new.value
    return bool(old.id != new.id) and set(old.also) - {new.id} == set(new.also) - {old.id}


def _longest(places: Sequence[int]) -> set[int]:
    """A longest run of rising places."""
    ends: list[int] = []
    runs: list[list[int]] = []
    for place in places:
        at = bisect_left(ends, place)
        run = [*(runs[at - 1] if at else []), place]
        if at == len(ends):
            ends.append(place)
            runs.append(run)
        else:
            ends[at], runs[at] = place, run
    return set(runs[-1]) if runs else set()
