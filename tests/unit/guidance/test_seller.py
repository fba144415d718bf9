import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Advice
from salescoach.guidance.rest import rests_since
from salescoach.guidance.seller import is_with, only_for
from tests.builders.deals import A_DAY, DAY, entered
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view, advice_on, ids_of

PLAYBOOK = a_playbook("""
buyer_roles: [{id: user, title: Runs}]
seller_roles: [{id: developer, title: D}, {id: manager, title: M}]
stages:
  - id: option-evaluation
    title: A
    owner: developer
    checklists:
      - id: l
        title: L
        items:
          - {id: ours, do: D, by: developer, required: true,
             due: {after: stage-entry, days: 9}}
          - {id: managers, do: M, by: manager}
          - {id: theirs, do: T, by: buyer}
          - {id: anybodys, do: A}
    exit_criteria:
      - {id: said, statement: S, met_when: {fact: pain, level: confirmed}}
  - {id: implementation, title: B}
  - {id: evolution, title: C, owner: manager}
""")


def the_advice(*commands: Payload, days: int = 0) -> Advice:
    return advice_on(PLAYBOOK, *commands, today=DAY + days * A_DAY)


@pytest.mark.parametrize(
    ("stage", "developer", "manager"),
    [
        ("option-evaluation", True, False),
        ("implementation", True, True),
        ("evolution", False, True),
    ],
)
def test_a_deal_is_with_the_owner_of_its_stage_and_without_one_with_everybody(
    stage: str, developer: bool, manager: bool
) -> None:
    view = a_view(PLAYBOOK, entered(stage))
    assert (is_with(view, "developer"), is_with(view, "manager")) == (developer, manager)


def test_the_actions_of_a_role_are_its_own_and_those_of_nobody_in_particular() -> None:
    advice = the_advice()
    others = {"do/option-evaluation/theirs", "do/option-evaluation/anybodys", "meet/user"}
    developers, managers = only_for(advice, "developer"), only_for(advice, "manager")

    assert set(ids_of(developers)) == {"do/option-evaluation/ours", *others}
    assert set(ids_of(managers)) == {"do/option-evaluation/managers", *others}
    assert ids_of(managers) == [id_ for id_ in ids_of(advice) if id_ in ids_of(managers)]


def test_all_else_stays_as_it_is() -> None:
    advice = the_advice()
    found = only_for(advice, "manager")
    assert (found.gate, found.debts, found.warnings) == (
        advice.gate, advice.debts, advice.warnings,
    )  # fmt: skip
    assert (advice.role, found.role) == (None, "manager")


def test_what_is_due_for_somebody_else_keeps_nothing_up() -> None:
    advice = the_advice(days=9)
    first = {role: ids_of(only_for(advice, role))[0] for role in ("developer", "manager")}
    assert first == {"developer": "meet/user", "manager": "meet/user"}
    assert rests_since(only_for(advice, "manager")) == DAY
