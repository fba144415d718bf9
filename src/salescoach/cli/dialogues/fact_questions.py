"""Asking for one fact in a dialogue: what is known so far, the value, and who said so.

Enter says nothing: it leaves the question open, and names nobody as the one who said it. `?` means
that they were asked and gave no answer, `-` that there is none.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from salescoach.cli.dialogues.dialogue import Dialogue
from salescoach.cli.dialogues.listed_people import chosen, listed
from salescoach.cli.rendering.layout import kept_together, unbroken
from salescoach.cli.rendering.naming import short_name
from salescoach.cli.session import Session
from salescoach.cli.values import answer
from salescoach.deal.events import FactValue
from salescoach.deal.state import Person
from salescoach.errors import BadUsage
from salescoach.exchange.days import read_day
from salescoach.exchange.hearing import Problem
from salescoach.guidance.asking import others_to_ask, unanswered
from salescoach.guidance.debriefing import AskedInVain, Told
from salescoach.guidance.reasons import evidence_reasons
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact, FactType, Titled
from salescoach.values.days import parse_day
from salescoach.values.levels import Level
from salescoach.values.messages import Argument, Message, Unit, say
from salescoach.values.record import record

_INDENT = 8
_IN_VAIN = "?"
_NONE = "-"
_WHO = "@"
_FLAGS = {"y": "yes", "n": "no"}
_HOW: dict[FactType, str] = {
    "flag": "ask.how-flag",
    "money": "ask.how-money",
    "date": "ask.how-date",
    "list": "ask.how-list",
    "choices": "ask.how-choices",
}
"""The types of which is told how to write a value; a text and a number need no word."""


@record(kw_only=True)
class FactQuestion:
    """One fact that is asked for.

    Attributes:
        fact: what is asked for.
        people: of theirs who may have said it: those who were there, or all of the deal.
        whom: those of them who can answer it: whom `?` says to have been asked.
        label: in front of the question: "1 of 3".
        keys: what Enter, ? and - mean; None where that was told before.
        alone: no talk is being told, so that it takes a word of what it is about.
        day: from which days are counted, as in "tomorrow"; None for today.
    """

    fact: Fact
    people: tuple[Person, ...]
    whom: tuple[Person, ...] = ()
    label: Message | None = None
    keys: Message | None = None
    alone: bool = False
    day: date | None = None


@record
class _Line:
    """What was typed, read: `value` as told; `skipped`, or asked in `vain`."""

    value: FactValue | None = None
    said_by: tuple[Person, ...] = ()
    skipped: bool = False
    vain: bool = False


def ask_fact(
    session: Session, dialogue: Dialogue, view: View, question: FactQuestion
) -> Told | AskedInVain | None:
    """Ask for it; None for Enter. Raises what `Dialogue.ask` raises."""
    fact = question.fact
    _tell(session, dialogue, view, question)
    line = dialogue.ask(f"fact/{fact.id}", partial(_read, session, view, question))
    if line.skipped:
        return None
    if line.vain:
        return _in_vain(session, dialogue, view, question, line)
    return _told(session, dialogue, view, question, line)


def _tell(session: Session, dialogue: Dialogue, view: View, question: FactQuestion) -> None:
    fact = question.fact
    words = session.text(_words(fact, alone=question.alone))
    label = "" if question.label is None else f"{session.text(question.label)}  "
    dialogue.tell(label, (words, "bold"), hang=len(label))
    for known in so_far(fact, view):
        dialogue.tell(known, indent=_INDENT)
    if fact.choices:
        dialogue.tell(_numbered(fact.choices), indent=_INDENT)
    if fact.type in _HOW:
        dialogue.tell((session.text(say(_HOW[fact.type])), "dim"), indent=_INDENT)
    if question.keys is not None:
        dialogue.keys_mean(question.keys, indent=_INDENT)


def _words(fact: Fact, *, alone: bool) -> Message:
    """The playbook's own; alone with the short name of the fact before it, where it has one."""
    if not alone or fact.short is None or fact.debrief is None:
        return say("playbook-text", text=fact.debrief or fact.title)
    about = fact.short[:1].upper() + fact.short[1:]
    return say("ask.about", about=about, question=fact.debrief)


def so_far(fact: Fact, view: View) -> tuple[Message, ...]:
    """What stands of it, with who said it and when; by the first name where one is known by it."""
    best = view.so_far(fact.id)
    reasons = evidence_reasons(fact, view)
    if best is None or best.stale or best.level is Level.ASSUMED or view.contradiction(fact.id):
        return reasons
    who: Argument = tuple(
        short_name(person, view)
        for id_ in best.evidence.said_by
        if (person := view.deal.person(id_)) is not None
    )
    return tuple(
        Message(one.id, tuple((name, who if name == "who" else arg) for name, arg in one.args))
        for one in reasons
    )


def _numbered(choices: Sequence[Titled]) -> str:
    shown = (f"{number} {choice.title}" for number, choice in enumerate(choices, start=1))
    return "  ".join(unbroken(one) for one in shown)


