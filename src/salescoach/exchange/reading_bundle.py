"""Reading what `export` wrote: one document, JSON lines, or a deal's own file. Strict.

What it is is seen by what stands in it. Everything that is wrong is told at once; while anything
is, nothing is taken in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salescoach.deal.decode import DealFile, NewerDeal, deal_from_json, event_from_json
from salescoach.exchange.bundle import NAME, Bundle, Resolved, added_up, are_the_same_deal
from salescoach.exchange.flaws import Flaw, flaws_of, raw_id
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.values.canonical import BadJson, canonical, digest_of, read_json
from salescoach.values.decoding import BadShape, kind_of
from salescoach.values.messages import say
from salescoach.values.record import record

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SCHEMA = f"salescoach/{NAME}"
_OF_A_DEAL = "salescoach/deal"


@record
class Unfit:
    """It cannot be taken in, and all that is wrong."""

    flaws: tuple[Flaw, ...]


def read_bundle(data: bytes) -> Bundle | Unfit:
    """The deals with their places checked, or every reason why not."""
    reading = _Reading()
    for path, value in _values(_utf8(data)):
        if isinstance(value, BadJson):
            reading.flaws.append(Flaw(None, path, say("import.bad-json", reason=value.reason)))
        else:
            reading.take(value, path)
    if reading.flaws:
        return Unfit(tuple(reading.flaws))
    deals = tuple(reading.deals[id_] for id_ in sorted(reading.deals))
    return Bundle(deals, reading.playbooks)


@dataclass(slots=True)
class _Reading:
    deals: dict[str, DealFile] = field(default_factory=dict)
    playbooks: dict[str, Resolved] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def take(self, value: Any, path: str) -> None:
        """A document, or a line: what it is, it says itself."""
        if not isinstance(value, dict):
            self._wrong(path, "an object", kind_of(value))
            return
        schema = value.get("schema")
        if schema is None and "deal" in value:
            self._deal(value["deal"], f"{path}.deal")
        elif schema is None and "playbook" in value:
            self._playbook(value["playbook"], value.get("digest"), f"{path}.playbook")
        elif isinstance(schema, str) and schema.startswith(f"{_OF_A_DEAL}@"):
            self._deal(value, path)
        elif schema == f"{_SCHEMA}@1":
            self._document(value, path)
        elif _is_newer(schema):
            newer = say("import.newer", what=str(schema)[:60])
            self.flaws.append(Flaw(None, f"{path}.schema", newer))
        else:
            self.flaws.append(Flaw(None, f"{path}.schema", say("import.foreign")))

    def _document(self, value: dict[str, Any], path: str) -> None:
        playbooks, deals = value.get("playbooks"), value.get("deals")
        if isinstance(playbooks, dict):
            for digest, resolved in playbooks.items():
                self._playbook(resolved, digest, f"{path}.playbooks.{digest[:8]}")
        else:
            self._wrong(f"{path}.playbooks", "an object", kind_of(playbooks))
        if isinstance(deals, list):
            for at, deal in enumerate(deals):
                self._deal(deal, f"{path}.deals[{at}]")
        else:
            self._wrong(f"{path}.deals", "a list of deals", kind_of(deals))

    def _playbook(self, resolved: Any, digest: object, path: str) -> None:
        try:
            playbook_from_resolved(resolved)
        except BadShape as error:
            place = f"{path}{error.path.removeprefix('$')}"
            self._wrong(place, error.expected, error.found)
            return
        found = digest_of(canonical(resolved))
        if digest != found:
            self.flaws.append(Flaw(None, path, say("import.pin-digest")))
            return
        self.playbooks[found] = resolved

    def _deal(self, value: Any, path: str) -> None:
        id_ = raw_id(value) if isinstance(value, dict) else None
        try:
            file = deal_from_json(value)
        except NewerDeal as error:
            self.flaws.append(Flaw(id_, path, say("import.newer", what=error.what)))
            return
        except BadShape as error:
            self.flaws += _misshapen(value, id_, path, error)
            return
        wrong = tuple(flaws_of(file, path))
        self.flaws += wrong
        if not wrong:
            self._keep(file, path)

    def _keep(self, file: DealFile, path: str) -> None:
        """Two copies of a deal in one file, such as two exports one behind the other, are one."""
        before = self.deals.get(file.id)
        if before is None:
            self.deals[file.id] = file
        elif are_the_same_deal(before, file) and before.playbook == file.playbook:
            self.deals[file.id] = added_up(before, file)
        else:
            self.flaws.append(Flaw(file.id, f"{path}.id", say("import.two-of-one-id")))

    def _wrong(self, path: str, expected: str, found: str, deal: str | None = None) -> None:
        self.flaws.append(Flaw(deal, path, say("import.shape", expected=expected, found=found)))


def _misshapen(value: Any, id_: str | None, path: str, first: BadShape) -> Iterator[Flaw]:
    """What does not fit; of events, in each of them."""
    found = [first]
    if first.path.startswith("$.events["):
        found = []
        for at, raw in enumerate(value["events"]):
            try:
                event_from_json(raw, f"$.events[{at}]")
            except BadShape as error:
                found.append(error)
            except NewerDeal as error:
                place = f"{path}.events[{at}].kind"
                yield Flaw(id_, place, say("import.newer", what=error.what))
    for one in found:
        place = f"{path}{one.path.removeprefix('$')}"
        yield Flaw(id_, place, say("import.shape", expected=one.expected, found=one.found))


def _values(data: bytes) -> Iterator[tuple[str, Any]]:
    """Each value with its place: of the one document, or of each line. BadJson is one, too."""
    lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
    if not lines:
        yield "$", BadJson("nothing stands in it")
    elif len(lines) == 1 or not isinstance(_read(lines[0][1]), dict):
        yield "$", _read(data)
    else:
        for number, line in lines:
            yield f"line {number}: $", _read(line)


def _read(data: bytes) -> Any:
    try:
        return read_json(data)
    except BadJson as error:
        return error


def _utf8(data: bytes) -> bytes:
    """Some shells write what is piped into a file in another encoding, with a mark before it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            # what is no text of that encoding is no JSON either, and is told of as such
            return data[len(mark) :].decode(encoding, "replace").encode()
    return data


def _is_newer(schema: object) -> bool:
    name, _, number = str(schema).partition("@")
    return name == _SCHEMA and number.isdecimal() and int(number[:9]) > 1
