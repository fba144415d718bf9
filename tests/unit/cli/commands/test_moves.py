"""advance, win, back, cycle: what they record, what they refuse, and what they say."""

import json
from typing import Any

import pytest

from tests.builders.worlds import MILL, MOVES, Result, Run, snapshot

WAIVE = ("--because", "they travel", "--until", "2026-04-01")


def stands(run: Run) -> tuple[str, str | None, str]:
    """Status, outcome, stage."""
    deal = json.loads(run.ok("next", MILL, "--json").out)["deal"]
    return deal["status"], deal["outcome"], deal["stage"]


def events(run: Run) -> list[tuple[str, dict[str, Any]]]:
    """What the newest command recorded: kinds and payloads."""
    told = json.loads(run.ok("history", MILL, "--json").out)["transactions"]
    return [(event["kind"], event["payload"]) for event in told[-1]["events"]]


def debts(run: Run) -> list[tuple[str, bool]]:
    told = json.loads(run.ok("next", MILL, "--json").out)["debts"]
    return [(debt["id"], debt["expired"]) for debt in told]


def refused(run: Run, *argv: str, code: int = 1) -> Result:
    """A command that is refused, and changes nothing."""
    before = snapshot(run.home)
    result = run(*argv)
    assert (result.code, result.out) == (code, ""), result
    assert snapshot(run.home) == before
    return result


def meet_the_need(run: Run) -> None:
    run.ok("set", MILL, "need=less noise", "--said-by", "ana")
    run.ok("set", MILL, "volume=400", "--said-by", "ana")


def to_deciding(run: Run) -> None:
    meet_the_need(run)
    run.ok("advance", MILL)


def to_delivering(run: Run) -> None:
    to_deciding(run)
    run.ok("set", MILL, "price-fits=yes", "--said-by", "pia")
    run.ok("win", MILL)


def test_an_open_gate_is_passed_and_the_verdicts_of_that_day_are_kept(mill: Run) -> None:
    meet_the_need(mill)
    mill.ok("set", MILL, "customer-type=big")

    result = mill.ok("advance", MILL)

    assert result.err.startswith("mill: now in: Trying it. Next: ")
    assert result.err.endswith("Take back: salescoach undo mill\n")
    assert stands(mill) == ("selling", None, "trying")
    met = [
        {"criterion": "needing/need-said", "verdict": "met"},
        {"criterion": "needing/volume-known", "verdict": "met"},
    ]
    assert events(mill) == [("stage-entered", {"stage": "trying", "way": "advance", "left": met})]


def test_an_optional_stage_that_does_not_apply_is_passed_and_named(mill: Run) -> None:
    meet_the_need(mill)

    result = mill.ok("advance", MILL)

    assert "now in: Deciding, past what does not apply here: Trying it." in result.err
    assert stands(mill) == ("selling", None, "deciding")
    assert events(mill)[0][1]["passed"] == ["trying"]


def test_an_optional_stage_that_may_apply_is_not_passed(mill: Run) -> None:
    mill.ok("new", "Other", "--playbook", str(MOVES))
    mill.ok("person", "add", "other", "Ana", "--role", "user")
    mill.ok("set", "other", "volume=1", "--said-by", "ana")
    mill.ok("advance", "other", "--waive", "need-said", *WAIVE)

    assert json.loads(mill.ok("next", "other", "--json").out)["deal"]["stage"] == "trying"


