"""The one `Debrief` that a call note and a file of answers come to, put together piece by piece.

Both forms say the same things; each piece is read here, and gives what is wrong with it or nothing.
"""

from collections.abc import Sequence
from datetime import date

from salescoach.deal.events import FieldSet, PersonAdded
from salescoach.deal.records import Visit
from salescoach.errors import SalesCoachError
from salescoach.exchange.earlier import doubt_meant, promise_meant
from salescoach.exchange.hearing import Known, Problem
from salescoach.exchange.told_facts import asked, told
from salescoach.guidance.debriefing import (
    AskedInVain,
    Debrief,
    DoubtHeard,
    DoubtOver,
    FellDue,
    Promise,
    Remark,
    Told,
)
from salescoach.guidance.fit_text import clean
from salescoach.guidance.known_doubts import said_before, sounding_like
from salescoach.guidance.view import View
from salescoach.values.messages import Quoted, say

Problems = tuple[Problem, ...]
NOTHING_WRONG: Problems = ()


class Assembling:
    """What is told so far of one visit. Each method returns what is wrong with one piece."""

    def __init__(self, view: View, *, day: date, visit: Visit | None, deal: str | None) -> None:
        self.view = view
        self.day = day
        self.visit = visit
        self.people: tuple[str, ...] = visit.people if visit is not None else ()
        self.new: tuple[PersonAdded, ...] = ()
        self.kind: str | None = None
        self.fell_due: list[FellDue] = []
        self.promises: list[Promise] = []
        self.told: list[Told] = []
        self.fields: list[FieldSet] = []
        self.asked: list[AskedInVain] = []
        self.doubts: list[DoubtHeard] = []
        self.settled: list[DoubtOver] = []
        self.remarks: list[Remark] = []
        self._before = Known(
            people=view.deal.people, present=self.people, day=day, deal=deal or view.deal_id
        )
        self.known = self._before

    def came_with(self, people: Sequence[str], new: Sequence[PersonAdded]) -> None:
        """Who was there; everything else is read after that."""
        self.people = tuple(dict.fromkeys(people))
        self.new = tuple(new)
        self.known = self._before.with_people(self.people, self.new)

    def kind_is(self, given: str) -> Problems:
        """The kind of visit, by id, title or short form."""
        plain = " ".join(given.split()).casefold()
        kinds = self.view.playbook.visit_kinds
        for one in kinds:
            if plain in (one.id, one.title.casefold(), one.label.casefold()):
                self.kind = one.id
                return NOTHING_WRONG
        hint = say("hint.one-of", words=tuple(one.id for one in kinds))
        kind = say("kind.visit-kind")
        return (Problem(say("no-such-type", kind=kind, word=given[:60]), hint if kinds else None),)

    def fell(
        self, words: str, *, kept: bool, moved_to: date | None = None, said_by: tuple[str, ...] = ()
    ) -> Problems:
        """What became of an earlier promise."""
        commitments = [one for one in self.view.deal.records.commitments if one.state == "open"]
        found = promise_meant(words, commitments, self.known)
        if isinstance(found, Problem):
            return (found,)
        one = next(one for one in commitments if one.id == found)
        if any(found == other.commitment for other in self.fell_due):
            return (Problem(say("heard.promise-twice", words=Quoted(one.what))),)
        if moved_to is not None and moved_to == one.due:
            return (Problem(say("promise.due-that-day", day=moved_to, what=Quoted(one.what))),)
        self.fell_due.append(
            FellDue(commitment=found, side=one.side, kept=kept, moved_to=moved_to, said_by=said_by)
        )
        return NOTHING_WRONG

    def fact(self, given: str, text: str, said_by: tuple[str, ...]) -> Problems:
        """What was learned of a fact, or of the deal itself."""
        found = told(given, text, said_by, self.view.playbook, self.known)
        match found:
            case Problem():
                return (found,)
            case FieldSet():
                self.fields.append(found)
            case _:
                self.told.append(found)
        return NOTHING_WRONG

    def asked_in_vain(self, given: str, of: Sequence[str]) -> Problems:
        """Who was asked for a fact, and gave no answer."""
        found = asked(given, of, self.view.playbook)
        if isinstance(found, Problem):
            return (found,)
        self.asked += found
        return NOTHING_WRONG

    def doubt_raised(self, words: str, holders: Sequence[str]) -> Problems:
        """What somebody of them doubts, in their words; who put it so before opens it again."""
        if len(holders) > 1:
            return (Problem(say("heard.one-holder"), say("heard.hint-one-holder")),)
        try:
            words = clean(words, "doubt raised")
        except SalesCoachError as error:
            return (Problem(error.sentence, error.hint),)
        holder = holders[0] if holders else None
        like = sounding_like(words, self.view.playbook)
        before = said_before(self.view.deal.records.doubts, words, holder)
        self.doubts.append(
            DoubtHeard(
                words=words,
                holder=holder,
                library=like.id if like else None,
                again=before.id if before else None,
            )
        )
        return NOTHING_WRONG

    def doubt_settled(
        self, words: str, said_by: tuple[str, ...], said: str | None = None
    ) -> Problems:
        """Which doubt somebody of them said is settled; `said` is how they said it."""
        if not said_by:
            return (Problem(say("heard.settled-by-nobody"), say("heard.hint-settled-by")),)
        doubts = [one for one in self.view.deal.records.doubts if one.is_open]
        found = doubt_meant(words, doubts, said_by, self.known)
        if isinstance(found, Problem):
            return (found,)
        if any(found == other.doubt for other in self.settled):
            return (Problem(say("heard.doubt-twice", doubt=found)),)
        self.settled.append(DoubtOver(doubt=found, said_by=said_by, words=said))
        return NOTHING_WRONG

    def remark(self, text: str, *, private: bool) -> Problems:
        """A note."""
        try:
            self.remarks.append(Remark(text=clean(text, "note"), private=private))
        except SalesCoachError as error:
            return (Problem(error.sentence, error.hint),)
        return NOTHING_WRONG

    def nobody_there(self) -> Problems:
        """Without anybody of theirs it was no visit."""
        if self.people:
            return NOTHING_WRONG
        return (Problem(say("heard.nobody-there"), say("heard.hint-nobody-there")),)

    def debrief(self) -> Debrief:
        """All of it."""
        return Debrief(
            day=self.day,
            people=self.people,
            visit=self.visit.id if self.visit is not None else None,
            kind=self.kind,
            new_people=self.new,
            fell_due=tuple(self.fell_due),
            promises=tuple(self.promises),
            told=tuple(self.told),
            fields=tuple(self.fields),
            asked=tuple(self.asked),
            doubts=tuple(self.doubts),
            settled=tuple(self.settled),
            remarks=tuple(self.remarks),
        )
