"""What the tests of a playbook have seen, and tests that are made of real deals."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "coverage.summary": "Coverage: {seen} of {ways}, {percent} %",
    "coverage.summary-of": "Coverage of {file}: {seen} of {ways}, {percent} %",
    "coverage.too-low": "That is less than {wanted} %.",
    "coverage.not-seen": "What no test has seen:",
    "coverage.missing": "{element}: {how}",
    "coverage.never": "at all",
    "coverage.never-met": "met",
    "coverage.never-not-met": "not met",
    "coverage.never-true": "true",
    "coverage.never-not-true": "not true",
    "coverage.never-fires": "firing",
    "coverage.never-quiet": "quiet",
    "coverage-of-some": "--min-coverage asks for all tests: leave out {option}",
    "record-alone": "--record prints a test, and runs none: leave out {options}",
    "recorded.read-it": (
        "Names are replaced; everything else that somebody wrote stands there. "
        "Read it before you share it."
    ),
    "recorded.left-out": "Left out, since no command records it: {events}",
    "recorded.other-playbook": "The deal follows other content than {file} has today.",
    "recorded.fails": "The test does not pass as it is. {why}",
    "recorded.no-playbook": "Put the test beside its playbook, {file}, which is not found here.",
    "unit.way": ("{n} way", "{n} ways"),
}
