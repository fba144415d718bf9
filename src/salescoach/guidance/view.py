"""A deal seen through its playbook on a day: the one argument of everything in `guidance`.

Answers are computed once and kept: the same item is asked about by its checklist, by what waits
for it and by the advice. Nothing here depends on the order of asking.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from salescoach.deal.fold import Deal, Person
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.evidence import best_ever, contradicting, standing, weigh
from salescoach.guidance.truth import TRUE, Outcome, Part, Truth, Weighed, is_a_no, of
from salescoach.playbook.conditions import (
    Condition,
    CriterionCondition,
    FactCondition,
    ItemCondition,
    ItemState,
    Not,
    singles,
)
from salescoach.playbook.model import Criterion, Fact, Item, Playbook, Stage
from salescoach.values.days import business_days
from salescoach.values.levels import Level
from salescoach.values.record import record


class Verdict(StrEnum):
    """What a criterion comes to."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    WAIVED = "waived"


@record
class Judged:
    """A criterion with its verdict.

    `certain`: a certain no, not merely an act still to come; `answers` are the parts of it that
    a changed mind would settle. `outcome` has what is missing.
    """

    stage: str
    criterion: Criterion
    verdict: Verdict
    certain: bool
    outcome: Outcome
    answers: tuple[Part, ...] = ()

    @property
    def path(self) -> str:
        """STAGE/ID."""
        return f"{self.stage}/{self.criterion.id}"


