"""Texts of playbooks in the language of the session: of a new deal, of old ones, of other pins."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from salescoach.cli.translations import base_path, is_translation
from tests.builders.worlds import Run, contents

HERE = Path(__file__).parents[2] / "examples/press-service"
NAMES = ("press-service.yaml", "press-service.de.yaml")
GERMAN = {"SALESCOACH_LANG": "de"}
NEXT = """\
Acme
Was schiefgeht, day 0 of 10   Ein Werk                          Thu 5 March 2026

1  TODAY: Who is there? Name the first person you talk to
   Nobody of theirs is on record yet.
2  NEXT TIME with one of them (Bedient die Presse): Die Stillstände an der
   Presse zählen
   Ask: "Wie oft stand sie im letzten Monat?"
3  LATER: Einen Tag lang messen
   First: Stillstände im Monat.

Still open in this stage: Sie haben die Stillstände gezählt; Jeder hat gesagt,
was er davon hat (still to be met)

Record:   salescoach person add acme … --role runs-it
Reasons:  salescoach why acme 1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        copy(HERE / name, tmp_path)
    return tmp_path


@pytest.fixture
def run(empty: Run, folder: Path) -> Run:
    """A deal of the example, whose translation lies beside it."""
    empty.ok("new", "Acme", "--playbook", str(folder / NAMES[0]), "--type", "single")
    return empty


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_screen_has_german_texts_between_english_words(run: Run) -> None:
    with run.on_terminal(width=80):
        plain = {"NO_COLOR": "1"}
        assert run.ok("next", "acme", env=GERMAN | plain).out == NEXT
        assert run.ok("next", "acme", "--lang", "de", env=dict(plain)).out == NEXT


def test_without_a_language_it_is_that_of_the_playbook(run: Run) -> None:
    screen = run.ok("next", "acme", "--format", "table").out
    assert "What goes wrong" in screen
    assert "Was schiefgeht" not in screen


def texts(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield name, "is a key"
            yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, key)
    elif key in ("id", "stage", "kind", "command", "record_with"):
        yield key, value


@pytest.mark.parametrize("words", [("next", "acme"), ("gate", "acme")])
def test_json_has_the_texts_and_the_same_keys_and_ids(run: Run, words: tuple[str, ...]) -> None:
    english = json.loads(run(*words, "--json").out)
    german = json.loads(run(*words, "--json", env=GERMAN).out)
    assert german != english
    assert list(texts(german)) == list(texts(english))


@pytest.mark.parametrize(
    "words",
    [
        ("why", "acme", "do/trouble/count-the-stops"),
        ("brief", "acme"),
        ("why-not", "acme", "measure"),
    ],
)
def test_everything_that_shows_a_playbook_shows_it_in_german(
    run: Run, words: tuple[str, ...]
) -> None:
    assert run.ok(*words, env=GERMAN).out != run.ok(*words).out


def test_a_region_has_the_words_of_its_language(run: Run) -> None:
    german = run("gate", "acme", env=GERMAN)
    assert "Sie haben die Stillstände gezählt" in german.out
    assert run("gate", "acme", env={"SALESCOACH_LANG": "de-AT"}) == german
    assert run("gate", "acme", env={"SALESCOACH_LANG": "fr"}) == run("gate", "acme")


def test_what_is_no_language_names_those_that_are_kept(run: Run) -> None:
    assert "There is: en and de\n" in run("next", "acme", "--lang", "klingon!!").err


def test_reading_writes_nothing_and_needs_no_file_of_the_trainer(run: Run, folder: Path) -> None:
    for name in NAMES:
        (folder / name).unlink()
    before = contents(run.home)
    assert "Was schiefgeht" in run.ok("next", "acme", "--format", "table", env=GERMAN).out
    assert contents(run.home) == before


def test_a_changed_text_of_the_playbook_is_not_translated_for_a_new_deal_only(
    run: Run, folder: Path
) -> None:
    edit(folder / NAMES[0], "title: What goes wrong", "title: What costs them money")
    run.ok("new", "Brisa", "--playbook", str(folder / NAMES[0]), "--type", "single")

    assert "Was schiefgeht" in run.ok("next", "acme", "--format", "table", env=GERMAN).out
    new = run.ok("next", "brisa", "--format", "table", env=GERMAN).out
    assert "What costs them money" in new
    assert "Die Stillstände an der" in new


