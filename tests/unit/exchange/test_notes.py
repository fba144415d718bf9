"""Call notes. The visit is on Thursday 16 April 2026, planned with Ulf Berg and Marta Solberg."""

from datetime import date

import pytest

from salescoach.deal.events import FieldSet, PersonAdded
from salescoach.exchange.hearing import Unread
from salescoach.exchange.notes import MOST_BYTES, MOST_TROUBLES, read_note
from salescoach.guidance.debriefing import (
    AskedInVain,
    Debrief,
    DoubtHeard,
    DoubtOver,
    FellDue,
    Promise,
    Remark,
    Told,
)
from salescoach.guidance.view import View
from salescoach.values.money import parse_money
from tests.builders.spoken import VISIT, a_view, told, troubles

FRIDAY = date(2026, 4, 17)


@pytest.fixture(scope="module")
def view() -> View:
    return a_view()


def read(view: View, text: str | bytes, *, planned: bool = True) -> Debrief | Unread:
    data = text if isinstance(text, bytes) else text.encode()
    visit = view.deal.records.visit("comparing") if planned else None
    return read_note(data, view, day=VISIT, visit=visit)


def debrief(**told_: object) -> Debrief:
    """With those who were to come."""
    return Debrief(day=VISIT, visit="comparing", people=("ulf", "marta"), **told_)  # type: ignore[arg-type]