class View:
    """The deal, its playbook, and the day that counts as today."""

    def __init__(self, playbook: Playbook, deal: Deal, today: date) -> None:
        self.playbook = playbook
        self.deal = deal
        self.today = today
        self._weighed: dict[str, tuple[Weighed, ...]] = {}
        self._states: dict[str, ItemState | None] = {}
        self._judged: dict[str, Judged | None] = {}
        self._facts = {fact.id: fact for fact in playbook.facts}
        self._items = {f"{s.id}/{i.id}": (s, i) for s in playbook.stages for i in s.items}
        self._criteria = {
            f"{s.id}/{c.id}": (s, c) for s in playbook.stages for c in s.exit_criteria
        }
        self._speakers: frozenset[str] | None = None

    @property
    def stage(self) -> Stage:
        """The declared position. A pin always has it: the event that entered it was checked."""
        stage = self.playbook.stage(self.deal.stage)
        assert stage is not None, self.deal.stage
        return stage

    @property
    def days_in_stage(self) -> int:
        """Calendar days since entry; the day of entry is day 0."""
        return max(0, (self.today - self.deal.entered).days)

    @property
    def limit(self) -> tuple[int, int] | None:
        """Days used and days allowed, both in the calendar of the case that applies."""
        for case in self.stage.limit:
            if evaluate(case.when, self).holds:
                if case.calendar == "business":
                    return business_days(self.deal.entered, self.today), case.days
                return self.days_in_stage, case.days
        return None

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of those who said something that was recorded."""
        if self._speakers is None:
            said = (name for evidence in self.deal.evidence for name in evidence.said_by)
            self._speakers = frozenset(said)
        return self._speakers

    def fact(self, id_: str) -> Fact:
        """A fact of the playbook; conditions name no others."""
        return self._facts[id_]

    def evidence_for(self, fact: str) -> tuple[Weighed, ...]:
        """Everything recorded of a fact that says something, weighed, as it was recorded."""
        if fact not in self._weighed:
            known = self._facts[fact]
            self._weighed[fact] = tuple(
                weigh(known, evidence, self.deal, self.today)
                for evidence in self.deal.evidence
                if evidence.fact == fact and (evidence.none or evidence.value is not None)
            )
        return self._weighed[fact]

    def stands(self, fact: str) -> Weighed | None:
        """The evidence whose value counts today, from anybody; None for nothing fresh."""
        return standing(self.evidence_for(fact), self.deal, self.today)

    def so_far(self, fact: str) -> Weighed | None:
        """The best there is, stale evidence included."""
        return best_ever(self.evidence_for(fact))

    def contradiction(self, fact: str) -> tuple[Weighed, ...]:
        """The words that contradict each other, newest last; empty where none do.

        Two people hardly ever choose the same free words: a text or a list is contradicted only
        by who says that there is none.
        """
        found = contradicting(self.evidence_for(fact))
        free = self._facts[fact].type in ("text", "list")
        if free and len({one.evidence.none for one in found}) == 1:
            return ()
        return found

    def people_in(self, roles: tuple[str, ...]) -> tuple[Person, ...]:
        """The people recorded in one of these roles, in the order they were met."""
        return tuple(
            person
            for person in self.deal.people
            if not person.roles_on(self.today).isdisjoint(roles)
        )

    def item_state(self, path: str) -> ItemState | None:
        """Done, open, not applicable; None where it is not known whether it applies."""
        if path not in self._states:
            self._answer(path)
        return self._states[path]

    def item_is(self, path: str, states: tuple[ItemState, ...]) -> Truth:
        """Whether the item is in one of the states; of two where its `when` is unknown."""
        state = self.item_state(path)
        if state is None:
            fitting = {"not-applicable", "open"} & set(states)
            return Truth.UNKNOWN if len(fitting) == 1 else of(bool(fitting))
        return of(state in states)

    def criterion_holds(self, path: str) -> Outcome:
        """A criterion as a condition: met, not met or unknown; one that does not apply is true."""
        judged = self.judge(path)
        if judged is None or judged.verdict in (Verdict.MET, Verdict.WAIVED):
            return TRUE
        truth = Truth.FALSE if judged.verdict is Verdict.UNMET else Truth.UNKNOWN
        return Outcome(truth, judged.outcome.missing, judged.outcome.settle)

    def judge(self, path: str) -> Judged | None:
        """The verdict on a criterion (STAGE/ID); None where it does not apply (rule 4)."""
        if path not in self._judged:
            self._answer(path)
        return self._judged[path]

    def unsettled_facts(self, stage: Stage, item: Item) -> tuple[Fact, ...]:
        """The facts that the item records and that are not known well enough, in that order."""
        return tuple(
            fact for id_ in item.records if not self._known_enough(fact := self._facts[id_], stage)
        )

    def _answer(self, path: str) -> None:
        """Answer for what the conditions name first: a long chain must be no deep recursion."""
        way = [(path, iter(self._named_by(path)))]
        seen = {path}
        while way:
            name, ahead = way[-1]
            following = next((one for one in ahead if one not in seen), None)
            if following is not None:
                seen.add(following)
                way.append((following, iter(self._named_by(following))))
                continue
            way.pop()
            if name in self._items:
                self._states[name] = self._item_state(*self._items[name])
            else:
                self._judged[name] = self._judge(*self._criteria[name])

    def _named_by(self, path: str) -> list[str]:
        if path in self._items:
            return _named_in(self._items[path][1].when)
        criterion = self._criteria[path][1]
        return _named_in(criterion.when, criterion.met_when, criterion.failed_when)

    def _judge(self, stage: Stage, criterion: Criterion) -> Judged | None:
        applies = evaluate(criterion.when, self)
        if applies.truth is Truth.FALSE:
            return None
        if applies.truth is Truth.UNKNOWN:
            return Judged(stage.id, criterion, Verdict.UNKNOWN, certain=False, outcome=applies)
        outcome = evaluate(criterion.met_when, self, default=Level.HEARD)
        if criterion.failed_when is not None:
            spared = evaluate(Not(criterion.failed_when), self, default=Level.HEARD)
            if spared.truth is Truth.FALSE:
                return Judged(
                    stage.id,
                    criterion,
                    Verdict.UNMET,
                    certain=True,
                    outcome=spared if outcome.holds else outcome,
                    answers=tuple(part for part in spared.settle if is_a_no(part)),
                )
        verdict = {
            Truth.TRUE: Verdict.MET,
            Truth.FALSE: Verdict.UNMET,
            Truth.UNKNOWN: Verdict.UNKNOWN,
        }[outcome.truth]
        return Judged(stage.id, criterion, verdict, certain=False, outcome=outcome)

    def _item_state(self, stage: Stage, item: Item) -> ItemState | None:
        applies = evaluate(item.when, self).truth
        if applies is Truth.FALSE:
            return "not-applicable"
        if any((done.stage, done.item) == (stage.id, item.id) for done in self.deal.done):
            return "done"
        if item.records and not self.unsettled_facts(stage, item):
            return "done"
        return None if applies is Truth.UNKNOWN else "open"

    def _known_enough(self, fact: Fact, stage: Stage) -> bool:
        stands = self.stands(fact.id)
        if stands is None:
            return False
        asking = (one.met_when for one in stage.exit_criteria if not self._left_out(one))
        asked = [Level.HEARD, *_levels_asked(asking, fact.id)]
        return fact.ours or stands.level.rank >= max(level.rank for level in asked)

    def _left_out(self, criterion: Criterion) -> bool:
        """Certainly not for this deal. One that depends on items or criteria may apply."""
        if criterion.when is None or _named_in(criterion.when):
            return False
        return evaluate(criterion.when, self).truth is Truth.FALSE


def _levels_asked(conditions: Iterable[Condition], fact: str) -> list[Level]:
    return [
        one.level
        for one in singles(conditions)
        if isinstance(one, FactCondition) and one.fact == fact and one.level is not None
    ]


def _named_in(*conditions: Condition | None) -> list[str]:
    """The items and criteria that conditions name."""
    found = []
    for one in singles(part for part in conditions if part is not None):
        match one:
            case ItemCondition(item=path) | CriterionCondition(criterion=path):
                found.append(path)
            case _:
                pass
    return found
