"""Keys and types: what pydantic says, told as problems with a place and a remedy."""

from typing import Any

from pydantic import ValidationError

from salescoach.playbook import written, written_conditions
from salescoach.playbook.hints import Hints, did_you_mean
from salescoach.playbook.problems import Finding, finding
from salescoach.values.decoding import kind_of
from salescoach.values.messages import Message, say
from salescoach.values.money import NotMoney

Path = tuple[str | int, ...]

_BY_LIST: dict[str, type[written_conditions.Written]] = {
    "customer_types": written.CustomerType,
    "axes": written.Axes,
    "deal_kinds": written.Titled,
    "lead_sources": written.Titled,
    "seller_roles": written.Titled,
    "choices": written.Titled,
    "buyer_roles": written.BuyerRole,
    "facts": written.Fact,
    "stages": written.Stage,
    "limit": written.LimitCase,
    "not_yet": written.NotYet,
    "checklists": written.Checklist,
    "items": written.Item,
    "exit_criteria": written.Criterion,
    "new_deal": written.NewDeal,
    "defaults": written.NewDealDefaults,
    "ranking": written.Ranking,
    "stale_after_days": written.StaleAfterDays,
    "stakeholder": written_conditions.People,
    "count": written_conditions.HowMany,
}
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
}
_CONDITION_KEYS = {"when", "needs", "met_when", "failed_when", "until", "all", "any", "not"}


def shape_findings(error: ValidationError, data: Any) -> tuple[Finding, ...]:
    """One finding for each place that does not fit, in the order of the file's keys."""
    found: dict[Path, Finding] = {}
    hints = Hints()
    for one in error.errors(include_url=False):
        path = _path_in(data, one["loc"], one["type"])
        if one["type"] == "extra_forbidden" and _is_second_subject(path):
            path = path[:-1]
            found.setdefault(path, _two_subjects(path, data))
        elif path not in found:
            found[path] = _finding(one, path, hints)
    return tuple(found.values())


def _finding(one: Any, path: Path, hints: Hints) -> Finding:
    kind, given = one["type"], one["input"]
    match kind:
        case "extra_forbidden":
            return _unknown_key(path, hints)
        case "missing":
            key = str(path[-1])
            return finding("SC202", path[:-1], key=key, remedy=_hint_for_missing(key))
        case "union_tag_not_found" | "union_tag_invalid":
            words = ", ".join(sorted(given)) if isinstance(given, dict) else kind_of(given)
            words = words or kind_of(None)
            return finding("SC206", path, found=words, remedy=say("remedy.SC206"))
        case "literal_error" | "enum":
            return _not_one_of(one, path, hints)
        case "string_pattern_mismatch":
            return _wrong_pattern(path, str(given))
        case "value_error":
            return _wrong_value(one, path)
        case _:
            expected = _EXPECTED.get(kind, "expected.other")
            return finding("SC203", path, expected=say(expected), found=_shown(given))


def _unknown_key(path: Path, hints: Hints) -> Finding:
    key = str(path[-1])
    near = hints.near(key, _keys_at(_owner(path)), kind=_owner(path))
    return finding("SC201", path, key=key, remedy=did_you_mean(near), at_key=True)


def _is_second_subject(path: Path) -> bool:
    return path[-1] in written_conditions.SUBJECTS and _in_condition(_owner(path))


def _two_subjects(path: Path, data: Any) -> Finding:
    condition: Any = data
    for part in path:
        condition = condition[part]
    subjects = ", ".join(sorted(key for key in condition if key in written_conditions.SUBJECTS))
    return finding("SC206", path, found=subjects, remedy=say("remedy.SC206"))


def _owner(path: Path) -> str:
    """The nearest key around the last one, nothing at the top."""
    return next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")


def _keys_at(owner: str) -> set[str]:
    if _in_condition(owner):
        names = {
            field.alias or name
            for model in (
                written_conditions.FactIs,
                written_conditions.ItemIs,
                written_conditions.CriterionIs,
                written_conditions.StakeholderIs,
            )
            for name, field in model.model_fields.items()
        }
        return names | set(written_conditions.SUBJECTS)
    model = _BY_LIST.get(owner, written_conditions.Comparison) if owner else written.Playbook
    return {field.alias or name for name, field in model.model_fields.items()}


def _in_condition(owner: str) -> bool:
    return owner in _CONDITION_KEYS or owner == "after"


def _hint_for_missing(key: str) -> Message | None:
    return say(f"remedy.SC202-{key}") if key in ("id", "met_when", "salescoach") else None


def _not_one_of(one: Any, path: Path, hints: Hints) -> Finding:
    expected = str(one["ctx"]["expected"]).replace("'", "")
    words = [word.strip() for part in expected.split(",") for word in part.split(" or ")]
    near = hints.near(str(one["input"]), words, kind=expected)
    return finding("SC205", path, found=_shown(one["input"]), words=tuple(words),
                   remedy=did_you_mean(near))  # fmt: skip


def _wrong_pattern(path: Path, given: str) -> Finding:
    expected = {"version": "expected.version", "language": "expected.language"}.get(
        str(path[-1]), "expected.reference"
    )
    return finding("SC203", path, expected=say(expected), found=_shown(given))


def _wrong_value(one: Any, path: Path) -> Finding:
    error, given = one["ctx"]["error"], one["input"]
    if str(error) == "slug":
        return finding("SC204", path, found=_shown(given), remedy=say("remedy.SC204"))
    if isinstance(error, NotMoney):
        expected = say(f"expected.money-{error.reason}", currency=error.detail)
    elif str(error) == "whole number":
        expected = say("expected.whole-number")
    else:
        expected = say("expected.duration")
    return finding("SC203", path, expected=expected, found=_shown(given))


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


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value[:60]) if isinstance(value, str) else kind_of(value)
