"""A playbook of a thousand lines and fifty tests of it, as a company might have them."""

STAGES = 5
_FACTS = 8
"""Of each stage; each with an item that records it, every second one with a criterion."""

_HEAD = """\
# yaml-language-server: $schema=./playbook.schema.json
salescoach: 1
id: large
version: 1.0.0
title: Selling machines
language: en
customer_types:
  - id: market
    title: Market customer
  - id: strategic
    title: Strategic customer
buyer_roles:
  - id: user
    title: Runs it every day
    short: runs it
  - id: technical
    title: Judges whether it works
    short: judges
  - id: economic
    title: Pays for it
    short: pays
facts:
"""
_FACT = """\
  - id: {fact}
    title: What they say of matter {number}
    short: matter {number}
    type: text
    ask:
      - What happens today with matter {number}, and how do you notice?
      - Who else would know about matter {number}?
    ask_whom: [user, technical]
    listen_for:
      - a number with an instrument
      - the name of a person
    debrief: What did they say of matter {number}?
"""
_STAGE = """\
  - id: {stage}
    title: Step {number}
    buyer: Weighs what matter {number} means for them
    leaving: they can go on
    goals:
      - They can say what matter {number} costs them
    limit:
      - when: {{customer_type: strategic}}
        days: 60
        calendar: business
      - days: 30
        calendar: business
    limit_source: ours
    checklists:
      - id: talks
        title: What to talk about
        items:
"""
_ITEM = """\
          - id: ask-{fact}
            do: Ask about {fact} where it happens
            why: The cheapest place to be wrong
            records: [{fact}]
            with: [user]
            leave_with: They tell both sides what they think of it
"""
_CRITERION = """\
      - id: {fact}-said
        statement: They have said in their own words what {fact} means
        short: {fact} said
        met_when:
          all:
            - {{fact: {fact}, known: true, level: confirmed, from: [user]}}
            - {{stakeholder: {{role: user}}}}
"""
_TEST = """\
  - name: what they say of {fact} counts when the user says it
    covers: [{stage}/{fact}-said]
    given: {{customer_type: market, amount: 40000 EUR, stage: {stage}}}
    events:
      - {{at: 0d, person-add: {{name: "Ana", role: economic}}}}
      - {{at: 0d, person-add: {{name: "Ben", role: user}}}}
      - {{at: {day}d, set: {{{fact}: "less waste"}}, said_by: {who}}}
    expect:
      - {{at: {day}d, met: [{met}]}}
"""


def large_playbook() -> str:
    """Its text: 1,000 lines, a few more or less."""
    facts, stages = [], []
    for number in range(1, STAGES + 1):
        names = [f"matter-{number}-{place}" for place in range(1, _FACTS + 1)]
        facts += [_FACT.format(fact=name, number=number) for name in names]
        stages.append(_STAGE.format(stage=f"step-{number}", number=number))
        stages += [_ITEM.format(fact=name) for name in names]
        stages.append("    exit_criteria:\n")
        stages += [_CRITERION.format(fact=name) for name in names[::2]]
    return "".join([_HEAD, *facts, "stages:\n", *stages])


def its_tests() -> str:
    """Fifty of them; each of the facts that count is said by the wrong and by the right one."""
    tests = []
    for place in range(50):
        number, half = place % STAGES + 1, place // STAGES
        fact = f"matter-{number}-{half // 2 % 4 * 2 + 1}"
        who, met = ("Ana", "") if half % 2 else ("Ben", f"{fact}-said")
        one = _TEST.format(fact=fact, stage=f"step-{number}", day=half, who=who, met=met)
        tests.append(one.replace("name: what", f"name: {place + 1}, what"))
    return "playbook: large.yaml\nstart: 2026-03-02\ntests:\n" + "".join(tests)
