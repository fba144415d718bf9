"""Keys and types: what pydantic says, told as problems with a place and a remedy."""

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from salescoach.playbook import written
from salescoach.playbook.hints import Hints, did_you_mean, money_remedy
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.written_conditions import SUBJECTS, subject_of
from salescoach.playbook.written_stages import Criterion, Item, Stage, UsedCriterion, UsedItem
from salescoach.playbook.written_values import NotExpected
from salescoach.values.decoding import kind_of
from salescoach.values.messages import Message, say
from salescoach.values.money import NotMoney
from salescoach.values.slugs import slug_for

Path = tuple[str | int, ...]
Model = type[BaseModel]

_EXPECTED = {
    "string_type": "expected.text",
    "bool_type": "expected.flag",
    "list_type": "expected.list",
    "dict_type": "expected.mapping",
    "model_type": "expected.mapping",
    "model_attributes_type": "expected.mapping",
    "string_too_short": "expected.some-text",
    "too_short": "expected.some-entries",
    "greater_than_equal": "expected.not-negative",
    "less_than_equal": "expected.of-hundred",
    "greater_than": "expected.positive",
}
_ONE_A_CONDITION = ("role", "fact", "criterion", "score")
_PATTERNS = {"version": "expected.version", "language": "expected.language"}
_FEW_KEYS = 4
_LONGEST_ID = 64
_CONDITIONS = frozenset(SUBJECTS.values())
# What other systems call the types of facts.
_TYPES = {
    **dict.fromkeys(("bool", "boolean", "checkbox", "two-options", "yes-no"), "flag"),
    **dict.fromkeys(("string", "memo", "note"), "text"),
    **dict.fromkeys(("int", "integer", "decimal", "float"), "number"),
    **dict.fromkeys(("currency", "amount"), "money"),
    **dict.fromkeys(("enum", "select", "picklist", "option-set", "dropdown"), "choice"),
    **dict.fromkeys(("multiselect", "multi-select", "tags"), "choices"),
    **dict.fromkeys(("lookup", "contact", "user"), "person"),
    "datetime": "date",
    "array": "list",
}
# Keys that other systems have, for which this format has another way.
_ELSEWHERE = {
    (written.Playbook, "tests"): "remedy.SC201-tests",
    (Stage, "entry_criteria"): "remedy.SC201-entry_criteria",
    (Stage, "optional"): "remedy.SC201-optional-stage",
    (Item, "optional"): "remedy.SC201-optional-item",
    (Criterion, "optional"): "remedy.SC201-optional-criterion",
}


def shape_findings(
    error: ValidationError, data: Any, whole: Model = written.Playbook
) -> tuple[Finding, ...]:
    """One finding for each place that does not fit, in the order of the file's keys.

    `whole` is the form that the file should have.
    """
    found: dict[Path, Finding] = {}
    hints = Hints()
    for one in error.errors(include_url=False):
        path = _path_in(data, one["loc"], one["type"])
        if one["type"] == "extra_forbidden" and _is_second_subject(path, data, whole):
            path = path[:-1]
            found.setdefault(path, _two_subjects(path, data))
        elif path not in found:
            found[path] = _finding(one, path, data, hints, whole)
    return tuple(found.values())


def _finding(one: Any, path: Path, data: Any, hints: Hints, whole: Model) -> Finding:
    kind, given = one["type"], one["input"]
    match kind:
        case "extra_forbidden":
            return _unknown_key(path, data, hints, whole)
        case "missing":
            key = str(path[-1])
            return finding("SC202", path[:-1], key=key, remedy=_hint_for_missing(path, data))
        case "union_tag_not_found" | "union_tag_invalid":
            words = ", ".join(sorted(given)) if isinstance(given, dict) else kind_of(given)
            words = words or kind_of(None)
            return finding("SC206", path, found=words, remedy=_as_condition(path, given))
        case "literal_error" | "enum":
            return _not_one_of(one, path, hints)
        case "string_pattern_mismatch":
            return _wrong_pattern(path, str(given))
        case "value_error":
            return _wrong_value(one, path)
        case _:
            expected = _EXPECTED.get(kind, "expected.other")
            if path[-1] in _ONE_A_CONDITION and isinstance(given, list):
                return finding("SC203", path, expected=say("expected.one-entry"),
                               found=_shown(given), remedy=say("remedy.one-text"))  # fmt: skip
            remedy = _its_keys(path, data, whole) if expected == "expected.mapping" else None
            if expected == "expected.text" and isinstance(given, dict):
                remedy = say("remedy.SC203-colon")
            return finding("SC203", path, expected=say(expected), found=_shown(given),
                           remedy=remedy)  # fmt: skip


def _as_condition(path: Path, given: Any) -> Message:
    """What a condition has; of one id in `needs`, as `after` takes it, how it is written here."""
    alone = given[0] if isinstance(given, list) and len(given) == 1 else None
    if (
        path[-1:] == ("needs",)
        and isinstance(alone, str)
        and len(alone) <= _LONGEST_ID
        and " " not in alone
    ):
        return say("remedy.SC206-item", example=f"{{item: {alone}, is: done}}")
    return say("remedy.SC206")


def _unknown_key(path: Path, data: Any, hints: Hints, whole: Model) -> Finding:
    key = str(path[-1])
    form = _form_at(path[:-1], data, whole)
    if form and (form, key) in _ELSEWHERE:
        return finding("SC201", path, key=key, remedy=say(_ELSEWHERE[form, key]), at_key=True)
    near = hints.near(key, _keys_of(form), kind=form.__name__ if form else "")
    return finding("SC201", path, key=key, remedy=did_you_mean(near), at_key=True)


