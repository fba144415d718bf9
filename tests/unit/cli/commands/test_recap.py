"""recap: which visit, for whom, in which form."""

import json

import pytest

from tests.builders.worlds import HALDEN, Run

MAIL = """\
To Ana Ruiz and Ulf Berg
Subject: Halden Board, Thursday 5 March: what we agreed

Dear Ana Ruiz, dear Ulf Berg,

Thank you for your time on Thursday 5 March. This is what we agreed:

- Ulf Berg: send the figures, by Thursday 12 March
- We: the dosing sheet, by Friday 6 March

Thank you for what has reached us already: water analysis.
In your own words: "1.8 % or less, online meter, 48 h".
We meet again on Monday 9 March, 10:00, at the mill.

Please tell me if I have something wrong.

Kind regards
Kim Larsen
"""
NOTE = """\
Thu 5 March 2026, at the mill: Ana Ruiz and Ulf Berg. A step forward.
Theirs: Ulf Berg send the figures (12 March).
Ours: the dosing sheet (6 March).
Came: Ulf Berg water analysis.
Known now: pass mark: "1.8 % or less, online meter, 48 h" (Ana Ruiz and Ulf Berg).
Asked, no answer: how they decide (Ana Ruiz).
Open: doubt of Ana Ruiz "Too much foam".
Next: Monday 9 March with Ulf Berg.
"""


@pytest.fixture
def told(run: Run) -> Run:
    """A visit of which everything is told that a mail has a place for."""
    run.ok("visit", "hold", HALDEN, "--with", "ana", "--with", "ulf", "--place", "at the mill")
    visit = ("--visit", "2026-03-05")
    run.ok("commitment", "add", HALDEN, "send the figures", "--owner", "ulf",
           "--due", "2026-03-12", *visit)  # fmt: skip
    run.ok("commitment", "add", HALDEN, "the dosing sheet", "--ours", "--to", "ulf",
           "--due", "2026-03-06", *visit)  # fmt: skip
    run.ok("commitment", "add", HALDEN, "water analysis", "--owner", "ulf")
    run.ok("commitment", "keep", HALDEN, "water-analysis", *visit)
    run.ok("set", HALDEN, "pass-mark=1.8 % or less, online meter, 48 h", "--said-by", "ana",
           "--said-by", "ulf")  # fmt: skip
    run.ok("asked", HALDEN, "decision-path", "--of", "ana")
    run.ok("doubt", "raise", HALDEN, "Too much foam", "--holder", "ana")
    run.ok("visit", "plan", HALDEN, "2026-03-09", "--time", "10:00", "--place", "at the mill",
           "--with", "ulf", "--goal", "Ulf says yes")  # fmt: skip
    return run


def test_the_mail_is_ready_to_paste(told: Run) -> None:
    result = told.ok("recap", HALDEN, "--actor", "Kim Larsen")
    assert (result.out, result.err) == (MAIL, "")


def test_the_note_is_a_line_a_matter_with_the_outcome_first(told: Run) -> None:
    assert told.ok("recap", HALDEN, "--for", "crm").out == NOTE


def test_a_terminal_breaks_lines_between_words_and_a_pipe_none(told: Run) -> None:
    with told.on_terminal(width=40):
        shown = told.ok("recap", HALDEN, "--actor", "Kim Larsen").out
    assert max(map(len, shown.splitlines())) <= 40
    assert " ".join(shown.split()) == " ".join(MAIL.split())
    assert told.ok("recap", HALDEN, "--actor", "Kim Larsen", width=lambda: 40).out == MAIL


def test_as_data_it_has_the_lines_and_what_they_are_made_of(told: Run) -> None:
    found = json.loads(told.ok("recap", HALDEN, "--json", "--actor", "Kim Larsen").out)
    assert found["lines"] == MAIL.splitlines()
    names = ("schema", "for", "language", "visit", "came", "said")
    assert {name: found[name] for name in names} == {
        "schema": "salescoach/recap@1", "for": "mail", "language": "en",
        "visit": "visit-2026-03-05", "came": ["water-analysis"], "said": ["pass-mark"],
    }  # fmt: skip


SIGNED = {
    "who acts": (("--actor", "Kim Larsen"), "Kim Larsen"),
    "a login is no name": (("--actor", "kim"), "(your name)"),
    "nor is an address": (("--actor", "kim larsen@mill.example"), "(your name)"),
    "a name without capitals or spaces": (("--actor", "王小明"), "王小明"),
}


@pytest.mark.parametrize(("words", "expected"), SIGNED.values(), ids=SIGNED)
def test_it_is_signed_by_whoever_has_a_name(
    told: Run, words: tuple[str, ...], expected: str
) -> None:
    assert told.ok("recap", HALDEN, *words).out.splitlines()[-1] == expected


def test_whose_deal_it_is_signs_where_nobody_else_does(empty: Run) -> None:
    empty.ok("new", "Halden Board", "--owner", "Olga Lind")
    empty.ok("person", "add", HALDEN, "Ana Ruiz")
    empty.ok("visit", "hold", HALDEN, "--with", "ana")
    for actor in ("kim", None):
        out = empty.ok("recap", HALDEN, env={"SALESCOACH_ACTOR": actor}).out
        assert out.splitlines()[-1] == "Olga Lind"


def test_before_any_visit_it_says_what_to_do(run: Run) -> None:
    result = run("recap", HALDEN)
    assert (result.code, result.out) == (4, "")
    assert result.err.splitlines() == [
        "salescoach: no visit of halden-board was held yet, so there is nothing to tell of.",
        "First say how it was: salescoach debrief halden-board",
    ]


def test_an_earlier_visit_can_be_named(told: Run) -> None:
    told.ok("visit", "hold", HALDEN, "2026-03-09", "--on", "2026-03-09", "--at", "2026-03-09")
    later = told.ok("recap", HALDEN, "--at", "2026-03-09").out.splitlines()[1]
    first = told.ok("recap", HALDEN, "--at", "2026-03-09", "--visit", "2026-03-05").out
    assert later == "Subject: Halden Board, Monday 9 March"
    assert first.splitlines()[1] == "Subject: Halden Board, Thursday 5 March: what we agreed"


REFUSED = {
    "a visit that is planned": (("--visit", "2026-03-09"), 1, "was not held yet"),
    "no such visit": (("--visit", "2026-04-09"), 4, "visit list"),
    "for nobody we know": (("--for", "boss"), 2, "mail"),
}


@pytest.mark.parametrize(("words", "code", "names"), REFUSED.values(), ids=REFUSED)
def test_of_what_there_is_nothing_to_tell_it_says_so(
    told: Run, words: tuple[str, ...], code: int, names: str
) -> None:
    result = told("recap", HALDEN, *words)
    assert (result.code, result.out) == (code, "")
    assert names in result.err


def test_many_people_are_greeted_all_together(run: Run) -> None:
    run.ok("person", "add", HALDEN, "Bo Lund")
    run.ok("person", "add", HALDEN, "Cy Dent")
    everybody = [word for name in ("ana", "ulf", "berta", "bo", "cy") for word in ("--with", name)]
    run.ok("visit", "hold", HALDEN, *everybody)
    assert run.ok("recap", HALDEN).out.splitlines()[3] == "Good day,"
