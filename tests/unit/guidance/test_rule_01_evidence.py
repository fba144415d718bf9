from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import EvidenceRecorded, Payload
from salescoach.deal.state import Deal
from salescoach.guidance.evidence import best_ever, contradicting, said_by, standing, weigh
from salescoach.guidance.parts import Weighed
from salescoach.playbook.model import Fact
from salescoach.values.days import Duration
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, a_deal, command, euros, met, said
from tests.builders.views import stated

ASSUMED, HEARD, CONFIRMED, PROVEN = Level
TODAY = DAY + 10 * A_DAY


def a_fact(**more: Any) -> Fact:
    """Settled by users, unless `ask_whom` says otherwise."""
    return Fact(**{"id": "pain", "title": "Pain", "type": "text", "ask_whom": ("user",), **more})


def weighed(
    *commands: Payload | Command, fact: Fact | None = None, today: date = TODAY
) -> tuple[Deal, list[Weighed]]:
    """The deal, and all its evidence weighed."""
    deal = a_deal(*commands)
    return deal, [weigh(fact or a_fact(), one, deal, today) for one in deal.evidence]


def level_of(
    evidence: EvidenceRecorded, *people: Payload | Command, fact: Fact | None = None
) -> Level:
    _, (one,) = weighed(*people, evidence, fact=fact)
    return one.level


USER = met("anna", roles=["user"])
BUYER = met("bob", roles=["purchasing"])
NOBODY_YET = met("eva", roles=[])


# Rule 1: the level


@pytest.mark.parametrize(
    ("evidence", "people", "level"),
    [
        (said(), [], ASSUMED),
        (said(document="minutes"), [], ASSUMED),
        (said(by=["ghost"]), [], ASSUMED),
        (said(by=["ghost"], document="minutes"), [], ASSUMED),
        (said(by=["bob"]), [BUYER], HEARD),
        (said(by=["bob"], document="minutes"), [BUYER], HEARD),
        (said(by=["eva"]), [NOBODY_YET], HEARD),
        (said(by=["anna"]), [USER], CONFIRMED),
        (said(by=["anna"], document="minutes"), [USER], PROVEN),
        (said(by=["anna"], document=""), [USER], CONFIRMED),
        (said(by=["bob", "anna"]), [BUYER, USER], CONFIRMED),
        (said(by=["ghost", "anna"]), [USER], CONFIRMED),
        (said(by=["bob", "eva"], document="minutes"), [BUYER, NOBODY_YET], HEARD),
        (said(value=None, none=True, by=["anna"]), [USER], CONFIRMED),
    ],
    ids=["nobody named", "nobody named, with a document", "somebody not recorded",
         "somebody not recorded, with a document", "another role", "another role, with a document",
         "no role", "the right role", "the right role, with a document", "an empty document",
         "several, one in the right role", "several, one not recorded", "several, none right",
         "there is none"],
)  # fmt: skip
def test_who_said_it_gives_its_level(
    evidence: EvidenceRecorded, people: list[Payload], level: Level
) -> None:
    assert level_of(evidence, *people) is level


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        (said(), ASSUMED),
        (said(by=["bob"]), CONFIRMED),
        (said(by=["eva"]), CONFIRMED),
        (said(by=["bob"], document="minutes"), PROVEN),
    ],
    ids=["nobody named", "any role", "no role", "any role, with a document"],
)
def test_where_nobody_in_particular_settles_it_anybody_named_does(
    evidence: EvidenceRecorded, level: Level
) -> None:
    fact = a_fact(ask_whom=())

    assert level_of(evidence, BUYER, NOBODY_YET, fact=fact) is level


@pytest.mark.parametrize(
    "evidence",
    [said(), said(document="sheet"), said(by=["bob"]), said(by=["anna"], document="sheet")],
    ids=["nobody named", "with a document", "heard from them", "proven by them"],
)
def test_what_is_settled_on_our_side_is_confirmed_by_our_record(evidence: EvidenceRecorded) -> None:
    assert level_of(evidence, USER, BUYER, fact=a_fact(ours=True, ask_whom=())) is CONFIRMED


@pytest.mark.parametrize("lowered", Level)
@pytest.mark.parametrize("derived", Level)
def test_a_rep_may_lower_the_level_and_never_raise_it(derived: Level, lowered: Level) -> None:
    sources: dict[Level, dict[str, Any]] = {
        ASSUMED: {},
        HEARD: {"by": ["bob"]},
        CONFIRMED: {"by": ["anna"]},
        PROVEN: {"by": ["anna"], "document": "minutes"},
    }
    evidence = said(**sources[derived], lowered=lowered)

    assert level_of(evidence, USER, BUYER) is min(derived, lowered, key=lambda one: one.rank)


