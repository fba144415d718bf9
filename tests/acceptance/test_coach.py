"""`coach` in a real pseudo-terminal: each answer, leaving at any time, going on, every width."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.acceptance.terminal import COACH, Terminal, terminal
from tests.builders.worlds import demo

pytestmark = [pytest.mark.waits, pytest.mark.xdist_group("terminal")]

HALDEN = '"$COACH" coach halden-board'
QUIET = {"PROMPT_TOOLKIT_NO_CPR": "1"}
Golden = Callable[[str, str], None]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The deals of the example."""
    demo(tmp_path)
    return tmp_path


def kinds(base: Path, deal: str = "halden-board") -> list[str]:
    file = base / "home" / "deals" / f"{deal}.json"
    return [event["kind"] for event in json.loads(file.read_text("utf-8"))["events"]]


def answer(shown: Terminal, *steps: tuple[str, str]) -> None:
    """At each text that is seen, once the prompt is below it, type what follows."""
    for text, keys in steps:
        wait(shown, text)
        shown.type(keys)


def wait(shown: Terminal, text: str) -> None:
    shown.see(text)
    shown.prompted()


ANSWERS = (
    ("1 of 5", "y\r"),
    ("2 of 5", "1.8 % or less, online meter, 48 h\r"),
    ("Who said so?", "1+4\r"),
)


def test_each_answer_removes_its_question_and_shows_what_it_changed(
    base: Path, golden: Golden
) -> None:
    before = len(kinds(base))
    with terminal(base, HALDEN, lines=60, env=QUIET) as shown:
        answer(shown, *ANSWERS, ("3 of 5", "?\r"), ("Whom did you ask", "2\r"))
        answer(shown, ("4 of 5", "They fear a stop on Friday\r"), ("5 of 5", "\r"))
        assert shown.ended() == 0
        golden("terminal/coach.txt", shown.screen + "\n")
    assert kinds(base)[before:] == [
        "commitment-kept", "evidence-recorded", "fact-asked", "doubt-explored",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_left_at_the_third_question_two_answers_are_kept_and_it_goes_on_there(
    base: Path, golden: Golden, key: str
) -> None:
    before = len(kinds(base))
    with terminal(base, HALDEN, lines=60, env=QUIET) as shown:
        answer(shown, *ANSWERS, ("3 of 5", key))
        assert shown.ended() == 130
        golden("terminal/coach-left.txt", shown.screen + "\n")
    assert kinds(base)[before:] == ["commitment-kept", "evidence-recorded"]
    with terminal(base, HALDEN, lines=60, env=QUIET) as shown:
        answer(shown, ("3 of 5", key))
        assert shown.ended() == 130
        golden("terminal/coach-again.txt", shown.screen + "\n")
    assert len(kinds(base)) == before + 2


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["SIGTERM", "SIGHUP"]
)
def test_a_signal_at_a_question_keeps_what_was_answered(
    base: Path, sent: signal.Signals, code: int
) -> None:
    before = len(kinds(base))
    with terminal(base, f"exec {HALDEN}", env=QUIET) as shown:
        answer(shown, ("1 of 5", "y\r"))
        wait(shown, "2 of 5")
        shown.sends(sent)
        assert shown.ended() == code
    assert kinds(base)[before:] == ["commitment-kept"]
    with terminal(base, HALDEN, env=QUIET) as shown:
        answer(shown, ("2 of 5", "\x03"))
        assert shown.ended() == 130


@pytest.mark.parametrize("columns", [60, 200])
def test_it_breaks_at_words_and_is_no_wider_than_100(
    base: Path, golden: Golden, columns: int
) -> None:
    with terminal(base, HALDEN, columns=columns, lines=80, env=QUIET) as shown:
        answer(shown, *ANSWERS, ("3 of 5", "\x03"))
        assert shown.ended() == 130
        golden(f"terminal/coach-{columns}.txt", shown.screen + "\n")
        widest = max(map(len, shown.screen.splitlines()))
    assert 50 < widest <= min(columns, 100)


def test_without_colour_it_says_the_same(base: Path) -> None:
    coloured = b"\x1b[1m"
    with terminal(base, HALDEN, env=QUIET) as shown:
        answer(shown, ("1 of 5", "\x03"))
        assert shown.ended() == 130
        with_colour, raw = shown.screen, shown.raw
    with terminal(base, HALDEN, env={**QUIET, "NO_COLOR": "1"}) as shown:
        answer(shown, ("1 of 5", "\x03"))
        assert shown.ended() == 130
        assert shown.screen == with_colour
        assert coloured in raw
        assert coloured not in shown.raw.partition(b">")[0]


def test_into_a_file_goes_nothing_of_it(base: Path) -> None:
    with terminal(base, f"{HALDEN} > made.txt", env=QUIET) as shown:
        answer(shown, ("1 of 5", "y\r"), ("2 of 5", "\x03"))
        assert shown.ended() == 130
        assert "Noted: kept: our promise" in shown.screen
    assert (base / "made.txt").read_bytes() == b""


NEW = '"$COACH" new "{account}" --type opportunity --quiet >/dev/null'
ADD = '"$COACH" person add "$("$COACH" next --format ids | head -1)" "{name}" --role user --quiet'
CHINESE = ("青鹭造纸股份有限公司浦东分公司", "欧阳建国先生")
RUSSIAN = ("Вологодский бумажный комбинат имени Кирова", "Александра Владимировна Преображенская")


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(("account", "name"), [CHINESE, RUSSIAN], ids=["Chinese", "Russian"])
def test_names_of_any_script_stay_whole_and_within_the_width(
    tmp_path: Path, account: str, name: str, columns: int
) -> None:
    opening = f"{NEW.format(account=account)}; {ADD.format(name=name)}; clear"
    deal = '"$("$COACH" next --format ids | head -1)"'
    with terminal(tmp_path, f'{opening}; "$COACH" coach {deal}', columns=columns, lines=70,
                  env=QUIET) as shown:  # fmt: skip
        for number in range(1, 6):
            answer(shown, (f"{number} of 5", "\r"))
        assert shown.ended() == 0
        text = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", shown.raw.rpartition(b"\x1b[2J")[2])
    lines = text.decode().replace("\r", "\n").split("\n")
    assert max(map(cell_len, lines)) <= columns
    assert any(account in line for line in lines)


def test_the_chinese_deal_of_the_example(base: Path, golden: Golden) -> None:
    with terminal(base, '"$COACH" coach qingluzhiye', columns=60, lines=70, env=QUIET) as shown:
        answer(shown, ("1 of 5", "y\r"), ("2 of 5", "2026-05-04\r"), ("Who said so?", "1+2\r"))
        answer(shown, ("3 of 5", "\x03"))
        assert shown.ended() == 130
        golden("terminal/coach-chinese.txt", shown.screen.replace(" ", " ") + "\n")


def test_off_a_terminal_it_is_5_and_says_what_to_use_instead(base: Path) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(base), "SALESCOACH_HOME": str(base / "home"),
           "SALESCOACH_STATE": str(base / "state"), "SALESCOACH_AT": "2026-04-14"}  # fmt: skip
    found = subprocess.run(
        [COACH, "coach", "halden-board"], env=env, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (found.returncode, found.stdout) == (5, "")
    assert found.stderr.splitlines() == [
        "salescoach: coach asks questions, and there is no terminal to answer at.",
        (
            "Record what you know with: salescoach set halden-board FACT=VALUE --said-by NAME; "
            "after a visit with: salescoach debrief halden-board --answers FILE"
        ),
    ]
