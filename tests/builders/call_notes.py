"""Call notes as reps would type them, in `tests/call_notes/`: each a dialogue that is played.

Each stands there twice: typed at the questions, and as a note. Both have to record the same.

about: what sort of note it is
deal: halden-board                # one of the demo
at: 2026-04-16                    # the day on which it is told
given: ["note halden-board x"]    # command lines that come before, on that day
visit: comparing-2026-04-16       # or unplanned: true; left out, the one of that day
kind: call                        # of visit, where it was not planned
typed: ["", "y", …]               # line by line; each Enter counts as a key
note: "they: ulf mails it fri"    # the same as a call note
recorded: […]                     # what the receipt says of each event, sorted, word for word
"""

import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from salescoach.cli.dialogues.debrief_talk import talk
from salescoach.cli.dialogues.debrief_visits import Asked
from salescoach.cli.receipt import recorded_lines
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session, Shared
from salescoach.deal.transactions import newest_live
from salescoach.store.port import Change
from tests.builders.worlds import Run, Stream, demo, text_of

FOLDER = Path(__file__).parents[1] / "call_notes"


@dataclass(frozen=True, kw_only=True)
class CallNote:
    """One note; see above."""

    name: str
    about: str
    deal: str
    at: str
    typed: tuple[str, ...]
    recorded: tuple[str, ...]
    note: str
    given: tuple[str, ...] = ()
    visit: str | None = None
    unplanned: bool = False
    kind: str | None = None

    @property
    def keys(self) -> int:
        """Every key that it takes, each Enter counted."""
        return sum(len(line) + 1 for line in self.typed)


@dataclass
class Played:
    """What came of a note: the exit code, what was on the screen, what was recorded."""

    code: int
    told: str
    recorded: tuple[str, ...]
    left_over: list[str] = field(default_factory=list)


def call_notes() -> tuple[CallNote, ...]:
    """All of them, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def play(note: CallNote, base: Path) -> Played:
    """The dialogue of the program, with somebody who types these lines."""
    run = demo(base)
    for words in note.given:
        run.ok(*shlex.split(words), "--at", note.at)
    lines = list(note.typed)

    def line(_session: Session) -> str:
        if not lines:
            raise EOFError
        return lines.pop(0)

    session = _session(run, note.at)
    asked = Asked(visit=note.visit, unplanned=note.unplanned, kind=note.kind)
    code = talk(session, note.deal, asked, line=line)
    return Played(code, text_of(session.world.stderr), _recorded(session, note.deal), lines)


def taken_over(note: CallNote, base: Path) -> tuple[str, ...]:
    """What is recorded of the same as a note."""
    run = demo(base)
    for words in note.given:
        run.ok(*shlex.split(words), "--at", note.at)
    file = base / "call.txt"
    file.write_text(note.note, encoding="utf-8")
    visit = ("--visit", note.visit) if note.visit is not None else ()
    unplanned = ("--unplanned",) if note.unplanned else ()
    kind = ("--kind", note.kind) if note.kind is not None else ()
    given = ("--notes", str(file), "--at", note.at)
    run.ok("debrief", note.deal, *given, *visit, *unplanned, *kind)
    return _recorded(_session(run, note.at), note.deal)


def _read(path: Path) -> CallNote:
    written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    lists: dict[str, Any] = {
        name: tuple(written.pop(name, ())) for name in ("typed", "recorded", "given")
    }
    return CallNote(name=path.stem, **{**written, "at": str(written["at"])}, **lists)


def _session(run: Run, at: str) -> Session:
    at_keyboard: dict[str, Any] = {"stdin": Stream(terminal=True), "stderr": Stream(terminal=True)}
    shared = Shared(at=at, color="never")
    return Session(run.world(**at_keyboard), shared, ("table", "plain", "json"))


def _recorded(session: Session, deal: str) -> tuple[str, ...]:
    file = session.store.read(deal)
    newest = newest_live(file.events)
    assert newest is not None
    change = Change(file=file, events=newest.events)
    lines = recorded_lines(change, view_of(session, file))
    return tuple(sorted(session.text(one) for one in lines))
