"""Forgetting somebody: the lawful exception to a history that only grows (docs/adr/0021).

The events that say something about the person are made again without it, under new ids; the old
ids are kept, so that a copy that still has the events cannot bring them back. What is no datum of
the person stays, so that the deal comes to the same: roles, levels, days, choices, money. Two
copies of a deal that both forget the same person have the same events afterwards.

It works on the stored objects, not on the payloads: what a newer program wrote must go, too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from salescoach.deal.decode import DealFile, digest_of_events, event_from_json
from salescoach.deal.encode import event_id
from salescoach.deal.events import DealOpened, Event, FieldSet, PersonAdded
from salescoach.deal.forgotten_ids import forgotten_id
from salescoach.deal.record_events import (
    CREATES,
    KINDS_OF_RECORD,
    CommitmentMade,
    DoubtRaised,
    HandoverStarted,
    PersonChanged,
    VisitChanged,
    VisitPlanned,
    id_beside,
)
from salescoach.values.canonical import digest_of
from salescoach.values.names import matching, parts_of, spellings
from salescoach.values.record import record
from salescoach.values.slugs import slug_for

_LEAST = 2
# What stands in many names and tells nobody.
_PARTICLES = frozenset(
    {"af", "al", "av", "ben", "bin", "da", "de", "di", "do", "dos", "du", "el", "la", "le", "of",
     "te", "ten", "ter", "zu"}
)  # fmt: skip
_ENVELOPE = ("id", "tx", "recorded", "on", "actor", "kind", "nonce")
_OF_THE_PERSON = ("person", "name", "roles", "lost_roles", "informed")
_PEOPLE = frozenset({"holder", "of", "people", "said_by", "to"})
KEPT = frozenset(
    {
        "account", "amount", "after", "before", "clear", "complete", "costs", "currency",
        "customer_type", "day", "deal_kind", "digest", "due", "expected_close", "fact", "facts",
        "field", "fields", "gains", "get_worth", "give_worth", "handover", "informed", "item",
        "kind", "language", "lead_source", "left", "library", "lost_roles", "lowered", "none",
        "not_applicable", "outcome", "outlay", "passed", "perspective", "playbook", "points",
        "private", "question", "reason", "refused", "role", "roles", "severity", "side", "stage",
        "stance", "time", "undoes", "until", "verdict", "version", "way", "weight",
        "well_defined",
    }
)  # fmt: skip
"""Fields that hold an id of the playbook, a choice, a day, a number: never a word about anybody."""
_IN_THEIR_WORDS = frozenset({"marks", "weights"})
_FREE = ("text", "list")
_NOTHING = r"(?!)"


@record(kw_only=True)
class Neutral:
    """What is written instead: of the name, of a name in a text, of words that are gone."""

    name: str
    in_text: str
    words: str


@record
class Redacted:
    """An event as it was, and as it is made again."""

    before: Event
    after: Event


@record
class Forgotten:
    """The file without the person, and what of it is different, oldest first.

    `stays`: the deal's id or its account, which are the company's, are called like the person.
    """

    file: DealFile
    redacted: tuple[Redacted, ...]
    stays: bool = False


def people_in(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """Everybody who was ever recorded, also in a round that is over, by id: all their names."""
    found: dict[str, dict[str, None]] = {}
    for event in events:
        match event.payload:
            case PersonAdded(person=id_, name=name):
                found.setdefault(id_, {})[name] = None
            case PersonChanged(person=id_, name=str() as name):
                found.setdefault(id_, {})[name] = None
            case _:
                pass
    return {id_: tuple(names) for id_, names in found.items()}


def forget(
    file: DealFile,
    *,
    person: str,
    names: Sequence[str],
    instead: Neutral,
    facts: Mapping[str, str],
) -> Forgotten:
    """The file as if nobody knew who the person with this id and these names is.

    `facts` has the type of each fact of the playbook. The deal's id and its account stay: they are
    the company's.
    """
    redaction = _Redaction(file.events, person, names, instead, facts)
    pairs = [(event, redaction.event(event)) for event in file.events]
    redacted = tuple(Redacted(old, new) for old, new in pairs if old.id != new.id)
    events = tuple(sorted((new for _, new in pairs), key=lambda event: event.order))
    gone = dict.fromkeys((*file.forgotten, *(one.before.id for one in redacted)))
    changed = replace(
        file,
        events=events,
        digest=digest_of_events(events),
        forgotten=tuple(sorted(gone)),
        extra=redaction.texts(file.extra),
    )
    return Forgotten(changed, redacted, stays=redaction.is_named_in(file))


class Names:
    """Finds somebody's names in a text, but not where they are part of somebody else's.

    `others` are people of theirs; `ours` what we and the account are called.
    """

    def __init__(
        self,
        own: Sequence[str],
        others: Iterable[str],
        instead: str,
        *,
        ours: Iterable[str] = (),
    ) -> None:
        wholes = {written for name in own for written in spellings(name)}
        parts = {
            written
            for name in own
            for part in parts_of(name, least=_LEAST)
            if part not in _PARTICLES
            for written in spellings(part)
        }
        known = {one.casefold() for one in wholes}
        whole = re.compile("|".join(map(matching, wholes)) or _NOTHING, re.IGNORECASE)
        kept = {name for name in others if name.casefold() not in known}
        kept |= {name for name in ours if whole.search(name) is None}
        kept = {name for name in kept if len(name.split()) > 1}
        first = sorted(((name, name in kept) for name in wholes | kept), key=_longest)
        then = sorted(((name, False) for name in parts - wholes), key=_longest)
        groups = (f"(?P<kept{at}>{matching(name)})" if keep else f"(?:{matching(name)})"
                  for at, (name, keep) in enumerate((*first, *then)))  # fmt: skip
        self._pattern = re.compile("|".join(groups) or _NOTHING, re.IGNORECASE)
        self._instead = instead

    def replaced(self, text: str) -> str:
        """The text with the neutral word wherever the person is named."""
        return self._pattern.sub(self._one, text)

    def _one(self, found: re.Match[str]) -> str:
        return found[0] if found.lastgroup else self._instead


class _Redaction:
    """Makes events again, one after the other, with the same new ids in all of them."""

    def __init__(
        self,
        events: Sequence[Event],
        person: str,
        names: Sequence[str],
        instead: Neutral,
        facts: Mapping[str, str],
    ) -> None:
        self._person, self._instead, self._facts = person, instead, facts
        people = people_in(events)
        self._people = people
        self._id = _new_id(events, person, people)
        self._own = _in_latin((*names, *people.get(person, ()), person.replace("-", " ")))
        others = [name for id_, known in people.items() if id_ != person for name in known]
        self._names = Names(self._own, others, instead.in_text, ours=_ours(events))
        self._records = self._record_ids(events)
        self._records |= dict(self._aliases(events))

    def event(self, event: Event) -> Event:
        """The same one, where it says nothing of the person."""
        before = event.raw
        extra = {key: value for key, value in before.items() if key not in (*_ENVELOPE, "payload")}
        after = {**before, **self.texts(extra), "payload": self._payload(event)}
        if after == before:
            return event
        # a nonce of the old one would let whoever guesses the words prove the guess by the old id
        body = {**after, "nonce": digest_of(f"forgotten:{event.id}".encode())[:32]}
        del body["id"]
        return event_from_json({"id": event_id(body), **body}, "event")

    def is_named_in(self, file: DealFile) -> bool:
        """Whether what stays names the person: the deal's id, the account."""
        names = Names(self._own, (), "")
        opening = (event.payload for event in file.events if isinstance(event.payload, DealOpened))
        stays = (file.id.replace("-", " "), *(one.account for one in opening))
        return any(names.replaced(text) != text for text in stays)

    def texts(self, value: Any) -> Any:
        """Anything that is stored, with the neutral word in every text of it."""
        match value:
            case str():
                return self._names.replaced(value)
            case list():
                return [self.texts(part) for part in value]
            case dict():
                return {key: self.texts(part) for key, part in value.items()}
            case _:
                return value

    def _payload(self, event: Event) -> dict[str, Any]:
        raw: dict[str, Any] = event.raw["payload"]
        if event.kind in ("person-added", "person-changed") and raw["person"] == self._person:
            kept = {key: value for key, value in raw.items() if key in _OF_THE_PERSON}
            named = {"name": self._instead.name} if "name" in kept else {}
            return {**kept, **named, "person": self._id}
        found = self._fields(raw, event.kind)
        for name in self._own_words(event):
            if name in found:
                found[name] = self._without(found[name])
        return found

    def _own_words(self, event: Event) -> tuple[str, ...]:
        """The fields of an event that hold what the person said, and nobody else."""
        raw = event.raw["payload"]
        alone = raw.get("said_by") == [self._person] or raw.get("of") == self._person
        match event.kind:
            case "evidence-recorded" if alone:
                return ("value", "note") if self._is_free(raw, event.kind) else ("note",)
            case "doubt-raised" if raw.get("holder") == self._person:
                return ("words",)
            case "doubt-settled" if alone:
                return ("words",)
            case "note-written" if self.texts(raw["text"]) != raw["text"]:
                return ("text",)
            case _:
                return ()

    def _without(self, value: Any) -> Any:
        return [self._instead.words] if isinstance(value, list) else self._instead.words

    def _fields(self, raw: dict[str, Any], kind: str, inside: str = "") -> dict[str, Any]:
        return {name: self._field(name, part, raw, kind, inside) for name, part in raw.items()}

    def _field(self, name: str, value: Any, raw: dict[str, Any], kind: str, inside: str) -> Any:
        if name in KEPT or (name == "criterion" and inside not in _IN_THEIR_WORDS):
            return value
        if name == "name" and kind.startswith("person-"):
            return value  # somebody else's
        if name in _PEOPLE or self._is_person(name, raw, kind):
            return _each(value, self._who)
        if name in KINDS_OF_RECORD:
            return _each(value, lambda id_: self._record(name, id_))
        if name == "records":
            return _each(value, self._record_path)
        if name == "value" and not self._is_free(raw, kind):
            return value
        if isinstance(value, dict):
            return self._fields(value, kind, name)
        if isinstance(value, list):
            return [self._field(name, part, raw, kind, name) if not isinstance(part, dict)
                    else self._fields(part, kind, name) for part in value]  # fmt: skip
        return self.texts(value)

    def _is_free(self, raw: dict[str, Any], kind: str) -> bool:
        """Whether a value is words; of the deal's own fields the owner is a name of ours."""
        if kind == "field-set":
            return raw.get("field") == "owner"
        return kind != "evidence-recorded" or self._facts.get(raw["fact"], "text") in _FREE

    def _is_person(self, name: str, raw: dict[str, Any], kind: str) -> bool:
        """Whether the field of that name holds the id of somebody of theirs here."""
        match name:
            case "person":
                return not kind.startswith("handover-")
            case "owner":
                return raw.get("side") == "theirs"
            case "value":
                return kind == "evidence-recorded" and self._facts.get(raw["fact"]) == "person"
            case _:
                return False

    def _who(self, id_: str) -> str:
        """The id that somebody has now; other words, where nobody has that id."""
        if id_ == self._person:
            return self._id
        return id_ if id_ in self._people else self._names.replaced(id_)

    def _record(self, kind: str, id_: str) -> str:
        return self._records.get((kind, id_), id_)

    def _record_path(self, path: str) -> str:
        kind, _, id_ = path.partition("/")
        return f"{kind}/{self._record(kind, id_)}"

    def _record_ids(self, events: Sequence[Event]) -> dict[tuple[str, str], str]:
        """Ids are made of words: those that name the person, or are the person's own, change."""
        known = list(dict.fromkeys(_created(events)))
        theirs = {
            ("doubt", event.payload.doubt)
            for event in events
            if isinstance(event.payload, DoubtRaised) and event.payload.holder == self._person
        }
        taken = {kind: {id_ for other, id_ in known if other == kind} for kind in KINDS_OF_RECORD}
        found: dict[tuple[str, str], str] = {}
        for kind, id_ in known:
            words = id_.replace("-", " ")
            changed = kind if (kind, id_) in theirs else self._names.replaced(words)
            if changed != words:
                found[kind, id_] = slug_for(changed, otherwise=kind, taken=taken[kind])
                taken[kind].add(found[kind, id_])
        return found

    def _aliases(self, events: Sequence[Event]) -> Iterator[tuple[tuple[str, str], str]]:
        """Where two copies gave an id to two records, the later is called after its event, too."""
        for event in events:
            for kind, id_ in _created((event,)):
                after = self.event(event)
                if after.id != event.id:
                    new = id_beside(self._record(kind, id_), after.id)
                    yield (kind, id_beside(id_, event.id)), new


