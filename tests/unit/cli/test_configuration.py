"""Configuration files: what they may say, and everything that can be wrong with one."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.configuration import LARGEST, line_of, read_file
from salescoach.cli.configured import Mistake, Written
from salescoach.cli.settings import HOLIDAYS, HOME, WRITTEN, Setting
from salescoach.store.disk import RealDisk
from salescoach.values.text import has_unsafe, one_line
from salescoach.wording.catalogue import Catalogue

# A value of each setting as it is written, and what is read.
VALUES: dict[str, tuple[str, Any]] = {
    "display.language": ('"en"', "en"),
    "display.color": ('"never"', "never"),
    "display.symbols": ('"ascii"', "ascii"),
    "data.home": ('"~/Deals"', "~/Deals"),
    "record.actor": ('" Kim Larsen "', "Kim Larsen"),
    "new.playbook": ('"/firm/pumps.yaml"', "/firm/pumps.yaml"),
    "new.owner": ('"Øyvind"', "Øyvind"),
    "new.language": ('"pt-BR"', "pt-BR"),
    "calendar.holidays": ('["2026-12-25"]', frozenset({date(2026, 12, 25)})),
}


def read(folder: Path, text: str | bytes, *, own: bool = True) -> Written:
    path = folder / "salescoach.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_file(RealDisk(), path, own=path if own else folder / "mine.toml")


def told(mistake: Mistake) -> tuple[str, str]:
    catalogue = Catalogue()
    sentence = one_line(catalogue.text(mistake.sentence))  # what the boundary does with it
    return sentence, catalogue.text(mistake.hint) if mistake.hint else ""


def test_each_setting_has_its_example_here() -> None:
    assert list(VALUES) == [one.name for one in WRITTEN]


@pytest.mark.parametrize("setting", WRITTEN, ids=lambda one: one.name)
def test_a_setting_is_read_in_every_way_that_toml_writes_it(
    setting: Setting, tmp_path: Path
) -> None:
    table, _, key = setting.name.partition(".")
    written, value = VALUES[setting.name]
    for text in (
        f"[{table}]\n{key} = {written}",
        f"{table}.{key} = {written}",
        f"{table} = {{ {key} = {written} }}",
        f"\n[ '{table}' ]  # mine\n\"{key}\" = {written}\n",
        f"\ufeff[{table}]\r\n{key} = {written}\r\n",
    ):
        file = read(tmp_path, text)
        assert (dict(file.values), file.mistakes) == ({setting.name: value}, ())


@pytest.mark.parametrize("setting", WRITTEN, ids=lambda one: one.name)
def test_a_folder_may_say_how_things_look_and_no_more(setting: Setting, tmp_path: Path) -> None:
    table, _, key = setting.name.partition(".")
    written, value = VALUES[setting.name]
    file = read(tmp_path, f"# here\n[{table}]\n {key} = {written}", own=False)
    if table == "display":
        assert (dict(file.values), file.mistakes) == ({setting.name: value}, ())
        return
    assert file.values == {}
    ((sentence, hint),) = map(told, file.mistakes)
    assert f"salescoach.toml:3:2: {setting.name} cannot be set in the file of a folder" in sentence
    assert hint == f"It belongs in your own file: {tmp_path / 'mine.toml'}"


@pytest.mark.parametrize("setting", WRITTEN, ids=lambda one: one.name)
def test_a_value_of_another_kind_is_a_mistake(setting: Setting, tmp_path: Path) -> None:
    for written in ("5", "true", '""', '" "', "{}", '"\\u001b[2J"', "[[]]", "1979-05-27T07:32:00Z"):
        file = read(tmp_path, f"{setting.name} = {written}")
        assert file.values == {}
        for mistake in file.mistakes:
            sentence, hint = told(mistake)
            assert "salescoach.toml:1:1" in sentence or "salescoach.toml:1:22" in sentence
            assert setting.name in sentence
            assert hint
            assert not has_unsafe(sentence + hint)
        assert file.mistakes


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
    found = read(tmp_path, text).values.get(HOLIDAYS.name, frozenset())
    assert found == {date.fromisoformat(day) for day in days}


def test_without_a_file_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for missing in (tmp_path / "no.toml", tmp_path / "file" / "no.toml"):
        file = read_file(RealDisk(), missing, own=missing)
        assert (file.there, dict(file.values), file.mistakes) == (False, {}, ())


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('calendar = {holidays = ["2026-12-25"]}')
    link = tmp_path / "salescoach.toml"
    link.symlink_to(real)
    found = read_file(RealDisk(), link, own=link)
    assert found.values == {HOLIDAYS.name: {date(2026, 12, 25)}}


WRONG: dict[str, tuple[str | bytes, str, str]] = {
    "no TOML": ("[calendar\n", ":1:10: this is not TOML: ", "[display]"),
    "no end": ('\n\nx = """', ":3:8: this is not TOML: ", "[display]"),
    "no quotation marks": (
        "[record]\nactor = kim\n", ":2:9: this is not TOML: ", 'actor = "kim"',
    ),
    "two words and a remark": (
        "[record]\nactor = Kim Larsen  # me\r\n", "this is not TOML: ", 'actor = "Kim Larsen"',
    ),
    "a path as in a shell": ("data.home = ~/Deals", "TOML: ", 'data.home = "~/Deals"'),
    "a number and a word": ("[new]\nowner = 2 men", "TOML: ", 'owner = "2 men"'),
    "days as they are": (
        "[calendar]\nholidays = 2026-12-25, 2027-01-01", "TOML: ", 'holidays = ["2026-12-25"',
    ),
    "an ESC without quotation marks": ("record.actor = k\x1bm", "TOML: ", "[display]"),
    "not UTF-8": (b"[data]\nhome = '\xff\xfe'", ":2:9: this configuration is not UTF-8.", "["),
    "a key twice": ("[calendar]\n[calendar]", ":2:", "[display]"),
    "an unknown table": (
        "[calender]", ":1:2: there is no key calender.", "Did you mean calendar?",
    ),
    "an unknown key": (
        "[calendar]\nholiday = []", ":2:1: there is no key calendar.holiday.",
        "mean calendar.holidays?",
    ),
    "without its table": (
        'language = "en"', ":1:1: there is no key language.", "Did you mean display.language?",
    ),
    "something far off": (
        "[display]\n[x.y]\nz = 1", ":2:2: there is no key x.",
        "Choose from: display, data, record, new and calendar",
    ),
    "a table that is none": (
        "calendar = 5", ":1:1: calendar has to be a table.", "below a line with [calendar]",
    ),
    "a list of tables": ("[[data]]", ":1:3: data has to be a table.", "[data]"),
    "holidays that are none": (
        '[calendar]\nholidays = "2026-12-25"', ":2:1: calendar.holidays has to be a list of days",
        'holidays = ["2026-12-25"',
    ),
    "a day that does not exist": (
        '[calendar]\nholidays = ["2026-12-25",\n  "2026-02-30"]',
        ":3:3: calendar.holidays: 2026-02-30 is not a day.",
        "2026-03-05",
    ),
    "a number": ("calendar.holidays = [5]", ":1:22: calendar.holidays: 5 is", "2026-03-05"),
    "a moment": (
        "calendar.holidays = [2026-12-25T09:00:00]", ":1:22: calendar.holidays: ", "2026-03-05",
    ),
    "the year one": ("calendar.holidays = [0001-01-01]", ":1:22: ", "2026"),
    "more days than there are": (
        f"calendar.holidays = [{'2026-12-25,' * 2001}]", "more than 2000 days", "holidays = ",
    ),
    "an ESC": ('calendar.holidays = ["\\u001b[2J"]', r"\x1b[2J", "2026-03-05"),
    "an ESC in a key": ('"\\u001b[2J" = 1', r"no key \x1b[2J", "Choose from"),
    "an endless key": (f'"{"x" * 9000}" = 1', "no key xxx", "Choose from"),
    "a word that is near": (
        '[display]\ncolor = "allways"', ":2:1: display.color cannot be allways.",
        "Did you mean always? Choose from: auto, always and never",
    ),
    "a language that nobody speaks": (
        'display.language = "klingon"', ":1:1: display.language cannot be klingon.",
        "Choose from: en",
    ),
    "a path from somewhere": (
        '[data]\nhome = "deals"', ":2:1: data.home has to be a whole path, not deals.",
        "Begin it with / or with ~/",
    ),
    "a playbook from somewhere": (
        'new.playbook = "../pumps.yaml"', "new.playbook has to be a whole path", "~/",
    ),
    "a home of somebody": ('data.home = "~kim/deals"', "has to be a whole path", "~/"),
    "two lines": ('record.actor = "Kim\\nLarsen"', "has to be one line of text", '"TEXT"'),
    "no tag": ('new.language = "german!"', "new.language cannot be german!", "de"),
    "an endless number": (f"x = {'9' * 9000}", "this is not TOML", "Write it like"),
    "nested without end": ("x = " + "[" * 50_000, "this is not TOML", "Write it like"),
    "huge": (b"#" * (LARGEST + 1), f"more than {LARGEST} bytes", "Write it like"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "what", "remedy"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place_and_a_remedy(
    text: str | bytes, what: str, remedy: str, tmp_path: Path
) -> None:
    file = read(tmp_path, text)
    sentence, hint = told(file.mistakes[0])
    assert sentence.startswith(str(tmp_path / "salescoach.toml"))
    assert what in sentence
    assert remedy in hint
    assert len(sentence) < 400
    assert not has_unsafe(sentence + hint)
    assert file.values == {}


def test_all_mistakes_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = """\
[calendar]
holidays = ["2026-12-25", "x", "2027-01-01", 7]
[display]
color = "red"
symbols = "ascii"
colour = "never"
[elsewhere]
"""
    file = read(tmp_path, text)
    places = [(one.line, one.column) for one in file.mistakes]
    assert places == [(2, 27), (2, 46), (4, 1), (6, 1), (7, 2)]
    assert file.values == {"display.symbols": "ascii"}  # what is right counts


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "FIFO"])
def test_what_is_no_file_is_not_read(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "salescoach.toml"
    make(path)
    (mistake,) = read_file(RealDisk(), path, own=path).mistakes
    assert told(mistake)[0].startswith(f"{path}: this configuration cannot be read: ")


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    path = tmp_path / "salescoach.toml"
    path.symlink_to("other.toml")
    (tmp_path / "other.toml").symlink_to("salescoach.toml")
    (mistake,) = read_file(RealDisk(), path, own=path).mistakes
    assert "this configuration cannot be read: " in told(mistake)[0]


def test_the_line_of_a_setting_is_that_of_its_key(tmp_path: Path) -> None:
    file = read(tmp_path, '# home\n[data]\n# ~\nhome = """\n/deals"""')
    assert (file.values[HOME.name], line_of(file, HOME)) == ("/deals", 4)
    assert line_of(file, HOLIDAYS) is None
