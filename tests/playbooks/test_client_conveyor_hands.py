"""The conveyor in the queue: whose turn it is, and both hands while it passes on."""

import json
from pathlib import Path

import pytest

from tests.builders.worlds import Run

ROLES = ("qualifier", "developer", "project-manager", "account-manager")
DEAL = "reedham"
OURS = ("field-fit=in", "can-serve=yes", "our-verdict=ours")
USE = ("use-of-it=400 lamps", "purchase-shape=large-or-long")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def hands(run: Run) -> list[str]:
    """The seller roles in whose queue the deal stands."""
    return [role for role in ROLES if DEAL in run.ok("next", "--as", role, "--format", "ids").out]


def opened(run: Run, kind: str) -> None:
    run.ok("new", "Reedham", "--playbook", "client-conveyor", "--kind", kind)
    roles = ("contact", "preparer", "economic", "user", "technical", "purchasing")
    run.ok("person", "add", DEAL, "Ana Ruiz", *(f"--role={one}" for one in roles))
    run.ok("set", DEAL, *OURS)


def said(run: Run, *facts: str) -> None:
    run.ok("set", DEAL, *facts, "--said-by", "ana")


def handed(run: Run, role: str, name: str) -> list[list[str]]:
    """In whose hands it is when it is handed over, and when it is accepted."""
    run.ok("handover", DEAL, role, name)
    before = hands(run)
    run.ok("handover", DEAL, "--accept")
    return [before, hands(run)]


def developed(run: Run) -> None:
    """What the developer does, from the first meeting to their yes."""
    run.ok("visit", "hold", DEAL, "--with", "ana", "--kind", "first-meeting")
    run.ok("set", DEAL, "contact-measured-by=hours", "--of", "ana", "--said-by", "ana")
    said(run, "contact-did=opened-door", "prepares=Ana", "decides=Ana", "influences=none")
    run.ok("advance", DEAL)
    said(run, "potential-needs=light", "what-it-costs=30000 EUR", "framework-verdict=go-on")
    said(run, "first-deal=hall 2", "budgeting=June", "budget-state=planned")
    said(run, "purchase-state=running")
    run.ok("advance", DEAL)
    run.ok("set", DEAL, "our-tools=ready", "our-offer=level")
    said(run, "project-need=sixty", "choose-by=light", "proposal-answer=fits")
    run.ok("advance", DEAL)
    said(run, "proof-verdict=holds", "still-against=none")
    run.ok("advance", DEAL)
    said(run, "decision=yes-to-us", "funds=released", "tender-needed=no")


def test_a_simple_sale_goes_by_a_short_script_through_three_hands(run: Run) -> None:
    opened(run, "transactional")
    assert hands(run) == ["qualifier"]

    said(run, *USE, "need-now=now", "can-buy=orders-alone")
    run.ok("advance", DEAL)
    assert hands(run) == ["qualifier", "developer"]
    run.ok("set", DEAL, "brief-for-developer=forty by May")
    assert handed(run, "developer", "Olga Lind") == [["qualifier", "developer"], ["developer"]]

    said(run, "decides=Ana Ruiz")
    run.ok("advance", DEAL)
    run.ok("set", DEAL, "our-tools=ready", "our-offer=level")
    said(run, "project-need=forty", "choose-by=delivery", "proposal-answer=fits")
    run.ok("advance", DEAL)
    said(run, "still-against=none", "contract-state=signed", "why-they-bought=delivery")
    assert hands(run) == ["developer"]
    run.ok("win", DEAL)
    assert hands(run) == ["developer", "account-manager"]
    run.ok("set", DEAL, "promises-made=exchange within a week")
    both = ["developer", "account-manager"]
    assert handed(run, "account-manager", "Rosa Blum") == [both, ["account-manager"]]


def test_in_a_complex_sale_colleagues_join_step_by_step(run: Run) -> None:
    opened(run, "complex")
    said(run, *USE, "reason-to-talk=they fail")
    run.ok("advance", DEAL)
    assert hands(run) == ["qualifier"]  # who books the meeting, too

    said(run, "meeting-day=2026-03-09", "meeting-aim=cost", "meeting-confirmed=yes")
    said(run, "expects-developer=yes")
    run.ok("set", DEAL, "brief-for-developer=lamps fail")
    run.ok("advance", DEAL)
    assert handed(run, "developer", "Olga Lind") == [["qualifier", "developer"], ["developer"]]

    developed(run)
    assert hands(run) == ["developer"]

    run.ok("advance", DEAL)
    both = ["developer", "project-manager"]
    assert hands(run) == both  # the end of closing
    said(run, "met-project-manager=yes", "rings-whom=Ivo", "why-they-bought=light")
    run.ok("set", DEAL, "promises-made=two lifts")
    run.ok("advance", DEAL)
    said(run, "contract-state=signed")
    run.ok("win", DEAL)
    assert hands(run) == both
    assert handed(run, "project-manager", "Ivo Beck") == [both, ["project-manager"]]

    said(run, "in-use=in-use", "accepted-by-them=yes", "account-manager-there=yes")
    run.ok("set", DEAL, "state-of-project=runs")
    run.ok("advance", DEAL)
    both = ["project-manager", "account-manager"]
    assert hands(run) == both
    assert handed(run, "account-manager", "Rosa Blum") == [both, ["account-manager"]]


def test_what_is_settled_before_the_first_meeting_is_not_left_for_it(run: Run) -> None:
    opened(run, "complex")
    said(run, *USE, "reason-to-talk=they fail")
    run.ok("advance", DEAL)
    said(run, "meeting-day=2026-03-09", "meeting-aim=cost")
    run.ok("visit", "plan", DEAL, "2026-03-09", "--with", "ana", "--kind", "first-meeting")

    advised = json.loads(run.ok("next", DEAL, "--json").out)["actions"]

    moments = {one["id"]: one["moment"] for one in advised}
    assert moments["do/meeting/confirm-in-writing"] == "today"
    assert moments["do/meeting/ask-who-comes"] == "today"


def test_who_delivered_rings_on_the_day_after(run: Run) -> None:
    opened(run, "transactional")
    said(run, *USE, "need-now=now", "can-buy=orders-alone")
    run.ok("set", DEAL, "our-tools=ready", "our-offer=level", "brief-for-developer=forty")
    run.ok("advance", DEAL)
    run.ok("handover", DEAL, "developer", "Olga Lind")
    run.ok("handover", DEAL, "--accept")
    run.ok("advance", DEAL)
    said(run, "project-need=forty", "choose-by=delivery", "proposal-answer=fits")
    run.ok("advance", DEAL)
    said(run, "still-against=none", "contract-state=signed", "delivery-day=2026-03-20")
    run.ok("win", DEAL)

    advised = json.loads(run.ok("next", DEAL, "--json").out)["actions"]

    due = {one["id"]: one.get("due") for one in advised}
    assert due["do/delivery/ask-whether-it-came"] == "2026-03-21"
