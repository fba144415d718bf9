"""What is told of events, answers and settings: an example of each that the program would take."""

import pytest
from jsonschema import Draft202012Validator

from salescoach.cli import key_rows
from salescoach.cli.event_schema import event_definitions
from salescoach.playbook.reader import read_yaml
from salescoach.trainer.keys import events
from salescoach.trainer.schemas.making import as_an_editor_reads

ROWS = list(key_rows.rows())
OF_EVENTS = [row for row in ROWS if row["file"] == "test"]
DEFINITIONS = event_definitions({"at": {"type": "string"}})
EVENT = Draft202012Validator({"$ref": "#/$defs/event", "$defs": DEFINITIONS})


@pytest.mark.parametrize("row", OF_EVENTS, ids=lambda row: f"{row['form']}.{row['key']}")
def test_an_example_is_an_event_that_gives_it(row: key_rows.Row) -> None:
    document, problems = read_yaml(f"events:\n{row['example']}\n".encode(), "")
    assert problems == ()
    (event,) = as_an_editor_reads(document.data)["events"]

    assert [one.message for one in EVENT.iter_errors(event)] == []
    command = row["key"] if row["form"] == "event" else row["form"]
    assert command in event
    inside = event[command] if isinstance(event[command], dict) else {}
    values_alone = row["key"] in ("values", "criteria") and inside
    assert row["key"] in event or row["key"] in inside or values_alone


def test_every_example_belongs_to_a_command_or_an_option() -> None:
    commands = {row["key"] for row in OF_EVENTS if row["form"] == "event"}
    options = {(row["form"], row["key"]) for row in OF_EVENTS if row["form"] != "event"}

    assert set(events._OF_COMMANDS) == commands
    assert set(events._OF_OPTIONS) <= {key for _, key in options}
    assert set(events._ODD) <= options


def test_what_may_stand_there_is_told_in_words() -> None:
    by_name = {f"{row['form']}.{row['key']}": row for row in ROWS}
    told = {name: by_name[name]["type"] for name in (
        "event.set", "event.undo", "event.advance", "done.items", "set.said_by", "done.again",
        "answers.due", "answers.with", "answers_due.new_day", "answers_facts.value",
        "display.color", "calendar.holidays",
    )}  # fmt: skip
    assert told == {
        "event.set": "values, each behind its name",
        "event.undo": "a text, or true; or braces with: tx, redo, actor",
        "event.advance": "true; or braces with: waive, because, until, on, again, actor",
        "done.items": "a text, or several",
        "set.said_by": "a text, or several",
        "done.again": "true or false",
        "answers.due": "a list of entries",
        "answers.with": "a list of texts",
        "answers_due.new_day": "a day",
        "answers_facts.value": "a value, or several; true or false",
        "display.color": "one of these words",
        "calendar.holidays": "a list of days",
    }
    assert by_name["done.items"]["needed"]
    assert not by_name["done.on"]["needed"]
    assert by_name["answers_due.kept"]["needed"]
