import pytest

from salescoach.cli.session import Session, Shared
from salescoach.cli.values import assignment, day_text, fact_value, money
from salescoach.deal.events import FactValue
from salescoach.errors import BadUsage, InputNeeded, NotFound
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from tests.builders.deals import a_deal, euros, met
from tests.builders.playbooks import a_playbook
from tests.builders.worlds import DAY, Run

CHOICES = '[{id: red, title: "Red one"}, {id: dark-blue, title: "Blue one"}]'
FACTS = f"""
- {{id: text, title: T, type: text}}
- {{id: list, title: T, type: list}}
- {{id: number, title: T, type: number}}
- {{id: percent, title: T, type: percent}}
- {{id: money, title: T, type: money}}
- {{id: date, title: T, type: date}}
- {{id: flag, title: T, type: flag}}
- {{id: choice, title: T, type: choice, choices: {CHOICES}}}
- {{id: choices, title: T, type: choices, choices: {CHOICES}}}
- {{id: person, title: T, type: person}}
"""


@pytest.fixture(scope="module")
def view() -> View:
    deal = a_deal(
        met("anna-ek", name="Anna Ek"), met("ulf-ek", name="Ulf Ek"), met("bo", name="Bo Å")
    )
    return View(a_playbook(facts=FACTS), deal, deal.opened)


@pytest.fixture
def session(empty: Run) -> Session:
    return Session(empty.world(env={"SALESCOACH_AT": DAY}), Shared(), ("plain",))


def read(session: Session, view: View, type_: str, text: str) -> FactValue:
    fact: Fact = view.fact(type_)
    return fact_value(session, "acme", view, fact, text)


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("text", "less waste", "less waste"),
        ("text", "  less waste\n", "less waste"),
        ("text", "two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("text", "a=b=c", "a=b=c"),
        ("text", "x" * 10_000, "x" * 10_000),
        ("text", "[red] :smile: \\ {0} %s 日本 é", "[red] :smile: \\ {0} %s 日本 é"),
        ("text", "none of it", "none of it"),
        ("list", "one", ("one",)),
        ("list", "one; two ;three", ("one", "two", "three")),
        ("list", ";one;;", ("one",)),
        ("list", "one, two", ("one, two",)),
        ("number", "0", "0"),
        ("number", "-5", "-5"),
        ("number", "0.125", "0.125"),
        ("number", "12.5000", "12.5000"),
        ("number", "9" * 15 + ".123456", "9" * 15 + ".123456"),
        ("percent", "2.5", "2.5"),
        ("percent", "2.5%", "2.5"),
        ("percent", "2.5 %", "2.5"),
        ("percent", "100", "100"),
        ("money", "50000 EUR", euros("50000.00")),
        ("money", "EUR 50000.5", euros("50000.50")),
        ("date", "2026-03-05", "2026-03-05"),
        ("date", "2024-02-29", "2024-02-29"),
        ("flag", "yes", True),
        ("flag", "YES", True),
        ("flag", "true", True),
        ("flag", "no", False),
        ("flag", "False", False),
        ("choice", "dark-blue", "dark-blue"),
        ("choices", "red", ("red",)),
        ("choices", "dark-blue, red", ("dark-blue", "red")),
        ("person", "anna-ek", "anna-ek"),
        ("person", "Anna", "anna-ek"),
        ("person", "Å", "bo"),
    ],
)
def test_text_becomes_a_value_of_the_type(
    type_: str, text: str, value: FactValue, session: Session, view: View
) -> None:
    assert read(session, view, type_, text) == value


@pytest.mark.parametrize(
    "type_", [line.split()[2].strip(",") for line in FACTS.strip().splitlines()]
)
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "empty-text"),
        (" \t\n", "empty-text"),
        ("x" * 10_001, "long-text"),
        ("a\x1b[31mb", "unsafe-text"),
        ("a\x00b", "unsafe-text"),
        ("a\x7fb", "unsafe-text"),
        ("a\x9bb", "unsafe-text"),
        ("a\u202eb", "unsafe-text"),
        ("a\u2066b", "unsafe-text"),
        ("a\udc80b", "unsafe-text"),
        ("a\u2028b", "unsafe-text"),
        ("a\ufeffb", "unsafe-text"),
        ("a\U000e0041b", "unsafe-text"),
    ],
    ids=ascii,
)
def test_no_type_takes_what_is_no_text(
    type_: str, text: str, sentence: str, session: Session, view: View
) -> None:
    with pytest.raises(BadUsage) as refused:
        read(session, view, type_, text)
    assert refused.value.sentence.id == sentence


