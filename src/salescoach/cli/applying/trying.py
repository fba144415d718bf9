"""Trying every line of a file in memory: what each would record, and all that is wrong.

A line that was recorded before, as its mark tells, is not tried again; so the same file can be
applied twice, and a run that was cut is finished by running it again (docs/adr/0034).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from salescoach.cli.applying.calls import Call, Wrong
from salescoach.cli.applying.surroundings import LineSession, NotedBatch
from salescoach.cli.session import Session
from salescoach.deal.transactions import Transaction, newest_live
from salescoach.errors import BadUsage, Fatal, SalesCoachError
from salescoach.exchange.hearing import Trouble
from salescoach.store.marks import bears
from salescoach.store.port import Change
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.slugs import is_slug

Came = Literal["recorded", "already", "taken-back", "fine", "wrong", "not-tried"]


@record(kw_only=True)
class Outcome:
    """What becomes of a line.

    Attributes:
        line: where it begins.
        came: what it came to; `fine` is what would be recorded if nothing else were wrong.
        command: what it asked for, where that can be told.
        deal: the deal's id, also of a new one; the name on the line where there is no such deal.
        tx: the transaction that it made, or that was there already.
        change: what it does to the deal; None where it was recorded before, or is wrong.
        session: the day and the actor that it was tried with.
        troubles: what is wrong with it.
    """

    line: int
    came: Came
    command: str | None = None
    deal: str | None = None
    tx: str | None = None
    change: Change | None = None
    session: Session | None = None
    troubles: tuple[Trouble, ...] = ()


@record
class Tried:
    """What becomes of every line, in the order of the file, and the deals as they would stand."""

    outcomes: tuple[Outcome, ...]
    batch: NotedBatch

    @property
    def wrong(self) -> tuple[Outcome, ...]:
        """The lines that keep everything from being recorded."""
        return tuple(one for one in self.outcomes if one.came == "wrong")

    def those(self, came: Came) -> tuple[Outcome, ...]:
        """The lines that came to this."""
        return tuple(one for one in self.outcomes if one.came == came)

    @property
    def changed(self) -> tuple[str, ...]:
        """The ids of the deals that would be other ones."""
        return tuple(one.file.id for one in self.batch.incoming)


def tried(session: Session, lines: Sequence[Call | Wrong], *, again: bool) -> Tried:
    """Try all lines over what is stored now. Nothing is written.

    Raises:
        Fatal: a deal, a playbook or the disk is damaged.
    """
    trial = _Trial(session, NotedBatch(session.store), lines, again=again)
    outcomes = [trial.outcome(one) for one in lines]
    if any(one.came == "wrong" for one in outcomes):
        outcomes = [
            replace(one, came="fine", tx=None) if one.came == "recorded" else one
            for one in outcomes
        ]
    return Tried(tuple(outcomes), trial.batch)


class _Trial:
    """`called` are the names that lines gave to deals; `spoilt` the deals with a wrong line."""

    def __init__(
        self, whole: Session, batch: NotedBatch, lines: Sequence[Call | Wrong], *, again: bool
    ) -> None:
        self.whole, self.batch, self.again = whole, batch, again
        self.called: dict[str, str] = {}
        self.spoilt: set[str] = set()
        self.said: Counter[tuple[str | None, str]] = Counter()
        self.ids: set[tuple[str | None, str]] = set()
        self.last: dict[str | None, str] = {}
        self.known: dict[str | None, Outcome] = {}
        self.sessions: dict[tuple[date | None, str | None], LineSession] = {}
        self.undos = tuple(
            _mark(one, self._session(one))
            for one in lines
            if isinstance(one, Call) and one.command.name == "undo"
        )

    def outcome(self, line: Call | Wrong) -> Outcome:
        """What becomes of the next line."""
        deal = self.called.get(line.deal, line.deal) if line.deal is not None else None
        if isinstance(line, Wrong):
            found = Outcome(
                line=line.line, came="wrong", command=line.command, deal=deal,
                troubles=line.troubles,
            )  # fmt: skip
        elif deal in self.spoilt:
            found = Outcome(line=line.line, came="not-tried", command=line.command.name, deal=deal)
        else:
            found = self._tried(line, deal)
        if found.came in ("wrong", "not-tried"):
            self.spoilt |= {name for name in (deal, line.as_) if name is not None}
        elif line.as_ is not None and found.deal is not None:
            if found.deal != line.as_ and line.as_ in self.batch.ids():
                return self._taken(line, line.as_)
            self.called[line.as_] = found.deal
        return found

    def _taken(self, line: Call | Wrong, name: str) -> Outcome:
        """A line that says a name means that deal; another deal bears it already."""
        self.spoilt.add(name)
        trouble = Trouble(line.line, say("apply.name-taken", name=name), say("apply.hint-name"))
        return Outcome(line=line.line, came="wrong", command="new", troubles=(trouble,))

    def _tried(self, call: Call, deal: str | None) -> Outcome:
        try:
            return self._done(call, deal)
        except Fatal:
            raise  # the disk, the data: no line can mend it
        except SalesCoachError as error:
            return Outcome(
                line=call.line,
                came="wrong",
                command=call.command.name,
                deal=deal,
                troubles=(Trouble(call.line, error.sentence, error.hint),),
            )

    def _done(self, call: Call, deal: str | None) -> Outcome:
        """Raises what the command raises."""
        session = self._session(call)
        self._check_name(call)
        self._check_id(call, deal)
        mark = _mark(call, session)
        before = None if self.again else self._before(call, deal, mark)
        if before is not None:
            return before
        session.mark = mark
        self.batch.noted = None
        self._call(call, deal, session)
        return self._noted(call, session)

    def _call(self, call: Call, deal: str | None, session: LineSession) -> None:
        given = dict(call.given)
        if deal is not None:
            given["deal"] = deal
            self._assign(call, given, deal)
        if self.again and "again" in call.command.slots:
            given["again"] = True
        call.command.function(session, **given)

    def _session(self, call: Call) -> LineSession:
        key = call.at, call.actor
        if key not in self.sessions:
            made = LineSession(self.whole, self.batch, at=call.at, actor=call.actor)
            self.sessions[key] = made
        return self.sessions[key]

    def _check_name(self, call: Call) -> None:
        """A name that a line gives means that deal and no other, in the whole file."""
        name = call.as_
        if name is None:
            return
        if not is_slug(name):
            raise BadUsage(say("apply.bad-name", name=name[:60]), say("apply.hint-name"))
        if name in self.called or name in self.spoilt:
            raise BadUsage(say("apply.name-twice", name=name))

    def _check_id(self, call: Call, deal: str | None) -> None:
        """An id is one change of a deal."""
        if call.id is None:
            return
        if (deal, call.id) in self.ids:
            raise BadUsage(say("apply.id-twice", id=call.id[:60]))
        self.ids.add((deal, call.id))

    def _before(self, call: Call, deal: str | None, mark: str) -> Outcome | None:
        """The line as it was recorded before: as often as the file has said the same so far.

        What was taken back is said anew; with an id of its own it is not.
        """
        found = self._recorded(call, deal, mark)
        counting = [one for one in found if call.id is not None or self._counts(*one)]
        only_repeats = self.last.get(deal) == mark  # the line before it
        if not only_repeats:
            self.said[deal, mark] += 1
        self.last[deal] = mark
        place = self.said[deal, mark] - 1
        if place < len(counting):
            deal_id, one = counting[place]
            back = call.id is not None and not self._counts(deal_id, one)
            before = Outcome(
                line=call.line,
                came="taken-back" if back else "already",
                command=call.command.name,
                deal=deal_id,
                tx=one.tx,
            )
            self.known[deal] = before
            return before
        return self._repeated(call, deal)

    def _repeated(self, call: Call, deal: str | None) -> Outcome | None:
        """Whether it only repeated the line before it, when that was recorded: it left no trace."""
        last = self.known.pop(deal, None)
        if last is None or last.deal is None or last.tx is None:
            return None
        then = NotedBatch(self.whole.store)
        then.pretend(self.batch.until(last.deal, last.tx))
        session = LineSession(self.whole, then, at=call.at, actor=call.actor)
        try:
            self._call(call, deal, session)
        except SalesCoachError:
            return None
        if then.noted is None or not then.noted.repeated:
            return None
        self.known[deal] = last
        return replace(last, line=call.line, command=call.command.name)

    def _counts(self, deal: str, one: Transaction) -> bool:
        """Whether it stands, or a line of this very file has taken it back."""
        return one.live or any(
            undoing.undoes == one.tx and any(bears(undoing.events, mark) for mark in self.undos)
            for undoing in self.batch.earlier(deal)
        )

    def _recorded(self, call: Call, deal: str | None, mark: str) -> list[tuple[str, Transaction]]:
        if deal is not None:
            return [(deal, one) for one in self.batch.recorded(deal, mark)]
        account = call.given.get("account")
        if not isinstance(account, str):
            return []
        deals = self.batch.opened(account, mark)
        if not deals and call.id is not None:  # it may have been called otherwise then
            deals = self.batch.opened_anywhere(mark)
        return [(id_, one) for id_ in deals for one in self.batch.recorded(id_, mark)]

    def _assign(self, call: Call, given: dict[str, Any], deal: str) -> None:
        """`{need: "less downtime"}` becomes `need=less downtime`."""
        for slot in call.command.slots.values():
            values = given.get(slot.keyword)
            if slot.parameter.assignments and isinstance(values, dict):
                given[slot.keyword] = [
                    f"{name}={self._joined(name, value, deal)}" for name, value in values.items()
                ]

    def _joined(self, name: str, value: str | list[str], deal: str) -> str:
        if isinstance(value, str):
            return value
        fact = self.batch.playbook_of(self.batch.read(deal)).fact(name)
        separator = "," if fact is not None and fact.type == "choices" else "; "
        return separator.join(value)

    def _noted(self, call: Call, session: Session) -> Outcome:
        change = self.batch.noted
        if change is None:
            hint = say("apply.hint-writers")
            raise BadUsage(say("apply.records-nothing", command=call.command.name), hint)
        if change.events:
            tx: str | None = change.events[0].tx
        else:
            newest = newest_live(change.file.events)
            tx = newest.tx if newest is not None else None
        return Outcome(
            line=call.line,
            came="recorded" if change.events else "already",
            command=call.command.name,
            deal=change.file.id,
            tx=tx,
            change=change,
            session=session,
        )


def _mark(call: Call, session: LineSession) -> str:
    """What the line is known by: its own id, else all that it says, for its day, by its actor."""
    said: list[Any]
    if call.id is not None:
        said = ["id", call.id]
    else:
        day = call.given.get("on") or session.today.isoformat()
        said = ["line", call.command.name, dict(call.given), day, session.actor]
    return digest_of(canonical(said))
