"""A call note, line by line: each begins with a word that says what it tells (docs/call-notes.md).

All that is wrong is told at once, each with its line; while anything is, nothing is taken over.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from salescoach.deal.records import Visit
from salescoach.exchange.assembling import NOTHING_WRONG, Assembling, Problems
from salescoach.exchange.attendance import read_people
from salescoach.exchange.clauses import Clause, clause_of, clauses_of, unfit, what_of
from salescoach.exchange.days import read_end
from salescoach.exchange.hearing import Misheard, Problem, Trouble, Unread
from salescoach.exchange.receivers import TakenOut, taken_out
from salescoach.exchange.spoken import far_day, far_problem, read_promises
from salescoach.guidance.debriefing import Debrief
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.similar import most_like
from salescoach.values.states import Side

MOST_BYTES = 32 * 1024
"""A call note may have so many bytes, which is a long evening's writing. Source: ours."""

MOST_TROUBLES = 50
_MOST_SHOWN = 200
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BEGINS = re.compile(
    r"\s*(?P<word>with|kind|came|sent|late|they|we|note|private)\s*[:：](?P<after>.*)"
    r"|\s*(?P<fact>fact|asked)(?:\s*[:：]|\s|\Z)(?P<of_fact>.*)"
    r"|\s*doubt\s+(?P<doubt>raised|settled)(?![^\W_])(?P<of_doubt>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BESIDE = frozenset({"fact", "asked", "raised", "settled", "note", "private"})
_NEW_DOUBT = re.compile(r"\s*doubt\s*(?=[:：@])", re.IGNORECASE)
WORDS = (
    "with:", "kind:", "came:", "sent:", "late:", "they:", "we:", "fact", "asked", "doubt raised",
    "doubt settled", "note:", "private:",
)  # fmt: skip


def read_note(
    data: bytes,
    view: View,
    *,
    day: date,
    visit: Visit | None = None,
    deal: str | None = None,
) -> Debrief | Unread:
    """What the note tells of the visit of that day, or all that is wrong with it.

    `visit` is the planned one that it was: without a line `with:` those came who were to come.
    """
    text = _text(data)
    if isinstance(text, Trouble):
        return Unread((text,))
    reading = _Reading(Assembling(view, day=day, visit=visit, deal=deal))
    reading.read(_lines(text))
    found = sorted(reading.found, key=lambda one: one.line)
    return Unread(tuple(found[:MOST_TROUBLES])) if found else reading.told.debrief()


def read_beside(clause: str, told: Assembling) -> Problems | None:
    """A clause of a dialogue that tells something beside promises, as in a line of a note.

    None where it does not: then it is a promise. `doubt: …` is a new one.
    """
    lines = _lines(_NEW_DOUBT.sub("doubt raised ", clause, count=1))
    if len(lines) != 1 or lines[0].begins not in _BESIDE:
        return None
    return _Reading(told).one(lines[0])


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its number, all of it, the word that it begins with, and what follows."""

    number: int
    text: str
    begins: str = ""
    after: str = ""


@dataclass(slots=True)
class _Reading:
    told: Assembling
    found: list[Trouble] = field(default_factory=list)

    def read(self, lines: list[_Line]) -> None:
        """Who was there first, as who is meant depends on it."""
        self._attendance([line for line in lines if line.begins == "with"])
        for line in lines:
            if line.begins != "with" and len(self.found) < MOST_TROUBLES:
                self._trouble(line, self.one(line))
        if not self.found:
            self._trouble(_Line(1, ""), self.told.nobody_there())

    def _attendance(self, lines: list[_Line]) -> None:
        people: list[str] = []
        for line in lines:
            read = read_people(line.after, self.told.known, self.told.view.playbook.buyer_roles)
            if isinstance(read, Misheard):
                self._trouble(line, read.problems)
                continue
            people += read.people
            self.told.came_with(people, (*self.told.new, *read.new))

    def one(self, line: _Line) -> Problems:
        """What is wrong with it."""
        wrong = unfit(line.text)
        if wrong is not None:
            return (wrong,)
        reads: dict[str, Callable[[str], Problems]] = {
            "kind": self.told.kind_is,
            "came": partial(self._fell_due, kept=True),
            "sent": partial(self._fell_due, kept=True),
            "late": partial(self._fell_due, kept=False),
            "they": partial(self._promises, side="theirs"),
            "we": partial(self._promises, side="ours"),
            "fact": self._fact,
            "asked": self._asked,
            "raised": self._raised,
            "settled": self._settled,
            "note": partial(self.told.remark, private=False),
            "private": partial(self.told.remark, private=True),
        }
        read = reads.get(line.begins)
        return read(line.after) if read is not None else (_unknown(line.text),)

    def _promises(self, text: str, side: Side) -> Problems:
        read = read_promises(text, side, self.told.known)
        if isinstance(read, Misheard):
            return read.problems
        if read.far:
            return tuple(far_problem(one) for one in read.far)
        self.told.promises += read.promises
        return NOTHING_WRONG

    def _fell_due(self, text: str, *, kept: bool) -> Problems:
        clauses = clauses_of(text)
        if isinstance(clauses, Problem):
            return (clauses,)
        if not clauses:
            return self.told.fell("", kept=kept)
        return tuple(problem for one in clauses for problem in self._one_fell_due(one, kept=kept))

    def _one_fell_due(self, clause: Clause, *, kept: bool) -> Problems:
        who = taken_out(clause, self.told.known)
        if isinstance(who, Problem):
            return (who,)
        if kept:
            return self.told.fell(what_of(who.rest), kept=True)
        ends = read_end(who.rest.mask, self.told.day)
        if isinstance(ends, Problem):
            return (ends,)
        if ends is not None and ends.far and ends.day is not None:
            return (far_day(ends.day, what_of(who.rest)),)
        words = what_of(who.rest.part(0, ends.start) if ends is not None else who.rest)
        day = ends.day if ends is not None else None
        return self.told.fell(words, kept=False, moved_to=day, said_by=who.people)

    def _fact(self, text: str) -> Problems:
        who = self._who(text)
        if isinstance(who, Problem):
            return (who,)
        at = who.rest.mask.find("=")
        given = who.rest.part(0, at).words if at >= 0 else ""
        if not given:
            return (Problem(say("heard.fact-form"), say("heard.hint-fact-form")),)
        value = who.rest.part(at + 1).unquoted
        if not value:
            return (Problem(say("heard.no-value", fact=given[:60]), say("heard.hint-no-value")),)
        return self.told.fact(given, value, who.people)

    def _asked(self, text: str) -> Problems:
        who = self._who(text)
        if isinstance(who, Problem):
            return (who,)
        given = who.rest.words
        if not given:
            return (Problem(say("heard.fact-form"), say("heard.hint-asked-form")),)
        return self.told.asked_in_vain(given, who.people)

    def _raised(self, text: str) -> Problems:
        who = self._who(text)
        if isinstance(who, Problem):
            return (who,)
        return self.told.doubt_raised(_after_colon(who.rest).unquoted, who.people)

    def _settled(self, text: str) -> Problems:
        who = self._who(text)
        if isinstance(who, Problem):
            return (who,)
        return self.told.doubt_settled(_after_colon(who.rest).unquoted, who.people)

    def _who(self, text: str) -> TakenOut | Problem:
        clause = clause_of(text)
        return clause if isinstance(clause, Problem) else taken_out(clause, self.told.known)

    def _trouble(self, line: _Line, problems: Problems) -> None:
        shown = line.text.strip()[:_MOST_SHOWN]
        for one in problems:
            self.found.append(Trouble(line.number, one.message, one.hint, excerpt=shown))


def _after_colon(clause: Clause) -> Clause:
    start = len(clause.mask) - len(clause.mask.lstrip(" \t:："))
    return clause.part(start)


def _unknown(text: str) -> Problem:
    """A line that begins with no word that means something."""
    first = re.split(r"[:：\s]", text.strip(), maxsplit=1)[0][:40]
    near = most_like(first, [word.rstrip(":") for word in WORDS])
    if near is not None:
        shown = next(word for word in WORDS if word.rstrip(":") == near)
        return Problem(say("heard.line-unknown", word=first), say("heard.hint-line", word=shown))
    return Problem(say("heard.line-unknown", word=first), say("heard.hint-lines", words=WORDS))


def _lines(text: str) -> list[_Line]:
    """Without those that are empty or a remark."""
    return list(_each(text))


def _each(text: str) -> Iterator[_Line]:
    for number, line in enumerate(_LINE_BREAK.split(text), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _BEGINS.fullmatch(line)
        if found is None:
            yield _Line(number, line)
            continue
        begins = found["word"] or found["fact"] or found["doubt"]
        after = found["after"] or found["of_fact"] or found["of_doubt"] or ""
        yield _Line(number, line, begins.lower(), after.strip())


def _text(data: bytes) -> str | Trouble:
    """As text: UTF-8, or UTF-16 that says so; without the mark that some programs put first."""
    if len(data) > MOST_BYTES:
        size = say("heard.note-long", bytes=len(data), most=MOST_BYTES)
        return Trouble(1, size, say("heard.hint-note-long"))
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else data[: error.start].count(b"\n") + 1
        return Trouble(line, say("heard.note-encoding"), say("heard.hint-encoding"))
    if not any(not line.lstrip().startswith("#") for line in text.split("\n") if line.strip()):
        return Trouble(1, say("heard.note-empty"), say("heard.hint-note-empty"))
    return text
