"""The answer to a TAB: `salescoach _complete SHELL …` prints what may stand there, one a line.

Only the scripts of `completion` call it. Whatever goes wrong, there is no answer and no word, and
the exit code is 0: somebody is in the middle of typing. Nothing is written, Typer is not imported.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from salescoach.cli.completing.line import FILES, FOLDERS, Wanted, wanted
from salescoach.cli.completing.typed import Typed, of_bash, of_words
from salescoach.cli.output import Output, use_utf8
from salescoach.cli.world import World
from salescoach.values.canonical import read_json

TABLE = Path(__file__).with_name("table.json")
MARK = ":"  # before the word that is being typed: an empty argument gets lost in some shells

_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=")
_LONGEST_TOLD = 70


def answer(arguments: Sequence[str], world: World) -> None:
    """Print one candidate a line, its meaning behind a tab; nothing where there is none."""
    quiet = replace(world, stdin=None, stderr=None)
    use_utf8(world.stdout)
    try:
        typed = _typed(list(arguments))
        table = read_json(world.disk.read(TABLE.resolve()))
        found = tuple(_answer(wanted(typed.words, typed.word, table), quiet))
        output = Output(quiet)
        for text, told in found:
            output.row((text[typed.keeps :], told) if told else (text[typed.keeps :],))
        output.flush()
    except Exception:  # noqa: BLE001 - a TAB never says what is wrong
        return


def _typed(arguments: list[str]) -> Typed:
    shell, *rest = arguments
    if shell == "bash":
        line, replaced = rest
        return of_bash(line, replaced)
    *words, word = rest
    return of_words(words, word.removeprefix(MARK))


def _answer(asked: Wanted, world: World) -> Iterator[tuple[str, str]]:
    """Those that begin like that, each once, without those that the line has already."""
    seen = set(asked.said)
    for text, told in _candidates(asked, world):
        if text in seen or not text.startswith((asked.typed, MARK)):
            continue
        if not asked.names and not _is_safe(text):
            continue
        seen.add(text)
        yield (text if text.startswith(MARK) else asked.before + text), _cropped(told)


def _candidates(asked: Wanted, world: World) -> Iterable[tuple[str, str]]:
    if asked.names:
        return asked.names
    from salescoach.cli.completing.known import Known
    from salescoach.cli.completing.sources import candidates

    return candidates(Known(_session(asked, world), asked))


def _session(asked: Wanted, world: World) -> Any:
    """With what the line says of the data folder, the day and the language."""
    from salescoach.cli.session import Session, Shared
    from salescoach.errors import BadUsage

    def last(option: str) -> str | None:
        return next(iter(reversed(asked.given.get(option, ()))), None)

    home, lang = last("--home"), last("--lang")
    try:
        return Session(world, Shared(home=home, at=last("--at"), lang=lang), ("plain",))
    except BadUsage:  # half a day is none
        return Session(world, Shared(home=home, lang=lang), ("plain",))


def _is_safe(text: str) -> bool:
    """Whether no shell sees more in it than a word, whatever a file holds (promise S4)."""
    return text in (FILES, FOLDERS) or (_SIGNS.issuperset(text) and text[:1] not in ("", "-"))


def _cropped(told: str) -> str:
    line = " ".join(told.split())
    return line if len(line) <= _LONGEST_TOLD else f"{line[: _LONGEST_TOLD - 3].rstrip()}..."