def test_a_correction_reaches_deals_when_it_is_installed(run: Run, folder: Path) -> None:
    edit(folder / NAMES[1], "title: Was schiefgeht", "title: Was klemmt")
    assert "Was schiefgeht" in run.ok("next", "acme", "--format", "table", env=GERMAN).out
    install = ("playbook", "translate", str(folder / NAMES[0]), "de", "--install")
    before = contents(run.home)
    assert run.ok(*install, "--dry-run").err == "Deals of press-service would be shown in de.\n"
    assert contents(run.home) == before
    assert run.ok(*install).err == "Deals of press-service are shown in de from now on.\n"
    assert "Was klemmt" in run.ok("next", "acme", "--format", "table", env=GERMAN).out
    assert run.ok(*install).err.startswith("Nothing new:")


def test_a_broken_translation_stops_no_deal(empty: Run, folder: Path) -> None:
    edit(folder / NAMES[1], "facts:", "fakts:")
    result = empty.ok("new", "Acme", "--playbook", str(folder / NAMES[0]), "--type", "single")
    assert result.out == "acme\n"
    assert "press-service.de.yaml is not used: it has errors." in result.err
    assert not (empty.home / "translations").exists()


def test_a_broken_translation_is_not_installed(run: Run, folder: Path) -> None:
    edit(folder / NAMES[1], "facts:", "fakts:")
    result = run("playbook", "translate", str(folder / NAMES[0]), "de", "--install")
    assert result.code == 1
    assert "press-service.de.yaml is not used: it has errors." in result.err
    assert "already" not in result.err


def test_one_with_no_word_yet_is_not_installed(run: Run, folder: Path) -> None:
    head = "salescoach: 1\ntranslates: press-service\nlanguage: de\nreviewed: no\n"
    (folder / NAMES[1]).write_text(head, "utf-8")
    result = run("playbook", "translate", str(folder / NAMES[0]), "de", "--install")
    assert result.code == 1
    assert result.err == "Nothing of press-service is translated into de yet.\n"


@pytest.mark.parametrize("kind", ["folder", "fifo", "dangling"])
def test_what_is_called_like_a_translation_and_cannot_be_read_stops_nothing(
    empty: Run, folder: Path, kind: str
) -> None:
    beside = folder / "press-service.fr.yaml"
    if kind == "folder":
        beside.mkdir()
    elif kind == "fifo":
        os.mkfifo(beside)
    else:
        beside.symlink_to("nowhere")
    book = str(folder / NAMES[0])
    opened = empty.ok("new", "Acme", "--playbook", book, "--type", "single")
    assert opened.out == "acme\n"
    assert "press-service.fr.yaml is not used: it has errors." in opened.err
    shown = empty.ok("playbook", "show", book, "--lang", "fr")
    assert "press-service.fr.yaml is not used" in shown.err
    checked = empty("playbook", "check", book)
    assert checked.code == 1
    assert "press-service.fr.yaml:1:1: error SC715: this cannot be compared" in checked.out


def test_an_error_in_one_text_leaves_the_others(empty: Run, folder: Path) -> None:
    edit(folder / NAMES[1], "id: single", "id: singel")
    result = empty.ok("new", "Acme", "--playbook", str(folder / NAMES[0]), "--type", "single")
    assert "what is right is used" in result.err
    assert "Was schiefgeht" in empty.ok("next", "acme", "--format", "table", env=GERMAN).out


