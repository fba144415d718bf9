"""doubt raise, explore, answer, settle and list."""

import json
from typing import Any

import pytest

from tests.builders.worlds import KILN, Run
from tests.unit.cli.commands.standing import newest, refused

RAISE = ("doubt", "raise", KILN)
EXPLORE = ("doubt", "explore", KILN, "too-dear-for-us")
ANSWER = ("doubt", "answer", KILN, "too-dear-for-us")
SETTLE = ("doubt", "settle", KILN, "too-dear-for-us")
DEAR = (*RAISE, "Too dear for us", "--holder", "pia")
QUIET = (*RAISE, "The quiet is gone", "--holder", "ana")
ASKED = 'Ask first: "Dearer than what?" Not yet: a discount; what it costs us, too'


def told(run: Run, *argv: str) -> str:
    """What the receipt says was recorded."""
    return run.ok(*argv).err.partition(". Next: ")[0].removeprefix("kiln: ")


def doubts(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.ok("doubt", "list", KILN, "--json").out)["doubts"]
    return found


@pytest.fixture
def dear(kiln: Run) -> Run:
    """Pia finds it too dear."""
    kiln.ok(*DEAR)
    return kiln


# raise ---------------------------------------------------------------------------------------


def test_what_the_words_sound_like_is_taken_and_told_with_the_first_question(kiln: Run) -> None:
    assert told(kiln, *DEAR) == (
        f'doubt: "Too dear for us" (Pia Voss). Sounds like: The price is too high. {ASKED}'
    )
    assert newest(kiln) == [
        (
            "doubt-raised",
            {
                "doubt": "too-dear-for-us",
                "words": "Too dear for us",
                "holder": "pia-voss",
                "library": "too-dear",
            },
        )
    ]


RAISED: dict[str, tuple[tuple[str, ...], str, str | None]] = {
    "the one that is named": (
        ("Hm", "--like", "too-dear"),
        f'doubt: "Hm". Like: The price is too high. {ASKED}',
        "too-dear",
    ),
    "none of them": (
        ("Too dear", "--like", "none"),
        'doubt: "Too dear". Ask first what stands behind it, before you answer',
        None,
    ),
    "nothing known": (
        ("It hums", "--severity", "high", "--show", "the log"),
        (
            'doubt: "It hums", severity high; to be shown: "the log". Ask first what stands behind '
            "it, before you answer"
        ),
        None,
    ),
    "an entry without questions": (
        ("far too dear",),
        (
            'doubt: "far too dear". Sounds like: Not in the budget. Ask first what stands behind '
            "it, before you answer"
        ),
        "far-too-dear",
    ),
    "an entry without a title": (
        ("we sleep above it!",),
        'doubt: "we sleep above it!". Sounds like: too-loud. Ask first: "At which hour?"',
        "too-loud",
    ),
}


@pytest.mark.parametrize(("words", "receipt", "library"), RAISED.values(), ids=RAISED)
def test_the_receipt_gives_what_to_ask_first(
    words: tuple[str, ...], receipt: str, library: str | None, kiln: Run
) -> None:
    assert told(kiln, *RAISE, *words) == receipt
    ((_, payload),) = newest(kiln)
    assert payload.get("library") == library


def test_the_same_words_of_the_same_person_open_the_same_doubt_again(dear: Run) -> None:
    dear.ok(*SETTLE, "--said-by", "pia")
    dear.clock.to("2026-03-09")
    assert told(dear, *RAISE, "TOO DEAR, for us!", "--holder", "pia").startswith(
        'doubt: "TOO DEAR, for us!" (Pia Voss). It is open again, raised 2 times by now. '
    )
    (doubt,) = doubts(dear)
    assert (doubt["id"], doubt["state"], doubt["times"], doubt["settled_by"]) == (
        "too-dear-for-us",
        "raised",
        2,
        [],
    )


