"""The order in which a file happens to hold its events and keys changes no byte of any answer.

Lists that a person wrote (stages, questions, roles) have an order that means something; it stays.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.deal.decode import Pinned
from salescoach.deal.events import Event, FieldSet
from salescoach.playbook.places import shipped
from salescoach.playbook.reader import read_yaml
from tests.builders.deals import NOW, bytes_of, command, events, field_set, met, opened, said
from tests.builders.histories import histories
from tests.builders.playbooks import the_text
from tests.builders.shuffling import keys_shuffled
from tests.builders.worlds import Result, Run, demo, fresh
from tests.builders.written import as_yaml

DEMO_DEALS = (
    "alimentos-sabanero", "brisa-textil", "conceria-tessaro", "corvin-dairies", "halden-board",
    "kvarnholm-papper", "lumbre-ceramica", "nordhav-fiskemel", "ostermann-guss",
    "pine-valley-packaging", "qingluzhiye", "vattern-kartong",
)  # fmt: skip
READERS = (("next",), ("gate",), ("show",), ("history",), ("person", "list"),
           ("visit", "list"))  # fmt: skip
FORMATS = ("plain", "json", "table")
ACME = "acme-pumps"

randoms = st.randoms(use_true_random=False)


def answers(run: Run, deal: str) -> dict[tuple[str, ...], Result]:
    """What every reader says of a deal, in every format, and what all deals come to."""
    lines = [(*reader, deal, "--format", form) for reader in READERS for form in FORMATS]
    return {line: run(*line) for line in [*lines, ("next", "--json")]}


def deal_file(run: Run, deal: str) -> Path:
    return run.home / "deals" / f"{deal}.json"


def reordered(data: bytes, random: Random) -> bytes:
    """A deal file with its events, its projection and all keys in any order."""
    file = keys_shuffled(json.loads(data), random)
    random.shuffle(file["events"])
    for part in file["state"].values():
        if isinstance(part, list):
            random.shuffle(part)
    return json.dumps(file, ensure_ascii=False, indent=random.choice([None, 1, 4])).encode()


@dataclass(frozen=True)
class Acme:
    """A home with one deal, whose playbook knows what the builders of histories tell."""

    run: Run
    pinned: Pinned

    def bytes_of(self, stored: Sequence[Event]) -> bytes:
        return bytes_of(stored, id_=ACME, pinned=self.pinned)

    def answers(self, data: bytes) -> dict[tuple[str, ...], Result]:
        """What is said of the deal with such a file."""
        deal_file(self.run, ACME).write_bytes(data)
        return answers(self.run, ACME)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The deals of the demo."""
    return demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    run = fresh(tmp_path_factory.mktemp("acme"))
    (run.base / "small.yaml").write_text(
        the_text(
            facts="""
            - {id: pain, title: Pain, type: text, ask: 'Where?', ask_whom: [user], stale_after: 3d}
            - {id: budget, title: Budget, type: money, ask: 'How much?', ask_whom: [economic]}
            """,
            items="""
            - {id: ask-why, do: 'Ask why', records: [pain], with: [user]}
            - {id: measure, do: Measure, after: [ask-why], needs: {fact: budget}}
            """,
            criteria="""
            - id: pain-known
              statement: They say where it hurts
              met_when: {fact: pain, known: true, level: confirmed, from: [user]}
            - {id: money, statement: 'There is money', met_when: {fact: budget}}
            - id: nobody-against
              statement: Nobody is against it
              met_when:
                all: [{fact: pain}, {stakeholder: {stance: opponent}, count: {at_most: 0}}]
            """,
        )
    )
    run.ok("new", "Acme Pumps", "--type", "market", "--playbook", "small.yaml")
    pinned = json.loads(deal_file(run, ACME).read_bytes())["playbook"]
    return Acme(run, Pinned(pinned["id"], pinned["version"], pinned["digest"]))


# Deals


@pytest.mark.parametrize("deal", DEMO_DEALS)
def test_a_deal_of_the_demo_reads_the_same_in_any_order(deal: str, shown: Run) -> None:
    file = deal_file(shown, deal)
    data = file.read_bytes()
    before = answers(shown, deal)
    assert {line[0]: told.code for line, told in before.items()}["show"] == 0

    try:
        for seed in range(2):
            file.write_bytes(reordered(data, Random(seed)))
            assert answers(shown, deal) == before
    finally:
        file.write_bytes(data)


def test_every_deal_of_the_demo_is_tried(shown: Run) -> None:
    assert {path.stem for path in (shown.home / "deals").iterdir()} == set(DEMO_DEALS)


@settings(max_examples=15)
@given(history=histories(), random=randoms)
def test_any_history_reads_the_same_in_any_order(
    history: tuple[Event, ...], random: Any, acme: Acme
) -> None:
    data = acme.bytes_of(history)
    before = acme.answers(data)

    assert acme.answers(reordered(data, random)) == before


@settings(max_examples=5)
@given(
    history=histories(), state=st.sampled_from([None, {}, [], "x", {"people": [{"id": "ghost"}]}])
)
def test_what_stands_in_the_projection_is_never_read(
    history: tuple[Event, ...], state: Any, acme: Acme
) -> None:
    data = acme.bytes_of(history)
    before = acme.answers(data)

    assert acme.answers(json.dumps({**json.loads(data), "state": state}).encode()) == before


def test_of_one_instant_the_events_stand_in_the_order_of_their_ids(acme: Acme) -> None:
    at_once = [
        command(field_set("expected_close", day), said("pain", day, by=["anna"]), recorded=NOW)
        for day in ("2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04")
    ]
    stored = events(command(opened(), met()), *at_once, since=NOW.replace(hour=8))
    dates = {event.id: event.payload for event in stored if isinstance(event.payload, FieldSet)}

    told = []
    for seed in range(5):
        file = json.loads(acme.bytes_of(stored))
        Random(seed).shuffle(file["events"])
        told.append(acme.answers(json.dumps(file).encode()))

    show = json.loads(told[0]["show", ACME, "--format", "json"].out)
    assert show["deal"]["expected_close"] == dates[max(dates)].value
    assert all(one == told[0] for one in told)


# Playbooks


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_deal_follows_the_same_playbook_however_its_keys_are_ordered(
    name: str, home: Path
) -> None:
    run = fresh(home)
    document, _ = read_yaml(shipped()[name].read_bytes(), name)
    files = {"as-shipped.yaml": as_yaml(document.data)}
    for seed in range(2):
        files[f"{seed}.yaml"] = as_yaml(keys_shuffled(document.data, Random(seed)))
    told = []
    for file, data in files.items():
        (run.base / file).write_bytes(data)
        named = [
            (option, document.data[key][0]["id"])
            for option, key in (("--type", "customer_types"), ("--kind", "deal_kinds"))
            if document.data.get(key)
        ]
        opening = [word for pair in named for word in pair]
        deal = run.ok("new", f"Deal {file[0]}", *opening, "--playbook", file).out.strip()
        role = document.data["buyer_roles"][0]["id"]
        run.ok("person", "add", deal, "Ana Ruiz", "--role", role)
        pinned = json.loads(deal_file(run, deal).read_bytes())["playbook"]
        seen = {
            line: result.everything.replace(deal, "DEAL").replace(f"Deal {file[0]}", "DEAL")
            for line, result in answers(run, deal).items()
            if line[0] in ("next", "gate", "show") and deal in line
        }
        told.append((pinned, {tuple(w for w in line if w != deal): seen[line] for line in seen}))

    assert len(set(files.values())) == len(files)
    assert told[1:] == told[:1] * (len(files) - 1)
