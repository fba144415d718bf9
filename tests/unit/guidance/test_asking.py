"""Asked once in vain, a question goes to somebody else; asked twice, it rests until something."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import Advice
from salescoach.guidance.asking import way_to
from salescoach.values.messages import Unit, say
from tests.builders.deals import A_DAY, DAY, Command, command, met, said, unanswered
from tests.builders.playbooks import a_playbook
from tests.builders.resolved import resolved
from tests.builders.views import a_view, advice_on, ids_of, the_action

PLACE = "option-evaluation"
FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user],
   ask: ['Which figure?', 'Read by whom?', 'Over which time?']}
- {id: follow-up, title: "What follows", type: text, ask_whom: [technical], ask: ['And then?']}
- {id: rumour, title: Rumour, type: text, ask: ['What do they say?']}
- {id: rating, title: Rating, type: number, scope: person, ask: ['How good is it?']}
- {id: far, title: "Of another stage", type: text}
- {id: budget, title: Budget, type: text, ours: true}
"""
ULF = met("ulf", roles=["technical"])
LEA = met("lea", roles=["technical"])
MARTA = met("marta", roles=["user"])
ERIK = met("erik", roles=["economic"])
AGREED = "- {id: agreed, statement: S, met_when: {fact: mark}}\n"
NEVER = "- {id: other, statement: S, met_when: {fact: rumour, is: never}}\n"
AGREE = "- {id: agree, do: Agree, records: [mark], with: [technical]}\n"
BOTH = "- {id: agree, do: Agree, records: [mark, follow-up], with: [technical]}\n"


def asked(*commands: Payload | Command, **more: Any) -> Advice:
    """The advice ten days later; a gate that takes the mark."""
    parts = {"criteria": AGREED, **{k: more.pop(k) for k in ("items", "criteria") if k in more}}
    return advice_on(a_playbook(facts=FACTS, **parts), *commands, today=DAY + 10 * A_DAY, **more)


def on(day: int, payload: Payload) -> Command:
    return command(payload, on=DAY + day * A_DAY)


def whom(advice: Advice, id_: str) -> list[str]:
    return [person.id for person in the_action(advice, id_).whom]


def in_vain(of: str, day: int = 1, fact: str = "mark") -> Command:
    return on(day, unanswered(fact, of=of))


# Asked once

ONCE: dict[str, tuple[list[Payload | Command], str, list[str]]] = {
    "never": ([ULF, LEA, MARTA], "find-out/mark", ["ulf", "lea", "marta"]),
    "one of three": ([ULF, LEA, MARTA, in_vain("ulf")], "find-out/mark", ["lea", "marta"]),
    "of another role as well": ([ULF, MARTA, in_vain("marta")], "find-out/mark", ["ulf"]),
    "nobody else, and a role is vacant": ([ULF, in_vain("ulf")], "meet/user", []),
    "nobody else, and the first is vacant": ([MARTA, in_vain("marta")], "meet/technical", []),
    "nobody else, in no role": (
        [met("ulf", roles=["technical", "user"]), in_vain("ulf")], "find-out/mark", ["ulf"],
    ),
    "one who could not answer": ([ULF, ERIK, in_vain("erik")], "find-out/mark", ["ulf"]),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "id_", "people"), ONCE.values(), ids=ONCE)
def test_asked_once_it_goes_to_another_of_them_or_somebody_is_met_or_the_same_again(
    commands: list[Payload | Command], id_: str, people: list[str]
) -> None:
    advice = asked(*commands)

    assert ids_of(advice) == [id_]
    assert whom(advice, id_) == people
    assert advice.resting == ()


LINES: dict[str, tuple[list[Payload | Command], str]] = {
    "never": ([ULF], "Which figure?"),
    "once": ([ULF, LEA, in_vain("ulf")], "Read by whom?"),
    "twice, and woken": (
        [ULF, in_vain("ulf"), in_vain("ulf", 2), on(3, LEA)], "Over which time?",
    ),
    "more often than there are lines": (
        [ULF, *(in_vain("ulf", day) for day in (1, 2, 3)), on(4, LEA)], "Which figure?",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "first"), LINES.values(), ids=LINES)
def test_the_next_line_comes_when_it_was_asked_before(
    commands: list[Payload | Command], first: str
) -> None:
    (action,) = asked(*commands).actions

    assert action.ask[0] == first
    assert sorted(action.ask) == ["Over which time?", "Read by whom?", "Which figure?"]


MARTA_TOO = met("marta", roles=["technical"])


