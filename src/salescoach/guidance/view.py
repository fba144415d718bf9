"""A deal seen through its playbook on a day: the one argument of everything in `guidance`.

Answers are computed once and kept: the same item is asked about by its checklist, by what waits
for it and by the advice. Nothing here depends on the order of asking.
"""

from collections.abc import Iterable
from datetime import date

from salescoach.deal.events import Event
from salescoach.deal.fold import fold
from salescoach.deal.state import Deal, DoneItem, Person, SkippedItem
from salescoach.guidance import criteria, items, measures, stages
from salescoach.guidance.answers import LIMIT, SCORE, STAGE, Answers
from salescoach.guidance.asking import unanswered
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.criteria import Judged
from salescoach.guidance.evidence import best_ever, contradicting, said_by, standing, weigh
from salescoach.guidance.measures import Limit
from salescoach.guidance.parts import Weighed
from salescoach.guidance.scoring import Scored
from salescoach.guidance.stages import Course
from salescoach.guidance.truth import TRUE, Outcome, Truth, of
from salescoach.playbook.conditions import (
    Condition,
    CriterionState,
    FactCondition,
    ItemState,
    singles,
)
from salescoach.playbook.model import Criterion, Fact, Item, Playbook, Stage
from salescoach.values.days import Duration
from salescoach.values.levels import Level


