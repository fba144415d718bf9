"""The published JSON Schema of answers is the written form, and says what it takes."""

import json
from pathlib import Path

import pytest

from salescoach.exchange.written_answers import SCHEMA, json_schema

PUBLISHED = Path(__file__).parents[3] / "docs/schemas/debrief-answers.schema.json"


def test_the_published_schema_is_the_written_form(request: pytest.FixtureRequest) -> None:
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if request.config.getoption("--rewrite-goldens"):
        PUBLISHED.write_text(text, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == text


def test_the_schema_names_every_key_and_allows_no_other() -> None:
    schema = json_schema()
    assert (schema["$id"], schema["additionalProperties"], schema["required"]) == (
        SCHEMA,
        False,
        ["schema"],
    )
    assert list(schema["properties"]) == [
        "schema", "with", "new_people", "kind", "due", "they", "we", "facts", "asked",
        "doubts_raised", "doubts_settled", "notes",
    ]  # fmt: skip
    assert {name: sorted(one["properties"]) for name, one in schema["$defs"].items()} == {
        "Asked": ["fact", "of"],
        "Due": ["kept", "new_day", "promise", "said_by"],
        "Learned": ["fact", "said_by", "value"],
        "NewPerson": ["name", "roles"],
        "Note": ["private", "text"],
        "Ours": ["by", "does", "to"],
        "Raised": ["holder", "words"],
        "Settled": ["doubt", "said_by", "words"],
        "Theirs": ["by", "does", "to", "who"],
    }
    assert all(one["additionalProperties"] is False for one in schema["$defs"].values())
