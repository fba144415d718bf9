"""No criterion of the buyer is ever met by the rep's word alone, whichever way it gets there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from salescoach.playbook.identifiers import Known
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import (
    Map,
    all_criteria,
    below,
    full_name,
    id_of,
    leaves,
    maps,
    texts,
)
from salescoach.values.messages import say


@dataclass(slots=True)
class _Own:
    """What our own word settles: facts of ours, the groups that hold one, and what they meet.

    `met` leads from a score (`score:ID`) or an internal criterion (STAGE/ID) to such a fact.
    """

    facts: frozenset[str]
    groups: dict[str, str] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict)

    def fact(self, leaf: Map, home: str | None) -> str | None:
        """The fact by which our own word makes this single condition true."""
        name = str(leaf.get("fact", leaf.get("facts")))
        if name in self.facts or leaf.get("level") == "assumed":
            return name
        in_groups = (self.groups[one] for one in texts(leaf.get("facts")) if one in self.groups)
        through = (self.met[one] for one in _through(leaf, home) if one in self.met)
        return next(in_groups, None) or next(through, None)


def own_word_findings(data: Map, known: Known) -> Iterator[Finding]:
    """At each single condition that a fact of ours, or a guess, would make true."""
    own = _own(data, known)
    for path, home, criterion in all_criteria(data):
        if criterion.get("internal") is True:
            continue
        for at, leaf in leaves(criterion.get("met_when"), (*path, "met_when")):
            fact = own.fact(leaf, home)
            if fact is not None:
                yield finding("SC307", at, fact=fact, remedy=say("remedy.SC307"))


def _own(data: Map, known: Known) -> _Own:
    own = _Own(frozenset(id_ for id_, fact in known.facts.items() if fact.get("ours") is True))
    for _, group in maps(data, "fact_groups"):
        ours = [fact for fact in texts(group.get("facts")) if fact in own.facts]
        if ours:
            own.groups.setdefault(id_of(group), ours[0])
    readers: dict[str, list[str]] = {}
    for name, home, condition in _meeting(data):
        for _, leaf in leaves(condition, ()):
            fact = own.fact(leaf, home)
            if fact is not None:
                own.met.setdefault(name, fact)
            for one in _through(leaf, home):
                readers.setdefault(one, []).append(name)
    waiting = list(own.met)
    while waiting:
        name = waiting.pop()
        for reader in readers.get(name, ()):
            if reader not in own.met:
                own.met[reader] = own.met[name]
                waiting.append(reader)
    return own


def _meeting(data: Map) -> Iterator[tuple[str, str | None, object]]:
    """What another criterion can be met through: scores, and internal criteria."""
    for _, card in maps(data, "scorecards"):
        for _, level in below(card, ("signals", "levels")):
            yield f"score:{card.get('id')}", "", level.get("met_when")
    for _, home, criterion in all_criteria(data):
        if criterion.get("internal") is True:
            yield full_name(id_of(criterion), home), home, criterion.get("met_when")


def _through(leaf: Map, home: str | None) -> Iterator[str]:
    yield from (f"score:{name}" for name in texts(leaf.get("score")))
    yield from (full_name(name, home) for name in texts(leaf.get("criterion")))
