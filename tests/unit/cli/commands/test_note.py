"""note."""

import pytest

from tests.builders.worlds import HALDEN, KILN, Run
from tests.unit.cli.commands.standing import newest, refused


@pytest.mark.parametrize(
    ("options", "recorded", "told"),
    [
        ((), {}, 'note: "Ana rings back"'),
        (("--private",), {"private": True}, 'private note: "Ana rings back"'),
    ],
    ids=["a note", "a private one"],
)
def test_a_remark_is_written_down(
    options: tuple[str, ...], recorded: dict[str, bool], told: str, kiln: Run
) -> None:
    said = kiln.ok("note", KILN, "Ana rings back", *options).err
    assert newest(kiln) == [("note-written", {"text": "Ana rings back", **recorded})]
    assert said.startswith(f"kiln: {told}. Next: ")
    assert kiln.ok("history", KILN).out.splitlines()[-1].endswith(f"\t{told}")


def test_written_twice_it_takes_again(kiln: Run) -> None:
    kiln.ok("note", KILN, "x")
    assert kiln.ok("note", KILN, "x").err.startswith("Already recorded")
    kiln.ok("note", KILN, "x", "--again")
    assert kiln.ok("history", KILN).out.count("note-written") == 2


def test_nothing_follows_from_a_note(kiln: Run) -> None:
    before = kiln.ok("next", KILN, "--json").out
    kiln.ok("note", KILN, "they want to buy", "--private")
    assert kiln.ok("next", KILN, "--json").out == before


REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "nothing": ((), 5, "still missing: TEXT."),
    "an empty one": ((" ",), 2, "TEXT is empty"),
    "too long": (("x" * 10_001,), 2, "TEXT is too long"),
    "tomorrow": (("x", "--on", "2026-03-06"), 2, "after today"),
}


@pytest.mark.parametrize(("words", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written(words: tuple[str, ...], code: int, told: str, kiln: Run) -> None:
    assert told in refused(kiln, "note", KILN, *words, code=code)


def test_a_private_note_is_on_no_page_to_print(run: Run) -> None:
    run.ok("note", HALDEN, "for my eyes", "--private")
    run.ok("note", HALDEN, "for all")
    page = run.ok("history", HALDEN, "--format", "md").out
    assert "for my eyes" not in page
    assert "for all" in page
