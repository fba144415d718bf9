"""The user's configuration file: the holidays of the calendar, and what can be wrong with it."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from salescoach.cli.configuration import Configuration, read_configuration
from salescoach.cli.places import configuration_file
from salescoach.cli.session import Session, Shared
from salescoach.errors import Fatal, SalesCoachError
from salescoach.store.disk import RealDisk
from salescoach.values.text import has_unsafe
from salescoach.wording.catalogue import Catalogue
from tests.builders.worlds import HALDEN, Run, snapshot

HOME = {"HOME": "/users/kim"}


def read(folder: Path, text: str | bytes) -> Configuration:
    path = folder / "salescoach.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_configuration(RealDisk(), path)


def told(error: SalesCoachError) -> list[str]:
    catalogue = Catalogue()
    hint = [catalogue.text(error.hint)] if error.hint else []
    return [catalogue.text(error.sentence), *hint]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", []),
        ("[calendar]", []),
        ("[calendar]\nholidays = []", []),
        ('[calendar]\nholidays = ["2026-12-25", "2027-01-01"]', ["2026-12-25", "2027-01-01"]),
        ("calendar.holidays = [2026-12-25]", ["2026-12-25"]),
        ('# mine\n[calendar]\nholidays = ["2026-12-25", "2026-12-25"]', ["2026-12-25"]),
    ],
)
def test_holidays_are_days_in_quotation_marks_or_plain(
    text: str, days: list[str], tmp_path: Path
) -> None:
    assert read(tmp_path, text).holidays == {date.fromisoformat(day) for day in days}


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for missing in (tmp_path / "no.toml", tmp_path / "file" / "no.toml"):
        assert read_configuration(RealDisk(), missing) == Configuration()


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('calendar = {holidays = ["2026-12-25"]}')
    link = tmp_path / "salescoach.toml"
    link.symlink_to(real)
    assert read_configuration(RealDisk(), link).holidays == {date(2026, 12, 25)}


WRONG: dict[str, tuple[str | bytes, str, str]] = {
    "no TOML": ("[calendar\n", "(at line 1", "Write it like this"),
    "not UTF-8": (b"\xff\xfe", "is not a configuration", "Write it like this"),
    "a key twice": ("[calendar]\n[calendar]", "(at line 2", "Write it like this"),
    "an unknown table": ("[calender]", "there is no key calender", "Did you mean calendar?"),
    "an unknown key": (
        "[calendar]\nholiday = []", "no key calendar.holiday", "mean calendar.holidays?",
    ),
    "something far off": ("x = 1", "there is no key x", "Choose from: calendar"),
    "a calendar that is none": ("calendar = 5", "calendar is not what", "[calendar]"),
    "holidays that are none": (
        '[calendar]\nholidays = "2026-12-25"', "calendar.holidays is not what", "[calendar]",
    ),
    "a day that does not exist": (
        '[calendar]\nholidays = ["2026-12-25", "2026-02-30"]',
        "calendar.holidays[2] is not a day: 2026-02-30",
        "2026-03-05",
    ),
    "a number": ("calendar.holidays = [5]", "holidays[1] is not a day: 5", "2026-03-05"),
    "a moment": (
        "calendar.holidays = [2026-12-25T09:00:00]", "holidays[1] is not a day", "2026-03-05",
    ),
    "the year one": ("calendar.holidays = [0001-01-01]", "holidays[1] is not a day", "2026"),
    "an ESC": ('calendar.holidays = ["\\u001b[2J"]', r"\x1b[2J", "2026-03-05"),
    "an ESC in a key": ('"\\u001b[2J" = 1', r"no key \x1b[2J", "Choose from"),
    "an endless key": (f'"{"x" * 9000}" = 1', "no key xxx", "Choose from"),
    "an endless number": (f"x = {'9' * 9000}", "is not a configuration", "Write it like"),
    "nested without end": ("x = " + "[" * 50_000, "is not a configuration", "Write it like"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "what", "remedy"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_file_and_remedy(
    text: str | bytes, what: str, remedy: str, tmp_path: Path
) -> None:
    with pytest.raises(Fatal) as caught:
        read(tmp_path, text)
    sentence, hint = told(caught.value)
    assert str(tmp_path / "salescoach.toml") in sentence
    assert what in sentence
    assert remedy in hint
    assert len(sentence) < 400
    assert not has_unsafe(sentence + hint)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "FIFO"])
def test_what_is_no_file_is_not_read(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "salescoach.toml"
    make(path)
    with pytest.raises(Fatal) as caught:
        read_configuration(RealDisk(), path)
    assert told(caught.value)[0].startswith(f"cannot read {path}: ")


@pytest.mark.parametrize(
    ("env", "path"),
    [
        (HOME, "/users/kim/.config/salescoach/salescoach.toml"),
        ({**HOME, "XDG_CONFIG_HOME": "/xdg"}, "/xdg/salescoach/salescoach.toml"),
        ({**HOME, "XDG_CONFIG_HOME": "xdg"}, "/users/kim/.config/salescoach/salescoach.toml"),
        ({**HOME, "SALESCOACH_CONFIG": "/said.toml"}, "/said.toml"),
        ({**HOME, "SALESCOACH_CONFIG": ""}, "/users/kim/.config/salescoach/salescoach.toml"),
        ({"SALESCOACH_CONFIG": "/said.toml"}, "/said.toml"),
    ],
)
def test_where_it_lies(env: dict[str, str], path: str) -> None:
    assert configuration_file(env) == Path(path)


def test_without_a_home_folder_there_is_none() -> None:
    assert configuration_file({}) is None


def test_a_session_reads_it_once_and_only_when_asked(run: Run) -> None:
    path = run.base / "mine.toml"
    session = Session(run.world(env={"SALESCOACH_CONFIG": str(path)}), Shared(), ("plain",))
    path.write_text('[calendar]\nholidays = ["2026-12-25"]')
    assert session.holidays == {date(2026, 12, 25)}
    path.write_text("broken")
    assert session.holidays == {date(2026, 12, 25)}
    homeless = {"HOME": None, "SALESCOACH_CONFIG": None}
    assert Session(run.world(env=homeless), Shared(), ("plain",)).holidays == frozenset()


def test_a_holiday_is_no_working_day(run: Run) -> None:
    def used() -> str:
        return run.ok("next", HALDEN, "--at", "2026-03-10", "--format", "table").out.splitlines()[1]

    assert "working day 3 of 20" in used()
    path = run.base / "user" / ".config" / "salescoach" / "salescoach.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[calendar]\nholidays = ["2026-03-06", "2026-03-07", "2026-03-10"]')
    assert "working day 1 of 20" in used()


def test_a_mistake_in_it_stops_what_depends_on_it(run: Run) -> None:
    path = run.base / "mine.toml"
    path.write_text("[calender]")
    before = snapshot(run.home)
    for words in (("next", HALDEN), ("next",), ("set", HALDEN, "need=x"), ("gate", HALDEN)):
        result = run(*words, env={"SALESCOACH_CONFIG": str(path)})
        assert (result.code, result.out) == (3, "")
        assert f"{path}: there is no key calender" in result.err
        assert "Did you mean calendar?" in result.err
    assert snapshot(run.home) == before
    assert run("help", "environment", env={"SALESCOACH_CONFIG": str(path)}).code == 0


def test_help_tells_where_it_lies(run: Run) -> None:
    shown = run.ok("help", "environment", env={"SALESCOACH_CONFIG": "/elsewhere"}).out
    (line,) = [line for line in shown.splitlines() if line.startswith("SALESCOACH_CONFIG")]
    assert f"{run.base}/user/.config/salescoach/salescoach.toml" in line
