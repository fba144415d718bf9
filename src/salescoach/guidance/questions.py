"""What each question is worth to the people present: for the visit, and for the debrief after it.

The value is the same sum as an action's (`guidance.ranking`), over what the answer of somebody
present can settle. A criterion counts only where one of them satisfies its `from`. Ask the first,
record the answer, and call again: while there is a question, it is worth asking. What we settle
ourselves is worth the same sum, where the seller is asked, too (`guidance.coaching`).
"""

from collections.abc import Iterable, Iterator

from salescoach.deal.state import Person
from salescoach.guidance.asking import Addressed, Questions
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.gate import gate_of
from salescoach.guidance.papers import paper_for, paper_in
from salescoach.guidance.parts import AskedPart, FactPart, Part
from salescoach.guidance.questioning import lines_of
from salescoach.guidance.ranking import Term, terms_of
from salescoach.guidance.view import View
from salescoach.guidance.wanting import Want, wants
from salescoach.playbook.model import Fact, Item
from salescoach.values.record import record


@record(kw_only=True)
class Question:
    """One question worth asking.

    Attributes:
        fact: what is asked for.
        ask: the words, the preferred first; empty where the playbook has none.
        whom: those present who can answer it, not those asked in vain if others are left; empty for
            what we settle ourselves.
        terms: what adds up to `score`.
    """

    fact: Fact
    ask: tuple[str, ...]
    whom: tuple[Person, ...]
    terms: tuple[Term, ...]

    @property
    def score(self) -> int:
        """The sum of the terms, above 0."""
        return sum(term.value for term in self.terms)


def questions(view: View, present: Iterable[str], *, ours: bool = False) -> tuple[Question, ...]:
    """The questions to put to these people (ids), best first, then in playbook order.

    With `ours` also what we settle ourselves. Not what they said already and only a document is
    missing of. None of a deal that is parked or over.
    """
    if view.deal.rests_on(view.today):
        return ()
    weighing = _Weighing(view, frozenset(present), ours=ours)
    weighing.weigh()
    asking = (one for one in weighing.found.values() if one.subject not in one.papers)
    found = (weighing.question(candidate) for candidate in asking)
    places = {fact.id: place for place, fact in enumerate(view.playbook.facts)}
    worth_it = (question for question in found if question.score > 0)
    return tuple(sorted(worth_it, key=lambda one: (-one.score, places[one.fact.id])))


class _Weighing:
    def __init__(self, view: View, present: frozenset[str], *, ours: bool) -> None:
        self.view = view
        self.present = present
        self.ours = ours
        self.asking = Questions(view)
        self.found: dict[str, Candidate] = {}
        self.whom: dict[str, dict[str, Person]] = {}
        self.items: dict[str, Item] = {}

    def weigh(self) -> None:
        """Everything unsettled: what the items record and wait for, criteria, debts."""
        for stage in self.view.open_stages:
            for item in stage.items:
                path = f"{stage.id}/{item.id}"
                if self.view.item_state(path) != "open":
                    continue
                for id_ in item.records:
                    self.items.setdefault(id_, item)
                for fact in self.view.unsettled_facts(stage, item):
                    for candidate in self._about(fact, ()):
                        candidate.takes(fact.id, paper_in(stage, item, fact, self.view))
                for part in self._waited_for(item):
                    self._count(Want(part, "unblocks", path))
        for want in wants(self.view, gate_of(self.view)):
            self._count(want)
        for debt in self.view.debts or ():
            for part in debt.outcome.settle:
                self._count(Want(part, "unblocks", debt.path))

    def _waited_for(self, item: Item) -> Iterator[Part]:
        """Not a day that they have named: time settles that it comes, and no question."""
        for one in (*item.after, item.needs):
            for part in self.view.evaluate(one).settle:
                if not (isinstance(part, FactPart) and self._is_a_day_named(part)):
                    yield part

    def _is_a_day_named(self, part: FactPart) -> bool:
        is_date = self.view.fact(part.fact).type == "date"
        return part.certain and is_date and not self.view.contradiction(part.fact)

    def question(self, candidate: Candidate) -> Question:
        """The item that records the fact lends its urgency, not its effort: asking costs none.

        It does so while it is open, also to a fact that is known well enough for the item alone.
        """
        (fact,) = candidate.facts
        candidate.item = self.items.get(fact.id)
        people = tuple(self.whom[fact.id].values())
        others = tuple(person for person in people if person.id not in candidate.passed_over)
        terms = terms_of(candidate, self.view)
        return Question(
            fact=fact,
            ask=lines_of(fact, candidate),
            whom=others or people,
            terms=tuple(term for term in terms if term.term != "cheap"),
        )

    def _count(self, want: Want) -> None:
        for candidate in self._settling(want.part):
            getattr(candidate, want.counts)[want.path] = None
            if want.counts == "certain":
                candidate.opens[want.path] = None

    def _settling(self, part: Part) -> tuple[Candidate, ...]:
        match part:
            case FactPart(fact=id_, from_=from_, of=of):
                fact = self.view.fact(id_)
                found = self._about(fact, from_, of=of)
                weak = not part.certain or bool(self.view.contradiction(id_))
                for candidate in found:
                    candidate.takes(id_, paper_for(part, self.view))
                for candidate in found if weak else ():
                    if self.view.so_far(id_) is not None:
                        candidate.weak[id_] = None
                return found
            case AskedPart(fact=id_):
                found = self._about(self.view.fact(id_), ())
                for candidate in found:
                    candidate.takes(id_, None)
                return found
            case _:
                return ()

    def _about(
        self, fact: Fact, from_: tuple[str, ...], *, of: str | None = None
    ) -> tuple[Candidate, ...]:
        """The question for a fact; none where nobody present can answer it, or where it rests."""
        addressed = self.asking.addressed(fact, from_ or fact.ask_whom, of=of)
        able = () if fact.ours else self._able(fact, from_, of)
        if addressed.rests or not (self.ours if fact.ours else able):
            return ()
        candidate = self.found.setdefault(
            fact.id, Candidate(f"find-out/{fact.id}", "find-out", fact.id, facts=[fact])
        )
        self._note(candidate, fact, addressed)
        self.whom.setdefault(fact.id, {}).update({person.id: person for person in able})
        return (candidate,)

    def _able(self, fact: Fact, from_: tuple[str, ...], of: str | None) -> tuple[Person, ...]:
        roles = from_ or fact.ask_whom
        if of is not None:
            people = tuple(person for person in self.view.deal.people if person.id == of)
        else:
            people = self.view.people_in(roles) if roles else self.view.deal.people
        return tuple(person for person in people if person.id in self.present)

    def _note(self, candidate: Candidate, fact: Fact, addressed: Addressed) -> None:
        asked = candidate.asked.setdefault(fact.id, {})
        asked.update({one.place: one.of for one in addressed.in_vain})
