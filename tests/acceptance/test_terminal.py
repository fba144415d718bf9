"""Whole commands in a real pseudo-terminal, as a rep sees and types them."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from salescoach.playbook.places import shipped
from tests.acceptance.terminal import COACH, terminal
from tests.builders.worlds import MOVES

pytestmark = [pytest.mark.waits, pytest.mark.xdist_group("terminal")]

NEW = '"$COACH" new "Halden Board" --type opportunity --amount "186000 EUR"'


def kept(base: Path, deal: str = "halden-board") -> list[dict[str, object]]:
    """The events of the deal, as stored."""
    file = base / "home" / "deals" / f"{deal}.json"
    events: list[dict[str, object]] = json.loads(file.read_text(encoding="utf-8"))["events"]
    return events


def test_the_first_screen_of_a_new_deal_leaves_room_for_the_prompt(
    tmp_path: Path,
) -> None:
    with terminal(tmp_path, f'{NEW} && clear && "$COACH" next halden') as shown:
        assert shown.ended() == 0
        lines = shown.screen.splitlines()
    assert len(lines) <= 23
    assert [line[0] for line in lines if re.match(r"[0-9]  [A-Z]", line)] == ["1", "2", "3"]
    assert "salescoach done halden-board 1" in shown.screen
    assert b"\x1b[1m" in shown.raw  # weight, for those who can see it


def test_a_number_records_what_the_screen_said_and_asks_for_it(tmp_path: Path) -> None:
    with terminal(
        tmp_path, f'{NEW} && "$COACH" next halden-board && clear && "$COACH" done halden-board 1'
    ) as shown:
        shown.see("What: what they should agree to")
        shown.type("They let us see machine 2 run\r")
        shown.see("Who: who must be there")
        shown.type("\r")
        shown.see("How much")
        shown.type("fifty thousand\r")
        shown.see("is not an amount")
        shown.type("50000 EUR\r")
        for question in ("When:", "Where:", "How:", "Why:"):
            shown.see(question)
            shown.type("\r")
        assert shown.ended() == 0
    kinds = [event["kind"] for event in kept(tmp_path)]
    assert kinds == ["deal-opened", "evidence-recorded", "evidence-recorded", "item-done"]
    assert len({event["tx"] for event in kept(tmp_path)}) == 2


def test_a_number_is_explained_as_the_screen_said(tmp_path: Path) -> None:
    with terminal(
        tmp_path, f'{NEW} && "$COACH" next halden-board && clear && "$COACH" why halden-board 1'
    ) as shown:
        assert shown.ended() == 0
        lines = shown.screen.splitlines()
    assert len(lines) <= 23
    assert "adds up to this" in shown.screen
    assert re.search(r"^1 of [0-9]+  ", shown.screen, re.MULTILINE)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_a_question_changes_nothing(tmp_path: Path, key: str) -> None:
    with terminal(
        tmp_path, f'{NEW} && "$COACH" next halden-board && clear && "$COACH" done halden-board 1'
    ) as shown:
        shown.see("What: what they should agree to")
        shown.type("They let us see machine 2 run\r")
        shown.see("Who: who must be there")
        shown.type(key)
        assert shown.ended() == 130
        assert "cancelled, nothing changed" in shown.screen
    assert len(kept(tmp_path)) == 1


def test_prompts_stay_out_of_a_file(tmp_path: Path) -> None:
    with terminal(tmp_path, '"$COACH" new > made.txt') as shown:
        shown.see("Who is the customer?")
        shown.type("Acme Pumps\r")
        if len(shipped()) > 1:
            shown.see("Which way of selling?")
            shown.type("\r")
        assert shown.ended() == 0
    assert (tmp_path / "made.txt").read_text(encoding="utf-8") == "acme-pumps\n"


@pytest.mark.parametrize("how", ["NO_COLOR=1", "TERM=dumb"])
def test_without_colour_there_is_no_escape_sequence(tmp_path: Path, how: str) -> None:
    name, _, value = how.partition("=")
    with terminal(tmp_path, f'{NEW}; "$COACH" next halden-board', env={name: value}) as shown:
        assert shown.ended() == 0
    assert b"\x1b" not in shown.raw


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, columns: int) -> None:
    command = f'{NEW} 2>/dev/null; "$COACH" next halden-board; "$COACH" gate halden-board; true'
    with terminal(tmp_path, command, columns=columns, lines=100) as shown:
        assert shown.ended() == 0
    text = re.sub(rb"\x1b\[[0-9;]*m", b"", shown.raw).decode()
    widest = max(len(line.rstrip("\r")) for line in text.split("\n"))
    assert 50 < widest <= min(columns, 100)


def test_names_in_chinese_keep_within_the_width(tmp_path: Path) -> None:
    command = (
        '"$COACH" new "哈尔登纸业股份有限公司上海浦东新区分公司" --type opportunity'
        ' --title "造纸助留剂二号机改造项目第一阶段实验室评估" >/dev/null 2>&1;'
        ' "$COACH" next "$("$COACH" next --format ids)"'
    )
    with terminal(tmp_path, command, columns=60) as shown:
        assert shown.ended() == 0
    assert "哈尔登纸业股份有限公司上海浦东新区分公司" in shown.screen.replace(" ", "")


def test_in_a_pipe_there_is_one_record_a_line_and_no_colour(tmp_path: Path) -> None:
    command = f'{NEW} 2>/dev/null && "$COACH" next halden-board | cat'
    env = {"COACH": COACH, "SALESCOACH_HOME": str(tmp_path / "home"), "HOME": str(tmp_path),
           "SALESCOACH_STATE": str(tmp_path / "state"), "PATH": "/usr/bin:/bin"}  # fmt: skip
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=env, capture_output=True, text=True, check=True
    )
    first, *actions = done.stdout.splitlines()
    assert first == "halden-board"
    assert [line.split("\t")[0] for line in actions] == ["1", "2", "3", "4", "5"]
    assert {len(line.split("\t")) for line in actions} == {7}
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_none_is_an_answer_and_a_field_of_the_deal_is_asked_too(tmp_path: Path) -> None:
    new = NEW.replace(" --type opportunity", "")
    again = '"$COACH" next halden-board && clear && "$COACH" done halden-board 1'
    with terminal(tmp_path, f"{new} && {again} && clear && {again}") as shown:
        shown.see("which type of customer")
        shown.type("markt\r")
        shown.see("Did you mean market")
        shown.type("opportunity\r")
        shown.see("What: what they should agree to")
        shown.type("none\r")
        for question in ("Who", "How much", "When:", "Where:", "How:", "Why:"):
            shown.see(question)
            shown.type("\r")
        assert shown.ended() == 0
    payloads = [event for event in kept(tmp_path) if event["kind"] != "deal-opened"]
    assert [event["kind"] for event in payloads] == ["field-set", "evidence-recorded", "item-done"]
    assert json.dumps(payloads[1]).count("true") == 1


def test_a_closed_gate_asks_for_what_is_missing_and_then_goes_on(tmp_path: Path) -> None:
    opened = f'"$COACH" new Mill --type small --playbook "{MOVES}"'
    met = '"$COACH" person add mill "Ana Ruiz" --role user'
    with terminal(tmp_path, f'{opened} && {met} && clear && "$COACH" advance mill') as shown:
        shown.see("Still open: need said")
        shown.see("What they need")
        shown.type("less noise\r")
        shown.see("Who said so?")
        shown.type("ana\r")
        shown.see("Their volume")
        shown.type("400\r")
        shown.type("ana\r")
        assert shown.ended() == 0
        assert "now in: Deciding, past what does not apply here: Trying it." in shown.text
    kinds = [event["kind"] for event in kept(tmp_path, "mill")]
    assert kinds[2:] == ["evidence-recorded", "evidence-recorded", "stage-entered"]


def test_a_gate_that_stays_closed_is_refused_and_keeps_the_answers(tmp_path: Path) -> None:
    opened = f'"$COACH" new Mill --type small --playbook "{MOVES}"'
    with terminal(tmp_path, f'{opened} && clear && "$COACH" advance mill') as shown:
        shown.see("What they need")
        shown.type("less noise\r")
        shown.see("Their volume")
        shown.type("\r")
        assert shown.ended() == 1
        assert "mill cannot leave this stage yet" in shown.text
    assert [event["kind"] for event in kept(tmp_path, "mill")] == [
        "deal-opened",
        "evidence-recorded",
    ]


def test_going_on_without_something_asks_for_the_reason_and_the_day(tmp_path: Path) -> None:
    opened = f'"$COACH" new Mill --type small --playbook "{MOVES}"'
    waive = "--waive need-said --waive volume-known"
    with terminal(tmp_path, f'{opened} && clear && "$COACH" advance mill {waive}') as shown:
        shown.see("Why?")
        shown.type("they travel\r")
        shown.see("By when")
        shown.type("2199-01-01\r")
        assert shown.ended() == 0
        assert "left open: need said and volume known; to be made good by 1 January" in shown.text


def test_the_way_back_is_picked_with_the_usual_one_first(tmp_path: Path) -> None:
    opened = f'"$COACH" new Mill --type small --playbook "{MOVES}"'
    leave = "--waive need-said --waive volume-known --because x --until 2199-01-01"
    on = f'"$COACH" advance mill {leave}'
    with terminal(tmp_path, f'{opened} && {on} && clear && "$COACH" back mill') as shown:
        shown.see("Back to which stage?")
        shown.type("\r")
        shown.see("Why?")
        shown.type("new need\r")
        assert shown.ended() == 0
    assert kept(tmp_path, "mill")[-1]["payload"] == {
        "stage": "needing",
        "way": "back",
        "because": "new need",
    }


def test_a_lost_deal_is_asked_for_its_reason(tmp_path: Path) -> None:
    with terminal(tmp_path, f'{NEW} && clear && "$COACH" lose halden') as shown:
        shown.see("Why was it lost?")
        shown.see("Another one was cheaper")
        shown.type("\x1b[B\r")
        assert shown.ended() == 0
        assert "lost: Another one worked better for them" in shown.screen
    assert kept(tmp_path)[-1]["payload"] == {"outcome": "lost", "reason": "performance"}


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_a_list_of_choices_changes_nothing(tmp_path: Path, key: str) -> None:
    with terminal(tmp_path, f'{NEW} && clear && "$COACH" lose halden') as shown:
        shown.see("Another one was cheaper")
        shown.type(key)
        assert shown.ended() == 130
        assert "cancelled, nothing changed" in shown.screen
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(
    ("keys", "code", "left"),
    [("\r", 1, True), ("\x1b[B\r", 0, False), ("\x03", 130, True)],
    ids=["no", "yes", "Ctrl-C"],
)
def test_somebody_is_forgotten_only_by_a_yes(
    keys: str, code: int, left: bool, tmp_path: Path
) -> None:
    ana = '"$COACH" person add halden-board "Ana Ruiz"'
    with terminal(tmp_path, f'{NEW} && {ana} && clear && "$COACH" forget halden ana') as shown:
        shown.see("Forget Ana Ruiz in halden-board, in 1 record? Nothing brings it back")
        shown.see("No, leave it as it is")
        shown.type(keys)
        assert shown.ended() == code
    assert ("Ana Ruiz" in json.dumps(kept(tmp_path))) is left


THREE = [{"new": name, "type": "market"} for name in ("Acme Pumps", "Mill", "Kiln")]
YES_OR_NO = pytest.mark.parametrize(
    ("keys", "code"), [("\r", 1), ("\x1b[B\r", 0), ("\x03", 130)], ids=["no", "yes", "Ctrl-C"]
)


@YES_OR_NO
def test_many_deals_are_changed_out_of_a_file_only_by_a_yes(
    keys: str, code: int, tmp_path: Path
) -> None:
    (tmp_path / "changes.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in THREE))
    with terminal(tmp_path, f'"$COACH" apply "{tmp_path}/changes.jsonl"') as shown:
        shown.see("Record 3 changes in 3 deals?")
        shown.see("No, record nothing")
        shown.type(keys)
        assert shown.ended() == code
    assert len(list((tmp_path / "home").glob("deals/*.json"))) == (0 if code else 3)


@YES_OR_NO
def test_many_deals_are_taken_in_only_by_a_yes(keys: str, code: int, tmp_path: Path) -> None:
    news = " && ".join(f'"$COACH" new "{one["new"]}" --home "{tmp_path}/other"' for one in THREE)
    file = f'"{tmp_path}/all.json"'
    out = f'"$COACH" export --home "{tmp_path}/other" --output {file}'
    with terminal(tmp_path, f'{news} && {out} && clear && "$COACH" import {file}') as shown:
        shown.see("Take in what changes 3 deals?")
        shown.see("No, leave everything as it is")
        shown.type(keys)
        assert shown.ended() == code
    assert len(list((tmp_path / "home").glob("deals/*.json"))) == (0 if code else 3)


def test_a_parked_deal_is_told_on_one_screen(tmp_path: Path) -> None:
    with terminal(
        tmp_path, f'{NEW} && clear && "$COACH" park halden && clear && "$COACH" next halden'
    ) as shown:
        shown.see("Until which day?")
        shown.type("2026-09-01\r")
        shown.see("Why?")
        shown.type("no money\r")
        assert shown.ended() == 0
        assert "Parked since 14 April, until 1 September" in shown.screen
        assert "salescoach reopen halden-board --because …" in shown.screen


def test_without_a_visit_the_call_sheet_asks_who_is_there(tmp_path: Path) -> None:
    people = " && ".join(
        f'"$COACH" person add halden-board "{name}" --role {role}'
        for name, role in (("Ulf Berg", "technical"), ("Marta Solberg", "user"))
    )
    with terminal(tmp_path, f'{NEW} && {people} && clear && "$COACH" brief halden') as shown:
        shown.see("Who of theirs is there?")
        shown.type("ulf, olga\r")
        shown.see("nobody called olga")
        shown.type("marta, ulf\r")
        assert shown.ended() == 0
    assert "a talk with Marta Solberg and Ulf Berg." in " ".join(shown.screen.split())
