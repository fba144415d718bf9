"""Who is meant by a name: the id and the whole name before a part of one."""

from datetime import date

import pytest

from salescoach.deal.called import called
from salescoach.deal.state import Person

DAY = date(2026, 3, 2)


def person(id_: str, name: str) -> Person:
    return Person(id=id_, name=name, roles=(), added=DAY)


PEOPLE = (
    person("ana", "Ana"),
    person("ana-lopez", "Ana Lopez"),
    person("ana-2", "Dr. Ana Lopez"),
    person("jens-berg", "Herr Jens Berg"),
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Ana", ["ana"]),
        (" ANA ", ["ana"]),
        ("Ana-Lopez", ["ana-lopez"]),
        ("ana lopez", ["ana-lopez"]),
        ("Lopez", ["ana-lopez", "ana-2"]),
        ("Frau Berg", []),
        (" berg", ["jens-berg"]),
        ("Otto", []),
    ],
)
def test_who_is_called_so(name: str, ids: list[str]) -> None:
    assert [one.id for one in called(name, PEOPLE)] == ids