def test_a_closed_gate_is_refused_with_what_is_open(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")

    result = refused(mill, "advance", MILL)

    assert result.err == (
        "salescoach: mill cannot leave this stage yet: Seeing the need. Still open: need said.\n"
        "See why, and what would open it: salescoach gate mill; to go on all the same: "
        "salescoach advance mill --waive need-said --because … --until …\n"
    )


def test_what_is_waived_is_owed_and_repaid_by_itself(mill: Run) -> None:
    mill.ok("advance", MILL, "--waive", "need-said", "--waive", "volume-known", *WAIVE)

    assert stands(mill)[2] == "deciding"
    assert [kind for kind, _ in events(mill)] == [
        "criterion-waived",
        "criterion-waived",
        "stage-entered",
    ]
    assert [one["verdict"] for one in events(mill)[-1][1]["left"]] == ["waived", "waived"]
    assert debts(mill) == [
        ("repay/needing/need-said", False),
        ("repay/needing/volume-known", False),
    ]
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    assert debts(mill) == [("repay/needing/need-said", False)]
    mill.ok("set", MILL, "need=less noise")  # the rep's own word repays nothing
    assert debts(mill) == [("repay/needing/need-said", False)]
    mill.ok("set", MILL, "need=less noise", "--said-by", "ana")
    assert debts(mill) == []


def test_a_debt_is_late_on_the_day_after_its_day(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)

    assert debts(mill) == [("repay/needing/need-said", False)]
    mill.clock.to("2026-04-01")
    assert debts(mill) == [("repay/needing/need-said", False)]
    mill.clock.to("2026-04-02")
    assert debts(mill) == [("repay/needing/need-said", True)]
    assert stands(mill)[2] == "deciding"  # a stage left is not entered again


def test_what_is_owed_is_an_action_until_it_is_repaid(mill: Run) -> None:
    def owed() -> dict[str, Any] | None:
        told = json.loads(mill.ok("next", MILL, "--json").out)["actions"]
        return next((one for one in told if one["kind"] == "repay"), None)

    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)

    action = owed()
    assert action is not None
    assert action["id"] == "repay/needing/need-said"
    assert action["title"] == "Make good what was left open: need said"
    assert action["because"][0] == (
        'Owed since 5 March, to be made good by 1 April ("they travel").'
    )
    assert (action["ask"], action["whom"]) == (["What is it?"], ["ana-ruiz"])
    assert action["record_with"] == "salescoach set mill need=… --said-by ana-ruiz"
    assert [(term["term"], term["value"]) for term in action["terms"]] == [("debt", 15)]
    mill.clock.to("2026-04-02")
    late = owed()
    assert late is not None
    assert [(term["term"], term["value"]) for term in late["terms"]] == [("debt", 60)]
    mill.ok("set", MILL, "need=less noise", "--said-by", "ana")
    assert owed() is None


def test_an_open_gate_names_the_command_that_leaves_it(mill: Run) -> None:
    def first() -> tuple[str, str]:
        told = json.loads(mill.ok("next", MILL, "--json").out)["actions"]
        return told[0]["id"], told[0]["record_with"]

    meet_the_need(mill)
    assert first() == ("advance/needing", "salescoach advance mill")
    mill.ok("advance", MILL)
    mill.ok("set", MILL, "price-fits=yes", "--said-by", "pia")
    assert first() == ("win/deciding", "salescoach win mill")
    mill.clock.to("2026-03-06")
    with mill.on_terminal():
        mill.ok("next", MILL)
        result = mill("done", MILL, "1")
    assert (result.code, "Do it with: salescoach win mill" in result.err) == (5, True)


def test_the_screens_say_what_is_owed(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)

    with mill.on_terminal():
        told, shown = mill.ok("next", MILL).out, mill.ok("show", MILL).out
        brief = mill.ok("next", MILL, "--limit", "1").out
        mill.clock.to("2026-04-02")
        late = mill.ok("next", MILL, "--limit", "1").out

    assert 'Owed since 5 March, to be made good by 1 April ("they travel").' in told
    assert "Still owed" not in told  # an action tells it
    assert 'Still owed, by 1 April: need said ("they travel")' in brief
    assert 'need said, by 1 April ("they travel"; kim)' in shown
    assert 'Owed since 5 March, and late since 1 April ("they travel").' in late
    row = "debt\trepay/needing/need-said\t2026-04-01\tthey travel\tkim"
    assert row in mill.ok("show", MILL).out.splitlines()


def test_one_move_takes_back_its_waivers_with_it(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)

    mill.ok("undo", MILL)

    assert (stands(mill)[2], debts(mill)) == ("needing", [])


