"""option add, edit, weigh and list."""

import json

import pytest

from tests.builders.worlds import KILN, Run
from tests.unit.cli.commands.standing import newest, refused

ADD = ("option", "add", KILN)
EDIT = ("option", "edit", KILN, "leave-it")
WEIGH = ("option", "weigh", KILN)
LEAVE = (*ADD, "Leave it", "--kind", "as-is")
MISSING = "Still missing: whether it works; what it costs and brings"


def told(run: Run, *argv: str) -> str:
    """What the receipt says was recorded."""
    return run.ok(*argv).err.partition(". Next: ")[0].removeprefix("kiln: ")


@pytest.fixture
def weighing(kiln: Run) -> Run:
    """They may leave it as it is."""
    kiln.ok(*LEAVE)
    return kiln


# add -----------------------------------------------------------------------------------------


def test_an_option_is_told_with_what_is_missing(kiln: Run) -> None:
    assert told(kiln, *LEAVE) == f'option: "Leave it", leaving it as it is. {MISSING}'
    assert told(kiln, *ADD, "Brand X", "--kind", "competitor", "--maker", "X Works") == (
        f'option: "Brand X", of a competitor, X Works. {MISSING}'
    )
    assert newest(kiln) == [
        (
            "option-added",
            {"option": "brand-x", "title": "Brand X", "kind": "competitor", "maker": "X Works"},
        )
    ]


ADDED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no kind": (("Ours",), 5, "still missing: --kind."),
    "a kind like one": (
        ("Ours", "--kind", "our"),
        2,
        "Did you mean ours? Choose from: ours, competitor and as-is",
    ),
    "a kind like none": (
        ("Ours", "--kind", "x"), 2, "Choose from: ours, competitor and as-is",
    ),
    "the same title": (
        ("leave IT", "--kind", "ours"),
        1,
        ("there is an option of that name already: leave-it.\nSay more of it with: "
        "salescoach option edit kiln leave-it --technical …"),
    ),
    "a second way to do nothing": (
        ("Wait a year", "--kind", "as-is"),
        1,
        ("leaving it as it is stands there already: leave-it.\nSay more of it with: "
        "salescoach option edit kiln leave-it --technical …"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "said"), ADDED.values(), ids=ADDED)
def test_what_cannot_be_added(words: tuple[str, ...], code: int, said: str, weighing: Run) -> None:
    assert said in refused(weighing, *ADD, *words, code=code)


# edit ----------------------------------------------------------------------------------------


def test_what_is_said_of_an_option_is_recorded_and_the_rest_is_named(weighing: Run) -> None:
    weighing.ok(*WEIGH, "steadiness=60", "price=40")
    words = (
        "--technical", "it stops", "--outlay", "0 EUR", "--cost", "90000 EUR", "--cost",
        "95000 EUR", "--gain", "5 EUR", "--mark", "STEADINESS=2", "--said-by", "ana",
    )  # fmt: skip
    assert told(weighing, *EDIT, *words) == (
        '"Leave it": technically "it stops"; at the start EUR 0; cost by year EUR 90,000 and '
        "EUR 95,000; gain by year EUR 5; steadiness 2 of 10 (Ana Ruiz). "
        "Still missing: marks for price"
    )
    assert newest(weighing) == [
        (
            "option-evaluated",
            {
                "option": "leave-it",
                "technical": "it stops",
                "outlay": {"amount": "0.00", "currency": "EUR"},
                "costs": [
                    {"amount": "90000.00", "currency": "EUR"},
                    {"amount": "95000.00", "currency": "EUR"},
                ],
                "gains": [{"amount": "5.00", "currency": "EUR"}],
                "marks": [{"criterion": "steadiness", "points": 2}],
                "said_by": ["ana-ruiz"],
            },
        )
    ]


