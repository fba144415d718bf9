"""From the words of a line to what may stand in the place of the one that is being typed.

This is no second parser of arguments: nothing is checked or refused, and no value is understood.
It follows a line just as far as is needed to tell an option's value from an argument, by the
table that `tests/docs` makes of the commands themselves (docs/adr/0037).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from salescoach.values.record import record

OPTIONS = "options"
COMMANDS = "commands"
NOTHING = "nothing"
FILES, FOLDERS = ":files", ":folders"  # as candidates: the shell completes these itself


@record(kw_only=True)
class Wanted:
    """What is to be completed.

    Attributes:
        what: the kind of thing, a word of `parameters.py`, or `commands`, `options`, `nothing`.
        typed: its beginning.
        before: what of the word stands before it, as `--format=`.
        command: the command, empty where it is still being typed.
        given: what the line says already, by option or by name of the argument.
        said: of that, what it says for this very option or argument.
        names: for commands and options, each name with its help.
    """

    what: str = NOTHING
    typed: str = ""
    before: str = ""
    command: str = ""
    given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def wanted(words: Sequence[str], typed: str, table: Mapping[str, Any]) -> Wanted:
    """What may stand there, by the words before it."""
    commands: Mapping[str, Any] = table["commands"]
    group = words[0] if words and words[0] in table["groups"] else ""
    rest = words[1:] if group else words
    if not rest:
        names = _first_words(table, group)
        return Wanted(what=COMMANDS, typed=typed, names=tuple(names))
    name = f"{group} {rest[0]}".strip()
    if name not in commands:
        return Wanted()
    options = [*commands[name]["options"], *table["shared"], [["--help"], None, False, _HELP]]
    return _Line(name, commands[name], options).wanted(rest[1:], typed)


_HELP = "Show this message and exit."


def _first_words(table: Mapping[str, Any], group: str) -> Iterator[tuple[str, str]]:
    """The commands of a group; at the top those without one, and the groups."""
    for name, command in table["commands"].items():
        first, _, second = name.partition(" ")
        if not group and not second:
            yield first, command["help"]
        elif group and first == group:
            yield second, command["help"]
    if not group:
        yield from table["groups"].items()
        yield "--version", "Show the version."
    yield "--help", _HELP


class _Line:
    """The words behind a command. An option is [names, kind or null for a flag, many, help]."""

    def __init__(self, name: str, command: Mapping[str, Any], options: Sequence[Any]) -> None:
        self.name = name
        self.formats: str = command["formats"]
        self.arguments: Sequence[Any] = command["arguments"]
        self.own = len(command["options"])
        self.options = options
        self.by_name = {name: option for option in options for name in option[0]}
        self.given: dict[str, list[str]] = {}
        self.positional: list[str] = []
        self.awaiting: Any = None
        self.ended = False

    def wanted(self, words: Sequence[str], typed: str) -> Wanted:
        """Follow the words, then see what is next."""
        for word in words:
            self._follow(word)
        argument = self._next_argument()
        if self.awaiting is not None:
            return self._value(self.awaiting[1], typed, of=self.awaiting[0][0])
        if typed.startswith("-") and not self.ended:
            name, sign, value = typed.partition("=")
            if not sign:
                return self._an_option(typed, own=len(self.options))
            option = self.by_name.get(name)
            if option is None or option[1] is None:
                return Wanted()
            return self._value(option[1], value, of=option[0][0], before=f"{name}=")
        if argument is not None:
            return self._value(argument[1], typed, of=argument[0])
        return Wanted() if self.ended or typed else self._an_option(typed, own=self.own)

    def _follow(self, word: str) -> None:
        if self.awaiting is not None:
            self.given[self.awaiting[0][0]].append(word)
            self.awaiting = None
        elif word == "--" and not self.ended:
            self.ended = True
        elif word.startswith("--") and not self.ended:
            name, sign, value = word.partition("=")
            option = self.by_name.get(name)
            if option is None:
                return
            said = self.given.setdefault(option[0][0], [])
            if option[1] is not None and sign:
                said.append(value)
            elif option[1] is not None:
                self.awaiting = option
        else:
            self.positional.append(word)

    def _next_argument(self) -> Any:
        """The argument whose turn it is; what was given is kept under the names of the others."""
        left = list(self.positional)
        for argument in self.arguments:
            name, _, many = argument
            if many:
                self.given[name] = left
                return argument
            if not left:
                return argument
            self.given[name] = [left.pop(0)]
        return None

    def _value(self, kind: str, typed: str, *, of: str, before: str = "") -> Wanted:
        return Wanted(
            what=f"words {self.formats}" if kind == "format" else kind,
            typed=typed,
            before=before,
            command=self.name,
            given=dict(self.given),
            said=tuple(self.given.get(of, ())),
        )

    def _an_option(self, typed: str, *, own: int) -> Wanted:
        """Those not given already, unless they may be repeated."""
        names = tuple(
            (name, help_)
            for option_names, _, many, help_ in self.options[:own]
            for name in option_names
            if many or option_names[0] not in self.given
        )
        return Wanted(what=OPTIONS, typed=typed, command=self.name, names=names)
