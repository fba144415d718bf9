"""Every warning that ships is seen firing and not firing, on the days at its bounds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.bases import basis_of
from salescoach.guidance.recurring import since
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned, fires, firing
from salescoach.playbook.default_warnings import default_set
from salescoach.values.record import record
from salescoach.wording.catalogue import Catalogue
from tests.builders.asking import on
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    entered,
    euros,
    field_set,
    left_out,
    met,
    parked,
    said,
    ticked,
    waited,
    waived,
)
from tests.builders.playbooks import compiled
from tests.builders.records import (
    WHOLE,
    agreed,
    amended,
    answered,
    broken,
    called_off,
    changed,
    dropped,
    explored,
    held,
    kept,
    moved,
    ours,
    planned,
    raised,
    settled,
    theirs,
)
from tests.builders.views import a_view

# A sale with a costly trial, in few words.
BOOK = """
default_warnings: true
lead_sources: [{id: tender, title: Tender}, {id: they-asked, title: "They asked"}]
visit_kinds: [{id: talk, title: Talk}, {id: plant, title: "At the plant", aim: work}]
won_after: option-evaluation
stages:
  - id: first-talk
    title: First talk
    limit: [{days: 10}]
    exit_criteria:
      - {id: hurts, statement: "They say where it hurts", met_when: {fact: pain}}
  - id: option-evaluation
    title: Comparing
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: laboratory, do: "Try it in a beaker"}
          - {id: pilot, do: "Run the small plant"}
          - {id: book-the-proposal, do: "Fix the day"}
  - {id: running, title: Running}
