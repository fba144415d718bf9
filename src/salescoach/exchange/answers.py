"""A file of answers: the same as a call note, as YAML or JSON for scripts and forms.

Read by the hardened reader of playbooks; days are `2026-04-17` and nothing else. All that is wrong
is told at once, with line and column; while anything is, nothing is taken over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from salescoach.deal.records import Visit
from salescoach.exchange import written_answers as form
from salescoach.exchange.assembling import NOTHING_WRONG, Assembling, Problems
from salescoach.exchange.attendance import read_names, read_people
from salescoach.exchange.clauses import unfit
from salescoach.exchange.hearing import Misheard, Problem, Trouble, Unread
from salescoach.exchange.spoken import MOST_WORDS
from salescoach.guidance.debriefing import Debrief, Promise
from salescoach.guidance.view import View
from salescoach.playbook.problems import Place, in_order
from salescoach.playbook.problems import Problem as Found
from salescoach.playbook.reader import Document, Path, read_yaml
from salescoach.playbook.shape import shape_findings
from salescoach.values.days import parse_day
from salescoach.values.messages import Message, Weekday, say
from salescoach.values.states import Side

Entry = TypeVar("Entry")

MOST_TROUBLES = 50
_PAIR = re.compile(
    rb"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE
)
# Of playbooks these say so.
_OURS = {"SC104": "heard.answers-character", "SC111": "heard.answers-mapping"}


def read_answers(
    data: bytes,
    view: View,
    *,
    day: date,
    visit: Visit | None = None,
    deal: str | None = None,
    file: str = "-",
) -> Debrief | Unread:
    """What the file tells of the visit of that day, or all that is wrong with it, as in a note."""
    document, problems = read_yaml(_characters(data), file)
    troubles = [_trouble(one) for one in problems]
    if not isinstance(document.data, dict) or not document.whole:
        return Unread(tuple(troubles[:MOST_TROUBLES]))
    try:
        written = form.File.model_validate(document.data)
    except ValidationError as error:
        found = shape_findings(error, document.data, form.File)
        placed = in_order((*problems, *(document.problem(one) for one in found)))
        return Unread(tuple(_trouble(one) for one in placed[:MOST_TROUBLES]))
    reading = _Reading(document, Assembling(view, day=day, visit=visit, deal=deal))
    reading.read(written)
    troubles = sorted((*troubles, *reading.found), key=lambda one: (one.line, one.column or 0))
    return Unread(tuple(troubles[:MOST_TROUBLES])) if troubles else reading.told.debrief()


@dataclass(slots=True)
class _Reading:
    """The answers, one after the other; each problem goes where its answer stands."""

    document: Document
    told: Assembling
    found: list[Trouble] = field(default_factory=list)

    def read(self, written: form.File) -> None:
        """Who was there first, as who is meant depends on it."""
        self._attendance(written)
        if written.kind is not None:
            self._put(("kind",), self.told.kind_is(written.kind))
        for due, at in _each(written.due, "due"):
            self._put(at, self._due(due, at))
        for theirs, at in _each(written.they, "they"):
            self._promise("theirs", theirs, at)
        for ours, at in _each(written.we, "we"):
            self._promise("ours", ours, at)
        for fact, at in _each(written.facts, "facts"):
            self._fact(fact, at)
        self._asked(written)
        self._doubts(written)
        for note, at in _each(written.notes, "notes"):
            self._put((*at, "text"), self.told.remark(note.text, private=note.private))

    def _asked(self, written: form.File) -> None:
        for asked, at in _each(written.asked, "asked"):
            of = self._names(asked.of, (*at, "of"))
            if of is not None:
                self._put((*at, "fact"), self.told.asked_in_vain(asked.fact, of))

    def _doubts(self, written: form.File) -> None:
        for raised, at in _each(written.doubts_raised, "doubts_raised"):
            holder = self._names([raised.holder] if raised.holder else None, (*at, "holder"))
            if holder is not None:
                self._put((*at, "words"), self.told.doubt_raised(raised.words, holder))
        for settled, at in _each(written.doubts_settled, "doubts_settled"):
            said_by = self._names(settled.said_by, (*at, "said_by"))
            if said_by is not None:
                problems = self.told.doubt_settled(settled.doubt, said_by, settled.words)
                self._put((*at, "doubt"), problems)

    def _attendance(self, written: form.File) -> None:
        there = self._names(written.with_, ("with",))
        for new, at in _each(written.new_people, "new_people"):
            line = f"{new.name} ({', '.join(new.roles)})"
            roles = self.told.view.playbook.buyer_roles
            read = read_people(line, self.told.known, roles) if _is_name(new.name) else None
            if read is None:
                problem = Problem(say("heard.no-name", text=new.name[:60]))
                self._put((*at, "name"), (problem,))
            elif isinstance(read, Misheard):
                self._put((*at, "name"), read.problems)
            else:
                self.told.came_with((*self.told.people, *read.people), (*self.told.new, *read.new))
        if written.with_ is not None and there is not None:
            added = tuple(one.person for one in self.told.new)
            self.told.came_with((*there, *added), self.told.new)
        if not self.found:
            self._put(("with",), self.told.nobody_there())

    def _due(self, due: form.Due, at: Path) -> Problems:
        said_by = self._names(due.said_by, (*at, "said_by"))
        moved = self._day(due.new_day, (*at, "new_day"))
        if due.kept and due.new_day is not None:
            return (Problem(say("heard.kept-and-moved")),)
        if said_by is None:
            return NOTHING_WRONG
        return self.told.fell(due.promise, kept=due.kept, moved_to=moved, said_by=said_by)

    def _promise(self, side: Side, one: form.Theirs | form.Ours, at: Path) -> None:
        who = one.who if isinstance(one, form.Theirs) else None
        owners = self._names([who] if who is not None else None, (*at, "who"))
        to = self._names(one.to, (*at, "to"))
        due = self._day(one.by, (*at, "by"))
        self._put((*at, "does"), _too_much(one.does))
        if owners is None or to is None:
            return
        self.told.promises += (
            Promise(side=side, what=one.does.strip(), owner=owner, due=due, to=to)
            for owner in owners or (None,)
        )

    def _fact(self, fact: form.Learned, at: Path) -> None:
        said_by = self._names(fact.said_by, (*at, "said_by"))
        text = _as_text(fact.value)
        if text is None:
            self._put((*at, "value"), (Problem(say("heard.separator")),))
        elif said_by is not None:
            self._put(at, self.told.fact(fact.fact, text, said_by))

    def _names(self, names: Sequence[str] | None, at: Path) -> tuple[str, ...] | None:
        """Ids; None where somebody is not known, which is told."""
        found: list[str] = []
        problems: list[Problem] = []
        for name in names or ():
            read = read_names(name, self.told.known)
            if isinstance(read, Misheard):
                problems += read.problems
            else:
                found += read
        self._put(at, tuple(problems))
        return None if problems else tuple(dict.fromkeys(found))

    def _day(self, given: str | None, at: Path) -> date | None:
        if given is None:
            return None
        day = parse_day(given)
        if day < self.told.day:
            visit = Weekday(self.told.day)
            self._put(at, (Problem(say("heard.day-past", text=given, visit=visit)),))
        return day

    def _put(self, at: Path, problems: Problems) -> None:
        place = self.document.place(at)
        for one in problems:
            self.found.append(_placed(self.document, place, one.message, one.hint))


def _each(entries: Sequence[Entry] | None, key: str) -> Iterator[tuple[Entry, Path]]:
    for place, entry in enumerate(entries or ()):
        yield entry, (key, place)


def _too_much(text: str) -> Problems:
    wrong = unfit(text)
    if wrong is not None:
        return (wrong,)
    if not text.strip():
        return (Problem(say("heard.nothing")),)
    if len(text) > MOST_WORDS:
        return (Problem(say("heard.long", length=len(text), most=MOST_WORDS)),)
    return NOTHING_WRONG


def _is_name(name: str) -> bool:
    """Whether it can stand before brackets and between commas without another meaning."""
    return bool(name.strip()) and not any(one in name for one in "()（）,;+&，、")


def _as_text(value: str | bool | list[str], /) -> str | None:  # noqa: FBT001
    """As it stands in a note; None where an entry of a list has what divides entries."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return None if any(";" in one for one in value) else "; ".join(value)


def _characters(data: bytes) -> bytes:
    """JSON may write a character beyond 16 bits as two halves, which YAML does not know."""

    def whole(found: re.Match[bytes]) -> bytes:
        high, low = int(found[2], 16), int(found[3], 16)
        code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        return found[1] + b"\\U%08x" % code

    return _PAIR.sub(whole, data) if data.lstrip()[:1] == b"{" else data


def _trouble(found: Found) -> Trouble:
    message = found.message
    if found.code in _OURS:
        message = Message(_OURS[found.code], message.args)
    place = found.place
    return Trouble(place.line, message, found.remedy, place.column, found.excerpt.strip()[:200])


def _placed(document: Document, place: Place, message: Message, hint: Message | None) -> Trouble:
    line = document.lines[place.line - 1] if place.line <= len(document.lines) else ""
    return Trouble(place.line, message, hint, place.column, line.strip()[:200])
