"""What is to be said, before it is said in a language.

A `Message` is an id with typed arguments; `wording` turns it into text. Everything below `cli`
speaks in messages, so that the core never holds a sentence and every sentence can be translated.
"""

from datetime import date
from typing import Union

from salescoach.values.money import Money
from salescoach.values.record import record


@record
class Unit:
    """A count that brings its noun: `Unit(3, "day")` reads "3 days"."""

    count: int
    of: str


@record
class Quoted:
    """Somebody's own words, shown in quotation marks."""

    text: str


@record
class Weekday:
    """A day shown with weekday and year: "Tue 14 April 2026"."""

    day: date


@record
class Message:
    """A sentence to be: `id` names it in the catalogue, `args` fill its placeholders.

    A plain `str` argument is foreign text (a name, a playbook's words) and is shown as it is.
    """

    id: str
    args: tuple[tuple[str, "Argument"], ...] = ()


Argument = Union[  # noqa: UP007 - a forward reference cannot stand in `X | Y`
    str, int, date, Money, Unit, Quoted, Weekday, Message, tuple["Argument", ...]
]


def say(id_: str, /, **args: Argument) -> Message:
    """Build a message; the arguments are kept in the order of their names."""
    return Message(id_, tuple(sorted(args.items())))
