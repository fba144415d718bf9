"""One guided session: five questions, each answer saved when it is given, left and gone on with.

No lock is held while somebody thinks. The deal is read again before each question, and an answer
is recorded only if its question still stands then.
"""

from dataclasses import replace

from salescoach.cli.dialogues.coach_answers import INDENT, Asking, Payloads
from salescoach.cli.dialogues.dialogue import Dialogue
from salescoach.cli.dialogues.drafts import Draft, Typed, draft_of, keep_draft
from salescoach.cli.receipt import next_words, recorded_words
from salescoach.cli.recording import standing
from salescoach.cli.rendering.coach_words import (
    change_words,
    deal_words,
    first_words,
    question_words,
)
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.layout import unbroken
from salescoach.cli.rendering.resting import standing as resting
from salescoach.cli.rendering.still_open import still_open
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import FactAsked, Payload
from salescoach.deal.transactions import live_events
from salescoach.errors import Refused
from salescoach.guidance.advice import Advice, advise
from salescoach.guidance.coaching import CoachQuestion, TellVisit, open_questions
from salescoach.guidance.view import View
from salescoach.store.port import Change
from salescoach.store.recording import events_for
from salescoach.values.canonical import canonical
from salescoach.values.messages import Message, Unit, say

MOST = 5


class Sitting:
    """`dry_run`: everything is asked and shown as if it were recorded, and nothing is kept."""

    def __init__(
        self, session: Session, dialogue: Dialogue, deal_id: str, *, dry_run: bool = False
    ) -> None:
        self.session = session
        self.dialogue = dialogue
        self.deal_id = deal_id
        self.dry_run = dry_run
        self.tried: DealFile | None = None
        self.seen: DealFile | None = None
        self.put, self.before = self._from_before()

    @property
    def kept(self) -> int:
        """How many answers of this session are recorded."""
        return 0 if self.dry_run else sum(bool(one.text) for one in self.put[self.before :])

    def hold(self) -> None:
        """Ask, save, show what changed, until five were put or nothing is worth asking."""
        view = self._look()
        found = self._waiting(view)
        if not found:
            self._say_nothing(view)
            return
        self._begin(view, len(found))
        while found and self._number <= MOST:
            self._ask(found[0], view, len(found))
            view = self._look()
            found = self._waiting(view)
        self._end(view)

    def leave(self) -> None:
        """Told to go on later."""
        self.dialogue.blank()
        command = line("coach", self.deal_id)
        if self.dry_run:
            self.dialogue.tell(say("coach.left-tried"))
        elif self.kept:
            answers = Unit(self.kept, "answer")
            self.dialogue.tell(say("coach.left", answers=answers, command=unbroken(command)))
        else:
            self.dialogue.tell(say("coach.left-empty", command=unbroken(command)))

    @property
    def _number(self) -> int:
        """Of the question that comes next."""
        return len(self.put) - self.before + 1

    def _from_before(self) -> tuple[list[Typed], int]:
        """What was put today already, and how much of it in sessions that are over.

        What was recorded and taken back since can be asked again.
        """
        draft = None if self.dry_run else draft_of(self.session, "coach", self.deal_id)
        if draft is None or draft.day != self.session.today:
            return [], 0
        live = {event.tx for event in live_events(self.session.store.read(self.deal_id).events)}
        over = int(draft.about) if draft.about.isascii() and draft.about.isdecimal() else 0
        stands = [not one.text or one.text in live for one in draft.typed]
        put = [one for one, still in zip(draft.typed, stands, strict=True) if still]
        return put, sum(stands[:over])

    def _look(self) -> View:
        """The deal as it stands now; what is only tried is on top."""
        file = self.tried or self.session.store.read(self.deal_id)
        if self.seen is not None and file.digest != self.seen.digest:
            self.dialogue.tell((self.session.text(say("coach.changed")), "yellow"))
        self.seen = file
        view = view_of(self.session, file)
        self.dialogue.keep_whole((view.deal.account, *(one.name for one in view.deal.people)))
        return view

    def _waiting(self, view: View) -> tuple[CoachQuestion, ...]:
        """What is left to ask, best first."""
        found = open_questions(view, {one.key for one in self.put})
        return tuple(one for one in found if not isinstance(one, TellVisit))

    def _tell_untold(self, view: View) -> None:
        """The visits that nobody told of: `debrief` asks about them, and better."""
        for one in open_questions(view):
            if isinstance(one, TellVisit):
                words = self.session.text(question_words(one, view))
                self.dialogue.tell((words, "yellow"))

    def _begin(self, view: View, waiting: int) -> None:
        whose = deal_words(view)
        if self._number > 1:
            answers = Unit(self.kept, "answer")
            self.dialogue.tell(say("coach.again", deal=whose, answers=answers))
        else:
            number = Unit(min(MOST, waiting), "question")
            self.dialogue.tell(say("coach.begin", deal=whose, questions=number))
        self.dialogue.keys_mean(say("coach.keys"))
        self._tell_untold(view)

    def _ask(self, question: CoachQuestion, view: View, waiting: int) -> None:
        self.dialogue.blank()
        total = min(MOST, self._number - 1 + waiting)
        label = say("coach.number", number=self._number, total=total)
        try:
            payloads = Asking(self.session, self.dialogue, view, question).ask(label)
            change = self._recorded(question, payloads) if payloads else None
        except Refused as no:
            self._note(question, None)
            self.dialogue.refuse(no.sentence, no.hint, indent=INDENT)
            return
        self._note(question, change)
        if change is not None:
            with standing(change, dry_run=self.dry_run):
                self._tell_change(advise(view), change, payloads)

    def _recorded(self, question: CoachQuestion, payloads: Payloads) -> Change:
        """Saved, as one command; Refused where the question does not stand any more."""

        def plan(file: DealFile) -> Payloads:
            now = view_of(self.session, file)
            if question.key not in {one.key for one in open_questions(now)}:
                raise Refused(say("coach.overtaken"))
            return payloads

        if not self.dry_run:
            stamp = self.session.stamp()
            change = self.session.store.change(self.deal_id, plan, stamp=stamp)
            self.seen = change.file
            return change
        file = self.tried or self.session.store.read(self.deal_id)
        events = events_for(plan(file), file.events, self.session.stamp())
        self.tried = replace(file, events=(*file.events, *events))
        return Change(file=self.tried, events=events)

    def _note(self, question: CoachQuestion, change: Change | None) -> None:
        """That it was put, and what recorded it: it is not asked again today."""
        tx = change.events[0].tx if change is not None and change.events else ""
        self.put.append(Typed(question.key, tx))
        self._keep(self.before)

    def _keep(self, over: int) -> None:
        if not self.dry_run:
            draft = Draft(
                dialogue="coach",
                deal=self.deal_id,
                home=str(self.session.home),
                day=self.session.today,
                typed=tuple(self.put),
                about=str(over),
            )
            keep_draft(self.session, draft)

    def _tell_change(self, before: Advice, change: Change, payloads: tuple[Payload, ...]) -> None:
        """What was recorded, which criterion it closed or opened, and the first action now."""
        view = view_of(self.session, change.file)
        after = advise(view)
        if change.repeated:
            self._tell(say("receipt.repeated-once"))
        elif not isinstance(payloads[0], FactAsked):  # which was told when it was typed
            recorded = recorded_words(change, view)
            kind = "coach.would-record" if self.dry_run else "coach.recorded"
            self._tell(say(kind, recorded=self.session.text(recorded).rstrip(".")))
        for event in change.events if self.dry_run else ():
            self.session.words(say("value", value=canonical(event.raw).decode()))
        changes = " ".join(self.session.text(one) for one in change_words(before, after))
        if changes:
            self.dialogue.tell(changes, indent=INDENT)
        self._tell(first_words(self.session, before, after))

    def _end(self, view: View) -> None:
        """What is still open, the first action, how to take the last answer back."""
        advice = advise(view)
        self.dialogue.blank()
        if self.dry_run:
            self.dialogue.tell(say("coach.left-tried"))
        elif self.kept:
            self.dialogue.tell(say("coach.end", answers=Unit(self.kept, "answer")))
        else:
            self.dialogue.tell(say("coach.end-empty"))
        open_criteria = still_open(advice, self.session)
        if open_criteria is not None:
            self.dialogue.tell(open_criteria)
        first = self.session.text(first_words(self.session, None, advice))
        self.dialogue.tell((first, "bold"))
        if self.kept:
            self.dialogue.tell(say("coach.undo", command=unbroken(line("undo", self.deal_id))))
        self._keep(len(self.put))

    def _say_nothing(self, view: View) -> None:
        """One line: why, and what is to be done instead."""
        rests = resting(view)
        if rests is not None:
            told = say("coach.rests", deal=deal_words(view), standing=rests)
            self.dialogue.tell(told)
            return
        kind = "coach.nothing-more" if self.put else "coach.nothing"
        first = next_words(self.session, advise(view))
        self.dialogue.tell(say(kind, deal=deal_words(view), first=first))
        self._tell_untold(view)

    def _tell(self, message: Message) -> None:
        self.dialogue.tell(message, indent=INDENT)
