"""The three laws of the ranking, over deals and playbooks by chance, and as sums of the weights."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from salescoach.deal.events import EvidenceRecorded
from salescoach.deal.record_events import CommitmentMade
from salescoach.deal.records import Commitment, Doubt
from salescoach.guidance.advice import Action, advise
from salescoach.guidance.view import View
from salescoach.playbook.model import Playbook, Ranking
from salescoach.values.levels import Level
from tests.builders.deals import A_DAY, DAY, Command, command, euros, met, said, unanswered
from tests.builders.generated import views
from tests.builders.playbooks import a_playbook
from tests.builders.records import moved, ours, planned
from tests.builders.views import a_view

W = Ranking()
CRITERIA_TERMS = ("opens_gate", "certain_no", "unblocks", "over_limit")


def sum_of(action: Action, *terms: str) -> int:
    return sum(term.value for term in action.terms if term.term in terms)


def names(action: Action) -> set[str]:
    return {term.term for term in action.terms}


# 1. A late brochure does not outrank the pass mark asked at most once


@given(views())
def test_what_opens_no_gate_does_not_outrank_what_opens_it_asked_at_most_once(view: View) -> None:
    """A brochure: nothing waits for it, no warning asks for it, the deal lives without it."""
    actions = [one for one in advise(view).actions if one.moment != "waiting"]
    brochures = [one for one in actions if one.kind == "do" and names(one) <= {"required", "cheap"}]
    marks = [
        one
        for one in actions
        if "opens_gate" in names(one) and sum_of(one, "asked_before") >= W.asked_before
    ]

    for mark in marks:
        assert all(mark.score > one.score for one in brochures)
        assert all(actions.index(mark) < actions.index(one) for one in brochures)


MARK = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user]}
- {id: good, title: Good, type: flag}
"""
EFFORTS = """
commitment_kinds:
  - {id: sheet, title: Sheet, effort: 5min}
  - {id: report, title: Report, effort: 1bd}
  - {id: order, title: Order}
warnings:
  - id: slips
    severity: critical
    fires_when:
      any:
        - {commitment: {side: ours, slipped: true}}
        - {commitment: {side: ours, state: open}}
    because: We do not keep our word
"""
TWO_SAY_IT = (met("ulf", roles=["technical"]), met("marta", roles=["user"]))
_due = st.none() | st.integers(-30, 12).map(lambda days: DAY + days * A_DAY)
_to = st.lists(st.sampled_from(["ulf", "marta"]), max_size=2, unique=True).map(tuple)
_kinds = st.none() | st.sampled_from(["sheet", "report", "order"])
promises = st.lists(
    st.builds(lambda to, due, kind: ours("x", to=to, due=due, kind=kind), _to, _due, _kinds)
    | st.builds(lambda due: moved("x", due=DAY + due * A_DAY), st.integers(0, 12)),
    max_size=4,
).map(lambda all_: [replace(one, commitment=f"p{n}") for n, one in enumerate(all_)])
visits = st.none() | st.tuples(st.integers(0, 9), _to)


def with_a_mark(promised: list[Any], visit: Any, asked: list[Any]) -> list[Action]:
    """The actions beside one criterion, for which the mark is asked."""
    playbook = a_playbook(
        EFFORTS, facts=MARK, criteria="- {id: c, statement: S, met_when: {fact: mark}}"
    )
    made = {one.commitment for one in promised if isinstance(one, CommitmentMade)}
    kept = [one for one in promised if one.commitment in made]
    days = () if visit is None else (planned("v", DAY + visit[0] * A_DAY, people=visit[1]),)
    view = a_view(playbook, *TWO_SAY_IT, *kept, *days, *asked, today=DAY)
    return list(advise(view).actions)


