"""What `why-not` says, in whole sentences, of everything that can be asked about."""

import pytest

from tests.builders.deals import waived
from tests.builders.explained import CASES, OPEN, told


def asked_twice(who: str) -> str:
    return (
        f"Asked 2 times without an answer, last on 2 March ({who}). It rests until somebody else "
        "who could answer is recorded, or anything new is known in this stage."
    )


SENTENCES: dict[str, list[str]] = {
    "an item ranked below others": [
        "It is advised, in place 4 of 6.",
        "Ranked below: Listen",
        "opens the gate: 0 against 40",
        "something waits for it: 0 against 10",
        "all together: 0 against 50",
    ],
    "the first of all": ["It is advised, and before everything else."],
    "somebody to meet": [
        "It is advised, in place 3 of 6.",
        "Ranked below: Listen",
        "Both add up to the same; the order of the playbook decides.",
    ],
    "an item that waits": [
        "It is advised for later, in place 6 of 6; this comes first:",
        "pain: nothing recorded; it takes the word of one of them (Runs).",
    ],
    "an item of a deal to be taken up": [
        "It is advised for later, in place 5 of 7; this comes first:",
        "First the deal is to be taken up again.",
    ],
    "an item ticked off": ["Done on 2 March (rep)."],
    "an item done before its time": ['Done on 2 March (rep), before its time: "in stock"'],
    "an item done by its facts": [
        "Done, since all that it asks for is known:",
        'pain: Anna Berg said "leaks" on 2 March.',
        'plan: "go", our own record of 2 March.',
    ],
    "an item that comes again": ["Done on 2 March (rep).", "Its next turn is on 9 March."],
    "an item left out": ['Left out on 2 March by rep: "no need"'],
    "an item left out for a time": ['Left out on 2 March by rep, until 5 March: "no need"'],
    "an item that the rep says does not apply": [
        'It does not apply here; rep said so on 2 March: "no need"'
    ],
    "an item for others": [
        "It is not for this deal.",
        "Only where this is so: customer type: Strategic. Here: Market.",
    ],
    "an item of a stage for others": [
        "The whole stage that it belongs to is not for this deal.",
        "Only where this is so: customer type: Strategic. Here: Market.",
    ],
    "an item that may apply": [
        "It is not known yet whether it is for this deal.",
        "Only where this is so: where it came from: Fair. Here: not set.",
    ],
    "an item of a later stage": [
        "It belongs to a later stage: Ending",
        "The deal stands here: Working",
    ],
    "an item of a stage behind": [
        "It belongs to a stage that is behind the deal: Working",
        "The deal stands here: Ending",
    ],
    "a fact that an item asks": ["Other advice brings it along."],
    "a fact with a word too weak": [
        "Other advice brings it along.",
        'pain: Erik Dahl said "leaks" on 2 March.',
    ],
    "a fact that takes somebody to meet": ["Other advice brings it along."],
    "a fact that is known": [
        "It is known, well enough for all that is open here.",
        "cost: Erik Dahl said EUR 5 on 2 March.",
    ],
    "a fact of each person": [
        "It is known, well enough for all that is open here.",
        'fear (Anna Berg): Anna Berg said "dust" on 2 March.',
    ],
    "a fact for other stages": [
        "Nothing that is open today asks for it.",
        "What asks for it, where that is open: It has begun, More said and Closed",
    ],
    "a fact that nothing asks": ["Nothing that is open today asks for it."],
    "a fact asked twice in vain": [asked_twice("Erik Dahl")],
    "an item whose questions rest": [asked_twice("Anna Berg")],
    "a field that is set": ["It is set: Market"],
    "a field that nothing asks": ["Nothing that is open today asks for it."],
    "a field to be found out": [
        "It is advised, in place 2 of 6.",
        "Ranked below: Listen",
        "Both add up to the same; the order of the playbook decides.",
    ],
    "a role that somebody has": ["Somebody of this role is recorded: Erik Dahl"],
    "a role that an item takes": ["Other advice brings it along."],
    "a role that nothing asks": ["Nothing that is open today asks for it."],
    "a criterion that is met": ["It is met.", 'pain: Anna Berg said "leaks" on 2 March.'],
    "a criterion not known": [
        "It is not known, so it takes a question.",
        "pain: nothing recorded; it takes the word of one of them (Runs).",
    ],
    "a criterion that is a certain no": [
        "It is a certain no, as things stand.",
        "budget: Erik Dahl said no on 2 March, which is a no.",
    ],
    "a criterion for others": [
        "It is not for this deal.",
        "Only where this is so: customer type: Strategic. Here: Market.",
    ],
    "a criterion that may apply": [
        "It is not known yet whether it is for this deal.",
        "Only where this is so: where it came from: Fair. Here: not set.",
    ],
    "a criterion that was waived": [
        'Left open on 2 March by rep, to be made good by 9 March: "they buy anyway"',
        "pain: nothing recorded; it takes the word of one of them (Runs).",
    ],
    "a criterion of a later stage": [
        "It is not known, so it takes a question.",
        "It belongs to a later stage: Ending",
        "later: nothing recorded.",
    ],
    "a criterion left as met": ["It was met when its stage was left on 2 March, and that counts."],
    "a criterion left open": [
        "It was open when its stage was left on 2 March, and stays so.",
        "budget: nothing recorded; it takes the word of one of them (Pays).",
    ],
    "a criterion left out when its stage was left": ["It did not apply when its stage was left."],
    "the position": [
        "The deal stands in it since 2 March.",
        "Criteria of this stage that are met or waived: 0 of 3.",
        "Still open in this stage: They said it, They pay and From a fair",
    ],
    "a stage before the deal began": ["The deal began after it."],
    "a stage ahead": [
        "It is still ahead.",
        "The deal stands here: Working",
        "Criteria of this stage that are met or waived: 0 of 3.",
        "Still open in this stage: They said it, They pay and From a fair",
    ],
    "a stage for others": [
        "It is not for this deal, so the way leads past it.",
        "Only where this is so: customer type: Strategic. Here: Market.",
    ],
    "a stage that was passed over": ["The deal went past it: it was not for this deal then."],
    "a stage beside": [
        "It runs beside the stage in which the deal stands, and is open.",
        "What it asks for has to be met before this stage is left: Ending",
    ],
    "a stage that was left": ["The deal left it on 6 March."],
    "a warning that does not fire": [
        "It does not fire today.",
        "Only where this is so: days in this stage: more than 3. Here: 0.",
    ],
    "a warning that fires": [
        "It fires today.",
        "It takes long",
        "This is so: days in this stage: more than 3. Here: 9.",
    ],
    "leaving through a closed gate": [
        "The buyer cannot leave this stage yet.",
        "Criteria of this stage that are met or waived: 0 of 3.",
        "Still open in this stage: They said it, They pay and From a fair",
    ],
    "leaving another stage": [
        "It belongs to a later stage: Ending",
        "The deal stands here: Working",
    ],
    "a debt that is none": ["Nothing is owed for it."],
    "an item of a deal that rests": ["Parked since 2 March, until 9 March"],
    "a criterion of a deal that rests": [
        "It is not known, so it takes a question.",
        "pain: nothing recorded; it takes the word of one of them (Runs).",
    ],
    "an item when the gate is open": ["All that this stage asks for is there: go on."],
    "a win that is none": ["Other advice brings it along."],
}


@pytest.mark.parametrize("name", CASES)
def test_each_answer_is_told_with_its_fact(name: str) -> None:
    what, commands, opening = CASES[name]

    assert told(what, *commands, **opening) == SENTENCES[name]


def test_what_was_made_good_says_since_when_it_was_open() -> None:
    assert told("repay/main/said", *OPEN, waived("said", stage="main")) == [
        "It was left open on 2 March, and has been made good since."
    ]
