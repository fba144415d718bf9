"""`done DEAL N` for work on a record: it does it, or says which command does."""

from datetime import date, timedelta

import pytest

from salescoach.deal.events import Payload
from tests.builders.playbooks import the_text
from tests.builders.recorded import write
from tests.builders.records import a_problem, answered, ours, planned, raised, theirs
from tests.builders.worlds import Run

OWN = "own"
TODAY = date(2026, 3, 5)
LATE = TODAY - timedelta(1)
NEXT = planned("next", TODAY + timedelta(9), people=["ana"])
KNOWN = "- {id: known, statement: S, met_when: {fact: pain, level: proven}}"


def number_of(run: Run, id_: str) -> str:
    """Where the action stands on the screen that is shown on this terminal now."""
    ids = run.ok("next", OWN, "--format", "ids").out.splitlines()
    run.ok("next", OWN, "--format", "table")
    return str(ids.index(id_) + 1)


def with_(run: Run, *records: Payload) -> None:
    """A deal with one person, one open question and these records."""
    file = run.base / "own.yaml"
    file.write_text(the_text(criteria=KNOWN))
    run.ok("new", "Own", "--playbook", str(file), "--type", "market")
    run.ok("person", "add", OWN, "Ana", "--role", "user")
    write(run, OWN, NEXT, *records, on=TODAY)


DOES: dict[str, tuple[Payload, str, str]] = {
    "keep": (ours(due=LATE), "keep/sheet", "commitment-kept"),
    "repair": (a_problem(), "repair/leak", "problem-solved"),
}


@pytest.mark.parametrize(("record", "action", "kind"), DOES.values(), ids=DOES)
def test_what_takes_no_more_words_is_recorded(
    record: Payload, action: str, kind: str, empty: Run
) -> None:
    with_(empty, record)
    with empty.on_terminal():
        empty.ok("done", OWN, number_of(empty, action))

    told = empty.ok("history", OWN).out.splitlines()[-1]
    assert kind in told.split("\t")
    assert action not in empty.ok("next", OWN, "--format", "ids").out.splitlines()


SAYS: dict[str, tuple[list[Payload], str, str]] = {
    "chase": ([theirs(owner="ana", due=LATE)], "chase/figures", "commitment keep own figures"),
    "explore": ([raised(holder="ana")], "settle/deposits", "doubt explore own deposits …"),
    "settle": (
        [raised(holder="ana"), answered()], "settle/deposits",
        "doubt settle own deposits --said-by ana",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("records", "action", "command"), SAYS.values(), ids=SAYS)
def test_what_takes_words_or_a_name_says_which_command_records_it(
    records: list[Payload], action: str, command: str, empty: Run
) -> None:
    with_(empty, *records)
    before = empty.ok("history", OWN).out
    with empty.on_terminal():
        result = empty("done", OWN, number_of(empty, action))

    assert result.code == 5
    assert f"salescoach {command}" in result.err
    assert empty.ok("history", OWN).out == before
