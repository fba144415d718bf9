"""Which warnings of a playbook are those of the program: everybody who translates has the same."""

from functools import cache

from salescoach.playbook.default_warnings import default_set
from salescoach.playbook.in_language import name_of
from salescoach.playbook.walking import Map

_Said = tuple[str, str | None, str | None]


def usual_warnings(base: Map) -> frozenset[str]:
    """The ids of those in which the playbook has changed no text."""
    return frozenset(name_of(one) for one in base.get("warnings") or () if _said(one) in _usual())


@cache
def _usual() -> frozenset[_Said]:
    return frozenset(map(_said, default_set().data["warnings"]))


def _said(warning: Map) -> _Said:
    action = warning.get("counter_action") or {}
    return name_of(warning), _words(warning.get("because")), _words(action.get("text"))


def _words(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())
