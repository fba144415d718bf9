"""What comes in from a file or a pipe: its bytes, and what of it does not fit what is here."""

import errno
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace

from salescoach.cli.given_files import STDIN, file_bytes, piped_bytes, unreadable
from salescoach.cli.incoming_names import Fitting
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import Fatal
from salescoach.exchange.bundle import Bundle, are_the_same_deal
from salescoach.exchange.flaws import Flaw, pin_flaws
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.store.disk import LARGEST_OF_MANY
from salescoach.values.messages import say


def bytes_of(session: Session, name: str) -> bytes:
    """What is in the file, or is piped in for `-`; Fatal where it cannot be read."""
    if name != STDIN:
        return file_bytes(session, name, session.world.disk.read_many)
    data = piped_bytes(session, LARGEST_OF_MANY)
    if len(data) > LARGEST_OF_MANY:
        raise unreadable(STDIN, OSError(errno.EFBIG, os.strerror(errno.EFBIG)))
    return data


def renamed(bundle: Bundle, names: Mapping[str, str]) -> Bundle:
    """The same with the deals called otherwise."""
    deals = (replace(file, id=names.get(file.id, file.id)) for file in bundle.deals)
    return Bundle(tuple(sorted(deals, key=lambda file: file.id)), bundle.playbooks)


def flaws_here(
    session: Session, bundle: Bundle, here: Mapping[str, DealFile], fitting: Fitting
) -> Iterator[Flaw]:
    """What does not fit the playbooks, and the deals that are here; those may be other deals.

    `bundle` has the deals under the names that they are to have here.
    """
    playbooks = {digest: playbook_from_resolved(one) for digest, one in bundle.playbooks.items()}
    for file in bundle.deals:
        named = {p.digest: playbooks.get(p.digest) or _pinned(session, p.digest) for p in file.pins}
        found = {digest: one for digest, one in named.items() if one is not None}
        if len(found) < len(named):
            yield Flaw(file.id, "$.playbook.digest", say("import.pin-missing"))
        else:
            yield from pin_flaws(file, found)
        old = here.get(file.id)
        if old is None or not are_the_same_deal(old, file):
            yield from _called_otherwise(file, fitting, other=old is not None)
        elif old.playbook.digest != file.playbook.digest:
            names = [f"{one.playbook.id} {one.playbook.version}" for one in (old, file)]
            message = say("import.pin-differs", here=names[0], there=names[1])
            yield Flaw(file.id, "$.playbook.digest", message)


def deals_here(session: Session, bundle: Bundle) -> dict[str, DealFile]:
    """Those that are here already, as they stand."""
    ids = set(session.store.ids())
    return {file.id: session.store.read(file.id) for file in bundle.deals if file.id in ids}


def _called_otherwise(file: DealFile, fitting: Fitting, *, other: bool) -> Iterator[Flaw]:
    """That it is here under another name; that another deal (`other`) has its name here."""
    known = fitting.known_as(file.id)
    if known is not None:
        message = say("import.known-as", known=known, command=fitting.command)
        yield Flaw(file.id, "$.id", message)
    elif other:
        yield Flaw(file.id, "$.id", say("import.other-deal", command=fitting.command))


def _pinned(session: Session, digest: str) -> Playbook | None:
    """A playbook that a deal names, where it is here; one in the file comes before it."""
    try:
        return session.store.pins.read(digest, deal="")
    except Fatal:
        return None
