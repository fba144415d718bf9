"""What somebody is called for short, and to whom we ask to be taken."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from salescoach.cli.rendering.naming import short_name
from salescoach.deal.state import Person
from salescoach.guidance.reaching import words_to_reach


@dataclass
class Stand:
    """As much of a view, a deal, a playbook or an action as is looked at."""

    parts: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.parts[name]


def person(name: str) -> Person:
    return Person(id=name, name=name, roles=(), added=date(2026, 1, 1))


NAMES = [("Dr. Jens Wolf", "Jens"), ("Frau Prof. Pia Voss", "Pia"), ("Herr Wolf", "Herr Wolf")]


@pytest.mark.parametrize(("name", "short"), NAMES)
def test_a_title_is_no_first_name(name: str, short: str) -> None:
    other = person("Dr. Anna Berg")
    view: Any = Stand({"deal": Stand({"people": (person(name), other)})})
    assert short_name(person(name), view) == short


def test_two_of_one_first_name_are_told_apart() -> None:
    both = (person("Dr. Anna Berg"), person("Anna Vik"))
    view: Any = Stand({"deal": Stand({"people": both})})
    assert short_name(both[0], view) == "Dr. Anna Berg"


@pytest.mark.parametrize(("name", "short"), NAMES)
def test_the_words_to_reach_somebody_use_no_title_alone(name: str, short: str) -> None:
    role = Stand({"reach": ("Could {name} call?",)})
    view: Any = Stand({"playbook": Stand({"role": lambda _: role})})
    action: Any = Stand({"subject": "user", "through": person(name)})
    assert words_to_reach(action, view) == f"Could {short} call?"