@pytest.mark.parametrize(
    ("type_", "text", "sentence"),
    [
        ("list", ";", "empty-text"),
        ("list", " ; ;", "empty-text"),
        ("number", "1,000", "bad-number"),
        ("number", "1e9", "bad-number"),
        ("number", "NaN", "bad-number"),
        ("number", "inf", "bad-number"),
        ("number", "+5", "bad-number"),
        ("number", ".5", "bad-number"),
        ("number", "5.", "bad-number"),
        ("number", "٥", "bad-number"),
        ("number", "１２", "bad-number"),
        ("number", "5 %", "bad-number"),
        ("number", "9" * 16, "bad-number"),
        ("number", "1.1234567", "bad-number"),
        ("number", "0x10", "bad-number"),
        ("number", "1_000", "bad-number"),
        ("number", "1.250", "doubtful-number"),
        ("number", "1,250", "bad-number"),
        ("percent", "12.500 %", "doubtful-number"),
        ("percent", "%", "bad-number"),
        ("percent", "5 %%", "bad-number"),
        ("money", "50000", "bad-money"),
        ("money", "50.000 EUR", "bad-decimals"),
        ("money", "50,000 EUR", "bad-money"),
        ("money", "1e9 EUR", "bad-money"),
        ("money", "NaN EUR", "bad-money"),
        ("money", "-5 EUR", "bad-money"),
        ("money", "５０ EUR", "bad-money"),
        ("money", "5 eur", "bad-money"),
        ("money", "5 €", "bad-money"),
        ("money", "5 XXX", "bad-currency"),
        ("money", "5.5 JPY", "bad-decimals"),
        ("money", "EUR 5 EUR", "bad-money"),
        ("money", "9" * 16 + " EUR", "bad-money"),
        ("date", "2026-02-30", "bad-day"),
        ("date", "2025-02-29", "bad-day"),
        ("date", "0001-01-01", "bad-day"),
        ("date", "1899-12-31", "bad-day"),
        ("date", "2201-01-01", "bad-day"),
        ("date", "9999-12-31", "bad-day"),
        ("date", "5.3.2026", "bad-day"),
        ("date", "２０２６-03-05", "bad-day"),
        ("date", "today", "bad-day"),
        ("flag", "maybe", "bad-value"),
        ("flag", "1", "bad-value"),
        ("flag", "y", "bad-value"),
        ("choice", "blue", "bad-value"),
        ("choice", "Red one", "bad-value"),
        ("choice", "RED", "bad-value"),
        ("choice", "red,dark-blue", "bad-value"),
        ("choices", "red,", "bad-value"),
        ("choices", "red;dark-blue", "bad-value"),
    ],
)
def test_nothing_is_guessed(
    type_: str, text: str, sentence: str, session: Session, view: View
) -> None:
    with pytest.raises(BadUsage) as refused:
        read(session, view, type_, text)
    assert refused.value.sentence.id == sentence


@pytest.mark.parametrize(
    ("type_", "text", "hint"),
    [
        ("money", "50.000 EUR", "hint.money"),
        ("number", "1.250", "hint.number-either"),
        ("number", "1,250", "hint.number-either"),
        ("number", "1,5", "hint.meant"),
        ("number", "many", "hint.number"),
        ("date", "tomorrow", "hint.day"),
        ("flag", "maybe", "hint.one-of"),
        ("choice", "blue", "hint.did-you-mean"),
        ("choice", "q", "hint.one-of"),
    ],
)
def test_a_refusal_says_how_to_write_it(
    type_: str, text: str, hint: str, session: Session, view: View
) -> None:
    with pytest.raises(BadUsage) as refused:
        read(session, view, type_, text)
    assert refused.value.hint is not None
    assert refused.value.hint.id == hint


def test_a_person_has_to_be_known_and_only_one(session: Session, view: View) -> None:
    with pytest.raises(NotFound):
        read(session, view, "person", "nobody")
    with pytest.raises(InputNeeded):
        read(session, view, "person", "ek")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("need=x", ("need", "x")),
        (" need = x ", ("need", "x")),
        ("need=", ("need", "")),
        ("need==", ("need", "=")),
        ("need=a=b", ("need", "a=b")),
        ("need=\na\n", ("need", "a")),
    ],
)
def test_an_assignment_has_two_parts(text: str, parts: tuple[str, str]) -> None:
    assert assignment(text) == parts


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "bad-assignment"),
        ("need", "bad-assignment"),
        ("need:x", "bad-assignment"),
        ("-rf", "bad-assignment"),
        ("need＝x", "bad-assignment"),
        ("=x", "empty-text"),
        (" = x", "empty-text"),
    ],
)
def test_what_has_no_name_or_no_equals_sign_is_no_assignment(text: str, sentence: str) -> None:
    with pytest.raises(BadUsage) as refused:
        assignment(text)
    assert refused.value.sentence.id == sentence


def test_long_nonsense_is_not_repeated_in_full() -> None:
    for read_ in (money, day_text, assignment):
        with pytest.raises(BadUsage) as refused:
            read_("9" * 5000)
        assert len(str(refused.value.sentence)) < 200


def test_a_value_of_every_type_is_recorded_and_shown(small: Run) -> None:
    line = ["words=less waste", "entries=a; b", "count=3", "share=2.5 %", "price=10 EUR"]
    line += ["day=2026-05-04", "agreed=yes", "colour=red", "colours=red,blue", "friend=ana"]
    small.ok("set", "trial", *line, "--said-by", "ana")
    shown = {
        row[1]: row[2]
        for row in (text.split("\t") for text in small.ok("show", "trial").out.splitlines())
        if row[0] == "fact"
    }
    friend = shown.pop("friend")
    assert shown == {
        "words": '"less waste"',
        "entries": "a and b",
        "count": "3",
        "share": "2.5 %",
        "price": "EUR 10",
        "day": "4 May",
        "agreed": "yes",
        "colour": "Red one",
        "colours": "Red one and Blue one",
    }
    assert friend in ("Ana Ruiz", "ana-ruiz")


@pytest.mark.parametrize("fact", ["words", "entries", "count", "price", "day", "agreed", "colour",
                                  "colours", "friend", "share", "our-view"])  # fmt: skip
def test_none_is_an_answer_for_every_type(fact: str, small: Run) -> None:
    assert "there is none" in small.ok("set", "trial", f"{fact}=none").err
