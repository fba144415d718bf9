"""What conditions compare: something at all, and what the type of it allows."""

from collections.abc import Iterable, Iterator
from typing import Any

from salescoach.playbook.conditions import FIELDS, MEASURES, OPERATORS, WARNING_MEASURES
from salescoach.playbook.details import WITH_CHOICES
from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.identifiers import Known
from salescoach.playbook.model import FIELD_TYPES
from salescoach.playbook.operands import operand_findings
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, conditions_of, entries, maps, texts
from salescoach.values.messages import Message, say

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
_NOTHING: tuple[Any, ...] = (None, [], {})
_RECORDS = ("stakeholder", "visit", "commitment", "doubt", "agreement", "option", "problem")
_FEW_CHOICES = 7


def comparison_findings(data: Map, known: Known) -> Iterator[Finding]:
    """Every check of this module, for every single condition."""
    hints = Hints()
    choices: dict[str, dict[str, None]] = {}
    for path, _, leaf in conditions_of(data):
        yield from _nothing_compared(path, leaf)
        yield from _fields(path, leaf)
        yield from _outside_a_warning(path, leaf)
        id_ = str(leaf.get("fact"))
        fact = known.facts.get(id_)
        if fact is None or str(fact.get("type")) not in _OPERATORS:
            continue
        yield from _operators(path, _COMPARING & leaf.keys(), fact["type"])
        yield from operand_findings(path, leaf, fact["type"])
        if id_ not in choices:
            choices[id_] = _choices_of(fact)
        yield from _choices(path, leaf, fact, choices[id_], hints)
        yield from _sources(path, leaf, fact)
        yield from _each_person(path, leaf, fact)
        yield from _asked(path, leaf, fact)


def _nothing_compared(path: Path, leaf: Map) -> Iterator[Finding]:
    if "fact" in leaf:
        yield from _blank(path, leaf, (*OPERATORS, "from", "of", "asked"))
    for subject in _RECORDS:
        for at, attributes in maps(leaf, subject, path):
            yield from _blank(at, attributes, tuple(attributes))
    if "score" in leaf:
        yield from _blank(path, leaf, ("verdict",))
        if not leaf.keys() & {"at_least", "verdict"}:
            yield finding("SC207", path)
    if leaf.get("is") == [] and "item" in leaf:
        yield finding("SC207", (*path, "is"))
    for subject in (*FIELDS, *MEASURES):
        if isinstance(leaf.get(subject), dict) and leaf[subject]:
            yield from _blank((*path, subject), leaf[subject], tuple(leaf[subject]))
        elif subject in leaf and leaf[subject] in _NOTHING:
            yield finding("SC207", (*path, subject))


def _blank(path: Path, owner: Map, keys: tuple[str, ...]) -> Iterator[Finding]:
    for key in keys:
        if key in owner and owner[key] in _NOTHING:
            yield finding("SC207", (*path, key))


def _fields(path: Path, leaf: Map) -> Iterator[Finding]:
    """A condition asks about one field of the deal; each has its type, and none can be none."""
    found = [subject for subject in (*FIELDS, *MEASURES) if subject in leaf]
    if len(found) > 1:
        yield finding("SC206", path, found=", ".join(found), remedy=say("remedy.SC206"))
    for field in FIELDS:
        if isinstance(leaf.get(field), dict):
            written = (_COMPARING | {"none"}) & leaf[field].keys()
            kind = FIELD_TYPES.get(field, "choice")
            yield from _operators((*path, field), written, kind)
            yield from operand_findings((*path, field), leaf[field], kind)
        elif field in leaf and field in FIELD_TYPES:
            yield from operand_findings(path, {"is": leaf[field]}, FIELD_TYPES[field])


def _outside_a_warning(path: Path, leaf: Map) -> Iterator[Finding]:
    """What the conditions of a playbook come to is measured only where none of them asks back."""
    for measure in WARNING_MEASURES:
        if measure in leaf and path[0] != "warnings":
            yield finding("SC330", (*path, measure), measure=measure, at_key=True)


def _operators(path: Path, written: set[str], kind: str) -> Iterator[Finding]:
    for operator in sorted(written - _OPERATORS[kind]):
        yield finding("SC306", (*path, operator), operator=operator, type=kind,
                      words=tuple(sorted(_OPERATORS[kind])), at_key=True)  # fmt: skip


def _choices(
    path: Path, leaf: Map, fact: Map, choices: dict[str, None], hints: Hints
) -> Iterator[Finding]:
    if fact["type"] == "flag":
        for operator in ("is", "is_not"):
            if operator in leaf and not isinstance(leaf[operator], bool):
                yield finding("SC203", (*path, operator), expected=say("expected.flag"),
                              found=str(leaf[operator])[:60])  # fmt: skip
    if fact["type"] not in WITH_CHOICES or not choices:  # told where they should stand
        return
    for operator in ("is", "is_not", "one_of", "contains"):
        for where, word in entries(leaf, operator, path):
            if word not in choices:
                near = hints.near(word, choices, kind=str(leaf["fact"]))
                yield finding("SC301", where, id=word, kind=say("kind.choice"),
                              remedy=did_you_mean(near) or _one_of(choices))  # fmt: skip


def _choices_of(fact: Map) -> dict[str, None]:
    ids = (choice.get("id") for _, choice in maps(fact, "choices"))
    return {one: None for one in ids if isinstance(one, str)}


def _sources(path: Path, leaf: Map, fact: Map) -> Iterator[Finding]:
    """A `from` outside `ask_whom` can never be confirmed: such a word is heard at most."""
    if leaf.get("level") not in ("confirmed", "proven"):
        return
    settle = texts(fact.get("ask_whom"))
    for where, role in entries(leaf, "from", path):
        if settle and role not in settle:
            yield finding("SC304", where, role=role, fact=str(leaf["fact"]), settle=tuple(settle),
                          remedy=say("remedy.SC304"))  # fmt: skip


def _each_person(path: Path, leaf: Map, fact: Map) -> Iterator[Finding]:
    """Only of a fact of scope person it can be asked whether each of some people has a value."""
    keys = ("of", "agree", "known") if leaf.get("known") == "all" else ("of", "agree")
    asked = [key for key in keys if key in leaf]
    if fact.get("scope") != "person":
        for key in asked:
            yield finding("SC314", (*path, key), fact=str(leaf["fact"]), key=key,
                          remedy=say("remedy.SC314"), at_key=True)  # fmt: skip
        return
    others: list[str] = [key for key in OPERATORS if key in leaf and key not in asked]
    for key in others if "of" in leaf else asked:
        yield finding("SC328", (*path, key), key=key, remedy=say("remedy.SC328"), at_key=True)


def _asked(path: Path, leaf: Map, fact: Map) -> Iterator[Finding]:
    """What is settled on our side is never asked: nobody's word has a level or a source."""
    if fact.get("ours") is True:
        for key in ("asked", "level", "from"):
            if key in leaf:
                yield finding("SC315", (*path, key), fact=str(leaf["fact"]), key=key, at_key=True)


def _one_of(choices: Iterable[str]) -> Message | None:
    """The choices themselves, where they are few."""
    words = tuple(choices)
    return say("hint.one-of", words=words) if len(words) <= _FEW_CHOICES else None
