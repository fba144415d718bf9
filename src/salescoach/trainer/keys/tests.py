"""The keys of a test file: the file, a test, what is given, its cases."""

from salescoach.trainer.keys.key import Key, Keys

KEYS: Keys = {
    ("File", "playbook"): Key(
        "Which playbook is tested: a file beside this one, or the id of one that ships.",
        "playbook: pumps.yaml"),
    ("File", "start"): Key(
        "The first day of every test; there is no other clock. Choose a Monday if working days "
        "matter.",
        "start: 2026-03-02"),
    ("File", "warnings"): Key(
        "For the whole file: whether the danger signs that come with the program count.",
        "warnings: {default: off}", related=("expect.warnings",)),
    ("File", "tests"): Key(
        "The examples of what the playbook must do. Each is played on a deal of its own.",
        "tests:\n  - name: who has been too long in a stage is warned\n"
        "    expect: {at: 31d, warnings: [over-the-limit]}"),
    ("WarningsDefault", "default"): Key(
        "`off`: only the playbook's own warnings are looked at; `on`: those that come with the "
        "program, too.",
        "default: off", default="on"),
    ("OneTest", "name"): Key(
        "A sentence that says what has to be so. It stands in the report, and `--run` finds the "
        "test by it.",
        "name: a heard need does not open the gate"),
    ("OneTest", "covers"): Key(
        "What the test is there for: ids of the playbook, or points that some `ref` names.",
        "covers: [finding-out/trouble-said, T6]", related=("playbook.points",)),
    ("OneTest", "todo"): Key(
        "Why it cannot pass yet. It is played, and its failure does not count.",
        "todo: to be decided with the engineers in June"),
    ("OneTest", "given"): Key(
        "What the deal is opened with.",
        "given: {customer_type: new-one, amount: 40000 EUR}", related=("given.stage",)),
    ("OneTest", "events"): Key(
        "What happens, each on its day: `at`, and one command as a rep would type it, its words "
        "joined by a hyphen.",
        "events:\n  - {at: 1d, set: {trouble: \"it leaks\"}, said_by: \"Ana\"}",
        related=("event.at", "event.refused")),
    ("OneTest", "expect"): Key(
        "What has to be so at the end of a day; one day or several.",
        "expect:\n  - {at: 3d, gate: closed}", related=("expect.at", "expect.next")),
    ("OneTest", "cases"): Key(
        "The same test several times, each with a difference. What a case gives stands over what "
        "the test gives; its events and expectations are added.",
        "cases:\n  - {name: \"who pays\", expect: {facts: {trouble: heard}}}"),
    ("Event", "at"): Key(
        "The day on which it happens: so long after the start (`0d`, `3d`, `2w`), or a date.",
        "at: 3d", related=("test_file.start",)),
    ("Event", "refused"): Key(
        "True where the command has to be refused because the answer is no; or the exit code of "
        "another sort of refusal.",
        "refused: true"),
    ("Case", "name"): Key("What is different in this case.", "name: who pays"),
    ("Case", "todo"): Key(
        "Why this case cannot pass yet.", "todo: to be decided in June"),
    ("Case", "given"): Key(
        "What is given otherwise than in the test.", "given: {customer_type: old-friend}"),
    ("Case", "events"): Key(
        "What happens beside the events of the test.",
        "events:\n  - {at: 1d, set: {trouble: \"it leaks\"}, said_by: \"Pia\"}"),
    ("Case", "expect"): Key(
        "What has to be so beside the expectations of the test.",
        "expect: {facts: {trouble: heard}}"),
    ("Given", "account"): Key(
        "The name of the customer.", "account: Halden Board", default="The customer"),
    ("Given", "title"): Key("What the deal is about.", "title: Two pumps"),
    ("Given", "customer_type"): Key(
        "Which sort of customer it is.", "customer_type: new-one", default="not known",
        related=("playbook.customer_types",)),
    ("Given", "deal_kind"): Key(
        "Which sort of deal it is.", "deal_kind: first-order",
        related=("playbook.deal_kinds",)),
    ("Given", "lead_source"): Key(
        "Where the deal came from.", "lead_source: fair",
        related=("playbook.lead_sources",)),
    ("Given", "amount"): Key("The sum of the deal.", "amount: 40000 EUR"),
    ("Given", "expected_close"): Key(
        "The day on which they are expected to decide: so long after the start, or a date.",
        "expected_close: 90d"),
    ("Given", "owner"): Key("Whose deal it is.", "owner: Kim"),
    ("Given", "language"): Key("The language of the customer.", "language: en"),
    ("Given", "stage"): Key(
        "The stage in which the deal opens, instead of the first. It was never in those before.",
        "stage: offer"),
}  # fmt: skip
