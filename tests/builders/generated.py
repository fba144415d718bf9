"""Playbooks and deals by chance that use every key and every subject: nothing may crash on them.

They are pins that no check has seen: conditions may even run in circles.
"""

from datetime import timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from salescoach.deal.events import (
    CriterionWaived,
    CycleStarted,
    DealEnded,
    DealParked,
    DealReopened,
    FactAsked,
    ItemDone,
    ItemSkipped,
    Left,
    Payload,
    StageEntered,
    WaitStarted,
)
from salescoach.deal.events import Verdict as KeptVerdict
from salescoach.deal.transactions import live_events
from salescoach.guidance.view import View
from salescoach.guidance.warnings import SEVERITIES
from salescoach.playbook.conditions import MEASURES
from salescoach.playbook.model import Placeholder
from salescoach.playbook.pin import playbook_from_resolved
from tests.builders.deals import (
    DAY,
    Command,
    a_deal,
    command,
    euros,
    events,
    field_set,
    met,
    opened,
    said,
)
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    answered,
    called_off,
    evaluated,
    explored,
    held,
    kept,
    moved,
    ours,
    planned,
    raised,
    settled,
    solved,
    theirs,
)

Json = dict[str, Any]
FACTS = {
    "words": "text", "figure": "number", "sum": "money", "day": "date", "sort": "choice",
    "sorts": "choices", "flag": "flag", "own": "text", "each": "number", "prices": "money",
}  # fmt: skip
VALUES: dict[str, Any] = {
    "text": "x", "number": "5", "money": euros(5), "date": "2026-03-09", "choice": "good",
    "choices": ("good",), "flag": True,
}  # fmt: skip
STAGES = ("early", "aside", "middle", "late")
ITEMS = tuple(f"{stage}/i{number}" for stage in STAGES for number in (1, 2, 3))
CRITERIA = tuple(f"{stage}/c{number}" for stage in STAGES for number in (1, 2))
ROLES = ("economic", "technical", "user")
CHOICES = [{"id": "good", "title": "Good"}, {"id": "bad", "title": "Bad"}]

_facts = st.sampled_from(list(FACTS))
_roles = st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)
_lengths = st.sampled_from(["0d", "3d", "2bd", "1w", "1mo", "4h"])
_levels = st.sampled_from(["assumed", "heard", "confirmed", "proven"])
_small = st.integers(0, 3)
_bounds = st.fixed_dictionaries({}, optional={"at_least": _small, "at_most": _small})
_yes = st.booleans()


def _some(optional: Json) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional=optional)


def _list(*words: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)


_CHECKS = _some(
    {
        "known": st.sampled_from([True, False, "all"]), "missing": _yes, "none": _yes,
        "is": st.sampled_from(["x", "5", "5 EUR", "today", True]), "is_not": st.just("good"),
        "one_of": _list("x", "good"), "at_least": st.sampled_from(["5", "5 USD", "today-1d"]),
        "less_than": st.just("9"), "contains": st.just("x"), "agree": _yes,
    }
).filter(bool)  # fmt: skip
_EVIDENCE = _some(
    {
        "level": _levels, "from": _roles, "fresh_within": _lengths, "of": _roles,
        "asked": _bounds,
    }
)  # fmt: skip
_ATTRIBUTES: dict[str, st.SearchStrategy[Json]] = {
    "stakeholder": _some(
        {
            "role": st.sampled_from(ROLES), "stance": _list("supporter", "opponent", "unknown"),
            "informed": _yes, "engaged_within": _lengths, "engaged_since_stage_entry": _yes,
            "added_since_stage_entry": _yes,
        }
    ),
    "visit": _some(
        {
            "kind": _list("pilot"), "state": _list("planned", "held"), "outcome": _list("order"),
            "within": _lengths, "since_stage_entry": _yes, "with_roles": _roles,
            "attendees": _bounds,
        }
    ),
    "commitment": _some(
        {
            "side": st.sampled_from(["ours", "theirs"]), "kind": _list("send"),
            "state": _list("open", "kept"), "slipped": _yes,
        }
    ),
    "doubt": _some(
        {
            "state": _list("raised"), "severity": _list("high"), "role": st.sampled_from(ROLES),
        }
    ),
    "agreement": _some({"kind": _list("price"), "complete": _yes, "give": _yes, "get": _yes}),
    "option": _some({"kind": _list("ours", "as-is"), "evaluated": _list("technical")}),
    "problem": _some({"state": _list("open"), "severity": _list("high")}),
}  # fmt: skip


