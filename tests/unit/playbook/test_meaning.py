import pytest

from salescoach.values.messages import Message, say
from tests.builders.playbooks import args_of, marked, problems_in, the_text, told
from tests.builders.speed import at_once

FACTS = """\
facts:
  - {id: note, title: Note, type: text}
  - {id: count, title: Count, type: number}
  - {id: share, title: Share, type: percent}
  - {id: cost, title: Cost, type: money}
  - {id: day, title: Day, type: date}
  - {id: verdict, title: V, type: choice, choices: [{id: good, title: G}, {id: bad, title: B}]}
  - {id: ways, title: Ways, type: choices, choices: [{id: ours, title: O}, {id: theirs, title: T}]}
  - {id: agreed, title: Agreed, type: flag}
  - {id: owner, title: Owner, type: person}
  - {id: tools, title: Tools, type: list}
  - {id: settled, title: Settled, type: text, ask_whom: [user, technical]}
  - {id: limit, title: Limit, type: money, ours: true}
"""
STAGE = "stages:\n  - id: early\n    title: Early\n"
ITEMS = STAGE + "    checklists:\n      - id: steps\n        title: Steps\n        items:\n"


def criterion(condition: str, *, more: str = "") -> str:
    """Facts of every type, and a criterion met by the condition."""
    return (
        FACTS + STAGE + "    exit_criteria:\n      - id: said\n        statement: Said\n"
        f"        met_when: {condition}\n{more}"
    )


def items(*written: str) -> str:
    """A stage with these items, each of them `do: X`."""
    return ITEMS + "".join(f"          - {{do: X, {item}}}\n" for item in written)


def found_in(text: str) -> list[tuple[str, int, int, dict[str, object], Message | None]]:
    return [
        (*told(problem), args_of(problem), problem.remedy)
        for problem in problems_in(the_text(text))
    ]


# Nothing to compare with (SC207)

BLANK = {
    "a field with an empty mapping": ("{customer_type: §{}}", "{customer_type: {is: market}}"),
    "a field with an empty list": ("{customer_type: §[]}", "{customer_type: [market]}"),
    "a field with nothing": ("{customer_type: §}", "{customer_type: market}"),
    "a field compared with nothing": (
        "{amount: {at_least: §}}", "{amount: {at_least: 5 EUR}}",
    ),
    "a fact compared with nothing": ("{fact: cost, at_least: §}", "{fact: cost}"),
    "one of none": ("{fact: verdict, one_of: §[]}", "{fact: verdict, one_of: [good]}"),
    "is none of them": ("{fact: ways, is: §[]}", "{fact: ways, is: [ours]}"),
    "contains nothing": ("{fact: tools, contains: §[]}", "{fact: tools, contains: [saw]}"),
    "an item in no state": (
        "{all: [{fact: note}, {item: ask, is: §[]}]}",
        "{all: [{fact: note}, {item: ask, is: [done]}]}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "twin"), BLANK.values(), ids=BLANK.keys())
def test_a_condition_that_compares_with_nothing_is_told(written: str, twin: str) -> None:
    checklist = "    checklists: [{id: c, title: C, items: [{id: ask, do: Ask}]}]\n"
    text, line, column = marked(criterion(written, more=checklist))

    assert found_in(text) == [("SC207", line, column, {}, None)]
    assert found_in(criterion(twin, more=checklist)) == []


# Comparisons and types

FITTING = {
    "note": {"is": "x", "is_not": "x", "one_of": "[x]", "contains": "x"},
    "count": {"is": "5", "is_not": "5", "one_of": "[5]", "at_least": "5", "at_most": "5",
              "more_than": "5", "less_than": "5"},
    "share": {"is": "5", "is_not": "5%", "one_of": "[5]", "at_least": "5", "at_most": "5",
              "more_than": "5", "less_than": "5"},
    "cost": {"is": "5 EUR", "is_not": "5 EUR", "at_least": "5 EUR", "at_most": "5 EUR",
             "more_than": "5 EUR", "less_than": "5 EUR"},
    "day": {"is": "today", "is_not": "today", "before": "today", "after": "today",
            "at_least": "today", "at_most": "today", "more_than": "today", "less_than": "today"},
    "verdict": {"is": "good", "is_not": "good", "one_of": "[good]"},
    "ways": {"is": "[ours]", "contains": "ours"},
    "agreed": {"is": "true", "is_not": "true"},
    "owner": {"is": "anna", "is_not": "anna", "one_of": "[anna]"},
    "tools": {"contains": "saw"},
}  # fmt: skip
TYPES = {"note": "text", "count": "number", "share": "percent", "cost": "money", "day": "date",
         "verdict": "choice", "ways": "choices", "agreed": "flag", "owner": "person",
         "tools": "list"}  # fmt: skip
OPERANDS = {"is": "x", "is_not": "x", "one_of": "[x]", "contains": "x", "at_least": "5",
            "at_most": "5", "more_than": "5", "less_than": "5", "before": "today",
            "after": "today"}  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "operator"),
    [(fact, operator) for fact in TYPES for operator in FITTING[fact]],
)
def test_a_comparison_that_the_type_of_the_fact_has_is_fine(fact: str, operator: str) -> None:
    condition = f"{{fact: {fact}, {operator}: {FITTING[fact][operator]}}}"

    assert found_in(criterion(condition)) == []


