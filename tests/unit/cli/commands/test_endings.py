"""lose, disqualify, cancel, reopen."""

import json

import pytest

from tests.builders.command_lines import prepare
from tests.builders.worlds import HALDEN, KILN, Run, delivering
from tests.unit.cli.commands.standing import newest, refused, shown, stands

WINNER = ("set", KILN, "winner=Mole & Co", "--said-by", "ana")
LOSE = ("lose", KILN, "--reason", "too-dear")
DISQUALIFY = ("disqualify", KILN, "--because", "too small for us")
CANCEL = ("cancel", KILN, "--because", "the plant was sold")
PARK = ("park", KILN, "--until", "2026-06-01", "--because", "no money this year")
REOPEN = ("reopen", KILN, "--because", "they called")


def test_a_lost_deal_keeps_its_reason_and_the_words_of_the_rep(kiln: Run) -> None:
    kiln.ok(*WINNER)

    told = kiln.ok(*LOSE, "--because", "a third cheaper").err

    assert told == (
        'kiln: lost: Too dear ("a third cheaper"). Next: nothing, the deal is over. '
        "Take back: salescoach undo kiln\n"
    )
    assert stands(kiln) == ("ended", "lost")
    assert newest(kiln) == [
        ("deal-ended", {"outcome": "lost", "reason": "too-dear", "because": "a third cheaper"})
    ]
    ended = {"on": "2026-03-05", "reason": "too-dear", "because": "a third cheaper"}
    assert shown(kiln)["deal"]["ended"] == ended


def test_what_the_playbook_wants_to_know_of_a_lost_deal_has_to_be_recorded(kiln: Run) -> None:
    told = refused(kiln, *LOSE, code=5)
    assert told == (
        "salescoach: this is still missing: winner.\nRecord it with: salescoach set kiln winner=…\n"
    )


def test_everything_that_is_missing_is_named_at_once(kiln: Run) -> None:
    told = refused(kiln, "lose", KILN, code=5)
    assert told == (
        "salescoach: this is still missing: --reason and winner.\n"
        "--reason is one of: too-dear and other-chosen. Record the rest with: "
        "salescoach set kiln winner=…\n"
    )
    kiln.ok(*WINNER)
    assert refused(kiln, "lose", KILN, code=5).splitlines()[1] == (
        "--reason is one of: too-dear and other-chosen"
    )


def test_that_there_is_no_such_thing_is_an_answer_to_what_is_required(kiln: Run) -> None:
    kiln.ok("set", KILN, "winner=none", "--said-by", "ana")
    kiln.ok(*LOSE)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("too-deer", "Did you mean too-dear? Choose from: too-dear and other-chosen"),
        ("weather", "Choose from: too-dear and other-chosen"),
        ("TOO-DEAR", "Did you mean too-dear? Choose from: too-dear and other-chosen"),
    ],
)
def test_an_unknown_reason_is_4_with_all_of_them(typed: str, hint: str, kiln: Run) -> None:
    kiln.ok(*WINNER)
    told = refused(kiln, "lose", KILN, "--reason", typed, code=4).splitlines()
    assert told == [f"salescoach: there is no reason {typed}.", hint]


def test_without_reasons_in_the_playbook_words_are_asked_for(kiln: Run) -> None:
    told = refused(kiln, "disqualify", KILN, code=5)
    assert told == "salescoach: this is still missing: --because.\n"
    assert refused(kiln, "disqualify", KILN, "--reason", "x", code=4).splitlines()[1] == (
        "Its playbook has none: say it in words, with --because"
    )
    kiln.ok(*DISQUALIFY)
    assert stands(kiln) == ("ended", "disqualified")


@pytest.mark.parametrize("argv", [LOSE, DISQUALIFY], ids=["lose", "disqualify"])
def test_a_parked_deal_can_be_lost(argv: tuple[str, ...], kiln: Run) -> None:
    kiln.ok(*WINNER)
    kiln.ok(*PARK)
    kiln.ok(*argv)
    assert stands(kiln)[0] == "ended"


def test_a_won_deal_is_cancelled_and_not_lost(kiln: Run) -> None:
    delivering(kiln)
    for argv in (LOSE, DISQUALIFY):
        assert refused(kiln, *argv) == (
            f"salescoach: {argv[0]} is for a deal that is being sold or parked; kiln is "
            "delivering.\nPossible now: advance, back, cancel and wait\n"
        )
    told = kiln.ok(*CANCEL).err
    assert told.startswith('kiln: cancelled ("the plant was sold"). Next: nothing, the deal is')
    assert stands(kiln) == ("ended", "cancelled")


def test_cancel_is_only_for_what_is_won_and_from_the_stages_that_the_playbook_names(
    kiln: Run,
) -> None:
    assert refused(kiln, *CANCEL).startswith(
        "salescoach: cancel is for a deal that is being delivered; kiln is selling.\n"
    )
    delivering(kiln)
    kiln.ok("set", KILN, "winner=we", "--said-by", "ana")
    kiln.ok("advance", KILN)
    assert refused(kiln, *CANCEL) == (
        "salescoach: cancel is not allowed from this stage of kiln: Running.\n"
        "The playbook allows it from: Building\n"
    )


def test_cancel_takes_a_reason_of_the_playbook_beside_the_words(run: Run) -> None:
    prepare(run, "cancel")
    cancel = ("cancel", HALDEN, "--because", "the mill was sold", "--reason")
    assert "--because" in refused(run, *cancel[:2], "--reason", "plant-changed", code=5)
    assert "Did you mean plant-changed?" in refused(run, *cancel, "plant-change", code=4)
    told = run.ok(*cancel, "plant-changed").err
    assert 'cancelled: Their plant or product changed ("the mill was sold")' in told