@pytest.mark.parametrize(
    ("names", "code", "said", "hint"),
    [
        (
            ("need-sad",),
            4,
            "the gate of needing has no criterion need-sad",
            "Did you mean need-said",
        ),
        (("volume-known",), 1, "so there is nothing to leave open: volume known", ""),
    ],
    ids=["unknown", "met"],
)
def test_a_criterion_that_cannot_be_left_open_is_refused(
    mill: Run, names: tuple[str, ...], code: int, said: str, hint: str
) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    waive = [word for name in names for word in ("--waive", name)]

    result = refused(mill, "advance", MILL, *waive, *WAIVE, code=code)

    assert said in result.err
    assert hint in result.err


def test_a_waiver_beside_another_open_criterion_opens_nothing(mill: Run) -> None:
    result = refused(mill, "advance", MILL, "--waive", "need-said", *WAIVE)

    assert "Still open: volume known." in result.err


def test_what_the_playbook_does_not_let_be_waived_stays_closed(mill: Run) -> None:
    meet_the_need(mill)
    mill.ok("set", MILL, "customer-type=big")
    mill.ok("advance", MILL)

    result = refused(mill, "advance", MILL, "--waive", "tried", *WAIVE)

    assert "the playbook does not let this be left open: tried." in result.err


HALF_A_LEAVE = {
    "no-reason": (("--waive", "need-said", "--until", "2026-04-01"), 5, "a day: --because."),
    "no-day": (("--waive", "need-said", "--because", "x"), 5, "a day: --until."),
    "neither": (("--waive", "need-said"), 5, "a day: --because and --until."),
    "today": (
        ("--waive", "need-said", "--because", "x", "--until", "2026-03-05"),
        2,
        "a day after today",
    ),
    "no-waiver": (("--because", "x", "--until", "2026-04-01"), 2, "go with --waive"),
    "no-day-at-all": (("--waive", "need-said", "--because", "x", "--until", "soon"), 2, "soon"),
}


@pytest.mark.parametrize(("options", "code", "said"), HALF_A_LEAVE.values(), ids=HALF_A_LEAVE)
def test_a_waiver_takes_a_reason_and_a_later_day(
    mill: Run, options: tuple[str, ...], code: int, said: str
) -> None:
    assert said in refused(mill, "advance", MILL, *options, code=code).err


def test_the_same_move_said_again_is_recorded_once(mill: Run) -> None:
    to_deciding(mill)
    before = snapshot(mill.home)

    result = mill.ok("advance", MILL)

    assert "Already recorded" in result.err
    assert snapshot(mill.home).keys() == before.keys()
    assert stands(mill)[2] == "deciding"


def test_the_stage_in_which_they_decide_is_left_only_by_winning(mill: Run) -> None:
    to_deciding(mill)
    mill.clock.to("2026-03-06")
    mill.ok("set", MILL, "price-fits=yes", "--said-by", "pia")

    result = refused(mill, "advance", MILL)
    assert result.err.splitlines()[1] == "Do it with: salescoach win mill"

    mill.ok("win", MILL)
    assert stands(mill) == ("delivering", "won", "delivering")


def test_winning_takes_an_open_gate_or_a_waiver(mill: Run) -> None:
    to_deciding(mill)

    assert "Still open: price right" in refused(mill, "win", MILL).err
    mill.ok("win", MILL, "--waive", "price-right", *WAIVE)
    assert stands(mill)[0] == "delivering"
    assert debts(mill) == [("repay/deciding/price-right", False)]


def test_a_certain_no_that_can_be_waived_is_owed_like_another(mill: Run) -> None:
    to_deciding(mill)
    mill.ok("set", MILL, "price-fits=no", "--said-by", "pia")

    assert "Still open: price right" in refused(mill, "win", MILL).err
    mill.ok("win", MILL, "--waive", "price-right", *WAIVE)
    assert debts(mill) == [("repay/deciding/price-right", False)]


def test_winning_elsewhere_is_refused_with_the_way(mill: Run) -> None:
    result = refused(mill, "win", MILL)

    assert result.err == (
        "salescoach: they decide in: Deciding. mill stands in: Seeing the need.\n"
        "Do it with: salescoach advance mill\n"
    )
    to_delivering(mill)
    mill.clock.to("2026-03-06")
    assert "mill is won already" in refused(mill, "win", MILL).err