def test_how_bad_it_is_stays_unless_it_is_said(dear: Run) -> None:
    dear.ok(*EXPLORE, "x", "--severity", "high")
    dear.ok(*DEAR)
    assert doubts(dear)[0]["severity"] == "high"
    dear.ok(*DEAR, "--severity", "low")
    assert doubts(dear)[0]["severity"] == "low"


@pytest.mark.parametrize(
    ("holder", "ids"),
    [
        (("--holder", "ana"), ["too-dear-for-us", "too-dear-for-us-2"]),
        ((), ["too-dear-for-us", "too-dear-for-us-2"]),
        (("--holder", "pia"), ["too-dear-for-us"]),
    ],
)
def test_the_same_words_of_somebody_else_are_another_doubt(
    holder: tuple[str, ...], ids: list[str], dear: Run
) -> None:
    dear.ok("set", KILN, "need=x")
    dear.ok(*RAISE, "Too dear for us", *holder)
    assert [one["id"] for one in doubts(dear)] == ids


def test_whose_doubt_it_is_can_be_said_later(kiln: Run) -> None:
    kiln.ok(*RAISE, "Too dear for us")
    kiln.ok(*DEAR)
    assert [(one["id"], one["holder"]) for one in doubts(kiln)] == [("too-dear-for-us", "pia-voss")]


def test_at_which_visit_it_came_up_is_kept(kiln: Run) -> None:
    kiln.ok("visit", "hold", KILN, "--with", "pia")
    kiln.ok(*DEAR, "--visit", "2026-03-05")
    assert doubts(kiln)[0]["visit"] == "visit-2026-03-05"


# explore, answer, settle ---------------------------------------------------------------------


def test_after_exploring_it_says_what_to_show(dear: Run) -> None:
    assert told(dear, *EXPLORE, "no budget", "--show", "Karlsby") == (
        'behind the doubt "Too dear for us": "no budget"; to be shown: "Karlsby". Show then: '
        "Cost a year, side by side; The sum on one sheet"
    )
    assert told(dear, *EXPLORE, "no money at all") == (
        'behind the doubt "Too dear for us": "no money at all". Show then: Karlsby; '
        "Cost a year, side by side; The sum on one sheet"
    )


def test_where_nothing_is_known_to_show_it_is_to_be_asked(kiln: Run) -> None:
    kiln.ok(*QUIET)
    explore = ("doubt", "explore", KILN, "the-quiet-is-gone", "the neighbours")
    assert told(kiln, *explore) == (
        'behind the doubt "The quiet is gone": "the neighbours". Ask what would prove it to them'
    )
    assert told(kiln, *explore, "--show", "the log") == (
        'behind the doubt "The quiet is gone": "the neighbours"; to be shown: "the log"'
    )


def test_after_the_answer_only_they_can_settle_it(dear: Run) -> None:
    dear.ok(*EXPLORE, "no budget")
    assert told(dear, *ANSWER, "the sum", "--document", "sum.pdf") == (
        'answered the doubt "Too dear for us": "the sum", with sum.pdf. Only they can settle it: '
        "salescoach doubt settle kiln too-dear-for-us --said-by pia-voss"
    )


def test_an_answer_before_any_question_is_told_as_such(kiln: Run) -> None:
    kiln.ok(*RAISE, "It hums")
    assert told(kiln, "doubt", "answer", KILN, "it-hums", "a cover") == (
        'answered the doubt "It hums": "a cover". Nobody has asked yet what stands behind it. '
        "Only they can settle it: salescoach doubt settle kiln it-hums --said-by …"
    )


SETTLED: dict[str, tuple[tuple[str, ...], str]] = {
    "by who has it": (
        ("--said-by", "pia", "--words", "fine"),
        'settled: the doubt "Too dear for us" (Pia Voss): "fine"',
    ),
    "by somebody else": (
        ("--said-by", "ana"),
        (
            'settled: the doubt "Too dear for us" (Ana Ruiz). Still to be heard from who raised '
            "it: Pia Voss"
        ),
    ),
    "by both": (
        ("--said-by", "ana", "--said-by", "pia"),
        'settled: the doubt "Too dear for us" (Ana Ruiz and Pia Voss)',
    ),
}


