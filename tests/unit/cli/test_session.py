import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from salescoach.cli.session import Session, Shared
from tests.builders.worlds import DAY, HALDEN, Run, Stream, snapshot

FORMATS = ("table", "plain", "json")


def a_session(run: Run, *, env: dict[str, str] | None = None, **shared: Any) -> Session:
    return Session(run.world(env=env), Shared(**shared), FORMATS)


# Which day it is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flag", "variable", "today"),
    [
        (None, None, DAY),
        (None, "", DAY),
        (None, "2026-02-01", "2026-02-01"),
        ("2026-01-01", None, "2026-01-01"),
        ("2026-01-01", "2026-02-01", "2026-01-01"),
        (" 2026-01-01 ", None, "2026-01-01"),
        ("2199-12-31", None, "2199-12-31"),
    ],
)
def test_today_is_the_flag_then_the_variable_then_the_clock(
    flag: str | None, variable: str | None, today: str, run: Run
) -> None:
    env = {} if variable is None else {"SALESCOACH_AT": variable}
    assert a_session(run, at=flag, env=env).today == date.fromisoformat(today)


def test_the_clock_says_the_instant_and_the_place_says_the_day(run: Run) -> None:
    """Late in the evening it is tomorrow in the east already."""
    run.clock.moment = datetime(2026, 3, 5, 22, 30, tzinfo=UTC)
    result = run("show", HALDEN, "--json", local_day=lambda _: "2026-03-06")
    assert json.loads(result.out)["at"] == "2026-03-06"


@pytest.mark.parametrize(
    "day",
    ["", "tomorrow", "2026-2-3", "2026-02-30", "0001-01-01", "9999-12-31", "03/05/2026",
     "٢٠٢٦-٠٣-٠٥", "2026-03-05T10:00", "20260305"],
)  # fmt: skip
def test_a_day_that_is_none_is_refused(day: str, run: Run) -> None:
    result = run("show", HALDEN, "--at", day)
    assert (result.code, result.out) == (2, "")
    if day:
        assert day in result.err
        example = "2026-02-03" if day == "2026-2-3" else "2026-03-05"
        assert example in result.err.splitlines()[1]
        assert run("show", HALDEN, env={"SALESCOACH_AT": day}).code == 2


def test_readers_leave_out_what_counts_for_later_days(run: Run) -> None:
    run.clock.to("2026-03-09")
    run.ok("set", HALDEN, "need=fewer breaks")
    later = run.ok("show", HALDEN).out
    earlier = run.ok("show", HALDEN, "--at", "2026-03-08").out
    assert "fewer breaks" in later
    assert "fewer breaks" not in earlier
    assert "fewer breaks" not in run.ok("history", HALDEN, "--at", "2026-03-08").out
    assert "fewer breaks" not in run.ok("next", HALDEN, "--json", "--at", "2026-03-08").out


def test_a_deal_of_tomorrow_is_not_in_the_queue_of_today(run: Run) -> None:
    assert run.ok("next", "--at", "2026-03-04").out == ""
    result = run("show", HALDEN, "--at", "2026-03-04")
    assert (result.code, result.out) == (4, "")
    assert HALDEN in result.err


def test_writers_record_for_that_day_and_the_instant_stays_the_real_one(run: Run) -> None:
    run.clock.to("2026-03-20")
    run.ok("set", HALDEN, "need=x", "--at", "2026-03-10")
    run.ok("set", HALDEN, "why-now=y", "--on", "2026-03-09")
    told = json.loads(run.ok("history", HALDEN, "--json").out)["transactions"]
    assert [(one["on"], one["recorded"][:10]) for one in told[-2:]] == [
        ("2026-03-10", "2026-03-20"),
        ("2026-03-09", "2026-03-20"),
    ]


@pytest.mark.parametrize("line", [("set", HALDEN, "need=x"), ("done", HALDEN, "read-up"),
                                  ("person", "add", HALDEN, "Bo")])  # fmt: skip
def test_nothing_is_recorded_for_a_day_after_today(line: tuple[str, ...], run: Run) -> None:
    before = snapshot(run.home)
    result = run(*line, "--on", "2026-03-06")
    assert (result.code, result.out) == (2, "")
    assert "2026-03-06" in result.err
    assert DAY in result.err
    assert run(*line, "--at", "2026-03-04", "--on", DAY).code == 2
    assert snapshot(run.home) == before


