"""What `export` and `import` say fits the published schemas, also where there is nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders.command_lines import INCOMING
from tests.builders.schemas import problems_of
from tests.builders.worlds import Run, demo, fresh
from tests.docs.blocks import CHECKOUT


def validator(name: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(
        (CHECKOUT / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8")
    )
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("world", [demo, fresh], ids=["demo", "nothing"])
def test_an_export_fits_its_schema(world: Any, home: Path) -> None:
    run: Run = world(home)
    assert problems_of(json.loads(run.ok("export").out)) == []
    for line in run.ok("export", "--format", "jsonl").out.splitlines():
        validator("export-line").validate(json.loads(line))


def test_what_came_in_fits_its_schema(home: Path) -> None:
    run = fresh(home)
    for words in (("--dry-run",), (), ()):
        assert problems_of(json.loads(run.ok("import", INCOMING, "--json", *words).out)) == []


def test_a_schema_refuses_what_is_no_export() -> None:
    assert not validator("export-line").is_valid({"schema": "salescoach/export@2"})
    for name in ("export", "imported"):
        assert problems_of({"schema": f"salescoach/{name}@1"}) != []