def _counting(subject: str) -> st.SearchStrategy[Json]:
    return st.builds(
        lambda attributes, count: {subject: attributes, **({"count": count} if count else {})},
        _ATTRIBUTES[subject],
        _bounds,
    )


_SINGLES: dict[str, st.SearchStrategy[Json]] = {
    "fact": st.builds(lambda f, c, e: {"fact": f, **c, **e}, _facts, _CHECKS, _EVIDENCE),
    "asked": st.builds(lambda f, b: {"fact": f, "asked": b}, _facts, _bounds.filter(bool)),
    "facts": st.builds(
        lambda known, level: {"facts": "few", "known": known, **level},
        st.sampled_from(["all", {"at_least": 1}, {"at_least": 2}]),
        _some({"level": _levels}),
    ),
    "field": st.sampled_from(
        [
            {"amount": {"at_least": "5 USD"}}, {"customer_type": {"is": "market"}},
            {"expected_close": {"before": "today+5d"}}, {"lead_source": {"known": True}},
            {"expected_close": {"missing": True, "level": "confirmed"}},
            {"amount": {"known": True, "level": "confirmed"}},
        ]
    ),
    "item": st.builds(
        lambda i, s: {"item": i, "is": s},
        st.sampled_from(ITEMS),
        _list("done", "skipped", "not-applicable", "open"),
    ),
    "criterion": st.builds(
        lambda c, s: {"criterion": c, "is": s},
        st.sampled_from(CRITERIA),
        st.sampled_from(["met", "passed"]),
    ),
    **{subject: _counting(subject) for subject in _ATTRIBUTES},
    "next_step": _some({"within": _lengths}).map(lambda asked: {"next_step": asked}),
    "score": st.builds(
        lambda asked: {"score": "fit", **asked},
        _some({"at_least": st.integers(0, 100), "verdict": _list("ours", "not-ours")}),
    ),
    "handover": st.just({"handover": "over"}),
    "stage": st.builds(
        lambda s, state: {"stage": s, "is": state},
        st.sampled_from(STAGES),
        st.sampled_from(["entered", "current", "passed"]),
    ),
    "measure": st.builds(
        lambda m, b: {m: b},
        st.sampled_from(MEASURES),
        _some({"at_least": _small, "at_most": _small, "more_than": _small, "less_than": _small}),
    ),
}  # fmt: skip
SUBJECTS = tuple(_SINGLES)
SINGLES = st.sampled_from(SUBJECTS).flatmap(_SINGLES.__getitem__)
CONDITIONS: st.SearchStrategy[Json] = st.recursive(
    SINGLES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=4,
)

_items = st.fixed_dictionaries(
    {"do": st.just("Do it")},
    optional={
        "records": st.lists(_facts, max_size=2, unique=True), "with": _roles,
        "when": CONDITIONS, "needs": CONDITIONS, "after": st.lists(CONDITIONS, max_size=2),
        "again": st.lists(st.sampled_from(["stage-entry", *ITEMS]), max_size=2),
        "effort": st.sampled_from(["5min", "1h", "1bd", "2w"]),
        "required": _yes,
        "start_here": _yes,
        "by": st.just("buyer"),
        "repeat": st.fixed_dictionaries({"every": _lengths}, optional={"for": _lengths}),
        "due": st.builds(
            lambda anchor, days, before: {
                "anchor": anchor, "days": days, "before": before,
                **({"what": "day"} if anchor == "fact" else {}),
                **({"what": ITEMS[0]} if anchor == "item" else {}),
            },
            st.sampled_from(["stage-entry", "visit", "win", "expected-close", "fact", "item"]),
            _small, _yes,
        ),
    },
)  # fmt: skip
_criteria = st.fixed_dictionaries(
    {"statement": st.just("So it is"), "met_when": CONDITIONS},
    optional={"when": CONDITIONS, "failed_when": CONDITIONS, "internal": _yes},
)


