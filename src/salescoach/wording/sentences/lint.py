"""What a good trainer would say about a playbook that has no errors."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "problem.SC601": (
        "this criterion takes nothing of the buyer: our own ticks and entries, or time, meet it"
    ),
    "problem.SC602": "{reason}",
    "problem.SC603": "{count} criteria at one gate; more than {most} nobody keeps in mind",
    "problem.SC604": "{count} criteria at one gate; {most} are easier to keep in mind",
    "problem.SC605": "{reason}",
    "problem.SC606": "{fact} is used, and nobody is ever asked for it",
    "problem.SC607": "nothing uses {fact}, so nothing ever leads to it",
    "problem.SC608": "nothing names this {kind}: {id}",
    "problem.SC609": "{item} records nothing, and nothing waits for it",
    "problem.SC610": "this {key} can never be true",
    "remedy.SC610-failed": (
        "Its failed_when is true whenever it is met: the two contradict each other."
    ),
    "problem.SC611": "this {key} is true whatever happens",
    "problem.SC612": "a number to go by, and no {key} says who says so",
    "problem.SC613": "true only where they said that there is no {fact}, not where nobody asked",
    "problem.SC614": "no test names this {what}: {id}",
    "problem.SC615": "no test shows what this playbook does",
    "problem.SC616": "{count} questions at once; more than {most} nobody answers",
    "problem.SC617": "nobody on record is not nobody there: nothing here comes from the buyer",
    "problem.SC618": "this waits for {item}, which belongs to a later stage",
    "problem.SC619": "{warning} says what is wrong, and not what to do about it",
    "problem.SC620": "nobody whom this item is with settles {fact}; {roles} can",
    "problem.SC621": "this waits until {item} is done, and some deals have no such item",
    "problem.SC622": "too many cases to try: nobody can say here whether this {key} can be true",
    "remedy.SC601": (
        "Ask for what the buyer says or does when the work is done, or mark the criterion "
        "internal: true."
    ),
    "remedy.SC602": "Say in exit_criteria what the buyer has said or done when the stage is over.",
    "remedy.SC606": "Add ask to the fact, or ours: true if it is settled on our side.",
    "remedy.SC607": "Ask for it in a condition, let an item record it, or take it out.",
    "remedy.SC610": "Look for two parts that exclude each other, or for a number out of reach.",
    "remedy.SC613": "Where nothing is known, missing: true is true.",
    "remedy.SC613-level": "Where nothing is known so well, missing: true, level: {level} is true.",
    "remedy.SC615": "Write some into a file beside it whose name ends with .test.yaml.",
    "remedy.SC617": (
        "Put it beside something that they said or did, and count: at_most: 0 in place of not."
    ),
    "remedy.SC621": "Take what has no place in the deal as well: is: [done, not-applicable]",
    "remedy.SC622": "Look it through by hand, or make several smaller ones of it.",
    "lint.no-criterion": "nothing holds a deal in {stage}: the stage has no criterion",
    "lint.no-criterion-of-theirs": (
        "nothing of the buyer holds a deal in {stage}: our own ticks open its gate"
    ),
    "lint.no-way-in": "no deal ever comes into {stage}",
    "lint.no-way-out": "no deal ever leaves {stage}: nobody can meet this, nor waive it",
    "lint.no-way-out-both": (
        "no deal ever leaves {stage}: this and {criterion} are never met together, nor waived"
    ),
    "lint.no-way-out-met": (
        "no deal leaves {stage} without a waiver: this and {criterion} are never met together"
    ),
    "kind.gate": "gate",
}
