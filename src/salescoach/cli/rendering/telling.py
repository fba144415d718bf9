"""Telling recorded events in a sentence each, for receipts and the history."""

from collections.abc import Sequence
from typing import assert_never

from salescoach.cli.rendering.naming import people_words, role_words
from salescoach.cli.rendering.telling_records import told_record
from salescoach.deal.events import (
    CriterionWaived,
    CycleStarted,
    DealEnded,
    DealOpened,
    DealParked,
    DealReopened,
    EvidenceRecorded,
    FactAsked,
    FactValue,
    FieldSet,
    ItemDone,
    ItemSkipped,
    Payload,
    PersonAdded,
    PlaybookChanged,
    StageEntered,
    Undone,
    WaitStarted,
)
from salescoach.deal.record_events import AboutRecord, VisitHeld, VisitPlanned
from salescoach.deal.state import Evidence
from salescoach.deal.transactions import Transaction
from salescoach.guidance.said_values import shown_value
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say


def told(payload: Payload, view: View, all_of_them: tuple[Transaction, ...]) -> Message:
    """What happened, in a few words."""
    match payload:
        case DealOpened(account=account):
            return say("event.deal-opened", account=account)
        case FieldSet(field=name, value=value, said_by=said_by):
            set_to = "event.field-said" if said_by else "event.field-set"
            return say(
                set_to,
                field=say(f"field.{name.replace('_', '-')}"),
                value=field_words(name, value, view),
                **({"who": people_words(said_by, view)} if said_by else {}),
            )
        case EvidenceRecorded():
            return _evidence(payload, view)
        case FactAsked(fact=fact_id, of=person):
            fact = view.playbook.fact(fact_id)
            label = fact.label if fact else fact_id
            return say("event.fact-asked", fact=label, who=people_words((person,), view))
        case ItemDone() | ItemSkipped():
            return _item(payload, view)
        case PersonAdded():
            return _person(payload, view)
        case CriterionWaived() | StageEntered() | CycleStarted() | PlaybookChanged():
            return _move(payload, view)
        case DealEnded() | DealParked() | DealReopened() | WaitStarted():
            return _status(payload, view)
        case Undone(undoes=target):
            return _undone(target, view, all_of_them)
        case AboutRecord():
            return told_record(payload, view)
        case _:
            assert_never(payload)


def told_transaction(one: Transaction, view: View, others: tuple[Transaction, ...]) -> Message:
    """The whole command; several events are told one after the other."""
    together = told_together([event.payload for event in one.events], view, others)
    return together[0] if len(together) == 1 else say("value", value=together)


def told_together(
    payloads: Sequence[Payload], view: View, others: tuple[Transaction, ...]
) -> tuple[Message, ...]:
    """One sentence for each payload; what is left open for one reason is told in one."""
    waived = [one for one in payloads if isinstance(one, CriterionWaived)]
    reasons = dict.fromkeys((one.because, one.until) for one in waived)
    groups = [
        tuple(one for one in waived if (one.because, one.until) == reason) for reason in reasons
    ]
    others_told = (
        told(one, view, others)
        for one in without_plan_of_held(payloads)
        if not isinstance(one, CriterionWaived)
    )
    return (*(_left_open(group, view) for group in groups), *others_told)


def without_plan_of_held(payloads: Sequence[Payload]) -> list[Payload]:
    """The payloads of a command; a visit that nobody had planned is told once, as held."""
    held = {one.visit for one in payloads if isinstance(one, VisitHeld)}
    return [one for one in payloads if not (isinstance(one, VisitPlanned) and one.visit in held)]


def field_words(name: str, value: object, view: View) -> Argument:
    """A field's value as it is said: titles for ids, money, days."""
    from salescoach.values.days import parse_day
    from salescoach.values.money import Money

    known = {
        "customer_type": view.playbook.customer_types,
        "deal_kind": view.playbook.deal_kinds,
        "lead_source": view.playbook.lead_sources,
    }.get(name, ())
    if isinstance(value, Money):
        return value
    if name == "expected_close":
        return parse_day(str(value))
    return next((one.title for one in known if one.id == value), str(value))


def _person(payload: PersonAdded, view: View) -> Message:
    if not payload.roles:
        return say("event.person-added", name=payload.name)
    roles = role_words(payload.roles, view)
    return say("event.person-added-roles", name=payload.name, roles=roles)


def _item(payload: ItemDone | ItemSkipped, view: View) -> Message:
    known = view.playbook.item(f"{payload.stage}/{payload.item}")
    label = known.label if known else payload.item
    if payload.because is None:
        return say("event.item-done", item=label)
    because = Quoted(payload.because)
    if isinstance(payload, ItemSkipped) and payload.not_applicable:
        return say("event.item-not-applicable", item=label, because=because)
    if payload.until is None:
        return say("event.item-skipped", item=label, because=because)
    early = "event.item-done-early" if isinstance(payload, ItemDone) else "event.item-skipped-until"
    return say(early, item=label, because=because, until=payload.until)


