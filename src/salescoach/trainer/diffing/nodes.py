"""What a playbook consists of, as a flat list: every element with its place."""

from collections.abc import Iterator, Sequence
from typing import Any

from salescoach.playbook.model import Checklist, Handover, Playbook, Stage
from salescoach.values.record import record

Name = tuple[str, str]
"""Kind and id of an element."""

LISTS: tuple[tuple[str, str], ...] = (
    ("customer_types", "customer-type"),
    ("deal_kinds", "deal-kind"),
    ("lead_sources", "lead-source"),
    ("buyer_roles", "buyer-role"),
    ("seller_roles", "seller-role"),
    ("visit_kinds", "visit-kind"),
    ("commitment_kinds", "commitment-kind"),
    ("agreement_kinds", "agreement-kind"),
    ("touchpoints", "touchpoint"),
    ("perspectives", "perspective"),
    ("materials", "material"),
    ("facts", "fact"),
    ("fact_groups", "fact-group"),
    ("stages", "stage"),
    ("handovers", "handover"),
    ("scorecards", "scorecard"),
    ("doubts", "doubt"),
    ("differentiation", "differentiation"),
    ("warnings", "warning"),
    ("solution_elements", "solution-element"),
)
"""Lists of the head whose entries have ids, with what one entry is called."""

_BELOW = {
    "fact": (("choices", "choice"),),
    "scorecard": (("blockers", "blocker"), ("signals", "signal")),
}
_PAIRS = (("moves_back", "way-back"), ("exchange_rates", "exchange-rate"))
_SINGLES = (
    ("new_deal", "new-deal"),
    ("cycle", "cycle"),
    ("ranking", "ranking"),
    ("stale_after_days", "stale-after-days"),
)
OUTCOMES = ("lost", "disqualified", "cancelled")

CHILDREN = frozenset(
    {key for key, _ in (*LISTS, *_PAIRS, *_SINGLES)}
    | {key for below in _BELOW.values() for key, _ in below}
    | {"checklists", "items", "exit_criteria", "points", "outcomes", "reasons", "parking"}
)
"""Keys whose values are elements of their own."""


@record(kw_only=True)
class Node:
    """An element: what it is, and where.

    `data` is it as a pin holds it. `owner` and `key` are the list in which it stands, `place` its
    place there; `key` is "" for what stands in none. `stage` is the id of the stage around it.
    """

    kind: str
    id: str
    value: Any
    data: dict[str, Any]
    owner: Name | None
    key: str = ""
    place: int = 0
    stage: str | None = None

    @property
    def name(self) -> Name:
        """Kind and id."""
        return self.kind, self.id

    @property
    def label(self) -> str:
        """What people call it."""
        words = (getattr(self.value, key, None) for key in ("title", "do", "statement", "because"))
        return next((one for one in words if isinstance(one, str)), "")


def nodes(playbook: Playbook, data: dict[str, Any]) -> Iterator[Node]:
    """Every element, owners before what they own; `data` is the resolved form of the same."""
    top = ("playbook", playbook.id)
    yield Node(kind="playbook", id=playbook.id, value=playbook, data=data, owner=None)
    for key, kind in LISTS:
        for node in _listed(kind, getattr(playbook, key), data.get(key, []), top, key):
            yield node
            yield from _below(node)
    for key, kind in _PAIRS:
        for place, (one, json) in enumerate(_both(getattr(playbook, key), data.get(key, []))):
            yield Node(kind=kind, id=f"{one.from_}/{one.to}", value=one, data=json, owner=top,
                       key=key, place=place)  # fmt: skip
    for place, (point, json) in enumerate(_both(playbook.points, data.get("points", []))):
        yield Node(kind="point", id=point.ref, value=point, data=json, owner=top,
                   key="points", place=place)  # fmt: skip
    for key, kind in _SINGLES:
        one = getattr(playbook, key)
        if one is not None:
            yield Node(kind=kind, id=kind, value=one, data=data.get(key, {}), owner=top)
    resting = data.get("parking", {}).get("reasons", [])
    yield from _listed("parking", playbook.parking.reasons, resting, top, "parking")
    for word in OUTCOMES:
        ending = getattr(playbook.outcomes, word)
        json = data.get("outcomes", {}).get(word, {})
        node = Node(kind="outcome", id=word, value=ending, data=json, owner=top)
        yield node
        yield from _listed(word, ending.reasons, json.get("reasons", []), node.name, "reasons")


def _below(node: Node) -> Iterator[Node]:
    for key, kind in _BELOW.get(node.kind, ()):
        values = getattr(node.value, key)
        yield from _listed(kind, values, node.data.get(key, []), node.name, key, home=node.id)
    if isinstance(node.value, Stage | Handover):
        yield from _steps(node)


def _steps(home: Node) -> Iterator[Node]:
    stage = home.id if home.kind == "stage" else None
    value: Stage | Handover = home.value
    if isinstance(value, Stage):
        yield from _listed("criterion", value.exit_criteria, home.data.get("exit_criteria", []),
                           home.name, "exit_criteria", home=home.id, stage=stage)  # fmt: skip
    lists = home.data.get("checklists", [])
    for one in _listed("checklist", value.checklists, lists, home.name, "checklists",
                       home=home.id, stage=stage):  # fmt: skip
        yield one
        checklist: Checklist = one.value
        yield from _listed("item", checklist.items, one.data.get("items", []), one.name, "items",
                           home=home.id, stage=stage)  # fmt: skip


def _listed(
    kind: str,
    values: Sequence[Any],
    data: Sequence[dict[str, Any]],
    owner: Name,
    key: str,
    *,
    home: str | None = None,
    stage: str | None = None,
) -> Iterator[Node]:
    for place, (one, json) in enumerate(_both(values, data)):
        yield Node(
            kind=kind,
            id=one.id if home is None else f"{home}/{one.id}",
            value=one,
            data=json,
            owner=owner,
            key=key,
            place=place,
            stage=one.id if kind == "stage" else stage,
        )


def _both(
    values: Sequence[Any], data: Sequence[dict[str, Any]]
) -> Iterator[tuple[Any, dict[str, Any]]]:
    yield from zip(values, data, strict=True)
