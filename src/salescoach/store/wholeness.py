"""A deal whose file does not fit together any more, made whole of events that are."""

from dataclasses import replace

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.encode import event_id
from salescoach.deal.events import DealOpened


def made_whole(file: DealFile) -> DealFile | None:
    """Each event once, what was forgotten left out, the digest new; None: an event is damaged.

    An event proves itself by its id. Whether one is missing nobody can tell from the file.
    """
    if any(event.id != event_id(event.raw) for event in file.events):
        return None
    forgotten = frozenset(file.forgotten)
    once = {event.id: event for event in file.events if event.id not in forgotten}
    events = tuple(sorted(once.values(), key=lambda event: event.order))
    if not any(isinstance(event.payload, DealOpened) for event in events):
        return None
    return replace(file, events=events, digest=digest_of_events(events))
