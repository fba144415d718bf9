"""`doubt raise`: an objection or a concern of theirs."""

from typing import Annotated, get_args

import typer

from salescoach.cli.finding import clean, deal_to_write, person_by_name
from salescoach.cli.finding_records import one_of_few
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.values import NONE
from salescoach.cli.visits import visit_by_name
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import DoubtRaised
from salescoach.deal.record_ids import with_id
from salescoach.errors import NotFound
from salescoach.guidance.known_doubts import said_before, sounding_like
from salescoach.playbook.model import Playbook
from salescoach.values.messages import say
from salescoach.values.similar import most_like
from salescoach.values.states import Severity

EXAMPLE = (
    'Example: salescoach doubt raise halden-board "Not deposits on the wire again" --holder ulf'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    words: Annotated[str, typer.Argument(help="What they said, in their words.")],
    holder: Annotated[str | None, typer.Option(help="Who has it.", metavar="NAME")] = None,
    severity: Annotated[
        str | None, typer.Option(help="low, medium, or high: it can kill the deal.")
    ] = None,
    like: Annotated[
        str | None, typer.Option(help="A doubt that the playbook knows, or none.", metavar="ID")
    ] = None,
    show: Annotated[str | None, typer.Option(help="What would prove it wrong here.")] = None,
    visit: Annotated[
        str | None, typer.Option(help="The visit at which it came up.", metavar="VISIT")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day it came up.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="It was said a second time.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """In their words, not in ours. The receipt gives what to ask first, and what not to do yet.

    Words that the playbook knows are told by what they sound like; --like names another doubt of
    its library, --like none says that it is none of them. What the same person says again opens
    the same doubt again.
    """
    deal_id = deal_to_write(session, deal)
    said = clean(words, "WORDS")
    day = counted_on(session, on)
    grave: Severity | None = None
    if severity is not None:
        grave = one_of_few(severity, get_args(Severity), "--severity")
    shown = clean(show, "--show") if show is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        who = person_by_name(session, deal_id, view.deal, holder).id if holder else None
        where = visit_by_name(session, deal_id, view, visit) if visit else None
        before = said_before(view.deal.records.doubts, said, who)
        raised = DoubtRaised(
            doubt=before.id if before else "",
            words=said,
            holder=who,
            severity=grave or (before.severity if before else "medium"),
            library=_library(view.playbook, said, like),
            show=shown,
            visit=where.id if where else None,
        )
        return (raised if before else with_id(raised, file.events),)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _library(playbook: Playbook, words: str, given: str | None) -> str | None:
    """The id of the known doubt: as given, else what the words sound like."""
    if given is None:
        found = sounding_like(words, playbook)
        return found.id if found else None
    ids = tuple(one.id for one in playbook.doubts)
    if given in ids:
        return given
    if given == NONE:
        return None
    near = most_like(given, ids)
    hint = say("hint.one-of", words=ids) if ids else None
    if near is not None:
        hint = say("hint.did-you-mean", word=near)
    raise NotFound(say("no-such-type", kind=say("kind.known-doubt"), word=given[:60]), hint)
