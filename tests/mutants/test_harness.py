"""The harness of the mutants, on a toy project: what it must call killed, and what it must not."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.mutants.__main__ import main
from tests.mutants.harness import Mutant, Stale, mutated, read_mutants, run_all

SOURCE = """\
def price(pieces):
    if pieces >= 10:
        return pieces * 9
    return pieces * 10


def greeting():
    return "hello"


FIRST = [10][0]
"""
TESTS = """\
from toy import FIRST, greeting, price


def test_many_are_cheaper():
    assert (price(9), price(10)) == (90, 90)


def test_greeting():
    assert greeting()


def test_ill():
    assert FIRST == 11
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module and its tests, with things in it that are not to be copied."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # half of each run's time
    root = tmp_path / "toy project"
    for name, text in {
        "pyproject.toml": "[tool.pytest.ini_options]\naddopts = ['-m not slow']\n",
        "src/toy.py": SOURCE,
        "tests/test_toy.py": TESTS,
        ".venv/large": "",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def a_mutant(line: str, becomes: str, *, id_: str = "m", k: str = "cheaper") -> Mutant:
    return Mutant(id_, "src/toy.py", line, becomes, "rule 1: x", ("tests/test_toy.py", "-k", k))


def bytes_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


LINE = "if pieces >= 10:"


@pytest.mark.waits
def test_only_a_test_that_fails_because_of_the_mutant_kills_it(root: Path) -> None:
    mutants = [
        a_mutant(LINE, "if pieces > 10:", id_="noticed"),
        a_mutant(LINE, "if pieces >= 11:", id_="noticed, too"),
        a_mutant('return "hello"', 'return "bye"', id_="not noticed", k="greeting"),
        a_mutant(LINE, "if pieces > 10:", id_="ill tests", k="ill"),
        a_mutant("FIRST = [10][0]", "FIRST = [11][0]", id_="ill tests that it heals", k="ill"),
        a_mutant(LINE, "if pieces > 10:", id_="no tests", k="nothing"),
        a_mutant("FIRST = [10][0]", "FIRST = [10][1]", id_="not even imported"),
    ]
    before = bytes_in(root)

    tried = {it.mutant.id: it for it in run_all(mutants, root)}

    assert {name: it.fate for name, it in tried.items()} == {
        "noticed": "killed",
        "noticed, too": "killed",
        "not noticed": "survived",
        "ill tests": "baseline fails",
        "ill tests that it heals": "baseline fails",
        "no tests": "baseline fails",
        "not even imported": "no verdict",
    }
    assert list(tried) == [mutant.id for mutant in mutants]
    assert "IndexError" in tried["not even imported"].told
    assert "1 passed" in tried["not noticed"].told
    assert bytes_in(root) == before


@pytest.mark.waits
def test_tests_that_never_end_kill_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.mutants.harness.MOST_S", 3)

    (tried,) = run_all([a_mutant("return pieces * 10", "while True: pass")], root)

    assert (tried.fate, tried.told) == ("no verdict", "not finished after 3 s")


@pytest.mark.parametrize(
    ("line", "becomes", "told"),
    [
        ("if pieces > 10:", "if pieces:", "has this line 0 times"),
        ("", "pass", "has this line 4 times"),
        ("pieces >= 10", "pieces", "has this line 0 times"),
        (LINE, "if pieces >:", "does not compile"),
        (LINE, "return", "does not compile"),
        ("return pieces * 10", "break", "does not compile"),
        (LINE, "if (pieces >= 10):  # the same", "means the same"),
    ],
)
def test_a_mutant_that_does_not_fit_stops_everything(
    line: str, becomes: str, told: str, root: Path
) -> None:
    stale = a_mutant(line, becomes)

    with pytest.raises(Stale, match=told):
        mutated(stale, root)
    with pytest.raises(Stale, match=told):
        next(run_all([a_mutant(LINE, "if pieces > 10:"), stale], root))


def test_a_mutant_is_one_line_and_keeps_its_indentation(root: Path) -> None:
    changed = mutated(a_mutant("return pieces * 9", "return 9"), root)

    assert changed == SOURCE.replace("        return pieces * 9\n", "        return 9\n")


def table(**keys: Any) -> str:
    whole = {
        "id": "m", "file": "src/toy.py", "line": LINE, "becomes": "if pieces > 10:",
        "breaks": "rule 1: x", "tests": ["tests/test_toy.py", "-k", "cheaper"],
    } | keys  # fmt: skip
    told = (f"{key} = {value!r}" for key, value in whole.items() if value is not None)
    return "[[mutant]]\n" + "\n".join(told) + "\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (table() + table(), "twice: m"),
        (table(line=None), "line"),
        (table(more="x"), "more"),
        (table(tests=None), "tests"),
    ],
)
def test_a_list_of_mutants_with_a_slip_is_refused(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "mutants.toml"
    file.write_text(text)

    with pytest.raises(Stale, match=told):
        read_mutants(file)


@pytest.mark.waits
@pytest.mark.parametrize(
    ("tables", "ids", "code", "told"),
    [
        ([{}], [], 0, "1 killed"),
        ([{}, {"id": "survivor", "becomes": "if pieces > 9:"}], [], 1, "1 killed, 1 survived"),
        ([{}, {"id": "survivor", "becomes": "if pieces > 9:"}], ["m"], 0, "1 killed"),
        ([{"line": "gone"}], [], 1, "has this line 0 times"),
        ([{}], ["other"], 1, "there is no mutant other"),
    ],
    ids=["all killed", "a survivor", "only those named", "stale", "unknown"],
)
def test_the_command_fails_unless_all_are_killed(
    tables: list[dict[str, Any]],
    ids: list[str],
    code: int,
    told: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = root / "mutants.toml"
    file.write_text("".join(table(**keys) for keys in tables))

    assert main(ids, file=file, root=root) == code
    said = capsys.readouterr()
    assert told in (said.out + said.err).splitlines()[-1]
