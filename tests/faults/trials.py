"""The harness: one command, one fault after another, and what must be true after each.

A command that fails has changed nothing and says where and why; one that worked has changed all;
one that does not know says so, and what it wrote is there; whatever happened, saying it again
ends well and adds nothing twice; and after that not even a power cut takes it back (D1 to D3, S1).
"""

import errno
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from salescoach.store.disk import Disk, RealDisk
from tests.contract.builders import stamp
from tests.faults.commands import Answer, Command
from tests.faults.faulty_disk import Fault, FaultyDisk, Killed, Kind, at_every_call
from tests.faults.places import Place, Sight, new_place, promised, sight_of
from tests.faults.power_cut import State, materialise, power_cuts, state_of
from tests.faults.recording_disk import RecordingDisk
from tests.faults.wrapped_disk import SwiftDisk

_MOST_CALLS = 2_000
_PATH = re.compile(r"(^|\s)(/[^/\s]+)+", re.ASCII)


@dataclass(frozen=True)
class Bench:
    """A command, the place it starts from, and what is seen there before and after it."""

    command: Command
    start: Place
    old: Sight
    new: Sight
    scratch: Iterator[Path]

    def place(self) -> Place:
        """A fresh copy of the start."""
        return self.start.copy_to(next(self.scratch))


def swift() -> Disk:
    """The disk under every trial: what a sync is worth is for the model of power cuts to say."""
    return SwiftDisk(RealDisk())


def set_up(command: Command, folder: Path) -> Bench:
    """Prepare a command, and find out what it does when all is well."""
    scratch = (folder / str(number) for number in itertools.count())
    start = new_place(next(scratch))
    command.prepare(start)
    old = sight_of(start)
    trial = start.copy_to(next(scratch))
    answer = command.run(trial, swift())
    assert answer.ending == "done", answer.said
    new = sight_of(trial)
    assert new != old, "this command changes nothing, so it proves nothing"
    assert trial.left_over() == set()
    return Bench(command, start, old, new, scratch)


def standing(bench: Bench) -> Bench:
    """The same command where it has been run already: saying it again changes nothing."""
    place = bench.place()
    bench.command.run(place, swift())
    return replace(bench, start=place, old=bench.new)


def fail_every_call(bench: Bench, kind: Kind, *, error: int = errno.EIO, lasting: bool) -> int:
    """Try a fault at every call in turn, until a run without it; how many calls there were."""
    for fault in at_every_call(kind, error=error, lasting=lasting):
        assert fault.at < _MOST_CALLS, "this command never ends"
        if not try_fault(bench, fault):
            return fault.at - 1
    raise AssertionError


def try_fault(bench: Bench, fault: Fault) -> bool:
    """Run the command with a fault, check the promises, repeat it; whether the fault struck."""
    place = bench.place()
    start = state_of(place.top)
    recording = RecordingDisk(swift())
    disk = FaultyDisk(recording, fault)
    what = f"{bench.command.name}, {fault}"
    try:
        answer = bench.command.run(place, disk)
    except Killed:
        answer = None
    except OSError as raw:
        promised(False, f"{what} ({disk.calls[-1]}): let out {raw!r}")
    struck_at = f"{what} ({disk.calls[min(fault.at, len(disk.calls)) - 1]})"
    if answer is not None:
        promised(not disk.open, f"{struck_at}: left open {disk.open}")
        tidy = not fault.can_clean_up or not place.left_over() or answer.ending == "unfinished"
        promised(tidy, f"{struck_at}: left files over")
    disk.die()
    _check_outcome(bench, place, answer, struck_at, fault)
    _repeat(bench, place, answer, f"{struck_at}, repeated", recording)
    if bench.command.repeatable:
        _, after = power_cuts(place.top, start, recording.operations)
        for state in after:
            cut = _restarted(bench, state)
            promised(sight_of(cut) == bench.new, f"{struck_at}, repeated, power cut: lost")
            cut.remove()
    place.remove()
    return disk.struck


