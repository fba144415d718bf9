"""From unsettled conditions to actions: what a rep can do about each, each thing once.

One action, one id, never merged; `guidance.candidates` has the ids. What concerns the deal as a
whole (take it up, leave the stage, walk away) is in `guidance.whole_deal`.
"""

from typing import assert_never

from salescoach.guidance.asking import Addressed, Questions
from salescoach.guidance.candidates import Candidate, Kind, Resting
from salescoach.guidance.debts import Debt
from salescoach.guidance.gate import Gate
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
from salescoach.guidance.truth import Outcome
from salescoach.guidance.view import View
from salescoach.guidance.wanting import Want, wants
from salescoach.guidance.warnings import Warned
from salescoach.guidance.whole_deal import (
    is_to_be_taken_up,
    refusals_of,
    stays_at_an_open_gate,
    way_out,
)
from salescoach.playbook.conditions import FIELDS
from salescoach.playbook.model import Fact, Item, Stage
from salescoach.values.messages import say
from salescoach.values.record import record


@record
class Collected:
    """Everything worth doing, unranked, no id twice; and what was left out because it rests."""

    candidates: tuple[Candidate, ...]
    resting: tuple[Resting, ...]


def collect(
    view: View, gate: Gate, debts: tuple[Debt, ...] = (), warnings: tuple[Warned, ...] = ()
) -> Collected:
    """Everything worth doing in the position and beside it.

    What is owed from before is worth it as long as it is not repaid.
    """
    collecting = _Collecting(view)
    for stage in view.open_stages:
        for item in stage.items:
            collecting.consider(stage, item)
    for want in wants(view, gate):
        collecting.want(want)
    if gate.open and (gate.criteria or view.stage.exit_criteria):
        collecting.leave(gate.stage)
    for debt in debts:
        collecting.repay(debt)
    for warned in warnings:
        collecting.counter(warned)
    collecting.walk_away(gate)
    if is_to_be_taken_up(view):
        collecting.take_up(gate, debts)
    found = collecting.found
    resting = (one for id_, one in collecting.resting.items() if id_ not in found)
    return Collected(tuple(found.values()), tuple(resting))