@pytest.mark.parametrize("items", ["", AGREE], ids=["asked", "in an item"])
def test_it_says_whom_it_was_asked_and_counts_less_from_the_second_time_on(items: str) -> None:
    """Asked once, it goes to another of them, for whom it is fresh."""
    once = asked(ULF, LEA, in_vain("ulf", 4), items=items).actions[0]
    twice = asked(ULF, LEA, in_vain("ulf", 4), in_vain("ulf", 5), on(6, MARTA_TOO),
                  items=items).actions[0]  # fmt: skip

    day = DAY + 4 * A_DAY
    assert say("because.asked-now", who=("Ulf",), day=day, others=("Lea",)) in once.because
    assert "asked_before" not in [term.term for term in once.terms]
    assert [(t.term, t.value, t.for_) for t in twice.terms][-1] == ("asked_before", -20, "mark")
    assert [person.id for person in once.whom] == ["lea"]


# Asked twice

TWICE: list[Payload | Command] = [ULF, LEA, MARTA, in_vain("ulf", 2), in_vain("lea", 3)]
RESTS: dict[str, tuple[list[Payload | Command], list[str]]] = {
    "nothing since": ([], []),
    "another of them was added": ([on(4, met("ada", roles=["user"]))], ["marta", "ada"]),
    "another of them was added that day": ([on(3, met("ada", roles=["user"]))], ["marta", "ada"]),
    "somebody came into the role": ([on(4, met("marta", roles=["technical"]))], ["marta"]),
    "somebody else was added": ([on(4, ERIK)], []),
    "a fact of the stage changed": ([on(4, said("rumour", "x"))], ["marta"]),
    "it changed that day": ([on(3, said("rumour", "x"))], ["marta"]),
    "it changed the day before": ([on(2, said("rumour", "x"))], []),
    "a fact of no item or criterion": ([on(4, said("far", "x"))], []),
    "asked again since it changed": ([on(4, said("rumour", "x")), in_vain("marta", 5)], []),
}


@pytest.mark.parametrize(("since", "people"), RESTS.values(), ids=RESTS)
def test_asked_twice_it_rests_until_such_a_person_is_added_or_a_fact_of_the_stage_changes(
    since: list[Payload | Command], people: list[str]
) -> None:
    advice = asked(*TWICE, *since, criteria=AGREED + NEVER)

    assert [one.id for one in advice.resting] == ([] if people else ["find-out/mark"])
    assert "find-out/mark" in ids_of(advice) or not people
    assert people == (whom(advice, "find-out/mark") if people else [])


def test_a_fact_of_a_group_that_a_criterion_names_is_one_of_the_stage() -> None:
    playbook = resolved(
        """
facts:
  - {id: mark, title: Mark, type: text, ask_whom: [technical]}
  - {id: far, title: Far, type: text}
fact_groups: [{id: both, title: Both, facts: [mark, far]}]
stages:
  - id: option-evaluation
    title: S
    exit_criteria: [{id: c, statement: C, met_when: {facts: both, known: all}}]
"""
    )
    commands: list[Payload | Command] = [ULF, in_vain("ulf"), in_vain("ulf", 2)]
    today = DAY + 10 * A_DAY
    woken = advice_on(playbook, *commands, on(3, said("far", "x")), today=today)

    assert ids_of(advice_on(playbook, *commands, today=today)) == ["find-out/far"]
    assert "find-out/mark" in ids_of(woken)


def test_what_rests_says_since_when_and_why() -> None:
    (resting,) = asked(*TWICE).resting

    day = DAY + 3 * A_DAY
    assert (resting.id, resting.since) == ("find-out/mark", day)
    assert resting.why == say("resting.asked", times=2, day=day, who=("Ulf", "Lea"))


def test_an_answer_wakes_it_and_it_counts_from_then() -> None:
    advice = asked(*TWICE, on(4, said("mark", "x", by=["erik"])), ERIK, criteria=AGREED.replace(
        "{fact: mark}", "{fact: mark, level: confirmed}"))  # fmt: skip

    assert whom(advice, "find-out/mark") == ["ulf", "lea", "marta"]
    assert the_action(advice, "find-out/mark").ask[0] == "Which figure?"


@pytest.mark.parametrize(
    ("commands", "rests"),
    [
        ([in_vain("ulf"), in_vain("ulf", 1)], True),
        ([in_vain("ulf"), on(1, said("rumour", "x")), in_vain("ulf", 1)], True),
        ([in_vain("ulf"), in_vain("ulf", 1), on(1, said("rumour", "x"))], False),
    ],
    ids=["nothing between", "before the second", "after the second"],
)
def test_within_a_day_the_order_of_recording_counts(commands: list[Command], rests: bool) -> None:
    advice = asked(ULF, *commands, criteria=AGREED + NEVER)

    assert [one.id for one in advice.resting] == (["find-out/mark"] if rests else [])