@pytest.mark.parametrize(("options", "receipt"), SETTLED.values(), ids=SETTLED)
def test_it_is_told_who_settled_it(options: tuple[str, ...], receipt: str, dear: Run) -> None:
    dear.ok(*ANSWER, "the sum")
    assert told(dear, *SETTLE, *options) == receipt


def test_settled_without_an_answer_of_ours_is_told(dear: Run) -> None:
    assert told(dear, *SETTLE, "--said-by", "pia") == (
        'settled: the doubt "Too dear for us" (Pia Voss). No answer of ours is recorded'
    )


def test_it_takes_the_word_of_one_of_them(dear: Run) -> None:
    assert "still missing: --said-by." in refused(dear, *SETTLE, code=5)
    assert "person add kiln kim" in refused(dear, *SETTLE, "--said-by", "kim", code=4)


@pytest.mark.parametrize(
    "line",
    [(*EXPLORE, "x"), (*ANSWER, "x"), (*SETTLE, "--said-by", "ana"), SETTLE],
    ids=["explore", "answer", "settle", "settle by nobody"],
)
def test_what_is_settled_is_settled_until_it_is_raised_again(
    line: tuple[str, ...], dear: Run
) -> None:
    dear.ok(*SETTLE, "--said-by", "pia")
    assert refused(dear, *line) == (
        "salescoach: that doubt is settled since 5 March, by the word of Pia Voss: "
        '"Too dear for us".\n'
        "If it is there again: salescoach doubt raise kiln 'Too dear for us' --holder pia-voss\n"
    )


@pytest.mark.parametrize("words", ["-rf", "x" * 201])
def test_words_that_cannot_be_typed_again_are_left_open_in_the_hint(words: str, kiln: Run) -> None:
    kiln.ok(*RAISE, "--", words)
    (doubt,) = doubts(kiln)
    settle = ("doubt", "settle", KILN, doubt["id"], "--said-by", "ana")
    kiln.ok(*settle)
    kiln.ok("set", KILN, "need=x")
    assert refused(kiln, *settle).endswith("salescoach doubt raise kiln …\n")


def test_a_doubt_that_is_not_there_is_told_with_the_nearest_and_the_list(dear: Run) -> None:
    assert refused(dear, "doubt", "answer", KILN, "too-dear", "x", code=4) == (
        "salescoach: there is no doubt too-dear in kiln.\n"
        "Did you mean too-dear-for-us? See them all with: salescoach doubt list kiln\n"
    )


def test_another_day_is_another_time(dear: Run) -> None:
    """Written down for a day before those that are known, it is no other doubt."""
    dear.clock.to("2026-03-09")
    dear.ok(*DEAR, "--on", "2026-03-06")
    dear.ok(*EXPLORE, "x", "--at", "2026-03-07")
    assert [(one["id"], one["times"], one["state"]) for one in doubts(dear)] == [
        ("too-dear-for-us", 2, "explored")
    ]


# list ----------------------------------------------------------------------------------------


@pytest.fixture
def many_doubts(dear: Run) -> Run:
    """One settled, one grave, one answered, one that nobody has."""
    dear.ok(*SETTLE, "--said-by", "ana", "--words", "fine by me")
    dear.ok(*QUIET)
    dear.ok("doubt", "explore", KILN, "the-quiet-is-gone", "the neighbours", "--show", "the log")
    dear.ok("doubt", "answer", KILN, "the-quiet-is-gone", "the log")
    dear.ok(*RAISE, "far too dear", "--severity", "low")
    dear.clock.to("2026-03-09")
    dear.ok(*RAISE, "too dear, a third more", "--severity", "high", "--holder", "pia")
    return dear


def test_open_ones_come_first_and_of_these_the_gravest(many_doubts: Run) -> None:
    ids = many_doubts.ok("doubt", "list", KILN, "--format", "ids").out.split()
    assert ids == ["too-dear-a-third-more", "the-quiet-is-gone", "far-too-dear", "too-dear-for-us"]


