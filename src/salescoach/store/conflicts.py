"""Conflicted copies: files beside a deal that a sync program, git or a person made of it.

A copy is known by its name and by what is in it: a deal file whose id is that deal's.
"""

from pathlib import Path

from salescoach.deal.decode import DealFile, NewerDeal, read_deal
from salescoach.store.atomic import reason_of
from salescoach.store.conflict_names import deals_meant, program_of
from salescoach.store.disk import Disk
from salescoach.values.canonical import BadJson
from salescoach.values.decoding import BadShape
from salescoach.values.record import record
from salescoach.values.slugs import is_slug

_ENDING = ".json"


@record(kw_only=True)
class Conflicted:
    """A copy of a deal under another name.

    Attributes:
        deal: the id of the deal.
        program: who names copies so.
        file: the deal in it; None where it cannot be read, and `reason` says why.
    """

    path: Path
    deal: str
    program: str
    file: DealFile | None = None
    reason: str = ""


def conflicted(disk: Disk, path: Path) -> Conflicted | None:
    """What copy this is; None where it is none: a deal of its own, or something foreign."""
    try:
        file = read_deal(disk.read(path))
    except NewerDeal as error:
        return _by_name(disk, path, error.what)
    except OSError as error:
        return _by_name(disk, path, reason_of(error))
    except (BadJson, BadShape) as error:
        return _by_name(disk, path, str(error))
    program = program_of(path.name, file.id) if is_slug(file.id) else None
    if program is None or path.name == f"{file.id}{_ENDING}":
        return None
    return Conflicted(path=path, deal=file.id, program=program, file=file)


def _by_name(disk: Disk, path: Path, reason: str) -> Conflicted | None:
    """Of several deals that the name may mean, one that is there; else the longest."""
    meant = list(deals_meant(path.name))
    if not meant:
        return None
    here = [one for one in meant if _is_there(disk, path.with_name(f"{one}{_ENDING}"))]
    deal = (here or meant)[0]
    program = program_of(path.name, deal) or ""
    return Conflicted(path=path, deal=deal, program=program, reason=reason)


def _is_there(disk: Disk, path: Path) -> bool:
    try:
        return disk.mode(path) is not None
    except OSError:
        return False
