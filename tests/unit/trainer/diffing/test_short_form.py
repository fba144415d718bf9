"""Values of a pin as a trainer would write them, and what of two is not the same."""

from typing import Any

import pytest
import yaml

from salescoach.trainer.diffing.short_form import ordered, parted, short_form

WRITTEN: list[tuple[Any, str]] = [
    ({"known": True, "fact": "pain"}, "{fact: pain}"),
    ({"known": False, "fact": "pain"}, "{fact: pain, known: false}"),
    ({"level": "proven", "known": True, "fact": "pain"}, "{fact: pain, level: proven}"),
    ({"customer_type": {"one_of": ["a", "b"]}}, "{customer_type: [a, b]}"),
    ({"amount": {"at_least": "5 EUR"}}, "{amount: {at_least: 5 EUR}}"),
    ({"count": {"at_least": 1}, "visit": {"state": ["held"]}}, "{visit: {state: [held]}}"),
    ({"facts": "basics", "known": "all"}, "{facts: basics}"),
    ("why, then?", '"why, then?"'),
    (3, "3"),
    (True, "true"),
    ({"say": 'say "no"', "id": "true"}, '{id: "true", say: "say \\"no\\""}'),
    (["- x", "'a", "yes:", "two\nlines"], '["- x", "\'a", "yes:", "two\\nlines"]'),
    ("1.2.3", "1.2.3"),
]
PAIN, SIZE = {"fact": "pain"}, {"fact": "size"}
PARTS: list[tuple[Any, Any, Any]] = [
    (PAIN, SIZE, ((), PAIN, SIZE)),
    ({"all": [PAIN]}, {"all": [PAIN, SIZE]}, (("all",), None, SIZE)),
    ({"any": [{"not": PAIN}, SIZE]}, {"any": [{"not": SIZE}, SIZE]}, (("any", "not"), PAIN, SIZE)),
    ({"all": [PAIN]}, {"any": [PAIN]}, ((), {"all": [PAIN]}, {"any": [PAIN]})),
    (["a", "b"], ["b", "a"], ((), ["a", "b"], ["b", "a"])),
    (None, PAIN, ((), None, PAIN)),
]


@pytest.mark.parametrize(
    "text",
    ['say "no"', "- x", "'a", "yes:", "a: b", "true", "no", "null", "~", "two\nlines", "a #b",
     "[a", "{a", "5 EUR", "pain", "a/b", "", " a", "“so”", "1.2.3", "0x1f", "1:30", "*a"],
)  # fmt: skip
def test_every_text_reads_back_as_itself(text: str) -> None:
    assert yaml.safe_load("{say: " + short_form(text) + "}") == {"say": text}


@pytest.mark.parametrize(("value", "text"), WRITTEN, ids=[text for _, text in WRITTEN])
def test_what_is_implied_is_left_out(value: Any, text: str) -> None:
    assert short_form(value) == text


@pytest.mark.parametrize(("old", "new", "found"), PARTS)
def test_only_what_is_different_is_told(old: Any, new: Any, found: Any) -> None:
    assert parted(old, new) == found


def test_keys_have_one_order_wherever_they_come_from() -> None:
    one = ordered([{"level": "proven", "fact": "pain"}, {"fact": "pain", "level": "proven"}])

    assert [list(each) for each in one] == [["fact", "level"]] * 2
