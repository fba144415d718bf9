"""visit plan, edit, hold, cancel and list."""

import json
from typing import Any

import pytest

from tests.builders.worlds import KILN, Run
from tests.unit.cli.commands.standing import newest, refused

DAY, SOON, LATER = "2026-03-05", "2026-03-09", "2026-03-12"
PLAN = ("visit", "plan", KILN)
HOLD = ("visit", "hold", KILN)
EDIT = ("visit", "edit", KILN)
CANCEL = ("visit", "cancel", KILN)
WHY = ("--because", "their line stands")


def visits(run: Run, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.ok("visit", "list", KILN, "--json", *options).out)[
        "visits"
    ]
    return found


def told(run: Run, *argv: str) -> str:
    """What the receipt says was recorded."""
    return run.ok(*argv).err.partition(" Next: ")[0].removeprefix("kiln: ")


@pytest.fixture
def met(kiln: Run) -> Run:
    """Somebody was met already, so that it is no first visit."""
    kiln.ok(*HOLD, "--with", "ana", "--on", "2026-03-05")
    return kiln


# plan ----------------------------------------------------------------------------------------


def test_a_visit_is_planned_with_all_that_is_said_of_it(kiln: Run) -> None:
    kiln.ok(
        *PLAN, SOON, "--time", "9:30", "--place", "at the mill", "--kind", "pilot",
        "--with", "ana", "--with", "Pia Voss", "--with", "Ana Ruiz", "--our", "Eva Holm",
        "--goal", "the figure", "--at-least", "a name", "--leave-out", "the price",
        "--what", "a", "--who", "b", "--how-much", "c", "--when", "d", "--where", "e",
        "--how", "f", "--why", "g",
    )  # fmt: skip
    answers = zip(
        ("what", "who", "how-much", "when", "where", "how", "why"), "abcdefg", strict=True
    )
    assert newest(kiln) == [
        (
            "visit-planned",
            {
                "visit": "pilot-2026-03-09",
                "day": SOON,
                "time": "09:30",
                "location": "at the mill",
                "kind": "pilot",
                "people": ["ana-ruiz", "pia-voss"],
                "ours": ["Eva Holm"],
                "goal": "the figure",
                "at_least": "a name",
                "leave_out": "the price",
                "answers": [{"question": one, "text": text} for one, text in answers],
            },
        )
    ]


@pytest.mark.parametrize(
    ("options", "recorded"),
    [
        (
            ("--with", "ana", "--goal", "the figure"),
            'visit planned for 9 March, with Ana Ruiz; to agree on: "the figure".',
        ),
        (
            ("--kind", "talk", "--time", "14:00", "--place", "by telephone", "--with", "ana",
             "--goal", "x"),
            'talk planned for 9 March, 14:00, by telephone, with Ana Ruiz; to agree on: "x".',
        ),
        (
            ("--with", "ana"),
            ("visit planned for 9 March, with Ana Ruiz. Still open (salescoach visit edit kiln "
            "visit-2026-03-09 --goal …): what they are to agree to."),
        ),
        (
            (),
            ("visit planned for 9 March. Still open (salescoach visit edit kiln visit-2026-03-09 "
            "--goal … --with …): what they are to agree to and who of theirs must be there."),
        ),
    ],
    ids=["both questions", "when and where", "no goal", "nothing"],
)  # fmt: skip
def test_the_receipt_says_what_the_plan_leaves_open(
    options: tuple[str, ...], recorded: str, met: Run
) -> None:
    assert told(met, *PLAN, SOON, *options) == recorded


def test_of_a_first_visit_it_wants_all_seven(kiln: Run) -> None:
    assert told(kiln, *PLAN, SOON, "--with", "ana", "--goal", "x", "--place", "y").endswith(
        "Still open (salescoach visit edit kiln visit-2026-03-09 --how-much … --how … --why …): "
        "how much is in it, how and why."
    )
    assert "Still open" not in told(
        kiln, *EDIT, SOON, "--how-much", "a", "--how", "b", "--why", "c"
    )


