"""What an answer changed: criteria that closed or opened, what was made good."""

from salescoach.cli.rendering.coach_words import change_words
from salescoach.deal.events import Payload
from salescoach.guidance.advice import Advice
from salescoach.values.messages import Message, say
from tests.builders.deals import Command, field_set, met, said, waived
from tests.builders.playbooks import a_playbook
from tests.builders.views import advice_on

FACTS = "- {id: mark, title: Mark, type: number}\n- {id: cost, title: Cost, type: number}"
CRITERIA = """
- {id: marked, statement: marked, met_when: {fact: mark, known: true}}
- {id: paid, statement: paid, met_when: {fact: cost, known: true}}
- {id: asked, statement: asked, when: {customer_type: strategic},
   met_when: {fact: cost, at_least: 9}}
"""
GIVEN = (met("anna"), field_set("customer_type", "market"))


def advice(*commands: Payload | Command) -> Advice:
    return advice_on(a_playbook(facts=FACTS, criteria=CRITERIA), *GIVEN, *commands)


def changed(before: list[Payload], answer: Payload) -> list[Message]:
    return list(change_words(advice(*before), advice(*before, answer)))


MARK = said("mark", "2", by=["anna"])


def test_a_criterion_that_closed_and_how_many_are_open() -> None:
    assert changed([], MARK) == [
        say("coach.settled", criteria=("marked",)),
        say("coach.all-open-plain", number=1),
    ]


def test_the_last_one_leaves_nothing_to_count() -> None:
    assert changed([MARK], said("cost", "5", by=["anna"])) == [
        say("coach.settled", criteria=("paid",))
    ]


def test_one_that_somebody_contradicts_is_open_again() -> None:
    none = said("mark", None, none=True, by=["anna"])
    assert changed([MARK], none) == [
        say("coach.unsettled", criteria=("marked",)),
        say("coach.all-open-plain", number=2),
    ]


def test_nothing_is_said_where_nothing_closed_or_opened() -> None:
    assert changed([MARK], said("mark", "3", by=["anna"])) == []


def test_one_that_applies_only_now_was_not_opened_again() -> None:
    assert changed([MARK], field_set("customer_type", "strategic")) == []


def test_one_that_does_not_apply_any_more_was_not_settled() -> None:
    strategic = field_set("customer_type", "strategic")
    assert changed([MARK, strategic], field_set("customer_type", "market")) == []


def test_what_was_left_open_and_is_made_good_is_told() -> None:
    assert changed([waived("marked")], MARK) == [say("coach.repaid", what=("marked",))]
