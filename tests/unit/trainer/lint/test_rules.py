"""Each rule of lint: what it tells, where, and when it keeps silent."""

import pytest

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.extending import Base
from salescoach.playbook.problems import CODES, is_lint
from salescoach.trainer.lint.rules import RULES, linter
from salescoach.trainer.lint.tested import Covering
from salescoach.values.messages import say
from salescoach.wording.catalogue import Catalogue
from tests.builders.playbooks import A_FACT, FILE, the_text

ALL = Covering(frozenset({"option-evaluation", "a", "b", "over"}), frozenset())
FIND_X = "counter_action: {find_out: x}"
PASSES_X = "passes_when: {fact: x}"
STAGE = "option-evaluation"
COUNTER = "counter_action: {text: Ask}, source: ours"
TWO_FACTS = (
    A_FACT
    + """
- {id: cost, title: Cost, type: money, ask: 'How much?'}
- {id: size, title: Size, type: number, ask: 'How many?'}
- {id: colour, title: Colour, type: choice, ask: 'W?',
   choices: [{id: red, title: R}, {id: blue, title: B}]}
- {id: agreed, title: Agreed, type: flag, ask: 'Is it?'}
- {id: day, title: Day, type: date, ask: 'When?'}
- {id: verdict, title: Verdict, type: flag, ours: true}
"""
)


def found(text: str, only: str = "", tested: Covering | None = ALL) -> list[str]:
    """`CODE EXCERPT` of everything that lint tells; of one code alone, the excerpts."""
    result = compile_playbook(text.encode(), FILE, None, linter(tested))
    assert isinstance(result, Compiled), result.problems
    told = [one for one in result.problems if is_lint(one.code)]
    return [one.excerpt.strip() for one in told if one.code == only] if only else [
        f"{one.code} {one.excerpt.strip()}" for one in told
    ]  # fmt: skip


def criterion(condition: str, *, keys: str = "", only: str = "SC610") -> list[str]:
    """What is told of a criterion with this condition; `keys` are further ones."""
    written = f"- id: a\n  statement: S\n  met_when: {condition}\n{keys}"
    return found(the_text(facts=TWO_FACTS, criteria=written), only)


def item(keys: str, only: str, text: str = "") -> list[str]:
    written = "- {id: first, do: F, records: [pain]}\n- id: second\n  do: S\n" + "".join(
        f"  {key}\n" for key in keys.splitlines()
    )
    return found(the_text(text, facts=TWO_FACTS, items=written), only)


def test_the_codes_of_the_rules_are_those_of_the_registry_in_their_order() -> None:
    told = [code for rule in RULES for code in rule.codes]

    assert told == [code for code in CODES if code.startswith("SC6")]
    assert {CODES[code] for code in told} == {"warning", "note"}


# SC601


@pytest.mark.parametrize(
    "condition",
    [
        "{item: first, is: done}",
        "{all: [{item: first, is: done}, {item: first, is: [done, skipped]}]}",
        "{any: [{item: first, is: done}, {fact: pain}]}",
        "{not: {item: first, is: open}}",
        "{criterion: b}",
        "{commitment: {side: ours, state: kept}}",
        "{all: [{item: first, is: done}, {days_in_stage: {at_least: 3}}]}",
        "{all: [{commitment: {side: ours, state: kept}}, {days_in_stage: {at_least: 3}}]}",
        "{all: [{item: first, is: done}, {limit_used: {at_least: 50}}]}",
        "{days_in_stage: {at_least: 3}}",
        "{limit_used: {at_least: 50}}",
        "{close_date_moves: {at_least: 1}}",
        "{any: [{fact: pain}, {days_in_stage: {at_least: 30}}]}",
        "{customer_type: market}",
        "{amount: {at_least: 3 EUR}}",
        "{all: [{amount: {at_least: 3 EUR}}, {item: first, is: done}]}",
        "{criterion: inside}",
        "{not: {all: [{fact: pain}, {item: first, is: open}]}}",
    ],
)
def test_a_criterion_that_takes_nothing_of_the_buyer_is_told(condition: str) -> None:
    assert acts(condition) == [f"met_when: {condition}"]


@pytest.mark.parametrize(
    ("condition", "keys"),
    [
        ("{fact: pain}", ""),
        ("{all: [{item: first, is: done}, {fact: pain}]}", ""),
        ("{any: [{fact: pain}, {visit: {state: held}}]}", ""),
        ("{commitment: {state: kept}}", ""),
        ("{all: [{commitment: {side: theirs, state: kept}}, {item: first, is: done}]}", ""),
        ("{all: [{days_in_stage: {at_least: 3}}, {fact: pain}]}", ""),
        ("{all: [{amount: {at_least: 3 EUR}}, {fact: pain}]}", ""),
        ("{any: [{amount: {less_than: 3 EUR}}, {fact: pain}]}", ""),
        ("{amount: {at_least: 3 EUR, level: confirmed}}", ""),
        ("{not: {any: [{fact: pain, is: a}, {item: first, is: open}]}}", ""),
        ("{fact: pain}", "when: {amount: {at_least: 3 EUR}}"),
        ("{days_in_stage: {at_least: 3}}", "internal: true"),
        ("{item: first, is: done}", "internal: true"),
        ("{criterion: inside}", "internal: true"),
    ],
)
def test_a_criterion_that_takes_the_buyer_too_or_is_ours_is_not(condition: str, keys: str) -> None:
    assert acts(condition, keys) == []


