import json
import shlex

import pytest

from tests.builders.command_lines import (
    FOR_GOOD,
    FORBIDS_ITSELF,
    NEVER_REPEATS,
    ONCE,
    prepare,
)
from tests.builders.command_lines import (
    WITH_RECEIPTS as WRITERS,
)
from tests.builders.worlds import DAY, HALDEN, Run, contents, snapshot

EVERY = pytest.mark.parametrize("name", WRITERS)
ADDING = pytest.mark.parametrize("name", [name for name in WRITERS if name not in FOR_GOOD])
REPEATABLE = pytest.mark.parametrize(
    "name", [name for name in WRITERS if name not in NEVER_REPEATS]
)


@pytest.fixture
def started(run: Run) -> Run:
    """With something to undo that nothing depends on."""
    run.ok("set", HALDEN, "why-now=an audit")
    return run


def events_of(run: Run, deal: str = HALDEN) -> list[dict[str, object]]:
    stored = json.loads((run.home / "deals" / f"{deal}.json").read_bytes())
    found: list[dict[str, object]] = stored["events"]
    return found


def held(run: Run) -> dict[str, object]:
    """What a deal holds, but not how it came to it."""
    stored = json.loads((run.home / "deals" / f"{HALDEN}.json").read_bytes())
    found: dict[str, object] = stored["state"]
    return found


# One line that says it all -------------------------------------------------------------------


