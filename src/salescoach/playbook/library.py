"""`use`: an item or a criterion of the library in the place where it is used."""

from collections.abc import Iterator
from typing import Any

from salescoach.playbook.assembly import Assembly, size_of
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.reader import MOST_NODES
from salescoach.playbook.walking import Map, Path, below, homes, maps


def with_library(assembly: Assembly) -> tuple[Assembly, tuple[Finding, ...]]:
    """The same playbook with the library's elements where they are used; its data is changed.

    What stands beside `use` takes the place of what the library says. An element that is not there
    stays a `use`. Its id was written where it is used, everything else in the library.
    """
    used = Assembly(assembly.data, {(): (assembly, ())})
    library = {key: _elements(assembly.data, key) for key in ("items", "criteria")}
    left = MOST_NODES - size_of(assembly.data)
    for path, key, entries in _lists(assembly.data):
        for place, entry in enumerate(entries):
            name = entry.get("use") if isinstance(entry, dict) else None
            if not isinstance(name, str) or name not in library[key]:
                continue
            written, element = library[key][name]
            left -= size_of(element)
            at = (*path, place)
            if left < 0:
                return used, (finding("SC107", (*at, "use"), most=MOST_NODES),)
            own = {key: value for key, value in entry.items() if key != "use"}
            entries[place] = {**element, **own}
            used.origins[at] = (assembly, written)
            used.origins[*at, "id"] = (assembly, (*at, "use"))
            used.origins.update({(*at, key): (assembly, (*at, key)) for key in own})
    return used, ()


def _elements(data: Map, key: str) -> dict[str, tuple[Path, Map]]:
    """What the library has of a kind, by id; of two with one id the first counts."""
    found: dict[str, tuple[Path, Map]] = {}
    for path, element in below(data, ("library", key)):
        if isinstance(element.get("id"), str):
            found.setdefault(element["id"], (path, element))
    return found


def _lists(data: Map) -> Iterator[tuple[Path, str, list[Any]]]:
    """Every list in which the library may be used, and what of it."""
    for path, _, owner in homes(data):
        for at, checklist in maps(owner, "checklists", path):
            if isinstance(checklist.get("items"), list):
                yield (*at, "items"), "items", checklist["items"]
        if isinstance(owner.get("exit_criteria"), list):
            yield (*path, "exit_criteria"), "criteria", owner["exit_criteria"]
