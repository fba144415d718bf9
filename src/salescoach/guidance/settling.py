"""What settles one unsettled part: an item, a question, somebody to meet, work on a record.

One action, one id, never merged; `guidance.candidates` has the ids. Which parts are worth it is
decided in `guidance.actions`.
"""

from typing import assert_never

from salescoach.guidance.asking import Addressed, Questions
from salescoach.guidance.candidates import Candidate, Kind, Resting
from salescoach.guidance.handing import readiness
from salescoach.guidance.papers import paper_for, paper_in
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
from salescoach.guidance.recorded_work import Work, work_for
from salescoach.guidance.truth import Outcome
from salescoach.guidance.view import View
from salescoach.playbook.conditions import NextStepCondition
from salescoach.playbook.model import Fact, Item, Stage
from salescoach.values.messages import say


class Settling:
    """The actions found so far, by id, and what was left out because it rests."""

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

    def settling(self, part: Part) -> tuple[Candidate, ...]:
        """The actions that settle a part; none where only un-recording would, or where it rests."""
        match part:
            case FactPart():
                return self._settle_fact(part)
            case AskedPart(fact=asked):
                found = self.put(self.view.fact(asked))
                for candidate in found:
                    candidate.takes(asked, None)
                return found
            case FieldPart(field=name):
                return (self.add("find-out", name.replace("_", "-")),)
            case ItemPart(item=path, doing=doing):
                return self.do(path) if doing and path in self.open_items else ()
            case PersonPart():
                return self._settle_person(part)
            case RecordPart():
                return tuple(self.work(one) for one in work_for(part, self.view))
            case ScorePart() | StagePart() | MeasurePart():
                return ()  # of a score its parts stand beside it; time settles a number
            case other:
                assert_never(other)

    def add(self, kind: Kind, subject: str, *, roles: tuple[str, ...] = ()) -> Candidate:
        """The action of this kind and subject: the one that is there already, else a new one."""
        id_ = f"{kind}/{subject}"
        return self.found.setdefault(id_, Candidate(id_, kind, subject, roles=roles))

    def work(self, work: Work) -> Candidate:
        """Work on a record, or to get one; what was found of it first stays."""
        candidate = self.add(work.kind, work.subject)
        if candidate.work is None:
            candidate.work = work
            candidate.waits = work.waits
            candidate.people = work.people
            candidate.anybody = work.anybody and bool(self.view.deal.people)
            candidate.blocked = self._before_handing_over(work)
        return candidate

    def _before_handing_over(self, work: Work) -> tuple[Part, ...]:
        handover = self.view.playbook.handover(work.subject)
        if work.kind != "hand-over" or handover is None or not work.waits:
            return ()
        return readiness(self.view, handover).settle

    def _settle_person(self, part: PersonPart) -> tuple[Candidate, ...]:
        """Somebody of the role is met; anybody at all is met at the next visit."""
        if part.enough:
            return ()
        if part.role is not None:
            return (self.add("meet", part.role, roles=(part.role,)),)
        return self.settling(RecordPart(NextStepCondition(), enough=False)) if part.engaged else ()

    def do(self, path: str) -> tuple[Candidate, ...]:
        """The item; none where all that it asks rests. A question may rest inside it."""
        id_ = f"do/{path}"
        if id_ in self.found or id_ in self.resting:
            return (self.found[id_],) if id_ in self.found else ()
        stage, item = self.open_items[path]
        unsettled = self.view.unsettled_facts(stage, item)
        facts = {fact: self._addressed_in(item, fact) for fact in unsettled}
        resting = {fact: one for fact, one in facts.items() if one.rests}
        for fact, addressed in resting.items():
            self.instead(fact, addressed)
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
            self.note(candidate, fact, facts[fact])
            self.mark_weak(candidate, fact)
            candidate.takes(fact.id, paper_in(stage, item, fact, self.view))
        return (candidate,)

    def _addressed_in(self, item: Item, fact: Fact) -> Addressed:
        """Whose word settles it, or whom the item takes; where nobody is named, anybody."""
        roles = (*fact.ask_whom, *item.with_) if fact.ask_whom else ()
        return self.questions.addressed(fact, roles)

    def _settle_fact(self, part: FactPart) -> tuple[Candidate, ...]:
        """An open item that records the fact stands for it, the first that is not waiting.

        What we settle ourselves, and settled otherwise, is no question: only an item asks it again.
        """
        fact = self.view.fact(part.fact)
        if fact.ours and part.certain and part.now is not None and fact.id not in self.recording:
            return ()
        found = self.put(fact, from_=part.from_, of=part.of)
        for candidate in found:
            candidate.takes(fact.id, paper_for(part, self.view))
            if not part.certain or self.view.contradiction(fact.id):
                self.mark_weak(candidate, fact)
        return found

    def put(
        self, fact: Fact, *, from_: tuple[str, ...] = (), of: str | None = None
    ) -> tuple[Candidate, ...]:
        """Put the question, in an item that records the fact where one is open."""
        roles = () if fact.ours else (from_ or fact.ask_whom)
        addressed = self.questions.addressed(fact, roles, of=of)
        if addressed.rests:
            return self.instead(fact, addressed)
        items = self.recording.get(fact.id, [])
        if items:
            found = self.do(next((path for path in items if not self._waits(path)), items[0]))
        else:
            found = (self._ask(fact, roles, of, addressed),)
        for candidate in found:
            if fact not in candidate.facts:
                candidate.facts.append(fact)
            self.note(candidate, fact, addressed)
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

    def instead(self, fact: Fact, addressed: Addressed) -> tuple[Candidate, ...]:
        """The question rests; where a role is vacant, somebody of it is met who may know."""
        self._rest(f"find-out/{fact.id}", addressed)
        if addressed.meet is None:
            return ()
        meeting = self.add("meet", addressed.meet, roles=(addressed.meet,))
        if fact not in meeting.facts:
            meeting.facts.append(fact)
        self.note(meeting, fact, addressed)
        return (meeting,)

    def note(self, candidate: Candidate, fact: Fact, addressed: Addressed) -> None:
        """Of whom it was asked in vain."""
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

    def mark_weak(self, candidate: Candidate, fact: Fact) -> None:
        """Where there is a value, but it does not suffice."""
        if self.view.so_far(fact.id) is not None or self.view.contradiction(fact.id):
            candidate.weak[fact.id] = None