def test_a_whole_note_becomes_one_debrief(view: View) -> None:
    note = """
# Halden, at the mill
With: marta, Ines Koval (purchasing)
kind: pilot day
came: water analysis
late: dosing sheet 20 apr; water rights @marta fri
they: marta mails pass mark fri; ines sends terms
we: pilot plan @ines mon

fact pass-mark = 1.8 % or less, online meter @marta+ines
fact budget = none @ines
asked share @ines
doubt settled @marta: deposits
doubt raised @ines: Too expensive for us
note: Ulf was ill
PRIVATE: Marta looks for another job
"""
    assert read(view, note) == Debrief(
        day=VISIT,
        visit="comparing",
        people=("marta", "ines-koval"),
        kind="pilot",
        new_people=(PersonAdded(person="ines-koval", name="Ines Koval", roles=("purchasing",)),),
        fell_due=(
            FellDue(commitment="water-analysis", side="theirs", kept=True),
            FellDue(commitment="dosing-sheet", side="ours", kept=False, moved_to=date(2026, 4, 20)),
            FellDue(
                commitment="water-rights",
                side="theirs",
                kept=False,
                moved_to=FRIDAY,
                said_by=("marta",),
            ),
        ),
        promises=(
            Promise(side="theirs", what="mails pass mark", owner="marta", due=FRIDAY),
            Promise(side="theirs", what="sends terms", owner="ines-koval"),
            Promise(side="ours", what="pilot plan", due=date(2026, 4, 20), to=("ines-koval",)),
        ),
        told=(
            Told(
                fact="pass-mark",
                value="1.8 % or less, online meter",
                said_by=("marta", "ines-koval"),
            ),
            Told(fact="budget", value=None, said_by=("ines-koval",)),
        ),
        asked=(AskedInVain(fact="share", of="ines-koval"),),
        doubts=(DoubtHeard(words="Too expensive for us", holder="ines-koval", library="too-dear"),),
        settled=(DoubtOver(doubt="deposits", said_by=("marta",)),),
        remarks=(
            Remark(text="Ulf was ill"),
            Remark(text="Marta looks for another job", private=True),
        ),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("note: a", {"remarks": (Remark(text="a"),)}),
        (
            "sent: dosing",
            {"fell_due": (FellDue(commitment="dosing-sheet", side="ours", kept=True),)},
        ),
        (
            "late: dosing-sheet",
            {"fell_due": (FellDue(commitment="dosing-sheet", side="ours", kept=False),)},
        ),
        (
            "came: ulf",
            {"fell_due": (FellDue(commitment="water-analysis", side="theirs", kept=True),)},
        ),
        (
            "came: The Analysis of the water",
            {"fell_due": (FellDue(commitment="water-analysis", side="theirs", kept=True),)},
        ),
        (
            "fact pass mark = x @ulf",
            {"told": (Told(fact="pass-mark", value="x", said_by=("ulf",)),)},
        ),
        ("Fact: Pass-Mark = x = y", {"told": (Told(fact="pass-mark", value="x = y"),)}),
        ('fact pass-mark = "2 @ulf; 3"', {"told": (Told(fact="pass-mark", value="2 @ulf; 3"),)}),
        ("fact trials = a; b", {"told": (Told(fact="trials", value=("a", "b")),)}),
        ("fact share = 12 %", {"told": (Told(fact="share", value="12"),)}),
        (
            "fact budget = 50000 EUR",
            {"told": (Told(fact="budget", value=parse_money("50000 EUR")),)},
        ),
        ("fact stop = 13 jul", {"told": (Told(fact="stop", value="2026-07-13"),)}),
        ("fact stop = 2019-07-13", {"told": (Told(fact="stop", value="2019-07-13"),)}),
        ("fact agreed = y", {"told": (Told(fact="agreed", value=True),)}),
        ("fact colour = blue one", {"told": (Told(fact="colour", value="dark-blue"),)}),
        (
            "fact colours = red, Blue one",
            {"told": (Told(fact="colours", value=("red", "dark-blue")),)},
        ),
        ("fact payer = erik", {"told": (Told(fact="payer", value="erik"),)}),
        ("fact verdict = ours", {"told": (Told(fact="verdict", value="ours"),)}),
        (
            "fact opinion = good @ulf",
            {"told": (Told(fact="opinion", value="good", said_by=("ulf",), of="ulf"),)},
        ),
        (
            "fact expected close = 29 may @ulf",
            {"fields": (FieldSet(field="expected_close", value="2026-05-29", said_by=("ulf",)),)},
        ),
        (
            "fact amount = 186000 EUR",
            {"fields": (FieldSet(field="amount", value=parse_money("186000 EUR")),)},
        ),
        (
            "asked share @both",
            {"asked": (AskedInVain(fact="share", of="ulf"), AskedInVain(fact="share", of="marta"))},
        ),
        ("doubt settled @marta", {"settled": (DoubtOver(doubt="deposits", said_by=("marta",)),)}),
        (
            "doubt settled @ulf: deposits-",
            {"settled": (DoubtOver(doubt="deposits", said_by=("ulf",)),)},
        ),
        ("doubt raised: Why now?", {"doubts": (DoubtHeard(words="Why now?"),)}),
        (
            'doubt raised @marta "not deposits on the WIRE again!"',
            {
                "doubts": (
                    DoubtHeard(
                        words="not deposits on the WIRE again!", holder="marta", again="deposits"
                    ),
                )
            },
        ),
        (
            "they: ulf: mails it fri",
            {"promises": (Promise(side="theirs", what="mails it", owner="ulf", due=FRIDAY),)},
        ),
        ("they:", {}),
    ],
)
def test_each_line_tells_one_thing(view: View, line: str, expected: dict[str, object]) -> None:
    assert read(view, line) == debrief(**expected)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfwith: ulf\r\nnote: a\r\n",
        b"with: ulf\rnote: a",
        "with: ulf\nnote: a\n".encode("utf-16"),
        b"\twith:\tulf\n\n   # x\n\tnote:\ta\t\n",
        "with： ulf\nnote： a".encode(),
    ],
)
def test_files_of_any_machine_are_read(view: View, data: bytes) -> None:
    expected = Debrief(day=VISIT, visit="comparing", people=("ulf",), remarks=(Remark(text="a"),))
    assert read(view, data) == expected


def test_all_problems_are_told_with_their_lines_and_nothing_is_taken_over(view: View) -> None:
    note = """With: ulf, Bo Ek
late: water analysis 4/21
they: ulf sends figures 4/21; xaver calls
# fact no = comment
fact pas-mark = 1.8 %

fact budget = a lot
fact verdict = good @ulf
fact opinion = good @both
doubt settled: deposits
thye: x
came: water
came: nothing of that
hello
asked share
asked verdict @ulf
asked amount @ulf
fact
fact = x
fact budget =
asked
kind: dinner
doubt raised @both: no
doubt raised @ulf:
note:
we: plan end of may
they: ulf mails it 3 mar
late: dosing 3 mar
late: dosing 10 apr 2026
late: dosing
sent: dosing
late: dosing 2026-04-16 ; ulf 15 apr
note: a\x1b[2Jb"""
    assert troubles(read(view, note)) == [
        (1, "heard.unknown-name"),
        (2, "heard.day-slashed"),
        (3, "heard.day-slashed"),
        (3, "heard.unknown-name"),
        (5, "no-such-fact"),
        (7, "bad-money"),
        (8, "said-by-ours"),
        (9, "whose-missing"),
        (10, "heard.settled-by-nobody"),
        (11, "heard.line-unknown"),
        (12, "heard.promise-several"),
        (13, "heard.promise-unknown"),
        (14, "heard.line-unknown"),
        (15, "heard.asked-nobody"),
        (16, "asked-ours"),
        (17, "asked-field"),
        (18, "heard.fact-form"),
        (19, "heard.fact-form"),
        (20, "heard.no-value"),
        (21, "heard.fact-form"),
        (22, "no-such-type"),
        (23, "heard.one-holder"),
        (24, "empty-text"),
        (25, "empty-text"),
        (26, "heard.day-open"),
        (27, "heard.day-far"),
        (28, "heard.day-far"),
        (29, "heard.day-past"),
        (31, "heard.promise-twice"),
        (32, "heard.promise-twice"),
        (32, "heard.day-far"),
        (33, "heard.unsafe"),
    ]


