"""What of a playbook an id means."""

import pytest

from salescoach.errors import NotFound
from salescoach.guidance.by_id import fact_by_id, one_of_titled
from salescoach.values.messages import Message, say
from tests.builders.playbooks import a_playbook


def test_a_fact_is_found_by_its_id() -> None:
    assert fact_by_id(a_playbook(), "pain").title == "Pain"


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("pian", say("hint.did-you-mean", word="pain")),
        ("amont", say("hint.did-you-mean", word="amount")),
        ("zzz", None),
    ],
)
def test_a_fact_that_there_is_not_is_not_found_and_the_nearest_named(
    given: str, hint: Message | None
) -> None:
    with pytest.raises(NotFound) as refused:
        fact_by_id(a_playbook(), given)
    assert (refused.value.sentence, refused.value.hint) == (say("no-such-fact", fact=given), hint)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("tehnical", say("hint.did-you-mean", word="technical")),
        ("zzz", say("hint.one-of", words=("economic", "technical", "user", "purchasing"))),
    ],
)
def test_of_few_ids_the_nearest_or_all_are_named(given: str, hint: Message) -> None:
    roles = a_playbook().buyer_roles
    assert one_of_titled("user", roles, "buyer-role") == "user"
    with pytest.raises(NotFound) as refused:
        one_of_titled(given, roles, "buyer-role")
    assert refused.value.hint == hint


def test_where_the_playbook_has_none_it_says_so() -> None:
    with pytest.raises(NotFound) as refused:
        one_of_titled("pilot", (), "visit-kind")
    assert refused.value.hint == say("hint.none-in-playbook")
