"""The queue on a terminal: the deals that ask for something, then those that can wait."""

import pytest

from tests.builders.worlds import KILN, SELLERS, Run, delivering
from tests.conftest import Golden


def screen(run: Run, *options: str) -> list[str]:
    lines = run.ok("next", *options, "--format", "table").out.splitlines()
    assert max(map(len, lines)) <= 80
    return lines


def test_deals_at_rest_and_zombies_stand_apart(shop: Run, golden: Golden) -> None:
    shop.ok("new", "Zinc", "--playbook", str(SELLERS), "--at", "2026-01-02")
    shop.ok("new", "Lathe", "--playbook", str(SELLERS), "--amount", "9000 EUR")
    shop.ok("person", "add", "anvil", "Bo Lund", "--role", "user")
    shop.ok("wait", "anvil", "--until", "2026-03-30", "--because", "audit", "--said-by", "Bo")
    shop.clock.to("2026-03-12")
    shop.ok("new", "Bellows", "--playbook", str(SELLERS))
    golden("queue/apart.txt", "\n".join(screen(shop)) + "\n")
    golden("queue/mixed.txt", "\n".join(screen(shop, "--all")) + "\n")


def test_the_title_names_the_role(shop: Run) -> None:
    assert screen(shop, "--as", "manager")[0] == "1 deal, Thu 5 March 2026, for: Account manager"


def test_a_deal_with_nothing_for_the_role_says_so(shop: Run) -> None:
    shop.ok("done", "forge", "draw", "send")
    assert screen(shop, "--as", "manager")[2:4] == [
        "1  Forge  forge",
        "   nothing open in this role",
    ]


def test_the_worst_warning_is_named_where_it_is_high(shop: Run) -> None:
    assert [line for line in screen(shop) if "They are" in line] == ["   They are large."]


STEP = "   TODAY: Agree on the next step with Ana Ruiz, and on its day"
"""After a week with nothing agreed that counters a warning."""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-03-08", ["   TODAY: Draw it", "   They are large."]),
        ("2026-03-09", ["   TODAY: Draw it", "   over the limit of this stage"]),
        (
            "2026-03-11",
            ["   TODAY: Draw it", "   over the limit of this stage", "   They are large."],
        ),
        (
            "2026-03-12",
            [STEP, "   7 days in this stage, more than twice the limit of 3 days"],
        ),
        ("2026-03-13", [STEP, "   over the limit of this stage"]),
    ],
)
def test_what_is_over_its_limit_is_named_once_and_a_warning_every_third_day(
    day: str, told: list[str], shop: Run
) -> None:
    shop.clock.to(day)
    shop.ok("person", "add", "forge", "Ana Ruiz")
    assert screen(shop, "--as", "manager")[3:] == told


def test_a_warning_about_silence_leaves_out_for_how_long(empty: Run) -> None:
    silent = SELLERS.read_text("utf-8").replace(
        "fires_when: {customer_type: big}", "fires_when: {days_since_contact: {at_least: 1}}", 1
    )
    book = empty.base / "silent.yaml"
    book.write_text(silent, "utf-8")
    empty.ok("new", "Anvil", "--playbook", str(book))
    told = {}
    for day in ("2026-03-21", "2026-03-22"):
        empty.clock.to(day)
        empty.ok("set", "anvil", "need=heat")
        told[day] = screen(empty)[4:]
    assert told == {"2026-03-21": ["   They are large."], "2026-03-22": ["   quiet for 17 days"]}


@pytest.mark.parametrize(("close", "late"), [("2026-03-05", False), ("2026-03-04", True)])
def test_a_planned_close_that_is_past_is_named(close: str, late: bool, shop: Run) -> None:
    shop.ok("set", "anvil", f"expected-close={close}")
    assert any("is past" in line for line in screen(shop)) is late


def test_of_a_deal_that_is_won_no_planned_close_is_late(kiln: Run) -> None:
    kiln.ok("set", KILN, "expected-close=2026-03-01")
    assert any("is past" in line for line in screen(kiln))
    delivering(kiln)
    assert not any("is past" in line for line in screen(kiln))


LATE = ("commitment", "add", "forge", "send the drawing", "--ours", "--due")


@pytest.mark.parametrize(("due", "late"), [("2026-03-04", True), ("2026-03-05", False)])
def test_a_deal_of_which_a_promise_of_ours_is_late_says_so_in_a_word(
    due: str, late: bool, shop: Run
) -> None:
    shop.ok("person", "add", "forge", "Ana Ruiz")
    shop.ok(*LATE, due, "--on", "2026-03-04")
    lines = screen(shop)
    forge = next(line for line in lines if "  forge" in line)
    assert (forge.endswith(" LATE"), lines[0].endswith("  1 late")) == (late, late)
    assert len(forge) == 80 if late else len(forge) < 20


def test_a_long_sentence_is_cut_between_two_of_its_parts(shop: Run) -> None:
    what = "send the drawing with the new flange, the old one, and whatever else they asked for"
    shop.ok("person", "add", "forge", "Ana Ruiz")
    shop.ok("commitment", "add", "forge", what, "--ours", "--due", "2026-03-05", "--to", "ana")
    told = [line for line in screen(shop) if "send the" in line]
    assert told == ["   TODAY: send the drawing with the new flange, the old one …"]


def test_one_without_parts_stands_there_whole(shop: Run) -> None:
    what = "send the drawing with the new flange and the old one and whatever else they asked for"
    shop.ok("person", "add", "forge", "Ana Ruiz")
    shop.ok("commitment", "add", "forge", what, "--ours", "--due", "2026-03-05")
    lines = screen(shop)
    at = next(place for place, line in enumerate(lines) if "send the" in line)
    assert lines[at].endswith("whatever else")
    assert lines[at + 1].startswith("   they asked for")


def test_the_third_day_without_news_says_only_what_has_a_date(shop: Run) -> None:
    shop.ok("person", "add", "forge", "Ana Ruiz")
    shop.ok("visit", "plan", "forge", "2026-03-12", "--with", "ana")
    told = {}
    for day in ("2026-03-05", "2026-03-11"):
        shop.clock.to(day)
        lines = screen(shop)
        told[day] = lines[next(place for place, line in enumerate(lines) if "  forge" in line) + 1]
    assert told == {
        "2026-03-05": "   TODAY: Draw it",
        "2026-03-11": "   TOMORROW with Ana: Ask them to do this: Let them send a sample",
    }
