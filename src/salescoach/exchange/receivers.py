"""Who stands behind an `@`: who is to get something, who said it, who was asked."""

import re

from salescoach.exchange.clauses import Clause
from salescoach.exchange.hearing import Known, Problem
from salescoach.exchange.names import named_at
from salescoach.values.record import record

_AT = re.compile(r"(?<![^\s,])@\s*")
_US = re.compile(r"(?:me|us|you)(?![^\s,;.)])", re.IGNORECASE)


@record
class TakenOut:
    """Ids of those who were named, each once, and what is left of the clause."""

    people: tuple[str, ...]
    rest: Clause


def taken_out(clause: Clause, known: Known) -> TakenOut | Problem:
    """The `@names` of a clause, wherever they stand, taken out of it.

    `@me` and `@us` are what goes without saying. An address like a@b.com is none of them.
    """
    people: list[str] = []
    while (found := _AT.search(clause.mask)) is not None:
        us = _US.match(clause.mask, found.end())
        if us is not None:
            clause = clause.without(found.start(), us.end())
            continue
        named = named_at(clause.mask, found.end(), known)
        if isinstance(named, Problem):
            return named
        people += named.people
        clause = clause.without(found.start(), named.end)
    return TakenOut(tuple(dict.fromkeys(people)), clause)
