"""Characters that may not stand in a playbook: invisible, or obeyed by a terminal."""

from collections.abc import Sequence
from itertools import islice

from salescoach.playbook.problems import Place
from salescoach.values.messages import Message, say
from salescoach.values.record import record
from salescoach.values.text import has_unsafe

_MOST_CHARACTERS = 20  # kinds of them told, in a file that may be nothing else
_MOST_LINES = 10
_NO_CHARACTERS = "\ufffe\uffff"


@record
class Forbidden:
    """A character where it first stands; `again` says where else, None where it is alone."""

    place: Place
    code_point: str
    again: Message | None


def forbidden_in(lines: Sequence[str]) -> tuple[Forbidden, ...]:
    """Each kind of forbidden character once, in the order of the file."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines, start=1):
        if is_forbidden(line):
            wrong = {character for character in set(line) if is_forbidden(character)}
            for column, character in enumerate(line, start=1):
                if character in wrong:
                    places.setdefault(character, []).append((number, column))
    return tuple(
        Forbidden(Place(*at[0]), code_point(character), _again(at))
        for character, at in islice(places.items(), _MOST_CHARACTERS)
    )


def is_forbidden(text: str) -> bool:
    """Whether a text has such a character."""
    return has_unsafe(text) or any(character in text for character in _NO_CHARACTERS)


def code_point(character: str) -> str:
    """Its number, as tables of characters have it."""
    return f"U+{ord(character):04X}"


def _again(places: Sequence[tuple[int, int]]) -> Message | None:
    if len(places) == 1:
        return None
    lines = [str(number) for number in dict.fromkeys(line for line, _ in places)]
    told = tuple([*lines[:_MOST_LINES], "…"] if len(lines) > _MOST_LINES else lines)
    return say("remedy.SC104", times=len(places), lines=told)
