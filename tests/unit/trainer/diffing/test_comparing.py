"""What is told of two contents of a playbook: everything, once, and in the same words both ways."""

from functools import cache
from typing import Any

import pytest

from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.playbook.places import shipped
from salescoach.playbook.references import references_of
from salescoach.trainer.diffing.change import Change
from salescoach.trainer.diffing.comparing import Content, compared
from salescoach.values.canonical import canonical, read_json
from tests.builders.playbooks import A_FACT, compiled

STAGE = "option-evaluation"


TWO_FACTS = A_FACT + "\n- {id: size, title: Size, type: number, ask_whom: [user]}"
FACTS_OF_ALL_SORTS = (
    TWO_FACTS
    + """
- {id: worry, title: Worry, type: text, ask_whom: [user], scope: person}
- {id: likes, title: Likes, type: choices, ask_whom: [user],
   choices: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]}
"""
)
GROUP = "fact_groups: [{id: g, title: G, facts: [pain, size]}]"
SAID = "- {{id: said, statement: S, met_when: {{fact: {}, {}}}}}"


def content(text: str = "", **parts: str) -> Content:
    found = compiled(text, **parts)
    return Content(found.playbook, found.resolved)


def told(old: Content, new: Content) -> list[tuple[Any, ...]]:
    return [(c.kind, c.element, c.id, c.key) for c in compared(old, new)]


def of_criterion(old: str, new: str, *, more: str = "", key: str = "met_when") -> Change:
    """The one change of a criterion whose keys `more` stay."""
    base = f"- {{id: wanted, statement: W, internal: true, {more}"
    rest = "" if key == "met_when" else "met_when: {fact: pain}, "
    contents = [
        content(GROUP, facts=FACTS_OF_ALL_SORTS, criteria=f"{base}{rest}{key}: {one}}}")
        for one in (old, new)
    ]
    (found,) = compared(*contents)
    assert (found.element, found.id, found.key) == ("criterion", f"{STAGE}/wanted", key)
    return found


def test_of_the_same_content_nothing_is_told() -> None:
    assert compared(content(), content("short: ''".replace("''", "Small"))) != ()
    assert compared(content(), content()) == ()


@pytest.mark.parametrize("name", sorted(shipped()))
def test_of_a_shipped_playbook_and_itself_nothing_is_told(name: str) -> None:
    compiled_ = compile_playbook(shipped()[name].read_bytes(), name)
    whole = Content(compiled_.playbook, compiled_.resolved)  # type: ignore[union-attr]

    assert compared(whole, whole) == ()


