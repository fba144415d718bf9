from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.building import NotOpened
from salescoach.deal.encode import new_event
from salescoach.deal.events import (
    DealOpened,
    DealParked,
    DealReopened,
    Event,
    EvidenceRecorded,
    FieldSet,
    FieldValue,
    ItemDone,
    Payload,
    PersonAdded,
    StageEntered,
    Undone,
)
from salescoach.deal.fold import Growing, fold
from salescoach.deal.record_events import NoteWritten
from salescoach.deal.state import Deal, DoneItem, Evidence, Person, RoleHeld, StageEntry
from salescoach.deal.transactions import live_events
from salescoach.values.levels import Level
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    a_deal,
    command,
    cycled,
    euros,
    events,
    field_set,
    met,
    opened,
    said,
    ticked,
    undone,
)

EARLIER = DAY - A_WEEK
LATER = DAY + A_WEEK


def test_a_deal_just_opened_stands_in_its_first_stage() -> None:
    deal = a_deal()

    assert deal == Deal(
        account="Acme Pumps",
        title=None,
        opened=DAY,
        last_on=DAY,
        last_news=DAY,
        stages=(StageEntry(stage="option-evaluation", on=DAY),),
    )
    assert (deal.stage, deal.entered, deal.status_on(DAY)) == ("option-evaluation", DAY, "selling")


def test_the_opening_gives_the_deal_its_fields() -> None:
    deal = a_deal(
        title="Pumps for plant 2",
        customer_type="strategic",
        deal_kind="replacement",
        lead_source="fair",
        amount=euros(5),
        expected_close=LATER,
        owner="eva",
        language="de",
    )

    assert deal == Deal(
        account="Acme Pumps",
        title="Pumps for plant 2",
        opened=DAY,
        last_on=DAY,
        last_news=DAY,
        stages=(StageEntry(stage="option-evaluation", on=DAY),),
        customer_type="strategic",
        deal_kind="replacement",
        lead_source="fair",
        amount=euros(5),
        expected_close=LATER,
        owner="eva",
        language="de",
    )


def test_the_stage_is_the_last_one_entered() -> None:
    entries = (StageEntry(stage="first", on=EARLIER), StageEntry(stage="second", on=LATER))
    deal = Deal(account="a", title=None, opened=DAY, last_on=DAY, stages=entries)

    assert (deal.stage, deal.entered) == ("second", LATER)


