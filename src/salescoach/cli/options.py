"""The one decorator of every command: adds the shared options, hands over one `Session`.

A command function takes the session and its own parameters, and returns an exit code:

    @command(formats=("table", "plain", "json"))
    def gate(session: Session, deal: Deal) -> int: ...
"""

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from salescoach.cli.session import Handling, Session, Shared
from salescoach.errors import BadUsage
from salescoach.values.messages import say

if TYPE_CHECKING:
    from salescoach.cli.listing import Shape

READING = ("table", "plain", "json")
WRITING = ("table", "plain", "json")

_SHARED: tuple[tuple[str, Any, Any], ...] = (
    ("home", Annotated[str | None, typer.Option(help="The data folder.", metavar="FOLDER")], None),
    ("at", Annotated[str | None, typer.Option(help="What day is today.", metavar="DATE")], None),
    ("format", Annotated[str | None, typer.Option(help="How to print: {formats}.")], None),
    ("json", Annotated[bool, typer.Option("--json", help="The same as --format json.")], False),
    ("lang", Annotated[str | None, typer.Option(help="Language of the words.")], None),
    ("actor", Annotated[str | None, typer.Option(help="Who records this.")], None),
    ("no_input", Annotated[bool, typer.Option("--no-input", help="Never ask.")], False),
    ("quiet", Annotated[bool, typer.Option("--quiet", help="Only data and errors.")], False),
    ("verbose", Annotated[bool, typer.Option("--verbose", help="Say where the data lies.")], False),
    ("color", Annotated[str | None, typer.Option(help="auto, always or never.")], None),
    ("debug", Annotated[bool, typer.Option("--debug", help="Show tracebacks.")], False),
)

_FIELDS = typer.Option(help="Only these fields of each record, in this order.", metavar="A,B")


def command(
    *,
    formats: tuple[str, ...] = READING,
    lists: "tuple[Shape, ...]" = (),
    configuration: Handling = "needed",
) -> Callable[[Callable[..., int]], Any]:
    """Make a Typer command of a function that takes a session first.

    `lists` are the records that it tells; only a command that has some takes --fields.
    `configuration`: a mistake in it stops the command (`needed`); or the command goes on without
    what is wrong, and the mistake is named (`told`), or shown by the command itself (`shown`).
    """

    def decorate(function: Callable[..., int]) -> Any:
        own = list(inspect.signature(function).parameters.values())[1:]

        def run(ctx: typer.Context, **given: Any) -> int:
            _check_given(ctx, given)
            shared = Shared(**{name: given.pop(name) for name, _, _ in _SHARED})
            fields = given.pop("fields", None)
            session = Session(ctx.obj, shared, formats, fields=fields, configuration=configuration)
            session.explain()
            return function(session, **given)

        context = inspect.Parameter(
            "ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
        )
        chosen = [_fields_parameter()] if lists else []
        parameters = [context, *own, *chosen, *_shared_parameters(formats)]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        run.__doc__ = function.__doc__
        run.__name__ = function.__name__
        run.formats = formats  # type: ignore[attr-defined]
        run.lists = lists  # type: ignore[attr-defined]
        run.function = function  # type: ignore[attr-defined]
        return run

    return decorate


def _check_given(ctx: typer.Context, given: dict[str, Any]) -> None:
    """What was given empty is a script's unset variable: it names nothing, nor the default."""
    for one in ctx.command.params:
        value = given.get(one.name or "")
        words = value if isinstance(value, list | tuple) else (value,)
        if any(isinstance(word, str) and not word.strip() for word in words):
            option = one.param_type_name == "option"
            what = one.opts[0] if option else one.make_metavar(ctx).strip("[].").upper()
            raise BadUsage(say("empty-text", what=what))


def _fields_parameter() -> inspect.Parameter:
    kind, annotation = inspect.Parameter.KEYWORD_ONLY, Annotated[str | None, _FIELDS]
    return inspect.Parameter("fields", kind, default=None, annotation=annotation)


def _shared_parameters(formats: tuple[str, ...]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=_with_formats(annotation, formats) if name == "format" else annotation,
        )
        for name, annotation, default in _SHARED
    ]


def _with_formats(annotation: Any, formats: tuple[str, ...]) -> Any:
    told = typer.Option(help=f"How to print: {', '.join(formats)}.", metavar="FORMAT")
    return Annotated[annotation.__origin__, told]