# Where, and who -------------------------------------------------------------------------------


def test_the_data_folder_is_the_flag_then_the_variable(run: Run) -> None:
    elsewhere = run.base / "elsewhere"
    run.ok("new", "Elsewhere", "--type", "market", "--home", str(elsewhere))
    assert (elsewhere / "deals" / "elsewhere.json").is_file()
    assert "elsewhere" not in run.ok("next").out
    assert "elsewhere" in run.ok("next", env={"SALESCOACH_HOME": str(elsewhere)}).out


def test_an_option_that_is_given_empty_is_not_the_default(run: Run) -> None:
    """A script's unset variable must not record in the folder of every day."""
    before = snapshot(run.base)
    for option in ("--home", "--at", "--format", "--lang", "--actor", "--color"):
        for value in ("", "  "):
            result = run("set", HALDEN, "need=x", option, value)
            assert (result.code, result.out) == (2, "")
            assert result.err == f"salescoach: {option} is empty.\n"
    assert snapshot(run.base) == before


@pytest.mark.parametrize(
    ("flag", "variable", "actor"),
    [
        ("flag", "variable", "flag"),
        (None, "variable", "variable"),
        (None, "", "login"),
        (None, None, "login"),
        ("Zoë Ångström", None, "Zoë Ångström"),
        ("x" * 300, None, "x" * 100),
    ],
)
def test_the_actor_is_the_flag_then_the_variable_then_the_login(
    flag: str | None, variable: str | None, actor: str, run: Run
) -> None:
    line = ["set", HALDEN, "need=x", "--json"] + ([] if flag is None else ["--actor", flag])
    events = json.loads(run.ok(*line, env={"SALESCOACH_ACTOR": variable}).out)["events"]
    assert [event["actor"] for event in events] == [actor]


@pytest.mark.parametrize("name", ["\x1b[31mkim", "k\u202eim", "\udc80kim"])
def test_an_actor_who_cannot_be_stored_is_refused(name: str, run: Run) -> None:
    before = snapshot(run.home)
    for result in (
        run("set", HALDEN, "need=x", "--actor", name),
        run("new", "X", env={"SALESCOACH_ACTOR": name}),
        run("set", HALDEN, "need=x", env={"SALESCOACH_ACTOR": None}, login=lambda: name),
    ):
        assert (result.code, result.out) == (2, "")
    assert snapshot(run.home) == before


# How it is said -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "terminal", "format_"),
    [
        ({}, False, "plain"),
        ({}, True, "table"),
        ({"format": "plain"}, True, "plain"),
        ({"format": "table"}, False, "table"),
        ({"json": True}, True, "json"),
        ({"json": True, "format": "plain"}, True, "json"),
    ],
)
def test_the_format_is_what_was_said_else_by_where_the_data_goes(
    given: dict[str, Any], terminal: bool, format_: str, run: Run
) -> None:
    world = run.world(stdout=Stream(terminal=terminal), stderr=Stream(terminal=not terminal))
    session = Session(world, Shared(**given), FORMATS)
    assert session.format == format_
    assert session.on_terminal is terminal


def test_a_pipe_never_gets_json_unasked(run: Run) -> None:
    assert not run.ok("next", HALDEN).out.startswith("{")
    assert run.ok("next", HALDEN, env={"CI": "1"}) == run.ok("next", HALDEN)


def test_what_is_no_language_names_those_there_are(run: Run) -> None:
    for result in (
        run("next", "--lang", "klingon"),
        run("next", env={"SALESCOACH_LANG": "d"}),
        run("next", "--lang", "../../etc"),
    ):
        assert (result.code, result.out) == (4, "")
        assert "There is: en" in result.err


def test_a_language_without_wording_is_english_and_said_only_to_who_asked_for_it(run: Run) -> None:
    english = run.ok("next", HALDEN)
    asked = run.ok("next", HALDEN, "--lang", "tlh")
    assert asked.out == english.out
    assert asked.err == english.err + (
        "There is no wording in tlh yet: what salescoach itself says is English.\n"
    )
    assert run.ok("next", HALDEN, env={"SALESCOACH_LANG": "tlh"}) == english
    assert run.ok("next", HALDEN, "--lang", "tlh", "--quiet").err == ""


