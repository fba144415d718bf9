"""`playbook translate`: what is printed, what is written, and what is never put over."""

from pathlib import Path
from shutil import copy

import pytest

from salescoach.cli.schemas import schema_file
from tests.builders.worlds import Run, contents

HERE = Path(__file__).parents[3] / "examples/press-service"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy(HERE / "press-service.yaml", tmp_path)
    return tmp_path


def test_it_prints_every_text_with_an_empty_place(empty: Run, folder: Path) -> None:
    result = empty.ok("playbook", "translate", str(folder / "press-service.yaml"), "de")
    assert result.err == ""
    assert result.out.startswith(
        "# yaml-language-server: $schema=./playbook-translation.schema.json\n"
        "salescoach: 1\ntranslates: press-service\nlanguage: de\nreviewed: no\n"
        "# en: Looking after presses\ntitle:\n"
    )
    assert not empty.home.exists()


def test_what_is_translated_stays(empty: Run, folder: Path) -> None:
    copy(HERE / "press-service.de.yaml", folder)
    result = empty.ok("playbook", "translate", str(folder / "press-service.yaml"), "de")
    assert result.out == (HERE / "press-service.de.yaml").read_text("utf-8")


def test_a_file_is_put_over_only_if_that_is_said(empty: Run, folder: Path) -> None:
    file = "press-service.de.yaml"
    words = ("playbook", "translate", "press-service.yaml", "de", "--output", file)
    first = empty.ok(*words, folder=folder)
    assert first.err.endswith("press-service.de.yaml. To be translated: 32 texts, and 34 texts"
                              " of warnings that come with salescoach.\n")  # fmt: skip
    before = contents(folder)
    again = empty(*words, folder=folder)
    assert again.code == 5
    assert "--yes" in again.err
    assert contents(folder) == before
    assert empty.ok(*words, "--yes", folder=folder).code == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("press-service.yaml", "deutsch"), 2, "not the tag of a language"),
        (("press-service.yaml", "../x"), 2, "not the tag of a language"),
        (("press-service.yaml", "en"), 2, "press-service is in en itself"),
        (("press-service.yaml", "de", "--install", "--output", "x"), 2, "no --output"),
        (("press-service.yaml", "fr", "--install"), 4, "press-service.yaml fr"),
        (("nowhere", "de"), 4, "nowhere"),
        (("press-service.yaml", "de", "--output", "."), 3, "."),
    ],
)
def test_what_makes_no_sense_is_refused(
    empty: Run, folder: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    before = contents(folder)
    result = empty("playbook", "translate", *words, folder=folder)
    assert (result.code, result.out) == (code, "")
    assert told in result.err
    assert contents(folder) == before


def test_the_schema_that_its_first_line_names_is_there_and_one_that_is_there_stays(
    empty: Run, folder: Path
) -> None:
    schema = folder / "playbook-translation.schema.json"
    words = ("playbook", "translate", "press-service.yaml")
    told = empty.ok(*words, "de", "--output", "press-service.de.yaml", folder=folder).err
    assert told.startswith(f"Written: {schema}, by which your editor knows")
    assert schema.read_bytes() == schema_file("playbook-translation").read_bytes()
    schema.write_text("mine")
    told = empty.ok(*words, "fr", "--output", "press-service.fr.yaml", folder=folder).err
    assert str(schema) not in told
    assert schema.read_text() == "mine"


ELSE = "is no translation of press-service, and nothing is put in its place.\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("press-service.yaml", f"press-service.yaml {ELSE}"),
        ("press-service.test.yaml", f"press-service.test.yaml {ELSE}"),
        ("link.de.yaml", f"link.de.yaml {ELSE}"),
        ("notes.txt", f"notes.txt {ELSE}"),
        ("press-service.fr.yaml", "press-service.fr.yaml.\n"),
        ("foo.yaml", "foo.yaml.\n"),
        ("press-service.de.txt", "press-service.de.txt.\n"),
    ],
)
def test_nothing_but_the_translation_itself_is_put_over_or_made(
    empty: Run, folder: Path, name: str, told: str
) -> None:
    copy(HERE / "press-service.test.yaml", folder)
    (folder / "link.de.yaml").symlink_to("press-service.yaml")
    (folder / "notes.txt").write_text("mine\n")
    before = contents(folder)
    words = ("playbook", "translate", "press-service.yaml", "de", "--output", name, "--yes")
    result = empty(*words, folder=folder)
    assert (result.code, result.out) == (1, "")
    assert told in result.err
    assert f"Call it {folder / 'press-service.de.yaml'}\n" in result.err
    assert contents(folder) == before


def test_a_playbook_that_is_called_like_a_translation_stays(empty: Run, folder: Path) -> None:
    other = (folder / "press-service.yaml").read_text("utf-8")
    other = other.replace("id: press-service\n", "id: press-service-usa\n")
    (folder / "press-service.usa.yaml").write_text(other, "utf-8")
    words = ("press-service.yaml", "usa", "--output", "press-service.usa.yaml", "--yes")
    assert empty("playbook", "translate", *words, folder=folder).code == 1
    assert (folder / "press-service.usa.yaml").read_text("utf-8") == other


def test_it_says_in_its_own_words_that_a_folder_is_none(empty: Run, folder: Path) -> None:
    words = ("press-service.yaml", "de", "--output", ".")
    result = empty("playbook", "translate", *words, folder=folder)
    assert "is no file that a translation could be put in the place of." in result.err


def test_a_translation_with_errors_is_not_written_anew(empty: Run, folder: Path) -> None:
    (folder / "press-service.de.yaml").write_text("translates: press-service\ntitle: [\n")
    result = empty("playbook", "translate", "press-service.yaml", "de", folder=folder)
    assert (result.code, result.out) == (3, "")
    assert "press-service.de.yaml has errors, and nothing of it may get lost." in result.err


def test_it_needs_a_data_folder_to_install_into(empty: Run, folder: Path) -> None:
    copy(HERE / "press-service.de.yaml", folder)
    result = empty("playbook", "translate", "press-service.yaml", "de", "--install", folder=folder)
    assert result.code == 4
    assert not empty.home.exists()


def test_check_names_what_is_wrong_with_a_translation_beside_the_playbook(
    empty: Run, folder: Path
) -> None:
    (folder / "press-service.de.yaml").write_text(
        "salescoach: 1\ntranslates: press-service\nlanguage: de\nreviewed: \"Ana Ruiz\"\n"
        "facts:\n  - {id: stopps, title: 'Stillstände'}\n"
    )  # fmt: skip
    both = empty("playbook", "check", "press-service.yaml", folder=folder)
    alone = empty("playbook", "check", "press-service.de.yaml", folder=folder)
    assert (both.code, alone.code) == (1, 1)
    untested, *others = both.out.splitlines()
    assert " note SC615: " in untested  # there are no tests beside it
    assert others == alone.out.splitlines()
    assert (
        "press-service.de.yaml:6:5: error SC701: in facts of the playbook there is no stopps"
        in both.out
    )
    (folder / "press-service.yaml").unlink()
    without = empty("playbook", "check", "press-service.de.yaml", folder=folder)
    assert "SC715" in without.out


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_none_yet(empty: Run, folder: Path, content: bytes) -> None:
    (folder / "press-service.de.yaml").write_bytes(content)
    words = ("playbook", "translate", "press-service.yaml", "de")
    assert "language: de\n" in empty.ok(*words, folder=folder).out
    empty.ok(*words, "--output", "press-service.de.yaml", "--yes", folder=folder)
    assert "language: de\n" in (folder / "press-service.de.yaml").read_text()
