"""From unsettled conditions to actions: what a rep can do about each, each thing once.

An action's id is its kind, a slash, and what it is about: `do/STAGE/ITEM`, `find-out/FACT`,
`meet/ROLE`, `repay/STAGE/ID`, `advance/STAGE`, `win/STAGE`. One action, one id, never merged.
"""

from dataclasses import dataclass, field
from typing import Literal, assert_never

from salescoach.guidance.debts import Debt
from salescoach.guidance.gate import Gate
from salescoach.guidance.items import applies
from salescoach.guidance.moves import is_the_win
from salescoach.guidance.parts import (
    AskedPart,
    FactPart,
    FieldPart,
    ItemPart,
    MeasurePart,
    Part,
    PersonPart,
    RecordPart,
    ScorePart,
    StagePart,
)
from salescoach.guidance.stages import gate_stage
from salescoach.guidance.truth import Outcome
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned
from salescoach.playbook.model import Fact, Item, Stage

Kind = Literal["do", "find-out", "meet", "repay", "advance", "win"]


@dataclass(slots=True)
class Candidate:
    """An action while it is being collected.

    Attributes:
        id: kind and subject.
        kind: what sort of thing it is.
        subject: STAGE/ITEM, a fact, a deal field, a role or a stage.
        item: for *do*.
        debt: for *repay*.
        facts: what it would settle, unsettled ones only, in the order to ask.
        roles: the buyer roles that it takes; empty: at the desk.
        of: the ids of the people whose own value is to be found out.
        anybody: a question that any of their people can answer, and some are known.
        opens: criteria of the gate of which it settles a part.
        certain: those of them that are a certain no.
        unblocks: items that wait for it.
        weak: facts with a value that is too weak, stale or contradicted.
        clears: the warnings that it counters, each with its severity from 1 to 4.
        waits: something that an item comes after, or needs, does not hold yet.
        blocked: what would settle that; empty where nothing of ours would.
    """

    id: str
    kind: Kind
    subject: str
    item: Item | None = None
    debt: Debt | None = None
    facts: list[Fact] = field(default_factory=list)
    roles: tuple[str, ...] = ()
    of: dict[str, None] = field(default_factory=dict)
    anybody: bool = False
    opens: dict[str, None] = field(default_factory=dict)
    certain: dict[str, None] = field(default_factory=dict)
    unblocks: dict[str, None] = field(default_factory=dict)
    weak: dict[str, None] = field(default_factory=dict)
    clears: dict[str, int] = field(default_factory=dict)
    waits: bool = False
    blocked: tuple[Part, ...] = ()


def collect(
    view: View, gate: Gate, debts: tuple[Debt, ...] = (), warnings: tuple[Warned, ...] = ()
) -> tuple[Candidate, ...]:
    """Everything worth doing in the position and beside it, unranked, no id twice.

    What is owed from before is worth it as long as it is not repaid.
    """
    collecting = _Collecting(view)
    for stage in view.open_stages:
        for item in stage.items:
            collecting.consider(stage, item)
    for judged in gate.unsettled:
        for part in judged.outcome.settle:
            for candidate in collecting.settling(part):
                candidate.opens[judged.path] = None
        for part in judged.answers:
            for candidate in collecting.settling(part):
                candidate.opens[judged.path] = None
                candidate.certain[judged.path] = None
    if gate.open and (gate.criteria or view.stage.exit_criteria):
        collecting.leave(gate.stage)
    for debt in debts:
        collecting.repay(debt)
    for warned in warnings:
        collecting.counter(warned)
    return tuple(collecting.found.values())


