"""Nothing is shown past the one sink: no other module names a stream, prints or echoes.

Promise I4 holds for every command, prompt, help and error because there is one way out.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import salescoach

SOURCE = Path(salescoach.__file__).parent
ALLOWED = {
    "cli/world.py: sys.stdin",
    "cli/world.py: sys.stdout",
    "cli/world.py: sys.stderr",
    "cli/groups.py: typer.echo",  # the help text of Typer, which is ours
    "cli/rendering/layout.py: self._console.print",  # into a capture: the screen as text
}
_WAYS_OUT = ("print", "echo", "secho", "print_exc", "displayhook", "excepthook")
_STREAMS = ("sys.stdin", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__")


def ways_past(source: str) -> Iterator[str]:
    """Every call that prints and every standard stream that a module names."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name.rpartition(".")[2] in _WAYS_OUT:
                yield name
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in _STREAMS:
            yield ast.unparse(node)


def test_nothing_is_shown_past_the_sink() -> None:
    found = {
        f"{path.relative_to(SOURCE)}: {way}"
        for path in SOURCE.rglob("*.py")
        for way in ways_past(path.read_text(encoding="utf-8"))
    }
    assert found == ALLOWED


@pytest.mark.parametrize(
    ("source", "way"),
    [
        ("print('x')", "print"),
        ("import sys\nsys.stdout.write('x')", "sys.stdout"),
        ("import typer\ntyper.echo('x')", "typer.echo"),
        ("import traceback\ntraceback.print_exc()", "traceback.print_exc"),
        ("console.print('x')", "console.print"),
    ],
)
def test_the_check_sees_each_way_past(source: str, way: str) -> None:
    assert list(ways_past(source)) == [way]
