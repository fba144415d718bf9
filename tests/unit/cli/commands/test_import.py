import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.deal.decode import Pinned, event_from_json
from salescoach.deal.encode import event_id
from salescoach.deal.events import Event
from salescoach.values.canonical import canonical, digest_of
from tests.builders.command_lines import INCOMING
from tests.builders.deals import bytes_of, events, met, opened
from tests.builders.histories import OBJECTS, histories, with_unknown_keys
from tests.builders.worlds import HALDEN, Run, Stream, contents, fresh, halden, snapshot

PLAYBOOK: dict[str, Any] = {
    "salescoach": 1,
    "id": "technical-sale",
    "version": "1.0.0",
    "title": "Tiny",
    "language": "en",
    "stages": [
        {"id": id_, "title": "x"}
        for id_ in ("need-recognition", "option-evaluation", "doubt-resolution", "implementation")
    ],
}
PIN = digest_of(canonical(PLAYBOOK))
IDS = ("acme-pumps", "mill", "third", "fourth")
FORMATS = pytest.mark.parametrize("form", ["json", "jsonl"])


def piped(text: str) -> Stream:
    return Stream(content=text.encode())


def take_in(run: Run, text: str, *more: str) -> Any:
    return run("import", "-", "--yes", *more, stdin=piped(text))


