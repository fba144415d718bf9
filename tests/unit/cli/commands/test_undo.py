import json

import pytest

from tests.builders.worlds import HALDEN, Run, snapshot


def newest(run: Run, place: int = -1) -> str:
    """The name of a command, the newest one by default."""
    told = json.loads(run.ok("history", HALDEN, "--json").out)["transactions"]
    name: str = told[place]["tx"]
    return name


def known(run: Run) -> dict[str, str]:
    rows = [row.split("\t") for row in run.ok("show", HALDEN).out.splitlines()]
    return {row[1]: row[2] for row in rows if row[0] in ("fact", "person")}


@pytest.fixture
def facts(run: Run) -> Run:
    """Two facts, each by a command of its own."""
    run.ok("set", HALDEN, "need=breaks")
    run.ok("set", HALDEN, "why-now=audit")
    return run


PEOPLE = {"ana-ruiz": "Ana Ruiz", "ulf-berg": "Ulf Berg", "berta-berg": "Berta Berg"}


def test_the_newest_that_counts_is_taken_back_and_then_the_one_before(facts: Run) -> None:
    facts.ok("undo", HALDEN)
    assert known(facts) == {**PEOPLE, "need": '"breaks"'}
    facts.ok("undo", HALDEN)
    assert known(facts) == PEOPLE
    facts.ok("undo", HALDEN)
    assert known(facts) == {name: PEOPLE[name] for name in ("ana-ruiz", "ulf-berg")}


def test_redo_brings_back_the_last_one_taken_back_and_then_the_one_before(facts: Run) -> None:
    whole = known(facts)
    facts.ok("undo", HALDEN)
    facts.ok("undo", HALDEN)
    facts.ok("undo", HALDEN, "--redo")
    assert known(facts) == {**PEOPLE, "need": '"breaks"'}
    facts.ok("undo", HALDEN, "--redo")
    assert known(facts) == whole
    assert facts("undo", HALDEN, "--redo").code == 1


def test_undo_and_redo_can_go_on_for_ever(facts: Run) -> None:
    whole = known(facts)
    for _ in range(5):
        facts.ok("undo", HALDEN)
        assert known(facts) == {**PEOPLE, "need": '"breaks"'}
        facts.ok("undo", HALDEN, "--redo")
        assert known(facts) == whole


def test_nothing_is_deleted(facts: Run) -> None:
    before = facts.ok("history", HALDEN).out.splitlines()
    facts.ok("undo", HALDEN)
    after = facts.ok("history", HALDEN).out.splitlines()
    assert [row.replace("\tundone\t", "\tlive\t") for row in after[:-1]] == before
    assert after[-1].split("\t")[3:] == [
        "live",
        "undone",
        'took back: why now: "audit", nobody named',
    ]


@pytest.mark.parametrize("length", [4, 8, 16])
def test_a_command_is_named_by_the_beginning_of_its_name(length: int, facts: Run) -> None:
    first = newest(facts, -2)
    facts.ok("undo", HALDEN, first[:length])
    assert known(facts) == {**PEOPLE, "why-now": '"audit"'}
    facts.ok("undo", HALDEN, first[:length], "--redo")
    assert known(facts) == {**PEOPLE, "why-now": '"audit"', "need": '"breaks"'}


def test_one_command_is_taken_back_as_a_whole(run: Run) -> None:
    run.ok("set", HALDEN, "need=breaks", "why-now=audit", "result-wanted=quiet nights")
    run.ok("undo", HALDEN)
    assert known(run) == PEOPLE


@pytest.mark.parametrize("tx", ["nope", "abc", "0" * 64, "*", "\x1b[31m", "\udc80", "%"])
def test_an_unknown_command_is_4_and_says_where_to_look(tx: str, facts: Run) -> None:
    before = snapshot(facts.home)
    result = facts("undo", HALDEN, tx)
    assert (result.code, result.out) == (4, "")
    assert f"salescoach history {HALDEN}" in result.err.splitlines()[1]
    assert snapshot(facts.home) == before


