from salescoach.trainer.scenarios.coverage import Coverage, Covered, Report
from salescoach.trainer.scenarios.elements import Element
from tests.builders.deals import A_DAY, DAY, ended, met, parked, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

BOOK = a_playbook(
    """
warnings:
  - {id: own, severity: low, fires_when: {fact: pain}, because: "O"}
  - {id: usual, severity: low, fires_when: {fact: pain}, because: "U"}
""",
    items="- {id: send, do: Send, needs: {fact: pain}}",
    criteria="- {id: said, statement: S, met_when: {fact: pain, level: confirmed}}",
)
NEEDS = Element("condition", "option-evaluation/send", "needs")
SAID = Element("criterion", "option-evaluation/said")
OWN, USUAL = Element("warning", "own"), Element("warning", "usual")
NOBODY = a_view(BOOK)
GUESS = a_view(BOOK, said("pain"))
SURE = a_view(BOOK, met("anna"), said("pain", by=["anna"]))


def test_nothing_is_seen_before_the_first_view() -> None:
    report = Coverage(BOOK).report()
    assert report == Report(tuple(Covered(one, ()) for one in (NEEDS, SAID, OWN, USUAL)))
    assert (report.seen, report.ways, report.percent) == (0, 8, 0)


def test_each_view_adds_the_ways_in_which_it_shows_the_elements() -> None:
    coverage = Coverage(BOOK)
    coverage.seen(NOBODY)
    coverage.seen(GUESS)
    report = coverage.report()
    assert report == Report(
        (
            Covered(NEEDS, ("true", "not-true")),
            Covered(SAID, ("not-met",)),
            Covered(OWN, ("fires", "quiet")),
            Covered(USUAL, ("fires", "quiet")),
        )
    )
    assert (report.seen, report.ways, report.percent) == (7, 8, 87)
    assert [(one.element, one.missing) for one in report.missing] == [(SAID, ("met",))]


def test_only_what_was_seen_every_way_is_whole() -> None:
    coverage = Coverage(BOOK)
    for view in (SURE, NOBODY):
        coverage.seen(view)
    assert (coverage.report().percent, coverage.report().missing) == (100, ())


def test_the_order_of_the_views_and_a_view_twice_change_nothing() -> None:
    one, other = Coverage(BOOK), Coverage(BOOK)
    for view in (NOBODY, GUESS):
        one.seen(view)
    for view in (GUESS, NOBODY, GUESS):
        other.seen(view)
    assert one.report() == other.report()


def test_a_deal_that_rests_shows_nothing() -> None:
    coverage = Coverage(BOOK)
    coverage.seen(a_view(BOOK, parked(DAY + A_DAY)))
    coverage.seen(a_view(BOOK, ended("lost")))
    assert coverage.report().seen == 0


def test_a_parked_deal_counts_again_on_its_day() -> None:
    coverage = Coverage(BOOK)
    coverage.seen(a_view(BOOK, parked(DAY + A_DAY), today=DAY + A_DAY))
    assert coverage.report().seen == 4


def test_warnings_that_are_not_the_playbooks_own_can_be_left_out() -> None:
    report = Coverage(BOOK, counts=lambda rule: rule.id == "own").report()
    assert [one.element for one in report.elements] == [NEEDS, SAID, OWN]


def test_a_playbook_without_anything_to_see_is_whole() -> None:
    report = Coverage(a_playbook()).report()
    assert (report.seen, report.ways, report.percent) == (0, 0, 100)
