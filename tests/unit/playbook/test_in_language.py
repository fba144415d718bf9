"""A resolved playbook with the words of a translation in the places of its own."""

from typing import Any

import pytest

from salescoach.playbook.in_language import in_language, name_of, united

BASE: dict[str, Any] = {
    "id": "pumps",
    "title": "Selling pumps",
    "points": [{"ref": "T1", "title": "Customers"}],
    "stages": [
        {
            "id": "offer",
            "title": "The offer",
            "goals": ["Know", "Decide"],
            "not_yet": [{"say": "the price", "because": "Early"}, {"say": "the day"}],
        }
    ],
    "doubts": [{"id": "price", "sounds_like": ["too expensive"], "explore": ["Why?"]}, {"id": "x"}],
    "warnings": [{"id": "late", "because": "Late", "counter_action": {"do": "offer/send"}}],
}


@pytest.mark.parametrize(
    ("words", "path", "text"),
    [
        pytest.param({"title": {"Selling pumps": "Pumpen"}}, ("title",), "Pumpen", id="a text"),
        pytest.param({"title": {"Selling pump": "P"}}, ("title",), "Selling pumps", id="reworded"),
        pytest.param(
            {"stages": {"offer": {"goals": {"Decide": "Entscheiden"}}}},
            ("stages", 0, "goals"), ["Know", "Entscheiden"], id="one of a list",
        ),
        pytest.param(
            {"stages": {"offer": {"not_yet": {"*": {"say": {"the day": "der Tag"}}}}}},
            ("stages", 0, "not_yet", 1, "say"), "der Tag", id="an element without a name",
        ),
        pytest.param(
            {"points": {"T1": {"title": {"Customers": "Kunden"}}}},
            ("points", 0, "title"), "Kunden", id="an element with a ref",
        ),
        pytest.param(
            {"doubts": {"price": {"sounds_like": {"zu teuer": "zu teuer"}}}},
            ("doubts", 0, "sounds_like"), ["zu teuer", "too expensive"], id="phrases are added",
        ),
        pytest.param(
            {"doubts": {"x": {"sounds_like": {"zu spät": "zu spät"}}}},
            ("doubts", 1, "sounds_like"), ["zu spät"], id="phrases where there were none",
        ),
        pytest.param(
            {"id": {"pumps": "pumpen"}}, ("id",), "pumps", id="an id is no text",
        ),
        pytest.param(
            {"warnings": {"late": {"counter_action": {"do": "x"}}}},
            ("warnings", 0, "counter_action", "do"), "offer/send", id="damaged words",
        ),
        pytest.param({"title": {"Selling pumps": 7}}, ("title",), "Selling pumps", id="no text"),
        pytest.param({"title": {"Selling pumps": ""}}, ("title",), "Selling pumps", id="empty"),
        pytest.param({"stages": {"gone": {"title": {"x": "y"}}}}, ("title",), "Selling pumps",
                     id="an element that is gone"),
    ],
)  # fmt: skip
def test_a_text_is_replaced_where_it_is_the_one_that_was_translated(
    words: dict[str, Any], path: tuple[str | int, ...], text: Any
) -> None:
    found = in_language(BASE, words)
    for part in path:
        found = found[part]
    assert found == text


def test_nothing_else_changes() -> None:
    before = repr(BASE)
    found = in_language(BASE, {"title": {"Selling pumps": "Pumpen"}})
    assert {**found, "title": "Selling pumps"} == BASE
    assert repr(BASE) == before
    assert in_language(BASE, {}) == BASE


def test_an_element_is_called_by_its_id_else_by_its_ref() -> None:
    assert name_of({"id": "a", "ref": ["T1"]}) == "a"
    assert name_of({"ref": "T1"}) == "T1"
    assert name_of({"say": "x", "ref": ["T1"]}) == "*"


def test_the_newer_words_win_and_the_older_stay_for_older_texts() -> None:
    older = {"title": {"Pumps": "Pumpen", "Old": "Alt"}, "facts": {"a": {"ask": {"?": "?!"}}}}
    newer = {"title": {"Pumps": "Die Pumpen"}, "stages": {}}
    assert united(older, newer) == {
        "title": {"Pumps": "Die Pumpen", "Old": "Alt"},
        "facts": {"a": {"ask": {"?": "?!"}}},
        "stages": {},
    }
