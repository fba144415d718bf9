"""What may stand in a place of a line, by the words before it."""

from typing import Any

import pytest

from salescoach.cli.completing.line import Wanted, wanted

TABLE: dict[str, Any] = {
    "groups": {"person": "People."},
    "shared": [[["--home"], "folder", False, "Where."], [["--json"], None, False, "JSON."],
               [["--format"], "format", False, "How."]],
    "commands": {
        "set": {
            "help": "Record.",
            "formats": "plain json",
            "arguments": [["deal", "deal", False], ["values", "fact=", True]],
            "options": [
                [["--said-by"], "person", True, "Who."],
                [["--clear", "--not-clear"], None, False, "Clear."],
                [["--note"], "nothing", False, "Note."],
            ],
        },
        "win": {
            "help": "Won.",
            "formats": "plain",
            "arguments": [["deal", "deal", False]],
            "options": [[["--waive"], "criterion", True, "Open."]],
        },
        "person add": {"help": "Add.", "formats": "plain", "arguments": [], "options": []},
    },
}  # fmt: skip


def at(*words: str, typed: str = "") -> Wanted:
    return wanted(words, typed, TABLE)


def names(found: Wanted) -> list[str]:
    return [name for name, _ in found.names]


def test_first_come_commands_and_groups() -> None:
    assert names(at()) == ["set", "win", "person", "--version", "--help"]


def test_behind_a_group_come_its_commands() -> None:
    assert names(at("person")) == ["add", "--help"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("set",), "deal"),
        (("set", "acme"), "fact="),
        (("set", "acme", "need=x"), "fact="),
        (("set", "acme", "--said-by"), "person"),
        (("set", "--said-by", "ana"), "deal"),
        (("set", "--said-by=ana"), "deal"),
        (("set", "--json"), "deal"),
        (("set", "acme", "--note"), "nothing"),
        (("set", "--note", "--json"), "deal"),
        (("set", "--", "--json"), "fact="),
        (("set", "--unknown"), "deal"),
        (("set", "acme", "--home"), "folder"),
        (("set", "acme", "--format"), "words plain json"),
        (("nonsense",), "nothing"),
        (("person", "nonsense"), "nothing"),
    ],
)
def test_what_completes_the_word(words: tuple[str, ...], what: str) -> None:
    assert at(*words).what == what


def test_a_value_behind_the_sign_of_its_option() -> None:
    found = at("set", "acme", typed="--format=j")
    assert (found.what, found.typed, found.before) == ("words plain json", "j", "--format=")


def test_a_flag_takes_no_value() -> None:
    assert at("set", "acme", typed="--json=").what == "nothing"


def test_options_are_offered_once_unless_they_may_be_repeated() -> None:
    found = at("set", "acme", "--said-by", "ana", "--not-clear", "--json", typed="--")
    assert names(found) == ["--said-by", "--note", "--home", "--format", "--help"]


def test_behind_the_last_argument_come_the_options_of_the_command() -> None:
    assert names(at("win", "acme")) == ["--waive"]
    assert at("win", "acme", typed="x").what == "nothing"


def test_two_hyphens_end_the_options() -> None:
    assert at("set", "acme", "--", typed="--").what == "fact="


def test_what_the_line_says_already_is_handed_on() -> None:
    found = at("set", "acme", "need=x", "--said-by", "ana", "--said-by=ulf")
    assert found.command == "set"
    assert found.given == {
        "deal": ["acme"],
        "values": ["need=x"],
        "--said-by": ["ana", "ulf"],
    }
    assert found.said == ("need=x",)
    assert at("set", "acme", "--said-by", "ana", "--said-by").said == ("ana",)
