"""What an upgrade would do to a deal: in words, as columns and as an object."""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.deal_effects import DealEffect
from salescoach.guidance.advice import Action
from salescoach.trainer.diffing.effects import Effect, VerdictChange
from salescoach.values.messages import Message, say
from salescoach.wording.catalogue import Render


def effect_words(one: DealEffect) -> Iterator[Message]:
    """A line each, what counts most first."""
    if one.effect is None:
        assert one.why_not is not None
        yield say("diff.not-upgraded", reason=one.why_not)
        if one.like is not None:
            stage, now = one.like
            yield say("hint.diff-also", stage=stage, now=now)
        if one.stages:
            yield say("hint.diff-stages", stages=one.stages)
        return
    yield from _standing(one.effect)
    yield from (_verdict(change) for change in one.effect.verdicts)
    if one.effect.acts:
        before, after = (_title(action) for action in one.effect.first)
        yield say("diff.action", before=before, after=after)
    for warned in one.effect.comes:
        yield say("diff.warning-comes", id=warned.rule.id, because=warned.because)
    for warned in one.effect.goes:
        yield say("diff.warning-goes", id=warned.rule.id)
    if one.effect.homeless:
        left = tuple(
            say("diff.what", kind=say(f"kind.{named.kind}"), id=named.id)
            for named in one.effect.homeless
        )
        yield say("diff.left", what=left)


def effect_cells(one: DealEffect, render: Render) -> tuple[str, ...]:
    """The deal, its status, where it stands, its gate, its first action, what is against it."""
    found = one.effect
    words = " | ".join(render(message) for message in effect_words(one))
    stage, gate, first = ("", ""), ("", ""), ("", "")
    if found is not None:
        stage = found.stage
        gate = (_gate(found.gate_open[0]), _gate(found.gate_open[1]))
        first = (_id(found.first[0]), _id(found.first[1]))
    status = one.view.deal.status_on(one.view.today)
    return (one.deal, status, "yes" if one.touched else "no", *stage, *gate, *first, words)


def effect_json(one: DealEffect, render: Render) -> dict[str, Any]:
    """All that would be otherwise; null for what cannot be told."""
    deal, found = one.view.deal, one.effect
    return {
        "deal": one.deal,
        "account": deal.account,
        "status": deal.status_on(one.view.today),
        "from": one.digest,
        "touched": one.touched,
        "why_not": None if one.why_not is None else render(one.why_not),
        "stages": list(one.stages),
        "effect": None if found is None else _effect_json(found, render),
        "words": [render(message) for message in effect_words(one)],
    }


def _effect_json(found: Effect, render: Render) -> dict[str, Any]:
    return {
        "stage": {"before": found.stage[0], "after": found.stage[1], "moved": found.moved},
        "gate": {"before": _gate(found.gate_open[0]), "after": _gate(found.gate_open[1])},
        "criteria": [
            {"id": one.id, "old_id": one.old_id, "before": one.before, "after": one.after}
            for one in found.verdicts
        ],
        "action": {
            "before": _action_json(found.first[0], render),
            "after": _action_json(found.first[1], render),
            "other": found.acts,
        },
        "warnings": {
            "come": [{"id": o.rule.id, "because": render(o.because)} for o in found.comes],
            "go": [{"id": o.rule.id, "because": render(o.because)} for o in found.goes],
        },
        "without_a_place": [{"kind": one.kind, "id": one.id} for one in found.homeless],
    }


def _standing(effect: Effect) -> Iterator[Message]:
    before, after = effect.stage
    if effect.moved:
        yield say("diff.position", before=before, after=after)
    if effect.decided_in is not None:
        yield say("diff.past-decision", deciding=effect.decided_in, stage=after)
    if effect.gate_open[0] is not effect.gate_open[1]:
        yield say("diff.gate-opens" if effect.gate_open[1] else "diff.gate-closes", stage=after)


def _verdict(change: VerdictChange) -> Message:
    before = None if change.before is None else say(f"verdict.{change.before}")
    after = None if change.after is None else say(f"verdict.{change.after}")
    if after is None:
        assert before is not None
        return say("diff.verdict-gone", id=change.id, label=change.label, before=before)
    if before is None:
        return say("diff.verdict-new", id=change.id, label=change.label, after=after)
    return say("diff.verdict", id=change.id, label=change.label, before=before, after=after)


def _title(action: Action | None) -> Message:
    return say("diff.no-action") if action is None else action.title


def _id(action: Action | None) -> str:
    return "" if action is None else action.id


def _action_json(action: Action | None, render: Render) -> dict[str, Any] | None:
    return None if action is None else {"id": action.id, "title": render(action.title)}


def _gate(is_open: bool) -> str:
    return "open" if is_open else "closed"
