"""next DEAL: what rests says so, and one seller role sees its own actions under its own numbers."""

import json

import pytest

from tests.builders.worlds import Run


@pytest.mark.parametrize(
    ("day", "told", "since"),
    [
        ("2026-03-06", "", None),
        ("2026-03-08", "", None),
        ("2026-03-09", "Nothing new since 5 March.", "2026-03-05"),
    ],
)
def test_a_deal_that_rests_says_since_when_below_its_head(
    day: str, told: str, since: str | None, shop: Run
) -> None:
    lines = shop.ok("next", "anvil", "--format", "table", "--at", day).out.splitlines()
    assert lines[2] == told
    assert json.loads(shop.ok("next", "anvil", "--json", "--at", day).out)["rests_since"] == since


def test_a_parked_deal_says_what_it_said_before(shop: Run) -> None:
    shop.ok("park", "anvil", "--until", "2026-06-01", "--because", "no money")
    screen = shop.ok("next", "anvil", "--format", "table", "--at", "2026-03-20").out
    assert "Nothing new" not in screen
    assert json.loads(shop.ok("next", "anvil", "--json", "--at", "2026-03-20").out)[
        "rests_since"
    ] is None  # fmt: skip


def test_a_number_means_the_action_on_the_screen_of_that_role(shop: Run) -> None:
    plain = ("--color", "never")
    with shop.on_terminal():
        everybody = shop.ok("next", "forge", *plain).out.splitlines()
        developer = shop.ok("next", "forge", "--as", "developer", *plain).out.splitlines()
        shop.ok("done", "forge", "1")
    assert (everybody[3], developer[3]) == (
        "1  TODAY: Draw it",
        "1  TODAY: Ask them to do this: Let them send a sample",
    )
    done = json.loads(shop.ok("show", "forge", "--json").out)["done"]
    assert [(one["stage"], one["item"]) for one in done] == [("building", "send")]