@pytest.mark.parametrize(
    ("fact", "operator"),
    [(fact, operator) for fact in TYPES for operator in OPERANDS if operator not in FITTING[fact]],
)
def test_a_comparison_that_the_type_of_the_fact_has_not_is_told_at_its_key(
    fact: str, operator: str
) -> None:
    text, line, column = marked(criterion(f"{{fact: {fact}, §{operator}: {OPERANDS[operator]}}}"))
    args = {"operator": operator, "type": TYPES[fact], "words": tuple(sorted(FITTING[fact]))}

    assert [one for one in found_in(text) if one[0] == "SC306"] == [
        ("SC306", line, column, args, None)
    ]


@pytest.mark.parametrize("fact", TYPES)
@pytest.mark.parametrize("operator", ["known", "missing", "none"])
def test_whether_it_is_known_may_be_asked_of_every_fact(fact: str, operator: str) -> None:
    assert found_in(criterion(f"{{fact: {fact}, {operator}: true}}")) == []


@pytest.mark.parametrize(
    ("written", "operator", "kind", "fits"),
    [
        ("{amount: {§contains: x}}", "contains", "money", "cost"),
        ("{amount: {§none: true}}", "none", "money", "cost"),
        ("{expected_close: {§contains: x}}", "contains", "date", "day"),
        ("{customer_type: {§at_least: market}}", "at_least", "choice", "verdict"),
        ("{deal_kind: {§before: today}}", "before", "choice", "verdict"),
        ("{lead_source: {§none: true}}", "none", "choice", "verdict"),
    ],
)
def test_the_fields_of_the_deal_have_their_types_too(
    written: str, operator: str, kind: str, fits: str
) -> None:
    text, line, column = marked(criterion(written))
    args = {"operator": operator, "type": kind, "words": tuple(sorted(FITTING[fits]))}

    assert found_in(text) == [("SC306", line, column, args, None)]


@pytest.mark.parametrize(
    "condition",
    [
        "{amount: {more_than: 5 EUR}}",
        "{amount: {known: true}}",
        "{expected_close: {before: today+30d}}",
        "{customer_type: {is_not: market}}",
        "{lead_source: {missing: true}}",
    ],
)
def test_what_a_field_of_the_deal_can_be_asked_is_fine(condition: str) -> None:
    assert found_in(criterion(condition)) == []


# Values of a fact


@pytest.mark.parametrize("operator", ["is", "is_not"])
def test_a_flag_is_true_or_false(operator: str) -> None:
    text, line, column = marked(criterion(f"{{fact: agreed, {operator}: §yes}}"))
    args = {"expected": say("expected.flag"), "found": "yes"}

    assert found_in(text) == [("SC203", line, column, args, None)]