_counters = _some(
    {
        "counter_action": st.sampled_from(
            [
                {"text": "Ask {missing_roles} {"}, {"do": ITEMS[0]}, {"meet": "economic"},
                {"find_out": "words"}, {"find_out": "expected-close"},
                {"text": "Ask", "meet": "user"},
            ]
        )
    }
)  # fmt: skip
ALL_PLACEHOLDERS = " ".join(f"{{{name}}}" for name in get_args(Placeholder)) + " {} {x} {"


@st.composite
def playbooks(draw: st.DrawFn) -> Json:
    """A resolved playbook: four stages, one of them beside the first."""
    stages = []
    for id_ in STAGES:
        stage: Json = {"id": id_, "title": id_.title()}
        stage["checklists"] = [
            {
                "id": "list",
                "title": "List",
                "items": [{"id": f"i{n}", **draw(_items)} for n in (1, 2, 3)],
            }
        ]
        stage["exit_criteria"] = [{"id": f"c{n}", **draw(_criteria)} for n in (1, 2)]
        stage["limit"] = [
            {"days": 3, "calendar": "business", "when": draw(CONDITIONS)}, {"days": draw(_small)},
        ]  # fmt: skip
        if id_ != "early" and draw(_yes):
            stage["when"] = draw(CONDITIONS)
        stages.append(stage)
    stages[1]["beside"] = "early"
    if draw(_yes):
        stages[1]["must_close_before"] = "middle"
    return {
        "salescoach": 1, "id": "chance", "version": "1.0.0", "title": "Chance", "language": "en",
        "customer_types": [{"id": "market", "title": "Market"}],
        "buyer_roles": [{"id": role, "title": role.title()} for role in ROLES],
        "visit_kinds": [{"id": "pilot", "title": "Pilot"}],
        "commitment_kinds": [{"id": "send", "title": "Send", "effort": "20min"}],
        "agreement_kinds": [{"id": "price", "title": "Price"}],
        "facts": [
            {
                "id": id_, "title": id_.title(), "type": kind, "ask": [f"What {id_}?"],
                **({"choices": CHOICES} if kind.startswith("choice") else {}),
                **({"ours": True} if id_ == "own" else {"ask_whom": ["user"]}),
                **({"scope": "person"} if id_ in ("each", "prices") else {}),
                **({"stale_after": "3bd"} if id_ == "words" else {}),
            }
            for id_, kind in FACTS.items()
        ],
        "fact_groups": [{"id": "few", "title": "Few", "facts": ["words", "sum", "own"]}],
        "handovers": [{"id": "over", "from": "a", "to": "b", "at": "late"}],
        "scorecards": [
            {
                "id": "fit", "title": "Fit",
                "blockers": [{"id": "b", "title": "B", "met_when": draw(CONDITIONS)}],
                "signals": [
                    {
                        "id": f"s{n}", "title": "S", "weight": draw(_small),
                        "levels": [
                            {"points": draw(_small), "title": "L", "met_when": draw(CONDITIONS)}
                            for _ in range(2)
                        ],
                    }
                    for n in (1, 2)
                ],
                "bands": [
                    {"at_least": 0, "verdict": "not-ours"}, {"at_least": 50, "verdict": "ours"},
                ],
            }
        ],
        "warnings": [
            {
                "id": f"w{n}", "severity": draw(st.sampled_from(SEVERITIES)),
                "fires_when": draw(CONDITIONS), "because": ALL_PLACEHOLDERS,
                **draw(_counters),
            }
            for n in (1, 2, 3)
        ],
        "exchange_rates": [{"from": "EUR", "to": "USD", "rate": "1.1", "source": "bank"}],
        "stages": stages,
    }  # fmt: skip


def _said(fact: str, by: str | None, of: str, none: bool, lowered: Any) -> Payload:
    value = None if none else VALUES[FACTS[fact]]
    whose = of if fact in ("each", "prices") else None
    return said(fact, value, none=none, of=whose, by=[by] if by else [], lowered=lowered)


