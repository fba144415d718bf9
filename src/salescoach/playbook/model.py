"""A compiled playbook: frozen, in playbook order, references checked. Read from its pin.

The classes mirror the keys of the format (`docs/playbook-format.md`); a field says None or is
empty where the playbook says nothing.
"""

from dataclasses import field
from typing import Literal

from salescoach.playbook.conditions import Condition
from salescoach.values.days import Duration
from salescoach.values.money import Money
from salescoach.values.record import record

FactType = Literal[
    "text", "number", "money", "percent", "date", "choice", "choices", "flag", "person", "list"
]
Scope = Literal["deal", "account", "person"]
Spin = Literal["situation", "problem", "implication", "need-payoff"]
Calendar = Literal["calendar", "business"]


@record(kw_only=True)
class Element:
    """What everything with an id may carry: an explanation, points of a source, an origin."""

    id: str
    about: str | None = None
    ref: tuple[str, ...] = ()
    source: str | None = None


@record(kw_only=True)
class Titled(Element):
    """`label` is the short form where there is one."""

    title: str
    short: str | None = None

    @property
    def label(self) -> str:
        """For lists and brackets."""
        return self.short or self.title


@record
class Axes:
    """Where a customer type stands: supplier assistance and customer loyalty (T1)."""

    assistance: Literal["low", "high"]
    loyalty: Literal["low", "high"]


@record(kw_only=True)
class CustomerType(Titled):
    """A type of customer, sold to in its own way (T1, T2)."""

    axes: Axes | None = None


@record(kw_only=True)
class BuyerRole(Titled):
    """What a person is in the decision; `reach` are words that take you to this person."""

    decides_on: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()


@record(kw_only=True)
class Fact(Titled):
    """Something to be known about the deal. `ours`: settled on our side, never asked."""

    type: FactType
    choices: tuple[Titled, ...] = ()
    ours: bool = False
    ask: tuple[str, ...] = ()
    debrief: str | None = None
    ask_whom: tuple[str, ...] = ()
    listen_for: tuple[str, ...] = ()
    spin: Spin | None = None
    scope: Scope = "deal"
    stale_after: Duration | None = None


@record(kw_only=True)
class LimitCase:
    """So many days are normal in the stage, where `when` holds (None: always)."""

    days: int
    when: Condition | None = None
    calendar: Calendar = "calendar"


@record(kw_only=True)
class NotYet:
    """What not to talk about in this stage; `until` None means as long as the stage lasts."""

    say: str
    until: Condition | None = None
    because: str | None = None


@record(kw_only=True)
class Item(Element):
    """One thing the seller does.

    `with_` are the buyer roles it takes, none meaning at the desk. `after` are the conditions it
    waits for, one for each entry; `needs` holds our spending until it is true.
    """

    do: str
    why: str | None = None
    short: str | None = None
    records: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    leave_with: str | None = None
    or_at_least: str | None = None
    not_enough: tuple[str, ...] = ()
    after: tuple[Condition, ...] = ()
    needs: Condition | None = None
    when: Condition | None = None
    effort: Duration | None = None
    required: bool = False
    start_here: bool = False

    @property
    def label(self) -> str:
        """For lists and brackets."""
        return self.short or self.do


@record(kw_only=True)
class Criterion(Element):
    """What must be true to leave the stage, shown by what the buyer did or said."""

    statement: str
    short: str | None = None
    met_when: Condition
    failed_when: Condition | None = None
    when: Condition | None = None
    ask: tuple[str, ...] = ()
    internal: bool = False
    waivable: bool = True

    @property
    def label(self) -> str:
        """For lists and brackets."""
        return self.short or self.statement


@record(kw_only=True)
class Checklist(Titled):
    """A step of a stage."""

    items: tuple[Item, ...]


@record(kw_only=True)
class Stage(Titled):
    """A position of the buyer. A stage without checklists and criteria is not written yet."""

    buyer: str | None = None
    goals: tuple[str, ...] = ()
    owner: str | None = None
    limit: tuple[LimitCase, ...] = ()
    limit_source: str | None = None
    leaving: str | None = None
    not_yet: tuple[NotYet, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    exit_criteria: tuple[Criterion, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Of all checklists, in playbook order."""
        return tuple(item for checklist in self.checklists for item in checklist.items)


@record(kw_only=True)
class Ranking:
    """Weights of the ranking terms; see the format page for what each measures."""

    opens_gate: int = 40
    certain_no: int = 30
    unblocks: int = 10
    our_word: int = 15
    doubt: int = 20
    clears_warning: int = 5
    debt: int = 15
    over_limit: int = 10
    weak_evidence: int = 10
    start_here: int = 10
    required: int = 5
    cheap: int = 3
    asked_before: int = -20


@record(kw_only=True)
class StaleAfterDays:
    """A deal is stale, and then a zombie, after so many days without a buyer act."""

    stale: int = 14
    zombie: int = 45
    source: str | None = "practitioner"


@record(kw_only=True)
class NewDeal:
    """What a new deal must say and what it starts with."""

    requires: tuple[str, ...] = ()
    amount: Money | None = None


@record(kw_only=True)
class Playbook(Titled):
    """A way of selling. Stages are the buyer's, in order."""

    salescoach: int
    version: str
    language: str
    customer_types: tuple[CustomerType, ...] = ()
    deal_kinds: tuple[Titled, ...] = ()
    lead_sources: tuple[Titled, ...] = ()
    buyer_roles: tuple[BuyerRole, ...] = ()
    seller_roles: tuple[Titled, ...] = ()
    facts: tuple[Fact, ...] = ()
    new_deal: NewDeal = field(default_factory=NewDeal)
    stages: tuple[Stage, ...]
    won_after: str | None = None
    ranking: Ranking = field(default_factory=Ranking)
    stale_after_days: StaleAfterDays = field(default_factory=StaleAfterDays)

    def stage(self, id_: str) -> Stage | None:
        """The stage of this id, None where there is none."""
        return next((stage for stage in self.stages if stage.id == id_), None)

    def fact(self, id_: str) -> Fact | None:
        """The fact of this id, None where there is none."""
        return next((fact for fact in self.facts if fact.id == id_), None)

    def role(self, id_: str) -> BuyerRole | None:
        """The buyer role of this id, None where there is none."""
        return next((role for role in self.buyer_roles if role.id == id_), None)

    def item(self, path: str) -> Item | None:
        """The item of this STAGE/ID, None where there is none."""
        stage_id, _, item_id = path.partition("/")
        stage = self.stage(stage_id)
        return next((item for item in stage.items if item.id == item_id), None) if stage else None
