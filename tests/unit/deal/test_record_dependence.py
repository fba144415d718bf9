"""What of the records hangs on what, when something is undone or brought back."""

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.transactions import (
    depends_on,
    missing_names,
    stands_against,
    transactions,
)
from tests.builders.deals import Command, command, cycled, events, met, opened, undone
from tests.builders.records import called_off, changed, held, noted, ours, planned, replanned

DEPENDS: dict[str, tuple[Payload | Command, Payload | Command, bool]] = {
    "held on planned": (planned(), held(), True),
    "moved on planned": (planned(), replanned(goal="x"), True),
    "cancelled on planned": (planned(), called_off(), True),
    "held on another one planned": (planned("visit-2"), held("visit-1"), False),
    "planned with somebody": (met("anna"), planned(people=["anna"]), True),
    "held with somebody": (met("anna"), held(people=["anna"]), True),
    "held with somebody else": (met("bob"), held(people=["anna"]), False),
    "a change of somebody": (met("anna"), changed("anna", job="Head"), True),
    "a change of somebody else": (met("bob"), changed("anna", job="Head"), False),
    "a promise made at it": (planned(), ours(visit="visit-1"), True),
    "a promise of the same id": (planned("sheet"), ours("sheet"), False),
    "held on moved": (replanned(goal="x"), held(), False),
    "held in the same command": (command(planned(), held(people=())), called_off(), True),
    "a round that keeps it": (planned(), cycled(records=["visit/visit-1"]), True),
    "a round that does not": (planned(), cycled(), False),
    "planned again under its id": (planned(), planned(), False),
    "a note": (planned(), noted("visit-1"), False),
}


@pytest.mark.parametrize(("earlier", "later", "depends"), DEPENDS.values(), ids=DEPENDS)
def test_a_command_depends_on_the_one_that_made_the_record_that_it_names(
    earlier: Payload | Command, later: Payload | Command, depends: bool
) -> None:
    one, other = transactions(events(earlier, later))

    assert depends_on(other, one) is depends


def test_a_record_that_got_a_longer_id_by_a_merge_is_depended_on_by_that_id() -> None:
    first, second = events(planned(), planned())
    longer = f"visit-1-{second.id[:4]}"
    (held_then,) = transactions(events(held(longer, people=())))

    one, other = transactions([first, second])
    assert depends_on(held_then, other) is True
    assert depends_on(held_then, one) is False


def test_what_was_undone_comes_back_only_if_no_later_record_has_its_id() -> None:
    _, first, _, second, other = transactions(
        events(opened(), planned(), undone("t2"), planned(), planned("visit-2"))
    )

    assert stands_against(first, [first, second, other]) == second
    assert stands_against(first, [first, other]) is None
    assert stands_against(second, [first, second, other]) is None


def test_what_comes_back_wants_the_records_and_people_that_it_names() -> None:
    some = events(opened(), met("anna"), planned(), held(), undone("t4"), undone("t3"))
    _, anna, plan, visit, *_ = transactions(some)

    assert missing_names(visit, [anna, plan, visit]) == ("visit-1",)
    assert missing_names(visit, [visit]) == ("anna", "visit-1")
    assert missing_names(plan, [anna, plan]) == ()
