"""What a test expects of the call sheet: for whom it is made, what is brought, what is offered."""

import pytest

from salescoach.cli.rendering.scenario_words import failure_words, field_of
from salescoach.cli.verbs import verbs
from salescoach.playbook.compiling import compile_playbook
from salescoach.trainer.scenarios.model import Suite
from salescoach.trainer.scenarios.reading import Named, Unusable, read_suite
from salescoach.trainer.scenarios.results import Missed
from tests.builders.scenarios import PUMPS, a_file, played, render

BOOK = PUMPS.replace('it"}', 'it", materials: [bill, list]}') + """
materials:
  - {id: bill, title: "The bill"}
  - {id: list, title: "The list"}
  - {id: photos, title: "Photographs"}
perspectives: [{id: money, title: "Money", short: money}]
solution_elements:
  - {id: second, title: "A second pump", serves: [{role: payer, perspective: money}]}
  - {id: quiet, title: "A quiet one", serves: [{role: user}]}
"""  # fmt: skip
STORY = """
- name: it
  given: {customer_type: new-one}
  events:
    - {at: 0d, person-add: {name: "Ana Ruiz", role: user, goal: "calm"}}
    - {at: 0d, person-add: {name: "Pia Voss", role: payer, goal: "less", perspective: money}}
    - {at: 0d, person-add: {name: "Eva Ruiz", role: payer}}
    - {at: 0d, person-add: {name: "Jan Kolb"}}
    - {at: 1d, visit-plan: 2026-03-09, with: "Ana"}
"""


def read(expected: str, more: str = "", story: str = STORY) -> Suite | Unusable:
    text = a_file(f"{story}{more}  expect: {{{expected}}}")
    compiled = compile_playbook(BOOK.encode(), "pumps.yaml")
    return read_suite(
        text.encode(), "pumps.test.yaml", lambda _: Named("pumps.yaml", compiled), verbs()
    )


def missed(expected: str, more: str = "", story: str = STORY) -> list[Missed]:
    suite = read(expected, more, story)
    assert isinstance(suite, Suite), [render(one.message) for one in suite.problems]
    (result,) = played(suite)
    assert all(isinstance(one, Missed) for one in result.failures), result
    return [one for one in result.failures if isinstance(one, Missed)]


def words(expected: str, more: str = "", story: str = STORY) -> list[str]:
    """All sentences but the first, which names the day."""
    failures = missed(expected, more, story)
    return [render(one) for part in failures for _, one in failure_words(part)][1:]


@pytest.mark.parametrize(
    "expected",
    [
        "brief: {offers: [quiet], bring: []}",
        "brief: {offers: quiet}",
        "brief: {with: Pia, offers: [second], bring: [list, bill]}",
        "brief: {with: [pia-voss, Ana], offers: [second, quiet], bring: {exact: [bill, list]}}",
        "brief: {with: ['Eva Ruiz'], offers: [], bring: {includes: [bill], excludes: photos}}",
        "brief: {with: [Jan], offers: {excludes: [second, quiet]}, bring: []}",
        "at: 0d, brief: {offers: [], bring: []}",
        "gate: closed, brief: {offers: {includes: quiet}}, stage: finding-out",
    ],
)
def test_what_holds(expected: str) -> None:
    assert words(expected) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("brief: {offers: []}",
         ["brief.offers: unexpected quiet", "The call sheet is for Ana Ruiz.",
          'Ana Ruiz has to reach "calm".']),
        ("brief: {with: [Pia, Eva], offers: {includes: [quiet], excludes: [second]}}",
         ["brief.offers: missing quiet", "brief.offers: unexpected second",
          "The call sheet is for Pia Voss and Eva Ruiz.",
          'Pia Voss has to reach "less" (money).', "Of Eva Ruiz no goal is on record."]),
        ("brief: {bring: [bill]}",
         ["brief.bring: missing bill", "The call sheet is for Ana Ruiz."]),
        ("brief: {with: Eva, bring: [list, photos]}",
         ["brief.bring: missing photos", "brief.bring: unexpected bill",
          "The call sheet is for Eva Ruiz."]),
        ("brief: {with: [Otto, Pia], bring: [list], offers: []}",
         ["brief.with: missing Otto"]),
        ("brief: {with: Ruiz, bring: [list]}",
         ["brief.with: more than one person is called Ruiz"]),
        ("brief: {with: [Ruiz, Otto, Ruiz, Pia], bring: [list]}",
         ["brief.with: missing Otto", "brief.with: more than one person is called Ruiz"]),
        ("at: 0d, brief: {bring: [bill], offers: [quiet]}",
         ["brief.bring: missing bill", "brief.offers: missing quiet",
          ("There is no call sheet: the deal rests, or no visit is planned, several people are"
           " known, and none of them is named under with.")]),
    ],
)  # fmt: skip
def test_what_does_not_and_why(expected: str, told: list[str]) -> None:
    assert words(expected) == told


