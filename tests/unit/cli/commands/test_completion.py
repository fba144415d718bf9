"""`completion`: the script on stdout, where it belongs on stderr, and only at a terminal."""

from pathlib import Path

import pytest

from salescoach.cli.commands.completion import FILES
from salescoach.cli.completing import scripts
from salescoach.cli.exits import Exit
from tests.builders.worlds import Run

FOLDER = Path(scripts.__path__[0])


@pytest.fixture
def run(home: Path) -> Run:
    return Run(home)


@pytest.mark.parametrize("shell", sorted(FILES))
def test_the_script_is_printed_as_it_is(shell: str, run: Run) -> None:
    result = run.ok("completion", shell)
    assert result.out == (FOLDER / FILES[shell]).read_text(encoding="utf-8")
    assert result.err == ""
    assert "_complete " in result.out
    assert not run.home.exists()


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", "~/.local/share/bash-completion/completions/salescoach"),
        ("fish", "~/.config/fish/completions/salescoach.fish"),
        ("powershell", "$PROFILE"),
        ("zsh", "~/.zfunc/_salescoach"),
    ],
)
def test_at_a_terminal_it_says_where_to_put_it(shell: str, place: str, run: Run) -> None:
    with run.on_terminal():
        result = run.ok("completion", shell)
        assert run.ok("completion", shell, "--quiet").err == ""
    assert result.err == f"To have this in every {shell}, put it into {place}.\n"
    assert place in run.ok("completion", shell, "--help").out


@pytest.mark.parametrize("name", ["Bash", "sh", "tcsh", "", "../x", "\x1b[31m"])
def test_another_shell_is_refused_with_those_that_are_there(name: str, run: Run) -> None:
    result = run("completion", name)
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert name == "" or "bash, zsh, fish and powershell" in result.err


def test_every_script_is_made_known_and_nothing_else_lies_there() -> None:
    found = {path.name for path in FOLDER.iterdir() if path.name != "__pycache__"}
    assert found == {*FILES.values(), "__init__.py"}
