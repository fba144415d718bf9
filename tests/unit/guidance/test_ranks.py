"""Where an action stands, and in which terms its neighbours differ."""

from salescoach.guidance.explanations import TermPair
from salescoach.guidance.ranks import leaving, opening, ranked, serving
from tests.builders.explained import ANNA, OPEN, advised

IDS = [
    "do/main/listen",
    "find-out/lead-source",
    "meet/economic",
    "do/main/call",
    "do/main/visit",
    "do/main/ship",
]


def test_an_action_stands_between_its_neighbours() -> None:
    found = ranked(advised(ANNA), "meet/economic")

    assert found is not None
    assert (found.rank, found.of) == (3, 6)
    assert found.first is not None
    assert found.above is not None
    assert found.below is not None
    near = (found.first, found.above, found.below)
    assert [one.action.id for one in near] == [IDS[0], IDS[1], IDS[3]]
    assert found.first.differs == ()  # the playbook's order decides
    assert found.below.differs == (TermPair("opens_gate", 40, 0), TermPair("unblocks", 10, 0))


def test_the_first_has_nothing_above_and_the_last_nothing_below() -> None:
    first, last = ranked(advised(ANNA), IDS[0]), ranked(advised(ANNA), IDS[-1])

    assert first is not None
    assert last is not None
    assert (first.rank, first.first, first.above) == (1, None, None)
    assert (last.rank, last.below) == (6, None)


def test_what_is_not_advised_has_no_place() -> None:
    assert ranked(advised(ANNA), "do/main/close") is None


def test_the_differences_add_up_to_the_difference_of_the_sums() -> None:
    advice = advised(ANNA)
    for id_ in IDS:
        found = ranked(advice, id_)
        assert found is not None
        for near in (found.first, found.above, found.below):
            if near is not None:
                differs = sum(pair.own - pair.other for pair in near.differs)
                assert differs == found.action.score - near.action.score


def test_actions_serve_a_criterion_or_an_item_that_waits() -> None:
    advice = advised(ANNA)

    assert [one.id for one in serving(advice, "main/said")] == ["do/main/listen"]
    assert [one.id for one in serving(advice, "main/ship")] == ["do/main/listen"]
    assert serving(advice, "main/nothing") == ()
    assert [one.id for one in opening(advice)] == IDS[:3]


def test_with_an_open_gate_there_is_a_way_to_leave() -> None:
    assert leaving(advised(ANNA)) == ()
    advice = advised(*OPEN, lead_source="tender")
    assert [one.id for one in leaving(advice)] == ["advance/main"]