class _Collecting:
    def __init__(self, view: View) -> None:
        self.view = view
        self.found: dict[str, Candidate] = {}
        self.waiting: dict[str, bool] = {}
        self.open_items = {
            path: (stage, item)
            for stage in view.open_stages
            for item in stage.items
            if view.item_state(path := f"{stage.id}/{item.id}") == "open"
        }

    def consider(self, stage: Stage, item: Item) -> None:
        """An open item is an action; one that may apply makes what decides it worth knowing."""
        path = f"{stage.id}/{item.id}"
        state = self.view.item_state(path)
        if state is None:
            for part in applies(self.view, stage, item).settle:
                self._unblock(part, path)
        if state != "open":
            return
        self._do(path)
        for part in self.blocking(item):
            self._unblock(part, path)

    def leave(self, stage: str) -> None:
        """The gate is open: nothing is left to do here but what must close before a later one."""
        later = {
            one.id for one in self.view.open_stages if one.id != stage and gate_stage(one) != stage
        }
        for id_, candidate in list(self.found.items()):
            if candidate.kind != "do" or candidate.subject.partition("/")[0] not in later:
                del self.found[id_]
        self.add("win" if is_the_win(self.view) else "advance", stage)

    def repay(self, debt: Debt) -> None:
        """What is owed asks its own questions, but for those that something else asks already."""
        candidate = self.add("repay", debt.path)
        candidate.debt = debt
        asked = {fact.id: one for one in self.found.values() for fact in one.facts}
        for part in debt.outcome.settle:
            if not isinstance(part, FactPart):
                continue
            if part.fact in asked:
                asked[part.fact].unblocks[debt.path] = None
                continue
            fact = self.view.fact(part.fact)
            roles = () if fact.ours else (part.from_ or fact.ask_whom)
            candidate.facts += [] if fact in candidate.facts else [fact]
            candidate.roles = tuple(dict.fromkeys((*candidate.roles, *roles)))
            self._mark_weak(candidate, fact)

    def counter(self, warned: Warned) -> None:
        """What is advised anyway counters a warning as well."""
        for id_ in warned.clears:
            if id_ in self.found:
                self.found[id_].clears[warned.rule.id] = warned.severity

    def blocking(self, item: Item) -> tuple[Part, ...]:
        """What the item waits for: its `after`, and `needs` that holds our spending."""
        return tuple(part for found in self._awaited(item) for part in found.settle)

    def settling(self, part: Part) -> tuple[Candidate, ...]:
        """The actions that settle a part; none where only un-recording would."""
        match part:
            case FactPart():
                return (self._settle_fact(part),)
            case AskedPart(fact=asked):
                return (self._put(self.view.fact(asked)),)
            case FieldPart(field=name):
                return (self.add("find-out", name.replace("_", "-")),)
            case ItemPart(item=path, doing=doing):
                return (self._do(path),) if doing and path in self.open_items else ()
            case PersonPart(role=role, enough=enough):
                return () if enough or role is None else (self.add("meet", role, roles=(role,)),)
            case RecordPart() | ScorePart() | StagePart() | MeasurePart():
                return ()  # records have no commands yet; of a score its parts stand beside it
            case other:
                assert_never(other)

    def add(self, kind: Kind, subject: str, *, roles: tuple[str, ...] = ()) -> Candidate:
        id_ = f"{kind}/{subject}"
        return self.found.setdefault(id_, Candidate(id_, kind, subject, roles=roles))

    def _unblock(self, part: Part, path: str) -> None:
        for candidate in self.settling(part):
            if candidate.subject != path:
                candidate.unblocks[path] = None

    def _do(self, path: str) -> Candidate:
        stage, item = self.open_items[path]
        candidate = self.add("do", path, roles=item.with_)
        if candidate.item is None:
            candidate.item = item
            candidate.facts = list(self.view.unsettled_facts(stage, item))
            candidate.waits = self._waits(path)
            candidate.blocked = self.blocking(item)
            for fact in candidate.facts:
                self._mark_weak(candidate, fact)
        return candidate

    def _settle_fact(self, part: FactPart) -> Candidate:
        """An open item that records the fact stands for it, the first that is not waiting."""
        fact = self.view.fact(part.fact)
        candidate = self._put(fact, from_=part.from_, of=part.of)
        if not part.certain or self.view.contradiction(fact.id):
            self._mark_weak(candidate, fact)
        return candidate

    def _put(self, fact: Fact, *, from_: tuple[str, ...] = (), of: str | None = None) -> Candidate:
        items = [path for path, (_, item) in self.open_items.items() if fact.id in item.records]
        if items:
            free = (path for path in items if not self._waits(path))
            candidate = self._do(next(free, items[0]))
        else:
            candidate = self._ask(fact, from_, of)
        if fact not in candidate.facts:
            candidate.facts.append(fact)
        if candidate.item is not None:
            order = candidate.item.records.index
            candidate.facts.sort(key=lambda one: order(one.id))
        return candidate

    def _ask(self, fact: Fact, from_: tuple[str, ...], of: str | None) -> Candidate:
        """Of a value of one person, that person; else whose word settles it."""
        if of is not None:
            candidate = self.add("find-out", fact.id)
            candidate.of[of] = None
            return candidate
        roles = () if fact.ours else (from_ or fact.ask_whom)
        if roles and not self.view.people_in(roles):
            return self.add("meet", roles[0], roles=(roles[0],))
        candidate = self.add("find-out", fact.id)
        candidate.roles = tuple(dict.fromkeys((*candidate.roles, *roles)))
        candidate.anybody = not fact.ours and not fact.ask_whom and bool(self.view.deal.people)
        return candidate

    def _waits(self, path: str) -> bool:
        if path not in self.waiting:
            _, item = self.open_items[path]
            self.waiting[path] = not all(found.holds for found in self._awaited(item))
        return self.waiting[path]

    def _awaited(self, item: Item) -> tuple[Outcome, ...]:
        return tuple(self.view.evaluate(one) for one in (*item.after, item.needs))

    def _mark_weak(self, candidate: Candidate, fact: Fact) -> None:
        if self.view.so_far(fact.id) is not None or self.view.contradiction(fact.id):
            candidate.weak[fact.id] = None
