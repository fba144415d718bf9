"""brief: how roles decide, what is made for them, and which parts of the solution serve whom."""

import json

import pytest

from salescoach.cli.rendering.next_screen import TALLEST
from tests.builders.playbooks import the_text
from tests.builders.worlds import Run

BOOK = """
buyer_roles:
  - {id: user, title: "Runs it", short: runs, decides_by: "Tries it first.", prefers: "Short calls",
     materials: [try-sheet]}
  - {id: economic, title: "Pays for it", short: pays}
perspectives: [{id: customers, title: "Their customers", short: customers}]
materials: [{id: try-sheet, title: "How to try it"}]
touchpoints:
  - {id: talk, title: "A presentation", short: presentation}
  - {id: web, title: "Web site"}
solution_elements:
  - {id: remote, title: "Remote diagnosis", advantage: "Seen from afar",
     benefit: "No visit for small faults.", serves: [{role: user, perspective: customers}]}
  - {id: spare, title: "Spare unit", advantage: "No wait", serves: [{role: user}]}
  - {id: plain, title: "Plain thing", serves: [{role: user}]}
"""
ITEMS = """
- {id: show, do: "Show it", with: [user], records: [pain], touchpoint: talk}
- {id: put, do: "Put it on the site", effort: 20min, touchpoint: web}
- {id: read, do: "Read up", effort: 20min}
- {id: late, do: "Come again", with: [user], touchpoint: talk, after: [show]}
"""
CRITERION = "- {id: c, statement: S, met_when: {fact: pain}}"
DEAL = "big-mill"


@pytest.fixture
def mill(empty: Run) -> Run:
    return opened(empty, BOOK)


def opened(run: Run, book: str) -> Run:
    """Ana with a goal, Ben with none; both run it, and come on Monday."""
    (run.base / "own.yaml").write_text(the_text(book, items=ITEMS, criteria=CRITERION))
    run.ok("new", "Big Mill", "--playbook", "own.yaml", "--type", "market")
    run.ok("person", "add", DEAL, "Ana Ruiz", "--role", "user", "--goal", "fewer complaints",
           "--perspective", "customers")  # fmt: skip
    run.ok("person", "add", DEAL, "Ben Ohm", "--role", "user")
    run.ok("visit", "plan", DEAL, "2026-03-09", "--with", "ana", "--with", "ben")
    return run


def sheet(run: Run, *words: str) -> str:
    return run.ok("brief", DEAL, *words).out


def test_the_screen_has_two_offers_a_person_and_says_where_goals_are_not_known(mill: Run) -> None:
    shown = sheet(mill, "--format", "table")
    assert shown.splitlines()[4:10] == [
        "Ana Ruiz    (runs). Decides: Tries it first. Prefers: Short calls.",
        'For Ana     "fewer complaints" (customers): Remote diagnosis. No visit for small',
        "            faults.",
        '            "fewer complaints" (customers): Spare unit. No wait.',
        "Ben Ohm     (runs). Goals not known yet.",
        "",
    ]
    assert "Plain thing" not in shown
    assert "Bring       How to try it" in shown.splitlines()


def test_a_part_of_which_nothing_more_is_said_is_named_alone(mill: Run) -> None:
    mill.ok("person", "edit", DEAL, "ben", "--goal", "peace")
    mill.ok("person", "edit", DEAL, "ana", "--goal", "quiet", "--goal", "calm")
    shown = sheet(mill, "--with", "ana", "--format", "md", "--private")
    assert '**For Ana:** "quiet": Spare unit. No wait.' in shown
    assert '"peace": Remote diagnosis. No visit for small faults.' in sheet(
        mill, "--with", "ben", "--format", "table"
    ).replace("\n            ", " ")


def test_the_page_for_the_table_has_neither_opinions_nor_goals(mill: Run) -> None:
    page = sheet(mill, "--format", "md")
    assert "- **Ana Ruiz:** (runs).\n- **Ben Ohm:** (runs).\n" in page
    assert "- **Bring:** How to try it" in page
    private = sheet(mill, "--format", "md", "--private")
    assert "- **Ana Ruiz:** (runs). Decides: Tries it first. Prefers: Short calls." in private
    assert ('- **For Ana:** "fewer complaints" (customers): Remote diagnosis. No visit for small'
            " faults.") in private  # fmt: skip
    assert "- **Ben Ohm:** (runs). Goals not known yet." in private


