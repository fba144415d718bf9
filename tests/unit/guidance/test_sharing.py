"""What of a deal may be written to its customer."""

from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.deal.records import Visit
from salescoach.guidance.sharing import is_common, may_be_written, was_kept_at, was_promised_at
from salescoach.guidance.view import View
from tests.builders.deals import A_DAY, DAY, Command, command, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import broken, dropped, held, kept, ours, planned, theirs
from tests.builders.views import a_view

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user], ask: ['Q?']}
- {id: marks, title: Marks, type: list, ask_whom: [technical, user], ask: ['Q?']}
- {id: start, title: Start, type: date, ask_whom: [user], ask: ['Q?']}
- {id: hours, title: Hours, type: number, ask_whom: [technical, user], ask: ['Q?']}
- {id: budget, title: Budget, type: money, ask_whom: [economic], ask: ['Q?']}
- {id: path, title: Path, type: text, ask_whom: [economic], ask: ['Q?']}
- {id: still, title: Still, type: text, ask_whom: [user, technical], ask: ['Q?']}
- {id: verdict, title: Verdict, type: choice, ask_whom: [user, technical], ask: ['Q?'],
   choices: [{id: good, title: Good}, {id: bad, title: Bad}]}
- {id: owner, title: Owner, type: person, ask_whom: [user, technical], ask: ['Q?']}
- {id: floor, title: Floor, type: text, ours: true}
- {id: day-of-ours, title: Ours, type: date, ours: true}
- {id: known, title: Known, type: date, scope: account, ask_whom: [user], ask: ['Q?']}
- {id: own, title: Own, type: number, scope: person, ask_whom: [user], ask: ['Q?']}
"""
BOTH = ("mark", "marks", "hours", "verdict", "owner")
CRITERIA = "".join(
    f"- {{id: c{place}, statement: S, met_when: {{all: ["
    f"{{fact: {fact}, known: true, from: [user]}},"
    f" {{fact: {fact}, known: true, from: [technical]}}]}}}}\n"
    for place, fact in enumerate(BOTH)
) + (
    "- {id: n, statement: S, met_when: {all: [{fact: still, none: true, from: [user]},"
    " {fact: still, none: true, from: [technical]}]}}\n"
    "- {id: o, statement: S, met_when: {fact: path, known: true, from: [economic]}}\n"
)
BOOK = a_playbook(facts=FACTS, criteria=CRITERIA)
ULF = met("ulf", name="Ulf Berg", roles=["technical"])
MARTA = met("marta", name="Marta Solberg", roles=["user"])
ERIK = met("erik", name="Erik Dahl", roles=["economic"])
HELD = (planned(day=DAY), command(held(people=["ulf", "marta"]), on=DAY))
BEFORE = (planned("early", DAY), command(held("early", people=["erik"]), on=DAY))


def view_of(*commands: Payload | Command) -> View:
    return a_view(BOOK, ULF, MARTA, ERIK, *commands, today=DAY + A_DAY)


def the_visit(view: View, id_: str = "visit-1") -> Visit:
    found = view.deal.records.visit(id_)
    assert found is not None
    return found


@pytest.mark.parametrize("fact", BOOK.facts, ids=lambda fact: str(fact.id))
def test_common_is_what_several_roles_have_to_name_alike_and_days(fact: Any) -> None:
    assert is_common(fact, view_of()) is (fact.id in ("mark", "marks", "start", "hours"))


WORDS: dict[str, tuple[Payload | Command, bool]] = {
    "said by all of them": (said("mark", "1.8 %", by=["ulf", "marta"]), True),
    "said by all and one more": (said("mark", "1.8 %", by=["ulf", "marta", "erik"]), True),
    "said by one": (said("mark", "1.8 %", by=["ulf"]), False),
    "said by nobody named": (said("mark", "1.8 %"), False),
    "said the day after": (
        command(said("mark", "1.8 %", by=["ulf", "marta"]), on=DAY + A_DAY), False,
    ),
    "that there is none": (said("mark", None, none=True, by=["ulf", "marta"]), False),
    "a name in it": (said("mark", "what Erik Dahl signs", by=["ulf", "marta"]), False),
    "a first name in it": (said("mark", "erik's figure", by=["ulf", "marta"]), False),
    "a name in one of several": (said("marks", ("2 %", "Dahl"), by=["ulf", "marta"]), False),
    "several without a name": (said("marks", ("2 %", "48 h"), by=["ulf", "marta"]), True),
    "how they decide": (said("path", "the board", by=["ulf", "marta"]), False),
}  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), WORDS.values(), ids=WORDS)
def test_words_may_be_written_to_those_who_all_said_them(
    word: Payload | Command, expected: bool
) -> None:
    view = view_of(*HELD, word)
    (evidence,) = view.deal.evidence
    fact = view.fact(evidence.fact)
    assert may_be_written(evidence, fact, the_visit(view), view) is expected


def test_of_a_visit_without_names_nothing_may_be_written() -> None:
    view = view_of(planned(day=DAY), command(held(people=[]), on=DAY), said("mark", "x"))
    (evidence,) = view.deal.evidence
    assert not may_be_written(evidence, view.fact("mark"), the_visit(view), view)


MADE: dict[str, tuple[tuple[Payload | Command, ...], bool]] = {
    "recorded with the visit": ((theirs(owner="erik", visit="visit-1"),), True),
    "recorded with another": ((*BEFORE, theirs(owner="ulf", visit="early")), False),
    "by somebody there, that day": ((theirs(owner="ulf"),), True),
    "by somebody else, that day": ((theirs(owner="erik"),), False),
    "by somebody there, the day after": ((command(theirs(owner="ulf"), on=DAY + A_DAY),), False),
    "ours to somebody there": ((ours(to=("ulf",)),), True),
    "ours to somebody else": ((ours(to=("erik",)),), False),
    "ours to one there and one not": ((ours(to=("ulf", "erik")),), False),
    "ours to nobody named": ((ours(),), True),
    "ours to nobody named, of two visits": ((*BEFORE, ours()), False),
    "both sides do without it": ((theirs(owner="ulf"), dropped()), False),
    "not kept since": ((theirs(owner="ulf"), broken()), True),
}


@pytest.mark.parametrize(("steps", "expected"), MADE.values(), ids=MADE)
def test_a_promise_was_made_at_a_visit(
    steps: tuple[Payload | Command, ...], expected: bool
) -> None:
    view = view_of(*HELD, *steps)
    (promise,) = view.deal.records.commitments
    assert was_promised_at(promise, the_visit(view), view) is expected


KEPT: dict[str, tuple[tuple[Payload | Command, ...], bool]] = {
    "at the visit": ((theirs(owner="erik"), kept(visit="visit-1")), True),
    "at another": ((*BEFORE, theirs(owner="ulf"), kept(visit="early")), False),
    "that day by somebody there": ((theirs(owner="ulf"), kept()), True),
    "that day by somebody else": ((theirs(owner="erik"), kept()), False),
    "that day, by which of two visits": ((*BEFORE, theirs(owner="ulf"), kept()), False),
    "ours for somebody there": ((ours(to=("marta",)), kept("sheet")), True),
    "ours for somebody else": ((ours(to=("erik",)), kept("sheet")), False),
    "ours for nobody named": ((ours(), kept("sheet")), False),
    "the day after": ((theirs(owner="ulf"), command(kept(), on=DAY + A_DAY)), False),
    "not at all": ((theirs(owner="ulf"),), False),
    "broken": ((theirs(owner="ulf"), broken()), False),
}


@pytest.mark.parametrize(("steps", "expected"), KEPT.values(), ids=KEPT)
def test_a_promise_was_kept_at_a_visit(
    steps: tuple[Payload | Command, ...], expected: bool
) -> None:
    view = view_of(*HELD, *steps)
    (promise,) = view.deal.records.commitments
    assert was_kept_at(promise, the_visit(view), view) is expected
