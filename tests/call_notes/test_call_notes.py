"""Twenty call notes: typed in the dialogue or written as a note, the same is recorded."""

from dataclasses import replace

import pytest

from salescoach.cli.debrief_dialogue import Telling
from salescoach.cli.debrief_visits import Occasion
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session, Shared
from salescoach.deal.decode import DealFile
from salescoach.deal.records import Visit
from salescoach.exchange.notes import read_note
from salescoach.guidance.debriefing import Debrief, payloads_of
from salescoach.guidance.view import View
from tests.builders.worlds import Run, Stream, demo
from tests.call_notes.reading import CallNote, Keyed, call_notes, lines_of

NOTES = call_notes()
each = pytest.mark.parametrize("one", NOTES, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return demo(tmp_path_factory.mktemp("demo"))


def session_on(run: Run, one: CallNote) -> Session:
    world = run.world(
        env={"SALESCOACH_AT": one.day.isoformat()},
        stdin=Stream(terminal=True),
        stderr=Stream(terminal=True),
    )
    return Session(world, Shared(color="never"), ("table", "plain", "json"))


def found(session: Session, one: CallNote) -> tuple[DealFile, View, Visit | None]:
    file, view = seen(session, one.deal)
    visit = view.deal.records.visit(one.visit) if one.visit is not None else None
    assert (visit is None) is (one.visit is None)
    return file, view, visit


@each
def test_the_note_records_it(one: CallNote, run: Run) -> None:
    file, view, visit = found(session_on(run, one), one)
    read = read_note(one.note.encode(), view, day=one.day, visit=visit)
    assert isinstance(read, Debrief), [trouble.message for trouble in read.troubles]
    assert lines_of(payloads_of(replace(read, kind=one.kind), file.events)) == one.records


@each
def test_the_dialogue_records_the_same_and_asks_for_all_that_is_typed(
    one: CallNote, run: Run
) -> None:
    session = session_on(run, one)
    file, _, visit = found(session, one)
    dialogue = Keyed(session, one.typed)
    occasion = Occasion(day=one.day, visit=visit, kind=one.kind)
    told = Telling(session, dialogue, file, occasion).whole()
    assert lines_of(payloads_of(told, file.events)) == one.records
    assert set(one.typed) <= set(dialogue.asked)


def test_they_are_of_every_stage_and_type_and_many_have_two_promises_and_a_fact(run: Run) -> None:
    deals = [found(session_on(run, one), one)[1].deal for one in NOTES]
    full = [one for one in NOTES if _count(one, "promise ") >= 2 and _count(one, "fact ") >= 1]
    assert len(NOTES) == 20
    assert len(full) >= 8
    assert {deal.stage for deal in deals} == {
        "need-recognition",
        "option-evaluation",
        "doubt-resolution",
        "implementation",
        "evolution",
    }
    assert {deal.customer_type for deal in deals} == {"market", "opportunity", "loyal", "strategic"}


def _count(one: CallNote, begins: str) -> int:
    theirs = [line for line in one.records if line.startswith(begins)]
    return len([line for line in theirs if not line.startswith("promise we,")])
