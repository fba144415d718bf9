"""From what was recorded back to the commands that record it, as a test file writes them.

The other direction of the commands in `cli/commands`: one entry for each kind of event. What no
command could have written is left out, and counted by who asks.
"""

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

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
from salescoach.deal.record_events import AboutRecord, VisitChanged, VisitHeld, VisitPlanned
from salescoach.deal.state import Deal
from salescoach.playbook.model import Fact, Playbook
from salescoach.trainer.scenarios.entries import Entry, entry_of, money_text, one_or_all
from salescoach.trainer.scenarios.retelling_records import retold_record
from salescoach.trainer.scenarios.retelling_visits import are_one_hold, retold_added, retold_held
from salescoach.values.money import Money
from salescoach.values.numbers import beyond_doubt, either, is_number
from salescoach.values.record import record

FIELDS = ("amount", "expected_close", "customer_type", "deal_kind", "lead_source")
_ENDINGS = {"lost": "lose", "disqualified": "disqualify", "cancelled": "cancel"}


def commands_in(payloads: Sequence[Payload], playbook: Playbook) -> Iterator[tuple[Payload, ...]]:
    """What one transaction recorded, in parts that one command of a test can record each.

    A command that asks on a terminal records more at once: values by several people, and the item.
    """
    so_far: tuple[Payload, ...] = ()
    for payload in payloads:
        if so_far and _joins(so_far, payload, playbook):
            so_far = (*so_far, payload)
            continue
        if so_far:
            yield so_far
        so_far = (payload,)
    if so_far:
        yield so_far


def retold(command: Sequence[Payload], before: Deal, playbook: Playbook) -> Entry | None:
    """The entry of a command, without its day; None where no command writes that.

    `before` is the deal as it was then.
    """
    teller = _Teller(before, playbook)
    match command[-1]:
        case EvidenceRecorded() | FieldSet():
            return teller.values(command)
        case ItemDone():
            return teller.done([one for one in command if isinstance(one, ItemDone)])
        case StageEntered() | DealEnded() as move:
            waived = [one for one in command if isinstance(one, CriterionWaived)]
            return teller.move(move, waived)
        case VisitHeld():
            return retold_held(command, before)
        case AboutRecord() as record:
            return retold_record(record, before, playbook)
        case DealOpened() | Undone() | CriterionWaived() | PlaybookChanged():
            return None  # the opening is given, an undoing left out; a waiver goes with a move
        case single:
            return teller.single(single)


_Single = (
    FactAsked | ItemSkipped | PersonAdded | DealParked | DealReopened | WaitStarted | CycleStarted
)
_Move = StageEntered | DealEnded


