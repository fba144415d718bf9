"""Each mistake beside its twin without it: the code, where it stands, what it says."""

import pytest

from salescoach.values.messages import say
from tests.builders.playbooks import args_of, marked, problems_in, the_text, told

FACTS = """\
facts:
  - {id: pain, title: Pain, type: text, ask_whom: [user]}
  - {id: gain, title: Gain, type: text, scope: person}
  - {id: limit, title: Limit, type: money, ours: true}
  - {id: day, title: Day, type: date}
  - {id: pick, title: Pick, type: choice, choices: [{id: a, title: A}]}
fact_groups:
  - {id: basics, title: Basics, facts: [pain, limit]}
  - {id: theirs, title: T, facts: [pain]}
visit_kinds: [{id: pilot, title: Pilot}]
materials: [{id: sheet, title: Sheet}]
"""
CARD = (
    "scorecards: [{id: fit, title: F, bands: [{at_least: 0, verdict: ours}], signals: "
    "[{id: s, title: S, levels: [{points: 1, title: T, met_when: {fact: limit}}]}]}]\n"
)

CARDS = (
    CARD.removesuffix("]\n") + ", {id: top, title: T, signals: [{id: s, title: S, levels: "
    "[{points: 1, title: T, met_when: {score: fit, at_least: 1}}]}]}]\n"
)


def criterion(condition: str, more: str = "", before: str = "") -> str:
    return (
        f"{FACTS}{before}stages:\n  - id: early\n    title: Early\n    exit_criteria:\n"
        f"      - {{id: said, statement: S, {more}met_when: {condition}}}\n"
    )


def item(keys: str) -> str:
    return (
        f"{FACTS}stages:\n  - id: early\n    title: Early\n    checklists: [{{id: c, title: C, "
        f"items: [{{id: ask, do: A}}, {{id: weigh, do: W, {keys}}}]}}]\n"
    )


def stages(second: str = "", third: str = "", *, first: str = "", more: str = "") -> str:
    return (
        f"stages:\n  - {{id: one, title: One{first}}}\n  - {{id: two, title: Two{second}}}\n"
        f"  - {{id: three, title: Three{third}}}\n{more}"
    )


def signal(levels: str) -> str:
    return f"scorecards: [{{id: f, title: F, signals: [{{id: s, title: S, levels: {levels}}}]}}]\n"


def level(points: str) -> str:
    return f"{{points: {points}, title: T, met_when: {{fact: pain}}}}"


def bands(written: str) -> str:
    return f"scorecards: [{{id: f, title: F, bands: {written}}}]\n"


def warning(keys: str) -> str:
    usual = "id: w, severity: low, fires_when: {fact: pain}"
    return f"warnings: [{{{usual}, {keys}}}]\n"


LIBRARY = (
    "library: {items: [{id: call, do: C}], "
    "criteria: [{id: c, statement: S, met_when: {fact: pain}}]}\n"
)


def uses(items: str, criteria: str = "[]") -> str:
    return (
        LIBRARY + f"stages: [{{id: x, title: X, checklists: [{{id: k, title: K, items: {items}}}],"
        f" exit_criteria: {criteria}}}]\n"
    )