def test_our_own_record_can_be_lowered_too() -> None:
    assert level_of(said(lowered=ASSUMED), fact=a_fact(ours=True)) is ASSUMED


@pytest.mark.parametrize(
    ("days", "level"),
    [(-1, CONFIRMED), (0, CONFIRMED), (1, HEARD)],
    ids=["before", "same", "after"],
)
def test_a_role_learnt_after_the_words_does_not_raise_them(days: int, level: Level) -> None:
    people = [
        command(met("anna", roles=[]), on=DAY),
        command(met("anna", roles=["user"]), on=DAY + (5 + days) * A_DAY),
    ]
    evidence = command(said(by=["anna"]), on=DAY + 5 * A_DAY)
    _, (one,) = weighed(*people, evidence)

    assert one.level is level


@pytest.mark.parametrize(("roles", "level"), [(["user"], CONFIRMED), (["purchasing"], HEARD)])
def test_the_first_roles_of_a_person_count_for_words_recorded_from_before(
    roles: list[str], level: Level
) -> None:
    """Somebody added today, with last week's words: the rep knew the role when they were said."""
    person = command(met("anna", roles=roles), on=DAY + 7 * A_DAY)
    learnt_later = command(met("anna", roles=["user"]), on=DAY + 8 * A_DAY)
    _, (one,) = weighed(person, learnt_later, command(said(by=["anna"]), on=DAY))

    assert one.level is level


# Rule 1: too old to count


@pytest.mark.parametrize(
    ("written", "days", "stale"),
    [
        ("7d", 6, False), ("7d", 7, False), ("7d", 8, True),
        ("1w", 7, False), ("1w", 8, True),
        ("1mo", 30, False), ("1mo", 31, True),
        ("0d", 0, False), ("0d", 1, True),
    ],
)  # fmt: skip
def test_evidence_is_stale_when_it_is_older_than_its_fact_stays_fresh(
    written: str, days: int, stale: bool
) -> None:
    number, unit = int(written.rstrip("dwmo")), written.lstrip("0123456789")
    fact = a_fact(stale_after=Duration(number, unit))  # type: ignore[arg-type]
    _, (one,) = weighed(said(), fact=fact, today=DAY + days * A_DAY)

    assert one.stale is stale


def test_what_does_not_go_stale_never_does() -> None:
    _, (one,) = weighed(said(), today=DAY + 30_000 * A_DAY)

    assert not one.stale


def test_what_counts_for_a_day_to_come_is_not_stale() -> None:
    fact = a_fact(stale_after=Duration(0, "d"))
    _, (one,) = weighed(command(said(), on=DAY + A_DAY), fact=fact, today=DAY)

    assert not one.stale


# Rule 1: the value that stands


def value_of(
    *commands: Payload | Command,
    fact: Fact | None = None,
    from_: tuple[str, ...] = (),
    fresh_within: Duration | None = None,
) -> tuple[object, Level] | None:
    deal, all_of_it = weighed(*commands, fact=fact)
    heard = [said_by(from_, one, fact or a_fact(), deal) for one in all_of_it]
    counting = [one for one in heard if one is not None]
    return stated(standing(counting, TODAY, fresh_within=fresh_within))


def on(day: int, payload: Payload) -> Command:
    return command(payload, on=DAY + day * A_DAY)


def test_without_evidence_nothing_stands() -> None:
    assert value_of() is None


@pytest.mark.parametrize(
    ("evidence", "value"),
    [
        ([on(1, said(value="a", by=["anna"])), on(2, said(value="b", by=["bob"]))],
         ("a", CONFIRMED)),
        ([on(2, said(value="a", by=["bob"])), on(1, said(value="b", by=["anna"]))],
         ("b", CONFIRMED)),
        ([on(1, said(value="a", by=["anna"])), on(2, said(value="b", by=["anna"]))],
         ("b", CONFIRMED)),
        ([on(2, said(value="a", by=["anna"])), on(1, said(value="b", by=["anna"]))],
         ("a", CONFIRMED)),
        ([on(1, said(value="a", by=["anna"])), on(1, said(value="b", by=["anna"]))],
         ("b", CONFIRMED)),
        ([on(1, said(value="a", by=["anna"], document="x")), on(9, said(value="b", by=["anna"]))],
         ("a", PROVEN)),
        ([on(1, said(value="a")), on(2, said(value=None, none=True))], ("none", ASSUMED)),
        ([on(1, said(value="a", by=["anna"])), on(2, said(value="b", by=["anna"], lowered=HEARD))],
         ("a", CONFIRMED)),
    ],
    ids=["a weaker word later", "a stronger word of an older day", "a later word",
         "a word recorded later for an older day", "two words of one day, as recorded",
         "a document outlasts a word", "none is an answer too", "a lowered word is weaker"],
)  # fmt: skip
def test_the_stronger_level_counts_then_the_later_day_then_the_newer_record(
    evidence: list[Command], value: tuple[object, Level]
) -> None:
    assert value_of(USER, BUYER, *evidence) == value