def test_of_a_strategic_customer_it_always_wants_all_seven(met: Run) -> None:
    met.ok("set", KILN, "customer-type=partner")
    assert "how much is in it, where, how and why." in told(
        met, *PLAN, SOON, "--with", "ana", "--goal", "x"
    )


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no day": ((), 5, "still missing: DATE."),
    "yesterday": (("2026-03-04",), 2, "2026-03-04 is before 2026-03-05"),
    "a day that is none": (("soon",), 2, "soon is not a day"),
    "somebody unknown": ((SOON, "--with", "zoe"), 4, "person add kiln zoe --role ROLE"),
    "a kind that is none": ((SOON, "--kind", "piolt"), 4, "Did you mean pilot?"),
    "no time": ((SOON, "--time", "half past"), 2, "Write it like this: 09:30"),
    "no hour": ((SOON, "--time", "24:00"), 2, "24:00 is not a time of day"),
    "no minute": ((SOON, "--time", "9:5"), 2, "9:5 is not a time of day"),
    "a signed hour": ((SOON, "--time", "+9:30"), 2, "+9:30 is not a time of day"),
    "an empty goal": ((SOON, "--goal", " "), 2, "--goal is empty"),
    "a place of two lines": ((SOON, "--place", "a\nb"), 2, "--place has to stand on one line"),
    "recorded for tomorrow": ((SOON, "--on", "2026-03-06"), 2, "after today"),
}


