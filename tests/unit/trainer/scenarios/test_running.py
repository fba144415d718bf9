"""Events in order, then what is expected; a refused command; what an observer is shown."""

from datetime import date

import pytest

from salescoach.guidance.view import View
from salescoach.trainer.scenarios.model import Event, Given
from salescoach.trainer.scenarios.results import (
    Missed,
    NotOpened,
    NotRefused,
    Refusal,
    Result,
    Stopped,
)
from salescoach.trainer.scenarios.running import run
from tests.builders.scenarios import only, played, results, the_suite


class Recorder:
    """A rehearsal that plays nothing: it notes what it is asked for, and refuses what it must."""

    def __init__(self, *refused: str, opens: bool = True) -> None:
        self.refused = refused
        self.opens = opens
        self.asked: list[str] = []

    def begin(self, given: Given, on: date) -> Refusal | None:
        self.asked.append(f"open {given.account} {on}")
        return None if self.opens else Refusal(code=4, words=("no such type",))

    def perform(self, event: Event) -> Refusal | None:
        self.asked.append(f"{event.verb.name} {event.on}")
        return Refusal(code=2, words=("no",)) if event.verb.name in self.refused else None

    def view(self, on: date) -> View:
        raise AssertionError(on)


EVENTS = """
- name: it
  events:
    - {at: 2d, done: read-up}
    - {at: 1d, set: {trouble: x}}
    - {at: 3d, advance: {}, refused: REFUSED}
    - {at: 4d, win: {}, refused: 2}
"""


def recorded(recorder: Recorder, refused: str = "2") -> Result:
    suite = the_suite(EVENTS.replace("REFUSED", refused))
    return run(suite, suite.scenarios[0], recorder)


def test_the_deal_is_opened_on_the_first_day_and_events_follow_on_theirs() -> None:
    recorder = Recorder("advance", "win")

    assert recorded(recorder).failures == ()
    assert recorder.asked == [
        "open The customer 2026-03-02",
        "set 2026-03-03",
        "done 2026-03-04",
        "advance 2026-03-05",
        "win 2026-03-06",
    ]


def test_a_deal_that_cannot_be_opened_ends_the_test() -> None:
    recorder = Recorder(opens=False)
    (failure,) = recorded(recorder).failures

    assert isinstance(failure, NotOpened)
    assert failure.refusal == Refusal(code=4, words=("no such type",))
    assert len(recorder.asked) == 1


def test_a_command_that_is_refused_unasked_ends_the_test() -> None:
    recorder = Recorder("done")
    (failure,) = recorded(recorder).failures

    assert isinstance(failure, Stopped)
    assert (failure.event.verb.name, failure.refusal.words) == ("done", ("no",))
    assert recorder.asked[-1] == "done 2026-03-04"


@pytest.mark.parametrize(
    ("refuses", "expected", "failed"),
    [
        (("advance", "win"), "2", False),
        (("advance", "win"), "1", True),  # another exit code
        (("advance", "win"), "true", True),  # which is the answer no, 1
        (("advance",), "2", True),  # `win` works
        (("win",), "2", True),  # `advance` works
        (("win",), "true", True),
    ],
)
def test_a_command_that_has_to_be_refused(
    refuses: tuple[str, ...], expected: str, failed: bool
) -> None:
    result = recorded(Recorder(*refuses), expected)

    assert [type(failure) for failure in result.failures] == ([NotRefused] if failed else [])


@pytest.mark.parametrize(("code", "failed"), [(0, True), (1, False), (2, True), (4, True)])
def test_refused_alone_means_that_the_answer_is_no(code: int, failed: bool) -> None:
    class Answering(Recorder):
        def perform(self, event: Event) -> Refusal | None:
            return Refusal(code=code, words=("why",)) if code else None

    suite = the_suite("- name: it\n  events: {at: 1d, advance: {}, refused: true}")
    result = run(suite, suite.scenarios[0], Answering())

    assert [type(failure) for failure in result.failures] == ([NotRefused] if failed else [])


def test_all_expectations_are_looked_at_and_an_observer_sees_each_day() -> None:
    seen: list[date] = []
    suite = the_suite("""
        - name: it
          expect:
            - {at: 9d, gate: open}
            - {at: 1d, stage: finding-out}
            - {at: 2d, gate: open}
        """)

    (result,) = played(suite, lambda view: seen.append(view.today))

    assert seen == [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 11)]
    failed = [one.expectation.at for one in result.failures if isinstance(one, Missed)]
    assert failed == ["2d", "9d"]


def test_a_day_is_seen_in_the_evening() -> None:
    found = results("""
        - name: it
          events:
            - {at: 5d, done: test-it, because: x, until: 9d}
          expect:
            - {at: 4d, items: {test-it: open}}
            - {at: 5d, items: {test-it: done}}
        """)

    assert found == {"it": "passed"}


@pytest.mark.parametrize(
    ("todo", "gate", "verdict"),
    [
        ("", "closed", "passed"),
        ("", "open", "failed"),
        ("  todo: later\n", "open", "todo"),
        ("  todo: later\n", "closed", "unexpected-pass"),
    ],
)
def test_what_is_still_to_do_does_not_fail_and_is_told_when_it_passes(
    todo: str, gate: str, verdict: str
) -> None:
    assert only(f"- name: it\n{todo}  expect: {{gate: {gate}}}").verdict == verdict
