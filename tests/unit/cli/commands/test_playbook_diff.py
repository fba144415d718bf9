"""`playbook diff`: differences in words and as data, and what an upgrade does to running deals."""

import json
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli import contents
from salescoach.playbook.places import shipped
from tests.builders.playbooks import the_text
from tests.builders.worlds import Run, demo

SAID = "- {id: said, statement: 'They said it', met_when: {fact: pain}}\n"
STEP = "- {id: step, do: 'Do it'}\n"
OUR = "our-way.yaml"
DAY = ("--at", "2026-04-14")


@pytest.fixture
def run(empty: Run) -> Run:
    write(empty, "old.yaml", the_text(criteria=SAID, items=STEP))
    write(empty, "new.yaml", the_text(
        criteria=SAID.replace("{fact: pain}", "{fact: pain, level: confirmed}"),
        items=STEP.replace("'Do it'", "'Do it now'"),
    ))  # fmt: skip
    return empty


def write(run: Run, name: str, text: str) -> None:
    (run.base / name).write_text(text)


def test_a_line_a_difference_with_its_values_and_in_words(run: Run) -> None:
    assert run.ok("playbook", "diff", "old.yaml", "new.yaml").out == (
        "tightened\tcriterion\toption-evaluation/said\t\toption-evaluation\tmet_when\t"
        "{fact: pain}\t{fact: pain, level: confirmed}\t"
        "tightened: criterion said, met_when: {fact: pain} → {fact: pain, level: confirmed}\n"
        "reworded\titem\toption-evaluation/step\t\toption-evaluation\tdo\t"
        "Do it\tDo it now\treworded: item step, do: “Do it” → “Do it now”\n"
    )


def test_on_a_terminal_stage_by_stage_with_a_sign_and_counts(run: Run) -> None:
    with run.on_terminal():
        shown = run.ok("playbook", "diff", "old.yaml", "new.yaml", "--color", "never").out

    assert "Comparing (option-evaluation)\n" in shown
    assert "  ↑ tightened: criterion said, met_when: {fact: pain} → {fact: pain" in shown
    assert "  ~ reworded: item step, do: “Do it” → “Do it now”\n" in shown
    assert shown.endswith("tightened: 1 and reworded: 1.\n")


def test_json_has_each_difference_with_both_values(run: Run) -> None:
    document = json.loads(run.ok("playbook", "diff", "old.yaml", "new.yaml", "--json").out)

    assert document["schema"] == "salescoach/playbook-diff@1"
    assert document["changes"][0] == {
        "from": document["olds"][0]["digest"],
        "kind": "tightened",
        "element": "criterion",
        "id": "option-evaluation/said",
        "old_id": None,
        "stage": "option-evaluation",
        "key": "met_when",
        "old": {"fact": "pain", "known": True},
        "new": {"fact": "pain", "known": True, "level": "confirmed"},
        "effect": None,
        "words": "tightened: criterion said, met_when: {fact: pain} → {fact: pain, level:"
        " confirmed}",
    }


def test_the_bytes_are_the_same_whether_the_playbook_was_compiled_before(run: Run) -> None:
    line = ("playbook", "diff", "old.yaml", "new.yaml", "--json")

    assert run.ok(*line).out == run.ok(*line).out


def test_differences_are_no_failure_unless_asked_for(run: Run) -> None:
    same = run.ok("playbook", "diff", "old.yaml", "old.yaml", "--exit-code")

    assert same.out == ""
    assert same.err.endswith("are the same.\n")
    assert run("playbook", "diff", "old.yaml", "new.yaml").code == 0
    assert run("playbook", "diff", "old.yaml", "new.yaml", "--exit-code").code == 1


def test_what_a_deal_follows_is_old_by_the_deal_or_by_the_digest(run: Run) -> None:
    write(run, OUR, (run.base / "old.yaml").read_text())
    run.ok("new", "Acme Pumps", "--playbook", OUR)
    write(run, OUR, (run.base / "new.yaml").read_text())
    digest = json.loads(run.ok("playbook", "diff", OUR, "--json").out)["olds"][0]["digest"]

    expected = run.ok("playbook", "diff", "old.yaml", "new.yaml").out
    for line in (
        (OUR,),
        (OUR, "--deal", "acme-pumps"),
        (digest, OUR),
        (digest[:8], OUR),
    ):
        assert run.ok("playbook", "diff", *line).out == expected


def test_with_nothing_to_compare_it_says_so(run: Run) -> None:
    none = run.ok("playbook", "diff", "new.yaml")

    assert none.out == ""
    assert none.err.startswith("No running deal follows another content of small than small 1.0.0")
    assert run("playbook", "diff", "0123456789", "new.yaml").code == 4
    assert run("playbook", "diff", "old.yaml", "new.yaml", "--deal", "acme").code == 2


