"""The published schema and the reader of configuration files agree, by key and by value."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from salescoach.cli.configuration import read_file
from salescoach.cli.configuration_schema import json_schema
from salescoach.cli.settings import WRITTEN, Setting
from salescoach.store.disk import RealDisk
from tests.unit.cli.test_configuration import VALUES

PUBLISHED = Path(__file__).parents[3] / "docs/schemas/configuration.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_published_schema_is_that_of_the_settings(request: pytest.FixtureRequest) -> None:
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if request.config.getoption("--rewrite-goldens"):
        PUBLISHED.write_text(text, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == text


def test_it_is_a_schema_that_explains_each_key() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    for table in json_schema()["properties"].values():
        for key in (table, *table["properties"].values()):
            assert key["title"]
            assert key["description"].endswith(".")


def test_every_key_in_it_is_read_and_every_key_that_is_read_is_in_it() -> None:
    tables = json_schema()["properties"]
    named = [f"{table}.{key}" for table in tables for key in tables[table]["properties"]]
    assert sorted(named) == sorted(one.name for one in WRITTEN)


@pytest.mark.parametrize("setting", WRITTEN, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "written", ['"x"', '"red"', "5", "true", '["2026-12-25"]', '"de"', '""', '"~/x"', "[5]"]
)
def test_both_take_and_refuse_the_same(written: str, setting: Setting, tmp_path: Path) -> None:
    """But for what a schema cannot know: which languages and which playbooks there are."""
    path = tmp_path / "salescoach.toml"
    for text in (f"{setting.name} = {written}", f"{setting.name} = {VALUES[setting.name][0]}"):
        path.write_text(text)
        read = read_file(RealDisk(), path, own=path)
        if setting.kind == "language" and read.mistakes and '"' in written and written != '""':
            continue
        assert VALIDATOR.is_valid(_parsed(text)) is (read.mistakes == ()), text


def _parsed(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def test_what_nobody_reads_is_refused_by_the_schema() -> None:
    unread: tuple[Any, ...] = ({"x": {}}, {"display": {"x": 1}}, {"display": 5})
    for content in unread:
        assert not VALIDATOR.is_valid(content)
