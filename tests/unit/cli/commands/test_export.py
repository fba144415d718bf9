import csv
import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from salescoach.exchange.csv_text import csv_rows
from salescoach.exchange.tables import COLUMNS, TABLES
from salescoach.values.text import has_unsafe
from tests.builders.worlds import HALDEN, Run, Stream, contents, demo, snapshot
from tests.faults.wrapped_disk import WrappedDisk
from tests.hostile.surroundings import RefusingDisk

EVERY = pytest.mark.parametrize("form", ["csv", "ics", "json", "jsonl", "md"])


@pytest.fixture
def spiteful(run: Run) -> Run:
    """With texts that are markup, formulas or lines in one format or the other."""
    run.ok("person", "add", HALDEN, "=1+1", "--role", "user", "--wants", "quiet nights")
    run.ok("person", "edit", HALDEN, "ana", "--stance", "opponent")
    run.ok("commitment", "add", HALDEN, "1. *send* [it](http://x)|<b>", "--owner", "ana",
           "--due", "2026-03-09")  # fmt: skip
    run.ok(
        "set",
        HALDEN,
        "need=客戶想要更少的停機時間，並且希望在夏天之前完成所有的測試工作和培訓",
        "--said-by",
        "ana",
    )
    run.ok("set", HALDEN, "estimated-price=777 EUR")
    run.ok("note", HALDEN, "a private thing", "--private")
    run.ok("doubt", "raise", HALDEN, "Too much foam", "--holder", "ana")
    run.ok("doubt", "explore", HALDEN, "too-much-foam", "a stop on Friday")
    run.ok("visit", "plan", HALDEN, "2026-03-10", "--with", "ana", "--time", "09:30", "--goal",
           "their yes", "--place", "at the mill; gate 2, left")  # fmt: skip
    return run


def test_without_a_format_it_is_the_whole_document(run: Run) -> None:
    told = run.ok("export")
    assert told == run.ok("export", "--json")
    whole = json.loads(told.out)
    assert list(whole) == ["schema", "at", "playbooks", "deals"]
    assert whole["deals"] == [json.loads((run.home / "deals" / f"{HALDEN}.json").read_bytes())]
    (pin,) = (run.home / "playbooks").iterdir()
    assert whole["playbooks"] == {pin.stem: json.loads(pin.read_bytes())}


def test_lines_are_the_playbooks_and_then_a_deal_each(run: Run) -> None:
    run.ok("new", "Abc")
    first, *others = map(json.loads, run.ok("export", "--format", "jsonl").out.splitlines())
    assert list(first) == ["digest", "playbook"]
    assert [one["deal"]["id"] for one in others] == ["abc", HALDEN]


def test_only_the_deals_that_are_named_with_the_playbooks_they_follow(small: Run) -> None:
    small.ok("new", "Abc")
    whole = json.loads(small.ok("export", "trial", "tri").out)
    assert [deal["id"] for deal in whole["deals"]] == ["trial"]
    assert len(whole["playbooks"]) == 1
    assert small("export", "nobody").code == 4


def test_only_the_deals_of_an_owner(run: Run) -> None:
    run.ok("new", "Abc", "--owner", "Kim Larsen")
    for form in ("json", "csv"):
        out = run.ok("export", "--format", form, "--owner", " kim larsen").out
        assert "abc" in out
        assert HALDEN not in out


@EVERY
def test_it_changes_nothing_and_is_the_same_each_time(form: str, spiteful: Run) -> None:
    before = snapshot(spiteful.home)
    one = spiteful.ok("export", "--format", form)
    spiteful.clock.to("2026-03-20")
    other = spiteful.ok("export", "--format", form, "--at", "2026-03-05")
    assert one.out == spiteful.ok("export", "--format", form, "--at", "2026-03-05").out == other.out
    assert snapshot(spiteful.home) == before
    assert one.err == ""


@EVERY
def test_into_a_file_go_the_same_bytes_private_and_whole(form: str, spiteful: Run) -> None:
    shown = spiteful.ok("export", "--format", form).out
    told = spiteful.ok("export", "--format", form, "--output", "x")
    path = spiteful.base / "x"
    assert path.read_bytes().decode() == shown
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert told.out == ""
    assert told.err.endswith(f"1 deal written to {path}.\n")
    assert not list(spiteful.base.glob(".*tmp"))


