"""Where a file is no YAML: which slip it is, and in which line.

The YAML library stops where it no longer knows what belongs to what, which is often below the
slip, and says so in its own words. This looks at the quotes and brackets that are open there, at
the line and at the one above. It knows nothing of the library: only where it stopped, and why.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from salescoach.playbook.problems import Place
from salescoach.values.messages import Message, say
from salescoach.values.record import record

_CLOSING = {"[": "]", "{": "}"}
_LONGEST = 60

_DASHES = r"[ ]*(?:-[ ]+)*"
_WORD = r"[A-Za-z_][A-Za-z0-9_-]*"
_KEY_LINE = re.compile(rf"{_DASHES}{_WORD}:(?=[ ]|$)")
_ENTRY_LINE = re.compile(r"[ ]*-(?=[ ]|$)")
# the second key of a line, or a colon in a text
_COLON_INSIDE = re.compile(rf"{_DASHES}(?:{_WORD}:[ ]+(?=\S)|\S+[ ]+\S)")
_DASH_GLUED = re.compile(rf"(?P<before>{_DASHES})-(?P<rest>[^\W\d].*)")
_COLON_GLUED = re.compile(
    rf"(?P<before>{_DASHES})(?P<key>{_WORD}):(?!//)(?P<rest>[^\s:](?:(?!:[ ]).)*)"
)
_NO_COLON = re.compile(rf"(?P<before>{_DASHES})(?P<key>{_WORD})(?P<rest>(?:[ ](?:(?!:[ ]).)*)?)")
_ANCHORS = ("fact", "item", "visit")
_AFTER_QUOTE = re.compile(
    rf"{_DASHES}(?:{_WORD}:[ ]+)?"
    r"""(?>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*(?P<rest>[^\s#:,\]}].*)"""
)
_SIGNS = "@`%*&!|>"


@record
class Stop:
    """Where the library stopped; `of_key` is where the key begins that it waited to end."""

    place: Place
    reason: str
    of_key: Place | None = None


@record
class Opened:
    """What opens something: a quote that goes on over several lines, or a bracket without end."""

    sign: str
    place: Place
    until: int = 0  # the line of the closing quote


@record
class Slip:
    """What it is, where, and how it is mended; what a bracket swallows is not worth telling."""

    place: Place
    reason: Message
    remedy: Message
    swallows: bool = False

    def hides(self, place: Place) -> bool:
        """Whether what is wrong there comes of the slip alone."""
        here = (self.place.line, self.place.column)
        return self.swallows and (place.line, place.column) > here


def slip_in(
    lines: Sequence[str], stop: Stop, quotes: Sequence[Opened], brackets: Sequence[Opened]
) -> Slip | None:
    """The likeliest slip; None where it is none of those that are known.

    `quotes` are those over several lines, in the order of the file; `brackets` those that are
    open, the innermost last.
    """
    return (
        _open_quote(lines, quotes)
        or _after_quote(lines, stop)
        or _open_bracket(lines, stop, brackets)
        or next(_in_a_line(lines, stop), None)
        or _colon_in_text(lines, stop)
        or _sign(lines, stop)
        or _indentation(lines, stop)
    )


def _open_quote(lines: Sequence[str], quotes: Sequence[Opened]) -> Slip | None:
    """The first that swallows what looks like keys or entries: all behind it is upside down."""
    for quote in quotes:
        inside = lines[quote.place.line : quote.until]
        if any(_KEY_LINE.match(line) or _ENTRY_LINE.match(line) for line in inside):
            return _not_closed(quote)
    return _not_closed(quotes[-1]) if quotes and quotes[-1].until > len(lines) else None


def _not_closed(quote: Opened) -> Slip:
    return Slip(
        quote.place,
        say("yaml.quote", line=quote.place.line),
        say("remedy.SC103-quote", sign=quote.sign),
    )


def _open_bracket(lines: Sequence[str], stop: Stop, brackets: Sequence[Opened]) -> Slip | None:
    if not brackets:
        return None
    bracket = brackets[-1]
    closing = _CLOSING[bracket.sign]
    if stop.place.line == bracket.place.line and closing in _line(lines, stop.place.line):
        return None
    return Slip(
        bracket.place,
        say("yaml.bracket", sign=bracket.sign, line=bracket.place.line),
        say("remedy.SC103-bracket", sign=closing),
        swallows=True,
    )


def _after_quote(lines: Sequence[str], stop: Stop) -> Slip | None:
    found = _AFTER_QUOTE.fullmatch(_line(lines, stop.place.line))
    if found is None:
        return None
    return Slip(
        Place(stop.place.line, found.start("rest") + 1),
        say("yaml.after-quote", text=_short(found["rest"])),
        say("remedy.SC103-after-quote"),
    )


def _in_a_line(lines: Sequence[str], stop: Stop) -> Iterator[Slip]:
    """A tab, a strange space, or one that is missing: in the line itself, or in the one above."""
    above = _above(lines, stop.place.line)
    waited = stop.of_key.line if stop.of_key else 0
    for number in dict.fromkeys((waited, stop.place.line, above)):
        line = _line(lines, number)
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = Place(number, indent.index("\t") + 1)
            yield Slip(place, say("yaml.tab"), say("remedy.SC103-tab"))
        yield from _strange_space(line, number)
        glued = _DASH_GLUED.fullmatch(line)
        if glued is not None:
            place = Place(number, glued.end("before") + 1)
            example = _short(f"- {glued['rest']}")
            yield Slip(place, say("yaml.dash"), say("remedy.SC103-write", example=example))
        glued = _COLON_GLUED.fullmatch(line)
        if glued is not None and glued["key"] not in _ANCHORS:
            place = Place(number, glued.end("key") + 1)
            example = _short(f"{glued['key']}: {glued['rest']}")
            reason = say("yaml.colon", key=glued["key"])
            yield Slip(place, reason, say("remedy.SC103-write", example=example))
    # A text may go on in the next line: only where a key was waited for, or at the left margin.
    number = waited or above
    bare = _NO_COLON.fullmatch(_line(lines, number))
    if bare is not None and (waited or not bare["before"]):
        place = Place(number, bare.end("key") + 1)
        example = _short(f"{bare['key']}:{bare['rest']}")
        reason = say("yaml.no-colon", key=bare["key"])
        yield Slip(place, reason, say("remedy.SC103-no-colon", example=example))


def _strange_space(line: str, number: int) -> Iterator[Slip]:
    """Only where a plain one has a meaning: in the indent, behind a dash or behind a colon."""
    for at, character in enumerate(line[:_LONGEST]):
        before = line[:at].rstrip(" ")
        if (
            character != " "
            and unicodedata.category(character) == "Zs"
            and (not before or before.endswith((":", "-")))
        ):
            found = f"U+{ord(character):04X}"
            reason = say("yaml.space", character=found)
            yield Slip(Place(number, at + 1), reason, say("remedy.SC103-space"))


def _colon_in_text(lines: Sequence[str], stop: Stop) -> Slip | None:
    before = _line(lines, stop.place.line)[: stop.place.column - 1]
    if not stop.reason.startswith("mapping values") or not _COLON_INSIDE.match(before):
        return None
    return Slip(stop.place, say("yaml.colon-in-text"), say("remedy.SC103-colon-in-text"))


def _sign(lines: Sequence[str], stop: Stop) -> Slip | None:
    """A text may not begin with one of these."""
    line = _line(lines, stop.place.line)
    for column in (stop.place.column, stop.place.column - 1):
        sign = line[column - 1 : column] if column > 0 else ""
        if sign and sign in _SIGNS and line[: column - 1].rstrip(" ").endswith((":", "-")):
            place = Place(stop.place.line, column)
            return Slip(place, say("yaml.sign", sign=sign), say("remedy.SC103-sign"))
    return None


def _indentation(lines: Sequence[str], stop: Stop) -> Slip | None:
    """Where the line begins, and where those above do that may go on there."""
    line = _line(lines, stop.place.line)
    entry = _ENTRY_LINE.match(line) is not None
    if not entry and _KEY_LINE.match(line) is None:
        return None
    column = _begins(line)
    columns = _columns_above(lines, stop.place.line, entries=entry)
    columns.sort(key=lambda one: (abs(one - column), -one))
    if not columns or columns[0] == column:
        return None
    near = tuple(str(one) for one in columns[:2])
    reason = say("yaml.indent-entry" if entry else "yaml.indent", column=column, columns=near)
    return Slip(
        Place(stop.place.line, column), reason, say("remedy.SC103-indent", column=columns[0])
    )


def _columns_above(lines: Sequence[str], number: int, *, entries: bool) -> list[int]:
    """Where the keys, or the dashes, begin that are open above a line."""
    found: list[int] = []
    least: int | None = None
    for at in range(number - 1, 0, -1):
        line = _line(lines, at)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        first = _begins(line)
        if least is not None and first >= least:
            continue
        least = first
        dashed = _ENTRY_LINE.match(line) is not None
        if entries and dashed:
            found.append(first)
        elif not entries and (key := _KEY_LINE.match(line)) is not None:
            indent = re.match(_DASHES, key[0])
            found.append(indent.end() + 1 if indent else first)
        if first == 1 and not dashed:
            break
    return found


def _begins(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + 1


def _above(lines: Sequence[str], number: int) -> int:
    """The nearest line above with more than a remark; 0 where there is none."""
    for at in range(min(number - 1, len(lines)), 0, -1):
        if _line(lines, at).strip() and not _line(lines, at).lstrip().startswith("#"):
            return at
    return 0


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