WARNING = "warnings: [{{id: {}, severity: low, fires_when: {{days_in_stage: {{at_least: 0}}}},"
WARNS = WARNING + " because: So{}}}]"


def small(run: Run, name: str, text: str = "", **parts: str) -> str:
    write(run, name, the_text(text, **parts))
    return name


def told_of(run: Run, name: str) -> list[str]:
    """The deals that --deals names."""
    document = json.loads(run.ok("playbook", "diff", name, "--deals", "--json").out)
    return [one["deal"] for one in document["deals"]]


def test_of_deals_that_are_over_nothing_is_told(run: Run) -> None:
    run.ok("new", "Acme Pumps", "--playbook", "old.yaml")
    run.ok("new", "Mill", "--playbook", "old.yaml")
    assert told_of(run, "new.yaml") == ["acme-pumps", "mill"]

    run.ok("lose", "mill", "--because", "too late")

    assert told_of(run, "new.yaml") == ["acme-pumps"]
    (old,) = json.loads(run.ok("playbook", "diff", "new.yaml", "--json").out)["olds"]
    assert old["deals"] == 1


def test_a_playbook_that_is_called_otherwise_reaches_the_deals_of_its_old_name(run: Run) -> None:
    run.ok("new", "Acme Pumps", "--playbook", "old.yaml")

    assert told_of(run, small(run, "renamed.yaml", "id: big\nalso: [small]")) == ["acme-pumps"]
    assert told_of(run, small(run, "other.yaml", "id: other")) == []


def test_deals_that_follow_a_later_version_are_left_alone(run: Run) -> None:
    run.ok("new", "Acme Pumps", "--playbook", "old.yaml")
    run.ok("new", "Mill", "--playbook", small(run, "later.yaml", "version: 2.0.0"))

    assert told_of(run, small(run, "middle.yaml", "version: 1.5.0")) == ["acme-pumps"]


def test_the_beginning_of_two_digests_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No two real ones begin alike in eight letters: here every one is looked at as if it did."""
    run.ok("new", "Acme Pumps", "--playbook", "old.yaml")
    run.ok("new", "Mill", "--playbook", small(run, "later.yaml", "version: 2.0.0"))
    real = contents._digest
    monkeypatch.setattr(contents, "_digest", lambda *both: "abcdef12" + real(*both)[8:])

    refused = run("playbook", "diff", "abcdef12", "new.yaml")

    assert refused.code == 4
    assert "several contents begin with abcdef12" in refused.err


def test_a_warning_that_is_called_otherwise_neither_comes_nor_goes(run: Run) -> None:
    one = small(run, "one.yaml", WARNS.format("quiet", ""))
    run.ok("new", "Acme Pumps", "--playbook", one)
    two = small(run, "two.yaml", WARNS.format("silent", ", also: [quiet]"))
    three = small(run, "three.yaml", WARNS.format("silent", ""))

    def warnings(name: str) -> dict[str, list[str]]:
        document = json.loads(run.ok("playbook", "diff", name, "--deals", "--json").out)
        found = document["deals"][0]["effect"]["warnings"]
        return {"come": [o["id"] for o in found["come"]], "go": [o["id"] for o in found["go"]]}

    assert warnings(two) == {"come": [], "go": []}
    assert warnings(three) == {"come": ["silent"], "go": ["quiet"]}


STAGE = """
buyer_roles: [{id: user, title: Runs%s}]
stages:
  - id: first
    title: First
    %s
