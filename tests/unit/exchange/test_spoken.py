"""Free lines, as they are shown back. The visit is on Thursday 16 April 2026."""

from datetime import date

import pytest

from salescoach.exchange.hearing import Misheard
from salescoach.exchange.spoken import Heard, far_problem, read_promises
from salescoach.guidance.debriefing import Promise
from tests.builders.spoken import heard, known, told


def test_each_clause_is_a_promise_with_who_what_and_when() -> None:
    line = "ulf mails pass mark fri; marta asks erik to meet 21 apr"
    assert read_promises(line, "theirs", known()) == Heard(
        (
            Promise(side="theirs", what="mails pass mark", owner="ulf", due=date(2026, 4, 17)),
            Promise(side="theirs", what="asks erik to meet", owner="marta", due=date(2026, 4, 21)),
        )
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("ulf mails pass mark fri", ("Ulf Berg: mails pass mark, Friday 17 April",)),
        ("ulf mails pass mark", ("Ulf Berg: mails pass mark, no date",)),
        ("ulf: mails pass mark, by friday.", ("Ulf Berg: mails pass mark, Friday 17 April",)),
        ("ulf - mails mark - fri", ("Ulf Berg: mails mark, Friday 17 April",)),
        ("ULF MAILS THE MARK FRI", ("Ulf Berg: MAILS THE MARK, Friday 17 April",)),
        ("ulf berg mails mark 30.4.", ("Ulf Berg: mails mark, Thursday 30 April",)),
        (
            "ulf+marta send figures mon",
            (
                "Ulf Berg: send figures, Monday 20 April",
                "Marta Solberg: send figures, Monday 20 April",
            ),
        ),
        (
            "both send figures",
            ("Ulf Berg: send figures, no date", "Marta Solberg: send figures, no date"),
        ),
        (
            "ulf mails mark @marta fri",
            ("Ulf Berg: mails mark @Marta Solberg, Friday 17 April",),
        ),
        (
            "ulf mails @erik+marta the mark fri",
            ("Ulf Berg: mails the mark @Erik Dahl+Marta Solberg, Friday 17 April",),
        ),
        ("ulf mails mark @me fri", ("Ulf Berg: mails mark, Friday 17 April",)),
        ("ulf calls 9:00 mon", ("Ulf Berg: calls 9:00, Monday 20 April",)),
        (
            'ulf asks "who pays by fri; and why?" 21 apr',
            ('Ulf Berg: asks "who pays by fri; and why?", Tuesday 21 April',),
        ),
        ('ulf "sends it fri"', ('Ulf Berg: "sends it fri", no date',)),
        ("ulf mails bob@x.com fri", ("Ulf Berg: mails bob@x.com, Friday 17 April",)),
        (
            "ulf mails figures of 3 apr, by fri",
            ("Ulf Berg: mails figures of 3 apr, Friday 17 April",),
        ),
        ("ulf  mails\tthe   mark", ("Ulf Berg: mails the mark, no date",)),
        ("moeller prüft die Anlage 21 apr", ("Jens Möller: prüft die Anlage, Tuesday 21 April",)),
        ("陈明发送样品 fri", ("陈明: 发送样品, Friday 17 April",)),
        ("жуков присылает отчёт 30.4.", ("Пётр Жуков: присылает отчёт, Thursday 30 April",)),
        ("ulf mails mark 2027-01-11", ("Ulf Berg: mails mark, Monday 11 January 2027",)),
        ("; ;", ()),
        ("", ()),
    ],
)
def test_what_was_read_is_shown_back(line: str, shown: tuple[str, ...]) -> None:
    assert heard(line) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("pilot plan mon", ("You: pilot plan, Monday 20 April",)),
        ("ulf gets the plan mon", ("You: ulf gets the plan, Monday 20 April",)),
        (
            "pilot plan @ulf mon; call erik",
            ("You: pilot plan @Ulf Berg, Monday 20 April", "You: call erik, no date"),
        ),
        ("we: pilot plan mon", ("You: pilot plan, Monday 20 April",)),
        (
            "the samples and marta's report fri",
            (("You: the samples and marta's report, Friday 17 April"),),
        ),
    ],
)
def test_of_ours_the_whole_clause_is_what_we_do(line: str, shown: tuple[str, ...]) -> None:
    assert heard(line, "ours") == shown


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("ulf", ("heard.nothing",)),
        ("ulf fri", ("heard.nothing",)),
        ("ulf: @marta, no date", ("heard.nothing",)),
        (
            "xaver mails fri; ulf mails 4/21; marta mails",
            ("heard.unknown-name", "heard.day-slashed"),
        ),
        ('ulf says "no', ("heard.open-quote",)),
        ("ulf " + "x" * 1001, ("heard.long",)),
        ("ulf mails mark next fri", ("heard.day-next",)),
        ("ulf mails mark @nobody fri", ("heard.nobody-named",)),
        ("ulf\x1b[2J mails", ("heard.unsafe",)),
    ],
)
def test_every_problem_of_a_line_is_told_and_nothing_taken_over(
    line: str, problems: tuple[str, ...]
) -> None:
    assert heard(line) == problems
    assert isinstance(read_promises(line, "theirs", known()), Misheard)


def test_of_ours_a_missing_deed_is_a_problem_too() -> None:
    assert heard("@ulf mon", "ours") == ("heard.nothing",)


def test_words_of_a_thousand_characters_are_taken() -> None:
    (shown,) = heard("ulf " + "x" * 1000)
    assert shown == f"Ulf Berg: {'x' * 1000}, no date"


def test_a_far_day_without_a_year_is_to_be_confirmed_or_written_with_its_year() -> None:
    line = "ulf mails mark 3 mar; marta calls fri; erik pays 3 mar 2027"
    read = read_promises(line, "theirs", known())
    assert isinstance(read, Heard)
    assert read.far == (
        Promise(side="theirs", what="mails mark", owner="ulf", due=date(2027, 3, 3)),
    )
    assert told(far_problem(read.far[0])) == (
        "Wed 3 March 2027 is more than half a year off: mails mark Write the year if it is meant: "
        "2027-03-03"
    )


def test_jan_is_a_name_where_somebody_is_called_so() -> None:
    among = known("Ulf Berg", "Jan Peters", present=("ulf",))
    assert heard("ulf asks jan", among=among) == ("Ulf Berg: asks jan, no date",)
    assert heard("ulf asks jan", among=known()) == ("heard.day-open",)
