"""What the pages say of formats, columns and members is what the commands have, both ways."""

import re
from collections.abc import Iterator

import pytest

from salescoach.cli.groups import formats_of, lists_of
from salescoach.cli.registry import COMMANDS
from salescoach.cli.shapes import SHAPES
from tests.builders.schemas import published
from tests.docs.blocks import CHECKOUT

SCRIPTS = (CHECKOUT / "docs/scripts.md").read_text(encoding="utf-8")
FORMATS = (CHECKOUT / "docs/formats.md").read_text(encoding="utf-8")
NAMES = sorted((entry.name for entry in COMMANDS), key=len, reverse=True)
# ways of calling that give a schema, and no records
ONE_SCHEMA = {"help formatting SHAPE", "playbook schema KIND"}
RECEIPT, FAILURE = "every other writer", "a command that cannot go on"


def rows(page: str, head: str) -> Iterator[list[str]]:
    """The cells of each row of the table with this head."""
    lines = page.splitlines()
    for line in lines[lines.index(head) + 2 :]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def words_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def named(typed: str) -> str:
    """The name of the command that is called like this."""
    return next(name for name in NAMES if f"{typed} ".startswith(f"{name} "))


def test_the_table_of_formats_is_what_each_command_offers() -> None:
    told: dict[str, set[tuple[str, ...]]] = {}
    for cell, formats, _ in rows(SCRIPTS, "| command | formats | ends with 1 |"):
        offered = tuple(formats.partition(":")[0].split(", "))
        for typed in words_in(cell):
            command = typed.removeprefix("salescoach ")
            if command not in ONE_SCHEMA:
                told.setdefault(named(command), set()).add(offered)
    assert told == {entry.name: {formats_of(entry)} for entry in COMMANDS}


def test_the_table_of_fields_is_what_each_list_has() -> None:
    told = []
    for command, member, columns in rows(FORMATS, "| command | its records are | columns |"):
        names = tuple(
            word for part in columns.partition(";")[0].split(", ") for word in own_words(part)
        )
        told.append((named(words_in(command)[0]), words_in(member)[0], names))
    lists = [(entry.name, shape) for entry in COMMANDS for shape in lists_of(entry)]
    assert sorted(told) == sorted(
        (name, shape.member, tuple(one for one in shape.columns if one)) for name, shape in lists
    )


def own_words(part: str) -> list[str]:
    """A column that has no name is told in words."""
    return words_in(part) if part.startswith("`") else []


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        pytest.param(entry.name, len(shape.columns), id=f"{entry.name} {shape.schema}")
        for entry in COMMANDS
        for shape in lists_of(entry)
        if shape.schema not in ("problems", "options", "codes")  # told in another way
    ],
)
def test_each_plain_column_is_told(name: str, columns: int) -> None:
    """As many as there are; what each means is for people to read."""
    told = {}
    for commands, text in rows(SCRIPTS, "| command | columns |"):
        outside = re.sub(r"\([^)]*\)", "", text).replace("; with `--recorded`", ",")
        told.update({words: len(outside.split(", ")) for words in words_in(commands)})
    counts = {count for typed, count in told.items() if named(typed) == name}
    assert columns in counts


def test_the_table_of_documents_has_each_shape_with_its_members() -> None:
    told = {}
    for command, schema, members in rows(SCRIPTS, "| command | schema | members |"):
        name = words_in(schema)[0].removeprefix("salescoach/").removesuffix("@1")
        told[name] = command, members_in(members)
    assert {name: members for name, (_, members) in told.items()} == {
        shape.schema: list(published()[shape.schema]["properties"])[2:] for shape in SHAPES
    }
    for shape in SHAPES:
        typed = told[shape.schema][0]
        if typed not in (RECEIPT, FAILURE):
            assert words_in(typed) == list(shape.commands)


def members_in(cell: str) -> list[str]:
    """What stands in backticks outside brackets, before a colon says what it consists of."""
    outside = re.sub(r"\([^)]*\)", "", cell)
    return [word for part in outside.split(";") for word in words_in(part.partition(":")[0])]
