"""apply: a line is a command; all or nothing; nothing twice."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.worlds import HALDEN, Result, Run, Stream, contents, snapshot
from tests.faults.wrapped_disk import WrappedDisk

Line = dict[str, Any]
NEED: Line = {"deal": HALDEN, "set": {"need": "fewer breaks"}, "said_by": "ana"}
NOTE: Line = {"deal": HALDEN, "note": "rings back"}


def written(run: Run, *lines: Line) -> str:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    run.base.joinpath("changes.jsonl").write_text(text, "utf-8")
    return "changes.jsonl"


def applied(run: Run, *lines: Line, more: Sequence[str] = ()) -> Result:
    return run("apply", written(run, *lines), *more)


def rows(result: Result) -> list[list[str]]:
    return [line.split("\t") for line in result.out.splitlines()]


def came(result: Result) -> list[str]:
    return [row[1] for row in rows(result)]


def events_of(run: Run, deal: str = HALDEN) -> list[Any]:
    """What the deal says, without ids, instants, transactions and randomness."""
    data = json.loads((run.home / "deals" / f"{deal}.json").read_bytes())
    order = list(dict.fromkeys(event["tx"] for event in data["events"]))
    return [
        [order.index(event["tx"]), event["kind"], event["on"], event["actor"],
         {**event["payload"], **({"undoes": order.index(event["payload"]["undoes"])}
                                 if event["kind"] == "undone" else {})}]
        for event in data["events"]
    ]  # fmt: skip


def events(run: Run) -> int:
    return len(events_of(run))


# ------------------------------------------------------------------------ what a line may say


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ({"set": {"need": "x", "budget": "5 EUR"}, "said_by": ["ana", "ulf"]},
         ["set", HALDEN, "need=x", "budget=5 EUR", "--said-by", "ana", "--said-by", "ulf"]),
        ({"set": ["need=x"], "said-by": "ana"}, ["set", HALDEN, "need=x", "--said-by", "ana"]),
        ({"set": "need=x", "level": "assumed", "on": "2026-03-05"},
         ["set", HALDEN, "need=x", "--level", "assumed", "--on", "2026-03-05"]),
        ({"set": {"budget": {"amount": "40000.00", "currency": "EUR"}, "effort-limit": 5}},
         ["set", HALDEN, "budget=40000.00 EUR", "effort-limit=5"]),
        ({"set": {"amount": "9 EUR", "need": "none"}, "note": "a remark"},
         ["set", HALDEN, "amount=9 EUR", "need=none", "--note", "a remark"]),
        ({"set": {"inside-our-rules": True}}, ["set", HALDEN, "inside-our-rules=yes"]),
        ({"done": ["read-up", "plan-first-visit"]},
         ["done", HALDEN, "read-up", "plan-first-visit"]),
        ({"done": "read-up"}, ["done", HALDEN, "read-up"]),
        ({"skip": "read-up", "because": "x", "not_applicable": True},
         ["skip", HALDEN, "read-up", "--because", "x", "--not-applicable"]),
        ({"skip": "read-up", "because": "x", "not_applicable": False},
         ["skip", HALDEN, "read-up", "--because", "x"]),
        ({"person-add": {"name": "Bo Lund", "role": "user"}, "job": "Head"},
         ["person", "add", HALDEN, "Bo Lund", "--role", "user", "--job", "Head"]),
        ({"person add": "Bo Lund"}, ["person", "add", HALDEN, "Bo Lund"]),
        ({"person_edit": "ulf", "not_role": ["technical"], "role": ["user"]},
         ["person", "edit", HALDEN, "ulf", "--not-role", "technical", "--role", "user"]),
        ({"agreement-add": "bags", "not_clear": True, "complete": True},
         ["agreement", "add", HALDEN, "bags", "--not-clear", "--complete"]),
        ({"visit-hold": True, "with": ["ana"]}, ["visit", "hold", HALDEN, "--with", "ana"]),
        ({"visit-hold": {}, "with": "ana"}, ["visit", "hold", HALDEN, "--with", "ana"]),
        ({"visit-plan": "2026-03-09", "with": "ana", "when": "ten"},
         ["visit", "plan", HALDEN, "2026-03-09", "--with", "ana", "--when", "ten"]),
        ({"option-weigh": {"price": 40, "steadiness": 60}},
         ["option", "weigh", HALDEN, "price=40", "steadiness=60"]),
        ({"handover": {"role": "project-manager", "person": "Olga Lind"}, "because": "x"},
         ["handover", HALDEN, "project-manager", "Olga Lind", "--because", "x"]),
        ({"note": "x", "actor": "eva", "at": "2026-03-06"},
         ["note", HALDEN, "x", "--actor", "eva", "--at", "2026-03-06"]),
        ({"wait": {"until": "2026-05-04"}, "because": "x", "said_by": "ana"},
         ["wait", HALDEN, "--until", "2026-05-04", "--because", "x", "--said-by", "ana"]),
        ({"undo": True}, ["undo", HALDEN]),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)  # fmt: skip
def test_a_line_says_what_the_command_says(run: Run, line: Line, command: list[str]) -> None:
    by_hand = run.copy_to(run.base / "other")
    by_hand.ok(*command)
    result = applied(run, {"deal": HALDEN, **line})
    assert (result.code, came(result)) == (0, ["recorded"]), result
    assert events_of(run) == events_of(by_hand)


def test_a_list_becomes_a_fact_of_several_values(small: Run) -> None:
    facts = {one["id"]: one["type"] for one in _facts(small)}
    lists = next(id_ for id_, type_ in facts.items() if type_ == "list")
    choices = next(one for one in _facts(small) if one["type"] == "choices")
    two = [choice["id"] for choice in choices["choices"]][:2]
    line = {"deal": "trial", "set": {lists: ["a b", "c"], choices["id"]: two}}
    assert applied(small, line).code == 0
    values = [event[4].get("value") for event in events_of(small, "trial")[-2:]]
    assert values == [["a b", "c"], two]


@pytest.mark.parametrize(
    ("value", "recorded"), [(1.125, "1.1250"), (1.5, "1.5"), (12, "12"), ("0.125", "0.125")]
)
def test_a_number_of_json_is_never_in_doubt(value: object, recorded: str, small: Run) -> None:
    number = next(one["id"] for one in _facts(small) if one["type"] == "number")
    assert applied(small, {"deal": "trial", "set": {number: value}}).code == 0
    assert events_of(small, "trial")[-1][4].get("value") == recorded


def _facts(run: Run) -> list[dict[str, Any]]:
    pin = next((run.home / "playbooks").glob("*.json"))
    found: list[dict[str, Any]] = json.loads(pin.read_bytes())["facts"]
    return found


def test_yaml_and_json_lines_say_the_same(run: Run) -> None:
    other = run.copy_to(run.base / "other")
    (run.base / "changes.yaml").write_text(
        f"- deal: {HALDEN}\n  set:\n    need: fewer breaks\n  said_by: ana\n"
        f"- {{deal: {HALDEN}, note: rings}}\n"
    )
    assert run("apply", "changes.yaml").code == 0
    assert applied(other, NEED, {"deal": HALDEN, "note": "rings"}).code == 0
    assert events_of(run) == events_of(other)
    again = applied(run, NEED, {"deal": HALDEN, "note": "rings"})
    assert came(again) == ["already", "already"]


def test_a_new_deal_can_be_named_by_later_lines(run: Run) -> None:
    lines: list[Line] = [
        {"new": "Halden Board", "type": "market", "title": "Line 2", "as": "two"},
        {"deal": "two", "person-add": "Bo Lund", "role": "user"},
        {"deal": "two", "set": {"need": "x"}, "said_by": "bo"},
    ]
    result = applied(run, *lines)
    assert [row[1:3] for row in rows(result)] == [["recorded", "halden-board-2"]] * 3
    assert [event[1] for event in events_of(run, "halden-board-2")] == [
        "deal-opened", "person-added", "evidence-recorded",
    ]  # fmt: skip
    again = applied(run, *lines)
    assert [row[1:3] for row in rows(again)] == [["already", "halden-board-2"]] * 3
    assert not (run.home / "deals" / "halden-board-3.json").exists()


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--format", "jsonl")], ids=str)
def test_a_second_deal_of_an_account_is_told_in_the_summary(run: Run, more: Sequence[str]) -> None:
    lines: list[Line] = [{"new": name, "type": "market"} for name in ("Mill", "HALDEN, Board")]
    told = applied(run, *lines, {"new": "Mill", "title": "Two"}, more=["--yes", *more])
    words = [one for one in told.err.splitlines() if "of that account" in one]
    assert (told.code, words) == (0, [
        f"New: halden-board-2. There is a deal of that account already: {HALDEN}.",
        "New: mill-2. There is a deal of that account already: mill.",
    ])  # fmt: skip
    assert "account already" not in told.out
    if not more:
        again = applied(run, *lines, more=["--yes"])
        assert (came(again), "account" in again.err) == (["already"] * 2, False)


def test_of_many_second_deals_some_are_named(run: Run) -> None:
    lines: list[Line] = [{"new": "Halden Board", "title": f"Line {n}"} for n in range(7)]
    told = applied(run, *lines, more=["--yes"])
    words = [one for one in told.err.splitlines() if "account" in one or "same" in one]
    assert words[3] == (
        f"New: halden-board-5. 4 deals of that account are there already, like {HALDEN}, "
        "halden-board-2 and halden-board-3."
    )
    assert (len(words), words[-1]) == (6, "The same holds for 2 deals more.")
    assert "account" not in applied(run, {"new": "Halden Board"}, more=["--yes", "--quiet"]).err


def test_a_new_deal_is_there_under_its_id_too(run: Run) -> None:
    lines: list[Line] = [
        {"new": {"account": "Mill", "type": "market"}},
        {"deal": "mill", "note": "x"},
    ]
    assert came(applied(run, *lines)) == ["recorded", "recorded"]


def test_everything_is_refused_that_the_command_refuses(run: Run) -> None:
    """Two sentences for the same mistake would be one too many."""
    typed = run("set", HALDEN, "need=x", "--said-by", "nobody")
    line = {"deal": HALDEN, "set": {"need": "x"}, "said_by": "nobody"}
    told = json.loads(applied(run, line, more=["--json"]).out)["results"][0]["problems"]
    assert [told[0]["message"], told[0]["hint"]] == [
        one.removeprefix("salescoach: ") for one in typed.err.splitlines()
    ]


# ------------------------------------------------------------------------ all or nothing


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({}, "no command"),
        ({"deal": HALDEN}, "no command"),
        ({"deal": HALDEN, "nte": "x"}, "no command nte. Did you mean note?"),
        ({"deal": HALDEN, "\x1b[31m": "x"}, "no command \\x1b[31m"),
        ({"deal": HALDEN, "done": "read-up", "note": "x"}, "not several: done and note"),
        ({"deal": HALDEN, "note": "x", "said_by": "ana"}, "the command note takes no said_by"),
        ({"deal": HALDEN, "set": {"need": "x"}, "saidby": "ana"}, "Did you mean said_by?"),
        ({"deal": HALDEN, "note": "x", "dry_run": True}, "takes no dry_run"),
        ({"deal": HALDEN, "note": "x", "home": "/tmp"}, "takes no home"),
        ({"deal": HALDEN, "next": True}, "next records nothing"),
        ({"deal": HALDEN, "coach": True}, "coach"),
        ({"deal": HALDEN, "forget": "ana", "yes": True}, "forget is no line of a file"),
        ({"deal": HALDEN, "debrief": True, "notes": "x"}, "debrief is no line of a file"),
        ({"apply": "other.jsonl"}, "apply is no line of a file"),
        ({"note": "x"}, "the key deal is missing"),
        ({"deal": 5, "note": "x"}, "there is no deal 5"),
        ({"deal": None, "note": "x"}, "expected text"),
        ({"deal": [], "note": "x"}, "expected text"),
        ({"deal": "", "note": "x"}, "deal is empty"),
        ({"deal": "halden", "note": "x"}, "there is no deal halden"),
        ({"deal": "../x", "note": "x"}, "there is no deal ../x"),
        ({"deal": "a\u202eb", "note": "x"}, "deal is not valid text"),
        ({"new": "Mill", "deal": HALDEN}, "the command new takes no deal"),
        ({"deal": HALDEN, "note": "x", "as": "y"}, "the command note takes no as"),
        ({"new": "Mill", "as": "Two Words"}, "cannot be the name of a deal"),
        ({"new": True}, "customer"),
        ({"deal": HALDEN, "set": {}}, "facts with their values"),
        ({"deal": HALDEN, "set": 5}, "facts with their values"),
        ({"deal": HALDEN, "set": {"need": None}}, "expected text"),
        ({"deal": HALDEN, "set": {"need": {"a": "b"}}}, "expected text"),
        ({"deal": HALDEN, "set": {"need": ""}}, "need is empty"),
        ({"deal": HALDEN, "set": {"nope": "x"}}, "no fact nope"),
        ({"deal": HALDEN, "note": ["a", "b"]}, "expected text"),
        ({"deal": HALDEN, "note": {"text": True}}, "expected text"),
        ({"deal": HALDEN, "note": ""}, "TEXT is empty"),
        ({"deal": HALDEN, "note": {"text": "x"}, "text": "y"}, "text is given twice"),
        ({"deal": HALDEN, "note": "x", "private": "yes"}, "true or false"),
        ({"deal": HALDEN, "advance": "x"}, "takes no value"),
        ({"deal": HALDEN, "done": True}, "expected text"),
        ({"deal": HALDEN, "skip": {"because": "x"}}, "the key item is missing"),
        ({"deal": HALDEN, "note": "x", "at": "5 March"}, "5 March"),
        ({"deal": HALDEN, "note": "x", "actor": "\u202e"}, "actor is not valid text"),
        ({"deal": HALDEN, "note": "x", "at": "17.3.2026"}, "year-month-day: 2026-03-17"),
        (
            {"new": "Mill", "amount": "52.000,00 EUR"},
            "is not an amount with a currency. Write it like this: 52000.00 EUR",
        ),
        ({"deal": HALDEN, "advance": True}, "cannot go on"),
        ({"deal": HALDEN, "handover": True}, "handover records nothing"),
        ({"deal": HALDEN, "done": "2"}, "2"),
    ],
    ids=lambda one: json.dumps(one) if isinstance(one, dict) else "",
)
def test_a_wrong_line_keeps_everything_out(run: Run, line: Line, words: str) -> None:
    if words == "cannot go on":
        words = "gate"
    before = snapshot(run.home)
    result = applied(run, NOTE, line)
    assert result.code == 1, result
    assert snapshot(run.home) == before
    row = rows(result)[1]
    assert (row[0], row[1]) == ("2", "wrong")
    assert words in row[5], row
    assert rows(result)[0][1] == "fine"
    assert result.err.splitlines()[0] == (
        "salescoach: changes.jsonl: 1 problem; nothing was recorded."
    )
    assert len(result.err.splitlines()) == 2


def test_all_problems_come_at_once_and_what_hangs_on_them_is_not_tried(run: Run) -> None:
    run.ok("new", "Mill", "--type", "market")
    result = applied(
        run,
        {"deal": HALDEN, "person-add": "Bo Lund", "rol": "user"},
        {"deal": "mill", "note": "x"},
        {"deal": HALDEN, "set": {"need": "x"}, "said_by": "bo"},
        {"new": "Kiln", "type": "nothing", "as": "kiln"},
        {"deal": "kiln", "note": "x"},
        {"deal": "mill", "nothing": "x", "more": 1},
        {"deal": "mill", "note": "y"},
    )
    assert came(result) == [
        "wrong", "fine", "not-tried", "wrong", "not-tried", "wrong", "not-tried",
    ]  # fmt: skip
    assert "3 problems" in result.err.splitlines()[0]
    assert result.err.splitlines()[1].startswith("line 1: ")


def test_a_name_for_a_deal_means_one(run: Run) -> None:
    result = applied(
        run,
        {"new": "Mill", "type": "market", "as": "a"},
        {"new": "Kiln", "type": "market", "as": "a"},
    )
    assert came(result) == ["fine", "wrong"]
    assert "called a deal a already" in rows(result)[1][5]


def test_a_damaged_deal_is_fatal_and_named(run: Run) -> None:
    (run.home / "deals" / f"{HALDEN}.json").write_text("{")
    result = applied(run, NOTE)
    assert result.code == 3
    assert f"{HALDEN}.json" in result.err


@pytest.mark.parametrize("name", ["nothing.jsonl", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_fatal(run: Run, name: str) -> None:
    result = run("apply", name)
    assert (result.code, result.out) == (3, "")
    assert "cannot read" in result.err


# ------------------------------------------------------------------------ nothing twice


def test_the_same_file_again_adds_nothing(run: Run) -> None:
    lines = [NEED, NOTE, {"deal": HALDEN, "done": "read-up"}, NOTE]
    assert came(applied(run, *lines)) == ["recorded"] * 4
    before = contents(run.home)
    again = applied(run, *lines)
    assert (again.code, came(again)) == (0, ["already"] * 4)
    assert [row[3] for row in rows(again)] == [row[3] for row in rows(applied(run, *lines))]
    assert contents(run.home) == before
    assert again.err.splitlines() == [
        "changes.jsonl: nothing new was recorded.",
        "Already recorded: 4 changes. To record all a second time, add --again.",
    ]


def test_a_file_that_has_grown_adds_what_is_new(run: Run) -> None:
    applied(run, NEED, NOTE)
    run.ok("note", HALDEN, "by hand")
    assert came(applied(run, NEED, NOTE, NOTE)) == ["already", "already", "already"]
    longer = applied(run, NEED, {"deal": HALDEN, "note": "before"}, NOTE)
    assert came(longer) == ["already", "recorded", "already"]


def test_another_day_or_actor_is_another_change(run: Run) -> None:
    applied(run, NOTE)
    assert came(applied(run, NOTE, more=["--at", "2026-03-06"])) == ["recorded"]
    assert came(applied(run, NOTE, more=["--actor", "eva"])) == ["recorded"]
    assert came(applied(run, NOTE)) == ["already"]


def test_a_line_that_names_its_day_is_known_on_every_day(run: Run) -> None:
    line = {**NOTE, "on": "2026-03-05"}
    applied(run, line)
    assert came(applied(run, line, more=["--at", "2026-03-09"])) == ["already"]
    dated = {**NOTE, "note": "y", "at": "2026-03-07"}
    applied(run, dated)
    assert came(applied(run, dated, more=["--at", "2026-03-09"])) == ["already"]


def test_again_records_a_second_time(run: Run) -> None:
    applied(run, NEED, NOTE)
    count = events(run)
    assert came(applied(run, NEED, NOTE, more=["--again"])) == ["recorded"] * 2
    assert events(run) == count + 2
    assert came(applied(run, NEED, NOTE)) == ["already"] * 2


def test_what_was_taken_back_is_recorded_anew(run: Run) -> None:
    tx = rows(applied(run, NOTE))[0][3]
    run.ok("undo", HALDEN, tx)
    result = applied(run, NOTE)
    assert came(result) == ["recorded"]
    assert rows(result)[0][3] != tx
    assert came(applied(run, NOTE)) == ["already"]


def test_a_file_may_take_back_what_it_records(run: Run) -> None:
    lines: list[Line] = [NOTE, {"deal": HALDEN, "undo": True}, {"deal": HALDEN, "note": "y"}]
    assert came(applied(run, *lines)) == ["recorded"] * 3
    before = contents(run.home)
    assert came(applied(run, *lines)) == ["already"] * 3
    assert contents(run.home) == before


def test_and_bring_it_back(run: Run) -> None:
    lines: list[Line] = [
        NOTE, {"deal": HALDEN, "undo": True}, {"deal": HALDEN, "undo": True, "redo": True},
    ]  # fmt: skip
    assert came(applied(run, *lines)) == ["recorded"] * 3
    assert came(applied(run, *lines)) == ["already"] * 3


@pytest.mark.parametrize("between", [False, True], ids=["next to each other", "apart"])
def test_the_same_line_twice_is_what_two_commands_are(run: Run, between: bool) -> None:
    """Said twice in a row it is one change; with another one between them it is two."""
    lines = [NOTE, *([NEED] if between else []), NOTE, {"deal": HALDEN, "note": "z"}]
    first = came(applied(run, *lines))
    assert first == (["recorded"] * 4 if between else ["recorded", "already", "recorded"])
    before = contents(run.home)
    assert came(applied(run, *lines)) == ["already"] * len(lines)
    assert contents(run.home) == before


def test_the_same_line_twice_on_purpose_is_two_changes(run: Run) -> None:
    line = {**NOTE, "again": True}
    assert came(applied(run, line, line)) == ["recorded"] * 2
    assert came(applied(run, line, line)) == ["already"] * 2


def test_what_was_just_typed_is_not_recorded_again(run: Run) -> None:
    run.ok("note", HALDEN, "rings back")
    assert came(applied(run, NOTE)) == ["already"]


def test_an_id_names_a_change_for_good(run: Run) -> None:
    line = {**NOTE, "id": "crm-1"}
    tx = rows(applied(run, line))[0][3]
    for other in ({"at": "2026-03-09"}, {"note": "corrected"}, {"actor": "eva"}):
        assert came(applied(run, {**line, **other})) == ["already"]
    run.ok("undo", HALDEN, tx)
    back = applied(run, line)
    assert came(back) == ["taken-back"]
    assert "taken back since: 1 change" in back.err
    assert came(applied(run, line, more=["--again"])) == ["recorded"]


def test_an_id_stands_once_in_a_file(run: Run) -> None:
    result = applied(run, {**NOTE, "id": 7}, {**NEED, "id": 7})
    assert came(result) == ["fine", "wrong"]
    run.ok("new", "Mill", "--type", "market")
    other = {"deal": "mill", "note": "x", "id": 7}
    assert came(applied(run, {**NOTE, "id": 7}, other)) == ["recorded"] * 2


def test_a_new_deal_with_an_id_is_opened_once_whatever_the_day(run: Run) -> None:
    line = {"new": "Mill", "type": "market", "id": "crm-9"}
    applied(run, line)
    run.ok("note", "mill", "went on")
    assert came(applied(run, line, more=["--at", "2026-03-09"])) == ["already"]


def test_who_was_forgotten_cannot_be_guessed_from_what_is_left(run: Run) -> None:
    line = {"deal": HALDEN, "person-add": "Zoe Winter", "role": "user"}
    applied(run, line)
    run.ok("forget", HALDEN, "zoe", "--yes")
    assert came(applied(run, line)) == ["recorded"]


def test_a_cut_run_is_finished_by_running_it_again(run: Run) -> None:
    """What one of the deals has already, the other one lacks."""
    run.ok("new", "Mill", "--type", "market")
    lines = [NOTE, {"deal": "mill", "note": "x"}, {**NOTE, "note": "y"}]
    whole = run.copy_to(run.base / "whole")
    applied(whole, *lines)
    applied(run, lines[0], lines[2])
    assert came(applied(run, *lines)) == ["already", "recorded", "already"]
    assert events_of(run) == events_of(whole)
    assert events_of(run, "mill") == events_of(whole, "mill")


# ------------------------------------------------------------------------ the answer


def test_more_than_two_deals_need_a_yes(run: Run) -> None:
    lines: list[Line] = [{"new": name, "type": "market"} for name in ("A Ltd", "B Ltd", "C Ltd")]
    before = snapshot(run.home)
    result = applied(run, *lines)
    assert (result.code, result.out) == (5, "")
    assert "3 changes in 3 deals" in result.err
    assert "--yes" in result.err
    assert snapshot(run.home) == before
    assert applied(run, *lines, more=["--dry-run"]).code == 0
    assert applied(run, *lines[:2]).code == 0
    assert came(applied(run, *lines, more=["--yes"])) == ["already", "already", "recorded"]
    assert applied(run, *lines).code == 0  # nothing left to agree to


def test_a_dry_run_shows_the_events_and_writes_nothing(run: Run) -> None:
    before = snapshot(run.base)
    file = written(run, NEED, NOTE)
    before = snapshot(run.home)
    result = run("apply", file, "--dry-run")
    assert (result.code, came(result)) == (0, ["recorded", "recorded"])
    assert snapshot(run.home) == before
    told = result.err.splitlines()
    assert told[0] == f'Would record: {HALDEN}: their need: "fewer breaks" (confirmed, Ana Ruiz).'
    assert json.loads(told[1])["payload"]["value"] == "fewer breaks"
    assert told[-1] == "changes.jsonl: 2 changes would be recorded, in 1 deal."


def test_json_is_one_document_with_the_events(run: Run) -> None:
    document = json.loads(applied(run, NEED, NOTE, more=["--json"]).out)
    results = document.pop("results")
    assert document == {
        "schema": "salescoach/applied@1",
        "at": "2026-03-05",
        "file": "changes.jsonl",
        "dry_run": False,
        "counts": {
            "recorded": 2, "already": 0, "taken-back": 0, "fine": 0, "wrong": 0, "not-tried": 0,
        },
    }  # fmt: skip
    assert [one["line"] for one in results] == [1, 2]
    assert results[0]["events"][0]["payload"]["value"] == "fewer breaks"
    assert results[0]["tx"] == results[0]["events"][0]["tx"]
    assert list(results[0]) == [
        "line", "result", "deal", "command", "tx", "events", "problems",
    ]  # fmt: skip


def test_jsonl_is_one_object_a_line(run: Run) -> None:
    result = applied(run, NEED, {"deal": HALDEN, "nope": 1}, more=["--format", "jsonl"])
    first, second = (json.loads(line) for line in result.out.splitlines())
    assert (first["result"], second["result"]) == ("fine", "wrong")
    assert second["problems"][0]["line"] == 2


def test_quiet_leaves_the_data_and_the_errors(run: Run) -> None:
    assert applied(run, NOTE, more=["--quiet"]).err == ""
    wrong = applied(run, {"deal": HALDEN}, more=["--quiet"])
    assert wrong.err.startswith("salescoach: ")


def test_on_a_terminal_what_is_wrong_is_told_with_its_remedy(run: Run) -> None:
    file = written(run, NOTE, {"deal": HALDEN, "nte": "x"}, NOTE)
    with run.on_terminal(width=60):
        result = run("apply", file, "--color", "never")
    assert result.out.splitlines() == [
        f"line 2  {HALDEN}",
        "    there is no command nte",
        "    Did you mean note?",
        "",
        "Not tried, since an earlier line of their deal is wrong:",
        "1 change.",
    ]
    assert result.err == "salescoach: changes.jsonl: 1 problem; nothing was recorded.\n"


def test_on_a_terminal_each_deal_says_what_it_got(run: Run) -> None:
    file = written(run, NOTE, NEED)
    with run.on_terminal():
        result = run("apply", file, "--color", "never")
    assert result.out == f"{HALDEN}  2 changes\n"


# ------------------------------------------------------------------------ what is piped in


def test_changes_can_be_piped_in(run: Run) -> None:
    data = (json.dumps(NOTE) + "\n").encode()
    assert came(run("apply", "-", stdin=Stream(content=data))) == ["recorded"]
    assert came(run("apply", "-", stdin=Stream(content=data))) == ["already"]


def test_nobody_types_them(run: Run) -> None:
    result = run("apply", "-", stdin=Stream(terminal=True))
    assert result.code == 2
    assert "piped in" in result.err


def test_nothing_is_piped_in_where_stdin_is_closed(run: Run) -> None:
    result = run("apply", "-", stdin=None)
    assert (result.code, result.out) == (2, "")
    assert "piped in" in result.err


def test_a_line_said_twice_running_counts_once_whatever_came_after_the_file(run: Run) -> None:
    other: Line = {"deal": HALDEN, "note": "another"}
    lines = (NOTE, NOTE, other, NOTE)
    assert came(applied(run, *lines)) == ["recorded", "already", "recorded", "recorded"]
    run.ok("note", HALDEN, "typed by hand")
    before = events(run)
    assert came(applied(run, *lines)) == ["already"] * 4
    assert events(run) == before


def test_a_name_of_a_deal_that_is_there_is_not_given_to_another_one(run: Run) -> None:
    before = contents(run.home)
    result = applied(run, {"new": "Omega", "as": HALDEN}, NOTE)
    assert (result.code, came(result)) == (1, ["wrong", "not-tried"])
    assert contents(run.home) == before
    assert came(applied(run, {"new": "Omega", "as": "omega"})) == ["recorded"]
    assert came(applied(run, {"new": "Omega", "as": "omega"})) == ["already"]


def test_an_empty_file_changes_nothing(run: Run) -> None:
    result = applied(run)
    assert (result.code, result.out) == (0, "")
    assert result.err == "changes.jsonl: nothing new was recorded.\n"


def test_the_file_is_found_from_the_current_folder(run: Run, tmp_path: Path) -> None:
    written(run, NOTE)
    assert run("apply", str(run.base / "changes.jsonl")).code == 0


# ------------------------------------------------------------------------ somebody else writes


class _Meanwhile(WrappedDisk):
    """A disk on which somebody else changes the deal each time that we are about to lock."""

    def __init__(self, run: Run, times: int) -> None:
        super().__init__(run.disk)
        self.run, self.left = replace(run), times

    def open_lock(self, path: Path) -> int:
        if self.left:
            self.left -= 1
            self.run.ok("note", HALDEN, f"meanwhile {self.left}")
        return super().open_lock(path)


def test_a_deal_that_changes_meanwhile_is_looked_at_once_more(run: Run) -> None:
    file = written(run, NEED, NOTE)
    run.disk = _Meanwhile(run, 1)
    assert came(run("apply", file)) == ["recorded", "recorded"]
    texts = [event[4].get("text", event[4].get("value")) for event in events_of(run)]
    assert texts[-3:] == ["meanwhile 0", "fewer breaks", "rings back"]


def test_one_that_changes_again_and_again_is_left_alone(run: Run) -> None:
    file = written(run, NEED, NOTE)
    run.disk = _Meanwhile(run, 9)
    result = run("apply", file)
    assert (result.code, result.out) == (6, "")
    assert "halden-board" in result.err
    assert "fewer breaks" not in str(events_of(run))


def test_an_id_knows_its_deal_again_under_another_name(run: Run) -> None:
    assert came(applied(run, {"new": "Acme Pumps", "id": "crm-1"})) == ["recorded"]
    (again,) = rows(applied(run, {"new": "Acme Pumps Ltd", "id": "crm-1"}))
    assert again[1:3] == ["already", "acme-pumps"]
    assert run.ok("list", "--format", "ids").out.split() == ["acme-pumps", HALDEN]
