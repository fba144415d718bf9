"""Somebody's deal after a visit, to read free lines against: who there is, and who was there.

The visit was on Thursday 16 April 2026, with Ulf Berg and Marta Solberg.
"""

from datetime import date

from salescoach.deal.state import Person, RoleHeld
from salescoach.exchange.hearing import Known, Misheard, Problem, Trouble, Unread
from salescoach.exchange.spoken import Heard, echo_of, read_promises
from salescoach.guidance.view import View
from salescoach.playbook.model import Titled
from salescoach.values.messages import Message
from salescoach.values.states import Side
from salescoach.wording.catalogue import Catalogue
from tests.builders.deals import a_deal, met
from tests.builders.playbooks import a_playbook
from tests.builders.records import ours, planned, raised, theirs

VISIT = date(2026, 4, 16)
ROLES = (
    Titled(id="economic", title="Pays for it", short="pays"),
    Titled(id="technical", title="Judges whether it works", short="judges"),
    Titled(id="purchasing", title="Buys it, in the end", short="buys"),
)
_CATALOGUE = Catalogue(today=VISIT)
CHOICES = '[{id: red, title: "Red one"}, {id: dark-blue, title: "Blue one"}]'
FACTS = f"""
- {{id: pass-mark, title: "The result that is good enough", short: 'pass mark', type: text}}
- {{id: trials, title: Trials, type: list}}
- {{id: share, title: Share, type: percent}}
- {{id: budget, title: Budget, type: money}}
- {{id: stop, title: "The summer stop", type: date}}
- {{id: agreed, title: Agreed, type: flag}}
- {{id: colour, title: Colour, type: choice, choices: {CHOICES}}}
- {{id: colours, title: Colours, type: choices, choices: {CHOICES}}}
- {{id: payer, title: Payer, type: person}}
- {{id: verdict, title: Verdict, type: text, ours: true}}
- {{id: opinion, title: Opinion, type: text, scope: person}}
"""


def person(name: str, id_: str | None = None, *roles: str) -> Person:
    held = tuple(RoleHeld(role, VISIT) for role in roles)
    return Person(id=id_ or name.split(maxsplit=1)[0].lower(), name=name, roles=held, added=VISIT)


PEOPLE = (
    person("Ulf Berg", None, "technical"),
    person("Marta Solberg"),
    person("Erik Dahl", None, "economic"),
    person("Ulla Berg"),
    person("Jens Möller"),
    person("Luz Marina Ortega"),
    person("Jean-Luc O'Brien", "jean-luc"),
    person("Пётр Жуков", "pyotr"),
    person("陈明", "chen-ming"),
)


def known(*names: str, present: tuple[str, ...] = ("ulf", "marta"), day: date = VISIT) -> Known:
    """Those people, or the ones of these names."""
    people = tuple(person(name) for name in names) or PEOPLE
    return Known(people=people, present=present, day=day, deal="halden-board")


def text(message: Message | None) -> str:
    return _CATALOGUE.text(message) if message is not None else ""


def told(problem: Problem | Trouble) -> str:
    """What is said of it, and what mends it."""
    return f"{text(problem.message)} {text(problem.hint)}".strip()


def heard(line: str, side: Side = "theirs", among: Known | None = None) -> tuple[str, ...]:
    """The promises as they are shown back, or the ids of the problems."""
    among = among or known()
    read = read_promises(line, side, among)
    if isinstance(read, Misheard):
        return tuple(one.message.id for one in read.problems)
    assert isinstance(read, Heard)
    return tuple(text(echo_of(one, among.people)) for one in read.promises)


def troubles(unread: object) -> list[tuple[int, str]]:
    """Lines, and the ids of what is wrong there."""
    assert isinstance(unread, Unread), unread
    return [(one.line, one.message.id) for one in unread.troubles]


def a_view() -> View:
    """A deal with a planned visit, three promises and two doubts."""
    deal = a_deal(
        met("ulf", name="Ulf Berg", roles=["technical"]),
        met("marta", name="Marta Solberg", roles=["user"]),
        met("erik", name="Erik Dahl", roles=["economic"]),
        theirs("water-analysis", what="water analysis", owner="ulf", due=date(2026, 4, 15)),
        theirs("water-rights", what="figures of the water rights", owner="marta"),
        ours("dosing-sheet", what="dosing sheet", due=date(2026, 4, 10)),
        raised("deposits", words="Not deposits on the wire again", holder="marta"),
        raised("nights", words="Who answers at night?", holder="ulf"),
        planned("comparing", day=VISIT, people=("ulf", "marta")),
    )
    kinds = "visit_kinds:\n  - {id: pilot, title: 'The pilot', short: 'pilot day'}"
    doubts = "doubts:\n  - {id: too-dear, sounds_like: ['too expensive'], risk_behind: Value}"
    return View(a_playbook(f"{kinds}\n{doubts}", facts=FACTS), deal, VISIT, deal_id="halden-board")
