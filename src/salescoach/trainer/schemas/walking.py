"""The written forms, key by key: what a key takes, whether it is needed, and what is told of it.

Reads the annotations of the forms; knows nothing of files.
"""

from collections.abc import Iterator
from enum import EnumMeta
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from salescoach.playbook.written_conditions import Condition
from salescoach.playbook.written_values import Written
from salescoach.playbook.written_values import listed as takes_one_alone
from salescoach.trainer.keys.forms import FORMS, TRANSLATED
from salescoach.trainer.keys.forms import Form as ToldForm
from salescoach.trainer.keys.key import Key, Keys
from salescoach.trainer.keys.registry import KEYS, TRANSLATION, key_of
from salescoach.trainer.translations import written as of_translations
from salescoach.values.record import record

Form = type[Written]

_FIRST = ("salescoach", "id", "use", "title", "do", "statement", "short", "why")
EVERYWHERE = ("about", "ref", "source", "also")
_BASES = ("Sourced", "ElementKeys", "Named")


@record(kw_only=True)
class Told:
    """A key of a form. `annotation` is its type, without the None of what may be left out."""

    form: Form
    name: str
    annotation: Any
    needed: bool
    key: Key


def is_translated(form: Form) -> bool:
    """Whether it is a form of translations: those are called like the ones of playbooks."""
    return form.__module__ == of_translations.__name__


def keys_for(form: Form) -> Keys:
    """The texts of the keys of forms like this one."""
    return TRANSLATION if is_translated(form) else KEYS


def told_form(form: Form) -> ToldForm:
    """What it is called where a trainer meets it."""
    return (TRANSLATED if is_translated(form) else FORMS)[form.__name__]


def keys_of(form: Form) -> Iterator[Told]:
    """Every key of a form as a trainer writes it: needed ones, its own, those that all have."""
    return iter(sorted(_keys_of(form), key=_place))


def _keys_of(form: Form) -> Iterator[Told]:
    hints = get_type_hints(form, include_extras=True)
    parents = [one.__name__ for one in form.__mro__]
    for field, said in form.model_fields.items():
        name = said.alias or field
        yield Told(
            form=form,
            name=name,
            annotation=_without_none(hints[field]),
            needed=said.is_required(),
            key=key_of(parents, name, keys_for(form)),
        )


def declared_by(told: Told) -> str:
    """The form, or the one that it stands on, of which the key is told."""
    for one in told.form.__mro__:
        if (one.__name__, told.name) in keys_for(told.form):
            return one.__name__
    raise KeyError(told.name)


def is_everywhere(told: Told) -> bool:
    """Whether it may stand on everything that has an id, and says the same there."""
    return told.name in EVERYWHERE and declared_by(told) in _BASES


def _place(told: Told) -> tuple[int, int, bool]:
    """The id leads, then what is needed; what everything may say stands at the end."""
    first = _FIRST.index(told.name) if told.name in _FIRST else len(_FIRST)
    return is_everywhere(told), first, not told.needed


def forms_under(root: Form) -> tuple[Form, ...]:
    """The form and every form that may stand somewhere in it, as one meets them."""
    found: dict[Form, None] = {}
    waiting = [root]
    while waiting:
        form = waiting.pop(0)
        if form not in found:
            found[form] = None
            waiting += [one for told in keys_of(form) for one in forms_in(told.annotation)]
    return tuple(found)


def forms_in(annotation: Any) -> list[Form]:
    """The forms that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return [annotation]
    return [form for part in get_args(annotation) for form in forms_in(part)]


def parts_of(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type and what is annotated to it."""
    if get_origin(annotation) is Annotated:
        base, *added = get_args(annotation)
        return base, tuple(added)
    return annotation, ()


def is_listed(added: tuple[Any, ...]) -> bool:
    """Whether one alone stands for a list of one."""
    return any(getattr(one, "func", None) is takes_one_alone for one in added)


def least_of(added: tuple[Any, ...]) -> int:
    """How many entries or characters there must be at least."""
    found = [one for said in added for one in getattr(said, "metadata", ())]
    return max((getattr(one, "min_length", 0) for one in found), default=0)


def pattern_of(added: tuple[Any, ...]) -> str | None:
    """The pattern that a text must have."""
    found = [one for said in added for one in getattr(said, "metadata", ())]
    return next((one.pattern for one in found if getattr(one, "pattern", None)), None)


def words_in(annotation: Any) -> tuple[str, ...]:
    """The closed list of words of a type; empty for any other."""
    base, _ = parts_of(annotation)
    if isinstance(base, EnumMeta):
        return tuple(str(one.value) for one in base)  # type: ignore[var-annotated]
    return get_args(base) if get_origin(base) is Literal else ()


def is_condition(annotation: Any) -> bool:
    """Whether it is a condition, of any subject."""
    return bool(annotation == Condition)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    left = [one for one in get_args(annotation) if one is not type(None)]
    return left[0] if len(left) == 1 else Union[tuple(left)]  # noqa: UP007 (of a tuple)
