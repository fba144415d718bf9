"""The writing commands that every harness of this folder is run on.

A command of the command line is one line here: `CliCommand("set need=x", ("set", "acme", …))`.
"""

import io
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.events import Undone
from salescoach.errors import Fatal, OutcomeUnknown, SalesCoachError, Unfinished
from salescoach.store.disk import Disk, RealDisk
from salescoach.store.files import FileStore
from salescoach.store.memory_disk import MemoryDisk
from salescoach.store.port import Stamp
from salescoach.store.recording import events_for
from salescoach.store.taking_in import Incoming
from salescoach.values.canonical import digest_of
from tests.builders.command_lines import CHANGES, INCOMING, NEXT, NOTE
from tests.builders.dialogues import line_of
from tests.contract.builders import NOON, PLAYBOOK, adding, evidence, opening, stamp
from tests.faults.places import Place, promised

if TYPE_CHECKING:
    from salescoach.cli.world import World

Ending = Literal["done", "failed", "unknown", "unfinished", "refused"]


@dataclass(frozen=True)
class Answer:
    """How a command ended: `failed` is exit 3 with nothing changed, and what it said."""

    ending: Ending
    said: str = ""


def answer_to(error: SalesCoachError) -> Answer:
    """How a command ends with this error; a fatal one must have a path and a reason."""
    if not isinstance(error, Fatal):
        return Answer("refused", str(error.sentence))
    args = dict(error.sentence.args)
    promised({"path", "reason"} <= args.keys(), f"no path or no reason: {error.sentence}")
    ending: Ending = "unknown" if isinstance(error, OutcomeUnknown) else "failed"
    ending = "unfinished" if isinstance(error, Unfinished) else ending
    return Answer(ending, f"{args['path']}: {args['reason']}")


class Command(Protocol):
    """Something that writes. After `prepare`, on a healthy disk, `run` would change something.

    `repeatable`: saying it again once it stands adds nothing (D3). `several`: it writes several
    deals, so that a cut may leave some of them old and some new, until it is given again.
    """

    @property
    def name(self) -> str: ...

    @property
    def repeatable(self) -> bool: ...

    @property
    def several(self) -> bool: ...

    def prepare(self, place: Place) -> None: ...

    def run(self, place: Place, disk: Disk) -> Answer: ...


Act = Callable[[FileStore], object]
LATER = {**PLAYBOOK, "version": "2"}


def nothing(_store: FileStore) -> None:
    """There is no data folder yet."""


@dataclass(frozen=True)
class StoreCommand:
    """A command as far as the store sees it."""

    name: str
    act: Act
    given: Act = nothing
    repeatable: bool = True
    several: bool = False

    def prepare(self, place: Place) -> None:
        self.given(place.store())

    def run(self, place: Place, disk: Disk) -> Answer:
        """A raw OSError is let through: no command may let one out."""
        try:
            self.act(place.store(disk))
        except SalesCoachError as error:
            return answer_to(error)
        return Answer("done")


@dataclass(frozen=True)
class CliCommand:
    """A command line, run in this process; `given` are those that come before it."""

    name: str
    argv: Sequence[str]
    given: Sequence[Sequence[str]] = ()
    repeatable: bool = True
    several: bool = False

    def prepare(self, place: Place) -> None:
        for argv in self.given:
            answer = run_command_line(argv, place, RealDisk())
            assert answer.ending == "done", f"{argv}: {answer.said}"

    def run(self, place: Place, disk: Disk) -> Answer:
        return run_command_line(self.argv, place, disk)


@dataclass(frozen=True)
class AtTheDesk(CliCommand):
    """`coach` with somebody who types these lines, and then leaves: each answer is a change."""

    lines: tuple[str, ...] = ()
    repeatable: bool = False

    def run(self, place: Place, disk: Disk) -> Answer:
        """An error after an answer leaves that answer recorded, and says so."""
        from salescoach.cli.dialogues.coaching import Sitting
        from salescoach.cli.dialogues.dialogue import Dialogue
        from salescoach.cli.session import Session, Shared

        world = world_of(place, disk, stdin=_Keyboard(), stderr=_Keyboard())
        session = Session(world, Shared(color="never"), ("table", "plain", "json"))
        lines = line_of([*self.lines])
        dialogue = Dialogue(session, keep=lambda _: None, line=lines)
        sitting = None
        try:
            sitting = Sitting(session, dialogue, self.argv[-1])
            sitting.hold()
        except KeyboardInterrupt:
            promised(sitting is not None and sitting.kept == 1, "one answer is recorded")
        except SalesCoachError as error:
            if sitting is None or not sitting.kept:
                return answer_to(error)
        return Answer("done")