@pytest.mark.parametrize(("words", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_planned(words: tuple[str, ...], code: int, said: str, kiln: Run) -> None:
    assert said in refused(kiln, *PLAN, *words, code=code)


def test_a_past_day_is_told_with_the_command_for_what_took_place(kiln: Run) -> None:
    said = refused(kiln, *PLAN, "2026-03-04", code=2)
    assert said.splitlines()[1] == ("If it took place: salescoach visit hold kiln --on 2026-03-04")


def test_today_can_be_planned_and_the_past_for_the_day_on_which_it_was_agreed(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY)
    kiln.clock.to(LATER)
    kiln.ok(*PLAN, SOON, "--on", DAY)
    assert [one["day"] for one in visits(kiln)] == [SOON, DAY]


def test_said_twice_it_is_one_visit_and_a_second_one_takes_again(kiln: Run) -> None:
    kiln.ok(*PLAN, SOON, "--with", "ana")
    assert kiln.ok(*PLAN, SOON, "--with", "ana").err.startswith("Already recorded")
    said = refused(kiln, *PLAN, SOON, "--with", "pia")
    assert said.splitlines() == [
        "salescoach: a visit is planned for 9 March already: visit-2026-03-09.",
        (
            "Change that one: salescoach visit edit kiln visit-2026-03-09; a second one on that "
            "day: add --again"
        ),
    ]
    kiln.ok(*PLAN, SOON, "--kind", "talk")  # another kind is another visit
    kiln.ok(*PLAN, SOON, "--with", "pia", "--again")
    assert [one["id"] for one in visits(kiln)] == [
        "visit-2026-03-09", "talk-2026-03-09", "visit-2026-03-09-2",
    ]  # fmt: skip


def test_an_id_is_never_given_twice(kiln: Run) -> None:
    kiln.ok(*PLAN, SOON)
    kiln.ok("undo", KILN)
    kiln.ok(*PLAN, SOON, "--with", "ana")
    assert [one["id"] for one in visits(kiln)] == ["visit-2026-03-09-2"]


# edit ----------------------------------------------------------------------------------------


def test_a_visit_is_moved_and_keeps_its_id(met: Run) -> None:
    met.ok(*PLAN, SOON, "--with", "ana", "--goal", "x")
    assert told(met, *EDIT, SOON, "--day", LATER) == "visit of 9 March: now on 12 March."
    assert newest(met) == [("visit-changed", {"visit": "visit-2026-03-09", "day": LATER})]
    (visit, _) = visits(met)
    assert (visit["id"], visit["day"], visit["moves"]) == ("visit-2026-03-09", LATER, 1)


def test_every_part_of_a_plan_can_be_changed(met: Run) -> None:
    met.ok(*PLAN, SOON, "--with", "ana", "--goal", "x", "--why", "old")
    recorded = told(
        met, *EDIT, "visit-2026-03-09", "--time", "10:00", "--place", "at ours", "--kind", "talk",
        "--with", "pia", "--our", "Eva", "--goal", "y", "--at-least", "z", "--leave-out", "price",
        "--why", "new",
    )  # fmt: skip
    assert recorded == (
        "visit of 9 March: at 10:00; place: at ours; now: talk; with Pia Voss; from us: Eva; "
        'to agree on: "y"; or at least: "z"; to leave out: "price"; why: "new".'
    )
    (visit, _) = visits(met)
    assert visit == {
        **visit,
        "time": "10:00", "place": "at ours", "kind": "talk", "people": ["pia-voss"],
        "ours": ["Eva"], "goal": "y", "at_least": "z", "leave_out": "price",
        "answers": {"why": "new"},
    }  # fmt: skip


def test_what_a_visit_came_to_is_corrected(met: Run) -> None:
    assert visits(met)[0]["outcome"] == "continuation"
    recorded = told(met, *EDIT, DAY, "--outcome", "advance")
    assert recorded == "visit of 5 March: it came to: a step forward."
    assert (visits(met)[0]["outcome"], visits(met)[0]["corrected"]) == ("advance", True)


EDITS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing named": ((), 5, "still missing: VISIT."),
    "nothing changed": ((SOON,), 5, "what is different?\nSay it with: --goal, --with and --day"),
    "nothing of one held": ((DAY,), 5, "Say it with: --outcome and --with"),
    "an unknown one": (("visit-2026-03-08", "--goal", "x"), 4, "Did you mean visit-2026-03-0"),
    "a beginning": (("visit-2026-03-09"[:-1], "--goal", "x"), 4, "visit list kiln"),
    "a day without one": (("2026-03-10", "--goal", "x"), 4, "there is no visit 2026-03-10"),
    "into the past": ((SOON, "--day", "2026-03-04"), 2, "2026-03-04 is before 2026-03-05"),
    "held, to another day": ((DAY, "--day", LATER), 1, "was held already, on 5 March"),
    "planned, with an outcome": (
        (SOON, "--outcome", "order"),
        1,
        "Do it with: salescoach visit hold kiln visit-2026-03-09",
    ),
    "an outcome that is none": ((DAY, "--outcome", "advanse"), 2, "Did you mean advance?"),
}


@pytest.mark.parametrize(("words", "code", "said"), EDITS.values(), ids=EDITS)
def test_what_cannot_be_changed(words: tuple[str, ...], code: int, said: str, met: Run) -> None:
    met.ok(*PLAN, SOON)
    assert said in refused(met, *EDIT, *words, code=code)


def test_a_cancelled_one_is_planned_anew(kiln: Run) -> None:
    kiln.ok(*PLAN, SOON)
    kiln.ok(*CANCEL, SOON, *WHY)
    said = refused(kiln, *EDIT, SOON, "--goal", "x")
    assert "was cancelled already: their line stands" in said
    assert "plan it anew" in said


def test_a_day_of_two_visits_names_none(kiln: Run) -> None:
    kiln.ok(*PLAN, SOON)
    kiln.ok(*PLAN, SOON, "--kind", "talk")
    said = refused(kiln, *EDIT, SOON, "--goal", "x", code=4)
    assert said.splitlines() == [
        "salescoach: several visits of kiln are on 9 March.",
        "Say which: visit-2026-03-09 and talk-2026-03-09",
    ]


def test_a_visit_that_is_on_another_day_now_is_still_found_by_the_days_before(kiln: Run) -> None:
    kiln.ok(*PLAN, SOON)
    kiln.ok(*EDIT, SOON, "--day", LATER)
    move = (*EDIT, LATER, "--day", "2026-03-20")
    kiln.ok(*move)
    assert kiln.ok(*move).err == "Already recorded, nothing was added.\n"
    kiln.ok(*EDIT, SOON, "--goal", "x")
    kiln.ok(*PLAN, SOON)  # now another one is on that day
    kiln.ok(*EDIT, SOON, "--goal", "y")
    assert [(one["day"], one["goal"]) for one in visits(kiln)] == [
        (SOON, "y"), ("2026-03-20", "x"),
    ]  # fmt: skip
    hold = (*HOLD, LATER, "--with", "ana")
    kiln.ok(*hold)
    assert kiln.ok(*hold).err.startswith("Already recorded")


# hold ----------------------------------------------------------------------------------------


def test_the_visit_planned_for_the_day_is_held_with_those_who_were_to_come(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY, "--with", "ana")
    kiln.ok(*PLAN, SOON, "--with", "pia")
    assert told(kiln, *HOLD) == "visit held, with Ana Ruiz; it came to: nobody agreed to anything."
    assert newest(kiln) == [("visit-held", {"visit": "visit-2026-03-05", "people": ["ana-ruiz"]})]


def test_else_the_one_whose_day_is_past(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY, "--with", "ana")
    kiln.ok(*PLAN, LATER)
    recorded = told(kiln, *HOLD, "--with", "pia", "--at", SOON)
    assert recorded.startswith("visit held, with Pia Voss (planned for 5 March); it came to: ")
    assert visits(kiln, "--at", SOON)[1]["day"] == SOON


@pytest.mark.parametrize("days", [[SOON], [SOON, LATER]], ids=["one", "two"])
def test_one_that_is_still_to_come_is_not_taken_for_it(days: list[str], kiln: Run) -> None:
    for day in days:
        kiln.ok(*PLAN, day)
    said = refused(kiln, *HOLD, "--with", "ana", code=5)
    assert said.startswith("salescoach: which visit of kiln was it?\nSay which: visit-2026-03-09")
    assert said.endswith("or, for one that nobody had planned: --unplanned\n")
    kiln.ok(*HOLD, SOON, "--with", "ana")
    assert [one["state"] for one in visits(kiln)].count("held") == 1


@pytest.mark.parametrize("options", [("--unplanned",), ("--unplanned", "--kind", "talk")])
def test_an_unplanned_one_is_planned_and_held_in_one(options: tuple[str, ...], kiln: Run) -> None:
    kiln.ok(*PLAN, SOON)
    recorded = told(kiln, *HOLD, *options, "--with", "ana", "--place", "by telephone")
    kind = "talk" if "talk" in options else "visit"
    assert recorded == f"{kind} held, with Ana Ruiz; it came to: nobody agreed to anything."
    planned, held = newest(kiln)
    assert planned[1]["visit"] == held[1]["visit"] == f"{kind}-2026-03-05"
    assert (planned[1]["day"], planned[1]["location"]) == (DAY, "by telephone")
    row = kiln.ok("history", KILN).out.splitlines()[-1].split("\t")
    assert row[-1] == f"{kind} held, with Ana Ruiz"


def test_where_nothing_is_planned_it_is_an_unplanned_one(kiln: Run) -> None:
    kiln.ok(*HOLD, "--with", "ana", "--on", "2026-03-05")
    assert [one["id"] for one in visits(kiln)] == ["visit-2026-03-05"]


def test_what_else_is_known_of_it_goes_with_it(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY, "--with", "ana", "--place", "at theirs")
    kiln.ok(*HOLD, "--kind", "pilot", "--place", "at theirs", "--outcome", "order")
    assert newest(kiln) == [
        ("visit-changed", {"visit": "visit-2026-03-05", "kind": "pilot"}),
        ("visit-held",
         {"visit": "visit-2026-03-05", "people": ["ana-ruiz"], "outcome": "order"}),
    ]  # fmt: skip


def test_what_the_rep_says_it_came_to_is_told_once(kiln: Run) -> None:
    recorded = told(kiln, *HOLD, "--with", "ana", "--outcome", "no-sale")
    assert recorded == "visit held, with Ana Ruiz; it came to: a no."


def test_agreed_work_is_told_as_such(kiln: Run) -> None:
    recorded = told(kiln, *HOLD, "--with", "ana", "--kind", "pilot")
    assert recorded == "Pilot day held, with Ana Ruiz; it came to: agreed work, done."


@pytest.mark.parametrize("named", [(), (SOON,), ("visit-2026-03-09",)])
def test_said_again_it_is_recorded_already(named: tuple[str, ...], kiln: Run) -> None:
    kiln.ok(*PLAN, SOON, "--with", "ana")
    kiln.clock.to(SOON)
    kiln.ok(*HOLD, "--place", "x")
    assert kiln.ok(*HOLD, *named, "--with", "ana").err.startswith("Already recorded")
    assert kiln.ok(*HOLD, *named, "--place", "x").err.startswith("Already recorded")
    assert len(visits(kiln)) == 1


@pytest.mark.parametrize(
    "other", [("--with", "pia"), ("--outcome", "order"), ("--place", "y")], ids=" ".join
)
def test_said_otherwise_it_is_another_one(other: tuple[str, ...], met: Run) -> None:
    met.ok(*HOLD, *(() if other[0] == "--with" else ("--with", "ana")), *other)
    assert len(visits(met)) == 2


def test_a_second_one_on_the_same_day_takes_again(met: Run) -> None:
    assert met.ok(*HOLD, "--with", "ana").err.startswith("Already recorded")
    met.ok(*HOLD, "--with", "ana", "--again")
    assert [one["id"] for one in visits(met)] == ["visit-2026-03-05-2", "visit-2026-03-05"]


HOLDS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nobody": ((), 5, "still missing: --with."),
    "somebody unknown": (("--with", "zoe"), 4, "person add kiln zoe --role ROLE"),
    "tomorrow": (("--with", "ana", "--on", "2026-03-06"), 2, "after today"),
    "a name, and unplanned": (
        (DAY, "--unplanned", "--with", "ana"), 2, "VISIT or --unplanned, not both"),
    "an outcome that is none": (("--with", "ana", "--outcome", "x"), 2, "--outcome"),
    "an unknown one": (("visit-1", "--with", "ana"), 4, "visit list kiln"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "said"), HOLDS.values(), ids=HOLDS)