def _longest(one: tuple[str, bool]) -> tuple[int, str]:
    return -len(one[0]), one[0]


def _each(value: Any, change: Any) -> Any:
    match value:
        case str():
            return change(value)
        case list():
            return [_each(part, change) for part in value]
        case _:
            return value


def _new_id(events: Sequence[Event], person: str, people: Mapping[str, object]) -> str:
    """The same on every copy of the deal, and nothing that could be guessed from the name."""
    added = (
        event.id
        for event in events
        if isinstance(event.payload, PersonAdded) and event.payload.person == person
    )
    digits = digest_of(next(added, person).encode())
    lengths = range(4, len(digits))
    return next(id_ for n in lengths if (id_ := forgotten_id(digits[:n])) not in people)


def _in_latin(names: Iterable[str]) -> tuple[str, ...]:
    """The names, also in the letters that an id is made of."""
    from anyascii import anyascii  # only when somebody is forgotten

    whole = (unicodedata.normalize("NFC", name) for name in names)
    return tuple(dict.fromkeys(spelled for name in whole for spelled in (name, anyascii(name))))


def _ours(events: Iterable[Event]) -> Iterator[str]:
    """The account, and the people on our side."""
    for event in events:
        yield event.actor
        match event.payload:
            case DealOpened(account=account, owner=owner):
                yield account
                yield owner or ""
            case FieldSet(field="owner", value=str() as owner):
                yield owner
            case HandoverStarted(person=person):
                yield person
            case CommitmentMade(side="ours", owner=str() as owner):
                yield owner
            case VisitPlanned(ours=ours) | VisitChanged(ours=ours):
                yield from ours
            case _:
                pass


def _created(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    for event in events:
        kind = CREATES.get(type(event.payload))
        if kind is not None:
            yield kind, getattr(event.payload, kind)
