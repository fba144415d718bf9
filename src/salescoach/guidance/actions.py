"""From unsettled conditions to actions: what a rep can do about each, each thing once.

An action's id is its kind, a slash, and what it is about: `do/STAGE/ITEM`, `find-out/FACT`,
`meet/ROLE`, `advance/STAGE`. One action, one id, never merged.
"""

from dataclasses import dataclass, field
from typing import Literal

from salescoach.guidance.conditions import evaluate
from salescoach.guidance.gate import Gate
from salescoach.guidance.truth import FactPart, FieldPart, ItemPart, Outcome, Part, PersonPart
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact, Item

Kind = Literal["do", "find-out", "meet", "advance"]


@dataclass(slots=True)
class Candidate:
    """An action while it is being collected.

    Attributes:
        id: kind and subject.
        kind: what sort of thing it is.
        subject: STAGE/ITEM, a fact, a deal field, a role or a stage.
        item: for *do*.
        facts: what it would settle, unsettled ones only, in the order to ask.
        roles: the buyer roles that it takes; empty: at the desk.
        anybody: a question that any of their people can answer, and some are known.
        opens: criteria of the gate of which it settles a part.
        certain: those of them that are a certain no.
        unblocks: items that wait for it.
        weak: facts with a value that is too weak, stale or contradicted.
        waits: something that an item comes after, or needs, does not hold yet.
        blocked: what would settle that; empty where nothing of ours would.
    """

    id: str
    kind: Kind
    subject: str
    item: Item | None = None
    facts: list[Fact] = field(default_factory=list)
    roles: tuple[str, ...] = ()
    anybody: bool = False
    opens: dict[str, None] = field(default_factory=dict)
    certain: dict[str, None] = field(default_factory=dict)
    unblocks: dict[str, None] = field(default_factory=dict)
    weak: dict[str, None] = field(default_factory=dict)
    waits: bool = False
    blocked: tuple[Part, ...] = ()


def collect(view: View, gate: Gate) -> tuple[Candidate, ...]:
    """Everything worth doing in the position, unranked, no id twice."""
    collecting = _Collecting(view)
    for item in view.stage.items:
        collecting.consider(item)
    for judged in gate.unsettled:
        for part in judged.outcome.settle:
            for candidate in collecting.settling(part):
                candidate.opens[judged.path] = None
        for part in judged.answers:
            for candidate in collecting.settling(part):
                candidate.opens[judged.path] = None
                candidate.certain[judged.path] = None
    if gate.open and view.stage.exit_criteria:
        collecting.found.clear()
        collecting.add("advance", gate.stage)
    return tuple(collecting.found.values())


class _Collecting:
    def __init__(self, view: View) -> None:
        self.view = view
        self.stage = view.stage
        self.found: dict[str, Candidate] = {}
        self.waiting: dict[str, bool] = {}
        self.open_items = [
            item for item in self.stage.items if view.item_state(self.path(item)) == "open"
        ]

    def path(self, item: Item) -> str:
        return f"{self.stage.id}/{item.id}"

    def consider(self, item: Item) -> None:
        """An open item is an action; one that may apply makes what decides it worth knowing."""
        path = self.path(item)
        state = self.view.item_state(path)
        if state is None:
            for part in evaluate(item.when, self.view).settle:
                self._unblock(part, path)
        if state != "open":
            return
        self._do(item)
        for part in self.blocking(item):
            self._unblock(part, path)

    def blocking(self, item: Item) -> tuple[Part, ...]:
        """What the item waits for: its `after`, and `needs` that holds our spending."""
        return tuple(part for found in self._awaited(item) for part in found.settle)

    def settling(self, part: Part) -> tuple[Candidate, ...]:
        """The actions that settle a part; none where only un-recording would."""
        match part:
            case FactPart():
                return (self._settle_fact(part),)
            case FieldPart(field=name):
                return (self.add("find-out", name.replace("_", "-")),)
            case ItemPart(item=path, doing=True):
                item = next((i for i in self.open_items if self.path(i) == path), None)
                return (self._do(item),) if item else ()
            case PersonPart(role=role, enough=False) if role is not None:
                return (self.add("meet", role, roles=(role,)),)
            case _:
                return ()

    def add(self, kind: Kind, subject: str, *, roles: tuple[str, ...] = ()) -> Candidate:
        id_ = f"{kind}/{subject}"
        return self.found.setdefault(id_, Candidate(id_, kind, subject, roles=roles))

    def _unblock(self, part: Part, path: str) -> None:
        for candidate in self.settling(part):
            if candidate.subject != path:
                candidate.unblocks[path] = None

    def _do(self, item: Item) -> Candidate:
        path = self.path(item)
        candidate = self.add("do", path, roles=item.with_)
        if candidate.item is None:
            candidate.item = item
            candidate.facts = list(self.view.unsettled_facts(self.stage, item))
            candidate.waits = self._waits(item)
            candidate.blocked = self.blocking(item)
            for fact in candidate.facts:
                self._mark_weak(candidate, fact)
        return candidate

    def _settle_fact(self, part: FactPart) -> Candidate:
        """An open item that records the fact stands for it, the first that is not waiting."""
        fact = self.view.fact(part.fact)
        items = [item for item in self.open_items if fact.id in item.records]
        if items:
            free = (item for item in items if not self._waits(item))
            candidate = self._do(next(free, items[0]))
        else:
            candidate = self._ask(part, fact)
        if fact not in candidate.facts:
            candidate.facts.append(fact)
        if candidate.item is not None:
            order = candidate.item.records.index
            candidate.facts.sort(key=lambda one: order(one.id))
        if not part.certain or self.view.contradiction(fact.id):
            self._mark_weak(candidate, fact)
        return candidate

    def _ask(self, part: FactPart, fact: Fact) -> Candidate:
        roles = () if fact.ours else (part.from_ or fact.ask_whom)
        if roles and not self.view.people_in(roles):
            return self.add("meet", roles[0], roles=(roles[0],))
        candidate = self.add("find-out", fact.id)
        candidate.roles = tuple(dict.fromkeys((*candidate.roles, *roles)))
        candidate.anybody = not fact.ours and not fact.ask_whom and bool(self.view.deal.people)
        return candidate

    def _waits(self, item: Item) -> bool:
        if item.id not in self.waiting:
            self.waiting[item.id] = not all(found.holds for found in self._awaited(item))
        return self.waiting[item.id]

    def _awaited(self, item: Item) -> tuple[Outcome, ...]:
        return tuple(evaluate(one, self.view) for one in (*item.after, item.needs))

    def _mark_weak(self, candidate: Candidate, fact: Fact) -> None:
        if self.view.so_far(fact.id) is not None or self.view.contradiction(fact.id):
            candidate.weak[fact.id] = None
