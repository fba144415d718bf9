"""The exit codes, and which family of errors leads to which."""

from enum import IntEnum

from salescoach.errors import (
    BadUsage,
    ChangedMeanwhile,
    Fatal,
    InputNeeded,
    NotFound,
    Refused,
    SalesCoachError,
)


class Exit(IntEnum):
    """What a script can tell apart."""

    WORKED = 0
    NO = 1
    USAGE = 2
    FATAL = 3
    NOT_FOUND = 4
    INPUT_NEEDED = 5
    CHANGED = 6
    HUNG_UP = 129
    CANCELLED = 130
    TERMINATED = 143


_FAMILIES: tuple[tuple[type[SalesCoachError], Exit], ...] = (
    (Refused, Exit.NO),
    (BadUsage, Exit.USAGE),
    (Fatal, Exit.FATAL),
    (NotFound, Exit.NOT_FOUND),
    (InputNeeded, Exit.INPUT_NEEDED),
    (ChangedMeanwhile, Exit.CHANGED),
)


def exit_for(error: SalesCoachError) -> Exit:
    """The exit code of an error's family."""
    return next((code for family, code in _FAMILIES if isinstance(error, family)), Exit.FATAL)
