"""Which parts of the solution serve which goal of whom."""

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.record_events import Goal
from salescoach.guidance.offering import goals_to_ask, offers
from salescoach.guidance.view import View
from tests.builders.deals import A_DAY, DAY, Command, command, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import changed, explored, raised
from tests.builders.views import a_view

BOOK = a_playbook("""
perspectives:
  - {id: money, title: Money}
  - {id: customers, title: Customers}
solution_elements:
  - {id: remote, title: Remote, serves: [{role: user, perspective: customers},
      {role: economic, perspective: money}]}
  - {id: spare, title: Spare, serves: [{role: user}]}
  - {id: report, title: Report, serves: [{role: economic, perspective: money}]}
  - {id: nobody, title: Nobody}
""")
MONEY, CUSTOMERS = (
    Goal(words="less", perspective="money"),
    Goal(words="calm", perspective="customers"),
)
ANY, OTHER = Goal(words="any"), Goal(words="other")


def view_with(*commands: Payload | Command) -> View:
    return a_view(BOOK, *commands, today=DAY + A_DAY)


def offered(*goals: Goal, roles: tuple[str, ...] = ("user",)) -> list[tuple[str, str]]:
    """Goal and element of each offer to one person with these goals and roles."""
    known = (changed(goals=goals),) if goals else ()
    view = view_with(met(roles=roles), *known)
    return [(one.goal.words, one.element.id) for one in offers(view, view.deal.people)]


@pytest.mark.parametrize(
    ("goals", "roles", "expected"),
    [
        pytest.param((), ("user",), [], id="no goal"),
        pytest.param((CUSTOMERS,), ("technical",), [], id="a role that nothing serves"),
        pytest.param((CUSTOMERS,), (), [], id="no role"),
        pytest.param((CUSTOMERS,), ("user",), [("calm", "remote"), ("calm", "spare")], id="both"),
        pytest.param((MONEY,), ("user",), [("less", "spare")], id="another perspective"),
        pytest.param((ANY,), ("user",), [("any", "remote"), ("any", "spare")],
                     id="a goal without one"),
        pytest.param((ANY,), ("economic",), [("any", "remote"), ("any", "report")],
                     id="a goal without one, entries with"),
        pytest.param((MONEY,), ("economic",), [("less", "remote"), ("less", "report")],
                     id="the same perspective"),
        pytest.param((CUSTOMERS,), ("economic",), [], id="no entry of its perspective"),
        pytest.param((ANY, CUSTOMERS), ("user",), [("any", "spare"), ("calm", "remote")],
                     id="each goal before one twice"),
        pytest.param((ANY, OTHER), ("user",), [("any", "remote"), ("other", "spare")],
                     id="where there is least"),
        pytest.param((MONEY, CUSTOMERS), ("user", "economic"),
                     [("less", "remote"), ("calm", "spare"), ("less", "report")],
                     id="one person, two roles"),
    ],
)  # fmt: skip
def test_what_is_offered_for_which_goal(
    goals: tuple[Goal, ...], roles: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert offered(*goals, roles=roles) == expected


def test_person_by_person_in_the_order_in_which_they_come() -> None:
    view = view_with(
        met("anna"), met("bob"), changed("anna", goals=(ANY,)), changed("bob", goals=(CUSTOMERS,))
    )
    found = offers(view, reversed(view.deal.people))
    assert [(one.person.id, one.element.id) for one in found] == [
        ("bob", "remote"), ("bob", "spare"), ("anna", "remote"), ("anna", "spare")
    ]  # fmt: skip


def test_a_role_counts_from_the_day_on_which_it_is_known() -> None:
    anna, goal = met(roles=["technical"]), changed(goals=(ANY,))
    later = command(changed(roles=("user",)), on=DAY + 2 * A_DAY)
    before = a_view(BOOK, anna, goal, later, today=DAY + A_DAY)
    after = a_view(BOOK, anna, goal, later, today=DAY + 2 * A_DAY)
    assert [len(offers(view, view.deal.people)) for view in (before, after)] == [0, 2]


@pytest.mark.parametrize(
    ("roles", "goals", "asked"),
    [(("user",), (), True), (("user",), (MONEY,), False), (("technical",), (), False),
     ((), (), False)],
)  # fmt: skip
def test_goals_are_to_be_asked_of_whoever_something_would_serve(
    roles: tuple[str, ...], goals: tuple[Goal, ...], asked: bool
) -> None:
    known = (changed(goals=goals),) if goals else ()
    view = view_with(met(roles=roles), *known)
    assert goals_to_ask(view, view.deal.people[0]) is asked


def test_a_playbook_without_solution_elements_offers_nothing() -> None:
    view = a_view(a_playbook(), met(), changed(goals=(ANY,)))
    assert offers(view, view.deal.people) == ()
    assert not goals_to_ask(view, view.deal.people[0])


@pytest.mark.parametrize(
    ("doubt", "offered_to"),
    [
        ((raised(holder="bob"),), ["anna"]),
        ((raised(holder="bob"), explored()), ["anna", "bob"]),
        ((raised(holder=None),), ["anna", "bob"]),
    ],
    ids=["raised", "explored", "of nobody named"],
)
def test_who_has_a_doubt_is_heard_before_anything_is_offered(
    doubt: tuple[Payload, ...], offered_to: list[str]
) -> None:
    goals = (changed("anna", goals=(ANY,)), changed("bob", goals=(ANY,)))
    view = view_with(met("anna"), met("bob"), *goals, *doubt)
    assert (
        list(dict.fromkeys(one.person.id for one in offers(view, view.deal.people))) == offered_to
    )
