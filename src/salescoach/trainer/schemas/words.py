"""What may stand under a key, in words; and where in its file the key stands."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from salescoach.playbook.written_values import Written
from salescoach.trainer.keys.forms import CONDITION
from salescoach.trainer.schemas.values import (
    ACTIONS,
    BOUND,
    IDS,
    OPERAND,
    REFERENCE,
    SEVERAL,
    kind_of,
)
from salescoach.trainer.schemas.walking import (
    Form,
    Told,
    declared_by,
    forms_in,
    is_condition,
    is_everywhere,
    is_listed,
    is_translated,
    keys_of,
    parts_of,
    told_form,
    words_in,
)

_SHOWN = 7
_FIELD = f"{SEVERAL.words}; or what it is compared with, in braces"
_ODD = {
    ("FactIs", "known"): "true, false, or all",
    ("GroupIs", "known"): "all, or at least so many in braces",
    ("Operators", "is"): OPERAND.words,
    ("Operators", "is_not"): OPERAND.words,
    ("Operators", "one_of"): SEVERAL.words,
    ("Operators", "contains"): SEVERAL.words,
    ("Operators", "before"): "a day",
    ("Operators", "after"): "a day",
    **{("Operators", key): BOUND.words for key in ("at_least", "at_most", "more_than",
                                                   "less_than")},
    **{("DealField", key): _FIELD for key in ("amount", "expected_close", "customer_type",
                                              "deal_kind", "lead_source")},
    ("ItemKeys", "after"): f"{REFERENCE.words}, or a condition; one or several",
    ("Expectation", "next"): f"{ACTIONS.words}; or braces",
    ("Expectation", "warnings"): f"{IDS.words}; or braces",
    ("Expectation", "facts"): "facts, each with its level, or with level and value in braces",
    ("Expectation", "items"): "items, each with its state",
    ("FactWanted", "value"): "a value, or several; true or false",
    ("OneTest", "events"): "events, one or several",
    ("Case", "events"): "events, one or several",
    ("Stage", "also_called"): "names, each behind a key of yours",
    ("Playbook", "version"): "three whole numbers with points",
    ("Playbook", "language"): "the sign of a language, like en",
    ("Translation", "language"): "the sign of a language, like de",
}  # fmt: skip


def type_in_words(told: Told) -> str:
    """What may stand there; the words of a closed list are told apart from it."""
    odd = _ODD.get((declared_by(told), told.name))
    if odd is not None:
        return odd
    return _in_words(told.annotation)


def allowed_words(told: Told) -> tuple[str, ...]:
    """The closed list of words of a key, or of each of its entries."""
    if declared_by(told) == "Expectation" and told.name in ("facts", "items"):
        return words_in(parts_of(get_args(told.annotation)[1])[0])
    base, _ = parts_of(told.annotation)
    inner = get_args(base)[0] if get_origin(base) is list else told.annotation
    return words_in(inner)


def places_under(root: Form) -> dict[Form, tuple[str, ...]]:
    """Of every form where it may stand, as a row of keys; a condition may stand in many places."""
    found: dict[Form, list[str]] = {root: [""]}
    for form, path in _places(root, ()):
        at = found.setdefault(form, [])
        if path not in at:
            at.append(path)
    return {form: tuple(paths) for form, paths in found.items()}


def _places(form: Form, path: tuple[str, ...]) -> Iterator[tuple[Form, str]]:
    for told in keys_of(form):
        if is_condition(told.annotation) or told.name in ("all", "any", "not"):
            for one in dict.fromkeys(forms_in(told.annotation)):
                yield one, _condition(one)
                if not is_a_condition(form):
                    yield from _within_a_condition(one)
            continue
        for one in dict.fromkeys(forms_in(told.annotation)):
            if is_a_condition(one):
                continue
            there = (*path, told.name)
            yield one, " > ".join(there)
            yield from _places(one, there)


def _within_a_condition(form: Form) -> Iterator[tuple[Form, str]]:
    for told in keys_of(form):
        for one in dict.fromkeys(forms_in(told.annotation)):
            if not is_a_condition(one):
                there = f"{_condition(form)} > {told.name}"
                yield one, there
                yield from ((deep, f"{there} > {path}") for deep, path in _places(one, ()))


def _condition(form: Form) -> str:
    """What stands in the place of a path: a condition may stand in many places."""
    title = told_form(form).title
    return title.removeprefix("A ") if title.startswith("A condition") else CONDITION


def is_a_condition(form: Form) -> bool:
    """Whether it is one of the forms of a condition."""
    return not is_translated(form) and told_form(form).name == CONDITION


def _in_words(annotation: Any) -> str:
    if is_condition(annotation):
        return "a condition"
    found = kind_of(annotation)
    if found is not None:
        return found[0].words
    base, added = parts_of(annotation)
    if words_in(annotation):
        return "one of these words"
    if get_origin(base) is list:
        return _listed(get_args(base)[0], is_listed(added))
    if isinstance(base, type) and issubclass(base, Written):
        return f"keys of its own: {_keys(base)}"
    raise TypeError(annotation)


def _listed(entry: Any, one_alone: bool) -> str:  # noqa: FBT001 (private, one caller)
    if words_in(entry):
        return "one of these words, or several"
    if is_condition(entry):
        return "a list of conditions"
    what = _keys(forms_in(entry)[0])
    return f"one entry, or a list, with: {what}" if one_alone else f"a list of entries with: {what}"


def _keys(form: Form) -> str:
    """The first of its keys; what everything may say is known."""
    names = [told.name for told in keys_of(form) if not is_everywhere(told)]
    more = [] if len(names) <= _SHOWN else ["…"]
    return ", ".join([*names[:_SHOWN], *more])
