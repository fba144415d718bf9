"""Every command that writes into a deal is a verb, with the parameters of its own signature."""

import pytest

from salescoach.cli.registry import COMMANDS
from salescoach.cli.verbs import ALONE, verbs, words_of
from salescoach.trainer.scenarios.verbs import Parameter


def test_every_command_that_writes_into_a_deal_is_a_verb_but_who_tells_all_at_once() -> None:
    writing = [
        entry.name.replace(" ", "-") for entry in COMMANDS if entry.writes and not entry.by_hand
    ]

    alone = {"new", *(name.replace(" ", "-") for name in ALONE)}
    assert list(verbs()) == [name for name in writing if name not in alone]


@pytest.mark.parametrize(("name", "words"), [("set", ["set"]), ("person-add", ["person", "add"])])
def test_the_words_of_a_verb(name: str, words: list[str]) -> None:
    assert words_of(verbs()[name]) == words


@pytest.mark.parametrize(
    ("verb", "parameter", "found"),
    [
        ("set", "values", Parameter(name="values", many=True, required=True, assignments=True)),
        ("set", "said_by", Parameter(name="said_by", many=True)),
        ("set", "on", Parameter(name="on", day=True)),
        ("set", "again", Parameter(name="again", flag=True)),
        ("set", "actor", Parameter(name="actor")),
        ("done", "items", Parameter(name="items", many=True, required=True)),
        ("done", "until", Parameter(name="until", day=True)),
        ("person-add", "name", Parameter(name="name", required=True)),
        ("back", "stage", Parameter(name="stage")),
        ("skip", "not_applicable", Parameter(name="not_applicable", flag=True)),
    ],
)
def test_a_parameter_is_what_the_command_says(verb: str, parameter: str, found: Parameter) -> None:
    assert verbs()[verb].parameter(parameter) == found


@pytest.mark.parametrize("name", list(verbs()))
def test_the_deal_and_what_concerns_the_run_are_no_parameters(name: str) -> None:
    offered = set(verbs()[name].names)

    assert not offered & {"deal", "home", "at", "format", "json", "lang", "no_input", "quiet",
                          "verbose", "color", "debug", "dry_run", "help"}  # fmt: skip
    assert "actor" in offered
