"""A difference between two playbooks in words, as columns and as an object."""

from collections.abc import Sequence
from typing import Any

from salescoach.cli.rendering.diff_stages import Books, stage_values
from salescoach.trainer.diffing.change import Change
from salescoach.trainer.diffing.directions import TEXTS
from salescoach.trainer.diffing.short_form import ordered, parted, short_form
from salescoach.values.messages import Message, say
from salescoach.wording.catalogue import Render

SIGNS = {
    "added": "+", "removed": "-", "renamed": "~", "moved": "~", "reworded": "~",
    "tightened": "↑", "loosened": "↓", "changed": "~",
}  # fmt: skip
_REWRITTEN = {
    "reworded": "diff.reworded", "tightened": "diff.tightened", "loosened": "diff.loosened",
    "changed": "diff.changed", "same": "diff.same", "more-deals": "diff.more-deals",
    "fewer-deals": "diff.fewer-deals",
}  # fmt: skip
_SINGULAR = ("playbook", "new-deal", "cycle", "ranking", "stale-after-days")


def change_words(change: Change, books: Books) -> Message:
    """One line: what happened, to what, and the two values where there are two."""
    match change.kind:
        case "added":
            return say("diff.added", what=_called(change))
        case "removed" if change.new is not None:
            return say("diff.removed-into", what=_called(change), id=_bare(change, change.new))
        case "removed":
            return say("diff.removed", what=_called(change))
        case "renamed":
            return say("diff.renamed", what=_what(change), old=_bare(change, change.old))
        case "moved":
            return _moved(change)
        case kind:
            return _rewritten(change, _REWRITTEN[change.effect or kind], books)


def change_cells(change: Change, books: Books, render: Render) -> tuple[str, ...]:
    """One line: kind, element, id, former id, stage, key, the two values, all in words."""
    return (
        change.kind,
        change.element,
        change.id,
        change.old_id or "",
        change.stage or "",
        change.key or "",
        _cell(change.old),
        _cell(change.new),
        render(change_words(change, books)),
    )


def change_json(change: Change, books: Books, render: Render) -> dict[str, Any]:
    """All that is known of it."""
    return {
        "kind": change.kind,
        "element": change.element,
        "id": change.id,
        "old_id": change.old_id,
        "stage": change.stage,
        "key": change.key,
        "old": ordered(change.old),
        "new": ordered(change.new),
        "effect": change.effect,
        "words": render(change_words(change, books)),
    }


def _moved(change: Change) -> Message:
    what = _what(change)
    match change.key:
        case "stage":
            return say("diff.moved-stage", what=what, old=change.old)
        case "checklist":
            return say("diff.moved-checklist", what=what, old=change.old, new=change.new)
        case "order" if change.new is None:
            return say("diff.moved-first", what=what, old=change.old)
        case "order" if change.old is None:
            return say("diff.moved-from-first", what=what, new=change.new)
        case "order":
            return say("diff.moved-order", what=what, old=change.old, new=change.new)
        case _:
            old, new = short_form(change.old), short_form(change.new)
            return say("diff.moved-parts", what=what, key=change.key or "", old=old, new=new)


def _rewritten(change: Change, id_: str, books: Books) -> Message:
    values = stage_values(change, books)
    if values is not None:
        key = say("diff.value", text=change.key or "")
        return say(id_, what=_what(change), key=key, old=values[0], new=values[1])
    where, old, new = parted(change.old, change.new)
    key = say("diff.value", text=change.key or "")
    if where:
        key = say("diff.inside", key=change.key or "", where=".".join(where))
    words = change.key in TEXTS or (change.element == "doubt" and change.key == "not_yet")
    if id_ == "diff.reworded" and _is_nothing(old) is not _is_nothing(new):
        here = _value(new if _is_nothing(old) else old, words=words)
        id_ = "diff.words-added" if _is_nothing(old) else "diff.words-removed"
        return say(id_, what=_what(change), key=key, words=here)
    return say(
        id_, what=_what(change), key=key,
        old=_value(old, words=words), new=_value(new, words=words),
    )  # fmt: skip


def _value(value: Any, *, words: bool) -> Message:
    if _is_nothing(value):
        return say("diff.nothing")
    if words:
        lines: Sequence[Any] = value if isinstance(value, list) else [value]
        return say("diff.words", text=" / ".join(str(one) for one in lines))
    return say("diff.value", text=short_form(value))


def _is_nothing(value: Any) -> bool:
    return value is None or value == []


def _what(change: Change) -> Message:
    kind = say(f"kind.{change.element}")
    if change.element in _SINGULAR:
        return kind
    return say("diff.what", kind=kind, id=_bare(change, change.id))


def _called(change: Change) -> Message:
    kind = say(f"kind.{change.element}")
    label = change.old if change.kind == "removed" else change.new
    if not isinstance(label, str) or change.element in _SINGULAR:
        return _what(change)
    return say("diff.what-called", kind=kind, id=_bare(change, change.id), label=label)


def _bare(change: Change, id_: str) -> str:
    """Inside its stage the bare id is enough."""
    home = change.stage
    return id_.removeprefix(f"{home}/") if home is not None else id_


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else short_form(value)
