"""`playbook new`: what is written checks, passes its tests, and is all there or not at all."""

import json
from pathlib import Path

import pytest

from salescoach.playbook.places import shipped
from tests.builders.playbooks import the_text
from tests.builders.worlds import Result, Run

NAMES = {"pumps.yaml", "pumps.test.yaml", "playbook.schema.json", "playbook-test.schema.json"}
ANSWERS = ("--title", "Pumps for dairies", "--hear", "what goes wrong", "--ask", "What stops?")
NEW = ("playbook", "new", "pumps", *ANSWERS)


def there(run: Run) -> set[str]:
    """What lies in the current folder but the data of the program."""
    return {path.name for path in run.base.iterdir() if path.is_file()}


def check_whole(run: Run, file: str, *, ways: str | None = None) -> None:
    """No error, no warning, no note; its tests pass and have seen all."""
    checked = run.ok("playbook", "check", file, "--strict")
    tests = str(run.base / file).removesuffix(".yaml") + ".test.yaml"
    both = f"{run.base / file}: no problems.\n{tests}: no problems.\n"
    assert (checked.out, checked.err) == ("", both)
    played = run.ok("playbook", "test", file, "--min-coverage", "100")
    assert "100 %" in played.err
    if ways is not None:
        assert ways in played.err


def test_four_files_that_check_and_pass_their_tests(empty: Run) -> None:
    made = empty.ok(*NEW)
    assert made.out.splitlines() == [
        "pumps.yaml",
        "pumps.test.yaml",
        "playbook.schema.json",
        "playbook-test.schema.json",
    ]
    assert made.err == (
        "Next: salescoach playbook check pumps.yaml\n"
        "Next: salescoach playbook test pumps.yaml\n"
        "Next: salescoach new 'A first customer' --playbook pumps.yaml\n"
    )
    assert there(empty) == NAMES
    check_whole(empty, "pumps.yaml", ways="10 of 10 ways")


def test_a_deal_can_be_opened_with_it_and_shows_the_words_of_the_trainer(empty: Run) -> None:
    empty.ok(*NEW)
    empty.ok("new", "A first customer", "--playbook", "pumps.yaml")
    advised = empty.ok("next", "a-first-customer", "--format", "table").out
    assert 'Ask: "What stops?"' in advised
    assert "Whether to change anything, day 0 of 30" in advised


def test_the_screen_names_the_files_and_the_next_three_commands(empty: Run) -> None:
    with empty.on_terminal():
        shown = empty.ok(*NEW, "--color", "never").out
    assert shown == (
        "Written:\n"
        "  pumps.yaml                 the playbook: 2 stages, 4 exit criteria\n"
        "  pumps.test.yaml            its tests: examples of what it must do\n"
        "  playbook.schema.json       for your editor: what may stand where\n"
        "  playbook-test.schema.json  for your editor: what may stand where\n"
        "\n"
        "Next:\n"
        "  salescoach playbook check pumps.yaml\n"
        "  salescoach playbook test pumps.yaml\n"
        "  salescoach new 'A first customer' --playbook pumps.yaml\n"
    )


def test_on_a_terminal_it_says_what_the_criterion_reads_like_before_it_writes(empty: Run) -> None:
    with empty.on_terminal():
        told = empty.ok(*NEW, "--color", "never").err
    ids = "whether-to-change-anything, whether-to-choose-us, uses-it and pays-for-it"
    assert told.splitlines() == [
        "The first exit criterion: They have said what goes wrong",
        f"Ids: {ids}",
    ]


def test_the_first_line_of_each_file_names_a_schema_that_is_there(empty: Run) -> None:
    empty.ok(*NEW)
    for file in ("pumps.yaml", "pumps.test.yaml"):
        line = (empty.base / file).read_text().split("\n", 1)[0]
        schema = line.removeprefix("# yaml-language-server: $schema=./")
        json.loads((empty.base / schema).read_text())


def test_items_have_only_the_five_normal_keys(empty: Run) -> None:
    from salescoach.playbook.reader import read_yaml

    empty.ok(*NEW)
    document, _ = read_yaml((empty.base / "pumps.yaml").read_bytes(), "pumps.yaml")
    items = [
        item
        for stage in document.data["stages"]
        for checklist in stage["checklists"]
        for item in checklist["items"]
    ]
    assert len(items) == 4
    assert {tuple(item) for item in items} == {("id", "do", "why", "records", "with")}


def test_as_a_document(empty: Run) -> None:
    told = json.loads(empty.ok(*NEW, "--json").out)
    assert told == {
        "schema": "salescoach/new-playbook@1",
        "at": "2026-03-05",
        "playbook": {
            "id": "pumps",
            "version": "0.1.0",
            "title": "Pumps for dairies",
            "file": "pumps.yaml",
            "stages": ["whether-to-change-anything", "whether-to-choose-us"],
        },
        "files": [
            {"file": "pumps.yaml", "written": True},
            {"file": "pumps.test.yaml", "written": True},
            {"file": "playbook.schema.json", "written": True},
            {"file": "playbook-test.schema.json", "written": True},
        ],
        "dry_run": False,
    }