def cut_power_everywhere(bench: Bench) -> int:
    """Play every power cut during and after the command; how many different states there were."""
    place = bench.place()
    start = state_of(place.top)
    recording = RecordingDisk(swift())
    bench.command.run(place, recording)
    during, after = power_cuts(place.top, start, recording.operations)
    for state in sorted(during | after):
        what = f"{bench.command.name}, power cut leaving {_shown(state)}"
        place = _restarted(bench, state)
        seen = sight_of(place)
        promised(_old_or_new(bench, seen), f"{what}: a third state, {seen}")
        promised(state not in after or seen == bench.new, f"{what}: lost after success")
        if bench.command.repeatable or seen != bench.new:
            answer = bench.command.run(place, swift())
            promised(answer.ending == "done", f"{what}: repeated, {answer}")
            promised(sight_of(place) == bench.new, f"{what}: repeated, not once")
        place.remove()
    return len(during | after)


def finish_everywhere(bench: Bench) -> int:
    """Play every power cut that leaves a journal, and finish it without giving the command again.

    How many there were.
    """
    place = bench.place()
    start = state_of(place.top)
    recording = RecordingDisk(swift())
    bench.command.run(place, recording)
    during, _ = power_cuts(place.top, start, recording.operations)
    cut = [state for state in sorted(during) if any(_is_journal(name) for name, _ in state)]
    for state in cut:
        place = _restarted(bench, state)
        place.store(swift()).finish_cut(stamp=stamp())
        what = f"{bench.command.name}, power cut leaving {_shown(state)}, finished"
        promised(sight_of(place) == bench.new, f"{what}: not all is there")
        place.remove()
    return len(cut)


def _is_journal(name: str) -> bool:
    return "/journal/" in name and name.endswith(".json")


def _check_outcome(
    bench: Bench, place: Place, answer: Answer | None, what: str, fault: Fault
) -> None:
    seen = sight_of(place)
    promised(_old_or_new(bench, seen), f"{what}: a third state, {seen}")
    if seen == bench.old:
        deals = {name for name in bench.start.files() if "/deals/" in name}
        before, after = bench.start.files(), place.files()
        promised(all(after[name] == before[name] for name in deals), f"{what}: other bytes")
    promised(place.open_to_others() == [], f"{what}: open to others {place.open_to_others()}")
    if answer is None:
        return
    promised(answer.ending != "refused", f"{what}: {answer.said}")
    if answer.ending != "unfinished":
        expected = bench.old if answer.ending == "failed" else bench.new
        promised(seen == expected, f"{what}: said {answer}, but that is not what is there")
    if answer.ending != "done":
        promised(_PATH.search(answer.said) is not None, f"{what}: names no path: {answer.said}")
        promised(_cause(fault) in answer.said, f"{what}: names no cause: {answer.said}")


def _old_or_new(bench: Bench, seen: Sight) -> bool:
    """Whether all is old or all is new; of several deals, each of them."""
    if not bench.command.several:
        return seen in (bench.old, bench.new)
    return all(
        seen.get(deal) in (bench.old.get(deal), bench.new.get(deal))
        for deal in {*seen, *bench.old, *bench.new}
    )


def _repeat(
    bench: Bench, place: Place, answer: Answer | None, what: str, disk: RecordingDisk
) -> None:
    if not bench.command.repeatable and sight_of(place) == bench.new:
        return
    again = bench.command.run(place, disk)
    promised(again.ending == "done", f"{what} after {answer}: {again}")
    promised(sight_of(place) == bench.new, f"{what} after {answer}: {sight_of(place)}")


def _cause(fault: Fault) -> str:
    causes = {"fails": fault.error, "fills up": errno.ENOSPC}
    return errno.errorcode[causes.get(fault.kind, errno.EIO)]


def _restarted(bench: Bench, state: State) -> Place:
    """The machine after a power cut; what lay in the state folder is nothing to count on."""
    base = next(bench.scratch)
    place = Place(base)
    materialise(state, place.top)
    (base / "state").mkdir()
    return place


def _shown(state: State) -> str:
    return ", ".join(
        f"{name}{'/' if data is None else f' ({len(data)} bytes)'}" for name, data in state
    )
