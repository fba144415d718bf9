"""The screen of a deal with a visit planned: its day, with whom, our word, what to leave out."""

import re
from datetime import date, timedelta

import pytest

from salescoach.cli.rendering.next_screen import TALLEST
from salescoach.deal.events import Payload
from tests.builders.playbooks import the_text
from tests.builders.recorded import write
from tests.builders.records import held, ours, planned, raised, theirs
from tests.builders.worlds import Run

OWN = "own"
TODAY = date(2026, 4, 14)  # a Tuesday
FACTS = """
- {id: mark, title: Mark, type: text, ask: "Which figure?", ask_whom: [technical, user]}
- {id: cost, title: Cost, type: money, ask: "What does it cost?", ask_whom: [economic]}
"""
KNOWN = "- {id: known, statement: S, short: mark, met_when: {all: [{fact: mark}, {fact: cost}]}}"
KINDS = 'commitment_kinds: [{id: send, title: "Send", effort: 20min}]\n'
REACH = """
buyer_roles:
  - {id: technical, title: Judges, invite: ["{name}, half an hour with your drawing?", Later]}
  - {id: user, title: Runs, invite: ["{name}, may I stand beside you at six?"]}
  - {id: economic, title: Pays, reach: ["{name} will ask what it saves."]}
  - {id: purchasing, title: Buys}
"""
NOT_YET = 'not_yet: [{say: "the price", because: "We do not know what today costs."}]'


def day(days: int) -> date:
    return TODAY + timedelta(days)


def screen(run: Run, *records: Payload, visit: Payload | None = None, items: str = "") -> str:
    """Ulf and Marta were met a week ago; Erik, who pays, was not."""
    run.clock.to(day(-7).isoformat())
    file = run.base / "own.yaml"
    criteria = "" if items else KNOWN
    parts = {"facts": FACTS, "criteria": criteria, "items": items, "stage": NOT_YET}
    file.write_text(the_text(KINDS + REACH, **parts))
    run.ok("new", "Own", "--playbook", str(file), "--type", "market")
    for name, role in (("Ulf Berg", "technical"), ("Marta Solberg", "user"), ("Erik", "economic")):
        run.ok("person", "add", OWN, name, "--role", role)
    both = ("ulf-berg", "marta-solberg")
    write(run, OWN, planned("first", day(-7), people=both), held("first", people=both), *records)
    run.clock.to(TODAY.isoformat())
    if visit is not None:
        write(run, OWN, visit)
    text = run.ok("next", OWN, "--format", "table").out
    assert len(text.splitlines()) <= TALLEST
    return text


THURSDAY = planned("next", day(2), people=("ulf-berg", "marta-solberg"))


def test_the_day_and_who_comes_stand_before_what_is_done_there(empty: Run) -> None:
    promise = ours(what="dosing sheet", to=("ulf-berg",), due=day(-4), kind="send")
    text = screen(empty, promise, visit=THURSDAY)

    assert re.findall(r"^\d  (.*)$", text, re.MULTILINE) == [
        "TODAY, 20 minutes: dosing sheet, promised to Ulf Berg for 10 April",
        "THURSDAY with Ulf and Marta: Find out: Mark",
        "THURSDAY through Ulf: Meet Erik (Pays)",
    ]
    assert "   4 days late, and on Thursday you want something from Ulf Berg.\n" in text
    assert '   Say: "Ulf will ask what it saves."\n' in text
    assert "Leave out on Thursday: the price. We do not know what today costs.\n" in text


@pytest.mark.parametrize(
    ("days", "said", "left_out"),
    [
        (0, "TODAY with Marta: Find out: Mark", "today"),
        (1, "TOMORROW with Marta: Find out: Mark", "tomorrow"),
        (6, "MONDAY with Marta: Find out: Mark", "on Monday"),
        (7, "ON 21 April with Marta: Find out: Mark", "on 21 April"),
    ],
    ids=["today", "tomorrow", "in six days", "in a week"],
)
def test_a_day_is_said_as_one_says_it(days: int, said: str, left_out: str, empty: Run) -> None:
    text = screen(empty, visit=planned("next", day(days), people=["marta-solberg"]))

    assert f"1  {said}\n" in text
    assert f"Leave out {left_out}: the price." in text


def test_without_a_visit_it_is_said_as_before(empty: Run) -> None:
    text = screen(empty)

    assert "NEXT TIME with Ulf Berg and Marta Solberg: Find out: Mark" in text
    assert "Leave out for now: the price." in text


def test_who_does_not_come_is_somebody_to_arrange_it_with(empty: Run) -> None:
    text = screen(empty, visit=planned("next", day(2), people=["erik"]))

    assert "2  THURSDAY with Erik: Find out: Cost" in text
    assert "1  TODAY, to arrange with Ulf Berg and Marta Solberg: Find out: Mark" in text