@record
class _Teller:
    deal: Deal
    playbook: Playbook

    def single(self, payload: _Single) -> Entry | None:
        match payload:
            case FactAsked(fact=fact, of=of):
                return _known({"asked": fact, "of": self._name(of)})
            case ItemSkipped(because=because, until=until, not_applicable=never):
                path = self._path(payload.stage, payload.item)
                return entry_of("skip", path, because=because, until=until, not_applicable=never)
            case PersonAdded():
                return retold_added(payload)
            case DealParked(because=because, reason=reason, until=until, trigger=trigger):
                return entry_of(
                    "park", {}, until=until, trigger=trigger, because=because, reason=reason
                )
            case DealReopened(because=because):
                return entry_of("reopen", {}, because=because)
            case WaitStarted(until=until, because=because, said_by=said_by):
                people = [self._name(one) for one in said_by]
                return _known({"wait": {}, "until": until.isoformat(), "because": because,
                               "said_by": one_or_all(people)})  # fmt: skip
            case CycleStarted():
                return {"cycle": {}}
            case other:
                assert_never(other)

    def done(self, items: Sequence[ItemDone]) -> Entry:
        paths = [self._path(one.stage, one.item) for one in items]
        early = next((one for one in items if one.because is not None), items[0])
        return entry_of("done", one_or_all(paths), because=early.because, until=early.until)

    def move(self, payload: _Move, waived: Sequence[CriterionWaived]) -> Entry | None:
        """`advance` and `win` may leave criteria open; the last stage is left as won."""
        match payload:
            case StageEntered(way="back", stage=stage, because=because):
                return entry_of("back", stage, because=because)
            case StageEntered(way=way):
                return self._onward(way, waived)
            case DealEnded(outcome="won"):
                won = self.deal.stage == self.playbook.won_after and not self.deal.delivering
                return self._onward("win" if won else "advance", waived)
            case DealEnded(outcome=outcome, reason=reason, because=because):
                return entry_of(_ENDINGS[outcome], {}, reason=reason, because=because)

    def values(self, command: Sequence[Payload]) -> Entry | None:
        """Values of facts and of the deal's own fields, with what supports the facts."""
        given: dict[str, Any] = {}
        for one in command:
            match one:
                case FieldSet(field=field, value=value) if field in FIELDS:
                    given[field.replace("_", "-")] = _money(value)
                case EvidenceRecorded(fact=id_) if (fact := self.playbook.fact(id_)) is not None:
                    given[id_] = self._value(fact, one)
                case _:
                    return None
        return _known({"set": given, **self._support(command)})

    def _support(self, command: Sequence[Payload]) -> Entry:
        evidence = [one for one in command if isinstance(one, EvidenceRecorded)]
        values = [one for one in command if isinstance(one, EvidenceRecorded | FieldSet)]
        said_by = next((one.said_by for one in values if one.said_by), ())
        of = next((one.of for one in evidence if one.of is not None), None)
        first = evidence[0] if evidence else None
        return entry_of(
            "",
            None,
            said_by=one_or_all([self._name(one) for one in said_by]) if said_by else None,
            of=self._name(of) if of is not None else None,
            document=first.document if first else None,
            level=first.lowered.value if first and first.lowered else None,
            note=first.note if first else None,
        )

    def _value(self, fact: Fact, payload: EvidenceRecorded) -> Any:
        if payload.none:
            return "none"
        match payload.value:
            case str() as text if fact.type == "person":
                return self._name(text)
            case "none" | None:
                return _UNKNOWN  # said in words it would mean that there is none
            case str() as text if fact.type in ("number", "percent") and is_number(text):
                return beyond_doubt(text) if either(text) else text  # else it would be refused
            case tuple() as parts:
                return list(parts)
            case value:
                return _money(value)

    def _onward(self, verb: str, waived: Sequence[CriterionWaived]) -> Entry:
        if not waived:
            return {verb: {}}
        names = [self._path(one.stage, one.criterion) for one in waived]
        leave = {"because": waived[0].because, "until": waived[0].until}
        return entry_of(verb, {}, waive=one_or_all(names), **leave)

    def _path(self, stage: str, id_: str) -> str:
        """The bare id in the position, STAGE/ID elsewhere."""
        return id_ if stage == self.deal.stage else f"{stage}/{id_}"

    def _name(self, person: str) -> Any:
        found = self.deal.person(person)
        return found.name if found else _UNKNOWN


_UNKNOWN = object()


def _known(entry: Entry) -> Entry | None:
    """None where it names somebody, or a value, that a command could not."""
    waiting: list[Any] = [entry]
    while waiting:
        match waiting.pop():
            case dict() as part:
                waiting.extend(part.values())
            case list() as part:
                waiting.extend(part)
            case value if value is _UNKNOWN:
                return None
    return entry


def _money(value: FactValue) -> Any:
    return money_text(value) if isinstance(value, Money) else value


# What one command records


def _joins(so_far: tuple[Payload, ...], payload: Payload, playbook: Playbook) -> bool:
    match so_far[-1], payload:
        case CriterionWaived(because=because, until=until), CriterionWaived():
            return (because, until) == (payload.because, payload.until)
        case CriterionWaived(), StageEntered(way="advance" | "win") | DealEnded(outcome="won"):
            return True
        case ItemDone(), ItemDone():
            items = [one for one in (*so_far, payload) if isinstance(one, ItemDone)]
            return _agree(((one.because, one.until) for one in items), nothing=(None, None))
        case ((VisitPlanned() | VisitChanged() as first), VisitHeld() as held):
            return are_one_hold(first, held)
        case ((EvidenceRecorded() | FieldSet()), (EvidenceRecorded() | FieldSet())):
            return _one_set([*so_far, payload], playbook)
        case _:
            return False


def _one_set(payloads: Sequence[Payload], playbook: Playbook) -> bool:
    """Whether one `set` records them: each named once, all facts with the same support.

    What is settled on our side is said by nobody, and only some facts are somebody's.
    """
    evidence = [one for one in payloads if isinstance(one, EvidenceRecorded)]
    values = [one for one in payloads if isinstance(one, EvidenceRecorded | FieldSet)]
    names = [_name(one) for one in values]
    ours = {fact.id for fact in playbook.facts if fact.ours}
    personal = {fact.id for fact in playbook.facts if fact.scope == "person"}
    return (
        len(set(names)) == len(names)
        and len({(one.document, one.lowered, one.note) for one in evidence}) <= 1
        and len({one.said_by for one in values if _name(one) not in ours}) <= 1
        and len({one.of for one in evidence if one.fact in personal}) <= 1
    )


def _name(value: EvidenceRecorded | FieldSet) -> str:
    return value.fact if isinstance(value, EvidenceRecorded) else value.field


def _agree(values: Iterator[Any], *, nothing: Any) -> bool:
    return len({value for value in values if value != nothing}) <= 1
