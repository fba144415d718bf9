"""The warnings that every playbook starts with: `warnings.yaml`, as far as they fit it.

They are a layer below the playbook, so that it changes or takes out one by its id like what it
extends. They never make a problem: one that names something which is not declared is left out.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from salescoach.playbook.assembly import Assembly, alone
from salescoach.playbook.identifiers import Known, known_ids
from salescoach.playbook.merging import merged
from salescoach.playbook.problems import Problem
from salescoach.playbook.reader import Document, read_yaml
from salescoach.playbook.references import references_of
from salescoach.playbook.walking import Map, id_of, maps

FILE = Path(__file__).parent / "warnings.yaml"
KEY = "default_warnings"


def with_default_warnings(whole: Assembly) -> tuple[Assembly, tuple[Problem, ...]]:
    """The playbook on top of the set, unless it leaves the set out.

    Its own list comes behind; one that is empty is none, and takes nothing out.
    """
    if whole.data.get(KEY) is False:
        return whole, ()
    document = default_set()
    own = whole.data.get("warnings") or None
    over = Assembly({"warnings": own} if own else {}, {(): (whole, ())})
    fitting = list(_fitting(document.data["warnings"], whole.data))
    listed, wrong = merged(Assembly({"warnings": fitting}, {(): (alone(document), ())}), over)
    together = Assembly(
        {**whole.data, **listed.data},
        {(): (whole, ()), ("warnings",): (listed, ("warnings",))},
    )
    return together, tuple(whole.problem(found) for found in wrong)


@cache
def default_set() -> Document:
    """The file of the set, read once; it comes with the program."""
    document, problems = read_yaml(FILE.read_bytes(), FILE.name)
    assert not problems, problems
    return document


def default_ids() -> frozenset[str]:
    """The ids of the set, whether a playbook has changed what stands under one or not."""
    return frozenset(rule["id"] for rule in default_set().data["warnings"])


def _fitting(rules: list[Map], data: Map) -> Iterator[Map]:
    """Of each id the first that fits; what the playbook takes out is there to be taken out."""
    known = known_ids(data)
    changes = {id_of(rule): rule for _, rule in maps(data, "warnings")}
    taken: set[str] = set()
    for rule in rules:
        change = changes.get(rule["id"], {})
        if rule["id"] not in taken and (change.get("remove") is True or _fits(rule, change, known)):
            taken.add(rule["id"])
            yield rule


def _fits(rule: Map, change: Map, known: Known) -> bool:
    """Whether everything is declared that it names, but for what the playbook says instead."""
    left: dict[str, Any] = {key: value for key, value in rule.items() if key not in change}
    return all(known.has(kind, id_) for _, kind, id_ in references_of({"warnings": [left]}))
