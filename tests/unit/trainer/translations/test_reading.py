"""Reading a translation: its words, and everything that is wrong with it."""

import pytest

from salescoach.playbook.in_language import in_language
from salescoach.trainer.translations.reading import without_base
from salescoach.values.messages import Unit, say
from tests.builders.translations import HEAD, PLAYBOOK, base, codes, read, refused


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("title: Pumpen verkaufen\n", [], id="a text"),
        pytest.param("facts:\n  - {id: trouble, title: 'Was schiefgeht'}\n", [], id="by id"),
        pytest.param("facts:\n  - {id: troubel, title: 'Was schiefgeht'}\n", [("SC701", 6)],
                     id="an id that is not there"),
        pytest.param("outcomes:\n  disqualified:\n    reasons:\n      - {id: x, title: Y}\n",
                     [("SC701", 8)], id="in a place that is not there"),
        pytest.param("short: Pumpen\n", [("SC703", 5)], id="no such text"),
        pytest.param("stages:\n  - id: offer\n    short: Angebot\n", [("SC703", 7)],
                     id="nor there"),
        pytest.param("stages:\n  - id: finding-out\n    goals:\n      - Den Verlust kennen\n",
                     [("SC704", 7)], id="one entry too few"),
        pytest.param("stages:\n  - id: finding-out\n    not_yet:\n      - say: a\n      - say: b\n",
                     [("SC704", 8)], id="one element too many"),
        pytest.param("stages:\n  - id: finding-out\n    goals:\n      -\n      - Wer zahlt\n", [],
                     id="one entry still to come"),
        pytest.param("doubts:\n  - id: price\n    sounds_like:\n      - a\n      - b\n",
                     [], id="phrases may be more"),
        pytest.param("warnings:\n  - {id: late, because: 'Schon {days} hier'}\n", [("SC705", 6)],
                     id="another placeholder"),
        pytest.param("warnings:\n  - {id: late, because: 'Schon lange hier'}\n", [("SC705", 6)],
                     id="no placeholder"),
        pytest.param("buyer_roles:\n  - {id: user, reach: ['{name}, wer bedient sie nachts?']}\n",
                     [],
                     id="a name"),
        pytest.param("buyer_roles:\n  - {id: user, invite: ['Ein Anruf am Donnerstag?']}\n",
                     [("SC705", 6)], id="a name forgotten"),
        pytest.param("buyer_roles:\n  - {id: user, invite: ['{name}, ein Anruf?']}\n",
                     [], id="a name in an invitation"),
        pytest.param("buyer_roles:\n  - {id: user, decides_by: 'Probiert es', prefers: [Anrufe]}\n",
                     [], id="how a role decides"),
        pytest.param("library:\n  items:\n    - {id: ask, do: 'Fragen, was 41 Tage kosten'}\n",
                     [("SC706", 7)], id="another number"),
        pytest.param("library:\n  items:\n    - {id: ask, do: 'Fragen, was 14 Tage kosten'}\n", [],
                     id="the same number"),
        pytest.param("title: Selling pumps\n", [("SC707", 5)], id="not translated at all"),
        pytest.param("facts:\n  - id: trouble\n    # en: What went wrong\n    title: Ärger\n",
                     [("SC709", 8)], id="translated from other words"),
        pytest.param("# en: Selling pumps\n# was: Selling all\ntitle: Pumpen\n", [("SC709", 7)],
                     id="nobody has looked at it since"),
        pytest.param("# en: Selling\n#   pumps\ntitle: Pumpen\n", [], id="a comment on two lines"),
        pytest.param("facts:\n  - {id: trouble, title: a}\n  - {id: trouble, title: b}\n",
                     [("SC302", 7)], id="an id twice"),
        pytest.param("# salescoach: ignore[SC707] a name\ntitle: Selling pumps\n", [],
                     id="silenced"),
        pytest.param("moves_back:\n  - {from: offer, to: offer, because: x}\n", [("SC701", 6)],
                     id="another way back"),
        pytest.param("scorecards:\n  - id: fit\n    signals:\n      - id: pain\n        levels:\n"
                     "          - {points: 2, title: 'Jede Woche'}\n", [], id="a level"),
        pytest.param("points:\n  - {ref: T1, title: 'Ihre Kunden'}\n", [], id="a point"),
    ],
)  # fmt: skip
def test_each_problem_is_told_where_it_stands(text: str, found: list[tuple[str, int]]) -> None:
    assert codes(read(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("facts:\n  - {id: trouble, type: text}\n", [("SC702", 6)], id="no text"),
        pytest.param("stages:\n  - id: offer\n    when: {amount: {more_than: 1 EUR}}\n",
                     [("SC702", 7)], id="a condition"),
        pytest.param("tilte: Pumpen\n", [("SC201", 5)], id="no key"),
        pytest.param("title: [a, b]\n", [("SC203", 5)], id="a list"),
        pytest.param("title: ''\n", [("SC203", 5)], id="an empty text"),
        pytest.param("title: &a Pumpen\n", [("SC105", 5)], id="an anchor"),
        pytest.param("title: a\ntitle: b\n", [("SC108", 6)], id="a key twice"),
        pytest.param("title: a\n  b: c\n", [("SC103", 6)], id="no YAML"),
        pytest.param("title: 'a\x1b'\n", [("SC104", 5)], id="a control character"),
    ],
)  # fmt: skip
def test_of_another_form_nothing_is_used(text: str, found: list[tuple[str, int]]) -> None:
    assert refused(text) == found


