"""A step that builds on a fact says what stands of it, in the words of who said it."""

from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.values.messages import Message, Quoted, say
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import advice_on, the_action

PLACE = "option-evaluation"
FACTS = """
- {id: pain, title: 'What hurts them', short: pain, type: text, ask_whom: [user]}
- {id: goal, title: 'Their goal', short: goal, type: text, ask_whom: [user]}
- {id: wish, title: 'Their wish', short: wish, type: text, scope: person}
- {id: check, title: 'Our check', short: check, type: text, ours: true}
- {id: mark, title: 'Pass mark', short: mark, type: text, ask_whom: [technical]}
"""
MARTA = met("marta", name="Marta Solberg", roles=["user"])
ULF = met("ulf", name="Ulf Berg", roles=["technical"])


def reasons(
    builds_on: str, *commands: Payload | Command, more: str = "with: [user]", **when: Any
) -> tuple[Message, ...]:
    """Of an item that builds on these facts and has a saying of its own."""
    items = f"- {{id: ask, do: Ask, why: 'It pays', builds_on: [{builds_on}], {more}}}"
    advice = advice_on(a_playbook(facts=FACTS, items=items), MARTA, ULF, *commands, **when)
    return the_action(advice, f"do/{PLACE}/ask").because


def heard(value: str, fact: str, *, who: str = "Marta Solberg", on: date = DAY) -> Message:
    return say("because.builds-on-words", who=(who,), value=say("value", value=Quoted(value)),
               fact=fact, day=on)  # fmt: skip


PAYS = say("playbook-text", text="It pays")
LEAKS = said("pain", "It leaks", by=["marta"])
DRY = said("goal", "A dry hall", by=["marta"])


def test_what_they_said_comes_before_the_saying_of_the_playbook() -> None:
    assert reasons("pain", LEAKS) == (heard("It leaks", "pain"), PAYS)


def test_the_first_that_is_known_is_told_and_no_other() -> None:
    assert reasons("pain, goal", LEAKS, DRY) == (heard("It leaks", "pain"), PAYS)
    assert reasons("goal, pain", LEAKS, DRY) == (heard("A dry hall", "goal"), PAYS)
    assert reasons("goal, pain", LEAKS) == (heard("It leaks", "pain"), PAYS)


def test_without_a_word_of_theirs_there_is_nothing_to_go_on_from() -> None:
    assert reasons("pain") == (PAYS,)
    guess, none = said("pain", "It may leak"), said("pain", None, by=["marta"], none=True)

    assert reasons("pain", guess) == (PAYS,)
    assert reasons("pain", none) == (PAYS,)
    assert reasons("pain, goal", none, DRY) == (heard("A dry hall", "goal"), PAYS)


def test_the_newest_word_counts_with_its_day() -> None:
    later = command(said("pain", "It floods", by=["marta"]), on=DAY + 3 * A_DAY)

    told = reasons("pain", LEAKS, later, today=DAY + 5 * A_DAY)
    assert told == (heard("It floods", "pain", on=DAY + 3 * A_DAY), PAYS)


def test_what_it_is_to_find_out_is_no_ground_for_it() -> None:
    """A word that wants a document is told as that, and only that."""
    criteria = "- {id: c, statement: S, met_when: {fact: mark, level: proven}}"
    items = "- {id: ask, do: Ask, builds_on: [mark, pain], records: [mark], with: [technical]}"
    book = a_playbook(facts=FACTS, items=items, criteria=criteria)
    mark = said("mark", "80 dB", by=["ulf"])
    told = the_action(advice_on(book, MARTA, ULF, mark, LEAKS), f"do/{PLACE}/ask").because

    assert heard("It leaks", "pain") in told
    assert [one.id for one in told] == ["because.not-on-paper", "because.builds-on-words"]


