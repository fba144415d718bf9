"""Who is meant by a name as it is typed."""

from dataclasses import replace

import pytest

from salescoach.exchange.hearing import Problem
from salescoach.exchange.names import Named, is_whole_name, named_at, words_of_names
from tests.builders.spoken import PEOPLE, known, person, told


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ulf", ["ulf"]),
        ("ULF", ["ulf"]),
        ("Ulf Berg", ["ulf"]),
        ("ulf berg", ["ulf"]),
        ("ulf b", ["ulf"]),
        ("ulf b.", ["ulf"]),
        ("ub", ["ulf"]),
        ("U.B.", ["ulf"]),
        ("mr berg", ["ulf"]),
        ("dr. dahl", ["erik"]),
        ("solberg", ["marta"]),
        ("solb", ["marta"]),
        ("ma", ["marta"]),
        ("er", ["erik"]),
        ("jens", ["jens"]),
        ("möller", ["jens"]),
        ("Moller", ["jens"]),
        ("MOELLER", ["jens"]),
        ("moel", ["jens"]),
        ("luz marina", ["luz"]),
        ("marina", ["luz"]),
        ("luz marina ortega", ["luz"]),
        ("lmo", ["luz"]),
        ("lo", ["luz"]),
        ("jean-luc", ["jean-luc"]),
        ("jean luc", ["jean-luc"]),
        ("luc", ["jean-luc"]),
        ("o'brien", ["jean-luc"]),
        ("brien", ["jean-luc"]),
        ("жуков", ["pyotr"]),
        ("Жук", ["pyotr"]),
        ("zhukov", ["pyotr"]),
        ("陈明", ["chen-ming"]),
        ("chenming", ["chen-ming"]),
        ("chen-ming", ["chen-ming"]),
        ("ulf+marta", ["ulf", "marta"]),
        ("ulf + marta", ["ulf", "marta"]),
        ("ulf & erik dahl", ["ulf", "erik"]),
        ("ulf+ulf", ["ulf"]),
        ("both", ["ulf", "marta"]),
        ("all", ["ulf", "marta"]),
        ("Everybody", ["ulf", "marta"]),
    ],
)
def test_a_name_is_known_in_many_writings(typed: str, ids: list[str]) -> None:
    assert named_at(f"{typed} mails it", 0, known()) == Named(tuple(ids), len(typed))


def test_of_two_who_are_called_alike_who_was_there_is_meant() -> None:
    assert named_at("berg mails", 0, known()) == Named(("ulf",), 4)
    assert named_at("berg mails", 0, known(present=("ulla",))) == Named(("ulla",), 4)
    found = named_at("ul mails", 0, known(present=("marta",)))
    assert isinstance(found, Problem)
    assert told(found) == "ul fits several: Ulf Berg and Ulla Berg. Write more of the name."


@pytest.mark.parametrize(
    ("names", "typed", "id_"),
    [
        (("Ulfert Maas", "Ulf Berg"), "ulf", "ulf"),  # a whole word before a beginning
        (("Ulrike Berg", "Ub Maas"), "ub", "ub"),  # and before initials
        (("Ulrike Berg", "Ubbo Maas"), "ub", "ulrike"),  # initials before a beginning
    ],
)
def test_what_is_whole_comes_before_what_is_short(
    names: tuple[str, ...], typed: str, id_: str
) -> None:
    assert named_at(typed, 0, known(*names, present=())) == Named((id_,), len(typed))


def test_a_whole_name_of_somebody_absent_comes_before_a_beginning_of_who_was_there() -> None:
    among = known("Ulfert Maas", "Ulf Berg", present=("ulfert",))
    assert named_at("ulf", 0, among) == Named(("ulf",), 3)


