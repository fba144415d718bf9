"""Reads `cases.yaml`: which hostile text is put where, and what is to come of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).with_name("cases.yaml")


@dataclass(frozen=True)
class Text:
    """Something to type. `sort` decides what a place answers."""

    name: str
    text: str
    sort: str
    option: bool = False


@dataclass(frozen=True)
class Place:
    """A hole in a command line, or in the environment (`env`); see cases.yaml."""

    name: str
    run: tuple[str, ...]
    takes: str
    param: str = ""
    env: str = ""
    names: str = ""
    dashes: int | None = None
    shows: dict[str, str] = field(default_factory=dict, hash=False)
    but: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Case:
    """A text in a place, and the exit code that it has to leave."""

    place: Place
    text: Text
    code: int

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


def cases() -> list[Case]:
    """Every text in every place."""
    read = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    texts = [_text(name, given) for name, given in read["texts"].items()]
    places = [_place(name, given) for name, given in read["places"].items()]
    return [Case(place, text, _code(place, text, read["takes"])) for place in places for text in texts]


def _text(name: str, given: dict[str, Any]) -> Text:
    text = given["text"] if "text" in given else given["repeat"] * given["times"]
    return Text(name, text, given["is"], option=given.get("option", False))


def _place(name: str, given: dict[str, Any]) -> Place:
    return Place(name=name, **{**given, "run": tuple(given["run"])})


def _code(place: Place, text: Text, takes: dict[str, dict[str, int]]) -> int:
    if place.dashes is not None and text.option:
        return place.dashes if text.text == "--" else 2
    if text.name in place.but:
        return place.but[text.name]
    return takes[place.takes][text.sort]