FIELDS: dict[str, tuple[FieldValue, object]] = {
    "customer_type": ("market", "market"),
    "deal_kind": ("renewal", "renewal"),
    "lead_source": ("tender", "tender"),
    "amount": (euros(7), euros(7)),
    "expected_close": ("2026-09-30", date(2026, 9, 30)),
    "owner": ("bob", "bob"),
    "language": ("cs", "cs"),
}
BEFORE: dict[str, Any] = {
    "customer_type": "strategic",
    "deal_kind": "replacement",
    "lead_source": "fair",
    "amount": euros(5),
    "expected_close": LATER,
    "owner": "eva",
    "language": "de",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_has_the_value_set_last_until_that_is_undone(field: str) -> None:
    value, expected = FIELDS[field]
    first = command(field_set(field, value), tx="first")

    assert getattr(a_deal(**BEFORE), field) == BEFORE[field]
    assert getattr(a_deal(first, **BEFORE), field) == expected
    assert getattr(a_deal(first), field) == expected
    assert getattr(a_deal(first, undone("first"), **BEFORE), field) == BEFORE[field]
    assert getattr(a_deal(first, undone("first")), field) is None


def test_setting_a_field_changes_no_other_one() -> None:
    after = a_deal(field_set("owner", "bob"), **BEFORE)

    assert after == a_deal(**{**BEFORE, "owner": "bob"})


UNSETTABLE: dict[str, tuple[str, FieldValue]] = {
    "unknown": ("temperature", "hot"),
    "account": ("account", "Other"),
    "title": ("title", "Other"),
    "stage": ("stage", "laboratory"),
    "own-collection": ("people", "anna"),
    "amount-as-text": ("amount", "5 EUR"),
    "money-as-owner": ("owner", euros(5)),
    "money-as-day": ("expected_close", euros(5)),
    "no-day": ("expected_close", "soon"),
    "no-such-day": ("expected_close", "2026-02-30"),
    "day-out-of-range": ("expected_close", "9999-12-31"),
    "day-as-week": ("expected_close", "2026-W10-4"),
    "day-without-hyphens": ("expected_close", "20260930"),
}


@pytest.mark.parametrize(("field", "value"), UNSETTABLE.values(), ids=UNSETTABLE)
def test_a_value_that_fits_no_field_is_noted_and_changes_nothing(
    field: str, value: FieldValue
) -> None:
    some = events(opened(**BEFORE), field_set(field, value))
    deal = fold(some)

    assert deal.contradictions == (f"no value for {field}: {some[1].id}",)
    assert _without_notes(deal) == a_deal(**BEFORE)


def test_a_deal_opened_twice_keeps_the_first_opening_and_says_so() -> None:
    some = events(opened("Acme"), opened("Other", owner="eva", stage="laboratory"))
    deal = fold(some)

    assert deal.contradictions == (f"opened twice: {some[1].id}",)
    assert _without_notes(deal) == a_deal(account="Acme")


def test_a_field_set_before_the_opening_in_the_one_order_keeps_its_value() -> None:
    deal = fold(events(field_set("owner", "bob"), opened(owner="eva", language="de")))

    assert (deal.owner, deal.language) == ("bob", "de")


def test_a_person_is_known_with_roles_from_the_day_it_counts_for() -> None:
    deal = a_deal(
        command(
            met("anna", name="Anna Nováková", roles=["user", "economic"], job="Head", wants="Rest",
                stance="neutral"),
            on=LATER,
        )
    )  # fmt: skip

    anna = Person(
        id="anna",
        name="Anna Nováková",
        roles=(RoleHeld("user", LATER), RoleHeld("economic", LATER)),
        added=LATER,
        job="Head",
        wants="Rest",
        stance="neutral",
    )
    assert deal.people == (anna,)
    assert deal.person("anna") == anna
    assert deal.person("bob") is None


ONCE_MORE: dict[str, tuple[tuple[Payload | Command, ...], Person]] = {
    "another-role": (
        (met("anna", roles=["user"]), command(met("anna", roles=["economic"]), on=LATER)),
        Person(
            id="anna",
            name="Anna",
            roles=(RoleHeld("user", DAY), RoleHeld("economic", LATER)),
            added=DAY,
        ),
    ),
    "the-same-role-later": (
        (met("anna", roles=["user"]), command(met("anna", roles=["user"]), on=LATER)),
        Person(id="anna", name="Anna", roles=(RoleHeld("user", DAY),), added=DAY),
    ),
    "the-same-role-for-an-earlier-day": (
        (met("anna", roles=["user"]), command(met("anna", roles=["user"]), on=EARLIER)),
        Person(id="anna", name="Anna", roles=(RoleHeld("user", EARLIER),), added=EARLIER),
    ),
    "a-role-named-twice": (
        (met("anna", roles=["user", "user"]),),
        Person(id="anna", name="Anna", roles=(RoleHeld("user", DAY),), added=DAY),
    ),
    "more-is-known": (
        (met("anna", roles=[], job="Head"), met("anna", roles=[], wants="Rest", stance="mentor")),
        Person(
            id="anna", name="Anna", roles=(), added=DAY, job="Head", wants="Rest", stance="mentor"
        ),
    ),
    "something-else-is-known": (
        (met("anna", roles=[], stance="neutral"), met("anna", roles=[], stance="opponent")),
        Person(id="anna", name="Anna", roles=(), added=DAY, stance="opponent"),
    ),
}


@pytest.mark.parametrize(("commands", "person"), ONCE_MORE.values(), ids=ONCE_MORE)
def test_a_person_met_in_two_copies_is_one_person(
    commands: tuple[Payload | Command, ...], person: Person
) -> None:
    deal = a_deal(*commands)

    assert deal.people == (person,)
    assert deal.contradictions == ()


def test_two_names_of_one_person_are_noted_and_the_first_stays() -> None:
    some = events(opened(), met("anna", name="Anna"), met("anna", name="Anne"))
    deal = fold(some)

    assert [person.name for person in deal.people] == ["Anna"]
    assert deal.contradictions == (f"two names for anna: {some[2].id}",)


def test_people_stand_in_the_order_in_which_they_were_met() -> None:
    deal = a_deal(met("eva"), met("bob"), met("anna"), met("bob"))

    assert [person.id for person in deal.people] == ["eva", "bob", "anna"]


@pytest.mark.parametrize(
    ("days", "roles"), [(-1, ()), (0, ("user",)), (1, ("user",))], ids=["before", "same", "after"]
)
def test_a_role_counts_from_the_day_it_is_known(days: int, roles: tuple[str, ...]) -> None:
    anna = Person(id="anna", name="Anna", roles=(RoleHeld("user", DAY),), added=EARLIER)

    assert anna.roles_on(DAY + days * A_DAY) == frozenset(roles)


def test_evidence_is_kept_as_recorded_all_of_it_in_order() -> None:
    some = events(
        opened(),
        met("anna"),
        command(
            said(
                "budget", euros(5), by=["anna"], document="offer.pdf", lowered=Level.HEARD, note="x"
            ),
            actor="eva",
            on=EARLIER,
        ),
        said("budget", None, none=True),
        said("visited", value=False),
    )

    assert fold(some).evidence == (
        Evidence(
            event=some[2].id,
            fact="budget",
            on=EARLIER,
            actor="eva",
            value=euros(5),
            said_by=("anna",),
            document="offer.pdf",
            lowered=Level.HEARD,
            note="x",
        ),
        Evidence(event=some[3].id, fact="budget", on=DAY, actor="rep", none=True),
        Evidence(event=some[4].id, fact="visited", on=DAY, actor="rep", value=False),
    )


def test_evidence_of_somebody_unknown_is_kept_and_noted() -> None:
    some = events(opened(), met("anna"), said(by=["anna", "bob"]))
    deal = fold(some)

    assert [one.said_by for one in deal.evidence] == [("anna", "bob")]
    assert deal.contradictions == (f"said by nobody known: {some[2].id}",)


def test_an_item_done_twice_is_done_once_as_the_last_time() -> None:
    deal = a_deal(ticked("measure"), command(ticked("measure"), on=LATER), ticked("ask-why"))

    assert deal.done == (
        DoneItem(stage="option-evaluation", item="measure", on=LATER, actor="rep"),
        DoneItem(stage="option-evaluation", item="ask-why", on=DAY, actor="rep"),
    )


def test_items_of_one_name_in_two_stages_are_two() -> None:
    deal = a_deal(ticked("measure", stage="laboratory"), ticked("measure", stage="evolution"))

    assert [(one.stage, one.item) for one in deal.done] == [
        ("laboratory", "measure"),
        ("evolution", "measure"),
    ]


def test_the_last_day_is_the_latest_that_a_live_event_counts_for() -> None:
    later = command(said(), on=LATER, tx="later")

    assert a_deal(later, command(said(), on=EARLIER)).last_on == LATER
    assert a_deal(later, command(undone("later"), on=LATER + A_WEEK)).last_on == DAY


def test_the_deal_of_a_day_leaves_out_what_counts_for_a_later_day() -> None:
    def on(day: date) -> Deal:
        return a_deal(command(ticked("measure"), on=LATER), at=day)

    assert on(LATER - A_DAY) == a_deal()
    assert on(LATER) == a_deal(command(ticked("measure"), on=LATER))
    assert on(LATER + A_DAY) == on(LATER)


def test_what_was_undone_later_counted_until_then() -> None:
    def on(day: date) -> Deal:
        return a_deal(command(ticked(), tx="tick"), command(undone("tick"), on=LATER), at=day)

    assert on(LATER - A_DAY) == a_deal(ticked())
    assert on(LATER) == a_deal()


def test_there_is_no_deal_before_the_day_of_its_opening() -> None:
    with pytest.raises(NotOpened):
        a_deal(command(said(), on=EARLIER), at=DAY - A_DAY)
    assert a_deal(command(said(), on=EARLIER), at=DAY).last_on == DAY


def test_there_is_no_deal_of_no_events() -> None:
    with pytest.raises(NotOpened):
        fold([])


def _without_notes(deal: Deal) -> Deal:
    return replace(deal, contradictions=())


def test_words_from_before_a_person_was_recorded_count_by_the_first_roles() -> None:
    deal = a_deal(
        command(met("anna", roles=("user",)), on=DAY),
        command(met("anna", roles=("payer",)), on=DAY + 5 * A_DAY),
    )
    anna = deal.people[0]
    assert anna.roles_on(DAY - 7 * A_DAY) == {"user"}
    assert anna.roles_on(DAY + 4 * A_DAY) == {"user"}
    assert anna.roles_on(DAY + 5 * A_DAY) == {"user", "payer"}


def word_of(*commands: Payload | Command) -> tuple[str, ...] | None:
    word = a_deal(met("anna"), met("bob"), *commands).word_on("expected_close")
    return word.said_by if word else None


def closes(day: str, *by: str) -> FieldSet:
    return field_set("expected_close", day, by=by)


def test_a_word_on_a_field_counts_as_long_as_it_is_what_stands_there() -> None:
    assert word_of(closes("2026-06-01")) is None
    assert word_of(closes("2026-06-01", "anna")) == ("anna",)
    assert word_of(closes("2026-06-01", "anna"), closes("2026-07-01")) is None
    assert word_of(closes("2026-06-01", "anna"), closes("2026-06-01")) == ("anna",)
    assert word_of(closes("2026-06-01", "anna"), closes("2026-07-01", "bob")) == ("bob",)
    both = (closes("2026-06-01", "anna"), closes("2026-07-01", "bob"))
    assert word_of(*both, closes("2026-06-01")) is None  # anna's word is out of date
    assert word_of(command(closes("2026-06-01", "anna"), tx="x"), undone("x")) is None


def test_a_word_for_an_older_day_is_history() -> None:
    older = command(closes("2026-07-01", "bob"), on=DAY - A_DAY)
    assert word_of(closes("2026-06-01", "anna"), older) == ("anna",)


def test_a_word_of_somebody_unknown_is_noted() -> None:
    deal = a_deal(closes("2026-06-01", "nobody"))
    assert [one.partition(":")[0] for one in deal.contradictions] == ["said by nobody known"]


def test_the_next_round_keeps_the_words_on_the_fields_that_it_keeps() -> None:
    given = (met("anna"), closes("2026-06-01", "anna"))
    kept = a_deal(*given, cycled(fields=["expected_close"], people=["anna"]))
    left = a_deal(*given, cycled(people=["anna"]))

    assert [one.said_by for one in kept.field_words] == [("anna",)]
    assert left.field_words == ()


@given(st.data())
def test_a_deal_that_grows_is_what_folding_all_of_it_gives(data: st.DataObject) -> None:
    """Whatever the parts in which its events come, undoings and later days among them."""
    commands: list[Payload | None] = [
        DealOpened(account="Acme", stage="first"),
        *data.draw(st.lists(st.sampled_from(_STEPS), max_size=12)),
    ]
    made: list[Event] = []
    for number, step in enumerate(commands):
        on = DAY + timedelta(days=data.draw(st.integers(0, 2)) if number else 0)
        payload = step or Undone(undoes=data.draw(st.sampled_from(made)).tx)
        made.append(
            new_event(
                payload, tx=f"tx-{number}", recorded=_NOON + timedelta(seconds=number), on=on,
                actor="kim", nonce=str(number),
            )
        )  # fmt: skip
    growing = Growing(DAY + timedelta(days=1))
    for end in range(1, len(made) + 1):
        events = tuple(made[:end])
        if end > 1 and data.draw(st.booleans()):
            continue
        counting = tuple(event for event in events if event.on <= DAY + timedelta(days=1))
        deal, live = growing.folded(events)
        assert deal == fold(events, at=DAY + timedelta(days=1))
        assert live == live_events(counting)


_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_STEPS: list[Payload | None] = [
    None,
    PersonAdded(person="ana", name="Ana"),
    EvidenceRecorded(fact="need", value="x", said_by=("ana",)),
    FieldSet(field="owner", value="kim"),
    ItemDone(stage="first", item="call"),
    StageEntered(stage="second", way="advance"),
    NoteWritten(text="x"),
    DealParked(because="x"),
    DealReopened(because="x"),
]