def test_what_a_playbook_inherits_is_translated_beside_its_base(empty: Run, folder: Path) -> None:
    (folder / "ours.yaml").write_text(
        "salescoach: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\nlanguage: en\n"
        "extends: press-service.yaml\nstages:\n  - {id: signing, title: 'Our signing'}\n"
    )
    (folder / "ours.de.yaml").write_text(
        "salescoach: 1\ntranslates: ours\nlanguage: de\nreviewed: no\ntitle: Unser Weg\n"
        "stages:\n  - {id: signing, title: 'Unsere Unterschrift'}\n"
    )
    told = empty.ok("playbook", "check", str(folder / "ours.yaml"))
    assert [line.split(" note ")[1] for line in told.out.splitlines()] == [
        "SC615: no test shows what this playbook does",
        "SC710: nobody has read this translation yet",
    ]
    empty.ok("new", "Acme", "--playbook", str(folder / "ours.yaml"), "--type", "single")
    assert "Was schiefgeht" in empty.ok("next", "acme", "--format", "table", env=GERMAN).out
    shown = empty.ok("playbook", "show", str(folder / "ours.yaml"), "--lang", "de").out
    assert "Unsere Unterschrift" in shown
    assert "Betreuung" in shown


def test_doctor_looks_at_what_is_kept(run: Run) -> None:
    assert run("doctor").code == 0
    (run.home / "translations/press-service.de.json").write_bytes(b"{")
    (run.home / "translations/press-service.de.json").chmod(0o600)
    found = run("doctor")
    assert found.code == 1
    assert "translation-unreadable" in found.out
    assert "What goes wrong" in run.ok("next", "acme", "--format", "table", env=GERMAN).out


def test_a_doubt_is_recognised_in_both_languages(empty: Run, folder: Path) -> None:
    said = (("too expensive", "Compared to what?"), ("zu teuer", "Im Vergleich wozu?"))
    for name, (phrase, question) in zip(NAMES, said, strict=True):
        doubt = f"  - {{id: price, sounds_like: ['{phrase}'], explore: ['{question}']}}\n"
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(f"{text}doubts:\n{doubt}", "utf-8")
    empty.ok("new", "Acme", "--playbook", str(folder / NAMES[0]), "--type", "single")
    for words in ("that is too expensive", "das ist zu teuer"):
        told = empty.ok("doubt", "raise", "acme", words, env=GERMAN)
        assert "Im Vergleich wozu?" in told.everything


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.de.yaml", b"translates: a\n", True),
        ("a.de.yaml", b"", True),
        ("acme.usa.yaml", b"salescoach: 1\nid: acme-usa\n", False),
        ("a.yaml", b"id: a\n", False),
        ("a.test.yaml", b"playbook: a.yaml\n", False),
        ("renamed.yaml", b"translates: a\n", True),
    ],
)
def test_a_translation_is_told_by_its_name_and_what_it_says(
    name: str, data: bytes, found: bool
) -> None:
    assert is_translation(Path(name), data) is found


def test_the_playbook_has_the_name_without_the_language() -> None:
    assert base_path(Path("x/a.b.pt-BR.yml")) == Path("x/a.b.yml")


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("german", "de"),
        ("DE", "de"),
        ("de_DE", "de"),
    ],
)
def test_a_translation_that_no_name_leads_to_is_told(
    empty: Run, folder: Path, name: str, better: str
) -> None:
    right = folder / NAMES[0].replace(".yaml", f".{better}.yaml")
    wrong = right.with_name(NAMES[0].replace(".yaml", f".{name}.yaml"))
    right.rename(wrong)
    checked = empty.ok("playbook", "check", str(folder / NAMES[0]))
    assert f"{wrong} is not looked at: its name does not end with a language" in checked.err
    assert f"Did you mean {right}?" in checked.err
    alone = empty("playbook", "check", str(wrong), "--format", "full")
    assert alone.code == 1
    assert "its name does not end with a language" in alone.out
    assert f"Did you mean {right.name}?" in alone.out
    assert "has errors" not in alone.out


def test_a_translation_whose_language_is_not_known_gets_no_name(empty: Run, folder: Path) -> None:
    right = folder / NAMES[0].replace(".yaml", ".de.yaml")
    right.unlink()
    wrong = folder / NAMES[0].replace(".yaml", ".german.yaml")
    wrong.write_text("salescoach: 1\ntranslates: press-service\nreviewed: no\n")
    checked = empty.ok("playbook", "check", str(folder / NAMES[0]))
    assert "is not looked at" in checked.err
    assert "Did you mean" not in checked.err
    assert "Did you mean" not in empty("playbook", "check", str(wrong)).out