@ADDING
def test_every_change_is_one_line_of_words(name: str, started: Run) -> None:
    prepare(started, name)
    result = started.ok(*WRITERS[name])
    assert len(result.err.splitlines()) == 1
    deal = "corvin-dairies" if name == "new" else HALDEN
    assert result.err.startswith(f"{deal}: ")
    assert " Next: " in result.err
    end = (
        f"See: salescoach next {deal}\n" if name == "new" else f"Take back: salescoach undo {deal}"
    )
    assert end in result.err
    assert result.out == ("corvin-dairies\n" if name == "new" else "")


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in {"new", *FOR_GOOD}])
def test_the_command_that_takes_it_back_does(name: str, started: Run) -> None:
    prepare(started, name)
    before = held(started)
    told = started.ok(*WRITERS[name]).err
    assert held(started) != before
    taken_back = shlex.split(told.partition(" Take back: ")[2])
    assert taken_back[0] == "salescoach"
    started.ok(*taken_back[1:])
    assert held(started) == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("set", HALDEN, "need=fewer breaks", "--said-by", "ana"),
         'halden-board: their need: "fewer breaks" (confirmed, Ana Ruiz).'),
        (("set", HALDEN, "need=fewer breaks", "--said-by", "ana", "--document", "minutes"),
         'halden-board: their need: "fewer breaks" (proven, Ana Ruiz).'),
        (("set", HALDEN, "need=fewer breaks", "--said-by", "ana", "--level", "heard"),
         'halden-board: their need: "fewer breaks" (heard, Ana Ruiz).'),
        (("set", HALDEN, "budget=40000 EUR", "--said-by", "ulf"),
         "halden-board: money set aside: EUR 40,000 (heard, Ulf Berg)."),
        (("set", HALDEN, "need=fewer breaks"),
         'halden-board: their need: "fewer breaks" (assumed, nobody named).'),
        (("set", HALDEN, "visit-what=a shift at the machine"),
         'halden-board: what for: "a shift at the machine".'),
        (("set", HALDEN, "needed-by=2026-05-18", "--said-by", "ana"),
         "halden-board: needed by: 18 May (confirmed, Ana Ruiz)."),
        (("set", HALDEN, "budget=none", "--said-by", "berta"),
         "halden-board: money set aside: there is none (confirmed, Berta Berg)."),
        (("set", HALDEN, "amount=1250000 NOK"), "halden-board: amount is NOK 1,250,000."),
        (("set", HALDEN, "customer-type=loyal"), "halden-board: customer type is Loyal customer."),
        (("set", HALDEN, "expected-close=2026-09-15"),
         "halden-board: expected close is 15 September."),
        (("done", HALDEN, "read-up"), "halden-board: done: reading up."),
        (("person", "add", HALDEN, "Bo Lund"), "halden-board: Bo Lund, no role yet."),
        (("person", "add", HALDEN, "Bo Lund", "--role", "user", "--role", "technical"),
         "halden-board: Bo Lund (runs it and judges)."),
        (("new", "Corvin Dairies", "--type", "market"),
         "corvin-dairies: opened for Corvin Dairies."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_was_recorded_is_told_with_what_it_counts_for(
    line: tuple[str, ...], told: str, run: Run
) -> None:
    assert run.ok(*line).err.startswith(f"{told} Next: ")


def test_what_we_settle_ourselves_may_stand_beside_what_somebody_said(run: Run) -> None:
    told = run.ok("set", HALDEN, "need=breaks", "visit-what=a shift", "--said-by", "ana").err
    assert '"breaks" (confirmed, Ana Ruiz); what for: "a shift".' in told
    alone = run("set", HALDEN, "visit-what=a tour", "--said-by", "ana")
    assert (alone.code, alone.out) == (2, "")
    assert "visit-what" in alone.err


def test_a_field_that_they_gave_is_told_with_who_gave_it(run: Run) -> None:
    told = run.ok("set", HALDEN, "expected-close=2026-05-01", "--said-by", "ana").err
    assert told.startswith(f"{HALDEN}: expected close is 1 May, by the word of Ana Ruiz. Next: ")


def test_a_weaker_word_is_kept_as_history_and_what_counts_is_told(run: Run) -> None:
    run.ok("set", HALDEN, "need=fewer breaks", "--said-by", "ana")
    told = run.ok("set", HALDEN, "need=a discount").err
    assert "kept as history" in told
    assert '"fewer breaks" (confirmed, 5 March)' in told


def test_json_is_the_receipt_as_a_document(run: Run) -> None:
    result = run.ok(*WRITERS["set"], "--json")
    document = json.loads(result.out)
    assert document["schema"] == "salescoach/receipt@1"
    assert document["at"] == DAY
    assert document["deal"]["id"] == HALDEN
    assert (document["repeated"], document["dry_run"]) == (False, False)
    assert document["events"] == events_of(run)[-1:]
    assert document["tx"] == document["events"][0]["tx"]
    again = json.loads(run.ok(*WRITERS["set"], "--json").out)
    assert (again["repeated"], again["events"], again["tx"]) == (True, [], None)


def test_what_is_next_is_what_next_says(run: Run) -> None:
    document = json.loads(run.ok(*WRITERS["set"], "--json").out)
    said = json.loads(run.ok("next", HALDEN, "--json").out)
    assert document["next"] == said["actions"][0]


# Already recorded -----------------------------------------------------------------------------


@REPEATABLE
def test_saying_it_again_changes_not_a_byte(name: str, run: Run) -> None:
    prepare(run, name)
    first = run.ok(*WRITERS[name])
    before = snapshot(run.home)
    run.clock.moment = run.clock.moment.replace(hour=17)
    again = run.ok(*WRITERS[name])
    assert again.out == first.out
    assert again.err.startswith("Already recorded")
    assert ("--again" in again.err) is (name not in ONCE)
    assert snapshot(run.home) == before


@pytest.mark.parametrize(
    "name", [name for name in WRITERS if name not in {"advance", *NEVER_REPEATS, *ONCE}]
)
def test_again_records_it_twice(name: str, run: Run) -> None:
    prepare(run, name)
    before = len(events_of(run))
    first = run.ok(*WRITERS[name]).out
    deals = len(list((run.home / "deals").iterdir()))
    events = len(events_of(run)) - before
    again = run.ok(*WRITERS[name], "--again")
    assert "Already" not in again.err
    if name == "new":
        assert (first, again.out) == ("corvin-dairies\n", "corvin-dairies-2\n")
        assert len(list((run.home / "deals").iterdir())) == deals + 1
        assert run.ok(*WRITERS[name]).err.startswith("Already recorded")
    else:
        assert len(events_of(run)) == before + 2 * events


@REPEATABLE
@pytest.mark.parametrize("other", [("--at", "2026-03-06"), ("--actor", "lee")], ids=" ".join)
def test_another_day_or_actor_says_something_new(
    name: str, other: tuple[str, ...], run: Run
) -> None:
    prepare(run, name)
    run.ok(*WRITERS[name])
    assert "Already" not in run(*WRITERS[name], *other).err


@pytest.mark.parametrize(
    "name", [name for name in WRITERS if name not in {"new", *NEVER_REPEATS, *FORBIDS_ITSELF}]
)
def test_only_the_newest_live_command_is_a_repetition(name: str, run: Run) -> None:
    prepare(run, name)
    run.ok(*WRITERS[name])
    run.ok("set", HALDEN, "why-now=an audit")
    assert "Already" not in run.ok(*WRITERS[name]).err
    run.ok("undo", HALDEN)
    assert "Already" not in run.ok(*WRITERS[name]).err


@pytest.mark.parametrize("name", sorted(FORBIDS_ITSELF))
def test_what_forbids_itself_is_refused_later(name: str, run: Run) -> None:
    prepare(run, name)
    run.ok(*WRITERS[name])
    run.ok("set", HALDEN, "why-now=an audit")
    before = snapshot(run.home)
    assert run(*WRITERS[name]).code == 1
    assert snapshot(run.home) == before


def test_a_new_deal_that_was_worked_on_is_not_opened_anew_by_accident(run: Run) -> None:
    """Its newest command is another one by now: a second deal is what was asked for."""
    run.ok(*WRITERS["new"])
    run.ok("set", "corvin-dairies", "amount=5 EUR")
    assert run.ok(*WRITERS["new"]).out == "corvin-dairies-2\n"


def test_undo_never_repeats_by_accident(run: Run) -> None:
    run.ok("set", HALDEN, "need=x")
    run.ok("set", HALDEN, "why-now=y")
    assert "why now" in run.ok("undo", HALDEN).err
    assert "their need" in run.ok("undo", HALDEN).err


# Only shown -----------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize("format_", ["plain", "json", "table"])
def test_a_dry_run_writes_nothing(name: str, format_: str, started: Run) -> None:
    prepare(started, name)
    before = snapshot(started.base)
    started.ok(*WRITERS[name], "--dry-run", "--format", format_)
    assert snapshot(started.base) == before


@ADDING
def test_a_dry_run_shows_the_events_that_would_be_written(name: str, started: Run) -> None:
    prepare(started, name)
    start = started.clock.moment, started.nonces
    tried = started.ok(*WRITERS[name], "--dry-run")
    receipt, *shown = tried.err.splitlines()
    assert receipt.startswith("Would record: ")
    started.clock.moment, started.nonces = start
    started.ok(*WRITERS[name])
    deal = "corvin-dairies" if name == "new" else HALDEN
    written = events_of(started, deal)[-len(shown) :]
    without = ("id", "nonce", "recorded", "tx")
    for tried_event, event in zip(map(json.loads, shown), written, strict=True):
        assert tried_event.keys() == event.keys()
        assert {k: v for k, v in tried_event.items() if k not in without} == {
            k: v for k, v in event.items() if k not in without
        }


def test_a_dry_run_needs_no_folder(empty: Run) -> None:
    before = contents(empty.base)
    assert "Would record" in empty.ok(*WRITERS["new"], "--dry-run").err
    assert contents(empty.base) == before


@EVERY
def test_a_dry_run_in_json_says_that_it_is_one(name: str, started: Run) -> None:
    prepare(started, name)
    document = json.loads(started.ok(*WRITERS[name], "--dry-run", "--json").out)
    assert document["dry_run"] is True
    assert len(document["events"]) == {"visit hold": 2, "debrief": 4}.get(name, 1)


def test_a_dry_run_of_a_repetition_says_already_recorded(run: Run) -> None:
    run.ok(*WRITERS["set"])
    assert "lready recorded" in run.ok(*WRITERS["set"], "--dry-run").err


# A refusal leaves nothing ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        ("set", HALDEN, "need=x", "nonsense=y"),
        ("set", HALDEN, "need=x", "budget=much"),
        ("set", HALDEN, "need=x", "why-now=y", "--said-by", "ana", "--said-by", "nobody"),
        ("set", HALDEN, "amount=5 EUR", "visit-what=y", "--said-by", "nobody"),
        ("done", HALDEN, "read-up", "nonsense"),
        ("person", "add", HALDEN, "X", "--role", "user", "--role", "nonsense"),
    ],
    ids=" ".join,
)
def test_one_wrong_part_records_none(line: tuple[str, ...], run: Run) -> None:
    before = snapshot(run.home)
    result = run(*line)
    assert result.code in (2, 4)
    assert result.out == ""
    assert snapshot(run.home) == before
