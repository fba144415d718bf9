import shlex

import pytest

from salescoach.cli.rendering.commands import VALUE, line, record_with
from salescoach.deal.events import Payload
from tests.builders.deals import A_DAY, DAY, met, said
from tests.builders.playbooks import a_playbook
from tests.builders.records import (
    WHOLE,
    a_problem,
    agreed,
    an_option,
    answered,
    explored,
    ours,
    planned,
    raised,
    theirs,
)
from tests.builders.views import advice_on, the_action


@pytest.mark.parametrize(
    "word", ["Ana Ruiz", "x; rm -rf ~", "$(id)", "it's", "a|b", f"{VALUE}; id"]
)
def test_a_shell_takes_every_word_as_it_is(word: str) -> None:
    assert shlex.split(line("person", "add", word)) == ["salescoach", "person", "add", word]


def test_what_only_the_rep_knows_stands_bare() -> None:
    assert line("set", "acme", f"need={VALUE}") == f"salescoach set acme need={VALUE}"


NO = """
- {id: fit, statement: S, met_when: {fact: fits, is: true}, failed_when: {fact: fits, is: false},
   waivable: false}
"""
REASONS = "outcomes: {disqualified: {reasons: [{id: no-fit, title: 'No fit'}]}}"


@pytest.mark.parametrize(("text", "option"), [("", "--because"), (REASONS, "--reason")])
def test_walking_away_takes_a_reason_of_the_playbook_or_own_words(text: str, option: str) -> None:
    facts = "- {id: fits, title: Fits, type: flag, ask_whom: [user]}"
    book = a_playbook(text, facts=facts, criteria=NO)
    no = said("fits", False, by=["marta"])
    advice = advice_on(book, met("marta", roles=["user"]), no, deal_id="acme")
    action = the_action(advice, "walk-away/acme")

    assert record_with(action, "acme", book) == f"salescoach disqualify acme {option} …"


TODAY = DAY + 10 * A_DAY
KINDS = """
visit_kinds: [{id: pilot, title: P}]
commitment_kinds: [{id: send, title: S}]
agreement_kinds: [{id: price, title: A}]
"""
NEXT = planned("next", TODAY + A_DAY, people=["anna"])
RECORDED: dict[str, tuple[str, str, list[Payload], str]] = {
    "keep": ("keep/sheet", "", [NEXT, ours(due=TODAY)], "commitment keep acme sheet"),
    "chase": (
        "chase/figures", "", [NEXT, theirs(due=DAY)], "commitment keep acme figures",
    ),
    "explore": ("settle/deposits", "", [NEXT, raised()], "doubt explore acme deposits …"),
    "answer": (
        "settle/deposits", "", [NEXT, raised(), explored()], "doubt answer acme deposits …",
    ),
    "settle": (
        "settle/deposits", "", [NEXT, raised(), answered()],
        "doubt settle acme deposits --said-by anna",
    ),
    "settle, of nobody known": (
        "settle/deposits", "", [NEXT, raised(holder=None), answered()],
        "doubt settle acme deposits --said-by …",
    ),
    "repair": ("repair/leak", "", [NEXT, a_problem()], "problem solve acme leak"),
    "a visit of which nothing is told": (
        "arrange/pilot", "", [planned(day=DAY, kind="pilot")],
        "debrief acme --visit visit-1",
    ),
    "a next step": (
        "arrange/anna", "{next_step: {}}", [], "visit plan acme … --with anna",
    ),
    "a visit of a kind": (
        "arrange/pilot", "{visit: {kind: pilot}}", [NEXT],
        "visit plan acme … --kind pilot --with anna",
    ),
    "an agreement": ("agree/price", "{agreement: {kind: price}}", [NEXT],
                     "agreement add acme … --kind price"),
    "an agreement of no kind": ("agree/agreement", "{agreement: {}}", [NEXT],
                                "agreement add acme …"),
    "what an agreement lacks": (
        "agree/delivery", "{agreement: {complete: true}}", [NEXT, agreed()],
        "agreement edit acme delivery --clear",
    ),
    "what we get for what we gave": (
        "agree/delivery", "{not: {agreement: {give: true, get: false}}}",
        [NEXT, agreed(give="2 %", **WHOLE)], "agreement edit acme delivery --get …",
    ),
    "a promise of theirs": (
        "agree/send", "{commitment: {side: theirs, kind: send}}", [NEXT],
        "commitment add acme … --owner … --due … --kind send",
    ),
    "a promise of ours": (
        "agree/commitment", "{commitment: {side: ours}}", [NEXT],
        "commitment add acme … --ours --due …",
    ),
    "an option to be named": (
        "evaluate/as-is/economic", "{option: {kind: as-is, evaluated: [economic]}}", [NEXT],
        "option add acme … --kind as-is",
    ),
    "an option to be evaluated": (
        "evaluate/leave-it/economic", "{option: {kind: as-is, evaluated: [economic]}}",
        [NEXT, an_option("leave-it")], "option edit acme leave-it --economic …",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("id_", "met_when", "records", "written"), RECORDED.values(), ids=RECORDED)
def test_work_on_a_record_names_its_command(
    id_: str, met_when: str, records: list[Payload], written: str
) -> None:
    wanted = met_when or "{fact: pain}"
    book = a_playbook(KINDS, criteria=f"- {{id: c, statement: S, met_when: {wanted}}}")
    people = met("anna", roles=["user"])
    advice = advice_on(book, people, *records, deal_id="acme", today=TODAY)

    assert record_with(the_action(advice, id_), "acme", book) == f"salescoach {written}"


def test_somebody_known_is_met_by_planning_a_visit() -> None:
    engaged = "{stakeholder: {role: user, engaged_within: 5d}}"
    book = a_playbook(criteria=f"- {{id: c, statement: S, met_when: {engaged}}}")
    advice = advice_on(book, met("anna", roles=["user"]), deal_id="acme")

    assert record_with(the_action(advice, "meet/user"), "acme", book) == (
        "salescoach visit plan acme … --with anna"
    )
