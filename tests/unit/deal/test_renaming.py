"""What was recorded under old ids is known under the new ones, whoever recorded it when."""

from collections.abc import Callable

import pytest

from salescoach.deal.decode import Pinned
from salescoach.deal.events import Event, Left, Payload, Renamed
from salescoach.deal.fold import fold
from salescoach.deal.record_events import (
    AgreementChanged,
    AgreementMade,
    CommitmentMade,
    DoubtRaised,
    Goal,
    HandoverAccepted,
    HandoverStarted,
    PersonChanged,
    VisitChanged,
    VisitPlanned,
)
from salescoach.deal.renaming import told_as_now
from salescoach.deal.state import Followed
from salescoach.guidance.upgrading import RECORDED
from salescoach.playbook.renames import KINDS, OWNED, STEPS
from tests.builders.deals import (
    DAY,
    command,
    cycled,
    ended,
    entered,
    events,
    field_set,
    left_out,
    met,
    opened,
    parked,
    said,
    ticked,
    unanswered,
    undone,
    upgraded,
    waived,
)

FACT = ("fact", "pain", "ache")


def facts(*commands: object) -> list[str]:
    return [one.fact for one in fold(events(*commands)).evidence]  # type: ignore[arg-type]


def test_a_fact_is_known_under_its_new_id_before_and_after_the_change() -> None:
    """After it: in a copy of the deal that did not know of the change."""
    found = facts(opened(), said("pain", "x"), upgraded(FACT), said("pain", "y"), said("ache", "z"))

    assert found == ["ache", "ache", "ache"]


def test_undoing_the_change_brings_the_old_ids_back_for_all_of_them() -> None:
    found = facts(opened(), said("pain", "x"), upgraded(FACT), said("ache", "y"), undone("t3"))

    assert found == ["pain", "pain"]


def test_undoing_gives_exactly_what_was_before() -> None:
    before = [opened(), met("anna"), said("pain", "x", by=["anna"]), ticked("ask-why")]
    change = upgraded(FACT, ("stage", "option-evaluation", "comparing"))

    assert fold(events(*before, change, undone("t5"))) == fold(events(*before))  # type: ignore[arg-type]


def test_a_chain_of_changes_is_gone_in_order() -> None:
    found = facts(
        opened(),
        said("pain", "x"),
        upgraded(FACT),
        said("ache", "y"),
        upgraded(("fact", "ache", "hurt"), digest="c", before="b"),
        said("pain", "z"),
        said("hurt", "z"),
    )

    assert found == ["hurt"] * 4


def test_an_id_that_comes_back_with_another_meaning_is_left_alone_from_then_on() -> None:
    found = facts(
        opened(),
        said("pain", "old"),
        upgraded(FACT),
        upgraded(("fact", "pain", "pain"), digest="c", before="b"),
        said("pain", "new"),
    )

    assert found == ["ache", "pain"]


def test_there_and_back_again() -> None:
    found = facts(
        opened(), said("pain", "x"), upgraded(FACT),
        upgraded(("fact", "ache", "pain"), digest="a", before="b"), said("pain", "y"),
    )  # fmt: skip

    assert found == ["pain", "pain"]


def test_there_and_back_and_there_again_a_deal_stands_where_the_changes_have_put_it() -> None:
    there = upgraded(("position", "option-evaluation", "last"), digest="b", before="a")
    back = upgraded(("position", "option-evaluation", "option-evaluation"), digest="a", before="b")
    again = upgraded(("position", "option-evaluation", "first"), digest="b", before="a")

    def stages(*commands: object) -> list[str]:
        return [one.stage for one in fold(events(*commands)).stages]  # type: ignore[arg-type]

    assert stages(opened(), there, back) == ["last"]
    assert stages(opened(), there, back, again) == ["last"]
    assert stages(opened(), there, back, entered("option-evaluation")) == [
        "last", "option-evaluation",
    ]  # fmt: skip
    assert stages(opened(), there, back, entered("option-evaluation"), again) == ["last", "first"]


def test_what_was_undone_there_and_back_is_no_way_to_go() -> None:
    there = upgraded(("position", "option-evaluation", "last"), digest="b", before="a")
    back = upgraded(digest="a", before="b")
    again = upgraded(("position", "option-evaluation", "first"), digest="b", before="a")

    deal = fold(events(opened(), there, back, undone("t3"), undone("t2"), again))

    assert [one.stage for one in deal.stages] == ["first"]


def test_of_two_copies_changed_apart_the_later_decides_for_what_was_recorded_in_both() -> None:
    """The first one leads nowhere now: what was recorded under its ids goes back, and then on."""
    deal = fold(
        events(
            opened(),
            said("pain", "before both"),
            upgraded(FACT),
            said("ache", "in the first copy"),
            upgraded(("fact", "pain", "hurt"), digest="c", before="a", version="1.2.0"),
            said("hurt", "in the second copy"),
        )
    )

    assert [one.fact for one in deal.evidence] == ["hurt", "hurt", "hurt"]
    assert deal.playbook == Followed(id="technical-sale", version="1.2.0", digest="c" * 64, on=DAY)
    assert len(deal.contradictions) == 1


