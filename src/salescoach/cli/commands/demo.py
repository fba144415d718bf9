"""`demo`: look around in an example with invented deals."""

from pathlib import Path

from salescoach.cli.demo.home import DAY, FEATURED, build
from salescoach.cli.options import command
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.next_screen import next_screen
from salescoach.cli.rendering.queue_screen import queue_screen
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.guidance.advice import advise
from salescoach.guidance.queue import queue_of
from salescoach.store.files import FileStore
from salescoach.values.days import parse_day
from salescoach.values.messages import Weekday, say

EXAMPLE = "Example: salescoach demo"
WORTH_A_LOOK = (
    ("next",),
    ("next", FEATURED),
    ("why", FEATURED, "agree-pass-mark"),
    ("show", "kvarnholm-papper"),
    ("option", "compare", "kvarnholm-papper"),
)
"""Of the example, besides the outline of the playbook."""


@command(formats=("table", "plain"))
def run(session: Session) -> int:
    """Makes a folder with invented deals, shows the queue and one deal, and says what to try.

    Your own deals are not touched.
    """
    home = build(session)
    session.today = parse_day(DAY)
    store = FileStore(session.world.disk, home, home.parent / "state")
    files = {deal_id: store.read(deal_id) for deal_id in store.ids()}
    views = {
        deal_id: view_of(session, file, store.playbook_of(file)) for deal_id, file in files.items()
    }
    _typed(session, line("next"))
    session.out.screen(queue_screen(session, queue_of(views.items())))
    session.out.data("")
    _typed(session, line("next", FEATURED))
    session.out.screen(next_screen(session, FEATURED, advise(views[FEATURED]), 5)[0])
    _say_what_to_try(session, home)
    return 0


def _typed(session: Session, command_line: str) -> None:
    session.out.data(f"$ {command_line}")


def _say_what_to_try(session: Session, home: Path) -> None:
    session.words(say("demo.where", path=str(home)))
    session.words(say("demo.day", day=Weekday(session.today)))
    session.words(say("demo.try"))
    for words in WORTH_A_LOOK:
        command_line = line(*words, "--home", str(home), "--at", DAY)
        session.words(say("value", value=f"  {command_line}"))
    session.words(say("value", value=f"  {line('playbook', 'show', '--refs')}"))
