"""What moving a deal to another content of its playbook comes to, or why it cannot be done."""

import pytest

from salescoach.deal.events import PlaybookChanged, Renamed
from salescoach.guidance.fitting import Named
from salescoach.guidance.upgrading import CannotUpgrade, Upgrade, upgrade_of
from salescoach.playbook.model import Playbook
from salescoach.playbook.renames import Rename, Renames
from salescoach.values.messages import say
from tests.builders.deals import a_deal, field_set, said, ticked
from tests.builders.playbooks import a_playbook

COMPARING = "stages: [{id: option-evaluation, title: Comparing}]"
ONE = "facts: [{id: pain, title: P, type: text}, {id: size, title: S, type: number}]"


def of(
    old: Playbook, new: Playbook, *commands: object, stage: str | None = None
) -> Upgrade | CannotUpgrade:
    deal = a_deal(*commands)  # type: ignore[arg-type]
    return upgrade_of(deal, old, new, before="a" * 64, digest="b" * 64, stage=stage)


def test_a_content_that_only_says_it_otherwise_renames_nothing() -> None:
    old = a_playbook(ONE)
    new = a_playbook(f"version: 1.0.1\n{ONE.replace('title: P', 'title: Pain')}")

    assert of(old, new, said("pain", "x")) == Upgrade(
        payload=PlaybookChanged(
            playbook="small", version="1.0.1", digest="b" * 64, before="a" * 64
        ),
        renames=Renames(),
        renamed=(),
        homeless=(),
        stage="option-evaluation",
        moved=False,
    )


def test_of_what_is_renamed_the_deal_tells_only_what_is_recorded_in_it() -> None:
    new = a_playbook(
        "facts: [{id: ache, title: P, type: text, also: [pain]},"
        " {id: scale, title: S, type: number, also: [size]}]"
    )

    found = of(a_playbook(ONE), new, said("pain", "x"))

    assert isinstance(found, Upgrade)
    assert found.renamed == (Rename("fact", "pain", "ache"),)
    assert found.payload.renamed == (
        Renamed(kind="fact", before="pain", after="ache"),
        Renamed(kind="fact", before="size", after="scale"),
    )


def test_what_the_new_content_does_not_have_is_kept_without_a_place() -> None:
    new = a_playbook("facts: [{id: pain, title: P, type: text}]")

    found = of(
        a_playbook(ONE), new, said("size", "4"), ticked("ask-why"), field_set("deal_kind", "odd")
    )

    assert isinstance(found, Upgrade)
    assert found.homeless == (
        Named("fact", "size"),
        Named("item", "option-evaluation/ask-why"),
        Named("deal-kind", "odd"),
    )


def test_a_value_that_is_none_of_the_new_type_has_no_place() -> None:
    new = a_playbook(
        ONE.replace("id: pain, title: P, type: text", "id: pain, title: P, type: number")
    )

    lost = of(a_playbook(ONE), new, said("pain", "a lot"))
    kept = of(a_playbook(ONE), new, said("pain", "12"))

    assert isinstance(lost, Upgrade)
    assert lost.homeless == (Named("fact", "pain"),)
    assert isinstance(kept, Upgrade)
    assert kept.homeless == ()


def test_a_stage_that_is_gone_needs_another() -> None:
    new = a_playbook("stages: [{id: first, title: F}, {id: second, title: S}]")

    assert of(a_playbook(COMPARING), new) == CannotUpgrade(
        sentence=say("upgrade.stage-gone", stage="option-evaluation", version="1.0.0"),
        stages=("first", "second"),
    )
    found = of(a_playbook(COMPARING), new, stage="second")
    assert isinstance(found, Upgrade)
    assert (found.stage, found.moved) == ("second", True)
    assert found.payload.renamed == (
        Renamed(kind="position", before="option-evaluation", after="second"),
        Renamed(kind="position-back", before="first", after="option-evaluation"),
        Renamed(kind="position-back", before="second", after="option-evaluation"),
    )


def test_a_stage_that_runs_beside_another_now_is_no_position() -> None:
    new = a_playbook(
        "stages: [{id: first, title: F}, {id: option-evaluation, title: C, beside: first}]"
    )

    found = of(a_playbook(COMPARING), new)

    assert isinstance(found, CannotUpgrade)
    assert found.stages == ("first",)


