"""Handing a deal to a colleague: whose it is meanwhile, what is to be done, and the action."""

from datetime import date
from pathlib import Path

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Action, advise
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import NotNeeded, OnRecord, OtherStage, name_of
from salescoach.guidance.gate import gate_of
from salescoach.guidance.handing import current_role, handover_to, hands, is_done, running
from salescoach.guidance.seller import is_with
from salescoach.guidance.subjects import Subject, meant_by
from salescoach.guidance.view import View
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.values.messages import say
from tests.builders.deals import A_DAY, A_WEEK, DAY, Command, command, cycled, entered, said, ticked
from tests.builders.records import accepted, handed
from tests.builders.views import a_view

FILE = Path(__file__).parents[2] / "builders" / "handovers.yaml"
_COMPILED = compile_playbook(FILE.read_bytes(), FILE.name)
assert isinstance(_COMPILED, Compiled), _COMPILED.problems
PLAYBOOK = _COMPILED.playbook

WON = entered("building", way="win")
USING = entered("using")
STARTED = handed("manager", handover="to-manager")
TAKEN = accepted("manager")
PROMISES = said("promises", "two spare seals")


def seen(*commands: Payload | Command, today: date = DAY) -> View:
    return a_view(PLAYBOOK, *commands, stage="deciding", today=today)


def actions(*commands: Payload | Command, today: date = DAY) -> dict[str, Action]:
    return {one.id: one for one in advise(seen(*commands, today=today)).actions}


# Whose it is -----------------------------------------------------------------------------------

WHOSE: dict[str, tuple[tuple[Payload, ...], str | None, set[str]]] = {
    "being sold": ((), "developer", {"developer"}),
    "won, and nobody was told": ((WON,), "developer", {"developer", "manager"}),
    "handed over": ((WON, STARTED), "developer", {"developer", "manager"}),
    "taken over": ((WON, STARTED, TAKEN), "manager", {"manager"}),
    "on to a stage of nobody": ((WON, STARTED, TAKEN, USING), "manager", {"manager"}),
    "handed to another one there": (
        (WON, STARTED, TAKEN, USING, handed("fitter", handover="to-fitter")),
        "manager",
        {"manager", "fitter"},
    ),
    "handed over early": ((STARTED,), "developer", {"developer", "manager"}),
    "taken over early": ((STARTED, TAKEN), "manager", {"manager"}),
    "handed to somebody else instead": (
        (WON, STARTED, handed("fitter")), "developer", {"developer", "manager", "fitter"},
    ),
    "a new round": ((WON, STARTED, TAKEN, cycled("deciding")), "developer", {"developer"}),
    "a new round, and nobody accepted": (
        (WON, STARTED, cycled("deciding")), "developer", {"developer"},
    ),
    "a stage of nobody": ((USING,), None, set()),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "role", "both"), WHOSE.values(), ids=WHOSE)
def test_until_it_is_accepted_the_deal_is_in_both_hands(
    commands: tuple[Payload, ...], role: str | None, both: set[str]
) -> None:
    view = seen(*commands)
    assert (current_role(view), set(hands(view))) == (role, both)
    everybody = {"developer", "manager", "fitter"}
    assert {one for one in everybody if is_with(view, one)} == (both or everybody)


RUNNING: dict[str, tuple[tuple[Payload, ...], list[str]]] = {
    "before its stage": ((), []),
    "in its stage": ((WON,), ["to-manager"]),
    "started before its stage": ((STARTED,), ["to-manager"]),
    "started in it": ((WON, STARTED), ["to-manager"]),
    "accepted": ((WON, STARTED, TAKEN), []),
    "left open in the stage before": ((WON, USING), ["to-manager", "to-fitter"]),
    "accepted by somebody for whom there is no entry": (
        (WON, handed("fitter"), accepted("fitter")), ["to-manager"],
    ),
    "a new round": ((WON, cycled("deciding")), []),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "ids"), RUNNING.values(), ids=RUNNING)
def test_a_hand_over_runs_from_the_day_of_its_stage_until_it_is_accepted(
    commands: tuple[Payload, ...], ids: list[str]
) -> None:
    view = seen(*commands)
    assert [one.id for one in running(view)] == ids
    assert [stage.id for stage in view.open_stages[1:]] == ids


def test_what_counts_for_a_later_day_is_not_accepted_yet() -> None:
    later = command(TAKEN, on=DAY + A_DAY)
    assert not is_done(seen(WON, STARTED, later), "to-manager")
    assert is_done(seen(WON, STARTED, later, today=DAY + A_DAY), "to-manager")


@pytest.mark.parametrize(
    ("role", "id_"), [("manager", "to-manager"), ("fitter", "to-fitter"), ("developer", None)]
)
def test_the_entry_of_the_playbook_is_found_by_the_receiver(role: str, id_: str | None) -> None:
    found = handover_to(seen(WON), role)
    assert (found.id if found is not None else None) == id_


# What is to be done ----------------------------------------------------------------------------


def test_its_items_are_advised_while_it_runs() -> None:
    assert "do/to-manager/write-down" not in actions()
    assert "do/to-manager/write-down" in actions(WON)
    assert "do/to-manager/write-down" not in actions(WON, STARTED, TAKEN)


