"""A deal in which everything can be asked about: each kind of element in each state.

`answered(WHAT, *commands)` gives the answer of `why-not`, `told(…)` its English sentences.
"""

from datetime import date
from typing import Any

from salescoach.cli.rendering.answers import answer_words
from salescoach.deal.events import Left, Payload
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.explaining import explain
from salescoach.guidance.explanations import Answer
from salescoach.guidance.subjects import meant_by
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    entered,
    euros,
    left_out,
    met,
    parked,
    said,
    ticked,
    unanswered,
    waived,
)
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

PLAYBOOK = """
facts:
  - {id: pain, title: "Their pain", short: pain, type: text, ask: Where, ask_whom: [user]}
  - {id: cost, title: "What it costs", short: cost, type: money, ask: Much, ask_whom: [economic]}
  - {id: plan, title: "Our plan", short: plan, type: text, ours: true}
  - {id: budget, title: "Their budget", short: budget, type: flag, ask: Well, ask_whom: [economic]}
  - {id: fear, title: "What they fear", short: fear, type: text, ask: What, scope: person}
  - {id: later, title: "What comes later", short: later, type: text, ask: What}
  - {id: never, title: "What nobody asks", short: never, type: text, ask: What}
stages:
  - id: start
    title: Starting
    exit_criteria:
      - {id: begun, statement: "It has begun", met_when: {fact: later, known: true}}
  - id: main
    title: Working
    checklists:
      - id: steps
        title: Steps
        items:
          - {id: call, do: "Ring them", short: call}
          - {id: listen, do: Listen, short: listening, records: [pain, plan], with: [user]}
          - {id: big, do: "Send the director", when: {customer_type: strategic}}
          - {id: fair, do: "Send a card", when: {lead_source: fair}}
          - {id: ship, do: "Send a sample", needs: {fact: pain, level: confirmed}}
          - {id: visit, do: "See them", short: seeing, again: [stage-entry], repeat: {every: 7d}}
    exit_criteria:
      - {id: said, statement: "They said it", met_when: {fact: pain, level: confirmed}}
      - {id: paid, statement: "They pay", met_when: {fact: budget, is: true, level: confirmed},
         failed_when: {fact: budget, is: false, level: confirmed}}
      - {id: strategic, statement: "For them", when: {customer_type: strategic},
         met_when: {fact: cost, known: true}}
      - {id: sourced, statement: "From a fair", when: {lead_source: fair},
         met_when: {fact: cost, known: true}}
  - id: side
    title: Beside
    beside: main
    must_close_before: end
    exit_criteria: [{id: beside, statement: "Done beside", met_when: {fact: cost, known: true}}]
  - id: extra
    title: Extra
    when: {customer_type: strategic}
    checklists: [{id: x, title: X, items: [{id: more, do: "Do more"}]}]
    exit_criteria: [{id: extra-said, statement: "More said", met_when: {fact: later, known: true}}]
  - id: end
    title: Ending
    checklists: [{id: e, title: E, items: [{id: close, do: "Close it"}]}]
    exit_criteria: [{id: closed, statement: Closed, met_when: {fact: later, known: true}}]
warnings:
  - id: slow
    severity: high
    fires_when: {days_in_stage: {more_than: 3}}
    because: It takes long
    counter_action: {do: main/call}
"""
ANNA = met("anna", name="Anna Berg", roles=["user"])
ERIK = met("erik", name="Erik Dahl", roles=["economic"])
CATALOGUE = Catalogue()

ASKED_TWICE = (unanswered("budget", of="erik"), unanswered("budget", of="erik"))

OPEN = (ANNA, ERIK, said("pain", by=["anna"]), said("budget", True, by=["erik"]))
LEFT = entered("end", left=(Left("main/said", "met"), Left("main/paid", "unmet")))


def _day(number: int) -> date:
    return DAY + number * A_DAY


