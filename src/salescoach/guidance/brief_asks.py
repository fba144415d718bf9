"""The questions of a call sheet: what the advice puts first, then what else is worth it.

What is late, or broken, is asked about first; then what stands first on the screen before the call.
Of an action the most valuable of its facts comes in its turn; what else it asks for comes behind
the turns of the others.
"""

from collections import Counter
from collections.abc import Iterator

from salescoach.deal.records import Commitment, Problem, Visit
from salescoach.deal.state import Person
from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.questions import Question, questions
from salescoach.guidance.reaching import words_to_reach
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say
from salescoach.values.record import record
from salescoach.values.states import GRAVEST_FIRST

MOST_QUESTIONS = 6
_LAST = 1_000  # behind all actions
_OWN = ("chase", "repair", "agree")
_Turn = tuple[int, int]


@record(kw_only=True)
class Ask:
    """One question to put.

    Attributes:
        words: of the playbook; None where it has none.
        own: a sentence of ours, where the playbook has no words for it.
        about: what is to be found out, or what the sentence is about.
        fact: its id; None where the question is not about one fact.
        whom: those present who can answer it; empty where nobody is known to come.
        roles: ids of the roles that could, where nobody is known to come.
        private: it speaks of a doubt, which is for our own eyes.
    """

    words: str | None
    about: str
    own: Message | None = None
    fact: str | None = None
    whom: tuple[Person, ...] = ()
    roles: tuple[str, ...] = ()
    private: bool = False


def asks_of(
    view: View, advice: Advice, visit: Visit, present: tuple[Person, ...]
) -> tuple[Ask, ...]:
    """At most six. While a grave problem is open nothing is asked for our own sake."""
    if not present:
        asks: dict[str | None, Ask] = {}
        for action in advice.actions:
            for ask in _of_roles(view, action):
                asks.setdefault(ask.words, ask)
        return tuple(asks.values())[:MOST_QUESTIONS]
    worst = _worst_problem(view)
    turns = [
        *_of_problem(worst, view, present),
        *_of_actions(view, advice, present, worst),
        *_of_promises(view, visit, present),
    ]
    if not _has_grave_problem(view):
        turns += _of_facts(view, advice, present)
    turns.sort(key=lambda one: one[0])
    return tuple(ask for _, ask in turns)[:MOST_QUESTIONS]


def timely_questions(
    view: View, advice: Advice, present: tuple[Person, ...]
) -> tuple[Question, ...]:
    """What those present can be asked, by value; nothing that nobody can have seen yet."""
    found = questions(view, (person.id for person in present))
    return tuple(one for one in found if not _is_too_early(one, advice))


def _of_facts(
    view: View, advice: Advice, present: tuple[Person, ...]
) -> Iterator[tuple[_Turn, Ask]]:
    found = timely_questions(view, advice, present)
    placed = sorted((*_place(one, advice), by_value, one) for by_value, one in enumerate(found))
    taken: Counter[int] = Counter()
    for place, at, _, one in placed:
        words = one.ask[0] if one.ask else None
        taken[place] += 1
        if place < _LAST and taken[place] == 1:  # as it stands on the screen of the advice
            action = advice.actions[place]
            paired = len(action.ask) == len(action.records)
            words = action.ask[at if paired else 0] if action.ask else words
        ask = Ask(words=words, about=one.fact.title, fact=one.fact.id, whom=one.whom)
        yield (taken[place] if place < _LAST else _LAST, place), ask


def _place(question: Question, advice: Advice) -> tuple[int, int]:
    """Of the first action at the visit that would settle it, and its own place within that."""
    for place, action in enumerate(advice.actions):
        if action.moment == "next-visit" and question.fact.id in action.records:
            return place, action.records.index(question.fact.id)
    return _LAST, 0


