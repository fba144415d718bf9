"""Which visit is told of: the one named, the one planned, or one that nobody planned."""

from datetime import date

from salescoach.cli.finding import one_of_titled
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.cli.visits import (
    check_not_cancelled,
    due_to_be_told,
    one_or_unplanned,
    visit_by_name,
)
from salescoach.deal.records import Visit
from salescoach.errors import BadUsage, InputNeeded, Refused
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.record import record


@record(kw_only=True)
class Asked:
    """What the command line says of it, as given; `day` is that of `--on`, None without it."""

    visit: str | None = None
    unplanned: bool = False
    kind: str | None = None
    day: date | None = None
    again: bool = False


@record(kw_only=True)
class Occasion:
    """The visit that is told of.

    Attributes:
        day: on which it took place.
        visit: the planned one that it was; None for one that nobody planned.
        kind: of visit, where it is given and not as planned.
    """

    day: date
    visit: Visit | None = None
    kind: str | None = None

    @property
    def expected(self) -> tuple[str, ...]:
        """Ids of those who were to come."""
        return self.visit.people if self.visit is not None else ()

    @property
    def name(self) -> str:
        """By which a draft is known to be about it."""
        return f"{self.visit.id if self.visit is not None else ''} {self.day}"


def occasion(session: Session, view: View, asked: Asked) -> Occasion:
    """The one that is meant. What was told already is told again only as a second visit.

    Raises:
        Refused: it was held, or cancelled.
        InputNeeded: several could be meant, and nobody can be asked.
    """
    if asked.visit is not None and asked.unplanned:
        raise BadUsage(say("visit-or-unplanned"))
    visit = None if asked.unplanned else _which(session, view, asked)
    if visit is not None and visit.state == "held":
        _check_second(visit, view, asked)
        visit = None
    if visit is not None:
        check_not_cancelled(visit)
    day = asked.day or _day_of(visit, session.today)
    held = [one for one in view.deal.records.visits if one.state == "held" and one.day == day]
    if visit is None and held:
        _check_second(held[-1], view, asked)
    kind = None
    if asked.kind is not None:
        kind = one_of_titled(asked.kind, view.playbook.visit_kinds, "visit-kind")
    planned_kind = visit.kind if visit is not None else None
    return Occasion(day=day, visit=visit, kind=kind if kind != planned_kind else None)


def _which(session: Session, view: View, asked: Asked) -> Visit | None:
    """None for one that nobody planned. One that is still to come is not taken for it."""
    if asked.visit is not None:
        return visit_by_name(session, view.deal_id, view, asked.visit)
    found = due_to_be_told(view, asked.day or session.today)
    if len(found) <= 1:
        return found[0] if found else None
    hint = say("hint.debrief-which", visits=tuple(one.id for one in found))
    several = InputNeeded(say("visit-which", deal=view.deal_id), hint)
    return one_or_unplanned(session, found, several)


def _check_second(visit: Visit, view: View, asked: Asked) -> None:
    """Nothing where a second visit is wanted; else Refused."""
    if not asked.again:
        command = line("debrief", view.deal_id, "--again")
        hint = say("hint.debrief-again", command=command)
        raise Refused(say("visit-held-already", visit=visit.id, day=visit.day), hint)


def _day_of(visit: Visit | None, today: date) -> date:
    return today if visit is None or visit.day > today else visit.day