def test_scripts_get_all_of_it(mill: Run) -> None:
    rows = [line.split("\t") for line in sheet(mill, "--format", "plain").splitlines()]
    told = [row for row in rows if row[0] in ("decides-by", "prefers", "ask-goals", "offer")]
    assert told == [
        ["decides-by", "ana-ruiz", "Tries it first."],
        ["prefers", "ana-ruiz", "Short calls"],
        ["ask-goals", "ben-ohm"],
        ["offer", "ana-ruiz", "remote", "Remote diagnosis", "fewer complaints", "customers",
         "Seen from afar", "No visit for small faults."],
        ["offer", "ana-ruiz", "spare", "Spare unit", "fewer complaints", "customers", "No wait",
         ""],
        ["offer", "ana-ruiz", "plain", "Plain thing", "fewer complaints", "customers", "", ""],
    ]  # fmt: skip
    told_json = json.loads(sheet(mill, "--format", "json"))["sheet"]
    assert told_json["offers"][0] == {
        "person": "ana-ruiz", "goal": "fewer complaints", "perspective": "customers",
        "element": "remote", "title": "Remote diagnosis", "advantage": "Seen from afar",
        "benefit": "No visit for small faults.",
    }  # fmt: skip
    assert [one["element"] for one in told_json["offers"]] == ["remote", "spare", "plain"]
    ways = [(one["decides_by"], one["prefers"], one["ask_goals"]) for one in told_json["people"]]
    assert ways == [("Tries it first.", "Short calls", False), (None, None, True)]


def test_where_the_sheet_gets_long_the_ways_of_a_role_go_first_then_offers(empty: Run) -> None:
    """Promise by promise; each screen fits."""
    mill = opened(empty, BOOK.replace("Tries it first.", "Tries it " + "again and " * 15 + "again"))
    there = ["--with", "ana", "--with", "ben"]
    for name in ("Cy", "Dan", "Eve"):
        mill.ok("person", "add", DEAL, f"{name} Dorn", "--role", "user", "--goal", "order")
        there += ["--with", name.lower()]
    seen = []
    for number in range(10):
        shown = sheet(mill, *there, "--format", "table")
        assert len(shown.splitlines()) <= TALLEST
        offered = [name for name in ("Ana", "Cy", "Dan", "Eve") if f"For {name} " in shown]
        seen.append(("Decides:" in shown, shown.count("Spare unit"), len(offered)))
        mill.ok("commitment", "add", DEAL, f"paper {number}", "--ours", "--to", "ana")
    assert seen[0] == (False, 4, 4)  # how the role decides has gone, and nothing else
    assert seen[3] == (False, 0, 4)  # one offer each
    assert seen[6] == (False, 0, 4)  # without what they gain by it
    words = "The salt of the second hall gets into everything that we have ever put there; " * 4
    mill.ok("doubt", "raise", DEAL, words, "--holder", "ana", "--severity", "high")
    shown = sheet(mill, *there, "--format", "table")
    assert len(shown.splitlines()) <= TALLEST
    assert shown.count("Remote diagnosis") == 2  # to the first two


def test_the_moment_names_the_touchpoint(mill: Run) -> None:
    """At the visit, today, and of what waits; nothing is said of an item without one."""
    shown = mill.ok("next", DEAL, "--format", "table").out
    assert "MONDAY with Ana and Ben, presentation: Show it" in shown
    assert "TODAY, 20 minutes, Web site: Put it on the site" in shown
    assert "TODAY, 20 minutes: Read up" in shown
    page = mill.ok("next", DEAL, "--format", "md").out
    assert "**MONDAY with Ana and Ben, presentation: Show it**" in page
    assert "**LATER, presentation: Come again**" in page
    actions = json.loads(mill.ok("next", DEAL, "--format", "json").out)["actions"]
    places = {one["id"]: one.get("touchpoint", "-") for one in actions}
    assert places["do/option-evaluation/show"] == "talk"
    assert places["do/option-evaluation/put"] == "web"
    assert "touchpoint" not in next(one for one in actions if one["id"].endswith("/read"))
    queue = mill.ok("next", "--format", "table").out
    assert "MONDAY with Ana and Ben, presentation: Show it" in queue
