"""Every key of every file that people write is told in its schema."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from salescoach.trainer.schemas.kinds import KINDS
from tests.builders.schemas import properties_of, published

Node = dict[str, Any]
FILES = [one.file for one in KINDS.values()]


def told(whole: Node, node: Node) -> Node:
    """What is told where a key refers to another."""
    while "$ref" in node and "description" not in node:
        found: Any = whole
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node


@pytest.mark.parametrize("file", FILES)
def test_every_key_has_a_text_and_examples_that_fit_it(file: str) -> None:
    whole = published()[file]
    found = [(key, told(whole, node)) for key, node in properties_of(whole)]

    assert found
    assert [key for key, node in found if not node.get("description")] == []
    assert [key for key, node in found if not node.get("examples")] == []
    distinct = {repr((key, node)): (key, node) for key, node in found}
    assert [
        (key, example)
        for key, node in distinct.values()
        for example in node["examples"]
        if not Draft202012Validator({"$defs": whole.get("$defs", {}), **node}).is_valid(example)
    ] == []
