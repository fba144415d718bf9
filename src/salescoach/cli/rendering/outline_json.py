"""A playbook in outline for scripts: what it has, and each condition in words."""

from collections.abc import Callable, Sequence
from typing import Any

from salescoach.cli.rendering.shown_stages import days_of
from salescoach.guidance.condition_words import condition_words
from salescoach.playbook.conditions import Condition
from salescoach.playbook.model import (
    BuyerRole,
    Checklist,
    Criterion,
    Handover,
    Item,
    LimitCase,
    Playbook,
    Stage,
)
from salescoach.values.messages import Message
from salescoach.values.record import record


@record
class Told:
    """Who the ids belong to, and how a sentence is rendered."""

    names: Playbook
    say: Callable[[Message], str]

    def words(self, condition: Condition | None) -> str | None:
        """A condition in words; None where there is none."""
        return None if condition is None else self.say(condition_words(condition, self.names))


def outline_json(playbook: Playbook, stages: Sequence[Stage], told: Told) -> dict[str, Any]:
    """The member `playbook`, with these of its stages."""
    return {
        "id": playbook.id,
        "version": playbook.version,
        "title": playbook.title,
        "stages": [_stage(stage, told) for stage in stages],
        "about": playbook.about,
        "language": playbook.language,
        "customer_types": [{"id": one.id, "title": one.title} for one in playbook.customer_types],
        "buyer_roles": [_role(one) for one in playbook.buyer_roles],
        "won_after": playbook.won_after,
        "handovers": [_handover(one, told) for one in playbook.handovers],
        "moves_back": [
            {"from": one.from_, "to": one.to, "because": one.because} for one in playbook.moves_back
        ],
        "cycle": _cycle(playbook),
        "outcomes": {
            name: [{"id": one.id, "title": one.title} for one in ending.reasons]
            for name, ending in (
                ("lost", playbook.outcomes.lost),
                ("disqualified", playbook.outcomes.disqualified),
                ("cancelled", playbook.outcomes.cancelled),
            )
        },
        "counts": {
            "stages": len(playbook.stages),
            "items": sum(len(stage.items) for stage in playbook.stages),
            "criteria": sum(len(stage.exit_criteria) for stage in playbook.stages),
            "facts": len(playbook.facts),
        },
    }


def _role(role: BuyerRole) -> dict[str, Any]:
    return {
        "id": role.id,
        "title": role.title,
        "decides_on": list(role.decides_on),
        "decides_by": list(role.decides_by),
        "prefers": list(role.prefers),
        "reach": list(role.reach),
        "invite": list(role.invite),
        "materials": list(role.materials),
    }


def _stage(stage: Stage, told: Told) -> dict[str, Any]:
    return {
        "id": stage.id,
        "title": stage.title,
        "items": [
            _item(item, checklist, told)
            for checklist in stage.checklists
            for item in checklist.items
        ],
        "criteria": [_criterion(one, told) for one in stage.exit_criteria],
        "buyer": stage.buyer,
        "goals": list(stage.goals),
        "owner": stage.owner,
        "limit": [_limit(case, told) for case in stage.limit],
        "when": told.words(stage.when),
        "beside": stage.beside,
        "must_close_before": stage.must_close_before,
        "not_yet": [
            {"say": one.say, "until": told.words(one.until), "because": one.because}
            for one in stage.not_yet
        ],
    }


def _item(item: Item, checklist: Checklist, told: Told) -> dict[str, Any]:
    return {
        "id": item.id,
        "do": item.do,
        "checklist": checklist.id,
        "why": item.why,
        "with": list(item.with_),
        "records": list(item.records),
        "builds_on": list(item.builds_on),
        "ask": list(item.ask),
        "by": item.by,
        "required": item.required,
        "when": told.words(item.when),
        "needs": told.words(item.needs),
        "after": [told.words(one) for one in item.after],
        "leave_with": item.leave_with,
        "or_at_least": item.or_at_least,
        "not_enough": list(item.not_enough),
    }


def _criterion(one: Criterion, told: Told) -> dict[str, Any]:
    return {
        "id": one.id,
        "statement": one.statement,
        "met_when": told.words(one.met_when),
        "failed_when": told.words(one.failed_when),
        "when": told.words(one.when),
        "internal": one.internal,
        "waivable": one.waivable,
    }


def _limit(case: LimitCase, told: Told) -> dict[str, Any]:
    days = days_of(case)
    return {"days": days.count, "calendar": case.calendar, "when": told.words(case.when)}


def _handover(one: Handover, told: Told) -> dict[str, Any]:
    return {
        "id": one.id,
        "from": one.from_,
        "to": one.to,
        "at": one.at,
        "passes_when": told.words(one.passes_when),
        "items": [
            _item(item, checklist, told) for checklist in one.checklists for item in checklist.items
        ],
    }


def _cycle(playbook: Playbook) -> dict[str, str] | None:
    cycle = playbook.cycle
    return None if cycle is None else {"from": cycle.from_, "to": cycle.to}
