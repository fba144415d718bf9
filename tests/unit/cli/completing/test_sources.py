"""What of a deal, of the program and of a playbook completes which word."""

from pathlib import Path

import pytest

from salescoach.cli.demo.story import examples
from salescoach.playbook.places import shipped
from tests.builders.tabs import rows, tab
from tests.builders.worlds import HALDEN, Run, demo, halden, moves


@pytest.fixture
def run(home: Path) -> Run:
    return halden(home)


def test_deals_by_their_beginning(home: Path) -> None:
    run = demo(home)
    assert tab(run, "next", typed="k") == ["kvarnholm-papper"]
    assert tab(run, "person", "list", typed="ha") == [HALDEN]
    assert len(tab(run, "set")) == len(list((run.home / "deals").iterdir()))


def test_foreign_files_are_no_deals(run: Run) -> None:
    for name in ("NOTES.json", "a b.json", "$(x).json", "x.txt", ".hidden.json"):
        (run.home / "deals" / name).write_text("{}", encoding="utf-8")
    assert tab(run, "next") == [HALDEN]


def test_a_unique_beginning_of_a_deal_stands_for_it(run: Run) -> None:
    assert tab(run, "gate", "hal", "--format") == ["table", "plain", "json", "jsonl", "ids", "md"]
    assert tab(run, "brief", "hal", "--with", typed="u") == ["ulf-berg"]


def test_the_deal_of_the_environment(run: Run) -> None:
    env = {"SALESCOACH_DEAL": HALDEN}
    assert tab(run, "brief", "--with", typed="u", env=env) == ["ulf-berg"]
    assert tab(run, "brief", "--with", typed="u") == []


def test_items_of_the_position_then_the_other_stages(run: Run) -> None:
    found = tab(run, "done", HALDEN)
    assert found[0] == "read-up"
    assert found.index("option-evaluation/") > found.index("ask-the-need")
    run.ok("done", HALDEN, "read-up")
    assert "read-up" not in tab(run, "done", HALDEN)
    assert "ask-the-need" not in tab(run, "done", HALDEN, "ask-the-need")


def test_items_of_another_stage(run: Run) -> None:
    assert tab(run, "skip", HALDEN, typed="opt") == ["option-evaluation/"]
    found = tab(run, "skip", HALDEN, typed="option-evaluation/agree")
    assert "option-evaluation/agree-pass-mark" in found
    assert tab(run, "skip", HALDEN, typed="nowhere/") == []


def test_facts_to_be_set_and_asked(run: Run) -> None:
    assert ("need=", "their need") in rows(run, "set", HALDEN)
    assert "need=" not in tab(run, "set", HALDEN, "need=x")
    assert "amount=" in tab(run, "set", HALDEN)
    assert "need" in tab(run, "asked", HALDEN)


def test_values_of_a_fact_with_a_closed_list(run: Run) -> None:
    assert tab(run, "set", HALDEN, typed="customer-type=m") == ["customer-type=market"]
    assert "real-possibility=none" in tab(run, "set", HALDEN, typed="real-possibility=")
    assert len(tab(run, "set", HALDEN, typed="real-possibility=")) > 2
    assert tab(run, "set", HALDEN, typed="need=") == ["need=none"]
    assert tab(run, "set", HALDEN, typed="nonsense=") == []


def test_people_once_each(run: Run) -> None:
    assert rows(run, "doubt", "raise", HALDEN, "x", "--holder", typed="b") == [
        ("berta-berg", "Berta Berg")
    ]
    assert tab(run, "visit", "hold", HALDEN, "--with", "ana-ruiz", "--with") == [
        "ulf-berg", "berta-berg",
    ]  # fmt: skip
    held = ("set", HALDEN, "need=x", "--of", "ana-ruiz", "--said-by")
    assert tab(run, *held, typed="a") == ["ana-ruiz"]
    owner = ("commitment", "add", HALDEN, "x")
    assert tab(run, *owner, "--owner", typed="u") == ["ulf-berg"]
    assert tab(run, *owner, "--ours", "--owner") == []


def test_criteria_that_may_be_left_open(home: Path) -> None:
    run = moves(home)
    found = tab(run, "advance", "mill", "--waive")
    assert found
    for one in found:
        refused = run("advance", "mill", "--waive", one, "--dry-run", "--because", "x",
                      "--until", "2026-04-01")  # fmt: skip
        assert "not-waivable" not in refused.err
        assert refused.code in (0, 1)


