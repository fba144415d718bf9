"""A single condition that decides something: what it asks, and what stands there today."""

from typing import assert_never

from salescoach.cli.rendering.gate_reasons import part_reason
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.rendering.telling import field_words
from salescoach.guidance.asked_words import asked_words
from salescoach.guidance.conditions import Single
from salescoach.guidance.deciding import Deciding
from salescoach.guidance.giving import given_away, smallest_refusal
from salescoach.guidance.measures import days_of_silence, days_since_contact
from salescoach.guidance.parts import RecordPart, Weighed
from salescoach.guidance.records import RecordCondition
from salescoach.guidance.said_values import in_brief, who_said
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.guidance.visits import continuations_in_a_row
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    CriterionCondition,
    DoubtCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    OptionCondition,
    ProblemCondition,
    ScoreCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.playbook.model import Fact
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, say

_Counted = RecordCondition | NextStepCondition | HandoverCondition


def decided(one: Deciding, view: View) -> Message:
    """Where it is so, or is not: "Only where this is so: … Here: …".

    Of records that are missing, what `gate` says of them.
    """
    if one.wanted and one.missing and isinstance(one.missing[0], RecordPart):
        return part_reason(one.missing[0], view)
    asked, here = asked_words(one.condition, view.playbook), standing_words(one.condition, view)
    if one.truth is Truth.TRUE:
        return say("decided.so" if one.wanted else "decided.not-so", asked=asked, here=here)
    return say("decided.only" if one.wanted else "decided.only-not", asked=asked, here=here)


def words_of(fact: Fact, weighed: Weighed, view: View) -> Message:
    """Whose word stands: "their need: Ana Ruiz said "fewer leaks" on 14 April"."""
    return say("words.of-fact", fact=_label(fact, weighed, view), words=_said(fact, weighed, view))


def standing_weighed(condition: FactCondition, view: View) -> Weighed | None:
    """The words that count for a condition on a fact; None for nothing fresh."""
    people = [one.id for one in view.people_in(condition.of)] if condition.of else None
    return view.stands(
        condition.fact, of=people, from_=condition.from_, fresh_within=condition.fresh_within
    )


def standing_words(condition: Single, view: View) -> Message:
    """What the deal has there today, whatever is asked of it."""
    match condition:
        case FactCondition():
            return _fact(condition, view)
        case GroupCondition(group=id_):
            return _group(id_, view)
        case FieldCondition():
            return _field(condition, view)
        case ItemCondition(item=path):
            state = view.item_state(path)
            return say(f"state.{state}" if state else "here.may-apply")
        case CriterionCondition(criterion=path):
            judged = view.judge(path)
            return say(f"verdict.{judged.verdict.value}" if judged else "state.not-applicable")
        case ScoreCondition(score=id_):
            found = view.score(id_)
            return say("part.score", low=found.low, high=found.high)
        case StageCondition():
            return say("here.position", stage=view.stage.title)
        case MeasureCondition():
            return _measure(condition, view)
        case _:
            return _counted(condition, view)


def _fact(condition: FactCondition, view: View) -> Message:
    """The words that count for it, else the best there are."""
    fact = view.fact(condition.fact)
    if condition.asked is not None and not condition.checks:
        return say("value", value=view.asked(fact.id, condition.of or condition.from_))
    clash = view.contradiction(fact.id)
    if clash:
        return say("value", value=tuple(_said(fact, one, view) for one in (clash[0], clash[-1])))
    people = view.people_in(condition.of) if condition.of else view.deal.people
    if fact.scope == "person":
        each = [view.so_far(fact.id, of=(person.id,)) for person in people]
        told = tuple(
            say("words.of-person", fact=_label(fact, one, view), words=_said(fact, one, view))
            for one in each
            if one is not None
        )
        return say("value", value=told) if told else say("here.nothing")
    found = standing_weighed(condition, view) or view.so_far(fact.id)
    return _said(fact, found, view) if found is not None else say("here.nothing")


def _group(id_: str, view: View) -> Message:
    group = view.playbook.group(id_)
    facts = [view.fact(fact) for fact in group.facts] if group else []
    known = tuple(fact.label for fact in facts if view.stands(fact.id) is not None)
    return say("here.known", facts=known) if known else say("here.nothing")


def _field(condition: FieldCondition, view: View) -> Message:
    """Its value; and who said so, where that is asked."""
    name = condition.field
    value = getattr(view.deal, name)
    if value is None:
        return say("here.not-set")
    shown = field_words(name, value, view)
    if condition.level is None:
        return say("value", value=shown)
    word = view.deal.word_on(name)
    if word is None or not word.said_by:
        return say("here.our-word", value=shown)
    return say("here.their-word", value=shown, who=people_words(word.said_by, view))


def _counted(condition: _Counted, view: View) -> Message:
    """Who is recorded in the role. Of the other kinds nothing is recorded yet."""
    match condition:
        case StakeholderCondition(role=role):
            people = view.deal.people if role is None else view.people_in((role,))
            names = tuple(person.name for person in people)
            return say("value", value=names) if names else say("here.nobody")
        case (
            VisitCondition()
            | CommitmentCondition()
            | DoubtCondition()
            | AgreementCondition()
            | OptionCondition()
            | ProblemCondition()
            | NextStepCondition()
            | HandoverCondition()
        ):
            return say("here.none-recorded")
        case other:
            assert_never(other)


def _said(fact: Fact, weighed: Weighed, view: View) -> Message:
    value, day = in_brief(fact, weighed.evidence, view), weighed.evidence.on
    if weighed.stale:
        return say("words.stale", value=value, day=day)
    if fact.ours:
        return say("words.ours", value=value, day=day)
    if weighed.level is Level.ASSUMED:
        return say("words.assumed", value=value, day=day)
    return say("words.said", who=who_said(weighed, view), value=value, day=day)


def _label(fact: Fact, weighed: Weighed, view: View) -> Argument:
    person = view.deal.person(weighed.evidence.of) if weighed.evidence.of else None
    return fact.label if person is None else say("fact-of", fact=fact.label, person=person.name)


def _measure(condition: MeasureCondition, view: View) -> Message:
    match condition.measure:
        case "days_in_stage":
            return say("value", value=view.days_in_stage)
        case "days_since_contact":
            return say("value", value=days_since_contact(view))
        case "close_date_moves":
            return say("value", value=view.deal.close_date_moves)
        case "limit_used":
            return _limit(view)
        case "stages_ahead":
            return _known(view.stages_ahead)
        case "contradictions":
            return say("value", value=len(view.contradicted))
        case "expired_debts":
            return say("value", value=len(view.expired))
        case "continuations_in_a_row":
            return say("value", value=continuations_in_a_row(view))
        case "days_of_silence":
            return say("value", value=days_of_silence(view))
        case "given_away" | "smallest_refusal" as which:
            share = given_away(view) if which == "given_away" else smallest_refusal(view)
            return _known(None if share is None else say("value.percent", number=share.percent))


def _known(value: Argument | None) -> Message:
    return say("here.not-known") if value is None else say("value", value=value)


def _limit(view: View) -> Message:
    found = view.limit_found
    if found.allowed is None:
        return say("here.no-limit-known" if found.deciding else "here.no-limit")
    return say("here.limit", used=found.used, allowed=found.in_days(found.allowed))