class View:
    """The deal, its playbook, the day that counts as today, and days on which nobody works."""

    def __init__(
        self,
        playbook: Playbook,
        deal: Deal,
        today: date,
        holidays: frozenset[date] = frozenset(),
        events: tuple[Event, ...] = (),
        *,
        deal_id: str = "this-deal",
    ) -> None:
        """`events` are those that count today: they tell how the deal stood on an earlier day.

        `deal_id` is what the deal is called in the ids of actions that concern it as a whole.
        """
        self.playbook = playbook
        self.deal = deal
        self.today = today
        self.holidays = holidays
        self.events = events
        self.deal_id = deal_id
        self.looks_back = False
        self._facts = {fact.id: fact for fact in playbook.facts}
        self._items = {f"{s.id}/{i.id}": (s, i) for s in playbook.stages for i in s.items}
        self._criteria = {
            f"{s.id}/{c.id}": (s, c) for s in playbook.stages for c in s.exit_criteria
        }
        self._done = {f"{one.stage}/{one.item}": one for one in deal.done}
        self._skipped = {f"{one.stage}/{one.item}": one for one in deal.skipped}
        self._answers = Answers(self)
        self._weighed: dict[str, tuple[Weighed, ...]] = {}
        self._levels: dict[str, dict[str, Level]] = {}
        self._speakers: frozenset[str] | None = None
        self._course: Course | None = None

    def on(self, day: date) -> "View":
        """The deal on an earlier day, by all that counts for it today."""
        view = View(
            self.playbook, fold(self.events, at=day), day, self.holidays, deal_id=self.deal_id
        )
        view.looks_back = True
        return view

    def evaluate(
        self, condition: Condition | None, *, default: Level = Level.ASSUMED, ours: bool = True
    ) -> Outcome:
        """See `conditions.evaluate`."""
        return evaluate(condition, self, default=default, ours=ours)

    # Stages and days

    @property
    def stage(self) -> Stage:
        """The declared position. A pin always has it: the event that entered it was checked."""
        stage = self.playbook.stage(self.deal.stage)
        assert stage is not None, self.deal.stage
        return stage

    @property
    def course(self) -> Course:
        """The way through the stages in this cycle."""
        if self._course is None:
            self._course = stages.course_of(self.playbook, self.deal)
        return self._course

    @property
    def open_stages(self) -> tuple[Stage, ...]:
        """The position, then the stages beside it that are open, in playbook order."""
        running = (stage for stage in self.playbook.stages if stages.is_open(stage, self))
        return (self.stage, *(stage for stage in running if stage.id != self.deal.stage))

    def stage_applies(self, stage: Stage) -> Outcome:
        """Whether a stage is for this deal. The position is; an unknown `when` skips no stage.

        Only one that runs beside another may be in doubt.
        """
        if stage.when is None or stage.id == self.deal.stage:
            return TRUE
        found: Outcome = self._answers[f"{STAGE}{stage.id}"]
        return TRUE if stage.beside is None and found.truth is Truth.UNKNOWN else found

    def entry_of(self, stage: Stage) -> date | None:
        """The day of its last entry in this cycle; one beside another opens with that."""
        host = stage.beside or stage.id
        return max((one.on for one in self.deal.stages if one.stage == host), default=None)

    @property
    def days_in_stage(self) -> int:
        """Calendar days since entry, pauses left out; the day of entry is day 0."""
        return measures.stage_days(self)

    @property
    def limit_found(self) -> Limit:
        """The limit of the stage, or what would tell whether there is one."""
        found: Limit = self._answers[LIMIT]
        return found

    @property
    def limit(self) -> tuple[int, int] | None:
        """Days used and days allowed, both in the calendar of the case that applies."""
        found = self.limit_found
        return None if found.allowed is None else (found.used, found.allowed)

    # Facts and people

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
                weigh(known, evidence, self.deal, self.today, holidays=self.holidays)
                for evidence in self.deal.evidence
                if evidence.fact == fact and (evidence.none or evidence.value is not None)
            )
        return self._weighed[fact]

    def stands(
        self,
        fact: str,
        *,
        of: Iterable[str] | None = None,
        from_: tuple[str, ...] = (),
        fresh_within: Duration | None = None,
    ) -> Weighed | None:
        """The evidence whose value counts today; None for nothing fresh.

        Of a fact with one value a person, of anybody or of the people `of`; with `from_` by the
        word of these buyer roles alone.
        """
        known = self._facts[fact]
        heard = (said_by(from_, one, known, self.deal) for one in self._of(fact, of))
        return standing(
            (one for one in heard if one is not None),
            self.today,
            fresh_within=fresh_within,
            holidays=self.holidays,
        )

    def so_far(self, fact: str, *, of: Iterable[str] | None = None) -> Weighed | None:
        """The best there is, stale evidence included."""
        return best_ever(self._of(fact, of))

    def contradiction(self, fact: str) -> tuple[Weighed, ...]:
        """The words that contradict each other, newest last; empty where none do.

        Two people hardly ever choose the same free words: a text or a list is contradicted only
        by who says that there is none. Of a fact with one value a person, each has an own one.
        """
        if self._facts[fact].scope == "person":
            return ()
        found = contradicting(self.evidence_for(fact))
        free = self._facts[fact].type in ("text", "list")
        if free and len({one.evidence.none for one in found}) == 1:
            return ()
        return found

    def asked(self, fact: str, roles: tuple[str, ...] = ()) -> int:
        """How often it was asked, of people of these roles, without an answer so far."""
        people = {person.id for person in self.people_in(roles)}
        return sum(1 for one in unanswered(self, fact) if not roles or one.of in people)

    def people_in(self, roles: tuple[str, ...]) -> tuple[Person, ...]:
        """The people recorded in one of these roles, in the order they were met."""
        return tuple(
            person
            for person in self.deal.people
            if not person.roles_on(self.today).isdisjoint(roles)
        )

    def _of(self, fact: str, people: Iterable[str] | None) -> tuple[Weighed, ...]:
        found = self.evidence_for(fact)
        if people is None:
            return found
        names = frozenset(people)
        return tuple(one for one in found if one.evidence.of in names)

    # Items

    def find_item(self, path: str) -> tuple[Stage, Item] | None:
        """The item of this STAGE/ID, with its stage."""
        return self._items.get(path)

    def done(self, path: str) -> DoneItem | None:
        """That an item (STAGE/ID) was ticked off."""
        return self._done.get(path)

    def skipped(self, path: str) -> SkippedItem | None:
        """That an item (STAGE/ID) was left out."""
        return self._skipped.get(path)

    def item_state(self, path: str) -> ItemState | None:
        """Done, open, skipped, not applicable; None: it is not known whether it applies."""
        found: ItemState | None = self._answers[path]
        return found

    def item_is(self, path: str, states: tuple[ItemState, ...]) -> Truth:
        """Whether the item is in one of the states; of two where its `when` is unknown."""
        state = self.item_state(path)
        if state is None:
            fitting = {"not-applicable", "open"} & set(states)
            return Truth.UNKNOWN if len(fitting) == 1 else of(bool(fitting))
        return of(state in states)

    def unsettled_facts(self, stage: Stage, item: Item) -> tuple[Fact, ...]:
        """The facts that the item records and that are not known well enough, in that order."""
        return items.unsettled_facts(self, stage, item)

    def level_wanted(self, stage: Stage, fact: str) -> Level:
        """The level that the criteria of a stage ask of a fact, `heard` where they name none."""
        if stage.id not in self._levels:
            asking = (one.met_when for one in stage.exit_criteria if not self._left_out(one))
            self._levels[stage.id] = _levels_asked(asking)
        return self._levels[stage.id].get(fact, Level.HEARD)

    def _left_out(self, criterion: Criterion) -> bool:
        """Certainly not for this deal. One that depends on items or criteria may apply."""
        if criterion.when is None or self._answers.named_in(criterion.when):
            return False
        return evaluate(criterion.when, self).truth is Truth.FALSE

    # Criteria and scores

    def find_criterion(self, path: str) -> tuple[Stage, Criterion] | None:
        """The criterion of this STAGE/ID, with its stage."""
        return self._criteria.get(path)

    def judge(self, path: str) -> Judged | None:
        """The verdict on a criterion (STAGE/ID); None where it does not apply (rule 4)."""
        found: Judged | None = self._answers[path]
        return found

    def criterion_holds(self, path: str, state: CriterionState = "met") -> Outcome:
        """A criterion as a condition: met or passed, not, or unknown."""
        return criteria.holds(self.judge(path), state)

    def score(self, id_: str) -> Scored:
        """A scorecard on this deal."""
        found: Scored = self._answers[f"{SCORE}{id_}"]
        return found


def _levels_asked(conditions: Iterable[Condition]) -> dict[str, Level]:
    """The highest level that is asked of each fact, of those above `heard`."""
    found: dict[str, Level] = {}
    for one in singles(conditions):
        if isinstance(one, FactCondition) and one.level is not None:
            before = found.get(one.fact, Level.HEARD)
            found[one.fact] = max(before, one.level, key=lambda level: level.rank)
    return found
