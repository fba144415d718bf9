"""Walking through a playbook as read, whatever is wrong in it: its mappings and its conditions."""

from collections.abc import Iterator
from typing import Any

from salescoach.values.record import record

Path = tuple[str | int, ...]
Map = dict[str, Any]


@record
class Root:
    """A whole condition: `owner[key]`, at `path`. `home` is what its bare ids belong to.

    That is the stage or the hand-over that it stands in; empty where there is none; None in the
    library, whose elements belong to each stage that uses them.
    """

    owner: Any
    key: str | int
    path: Path
    home: str | None

    @property
    def condition(self) -> Any:
        """As read."""
        return self.owner[self.key]


def maps(owner: Any, key: str, path: Path = ()) -> Iterator[tuple[Path, Map]]:
    """The mappings in the list under a key, whatever else is wrong there; one alone counts too."""
    value = owner.get(key) if isinstance(owner, dict) else None
    if isinstance(value, dict):
        yield (*path, key), value
    if isinstance(value, list):
        for place, part in enumerate(value):
            if isinstance(part, dict):
                yield (*path, key, place), part


def below(owner: Any, keys: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, Map]]:
    """The mappings under a key, under the next key of each of them, and so on."""
    if not keys:
        yield path, owner
        return
    for at, part in maps(owner, keys[0], path):
        yield from below(part, keys[1:], at)


def id_of(element: Map) -> str:
    """Its id; nothing where it has none that could be one."""
    id_ = element.get("id")
    return id_ if isinstance(id_, str) else ""


def homes(data: Map) -> Iterator[tuple[Path, str, Map]]:
    """What has items: stages and hand-overs, with their ids."""
    for key in ("stages", "handovers"):
        for path, home in maps(data, key):
            yield path, id_of(home), home


def items_of(owner: Map, path: Path) -> Iterator[tuple[Path, Map]]:
    """The items of all checklists of a stage or a hand-over."""
    return below(owner, ("checklists", "items"), path)


def all_items(data: Map) -> Iterator[tuple[Path, str | None, Map]]:
    """Every item with its home."""
    for path, home, owner in homes(data):
        for at, item in items_of(owner, path):
            yield at, home, item
    for at, item in below(data, ("library", "items")):
        yield at, None, item


def all_criteria(data: Map) -> Iterator[tuple[Path, str | None, Map]]:
    """Every criterion with its home."""
    for path, stage in maps(data, "stages"):
        for at, criterion in maps(stage, "exit_criteria", path):
            yield at, id_of(stage), criterion
    for at, criterion in below(data, ("library", "criteria")):
        yield at, None, criterion


def roots(data: Map) -> Iterator[Root]:
    """Every condition of the playbook, wherever one may stand."""
    for path, home, owner, keys in _owners(data):
        for key in keys:
            if isinstance(owner.get(key), dict):
                yield Root(owner, key, (*path, key), home)
    for path, home, item in all_items(data):
        after = item.get("after")
        if isinstance(after, dict):
            yield Root(item, "after", (*path, "after"), home)
        for place, entry in enumerate(after if isinstance(after, list) else ()):
            if isinstance(entry, dict):
                yield Root(after, place, (*path, "after", place), home)


def _owners(data: Map) -> Iterator[tuple[Path, str | None, Map, tuple[str, ...]]]:
    for path, stage in maps(data, "stages"):
        home = id_of(stage)
        yield path, home, stage, ("when",)
        yield from ((at, home, case, ("when",)) for at, case in maps(stage, "limit", path))
        yield from ((at, home, one, ("until",)) for at, one in maps(stage, "not_yet", path))
    for path, handover in maps(data, "handovers"):
        yield path, id_of(handover), handover, ("passes_when",)
    for path, owner, item in all_items(data):
        yield path, owner, item, ("when", "needs")
    for path, owner, criterion in all_criteria(data):
        yield path, owner, criterion, ("when", "met_when", "failed_when")
    for keys in (("scorecards", "blockers"), ("scorecards", "signals", "levels")):
        yield from ((path, "", one, ("met_when",)) for path, one in below(data, keys))
    yield from ((path, "", rule, ("fires_when",)) for path, rule in maps(data, "warnings"))


def conditions_of(data: Map) -> Iterator[tuple[Path, str | None, Map]]:
    """Every single condition of the playbook with its home."""
    for root in roots(data):
        for path, leaf in leaves(root.condition, root.path):
            yield path, root.home, leaf


def leaves(condition: Any, path: Path) -> Iterator[tuple[Path, Map]]:
    """The single conditions of a tree."""
    if not isinstance(condition, dict):
        return
    for key in ("all", "any"):
        if isinstance(condition.get(key), list):
            for place, part in enumerate(condition[key]):
                yield from leaves(part, (*path, key, place))
            return
    if "not" in condition:
        yield from leaves(condition["not"], (*path, "not"))
        return
    yield path, condition


def texts(value: Any) -> list[str]:
    """The texts of a list, or one alone."""
    if isinstance(value, str):
        return [value]
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def entries(owner: Map, key: str, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts under a key with their places, in a list or alone."""
    value = owner.get(key)
    if isinstance(value, str):
        yield (*path, key), value
    for place, part in enumerate(value if isinstance(value, list) else ()):
        if isinstance(part, str):
            yield (*path, key, place), part


def full_name(name: str, home: Any) -> str:
    """HOME/ID of an item or criterion that is named there, perhaps by its bare id."""
    return name if "/" in name else f"{home}/{name}"
