"""agreement add, edit and list."""

import json
from typing import Any

import pytest

from tests.builders.worlds import HALDEN, KILN, MILL, Run
from tests.conftest import Golden
from tests.unit.cli.commands.standing import newest, refused

BAGS = ("agreement", "add", HALDEN, "delivery in big bags")
ID = "delivery-in-big-bags"
EDIT = ("agreement", "edit", HALDEN, ID)
WHOLE = (
    "--clear", "--complete", "--well-defined", "--our-part", "deliver on Monday",
    "--our-guarantee", "a truck within a day", "--their-part", "unload by noon",
    "--their-guarantee", "the yard is free",
)  # fmt: skip
FILL_IN = f"salescoach agreement edit {HALDEN} {ID}"
ALL_SEVEN = "clear, complete, well defined, our part, our guarantee, their part and their guarantee"


def told(run: Run, *argv: str) -> str:
    """What the receipt says was recorded."""
    words, found, _ = run.ok(*argv).err.removeprefix(f"{HALDEN}: ").partition(". Next: ")
    assert found
    return words


def payload(run: Run) -> dict[str, Any]:
    (event,) = json.loads(run.ok("history", HALDEN, "--json").out)["transactions"][-1]["events"]
    return dict(event["payload"])


MADE: dict[str, tuple[tuple[str, ...], str]] = {
    "words alone": ((), f'agreed: "delivery in big bags". Still missing ({FILL_IN}): {ALL_SEVEN}'),
    "with somebody": (
        ("--said-by", "ana", "--clear", "--our-part", "deliver on Monday", "--not-complete"),
        (
            'agreed with Ana Ruiz: "delivery in big bags"; settled: clear and our part; not yet: '
            f"complete. Still missing ({FILL_IN}): complete, well defined, our guarantee, "
            "their part and their guarantee"
        ),
    ),
    "whole": (
        WHOLE,
        f'agreed: "delivery in big bags"; settled: {ALL_SEVEN}. Nothing is missing in it',
    ),
    "a give and its get": (
        ("--give", "2 % off", "--give-worth", "800 EUR", "--get", "a year", *WHOLE),
        (
            f'agreed: "delivery in big bags"; settled: {ALL_SEVEN}; we give "2 % off" '
            '(worth EUR 800); we get "a year". Nothing is missing in it'
        ),
    ),
    "a give alone": (
        ("--give", "2 % off", *WHOLE),
        (
            f'agreed: "delivery in big bags"; settled: {ALL_SEVEN}; we give "2 % off"; nothing in '
            "return yet. Nothing is missing in it"
        ),
    ),
    "a give refused": (
        ("--give", "2 % off", "--refused", *WHOLE),
        (
            f'agreed: "delivery in big bags"; settled: {ALL_SEVEN}; we said no to "2 % off". '
            "Nothing is missing in it"
        ),
    ),
}


@pytest.mark.parametrize(("options", "words"), MADE.values(), ids=MADE)
def test_the_receipt_says_what_is_settled_and_what_is_missing(
    options: tuple[str, ...], words: str, run: Run
) -> None:
    assert told(run, *BAGS, *options) == words


def test_all_of_it_is_recorded(kiln: Run) -> None:
    kiln.ok("agreement", "add", KILN, "big bags", "--kind", "supply", "--said-by", "ana", *WHOLE,
            "--give", "2 % off", "--give-worth", "800 EUR", "--get", "a year", "--get-worth",
            "USD 900.50", "--refused")  # fmt: skip
    assert newest(kiln) == [
        (
            "agreement-made",
            {
                "agreement": "big-bags",
                "what": "big bags",
                "kind": "supply",
                "clear": True,
                "complete": True,
                "well_defined": True,
                "our_part": "deliver on Monday",
                "our_guarantee": "a truck within a day",
                "their_part": "unload by noon",
                "their_guarantee": "the yard is free",
                "give": "2 % off",
                "give_worth": {"amount": "800.00", "currency": "EUR"},
                "get": "a year",
                "get_worth": {"amount": "900.50", "currency": "USD"},
                "refused": True,
                "said_by": ["ana-ruiz"],
            },
        )
    ]