@pytest.mark.parametrize(
    ("note", "line", "words"),
    [
        (
            "they: ulf sends figures 4/21",
            "they: ulf sends figures 4/21",
            (
                "which day this is depends on the country: 4/21 Write 21 apr, 21.4., 2026-04-21, "
                "or fri for the next Friday."
            ),
        ),
        (
            "  fact pas-mark = 1.8 %",
            "fact pas-mark = 1.8 %",
            "this playbook has no fact pas-mark. Did you mean pass-mark?",
        ),
        (
            "came: water",
            "came: water",
            (
                'several open promises have these words: water Open are: water-analysis "water '
                'analysis" and water-rights "figures of the water rights"'
            ),
        ),
        (
            "came:",
            "came:",
            (
                'which promise is meant is missing. Open are: water-analysis "water analysis", '
                'water-rights "figures of the water rights" and dosing-sheet "dosing sheet"'
            ),
        ),
        (
            "doubt settled @erik",
            "doubt settled @erik",
            (
                'which doubt is meant is missing. Open are: deposits "Not deposits on the wire '
                'again" and nights "Who answers at night?"'
            ),
        ),
        (
            "thye: x",
            "thye: x",
            "a line begins with no word that is known: thye Did you mean they:?",
        ),
    ],
)
def test_a_problem_stands_beside_its_line_and_says_what_to_write(
    view: View, note: str, line: str, words: str
) -> None:
    found = read(view, note)
    assert isinstance(found, Unread)
    assert [(one.excerpt, told(one)) for one in found.troubles] == [(line, words)]


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"", 1, "heard.note-empty"),
        (b"\n# only this\n", 1, "heard.note-empty"),
        (b"note: a\nnote: \xe4", 2, "heard.note-encoding"),
        (b"\xff\xfea", 1, "heard.note-encoding"),
        (b"x" * (MOST_BYTES + 1), 1, "heard.note-long"),
        (b"x" * 1_000_000, 1, "heard.note-long"),
        (b"note: a\nnote: b\x00c", 2, "heard.unsafe"),
        ("note: a\u202eb".encode(), 1, "heard.unsafe"),
        (b"note: " + b"x" * 9_995, 1, "heard.long"),
    ],
)
def test_what_is_no_note_is_told_in_one_problem(
    view: View, data: bytes, line: int, problem: str
) -> None:
    assert troubles(read(view, data)) == [(line, problem)]


def test_of_many_problems_the_first_ones_are_told(view: View) -> None:
    found = troubles(read(view, b"x\n" * (MOST_BYTES // 2)))
    assert found == [(line, "heard.line-unknown") for line in range(1, MOST_TROUBLES + 1)]


def test_a_visit_that_nobody_planned_needs_its_people(view: View) -> None:
    assert troubles(read(view, "note: a", planned=False)) == [(1, "heard.nobody-there")]
    assert read(view, "with: erik", planned=False) == Debrief(day=VISIT, people=("erik",))


def test_who_was_there_counts_wherever_it_stands(view: View) -> None:
    found = read(view, "they: bo calls fri\nwith: Bo Ek (economic)\nwith: erik")
    assert isinstance(found, Debrief)
    assert (found.people, found.promises[0].owner) == (("bo-ek", "erik"), "bo-ek")


def test_a_promise_that_keeps_its_day_is_not_moved(view: View) -> None:
    moved = read(view, "late: water-rights 2027-01-01")
    assert isinstance(moved, Debrief)
    deal = view.deal.records.commitment("dosing-sheet")
    assert deal is not None
    assert troubles(read_note(b"late: dosing 10 apr", view, day=date(2026, 4, 1))) == [
        (1, "promise.due-that-day")
    ]
