"""What was typed in a dialogue that was left: kept in the state folder until it is recorded.

The draft of a debrief holds the rep's own keys, so that it can be played again up to where it was
left; that of a guided session, whose answers are recorded already, which questions were put.
It may name people: `forget` removes it. Where it can't be written, nothing is offered later.
"""

import contextlib
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from salescoach.cli.session import Session
from salescoach.errors import SalesCoachError
from salescoach.store.atomic import disk_failed, make_folders, write_whole
from salescoach.values.canonical import BadJson, canonical, digest_of, read_json
from salescoach.values.decoding import BadShape, decode
from salescoach.values.record import record

DialogueName = Literal["debrief", "coach"]


@record
class Typed:
    """What was typed at a question; `key` says at which one.

    Of a guided session the transaction that recorded the answer; empty where it was left.
    """

    key: str
    text: str


@record(kw_only=True)
class Draft:
    """A dialogue that was left.

    `day` is the one that counted as today. `about` is the visit that a debrief was about; of guided
    sessions how many questions belong to those of the day that are over.
    """

    dialogue: DialogueName
    deal: str
    home: str
    day: date
    typed: tuple[Typed, ...]
    about: str = ""


def draft_of(session: Session, dialogue: DialogueName, deal_id: str) -> Draft | None:
    """What was left of this dialogue about this deal; None for nothing, or nothing readable."""
    try:
        draft = decode(Draft, read_json(session.world.disk.read(_path(session, dialogue, deal_id))))
    except (OSError, BadJson, BadShape):
        return None
    is_of = (draft.dialogue, draft.deal, draft.home) == (dialogue, deal_id, str(session.home))
    return draft if is_of else None


def keep_draft(session: Session, draft: Draft) -> None:
    """Keep it, in place of the one before."""
    path = _path(session, draft.dialogue, draft.deal)
    kept = {
        "dialogue": draft.dialogue,
        "deal": draft.deal,
        "home": draft.home,
        "day": draft.day.isoformat(),
        "about": draft.about,
        "typed": [{"key": one.key, "text": one.text} for one in draft.typed],
    }
    with contextlib.suppress(SalesCoachError, OSError, ValueError):
        make_folders(session.world.disk, path.parent)
        write_whole(session.world.disk, path, canonical(kept), nonce=session.world.nonce())


def drop_draft(session: Session, dialogue: DialogueName, deal_id: str) -> None:
    """There is nothing to go on with any more."""
    disk, path = session.world.disk, _path(session, dialogue, deal_id)
    with contextlib.suppress(OSError):
        disk.unlink(path)
        disk.sync_folder(path.parent)


def forget_drafts(session: Session, deal_id: str) -> None:
    """Remove what was typed about this deal: it may name people.

    Raises:
        Fatal: a draft is there, and can't be removed.
    """
    disk = session.world.disk
    for dialogue in get_args(DialogueName):
        path = _path(session, dialogue, deal_id)
        try:
            disk.unlink(path)
            disk.sync_folder(path.parent)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise disk_failed(error, path) from error


def _path(session: Session, dialogue: DialogueName, deal_id: str) -> Path:
    """One a deal of a data folder."""
    name = digest_of(f"{session.home}\n{deal_id}".encode())[:16]
    return session.folders.state / "drafts" / f"{dialogue}-{name}.json"
