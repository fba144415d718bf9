"""`new`: open a deal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from salescoach.cli.deal_language import language_tag
from salescoach.cli.finding import clean_name, one_of_titled
from salescoach.cli.options import WRITING, command
from salescoach.cli.playbooks import DEFAULT, load_file
from salescoach.cli.receipt import give
from salescoach.cli.recording import standing
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.session import Session, day_of
from salescoach.cli.settings import NEW_LANGUAGE, NEW_OWNER
from salescoach.cli.translations import keep_translations, shown
from salescoach.cli.values import money
from salescoach.cli.ways_of_selling import (
    account_of,
    is_to_be_picked,
    picked_playbook,
    usual_playbook,
)
from salescoach.deal.events import DealOpened
from salescoach.errors import InputNeeded
from salescoach.playbook.model import Playbook, Titled
from salescoach.store.port import Change
from salescoach.values.messages import say

EXAMPLE = 'Example: salescoach new "Halden Board" --type opportunity --amount "186000 EUR"'


@command(formats=WRITING)
def run(
    session: Session,
    account: Annotated[str | None, typer.Argument(help="The customer's name.")] = None,
    title: Annotated[str | None, typer.Option(help="What it is about.")] = None,
    playbook: Annotated[
        str | None, typer.Option(help=f"A playbook's id, or a file. [default: {DEFAULT}]")
    ] = None,
    type_: Annotated[str | None, typer.Option("--type", help="Customer type.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of deal.")] = None,
    amount: Annotated[str | None, typer.Option(help='Like "186000 EUR".')] = None,
    expected_close: Annotated[str | None, typer.Option(help="Planned day, YYYY-MM-DD.")] = None,
    owner: Annotated[str | None, typer.Option(help="Whose deal it is.")] = None,
    lead_source: Annotated[str | None, typer.Option(help="Where it came from.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of what they get, like de.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Open a second, equal one.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Prints the id of the deal, which every other command takes, and what to do first.

    Without a customer it asks for one at a terminal, and by which playbook to sell, if neither a
    configuration nor an option that depends on the playbook says that.
    """
    said = DealOpened(
        account="", stage="",
        title=clean_name(title, "--title") if title is not None else None,
        amount=money(amount) if amount is not None else None,
        expected_close=day_of(expected_close) if expected_close is not None else None,
        owner=_owner(session, owner),
        language=_language(session, language),
    )  # fmt: skip
    of_playbook = (type_, kind, lead_source)
    asks = account is None and session.may_ask
    open_ = playbook is None and of_playbook == (None, None, None)
    if not asks or (open_ and is_to_be_picked(session)):
        account = account_of(session, account)
        playbook = playbook or (picked_playbook(session) if asks else None)
    loaded = load_file(session, playbook or usual_playbook(session))
    book = shown(session, loaded)
    opening = _by_playbook(said, book, *of_playbook)
    _check_required(opening, book)
    _ = session.holidays  # a mistake in the configuration is told before the change
    opening = replace(opening, account=account_of(session, account))
    change = session.store.open_deal(
        opening, loaded.resolved, stamp=session.stamp(), again=again, dry_run=dry_run
    )
    with standing(change, dry_run=dry_run):
        if not dry_run:
            keep_translations(session, loaded)
        _tell(session, change, book, opening, dry_run=dry_run)
    return 0


def _owner(session: Session, given: str | None) -> str | None:
    owner = given if given is not None else session.setting(NEW_OWNER)
    return clean_name(owner, "--owner") if owner is not None else None


def _language(session: Session, given: str | None) -> str | None:
    language = given if given is not None else session.setting(NEW_LANGUAGE)
    return language_tag(language) if language is not None else None


def _by_playbook(
    said: DealOpened, book: Playbook, type_: str | None, kind: str | None, lead_source: str | None
) -> DealOpened:
    """With what the playbook knows, and with what is usual by it."""
    usual = book.new_deal
    return replace(
        said,
        stage=book.stages[0].id,
        customer_type=_chosen(type_, book.customer_types, "customer-type") or usual.customer_type,
        deal_kind=_chosen(kind, book.deal_kinds, "deal-kind") or usual.deal_kind,
        lead_source=_chosen(lead_source, book.lead_sources, "lead-source") or usual.lead_source,
        amount=said.amount if said.amount is not None else usual.amount,
    )


def _tell(
    session: Session, change: Change, book: Playbook, opening: DealOpened, *, dry_run: bool
) -> None:
    """The id, what is the case now, and what is still to be said."""
    if session.format == "plain" and not dry_run:
        session.out.data(change.file.id)
        session.out.flush()
    give(session, change, dry_run=dry_run, playbook=book)
    _tell_twins(session, change)
    asks = opening.customer_type is None and session.format != "json"
    if asks and book.customer_types:
        types = tuple(one.id for one in book.customer_types)
        command = line("set", change.file.id, f"customer-type={VALUE}")
        session.words(say("opened.type-missing", command=command, types=types))
    session.out.flush()


def _tell_twins(session: Session, change: Change) -> None:
    """That there is a deal of this account already: to open a second one may be a mistake."""
    if change.repeated or session.out.quiet:
        return
    from salescoach.cli.twins import there_already, twins_of

    if twins := twins_of(session.store, change.file):
        session.words(there_already(twins))


def _chosen(given: str | None, known: Sequence[Titled], kind: str) -> str | None:
    return None if given is None else one_of_titled(given, known, kind)


def _check_required(opening: DealOpened, book: Playbook) -> None:
    missing = tuple(
        name
        for name in book.new_deal.requires
        if getattr(opening, name.replace("-", "_"), None) is None
    )
    if missing:
        options = {"customer-type": "--type", "deal-kind": "--kind"}
        fields = tuple(options.get(name, f"--{name}") for name in missing)
        given = zip(missing, fields, strict=True)
        told = tuple(_with_choices(name, option, book) for name, option in given)
        raise InputNeeded(say("fields-missing", fields=fields), say("hint.new-more", options=told))


def _with_choices(name: str, option: str, book: Playbook) -> str:
    """The option as it is typed, with what the playbook has to choose from."""
    known = {
        "customer-type": book.customer_types,
        "deal-kind": book.deal_kinds,
        "lead-source": book.lead_sources,
    }
    ids = "|".join(one.id for one in known.get(name, ()))
    return f"{option} {ids or '…'}"
