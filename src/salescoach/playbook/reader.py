"""Reading YAML from strangers: one loader, hardened, that keeps where everything stands.

It walks the parser's events itself instead of letting the library build objects: a playbook is
data, and no anchor, alias, tag or merge key ever gets to mean anything. YAML 1.2 meaning: only
`true` and `false` are booleans; everything else plain stays text as written.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from salescoach.playbook.comments import Comment, Span, comments_in, has_comments
from salescoach.playbook.forbidden import code_point, forbidden_in, is_forbidden
from salescoach.playbook.problems import (
    Finding,
    Place,
    Problem,
    errors_among,
    finding,
    in_order,
    with_earlier,
)
from salescoach.playbook.stopping import place_of, slip_behind
from salescoach.values.meant import number_meant
from salescoach.values.messages import Message, say

MOST_BYTES = 384 * 1024
DEEPEST = 32
MOST_NODES = 20_000

Path = tuple[str | int, ...]

_BLOCK = ("|", ">")
_NULLS = ("", "~", "null")
_NOT_TEXT = re.compile(r"|true|false|null|~|[-+]?[0-9][0-9_]*(\.[0-9]*)?", re.ASCII)
# inside [] and {}: ids, numbers, dates, durations, relative days, money, references, anchors
_PLAIN_IN_FLOW = re.compile(
    r"(?:fact:|item:)?[A-Za-z0-9_./+%*-]*(?: ?[A-Z]{3})?|[A-Z]{3} [0-9.]+", re.ASCII
)
# a number with a comma in it, which ends a value inside {}
_COMMA_IN_NUMBER = re.compile(
    r"(?:[A-Z]{3} ?)?[0-9][0-9.]{0,30}(?:,[0-9]{1,9}){1,5}(?:%| ?[A-Z]{3})?(?=[ \t]*[,}\r\n])",
    re.ASCII,
)
# `#3`: hardly the beginning of a remark, but read as one
_GLUED_REMARK = re.compile(r"[ \t]+(#(?!salescoach:)\w[^\s]*)")
# YAML knows three more, which are no characters of a playbook
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Document:
    """A file as read: plain data, and the place of every value and key by its path.

    `whole`: read to its end; else what is missing from `data` may well stand in the file.
    `comments`: those addressed to this program, of a file that is whole.
    """

    file: str
    lines: list[str]
    whole: bool = False
    data: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()

    def place(self, path: Path, *, at_key: bool = False) -> Place:
        """Where a path stands, or the nearest thing around it that stands somewhere."""
        if at_key and path in self.keys:
            return self.keys[path]
        while path:
            if path in self.places:
                return self.places[path]
            if path in self.keys:
                return self.keys[path]
            path = path[:-1]
        return self.places.get((), Place(1, 1))

    def problem(self, found: Finding) -> Problem:
        """A finding, put where it stands."""
        if found.earlier is not None:
            found = with_earlier(found, self.place(found.earlier))
        place = self.place(found.path, at_key=found.at_key)
        return self.problem_at(place, found)

    def problem_at(self, place: Place, found: Finding) -> Problem:
        """A finding at a place that has no path."""
        line = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(found.code, self.file, place, found.message, found.remedy, line)


Read = tuple[Document, tuple[Problem, ...]]
"""What was read, and what is wrong with it."""


def read_yaml(
    data: bytes, file: str, *, top: type[dict[str, Any]] | type[list[Any]] = dict
) -> Read:
    """Read one document, a `top`. Where there are problems, `data` may be incomplete."""
    document = Document(file, [])
    if len(data) > MOST_BYTES:
        too_large = finding("SC102", (), size=len(data), most=MOST_BYTES)
        return document, (document.problem(too_large),)
    data = data.removeprefix(codecs.BOM_UTF8)
    document.lines = _LINE_BREAK.split(data.decode(errors="replace"))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = _LINE_BREAK.split(data[: error.start].decode())
        place = Place(len(before), len(before[-1]) + 1)
        return document, (document.problem_at(place, finding("SC101", ())),)
    unsafe = _forbidden(document)
    if unsafe:
        return document, unsafe
    building = _Building(document, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):  # iterative: depth is no danger
            building.take(event)
        document.whole = True
        document.comments = comments_in(text, document.lines, building.scalars)
    except _TooMuch:
        pass
    except yaml.YAMLError as error:
        building.not_yaml(error)
    if not errors_among(building.problems) and not isinstance(document.data, top):
        building.problems.append(document.problem(finding("SC111", ())))
    return document, in_order(building.problems)


def span_of(text: str, key: str) -> Span | None:
    """Where a key of the first level begins and its value ends; None where there is no such key."""
    depth, name, start = 0, None, 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            here: Any = event
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 1 and isinstance(event, yaml.ScalarEvent | yaml.CollectionEndEvent):
                if name is None:
                    name, start = getattr(event, "value", ""), here.start_mark.index
                elif name == key:
                    return start, here.end_mark.index
                else:
                    name = None
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
    except yaml.YAMLError:
        pass
    return None


class _TooMuch(Exception):
    """The rest of the file is not worth reading."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come: a mapping (with its key, when read) or a list.

    `key_ends`: how many characters of the file come before the end of the key.
    `no_key`: what stands there as a key is none; its value is read and left out.
    `twice`: its first key has come again, so what follows may belong to another entry of a list.
    """

    into: dict[str, Any] | list[Any]
    path: Path
    flow: bool
    key: str | None = None
    key_ends: int = 0
    no_key: bool = False
    twice: bool = False


class _Building:
    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.nodes = 0
        self.documents = 0
        self.commented = has_comments(text)
        self.scalars: list[Span] = []  # noted only where comments are to be told from them
        self.number_ends = 0  # of a number that a comma would cut

    def take(self, event: Any) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(event, "SC111")
            case yaml.AliasEvent():
                self._problem(event, "SC105", what="*" + str(event.anchor))
                self._place_value(event, None)
            case yaml.ScalarEvent():
                self._count(event)
                if self.commented:
                    self.scalars.append(self._span(event))
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._start(event, {})
            case yaml.SequenceStartEvent():
                self._start(event, [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case _:  # the ends of documents and of the stream
                pass

    def _start(self, event: Any, into: dict[str, Any] | list[Any]) -> None:
        self._count(event)
        if len(self.stack) >= DEEPEST:
            self._stop(event, "SC106", most=DEEPEST)
        path = self._place_value(event, into)
        self.stack.append(_Open(into, path, bool(event.flow_style)))

    def _scalar(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        plain = event.style in (None, "")
        self._check_escapes(event)
        if top is not None and isinstance(top.into, dict) and top.key is None:
            self._key(event, top, plain=plain)
            return
        value: Any = event.value
        if plain:
            self._check_remark(event)
            value = self._joined(event, top)
            if value == event.value and top is not None and top.flow:
                self._check_flow(event, top)
            value = {"true": True, "false": False}.get(value, value)
            value = None if value in _NULLS else value
        self._place_value(event, value)

    def _span(self, event: Any) -> Span:
        """From where to where a scalar stands. The line of a `|` or `>` may end with a comment."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in _BLOCK:
            header_ends = _LINE_BREAK.search(self.text, start, end)
            start = header_ends.end() if header_ends else end
        return start, end

    def _check_escapes(self, event: Any) -> None:
        """Inside double quotes a character can be written that may not stand in the file."""
        if is_forbidden(event.value):
            character = next(one for one in event.value if is_forbidden(one))
            self._problem(event, "SC104", character=code_point(character))

    def _check_remark(self, event: Any) -> None:
        """A text without quotes ends before a space and a `#`, whatever was meant by it."""
        found = _GLUED_REMARK.match(self.text, event.end_mark.index)
        if found is not None:
            mark = event.end_mark
            place = Place(mark.line + 1, mark.column + 1 + found.start(1) - found.start())
            told = finding("SC112", (), remedy=say("remedy.SC112"), remark=found[1][:60])
            self.problems.append(self.document.problem_at(place, told))

    def _joined(self, event: Any, top: _Open | None) -> str:
        """The value; of a number that a comma cuts, all of it, as it should be written."""
        if top is not None and top.flow and isinstance(top.into, dict):
            found = _COMMA_IN_NUMBER.match(self.text, event.start_mark.index)
            meant = number_meant(found[0]) if found is not None else None
            if found is not None and meant is not None:
                self.number_ends = found.end()
                expected = say("expected.point", example=meant)
                self._problem(event, "SC203", expected=expected, found=repr(found[0]))
                return meant
        return str(event.value)

    def _check_flow(self, event: Any, top: _Open) -> None:
        if not event.value and top.key is not None:
            if top.key_ends <= self.number_ends:
                return  # no key, but the rest of a number
            if ":" not in self.text[top.key_ends : event.start_mark.index]:
                # no key at all: the comma before it belongs to the text
                self._problem(event, "SC110", text=top.key[:60], path=(*top.path, top.key))
        elif not _PLAIN_IN_FLOW.fullmatch(event.value):
            self._problem(event, "SC110", text=event.value[:60])

    def _key(self, event: Any, top: _Open, *, plain: bool) -> None:
        key = event.value
        top.no_key = event.start_mark.index < self.number_ends
        if top.no_key:
            top.key, top.key_ends = key, event.end_mark.index
            return
        top.no_key = plain and (key == "<<" or _NOT_TEXT.fullmatch(key) is not None)
        if event.anchor is not None or event.tag is not None or (plain and key == "<<"):
            self._problem(event, "SC105", what=event.tag or event.anchor or key)
        elif top.no_key:
            self._problem(event, "SC109", key=key)
        elif key in top.into:
            self._twice(event, top, key)
        else:
            self.document.keys.setdefault((*top.path, key), _place(event))
            if plain and top.flow and not _PLAIN_IN_FLOW.fullmatch(key):
                self._problem(event, "SC110", text=key[:60])
        top.key, top.key_ends = key, event.end_mark.index

    def _twice(self, event: Any, top: _Open, key: str) -> None:
        """A key twice. Where it is the first of an entry, the dash before the next is missing."""
        entry = bool(top.path) and isinstance(top.path[-1], int) and not top.flow
        first = self.document.keys[(*top.path, key)]
        if (key == next(iter(top.into)) and entry) or (key == "id" and top.path):
            top.twice = True
            remedy = say("remedy.SC108-dash", key=key)
            self._problem(event, "SC108", remedy=remedy, key=key, line=first.line)
        elif not top.twice:  # else what follows is told with it
            self._problem(event, "SC108", key=key, line=first.line)

    def _place_value(self, event: Any, value: Any) -> Path:
        """Put a value where it belongs; its path."""
        anchor = getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        if not isinstance(event, yaml.AliasEvent) and (anchor is not None or tag is not None):
            self._problem(event, "SC105", what=tag or "&" + str(anchor))
        if not self.stack:
            self.document.data = value
            self.document.places[()] = _place(event)
            return ()
        top = self.stack[-1]
        if isinstance(top.into, list):
            path = (*top.path, len(top.into))
            top.into.append(value)
        elif top.key is None:
            self._stop(event, "SC109", key="?")
        else:
            path = (*top.path, top.key)
            if not top.no_key:
                top.into.setdefault(top.key, value)
            top.key = None
        self.document.places.setdefault(path, _place(event))
        return path

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop(event, "SC107", most=MOST_NODES)

    def _problem(
        self,
        event: Any,
        code: str,
        *,
        path: Path | None = None,
        remedy: Message | None = None,
        **args: Any,
    ) -> None:
        """At the event; with a path, at that key."""
        remedy = say("remedy.SC110") if code == "SC110" else remedy
        found = finding(code, (), remedy=remedy, **args)
        place = self.document.keys.get(path, _place(event)) if path else _place(event)
        self.problems.append(self.document.problem_at(place, found))

    def not_yaml(self, error: Any) -> None:
        """What the library stopped at: the slip behind it where one is known."""
        slip = slip_behind(error, self.text, self.document.lines, _tokens(self.text))
        if slip is None:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            reason = str(getattr(error, "problem", None) or error)[:200]
            found = finding("SC103", (), reason=reason, remedy=say("remedy.SC103"))
            place = place_of(mark) if mark else Place(1, 1)
        else:
            found = finding("SC103", (), reason=slip.reason, remedy=slip.remedy)
            place = slip.place
            self.problems = [one for one in self.problems if not slip.hides(one.place)]
        self.problems.append(self.document.problem_at(place, found))

    def _stop(self, event: Any, code: str, **args: Any) -> Any:
        self._problem(event, code, **args)
        raise _TooMuch


def _place(event: Any) -> Place:
    return place_of(event.start_mark)


def _tokens(text: str) -> Iterator[Any]:
    """Those before the first error."""
    try:
        yield from yaml.scan(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return


def _forbidden(document: Document) -> tuple[Problem, ...]:
    return tuple(
        document.problem_at(
            one.place, finding("SC104", (), character=one.code_point, remedy=one.again)
        )
        for one in forbidden_in(document.lines)
    )
