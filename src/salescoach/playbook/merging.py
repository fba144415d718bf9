"""One playbook on top of another: what has an id is changed key by key, all else is replaced."""

from dataclasses import dataclass, field
from typing import Any

from salescoach.playbook.assembly import Assembly
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, texts

_OWN = ("salescoach", "id", "version", "title", "short", "about", "ref", "source", "also",
        "extends", "fragment")  # fmt: skip
"""Keys of the head that say who a playbook is: never those of the one that is extended."""

Groups = dict[str, Any]
_GROUPS: Groups = {
    "library": {},
    "new_deal": {"defaults": {}},
    "outcomes": {"lost": {}, "disqualified": {}, "cancelled": {}},
    "parking": {},
    "ranking": {},
    "stale_after_days": {},
}
"""Mappings that only hold several things together: they are changed key by key, too."""


def merged(base: Assembly, over: Assembly) -> tuple[Assembly, tuple[Finding, ...]]:
    """The base with the changes of the other; findings have the paths of the other.

    Lists of what has ids are merged by id, new elements at the end; an empty list empties; an
    element with `remove: true` is taken out.
    """
    merging = _Merging(base, over)
    plain = {key: value for key, value in base.data.items() if key not in _OWN}
    merging.into.data = merging.mapping((plain, ()), (over.data, ()), (), _GROUPS)
    return merging.into, tuple(merging.findings)


Part = tuple[Any, Path]
"""A value and its path on its own side."""


@dataclass(slots=True)
class _Merging:
    base: Assembly
    over: Assembly
    into: Assembly = field(init=False)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.into = Assembly({}, {(): (self.over, ())})

    def mapping(self, base: Part, over: Part, at: Path, groups: Groups) -> Map:
        """Key by key; `groups` are the keys whose mappings are merged in turn."""
        self.into.origins[at] = (self.over, over[1])
        found: Map = {}
        for key in {**base[0], **over[0]}:
            mine = (over[0].get(key), (*over[1], key))
            theirs = (base[0].get(key), (*base[1], key))
            there = (*at, key)
            if key not in over[0]:
                self.into.origins[there] = (self.base, theirs[1])
                found[key] = theirs[0]
            elif _are_elements(theirs[0], mine[0]):
                found[key] = self.elements(theirs, mine, there)
            elif key in groups and isinstance(mine[0], dict) and isinstance(theirs[0], dict):
                found[key] = self.mapping(theirs, mine, there, groups[key])
            else:
                self.into.origins[there] = (self.over, mine[1])
                found[key] = mine[0]
        return found

    def elements(self, base: Part, over: Part, at: Path) -> list[Any]:
        """By id, in the order of the base, new ones at the end."""
        self.into.origins[at] = (self.over, over[1])
        changes: dict[str, int] = {}
        new: list[int] = []
        ids = {old: _name(element) for element in base[0] or () for old in _names(element)}
        for place, element in enumerate(over[0]):
            name = ids.get(_name(element))
            if name is not None and name not in changes:
                changes[name] = place
            else:
                new.append(place)
        found: list[Any] = []
        for place, element in enumerate(base[0] or ()):
            there, name = (*at, len(found)), _name(element)
            if name not in changes:
                self.into.origins[there] = (self.base, (*base[1], place))
                found.append(element)
                continue
            change = (over[0][changes[name]], (*over[1], changes.pop(name)))
            if change[0].get("remove") is not True:
                both = self.mapping((element, (*base[1], place)), change, there, {})
                found.append({**both, "id": name})  # it may be named by an id that it had before
        for place in new:
            element, written = over[0][place], (*over[1], place)
            if isinstance(element, dict) and element.get("remove") is True:
                self.findings.append(finding("SC313", written, id=_name(element)[:60]))
            else:
                self.into.origins[(*at, len(found))] = (self.over, written)
                found.append(element)
        return found


def _are_elements(base: Any, over: Any) -> bool:
    """Whether lists hold what has ids: the base's, or, where it has none, what is to be removed."""
    if not isinstance(over, list) or not over:
        return False
    if isinstance(base, list) and base:
        return all(_name(element) for element in base)
    return not base and any(isinstance(one, dict) and one.get("remove") is True for one in over)


def _name(element: Any) -> str:
    """The id of an element, or of the library's that it uses; empty for what has none."""
    if not isinstance(element, dict):
        return ""
    name = element.get("id") or element.get("use")
    return name if isinstance(name, str) else ""


def _names(element: Any) -> list[str]:
    return [*texts(element.get("also")), _name(element)]