def test_trying_shows_both_files_and_writes_none(empty: Run) -> None:
    shown = empty.ok(*NEW, "--dry-run")
    assert there(empty) == set()
    empty.ok(*NEW)
    texts = (f"# {name}\n{(empty.base / name).read_text()}\n" for name in ("pumps.yaml",
             "pumps.test.yaml"))  # fmt: skip
    assert shown.out == "".join(texts)
    assert shown.err == (
        "Would be written: pumps.yaml, pumps.test.yaml, playbook.schema.json and"
        " playbook-test.schema.json.\n"
    )


def test_no_deal_and_no_data_folder_is_touched(empty: Run) -> None:
    empty.ok(*NEW)
    assert not empty.home.exists()


@pytest.mark.parametrize("name", ["pumps.yaml", "pumps.test.yaml"])
def test_what_is_there_is_never_written_over(empty: Run, name: str) -> None:
    (empty.base / name).write_text("mine")
    refused = empty(*NEW)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(f"salescoach: there is something called so already: {name}\n")
    assert there(empty) == {name}
    assert (empty.base / name).read_text() == "mine"


def test_a_link_to_nowhere_is_something_that_is_there(empty: Run) -> None:
    (empty.base / "pumps.yaml").symlink_to(empty.base / "elsewhere.yaml")
    assert empty(*NEW).code == 1
    assert not (empty.base / "elsewhere.yaml").exists()


def test_names_that_are_taken_are_told_before_anything_is_asked(empty: Run) -> None:
    (empty.base / "pumps.yaml").write_text("mine")
    assert empty("playbook", "new", "pumps").code == 1


def test_a_second_playbook_shares_the_schemas(empty: Run) -> None:
    empty.ok(*NEW)
    (empty.base / "playbook.schema.json").write_text("older")
    with empty.on_terminal():
        shown = empty.ok("playbook", "new", "roofs", *ANSWERS, "--color", "never").out
    assert "playbook.schema.json       was there already, and stays\n" in shown
    assert (empty.base / "playbook.schema.json").read_text() == "older"
    check_whole(empty, "roofs.yaml")


def test_what_is_missing_is_named_at_once_where_nobody_can_be_asked(empty: Run) -> None:
    missing = empty("playbook", "new", "pumps", "--first", "a")
    assert (missing.code, missing.out, there(empty)) == (5, "", set())
    assert missing.err == "salescoach: this is still missing: --title, --hear and --ask.\n"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pumps.yaml", 0),
        ("our pumps", 0),
        ("水泵", 0),
        ("--", 2),
        ("./-", 2),
        ("pumps.test.yaml", 2),
        ("pumps.de", 2),
        (".yaml", 2),
        (" ", 2),
        ("a\x1bb", 2),
        ("a\nb", 2),
        ("technical-sale", 2),
        ("Technical Sale.yaml", 2),
        ("x" * 201, 2),
        ("水" * 100, 3),
        ("nowhere/pumps", 3),
    ],
)
def test_what_a_playbook_can_be_called(empty: Run, name: str, code: int) -> None:
    made = empty("playbook", "new", name, *ANSWERS)
    assert made.code == code, made.err
    assert bool(there(empty)) is (code == 0)
    if code == 0:
        check_whole(empty, name if name.endswith(".yaml") else f"{name}.yaml")


def test_in_a_folder_below(empty: Run) -> None:
    (empty.base / "sub").mkdir()
    made = empty.ok("playbook", "new", "sub/pumps", *ANSWERS)
    assert made.out.startswith("sub/pumps.yaml\nsub/pumps.test.yaml\n")
    assert {path.name for path in (empty.base / "sub").iterdir()} == NAMES
    check_whole(empty, "sub/pumps.yaml")


def test_a_folder_that_cannot_be_written_leaves_nothing(empty: Run) -> None:
    (empty.base / "sub").write_text("a file, no folder")
    failed = empty("playbook", "new", "sub/pumps", *ANSWERS)
    assert (failed.code, failed.out) == (3, "")
    assert there(empty) == {"sub"}


@pytest.mark.parametrize(
    "words",
    [
        ("--title", "a\x1b[31m"),
        ("--title", "x" * 201),
        ("--hear", "a\u202eb"),
        ("--ask", "a\nb"),
        ("--first", "\ufffe"),
        ("--then", " "),
        ("--who", ",,"),
        ("--who", "a,b,c,d,e,f,g"),
        ("--language", "no language"),
        ("--copy",),
    ],
)
def test_what_no_playbook_can_hold_is_refused_and_nothing_written(
    empty: Run, words: tuple[str, ...]
) -> None:
    given = dict(zip(ANSWERS[::2], ANSWERS[1::2], strict=True)) | {words[0]: words[-1]}
    line = [word for pair in given.items() for word in dict.fromkeys(pair)]
    refused = empty("playbook", "new", "pumps", *line)
    assert (refused.code, refused.out, there(empty)) == (2, "", set())


