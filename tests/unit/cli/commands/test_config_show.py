"""`config show`: each setting with its value and where that is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.settings import OTHERS, WRITTEN
from tests.builders.worlds import Run, Stream
from tests.unit.cli.test_configuration import VALUES


def own(run: Run, text: str) -> Path:
    run.configuration.parent.mkdir(parents=True, exist_ok=True)
    run.configuration.write_text(text)
    return run.configuration


def shown(run: Run, *words: str, **more: Any) -> dict[str, Any]:
    result = run("config", "show", "--json", *words, **more)
    assert result.code in (0, 1)
    document = json.loads(result.out)
    assert document["schema"] == "salescoach/config@1"
    return {one["name"]: (one["value"], one["origin"]) for one in document["settings"]}


def origin(kind: str, name: str | None = None, path: Path | None = None, line: int | None = None
           ) -> dict[str, Any]:  # fmt: skip
    return {"kind": kind, "name": name, "path": str(path) if path else None, "line": line}


def test_every_setting_is_told(run: Run) -> None:
    assert list(shown(run)) == [one.name for one in (*WRITTEN, *OTHERS)]


def test_what_nobody_has_set_is_the_usual(run: Run) -> None:
    run.env = {"HOME": str(run.base / "user"), "SALESCOACH_CONFIG": run.env["SALESCOACH_CONFIG"]}
    told = shown(run)
    assert {one[1]["kind"] for one in told.values()} == {"default"}
    user = run.base / "user"
    assert {name: value for name, (value, _) in told.items()} == {
        "display.language": "en",
        "display.color": "auto",
        "display.symbols": "auto",
        "data.home": f"{user}/.local/share/salescoach",
        "record.actor": "login",
        "new.playbook": "technical-sale",
        "new.owner": None,
        "new.language": None,
        "calendar.holidays": [],
        "state": f"{user}/.local/state/salescoach",
        "cache": f"{user}/.cache/salescoach",
        "today": "2026-03-05",
        "deal": None,
    }


@pytest.mark.parametrize("setting", WRITTEN, ids=lambda one: one.name)
def test_a_file_is_named_with_its_line(setting: Any, run: Run) -> None:
    table, _, key = setting.name.partition(".")
    written, _ = VALUES[setting.name]
    path = own(run, f"# mine\n[{table}]\n\n{key} = {written}\n")
    env = dict.fromkeys(("SALESCOACH_HOME", "SALESCOACH_ACTOR"), "")
    value, place = shown(run, env=env)[setting.name]
    assert place == origin("file", path=path, line=4)
    assert value


def test_an_option_stands_before_a_variable_and_that_before_a_file(run: Run) -> None:
    path = own(run, 'display.language = "en"\ndisplay.color = "never"')
    assert shown(run)["display.language"] == ("en", origin("file", path=path, line=1))
    env = {"SALESCOACH_LANG": "en", "FORCE_COLOR": "1", "SALESCOACH_DEAL": "halden-board"}
    told = shown(run, env=env)
    assert told["display.language"] == ("en", origin("variable", "SALESCOACH_LANG"))
    assert told["display.color"] == ("always", origin("variable", "FORCE_COLOR"))
    assert told["deal"] == ("halden-board", origin("variable", "SALESCOACH_DEAL"))
    options = ("--lang", "en", "--color", "never", "--home", "/x", "--at", "2026-01-02")
    told = shown(run, *options, "--actor", "ana", env=env)
    assert told["display.language"] == ("en", origin("flag", "--lang"))
    assert told["display.color"] == ("never", origin("flag", "--color"))
    assert told["data.home"] == ("/x", origin("flag", "--home"))
    assert told["today"] == ("2026-01-02", origin("flag", "--at"))
    assert told["record.actor"] == ("ana", origin("flag", "--actor"))
    assert shown(run, "--color", "auto")["display.color"] == ("auto", origin("flag", "--color"))
    dumb = {"TERM": "dumb"}
    assert shown(run, env=dumb)["display.color"] == ("never", origin("variable", "TERM"))


def test_mistakes_are_all_told_and_what_is_right_counts(run: Run) -> None:
    path = own(run, '[display]\nsymbols = "ascii"\ncolor = "red"\n[calendar]\nholidays = ["x", 5]')
    result = run("config", "show", "--json")
    document = json.loads(result.out)
    assert result.code == 1
    assert "3 mistakes in your configuration" in result.err
    assert [(one["path"], one["line"], one["column"]) for one in document["mistakes"]] == [
        (str(path), 3, 1), (str(path), 5, 13), (str(path), 5, 18),
    ]  # fmt: skip
    assert document["mistakes"][0]["message"] == "display.color cannot be red."
    assert document["mistakes"][0]["hint"] == "Choose from: auto, always and never"
    assert shown(run)["display.symbols"] == ("ascii", origin("file", path=path, line=2))
    assert shown(run)["display.color"] == ("auto", origin("default"))
    table = run("config", "show", "--format", "table").out
    assert f"{path}:5:18: calendar.holidays: 5 is not a day." in table.replace("\n", "")


def test_plain_lines_say_what_they_are(run: Run) -> None:
    path = own(run, 'display.symbols = "ascii"\n[x]')
    rows = [line.split("\t") for line in run("config", "show").out.splitlines()]
    assert {row[0]: len(row) for row in rows} == {"setting": 6, "file": 4, "mistake": 6}
    assert ["setting", "display.symbols", "ascii", "file", str(path), "1"] in rows
    assert ["setting", "record.actor", "kim", "variable", "SALESCOACH_ACTOR", ""] in rows
    assert ["file", str(path), "own", "there"] in rows
    assert ["mistake", str(path), "2", "2", "there is no key x."] in [row[:5] for row in rows]


def test_the_file_of_a_folder_is_told_to_who_looks_at_a_screen(run: Run) -> None:
    run.env["SALESCOACH_CONFIG"] = ""
    path = run.base / "salescoach.toml"
    path.write_text('display.symbols = "ascii"')
    told = run.ok("config", "show", stdout=Stream(terminal=True)).out.replace("\n", "")
    assert "".join(f"{path} (the file of a folder)".split()) in "".join(told.split())
    assert str(path) not in run.ok("config", "show", "--json").out


def test_without_any_folder_it_still_tells(run: Run) -> None:
    run.env = {}
    told = shown(run)
    assert (told["data.home"][0], told["state"][0], told["cache"][0]) == (None, None, None)
    assert run.ok("config", "show", "--format", "table").out


def test_a_screen_calls_what_nobody_has_set_as_plain_lines_do(run: Run) -> None:
    with run.on_terminal():
        screen = run.ok("config", "show", "--color", "never").out
    assert "(default)" in screen
    assert "\tdefault\t" in run.ok("config", "show").out