def test_a_visit_to_which_nobody_is_named_and_a_deal_that_rests() -> None:
    nobody = "    - {at: 2d, visit-plan: 2026-03-05}\n"
    parked = "    - {at: 2d, park: {}, until: 60d, because: 'x'}\n"
    assert words("brief: {offers: quiet}", nobody) == [
        "brief.offers: missing quiet", "The call sheet names nobody who is there."
    ]  # fmt: skip
    assert words("brief: {with: Ana, offers: quiet}", parked)[1].startswith("There is no call")


def test_a_whole_name_is_that_person_and_a_part_of_it_others() -> None:
    """As with `brief DEAL --with`: the id in any case, the whole name before a part of one."""
    named = '    - {at: 2d, person-add: {name: "Jan", role: user, goal: "rest"}}\n'
    (failure,) = missed("brief: {with: [jan], offers: [second]}", named)
    assert [one.id for one in failure.differences[0].sheet.people] == ["jan"]  # type: ignore[union-attr]
    assert words("brief: {with: [Ana-Ruiz, ANA-RUIZ, 'ana ruiz'], offers: [quiet]}") == []
    (failure,) = missed("brief: {with: [ana, Ana-Ruiz, pia], offers: []}")
    (difference,) = failure.differences
    assert difference.found == ("quiet", "second")
    assert words("brief: {with: [ana, Ana-Ruiz, pia], offers: [quiet]}")[1:2] == [
        "The call sheet is for Ana Ruiz and Pia Voss."
    ]


def test_a_part_that_serves_two_is_on_the_sheet_once() -> None:
    both = '    - {at: 2d, person-add: {name: "Ida Moe", role: user, goal: "rest"}}\n'
    (failure,) = missed("brief: {with: [Ana, Ida], offers: []}", both)
    assert failure.differences[0].found == ("quiet",)


def test_a_name_that_is_nobodys_is_told_once_for_the_whole_sheet() -> None:
    (failure,) = missed("brief: {with: Otto, bring: {includes: bill, excludes: list}, offers: []}")
    assert [(field_of(one), one.missing) for one in failure.differences] == [
        ("brief.with", ("Otto",))
    ]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ('    - {at: 0d, person-add: {name: "Ana Ruiz", role: user, goal: "calm"}}\n',
         ["brief.offers: unexpected quiet", "The call sheet is for Ana Ruiz.",
          'Ana Ruiz has to reach "calm".']),
        ("    - {at: 0d, done: read-up}\n", []),
    ],
)  # fmt: skip
def test_without_a_visit_it_is_for_the_only_one_who_is_known(people: str, told: list[str]) -> None:
    """As `brief DEAL` is."""
    story = f"\n- name: it\n  given: {{customer_type: new-one}}\n  events:\n{people}"
    assert words("brief: {offers: []}", story=story) == told


def test_a_difference_names_its_field_and_place() -> None:
    (failure,) = missed("gate: open, brief: {bring: [photos], offers: {includes: [second]}}")
    assert [field_of(one) for one in failure.differences] == [
        "gate", "brief.bring", "brief.offers"
    ]  # fmt: skip
    assert {one.place.line for one in failure.differences} == {12}


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("brief: {bring: [bil]}", "SC301: there is no material bil | Did you mean bill?"),
        ("brief: {offers: {excludes: secnd}}",
         "SC301: there is no solution element secnd | Did you mean second?"),
        ("brief: {with: [Ana]}",
         "SC508: this expects nothing | Say what is to be on the sheet, like bring or offers"),
        ("brief: {brin: [bill]}", "SC201: there is no key brin here | Did you mean bring?"),
        ("brief: {bring: {first: bill}}", "SC201: there is no key first here"),
        ("brief: [bill]",
         ("SC203: expected keys with values, found a list | What belongs here is written with keys"
          " of its own: with, bring and offers.")),
        ("brief: {}",
         "SC508: this expects nothing | Say what is to be on the sheet, like bring or offers"),
        ("brief: {offers: {}, bring: []}",
         "SC508: this expects nothing | Say what is to be on the sheet, like bring or offers"),
        ("brief: {with: [], offers: []}", "SC203: expected at least one entry, found a list"),
        ("brief: {offers: {includes: []}}", "SC203: expected at least one entry, found a list"),
        ("brief: {bring: {excludes: []}}", "SC203: expected at least one entry, found a list"),
        ("next: {includes: []}", "SC203: expected at least one entry, found a list"),
        ("next: {waiting: []}", "SC203: expected at least one entry, found a list"),
        ("warnings: {excludes: []}", "SC203: expected at least one entry, found a list"),
        ("brief: ", "SC203: expected a value, or no such key, found null"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it(expected: str, problem: str) -> None:
    found = read(expected)
    told = [
        f"{one.code}: {render(one.message)}" + (f" | {render(one.remedy)}" if one.remedy else "")
        for one in found.problems
        if one.severity == "error"
    ]
    assert told == [problem]
