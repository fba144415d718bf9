"""`COMMAND --help`: how to call it, what it takes, what every command takes, and an example.

Typer's own page names values by their Python type and mixes the eleven shared options with those
of the command; the words are the same here, the order is that of somebody who looks for one.
"""

from collections.abc import Iterable
from typing import Any

import typer.core

from salescoach.cli.session import Shared

MARK = " · "  # between two examples
_WIDTH = 76  # behind the indent of two, on a screen of 80


class HelpfulCommand(typer.core.TyperCommand):
    """A command whose help reads like a page."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Arguments in the order in which they are typed, then the options."""
        pieces = [_in_usage(one) for one in self.params if _is_argument(one)]
        formatter.write_usage(ctx.command_path, " ".join([*pieces, "[OPTIONS]"]))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, options of its own, then those that every command takes."""
        shown: list[Any] = list(self.get_params(ctx))
        arguments = [one for one in shown if _is_argument(one)]
        shared = [one for one in shown if one.name in Shared.__annotations__]
        own = [one for one in shown if one not in arguments and one not in shared]
        _section(formatter, "Arguments", ((value_of(one), one.help) for one in arguments))
        _section(formatter, "Options", ((_names(one), one.help) for one in own))
        _section(formatter, "As with every command", ((_names(one), one.help) for one in shared))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Each example on a line of its own."""
        lines = examples_of(self.epilog or "")
        if not lines:
            return
        with formatter.section("Examples" if len(lines) > 1 else "Example"):
            for line in lines:
                for part in folded(line):
                    formatter.write(f"  {part}\n")


def examples_of(text: str) -> tuple[str, ...]:
    """The command lines of an EXAMPLE."""
    return tuple(text.partition(": ")[2].split(MARK)) if text else ()


def folded(line: str) -> tuple[str, ...]:
    """A command line on as many lines as it needs, as one types it."""
    if len(line) <= _WIDTH:
        return (line,)
    blanks = [
        place
        for place in range(2, _WIDTH - 2)
        if line[place] == " " and line[:place].count('"') % 2 == 0
    ]
    options = [place for place in blanks if line.startswith("--", place + 1)]
    place = (options or blanks)[-1]
    return (f"{line[:place]} \\", *folded(f"  {line[place + 1 :]}"))


def value_of(parameter: Any) -> str:
    """What stands for a value: `NAME`, `DATE`; empty for a flag."""
    if getattr(parameter, "is_flag", False):
        return ""
    if _is_argument(parameter):
        return str(parameter.metavar or parameter.name.rstrip("_").upper()).strip("[]")
    if parameter.metavar:
        return str(parameter.metavar)
    if parameter.type.name in ("int", "integer"):
        return "N"
    from salescoach.cli.completing.parameters import shown_as

    return shown_as(parameter.name)


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _in_usage(argument: Any) -> str:
    value = value_of(argument) + ("..." if argument.nargs == -1 else "")
    return value if argument.required else f"[{value}]"


def _names(option: Any) -> str:
    names = " / ".join((*option.opts, *option.secondary_opts))
    return f"{names} {value_of(option)}".rstrip()


def _section(formatter: Any, title: str, rows: Iterable[tuple[str, str | None]]) -> None:
    rows = [(name, help_ or "") for name, help_ in rows]
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
