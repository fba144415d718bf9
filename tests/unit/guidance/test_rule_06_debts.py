"""Rule 6: what is done or left before its time is owed, in sight, and repaid by itself."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Left, Payload
from salescoach.guidance.advice import advise
from salescoach.guidance.debts import debts_of
from salescoach.guidance.gate import buyer_position, gate_of
from salescoach.guidance.view import View
from tests.builders.asking import USER, on
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    cycled,
    entered,
    left_out,
    said,
    ticked,
    undone,
    waived,
)
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view, the_action

PLAYBOOK = """\
facts:
  - id: pain
    title: Pain
    short: pain
    type: text
    ask: ["Where?"]
    ask_whom: [user]
    stale_after: 10d
  - {id: more, title: More, type: text, ask_whom: [user]}
  - {id: sum, title: Sum, short: sum, type: money, ours: true}
stages:
  - id: first
    title: First
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: sample, do: "Send a sample", short: sample, needs: {fact: pain, level: confirmed}}
          - {id: offer, do: "Offer", short: offer, needs: {all: [{fact: pain}, {fact: sum}]}}
    exit_criteria:
      - {id: said, statement: "They said it", short: said, met_when: {fact: pain, level: confirmed}}
      - id: later
        statement: Later
        when: {customer_type: loyal}
        met_when: {fact: more, known: true}
  - id: second
    title: Second
    exit_criteria:
      - {id: more, statement: "More", short: more, met_when: {fact: more, known: true}}
