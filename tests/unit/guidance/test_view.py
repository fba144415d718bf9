import itertools
from collections.abc import Iterable
from typing import Any

import pytest

from salescoach.guidance.advice import advise
from salescoach.guidance.criteria import Verdict
from salescoach.guidance.parts import Part
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from salescoach.values.levels import Level
from tests.builders.asking import BUYER, PLACE, USER, on
from tests.builders.deals import A_DAY, DAY, a_deal, euros, met, said, ticked
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import resolved
from tests.builders.speed import at_once
from tests.builders.views import a_view, stated

FACTS = """
- {id: pain, title: Pain, type: text, ask_whom: [user], stale_after: 10d}
- {id: cost, title: Cost, type: money}
- {id: verdict, title: V, type: choice, ask_whom: [user],
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: limit, title: Limit, type: money, ours: true}
"""


def facts_of(parts: Iterable[Part]) -> list[str]:
    return [getattr(part, "fact", getattr(part, "field", "")) for part in parts]


# Facts and people


def test_facts_are_found_with_their_types() -> None:
    view = a_view(a_playbook(facts=FACTS))

    assert view.fact("cost").title == "Cost"
    assert view.fact("cost").type == "money"


def test_evidence_is_weighed_in_the_order_of_recording() -> None:
    view = a_view(
        a_playbook(facts=FACTS),
        USER,
        on(5, said("pain", "b", by=["anna"])),
        on(3, said("cost", euros(5))),
        on(3, said("pain", "a")),
        on(4, said("pain", None)),
        on(4, said("elsewhere", "x")),
        today=DAY + 14 * A_DAY,
    )

    assert [(stated(one), one.stale) for one in view.evidence_for("pain")] == [
        (("b", Level.CONFIRMED), False),
        (("a", Level.ASSUMED), True),
    ]
    assert stated(view.stands("pain")) == ("b", Level.CONFIRMED)
    assert stated(view.stands("cost")) == (euros(5), Level.ASSUMED)
    assert view.stands("verdict") is None


def test_so_far_there_may_be_what_stands_no_longer() -> None:
    view = a_view(a_playbook(facts=FACTS), said("pain", "a"), today=DAY + 11 * A_DAY)

    assert view.stands("pain") is None
    assert stated(view.so_far("pain")) == ("a", Level.ASSUMED)


def test_people_are_found_by_the_roles_they_have_by_today() -> None:
    commands = [
        on(0, met("anna", roles=["user", "technical"])),
        on(0, met("bob", roles=["purchasing"])),
        on(0, met("eva", roles=[])),
        on(3, met("eva", roles=["user"])),
    ]
    playbook = a_playbook()

    def found(roles: tuple[str, ...], days: int) -> list[str]:
        view = View(playbook, a_deal(*commands), DAY + days * A_DAY)
        return [person.id for person in view.people_in(roles)]

    assert found(("user",), 2) == ["anna"]
    assert found(("user",), 3) == ["anna", "eva"]
    assert found(("purchasing", "technical"), 3) == ["anna", "bob"]
    assert found(("economic",), 3) == []
    assert found((), 3) == []


@pytest.mark.parametrize(
    ("kind", "values", "contradict"),
    [
        ("choice", ("good", "bad"), True),
        ("choice", ("good", "good"), False),
        ("number", ("5", "6"), True),
        ("date", ("2026-03-02", "2026-03-03"), True),
        ("text", ("leaks", "drips"), False),
        ("text", ("leaks", None), True),
        ("list", (("saw",), ("axe",)), False),
        ("list", (None, ("axe",)), True),
        ("choices", (("good",), ("bad",)), True),
    ],
)
def test_free_words_are_contradicted_only_by_who_says_that_there_is_none(
    kind: str, values: tuple[Any, Any], contradict: bool
) -> None:
    choices = ", choices: [{id: good, title: G}, {id: bad, title: B}]" * kind.startswith("choice")
    facts = f"- {{id: pain, title: Pain, type: {kind}, ask_whom: [user]{choices}}}"
    words = [
        said("pain", value, none=value is None, by=[name])
        for name, value in zip(["anna", "lea"], values, strict=True)
    ]
    view = a_view(a_playbook(facts=facts), USER, met("lea", roles=["user"]), *words)

    assert [one.evidence.value for one in view.contradiction("pain")] == (
        list(values) if contradict else []
    )


def test_who_said_something_is_known_by_it() -> None:
    view = a_view(a_playbook(), USER, BUYER, said(by=["anna"]), said(by=["anna", "ghost"]))

    assert view.contacts.active == {"anna", "ghost"}


# Answers that hang on others