@dataclass(frozen=True)
class WithCopies(CliCommand):
    """What is done with copies of deals, in which somebody has been added.

    `copies` are names by the deals: below the place, or in the folder of the deals.
    """

    copies: tuple[tuple[str, str], ...] = ()

    def prepare(self, place: Place) -> None:
        super().prepare(place)
        for deal_id, name in self.copies:
            path = place.home / "deals" / f"{deal_id}.json"
            before = path.read_bytes()
            add = ("person", "add", deal_id, "Ana Ruiz", "--role", "user")
            assert run_command_line(add, place, RealDisk()).ending == "done"
            copy = place.base / name
            copy.write_bytes(path.read_bytes())
            copy.chmod(0o600)
            path.write_bytes(before)


@dataclass(frozen=True)
class Mending(WithCopies):
    """`doctor --fix`: what it cannot see is a finding, which says where and why; exit 1."""

    def run(self, place: Place, disk: Disk) -> Answer:
        found = io.StringIO()
        answer = run_command_line(self.argv, place, disk, stdout=found)
        if answer.ending == "refused" and answer.said.startswith("exit 1: "):
            return Answer("unfinished", f"{place.home}: {found.getvalue()}")
        return answer


class _Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def run_command_line(
    argv: Sequence[str], place: Place, disk: Disk, *, stdout: io.StringIO | None = None
) -> Answer:
    """Run `salescoach ARGV` off a terminal; exit 3 says one line and at most one hint."""
    from salescoach.cli.app import main

    words = io.StringIO()
    world = world_of(place, disk, stdin=None, stderr=words)
    code = main(argv, world if stdout is None else replace(world, stdout=stdout))
    said = words.getvalue()
    if code == 0:
        return Answer("done")
    if code != 3:
        return Answer("refused", f"exit {code}: {said}")
    promised("Traceback" not in said, said)
    error = said[said.rfind("salescoach: ") :]  # before it: what was done already
    promised(1 <= len(error.splitlines()) <= 2, f"not one line and a hint: {said!r}")
    if "not everything is written yet" in said:
        return Answer("unfinished", said)
    return Answer("unknown" if "may or may not survive" in said else "failed", said)


def world_of(
    place: Place, disk: Disk, *, stdin: io.StringIO | None, stderr: io.StringIO
) -> "World":
    """The world of a command in this process: its clock stands still."""
    from salescoach.cli.world import World

    return World(
        env={
            "HOME": str(place.base),
            "SALESCOACH_HOME": str(place.home),
            "SALESCOACH_STATE": str(place.state),
            "SALESCOACH_CACHE": str(place.base / "cache"),
        },
        stdin=stdin,
        stdout=io.StringIO(),
        stderr=stderr,
        now=lambda: NOON,
        nonce=stamp().nonce,
        disk=disk,
        folder=place.base,
        login=lambda: "rep",
        width=lambda: 80,
        local_day=lambda instant: instant.date().isoformat(),
    )


def _one_deal(store: FileStore) -> None:
    store.open_deal(opening("Mill"), PLAYBOOK, stamp=stamp())


def _worked_on(store: FileStore) -> None:
    _one_deal(store)
    store.open_deal(opening(), PLAYBOOK, stamp=stamp())
    store.change("acme-pumps", adding(evidence("budget")), stamp=stamp())


def _open(store: FileStore) -> None:
    store.open_deal(opening(), PLAYBOOK, stamp=stamp())


def _open_with_new_playbook(store: FileStore) -> None:
    store.open_deal(opening(), {**PLAYBOOK, "version": "2"}, stamp=stamp())


def _open_second_of_account(store: FileStore) -> None:
    store.open_deal(opening("Mill", title="Second line"), PLAYBOOK, stamp=stamp())


def _record(store: FileStore) -> None:
    store.change("acme-pumps", adding(evidence(), evidence("date")), stamp=stamp())


