"""Telling of a visit by a file: read whole, shown, and recorded; or nothing of it."""

from collections.abc import Sequence
from datetime import date

from salescoach.cli.dialogues.debrief_files import TextFile, tell_troubles, told_in
from salescoach.cli.dialogues.debrief_recording import (
    ToRecord,
    before_the_newest,
    change_of,
    record_told,
    repeated,
)
from salescoach.cli.dialogues.debrief_visits import Asked, occasion
from salescoach.cli.dialogues.dialogue import Dialogue, yes_or_no
from salescoach.cli.exits import Exit
from salescoach.cli.finding_records import ids_of
from salescoach.cli.receipt import recorded_lines
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.errors import ChangedMeanwhile, SalesCoachError
from salescoach.exchange.hearing import Unread
from salescoach.guidance.debriefing import payloads_of
from salescoach.store.port import Plan
from salescoach.values.messages import say


def take_over(
    session: Session,
    deal_id: str,
    text: TextFile,
    asked: Asked,
    people: Sequence[str],
    *,
    dry_run: bool,
) -> int:
    """Record what the file tells; 1 where it cannot be taken over, with all that is wrong."""
    reading = _Reading(session, text, asked, people)
    file = session.store.read(deal_id)
    found = reading.events(file)
    if isinstance(found, Unread):
        tell_troubles(session, text, found)
        return Exit.NO
    day, payloads = found
    what = ToRecord(file=file, day=day, plan=reading.plan(day))
    if session.may_ask:
        what = ToRecord(file=file, day=day, plan=lambda _: payloads, seen=True)
        if not dry_run and not _wanted(session, what):
            session.out.error(session.text(say("debrief.left")))
            return Exit.CANCELLED
    return record_told(session, what, dry_run=dry_run)


class _Reading:
    def __init__(
        self, session: Session, text: TextFile, asked: Asked, people: Sequence[str]
    ) -> None:
        self._session = session
        self._text = text
        self._asked = asked
        self._people = people

    def events(self, file: DealFile) -> tuple[date, tuple[Payload, ...]] | Unread:
        """What is to be recorded, and for which day.

        Told twice in the same words it is the same command: what is there already is what it says.
        """
        if not self._asked.again:
            before = self._repeated(file)
            if before is not None:
                return before
        return self._read(file)

    def plan(self, day: date) -> Plan:
        """The same under the lock: the deal may be another one by then."""

        def plan(file: DealFile) -> tuple[Payload, ...]:
            found = self.events(file)
            if isinstance(found, Unread) or found[0] != day:
                hint = say("hint.look-again", deal=file.id)
                raise ChangedMeanwhile(say("deal-changed", deal=file.id), hint)
            return found[1]

        return plan

    def _read(self, file: DealFile) -> tuple[date, tuple[Payload, ...]] | Unread:
        view = view_of(self._session, file)
        meant = occasion(self._session, view, self._asked)
        there = ids_of(self._session, file.id, view.deal, self._people)
        found = told_in(self._text, view, meant, there)
        if isinstance(found, Unread):
            return found
        return meant.day, payloads_of(found, file.events)

    def _repeated(self, file: DealFile) -> tuple[date, tuple[Payload, ...]] | None:
        earlier = before_the_newest(file)
        if earlier is None:
            return None
        try:
            found = self._read(earlier)
        except SalesCoachError:
            return None
        if isinstance(found, Unread):
            return None
        day, payloads = found
        before = repeated(file, payloads, on=day, actor=self._session.actor)
        return (day, before) if before else None


def _wanted(session: Session, what: ToRecord) -> bool:
    """On a terminal what was understood is shown, and Enter records it."""
    change = change_of(session, what, dry_run=True)
    if change.repeated:
        return True
    dialogue = Dialogue(session, keep=lambda _: None)
    for one in recorded_lines(change, view_of(session, change.file)):
        dialogue.tell(one, indent=2, hang=4)
    dialogue.pair(say("debrief.record-it"), say("debrief.record-keys"))
    return dialogue.ask("record", yes_or_no) is not False
