"""What single elements say that cannot be meant: their choices, numbers in order, placeholders."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.identifiers import Known
from salescoach.playbook.model import FactType, Placeholder
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Map, Path, all_items, below, entries, id_of, maps
from salescoach.values.messages import say

WITH_CHOICES = ("choice", "choices")
_TYPES = get_args(FactType)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_REACH = ("name",)
_COUNTERS = ("do", "meet", "find_out")


def detail_findings(data: Map, known: Known) -> Iterator[Finding]:
    """Every check of this module."""
    yield from _choices(data)
    yield from _groups(data)
    yield from _scorecards(data)
    yield from _placeholders(data)
    yield from _dues(data, known)
    yield from _counter_actions(data)
    yield from _rates(data)


def _choices(data: Map) -> Iterator[Finding]:
    for path, fact in maps(data, "facts"):
        with_choices = fact.get("type") in WITH_CHOICES
        if with_choices and not fact.get("choices"):
            yield finding("SC305", path, id=id_of(fact), remedy=say("remedy.SC305"))
        if not with_choices and "choices" in fact and fact.get("type") in _TYPES:
            yield finding("SC305", (*path, "choices"), id=id_of(fact),
                          remedy=say("remedy.SC305"))  # fmt: skip


def _groups(data: Map) -> Iterator[Finding]:
    """A fact counts once in its group."""
    for path, group in maps(data, "fact_groups"):
        seen: set[str] = set()
        for at, fact in entries(group, "facts", path):
            if fact in seen:
                yield finding("SC302", at, id=fact)
            seen.add(fact)


def _scorecards(data: Map) -> Iterator[Finding]:
    for path, signal in below(data, ("scorecards", "signals")):
        yield from _falling(list(maps(signal, "levels", path)), "points")
    for path, card in maps(data, "scorecards"):
        bands = list(maps(card, "bands", path))
        yield from _falling(bands, "at_least")
        lowest = _number(bands[-1][1].get("at_least")) if bands else None
        if lowest:
            yield finding("SC323", (*bands[-1][0], "at_least"), found=lowest)
        seen: set[str] = set()
        for at, band in bands:
            verdict = band.get("verdict")
            if isinstance(verdict, str):
                if verdict in seen:
                    yield finding("SC324", (*at, "verdict"), verdict=verdict[:60])
                seen.add(verdict)


def _falling(parts: list[tuple[Path, Map]], key: str) -> Iterator[Finding]:
    """The first that fits counts, so what asks for more must stand before what asks for less."""
    before: int | None = None
    for path, part in parts:
        number = _number(part.get(key))
        if number is not None and before is not None and number >= before:
            yield finding("SC322", (*path, key), found=number, before=before)
        before = number if number is not None else before


def _number(value: Any) -> int | None:
    fits = isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,6}", value, re.ASCII)
    return int(value) if fits else None


def _placeholders(data: Map) -> Iterator[Finding]:
    hints = Hints()
    told: list[tuple[Path, str, tuple[str, ...]]] = []
    words = get_args(Placeholder)
    for path, rule in maps(data, "warnings"):
        told += ((at, text, words) for at, text in entries(rule, "because", path))
    for path, action in below(data, ("warnings", "counter_action")):
        told += ((at, text, words) for at, text in entries(action, "text", path))
    for path, role in maps(data, "buyer_roles"):
        for key in ("reach", "invite"):
            told += ((at, text, _REACH) for at, text in entries(role, key, path))
    for at, text, words in told:
        for name in _PLACEHOLDER.findall(text):
            if name not in words:
                near = hints.near(name, words, kind=words[0])
                yield finding("SC325", at, name=name[:60], words=words, remedy=did_you_mean(near))


def _dues(data: Map, known: Known) -> Iterator[Finding]:
    for path, _, item in all_items(data):
        for at, due in maps(item, "due", path):
            yield from _one_of(due, at, ("after", "before"))
            for key in ("after", "before"):
                for there, anchor in entries(due, key, at):
                    fact = known.facts.get(anchor.removeprefix("fact:"))
                    if anchor.startswith("fact:") and fact and fact.get("type") != "date":
                        yield finding("SC327", there, fact=str(fact["id"]))


def _counter_actions(data: Map) -> Iterator[Finding]:
    """Words, and at most one thing that salescoach can advise; not nothing at all."""
    for at, action in below(data, ("warnings", "counter_action")):
        if not any(action.get(word) is not None for word in ("text", *_COUNTERS)):
            yield finding("SC326", at, words=("text", *_COUNTERS))
        elif any(action.get(word) is not None for word in _COUNTERS):
            yield from _one_of(action, at, _COUNTERS)


def _one_of(owner: Map, path: Path, words: tuple[str, ...]) -> Iterator[Finding]:
    if sum(owner.get(word) is not None for word in words) != 1:
        yield finding("SC326", path, words=words)


def _rates(data: Map) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for path, rate in maps(data, "exchange_rates"):
        pair = str(rate.get("from")), str(rate.get("to"))
        if pair[0] == pair[1]:
            yield finding("SC203", (*path, "to"), expected=say("expected.other-currency"),
                          found=repr(pair[1][:60]))  # fmt: skip
        if pair in seen or (pair[1], pair[0]) in seen:
            yield finding("SC302", path, id="/".join(pair))
        seen.add(pair)
