"""Files of answers: what a call note tells, for scripts."""

import json
from datetime import date

import pytest

from salescoach.exchange.answers import MOST_TROUBLES, read_answers
from salescoach.exchange.hearing import Unread
from salescoach.exchange.notes import read_note
from salescoach.guidance.debriefing import Debrief, Promise, Remark, Told
from salescoach.guidance.view import View
from tests.builders.spoken import VISIT, a_view, told

HEAD = "schema: salescoach/debrief-answers@1\n"
NOTE = """
with: marta, Ines Koval (purchasing)
kind: pilot
came: water-analysis
late: dosing-sheet 2026-04-20
they: marta mails pass mark 2026-04-17; ines sends terms @ulf
we: pilot plan @ines 2026-04-20
fact pass-mark = 1.8 % @marta+ines
fact trials = a; b
fact agreed = yes
fact budget = none @ines
asked share @ines
doubt settled @marta: deposits
doubt raised @ines: Too expensive for us
note: Ulf was ill
private: Marta looks for another job
"""
ANSWERS = {
    "schema": "salescoach/debrief-answers@1",
    "with": ["marta"],
    "new_people": [{"name": "Ines Koval", "roles": ["purchasing"]}],
    "kind": "pilot",
    "due": [
        {"promise": "water-analysis", "kept": True},
        {"promise": "dosing-sheet", "kept": False, "new_day": "2026-04-20"},
    ],
    "they": [
        {"who": "marta", "does": "mails pass mark", "by": "2026-04-17"},
        {"who": "ines", "does": "sends terms", "to": ["ulf"]},
    ],
    "we": [{"does": "pilot plan", "by": "2026-04-20", "to": ["ines"]}],
    "facts": [
        {"fact": "pass-mark", "value": "1.8 %", "said_by": ["marta", "ines"]},
        {"fact": "trials", "value": ["a", "b"]},
        {"fact": "agreed", "value": True},
        {"fact": "budget", "value": "none", "said_by": ["ines"]},
    ],
    "asked": [{"fact": "share", "of": ["ines"]}],
    "doubts_raised": [{"words": "Too expensive for us", "holder": "ines"}],
    "doubts_settled": [{"doubt": "deposits", "said_by": ["marta"]}],
    "notes": [
        {"text": "Ulf was ill"},
        {"text": "Marta looks for another job", "private": True},
    ],
}


@pytest.fixture(scope="module")
def view() -> View:
    return a_view()


def read(view: View, text: str | bytes) -> Debrief | Unread:
    data = text if isinstance(text, bytes) else text.encode()
    visit = view.deal.records.visit("comparing")
    return read_answers(data, view, day=VISIT, visit=visit, file="answers.yaml")


def places(found: Debrief | Unread) -> list[tuple[int, int | None, str]]:
    assert isinstance(found, Unread), found
    return [(one.line, one.column, one.message.id) for one in found.troubles]


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_yaml_and_note_come_to_one_debrief(view: View, indent: int | str | None) -> None:
    noted = read_note(NOTE.encode(), view, day=VISIT, visit=view.deal.records.visit("comparing"))
    assert isinstance(noted, Debrief)
    assert read(view, json.dumps(ANSWERS, indent=indent)) == noted


def test_yaml_is_read_as_well(view: View) -> None:
    text = (
        HEAD
        + """
we:
  - does: pilot plan
    by: 2026-04-20
facts:
  - {fact: share, value: 12}
"""
    )
    assert read(view, text) == Debrief(
        day=VISIT,
        visit="comparing",
        people=("ulf", "marta"),
        promises=(Promise(side="ours", what="pilot plan", due=date(2026, 4, 20)),),
        told=(Told(fact="share", value="12"),),
    )