CASES = {
    # Nothing to compare with
    "no kind": ("SC207", criterion("{visit: {kind: §[]}}"), criterion("{visit: {kind: pilot}}")),
    "a state of nothing": (
        "SC207",
        criterion("{doubt: {state: §}}"),
        criterion("{doubt: {state: raised}}"),
    ),
    "no number of attendees": (
        "SC207",
        criterion("{visit: {attendees: §{}}}"),
        criterion("{visit: {attendees: {at_least: 1}}}"),
    ),
    "a measure of nothing": (
        "SC207",
        criterion("{limit_used: §{}}"),
        criterion("{limit_used: {at_least: 1}}"),
    ),
    "a measure with nothing": (
        "SC207",
        criterion("{limit_used: {at_least: §}}"),
        criterion("{limit_used: {at_least: 1}}"),
    ),
    "how often asked": (
        "SC207",
        criterion("{fact: pain, asked: §{}}"),
        criterion("{fact: pain, asked: {at_least: 1}}"),
    ),
    "of nobody": (
        "SC207",
        criterion("{fact: gain, known: all, of: §[]}"),
        criterion("{fact: gain, known: all, of: [user]}"),
    ),
    "a score of nothing": (
        "SC207",
        criterion("§{score: fit}", "internal: true, ", CARD),
        criterion("{score: fit, at_least: 1}", "internal: true, ", CARD),
    ),
    "a score without verdicts": (
        "SC207",
        criterion("{score: fit, verdict: §[]}", "internal: true, ", CARD),
        criterion("{score: fit, verdict: [ours]}", "internal: true, ", CARD),
    ),
    "two measures": (
        "SC206",
        criterion("§{days_in_stage: {at_least: 1}, limit_used: {at_least: 1}}"),
        criterion("{all: [{days_in_stage: {at_least: 1}}]}"),
    ),
    # Ids
    "a group named like a field": (
        "SC303",
        "fact_groups: [{id: §amount, title: A, facts: [pain]}]\n",
        "fact_groups: [{id: amounts, title: A, facts: [pain]}]\n",
    ),
    "a customer type none": (
        "SC303",
        "customer_types: [{id: §none, title: N}]\n",
        "customer_types: [{id: nobody, title: N}]\n",
    ),
    "a lead source none": (
        "SC303",
        "lead_sources: [{id: §none, title: N}]\n",
        "lead_sources: [{id: nobody, title: N}]\n",
    ),
    "a seller named buyer": (
        "SC303",
        "seller_roles: [{id: §buyer, title: B}]\nbuyer_roles: [{id: user, title: U}]\n",
        "seller_roles: [{id: purchaser, title: B}]\nbuyer_roles: [{id: user, title: U}]\n",
    ),
    "an item stage-entry": (
        "SC303",
        uses("[{id: §stage-entry, do: S}]"),
        uses("[{id: entry, do: S}]"),
    ),
    "an id of before that is there": (
        "SC302",
        "touchpoints: [{id: a, title: A}, {id: b, title: B, also: [§a]}]\n",
        "touchpoints: [{id: a, title: A}, {id: b, title: B, also: [c]}]\n",
    ),
    "an id of before twice": (
        "SC302",
        "touchpoints: [{id: a, title: A, also: [c]}, {id: b, title: B, also: §c}]\n",
        "touchpoints: [{id: a, title: A, also: c}, {id: b, title: B}]\n",
    ),
    "a fact twice in its group": (
        "SC302",
        "fact_groups: [{id: g, title: G, facts: [pain, §pain]}]\n",
        "fact_groups: [{id: g, title: G, facts: [pain]}]\n",
    ),
    "a hand-over named like a stage": (
        "SC302",
        stages(more="handovers: [{id: §two, from: developer, to: developer, at: two}]\n"),
        stages(more="handovers: [{id: over, from: developer, to: developer, at: two}]\n"),
    ),
    "a blocker twice": (
        "SC302",
        (
            "scorecards: [{id: f, title: F, blockers: [{id: b, title: B, met_when: {fact: pain}}, "
            "{id: §b, title: B, met_when: {fact: pain}}]}]\n"
        ),
        (
            "scorecards: [{id: f, title: F, blockers: [{id: b, title: B, met_when: {fact: pain}}, "
            "{id: c, title: B, met_when: {fact: pain}}]}]\n"
        ),
    ),
    "a reason twice": (
        "SC302",
        "parking: {reasons: [{id: a, title: A}, {id: §a, title: A}]}\n",
        "parking: {reasons: [{id: a, title: A}, {id: b, title: A}]}\n",
    ),
    "the library twice in a stage": (
        "SC302",
        uses("[{use: call}, {use: §call}]"),
        uses("[{use: call}, {use: call, id: call-again}]"),
    ),
    "a pair of currencies twice": (
        "SC302",
        (
            "exchange_rates: [{from: EUR, to: USD, rate: 1.1, source: a}, "
            "§{from: USD, to: EUR, rate: 0.9, source: a}]\n"
        ),
        (
            "exchange_rates: [{from: EUR, to: USD, rate: 1.1, source: a}, "
            "{from: EUR, to: NOK, rate: 11, source: a}]\n"
        ),
    ),
    # Our own word
    "a group with a fact of ours": (
        "SC307",
        criterion("{any: [§{facts: basics}]}"),
        criterion("{any: [{facts: theirs}]}"),
    ),
    "a score that we make ourselves": (
        "SC307",
        criterion("§{score: fit, at_least: 1}", "", CARD),
        criterion("{score: fit, at_least: 1}", "", CARD.replace("limit", "pain")),
    ),
    "a score through another": (
        "SC307",
        criterion("§{score: top, at_least: 1}", "", CARDS),
        criterion("{score: top, at_least: 1}", "", CARDS.replace("limit", "pain")),
    ),
    "a criterion of ours": (
        "SC307",
        criterion("{not: §{criterion: other}}").replace(
            "exit_criteria:\n",
            "exit_criteria:\n"
            "      - {id: other, statement: O, internal: true, met_when: {fact: limit}}\n",
        ),
        criterion("{not: {criterion: other}}").replace(
            "exit_criteria:\n",
            "exit_criteria:\n"
            "      - {id: other, statement: O, internal: true, met_when: {fact: pain}}\n",
        ),
    ),
    # Circles
    "a score and a criterion": (
        "SC309",
        criterion(
            "{score: fit, at_least: 1}", "", CARD.replace("fact: limit", "criterion: early/said")
        ).replace("id: said", "id: §said"),
        criterion("{score: fit, at_least: 1}", "", CARD.replace("limit", "pain")),
    ),
    "a hand-over for itself": (
        "SC309",
        stages(
            more="handovers: [{id: §over, from: developer, to: developer, at: two, "
            "passes_when: {handover: over}}]\n"
        ),
        stages(
            more="handovers: [{id: over, from: developer, to: developer, at: two, "
            "passes_when: {fact: pain}}]\n"
        ),
    ),
    "a stage for its own item": (
        "SC309",
        stages(
            ", when: {item: two/a, is: done}, "
            "checklists: [{id: c, title: C, items: [{id: a, do: A}]}]"
        ).replace("id: two", "id: §two"),
        stages(
            ", checklists: [{id: c, title: C, items: [{id: a, do: A}]}]",
            ", when: {item: two/a, is: done}",
        ),
    ),
    "an item that opens itself again": (
        "SC309",
        item("again: weigh").replace("id: weigh", "id: §weigh"),
        item("again: [ask, stage-entry]"),
    ),
    # Facts of each person, facts that are asked
    "each person of one value": (
        "SC314",
        criterion("{fact: pain, §of: [user], known: all}").replace(
            "§of: [user], known: all", "§of: [user]"
        ),
        criterion("{fact: gain, of: [user]}"),
    ),
    "known to all": (
        "SC314",
        criterion("{fact: pain, §known: all}"),
        criterion("{fact: pain, known: true}"),
    ),
    "agreed on one value": (
        "SC314",
        criterion("{fact: pain, §agree: true}"),
        criterion("{fact: gain, of: user, agree: true}"),
    ),
    "each person, of nobody": (
        "SC328",
        criterion("{fact: gain, §known: all}"),
        criterion("{fact: gain, known: true}"),
    ),
    "agreed, of nobody": (
        "SC328",
        criterion("{fact: gain, §agree: true}"),
        criterion("{fact: gain, agree: true, of: user}"),
    ),
    "of some, and a value": (
        "SC328",
        criterion("{fact: gain, of: user, §is: more}"),
        criterion("{fact: gain, is: more}"),
    ),
    "asked of us": (
        "SC315",
        criterion("{fact: limit, §asked: {at_least: 1}}", "internal: true, "),
        criterion("{fact: limit}", "internal: true, "),
    ),
    "our own level": (
        "SC315",
        criterion("{fact: limit, §level: confirmed}", "internal: true, "),
        criterion("{fact: pain, level: confirmed}", "internal: true, "),
    ),
    "from whom, of ours": (
        "SC315",
        criterion("{fact: limit, §from: user}", "internal: true, "),
        criterion("{fact: pain, from: user}", "internal: true, "),
    ),
    # Stages
    "won beside": (
        "SC316",
        stages(", beside: one", more="won_after: §two\n"),
        stages(more="won_after: two\n"),
    ),
    "back to what is beside": (
        "SC316",
        stages(", beside: one", more="moves_back: [{from: three, to: §two, because: B}]\n"),
        stages(more="moves_back: [{from: three, to: two, because: B}]\n"),
    ),
    "cancelled beside": (
        "SC316",
        stages(", beside: one", more="outcomes: {cancelled: {from: [§two]}}\n"),
        stages(", beside: one", more="outcomes: {cancelled: {from: [one]}}\n"),
    ),
    "closed before what is beside": (
        "SC316",
        stages(", beside: one", ", beside: one, must_close_before: §two"),
        stages(", beside: one", ", beside: one, must_close_before: one"),
    ),
    "beside itself": ("SC317", stages(", beside: §two"), stages(", beside: three")),
    "beside what is beside": (
        "SC317",
        stages(", beside: one", ", beside: §two"),
        stages(", beside: one", ", beside: one"),
    ),
    "the first stage beside": (
        "SC317",
        stages(first=", beside: §two"),
        stages("", ", beside: two"),
    ),
    "closed too early": (
        "SC318",
        stages("", ", beside: two, must_close_before: §one"),
        stages("", ", beside: two, must_close_before: two"),
    ),
    "closed but not beside": (
        "SC202",
        stages().replace("- {id: three", "- §{must_close_before: two, id: three"),
        stages("", ", beside: one, must_close_before: two"),
    ),
    "the first stage when": (
        "SC319",
        stages(first=", §when: {fact: pain}"),
        stages(", when: {fact: pain}"),
    ),
    "back to what comes later": (
        "SC320",
        stages(more="moves_back: {from: one, to: §two, because: B}\n"),
        stages(more="moves_back: {from: two, to: one, because: B}\n"),
    ),
    "round to itself": (
        "SC320",
        stages(more="cycle: {from: two, to: §two}\n"),
        stages(more="cycle: {from: two, to: one}\n"),
    ),
    "round before it is won": (
        "SC321",
        stages(more="won_after: three\ncycle: {from: §two, to: one}\n"),
        stages(more="won_after: two\ncycle: {from: two, to: one}\n"),
    ),
    # Scores
    "levels that rise": (
        "SC322",
        signal(f"[{level('1')}, {level('§2')}]"),
        signal(f"[{level('2')}, {level('1')}]"),
    ),
    "levels alike": ("SC322", signal(f"[{level('1')}, {level('§1')}]"), signal(f"[{level('1')}]")),
    "bands that rise": (
        "SC322",
        bands("[{at_least: 0, verdict: a}, {at_least: §5, verdict: b}, {at_least: 0, verdict: c}]"),
        bands("[{at_least: 5, verdict: a}, {at_least: 0, verdict: b}]"),
    ),
    "bands that do not reach down": (
        "SC323",
        bands("[{at_least: §5, verdict: a}]"),
        bands("{at_least: 0, verdict: a}"),
    ),
    "a verdict twice": (
        "SC324",
        bands("[{at_least: 5, verdict: a}, {at_least: 0, verdict: §a}]"),
        bands("[{at_least: 5, verdict: a}, {at_least: 0, verdict: b}]"),
    ),
    # Placeholders, one of two keys, days
    "an unknown placeholder": (
        "SC325",
        warning('because: §"{days_in_stag} here"'),
        warning('because: "{days_in_stage} here"'),
    ),
    "a placeholder in reach": (
        "SC325",
        'buyer_roles: [{id: user, title: U, reach: [§"{nam}?"]}]\n',
        'buyer_roles: [{id: user, title: U, reach: ["{name}?"]}]\n',
    ),
    "a placeholder in invite": (
        "SC325",
        'buyer_roles: [{id: user, title: U, invite: [§"{nam}?"]}]\n',
        'buyer_roles: [{id: user, title: U, invite: ["{name}?"]}]\n',
    ),
    "do and meet": (
        "SC326",
        warning("because: B, counter_action: §{text: T, do: early/ask, meet: user}")
        + item("why: W").removeprefix(FACTS),
        warning("because: B, counter_action: {text: T, do: early/ask}")
        + item("why: W").removeprefix(FACTS),
    ),
    "a placeholder in what helps": (
        "SC325",
        warning('because: B, counter_action: {text: §"Ask {roles}"}'),
        warning('because: B, counter_action: {text: "Ask {missing_roles}"}'),
    ),
    "nobody to meet": (
        "SC301",
        warning("because: B, counter_action: {meet: §usr}"),
        warning("because: B, counter_action: {meet: user}"),
    ),
    "nothing to find out": (
        "SC301",
        warning("because: B, counter_action: {find_out: §expected-clse}"),
        warning("because: B, counter_action: {find_out: expected-close}"),
    ),
    "what is owed, in a criterion": (
        "SC330",
        criterion("{§expired_debts: {at_most: 0}}"),
        criterion("{days_in_stage: {at_most: 9}}"),
    ),
    "no counter-action": (
        "SC326",
        warning("because: B, counter_action: §{}"),
        warning("because: B, counter_action: {text: T}"),
    ),
    "after and before": (
        "SC326",
        item("due: §{after: visit, before: win}"),
        item("due: {after: visit}"),
    ),
    "due by nothing": (
        "SC326",
        item("due: §{days: 3}"),
        item("due: {before: expected-close, days: 3}"),
    ),
    "due by no date": ("SC327", item("due: {after: §fact:pain}"), item("due: {after: fact:day}")),
    "money into itself": (
        "SC203",
        "exchange_rates: [{from: EUR, to: §EUR, rate: 1, source: s}]\n",
        "exchange_rates: [{from: EUR, to: USD, rate: 1, source: s}]\n",
    ),
}


