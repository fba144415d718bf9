"""Ids and what they refer to, checked on the data as read.

So a file with a wrong type somewhere still tells every wrong reference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.problems import Finding, finding
from salescoach.values.messages import say

Path = tuple[str | int, ...]
Map = dict[str, Any]

RESERVED_FACTS = ("amount", "expected-close", "customer-type", "deal-kind", "lead-source")
_KINDS = {
    "customer_types": "customer-type",
    "deal_kinds": "deal-kind",
    "lead_sources": "lead-source",
    "buyer_roles": "buyer-role",
    "seller_roles": "seller-role",
    "facts": "fact",
    "stages": "stage",
}
_FIELD_KINDS = {
    "customer_type": "customer-type",
    "deal_kind": "deal-kind",
    "lead_source": "lead-source",
}


@dataclass(slots=True)
class Known:
    """Every id of the playbook by kind, as far as it could be read."""

    ids: dict[str, dict[str, Path]] = field(default_factory=dict)
    facts: dict[str, Map] = field(default_factory=dict)

    def has(self, kind: str, id_: str) -> bool:
        """Whether something of this kind has the id."""
        return id_ in self.ids.get(kind, {})


def reference_findings(data: Map) -> tuple[Finding, ...]:
    """Doubled and reserved ids, and every reference to an id that is not there."""
    known = Known()
    found = list(_collect(data, known))
    hints = Hints()
    for path, kind, id_ in _references(data):
        if not known.has(kind, id_):
            found.append(_unknown(path, kind, id_, known, hints))
    return tuple(found)


def known_ids(data: Map) -> Known:
    """The ids alone."""
    known = Known()
    for _ in _collect(data, known):
        pass
    return known


def maps(owner: Any, key: str, path: Path = ()) -> Iterator[tuple[Path, Map]]:
    """The mappings in the list under a key, whatever else is wrong there; one alone counts too."""
    value = owner.get(key) if isinstance(owner, dict) else None
    if isinstance(value, dict):
        yield (*path, key), value
    if isinstance(value, list):
        for place, part in enumerate(value):
            if isinstance(part, dict):
                yield (*path, key, place), part


def items_of(stage: Map, path: Path) -> Iterator[tuple[Path, Map]]:
    """The items of all checklists of a stage."""
    for where, checklist in maps(stage, "checklists", path):
        yield from maps(checklist, "items", where)


def conditions_of(data: Map) -> Iterator[tuple[Path, str, Map]]:
    """Every single condition of the playbook with the stage it stands in."""
    for path, stage in maps(data, "stages"):
        where = str(stage.get("id"))
        owners = [
            *((p, o, ("when",)) for p, o in maps(stage, "limit", path)),
            *((p, o, ("until",)) for p, o in maps(stage, "not_yet", path)),
            *((p, o, ("when", "needs")) for p, o in items_of(stage, path)),
            *(
                (p, o, ("when", "met_when", "failed_when"))
                for p, o in maps(stage, "exit_criteria", path)
            ),
        ]
        for owner_path, owner, keys in owners:
            for key in keys:
                for at, leaf in leaves(owner.get(key), (*owner_path, key)):
                    yield at, where, leaf
            for at, entry in maps(owner, "after", owner_path):
                for leaf_at, leaf in leaves(entry, at):
                    yield leaf_at, where, leaf


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


def full_name(name: str, stage: Any) -> str:
    """STAGE/ID of an item or criterion that is named in a stage, there perhaps by its bare id."""
    return name if "/" in name else f"{stage}/{name}"


def _collect(data: Map, known: Known) -> Iterator[Finding]:
    for key, kind in _KINDS.items():
        for path, element in maps(data, key):
            yield from _add(known, kind, element.get("id"), (*path, "id"))
            if kind == "fact" and isinstance(element.get("id"), str):
                known.facts.setdefault(element["id"], element)
                yield from _fact_ids(element, path)
    for path, stage in maps(data, "stages"):
        name = f"{stage.get('id')}/"
        for at, checklist in maps(stage, "checklists", path):
            yield from _add(known, f"{name}checklist", checklist.get("id"), (*at, "id"))
        for kind, owned in (("item", items_of(stage, path)),
                            ("criterion", maps(stage, "exit_criteria", path))):  # fmt: skip
            for at, element in owned:
                id_ = element.get("id")
                if isinstance(id_, str):
                    known.ids.setdefault(kind, {}).setdefault(name + id_, at)
                yield from _add(known, f"{name}step", id_, (*at, "id"))


def _fact_ids(fact: Map, path: Path) -> Iterator[Finding]:
    if fact["id"] in RESERVED_FACTS:
        yield finding("SC303", (*path, "id"), id=fact["id"])
    seen = Known()
    for at, choice in maps(fact, "choices", path):
        if choice.get("id") == "none":
            yield finding("SC303", (*at, "id"), id="none")
        yield from _add(seen, "choice", choice.get("id"), (*at, "id"))


def _add(known: Known, kind: str, id_: Any, path: Path) -> Iterator[Finding]:
    if not isinstance(id_, str):
        return
    ids = known.ids.setdefault(kind, {})
    if id_ in ids:
        yield finding("SC302", path, id=id_)
    else:
        ids[id_] = path


def _references(data: Map) -> Iterator[tuple[Path, str, str]]:
    for path, fact in maps(data, "facts"):
        yield from _each(fact, "ask_whom", path, "buyer-role")
    if isinstance(data.get("won_after"), str):
        yield ("won_after",), "stage", data["won_after"]
    for path, stage in maps(data, "stages"):
        yield from _each(stage, "owner", path, "seller-role")
        for at, item in items_of(stage, path):
            yield from _each(item, "records", at, "fact")
            yield from _each(item, "with", at, "buyer-role")
            for there, name in entries(item, "after", at):
                yield there, "item", full_name(name, stage.get("id"))
    for path, where, leaf in conditions_of(data):
        yield from _in_condition(path, where, leaf)


def _in_condition(path: Path, where: str, leaf: Map) -> Iterator[tuple[Path, str, str]]:
    yield from _each(leaf, "fact", path, "fact")
    yield from _each(leaf, "from", path, "buyer-role")
    for kind in ("item", "criterion"):
        for name in texts(leaf.get(kind)):
            yield (*path, kind), kind, full_name(name, where)
    for key, kind in _FIELD_KINDS.items():
        value = leaf.get(key)
        if isinstance(value, dict):
            for operator in ("is", "is_not", "one_of"):
                yield from _each(value, operator, (*path, key), kind)
        else:
            yield from _each(leaf, key, path, kind)
    people = leaf.get("stakeholder")
    if isinstance(people, dict):
        yield from _each(people, "role", (*path, "stakeholder"), "buyer-role")


def _each(owner: Map, key: str, path: Path, kind: str) -> Iterator[tuple[Path, str, str]]:
    for where, name in entries(owner, key, path):
        yield where, kind, name


def _unknown(path: Path, kind: str, id_: str, known: Known, hints: Hints) -> Finding:
    """Items and criteria are looked for in the stage that is meant, if there is such a stage."""
    among = known.ids.get(kind, {})
    of_stage = kind in ("item", "criterion")
    stage, _, bare = id_.rpartition("/") if of_stage else ("", "", id_)
    if of_stage and known.has("stage", stage):
        own = (one.removeprefix(f"{stage}/") for one in among if one.startswith(f"{stage}/"))
        near = hints.near(bare, own, kind=f"{kind} of {stage}")
    else:
        near = hints.near(id_, among, kind=kind)
    return finding("SC301", path, id=bare, kind=say(f"kind.{kind}"), remedy=did_you_mean(near))
