"""`new`: open a deal."""

from collections.abc import Sequence
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
from salescoach.cli.ways_of_selling import picked_playbook, usual_playbook
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

    Without a customer it asks for one at a terminal, and by which playbook to sell, if no
    configuration says that.
    """
    if account is None and session.may_ask:
        account = _asked_account(session)
        playbook = playbook or picked_playbook(session)
    loaded = load_file(session, playbook or usual_playbook(session))
    book = shown(session, loaded)
    owner = owner if owner is not None else session.setting(NEW_OWNER)
    language = language if language is not None else session.setting(NEW_LANGUAGE)
    usual = book.new_deal
    opening = DealOpened(
        account=_account(account),
        stage=book.stages[0].id,
        title=clean_name(title, "--title") if title is not None else None,
        customer_type=_chosen(type_, book.customer_types, "customer-type") or usual.customer_type,
        deal_kind=_chosen(kind, book.deal_kinds, "deal-kind") or usual.deal_kind,
        lead_source=_chosen(lead_source, book.lead_sources, "lead-source") or usual.lead_source,
        amount=money(amount) if amount is not None else usual.amount,
        expected_close=day_of(expected_close) if expected_close is not None else None,
        owner=clean_name(owner, "--owner") if owner is not None else None,
        language=language_tag(language) if language is not None else None,
    )
    _check_required(opening, book)
    _ = session.holidays  # a mistake in the configuration is told before the change
    change = session.store.open_deal(
        opening, loaded.resolved, stamp=session.stamp(), again=again, dry_run=dry_run
    )
    with standing(change, dry_run=dry_run):
        if not dry_run:
            keep_translations(session, loaded)
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
    return 0


def _tell_twins(session: Session, change: Change) -> None:
    """That there is a deal of this account already: to open a second one may be a mistake."""
    if change.repeated or session.out.quiet:
        return
    from salescoach.cli.twins import there_already, twins_of

    if twins := twins_of(session.store, change.file):
        session.words(there_already(twins))


def _asked_account(session: Session) -> str:
    from salescoach.cli.prompts import ask_text

    return clean_name(ask_text(session, say("prompt.account")), "ACCOUNT")


def _account(given: str | None) -> str:
    if given is None:
        raise InputNeeded(say("account-missing"), say("hint.new"))
    return clean_name(given, "ACCOUNT")


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