def test_two_that_became_one_are_not_taken_for_one_of_them_on_the_way_back() -> None:
    joined = Renamed(kind="fact", before="ache", after="pain", joins=True)

    found = facts(opened(), said("ache", "x"), said("pain", "y"), upgraded(joined), undone("t4"))

    assert found == ["ache", "pain"]


@pytest.mark.parametrize(
    ("payload", "change", "expected"),
    [
        pytest.param(ticked("ask-why"), ("stage", "option-evaluation", "comparing"),
                     "comparing/ask-why", id="an item follows its stage"),
        pytest.param(ticked("ask-why"), ("handover", "option-evaluation", "comparing"),
                     "comparing/ask-why", id="an item follows its hand-over"),
        pytest.param(ticked("ask-why"), ("item", "option-evaluation/ask-why", "first/why"),
                     "first/why", id="an item moved"),
        pytest.param(ticked("ask-why"), ("item", "first/ask-why", "first/why"),
                     "option-evaluation/ask-why", id="an item of another stage"),
        pytest.param(ticked("ask-why"), ("criterion", "option-evaluation/ask-why", "first/why"),
                     "option-evaluation/ask-why", id="a criterion is no item"),
    ],
)  # fmt: skip
def test_items(payload: Payload, change: tuple[str, str, str], expected: str) -> None:
    (done,) = fold(events(opened(), payload, upgraded(change))).done

    assert f"{done.stage}/{done.item}" == expected


def test_what_was_left_out_and_waived_is_followed() -> None:
    deal = fold(
        events(
            opened(), left_out("ask-why"), waived("mark-agreed"),
            upgraded(("stage", "option-evaluation", "comparing"),
                     ("criterion", "option-evaluation/mark-agreed", "comparing/mark")),
        )
    )  # fmt: skip

    assert [(one.stage, one.item) for one in deal.skipped] == [("comparing", "ask-why")]
    assert [(one.stage, one.criterion) for one in deal.waivers] == [("comparing", "mark")]
    assert deal.stage == "comparing"


def test_choices_are_followed_and_other_values_are_left_as_they_are() -> None:
    deal = fold(
        events(
            opened(), said("size", "small"), said("size", ("small", "large")), said("pain", "a/b"),
            upgraded(("fact", "size", "scale"), ("choice", "size/small", "scale/little"), FACT),
        )
    )  # fmt: skip

    assert [(one.fact, one.value) for one in deal.evidence] == [
        ("scale", "little"), ("scale", ("little", "large")), ("ache", "a/b"),
    ]  # fmt: skip


def test_a_position_that_is_gone_is_where_the_change_says_and_its_items_do_not_go_along() -> None:
    deal = fold(
        events(
            opened(), ticked("ask-why"),
            upgraded(("position", "option-evaluation", "first")),
            entered("option-evaluation"),
        )
    )  # fmt: skip

    assert [one.stage for one in deal.stages] == ["first", "first"]
    assert [one.stage for one in deal.done] == ["option-evaluation"]


def test_a_position_that_only_an_undone_change_knew_leads_back() -> None:
    """Another copy had moved on before it heard that the change was taken back."""
    change = upgraded(("position-back", "brand-new", "option-evaluation"))

    deal = fold(events(opened(), change, entered("brand-new"), undone("t2")))

    assert [one.stage for one in deal.stages] == ["option-evaluation", "option-evaluation"]


def test_fields_roles_and_reasons_are_followed() -> None:
    deal = fold(
        events(
            opened(), field_set("customer_type", "market"), met("anna", roles=["user", "buyer"]),
            unanswered("pain", of="anna"), ended("lost", reason="price"),
            upgraded(("customer-type", "market", "standard"), ("buyer-role", "user", "operator"),
                     ("buyer-role", "buyer", "operator"), ("lost", "price", "too-dear"),
                     ("parking", "price", "wrong"), FACT),
        )
    )  # fmt: skip

    assert deal.customer_type == "standard"
    assert [one.role for one in deal.people[0].roles] == ["operator"]
    assert deal.ended is not None
    assert deal.ended.reason == "too-dear"
    assert [one.fact for one in deal.asked] == ["ache"]


def test_a_new_round_keeps_what_it_names() -> None:
    found = facts(opened(), said("pain", "x"), cycled("first", facts=["pain"]), upgraded(FACT))

    assert found == ["ache"]