def test_a_file_that_is_there_is_left_unless_yes(run: Run) -> None:
    path = run.base / "x"
    path.write_text("mine")
    refused = run("export", "--output", "x")
    assert (refused.code, path.read_text()) == (5, "mine")
    assert "--yes" in refused.err
    run.ok("export", "--output", "x", "--yes")
    assert path.read_text() == run.ok("export").out


def test_it_counts_what_is_in_the_file(spiteful: Run) -> None:
    def told(*line: str) -> str:
        return spiteful.ok("export", "--output", "x", "--yes", *line).err.partition(" written")[0]

    assert told("--format", "csv", "--of", "people") == "4 rows of 1 deal"
    assert len(list(csv.reader(io.StringIO((spiteful.base / "x").read_text())))) == 1 + 4
    assert told("--format", "csv", "--of", "visits", "--bom") == "1 row of 1 deal"
    assert told("--format", "csv", "--of", "problems") == "0 rows of 1 deal"
    assert told("--format", "ics") == "2 entries of 1 deal"
    for form in ("json", "jsonl", "md"):
        assert told("--format", form) == "1 deal"


@EVERY
def test_an_export_without_deals_is_never_put_over_a_file(form: str, run: Run) -> None:
    path = run.base / "x"
    path.write_text("the backup")
    nowhere = str(run.base / "hmoe")
    for more in (["--home", nowhere], ["--owner", "nobody"]):
        told = run("export", "--format", form, "--output", "x", "--yes", "--quiet", *more)
        assert (told.code, told.out, path.read_text()) == (1, "", "the backup")
        assert str(path) in told.err
        assert "remove that file" in told.err
    assert nowhere in run("export", "--output", "x", "--yes", "--home", nowhere).err
    path.unlink()
    run.ok("export", "--format", form, "--output", "x", "--home", nowhere)
    assert path.exists()


def test_a_link_is_followed_and_a_folder_is_no_file(run: Run) -> None:
    (run.base / "far").mkdir()
    (run.base / "link").symlink_to("far/x")
    run.ok("export", "--output", "link")
    assert (run.base / "link").is_symlink()
    assert (run.base / "far" / "x").is_file()
    assert run("export", "--output", "far", "--yes").code == 3
    assert run("export", "--output", "no/x").code == 3
    assert run.ok("export", "--output", "-").out == run.ok("export").out


@pytest.mark.parametrize("call", ["create", "replace"])
def test_a_full_disk_leaves_the_old_file(call: str, run: Run) -> None:
    path = run.base / "out" / "x"
    path.parent.mkdir()
    path.write_text("old")
    run.disk = RefusingDisk(run, 28, [call], path.parent)
    told = run("export", "--output", str(path), "--yes")
    assert told.code == 3
    assert "ENOSPC" in told.err
    assert path.read_text() == "old"


def test_a_damaged_deal_is_named_and_nothing_goes_out(run: Run) -> None:
    run.ok("new", "Abc")
    path = run.home / "deals" / f"{HALDEN}.json"
    path.write_text(path.read_text().replace("Ana Ruiz", "Eva Ruiz"))
    for form in ("json", "jsonl", "md", "csv", "ics"):
        told = run("export", "--format", form)
        assert (told.code, told.out) == (3, "")
        assert f"{HALDEN} is damaged" in told.err
        rest = run("export", "--format", form, "--skip-damaged")
        assert rest.code == 3
        assert (HALDEN in rest.out) is False
    assert [d["id"] for d in json.loads(run("export", "--skip-damaged").out)["deals"]] == ["abc"]


def test_without_its_playbook_a_deal_goes_nowhere(run: Run) -> None:
    for pin in (run.home / "playbooks").iterdir():
        pin.unlink()
    told = run("export")
    assert (told.code, told.out) == (3, "")
    assert HALDEN in told.err


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--of", "people"), "--of"),
        (("--format", "md", "--bom"), "--bom"),
        (("--format", "ics", "--separator", "tab"), "--separator"),
        (("--json", "--profile", "raw"), "--profile"),
        (("--format", "csv", "--private"), "--private"),
    ],
)
def test_an_option_of_another_format_is_refused(
    words: tuple[str, ...], option: str, run: Run
) -> None:
    told = run("export", *words)
    assert (told.code, told.out) == (2, "")
    assert option in told.err


def test_no_deal_is_an_empty_document_and_a_word(empty: Run) -> None:
    empty.home.mkdir(mode=0o700)
    told = empty.ok("export")
    assert json.loads(told.out)["deals"] == []
    assert told.err == "There is no deal to export.\n"
    assert empty.ok("export", "--format", "csv").out.startswith("deal,account,")
    assert empty.ok("export", "--format", "jsonl").out == ""
    assert Calendar.from_ical(empty.ok("export", "--format", "ics").out).walk("VEVENT") == []
    assert empty.ok("export", "--format", "md").out == ""


