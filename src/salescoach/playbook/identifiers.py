"""The ids of a playbook: which there are, none twice, none that means something else already."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, below, entries, homes, id_of, items_of, maps
from salescoach.values.messages import say

RESERVED_FACTS = ("amount", "expected-close", "customer-type", "deal-kind", "lead-source")
_NONE = ("none",)  # `FACT=none`, and the same for a field, records that there is none
_RESERVED = {
    "fact": RESERVED_FACTS,
    "fact-group": RESERVED_FACTS,
    "choice": _NONE,
    "customer-type": _NONE,
    "deal-kind": _NONE,
    "lead-source": _NONE,
    "seller-role": ("buyer",),  # `by: buyer`
    "item": ("stage-entry",),  # `again: stage-entry`
}
_KINDS = {
    "customer_types": "customer-type",
    "deal_kinds": "deal-kind",
    "lead_sources": "lead-source",
    "buyer_roles": "buyer-role",
    "seller_roles": "seller-role",
    "visit_kinds": "visit-kind",
    "commitment_kinds": "commitment-kind",
    "agreement_kinds": "agreement-kind",
    "touchpoints": "touchpoint",
    "perspectives": "perspective",
    "materials": "material",
    "facts": "fact",
    "fact_groups": "fact-group",
    "stages": "stage",
    "handovers": "handover",
    "scorecards": "scorecard",
    "doubts": "doubt",
    "differentiation": "differentiation",
    "warnings": "warning",
    "solution_elements": "solution-element",
}
_LISTS_BELOW = {
    ("library", "items"): "library-item",
    ("library", "criteria"): "library-criterion",
    ("outcomes", "lost", "reasons"): "lost",
    ("outcomes", "disqualified", "reasons"): "disqualified",
    ("outcomes", "cancelled", "reasons"): "cancelled",
    ("parking", "reasons"): "parking",
}


@dataclass(slots=True)
class Known:
    """Every id of the playbook by kind, as far as it could be read.

    Items and criteria stand there as HOME/ID, verdicts as SCORECARD/VERDICT. `bare` leads from an
    id alone to the first such name, `former` from an id of before to that of now.
    """

    ids: dict[str, dict[str, Path]] = field(default_factory=dict)
    bare: dict[str, dict[str, str]] = field(default_factory=dict)
    former: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, Map] = field(default_factory=dict)

    def has(self, kind: str, id_: str) -> bool:
        """Whether something of this kind has the id."""
        return id_ in self.ids.get(kind, {})


def known_ids(data: Map) -> Known:
    """The ids alone."""
    known = Known()
    for _ in id_findings(data, known):
        pass
    return known


def id_findings(data: Map, known: Known) -> Iterator[Finding]:
    """Note every id; the doubled and the reserved ones are told."""
    for key, kind in _KINDS.items():
        yield from _elements(known, kind, kind, maps(data, key))
    for keys, space in _LISTS_BELOW.items():
        yield from _elements(known, space.removeprefix("library-"), space, below(data, keys))
    for path, fact in maps(data, "facts"):
        if isinstance(fact.get("id"), str):
            known.facts.setdefault(fact["id"], fact)
            yield from _elements(Known(), "choice", "choice", maps(fact, "choices", path))
    for path, card in maps(data, "scorecards"):
        for key in ("blockers", "signals"):
            yield from _elements(Known(), key, key, maps(card, key, path))
        for at, band in maps(card, "bands", path):
            name = f"{id_of(card)}/{band.get('verdict')}"
            known.ids.setdefault("verdict", {}).setdefault(name, at)
    yield from _of_homes(data, known)
    points = known.ids.setdefault("point", {})
    for path, point in maps(data, "points"):
        ref = point.get("ref")
        if isinstance(ref, str) and ref in points:
            yield finding("SC302", (*path, "ref"), id=ref, earlier=(*points[ref], "ref"))
        if isinstance(ref, str):
            points.setdefault(ref, path)


def _of_homes(data: Map, known: Known) -> Iterator[Finding]:
    """Checklists, items and criteria: items and criteria of a stage share their ids."""
    for path, home, owner in homes(data):
        if path[0] == "handovers" and known.has("stage", home):
            first = (*known.ids["stage"][home], "id")
            yield finding("SC302", (*path, "id"), id=home, earlier=first,
                          remedy=say("remedy.SC302-homes"))  # fmt: skip
        yield from _elements(known, "checklist", f"{home}/checklist",
                             maps(owner, "checklists", path))  # fmt: skip
        steps = Known()
        for kind, owned in (("item", list(items_of(owner, path))),
                            ("criterion", list(maps(owner, "exit_criteria", path)))):  # fmt: skip
            yield from _elements(steps, kind, "step", iter(owned))
            for at, element in owned:
                if isinstance(element.get("id"), str):
                    name = f"{home}/{element['id']}"
                    known.ids.setdefault(kind, {}).setdefault(name, at)
                    known.bare.setdefault(kind, {}).setdefault(element["id"], name)
            for old, new in steps.former.get("step", {}).items():
                known.former.setdefault(kind, {})[f"{home}/{old}"] = new


def _elements(
    known: Known, kind: str, space: str, elements: Iterator[tuple[Path, Map]]
) -> Iterator[Finding]:
    """Ids that share a name space, and the ids that their elements had before."""
    ids = known.ids.setdefault(space, {})
    former: list[tuple[Path, str, Any]] = []
    for path, element in elements:
        id_ = element.get("id")
        if isinstance(id_, str):
            if id_ in _RESERVED.get(kind, ()):
                yield finding("SC303", (*path, "id"), id=id_)
            if id_ in ids:
                yield _twice(id_, path, ids[id_])
            ids.setdefault(id_, path)
        former += [(at, old, id_) for at, old in entries(element, "also", path)]
    names = known.former.setdefault(space, {})
    for at, old, id_ in former:
        if old in ids:
            yield finding("SC302", at, id=old, earlier=(*ids[old], "id"))
        elif old in names:
            yield finding("SC302", at, id=old)
        elif isinstance(id_, str):
            names[old] = id_


def _twice(id_: str, path: Path, first: Path) -> Finding:
    of_other_kind = ("exit_criteria" in path) != ("exit_criteria" in first)
    remedy = say("remedy.SC302-steps") if of_other_kind else None
    return finding("SC302", (*path, "id"), id=id_, earlier=(*first, "id"), remedy=remedy)
