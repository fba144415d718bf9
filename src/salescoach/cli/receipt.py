"""After every change one line: what was recorded, what is next, how to take it back."""

from typing import Any

from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.gate_reasons import roles_words
from salescoach.cli.rendering.naming import people_words, role_words
from salescoach.cli.rendering.telling import (
    field_words,
    told,
    told_together,
    told_transaction,
    without_plan_of_held,
)
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.events import (
    CriterionWaived,
    CycleStarted,
    DealEnded,
    DealOpened,
    DealParked,
    DealReopened,
    Event,
    EvidenceRecorded,
    FactAsked,
    FieldSet,
    FieldValue,
    ItemDone,
    ItemSkipped,
    PersonAdded,
    PlaybookChanged,
    StageEntered,
    Undone,
    WaitStarted,
)
from salescoach.deal.record_events import (
    AboutRecord,
)
from salescoach.deal.transactions import newest_live, transactions
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.asking import others_to_ask
from salescoach.guidance.knowledge import known_fact
from salescoach.guidance.said_values import in_brief, who_said
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook
from salescoach.store.port import Change
from salescoach.values.canonical import canonical
from salescoach.values.messages import Argument, Message, say


def give(
    session: Session,
    change: Change,
    *,
    dry_run: bool = False,
    playbook: Playbook | None = None,
    undo: Message | None = None,
    once: bool = False,
) -> None:
    """Tell what a writing command did: a line of words, with `--json` a document as well.

    `once`: the command has no --again.
    """
    if session.out.quiet and session.format != "json":
        return
    view = view_of(session, change.file, playbook)
    advice = advise(view)
    if session.format == "json":
        session.out.data(_document(session, change, advice, dry_run=dry_run))
    if change.repeated:
        session.words(_repeated(change, view, once=once))
        return
    told_so = recorded_words(change, view)
    deal_id = change.file.id
    if dry_run:
        session.words(say("receipt.dry", deal=deal_id, recorded=told_so))
        for event in change.events:
            session.words(say("value", value=canonical(event.raw).decode()))
        return
    following = next_words(session, advice)
    if isinstance(change.events[0].payload, DealOpened):
        see = line("next", deal_id)
        opened = say("receipt.opened", deal=deal_id, recorded=told_so, next=following, see=see)
        session.words(opened)
        return
    taken_back = undo or say("value", value=line("undo", deal_id))
    session.words(say("receipt", deal=deal_id, recorded=told_so, next=following, undo=taken_back))


def next_words(session: Session, advice: Advice) -> Argument:
    """What is next: the first action; of a deal that rests, what becomes of it."""
    deal, today = advice.view.deal, advice.view.today
    match deal.status_on(today):
        case "ended":
            return say("receipt.over")
        case "parked" if deal.parked is not None and deal.parked.until is not None:
            return say("receipt.rests-until", day=deal.parked.until)
        case "parked":
            return say("receipt.rests")
        case _ if advice.actions:
            return session.text(advice.actions[0].title).rstrip(".")
        case _:
            return say("receipt.nothing-next")


def recorded_lines(change: Change, view: View) -> tuple[Message, ...]:
    """What was recorded, one sentence an event; a visit that nobody had planned is told once.

    `view` is the deal as it stands now.
    """
    payloads = [event.payload for event in change.events]
    if isinstance(payloads[0], CriterionWaived):
        return told_together(payloads, view, transactions(change.file.events))
    said = without_plan_of_held(payloads)
    return tuple(_recorded(e, view, change) for e in change.events if e.payload in said)


def recorded_words(change: Change, view: View) -> Message:
    """The same in one sentence."""
    first, *others = recorded_lines(change, view)
    for other in others:
        first = say("recorded.both", first=first, second=other)
    return first


def _document(session: Session, change: Change, advice: Advice, *, dry_run: bool) -> str:
    from salescoach.cli.rendering.json_shapes import action_json, deal_json, document, event_json

    members: dict[str, Any] = {
        "deal": deal_json(change.file, advice),
        "tx": change.events[0].tx if change.events else None,
        "repeated": change.repeated,
        "dry_run": dry_run,
        "events": [event_json(event) for event in change.events],
        "next": (
            action_json(advice.actions[0], 1, advice.view, session.text) if advice.actions else None
        ),
    }
    return document("receipt", session.today, **members)