def test_the_last_stage_is_left_to_the_end_of_the_deal(mill: Run) -> None:
    to_delivering(mill)
    mill.ok("set", MILL, "result=it runs", "--said-by", "ana")
    mill.ok("advance", MILL)
    mill.clock.to("2026-03-06")

    assert "won and done" in mill.ok("advance", MILL).err
    assert stands(mill) == ("ended", "won", "growing")
    assert "Already recorded" in mill.ok("advance", MILL).err
    mill.clock.to("2026-03-07")
    result = refused(mill, "advance", MILL)
    assert result.err == (
        "salescoach: advance is for a deal that is being sold or delivered; mill is won and done.\n"
        "Possible now: reopen\n"
    )


def test_back_keeps_what_is_known_and_begins_the_days_anew(mill: Run) -> None:
    to_deciding(mill)
    mill.clock.to("2026-03-20")

    result = mill.ok("back", MILL, "needing", "--because", "they have a new need")

    assert 'back to: Seeing the need ("they have a new need")' in result.err
    assert stands(mill)[2] == "needing"
    mill.clock.to("2026-03-22")
    told = json.loads(mill.ok("next", MILL, "--json").out)
    assert told["deal"]["days_in_stage"] == 2
    assert told["gate"]["open"] is True  # judged anew, by what is known


def test_a_listed_way_back_brings_its_reason(mill: Run) -> None:
    to_delivering(mill)

    mill.ok("back", MILL, "deciding")

    payload = {
        "stage": "deciding",
        "way": "back",
        "because": "The trial changed what was agreed",
    }
    assert events(mill) == [("stage-entered", payload)]
    assert stands(mill) == ("delivering", "won", "deciding")  # the order stands
    mill.clock.to("2026-03-06")
    mill.ok("advance", MILL)
    assert stands(mill)[2] == "delivering"


BACK = {
    "no-stage": ((), 5, "back to which stage?", "Choose from: needing and trying"),
    "no-reason": (("needing",), 5, "what happened?", ""),
    "here": (("deciding", "--because", "x"), 1, "is not before", "Choose from: needing and trying"),
    "later": (("growing", "--because", "x"), 1, "is not before", "Choose from: needing and trying"),
    "unknown": (("neding", "--because", "x"), 4, "no stage neding", "Did you mean needing?"),
    "blank-reason": (("needing", "--because", " "), 2, "--because", ""),
}


@pytest.mark.parametrize(("argv", "code", "said", "hint"), BACK.values(), ids=BACK)
def test_back_names_an_earlier_stage_and_a_reason(
    mill: Run, argv: tuple[str, ...], code: int, said: str, hint: str
) -> None:
    to_deciding(mill)

    result = refused(mill, "back", MILL, *argv, code=code)

    assert said in result.err
    assert hint in result.err


def test_the_same_way_back_said_again_is_recorded_once(mill: Run) -> None:
    to_deciding(mill)
    again = ("back", MILL, "needing", "--because", "new need")

    mill.ok(*again)

    assert "Already recorded" in mill.ok(*again).err
    mill.clock.to("2026-03-06")
    refused(mill, *again)


def test_a_waiver_still_counts_after_the_way_back_until_its_day(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)
    mill.ok("back", MILL, "needing", "--because", "new need")

    def verdicts() -> dict[str, str]:
        gate = json.loads(mill("gate", MILL, "--json").out)["gate"]
        return {one["id"]: one["verdict"] for one in gate["criteria"]}

    assert verdicts() == {"need-said": "waived", "volume-known": "met"}
    with mill.on_terminal():
        screen = mill.ok("gate", MILL, env={"NO_COLOR": "1"}).out
    assert "left open, and owed:\n~ They said what they need\n" in screen
    assert 'by 1 April, kim: "they travel"' in screen
    mill.clock.to("2026-04-02")
    assert verdicts() == {"need-said": "unknown", "volume-known": "met"}