def test_a_stage_cannot_be_chosen_where_the_old_one_is_there() -> None:
    new = a_playbook("stages: [{id: comparing, also: [option-evaluation], title: C},"
                     " {id: second, title: S}]")  # fmt: skip

    assert of(a_playbook(COMPARING), new, stage="second") == CannotUpgrade(
        sentence=say("upgrade.stage-there", stage="comparing")
    )
    found = of(a_playbook(COMPARING), new, stage="comparing")
    assert isinstance(found, Upgrade)
    assert (found.stage, found.moved) == ("comparing", False)


def test_an_unknown_stage_is_told_with_those_that_there_are() -> None:
    new = a_playbook("stages: [{id: first, title: F}]")

    assert of(a_playbook(COMPARING), new, stage="third") == CannotUpgrade(
        sentence=say("upgrade.no-such-stage", stage="third", version="1.0.0"), stages=("first",)
    )


def test_other_stages_that_are_gone_lead_to_the_one_before_them() -> None:
    old = a_playbook(
        "stages: [{id: zero, title: Z}, {id: option-evaluation, title: C}, {id: late, title: L}]"
    )
    new = a_playbook("stages: [{id: option-evaluation, title: C}, {id: end, title: E}]")

    found = of(old, new)

    assert isinstance(found, Upgrade)
    assert found.payload.renamed == (
        Renamed(kind="position", before="zero", after="option-evaluation"),
        Renamed(kind="position", before="late", after="option-evaluation"),
        Renamed(kind="position-back", before="end", after="option-evaluation"),
    )


def test_another_playbook_is_refused_unless_it_was_called_so() -> None:
    other = a_playbook("id: other")

    assert of(a_playbook(), other) == CannotUpgrade(
        sentence=say("upgrade.other-playbook", old="small", new="other")
    )
    assert isinstance(of(a_playbook(), a_playbook("id: other\nalso: [small]")), Upgrade)


def test_an_id_that_an_earlier_change_took_away_and_that_is_back_is_left_alone() -> None:
    earlier = (Renamed(kind="fact", before="pain", after="ache"),)
    old = a_playbook("facts: [{id: ache, title: A, type: text}]")
    new = a_playbook("facts: [{id: ache, title: A, type: text}, {id: pain, title: P, type: text}]")

    found = upgrade_of(a_deal(), old, new, earlier=earlier)

    assert isinstance(found, Upgrade)
    assert found.payload.renamed == (Renamed(kind="fact", before="pain", after="pain"),)


def test_a_stage_that_an_earlier_change_took_away_and_that_is_back_is_a_position_again() -> None:
    earlier = (Renamed(kind="position", before="late", after="option-evaluation"),)
    new = a_playbook("stages: [{id: option-evaluation, title: C}, {id: late, title: L}]")

    found = upgrade_of(a_deal(), a_playbook(COMPARING), new, earlier=earlier)

    assert isinstance(found, Upgrade)
    assert found.payload.renamed == (
        Renamed(kind="position-back", before="late", after="option-evaluation"),
        Renamed(kind="position", before="late", after="late"),
    )


@pytest.mark.parametrize(
    ("stages", "like"),
    [
        pytest.param("{id: b, title: comparing}", "b", id="the same title"),
        pytest.param("{id: b, title: 'Comparing them'}", "b", id="a word more"),
        pytest.param("{id: b, title: Offers}", None, id="another title"),
        pytest.param("{id: a, title: Comparing}, {id: b, title: Comparing}", None, id="two"),
        pytest.param(
            "{id: b, title: B, checklists: [{id: l, title: L, items: [{id: go, do: Go},"
            " {id: ask, do: Ask}, {id: new, do: New}]}]}",
            "b",
            id="most of the items",
        ),
        pytest.param(
            "{id: b, title: B, checklists: [{id: l, title: L, items: [{id: go, do: Go},"
            " {id: x, do: X}]}]}",
            None,
            id="half of the items",
        ),
    ],
)
def test_a_stage_that_may_be_the_same_under_another_id_is_named(
    stages: str, like: str | None
) -> None:
    old = a_playbook(
        "stages: [{id: option-evaluation, title: Comparing, checklists: [{id: l, title: L,"
        " items: [{id: go, do: Go}, {id: ask, do: Ask}]}]}]"
    )

    found = of(old, a_playbook(f"stages: [{stages}]"))

    assert isinstance(found, CannotUpgrade)
    assert found.like == (("option-evaluation", like) if like else None)