EDITS: dict[str, tuple[tuple[str, ...], str, dict[str, Any]]] = {
    "a gap": (
        ("--their-guarantee", "the yard is free", "--well-defined"),
        'agreement "delivery in big bags"; settled: well defined and their guarantee',
        {"their_guarantee": "the yard is free", "well_defined": True},
    ),
    "what is not so": (
        ("--not-clear",),
        'agreement "delivery in big bags"; not yet: clear',
        {"clear": False},
    ),
    "another name": (
        ("--what", "delivery in bags"),
        'agreement "delivery in big bags", now "delivery in bags"',
        {"what": "delivery in bags"},
    ),
    "somebody who agreed": (
        ("--said-by", "ana"),
        'agreement "delivery in big bags"; Ana Ruiz agreed',
        {"said_by": ["ana-ruiz"]},
    ),
    "a give": (
        ("--give", "2 % off"),
        'agreement "delivery in big bags"; we give "2 % off"; nothing in return yet',
        {"give": "2 % off"},
    ),
}


@pytest.mark.parametrize(("options", "words", "recorded"), EDITS.values(), ids=EDITS)
def test_a_change_tells_what_is_new(
    options: tuple[str, ...], words: str, recorded: dict[str, Any], run: Run
) -> None:
    run.ok(*BAGS)
    assert told(run, *EDIT, *options).partition(". Still missing")[0] == words
    assert payload(run) == {"agreement": ID, **recorded}
    in_history = words.removesuffix("; nothing in return yet")
    assert f"\t{in_history}\n" in run.ok("history", HALDEN).out


def test_step_by_step_it_gets_whole(run: Run) -> None:
    run.ok(*BAGS)
    assert told(run, *EDIT, *WHOLE[:3]).endswith(
        "our part, our guarantee, their part and their guarantee"
    )
    assert told(run, *EDIT, *WHOLE[3:9]).endswith(f"({FILL_IN}): their guarantee")
    assert told(run, *EDIT, *WHOLE[9:]).endswith(". Nothing is missing in it")


def test_what_was_refused_is_given_after_all(run: Run) -> None:
    run.ok(*BAGS, "--give", "2 % off", "--refused")
    assert told(run, *EDIT, "--given").partition(". Still")[0] == (
        'agreement "delivery in big bags"; we gave it after all; nothing in return yet'
    )
    assert payload(run) == {"agreement": ID, "refused": False}


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "a worth of nothing given": (
        ("--give-worth", "5 EUR"), 5, "this is still missing: --give.\n",
    ),
    "a worth of nothing got": (("--get-worth", "5 EUR"), 5, "this is still missing: --get.\n"),
    "nothing refused": (("--refused",), 5, "this is still missing: --give.\n"),
    "no amount": (
        ("--give", "x", "--give-worth", "much"), 2, "much is not an amount with a currency.\n",
    ),
    "nobody of that name": (
        ("--said-by", "zoe"), 4, "nobody called zoe is recorded in halden-board.\n",
    ),
    "no such kind": (
        ("--kind", "zzz"), 4, "this playbook has no kind of agreement zzz.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", ["add", "edit"])