OLD, NEW = "old", "new"
PLACES: list[tuple[str, Callable[[str], Payload]]] = [
    ("position", lambda id_: opened(stage=id_)),
    ("stage", lambda id_: opened(stage=id_)),
    ("customer-type", lambda id_: opened(customer_type=id_)),
    ("deal-kind", lambda id_: opened(deal_kind=id_)),
    ("lead-source", lambda id_: opened(lead_source=id_)),
    ("customer-type", lambda id_: field_set("customer_type", id_)),
    ("deal-kind", lambda id_: field_set("deal_kind", id_)),
    ("lead-source", lambda id_: field_set("lead_source", id_)),
    ("position", entered),
    ("stage", entered),
    ("stage", lambda id_: entered("last", passed=("x", id_))),
    ("criterion", lambda id_: entered("last", left=(Left(f"stage/{id_}", "met"),))),
    ("position", cycled),
    ("fact", lambda id_: cycled("last", facts=["x", id_])),
    ("fact", said),
    ("choice", lambda id_: said("stage", id_)),
    ("choice", lambda id_: said("stage", ("x", id_))),
    ("fact", unanswered),
    ("item", lambda id_: ticked(id_, stage="stage")),
    ("item", lambda id_: left_out(id_, stage="stage")),
    ("criterion", lambda id_: waived(id_, stage="stage")),
    ("buyer-role", lambda id_: met(roles=["x", id_])),
    ("perspective", lambda id_: met(goals=(Goal(words="w", perspective=id_), Goal(words="w")))),
    ("buyer-role", lambda id_: PersonChanged(person="anna", roles=(id_,))),
    ("buyer-role", lambda id_: PersonChanged(person="anna", lost_roles=(id_,))),
    ("perspective", lambda id_: PersonChanged(
        person="anna", goals=(Goal(words="w", perspective=id_),))),
    ("visit-kind", lambda id_: VisitPlanned(visit="v", day=DAY, kind=id_)),
    ("visit-kind", lambda id_: VisitChanged(visit="v", kind=id_)),
    ("commitment-kind", lambda id_: CommitmentMade(
        commitment="c", side="ours", what="w", kind=id_)),
    ("agreement-kind", lambda id_: AgreementMade(agreement="a", what="w", kind=id_)),
    ("agreement-kind", lambda id_: AgreementChanged(agreement="a", kind=id_)),
    ("doubt", lambda id_: DoubtRaised(doubt="d", words="w", library=id_)),
    ("seller-role", lambda id_: HandoverStarted(role=id_, person="p")),
    ("handover", lambda id_: HandoverStarted(role="x", person="p", handover=id_)),
    ("seller-role", lambda id_: HandoverAccepted(role=id_, person="p")),
    ("parking", lambda id_: parked(reason=id_)),
    ("lost", lambda id_: ended("lost", reason=id_)),
    ("disqualified", lambda id_: ended("disqualified", reason=id_)),
    ("cancelled", lambda id_: ended("cancelled", reason=id_)),
    ("criterion", lambda id_: ended("won", left=(Left(f"stage/{id_}", "met"),))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "payload"), PLACES,
    ids=[f"{type(payload(OLD)).__name__} {kind} {at}" for at, (kind, payload) in enumerate(PLACES)],
)  # fmt: skip
def test_every_id_of_every_event_is_followed(kind: str, payload: Callable[[str], Payload]) -> None:
    """And only by a change of its own kind."""
    owner = "stage/" if kind in ("criterion", "item", "choice") else ""
    elsewhere = [one for one in (*KINDS, *OWNED, *STEPS, "position") if one != kind]
    elsewhere = [one for one in elsewhere if {kind, one} != {"stage", "position"}]

    def after(*kinds: str) -> Payload:
        changes = [(one, f"{owner}{OLD}", f"{owner}{NEW}") for one in kinds]
        given = events(payload(OLD), upgraded(*changes))
        return told_as_now(given, given)[0].payload

    assert after(kind) == payload(NEW)
    assert after(*elsewhere) == payload(OLD)


def test_every_kind_whose_ids_are_kept_in_a_change_stands_in_some_event() -> None:
    assert {kind for kind, _ in PLACES} == {*RECORDED, "position"}


def test_what_is_folded_again_is_not_renamed_twice() -> None:
    from salescoach.deal.fold import counting_events

    given = events(opened(), said("pain", "x"), upgraded(FACT, ("fact", "ache", "hurt")))
    once = counting_events(given)

    assert counting_events(once) == once
    assert fold(once) == fold(given)


def followed(*commands: object) -> list[str]:
    from dataclasses import replace

    from tests.builders.deals import a_file

    file = replace(a_file(opened()), events=events(*commands))  # type: ignore[arg-type]
    return [file.follows().version, *(one.version for one in file.pins)]


def test_a_file_follows_the_last_change_that_counts_and_names_every_pin() -> None:
    change = upgraded()

    assert followed(opened()) == ["1.0.0", "1.0.0"]
    assert followed(opened(), change) == ["1.1.0", "1.0.0", "1.1.0"]
    assert followed(opened(), change, undone("t2")) == ["1.0.0", "1.0.0", "1.1.0"]
    assert followed(opened(), change, undone("t2"), undone("t3")) == ["1.1.0", "1.0.0", "1.1.0"]


def test_before_the_day_of_the_change_a_file_follows_what_it_did() -> None:
    from dataclasses import replace

    from tests.builders.deals import A_DAY, a_file

    later = DAY + A_DAY
    known: tuple[Event, ...] = events(opened(), command(upgraded(FACT), on=later))
    file = replace(a_file(opened()), events=known)

    assert file.follows(DAY).version == "1.0.0"
    assert file.follows(later) == Pinned("technical-sale", "1.1.0", "b" * 64)
