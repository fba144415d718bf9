"""The lines of a mail and of a note about a visit, as messages: an empty line is None."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from salescoach.cli.rendering.brief_words import long_day
from salescoach.cli.rendering.naming import joined, people_words
from salescoach.deal.records import Commitment, Visit
from salescoach.guidance.recap import CrmNote, Mail, Said
from salescoach.guidance.said_values import shown_value
from salescoach.values.messages import Argument, Message, Quoted, Weekday, say

if TYPE_CHECKING:
    from salescoach.guidance.view import View

_MOST_DEAR = 4  # more names in a salutation are a list of people


def receivers_line(mail: Mail) -> Message | None:
    """To whom it goes; None where nobody was named."""
    names = tuple(one.name for one in mail.receivers)
    return say("mail.to", who=names) if names else None


def subject_line(mail: Mail) -> Message:
    """What it is about."""
    account, day = mail.view.deal.account, long_day(mail.visit.day)
    agreed = mail.theirs or mail.ours or mail.agreements
    return say("mail.subject" if agreed else "mail.subject-plain", account=account, day=day)


def body_lines(mail: Mail, signed: str | None) -> Iterator[Message | None]:
    """Salutation, what was agreed, what came, what they said, when we meet; `signed` by whom."""
    yield _dear([one.name for one in mail.receivers])
    yield None
    points = list(_points(mail))
    thanks = "mail.thanks-agreed" if points else "mail.thanks"
    yield say(thanks, day=long_day(mail.visit.day))
    if points:
        yield None
    yield from (say("mail.point", text=point) for point in points)
    more = [*_came(mail), *_words(mail.said), *_next(mail.next)]
    if more:
        yield None
    yield from more
    yield None
    yield say("mail.correct")
    yield None
    yield say("mail.regards")
    yield say("value", value=signed) if signed else say("mail.your-name")


def note_lines(note: CrmNote) -> Iterator[Message]:
    """A line a matter, what it came to first, what is next last; none where there is nothing."""
    view = note.view
    yield _head(note)
    yield from _matter("note.theirs", [_noted(one, view) for one in note.theirs])
    yield from _matter("note.ours", [_noted(one, view) for one in note.ours])
    yield from _matter("note.came", [_noted(one, view, day=False) for one in note.came])
    yield from _matter("note.sent", [_noted(one, view, day=False) for one in note.sent])
    yield from _matter("note.agreed", [one.what for one in note.agreements])
    yield from _matter("note.known", [_known(one, view) for one in note.known])
    asked = [
        say("note.asked-of", fact=view.fact(one.fact).label, who=people_words((one.of,), view))
        for one in note.asked
    ]
    yield from _matter("note.asked", asked)
    doubts = [
        say("note.doubt", who=people_words((one.holder or "",), view), words=Quoted(one.words))
        for one in note.doubts
    ]
    yield from _matter("note.doubts", doubts)
    yield say("note.next", what=_ahead(note))


def _dear(names: Sequence[str]) -> Message:
    if not names or len(names) > _MOST_DEAR:
        return say("mail.hello")
    if len(names) == 1:
        return say("mail.dear", name=names[0])
    start = say("mail.dear-first", name=names[0])
    for name in names[1:-1]:
        start = say("mail.dear-more", start=start, name=name)
    return say("mail.dear-last", start=start, name=names[-1])


def _points(mail: Mail) -> Iterator[Message]:
    yield from (_promise(one, mail.view) for one in (*mail.theirs, *mail.ours))
    yield from (say("mail.agreed", what=one.what) for one in mail.agreements)


def _promise(one: Commitment, view: "View") -> Message:
    who: Argument = one.owner or say("mail.we")
    if one.side == "theirs":
        who = people_words((one.owner,), view) if one.owner else say("mail.you")
    if one.due is None:
        return say("mail.promise", who=who, what=one.what)
    return say("mail.promise-due", who=who, what=one.what, day=long_day(one.due))


def _came(mail: Mail) -> Iterator[Message]:
    if mail.came:
        yield say("mail.came", what=joined([one.what for one in mail.came]))
    if mail.sent:
        yield say("mail.sent", what=joined([one.what for one in mail.sent]))


def _words(said: Iterable[Said]) -> Iterator[Message]:
    """What they said in words stands for itself: what we call it is for our eyes."""
    quoted: list[Argument] = []
    for one in said:
        value = one.evidence.value
        match one.fact.type:
            case "date":
                from salescoach.guidance.evidence import day_in

                found = day_in(one.evidence)
                day = str(value) if found is None else long_day(found)
                yield say("mail.day", what=one.fact.label, day=day)
            case "number":
                yield say("mail.value", what=one.fact.label, value=str(value))
            case "percent":
                percent = say("value.percent", number=str(value))
                yield say("mail.value", what=one.fact.label, value=percent)
            case _:
                texts = value if isinstance(value, tuple) else (str(value),)
                quoted += [Quoted(text) for text in texts]
    if quoted:
        yield say("mail.words", words=joined(quoted))


def _next(visit: Visit | None) -> Iterator[Message]:
    if visit is None:
        return
    more: dict[str, Argument] = {}
    kind = "mail.next"
    if visit.time is not None:
        kind, more = f"{kind}-at", {"time": visit.time}
    if visit.location is not None:
        kind, more = f"{kind}-place", {**more, "place": visit.location}
    yield say(kind, day=long_day(visit.day), **more)


def _head(note: CrmNote) -> Message:
    people = tuple(one.name for one in note.people)
    parts: dict[str, Argument] = {
        "day": Weekday(note.visit.day),
        "outcome": say(f"note.came-to-{note.outcome or 'unknown'}"),
    }
    kind = "note.head"
    if note.visit.location is not None:
        kind, parts = f"{kind}-place", {**parts, "place": note.visit.location}
    if people:
        return say(kind, who=people, **parts)
    return say(f"{kind}-nobody", **parts)


def _matter(kind: str, what: Sequence[Argument]) -> Iterator[Message]:
    if what:
        yield say(kind, what=joined(what))


def _noted(one: Commitment, view: "View", *, day: bool = True) -> Message:
    due = one.due if day else None
    if one.side == "ours" or one.owner is None:
        if due is None:
            return say("note.our-promise", what=one.what)
        return say("note.our-promise-due", what=one.what, day=due)
    who = people_words((one.owner,), view)
    if due is None:
        return say("note.promise", who=who, what=one.what)
    return say("note.promise-due", who=who, what=one.what, day=due)


def _known(one: Said, view: "View") -> Message:
    value = shown_value(one.fact, one.evidence, view)
    who = people_words(one.evidence.said_by, view)
    return say("note.said", fact=one.fact.label, value=value, who=who)


def _ahead(note: CrmNote) -> Message:
    """The next visit; else the promise that is due next."""
    view, visit = note.view, note.next
    if visit is not None:
        who = people_words(visit.people, view)
        day = long_day(visit.day)
        return say("note.visit", day=day, who=who) if who else say("note.visit-alone", day=day)
    dated = [one for one in view.deal.records.commitments if one.state == "open" and one.due]
    if dated:
        return _noted(min(dated, key=lambda one: (one.due, one.place)), view)
    return say("note.nothing-planned")