def acts(condition: str, keys: str = "") -> list[str]:
    criteria = f"- id: a\n  statement: S\n  met_when: {condition}\n"
    criteria += f"  {keys}\n" if keys else ""
    criteria += "- {id: b, statement: S, met_when: {item: first, is: done}}\n"
    criteria += "- {id: inside, statement: S, internal: true, met_when: {item: first, is: done}}\n"
    text = the_text(items="- {id: first, do: F, records: [pain]}", criteria=criteria)
    return [one for one in found(text, "SC601") if not one.startswith("- {id: b,")]


# SC602 to SC605


def test_a_stage_without_criterion_is_told_but_the_last_after_the_win_and_one_beside() -> None:
    text = """
    stages:
      - {id: first, title: First}
      - {id: aside, title: Aside, beside: first}
      - {id: second, title: Second}
      - id: joins
        title: Joins
        beside: second
        exit_criteria: [{id: b, statement: S, met_when: {fact: pain}}]
      - {id: last, title: Last}
    """

    assert found(the_text(text), "SC602") == [
        "- {id: first, title: First}", "- {id: last, title: Last}",
    ]  # fmt: skip
    won = f"\n    won_after: second{text}"
    assert found(the_text(won), "SC602") == ["- {id: first, title: First}"]


@pytest.mark.parametrize(
    ("criteria", "told"),
    [
        ("{item: talk, is: done}, internal: true", True),
        ("{commitment: {side: ours, state: kept}}, internal: true", True),
        ("{fact: pain}, internal: true", False),
        ("{item: talk, is: done}", False),  # SC601 says it
    ],
)
def test_a_stage_whose_gate_our_own_ticks_open_is_told(criteria: str, told: bool) -> None:
    own = f"{{id: own, statement: S, met_when: {criteria}}}"
    items = "- {id: talk, do: T, records: [pain]}"

    assert bool(found(the_text(items=items, criteria=f"- {own}"), "SC602")) is told
    theirs = "\n- {id: b, statement: S, met_when: {fact: pain}}"
    assert found(the_text(items=items, criteria=f"- {own}{theirs}"), "SC602") == []


def many(count: int, when: str = "", keys: str = "") -> list[str]:
    lines = [
        f"- {{id: c{n}, statement: S, met_when: {{fact: pain}}{keys}"
        + (f", when: {{customer_type: {when.split()[n % 2]}}}" if when else "")
        + "}"
        for n in range(count)
    ]
    return [
        one for one in found(the_text(criteria="\n".join(lines))) if one[:5] in ("SC603", "SC604")
    ]


def test_a_gate_with_more_than_seven_criteria_is_told_and_noted_above_four() -> None:
    counts = (4, 5, 7, 8)

    assert [[one[:5] for one in many(count)] for count in counts] == [
        [], ["SC604"], ["SC604"], ["SC603"],
    ]  # fmt: skip


def test_criteria_for_other_customers_and_our_own_do_not_count() -> None:
    assert many(8, when="market loyal") == []
    assert [one[:5] for one in many(10, when="market loyal")] == ["SC604"]
    assert many(9, keys=", internal: true") == []


def a_gate(*whens: str, text: str = "") -> list[str]:
    """What is told of how many criteria there are at a gate with one for each of these `when`."""
    lines = [
        f"- {{id: c{n}, statement: S, met_when: {{fact: pain}}{f', when: {when}' if when else ''}}}"
        for n, when in enumerate(whens)
    ]
    told = found(the_text(text, criteria="\n".join(lines)))
    return [one[:5] for one in told if one[:5] in ("SC603", "SC604")]


def test_criteria_of_a_type_and_of_a_kind_that_no_deal_has_together_do_not_add_up() -> None:
    of_new, of_renewal = "{deal_kind: new-business}", "{deal_kind: renewal}"

    assert a_gate(*[of_new] * 4, *[of_renewal] * 4) == []
    assert a_gate(*[of_new] * 4, *["{customer_type: market}"] * 4) == ["SC603"]
    assert a_gate(*[of_new] * 5, *[of_renewal] * 4) == ["SC604"]
    both = "{all: [{deal_kind: renewal}, {customer_type: market}]}"
    assert a_gate(*[both] * 8) == ["SC603"]
    assert a_gate(*["{not: {deal_kind: renewal}}"] * 8) == ["SC603"]


@pytest.mark.parametrize("nth", [2, 9])
def test_the_criteria_of_every_type_are_counted(nth: int) -> None:
    types = ", ".join(f"{{id: t{n}, title: T}}" for n in range(10))

    told = a_gate(*[f"{{customer_type: t{nth}}}"] * 8, text=f"customer_types: [{types}]")
    assert told == ["SC603"]
    each = [f"{{customer_type: t{n}}}" for n in range(10)]
    assert a_gate(*each, text=f"customer_types: [{types}]") == []


NONE, KNOWN = "{fact: pain, none: true}", "{fact: pain, known: true}"
RED, BLUE = "{fact: colour, is: red}", "{fact: colour, is: blue}"
NOT_RED, NOT_BLUE = "{fact: colour, is_not: red}", "{fact: colour, is_not: blue}"
SOME_COLOUR = "met_when: {fact: colour, none: false}"
OF_MARKET, OF_LOYAL = "when: {customer_type: market}", "when: {customer_type: loyal}"
IF_AGREED = "when: {fact: agreed, is: true}"


