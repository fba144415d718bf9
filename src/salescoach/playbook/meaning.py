"""What a playbook says that cannot be meant: checked on the data as read, like references."""

from collections.abc import Iterator
from typing import Any

from salescoach.playbook.conditions import FIELDS, OPERATORS
from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.identifiers import Known, known_ids
from salescoach.playbook.operands import operand_findings
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import (
    Map,
    Path,
    conditions_of,
    entries,
    full_name,
    items_of,
    leaves,
    maps,
    texts,
)
from salescoach.values.messages import say

_ORDERED = {"at_least", "at_most", "more_than", "less_than"}
_OPERATORS = {
    "text": {"is", "is_not", "one_of", "contains"},
    "number": {"is", "is_not", "one_of"} | _ORDERED,
    "percent": {"is", "is_not", "one_of"} | _ORDERED,
    "money": {"is", "is_not"} | _ORDERED,
    "date": {"is", "is_not", "before", "after"} | _ORDERED,
    "choice": {"is", "is_not", "one_of"},
    "choices": {"is", "contains"},
    "flag": {"is", "is_not"},
    "person": {"is", "is_not", "one_of"},
    "list": {"contains"},
}
_COMPARING = set().union(*_OPERATORS.values())
_WITH_CHOICES = ("choice", "choices")
_FIELD_TYPES = {"amount": "money", "expected_close": "date"}  # the others are choices


def meaning_findings(data: Map) -> tuple[Finding, ...]:
    """Every check of this module, in the order of the file."""
    known = known_ids(data)
    return (
        *_facts(data),
        *_comparisons(data, known),
        *_criteria(data, known),
        *_cycles(data),
        *_starts(data, known),
        *_cases(data),
    )


def _facts(data: Map) -> Iterator[Finding]:
    for path, fact in maps(data, "facts"):
        with_choices = fact.get("type") in _WITH_CHOICES
        if with_choices and not fact.get("choices"):
            yield finding("SC305", path, id=str(fact.get("id")), remedy=say("remedy.SC305"))
        if not with_choices and "choices" in fact and isinstance(fact.get("type"), str):
            yield finding("SC305", (*path, "choices"), id=str(fact.get("id")))


def _comparisons(data: Map, known: Known) -> Iterator[Finding]:
    hints = Hints()
    for path, _, leaf in conditions_of(data):
        yield from _nothing_compared(path, leaf)
        yield from _fields(path, leaf)
        fact = known.facts.get(str(leaf.get("fact")))
        if fact is None or str(fact.get("type")) not in _OPERATORS:
            continue
        yield from _operators(path, _COMPARING & leaf.keys(), fact["type"])
        yield from operand_findings(path, leaf, fact["type"])
        yield from _choices(path, leaf, fact, hints)
        yield from _sources(path, leaf, fact)


def _nothing_compared(path: Path, leaf: Map) -> Iterator[Finding]:
    if "fact" in leaf:
        yield from _blank(path, leaf)
    if leaf.get("is") == [] and "item" in leaf:
        yield finding("SC207", (*path, "is"))
    for field in FIELDS:
        if isinstance(leaf.get(field), dict) and leaf[field]:
            yield from _blank((*path, field), leaf[field])
        elif field in leaf and leaf[field] in (None, [], {}):
            yield finding("SC207", (*path, field))


def _blank(path: Path, comparison: Map) -> Iterator[Finding]:
    for operator in OPERATORS:
        if operator in comparison and comparison[operator] in (None, []):
            yield finding("SC207", (*path, operator))


def _fields(path: Path, leaf: Map) -> Iterator[Finding]:
    """A condition asks about one field of the deal; each has its type, and none can be none."""
    found = [field for field in FIELDS if field in leaf]
    if len(found) > 1:
        yield finding("SC206", path, found=", ".join(found), remedy=say("remedy.SC206"))
    for field in found:
        if isinstance(leaf[field], dict):
            written = (_COMPARING | {"none"}) & leaf[field].keys()
            kind = _FIELD_TYPES.get(field, "choice")
            yield from _operators((*path, field), written, kind)
            yield from operand_findings((*path, field), leaf[field], kind)
        elif field in _FIELD_TYPES:
            yield from operand_findings(path, {"is": leaf[field]}, _FIELD_TYPES[field])


def _operators(path: Path, written: set[str], kind: str) -> Iterator[Finding]:
    for operator in sorted(written - _OPERATORS[kind]):
        yield finding("SC306", (*path, operator), operator=operator, type=kind,
                      words=tuple(sorted(_OPERATORS[kind])), at_key=True)  # fmt: skip


