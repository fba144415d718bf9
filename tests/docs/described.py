"""What every command takes, as the registry and its own signature say: for the pages made of it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from salescoach.cli.groups import build, formats_of
from salescoach.cli.helping import value_of
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.cli.session import Shared
from salescoach.values.record import record

SHARED = frozenset(Shared.__annotations__)


@record(kw_only=True)
class Parameter:
    """An argument or an option.

    Attributes:
        name: what the function calls it.
        names: an option's names, the one that says the opposite last; empty for an argument.
        value: what `--help` calls the value; empty for a flag.
        many: whether it may be given several times.
        required: whether the command cannot be called without it.
        default: what counts where it is left out, if that can be said in a word.
        help: one sentence.
    """

    name: str
    names: tuple[str, ...]
    value: str
    many: bool
    required: bool
    default: str
    help: str

    @property
    def is_option(self) -> bool:
        return bool(self.names)


@record(kw_only=True)
class Described:
    """A command as people meet it; `text` is what its help says below the first line."""

    entry: Entry
    usage: str
    text: str
    example: str
    formats: tuple[str, ...]
    parameters: tuple[Parameter, ...]

    @property
    def arguments(self) -> tuple[Parameter, ...]:
        return tuple(one for one in self.parameters if not one.is_option)

    @property
    def own_options(self) -> tuple[Parameter, ...]:
        return tuple(one for one in self.parameters if one.is_option and one.name not in SHARED)


@cache
def described() -> tuple[Described, ...]:
    """Every command, in the order of the registry."""
    return tuple(_described(entry) for entry in COMMANDS)


def shared_options() -> tuple[Parameter, ...]:
    """Those that every command takes, in the order of `--help`."""
    return tuple(one for one in described()[0].parameters if one.name in SHARED)


def _described(entry: Entry) -> Described:
    command = build(entry)
    parameters = tuple(_parameters(command.params))
    pieces = [f"salescoach {entry.name}", *(_in_usage(one) for one in parameters)]
    return Described(
        entry=entry,
        usage=" ".join(piece for piece in [*pieces, "[OPTIONS]"] if piece),
        text=str(command.help).partition("\n\n")[2].strip(),
        example=str(command.epilog or ""),
        formats=formats_of(entry),
        parameters=parameters,
    )


def _parameters(params: list[Any]) -> Iterator[Parameter]:
    for one in params:
        option = one.param_type_name == "option"
        yield Parameter(
            name=one.name,
            names=(*one.opts, *one.secondary_opts) if option else (),
            value=value_of(one),
            many=bool(one.nargs == -1 or getattr(one, "multiple", False)),
            required=bool(one.required),
            default=str(one.default) if isinstance(one.default, str) else "",
            help=one.help,
        )


def _in_usage(one: Parameter) -> str:
    if one.is_option:
        return ""
    shown = f"{one.value}..." if one.many else one.value
    return shown if one.required else f"[{shown}]"