def _copies(store: FileStore) -> list[Incoming]:
    """What a colleague has of the mill and of Acme, each with more, and a deal that is not here."""
    elsewhere = FileStore(MemoryDisk(), Path("/home"), Path("/state"))
    files = [elsewhere.open_deal(opening("New"), LATER, stamp=_steady(1)).file]
    there = [deal_id for deal_id in store.ids() if deal_id != "new"]
    for number, deal_id in enumerate(there):
        new = events_for([evidence("theirs")], store.read(deal_id).events[:1], _steady(number + 2))
        file = store.read(deal_id)
        events = (*file.events[:1], *new)
        files.append(replace(file, events=events, digest=digest_of_events(events)))
    return [Incoming(file=file, resolved=(_playbook(file),)) for file in files]


def _playbook(file: DealFile) -> dict[str, object]:
    return LATER if file.id == "new" else PLAYBOOK


def _steady(number: int) -> Stamp:
    """The same nonces each time: what comes from elsewhere is the same file when it comes again."""
    nonces = itertools.count(number * 1000)
    return replace(stamp(), nonce=lambda: digest_of(b"%d" % next(nonces))[:32])


def _take_one_in(store: FileStore) -> None:
    store.take_in(_copies(store)[-1:], stamp=stamp())


def _take_in(store: FileStore) -> None:
    store.take_in(_copies(store), stamp=stamp())


def _take_in_with_backup(store: FileStore) -> None:
    store.take_in(_copies(store)[1:], stamp=stamp(), backup=True)


def _undo(store: FileStore) -> None:
    newest = store.read("acme-pumps").events[1].tx
    store.change("acme-pumps", adding(Undone(undoes=newest)), stamp=stamp())


FIRST_DEAL = StoreCommand("open the first deal", _open)
RECORD = StoreCommand("record two facts", _record, given=_worked_on)

TAKE_IN = StoreCommand("take three deals in", _take_in, given=_worked_on, several=True)

STORE_COMMANDS: tuple[Command, ...] = (
    FIRST_DEAL,
    RECORD,
    StoreCommand("open one more deal", _open, given=_one_deal),
    StoreCommand("open with another playbook", _open_with_new_playbook, given=_one_deal),
    StoreCommand("open a second deal of an account", _open_second_of_account, given=_one_deal),
    StoreCommand("undo", _undo, given=_worked_on, repeatable=False),
    StoreCommand("take a copy in", _take_one_in, given=_worked_on),
    TAKE_IN,
    StoreCommand(
        "take copies in, with a backup", _take_in_with_backup, given=_worked_on, several=True
    ),
)

NEW = ("new", "Acme Pumps", "--type", "opportunity")
ANA = ("person", "add", "acme-pumps", "Ana Ruiz", "--role", "user")
NEED = ("set", "acme-pumps", "need=x", "--said-by", "ana")
PLANNED = ("done", "acme-pumps", "weigh-us-and-them")
UNDO = ("undo", "acme-pumps")
OURS = (
    "set", "acme-pumps", "real-possibility=real", "where-we-could-help=x", "visit-how-much=5 EUR",
    "estimated-price=5 EUR", "effort-limit=5",
)  # fmt: skip
ON = ("advance", "acme-pumps")
ADVANCE = (
    *ON, "--because", "they travel", "--until", "2199-01-01", "--waive", "need-confirmed",
    "--waive", "worth-acting", "--waive", "way-of-deciding", "--waive", "ready-to-compare",
)  # fmt: skip
WIN = ("win", "acme-pumps")
PIA = (
    "person", "add", "acme-pumps", "Pia Voss", "--role", "economic", "--role", "technical",
    "--role", "user", "--role", "purchasing",
)  # fmt: skip
MARKET = (
    "set",
    "acme-pumps",
    "customer-type=market",
    "real-possibility=real",
    "inside-our-rules=yes",
)
SAID = (
    "set", "acme-pumps", "need=x", "specifications=x", "quantity-wanted=x", "needed-by=2199-01-01",
    "supplier-today=x", "reason-to-change=x", "options-sketched=x", "comparison-day=2199-01-01",
    "their-share=x", "still-in-the-way=none", "terms-confirmed=yes", "decision=yes",
    "arrived-as-ordered=yes", "how-it-runs=steadily", "left-to-solve=none",
    "pass-mark=x", "lab-verdict=accepted", "options-considered=x", "price-in-use-accepted=yes",
    "proposal-date=2199-01-01", "--said-by", "pia",
)  # fmt: skip
DECIDED = [PIA, MARKET, SAID, ON, (*ON, "--again")]
BACK = ("back", "acme-pumps", "need-recognition", "--because", "x")

