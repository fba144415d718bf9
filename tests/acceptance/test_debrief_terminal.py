"""The dialogue after a visit in a real pseudo-terminal, as a rep sees and types it.

The whole screens stand in `tests/golden/terminal/`.
"""

import json
import re
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.acceptance.terminal import Terminal, terminal
from tests.builders.worlds import HALDEN, Run, contents, demo
from tests.conftest import Golden

pytestmark = [pytest.mark.waits, pytest.mark.xdist_group("terminal")]

DEBRIEF = f'exec "$COACH" debrief {HALDEN}'
THURSDAY = {"SALESCOACH_AT": "2026-04-16"}
TALL = 70
# What a rep types about the visit of Thursday in the demo.
TOLD = (
    "", "y", "y", "ulf mails pass mark fri; marta asks erik to meet 21 apr", "", "pilot plan mon",
    "", "1.8 % or less, online meter, 48 h", "3", "", "",
)  # fmt: skip


def events(base: Path, deal: str = HALDEN) -> list[tuple[str, str]]:
    """Kind and day of the events of the newest command."""
    file = base / "home" / "deals" / f"{deal}.json"
    found = json.loads(file.read_text(encoding="utf-8"))["events"]
    return [(one["kind"], one["on"]) for one in found if one["tx"] == found[-1]["tx"]]


def tell(shown: Terminal, lines: Sequence[str]) -> None:
    for line in lines:
        shown.answer(line)


def folders(base: Path) -> Run:
    """The deals of the demo, to be told of by a process of its own."""
    return demo(base)


RECORDED = [
    ("visit-held", "2026-04-16"),
    ("commitment-kept", "2026-04-16"),
    ("commitment-kept", "2026-04-16"),
    ("commitment-made", "2026-04-16"),
    ("commitment-made", "2026-04-16"),
    ("commitment-made", "2026-04-16"),
    ("evidence-recorded", "2026-04-16"),
]


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_visit_is_told_of_in_a_minute(columns: int, home: Path, golden: Golden) -> None:
    folders(home)
    with terminal(home, DEBRIEF, columns=columns, lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD)
        assert shown.ended() == 0
        golden(f"terminal/debrief-{columns}.txt", f"{shown.screen}\n")
        widest = max(cell_len(line) for line in shown.screen.splitlines())
    assert events(home) == RECORDED
    assert widest <= min(columns, 100)
    assert not list((home / "state" / "drafts").iterdir())


@pytest.mark.parametrize("keys", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_what_was_typed_is_kept_and_gone_on_with(keys: str, home: Path, golden: Golden) -> None:
    folders(home)
    before = contents(home / "home")
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD[:4])
        shown.prompted()
        shown.type(keys)
        assert shown.ended() == 130
        assert shown.screen.splitlines()[-2:] == [
            "left; nothing was recorded.",
            "What you typed is kept. Go on any time: salescoach debrief halden-board",
        ]
    assert contents(home / "home") == before
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, ("", *TOLD[4:]))
        assert shown.ended() == 0
        golden("terminal/debrief-gone-on.txt", f"{shown.screen}\n")
    assert events(home) == RECORDED


def test_a_draft_that_is_not_wanted_is_left_out(home: Path) -> None:
    folders(home)
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD[:4])
        shown.prompted()
        shown.type("\x03")
        assert shown.ended() == 130
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, ("n", "ulf", "", "", "", "", "", "", ""))
        assert shown.ended() == 0
        assert "No step forward: they promised nothing with a date." in shown.screen
    assert events(home) == [("visit-held", "2026-04-16")]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"]
)
def test_a_signal_at_a_question_records_nothing_and_keeps_the_draft(
    number: int, code: int, home: Path
) -> None:
    folders(home)
    before = contents(home / "home")
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD[:3])
        shown.prompted()
        shown.sends(number)
        assert shown.ended() == code
    assert contents(home / "home") == before
    assert len(list((home / "state" / "drafts").iterdir())) == 1


def test_a_closed_terminal_records_nothing_and_keeps_the_draft(home: Path) -> None:
    folders(home)
    before = contents(home / "home")
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD[:3])
        shown.prompted()
        shown.hangs_up()
    assert contents(home / "home") == before
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        shown.prompted()
        assert "You left this on 16 April at question 4." in shown.screen


