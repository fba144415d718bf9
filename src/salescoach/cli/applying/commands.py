"""What a line of a file may ask for: the writing commands, as their own signatures say.

Only those that a file asks for are imported.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from salescoach.cli.registry import COMMANDS, Entry
from salescoach.cli.verbs import ALONE, Slot, slots_of, takes_a_deal
from salescoach.values.record import record

_NOT_APPLIED = ALONE | {"forget"}  # which makes events again, copies and backups included
_ACTOR = "actor"  # of the line, whatever its command


@record(kw_only=True)
class Command:
    """A writing command: `person-add` is `person add`.

    Attributes:
        function: what it does, without what the command line adds.
        slots: its parameters by the names that a file gives them.
        first: its first argument, which may stand behind the command itself.
        about_deal: a line has to name the deal.
    """

    name: str
    function: Callable[..., int]
    slots: Mapping[str, Slot]
    first: Slot | None
    about_deal: bool


@cache
def entries() -> Mapping[str, Entry]:
    """Every command of the registry, its words joined by hyphens."""
    return MappingProxyType({entry.name.replace(" ", "-"): entry for entry in COMMANDS})


@cache
def applicable() -> tuple[str, ...]:
    """The names of those that a file may hold: they write, alone and in one deal."""
    return tuple(name for name, entry in entries().items() if can_be_applied(entry))


def can_be_applied(entry: Entry) -> bool:
    """Whether a file may hold it."""
    return entry.writes and not entry.by_hand and entry.name not in _NOT_APPLIED


@cache
def command_named(name: str) -> Command:
    """An applicable command."""
    entry = entries()[name]
    slots = [slot for slot in slots_of(entry) if slot.keyword != _ACTOR]
    return Command(
        name=name,
        function=import_module(f"salescoach.cli.commands.{entry.module}").run.function,
        slots=MappingProxyType({slot.parameter.name: slot for slot in slots}),
        first=next((slot for slot in slots if slot.argument), None),
        about_deal=takes_a_deal(entry),
    )
