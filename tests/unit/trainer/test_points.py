"""Which points of its source a playbook carries, and which tests show it."""

import pytest

from salescoach.playbook.model import Playbook
from salescoach.playbook.problems import Place
from salescoach.trainer.points import Carrier, PointShown, points_of
from salescoach.trainer.scenarios.model import Given, Scenario
from tests.builders.playbooks import a_playbook

HERE = Place(1, 1)
POINTS = (
    "points: [{ref: A1, title: 'First'}, {ref: A2, title: 'Second'}, {ref: A10, title: 'Last'}]"
)
ITEMS = "- {id: look, do: Look, ref: [A2]}\n- {id: ask, do: Ask, ref: [A2, A1]}\n"
CRITERIA = "- {id: seen, statement: S, met_when: {fact: pain}, ref: [A1]}\n"


def scenario(name: str, *covers: str, case: str | None = None) -> Scenario:
    given = Given(place=HERE, account="Acme")
    return Scenario(name=name, case=case, place=HERE, given=given, steps=(), covers=covers)


def a_sourced_playbook(text: str) -> Playbook:
    return a_playbook(text, items=ITEMS, criteria=CRITERIA)


def test_a_point_is_carried_by_what_names_it_and_shown_by_the_tests_that_cover_it() -> None:
    tests = [
        scenario("looks", "A2", case="one"),
        scenario("looks", "A2", case="other"),
        scenario("asks", "A1", "option-evaluation/seen"),
    ]

    assert points_of(a_sourced_playbook(POINTS), tests) == (
        PointShown(
            ref="A1",
            title="First",
            elements=(
                Carrier("item", "option-evaluation/ask"),
                Carrier("criterion", "option-evaluation/seen"),
            ),
            scenarios=("asks",),
        ),
        PointShown(
            ref="A2",
            title="Second",
            elements=(
                Carrier("item", "option-evaluation/look"),
                Carrier("item", "option-evaluation/ask"),
            ),
            scenarios=("looks",),
        ),
        PointShown(ref="A10", title="Last", elements=(), scenarios=()),
    )


@pytest.mark.parametrize(
    ("elements", "scenarios", "whole"),
    [
        pytest.param(("x",), ("t",), True, id="both"),
        pytest.param((), ("t",), False, id="nothing carries it"),
        pytest.param(("x",), (), False, id="no test"),
    ],
)
def test_a_point_is_whole_with_an_element_and_a_test(
    elements: tuple[str, ...], scenarios: tuple[str, ...], *, whole: bool
) -> None:
    carriers = tuple(Carrier("item", id_) for id_ in elements)
    point = PointShown(ref="A1", title=None, elements=carriers, scenarios=scenarios)

    assert point.is_whole is whole


def test_a_playbook_without_a_list_has_the_points_that_it_names_by_number() -> None:
    items = "- {id: look, do: Look, ref: [A10, A9, B]}\n"

    found = points_of(a_playbook(items=items), ())

    assert [(one.ref, one.title) for one in found] == [
        ("A9", None),
        ("A10", None),
        ("B", None),
    ]


def test_what_stands_outside_the_stages_carries_points_too() -> None:
    text = """
    points: [{ref: A1, title: First}]
    visit_kinds: [{id: pilot, title: Pilot, ref: [A1]}]
    agreement_kinds: [{id: price, title: Price, ref: [A1]}]
    outcomes: {lost: {reasons: [{id: price, title: Price, ref: [A1]}], ref: [A1]}}
    doubts: [{id: dear, sounds_like: ["too dear"], ref: [A1]}]
    """

    (point,) = points_of(a_playbook(text, items="- {id: look, do: Look}"), ())

    assert set(point.elements) == {
        Carrier("visit-kind", "pilot"),
        Carrier("agreement-kind", "price"),
        Carrier("ending", "ending"),
        Carrier("ending", "price"),
        Carrier("doubt", "dear"),
    }
