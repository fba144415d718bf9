"""What is told of a visit: to those who were there, and to our own records."""

from typing import Any

from salescoach.deal.events import Payload
from salescoach.guidance.recap import CrmNote, Mail, last_held, mail_of, note_of
from salescoach.guidance.view import View
from tests.builders.deals import A_DAY, DAY, Command, command, cycled, met, said, unanswered
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    agreed,
    answered,
    held,
    kept,
    ours,
    planned,
    raised,
    settled,
    theirs,
)
from tests.builders.views import a_view

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], ask: ['Q?']}
- {id: path, title: Path, type: text, ask_whom: [economic], ask: ['Q?']}
- {id: owner, title: Owner, type: person, ask_whom: [user, technical], ask: ['Q?']}
- {id: floor, title: Floor, type: text, ours: true}
- {id: own, title: Own, type: number, scope: person, ask_whom: [user], ask: ['Q?']}
"""
CRITERIA = """
- {id: c, statement: S, met_when: {all: [{fact: mark, known: true, from: [user]},
   {fact: mark, known: true, from: [technical]}]}}
"""
BOOK = a_playbook(facts=FACTS, criteria=CRITERIA)
ULF = met("ulf", roles=["technical"])
MARTA = met("marta", roles=["user"])
ERIK = met("erik", roles=["economic"])
HELD = (planned(day=DAY), command(held(people=["ulf", "marta"]), on=DAY))


def view_of(*commands: Payload | Command) -> View:
    return a_view(BOOK, ULF, MARTA, ERIK, *HELD, *commands, today=DAY + A_DAY)


def mail(*commands: Payload | Command) -> Mail:
    view = view_of(*commands)
    visit = last_held(view)
    assert visit is not None
    return mail_of(view, visit)


def note(*commands: Payload | Command) -> CrmNote:
    view = view_of(*commands)
    visit = last_held(view)
    assert visit is not None
    return note_of(view, visit)


def ids(found: tuple[Any, ...]) -> list[str]:
    return [one.id for one in found]


def test_a_mail_goes_to_those_who_were_there_with_the_promises_of_both_sides() -> None:
    told = mail(
        theirs("later", owner="ulf", due=DAY + 9 * A_DAY),
        theirs("sooner", owner="marta", due=DAY + A_DAY),
        theirs("some-day", owner="ulf"),
        ours("sheet", to=("ulf",)),
    )
    assert ids(told.receivers) == ["ulf", "marta"]
    assert ids(told.theirs) == ["sooner", "later", "some-day"]
    assert ids(told.ours) == ["sheet"]
    assert not told.is_empty


def test_what_came_at_the_visit_is_thanked_for_and_not_promised_as_well() -> None:
    told = mail(theirs("figures", owner="ulf"), kept(), ours("sheet", to=("ulf",)), kept("sheet"))
    assert (ids(told.came), ids(told.sent)) == (["figures"], ["sheet"])
    assert (told.theirs, told.ours) == ((), ())


def test_what_was_settled_that_day_with_somebody_there() -> None:
    told = mail(
        agreed("terms", said_by=("ulf",)),
        agreed("refused", said_by=("ulf",), refused=True),
        agreed("elsewhere", said_by=("erik",)),
        agreed("nobody"),
        command(agreed("later", said_by=("ulf",)), on=DAY + A_DAY),
    )
    assert ids(told.agreements) == ["terms"]


def test_a_mail_has_the_words_that_may_be_written_and_a_note_what_is_known_of_the_deal() -> None:
    words = (
        said("mark", "1.8 %", by=["ulf", "marta"]),
        said("path", "the board", by=["ulf"]),
        said("owner", "erik", by=["ulf", "marta"]),
        said("floor", "2 %", by=["ulf", "marta"]),
        said("own", "7", by=["marta"], of="marta"),
    )
    assert [one.fact.id for one in mail(*words).said] == ["mark"]
    assert [one.fact.id for one in note(*words).known] == ["mark", "path"]


def test_of_several_words_on_a_fact_the_last_of_the_day_counts() -> None:
    told = note(said("mark", "2 %", by=["ulf"]), said("mark", "1.8 %", by=["ulf"]))
    assert [one.evidence.value for one in told.known] == ["1.8 %"]


def test_what_was_said_by_somebody_who_was_not_there_is_of_another_talk() -> None:
    assert note(said("path", "the board", by=["erik"])).known == ()


def test_a_mail_names_the_next_visit_of_those_to_whom_it_goes() -> None:
    theirs_ = planned("next", DAY + 7 * A_DAY, people=["marta", "erik"])
    others = planned("next", DAY + 7 * A_DAY, people=["erik"])
    ahead = mail(theirs_).next
    assert ahead is not None
    assert ahead.id == "next"
    assert mail(others).next is None
    assert note(others).next is not None


def test_a_note_has_what_was_asked_in_vain_and_the_open_doubts_of_those_there() -> None:
    told = note(
        unanswered("path", of="ulf"),
        unanswered("path", of="erik"),
        unanswered("own", of="marta"),
        unanswered("owner", of="marta"),
        raised("deposits", holder="marta"),
        raised("price", holder="erik"),
        raised("over", holder="ulf"),
        settled("over", by=["ulf"]),
        raised("told", holder="ulf"),
        answered("told"),
    )
    assert [(one.fact, one.of) for one in told.asked] == [("path", "ulf")]
    assert ids(told.doubts) == ["deposits", "told"]
    assert told.outcome == "continuation"


def test_the_last_visit_of_this_round_is_told() -> None:
    assert last_held(a_view(BOOK, ULF)) is None
    second = (planned("second", DAY), command(held("second"), on=DAY + A_DAY))
    last = last_held(view_of(*second))
    assert last is not None
    assert last.id == "second"
    assert last_held(view_of(cycled("option-evaluation"))) is None


def test_nothing_agreed_is_an_empty_mail() -> None:
    assert mail(planned("next", DAY + 7 * A_DAY, people=["ulf"])).is_empty
