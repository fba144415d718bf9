"""What comes of six answers. That the whole checks and passes is tested with the command."""

from dataclasses import replace

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.model import Playbook
from salescoach.trainer.starting.answers import Answers
from salescoach.trainer.starting.filling import text_file
from salescoach.trainer.starting.playbook_text import Place, id_for, playbook_and_tests

ANSWERS = Answers(
    title="Pumps for dairies",
    first="Whether to change anything",
    then="Whether to choose us",
    who=("Uses it", "Pays for it"),
    hear="what goes wrong today",
    ask="What goes wrong today?",
)
PLACE = Place(id="pumps", name="pumps.yaml", file="pumps.yaml")


def made(answers: Answers, place: Place = PLACE, language: str = "en") -> tuple[Playbook, str]:
    playbook, tests = playbook_and_tests(
        text_file("playbook").read_text(), text_file("tests").read_text(), answers, place, language
    )
    compiled = compile_playbook(playbook.encode(), "a.yaml")
    assert isinstance(compiled, Compiled), compiled.problems
    assert compiled.problems == ()
    return compiled.playbook, tests


def test_the_answers_stand_where_they_belong() -> None:
    book, tests = made(ANSWERS, language="de")
    need = book.fact("need")
    assert need is not None
    assert (book.id, book.title, book.language) == ("pumps", "Pumps for dairies", "de")
    assert [(stage.id, stage.title) for stage in book.stages] == [
        ("whether-to-change-anything", "Whether to change anything"),
        ("whether-to-choose-us", "Whether to choose us"),
    ]
    assert book.won_after == "whether-to-choose-us"
    roles = [(role.id, role.title) for role in book.buyer_roles]
    assert roles == [("uses-it", "Uses it"), ("pays-for-it", "Pays for it")]
    assert (need.title, need.ask) == ("What goes wrong today", ("What goes wrong today?",))
    assert book.stages[0].exit_criteria[0].statement == "They have said what goes wrong today"
    assert "playbook: pumps.yaml\n" in tests


def test_the_first_role_knows_the_need_and_the_last_has_the_last_word() -> None:
    book, tests = made(replace(ANSWERS, who=("a1", "b1", "c1")))
    whom = {fact.id: fact.ask_whom for fact in book.facts}
    assert whom == {
        "need": ("a1",), "show-day": ("a1", "b1", "c1"), "measure": ("c1",), "decision": ("c1",),
    }  # fmt: skip
    assert '{name: "Pia Voss", role: c1}}' in tests


def test_with_one_role_somebody_else_has_none() -> None:
    book, tests = made(replace(ANSWERS, who=("Owner",)))
    assert {fact.ask_whom for fact in book.facts} == {("owner",)}
    assert 'person-add: {name: "Pia Voss"}}' in tests


@pytest.mark.parametrize(
    ("hear", "statement"),
    [
        ("what it costs", "They have said what it costs"),
        ("What it costs", "They have said: What it costs"),
        ("\u95ee\u9898", "They have said: \u95ee\u9898"),
        ("\u00e9cole", "They have said: \u00e9cole"),
        ("3 numbers", "They have said: 3 numbers"),
        ("they have told us what it costs", "They have said what it costs"),
        ("They said that it stops", "They have said it stops"),
        ("They have said: what it costs", "They have said what it costs"),
        ("they have said", "They have said they have said"),
        ("they tell us a number", "They have said they tell us a number"),
    ],
)
def test_the_sentence_goes_on_only_where_the_answer_does(hear: str, statement: str) -> None:
    book, _ = made(replace(ANSWERS, hear=hear))
    assert book.stages[0].exit_criteria[0].statement == statement


def test_what_they_are_to_say_is_the_title_of_the_fact_without_who_says_it() -> None:
    need = made(replace(ANSWERS, hear="they have told us what it costs"))[0].fact("need")
    assert need is not None
    assert need.title == "What it costs"


