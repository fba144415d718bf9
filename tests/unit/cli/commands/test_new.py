"""new: what a deal starts with."""

import json
from pathlib import Path

from tests.builders.worlds import Run

PLAYBOOK = """
salescoach: 1
id: usual
version: 1.0.0
title: Usual
language: en
customer_types: [{id: small, title: "Small"}, {id: big, title: "Big"}]
deal_kinds: [{id: fresh, title: "Fresh"}, {id: more, title: "More"}]
lead_sources: [{id: fair, title: "Fair"}, {id: call, title: "Call"}]
new_deal:
  defaults: {amount: 5 EUR, customer_type: small, deal_kind: fresh, lead_source: fair}
stages:
  - {id: first, title: First}
"""


def opened(run: Run, folder: Path, *options: str) -> tuple[str, str, str, str]:
    """The usual fields of a deal opened with these options."""
    path = folder / "usual.yaml"
    path.write_text(PLAYBOOK, encoding="utf-8")
    deal = run.ok("new", "Acme", "--playbook", str(path), *options).out.strip()
    told = json.loads(run.ok("show", deal, "--json").out)["deal"]
    return told["amount"]["amount"], told["customer_type"], told["deal_kind"], told["lead_source"]


def test_a_deal_starts_with_what_the_playbook_says_is_usual(empty: Run, tmp_path: Path) -> None:
    assert opened(empty, tmp_path) == ("5.00", "small", "fresh", "fair")


def test_what_is_said_stands_before_what_is_usual(empty: Run, tmp_path: Path) -> None:
    said = ("--amount", "7 EUR", "--type", "big", "--kind", "more", "--lead-source", "call")

    assert opened(empty, tmp_path, *said) == ("7.00", "big", "more", "call")
