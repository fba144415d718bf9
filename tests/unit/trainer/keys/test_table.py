"""Which keys a word names, and what was meant by one that names none."""

import pytest

from salescoach.trainer.keys.table import (
    FILE,
    alike,
    keys_of_form,
    meant_by,
    nearest,
    read_table,
)

KEYS = read_table(FILE.read_bytes())


def named(asked: str) -> list[str]:
    return list(dict.fromkeys(one.name for one in meant_by(asked, KEYS)))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("limit", ["stage.limit"]),
        ("LIMIT", ["stage.limit"]),
        ("limit:", ["stage.limit"]),
        ("item.needs", ["item.needs"]),
        ("items.needs", ["item.needs", "used_item.needs"]),
        ("stages > checklists > items > needs", ["item.needs", "used_item.needs"]),
        ("stakeholder.role", ["stakeholder.role"]),
        ("stale-after", ["fact.stale_after"]),
        ("covers", ["test.covers"]),
        ("event.at", ["event.at"]),
        ("score", ["condition.score"]),
        ("remove", ["change.remove"]),
        ("reviewed", ["translation.reviewed"]),
        ("Fact.Level", []),
        ("fact.needs", []),
        ("", []),
        (".", []),
        ("nonsense", []),
    ],
)
def test_a_key_is_found_by_its_name_and_what_it_belongs_to(asked: str, names: list[str]) -> None:
    assert named(asked) == names


def test_every_key_is_found_by_its_own_name() -> None:
    assert [one.name for one in KEYS if one not in meant_by(one.name, KEYS)] == []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("limt", "limit"),
        ("item.need", "item.needs"),
        ("stakeholdr.role", "stakeholder.role"),
        ("zzzzzz", None),
        ("x" * 500, None),
    ],
)
def test_the_nearest_is_offered(asked: str, meant: str | None) -> None:
    assert nearest(asked, KEYS) == meant


def test_what_things_have_is_found_by_what_they_are_called() -> None:
    assert {one.form for one in keys_of_form("items", KEYS)} >= {"item", "used_item"}
    assert [one.key for one in keys_of_form("repeat", KEYS)] == ["every", "for"]
    assert keys_of_form("item.needs", KEYS) == ()
    assert keys_of_form("", KEYS) == ()


def test_keys_of_which_the_same_is_told_stand_together() -> None:
    groups = alike(meant_by("title", KEYS))
    assert sum(map(len, groups)) == len(meant_by("title", KEYS))
    (usual,) = [group for group in groups if "customer_type" in {one.form for one in group}]
    assert {"fact", "visit_kind", "scorecard"} <= {one.form for one in usual}
    assert "stage" not in {one.form for one in usual}
