"""`next` without a deal: the forms, the order said in words, one seller role, `--all`."""

import json

import pytest

from tests.builders.worlds import HALDEN, Run


def ids(run: Run, *options: str) -> list[str]:
    return run.ok("next", *options, "--format", "ids").out.split()


def queue(run: Run, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run.ok("next", *options, "--json").out)["deals"]
    return found


def test_a_deal_without_news_says_since_when_in_every_form(shop: Run) -> None:
    for day, since in (("2026-03-06", None), ("2026-03-09", "2026-03-05")):
        (anvil,) = [one for one in queue(shop, "--at", day) if one["score"] == 40]
        assert anvil["rests_since"] == since
        (row,) = [line for line in shop.ok("next", "--at", day).out.splitlines() if "anvil" in line]
        assert row.split("\t")[-2] == (since or "")


def test_all_leaves_deals_without_news_among_the_others(shop: Run) -> None:
    shop.clock.to("2026-03-10")
    shop.ok("set", "forge", "customer-type=small")
    assert ids(shop) == ["forge", "anvil"]
    assert ids(shop, "--all") == ["anvil", "forge"]
    assert [one["rests_since"] for one in queue(shop, "--all")] == ["2026-03-05", None]


def test_all_is_for_the_queue_alone(shop: Run) -> None:
    refused = shop("next", "anvil", "--all")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        "salescoach: --all is for the list of all deals, not for one of them.",
        "More actions of this deal: salescoach next anvil --limit 20",
    ]


# One seller role


@pytest.mark.parametrize(
    ("role", "deals"), [("developer", ["anvil"]), ("manager", ["forge"])]
)  # fmt: skip
def test_a_role_sees_the_deals_in_its_hands(role: str, deals: list[str], shop: Run) -> None:
    assert ids(shop, "--as", role) == deals


def test_somebody_elses_deal_still_answers_with_what_is_for_anybody(shop: Run) -> None:
    assert ids(shop, "--as", "manager") == ["forge"]
    mine = shop.ok("next", "forge", "--as", "developer", "--format", "ids").out
    assert mine == "do/building/send\n"
    assert json.loads(shop.ok("next", "forge", "--as", "developer", "--json").out)["actions"][0][
        "number"
    ] == 1  # fmt: skip


def test_a_deal_without_anything_for_the_role_says_so(shop: Run) -> None:
    screen = shop.ok("next", "anvil", "--as", "manager", "--format", "table").out
    assert screen.splitlines()[3] == (
        "Nothing is open here in this role. For everybody: salescoach next anvil"
    )
    assert shop.ok("next", "anvil", "--as", "manager", "--format", "ids").out == ""


def test_a_role_without_deals_is_told_so(shop: Run) -> None:
    shop.ok("park", "anvil", "--until", "2026-06-01", "--because", "no money")
    empty = shop.ok("next", "--as", "developer")
    assert (empty.out, empty.err) == (
        "", "No deal to work on is with this seller role: Business developer\n",
    )  # fmt: skip
    shop.ok("park", "forge", "--until", "2026-06-01", "--because", "no money")
    assert shop.ok("next", "--as", "developer").err.startswith("Nothing to do: 2 deals")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("next", "--as", "manger"),
            [
                "salescoach: no playbook of your deals has the seller role manger.",
                "Did you mean manager?",
            ],
        ),
        (
            ("next", "--as", "zzz"),
            [
                "salescoach: no playbook of your deals has the seller role zzz.",
                "Choose from: developer and manager",
            ],
        ),
        (
            ("next", "anvil", "--as", "manger"),
            ["salescoach: this playbook has no seller role manger.", "Did you mean manager?"],
        ),
    ],
)
def test_an_unknown_role_is_not_found(words: tuple[str, ...], told: list[str], shop: Run) -> None:
    refused = shop(*words)
    assert (refused.code, refused.out, refused.err.splitlines()) == (4, "", told)


def test_a_role_of_one_playbook_is_none_of_another(shop: Run) -> None:
    shop.ok("new", "Halden Board", "--type", "market")
    assert shop("next", HALDEN, "--as", "manager").code == 4
    assert ids(shop, "--as", "manager") == ["forge"]


def test_a_playbook_without_seller_roles_offers_none(kiln: Run) -> None:
    refused = kiln("next", "--as", "developer")
    assert (refused.code, refused.err) == (
        4, "salescoach: no playbook of your deals has the seller role developer.\n",
    )  # fmt: skip


def test_before_the_first_deal_any_role_is_told_how_to_begin(empty: Run) -> None:
    assert empty.ok("next", "--as", "anybody") == empty.ok("next")


# Numbers


@pytest.mark.parametrize(("limit", "shown"), [("0", 2), ("1", 1), ("2", 2), ("3", 2)])
def test_a_limit_shows_the_first_ones(limit: str, shown: int, shop: Run) -> None:
    assert ids(shop, "--limit", limit) == ids(shop)[:shown]
