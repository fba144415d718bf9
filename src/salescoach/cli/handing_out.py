"""An export on its way out: to stdout, or into a file, which is there whole or not at all."""

import stat
from pathlib import Path

from salescoach.cli.session import Session
from salescoach.errors import Fatal, InputNeeded, Refused
from salescoach.store.atomic import reason_of, write_whole
from salescoach.store.disk import LARGEST_OF_MANY
from salescoach.values.messages import Unit, say

STDOUT = "-"
_LONGEST = 400  # of a path that is told


def hand_out(
    session: Session,
    text: str,
    output: str | None,
    deals: Unit,
    *,
    parts: Unit | None = None,
    yes: bool,
) -> None:
    """The text is harmless already. The same bytes go to stdout and into a file.

    `parts` are its rows or entries, where it has some: whoever opens it sees these.

    Raises:
        Fatal: nothing was written.
        InputNeeded: the file is there, and nobody can be asked.
        Refused: it is there, and it is to be left; or no deal would be put over it.
    """
    if output is None or output == STDOUT:
        session.out.screen(text)
        return
    path = _place(session, output)
    _make_sure(session, path, empty=not deals.count, yes=yes)
    nonce = session.world.nonce()
    write_whole(session.world.disk, path, text.encode(), nonce=nonce, most=LARGEST_OF_MANY)
    shown = str(path)[:_LONGEST]
    if parts is None:
        session.words(say("export.written", deals=deals, path=shown))
    else:
        session.words(say("export.written-parts", parts=parts, deals=deals, path=shown))


def _place(session: Session, output: str) -> Path:
    """Where it is to lie; a link is followed, not replaced."""
    path = Path(session.world.folder / output)
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error)
        raise Fatal(say("disk-failed", path=str(path)[:_LONGEST], reason=reason)) from error


def _make_sure(session: Session, path: Path, *, empty: bool, yes: bool) -> None:
    """What is there is put away only if that is wanted, and never for an export of nothing.

    A mistyped data folder has no deals: it must not empty the backup of the right one.
    """
    shown = str(path)[:_LONGEST]
    try:
        mode = session.world.disk.mode(path)
    except ValueError as error:
        raise Fatal(say("disk-failed", path=shown, reason=str(error))) from error
    except OSError as error:
        raise Fatal(say("disk-failed", path=shown, reason=reason_of(error))) from error
    if mode is None:
        return
    if not stat.S_ISREG(mode):
        raise Fatal(say("export.no-file", path=shown))
    if empty:
        home = str(session.home)[:_LONGEST]
        raise Refused(say("export.nothing-over", path=shown, home=home), say("hint.remove-first"))
    if yes:
        return
    if not session.may_ask:
        raise InputNeeded(say("export.there", path=shown))
    from salescoach.cli.prompts import says_yes

    no, yes_ = say("prompt.export-no"), say("prompt.export-yes")
    if not says_yes(session, say("prompt.export", path=shown), no=no, yes=yes_):
        raise Refused(say("export.kept", path=shown))
