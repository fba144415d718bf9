"""A playbook as it is for one type of customer: what does not apply there is left out.

What only a deal can decide stays, with the condition that is left of it.
"""

from dataclasses import replace

from salescoach.playbook.conditions import Condition
from salescoach.playbook.model import (
    Checklist,
    Criterion,
    Cycle,
    Differentiation,
    Ending,
    Handover,
    Item,
    LimitCase,
    NotYet,
    Outcomes,
    Playbook,
    Scorecard,
    Stage,
    WarningRule,
)
from salescoach.trainer.partial import Given, left_of


def for_type(playbook: Playbook, customer_type: str) -> Playbook:
    """The same playbook without what is not for customers of that type."""
    known = Given(customer_type)
    stages = _stages(playbook, known)
    kept = {stage.id for stage in stages}
    given = Given(customer_type, _gone(playbook, kept, known))
    one = replace(
        playbook,
        customer_types=tuple(one for one in playbook.customer_types if one.id == customer_type),
        stages=tuple(_stage(stage, given) for stage in stages),
        handovers=tuple(_handover(one, given) for one in playbook.handovers if one.at in kept),
        won_after=playbook.won_after if playbook.won_after in kept else None,
        moves_back=tuple(one for one in playbook.moves_back if {one.from_, one.to} <= kept),
        cycle=playbook.cycle if _is_whole(playbook.cycle, kept) else None,
        outcomes=_outcomes(playbook.outcomes, kept),
        scorecards=tuple(_card(card, given) for card in playbook.scorecards),
        warnings=tuple(one for rule in playbook.warnings for one in _warning(rule, given)),
    )
    differentiation = tuple(one for one in playbook.differentiation if _is_for(one, given))
    return replace(one, differentiation=differentiation)


def _stages(playbook: Playbook, given: Given) -> tuple[Stage, ...]:
    """Those that may apply. Beside a stage that does not, none opens."""
    kept = {stage.id for stage in playbook.stages if _may(stage.when, given)}
    return tuple(
        stage
        for stage in playbook.stages
        if stage.id in kept and (stage.beside is None or stage.beside in kept)
    )


def _is_whole(cycle: Cycle | None, kept: set[str]) -> bool:
    return cycle is not None and {cycle.from_, cycle.to} <= kept


def _gone(playbook: Playbook, kept: set[str], given: Given) -> frozenset[str]:
    homes: tuple[Stage | Handover, ...] = (*playbook.stages, *playbook.handovers)
    return frozenset(
        f"{home.id}/{item.id}"
        for home in homes
        for item in home.items
        if (isinstance(home, Stage) and home.id not in kept) or not _may(item.when, given)
    )


def _may(condition: Condition | None, given: Given) -> bool:
    return condition is None or left_of(condition, given) is not False


def _rest(condition: Condition | None, given: Given) -> Condition | None:
    """What is still open; None where it is true. What is never true stays as it was written."""
    if condition is None:
        return None
    found = left_of(condition, given)
    if isinstance(found, bool):
        return None if found else condition
    return found


def _kept(condition: Condition, given: Given) -> Condition:
    """The same where there must be one: what is decided stays as it was written."""
    found = left_of(condition, given)
    return condition if isinstance(found, bool) else found


def _stage(stage: Stage, given: Given) -> Stage:
    return replace(
        stage,
        when=_rest(stage.when, given),
        limit=_limit(stage.limit, given),
        not_yet=tuple(_not_yet(one, given) for one in stage.not_yet if not _is_over(one, given)),
        checklists=_checklists(stage.checklists, given),
        exit_criteria=tuple(
            _criterion(one, given) for one in stage.exit_criteria if _may(one.when, given)
        ),
    )


def _limit(cases: tuple[LimitCase, ...], given: Given) -> tuple[LimitCase, ...]:
    """The cases as far as the first that is certain: later ones are never reached."""
    found: list[LimitCase] = []
    for case in cases:
        if _may(case.when, given):
            found.append(replace(case, when=_rest(case.when, given)))
            if found[-1].when is None:
                break
    return tuple(found)


def _not_yet(one: NotYet, given: Given) -> NotYet:
    return replace(one, until=_rest(one.until, given))


def _is_over(one: NotYet, given: Given) -> bool:
    return one.until is not None and left_of(one.until, given) is True


def _checklists(checklists: tuple[Checklist, ...], given: Given) -> tuple[Checklist, ...]:
    """Those of which an item is left."""
    found = []
    for checklist in checklists:
        items = tuple(_item(item, given) for item in checklist.items if _may(item.when, given))
        if items:
            found.append(replace(checklist, items=items))
    return tuple(found)


def _item(item: Item, given: Given) -> Item:
    after = (_rest(condition, given) for condition in item.after)
    return replace(
        item,
        when=_rest(item.when, given),
        needs=_rest(item.needs, given),
        after=tuple(one for one in after if one is not None),
    )


def _criterion(one: Criterion, given: Given) -> Criterion:
    failed = one.failed_when if _may(one.failed_when, given) else None
    return replace(
        one,
        when=_rest(one.when, given),
        met_when=_kept(one.met_when, given),
        failed_when=None if failed is None else _kept(failed, given),
    )


def _handover(one: Handover, given: Given) -> Handover:
    return replace(
        one,
        passes_when=_rest(one.passes_when, given),
        checklists=_checklists(one.checklists, given),
    )


def _outcomes(outcomes: Outcomes, kept: set[str]) -> Outcomes:
    def from_kept(ending: Ending) -> Ending:
        return replace(ending, from_=tuple(one for one in ending.from_ if one in kept))

    return Outcomes(
        lost=from_kept(outcomes.lost),
        disqualified=from_kept(outcomes.disqualified),
        cancelled=from_kept(outcomes.cancelled),
    )


def _card(card: Scorecard, given: Given) -> Scorecard:
    blockers = tuple(
        replace(one, met_when=_kept(one.met_when, given))
        for one in card.blockers
        if _may(one.met_when, given)
    )
    signals = []
    for signal in card.signals:
        levels = tuple(
            replace(level, met_when=_kept(level.met_when, given))
            for level in signal.levels
            if _may(level.met_when, given)
        )
        if levels:
            signals.append(replace(signal, levels=levels))
    return replace(card, blockers=blockers, signals=tuple(signals))


def _warning(rule: WarningRule, given: Given) -> tuple[WarningRule, ...]:
    if not _may(rule.fires_when, given):
        return ()
    return (replace(rule, fires_when=_kept(rule.fires_when, given)),)


def _is_for(one: Differentiation, given: Given) -> bool:
    of_that_type = not one.from_ or given.customer_type in one.from_
    return of_that_type and one.item not in given.gone