NO_NAMES = (
    "yes", "Yes", "TRUE", "ok", "tbd", "TBD", "todo", "?", "–", "n/a", "ja", "Nein", "kein Mensch",
    "oui", "Non", "sí", "Si", "tak", "nie", "sim", "Não", "nej",
)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("language: de", "language: fr", [("SC711", 3)]),
        ("language: de", "language: en", [("SC712", 3)]),
        ("translates: pumps", "translates: valves", [("SC713", 2)]),
        ('reviewed: "Ana Ruiz"', "reviewed: no", [("SC710", 4)]),
        ('reviewed: "Ana Ruiz"', "reviewed: No", [("SC710", 4)]),
        *(('reviewed: "Ana Ruiz"', f'reviewed: "{word}"', [("SC714", 4)]) for word in NO_NAMES),
        ('reviewed: "Ana Ruiz"', 'reviewed: "Noé Jansen"', []),
        ('reviewed: "Ana Ruiz"', 'reviewed: "李娜"', []),
    ],
)
def test_the_first_lines_are_checked(old: str, new: str, found: list[tuple[str, int]]) -> None:
    assert codes(read("title: Pumpen\n", head=HEAD.replace(old, new))) == found


def test_of_another_playbook_no_word_is_used() -> None:
    head = HEAD.replace("translates: pumps", "translates: valves")
    assert read("title: Pumpen\n", head=head).words == {}


def test_another_version_of_the_format_is_told() -> None:
    assert refused("", head=HEAD.replace("salescoach: 1", "salescoach: 2")) == [("SC208", 1)]


def test_without_the_playbook_that_is_told() -> None:
    found = without_base(HEAD.encode(), "pumps.de.yaml", say("translates.broken"))
    assert [one.code for one in found.problems] == ["SC715"]
    broken = without_base(b"a: &x b\n", "pumps.de.yaml", say("translates.broken"))
    assert [one.code for one in broken.problems] == ["SC105"]


def test_what_is_missing_is_counted_once_for_the_file() -> None:
    found = read("title: Pumpen verkaufen\n")
    (missing,) = [one for one in found.problems if one.code == "SC708"]
    assert missing.message.args == (
        ("first", ("points/T1/title", "buyer_roles/user/title", "buyer_roles/user/decides_by")),
        ("texts", Unit(found.texts - 1, "text")),
    )
    assert found.translated == 1


def test_what_another_translation_covers_is_not_missing() -> None:
    from salescoach.trainer.translations.reading import Overlay, read_translation

    covered = {"title": {"Selling pumps": "Pumpen"}}
    found = read_translation(HEAD.encode(), "pumps.de.yaml", base(), covered)
    assert isinstance(found, Overlay)
    assert found.translated == 1


def test_an_error_in_one_text_leaves_the_others() -> None:
    wrong = "{id: late, because: 'Schon {x}', counter_action: {text: 'Warum?'}}"
    text = f"title: Pumpen\nwarnings:\n  - {wrong}\n"
    assert read(text).words == {
        "title": {"Selling pumps": "Pumpen"},
        "warnings": {"late": {"counter_action": {"text": {"Ask why": "Warum?"}}}},
    }


def test_the_words_of_a_role_are_those_of_the_other_language() -> None:
    text = "buyer_roles:\n  - {id: user, decides_by: 'Probiert es', prefers: [Anrufe]}\n"
    words = read(text).words
    assert words["buyer_roles"]["user"] == {
        "decides_by": {"Tries it first": "Probiert es"},
        "prefers": {"Short calls": "Anrufe"},
    }
    (role,) = in_language(base().texts, words)["buyer_roles"]
    assert (role["decides_by"], role["prefers"]) == (["Probiert es"], ["Anrufe"])


def test_an_outdated_text_counts_for_the_words_that_it_was_made_from() -> None:
    assert read("# en: Selling all\ntitle: Alles\n").words == {"title": {"Selling all": "Alles"}}
    both = "# en: Selling pumps\n# was: Selling all\ntitle: Alles\n"
    assert read(both).words == {"title": {"Selling all": "Alles"}}


def test_the_library_is_translated_once_for_every_stage() -> None:
    found = read("library:\n  items:\n    - {id: ask, do: 'Fragen, was 14 Tage kosten'}\n")
    stages = in_language(base().texts, found.words)["stages"]
    said = [item["do"] for one in stages for part in one["checklists"] for item in part["items"]]
    assert said == ["Fragen, was 14 Tage kosten", "Measure 2.5 hours", "Fragen, was 14 Tage kosten"]


def test_what_a_stage_says_of_it_comes_before_the_library() -> None:
    found = read(
        "stages:\n  - id: offer\n    checklists:\n      - id: desk\n        items:\n"
        "          - {id: ask-again, do: 'Noch einmal fragen: 14 Tage'}\n"
        "library:\n  items:\n    - {id: ask, do: 'Fragen, was 14 Tage kosten'}\n"
    )
    stages = in_language(base().texts, found.words)["stages"]
    assert stages[1]["checklists"][0]["items"][0]["do"] == "Noch einmal fragen: 14 Tage"


def test_a_verdict_stays_for_conditions_ask_for_it() -> None:
    text = "scorecards:\n  - id: fit\n    bands:\n      - {at_least: 0, verdict: weiter}\n"
    assert refused(text) == [("SC702", 7)]
    assert 'verdict: "keep going"' in PLAYBOOK


def test_many_comments_above_many_keys_take_no_time() -> None:
    text = "".join(f"# {'x' * 60}\n" for _ in range(2000)) + "facts: [" + ", ".join(
        "{id: trouble}" for _ in range(5000)
    ) + "]\n"  # fmt: skip
    assert {code for code, _ in codes(read(text))} == {"SC302"}
