"""What was learned of a fact, or asked for in vain, from what a rep wrote down."""

from collections.abc import Callable, Iterable
from datetime import date

from salescoach.deal.events import FieldSet
from salescoach.errors import NotFound, SalesCoachError
from salescoach.exchange.attendance import read_names
from salescoach.exchange.days import read_day
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.exchange.spoken import far_day
from salescoach.guidance.by_id import fact_by_id
from salescoach.guidance.debriefing import AskedInVain, Told
from salescoach.guidance.fact_values import FIELDS, NONE, fact_value, field_value
from salescoach.playbook.model import Fact, Playbook
from salescoach.values.days import parse_day
from salescoach.values.messages import say

_FLAGS = {"y": "yes", "n": "no"}


def told(
    given: str, text: str, said_by: tuple[str, ...], playbook: Playbook, known: Known
) -> Told | FieldSet | Problem:
    """What is known of a fact now, or of the deal itself."""
    try:
        name = _field(given)
        if name is not None:
            return field_value(playbook, name, _field_text(name, text, known), said_by)
        fact = fact_called(given, playbook)
        if fact.ours and said_by:
            return Problem(say("said-by-ours", fact=fact.id))
        whose = _whose(fact, said_by)
        if isinstance(whose, Problem):
            return whose
        text = text.strip()
        value = (
            None if text == NONE else fact_value(fact, _as_set(fact, text, known), _finder(known))
        )
    except SalesCoachError as error:
        return Problem(error.sentence, error.hint)
    return Told(fact=fact.id, value=value, said_by=said_by, of=whose)


def asked(given: str, of: Iterable[str], playbook: Playbook) -> tuple[AskedInVain, ...] | Problem:
    """Who was asked for a fact, and gave no answer."""
    people = tuple(of)
    name = _field(given)
    if name is not None:
        return Problem(say("asked-field", field=name))
    try:
        fact = fact_called(given, playbook)
    except SalesCoachError as error:
        return Problem(error.sentence, error.hint)
    if fact.ours:
        return Problem(say("asked-ours", fact=fact.id))
    if not people:
        return Problem(say("heard.asked-nobody"), say("heard.hint-asked-of", fact=fact.id))
    return tuple(AskedInVain(fact=fact.id, of=one) for one in people)


def fact_called(given: str, playbook: Playbook) -> Fact:
    """A fact by its id, also with spaces in it, or by its title or short form.

    Raises:
        NotFound: there is none; with the nearest.
    """
    plain = " ".join(given.split()).casefold()
    by_id = playbook.fact(plain.replace(" ", "-").replace("_", "-"))
    if by_id is not None:
        return by_id
    titled = [
        one for one in playbook.facts if plain in (one.title.casefold(), one.label.casefold())
    ]
    return titled[0] if len(titled) == 1 else fact_by_id(playbook, plain)


def _field(given: str) -> str | None:
    plain = "-".join(given.split()).replace("_", "-").casefold()
    return plain if plain in FIELDS else None


def _whose(fact: Fact, said_by: tuple[str, ...]) -> str | Problem | None:
    """Whose value it is, of a fact that is kept for each person."""
    if fact.scope != "person":
        return None
    if len(said_by) != 1:
        return Problem(say("whose-missing", facts=(fact.id,)), say("heard.hint-whose"))
    return said_by[0]


def _field_text(name: str, text: str, known: Known) -> str:
    return _day_text(text, known.day) if name == "expected-close" else text


def _as_set(fact: Fact, text: str, known: Known) -> str:
    """As `set` takes it: a day with its year, y for yes, the id of a choice for its title."""
    titled = {one.title.casefold(): one.id for one in fact.choices}
    titled |= {one.label.casefold(): one.id for one in fact.choices}
    match fact.type:
        case "date":
            return _day_text(text, known.day)
        case "flag":
            return _FLAGS.get(text.casefold(), text)
        case "choice":
            return titled.get(text.casefold(), text)
        case "choices":
            parts = (part.strip() for part in text.split(","))
            return ",".join(titled.get(part.casefold(), part) for part in parts)
        case _:
            return text


def _day_text(text: str, visit: date) -> str:
    """A day as it stands in a file, also one long past; else as in a promise."""
    try:
        return parse_day(text.strip()).isoformat()
    except ValueError:
        found = read_day(text, visit)
    if isinstance(found, Problem):
        raise NotFound(found.message, found.hint)
    assert found.day is not None
    if found.far:
        far = far_day(found.day, text.strip())
        raise NotFound(far.message, far.hint)
    return found.day.isoformat()


def _finder(known: Known) -> Callable[[str], str]:
    def find(name: str) -> str:
        found = read_names(name, known)
        if isinstance(found, Misheard):
            raise NotFound(found.problems[0].message, found.problems[0].hint)
        if len(found) != 1:
            raise NotFound(say("heard.one-person", text=name.strip()[:60]))
        return found[0]

    return find