@given(promises, visits, st.sampled_from([(), ("ulf",), ("marta",)]))
def test_nor_does_a_promise_however_late_unless_its_receiver_is_at_the_next_visit(
    promised: list[Any], visit: Any, asked: tuple[str, ...]
) -> None:
    """Whatever it costs, how often it was moved, and whichever warning it would counter."""
    coming = set(visit[1]) if visit is not None else set()
    found = with_a_mark(promised, visit, [unanswered("mark", of=one) for one in asked])
    (mark,) = (one for one in found if "mark" in one.records)
    late = [one for one in found if one.kind == "keep" and one.work is not None]

    for keep in late:
        about = keep.work.about if keep.work is not None else None
        assert isinstance(about, Commitment)
        if coming.isdisjoint(about.to):
            assert mark.score > keep.score


def test_where_its_receiver_is_met_the_brochure_may_go_first() -> None:
    late = ours("x", to=("ulf",), due=DAY - A_DAY, kind="sheet")
    alone, met_soon = (with_a_mark([late], visit, []) for visit in (None, (2, ("ulf",))))

    assert [one.id for one in alone][:2] == ["find-out/mark", "keep/x"]
    assert [one.id for one in met_soon] == ["keep/x", "find-out/mark"]


def test_as_sums_a_late_promise_stays_below_what_opens_the_gate_and_one_at_the_visit_need_not() -> (
    None
):
    late, at_the_visit, cheap = 2 * W.our_word, 4 * W.our_word, 3 * W.cheap

    assert late + cheap < W.opens_gate < at_the_visit


# 2. A doubt that can kill the deal outranks any criterion

_GREATEST = (
    2 * W.opens_gate + W.certain_no + 3 * W.unblocks + 2 * W.over_limit + W.weak_evidence
    + W.start_here + W.required + 3 * W.cheap
)  # fmt: skip
_A_HIGH_DOUBT = 11 * W.doubt


_OUR_WORD = (
    2 * W.opens_gate + W.certain_no + 3 * W.unblocks + 4 * W.our_word + 2 * W.over_limit
    + 3 * W.cheap
)  # fmt: skip
"""A promise that criteria ask for. A warning that we do not keep our word adds nothing to it."""


def test_what_a_criterion_can_give_is_less_than_a_doubt_that_can_kill_the_deal() -> None:
    """As a sum, the worst warning included (docs/adr/0020)."""
    assert (_GREATEST, _GREATEST + 4 * W.clears_warning, _OUR_WORD) == (194, 214, 229)
    assert _GREATEST + 4 * W.clears_warning + W.debt < _A_HIGH_DOUBT == 242


@given(views(), st.sampled_from(["raised", "explored", "answered"]))
def test_whatever_the_deal_a_doubt_that_can_kill_it_comes_before_any_criterion(
    view: View, state: str
) -> None:
    """Not where nothing is advised, or where the deal is to be taken up again first."""
    doubt = Doubt(id="it", words="never", on=DAY, severity="high", state=state)  # type: ignore[arg-type]
    records = replace(view.deal.records, doubts=(doubt,))
    deal = replace(view.deal, records=records)
    doubting = View(view.playbook, deal, view.today, view.holidays, view.events)
    found = [one for one in advise(doubting).actions if one.moment != "waiting"]
    opening = [one for one in found if names(one) & {"opens_gate", "certain_no"}]

    if view.deal.rests_on(view.today) or any(one.kind == "take-up" for one in found):
        return
    (settle,) = (one for one in found if one.id == "settle/it")
    assert all(settle.score > one.score for one in opening if one is not settle)


@given(views())
def test_no_action_gets_more_than_that_sum(view: View) -> None:
    for action in advise(view).actions:
        own = sum(
            t.value for t in action.terms if t.term not in ("clears_warning", "debt", "doubt")
        )
        assert own <= max(_GREATEST, _OUR_WORD)
        # what was given for nothing is owed by them, and may stand in the way of the gate, too
        assert action.kind == "agree" or not {"debt", "opens_gate"} <= names(action)


# 3. More evidence never raises the score of asking for it

FACTS = """
- {id: mark, title: Mark, type: text, ask_whom: [technical, user]}
- {id: cost, title: Cost, type: money}
- {id: flag, title: Flag, type: flag, ask_whom: [user]}
"""
VALUES: dict[str, Any] = {"mark": "x", "cost": euros(5), "flag": True}
PEOPLE = (met("ulf", roles=["technical"]), met("marta", roles=["user"]),
          met("erik", roles=["economic"]))  # fmt: skip