def test_stale_evidence_does_not_stand_however_strong() -> None:
    fact = a_fact(stale_after=Duration(5, "d"))
    evidence = [on(1, said(value="a", by=["anna"], document="x")), on(9, said(value="b"))]

    assert value_of(USER, *evidence, fact=fact) == ("b", ASSUMED)
    assert value_of(USER, evidence[0], fact=fact) is None


@pytest.mark.parametrize(
    ("from_", "value"),
    [
        ((), ("a", CONFIRMED)),
        (("user",), ("a", CONFIRMED)),
        (("purchasing",), ("b", HEARD)),
        (("purchasing", "user"), ("a", CONFIRMED)),
        (("economic",), None),
    ],
)
def test_with_a_source_only_words_from_these_roles_count(
    from_: tuple[str, ...], value: tuple[object, Level] | None
) -> None:
    evidence = [said(value="a", by=["anna"]), said(value="b", by=["bob"]), said(value="c")]

    assert value_of(USER, BUYER, *evidence, from_=from_) == value


def test_of_several_speakers_only_those_in_the_role_count() -> None:
    evidence = said(value="a", by=["anna", "ghost", "bob"])

    assert value_of(USER, BUYER, evidence, from_=("purchasing",)) == ("a", HEARD)
    assert value_of(USER, BUYER, evidence, from_=("user",)) == ("a", CONFIRMED)


def test_the_role_counts_as_it_was_known_when_the_words_were_said() -> None:
    people = [on(0, met("anna", roles=["user"])), on(5, met("anna", roles=["economic"]))]
    before, after = on(4, said(value="a", by=["anna"])), on(5, said(value="b", by=["anna"]))

    assert value_of(*people, before, from_=("economic",)) is None
    assert value_of(*people, before, after, from_=("economic",)) == ("b", CONFIRMED)


@pytest.mark.parametrize(("day", "value"), [(4, None), (5, ("a", ASSUMED)), (6, ("a", ASSUMED))])
def test_within_a_length_of_time_only_what_is_no_older_counts(
    day: int, value: tuple[object, Level] | None
) -> None:
    """Today is day 10."""
    assert value_of(on(day, said(value="a")), fresh_within=Duration(5, "d")) == value


def test_an_older_word_may_stand_where_the_fresh_one_is_weaker() -> None:
    evidence = [on(1, said(value="a", by=["anna"])), on(9, said(value="b"))]

    assert value_of(USER, *evidence) == ("a", CONFIRMED)
    assert value_of(USER, *evidence, fresh_within=Duration(5, "d")) == ("b", ASSUMED)


# So far


def test_so_far_the_best_is_what_is_fresh_then_strong_then_late() -> None:
    fact = a_fact(stale_after=Duration(5, "d"))
    old = on(1, said(value="old", by=["anna"], document="x"))
    older = on(0, said(value="older", by=["anna"], document="x"))
    weak, strong = on(9, said(value="weak")), on(8, said(value="strong", by=["anna"]))

    def so_far(*evidence: Command) -> object:
        return stated(best_ever(weighed(USER, *evidence, fact=fact)[1]))

    assert so_far() is None
    assert so_far(old, older) == ("old", PROVEN)
    assert so_far(old, weak) == ("weak", ASSUMED)
    assert so_far(weak, strong, old) == ("strong", CONFIRMED)
    assert so_far(on(8, said(value="a")), on(8, said(value="b"))) == ("b", ASSUMED)


# Contradictions


def clash(*commands: Payload | Command, fact: Fact | None = None) -> list[object]:
    people = [USER, BUYER, met("ulf", roles=["user"]), met("eva", roles=["user"])]
    found = contradicting(weighed(*people, *commands, fact=fact)[1])
    return [one.evidence.value if not one.evidence.none else "none" for one in found]


