"""What of a deal goes into a calendar: visits, promises with a day, what begins again by itself.

No doubts, no stances, not what a visit is for: a calendar is looked at by others, too.
"""

from collections.abc import Iterator
from datetime import date

from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.rendering.telling_visits import kind_words
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealEnded, DealParked, DealReopened, WaitStarted
from salescoach.deal.records import Commitment, Problem, Visit
from salescoach.exchange.calendar import Entry
from salescoach.exchange.tracing import trace_of, trace_of_kinds
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, say
from salescoach.values.text import harmless, one_line

_REST: dict[str, tuple[type, ...]] = {
    "parked": (DealParked, DealReopened, DealEnded),
    "waited": (WaitStarted, DealParked, DealReopened, DealEnded),
}
"""What begins a rest, and what may end it before its day."""


def entries_of(session: Session, file: DealFile, view: View) -> Iterator[Entry]:
    """All that has a day, kept and cancelled ones included: a calendar must hear of that, too."""
    records = view.deal.records
    for visit in records.visits:
        yield _visit(session, file, view, visit)
    for promise in records.commitments:
        if promise.due is not None:
            yield _promise(session, file, view, promise, promise.due)
    for problem in records.problems:
        if problem.due is not None:
            yield _problem(session, file, view, problem, problem.due)
    yield from _going_on(session, file, view)


def _visit(session: Session, file: DealFile, view: View, visit: Visit) -> Entry:
    kind = kind_words(visit.kind, view)
    what = say("value", value=kind)
    if visit.people:
        what = say("calendar.visit-with", kind=kind, who=people_words(visit.people, view))
    about = line("brief", file.id) if visit.state == "planned" else line("show", file.id)
    return Entry(
        trace=trace_of(file, view.events, "visit", visit.id, place=visit.place),
        day=visit.day,
        time=visit.time,
        title=_title(session, view, what),
        place=harmless(visit.location) if visit.location else None,
        about=about,
        cancelled=visit.state == "cancelled",
    )


def _promise(session: Session, file: DealFile, view: View, one: Commitment, due: date) -> Entry:
    who: Argument = say("page.we")
    if one.side == "theirs":
        who = people_words((one.owner,), view) if one.owner else say("page.they")
    what = say("calendar.promise", who=who, what=one.what)
    if one.state in ("kept", "broken"):
        what = say(f"calendar.{one.state}", what=what)
    return Entry(
        trace=trace_of(file, view.events, "commitment", one.id, place=one.place),
        day=due,
        title=_title(session, view, what),
        about=line("commitment", "keep", file.id, one.id) if one.state == "open" else None,
        cancelled=one.state == "cancelled",
    )


def _problem(session: Session, file: DealFile, view: View, one: Problem, due: date) -> Entry:
    kind = "calendar.to-solve" if one.state == "open" else "calendar.solved"
    return Entry(
        trace=trace_of(file, view.events, "problem", one.id, place=one.place),
        day=due,
        title=_title(session, view, say(kind, what=one.what)),
        about=line("problem", "solve", file.id, one.id) if one.state == "open" else None,
    )


def _going_on(session: Session, file: DealFile, view: View) -> Iterator[Entry]:
    """The day on which a parked deal counts again, or they have had the time they asked for."""
    parked = view.deal.parked
    waits = [one.end for one in view.deal.pauses if one.kind == "wait"]
    stands: dict[str, date | None] = {
        "parked": parked.until if parked is not None else None,
        "waited": waits[-1] if waits else None,
    }
    for name, kinds in _REST.items():
        said = [one.payload for one in view.events if isinstance(one.payload, kinds[0])]
        until = getattr(said[-1], "until", None) if said else None
        if until is not None:
            yield Entry(
                trace=trace_of_kinds(file, name, kinds),
                day=until,
                title=_title(session, view, say(f"calendar.{name}")),
                about=line("next", file.id),
                cancelled=stands[name] != until,
            )


def _title(session: Session, view: View, what: Message) -> str:
    title = say("calendar.title", account=view.deal.account, what=what)
    return one_line(session.text(title))
