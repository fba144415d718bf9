import pytest

from salescoach.playbook.identifiers import RESERVED_FACTS
from salescoach.playbook.walking import leaves, maps, texts
from salescoach.values.messages import Message, say
from tests.builders.playbooks import args_of, marked, problems_in, the_text, told
from tests.builders.speed import at_once

STAGES = """\
stages:
  - id: early
    title: Early
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: ask-why, do: Ask}
          - {id: weigh, do: Weigh%s}
    exit_criteria:
      - {id: said, statement: Said, met_when: {fact: pain}%s}
  - id: late
    title: Late
    exit_criteria:
      - {id: paid, statement: Paid, met_when: %s}
"""
PAIN = "- {id: pain, title: Pain, type: text}"


def stages(*, item: str = "", criterion: str = "", condition: str = "{fact: pain}") -> str:
    """Two stages, with more keys of an item and a criterion, and the condition of the last one."""
    keys = (f", {more}" if more else "" for more in (item, criterion))
    return STAGES % (*keys, condition)


def found_in(text: str) -> list[tuple[str, int, int, dict[str, object], Message | None]]:
    return [
        (*told(problem), args_of(problem), problem.remedy)
        for problem in problems_in(the_text(text))
    ]


def unknown(
    line: int, column: int, kind: str, id_: str, near: str | Message | None
) -> tuple[str, int, int, dict[str, object], Message | None]:
    remedy = say("hint.did-you-mean", word=near) if isinstance(near, str) else near
    return "SC301", line, column, {"id": id_, "kind": say(f"kind.{kind}")}, remedy


ROLES = say("hint.one-of", words=("economic", "technical", "user", "purchasing"))


def elsewhere(home: str, name: str) -> Message:
    return say("remedy.SC301-elsewhere", home=home, name=name)