@pytest.mark.parametrize(
    ("written", "id_", "near"),
    [
        ("{fact: verdict, is: §god}", "god", "good"),
        ("{fact: verdict, is_not: §fine}", "fine", None),
        ("{fact: verdict, one_of: [good, §bat]}", "bat", "bad"),
        ("{fact: verdict, is: §none}", "none", None),
        ("{fact: ways, contains: §our}", "our", "ours"),
        ("{fact: ways, is: [ours, §their]}", "their", "theirs"),
    ],
)
def test_a_choice_that_the_fact_has_not_is_told(written: str, id_: str, near: str | None) -> None:
    text, line, column = marked(criterion(written))
    all_of_them = say("hint.one-of", words=("good", "bad"))
    remedy = say("hint.did-you-mean", word=near) if near else all_of_them

    assert found_in(text) == [
        ("SC301", line, column, {"id": id_, "kind": say("kind.choice")}, remedy)
    ]


# Whose word settles it


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("{fact: settled, level: confirmed, from: §economic}", "economic"),
        ("{fact: settled, level: proven, from: [user, §purchasing]}", "purchasing"),
    ],
)
def test_a_word_that_does_not_settle_a_fact_cannot_confirm_it(written: str, role: str) -> None:
    text, line, column = marked(criterion(written))
    args = {"role": role, "fact": "settled", "settle": ("user", "technical")}

    assert found_in(text) == [("SC304", line, column, args, say("remedy.SC304"))]


@pytest.mark.parametrize(
    "condition",
    [
        "{fact: settled, level: confirmed, from: [user, technical]}",
        "{fact: settled, level: heard, from: economic}",
        "{fact: settled, from: economic}",
        "{fact: settled, level: confirmed}",
        "{fact: note, level: confirmed, from: economic}",
    ],
    ids=["of those who settle it", "only heard", "no level", "no source", "anybody settles it"],
)
def test_whose_word_settles_a_fact_may_confirm_it(condition: str) -> None:
    assert found_in(criterion(condition)) == []


# Choices and types


@pytest.mark.parametrize(
    "written",
    [
        "§{id: x, title: X, type: choice}",
        "§{id: x, title: X, type: choices, choices: []}",
        "{id: x, title: X, type: text, choices: §[{id: a, title: A}]}",
    ],
    ids=["a choice without choices", "choices without choices", "a text with choices"],
)
def test_choices_and_only_choices_have_choices(written: str) -> None:
    text, line, column = marked(f"facts: [{written}]\n")

    assert found_in(text) == [("SC305", line, column, {"id": "x"}, say("remedy.SC305"))]


@pytest.mark.parametrize(
    ("fact", "codes"),
    [
        ("{id: pick, title: P, type: option, choices: [{id: a, title: A}]}", ["SC205"]),
        ("{id: pick, title: P, type: choice, choices: [a]}", ["SC203"]),
        ("{id: pick, title: P, type: choice}", ["SC305"]),
    ],
    ids=["an unknown type", "choices that are only words", "no choices"],
)
def test_what_follows_from_one_mistake_is_not_told_as_another(fact: str, codes: list[str]) -> None:
    text = criterion("{fact: pick, is: a}").replace(FACTS, f"facts: [{fact}]\n")

    assert [one[0] for one in found_in(text)] == codes


# The rep's own word


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("§{fact: limit}", "limit"),
        ("{any: [{fact: note}, {all: [§{fact: limit, known: true}]}]}", "limit"),
        ("§{fact: note, level: assumed}", "note"),
    ],
    ids=["a fact of ours", "one of the ways", "our guess"],
)
def test_a_criterion_of_the_buyer_is_not_met_by_our_own_word(written: str, fact: str) -> None:
    text, line, column = marked(criterion(written))

    assert found_in(text) == [("SC307", line, column, {"fact": fact}, say("remedy.SC307"))]


@pytest.mark.parametrize(
    "text",
    [
        criterion("{fact: limit}", more="        internal: true\n"),
        criterion("{fact: note}", more="        when: {fact: limit}\n"),
        criterion("{fact: note, level: heard}"),
    ],
    ids=["an internal criterion", "when it applies", "heard"],
)
def test_our_own_word_meets_our_own_criterion_and_decides_what_applies(text: str) -> None:
    assert found_in(text) == []