# Tables


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_has_its_columns_in_each_line(table: str, home: Path) -> None:
    run = demo(home)
    out = run.ok("export", "--format", "csv", "--of", table).out
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    assert rows[0] == ["deal", "account", *COLUMNS[table]]
    assert len(rows) > 2
    assert {len(row) for row in rows} == {len(rows[0])}
    assert out.endswith("\r\n")
    assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])


def test_a_formula_is_neutralised_and_comes_back(spiteful: Run) -> None:
    words = ("export", "--format", "csv", "--of", "people")
    out = spiteful.ok(*words).out
    raw = spiteful.ok(*words, "--profile", "raw").out
    assert ",'=1+1," in out
    assert ",=1+1," in raw
    assert csv_rows(out) == csv_rows(raw, raw=True)


def test_separator_and_mark_are_as_asked(run: Run) -> None:
    words = ("export", "--format", "csv")
    assert run.ok(*words, "--separator", "semicolon").out.startswith("deal;account;")
    assert run.ok(*words, "--separator", "tab").out.startswith("deal\taccount\t")
    assert run.ok(*words, "--bom").out.startswith("\ufeffdeal,")


# Pages


def test_a_page_has_no_opinion_and_nothing_private_unless_asked(spiteful: Run) -> None:
    secrets = (
        "opponent",
        "a private thing",
        "a stop on Friday",
        "their yes",
        "777",
        "quiet nights",
    )
    page = spiteful.ok("export", HALDEN, "--format", "md").out
    assert [one for one in secrets if one in page] == []
    private = spiteful.ok("export", HALDEN, "--format", "md", "--private").out
    assert [one for one in secrets if one not in private] == []
    assert "Too much foam" in page


def test_what_people_wrote_is_no_markup(spiteful: Run) -> None:
    page = spiteful.ok("export", "--format", "md").out
    assert r"1. \*send\* \[it\](http://x)\|\<b\>" in page
    assert page.startswith("# Halden Board\n\n- ")
    lines = [line for line in page.splitlines() if line]
    assert all(line.startswith(("- ", "# ", "## ")) for line in lines)


def test_a_bullet_that_begins_like_a_list_is_none(empty: Run) -> None:
    empty.ok("new", "1. Mill", "--title", "x")
    empty.ok("person", "add", "1-mill", "--", "- Ana")
    page = empty.ok("export", "--format", "md").out
    assert page.startswith("# 1\\. Mill: x\n")
    assert "- \\- Ana: no role yet\n" in page


def test_a_page_a_deal(run: Run) -> None:
    run.ok("new", "Abc")
    page = run.ok("export", "--format", "md").out
    assert [line for line in page.splitlines() if line.startswith("# ")] == [
        "# Abc",
        "# Halden Board",
    ]


# Calendars


def calendar(run: Run, *words: str) -> dict[str, Any]:
    """Each event by its title, parsed by the library that others use, too."""
    out = run.ok("export", "--format", "ics", *words).out
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    assert "\n" not in out.replace("\r\n", "")
    assert not has_unsafe(out.replace("\r\n", ""))
    found = Calendar.from_ical(out)
    assert found.errors == []
    events = found.walk("VEVENT")
    assert all(one.errors == [] for one in events)
    uids = [str(one["uid"]) for one in events]
    assert len(set(uids)) == len(uids)
    return {str(one["summary"]): one for one in events}


def test_visits_and_promises_stand_on_their_days(spiteful: Run) -> None:
    found = calendar(spiteful)
    promise = found["Halden Board: Ana Ruiz: 1. *send* [it](http://x)|<b>"]
    visit = found["Halden Board: visit with Ana Ruiz"]
    assert (promise["dtstart"].to_ical(), promise["dtend"].to_ical()) == (b"20260309", b"20260310")
    assert promise["transp"] == "TRANSPARENT"
    assert visit["dtstart"].to_ical() == b"20260310T093000"
    assert visit["dtend"].to_ical() == b"20260310T103000"
    assert visit["location"] == "at the mill; gate 2, left"
    assert visit["status"] == "CONFIRMED"
    assert visit["dtstamp"].to_ical().startswith(b"20260305T0900")


def test_no_doubt_no_stance_no_goal_is_in_it(spiteful: Run) -> None:
    out = spiteful.ok("export", "--format", "ics").out
    assert [w for w in ("foam", "opponent", "their yes", "private thing") if w in out] == []


