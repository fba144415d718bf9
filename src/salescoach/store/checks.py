"""What has to be true of a deal before something is built on it."""

from pathlib import Path

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.encode import event_id
from salescoach.errors import ChangedMeanwhile, fatal
from salescoach.values.messages import say


def is_whole(file: DealFile) -> bool:
    """Every event is what its id says and stands there once, and none is missing."""
    ids = {event.id for event in file.events}
    return (
        len(ids) == len(file.events)
        and digest_of_events(file.events) == file.digest
        and all(event.id == event_id(event.raw) for event in file.events)
    )


def check_whole(file: DealFile, path: Path) -> None:
    """A writer never builds on a damaged file: its new digest would hide the damage. Fatal."""
    if not is_whole(file):
        raise fatal("deal-damaged", path=str(path), hint=say("hint.doctor"))


def check_seen(file: DealFile, seen: str | None) -> None:
    """ChangedMeanwhile where the deal is not the one that somebody looked at."""
    if seen is not None and seen != file.digest:
        raise ChangedMeanwhile(
            say("deal-changed", deal=file.id), say("hint.look-again", deal=file.id)
        )