def test_records_that_the_command_is_for(run: Run) -> None:
    run.ok("visit", "plan", HALDEN, "2026-03-09", "--with", "ulf", "--goal", "x")
    run.ok("visit", "hold", HALDEN, "--unplanned", "--with", "ana", "--on", "2026-03-04")
    (planned,) = tab(run, "visit", "hold", HALDEN)
    (held,) = tab(run, "recap", HALDEN, "--visit")
    assert {planned, held} == set(tab(run, "visit", "edit", HALDEN))
    run.ok("commitment", "add", HALDEN, "send it", "--ours")
    assert tab(run, "commitment", "keep", HALDEN) == ["send-it"]
    run.ok("commitment", "keep", HALDEN, "send-it")
    assert tab(run, "commitment", "keep", HALDEN) == []
    run.ok("doubt", "raise", HALDEN, "too dear", "--holder", "ana")
    assert rows(run, "doubt", "settle", HALDEN) == [("too-dear", "too dear")]
    run.ok("option", "add", HALDEN, "Leave it", "--kind", "as-is")
    assert tab(run, "option", "edit", HALDEN) == ["leave-it"]
    run.ok("problem", "add", HALDEN, "foam", "--severity", "high")
    assert tab(run, "problem", "solve", HALDEN) == ["foam"]
    run.ok("agreement", "add", HALDEN, "thirty days", "--said-by", "ana")
    assert tab(run, "agreement", "edit", HALDEN) == ["thirty-days"]
    run.ok("option", "weigh", HALDEN, "price=40", "Noise at night=60", "--said-by", "ana")
    assert tab(run, "option", "edit", HALDEN, "leave-it", "--mark") == ["price="]


def test_what_can_be_taken_back_and_brought_back(run: Run) -> None:
    newest = tab(run, "undo", HALDEN)[0]
    assert run.ok("undo", HALDEN, newest, "--dry-run").code == 0
    assert tab(run, "undo", HALDEN, "--redo") == []
    run.ok("undo", HALDEN)
    assert tab(run, "undo", HALDEN, "--redo") == [newest]
    assert len(tab(run, "undo", HALDEN)) == 2


def test_actions_and_all_else_that_can_be_asked_about(run: Run) -> None:
    advised = run.ok("next", HALDEN, "--format", "ids").out.split()
    assert tab(run, "why", HALDEN)[: len(advised)] == advised
    found = tab(run, "why-not", HALDEN)
    assert {"ask-the-need", "need-confirmed", "option-evaluation", "need"} <= set(found)
    assert run("why-not", HALDEN, found[-1]).code == 0


def test_stages_roles_reasons_and_kinds_of_the_playbook(run: Run) -> None:
    assert tab(run, "person", "add", HALDEN, "Bo", "--role", typed="ec") == ["economic"]
    assert tab(run, "lose", HALDEN, "--reason", typed="pr") == ["price", "product-gap"]
    assert tab(run, "handover", HALDEN, typed="dev") == ["developer"]
    assert tab(run, "back", HALDEN) == []
    assert tab(run, "list", "--stage", typed="opt") == ["option-evaluation"]
    assert tab(run, "next", "--as", typed="dev") == ["developer"]
    assert tab(run, "doubt", "raise", HALDEN, "x", "--like")[-1] == "none"
    for words in (("visit", "plan"), ("commitment", "add"), ("agreement", "add")):
        assert tab(run, *words, HALDEN, "x", "--kind")


def test_earlier_stages(home: Path) -> None:
    run = demo(home)
    assert tab(run, "back", HALDEN) == ["need-recognition"]


def test_closed_lists_files_and_the_rest(run: Run) -> None:
    assert tab(run, "list", "--status", typed="p") == ["parked"]
    assert tab(run, "list", "--color") == ["auto", "always", "never"]
    assert tab(run, "playbook", "explain", typed="SC31")[0] == "SC310"
    assert tab(run, "playbook", "explain", typed="item.ne") == ["item.needs"]
    assert "ask_whom" in tab(run, "playbook", "explain", typed="ask")
    assert tab(run, "playbook", "schema", typed="t") == ["test", "translation"]
    assert tab(run, "playbook", "check") == [*shipped(), ":files"]
    assert tab(run, "demo", "--playbook", typed="tech") == ["technical-sale"]
    assert tab(run, "demo", "--playbook") == list(examples())
    assert tab(run, "debrief", HALDEN, "--notes") == [":files"]
    assert tab(run, "next", "--home") == [":folders"]
    assert tab(run, "next", "--lang") == ["en"]
    assert tab(run, "completion") == ["bash", "zsh", "fish", "powershell"]
    assert tab(run, "note", HALDEN) == []
