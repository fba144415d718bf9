"""A deal seen through its playbook on a day: the one argument of everything in `guidance`.

Answers are computed once and kept: the same item is asked about by its checklist, by what waits
for it and by the advice. Nothing here depends on the order of asking.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from copy import copy
from datetime import date

from salescoach.deal.building import NotOpened
from salescoach.deal.events import Event
from salescoach.deal.fold import fold
from salescoach.deal.state import Deal, DoneItem, Person, SkippedItem
from salescoach.guidance import criteria, handing, items, measures, stages
from salescoach.guidance.answers import BUYER, DEBTS, LIMIT, SCORE, STAGE, Answers
from salescoach.guidance.asking import unanswered
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.contacts import Contacts, contacts_of
from salescoach.guidance.criteria import Judged
from salescoach.guidance.debts import Debt
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
    GroupCondition,
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
        self.holidays = holidays
        self.deal_id = deal_id
        self._facts = {fact.id: fact for fact in playbook.facts}
        handovers = (one.as_stage for one in playbook.handovers)
        self._items = {
            f"{s.id}/{i.id}": (s, i) for s in (*playbook.stages, *handovers) for i in s.items
        }
        self._criteria = {
            f"{s.id}/{c.id}": (s, c) for s in playbook.stages for c in s.exit_criteria
        }
        self._event_days: list[date] | None = None
        self._deals: dict[date, tuple[Deal, tuple[Event, ...]]] = {}
        self._checks_values = deal.changed_playbook
        self._see(deal, today, events, looks_back=False)

    def _see(self, deal: Deal, today: date, events: tuple[Event, ...], *, looks_back: bool) -> None:
        self.deal = deal
        self.today = today
        self.events = events
        self.looks_back = looks_back
        self._done = {f"{one.stage}/{one.item}": one for one in deal.done}
        self._skipped = {f"{one.stage}/{one.item}": one for one in deal.skipped}
        self._answers = Answers(self)
        self._weighed: dict[str, tuple[Weighed, ...]] = {}
        self._levels: dict[str, dict[str, Level]] = {}
        self._contacts: Contacts | None = None
        self._course: Course | None = None

    def of(self, deal: Deal, events: tuple[Event, ...], *, deal_id: str) -> "View":
        """Another deal, or this one after a change, through the same playbook on the same day."""
        view = copy(self)
        view.deal_id = deal_id
        view._event_days, view._deals = None, {}  # noqa: SLF001
        view._checks_values = deal.changed_playbook  # noqa: SLF001
        view._see(deal, self.today, events, looks_back=False)  # noqa: SLF001
        return view

    def on(self, day: date) -> "View":
        """The deal on an earlier day, by all that counts for it today."""
        return self._then(day, looks_back=True)

    def as_of(self, day: date) -> "View":
        """The same, as if that day were today: it looks back on its own past, too.

        Raises:
            NotOpened: there was no deal yet.
        """
        return self._then(day, looks_back=False)

    def _then(self, day: date, *, looks_back: bool) -> "View":
        """Between two days with events the deal is the same: it is folded once."""
        if self._event_days is None:
            self._event_days = sorted({event.on for event in self.events})
        place = bisect_right(self._event_days, day)
        if not place:
            raise NotOpened
        last = self._event_days[place - 1]
        if last not in self._deals:
            counting = tuple(event for event in self.events if event.on <= last)
            self._deals[last] = fold(counting), counting
        deal, events = self._deals[last]
        view = copy(self)
        view._see(deal, day, () if looks_back else events, looks_back=looks_back)  # noqa: SLF001
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
        """The position, then the stages beside it that are open, in playbook order.

        What is to be done for a hand-over that is under way stands behind them.
        """
        running = (stage for stage in self.playbook.stages if stages.is_open(stage, self))
        beside = (stage for stage in running if stage.id != self.deal.stage)
        return (self.stage, *beside, *handing.work_of(self))

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

    # Where the deal as a whole stands

    @property
    def buyer_position(self) -> str | None:
        """The id of the stage where the buyer is; None while that is being found out."""
        found: str | None = self._answers[BUYER]
        return found

    @property
    def stages_ahead(self) -> int | None:
        """How many stages the position lies beyond the buyer's; None as above."""
        if self.buyer_position is None:
            return None
        ids = [one.id for one in self.playbook.stages]
        ahead = range(ids.index(self.buyer_position) + 1, ids.index(self.deal.stage) + 1)
        return sum(stages.can_be_position(self.playbook.stages[place], self) for place in ahead)

    @property
    def contradicted(self) -> tuple[Fact, ...]:
        """The facts of which people say different things, in playbook order."""
        said = {one.fact for one in self.deal.evidence}
        return tuple(
            fact for fact in self.playbook.facts if fact.id in said and self.contradiction(fact.id)
        )

    @property
    def debts(self) -> tuple[Debt, ...] | None:
        """What is owed, in the order in which it falls due; None while that is being found out."""
        found: tuple[Debt, ...] | None = self._answers[DEBTS]
        return found

    @property
    def expired(self) -> tuple[Debt, ...]:
        """What should have been made good by now."""
        return tuple(debt for debt in self.debts or () if debt.expired)

    # Facts and people

    @property
    def contacts(self) -> Contacts:
        """Whom of theirs we have met, and who spoke or acted."""
        if self._contacts is None:
            self._contacts = contacts_of(self.deal)
        return self._contacts

    @property
    def engaged(self) -> frozenset[str]:
        """The ids of those who were present at a held visit (rule 9 of the format)."""
        return self.contacts.engaged

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
            if self._checks_values:  # another content of it may ask for other values
                from salescoach.guidance.fitting import fits

                self._weighed[fact] = tuple(
                    one for one in self._weighed[fact] if fits(known, one.evidence)
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
            self._levels[stage.id] = _levels_asked(asking, self._facts_of)
        return self._levels[stage.id].get(fact, Level.HEARD)

    def _facts_of(self, group: str) -> tuple[str, ...]:
        found = self.playbook.group(group)
        return found.facts if found is not None else ()

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


def _levels_asked(
    conditions: Iterable[Condition], of_groups: Callable[[str], tuple[str, ...]]
) -> dict[str, Level]:
    """The highest level that is asked of each fact, of those above `heard`."""
    found: dict[str, Level] = {}
    for one in singles(conditions):
        if isinstance(one, FactCondition | GroupCondition) and one.level is not None:
            for fact in (one.fact,) if isinstance(one, FactCondition) else of_groups(one.group):
                before = found.get(fact, Level.HEARD)
                found[fact] = max(before, one.level, key=lambda level: level.rank)
    return found
