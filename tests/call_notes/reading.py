"""Call notes of real days, each told twice: typed in the dialogue, and written as a note.

A file has `about`; the `deal` of `salescoach demo`, the `day`, and the `visit` that was planned (or
the `kind` of one that nobody planned); `typed`, what the rep types at each question (by its key in
the dialogue; an Enter where it has none); `note`, the same as a call note; `records`, what has to
come of either, a line an event.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from salescoach.cli.dialogue import Dialogue, Read
from salescoach.cli.session import Session
from salescoach.deal.events import EvidenceRecorded, FactAsked, FieldSet, Payload, PersonAdded
from salescoach.deal.record_events import (
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    DoubtRaised,
    DoubtSettled,
    NoteWritten,
    VisitHeld,
    VisitPlanned,
)

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class CallNote:
    """One of them; see above."""

    name: str
    about: str
    deal: str
    day: date
    typed: dict[str, str]
    note: str
    records: list[str]
    visit: str | None = None
    kind: str | None = None


def call_notes() -> list[CallNote]:
    """All twenty, in the order of their numbers."""
    return [_read(path) for path in sorted(FOLDER.glob("*.yaml"))]


def _read(path: Path) -> CallNote:
    given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return CallNote(name=path.stem, **given)


class Keyed(Dialogue):
    """A dialogue in which each question is answered by its key; what has no answer gets Enter.

    `asked` are the keys of the questions, in order. An answer that is not taken ends the test.
    """

    def __init__(self, session: Session, typed: Mapping[str, str]) -> None:
        self.asked: list[str] = []
        self._answers = typed
        super().__init__(session, keep=lambda _: None, line=self._next)

    def ask(self, key: str, read: Callable[[str], Read]) -> Read:
        self.asked.append(key)
        self._tries = 0
        return super().ask(key, read)

    def _next(self, _session: Session) -> str:
        self._tries += 1
        assert self._tries == 1, f"not taken at {self.asked[-1]}"
        return self._answers.get(self.asked[-1], "")


def lines_of(payloads: tuple[Payload, ...]) -> list[str]:
    """What was recorded, a line an event, in the order of the alphabet."""
    return sorted(_line(one) for one in payloads)


def _line(payload: Payload) -> str:
    told = _of_promises(payload) or _of_facts(payload) or _of_people(payload)
    assert told is not None, payload
    return told


def _of_promises(payload: Payload) -> str | None:
    match payload:
        case CommitmentKept():
            return f"kept {payload.commitment}"
        case CommitmentMoved():
            return f"moved {payload.commitment} to {payload.due}{_by(payload.said_by)}"
        case CommitmentMade():
            whose = payload.owner if payload.side == "theirs" else "we"
            to = f", to {', '.join(payload.to)}" if payload.to else ""
            return f"promise {whose}, {payload.due or 'no date'}{to}: {payload.what}"
        case _:
            return None


def _of_facts(payload: Payload) -> str | None:
    match payload:
        case EvidenceRecorded():
            value = "none" if payload.none else _value(payload.value)
            return f"fact {payload.fact} = {value}{_by(payload.said_by)}"
        case FieldSet():
            return f"field {payload.field} = {payload.value}{_by(payload.said_by)}"
        case FactAsked():
            return f"asked {payload.fact} ({payload.of})"
        case _:
            return None


def _of_people(payload: Payload) -> str | None:
    match payload:
        case PersonAdded():
            return f"person {payload.person} {payload.name}: {', '.join(payload.roles)}"
        case VisitPlanned():
            return f"planned {payload.visit}"
        case VisitHeld():
            return f"held {payload.visit}: {', '.join(payload.people)}"
        case DoubtSettled():
            return f"settled {payload.doubt}{_by(payload.said_by)}"
        case DoubtRaised():
            return f"raised {payload.doubt} ({payload.holder or 'nobody named'}): {payload.words}"
        case NoteWritten():
            return f"{'private' if payload.private else 'note'}: {payload.text}"
        case _:
            return None


def _by(people: tuple[str, ...]) -> str:
    return f" ({', '.join(people)})" if people else ""


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value) if isinstance(value, str) else f"{value.amount} {value.currency}"