def test_lang_is_never_read(run: Run) -> None:
    german = {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    assert run("gate", HALDEN, env=dict(german)) == run("gate", HALDEN)


def test_quiet_leaves_out_words_but_neither_data_nor_errors(run: Run) -> None:
    assert run("set", HALDEN, "need=x", "--quiet").err == ""
    assert run("new", "Y", "--quiet").out == "y\n"
    assert run("show", "nobody", "--quiet").err != ""


COLOURS = ("never", "auto", "always")


@pytest.mark.parametrize(
    ("color", "terminal", "env", "coloured"),
    [
        ("never", True, {"FORCE_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("always", True, {"TERM": "dumb"}, True),
        ("auto", True, {}, True),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", False, {}, False),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_is_what_was_said_then_what_the_environment_wants(
    color: str, terminal: bool, env: dict[str, str], coloured: bool, run: Run
) -> None:
    result = run(
        "show", HALDEN, "--format", "table", "--color", color,
        env=dict(env), stdout=Stream(terminal=terminal),
    )  # fmt: skip
    assert ("\x1b[" in result.out) is coloured


@pytest.mark.parametrize("color", COLOURS)
def test_plain_text_and_json_have_no_colour_ever(color: str, run: Run) -> None:
    for format_ in ("plain", "json"):
        line = ("show", HALDEN, "--format", format_, "--color", color)
        assert "\x1b" not in run.ok(*line, env={"FORCE_COLOR": "1"}).out


def test_colour_carries_no_meaning(many: Run) -> None:
    for line in (("next",), ("next", HALDEN), ("show", HALDEN), ("gate", HALDEN)):
        with many.on_terminal():
            coloured = many(*line, "--color", "always").out
            plain = many(*line, "--color", "never").out
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
        assert "\x1b" not in plain


@pytest.mark.parametrize("color", ["purple", "ALWAYS", "yes"])
def test_another_word_for_colour_is_refused(color: str, run: Run) -> None:
    result = run("next", "--color", color)
    assert (result.code, result.out) == (2, "")
    assert "auto, always and never" in result.err


# Whether it may ask ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stdin", "stderr", "shared", "env", "asks"),
    [
        (True, True, {}, {}, True),
        (False, True, {}, {}, False),
        (True, False, {}, {}, False),
        (None, True, {}, {}, False),
        (True, None, {}, {}, False),
        (True, True, {"no_input": True}, {}, False),
        (True, True, {"json": True}, {}, False),
        (True, True, {"format": "json"}, {}, False),
        (True, True, {"format": "plain"}, {}, True),
        (True, True, {}, {"CI": "1"}, False),
        (True, True, {}, {"CI": "false"}, False),
        (True, True, {}, {"CI": ""}, True),
        (True, True, {}, {"TERM": "dumb"}, False),
        (True, True, {}, {"TERM": "xterm"}, True),
    ],
)
def test_it_asks_only_a_person_at_a_terminal(
    stdin: bool | None,
    stderr: bool | None,
    shared: dict[str, Any],
    env: dict[str, str],
    asks: bool,
    run: Run,
) -> None:
    world = run.world(
        env=dict(env),
        stdin=None if stdin is None else Stream(terminal=stdin),
        stdout=Stream(),  # data may go to a file
        stderr=None if stderr is None else Stream(terminal=stderr),
    )
    assert Session(world, Shared(**shared), FORMATS).may_ask is asks


def test_closed_streams_are_no_terminal(run: Run) -> None:
    closed = Stream(terminal=True)
    closed.close()
    world = run.world(stdin=closed, stderr=Stream(terminal=True))
    assert not Session(world, Shared(), FORMATS).may_ask


def test_a_blank_actor_counts_as_none(run: Run) -> None:
    run.env["SALESCOACH_ACTOR"] = "  "
    run.ok("set", HALDEN, "need=breaks")
    assert "login" in run.ok("history", HALDEN).out