def _repeated(change: Change, view: View, *, once: bool) -> Message:
    """That nothing was added; after a move where the deal stands, since it may be elsewhere now."""
    newest = newest_live(change.file.events)
    moved = newest is not None and isinstance(newest.events[-1].payload, StageEntered)
    if moved and not once:
        return say("receipt.repeated-move", stage=view.stage.title)
    return say("receipt.repeated-once") if once else say("receipt.repeated")


def _recorded(event: Event, view: View, change: Change) -> Message:
    match event.payload:
        case DealOpened(account=account):
            return say("recorded.opened", account=account)
        case FieldSet():
            return _field(event.payload, view)
        case EvidenceRecorded():
            return _fact(event, event.payload, view)
        case PersonAdded(name=name, roles=()):
            return say("recorded.person-no-role", name=name)
        case PersonAdded(name=name, roles=roles):
            return say("recorded.person", name=name, roles=role_words(roles, view))
        case FactAsked():
            return _asked(event.payload, view, change)
        case (
            ItemDone() | ItemSkipped() | CriterionWaived() | StageEntered()
            | DealEnded() | DealParked() | DealReopened() | WaitStarted() | CycleStarted()
            | PlaybookChanged()
        ):  # fmt: skip
            return told(event.payload, view, transactions(change.file.events))
        case AboutRecord():
            from salescoach.cli.rendering.record_receipts import recorded_record

            told_so = told(event.payload, view, transactions(change.file.events))
            return recorded_record(event.payload, told_so, view)
        case Undone(undoes=target):
            others = transactions(change.file.events)
            undone = next(one for one in others if one.tx == target)
            if undone.undoes is None:
                what = _told(undone.tx, view, change)
                return say("recorded.undone", what=what)
            return say("recorded.redone", what=_told(undone.undoes, view, change))


def _field(payload: FieldSet, view: View) -> Message:
    """What it is now; a value for an older day than the one that counts is kept as history."""
    name, value = payload.field, payload.value
    field = say(f"field.{name.replace('_', '-')}")
    words = field_words(name, value, view)
    counts = getattr(view.deal, name)
    if _is_history(value, counts):
        counts = field_words(name, str(counts) if name != "amount" else counts, view)
        return say("recorded.field-history", field=field, value=words, counts=counts)
    if payload.said_by:
        who = people_words(payload.said_by, view)
        return say("recorded.field-said", field=field, value=words, who=who)
    return say("recorded.field", field=field, value=words)


def _is_history(value: FieldValue, counts: Any) -> bool:
    """Whether what was recorded is for an older day than what counts."""
    return counts is not None and str(value) != str(counts)


def _told(tx: str, view: View, change: Change) -> Message:
    others = transactions(change.file.events)
    found = next(one for one in others if one.tx == tx)
    return told_transaction(found, view, others)


def _asked(payload: FactAsked, view: View, change: Change) -> Message:
    """What was asked, and who else could say it."""
    asked = told(payload, view, transactions(change.file.events))
    fact = view.fact(payload.fact)
    others = tuple(one.name for one in others_to_ask(view, fact))
    if others:
        return say("recorded.asked-others", asked=asked, others=others)
    if fact.ask_whom:
        return say("recorded.asked-roles", asked=asked, roles=roles_words(fact.ask_whom, view))
    return asked


def _fact(event: Event, payload: EvidenceRecorded, view: View) -> Message:
    """What was recorded, and what counts now: an older or weaker word is kept as history."""
    fact = view.fact(payload.fact)
    label: Argument = fact.label
    new = next(one for one in view.evidence_for(fact.id) if one.evidence.event == event.id)
    value = in_brief(fact, new.evidence, view)
    known = known_fact(view, fact, of=view.deal.person(payload.of) if payload.of else None)
    if known.of is not None:
        label = say("fact-of", fact=fact.label, person=known.of.name)
    if known.weighed is not None and known.weighed.evidence.event != event.id:
        return say(
            "recorded.fact-history",
            fact=label,
            value=value,
            counts=in_brief(fact, known.weighed.evidence, view),
            level=say(f"level.{known.weighed.level}"),
            day=known.weighed.evidence.on,
        )
    if fact.ours:
        return say("recorded.fact-ours", fact=label, value=value)
    level, who = say(f"level.{new.level}"), who_said(new, view)
    return say("recorded.fact", fact=label, value=value, level=level, who=who)