def _choices(path: Path, leaf: Map, fact: Map, hints: Hints) -> Iterator[Finding]:
    if fact["type"] == "flag":
        for operator in ("is", "is_not"):
            if operator in leaf and not isinstance(leaf[operator], bool):
                yield finding("SC203", (*path, operator), expected=say("expected.flag"),
                              found=str(leaf[operator])[:60])  # fmt: skip
    if fact["type"] not in _WITH_CHOICES:
        return
    choices = {str(choice.get("id")): None for _, choice in maps(fact, "choices")}
    for operator in ("is", "is_not", "one_of", "contains"):
        for where, word in entries(leaf, operator, path):
            if word not in choices:
                near = hints.near(word, choices, kind=str(leaf["fact"]))
                yield finding("SC301", where, id=word, kind=say("kind.choice"),
                              remedy=did_you_mean(near))  # fmt: skip


def _sources(path: Path, leaf: Map, fact: Map) -> Iterator[Finding]:
    """A `from` outside `ask_whom` can never be confirmed: such a word is heard at most."""
    if leaf.get("level") not in ("confirmed", "proven"):
        return
    settle = texts(fact.get("ask_whom"))
    for where, role in entries(leaf, "from", path):
        if settle and role not in settle:
            yield finding("SC304", where, role=role, fact=str(leaf["fact"]), settle=tuple(settle),
                          remedy=say("remedy.SC304"))  # fmt: skip


def _criteria(data: Map, known: Known) -> Iterator[Finding]:
    """No criterion is ever met by the rep's word alone."""
    for path, stage in maps(data, "stages"):
        for at, criterion in maps(stage, "exit_criteria", path):
            if criterion.get("internal") is True:
                continue
            for where, leaf in leaves(criterion.get("met_when"), (*at, "met_when")):
                fact = known.facts.get(str(leaf.get("fact")), {})
                alone = fact.get("ours") is True or leaf.get("level") == "assumed"
                if alone:
                    yield finding("SC307", where, fact=str(leaf.get("fact")),
                                  remedy=say("remedy.SC307"))  # fmt: skip


def _cycles(data: Map) -> Iterator[Finding]:
    waits: dict[str, set[str]] = {}
    places: dict[str, Path] = {}
    for path, stage in maps(data, "stages"):
        stage_id = str(stage.get("id"))
        for at, item in items_of(stage, path):
            name = f"{stage_id}/{item.get('id')}"
            places[name] = (*at, "id")
            waits[name] = {full_name(entry, stage_id) for entry in texts(item.get("after"))} | set(
                _named(item, ("when", "needs", "after"), stage_id)
            )
        for at, criterion in maps(stage, "exit_criteria", path):
            name = f"{stage_id}/{criterion.get('id')}"
            places[name] = (*at, "id")
            waits[name] = set(_named(criterion, ("when", "met_when", "failed_when"), stage_id))
    for circle in _circles(waits):
        first = circle.index(min(circle))
        steps = (*circle[first:], *circle[: first + 1])
        yield finding("SC309", places[steps[0]], steps=steps)


def _named(owner: Map, keys: tuple[str, ...], stage_id: str) -> Iterator[str]:
    for key in keys:
        value = owner.get(key)
        for one in value if isinstance(value, list) else [value]:
            for _, leaf in leaves(one, ()):
                for kind in ("item", "criterion"):
                    yield from (full_name(name, stage_id) for name in texts(leaf.get(kind)))


def _circles(waits: dict[str, set[str]]) -> Iterator[list[str]]:
    """Ways that lead back to their start, found in one walk without recursion.

    Of circles that share steps, each one told has a step that no other has.
    """
    done: set[str] = set()
    told: set[str] = set()
    for start, first in waits.items():
        way, ahead = [start], [iter(sorted(first))]
        place = {start: 0}
        while way and start not in done:
            following = next(ahead[-1], None)
            if following is None:
                ahead.pop()
                done.add(way[-1])
                del place[way.pop()]
            elif following in place:
                if way[-1] not in told or following not in told:
                    told.update(way[place[following] :])
                    yield way[place[following] :]
            elif following not in done and following in waits:
                place[following] = len(way)
                way.append(following)
                ahead.append(iter(sorted(waits[following])))


def _starts(data: Map, known: Known) -> Iterator[Finding]:
    """At most one item to start with that applies, for each customer type."""
    types = list(known.ids.get("customer-type", {})) or ["any"]
    for path, stage in maps(data, "stages"):
        first: dict[str, str] = {}
        for at, item in items_of(stage, path):
            if item.get("start_here") is not True:
                continue
            when = item.get("when")
            applies = texts(when.get("customer_type")) if isinstance(when, dict) else []
            clash = [one for one in (applies or types) if one in first]
            if clash:
                yield finding("SC308", (*at, "start_here"), other=first[clash[0]],
                              type=clash[0])  # fmt: skip
            for one in applies or types:
                first.setdefault(one, str(item.get("id")))


def _cases(data: Map) -> Iterator[Finding]:
    for path, stage in maps(data, "stages"):
        cases: list[tuple[Path, Any]] = list(maps(stage, "limit", path))
        for at, case in cases[:-1]:
            if case.get("when") is None:
                yield finding("SC310", at, remedy=say("remedy.SC310"))
