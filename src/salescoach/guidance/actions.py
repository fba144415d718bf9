"""From unsettled conditions to actions: what a rep can do about each, each thing once.

One action, one id, never merged; `guidance.candidates` has the ids. What concerns the deal as a
whole (take it up, leave the stage, walk away) is in `guidance.whole_deal`.
"""

from salescoach.guidance.candidates import Candidate, Resting
from salescoach.guidance.debts import Debt
from salescoach.guidance.gate import Gate
from salescoach.guidance.papers import paper_for
from salescoach.guidance.parts import FactPart, Part, PersonPart
from salescoach.guidance.recorded_work import against, standing_work
from salescoach.guidance.settling import Settling
from salescoach.guidance.view import View
from salescoach.guidance.wanting import Want, wants
from salescoach.guidance.warnings import Warned
from salescoach.guidance.whole_deal import (
    is_to_be_taken_up,
    refusals_of,
    stays_at_an_open_gate,
    way_out,
    work_stays_at_an_open_gate,
)
from salescoach.playbook.conditions import FIELDS
from salescoach.playbook.model import Item, Stage
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
    collecting.go_on_with_records()
    for debt in debts:
        collecting.repay(debt)
    for warned in warnings:
        collecting.counter(warned)
    collecting.let_meetings_come_first()
    if not view.deal.people and view.stage == view.playbook.stages[0]:
        collecting.name_somebody()
    collecting.let_options_wait()
    collecting.walk_away(gate)
    if is_to_be_taken_up(view):
        collecting.take_up(gate, debts)
    found = collecting.found
    resting = (one for id_, one in collecting.resting.items() if id_ not in found)
    return Collected(tuple(found.values()), tuple(resting))


class _Collecting(Settling):
    def consider(self, stage: Stage, item: Item) -> None:
        """An open item is an action, and what it waits for is worth settling."""
        path = f"{stage.id}/{item.id}"
        if path not in self.open_items:
            return
        for candidate in self.do(path):
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

    def go_on_with_records(self) -> None:
        """What the records ask for by themselves; at an open gate what must not be left behind."""
        for work in standing_work(self.view):
            if not self.at_an_open_gate or work_stays_at_an_open_gate(work):
                self.work(work)

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
                self.instead(fact, addressed)
                continue
            candidate.facts += [] if fact in candidate.facts else [fact]
            candidate.roles = tuple(dict.fromkeys((*candidate.roles, *roles)))
            self.note(candidate, fact, addressed)
            self.mark_weak(candidate, fact)
            candidate.takes(fact.id, paper_for(part, self.view))

    def counter(self, warned: Warned) -> None:
        """What counters a warning is worth doing, whether anything else asks for it or not.

        Where the gate is open they are ready to go on: only a grave one adds to that.
        """
        adds = warned.is_grave or not self.at_an_open_gate
        for part in against(warned.rule.fires_when, self.view) if adds else ():
            self.settling(part)
        for id_ in warned.clears:
            there = (self.found[id_],) if id_ in self.found else ()
            for candidate in self._named(id_) if adds else there:
                candidate.clears[warned.rule.id] = warned.severity
                candidate.alarms.append(warned)

    def let_meetings_come_first(self) -> None:
        """What takes people of whom nobody is known waits for whoever is to be met."""
        for candidate in tuple(self.found.values()):
            if candidate.kind != "do" or candidate.waits or not self.view.deal.people:
                continue
            if not candidate.roles or self.view.people_in(candidate.roles):
                continue
            meetings = [self.found.get(f"meet/{role}") for role in candidate.roles]
            known = (one.subject for one in meetings if one is not None)
            parts = [PersonPart(role, (), enough=False) for role in known]
            if parts:
                candidate.waits, candidate.blocked = True, tuple(parts[:1])

    def name_somebody(self) -> None:
        """Somebody to talk to comes before what there is to ask them."""
        asking = [one for one in self.found.values() if one.roles and not one.waits]
        if not asking or self.at_an_open_gate:
            return
        meeting = next((one for one in asking if one.kind == "meet"), None)
        role = asking[0].roles[0]
        meeting = meeting or self.add("meet", role, roles=(role,))
        meeting.first = True

    def let_options_wait(self) -> None:
        """An option is weighed when its turn comes: not before the item that closes the criterion.

        As long as that item waits the criterion cannot be met, so the weighing holds up nothing.
        """
        late = [one for one in self.found.values() if one.kind == "do" and one.waits]
        for candidate in self.found.values():
            if candidate.kind != "evaluate" or candidate.waits or candidate.unblocks:
                continue
            turn = next(
                (one for one in late if not one.opens.keys().isdisjoint(candidate.opens)), None
            )
            if turn is not None:
                candidate.waits, candidate.blocked = True, turn.blocked

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

    def _named(self, id_: str) -> tuple[Candidate, ...]:
        """The action of this id, or what stands for it; none where it can't be done now."""
        kind, _, subject = id_.partition("/")
        if id_ in self.found:
            return (self.found[id_],)
        if kind == "do" and subject in self.open_items:
            return self.do(subject)
        if kind == "meet" and self.view.playbook.role(subject) is not None:
            return (self.add("meet", subject, roles=(subject,)),)
        if kind == "find-out" and subject.replace("-", "_") in FIELDS:
            return (self.add("find-out", subject),)
        if kind == "find-out" and (fact := self.view.playbook.fact(subject)) is not None:
            found = self.put(fact)
            for candidate in found:
                self.mark_weak(candidate, fact)
            return found
        return ()

    def _unblock(self, part: Part, path: str) -> None:
        for candidate in self.settling(part):
            if candidate.subject != path:
                candidate.unblocks[path] = None
