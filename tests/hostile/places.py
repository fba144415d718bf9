"""Reads `texts.yaml`: which hostile text is put where, and what is to come of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).with_name("texts.yaml")


@dataclass(frozen=True)
class Text:
    """Something to type. `sort` decides what a place answers."""

    name: str
    text: str
    sort: str
    option: bool = False


@dataclass(frozen=True)
class Place:
    """A hole in a command line, or in the environment (`env`); see texts.yaml."""

    name: str
    run: tuple[str, ...]
    takes: str
    param: str = ""
    env: str = ""
    names: str = ""
    dashes: int | None = None
    after: tuple[tuple[str, ...], ...] = ()
    but: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Case:
    """A text in a place, and the exit code that it has to leave."""

    place: Place
    text: Text
    code: int

    def __str__(self) -> str:
        return f"{self.place.name}: {self.text.name}"

    @property
    def argv(self) -> list[str]:
        """The command line."""
        return [word.replace("{}", self.text.text) for word in self.place.run]

    @property
    def env(self) -> dict[str, str | None]:
        """What the environment has more."""
        return {self.place.env: self.text.text} if self.place.env else {}

    @property
    def by_parser(self) -> bool:
        """Whether it is taken for an option, so that no command ever sees it."""
        return self.place.dashes is not None and self.text.option


@cache
def places() -> tuple[Place, ...]:
    """Every place, in the order of the file."""
    return tuple(_place(name, given) for name, given in _read()["places"].items())


def cases(place: Place) -> Iterator[Case]:
    """Every text in one place."""
    for name, given in _read()["texts"].items():
        text = _text(name, given)
        yield Case(place, text, _code(place, text))


@cache
def _read() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return read


def _text(name: str, given: dict[str, Any]) -> Text:
    text = given["text"] if "text" in given else given["repeat"] * given["times"]
    return Text(name, text, given["is"], option=given.get("option", False))


def _place(name: str, given: dict[str, Any]) -> Place:
    after = tuple(tuple(words) for words in given.get("after", ()))
    return Place(name=name, **{**given, "run": tuple(given["run"]), "after": after})


def _code(place: Place, text: Text) -> int:
    if place.dashes is not None and text.option:
        return place.dashes if text.text == "--" else 2
    if text.name in place.but:
        return place.but[text.name]
    code: int = _read()["takes"][place.takes][text.sort]
    return code
