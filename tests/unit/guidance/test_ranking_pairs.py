"""For each term of the ranking two deals that differ in one thing, and the order that follows.

Each pair has two actions, `this` and `that`. Without the one thing `that` stands first; with it
`this` does.
"""

from dataclasses import fields
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.playbook.model import Playbook, Ranking
from salescoach.values.record import record
from tests.builders.deals import A_DAY, DAY, Command, command, met, said, unanswered, waived
from tests.builders.playbooks import a_playbook
from tests.builders.records import a_problem, held, moved, ours, planned, raised, theirs
from tests.builders.resolved import resolved
from tests.builders.views import advice_on, ids_of

TODAY = DAY + 11 * A_DAY
FACTS = """
- {id: that, title: That, type: text}
- {id: this, title: This, type: text}
- {id: good, title: Good, type: flag}
"""
CALL = planned("call", TODAY + A_DAY, people=["anna"])
CARL = command(met("carl", roles=["user"]), on=DAY + A_DAY)
ANNA, BOB = met("anna", roles=["user"]), met("bob", roles=["technical"])
THIS, THAT = "find-out/this", "find-out/that"
DO_THIS, DO_THAT = "do/option-evaluation/this", "do/option-evaluation/that"


@record(kw_only=True)
class Pair:
    """A deal before and after the one thing; `before` and `after` name the two first actions."""

    term: str
    without: tuple[Playbook, tuple[Payload | Command, ...]]
    with_it: tuple[Playbook, tuple[Payload | Command, ...]]
    this: str = THIS
    that: str = THAT


def small(*criteria: str, items: str = "", **more: Any) -> Playbook:
    """A stage whose gate takes what is said; each criterion is a condition and further keys."""
    written = "".join(
        f"- {{id: c{number}, statement: S, met_when: {condition}}}\n"
        for number, condition in enumerate(criteria, start=1)
    )
    return a_playbook(facts=FACTS, criteria=written, items=items, **more)


def items(this: str = "", that: str = "", more: str = "") -> str:
    """`that` stands first in the playbook."""
    return f"- {{id: that, do: That{that}}}\n- {{id: this, do: This{this}}}\n{more}"


PEOPLE = (ANNA, BOB)
NO_MATTER = "{fact: good, is: true}, failed_when: {fact: good, is: false}"
OWED = small(
    "{fact: good}", "{fact: this}", items="- {id: that, do: T, effort: 5min, start_here: true}"
)
SLOW = "- {id: that, do: T, start_here: true, required: true}\n" + "".join(
    f"- {{id: l{number}, do: L, after: that}}\n" for number in (1, 2, 3)
)
WARNING = """
warnings:
  - id: quiet
    severity: critical
    fires_when: {days_in_stage: {more_than: DAYS}}
    because: Nothing moves
    counter_action: {do: option-evaluation/this}
"""

LATE = theirs("this", owner="bob", due=TODAY - 3 * A_DAY)
TALK = (command(planned("talk", DAY), on=DAY), command(held("talk"), on=DAY))
UNTOLD = planned("talk", TODAY - A_DAY, people=["anna"])
START = "- {id: that, do: T, start_here: true, required: true}"

