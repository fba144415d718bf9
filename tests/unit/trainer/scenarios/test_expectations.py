"""What can be expected, and what is wrong with an expectation."""

import pytest

from salescoach.playbook.compiling import compile_playbook
from salescoach.trainer.scenarios.reading import Named, read_suite
from tests.builders.scenarios import HEAD, PUMPS, a_file, read, render, wrong


def problems(expected: str) -> list[str]:
    return wrong(f"- name: it\n  expect: {{{expected}}}")


KINDS = (
    " The kinds are do, find-out, meet, repay, advance, win, take-up, walk-away, arrange, agree,"
    " settle, keep, chase, evaluate, repair and hand-over."
)


@pytest.mark.parametrize(
    "expected",
    [
        "gate: open",
        "met: trouble-said",
        "unmet: [finding-out/trouble-said], unknown: [], waived: [loss-said], open: []",
        "next: []",
        "next: [advance, win, advance/offer, do/read-up, do/finding-out/read-up, repay/loss-said]",
        "next: {first: find-out/loss, waiting: meet/user, ready: [find-out/expected-close]}",
        "next: {includes: [settle/deposits, keep/sheet, chase/figures, repair/leak]}",
        "next: {excludes: [arrange/pilot, arrange/ana, agree/price, evaluate/as-is/economic]}",
        "stage: offer, position: running, status: parked, outcome: null",
        "outcome: none, days_in_stage: 0",
        "warnings: [], debts: [finding-out/read-up, loss-said]",
        "items: {read-up: unknown, finding-out/test-it: not-applicable}",
        "facts: {trouble: none}".replace("none", "unknown"),
        "facts: {trouble: {level: heard, value: x}, loss: {value: none}}",
    ],
)
def test_what_can_be_expected(expected: str) -> None:
    assert problems(expected) == []


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("at: 1d", "SC508: this expects nothing | Say what has to be so, like gate: closed"),
        ("at: 2026-03-01, gate: open", "SC505: 2026-03-01 comes before the start, 2 March"),
        ("at: soon, gate: open", ("SC203: expected days, weeks or months from the start, like 3d"
         " or 2w, or a day like 2026-03-05, found 'soon'")),
        ("gate: ", "SC203: expected a value, or no such key, found null"),
        ("met: [truoble-said]",
         "SC301: there is no criterion truoble-said | Did you mean trouble-said?"),
        ("met: [read-up]", "SC301: there is no criterion read-up"),
        ("debts: [reed-up]", ("SC301: there is no item or criterion reed-up"
         " | Did you mean read-up?")),
        ("stage: offr", "SC301: there is no stage offr | Did you mean offer?"),
        ("position: offr", "SC301: there is no stage offr | Did you mean offer?"),
        ("warnings: [too-lon]", "SC301: there is no warning too-lon | Did you mean too-long?"),
        ("items: {reed-up: done}", "SC301: there is no item reed-up | Did you mean read-up?"),
        ("items: {read-up: finished}", ("SC205: 'finished' is not one of open, done, skipped,"
         " not-applicable and unknown")),
        ("facts: {truoble: heard}", "SC301: there is no fact truoble | Did you mean trouble?"),
        ("facts: {trouble: none}",
         "SC205: 'none' is not one of unknown, assumed, heard, confirmed and proven"),
        ("facts: {loss: {value: 50}}", "SC203: expected an amount like 50000 EUR, found '50'"),
        ("facts: {size: {value: many}}", "SC203: expected a number like 12 or 1.5, found 'many'"),
        ("facts: {size: {value: 1.250}}", ("SC203: expected a number like 12 or 1.5, found"
         " '1.250' | Write 1250, or 1.25: whichever is meant.")),
        ("facts: {share: {value: half}}", "SC203: expected a number like 12 or 12%, found 'half'"),
        ("facts: {trial-day: {value: soon}}",
         "SC203: expected a day like 2026-03-05, or 3d, 2w from the start, found 'soon'"),
        ("facts: {trouble: {value: [a, b]}}", "SC203: expected one text, found a list"),
        ("next: [read-up]",
         ("SC506: read-up is not the id of an action | It is a kind, a slash, and"
         " what it is about, like find-out/FACT or do/ITEM." + KINDS)),
        ("next: {first: findout/loss}",
         "SC506: findout/loss is not the id of an action | Did you mean find-out/loss?"),
        ("next: {first: settel/deposits}",
         "SC506: settel/deposits is not the id of an action | Did you mean settle/deposits?"),
        ("next: {first: arrange}", ("SC506: arrange is not the id of an action | It is a kind, a"
         " slash, and what it is about, like find-out/FACT or do/ITEM." + KINDS)),
        ("next: {first: do}", ("SC506: do is not the id of an action | It is a kind, a slash, and"
         " what it is about, like find-out/FACT or do/ITEM." + KINDS)),
        ("next: {excludes: find-out/los}", "SC301: there is no fact los | Did you mean loss?"),
        ("next: {includes: do/reed-up}", "SC301: there is no item reed-up | Did you mean read-up?"),
        ("next: {waiting: meet/usr}", "SC301: there is no buyer role usr | Did you mean user?"),
        ("next: {ready: advance/offr}", "SC301: there is no stage offr | Did you mean offer?"),
        ("next: {frist: advance}", "SC201: there is no key frist here | Did you mean first?"),
        ("days_in_stage: few", "SC203: expected a whole number, found 'few'"),
        ("status: won", "SC205: 'won' is not one of selling, delivering, parked and ended"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_expectation(expected: str, problem: str) -> None:
    assert problems(expected) == [problem]


@pytest.mark.parametrize(
    ("file", "warnings", "named"),
    [
        ("off", "silence", "exact: [silence]"),
        ("off", "{exact: [too-long, silence]}", "exact: [silence]"),
        ("off", "{includes: [silence]}", "includes: [silence]"),
        ("off", "{excludes: [silence]}", "excludes: [silence]"),
        ("on", "{excludes: silence, default: off}", "excludes: [silence]"),
        ("off", "{excludes: silence, default: on}", None),
        ("on", "{includes: silence}", None),
        ("off", "{includes: [too-long]}", None),
        ("off", "[]", None),
    ],
)
@pytest.mark.parametrize("elsewhere", ["closed", "shut"])
def test_a_warning_of_the_program_is_not_named_where_it_is_left_out(
    file: str, warnings: str, named: str | None, elsewhere: str
) -> None:
    """Also where the rest of the file has another mistake."""
    tests = f"- name: it\n  expect: [{{warnings: {warnings}}}, {{gate: {elsewhere}}}]"
    problems = read(a_file(tests, head=f"{HEAD}warnings: {{default: {file}}}\n")).problems
    found = [one for one in problems if one.code != "SC205"]

    assert [render(one.message) for one in found] == (
        ["silence comes with the program, and only the playbook's own warnings are looked at here"]
        if named
        else []
    )
    assert [render(one.remedy) for one in found if one.remedy] == (
        [f"Write default: on beside it, like warnings: {{{named}, default: on}}"] if named else []
    )


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("excludes", []),
        ("includes", [("there is no warning silence", (
            "It comes with the program, but this playbook does not have it: it is taken out, or"
            " something that it asks about is not there. Only excludes may name it."
        ))]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "without",
    [
        PUMPS + "  - {id: silence, remove: true}\n",
        PUMPS.replace("won_after: ", "default_warnings: false\nwon_after: "),
    ],
    ids=["taken out", "without the set"],
)
def test_a_warning_that_the_playbook_does_not_have_can_only_be_excluded(
    without: str, how: str, told: list[tuple[str, str]]
) -> None:
    text = a_file(f"- name: it\n  expect: {{warnings: {{{how}: [silence]}}}}")
    compiled = compile_playbook(without.encode(), "pumps.yaml")
    found = read_suite(text.encode(), "pumps.test.yaml", lambda name: Named(name, compiled), {})

    problems = [(one.message, one.remedy) for one in found.problems]

    assert [(render(said), render(how)) for said, how in problems if how] == told
    assert len(problems) == len(told)


def test_an_id_of_before_leads_to_that_of_now() -> None:
    now = PUMPS.replace("id: loss,", "id: loss, also: [measure],").replace(
        "id: read-up,", "id: read-up, also: [study],"
    )
    assert now.count("also:") == 2
    expected = "facts: {measure: heard}, next: {includes: [find-out/measure, do/study, do/finding-out/study]}"  # noqa: E501
    text = a_file("- name: it\n  expect: {" + expected + "}")
    compiled = compile_playbook(now.encode(), "pumps.yaml")
    found = read_suite(text.encode(), "pumps.test.yaml", lambda name: Named(name, compiled), {})

    assert sorted(render(one.remedy) for one in found.problems if one.remedy) == [
        "Did you mean finding-out/read-up?", "Did you mean loss?", "Did you mean loss?",
        "Did you mean read-up?",
    ]  # fmt: skip