def _of_actions(
    view: View, advice: Advice, present: tuple[Person, ...], worst: Problem | None
) -> Iterator[tuple[_Turn, Ask]]:
    """What is said there in words of ours, or to get to somebody who is not there.

    Not of the worst problem: that is asked about before all others.
    """
    for place, action in enumerate(advice.actions):
        if action.moment == "waiting":
            continue
        if action.kind == "meet" and action.through in present:
            reach = words_to_reach(action, view)
            if reach is not None and action.through is not None:
                about = view.playbook.role(action.subject)
                label = about.label if about is not None else action.subject
                yield (1, place), Ask(words=reach, about=label, whom=(action.through,))
        elif action.kind == "settle" and action.words is not None:
            for holder in _there(action, present)[:1]:
                yield (
                    (1, place),
                    Ask(words=None, own=action.words, about="", whom=(holder,), private=True),
                )
        elif action.papers and action.words is not None:
            whom = tuple(one for one in present if any(one.id in w.said_by for w in action.papers))
            if whom:
                what = view.fact(action.papers[0].fact).title
                yield (1, place), Ask(words=None, own=action.words, about=what, whom=whom)
        elif action.kind in _OWN and action.words is not None:
            whom = _there(action, present)
            is_worst = worst is not None and action.kind == "repair" and action.about == worst.id
            if whom and not is_worst:
                turn = 0 if action.kind == "chase" else 1
                words = Ask(words=None, own=action.words, about=_what(action), whom=whom)
                yield (turn, place), words


def _of_promises(
    view: View, visit: Visit, present: tuple[Person, ...]
) -> Iterator[tuple[_Turn, Ask]]:
    """Of the next that each promised for a day up to the visit, and not late, whether it holds."""
    for owner in present:
        own = [one for one in view.deal.records.commitments if one.owner == owner.id]
        named = (one for one in own if one.state == "open" and one.side == "theirs")
        dated = [(one.due, one.place, one) for one in named if one.due is not None]
        near = [one for one in dated if view.today <= one[0] <= visit.day]
        if near:
            day, _, first = min(near)
            words = say("words.due" if day == visit.day else "words.due-before")
            yield (1, 1), Ask(words=None, own=words, about=first.what, whom=(owner,))


def _of_problem(
    worst: Problem | None, view: View, present: tuple[Person, ...]
) -> Iterator[tuple[_Turn, Ask]]:
    """What it holds up: of who told of it, else of all."""
    if worst is not None:
        told = tuple(person for person in present if person.id in worst.said_by)
        words = say("words.repair" if worst.is_late_on(view.today) else "words.problem")
        yield (0, -1), Ask(words=None, own=words, about=worst.what, whom=told or present)


def _worst_problem(view: View) -> Problem | None:
    """Of those that are open one that is late before others, then the gravest, then the first."""
    found = (one for one in view.deal.records.problems if one.state == "open")
    return min(
        found,
        key=lambda one: (
            not one.is_late_on(view.today),
            GRAVEST_FIRST.index(one.severity),
            one.place,
        ),
        default=None,
    )


def _there(action: Action, present: tuple[Person, ...]) -> tuple[Person, ...]:
    """Of a promise who gave it, of a problem who told it; where nobody is named, all of them."""
    about = action.work.about if action.work is not None else None
    named: tuple[str | None, ...] = tuple(one.id for one in action.whom)
    match about:
        case Problem():
            named = about.said_by
        case Commitment():
            named = (about.owner,)
        case _:
            pass
    there = tuple(one for one in present if one.id in named)
    return there or (present if action.kind in ("agree", "repair") else ())


def _what(action: Action) -> str:
    about = action.work.about if action.work is not None else None
    return str(getattr(about, "what", action.subject))


def _has_grave_problem(view: View) -> bool:
    return any(one.state == "open" and one.severity == "high" for one in view.deal.records.problems)


def _is_too_early(question: Question, advice: Advice) -> bool:
    """All that would settle it waits for something: nobody has seen yet what is asked about."""
    moments = {one.moment for one in advice.actions if question.fact.id in one.records}
    return moments == {"waiting"}


def _of_roles(view: View, action: Action) -> Iterator[Ask]:
    """Where nobody is known to come: what is advised, with the roles that it takes."""
    if action.moment != "waiting":
        for words in action.ask[:1]:
            known = view.find_item(action.subject)
            fact = view.playbook.fact(action.subject)
            about = known[1].label if known else fact.title if fact else words
            yield Ask(words=words, about=about, fact=fact.id if fact else None, roles=action.roles)


def own_words(ask: Ask) -> Message:
    """A sentence of ours, behind what it is about."""
    assert ask.own is not None
    if not ask.about:
        return say("value", value=ask.own)
    return say("brief.about", what=ask.about, words=ask.own)
