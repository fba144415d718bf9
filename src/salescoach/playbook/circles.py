"""What waits for itself: items, criteria, scores, hand-overs and stages that lead back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import (
    Map,
    Path,
    below,
    full_name,
    homes,
    id_of,
    items_of,
    leaves,
    maps,
    texts,
)


@dataclass(slots=True)
class _Graph:
    """What waits for what, by name: STAGE/ID, the bare id of a stage, `score:ID`, `handover:ID`."""

    waits: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, Path] = field(default_factory=dict)

    def add(self, name: str, path: Path, waits: set[str]) -> None:
        """Something with an id stands here, and waits for these."""
        self.places.setdefault(name, (*path, "id"))
        self.waits.setdefault(name, set()).update(waits)


def circle_findings(data: Map) -> Iterator[Finding]:
    """Every circle, told once, at the first of its steps."""
    graph = _graph(data)
    for circle in _circles(graph.waits):
        first = circle.index(min(circle))
        steps = (*circle[first:], *circle[: first + 1])
        if len(circle) == 1:
            yield finding("SC309", graph.places[steps[0]], variant="itself", step=steps[0])
        else:
            yield finding("SC309", graph.places[steps[0]], steps=steps)


def _graph(data: Map) -> _Graph:
    graph = _Graph()
    for path, home, owner in homes(data):
        of_stage = path[0] == "stages"
        name = home if of_stage else f"handover:{home}"
        graph.add(name, path, set(_named(owner, ("when", "passes_when"), home)))
        around = {home} if of_stage and "when" in owner else set()
        for at, item in items_of(owner, path):
            after = {full_name(entry, home) for entry in texts(item.get("after"))}
            again = f"{home}/{id_of(item)}"
            itself = {full_name(one, home) for one in texts(item.get("again"))} & {again}
            waits = {*after, *itself, *around, *_named(item, ("when", "needs", "after"), home)}
            graph.add(again, at, waits)
        for at, criterion in maps(owner, "exit_criteria", path):
            keys = ("when", "met_when", "failed_when")
            waits = {*around, *_named(criterion, keys, home)}
            graph.add(f"{home}/{id_of(criterion)}", at, waits)
    for path, card in maps(data, "scorecards"):
        parts = (*below(card, ("blockers",), path), *below(card, ("signals", "levels"), path))
        waits = {name for _, part in parts for name in _named(part, ("met_when",), "")}
        graph.add(f"score:{id_of(card)}", path, waits)
    return graph


def _named(owner: Map, keys: tuple[str, ...], home: str) -> Iterator[str]:
    """What the conditions under these keys wait for."""
    for key in keys:
        value: Any = owner.get(key)
        for one in value if isinstance(value, list) else [value]:
            for _, leaf in leaves(one, ()):
                for kind in ("item", "criterion"):
                    yield from (full_name(name, home) for name in texts(leaf.get(kind)))
                for kind in ("score", "handover"):
                    yield from (f"{kind}:{name}" for name in texts(leaf.get(kind)))


def _circles(waits: dict[str, set[str]]) -> Iterator[list[str]]:
    """Ways that lead back to their start, found in one walk without recursion.

    Of circles that share steps, each one told has a step that no other has.
    """
    done: set[str] = set()
    told: set[str] = set()
    for start, first in waits.items():
        way, ahead = [start], [iter(sorted(first))]
        place = {start: 0}
        while way and start not in done:
            following = next(ahead[-1], None)
            if following is None:
                ahead.pop()
                done.add(way[-1])
                del place[way.pop()]
            elif following in place:
                if way[-1] not in told or following not in told:
                    told.update(way[place[following] :])
                    yield way[place[following] :]
            elif following not in done and following in waits:
                place[following] = len(way)
                way.append(following)
                ahead.append(iter(sorted(waits[following])))
