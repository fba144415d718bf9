"""Further copies of a deal's file in the data folder: backups, and what other programs left there.

Whoever is forgotten in a deal is forgotten in them, too.
"""

from collections.abc import Iterator
from pathlib import Path

from salescoach.deal.decode import DealFile, NewerDeal, read_deal
from salescoach.store.atomic import TEMPORARY, disk_failed
from salescoach.store.disk import Disk
from salescoach.values.canonical import BadJson
from salescoach.values.decoding import BadShape
from salescoach.values.record import record

FOLDERS = ("deals", "backups")
"""Of the data folder: where copies may lie."""
_ENDING = ".json"


@record
class Copies:
    """What lies beside the file of a deal.

    Attributes:
        whole: copies that can be read, with their paths.
        left_over: what interrupted writers of this deal left; nobody ever reads it.
        unreadable: what has the deal's name and is no deal.
    """

    whole: tuple[tuple[Path, DealFile], ...]
    left_over: tuple[Path, ...]
    unreadable: tuple[Path, ...]


def copies_of(disk: Disk, home: Path, deal_id: str) -> Copies:
    """Everything that may hold the same deal; to be looked for under its lock. Raises Fatal."""
    whole: list[tuple[Path, DealFile]] = []
    left_over: list[Path] = []
    unreadable: list[Path] = []
    for path in _named_alike(disk, home, deal_id):
        if path.name.startswith(f".{deal_id}{_ENDING}.") and path.name.endswith(TEMPORARY):
            left_over.append(path)
            continue
        try:
            file = read_deal(disk.read(path))
        except (OSError, BadJson, BadShape, NewerDeal):
            unreadable.append(path)
            continue
        if file.id == deal_id:
            whole.append((path, file))
    return Copies(tuple(whole), tuple(left_over), tuple(unreadable))


def _named_alike(disk: Disk, home: Path, deal_id: str) -> Iterator[Path]:
    """Files whose name begins with the deal's, but not those of other deals."""
    for name in FOLDERS:
        folder = home / name
        try:
            entries = disk.names(folder)
        except OSError as error:
            raise disk_failed(error, folder) from error
        own = f"{deal_id}{_ENDING}"
        for entry in entries:
            stem = entry.removeprefix(".")
            apart = stem.removeprefix(deal_id)
            if apart == stem or (name == "deals" and entry == own):
                continue
            if name == "deals" and _is_a_deal(entry):
                continue
            yield folder / entry


def _is_a_deal(entry: str) -> bool:
    from salescoach.values.slugs import is_slug

    return entry.endswith(_ENDING) and is_slug(entry.removesuffix(_ENDING))
