"""The one warning on the screen of a deal."""

import json

import pytest

from salescoach.cli.rendering.next_screen import TALLEST
from tests.builders.playbooks import the_text
from tests.builders.worlds import HALDEN, Run


def screen(run: Run, *more: str) -> str:
    return run.ok("next", HALDEN, "--format", "table", *more).out


def warnings(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run.ok("next", HALDEN, "--json").out)["warnings"]
    return found


def test_at_most_one_stands_between_the_actions_and_what_is_open(run: Run) -> None:
    shown = screen(run)
    assert shown.count("Take care: ") <= 1
    assert shown.count("\n") <= TALLEST


def test_it_shows_on_its_first_day_and_every_third_after(run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01")
    seen = []
    for day in range(5, 13):
        run.clock.to(f"2026-03-{day:02d}")
        seen.append("Take care: The date is ours" in screen(run, "--limit", "1"))

    assert seen == [True, False, False, True, False, False, True, False]


def test_their_own_date_ends_it(run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01")
    assert [one["id"] for one in warnings(run)] == ["date-not-theirs"]
    run.ok("set", HALDEN, "expected-close=2026-06-01", "--said-by", "ana")
    assert warnings(run) == []


def test_scripts_get_all_that_fire_with_since_when(run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01")
    run.clock.to("2026-03-07")

    (found,) = warnings(run)
    assert found == {
        "id": "date-not-theirs",
        "severity": "low",
        "because": "The date is ours, they never gave one: 1 June",
        "counter_action": "Ask by when they need it, and what happens if it comes later.",
        "clears": ["find-out/expected-close"],
        "source": "practitioner",
        "since": "2026-03-05",
        "shows_today": False,
    }
    (deal,) = json.loads(run.ok("next", "--json").out)["deals"]
    assert deal["warnings"] == [found]


def test_plain_rows_are_actions_and_nothing_else(run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01")
    assert "Take care" not in run.ok("next", HALDEN).out


@pytest.mark.parametrize("width", [60, 80, 100])
def test_it_takes_two_lines_at_the_most(width: int, run: Run) -> None:
    run.ok("set", HALDEN, "expected-close=2026-06-01")
    with run.on_terminal(width=width):
        lines = run.ok("next", HALDEN, "--limit", "1").out.splitlines()

    first = next(place for place, line in enumerate(lines) if "Take care:" in line)
    told = lines[first : first + 2]
    assert ("What helps:" in " ".join(told)) is (width > 60)
    following = lines[first + (2 if width > 60 else 1)]
    assert following.startswith("Still open")


LONG = "It goes on and on about what could happen if nobody looked after it. "
TEXTS = {
    "both fit": ("Short", "Ring", "Take care: Short. What helps: Ring."),
    "its own full stop": ("Short!", "Ring?", "Take care: Short! What helps: Ring?"),
    "what helps is too long": ("Short", LONG * 3, "Take care: Short."),
    "the reason is too long": (LONG * 9, "Ring", None),
    "no spaces": ("长" * 200, "Ring", None),
}


@pytest.mark.parametrize(("because", "helps", "told"), TEXTS.values(), ids=TEXTS.keys())
def test_what_is_too_long_is_left_out_or_cut(
    because: str, helps: str, told: str | None, run: Run
) -> None:
    own = run.base / "own.yaml"
    rule = (
        f"{{id: w, severity: low, fires_when: {{amount: {{missing: true}}}}, because: '{because}', "
    )
    own.write_text(the_text(f"warnings: [{rule}counter_action: {{text: '{helps}'}}}}]\n"))
    run.ok("new", "Own", "--playbook", str(own), "--type", "market")
    lines = run.ok("next", "own", "--format", "table").out.splitlines()

    first = next(place for place, line in enumerate(lines) if line.startswith("Take care:"))
    shown = [line for line in lines[first : first + 3] if line and "salescoach" not in line]
    assert len(shown) <= 2
    assert " ".join(shown) == told if told else shown[-1].endswith("…")


CROWDED = """
warnings: [{id: w, severity: §, fires_when: {amount: {missing: true}}, because: Careful}]
"""
STEPS = "\n".join(
    f"- {{id: step-{n}, do: '{'A step with many words ' * 12}', why: '{'so it is ' * 9}'}}"
    for n in range(4)
)


@pytest.mark.parametrize(("severity", "shown"), [("medium", False), ("high", True)])
def test_only_a_severe_one_takes_the_place_of_an_action(
    severity: str, shown: bool, run: Run
) -> None:
    own = run.base / "own.yaml"
    leave_out = "not_yet: [{say: price, because: '" + "It comes later. " * 12 + "'}]"
    own.write_text(the_text(CROWDED.replace("§", severity), items=STEPS, stage=leave_out))
    run.ok("new", "Own", "--playbook", str(own), "--type", "market")
    text = run.ok("next", "own", "--format", "table").out

    assert text.count("\n") <= TALLEST
    assert ("Take care: Careful." in text, "\n3  " in text) == (shown, not shown)