@pytest.mark.parametrize(
    ("criteria", "told"),
    [
        (f"met_when: {KNOWN} | met_when: {NONE}", True),
        ("met_when: {fact: pain} | met_when: {fact: pain, missing: true}", True),
        (f"met_when: {RED} | met_when: {{fact: pain}} | met_when: {BLUE}", True),
        (f"met_when: {NOT_RED} | met_when: {NOT_BLUE} | {SOME_COLOUR}", True),
        (f"met_when: {NOT_RED} | met_when: {NOT_BLUE}", False),
        ("met_when: {fact: pain} | met_when: {fact: cost}, failed_when: {fact: pain}", True),
        (f"met_when: {KNOWN} | met_when: {NONE}, {OF_MARKET}", True),
        (f"met_when: {KNOWN}, {OF_MARKET} | met_when: {NONE}, {OF_MARKET}", True),
        (f"met_when: {KNOWN}, {OF_MARKET} | met_when: {NONE}, {OF_LOYAL}", False),
        (f"met_when: {KNOWN}, {IF_AGREED} | met_when: {NONE}, {IF_AGREED}", False),  # it may change
        (f"met_when: {{any: [{KNOWN}, {NONE}]}} | met_when: {NONE}", False),
    ],
)
def test_criteria_of_a_gate_that_are_never_met_together_are_told(criteria: str, told: bool) -> None:
    each = criteria.split(" | ")
    lines = [f"- {{id: c{n}, statement: S, {one}}}" for n, one in enumerate(each)]
    text = the_text(facts=TWO_FACTS, criteria="\n".join(lines))

    assert found(text, "SC605") == ([lines[-1]] if told else [])


def test_what_excludes_what_at_a_gate_is_named_and_whether_a_waiver_leads_out() -> None:
    def reason(keys: str = "") -> str:
        lines = [f"- {{id: c{n}, statement: S, met_when: {one}{keys}}}"
                 for n, one in enumerate((KNOWN, "{fact: cost}", NONE))]  # fmt: skip
        text = the_text(facts=TWO_FACTS, criteria="\n".join(lines))
        result = compile_playbook(text.encode(), FILE, None, linter(ALL))
        (told,) = (one.message for one in result.problems if one.code == "SC605")
        return Catalogue().text(told)

    assert reason() == (
        "no deal leaves option-evaluation without a waiver: this and c0 are never met together"
    )
    assert reason(", waivable: false") == (
        "no deal ever leaves option-evaluation: this and c0 are never met together, nor waived"
    )


def test_the_criteria_of_a_stage_beside_count_at_the_gate_that_they_join() -> None:
    text = f"""
    stages:
      - id: first
        title: First
        exit_criteria: [{{id: a, statement: S, met_when: {KNOWN}}}]
      - id: aside
        title: Aside
        beside: first
        exit_criteria: [{{id: b, statement: S, met_when: {NONE}}}]
    """
    optional = text.replace("beside: first", "beside: first\n        when: {fact: cost}")

    assert len(found(the_text(text), "SC605")) == 1
    assert found(the_text(optional, facts=TWO_FACTS), "SC605") == []


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("{stage: second, is: passed}", True),
        ("{stage: second, is: current}", True),
        ("{stage: second, is: entered}", True),
        ("{all: [{fact: pain}, {stage: third, is: passed}]}", True),
        ("{any: [{fact: pain}, {stage: second, is: passed}]}", False),
        ("{not: {stage: second, is: passed}}", False),
        ("{stage: third, is: entered}", False),  # where the deal came back
        ("{stage: first, is: passed}", False),
    ],
)
def test_a_stage_that_waits_for_itself_is_never_entered(when: str, told: bool) -> None:
    text = f"""
    stages:
      - {{id: first, title: F, exit_criteria: [{{id: a, statement: S, met_when: {{fact: pain}}}}]}}
      - id: second
        title: Second
        when: {when}
        exit_criteria: [{{id: b, statement: S, met_when: {{fact: pain}}}}]
      - {{id: third, title: T, exit_criteria: [{{id: c, statement: S, met_when: {{fact: pain}}}}]}}
    """

    assert found(the_text(text), "SC605") == ([f"when: {when}"] if told else [])


def test_a_stage_that_nothing_leads_into_or_out_of_is_told() -> None:
    when = "when: {all: [{customer_type: market}, {customer_type: loyal}]}"
    text = f"""
    stages:
      - id: first
        title: First
        exit_criteria: [{{id: a, statement: S, met_when: {{fact: pain}}}}]
      - id: second
        title: Second
        {when}
        exit_criteria: [{{id: b, statement: S, met_when: {{fact: pain}}}}]
    """

    assert found(the_text(text), "SC605") == [when]
    assert found(the_text(text), "SC610") == []
    never = "{fact: pain, known: true, none: true}"
    assert criterion(never, keys="  waivable: false\n", only="SC605") == [f"met_when: {never}"]
    assert criterion(never, only="SC605") == []


# SC606 to SC609


def test_a_used_fact_is_asked_somewhere_or_ours() -> None:
    def told(fact: str, keys: str = "records: [x]") -> list[str]:
        facts = A_FACT + f"\n- {{id: x, title: X, type: text{fact}}}"
        return found(the_text(facts=facts, items=f"- {{id: first, do: F, {keys}}}"), "SC606")

    assert told("") == ["- {id: x, title: X, type: text}"]
    assert told(", ask: Why") == told(", ours: true") == told(", debrief: Why") == []
    assert told("", "records: [x], ask: Why") == []
    assert told("", "records: [pain]") == []