@pytest.mark.parametrize(("options", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_or_missing(
    options: tuple[str, ...], code: int, words: str, how: str, run: Run
) -> None:
    run.ok(*BAGS)
    line = EDIT if how == "edit" else ("agreement", "add", HALDEN, "another")
    assert refused(run, *line, *options, code=code).startswith(f"salescoach: {words}")


def test_a_playbook_without_kinds_says_that_it_has_none(mill: Run) -> None:
    assert refused(mill, "agreement", "add", MILL, "x", "--kind", "supply", code=4) == (
        "salescoach: this playbook has no kind of agreement supply.\nIt has none.\n"
    )


def test_what_is_given_already_may_be_refused_or_counted_later(run: Run) -> None:
    run.ok(*BAGS, "--give", "2 % off")
    run.ok(*EDIT, "--give-worth", "800 EUR")
    run.ok(*EDIT, "--refused")
    assert listed(run)[0]["give_worth"] == {"amount": "800.00", "currency": "EUR"}
    assert listed(run)[0]["refused"] is True


def test_an_edit_that_names_nothing_names_the_gaps(run: Run) -> None:
    run.ok(*BAGS, *WHOLE[:7])
    assert refused(run, *EDIT, code=5) == (
        "salescoach: this is still missing: --their-part and --their-guarantee.\n"
    )
    run.ok(*EDIT, *WHOLE[7:])
    assert refused(run, *EDIT, code=5) == (
        "salescoach: nothing of it is missing: name what is to be different.\n"
    )


def test_an_edit_that_changes_nothing_is_refused(run: Run) -> None:
    run.ok(*BAGS, "--clear", "--said-by", "ana")
    for same in (("--clear",), ("--said-by", "ana"), ("--what", "delivery in big bags")):
        assert refused(run, *EDIT, *same) == (
            'salescoach: it says so as it is: "delivery in big bags".\n'
        )
    run.ok(*EDIT, "--clear", "--said-by", "ulf")
    assert listed(run)[0]["said_by"] == ["ana-ruiz", "ulf-berg"]


def test_it_does_not_change_before_it_was_made(run: Run) -> None:
    run.ok(*BAGS)
    assert refused(run, *EDIT, "--clear", "--on", "2026-03-04", code=2) == (
        "salescoach: it was agreed on 5 March, so nothing of it counts for 4 March: "
        '"delivery in big bags".\n'
    )


def test_an_unknown_agreement_is_4_with_the_nearest_and_the_list(run: Run) -> None:
    run.ok(*BAGS)
    said = refused(run, "agreement", "edit", HALDEN, "delivery-in-bags", "--clear", code=4)
    assert said.splitlines() == [
        "salescoach: there is no agreement delivery-in-bags in halden-board.",
        f"Did you mean {ID}? See them all with: salescoach agreement list halden-board",
    ]


# The list -------------------------------------------------------------------------------------


def listed(run: Run) -> list[dict[str, Any]]:
    found = json.loads(run.ok("agreement", "list", HALDEN, "--json").out)
    return list(found["agreements"])


@pytest.fixture
def several(run: Run) -> Run:
    run.ok(*BAGS, "--said-by", "ana", "--said-by", "ulf", "--clear", "--not-complete", "--our-part",
           "deliver on Monday", "--give", "2 % off", "--give-worth", "800 EUR")  # fmt: skip
    run.ok("agreement", "add", HALDEN, "a month's trial", *WHOLE, "--give", "a month free", "--get",
           "a reference", "--get-worth", "900 USD")  # fmt: skip
    run.ok("agreement", "add", HALDEN, "payment", "--give", "sixty days", "--refused")
    return run


def test_in_a_pipe_it_is_a_line_each(several: Run) -> None:
    assert several.ok("agreement", "list", HALDEN).out.split("\n") == [
        (
            f"{ID}\t2026-03-05\tdelivery in big bags\t"
            "complete well-defined our-guarantee their-part their-guarantee\t2 % off\t800.00\tEUR"
            "\t\t\t\t\tana-ruiz ulf-berg\t\tdeliver on Monday\t\t\t"
        ),
        (
            "a-month-s-trial\t2026-03-05\ta month's trial\t\ta month free\t\t\ta reference\t900.00"
            "\tUSD\t\t\t\tdeliver on Monday\ta truck within a day\tunload by noon\tthe yard is free"
        ),
        (
            "payment\t2026-03-05\tpayment\t"
            "clear complete well-defined our-part our-guarantee their-part their-guarantee\t"
            "sixty days\t\t\t\t\t\trefused\t\t\t\t\t\t"
        ),
        "",
    ]


def test_as_a_document_it_says_what_is_missing(several: Run) -> None:
    told_so = json.loads(several.ok("agreement", "list", HALDEN, "--json").out)
    assert list(told_so) == ["schema", "at", "deal", "agreements"]
    assert (told_so["schema"], told_so["deal"]) == ("salescoach/agreements@1", HALDEN)
    assert [one["missing"] for one in told_so["agreements"][1:]] == [
        [],
        ["clear", "complete", "well-defined", "our-part", "our-guarantee", "their-part",
         "their-guarantee"],
    ]  # fmt: skip
    assert told_so["agreements"][0] == {
        "id": ID,
        "on": "2026-03-05",
        "changed": None,
        "what": "delivery in big bags",
        "kind": None,
        "clear": True,
        "complete": False,
        "well_defined": None,
        "our_part": "deliver on Monday",
        "our_guarantee": None,
        "their_part": None,
        "their_guarantee": None,
        "missing": ["complete", "well-defined", "our-guarantee", "their-part", "their-guarantee"],
        "give": "2 % off",
        "give_worth": {"amount": "800.00", "currency": "EUR"},
        "get": None,
        "get_worth": None,
        "refused": False,
        "said_by": ["ana-ruiz", "ulf-berg"],
    }


def test_on_a_terminal_it_says_in_words_what_is_missing(several: Run, golden: Golden) -> None:
    shown = several.ok("agreement", "list", HALDEN, "--format", "table").out
    golden("list/agreements.txt", shown)
    assert several.ok("agreement", "list", HALDEN, "--format", "ids").out.splitlines() == [
        ID,
        "a-month-s-trial",
        "payment",
    ]


def test_where_nothing_is_agreed_it_says_so(run: Run) -> None:
    for format_ in ("table", "plain", "ids"):
        nothing = run.ok("agreement", "list", HALDEN, "--format", format_)
        assert (nothing.out, nothing.err) == (
            "",
            "halden-board: no agreement is recorded yet.\n",
        )
