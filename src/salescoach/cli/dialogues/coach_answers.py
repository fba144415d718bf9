"""Asking one question of a guided session, and what the answer comes to: the events to record.

What is recorded is judged by the rules of the ordinary commands; Enter records nothing.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar, assert_never

from salescoach.cli.dialogues.dialogue import Dialogue, yes_or_no
from salescoach.cli.dialogues.fact_questions import FactQuestion, ask_fact, day_typed
from salescoach.cli.dialogues.listed_people import chosen, listed
from salescoach.cli.doing import done_items
from salescoach.cli.doubts import check_open as check_doubt_open
from salescoach.cli.finding import clean, clean_name
from salescoach.cli.moving import Leave
from salescoach.cli.people import id_of_named
from salescoach.cli.promises import check_open, due_day
from salescoach.cli.rendering.coach_words import details_of, question_words
from salescoach.cli.rendering.layout import kept_together, unbroken
from salescoach.cli.session import Session
from salescoach.cli.values import field_set
from salescoach.deal.called import called
from salescoach.deal.events import FactAsked, FieldSet, Payload, PersonAdded
from salescoach.deal.record_events import (
    CommitmentKept,
    CommitmentMoved,
    DoubtAnswered,
    DoubtExplored,
    DoubtSettled,
    ProblemSolved,
)
from salescoach.deal.records import Commitment, Doubt
from salescoach.deal.state import Person
from salescoach.errors import BadUsage, Refused
from salescoach.guidance.coaching import (
    AskDoubt,
    AskFact,
    AskField,
    AskItem,
    AskPerson,
    AskProblem,
    AskPromise,
    CoachQuestion,
    TellVisit,
)
from salescoach.guidance.debriefing import AskedInVain, evidence_of
from salescoach.guidance.view import View
from salescoach.playbook.model import Titled
from salescoach.values.messages import Message, say

Payloads = tuple[Payload, ...]
Read = TypeVar("Read")
INDENT = 8
_NO_WORDS = ("?", "-")
_LISTED = {"customer-type": "customer_types", "deal-kind": "deal_kinds",
           "lead-source": "lead_sources"}  # fmt: skip
_HOW = {"amount": "ask.how-money", "expected-close": "ask.how-date"}


class Asking:
    """One question put to somebody at the desk."""

    def __init__(
        self, session: Session, dialogue: Dialogue, view: View, question: CoachQuestion
    ) -> None:
        self.session = session
        self.dialogue = dialogue
        self.view = view
        self.question = question
        self.people = view.deal.people

    def ask(self, label: Message) -> Payloads:
        """What the answer comes to; nothing where it was left, or stays as it is."""
        match self.question:
            case AskFact():
                return self._fact(self.question, label)
            case TellVisit():
                return ()
            case _:
                self._put(label)
        match self.question:
            case AskField():
                return self._field(self.question)
            case AskPerson():
                return self._person(self.question)
            case AskPromise(promise=promise):
                return self._promise(promise)
            case AskDoubt(doubt=doubt):
                return self._doubt(doubt)
            case AskProblem():
                return self._problem(self.question)
            case AskItem():
                return self._item(self.question)
            case other:
                assert_never(other)

    def _put(self, label: Message) -> None:
        number = f"{self.session.text(label)}  "
        words = self.session.text(question_words(self.question, self.view))
        self.dialogue.tell(number, (words, "bold"), hang=len(number))
        for known in details_of(self.question, self.view):
            self.dialogue.tell(known, indent=INDENT)

    def _fact(self, question: AskFact, label: Message) -> Payloads:
        put = FactQuestion(
            fact=question.fact, people=self.people, whom=question.whom, label=label, alone=True
        )
        match ask_fact(self.session, self.dialogue, self.view, put):
            case None:
                return ()
            case AskedInVain(fact=fact, of=of):
                return (FactAsked(fact=fact, of=of),)
            case told:
                return (evidence_of(told),)

    def _field(self, question: AskField) -> Payloads:
        """Whose word a day is, is asked: one that they never gave is a warning."""
        name = question.field
        known: Sequence[Titled] = getattr(self.view.playbook, _LISTED.get(name, ""), ())
        if known:
            shown = (f"{number} {one.title}" for number, one in enumerate(known, start=1))
            self.dialogue.tell("  ".join(unbroken(one) for one in shown), indent=INDENT)
        if name in _HOW:
            self._tell_how(say(_HOW[name]))
        ids = {str(number): one.id for number, one in enumerate(known, start=1)}
        ids.update({one.title.casefold(): one.id for one in known})

        def read(text: str) -> FieldSet | None:
            text = ids.get(text.casefold(), text)
            if text and name == "expected-close":
                text = day_typed(text, self.view.today)
            return field_set(self.view, name, text) if text else None

        found = self._ask("value", read)
        if found is None or name != "expected-close" or not self.people:
            return () if found is None else (found,)
        who = self._who("coach.who-named-it", self.people)
        said_by = tuple(person.id for person in who)
        return (FieldSet(field=found.field, value=found.value, said_by=said_by),)

    def _person(self, question: AskPerson) -> Payloads:
        """Somebody who is recorded already gets the role, too."""
        if self.people:
            people = listed(self.session, self.people, self.view)
            self.dialogue.tell(say("coach.known-people", people=people), indent=INDENT)
        found = self._ask("name", self._named)
        if found is None:
            return ()
        person, job = found
        roles = (question.role.id,)
        if isinstance(person, Person):
            return (PersonAdded(person=person.id, name=person.name, roles=roles, job=job),)
        if job is None:
            self._tell_how(say("coach.job"))
            job = self._ask("job", lambda text: clean_name(text, "--job") if text else None)
        id_ = id_of_named(self.view.deal, person)
        return (PersonAdded(person=id_, name=person, roles=roles, job=job),)

    def _named(self, text: str) -> tuple[Person | str, str | None] | None:
        """One of those who are listed, by number or name, else a new name; after a comma the job.

        Whoever is called by that one word alone is meant: nobody is recorded twice.
        """
        name, _, job = (part.strip() for part in text.partition(","))
        if not name:
            return None
        _check_words(name)
        card = clean_name(job, "--job") if job else None
        if name.isascii() and name.isdigit():
            return chosen(self.session, name, self.people)[0], card
        same = called(name, self.people)
        if len(same) > 1:
            names = tuple(one.name for one in same)
            raise BadUsage(say("ask.several", name=name[:60]), say("hint.several", words=names))
        return (same[0] if same else clean_name(name, "NAME")), card

    def _promise(self, promise: Commitment) -> Payloads:
        """Kept; or, if they named one, with its new day. What is not done stays open, and late."""
        done = self._yes_or_no()
        if done is None:
            return ()
        check_open(promise, self.view.deal_id, on=self.view.today)
        if done:
            return (CommitmentKept(commitment=promise.id),)
        self._tell_how(say(f"coach.new-day-{promise.side}"))
        today = self.view.today
        due = self._ask(
            "day", lambda text: due_day(day_typed(text, today), on=today) if text else None
        )
        if due is None or due == promise.due:
            self.dialogue.tell(say("coach.stays-open"), indent=INDENT)
            return ()
        theirs = promise.side == "theirs" and promise.owner is not None
        said_by = (promise.owner,) if theirs and promise.owner is not None else ()
        return (CommitmentMoved(commitment=promise.id, due=due, said_by=said_by),)

    def _doubt(self, doubt: Doubt) -> Payloads:
        """The step that comes next: understood, answered, or settled by the buyer."""
        check_doubt_open(self.view.deal_id, self.view, doubt)
        if doubt.state == "answered":
            return self._settled(doubt)
        words = self._ask("words", _words)
        if words is None:
            return ()
        if doubt.state == "raised":
            return (DoubtExplored(doubt=doubt.id, risk=words),)
        return (DoubtAnswered(doubt=doubt.id, answer=words),)

    def _settled(self, doubt: Doubt) -> Payloads:
        """By the word of who has the doubt; where that is not known, of whoever is named."""
        if not self._is_done():
            return ()
        if doubt.holder is not None:
            return (DoubtSettled(doubt=doubt.id, said_by=(doubt.holder,)),)
        who = self._who("coach.who-settled", self.people)
        said_by = tuple(person.id for person in who)
        return (DoubtSettled(doubt=doubt.id, said_by=said_by),) if said_by else ()

    def _problem(self, question: AskProblem) -> Payloads:
        if not self._is_done():
            return ()
        who = self._who("coach.who-solved", self.people) if self.people else ()
        said_by = tuple(person.id for person in who)
        return (ProblemSolved(problem=question.problem.id, said_by=said_by),)

    def _item(self, question: AskItem) -> Payloads:
        if not self._is_done():
            return ()
        return done_items(self.view, (f"{question.stage}/{question.item.id}",), _too_early)

    def _is_done(self) -> bool:
        """Whether it is; what is not stays open, and that is said."""
        done = self._yes_or_no()
        if done is False:
            self.dialogue.tell(say("coach.stays-open"), indent=INDENT)
        return bool(done)

    def _yes_or_no(self) -> bool | None:
        """None for Enter."""
        self._tell_how(say("coach.yes-or-no"))
        return self._ask("done", yes_or_no)

    def _who(self, question: str, people: Sequence[Person]) -> tuple[Person, ...]:
        shown = listed(self.session, people, self.view, both=True)
        told = kept_together(self.session.text(say(question, people=shown)))
        self.dialogue.tell(told, indent=INDENT)
        return self._ask("who", lambda text: chosen(self.session, text, people))

    def _ask(self, part: str, read: Callable[[str], Read]) -> Read:
        return self.dialogue.ask(f"{self.question.key}/{part}", read)

    def _tell_how(self, how: Message) -> None:
        self.dialogue.keys_mean(how, indent=INDENT)


def _words(text: str) -> str | None:
    if not text:
        return None
    _check_words(text)
    return clean(text, "WORDS")


def _check_words(text: str) -> None:
    """A single `?` or `-` means something elsewhere, and would be nobody's words here."""
    if text in _NO_WORDS:
        raise BadUsage(say("coach.write-words"), say("coach.hint-enter"))


def _too_early(early: Message) -> Leave:
    """What comes before its time is not asked for; it came to be so meanwhile."""
    raise Refused(early)