@pytest.mark.parametrize(
    "text",
    [
        "fact_groups: [{id: g, title: G, facts: [x]}]",
        "outcomes: {lost: {requires: [x]}}",
        "warnings: [{id: w, severity: low, fires_when: {fact: x}, because: B}]",
        "warnings: [{id: w, severity: low, fires_when: {visit: {}}, because: B, " + FIND_X + "}]",
        "handovers: [{id: h, from: developer, to: developer, at: " + STAGE + ", " + PASSES_X + "}]",
    ],
)
def test_a_fact_is_used_by_whatever_names_it(text: str) -> None:
    facts = A_FACT + "\n- {id: x, title: X, type: date, ask: 'When?'}"

    assert "- {id: x, title: X, type: date, ask: 'When?'}" in found(the_text(facts=facts), "SC607")
    assert "- {id: x, title: X, type: date, ask: 'When?'}" not in found(
        the_text(text, facts=facts), "SC607"
    )
    due = "- {id: first, do: F, records: [pain], due: {before: 'fact:x', days: 3}}"
    assert found(the_text(facts=facts, items=due), "SC607") == []


def test_what_nothing_names_is_told_unless_a_rep_chooses_it() -> None:
    text = """
    materials: [{id: sheet, title: Sheet}, {id: used, title: Used}]
    touchpoints: [{id: counter, title: Counter}]
    visit_kinds: [{id: call, title: Call}]
    """
    items = "- {id: first, do: F, records: [pain], materials: [used]}"

    assert found(the_text(text, items=items), "SC608") == [
        "materials: [{id: sheet, title: Sheet}, {id: used, title: Used}]",
        "touchpoints: [{id: counter, title: Counter}]",
        *[f"- {{id: {id_}, title: {title}}}" for id_, title in (
            ("economic", "Pays"), ("technical", "Judges"), ("purchasing", "Buys"))],
    ]  # fmt: skip


def test_what_is_made_for_a_role_is_used() -> None:
    text = """
    materials:
      - {id: theirs, title: Theirs}
      - {id: sheet, title: Sheet}
    buyer_roles:
      - {id: user, title: Runs, materials: [theirs]}
    """
    assert found(the_text(text, items="- {id: first, do: F, with: [user]}"), "SC608") == [
        "- {id: sheet, title: Sheet}"
    ]


@pytest.mark.parametrize(
    "keys",
    [
        "records: [pain]", "leave_with: A day", "required: true", "start_here: true",
        "due: {after: visit}", "needs: {fact: pain}", "repeat: {every: 2w}",
    ],
)  # fmt: skip
def test_an_item_leaves_a_trace_by_what_it_brings(keys: str) -> None:
    assert item("why: W", "SC609") == ["- id: second"]
    assert item(keys, "SC609") == []


def test_an_item_leaves_a_trace_by_what_waits_for_it() -> None:
    items = "- {id: first, do: F}\n- {id: second, do: S, records: [pain], after: [first]}"

    assert found(the_text(items=items), "SC609") == []
    assert found(the_text(items=items.replace("after: [first]", "by: buyer")), "SC609") == [
        "- {id: first, do: F}"
    ]


def test_an_item_leaves_a_trace_where_doing_it_reopens_another_or_proves_what_sets_us_apart() -> (
    None
):
    items = "- {id: first, do: F}\n- {id: second, do: S, records: [pain], again: [first]}"
    text = (
        f"differentiation: [{{id: d, raises: loyalty, from: [market], do: D, item: {STAGE}/first}}]"
    )

    assert found(the_text(items=items), "SC609") == []
    assert found(the_text(text, items=items.replace(", again: [first]", "")), "SC609") == []


# SC610, SC611


@pytest.mark.parametrize(
    "condition",
    [
        "{fact: pain, known: true, none: true}",
        "{fact: pain, is: a, is_not: a}",
        "{all: [{fact: colour, is: red}, {fact: colour, is: blue}]}",
        "{all: [{fact: colour, is_not: red}, {fact: colour, is_not: blue}, {fact: colour, none: false}]}",  # noqa: E501
        "{all: [{fact: agreed, is: true}, {not: {fact: agreed, is: true}}]}",
        "{fact: size, more_than: 5, less_than: 5}",
        "{fact: cost, at_least: 10 EUR, at_most: 9 EUR}",
        "{fact: day, before: 2026-01-01, after: 2026-01-01}",
        "{fact: day, after: 2026-05-01, before: 2026-05-02}",
        "{fact: day, after: today, before: today}",
        "{fact: day, after: today+3d, before: today-7d}",
        "{all: [{customer_type: market}, {not: {customer_type: [market, loyal]}}]}",
        "{all: [{amount: {more_than: 5 EUR}}, {amount: {less_than: 5 EUR}}]}",
        "{all: [{item: first, is: done}, {item: first, is: open}]}",
        "{all: [{fact: pain}, {days_in_stage: {less_than: 0}}]}",
        "{all: [{stage: option-evaluation, is: passed}, {not: {stage: option-evaluation, is: entered}}]}",  # noqa: E501
        "{doubt: {state: raised}, count: {at_least: 2, at_most: 1}}",
        "{all: [{visit: {state: held}}, {visit: {state: held}, count: {at_most: 0}}]}",
        "{all: [{fact: pain, missing: true}, {fact: pain}]}",
    ],
)
def test_what_can_never_be_true_is_told(condition: str) -> None:
    written = f"- id: a\n  statement: S\n  met_when: {condition}\n"
    text = the_text(
        facts=TWO_FACTS, items="- {id: first, do: F, records: [pain]}", criteria=written
    )

    assert found(text, "SC610") == [f"met_when: {condition}"]