@pytest.mark.parametrize(
    ("evidence", "values"),
    [
        ([said(value="a", by=["anna"]), said(value="b", by=["ulf"])], ["a", "b"]),
        ([on(3, said(value="a", by=["anna"])), on(2, said(value="b", by=["ulf"]))], ["b", "a"]),
        ([said(value="a", by=["anna"]), said(value="a", by=["ulf"])], []),
        ([said(value="a", by=["anna"]), said(value=None, none=True, by=["ulf"])], ["a", "none"]),
        ([said(value="a", by=["anna"]), said(value="b", by=["bob"])], []),
        ([said(value="a", by=["bob"]), said(value="b", by=["anna"], lowered=HEARD)], ["a", "b"]),
        ([said(value="a"), said(value="b")], []),
        ([said(value="a", by=["anna"]), said(value="b")], []),
        ([said(value="a", by=["anna"]), on(1, said(value="b", by=["anna"]))], []),
        ([on(5, said(value="a", by=["anna"])), on(1, said(value="b", by=["anna"])),
          on(5, said(value="a", by=["ulf"]))], []),
        ([said(value="a", by=["anna"]), on(1, said(value="b", by=["anna", "ulf"]))], []),
        ([said(value="a", by=["anna", "ulf"]), on(1, said(value="b", by=["ulf"]))], ["a", "b"]),
        ([said(value="a", by=["ulf", "anna"]), on(1, said(value="b", by=["anna", "ulf"]))], []),
        ([said(value="a", by=["anna"]), said(value="b", by=["ulf"]),
          on(1, said(value="b", by=["anna"]))], []),
        ([said(value=("x", "y"), by=["anna"]), said(value=("y", "x"), by=["ulf"])], []),
        ([said(value=("x", "y"), by=["anna"]), said(value=("x",), by=["ulf"])],
         [("x", "y"), ("x",)]),
        ([said(value=euros(5), by=["anna"]), said(value=euros("5.00"), by=["ulf"])], []),
        ([said(value=True, by=["anna"]), said(value=False, by=["ulf"])], [True, False]),
        ([], []),
    ],
    ids=["two say different things", "the newest last", "two agree", "there is one, there is none",
         "a weaker word contradicts no stronger one", "both only heard", "our own guesses",
         "our own guess against a word", "a correction", "an older word recorded later",
         "a correction together with somebody", "one of two changes their mind",
         "the same two, in another order", "they agree in the end",
         "the same list in another order", "another list", "the same amount", "yes and no",
         "nothing"],
)  # fmt: skip
def test_they_contradict_when_the_latest_words_of_the_strongest_level_differ(
    evidence: Sequence[Payload | Command], values: list[object]
) -> None:
    assert clash(*evidence) == values


def test_three_who_differ_are_told_each_once() -> None:
    evidence = [
        on(1, said(value="a", by=["anna", "ulf"])),
        on(2, said(value="b", by=["eva"])),
    ]

    assert clash(*evidence) == ["a", "b"]


def test_who_says_the_same_as_the_newest_word_contradicts_nobody() -> None:
    evidence = [on(1, said(value="a", by=["anna"])), on(2, said(value="b", by=["ulf"])),
                on(3, said(value="a", by=["eva"]))]  # fmt: skip

    assert clash(*evidence) == ["b", "a"]


def test_what_is_stale_contradicts_nobody() -> None:
    fact = a_fact(stale_after=Duration(5, "d"))
    evidence = [on(1, said(value="a", by=["anna"])), on(9, said(value="b", by=["ulf"]))]

    assert clash(*evidence, fact=fact) == []
    assert clash(*evidence) == ["a", "b"]


# Laws


@st.composite
def evidence(draw: st.DrawFn) -> Command:
    payload = said(
        value=draw(st.sampled_from("ab")),
        by=draw(st.lists(st.sampled_from(["anna", "bob", "ulf"]), max_size=2, unique=True)),
        document=draw(st.none() | st.just("x")),
        lowered=draw(st.none() | st.sampled_from(Level)),
    )
    return command(payload, on=DAY + timedelta(days=draw(st.integers(0, 10))))


PEOPLE = (USER, BUYER, met("ulf", roles=["user"]))


@given(st.lists(evidence(), max_size=5), evidence())
def test_more_evidence_never_weakens_what_stands(before: list[Command], more: Command) -> None:
    _, less = weighed(*PEOPLE, *before)
    _, all_of_it = weighed(*PEOPLE, *before, more)
    first, then = standing(less, TODAY), standing(all_of_it, TODAY)

    assert then is not None
    assert first is None or first.level.rank <= then.level.rank


@given(st.lists(evidence(), max_size=5))
def test_only_words_that_stand_can_contradict_each_other(all_of_them: list[Command]) -> None:
    _, all_of_it = weighed(*PEOPLE, *all_of_them)
    found = contradicting(all_of_it)
    stands = standing(all_of_it, TODAY)

    assert len(found) != 1
    if found:
        assert all(one.evidence.value != found[-1].evidence.value for one in found[:-1])
    assert all(stands is not None and one.level.rank <= stands.level.rank for one in found)


@given(st.lists(evidence(), max_size=4))
def test_saying_it_again_oneself_contradicts_nobody(said_so: list[Command]) -> None:
    alone = [command(said(value=one.payloads[0].value, by=["anna"]), on=one.on)  # type: ignore[union-attr]
             for one in said_so]  # fmt: skip

    assert contradicting(weighed(*PEOPLE, *alone)[1]) == ()
