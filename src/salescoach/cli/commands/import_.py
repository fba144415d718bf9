"""`import`: deals come in that `export` wrote; what is here is united with them."""

from collections.abc import Sequence
from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.given_files import STDIN
from salescoach.cli.incoming import bytes_of, deals_here, flaws_here, renamed
from salescoach.cli.incoming_names import Fitting, called_alike, names_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.output import ReaderGone
from salescoach.cli.prompts import MOST_UNASKED, says_yes
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.taken_in import tell_flaws, tell_taken_in
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import AfterTheChange, BadUsage, InputNeeded, Refused
from salescoach.exchange.bundle import Bundle
from salescoach.exchange.flaws import Flaw
from salescoach.exchange.reading_bundle import Unfit, read_bundle
from salescoach.store.taking_in import Incoming, TakenIn
from salescoach.values.messages import Unit, say

EXAMPLE = "Examples: salescoach import deals.json --dry-run · salescoach import - --yes"
_REFUSED = frozenset({"import.other-deal", "import.known-as", "import.pin-differs"})


@command(formats=WRITING)
def run(
    session: Session,
    file: Annotated[
        str, typer.Argument(help="What export wrote as json or jsonl; - for what is piped in.")
    ],
    as_: Annotated[
        list[str] | None,
        typer.Option("--as", help="Call a deal otherwise here; repeatable.", metavar="OLD=NEW"),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask, however many deals are changed.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """A deal that is not here is put here; one that is gets the records that it did not have.

    Everything is checked before anything is written. Nothing that is here is lost, so there is
    nothing to back up, and doing it twice adds nothing.
    """
    _ = session.holidays  # a mistake there is told before anything is taken in
    bundle = read_bundle(bytes_of(session, file))
    if isinstance(bundle, Unfit):
        tell_flaws(session, file, bundle.flaws, Exit.FATAL)
        return Exit.FATAL
    names = names_given(as_ or (), bundle.deals)
    fitting = Fitting(session, bundle.deals, names, file)
    alike = called_alike(names, bundle.deals)
    if alike is not None:
        hint = say("hint.run", command=fitting.command)
        raise BadUsage(say("import.two-called", deal=alike), hint)
    bundle = renamed(bundle, names)
    here = deals_here(session, bundle)
    flaws = tuple(flaws_here(session, bundle, here, fitting))
    if flaws:
        code = _code(flaws)
        tell_flaws(session, file, flaws, code)
        return code
    incoming = [_incoming(bundle, one) for one in bundle.deals]
    seen = _make_sure(session, incoming, here, file, yes=yes or dry_run)
    taken = session.store.take_in(incoming, stamp=session.stamp(), seen=seen, dry_run=dry_run)
    _tell(session, taken, dry_run=dry_run)
    return 0


def _incoming(bundle: Bundle, file: DealFile) -> Incoming:
    named = (bundle.playbooks.get(pinned.digest) for pinned in file.pins)
    return Incoming(file=file, resolved=tuple(one for one in named if one is not None))


def _code(flaws: Sequence[Flaw]) -> Exit:
    """NO where all is well but what is here says no, else FATAL."""
    return Exit.NO if all(one.message.id in _REFUSED for one in flaws) else Exit.FATAL


def _make_sure(
    session: Session,
    incoming: Sequence[Incoming],
    here: dict[str, DealFile],
    name: str,
    *,
    yes: bool,
) -> dict[str, str] | None:
    """Ask where more than two deals would be changed; then they must still be what they were."""
    if yes or len(incoming) <= MOST_UNASKED:
        return None
    would = session.store.take_in(incoming, stamp=session.stamp(), dry_run=True)
    deals = Unit(sum(one.changed for one in would), "deal")
    if deals.count <= MOST_UNASKED:
        return None
    if not session.may_ask:
        hint = say("hint.import-look", command=line("import", name, "--dry-run"))
        raise InputNeeded(say("import.needs-yes", deals=deals), None if name == STDIN else hint)
    question = say("prompt.import", deals=deals)
    no, yes_ = say("prompt.import-no"), say("prompt.import-yes")
    if not says_yes(session, question, no=no, yes=yes_):
        raise Refused(say("import.not-wanted"))
    return {id_: file.digest for id_, file in here.items()}


def _tell(session: Session, taken: Sequence[TakenIn], *, dry_run: bool) -> None:
    """What was taken in stands, also where nobody hears of it."""
    changed = [one.file.id for one in taken if one.changed]
    try:
        tell_taken_in(session, taken, dry_run=dry_run)
        session.out.flush()
    except ReaderGone:
        raise
    except (Exception, KeyboardInterrupt) as error:
        if dry_run or not changed:
            raise
        raise AfterTheChange(changed[0]) from error
