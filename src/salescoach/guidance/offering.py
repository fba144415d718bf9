"""Which parts of the solution serve which goal of somebody: to be shown to each of them (J7).

Goals stand in perspectives of the playbook's own, as financial or customers (J10). A part serves a
person through a role; where it names a perspective and the goal has one, the two are the same.
Nothing is guessed: to whom no goal is recorded nothing is offered, and that is a question.
"""

from collections.abc import Iterable, Iterator

from salescoach.deal.forgotten_ids import is_forgotten
from salescoach.deal.record_events import Goal
from salescoach.deal.state import Person
from salescoach.guidance.view import View
from salescoach.playbook.model import SolutionElement
from salescoach.values.record import record


@record(kw_only=True)
class Offer:
    """A part of the solution, for a goal of somebody; `in_short` it is told without the gain."""

    person: Person
    goal: Goal
    element: SolutionElement
    in_short: bool = False


def offers(view: View, present: Iterable[Person]) -> tuple[Offer, ...]:
    """Person by person: for each goal the best part first, then what else serves.

    A part is offered to a person once: for the first goal of its own perspective, else for that of
    the goals it may serve for which there is least so far. To whoever has raised a doubt that is
    not explored yet nothing is: they are to be heard first.
    """
    unheard = {one.holder for one in view.deal.records.doubts if one.state == "raised"}
    return tuple(one for person in present if person.id not in unheard for one in _to(view, person))


def goals_to_ask(view: View, person: Person) -> bool:
    """Whether something serves a role of the person, and no goal of theirs is recorded.

    Of somebody forgotten nothing is to be recorded again.
    """
    if person.goals or is_forgotten(person.id):
        return False
    return any(_serving(view, person))


def _to(view: View, person: Person) -> Iterator[Offer]:
    parts = tuple(_serving(view, person))
    found: list[list[SolutionElement]] = [[] for _ in person.goals]
    loose = []
    for element, perspectives in parts:
        named = [n for n, goal in enumerate(person.goals) if _is_named(goal, perspectives)]
        if named:
            found[named[0]].append(element)
        else:
            loose.append((element, perspectives))
    for element, perspectives in loose:
        open_to = [n for n, goal in enumerate(person.goals) if _may_serve(goal, perspectives)]
        if open_to:
            found[min(open_to, key=lambda n: len(found[n]))].append(element)
    for turn in range(len(parts)):
        for goal, elements in zip(person.goals, found, strict=True):
            for element in elements[turn : turn + 1]:
                yield Offer(person=person, goal=goal, element=element)


def _serving(view: View, person: Person) -> Iterator[tuple[SolutionElement, frozenset[str | None]]]:
    """The parts that serve a role of the person on that day, and from which points of view."""
    held = person.roles_on(view.today)
    for element in view.playbook.solution_elements:
        found = frozenset(one.perspective for one in element.serves if one.role in held)
        if found:
            yield element, found


def _is_named(goal: Goal, perspectives: frozenset[str | None]) -> bool:
    return goal.perspective is not None and goal.perspective in perspectives


def _may_serve(goal: Goal, perspectives: frozenset[str | None]) -> bool:
    return goal.perspective is None or None in perspectives