def test_the_next_round_keeps_people_and_what_is_known_of_the_account(mill: Run) -> None:
    to_delivering(mill)
    mill.ok("set", MILL, "amount=5000 EUR", "result=it runs", "--said-by", "ana")
    mill.ok("advance", MILL)

    result = mill.ok("cycle", MILL)

    assert "the next round begins, in: Seeing the need." in result.err
    assert stands(mill) == ("selling", None, "needing")
    kept = {
        "stage": "needing",
        "facts": ["volume"],
        "people": ["ana-ruiz", "pia-voss"],
        "fields": ["customer_type"],
    }
    assert events(mill) == [("cycle-started", kept)]
    shown = json.loads(mill.ok("show", MILL, "--json").out)
    assert [fact["id"] for fact in shown["facts"]] == ["volume"]
    assert [person["id"] for person in shown["people"]] == ["ana-ruiz", "pia-voss"]
    assert shown["deal"]["amount"] is None
    assert "Already recorded" in mill.ok("cycle", MILL).err
    mill.ok("undo", MILL)
    assert stands(mill) == ("delivering", "won", "growing")


def test_the_next_round_keeps_what_is_still_to_be_done(mill: Run) -> None:
    to_delivering(mill)
    mill.ok("set", MILL, "result=it runs", "--said-by", "ana")
    mill.ok("advance", MILL)
    mill.ok("visit", "hold", MILL, "--with", "ana")
    for day in ("2026-03-06", "2026-03-09"):
        mill.ok("visit", "plan", MILL, day, "--with", "ana")
    plan = json.loads(mill.ok("history", MILL, "--json").out)["transactions"][-1]["tx"]
    mill.clock.to("2026-03-09")

    mill.ok("cycle", MILL)

    assert events(mill)[0][1]["records"] == ["visit/visit-2026-03-09"]
    told = json.loads(mill.ok("visit", "list", MILL, "--json").out)["visits"]
    assert [(one["id"], one["state"], one["cycle"]) for one in told] == [
        ("visit-2026-03-09", "planned", 2),
        ("visit-2026-03-05", "held", 1),
    ]
    assert "something later depends on it" in refused(mill, "undo", MILL, plan).err


def test_the_next_round_follows_a_deal_that_was_won_and_done(mill: Run) -> None:
    to_delivering(mill)
    mill.ok("set", MILL, "result=it runs", "--said-by", "ana")
    mill.ok("advance", MILL)
    mill.clock.to("2026-03-06")
    mill.ok("advance", MILL)
    assert stands(mill)[0] == "ended"

    mill.ok("cycle", MILL)
    assert stands(mill) == ("selling", None, "needing")


def test_the_next_round_starts_from_the_stage_that_the_playbook_names(mill: Run) -> None:
    result = refused(mill, "cycle", MILL)
    assert "follows a deal that was won; mill is selling" in result.err
    to_delivering(mill)
    result = refused(mill, "cycle", MILL)
    assert "starts from: Growing. mill stands in: Delivering." in result.err


def test_a_playbook_without_next_round_says_so(run: Run) -> None:
    assert run("cycle", "halden-board").code == 1


COMMANDS = (
    ("advance", MILL),
    ("win", MILL),
    ("back", MILL, "needing", "--because", "x"),
    ("cycle", MILL),
)


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_no_move_counts_for_a_day_before_the_last_one(mill: Run, argv: tuple[str, ...]) -> None:
    mill.clock.to("2026-03-10")
    to_deciding(mill)

    result = refused(mill, *argv, "--on", "2026-03-09", code=2)

    assert "the last move of this deal counts for 10 March" in result.err
    assert "after today" in refused(mill, *argv, "--on", "2026-03-11", code=2).err


def test_a_move_counts_for_the_day_that_is_named(mill: Run) -> None:
    meet_the_need(mill)
    mill.clock.to("2026-03-10")

    mill.ok("advance", MILL, "--on", "2026-03-07")

    told = json.loads(mill.ok("next", MILL, "--json").out)
    assert told["deal"]["days_in_stage"] == 3
    before = json.loads(mill.ok("next", MILL, "--json", "--at", "2026-03-06").out)
    assert before["deal"]["stage"] == "needing"


