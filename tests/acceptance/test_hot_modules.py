"""What a rep or a script calls all day imports nothing heavy: the set of modules, not the time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"pydantic", "pydantic_core", "yaml", "questionary", "prompt_toolkit", "rich"}
SLOW = {"hashlib", "_hashlib", "shlex"}  # small, but each takes longer than what it would do
EXAMPLE = Path(__file__).parents[1] / "examples/press-service/press-service.yaml"
_NOT_OURS = ("SALESCOACH_", "COVERAGE_")  # a tracer in the process would import its own
SCRIPT = """
import sys
from salescoach.__main__ import run
sys.argv = ["salescoach", *sys.argv[1:]]
try:
    run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
ENDING = """
import gc
import sys
from salescoach.__main__ import run
sys.argv = ["salescoach", "--version"]
try:
    run()
finally:
    print(gc.isenabled(), gc.get_count()[0] < gc.get_freeze_count())
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hot")
    called(base, "new", "Halden Board", "--type", "opportunity")
    called(base, "person", "add", "halden-board", "Ulf Berg", "--role", "technical")
    called(base, "playbook", "list")  # whatever ships is in the cache then
    return base


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deal of the example that has a translation; the cache is warm."""
    base = tmp_path_factory.mktemp("translated")
    called(base, "new", "Acme", "--playbook", str(EXAMPLE), "--type", "single")
    return base


def called(base: Path, *words: str) -> set[str]:
    """Run a command with its output in a pipe; the top modules that it imported."""
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith(_NOT_OURS)},
        "SALESCOACH_HOME": str(base / "home"),
        "SALESCOACH_STATE": str(base / "state"),
        "SALESCOACH_CACHE": str(base / "cache"),
        "SALESCOACH_AT": "2026-04-14",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("next", "halden-board"), id="next DEAL"),
        pytest.param(("next", "halden-board", "--json"), id="next DEAL as JSON"),
        pytest.param(("next",), id="the queue"),
        pytest.param(("done", "halden-board", "read-up"), id="done"),
        pytest.param(("set", "halden-board", "need=x", "--said-by", "ulf"), id="set"),
        pytest.param(("undo", "halden-board"), id="undo"),
        pytest.param(("gate", "halden-board"), id="gate"),
        pytest.param(("why", "halden-board", "plan-first-visit"), id="why"),
        pytest.param(("why-not", "halden-board", "read-up"), id="why-not"),
        pytest.param(("show", "halden-board"), id="show"),
        pytest.param(("history", "halden-board"), id="history"),
        pytest.param(("new", "Halden Board", "--again"), id="new, the playbook in the cache"),
        pytest.param(("playbook", "list"), id="playbook list, all of them in the cache"),
    ],
)
def test_a_hot_command_imports_nothing_heavy(folders: Path, words: tuple[str, ...]) -> None:
    assert called(folders, *words) & (HEAVY | SLOW) == set()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("next", "acme", "--lang", "de"), id="next DEAL"),
        pytest.param(("next", "--lang", "de"), id="the queue"),
        pytest.param(("done", "acme", "count-the-stops", "--lang", "de"), id="done"),
        pytest.param(("new", "Brisa", "--playbook", str(EXAMPLE), "--type", "single"), id="new"),
    ],
)
def test_texts_in_another_language_need_nothing_heavy(
    translated: Path, words: tuple[str, ...]
) -> None:
    assert called(translated, *words) & (HEAVY | SLOW) == set()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((":",), id="a command"),
        pytest.param(("next", ":"), id="a deal"),
        pytest.param(("done", "halden-board", ":"), id="an item"),
        pytest.param(("set", "halden-board", ":"), id="a fact"),
        pytest.param(("why", "halden-board", ":"), id="an action"),
        pytest.param(("new", "Acme", "--type", ":"), id="a customer type"),
    ],
)
def test_a_tab_imports_not_even_typer(folders: Path, words: tuple[str, ...]) -> None:
    assert called(folders, "_complete", "zsh", *words) & (HEAVY | SLOW | {"typer"}) == set()


def test_the_check_sees_what_a_heavy_command_imports(folders: Path) -> None:
    assert {"pydantic", "yaml"} <= called(folders, "playbook", "check", "technical-sale")
    assert "rich" in called(folders, "next", "--format", "table")


def test_a_configuration_costs_nothing_where_there_is_none(
    folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tomllib" not in called(folders, "next")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "salescoach").mkdir()
    (tmp_path / "salescoach" / "salescoach.toml").touch()
    assert "tomllib" in called(folders, "next")


def test_nothing_is_left_to_be_collected_on_the_way_out() -> None:
    """Ending, the interpreter collects even where collection is off, but not what is frozen."""
    done = subprocess.run(
        [sys.executable, "-c", ENDING], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "False True"
