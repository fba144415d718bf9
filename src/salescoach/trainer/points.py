"""Which points of its source a playbook carries: the elements, and the tests that show it.

A point is what the playbook lists under `points`, or, where it lists none, whatever a `ref` names.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from salescoach.playbook.model import Element, Playbook
from salescoach.trainer.scenarios.model import Scenario
from salescoach.values.record import fields_of, is_record, record

_KINDS = {
    "BuyerRole": "buyer-role",
    "CommitmentKind": "commitment-kind",
    "CustomerType": "customer-type",
    "KnownDoubt": "doubt",
    "SolutionElement": "solution-element",
    "VisitKind": "visit-kind",
    "WarningRule": "warning",
    "FactGroup": "fact-group",
}
_OF_LISTS = {
    "deal_kinds": "deal-kind",
    "lead_sources": "lead-source",
    "seller_roles": "seller-role",
    "agreement_kinds": "agreement-kind",
    "touchpoints": "touchpoint",
    "perspectives": "perspective",
    "moves_back": "move",
    "cycle": "move",
    "outcomes": "ending",
    "parking": "parking",
}


@record
class Carrier:
    """Something in the playbook with that `ref`: its kind, and its id or STAGE/ID."""

    kind: str
    id: str


@record(kw_only=True)
class PointShown:
    """A point with what carries it, in playbook order, and the titles of the tests that show it."""

    ref: str
    title: str | None
    elements: tuple[Carrier, ...]
    scenarios: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Something carries it, and a test shows that."""
        return bool(self.elements and self.scenarios)


def points_of(playbook: Playbook, scenarios: Iterable[Scenario]) -> tuple[PointShown, ...]:
    """Each point in the order of the playbook's list, else in that of number and name."""
    carriers: dict[str, dict[Carrier, None]] = {}
    for carrier, refs in _carriers(playbook):
        for ref in refs:
            carriers.setdefault(ref, {})[carrier] = None
    tests: dict[str, dict[str, None]] = {}
    for scenario in scenarios:
        for name in scenario.covers:
            tests.setdefault(name, {})[scenario.name] = None
    titles = {point.ref: point.title for point in playbook.points}
    return tuple(
        PointShown(
            ref=ref,
            title=titles.get(ref),
            elements=tuple(carriers.get(ref, ())),
            scenarios=tuple(tests.get(ref, ())),
        )
        for ref in titles or sorted(carriers, key=_by_number)
    )


def _by_number(ref: str) -> tuple[str, int, str]:
    letters = ref.rstrip("0123456789")
    return letters, int(ref[len(letters) :][:9] or 0), ref


def _carriers(playbook: Playbook) -> Iterator[tuple[Carrier, tuple[str, ...]]]:
    for name in fields_of(playbook).types:
        yield from _in(getattr(playbook, name), _OF_LISTS.get(name), "")


def _in(value: Any, kind: str | None, home: str) -> Iterator[tuple[Carrier, tuple[str, ...]]]:
    """What carries points, there and below; `home` is the id of what it belongs to."""
    if isinstance(value, tuple):
        for part in value:
            yield from _in(part, kind, home)
    if not is_record(value):
        return
    refs: Any = getattr(value, "ref", ())
    if isinstance(value, Element):
        if refs:
            yield Carrier(kind or _kind(value), f"{home}/{value.id}" if home else value.id), refs
        kind, home = None, home or value.id
    elif isinstance(refs, tuple) and kind is not None and refs:
        yield Carrier(kind, _name(value)), refs
    for name in fields_of(value).types:
        yield from _in(getattr(value, name), kind, home)


def _kind(value: Element) -> str:
    name = type(value).__name__
    return _KINDS.get(name, name.lower())


def _name(value: Any) -> str:
    """What stands there without an id: a move by its ends."""
    ends = (getattr(value, "from_", None), getattr(value, "to", None))
    return " > ".join(one for one in ends if isinstance(one, str)) or type(value).__name__.lower()
