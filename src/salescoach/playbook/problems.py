"""What can be wrong with a playbook: values, not exceptions. All are collected, none stops.

Each has a stable code: SC1.. reading the file, SC2.. keys and types, SC3.. references and
meaning. The sentence of a code is the message `problem.CODE`; its remedy `remedy.CODE` where
there is one.
"""

from collections.abc import Iterable
from typing import Literal

from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record

Severity = Literal["error", "warning"]

CODES: dict[str, Severity] = {
    "SC101": "error",  # not UTF-8
    "SC102": "error",  # too large
    "SC103": "error",  # not YAML
    "SC104": "error",  # a character that may not stand in a playbook
    "SC105": "error",  # anchors, aliases, tags, merge keys
    "SC106": "error",  # nested too deep
    "SC107": "error",  # too many nodes
    "SC108": "error",  # a key twice
    "SC109": "error",  # a key that is not text
    "SC110": "error",  # prose unquoted inside [] or {}
    "SC111": "error",  # not one mapping
    "SC201": "error",  # unknown key
    "SC202": "error",  # missing key
    "SC203": "error",  # wrong kind of value
    "SC204": "error",  # not an id
    "SC205": "error",  # not one of the words
    "SC206": "error",  # not a condition
    "SC207": "error",  # nothing to compare with
    "SC208": "error",  # another version of the format
    "SC301": "error",  # unknown id
    "SC302": "error",  # an id twice
    "SC303": "error",  # a reserved id
    "SC304": "error",  # a `from` whose word does not settle the fact
    "SC305": "error",  # choices and type do not fit
    "SC306": "error",  # a comparison that this type of fact has not
    "SC307": "error",  # a criterion that our own word would meet
    "SC308": "error",  # two items to start with
    "SC309": "error",  # criteria that wait for each other
    "SC310": "error",  # a case behind one that always applies
}

_MOST_CHARACTERS = 200  # of the file's own words told in one sentence
_MOST_WORDS = 20


@record
class Place:
    """Line and column, both counted from 1."""

    line: int
    column: int


@record
class Problem:
    """One thing that is wrong. `excerpt` is the line of the file, for people."""

    code: str
    file: str
    place: Place
    message: Message
    remedy: Message | None = None
    excerpt: str = ""

    @property
    def severity(self) -> Severity:
        """As the registry says."""
        return CODES[self.code]


@record
class Finding:
    """A problem before it is known where its path stands in the file."""

    code: str
    path: tuple[str | int, ...]
    args: tuple[tuple[str, Argument], ...] = ()
    remedy: Message | None = None
    at_key: bool = False

    @property
    def message(self) -> Message:
        """The sentence of the code, with this finding's facts."""
        return Message(f"problem.{self.code}", self.args)


def finding(
    code: str,
    path: tuple[str | int, ...],
    /,
    *,
    remedy: Message | None = None,
    at_key: bool = False,
    **args: Argument,
) -> Finding:
    """Build a finding with its facts by name; what a hostile file makes endless is cut."""
    facts = {name: _cut(value) for name, value in args.items()}
    return Finding(code, path, say("", **facts).args, remedy, at_key)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place, then code; each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.file, p.place.line, p.place.column, p.code)))


def _cut(value: Argument) -> Argument:
    match value:
        case str() if len(value) > _MOST_CHARACTERS:
            return value[:_MOST_CHARACTERS] + "…"
        case tuple():
            words = tuple(_cut(word) for word in value[:_MOST_WORDS])
            return (*words, "…") if len(value) > _MOST_WORDS else words
        case _:
            return value