@pytest.mark.parametrize(
    "condition",
    [
        "{all: [{fact: colour, is: red}, {fact: pain, is: red}]}",
        "{all: [{fact: colour, is_not: red}, {fact: colour, is_not: blue}]}",  # there is none
        "{fact: size, at_least: 5, at_most: 5}",
        "{all: [{fact: pain}, {fact: pain, missing: true, level: confirmed}]}",
        "{fact: size, more_than: 5, less_than: 6}",
        "{fact: day, after: 2026-01-01, before: 2026-01-03}",
        "{fact: day, after: today, before: 2020-01-01}",  # on some days it can
        "{fact: day, after: today-1d, before: today+1d}",
        "{all: [{amount: {more_than: 5 EUR}}, {amount: {less_than: 5 USD}}]}",
        "{all: [{fact: pain, contains: a}, {not: {fact: pain, contains: b}}]}",
        "{all: [{fact: pain, level: proven}, {fact: pain, is: a}]}",
        "{all: [{visit: {state: held}}, {visit: {state: planned}, count: {at_most: 0}}]}",
        "{days_in_stage: {at_least: 3, at_most: 3}}",
        "{all: [{fact: pain, from: [user], is: a}, {fact: pain, from: [economic], is: b}]}",
    ],
)
def test_what_can_be_true_is_not_told(condition: str) -> None:
    assert criterion(condition) == []


def test_a_way_that_is_closed_is_told_where_it_stands() -> None:
    condition = "\n    any:\n      - {fact: pain}\n      - {fact: size, more_than: 5, at_most: 5}"

    assert criterion(condition) == ["- {fact: size, more_than: 5, at_most: 5}"]


def test_a_criterion_that_contradicts_its_when_or_fails_as_soon_as_it_is_met_is_told() -> None:
    loyal, red = "{customer_type: loyal}", "{fact: colour, is: red}"

    assert criterion(loyal, keys="  when: {customer_type: market}\n") == [f"met_when: {loyal}"]
    assert criterion(red, keys=f"  failed_when: {red}\n") == [f"met_when: {red}"]
    assert criterion(red, keys="  failed_when: {fact: colour, is: blue}\n") == []


@pytest.mark.parametrize(
    ("condition", "keys", "remedy"),
    [
        ("{fact: colour, is: red}", "failed_when: {fact: colour, is: red}", "remedy.SC610-failed"),
        ("{fact: size, more_than: 5, less_than: 5}", "failed_when: {fact: pain}", "remedy.SC610"),
        ("{fact: size, more_than: 5, less_than: 5}", "", "remedy.SC610"),
    ],
)
def test_what_fails_a_criterion_as_soon_as_it_is_met_is_named(
    condition: str, keys: str, remedy: str
) -> None:
    written = f"- id: a\n  statement: S\n  met_when: {condition}\n  {keys}\n"
    text = the_text(facts=TWO_FACTS, criteria=written)
    result = compile_playbook(text.encode(), FILE, None, linter(ALL))

    (told,) = (one for one in result.problems if one.code == "SC610")
    assert told.remedy == say(remedy)


def test_a_criterion_waits_for_no_later_stage_unless_the_deal_came_back() -> None:
    text = """
    stages:
      - id: first
        title: First
        exit_criteria:
          - {id: a, statement: S, met_when: {stage: second, is: entered}}
          - id: b
            statement: S
            when: {stage: second, is: entered}
            met_when: {all: [{fact: pain}, {stage: second, is: entered}]}
      - id: second
        title: Second
        exit_criteria: [{id: b, statement: S, met_when: {stage: first, is: passed}}]
    """

    assert found(the_text(text), "SC610") == [
        "- {id: a, statement: S, met_when: {stage: second, is: entered}}"
    ]


def test_more_than_a_group_has_is_never_known() -> None:
    group = "fact_groups: [{id: g, title: G, facts: [pain, size]}]"

    def told(least: int) -> list[str]:
        rule = f"{{id: over, severity: low, fires_when: {{facts: g, known: {{at_least: {least}}}}}, because: B, {COUNTER}}}"  # noqa: E501
        return found(the_text(f"{group}\nwarnings: [{rule}]", facts=TWO_FACTS), "SC610")

    assert (len(told(2)), len(told(3))) == (0, 1)


def test_an_item_that_applies_to_nobody_is_told_and_one_that_applies_to_all() -> None:
    never = "when: {all: [{customer_type: loyal}, {customer_type: market}]}"
    always = "when: {days_in_stage: {at_least: 0}}"

    assert item(f"records: [pain]\n{never}", "SC610") == [never]
    assert item(f"records: [pain]\n{always}", "SC611") == [always]


def test_an_item_of_a_stage_that_nothing_leads_into_is_not_told_as_well() -> None:
    never = "{all: [{customer_type: loyal}, {customer_type: market}]}"
    text = f"""
    stages:
      - {{id: first, title: F, exit_criteria: [{{id: a, statement: S, met_when: {{fact: pain}}}}]}}
      - id: second
        title: Second
        when: {never}
        checklists:
          - id: list
            title: List
            items: [{{id: one, do: D, records: [pain], when: {{customer_type: loyal}}}}]
        exit_criteria:
          - {{id: a, statement: S, met_when: {{fact: pain}}, when: {{customer_type: loyal}}}}
    """
    criterion_alone = criterion("{fact: pain}", keys=f"  when: {never}\n")

    assert (found(the_text(text), "SC610"), len(found(the_text(text), "SC605"))) == ([], 1)
    assert criterion_alone == [f"when: {never}"]


def test_all_types_are_everybody_only_where_a_deal_must_have_one() -> None:
    every = "when: {customer_type: [market, opportunity, loyal, strategic]}"

    assert item(f"records: [pain]\n{every}", "SC611") == []
    assert item(f"records: [pain]\n{every}", "SC611", "new_deal: {requires: [customer-type]}") == [
        every
    ]


# SC612 to SC615


