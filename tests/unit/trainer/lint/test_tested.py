"""What a test file names, read without playing it."""

import pytest

from salescoach.trainer.lint.tested import Covering, covering

TESTS = b"""\
playbook: pumps.yaml
start: 2026-03-02
tests:
  - name: one
    covers: [finding-out/said, T6]
    events: {at: 0d, set: {not-this: x}}
    expect:
      - {gate: open, met: said, unknown: [loss, gain], stage: offer}
      - {warnings: {includes: [late], first: [silent], excludes: [over]}}
  - name: two
    given: {stage: running}
    cases:
      - {name: three, expect: {gate: closed, warnings: [slips]}}
      - {name: four, given: {stage: quiet}, expect: {gate: closed, open: [calm]}}
"""


def test_it_is_what_tests_cover_and_expect_and_where_they_look_at_a_gate() -> None:
    assert covering(TESTS, "pumps") == Covering(
        names=frozenset(
            {"finding-out/said", "T6", "said", "loss", "gain", "late", "silent", "slips", "calm"}
        ),
        stages=frozenset({"", "offer", "running", "quiet"}),
    )


@pytest.mark.parametrize(
    ("data", "playbook"),
    [
        (TESTS, "boilers"),
        (TESTS.replace(b"playbook: pumps.yaml\n", b""), "pumps"),
        (b"tests: [", "pumps"),
        (b"- a list\n", "pumps"),
        (b"\xff", "pumps"),
    ],
)
def test_a_file_about_another_playbook_or_none_at_all_names_nothing(
    data: bytes, playbook: str
) -> None:
    assert covering(data, playbook) is None


@pytest.mark.parametrize("playbook", ["pumps", "base/pumps.yaml", "pumps.yml"])
def test_the_playbook_may_be_named_in_each_way(playbook: str) -> None:
    named = TESTS.replace(b"pumps.yaml", playbook.encode())

    assert covering(named, "pumps") is not None