def test_the_word_of_others_is_not_asked_for_in_their_place() -> None:
    """Where one role is to say it, asking the other one in vain changes nothing."""
    criteria = AGREED.replace("{fact: mark}", "{fact: mark, from: user}")
    advice = asked(ULF, MARTA, in_vain("ulf"), in_vain("ulf", 2), criteria=criteria)

    assert whom(advice, "find-out/mark") == ["marta"]


def test_of_a_value_of_each_those_who_gave_none_twice_rest() -> None:
    criteria = "- {id: c, statement: S, met_when: {fact: rating, known: all, of: [technical]}}"
    twice = [in_vain("ulf", day, "rating") for day in (1, 2)]

    both = asked(ULF, LEA, *twice, criteria=criteria)
    assert whom(both, "find-out/rating") == ["lea"]
    alone = asked(ULF, *twice, criteria=criteria)
    assert (alone.actions, [one.id for one in alone.resting]) == ((), ["find-out/rating"])


def test_of_a_value_of_each_one_who_was_not_asked_makes_it_a_fresh_question() -> None:
    criteria = "- {id: c, statement: S, met_when: {fact: rating, known: all, of: [technical]}}"
    (action,) = asked(ULF, LEA, in_vain("ulf", 1, "rating"), criteria=criteria).actions

    assert [person.id for person in action.whom] == ["ulf", "lea"]
    assert [term.term for term in action.terms] == ["opens_gate"]


# Items


def test_a_question_rests_inside_its_item() -> None:
    twice = [in_vain("ulf"), in_vain("ulf", 2)]
    advice = asked(ULF, *twice, items=BOTH)

    assert the_action(advice, f"do/{PLACE}/agree").records == ("follow-up",)
    assert the_action(advice, f"do/{PLACE}/agree").ask == ("And then?",)
    assert [one.id for one in advice.resting] == ["find-out/mark"]
    assert [term.term for term in the_action(advice, f"do/{PLACE}/agree").terms] == []


def test_an_item_all_of_whose_questions_rest_rests() -> None:
    advice = asked(
        ULF, MARTA, in_vain("ulf"), in_vain("ulf", 2), in_vain("ulf", 3, "follow-up"),
        in_vain("ulf", 4, "follow-up"), items=BOTH,
    )  # fmt: skip

    assert advice.actions == ()
    assert {one.id: one.since for one in advice.resting} == {
        "find-out/mark": DAY + 2 * A_DAY,
        "find-out/follow-up": DAY + 4 * A_DAY,
        f"do/{PLACE}/agree": DAY + 4 * A_DAY,
    }


VACANT = {
    "asked for itself": ("", (ULF, in_vain("ulf"), in_vain("ulf", 2)), ["meet/user"]),
    "in an item": (BOTH, (ULF, in_vain("ulf"), in_vain("ulf", 2)),
                   [f"do/{PLACE}/agree", "meet/user"]),
    "of the whole item": (AGREE, (ULF, in_vain("ulf"), in_vain("ulf", 2)), ["meet/user"]),
    "others are left in the other role": (
        "", (ULF, LEA, in_vain("ulf"), in_vain("ulf", 2)), ["meet/user"],
    ),
    "nobody is missing": ("", (ULF, MARTA, in_vain("ulf"), in_vain("ulf", 2)), []),
}  # fmt: skip


@pytest.mark.parametrize(("items", "commands", "ids"), VACANT.values(), ids=VACANT)
def test_what_rests_is_a_reason_to_meet_somebody_of_a_role_who_may_know(
    items: str, commands: tuple[Payload | Command, ...], ids: list[str]
) -> None:
    advice = asked(*commands, items=items)

    assert sorted(ids_of(advice)) == ids
    for action in advice.actions:
        if action.kind == "meet":
            assert action.because == (
                say("because.asked", who=("Ulf",), day=DAY + 2 * A_DAY),
                say("because.nobody-in-role"),
                say("because.only-they-can-say", facts=("Mark",)),
            )


WITHIN = {
    "one person twice": ((in_vain("ulf"), in_vain("ulf", 2)), ("Ulf",)),
    "two people": ((LEA, in_vain("ulf"), in_vain("lea", 2)), ("Ulf", "Lea")),
}


@pytest.mark.parametrize(("commands", "who"), WITHIN.values(), ids=WITHIN)
def test_an_item_says_which_of_its_questions_rests(
    commands: tuple[Payload | Command, ...], who: tuple[str, ...]
) -> None:
    advice = asked(ULF, MARTA, *commands, items=BOTH)

    assert the_action(advice, f"do/{PLACE}/agree").because == (
        say("because.silent", who=who, fact="Mark", times=Unit(2, "time")),
    )