def test_whole_nothing_is_missing_any_more(weighing: Run) -> None:
    weighing.ok(*EDIT, "--technical", "it stops")
    assert told(weighing, *EDIT, "--title", "As it is", "--economic", "waste") == (
        '"As it is": now called "As it is"; economically "waste"'
    )
    assert told(weighing, *EDIT, "--maker", "they", "--impact", "none", "--strengths", "no work",
                "--weaknesses", "stops") == (
        '"As it is": made by "they"; it would change "none"; strong in "no work"; weak in "stops"'
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "code", "said"),
    [
        ("price=0", 0, "price 0 of 10"),
        ("price=10", 0, "price 10 of 10"),
        ("price=11", 2, "11 is not a mark for price: a whole number from 0 to 10."),
        ("price=-1", 2, "-1 is not a mark for price"),
        ("price=", 2, "is not a mark for price"),
        ("pricee=1", 4, "Did you mean price? To change what counts: salescoach option weigh kiln"),
        ("looks=1", 4, "What counts for them: price. To change it: salescoach option weigh kiln"),
    ],
)
def test_a_mark_is_for_what_they_weigh(mark: str, code: int, said: str, weighing: Run) -> None:
    weighing.ok(*WEIGH, "price=40")
    result = weighing(*EDIT, "--mark", mark)
    assert result.code == code
    assert said in result.err


def test_while_nothing_is_weighed_any_criterion_can_be_marked(weighing: Run) -> None:
    assert told(weighing, *EDIT, "--mark", "a=b=3") == f'"Leave it": a=b 3 of 10. {MISSING}'


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ((), ("--cost", "5 EUR", "--gain", "5 USD")),
        (("--cost", "5 EUR"), ("--outlay", "5 USD")),
        (("--cost", "5 EUR", "--gain", "6 EUR"), ("--cost", "5 USD")),
    ],
)
def test_figures_of_one_option_are_in_one_currency(
    first: tuple[str, ...], then: tuple[str, ...], weighing: Run
) -> None:
    if first:
        weighing.ok(*EDIT, *first)
    assert "leave-it would be counted in two currencies: " in refused(
        weighing, *EDIT, *then, code=2
    )


def test_all_figures_at_once_can_get_another_currency(weighing: Run) -> None:
    weighing.ok(*EDIT, "--cost", "5 EUR")
    assert "cost by year USD 5" in told(weighing, *EDIT, "--cost", "5 USD")


EDITED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), 2, "nothing is said of the option leave-it."),
    "nobody but who says so": (("--said-by", "ana"), 2, "Give one of: --title, --maker"),
    "no money": (("--cost", "90000"), 2, "90000 is not an amount with a currency."),
    "a name that is taken": (("--title", "BRAND X"), 1, "of that name already: brand-x."),
}


@pytest.mark.parametrize(("words", "code", "said"), EDITED.values(), ids=EDITED)
def test_what_cannot_be_said_of_an_option(
    words: tuple[str, ...], code: int, said: str, weighing: Run
) -> None:
    weighing.ok(*ADD, "Brand X", "--kind", "competitor")
    assert said in refused(weighing, *EDIT, *words, code=code)


# weigh ---------------------------------------------------------------------------------------


def test_what_counts_is_told_with_whom_it_comes_from_and_what_is_to_be_marked(
    weighing: Run,
) -> None:
    weighing.ok(*ADD, "Brand X", "--kind", "competitor")
    weighing.ok("option", "edit", KILN, "brand-x", "--mark", "price=3")
    assert told(weighing, *WEIGH, "price=40", "--said-by", "ana", "--said-by", "pia") == (
        'what counts for them: price 40 (Ana Ruiz and Pia Voss). Still to be marked: "Leave it"'
    )
    weighing.ok(*EDIT, "--mark", "price=3")
    assert told(weighing, *WEIGH, "price=1") == "what counts for them: price 1"
    assert told(weighing, *WEIGH, "price=100", "our way of working=1") == (
        "what counts for them: price 100 and our way of working 1. "
        'Still to be marked: "Leave it" and "Brand X"'
    )


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("price=0", "0 is not a weight for price: a whole number from 1 to 100."),
        ("price=101", "101 is not a weight for price"),
        ("price=5.5", "5.5 is not a weight for price"),
        ("price", "price has no =."),
        ("=5", "CRITERION is empty."),
    ],
)
def test_a_weight_is_a_whole_number_from_1_to_100(word: str, said: str, kiln: Run) -> None:
    assert said in refused(kiln, *WEIGH, word, code=2)


def test_what_counts_is_there_only_once(kiln: Run) -> None:
    assert "Price is there twice." in refused(kiln, *WEIGH, "price=5", "Price=6", code=2)


# list ----------------------------------------------------------------------------------------


