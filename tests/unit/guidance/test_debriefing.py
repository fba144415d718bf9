"""What is told of a visit, as the events of one transaction."""

from datetime import date

from salescoach.deal.events import EvidenceRecorded, FactAsked, FieldSet, PersonAdded
from salescoach.deal.record_events import (
    CommitmentKept,
    CommitmentMade,
    CommitmentMoved,
    DoubtRaised,
    DoubtSettled,
    NoteWritten,
    VisitHeld,
    VisitPlanned,
)
from salescoach.guidance.debriefing import (
    AskedInVain,
    Debrief,
    DoubtHeard,
    DoubtOver,
    FellDue,
    Promise,
    Remark,
    Told,
    payloads_of,
)

DAY = date(2026, 4, 16)
FRIDAY = date(2026, 4, 17)


def test_a_visit_that_nobody_planned_is_planned_and_held_at_once() -> None:
    assert payloads_of(Debrief(day=DAY, people=("ulf",), kind="call"), ()) == (
        VisitPlanned(visit="call-2026-04-16", day=DAY, kind="call"),
        VisitHeld(visit="call-2026-04-16", people=("ulf",)),
    )


def test_everything_that_is_told_is_recorded_once_and_in_this_order() -> None:
    debrief = Debrief(
        day=DAY,
        people=("ulf", "ines"),
        visit="pilot",
        new_people=(PersonAdded(person="ines", name="Ines Koval"),),
        fell_due=(
            FellDue(commitment="water", side="theirs", kept=True),
            FellDue(commitment="report", side="theirs", kept=False, moved_to=FRIDAY,
                    said_by=("ulf",)),
            FellDue(commitment="late", side="ours", kept=False),
        ),
        promises=(
            Promise(side="theirs", what="mails the mark", owner="ulf", due=FRIDAY),
            Promise(side="ours", what="pilot plan", to=("ulf",)),
        ),
        told=(Told(fact="mark", value="1.8 %", said_by=("ulf",)), Told(fact="budget", value=None)),
        asked=(AskedInVain(fact="reach", of="ulf"),),
        doubts=(DoubtHeard(words="Not again", holder="ulf", library="stops"),),
        settled=(DoubtOver(doubt="nights", said_by=("ines",), words="fine"),),
        remarks=(Remark(text="in a hurry", private=True),),
    )  # fmt: skip
    assert payloads_of(debrief, ()) == (
        PersonAdded(person="ines", name="Ines Koval"),
        VisitHeld(visit="pilot", people=("ulf", "ines")),
        CommitmentKept(commitment="water"),
        CommitmentMoved(commitment="report", due=FRIDAY, said_by=("ulf",)),
        CommitmentMade(commitment="mails-the-mark", side="theirs", what="mails the mark",
                       owner="ulf", due=FRIDAY, said_by=("ulf",), visit="pilot"),
        CommitmentMade(commitment="pilot-plan", side="ours", what="pilot plan", to=("ulf",),
                       visit="pilot"),
        EvidenceRecorded(fact="mark", value="1.8 %", said_by=("ulf",)),
        EvidenceRecorded(fact="budget", none=True),
        FactAsked(fact="reach", of="ulf"),
        DoubtSettled(doubt="nights", said_by=("ines",), words="fine"),
        DoubtRaised(doubt="not-again", words="Not again", holder="ulf", library="stops",
                    visit="pilot"),
        NoteWritten(text="in a hurry", private=True),
    )  # fmt: skip


def test_two_promises_in_the_same_words_are_two_records() -> None:
    promise = Promise(side="theirs", what="sign", owner="ulf")
    debrief = Debrief(day=DAY, people=("ulf",), visit="v", promises=(promise, promise))
    made = [one for one in payloads_of(debrief, ()) if isinstance(one, CommitmentMade)]
    assert [one.commitment for one in made] == ["sign", "sign-2"]


def test_a_doubt_that_was_put_before_is_open_again_and_fields_are_set() -> None:
    close = FieldSet(field="expected_close", value="2026-05-29", said_by=("ulf",))
    debrief = Debrief(
        day=DAY,
        people=("ulf",),
        visit="pilot",
        fields=(close,),
        doubts=(DoubtHeard(words="Not again", holder="ulf", again="stops"),),
    )
    assert payloads_of(debrief, ()) == (
        VisitHeld(visit="pilot", people=("ulf",)),
        close,
        DoubtRaised(doubt="stops", words="Not again", holder="ulf", visit="pilot"),
    )