def test_a_number_without_a_source_is_told_of_the_playbook_s_own() -> None:
    text = """
    default_warnings: true
    stale_after_days: {stale: 3}
    warnings:
      - {id: over-the-limit, severity: high}
      - {id: over, severity: low, fires_when: {fact: pain}, because: B, counter_action: {text: A}}
    """
    limit = "limit:\n  - {days: 1}"

    assert found(the_text(text, stage=limit), "SC612") == [
        "stale_after_days: {stale: 3}",
        "- {id: over, severity: low, fires_when: {fact: pain}, because: B, counter_action: {text: A}}",  # noqa: E501
        "limit:",
    ]
    assert found(the_text(stage=f"{limit}\nlimit_source: ours"), "SC612") == []


def test_not_known_is_told_and_missing_is_not() -> None:
    assert criterion("{not: {fact: pain, known: true}}", only="SC613") != []
    assert criterion("{fact: pain, known: false}", only="SC613") != []
    assert criterion("{not: {fact: pain, is: a}}", only="SC613") == []
    assert criterion("{not: {not: {fact: pain}}}", only="SC613") == []
    assert criterion("{not: {expected_close: {known: true}}}", only="SC613") == []
    assert criterion("{fact: pain, missing: true, level: confirmed}", only="SC613") == []


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("", "Where nothing is known, missing: true is true."),
        (
            ", level: confirmed",
            "Where nothing is known so well, missing: true, level: confirmed is true.",
        ),
    ],
)
def test_what_is_meant_by_not_known_keeps_its_level(level: str, words: str) -> None:
    written = f"- {{id: a, statement: S, met_when: {{not: {{fact: pain, known: true{level}}}}}}}"
    result = compile_playbook(
        the_text(facts=TWO_FACTS, criteria=written).encode(), FILE, None, linter(ALL)
    )

    remedies = [one.remedy for one in result.problems if one.code == "SC613"]
    assert [Catalogue().text(one) for one in remedies if one] == [words]


def test_what_is_missing_at_a_level_may_be_known_less_well() -> None:
    missing = "{fact: pain, missing: true, level: confirmed}"

    assert criterion(f"{{all: [{{fact: pain}}, {missing}]}}") == []
    assert criterion(f"{{any: [{{fact: pain, missing: false}}, {missing}]}}", only="SC610") == []
    assert item(f"records: [pain]\nwhen: {missing}", "SC611") == []
    never = f"{{all: [{{fact: pain, level: proven}}, {missing}]}}"
    assert criterion(never) == [f"met_when: {never}"]


def test_a_gate_and_a_warning_of_its_own_need_a_test_that_names_them() -> None:
    rule = f"{{id: over, severity: low, fires_when: {{fact: pain}}, because: B, {COUNTER}}}"
    text = the_text(
        f"warnings: [{rule}]", criteria="- {id: a, statement: S, met_when: {fact: pain}}"
    )

    def told(*names: str, stages: tuple[str, ...] = ()) -> list[str]:
        tested = Covering(frozenset(names), frozenset(stages))
        return [one[:22] for one in found(text, "SC614", tested)]

    gate, warning = "- id: option-evaluatio", "warnings: [{id: over, "
    assert told() == [warning, gate]
    assert told("over") == [gate]
    for name in ("a", "option-evaluation/a", "option-evaluation"):
        assert told(name) == [warning]
    assert told(stages=("",)) == told(stages=("option-evaluation",)) == [warning]


def test_without_tests_there_is_one_note_for_all() -> None:
    text = the_text(criteria="- {id: a, statement: S, met_when: {fact: pain}}")

    told = [one for one in found(text, tested=None) if one[:5] in ("SC614", "SC615")]
    assert told == ["SC615 id: small"]


# SC616 to SC620


def test_more_than_six_questions_at_once_are_told() -> None:
    own = "ask:\n" + "".join(f"  - Why {n}?\n" for n in range(7))
    names = "pain, cost, size, colour, agreed, day"

    assert item(f"records: [pain]\n{own}", "SC616") == ["ask:"]
    assert item(f"records: [pain]\n{own.replace('  - Why 6?', '')}", "SC616") == []
    assert item(f"records: [{names}, verdict]", "SC616") == []  # nobody is asked our verdict
    more = TWO_FACTS + "\n- {id: more, title: M, type: text, ask: 'What else?'}"
    text = the_text(facts=more, items=f"- {{id: first, do: F, records: [{names}, more]}}")
    assert len(found(text, "SC616")) == 1


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("{stakeholder: {stance: opponent}, count: {at_most: 0}}", True),
        ("{not: {stakeholder: {stance: opponent}}}", True),
        (
            "{all: [{not: {stakeholder: {}}}, {any: [{fact: pain}, {amount: 5 EUR}]}]}",
            True,
        ),
        ("{all: [{stakeholder: {stance: opponent}, count: {at_most: 0}}, {fact: pain}]}", False),
        ("{all: [{not: {stakeholder: {stance: opponent}}}, {visit: {state: held}}]}", False),
        (
            "{all: [{stakeholder: {stance: opponent}, count: {at_most: 0}}, {stakeholder: {}}]}",
            False,
        ),
        ("{any: [{stakeholder: {stance: opponent}, count: {at_most: 0}}, {fact: pain}]}", True),
        ("{stakeholder: {role: user}}", False),
        ("{all: [{not: {stakeholder: {}}}, {facts: g}]}", False),
        ("{all: [{not: {stakeholder: {}}}, {criterion: b}]}", False),
        ("{all: [{not: {stakeholder: {}}}, {score: s, at_least: 3}]}", False),
        ("{all: [{not: {stakeholder: {}}}, {visit: {}, count: {at_most: 2}}]}", True),
        ("{all: [{not: {stakeholder: {}}}, {commitment: {}, count: {at_most: 2}}]}", True),
        ("{all: [{not: {stakeholder: {}}}, {fact: pain, missing: true}]}", True),
    ],
)
def test_nobody_on_record_needs_something_of_theirs_beside_it(condition: str, told: bool) -> None:
    book = """
    fact_groups: [{id: g, title: G, facts: [pain]}]
    scorecards:
      - id: s
        title: S
        source: ours
        signals: [{id: s, title: S, levels: [{points: 3, title: L, met_when: {fact: pain}}]}]
        bands: [{at_least: 0, verdict: ours}]
    """
    other = "- {id: b, statement: S, met_when: {fact: pain}}"
    written = f"- id: a\n  statement: S\n  met_when: {condition}"
    assert bool(found(the_text(book, criteria=f"{written}\n{other}"), "SC617")) is told
    internal = f"{written}\n  internal: true\n{other}"
    assert found(the_text(book, criteria=internal), "SC617") == []


