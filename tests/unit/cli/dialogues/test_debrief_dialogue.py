"""Telling of a visit: what each line comes to. The whole dialogue, typed by somebody in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from salescoach.cli.dialogues.debrief_talk import talk
from salescoach.cli.dialogues.debrief_visits import Asked
from salescoach.cli.dialogues.drafts import draft_of
from salescoach.cli.receipt import recorded_lines
from salescoach.cli.seeing import view_of
from salescoach.deal.transactions import newest_live
from salescoach.errors import ChangedMeanwhile, Refused, SalesCoachError
from salescoach.store.port import Change
from tests.builders.dialogues import Talk, line_of
from tests.builders.worlds import HALDEN, Run

THURSDAY = "2026-04-16"
NOTHING = ("", "", "", "", "", "", "", "")  # Enter at every question of Thursday's visit
TOLD = ("", "y", "y", "ulf mails pass mark fri", "", "", "", "", "")


@dataclass
class Told:
    """What came of it: the exit code, the words on the screen, the receipt of each event."""

    code: int
    told: str
    recorded: tuple[str, ...]


@pytest.fixture
def tell(many: Run) -> Callable[..., Told]:
    """`tell("ulf", …)`: the visit of 16 April in the demo, told on that day."""

    def run(*lines: str, deal: str = HALDEN, at: str = THURSDAY, **asked: Any) -> Told:
        many.clock.to(at)
        typed = list(lines)
        told = Talk(many)
        people = asked.pop("people", ())
        dry_run = asked.pop("dry_run", False)
        meant = Asked(**asked)
        code = talk(told.session, deal, meant, people, dry_run=dry_run, line=line_of(typed))
        assert typed == []
        file = told.session.store.read(deal)
        newest = newest_live(file.events)
        assert newest is not None
        change = Change(file=file, events=newest.events)
        lines_told = recorded_lines(change, view_of(told.session, file))
        return Told(code, told.told, tuple(told.session.text(one) for one in lines_told))

    return run


HELD_WITH = "Agreeing how to compare held, with"
HELD = f"{HELD_WITH} Ulf Berg and Marta Solberg; it came to: "
PUT_OFF = "they have put it off 1 time"
WATER = 'moved from 15 April to 20 April: their promise "water analysis"'
SHEET = 'moved from 10 April to 17 April: our promise "dosing sheet"; we have put it off 1 time'
DEPOSITS = "Not deposits on the wire again"
ASK_FIRST = "Ask first what stands behind it, before you answer"


def test_a_visit_of_which_nothing_is_told_is_held_all_the_same(tell: Callable[..., Told]) -> None:
    assert tell(*NOTHING).recorded == (f"{HELD}nobody agreed to anything",)


def test_who_was_there_is_named_instead_and_somebody_new_with_a_role(
    tell: Callable[..., Told],
) -> None:
    told = tell("ulf, Ada Lund (purchasing)", *NOTHING[1:])
    assert told.recorded == (
        "Ada Lund (buys)",
        f"{HELD_WITH} Ulf Berg and Ada Lund; it came to: nobody agreed to anything",
    )


@pytest.mark.parametrize(
    ("lines", "recorded"),
    [
        pytest.param(("y", ""), ('kept: their promise "water analysis"',), id="it came"),
        pytest.param(("", "y"), ('kept: our promise "dosing sheet"',), id="ours is done"),
        pytest.param(
            ("n", "20.4.", ""),
            (f"{WATER}, as Ulf Berg said; {PUT_OFF}",),
            id="another day, which who promised it named",
        ),
        pytest.param(("n", "", ""), (), id="no day named: it stays as it is, and late"),
        pytest.param(("", ""), (), id="skipped"),
        pytest.param(
            ("", "n", "tomorrow"),
            (SHEET,),
            id="another day of ours",
        ),
    ],
)
def test_what_fell_due_is_asked_for_theirs_first(
    lines: tuple[str, ...], recorded: tuple[str, ...], tell: Callable[..., Told]
) -> None:
    assert tell("", *lines, "", "", "", "", "").recorded[1:] == recorded


def test_who_was_not_there_has_named_no_day(tell: Callable[..., Told]) -> None:
    told = tell("marta", "n", "20.4.", "", "", "", "", "", "")
    assert told.recorded[1:] == (f"{WATER}; {PUT_OFF}",)


@pytest.mark.parametrize(
    ("lines", "recorded"),
    [
        pytest.param(
            ("ulf mails it fri", "marta rings mon", ""),
            ('their promise: "rings" (Marta Solberg, by 20 April), confirmed by Marta Solberg',),
            id="the line is typed anew",
        ),
        pytest.param(("ulf mails it fri", "-"), (), id="the line is taken back"),
        pytest.param(
            ("doubt @marta: it may smell; note: rings back", ""),
            (
                f'doubt: "it may smell" (Marta Solberg). {ASK_FIRST}',
                'note: "rings back"',
            ),
            id="a new doubt, and a remark",
        ),
        pytest.param(
            ("fact cost-of-today = 9000 EUR @ulf", ""),
            ("cost of today's way: EUR 9,000 (heard, Ulf Berg)",),
            id="a fact that nobody asked for",
        ),
        pytest.param(
            ("ulf mails it next fri", "ulf mails it fri", ""),
            ('their promise: "mails it" (Ulf Berg, by 17 April), confirmed by Ulf Berg',),
            id="what is no day is asked again",
        ),
    ],
)
def test_what_they_will_do_counts_once_it_is_shown_and_right(
    lines: tuple[str, ...], recorded: tuple[str, ...], tell: Callable[..., Told]
) -> None:
    assert tell("", "", "", *lines, "", "", "", "").recorded[1:] == recorded


def test_all_that_is_wrong_with_a_line_is_told(tell: Callable[..., Told]) -> None:
    told = tell("", "", "", "zoe rings mon; ulf mails 4/21", *NOTHING[3:])
    assert "nobody in this deal is called zoe." in told.told
    assert "which day this is depends on the country: 4/21" in told.told


def test_a_doubt_is_settled_by_the_word_of_who_has_it(tell: Callable[..., Told]) -> None:
    told = tell("", "", "", "", "", "", "y", "")
    assert told.recorded[1:] == (
        f'settled: the doubt "{DEPOSITS}" (Marta Solberg). No answer of ours is recorded',
    )


def test_a_doubt_of_this_visit_is_not_asked_about(tell: Callable[..., Told]) -> None:
    told = tell("", "", "", "doubt @marta: Not deposits on the wire again", "", *NOTHING[4:])
    assert "Marta doubts" not in told.told


def test_what_was_asked_in_vain_is_noted_and_the_next_question_comes(
    tell: Callable[..., Told],
) -> None:
    told = tell("ulf", "", "", "", "", "?", "", "")
    assert told.recorded[1] == (
        "asked without an answer: what they compare with (Ulf Berg); who could still be asked: "
        "Marta Solberg"
    )
    assert "Noted: asked once, no answer. Next, ask Marta Solberg." in told.told


def test_with_names_on_the_command_line_nobody_is_asked_who_was_there(
    tell: Callable[..., Told],
) -> None:
    told = tell(*NOTHING[1:], people=("marta",))
    assert told.told.startswith("Thursday 16 April with Marta Solberg.\n")
    assert told.recorded[0].startswith("Agreeing how to compare held, with Marta Solberg;")


def test_a_visit_of_yesterday_counts_for_its_day(tell: Callable[..., Told], many: Run) -> None:
    told = tell(*NOTHING, at="2026-04-17")
    assert told.told.startswith("Thursday 16 April with")
    file = many.home / "deals" / f"{HALDEN}.json"
    assert date.fromisoformat("2026-04-16").isoformat() in file.read_text().rpartition("held")[2]


def test_a_visit_that_was_told_is_told_again_only_as_a_second_one(
    tell: Callable[..., Told],
) -> None:
    tell(*NOTHING)
    with pytest.raises(Refused) as refused:
        tell()
    assert refused.value.sentence.id == "visit-held-already"
    assert tell("marta", *NOTHING[1:], again=True).recorded == (
        "visit held, with Marta Solberg; it came to: nobody agreed to anything",
    )


def test_left_at_a_question_the_typed_lines_are_kept_and_offered(
    tell: Callable[..., Told], many: Run
) -> None:
    left = tell(*TOLD[:4])
    assert (left.code, left.recorded[0].startswith("Agreeing how to compare planned")) == (
        130,
        True,
    )
    session = Talk(many).session
    draft = draft_of(session, "debrief", HALDEN)
    assert draft is not None
    assert [one.text for one in draft.typed] == list(TOLD[:4])
    told = tell("", *TOLD[4:])
    assert told.told.startswith("You left this on 16 April at question 5.")
    assert told.recorded[3] == (
        'their promise: "mails pass mark" (Ulf Berg, by 17 April), confirmed by Ulf Berg'
    )
    assert draft_of(session, "debrief", HALDEN) is None


def test_a_draft_of_another_visit_is_not_offered(tell: Callable[..., Told]) -> None:
    tell(*TOLD[:4])
    told = tell("marta", *NOTHING[1:], unplanned=True)
    assert "You left this" not in told.told


def test_a_try_is_told_and_recorded_nowhere(tell: Callable[..., Told], many: Run) -> None:
    told = tell(*NOTHING, dry_run=True)
    assert "Would record: halden-board: Agreeing how to compare held" in told.told
    assert told.recorded[0].startswith("Agreeing how to compare planned")
    assert draft_of(Talk(many).session, "debrief", HALDEN) is not None


def test_what_others_recorded_meanwhile_is_named_and_the_draft_kept(many: Run) -> None:
    many.clock.to(THURSDAY)
    lines = list(TOLD)

    def line(_session: object) -> str:
        if len(lines) == 1:
            many.ok("note", HALDEN, "Ulf rang", "--actor", "lea")
        return lines.pop(0)

    told = Talk(many)
    with pytest.raises(ChangedMeanwhile) as changed:
        talk(told.session, HALDEN, Asked(), line=line)
    assert told.session.text(changed.value.sentence) == (
        'halden-board was changed meanwhile: note: "Ulf rang".'
    )
    assert draft_of(told.session, "debrief", HALDEN) is not None


def test_a_cancelled_visit_is_not_told_of(tell: Callable[..., Told], many: Run) -> None:
    many.ok("visit", "cancel", HALDEN, "2026-04-16", "--because", "fog")
    with pytest.raises(SalesCoachError) as refused:
        tell(visit="2026-04-16")
    assert refused.value.sentence.id == "visit-cancelled-already"
