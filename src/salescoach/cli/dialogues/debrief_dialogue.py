"""Telling of a visit in a dialogue: who was there, what fell due, what both sides will do.

The answers are gathered in a `Debrief`; nothing is recorded here. What was typed is read by the
grammar of call notes, and shown back before it counts.
"""

from collections.abc import Sequence
from datetime import date

from salescoach.cli.dialogues.debrief_asking import ask_questions
from salescoach.cli.dialogues.debrief_visits import Occasion
from salescoach.cli.dialogues.dialogue import Dialogue, yes_or_no
from salescoach.cli.dialogues.told_line import echoes_of, is_nothing, joined, read_line
from salescoach.cli.rendering.long_days import long_day
from salescoach.cli.seeing import view_of, view_with
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.records import Commitment
from salescoach.errors import BadUsage
from salescoach.exchange.attendance import Present, read_people
from salescoach.exchange.days import read_day
from salescoach.exchange.hearing import Known, Misheard, Problem
from salescoach.guidance.debriefing import Debrief, FellDue, payloads_of
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say
from salescoach.values.states import Side

_THEIRS_FIRST: dict[Side, int] = {"theirs": 0, "ours": 1}
_NOTHING = "-"


class Telling:
    """One dialogue about one visit; `whole` asks everything and gives what was told."""

    def __init__(
        self, session: Session, dialogue: Dialogue, file: DealFile, occasion: Occasion
    ) -> None:
        self._session = session
        self._dialogue = dialogue
        self._file = file
        self._occasion = occasion
        self._before = view_of(session, file)
        dialogue.keep_whole(one.name for one in self._before.deal.people)
        self._known = Known(
            people=self._before.deal.people, present=(), day=occasion.day, deal=file.id
        )

    def whole(self, there: Present | None = None) -> Debrief:
        """All of it; `there` is who was there where the command line says so."""
        there = there or self._attendance()
        self._known = self._known.with_people(there.people, there.new)
        self._dialogue.keep_whole(one.name for one in there.new)
        occasion = self._occasion
        told = Debrief(
            day=occasion.day,
            visit=occasion.visit.id if occasion.visit is not None else None,
            kind=occasion.kind,
            people=there.people,
            new_people=there.new,
            fell_due=tuple(self._fallen_due()),
        )
        told = self._promised(told, "theirs")
        told = self._promised(told, "ours")
        return ask_questions(self._session, self._dialogue, told, self._seen)

    def read_there(self, text: str) -> Present:
        """Who was there, as it is named on the command line or typed."""
        found = read_people(text, self._known, self._before.playbook.buyer_roles)
        if isinstance(found, Misheard):
            raise self._refused(found.problems)
        if not found.people:
            raise BadUsage(say("debrief.nobody-there"), say("hint.debrief-there"))
        return found

    def tell_header(self, people: Sequence[str]) -> None:
        """The day, and who was there."""
        who = self._names(people)
        self._dialogue.tell(say("debrief.head", day=long_day(self._occasion.day), who=who))

    def _seen(self, told: Debrief) -> View:
        """The deal as if what was told so far were recorded."""
        payloads = payloads_of(told, self._file.events)
        return view_with(self._session, self._file, payloads, on=told.day)

    def _attendance(self) -> Present:
        expected, day = self._occasion.expected, long_day(self._occasion.day)
        if expected:
            head = say("debrief.head", day=day, who=self._names(expected))
            self._dialogue.pair(head, say("debrief.right"))
        else:
            self._dialogue.tell(say("debrief.head-who", day=day))
            known = tuple(one.name for one in self._known.people)
            if known:
                self._dialogue.tell(say("debrief.known", who=known), indent=2)

        def read(text: str) -> Present:
            return Present(expected) if expected and not text else self.read_there(text)

        return self._dialogue.ask("there", read)

    def _names(self, ids: Sequence[str]) -> tuple[str, ...]:
        found = (self._known.person(id_) for id_ in ids)
        return tuple(one.name for one in found if one is not None)

    # What fell due

    def _fallen_due(self) -> list[FellDue]:
        """Each promise that is due by now, theirs first; what is skipped says nothing."""
        due = [
            one
            for one in self._before.deal.records.commitments
            if one.state == "open" and one.due is not None and one.due <= self._occasion.day
        ]
        due.sort(key=lambda one: (_THEIRS_FIRST[one.side], one.due or date.min, one.place))
        found = (self._became(one) for one in due)
        return [one for one in found if one is not None]

    def _became(self, one: Commitment) -> FellDue | None:
        """What became of it. Only who was there can have named another day."""
        self._dialogue.pair(self._due_words(one), say("debrief.yes-no-skip"))
        answer = self._dialogue.ask(f"due/{one.id}", yes_or_no)
        if answer is None:
            return None
        if answer:
            return FellDue(commitment=one.id, side=one.side, kept=True)
        self._dialogue.pair(say("debrief.by-when"), say("debrief.no-day-named"))
        moved_to = self._dialogue.ask(f"moved/{one.id}", self._day)
        said_by: tuple[str, ...] = ()
        if one.side == "theirs" and moved_to is not None and one.owner is not None:
            said_by = (one.owner,) if one.owner in self._known.present else ()
        return FellDue(
            commitment=one.id, side=one.side, kept=False, moved_to=moved_to, said_by=said_by
        )

    def _due_words(self, one: Commitment) -> Message:
        assert one.due is not None
        if one.side == "ours":
            return say("debrief.due-ours", day=one.due, what=one.what)
        who = self._names((one.owner,) if one.owner is not None else ())
        if not who:
            return say("debrief.due-somebody", day=one.due, what=one.what)
        return say("debrief.due-theirs", who=who, day=one.due, what=one.what)

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        found = read_day(text, self._occasion.day)
        if isinstance(found, Problem):
            raise self._refused((found,))
        return found.day

    # What both sides will do

    def _promised(self, told: Debrief, side: Side) -> Debrief:
        question = {"theirs": say("debrief.they"), "ours": say("debrief.you")}[side]
        nothing = {"theirs": say("debrief.nothing-agreed"), "ours": say("debrief.nothing")}[side]
        self._dialogue.pair(self._bold(question), nothing)
        view = self._seen(told)
        line = self._dialogue.ask(side, lambda text: self._line(text, side, view))
        while not is_nothing(line):
            self._echo(line, view)
            again = self._dialogue.ask(f"{side}/right", lambda text: self._again(text, side, view))
            if again is None:
                break
            line = again
        return joined(told, line)

    def _line(self, text: str, side: Side, view: View) -> Debrief:
        found = read_line(text, side, self._known, view)
        if isinstance(found, Misheard):
            raise self._refused(found.problems)
        return found

    def _again(self, text: str, side: Side, view: View) -> Debrief | None:
        """None for Enter; `-` takes the line back."""
        if text == _NOTHING:
            return Debrief(day=self._occasion.day, people=self._known.present)
        return self._line(text, side, view) if text else None

    def _echo(self, line: Debrief, view: View) -> None:
        *others, last = echoes_of(line, view)
        for one in others:
            self._dialogue.tell(one, indent=2, hang=4)
        self._dialogue.pair(f"  {self._session.text(last)}", say("debrief.right"))

    def _bold(self, question: Message) -> tuple[str, str]:
        return self._session.text(question), "bold"

    def _refused(self, problems: Sequence[Problem]) -> BadUsage:
        """All but the last are told here; the last is told by who asks again."""
        *others, last = problems
        for one in others:
            self._dialogue.refuse(one.message, one.hint)
        return BadUsage(last.message, last.hint)
