"""What `playbook show` says."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "outline.buyer": "The buyer: {buyer}",
    "outline.criteria": "Before the next stage",
    "points.carried": "In: {what}",
    "points.carried-not": "Nothing in the playbook carries it.",
    "points.tested": "Shown by: {what}",
    "points.tested-not": "No test shows it: name it under covers in a test.",
    "points.whole": "{points}, each with its place and its test.",
    "points.missing": "Without a place or a test: {points}",
    "hint.test": "See them with: salescoach playbook test {file}",
    "tests-broken": "the tests in {file} have errors.",
}
