"""`list`: every deal, also those that rest or are over."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.seeing import all_seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import BadUsage
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.similar import most_like

EXAMPLE = "Examples: salescoach list · salescoach list --status parked"
Seen = dict[str, tuple[DealFile, View]]
DEALS = Shape(
    schema="deals",
    member="deals",
    columns=(
        "id", "account", "status", "outcome", "stage", "amount.amount", "amount.currency",
        "expected_close", "customer_type", "owner", "title",
    ),
)  # fmt: skip
_STATUSES = ("selling", "delivering", "parked", "ended")


@record(kw_only=True)
class _Wanted:
    """What the deals of the list have in common; None where all will do."""

    stage: str | None
    type: str | None
    owner: str | None
    status: str | None
    stale: bool

    def fits(self, view: View) -> bool:
        deal = view.deal
        owner = None if self.owner is None else self.owner.strip().casefold()
        return (
            self.stage in (None, deal.stage)
            and self.type in (None, deal.customer_type)
            and owner in (None, (deal.owner or "").casefold())
            and self.status in (None, deal.status_on(view.today))
            and (not self.stale or quiet_for(view).stale)
        )


@command(formats=LISTED, lists=(DEALS,))
def run(
    session: Session,
    stage: Annotated[str | None, typer.Option(help="In this stage.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="Of this customer type.")] = None,
    owner: Annotated[str | None, typer.Option(help="Whose deal it is.")] = None,
    status: Annotated[
        str | None, typer.Option(help="selling, delivering, parked or ended.")
    ] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Nothing heard for long.")] = False,
) -> int:
    """Sorted by id. Several options together: deals that fit all of them."""
    _check("--status", status, _STATUSES)
    files, broken = all_seen(session)
    playbooks = [view.playbook for _, view in files.values()]
    if files:
        _check("--stage", stage, (one.id for book in playbooks for one in book.stages))
        _check("--type", type_, (one.id for book in playbooks for one in book.customer_types))
    wanted = _Wanted(stage=stage, type=type_, owner=owner, status=status, stale=stale)
    shown = {id_: both for id_, both in files.items() if wanted.fits(both[1])}
    _show(session, files, shown)
    if not files and not broken:
        from salescoach.cli.no_folder import tell_first_run

        tell_first_run(session)
    return 3 if broken else 0


def _show(session: Session, files: Seen, shown: Seen) -> None:
    told = tell(
        session, DEALS, list(shown.values()),
        cells=lambda one: _cells(*one),
        json=lambda one: _json(*one),
        name=lambda one: one[0].id,
    )  # fmt: skip
    if told:
        return
    if shown:
        from salescoach.cli.rendering.list_screen import list_screen

        session.out.screen(list_screen(session, shown))
    elif files:
        session.words(say("list.none"))


def _json(file: DealFile, view: View) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import listed_json

    return listed_json(file, view)


def _check(option: str, given: str | None, known: Iterable[str]) -> None:
    words = tuple(dict.fromkeys(known))
    if given is None or given in words:
        return
    near = most_like(given, words)
    hint = say("hint.one-of", words=words)
    if near is not None:
        hint = say("hint.did-you-mean-of", word=near, words=words)
    raise BadUsage(say("bad-choice", text=given[:60], option=option), hint)


def _cells(file: DealFile, view: View) -> tuple[str, ...]:
    deal = view.deal
    return (
        file.id,
        deal.account,
        deal.status_on(view.today),
        deal.outcome or "",
        deal.stage,
        str(deal.amount.amount) if deal.amount else "",
        deal.amount.currency if deal.amount else "",
        deal.expected_close.isoformat() if deal.expected_close else "",
        deal.customer_type or "",
        deal.owner or "",
        deal.title or "",
    )