"""
SAID = said("pain", by=["anna"])
GUESSED = said("pain")
UNTIL = DAY + 7 * A_DAY


def early(item: str = "sample", **more: Any) -> Payload:
    """An item done before what it needs."""
    given: dict[str, Any] = {"because": "they asked", "until": UNTIL, **more}
    return ticked(item, stage="first", **given)


def left(until: date = UNTIL) -> Command:
    """The first stage left without what they should have said."""
    gone = entered("second", left=(Left("first/said", "waived"),))
    return command(waived("said", stage="first", until=until), gone)


def seen(*commands: Payload | Command, day: int = 2, type_: str = "market") -> View:
    """Of a loyal customer one criterion more is asked, so that the gate stays closed."""
    return a_view(
        a_playbook(PLAYBOOK),
        USER,
        *commands,
        today=DAY + day * A_DAY,
        stage="first",
        customer_type=type_,
    )


def owed(*commands: Payload | Command, day: int = 2) -> list[str]:
    return [debt.id for debt in debts_of(seen(*commands, day=day))]


NEEDS: dict[str, tuple[list[Payload], str, str]] = {
    "unknown": ([], "sample", "waiting"),
    "by our own word": ([GUESSED], "sample", "waiting"),
    "true": ([SAID], "sample", "today"),
    "one of two": ([SAID], "offer", "waiting"),
    "both": ([SAID, said("sum", "5")], "offer", "today"),
}


@pytest.mark.parametrize(("commands", "item", "moment"), NEEDS.values(), ids=NEEDS)
def test_an_item_whose_needs_is_not_true_is_not_advised(
    commands: list[Payload], item: str, moment: str
) -> None:
    """It waits behind everything else, and says for what."""
    action = the_action(advise(seen(*commands, type_="loyal")), f"do/first/{item}")

    assert action.moment == moment
    assert bool(action.waits_for) is (moment == "waiting")


STORED = {
    "an item": (early(), "repay/first/sample", "item", "sample"),
    "a criterion": (left(), "repay/first/said", "criterion", "said"),
}


@pytest.mark.parametrize(("owing", "id_", "kind", "label"), STORED.values(), ids=STORED)
def test_a_debt_is_stored_with_reason_expiry_and_actor_and_stays_visible(
    owing: Payload | Command, id_: str, kind: str, label: str
) -> None:
    view = seen(owing, day=100)

    (debt,) = debts_of(view)

    because = "they asked" if kind == "item" else "they buy anyway"
    assert (debt.id, debt.kind, debt.owed.label) == (id_, kind, label)
    assert (debt.because, debt.until, debt.on, debt.actor) == (because, UNTIL, DAY, "rep")
    assert advise(view).debts == (debt,)
    assert the_action(advise(view), id_).kind == "repay"


REPAID: dict[str, tuple[list[Payload | Command], list[str]]] = {
    "an item, nothing said": ([early()], ["repay/first/sample"]),
    "an item, by our own word": ([early(), GUESSED], ["repay/first/sample"]),
    "an item, by theirs": ([early(), SAID], []),
    "an item of two needs, by one": ([early("offer"), SAID], ["repay/first/offer"]),
    "an item of two needs, by both": ([early("offer"), SAID, said("sum", "5")], []),
    "an item, done again when it may be": ([early(), SAID, ticked("sample", stage="first")], []),
    "an item, left out since": (
        [early(), left_out("sample", stage="first")],
        ["repay/first/sample"],
    ),
    "a criterion, nothing said": ([left()], ["repay/first/said"]),
    "a criterion, by our own word": ([left(), GUESSED], ["repay/first/said"]),
    "a criterion, by theirs": ([left(), SAID], []),
    "both by one word": ([early(), left(), SAID], []),
    "both by none": ([early(), left()], ["repay/first/said", "repay/first/sample"]),
    "another round": ([left(), cycled("first")], []),
}


@pytest.mark.parametrize(("commands", "debts"), REPAID.values(), ids=REPAID)
def test_a_debt_is_repaid_by_itself_when_the_condition_comes_true(
    commands: list[Payload | Command], debts: list[str]
) -> None:
    assert owed(*commands) == debts


LASTING: dict[str, tuple[list[Payload | Command], list[str]]] = {
    "said once, and too long ago by now": ([left(), on(1, SAID)], []),
    "said after its day": ([left(), on(20, SAID)], []),
    "an item, said once": ([early(), on(1, SAID)], []),
    "by our own word once": ([left(), on(1, GUESSED)], ["repay/first/said"]),
    "said too long before it was left open": (
        [SAID, on(20, left(UNTIL + 20 * A_DAY).payloads[0])],
        ["repay/first/said"],
    ),
    "said for the day on which it was left open": ([left(), on(0, SAID)], []),
    "taken back since": (
        [left(), command(SAID, tx="word", on=DAY + A_DAY), on(2, undone("word"))],
        ["repay/first/said"],
    ),
    "a later no takes nothing back": (
        [left(), on(1, SAID), on(2, said("pain", None, none=True, by=["anna"]))],
        [],
    ),
}


@pytest.mark.parametrize(("commands", "debts"), LASTING.values(), ids=LASTING)
def test_what_was_repaid_once_is_repaid_for_good(
    commands: list[Payload | Command], debts: list[str]
) -> None:
    """Half a year later, when what was said is stale."""
    assert owed(*commands, day=180) == debts


@pytest.mark.parametrize(
    ("said_on", "verdict"), [(1, "met"), (None, "waived")], ids=["repaid", "not repaid"]
)
def test_a_waived_criterion_that_is_repaid_counts_as_met_for_good(
    said_on: int | None, verdict: str
) -> None:
    view = seen(left(), *([on(said_on, SAID)] if said_on else []), day=180)

    judged = view.judge("first/said")

    assert judged is not None
    assert judged.verdict.value == verdict
    assert buyer_position(view) == ("second" if said_on else "first")


EXPIRY = {"the day before": (6, False), "on its day": (7, False), "the day after": (8, True)}


@pytest.mark.parametrize(("day", "expired"), EXPIRY.values(), ids=EXPIRY)
def test_an_expired_debt_is_late_and_counts_twice(day: int, expired: bool) -> None:
    """Four times here, since they are still in the stage that was left without it."""
    view = seen(early(), left(), day=day)

    assert [debt.expired for debt in debts_of(view)] == [expired, expired]
    terms = the_action(advise(view), "repay/first/said").terms
    assert [term.value for term in terms if term.term == "debt"] == [60 if expired else 15]


BACK = on(3, entered("first", way="back"))


@pytest.mark.parametrize(
    ("day", "verdict"), [(7, "waived"), (8, "unknown")], ids=["on its day", "after it"]
)
def test_an_expired_waiver_leaves_a_criterion_of_the_current_gate_open_again(
    day: int, verdict: str
) -> None:
    gate = gate_of(seen(left(), BACK, day=day))

    assert [judged.verdict.value for judged in gate.criteria] == [verdict]
    assert gate.open is (verdict == "waived")


@pytest.mark.parametrize("day", [7, 8, 300])
def test_a_stage_left_is_not_entered_again_when_a_debt_expires(day: int) -> None:
    view = seen(left(), day=day)

    assert view.stage.id == "second"
    assert [judged.path for judged in gate_of(view).criteria] == ["second/more"]


ORDER: dict[str, tuple[list[Payload | Command], list[str]]] = {
    "the item first": ([early(until=DAY + A_DAY), left()], ["sample", "said"]),
    "the criterion first": ([early(), left(DAY + A_DAY)], ["said", "sample"]),
    "on one day by their names": ([early("offer"), early(), left()], ["offer", "said", "sample"]),
}


@pytest.mark.parametrize(("commands", "labels"), ORDER.values(), ids=ORDER)
def test_debts_stand_in_the_order_in_which_they_fall_due(
    commands: list[Payload | Command], labels: list[str]
) -> None:
    assert [debt.owed.label for debt in debts_of(seen(*commands))] == labels


ASKED: dict[str, tuple[list[Payload | Command], list[str]]] = {
    "of a stage left": ([left()], ["pain"]),
    "of what is settled already nothing": ([SAID, early("offer")], ["sum"]),
}


@pytest.mark.parametrize(("commands", "facts"), ASKED.values(), ids=ASKED)
def test_what_is_owed_asks_for_what_would_repay_it(
    commands: list[Payload | Command], facts: list[str]
) -> None:
    actions = [one for one in advise(seen(*commands)).actions if one.kind == "repay"]

    assert [list(action.records) for action in actions] == [facts]


def test_what_another_action_asks_already_counts_for_it_and_is_asked_once() -> None:
    advice = advise(seen(early()))

    asking = the_action(advice, "find-out/pain")
    assert ("unblocks", "first/sample") in [(term.term, term.for_) for term in asking.terms]
    assert the_action(advice, "repay/first/sample").records == ()


def test_what_was_done_before_the_opening_is_owed_from_the_opening_on() -> None:
    """On the day before it there was no deal that could have repaid it."""
    before = command(early(), on=DAY - A_DAY)

    assert [debt.owed.label for debt in debts_of(seen(before))] == ["sample"]
    assert debts_of(seen(before, SAID)) == ()
