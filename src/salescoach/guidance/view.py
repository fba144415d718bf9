"""A deal seen through its playbook on a day: the one argument of everything in `guidance`.

Answers are computed once and kept: the same item is asked about by its checklist, by what waits
for it and by the advice. Nothing here depends on the order of asking.
"""

from datetime import date
from enum import StrEnum

from salescoach.deal.fold import Deal, Person
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.evidence import best_ever, standing, weigh
from salescoach.guidance.truth import TRUE, Outcome, Truth, Weighed, of
from salescoach.playbook.conditions import All, AnyOf, Condition, FactCondition, ItemState, Not
from salescoach.playbook.model import Criterion, Fact, FactType, Item, Playbook, Stage
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

    `certain`: a certain no, not merely an act still to come. `outcome` has what is missing.
    """

    stage: str
    criterion: Criterion
    verdict: Verdict
    certain: bool
    outcome: Outcome

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
        self._facts = {fact.id: fact for fact in playbook.facts}

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

    def fact(self, id_: str) -> Fact:
        """A fact of the playbook; conditions name no others."""
        return self._facts[id_]

    def fact_type(self, id_: str) -> FactType:
        """How values of this fact are written."""
        return self._facts[id_].type

    def evidence_for(self, fact: str) -> tuple[Weighed, ...]:
        """Everything recorded of a fact, weighed, in the order of recording."""
        if fact not in self._weighed:
            known = self._facts[fact]
            self._weighed[fact] = tuple(
                weigh(known, evidence, self.deal, self.today)
                for evidence in self.deal.evidence
                if evidence.fact == fact
            )
        return self._weighed[fact]

    def stands(self, fact: str) -> Weighed | None:
        """The evidence whose value counts today, from anybody; None for nothing fresh."""
        return standing(self.evidence_for(fact), self.deal, self.today)

    def so_far(self, fact: str) -> Weighed | None:
        """The best there is, stale evidence included."""
        return best_ever(self.evidence_for(fact))

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
            self._states[path] = self._item_state(path)
        return self._states[path]

    def item_is(self, path: str, states: tuple[ItemState, ...]) -> Truth:
        """Whether the item is in one of the states; unknown where its `when` is."""
        state = self.item_state(path)
        if state is None:
            return Truth.UNKNOWN if set(states) & {"not-applicable", "open"} else Truth.FALSE
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
        stage_id, _, criterion_id = path.partition("/")
        stage = self.playbook.stage(stage_id)
        assert stage is not None, path
        criterion = next(c for c in stage.exit_criteria if c.id == criterion_id)
        applies = evaluate(criterion.when, self)
        if applies.truth is Truth.FALSE:
            return None
        failed = (
            criterion.failed_when is not None
            and evaluate(criterion.failed_when, self, default=Level.HEARD).holds
        )
        outcome = evaluate(criterion.met_when, self, default=Level.HEARD)
        if applies.truth is Truth.UNKNOWN:
            return Judged(stage_id, criterion, Verdict.UNKNOWN, False, applies)
        if failed:
            return Judged(stage_id, criterion, Verdict.UNMET, True, outcome)
        verdict = {
            Truth.TRUE: Verdict.MET,
            Truth.FALSE: Verdict.UNMET,
            Truth.UNKNOWN: Verdict.UNKNOWN,
        }[outcome.truth]
        return Judged(stage_id, criterion, verdict, False, outcome)

    def unsettled_facts(self, stage: Stage, item: Item) -> tuple[Fact, ...]:
        """The facts that the item records and that are not known well enough, in that order."""
        return tuple(
            fact for id_ in item.records if not self._known_enough(fact := self._facts[id_], stage)
        )

    def _item_state(self, path: str) -> ItemState | None:
        stage_id, _, item_id = path.partition("/")
        stage = self.playbook.stage(stage_id)
        assert stage is not None, path
        item = next(item for item in stage.items if item.id == item_id)
        applies = evaluate(item.when, self).truth
        if applies is Truth.FALSE:
            return "not-applicable"
        if any((done.stage, done.item) == (stage_id, item_id) for done in self.deal.done):
            return "done"
        if item.records and not self.unsettled_facts(stage, item):
            return "done"
        return None if applies is Truth.UNKNOWN else "open"

    def _known_enough(self, fact: Fact, stage: Stage) -> bool:
        stands = self.stands(fact.id)
        if stands is None:
            return False
        asked = [Level.HEARD, *_levels_asked(stage, fact.id)]
        return fact.ours or stands.level.rank >= max(level.rank for level in asked)


def _levels_asked(stage: Stage, fact: str) -> list[Level]:
    found: list[Level] = []
    waiting: list[Condition] = [criterion.met_when for criterion in stage.exit_criteria]
    while waiting:
        match waiting.pop():
            case All(parts) | AnyOf(parts):
                waiting.extend(parts)
            case Not(part):
                waiting.append(part)
            case FactCondition(fact=asked, level=Level() as level) if asked == fact:
                found.append(level)
            case _:
                pass
    return found
