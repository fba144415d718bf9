"""Where the data folder is not there: who tells it, and which checks are not green."""

import json

import pytest

from tests.builders.worlds import Run

CHECKS = (("commitment", "late"), ("doctor",))
READERS = (("next",), ("list",), ("export",), *CHECKS)
UNNAMED = {"SALESCOACH_HOME": None}


@pytest.mark.parametrize("line", READERS, ids=" ".join)
def test_the_usual_folder_that_is_not_there_yet_is_told(line: tuple[str, ...], empty: Run) -> None:
    told = empty.ok(*line, env=UNNAMED)
    usual = str(empty.base / "user" / ".local" / "share" / "salescoach")
    assert f"no data folder at {usual}" in told.err
    assert "Nothing is late" not in told.err
    assert "All well" not in told.err
    quiet = empty.ok(*line, "--quiet", env=UNNAMED)
    assert (quiet.out, quiet.err) == (told.out, "")


@pytest.mark.parametrize("line", READERS, ids=" ".join)
def test_a_folder_without_deals_is_not_called_missing(line: tuple[str, ...], empty: Run) -> None:
    empty.home.mkdir(mode=0o700)
    assert "no data folder" not in empty.ok(*line).err


@pytest.mark.parametrize("line", [("next",), ("list",)], ids=" ".join)
def test_a_first_run_is_told_in_three_lines(line: tuple[str, ...], empty: Run) -> None:
    missing = empty.ok(*line).err.splitlines()
    empty.home.mkdir(mode=0o700)
    there = empty.ok(*line).err.splitlines()
    assert len(missing) == len(there) == 3
    assert missing[1:] == there[1:]
    assert str(empty.home) in missing[0]


@pytest.mark.parametrize("named", ["flag", "variable", "file"])
@pytest.mark.parametrize("line", CHECKS, ids=" ".join)
def test_a_check_is_not_green_over_a_mistyped_path(
    line: tuple[str, ...], named: str, empty: Run
) -> None:
    path = str(empty.base / "hmoe")
    more = ("--home", path) if named == "flag" else ()
    if named == "file":
        empty.configuration.parent.mkdir(parents=True)
        empty.configuration.write_text(f'[data]\nhome = "{path}"\n')
    env = {"SALESCOACH_HOME": path if named == "variable" else None}
    told = empty(*line, *more, "--quiet", env=env)
    assert (told.code, told.out) == (4, "")
    assert told.err.startswith(f"salescoach: there is no data folder at {path}.\n")
    error = json.loads(empty(*line, *more, "--json", env=env).err)
    assert error["schema"] == "salescoach/error@1"