def with_deals(base: Path, *files: bytes) -> Run:
    """A home with these deals and their playbook, as a program has written them."""
    run = Run(base)
    for folder in ("home", "home/deals", "home/playbooks"):
        (base / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    (run.home / "playbooks" / f"{PIN}.json").write_bytes(canonical(PLAYBOOK))
    for data in files:
        (run.home / "deals" / f"{json.loads(data)['id']}.json").write_bytes(data)
    for path in run.home.rglob("*.json"):
        path.chmod(0o600)
    return run


@st.composite
def stored_deals(draw: st.DrawFn, id_: str) -> bytes:
    """A deal with any history, and what a newer program wrote: beside it, in it, in each event."""
    history = []
    for event in draw(histories()):
        raw = draw(with_unknown_keys({k: v for k, v in event.raw.items() if k != "id"}))
        history.append(event_from_json({"id": event_id(raw), **raw}, "$"))
    head = draw(OBJECTS.map(lambda found: {f"new-{key}": value for key, value in found.items()}))
    pinned = Pinned("technical-sale", "1.0.0", PIN, draw(OBJECTS.map(_prefixed)))
    found = bytes_of(_unique(history), id_=id_, pinned=pinned, extra=head)
    forgotten = draw(st.lists(st.just("0" * 32), max_size=1))
    if not forgotten:
        return found
    value = json.loads(found)
    in_order = {k: v for k, v in value.items() if k != "events"}
    whole = {**in_order, "forgotten": forgotten, "events": value["events"]}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()


def _prefixed(found: dict[str, Any]) -> dict[str, Any]:
    return {f"new-{key}": value for key, value in found.items()}


def _unique(history: list[Event]) -> list[Event]:
    return list({event.id: event for event in history}.values())


def without_journals(run: Run) -> dict[str, tuple[str, bytes]]:
    """The folder of journals stays, empty, where several deals came in at once."""
    return {path: it for path, it in contents(run.home).items() if path != "journal"}


@settings(max_examples=30)
@given(data=st.data(), form=st.sampled_from(["json", "jsonl"]))
def test_what_was_exported_comes_in_byte_for_byte(data: st.DataObject, form: str) -> None:
    ids = data.draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    files = [data.draw(stored_deals(id_)) for id_ in sorted(ids)]
    with tempfile.TemporaryDirectory() as folder:
        one = with_deals(Path(folder) / "one", *files)
        exported = one.ok("export", "--format", form)
        other = Run(Path(folder) / "other")
        assert exported.err == ""

        assert take_in(other, exported.out).code == 0

        assert without_journals(other) == contents(one.home)
        again = take_in(other, exported.out)
        assert [line.split("\t")[1] for line in again.out.splitlines()] == ["unchanged"] * len(ids)
        assert without_journals(other) == contents(one.home)
        assert other.ok("export", "--format", form) == exported


@settings(max_examples=30)
@given(history=histories(), data=st.data())
def test_two_copies_become_the_union_whoever_takes_in_whom(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    opening = [one for one in history if one.kind == "deal-opened"][:1]
    parts = st.lists(st.sampled_from(history), max_size=len(history))
    pinned = Pinned("technical-sale", "1.0.0", PIN)
    copies = [
        bytes_of(_unique([*opening, *data.draw(parts)]), id_="mill", pinned=pinned)
        for _ in range(2)
    ]
    with tempfile.TemporaryDirectory() as folder:
        runs = [with_deals(Path(folder) / str(at), one) for at, one in enumerate(copies)]
        exports = [run.ok("export").out for run in runs]
        for run, export in zip(runs, reversed(exports), strict=True):
            assert take_in(run, export).code == 0

        one, other = (contents(run.home) for run in runs)
        assert one == other
        held = json.loads(one["deals/mill.json"][1])["events"]
        wanted = {event["id"] for copy in copies for event in json.loads(copy)["events"]}
        assert {event["id"] for event in held} == wanted


@FORMATS
def test_the_demo_moves_to_a_new_laptop(form: str, small: Run, tmp_path: Path) -> None:
    small.ok("commitment", "add", "trial", "send it", "--ours", "--due", "2026-03-09")
    small.ok("undo", "trial")
    small.ok("forget", "trial", "ana", "--yes")
    file = str(tmp_path / "deals")
    small.ok("export", "--format", form, "--output", file)
    other = Run(tmp_path / "other")

    told = other.ok("import", file)

    assert told.out == "trial\tnew\t5\n"
    assert told.err == "Taken in: 1 deal new, 0 deals with something new, 0 deals as before.\n"
    assert contents(other.home) == contents(small.home)


def test_a_deal_file_alone_comes_in_where_its_playbook_is(run: Run, home: Path) -> None:
    other = halden(home / "other")
    (other.home / "deals" / f"{HALDEN}.json").unlink()

    other.ok("import", str(run.home / "deals" / f"{HALDEN}.json"))

    assert contents(other.home) == contents(run.home)


def test_two_exports_one_behind_the_other_are_one(run: Run, home: Path) -> None:
    other = run.copy_to(home / "other")
    run.ok("note", HALDEN, "one")
    other.clock.moment = run.clock()
    other.ok("note", HALDEN, "other")
    both = "".join(one.ok("export", "--format", "jsonl").out for one in (run, other))
    third = fresh(home / "third")

    take_in(third, both)

    assert "one" in third.ok("history", HALDEN).out
    assert "other" in third.ok("history", HALDEN).out


def test_one_compact_line_is_a_document(run: Run, home: Path) -> None:
    text = json.dumps(json.loads(run.ok("export", "--json").out))
    other = fresh(home / "other")

    assert take_in(other, text).out == f"{HALDEN}\tnew\t4\n"


def test_more_than_two_deals_are_asked_for(run: Run, home: Path) -> None:
    for name in ("Mill", "Third"):
        run.ok("new", name)
    text = run.ok("export").out
    other = fresh(home / "other")

    refused = other("import", "-", stdin=piped(text))

    assert (refused.code, refused.out) == (5, "")
    assert refused.err == "salescoach: 3 deals would be changed: that needs --yes.\n"
    assert snapshot(other.home) == {}
    take_in(other, text)
    other.ok("note", "mill", "later")
    assert other.ok("import", "-", stdin=piped(text)).out.count("unchanged") == 3


def test_json_tells_each_deal(run: Run) -> None:
    told = json.loads(run.ok("import", INCOMING, "--json").out)

    assert told["schema"] == "salescoach/imported@1"
    assert told["dry_run"] is False
    (deal,) = told["deals"]
    assert (deal["id"], deal["result"], len(deal["events"])) == ("trial", "new", 4)
    again = json.loads(run.ok("import", INCOMING, "--json").out)
    assert again["deals"] == [{"id": "trial", "result": "unchanged", "events": []}]


def test_on_a_terminal_each_deal_is_a_sentence(run: Run) -> None:
    earlier = INCOMING.replace("incoming", "incoming-earlier")
    with run.on_terminal():
        assert (
            run.ok("import", INCOMING, "--dry-run").out == "trial: would be new here, 4 records.\n"
        )
        assert run.ok("import", earlier).out == "trial: new here, 2 records.\n"
        assert run.ok("import", INCOMING, "--dry-run").out == "trial: 2 records would come in.\n"
        assert run.ok("import", INCOMING).out == "trial: 2 records came in.\n"
        assert run.ok("import", earlier).out == "trial: nothing new.\n"


def test_a_dry_run_makes_nothing(empty: Run) -> None:
    empty.ok("import", INCOMING, "--dry-run")
    assert snapshot(empty.home) == {}


def test_another_deal_of_that_name_stays_another(run: Run, home: Path) -> None:
    other = fresh(home / "other")
    other.ok("new", "Halden Board")
    text = other.ok("export").out
    before = contents(run.home)

    refused = take_in(run, text)
    assert (refused.code, contents(run.home)) == (1, before)
    assert "--as halden-board=halden-board-2" in refused.err

    take_in(run, text, "--as", "halden-board=halden-board-2")
    assert run.ok("list", "--format", "ids").out.split() == [HALDEN, "halden-board-2"]
    assert contents(run.home)[f"deals/{HALDEN}.json"] == before[f"deals/{HALDEN}.json"]
    assert run.ok("doctor").out == ""


def test_a_deal_that_is_here_under_another_id_is_not_doubled(run: Run) -> None:
    text = run.ok("export").out
    take_in(run, text.replace('"id": "halden-board"', '"id": "x"'))  # another name for it
    assert run.ok("list", "--format", "ids").out.split() == [HALDEN]

    refused = take_in(run, text.replace('"id": "halden-board"', '"id": "x"'))

    assert refused.code == 1
    assert "--as x=halden-board" in refused.err
    same = take_in(run, text.replace('"id": "halden-board"', '"id": "x"'), "--as", "x=halden-board")
    assert same.out == f"{HALDEN}\tunchanged\t0\n"


def hinted(refused: Any) -> list[str]:
    """What the command that is named says with --as."""
    words = next(one for one in refused.err.splitlines() if "import - " in one).split()
    return [word for at, word in enumerate(words) if "--as" in (word, words[at - 1])]


@pytest.fixture
def both(run: Run, home: Path) -> tuple[Run, Run]:
    """Two laptops with different deals of one id; the first has taken in that of the other."""
    other = fresh(home / "other")
    other.ok("new", "Halden Board", "--title", "Line 2")
    take_in(run, other.ok("export").out, "--as", "halden-board=halden-board-2")
    return run, other


def test_a_deal_that_came_in_beside_another_is_known_again(both: tuple[Run, Run]) -> None:
    one, other = both
    text = other.ok("export").out
    known = ["--as", "halden-board=halden-board-2"]
    for given_names in ([], ["--as", "halden-board=halden-board-3"]):
        refused = take_in(one, text, *given_names)
        assert refused.code == 1
        assert "is here already, as halden-board-2." in refused.err
        assert hinted(refused) == known
    assert take_in(one, text, *known).out == "halden-board-2\tunchanged\t0\n"


def test_what_is_hinted_on_the_way_back_works_at_once(both: tuple[Run, Run]) -> None:
    one, other = both
    text = one.ok("export").out
    swapped = ["--as", "halden-board=halden-board-2", "--as", "halden-board-2=halden-board"]

    refused = take_in(other, text)
    assert refused.code == 1
    assert hinted(refused) == swapped
    alike = take_in(other, text, *swapped[:2])
    assert (alike.code, alike.err.splitlines()[0]) == (
        2, "salescoach: two deals would be called halden-board-2.",
    )  # fmt: skip
    assert hinted(alike) == swapped

    told = take_in(other, text, *swapped)
    assert told.out == "halden-board\tunchanged\t0\nhalden-board-2\tnew\t4\n"
    again = take_in(other, text, *swapped)
    assert again.out.count("unchanged") == 2


def test_a_name_that_was_given_stays_in_the_hint(run: Run, home: Path) -> None:
    other = fresh(home / "other")
    other.ok("new", "Halden Board", "--title", "Line 2")
    other.ok("new", "Mill")
    text = other.ok("export").out

    refused = take_in(run, text, "--as", "mill=old-mill")
    names = ["--as", "halden-board=halden-board-2", "--as", "mill=old-mill"]
    assert hinted(refused) == names
    assert take_in(run, text, *names).out.count("new") == 2


def test_two_names_for_one_deal_are_refused(run: Run) -> None:
    text = run.ok("export").out
    refused = take_in(run, text, "--as", "halden-board=a", "--as", "halden-board=b")
    assert (refused.code, refused.err) == (
        2, "salescoach: --as says twice what halden-board is to be called.\n",
    )  # fmt: skip


def test_somebody_forgotten_here_does_not_come_back(run: Run) -> None:
    text = run.ok("export").out
    run.ok("forget", HALDEN, "ana", "--yes")
    before = contents(run.home)

    take_in(run, text)

    assert contents(run.home) == before


def test_everything_wrong_is_told_at_once_with_deal_and_place(run: Run) -> None:
    value = json.loads(run.ok("export").out)
    deal = value["deals"][0]
    deal["events"][1]["actor"] = "lee"
    deal["digest"] = "0" * 64
    value["deals"].append({"schema": "salescoach/deal@1", "id": "two", "events": 7})
    value["deals"].append("x")
    value["playbooks"]["f" * 64] = {"salescoach": 2}
    before = contents(run.home)

    refused = take_in(run, json.dumps(value))

    assert refused.code == 3
    assert refused.out == ""
    assert contents(run.home) == before
    head, *flaws = refused.err.splitlines()
    assert head.endswith("because of 5 problems:")
    places = [line.split(":")[0] for line in flaws]
    assert places == [
        "$.playbooks.ffffffff.salescoach",
        f"{HALDEN}, $.deals[0].events[id={deal['events'][1]['id'][:8]}]",
        f"{HALDEN}, $.deals[0].digest",
        "two, $.deals[1]",
        "$.deals[2]",
    ]


def test_of_a_thousand_problems_fifty_are_told(empty: Run) -> None:
    lines = "\n".join(["{}"] * 1000)
    told = take_in(empty, lines).err.splitlines()
    assert len(told) == 52
    assert told[-1] == "and 950 more"


def test_a_damaged_deal_here_is_not_built_on(run: Run) -> None:
    text = run.ok("export").out
    path = run.home / "deals" / f"{HALDEN}.json"
    path.write_text(path.read_text().replace("Ana Ruiz", "Eva Ruiz"))
    before = contents(run.home)

    assert take_in(run, text).code == 3
    assert contents(run.home) == before


def test_what_is_too_large_is_not_read(empty: Run) -> None:
    class Endless:
        """Gives as many bytes as are asked for."""

        def read(self, many: int) -> bytes:
            return bytes(many)

    class Pipe(Stream):
        buffer = Endless()  # type: ignore[assignment]

    told = empty("import", "-", stdin=Pipe())
    assert told.code == 3
    assert "EFBIG" in told.err


def test_nothing_in_an_export_is_no_error(empty: Run) -> None:
    text = empty.ok("export").out
    told = take_in(empty, text)
    assert (told.code, told.out, told.err) == (0, "", "There is no deal in it.\n")


def test_the_pin_that_is_here_does(run: Run, home: Path) -> None:
    text = run.ok("export", "--format", "jsonl").out.splitlines()[1]
    other = halden(home / "other")
    shutil.rmtree(other.home / "deals")

    assert take_in(other, text).code == 0
    assert take_in(fresh(home / "third"), text).code == 3


def test_a_deal_that_follows_another_playbook_here_is_refused(home: Path) -> None:
    mine = events(opened(), met("ana"))
    run = with_deals(
        home, bytes_of(mine, id_="mill", pinned=Pinned("technical-sale", "1.0.0", PIN))
    )
    other = {**PLAYBOOK, "version": "2.0.0"}
    pin = digest_of(canonical(other))
    file = json.loads(bytes_of(mine, id_="mill", pinned=Pinned("technical-sale", "2.0.0", pin)))
    text = json.dumps({"schema": "salescoach/export@1", "playbooks": {pin: other}, "deals": [file]})

    refused = take_in(run, text)

    assert refused.code == 1
    assert "technical-sale 1.0.0, in the file technical-sale 2.0.0" in refused.err


def test_a_file_that_leaves_out_what_it_calls_forgotten_is_refused(home: Path) -> None:
    run = halden(home)
    run.ok("note", HALDEN, "they called")
    value = json.loads(run.ok("export").out)
    (deal,) = value["deals"]
    gone = deal["events"].pop()
    deal["forgotten"] = [gone["id"]]
    ids = "\n".join(event["id"] for event in deal["events"])
    deal["digest"] = digest_of(ids.encode())
    before = contents(run.home)
    result = take_in(run, json.dumps(value))
    assert (result.code, result.out) == (3, "")
    assert "leaves out records" in result.err
    assert contents(run.home) == before


def test_what_was_recorded_in_a_far_future_is_refused(home: Path) -> None:
    """Whatever is recorded comes after it: nothing could be recorded any more."""
    run = halden(home)
    value = json.loads(run.ok("export").out)
    (deal,) = value["deals"]
    raw = {k: v for k, v in deal["events"][-1].items() if k != "id"}
    raw = {**raw, "recorded": "2200-12-31T23:59:59.999999Z", "nonce": "f" * 32, "tx": "f" * 16}
    deal["events"].append({"id": event_id(raw), **raw})
    deal["digest"] = digest_of("\n".join(event["id"] for event in deal["events"]).encode())
    before = contents(run.home)
    result = take_in(run, json.dumps(value))
    assert (result.code, result.out) == (3, "")
    assert "is to come" in result.err
    assert contents(run.home) == before


def test_what_is_wrong_with_a_file_is_one_document_for_a_program(home: Path) -> None:
    result = take_in(halden(home), '{"schema": "salescoach/export@1"}', "--json")
    told = json.loads(result.err)
    assert (result.code, result.out, told["exit"]) == (3, "", 3)
    assert told["schema"] == "salescoach/error@1"
    assert told["problems"]