@pytest.mark.parametrize(
    ("typed", "told_"),
    [
        ("berg mails", "berg fits several: Ulf Berg and Ulla Berg. Write more of the name."),
        ("martha mails", "nobody in this deal is called martha. Did you mean Marta Solberg?"),
        ("ulf's boss calls", "nobody in this deal is called ulf's. Did you mean Ulf Berg?"),
        (
            "xaver calls",
            (
                "nobody in this deal is called xaver. Add somebody with: salescoach person "
                'add halden-board "xaver" --role …'
            ),
        ),
        (
            "$(reboot) calls",
            (
                "nobody in this deal is called $. Add somebody with: salescoach person "
                'add halden-board "…" --role …'
            ),
        ),
        ("the sample comes", "who does it is missing. Begin with a name: ulf mails pass mark fri"),
        ("an email comes", "who does it is missing. Begin with a name: ulf mails pass mark fri"),
        ("", "who does it is missing. Begin with a name: ulf mails pass mark fri"),
        (
            "we send it",
            (
                "a promise of theirs begins with one of their names, not with we. What we do "
                "goes under what you will do, or in a line that begins with we:"
            ),
        ),
        (
            "ulf and marta send",
            (
                "it is not clear who of them does it: ulf and marta If each of them "
                "does, write a plus: ulf+marta"
            ),
        ),
        (
            "ulf, marta send",
            (
                "it is not clear who of them does it: ulf, marta If each of them does, "
                "write a plus: ulf+marta"
            ),
        ),
        (
            "ulf or marta sends",
            (
                "it is not clear who of them does it: ulf or marta If each of them "
                "does, write a plus: ulf+marta"
            ),
        ),
        (
            "ulf+xaver send",
            (
                "nobody in this deal is called xaver. Add somebody with: salescoach "
                'person add halden-board "xaver" --role …'
            ),
        ),
    ],
)
def test_who_cannot_be_told_apart_or_is_not_known_is_a_problem(typed: str, told_: str) -> None:
    found = named_at(typed, 0, known(present=()))
    assert isinstance(found, Problem)
    assert told(found) == told_


def test_both_are_two_who_were_there() -> None:
    found = named_at("both send", 0, known(present=("ulf", "marta", "erik")))
    assert isinstance(found, Problem)
    assert told(found) == (
        "there were not two of theirs, so both names nobody. If each of them does, write a plus: "
        "ulf+marta"
    )


def test_who_is_called_alike_letter_for_letter_is_named_by_id() -> None:
    among = known(present=())
    twins = (person("Ulf Berg", "ulf"), person("Ulf Berg", "ulf-berg-2"))
    found = named_at("ulf mails", 0, type(among)(people=twins, present=(), day=among.day))
    assert isinstance(found, Problem)
    assert told(found) == "ulf fits several: ulf and ulf-berg-2. Write the id instead of the name."


def test_an_id_names_one_of_them() -> None:
    among = known(present=())
    twins = (person("Ulf Berg", "ulf-1"), person("Ulf Berg", "ulf-2"))
    found = named_at("ulf-2 mails", 0, type(among)(people=twins, present=(), day=among.day))
    assert found == Named(("ulf-2",), 5)


@pytest.mark.parametrize("typed", ["the", "send", "will", "he"])
def test_usual_words_are_no_beginning_of_a_name(typed: str) -> None:
    among = known("Theodor Maas", "Sendrine Ek", "Wille Bo", "Helga Ek", present=())
    assert isinstance(named_at(f"{typed} sample", 0, among), Problem)


def test_a_name_without_spaces_may_touch_what_is_done() -> None:
    assert named_at("陈明发送样品", 0, known()) == Named(("chen-ming",), 2)


@pytest.mark.parametrize(
    ("name", "is_whole"),
    [
        ("Jens Möller", True),
        ("jens moeller", True),
        ("jens", True),
        ("Jens Möller Ek", False),
        ("Jens M", False),
        ("", False),
    ],
)
def test_a_whole_name_has_all_of_its_words(name: str, is_whole: bool) -> None:
    assert is_whole_name(name, person("Jens Möller")) is is_whole


def test_the_words_of_names_are_known_in_every_writing() -> None:
    found = words_of_names(PEOPLE)
    assert {"ulf", "moller", "moeller", "жуков", "zhukov", "ortega"} <= found


def test_somebody_with_a_title_is_known_with_another_or_without() -> None:
    anna = person("Dr. Anna Vik", "anna")
    among = replace(known(), people=(*PEOPLE, anna))
    for typed in ("Frau Vik", "Dr. Vik", "Herr Dr. Anna Vik", "av", "Vik"):
        assert named_at(f"{typed} mails it", 0, among) == Named(("anna",), len(typed))


def test_a_form_of_address_keeps_two_apart() -> None:
    she, he = person("Frau Vik", "she"), person("Herr Vik", "he")
    both = replace(known(), people=(she, he))
    assert named_at("Herr Vik mails it", 0, both) == Named(("he",), 8)
    assert isinstance(named_at("Frau Vik mails", 0, replace(both, people=(he,))), Problem)
