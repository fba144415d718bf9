"""Groups of commands that import only the command that is called."""

from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import typer
import typer.core
import typer.main

from salescoach.cli.helping import HelpfulCommand
from salescoach.cli.registry import COMMANDS, GROUPS, Audience, Entry
from salescoach.errors import BadUsage
from salescoach.values.messages import say

if TYPE_CHECKING:
    from salescoach.cli.listing import Shape

_HEADINGS: dict[Audience, str] = {
    "rep": "For reps",
    "trainer": "For trainers",
    "administration": "Administration",
}


class LazyGroup(typer.core.TyperGroup):
    """A group whose commands are known from the registry; `prefix` is the group's own name."""

    def __init__(self, prefix: str = "", **attrs: Any) -> None:
        super().__init__(
            name=prefix or "salescoach",
            rich_markup_mode=None,
            invoke_without_command=True,
            callback=None,
            **attrs,
        )
        self.prefix = prefix
        self.entries = {
            entry.name.removeprefix(f"{prefix} " if prefix else ""): entry
            for entry in COMMANDS
            if not prefix or entry.name.startswith(f"{prefix} ")
        }
        # the names alone: the parent class looks here for its did-you-mean
        self.commands = dict.fromkeys(self.list_commands(None))  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:
        """First words, in the order of the registry."""
        return list(dict.fromkeys(name.split()[0] for name in self.entries))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command or group of this name, imported now; never guessed from a beginning."""
        entry = self.entries.get(cmd_name)
        if entry is not None:
            return build(entry)
        if not self.prefix and cmd_name in GROUPS:
            return LazyGroup(cmd_name, help=GROUPS[cmd_name])
        return None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Typer's, but `help next` is told how to ask for help.

        Raises:
            BadUsage: what stands after `help` is no page of it, but a command.
        """
        if self.prefix == "help" and args[0] not in self.commands:
            typed = _command_in(args)
            if typed:
                words = say("no-help-page", words=typed)
                raise BadUsage(words, say("hint.help", command=f"salescoach {typed}"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """All commands for whom they are, without importing one."""
        for audience, heading in _HEADINGS.items():
            rows = [
                (name, entry.help)
                for name, entry in self.entries.items()
                if entry.audience == audience
            ]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def invoke(self, ctx: Any) -> Any:
        """Called without a command: help, and success."""
        if not ctx._protected_args and not ctx.args:  # noqa: SLF001 - where Typer keeps them
            typer.echo(ctx.get_help())
            return 0
        return super().invoke(ctx)


def _command_in(words: list[str]) -> str:
    """The longest beginning that is a command or a group; empty where there is none."""
    known = {*GROUPS, *(entry.name for entry in COMMANDS)}
    found = (" ".join(words[:length]) for length in (2, 1))
    return next((one for one in found if one in known), "")


def formats_of(entry: Entry) -> tuple[str, ...]:
    """The formats that a command offers, the usual one of a terminal first."""
    module = import_module(f"salescoach.cli.commands.{entry.module}")
    return tuple(module.run.formats)


def lists_of(entry: Entry) -> "tuple[Shape, ...]":
    """The records that a command tells; () for one that tells none."""
    module = import_module(f"salescoach.cli.commands.{entry.module}")
    return tuple(module.run.lists)


@cache
def build(entry: Entry) -> Any:
    """The Click command of an entry; made once, it keeps nothing of a call."""
    module = import_module(f"salescoach.cli.commands.{entry.module}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    help_text = f"{entry.help}\n\n{cleandoc(module.run.__doc__ or '')}"
    name = entry.name.split()[-1]
    example = getattr(module, "EXAMPLE", None)
    app.command(name, cls=HelpfulCommand, help=help_text, epilog=example)(module.run)
    return typer.main.get_command(app)