def test_what_the_rep_wants_to_leave_out_goes_before_the_playbook(empty: Run) -> None:
    text = screen(
        empty, visit=planned("next", day(2), people=["ulf-berg"], leave_out="the old quarrel")
    )

    assert "Leave out on Thursday: the old quarrel.\n" in text


def test_what_they_promised_and_is_to_come_stands_last(empty: Run) -> None:
    promise = theirs(what="water analysis", owner="ulf-berg", due=day(1))
    text = screen(empty, promise, raised(words="Not deposits", holder="marta-solberg"),
                  visit=THURSDAY)  # fmt: skip

    titles = re.findall(r"^\d  (.*)$", text, re.MULTILINE)
    assert titles[0] == "THURSDAY with Marta: Hear what stands behind this doubt of Marta Solberg:"
    assert titles[-1] == "LATER: water analysis, promised by Ulf Berg for 15 April"


INVITED = '   Say: "Ulf, half an hour with your drawing?"\n'


def test_what_is_to_be_arranged_has_the_words_that_get_the_moment(empty: Run) -> None:
    text = screen(empty, visit=planned("next", day(2), people=["erik"]))

    assert f'{INVITED}   Ask: "Which figure?"\n' in text
    assert text.count("Say:") == 1  # who is met on Thursday is not invited


def test_who_has_the_first_role_of_a_step_is_invited_in_the_words_of_that_role(
    empty: Run,
) -> None:
    """The fact is of the judges first; Marta, who runs it, stands before Ulf in no list of it."""
    text = screen(empty, visit=planned("next", day(2), people=["erik"]))

    assert "Marta, may I stand beside you" not in text


TWO_STEPS = """
- {id: one, do: "Draw it", with: [technical]}
- {id: two, do: "Count it", with: [technical]}
- {id: three, do: "Weigh it", with: [technical]}
"""


def test_nobody_is_invited_twice_in_the_same_words(empty: Run) -> None:
    """The second step has the second line; where there is none left, there is none."""
    text = screen(empty, visit=planned("next", day(2), people=["erik"]), items=TWO_STEPS)

    assert re.findall(r"Say: (.*)", text) == ['"Ulf, half an hour with your drawing?"', '"Later"']


def test_nobody_is_invited_to_what_they_come_to_anyway(empty: Run) -> None:
    assert INVITED not in screen(empty, visit=THURSDAY)


def test_nor_as_long_as_no_visit_is_planned_that_somebody_could_miss(empty: Run) -> None:
    assert INVITED not in screen(empty)


@pytest.mark.parametrize(("words", "asks"), [(12, True), (38, False)], ids=["with room", "without"])
def test_an_invitation_outlasts_the_question(words: int, asks: bool, empty: Run) -> None:
    doubt = raised(words=f"Not {'deposits ' * words}", holder="erik", severity="high")
    text = screen(empty, doubt, visit=planned("next", day(2), people=["erik"]))

    assert INVITED in text
    assert (f'{INVITED}   Ask: "Which figure?"\n' in text) is asks


def test_a_page_invites_nobody_twice_in_the_same_words(empty: Run) -> None:
    screen(empty, visit=planned("next", day(2), people=["erik"]), items=TWO_STEPS)
    page = empty.ok("next", OWN, "--format", "md").out

    assert re.findall(r"Say: (.*)", page) == ['"Ulf, half an hour with your drawing?"', '"Later"']


def test_a_page_has_the_words_of_an_invitation(empty: Run) -> None:
    screen(empty, visit=planned("next", day(2), people=["erik"]))
    page = empty.ok("next", OWN, "--format", "md").out

    assert '   - Say: "Ulf, half an hour with your drawing?"\n' in page


def test_what_they_owe_and_no_action_tells_is_told_below(empty: Run) -> None:
    late = "Late from Erik: the figures, promised for 10 April\n"
    promise = theirs(what="the figures", owner="erik", due=day(-4))
    doubts = [raised(f"d{one}", words=f"Not {one}", holder="ulf-berg", severity="high")
              for one in range(3)]  # fmt: skip

    assert late in screen(empty, promise, *doubts, visit=THURSDAY)


def test_what_they_owe_is_not_told_twice(empty: Run) -> None:
    promise = theirs(what="the figures", owner="erik", due=day(-4))
    text = screen(empty, promise, visit=THURSDAY)

    assert "Ask Erik for what was promised" in text
    assert "Late from" not in text


def test_what_they_owe_by_tomorrow_is_not_late(empty: Run) -> None:
    promise = theirs(what="the figures", owner="erik", due=day(0))

    assert "Late from" not in screen(empty, promise, visit=THURSDAY)