def test_an_item_that_is_done_is_not_advised_again() -> None:
    done = ticked("write-down", stage="to-manager")
    assert "do/to-manager/write-down" not in actions(WON, done)


def test_what_an_item_needs_is_worth_asking() -> None:
    waiting = actions(WON, PROMISES)["do/to-manager/drive-there"]
    assert (waiting.moment, waiting.waits_for) == ("waiting", ("why",))
    assert "to-manager/drive-there" in actions(WON, PROMISES)["do/to-manager/ask-why"].serves


def test_where_the_gate_is_open_only_the_handing_itself_stays() -> None:
    to_fitter = (handed("fitter", handover="to-fitter"), accepted("fitter"))
    assert set(actions(WON, *to_fitter)) == {"advance/building"}
    ready = actions(WON, *to_fitter, PROMISES)
    assert set(ready) == {"advance/building", "hand-over/to-manager"}
    assert set(actions(WON, *to_fitter, STARTED)) == set(ready)


# The action ------------------------------------------------------------------------------------


def test_it_waits_for_what_has_to_be_true_before_and_that_is_worth_settling() -> None:
    found = actions(WON)
    action = found["hand-over/to-manager"]
    assert (action.title, action.moment, action.waits_for) == (
        say("action.hand-over", role="Account manager"), "waiting", ("promises",),
    )  # fmt: skip
    assert action.because == (
        say("because.hand-over-at", stage="Building"), say("because.not-ready-to-hand-over"),
    )  # fmt: skip
    assert "to-manager" in found["do/to-manager/write-down"].serves


def test_with_that_settled_it_is_for_today() -> None:
    action = actions(WON, PROMISES)["hand-over/to-manager"]
    assert (action.moment, action.waits_for) == ("today", ())
    assert action.because == (say("because.hand-over-at", stage="Building"),)


def test_on_its_way_it_says_who_has_not_accepted_since_when() -> None:
    started = command(STARTED, on=DAY + A_DAY)
    action = actions(WON, started, today=DAY + A_WEEK)["hand-over/to-manager"]
    assert action.title == say("action.take-over", who="Olga", role="Account manager")
    assert action.because == (say("because.not-accepted", who="Olga", day=DAY + A_DAY),)
    assert (action.moment, action.waits_for) == ("today", ())


def test_nothing_more_is_asked_for_it_once_it_is_on_its_way() -> None:
    serves = {one.id: one.serves for one in actions(WON, STARTED).values()}
    assert all("to-manager" not in paths for paths in serves.values())


def test_accepted_it_is_no_action() -> None:
    assert "hand-over/to-manager" not in actions(WON, STARTED, TAKEN)


def test_whoever_has_not_taken_it_over_is_asked_what_is_lacking() -> None:
    waiting, ready = actions(WON, STARTED), actions(WON, PROMISES)
    assert waiting["hand-over/to-manager"].words == say("words.take-over")
    assert ready["hand-over/to-manager"].words is None


def test_what_a_gate_asks_for_is_advised_before_its_stage() -> None:
    action = actions(WON, STARTED, TAKEN)["hand-over/to-fitter"]
    assert action.serves == ("building/built",)
    assert [(term.term, term.value) for term in action.terms] == [("opens_gate", 40)]


def test_the_gate_is_open_once_the_receiver_has_accepted() -> None:
    to_fitter = handed("fitter", handover="to-fitter")
    before = gate_of(seen(WON, STARTED, TAKEN, to_fitter))
    after = gate_of(seen(WON, STARTED, TAKEN, to_fitter, accepted("fitter")))
    assert (before.open, after.open) == (False, True)


# Why not ---------------------------------------------------------------------------------------


def told(given: str, *commands: Payload) -> object:
    view = seen(*commands)
    return explain(advise(view), meant_by(given, view)[0])


def test_before_its_stage_it_says_with_which_one_it_comes() -> None:
    expected = OnRecord("resting", (say("why-not.handover-later", stage="Building"),))
    assert told("hand-over/to-manager") == expected


def test_afterwards_it_says_who_took_over_and_when() -> None:
    expected = OnRecord("done", (say("why-not.handed-over", day=DAY, who="Olga"),))
    assert told("to-manager", WON, STARTED, TAKEN) == expected


def test_an_item_of_one_that_does_not_run_is_of_another_stage() -> None:
    for commands in ((), (WON, STARTED, TAKEN)):
        answer = told("to-manager/write-down", *commands)
        assert isinstance(answer, OtherStage)
        assert answer.stage.id == "to-manager"


def test_a_fact_that_a_hand_over_asks_for_says_so() -> None:
    answer = told("promises")
    assert isinstance(answer, NotNeeded)
    assert answer.used_by == ("to-manager/write-down", "to-manager")


def test_it_can_be_asked_about_by_its_id_and_by_that_of_its_action() -> None:
    view = seen(WON)
    assert meant_by("to-manager", view) == (Subject("handover", "to-manager"),)
    wanted = Subject("handover", "to-manager", "hand-over/to-manager")
    assert meant_by("hand-over/to-manager", view) == (wanted,)
    assert name_of(explain(advise(view), wanted)) == "waiting"
