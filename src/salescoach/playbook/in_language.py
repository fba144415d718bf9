"""A pinned playbook in another language: other texts at the same ids, by the standard library.

The words of a translation are a tree of the shape of the playbook, as JSON. Lists of elements are
mappings by id there; elements without an id share one entry, `*`. At each text stands what replaces
what: `{"title": {"The visit": "Der Besuch"}}`. So a text is translated only where it is, to the
letter, the one that was translated, whatever has become of the playbook since (docs/adr/0045).
"""

from typing import Any

Tree = dict[str, Any]
SHARED = "*"
PHRASES = "sounds_like"
"""Heard beside those of the playbook; what is mapped to itself is to be added."""
TEXTS = frozenset({
    "about", "advantage", "answer", "ask", "because", "benefit", "buyer", "debrief", "decides_by",
    "decides_on", "do", "explore", "goals", "invite", "leave_with", "leaving", "link", "listen_for",
    "not_enough", "not_yet", "or_at_least", "prefers", "reach", "risk_behind", "say", "short",
    "statement", "text", "title", "why",
})  # fmt: skip
"""The keys of texts: under any other nothing is ever replaced."""


def in_language(resolved: Any, words: Tree) -> Any:
    """The resolved form with the words in the places of its own; what does not fit is left out."""
    if not isinstance(resolved, dict) or not isinstance(words, dict):
        return resolved
    found = dict(resolved)
    for key, ours in words.items():
        if isinstance(ours, dict) and key == PHRASES:
            found[key] = _heard(ours, found.get(key, []))
        elif isinstance(ours, dict) and key in found:
            found[key] = _under(key, found[key], ours)
    return found


def _heard(words: Tree, phrases: list[str]) -> list[str]:
    return [*(one for one in words if one and one not in phrases), *phrases]


def _under(key: str, value: Any, words: Tree) -> Any:
    if isinstance(value, dict):
        return in_language(value, words)
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [in_language(one, words.get(name_of(one), {})) for one in value]
    return _replaced(value, words) if key in TEXTS else value


def _replaced(value: Any, words: Tree) -> Any:
    if isinstance(value, list):
        return [_replaced(one, words) for one in value]
    other = words.get(value) if isinstance(value, str) else None
    return other if isinstance(other, str) and other else value


def name_of(element: Any) -> str:
    """What an element is called in the tree."""
    if isinstance(element, dict):
        for key in ("id", "ref"):
            if isinstance(element.get(key), str):
                return str(element[key])
    return SHARED


def united(older: Tree, newer: Tree) -> Tree:
    """Both, and where they say something else about the same text, the newer one."""
    found = dict(older)
    for key, value in newer.items():
        mine = found.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            found[key] = united(mine, value)
        else:
            found[key] = value
    return found