def test_on_the_screen_each_has_what_its_state_asks_for(many_doubts: Run) -> None:
    assert (
        many_doubts.ok("doubt", "list", KILN, "--format", "table").out
        == """\
Kiln: 3 open doubts

"too dear, a third more"  Pia Voss
  raised since 9 March, severity high
  Like: The price is too high
  Behind it, as a rule: They have no figure for what it brings
  Ask first: "Dearer than what?"
  Not yet: a discount; what it costs us, too
  Show then: Cost a year, side by side; A smaller one first; The sum on one
    sheet
  too-dear-a-third-more

"The quiet is gone"  Ana Ruiz
  answered since 5 March
  Behind it: "the neighbours"
  Answered: "the log"
  the-quiet-is-gone

"far too dear"  nobody named
  raised since 5 March, severity low
  Like: Not in the budget
  far-too-dear

"Too dear for us"  Pia Voss
  settled on 5 March by Ana Ruiz: "fine by me"
  too-dear-for-us
"""
    )


def test_raised_again_it_says_what_was_not_enough(many_doubts: Run) -> None:
    many_doubts.ok(*QUIET)
    shown = many_doubts.ok("doubt", "list", KILN, "--format", "table").out
    assert (
        """\
"The quiet is gone"  Ana Ruiz
  raised since 9 March, 2 times by now
  Behind it: "the neighbours"
  Show then: the log
  Answered before, and not enough: "the log"
"""
        in shown
    )


def test_a_line_a_doubt_in_a_pipe(many_doubts: Run) -> None:
    rows = [row.split("\t") for row in many_doubts.ok("doubt", "list", KILN).out.splitlines()]
    assert rows[1] == [
        "the-quiet-is-gone", "answered", "2026-03-05", "medium", "ana-ruiz", "The quiet is gone",
        "the neighbours", "", "the log", "the log", "", "", "",
    ]  # fmt: skip
    assert rows[3] == [
        "too-dear-for-us", "settled", "2026-03-05", "medium", "pia-voss", "Too dear for us", "",
        "too-dear", "", "", "", "ana-ruiz", "fine by me",
    ]  # fmt: skip


def test_as_json(many_doubts: Run) -> None:
    document = json.loads(many_doubts.ok("doubt", "list", KILN, "--json").out)
    assert {key: document[key] for key in ("schema", "at", "deal")} == {
        "schema": "salescoach/doubts@1",
        "at": "2026-03-09",
        "deal": "kiln",
    }
    assert document["doubts"][3] == {
        "id": "too-dear-for-us",
        "words": "Too dear for us",
        "holder": "pia-voss",
        "severity": "medium",
        "state": "settled",
        "since": "2026-03-05",
        "raised": "2026-03-05",
        "times": 1,
        "library": "too-dear",
        "visit": None,
        "risk": None,
        "show": None,
        "answer": None,
        "document": None,
        "settled_by": ["ana-ruiz"],
        "settled_words": "fine by me",
    }


@pytest.mark.parametrize("format_", ["table", "plain", "ids"])
def test_without_a_doubt_it_says_so_in_words(format_: str, kiln: Run) -> None:
    result = kiln.ok("doubt", "list", KILN, "--format", format_)
    assert (result.out, result.err) == ("", "kiln: no doubt recorded yet.\n")


def test_history_tells_each_step(dear: Run) -> None:
    dear.ok(*EXPLORE, "no budget", "--severity", "low", "--show", "the sum")
    dear.ok(*ANSWER, "the sum", "--document", "sum.pdf")
    dear.ok(*SETTLE, "--said-by", "pia", "--words", "fine")
    assert [row.split("\t")[5] for row in dear.ok("history", KILN).out.splitlines()[3:]] == [
        'doubt: "Too dear for us" (Pia Voss)',
        'behind the doubt "Too dear for us": "no budget", severity low; to be shown: "the sum"',
        'answered the doubt "Too dear for us": "the sum", with sum.pdf',
        'settled: the doubt "Too dear for us" (Pia Voss): "fine"',
    ]
