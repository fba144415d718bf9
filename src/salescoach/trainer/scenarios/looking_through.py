"""A test file whose keys or types are wrong somewhere: what else is wrong in the rest of it.

All mistakes come at once, so those of an event are told although another test has a wrong key.
"""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from salescoach.playbook.problems import Finding
from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Map, Path, entries, maps
from salescoach.trainer.scenarios import written as form
from salescoach.trainer.scenarios.events import EventReader
from salescoach.trainer.scenarios.expectations import ExpectationReader
from salescoach.trainer.scenarios.known import Known
from salescoach.trainer.scenarios.verbs import Verb
from salescoach.values.days import parse_day


def look_through(
    document: Document, known: Known, verbs: Mapping[str, Verb], found: list[Finding]
) -> None:
    """Find the mistakes of events, of expectations that have the right shape, and of `covers`."""
    try:
        start = parse_day(str(document.data.get("start")))
    except ValueError:
        return  # which the shape tells; no day would be right
    events = EventReader(document, start, known, verbs, found)
    warnings = document.data.get("warnings")
    off = isinstance(warnings, dict) and warnings.get("default") == "off"
    expectations = ExpectationReader(document, start, known, default_off=off, found=found)
    for path, owner in _owners(document.data):
        for at, id_ in entries(owner, "covers", path):
            found += known.uncovered(id_, at)
        for at, event in maps(owner, "events", path):
            events.read(event, at)
        for at, data in maps(owner, "expect", path):
            try:
                written = form.Expectation.model_validate(data)
            except ValidationError:
                continue  # told with its place already
            expectations.read(written, data, at, start)


def _owners(data: Map) -> Iterator[tuple[Path, Map]]:
    """What has events and expectations: tests, and their cases."""
    for path, test in maps(data, "tests"):
        yield path, test
        yield from maps(test, "cases", path)
