"""What keeps a deal from being taken elsewhere, or in: found all at once, each with its place.

The same for what `export` is about to hand out and for what `import` is handed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.encode import event_id
from salescoach.deal.fold import fold
from salescoach.playbook.model import Playbook
from salescoach.values.messages import Message, say
from salescoach.values.record import record
from salescoach.values.slugs import is_slug


@record
class Flaw:
    """One thing that is wrong.

    Attributes:
        deal: the id of the deal, None where no deal is meant or it has no id.
        path: where it stands, as a JSON path, for JSON lines with the line before it.
        message: what is wrong.
    """

    deal: str | None
    path: str
    message: Message


def flaws_of(file: DealFile, path: str = "$") -> Iterator[Flaw]:
    """Whether the deal is whole: its id, every event's, and the digest over them."""
    if not is_slug(file.id):
        yield Flaw(file.id, f"{path}.id", say("import.bad-id", deal=file.id[:60]))
    seen: set[str] = set()
    forgotten = frozenset(file.forgotten)
    for event in file.events:
        place = f"{path}.events[id={event.id[:8]}]"
        if event.id != event_id(event.raw):
            yield Flaw(file.id, place, say("import.event-altered"))
        if event.id in seen:
            yield Flaw(file.id, place, say("import.event-doubled"))
        if event.id in forgotten:
            yield Flaw(file.id, place, say("import.event-forgotten"))
        seen.add(event.id)
    if digest_of_events(file.events) != file.digest:
        yield Flaw(file.id, f"{path}.digest", say("import.digest"))


def pin_flaws(file: DealFile, playbooks: Mapping[str, Playbook], path: str = "$") -> Iterator[Flaw]:
    """Whether the deal and its playbooks, by digest, belong together."""
    for one in file.pins:
        playbook = playbooks[one.digest]
        named, pinned = f"{one.id} {one.version}", f"{playbook.id} {playbook.version}"
        if named != pinned:
            message = say("import.other-playbook", named=named[:60], pinned=pinned)
            yield Flaw(file.id, f"{path}.playbook", message)
    stage = fold(file.events).stage
    if playbooks[file.follows().digest].stage(stage) is None:
        yield Flaw(file.id, f"{path}.state.stages", say("import.no-stage", stage=stage[:60]))


def raw_id(value: Mapping[str, Any]) -> str | None:
    """The id of what should be a deal."""
    found = value.get("id")
    return found if isinstance(found, str) else None
