"""The next actions of a deal, best first, each with its reason, its words and its terms.

Everything is data: messages with typed arguments, playbook texts, ids. Rendering is elsewhere.
"""

from collections.abc import Iterable
from datetime import date

from salescoach.deal.state import Person
from salescoach.guidance.actions import Candidate, Kind, collect
from salescoach.guidance.conditions import evaluate
from salescoach.guidance.debts import Debt, debts_of
from salescoach.guidance.gate import Gate, buyer_position, gate_of
from salescoach.guidance.parts import FactPart, ItemPart, Part, PersonPart
from salescoach.guidance.ranking import Moment, Term, moment_of, terms_of
from salescoach.guidance.reasons import because, due_of, title_of
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned, firing
from salescoach.playbook.model import NotYet
from salescoach.values.messages import Message
from salescoach.values.record import record

_QUESTIONS = 6


@record(kw_only=True)
class Action:
    """One recommended action.

    Attributes:
        id: `do/STAGE/ITEM`, `find-out/FACT`, `meet/ROLE`, `repay/STAGE/ID`, `advance/STAGE`,
            `win/STAGE`.
        kind: what sort of thing it is.
        subject: what it is about.
        moment: today, at the next visit, or waiting for something.
        title: what to do, in the playbook's words where it has some.
        because: reasons, the strongest first.
        ask: questions to put, the best first; empty at the desk.
        whom: the people recorded who can settle it.
        roles: the buyer roles that it takes.
        records: facts that it would settle.
        due: the day by which it is to be done; None where the playbook names none.
        waits_for: labels of what blocks it.
        terms: what adds up to `score`.
        place: where it stands in the playbook, to break ties.
    """

    id: str
    kind: Kind
    subject: str
    moment: Moment
    title: Message
    because: tuple[Message, ...]
    ask: tuple[str, ...]
    whom: tuple[Person, ...]
    roles: tuple[str, ...]
    records: tuple[str, ...]
    due: date | None
    waits_for: tuple[str, ...]
    terms: tuple[Term, ...]
    place: int

    @property
    def score(self) -> int:
        """The sum of the terms."""
        return sum(term.value for term in self.terms)


@record(kw_only=True)
class Advice:
    """What `next DEAL` says, whatever the form. `role`: only what is for that seller role."""

    view: View
    gate: Gate
    position: str
    actions: tuple[Action, ...]
    not_yet: tuple[NotYet, ...]
    debts: tuple[Debt, ...] = ()
    warnings: tuple[Warned, ...] = ()
    role: str | None = None


def advise(view: View) -> Advice:
    """All next actions in the position, ranked: waiting ones last, then score, then playbook.

    None of a deal that is parked or over.
    """
    gate, debts = gate_of(view), debts_of(view)
    rests = view.deal.rests_on(view.today)
    warnings = () if rests else firing(view)
    candidates = () if rests else collect(view, gate, debts, warnings)
    actions = [_action(candidate, view) for candidate in candidates]
    actions.sort(key=lambda a: (a.moment == "waiting", -a.score, a.place, a.id))
    return Advice(
        view=view,
        gate=gate,
        position=buyer_position(view),
        actions=tuple(actions),
        not_yet=tuple(
            one
            for one in view.stage.not_yet
            if not rests and (one.until is None or not evaluate(one.until, view).holds)
        ),
        debts=debts,
        warnings=warnings,
    )


def _action(candidate: Candidate, view: View) -> Action:
    return Action(
        id=candidate.id,
        kind=candidate.kind,
        subject=candidate.subject,
        moment=moment_of(candidate),
        title=title_of(candidate, view),
        because=because(candidate, view),
        ask=_questions(candidate),
        whom=_whom(candidate, view),
        roles=candidate.roles,
        records=tuple(fact.id for fact in candidate.facts),
        due=due_of(candidate, view),
        waits_for=labels_of(candidate.blocked, view),
        terms=terms_of(candidate, view),
        place=_place(candidate, view),
    )


def _whom(candidate: Candidate, view: View) -> tuple[Person, ...]:
    if candidate.anybody:
        return view.deal.people
    if candidate.of:
        return tuple(person for person in view.deal.people if person.id in candidate.of)
    return view.people_in(candidate.roles)


def _questions(candidate: Candidate) -> tuple[str, ...]:
    """The item's own questions, else the first of each unsettled fact, in that order.

    An item with as many questions as facts asks each for its own: what is settled is left out.
    """
    item = candidate.item
    if item is not None and item.ask:
        if len(item.ask) != len(item.records):
            return item.ask[:_QUESTIONS]
        open_facts = {fact.id for fact in candidate.facts}
        pairs = zip(item.ask, item.records, strict=True)
        return tuple(question for question, fact in pairs if fact in open_facts)[:_QUESTIONS]
    asked = [fact for fact in candidate.facts if not fact.ours and fact.ask]
    if len(asked) == 1:
        return asked[0].ask[:_QUESTIONS]
    return tuple(fact.ask[0] for fact in asked)[:_QUESTIONS]


def labels_of(parts: Iterable[Part], view: View) -> tuple[str, ...]:
    """What the playbook calls them; a field of the deal has no name there and is left out."""
    labels = (_label(part, view) for part in parts)
    return tuple(dict.fromkeys(label for label in labels if label is not None))


def _label(part: Part, view: View) -> str | None:
    match part:
        case ItemPart(item=path):
            item = view.playbook.item(path)
            return item.label if item else path
        case FactPart(fact=fact):
            return view.fact(fact).label
        case PersonPart(role=str() as name):
            role = view.playbook.role(name)
            return role.label if role else name
        case _:
            return None


def _place(candidate: Candidate, view: View) -> int:
    """Items in playbook order, then facts, then people."""
    items = [f"{stage.id}/{item.id}" for stage in view.open_stages for item in stage.items]
    if candidate.subject in items:
        return items.index(candidate.subject)
    facts = [fact.id for fact in view.playbook.facts]
    if candidate.subject in facts:
        return len(items) + facts.index(candidate.subject)
    return len(items) + len(facts)