def _read(session: Session, view: View, question: FactQuestion, text: str) -> _Line:
    """`?` may be followed by who was asked; a value by `@` and who said it."""
    fact = question.fact
    if not text:
        return _Line(skipped=True)
    if text.startswith(_IN_VAIN):
        if fact.ours:
            raise BadUsage(say("asked-ours", fact=fact.label))
        if not question.people:
            raise BadUsage(say("ask.nobody-there"))
        return _Line(vain=True, said_by=chosen(session, text[1:], question.people))
    words, said_by = _named(session, question, text)
    if words == _NONE:
        return _Line(said_by=said_by)
    value = answer(
        session, view.deal_id, view, fact, _as_set(fact, words, question.day or view.today)
    )
    return _Line(value, said_by)


def _named(session: Session, question: FactQuestion, text: str) -> tuple[str, tuple[Person, ...]]:
    words, _, last = text.rpartition(" ")
    if question.fact.ours or not words.strip() or not last.startswith(_WHO) or last == _WHO:
        return text, ()
    return words.strip(), chosen(session, last[1:], question.people)


def _as_set(fact: Fact, text: str, day: date) -> str:
    """As `set` takes it: y for yes, the number of a choice for its id, a day for its words."""
    match fact.type:
        case "flag":
            return _FLAGS.get(text.casefold(), text)
        case "date":
            return day_typed(text, day)
        case "choice":
            return _choice(fact, text)
        case "choices":
            parts = text.replace("+", ",").split(",")
            return ",".join(_choice(fact, part.strip()) for part in parts)
        case _:
            return text


def day_typed(text: str, counted_from: date) -> str:
    """A day in full may be any; in words, it is one after the day from which is counted."""
    try:
        return parse_day(text).isoformat()
    except ValueError:
        found = read_day(text, counted_from)
    if isinstance(found, Problem):
        raise BadUsage(found.message, found.hint)
    assert found.day is not None
    return found.day.isoformat()


def _choice(fact: Fact, text: str) -> str:
    """The id; a title is taken, too, as far as it stands there."""
    numbered = {str(number): one.id for number, one in enumerate(fact.choices, start=1)}
    titled = {one.title.casefold(): one.id for one in fact.choices}
    return numbered.get(text) or titled.get(text.casefold()) or text


def _in_vain(
    session: Session, dialogue: Dialogue, view: View, question: FactQuestion, line: _Line
) -> AskedInVain:
    """Whom they asked: as named, else the only one who can answer, else asked for."""
    able = question.whom or question.people
    asked = line.said_by or (able if len(able) == 1 else ())
    if not asked:
        whom = session.text(say("ask.whom", people=listed(session, able, view)))
        dialogue.tell(whom, indent=_INDENT)
        key = f"asked/{question.fact.id}"
        asked = dialogue.ask(key, lambda text: _somebody(session, text, able))
    found = AskedInVain(fact=question.fact.id, of=asked[0].id)
    dialogue.tell(_noted(found, view), indent=_INDENT)
    return found


def _noted(asked: AskedInVain, view: View) -> Message:
    """How often it was asked in vain by now, and whom to ask next."""
    times = len(unanswered(view, asked.fact)) + 1
    others = others_to_ask(view, view.fact(asked.fact), but=(asked.of,))
    names = tuple(person.name for person in others)
    told = say("ask.noted-once") if times == 1 else say("ask.noted", times=Unit(times, "time"))
    return say("ask.noted-next", noted=told, others=names) if names else told


def _told(
    session: Session, dialogue: Dialogue, view: View, question: FactQuestion, line: _Line
) -> Told | None:
    """With who said so. Of a value of one person that is the person; nobody named, nothing told."""
    fact, people = question.fact, question.people
    personal = fact.scope == "person"
    speakers = line.said_by
    if not speakers and people and (personal or not fact.ours):
        speakers = people if len(people) == 1 else _ask_who(session, dialogue, view, question)
    said_by = () if fact.ours else tuple(person.id for person in speakers)
    if not personal:
        return Told(fact=fact.id, value=line.value, said_by=said_by)
    if not speakers:
        dialogue.tell(say("ask.of-nobody"), indent=_INDENT)
        return None
    return Told(fact=fact.id, value=line.value, said_by=said_by[:1], of=speakers[0].id)


def _ask_who(
    session: Session, dialogue: Dialogue, view: View, question: FactQuestion
) -> tuple[Person, ...]:
    personal = question.fact.scope == "person"
    shown = listed(session, question.people, view, both=not personal)
    who = say("ask.whose" if personal else "ask.who-said", people=shown)
    dialogue.tell(kept_together(session.text(who)), indent=_INDENT)
    key = f"said/{question.fact.id}"
    return dialogue.ask(key, lambda text: _speakers(session, text, question))


def _speakers(session: Session, text: str, question: FactQuestion) -> tuple[Person, ...]:
    found = chosen(session, text, question.people)
    if question.fact.scope == "person" and len(found) > 1:
        raise BadUsage(say("ask.one-only"))
    return found


def _somebody(session: Session, text: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    found = chosen(session, text, people)
    if len(found) != 1:
        raise BadUsage(say("ask.one-only"))
    return found
