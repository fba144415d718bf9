import pytest

from salescoach.trainer.starting.filling import filled, text_file


def test_every_gap_gets_its_word() -> None:
    assert filled("<<a>>: <<b_c>> <<a>> < <<", {"a": "1", "b_c": "2"}) == "1: 2 1 < <<"


def test_a_gap_in_somebodys_words_is_left_as_it_is() -> None:
    assert filled("<<a>> <<b>>", {"a": "<<b>>", "b": r"\1"}) == r"<<b>> \1"


def test_a_gap_that_nobody_fills_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        filled("<<a>>", {})


@pytest.mark.parametrize("name", ["playbook", "tests", "layer", "first_test", "tests_head"])
def test_each_text_is_there_and_shows_editors_its_schema(name: str) -> None:
    first = text_file(name).read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# yaml-language-server: $schema=./playbook")
