"""Deals to test with: what was said and done, as events, as a file, as a folded deal.

A payload alone is a command of its own; commands are named `t1`, `t2`, … in the order they are
given in and recorded a second apart, all on one Monday unless said otherwise:

    events(opened(), met("anna"), command(said("pain", "leaks", by=["anna"]), on=DAY + A_WEEK))
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from salescoach.deal.decode import DealFile, Pinned, read_deal
from salescoach.deal.encode import file_bytes, new_event
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
    FactValue,
    FieldSet,
    FieldValue,
    ItemDone,
    ItemSkipped,
    Left,
    Outcome,
    Payload,
    PersonAdded,
    PlaybookChanged,
    Renamed,
    StageEntered,
    Undone,
    WaitStarted,
    Way,
)
from salescoach.deal.fold import fold
from salescoach.deal.record_events import Goal
from salescoach.deal.state import Deal
from salescoach.values.levels import Level
from salescoach.values.money import Money, parse_money
from salescoach.values.record import record
from tests.builders.records import EVERY_RECORD

DAY = date(2026, 3, 2)  # a Monday
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
PIN = Pinned("technical-sale", "1.0.0", "a" * 64)


@record(kw_only=True)
class Command:
    """What one command recorded; `tx` is None where the place among the others names it."""

    payloads: tuple[Payload, ...]
    tx: str | None = None
    on: date = DAY
    actor: str = "rep"
    recorded: datetime | None = None


def command(
    *payloads: Payload,
    tx: str | None = None,
    on: date = DAY,
    actor: str = "rep",
    recorded: datetime | None = None,
) -> Command:
    """A command that is not the usual one: several events, another day, actor, name or instant."""
    return Command(payloads=payloads, tx=tx, on=on, actor=actor, recorded=recorded)


def events(*commands: Payload | Command, since: datetime = NOW) -> tuple[Event, ...]:
    """The events of these commands, the first recorded at `since`."""
    found: list[Event] = []
    for place, given in enumerate(commands):
        one = given if isinstance(given, Command) else command(given)
        start = one.recorded or since + timedelta(seconds=place)
        for number, payload in enumerate(one.payloads):
            event = new_event(
                payload,
                tx=one.tx or f"t{place + 1}",
                recorded=start + timedelta(microseconds=number),
                on=one.on,
                actor=one.actor,
                nonce=f"nonce-{place}-{number}",
            )
            found.append(event)
    return tuple(found)


def opened(
    account: str = "Acme Pumps", *, stage: str = "option-evaluation", **more: Any
) -> DealOpened:
    return DealOpened(account=account, stage=stage, **more)


def field_set(field: str, value: FieldValue, *, by: Iterable[str] = ()) -> FieldSet:
    """Our own value; with `by` that of people of theirs."""
    return FieldSet(field=field, value=value, said_by=tuple(by))


def met(
    person: str = "anna", *, name: str | None = None, roles: Iterable[str] = ("user",), **more: Any
) -> PersonAdded:
    """A stakeholder; the name is the id with a capital unless it is given."""
    known_as = person.title() if name is None else name
    return PersonAdded(person=person, name=known_as, roles=tuple(roles), **more)


def said(
    fact: str = "pain", value: FactValue | None = "leaks", *, by: Iterable[str] = (), **more: Any
) -> EvidenceRecorded:
    """Evidence; nobody named unless `by` names somebody."""
    return EvidenceRecorded(fact=fact, value=value, said_by=tuple(by), **more)


def unanswered(fact: str = "pain", *, of: str = "anna") -> FactAsked:
    return FactAsked(fact=fact, of=of)


def ticked(item: str = "ask-why", *, stage: str = "option-evaluation", **more: Any) -> ItemDone:
    return ItemDone(stage=stage, item=item, **more)


def left_out(
    item: str = "ask-why", *, stage: str = "option-evaluation", **more: Any
) -> ItemSkipped:
    return ItemSkipped(stage=stage, item=item, because="no need", **more)


def waived(
    criterion: str,
    *,
    stage: str = "option-evaluation",
    because: str = "they buy anyway",
    until: date = DAY + A_WEEK,
) -> CriterionWaived:
    return CriterionWaived(stage=stage, criterion=criterion, because=because, until=until)


def entered(stage: str, *, way: Way = "advance", **more: Any) -> StageEntered:
    return StageEntered(stage=stage, way=way, **more)


def ended(outcome: Outcome = "lost", **more: Any) -> DealEnded:
    return DealEnded(outcome=outcome, **more)


def parked(until: date | None = None, **more: Any) -> DealParked:
    return DealParked(because="the mill is rebuilt", until=until, **more)


def reopened(because: str = "they called") -> DealReopened:
    return DealReopened(because=because)


def waited(until: date, *, by: Iterable[str] = ()) -> WaitStarted:
    return WaitStarted(until=until, because="their budget round", said_by=tuple(by))


def cycled(stage: str = "need-recognition", **kept: Iterable[str]) -> CycleStarted:
    return CycleStarted(stage=stage, **{name: tuple(ids) for name, ids in kept.items()})


def upgraded(
    *renamed: tuple[str, str, str] | Renamed,
    digest: str = "b",
    before: str = "a",
    version: str = "1.1.0",
) -> PlaybookChanged:
    """Another content of the playbook; `renamed` as kind, old id, new id."""
    return PlaybookChanged(
        playbook="technical-sale",
        version=version,
        digest=digest * 64,
        before=before * 64,
        renamed=tuple(
            one if isinstance(one, Renamed) else Renamed(kind=one[0], before=one[1], after=one[2])
            for one in renamed
        ),
    )


def undone(tx: str) -> Undone:
    return Undone(undoes=tx)


def euros(amount: int | str) -> Money:
    return parse_money(f"{amount} EUR")


def a_deal(*commands: Payload | Command, at: date | None = None, **opening: Any) -> Deal:
    """The deal as it stands after its opening (command `t1`) and these commands."""
    return fold(events(opened(**opening), *commands), at=at)


def a_file(
    *commands: Payload | Command, id_: str = "acme-pumps", extra: dict[str, Any] | None = None
) -> DealFile:
    """The file of such a deal, as read back; `extra` are keys from a newer program."""
    return read_deal(bytes_of(events(opened(), *commands), id_=id_, extra=extra))


def bytes_of(
    stored: Sequence[Event],
    *,
    id_: str = "acme-pumps",
    pinned: Pinned = PIN,
    extra: dict[str, Any] | None = None,
) -> bytes:
    """What the file of a deal with these events holds."""
    return file_bytes(id_, pinned, stored, extra or {})


EVERY_KIND: dict[str, Payload] = {
    "deal-opened": opened(
        title="Pumps for plant 2",
        customer_type="strategic",
        deal_kind="replacement",
        lead_source="fair",
        amount=euros(50_000),
        expected_close=date(2026, 9, 30),
        owner="eva",
        language="en",
    ),
    "field-set": field_set("amount", euros(50_000), by=["anna"]),
    "evidence-recorded": said(
        "budget",
        euros(50_000),
        none=True,
        by=["anna", "bob"],
        of="anna",
        document="offer.pdf",
        lowered=Level.HEARD,
        note="on the phone",
    ),
    "fact-asked": unanswered(),
    "item-done": ticked(because="the pump was free", until=DAY),
    "item-skipped": left_out(not_applicable=True, until=DAY),
    "person-added": met(
        roles=["economic", "user"],
        job="Head of production",
        wants="No downtime",
        stance="neutral",
        goals=(Goal(words="one shift less", perspective="operations"),),
        informed=True,
    ),
    "criterion-waived": waived("figures-accepted"),
    "stage-entered": entered(
        "doubt-resolution",
        because="they decide on Friday",
        passed=("trial",),
        left=(Left("option-evaluation/figures-accepted", "waived"),),
    ),
    "deal-ended": ended(
        reason="price", because="cheaper", left=(Left("doubt-resolution/sure", "unmet"),)
    ),
    "deal-parked": parked(DAY + A_WEEK, reason="budget", trigger="new budget"),
    "deal-reopened": reopened(),
    "wait-started": waited(DAY + A_WEEK, by=["anna"]),
    "cycle-started": cycled(
        facts=["volume"], people=["anna"], fields=["owner"], records=["commitment/figures"]
    ),
    **EVERY_RECORD,
    "playbook-changed": upgraded(
        Renamed(kind="fact", before="pain", after="ache", joins=True), ("stage", "trial", "test")
    ),
    "undone": undone("t1"),
}
"""One payload of each kind, with every field filled."""
