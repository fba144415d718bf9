"""Where schemas lie, and what happens where they do not. What they say is in `test_shapes`."""

import json
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli import schemas
from salescoach.cli.schemas import fields_of, schema_file, schema_folder, whole_schema
from salescoach.cli.session import Session, Shared
from salescoach.errors import Fatal
from tests.builders.worlds import Run


def session(run: Run) -> Session:
    return Session(run.world(), Shared(), ("plain",))


def test_a_checkout_reads_its_own() -> None:
    assert schema_folder() == Path(__file__).parents[3] / "docs" / "schemas"
    assert schema_file("next").name == "next.schema.json"


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"\xff"], ids=["none", "empty", "half", "bytes"]
)
def test_a_damaged_installation_is_told(
    content: bytes | None, empty: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schemas, "schema_folder", lambda: tmp_path)
    if content is not None:
        (tmp_path / "next.schema.json").write_bytes(content)
    with pytest.raises(Fatal) as raised:
        whole_schema(session(empty), "next")
    assert raised.value.sentence.id == "file-unreadable"


def test_what_is_shared_comes_along_with_what_it_needs_and_no_more(
    empty: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schemas, "schema_folder", lambda: tmp_path)
    shared: dict[str, Any] = {
        "money": {"type": "object", "properties": {"currency": {"$ref": "#/$defs/code"}}},
        "code": {"type": "string"},
        "other": {"type": "null"},
    }
    own = {
        "properties": {"deals": {"items": {"$ref": "#/$defs/record"}}},
        "$defs": {
            "record": {
                "properties": {
                    "id": {"type": "string"},
                    "amount": {
                        "anyOf": [{"$ref": "common.schema.json#/$defs/money"}, {"type": "null"}]
                    },
                }
            }
        },
    }
    for name, schema in (("common", {"$defs": shared}), ("deals", own)):
        (tmp_path / f"{name}.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    whole = whole_schema(session(empty), "deals")
    assert list(whole["$defs"]) == ["record", "money", "code"]
    (turned, _) = whole["$defs"]["record"]["properties"]["amount"]["anyOf"]
    assert turned == {"$ref": "#/$defs/money"}
    assert fields_of(session(empty), "deals", "deals") == ("id", "amount", "amount.currency")
