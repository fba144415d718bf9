"""park, and what a deal that rests says of itself."""

import json

import pytest

from tests.builders.worlds import KILN, Run, delivering
from tests.conftest import Golden
from tests.unit.cli.commands.standing import newest, refused, shown, stands

BECAUSE = ("--because", "no money this year")
PARK = ("park", KILN, "--until", "2026-06-01", *BECAUSE)
TRIGGER = ("park", KILN, "--trigger", "They hire a chemist", *BECAUSE)


def test_it_rests_until_the_day_and_is_back_by_itself(kiln: Run) -> None:
    told = kiln.ok(*PARK).err
    assert told == (
        'kiln: parked until 1 June ("no money this year"). Next: nothing until 1 June, when it is '
        "back by itself. Take back: salescoach undo kiln\n"
    )
    assert kiln.ok("next", "--format", "ids").out == ""
    assert stands(kiln, at="2026-05-31") == ("parked", None)
    assert stands(kiln, at="2026-06-01") == ("selling", None)
    assert kiln.ok("next", "--format", "ids", "--at", "2026-06-01").out == "kiln\n"
    assert kiln.ok("next", KILN, "--format", "ids", "--at", "2026-06-01").out


def test_what_has_to_happen_has_no_day(kiln: Run) -> None:
    told = kiln.ok(*TRIGGER).err
    assert "Next: nothing until it is reopened. " in told
    assert stands(kiln, at="2030-01-01") == ("parked", None)
    assert shown(kiln)["deal"]["parked"] == {
        "on": "2026-03-05",
        "until": None,
        "trigger": "They hire a chemist",
        "reason": None,
        "because": "no money this year",
    }


def test_parked_again_it_has_the_new_day(kiln: Run) -> None:
    kiln.ok(*PARK)
    kiln.ok("park", KILN, "--until", "2026-04-01", "--trigger", "a call", *BECAUSE)
    assert shown(kiln)["deal"]["parked"]["until"] == "2026-04-01"
    assert stands(kiln, at="2026-04-01") == ("selling", None)


def test_the_reason_is_one_of_the_playbook(kiln: Run) -> None:
    kiln.ok(*PARK, "--reason", "no-budget")
    assert newest(kiln)[0][1]["reason"] == "no-budget"
    told = refused(kiln, *PARK, "--reason", "no-budged", code=4)
    assert told.splitlines()[1] == "Did you mean no-budget? Choose from: no-budget"


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), 5, "still missing: --until or --trigger and --because."),
    "no reason": (("--until", "2026-06-01"), 5, "still missing: --because."),
    "no end": (BECAUSE, 5, "still missing: --until or --trigger."),
    "today": (("--until", "2026-03-05", *BECAUSE), 2, "--until takes a day after today"),
    "yesterday": (("--until", "2026-03-04", *BECAUSE), 2, "--until takes a day after today"),
    "no day": (("--until", "soon", *BECAUSE), 2, "soon is not a day"),
    "an empty trigger": (("--trigger", " ", *BECAUSE), 2, "--trigger is empty"),
}