def test_on_the_screen_what_is_missing_stands_with_each(weighing: Run) -> None:
    weighing.ok(*WEIGH, "steadiness=60", "price=40", "--said-by", "ana")
    weighing.ok(*EDIT, "--technical", "it stops", "--economic", "waste", "--impact", "none",
                "--strengths", "no work", "--weaknesses", "stops", "--outlay", "0 EUR", "--cost",
                "90000 EUR", "--mark", "steadiness=2", "--mark", "price=9")  # fmt: skip
    weighing.ok(*ADD, "Brand X", "--kind", "competitor", "--maker", "X Works")
    assert (
        weighing.ok("option", "list", KILN, "--format", "table").out
        == """\
Kiln: 2 options
What counts for them: steadiness 60 and price 40 (Ana Ruiz)

Leave it  leaving it as it is
  Does it work: "it stops"
  Cost and gain: "waste"
  What it would change: "none"
  Strong: "no work"
  Weak: "stops"
  Figures: at the start EUR 0; cost by year EUR 90,000
  Marks: steadiness 2 of 10 and price 9 of 10
  leave-it

Brand X  of a competitor, X Works
  Still missing: whether it works; what it costs and brings; marks for
    steadiness and price
  brand-x
"""
    )


def test_on_the_screen_what_no_option_may_lack_is_named(kiln: Run) -> None:
    kiln.ok(*ADD, "Ours", "--kind", "ours")
    assert (
        kiln.ok("option", "list", KILN, "--format", "table").out
        == """\
Kiln: 1 option
What counts for them is not weighed yet: salescoach option weigh kiln …=…

Ours  ours
  Still missing: whether it works; what it costs and brings
  ours

Leaving it as it is stands beside every option: salescoach option add kiln …
  --kind as-is
"""
    )


def test_a_line_a_weight_and_a_line_an_option_in_a_pipe(weighing: Run) -> None:
    weighing.ok(*WEIGH, "steadiness=60", "price=40", "--said-by", "ana")
    weighing.ok(
        *EDIT, "--economic", "waste", "--cost", "9 EUR", "--cost", "8 EUR", "--mark", "price=9"
    )
    rows = [row.split("\t") for row in weighing.ok("option", "list", KILN).out.splitlines()]
    assert rows == [
        ["weight", "steadiness", "60", "ana-ruiz"],
        ["weight", "price", "40", "ana-ruiz"],
        ["option", "leave-it", "as-is", "Leave it", "", "economic", "", "9.00 EUR; 8.00 EUR", "",
         "price=9", "steadiness", "", "waste", "", "", "", ""],
    ]  # fmt: skip


def test_as_json(weighing: Run) -> None:
    weighing.ok(*WEIGH, "price=40", "--said-by", "ana")
    weighing.ok(*EDIT, "--technical", "it stops", "--cost", "9 EUR", "--said-by", "ana")
    assert json.loads(weighing.ok("option", "list", KILN, "--json").out) == {
        "schema": "salescoach/options@1",
        "at": "2026-03-05",
        "deal": "kiln",
        "weights": [{"criterion": "price", "weight": 40}],
        "weighed_by": ["ana-ruiz"],
        "options": [
            {
                "id": "leave-it",
                "title": "Leave it",
                "kind": "as-is",
                "maker": None,
                "evaluated": ["technical", "economic"],
                "technical": "it stops",
                "economic": None,
                "impact": None,
                "strengths": None,
                "weaknesses": None,
                "outlay": None,
                "costs": [{"amount": "9.00", "currency": "EUR"}],
                "gains": [],
                "marks": [],
                "not_marked": ["price"],
                "said_by": ["ana-ruiz"],
                "added": "2026-03-05",
                "changed": "2026-03-05",
            }
        ],
    }


@pytest.mark.parametrize("format_", ["table", "plain", "ids"])
def test_without_an_option_it_says_so_in_words(format_: str, kiln: Run) -> None:
    result = kiln.ok("option", "list", KILN, "--format", format_)
    assert (result.out, result.err) == ("", "kiln: no option recorded yet.\n")


def test_only_their_ids(weighing: Run) -> None:
    assert weighing.ok("option", "list", KILN, "--format", "ids").out == "leave-it\n"


def test_history_tells_each_step(weighing: Run) -> None:
    weighing.ok(*WEIGH, "price=40", "--said-by", "ana")
    weighing.ok(*EDIT, "--gain", "9 EUR", "--mark", "price=9", "--said-by", "pia")
    assert [row.split("\t")[5] for row in weighing.ok("history", KILN).out.splitlines()[3:]] == [
        'option: "Leave it", leaving it as it is',
        "what counts for them: price 40 (Ana Ruiz)",
        '"Leave it": gain by year EUR 9; price 9 of 10 (Pia Voss)',
    ]
