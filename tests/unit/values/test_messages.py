from datetime import date

from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.money import parse_money


def test_the_order_in_which_arguments_are_given_makes_no_other_message() -> None:
    one = say("next-step", name="Anna", day=date(2026, 3, 5))
    other = say("next-step", day=date(2026, 3, 5), name="Anna")

    assert one == other == Message("next-step", (("day", date(2026, 3, 5)), ("name", "Anna")))
    assert hash(one) == hash(other)


def test_messages_differ_by_their_arguments() -> None:
    assert say("days", count=Unit(3, "day")) != say("days", count=Unit(3, "week"))
    assert say("days", count=3) != say("days")


def test_a_message_with_nested_arguments_can_be_compared_and_collected() -> None:
    def message() -> Message:
        return say(
            "because",
            reasons=(
                say("said", words=Quoted("it leaks")),
                parse_money("5 EUR"),
                ("a", Unit(1, "day")),
            ),
        )

    assert {message(), message()} == {message()}


def test_an_argument_may_bear_the_name_of_the_first_parameter() -> None:
    assert say("no-such-tx", id_="t1") == Message("no-such-tx", (("id_", "t1"),))