def test_a_move_on_which_another_rests_is_taken_back_after_it(mill: Run) -> None:
    to_deciding(mill)
    told = json.loads(mill.ok("history", MILL, "--json").out)["transactions"]
    first = told[-1]["tx"]
    mill.ok("back", MILL, "needing", "--because", "new need")

    result = refused(mill, "undo", MILL, first)

    assert 'something later depends on it: back to: Seeing the need ("new need").' in result.err
    mill.ok("undo", MILL)
    mill.ok("undo", MILL, first)
    assert stands(mill)[2] == "needing"


def test_a_dry_run_shows_the_move_and_makes_none(mill: Run) -> None:
    meet_the_need(mill)
    before = snapshot(mill.home)

    result = mill.ok("advance", MILL, "--dry-run")

    assert result.err.startswith("Would record: mill: now in: Deciding")
    assert snapshot(mill.home) == before


def test_an_item_done_before_what_it_needs_is_a_debt(mill: Run) -> None:
    early = ("done", MILL, "sample", "--because", "they asked", "--until", "2026-04-01")

    result = refused(mill, "done", MILL, "sample", code=5)
    assert "what this needs is not there yet (need), so it takes a reason" in result.err
    assert result.err.endswith('--because "REASON" --until 2026-03-19\n')

    result = mill.ok(*early)
    assert "done before what it needs: sample; to be made good by 1 April" in result.err
    assert debts(mill) == [("repay/needing/sample", False)]
    mill.ok("set", MILL, "need=less noise", "--said-by", "ana")
    assert debts(mill) == []


def test_a_reason_is_only_for_what_is_done_early(mill: Run) -> None:
    result = refused(
        mill, "done", MILL, "listen", "--because", "x", "--until", "2026-04-01", code=2
    )
    assert "nothing here was done before its time" in result.err
    mill.ok("set", MILL, "need=less noise", "--said-by", "ana")
    mill.ok("done", MILL, "sample")
    assert debts(mill) == []


def test_a_waived_no_stays_waived_when_its_stage_is_left(mill: Run) -> None:
    to_deciding(mill)
    mill.ok("set", MILL, "price-fits=no", "--said-by", "pia")
    mill.ok("win", MILL, "--waive", "price-right", *WAIVE)
    mill.ok("back", MILL, "deciding")

    gate = json.loads(mill("gate", MILL, "--json").out)["gate"]

    assert [(one["id"], one["verdict"]) for one in gate["criteria"]] == [("price-right", "waived")]


def test_what_is_left_open_for_another_reason_is_another_move(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)

    other = ("--because", "they moved", "--until", "2026-05-01")
    result = refused(mill, "advance", MILL, "--waive", "need-said", *other, code=1)

    assert "only winning leads out of it" in result.err


