"""Pairs of conditions that lie near each other, as an edit of a playbook leaves them."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from salescoach.deal.events import CriterionWaived, FactAsked, ItemDone, ItemSkipped, Payload
from salescoach.deal.transactions import live_events
from salescoach.guidance.view import View
from salescoach.playbook.conditions import MEASURES
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.values.money import parse_money
from tests.builders.deals import DAY, Command, a_deal, command, events, field_set, met, opened, said
from tests.builders.generated import (
    _SINGLES,
    CHOICES,
    CONDITIONS,
    CRITERIA,
    FACTS,
    ITEMS,
    ROLES,
    SINGLES,
    STAGES,
)
from tests.builders.records import (
    a_problem,
    agreed,
    an_option,
    evaluated,
    held,
    kept,
    ours,
    planned,
    raised,
    settled,
    theirs,
)

Json = dict[str, Any]
TOGETHER = ("all", "any")


def _a_stage(id_: str) -> dict[str, Any]:
    items: list[dict[str, Any]] = [
        {"id": one.split("/")[1], "do": "Do it"} for one in ITEMS if one.startswith(id_)
    ]
    items[0]["records"] = ["words"]
    items[1]["when"] = {"customer_type": {"is": "market"}}
    criteria = [one.split("/")[1] for one in CRITERIA if one.startswith(id_)]
    return {
        "id": id_, "title": id_, "limit": [{"days": 3}],
        "checklists": [{"id": "list", "title": "List", "items": items}],
        "exit_criteria": [
            {"id": one, "statement": "So it is", "met_when": {"fact": "figure", "known": True}}
            for one in criteria
        ],
    }  # fmt: skip


PLAYBOOK: Playbook = playbook_from_resolved(
    {
        "salescoach": 1, "id": "chance", "version": "1.0.0", "title": "Chance", "language": "en",
        "customer_types": [{"id": "market", "title": "Market"}],
        "buyer_roles": [{"id": role, "title": role} for role in ROLES],
        "visit_kinds": [{"id": "pilot", "title": "Pilot"}],
        "commitment_kinds": [{"id": "send", "title": "Send"}],
        "agreement_kinds": [{"id": "price", "title": "Price"}],
        "facts": [
            {
                "id": id_, "title": id_, "type": kind,
                **({"choices": CHOICES} if kind.startswith("choice") else {}),
                **({"ours": True} if id_ == "own" else {"ask_whom": ["user"]}),
                **({"scope": "person"} if id_ in ("each", "prices") else {}),
            }
            for id_, kind in FACTS.items()
        ],
        "fact_groups": [{"id": "few", "title": "Few", "facts": ["words", "sum", "own"]}],
        "handovers": [{"id": "over", "from": "a", "to": "b", "at": "late"}],
        "scorecards": [
            {
                "id": "fit", "title": "Fit",
                "signals": [{"id": "s", "title": "S", "levels": [
                    {"points": 3, "title": "L", "met_when": {"fact": "words", "known": True}}]}],
                "bands": [{"at_least": 0, "verdict": "not-ours"},
                          {"at_least": 50, "verdict": "ours"}],
            }
        ],
        "exchange_rates": [{"from": "EUR", "to": "USD", "rate": "1.1", "source": "bank"}],
        "stages": [_a_stage(id_) for id_ in STAGES],
    }
)  # fmt: skip


@st.composite
def _edited(draw: st.DrawFn, written: Json) -> Json:
    key = next(iter(written))
    if key == "not":
        return {"not": draw(_edited(written["not"]))}
    if key in TOGETHER and len(written) == 1:
        return _of_parts(draw, key, list(written[key]))
    way = draw(st.integers(0, 3))
    if way == 0:
        return {draw(st.sampled_from(TOGETHER)): [written, draw(SINGLES)]}
    return _of_single(draw, written)


def _of_parts(draw: st.DrawFn, key: str, parts: list[Json]) -> Json:
    place = draw(st.integers(0, len(parts) - 1))
    match draw(st.sampled_from(["more", "less", "edit", "edit", "other"])):
        case "more":
            parts.insert(place, draw(SINGLES))
        case "less" if len(parts) > 1:
            del parts[place]
        case "other":
            return {TOGETHER[key == "all"]: parts}
        case _:
            parts[place] = draw(_edited(parts[place]))
    return {key: parts}


def _of_single(draw: st.DrawFn, written: Json) -> Json:
    """Some keys as another condition of that subject has them."""
    subject = next(iter(written))
    kind = subject if subject in _SINGLES else ("measure" if subject in MEASURES else "field")
    other = draw(_SINGLES[kind])
    if subject not in other:
        other = {subject: next(iter(other.values()))} if kind == "measure" else written
    mixed = dict(written)
    for key in sorted({*written, *other}):
        if key in ("fact", "from", "of", "fresh_within") or not draw(st.booleans()):
            continue
        if key == subject and isinstance(written[key], dict) and isinstance(other.get(key), dict):
            mixed[key] = {**written[key], **other[key]}
        elif key in other:
            mixed[key] = other[key]
        elif key != subject and len(mixed) > 2:
            mixed.pop(key, None)
    return mixed


@st.composite
def nearby(draw: st.DrawFn) -> tuple[Json, Json]:
    """A condition, and the same after an edit; who said it and how fresh it is stay as they are."""
    written = draw(CONDITIONS)
    return written, draw(_edited(written))


# Single questions, dense enough that two of them often have something to do with each other

_OPERANDS: dict[str, tuple[str, ...]] = {
    "figure": ("4", "5", "5.0", "9"), "sum": ("5 EUR", "9 EUR", "5 USD"),
    "day": ("today", "today+3d", "today-2d", "2026-03-09", "2026-03-12"),
    "words": ("x", "xy", "Y"), "sort": ("good", "bad"),
}  # fmt: skip
_ORDER = ("at_least", "at_most", "more_than", "less_than")
_RANKS = ("assumed", "heard", "confirmed", "proven")


def _check(fact: str, chance: Random) -> Json:
    words = _OPERANDS.get(fact, ())
    kinds = ["known", "missing", "none"]
    if fact in ("figure", "sum", "day"):
        kinds += ["order"] * 4
    if fact != "sorts":
        kinds += ["is", "is_not", "one_of"] if fact != "flag" else ["is", "is_not"]
    if fact in ("words", "sorts"):
        kinds += ["contains"] * 2
    match chance.choice(kinds):
        case "order":
            key = chance.choice((*_ORDER, "before", "after") if fact == "day" else _ORDER)
            return {key: chance.choice(words)}
        case "one_of":
            return {"one_of": chance.sample(words, 2)}
        case "contains":
            return {
                "contains": chance.choice(
                    ["good", ["good", "bad"]] if fact == "sorts" else ["x", "y"]
                )
            }
        case "is" | "is_not" as key:
            return {key: chance.choice([True, False] if fact == "flag" else words)}
        case key:
            return {key: chance.random() < 0.7}


def _fact(chance: Random) -> Json:
    fact = chance.choice(["figure", "sum", "day", "words", "sort", "sorts", "flag"])
    found = {"fact": fact, **_check(fact, chance)}
    if chance.random() < 0.2:
        found |= _check(fact, chance)
    return found | ({"level": chance.choice(_RANKS)} if chance.random() < 0.5 else {})


def _one_fact(fact: str) -> Callable[[Random], Json]:
    def written(chance: Random) -> Json:
        found = {"fact": fact, **_check(fact, chance)}
        return found | ({"level": chance.choice(_RANKS)} if chance.random() < 0.4 else {})

    return written


def _each(chance: Random) -> Json:
    checks: list[Json] = [{"known": "all"}, {"agree": True}, {"agree": False}, {"missing": False}]
    check = chance.choice(checks)
    level = {"level": chance.choice(_RANKS)} if chance.random() < 0.6 else {}
    return {"fact": "each", **check, **level}


def _group(chance: Random) -> Json:
    known = chance.choice(["all", {"at_least": 1}, {"at_least": 2}, {"at_least": 3}])
    level = {"level": chance.choice(_RANKS)} if chance.random() < 0.6 else {}
    return {"facts": "few", "known": known, **level}


def _field(chance: Random) -> Json:
    field = chance.choice(["amount", "expected_close"])
    words = {"amount": ("5 EUR", "9 EUR"), "expected_close": ("2026-03-09", "2026-03-12")}[field]
    check: Json = {chance.choice([*_ORDER, "is", "is_not"]): chance.choice(words)}
    if chance.random() < 0.4:
        check = {chance.choice(["known", "missing"]): chance.random() < 0.5}
    level = {"level": chance.choice(["assumed", "confirmed"])} if chance.random() < 0.4 else {}
    return {field: {**check, **level}}


def _some_of(attributes: Json, chance: Random) -> Json:
    return {key: make() for key, make in attributes.items() if chance.random() < 0.4}


def _counted(subject: str) -> Callable[[Random], Json]:
    def written(chance: Random) -> Json:
        def some(*words: str) -> Callable[[], list[str]]:
            return lambda: chance.sample(words, chance.randint(1, len(words)))

        def yes() -> bool:
            return chance.random() < 0.5

        def length() -> str:
            return chance.choice(["1d", "3d", "2w", "2bd", "4bd"])

        by_subject: dict[str, Json] = {
            "stakeholder": {
                "role": lambda: chance.choice(ROLES[1:]),
                "stance": some("supporter", "opponent", "unknown"), "informed": yes,
                "engaged_within": length, "added_since_stage_entry": yes,
            },
            "visit": {
                "state": some("planned", "held", "cancelled"), "kind": some("pilot", "other"),
                "outcome": some("order", "continuation"), "within": length,
                "with_roles": some("user", "technical"),
                "attendees": lambda: {chance.choice(["at_least", "at_most"]): chance.randint(0, 2)},
            },
            "commitment": {
                "side": lambda: chance.choice(["ours", "theirs"]), "kind": some("send", "call"),
                "state": some("open", "kept", "cancelled"), "slipped": yes, "within": length,
            },
            "doubt": {
                "state": some("raised", "settled"), "severity": some("low", "high", "medium"),
                "role": lambda: chance.choice(["user", "technical"]),
            },
            "agreement": {
                "kind": some("price", "time"), "complete": yes, "give": yes, "refused": yes,
            },
            "option": {"kind": some("ours", "as-is"), "evaluated": some("technical", "economic")},
            "problem": {"state": some("open", "solved"), "severity": some("low", "high")},
        }  # fmt: skip
        counts: list[Json] = [{}, {"at_least": 1}, {"at_least": 2}, {"at_most": 0}, {"at_most": 1}]
        count = chance.choice([*counts, {"at_least": 1, "at_most": 2}])
        found: Json = {subject: _some_of(by_subject[subject], chance)}
        return found | ({"count": count} if count else {})

    return written


def _measure(chance: Random) -> Json:
    asked = {chance.choice(_ORDER): chance.randint(0, 8)}
    return {chance.choice(["days_in_stage", "limit_used", "days_since_contact"]): asked}


def _score(chance: Random) -> Json:
    if chance.random() < 0.5:
        return {"score": "fit", "at_least": chance.choice([0, 30, 60, 100])}
    return {
        "score": "fit",
        "verdict": chance.choice([["ours"], ["not-ours"], ["ours", "not-ours"]]),
    }


SINGLE: dict[str, Callable[[Random], Json]] = {
    "fact": _fact,
    **{f"fact {fact}": _one_fact(fact) for fact in (*_OPERANDS, "sorts", "flag")},
    "each": _each,
    "asked": lambda chance: {
        "fact": "words",
        "asked": {chance.choice(["at_least", "at_most"]): chance.randint(0, 2)},
    },
    "facts": _group,
    "field": _field,
    "item": lambda chance: {
        "item": chance.choice(ITEMS[:2]),
        "is": chance.sample(["done", "skipped", "not-applicable", "open"], chance.randint(1, 3)),
    },
    "criterion": lambda chance: {
        "criterion": CRITERIA[0], "is": chance.choice(["met", "passed"]),
    },
    **{
        subject: _counted(subject)
        for subject in ("stakeholder", "visit", "commitment", "doubt", "agreement", "option",
                        "problem")
    },
    "next_step": lambda chance: {
        "next_step": {"within": chance.choice(["1d", "1w", "5bd", "2bd", "1mo"])},
    },
    "score": _score,
    "measure": _measure,
}  # fmt: skip
"""Of each subject a question by chance."""

_VALUES: dict[str, tuple[Any, ...]] = {
    "figure": ("3", "4", "5", "7", "9"), "day": ("2026-03-05", "2026-03-09", "2026-03-12"),
    "sum": tuple(parse_money(one) for one in ("4 EUR", "5 EUR", "9 EUR", "12 USD")),
    "words": ("x", "XY", "z"), "sort": ("good", "bad"), "flag": (True, False),
    "sorts": (("good",), ("good", "bad"), ("bad",)), "own": ("x",), "each": ("1", "2"),
}  # fmt: skip


def some_deal(chance: Random) -> View:
    """A deal in which much is recorded, by chance."""
    recorded = list(_recorded(chance))
    days = sorted(DAY + timedelta(chance.randint(0, 8)) for _ in recorded)
    commands: list[Payload | Command] = [
        met("anna", roles=["user"]),
        met("bob", roles=["technical"]),
    ]
    commands += [command(one, on=day) for one, day in zip(recorded, days, strict=True)]
    today = days[-1] + timedelta(chance.randint(0, 3)) if days else DAY
    counting = live_events(events(opened(stage="early"), *commands))
    deal = a_deal(*commands, stage="early", at=today)
    return View(PLAYBOOK, deal, today, events=counting)


def _recorded(chance: Random) -> list[Payload]:
    found: list[Payload] = []
    for fact, values in _VALUES.items():
        for whose in ("anna", "bob") if fact == "each" else (None,):
            if chance.random() < 0.75:
                by = chance.choice([(), ("anna",), ("bob",)])
                none = chance.random() < 0.2
                found.append(
                    said(
                        fact,
                        None if none else chance.choice(values),
                        none=none,
                        by=list(by),
                        of=whose,
                        document=chance.choice([None, "sheet"]),
                    )
                )
    found += [FactAsked(fact="words", of="anna")] * chance.randint(0, 2)
    for path in ITEMS[:2]:
        stage, item = path.split("/")
        if chance.random() < 0.4:
            found.append(ItemDone(stage=stage, item=item))
        elif chance.random() < 0.5:
            found.append(ItemSkipped(stage=stage, item=item, because="so"))
    if chance.random() < 0.4:
        stage, criterion = CRITERIA[0].split("/")
        until = DAY + timedelta(20)
        found.append(CriterionWaived(stage=stage, criterion=criterion, because="so", until=until))
    return [*found, *_fields(chance), *_people(chance), *_records(chance)]


def _fields(chance: Random) -> list[Payload]:
    found: list[Payload] = []
    by = chance.choice([[], ["anna"]])
    if chance.random() < 0.7:
        found.append(field_set("amount", chance.choice(_VALUES["sum"][:3]), by=by))
    if chance.random() < 0.7:
        found.append(field_set("expected_close", chance.choice(_VALUES["day"]), by=by))
    if chance.random() < 0.5:
        found.append(field_set("customer_type", "market"))
    return found


def _people(chance: Random) -> list[Payload]:
    stances = (None, "supporter", "opponent", "neutral")
    return [
        met(
            f"p{n}",
            roles=chance.choice([[], ["user"], ["technical"]]),
            stance=chance.choice(stances),
        )
        for n in range(chance.randint(0, 2))
    ]


def _records(chance: Random) -> list[Payload]:
    found: list[Payload] = []
    for n in range(chance.randint(0, 3)):
        day = DAY + timedelta(chance.randint(0, 10))
        people = chance.choice([[], ["anna"], ["anna", "bob"]])
        found.append(planned(f"v{n}", day, people=people, kind=chance.choice([None, "pilot"])))
        if chance.random() < 0.5:
            found.append(held(f"v{n}", people=people))
    for n in range(chance.randint(0, 3)):
        due = DAY + timedelta(chance.randint(0, 20))
        kind = chance.choice([None, "send"])
        found.append(ours(f"o{n}", due=due, kind=kind) if chance.random() < 0.5
                     else theirs(f"o{n}", due=due, owner="anna", kind=kind))  # fmt: skip
        if chance.random() < 0.4:
            found.append(kept(f"o{n}"))
    for n in range(chance.randint(0, 2)):
        holder = chance.choice([None, "anna", "bob"])
        found.append(raised(f"d{n}", severity=chance.choice(["low", "high"]), holder=holder))
        if chance.random() < 0.4:
            found.append(settled(f"d{n}"))
        give = chance.choice([None, "2 %"])
        found.append(agreed(f"a{n}", kind=chance.choice([None, "price"]), give=give))
        found.append(an_option(f"w{n}", kind=chance.choice(["ours", "as-is"])))
        if chance.random() < 0.5:
            found.append(evaluated(f"w{n}", technical="works"))
        found.append(a_problem(f"b{n}"))
    return found