HOSTILE = (
    "a: 'b' # {c}", '"', "- a", "水泵：卖给乳品厂", "русский: текст", "null", "<<id>>", "x" * 200,
    "| > %", "😀", "العربية", "true", "[a", "a:", "\\",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_answer_gives_a_playbook_that_checks_and_passes(empty: Run, text: str) -> None:
    options = ("--title", "--first", "--then", "--who", "--hear", "--ask")
    empty.ok("playbook", "new", "a", *(word for option in options for word in (option, text)))
    check_whole(empty, "a.yaml", ways="10 of 10 ways")


def from_(run: Run, *words: str) -> Result:
    return run("playbook", "new", "ours", "--from", *words)


def test_a_layer_on_what_ships_says_little_and_keeps_every_test(empty: Run) -> None:
    assert from_(empty, "technical-sale").code == 0
    text = (empty.base / "ours.yaml").read_text()
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert [line.split(" #")[0].rstrip() for line in lines] == [
        "salescoach: 1",
        "id: ours",
        "version: 0.1.0",
        "title: Ours",
        "extends: technical-sale",
    ]
    empty.ok("playbook", "check", "ours.yaml", "--strict")
    empty.ok("playbook", "test", "ours.yaml", "--run", "whose word settles the need")


@pytest.mark.parametrize("copied", [(), ("--copy",)], ids=["layer", "copy"])
@pytest.mark.parametrize("base", shipped())
def test_one_can_begin_with_each_that_ships(empty: Run, base: str, copied: tuple[str, ...]) -> None:
    assert from_(empty, base, *copied).code == 0
    empty.ok("playbook", "check", "ours.yaml", "--strict")


def test_a_layer_on_a_file_beside_it(empty: Run) -> None:
    empty.ok(*NEW)
    assert from_(empty, "pumps.yaml", "--title", "Pumps: ours").code == 0
    assert "extends: pumps.yaml\n" in (empty.base / "ours.yaml").read_text()
    check_whole(empty, "ours.yaml", ways="10 of 10 ways")


def test_a_layer_on_a_file_without_tests_gets_one(empty: Run) -> None:
    (empty.base / "theirs.yaml").write_text(the_text())
    assert from_(empty, "theirs.yaml").code == 0
    empty.ok("playbook", "test", "ours.yaml")


def test_a_layer_on_a_file_whose_tests_are_no_text_is_refused(empty: Run) -> None:
    (empty.base / "theirs.yaml").write_text(the_text())
    (empty.base / "theirs.test.yaml").write_bytes(b"\xff\xfe")
    refused = from_(empty, "theirs.yaml")
    assert (refused.code, there(empty)) == (3, {"theirs.yaml", "theirs.test.yaml"})


def test_a_file_elsewhere_can_be_copied_but_not_extended(empty: Run) -> None:
    empty.ok(*NEW)
    (empty.base / "sub").mkdir()
    refused = empty("playbook", "new", "sub/ours", "--from", "pumps.yaml")
    assert refused.code == 2
    assert "--copy" in refused.err
    empty.ok("playbook", "new", "sub/ours", "--from", "pumps.yaml", "--copy")
    check_whole(empty, "sub/ours.yaml")


def test_a_copy_is_whole_and_stands_alone(empty: Run) -> None:
    empty.ok(*NEW)
    assert from_(empty, "pumps.yaml", "--copy", "--title", "a: b").code == 0
    (empty.base / "pumps.yaml").unlink()
    check_whole(empty, "ours.yaml", ways="10 of 10 ways")
    assert 'title: "a: b"\n' in (empty.base / "ours.yaml").read_text()


def test_a_copy_whose_id_cannot_be_changed_in_the_text_is_refused(empty: Run) -> None:
    (empty.base / "theirs.yaml").write_text(the_text().replace("\nid: ", "\n? id\n: ", 1))
    refused = from_(empty, "theirs.yaml", "--copy")
    assert (refused.code, there(empty)) == (3, {"theirs.yaml"})


def test_a_copy_is_made_of_what_has_its_keys_in_quotes(empty: Run) -> None:
    (empty.base / "theirs.yaml").write_text(the_text().replace("\nid: ", '\n"id": ', 1))
    assert from_(empty, "theirs.yaml", "--copy").code == 0
    assert "\nid: ours\n" in (empty.base / "ours.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("no-such",), 4),
        (("nowhere.yaml",), 3),
        (("broken.yaml",), 3),
        (("technical-sale", "--hear", "a", "--who", "b"), 2),
    ],
)
def test_what_one_cannot_start_from(empty: Run, words: tuple[str, ...], code: int) -> None:
    (empty.base / "broken.yaml").write_text("salescoach: 1\nid: broken\n")
    refused = from_(empty, *words)
    assert (refused.code, refused.out, there(empty)) == (code, "", {"broken.yaml"})
    if code == 2:
        assert "--who" in refused.err
        assert "--hear" in refused.err


def test_the_same_words_write_the_same_bytes(empty: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        empty.ok(*NEW, folder=tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize(("language", "told"), [("de", True), ("en", False), ("en-GB", False)])
def test_that_the_texts_are_english_is_said_where_the_playbook_is_not(
    empty: Run, language: str, told: bool
) -> None:
    made = empty.ok(*NEW, "--language", language)
    assert ("The texts around your answers are English" in made.err) is told
