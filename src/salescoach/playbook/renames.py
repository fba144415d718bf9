"""What is called otherwise in a newer content of a playbook, told by `also:` on both sides.

An id of the old playbook that the new one still has is never renamed. It knows nothing of deals.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from salescoach.playbook.model import Element, Handover, Playbook, Stage
from salescoach.values.kinds import OWNERS, after_its_owner
from salescoach.values.record import record

Path = str
"""An id, or OWNER/ID of what is called after its owner: an item, a criterion, a choice."""


@record
class Rename:
    """One id; `joins`: the old playbook had the new id as well, so that two became one."""

    kind: str
    before: Path
    after: Path
    joins: bool = False


class Renames:
    """All that has another name, by kind; see `KINDS`, `OWNED` and `STEPS`."""

    def __init__(self, pairs: Iterable[Rename] = ()) -> None:
        """In the order of the kinds, and of the old playbook."""
        self.pairs = tuple(pairs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Renames) and self.pairs == other.pairs

    def __hash__(self) -> int:
        return hash(self.pairs)

    def __repr__(self) -> str:
        return f"Renames({self.pairs!r})"

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def of(self, kind: str) -> dict[Path, Path]:
        """Old id to new id, of one kind."""
        return dict(self._by_kind.get(kind, {}))

    def now(self, kind: str, id_: Path) -> Path:
        """What something of the old playbook is called in the new one, if it is there."""
        found = self._by_kind.get(kind, {}).get(id_)
        if found is not None:
            return found
        return after_its_owner(kind, id_, self.now)

    @cached_property
    def _by_kind(self) -> Mapping[str, Mapping[Path, Path]]:
        found: dict[str, dict[Path, Path]] = {}
        for one in self.pairs:
            found.setdefault(one.kind, {})[one.before] = one.after
        return found


def _homes(playbook: Playbook) -> tuple[Stage | Handover, ...]:
    return (*playbook.stages, *playbook.handovers)


KINDS: Mapping[str, Callable[[Playbook], Sequence[Element]]] = {
    "customer-type": lambda one: one.customer_types,
    "deal-kind": lambda one: one.deal_kinds,
    "lead-source": lambda one: one.lead_sources,
    "buyer-role": lambda one: one.buyer_roles,
    "seller-role": lambda one: one.seller_roles,
    "visit-kind": lambda one: one.visit_kinds,
    "commitment-kind": lambda one: one.commitment_kinds,
    "agreement-kind": lambda one: one.agreement_kinds,
    "touchpoint": lambda one: one.touchpoints,
    "perspective": lambda one: one.perspectives,
    "material": lambda one: one.materials,
    "fact": lambda one: one.facts,
    "fact-group": lambda one: one.fact_groups,
    "stage": lambda one: one.stages,
    "handover": lambda one: one.handovers,
    "scorecard": lambda one: one.scorecards,
    "doubt": lambda one: one.doubts,
    "differentiation": lambda one: one.differentiation,
    "warning": lambda one: one.warnings,
    "solution-element": lambda one: one.solution_elements,
    "lost": lambda one: one.outcomes.lost.reasons,
    "disqualified": lambda one: one.outcomes.disqualified.reasons,
    "cancelled": lambda one: one.outcomes.cancelled.reasons,
    "parking": lambda one: one.parking.reasons,
}
"""What has an id of its own."""

OWNED: Mapping[str, Callable[[Playbook], Iterable[tuple[str, Sequence[Element]]]]] = {
    "choice": lambda one: ((fact.id, fact.choices) for fact in one.facts),
    "checklist": lambda one: ((home.id, home.checklists) for home in _homes(one)),
    "blocker": lambda one: ((card.id, card.blockers) for card in one.scorecards),
    "signal": lambda one: ((card.id, card.signals) for card in one.scorecards),
}
"""What stays with its owner, as OWNER/ID."""

STEPS: Mapping[str, Callable[[Playbook], Iterable[tuple[str, Sequence[Element]]]]] = {
    "item": lambda one: ((home.id, home.items) for home in _homes(one)),
    "criterion": lambda one: ((stage.id, stage.exit_criteria) for stage in one.stages),
}
"""What may move to another owner: items as STAGE/ID or HANDOVER/ID, criteria as STAGE/ID."""


def renames_between(old: Playbook, new: Playbook) -> Renames:
    """What of the old playbook is called otherwise in the new one.

    The new one says it: `also` names the old id. So does the old one where the way goes back to
    an earlier content: the new id is one that it had before. A step may go to another stage: to
    the one other stage that has a new step of its id, or one that says so.
    """
    pairs: list[Rename] = []
    for kind, listed in KINDS.items():
        pairs += _of_one_space(kind, listed(old), listed(new), "", "")
    owners = Renames(pairs)
    for kind, spaces in OWNED.items():
        after = dict(spaces(new))
        for owner, elements in spaces(old):
            there = _home(owners, kind, owner)
            pairs += _of_one_space(kind, elements, after.get(there, ()), owner, there)
    for kind, spaces in STEPS.items():
        pairs += _of_steps(kind, dict(spaces(old)), dict(spaces(new)), owners)
    return Renames(pairs)


def _of_one_space(
    kind: str, old: Sequence[Element], new: Sequence[Element], owner: str, there: str
) -> Iterator[Rename]:
    """Among the elements of one owner; what its new name (`there`) explains is no rename."""
    mapped = _matched(old, new)
    were = {one.id for one in old}
    for before, after in mapped.items():
        if before != after:
            yield Rename(kind, _path(owner, before), _path(there, after), after in were)


def _matched(old: Sequence[Element], new: Sequence[Element]) -> dict[str, str]:
    """Each old id that goes on, with the id that it has now."""
    now = {one.id for one in new}
    named = {former: one.id for one in new for former in one.also}
    found = {one.id: one.id for one in old if one.id in now}
    for one in old:
        if one.id not in found and one.id in named:
            found[one.id] = named[one.id]
    were = {one.id for one in old}
    free = now - set(found.values()) - were
    for one in old:
        back = [former for former in one.also if former in free]
        back += [named[former] for former in one.also if named.get(former) in free]
        if one.id not in found and back:
            found[one.id] = back[0]
            free.discard(back[0])
    return found


def _of_steps(
    kind: str,
    old: Mapping[str, Sequence[Element]],
    new: Mapping[str, Sequence[Element]],
    owners: Renames,
) -> Iterator[Rename]:
    """Items or criteria: first those that stay in their stage, then those that have moved."""
    kept: dict[Path, Path] = {}
    for owner, elements in old.items():
        there = _home(owners, kind, owner)
        for before, after in _matched(elements, new.get(there, ())).items():
            kept[_path(owner, before)] = _path(there, after)
    taken = set(kept.values())
    free = [
        (home, one)
        for home, elements in new.items()
        for one in elements
        if _path(home, one.id) not in taken
    ]
    lost = [
        (o, one) for o, elements in old.items() for one in elements if _path(o, one.id) not in kept
    ]
    for owner, one in lost:
        to = _moved_to(one, free)
        if to is not None:
            kept[_path(owner, one.id)] = to
    claimed = Counter(kept.values())
    were = {_path(owner, one.id) for owner, elements in old.items() for one in elements}
    for before, after in kept.items():
        home, _, id_ = before.partition("/")
        if after == f"{_home(owners, kind, home)}/{id_}":
            continue
        if claimed[after] == 1 or after in taken:
            yield Rename(kind, before, after, after in were)


def _moved_to(one: Element, free: Sequence[tuple[str, Element]]) -> Path | None:
    """The one new step elsewhere that goes on with this one; None for none, and for several."""
    found = [(home, new) for home, new in free if one.id == new.id or one.id in new.also]
    found = found or [(home, new) for home, new in free if new.id in one.also]
    return _path(found[0][0], found[0][1].id) if len(found) == 1 else None


def _home(owners: Renames, kind: str, owner: str) -> str:
    for owning in OWNERS[kind]:
        now = owners.now(owning, owner)
        if now != owner:
            return now
    return owner


def _path(owner: str, id_: str) -> Path:
    return f"{owner}/{id_}" if owner else id_
