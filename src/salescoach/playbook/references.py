"""Every reference to an id, checked on the data as read.

So a file with a wrong type somewhere still tells every wrong reference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.identifiers import RESERVED_FACTS, Known, id_findings
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import (
    Map,
    Path,
    all_criteria,
    all_items,
    below,
    conditions_of,
    entries,
    full_name,
    maps,
)
from salescoach.values.kinds import OF_FIELD
from salescoach.values.messages import Message, say
from salescoach.values.slugs import is_slug, slug_for

Reference = tuple[Path, str, str]
"""Where it stands, the kind of what it names, and its id (HOME/ID of an item or criterion)."""

_ELEMENTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("buyer_roles",), "materials", "material"),
    (("facts",), "ask_whom", "buyer-role"),
    (("fact_groups",), "facts", "fact"),
    (("new_deal", "defaults"), "customer_type", "customer-type"),
    (("new_deal", "defaults"), "deal_kind", "deal-kind"),
    (("new_deal", "defaults"), "lead_source", "lead-source"),
    (("stages",), "owner", "seller-role"),
    (("stages",), "beside", "stage"),
    (("stages",), "must_close_before", "stage"),
    (("handovers",), "from", "seller-role"),
    (("handovers",), "to", "seller-role"),
    (("handovers",), "at", "stage"),
    (("moves_back",), "from", "stage"),
    (("moves_back",), "to", "stage"),
    (("cycle",), "from", "stage"),
    (("cycle",), "to", "stage"),
    (("outcomes", "lost"), "requires", "fact"),
    (("outcomes", "disqualified"), "requires", "fact"),
    (("outcomes", "cancelled"), "requires", "fact"),
    (("outcomes", "cancelled"), "from", "stage"),
    (("doubts",), "proof", "material"),
    (("differentiation",), "from", "customer-type"),
    (("solution_elements", "serves"), "role", "buyer-role"),
    (("solution_elements", "serves"), "perspective", "perspective"),
)
_ITEM = {
    "records": "fact",
    "builds_on": "fact",
    "with": "buyer-role",
    "visit_kind": "visit-kind",
    "touchpoint": "touchpoint",
    "materials": "material",
}
_LEAF = {
    "fact": "fact",
    "facts": "fact-group",
    "from": "buyer-role",
    "of": "buyer-role",
    "score": "scorecard",
    "handover": "handover",
    "stage": "stage",
}
_RECORDS = {
    "stakeholder": {"role": "buyer-role"},
    "visit": {"kind": "visit-kind", "with_roles": "buyer-role"},
    "commitment": {"kind": "commitment-kind"},
    "doubt": {"role": "buyer-role"},
    "agreement": {"kind": "agreement-kind"},
}
_FEW = 6  # are listed where none of them is near
_LONGEST = 64
_OWNERS = {"item": ("stage", "handover"), "criterion": ("stage",), "verdict": ("scorecard",)}


def reference_findings(data: Map) -> tuple[Finding, ...]:
    """Doubled and reserved ids, and every reference to an id that is not there."""
    known = Known()
    found = list(id_findings(data, known))
    near = _Near(known)
    for path, kind, id_ in (*references_of(data), *_points(data, known)):
        told = kind == "verdict" and not known.has("scorecard", id_.partition("/")[0])
        if not told and not known.has(kind, id_) and not near.is_misspelt(kind, id_):
            found.append(near.unknown(path, kind, id_))
    return tuple(found)


def references_of(data: Map) -> Iterator[Reference]:
    """Every id that something in the playbook names."""
    for path, name in entries(data, "won_after", ()):
        yield path, "stage", name
    for keys, key, kind in _ELEMENTS:
        for at, element in below(data, keys):
            yield from _each(element, key, at, kind)
    for at, action in below(data, ("warnings", "counter_action")):
        yield from _steps(action, "do", at, "item", "")
        yield from _each(action, "meet", at, "buyer-role")
        yield from _each(action, "find_out", at, "fact", besides=RESERVED_FACTS)
    for at, one in maps(data, "differentiation"):
        yield from _steps(one, "item", at, "item", "")
    for at, home, item in all_items(data):
        yield from _of_item(item, at, home)
    for at, home, criterion in all_criteria(data):
        if home is not None:
            yield from _each(criterion, "use", at, "library-criterion")
    for at, home, leaf in conditions_of(data):
        yield from _in_condition(at, home, leaf)


def _points(data: Map, known: Known) -> Iterator[Reference]:
    """Every `ref`, where the playbook lists the points that there are."""
    waiting: list[tuple[Path, Any]] = [((), data)] if known.ids.get("point") else []
    while waiting:
        path, value = waiting.pop()
        below_it = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in below_it:
            if key == "ref" and path[:1] != ("points",):
                yield from _each(value, "ref", path, "point")
            elif isinstance(part, dict | list):
                waiting.append(((*path, key), part))


def _of_item(item: Map, path: Path, home: str | None) -> Iterator[Reference]:
    for key, kind in _ITEM.items():
        yield from _each(item, key, path, kind)
    if home is not None:
        yield from _each(item, "use", path, "library-item")
    yield from _each(item, "by", path, "seller-role", besides=("buyer",))
    yield from _steps(item, "after", path, "item", home)
    yield from _steps(item, "again", path, "item", home, besides=("stage-entry",))
    for at, due in maps(item, "due", path):
        for key in ("after", "before"):
            for there, anchor in entries(due, key, at):
                kind, colon, name = anchor.partition(":")
                if colon and kind == "fact":
                    yield there, kind, name
                elif colon and kind == "item" and (home is not None or "/" in name):
                    yield there, kind, full_name(name, home)


def _in_condition(path: Path, home: str | None, leaf: Map) -> Iterator[Reference]:
    for key, kind in _LEAF.items():
        yield from _each(leaf, key, path, kind)
    for kind in ("item", "criterion"):
        yield from _steps(leaf, kind, path, kind, home)
    for key, kind in OF_FIELD.items():
        value = leaf.get(key)
        if isinstance(value, dict):
            for operator in ("is", "is_not", "one_of"):
                yield from _each(value, operator, (*path, key), kind)
        else:
            yield from _each(leaf, key, path, kind)
    for subject, kinds in _RECORDS.items():
        for at, attributes in maps(leaf, subject, path):
            for key, kind in kinds.items():
                yield from _each(attributes, key, at, kind)
    if isinstance(leaf.get("score"), str):
        for at, verdict in entries(leaf, "verdict", path):
            yield at, "verdict", f"{leaf['score']}/{verdict}"


def _each(
    owner: Map, key: str, path: Path, kind: str, *, besides: tuple[str, ...] = ()
) -> Iterator[Reference]:
    """What stands under a key, but for words that are no ids there."""
    for where, name in entries(owner, key, path):
        if name not in besides:
            yield where, kind, name


def _steps(
    owner: Map,
    key: str,
    path: Path,
    kind: str,
    home: str | None,
    *,
    besides: tuple[str, ...] = (),
) -> Iterator[Reference]:
    """Items or criteria. A bare id in the library is looked for where the library is used."""
    for where, _, name in _each(owner, key, path, kind, besides=besides):
        if home is not None or "/" in name:
            yield where, kind, full_name(name, home)


@dataclass(slots=True)
class _Near:
    """What may be meant by an id that is not there.

    `misspelt`: by kind, what would be the ids of elements if theirs were such as may stand there.
    """

    known: Known
    hints: Hints = field(default_factory=Hints)
    misspelt: dict[str, frozenset[str]] = field(default_factory=dict)

    def is_misspelt(self, kind: str, id_: str) -> bool:
        """Whether it is there once an id is mended that is none (SC204)."""
        if kind not in self.misspelt:
            among = (one.rpartition("/") for one in self.known.ids.get(kind, {}))
            self.misspelt[kind] = frozenset(
                f"{owner}{between}{slug_for(bare[:_LONGEST], otherwise='')}"
                for owner, between, bare in among
                if not _may_be_written(kind, bare)
            )
        return id_ in self.misspelt[kind]

    def unknown(self, path: Path, kind: str, id_: str) -> Finding:
        """The problem, with what was meant."""
        owner, _, bare = id_.partition("/") if kind in _OWNERS else ("", "", id_)
        remedy = self._remedy(kind, id_, owner, bare)
        return finding("SC301", path, id=bare, kind=say(f"kind.{kind}"), remedy=remedy)

    def _remedy(self, kind: str, id_: str, owner: str, bare: str) -> Message | None:
        """What has an owner is looked for there, if there is such an owner, else anywhere."""
        among = self.known.ids.get(kind, {})
        former = self.known.former.get(kind, {}).get(id_)
        if former is not None:
            return did_you_mean(former)
        elsewhere = self.known.bare.get(kind, {}).get(bare)
        if any(self.known.has(owning, owner) for owning in _OWNERS.get(kind, ())):
            if elsewhere is not None:
                home = elsewhere.partition("/")[0]
                return say("remedy.SC301-elsewhere", home=home, name=elsewhere)
            own = (one.removeprefix(f"{owner}/") for one in among if one.startswith(f"{owner}/"))
            return did_you_mean(self.hints.near(bare, filter(is_slug, own), kind=f"{kind}/{owner}"))
        ids = (one for one in among if _may_be_written(kind, one))
        near = elsewhere or self.hints.near(id_, ids, kind=kind)
        if near is None and len(among) <= _FEW and kind not in _OWNERS:
            few = tuple(one for one in among if _may_be_written(kind, one))
            return say("hint.one-of", words=few) if few else None
        return did_you_mean(near)


def _may_be_written(kind: str, name: str) -> bool:
    """Whether a name is such as may stand there; what a point is called is free."""
    return kind == "point" or is_slug(name.rpartition("/")[2])
