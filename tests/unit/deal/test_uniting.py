"""Two copies made one: what is chosen where both cannot stay. The laws are in tests/contract."""

from dataclasses import replace

import pytest

from salescoach.deal.decode import DealFile, Pinned, digest_of_events
from salescoach.deal.uniting import Hollow, OtherDeal, says_the_same, unite
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.contract.memory_store import MemoryStore


def deal(title: str = "Line 4") -> DealFile:
    return MemoryStore().open_deal(opening(title=title), PLAYBOOK, stamp=stamp()).file


def worked_on(file: DealFile) -> DealFile:
    store = MemoryStore()
    other = store.open_deal(opening(), PLAYBOOK, stamp=stamp()).file
    more = store.change(other.id, adding(evidence()), stamp=stamp()).events
    events = (*file.events, *more)
    return replace(file, events=events, digest=digest_of_events(events))


def pinned(version: str, digest: str = "d", id_: str = "tiny") -> DealFile:
    return replace(BASE, playbook=Pinned(id_, version, digest))


BASE = deal()


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (("1.0.0",), ("1.0.1",)),
        (("1.9.0",), ("1.10.0",)),
        (("1.0.0-rc",), ("1.0.0.1",)),
        (("1",), ("1.0",)),
        (("0",), ("0.0.1",)),
        (("x",), ("1",)),
        (("1", "a"), ("1", "b")),
        (("1", "a", "one"), ("1", "a", "two")),
        (("1", "b", "one"), ("1", "a", "two")),
    ],
)
def test_the_later_version_stays_whoever_has_it(
    lower: tuple[str, ...], higher: tuple[str, ...]
) -> None:
    one, other = pinned(*lower), pinned(*higher)
    assert unite(one, other).playbook == unite(other, one).playbook == other.playbook


def test_unknown_keys_of_a_pin_and_of_a_deal_survive() -> None:
    one = replace(BASE, playbook=replace(BASE.playbook, extra={"a": 1}), extra={"x": [1]})
    other = replace(BASE, playbook=replace(BASE.playbook, extra={"b": 2}), extra={"x": [2], "y": 0})
    for both in (unite(one, other), unite(other, one)):
        assert both.playbook.extra == {"a": 1, "b": 2}
        assert both.extra == {"x": [2], "y": 0}
    assert not says_the_same(one, other)
    assert not says_the_same(one, BASE)


def test_united_with_itself_it_says_the_same() -> None:
    file = worked_on(BASE)
    assert says_the_same(unite(file, file), file)
    assert unite(file, file).digest == file.digest


@pytest.mark.parametrize("other", [deal(), replace(BASE, id="mill")], ids=["opening", "id"])
def test_two_deals_are_never_mixed(other: DealFile) -> None:
    with pytest.raises(OtherDeal):
        unite(BASE, other)


def test_copies_that_forgot_the_same_opening_each_in_its_way_are_one_deal() -> None:
    gone = (BASE.events[0].id,)
    one, other = (replace(deal(title), forgotten=gone) for title in ("one", "two"))
    assert len(unite(one, other).events) == 2


def test_copies_that_have_forgotten_each_other_s_opening_cannot_be_one() -> None:
    one, two = deal("one"), deal("two")
    ours = replace(one, forgotten=(two.events[0].id,))
    theirs = replace(two, forgotten=(one.events[0].id,))
    with pytest.raises(OtherDeal):
        unite(ours, theirs)


def test_a_copy_that_only_leaves_out_what_it_calls_forgotten_is_refused_both_ways() -> None:
    """Forgetting makes a record again without somebody; without another in its place it is lost."""
    ours = worked_on(BASE)
    hollow = replace(BASE, forgotten=(ours.events[-1].id,))
    for one, other in ((ours, hollow), (hollow, ours)):
        with pytest.raises(Hollow):
            unite(one, other)
