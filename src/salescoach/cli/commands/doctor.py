"""`doctor`: check that all data is whole, and mend what can be mended."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.listing import Shape, tell
from salescoach.cli.no_folder import check_named_folder, tell_missing
from salescoach.cli.options import command
from salescoach.cli.prompts import MOST_UNASKED, says_yes
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.session import Session
from salescoach.errors import BadUsage, Fatal, InputNeeded, Refused, SalesCoachError
from salescoach.store.doctor import Finding, examine
from salescoach.store.journal import unfinished
from salescoach.store.mending import Mender, Step, deals_of, steps_for
from salescoach.values.messages import Message, Unit, say
from salescoach.values.record import record
from salescoach.values.text import one_line

EXAMPLE = "Examples: salescoach doctor · salescoach doctor --fix --dry-run"
DAMAGE = frozenset(
    ("deal-unreadable", "event-altered", "pin-missing", "pin-damaged", "pin-unreadable")
)
"""The codes of what nothing in the file itself could mend."""


@record
class _Deed:
    """A step of mending that is told: what was done or would be, or why it could not be."""

    kind: str
    path: str
    done: bool
    message: Message


FINDINGS = Shape(schema="doctor", member="findings", columns=("path", "code", "message"))


@command(formats=("table", "plain", "json", "jsonl", "md"), lists=(FINDINGS,), configuration="told")
def run(
    session: Session,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether you are sure.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: only show what would be done.")
    ] = False,
) -> int:
    """Reads every deal and every pinned playbook, and changes nothing.

    With --fix it unites copies that sync programs or git have left with their deals, finishes what
    was cut, and mends what can be mended without guessing; what it touches is kept in the folder
    backups first. For more than two deals it asks, or takes --yes.

    Exit code 0: all well; 1: there are findings; 4: the data folder that was named is not there.
    """
    if (yes or dry_run) and not fix:
        raise BadUsage(say("mend-needs-fix", option="--yes" if yes else "--dry-run"))
    check_named_folder(session)
    findings, deals = examine(session.world.disk, session.store.home)
    deeds: list[_Deed] = []
    if dry_run:
        would = [(one, say(f"mend.{one.kind}")) for one in steps_for(findings)]
        deeds = [_Deed(one.kind, one.path, done=False, message=what) for one, what in would]
    elif fix:
        findings, deals, deeds = _mended(session, findings, deals, sure=yes)
    _report(session, findings, deals, deeds if fix else None, dry_run=dry_run)
    _words(session, findings, deals, deeds, fix=fix, dry_run=dry_run)
    return Exit.NO if findings else Exit.WORKED


def _mended(
    session: Session, findings: tuple[Finding, ...], deals: int, *, sure: bool
) -> tuple[tuple[Finding, ...], int, list[_Deed]]:
    """What is left, how many deals there are, what was done: until there is nothing new to do."""
    deeds: list[_Deed] = []
    tried: set[Step] = set()
    while steps := [step for step in steps_for(findings) if step not in tried]:
        touched = len(deals_of(session.world.disk, session.store.home, steps))
        if touched > MOST_UNASKED and not sure:
            _make_sure(session, Unit(touched, "deal"))
        tried.update(steps)
        _mend(session, steps, deeds)
        findings, deals = _examined_after(session, deeds)
    return findings, deals, deeds


def _mend(session: Session, steps: Sequence[Step], deeds: list[_Deed]) -> None:
    mender = Mender(session.world.disk, session.store, session.stamp())
    for step in steps:
        try:
            one = mender.mend(step)
        except SalesCoachError:
            _tell(session, deeds)
            raise
        deeds.append(_Deed(step.kind, step.path, done=one.done, message=one.message))


def _examined_after(session: Session, deeds: Sequence[_Deed]) -> tuple[tuple[Finding, ...], int]:
    """What is left; whatever fails now, something was changed before."""
    home = session.store.home
    try:
        return examine(session.world.disk, home)
    except Fatal as error:
        _tell(session, deeds)
        if not isinstance(error.__cause__, OSError):
            raise
        raise unfinished(error.__cause__, home) from error.__cause__


def _make_sure(session: Session, deals: Unit) -> None:
    if not session.may_ask:
        command = line("doctor", "--fix", "--dry-run")
        raise InputNeeded(say("mend-needs-yes", deals=deals), say("hint.mend", command=command))
    no, yes = say("prompt.mend-no"), say("prompt.mend-yes")
    if not says_yes(session, say("prompt.mend", deals=deals), no=no, yes=yes):
        raise Refused(say("not-mended"))


def _report(
    session: Session,
    findings: Sequence[Finding],
    deals: int,
    deeds: Sequence[_Deed] | None,
    *,
    dry_run: bool,
) -> None:
    """What is found, as data; what was done on a line each, to stderr."""
    if session.format != "json":
        _tell(session, deeds or ())
    mending = {} if deeds is None else _mending(session, deeds, dry_run=dry_run)
    told = tell(
        session, FINDINGS, findings,
        cells=lambda one: (one.path, one.code, session.text(one.message)),
        json=lambda one: {
            "code": one.code, "path": one.path, "message": session.text(one.message),
        },
        around=lambda objects: {
            "home": str(session.store.home), "deals": deals, "findings": objects, **mending,
        },
    )  # fmt: skip
    if not told:
        for one in findings:
            cells = (one.path, one.code, session.text(one.message))
            session.out.data("  ".join(one_line(cell) for cell in cells))


def _mending(session: Session, deeds: Sequence[_Deed], *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "mended": [
            {
                "kind": one.kind,
                "path": one.path,
                "done": one.done,
                "message": session.text(one.message),
            }
            for one in deeds
        ],
    }


def _tell(session: Session, deeds: Sequence[_Deed]) -> None:
    for deed in deeds:
        session.words(say("mend.line", path=deed.path, what=deed.message))


def _words(
    session: Session,
    findings: Sequence[Finding],
    deals: int,
    deeds: Sequence[_Deed],
    *,
    fix: bool,
    dry_run: bool,
) -> None:
    home = session.store.home
    if any(deed.done and deed.kind != "protect" for deed in deeds):
        session.words(say("mend.kept", folder=str(home / "backups")))
    if fix and findings and not deeds:
        session.words(say("mend.nothing"))
    if not findings:
        healthy = say("doctor.healthy", deals=Unit(deals, "deal"))
        if deeds:  # it is there; and what fails now would come after a change
            session.words(healthy)
        else:
            tell_missing(session, otherwise=healthy)
        return
    count = Unit(len(findings), "finding")
    if fix and not dry_run:
        session.words(say("mend.left", findings=count))
    else:
        session.words(say("doctor.findings", findings=count, home=str(home)))
    if any(one.code in DAMAGE for one in findings):
        folder, command = str(home / "backups"), line("import", VALUE)
        session.words(say("mend.from-elsewhere", folder=folder, command=command))
