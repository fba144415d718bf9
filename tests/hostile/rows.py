"""The rows of `cases.yaml`, read and multiplied out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).with_name("cases.yaml")
NOTES = Path(__file__).with_name("notes")
LONE_SURROGATE = "\udc80"  # what Python makes of the byte 0x80 in an argument


@dataclass(frozen=True, kw_only=True)
class Row:
    """One call of a writing command, and what has to come of it.

    Attributes:
        argv: the words after the command.
        after: whole command lines that come before it.
        given: a condition of `surroundings.py`.
        exit: the exit code.
        names: what the words on stderr must name; None: stderr can't be read, or has nothing.
        out: what stands on stdout, but for a final newline; None where it is looked at otherwise.
        changes: whether the data folder is another one afterwards.
        shows: what the readers must show, literally.
        in_readers: the readers that have to show it.
        in_plain: whether they show it in plain format, too.
    """

    command: str
    row: str
    argv: tuple[str, ...]
    after: tuple[tuple[str, ...], ...]
    exit: int
    names: str | None
    given: str
    out: str | None
    changes: bool
    shows: str | None
    in_readers: tuple[str, ...]
    in_plain: bool

    @property
    def words(self) -> list[str]:
        """The whole command line."""
        return [*self.command.split(), *self.argv]

    def __str__(self) -> str:
        return f"{self.command}: {self.row}"


@cache
def rows() -> tuple[Row, ...]:
    """Every row, those of the surroundings once for each writing command."""
    written = yaml.safe_load(CASES.read_text("utf-8"))
    usual: dict[str, dict[str, Any]] = written["usual"]
    alone = [_row(one, usual) for one in written["rows"]]
    return (*alone, *_multiplied(written["surroundings"], usual))


def _multiplied(
    surroundings: list[dict[str, Any]], usual: dict[str, dict[str, Any]]
) -> Iterator[Row]:
    for one in surroundings:
        own: dict[str, dict[str, Any]] = one.get("but", {})
        common = {key: value for key, value in one.items() if key not in ("but", "with")}
        for command, call in usual.items():
            argv = [*call["argv"], *one.get("with", [])]
            row = {"row": one["given"], **common, "command": command, "argv": argv}
            yield _row({**row, **own.get(command, {})}, usual)


def _row(written: dict[str, Any], usual: dict[str, dict[str, Any]]) -> Row:
    unknown = set(written) - _KEYS
    assert not unknown, f"{written}: no row has {unknown}"
    worked = written["exit"] == 0
    command: str = written["command"]
    names: str | None = written.get("names", usual[command]["names"] if worked else "")
    assert names != "", f"{written}: what must the error name?"
    shows = written.get("shows")
    return Row(
        command=command,
        row=written["row"],
        argv=tuple(unmarked(str(word)) for word in written["argv"]),
        after=tuple(tuple(words) for words in usual.get(command, {}).get("after", ())),
        exit=written["exit"],
        names=names,
        given=written.get("given", "a usual day"),
        out=written.get("out", usual[command].get("out", "") if worked and not shows else None),
        changes=written.get("changes", worked),
        shows=None if shows is None else unmarked(shows),
        in_readers=tuple(written.get("in", usual.get(command, {}).get("in", ()))),
        in_plain=written.get("plain", True),
    )


def unmarked(text: str) -> str:
    """Put in what YAML cannot hold, or nobody wants to read.

    `<byte 80>` is a byte that is no UTF-8, `<ab x 500>` is 500 times `ab`, `<note x.txt>` the path
    of a file beside these tests.
    """
    text = text.replace("<byte 80>", LONE_SURROGATE)
    text = re.sub(r"<note (\S+)>", lambda found: str(NOTES / found[1]), text)
    return re.sub(r"<(\S+) x ([0-9]+)>", lambda found: found[1] * int(found[2]), text)


_KEYS = {
    "command",
    "row",
    "argv",
    "exit",
    "names",
    "given",
    "out",
    "changes",
    "shows",
    "in",
    "plain",
}
