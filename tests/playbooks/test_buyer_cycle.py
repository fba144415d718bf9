"""What the scenarios of the buyer's cycle cannot see: names, words, days, what is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from salescoach.playbook.model import Item, Playbook, Stage
from tests.builders.suites import suite
from tests.builders.worlds import Run

DEAL = "reedham"

OUR_NAMES = {
    "at-rest": ("Prepare", "Leads"),
    "recognises": ("Make contact", "Contact"),
    "looks-for-suppliers": ("Probe", "Talks"),
    "evaluates": ("Submit a competitive solution", "The customer opens a project"),
    "commits": ("Give confidence", "Negotiation"),
    "implements": ("Carry out and follow up", "After-sales"),
}
NOT_YET = [  # in this stage, this is left out; and after this was said, no longer
    ("at-rest", "our product", ("talk-about=lists", "talk-day=2026-04-20")),
    ("recognises", "a solution", ("problem-said-back=also on Mondays",)),
    ("looks-for-suppliers", "a price", ("first-solution-view=right-way",)),
    ("evaluates", "the proposal as a whole", ("payer-judges-by=two winters",)),
    ("commits", "a last discount", ("their-yes=yes",)),
    ("implements", "something more to buy", ("against-imagined=as-imagined",)),
]
THEN = {  # and then this, which is second in its stage
    "at-rest": "that they have a problem",
    "recognises": "why they should act",
    "looks-for-suppliers": "that we are better than the others",
    "evaluates": "a discount",
    "commits": "the next thing they could buy",
    "implements": "whom they could recommend us to",
}
HEARD = {  # what people say, and which doubt of the library that is
    "We are happy as we are": "happy-as-we-are",
    "Perhaps after the summer": "not-now",
    "Send us your brochure": "send-something",
    "We have never heard of you": "do-not-know-you",
    "We would do that ourselves": "do-it-ourselves",
    "You are all alike to me": "others-offer-the-same",
    "That is far over budget": "too-expensive",
    "One more system for my people": "too-much-trouble-for-users",
    "I would like to sleep on it": "what-if-it-goes-wrong",
    "My boss is not convinced": "somebody-asked-why",
    "Somebody told us that you lost a customer": "heard-about-you",
    "We expected more of it": "not-what-we-imagined",
    "We keep back the rest": "pay-when-it-works",
    "Korva is more modern": "others-have-something-newer",
}
DUE = {
    "implements/ask-whether-all-is-ready": (2, "before", "start-day"),
    "implements/compare-with-what-they-imagined": (10, "after", "start-day"),
    "implements/check-the-invoice-with-them": (3, "before", "payment-day"),
    "implements/collect-the-payment": (1, "after", "payment-day"),
    "evaluates/write-the-proposal": (2, "before", "offer-day"),
}
BACK = {
    ("commits", "evaluates"),
    ("implements", "commits"),
    ("evaluates", "looks-for-suppliers"),
    ("looks-for-suppliers", "recognises"),
    ("recognises", "at-rest"),
}


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return suite("buyer-cycle").compiled.playbook


def test_each_stage_has_the_sellers_name_for_it_and_that_of_the_telephone(
    playbook: Playbook,
) -> None:
    names = {
        stage.id: {one.where: one.name for one in stage.also_called} for stage in playbook.stages
    }

    assert names == {
        stage: {"seller": ours, "telephone": theirs} for stage, (ours, theirs) in OUR_NAMES.items()
    }


def test_who_leads_changes_with_the_signature(playbook: Playbook) -> None:
    owners = [stage.owner for stage in playbook.stages]

    assert owners == ["developer"] * 5 + ["account-manager"]


def test_each_stage_leads_back_to_the_one_before(playbook: Playbook) -> None:
    assert {(way.from_, way.to) for way in playbook.moves_back} == BACK


@pytest.mark.parametrize(("stage", "first", "said"), NOT_YET, ids=[one[0] for one in NOT_YET])
def test_what_is_left_out_until_they_have_said_so(
    stage: str, first: str, said: tuple[str, ...], playbook: Playbook, tmp_path: Path
) -> None:
    run = Run(tmp_path)
    taken_to(run, stage, playbook)
    assert f": {first}." in left_out(run)

    run.ok("set", DEAL, *said, "--said-by", "ana")

    assert f": {THEN[stage]}." in left_out(run)


def taken_to(run: Run, stage: str, playbook: Playbook) -> None:
    """A deal on the way to this stage of which nothing was said."""
    run.ok("new", "Reedham", "--playbook", "buyer-cycle", "--kind", "face-to-face")
    roles = ("economic", "user", "technical", "purchasing")
    run.ok("person", "add", DEAL, "Ana Ruiz", *(f"--role={one}" for one in roles))
    run.ok("set", DEAL, "main-problems=lists", "target=one order", "our-verdict=go")
    for passed in playbook.stages:
        if passed.id == stage:
            return
        waived = (
            f"--waive={one.id}" for one in passed.exit_criteria if one.waivable and not one.when
        )
        onward = "win" if passed.id == "commits" else "advance"
        run.ok(onward, DEAL, *waived, "--because", "in a hurry", "--until", "2026-05-04")


def left_out(run: Run) -> str:
    shown = " ".join(run.ok("next", DEAL, "--format", "table").out.split())
    return shown[shown.index("Leave out") :]


@pytest.mark.parametrize("words", HEARD, ids=list(HEARD.values()))
def test_a_doubt_is_recognised_by_what_they_say(words: str, playbook: Playbook) -> None:
    said = words.lower()
    like = [one.id for one in playbook.doubts if any(part in said for part in one.sounds_like)]

    assert like == [HEARD[words]]


def test_each_doubt_is_asked_about_answered_and_leaves_something_unsaid(
    playbook: Playbook,
) -> None:
    assert {one.id for one in playbook.doubts} == set(HEARD.values())
    whole = [one for one in playbook.doubts if len(one.explore) > 1 and one.answer and one.not_yet]
    assert whole == list(playbook.doubts)


def test_what_is_due_by_a_day_of_theirs(playbook: Playbook) -> None:
    due = {
        path: (item.due.days, "before" if item.due.before else "after", item.due.what)
        for path, item in _items(playbook)
        if path in DUE and item.due is not None
    }

    assert due == DUE


def test_nothing_sold_by_telephone_takes_place_elsewhere(playbook: Playbook) -> None:
    places = {path: item.touchpoint for path, item in _items(playbook) if item.touchpoint}

    assert places == {"looks-for-suppliers/tell-a-first-solution": "telephone"}


def test_none_is_offered_only_where_the_gate_or_a_next_step_takes_it(playbook: Playbook) -> None:
    offered = {fact.id for fact in playbook.facts if "(none" in (fact.debrief or "")}

    assert "what-next" not in offered
    assert {"problem-said-back", "needs-read-back", "other-deciders", "left-to-solve"} <= offered


def _items(playbook: Playbook) -> Iterator[tuple[str, Item]]:
    for stage in playbook.stages:
        yield from ((f"{stage.id}/{item.id}", item) for item in _of(stage))


def _of(stage: Stage) -> Iterator[Item]:
    for checklist in stage.checklists:
        yield from checklist.items