# Where to start


@pytest.mark.parametrize(
    ("first", "second", "other", "type_"),
    [
        ("", "", "a", "market"),
        ("when: {customer_type: market}", "when: {customer_type: [loyal, market]}", "a", "market"),
        ("when: {customer_type: [market, loyal]}", "", "a", "market"),
        ("", "when: {customer_type: strategic}", "a", "strategic"),
        ("when: {customer_type: [market, loyal]}", "when: {fact: pain}", "a", "market"),
        ("when: {customer_type: loyal}", "when: {any: [{customer_type: market}, {fact: pain}]}",
         "a", "loyal"),
    ],
    ids=["both always", "one type in common", "always and some", "some and always",
         "another condition may hold for all", "another way may hold for all"],
)  # fmt: skip
def test_two_items_to_start_with_for_one_customer_type_are_told(
    first: str, second: str, other: str, type_: str
) -> None:
    text, line, column = marked(
        items(
            f"id: a, start_here: true{', ' + first if first else ''}",
            f"id: b, start_here: §true{', ' + second if second else ''}",
        )
    )

    assert found_in(text) == [("SC308", line, column, {"other": other, "type": type_}, None)]


def test_without_customer_types_there_is_one_item_to_start_with() -> None:
    text, line, column = marked(
        "customer_types: []\n" + items("id: a, start_here: true", "id: b, start_here: §true")
    )

    assert found_in(text) == [("SC308", line, column, {"other": "a", "type": "any"}, None)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("start_here: true, when: {customer_type: market}",
         "start_here: true, when: {customer_type: [loyal, strategic]}"),
        ("start_here: true, when: {customer_type: {is: market}}",
         "start_here: true, when: {customer_type: {one_of: [loyal, strategic]}}"),
        ("start_here: true, when: {all: [{fact: pain}, {customer_type: market}]}",
         "start_here: true, when: {any: [{customer_type: loyal}, {customer_type: strategic}]}"),
        ("start_here: true", "start_here: false"),
        ("start_here: true", "required: true"),
    ],
    ids=["different types", "written out", "in a tree", "not to start with", "not said"],
)  # fmt: skip
def test_one_item_to_start_with_for_each_customer_type_is_fine(first: str, second: str) -> None:
    assert found_in(items(f"id: a, {first}", f"id: b, {second}")) == []


def test_each_stage_has_its_own_item_to_start_with() -> None:
    one = "checklists: [{id: c, title: C, items: [{id: a, do: X, start_here: true}]}]"
    text = f"stages: [{{id: x, title: X, {one}}}, {{id: y, title: Y, {one}}}]\n"

    assert found_in(text) == []


# Waiting for each other