"""
ALL = {str(rule["id"]) for rule in default_set().data["warnings"]}
EVALUATION = "option-evaluation"
WON = entered("running", way="win")
Given = Sequence[Payload | Command]


def day(number: int) -> date:
    return DAY + number * A_DAY


@record(kw_only=True)
class Case:
    """What was recorded, how the deal was opened, and the day on which it is looked at."""

    commands: tuple[Payload | Command, ...] = ()
    today: int = 0
    opening: tuple[tuple[str, Any], ...] = ()


def case(commands: Given = (), today: int = 0, **opening: Any) -> Case:
    return Case(commands=tuple(commands), today=today, opening=tuple(opening.items()))


def seen(one: Case) -> View:
    opening = {"stage": "first-talk", **dict(one.opening)}
    book = compiled(BOOK).playbook
    return a_view(book, *one.commands, today=day(one.today), **opening)


def fired(one: Case) -> dict[str, Warned]:
    return {warned.rule.id: warned for warned in firing(seen(one))}


def people(*roles: str) -> list[Payload | Command]:
    return [met(f"p{place}", roles=[role]) for place, role in enumerate(roles)]


def visit(
    number: int, *, id_: str | None = None, who: Sequence[str] = ("p0",), **more: Any
) -> Given:
    name = id_ or f"visit-{number}"
    outcome = more.pop("outcome", None)
    return [
        on(0, planned(name, day(number), people=who, **more)),
        on(number, held(name, people=who, outcome=outcome)),
    ]


def group(type_: str, known: Given, *, today: int = 7) -> Case:
    return case(known, today, customer_type=type_)


def slipped(name: str, side: Any) -> Given:
    return [side(name, due=day(1)), moved(name, due=day(30))]


def tried(*done: str, payer: Given = ()) -> Given:
    """In the stage of the trial, with a payer on record and these steps done."""
    return [met("p0", roles=["economic"]), *payer, *(ticked(one) for one in done)]


def conceded(worth: str, got: str | None = None, **more: Any) -> Given:
    back: dict[str, Any] = {"get": "a year", "get_worth": euros(got)} if got else {}
    return [agreed(give="a rebate", give_worth=euros(worth), **back, **more)]


def refused(worth: str, *more: Payload | Command) -> Given:
    return [agreed(give="a rebate", give_worth=euros(worth), refused=True), *more]


LEFT_OPEN: Given = [waived("hurts", stage="first-talk"), entered(EVALUATION)]  # until day 7
CLOSES: dict[str, Any] = {"expected_close": date(2026, 6, 1)}
LATE: Given = [on(0, theirs(due=day(5)))]
AT_THE_GATE: dict[str, Any] = {"stage": EVALUATION, "amount": euros(10_000)}
NEXT = on(0, planned("next", day(40)))

FIRES: dict[str, dict[str, Case]] = {
    "no-next-step": {
        "after a visit": case([*people("user"), *visit(2)], 2),
        "after a promise of theirs without a day": case([theirs()]),
        "when the planned day has just passed": case([planned(day=day(5))], 6),
        "when a promise was kept": case([on(0, theirs(due=day(5))), on(3, kept())], 3),
        "three days after the agreed day": case(LATE, 8),
    },
    "nothing-agreed": {
        "after a week": case(today=7),
        "beside a promise of ours": case([ours(due=day(9))], 7),
        "when the visit was cancelled": case([planned(day=day(9)), called_off()], 7),
        "when what they promised was dropped": case([theirs(due=day(9)), dropped()], 7),
    },
    "buying-group-market": {"nobody": group("market", [])},
    "buying-group-opportunity": {"one of four": group("opportunity", people("user"))},
    "buying-group-loyal": {"one of four": group("loyal", people("economic"))},
    "buying-group-strategic": {
        "three of four": group("strategic", people("economic", "technical", "user")),
    },
    "payer-unknown": {"nobody pays": case(people("user"), stage=EVALUATION)},
    "payer-not-informed": {
        "the laboratory is done": case(tried("laboratory"), stage=EVALUATION),
        "it was left out": case([*tried(), left_out("laboratory")], stage=EVALUATION),
        "they come to a visit": case([*tried("laboratory"), planned(people=["p0"])],
                                     stage=EVALUATION),
    },
    "payer-not-met": {
        "others were": case(
            [*tried("laboratory", "pilot"), *visit(2, who=["p1"])], 2, stage=EVALUATION
        ),
        "met half a year ago and a day": case(
            [*tried("laboratory", "pilot"), *visit(2)], 183, stage=EVALUATION
        ),
    },
    "over-the-limit": {"a day over": case(today=11), "twice": case(today=20)},
    "far-over-the-limit": {"more than twice": case(today=21)},
    "date-not-theirs": {"our guess": case(**CLOSES)},
    "date-slips": {
        "twice": case([field_set("expected_close", f"2026-0{n}-01") for n in (5, 6, 7)]),
    },
    "silence": {
        "four days after what they promised": case(LATE, 9),
        "four days after a visit that nobody told of": case([planned(day=day(5))], 9),
        "a note is nothing heard": case([*LATE, on(8, ours())], 9),
        "heard before that day": case([*people("user"), *LATE, on(4, said(by=["p0"]))], 9),
        "while we deliver": case([on(0, WON), *LATE], 9, stage=EVALUATION),
    },
    "two-continuations": {
        "two": case([*visit(2), *visit(4)], 4),
        "in two stages": case([*visit(2), on(3, entered(EVALUATION)), *visit(4)], 4),
        "work between": case([*visit(2), *visit(3, kind="plant"), *visit(4)], 4),
    },
    "doubt-not-confirmed": {"answered": case([raised(), answered()])},
    "our-promises-slip": {
        "two moved later": case([*slipped("a", ours), *slipped("b", ours)]),
        "one broken": case([ours(), broken("sheet")]),
        "one broken a month ago": case([ours(), broken("sheet")], 30),
    },
    "their-promises-slip": {
        "two moved later": case([*slipped("a", theirs), *slipped("b", theirs)]),
        "one broken": case([theirs(), broken()], 30),
    },
    "give-without-get": {"without a worth": case([agreed(give="a rebate")])},
    "below-the-floor": {
        "just below": case(conceded("1000.01"), amount=euros(10_000)),
        "with something for it": case(conceded("1500", "499.99"), amount=euros(10_000)),
        "by two of them": case(
            [*conceded("600"), agreed("more", give="x", give_worth=euros(600))],
            amount=euros(10_000),
        ),
    },
    "small-refusal": {
        "two percent": case(refused("200"), **AT_THE_GATE),
        "beside a large one": case(
            refused("9000", agreed("small", give="x", give_worth=euros(9), refused=True)),
            **AT_THE_GATE,
        ),
        "all else settled": case(
            refused("200", raised(), settled(), agreed("all", **WHOLE), theirs(), kept()),
            **AT_THE_GATE,
        ),
    },
    "contradicting-evidence": {
        "two say otherwise": case(
            [
                *people("user", "user"),
                said("pain", "leaks", by=["p0"]),
                said("pain", None, none=True, by=["p1"]),
            ]
        ),
    },
    "debts-expired": {"a day late": case([waived("hurts", stage="first-talk")], 8)},
    "ahead-of-the-buyer": {"one stage, and late": case(LEFT_OPEN, 8)},
}  # fmt: skip
DOES_NOT: dict[str, dict[str, Case]] = {
    "no-next-step": {
        "on the first day": case(),
        "with a visit ahead": case([*people("user"), *visit(2), planned("v", day(3))], 3),
        "with their promise for today": case([*visit(2), on(2, theirs(due=day(9)))], 9),
        "with a promise of ours": case([ours(due=day(9))]),
        "when silence says more": case(LATE, 9),
        "while we deliver": case([*visit(2), on(3, WON)], 4, stage=EVALUATION),
        "parked": case([*visit(2), on(3, parked(day(50)))], 4),
    },
    "nothing-agreed": {
        "in the first week": case(today=6),
        "with a visit on record": case(visit(2), 7),
        "with a promise of theirs": case([theirs()], 7),
        "in the first week of a stage": case([on(5, entered(EVALUATION))], 11),
        "while they asked for time": case([on(2, waited(day(30)))], 12),
        "while we deliver": case([on(0, WON)], 9, stage=EVALUATION),
    },
    "buying-group-market": {
        "in the first week": group("market", [], today=6),
        "one of them": group("market", people("purchasing")),
        "of another type": group("strategic", []),
    },
    "buying-group-opportunity": {
        "in the first week": group("opportunity", people("user"), today=6),
        "two of four": group("opportunity", people("user", "technical")),
    },
    "buying-group-loyal": {
        "in the first week": group("loyal", [], today=6),
        "two of four": group("loyal", people("economic", "purchasing")),
    },
    "buying-group-strategic": {
        "in the first week": group("strategic", [], today=6),
        "all four": group("strategic", people("economic", "technical", "user", "purchasing")),
        "while we deliver": case(
            [*people("user"), on(0, WON)], 9, stage=EVALUATION, customer_type="strategic"
        ),
    },
    "payer-unknown": {
        "known": case(people("economic"), stage=EVALUATION),
        "before that stage": case(people("user")),
        "the laboratory is done": case([*people("user"), ticked("laboratory")], stage=EVALUATION),
    },
    "payer-not-informed": {
        "the laboratory comes first": case(tried(), stage=EVALUATION),
        "the pilot is done": case(tried("laboratory", "pilot"), stage=EVALUATION),
        "nobody pays": case([ticked("laboratory")], stage=EVALUATION),
        "told by somebody": case(
            tried("laboratory", payer=[changed("p0", informed=True)]), stage=EVALUATION
        ),
        "was at a visit": case([*tried("laboratory"), *visit(2)], 2, stage=EVALUATION),
    },
    "payer-not-met": {
        "met": case([*tried("laboratory", "pilot"), *visit(2)], 2, stage=EVALUATION),
        "met half a year ago": case(
            [*tried("laboratory", "pilot"), *visit(2)], 182, stage=EVALUATION
        ),
        "the pilot comes first": case(
            [*tried("laboratory"), *visit(2, who=["p1"])], 2, stage=EVALUATION
        ),
        "the proposal is booked": case(
            [*tried("laboratory", "pilot", "book-the-proposal"), *visit(2, who=["p1"])],
            2,
            stage=EVALUATION,
        ),
        "no visit is on record": case(tried("laboratory", "pilot"), stage=EVALUATION),
    },
    "over-the-limit": {"on the last day": case(today=10), "more than twice": case(today=21)},
    "far-over-the-limit": {"twice": case(today=20)},
    "date-not-theirs": {
        "no date": case(),
        "theirs": case([*people("user"), field_set("expected_close", "2026-06-01", by=["p0"])]),
        "while we deliver": case([WON], stage=EVALUATION, **CLOSES),
    },
    "date-slips": {
        "once": case([field_set("expected_close", f"2026-0{n}-01") for n in (5, 6)]),
        "to an earlier day": case(
            [field_set("expected_close", f"2026-0{n}-01") for n in (7, 6, 5)]
        ),
    },
    "silence": {
        "three days after it": case(LATE, 8),
        "until that day, however long": case([theirs(due=day(90))], 90),
        "heard on that day": case([*people("user"), *LATE, on(5, said(by=["p0"]))], 30),
        "they kept it": case([*LATE, on(6, kept())], 30),
        "a later day is agreed": case([*LATE, NEXT], 30),
        "nothing was agreed": case(today=60),
        "no day was agreed": case([theirs()], 60),
        "they asked for time": case([*LATE, on(5, waited(day(30)))], 30),
    },
    "two-continuations": {
        "one": case(visit(2), 2),
        "an advance between": case([*visit(2), *visit(3, outcome="advance"), *visit(4)], 4),
        "they promised at the second": case(
            [*visit(2), *visit(4), on(4, theirs(due=day(9)))], 4
        ),
        "two of work": case([*visit(2, kind="plant"), *visit(4, kind="plant")], 4),
        "while we deliver": case([*visit(2), *visit(4), on(5, WON)], 6, stage=EVALUATION),
    },
    "doubt-not-confirmed": {
        "not answered": case([raised(), explored()]),
        "settled": case([raised(), answered(), settled()]),
        "raised again": case([raised(), answered(), raised()]),
    },
    "our-promises-slip": {
        "one moved later": case(slipped("a", ours)),
        "two to an earlier day": case(
            [ours("a", due=day(9)), ours("b", due=day(9)), moved("a", due=day(8)),
             moved("b", due=day(8))]
        ),
        "two of theirs": case([*slipped("a", theirs), *slipped("b", theirs)]),
        "both kept since": case(
            [*slipped("a", ours), *slipped("b", ours), kept("a"), kept("b")]
        ),
        "one broken long ago": case([ours(), broken("sheet")], 31),
        "one that both do without": case([ours(), dropped("sheet")]),
    },
    "their-promises-slip": {
        "one moved later": case(slipped("a", theirs)),
        "two of ours": case([*slipped("a", ours), *slipped("b", ours)]),
        "one broken long ago": case([theirs(), broken()], 31),
    },
    "give-without-get": {
        "with a get": case([agreed(give="a rebate", get="a year")]),
        "a get since": case([agreed(give="a rebate"), amended(get="a year")]),
        "refused": case([agreed(give="a rebate", refused=True)]),
        "a get alone": case([agreed(get="a year")]),
        "while we deliver": case([agreed(give="a rebate"), WON], stage=EVALUATION),
    },
    "below-the-floor": {
        "at the floor": case(conceded("1000"), amount=euros(10_000)),
        "with enough for it": case(conceded("1500", "500"), amount=euros(10_000)),
        "refused": case(refused("5000"), amount=euros(10_000)),
        "without an amount": case(conceded("5000")),
        "nothing given": case(amount=euros(10_000)),
    },
    "small-refusal": {
        "more than two percent": case(refused("200.01"), **AT_THE_GATE),
        "given after all": case(refused("200", amended(refused=False)), **AT_THE_GATE),
        "nothing refused": case(conceded("200"), **AT_THE_GATE),
        "a doubt is open": case(refused("200", raised()), **AT_THE_GATE),
        "an agreement is not complete": case(refused("200", agreed("all")), **AT_THE_GATE),
        "they have a promise to keep": case(refused("200", theirs()), **AT_THE_GATE),
        "long before they decide": case(refused("200"), amount=euros(10_000)),
        "won": case(refused("200", WON), **AT_THE_GATE),
        "without a worth": case([agreed(give="a rebate", refused=True)], **AT_THE_GATE),
    },
    "contradicting-evidence": {
        "one word": case([*people("user"), said("pain", "leaks", by=["p0"])]),
    },
    "debts-expired": {"on its day": case([waived("hurts", stage="first-talk")], 7)},
    "ahead-of-the-buyer": {
        "its day has not passed": case(LEFT_OPEN, 7),
        "they asked for an offer": case(LEFT_OPEN, 8, lead_source="tender"),
        "won": case([*LEFT_OPEN, on(3, WON)], 8),
    },
}  # fmt: skip


def named(table: dict[str, dict[str, Case]]) -> list[Any]:
    return [
        pytest.param(id_, one, id=f"{id_}: {name}")
        for id_, cases in table.items()
        for name, one in cases.items()
    ]


@pytest.mark.parametrize(("id_", "one"), named(FIRES))
def test_it_fires(id_: str, one: Case) -> None:
    assert id_ in fired(one)


@pytest.mark.parametrize(("id_", "one"), named(DOES_NOT))
def test_it_does_not_fire(id_: str, one: Case) -> None:
    assert id_ not in fired(one)


def test_none_of_the_set_is_forgotten() -> None:
    assert (set(FIRES), set(DOES_NOT)) == (ALL, ALL)
    assert all(table[id_] for table in (FIRES, DOES_NOT) for id_ in ALL)


# What they say, and what helps -------------------------------------------------------------------

SAYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "no-next-step": ("Nothing with a date ahead is agreed with them", ("arrange/p0",)),
    "nothing-agreed": (
        "7 days here, and no visit or promise of theirs is on record",
        ("arrange/next-step",),
    ),
    "silence": (
        "The day agreed with them is 4 days past, and nothing was heard since",
        ("chase/figures",),
    ),
    "two-continuations": (
        "2 visits in a row, and they agreed to do nothing with a date",
        (),
    ),
    "doubt-not-confirmed": (
        "A doubt was answered, and they have not said that it is settled",
        ("settle/deposits",),
    ),
    "our-promises-slip": ("What we promised them slips, or was not kept", ("keep/a", "keep/b")),
    "their-promises-slip": ("What they promised slips, or was not kept", ()),
    "give-without-get": ("We gave something away and got nothing for it", ("agree/delivery",)),
    "below-the-floor": (
        "We give EUR 1,000.01 more than we get for it: that is below the floor",
        (),
    ),
    "small-refusal": ("We refused something worth EUR 200, and nothing else is open", ()),
    "payer-not-informed": (
        "The pilot costs us real money, and the person who pays has not heard our case",
        ("meet/economic",),
    ),
}


@pytest.mark.parametrize(("id_", "said"), SAYS.items(), ids=SAYS)
def test_it_says_this_and_these_actions_counter_it(
    id_: str, said: tuple[str, tuple[str, ...]]
) -> None:
    warned = fired(next(iter(FIRES[id_].values())))[id_]
    assert (Catalogue().text(warned.because), warned.clears) == said


def test_silence_starts_when_the_bound_is_crossed() -> None:
    view = seen(case(LATE, 12))
    (warned,) = (one for one in firing(view) if one.rule.id == "silence")

    assert since(view, warned) == day(9)


@pytest.mark.parametrize(("id_", "one"), named(FIRES))
def test_no_day_is_missed_on_which_it_may_have_begun(id_: str, one: Case) -> None:
    """`since` looks at few days; here each one is looked at."""
    view = seen(replace(one, today=one.today + 5))
    for warned in firing(view):
        rule, first = warned.rule, view.today
        basis = basis_of(rule.fires_when, view)
        while first > DAY:
            then = view.as_of(first - timedelta(1))
            if not fires(rule, then) or basis_of(rule.fires_when, then) != basis:
                break
            first = then.today
        assert since(view, warned) == first, (id_, rule.id)
