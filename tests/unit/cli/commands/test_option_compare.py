"""option compare: options beside each other, on every sort of output."""

import json
from typing import Any

import pytest

from tests.builders.worlds import KILN, Run, Stream
from tests.unit.cli.commands.standing import refused

COMPARE = ("option", "compare", KILN)


def edit(run: Run, option: str, *words: str) -> None:
    run.ok("option", "edit", KILN, option, *words)


def compared(run: Run, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.ok(*COMPARE, "--json", *options).out)
    return found


@pytest.fixture
def weighed(kiln: Run) -> Run:
    """Leaving it as it is and ours, as in docs/options.md; ours has no mark for the price."""
    kiln.ok("option", "add", KILN, "Leave it", "--kind", "as-is")
    kiln.ok("option", "add", KILN, "Our aid", "--kind", "ours")
    kiln.ok("option", "weigh", KILN, "steadiness=60", "price=40", "--said-by", "ana")
    edit(kiln, "leave-it", "--outlay", "0 EUR", "--cost", "90000 EUR", "--gain", "0 EUR",
         "--impact", "it stops", "--mark", "steadiness=2", "--mark", "price=8")  # fmt: skip
    edit(kiln, "our-aid", "--outlay", "120000 EUR", "--cost", "60000 EUR", "--cost", "40000 EUR",
         "--gain", "20000 EUR", "--gain", "30000 EUR", "--mark", "steadiness=9")  # fmt: skip
    return kiln


SCREEN = """\
Kiln: 2 options over 2 years, money in EUR

                     Leave it     Our aid
At the start                0     120,000
Cost, year 1           90,000      60,000
Cost, year 2           90,000      40,000
Cost in 2 years       180,000     220,000
Gain in 2 years             0      50,000
Worth today at 10 %  -156,198    -164,628
Paid back after             -   1.9 years
steadiness (60)             2           9
price (40)                  8     missing
Marks, weighted           4.4  5.4 to 9.4

What each would change
  Leave it: "it stops"

Not known yet
  Our aid: what it would change; marks for price
    salescoach option edit kiln our-aid --impact … --mark price=…
"""


def on_screen(run: Run, *options: str, width: int = 80) -> str:
    screen = Stream(terminal=True)
    shown = run.ok(*COMPARE, *options, "--color", "never", stdout=screen, width=lambda: width)
    return shown.out


def test_on_a_terminal_an_option_is_a_column(weighed: Run) -> None:
    assert on_screen(weighed, "--years", "2", "--rate", "10 %") == SCREEN


def test_what_nobody_gave_is_called_an_assumption_of_ours(weighed: Run) -> None:
    last = [
        on_screen(weighed, *given).splitlines()[-1]
        for given in ((), ("--years", "5"), ("--rate", "8"))
    ]
    assert last == [
        (
            "5 years and 8 % are our assumption. With theirs: "
            "salescoach option compare kiln --years … --rate …"
        ),
        "8 % is our assumption. With theirs: salescoach option compare kiln --rate …",
        "5 years are our assumption. With theirs: salescoach option compare kiln --years …",
    ]


def test_four_options_stand_beside_each_other_in_80_columns(weighed: Run) -> None:
    for title in ("A system from Karlsby with two pumps", "Two operators more on every shift"):
        weighed.ok("option", "add", KILN, title, "--kind", "competitor")
    lines = on_screen(weighed, "--years", "1").splitlines()
    assert max(map(len, lines[:14])) <= 80
    assert [line for line in lines if line.startswith("At the start")] == [
        "At the start               0     120,000     not known     not known"
    ]


def test_on_a_narrow_terminal_some_stand_below_the_others(weighed: Run) -> None:
    weighed.ok("option", "add", KILN, "Dry system", "--kind", "competitor")
    lines = on_screen(weighed, "--years", "1", "--rate", "8", width=40).splitlines()
    assert [line for line in lines if line.startswith(("At the start", "Paid back"))] == [
        "At the start               0     120,000",
        "Paid back after            -   1.9 years",
        "At the start         not known",
        "Paid back after      not known",
    ]


def test_plain_lines(weighed: Run) -> None:
    rows = [line.split("\t") for line in weighed.ok(*COMPARE, "--years", "1").out.splitlines()]
    assert rows == [
        ["years", "1", ""],
        ["rate", "8", "ours"],
        ["currency", "EUR"],
        ["option", "leave-it", "as-is", "Leave it", "0.00", "90000.00", "0.00", "-83333.33",
         "as-is", "", "4.4", "4.4", "it stops", ""],
        ["cost", "leave-it", "1", "90000.00"],
        ["gain", "leave-it", "1", "0.00"],
        ["mark", "leave-it", "steadiness", "60", "2"],
        ["mark", "leave-it", "price", "40", "8"],
        ["option", "our-aid", "ours", "Our aid", "120000.00", "180000.00", "20000.00",
         "-157037.04", "after", "1.9", "5.4", "9.4", "", "impact marks"],
        ["cost", "our-aid", "1", "60000.00"],
        ["gain", "our-aid", "1", "20000.00"],
        ["mark", "our-aid", "steadiness", "60", "9"],
        ["mark", "our-aid", "price", "40", ""],
    ]  # fmt: skip


