"""The texts of the keys and the written forms agree, both ways; every example fits its key."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from salescoach.playbook.reader import read_yaml
from salescoach.trainer.keys.forms import EVENT, FORMS, TRANSLATED
from salescoach.trainer.keys.registry import KEYS, PARTS, REMOVE, TRANSLATION, key_of
from salescoach.trainer.scenarios.events import OWN_KEYS
from salescoach.trainer.schemas.files import (
    schema_of_playbooks,
    schema_of_tests,
    schema_of_translations,
)
from salescoach.trainer.schemas.making import as_an_editor_reads, example_of
from salescoach.trainer.schemas.table import ROOTS
from salescoach.trainer.schemas.walking import Form, Told, forms_under, is_translated, keys_of

ALL = [told for _, root in ROOTS for form in forms_under(root) for told in keys_of(form)]


def _id(told: Told) -> str:
    return f"{told.form.__module__.rpartition('.')[0][-12:]}-{told.form.__name__}-{told.name}"


def _used(*, translated: bool) -> set[tuple[str, str]]:
    keys = TRANSLATION if translated else KEYS
    return {
        next((base.__name__, told.name) for base in told.form.__mro__
             if (base.__name__, told.name) in keys)
        for told in ALL
        if is_translated(told.form) is translated
    }  # fmt: skip


def test_every_text_of_a_playbook_or_test_belongs_to_a_key() -> None:
    events = {(EVENT, key) for key in OWN_KEYS}
    assert set(KEYS) - events == _used(translated=False)
    assert events <= set(KEYS)


def test_every_text_of_a_translation_belongs_to_a_key() -> None:
    # some texts are told of a form that others stand on, too
    assert {key for _, key in TRANSLATION} == {key for _, key in _used(translated=True)}


def test_no_text_is_told_in_two_modules() -> None:
    assert sum(len(part.KEYS) for part in PARTS) == len(KEYS)


def test_every_form_has_a_name() -> None:
    for _, root in ROOTS:
        for form in forms_under(root):
            names = TRANSLATED if is_translated(form) else FORMS
            assert form.__name__ in names


def test_the_nearest_text_counts() -> None:
    assert key_of(("Stage", "Titled", "Element"), "title") is KEYS["Stage", "title"]
    assert key_of(("FactGroup", "Titled"), "title") is KEYS["Titled", "title"]
    with pytest.raises(KeyError):
        key_of(("Stage",), "titel")


@pytest.mark.parametrize("told", ALL, ids=_id)
def test_a_text_is_a_sentence_that_says_more_than_the_name(told: Told) -> None:
    text = told.key.text
    assert text.endswith((".", "`.", '".'))
    assert text[0].isupper() or text.startswith("`")
    plain = {told.name.replace("_", " "), f"the {told.name.replace('_', ' ')}"}
    assert text.rstrip(".").casefold() not in plain
    assert not told.key.default.endswith(".")


@pytest.mark.parametrize("told", ALL, ids=_id)
def test_an_example_is_read_and_fits_the_form(told: Told) -> None:
    document, problems = read_yaml(example_of(told.name, told.key).encode(), "")

    assert problems == ()
    assert list(document.data) == [told.name]
    TypeAdapter(_type_of(told)).validate_python(document.data[told.name])


def _type_of(told: Told) -> Any:
    field = next(f for n, f in told.form.model_fields.items() if (f.alias or n) == told.name)
    return _annotated(told.form, field)


def _annotated(form: Form, field: Any) -> Any:
    from typing import Annotated

    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _examples() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    no_events = {"event": {"type": "object"}}
    for schema in (
        schema_of_playbooks(),
        schema_of_tests(lambda _: no_events),
        schema_of_translations(),
    ):
        for name, node in schema["$defs"].items():
            for key, said in node.get("properties", {}).items():
                if "examples" in said:
                    yield f"{name}.{key}", said, schema


def test_an_example_fits_the_schema_as_an_editor_reads_it() -> None:
    wrong = [
        name
        for name, said, schema in _examples()
        if not Draft202012Validator({"$defs": schema["$defs"], **said}).is_valid(
            said["examples"][0]
        )
    ]
    assert wrong == []


def test_every_key_of_a_schema_is_told() -> None:
    for schema in (schema_of_playbooks(), schema_of_translations()):
        for name, node in schema["$defs"].items():
            for key, said in node.get("properties", {}).items():
                assert {"title", "description", "examples"} <= said.keys() or "$ref" in said, (
                    name, key)  # fmt: skip


def test_what_is_taken_out_is_told_though_no_form_has_it() -> None:
    assert as_an_editor_reads(REMOVE.example) == "remove: true"
    assert "remove" not in {told.name for told in ALL}