def _is_second_subject(path: Path, data: Any, whole: Model) -> bool:
    return path[-1] in SUBJECTS and _form_at(path[:-1], data, whole) in _CONDITIONS


def _two_subjects(path: Path, data: Any) -> Finding:
    subjects = ", ".join(sorted(key for key in _at(path, data) if key in SUBJECTS))
    return finding("SC206", path, found=subjects, remedy=say("remedy.SC206"))


def _form_at(path: Path, data: Any, whole: Model) -> Model | None:
    """The written form of the mapping at a path: from form to form, along the keys."""
    forms: tuple[Model, ...] = (whole,)
    value = data
    for part in path:
        if isinstance(part, str):
            form = _that_fits(forms, value)
            forms = _forms_under(form, part) if form else ()
        value = value[part]
    return _that_fits(forms, value)


def _that_fits(forms: tuple[Model, ...], value: Any) -> Model | None:
    """Which of the forms that may stand at a place is meant: by its subject, or by `use`."""
    if len(forms) < 2 or not isinstance(value, dict):
        return forms[0] if forms else None
    subject = subject_of(value)
    if subject is not None and SUBJECTS[subject] in forms:
        return SUBJECTS[subject]
    used = "use" in value
    return next(
        (form for form in forms if issubclass(form, UsedItem | UsedCriterion) is used), None
    )


@cache
def _forms_under(form: Model, key: str) -> tuple[Model, ...]:
    """The forms that a mapping, or each mapping of a list, may have under a key."""
    for name, field in form.model_fields.items():
        if key == (field.alias or name):
            return tuple(dict.fromkeys(_forms_in(field.annotation)))
    return ()


def _forms_in(annotation: Any) -> list[Model]:
    """The forms that a type is made of; a form's own parts do not count."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [form for part in get_args(annotation) for form in _forms_in(part)]


def _keys_of(form: Model | None) -> set[str]:
    if form is None:
        return set()
    keys = {field.alias or name for name, field in form.model_fields.items()}
    if form is Item:
        keys.add("use")
    return keys | set(SUBJECTS) if form in _CONDITIONS else keys


def _hint_for_missing(path: Path, data: Any) -> Message | None:
    key = str(path[-1])
    if key == "is":
        return say(f"remedy.SC202-is-{subject_of(_at(path[:-1], data))}")
    return say(f"remedy.SC202-{key}") if key in ("id", "met_when", "salescoach") else None


def _its_keys(path: Path, data: Any, whole: Model) -> Message | None:
    """What belongs where one word stands instead: the keys that are needed, else all of a few."""
    form = _form_at(path, data, whole)
    if form is None:
        return None
    keys = {field.alias or name: field.is_required() for name, field in form.model_fields.items()}
    needed = tuple(key for key, is_needed in keys.items() if is_needed)
    words = needed or tuple(keys)
    return say("remedy.SC203-keys", words=words) if len(words) <= _FEW_KEYS else None


def _not_one_of(one: Any, path: Path, hints: Hints) -> Finding:
    expected = str(one["ctx"]["expected"]).replace("'", "")
    words = [word.strip() for part in expected.split(",") for word in part.split(" or ")]
    given = str(one["input"])
    near = hints.near(given, words, kind=expected)
    if path[-1] == "type":
        near = _TYPES.get(given.lower().replace("_", "-").replace(" ", "-"), near)
    return finding("SC205", path, found=_shown(one["input"]), words=tuple(words),
                   remedy=did_you_mean(near))  # fmt: skip


def _wrong_pattern(path: Path, given: str) -> Finding:
    in_due = len(path) > 1 and path[-2] == "due"
    expected = _PATTERNS.get(str(path[-1]), "expected.reference")
    return finding("SC203", path, expected=say("expected.anchor" if in_due else expected),
                   found=_shown(given))  # fmt: skip


def _wrong_value(one: Any, path: Path) -> Finding:
    error, given = one["ctx"]["error"], one["input"]
    if isinstance(error, NotExpected):
        expected = say(error.expected)
    elif isinstance(error, NotMoney):
        expected = say(f"expected.money-{error.reason}", currency=error.detail)
        return finding("SC203", path, expected=expected, found=_shown(given),
                       remedy=money_remedy(str(given)))  # fmt: skip
    else:
        return finding("SC204", path, found=_shown(given), remedy=_as_id(given))
    return finding("SC203", path, expected=expected, found=_shown(given))


def _as_id(given: Any) -> Message:
    """What an id looks like, and how this one could."""
    slug = slug_for(given, otherwise="") if _could_be_id(given) else ""
    return say("remedy.SC204-write", id=slug) if slug else say("remedy.SC204")


def _could_be_id(given: Any) -> bool:
    return isinstance(given, str) and len(given) <= _LONGEST_ID


def _path_in(data: Any, loc: tuple[str | int, ...], kind: str) -> Path:
    """The part of pydantic's path that exists in the file: tags of union members do not."""
    path: list[str | int] = []
    at = data
    for place, part in enumerate(loc):
        last = place == len(loc) - 1
        if _has(at, part):
            path.append(part)
            at = at[part]
        elif last and kind in ("missing", "extra_forbidden"):
            path.append(part)
    return tuple(path)


def _has(value: Any, part: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(part, int) and part < len(value)
    return isinstance(value, dict) and part in value


def _at(path: Path, data: Any) -> Any:
    for part in path:
        data = data[part]
    return data


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return repr(value[:60]) if isinstance(value, str) else kind_of(value)
