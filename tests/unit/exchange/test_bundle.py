import json
from dataclasses import replace

from salescoach.deal.decode import DealFile
from salescoach.exchange.bundle import Bundle, are_the_same_deal, deal_object, lines_of, members_of
from salescoach.exchange.flaws import flaws_of
from salescoach.exchange.reading_bundle import Unfit, read_bundle
from tests.builders.deals import a_file, met

FILE = replace(
    a_file(met("ana"), extra={"new": {"deep": [1.5, None]}}), forgotten=("0" * 32, "1" * 32)
)


def read_back(data: bytes) -> DealFile:
    found = read_bundle(data)
    assert isinstance(found, Bundle), found
    (file,) = found.deals
    return file


def test_in_both_forms_a_deal_comes_back_with_all_that_its_file_holds() -> None:
    bundle = Bundle((FILE,), {})
    document = {"schema": "salescoach/export@1", "at": "2026-03-05", **members_of(bundle)}
    for text in (json.dumps(document), "\n".join(lines_of(bundle))):
        file = read_back(text.encode())
        assert deal_object(file) == deal_object(FILE)
        assert file.extra == {"new": {"deep": [1.5, None]}}
        assert file.forgotten == FILE.forgotten
        assert list(deal_object(file)) == [
            "schema", "id", "playbook", "digest", "state", "new", "forgotten", "events",
        ]  # fmt: skip


def test_a_deal_is_itself_by_how_it_began() -> None:
    other = a_file(met("ana"), met("bob"))
    opening = FILE.events[0].id
    elsewhere = replace(other, events=other.events[1:])
    assert are_the_same_deal(FILE, other)
    assert not are_the_same_deal(FILE, elsewhere)
    assert are_the_same_deal(FILE, replace(elsewhere, forgotten=(opening,)))


def test_an_event_that_says_something_else_is_found() -> None:
    first, *others = FILE.events
    altered = replace(FILE, events=(replace(first, raw={**first.raw, "actor": "x"}), *others))
    (flaw,) = flaws_of(altered)
    assert flaw.message.id == "import.event-altered"
    assert flaw.path == f"$.events[id={first.id[:8]}]"
    assert list(flaws_of(FILE)) == []


def test_what_is_read_again_is_checked_again() -> None:
    text = "\n".join(lines_of(Bundle((FILE,), {}))).replace('"actor":"rep"', '"actor":"x"', 1)
    found = read_bundle(text.encode())
    assert isinstance(found, Unfit)
    assert [flaw.deal for flaw in found.flaws] == [FILE.id]
