"""Who was there, and who of them is new."""

import pytest

from salescoach.deal.events import PersonAdded
from salescoach.exchange.attendance import Present, read_names, read_people
from salescoach.exchange.hearing import Misheard
from tests.builders.spoken import ROLES, known, told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ulf, marta", ("ulf", "marta")),
        ("ulf+marta", ("ulf", "marta")),
        ("ulf and erik dahl", ("ulf", "erik")),
        ("ulf; marta、陈明", ("ulf", "marta", "chen-ming")),
        ("both", ("ulf", "marta")),
        ("ulf, ulf.", ("ulf",)),
        ("ulf (judges)", ("ulf",)),
        ("Ulf Berg (technical), erik (pays)", ("ulf", "erik")),
        ("", ()),
        (" , ", ()),
    ],
)
def test_those_who_are_known_are_named_with_commas(text: str, people: tuple[str, ...]) -> None:
    assert read_people(text, known(), ROLES) == Present(people)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (
            "Ines Koval (purchasing)",
            PersonAdded(person="ines-koval", name="Ines Koval", roles=("purchasing",)),
        ),
        (
            "ines koval (Buys it, in the end)",
            PersonAdded(person="ines-koval", name="ines koval", roles=("purchasing",)),
        ),
        (
            "Ulf Dahl (BUYS, pays)",
            PersonAdded(person="ulf-dahl", name="Ulf Dahl", roles=("purchasing", "economic")),
        ),
        ("王芳 （pays）", PersonAdded(person="wangfang", name="王芳", roles=("economic",))),
        ("Ulf (buys) Ek (judges)", None),
        ("Erik (buys)", None),
    ],
)
def test_somebody_new_stands_with_a_role(text: str, new: PersonAdded | None) -> None:
    read = read_people(f"{text}, marta", known(), ROLES)
    if new is None:
        assert isinstance(read, Misheard)
    else:
        assert read == Present((new.person, "marta"), (new,))


def test_new_ones_get_ids_of_their_own() -> None:
    read = read_people("Bo Ek (pays), Bo Ekk (buys), Bo Ekkk (buys)", known(), ROLES)
    assert isinstance(read, Present)
    assert [one.person for one in read.new] == ["bo-ek", "bo-ekk", "bo-ekkk"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Bo Ek",
            ("nobody in this deal is called Bo Ek. For somebody new write the role: Bo Ek (pays)"),
        ),
        (
            "Martha",
            (
                "nobody in this deal is called Martha. Did you mean Marta Solberg? For somebody "
                "new write the role: Martha (pays)"
            ),
        ),
        (
            "ulf from the lab",
            (
                "nobody in this deal is called ulf from the lab. Did you mean Ulf "
                "Berg? For somebody new write the role: ulf from the lab (pays)"
            ),
        ),
        (
            "Bo Ek (buyz)",
            (
                "the playbook has no buyer role buyz. Did you mean buys? It has: pays, "
                "judges and buys"
            ),
        ),
        ("Bo Ek ()", "the playbook has no buyer role . It has: pays, judges and buys"),
        (
            "marta (pays)",
            (
                "Marta Solberg is known already, without that role. Leave the brackets out. "
                'The role is added with: salescoach person add halden-board "Marta Solberg" '
                "--role economic"
            ),
        ),
        ("(pays)", "this is no name: ( Write names with commas between them: ulf, marta"),
        ("?", "this is no name: ? Write names with commas between them: ulf, marta"),
        (
            "a\x07b",
            (
                "there is a control character in it, which no text may have. Type the words "
                "again instead of pasting them."
            ),
        ),
    ],
)
def test_who_is_not_known_is_a_problem_that_says_how_to_add_somebody(text: str, words: str) -> None:
    read = read_people(text, known(), ROLES)
    assert isinstance(read, Misheard)
    assert told(read.problems[0]) == words


def test_names_alone_add_nobody() -> None:
    assert read_names("marta, erik", known()) == ("marta", "erik")
    read = read_names("Bo Ek (pays), xaver", known())
    assert isinstance(read, Misheard)
    assert [one.message.id for one in read.problems] == ["heard.unknown-name"] * 2
