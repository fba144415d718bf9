"""What a seller is asked at the desk in a guided session: one question after the other, best first.

The order is that of the advice: the value of a fact is the sum of its terms, as in a debrief
(`guidance.questions`), that of everything else the score of its action. Before them comes what
somebody at the desk knows for certain, and what can kill the deal: docs/adr/0029.
"""

from collections.abc import Collection, Iterator
from typing import Literal, assert_never

from salescoach.deal.records import Commitment, Doubt, Problem, Visit
from salescoach.deal.state import Person
from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.questions import questions
from salescoach.guidance.view import View
from salescoach.guidance.visits import unreported
from salescoach.playbook.conditions import FIELDS
from salescoach.playbook.model import BuyerRole, Fact, Item
from salescoach.values.record import record

DealField = Literal["amount", "expected-close", "customer-type", "deal-kind", "lead-source"]


@record
class TellVisit:
    """A visit whose day is past, and of which nobody told how it went: `debrief` asks that."""

    visit: Visit

    @property
    def key(self) -> str:
        """What it is about; unlike that of any other question."""
        return f"visit/{self.visit.id}"


@record
class AskFact:
    """What is known of a fact; `whom` are those who can say it, nobody for what we settle."""

    fact: Fact
    whom: tuple[Person, ...] = ()

    @property
    def key(self) -> str:
        """What it is about."""
        return f"fact/{self.fact.id}"


@record
class AskField:
    """A field of the deal itself; `theirs`: it is known, and the word of a buyer is wanted."""

    field: DealField
    theirs: bool = False

    @property
    def key(self) -> str:
        """What it is about."""
        return f"field/{self.field}"


@record
class AskPerson:
    """Who has this role on their side; nobody is recorded in it."""

    role: BuyerRole

    @property
    def key(self) -> str:
        """What it is about."""
        return f"person/{self.role.id}"


@record
class AskPromise:
    """A promise of either side that fell due: was it kept?"""

    promise: Commitment

    @property
    def key(self) -> str:
        """What it is about, with the day that it has: another day is another question."""
        return f"promise/{self.promise.id}/{self.promise.due or ''}"


@record
class AskDoubt:
    """Raised: what stands behind it; explored: what we said to it; answered: is it settled?"""

    doubt: Doubt

    @property
    def key(self) -> str:
        """What it is about, and at which step."""
        return f"doubt/{self.doubt.id}/{self.doubt.state}"


@record
class AskProblem:
    """Is it solved?"""

    problem: Problem

    @property
    def key(self) -> str:
        """What it is about."""
        return f"problem/{self.problem.id}"


@record
class AskItem:
    """Is it done? An item that records nothing which is still unknown, and that may be done now."""

    stage: str
    item: Item

    @property
    def key(self) -> str:
        """What it is about."""
        return f"item/{self.stage}/{self.item.id}"


CoachQuestion = (
    TellVisit | AskFact | AskField | AskPerson | AskPromise | AskDoubt | AskProblem | AskItem
)


def next_question(view: View, passed: Collection[str] = ()) -> CoachQuestion | None:
    """The most valuable one; `passed` are the keys of those that were put already.

    None where nothing is worth asking.
    """
    return next(iter(open_questions(view, passed)), None)


def open_questions(view: View, passed: Collection[str] = ()) -> tuple[CoachQuestion, ...]:
    """All that could be asked now, best first.

    Nothing of a deal that is parked or over, nor of one that is to be taken up first: nobody acts
    on the answer.
    """
    advice = advise(view)
    if view.deal.rests_on(view.today) or _is_taken_up_first(advice):
        return ()
    ranked = sorted(_ranked(advice), key=lambda one: one.rank)
    found = (*(TellVisit(one) for one in unreported(view)), *(one.question for one in ranked))
    by_key: dict[str, CoachQuestion] = {}
    for one in found:
        by_key.setdefault(one.key, one)
    return tuple(one for one in by_key.values() if not _was_put(one, passed))


def _was_put(question: CoachQuestion, passed: Collection[str]) -> bool:
    """Of a doubt one step a session: the next one takes a talk with who has it."""
    if isinstance(question, AskDoubt):
        return any(key.startswith(f"doubt/{question.doubt.id}/") for key in passed)
    return question.key in passed


@record
class _Ranked:
    """A question with its place: lower is better."""

    question: CoachQuestion
    rank: tuple[bool, int, int, int]


def _ranked(advice: Advice) -> Iterator[_Ranked]:
    """Certain ones first; then by score, by the place of the action, by that in the playbook."""
    facts: dict[str, int] = {}
    for place, action in enumerate(advice.actions):
        question = _of_action(action, advice.view)
        if question is not None:
            certain = _is_certain_or_grave(question, advice.view)
            yield _Ranked(question, (not certain, -action.score, place, 0))
        if action.moment != "waiting":
            for id_ in action.records:
                facts.setdefault(id_, place)
    people = [person.id for person in advice.view.deal.people]
    for order, found in enumerate(questions(advice.view, people, ours=True)):
        at = facts.get(found.fact.id)
        if at is not None:
            asked = AskFact(found.fact, found.whom)
            yield _Ranked(asked, (True, -found.score, at, order))


def _of_action(action: Action, view: View) -> CoachQuestion | None:
    """The question that an action comes to at the desk; None where it is facts, or nothing.

    What waits is not asked: it cannot have happened yet. What fell due today may have.
    """
    about = action.work.about if action.work is not None else None
    if isinstance(about, Commitment):
        return AskPromise(about) if _fell_due(about, view) else None
    if action.moment == "waiting":
        return None
    match about:
        case Doubt():
            return AskDoubt(about)
        case Problem():
            return AskProblem(about)
        case _:
            return _plain(action, view)


def _plain(action: Action, view: View) -> CoachQuestion | None:
    """Of what is about no record: an item, a field; who it takes, where nobody is recorded."""
    match action.kind:
        case "do" if not action.records:
            found = view.find_item(action.subject)
            return AskItem(found[0].id, found[1]) if found is not None else None
        case "find-out" if action.subject.replace("-", "_") in FIELDS:
            return _field(action, view)
        case "meet" | "do" | "find-out" if action.roles and not action.whom:
            role = view.playbook.role(action.roles[0])
            return AskPerson(role) if role is not None else None
        case _:
            return None


def _field(action: Action, view: View) -> AskField:
    names: dict[str, DealField] = {
        "amount": "amount",
        "expected-close": "expected-close",
        "customer-type": "customer-type",
        "deal-kind": "deal-kind",
        "lead-source": "lead-source",
    }
    known = getattr(view.deal, action.subject.replace("-", "_"))
    return AskField(names[action.subject], theirs=known is not None)


def _fell_due(promise: Commitment, view: View) -> bool:
    """Its day has come; one without a day may have been kept any time."""
    return promise.due is None or promise.due <= view.today


def _is_certain_or_grave(question: CoachQuestion, view: View) -> bool:
    """What the seller knows for certain, since it fell due; and a doubt that can kill the deal."""
    match question:
        case AskPromise():
            return True
        case AskProblem(problem=problem):
            return problem.is_late_on(view.today)
        case AskDoubt(doubt=doubt):
            return doubt.severity == "high"
        case TellVisit() | AskFact() | AskField() | AskPerson() | AskItem():
            return False
        case other:
            assert_never(other)


def _is_taken_up_first(advice: Advice) -> bool:
    return any(action.kind == "take-up" for action in advice.actions)
