"""The whole format in one playbook: every key is read, and its value arrives in the model."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from salescoach.playbook import written
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.conditions import (
    AgreementCondition,
    Check,
    Condition,
    FactCondition,
    FieldCondition,
    ItemCondition,
    ItemState,
    MeasureCondition,
    NextStepCondition,
)
from salescoach.playbook.model import (
    AlsoCalled,
    Axes,
    Band,
    Blocker,
    BuyerRole,
    Checklist,
    CommitmentKind,
    CounterAction,
    Criterion,
    CustomerType,
    Cycle,
    Differentiation,
    Due,
    Ending,
    ExchangeRate,
    Fact,
    FactGroup,
    Handover,
    Item,
    KnownDoubt,
    LimitCase,
    Material,
    MoveBack,
    NewDeal,
    NotYet,
    Outcomes,
    Parking,
    Playbook,
    Point,
    Ranking,
    Repeat,
    Scorecard,
    ScoreLevel,
    Serves,
    Signal,
    SolutionElement,
    Stage,
    StaleAfterDays,
    Titled,
    VisitKind,
    WarningRule,
)
from salescoach.playbook.pin import playbook_from_pin
from salescoach.playbook.reader import read_yaml
from salescoach.playbook.written_conditions import SUBJECTS
from salescoach.values.canonical import canonical
from salescoach.values.days import Duration
from salescoach.values.levels import Level
from salescoach.values.money import Money

DATA = Path(__file__).with_name("everything.yaml").read_bytes()
SATISFIED: tuple[ItemState, ...] = ("done", "skipped", "not-applicable")
CONDITIONS = {*SUBJECTS.values()}
"""Their keys are all written in `test_written_conditions.py`."""


@cache
def compiled() -> Compiled:
    result = compile_playbook(DATA, "everything.yaml")
    assert isinstance(result, Compiled), result
    return result


def playbook() -> Playbook:
    return compiled().playbook


def known(fact: str, **more: Any) -> FactCondition:
    return FactCondition(fact, (Check("known", True),), **more)


def is_done(item: str) -> ItemCondition:
    return ItemCondition(item, ("done",))


def after(item: str) -> ItemCondition:
    return ItemCondition(item, SATISFIED)


def of_type(*types: str) -> Condition:
    one = len(types) == 1
    return FieldCondition("customer_type", (Check("is", types[0]) if one else
                                            Check("one_of", types),))  # fmt: skip


def test_no_key_of_the_format_is_left_out() -> None:
    document, _ = read_yaml(DATA, "everything.yaml")
    used: dict[str, set[str]] = {}
    forms: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = [written.Playbook.model_validate(document.data)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, BaseModel) and type(one) not in CONDITIONS:
            name = type(one).__name__
            forms[name] = type(one)
            used.setdefault(name, set()).update(one.model_fields_set)
            waiting.extend(getattr(one, key) for key in one.model_fields_set)

    shared = {"about", "ref", "source", "also", "short", "id"}  # on everything, shown on some
    missing = {
        f"{name}.{key}"
        for name, form in forms.items()
        if not name.startswith("Used")
        for key in form.model_fields.keys() - used[name] - shared
    }
    assert missing == {"Playbook.extends"}
    assert {"UsedItem", "UsedCriterion", "Library"} <= forms.keys()
    assert all(shared <= used[name] for name in ("Playbook", "CustomerType"))


def test_it_reads_back_from_its_pin() -> None:
    assert playbook_from_pin(canonical(compiled().resolved)) == playbook()


def test_the_head() -> None:
    found = playbook()

    assert (found.salescoach, found.id, found.version) == (1, "boilers", "2.1.0")
    assert (found.title, found.short, found.language) == ("Selling boilers", "boilers", "en-GB")
    assert (found.about, found.ref, found.source) == ("One of everything", ("H1",), "ours")
    assert found.also == ("kettles",)
    assert found.won_after == "warm"


def test_what_people_and_deals_are() -> None:
    found = playbook()

    refs = [point.ref for point in found.points]
    assert " ".join(refs) == "A1 A2 C1 D1 H1 I1 M1 O1 O2 Y1"
    assert found.points[0] == Point(ref="A1", title="Point A1")
    assert found.customer_types == (
        CustomerType(id="plant", title="A plant", short="plant", about="Burns gas all year",
                     axes=Axes("high", "low"), ref=("A1", "A2"), source="practitioner",
                     also=("works",)),
        CustomerType(id="house", title="A house"),
    )  # fmt: skip
    assert found.deal_kinds == (Titled(id="first-boiler", title="The first one"),)
    assert found.lead_sources == (Titled(id="plumber", title="A plumber told us"),)
    assert found.buyer_roles == (
        BuyerRole(id="owner", title="Owns the house", short="owns",
                  decides_on=("the bill", "the noise"),
                  decides_by=("lays three offers side by side",),
                  prefers=("to be called after six", "no mail"),
                  reach=("{name}, may I meet who pays the gas?",),
                  invite=("{name}, ten minutes before it gets cold?",),
                  materials=("savings-sheet",)),
        BuyerRole(id="stoker", title="Keeps it running"),
    )  # fmt: skip
    assert [role.id for role in found.seller_roles] == ["fitter", "keeper"]
    assert found.visit_kinds == (VisitKind(id="cellar", title="A look at the cellar", aim="work"),)
    assert found.commitment_kinds == (
        CommitmentKind(id="send-plan", title="Send the plan", effort=Duration(20, "min")),
    )
    assert found.agreement_kinds == (Titled(id="service", title="Who services what"),)
    assert found.touchpoints == (Titled(id="counter", title="At the counter"),)
    assert found.perspectives == (Titled(id="money", title="Money"),)
    assert found.materials == (
        Material(id="flue-sheet", title="Flue sheet", link="sheets/flue.pdf"),
        Material(id="savings-sheet", title="Savings sheet"),
    )


def test_facts() -> None:
    found = playbook()

    assert found.facts == (
        Fact(id="gas-bill", title="What they pay for gas a year", short="gas bill", type="money",
             ask=("What did the last bill say?", "And the one before?"),
             debrief="Did they show you the bill?", ask_whom=("owner",),
             listen_for=("a sum with a year",), spin="implication", scope="account",
             stale_after=Duration(12, "mo")),
        Fact(id="fuel", title="What they burn today", type="choice",
             choices=(Titled(id="oil", title="Oil"), Titled(id="gas", title="Gas", short="g"))),
        Fact(id="cellar-day", title="The day of the cellar visit", type="date"),
        Fact(id="own-gain", title="What is in it for each of them", type="text", scope="person"),
        Fact(id="our-margin", title="What we may spend", type="percent", ours=True),
        Fact(id="noise", title="Whether it may hum", type="flag"),
    )  # fmt: skip
    assert found.fact_groups == (
        FactGroup(id="basics", title="The basics", facts=("gas-bill", "fuel")),
    )
    assert found.group("basics") is found.fact_groups[0]
    assert found.new_deal == NewDeal(
        requires=("amount", "customer-type"), amount=Money(Decimal("9000.00"), "EUR"),
        customer_type="house", deal_kind="first-boiler", lead_source="plumber",
    )  # fmt: skip


def test_a_stage() -> None:
    stage = playbook().stages[0]

    assert stage == Stage(
        id="cold", title="They are cold", short="cold",
        also_called=(AlsoCalled("crm", "Prospect"), AlsoCalled("erp", "Phase 1")),
        buyer="Wears a coat indoors", goals=("They know what the cold costs",), owner="fitter",
        limit=(LimitCase(days=10, when=of_type("house"), calendar="business"), LimitCase(days=30)),
        limit_source="ours", leaving="they want to be warm",
        not_yet=(NotYet(say="the brand", until=known("gas-bill"),
                        because="They have not asked yet."),),
        checklists=stage.checklists, exit_criteria=stage.exit_criteria,
    )  # fmt: skip


def test_an_item() -> None:
    look, warm_up, _ = playbook().stages[0].items

    assert look == Item(
        id="look-around", do="Look at what stands there", why="Old iron tells its age",
        short="look", about="Take a lamp", records=("fuel", "gas-bill"),
        builds_on=("cellar-day",), with_=("stoker",),
        leave_with="They say what breaks", or_at_least="They show the cellar",
        not_enough=("Call again in spring",), ask=("What breaks most often?",),
        visit_kind="cellar", after=(after("cold/warm-up"), known("cellar-day")),
        needs=FactCondition("gas-bill", (Check("at_least", "100 EUR"),)),
        when=of_type("plant", "house"), due=Due("visit", days=1),
        repeat=Repeat(Duration(2, "w"), Duration(6, "mo")), effort=Duration(3, "bd"), by="fitter",
        touchpoint="counter", materials=("flue-sheet",), required=True, start_here=True,
        again=("stage-entry", "cold/warm-up"), ref=("I1",), source="ours", also=("peek",),
    )  # fmt: skip
    assert warm_up == Item(id="warm-up", do="Ask for the gas bill", by="buyer",
                           due=Due("fact", before=True, what="cellar-day"))  # fmt: skip
    assert playbook().stages[0].checklists[0].short == "cellar"


def test_a_criterion() -> None:
    seen, worth, _ = playbook().stages[0].exit_criteria

    assert seen == Criterion(
        id="bill-seen", statement="They have shown what the cold costs", short="bill",
        about="A picture will do",
        met_when=known("gas-bill", level=Level.CONFIRMED, from_=("owner",),
                       fresh_within=Duration(90, "d")),
        failed_when=FactCondition("gas-bill", (Check("none", True),)), when=of_type("house"),
        ask=("May I see the bill?",), waivable=False, ref=("C1",), source="ours", also=("bill",),
    )  # fmt: skip
    assert (worth.internal, worth.waivable) == (True, True)


def test_the_library_where_it_is_used() -> None:
    cold, paper = playbook().stages[:2]
    there = Item(id="day-agreed", do="Agree the day of the next talk", why="No day, no talk")

    assert cold.items[2] == Item(id="day-agreed", do=there.do, why="They said so",
                                 when=is_done("cold/look-around"))  # fmt: skip
    assert paper.items[1] == Item(id="day-agreed", do=there.do, why=there.why,
                                  when=is_done("paper/look-around"))  # fmt: skip
    assert cold.exit_criteria[2] == Criterion(
        id="day-known", statement="They have given a day",
        met_when=NextStepCondition(Duration(14, "d")),
    )  # fmt: skip


def test_stages_that_are_optional_or_alongside() -> None:
    _, paper, chimney, warm, _ = playbook().stages
    more = FieldCondition("amount", (Check("more_than", "5000 EUR"),))

    assert (paper.when, paper.beside) == (more, None)
    assert paper.items[0].due == Due("item", days=3, what="cold/look-around")
    assert chimney == Stage(id="chimney", title="The chimney sweep agrees", beside="paper",
                            must_close_before="warm")  # fmt: skip
    assert warm == Stage(id="warm", title="They are warm")


def test_hand_overs_have_items_of_their_own() -> None:
    (handover,) = playbook().handovers

    assert handover == Handover(
        id="to-keeper", about="With both at the table", from_="fitter", to="keeper", at="warm",
        gradual=True, passes_when=is_done("to-keeper/hand-keys"),
        checklists=(
            Checklist(id="keys", title="Keys", items=(
                Item(id="hand-keys", do="Hand over the keys",
                     after=(after("to-keeper/tell-all"), after("cold/warm-up"))),
                Item(id="tell-all", do="Tell all that was promised"),
            )),
        ),
    )  # fmt: skip
    assert playbook().item("to-keeper/tell-all") is handover.items[1]
    assert playbook().handover("to-keeper") is handover


def test_ways_back_and_endings() -> None:
    found = playbook()

    assert found.moves_back == (
        MoveBack(from_="warm", to="paper", because="The rules changed", ref=("M1",)),
    )
    assert found.cycle == Cycle(from_="asleep", to="cold", ref=("Y1",))
    assert found.outcomes == Outcomes(
        lost=Ending(reasons=(Titled(id="too-dear", title="Too dear"),), requires=("gas-bill",),
                    ref=("O1",)),
        disqualified=Ending(reasons=(Titled(id="no-cellar", title="No cellar"),)),
        cancelled=Ending(reasons=(Titled(id="moved", title="They moved"),), requires=("fuel",),
                         from_=("warm",), ref=("O2",)),
    )  # fmt: skip
    assert found.parking == Parking(reasons=(Titled(id="summer", title="It is warm outside"),))


def test_scorecards() -> None:
    (card,) = playbook().scorecards
    no_flue = FactCondition("noise", (Check("none", True),), Level.CONFIRMED)

    assert card == Scorecard(
        id="fit", title="Ours or not ours",
        blockers=(Blocker(id="no-flue", title="No flue", met_when=no_flue),),
        signals=(
            Signal(id="cold-feet", title="Cold feet", weight=3, levels=(
                ScoreLevel(points=3, title="with a bill",
                           met_when=known("gas-bill", level=Level.PROVEN)),
                ScoreLevel(points=1, title="by word", met_when=known("gas-bill")),
            )),
        ),
        bands=(Band(at_least=60, verdict="ours"), Band(at_least=0, verdict="not ours")),
    )  # fmt: skip
    assert playbook().scorecard("fit") is card


def test_doubts_and_what_sets_us_apart() -> None:
    found = playbook()

    assert found.doubts == (
        KnownDoubt(id="too-loud", title="It hums", sounds_like=("We sleep above it",),
                   risk_behind="They heard the neighbours'", explore=("At which hour?",),
                   answer=("Let them hear one at night",), proof=("flue-sheet",),
                   not_yet=("a warranty",)),
    )  # fmt: skip
    assert found.differentiation == (
        Differentiation(id="free-sweep", raises="loyalty", from_=("house",),
                        do="Sweep once for nothing", why="They see us",
                        item="cold/warm-up", ref=("D1",)),
    )  # fmt: skip
    assert found.solution_elements == (
        SolutionElement(id="second-pump", title="A second pump", advantage="One may fail",
                        benefit="No cold night",
                        serves=(Serves(role="owner", perspective="money"),)),
    )  # fmt: skip


def test_warnings() -> None:
    assert playbook().warnings == (
        WarningRule(id="too-long", severity="high",
                    fires_when=MeasureCondition(measure="limit_used", more_than=100),
                    because="{days_in_stage} here; the limit is {limit_days}",
                    counter_action=CounterAction(text="Ask what is missing"),
                    source="practitioner"),
        WarningRule(id="nobody-looked", severity="low",
                    fires_when=MeasureCondition(measure="days_since_contact", at_least=20),
                    because="Nobody has been there",
                    counter_action=CounterAction(do="cold/look-around")),
        WarningRule(id="one-sided", severity="low",
                    fires_when=AgreementCondition(give=True, get=False, at_least=1),
                    because="{missing_roles} missing",
                    counter_action=CounterAction(text="Ask {missing_roles}", meet="owner")),
        WarningRule(id="ahead", severity="low",
                    fires_when=MeasureCondition(measure="stages_ahead", at_least=1),
                    because="{stages_ahead} ahead",
                    counter_action=CounterAction(find_out="expected-close"), during="selling"),
    )  # fmt: skip


def test_numbers() -> None:
    found = playbook()

    assert found.ranking == Ranking(
        opens_gate=41, certain_no=31, unblocks=11, our_word=16,
        their_word=23, next_step=19, untold=99, problem=8, doubt=21, clears_warning=6, debt=14,
        over_limit=9, weak_evidence=8, start_here=7, required=4, cheap=2, asked_before=-10,
    )  # fmt: skip
    assert found.stale_after_days == StaleAfterDays(stale=10, zombie=40, source="ours")
    assert found.exchange_rates == (
        ExchangeRate(from_="USD", to="EUR", rate="0.92", source="The bank, 2 March"),
    )


@pytest.mark.parametrize("name", ["group", "scorecard", "handover"])
def test_what_is_not_there_is_none(name: str) -> None:
    assert getattr(playbook(), name)("nothing") is None