def test_of_a_contradiction_neither_word_is_told() -> None:
    facts = f"{FACTS}- {{id: dose, title: Dose, type: number}}\n"
    items = "- {id: ask, do: Ask, builds_on: [dose, goal], with: [user]}"
    words = (said("dose", "3", by=["marta"]), said("dose", "9", by=["lea"]), DRY)
    lea = met("lea", name="Lea Sund", roles=["user"])
    advice = advice_on(a_playbook(facts=facts, items=items), MARTA, lea, *words)

    assert heard("A dry hall", "goal") in the_action(advice, f"do/{PLACE}/ask").because


@pytest.mark.parametrize(
    ("role", "who", "wish"),
    [("user", "Marta Solberg", "Less noise"), ("technical", "Ulf Berg", "One drawing")],
)
def test_of_a_value_a_person_that_of_whom_it_takes(role: str, who: str, wish: str) -> None:
    wishes = (
        said("wish", "Less noise", by=["marta"], of="marta"),
        said("wish", "One drawing", by=["ulf"], of="ulf"),
    )

    assert heard(wish, "wish", who=who) in reasons("wish", *wishes, more=f"with: [{role}]")


def test_where_those_it_takes_said_nothing_another_one_s_value_does() -> None:
    wish = said("wish", "One drawing", by=["ulf"], of="ulf")

    assert reasons("wish", wish) == (heard("One drawing", "wish", who="Ulf Berg"), PAYS)


def test_a_record_of_our_own_is_told_as_one() -> None:
    own = say("because.builds-on-ours", value=say("value", value=Quoted("It fits")),
              fact="check", day=DAY)  # fmt: skip

    assert reasons("check", said("check", "It fits")) == (own, PAYS)


def test_what_is_no_sentence_of_theirs_has_its_name_before_it() -> None:
    facts = f"{FACTS}- {{id: dose, title: Dose, type: number}}\n"
    items = "- {id: ask, do: Ask, builds_on: [dose], with: [user]}"
    advice = advice_on(a_playbook(facts=facts, items=items), MARTA, said("dose", "3", by=["marta"]))
    told = say("because.builds-on", who=("Marta Solberg",), value=say("value", value="3"),
               fact="Dose", day=DAY)  # fmt: skip

    assert the_action(advice, f"do/{PLACE}/ask").because == (told,)


def test_what_an_action_goes_on_from_a_later_one_does_not() -> None:
    """It has its own next best, or none; and the saying stays."""
    items = """
- {id: one, do: One, why: First, builds_on: [pain], with: [user]}
- {id: two, do: Two, why: Second, builds_on: [pain, goal], with: [user]}
- {id: three, do: Three, why: Third, builds_on: [goal, pain], with: [user]}
"""
    advice = advice_on(a_playbook(facts=FACTS, items=items), MARTA, LEAKS, DRY)

    assert [one.because for one in advice.actions] == [
        (heard("It leaks", "pain"), say("playbook-text", text="First")),
        (heard("A dry hall", "goal"), say("playbook-text", text="Second")),
        (say("playbook-text", text="Third"),),
    ]


def test_a_guess_about_one_gives_way_to_the_word_of_another() -> None:
    guess = said("wish", "Less noise", of="marta")
    wish = said("wish", "One drawing", by=["ulf"], of="ulf")

    assert reasons("wish", guess, wish) == (heard("One drawing", "wish", who="Ulf Berg"), PAYS)


def test_where_so_far_says_what_there_is_the_ground_is_left_to_the_next() -> None:
    criteria = "- {id: c, statement: S, met_when: {fact: mark, level: confirmed}}"
    items = """
- {id: one, do: One, builds_on: [pain], records: [mark], with: [technical]}
- {id: two, do: Two, builds_on: [pain], with: [user]}
"""
    book = a_playbook(facts=FACTS, items=items, criteria=criteria)
    weak = said("mark", "80 dB", by=["marta"])
    advice = advice_on(book, MARTA, ULF, weak, LEAKS)
    found = {one.subject.partition("/")[2]: [b.id for b in one.because] for one in advice.actions}

    assert found["one"] == ["because.so-far-words"]
    assert found["two"] == ["because.builds-on-words"]