def test_an_item_waits_for_none_of_a_later_stage() -> None:
    text = """
    stages:
      - id: first
        title: First
        checklists:
          - id: list
            title: List
            items:
              - {id: one, do: D, records: [pain], after: [second/two]}
              - {id: four, do: D, records: [pain]}
              - {id: three, do: D, records: [pain], when: {item: second/two, is: done}}
      - id: second
        title: Second
        checklists:
          - id: list
            title: List
            items: [{id: two, do: D, records: [pain], after: [first/four]}]
    """

    assert found(the_text(text), "SC618") == [
        "- {id: one, do: D, records: [pain], after: [second/two]}"
    ]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("needs: {stage: second, is: entered}", 1),
        ("after: [{stage: second, is: passed}]", 1),
        ("needs: {criterion: second/signed}", 1),
        ("needs: {all: [{fact: pain}, {stage: second, is: entered}]}", 1),
        ("needs: {any: [{fact: pain}, {stage: second, is: entered}]}", 0),
        ("needs: {any: [{item: second/two, is: done}, {stage: second, is: entered}]}", 2),
        ("needs: {not: {stage: second, is: entered}}", 0),
        ("needs: {item: second/two, is: [open, done]}", 0),
        ("needs: {stage: first, is: entered}", 0),
        ("needs: {stage: aside, is: entered}", 0),
        ("when: {stage: second, is: entered}", 0),
    ],
)
def test_an_item_waits_for_no_later_stage(keys: str, told: int) -> None:
    assert len(ahead(keys, "met_when: {fact: pain}")) == told
    beyond = "beside: first, must_close_before: second"
    assert ahead("records: [pain]", "met_when: {fact: pain}", aside=beyond, own=keys) == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("met_when: {criterion: second/signed}", 1),
        ("met_when: {all: [{fact: pain}, {criterion: second/signed, is: passed}]}", 1),
        ("met_when: {all: [{fact: pain}, {item: second/two, is: done}]}", 1),
        ("met_when: {any: [{fact: pain}, {criterion: second/signed}]}", 0),
        ("met_when: {criterion: aside/b}", 0),
        ("met_when: {criterion: second/signed}, when: {stage: second, is: entered}", 0),
        ("met_when: {criterion: second/signed}, when: {customer_type: market}", 1),
        ("met_when: {fact: pain}, failed_when: {criterion: second/signed}", 0),
    ],
)
def test_a_criterion_waits_for_no_later_gate(keys: str, told: int) -> None:
    assert len(ahead("records: [pain]", keys)) == told


def ahead(item: str, criterion: str, *, aside: str = "beside: first", own: str = "") -> list[str]:
    """What is told as waiting for a later stage; `own` are keys of an item of the one beside."""
    own = own or "records: [pain]"
    text = f"""
    stages:
      - id: first
        title: First
        checklists: [{{id: list, title: List, items: [{{id: one, do: D, {item}}}]}}]
        exit_criteria: [{{id: a, statement: S, {criterion}}}]
      - id: aside
        title: Aside
        {aside.replace(", ", chr(10) + "        ")}
        checklists: [{{id: list, title: List, items: [{{id: three, do: D, {own}}}]}}]
        exit_criteria: [{{id: b, statement: S, met_when: {{fact: pain}}}}]
      - id: second
        title: Second
        checklists: [{{id: list, title: List, items: [{{id: two, do: D, records: [pain]}}]}}]
        exit_criteria: [{{id: signed, statement: S, met_when: {{fact: pain}}}}]
    """
    result = compile_playbook(the_text(text).encode(), FILE, None, linter(ALL))
    assert isinstance(result, Compiled), result.problems
    return [one.excerpt for one in result.problems if one.code == "SC618"]


def test_a_warning_of_its_own_says_what_to_do() -> None:
    rule = "- {id: over, severity: low, fires_when: {fact: pain}, because: B, source: ours}"
    with_action = rule.replace("source", "counter_action: {text: T}, source")

    assert found(the_text(f"warnings:\n  {rule}"), "SC619") == [rule]
    assert found(the_text(f"warnings:\n  {with_action}"), "SC619") == []


def test_people_whose_word_settles_nothing_are_told() -> None:
    assert item("records: [pain]\nwith: [economic]", "SC620") == ["records: [pain]"]
    assert item("records: [pain]\nwith: [economic, user]", "SC620") == []
    assert item("records: [cost]\nwith: [economic]", "SC620") == []
    assert item("records: [pain]", "SC620") == []