def test_a_deal_that_was_changed_meanwhile_is_not_overwritten(home: Path) -> None:
    run = folders(home)
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD[:6])
        shown.prompted()
        run.ok("note", HALDEN, "Ulf rang", "--actor", "lea", "--at", "2026-04-16")
        tell(shown, ())
        shown.type("\r")
        tell(shown, TOLD[7:])
        assert shown.ended() == 6
        assert 'halden-board was changed meanwhile: note: "Ulf rang".' in shown.text
        assert "What you typed is kept. Go on with it: salescoach debrief halden-board" in (
            shown.text
        )
    assert events(home) == [("note-written", "2026-04-16")]
    with terminal(home, DEBRIEF, lines=TALL, env=THURSDAY) as shown:
        shown.answer("")
        assert shown.ended() == 0
    assert events(home) == RECORDED


def test_without_colour_there_is_none(home: Path) -> None:
    folders(home)
    env = {**THURSDAY, "NO_COLOR": "1"}
    with terminal(home, DEBRIEF, lines=TALL, env=env) as shown:
        tell(shown, TOLD)
        assert shown.ended() == 0
    coloured = re.findall(rb"\x1b\[(?:[0-9;]*[1-9][0-9;]*)m", shown.raw)
    assert (coloured, b"A step forward" in shown.raw) == ([], True)


def test_the_dialogue_stays_out_of_a_file(home: Path) -> None:
    folders(home)
    with terminal(home, f"{DEBRIEF} > made.txt", lines=TALL, env=THURSDAY) as shown:
        tell(shown, TOLD)
        assert shown.ended() == 0
        assert "What will THEY do, and by when?" in shown.screen
    assert (home / "made.txt").read_text(encoding="utf-8") == ""
    assert events(home) == RECORDED


RUSSIAN = (
    ("new", "Комбинат «Северная бумага»", "--type", "opportunity"),
    ("person", "add", "{}", "Александра Константинопольская", "--role", "technical"),
    ("person", "add", "{}", "Вячеслав Преображенский", "--role", "user"),
    ("commitment", "add", "{}", "пробы воды за три обычных дня подряд", "--owner", "вячеслав",
     "--due", "2026-04-15"),
    ("visit", "plan", "{}", "2026-04-16", "--with", "вячеслав", "--with", "александра"),
)  # fmt: skip


@pytest.mark.parametrize("columns", [60, 80])
def test_russian_names_stay_whole(columns: int, home: Path, golden: Golden) -> None:
    run = folders(home)
    deal = run.ok(*RUSSIAN[0]).out.strip()
    for line in RUSSIAN[1:]:
        more = [word.replace("{}", deal) for word in line]
        run.ok(*more, "--at", "2026-04-14")
    told = ("", "y", "вячеслав присылает рецептуру fri; александра ищет насос", "", "план mon", "")
    command = f'exec "$COACH" debrief {deal}'
    with terminal(home, command, columns=columns, lines=TALL, env=THURSDAY) as shown:
        tell(shown, (*told, "меньше обрывов", "2", "", ""))
        assert shown.ended() == 0
        screen = shown.screen
    golden(f"terminal/debrief-russian-{columns}.txt", f"{screen}\n")
    for name in ("Александра Константинопольская", "Вячеслав Преображенский"):
        assert name in screen
        assert not re.search(rf"{name.split()[0]}\n\s*{name.split()[1]}", screen)


@pytest.mark.parametrize("columns", [60, 80])
def test_chinese_keeps_within_the_width(columns: int, home: Path, golden: Golden) -> None:
    folders(home)
    command = 'exec "$COACH" debrief qingluzhiye --unplanned'
    told = ("王建国, 刘洋", "王建国 运行记录 fri", "", "样品两卷 mon", "")
    with terminal(home, command, columns=columns, lines=TALL, env=THURSDAY) as shown:
        tell(shown, (*told, "", "", ""))
        assert shown.ended() == 0
        golden(f"terminal/debrief-chinese-{columns}.txt", f"{shown.screen}\n")
        lines = shown.screen.splitlines()
    assert max(cell_len(line.replace(" ", "")) for line in lines) <= columns
