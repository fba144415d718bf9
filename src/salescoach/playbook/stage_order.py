"""Stages as a way: what is optional, what runs alongside, what leads back."""

from collections.abc import Iterator
from typing import Any

from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, below, entries, id_of, maps
from salescoach.values.record import record


@record
class _Way:
    """The stages in order, and beside which stage the others run."""

    order: dict[str, int]
    beside: dict[str, str]

    def place(self, stage: Any) -> int | None:
        """Which one in order it is; None for what is no stage, whatever was written."""
        return self.order.get(stage) if isinstance(stage, str) else None

    def precedes(self, stage: Any, other: Any) -> bool:
        """Whether both are stages and the first one comes first."""
        place, after = self.place(stage), self.place(other)
        return place is not None and after is not None and place < after


def stage_order_findings(data: Map) -> Iterator[Finding]:
    """Every check of this module."""
    order: dict[str, int] = {}
    beside: dict[str, str] = {}
    for _, stage in maps(data, "stages"):
        id_, host = stage.get("id"), stage.get("beside")
        if isinstance(id_, str):
            order.setdefault(id_, len(order))
            if isinstance(host, str):
                beside.setdefault(id_, host)
    way = _Way(order, beside)
    for place, (path, stage) in enumerate(maps(data, "stages")):
        if place == 0 and isinstance(stage.get("when"), dict):
            yield finding("SC319", (*path, "when"), at_key=True)
        yield from _alongside(path, stage, way, first=place == 0)
    yield from _positions(data, way)
    yield from _passed_by(data)
    yield from _backwards(data, way)


def _alongside(path: Path, stage: Map, way: _Way, *, first: bool) -> Iterator[Finding]:
    id_, host, closes = id_of(stage), stage.get("beside"), stage.get("must_close_before")
    if isinstance(host, str) and (first or host == id_ or host in way.beside):
        yield finding("SC317", (*path, "beside"), stage=id_, host=host)
    if isinstance(closes, str) and host is None:
        yield finding("SC202", path, key="beside")
    elif way.precedes(closes, host):
        yield finding("SC318", (*path, "must_close_before"), stage=str(closes), host=str(host))


def _positions(data: Map, way: _Way) -> Iterator[Finding]:
    """Where a deal has to be able to stand, no stage that runs beside another can be named."""
    places = [*entries(data, "won_after", ())]
    for at, stage in maps(data, "stages"):
        places += entries(stage, "must_close_before", at)
    for keys in (("moves_back",), ("cycle",), ("outcomes", "cancelled")):
        for at, one in below(data, keys):
            places += [*entries(one, "from", at), *entries(one, "to", at)]
    for at, name in places:
        if name in way.beside:
            yield finding("SC316", at, stage=name, host=way.beside[name])


def _passed_by(data: Map) -> Iterator[Finding]:
    """A deal that passes an optional stage by would never be won there, nor close anything."""
    stages = list(maps(data, "stages"))
    optional = {id_of(stage) for _, stage in stages if isinstance(stage.get("when"), dict)}
    places = [*entries(data, "won_after", ())]
    for at, stage in stages:
        places += entries(stage, "must_close_before", at)
    for at, name in places:
        if name in optional:
            yield finding("SC329", at, stage=name)


def _backwards(data: Map, way: _Way) -> Iterator[Finding]:
    for key in ("moves_back", "cycle"):
        for at, one in maps(data, key):
            start, to = one.get("from"), one.get("to")
            itself = start == to and way.place(to) is not None
            if itself or way.precedes(start, to):
                yield finding("SC320", (*at, "to"), stage=str(to), other=str(start))
    won = data.get("won_after")
    for at, cycle in maps(data, "cycle"):
        if way.precedes(cycle.get("from"), won):
            yield finding("SC321", (*at, "from"), stage=str(cycle["from"]), won=str(won))
