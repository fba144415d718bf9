"""The comparison of outputs sees what would break a script, and passes over what would not."""

from typing import Any

import pytest

from tests.compat.comparing import Change, changed_lines, changed_records, changed_shape

OLD: dict[str, Any] = {
    "schema": "salescoach/x@1",
    "deals": [{"id": "a", "amount": None, "title": "A"}, {"id": "b", "amount": 5, "title": "B"}],
}


def deals(*changed: dict[str, Any]) -> dict[str, Any]:
    return {
        **OLD,
        "deals": [{**one, **new} for one, new in zip(OLD["deals"], changed, strict=True)],
    }


FINE: dict[str, Any] = {
    "the same": OLD,
    "a new key": {"at": "2026-04-14", **OLD},
    "a new key of each": deals({"owner": None}, {"owner": "kim"}),
    "another order of keys": dict(reversed(OLD.items())),
    "other words": deals({"title": "An A"}, {}),
}
WRONG: dict[str, tuple[Any, str]] = {
    "a key gone": ({"deals": OLD["deals"]}, "$.schema"),
    "a key of one gone": ({**OLD, "deals": [{"id": "a"}, OLD["deals"][1]]}, "$.deals"),
    "a number as text": (deals({}, {"amount": "5"}), "amount"),
    "a list as an object": ({**OLD, "deals": {}}, "$.deals"),
    "text as a list": (deals({"id": ["a"]}, {"id": ["b"]}), "id"),
}


@pytest.mark.parametrize("new", FINE.values(), ids=FINE)
def test_what_is_only_more_breaks_nothing(new: Any) -> None:
    assert list(changed_records(OLD, new)) == []
    assert list(changed_shape(OLD, new)) == []


@pytest.mark.parametrize(("new", "where"), WRONG.values(), ids=WRONG)
def test_what_breaks_a_script_is_found(new: Any, where: str) -> None:
    for found in (list(changed_records(OLD, new)), list(changed_shape(OLD, new))):
        assert any(where in one.where for one in found), found


def test_what_was_recorded_keeps_its_values_and_advice_need_not() -> None:
    for new in (deals({"id": "c"}, {}), {**OLD, "deals": OLD["deals"][:1]}):
        assert list(changed_records(OLD, new)) != []
        assert list(changed_shape(OLD, new)) == []


def test_a_key_that_stood_there_only_sometimes_may_be_missing() -> None:
    old = {"deals": [{"id": "a", "extra": 1}, {"id": "b"}]}
    assert list(changed_shape(old, {"deals": [{"id": "a"}]})) == []
    assert list(changed_shape(old, {"deals": []})) == []


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("a\t5\ttwo words\n", []),
        ("a\t5\tother words\tmore\n", []),
        ("a\t5\n", [Change("line 1", "had 3 columns, has 2")]),
        ("a\t6\ttwo words\n", [Change("line 1, column 2", "was '5', is '6'")]),
        ("new\ta\t5\ttwo words\n", [
            Change("line 1, column 1", "was 'a', is 'new'"),
            Change("line 1, column 2", "was '5', is 'a'"),
        ]),
        ("", [Change("lines", "were 1, are 0")]),
    ],
    ids=["the same", "more", "a column less", "a value", "a column before", "no line"],
)  # fmt: skip
def test_columns_keep_their_place(new: str, found: list[Change]) -> None:
    assert list(changed_lines("a\t5\ttwo words\n", new, advised=False)) == found