def test_a_waiver_can_be_given_anew_and_is_one_under_both_its_names(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", "--waive", "needing/need-said", *WAIVE)
    assert [kind for kind, _ in events(mill)] == ["criterion-waived", "stage-entered"]
    mill.ok("back", MILL, "needing", "--because", "new need")

    longer = ("--because", "they travel on", "--until", "2026-05-01")
    mill.ok("advance", MILL, "--waive", "need-said", *longer)

    told = json.loads(mill.ok("next", MILL, "--json").out)["debts"]
    assert [(debt["because"], debt["until"]) for debt in told] == [("they travel on", "2026-05-01")]


def test_a_move_does_not_count_for_a_day_on_which_the_deal_rested(mill: Run) -> None:
    meet_the_need(mill)
    mill.ok("park", MILL, "--until", "2026-03-20", "--because", "no money")
    mill.clock.to("2026-03-25")

    result = refused(mill, "advance", MILL, "--on", "2026-03-10")

    assert "mill is parked" in result.err
    mill.ok("advance", MILL, "--on", "2026-03-20")


def test_a_repeated_move_says_where_the_deal_stands_now(mill: Run) -> None:
    to_deciding(mill)

    result = mill.ok("advance", MILL)

    assert result.err == (
        "Already recorded, nothing was added; it stands in: Deciding. To leave that stage, too, "
        "add --again.\n"
    )


def test_what_is_not_for_this_stage_is_refused_before_anything_is_needed(mill: Run) -> None:
    result = refused(mill, "win", MILL, "--waive", "price-right")

    assert "they decide in: Deciding." in result.err


def test_a_gate_that_is_open_because_of_waivers_says_so(mill: Run) -> None:
    mill.ok("set", MILL, "volume=400", "--said-by", "ana")
    mill.ok("advance", MILL, "--waive", "need-said", *WAIVE)
    mill.ok("back", MILL, "needing", "--because", "new need")

    told = json.loads(mill.ok("next", MILL, "--json").out)["actions"]
    (advance,) = (one for one in told if one["kind"] == "advance")

    assert advance["because"] == [
        "Ana Ruiz: volume known.", "Nothing holds them here; what was left open is owed.",
    ]  # fmt: skip


def test_what_was_undone_comes_back_only_where_no_later_move_is_in_its_way(mill: Run) -> None:
    to_deciding(mill)
    mill.ok("back", MILL, "needing", "--because", "new need")
    mill.ok("undo", MILL)
    mill.clock.to("2026-03-06")
    mill.ok("win", MILL, "--waive", "price-right", *WAIVE)

    result = refused(mill, "undo", MILL, "--redo")

    assert "something later would no longer fit: " in result.err
    mill.ok("undo", MILL)
    mill.ok("undo", MILL, "--redo")  # the win itself
    assert stands(mill)[0] == "delivering"


def test_what_somebody_said_comes_back_only_with_that_person(mill: Run) -> None:
    mill.ok("person", "add", MILL, "Rolf Lind")
    mill.ok("set", MILL, "need=less noise", "--said-by", "rolf")
    said = json.loads(mill.ok("history", MILL, "--json").out)["transactions"][-1]["tx"]
    mill.ok("undo", MILL)
    mill.ok("undo", MILL)

    result = refused(mill, "undo", MILL, said, "--redo")

    assert "bring back first what it names in mill: rolf-lind." in result.err
    mill.ok("undo", MILL, "--redo")
    mill.ok("undo", MILL, said, "--redo")


def test_undoing_before_the_day_of_opening_changes_nothing(mill: Run) -> None:
    meet_the_need(mill)

    result = refused(mill, "undo", MILL, "--at", "2026-02-01", code=4)

    assert "mill was opened after 1 February" in result.err


def test_a_field_set_for_an_older_day_is_history(mill: Run) -> None:
    mill.clock.to("2026-03-10")
    mill.ok("set", MILL, "amount=70000 EUR")
    mill.clock.to("2026-03-12")

    result = mill.ok("set", MILL, "amount=10000 EUR", "--on", "2026-03-06")

    assert "amount EUR 10,000, kept as history; what counts is EUR 70,000" in result.err
    assert json.loads(mill.ok("show", MILL, "--json").out)["deal"]["amount"]["amount"] == "70000.00"
    before = json.loads(mill.ok("show", MILL, "--json", "--at", "2026-03-07").out)
    assert before["deal"]["amount"]["amount"] == "10000.00"


def test_somebody_to_meet_is_added_by_a_command_and_no_answer_is_taken_for_the_name(
    mill: Run,
) -> None:
    mill.ok("undo", MILL)  # Pia Voss, who pays
    to_deciding(mill)
    with mill.on_terminal():
        screen = mill.ok("next", MILL, env={"NO_COLOR": "1"}).out
        number = next(line[0] for line in screen.splitlines() if "Meet the right person" in line)
        result = mill("done", MILL, number)

    assert result.code == 5
    assert "Do it with: salescoach person add mill … --role payer" in result.err


def test_the_screens_say_that_the_buyer_asked_for_time(mill: Run) -> None:
    mill.ok("wait", MILL, "--until", "2026-03-20", "--because", "their board", "--said-by", "ana")

    with mill.on_terminal():
        now = mill.ok("next", MILL, env={"NO_COLOR": "1"}).out
        mill.clock.to("2026-03-21")
        then = mill.ok("next", MILL, env={"NO_COLOR": "1"}).out

    assert "Seeing the need, waiting until 20 March" in now
    assert "waiting" not in then
