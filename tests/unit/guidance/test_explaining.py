"""Which answer there is for whatever is asked about, and which actions are there for it."""

import pytest
from hypothesis import HealthCheck, given, settings

from salescoach.cli.rendering.answers import answer_words
from salescoach.guidance.advice import advise
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import (
    NAMES,
    Advised,
    Answer,
    Done,
    Known,
    NotApplicable,
    PeopleKnown,
    Repaid,
    Waiting,
    actions_of,
    name_of,
)
from salescoach.guidance.subjects import meant_by, names
from salescoach.guidance.view import View
from tests.builders.deals import A_DAY, DAY, command, entered, euros, said, ticked, waived
from tests.builders.explained import ANNA, CASES, ERIK, Case, advised, answered
from tests.builders.generated import views
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

ANSWERS: dict[str, tuple[str, list[str]]] = {
    "an item ranked below others": ("advised", ["do/main/call"]),
    "the first of all": ("advised", ["do/main/listen"]),
    "somebody to meet": ("advised", ["meet/economic"]),
    "an item that waits": ("waiting", ["do/main/ship", "do/main/listen"]),
    "an item of a deal to be taken up": ("waiting", ["do/main/call", "take-up/acme-pumps"]),
    "an item ticked off": ("done", []),
    "an item done before its time": ("done", []),
    "an item done by its facts": ("done", []),
    "an item that comes again": ("done", []),
    "an item left out": ("skipped", []),
    "an item left out for a time": ("skipped", []),
    "an item that the rep says does not apply": ("not-applicable", []),
    "an item for others": ("not-applicable", []),
    "an item of a stage for others": ("not-applicable", []),
    "an item that may apply": ("may-apply", ["find-out/lead-source"]),
    "an item of a later stage": ("other-stage", []),
    "an item of a stage behind": ("other-stage", []),
    "a fact that an item asks": ("covered", ["do/main/listen"]),
    "a fact with a word too weak": ("covered", ["do/main/listen"]),
    "a fact that takes somebody to meet": ("covered", ["meet/economic"]),
    "a fact that is known": ("known", []),
    "a fact of each person": ("known", []),
    "a fact for other stages": ("not-needed", []),
    "a fact that nothing asks": ("not-needed", []),
    "a fact asked twice in vain": ("resting", []),
    "an item whose questions rest": ("resting", []),
    "a field that is set": ("known", []),
    "a field that nothing asks": ("not-needed", []),
    "a field to be found out": ("advised", ["find-out/lead-source"]),
    "a role that somebody has": ("known", []),
    "a role that an item takes": ("covered", ["do/main/listen"]),
    "a role that nothing asks": ("not-needed", []),
    "a criterion that is met": ("met", []),
    "a criterion not known": ("open", ["do/main/listen"]),
    "a criterion that is a certain no": ("open", ["find-out/budget"]),
    "a criterion for others": ("not-applicable", []),
    "a criterion that may apply": ("may-apply", ["find-out/lead-source"]),
    "a criterion that was waived": ("waived", []),
    "a criterion of a later stage": ("open", []),
    "a criterion left as met": ("kept", []),
    "a criterion left open": ("kept", []),
    "a criterion left out when its stage was left": ("not-applicable", []),
    "the position": ("current", []),
    "a stage before the deal began": ("passed", []),
    "a stage ahead": ("not-yet", ["do/main/listen", "find-out/lead-source", "meet/economic"]),
    "a stage for others": ("passed-over", []),
    "a stage that was passed over": ("passed-over", []),
    "a stage beside": ("beside", []),
    "a stage that was left": ("passed", []),
    "a warning that does not fire": ("quiet", []),
    "a warning that fires": ("fires", ["do/main/call"]),
    "leaving through a closed gate": (
        "gate-closed",
        ["do/main/listen", "find-out/lead-source", "meet/economic"],
    ),
    "leaving another stage": ("other-stage", []),
    "a debt that is none": ("not-owed", []),
    "an item of a deal that rests": ("deal-rests", []),
    "a criterion of a deal that rests": ("open", []),
    "an item when the gate is open": ("gate-open", ["advance/main"]),
    "a win that is none": ("covered", ["advance/main"]),
}


@pytest.mark.parametrize("name", CASES)
def test_each_answer_has_its_name_and_the_actions_for_it(name: str) -> None:
    what, commands, opening = CASES[name]

    answer = answered(what, *commands, **opening)

    assert (name_of(answer), [action.id for action in actions_of(answer)]) == ANSWERS[name]


def test_every_answer_is_given_somewhere() -> None:
    given_here = {type(_answer(case)) for case in CASES.values()}
    assert set(NAMES) - given_here == {Repaid}  # this has a test of its own


def _answer(case: Case) -> Answer:
    what, commands, opening = case
    return answered(what, *commands, **opening)


def test_the_parts_of_some_answers() -> None:
    known = answered("cost", ERIK, said("cost", euros(5), by=["erik"]))
    assert isinstance(known, Known)
    assert [one.evidence.value for one in known.words] == [euros(5)]
    people = answered("economic", ERIK, ANNA)
    assert isinstance(people, PeopleKnown)
    assert [one.id for one in people.people] == ["erik"]
    for_others = answered("extra/more")
    assert isinstance(for_others, NotApplicable)
    assert for_others.of_stage


def test_what_was_made_good_is_no_debt_any_more() -> None:
    word = command(said("pain", by=["anna"]), on=DAY + A_DAY)
    before = (waived("said", stage="main"), ANNA)

    owed = answered("repay/main/said", *before)
    repaid = answered("repay/main/said", *before, word, today=DAY + A_DAY)

    assert isinstance(owed, Advised)
    assert repaid == Repaid(DAY)


def test_the_id_of_an_action_asks_for_that_action_alone() -> None:
    assert isinstance(answered("find-out/lead-source"), Advised)
    assert name_of(answered("find-out/pain")) == "covered"
    assert isinstance(answered("do/main/ship"), Waiting)


def test_the_same_name_is_told_by_its_likeliest_meaning() -> None:
    view = advised().view
    assert [one.kind for one in meant_by("strategic", view)] == ["criterion"]
    assert [one.kind for one in meant_by("main", view)] == ["stage"]


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(views())
def test_whatever_a_playbook_names_has_an_answer(view: View) -> None:
    advice = advise(view)
    for name in (*names(view), *(action.id for action in advice.actions)):
        for subject in meant_by(name, view):
            answer = explain(advice, subject)
            assert name_of(answer) in NAMES.values()
            assert answer_words(answer, view)


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(views())
def test_what_is_advised_is_never_said_not_to_be(view: View) -> None:
    advice = advise(view)
    for action in advice.actions:
        (subject, *_) = meant_by(action.id, view)
        answer = explain(advice, subject)
        assert isinstance(answer, Advised | Waiting)
        assert answer.ranked.action == action
        assert isinstance(answer, Waiting) is (action.moment == "waiting")


def test_what_was_ticked_off_before_it_was_reopened_is_not_why_it_is_done() -> None:
    playbook = a_playbook(items="- {id: ask, do: Ask, records: [pain], again: [stage-entry]}")
    again = entered("option-evaluation", way="back", because="a new need")
    word = said("pain", by=["anna"])

    advice = advise(a_view(playbook, ANNA, ticked("ask"), again, word))
    answer = explain(advice, meant_by("ask", advice.view)[0])

    assert isinstance(answer, Done)
    assert (answer.ticked, len(answer.words)) == (None, 1)
