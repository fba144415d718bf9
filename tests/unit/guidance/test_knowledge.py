import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.knowledge import KnownFact, known_fact, known_facts
from salescoach.values.levels import Level
from salescoach.values.messages import Quoted, say
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view, stated

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [user], stale_after: 5d}
- {id: verdict, title: V, type: choice, ask_whom: [user], stale_after: 5d,
   choices: [{id: good, title: G}, {id: bad, title: B}]}
- {id: cost, title: Cost, type: money}
"""
USER = met("marta", name="Marta", roles=["user"])
OTHER = met("lea", name="Lea", roles=["user"])
TODAY = DAY + 8 * A_DAY


def on(day: int, payload: Payload) -> Command:
    return command(payload, on=DAY + day * A_DAY)


def known(*commands: Payload | Command, fact: str = "mark") -> KnownFact:
    view = a_view(a_playbook(facts=FACTS), USER, OTHER, *commands, today=TODAY)
    return known_fact(view, view.fact(fact))


def test_of_an_unknown_fact_there_is_nothing() -> None:
    fact = known()

    assert (fact.fact.id, fact.state, fact.weighed, fact.value, fact.who) == (
        "mark", "unknown", None, None, None,
    )  # fmt: skip


def test_a_known_fact_has_its_value_and_who_said_it() -> None:
    fact = known(on(5, said("mark", "2 %", by=["marta"])))

    assert (fact.state, fact.value, fact.who) == (
        "known", say("value", value=Quoted("2 %")), ("Marta",),
    )  # fmt: skip
    assert stated(fact.weighed) == ("2 %", Level.CONFIRMED)


@pytest.mark.parametrize(
    ("fact", "evidence", "state"),
    [
        ("mark", [on(3, said("mark", "x"))], "known"),
        ("mark", [on(2, said("mark", "x"))], "stale"),
        ("mark", [on(2, said("mark", None, none=True))], "stale"),
        ("mark", [on(5, said("mark", None, none=True))], "none"),
        ("mark", [on(2, said("mark", "x", by=["marta"])), on(5, said("mark", "y"))], "known"),
        ("verdict", [on(5, said("verdict", "good", by=["marta"])),
                     on(5, said("verdict", "bad", by=["lea"]))], "contradicted"),
        ("verdict", [on(2, said("verdict", "good", by=["marta"])),
                     on(5, said("verdict", "bad", by=["lea"]))], "known"),
        ("mark", [on(5, said("mark", "x", by=["marta"])), on(5, said("mark", "y", by=["lea"]))],
         "known"),
        ("mark", [on(5, said("mark", "x", by=["marta"])),
                  on(5, said("mark", None, none=True, by=["lea"]))], "contradicted"),
        ("cost", [on(5, said("cost", None))], "unknown"),
    ],
    ids=["on its last day", "a day too old", "none, too old", "none", "a weaker fresh one",
         "contradicted", "contradicted by something stale", "free words differ",
         "one says that there is none", "evidence that says nothing"],
)  # fmt: skip
def test_the_state_of_a_fact(fact: str, evidence: list[Command], state: str) -> None:
    assert known(*evidence, fact=fact).state == state


def test_everything_recorded_is_told_in_playbook_order() -> None:
    view = a_view(
        a_playbook(facts=FACTS), said("cost", "x"), said("mark", "x"), said("elsewhere", "x")
    )

    assert [fact.fact.id for fact in known_facts(view)] == ["mark", "cost"]
