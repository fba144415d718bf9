"""What may be the same under another id: asked where only one can be meant."""

import pytest

from salescoach.trainer.diffing.alike import Alike, alike
from salescoach.trainer.diffing.change import Change, Kind


def a_change(kind: Kind, id_: str, label: str = "Pain", element: str = "fact") -> Change:
    return Change(kind=kind, element=element, id=id_, label=label)


def test_the_same_words_under_another_id_are_asked_about() -> None:
    changes = (a_change("removed", "pain"), a_change("added", "ache", " pain"))

    assert alike(changes) == (Alike("fact", "pain", "ache"),)


def test_what_is_called_after_its_home_is_told_without_it() -> None:
    changes = (
        a_change("removed", "first/ask", "Ask", "item"),
        a_change("added", "first/ask-them", "Ask", "item"),
    )

    assert alike(changes) == (Alike("item", "ask", "ask-them"),)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([a_change("removed", "pain"), a_change("added", "ache", "Ache")], id="words"),
        pytest.param(
            [a_change("removed", "pain"), a_change("added", "ache", element="stage")], id="kinds"
        ),
        pytest.param(
            [a_change("removed", "pain"), a_change("added", "a"), a_change("added", "b")],
            id="two new ones",
        ),
        pytest.param(
            [a_change("removed", "a"), a_change("removed", "b"), a_change("added", "pain")],
            id="two old ones",
        ),
        pytest.param([a_change("removed", "a", ""), a_change("added", "b", "")], id="no words"),
        pytest.param(
            [
                Change(kind="removed", element="fact", id="pain", new="size", label="Pain"),
                a_change("added", "ache"),
            ],
            id="it is said what it became",
        ),
        pytest.param([a_change("removed", "x/ask"), a_change("added", "y/ask")], id="the same id"),
    ],
)
def test_nothing_is_asked_where_that_is_not_so(changes: list[Change]) -> None:
    assert alike(changes) == ()
