"""What a line names already: its deal, and the playbook that this deal follows; read when needed.

Raises SalesCoachError for what is not there or cannot be read: then nothing completes the word.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from salescoach.cli.completing.line import Wanted
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.fold import fold
from salescoach.deal.state import Deal
from salescoach.errors import NotFound
from salescoach.playbook.model import Playbook
from salescoach.values.messages import say

if TYPE_CHECKING:
    from salescoach.guidance.view import View

_MOST_PLAYBOOKS = 8


class Known:
    """What the words before the cursor say."""

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self.session = session
        self.wanted = wanted

    @property
    def names_deal(self) -> bool:
        """Whether the line itself names a deal."""
        return bool(self.wanted.given.get("deal"))

    @cached_property
    def file(self) -> DealFile:
        """The deal of the line by its id or a unique beginning of it, else of SALESCOACH_DEAL."""
        given = self.wanted.given.get("deal")
        name = given[0] if given else self.session.env.get("SALESCOACH_DEAL", "")
        ids = self.session.store.ids()
        found = [name] if name in ids else [id_ for id_ in ids if name and id_.startswith(name)]
        if len(found) != 1:
            raise NotFound(say("no-such-deal", deal=name[:60]))
        return self.session.store.read(found[0])

    @cached_property
    def deal(self) -> Deal:
        """As it stands on the day that counts as today."""
        return fold(self.file.events, at=self.session.today)

    @cached_property
    def playbook(self) -> Playbook:
        """The one that the deal follows."""
        return self.session.store.playbook_of(self.file, self.session.today)

    @cached_property
    def view(self) -> "View":
        """The deal seen through its playbook; what only a few answers need."""
        from salescoach.cli.seeing import view_of

        return view_of(self.session, self.file, self.playbook)

    @cached_property
    def playbooks(self) -> tuple[Playbook, ...]:
        """The deal's; for a new deal the one that it is going to follow; else those of all deals.

        A playbook that is not compiled yet is left out: compiling takes longer than a TAB may.
        """
        if self.names_deal:
            return (self.playbook,)
        if self.wanted.command == "new":
            from salescoach.cli.playbooks import DEFAULT, compiled_before

            (name,) = self.wanted.given.get("playbook", ())[:1] or (DEFAULT,)
            found = compiled_before(self.session, name)
            return (found,) if found else ()
        pins = self.session.store.pins
        names = [Path(name) for name in self.session.world.disk.names(pins.folder)]
        digests = [name.stem for name in names if name.suffix == ".json"]
        return tuple(pins.read(digest, deal="") for digest in digests[:_MOST_PLAYBOOKS])