def test_an_item_that_needs_one_which_some_deals_do_not_have_is_told() -> None:
    def told(needs: str, *, when: str = "", own: str = "", key: str = "needs") -> list[str]:
        first = f"- {{id: first, do: F, records: [pain]{f', when: {when}' if when else ''}}}"
        second = f"- {{id: second, do: S, {key}: {needs}{f', when: {own}' if own else ''}}}"
        items = f"{first}\n{second}"
        return found(the_text(facts=TWO_FACTS, items=items), "SC621")

    done, loyal = "{item: first, is: done}", "{customer_type: loyal}"
    red, both = "{fact: colour, is: red}", "{customer_type: [loyal, market]}"
    assert len(told(done, when=loyal)) == 1
    assert len(told(f"{{all: [{done}, {{fact: pain}}]}}", when=loyal)) == 1
    assert len(told(done, when=loyal, own=both)) == 1
    assert len(told(done, when=red, own="{fact: colour, is: blue}")) == 1
    assert told(done) == []
    assert told(done, when=loyal, own=loyal) == []
    assert told(done, when=both, own=loyal) == []
    assert told(done, when=red, own=f"{{all: [{{fact: pain}}, {red}]}}") == []
    assert told("{item: first, is: [done, not-applicable]}", when=loyal) == []
    assert told(f"{{any: [{done}, {{fact: pain}}]}}", when=loyal) == []
    assert told("[first]", when=loyal, key="after") == []


def test_where_a_stage_is_only_for_some_its_items_are() -> None:
    text = """
    stages:
      - {id: first, title: F, exit_criteria: [{id: a, statement: S, met_when: {fact: pain}}]}
      - id: second
        title: Second
        when: {customer_type: loyal}
        checklists:
          - id: list
            title: List
            items:
              - {id: one, do: D, records: [pain], when: {customer_type: [loyal, market]}}
              - {id: two, do: D, records: [pain], needs: {item: one, is: done}}
    """

    assert found(the_text(text), "SC621") == []
    assert (
        len(found(the_text(text.replace("        when: {customer_type: loyal}\n", "")), "SC621"))
        == 1
    )


# SC622

ODD = [
    f"{{any: [{{fact: f{n}, is: true}}, {{fact: f{(n + 1) % 8}, is: false}}]}}" for n in range(8)
]
FLAGS = "\n".join(f"- {{id: f{n}, title: F, type: flag, ask: 'Is it?'}}" for n in range(8))


def test_what_takes_too_long_to_try_is_noted() -> None:
    def told(*parts: str) -> list[str]:
        written = f"- id: a\n  statement: S\n  met_when: {{all: [{', '.join(parts)}]}}"
        return [one[:5] for one in found(the_text(facts=FLAGS, criteria=written))
                if one[:5] in ("SC610", "SC622")]  # fmt: skip

    assert told(*ODD) == ["SC622"]
    assert told(*ODD[:5]) == []
    assert told(*ODD, "{fact: f0, known: true, none: true}") == ["SC622"]
    rule = f"{{id: over, severity: low, fires_when: {{all: [{', '.join(ODD)}]}}, because: B, {COUNTER}}}"  # noqa: E501
    assert len(found(the_text(f"warnings: [{rule}]", facts=FLAGS), "SC622")) == 1


def test_criteria_of_which_it_is_not_decided_to_whom_they_apply_do_not_count() -> None:
    lines = [
        f"- {{id: c{n}, statement: S, met_when: {{fact: f0}}, when: {{all: [{', '.join(ODD)}]}}}}"
        for n in range(8)
    ]

    assert found(the_text(facts=FLAGS, criteria="\n".join(lines)), "SC603") == []


# Whole playbooks


def test_a_fragment_is_silent_about_its_shape_alone() -> None:
    text = "fragment: true\nmaterials: [{id: sheet, title: Sheet}]"
    items = "- {id: second, do: S}"

    assert found(the_text(text, items=items), tested=None) == ["SC609 - {id: second, do: S}"]


def test_what_stands_in_the_file_below_is_not_told_in_the_one_above() -> None:
    below = the_text("fragment: true", items="- {id: silent, do: S}")
    above = """salescoach: 1
id: above
version: 1.0.0
title: Above
extends: below.yaml
stages:
  - id: option-evaluation
    limit: {days: 3}
    checklists:
      - {id: mine, title: Mine, items: [{id: new, do: N}, {id: newer, do: N, after: [new]}]}
"""
    result = compile_playbook(
        above.encode(), FILE, lambda _name, _file: Base(below.encode(), "below.yaml"), linter(ALL)
    )

    told = [(one.file, one.code) for one in result.problems if one.code in ("SC609", "SC612")]
    assert told == [(FILE, "SC612"), (FILE, "SC609")]


def test_a_comment_silences_it_and_is_not_idle_where_nobody_looks_for_it() -> None:
    note = "  # salescoach: ignore[SC612] being tried"
    limit = f"limit:\n  - {{days: 1}}{note}"
    text = the_text(
        "fragment: true",
        stage=limit.replace(f"limit:\n  - {{days: 1}}{note}", f"limit:{note}\n  - {{days: 1}}"),
    ).encode()

    linted = compile_playbook(text, FILE, None, linter(None))
    plain = compile_playbook(text, FILE)
    assert (linted.problems, linted.silenced) == ((), 1)
    assert (plain.problems, plain.silenced) == ((), 0)


def test_a_comment_with_nothing_to_silence_is_idle_where_it_is_looked_for() -> None:
    text = the_text("fragment: true  # salescoach: ignore[SC601] no reason").encode()

    assert [one.code for one in compile_playbook(text, FILE, None, linter(None)).problems] == [
        "SC403"
    ]
