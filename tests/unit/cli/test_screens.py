import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.worlds import HALDEN, Run, Stream, snapshot

LISTEN, CALL = "1", "2"  # on the first screen of `trial`: listen to them, ring them


@pytest.fixture
def shown(small: Run) -> Run:
    """A terminal on which `next trial` stands."""
    with small.on_terminal():
        screen = small.ok("next", "trial", "--color", "never").out
    assert "1  NEXT TIME with Ana Ruiz: Listen to them" in screen
    assert "2  TODAY: Ring them" in screen
    return small


def the_note(run: Run) -> Path:
    (note,) = (run.state / "screens").iterdir()
    return note


def test_a_number_does_what_the_screen_said(shown: Run) -> None:
    assert "done: call" in shown.ok("done", "trial", CALL).err
    assert "first/call" in shown.ok("show", "trial").out


def test_a_number_counts_for_the_day_given(shown: Run) -> None:
    shown.ok("done", "trial", CALL, "--on", "2026-03-05")
    assert shown.ok("show", "trial").out.splitlines()[-1] == "done\tfirst/call\t2026-03-05"


def test_a_number_can_be_tried_first(shown: Run) -> None:
    before = snapshot(shown.base)
    assert "Would record" in shown.ok("done", "trial", CALL, "--dry-run").err
    assert snapshot(shown.base) == before
    shown.ok("done", "trial", CALL)


def test_off_a_terminal_an_action_that_records_needs_its_values(shown: Run) -> None:
    before = snapshot(shown.home)
    result = shown("done", "trial", LISTEN)
    assert (result.code, result.out) == (5, "")
    assert "words and our-view" in result.err
    assert "salescoach set trial words=… our-view=… --said-by ana-ruiz" in result.err
    assert snapshot(shown.home) == before


def test_an_action_that_takes_a_person_names_the_command(small: Run) -> None:
    small.ok("undo", "trial")  # the payer
    with small.on_terminal():
        small.ok("next", "trial")
    number = small.ok("next", "trial", "--format", "ids").out.splitlines().index("meet/payer") + 1
    result = small("done", "trial", str(number))
    assert (result.code, result.out) == (5, "")
    assert "salescoach person add trial … --role payer" in result.err


def test_what_did_not_fit_on_the_screen_has_no_number(run: Run) -> None:
    actions = run.ok("next", HALDEN, "--format", "ids", "--limit", "20").out.splitlines()
    with run.on_terminal():
        run.ok("next", HALDEN, "--limit", "20")
    assert the_note(run).read_text().count('"id"') < len(actions)
    assert run("done", HALDEN, str(len(actions))).code == 4


# Outdated: 6 ----------------------------------------------------------------------------------


def changed_deal(run: Run) -> None:
    run.ok("set", "trial", "count=1")


def another_day(run: Run) -> None:
    run.clock.to("2026-03-06")


def undone(run: Run) -> None:
    run.ok("undo", "trial")


@pytest.mark.parametrize("change", [changed_deal, another_day, undone])
def test_a_screen_that_is_outdated_is_6(change: Callable[[Run], None], shown: Run) -> None:
    change(shown)
    before = snapshot(shown.home)
    result = shown("done", "trial", CALL)
    assert (result.code, result.out) == (6, "")
    assert "trial has changed since" in result.err
    assert "salescoach next" in result.err.splitlines()[1]
    assert snapshot(shown.home) == before


def test_a_number_acts_once(shown: Run) -> None:
    shown.ok("done", "trial", CALL)
    assert shown("done", "trial", CALL).code == 6


def test_a_new_screen_counts_again(shown: Run) -> None:
    changed_deal(shown)
    with shown.on_terminal():
        shown.ok("next", "trial")
    shown.ok("done", "trial", CALL)


# No such screen: 4 ----------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["0", "3", "999999", "9" * 50])
def test_a_number_that_did_not_stand_there_is_4(number: str, shown: Run) -> None:
    before = snapshot(shown.base)
    result = shown("done", "trial", number)
    assert (result.code, result.out) == (4, "")
    assert snapshot(shown.base) == before


