"""`demo`: look around in an example with invented deals."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from salescoach.cli.demo.choosing import example_named
from salescoach.cli.demo.home import DAY, build
from salescoach.cli.demo.story import examples, featured
from salescoach.cli.options import command
from salescoach.cli.playbooks import DEFAULT
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.next_screen import next_screen
from salescoach.cli.rendering.queue_screen import queue_screen
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.queue import queue_of
from salescoach.guidance.view import View
from salescoach.store.files import FileStore
from salescoach.values.days import parse_day
from salescoach.values.messages import Weekday, say

EXAMPLE = f"Examples: salescoach demo · salescoach demo --playbook {DEFAULT}"


@command(formats=("table", "plain"))
def run(
    session: Session,
    playbook: Annotated[
        str | None,
        typer.Option(help="By which of the playbooks that ship, in a folder of its own."),
    ] = None,
) -> int:
    """Makes a folder with invented deals, shows the queue and one deal, and says what to try.

    Each of the playbooks that ship has deals of its own; without --playbook they are sold by the
    technical sale. Your own deals are not touched.
    """
    chosen = DEFAULT if playbook is None else example_named(session, playbook)
    folder = "demo" if playbook is None else f"demo-{chosen}"
    home = build(session, playbook=chosen, folder=folder)
    session.today = parse_day(DAY)
    views = _views(session, home)
    shown = featured(chosen)
    advice = advise(views[shown.deal])
    _typed(session, line("next"))
    session.out.screen(queue_screen(session, queue_of(views.items())))
    session.out.data("")
    _typed(session, line("next", shown.deal))
    session.out.screen(next_screen(session, shown.deal, advice, 5)[0])
    to_try = (("next",), ("next", shown.deal), *(shown.to_try or _looks(shown.deal, advice)))
    _say_what_to_try(session, home, to_try, playbook)
    return 0


def _views(session: Session, home: Path) -> dict[str, View]:
    store = FileStore(session.world.disk, home, home.parent / "state")
    files = {deal_id: store.read(deal_id) for deal_id in store.ids()}
    return {
        deal_id: view_of(session, file, store.playbook_of(file)) for deal_id, file in files.items()
    }


def _typed(session: Session, command_line: str) -> None:
    session.out.data(f"$ {command_line}")


def _looks(deal: str, advice: Advice) -> Iterator[tuple[str, ...]]:
    """Where the example names nothing itself."""
    if advice.actions:
        yield "why", deal, advice.actions[0].id
    yield "brief", deal
    yield "show", deal


def _say_what_to_try(
    session: Session, home: Path, to_try: tuple[tuple[str, ...], ...], playbook: str | None
) -> None:
    session.words(say("demo.where", path=str(home)))
    session.words(say("demo.day", day=Weekday(session.today)))
    session.words(say("demo.try"))
    for words in to_try:
        command_line = line(*words, "--home", str(home), "--at", DAY)
        session.words(say("value", value=f"  {command_line}"))
    whole = ("playbook", "show", *(() if playbook is None else (playbook,)), "--refs")
    session.words(say("value", value=f"  {line(*whole)}"))
    others = tuple(one for one in examples() if one != (playbook or DEFAULT))
    if others:
        session.words(
            say("demo.others", command=line("demo", "--playbook", "ID"), playbooks=others)
        )
