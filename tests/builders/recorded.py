"""Records in a deal of a world of one's own, without the commands that write them."""

from datetime import date

from salescoach.deal.events import Payload
from salescoach.store.files import FileStore
from salescoach.store.port import Stamp
from tests.builders.worlds import ACTOR, Run


def write(run: Run, deal: str, *payloads: Payload, on: date | None = None) -> None:
    """Add them to the deal as one command of that day, today where none is given."""
    stamp = Stamp(actor=ACTOR, on=on or run.clock().date(), now=run.clock, nonce=run.nonce)
    store = FileStore(run.disk, run.home, run.state)
    store.change(deal, lambda _: payloads, stamp=stamp, again=True)