CIRCLES = {
    "an item for itself": (items("id: §a, after: a"), ("early/a", "early/a")),
    "two items": (
        items("id: b, after: a", "id: §a, after: [b]"), ("early/a", "early/b", "early/a"),
    ),
    "by what it needs": (
        items("id: §a, needs: {item: b, is: done}", "id: b, after: {item: a, is: done}"),
        ("early/a", "early/b", "early/a"),
    ),
    "by when it applies": (
        items("id: §a, when: {not: {item: b, is: open}}", "id: b, after: c",
              "id: c, after: early/a"),
        ("early/a", "early/b", "early/c", "early/a"),
    ),
    "a criterion for itself": (
        STAGE + "    exit_criteria: [{id: §a, statement: S, met_when: {criterion: a}}]\n",
        ("early/a", "early/a"),
    ),
    "criteria of two stages": (
        ("stages:\n"
        "  - id: x\n    title: X\n    exit_criteria:\n"
        "      - {id: §a, statement: S, met_when: {all: [{criterion: y/b}]}}\n"
        "  - id: y\n    title: Y\n    exit_criteria:\n"
        "      - {id: b, statement: S, met_when: {fact: pain}, when: {criterion: x/a}}\n"),
        ("x/a", "y/b", "x/a"),
    ),
    "an item and a criterion": (
        items("id: i, when: {criterion: c}")
        + "    exit_criteria: [{id: §c, statement: S, met_when: {fact: pain}, "
        "failed_when: {item: i, is: skipped}}]\n",
        ("early/c", "early/i", "early/c"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "steps"), CIRCLES.values(), ids=CIRCLES.keys())
def test_what_waits_for_itself_is_told_once_at_the_first_of_the_circle(
    text: str, steps: tuple[str, ...]
) -> None:
    text, line, column = marked(text)

    args: dict[str, object] = {"steps": steps} if len(steps) > 2 else {"step": steps[0]}
    assert found_in(text) == [("SC309", line, column, args, None)]


def test_every_circle_is_told() -> None:
    text = items(
        "id: a, after: b", "id: b, after: [a, c]", "id: c, after: b", "id: d, after: [c, e]",
        "id: e, after: d",
    )  # fmt: skip

    assert [one[3]["steps"] for one in found_in(text)] == [
        ("early/a", "early/b", "early/a"),
        ("early/b", "early/c", "early/b"),
        ("early/d", "early/e", "early/d"),
    ]


def test_a_short_cut_inside_a_circle_is_told_when_the_circle_is_mended() -> None:
    text = items("id: a, after: b", "id: b, after: c", "id: c, after: [a, b]")

    assert [one[3]["steps"] for one in found_in(text)] == [
        ("early/a", "early/b", "early/c", "early/a")
    ]


def test_many_ways_to_one_step_are_no_circle() -> None:
    text = items(
        "id: d, after: [b, c]", "id: b, after: a", "id: c, after: [a, b]", "id: a",
        "id: e, after: [d, a]",
    )  # fmt: skip

    assert found_in(text) == []


@pytest.mark.parametrize("last", ["", ", after: a1999"], ids=["a chain", "a circle"])
def test_two_thousand_steps_that_wait_cost_no_time(last: str) -> None:
    text = items(f"id: a0{last}", *(f"id: a{n}, after: a{n - 1}" for n in range(1, 2_000)))

    with at_once():
        found = found_in(text)
    starts = [str(one[3]["steps"]).startswith("('early/a0', 'early/a1999', ") for one in found]
    assert starts == [True] * bool(last)


# Cases


@pytest.mark.parametrize(
    "cases",
    [
        "[§{days: 3}, {days: 5}]",
        "[§{days: 3, when: null}, {days: 5}]",
        "[{days: 3, when: {customer_type: market}}, §{days: 5}, {days: 6}]",
    ],
    ids=["the first always applies", "it says so", "the second does"],
)
def test_no_case_stands_behind_one_that_always_applies(cases: str) -> None:
    text, line, column = marked(f"stages: [{{id: x, title: X, limit: {cases}}}]\n")

    assert found_in(text) == [("SC310", line, column, {}, say("remedy.SC310"))]


@pytest.mark.parametrize(
    "cases",
    ["{days: 3}", "[{days: 3}]", "[{days: 3, when: {customer_type: market}}, {days: 5}]",
     "[{days: 3, when: {customer_type: market}}]"],
)  # fmt: skip
def test_the_case_that_always_applies_stands_last(cases: str) -> None:
    assert found_in(f"stages: [{{id: x, title: X, limit: {cases}}}]\n") == []


# A wrong file is still looked at


def test_what_has_the_wrong_type_is_passed_over() -> None:
    text = """\
facts:
  - {id: x, title: X, type: {a: b}}
  - {id: [y], title: Y, type: choice, choices: {id: a, title: A}}
stages:
  - id: early
    title: Early
    limit: soon
    checklists: [{items: [{start_here: true, when: [a]}, {id: [b], start_here: true}]}]
    exit_criteria:
      - {id: c, statement: C, met_when: {fact: x, is: 5}}
      - {id: d, statement: C, met_when: {fact: {}}}
"""

    assert "SC308" in {one[0] for one in found_in(text)}