class _Collecting:
    def __init__(self, view: View) -> None:
        self.view = view
        self.found: dict[str, Candidate] = {}
        self.resting: dict[str, Resting] = {}
        self.waiting: dict[str, bool] = {}
        self.questions = Questions(view)
        self.at_an_open_gate = False
        self.open_items: dict[str, tuple[Stage, Item]] = {}
        self.recording: dict[str, list[str]] = {}
        for stage in view.open_stages:
            for item in stage.items:
                path = f"{stage.id}/{item.id}"
                if view.item_state(path) == "open":
                    self.open_items[path] = stage, item
                    for fact in item.records:
                        self.recording.setdefault(fact, []).append(path)

    def consider(self, stage: Stage, item: Item) -> None:
        """An open item is an action, and what it waits for is worth settling."""
        path = f"{stage.id}/{item.id}"
        if path not in self.open_items:
            return
        for candidate in self._do(path):
            for part in candidate.blocked:
                self._unblock(part, path)

    def want(self, want: Want) -> None:
        """What settles a part that something hangs on."""
        if want.counts == "unblocks":
            self._unblock(want.part, want.path)
            return
        for candidate in self.settling(want.part):
            getattr(candidate, want.counts)[want.path] = None
            if want.counts == "certain":
                candidate.opens[want.path] = None

    def leave(self, stage: str) -> None:
        """The gate is open: nothing is left to do here but what must close before a later one."""
        for id_, candidate in list(self.found.items()):
            if not stays_at_an_open_gate(self.view, candidate):
                del self.found[id_]
        self.resting.clear()
        self.at_an_open_gate = True
        self.add(way_out(self.view), stage)

    def repay(self, debt: Debt) -> None:
        """What is owed asks its own questions, but for those that something else asks already."""
        candidate = self.add("repay", debt.path)
        candidate.debt = debt
        asked = {fact.id: one for one in self.found.values() for fact in one.facts}
        for part in debt.outcome.settle:
            if not isinstance(part, FactPart):
                self._unblock(part, debt.path)
                continue
            if part.fact in asked:
                asked[part.fact].unblocks[debt.path] = None
                continue
            fact = self.view.fact(part.fact)
            roles = () if fact.ours else (part.from_ or fact.ask_whom)
            addressed = self.questions.addressed(fact, roles)
            if addressed.rests:
                self._instead(fact, addressed)
                continue
            candidate.facts += [] if fact in candidate.facts else [fact]
            candidate.roles = tuple(dict.fromkeys((*candidate.roles, *roles)))
            self._note(candidate, fact, addressed)
            self._mark_weak(candidate, fact)

    def counter(self, warned: Warned) -> None:
        """What counters a warning is worth doing, whether anything else asks for it or not.

        Where the gate is open they are ready to go on: only a grave one adds to that.
        """
        adds = warned.is_grave or not self.at_an_open_gate
        for id_ in warned.clears:
            there = (self.found[id_],) if id_ in self.found else ()
            for candidate in self._named(id_) if adds else there:
                candidate.clears[warned.rule.id] = warned.severity
                candidate.alarms.append(warned)

    def walk_away(self, gate: Gate) -> None:
        """Where a no is certain for good; first it is asked again where they contradict it."""
        refusals = refusals_of(self.view, gate)
        if not refusals:
            return
        away = self.add("walk-away", self.view.deal_id)
        for no in refusals:
            away.certain[no.path] = None
            for part in no.parts:
                if isinstance(part, FactPart) and self.view.contradiction(part.fact):
                    for candidate in self.settling(part):
                        candidate.certain[no.path] = None
                        away.waits, away.blocked = True, (*away.blocked, part)

    def take_up(self, gate: Gate, debts: tuple[Debt, ...]) -> None:
        """Everything else waits until the deal has been taken up again."""
        others = list(self.found.values())
        items = [one.subject for one in others if one.kind == "do"]
        owed = [debt.path for debt in debts]
        for candidate in others:
            candidate.waits = candidate.held = True
        taking = self.add("take-up", self.view.deal_id)
        for path in (*(judged.path for judged in gate.unsettled), *items, *owed):
            taking.unblocks[path] = None

    def settling(self, part: Part) -> tuple[Candidate, ...]:
        """The actions that settle a part; none where only un-recording would, or where it rests."""
        match part:
            case FactPart():
                return self._settle_fact(part)
            case AskedPart(fact=asked):
                return self._put(self.view.fact(asked))
            case FieldPart(field=name):
                return (self.add("find-out", name.replace("_", "-")),)
            case ItemPart(item=path, doing=doing):
                return self._do(path) if doing and path in self.open_items else ()
            case PersonPart(role=role, enough=enough):
                return () if enough or role is None else (self.add("meet", role, roles=(role,)),)
            case RecordPart() | ScorePart() | StagePart() | MeasurePart():
                return ()  # records have no commands yet; of a score its parts stand beside it
            case other:
                assert_never(other)

    def add(self, kind: Kind, subject: str, *, roles: tuple[str, ...] = ()) -> Candidate:
        id_ = f"{kind}/{subject}"
        return self.found.setdefault(id_, Candidate(id_, kind, subject, roles=roles))

    def _named(self, id_: str) -> tuple[Candidate, ...]:
        """The action of this id, or what stands for it; none where it can't be done now."""
        kind, _, subject = id_.partition("/")
        if id_ in self.found:
            return (self.found[id_],)
        if kind == "do" and subject in self.open_items:
            return self._do(subject)
        if kind == "meet" and self.view.playbook.role(subject) is not None:
            return (self.add("meet", subject, roles=(subject,)),)
        if kind == "find-out" and subject.replace("-", "_") in FIELDS:
            return (self.add("find-out", subject),)
        if kind == "find-out" and (fact := self.view.playbook.fact(subject)) is not None:
            found = self._put(fact)
            for candidate in found:
                self._mark_weak(candidate, fact)
            return found
        return ()

    def _unblock(self, part: Part, path: str) -> None:
        for candidate in self.settling(part):
            if candidate.subject != path:
                candidate.unblocks[path] = None

    def _do(self, path: str) -> tuple[Candidate, ...]:
        """The item; none where all that it asks rests. A question may rest inside it."""
        id_ = f"do/{path}"
        if id_ in self.found or id_ in self.resting:
            return (self.found[id_],) if id_ in self.found else ()
        stage, item = self.open_items[path]
        unsettled = self.view.unsettled_facts(stage, item)
        facts = {fact: self._addressed_in(item, fact) for fact in unsettled}
        resting = {fact: one for fact, one in facts.items() if one.rests}
        for fact, addressed in resting.items():
            self._instead(fact, addressed)
        if resting and len(resting) == len(facts):
            last = max(
                resting.values(), key=lambda one: (one.in_vain[-1].on, one.in_vain[-1].place)
            )
            self._rest(id_, last)
            return ()
        candidate = self.add("do", path, roles=item.with_)
        candidate.item = item
        candidate.facts = [fact for fact in facts if fact not in resting]
        candidate.silent = {
            fact.id: tuple(one.of for one in addressed.in_vain)
            for fact, addressed in resting.items()
        }
        candidate.anybody = item.by == "buyer" and not item.with_ and bool(self.view.deal.people)
        candidate.waits = self._waits(path)
        candidate.blocked = tuple(part for found in self._awaited(item) for part in found.settle)
        for fact in candidate.facts:
            self._note(candidate, fact, facts[fact])
            self._mark_weak(candidate, fact)
        return (candidate,)

    def _addressed_in(self, item: Item, fact: Fact) -> Addressed:
        """Whose word settles it, or whom the item takes; where nobody is named, anybody."""
        roles = (*fact.ask_whom, *item.with_) if fact.ask_whom else ()
        return self.questions.addressed(fact, roles)

    def _settle_fact(self, part: FactPart) -> tuple[Candidate, ...]:
        """An open item that records the fact stands for it, the first that is not waiting."""
        fact = self.view.fact(part.fact)
        found = self._put(fact, from_=part.from_, of=part.of)
        for candidate in found:
            if not part.certain or self.view.contradiction(fact.id):
                self._mark_weak(candidate, fact)
        return found

    def _put(
        self, fact: Fact, *, from_: tuple[str, ...] = (), of: str | None = None
    ) -> tuple[Candidate, ...]:
        roles = () if fact.ours else (from_ or fact.ask_whom)
        addressed = self.questions.addressed(fact, roles, of=of)
        if addressed.rests:
            return self._instead(fact, addressed)
        items = self.recording.get(fact.id, [])
        if items:
            found = self._do(next((path for path in items if not self._waits(path)), items[0]))
        else:
            found = (self._ask(fact, roles, of, addressed),)
        for candidate in found:
            if fact not in candidate.facts:
                candidate.facts.append(fact)
            self._note(candidate, fact, addressed)
            if candidate.item is not None:
                order = candidate.item.records.index
                candidate.facts.sort(key=lambda one: order(one.id))
        return found

    def _ask(
        self, fact: Fact, roles: tuple[str, ...], of: str | None, addressed: Addressed
    ) -> Candidate:
        """Of a value of one person, that person; else whose word settles it."""
        if addressed.meet is not None:
            return self.add("meet", addressed.meet, roles=(addressed.meet,))
        candidate = self.add("find-out", fact.id)
        if of is not None:
            candidate.of[of] = None
            return candidate
        candidate.roles = tuple(dict.fromkeys((*candidate.roles, *roles)))
        candidate.anybody = not fact.ours and not fact.ask_whom and bool(self.view.deal.people)
        return candidate

    def _instead(self, fact: Fact, addressed: Addressed) -> tuple[Candidate, ...]:
        """The question rests; where a role is vacant, somebody of it is met who may know."""
        self._rest(f"find-out/{fact.id}", addressed)
        if addressed.meet is None:
            return ()
        meeting = self.add("meet", addressed.meet, roles=(addressed.meet,))
        if fact not in meeting.facts:
            meeting.facts.append(fact)
        self._note(meeting, fact, addressed)
        return (meeting,)

    def _note(self, candidate: Candidate, fact: Fact, addressed: Addressed) -> None:
        asked = candidate.asked.setdefault(fact.id, {})
        asked.update({one.place: one.of for one in addressed.in_vain})

    def _rest(self, id_: str, addressed: Addressed) -> None:
        last = addressed.in_vain[-1]
        names = (self.view.deal.person(id_) for id_ in dict.fromkeys(
            one.of for one in addressed.in_vain
        ))  # fmt: skip
        why = say(
            "resting.asked",
            times=len(addressed.in_vain),
            day=last.on,
            who=tuple(person.name for person in names if person is not None),
        )
        self.resting[id_] = Resting(id_, last.on, why)

    def _waits(self, path: str) -> bool:
        if path not in self.waiting:
            _, item = self.open_items[path]
            self.waiting[path] = not all(found.holds for found in self._awaited(item))
        return self.waiting[path]

    def _awaited(self, item: Item) -> tuple[Outcome, ...]:
        """Its `after`, and `needs` that holds our spending."""
        return tuple(self.view.evaluate(one) for one in (*item.after, item.needs))

    def _mark_weak(self, candidate: Candidate, fact: Fact) -> None:
        if self.view.so_far(fact.id) is not None or self.view.contradiction(fact.id):
            candidate.weak[fact.id] = None
