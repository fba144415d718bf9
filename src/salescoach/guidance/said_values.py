"""How a recorded value is told, and who said it."""

from collections.abc import Iterable
from dataclasses import replace

from salescoach.deal.state import Evidence
from salescoach.guidance.evidence import day_in
from salescoach.guidance.parts import Weighed
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import Argument, Message, Quoted, say
from salescoach.values.money import Money

_MOST_LETTERS = 120
_MOST_ENTRIES = 6


def who_said(weighed: Weighed, view: View) -> Argument:
    """The names of those who said it, or that nobody is named."""
    return names_of(weighed.evidence.said_by, view) or say("nobody-named")


def names_of(people: Iterable[str], view: View) -> tuple[str, ...]:
    """The names behind ids, each once."""
    known = (view.deal.person(id_) for id_ in dict.fromkeys(people))
    return tuple(person.name for person in known if person is not None)


def in_brief(fact: Fact, evidence: Evidence, view: View) -> Message:
    """The same where it is one of several things to say: its beginning is enough."""
    value = evidence.value
    if isinstance(value, tuple):
        kept = tuple(_cut(word) for word in value[:_MOST_ENTRIES])
        value = kept if len(kept) == len(value) else (*kept, "…")
    elif isinstance(value, str):
        value = _cut(value)
    return shown_value(fact, replace(evidence, value=value), view)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1].rstrip()}…"


def shown_value(fact: Fact, evidence: Evidence, view: View) -> Message:
    """A recorded value as it is said: quoted words, a title for a choice, a name, money, a day."""
    value = evidence.value
    if evidence.none or value is None:
        return say("value.none")
    titles = {choice.id: choice.title for choice in fact.choices}
    shown: Argument
    match value:
        case bool():
            return say("value.yes" if value else "value.no")
        case Money():
            shown = value
        case tuple():
            shown = tuple(titles.get(word, word) for word in value)
        case str() if fact.type == "date":
            shown = day_in(evidence) or Quoted(value)
        case str() if fact.type == "percent":
            return say("value.percent", number=value)
        case str() if fact.type == "person" and (person := view.deal.person(value)) is not None:
            shown = person.name
        case str() if fact.type == "text":
            shown = Quoted(value)
        case _:
            shown = titles.get(value, value)
    return say("value", value=shown)