@pytest.mark.parametrize("number", ["-1", "1.0", "１", "²", "1/2", "#1"])
def test_what_is_no_plain_number_is_no_number(number: str, shown: Run) -> None:
    before = snapshot(shown.home)
    assert shown("done", "trial", number).code in (2, 4)
    assert snapshot(shown.home) == before


def test_only_what_fitted_on_the_screen_has_a_number(run: Run) -> None:
    with run.on_terminal():
        run.ok("next", HALDEN, "--limit", "1")
    assert run("done", HALDEN, "2").code == 4


def test_without_a_screen_there_is_no_number(small: Run) -> None:
    small.ok("next", "trial")  # in a pipe
    assert not small.state.exists()
    result = small("done", "trial", CALL)
    assert (result.code, result.out) == (4, "")
    assert "no action 2 was shown for trial" in result.err


def test_the_screen_of_another_deal_is_none(shown: Run) -> None:
    shown.ok("new", "Other", "--type", "market")
    assert shown("done", "other", "1").code == 4


def test_the_screen_of_another_folder_is_none(shown: Run) -> None:
    other = shown.base / "other"
    shown.home.rename(other)
    assert shown("done", "trial", CALL, "--home", str(other)).code == 4


def test_json_and_plain_on_a_terminal_leave_no_screen(small: Run) -> None:
    with small.on_terminal():
        for format_ in ("plain", "json", "ids"):
            small.ok("next", "trial", "--format", format_)
    assert not small.state.exists()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff", b"{}", b'{"deal": "trial"}', b"[" * 100_000],
    ids=lambda data: ascii(data[:20]),
)
def test_a_damaged_note_is_no_screen(damage: bytes, shown: Run) -> None:
    the_note(shown).write_bytes(damage)
    assert shown("done", "trial", CALL).code == 4


@pytest.mark.parametrize(
    ("part", "damage"),
    [
        ('"actions":[', '"actions":[[],'),
        ('"actions":[', '"actions":[{},'),
        ('"id":"do/first/listen"', '"id":7'),
        ('"id":"do/first/listen"', '"id":"do/nowhere/x"'),
        ('"id":"do/first/listen"', '"id":"do"'),
        ('"id":"do/first/listen"', '"id":""'),
        ('"records":["words","our-view"]', '"records":7'),
        ('"records":["words","our-view"]', '"records":null'),
    ],
)
def test_a_note_that_somebody_altered_never_crashes(part: str, damage: str, shown: Run) -> None:
    note = the_note(shown)
    text = note.read_text()
    assert part in text
    note.write_text(text.replace(part, damage))
    before = snapshot(shown.home)
    assert shown("done", "trial", "1").code in (4, 5, 6)
    assert snapshot(shown.home) == before


def test_a_note_that_names_an_unknown_fact_asks_for_none(shown: Run) -> None:
    note = the_note(shown)
    note.write_text(note.read_text().replace('["words","our-view"]', '["gone"]'))
    assert "done: listening" in shown.ok("done", "trial", LISTEN).err


def test_where_no_note_can_be_left_the_screen_is_shown_all_the_same(small: Run) -> None:
    small.state.write_text("a file")
    with small.on_terminal():
        result = small.ok("next", "trial")
    assert "Ring them" in result.out
    assert result.err == ""
    assert small("done", "trial", CALL).code == 4


def test_the_note_is_private(shown: Run) -> None:
    for path in (shown.state, shown.state / "screens"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE(the_note(shown).stat().st_mode) == 0o600


def test_each_terminal_has_a_screen_of_its_own(small: Run) -> None:
    """Here all streams are made up; one that is closed must not break it."""
    for closed in ("stdin", "stderr"):
        one = Stream(terminal=True)
        assert small("next", "trial", stdout=one, **{closed: None}).code == 0
    assert len(list((small.state / "screens").iterdir())) == 1


def test_looking_at_other_screens_keeps_the_numbers(shown: Run) -> None:
    with shown.on_terminal():
        for line in (("show", "trial"), ("gate", "trial"), ("history", "trial")):
            shown(*line)
    shown.ok("done", "trial", CALL)
