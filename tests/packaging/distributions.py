"""What a requirement brings along, read from the metadata of what is installed here."""

from collections.abc import Iterable
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name


def required_with(names: Iterable[str]) -> frozenset[NormalizedName]:
    """Name every distribution that these requirements need on this machine, themselves included."""
    found: set[tuple[NormalizedName, frozenset[str]]] = set()
    to_visit = [Requirement(name) for name in names]
    while to_visit:
        requirement = to_visit.pop()
        visit = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if visit not in found:
            found.add(visit)
            to_visit += required_by(requirement)
    return frozenset(name for name, _ in found)


def required_by(requirement: Requirement) -> list[Requirement]:
    """List what one distribution asks for itself, by the markers that hold here."""
    needed = [Requirement(line) for line in distribution(requirement.name).requires or ()]
    extras = ("", *requirement.extras)
    return [each for each in needed if each.marker is None or holds(each, extras)]


def holds(requirement: Requirement, extras: Iterable[str] = ("",)) -> bool:
    """Tell whether a requirement's marker is true on this machine, with any of these extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)
