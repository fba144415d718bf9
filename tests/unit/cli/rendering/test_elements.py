"""What the elements of a playbook are called where a term or an answer names them."""

import pytest

from salescoach.cli.rendering.elements import element_of, element_words, subject_words, term_words
from salescoach.guidance.ranking import Term
from salescoach.guidance.subjects import meant_by
from salescoach.values.messages import say
from salescoach.wording.catalogue import Catalogue
from tests.builders.explained import advised
from tests.builders.playbooks import a_playbook
from tests.builders.views import advice_on

NAMES = {
    "main/call": "call",
    "main/said": "They said it",
    "pain": "pain",
    "user": "Runs",
    "main": "Working",
    "customer-type": "customer type",
    "gone": "gone",
}
TITLES = {
    "call": "Item: Ring them",
    "said": "Criterion: They said it",
    "main": "Stage: Working",
    "slow": "Warning: slow",
    "pain": "Fact: Their pain",
    "amount": "Field of the deal: amount",
    "user": "Role: Runs",
    "repay/main/said": "What was left open: They said it",
    "repay/main/call": "What was left open: call",
    "advance/main": "Leaving this stage: Working",
}
ACTIONS = {
    ("do", "main/call"): "call",
    ("find-out", "pain"): "pain",
    ("find-out", "amount"): None,
    ("meet", "user"): "user",
    ("repay", "main/said"): "said",
    ("repay", "main/call"): "call",
    ("advance", "main"): "main",
    ("win", "main"): "main",
}


@pytest.mark.parametrize(("id_", "name"), NAMES.items(), ids=NAMES)
def test_an_element_has_its_short_name(id_: str, name: str) -> None:
    words = say("value", value=element_words(id_, advised().view))
    assert Catalogue().text(words) == name


@pytest.mark.parametrize(("what", "title"), TITLES.items(), ids=TITLES)
def test_what_was_asked_about_is_named_in_full(what: str, title: str) -> None:
    view = advised().view
    assert Catalogue().text(subject_words(meant_by(what, view)[0], view)) == title


@pytest.mark.parametrize(("action", "id_"), ACTIONS.items(), ids=["/".join(one) for one in ACTIONS])
def test_an_action_is_about_an_element(action: tuple[str, str], id_: str | None) -> None:
    found = element_of(*action, advised().view)
    assert (None if found is None else found.id) == id_


RULE = "{id: call, severity: low, because: 'Too slow', fires_when: {amount: {missing: true}}}"


@pytest.mark.parametrize(
    ("term", "for_", "words"),
    [
        ("clears_warning", "call", say("playbook-text", text="Too slow")),
        ("clears_warning", "gone", "gone"),
        ("opens_gate", "call", "call"),
    ],
    ids=["a warning", "one that fires no more", "of the same name"],
)
def test_a_warning_is_named_by_its_own_text(term: str, for_: str, words: object) -> None:
    advice = advice_on(a_playbook(f"warnings: [{RULE}]"))
    assert term_words(Term(term, 1, 5, for_), advice) == words