def _left_open(waivers: tuple[CriterionWaived, ...], view: View) -> Message:
    known = (view.playbook.criterion(f"{one.stage}/{one.criterion}") for one in waivers)
    labels = tuple(
        found.label if found else one.criterion for one, found in zip(waivers, known, strict=True)
    )
    because = Quoted(waivers[0].because)
    return say("event.waived", criteria=labels, because=because, until=waivers[0].until)


def _move(
    payload: CriterionWaived | StageEntered | CycleStarted | PlaybookChanged, view: View
) -> Message:
    match payload:
        case PlaybookChanged(playbook=playbook, version=version):
            return say("event.playbook-changed", playbook=playbook, version=version)
        case CriterionWaived():
            return _left_open((payload,), view)
        case CycleStarted(stage=stage):
            return say("event.cycle", stage=_stage_words(stage, view))
        case StageEntered(stage=stage, way=way, because=given, passed=passed):
            told_so = say(f"event.{way}", stage=_stage_words(stage, view))
            if passed:
                stages = tuple(_stage_words(one, view) for one in passed)
                told_so = say("event.passed", moved=told_so, stages=stages)
            return _for(told_so, given)


def _status(payload: DealEnded | DealParked | DealReopened | WaitStarted, view: View) -> Message:
    match payload:
        case DealEnded(outcome=outcome, reason=reason, because=given):
            return _for(_with_reason(say(f"event.{outcome}"), reason, view), given)
        case DealParked(until=until, trigger=trigger, reason=reason, because=given):
            parked = say("event.parked") if until is None else say("event.parked-until", day=until)
            if trigger is not None:
                parked = say("event.parked-trigger", parked=parked, trigger=Quoted(trigger))
            return _for(_with_reason(parked, reason, view), given)
        case DealReopened(because=because):
            return say("event.reopened", because=Quoted(because))
        case WaitStarted(until=until, because=because, said_by=said_by):
            waiting = say("event.wait", until=until, because=Quoted(because))
            who = people_words(said_by, view)
            return say("event.wait-said-by", waiting=waiting, who=who) if who else waiting


def _with_reason(what: Message, reason: str | None, view: View) -> Message:
    """Its reason in the playbook's words."""
    if reason is None:
        return what
    return say("event.reason", what=what, reason=reason_words(reason, view))


def reason_words(reason: str, view: View) -> str:
    """What the playbook calls a reason to end or park a deal; its id where it has none."""
    outcomes = view.playbook.outcomes
    known = (
        *outcomes.lost.reasons,
        *outcomes.disqualified.reasons,
        *outcomes.cancelled.reasons,
        *view.playbook.parking.reasons,
    )
    return next((one.title for one in known if one.id == reason), reason)


def _for(what: Message, because: str | None) -> Message:
    """Its reason in the rep's own words."""
    return what if because is None else say("event.because", what=what, because=Quoted(because))


def _stage_words(stage: str, view: View) -> str:
    known = view.playbook.stage(stage)
    return known.title if known else stage


def _evidence(payload: EvidenceRecorded, view: View) -> Message:
    fact = view.playbook.fact(payload.fact)
    label = fact.label if fact else payload.fact
    value: Argument = _value_words(payload, view)
    if fact is not None and fact.ours:
        told_so = say("event.evidence-ours", fact=label, value=value)
    elif payload.said_by:
        who = people_words(payload.said_by, view)
        told_so = say("event.evidence", fact=label, value=value, who=who)
    else:
        told_so = say("event.evidence-nobody", fact=label, value=value)
    if payload.of is not None:
        told_so = say("event.evidence-of", evidence=told_so, of=people_words((payload.of,), view))
    if payload.document:
        told_so = say("event.evidence-document", evidence=told_so, document=payload.document)
    if payload.lowered:
        level = say(f"level.{payload.lowered}")
        told_so = say("event.evidence-lowered", evidence=told_so, level=level)
    return told_so


def _value_words(payload: EvidenceRecorded, view: View) -> Argument:
    fact = view.playbook.fact(payload.fact)
    value: FactValue | None = payload.value
    if fact is None:
        return Quoted(str(value))
    evidence = Evidence(
        event="", fact=fact.id, on=view.today, actor="", value=value, none=payload.none
    )
    return shown_value(fact, evidence, view)


def _undone(target: str, view: View, others: tuple[Transaction, ...]) -> Message:
    found = next((one for one in others if one.tx == target), None)
    if found is None:
        return say("event.undone", what=target)
    if found.undoes is not None:
        inner = next((one for one in others if one.tx == found.undoes), None)
        what: Argument = told_transaction(inner, view, others) if inner else found.undoes
        return say("event.redone", what=what)
    return say("event.undone", what=told_transaction(found, view, others))
