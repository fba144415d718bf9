"""Asking for one fact: the value by its type, who said it, and what the single keys mean."""

from typing import Any

import pytest

from salescoach.cli.dialogues.fact_questions import FactQuestion, ask_fact
from salescoach.cli.seeing import seen
from salescoach.deal.events import FactValue
from salescoach.guidance.debriefing import AskedInVain, Told
from salescoach.values.messages import say
from salescoach.values.money import money_of
from tests.builders.dialogues import Talk
from tests.builders.worlds import Run

ANA, PIA = "ana-ruiz", "pia-voss"


def asked(
    run: Run,
    fact: str,
    *lines: str,
    deal: str = "trial",
    there: tuple[str, ...] = (ANA, PIA),
    **question: Any,
) -> tuple[Told | AskedInVain | None, Talk]:
    """What comes of the question, put to Ana Ruiz and Pia Voss."""
    talk = Talk(run, *lines)
    _, view = seen(talk.session, deal)
    people = tuple(person for person in view.deal.people if person.id in there)
    put = FactQuestion(fact=view.fact(fact), people=people, **question)
    found = ask_fact(talk.session, talk.dialogue, view, put)
    assert talk.lines == []
    return found, talk


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        pytest.param("words", "it leaks", "it leaks", id="a text"),
        pytest.param("entries", "dust; noise", ("dust", "noise"), id="a list"),
        pytest.param("count", "48", "48", id="a number"),
        pytest.param("share", "1.8 %", "1.8", id="a percentage"),
        pytest.param("price", "900 EUR", money_of("900", "EUR"), id="money"),
        pytest.param("day", "2026-05-04", "2026-05-04", id="a day"),
        pytest.param("day", "4 may", "2026-05-04", id="a day in words"),
        pytest.param("day", "2025-05-04", "2025-05-04", id="a day in the past"),
        pytest.param("agreed", "y", True, id="yes by its first letter"),
        pytest.param("agreed", "n", False, id="no by its first letter"),
        pytest.param("agreed", "no", False, id="no"),
        pytest.param("colour", "2", "blue", id="a choice by its number"),
        pytest.param("colour", "blue", "blue", id="a choice by its id"),
        pytest.param("colour", "blue one", "blue", id="a choice by its title"),
        pytest.param("colours", "1+2", ("red", "blue"), id="choices by their numbers"),
        pytest.param("friend", "pia", PIA, id="a person"),
        pytest.param("words", "-", None, id="there is none"),
    ],
)
def test_a_value_is_read_by_the_type_of_the_fact(
    small: Run, fact: str, typed: str, value: FactValue | None
) -> None:
    assert asked(small, fact, typed, "2")[0] == Told(fact=fact, value=value, said_by=(PIA,))


@pytest.mark.parametrize(
    ("typed", "said_by"),
    [
        pytest.param("1", (ANA,), id="by number"),
        pytest.param("3", (ANA, PIA), id="the number of both"),
        pytest.param("both", (ANA, PIA), id="both in a word"),
        pytest.param("1+2", (ANA, PIA), id="several numbers"),
        pytest.param("voss, ana", (PIA, ANA), id="names"),
        pytest.param("pi", (PIA,), id="the beginning of a name"),
        pytest.param("", (), id="Enter names nobody"),
    ],
)
def test_who_said_so_is_taken_by_number_and_by_name(
    small: Run, typed: str, said_by: tuple[str, ...]
) -> None:
    found, talk = asked(small, "words", "it leaks", typed)
    assert found == Told(fact="words", value="it leaks", said_by=said_by)
    assert "Who said so?  1 Ana  2 Pia  3 both   Enter = nobody named" in talk.told


@pytest.mark.parametrize(
    ("fact", "there", "said_by"),
    [
        pytest.param("words", (PIA,), (PIA,), id="only one was there"),
        pytest.param("words", (), (), id="nobody was there"),
        pytest.param("our-view", (ANA, PIA), (), id="it is for us to say"),
    ],
)
def test_nobody_is_asked_who_said_it_where_that_is_clear(
    small: Run, fact: str, there: tuple[str, ...], said_by: tuple[str, ...]
) -> None:
    found, talk = asked(small, fact, "it leaks", there=there)
    assert found == Told(fact=fact, value="it leaks", said_by=said_by)
    assert "Who said so?" not in talk.told