def test_what_cannot_be_held(words: tuple[str, ...], code: int, said: str, kiln: Run) -> None:
    assert said in refused(kiln, *HOLD, *words, code=code)


def test_nobody_holds_a_visit_twice_or_one_that_was_cancelled(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY, "--with", "ana")
    kiln.ok(*PLAN, SOON, "--with", "ana")
    kiln.ok(*HOLD)
    kiln.ok(*CANCEL, SOON, *WHY)
    assert refused(kiln, *HOLD, DAY) == (
        "salescoach: visit-2026-03-05 was held already, on 5 March.\n"
    )
    assert refused(kiln, *HOLD, SOON).splitlines()[0] == (
        "salescoach: visit-2026-03-09 was cancelled already: their line stands"
    )


# cancel --------------------------------------------------------------------------------------


def test_a_planned_visit_is_cancelled_once(kiln: Run) -> None:
    kiln.ok(*PLAN, SOON, "--with", "ana")
    assert told(kiln, *CANCEL, SOON, *WHY) == 'visit of 9 March cancelled ("their line stands").'
    assert kiln.ok(*CANCEL, SOON, *WHY).err == "Already recorded, nothing was added.\n"
    assert "was cancelled already" in refused(kiln, *CANCEL, SOON, "--because", "x")
    assert (visits(kiln)[0]["state"], visits(kiln)[0]["because"]) == (
        "cancelled", "their line stands",
    )  # fmt: skip