@pytest.mark.parametrize(("options", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_or_missing(
    options: tuple[str, ...], code: int, told: str, kiln: Run
) -> None:
    assert told in refused(kiln, "park", KILN, *options, code=code)


def test_tomorrow_is_a_day_to_park_until(kiln: Run) -> None:
    kiln.ok("park", KILN, "--until", "2026-03-06", *BECAUSE)
    assert stands(kiln) == ("parked", None)


def test_what_is_being_delivered_is_not_parked(kiln: Run) -> None:
    delivering(kiln)
    assert "being sold or parked; kiln is delivering" in refused(kiln, *PARK)


def resting(run: Run, how: str) -> None:
    match how:
        case "parked-until":
            run.ok(*PARK, "--reason", "no-budget")
        case "parked-trigger":
            run.ok(*TRIGGER)
        case "parked-both":
            run.ok(*TRIGGER, "--until", "2026-06-01")
        case "lost":
            run.ok("set", KILN, "winner=Mole & Co")
            run.ok("lose", KILN, "--reason", "other-chosen")
        case "disqualified":
            run.ok("disqualify", KILN, "--because", "too small for us")
        case "cancelled":
            delivering(run)
            run.ok("cancel", KILN, "--because", "the plant was sold")
        case _:
            raise AssertionError(how)
    run.clock.to("2026-03-20")


HOW = pytest.mark.parametrize(
    "how",
    ["parked-until", "parked-trigger", "parked-both", "lost", "disqualified", "cancelled"],
)


@HOW
def test_next_says_first_that_there_is_nothing_to_do(how: str, kiln: Run, golden: Golden) -> None:
    resting(kiln, how)

    screen = kiln.ok("next", KILN, "--format", "table")

    golden(f"resting/next-{how}.txt", screen.out)
    golden(f"resting/show-{how}.txt", kiln.ok("show", KILN, "--format", "table").out)
    assert "salescoach reopen kiln --because …" in screen.out
    told = json.loads(kiln.ok("next", KILN, "--json").out)
    assert told["actions"] == []
    assert told["deal"]["status"] == ("parked" if how.startswith("parked") else "ended")
    for format_ in ("plain", "ids"):
        piped = kiln.ok("next", KILN, "--format", format_)
        assert piped.out == ""
        assert piped.err.startswith(("kiln: Parked since 5 March", f"kiln: {how.title()} on 5 "))
        assert piped.err.endswith("Back with: salescoach reopen kiln --because …\n")


@HOW
def test_the_queue_leaves_it_out_and_says_so_where_nothing_is_left(how: str, kiln: Run) -> None:
    resting(kiln, how)
    empty = kiln.ok("next")
    assert empty.out == ""
    assert empty.err == ("Nothing to do: 1 deal, all parked or over. See them: salescoach list\n")
    assert json.loads(kiln.ok("next", "--json").out)["deals"] == []
    kiln.ok("new", "Open", "--type", "market")
    assert kiln.ok("next", "--format", "ids").out == "open\n"


@HOW
def test_plain_show_tells_how_it_rests(how: str, kiln: Run) -> None:
    resting(kiln, how)
    rows = [row.split("\t")[1:] for row in kiln.ok("show", KILN).out.splitlines()]
    told = {name: value for name, value, *_ in rows}
    assert told["since"] == "2026-03-05"
    assert told["status"] == ("parked" if how.startswith("parked") else "ended")
    assert ("parked-until" in told) is (how in ("parked-until", "parked-both"))
    assert ("trigger" in told) is (how in ("parked-trigger", "parked-both"))
    assert told.get("outcome") == (None if how.startswith("parked") else how)


def test_a_deal_that_goes_on_says_nothing_of_it(kiln: Run) -> None:
    told = kiln.ok("show", KILN)
    assert "since" not in told.out
    deal = shown(kiln)["deal"]
    assert (deal["parked"], deal["ended"], deal["waiting"]) == (None, None, None)


def test_on_its_day_it_is_to_be_taken_up_and_reopening_it_does_so(kiln: Run) -> None:
    kiln.ok(*PARK)
    first = ("next", KILN, "--json", "--limit", "1")
    (action,) = json.loads(kiln.ok(*first, "--at", "2026-06-01").out)["actions"]
    assert (action["id"], action["record_with"]) == (
        f"take-up/{KILN}",
        f"salescoach reopen {KILN} --because …",
    )
    with kiln.on_terminal():
        screen = kiln.ok("next", KILN, "--format", "table", "--at", "2026-06-01").out
        told = kiln("done", KILN, "1", "--at", "2026-06-01")
    assert "TODAY: Take it up again with Ana Ruiz: hear what has changed" in screen
    assert action["whom"] == ["ana-ruiz"]
    assert (screen.count("LATER: "), "First the deal" in screen) == (4, False)
    assert 'It rested until 1 June ("no money this year").\n' in screen

    assert (told.code, f"salescoach reopen {KILN}" in told.err) == (5, True)
    kiln.ok("reopen", KILN, "--because", "they have money now", "--at", "2026-06-01")
    (action,) = json.loads(kiln.ok(*first, "--at", "2026-06-01").out)["actions"]
    assert action["kind"] != "take-up"
