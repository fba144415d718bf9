"""In which direction a key of an element changed: tightened, loosened, or neither for certain.

Each answer speaks of one key alone, as if everything else had stayed as the new content has it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from salescoach.guidance.warnings import SEVERITIES
from salescoach.playbook import model
from salescoach.playbook.conditions import All, Condition
from salescoach.playbook.model import Due, LimitCase, NotYet, Playbook, Repeat
from salescoach.trainer.diffing.asking import among, is_shorter
from salescoach.trainer.diffing.change import Effect, Kind
from salescoach.trainer.diffing.entailing import ALWAYS, NEVER, Entailing
from salescoach.values.days import Duration
from salescoach.values.levels import Level

Relation = Literal["narrower", "wider", "same", "other"]
Told = tuple[Kind, Effect | None]
CHANGED: Told = ("changed", None)
_SAME: Told = ("reworded", "same")

TEXTS = frozenset(
    ("title", "short", "about", "source", "ask", "debrief", "listen_for", "do", "why",
     "leave_with", "or_at_least", "not_enough", "statement", "buyer", "goals", "limit_source",
     "leaving", "because", "sounds_like", "risk_behind", "explore", "answer", "advantage",
     "benefit", "reach", "invite", "decides_on", "decides_by", "prefers")
)  # fmt: skip
"""Keys that hold words for people, and change nothing that is asked."""


class Directions:
    """Of the keys of one comparison; `playbook` is the new content."""

    def __init__(self, playbook: Playbook) -> None:
        self._by_level = {level: Entailing(playbook, level) for level in Level}

    def told(self, kind: type, key: str, old: Any, new: Any) -> Told:
        """Of a key of a class of the model, with its old value in today's ids, and its new one."""
        if (kind, key) in _CONDITIONS:
            return self._condition(kind, key, old, new)
        if (kind, key) in _SCOPES:
            return self._scope(old, new)
        if (kind, key) == (model.Stage, "not_yet"):
            return self._not_yet(old, new)
        if key == "not_yet" or key in TEXTS:
            return "reworded", None
        compare = _PLAIN.get((kind, key))
        return CHANGED if compare is None else _kind(compare(old, new))

    def _condition(self, kind: type, key: str, old: Any, new: Any) -> Told:
        level, absent, more_is_tighter = _CONDITIONS[kind, key]
        before, after = (_whole(one, absent) for one in (old, new))
        relation = self._relation(before, after, level)
        if more_is_tighter:
            relation = _turned(relation)
        return (
            _kind(relation) if (kind, key) != (model.Criterion, "when") else self._gated(old, new)
        )

    def _relation(
        self, old: Condition, new: Condition, level: Level, *, when: bool = True
    ) -> Relation:
        proofs = self._by_level[level]
        narrower = proofs.entails(new, old, when=when)
        wider = proofs.entails(old, new, when=when)
        return _relation(narrower=narrower, wider=wider)

    def _gated(self, old: Condition | None, new: Condition | None) -> Told:
        """A criterion that applies to more deals is one more thing to be met by some."""
        return _kind(_turned(self._applies(old, new)))

    def _scope(self, old: Condition | None, new: Condition | None) -> Told:
        """What applies to more deals asks nothing more of any that it applied to."""
        match self._applies(old, new):
            case "narrower":
                return "changed", "fewer-deals"
            case "wider":
                return "changed", "more-deals"
            case "same":
                return _SAME
            case _:
                return CHANGED

    def _applies(self, old: Condition | None, new: Condition | None) -> Relation:
        """By what is left out for certain, since what is not known yet leaves nothing out."""
        before, after = (ALWAYS if one is None else one for one in (old, new))
        return _turned(self._relation(before, after, Level.ASSUMED, when=False))

    def _not_yet(self, old: tuple[NotYet, ...], new: tuple[NotYet, ...]) -> Told:
        if len(old) != len(new):
            return CHANGED
        found: set[Relation] = set()
        for before, after in zip(old, new, strict=True):
            if before.until != after.until:
                if before.say != after.say:
                    return CHANGED
                ends = [NEVER if one.until is None else one.until for one in (before, after)]
                found.add(self._relation(ends[0], ends[1], Level.ASSUMED))
        return _kind(_together(found)) if found else ("reworded", None)


def _relation(*, narrower: bool, wider: bool) -> Relation:
    if narrower:
        return "same" if wider else "narrower"
    return "wider" if wider else "other"


def _turned(relation: Relation) -> Relation:
    match relation:
        case "narrower":
            return "wider"
        case "wider":
            return "narrower"
        case _:
            return relation


