"""The form of a translation beside the form of a playbook: no text is forgotten."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from salescoach.playbook import written, written_stages
from salescoach.playbook.in_language import TEXTS
from salescoach.playbook.written_stages import UsedCriterion, UsedItem
from salescoach.playbook.written_values import Text, Texts, Told
from salescoach.trainer.keys.translation import KEYS
from salescoach.trainer.translations import written as translated
from salescoach.trainer.translations.places import HEAD, NAMES, NOT_TRANSLATED, keys_of

Form = type[BaseModel]
# Texts that are no prose: ids of other systems, versions, files.
NO_PROSE = {"Playbook.extends"}
CONDITIONS = "written_conditions", "written_records"


def forms_in(annotation: Any) -> Iterator[Form]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from forms_in(part)


def is_text(annotation: Any) -> bool:
    return any(one in (Text, Texts, Told) for one in (annotation, *get_args(annotation)))


def hints(form: Form) -> dict[str, Any]:
    """The annotations as they are written, those of the forms below it included."""
    found: dict[str, Any] = {}
    for base in reversed(form.__mro__):
        found |= getattr(base, "__annotations__", {})
    return found


def texts_of(form: Form) -> set[str]:
    aliases = {name: field.alias or name for name, field in form.model_fields.items()}
    return {aliases[name] for name, kind in hints(form).items()
            if name in aliases and is_text(kind)}  # fmt: skip


def parts_of(form: Form) -> dict[str, Form]:
    found = {}
    for name, field in form.model_fields.items():
        for part in forms_in(field.annotation):
            foreign = part.__module__.endswith(CONDITIONS) or part in (UsedItem, UsedCriterion)
            if not foreign:
                found[field.alias or name] = part
    return found


def undecided(form: Form, other: Form | None, at: str) -> Iterator[str]:
    known = {key: inner for key, _, inner in keys_of(other)} if other else {}
    for key in sorted(texts_of(form)):
        if (
            key not in known
            and key not in (*NOT_TRANSLATED, *NAMES)
            and f"{at}.{key}" not in NO_PROSE
        ):
            yield f"{at}.{key}"
    for key, part in parts_of(form).items():
        yield from undecided(part, known.get(key), f"{at}.{key}")


def test_each_text_of_a_playbook_is_translated_or_said_to_stay() -> None:
    assert list(undecided(written.Playbook, translated.Translation, "Playbook")) == []


def test_a_text_that_nobody_decided_about_is_found() -> None:
    class Stage(written_stages.Stage):
        motto: Text | None = None

    assert list(undecided(Stage, translated.Stage, "Stage")) == ["Stage.motto"]


def test_a_translation_has_no_text_that_a_playbook_has_not() -> None:
    def more(form: Form, other: Form) -> Iterator[str]:
        parts, texts = parts_of(other), texts_of(other)
        for key, _, inner in keys_of(form):
            if inner is not None:
                yield from more(inner, parts[key])
            elif key not in texts:
                yield f"{form.__name__}.{key}"

    assert list(more(translated.Translation, written.Playbook)) == []


def forms() -> dict[str, Form]:
    return {
        name: one
        for name, one in vars(translated).items()
        if isinstance(one, type)
        and issubclass(one, BaseModel)
        and one.__module__ == translated.__name__
    }


def test_every_key_of_a_text_is_one_that_may_be_replaced() -> None:
    found = {key for one in forms().values() for key, _, inner in keys_of(one) if inner is None}
    assert found == TEXTS | {"sounds_like"}


def test_every_key_is_explained_with_an_example() -> None:
    keys = {
        (name, field.alias or key)
        for name, one in forms().items()
        if name != "Named"
        for key, field in one.model_fields.items()
    }
    assert set(KEYS) == keys
    assert all(told.text.endswith(".") and told.example for told in KEYS.values())
    assert all(("Translation", key) in KEYS for key in HEAD)
