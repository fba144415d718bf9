"""What a command works with that is one line of a file: nothing is asked, nothing is shown."""

from dataclasses import replace
from datetime import date
from typing import Any, TextIO

from salescoach.cli.session import Session, Shared
from salescoach.deal.events import DealOpened
from salescoach.store.batch import Batch
from salescoach.store.port import Change, Plan, Stamp


class _Nowhere:
    """A stream that keeps nothing: what a line did is told by its result."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        return

    def isatty(self) -> bool:
        return False


class NotedBatch(Batch):
    """A batch that says what the last command did to it."""

    noted: Change | None = None

    def open_deal(self, opening: DealOpened, resolved: dict[str, Any], **how: Any) -> Change:
        """Note the opening."""
        self.noted = super().open_deal(opening, resolved, **how)
        return self.noted

    def change(self, deal_id: str, plan: Plan, **how: Any) -> Change:
        """Note the change."""
        self.noted = super().change(deal_id, plan, **how)
        return self.noted


class LineSession(Session):
    """The session of the lines of one day and one actor; its store is the batch.

    `mark`: what the line that is tried now is to be known by.
    """

    def __init__(self, whole: Session, batch: Batch, *, at: date | None, actor: str | None) -> None:
        nowhere: TextIO = _Nowhere()  # type: ignore[assignment]
        world = replace(whole.world, stdin=None, stdout=nowhere, stderr=nowhere)
        shared = Shared(
            home=whole.shared.home,
            at=(at or whole.today).isoformat(),
            format="plain",
            lang=whole.shared.lang,
            actor=actor or whole.actor,
            no_input=True,
            quiet=True,
        )
        super().__init__(world, shared, ("plain",))
        self.mark: str | None = None
        self.growing = {}
        # all that lines have in common is looked up once, and the batch stands before the disk
        self.__dict__["store"] = batch
        self.__dict__["holidays"] = whole.holidays
        self.__dict__["catalogue"] = whole.catalogue
        self._actor = super().actor

    @property
    def actor(self) -> str:
        """Who records, checked once."""
        return self._actor

    @property
    def may_ask(self) -> bool:
        """Nobody is asked for a line of a file."""
        return False

    def stamp(self, on: date | None = None) -> Stamp:
        """The stamp of the line that is tried now."""
        return Stamp(
            actor=self._actor,
            on=on or self.today,
            now=self.world.now,
            nonce=self.world.nonce,
            mark=self.mark,
        )
