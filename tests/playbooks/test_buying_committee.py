"""What the buying committee has to keep that no single deal shows.

A clear no is not asked again in the same words; each role has something for each heading of goals;
whoever is to be asked alone is not asked in the meeting.
"""

from collections.abc import Iterator
from itertools import product

import pytest

from salescoach.playbook.conditions import Condition, FactCondition, singles
from salescoach.playbook.model import Criterion, Item, Playbook, Stage
from tests.builders.suites import suite

ENDS_IT = {"decided"}  # a no to the contract is walked away from
JOINED = {"one-problem"}  # people who differ come together first
ALONE = ("ask-each-alone", "ask-where-each-leans", "ask-each-again")


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return suite("buying-committee").compiled.playbook


def test_each_certain_no_has_a_step_that_takes_it_up(playbook: Playbook) -> None:
    left = [
        f"{criterion.id}: {fact}"
        for stage, criterion in _criteria(playbook)
        if criterion.id not in ENDS_IT | JOINED
        for fact in _facts(criterion.failed_when)
        if not any(_takes_up(item, fact) for item in _items(stage))
    ]

    assert left == []


def test_such_a_step_brings_something_that_is_not_known_yet(playbook: Playbook) -> None:
    """Else it would be done as soon as the no is on record."""
    steps = [
        item
        for stage in playbook.stages
        for item in _items(stage)
        if any(_takes_up(item, fact) for fact in item.records)
    ]

    assert len(steps) >= 15
    assert [item.id for item in steps if len(item.records) < 2] == []


def test_each_role_has_something_under_each_heading_of_goals(playbook: Playbook) -> None:
    served = {
        (one.role, one.perspective) for part in playbook.solution_elements for one in part.serves
    }
    wanted = product(
        [role.id for role in playbook.buyer_roles], [one.id for one in playbook.perspectives]
    )

    assert [pair for pair in wanted if pair not in served] == []


@pytest.mark.parametrize("id_", ALONE)
def test_whoever_is_asked_alone_is_not_asked_in_the_meeting(id_: str, playbook: Playbook) -> None:
    """With roles, the item would go to the next visit, however many of them come to it."""
    item = next(one for stage in playbook.stages for one in _items(stage) if one.id == id_)

    assert (item.with_, item.touchpoint) == ((), "telephone")


def test_what_is_ours_says_so_in_each_doubt(playbook: Playbook) -> None:
    assert [doubt.id for doubt in playbook.doubts if doubt.source != "ours"] == []


def test_bookkeeping_of_ours_stands_under_no_word_of_theirs(playbook: Playbook) -> None:
    on_record = [one for _, one in _criteria(playbook) if one.id == "terms-on-record"]
    agreed = [one for _, one in _criteria(playbook) if one.id == "terms-agreed"]

    assert [(one.internal, one.waivable) for one in on_record] == [(True, True)]
    assert [_facts(one.met_when) for one in agreed] == [["terms-accepted"]]


def _takes_up(item: Item, fact: str) -> bool:
    """It applies where the fact has a certain value, and records that fact anew."""
    named = (
        [one for one in singles([item.when]) if isinstance(one, FactCondition)] if item.when else []
    )
    return fact in item.records and fact in [one.fact for one in named]


def _facts(condition: Condition | None) -> list[str]:
    if condition is None:
        return []
    return [one.fact for one in singles([condition]) if isinstance(one, FactCondition)]


def _criteria(playbook: Playbook) -> Iterator[tuple[Stage, Criterion]]:
    for stage in playbook.stages:
        for criterion in stage.exit_criteria:
            yield stage, criterion


def _items(stage: Stage) -> Iterator[Item]:
    for checklist in stage.checklists:
        yield from checklist.items