CANCELS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), 5, "still missing: VISIT and --because."),
    "no reason": ((SOON,), 5, "still missing: --because."),
    "held": ((DAY, *WHY), 1, "was held already, on 5 March"),
    "an unknown one": (("2026-03-20", *WHY), 4, "visit list kiln"),
    "an empty reason": ((SOON, "--because", " "), 2, "--because is empty"),
    "tomorrow": ((SOON, *WHY, "--on", "2026-03-06"), 2, "after today"),
}


@pytest.mark.parametrize(("words", "code", "said"), CANCELS.values(), ids=CANCELS)
def test_what_cannot_be_cancelled(words: tuple[str, ...], code: int, said: str, met: Run) -> None:
    met.ok(*PLAN, SOON)
    assert said in refused(met, *CANCEL, *words, code=code)


def test_a_plan_cannot_be_taken_back_from_under_a_visit(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY, "--with", "ana")
    plan = kiln.ok("history", KILN).out.splitlines()[-1].split("\t")[2]
    kiln.ok(*HOLD)
    said = refused(kiln, "undo", KILN, plan)
    first, hint = said.splitlines()
    assert first == "salescoach: something later depends on it: visit held, with Ana Ruiz."
    assert hint.endswith("salescoach undo kiln --list")
    kiln.ok("undo", KILN)
    kiln.ok("undo", KILN, plan)
    assert visits(kiln) == []


def test_a_visit_comes_back_only_with_its_plan(kiln: Run) -> None:
    kiln.ok(*PLAN, DAY, "--with", "ana")
    kiln.ok(*HOLD)
    held = kiln.ok("history", KILN).out.splitlines()[-1].split("\t")[2]
    kiln.ok("undo", KILN)
    kiln.ok("undo", KILN)
    said = refused(kiln, "undo", KILN, held, "--redo")
    first, hint = said.splitlines()
    assert first == "salescoach: bring back first what it names in kiln: visit-2026-03-05."
    assert hint.endswith("salescoach undo kiln --redo --list")


