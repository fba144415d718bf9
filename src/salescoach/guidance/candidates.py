"""An action while it is being collected: what it would settle, whom it takes, what waits for it.

An action's id is its kind, a slash, and what it is about: `do/STAGE/ITEM`, `find-out/FACT`,
`meet/ROLE`, `repay/STAGE/ID`, `advance/STAGE`, `win/STAGE`, `take-up/DEAL`, `walk-away/DEAL`, and
of the records `arrange/KIND-or-PERSON`, `agree/KIND`, `settle/DOUBT`, `keep/PROMISE`,
`chase/PROMISE`, `evaluate/OPTION/RESPECT`, `repair/PROBLEM`, `hand-over/HANDOVER`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from salescoach.deal.state import Evidence
from salescoach.guidance.debts import Debt
from salescoach.guidance.parts import Part
from salescoach.guidance.recorded_work import Work
from salescoach.guidance.warnings import Warned
from salescoach.playbook.model import Fact, Item
from salescoach.values.messages import Message
from salescoach.values.record import record

Kind = Literal[
    "do", "find-out", "meet", "repay", "advance", "win", "take-up", "walk-away",
    "arrange", "agree", "settle", "keep", "chase", "evaluate", "repair", "hand-over",
]  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """An action while it is being collected.

    Attributes:
        id: kind and subject.
        kind: what sort of thing it is.
        subject: STAGE/ITEM, a fact, a deal field, a role, a stage or the deal.
        item: for *do*.
        debt: for *repay*.
        facts: what it would settle, unsettled ones only, in the order to ask.
        roles: the buyer roles that it takes; empty: at the desk.
        of: the ids of the people whose own value is to be found out.
        people: the ids of those whom work on a record takes.
        work: what is to be done about a record, or to get one.
        anybody: any of their people will do, and some are known.
        asked: who was asked in vain, by the fact and the place of the asking among the events.
        silent: questions that rest within it, with whom they were asked in vain, oldest first.
        opens: criteria of the gate of which it settles a part.
        certain: those of them that are a certain no; for *walk-away* whatever is.
        unblocks: items, debts and other criteria that wait for it.
        decides: stages of which it decides whether they, or their limits, apply.
        weak: facts with a value that is too weak, stale or contradicted.
        clears: the warnings that it counters, each with its severity from 1 to 4.
        alarms: those warnings.
        waits: something that an item comes after, or needs, does not hold yet; or an open promise
            of theirs, or a planned visit, carries it.
        blocked: what would settle that; empty where nothing of ours would.
        held: it waits because the deal as a whole is to be taken up first.
        first: nobody of theirs is on record yet, and this names somebody.
        papers: facts of which only a document is missing, each with the word that it is for.
        words: facts of which it takes a word, or another one, whatever else asks for a document.
    """

    id: str
    kind: Kind
    subject: str
    item: Item | None = None
    debt: Debt | None = None
    facts: list[Fact] = field(default_factory=list)
    roles: tuple[str, ...] = ()
    of: dict[str, None] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    work: Work | None = None
    anybody: bool = False
    asked: dict[str, dict[int, str]] = field(default_factory=dict)
    silent: dict[str, tuple[str, ...]] = field(default_factory=dict)
    opens: dict[str, None] = field(default_factory=dict)
    certain: dict[str, None] = field(default_factory=dict)
    unblocks: dict[str, None] = field(default_factory=dict)
    decides: dict[str, None] = field(default_factory=dict)
    weak: dict[str, None] = field(default_factory=dict)
    clears: dict[str, int] = field(default_factory=dict)
    alarms: list[Warned] = field(default_factory=list)
    waits: bool = False
    blocked: tuple[Part, ...] = ()
    held: bool = False
    first: bool = False
    papers: dict[str, Evidence] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)

    def takes(self, fact: str, paper: Evidence | None) -> None:
        """A document for the word that is there; without one, a word. A word comes first."""
        if paper is None:
            self.words[fact] = None
            self.papers.pop(fact, None)
        elif fact not in self.words:
            self.papers[fact] = paper

    @property
    def asks(self) -> tuple[Fact, ...]:
        """Of its facts those that are asked of the buyer."""
        return tuple(fact for fact in self.facts if not fact.ours)

    @property
    def asked_before(self) -> tuple[int, str]:
        """How often its least asked question was asked in vain, and which fact that is.

        An item with one fresh question is not one that was asked before; nor is a question that
        one of those who are to answer it has not heard yet.
        """
        counts = [(self._times(self._people(fact)), fact.id) for fact in self.asks]
        return min(counts, key=lambda one: one[0], default=(0, ""))

    @property
    def passed_over(self) -> frozenset[str]:
        """The people who were asked in vain for everything that it asks."""
        asked = [frozenset(self._people(fact)) for fact in self.asks]
        return frozenset.intersection(*asked) if asked and not self.of else frozenset()

    def _people(self, fact: Fact) -> tuple[str, ...]:
        return tuple(self.asked.get(fact.id, {}).values())

    def _times(self, people: tuple[str, ...]) -> int:
        return min(map(people.count, self.of)) if self.of else len(people)


@record
class Resting:
    """An action left out because its questions were asked often enough without an answer.

    Attributes:
        id: the id that it would have.
        since: the day on which it was asked last.
        why: whom it was asked, and what would wake it.
    """

    id: str
    since: date
    why: Message
