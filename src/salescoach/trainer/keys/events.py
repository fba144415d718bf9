"""Examples of the events of a test: of each command, and of what a command may be given.

What they are for is told by the commands themselves, in their `--help`.
"""

DAY = "3d"
_VALUES = ("values", "criteria")
_OF_COMMANDS: dict[str, str] = {
    "set": 'set: {trouble: "it leaks"}',
    "done": "done: read-up",
    "skip": 'skip: read-up, because: "we know them well"',
    "asked": 'asked: loss, of: "Ana"',
    "wait": 'wait: true, until: 14d, because: "their fair"',
    "park": "park: true, until: 60d, reason: budget-year",
    "lose": 'lose: true, reason: price, because: "a third cheaper"',
    "disqualify": 'disqualify: true, reason: too-small, because: "one pump in ten years"',
    "cancel": 'cancel: true, reason: plant-closed, because: "the plant is sold"',
    "reopen": 'reopen: true, because: "they called again"',
    "person-add": 'person-add: "Ana", role: user',
    "person-edit": 'person-edit: "Ana", stance: supporter',
    "visit-plan": 'visit-plan: 8d, with: "Ana"',
    "visit-edit": 'visit-edit: 8d, place: "at the mill"',
    "visit-hold": 'visit-hold: true, with: "Ana"',
    "visit-cancel": 'visit-cancel: 8d, because: "she is ill"',
    "note": 'note: "They are rebuilding the hall"',
    "commitment-add": 'commitment-add: "send two samples", owner: "Ana", due: 8d',
    "commitment-confirm": 'commitment-confirm: send-two-samples, said_by: "Ana"',
    "commitment-keep": "commitment-keep: send-two-samples",
    "commitment-break": 'commitment-break: send-two-samples, because: "no time"',
    "commitment-move": "commitment-move: {commitment: send-two-samples, day: 12d}",
    "commitment-cancel": 'commitment-cancel: send-two-samples, because: "they came by"',
    "agreement-add": 'agreement-add: "85000 EUR a year", kind: price',
    "agreement-edit": "agreement-edit: 85000-eur-a-year, complete: true",
    "doubt-raise": 'doubt-raise: "too loud for our hall", holder: "Ana"',
    "doubt-explore": 'doubt-explore: {doubt: too-loud-for-our, risk: "complaints at night"}',
    "doubt-answer": 'doubt-answer: {doubt: too-loud-for-our, answer: "measured next door"}',
    "doubt-settle": 'doubt-settle: too-loud-for-our, said_by: "Ana"',
    "option-add": 'option-add: "Leave it as it is", kind: as-is',
    "option-edit": 'option-edit: leave-it-as-it-is, technical: "holds another year"',
    "option-weigh": 'option-weigh: {noise: 60, price: 40}, said_by: "Ana"',
    "problem-add": 'problem-add: "it leaks at the flange", severity: high',
    "problem-solve": 'problem-solve: it-leaks-at-the, how: "a new seal"',
    "advance": "advance: true",
    "win": "win: true",
    "back": 'back: finding-out, because: "they need something else"',
    "cycle": "cycle: true",
    "handover": 'handover: true, role: keeper, person: "Tom Erle"',
    "forget": 'forget: "Ana", yes: true',
    "undo": "undo: true",
}
_OF_OPTIONS: dict[str, str] = {
    "accept": "true", "actor": '"Kim Larsen"', "again": "true", "agreement": "85000-eur-a-year",
    "answer": '"measured next door"', "at_least": '"she names who pays"', "because": '"no time"',
    "clear": "true", "commitment": "send-two-samples", "complete": "true",
    "cost": "[4000 EUR, 4200 EUR]", "criteria": "{noise: 60, price: 40}", "day": "8d",
    "document": "minutes.pdf", "doubt": "too-loud-for-our", "due": "8d",
    "economic": '"pays back in two years"', "fact": "loss", "gain": "[9000 EUR, 9000 EUR]",
    "get": '"a second year"', "get_worth": "85000 EUR", "give": '"60 days to pay"',
    "give_worth": "1200 EUR", "given": "true", "goal": '"a date for the trial"',
    "holder": '"Ana"', "how": '"a new seal"', "how_much": '"90000 EUR a year"',
    "impact": '"no more night calls"', "informed": "true", "item": "read-up",
    "items": "[read-up, ask]", "job": '"Head of the plant"', "kind": "first-visit",
    "leave_out": '"the price"', "level": "heard", "like": "too-loud", "maker": '"Korva"',
    "mark": "{noise: 8, price: 5}", "name": '"Ana"', "not_applicable": "true",
    "not_clear": "true", "not_complete": "true", "not_informed": "true", "not_role": "payer",
    "not_well_defined": "true", "note": '"she was in a hurry"', "of": '"Ana"', "on": "2d",
    "option": "leave-it-as-it-is", "our": '["Tom Erle"]', "our_guarantee": '"no surcharge"',
    "our_part": '"one price for two years"', "ours": "true", "outcome": "advance",
    "outlay": "12000 EUR", "owner": '"Ana"', "person": '"Ana"', "perspective": "business",
    "place": '"at the machine"', "private": "true", "problem": "it-leaks-at-the",
    "reason": "price", "redo": "true", "refused": "true", "risk": '"complaints at night"',
    "role": "user", "said_by": '"Ana"', "severity": "high", "show": '"a night without a word"',
    "stage": "finding-out", "stance": "supporter", "strengths": '"it is there already"',
    "technical": '"holds another year"', "text": '"They are rebuilding the hall"',
    "their_guarantee": '"two years"', "their_part": '"pay in 60 days"', "time": '"09:30"',
    "title": '"Leave it as it is"', "to": '["Ana"]', "trigger": '"the new hall is built"',
    "tx": "tx-2", "unplanned": "true", "until": "14d", "values": '{trouble: "it leaks"}',
    "visit": "8d", "waive": "trouble-said", "wants": '"quiet nights"',
    "weaknesses": '"nobody repairs it"', "well_defined": "true",
    "what": '"send two samples"', "when": '"before the fair"', "where": '"at the machine"',
    "who": '"the one who pays"', "why": '"it leaks each week"', "with": '["Ana"]',
    "words": '"too loud for our hall"', "yes": "true",
}  # fmt: skip
_ODD: dict[tuple[str, str], str] = {
    ("agreement-add", "kind"): "price",
    ("agreement-add", "what"): '"85000 EUR a year"',
    ("agreement-edit", "kind"): "price",
    ("agreement-edit", "what"): '"90000 EUR a year"',
    ("commitment-add", "kind"): "send",
    ("handover", "person"): '"Tom Erle"',
    ("handover", "role"): "keeper",
    ("option-add", "kind"): "as-is",
    ("problem-add", "what"): '"it leaks at the flange"',
    ("visit-edit", "how"): '"we ask, and listen"',
    ("visit-edit", "what"): '"the trial"',
    ("visit-plan", "how"): '"we ask, and listen"',
    ("visit-plan", "what"): '"the trial"',
}


def example_of_command(command: str) -> str:
    """An event with the command, as it stands in a list of events."""
    return f"- {{at: {DAY}, {_OF_COMMANDS[command]}}}"


def value_of_option(command: str, option: str) -> str:
    """What may be given, in YAML.

    Raises:
        KeyError: the option is new, and has no example yet.
    """
    return _ODD.get((command, option)) or _OF_OPTIONS[option]


def example_of_option(command: str, option: str, *, behind: bool) -> str:
    """An event that gives it.

    `behind`: it stands behind the command itself, since it is an argument of it. Where values stand
    behind a command, these are its argument.
    """
    if option in _VALUES:
        return example_of_command(command)
    value = value_of_option(command, option)
    if behind:
        return f"- {{at: {DAY}, {command}: {{{option}: {value}}}}}"
    if f", {option}: " in _OF_COMMANDS[command]:
        return example_of_command(command)
    return f"- {{at: {DAY}, {_OF_COMMANDS[command]}, {option}: {value}}}"
