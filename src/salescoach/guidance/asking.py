"""Whom a question goes to: asked once in vain, somebody else; asked twice, it rests.

From the format, "From conditions to actions". A question rests until somebody is added who could
answer it, or anything is recorded of a fact that the stage uses.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from salescoach.deal.state import Asked, Person
from salescoach.guidance.contacts import within_reach
from salescoach.playbook.conditions import Condition, FactCondition, GroupCondition, singles
from salescoach.playbook.model import Fact
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View

MOST_ASKED = 2
_STANCES = {"mentor": 0, "supporter": 1, "neutral": 2, "opponent": 4}  # the best disposed first
_UNKNOWN_STANCE = 3
_Moment = tuple[date, int]  # a day and a place in the order of events


@record
class Addressed:
    """Where a question stands that goes to certain people.

    Attributes:
        meet: the buyer role of which somebody is to be met first; None where somebody is known.
            Where it rests, a role in which nobody is known who could be asked instead.
        in_vain: the times that it was asked without an answer, oldest first.
        rests: it was asked often enough, and nothing has changed since.
    """

    meet: str | None = None
    in_vain: tuple[Asked, ...] = ()
    rests: bool = False


class Questions:
    """Whom the questions of one deal go to on one day."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._changed: _Moment | None = None

    def addressed(
        self, fact: Fact, roles: tuple[str, ...] = (), *, of: str | None = None
    ) -> Addressed:
        """To these roles (none: to anybody), or where it is a value of one person to that one.

        What is settled on our side is asked of nobody.
        """
        if fact.ours:
            return Addressed()
        pool = self._pool(roles, of)
        names = {person.id for person in pool}
        in_vain = tuple(one for one in unanswered(self._view, fact.id, of=of) if one.of in names)
        unreached = None if of or not roles else self._to_be_met(roles)
        if not in_vain:
            return Addressed(unreached)
        if len(in_vain) >= MOST_ASKED and not self._woken(pool, roles, in_vain[-1]):
            vacant = () if of else self._vacant(roles)
            return Addressed(next(iter(vacant), None), in_vain, rests=True)
        others = names - {one.of for one in in_vain}
        vacant = () if others or of else self._vacant(roles)
        return Addressed(next(iter(vacant), unreached), in_vain)

    def _pool(self, roles: tuple[str, ...], of: str | None) -> tuple[Person, ...]:
        if of is not None:
            return tuple(person for person in self._view.deal.people if person.id == of)
        return self._view.people_in(roles) if roles else self._view.deal.people

    def _to_be_met(self, roles: tuple[str, ...]) -> str | None:
        """The role of which somebody has to be met first; None where one is within reach."""
        known = [role for role in roles if self._view.people_in((role,))]
        if within_reach(self._view, roles):
            return None
        return (*known, *roles)[0]

    def _vacant(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(role for role in roles if not self._view.people_in((role,)))

    def _woken(self, pool: tuple[Person, ...], roles: tuple[str, ...], last: Asked) -> bool:
        """Since it was asked last, such a person was added or a fact of the stage changed."""
        since = (last.on, last.place)
        return self._last_change > since or any(
            moment > since for person in pool for moment in _known_since(person, roles)
        )

    @property
    def _last_change(self) -> _Moment:
        """When anything was recorded last of a fact that the open stages use."""
        if self._changed is None:
            used = frozenset(_used(self._view))
            said = (e for e in self._view.deal.evidence if e.fact in used)
            self._changed = max(((e.on, e.place) for e in said), default=(date.min, 0))
        return self._changed


def unanswered(view: "View", fact: str, *, of: str | None = None) -> tuple[Asked, ...]:
    """The times that it was asked in vain since the last answer, oldest first.

    What a named person said is an answer; our own guess is none. With `of`, of a fact with one
    value a person, only what concerns this person's.
    """
    asked = [one for one in view.deal.asked if one.fact == fact and one.on <= view.today]
    if not asked:
        return ()
    answered = max(
        (
            (one.evidence.on, one.evidence.place)
            for one in view.evidence_for(fact)
            if one.evidence.said_by and of in (None, one.evidence.of)
        ),
        default=(date.min, 0),
    )
    later = (one for one in asked if of in (None, one.of) and (one.on, one.place) > answered)
    return tuple(sorted(later, key=lambda one: (one.on, one.place)))


def others_to_ask(view: "View", fact: Fact, *, but: Iterable[str] = ()) -> tuple[Person, ...]:
    """Who else could say it, in the order they were met: nobody is asked twice before all once.

    Who has answered it already is not asked for it again, nor are those of `but` (ids).
    """
    before = {one.of for one in view.deal.asked if one.fact == fact.id}
    before.update(who for one in view.evidence_for(fact.id) for who in one.evidence.said_by)
    before.update(but)
    able = view.people_in(fact.ask_whom) if fact.ask_whom else view.deal.people
    return tuple(one for one in able if one.id not in before)


def way_to(
    view: "View", roles: tuple[str, ...], *, among: frozenset[str] = frozenset()
) -> Person | None:
    """Who is to take us to somebody in these roles: the best disposed, then who spoke last.

    Then who was met first. An opponent only where nobody else is known; None where nobody is, or
    where somebody of these roles is known already. With `among`, one of these (ids) all the same.
    """
    if view.people_in(roles) and not among:
        return None
    spoke: dict[str, _Moment] = {}
    for one in view.deal.evidence:
        for name in one.said_by:
            spoke[name] = max(spoke.get(name, (date.min, 0)), (one.on, one.place))

    def disposed(person: Person) -> tuple[int, int, int, date, int, str]:
        day, place = spoke.get(person.id, (date.min, 0))
        stance = _STANCES.get(person.stance or "", _UNKNOWN_STANCE)
        return stance, -day.toordinal(), -place, person.added, person.place, person.id

    able = (person for person in view.deal.people if not among or person.id in among)
    return min(able, key=disposed, default=None)


def _known_since(person: Person, roles: tuple[str, ...]) -> Iterator[_Moment]:
    """When the person came into one of the roles; without roles, when the person was added."""
    if not roles:
        yield person.added, person.place
    for held in person.roles:
        if held.role in roles:
            yield held.since, held.place


def _used(view: "View") -> Iterator[str]:
    """The facts that the items and criteria of the open stages use."""
    for stage in view.open_stages:
        for item in stage.items:
            yield from item.records
            yield from _named(view, (item.when, item.needs, *item.after))
        for one in stage.exit_criteria:
            yield from _named(view, (one.when, one.met_when, one.failed_when))


def _named(view: "View", conditions: Iterable[Condition | None]) -> Iterator[str]:
    for one in singles(condition for condition in conditions if condition is not None):
        if isinstance(one, FactCondition):
            yield one.fact
        elif isinstance(one, GroupCondition):
            group = view.playbook.group(one.group)
            yield from group.facts if group is not None else ()
