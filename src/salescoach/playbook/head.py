"""What a list tells of a playbook, out of the plain lines of its file: nothing is compiled.

For files that are known to be whole, such as those that ship. Compiling five of them takes seconds,
and reading what came of it takes longer than the whole list should; even PyYAML is too heavy. So
only what is written plainly is understood here. Wherever a line could mean something else, the
answer is None: then the file has to be compiled.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence

from salescoach.playbook.model import Playbook
from salescoach.values.record import record

_KEY = re.compile(r"([a-z_]+):(?: +(.*))?")
_NAMES = ("salescoach", "id", "version", "title", "about")
_OTHERWISE = ("extends", "fragment")  # then the file alone is not the playbook
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_QUOTED = re.compile(r'"([^"\\]+)" *')
_NO_TEXT = ("true", "false", "null")
_ENTRY = re.compile(r"( *)-(?: |$)")
# texts in quotes: a whole one on a line, where one begins that goes on below, and where that ends
_WHOLE = re.compile(r"""(?:(?<=[\[{,: ])|^)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[ \],}:]|$)""")
_BEGINS = re.compile(r'(?: *(?:- +)*|.*: +| *(?:- +)*(?:[\w./-]+: +)?[\[{].*)"(?:[^"\\]|\\.)*\\?')
_ENDS = re.compile(r'(?:[^"\\]|\\.)*"(?=[ \],}:]|$)')
_SINGLE = re.compile(r"(?:^|[\[{,: ])'")


@record(kw_only=True)
class Head:
    """A playbook in a list: what it is called, and how many stages it has."""

    id: str
    version: str
    title: str
    about: str | None
    stages: int


def head_of(playbook: Playbook) -> Head:
    """Of one that is compiled."""
    return Head(
        id=playbook.id,
        version=playbook.version,
        title=playbook.title,
        about=playbook.about,
        stages=len(playbook.stages),
    )


def read_head(data: bytes) -> Head | None:
    """Of a file; None where that cannot be said without compiling it."""
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
        return _head(text.replace("\r", "\n").split("\n"))  # an empty line means nothing
    except (UnicodeDecodeError, _NotPlain):
        return None


class _NotPlain(Exception):
    """A line that may mean something else than it seems to."""


def _head(lines: Sequence[str]) -> Head | None:
    """By the keys at the left; what stands below the others is only passed over."""
    if not "".join(lines).isprintable():  # tabs and YAML's other line breaks are none of ours
        return None
    found: dict[str, str] = {}
    key, stages, indent = "", 0, 0
    for line in _written(lines):
        if line[0] != " ":
            key, value = _pair(line)
            if key in found or key in _OTHERWISE:
                return None
            found[key] = value
        elif key in _NAMES or not key:  # its text goes on
            return None
        elif key == "stages" and (entry := _ENTRY.match(line)):
            indent = indent or len(entry[1])
            stages += len(entry[1]) == indent
    return _made(found, stages)


def _pair(line: str) -> tuple[str, str]:
    pair = _KEY.fullmatch(line)
    if pair is None:
        raise _NotPlain
    return pair[1], (pair[2] or "").rstrip()


def _made(found: Mapping[str, str], stages: int) -> Head | None:
    id_, version = found.get("id", ""), found.get("version", "")
    known = found.get("salescoach") == "1" and _ID.fullmatch(id_) and _VERSION.fullmatch(version)
    if not (stages and known) or id_ in _NO_TEXT:
        return None
    title, about = _text(found.get("title", "")), None
    if "about" in found:
        about = _text(found["about"])
    return Head(id=id_, version=version, title=title, about=about, stages=stages)


def _text(value: str) -> str:
    """A text that stands whole on its line, as it is or in double quotes."""
    if quoted := _QUOTED.fullmatch(value):
        value = quoted[1]
    elif not value[:1].isalpha() or " #" in value or ": " in value or value.endswith(":"):
        raise _NotPlain
    if value != value.strip() or value in _NO_TEXT or not any(map(str.isalpha, value)):
        raise _NotPlain
    return value


def _written(lines: Sequence[str]) -> Iterator[str]:
    """All lines that say something, once it is certain that none goes on with a text in quotes.

    Such a text may go on anywhere below, and look like a key or like an entry of a list.
    """
    inside = False
    for line in lines:
        if inside:
            if line[:1].strip() or _ENTRY.match(line):
                raise _NotPlain
            inside = _still_inside(line)
        elif line and not line.isspace() and line.lstrip()[0] != "#":
            yield line
            inside = _goes_on(line)
    if inside:
        raise _NotPlain


def _still_inside(line: str) -> bool:
    if '"' not in line:
        return True
    end = _ENDS.match(line)
    if end is None:
        raise _NotPlain
    return _goes_on(f" {line[end.end() :]}")


def _goes_on(line: str) -> bool:
    """Whether a text in double quotes begins on the line and does not end there."""
    if "'" not in line and "\\" not in line and line.count('"') % 2 == 0:
        return False
    rest = _WHOLE.sub("", line).partition(" #")[0]
    if _SINGLE.search(rest):
        raise _NotPlain
    if '"' not in rest:
        return False
    if _BEGINS.fullmatch(rest) is None:
        raise _NotPlain
    return True
