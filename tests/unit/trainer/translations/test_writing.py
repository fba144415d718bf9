"""A translation to fill in: nothing is left out, and nothing that somebody wrote gets lost."""

import re

import pytest

from salescoach.playbook.reader import Document, read_yaml
from salescoach.trainer.translations.writing import sheet
from tests.builders.translations import HEAD, PLAYBOOK, base, codes, read


def document(text: str) -> Document:
    found, problems = read_yaml(text.encode(), "pumps.de.yaml")
    assert problems == ()
    return found


def written(before: str | None = None, playbook: str = PLAYBOOK) -> str:
    of = base(playbook)
    found = sheet(of.texts, "en", "de", document(before) if before is not None else None)
    return "\n".join(found.lines) + "\n"


def test_every_text_is_there_to_be_filled_in() -> None:
    text = written()
    assert read(text, head="").translated == 0
    filled = re.sub(
        r"(?m)^( *)(-|[a-z_]+:)$(?=\n(?!\1 +\S)|\Z)", r'\1\2 "{name} 14 2.5 {days_in_stage}"', text
    )
    assert {code for code, _ in codes(read(filled, head=""))} <= {"SC705", "SC706", "SC710"}
    assert "# en: too expensive\n    sounds_like:\n      -\n" in text
    assert '# en: "{days_in_stage} here"\n    because:\n' in text
    assert (
        "library:\n  items:\n    - id: ask\n      # en: Ask what 14 days cost\n      do:\n" in text
    )
    assert text.count("Ask what 14 days cost") == 1


def test_what_is_translated_stays_and_writing_it_again_changes_nothing() -> None:
    before = HEAD + (
        "# mine: a remark\n"
        "title: Pumpen verkaufen\n"
        "stages:\n"
        "  - id: finding-out\n"
        "    title: Herausfinden\n"
        "    goals:\n"
        "      # as they say it\n"
        "      - Den Verlust kennen\n"
        "      -\n"
        "doubts:\n"
        "  - id: price\n"
        '    sounds_like: ["zu teuer", "kostet zu viel"]\n'
        "    explore: Womit vergleichen Sie?\n"
    )
    once = written(before)
    assert read(once, head="").words == read(before, head="").words
    assert "#   mine" not in once
    for line in ("# mine: a remark", "# as they say it", "reviewed: Ana Ruiz"):
        assert line in once
    assert written(once) == once


def test_a_comment_that_silences_stays_with_its_text() -> None:
    once = written(HEAD + "title: Selling pumps  # salescoach: ignore[SC707] a name\n")
    assert "# salescoach: ignore[SC707] a name\n# en: Selling pumps\ntitle:" in once
    assert codes(read(once, head="")) == []


def test_changed_words_are_marked_until_somebody_has_looked() -> None:
    before = HEAD + "# en: Selling\ntitle: Verkaufen\n"
    once = written(before)
    assert "# en: Selling pumps\n# was: Selling\ntitle: Verkaufen\n" in once
    assert [code for code, _ in codes(read(once, head=""))] == ["SC709"]
    assert written(once) == once
    looked_at = once.replace("# was: Selling\n", "")
    assert codes(read(looked_at, head="")) == []
    assert "# was" not in written(looked_at)


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("facts:\n  - {id: gone, title: 'Weg'}\n", '# facts: {"id": "gone", "title": "Weg"}'),
        ("short: Pumpen\n", '# short: "Pumpen"'),
        ("stages:\n  - id: finding-out\n    not_yet:\n      - say: a\n      - say: b\n",
         '# stages/0/not_yet: {"say": "b"}'),
    ],
)  # fmt: skip
def test_what_fits_nowhere_any_more_is_kept_at_the_end(more: str, kept: str) -> None:
    once = written(HEAD + more)
    assert "\n# No longer in the playbook, or not where it was:\n" in once
    assert kept in once
    assert written(once) == once


def test_lists_that_do_not_go_side_by_side_stand_below_each_other() -> None:
    once = written(HEAD + "stages:\n  - id: finding-out\n    goals:\n      - Alles wissen\n")
    assert (
        "    # en: Know the loss\n    # en: Know the payer\n    goals:\n      - Alles wissen\n"
        in once
    )


@pytest.mark.parametrize(
    "text",
    ["no", "a: b", "- x", "#x", "it's", '"q"', "tab\there", "{x}", "zwei\nZeilen", " x ", "1"],
)
def test_any_text_is_read_as_it_was(text: str) -> None:
    import json

    before = HEAD + f"title: {json.dumps(text)}\n"
    assert read(written(before), head="").words == read(before, head="").words


def test_a_long_text_is_folded_and_the_same() -> None:
    long = "Wort " * 60 + "Ende"
    once = written(HEAD + f'title: "{long}"\n')
    assert max(map(len, once.splitlines())) <= 100
    assert read(once, head="").words == {"title": {"Selling pumps": long}}


OWN = "warnings:\n  - id: late\n"
USUAL = """\
  # Warnings that come with salescoach, the same in every playbook. They may be left out:
  - id: no-next-step
    # en: Nothing with a date ahead is agreed with them
    because:
"""


def test_the_warnings_of_the_program_stand_last_and_are_counted_apart() -> None:
    playbook = PLAYBOOK.replace("default_warnings: false\n", "")
    own = sheet(base().texts, "en", "de", None)
    made = sheet(base(playbook).texts, "en", "de", None)
    text = "\n".join(made.lines) + "\n"
    assert own.usual == 0
    assert (made.waiting - made.usual, made.usual > 0) == (own.waiting, True)
    assert text.startswith("\n".join(own.lines) + "\n" + USUAL)
    assert text.count("They may be left out") == 1
    assert written(text, playbook) == text


def test_one_that_the_playbook_says_in_its_own_words_is_its_own() -> None:
    mine = "warnings:\n  - {id: no-next-step, because: 'Nothing is planned'}\n"
    playbook = PLAYBOOK.replace("default_warnings: false\n", "").replace("warnings:\n", mine)
    text = written(playbook=playbook)
    assert text.index("Nothing is planned") < text.index("They may be left out")


@pytest.mark.parametrize("source", ["{x} here", "a: b", "- x", '"q"', "it's # so", "@ 5:", "{x}"])
def test_words_above_a_text_are_quoted_as_below_and_read_as_they_are(source: str) -> None:
    import json

    playbook = PLAYBOOK.replace("title: Selling pumps", f"title: {json.dumps(source)}")
    text = written(playbook=playbook)
    assert f"# en: {json.dumps(source)}\ntitle:\n" in text
    filled = text.replace("\ntitle:\n", '\ntitle: "{x} da"\n', 1)
    assert "SC709" not in [code for code, _ in codes(read(filled, head="", of=base(playbook)))]
    assert "# was" not in written(filled, playbook)