Case = tuple[str, list[Any], dict[str, Any]]
CASES: dict[str, Case] = {
    "an item ranked below others": ("call", [], {}),
    "the first of all": ("listen", [ANNA], {}),
    "somebody to meet": ("meet/economic", [ANNA], {}),
    "an item that waits": ("ship", [ANNA], {}),
    "an item of a deal to be taken up": (
        "call",
        [ANNA, parked(_day(5))],
        {"today": _day(5)},
    ),
    "an item ticked off": ("call", [ticked("call", stage="main")], {}),
    "an item done before its time": (
        "ship",
        [ticked("ship", stage="main", because="in stock", until=_day(7))],
        {},
    ),
    "an item done by its facts": (
        "listen",
        [ANNA, said("pain", by=["anna"]), said("plan", "go")],
        {},
    ),
    "an item that comes again": ("visit", [ticked("visit", stage="main")], {}),
    "an item left out": ("call", [left_out("call", stage="main")], {}),
    "an item left out for a time": ("call", [left_out("call", stage="main", until=_day(3))], {}),
    "an item that the rep says does not apply": (
        "call",
        [left_out("call", stage="main", not_applicable=True)],
        {},
    ),
    "an item for others": ("big", [], {}),
    "an item of a stage for others": ("extra/more", [], {}),
    "an item that may apply": ("fair", [], {}),
    "an item of a later stage": ("close", [], {}),
    "an item of a stage behind": ("main/call", [entered("end", passed=("extra",))], {}),
    "a fact that an item asks": ("pain", [], {}),
    "a fact with a word too weak": ("pain", [ERIK, said("pain", by=["erik"])], {}),
    "a fact that takes somebody to meet": ("budget", [], {}),
    "a fact that is known": ("cost", [ERIK, said("cost", euros(5), by=["erik"])], {}),
    "a fact of each person": ("fear", [ANNA, said("fear", "dust", by=["anna"], of="anna")], {}),
    "a fact for other stages": ("later", [], {}),
    "a fact that nothing asks": ("never", [], {}),
    "a fact asked twice in vain": ("budget", [ERIK, *ASKED_TWICE], {}),
    "an item whose questions rest": (
        "listen",
        [ANNA, said("plan", "go"), unanswered("pain"), unanswered("pain")],
        {},
    ),
    "a field that is set": ("customer-type", [], {}),
    "a field that nothing asks": ("amount", [], {}),
    "a field to be found out": ("lead-source", [], {}),
    "a role that somebody has": ("economic", [ERIK], {}),
    "a role that an item takes": ("user", [], {}),
    "a role that nothing asks": ("technical", [], {}),
    "a criterion that is met": ("said", [ANNA, said("pain", by=["anna"])], {}),
    "a criterion not known": ("said", [], {}),
    "a criterion that is a certain no": ("paid", [ERIK, said("budget", False, by=["erik"])], {}),
    "a criterion for others": ("strategic", [], {}),
    "a criterion that may apply": ("sourced", [], {}),
    "a criterion that was waived": ("said", [waived("said", stage="main")], {}),
    "a criterion of a later stage": ("closed", [], {}),
    "a criterion left as met": ("said", [LEFT], {}),
    "a criterion left open": ("paid", [LEFT], {}),
    "a criterion left out when its stage was left": ("sourced", [LEFT], {}),
    "the position": ("main", [], {}),
    "a stage before the deal began": ("start", [], {}),
    "a stage ahead": ("end", [], {}),
    "a stage for others": ("extra", [], {}),
    "a stage that was passed over": (
        "extra",
        [entered("end", passed=("extra",))],
        {"customer_type": None},
    ),
    "a stage beside": ("side", [], {}),
    "a stage that was left": ("main", [command(entered("end"), on=_day(4))], {"today": _day(5)}),
    "a warning that does not fire": ("slow", [], {}),
    "a warning that fires": ("slow", [], {"today": _day(9)}),
    "leaving through a closed gate": ("advance/main", [], {}),
    "leaving another stage": ("advance/end", [], {}),
    "a debt that is none": ("repay/main/said", [], {}),
    "an item of a deal that rests": ("call", [parked(_day(7))], {}),
    "a criterion of a deal that rests": ("said", [parked(_day(7))], {}),
    "an item when the gate is open": (
        "visit",
        [*OPEN],
        {"customer_type": "market", "lead_source": "tender"},
    ),
    "a win that is none": (
        "win/main",
        [*OPEN],
        {"customer_type": "market", "lead_source": "tender"},
    ),
}
"""What is asked about, what was recorded before, and how the deal was opened."""


def advised(*commands: Payload | Command, today: date = DAY, **opening: Any) -> Advice:
    """The advice for a deal that began in `main`, with a market customer unless said otherwise."""
    given = {"stage": "main", "customer_type": "market", **opening}
    return advise(a_view(a_playbook(PLAYBOOK), *commands, today=today, **given))


def answered(what: str, *commands: Payload | Command, **more: Any) -> Answer:
    advice = advised(*commands, **more)
    return explain(advice, meant_by(what, advice.view)[0])


def told(what: str, *commands: Payload | Command, **more: Any) -> list[str]:
    advice = advised(*commands, **more)
    answer = explain(advice, meant_by(what, advice.view)[0])
    return [CATALOGUE.text(words) for words in answer_words(answer, advice.view)]