HARDER = [
    ("a higher level", "{fact: pain}", "{fact: pain, level: confirmed}"),
    ("fewer who may say it", "{fact: pain, from: [user, technical]}", "{fact: pain, from: [user]}"),
    ("somebody is to say it", "{fact: pain}", "{fact: pain, from: [user]}"),
    ("one thing more", "{fact: pain}", "{all: [{fact: pain}, {amount: {known: true}}]}"),
    ("one way less", "{any: [{fact: pain}, {customer_type: loyal}]}", "{fact: pain}"),
    ("a value and not just any", "{fact: pain}", "{fact: pain, is: x}"),
    ("more money", "{amount: {at_least: 5 EUR}}", "{amount: {more_than: 5 EUR}}"),
    ("fewer types", "{customer_type: [market, loyal]}", "{customer_type: loyal}"),
    ("more of them", "{visit: {state: held}}", "{visit: {state: held}, count: {at_least: 2}}"),
    ("fewer of them", "{doubt: {}, count: {at_most: 2}}", "{doubt: {}, count: {at_most: 1}}"),
    ("a smaller kind", "{visit: {}}", "{visit: {state: held}}"),
    ("sooner", "{next_step: {within: 14d}}", "{next_step: {within: 1w}}"),
    ("not so", "{not: {customer_type: market}}", "{not: {customer_type: [market, loyal]}}"),
    ("fresher", "{fact: pain, fresh_within: 90d}", "{fact: pain, fresh_within: 2w}"),
    ("inside", "{any: [{fact: pain}, {amount: {at_least: 5 EUR}}]}",
     "{any: [{fact: pain, level: proven}, {amount: {at_least: 5 EUR}}]}"),
    ("less of it missing", "{fact: pain, missing: true, level: proven}",
     "{fact: pain, missing: true, level: heard}"),
    ("nothing at all", "{fact: pain, missing: true, level: heard}", "{fact: pain, missing: true}"),
    ("something so good", "{fact: pain, missing: false}",
     "{fact: pain, missing: false, level: heard}"),
    ("a group, known better", "{facts: g, level: heard}", "{facts: g, level: confirmed}"),
    ("a group, better than criteria ask by themselves", "{facts: g}", "{facts: g, level: proven}"),
    ("more of a group", "{facts: g, known: {at_least: 1}, level: heard}",
     "{facts: g, level: heard}"),
    ("a list that has it not, and just this one", "{not: {fact: likes, contains: c}}",
     "{fact: likes, is: [a, b]}"),
    ("a list that has it, and just this one", "{fact: likes, contains: a}",
     "{fact: likes, is: [a, b]}"),
    ("none of a group, known better", "{not: {facts: g, level: heard}}",
     "{not: {facts: g, level: proven}}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in HARDER], ids=[r[0] for r in HARDER])
def test_what_asks_for_more_is_tightened_and_the_other_way_round_loosened(
    old: str, new: str
) -> None:
    assert of_criterion(old, new).kind == "tightened"
    assert of_criterion(new, old).kind == "loosened"


NEITHER = [
    ("another value", "{fact: pain, is: x}", "{fact: pain, is: z}"),
    ("another currency", "{amount: {at_least: 5 EUR}}", "{amount: {at_least: 5 USD}}"),
    ("a day that moves", "{expected_close: {before: 2026-04-01}}",
     "{expected_close: {before: today+5d}}"),
    ("higher, but said by more", "{fact: pain, level: assumed, from: [user]}",
     "{fact: pain, from: [user, technical]}"),
    ("working days", "{next_step: {within: 5bd}}", "{next_step: {within: 5d}}"),
    ("more of fewer kinds", "{doubt: {}, count: {at_most: 1}}",
     "{doubt: {severity: high}, count: {at_most: 0}}"),
    ("more of a group, known less well", "{facts: g, known: {at_least: 1}, level: confirmed}",
     "{facts: g, level: heard}"),
    ("of other people", "{fact: worry, known: all, of: [user]}",
     "{fact: worry, known: all, of: [technical]}"),
    ("a list with it and one without", "{not: {fact: likes, contains: c}}",
     "{fact: likes, is: [a, c]}"),
    ("a list without it and one with it", "{fact: likes, contains: c}",
     "{fact: likes, is: [a, b]}"),
    ("something else", "{fact: pain}", "{amount: {known: true}}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in NEITHER], ids=[r[0] for r in NEITHER])
def test_what_cannot_be_proved_is_only_changed(old: str, new: str) -> None:
    assert (of_criterion(old, new).kind, of_criterion(new, old).kind) == ("changed", "changed")


def test_what_is_written_otherwise_and_asks_the_same_is_said_to_be_the_same() -> None:
    both = "{all: [{fact: pain}, {amount: {known: true}}]}"
    found = of_criterion(both, "{all: [{amount: {known: true}}, {fact: pain}]}")

    assert (found.kind, found.effect) == ("reworded", "same")


KEYS = [
    ("waivable", "true", "false"),
    ("failed_when", "{fact: pain, none: true, level: confirmed}", "{fact: pain, none: true}"),
    ("when", "{customer_type: loyal}", "{customer_type: [loyal, market]}"),
]


@pytest.mark.parametrize(("key", "old", "new"), KEYS, ids=[row[0] for row in KEYS])
def test_other_keys_of_a_criterion_have_their_direction(key: str, old: str, new: str) -> None:
    assert of_criterion(old, new, key=key).kind == "tightened"
    assert of_criterion(new, old, key=key).kind == "loosened"


ITEM = "- {{id: step, do: 'Do it'{}}}"
ITEMS = [
    ("required", "", ", required: true"),
    ("needs", "", ", needs: {fact: pain}"),
    ("needs", ", needs: {fact: pain}", ", needs: {fact: pain, level: proven}"),
    ("after", "", ", after: [{fact: pain}]"),
    ("due", ", due: {after: visit, days: 3}", ", due: {after: visit, days: 2}"),
    ("due", ", due: {before: visit, days: 3}", ", due: {before: visit, days: 4}"),
    ("repeat", ", repeat: {every: 2w}", ", repeat: {every: 1w}"),
    ("repeat", ", repeat: {every: 2w, for: 4w}", ", repeat: {every: 2w, for: 8w}"),
]


@pytest.mark.parametrize(("key", "old", "new"), ITEMS)
def test_an_item_is_tightened_by_what_holds_it_up_or_hurries_it(
    key: str, old: str, new: str
) -> None:
    one, other = (content(items=ITEM.format(more)) for more in (old, new))

    assert told(one, other) == [("tightened", "item", f"{STAGE}/step", key)]
    assert told(other, one) == [("loosened", "item", f"{STAGE}/step", key)]


def test_an_item_for_more_deals_is_neither_tighter_nor_looser() -> None:
    one, other = (
        content(items=ITEM.format(f", when: {{customer_type: {types}}}"))
        for types in ("loyal", "[loyal, market]")
    )

    assert [(c.kind, c.effect) for c in compared(one, other)] == [("changed", "more-deals")]
    assert [(c.kind, c.effect) for c in compared(other, one)] == [("changed", "fewer-deals")]


FACTS = [
    ("stale_after", "stale_after: 90d", "stale_after: 30d"),
    ("stale_after", "ask_whom: [user]", "ask_whom: [user], stale_after: 30d"),
    ("ask_whom", "ask_whom: [user, technical]", "ask_whom: [user]"),
]


@pytest.mark.parametrize(("key", "old", "new"), FACTS)
def test_a_fact_is_tightened_by_less_time_and_fewer_who_settle_it(
    key: str, old: str, new: str
) -> None:
    one, other = (
        content(facts=f"- {{id: pain, title: Pain, type: text, {more}}}") for more in (old, new)
    )

    assert told(one, other) == [("tightened", "fact", "pain", key)]
    assert told(other, one) == [("loosened", "fact", "pain", key)]


ROLE = "materials: [{{id: {0}, title: S}}]\nbuyer_roles: [{{id: user, title: U{1}}}]"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (", decides_by: trying", [("reworded", "buyer-role", "user", "decides_by")]),
        (", prefers: [calls]", [("reworded", "buyer-role", "user", "prefers")]),
        (", materials: [sheet]", [("changed", "buyer-role", "user", "materials")]),
    ],
)
def test_what_is_told_of_a_role_is_words_and_what_is_made_for_it_a_change(
    new: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(content(ROLE.format("sheet", "")), content(ROLE.format("sheet", new))) == expected


def test_what_is_named_in_a_list_of_the_name_of_a_list_of_the_head_is_told() -> None:
    """Materials of an item, facts of a group: ids there, elements in the head."""
    sheet = "materials: [{id: sheet, title: S}]"
    item = "- {id: first, do: F, records: [pain]%s}"
    one, other = (content(sheet, items=item % more) for more in ("", ", materials: [sheet]"))
    assert told(one, other) == [("changed", "item", f"{STAGE}/first", "materials")]
    group = "fact_groups: [{id: all, title: A, facts: [%s]}]"
    two = "- {id: pain, title: P, type: text}\n- {id: cost, title: C, type: text}"
    one, other = (content(group % ids, facts=two) for ids in ("pain", "pain, cost"))
    assert told(one, other) == [("changed", "fact-group", "all", "facts")]


def test_a_renamed_material_changes_no_role() -> None:
    old = content(ROLE.format("sheet", ", materials: [sheet]"))
    new = content(ROLE.format("paper, also: [sheet]", ", materials: [paper]"))

    assert told(old, new) == [("renamed", "material", "paper", "id")]


WARNING = "warnings: [{{id: sign, severity: {}, fires_when: {}, because: So}}]"
LONG = "{days_in_stage: {more_than: 9}}"
NOBODY = "{fact: pain, missing: true, level: heard}"
WARNINGS = [
    ("fires_when", ("low", LONG), ("low", "{days_in_stage: {at_least: 5}}")),
    ("fires_when", ("low", NOBODY), ("low", "{fact: pain, missing: true, level: confirmed}")),
    ("severity", ("low", LONG), ("high", LONG)),
]


@pytest.mark.parametrize(("key", "old", "new"), WARNINGS)
def test_a_warning_that_is_told_sooner_is_tightened(key: str, old: Any, new: Any) -> None:
    one, other = (content(WARNING.format(*more)) for more in (old, new))

    assert told(one, other) == [("tightened", "warning", "sign", key)]
    assert told(other, one) == [("loosened", "warning", "sign", key)]


def test_a_warning_that_is_told_only_for_a_time_is_loosened() -> None:
    always, selling, delivering = (
        content(WARNING.format(f"low{more}", LONG))
        for more in ("", ", during: selling", ", during: delivering")
    )

    assert told(always, selling) == [("loosened", "warning", "sign", "during")]
    assert told(selling, always) == [("tightened", "warning", "sign", "during")]
    assert told(selling, delivering) == [("changed", "warning", "sign", "during")]


@pytest.mark.parametrize("key", ["stale", "zombie"])
def test_fewer_days_until_a_deal_counts_as_quiet_are_tighter(key: str) -> None:
    many, few = (content(f"stale_after_days: {{{key}: {days}}}") for days in (30, 20))

    assert [one[0] for one in told(many, few)] == ["tightened"]
    assert [one[0] for one in told(few, many)] == ["loosened"]


def test_fewer_days_are_tighter_and_days_of_another_calendar_something_else() -> None:
    many, few = content(stage="limit: [{days: 30}]"), content(stage="limit: [{days: 9}]")
    worked = content(stage="limit: [{days: 9, calendar: business}]")

    assert told(many, few) == [("tightened", "stage", STAGE, "limit")]
    assert told(few, many) == [("loosened", "stage", STAGE, "limit")]
    assert told(content(), few) == [("tightened", "stage", STAGE, "limit")]
    assert told(many, worked) == [("changed", "stage", STAGE, "limit")]


def test_what_is_renamed_is_told_once_and_what_names_it_not_at_all() -> None:
    old = content(items="- {id: why, do: Ask, records: [pain]}",
                  criteria=SAID.format("pain", "from: [user]"))  # fmt: skip
    new = content(facts=A_FACT.replace("{id: pain", "{id: ache, also: [pain]"),
                  items="- {id: ask, also: [why], do: Ask, records: [ache]}",
                  criteria=SAID.format("ache", "from: [user]"))  # fmt: skip

    assert told(old, new) == [
        ("renamed", "item", f"{STAGE}/ask", "id"),
        ("renamed", "fact", "ache", "id"),
    ]
    assert told(new, old) == [
        ("renamed", "item", f"{STAGE}/why", "id"),
        ("renamed", "fact", "pain", "id"),
    ]


def test_two_that_became_one_are_told_as_one_that_is_gone_and_where_it_counts() -> None:
    two = f"{A_FACT}\n- {{id: size, title: Size, type: text}}"
    one = A_FACT.replace("{id: pain", "{id: pain, also: [size]")

    found = compared(content(facts=two), content(facts=one))

    assert [(c.kind, c.id, c.new, c.key) for c in found] == [
        ("removed", "size", "pain", None),
        ("changed", "pain", ["size"], "also"),
    ]


TWO = """
stages:
  - id: first
    title: First
    checklists:
      - {{id: one, title: One, items: [{}]}}
      - {{id: two, title: Two, items: [{}]}}
  - id: second
    title: Second
    checklists:
      - {{id: late, title: Late, items: [{}]}}
"""
STEP = "{id: step, do: 'Do it'}"
OTHER = "{id: other, do: 'Do that'}"


def of_steps(*lists: str) -> Content:
    return content(TWO.format(*lists))


def test_a_step_that_moved_is_told_as_moved() -> None:
    here = of_steps(f"{STEP}, {OTHER}", "", "")

    assert told(here, of_steps(OTHER, STEP, "")) == [("moved", "item", "first/step", "checklist")]
    assert told(here, of_steps(OTHER, "", STEP)) == [("moved", "item", "second/step", "stage")]
    assert told(here, of_steps(f"{OTHER}, {STEP}", "", "")) == [
        ("moved", "checklist", "first/one", "items")
    ]


def test_of_stages_in_another_order_those_are_told_that_moved() -> None:
    def of(*ids: str) -> Content:
        return content("stages:\n" + "\n".join(f"  - {{id: {one}, title: T}}" for one in ids))

    found = compared(of("a", "b", "c", "d"), of("b", "c", "a", "d"))

    assert [(c.kind, c.id, c.key, c.old, c.new) for c in found] == [
        ("moved", "a", "order", None, "c")
    ]


def test_a_new_stage_is_one_line_whatever_is_in_it() -> None:
    old, new = content("stages: [{id: second, title: S}]"), of_steps(STEP, OTHER, "")

    assert told(old, new) == [
        ("added", "stage", "first", None),
        ("added", "checklist", "second/late", None),
        ("reworded", "stage", "second", "title"),
    ]


def test_gates_come_before_items_and_words_last() -> None:
    old = content(
        items="- {id: step, do: 'Do it'}",
        criteria="- {id: said, statement: S, met_when: {fact: pain}}",
    )
    new = content(items="- {id: step, do: 'Do that', required: true}",
                  facts=A_FACT.replace("Pain", "Ache"),
                  criteria=SAID.replace("S,", "T,").format("pain", "level: proven"))  # fmt: skip

    assert told(old, new) == [
        ("tightened", "criterion", f"{STAGE}/said", "met_when"),
        ("tightened", "item", f"{STAGE}/step", "required"),
        ("reworded", "criterion", f"{STAGE}/said", "statement"),
        ("reworded", "item", f"{STAGE}/step", "do"),
        ("reworded", "fact", "pain", "title"),
    ]


# Laws, on all that ships

OPPOSITE = {"added": "removed", "removed": "added", "tightened": "loosened",
            "loosened": "tightened", "renamed": "renamed", "moved": "moved",
            "reworded": "reworded", "changed": "changed"}  # fmt: skip


@cache
def as_shipped() -> bytes:
    found = compile_playbook(shipped()["technical-sale"].read_bytes(), "technical-sale")
    return canonical(found.resolved)  # type: ignore[union-attr]


def shipped_content(edit: Any = None) -> Content:
    data = read_json(as_shipped())
    if edit is not None:
        edit(data)
    return Content(playbook_from_resolved(data), data)


def rename_everything(data: dict[str, Any]) -> None:
    """Every id gets another name and keeps the old one in `also`; so does all that names it."""
    references = list(references_of(data))
    for path, kind, id_ in references:
        if kind not in ("verdict", "point"):
            _put(data, path, _new(kind, id_))
    _rename_below(data, ())


def _new(kind: str, id_: str) -> str:
    if kind in ("item", "criterion"):
        home, _, step = id_.partition("/")
        return f"{home}-x/{step}-x"
    return f"{id_}-x"


def _put(data: Any, path: tuple[Any, ...], name: str) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = name


def _rename_below(data: Any, path: tuple[Any, ...]) -> None:
    if isinstance(data, list):
        for place, one in enumerate(data):
            _rename_below(one, (*path, place))
    elif isinstance(data, dict):
        if path and isinstance(data.get("id"), str):
            data["also"], data["id"] = [*data.get("also", []), data["id"]], f"{data['id']}-x"
        if "anchor" in data and "what" in data:
            data["what"] = _new(data["anchor"], data["what"])
        if "fact" in data:
            for key in ("is", "is_not", "one_of", "contains"):
                if key in data and data[key] not in (True, False):
                    words = data[key]
                    new = [_choice(w) for w in words] if isinstance(words, list) else _choice(words)
                    data[key] = new
        for key, one in data.items():
            if key not in ("also", "ref"):
                _rename_below(one, (*path, key))


def _choice(word: str) -> str:
    return f"{word}-x"


def test_a_playbook_in_which_everything_is_renamed_asks_the_same() -> None:
    """No place that names something is forgotten: it would be told as changed."""
    found = compared(shipped_content(), shipped_content(rename_everything))

    assert [change for change in found if change.kind != "renamed"] == []
    assert len(found) > 300


def tighten(data: dict[str, Any]) -> None:
    text = canonical(data).decode().replace('"level":"confirmed"', '"level":"proven"')
    data.clear()
    data.update(read_json(text.encode()))
    del next(fact for fact in data["facts"] if "ask_whom" in fact)["ask_whom"]
    data["warnings"] = data["warnings"][:-2]
    data["stages"][0]["title"] = "Otherwise"
    data["stages"][1]["checklists"][0]["items"].reverse()


def test_the_way_back_is_told_as_the_opposite() -> None:
    old, new = shipped_content(), shipped_content(tighten)

    there = {(OPPOSITE[c.kind], c.element, c.id, c.key) for c in compared(old, new)}
    back = {(c.kind, c.element, c.id, c.key) for c in compared(new, old)}

    assert there == back
    assert {kind for kind, *_ in back} >= {"loosened", "added", "reworded", "moved"}
