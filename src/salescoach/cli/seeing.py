"""From a stored deal to what it looks like on the session's day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from salescoach.cli.exits import exit_for
from salescoach.cli.failures import AS_JSON, failure_line
from salescoach.cli.session import Session
from salescoach.deal.building import NotOpened
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Event, Payload
from salescoach.deal.fold import Growing, counting_events, fold
from salescoach.deal.state import Deal
from salescoach.errors import Fatal, NotFound
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from salescoach.values.days import parse_day
from salescoach.values.messages import say


def view_of(session: Session, file: DealFile, playbook: Playbook | None = None) -> View:
    """The deal on the session's day; NotFound where it was opened later."""
    try:
        deal, counting = _folded(session, file)
    except NotOpened as error:
        raise NotFound(say("not-open-yet", deal=file.id, day=session.today)) from error
    playbook = playbook or playbook_of(session, file)
    if playbook.stage(deal.stage) is None:
        hint = say("hint.doctor")
        raise Fatal(say("stage-missing", deal=file.id, stage=deal.stage), hint)
    digest = file.follows(session.today).digest
    before = session.views.get(digest)
    if before is not None and before.playbook is playbook:
        return before.of(deal, counting, deal_id=file.id)
    view = View(playbook, deal, session.today, session.holidays, counting, deal_id=file.id)
    session.views[digest] = view
    return view


def playbook_of(session: Session, file: DealFile) -> Playbook:
    """The playbook that the deal follows on the session's day."""
    return session.store.playbook_of(file, session.today)


def _folded(session: Session, file: DealFile) -> tuple[Deal, tuple[Event, ...]]:
    """The deal on the session's day, and the events that count by then."""
    if session.growing is not None:
        growing = session.growing.setdefault(file.id, Growing(session.today))
        return growing.folded(file.events)
    counting = counting_events(file.events, session.today)
    return fold(file.events, at=session.today), counting


def view_with(
    session: Session,
    file: DealFile,
    payloads: Sequence[Payload],
    *,
    on: date,
    playbook: Playbook | None = None,
) -> View:
    """The deal as it would look with these recorded for a day; nothing is written."""
    from salescoach.store.recording import events_for

    events = events_for(payloads, file.events, session.stamp(on))
    return view_of(session, replace(file, events=(*file.events, *events)), playbook)


def seen(session: Session, deal_id: str, *, recorded: bool = False) -> tuple[DealFile, View]:
    """A deal by its id, as stored and as it looks; `recorded` as in `as_recorded`."""
    file = session.store.read(deal_id)
    if recorded:
        file = as_recorded(session, file)
    return file, view_of(session, file)


def as_recorded(session: Session, file: DealFile) -> DealFile:
    """The deal as it had been written down by the session's day; NotFound for nothing yet."""
    known = tuple(one for one in file.events if recorded_on(session, one) <= session.today)
    if not known:
        raise NotFound(say("not-recorded-yet", deal=file.id, day=session.today))
    return replace(file, events=known)


def recorded_on(session: Session, event: Event) -> date:
    """The day of writing an event down, where the user is."""
    return parse_day(session.world.local_day(event.recorded))


def all_seen(session: Session) -> tuple[dict[str, tuple[DealFile, View]], bool]:
    """Every deal that can be read; the others are named, and the exit code will tell."""
    found = {}
    broken = False
    ids = session.store.ids()
    if ids:
        _ = session.holidays  # a mistake there is not one of a deal
    for deal_id in ids:
        try:
            file = session.store.read(deal_id)
            found[deal_id] = file, view_of(session, file)
        except NotFound:
            continue  # opened after the day that counts as today, or gone meanwhile
        except Fatal as error:
            broken = True
            _say_unreadable(session, deal_id, error)
    return found, broken


def _say_unreadable(session: Session, deal_id: str, error: Fatal) -> None:
    """In words, or as one line of JSON where the data is JSON."""
    left_out = say("queue.unreadable", deal=deal_id, reason=error.sentence)
    if session.format in AS_JSON:
        told = failure_line(session.today, exit_for(error), left_out, error.hint, session.text)
        session.out.error(told)
    else:
        session.out.error(session.text(left_out))
