from datetime import date

import pytest

from salescoach.deal.record_events import RecordEvent, records_named
from salescoach.deal.record_ids import named, with_id
from tests.builders.deals import command, events, opened, undone
from tests.builders.records import a_problem, agreed, an_option, ours, planned, raised, theirs

DAY = date(2026, 4, 16)
IDS: dict[str, tuple[RecordEvent, str]] = {
    "the first five words": (
        theirs("", what="Send us the water analysis by mail"),
        "commitment/send-us-the-water-analysis",
    ),
    "fewer words": (agreed("", what="delivery"), "agreement/delivery"),
    "words on lines": (raised("", words="not\n again "), "doubt/not-again"),
    "another script": (an_option("", title="Помпа"), "option/pompa"),
    "no letter": (a_problem("", what="1 2 3"), "problem/problem"),
    "only signs": (ours("", what="!!!"), "commitment/commitment"),
    "a visit by its day": (planned("", DAY), "visit/visit-2026-04-16"),
    "a visit by its kind": (planned("", DAY, kind="pilot"), "visit/pilot-2026-04-16"),
}


@pytest.mark.parametrize(("payload", "id_"), IDS.values(), ids=IDS)
def test_an_id_is_made_of_the_first_words(payload: RecordEvent, id_: str) -> None:
    assert records_named(named(payload, ()))[0] == id_


def test_a_long_word_is_cut() -> None:
    found = named(ours("", what="x" * 100), ())

    assert records_named(found) == ("commitment/" + "x" * 40,)


def test_the_second_one_in_the_same_words_gets_a_number() -> None:
    those = events(opened(), ours("sheet", what="sheet"), agreed("sheet-2", what="sheet"))

    assert with_id(ours("", what="sheet"), those) == ours("sheet-2", what="sheet")


def test_what_was_undone_keeps_its_id() -> None:
    those = events(opened(), command(ours("sheet", what="sheet"), tx="oops"), undone("oops"))

    assert with_id(ours("", what="sheet"), those) == ours("sheet-2", what="sheet")