@pytest.mark.parametrize(("code", "wrong", "right"), CASES.values(), ids=CASES.keys())
def test_a_mistake_is_told_where_it_stands_and_its_twin_is_fine(
    code: str, wrong: str, right: str
) -> None:
    text, line, column = marked(wrong)

    assert [told(problem) for problem in problems_in(the_text(text))] == [(code, line, column)]
    assert problems_in(the_text(right)) == ()


SAYS = {
    "each person of one value": {"fact": "pain", "key": "of"},
    "asked of us": {"fact": "limit", "key": "asked"},
    "won beside": {"stage": "two", "host": "one"},
    "beside what is beside": {"stage": "three", "host": "two"},
    "closed too early": {"stage": "one", "host": "two"},
    "closed but not beside": {"key": "beside"},
    "back to what comes later": {"stage": "two", "other": "one"},
    "round before it is won": {"stage": "two", "won": "three"},
    "levels that rise": {"found": 2, "before": 1},
    "bands that do not reach down": {"found": 5},
    "a verdict twice": {"verdict": "a"},
    "a placeholder in reach": {"name": "nam", "words": ("name",)},
    "do and meet": {"words": ("do", "meet", "find_out")},
    "no counter-action": {"words": ("text", "do", "meet", "find_out")},
    "what is owed, in a criterion": {"measure": "expired_debts"},
    "due by no date": {"fact": "pain"},
    "of some, and a value": {"key": "is"},
    "a group with a fact of ours": {"fact": "limit"},
    "a score that we make ourselves": {"fact": "limit"},
    "a score and a criterion": {"steps": ("early/said", "score:fit", "early/said")},
    "a hand-over for itself": {"step": "handover:over"},
    "a stage for its own item": {"steps": ("two", "two/a", "two")},
    "an item that opens itself again": {"step": "early/weigh"},
    "a pair of currencies twice": {"id": "USD/EUR"},
}


@pytest.mark.parametrize(("name", "args"), SAYS.items(), ids=SAYS.keys())
def test_it_says_what_is_wrong(name: str, args: dict[str, object]) -> None:
    (problem,) = problems_in(the_text(marked(CASES[name][1])[0]))

    assert args_of(problem) == args


@pytest.mark.parametrize(
    ("name", "word"),
    [("an unknown placeholder", "days_in_stage"), ("a placeholder in reach", "name")],
)
def test_the_nearest_placeholder_is_named(name: str, word: str) -> None:
    (problem,) = problems_in(the_text(marked(CASES[name][1])[0]))

    assert problem.remedy == say("hint.did-you-mean", word=word)
