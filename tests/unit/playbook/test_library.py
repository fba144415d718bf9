"""Elements that several stages share: written once, told once."""

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.conditions import CriterionCondition, ItemCondition, ItemState
from tests.builders.playbooks import a_playbook, args_of, marked, problems_in, the_text, told
from tests.builders.speed import at_once

LIBRARY = """\
library:
  items:
    - {id: call, do: 'Call them', why: Because, after: [ask], required: true}
  criteria:
    - {id: heard, statement: 'They heard', met_when: {criterion: said}}
"""
STAGE = """\
  - id: %s
    title: T
    checklists: [{id: c, title: C, items: [{id: ask, do: A}, %s]}]
    exit_criteria: [{id: said, statement: S, met_when: {fact: pain}}, %s]
"""


def using(
    item: str = "{use: call}", criterion: str = "{use: heard}", library: str = LIBRARY
) -> str:
    return library + "stages:\n" + STAGE % ("one", item, criterion)


def test_bare_ids_belong_to_the_stage_that_uses_the_element() -> None:
    text = using() + STAGE % ("two", "{use: call, id: again, required: false}", "{use: heard}")
    one, two = a_playbook(text).stages

    assert [stage.items[1].do for stage in (one, two)] == ["Call them", "Call them"]
    assert [(item.id, item.required) for item in (one.items[1], two.items[1])] == [
        ("call", True), ("again", False),
    ]  # fmt: skip
    satisfied: tuple[ItemState, ...] = ("done", "skipped", "not-applicable")
    assert one.items[1].after == (ItemCondition("one/ask", satisfied),)
    assert two.items[1].after == (ItemCondition("two/ask", satisfied),)
    assert two.exit_criteria[1].met_when == CriterionCondition("two/said", "met")


def test_it_resolves_as_if_it_stood_where_it_is_used() -> None:
    used = compile_playbook(the_text(using()).encode(), "a")
    plain = compile_playbook(
        the_text(using("{id: call, do: 'Call them', why: Because, after: ask, required: true}",
                       "{id: heard, statement: 'They heard', met_when: {criterion: said}}",
                       library="")).encode(), "a")  # fmt: skip

    assert isinstance(used, Compiled)
    assert isinstance(plain, Compiled)
    assert used.resolved == plain.resolved


def test_an_element_used_nowhere_is_fine_and_checked() -> None:
    assert problems_in(the_text(LIBRARY)) == ()
    text, line, column = marked(LIBRARY.replace("why: Because", "records: [§pian]"))
    assert [told(one) for one in problems_in(the_text(text))] == [("SC301", line, column)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("do: 'Call them'", "records: [§pian], do: 'Call them'"), "SC301"),
        (("{id: call, do: 'Call them',", "§{id: call,"), "SC202"),
        (("why: Because", "§wy: Because"), "SC201"),
        (("after: [ask]", "after: [§nobody]"), "SC301"),
        (("after: [ask]", "needs: {visit: {kind: §[]}}"), "SC207"),
        (("after: [ask]", "due: §{days: 3}"), "SC326"),
        (("met_when: {criterion: said}", "met_when: §{fact: pain, level: assumed}"), "SC307"),
        (("id: heard", "id: §Heard"), "SC204"),
    ],
    ids=lambda change: change[1] if isinstance(change, tuple) else change,
)
def test_what_is_wrong_in_the_library_is_told_once_and_there(
    change: tuple[str, str], code: str
) -> None:
    library, line, column = marked(LIBRARY.replace(*change))
    text = using(library=library) + STAGE % ("two", "{use: call}", "{use: heard}")
    found = [told(one) for one in problems_in(the_text(text)) if one.code == code]

    assert found == [(code, line, column)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (using("{use: call, records: [§pian]}"), "SC301"),
        (using("{use: call, §wy: x}"), "SC201"),
        (using("{use: call, do: §true}"), "SC203"),
        (using("{use: call, after: [], id: §ask}"), "SC302"),
        (using("{use: §cal}"), "SC301"),
        (using("{use: §[call]}"), "SC203"),
        (using("{use: §heard}"), "SC301"),
        (using(criterion="{use: §call}"), "SC301"),
        (using(criterion="{use: heard}, {use: §heard}"), "SC302"),
    ],
)
def test_what_is_wrong_where_it_is_used_is_told_there(text: str, code: str) -> None:
    text, line, column = marked(text)

    assert [told(one) for one in problems_in(the_text(text))] == [(code, line, column)]


def test_an_unknown_element_leads_to_the_nearest() -> None:
    (problem,) = problems_in(the_text(using("{use: cal}")))

    assert problem.remedy is not None
    assert dict(problem.remedy.args) == {"word": "call"}


def test_an_element_that_waits_for_itself_where_it_is_used() -> None:
    text = using(library=LIBRARY.replace("after: [ask]", "after: [call]"))

    assert [args_of(one) for one in problems_in(the_text(text))] == [{"step": "one/call"}]


def test_a_large_element_used_often_takes_no_longer_than_two_seconds() -> None:
    parts = "{fact: pain}, " * 3_000
    library = LIBRARY.replace("after: [ask]", f"when: {{any: [{parts}{{fact: pain}}]}}")
    uses = ", ".join("{use: call}" for _ in range(3_000))
    with at_once():
        found = problems_in(the_text(using(uses, library=library)))
    assert "SC107" in {problem.code for problem in found}
