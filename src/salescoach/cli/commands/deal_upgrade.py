"""`deal upgrade`: let running deals follow a newer content of their playbook."""

from collections.abc import Sequence
from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.finding import deal_or_asked, deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.output import ReaderGone
from salescoach.cli.prompts import MOST_UNASKED, says_yes
from salescoach.cli.recording import counted_move_on
from salescoach.cli.rendering.upgraded import tell_before, tell_refused, tell_upgraded
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.upgrades import Targets, Upgraded, Upgrading
from salescoach.errors import (
    AfterTheChange,
    BadUsage,
    ChangedMeanwhile,
    InputNeeded,
    Refused,
)
from salescoach.values.messages import Unit, say

EXAMPLE = "Examples: salescoach deal upgrade --all --dry-run · salescoach deal upgrade halden-board"


@command(formats=WRITING)
def run(
    session: Session,
    deals: Annotated[list[str] | None, typer.Argument(help="Ids of deals.", metavar="DEAL")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="All deals that are not over, as far as they are older.")
    ] = False,
    playbook: Annotated[
        str | None, typer.Option("--to", help="A playbook's id, or a file.", metavar="PLAYBOOK")
    ] = None,
    stage: Annotated[str | None, typer.Option(help="Where to stand, if the stage is gone.")] = None,
    older: Annotated[bool, typer.Option("--older", help="Also back to an older version.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, however many.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """A deal follows the playbook as it was on the day of opening, until you say so.

    Nothing that is recorded is lost: what is called otherwise now is known under its new name, and
    what has no place any more is kept. Without --to it is the playbook of the same id that `new`
    would take. All deals are checked before the first one is changed.
    """
    _ = session.holidays  # a mistake there is told before anything is changed
    ids = _ids(session, tuple(deals or ()), every=every)
    targets = Targets(session, playbook)

    def tried() -> tuple[Upgrading, list[Upgraded]]:
        alone = not every and len(ids) == 1
        found = Upgrading(session, targets, stage=stage, older=older, every=every, alone=alone)
        return found, _tried(session, found, ids)

    upgrading, results = tried()
    if not dry_run:
        _agree(session, results, yes=yes)
        try:
            _write(session, upgrading, results)
        except ChangedMeanwhile:
            upgrading, results = tried()  # once more, as it stands now
            _write(session, upgrading, results)
    changed = [one.file.id for one in results if one.result == "upgraded"]
    try:
        if not dry_run:
            upgrading.keep_translations(results)
        tell_upgraded(session, results, dry_run=dry_run)
        session.out.flush()
    except ReaderGone:
        raise
    except (Exception, KeyboardInterrupt) as error:
        if dry_run or not changed:
            raise
        raise AfterTheChange(changed[0]) from error
    return Exit.WORKED


def _ids(session: Session, given: Sequence[str], *, every: bool) -> tuple[str, ...]:
    if given and every:
        raise BadUsage(say("upgrade.both"))
    if every:
        return session.store.ids()
    if not given:
        return (deal_or_asked(session, None, writes=True),)
    ids = tuple(dict.fromkeys(deal_to_write(session, one) for one in given))
    for deal_id in ids:
        session.store.read(deal_id)  # one that is not there comes before all that is told
    return ids


def _tried(session: Session, upgrading: Upgrading, ids: Sequence[str]) -> list[Upgraded]:
    """Each of them, in memory; what keeps one of several from it is told, and then nothing is done.

    Raises:
        Refused: at least one of several cannot be moved.
    """
    found: list[Upgraded] = []
    wrong: list[Refused] = []
    for deal_id in ids:
        try:
            one = upgrading.tried(deal_id)
            if one is not None:
                found.append(one)
                _look(session, one)
        except Refused as error:
            if len(ids) == 1:
                raise
            wrong.append(error)
    if wrong:
        tell_refused(session, wrong)
        raise Refused(say("upgrade.nothing-written", deals=Unit(len(wrong), "deal")))
    return found


def _look(session: Session, one: Upgraded) -> None:
    """What could not be told afterwards is not done."""
    if one.result == "upgraded" and one.target is not None:
        counted_move_on(session, None, one.before)
        view_of(session, one.file, one.target.playbook)


def _agree(session: Session, results: Sequence[Upgraded], *, yes: bool) -> None:
    deals = Unit(sum(one.result == "upgraded" for one in results), "deal")
    if yes or deals.count <= MOST_UNASKED:
        return
    if not session.may_ask:
        raise InputNeeded(say("upgrade.needs-yes", deals=deals), say("hint.upgrade-yes"))
    tell_before(session, results)
    question = say("prompt.upgrade", deals=deals)
    no, yes_ = say("prompt.upgrade-no"), say("prompt.upgrade-yes")
    if not says_yes(session, question, no=no, yes=yes_):
        raise Refused(say("upgrade.not-wanted"))


def _write(session: Session, upgrading: Upgrading, results: Sequence[Upgraded]) -> None:
    """What stands already goes in, too: who wrote it may have been killed before it was safe."""
    batch = upgrading.batch
    standing = batch.unchanged(one.file.id for one in results if one.result == "already")
    if incoming := (*batch.incoming, *standing):
        session.store.take_in(incoming, stamp=session.stamp(), seen=batch.seen)
