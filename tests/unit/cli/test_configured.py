"""Which configuration counts: option, variable, the file of a folder, the user's, the usual."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.configured import configuration_for, spoken
from salescoach.cli.places import configuration_file
from salescoach.cli.session import Session, Shared
from salescoach.cli.settings import SYMBOLS
from tests.builders.worlds import HALDEN, Run, Stream, demo, snapshot

HOME = {"HOME": "/users/kim"}
FORMATS = ("table", "plain", "json")


@pytest.fixture
def below(run: Run) -> Path:
    """A folder three steps below the base, whose files count: nothing names one."""
    del run.env["SALESCOACH_CONFIG"]
    folder = run.base / "one" / "two" / "three"
    folder.mkdir(parents=True)
    return folder


def own(run: Run, text: str) -> Path:
    run.configuration.parent.mkdir(parents=True, exist_ok=True)
    run.configuration.write_text(text)
    return run.configuration


def session(run: Run, *, env: dict[str, str] | None = None, **shared: Any) -> Session:
    world = run.world(env=env, stdout=Stream(terminal=run.terminal))
    return Session(world, Shared(**shared), FORMATS)


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
def test_where_the_own_file_lies(env: dict[str, str], path: str) -> None:
    assert configuration_file(env, current=Path()) == Path(path)


def test_without_a_home_folder_there_is_none() -> None:
    assert configuration_file({}, current=Path()) is None


# The order ------------------------------------------------------------------------------------


def test_the_option_then_the_variable_then_the_folder_then_the_own_file(
    run: Run, below: Path
) -> None:
    def symbols(**env: str) -> str:
        with run.on_terminal():
            world = run.world(env=env, folder=below, stdout=Stream(terminal=True))
            return Session(world, Shared(), FORMATS).symbols

    assert symbols() == "auto"
    own(run, '[display]\nsymbols = "ascii"')
    assert symbols() == "ascii"
    (run.base / "one" / "salescoach.toml").write_text('[display]\nsymbols = "unicode"')
    assert symbols() == "unicode"
    (below / "salescoach.toml").write_text("[display]")  # the nearest counts, and it alone
    assert symbols() == "ascii"
    (below / "salescoach.toml").write_text('[display]\nsymbols = "auto"')
    assert symbols() == "auto"
    assert symbols(SALESCOACH_SYMBOLS="ascii") == "ascii"


@pytest.mark.parametrize(
    ("flag", "env", "said", "color"),
    [
        (None, {}, None, "auto"),
        (None, {}, "always", "always"),
        (None, {}, "never", "never"),
        ("auto", {}, "always", "auto"),
        ("never", {"FORCE_COLOR": "1"}, "always", "never"),
        ("always", {"NO_COLOR": "1"}, "never", "always"),
        (None, {"NO_COLOR": "1"}, "always", "never"),
        (None, {"TERM": "dumb"}, "always", "never"),
        (None, {"FORCE_COLOR": "1"}, "never", "always"),
        (None, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, "never"),
        ("auto", {"NO_COLOR": "1"}, None, "never"),
        (None, {"NO_COLOR": ""}, "always", "always"),
    ],
)
def test_colour_is_the_option_then_the_variables_of_all_programs_then_a_file(
    flag: str | None, env: dict[str, str], said: str | None, color: str, run: Run
) -> None:
    own(run, f'display.color = "{said}"' if said else "")
    assert session(run, env=env, color=flag).color == color
    shown = run.ok(
        "next", HALDEN, "--format", "table", *(("--color", flag) if flag else ()), env=env
    )
    assert ("\x1b[" in shown.out) is (color == "always")  # this is no terminal


def test_the_data_folder_is_the_option_the_variable_the_file_and_then_the_usual(run: Run) -> None:
    own(run, 'data.home = "~/Deals"')
    usual = {"SALESCOACH_HOME": ""}
    assert session(run, env=usual).home == run.base / "user" / "Deals"
    assert session(run).home == run.home
    assert session(run, home="/said").home == Path("/said")
    own(run, 'data.home = "/elsewhere"')
    assert session(run, env=usual).home == Path("/elsewhere")
    own(run, "")
    assert session(run, env=usual).home == run.base / "user/.local/share/salescoach"


def test_the_actor_is_the_option_the_variable_the_file_and_then_the_login(run: Run) -> None:
    own(run, 'record.actor = "Kim Larsen"')
    assert session(run, actor="ana").actor == "ana"
    assert session(run).actor == "kim"
    assert session(run, env={"SALESCOACH_ACTOR": ""}).actor == "Kim Larsen"
    own(run, "")
    assert session(run, env={"SALESCOACH_ACTOR": ""}).actor == "login"


def test_who_records_signs_the_mail_also_where_a_file_says_so(run: Run) -> None:
    own(run, 'record.actor = "Kim Larsen"')
    run.env["SALESCOACH_ACTOR"] = ""
    run.ok("visit", "hold", HALDEN, "--with", "ana")
    assert "Kim Larsen" in run.ok("recap", HALDEN).out


def test_a_new_deal_has_what_the_own_file_says(run: Run) -> None:
    playbook = run.base / "user" / "mine.yaml"
    playbook.parent.mkdir(exist_ok=True)
    playbook.write_text(Path("tests/builders/trial.yaml").read_text())
    own(run, '[new]\nplaybook = "~/mine.yaml"\nowner = "Kim Larsen"\nlanguage = "de"')
    run.ok("new", "Corvin", "--type", "small")
    deal = json.loads(run.ok("show", "corvin", "--json").out)["deal"]
    assert deal["playbook"].startswith("trial@")
    assert (deal["owner"], deal["language"]) == ("Kim Larsen", "de")
    options = ("--playbook", "technical-sale", "--owner", "Olga", "--language", "fr")
    run.ok("new", "Lumbre", "--type", "market", *options)
    deal = json.loads(run.ok("show", "lumbre", "--json").out)["deal"]
    assert deal["playbook"].startswith("technical-sale@")
    assert (deal["owner"], deal["language"]) == ("Olga", "fr")


def test_a_holiday_is_no_working_day(run: Run) -> None:
    def used() -> str:
        return run.ok("next", HALDEN, "--at", "2026-03-10", "--format", "table").out.splitlines()[1]

    assert "working day 3 of 20" in used()
    own(run, '[calendar]\nholidays = ["2026-03-06", "2026-03-07", "2026-03-10"]')
    assert "working day 1 of 20" in used()
    assert session(run).holidays == {date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 10)}


def test_ascii_is_for_what_people_read_and_leaves_data_alone(run: Run) -> None:
    said = 'fewer "breaks" → less – stops…'
    own(run, 'display.symbols = "ascii"')
    words = run.ok("set", HALDEN, f"need={said}", "--said-by", "ana").err
    assert words.isascii()
    assert run.ok("show", HALDEN, "--format", "table").out.isascii()
    refused = run("set", HALDEN, "need=x", "--said-by", "some “body”…")
    assert refused.code == 4
    assert 'some "body"...' in refused.err
    for format_ in ("plain", "json"):
        assert "→ less – stops…" in run.ok("show", HALDEN, "--format", format_).out
    own(run, "")
    assert "→ less – stops…" in run.ok("show", HALDEN, "--format", "table").out


def test_unicode_is_shown_to_a_terminal_that_calls_itself_less(run: Run) -> None:
    def shown() -> str:
        screen = Stream(terminal=True, encoding="ascii")
        run.ok("show", HALDEN, stdout=screen)
        return screen.written().decode()

    run.ok("set", HALDEN, "need=less foam → more", "--said-by", "ana")
    assert shown().isascii()
    own(run, 'display.symbols = "unicode"')
    assert "less foam → more" in shown()


def test_an_unknown_set_of_symbols_is_refused(run: Run) -> None:
    result = run("list", env={"SALESCOACH_SYMBOLS": "emoji"})
    assert (result.code, result.out) == (2, "")
    assert "emoji is not a set of symbols" in result.err
    assert "auto, unicode and ascii" in result.err


# The file of a folder --------------------------------------------------------------------------


def test_a_folder_counts_only_for_what_a_person_looks_at(run: Run, below: Path) -> None:
    (run.base / "one" / "salescoach.toml").write_text('display.symbols = "ascii"\nx = 1')
    for words in (("list",), ("list", "--format", "table"), ("list", "--json")):
        assert run(*words, folder=below).code == 0
    with run.on_terminal():
        assert run("list", "--json", folder=below).code == 0
        assert run("list", "--format", "plain", folder=below).code == 0
        stopped = run("list", folder=below)
    assert (stopped.code, stopped.out) == (3, "")
    assert f"{run.base / 'one' / 'salescoach.toml'}:2:1: there is no key x." in stopped.err


def test_no_answer_and_no_folder_of_data_depends_on_where_one_stands(run: Run, below: Path) -> None:
    (below / "salescoach.toml").write_text(
        f'data.home = "{below}"\nrecord.actor = "Eve"\ncalendar.holidays = ["2026-03-06"]'
    )
    before = snapshot(run.base)
    with run.on_terminal():
        result = run("set", HALDEN, "need=x", folder=below)
    assert result.code == 3
    assert "data.home cannot be set in the file of a folder" in result.err
    assert f"It belongs in your own file: {run.configuration}" in result.err
    assert "2 mistakes more" in result.err
    assert snapshot(run.base) == before
    world = run.world(folder=below, stdout=Stream(terminal=True))
    there = Session(world, Shared(), FORMATS, configuration="shown")
    assert (there.home, there.actor, there.holidays) == (run.home, "kim", frozenset())


def test_a_file_that_is_named_counts_alone(run: Run, below: Path) -> None:
    (below / "salescoach.toml").write_text("broken")
    named = run.base / "named.toml"
    named.write_text('display.symbols = "ascii"')
    world = run.world(
        env={"SALESCOACH_CONFIG": str(named)}, folder=below, stdout=Stream(terminal=True)
    )
    assert [one.path for one in configuration_for(world, folders=True).files] == [named]


def test_the_own_file_is_no_file_of_a_folder_to_who_stands_beside_it(run: Run, below: Path) -> None:
    path = own(run, 'record.actor = "Kim Larsen"')
    link = run.base / "one" / "salescoach.toml"
    link.symlink_to(path)
    for folder in (path.parent, path.parent.parent, below):
        world = run.world(folder=folder, stdout=Stream(terminal=True))
        found = configuration_for(world, folders=True)
        assert [(one.path, one.own) for one in found.files] == [(path, True)]
        assert found.mistakes == ()


def test_a_folder_that_is_gone_or_closed_is_passed_over(run: Run, below: Path) -> None:
    def refused(path: Path) -> int:
        raise PermissionError(13, "no", str(path))

    world = run.world(folder=below)
    world.disk.mode = refused  # type: ignore[method-assign]
    assert all(one.own for one in configuration_for(world, folders=True).files)

    class Gone:
        def absolute(self) -> Path:
            raise FileNotFoundError

    assert all(one.own for one in spoken(run.world(folder=Gone())).files)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.mkdir(), id="a folder"),
        pytest.param(os.mkfifo, id="a FIFO"),
        pytest.param(lambda path: path.symlink_to(path), id="links in a circle"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="an endless device"),
        pytest.param(lambda path: path.write_bytes(b"\xff"), id="not UTF-8"),
        pytest.param(lambda path: path.write_bytes(b"x" * 9_000_000), id="nine megabytes"),
        pytest.param(lambda path: path.write_text("x = " + "[" * 60_000), id="nested"),
        pytest.param(lambda path: path.write_text('"\\u001b]0;\\u0007" = 1'), id="escapes"),
        pytest.param(lambda path: path.write_text('"\\u202e" = 1'), id="right to left"),
        pytest.param(lambda path: path.write_text("\x1b[2J = 1"), id="a raw ESC"),
    ],
)
def test_a_file_of_a_stranger_does_no_harm(
    make: Callable[[Path], None], run: Run, below: Path
) -> None:
    """At a terminal it is named; in a script, and for help, it is not looked at."""
    make(below / "salescoach.toml")
    before = run.ok("list")
    assert run.ok("list", folder=below) == before
    with run.on_terminal():
        stopped = run("list", folder=below)
        assert run("list", "--help", folder=below).code == 0
        assert run("--version", folder=below).code == 0
        assert run("doctor", folder=below).code == 0
        assert run("config", "show", folder=below).code == 1
    assert (stopped.code, stopped.out) == (3, "")
    assert str(below / "salescoach.toml") in stopped.err
    assert len(stopped.err.splitlines()) <= 3
    assert len(stopped.err) < 1000
    assert "\x1b" not in stopped.err
    assert "\u202e" not in stopped.err


# Mistakes -------------------------------------------------------------------------------------


def test_a_mistake_stops_every_command_that_is_not_to_find_it(run: Run) -> None:
    path = own(run, "[calender]\n[display]\nsymbols = 5")
    before = snapshot(run.home)
    for words in (("next", HALDEN), ("next",), ("set", HALDEN, "need=x"), ("list",)):
        result = run(*words)
        assert (result.code, result.out) == (3, "")
        assert result.err.splitlines() == [
            f"salescoach: {path}:1:2: there is no key calender.",
            "Did you mean calendar? (1 mistake more: salescoach config show)",
        ]
    assert snapshot(run.home) == before


def test_help_and_doctor_go_on_and_name_it(run: Run) -> None:
    path = own(run, "[calender]")
    line = f"salescoach: {path}:1:2: there is no key calender."
    for words in (("doctor",), ("help", "environment"), ("help", "exit-codes")):
        result = run(*words)
        assert (result.code, result.err.splitlines()[0]) == (0, line)
        assert result.out or words == ("doctor",)
    assert run("help", "exit-codes", "--quiet").err == ""


def test_an_error_speaks_the_language_of_the_configuration(run: Run, home: Path) -> None:
    """Even before the options are known; a mistake there changes nothing."""
    own(run, "broken")
    assert "No such command" in run("nonsense").err
    assert spoken(run.world()).value(SYMBOLS) is None


def test_a_session_reads_a_file_once(run: Run) -> None:
    path = own(run, '[calendar]\nholidays = ["2026-12-25"]')
    there = session(run)
    path.write_text("broken")
    assert there.holidays == {date(2026, 12, 25)}
    homeless = {"HOME": "", "SALESCOACH_CONFIG": ""}
    assert session(run, env=homeless).holidays == frozenset()


def test_help_tells_where_it_lies(run: Run) -> None:
    shown = run.ok("help", "environment", env={"SALESCOACH_CONFIG": "/elsewhere"}).out
    (line,) = [line for line in shown.splitlines() if line.startswith("SALESCOACH_CONFIG")]
    assert f"{run.base}/user/.config/salescoach/salescoach.toml" in line


def test_the_example_is_the_same_whatever_is_configured(empty: Run) -> None:
    own(empty, '[new]\nowner = "Eve"\nlanguage = "de"\n[record]\nactor = "Eve"')
    empty.ok("demo")
    told = {path.name: path.read_bytes() for path in (empty.cache / "demo").rglob("*.json")}
    usual = demo(empty.base / "usual").home
    assert told == {path.name: path.read_bytes() for path in usual.rglob("*.json")}
