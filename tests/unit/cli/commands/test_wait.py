"""wait: the customer's own dated reason."""

import json

import pytest

from tests.builders.worlds import KILN, Run, delivering
from tests.conftest import Golden
from tests.unit.cli.commands.standing import newest, refused, shown, stands

WHY = ("--because", "Their board meets", "--said-by", "pia")
WAIT = ("wait", KILN, "--until", "2026-04-01", *WHY)


def test_it_is_recorded_with_who_asked_for_it(kiln: Run, golden: Golden) -> None:
    told = kiln.ok(*WAIT).err
    assert told.startswith(
        'kiln: waiting until 1 April ("Their board meets"), asked for by Pia Voss. Next: '
    )
    assert newest(kiln) == [
        (
            "wait-started",
            {"until": "2026-04-01", "because": "Their board meets", "said_by": ["pia-voss"]},
        )
    ]
    assert shown(kiln)["deal"]["waiting"] == {
        "since": "2026-03-05",
        "until": "2026-04-01",
        "because": "Their board meets",
    }
    assert "deal\twaiting-until\t2026-04-01" in kiln.ok("show", KILN).out
    golden("resting/show-waiting.txt", kiln.ok("show", KILN, "--format", "table").out)


def test_the_deal_stays_in_the_queue(kiln: Run) -> None:
    kiln.ok(*WAIT)
    assert stands(kiln) == ("selling", None)
    assert kiln.ok("next", "--format", "ids").out == "kiln\n"


def test_several_people_may_have_asked_for_it(kiln: Run) -> None:
    kiln.ok(*WAIT, "--said-by", "ana", "--said-by", "pia")
    assert newest(kiln)[0][1]["said_by"] == ["pia-voss", "ana-ruiz"]


def test_a_new_wait_takes_the_place_of_the_one_before(kiln: Run) -> None:
    kiln.ok(*WAIT)
    kiln.ok("wait", KILN, "--until", "2026-03-20", *WHY)
    assert shown(kiln)["deal"]["waiting"]["until"] == "2026-03-20"
    assert shown(kiln, "--at", "2026-03-25")["deal"]["waiting"] is None


def test_today_ends_a_running_wait(kiln: Run) -> None:
    kiln.ok(*WAIT)
    kiln.clock.to("2026-03-10")
    end = ("wait", KILN, "--until", "2026-03-10", *WHY)
    kiln.ok(*end)
    assert shown(kiln)["deal"]["waiting"] is None
    assert kiln.ok(*end).err == "Already recorded, nothing was added.\n"
    kiln.ok("undo", KILN)
    assert shown(kiln)["deal"]["waiting"]["until"] == "2026-04-01"


def test_without_a_running_wait_none_can_end(kiln: Run) -> None:
    told = refused(kiln, "wait", KILN, "--until", "2026-03-05", *WHY)
    assert "nobody of kiln is being waited for" in told
    kiln.ok(*WAIT)
    late = ("wait", KILN, "--until", "2026-04-01", *WHY, "--at", "2026-04-01")
    refused(kiln, *late)


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), 5, "still missing: --until, --because and --said-by."),
    "nobody": (WAIT[2:-2], 5, "still missing: --said-by."),
    "somebody unknown": ((*WAIT[2:-1], "zoe"), 4, "nobody called zoe is recorded in kiln"),
    "yesterday": (("--until", "2026-03-04", *WHY), 2, "--until takes today"),
    "no day": (("--until", "soon", *WHY), 2, "soon is not a day"),
    "said tomorrow": ((*WAIT[2:], "--on", "2026-03-06"), 2, "after today"),
    "said before the last move": ((*WAIT[2:], "--on", "2026-03-01"), 2, "1 March"),
}


@pytest.mark.parametrize(("options", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_or_missing(
    options: tuple[str, ...], code: int, told: str, kiln: Run
) -> None:
    assert told in refused(kiln, "wait", KILN, *options, code=code)


def test_only_a_deal_that_goes_on_waits(kiln: Run) -> None:
    delivering(kiln)
    kiln.ok(*WAIT)
    kiln.ok("cancel", KILN, "--because", "the plant was sold")
    told = refused(kiln, *WAIT)
    assert told.splitlines() == [
        "salescoach: wait is for a deal that is being sold or delivered; kiln is cancelled.",
        "Possible now: reopen",
    ]


def test_who_asked_for_it_cannot_be_unmet(kiln: Run) -> None:
    kiln.ok("person", "add", KILN, "Bo Lund", "--role", "payer")
    met = json.loads(kiln.ok("history", KILN, "--json").out)["transactions"][-1]["tx"]
    kiln.ok(*WAIT[:-1], "bo")
    assert "waiting until 1 April" in refused(kiln, "undo", KILN, met)
