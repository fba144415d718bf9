"""The Mermaid diagram: which arrows there are. Hostile texts: `test_hostile_playbook.py`."""

from pathlib import Path

from salescoach.cli.rendering.diagram import diagram
from salescoach.wording.catalogue import Catalogue
from tests.builders.resolved import resolved
from tests.builders.worlds import Run
from tests.conftest import Golden

EVERYTHING = Path(__file__).parents[2] / "playbook" / "everything.yaml"
OPTIONAL = "when: {amount: {known: true}}"


def drawn(text: str) -> list[str]:
    playbook = resolved(text)
    return [line.strip() for line in diagram(playbook, playbook, Catalogue().text).splitlines()]


def test_a_playbook_with_everything(empty: Run, golden: Golden) -> None:
    shown = empty.ok("playbook", "show", str(EVERYTHING), "--diagram")

    golden("playbook-show/diagram.mmd", shown.out)


def test_the_shipped_playbook(empty: Run, golden: Golden) -> None:
    shown = empty.ok("playbook", "show", "technical-sale", "--diagram")

    golden("playbook-show/technical-sale.mmd", shown.out)


def test_past_each_stage_that_may_be_left_out_leads_a_dotted_arrow() -> None:
    lines = drawn(
        f"stages: [{{id: a, title: A}}, {{id: b, title: B, {OPTIONAL}}},"
        f" {{id: c, title: C, {OPTIONAL}}}, {{id: d, title: D}}]"
    )

    assert [line for line in lines if " s" in line and ">" in line] == [
        's1 -->|"only if amount: set"| s2',
        's1 -.->|"only if amount: set"| s3',
        "s1 -.-> s4",
        's2 -->|"only if amount: set"| s3',
        "s2 -.-> s4",
        "s3 --> s4",
    ]
    assert lines[-1] == "class s2,s3 optional"


def test_without_a_win_on_the_way_the_end_is_the_win() -> None:
    lines = drawn("stages: [{id: a, title: A}, {id: b, title: B}]")

    assert lines == [
        "flowchart TD",
        'subgraph selling["Until they decide"]',
        's1["1 · A"]',
        's2["2 · B"]',
        "end",
        "s1 --> s2",
        'won(["won and done"])',
        "s2 --> won",
        'selling -.-> lost(["Lost"])',
        'selling -.-> disqualified(["Not for us"])',
    ]


def test_past_last_stages_that_may_be_left_out_an_arrow_leads_to_the_win() -> None:
    lines = drawn(
        f"stages: [{{id: a, title: A}}, {{id: b, title: B, {OPTIONAL}}},"
        f" {{id: c, title: C, {OPTIONAL}}}]\nwon_after: a"
    )

    assert [line for line in lines if line.endswith("won")] == [
        's1 -.->|"they decide for us"| won',
        "s2 -.-> won",
        "s3 --> won",
    ]


def test_after_the_win_a_deal_can_be_cancelled() -> None:
    lines = drawn("stages: [{id: a, title: A}, {id: b, title: B}]\nwon_after: a")

    assert 's1 -->|"they decide for us"| s2' in lines
    assert lines[-1] == "delivering -.-> cancelled"


def test_a_stage_beside_another_is_in_its_box_and_not_on_the_way() -> None:
    lines = drawn(
        "stages: [{id: a, title: A}, {id: x, title: X, beside: a}, {id: b, title: B}]\nwon_after: a"
    )

    assert lines[1:5] == [
        'subgraph selling["Until they decide"]',
        's1["1 · A"]',
        's2("2 · X")',
        "end",
    ]
    assert 's1 -.-|"beside it"| s2' in lines
    assert 's1 -->|"they decide for us"| s3' in lines