_single = st.builds(
    lambda fact, level, from_: f"{{fact: {fact}, known: true{level}{from_ * (fact == 'mark')}}}",
    st.sampled_from(sorted(VALUES)),
    st.sampled_from(["", ", level: confirmed", ", level: proven", ", fresh_within: 4d"]),
    st.sampled_from(["", ", from: [user]", ", from: [technical]"]),
)
_wanted = st.lists(_single, min_size=1, max_size=3).map(
    lambda all_: f"{{all: [{', '.join(all_)}]}}"
)
_when = st.just("") | _single.map(", when: {}".format)
_items = st.builds(
    lambda records, needs, when, more: f"do: D, {records}needs: {needs}{when}{more}",
    st.sampled_from(["", *(f"records: [{fact}], " for fact in VALUES)]),
    _wanted,
    _when,
    st.sampled_from(["", ", required: true, effort: 5min", ", start_here: true"]),
)


@st.composite
def playbooks(draw: st.DrawFn) -> Playbook:
    """Criteria and items that take evidence of every strength, and no two ways to the same.

    Each fact is recorded by one item at most: else one that is done leaves another in its place.
    """
    criteria = draw(st.lists(st.tuples(_wanted, _when), max_size=4))
    items: dict[str, str] = {}
    for item in draw(st.lists(_items, max_size=3)):
        items.setdefault(item.partition("needs")[0], item)
    starting = [id_ for id_, item in items.items() if "start_here" in item]
    written = [
        item.replace(", start_here: true", "") if id_ in starting[1:] else item
        for id_, item in items.items()
    ]
    return a_playbook(
        facts=FACTS,
        criteria="".join(
            f"- {{id: c{n}, statement: S, met_when: {wanted}{when}}}\n"
            for n, (wanted, when) in enumerate(criteria)
        ),
        items="".join(f"- {{id: i{n}, {item}}}\n" for n, item in enumerate(written)),
        stage="limit: {days: 8}",
    )


@st.composite
def words(draw: st.DrawFn) -> Command:
    """Evidence of any strength and day; everybody says the same of a fact."""
    fact = draw(st.sampled_from(sorted(VALUES)))
    evidence = said(
        fact, VALUES[fact],
        by=draw(st.lists(st.sampled_from(["ulf", "marta", "erik"]), max_size=2, unique=True)),
        document=draw(st.none() | st.just("minutes")),
        lowered=draw(st.none() | st.sampled_from(Level)),
    )  # fmt: skip
    return command(evidence, on=DAY + draw(st.integers(0, 10)) * A_DAY)


def asking(playbook: Playbook, fact: str, evidence: list[Command]) -> dict[str, int] | None:
    """The sums of the best action that asks for a fact: what hangs on it, and weakness."""
    view = a_view(playbook, *PEOPLE, *evidence, today=DAY + 10 * A_DAY)
    found = [one for one in advise(view).actions if fact in one.records]
    if not found:
        return None
    return {
        "worth": max(one.score - sum_of(one, "weak_evidence") for one in found),
        "weak": max(sum_of(one, "weak_evidence") for one in found),
    }


@given(playbooks(), st.lists(words(), max_size=5), words())
def test_more_evidence_that_agrees_never_raises_what_hangs_on_asking_for_it(
    playbook: Playbook, before: list[Command], more: Command
) -> None:
    """Only that there is a value now, and too weak a one, counts ten, once.

    An item that applies only for this very answer is left out: with it comes what it is worth.
    """
    (payload,) = more.payloads
    assert isinstance(payload, EvidenceRecorded)
    items = [item for stage in playbook.stages for item in stage.items]
    assume(not any(payload.fact in one.records and one.when is not None for one in items))
    less, then = (asking(playbook, payload.fact, said) for said in (before, [*before, more]))

    assert then is None or (less is not None and then["worth"] <= less["worth"])
    assert then is None or then["weak"] <= W.weak_evidence