# list ----------------------------------------------------------------------------------------


@pytest.fixture
def listed(kiln: Run) -> Run:
    """One to come today, one later, one not told of, one held, one cancelled."""
    kiln.ok(*PLAN, "2026-03-06", "--with", "ana", "--goal", "a name")
    kiln.ok(*PLAN, "2026-03-07", "--kind", "pilot", "--with", "pia")
    kiln.ok(*PLAN, SOON, "--time", "14:00", "--with", "ana")
    kiln.ok(*PLAN, LATER)
    kiln.ok(*PLAN, "2026-03-20")
    kiln.ok(*CANCEL, LATER, *WHY)
    kiln.ok(*HOLD, "2026-03-07", "--place", "at the mill", "--at", "2026-03-07")
    kiln.clock.to(SOON)
    return kiln


def test_plain_has_a_line_a_visit_the_next_one_first(listed: Run) -> None:
    rows = [line.split("\t") for line in listed.ok("visit", "list", KILN).out.splitlines()]
    assert rows == [
        ["visit-2026-03-09", "2026-03-09", "14:00", "planned", "", "", "ana-ruiz", "", "", ""],
        ["visit-2026-03-20", "2026-03-20", "", "planned", "", "", "", "", "", ""],
        ["visit-2026-03-12", "2026-03-12", "", "cancelled", "", "", "", "", "",
         "their line stands"],
        ["pilot-2026-03-07", "2026-03-07", "", "held", "pilot", "at the mill", "pia-voss",
         "kept-step", "", ""],
        ["visit-2026-03-06", "2026-03-06", "", "planned", "", "", "ana-ruiz", "", "a name", ""],
    ]  # fmt: skip


def test_on_a_terminal_it_is_a_screen(listed: Run) -> None:
    with listed.on_terminal():
        assert listed.ok("visit", "list", KILN, env={"NO_COLOR": "1"}).out == (
            "Mon 9 March 2026, 14:00: visit  (planned)  visit-2026-03-09\n"
            "  With: Ana Ruiz\n"
            "\n"
            "Fri 20 March 2026: visit  (planned)  visit-2026-03-20\n"
            "\n"
            "Thu 12 March 2026: visit  (cancelled)  visit-2026-03-12\n"
            '  Because: "their line stands"\n'
            "\n"
            "Sat 7 March 2026: Pilot day, at the mill  (held)  pilot-2026-03-07\n"
            "  With: Pia Voss\n"
            "  It came to: agreed work, done\n"
            "\n"
            "Fri 6 March 2026: visit  (planned; how was it?)  visit-2026-03-06\n"
            "  With: Ana Ruiz\n"
            "  To agree on: a name\n"
        )


def test_json_has_everything(listed: Run) -> None:
    told = json.loads(listed.ok("visit", "list", KILN, "--json").out)
    assert (told["schema"], told["at"], told["deal"]) == ("salescoach/visits@1", SOON, KILN)
    assert [one["id"] for one in told["visits"]] == listed.ok(
        "visit", "list", KILN, "--format", "ids"
    ).out.split()
    assert told["visits"][3] == {
        "id": "pilot-2026-03-07",
        "day": "2026-03-07",
        "time": None,
        "state": "held",
        "kind": "pilot",
        "place": "at the mill",
        "people": ["pia-voss"],
        "ours": [],
        "goal": None,
        "at_least": None,
        "leave_out": None,
        "answers": {},
        "outcome": "kept-step",
        "corrected": False,
        "moves": 0,
        "because": None,
        "cycle": 1,
    }


def test_of_an_earlier_day_it_shows_what_counted_then(listed: Run) -> None:
    assert [one["state"] for one in visits(listed, "--at", "2026-03-06")] == [
        "planned", "planned", "planned", "planned", "cancelled",
    ]  # fmt: skip


def test_without_a_visit_it_says_so(kiln: Run) -> None:
    result = kiln.ok("visit", "list", KILN)
    assert (result.out, result.err) == ("", "kiln: no visit recorded yet.\n")
    assert kiln.ok("visit", "list", KILN, "--format", "table").out == "no visit recorded yet\n"
    assert visits(kiln) == []