def test_uids_stay_and_changes_are_counted(spiteful: Run, home: Path) -> None:
    title = "Halden Board: visit with Ana Ruiz"
    before = calendar(spiteful)[title]
    spiteful.ok("visit", "edit", HALDEN, "2026-03-10", "--day", "2026-03-12")
    moved = calendar(spiteful)[title]
    spiteful.ok("undo", HALDEN)
    back = calendar(spiteful)[title]
    spiteful.ok("visit", "cancel", HALDEN, "2026-03-10", "--because", "they travel")
    off = calendar(spiteful)[title]
    seen = (before, moved, back, off)
    assert len({str(one["uid"]) for one in seen}) == 1
    assert [int(one["sequence"]) for one in seen] == [0, 1, 2, 3]
    assert [str(one["status"]) for one in seen] == [*["CONFIRMED"] * 3, "CANCELLED"]
    stamps = [one["dtstamp"].to_ical() for one in seen]
    assert stamps == sorted(set(stamps))
    text = spiteful.ok("export").out
    other = Run(home / "other")
    other.ok("import", "-", "--as", f"{HALDEN}=else", stdin=Stream(content=text.encode()))
    assert str(calendar(other)[title]["uid"]) == str(before["uid"])


def test_two_deals_of_one_name_never_clash(run: Run) -> None:
    run.ok("new", "Halden Board", "--title", "again")
    for deal in (HALDEN, f"{HALDEN}-2"):
        run.ok("commitment", "add", deal, "send it", "--ours", "--due", "2026-03-09")
    out = run.ok("export", "--format", "ics").out
    assert len({line for line in out.splitlines() if line.startswith("UID:")}) == 2


def test_what_was_kept_says_so(run: Run) -> None:
    for what in ("send it", "bring it", "drop it"):
        run.ok("commitment", "add", HALDEN, what, "--ours", "--due", "2026-03-09")
    run.ok("commitment", "keep", HALDEN, "send-it")
    run.ok("commitment", "break", HALDEN, "bring-it", "--because", "x")
    run.ok("commitment", "cancel", HALDEN, "drop-it", "--because", "x")
    found = calendar(run)
    assert {title: str(one["status"]) for title, one in found.items()} == {
        "Halden Board: kept: we: send it": "CONFIRMED",
        "Halden Board: not kept: we: bring it": "CONFIRMED",
        "Halden Board: we: drop it": "CANCELLED",
    }


def test_a_parked_deal_comes_back_on_its_day(run: Run) -> None:
    run.ok("park", HALDEN, "--until", "2026-06-01", "--because", "no money")
    (parked,) = calendar(run).values()
    assert (parked["dtstart"].to_ical(), str(parked["status"])) == (b"20260601", "CONFIRMED")
    run.ok("reopen", HALDEN, "--because", "they called")
    (off,) = calendar(run).values()
    assert (str(off["uid"]), str(off["status"])) == (str(parked["uid"]), "CANCELLED")
    assert int(off["sequence"]) > int(parked["sequence"])


def test_the_last_day_that_can_be_named_is_a_day(run: Run) -> None:
    run.ok("commitment", "add", HALDEN, "send it", "--ours", "--due", "2200-12-31")
    (found,) = calendar(run).values()
    assert found["dtend"].to_ical() == b"22010101"


def test_a_folder_that_cannot_be_written_is_no_hindrance(run: Run) -> None:
    run.disk = RefusingDisk(run, 30, ["create", "replace", "make_folder"], run.home)
    before = contents(run.home)
    run.ok("export")
    assert contents(run.home) == before


@pytest.mark.parametrize("number", range(1, 9))
def test_killed_at_any_call_the_file_is_the_old_one_or_the_new_one(number: int, run: Run) -> None:
    class Killed(BaseException):
        """As SIGKILL: nothing of ours runs on."""

    class Dying(WrappedDisk):
        """Dies before the nth call that changes something."""

        left = number

        def about_to(self, call: str) -> None:
            if call in ("create", "write", "sync", "close", "replace", "sync_folder"):
                self.left -= 1
                if not self.left:
                    raise Killed

    new = run.ok("export").out
    path = run.base / "x"
    path.write_text("old")
    run.disk = Dying(run.disk)
    try:
        run.ok("export", "--output", "x", "--yes")
    except Killed:
        assert number <= 6
    else:
        assert number > 6
    assert path.read_text() in ("old", new)
    assert (path.read_text() == new) is (number > 5)