@pytest.mark.parametrize(
    ("answer", "id_"),
    [
        ("Whether a trial run is worth it", "whether-a-trial-run"),
        ("Whether to choose us", "whether-to-choose-us"),
        ("Whether reorganising maintenance departments pays", "whether-reorganising-maintenance"),
        ("What it is", "what-it-is"),
        ("Whether it is the one that fits", "whether-it-is-the-one"),
    ],
)
def test_an_id_ends_with_a_word_that_means_something(answer: str, id_: str) -> None:
    book, _ = made(replace(ANSWERS, first=answer))
    assert book.stages[0].id == id_


def test_equal_answers_get_ids_of_their_own() -> None:
    book, _ = made(replace(ANSWERS, first="The same", then="The same!", who=("x!", "x?")))
    assert [stage.id for stage in book.stages] == ["the-same", "the-same-2"]
    assert [role.id for role in book.buyer_roles] == ["x", "x-2"]


def test_an_answer_without_a_letter_gets_a_word_of_ours_for_an_id() -> None:
    book, _ = made(replace(ANSWERS, first="1.", then="2.", who=("3", "4")))
    assert [stage.id for stage in book.stages] == ["first", "then"]
    assert [role.id for role in book.buyer_roles] == ["role", "role-2"]


def test_no_id_is_a_word_that_yaml_takes_for_a_value() -> None:
    book, _ = made(replace(ANSWERS, first="True", then="No", who=("Null", "on")))
    assert [stage.id for stage in book.stages] == ["true-2", "no-2"]
    assert [role.id for role in book.buyer_roles] == ["null-2", "on-2"]


@pytest.mark.parametrize(
    ("stem", "id_"),
    [
        ("our way", "our-way"),
        ("\u6c34\u6cf5", "shuibeng"),
        ("2026", "playbook"),
        ("yes", "yes-2"),
        ("Großküchen", "grosskuechen"),
        ("Ku\u0308chen", "kuechen"),
    ],
)
def test_the_id_comes_of_the_name_of_the_file(stem: str, id_: str) -> None:
    assert id_for(stem) == id_


@pytest.mark.parametrize(
    ("language", "id_"),
    [("de", "kuechen-oel-ra"), ("de-CH", "kuechen-oel-ra"), ("en", "kuechen-oel-ra"),
     ("da", "kuchen-ol-raa"), ("nb_NO", "kuchen-ol-raa"), ("sv", "kuchen-ol-ra")],
)  # fmt: skip
def test_umlauts_are_written_as_the_language_writes_them(language: str, id_: str) -> None:
    assert id_for("Küchen Öl Rå", language) == id_


def test_the_letters_of_the_north() -> None:
    assert id_for("Køkken æg", "da") == "koekken-aeg"


def test_the_ids_of_answers_are_written_like_that_too() -> None:
    book, _ = made(replace(ANSWERS, first="Öfen prüfen", then="Ölen", who=("Küche", "Größe")))
    assert [stage.id for stage in book.stages] == ["oefen-pruefen", "oelen"]
    assert [role.id for role in book.buyer_roles] == ["kueche", "groesse"]


HOSTILE = (
    "a: b # c", "{a}", "[a, b]", "- a", "? a", "'", '"', "\\", "\\n", "%", "@a", "`a`", "*a", "&a",
    "!a", "!!str a", "|", ">", "<<need>>", "<<: *a", "null", "true", "~", "1e5", "0x1f",
    "2026-01-01", "12:30", "---", "...", "#", ": ", "a:", "=", "$(id)", "; rm -rf /", "\\u202e",
    "\u6c34\u6cf5\uff1a\u201c\u5356\u201d", "\u0440\u0443\u0441", "\u0627\u0644\u0639",
    "\U0001f600", "e\u0301", "x" * 200, "\u6c34" * 200, "a\u00a0b",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_comes_back_as_it_was_said(text: str) -> None:
    said = text.strip()
    book, tests = made(
        Answers(title=said, first=said, then=said, who=(said,), hear=said, ask=said),
        Place(id="a", name=f"{said[:60]}.yaml", file="a.yaml"),
    )
    need = book.fact("need")
    assert need is not None
    assert [book.title, need.ask[0], *(stage.title for stage in book.stages)] == [said] * 4
    assert book.buyer_roles[0].title == said
    assert "<<need>>" not in tests.replace(said, "")
