"""A deal that is played through in memory: the commands really run, and nothing stays.

Each test gets a world of its own: files in memory, no environment, a clock that stands at nine in
the morning of the day and moves on by a second each time it is looked at, names that are counted.
What a test sees is what `next DEAL --at DAY` sees.

Tests of one playbook begin alike: the same deal, the same people. What was played once is not
played again; the next test takes it up where it stood.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from pathlib import Path

from salescoach.cli.app import Stopped, main
from salescoach.cli.exits import Exit
from salescoach.cli.playbooks import keep_compiled
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session, Shared
from salescoach.cli.verbs import words_of
from salescoach.cli.world import World
from salescoach.deal.encode import file_bytes
from salescoach.deal.events import DealOpened, Payload, StageEntered
from salescoach.errors import Fatal
from salescoach.guidance.view import View
from salescoach.playbook.compiling import Compiled
from salescoach.playbook.model import Playbook
from salescoach.store.atomic import make_folders, write_whole
from salescoach.store.memory_disk import MemoryDisk
from salescoach.store.recording import events_for
from salescoach.trainer.scenarios.model import Event, Given, Suite
from salescoach.trainer.scenarios.results import Refusal
from salescoach.trainer.scenarios.verbs import Parameter
from salescoach.values.messages import say

_BASE = Path("/rehearsal")
_PLAYBOOK = _BASE / "playbook.yaml"
_ENV = {
    "SALESCOACH_HOME": str(_BASE / "home"),
    "SALESCOACH_STATE": str(_BASE / "state"),
    "SALESCOACH_CACHE": str(_BASE / "cache"),
}
_LOGIN = "rep"
_MORNING = time(9, tzinfo=UTC)
_BEFORE = datetime.min.replace(tzinfo=UTC)
_ERROR = "salescoach: "


_Path = tuple[Hashable, ...]
"""Everything that was done to a deal, in order: the same path leads to the same bytes."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """Where a deal stood after a command, and why the command was refused if it was."""

    disk: MemoryDisk
    deal_id: str
    clock: datetime
    nonces: int
    refusal: Refusal | None


@dataclass(slots=True)
class Rehearsal:
    """One deal of one test. It implements the port of `trainer.scenarios.running`.

    `played` are the moments that other tests of the same playbook have reached.
    """

    disk: MemoryDisk
    playbook: Playbook
    language: str
    locales: Path
    played: dict[_Path, _Moment] = field(default_factory=dict)
    deal_id: str = ""
    _path: _Path = ()
    _clock: datetime = _BEFORE
    _nonces: int = 0

    def keep(self, compiled: Compiled, on: date) -> None:
        """Put the playbook where `new` finds it, compiled already."""
        make_folders(self.disk, _BASE)
        self.disk.close(self.disk.create(_PLAYBOOK))
        keep_compiled(self._session(on), _PLAYBOOK, b"", compiled.resolved)

    def begin(self, given: Given, on: date) -> Refusal | None:
        """Run `new`, then move the opening to the stage that is given."""
        step = (given.account, given.options, given.stage, on)
        return self._once(step, lambda: self._begin(given, on))

    def perform(self, event: Event) -> Refusal | None:
        """Run the command of an event, for its day."""
        given = tuple((one.parameter.name, one.values) for one in event.arguments)
        return self._once((event.verb.name, given, event.on), lambda: self._perform(event))

    def view(self, on: date) -> View:
        """The deal on a day, by the same steps as `next`."""
        self._path = (*self._path, on)  # the clock has moved
        session = self._session(on)
        return view_of(session, session.store.read(self.deal_id), self.playbook)

    def _once(self, step: Hashable, play: Callable[[], Refusal | None]) -> Refusal | None:
        """Play a step, or take up the deal where another test stood after the same steps."""
        self._path = (*self._path, step)
        known = self.played.get(self._path)
        if known is None:
            refusal = play()
            self.played[self._path] = _Moment(
                self.disk.copy(), self.deal_id, self._clock, self._nonces, refusal
            )
            return refusal
        self.disk, self.deal_id = known.disk.copy(), known.deal_id
        self._clock, self._nonces = known.clock, known.nonces
        return known.refusal

    def _begin(self, given: Given, on: date) -> Refusal | None:
        options = [f"--{name.replace('_', '-')}={value}" for name, value in given.options]
        words = ["new", f"--playbook={_PLAYBOOK}", *options]
        refusal, printed = self._run(words, [given.account], on)
        if refusal is None:
            self.deal_id = printed.strip()
            if given.stage is not None:
                self._start_in(given.stage, on)
        return refusal

    def _perform(self, event: Event) -> Refusal | None:
        options: list[str] = []
        arguments = [self.deal_id]
        for given in event.arguments:
            if given.parameter in event.verb.arguments:
                arguments += given.values
            else:
                options += _as_options(given.parameter, given.values)
        refusal, _ = self._run([*words_of(event.verb), *options], arguments, event.on)
        return refusal

    def _run(
        self, words: Sequence[str], arguments: Sequence[str], on: date
    ) -> tuple[Refusal | None, str]:
        world = self._world(on)
        shared = ["--quiet", f"--at={on.isoformat()}", f"--lang={self.language}"]
        code = main([*words, *shared, "--", *arguments], world)
        assert isinstance(world.stdout, StringIO)
        assert isinstance(world.stderr, StringIO)
        printed, said = world.stdout.getvalue(), world.stderr.getvalue()
        _pass_on(Exit(code), said)
        if code == 0:
            return None, printed
        return Refusal(code=int(code), words=tuple(self._words(said))), printed

    def _words(self, said: str) -> list[str]:
        """The sentence, and what would help; not a command for a deal that nobody has."""
        first, *others = [line.removeprefix(_ERROR) for line in said.splitlines()] or [""]
        return [first, *(line for line in others if not self.deal_id or self.deal_id not in line)]

    def _start_in(self, stage: str, on: date) -> None:
        """Let the deal have been opened there; after the customer's decision, as won."""
        session = self._session(on)
        store = session.store
        file = store.read(self.deal_id)
        opening = file.events[0].payload
        assert isinstance(opening, DealOpened)
        ids = [one.id for one in self.playbook.stages]
        won_after = self.playbook.won_after
        won = won_after is not None and ids.index(won_after) < ids.index(stage)
        payloads: list[Payload] = [replace(opening, stage=str(won_after) if won else stage)]
        if won:
            payloads.append(StageEntered(stage=stage, way="win"))
        events = events_for(payloads, (), session.stamp())
        data = file_bytes(file.id, file.playbook, events, {})
        write_whole(self.disk, store.path(file.id), data, nonce=self._nonce())

    def _session(self, on: date) -> Session:
        return Session(self._world(on), Shared(at=on.isoformat(), lang=self.language), ("plain",))

    def _world(self, on: date) -> World:
        self._clock = max(self._clock, datetime.combine(on, _MORNING))
        return World(
            env=_ENV,
            stdin=None,
            stdout=StringIO(),
            stderr=StringIO(),
            now=self._now,
            nonce=self._nonce,
            disk=self.disk,
            folder=_BASE,
            login=lambda: _LOGIN,
            width=lambda: 80,
            local_day=lambda instant: instant.date().isoformat(),
            locales=self.locales,
        )

    def _now(self) -> datetime:
        self._clock += timedelta(seconds=1)
        return self._clock

    def _nonce(self) -> str:
        """All different in the first half already, which names the transactions."""
        self._nonces += 1
        return f"{self._nonces:016x}{self._nonces:016x}"


def _pass_on(code: Exit, said: str) -> None:
    """What ends the whole run, and is nothing that a test could expect."""
    match code:
        case Exit.CANCELLED:
            raise KeyboardInterrupt
        case Exit.HUNG_UP | Exit.TERMINATED:
            raise Stopped(code)
        case Exit.FATAL:
            words = said.removeprefix(_ERROR).partition("\n")[0]
            raise Fatal(say("rehearsal-broke", words=words))
        case _:
            return


class Rehearsals:
    """Rehearsals of one playbook: what they all start from is made once."""

    def __init__(self, session: Session, suite: Suite) -> None:
        self._start = Rehearsal(
            MemoryDisk(), suite.compiled.playbook, session.language, session.world.locales
        )
        self._start.keep(suite.compiled, suite.start)

    def new(self) -> Rehearsal:
        """A deal that does not exist yet, on a disk of its own."""
        return replace(self._start, disk=self._start.disk.copy())


def _as_options(parameter: Parameter, values: Sequence[str]) -> list[str]:
    option = f"--{parameter.name.replace('_', '-')}"
    return [f"{option}={value}" for value in values] if not parameter.flag else [option]