"""
CASES = "limit: [%s{days: 30}]"
LOYAL = "{when: {customer_type: loyal}, days: 90}, "
QUIET = "not_yet: [{say: 'the price'%s}]"
UNTIL = ", until: {fact: pain}, because: 'It is early'"
IN_SENTENCES = {
    "the whole limit": (
        ("", CASES % ""),
        ("", CASES % LOYAL),
        "changed: stage first, limit: 30 days → 90 days for: Loyal; 30 days otherwise",
    ),
    "what not to talk about": (
        ("", ""),
        ("", QUIET % UNTIL),
        (
            "changed: stage first, not_yet: nothing → “the price” until this is so: Pain: known,"
            " because “It is early”"
        ),
    ),
    "new words": (
        ("", ""),
        (", reach: ['Who pays?']", ""),
        "words added: buyer role user, reach: “Who pays?”",
    ),
    "words that are gone": (
        (", reach: ['Who pays?', 'Who signs?']", ""),
        (", reach: ['Who pays?']", ""),
        "words removed: buyer role user, reach: “Who signs?”",
    ),
}


@pytest.mark.parametrize(("old", "new", "words"), IN_SENTENCES.values(), ids=IN_SENTENCES)
def test_what_show_has_sentences_for_is_told_in_them(
    empty: Run, old: tuple[str, str], new: tuple[str, str], words: str
) -> None:
    write(empty, "old.yaml", the_text(STAGE % old))
    write(empty, "new.yaml", the_text(STAGE % new))

    (line,) = empty.ok("playbook", "diff", "old.yaml", "new.yaml").out.splitlines()

    assert line.split("\t")[-1] == words


# Deals


@pytest.fixture
def deals(home: Path) -> Run:
    """The example, and a playbook of the same id in which much is otherwise."""
    run = demo(home)
    text = shipped()["technical-sale"].read_text("utf-8")
    text = text.replace("version: 1.0.0", "version: 1.1.0", 1)
    text = text.replace(
        "{fact: pass-mark, known: true, level: confirmed, from: [technical]}",
        "{fact: pass-mark, known: true, level: proven, from: [technical]}",
    )
    write(run, OUR, text)
    return run


def effects(run: Run) -> dict[str, Any]:
    found = json.loads(run.ok("playbook", "diff", OUR, "--deals", "--json", *DAY).out)
    return {one["deal"]: one for one in found["deals"]}


def test_deals_are_told_with_what_would_be_otherwise(deals: Run) -> None:
    found = effects(deals)
    touched = [id_ for id_, one in found.items() if one["touched"]]

    assert touched == ["lumbre-ceramica"]
    assert len(found) > 5
    one = found["lumbre-ceramica"]["effect"]
    assert one["criteria"] == [
        {
            "id": "option-evaluation/mark-agreed",
            "old_id": None,
            "before": "met",
            "after": "unknown",
        }
    ]
    assert one["action"]["other"] is True
    with deals.on_terminal():
        shown = deals.ok("playbook", "diff", OUR, "--deals", "--color", "never", *DAY).out
    assert "criterion option-evaluation/mark-agreed (pass mark agreed): met → unknown" in shown
    assert f"Nothing would be otherwise for {len(found) - 1} deals." in shown


def test_what_is_promised_is_what_an_upgrade_does(deals: Run) -> None:
    promised = effects(deals)
    assert promised

    for deal, one in promised.items():
        deals.ok("deal", "upgrade", deal, "--to", OUR, *DAY)
        after = json.loads(deals.ok("next", deal, "--json", *DAY).out)
        effect = one["effect"]
        first = after["actions"][0]["id"] if after["actions"] else None
        expected = effect["action"]["after"]
        assert first == (expected["id"] if expected else None)
        assert after["gate"]["open"] is (effect["gate"]["after"] == "open")
        changed = {each["id"]: each["after"] for each in effect["criteria"] if each["after"]}
        verdicts = {
            f"{after['gate']['stage']}/{each['id']}": each["verdict"]
            for each in after["gate"]["criteria"]
        }
        assert changed.items() <= verdicts.items()
    assert effects(deals) == {}


def test_a_deal_whose_stage_is_gone_is_named_with_where_it_may_stand(deals: Run) -> None:
    run = deals
    write(run, "two.yaml", the_text("stages: [{id: first, title: F}, {id: second, title: S}]"))
    run.ok("new", "Acme Pumps", "--playbook", "two.yaml", *DAY)
    write(run, "two.yaml", the_text("stages: [{id: second, title: S}]"))

    found = json.loads(run.ok("playbook", "diff", "two.yaml", "--deals", "--json", *DAY).out)

    (one,) = found["deals"]
    assert (one["deal"], one["touched"], one["effect"]) == ("acme-pumps", True, None)
    assert one["stages"] == ["second"]


def test_a_deal_that_cannot_be_read_is_named_and_the_others_are_told(deals: Run) -> None:
    (deals.home / "deals" / "halden-board.json").write_text("{")

    result = deals("playbook", "diff", OUR, "--deals", *DAY)

    assert result.code == 3
    assert "halden-board" in result.err
    assert "lumbre-ceramica\t" in result.out


@pytest.mark.parametrize("way", ["plain", "json", "table"])
def test_what_may_be_called_otherwise_is_asked_beside_the_data(run: Run, way: str) -> None:
    write(run, "other.yaml", the_text(
        criteria=SAID.replace("id: said", "id: told"), items=STEP.replace("id: step", "id: go")
    ))  # fmt: skip

    told = run.ok("playbook", "diff", "old.yaml", "other.yaml", "--format", way)

    assert told.err == (
        "Is criterion said the same as told? Then write beside told: also: [said]\n"
        "Is item step the same as go? Then write beside go: also: [step]\n"
    )
    assert "Is item step" not in told.out
