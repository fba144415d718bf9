"""What a TAB offers, without a shell: `tab(run, "set", "halden-board", typed="ne")`."""

from collections.abc import Mapping
from typing import Any

from salescoach.cli.completing.answering import answer
from tests.builders.worlds import Run, text_of


def answered(
    run: Run, *arguments: str, env: Mapping[str, str | None] | None = None, **parts: Any
) -> str:
    """What is printed for a script; nothing may be said in words."""
    world = run.world(env=env, **parts)
    answer(arguments, world)
    assert text_of(world.stderr) == ""
    return text_of(world.stdout)


def rows(run: Run, *words: str, typed: str = "", **more: Any) -> list[tuple[str, str]]:
    """Each candidate with what it stands for."""
    lines = answered(run, "zsh", *words, f":{typed}", **more).splitlines()
    pairs = (line.partition("\t") for line in lines)
    return [(text, told) for text, _, told in pairs]


def tab(run: Run, *words: str, typed: str = "", **more: Any) -> list[str]:
    """The candidates alone."""
    return [text for text, _ in rows(run, *words, typed=typed, **more)]