WAIT = (
    "wait", "acme-pumps", "--until", "2199-01-01", "--because", "x", "--said-by", "ana",
)  # fmt: skip
PARK = ("park", "acme-pumps", "--until", "2199-01-01", "--because", "x")
LOSE = ("lose", "acme-pumps", "--reason", "price")
CANCEL = ("cancel", "acme-pumps", "--because", "x")
REOPEN = ("reopen", "acme-pumps", "--because", "x")
PROMISE = ("commitment", "add", "acme-pumps", "send the figures", "--owner", "ana")
CONFIRM = ("commitment", "confirm", "acme-pumps", "send-the-figures", "--said-by", "ana")
KEEP = ("commitment", "keep", "acme-pumps", "send-the-figures")
BREAK = ("commitment", "break", "acme-pumps", "send-the-figures")
MOVE = ("commitment", "move", "acme-pumps", "send-the-figures", "2199-01-01")
DROP = ("commitment", "cancel", "acme-pumps", "send-the-figures", "--because", "x")
AGREE = ("agreement", "add", "acme-pumps", "delivery", "--said-by", "ana")
SETTLE = ("agreement", "edit", "acme-pumps", "delivery", "--clear")
DOUBT = ("doubt", "raise", "acme-pumps", "too loud", "--holder", "ana")
OPTION = ("option", "add", "acme-pumps", "Leave it", "--kind", "as-is")
PROBLEM = ("problem", "add", "acme-pumps", "it leaks")

PLAN_VISIT = ("visit", "plan", "acme-pumps", "2199-01-01", "--with", "ana")
EDIT_VISIT = ("visit", "edit", "acme-pumps", "2199-01-01")
HOLD_VISIT = ("visit", "hold", "acme-pumps", "--with", "ana")
DEBRIEF = ("debrief", "acme-pumps", "--notes", NOTE)
CANCEL_VISIT = ("visit", "cancel", "acme-pumps", "2199-01-01", "--because", "x")

HAND_OVER = ("handover", "acme-pumps", "project-manager", "Olga Lind", "--because", "x")
ACCEPT = ("handover", "acme-pumps", "--accept")
EARLIER = INCOMING.replace("incoming", "incoming-earlier")
FORGET = ("forget", "acme-pumps", "ana", "--yes")

_DEALS = "data/share/salescoach/deals"

