"""Playbooks with anything in them, for properties: a whole one, and what a slip makes of it."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from salescoach.playbook.reader import read_yaml

CONDITIONS: list[Any] = [
    {"fact": "pain"},
    {"fact": "pain", "known": True, "level": "confirmed", "from": ["user"]},
    {"fact": "cost", "at_least": "1000 EUR", "fresh_within": "30d"},
    {"fact": "verdict", "one_of": ["accepted", "changed"]},
    {"fact": "verdict", "is": "rejected"},
    {"fact": "accepted", "is": True},
    {"fact": "budget", "none": True, "level": "heard"},
    {"fact": "budget", "missing": True},
    {"fact": "day", "before": "today+14d"},
    {"fact": "tools", "contains": "saw"},
    {"customer_type": ["market", "loyal"]},
    {"customer_type": "market"},
    {"amount": {"at_least": "5000 EUR"}},
    {"expected_close": {"known": True}},
    {"stakeholder": {"role": "user", "stance": "opponent"}, "count": {"at_most": 0}},
    {"stakeholder": {"role": "economic"}},
    {"item": "first", "is": ["done", "skipped"]},
    {"criterion": "early/said", "is": "met"},
    {"all": [{"fact": "pain"}, {"not": {"fact": "budget", "none": True}}]},
    {"any": [{"customer_type": "market"}, {"fact": "cost", "known": True}]},
]

WHOLE: dict[str, Any] = {
    "salescoach": "1",
    "id": "whole",
    "version": "1.0.0",
    "title": "Whole",
    "language": "en",
    "customer_types": [
        {"id": "market", "title": "Market", "axes": {"assistance": "low", "loyalty": "low"}},
        {"id": "loyal", "title": "Loyal"},
    ],
    "deal_kinds": [{"id": "renewal", "title": "Renewal"}],
    "lead_sources": [{"id": "tender", "title": "Tender"}],
    "buyer_roles": [
        {"id": "user", "title": "Runs it", "decides_on": ["work"], "reach": ["Shall we?"]},
        {
            "id": "economic",
            "title": "Pays",
            "decides_by": ["return"],
            "prefers": ["calls"],
            "materials": ["sheet"],
        },
    ],
    "materials": [{"id": "sheet", "title": "Sheet"}],
    "seller_roles": [{"id": "developer", "title": "Developer"}],
    "facts": [
        {"id": "pain", "title": "Pain", "type": "text", "ask": "Where?", "ask_whom": ["user"]},
        {"id": "cost", "title": "Cost", "type": "money", "stale_after": "90d"},
        {
            "id": "verdict",
            "title": "Verdict",
            "type": "choice",
            "choices": [
                {"id": "accepted", "title": "Yes"},
                {"id": "changed", "title": "Yes, changed"},
                {"id": "rejected", "title": "No"},
            ],
        },
        {"id": "accepted", "title": "Accepted", "type": "flag", "ask_whom": "economic"},
        {"id": "budget", "title": "Budget", "type": "money", "ask": ["How much?", "From whom?"]},
        {"id": "day", "title": "Day", "type": "date", "spin": "situation", "scope": "account"},
        {"id": "tools", "title": "Tools", "type": "list", "ours": True},
    ],
    "new_deal": {"requires": ["amount"], "defaults": {"amount": "20000 USD"}},
    "stages": [
        {
            "id": "early",
            "title": "Early",
            "owner": "developer",
            "limit": [
                {"when": CONDITIONS[10], "days": "5", "calendar": "business"},
                {"days": "20"},
            ],
            "not_yet": [{"say": "the price", "until": CONDITIONS[2], "because": "Not yet."}],
            "checklists": [
                {
                    "id": "steps",
                    "title": "Steps",
                    "items": [
                        {
                            "id": "first",
                            "do": "Ask",
                            "why": "Because",
                            "records": ["pain", "cost"],
                            "with": ["user"],
                            "effort": "20min",
                            "required": True,
                            "start_here": True,
                        },
                        {
                            "id": "second",
                            "do": "Weigh",
                            "records": ["tools"],
                            "after": ["first", CONDITIONS[0]],
                            "needs": CONDITIONS[18],
                            "when": CONDITIONS[19],
                            "ask": "What else?",
                        },
                    ],
                }
            ],
            "exit_criteria": [
                {"id": "said", "statement": "They said it", "met_when": CONDITIONS[1]},
                {
                    "id": "judged",
                    "statement": "They judged it",
                    "when": CONDITIONS[12],
                    "met_when": CONDITIONS[3],
                    "failed_when": CONDITIONS[4],
                    "waivable": False,
                },
            ],
        },
        {
            "id": "late",
            "title": "Late",
            "exit_criteria": [
                {"id": "paid", "statement": "Paid", "met_when": CONDITIONS[17]},
                {"id": "quiet", "statement": "Quiet", "met_when": CONDITIONS[14]},
            ],
        },
    ],
    "won_after": "early",
    "ranking": {"opens_gate": "30"},
    "stale_after_days": {"stale": "10", "zombie": "30", "source": "ours"},
}

_EVERYTHING = Path(__file__).parents[1] / "unit" / "playbook" / "everything.yaml"
EVERYTHING: dict[str, Any] = read_yaml(_EVERYTHING.read_bytes(), "everything.yaml")[0].data
"""Every key of the format."""

_WORDS = st.sampled_from(
    ["", "x", "pain", "first", "early/first", "late/paid", "market", "user", "0", "12", "-1",
     "3bd", "5 EUR", "5 XXX", "today", "2026-03-02", "confirmed", "unknown", "Ünïcode 客户",
     "(fact)", "all", "is", "x" * 70]
)  # fmt: skip
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    _WORDS,
    st.lists(_WORDS, max_size=2),
    st.sampled_from(CONDITIONS),
    st.sampled_from([[], {}, [[]], [{}], [None], {"x": None}, {"all": []}, {"not": None}]),
)
_KEYS = st.sampled_from(
    ["id", "fact", "is", "at_least", "known", "when", "level", "from", "item", "count",
     "customer_type", "stakeholder", "all", "any", "not", "one_of", "none", "(fact)", "",
     "titel", "stance", "use", "of", "agree", "asked", "facts", "visit", "kind", "state", "score",
     "verdict", "beside", "remove", "due", "days", "also", "limit_used", "next_step", "stage"]
)  # fmt: skip


_NO_RECORD = [one for one in CONDITIONS if not one.keys() & {"item", "criterion"}]
TREES = st.recursive(
    st.sampled_from(_NO_RECORD),
    lambda inner: (
        st.builds(
            lambda key, parts: {key: parts},
            st.sampled_from(["all", "any"]),
            st.lists(inner, min_size=1, max_size=3),
        )
        | inner.map(lambda part: {"not": part})
    ),
    max_leaves=5,
)
"""Condition trees that stand anywhere in the whole playbook."""


@st.composite
def variants(draw: st.DrawFn) -> dict[str, Any]:
    """The whole playbook with other conditions, and without problems: its criterion is internal."""
    data: dict[str, Any] = json.loads(json.dumps(WHOLE))
    early, late = data["stages"]
    late["exit_criteria"][0] = {
        "id": "paid",
        "statement": "Paid",
        "internal": True,
        "met_when": draw(TREES),
        "failed_when": draw(st.none() | TREES),
        "when": draw(st.none() | TREES),
    }
    second = early["checklists"][0]["items"][1]
    second["needs"] = draw(st.none() | TREES)
    second["when"] = draw(st.none() | TREES)
    second["after"] = draw(st.lists(TREES | st.just("first"), max_size=2))
    return data


@st.composite
def slips(draw: st.DrawFn) -> dict[str, Any]:
    """A whole playbook with up to three values replaced, taken away or under a wrong key."""
    whole = draw(st.sampled_from([WHOLE, EVERYTHING]))
    # unlike `deepcopy`, shares nothing with itself
    data: dict[str, Any] = json.loads(json.dumps(whole))
    for _ in range(draw(st.integers(1, 3))):
        owner, key = draw(st.sampled_from(_places(data)))
        match draw(st.sampled_from(["replace", "remove", "add", "twist"])):
            case "replace":
                owner[key] = deepcopy(draw(_VALUES))
            case "remove":
                del owner[key]
            case "add" if isinstance(owner, dict):
                owner[draw(_KEYS)] = deepcopy(draw(_VALUES))
            case _:
                owner[key] = deepcopy(draw(st.sampled_from(_places(data)))[0])
    return data


def as_yaml(data: Any) -> bytes:
    """JSON is YAML; booleans and nothing are the same, all else is quoted."""
    return json.dumps(data, indent=0, ensure_ascii=False).encode()


def _places(data: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        owner = waiting.pop()
        parts = list(owner.items()) if isinstance(owner, dict) else list(enumerate(owner))
        for key, part in parts:
            found.append((owner, key))
            if isinstance(part, dict | list):
                waiting.append(part)
    return found
