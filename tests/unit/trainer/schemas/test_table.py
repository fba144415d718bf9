"""The table that `playbook explain` reads is that of the forms."""

import pytest

from salescoach.cli import key_rows
from salescoach.trainer.keys.table import FILE, read_table
from salescoach.trainer.schemas.table import rows, text_of_table


def test_the_table_is_in_step(request: pytest.FixtureRequest) -> None:
    text = text_of_table(key_rows.rows())
    if request.config.getoption("--rewrite-goldens"):
        FILE.write_text(text, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == text


def test_each_key_says_where_it_stands_and_what_it_takes() -> None:
    for row in rows():
        assert row["places"], row
        assert row["type"], row
        assert row["example"].startswith(f"{row['key']}:"), row


def test_other_keys_that_are_named_are_there() -> None:
    keys = read_table(FILE.read_bytes())
    names = {one.name for one in keys}
    assert [name for one in keys for name in one.related if name not in names] == []


def test_a_key_of_an_item_has_all_its_places() -> None:
    (needs,) = [one for one in read_table(FILE.read_bytes()) if one.name == "item.needs"]
    assert needs.places == (
        "stages > checklists > items > needs",
        "library > items > needs",
        "handovers > checklists > items > needs",
    )
    assert (needs.type, needs.words, needs.needed) == ("a condition", (), False)


def test_words_that_may_stand_there_are_told() -> None:
    by_name = {one.name: one for one in read_table(FILE.read_bytes())}
    assert by_name["fact.scope"].words == ("deal", "account", "person")
    assert by_name["stakeholder.stance"].type == "one of these words, or several"
    assert by_name["expect.items"].words[0] == "open"
    assert by_name["new_deal.requires"].words[-1] == "owner"
    assert by_name["playbook.points"].type == "one entry, or a list, with: title, ref"
