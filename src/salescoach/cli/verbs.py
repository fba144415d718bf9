"""What a file may do with a deal: every writing command, as its own signature says.

A new command needs nothing here: it is a verb of tests, and of `apply`, as soon as it stands in the
registry. What is told in a dialogue is no verb: each part of it is one.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from salescoach.cli.groups import build
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.trainer.scenarios.verbs import Parameter, Verb
from salescoach.values.record import record

DEAL = "deal"
_DAYS = frozenset({"DATE", "VISIT"})  # a visit is found by its day, too
_FACT = "FACT="
# What others record one by one, out of a file; or what changes more than a deal can take back.
ALONE = frozenset({"apply", "deal upgrade", "debrief", "doctor", "import", "merge"})
# Where it runs and how it prints is the file's own affair; so is whether it is only a try, or
# a list for somebody's eyes.
_NOT_OFFERED = frozenset(
    {"home", "at", "format", "json", "lang", "no_input", "quiet", "verbose", "color", "debug",
     "dry_run", "list_", "help"}
)  # fmt: skip


@record(kw_only=True)
class Slot:
    """A parameter, and how the command's function gets it.

    Attributes:
        parameter: as a file writes it.
        keyword: its name in the function.
        shown: as it stands on the command line, for messages: `--said-by`.
        sets: what a flag gives the function: False for `--not-clear`, the other half of `--clear`.
        argument: it has no dashes on the command line.
    """

    parameter: Parameter
    keyword: str
    shown: str
    sets: bool = True
    argument: bool = False


class _Verbs(Mapping[str, Verb]):
    """By name, in the order of the registry; a command is looked at when it is asked for.

    A file names a few of them, and to know one its module has to be imported.
    """

    def __init__(self) -> None:
        self._entries = {
            _name(entry): entry
            for entry in COMMANDS
            if entry.writes and not entry.by_hand and entry.name not in ALONE
        }
        self._known: dict[str, Verb | None] = {}

    def __getitem__(self, name: str) -> Verb:
        if name not in self._known:
            self._known[name] = _verb(self._entries[name])
        verb = self._known[name]
        if verb is None:
            raise KeyError(name)
        return verb

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._entries if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def verbs() -> Mapping[str, Verb]:
    """The verbs by name, in the order of the registry."""
    return _Verbs()


def words_of(verb: Verb) -> list[str]:
    """The words of the command: `person-add` is `person add`."""
    entry = next(one for one in COMMANDS if _name(one) == verb.name)
    return entry.name.split()


def _name(entry: Entry) -> str:
    return entry.name.replace(" ", "-")


def slots_of(entry: Entry) -> tuple[Slot, ...]:
    """The parameters of a command as a file may write them; its deal is none of them."""
    offered = (one for one in build(entry).params if one.name not in (DEAL, *_NOT_OFFERED))
    return tuple(slot for one in offered for slot in _slots(one))


def takes_a_deal(entry: Entry) -> bool:
    """Whether the command is about one deal."""
    return any(one.name == DEAL for one in build(entry).params)


def _verb(entry: Entry) -> Verb | None:
    """None for a command that is not about one deal."""
    if not takes_a_deal(entry):
        return None
    slots = slots_of(entry)
    return Verb(
        name=_name(entry),
        arguments=tuple(slot.parameter for slot in slots if slot.argument),
        options=tuple(slot.parameter for slot in slots if not slot.argument),
    )


def _slots(param: Any) -> Iterator[Slot]:
    parameter = _parameter(param)
    if param.param_type_name == "argument":
        metavar = (param.metavar or param.name).strip("[].").upper()
        yield Slot(parameter=parameter, keyword=param.name, shown=metavar, argument=True)
        return
    yield Slot(parameter=parameter, keyword=param.name, shown=param.opts[0])
    for option in param.secondary_opts:  # a flag of its own, since left out says neither
        other = Parameter(name=_name_of(option), flag=True)
        yield Slot(parameter=other, keyword=param.name, shown=option, sets=False)


def _name_of(option: str) -> str:
    return option.lstrip("-").replace("-", "_")


def _parameter(param: Any) -> Parameter:
    metavar = (param.metavar or "").strip("[]")
    argument = param.param_type_name == "argument"
    return Parameter(
        name=param.name if argument else _name_of(param.opts[0]),
        flag=bool(getattr(param, "is_flag", False)),
        many=bool(param.nargs == -1 or getattr(param, "multiple", False)),
        required=bool(param.required),
        day=metavar in _DAYS,
        assignments="=" in metavar,
        free="=" in metavar and not metavar.startswith(_FACT),
    )