PAIRS = {
    "opens_gate: a second criterion that it settles": Pair(
        term="opens_gate",
        without=(small("{fact: that}", "{fact: this}", "{fact: that}"), PEOPLE),
        with_it=(small("{fact: that}", "{fact: this}", "{fact: this}"), PEOPLE),
    ),
    "certain_no: they have said no": Pair(
        term="certain_no",
        without=(small("{fact: that}", NO_MATTER), PEOPLE),
        with_it=(
            small("{fact: that}", NO_MATTER), (*PEOPLE, said("good", value=False, by=["anna"])),
        ),
        this="find-out/good",
    ),
    "unblocks: an item waits for it": Pair(
        term="unblocks",
        without=(small(items=items(more="- {id: later, do: L}\n")), ()),
        with_it=(small(items=items(more="- {id: later, do: L, after: this}\n")), ()),
        this=DO_THIS, that=DO_THAT,
    ),
    "clears_warning: a warning fires that it counters": Pair(
        term="clears_warning",
        without=(small(items=items(), text=WARNING.replace("DAYS", "11")), ()),
        with_it=(small(items=items(), text=WARNING.replace("DAYS", "10")), ()),
        this=DO_THIS, that=DO_THAT,
    ),
    "debt: it is late": Pair(
        term="debt",
        without=(OWED, (waived("c1", until=TODAY),)),
        with_it=(OWED, (waived("c1", until=TODAY - A_DAY),)),
        this="repay/option-evaluation/c1", that=DO_THAT,
    ),
    "over_limit: the time of the stage is up": Pair(
        term="over_limit",
        without=(small("{fact: this}", stage="limit: {days: 11}", items=SLOW), ()),
        with_it=(small("{fact: this}", stage="limit: {days: 10}", items=SLOW), ()),
        that=DO_THAT,
    ),
    "weak_evidence: there is a guess": Pair(
        term="weak_evidence",
        without=(small("{fact: that, level: confirmed}", "{fact: this, level: confirmed}"), PEOPLE),
        with_it=(
            small("{fact: that, level: confirmed}", "{fact: this, level: confirmed}"),
            (*PEOPLE, said("this", "perhaps")),
        ),
    ),
    "start_here: it keeps the deal alive": Pair(
        term="start_here",
        without=(small(items=items()), ()),
        with_it=(small(items=items(this=", start_here: true")), ()),
        this=DO_THIS, that=DO_THAT,
    ),
    "required": Pair(
        term="required",
        without=(small(items=items()), ()),
        with_it=(small(items=items(this=", required: true")), ()),
        this=DO_THIS, that=DO_THAT,
    ),
    "cheap: it takes a quarter of an hour, not a little more": Pair(
        term="cheap",
        without=(small(items=items(this=", effort: 16min", that=", effort: 16min")), ()),
        with_it=(small(items=items(this=", effort: 15min", that=", effort: 16min")), ()),
        this=DO_THIS, that=DO_THAT,
    ),
    "our_word: the promise is late": Pair(
        term="our_word",
        without=(small(items=items(that=", required: true")), (ours("this"), CALL)),
        with_it=(
            small(items=items(that=", required: true")),
            (ours("this", due=TODAY - A_DAY), CALL),
        ),
        this="keep/this", that=DO_THAT,
    ),
    "their_word: it was moved before it was late": Pair(
        term="their_word",
        without=(small("{fact: that}"), (*PEOPLE, LATE, CALL)),
        with_it=(small("{fact: that}"), (*PEOPLE, LATE, moved("this", due=TODAY - A_DAY), CALL)),
        this="chase/this",
    ),
    "next_step: nothing was heard for long": Pair(
        term="next_step",
        without=(small("{fact: that}"), (ANNA, *TALK)),
        with_it=(small("{fact: that}", text="stale_after_days: {stale: 5}"), (ANNA, *TALK)),
        this="arrange/anna",
    ),
    "untold: nobody has said how it went": Pair(
        term="untold",
        without=(small("{fact: that}", text="ranking: {untold: 0}"), (ANNA, UNTOLD)),
        with_it=(small("{fact: that}"), (ANNA, UNTOLD)),
        this="arrange/anna",
    ),
    "problem: it is a grave one": Pair(
        term="problem",
        without=(small(items=START), (a_problem("this", severity="low"),)),
        with_it=(small(items=START), (a_problem("this", severity="high"),)),
        this="repair/this", that=DO_THAT,
    ),
    "doubt: it can kill the deal": Pair(
        term="doubt",
        without=(
            small("{fact: that}", "{fact: that}"), (*PEOPLE, raised("this", severity="medium")),
        ),
        with_it=(
            small("{fact: that}", "{fact: that}"), (*PEOPLE, raised("this", severity="high")),
        ),
        this="settle/this",
    ),
    "asked_before: the other one was asked in vain twice, and somebody new may know": Pair(
        term="asked_before",
        without=(small("{fact: that}", "{fact: this}"), PEOPLE),
        with_it=(
            small("{fact: that}", "{fact: this}"),
            (*PEOPLE, unanswered("that", of="anna"), unanswered("that", of="bob"), CARL),
        ),
    ),
    "the tie: stage order, then place in the playbook": Pair(
        term="",
        without=(small(items=items()), ()),
        with_it=(small(items="- {id: this, do: T}\n- {id: that, do: T}\n"), ()),
        this=DO_THIS, that=DO_THAT,
    ),
}  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_one_thing_turns_the_order(pair: Pair) -> None:
    orders = []
    for playbook, commands in (pair.without, pair.with_it):
        ids = ids_of(advice_on(playbook, *commands, today=TODAY))
        orders.append([id_ for id_ in ids if id_ in (pair.this, pair.that)])

    assert orders == [[pair.that, pair.this], [pair.this, pair.that]]


@pytest.mark.parametrize("pair", [p for p in PAIRS.values() if p.term], ids=lambda p: p.term)
def test_it_is_that_term_which_turns_it(pair: Pair) -> None:
    """Of one of the two the term's sum changes; of the other nothing does."""
    sums = []
    for playbook, commands in (pair.without, pair.with_it):
        actions = advice_on(playbook, *commands, today=TODAY).actions
        sums.append(
            {
                (action.id, term.term): sum(t.value for t in action.terms if t.term == term.term)
                for action in actions
                for term in action.terms
                if action.id in (pair.this, pair.that)
            }
        )
    before, after = sums
    changed = {key for key in before | after if before.get(key) != after.get(key)}

    assert {term for _, term in changed} == {pair.term}


def test_every_term_that_something_measures_has_its_pair() -> None:
    measured = {one.name for one in fields(Ranking)}

    assert {pair.term for pair in PAIRS.values()} - {""} == measured


def test_what_waits_stands_after_all_others_whatever_its_score() -> None:
    waiting = small(
        "{fact: this}",
        items="- {id: that, do: T}\n- {id: this, do: T, records: [this], after: that, "
        "start_here: true}\n",
    )
    free = small(
        "{fact: this}",
        items="- {id: that, do: T}\n- {id: this, do: T, records: [this], start_here: true}\n",
    )

    assert ids_of(advice_on(waiting)) == [DO_THAT, DO_THIS]
    assert ids_of(advice_on(free)) == [DO_THIS, DO_THAT]


BESIDE = """
facts: [{id: f, title: F, type: text}]
stages:
  - {id: aside, title: A, beside: option-evaluation, ASIDE}
  - {id: option-evaluation, title: S, MAIN}
"""
CHECKLIST = "checklists: [{id: l, title: L, items: [{id: i, do: I}]}]"


def test_of_equals_the_earlier_stage_of_the_playbook_comes_first_then_what_is_of_no_stage() -> None:
    playbook = resolved(BESIDE.replace("ASIDE", CHECKLIST).replace(
        "MAIN", f"{CHECKLIST}, limit: [{{days: 3, when: {{fact: f, known: true}}}}]"))  # fmt: skip

    assert ids_of(advice_on(playbook, met("anna"))) == [
        "do/aside/i", "do/option-evaluation/i", "find-out/f",
    ]  # fmt: skip