def test_cancel_takes_a_reason_in_words(kiln: Run) -> None:
    delivering(kiln)
    assert "--because" in refused(kiln, "cancel", KILN, code=5)
    assert "--because is empty" in refused(kiln, "cancel", KILN, "--because", " ", code=2)


@pytest.mark.parametrize("argv", [LOSE, DISQUALIFY, CANCEL, PARK], ids=lambda argv: argv[0])
def test_what_is_over_stays_over_until_it_is_reopened(argv: tuple[str, ...], kiln: Run) -> None:
    kiln.ok("disqualify", KILN, "--because", "too far away")
    told = refused(kiln, *argv)
    assert told.endswith("; kiln is disqualified.\nPossible now: reopen\n")
    kiln.ok(*REOPEN)
    assert stands(kiln) == ("selling", None)


def test_reopening_brings_back_what_was_before_the_ending(kiln: Run) -> None:
    delivering(kiln)
    kiln.ok(*CANCEL)
    assert kiln.ok(*REOPEN).err.startswith('kiln: reopened ("they called"). Next: ')
    assert stands(kiln) == ("delivering", "won")


def test_reopen_ends_a_parking_and_needs_one_or_an_ending(kiln: Run) -> None:
    assert refused(kiln, *REOPEN) == (
        "salescoach: reopen is for a deal that is parked or over; kiln is selling.\n"
        "Possible now: advance, back, win, lose, disqualify, park and wait\n"
    )
    kiln.ok(*PARK)
    assert refused(kiln, "reopen", KILN, code=5) == (
        "salescoach: this is still missing: --because.\n"
    )
    kiln.ok(*REOPEN)
    assert stands(kiln) == ("selling", None)


@pytest.mark.parametrize(
    ("argv", "first"),
    [(LOSE, WINNER), (DISQUALIFY, ()), (CANCEL, ("win",)), (REOPEN, PARK), (PARK, ())],
    ids=lambda argv: argv[0] if argv else "",
)
def test_said_again_it_is_recorded_already(
    argv: tuple[str, ...], first: tuple[str, ...], kiln: Run
) -> None:
    if first == ("win",):
        delivering(kiln)
    elif first:
        kiln.ok(*first)
    kiln.ok(*argv)
    before = kiln.ok("history", KILN).out

    again = kiln.ok(*argv)

    assert again.err == "Already recorded, nothing was added.\n"
    assert kiln.ok("history", KILN).out == before


def test_another_reason_is_no_repetition(kiln: Run) -> None:
    kiln.ok(*DISQUALIFY)
    refused(kiln, "disqualify", KILN, "--because", "another reason")
    refused(kiln, *DISQUALIFY, "--actor", "lee")


@pytest.mark.parametrize("argv", [DISQUALIFY, PARK], ids=lambda argv: argv[0])
def test_the_day_is_between_the_last_move_and_today(argv: tuple[str, ...], kiln: Run) -> None:
    """Also against a later move that `--at` leaves out of sight."""
    refused(kiln, *argv, "--on", "2026-03-06", code=2)
    told = refused(kiln, *argv, "--on", "2026-03-04", code=2)
    assert "2026-03-04" in told or "4 March" in told
    kiln.clock.to("2026-03-10")
    kiln.ok(*DISQUALIFY)
    kiln.ok(*REOPEN)
    refused(kiln, *argv, "--on", "2026-03-09", code=2)
    refused(kiln, *argv, "--at", "2026-03-07", code=2)
    kiln.clock.to("2026-03-12")
    kiln.ok(*argv, "--on", "2026-03-10")


def test_an_ending_counts_from_its_day(kiln: Run) -> None:
    kiln.clock.to("2026-03-12")
    kiln.ok(*DISQUALIFY, "--on", "2026-03-10")
    assert stands(kiln, at="2026-03-09") == ("selling", None)
    assert stands(kiln, at="2026-03-10") == ("ended", "disqualified")


def test_every_status_depends_on_the_one_before(kiln: Run) -> None:
    kiln.ok(*PARK)
    parked = json.loads(kiln.ok("history", KILN, "--json").out)["transactions"][-1]["tx"]
    kiln.ok(*DISQUALIFY)
    assert 'later depends on it: disqualified ("too small for us")' in refused(
        kiln, "undo", KILN, parked
    )
    kiln.ok("undo", KILN)
    assert stands(kiln) == ("parked", None)
    kiln.ok("undo", KILN, parked)
    assert stands(kiln) == ("selling", None)
    kiln.ok("undo", KILN, parked, "--redo")
    assert stands(kiln) == ("parked", None)


def test_facts_and_people_are_still_recorded_and_can_be_taken_back(kiln: Run) -> None:
    kiln.ok(*DISQUALIFY)
    kiln.ok(*WINNER)
    kiln.ok("done", KILN, "call")
    kiln.ok("person", "add", KILN, "Late Lou")
    kiln("gate", KILN)
    for _ in range(3):
        kiln.ok("undo", KILN)
    assert stands(kiln) == ("ended", "disqualified")


def test_a_dry_run_shows_the_event_and_records_none(kiln: Run) -> None:
    before = kiln.ok("history", KILN).out
    told = kiln.ok(*DISQUALIFY, "--dry-run").err.splitlines()
    assert told[0] == 'Would record: kiln: disqualified ("too small for us").'
    assert '"kind":"deal-ended"' in told[1]
    assert kiln.ok("history", KILN).out == before


def test_the_receipt_as_a_document(kiln: Run) -> None:
    told = json.loads(kiln.ok(*DISQUALIFY, "--json").out)
    assert told["schema"] == "salescoach/receipt@1"
    assert (told["deal"]["status"], told["deal"]["outcome"]) == ("ended", "disqualified")
    assert told["next"] is None
