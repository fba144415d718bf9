"""The program: arguments in, exit code out. The one place where errors are caught."""

import contextlib
from collections.abc import Sequence
from io import StringIO

import typer
import typer.core

from salescoach.cli.exits import Exit, exit_for
from salescoach.cli.failures import tell_failure
from salescoach.cli.groups import LazyGroup
from salescoach.cli.output import Output, ReaderGone, discard, use_utf8
from salescoach.cli.world import World
from salescoach.errors import AfterTheChange, SalesCoachError
from salescoach.values.messages import Message, say
from salescoach.version import VERSION

_LONGEST_REASON = 300  # Typer repeats what was typed, however long

HELP = "A coach for business-to-business sales: what to do next in each deal, and why."


class Stopped(SystemExit):
    """A signal asked us to stop; clean-up runs on the way out.

    A `SystemExit`, because the event loop under a prompt lets only that and `KeyboardInterrupt`
    through: any other exception out of a signal handler may be logged there and forgotten.
    """

    def __init__(self, code: Exit) -> None:
        super().__init__(int(code))
        self.exit = code


def main(argv: Sequence[str], world: World) -> int:
    """Run one command; the exit code. Nothing is raised but what a test wants to see."""
    for stream in (world.stdout, world.stderr):
        use_utf8(stream)
    output = Output(world)
    try:
        code = _run(list(argv), world)
        output.flush()
    except Stopped as stopped:
        for stream in (world.stdout, world.stderr):  # the terminal may be gone
            discard(stream)
        return stopped.exit
    except AfterTheChange as late:
        return _ended(late.__cause__ or late, world, argv, changed=late.deal_id)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - this is the boundary
        return _ended(error, world, argv, changed=None)
    return code


def _ended(error: BaseException, world: World, argv: Sequence[str], *, changed: str | None) -> int:
    """Say what went wrong; the exit code. `changed`: the deal that was changed before it did."""
    stands = say("hint.stands", deal=changed) if changed else None
    match error:
        case ReaderGone():
            return Exit.WORKED
        case KeyboardInterrupt() | EOFError():
            discard(world.stdout)  # its reader may be the reason why somebody has had enough
            sentence = say("cancelled-late") if changed else say("cancelled")
            tell_failure(world, argv, Exit.CANCELLED, sentence, stands)
            return Exit.CANCELLED
        case SalesCoachError():
            tell_failure(world, argv, exit_for(error), error.sentence, stands or error.hint)
            return exit_for(error)
        case Exception() if (wrong := _usage(error)) is not None:
            tell_failure(world, argv, Exit.USAGE, *wrong)
            return Exit.USAGE
        case _:
            return _crashed(error, world, argv, stands)


def _run(argv: list[str], world: World) -> int:
    if argv == ["--version"]:
        Output(world).data(f"salescoach {VERSION}")
        return Exit.WORKED
    group = LazyGroup(help=HELP, epilog="salescoach COMMAND --help shows the options of a command.")
    printed = StringIO()  # Typer's help goes to `sys.stdout`: ours goes through the one sink
    try:
        with (
            contextlib.redirect_stdout(printed),
            group.make_context("salescoach", argv, obj=world) as context,
        ):
            code = int(group.invoke(context) or 0)
    except typer.Exit as left:
        code = int(left.exit_code)
    if printed.getvalue():
        Output(world).data(printed.getvalue().removesuffix("\n"))
    return code


def _usage(error: Exception) -> tuple[Message, Message | None] | None:
    """What Typer has to say about a wrong call; its classes are its own copy of Click's."""
    show = getattr(error, "format_message", None)
    if show is None:
        return None
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "salescoach"
    reason = " ".join(str(show()).split())[:_LONGEST_REASON]
    told = getattr(getattr(error, "param", None), "help", None)
    if told and type(error).__name__ == "MissingParameter":
        reason = f"{reason.rstrip('.')}: {told}"
    return say("bad-usage", reason=reason), say("hint.help", command=command)


def _crashed(
    error: BaseException, world: World, argv: Sequence[str], stands: Message | None
) -> int:
    """One line and a log file. Names of functions and lines, never the customer's data."""
    from salescoach.cli.crash import lines_of, write_log

    output = Output(world)
    if "--debug" in argv:
        for line in lines_of(error):
            output.error(line)
    path = write_log(error, world)
    hint = say("hint.log", path=str(path)) if path else None
    sentence = say("crashed-late" if stands else "crashed", kind=type(error).__name__)
    tell_failure(world, argv, Exit.FATAL, sentence, stands or hint)
    return Exit.FATAL
