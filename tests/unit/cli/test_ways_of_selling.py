"""`new` at a terminal: who is asked for what, what is checked before, and how the ways look."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from salescoach.cli.playbooks import DEFAULT
from salescoach.cli.session import Session, Shared
from salescoach.cli.ways_of_selling import ways
from salescoach.playbook.places import shipped
from tests.builders.keyboard import DOWN, ENTER, Person
from tests.builders.suites import SHIPPED, suite
from tests.builders.worlds import Run

CUSTOMER, WAY = "Who is the customer?", "Which way of selling?"
ABOUT = {id_: str(suite(id_).compiled.playbook.about) for id_ in SHIPPED}
OTHERS = [id_ for id_ in shipped() if id_ != DEFAULT]


@pytest.fixture
def person(empty: Run, seat: Callable[[Run], Person]) -> Person:
    return seat(empty)


def followed(person: Person, deal: str) -> str:
    """The id of the playbook that a deal follows."""
    told = json.loads(person.run.ok("show", deal, "--json").out)["deal"]["playbook"]
    return str(told).partition("@")[0]


def titles(run: Run, width: int) -> dict[str, str]:
    """The choices on a terminal of this width."""
    return ways(Session(run.world(width=lambda: width), Shared(), ("plain",)))


def test_enter_takes_the_usual_way(person: Person) -> None:
    person.types("Acme", ENTER, ENTER)
    assert person("new").out == "acme\n"
    assert followed(person, "acme") == DEFAULT


def test_below_the_usual_way_stand_the_others(person: Person) -> None:
    person.types("Acme", ENTER, DOWN, ENTER)
    assert person("new").out == "acme\n"
    assert followed(person, "acme") == OTHERS[0]


def test_the_usual_way_stands_first_and_the_others_by_their_ids(empty: Run) -> None:
    assert list(titles(empty, 80)) == [DEFAULT, *sorted(OTHERS)]


def test_each_way_says_once_what_it_is_called_and_what_it_is_for(empty: Run) -> None:
    for id_, title in titles(empty, 120).items():
        assert title.split(None, 1) == [id_, ABOUT[id_]]


@pytest.mark.parametrize("width", [45, 60, 80])
def test_a_way_takes_one_line_cut_behind_a_word(empty: Run, width: int) -> None:
    for id_, title in titles(empty, width).items():
        assert len(title) + 3 <= width
        shown = title.split(None, 1)[1]
        assert shown == ABOUT[id_] or (shown[-1] == "…" and f"{shown[:-1]} " in ABOUT[id_])


def test_what_has_just_room_enough_is_not_cut(empty: Run) -> None:
    title = titles(empty, 120)[DEFAULT]
    assert titles(empty, len(title) + 3)[DEFAULT] == title
    assert titles(empty, len(title) + 2)[DEFAULT].endswith("…")


def test_on_a_very_narrow_terminal_something_is_left(empty: Run) -> None:
    assert titles(empty, 10)[DEFAULT] == f"{DEFAULT}    When the product…"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--playbook", "nope"), 4),
        (("--playbook", "nope.yaml"), 3),
        (("--type", "nope"), 4),
        (("--kind", "nope"), 4),
        (("--lead-source", "nope"), 4),
        (("--amount", "much"), 2),
        (("--expected-close", "soon"), 2),
        (("--language", "?"), 2),
        (("--playbook", OTHERS[0], "--type", "nope"), 4),
    ],
    ids=str,
)
def test_a_mistake_is_told_before_anything_is_asked(
    person: Person, options: tuple[str, ...], code: int
) -> None:
    assert person("new", *options).code == code
    assert person.was_asked == ""


def test_what_a_playbook_requires_is_told_before_anything_is_asked(
    person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "salescoach: 1\nid: own\nversion: 1.0.0\ntitle: Own\nlanguage: en\n"
        "new_deal: {requires: [amount]}\nstages: [{id: first, title: First}]\n",
        encoding="utf-8",
    )
    assert person("new", "--playbook", str(path)).code == 5
    assert person.was_asked == ""


@pytest.mark.parametrize("option", [("--type", "market"), ("--playbook", OTHERS[0])], ids=str)
def test_what_says_the_way_leaves_only_the_customer_to_ask(
    person: Person, option: tuple[str, str]
) -> None:
    person.types("Acme", ENTER)
    assert person("new", *option).out == "acme\n"
    assert CUSTOMER in person.was_asked
    assert WAY not in person.was_asked


def test_where_one_is_configured_nobody_is_asked_for_another(person: Person) -> None:
    person.run.configuration.parent.mkdir(parents=True)
    person.run.configuration.write_text(f'[new]\nplaybook = "{OTHERS[0]}"\n', encoding="utf-8")
    person.types("Acme", ENTER)
    assert person("new").out == "acme\n"
    assert WAY not in person.was_asked
    assert followed(person, "acme") == OTHERS[0]


def test_whoever_names_the_customer_is_asked_nothing(person: Person) -> None:
    assert person("new", "Acme").out == "acme\n"
    assert person.was_asked == ""
    assert followed(person, "acme") == DEFAULT