def test_an_item_at_the_desk_says_nothing_of_a_question_that_rests() -> None:
    items = "- {id: agree, do: Agree, records: [mark, budget]}"
    advice = asked(ULF, MARTA, in_vain("ulf"), in_vain("ulf", 2), items=items)

    assert the_action(advice, f"do/{PLACE}/agree").because == ()


def test_an_item_with_something_to_settle_at_the_desk_does_not_rest() -> None:
    items = BOTH.replace("follow-up", "budget")
    advice = asked(ULF, in_vain("ulf"), in_vain("ulf", 2), items=items)

    assert the_action(advice, f"do/{PLACE}/agree").records == ("budget",)


def test_whom_an_item_takes_may_be_asked_in_vain_as_well() -> None:
    """Its people are not those whose word settles it: they were asked, since the item said so."""
    items = AGREE.replace("technical", "economic")
    advice = asked(ERIK, in_vain("erik"), in_vain("erik", 2), items=items)

    assert f"do/{PLACE}/agree" not in ids_of(advice)


def test_an_item_goes_to_somebody_else_only_when_all_of_it_was_asked() -> None:
    one = asked(ULF, LEA, in_vain("ulf"), items=BOTH)
    all_ = asked(ULF, LEA, in_vain("ulf"), in_vain("ulf", 1, "follow-up"), items=BOTH)

    agree = f"do/{PLACE}/agree"
    assert (whom(one, agree), whom(all_, agree)) == (["ulf", "lea"], ["lea"])
    assert the_action(one, agree).ask == ("Read by whom?", "And then?")
    assert [t.term for t in the_action(one, agree).terms] == ["opens_gate"]
    assert [t.value for t in the_action(all_, agree).terms] == [40]


def test_what_is_settled_on_our_side_never_rests() -> None:
    criteria = "- {id: c, statement: S, internal: true, met_when: {fact: budget}}"
    asking = [in_vain("ulf", day, "budget") for day in (1, 2)]

    assert ids_of(asked(ULF, *asking, criteria=criteria)) == ["find-out/budget"]


# Through whom

THROUGH: dict[str, tuple[list[Payload | Command], str | None]] = {
    "nobody": ([], None),
    "one": ([met("a", roles=["user"])], "a"),
    "a mentor before a supporter": (
        [met("a", roles=[], stance="supporter"), met("b", roles=[], stance="mentor")], "b",
    ),
    "a supporter before a neutral": (
        [met("a", roles=[], stance="neutral"), met("b", roles=[], stance="supporter")], "b",
    ),
    "a neutral before one of whom nothing is known": (
        [met("a", roles=[]), met("b", roles=[], stance="neutral")], "b",
    ),
    "one of whom nothing is known before an opponent": (
        [met("a", roles=[], stance="opponent"), met("b", roles=[], stance="odd")], "b",
    ),
    "an opponent, if nobody else": ([met("a", roles=[], stance="opponent")], "a"),
    "of two alike, who spoke last": (
        [met("a", roles=[]), met("b", roles=[]), said("far", "x", by=["b"])], "b",
    ),
    "the later day": (
        [met("a", roles=[]), met("b", roles=[]), on(2, said("far", "x", by=["b"])),
         on(1, said("far", "y", by=["a"]))],
        "b",
    ),
    "within a day, the later word": (
        [met("a", roles=[]), met("b", roles=[]), said("far", "x", by=["b"]),
         said("far", "y", by=["a"])],
        "a",
    ),
    "else who was met first": ([met("z", roles=[]), met("a", roles=[])], "z"),
    "nobody where somebody of the role is known": ([ERIK, met("a", roles=[])], None),
}  # fmt: skip


@pytest.mark.parametrize(("commands", "person"), THROUGH.values(), ids=THROUGH)
def test_the_way_leads_through_whoever_is_best_disposed(
    commands: list[Payload | Command], person: str | None
) -> None:
    found = way_to(a_view(a_playbook(facts=FACTS), *commands, today=DAY + 9 * A_DAY), ("economic",))

    assert (found and found.id) == person


def test_somebody_to_meet_carries_the_question_and_who_takes_us_there() -> None:
    (action,) = asked(ERIK).actions

    assert (action.id, action.records, action.whom) == ("meet/technical", ("mark",), ())
    assert action.ask == ("Which figure?", "Read by whom?", "Over which time?")
    assert action.through is not None
    assert action.through.id == "erik"


def test_only_somebody_to_meet_takes_somebody_who_leads_there() -> None:
    assert [action.through for action in asked(ULF, MARTA).actions] == [None]