_people = st.sampled_from(["anna", "bob"])
_days = st.integers(0, 12).map(lambda days: DAY + timedelta(days))
_left = st.lists(
    st.builds(Left, st.sampled_from(CRITERIA), st.sampled_from(get_args(KeptVerdict))),
    max_size=2,
).map(tuple)
_path = st.sampled_from(ITEMS).map(lambda path: path.split("/"))
_RECORDS: st.SearchStrategy[Payload] = st.one_of(
    st.builds(
        lambda id_, day, people, kind: planned(id_, day, people=people, kind=kind),
        st.sampled_from(["v1", "v2"]), _days, st.lists(_people, max_size=2, unique=True),
        st.none() | st.just("pilot"),
    ),
    st.builds(lambda people: held("v1", people=people), st.lists(_people, max_size=2)),
    st.just(called_off("v2")),
    st.builds(
        lambda due, to, kind: ours("p1", due=due, to=to, kind=kind),
        st.none() | _days, st.just(()) | st.just(("anna",)), st.none() | st.just("send"),
    ),
    st.builds(
        lambda due, owner: theirs("p2", due=due, owner=owner, kind="send"),
        st.none() | _days, st.none() | _people,
    ),
    st.builds(lambda id_, due: moved(id_, due=due), st.sampled_from(["p1", "p2"]), _days),
    st.builds(kept, st.sampled_from(["p1", "p2"])),
    st.builds(
        lambda severity, holder: raised("d1", severity=severity, holder=holder),
        st.sampled_from(["low", "medium", "high"]), st.none() | _people,
    ),
    st.just(explored("d1")), st.just(answered("d1")), st.just(settled("d1")),
    st.builds(lambda kind, give: agreed("a1", kind=kind, give=give),
              st.none() | st.just("price"), st.none() | st.just("2 %")),
    st.just(an_option("o1", kind="ours")), st.just(evaluated("o1", technical="works")),
    st.just(a_problem("b1")), st.just(solved("b1")),
)  # fmt: skip
_EVENTS: st.SearchStrategy[Payload] = _RECORDS | st.one_of(
    st.builds(_said, _facts, st.none() | _people, _people, _yes, st.just(None)),
    st.builds(
        lambda id_, role, stance: met(id_, roles=role, stance=stance),
        _people, st.just([]) | _roles, st.none() | st.sampled_from(["supporter", "opponent"]),
    ),
    st.builds(lambda fact, of: FactAsked(fact=fact, of=of), _facts, _people),
    _path.map(lambda path: ItemDone(stage=path[0], item=path[1])),
    st.builds(
        lambda path, until, na: ItemSkipped(
            stage=path[0], item=path[1], because="so", until=until, not_applicable=na
        ),
        _path, st.none() | _days, _yes,
    ),
    st.builds(
        lambda path, until: CriterionWaived(
            stage=path.split("/")[0], criterion=path.split("/")[1], because="so", until=until
        ),
        st.sampled_from(CRITERIA), _days,
    ),
    st.builds(
        lambda stage, way, left: StageEntered(stage=stage, way=way, left=left),
        st.sampled_from(["early", "middle", "late"]),
        st.sampled_from(["advance", "back", "win"]), _left,
    ),
    st.builds(lambda until: WaitStarted(until=until, because="so"), _days),
    st.builds(lambda until: DealParked(because="so", until=until), st.none() | _days),
    st.just(DealEnded(outcome="lost")),
    st.just(DealReopened(because="so")),
    st.just(CycleStarted(stage="early", facts=("words", "each"), people=("anna",))),
    st.just(field_set("amount", euros(7))),
    st.just(field_set("customer_type", "market")),
    st.builds(
        lambda by: field_set("expected_close", "2026-03-09", by=by),
        st.just([]) | _people.map(lambda one: [one]),
    ),
)  # fmt: skip
COMMANDS: st.SearchStrategy[list[Command]] = st.lists(
    st.builds(lambda payload, day: command(payload, on=day), _EVENTS, _days), max_size=10
)


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any deal, seen through any playbook."""
    playbook = playbook_from_resolved(draw(playbooks()))
    commands: list[Payload | Command] = [met("anna", roles=["user"]), *draw(COMMANDS)]
    today = draw(_days)
    recorded = live_events(events(opened(stage="early"), *commands))
    counting = tuple(event for event in recorded if event.on <= today)
    deal = a_deal(*commands, stage="early", at=today)
    return View(playbook, deal, today, frozenset({DAY + timedelta(3)}), counting)