def test_json_has_what_is_not_known_as_null(weighed: Run) -> None:
    weighed.ok("option", "add", KILN, "Dry system", "--kind", "competitor", "--maker", "Karlsby")
    edit(weighed, "dry-system", "--outlay", "10 SEK", "--mark", "price=1")
    found = compared(weighed, "--years", "1", "--rate", "0.5")
    leave, ours, dry = found.pop("options")
    assert found == {
        "schema": "salescoach/option-comparison@1",
        "at": "2026-03-05",
        "deal": KILN,
        "years": 1,
        "rate_percent": "0.5",
        "ours": [],
        "currency": "EUR",
        "as_is": "leave-it",
        "weights": [
            {"criterion": "steadiness", "weight": 60},
            {"criterion": "price", "weight": 40},
        ],
        "weighed_by": ["ana-ruiz"],
    }
    assert leave["money"] == {
        "outlay": {"amount": "0.00", "currency": "EUR"},
        "costs": [{"amount": "90000.00", "currency": "EUR"}],
        "gains": [{"amount": "0.00", "currency": "EUR"}],
        "total_cost": {"amount": "90000.00", "currency": "EUR"},
        "total_gain": {"amount": "0.00", "currency": "EUR"},
        "net_present_value": {"amount": "-89552.24", "currency": "EUR"},
        "payback": "as-is",
        "payback_years": None,
    }
    assert (ours["weighted"], ours["missing"]) == (
        {"low": "5.4", "high": "9.4"},
        ["impact", "marks"],
    )
    assert dry == {
        "id": "dry-system",
        "title": "Dry system",
        "kind": "competitor",
        "maker": "Karlsby",
        "money": None,
        "left_out": ["SEK"],
        "marks": [
            {"criterion": "steadiness", "weight": 60, "points": None},
            {"criterion": "price", "weight": 40, "points": 1},
        ],
        "weighted": {"low": "0.4", "high": "6.4"},
        "impact": None,
        "missing": ["cost", "gain", "impact", "marks"],
        "record_with": "salescoach option edit kiln dry-system --cost … --gain … --impact … "
        "--mark steadiness=…",
    }


def test_money_in_another_currency_is_left_out_and_says_why(weighed: Run) -> None:
    edit_all = ("--outlay", "10 SEK", "--cost", "1 SEK", "--gain", "2 SEK", "--impact", "x")
    weighed.ok("option", "add", KILN, "Dry system", "--kind", "competitor")
    edit(weighed, "dry-system", *edit_all, "--mark", "price=1", "--mark", "steadiness=1")
    shown = " ".join(on_screen(weighed, "--years", "5", "--rate", "8").split())
    assert shown.endswith(
        "Dry system is left out where money is compared: its figures are in SEK, the others in EUR."
    )


def test_cents_are_shown_where_somebody_recorded_some(weighed: Run) -> None:
    edit(weighed, "leave-it", "--cost", "90000.50 EUR")
    lines = on_screen(weighed, "--years", "1").splitlines()
    assert "Worth today at 8 %  -83,333.80  -157,037.04" in lines


def test_without_leaving_it_as_it_is_the_screen_asks_for_it(kiln: Run) -> None:
    kiln.ok("option", "add", KILN, "Our aid", "--kind", "ours")
    assert on_screen(kiln).splitlines()[-2:] == [
        (
            "Nothing is paid back without leaving it as it is beside it: "
            "salescoach option add kiln … --kind as-is"
        ),
        "What counts for them is not weighed yet: salescoach option weigh kiln …=…",
    ]


def test_without_options_it_says_so_and_is_content(kiln: Run) -> None:
    result = kiln.ok(*COMPARE)
    assert (result.out, result.err) == ("", "kiln: no option recorded yet.\n")
    assert compared(kiln)["options"] == []


@pytest.mark.parametrize("years", ["0", "51", "2.5", "-1", "five", "1e1", "٣"])
def test_years_are_a_whole_number_from_1_to_50(kiln: Run, years: str) -> None:
    told = refused(kiln, *COMPARE, f"--years={years}", code=2)
    assert told == f"salescoach: {years} is not a number of years: a whole number from 1 to 50.\n"


@pytest.mark.parametrize("rate", ["-1", "1001", "eight", "8,5", "1e1", "%", "nan"])
def test_the_rate_is_percent_a_year(kiln: Run, rate: str) -> None:
    told = refused(kiln, *COMPARE, f"--rate={rate}", code=2)
    assert told.endswith("is not a rate: percent a year, from 0 to 1000, like 6.5.\n")


@pytest.mark.parametrize(("years", "rate"), [("1", "0"), ("50", "1000"), ("05", "6.5%")])
def test_at_the_borders_it_answers(weighed: Run, years: str, rate: str) -> None:
    found = compared(weighed, "--years", years, "--rate", rate)
    assert (found["years"], found["rate_percent"]) == (int(years), rate.removesuffix("%"))