def test_who_said_it_may_stand_behind_the_value(small: Run) -> None:
    found, talk = asked(small, "words", "it leaks @pia+ana")
    assert found == Told(fact="words", value="it leaks", said_by=(PIA, ANA))
    assert talk.dialogue.keys == 18


@pytest.mark.parametrize(
    ("fact", "lines", "found"),
    [
        pytest.param(
            "fear", ("dust", "2"),
            Told(fact="fear", value="dust", said_by=(PIA,), of=PIA), id="of who said it",
        ),
        pytest.param(
            "fear", ("dust @ana",),
            Told(fact="fear", value="dust", said_by=(ANA,), of=ANA), id="behind it",
        ),
        pytest.param("fear", ("dust", ""), None, id="of nobody: left out"),
        pytest.param(
            "fear", ("dust", "1+2", "1"),
            Told(fact="fear", value="dust", said_by=(ANA,), of=ANA), id="of one only",
        ),
        pytest.param(
            "weight", ("3", "1"), Told(fact="weight", value="3", of=ANA), id="for us to say",
        ),
    ],
)  # fmt: skip
def test_a_value_of_one_person_is_never_one_of_nobody(
    kiln: Run, fact: str, lines: tuple[str, ...], found: Told | None
) -> None:
    assert asked(kiln, fact, *lines, deal="kiln")[0] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(("",), None, id="Enter: not discussed"),
        pytest.param(("? pia",), AskedInVain(fact="words", of=PIA), id="by name"),
        pytest.param(("?", "2"), AskedInVain(fact="words", of=PIA), id="asked whom it was"),
        pytest.param(("?", "", "1"), AskedInVain(fact="words", of=ANA), id="Enter names nobody"),
    ],
)
def test_what_was_asked_in_vain_needs_somebody_who_was_asked(
    small: Run, lines: tuple[str, ...], found: AskedInVain | None
) -> None:
    assert asked(small, "words", *lines)[0] == found


def test_asked_in_vain_is_of_the_only_one_who_could_say_it(small: Run) -> None:
    talk = Talk(small, "?")
    _, view = seen(talk.session, "trial")
    ana, _ = view.deal.people
    question = FactQuestion(fact=view.fact("words"), people=view.deal.people, whom=(ana,))
    assert ask_fact(talk.session, talk.dialogue, view, question) == AskedInVain(
        fact="words", of=ANA
    )
    assert talk.told.endswith("        Noted: asked once, no answer.\n")


def test_the_next_one_to_ask_is_named(small: Run) -> None:
    small.ok("person", "add", "trial", "Bo Lind", "--role", "user")
    talk = asked(small, "words", "? ana")[1]
    assert talk.told.endswith("        Noted: asked once, no answer. Next, ask Bo Lind.\n")
    small.ok("asked", "trial", "words", "--of", "ana")
    talk = asked(small, "words", "? ana")[1]
    assert talk.told.endswith(
        "        Noted: asked 2 times by now, no answer. Next, ask Bo Lind.\n"
    )


def test_the_question_stands_there_with_what_is_known_and_what_the_keys_mean(small: Run) -> None:
    small.ok("set", "trial", "words=it leaks", "--said-by", "pia")
    keys = say("ask.how-list")
    label = say("value", value="1 of 3")
    talk = asked(small, "words", "", label=label, keys=keys)[1]
    assert talk.told == (
        '1 of 3  What they said\n        So far Pia: "it leaks" (5 March).\n'
        "        with ; between them\n"
    )


def test_choices_are_numbered(small: Run) -> None:
    talk = asked(small, "colours", "")[1]
    assert talk.told == (
        "Which colours\n        1 Red one  2 Blue one\n        one number or several, like 1+3\n"
    )


@pytest.mark.parametrize(
    ("fact", "lines", "told"),
    [
        pytest.param("colour", ("green", ""), "green is not a value for colour.", id="a value"),
        pytest.param("day", ("4/5", ""), "which day this is depends on the country", id="a day"),
        pytest.param("words", ("it leaks", "bo", ""), "nobody here is called bo.", id="a name"),
        pytest.param("words", ("it leaks @bo", ""), "nobody here is called bo.", id="behind it"),
        pytest.param("our-view", ("?", ""), "our view is settled on our side", id="ours"),
    ],
)
def test_what_cannot_be_taken_is_told_and_asked_again(
    small: Run, fact: str, lines: tuple[str, ...], told: str
) -> None:
    assert told in asked(small, fact, *lines)[1].told