UNKNOWN = {
    "a role that settles a fact": (
        "facts: [{id: x, title: X, type: text, ask_whom: [user, §usr]}]\n",
        "buyer-role", "usr", "user",
    ),
    "the only role that settles a fact": (
        "facts: [{id: x, title: X, type: text, ask_whom: §boss}]\n", "buyer-role", "boss", ROLES,
    ),
    "the stage after which it is won": (
        "won_after: §erly\n" + stages(), "stage", "erly", "early",
    ),
    "the owner of a stage": (
        "stages: [{id: x, title: X, owner: §develper}]\n", "seller-role", "develper", "developer",
    ),
    "what an item records": (stages(item="records: [§pian]"), "fact", "pian", "pain"),
    "whom an item takes": (stages(item="with: §usr"), "buyer-role", "usr", "user"),
    "what an item comes after": (stages(item="after: [§ask-wy]"), "item", "ask-wy", "ask-why"),
    "the one thing an item comes after": (
        stages(item="after: §ask-wy"), "item", "ask-wy", "ask-why",
    ),
    "what it comes after in another stage": (
        stages(item="after: §late/ask-why"), "item", "ask-why",
        elsewhere("early", "early/ask-why"),
    ),
    "what it comes after in no stage": (
        stages(item="after: §erly/ask-why"), "item", "ask-why", "early/ask-why",
    ),
    "a criterion where an item is meant": (stages(item="after: §said"), "item", "said", None),
    "a condition an item comes after": (
        stages(item="after: [{fact: §pian}]"), "fact", "pian", "pain",
    ),
    "the condition an item comes after": (
        stages(item="after: {fact: §pian}"), "fact", "pian", "pain",
    ),
    "what an item needs": (
        stages(item="needs: {item: §asky, is: done}"), "item", "asky", "ask-why",
    ),
    "when an item applies": (
        stages(item="when: {customer_type: §merket}"), "customer-type", "merket", "market",
    ),
    "when a criterion applies": (
        stages(criterion="when: {deal_kind: [renewal, §renewl]}"),
        "deal-kind", "renewl", "renewal",
    ),
    "what fails a criterion": (
        stages(criterion="failed_when: {not: {fact: §pian}}"), "fact", "pian", "pain",
    ),
    "a fact in a tree": (
        stages(condition="{all: [{fact: pain}, {any: [{not: {fact: §pian}}]}]}"),
        "fact", "pian", "pain",
    ),
    "whose word counts": (
        stages(condition="{fact: pain, from: [user, §boss]}"), "buyer-role", "boss", ROLES,
    ),
    "a customer type of a comparison": (
        stages(condition="{customer_type: {is_not: §merket}}"),
        "customer-type", "merket", "market",
    ),
    "one of several lead sources": (
        stages(condition="{lead_source: {one_of: [fair, §tendr]}}"),
        "lead-source", "tendr", "tender",
    ),
    "an item of this stage": (
        stages(condition="{item: §ask-why, is: done}"), "item", "ask-why",
        elsewhere("early", "early/ask-why"),
    ),
    "a criterion of another stage": (
        stages(condition="{criterion: §early/sayd}"), "criterion", "sayd", "said",
    ),
    "the role of a stakeholder": (
        stages(condition="{stakeholder: {role: §usr}}"), "buyer-role", "usr", "user",
    ),
    "a fact in the limit of a stage": (
        "stages: [{id: x, title: X, limit: [{days: 3, when: {fact: §pian}}]}]\n",
        "fact", "pian", "pain",
    ),
    "a fact in what not to say yet": (
        "stages: [{id: x, title: X, not_yet: {say: x, until: {fact: §pian}}}]\n",
        "fact", "pian", "pain",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "id_", "near"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_reference_to_what_is_not_there_is_told_with_the_nearest_that_is(
    text: str, kind: str, id_: str, near: str | Message | None
) -> None:
    text, line, column = marked(text)

    assert found_in(text) == [unknown(line, column, kind, id_, near)]


def test_references_to_what_is_there_are_fine() -> None:
    text = "won_after: early\n" + stages(
        item="records: [pain], with: [user, technical], after: [ask-why, early/ask-why, "
        "{fact: pain}], needs: {item: early/ask-why, is: done}, when: {customer_type: market}",
        criterion="when: {lead_source: {one_of: [fair, tender]}}, "
        "failed_when: {fact: pain, from: user}",
        condition="{all: [{item: early/weigh, is: open}, {criterion: early/said}, "
        "{stakeholder: {role: economic}}, {not: {deal_kind: renewal}}, {amount: 5 EUR}]}",
    )

    assert found_in(text) == []


def test_a_bare_reference_means_the_own_stage() -> None:
    text, line, column = marked("""\
stages:
  - id: early
    title: Early
    exit_criteria: [{id: said, statement: Said, met_when: {fact: pain}}]
  - id: late
    title: Late
    exit_criteria: [{id: c, statement: C, met_when: {criterion: §said}}]
""")

    assert found_in(text) == [
        unknown(line, column, "criterion", "said", elsewhere("early", "early/said"))
    ]


TWICE = {
    "a fact": (
        "facts: [{id: x, title: X, type: text}, {id: §x, title: Y, type: text}]\n", "x",
    ),
    "a stage": ("stages: [{id: x, title: X}, {id: §x, title: Y}]\n", "x"),
    "a customer type": ("customer_types: [{id: x, title: X}, {id: §x, title: Y}]\n", "x"),
    "a choice": (
        ("facts:\n  - id: x\n    title: X\n    type: choice\n"
        "    choices: [{id: a, title: A}, {id: §a, title: B}]\n"), "a",
    ),
    "a checklist": (
        ("stages: [{id: x, title: X, checklists: [{id: c, title: C, items: []}, "
        "{id: §c, title: D, items: []}]}]\n"), "c",
    ),
    "items of two checklists": (
        ("stages: [{id: x, title: X, checklists: [{id: c, title: C, items: [{id: i, do: I}]}, "
        "{id: d, title: D, items: [{id: §i, do: J}]}]}]\n"), "i",
    ),
    "an item and a criterion": (
        ("stages: [{id: x, title: X, checklists: [{id: c, title: C, items: [{id: i, do: I}]}],\n"
        "  exit_criteria: [{id: §i, statement: S, met_when: {fact: pain}}]}]\n"), "i",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "id_"), TWICE.values(), ids=TWICE.keys())
def test_an_id_stands_once_in_its_name_space(text: str, id_: str) -> None:
    text, line, column = marked(text)

    first = the_text(text).split(f"{{id: {id_},")[0].count("\n") + 1
    remedy = say("remedy.SC302-steps") if "exit_criteria" in text else None
    assert found_in(text) == [("SC302", line, column, {"id": id_, "line": first}, remedy)]


def test_an_id_that_is_none_is_told_once_and_not_wherever_it_is_named_as_it_should_be() -> None:
    text = f"facts:\n  {PAIN}\n  - {{id: 'menü-agreed', title: X, type: text}}\n" + stages(
        item="records: [menu-agreed]", condition="{fact: menu-agreed}"
    )
    assert [(one[0], one[4]) for one in found_in(text)] == [
        ("SC204", say("remedy.SC204-write", id="menu-agreed"))
    ]


def test_what_is_no_id_is_never_proposed() -> None:
    text = "facts: [{id: 'menü-agreed', title: X, type: text}]\n" + stages(
        condition="{fact: menu-agreedd}"
    )
    told = [one[4] for one in found_in(text) if one[3].get("id") == "menu-agreedd"]
    assert told == [None]


def test_a_point_may_be_called_as_it_likes() -> None:
    text = "points: [{ref: 1.1, title: X}]\nfacts: [{id: pain, title: X, type: text, ref: 1-1}]\n"
    told = [one for one in found_in(text) if one[0] == "SC301" and one[3]["id"] == "1-1"]
    assert told[0][4] == say("hint.did-you-mean", word="1.1")


def test_ids_of_different_kinds_and_stages_do_not_meet() -> None:
    text = """\
customer_types: [{id: same, title: Same}]
facts:
  - {id: same, title: Same, type: choice, choices: [{id: same, title: Same}]}
  - {id: pain, title: Pain, type: choice, choices: [{id: same, title: Same}]}
stages:
  - id: same
    title: Same
    checklists: [{id: same, title: Same, items: [{id: same, do: Same}]}]
  - id: late
    title: Late
    checklists: [{id: same, title: Same, items: [{id: same, do: Same}]}]
"""

    assert found_in(text) == []


@pytest.mark.parametrize("id_", RESERVED_FACTS)
def test_the_fields_of_the_deal_are_no_facts(id_: str) -> None:
    text, line, column = marked(f"facts: [{{id: §{id_}, title: X, type: text}}]\n")

    assert found_in(text) == [("SC303", line, column, {"id": id_}, None)]


def test_none_is_no_choice() -> None:
    text, line, column = marked(
        "facts: [{id: x, title: X, type: choice, choices: [{id: §none, title: None}]}]\n"
    )

    assert found_in(text) == [("SC303", line, column, {"id": "none"}, None)]


def test_a_file_with_wrong_types_still_tells_its_wrong_references() -> None:
    text = """\
facts: {id: pain, title: Pain, type: text, ask_whom: usr}
stages:
  - 7
  - id: [x]
    title: X
    checklists: soon
    exit_criteria:
      - statement: S
        met_when: {all: {fact: pian}}
      - met_when: {fact: pian, from: {a: b}}
"""

    assert [one for one in found_in(text) if one[0] == "SC301"] == [
        unknown(1, 54, "buyer-role", "usr", "user"),
        unknown(10, 26, "fact", "pian", "pain"),
    ]


def test_thousands_of_wrong_references_cost_no_time() -> None:
    facts = "".join(f"  - {{id: fact-number-{n}, title: X, type: text}}\n" for n in range(1_500))
    names = ", ".join(f"fact-numbre-{number}" for number in range(4_000))
    text = f"facts:\n{facts}  {PAIN}\n" + stages(item=f"records: [{names}]")

    with at_once():
        found = found_in(text)
    assert len(found) == 4_000
    assert [one[4] is not None for one in found] == [True] * 20 + [False] * 3_980


def test_ids_made_to_be_compared_for_ever_are_not_compared() -> None:
    letters = "".join(chr(0x4E00 + number) for number in range(15_000))
    text = f"facts:\n  {PAIN}\n  - {{id: '{letters}', title: X, type: text}}\n" + stages(
        item=f"records: ['{letters[::-1]}']"
    )

    with at_once():
        found = found_in(text)
    few = say("hint.one-of", words=("pain",))
    assert [one[0] for one in found if one[4] == few] == ["SC301"]


@pytest.mark.parametrize(
    ("value", "found"),
    [("a", ["a"]), (["a", 1, None, "b"], ["a", "b"]), (None, []), ({"a": "b"}, []), (True, [])],
    ids=str,
)
def test_texts_are_those_of_a_list_or_the_one_alone(value: object, found: list[str]) -> None:
    assert texts(value) == found


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        ({"key": [{"a": 1}, "x", {"b": 2}]}, [(("top", "key", 0), {"a": 1}),
                                              (("top", "key", 2), {"b": 2})]),
        ({"key": {"a": 1}}, [(("top", "key"), {"a": 1})]),
        ({"key": "x"}, []),
        ({}, []),
        ("x", []),
    ],
    ids=str,
)  # fmt: skip
def test_maps_are_those_of_a_list_or_the_one_alone(owner: object, found: list[object]) -> None:
    assert list(maps(owner, "key", ("top",))) == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"fact": "x"}, [(("when",), {"fact": "x"})]),
        ({"all": [{"fact": "x"}, {"any": [{"not": {"fact": "y"}}, "z"]}]},
         [(("when", "all", 0), {"fact": "x"}),
          (("when", "all", 1, "any", 0, "not"), {"fact": "y"})]),
        ("x", []),
        (None, []),
    ],
    ids=str,
)  # fmt: skip
def test_leaves_are_the_single_conditions_of_a_tree(condition: object, found: list[object]) -> None:
    assert list(leaves(condition, ("when",))) == found
