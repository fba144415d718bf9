import json

import pytest
from jsonschema import Draft202012Validator

from salescoach.trainer.schemas.kinds import KINDS
from tests.builders.schemas import FOLDER, problems_of
from tests.builders.worlds import Run


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_pipe_gets_the_published_schema_and_nothing_else(empty: Run, kind: object) -> None:
    name, file = getattr(kind, "name", ""), getattr(kind, "file", "")
    result = empty.ok("playbook", "schema", name)

    assert json.loads(result.out) == json.loads((FOLDER / f"{file}.schema.json").read_bytes())
    assert result.err == ""
    Draft202012Validator.check_schema(json.loads(result.out))


def test_without_a_kind_it_is_that_of_a_playbook(empty: Run) -> None:
    whole = empty.ok("playbook", "schema").out

    assert whole == empty.ok("playbook", "schema", " Playbook ").out
    assert whole == (FOLDER / "playbook-file.schema.json").read_text(encoding="utf-8")
    assert whole == empty.ok("help", "formatting", "playbook-file").out


def test_a_terminal_is_told_how_to_use_it(empty: Run) -> None:
    with empty.on_terminal(width=100):
        result = empty.ok("playbook", "schema", "test")

    line, mode = (
        "salescoach playbook schema test",
        "# yaml-language-server: $schema=./playbook-test.schema.json",
    )
    assert result.err.splitlines() == [
        f"To use it, save it beside your file: {line} > playbook-test.schema.json",
        f"Then let your editor know, in the first line of the file: {mode}",
    ]


def test_the_kinds_are_listed(empty: Run) -> None:
    rows = [line.split("\t") for line in empty.ok("playbook", "schema", "--list").out.splitlines()]
    told = json.loads(empty.ok("playbook", "schema", "--list", "--json").out)
    screen = empty.ok("playbook", "schema", "--list", "--format", "table").out

    assert [row[0] for row in rows] == list(KINDS)
    assert problems_of(told) == []
    assert told["schemas"][0] == {
        "kind": "playbook",
        "saved_as": "playbook.schema.json",
        "for": "a playbook",
        "modeline": "# yaml-language-server: $schema=./playbook.schema.json",
        "file": str(FOLDER / "playbook-file.schema.json"),
    }
    assert "#:schema ./configuration.schema.json" in screen


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("tests",), 4, ["salescoach: there is no schema tests.", "Did you mean test?"]),
        (("zzz",), 4, ["salescoach: there is no schema zzz.",
                       "Choose from: playbook, test, translation, answers and configuration"]),
        (("test", "--list"), 2, None),
        (("test", "--format", "ids"), 2, None),
        (("test", "--fields", "kind"), 2, None),
    ],
)  # fmt: skip
def test_what_there_is_not_is_refused(
    empty: Run, words: tuple[str, ...], code: int, said: list[str] | None
) -> None:
    result = empty("playbook", "schema", *words)

    assert (result.code, result.out) == (code, "")
    assert said is None or result.err.splitlines() == said


def test_the_help_has_no_signs_of_its_own_making(empty: Run) -> None:
    out = empty.ok("playbook", "schema", "--help").out
    assert "\\b" not in out
    assert "# yaml-language-server: $schema=./playbook.schema.json" in " ".join(out.split())


def test_it_reads_no_deal_and_writes_nothing(empty: Run) -> None:
    empty.ok("playbook", "schema")
    assert not empty.home.exists()