CLI_COMMANDS: tuple[Command, ...] = (
    WithCopies(
        "merge",
        ("merge", "acme-pumps", "data/copy.json"),
        given=[NEW],
        copies=(("acme-pumps", "data/copy.json"),),
    ),
    Mending(
        "doctor --fix",
        ("doctor", "--fix", "--yes"),
        given=[NEW, ("new", "Mill")],
        several=True,
        copies=(
            ("acme-pumps", f"{_DEALS}/acme-pumps (conflicted copy 2026-03-05 101112).json"),
            ("mill", f"{_DEALS}/mill-ANA.json"),
        ),
    ),
    # the dry run only warms the cache of compiled playbooks
    CliCommand("new, the first deal", NEW, given=[(*NEW, "--dry-run")]),
    CliCommand("new", NEW, given=[("new", "Mill")]),
    CliCommand("new, a second one", (*NEW, "--title", "Line 2"), given=[NEW]),
    CliCommand("person add", ANA, given=[NEW]),
    CliCommand("set", NEED, given=[NEW, ANA]),
    AtTheDesk(
        "coach",
        ("coach", "acme-pumps"),
        given=[NEW, ANA, ("commitment", "add", "acme-pumps", "send it", "--ours")],
        lines=("y",),
    ),
    CliCommand("set, several", (*NEED, "budget=40000 EUR"), given=[NEW, ANA]),
    CliCommand("done", PLANNED, given=[NEW, ANA]),
    CliCommand("advance", ADVANCE, given=[NEW, OURS]),
    CliCommand("back", BACK, given=[NEW, OURS, ADVANCE]),
    CliCommand("win", WIN, given=[NEW, *DECIDED]),
    CliCommand("cycle", ("cycle", "acme-pumps"), given=[NEW, *DECIDED, WIN, ON]),
    CliCommand("skip", ("skip", "acme-pumps", "read-up", "--because", "x"), given=[NEW]),
    CliCommand("asked", ("asked", "acme-pumps", "need", "--of", "ana"), given=[NEW, ANA]),
    CliCommand("wait", WAIT, given=[NEW, ANA]),
    CliCommand("park", PARK, given=[NEW]),
    CliCommand("lose", LOSE, given=[NEW]),
    CliCommand("disqualify", ("disqualify", "acme-pumps", "--reason", "no-need"), given=[NEW]),
    CliCommand("cancel", CANCEL, given=[NEW, *DECIDED, WIN]),
    CliCommand("doubt raise", DOUBT, given=[NEW, ANA]),
    CliCommand(
        "doubt explore",
        ("doubt", "explore", "acme-pumps", "too-loud", "x"),
        given=[NEW, ANA, DOUBT],
    ),
    CliCommand(
        "doubt answer", ("doubt", "answer", "acme-pumps", "too-loud", "x"), given=[NEW, ANA, DOUBT]
    ),
    CliCommand(
        "doubt settle",
        ("doubt", "settle", "acme-pumps", "too-loud", "--said-by", "ana"),
        given=[NEW, ANA, DOUBT],
    ),
    CliCommand("option add", OPTION, given=[NEW]),
    CliCommand(
        "option edit",
        ("option", "edit", "acme-pumps", "leave-it", "--cost", "5 EUR"),
        given=[NEW, OPTION],
    ),
    CliCommand("option weigh", ("option", "weigh", "acme-pumps", "price=40"), given=[NEW]),
    CliCommand("problem add", PROBLEM, given=[NEW]),
    CliCommand(
        "problem solve", ("problem", "solve", "acme-pumps", "it-leaks"), given=[NEW, PROBLEM]
    ),
    CliCommand("reopen, parked", REOPEN, given=[NEW, PARK]),
    CliCommand("reopen, lost", REOPEN, given=[NEW, LOSE]),
    CliCommand("commitment add", PROMISE, given=[NEW, ANA]),
    CliCommand("commitment confirm", CONFIRM, given=[NEW, ANA, PROMISE]),
    CliCommand("commitment keep", KEEP, given=[NEW, ANA, PROMISE]),
    CliCommand("commitment break", BREAK, given=[NEW, ANA, PROMISE]),
    CliCommand("commitment move", MOVE, given=[NEW, ANA, PROMISE]),
    CliCommand("commitment cancel", DROP, given=[NEW, ANA, PROMISE]),
    CliCommand("agreement add", AGREE, given=[NEW, ANA]),
    CliCommand("agreement edit", SETTLE, given=[NEW, ANA, AGREE]),
    CliCommand(
        "person edit", ("person", "edit", "acme-pumps", "ana", "--informed"), given=[NEW, ANA]
    ),
    CliCommand("visit plan", PLAN_VISIT, given=[NEW, ANA]),
    CliCommand("visit edit", (*EDIT_VISIT, "--day", "2199-01-02"), given=[NEW, ANA, PLAN_VISIT]),
    CliCommand("visit hold", (*HOLD_VISIT, "2199-01-01"), given=[NEW, ANA, PLAN_VISIT]),
    CliCommand("visit hold, unplanned", HOLD_VISIT, given=[NEW, ANA]),
    CliCommand("debrief", DEBRIEF, given=[NEW, ANA]),
    CliCommand("visit cancel", CANCEL_VISIT, given=[NEW, ANA, PLAN_VISIT]),
    CliCommand("note", ("note", "acme-pumps", "x"), given=[NEW]),
    CliCommand("apply", ("apply", CHANGES), given=[("new", "Halden Board"), NEW]),
    CliCommand("handover", HAND_OVER, given=[NEW]),
    CliCommand("handover, accepted", ACCEPT, given=[NEW, HAND_OVER]),
    CliCommand("forget", FORGET, given=[NEW, ANA, NEED], repeatable=False),
    CliCommand("deal upgrade", ("deal", "upgrade", "acme-pumps", "--to", NEXT), given=[NEW]),
    CliCommand("import, the first deal", ("import", INCOMING), given=[(*NEW, "--dry-run")]),
    CliCommand("import", ("import", INCOMING), given=[NEW]),
    CliCommand("import, more of a deal", ("import", INCOMING), given=[("import", EARLIER)]),
    CliCommand("undo", UNDO, given=[NEW, ANA, NEED], repeatable=False),
    CliCommand("redo", (*UNDO, "--redo"), given=[NEW, ANA, NEED, UNDO], repeatable=False),
)
