"""What comes in from a file or a pipe: its bytes, and what of it does not fit what is here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import BadUsage, Fatal, NotFound
from salescoach.exchange.bundle import Bundle, are_the_same_deal, beginnings_of
from salescoach.exchange.flaws import Flaw, pin_flaws
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.store.atomic import reason_of
from salescoach.store.disk import LARGEST_OF_MANY
from salescoach.values.messages import say
from salescoach.values.slugs import is_slug

STDIN = "-"
_LONGEST = 400  # of a path that is told


def bytes_of(session: Session, name: str) -> bytes:
    """What is in the file, or is piped in for `-`; Fatal where it cannot be read."""
    try:
        if name == STDIN:
            return _piped(session)
        return session.world.disk.read_many((session.world.folder / name).resolve())
    except (OSError, ValueError, RuntimeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        shown = STDIN if name == STDIN else str(Path(session.world.folder / name))
        raise Fatal(say("file-unreadable", path=shown[:_LONGEST], reason=reason)) from error


def renamed(bundle: Bundle, given: Sequence[str]) -> Bundle:
    """The same with the deals called as `--as OLD=NEW` says; BadUsage or NotFound."""
    names: dict[str, str] = {}
    for text in given:
        old, between, new = text.partition("=")
        if not between or not is_slug(new) or old in names:
            raise BadUsage(say("import.bad-rename", text=text[:60]), say("hint.rename"))
        names[old] = new
    known = {file.id for file in bundle.deals}
    for old in names:
        if old not in known:
            raise NotFound(say("import.no-such-rename", deal=old[:60]))
    deals = tuple(replace(file, id=names.get(file.id, file.id)) for file in bundle.deals)
    ids = [file.id for file in deals]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise BadUsage(say("import.bad-rename", text=twice), say("hint.rename"))
    return Bundle(tuple(sorted(deals, key=lambda file: file.id)), bundle.playbooks)


def flaws_here(
    session: Session, bundle: Bundle, here: Mapping[str, DealFile], name: str
) -> Iterator[Flaw]:
    """What does not fit the playbooks, and the deals that are here; those may be other deals."""
    elsewhere = _elsewhere(session, bundle, here)
    playbooks = {digest: playbook_from_resolved(one) for digest, one in bundle.playbooks.items()}
    for file in bundle.deals:
        playbook = playbooks.get(file.playbook.digest) or _pinned(session, file)
        if playbook is None:
            yield Flaw(file.id, "$.playbook.digest", say("import.pin-missing"))
        else:
            yield from pin_flaws(file, playbook)
        old = here.get(file.id)
        if old is None:
            yield from _known_otherwise(file, elsewhere, name)
        elif not are_the_same_deal(old, file):
            command = line("import", name, "--as", f"{file.id}={_free(session, bundle, file.id)}")
            yield Flaw(file.id, "$.id", say("import.other-deal", command=command))
        elif old.playbook.digest != file.playbook.digest:
            names = [f"{one.playbook.id} {one.playbook.version}" for one in (old, file)]
            message = say("import.pin-differs", here=names[0], there=names[1])
            yield Flaw(file.id, "$.playbook.digest", message)


def deals_here(session: Session, bundle: Bundle) -> dict[str, DealFile]:
    """Those that are here already, as they stand."""
    ids = set(session.store.ids())
    return {file.id: session.store.read(file.id) for file in bundle.deals if file.id in ids}


def _elsewhere(session: Session, bundle: Bundle, here: Mapping[str, DealFile]) -> dict[str, str]:
    """The beginnings of all deals that nothing comes in for, each with the id of its deal."""
    coming = {file.id for file in bundle.deals}
    found: dict[str, str] = {}
    if coming <= here.keys():
        return found  # nothing is to be new: no deal need be read
    for deal_id in session.store.ids():
        if deal_id not in coming:
            try:
                other = session.store.read(deal_id)
            except (Fatal, NotFound):
                continue  # a damaged neighbour keeps no other deal out
            found |= dict.fromkeys(beginnings_of(other), deal_id)
    return found


def _known_otherwise(file: DealFile, elsewhere: Mapping[str, str], name: str) -> Iterator[Flaw]:
    known = next((elsewhere[one] for one in beginnings_of(file) if one in elsewhere), None)
    if known is not None:
        command = line("import", name, "--as", f"{file.id}={known}")
        yield Flaw(file.id, "$.id", say("import.known-as", known=known, command=command))


def _pinned(session: Session, file: DealFile) -> Playbook | None:
    """The playbook that the deal follows, where it is here; one in the file comes before it."""
    try:
        return session.store.playbook_of(file)
    except Fatal:
        return None


def _free(session: Session, bundle: Bundle, deal_id: str) -> str:
    taken = {*session.store.ids(), *(file.id for file in bundle.deals)}
    number = 2
    while f"{deal_id}-{number}" in taken:
        number += 1
    return f"{deal_id}-{number}"


def _piped(session: Session) -> bytes:
    stdin = session.world.stdin
    if stdin is None:
        raise OSError(None, session.text(say("debrief.no-stdin")))
    data = bytes(stdin.buffer.read(LARGEST_OF_MANY + 1))
    if len(data) > LARGEST_OF_MANY:
        import errno
        import os

        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data
