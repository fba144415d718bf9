"""Finding playbooks by what somebody typed: what is near, and links that lead nowhere."""

import pytest

from salescoach.playbook.places import shipped
from tests.builders.playbooks import the_text
from tests.builders.worlds import Run


@pytest.fixture
def run(empty: Run) -> Run:
    (empty.base / "kitchen.yaml").write_text(the_text())
    return empty


@pytest.mark.parametrize("typed", ["kitchen", "kitchn", "kitchen.yml", "kitchn.yaml"])
@pytest.mark.parametrize(
    "words",
    [("playbook", "check"), ("playbook", "test"), ("playbook", "show"), ("playbook", "diff"),
     ("new", "Acme", "--playbook")],
    ids=" ".join,
)  # fmt: skip
def test_a_file_of_this_folder_is_proposed(run: Run, words: tuple[str, ...], typed: str) -> None:
    more = ("technical-sale",) if words[-1] == "diff" else ()
    result = run(*words, typed, *more)
    assert result.code in (3, 4)
    assert "kitchen.yaml?" in result.err


def test_what_ships_is_proposed_for_a_file_and_nothing_for_what_is_far_from_all(run: Run) -> None:
    assert "Did you mean technical-sale?" in run("playbook", "show", "technical-sale.yaml").err
    assert "Did you mean" not in run("playbook", "show", "zzz.yaml").err
    told = run("playbook", "show", "zzz").err
    assert "Choose from: " in told
    assert all(id_ in told for id_ in shipped())
    assert "Did you mean" not in run("playbook", "show", "k" * 5_000).err


@pytest.mark.parametrize(
    "words",
    [("playbook", "check"), ("playbook", "test"), ("playbook", "show"), ("new", "V", "--playbook")],
    ids=" ".join,
)
def test_links_in_a_circle_cannot_be_read(run: Run, words: tuple[str, ...]) -> None:
    for name in ("x.yaml", "x.test.yaml"):
        (run.base / name).symlink_to(name)
    result = run(*words, "x.yaml")
    assert (result.code, result.out) == (3, "")
    assert "cannot read" in result.err
    assert "(ELOOP)" in result.err


def test_links_in_a_circle_hide_nothing_of_the_list(run: Run) -> None:
    (run.base / "x.yaml").symlink_to("x.yaml")
    listed = run.ok("playbook", "list")
    assert "kitchen.yaml" in listed.out
    assert "(ELOOP)" in listed.err


def test_links_in_a_circle_beside_a_playbook(run: Run) -> None:
    (run.base / "kitchen.de.yaml").symlink_to("kitchen.de.yaml")
    opened = run.ok("new", "Acme", "--playbook", "kitchen.yaml", "--type", "market")
    assert opened.out == "acme\n"
    assert "kitchen.de.yaml is not used" in opened.err
    checked = run("playbook", "check", "kitchen.yaml")
    assert checked.code == 1
    assert "the translation cannot be read" in checked.out
    (run.base / "kitchen.test.yaml").symlink_to("kitchen.test.yaml")
    for verb in ("check", "test"):
        told = run("playbook", verb, "kitchen.yaml")
        assert told.code == 3
        assert "cannot read" in told.err
    (run.base / "kitchen.test.yaml").unlink()
    (run.base / "kitchen.test.yaml").write_text(
        "salescoach: 1\nplaybook: x.yaml\ntests:\n  - name: a\n    events: []\n"
    )
    (run.base / "x.yaml").symlink_to("x.yaml")
    assert "(ELOOP)" in run("playbook", "check", "kitchen.test.yaml").out