@pytest.mark.parametrize("text", ["𝕏 \\ud 😀", "back\\\\slash", "ä\n\tb"])
def test_json_with_escapes_says_the_same(view: View, text: str) -> None:
    answers = {"schema": "salescoach/debrief-answers@1", "notes": [{"text": text}]}
    found = read(view, json.dumps(answers))
    assert isinstance(found, Debrief)
    assert found.remarks == (Remark(text=text),)


def test_every_problem_is_told_where_it_stands(view: View) -> None:
    text = (
        HEAD
        + """with: [ulf, xaver]
new_people:
  - {name: "Bo (Ek)", roles: [user]}
  - {name: "Bo Ek", roles: [boss]}
kind: dinner
due:
  - {promise: water, kept: true}
  - promise: dosing-sheet
    kept: true
    new_day: 2026-04-20
they:
  - who: zoe
    does: calls
    by: 2026-04-01
we:
  - {does: " "}
facts:
  - {fact: budget, value: ['a; b']}
  - fact: pas-mark
    value: 1
asked:
  - {fact: verdict, of: [ulf]}
doubts_settled:
  - {doubt: wire, said_by: [nina]}
"""
    )
    assert places(read(view, text)) == [
        (2, 7, "heard.unknown-name"),
        (4, 12, "heard.no-name"),
        (5, 12, "heard.unknown-role"),
        (6, 7, "no-such-type"),
        (8, 5, "heard.promise-several"),
        (9, 5, "heard.kept-and-moved"),
        (13, 10, "heard.unknown-name"),
        (15, 9, "heard.day-past"),
        (17, 12, "heard.nothing"),
        (19, 27, "heard.separator"),
        (20, 5, "no-such-fact"),
        (23, 12, "asked-ours"),
        (25, 28, "heard.unknown-name"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a", [(1, 1, "heard.answers-mapping")]),
        ("", [(1, 1, "heard.answers-mapping")]),
        ("with: [ulf]", [(1, 1, "problem.SC202")]),
        (HEAD.replace("@1", "@2"), [(1, 9, "problem.SC205")]),
        (HEAD + "they: x", [(2, 7, "problem.SC203")]),
        (
            HEAD + "they:\n - {who: ulf, doe: x}",
            [(3, 4, "problem.SC202"), (3, 15, "problem.SC201")],
        ),
        (HEAD + "we:\n - {does: x, by: fri}", [(3, 18, "problem.SC203")]),
        (HEAD + "we: &a []", [(2, 5, "problem.SC105")]),
        (HEAD + "kind: pilot\nkind: b", [(3, 1, "problem.SC108")]),
        (HEAD + "kind: a\x1bb", [(2, 8, "heard.answers-character")]),
        (b"\xff", [(1, 1, "problem.SC101")]),
        (b"x" * 400_000, [(1, 1, "problem.SC102")]),
        ("a: " + "[" * 50, [(1, 35, "problem.SC106")]),
    ],
)
def test_the_shape_is_strict(
    view: View, text: str | bytes, found: list[tuple[int, int | None, str]]
) -> None:
    assert places(read(view, text)) == found


def test_a_problem_shows_its_line_and_says_what_to_write(view: View) -> None:
    found = read(view, HEAD + "facts:\n  - {fact: pas-mark, value: '1.8 %'}")
    assert isinstance(found, Unread)
    assert [(one.excerpt, told(one)) for one in found.troubles] == [
        (
            "- {fact: pas-mark, value: '1.8 %'}",
            "this playbook has no fact pas-mark. Did you mean pass-mark?",
        )
    ]


def test_of_many_problems_the_first_ones_are_told(view: View) -> None:
    text = HEAD + "notes:\n" + "  - {text: ' '}\n" * 100
    assert places(read(view, text)) == [
        (line, 12, "empty-text") for line in range(3, 3 + MOST_TROUBLES)
    ]


def test_without_anybody_it_was_no_visit(view: View) -> None:
    found = read_answers(HEAD.encode(), view, day=VISIT)
    assert places(found) == [(1, 1, "heard.nobody-there")]
