"""Reading YAML from strangers: one loader, hardened, that keeps where everything stands.

It walks the parser's events itself instead of letting the library build objects: a playbook is
data, and no anchor, alias, tag or merge key ever gets to mean anything. YAML 1.2 meaning: only
`true` and `false` are booleans; everything else plain stays text as written.
"""

import codecs
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from salescoach.playbook.comments import Comment, Span, comments_in, has_comments
from salescoach.playbook.problems import (
    Finding,
    Place,
    Problem,
    finding,
    in_order,
    with_earlier,
)
from salescoach.values.messages import say
from salescoach.values.text import has_unsafe

MOST_BYTES = 256 * 1024
DEEPEST = 32
MOST_NODES = 20_000
_MOST_CHARACTERS = 20  # forbidden ones told, in a file that may be nothing else

Path = tuple[str | int, ...]

_BLOCK = ("|", ">")
_NULLS = ("", "~", "null")
_NOT_TEXT = re.compile(r"|true|false|null|~|[-+]?[0-9][0-9_]*(\.[0-9]*)?", re.ASCII)
# inside [] and {}: ids, numbers, dates, durations, relative days, money, references, anchors
_PLAIN_IN_FLOW = re.compile(
    r"(?:fact:|item:)?[A-Za-z0-9_./+%*-]*(?: ?[A-Z]{3})?|[A-Z]{3} [0-9.]+", re.ASCII
)
# YAML knows three more, which are no characters of a playbook
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_NO_CHARACTERS = "\ufffe\uffff"


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
    unsafe = _unsafe_characters(document)
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
        building.problems.append(_not_yaml(document, error))
    if not building.problems and not isinstance(document.data, top):
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
    """

    into: dict[str, Any] | list[Any]
    path: Path
    flow: bool
    key: str | None = None
    key_ends: int = 0
    no_key: bool = False


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
            if top is not None and top.flow:
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
        if _unsafe(event.value):
            character = next(one for one in event.value if _unsafe(one))
            self._problem(event, "SC104", character=_code_point(character))

    def _check_flow(self, event: Any, top: _Open) -> None:
        if not event.value and top.key is not None:
            if ":" not in self.text[top.key_ends : event.start_mark.index]:
                # no key at all: the comma before it belongs to the text
                self._problem(event, "SC110", text=top.key[:60], path=(*top.path, top.key))
        elif not _PLAIN_IN_FLOW.fullmatch(event.value):
            self._problem(event, "SC110", text=event.value[:60])

    def _key(self, event: Any, top: _Open, *, plain: bool) -> None:
        key = event.value
        top.no_key = plain and (key == "<<" or _NOT_TEXT.fullmatch(key) is not None)
        if event.anchor is not None or event.tag is not None or (plain and key == "<<"):
            self._problem(event, "SC105", what=event.tag or event.anchor or key)
        elif top.no_key:
            self._problem(event, "SC109", key=key)
        elif key in top.into:
            first = self.document.keys[(*top.path, key)]
            self._problem(event, "SC108", key=key, line=first.line)
        else:
            self.document.keys.setdefault((*top.path, key), _place(event))
            if plain and top.flow and not _PLAIN_IN_FLOW.fullmatch(key):
                self._problem(event, "SC110", text=key[:60])
        top.key, top.key_ends = key, event.end_mark.index

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

    def _problem(self, event: Any, code: str, *, path: Path | None = None, **args: Any) -> None:
        """At the event; with a path, at that key."""
        remedy = say("remedy.SC110") if code == "SC110" else None
        found = finding(code, (), remedy=remedy, **args)
        place = self.document.keys.get(path, _place(event)) if path else _place(event)
        self.problems.append(self.document.problem_at(place, found))

    def _stop(self, event: Any, code: str, **args: Any) -> Any:
        self._problem(event, code, **args)
        raise _TooMuch


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _not_yaml(document: Document, error: Any) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    reason = str(getattr(error, "problem", None) or error)[:200]
    found = finding("SC103", (), reason=reason, remedy=say("remedy.SC103"))
    return document.problem_at(place, found)


def _unsafe_characters(document: Document) -> tuple[Problem, ...]:
    found = (
        document.problem_at(
            Place(number, column), finding("SC104", (), character=_code_point(character))
        )
        for number, line in enumerate(document.lines, start=1)
        if _unsafe(line)
        for column, character in enumerate(line, start=1)
        if _unsafe(character)
    )
    return tuple(islice(found, _MOST_CHARACTERS))


def _unsafe(text: str) -> bool:
    return has_unsafe(text) or any(character in text for character in _NO_CHARACTERS)


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
