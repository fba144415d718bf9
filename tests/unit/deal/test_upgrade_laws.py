"""Laws of moving a deal to another content of its playbook, whatever happened to the deal."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.events import Event, Renamed
from salescoach.deal.fold import Growing, counting_events, fold
from salescoach.deal.uniting import unite
from tests.builders.deals import A_DAY, DAY, a_file, command, events, opened, undone, upgraded
from tests.builders.histories import payloads

IDS = ["pain", "budget", "ache", "option-evaluation", "need-recognition", "market", "user"]
KINDS = ["fact", "stage", "position", "position-back", "buyer-role", "customer-type"]


@st.composite
def renamings(draw: st.DrawFn) -> tuple[Renamed, ...]:
    """Any: also what no comparison of two playbooks would give."""
    found = st.builds(
        Renamed,
        kind=st.sampled_from(KINDS),
        before=st.sampled_from(IDS),
        after=st.sampled_from([*IDS, "new-one"]),
        joins=st.booleans(),
    )
    items = st.just(Renamed(kind="item", before="option-evaluation/ask-why", after="pain/why"))
    return tuple(draw(st.lists(found | items, max_size=4)))


HISTORIES = st.lists(payloads(), max_size=6)


def a_copy(*commands: object, since: int = 0) -> tuple[Event, ...]:
    return events(*commands)  # type: ignore[arg-type]


@given(HISTORIES, renamings())
def test_undoing_a_change_gives_what_was_before(
    before: list[object], names: tuple[Renamed, ...]
) -> None:
    last = len(before) + 2
    plain = fold(a_copy(opened(), *before))

    assert fold(a_copy(opened(), *before, upgraded(*names), undone(f"t{last}"))) == plain


@given(HISTORIES, HISTORIES, renamings())
def test_bringing_it_back_gives_what_it_had_come_to(
    before: list[object], after: list[object], names: tuple[Renamed, ...]
) -> None:
    change = len(before) + 2
    given_ = [opened(), *before, upgraded(*names), *after]
    whole = fold(a_copy(*given_))
    again = fold(a_copy(*given_, undone(f"t{change}"), undone(f"t{len(given_) + 1}")))

    assert again == whole


@given(HISTORIES, HISTORIES, renamings())
def test_a_change_that_renames_nothing_changes_nothing_else(
    before: list[object], after: list[object], names: tuple[Renamed, ...]
) -> None:
    plain = fold(a_copy(opened(), *before, *after))
    moved = fold(a_copy(opened(), *before, upgraded(), *after))

    assert replace(moved, playbook=None, contradictions=()).stages == plain.stages
    assert [one.fact for one in moved.evidence] == [one.fact for one in plain.evidence]
    assert moved.people == plain.people
    assert moved.done == plain.done


@given(HISTORIES, HISTORIES, renamings(), renamings())
def test_ids_are_not_renamed_twice(
    before: list[object],
    after: list[object],
    names: tuple[Renamed, ...],
    more: tuple[Renamed, ...],
) -> None:
    change = upgraded(*more, before="b", digest="c")
    known = a_copy(opened(), *before, upgraded(*names), *after, change)
    once = counting_events(known)

    assert counting_events(once) == once
    assert fold(once) == fold(known)


@given(HISTORIES, renamings(), HISTORIES, renamings(), st.permutations(range(3)))
def test_copies_that_were_changed_apart_come_to_the_same_in_every_order(
    one: list[object],
    names: tuple[Renamed, ...],
    other: list[object],
    more: tuple[Renamed, ...],
    order: list[int],
) -> None:
    start = a_file(opened())

    def grown(commands: list[object], tx: str) -> DealFile:
        from datetime import timedelta

        from tests.builders.deals import NOW

        later = events(
            *(
                command(payload, tx=f"{tx}{place}")  # type: ignore[arg-type]
                for place, payload in enumerate(commands)
            ),
            since=NOW + timedelta(minutes=1),
        )
        known = (*start.events, *later)
        return replace(start, events=known, digest=digest_of_events(known))

    copies = [
        grown([*one, upgraded(*names)], "a"),
        grown([*other, upgraded(*more, digest="c", version="1.2.0")], "b"),
        grown([*other], "c"),
    ]
    straight, shuffled = copies[0], copies[order[0]]
    for copy in copies[1:]:
        straight = unite(straight, copy)
    for place in order[1:]:
        shuffled = unite(shuffled, copies[place])

    assert straight.follows() == shuffled.follows()
    assert straight.pins == shuffled.pins
    assert fold(straight.events) == fold(shuffled.events)


@given(HISTORIES, renamings(), HISTORIES)
def test_a_deal_that_grows_is_the_same_as_one_that_is_folded_at_once(
    before: list[object], names: tuple[Renamed, ...], after: list[object]
) -> None:
    known = a_copy(opened(), *before, upgraded(*names), *after)
    growing = Growing(DAY + 5 * A_DAY)
    for size in range(1, len(known) + 1):
        found, _ = growing.folded(known[:size])

    assert found == fold(known, at=DAY + 5 * A_DAY)