def _together(found: set[Relation]) -> Relation:
    """Of several at once: one direction, if none goes the other way."""
    left = found - {"same"}
    if len(left) > 1:
        return "other"
    return left.pop() if left else "same"


def _kind(relation: Relation) -> Told:
    match relation:
        case "narrower":
            return "tightened", None
        case "wider":
            return "loosened", None
        case "same":
            return _SAME
        case _:
            return CHANGED


def _whole(value: Any, absent: Condition) -> Condition:
    if isinstance(value, tuple):
        return All(value)
    return absent if value is None else value


# Conditions: at which level they ask, what their absence means, whether more of them is tighter.
_CONDITIONS: Mapping[tuple[type, str], tuple[Level, Condition, bool]] = {
    (model.Criterion, "met_when"): (Level.HEARD, ALWAYS, False),
    (model.Criterion, "failed_when"): (Level.HEARD, NEVER, True),
    (model.Criterion, "when"): (Level.ASSUMED, ALWAYS, True),
    (model.Item, "needs"): (Level.ASSUMED, ALWAYS, False),
    (model.Item, "after"): (Level.ASSUMED, ALWAYS, False),
    (model.Handover, "passes_when"): (Level.ASSUMED, ALWAYS, False),
    (model.WarningRule, "fires_when"): (Level.ASSUMED, NEVER, True),
    (model.Blocker, "met_when"): (Level.CONFIRMED, NEVER, True),
}
_SCOPES = frozenset(((model.Item, "when"), (model.Stage, "when")))


# Everything else


def _off_is_tighter(old: Any, new: Any) -> Relation:
    return "wider" if new else "narrower"


def _on_is_tighter(old: Any, new: Any) -> Relation:
    return "narrower" if new else "wider"


def _shorter(old: Duration | None, new: Duration | None) -> Relation:
    return _relation(narrower=is_shorter(new, old), wider=is_shorter(old, new))


def _fewer_may(old: tuple[str, ...], new: tuple[str, ...]) -> Relation:
    """Of a list that lets through what it names, and everything where it is empty."""
    return _relation(narrower=among(new, old), wider=among(old, new))


def _more_must(old: tuple[str, ...], new: tuple[str, ...]) -> Relation:
    return _relation(narrower=set(old) <= set(new), wider=set(new) <= set(old))


def _less(old: int, new: int) -> Relation:
    return "narrower" if new < old else "wider"


def _graver(old: str, new: str) -> Relation:
    return _less(SEVERITIES.index(new), SEVERITIES.index(old))


def _during(old: str | None, new: str | None) -> Relation:
    """A warning that is told only for a time is told less often."""
    return _relation(narrower=new is None, wider=old is None)


def _due(old: Due | None, new: Due | None) -> Relation:
    if old is None or new is None:
        return "wider" if new is None else "narrower"
    if (old.anchor, old.what) != (new.anchor, new.what):
        return "other"
    days, other = (-one.days if one.before else one.days for one in (old, new))
    return _less(days, other) if days != other else "same"


def _repeat(old: Repeat | None, new: Repeat | None) -> Relation:
    if old is None or new is None:
        return "wider" if new is None else "narrower"
    return _together({_shorter(old.every, new.every), _turned(_shorter(old.for_, new.for_))})


def _limit(old: tuple[LimitCase, ...], new: tuple[LimitCase, ...]) -> Relation:
    """Case by case, where the cases are the same; a limit where there was none is tighter."""
    if not old or not new:
        return "wider" if old else "narrower"
    if [(one.when, one.calendar) for one in old] != [(one.when, one.calendar) for one in new]:
        return "other"
    pairs = zip(old, new, strict=True)
    return _together({_less(a.days, b.days) for a, b in pairs if a.days != b.days})


_PLAIN: Mapping[tuple[type, str], Callable[[Any, Any], Relation]] = {
    (model.Criterion, "waivable"): _off_is_tighter,
    (model.Criterion, "internal"): _off_is_tighter,
    (model.Item, "required"): _on_is_tighter,
    (model.Item, "due"): _due,
    (model.Item, "repeat"): _repeat,
    (model.Fact, "stale_after"): _shorter,
    (model.Fact, "ask_whom"): _fewer_may,
    (model.Stage, "limit"): _limit,
    (model.WarningRule, "severity"): _graver,
    (model.WarningRule, "during"): _during,
    (model.NewDeal, "requires"): _more_must,
    (model.Ending, "requires"): _more_must,
    (model.Ending, "from_"): _fewer_may,
    (model.StaleAfterDays, "stale"): _less,
    (model.StaleAfterDays, "zombie"): _less,
}
