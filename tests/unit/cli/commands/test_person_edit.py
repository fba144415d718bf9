"""person edit, the new options of person add, and what person list tells of people."""

import json
from typing import Any

import pytest

from tests.builders.worlds import KILN, Run
from tests.unit.cli.commands.standing import newest, refused

EDIT = ("person", "edit", KILN, "ana")
CHANGES: dict[str, tuple[tuple[str, ...], dict[str, Any], str]] = {
    "a name": (("--name", "Ana Ruiz Vega"), {"name": "Ana Ruiz Vega"},
               "Ana Ruiz Vega: now called Ana Ruiz Vega"),
    "a role more": (("--role", "payer"), {"roles": ["payer"]}, "Ana Ruiz: new role: pays"),
    "a role less": (("--not-role", "user"), {"lost_roles": ["user"]},
                    "Ana Ruiz: not in this role after all: runs it"),
    "a job": (("--job", "Head"), {"job": "Head"}, "Ana Ruiz: job: Head"),
    "what is wanted": (("--wants", "fewer stops"), {"wants": "fewer stops"},
                       'Ana Ruiz: wants "fewer stops"'),
    "goals": (("--goal", "a", "--goal", "b", "--goal", "a"),
              {"goals": [{"words": "a"}, {"words": "b"}]},
              'Ana Ruiz: has to reach "a"; has to reach "b"'),
    "a goal from somewhere": (("--goal", "a", "--perspective", "operations"),
                              {"goals": [{"words": "a", "perspective": "operations"}]},
                              'Ana Ruiz: has to reach "a" (line)'),
    "a stance": (("--stance", "mentor"), {"stance": "mentor"}, "Ana Ruiz: stance: mentor"),
    "has heard it": (("--informed",), {"informed": True}, "Ana Ruiz: has heard our case"),
    "has not": (("--not-informed",), {"informed": False}, "Ana Ruiz: has not heard our case"),
    "several": (("--role", "payer", "--not-role", "user", "--informed"),
                {"roles": ["payer"], "lost_roles": ["user"], "informed": True},
                ("Ana Ruiz: new role: pays; not in this role after all: runs it; has heard our "
                "case")),
}  # fmt: skip


@pytest.mark.parametrize(("options", "recorded", "told"), CHANGES.values(), ids=CHANGES)
def test_what_is_different_is_recorded_and_told(
    options: tuple[str, ...], recorded: dict[str, Any], told: str, kiln: Run
) -> None:
    said = kiln.ok(*EDIT, *options).err
    assert newest(kiln) == [("person-changed", {"person": "ana-ruiz", **recorded})]
    assert said.startswith(f"kiln: {told}. Next: ")
    assert kiln.ok(*EDIT, *options).err == "Already recorded, nothing was added.\n"


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), 5, "what is different?\nSay it with: --role, "),
    "a role that is none": (("--role", "usr"), 4, "Did you mean user?"),
    "a lost role that is none": (("--not-role", "usr"), 4, "Did you mean user?"),
    "a role not held": (("--not-role", "payer"), 1, "Ana Ruiz is not recorded in this role: pays"),
    "a role in and out": (("--role", "user", "--not-role", "user"), 2, "both name user"),
    "a perspective alone": (("--perspective", "operations"), 2, "--perspective goes with --goal"),
    "a perspective that is none": (
        ("--goal", "x", "--perspective", "operation"), 4, "Did you mean operations?"),
    "heard and not heard": (("--informed", "--not-informed"), 2, "not both"),
    "a stance that is none": (("--stance", "frend"), 2, "--stance"),
    "an empty goal": (("--goal", " "), 2, "--goal is empty"),
    "a name of two lines": (("--name", "a\nb"), 2, "--name has to stand on one line"),
    "tomorrow": (("--job", "x", "--on", "2026-03-06"), 2, "after today"),
}  # fmt: skip


@pytest.mark.parametrize(("options", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_changed(options: tuple[str, ...], code: int, told: str, kiln: Run) -> None:
    assert told in refused(kiln, *EDIT, *options, code=code)


def test_nobody_who_is_not_there_is_changed(kiln: Run) -> None:
    said = refused(kiln, "person", "edit", KILN, "zoe", "--job", "x", code=4)
    assert "salescoach person add kiln zoe --role ROLE" in said


def test_a_role_counts_from_the_day_on_which_it_was_known(kiln: Run) -> None:
    kiln.clock.to("2026-03-09")
    kiln.ok(*EDIT, "--role", "payer", "--on", "2026-03-06")
    (ana, _) = json.loads(kiln.ok("person", "list", KILN, "--json").out)["people"]
    assert ana["roles"] == [
        {"role": "user", "since": "2026-03-05"}, {"role": "payer", "since": "2026-03-06"},
    ]  # fmt: skip


def test_somebody_new_comes_with_goals_and_what_was_heard(kiln: Run) -> None:
    kiln.ok("person", "add", KILN, "Bo Lund", "--goal", "a", "--goal", "b",
            "--perspective", "operations", "--informed")  # fmt: skip
    goals = [{"words": one, "perspective": "operations"} for one in "ab"]
    assert newest(kiln) == [
        ("person-added",
         {"person": "bo-lund", "name": "Bo Lund", "goals": goals, "informed": True}),
    ]  # fmt: skip
    assert "--perspective goes with --goal" in refused(
        kiln, "person", "add", KILN, "X", "--perspective", "operations", code=2
    )


def test_the_list_tells_what_is_known_of_each(kiln: Run) -> None:
    kiln.ok(*EDIT, "--job", "Head", "--wants", "fewer stops", "--goal", "two shifts",
            "--perspective", "operations", "--stance", "supporter", "--informed")  # fmt: skip
    with kiln.on_terminal():
        assert kiln.ok("person", "list", KILN).out == (
            "Ana Ruiz, Head: runs it\n"
            '  Wants: "fewer stops"\n'
            '  Has to reach: "two shifts" (line)\n'
            "  Stance: supporter\n"
            "  Has heard our case since 5 March\n"
            "Pia Voss: pays\n"
        )
    ana, pia = json.loads(kiln.ok("person", "list", KILN, "--json").out)["people"]
    assert (ana["goals"], ana["informed"]) == (
        [{"words": "two shifts", "perspective": "operations"}], "2026-03-05",
    )  # fmt: skip
    assert (pia["goals"], pia["informed"]) == ([], None)
