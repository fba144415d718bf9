"""Handing over, as the fold sees it, and what hangs on what when it is taken back."""

import pytest

from salescoach.deal.records import Handover
from salescoach.deal.transactions import depends_on, transactions
from tests.builders.deals import A_DAY, DAY, a_deal, command, cycled, events, field_set, opened
from tests.builders.records import accepted, handed

TO_OLGA = handed(handover="over", because="she knows them")
PENDING = Handover(
    role="account-manager",
    person="Olga",
    on=DAY,
    handover="over",
    because="she knows them",
    actor="rep",
)


def test_until_it_is_accepted_it_is_pending() -> None:
    records = a_deal(TO_OLGA).records
    assert (records.handovers, records.pending) == ((PENDING,), PENDING)


def test_accepted_it_has_its_day() -> None:
    deal = a_deal(TO_OLGA, command(accepted(), on=DAY + A_DAY))
    (found,) = deal.records.handovers
    assert (found.accepted, deal.records.pending) == (DAY + A_DAY, None)


def test_a_new_one_takes_the_place_of_the_one_that_nobody_accepted() -> None:
    deal = a_deal(TO_OLGA, handed(person="Per"))
    assert [one.person for one in deal.records.handovers] == ["Per"]


def test_those_that_were_accepted_stay() -> None:
    deal = a_deal(TO_OLGA, accepted(), handed("fitter", person="Per"))
    assert [(one.person, one.accepted) for one in deal.records.handovers] == [
        ("Olga", DAY), ("Per", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "commands", [(accepted(),), (handed(person="Per"), accepted()), (TO_OLGA, accepted("fitter"))]
)
def test_nobody_accepts_what_was_not_handed_over_like_that(commands: tuple[object, ...]) -> None:
    deal = a_deal(*commands)  # type: ignore[arg-type]
    assert [one[:18] for one in deal.contradictions] == ["nothing to accept:"]
    assert all(one.accepted is None for one in deal.records.handovers)


def test_who_took_it_over_is_its_owner() -> None:
    assert a_deal(TO_OLGA, owner="eva").owner == "eva"
    assert a_deal(TO_OLGA, accepted(), owner="eva").owner == "Olga"
    assert a_deal(TO_OLGA, accepted(), field_set("owner", "kim")).owner == "kim"


def test_an_owner_named_for_a_later_day_stays() -> None:
    later = command(field_set("owner", "kim"), on=DAY + A_DAY)
    assert a_deal(TO_OLGA, later, accepted()).owner == "kim"


def test_nothing_that_was_handed_over_goes_on_into_the_next_round() -> None:
    for commands in ((TO_OLGA,), (TO_OLGA, accepted())):
        deal = a_deal(*commands, cycled(fields=["owner"]))
        assert (deal.records.handovers, deal.records.pending) == ((), None)


@pytest.mark.parametrize(
    ("taken", "hangs"),
    [(accepted(), True), (accepted("fitter"), False), (accepted(person="Per"), False)],
)
def test_to_accept_hangs_on_the_handing(taken: object, hangs: bool) -> None:
    _, given, then = transactions(events(opened(), TO_OLGA, taken))  # type: ignore[arg-type]
    assert depends_on(then, given) is hangs
    assert depends_on(given, then) is False
