"""What a slip of the pen is told as: the place is the guilty line, not where reading stopped."""

from typing import Any

import pytest

from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.reader import read_yaml
from salescoach.wording.catalogue import Catalogue
from tests.builders.playbooks import told
from tests.builders.speed import at_once

render = Catalogue().text

STAGE = "stages:\n  - id: plan\n"
NBSP = "\u00a0"

SLIPS: dict[str, tuple[str, list[tuple[str, int, int]], str, str]] = {
    # --- quotes
    "a quote that swallows keys": (
        f'{STAGE}    why: "Fresh is\n    title: A\n  - id: do\n    why: "x"\n    a: b\n',
        [("SC103", 3, 10)], "the quote opened in line 3 is not closed", 'Put " where',
    ),
    "a quote that swallows all": (
        f'{STAGE}    why: "Fresh is\n    title: A\n',
        [("SC103", 3, 10)], "the quote opened in line 3 is not closed", 'Put " where',
    ),
    "a quote that turns the others round up to the end": (
        f'{STAGE}    why: "Fresh is\n    title: "A"\n    aim: x\n    ask: "b\n',
        [("SC103", 3, 10)], "the quote opened in line 3 is not closed", 'Put " where',
    ),
    "a single quote that swallows keys": (
        f"{STAGE}    why: 'Fresh is\n    title: A\n    ask: 'x'\n",
        [("SC103", 3, 10)], "the quote opened in line 3 is not closed", "Put ' where",
    ),
    "a quote behind a text of several lines": (
        'a: "one\n  two"\nb: "x\nc: d\n',
        [("SC103", 3, 4)], "the quote opened in line 3 is not closed", 'Put " where',
    ),
    "text behind a quote": (
        f'{STAGE}    why: "Fresh" is a word\n    title: A\n',
        [("SC103", 3, 18)], "text follows behind a closing quote: is a word", "the whole text",
    ),
    "text behind a quote in a list": (
        "a:\n  - 'Fresh' is a word\n  - b\n",
        [("SC103", 2, 13)], "text follows behind a closing quote: is a word", "the whole text",
    ),
    "an apostrophe between single quotes": (
        "a: 'it's fresh'\nb: c\n",
        [("SC103", 1, 8)], "text follows behind a closing quote: s fresh'", "the whole text",
    ),
    # --- brackets
    "a bracket that swallows a key": (
        f"{STAGE}    with: [runs-the-house\n    exit_criteria:\n      - id: a\n",
        [("SC103", 3, 11)], "the [ opened in line 3 is not closed", "Put ] behind",
    ),
    "a bracket that swallows a text": (
        f"{STAGE}    with: [a, b\n    title: Why now?\n    why: z\n",
        [("SC103", 3, 11)], "the [ opened in line 3 is not closed", "Put ] behind",
    ),
    "a brace": (
        f"{STAGE}    when: {{fact: a, is: b\n    title: x\n",
        [("SC103", 3, 11)], "the { opened in line 3 is not closed", "Put } behind",
    ),
    "a brace in a bracket that is closed": (
        "a: [b, {c: d]\ne: f\n",
        [("SC103", 1, 8)], "the { opened in line 1 is not closed", "Put } behind",
    ),
    "what stands before the bracket is told": (
        "a: [Why?]\nb: [c\nd: e\n",
        [("SC110", 1, 5), ("SC103", 2, 4)], "the [ opened in line 2", "Put ] behind",
    ),
    # --- spaces
    "no space after a colon": (
        f"{STAGE}    why:Chefs say so\n    title: A\n",
        [("SC103", 3, 8)], "no space after the colon of why", "Write why: Chefs say so",
    ),
    "no space after a colon at the left": (
        "id:x\ntitle: A\n",
        [("SC103", 1, 3)], "no space after the colon of id", "Write id: x",
    ),
    "no colon": (
        f"{STAGE}    why Chefs say so\n    title: A\n",
        [("SC103", 3, 8)], "there is no colon after why", "write why: Chefs say so",
    ),
    "no colon at the left": (
        "id x\ntitle: A\n",
        [("SC103", 1, 3)], "there is no colon after id", "write id: x",
    ),
    "a non-breaking space after a colon": (
        f"{STAGE}    why:{NBSP}Chefs\n    title: A\n",
        [("SC103", 3, 9)], "not the space of the space bar but U+00A0", "Type a plain one",
    ),
    "a non-breaking space in the indent": (
        f"{STAGE}  {NBSP} why: Chefs\n    title: A\n",
        [("SC103", 3, 3)], "not the space of the space bar but U+00A0", "Type a plain one",
    ),
    "no space after a dash": (
        f"{STAGE}    title: A\n  -id: do\n    title: B\n",
        [("SC103", 4, 3)], "no space after the dash", "Write - id: do",
    ),
    "no space after the first dash": (
        "stages:\n  -id: plan\n   title: A\n",
        [("SC103", 2, 3)], "no space after the dash", "Write - id: plan",
    ),
    "a tab": ("a:\n  b: c\n\td: e\n", [("SC103", 3, 1)], "indented with a tab", "Indent with"),
    # --- indentation
    "a key too far to the left": (
        f"{STAGE}   title: A\n",
        [("SC103", 3, 4)], "begins in column 4, the keys above it in 5 and 1", "in column 5",
    ),
    "a key too far to the right": (
        f"{STAGE}      title: A\n",
        [("SC103", 3, 7)], "begins in column 7, the keys above it in 5 and 1", "in column 5",
    ),
    "a key below the dash": (
        f"{STAGE}  title: A\n",
        [("SC103", 3, 3)], "begins in column 3, the keys above it in 5 and 1", "in column 5",
    ),
    "a dash too far to the left": (
        f"{STAGE}    title: A\n\n # on\n - id: b\n",
        [("SC103", 6, 2)], "stands in column 2, those above it in 3", "in column 3",
    ),
    "a dash among keys": (
        f"{STAGE}    title: A\n    - id: b\n",
        [("SC103", 4, 5)], "stands in column 5, those above it in 3", "in column 3",
    ),
    # --- text
    "a colon in a text": (
        "a: one thing: x\n", [("SC103", 1, 13)], "a colon and a space stand inside", "in quotes",
    ),
    "a colon in the second line of a text": (
        "a: one\n  and this thing: x\n", [("SC103", 2, 17)], "a colon and a space", "in quotes",
    ),
    "a sign at the beginning": (
        "a: @b\n", [("SC103", 1, 4)], "without quotes begins with @", "in quotes",
    ),
    "a star at the beginning": (
        "a:\n  - * b\n", [("SC103", 2, 5)], "without quotes begins with *", "in quotes",
    ),
    "what is none of these": (
        "a: [b]]\nc: d\n", [("SC103", 1, 7)], "did not find expected key", "a wrong indentation",
    ),
    # --- a remark
    "a number behind a #": (
        "ask: How many leave line #3 here?\n",
        [("SC112", 1, 26)], "the text ends at #3: everything", "in quotes",
    ),
    "a word behind a #, in a list": ("- a  #foo\n", [("SC112", 1, 6)], "ends at #foo:", "quotes"),
    "nothing but a #": ("a: #3 trays\n", [("SC112", 1, 4)], "ends at #3:", "quotes"),
    "a # in the second line": ("a: b\n  c #3\n", [("SC112", 2, 5)], "ends at #3:", "quotes"),
    # --- keys
    "no dash before an id": (
        f"{STAGE}    title: A\n    why: x\n    id: do\n    title: B\n    why: z\n",
        [("SC108", 5, 5)], "the key id stands here twice, first on line 2",
        "put a dash and a space before id",
    ),
    "no dash before the first key of an entry": (
        "a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n    c: 6\n",
        [("SC108", 4, 5), ("SC108", 6, 5)], "the key b stands here twice", "a space before b",
    ),
    # --- numbers
    "a decimal comma": (
        "a: {rate: 1,04}\n",
        [("SC203", 1, 11)], "a point for decimals, none for thousands: 1.04, found '1,04'", "",
    ),
    "an amount with both signs": (
        "a: {lost: 42.000,00 EUR, b: c}\n", [("SC203", 1, 11)], "thousands: 42000.00 EUR", "",
    ),
    "an amount with two commas": (
        "a: {lost: EUR 1,000,000}\n", [("SC203", 1, 11)], "thousands: EUR 1000000", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "places", "reason", "remedy"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_stands_as_what_it_is(
    text: str, places: list[tuple[str, int, int]], reason: str, remedy: str
) -> None:
    top: Any = list if text.startswith("-") else dict
    problems = read_yaml(text.encode(), "p.yaml", top=top)[1]
    last = problems[-1]

    assert [told(one) for one in problems] == places
    assert reason in render(last.message)
    assert remedy in (render(last.remedy) if last.remedy else "")


@pytest.mark.parametrize(
    "text",
    [
        "id: strategic   # ours\n",
        "id: b #\n",
        "id: b#3\n",
        'ask: "line #3"   #3\n',
        "ask: |   #3\n  line #3\n",
        "a: b #salescoach: ignore[SC310] why\n",
        "a: {b: [1,2], c: 1}\n",
        "a: {b: 1, c: 4}\n",
        "#3\na: b\n  #3\n",
    ],
)
def test_what_is_written_well_is_no_slip(text: str) -> None:
    assert read_yaml(text.encode(), "p.yaml")[1] == ()


def test_a_number_with_a_comma_is_told_once_in_a_whole_playbook() -> None:
    text = "a: {rate: 1,04, b: 2}\n"

    assert read_yaml(text.encode(), "p.yaml")[0].data == {"a": {"rate": "1.04", "b": "2"}}


def test_a_text_that_a_remark_cuts_can_be_used_all_the_same() -> None:
    document, _ = read_yaml(b"a: line #3\n", "p.yaml")

    assert document.whole
    assert document.data == {"a": "line"}


@pytest.mark.parametrize(
    ("written", "remedy"),
    [("42.000 EUR", "42000 EUR"), ("42.000,00 EUR", "42000.00 EUR"), ("42,5 EUR", "42.5 EUR")],
)
def test_an_amount_with_a_sign_for_thousands_is_shown_as_it_is_written(
    written: str, remedy: str
) -> None:
    text = f"salescoach: 1\nid: x\nnew_deal:\n  defaults:\n    amount: {written}\n"
    problems = compile_playbook(text.encode(), "p.yaml").problems
    (of_amount,) = (one for one in problems if one.code == "SC203")

    assert of_amount.remedy is not None
    assert render(of_amount.remedy).endswith(f": {remedy}")


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x\n" + "b: c\n" * 40_000,
        "a: [" + "b, " * 15_000,
        'a: "' + "b" * 200_000 + '" c\nd: e\n',
        "a: '" + "''" * 100_000 + "' c\nd: e\n",
        "a:\n" + " " * 200_000 + "b c\nd\n",
        "- " * 20 + "a" * 200_000 + "\nb: c\n",
        "\n" * 200_000 + "a: b: c\n",
    ],
    ids=["quote", "bracket", "behind a quote", "apostrophes", "indent", "word", "empty lines"],
)  # fmt: skip
def test_looking_for_the_slip_costs_nothing(text: str) -> None:
    with at_once():
        problems = read_yaml(text.encode(), "p.yaml")[1]

    assert problems
