"""A data folder whose deals follow all the playbooks that ship: one queue, one list."""

import json
import tempfile
from functools import cache
from pathlib import Path

import pytest

from salescoach.playbook.model import Playbook
from tests.builders.suites import SHIPPED, suite
from tests.builders.worlds import Run, contents

DAY = "2026-04-14"
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def book(playbook: str) -> Playbook:
    return suite(playbook).compiled.playbook


@cache
def mixed() -> Run:
    """A deal of each, called after its playbook; nothing that is done here changes it."""
    folder = tempfile.TemporaryDirectory(prefix="salescoach-mixed-")
    _KEPT.append(folder)
    run = Run(Path(folder.name), env={"SALESCOACH_AT": DAY})
    for number, playbook in enumerate(SHIPPED, start=1):
        run.ok("new", playbook, "--playbook", playbook, *opening(playbook, number))
        run.ok("person", "add", playbook, "Ana Ruiz", "--role", book(playbook).buyer_roles[0].id)
    return run


def opening(playbook: str, number: int) -> tuple[str, ...]:
    """All that a deal may be asked for at its opening."""
    given = {
        "--amount": f"{number}0000 {'EUR' if number % 2 else 'USD'}",
        "--expected-close": "2026-09-30",
        "--title": "a first order",
        "--owner": "kim",
    }
    kinds = {"--type": "customer_types", "--kind": "deal_kinds", "--lead-source": "lead_sources"}
    for option, name in kinds.items():
        if known := getattr(book(playbook), name):
            given[option] = known[0].id
    return tuple(word for pair in given.items() for word in pair)


def test_all_is_well() -> None:
    assert mixed().ok("doctor").out == ""


def test_all_stand_in_one_queue_each_in_the_words_of_its_own_playbook() -> None:
    told = json.loads(mixed().ok("next", "--json").out)["deals"]
    assert {one["deal"]["id"] for one in told} == set(SHIPPED)
    assert all(one["action"] for one in told)
    shown = mixed().ok("next", "--format", "table").out
    assert all(playbook in shown for playbook in SHIPPED)


def test_the_list_tells_the_stage_and_the_playbook_of_each() -> None:
    told = json.loads(mixed().ok("list", "--json").out)["deals"]
    assert {one["id"]: one["stage"] for one in told} == {
        playbook: book(playbook).stages[0].id for playbook in SHIPPED
    }
    assert all(one["playbook"].startswith(f"{one['id']}@") for one in told)


@pytest.mark.parametrize("playbook", SHIPPED)
def test_a_seller_role_of_one_playbook_has_a_queue_of_its_own(playbook: str) -> None:
    for role in book(playbook).seller_roles:
        queue = set(mixed().ok("next", "--as", role.id, "--format", "ids").out.split())
        led = {one for one in SHIPPED if book(one).stages[0].owner in (role.id, None)}
        assert queue <= led
        if book(playbook).stages[0].owner == role.id:
            assert playbook in queue


def test_an_unknown_seller_role_is_told_those_of_all_playbooks() -> None:
    refused = mixed()("next", "--as", "zzz")
    roles = {one.id for playbook in SHIPPED for one in book(playbook).seller_roles}
    assert refused.code == 4
    assert all(role in refused.err for role in roles)


def test_they_are_exported_and_taken_in_elsewhere(tmp_path: Path) -> None:
    bundle = tmp_path / "deals.json"
    bundle.write_text(mixed().ok("export", "--format", "json").out, encoding="utf-8")
    other = Run(tmp_path, env={"SALESCOACH_AT": DAY})
    other.ok("import", str(bundle), "--yes")
    assert contents(other.home / "playbooks") == contents(mixed().home / "playbooks")
    assert other.ok("next").out == mixed().ok("next").out


def test_each_follows_what_its_own_playbook_says_now() -> None:
    told = mixed().ok("deal", "upgrade", "--all", "--dry-run").out.splitlines()
    assert {tuple(line.split("\t")[:3]) for line in told} == {
        (playbook, "already", playbook) for playbook in SHIPPED
    }


@pytest.mark.parametrize("playbook", SHIPPED)
def test_what_belongs_to_another_playbook_completes_nothing(playbook: str) -> None:
    from tests.builders.tabs import tab

    facts = {one.id for one in book(playbook).facts}
    offered = {word.rstrip("=") for word in tab(mixed(), "set", playbook)}
    strange = {one.id for other in SHIPPED if other != playbook for one in book(other).facts}
    assert facts <= offered
    assert not offered & (strange - facts)