@pytest.mark.parametrize("options", [(), ("--redo",)], ids=["undo", "redo"])
def test_a_command_that_is_named_empty_is_not_the_newest(
    options: tuple[str, ...], facts: Run
) -> None:
    facts.ok("undo", HALDEN)
    before = snapshot(facts.home)
    assert facts("undo", HALDEN, "", *options).code == 2
    assert snapshot(facts.home) == before


def refused(run: Run, *words: str) -> str:
    before = snapshot(run.home)
    result = run("undo", HALDEN, *words)
    assert (result.code, result.out) == (1, "")
    assert snapshot(run.home) == before
    return result.err


def test_what_was_taken_back_cannot_be_taken_back_again(facts: Run) -> None:
    name = newest(facts)
    facts.ok("undo", HALDEN, name)
    assert 'taken back already: why now: "audit"' in refused(facts, name)


def test_what_counts_cannot_be_brought_back(facts: Run) -> None:
    for words in ((newest(facts), "--redo"), ("--redo",)):
        assert "left to bring back" in refused(facts, *words)


def test_an_undoing_is_brought_back_not_taken_back(facts: Run) -> None:
    facts.ok("undo", HALDEN)
    assert "left to take back" in refused(facts, newest(facts))


def test_the_opening_stays(run: Run) -> None:
    out = f"with: salescoach disqualify {HALDEN} --reason …\n"
    told = refused(run, newest(run, 0))
    assert "the opening" in told
    assert told.endswith(out)
    for _ in PEOPLE:
        run.ok("undo", HALDEN)
    told = refused(run)
    assert "nothing in halden-board is left" in told
    assert told.endswith(out)


def test_the_way_out_of_an_opening_works_and_is_not_named_once_it_is_over(run: Run) -> None:
    run.ok("disqualify", HALDEN, "--reason", "no-money")
    assert "disqualify" not in refused(run, newest(run, 0))


def test_what_names_a_person_depends_on_meeting_them(run: Run) -> None:
    met_ana = newest(run, 1)
    run.ok("set", HALDEN, "why-now=audit")
    run.ok("set", HALDEN, "need=breaks", "--said-by", "ana")
    run.ok("set", HALDEN, "cost-of-need=5 EUR", "--said-by", "ana")
    told = refused(run, met_ana)
    assert 'their need: "breaks", said by Ana Ruiz' in told
    assert "EUR 5" not in told


def test_a_person_as_a_value_depends_too(run: Run) -> None:
    met_berta = newest(run)
    run.ok("set", HALDEN, "need-owner=berta")
    assert "later depends on it" in refused(run, met_berta)


def test_what_depended_can_be_taken_back_first(run: Run) -> None:
    met_ana = newest(run, 1)
    run.ok("set", HALDEN, "need=breaks", "--said-by", "ana")
    run.ok("undo", HALDEN)
    run.ok("undo", HALDEN, met_ana)
    assert "ana-ruiz" not in known(run)


def test_facts_and_done_items_never_depend_on_each_other(facts: Run) -> None:
    facts.ok("done", HALDEN, "read-up")
    facts.ok("undo", HALDEN, newest(facts, -3))
    assert known(facts) == {**PEOPLE, "why-now": '"audit"'}


def test_taking_back_counts_from_the_day_it_was_said(facts: Run) -> None:
    facts.ok("undo", HALDEN, "--at", "2026-03-09")
    assert "why-now" in known(facts)
    facts.clock.to("2026-03-09")
    assert "why-now" not in known(facts)


def test_who_took_it_back_is_kept(facts: Run) -> None:
    facts.ok("undo", HALDEN, "--actor", "lee")
    assert facts.ok("history", HALDEN).out.splitlines()[-1].split("\t")[1] == "lee"


def test_the_receipt_names_everything_that_was_taken_back(run: Run) -> None:
    run.ok("set", HALDEN, "need=breaks", "why-now=audit")
    told = run.ok("undo", HALDEN).err
    assert '"breaks"' in told
    assert '"audit"' in told
