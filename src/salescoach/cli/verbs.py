"""What a test may do with a deal: every writing command, as its own signature says.

A new command needs nothing here: it is a verb of tests as soon as it stands in the registry. What
is told in a dialogue is no verb: each part of it is one.
"""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Any

from salescoach.cli.groups import build
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.trainer.scenarios.verbs import Parameter, Verb

_DEAL = "deal"
_DAYS = frozenset({"DATE", "VISIT"})  # a visit is found by its day, too
_FACT = "FACT="
_TELLS_ALL_AT_ONCE = frozenset({"debrief", "merge"})  # what others record one by one, out of a file
# Where it runs and how it prints is the test's own affair; so is whether it is only a try.
_NOT_OFFERED = frozenset(
    {"home", "at", "format", "json", "lang", "no_input", "quiet", "verbose", "color", "debug",
     "dry_run", "help"}
)  # fmt: skip


@cache
def verbs() -> MappingProxyType[str, Verb]:
    """The verbs by name, in the order of the registry."""
    found = (
        _verb(entry)
        for entry in COMMANDS
        if entry.writes and not entry.by_hand and entry.name not in _TELLS_ALL_AT_ONCE
    )
    return MappingProxyType({verb.name: verb for verb in found if verb is not None})


def words_of(verb: Verb) -> list[str]:
    """The words of the command: `person-add` is `person add`."""
    entry = next(one for one in COMMANDS if _name(one) == verb.name)
    return entry.name.split()


def _name(entry: Entry) -> str:
    return entry.name.replace(" ", "-")


def _verb(entry: Entry) -> Verb | None:
    """None for a command that is not about one deal."""
    params = build(entry).params
    if not any(one.name == _DEAL for one in params):
        return None
    offered = [one for one in params if one.name != _DEAL and one.name not in _NOT_OFFERED]
    return Verb(
        name=_name(entry),
        arguments=tuple(_parameter(one) for one in offered if _is_argument(one)),
        options=tuple(
            found
            for one in offered
            if not _is_argument(one)
            for found in (_parameter(one), *_opposites(one))
        ),
    )


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _opposites(param: Any) -> Iterator[Parameter]:
    """`--not-clear` beside `--clear`: a flag of its own, since left out says neither."""
    for option in param.secondary_opts:
        yield Parameter(name=_name_of(option), flag=True)


def _name_of(option: str) -> str:
    return option.lstrip("-").replace("-", "_")


def _parameter(param: Any) -> Parameter:
    metavar = (param.metavar or "").strip("[]")
    name = param.name if _is_argument(param) else _name_of(param.opts[0])
    return Parameter(
        name=name,
        flag=bool(getattr(param, "is_flag", False)),
        many=bool(param.nargs == -1 or getattr(param, "multiple", False)),
        required=bool(param.required),
        day=metavar in _DAYS,
        assignments="=" in metavar,
        free="=" in metavar and not metavar.startswith(_FACT),
    )