def chain(length: int, *, twice: bool = False) -> Playbook:
    """Criteria each of which asks for the one before, the last one first."""
    names = [f"c{number}" for number in range(length)]
    written = ["- {id: c0, statement: S, met_when: {fact: verdict, is: good}}"]
    for before, name in itertools.pairwise(names):
        asked = f"{{criterion: {before}}}"
        condition = f"{{all: [{asked}, {{any: [{asked}, {asked}]}}]}}" if twice else asked
        written.append(f"- {{id: {name}, statement: S, met_when: {condition}}}")
    return a_playbook(facts=FACTS, criteria="\n".join(reversed(written)))


def test_a_long_chain_of_criteria_is_answered() -> None:
    """A pin may hold thousands of them (promise I1)."""
    view = a_view(chain(1_500), USER, said("verdict", "good", by=["anna"]))
    last = view.judge(f"{PLACE}/c1499")

    assert last is not None
    assert last.verdict is Verdict.MET


def test_a_long_chain_of_items_is_answered() -> None:
    items = "- {id: i0, do: I}\n" + "\n".join(
        f"- {{id: i{n}, do: I, when: {{item: i{n - 1}, is: open}}}}" for n in range(1, 1_200)
    )
    view = a_view(a_playbook(items=items))

    assert view.item_state(f"{PLACE}/i1199") == "open"


def test_what_is_asked_twice_is_answered_once() -> None:
    with at_once():
        view = a_view(chain(13, twice=True))
        last = view.judge(f"{PLACE}/c12")
    assert last is not None
    assert facts_of(last.outcome.missing) == ["verdict"]


def test_items_and_criteria_may_hang_on_each_other_crosswise() -> None:
    items = """
- {id: first, do: F}
- {id: second, do: S, when: {criterion: said}}
- {id: third, do: T, when: {all: [{item: second, is: open}, {not: {item: first, is: open}}]}}
"""
    criteria = "- {id: said, statement: S, met_when: {item: first, is: done}}"
    playbook = a_playbook(items=items, criteria=criteria)
    before, after = a_view(playbook), a_view(playbook, ticked("first"))

    def states(view: View) -> list[str | None]:
        return [view.item_state(f"{PLACE}/{id_}") for id_ in ("third", "second", "first")]

    assert states(before) == ["not-applicable", "not-applicable", "open"]
    assert states(after) == ["open", "open", "done"]


def test_a_long_chain_of_scores_is_answered() -> None:
    conditions = ["{fact: pain, known: true}"]
    conditions += [f"{{score: s{n}, at_least: 100}}" for n in range(399)]
    text = "scorecards:\n" + "".join(
        f"  - {{id: s{n}, title: S, signals: [{{id: s, title: S, levels: ["
        f"{{points: 1, title: L, met_when: {condition}}}]}}]}}\n"
        for n, condition in enumerate(conditions)
    )
    view = a_view(resolved(text), USER, said(by=["anna"]))
    found = view.score("s399")

    assert (found.low, found.high) == (100, 100)


CIRCLES = """
facts: [{id: pain, title: Pain, type: text}]
scorecards:
  - id: fit
    title: F
    signals:
      - {id: s, title: S, levels: [{points: 1, title: L, met_when: {criterion: main/c, is: met}}]}
stages:
  - id: main
    title: M
    limit: [{days: 5, when: {limit_used: {at_least: 50}}}]
    checklists:
      - id: l
        title: L
        items:
          - {id: a, do: A, when: {item: main/b, is: [open]}}
          - {id: b, do: B, when: {item: main/a, is: [open]}}
    exit_criteria:
      - {id: c, statement: C, met_when: {score: fit, at_least: 50}}
  - {id: aside, title: A, beside: main, when: {stage: aside, is: current}}
"""


def test_what_runs_in_a_circle_is_unknown() -> None:
    view = a_view(resolved(CIRCLES), stage="main")
    judged = view.judge("main/c")

    assert judged is not None
    assert judged.verdict is Verdict.UNKNOWN
    assert (view.score("fit").low, view.score("fit").high) == (0, 100)
    assert view.item_state("main/a") is None
    assert view.limit is None
    assert [stage.id for stage in view.open_stages] == ["main", "aside"]


def test_an_item_of_a_hand_over_is_open_as_nothing_of_it_can_be_recorded() -> None:
    playbook = a_playbook(
        """
        handovers:
          - id: over
            from: developer
            to: developer
            at: option-evaluation
            passes_when: {item: introduce, is: done}
            checklists: [{id: c, title: C, items: [{id: introduce, do: "Introduce them"}]}]
        """,
        criteria="- {id: c, statement: S, met_when: {item: over/introduce, is: done}}",
    )
    view = a_view(playbook)

    assert view.item_state("over/introduce") == "open"
    (handover,) = playbook.handovers
    assert not view.evaluate(handover.passes_when).holds
    judged = view.judge("option-evaluation/c")
    assert judged is not None
    assert judged.verdict is Verdict.UNMET
    assert advise(view).gate.open is False
